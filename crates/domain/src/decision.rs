//! The plain data that a decision is made of: what was loaded, what is given, and the changes that come out.

use crate::account::Account;
use crate::alias::Alias;
use crate::answer::Answer;
use crate::attempt::Attempt;
use crate::audit::Note;
use crate::branding::Picture;
use crate::call::Told;
use crate::catalog::{Price, Product};
use crate::chance::Chance;
use crate::claim::Claim;
use crate::clock::TestClock;
use crate::customer::Customer;
use crate::discount::{Coupon, PromotionCode, Redemption};
use crate::dispute::Dispute;
use crate::endpoint::{Delivery, Endpoint};
use crate::entitlement::{Entitlement, Grant};
use crate::event::{Cause, Event};
use crate::filed::Filed;
use crate::id::{AccountId, CouponId, EndpointId, EventId, LinkId, Moment, Scope};
use crate::idempotency::Remembered;
use crate::invoice::Invoice;
use crate::job::{Job, JobKind, Lease};
use crate::ledger::Movement;
use crate::link::Link;
use crate::merchant::{KeyRecord, Merchant, Sealed};
use crate::parked::Parked;
use crate::processor::{Profile, State};
use crate::refund::Refund;
use crate::secret::Secret;
use crate::session::Session;
use crate::shipping::ShippingRate;
use crate::subscription::Subscription;
use crate::tax::TaxRate;
use crate::team::{Member, Team, Visit};
use crate::time::Timestamp;

/// What a command may look at. The engine fills what the command needs; the rest stays empty.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The session.
    pub session: Option<Session>,
    /// The attempt.
    pub attempt: Option<Attempt>,
    /// The session's latest attempt.
    pub current: Option<Attempt>,
    /// The customer.
    pub customer: Option<Customer>,
    /// What the customer has.
    pub entitlement: Option<Entitlement>,
    /// Whether the customer has paid before.
    pub has_paid: bool,
    /// The products that a command names, or all that a declared catalog names.
    pub products: Vec<Product>,
    /// The prices that a command names, or all of its products.
    pub prices: Vec<Price>,
    /// The tax rates that a command names, and those with a country where the address decides.
    pub tax_rates: Vec<TaxRate>,
    /// The active tax rates that have a country.
    pub placed_rates: Vec<TaxRate>,
    /// The shipping rates that a command names.
    pub shipping_rates: Vec<ShippingRate>,
    /// The coupon.
    pub coupon: Option<Coupon>,
    /// The promotion code.
    pub promotion_code: Option<PromotionCode>,
    /// Whether another active promotion code has the same code.
    pub code_taken: bool,
    /// What the session holds of its coupon.
    pub redemption: Option<Redemption>,
    /// How often the coupon is taken under a name that counts for the limit per customer.
    pub counted: Vec<(String, i64)>,
    /// What the session that succeeded granted.
    pub grants: Vec<Grant>,
    /// What else was granted to the same customer and not taken back, the latest first.
    pub held: Vec<Grant>,
    /// Who holds the session's exclusive key.
    pub claim: Option<Claim>,
    /// The session that holds it, when that is another one.
    pub rival: Option<Session>,
    /// The subscription.
    pub subscription: Option<Subscription>,
    /// The customer's other subscriptions, where paying the session starts one that takes their place; all of them,
    /// where the customer is to be deleted.
    pub others: Vec<Other>,
    /// The sessions of a customer who is to be deleted that can still be paid, each with what its end looks at.
    pub open: Vec<Loaded>,
    /// The attempts to pay the session, where who the buyer is is to be forgotten.
    pub attempts: Vec<Attempt>,
    /// Whether the customer of the session or invoice was deleted.
    pub is_of_deleted: bool,
    /// The invoice that a session pays, or that a subscription is collecting.
    pub invoice: Option<Invoice>,
    /// The payment link or offer.
    pub link: Option<Link>,
    /// The endpoint.
    pub endpoint: Option<Endpoint>,
    /// What speaks against the address that a new endpoint's host name leads to.
    pub address_problem: Option<String>,
    /// All endpoints of the scope.
    pub endpoints: Vec<Endpoint>,
    /// The last place taken in the sequence of events.
    pub last_place: i64,
    /// The event.
    pub event: Option<Event>,
    /// The event's deliveries.
    pub deliveries: Vec<Delivery>,
    /// The event's bodies, rendered for the endpoints that want it.
    pub rendered: Vec<(EndpointId, String)>,
    /// The merchant.
    pub merchant: Option<Merchant>,
    /// The pictures of the merchant that are there of those that a command brings.
    pub pictures: Vec<String>,
    /// The key.
    pub key: Option<KeyRecord>,
    /// Whether another product has the tier that a command names.
    pub tier_taken: bool,
    /// The price that has the lookup key that a command names.
    pub key_holder: Option<Price>,
    /// Whether another customer has the `uid` that a command names.
    pub uid_taken: bool,
    /// Whether the slug is in use.
    pub slug_taken: bool,
    /// The test clock, if it is set.
    pub clock: Option<TestClock>,
    /// The merchant's accounts at processors, in their order. `None`: they were not looked at, and no payment can go
    /// anywhere.
    pub accounts: Option<Vec<Account>>,
    /// Other merchants' accounts for real money, where a command must not repeat a setting of theirs.
    pub strangers: Vec<Account>,
    /// The account that a command is about.
    pub account: Option<Account>,
    /// What the processor says is wrong with the settings that a command gives an account: the setting, and the rule.
    pub settings_problem: Option<(String, String)>,
    /// The refund.
    pub refund: Option<Refund>,
    /// The dispute.
    pub dispute: Option<Dispute>,
    /// The merchant's people.
    pub team: Team,
}

impl Loaded {
    /// The customer, where one is named who is to buy something: not one who was deleted.
    #[must_use]
    pub fn buyer(&self) -> Option<&Customer> {
        self.customer.as_ref().filter(|customer| !customer.is_deleted())
    }

    /// Whether what is decided is for a customer who was deleted.
    #[must_use]
    pub fn is_for_deleted(&self) -> bool {
        self.customer.as_ref().is_some_and(Customer::is_deleted)
    }
}

/// A subscription beside the one that a command is about.
#[derive(Clone, Debug)]
pub struct Other {
    /// The subscription.
    pub subscription: Subscription,
    /// The invoice that it is collecting.
    pub invoice: Option<Invoice>,
    /// The session by which that is paid.
    pub session: Option<Session>,
}

/// What the operator has set and the processors can do.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What each processor can do, in the order of preference.
    pub processors: Vec<&'static Profile>,
    /// Whether webhooks may go to this machine.
    pub loopback_hooks: bool,
}

/// Hides secrets in rows. The engine's vault is one.
pub trait Seal: Send + Sync {
    /// Hides a text. `purpose` names table, column and row, so that it cannot be moved elsewhere.
    fn seal(&self, purpose: &str, text: &Secret, chance: &dyn Chance) -> Sealed;
    /// Reads a hidden text; `None` when it was not sealed with this key for this purpose.
    fn open(&self, purpose: &str, sealed: &Sealed) -> Option<Secret>;
}

/// Everything a decision depends on besides the command and what was loaded.
pub struct Given<'a> {
    /// Whose request.
    pub scope: Scope,
    /// The time on the scope's timeline: the machine's, or that of the merchant's test clock.
    pub now: Timestamp,
    /// The machine's time.
    pub wall: Timestamp,
    /// The same, a place within the millisecond included. Ids begin with it, so that they sort by when things were
    /// made, whatever the test clock says.
    pub moment: Moment,
    /// Whether the time is that of a test clock. Then the same must come of the same: chance may decide no time.
    pub turned: bool,
    /// The randomness.
    pub chance: &'a dyn Chance,
    /// The settings.
    pub policy: &'a Policy,
    /// The hider of secrets.
    pub seal: &'a dyn Seal,
    /// The request that asked.
    pub cause: &'a Cause,
    /// What was said on the way to it.
    pub told: Option<Told<'a>>,
}

/// A row of one of the nouns.
#[derive(Clone, Debug)]
pub enum Row {
    /// A session.
    Session(Session),
    /// An attempt.
    Attempt(Attempt),
    /// A customer.
    Customer(Customer),
    /// An endpoint.
    Endpoint(Endpoint),
    /// A delivery.
    Delivery(Delivery),
    /// A merchant.
    Merchant(Merchant),
    /// A key.
    Key(KeyRecord),
    /// A product.
    Product(Product),
    /// A price.
    Price(Price),
    /// A coupon's terms.
    Coupon(Coupon),
    /// A promotion code's terms.
    PromotionCode(PromotionCode),
    /// A tax rate.
    TaxRate(TaxRate),
    /// A shipping rate.
    ShippingRate(ShippingRate),
    /// A subscription.
    Subscription(Subscription),
    /// An invoice.
    Invoice(Invoice),
    /// The terms of a payment link or offer.
    Link(Link),
    /// What a session holds of a coupon: the names that it counts for. Only ever updated; see [`Change::Reserve`].
    Redemption(Redemption),
    /// What a customer has.
    Entitlement(Entitlement),
    /// What a session granted.
    Grant(Grant),
    /// Who holds an exclusive key.
    Claim(Claim),
    /// A picture of a merchant. Only ever inserted.
    Picture(Picture),
    /// Another name of a session. Only ever inserted.
    Alias(Alias),
    /// An account at a processor.
    Account(Account),
    /// A refund.
    Refund(Refund),
    /// A dispute.
    Dispute(Dispute),
    /// A notice that fits nothing. Only ever inserted; the same one is kept once.
    Parked(Parked),
    /// A movement of money in the books. Only ever inserted, and only once.
    Movement(Movement),
    /// A merchant's test clock. While the row is there, the merchant's jobs in test mode are on its timeline.
    Clock(TestClock),
    /// Somebody who works for the merchant.
    Member(Member),
    /// A browser in which one of them is signed in.
    Visit(Visit),
    /// A line of the log of changes. Only ever inserted.
    Note(Note),
    /// A sheet of the simulated bank's book.
    Filed(Filed),
}

/// One change, as data. A commit carries out a list of them in one transaction.
#[derive(Clone, Debug)]
pub enum Change {
    /// Insert a row.
    Insert(Row),
    /// Update a row whose version is still the one in it; the stored version becomes one higher.
    Update(Row),
    /// Take one of what a coupon, and its promotion code, may be redeemed, for a session. Counts up by a guarded
    /// statement, so that any number of sessions can take one at once and none goes over the limit: a conflict when
    /// there is none left, when either is not active any more, or when the session holds one already.
    Reserve(Redemption),
    /// Count a redemption for a customer under this name, up to this limit: a conflict when it is reached.
    Count {
        /// Whose.
        scope: Scope,
        /// Of which coupon.
        coupon: CouponId,
        /// The name that counts.
        name: String,
        /// At most so many.
        max: i64,
    },
    /// Count a redemption for a name no more.
    Uncount {
        /// Whose.
        scope: Scope,
        /// Of which coupon.
        coupon: CouponId,
        /// The name that counted.
        name: String,
    },
    /// Give back what a session has reserved, with the names that it counts for: a conflict when it holds none.
    Release(Redemption),
    /// A session that was paid keeps what it has reserved: a conflict when it holds none.
    Redeem(Redemption),
    /// Count a session among those that a link may bring about: a conflict when there are as many already.
    TakePlace(Scope, LinkId),
    /// Count it no more.
    LeavePlace(Scope, LinkId),
    /// A session that was counted is paid.
    KeepPlace(Scope, LinkId),
    /// Remove an endpoint, if its version is still this one.
    DeleteEndpoint(Endpoint),
    /// End every delivery to an endpoint that is still pending.
    DropDeliveries(Scope, EndpointId),
    /// Sign a browser out, if it is still as it was.
    DeleteVisit(Visit),
    /// Remove a test clock, if its version is still this one: the merchant's jobs follow the machine's time again.
    DeleteClock(TestClock),
    /// Write an event down. The sequencer gives it its place just after.
    Emit(Event),
    /// Give a written event its place.
    Sequence(Scope, EventId, i64),
    /// Move the last taken place of a scope, if it is still where it was.
    MoveSequence {
        /// Whose.
        scope: Scope,
        /// Where it was.
        from: i64,
        /// Where it is now.
        to: i64,
    },
    /// Do a job at its time, whatever time was set before.
    Schedule(Job),
    /// Do a job at its time, or earlier if it was set earlier.
    Wake(Job),
    /// Forget a job.
    Unschedule(Scope, JobKind, String),
    /// The holder of a lease is done; the job goes, unless somebody asked for it again meanwhile.
    Finish(Lease),
    /// The holder of a lease is done for now.
    Postpone(Lease, Timestamp),
    /// Remember how far the payments of an account have been looked for.
    MoveCursor(Scope, AccountId, State),
    /// Change nothing, and only if no test clock is set.
    Unclocked(Scope),
    /// Store the answer to an idempotency key.
    Remember(Remembered),
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What to answer.
    pub answer: Answer,
    /// What to change.
    pub changes: Vec<Change>,
}

impl Decision {
    /// An answer that changes nothing.
    #[must_use]
    pub fn only(answer: Answer) -> Self {
        Self { answer, changes: vec![] }
    }
}
