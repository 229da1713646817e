//! Everything anyone may ask for, and what they are answered.

use crate::account::{Account, AccountPatch, NewAccount};
use crate::attempt::{Attempt, Decline, Instrument, Method};
use crate::branding::{Branding, BrandingPatch};
use crate::cart::Choice;
use crate::catalog::{
    DeclaredApp, DeclaredProduct, NewPlan, NewPrice, NewProduct, Plan, Price, PricePatch, Product,
    ProductPatch, Synced,
};
use crate::clock::{TestClock, Turning};
use crate::collect::Collected;
use crate::customer::{Customer, CustomerPatch};
use crate::discount::{Coupon, CouponPatch, NewCoupon, NewPromotionCode, PromotionCode, PromotionCodePatch};
use crate::dispute::{Dispute, DisputeNews};
use crate::endpoint::{Delivery, Endpoint, EndpointPatch, NewEndpoint, Try};
use crate::entitlement::Entitlement;
use crate::event::{Event, EventKind};
use crate::id::{
    AccountId, AttemptId, CouponId, CustomerId, DisputeId, EndpointId, EventId, InvoiceId, KeyId, LinkId,
    MerchantId, PriceId, ProductId, PromotionCodeId, RefundId, Scope, SessionId, SubscriptionId, TaxRateId,
};
use crate::invoice::{Invoice, InvoiceStatus};
use crate::link::{Link, LinkKind, LinkPatch, NewLink, Opening};
use crate::merchant::{KeyForm, KeyRecord, Merchant};
use crate::metadata::Metadata;
use crate::parked::{Misfit, Parked};
use crate::payment::NewPayment;
use crate::processor::{Ask, Outcome, Profile, Refunding, State};
use crate::reconcile::Difference;
use crate::refund::Refund;
use crate::right::Right;
use crate::secret::Secret;
use crate::session::{NewSession, Session, Status};
use crate::subscription::{
    Cancellation, Subscription, SubscriptionFilter, SubscriptionPatch, SubscriptionStatus,
};
use crate::tax::{NewTaxRate, TaxRate, TaxRatePatch};
use crate::team::{Member, TeamCommand, Visit};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Everything anyone may ask to change.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make a session.
    CreateSession(Box<NewSession>),
    /// Take a payment without a page.
    CreatePayment(Box<NewPayment>),
    /// Expire a session because the merchant says so.
    ExpireSession(SessionId),
    /// Expire a session because its time has passed.
    LapseSession(SessionId),
    /// Change what is bought, as the buyer chooses on the page.
    Choose(SessionId, Choice),
    /// Make a customer, or change the one who has this `uid`.
    CreateCustomer(CustomerPatch),
    /// Change a customer.
    UpdateCustomer(CustomerId, CustomerPatch),
    /// Make a product.
    CreateProduct(NewProduct),
    /// Change a product.
    UpdateProduct(ProductId, ProductPatch),
    /// Make a price.
    CreatePrice(NewPrice),
    /// Make a product with one recurring price.
    CreatePlan(Box<NewPlan>),
    /// Change a price.
    UpdatePrice(PriceId, PricePatch),
    /// Make the catalog as declared.
    SyncCatalog(Vec<DeclaredProduct>, DeclaredApp),
    /// Make a coupon.
    CreateCoupon(NewCoupon),
    /// Change a coupon.
    UpdateCoupon(CouponId, CouponPatch),
    /// Give a coupon to nobody any more.
    DeleteCoupon(CouponId),
    /// Make a promotion code.
    CreatePromotionCode(NewPromotionCode),
    /// Change a promotion code.
    UpdatePromotionCode(PromotionCodeId, PromotionCodePatch),
    /// Make a tax rate.
    CreateTaxRate(NewTaxRate),
    /// Change a tax rate.
    UpdateTaxRate(TaxRateId, TaxRatePatch),
    /// Do what is due for a subscription: a renewal, another try, an end.
    Bill(SubscriptionId),
    /// Change a subscription.
    UpdateSubscription(SubscriptionId, SubscriptionPatch),
    /// End a subscription, now or with its period.
    CancelSubscription(SubscriptionId, Cancellation),
    /// The same for the subscription of a customer, see [`crate::subscription::current_of`].
    CancelCurrent {
        /// The merchant's own id of the customer.
        uid: String,
        /// How it is to end.
        how: Cancellation,
    },
    /// Charge nothing until it is resumed, or until this time.
    PauseSubscription(SubscriptionId, Option<Timestamp>),
    /// Go on after a pause, take a cancellation back, or let renewals go out that waited for a look.
    ResumeSubscription(SubscriptionId),
    /// Take back that it ends with its period. Unlike resuming, this is the buyer's to do: what the merchant paused or
    /// holds, or ends on a day, stays so.
    KeepSubscription(SubscriptionId),
    /// Make a session by which the buyer gives another card for a subscription, and comes back to this address.
    ChangeCard(SubscriptionId, Option<String>),
    /// Let a customer look after their subscriptions for a while.
    OpenPortal {
        /// Whom.
        customer: CustomerId,
        /// Where the way back leads.
        return_url: Option<String>,
    },
    /// Make a payment link or an offer.
    CreateLink(Box<NewLink>),
    /// Change a payment link or an offer.
    UpdateLink(LinkId, LinkKind, LinkPatch),
    /// Make the session that a link or offer opens.
    OpenLink(LinkId, Opening),
    /// End a customer's entitlement because its time has passed.
    EndEntitlement(CustomerId),
    /// Make a webhook endpoint.
    CreateEndpoint(NewEndpoint),
    /// Change a webhook endpoint.
    UpdateEndpoint(EndpointId, EndpointPatch),
    /// Give a webhook endpoint another secret.
    RotateSecret {
        /// Which endpoint.
        endpoint: EndpointId,
        /// For how many milliseconds the secret before it still signs; `None`: for a day.
        keep: Option<i64>,
    },
    /// Forget a webhook endpoint.
    DeleteEndpoint(EndpointId),
    /// Forget the one webhook endpoint that the merchant's settings name by this dialect, if there is one.
    DeleteSetting(&'static str),
    /// Send an event again to every endpoint that wants it, or to this one only.
    Redeliver(EventId, Option<EndpointId>),
    /// Send every event after a place in the sequence again to one endpoint, of those that it wants.
    Replay {
        /// Which endpoint.
        endpoint: EndpointId,
        /// Those after this place.
        after: i64,
    },
    /// Put out some events to be sent again.
    ReplaySome {
        /// To which endpoint.
        endpoint: EndpointId,
        /// The place up to which it was done.
        from: i64,
        /// The place up to which it is done now.
        place: i64,
        /// The events that the endpoint wants, with their places, each with its delivery so far, or else its body.
        events: Vec<(EventId, i64, Resent)>,
    },
    /// Plan the order that a session's page leads to.
    Prepare(SessionId),
    /// Remember what the adapter knows of such an order.
    Prepared {
        /// Of which session.
        session: SessionId,
        /// The attempt that it will become.
        attempt: AttemptId,
        /// What the adapter remembers.
        state: State,
    },
    /// Start an attempt.
    Pay(Box<Pay>),
    /// Ask another processor instead of the one that could not be reached.
    Reroute(AttemptId),
    /// Take so much of what is held; all of it when nothing is said.
    CapturePayment(AttemptId, Option<i64>),
    /// Let go of what is held, or take back what is offered.
    CancelPayment(AttemptId),
    /// Give money back.
    CreateRefund(Box<NewRefund>),
    /// See to it that a surplus is given back.
    GiveBack(AttemptId),
    /// Remember what the adapter knows of a refund, before its next call.
    AdvanceRefund {
        /// Which refund.
        refund: RefundId,
        /// The version of the row that the conversation goes by.
        version: i64,
        /// What the adapter remembers.
        state: State,
    },
    /// Apply what a processor said of a refund.
    SettleRefund {
        /// Which refund.
        refund: RefundId,
        /// The version of the row that the conversation went by, and what the adapter remembers of it; `None` where it
        /// was told in a notice.
        heard: Option<(i64, State)>,
        /// What was said.
        refunding: Refunding,
    },
    /// One try of the buyer at the provider failed.
    Stumble {
        /// Of which attempt.
        attempt: AttemptId,
        /// The provider's name for the try.
        id: String,
        /// Why.
        decline: Decline,
    },
    /// What the buyer is shown of an attempt is another now, if nobody has changed the attempt since it was looked at.
    See {
        /// The attempt, as it was.
        attempt: Box<Attempt>,
        /// What the adapter remembers.
        state: State,
        /// What is to be shown.
        ask: Ask,
    },
    /// Apply what a processor tells of a dispute.
    HearDispute(AttemptId, DisputeNews),
    /// Keep a notice that fits nothing.
    Park(Box<Parked>),
    /// Tell that a processor's book and ours do not agree.
    ReportDifference(Box<Difference>),
    /// Set up an account at a processor.
    CreateAccount(Box<NewAccount>),
    /// Change an account.
    UpdateAccount {
        /// Which.
        account: AccountId,
        /// What is to be another way.
        patch: Box<AccountPatch>,
        /// Whether the server's configuration file says so.
        by_file: bool,
    },
    /// The buyer answered what was asked on our page.
    Answer(AttemptId),
    /// The buyer gives an attempt up and chooses another way.
    Abandon(AttemptId),
    /// Remember what the adapter knows before a call is made.
    Advance {
        /// Which attempt.
        attempt: AttemptId,
        /// What the adapter remembers.
        state: State,
    },
    /// Show the buyer what the processor asks.
    Show {
        /// Which attempt.
        attempt: AttemptId,
        /// What the adapter remembers.
        state: State,
        /// What is asked.
        ask: Ask,
        /// When to ask the processor how it went.
        poll_at: Timestamp,
    },
    /// Ask the processor again at that time.
    Wait {
        /// Which attempt.
        attempt: AttemptId,
        /// What the adapter remembers.
        state: State,
        /// When.
        until: Timestamp,
    },
    /// Apply what was learned of an attempt in a conversation with one account. A payment that has gone to another
    /// account since is not moved by it.
    Heard {
        /// The account that was talked to.
        at: Option<AccountId>,
        /// What to do about it: one of [`Command::Advance`], [`Command::Show`], [`Command::Wait`], [`Command::Settle`].
        told: Box<Command>,
    },
    /// Apply what a processor said. One path, whoever brings it.
    Settle {
        /// Which attempt.
        attempt: AttemptId,
        /// What the adapter remembers; `None` leaves it.
        state: Option<State>,
        /// What was said.
        outcome: Outcome,
        /// Whether the janitor asked, which makes it wait longer each time.
        janitor: bool,
    },
    /// Give sequenced places and deliveries to new events.
    FanOut {
        /// The last place that is taken.
        last: i64,
        /// The events in their order, each with its body per endpoint.
        events: Vec<(EventId, Vec<(EndpointId, String)>)>,
    },
    /// Remember what came of tries to one endpoint.
    RecordTries {
        /// Which endpoint.
        endpoint: EndpointId,
        /// Which deliveries, as they were when tried, and what came of it.
        tries: Vec<(Delivery, Try)>,
    },
    /// Make a merchant.
    CreateMerchant {
        /// The number to give it.
        number: u32,
        /// Its name in URLs.
        slug: String,
        /// The name that buyers see.
        name: String,
        /// Where buyers go when a session says nothing else.
        return_url: Option<String>,
    },
    /// Change how the merchant's pages look.
    UpdateBranding(Box<BrandingPatch>),
    /// Make an API key.
    CreateKey {
        /// The dialect it speaks.
        dialect: String,
        /// What the keys of that dialect look like.
        form: KeyForm,
        /// What it may do; none: everything.
        scopes: Option<Vec<Right>>,
    },
    /// Refuse an API key from now on.
    RevokeKey(KeyId),
    /// Set the test clock, or advance it.
    TurnClock(Turning),
    /// The test clock has come to this time.
    TickClock {
        /// What time it is now.
        to: Timestamp,
        /// Whether everything that is due by then is done.
        stands: bool,
    },
    /// Let go of the test clock.
    ReleaseClock,
    /// Something about the merchant's people.
    Team(TeamCommand),
}

/// What is sent when an event is sent again.
#[derive(Clone, Debug)]
pub enum Resent {
    /// The same delivery, with the same bytes.
    Again(Box<Delivery>),
    /// The endpoint is newer than the event, and gets it for the first time.
    First(String),
}

/// What a merchant says of a refund. Values are read, not yet judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRefund {
    /// Of which payment.
    pub payment: Option<AttemptId>,
    /// Of the payment of which session.
    pub session: Option<SessionId>,
    /// How much; all that is left when nothing is said.
    pub amount: Option<i64>,
    /// Why, as sent.
    pub reason: Option<String>,
    /// Whether the merchant has given it back by other means, and it is only written down.
    pub by_hand: bool,
    /// How much refunds had taken when the merchant looked, in minor units. Where it is more or less by now, nothing is
    /// given back: a form that is sent twice gives back once.
    pub seen: Option<i64>,
    /// What the merchant attaches.
    pub metadata: Metadata,
}

/// What a buyer submits, without what must not be remembered.
#[derive(Clone, Debug)]
pub struct Pay {
    /// Which session.
    pub session: SessionId,
    /// The latest attempt that the buyer's page showed. If there is a newer one, the buyer is shown that instead, so
    /// a double click charges once.
    pub seen: Option<AttemptId>,
    /// How, and what may be remembered of it; none when nothing is to be paid.
    pub by: Option<(Method, Instrument)>,
    /// The buyer's address.
    pub email: Option<String>,
    /// The total that the page showed. When what is to be paid is something else, nothing is charged and the buyer
    /// looks again.
    pub shown: Option<i64>,
    /// What the buyer chose in the same form.
    pub choice: Choice,
    /// What the buyer said.
    pub collected: Collected,
}

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

/// What is listed under a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomersOwn {
    /// Sessions.
    Sessions,
    /// Payments.
    Payments,
    /// Entitlements.
    Entitlements,
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

impl Query {
    /// The part that is asked for, when it is a list.
    #[must_use]
    pub fn page(&self) -> Option<&PageOf> {
        match self {
            Self::Sessions { page, .. }
            | Self::Payments { page, .. }
            | Self::PaymentsInFull { page, .. }
            | Self::Events { page, .. }
            | Self::Customers { page, .. }
            | Self::Products { page, .. }
            | Self::Prices { page, .. }
            | Self::Plans { page, .. }
            | Self::PromotionCodes { page, .. }
            | Self::TaxRates { page, .. }
            | Self::Subscriptions { page, .. }
            | Self::Invoices { page, .. }
            | Self::Refunds { page, .. }
            | Self::Disputes { page, .. }
            | Self::Links { page, .. } => Some(page),
            Self::Endpoints(page)
            | Self::Accounts(page)
            | Self::ParkedNotices(page)
            | Self::Coupons(page)
            | Self::SubscriptionsLike(page, _)
            | Self::LineItems(_, page)
            | Self::Own(_, _, page) => Some(page),
            Self::Session(..)
            | Self::Explain(_)
            | Self::Payment(_)
            | Self::PaymentInFull(_)
            | Self::Refund(_)
            | Self::Dispute(_)
            | Self::Account(_)
            | Self::Processors
            | Self::Customer(_)
            | Self::Entitlement { .. }
            | Self::Catalog { .. }
            | Self::Product(_)
            | Self::Price(_)
            | Self::Plan(_)
            | Self::Coupon(_)
            | Self::PromotionCode(_)
            | Self::TaxRate(_)
            | Self::Subscription(_)
            | Self::Invoice(_)
            | Self::Link(..)
            | Self::Endpoint(_)
            | Self::EndpointSecret(..)
            | Self::Token { .. }
            | Self::Event(_)
            | Self::TestClock
            | Self::Branding => None,
        }
    }
}

/// Which part of a list, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOf {
    /// At most so many.
    pub limit: usize,
    /// Only those older than this id.
    pub starting_after: Option<String>,
    /// So many are passed over first, of vendors who number their pages.
    pub skip: usize,
}

impl PageOf {
    /// The page of this number, from 1, of those of this size.
    #[must_use]
    pub fn numbered(number: usize, limit: usize) -> Self {
        Self { limit, starting_after: None, skip: number.saturating_sub(1).saturating_mul(limit) }
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
    /// Customers.
    Customers(Listed<Customer>),
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
