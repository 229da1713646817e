//! Searching: which sessions, payments and other things are wanted, and the parts in which they are shown.
//!
//! What a filter says is decided here and nowhere else; the store only narrows where to look. A search looks at so many
//! rows at most, and says how far back it got.

use crate::attempt::{Attempt, AttemptStatus, Instrument, Method};
use crate::customer::Customer;
use crate::dispute::{Dispute, DisputeStatus};
use crate::endpoint::{Delivery, DeliveryStatus};
use crate::event::{Event, EventKind, Snapshot};
use crate::id::{AccountId, AttemptId, CustomerId, EndpointId};
use crate::metadata::{Metadata, Scalar};
use crate::money::{Currency, Money};
use crate::refund::{Refund, RefundStatus};
use crate::session::{Session, Status};
use crate::time::Timestamp;

/// A part of a list has at most so many items.
pub const PART_MAX: usize = 100;
/// A search looks at no more rows than this for one part.
pub const LOOKED_MAX: usize = 5000;

/// Which part of a list: the newest, or those next to a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// At most so many; never more than [`PART_MAX`].
    pub limit: usize,
    /// Those before this place, as [`Found::older`] named it.
    pub older_than: Option<String>,
    /// Those after this place, as [`Found::newer`] named it. It counts only where `older_than` says nothing.
    pub newer_than: Option<String>,
}

/// A part of a list, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The items.
    pub items: Vec<T>,
    /// The place from which older ones follow, where there may be any.
    pub older: Option<String>,
    /// The place from which newer ones follow, where there may be any.
    pub newer: Option<String>,
    /// The search stopped here without a full part: nobody has looked beyond. It goes on from [`Self::older`] or
    /// [`Self::newer`].
    pub searched_until: Option<Timestamp>,
}

impl<T> Found<T> {
    /// A list that has one part.
    #[must_use]
    pub fn only(items: Vec<T>) -> Self {
        Self { items, older: None, newer: None, searched_until: None }
    }
}

/// From when, and before when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub to: Option<Timestamp>,
}

impl Span {
    /// Whether a time is in it.
    #[must_use]
    pub fn has(self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| at >= from) && self.to.is_none_or(|to| at < to)
    }
}

/// How much, in which currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Much {
    /// Not less, in minor units.
    pub least: Option<i64>,
    /// Not more, in minor units.
    pub most: Option<i64>,
    /// In this currency.
    pub currency: Option<Currency>,
}

impl Much {
    /// Whether an amount is meant.
    #[must_use]
    pub fn has(self, money: Money) -> bool {
        self.least.is_none_or(|least| money.amount >= least)
            && self.most.is_none_or(|most| money.amount <= most)
            && self.currency.is_none_or(|currency| money.currency == currency)
    }
}

/// What somebody types to find something: a part of any of the texts, in any case of letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    typed: String,
    small: String,
}

impl Words {
    /// `None` when nothing is typed.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let typed = text.trim();
        (!typed.is_empty()).then(|| Self { typed: typed.to_owned(), small: typed.to_lowercase() })
    }

    /// What was typed, without white space around it.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether any of the texts has it.
    pub fn are_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        texts.into_iter().any(|text| text.to_lowercase().contains(&self.small))
    }
}

fn values(metadata: &Metadata) -> impl Iterator<Item = &str> {
    metadata.values().filter_map(|value| match value {
        Scalar::Text(text) => Some(text.as_str()),
        Scalar::Integer(_) | Scalar::Boolean(_) => None,
    })
}

/// Which sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionSearch {
    /// Of one of these statuses; of any when there is none.
    pub statuses: Vec<Status>,
    /// Of this customer.
    pub customer: Option<CustomerId>,
    /// Over so much.
    pub amount: Much,
    /// Made then.
    pub created: Span,
    /// With this in an id, an e-mail address, a name, the description, the merchant's reference or metadata.
    pub words: Option<Words>,
}

impl SessionSearch {
    /// Whether a session is meant.
    #[must_use]
    pub fn fits(&self, session: &Session) -> bool {
        let body = &session.body;
        let said = body.collected.as_ref();
        let texts = || {
            let some = [
                Some(session.id.as_str()),
                session.paid_by.as_ref().map(AttemptId::as_str),
                session.customer.as_ref().map(CustomerId::as_str),
                body.alias.as_deref(),
                body.description.as_deref(),
                body.client_reference_id.as_deref(),
                body.exclusive_key.as_deref(),
                body.customer_email.as_deref(),
                body.customer_name.as_deref(),
                said.and_then(|said| said.email.as_deref()),
                said.and_then(|said| said.name.as_deref()),
            ];
            some.into_iter().flatten().chain(values(&body.metadata))
        };
        (self.statuses.is_empty() || self.statuses.contains(&session.status))
            && self.customer.as_ref().is_none_or(|customer| session.customer.as_ref() == Some(customer))
            && self.amount.has(session.amount)
            && self.created.has(session.created_at)
            && self.words.as_ref().is_none_or(|words| words.are_in(texts()))
    }
}

/// Which payments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentSearch {
    /// Of one of these statuses; of any when there is none.
    pub statuses: Vec<AttemptStatus>,
    /// By this method.
    pub method: Option<Method>,
    /// At this processor.
    pub processor: Option<String>,
    /// By this account there.
    pub account: Option<AccountId>,
    /// With a card of this brand, in any case of letters.
    pub brand: Option<String>,
    /// With a card or a number that ends so.
    pub last4: Option<String>,
    /// Of this customer.
    pub customer: Option<CustomerId>,
    /// Over so much.
    pub amount: Much,
    /// Begun then.
    pub created: Span,
    /// With this in an id, the e-mail address, the description, the processor's reference or metadata.
    pub words: Option<Words>,
}

impl PaymentSearch {
    /// Whether a payment is meant.
    #[must_use]
    pub fn fits(&self, payment: &Attempt) -> bool {
        let body = &payment.body;
        let (brand, end) = match &body.instrument {
            Instrument::Card { brand, last4 } => (brand.as_str(), last4.as_str()),
            Instrument::MobileMoney { provider, phone } => (provider.as_str(), phone.as_str()),
            Instrument::Other { kind, label, .. } => (kind.as_str(), label.as_str()),
            Instrument::BankTransfer => ("", ""),
        };
        let texts = || {
            let some = [
                Some(payment.id.as_str()),
                Some(payment.session.as_str()),
                payment.customer.as_ref().map(CustomerId::as_str),
                payment.handle(),
                body.email.as_deref(),
                body.description.as_deref(),
                body.processor_reference.as_deref(),
            ];
            some.into_iter().flatten().chain(values(&body.metadata))
        };
        (self.statuses.is_empty() || self.statuses.contains(&payment.status))
            && self.method.is_none_or(|method| payment.method == method)
            && self.processor.as_ref().is_none_or(|processor| payment.processor == *processor)
            && self.account.as_ref().is_none_or(|account| payment.account.as_ref() == Some(account))
            && self.brand.as_ref().is_none_or(|wanted| brand.eq_ignore_ascii_case(wanted))
            && self.last4.as_ref().is_none_or(|wanted| end.ends_with(wanted.as_str()))
            && self.customer.as_ref().is_none_or(|customer| payment.customer.as_ref() == Some(customer))
            && self.amount.has(payment.amount)
            && self.created.has(payment.created_at)
            && self.words.as_ref().is_none_or(|words| words.are_in(texts()))
    }
}

/// Which refunds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefundSearch {
    /// Of one of these statuses; of any when there is none.
    pub statuses: Vec<RefundStatus>,
    /// Of this payment.
    pub payment: Option<AttemptId>,
    /// Over so much.
    pub amount: Much,
    /// Begun then.
    pub created: Span,
    /// With this in an id, the processor's reference or metadata.
    pub words: Option<Words>,
}

impl RefundSearch {
    /// Whether a refund is meant.
    #[must_use]
    pub fn fits(&self, refund: &Refund) -> bool {
        let body = &refund.body;
        let texts = || {
            let some = [refund.id.as_str(), refund.attempt.as_str(), body.session.as_str()];
            some.into_iter().chain(body.processor_reference.as_deref()).chain(values(&body.metadata))
        };
        (self.statuses.is_empty() || self.statuses.contains(&refund.status))
            && self.payment.as_ref().is_none_or(|payment| refund.attempt == *payment)
            && self.amount.has(refund.amount)
            && self.created.has(refund.created_at)
            && self.words.as_ref().is_none_or(|words| words.are_in(texts()))
    }
}

/// Which disputes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisputeSearch {
    /// Of one of these statuses; of any when there is none.
    pub statuses: Vec<DisputeStatus>,
    /// About this payment.
    pub payment: Option<AttemptId>,
    /// Over so much.
    pub amount: Much,
    /// Heard of then.
    pub created: Span,
    /// With this in an id, the processor's name for it, or the reason.
    pub words: Option<Words>,
}

impl DisputeSearch {
    /// Whether a dispute is meant.
    #[must_use]
    pub fn fits(&self, dispute: &Dispute) -> bool {
        let texts = || {
            [
                dispute.id.as_str(),
                dispute.attempt.as_str(),
                dispute.body.session.as_str(),
                dispute.reference.as_str(),
                dispute.body.reason.as_str(),
            ]
        };
        (self.statuses.is_empty() || self.statuses.contains(&dispute.status))
            && self.payment.as_ref().is_none_or(|payment| dispute.attempt == *payment)
            && self.amount.has(dispute.amount)
            && self.created.has(dispute.created_at)
            && self.words.as_ref().is_none_or(|words| words.are_in(texts()))
    }
}

/// Which customers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerSearch {
    /// With exactly this address.
    pub email: Option<String>,
    /// With an address that begins so, in any case of letters.
    pub email_begins: Option<String>,
    /// The one with this id of the merchant's.
    pub uid: Option<String>,
    /// Made then.
    pub created: Span,
    /// With this in an id, the address, a name, the phone number or metadata.
    pub words: Option<Words>,
}

impl CustomerSearch {
    /// Whether a customer is meant.
    #[must_use]
    pub fn fits(&self, customer: &Customer) -> bool {
        let (body, email) = (&customer.body, customer.email.as_deref());
        let texts = || {
            let some = [
                Some(customer.id.as_str()),
                customer.uid.as_deref(),
                email,
                body.name.as_deref(),
                body.business_name.as_deref(),
                body.phone.as_deref(),
                body.description.as_deref(),
            ];
            some.into_iter().flatten().chain(values(&body.metadata))
        };
        let begins = |start: &String| {
            email.is_some_and(|email| email.to_lowercase().starts_with(&start.to_lowercase()))
        };
        !customer.is_deleted()
            && self.email.as_ref().is_none_or(|wanted| email == Some(wanted.as_str()))
            && self.email_begins.as_ref().is_none_or(begins)
            && self.uid.as_ref().is_none_or(|uid| customer.uid.as_ref() == Some(uid))
            && self.created.has(customer.created_at)
            && self.words.as_ref().is_none_or(|words| words.are_in(texts()))
    }
}

/// Which events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventSearch {
    /// Of this kind.
    pub kind: Option<EventKind>,
    /// About the object with this id.
    pub object: Option<String>,
    /// Happened then.
    pub created: Span,
}

impl EventSearch {
    /// Whether an event is meant.
    #[must_use]
    pub fn fits(&self, event: &Event) -> bool {
        self.kind.is_none_or(|kind| event.kind == kind)
            && self.object.as_ref().is_none_or(|object| about(&event.body.snapshot) == Some(object.as_str()))
            && self.created.has(event.created_at)
    }
}

/// The id of what an event is about. Of an entitlement it is that of its customer.
#[must_use]
pub fn about(snapshot: &Snapshot) -> Option<&str> {
    Some(match snapshot {
        Snapshot::Session(it) => it.id.as_str(),
        Snapshot::Payment(it) => it.id.as_str(),
        Snapshot::Refund(it) => it.id.as_str(),
        Snapshot::Dispute(it) => it.id.as_str(),
        Snapshot::Customer(it) => it.id.as_str(),
        Snapshot::Entitlement { entitlement, .. } => entitlement.customer.as_str(),
        Snapshot::Product(it) => it.id.as_str(),
        Snapshot::Price(it) => it.id.as_str(),
        Snapshot::Coupon(it) => it.id.as_str(),
        Snapshot::PromotionCode(it) => it.id.as_str(),
        Snapshot::TaxRate(it) => it.id.as_str(),
        Snapshot::ShippingRate(it) => it.id.as_str(),
        Snapshot::Subscription(it) => it.id.as_str(),
        Snapshot::Invoice(it) => it.id.as_str(),
        Snapshot::Link(it) => it.id.as_str(),
        Snapshot::Endpoint { id, .. } => id.as_str(),
        Snapshot::Difference(_) => return None,
    })
}

/// Which deliveries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliverySearch {
    /// To this endpoint.
    pub endpoint: EndpointId,
    /// Of this status.
    pub status: Option<DeliveryStatus>,
}

impl DeliverySearch {
    /// Whether a delivery is meant.
    #[must_use]
    pub fn fits(&self, delivery: &Delivery) -> bool {
        delivery.endpoint == self.endpoint && self.status.is_none_or(|status| delivery.status == status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::AttemptBody;
    use crate::id::{Mode, Scope, SessionId};
    use crate::session::SessionBody;

    const SCOPE: Scope = Scope { merchant: 1, mode: Mode::Test };

    fn money(amount: i64) -> Money {
        Money { amount, currency: Currency::parse("GHS").unwrap() }
    }

    fn session() -> Session {
        let metadata = Metadata::from([("order".to_owned(), Scalar::Text("A-17".to_owned()))]);
        Session {
            id: SessionId::of("cs_1"),
            scope: SCOPE,
            status: Status::Open,
            amount: money(5000),
            customer: Some(CustomerId::of("cus_1")),
            paid_by: None,
            created_at: Timestamp(1000),
            expires_at: Timestamp(2000),
            version: 0,
            body: SessionBody {
                description: Some("Blue Shirt".to_owned()),
                customer_email: Some("Ama@Example.com".to_owned()),
                metadata,
                ..SessionBody::default()
            },
        }
    }

    #[test]
    fn each_filter_of_sessions_counts() {
        let all = SessionSearch::default();
        assert!(all.fits(&session()));
        let words = |text: &str| SessionSearch { words: Words::of(text), ..all.clone() };
        for found in ["shirt", " BLUE ", "ama@example", "a-17", "cs_1", "CUS_1", ""] {
            assert!(words(found).fits(&session()), "{found}");
        }
        assert!(!words("green").fits(&session()));
        let amount = |least, most| {
            let amount = Much { least, most, currency: Currency::parse("GHS") };
            SessionSearch { amount, ..all.clone() }
        };
        assert!(amount(Some(5000), Some(5000)).fits(&session()));
        assert!(!amount(Some(5001), None).fits(&session()) && !amount(None, Some(4999)).fits(&session()));
        let euros = Much { currency: Currency::parse("EUR"), ..Much::default() };
        assert!(!SessionSearch { amount: euros, ..all.clone() }.fits(&session()));
        let created = |from: i64, to: i64| {
            let created = Span { from: Some(Timestamp(from)), to: Some(Timestamp(to)) };
            SessionSearch { created, ..all.clone() }
        };
        assert!(created(1000, 1001).fits(&session()));
        assert!(!created(1001, 2000).fits(&session()) && !created(0, 1000).fits(&session()));
        assert!(!SessionSearch { statuses: vec![Status::Expired], ..all.clone() }.fits(&session()));
        let other = Some(CustomerId::of("cus_2"));
        assert!(!SessionSearch { customer: other, ..all }.fits(&session()));
    }

    #[test]
    fn a_payment_is_found_by_its_card() {
        let card = Instrument::Card { brand: "Visa".to_owned(), last4: "4242".to_owned() };
        let payment = Attempt {
            id: AttemptId::of("pay_1"),
            scope: SCOPE,
            session: SessionId::of("cs_1"),
            status: AttemptStatus::Declined,
            amount: money(5000),
            customer: None,
            method: Method::Card,
            processor: "simulator".to_owned(),
            account: None,
            captured: 0,
            refunded: 0,
            created_at: Timestamp(1000),
            version: 0,
            body: AttemptBody::new(card, Timestamp(1000)),
        };
        let all = PaymentSearch::default();
        let by = |brand: Option<&str>, last4: Option<&str>| PaymentSearch {
            brand: brand.map(str::to_owned),
            last4: last4.map(str::to_owned),
            ..all.clone()
        };
        assert!(all.fits(&payment) && by(Some("visa"), Some("4242")).fits(&payment));
        assert!(!by(Some("amex"), None).fits(&payment) && !by(None, Some("4241")).fits(&payment));
        for other in [
            PaymentSearch { method: Some(Method::Crypto), ..all.clone() },
            PaymentSearch { processor: Some("stripe".to_owned()), ..all.clone() },
            PaymentSearch { account: Some(AccountId::of("acct_1")), ..all.clone() },
            PaymentSearch { statuses: vec![AttemptStatus::Succeeded, AttemptStatus::Parked], ..all.clone() },
        ] {
            assert!(!other.fits(&payment), "{other:?}");
        }
    }
}
