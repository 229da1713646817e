//! What is answered, to whoever asked to change something or to read it.

use crate::account::Account;
use crate::attempt::Attempt;
use crate::branding::Branding;
use crate::catalog::{Plan, Price, Product, Synced};
use crate::clock::TestClock;
use crate::customer::{Customer, OnFile};
use crate::discount::{Coupon, PromotionCode};
use crate::dispute::Dispute;
use crate::endpoint::Endpoint;
use crate::entitlement::Entitlement;
use crate::event::Event;
use crate::id::{CouponId, CustomerId, EndpointId, MerchantId, Scope, SubscriptionId};
use crate::invoice::Invoice;
use crate::link::{Link, LinkKind};
use crate::merchant::{KeyRecord, Merchant};
use crate::parked::{Misfit, Parked};
use crate::processor::Profile;
use crate::query::Listed;
use crate::refund::Refund;
use crate::secret::Secret;
use crate::session::Session;
use crate::shipping::ShippingRate;
use crate::subscription::Subscription;
use crate::tax::TaxRate;
use crate::team::{Member, Visit};
use crate::time::Timestamp;

/// What was looked up to go into an answer.
#[derive(Clone, Debug, Default)]
pub struct More {
    /// Whether to show the lines.
    pub line_items: bool,
    /// The customer.
    pub customer: Option<Customer>,
    /// The payment.
    pub payment: Option<Attempt>,
    /// The merchant's slug: some vendors' events name it.
    pub app: Option<String>,
    /// The session of a payment: some vendors' payment events say what it granted.
    pub session: Option<Box<Session>>,
    /// The subscription that a payment is for; looked up with its session.
    pub subscription: Option<SubscriptionId>,
    /// What the customer of a subscription has: some vendors tell its end by that.
    pub entitlement: Option<Box<Entitlement>>,
}

/// Why the buyer is to look again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// What was chosen costs something else than the page said.
    Total,
    /// The discount cannot be had any more.
    Discount,
}

/// What is answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A session; `created` when it was made just now.
    Session {
        /// The session.
        session: Session,
        /// Whether it is new.
        created: bool,
        /// What to show whole.
        more: Box<More>,
    },
    /// Sessions.
    Sessions(Listed<(Session, More)>),
    /// Lines of a session, by their places in its cart.
    LineItems(Box<Session>, Listed<usize>),
    /// A session, to explain its total.
    Explained(Box<Session>),
    /// What the buyer submitted changes the total: nothing was started, and the buyer is to look again.
    LookAgain(Box<Session>, Changed),
    /// A payment.
    Payment(Box<Attempt>),
    /// Payments.
    Payments(Listed<Attempt>),
    /// A refund, and whether it is new.
    Refund {
        /// The refund.
        refund: Box<Refund>,
        /// Whether it is new, so that the processor is to be asked.
        created: bool,
    },
    /// Refunds.
    Refunds(Listed<Refund>),
    /// A dispute.
    Dispute(Box<Dispute>),
    /// Disputes.
    Disputes(Listed<Dispute>),
    /// An account at a processor, and whether it is new.
    Account(Box<Account>, bool),
    /// Accounts.
    Accounts(Listed<Account>),
    /// The processors that there are in this mode.
    Processors(Vec<&'static Profile>),
    /// A notice that fits nothing.
    ParkedNotices(Listed<Parked>),
    /// What was told does not fit, and was not applied.
    Misfit(Misfit),
    /// A payment, with its session and its subscription.
    PaymentInFull(Box<Attempt>, Box<More>),
    /// Payments, each with its session and its subscription.
    PaymentsInFull(Listed<(Attempt, More)>),
    /// A customer.
    Customer {
        /// The customer.
        customer: Customer,
        /// Whether it is new.
        created: bool,
    },
    /// A customer was deleted.
    CustomerDeleted(CustomerId),
    /// Customers.
    Customers(Listed<Customer>),
    /// A means of payment.
    PaymentMethod {
        /// The customer whose it is, or was until just now.
        customer: CustomerId,
        /// The means.
        method: Box<OnFile>,
        /// Whether it is on file still.
        on_file: bool,
    },
    /// Means of payment of a customer, the newest first.
    PaymentMethods(CustomerId, Listed<OnFile>),
    /// What a customer has.
    Entitlement {
        /// The merchant's slug.
        app: String,
        /// The merchant's own id of the customer.
        uid: Option<String>,
        /// The entitlement, if there ever was one.
        entitlement: Option<Box<Entitlement>>,
        /// The time that it is looked at.
        now: Timestamp,
    },
    /// Entitlements, each with the merchant's own id of its customer.
    Entitlements {
        /// The merchant's slug.
        app: String,
        /// The entitlements.
        listed: Listed<(Entitlement, Option<String>)>,
        /// The time that they are looked at.
        now: Timestamp,
    },
    /// What is for sale.
    Catalog {
        /// The merchant's slug.
        app: String,
        /// Of which mode.
        scope: Scope,
        /// The products with their prices, the oldest first.
        products: Vec<(Product, Vec<Price>)>,
    },
    /// What came of declaring a catalog.
    Synced {
        /// The merchant's slug.
        app: String,
        /// What came of it.
        synced: Box<Synced>,
    },
    /// A product, and whether it is new.
    Product(Box<Product>, bool),
    /// Products.
    Products(Listed<Product>),
    /// A price, and whether it is new.
    Price(Box<Price>, bool),
    /// Prices.
    Prices(Listed<Price>),
    /// A plan, and whether it is new.
    Plan(Box<Plan>, bool),
    /// Plans.
    Plans(Listed<Plan>),
    /// A coupon, whether it is new, and the time that it is looked at.
    Coupon(Box<Coupon>, bool, Timestamp),
    /// Coupons.
    Coupons(Listed<Coupon>, Timestamp),
    /// A coupon was deleted.
    CouponDeleted(CouponId),
    /// A promotion code, and whether it is new.
    PromotionCode(Box<PromotionCode>, bool),
    /// Promotion codes.
    PromotionCodes(Listed<PromotionCode>),
    /// A tax rate, and whether it is new.
    TaxRate(Box<TaxRate>, bool),
    /// Tax rates.
    TaxRates(Listed<TaxRate>),
    /// A shipping rate, and whether it is new.
    ShippingRate(Box<ShippingRate>, bool),
    /// Shipping rates.
    ShippingRates(Listed<ShippingRate>),
    /// A subscription.
    Subscription(Box<Subscription>),
    /// Subscriptions.
    Subscriptions(Listed<Subscription>),
    /// An invoice.
    Invoice(Box<Invoice>),
    /// Invoices.
    Invoices(Listed<Invoice>),
    /// A payment link or offer, and whether it is new.
    Link(Box<Link>, bool),
    /// Payment links, or offers.
    Links(LinkKind, Listed<Link>),
    /// A way into the customer portal.
    Portal {
        /// Whose.
        customer: CustomerId,
        /// The secret part of its address.
        token: Secret,
        /// Until when it leads there, by the machine's clock.
        until: Timestamp,
        /// When it was made.
        created_at: Timestamp,
        /// Where the way back leads.
        return_url: Option<String>,
    },
    /// An endpoint, with its secret when it was made just now.
    Endpoint {
        /// The endpoint.
        endpoint: Endpoint,
        /// Its secret.
        secret: Option<Secret>,
    },
    /// Endpoints.
    Endpoints(Listed<Endpoint>),
    /// An endpoint was forgotten.
    EndpointDeleted(EndpointId),
    /// An event.
    Event(Event),
    /// Events.
    Events(Listed<Event>),
    /// An event was sent again, to so many endpoints.
    Redelivered {
        /// The event.
        event: Event,
        /// How many deliveries were made.
        deliveries: usize,
    },
    /// The attempt that there is now; `started` when this command made or moved it, so the processor is to be asked.
    Attempt {
        /// The attempt.
        attempt: Attempt,
        /// Whether the caller is to talk to the processor now.
        started: bool,
        /// The attempt that was replaced and is to be cancelled at its processor.
        replaced: Option<Box<Attempt>>,
    },
    /// The test clock, if it is set, and what time it is.
    TestClock {
        /// The clock.
        clock: Option<TestClock>,
        /// The time on the scope's timeline.
        now: Timestamp,
    },
    /// How a merchant's pages look.
    Branding {
        /// What is said about it.
        branding: Branding,
        /// Whose pages.
        merchant: MerchantId,
    },
    /// A merchant.
    Merchant(Merchant),
    /// A key, shown once.
    Key {
        /// What is stored.
        record: KeyRecord,
        /// The key itself, when it was made just now.
        key: Option<Secret>,
        /// The secret beside it, when it was made just now and the dialect has one.
        secret: Option<Secret>,
    },
    /// An access token.
    Token {
        /// The token.
        token: Secret,
        /// For how many seconds it is valid.
        seconds: i64,
    },
    /// Somebody of the team.
    Member(Box<Member>),
    /// Somebody was invited, and the secret of the invitation, shown once.
    Invitation {
        /// Who.
        member: Box<Member>,
        /// The secret.
        secret: Secret,
    },
    /// A browser was let in.
    Visit {
        /// What is stored of it.
        visit: Box<Visit>,
        /// The secret that the browser keeps.
        secret: Secret,
    },
    /// Nothing to say.
    Done,
}
