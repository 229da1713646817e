//! Everything anyone may ask to change.

use crate::account::{AccountPatch, NewAccount};
use crate::attempt::{Attempt, Decline, Instrument, Method};
use crate::branding::BrandingPatch;
use crate::cart::Choice;
use crate::catalog::{
    DeclaredApp, DeclaredProduct, NewPlan, NewPrice, NewPriced, NewProduct, PricePatch, ProductPatch,
};
use crate::clock::Turning;
use crate::collect::Collected;
use crate::customer::CustomerPatch;
use crate::discount::{CouponPatch, NewCoupon, NewPromotionCode, PromotionCodePatch};
use crate::dispute::DisputeNews;
use crate::endpoint::{Delivery, EndpointPatch, NewEndpoint, Try};
use crate::id::{
    AccountId, AttemptId, CouponId, CustomerId, EndpointId, EventId, InvoiceId, KeyId, LinkId, PriceId,
    ProductId, PromotionCodeId, RefundId, SessionId, ShippingRateId, SubscriptionId, TaxRateId,
};
use crate::link::{LinkKind, LinkPatch, NewLink, Opening};
use crate::merchant::KeyForm;
use crate::metadata::Metadata;
use crate::parked::Parked;
use crate::payment::NewPayment;
use crate::processor::{Ask, Outcome, Refunding, State};
use crate::reconcile::Difference;
use crate::right::KeyRight;
use crate::session::{NewSession, SessionPatch};
use crate::shipping::{NewShippingRate, ShippingRatePatch};
use crate::subscription::{Cancellation, SubscriptionPatch};
use crate::tax::{NewTaxRate, TaxRatePatch};
use crate::team::TeamCommand;
use crate::time::Timestamp;

/// Everything anyone may ask to change.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make a session.
    CreateSession(Box<NewSession>),
    /// Take a payment without a page.
    CreatePayment(Box<NewPayment>),
    /// Change what the merchant attached to a session.
    UpdateSession(SessionId, SessionPatch),
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
    /// Forget a means of payment that is on file, named by the attempt by which it was given.
    DetachMethod(AttemptId),
    /// Delete a customer: what is known of them is erased, and nothing is charged to them any more.
    DeleteCustomer(CustomerId),
    /// End what has begun for a deleted customer beside the deletion.
    EraseCustomer(CustomerId),
    /// Forget who the buyer of a deleted customer's session is.
    EraseSession(SessionId),
    /// Forget who a deleted customer's invoice was for.
    EraseInvoice(InvoiceId),
    /// Make a product.
    CreateProduct(NewProduct),
    /// Change a product.
    UpdateProduct(ProductId, ProductPatch),
    /// Make a price.
    CreatePrice(NewPrice),
    /// Make a product with one recurring price.
    CreatePlan(Box<NewPlan>),
    /// Make a product with a price, of which one is asked for.
    CreatePriced(Box<NewPriced>),
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
    /// Make a shipping rate.
    CreateShippingRate(NewShippingRate),
    /// Change a shipping rate.
    UpdateShippingRate(ShippingRateId, ShippingRatePatch),
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
    /// Charge an open invoice at once, by what is kept of the customer.
    PayInvoice(InvoiceId),
    /// Take an open invoice back: nobody is to pay it any more, and its subscription goes on.
    VoidInvoice(InvoiceId),
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
    /// Say at which hosts buyers may be sent on; none: at any.
    SetRedirectHosts(Vec<String>),
    /// Change how the merchant's pages look.
    UpdateBranding(Box<BrandingPatch>),
    /// Make an API key.
    CreateKey {
        /// The dialect it speaks.
        dialect: String,
        /// What the keys of that dialect look like.
        form: KeyForm,
        /// What it may do; none: everything.
        scopes: Option<Vec<KeyRight>>,
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
