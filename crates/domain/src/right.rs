//! What a key may be for. Every command and query belongs to one right, or is only for keys that may do everything.

use crate::command::Command;
use crate::query::Query;
use serde::{Deserialize, Serialize};

/// Something that a key may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyRight {
    /// Look at everything.
    Read,
    /// Make sessions and expire them.
    Sessions,
    /// Take, capture, cancel and give back money, and change subscriptions, which are charged.
    Payments,
    /// Change what is sold: products, prices, plans, coupons, taxes, links and offers.
    Catalog,
    /// Change who is told of events, and send events again.
    Webhooks,
    /// Make, change and delete customers, and let them into the portal.
    Customers,
}

impl KeyRight {
    /// Every right.
    pub const ALL: [Self; 6] =
        [Self::Read, Self::Sessions, Self::Payments, Self::Catalog, Self::Webhooks, Self::Customers];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Sessions => "sessions",
            Self::Payments => "payments",
            Self::Catalog => "catalog",
            Self::Webhooks => "webhooks",
            Self::Customers => "customers",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.as_str() == text)
    }
}

/// What must be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// This.
    One(KeyRight),
    /// Everything: the key must have no list of rights.
    Everything,
    /// Nothing: it needs no key at all.
    Nothing,
}

impl Needs {
    /// Whether a key with these rights may. `None`: it may do everything.
    #[must_use]
    pub fn are_met(self, rights: Option<&[KeyRight]>) -> bool {
        match (rights, self) {
            (None, _) | (_, Self::Nothing) => true,
            (Some(rights), Self::One(right)) => rights.contains(&right),
            (Some(_), Self::Everything) => false,
        }
    }
}

/// What a command needs. Several stand in a line, so that all are seen at once.
#[must_use]
#[rustfmt::skip]
pub fn of_command(command: &Command) -> Needs {
    use Command as C;
    Needs::One(match command {
        C::CreateSession(_) | C::UpdateSession(..) | C::ExpireSession(_) => KeyRight::Sessions,
        C::CreatePayment(_) | C::CapturePayment(..) | C::CancelPayment(_) | C::CreateRefund(_)
        | C::UpdateSubscription(..) | C::CancelSubscription(..) | C::CancelCurrent { .. }
        | C::PauseSubscription(..) | C::ResumeSubscription(_) | C::KeepSubscription(_)
        | C::PayInvoice(_) | C::VoidInvoice(_) | C::ChangeCard(..) => KeyRight::Payments,
        C::CreateProduct(_) | C::UpdateProduct(..) | C::CreatePrice(_) | C::CreatePlan(_)
        | C::CreatePriced(_) | C::UpdatePrice(..) | C::SyncCatalog(..) | C::CreateCoupon(_) | C::UpdateCoupon(..)
        | C::DeleteCoupon(_) | C::CreatePromotionCode(_) | C::UpdatePromotionCode(..)
        | C::CreateTaxRate(_) | C::UpdateTaxRate(..) | C::CreateShippingRate(_) | C::UpdateShippingRate(..)
        | C::CreateLink(_) | C::UpdateLink(..) => KeyRight::Catalog,
        C::CreateCustomer(_) | C::UpdateCustomer(..) | C::DeleteCustomer(_) | C::DetachMethod(_)
        | C::OpenPortal { .. } => KeyRight::Customers,
        C::CreateEndpoint(_) | C::UpdateEndpoint(..) | C::RotateSecret { .. } | C::DeleteEndpoint(_)
        | C::DeleteSetting(_) | C::Redeliver(..) | C::Replay { .. } => KeyRight::Webhooks,
        // What is for operators, for pages and for jobs is no key's that is for something only.
        C::LapseSession(_) | C::Choose(..) | C::Bill(_) | C::OpenLink(..) | C::EndEntitlement(_)
        | C::EraseCustomer(_) | C::EraseSession(_) | C::EraseInvoice(_)
        | C::ReplaySome { .. } | C::Prepare(_) | C::Prepared { .. } | C::Pay(_) | C::Reroute(_)
        | C::GiveBack(_) | C::AdvanceRefund { .. } | C::SettleRefund { .. } | C::Stumble { .. }
        | C::See { .. } | C::HearDispute(..) | C::Park(_) | C::ReportDifference(_) | C::CreateAccount(_)
        | C::UpdateAccount { .. } | C::Answer(_) | C::Abandon(_) | C::Advance { .. } | C::Show { .. }
        | C::Wait { .. } | C::Heard { .. } | C::Settle { .. } | C::FanOut { .. } | C::RecordTries { .. }
        | C::CreateMerchant { .. } | C::CreateKey { .. } | C::RevokeKey(_) | C::UpdateBranding(_)
        | C::SetRedirectHosts(_)
        | C::Team(_) | C::TurnClock(_) | C::TickClock { .. } | C::ReleaseClock => return Needs::Everything,
    })
}

/// What a query needs.
#[must_use]
pub fn of_query(query: &Query) -> Needs {
    use Query as Q;
    match query {
        // Anybody may look at what is for sale, and a token is bought with a key and its secret.
        Q::Catalog { .. } | Q::Token { .. } => Needs::Nothing,
        // Who has the secret of an endpoint can write what it will believe.
        Q::EndpointSecret(..) => Needs::One(KeyRight::Webhooks),
        Q::Session(..)
        | Q::LineItems(..)
        | Q::LinkLines(_)
        | Q::Explain(_)
        | Q::Sessions { .. }
        | Q::Payment(_)
        | Q::Payments { .. }
        | Q::Refund(_)
        | Q::Refunds { .. }
        | Q::Dispute(_)
        | Q::Disputes { .. }
        | Q::Account(_)
        | Q::Accounts(_)
        | Q::Processors
        | Q::ParkedNotices(_)
        | Q::PaymentInFull(_)
        | Q::PaymentsInFull { .. }
        | Q::Customer(_)
        | Q::Customers { .. }
        | Q::PaymentMethod(_)
        | Q::Own(..)
        | Q::Entitlement { .. }
        | Q::Product(_)
        | Q::Products { .. }
        | Q::Price(_)
        | Q::Prices { .. }
        | Q::Plan(_)
        | Q::Plans { .. }
        | Q::Coupon(_)
        | Q::Coupons(_)
        | Q::PromotionCode(_)
        | Q::PromotionCodes { .. }
        | Q::TaxRate(_)
        | Q::TaxRates { .. }
        | Q::ShippingRate(..)
        | Q::ShippingRates { .. }
        | Q::Subscription(_)
        | Q::Subscriptions { .. }
        | Q::SubscriptionsLike(..)
        | Q::Invoice(_)
        | Q::Invoices { .. }
        | Q::Link(..)
        | Q::Links { .. }
        | Q::Endpoint(_)
        | Q::Endpoints(_)
        | Q::Event(_)
        | Q::Events { .. }
        | Q::Branding
        | Q::TestClock => Needs::One(KeyRight::Read),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::SessionId;

    #[test]
    fn words_round_trip() {
        for right in KeyRight::ALL {
            assert_eq!(KeyRight::parse(right.as_str()), Some(right));
        }
    }

    #[test]
    fn a_key_may_do_what_its_rights_say_and_no_more() {
        let expire = of_command(&Command::ExpireSession(SessionId::of("cs_1")));
        for (rights, may) in [
            (None, true),
            (Some(&[KeyRight::Sessions][..]), true),
            (Some(&[KeyRight::Read, KeyRight::Payments][..]), false),
            (Some(&[][..]), false),
        ] {
            assert_eq!(expire.are_met(rights), may, "{rights:?}");
        }
        let clock = of_command(&Command::ReleaseClock);
        assert!(clock.are_met(None) && !clock.are_met(Some(&KeyRight::ALL)));
        assert!(!of_query(&Query::TestClock).are_met(Some(&[KeyRight::Sessions])));
    }
}
