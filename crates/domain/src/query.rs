//! Everything anyone may read, and which part of it.

use crate::event::EventKind;
use crate::id::{
    AccountId, AttemptId, CouponId, CustomerId, DisputeId, EndpointId, EventId, InvoiceId, LinkId, PriceId,
    ProductId, PromotionCodeId, RefundId, SessionId, ShippingRateId, SubscriptionId, TaxRateId,
};
use crate::invoice::InvoiceStatus;
use crate::link::LinkKind;
use crate::money::Currency;
use crate::secret::Secret;
use crate::session::Status;
use crate::subscription::{SubscriptionFilter, SubscriptionStatus};
use serde::{Deserialize, Serialize};

/// What an answer carries whole instead of as an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Expand {
    /// The lines of a session.
    #[serde(default)]
    pub line_items: bool,
    /// The customer of a session.
    #[serde(default)]
    pub customer: bool,
    /// The payment that paid a session.
    #[serde(default)]
    pub payment: bool,
    /// The session of a payment.
    #[serde(default)]
    pub session: bool,
    /// The merchant's slug.
    #[serde(default)]
    pub app: bool,
    /// What the customer of a subscription has.
    #[serde(default)]
    pub entitlement: bool,
}

impl Expand {
    /// Everything that either asks for.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            line_items: self.line_items || other.line_items,
            customer: self.customer || other.customer,
            payment: self.payment || other.payment,
            session: self.session || other.session,
            app: self.app || other.app,
            entitlement: self.entitlement || other.entitlement,
        }
    }
}

/// What is listed under a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomersOwn {
    /// Sessions.
    Sessions,
    /// Payments.
    Payments,
    /// Entitlements.
    Entitlements,
    /// Means of payment that are on file.
    Methods,
}

/// Which customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// By our id.
    Id(CustomerId),
    /// By the merchant's own id.
    Uid(String),
}

/// Everything anyone may read.
#[derive(Clone, Debug)]
pub enum Query {
    /// One session.
    Session(SessionId, Expand),
    /// The lines of a session, in their order.
    LineItems(SessionId, PageOf),
    /// What a session that a payment link opens now would sell.
    LinkLines(LinkId),
    /// How a session's total comes about.
    Explain(SessionId),
    /// Sessions.
    Sessions {
        /// Which part.
        page: PageOf,
        /// What to show whole.
        expand: Expand,
        /// Only of this public status.
        status: Option<Vec<Status>>,
        /// Only of this customer.
        customer: Option<CustomerId>,
        /// Only the one that this payment belongs to.
        payment: Option<AttemptId>,
    },
    /// One payment.
    Payment(AttemptId),
    /// Payments.
    Payments {
        /// Which part.
        page: PageOf,
        /// Only of this session.
        session: Option<SessionId>,
    },
    /// One refund.
    Refund(RefundId),
    /// Refunds.
    Refunds {
        /// Which part.
        page: PageOf,
        /// Only of this payment.
        payment: Option<AttemptId>,
    },
    /// One dispute.
    Dispute(DisputeId),
    /// Disputes.
    Disputes {
        /// Which part.
        page: PageOf,
        /// Only of this payment.
        payment: Option<AttemptId>,
    },
    /// One account at a processor.
    Account(AccountId),
    /// Accounts.
    Accounts(PageOf),
    /// What processors there are.
    Processors,
    /// Notices that fit nothing.
    ParkedNotices(PageOf),
    /// One payment, with its session and its subscription.
    PaymentInFull(AttemptId),
    /// Payments, each with its session and its subscription.
    PaymentsInFull {
        /// Which part.
        page: PageOf,
        /// Only of this session, which must exist.
        session: Option<SessionId>,
    },
    /// One customer.
    Customer(CustomerId),
    /// A means of payment that is on file, by the attempt by which it was given.
    PaymentMethod(AttemptId),
    /// Customers.
    Customers {
        /// Which part.
        page: PageOf,
        /// Only the one with this id of the merchant's.
        uid: Option<String>,
        /// Only those with this address.
        email: Option<String>,
    },
    /// What belongs to a customer.
    Own(CustomerId, CustomersOwn, PageOf),
    /// What a customer has.
    Entitlement {
        /// Which customer.
        who: Who,
        /// The merchant's slug, where the caller named one.
        app: Option<String>,
    },
    /// What is for sale.
    Catalog {
        /// Whose, by slug. `None`: the caller's own.
        app: Option<String>,
        /// Only this tier.
        tier: Option<String>,
    },
    /// One product.
    Product(ProductId),
    /// Products.
    Products {
        /// Which part.
        page: PageOf,
        /// Only those that can be bought, or cannot.
        active: Option<bool>,
        /// Only the one with this tier.
        tier: Option<String>,
    },
    /// One price.
    Price(PriceId),
    /// Prices.
    Prices {
        /// Which part.
        page: PageOf,
        /// Only those that can be bought, or cannot.
        active: Option<bool>,
        /// Only of this product.
        product: Option<ProductId>,
        /// Only the one with this lookup key.
        lookup_key: Option<String>,
    },
    /// One plan, by the id of its price.
    Plan(PriceId),
    /// Plans.
    Plans {
        /// Which part.
        page: PageOf,
        /// Only those that can be bought, or cannot.
        active: Option<bool>,
    },
    /// One coupon.
    Coupon(CouponId),
    /// Coupons.
    Coupons(PageOf),
    /// One promotion code.
    PromotionCode(PromotionCodeId),
    /// Promotion codes.
    PromotionCodes {
        /// Which part.
        page: PageOf,
        /// Only those with this code, in any case of letters.
        code: Option<String>,
        /// Only of this coupon.
        coupon: Option<CouponId>,
        /// Only those that can be used, or cannot.
        active: Option<bool>,
    },
    /// One tax rate.
    TaxRate(TaxRateId),
    /// Tax rates.
    TaxRates {
        /// Which part.
        page: PageOf,
        /// Only those that new sessions may use, or may not.
        active: Option<bool>,
    },
    /// One shipping rate. Where a session is named that has it, also one that is stored nowhere else.
    ShippingRate(ShippingRateId, Option<SessionId>),
    /// Shipping rates.
    ShippingRates {
        /// Which part.
        page: PageOf,
        /// Only those that new sessions may use, or may not.
        active: Option<bool>,
        /// Only those in this currency.
        currency: Option<Currency>,
    },
    /// One subscription.
    Subscription(SubscriptionId),
    /// Subscriptions.
    Subscriptions {
        /// Which part.
        page: PageOf,
        /// Only of this status.
        status: Option<SubscriptionStatus>,
        /// Only of this customer.
        customer: Option<CustomerId>,
    },
    /// Subscriptions that fit. Of an offer that does not exist there are none to be found.
    SubscriptionsLike(PageOf, Box<SubscriptionFilter>),
    /// One invoice.
    Invoice(InvoiceId),
    /// Invoices.
    Invoices {
        /// Which part.
        page: PageOf,
        /// Only of this status.
        status: Option<InvoiceStatus>,
        /// Only of this customer.
        customer: Option<CustomerId>,
        /// Only of this subscription.
        subscription: Option<SubscriptionId>,
    },
    /// One payment link or offer.
    Link(LinkId, LinkKind),
    /// Payment links, or offers.
    Links {
        /// Which part.
        page: PageOf,
        /// Which of the two.
        kind: LinkKind,
        /// Only those that open sessions, or do not.
        active: Option<bool>,
    },
    /// One endpoint.
    Endpoint(EndpointId),
    /// One endpoint of this dialect with its secret. Of others it is not told: their APIs show it once, and that of the
    /// merchant's settings is the secret beside a key.
    EndpointSecret(EndpointId, &'static str),
    /// An access token for a key, given the secret beside it.
    Token {
        /// The key.
        key: Secret,
        /// The secret.
        secret: Secret,
    },
    /// Endpoints.
    Endpoints(PageOf),
    /// One event.
    Event(EventId),
    /// Events.
    Events {
        /// Which part; ignored when `after` is given, except for its limit.
        page: PageOf,
        /// In order, those after this place.
        after: Option<i64>,
        /// Only of this kind.
        kind: Option<EventKind>,
    },
    /// The test clock.
    TestClock,
    /// How the merchant's pages look.
    Branding,
}

/// The part that a query asks for, to be read or to be changed.
macro_rules! page_of {
    ($query:expr) => {
        match $query {
            Query::Sessions { page, .. }
            | Query::Payments { page, .. }
            | Query::PaymentsInFull { page, .. }
            | Query::Events { page, .. }
            | Query::Customers { page, .. }
            | Query::Products { page, .. }
            | Query::Prices { page, .. }
            | Query::Plans { page, .. }
            | Query::PromotionCodes { page, .. }
            | Query::TaxRates { page, .. }
            | Query::ShippingRates { page, .. }
            | Query::Subscriptions { page, .. }
            | Query::Invoices { page, .. }
            | Query::Refunds { page, .. }
            | Query::Disputes { page, .. }
            | Query::Links { page, .. } => Some(page),
            Query::Endpoints(page)
            | Query::Accounts(page)
            | Query::ParkedNotices(page)
            | Query::Coupons(page)
            | Query::SubscriptionsLike(page, _)
            | Query::LineItems(_, page)
            | Query::Own(_, _, page) => Some(page),
            Query::Session(..)
            | Query::Explain(_)
            | Query::Payment(_)
            | Query::PaymentInFull(_)
            | Query::Refund(_)
            | Query::Dispute(_)
            | Query::Account(_)
            | Query::Processors
            | Query::Customer(_)
            | Query::PaymentMethod(_)
            | Query::Entitlement { .. }
            | Query::Catalog { .. }
            | Query::Product(_)
            | Query::Price(_)
            | Query::Plan(_)
            | Query::Coupon(_)
            | Query::PromotionCode(_)
            | Query::TaxRate(_)
            | Query::ShippingRate(..)
            | Query::Subscription(_)
            | Query::Invoice(_)
            | Query::Link(..)
            | Query::LinkLines(_)
            | Query::Endpoint(_)
            | Query::EndpointSecret(..)
            | Query::Token { .. }
            | Query::Event(_)
            | Query::TestClock
            | Query::Branding => None,
        }
    };
}

impl Query {
    /// The part that is asked for, when it is a list.
    #[must_use]
    pub fn page(&self) -> Option<&PageOf> {
        page_of!(self)
    }

    /// The same, to be changed.
    pub fn page_mut(&mut self) -> Option<&mut PageOf> {
        page_of!(self)
    }
}

/// Which part of a list, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOf {
    /// At most so many.
    pub limit: usize,
    /// Only those older than this id.
    pub starting_after: Option<String>,
    /// Only those newer than this id, the nearest to it. At most one of the two is there.
    pub ending_before: Option<String>,
    /// So many are passed over first, of vendors who number their pages.
    pub skip: usize,
}

impl PageOf {
    /// The page of this number, from 1, of those of this size.
    #[must_use]
    pub fn numbered(number: usize, limit: usize) -> Self {
        Self {
            limit,
            starting_after: None,
            ending_before: None,
            skip: number.saturating_sub(1).saturating_mul(limit),
        }
    }
}

/// A part of a list.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    /// The items.
    pub items: Vec<T>,
    /// Whether there are more.
    pub has_more: bool,
}
