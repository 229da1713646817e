//! Everything anyone may ask for, and the plain data that a decision is made of.

use crate::attempt::{Attempt, Instrument, Method};
use crate::chance::Chance;
use crate::customer::{Customer, CustomerBody};
use crate::endpoint::{Delivery, Endpoint, NewEndpoint, Try};
use crate::event::{Cause, Event, EventKind};
use crate::id::{AttemptId, CustomerId, EndpointId, EventId, KeyId, Scope, SessionId};
use crate::idempotency::Remembered;
use crate::job::{Job, JobKind, Lease};
use crate::merchant::{KeyRecord, Merchant, Sealed};
use crate::processor::{Ask, Outcome, Profile, State};
use crate::secret::Secret;
use crate::session::{NewSession, Session, Status};
use crate::time::Timestamp;

/// Everything anyone may ask to change.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make a session.
    CreateSession(Box<NewSession>),
    /// Expire a session because the merchant says so.
    ExpireSession(SessionId),
    /// Expire a session because its time has passed.
    LapseSession(SessionId),
    /// Make a customer.
    CreateCustomer(CustomerBody),
    /// Make a webhook endpoint.
    CreateEndpoint(NewEndpoint),
    /// Forget a webhook endpoint.
    DeleteEndpoint(EndpointId),
    /// Send an event again to every endpoint that wants it.
    Redeliver(EventId),
    /// Start an attempt.
    Pay(Pay),
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
    },
    /// Make an API key.
    CreateKey {
        /// The dialect it speaks.
        dialect: String,
    },
    /// Refuse an API key from now on.
    RevokeKey(KeyId),
}

/// What a buyer submits, without what must not be remembered.
#[derive(Clone, Debug)]
pub struct Pay {
    /// Which session.
    pub session: SessionId,
    /// The latest attempt that the buyer's page showed. If there is a newer one, the buyer is shown that instead, so
    /// a double click charges once.
    pub seen: Option<AttemptId>,
    /// How.
    pub method: Method,
    /// What may be remembered of it.
    pub instrument: Instrument,
    /// The buyer's address.
    pub email: Option<String>,
}

/// Everything anyone may read.
#[derive(Clone, Debug)]
pub enum Query {
    /// One session.
    Session(SessionId),
    /// Sessions.
    Sessions {
        /// Which part.
        page: PageOf,
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
    /// One customer.
    Customer(CustomerId),
    /// Customers.
    Customers(PageOf),
    /// One endpoint.
    Endpoint(EndpointId),
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
}

impl Query {
    /// The part that is asked for, when it is a list.
    #[must_use]
    pub fn page(&self) -> Option<&PageOf> {
        match self {
            Self::Sessions { page, .. } | Self::Payments { page, .. } | Self::Events { page, .. } => {
                Some(page)
            }
            Self::Customers(page) | Self::Endpoints(page) => Some(page),
            Self::Session(_) | Self::Payment(_) | Self::Customer(_) | Self::Endpoint(_) | Self::Event(_) => {
                None
            }
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
}

/// A part of a list.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    /// The items.
    pub items: Vec<T>,
    /// Whether there are more.
    pub has_more: bool,
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
    },
    /// Sessions.
    Sessions(Listed<Session>),
    /// A payment.
    Payment(Box<Attempt>),
    /// Payments.
    Payments(Listed<Attempt>),
    /// A customer.
    Customer {
        /// The customer.
        customer: Customer,
        /// Whether it is new.
        created: bool,
    },
    /// Customers.
    Customers(Listed<Customer>),
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
    /// A merchant.
    Merchant(Merchant),
    /// A key, shown once.
    Key {
        /// What is stored.
        record: KeyRecord,
        /// The key itself, when it was made just now.
        key: Option<Secret>,
    },
    /// Nothing to say.
    Done,
}

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
    /// The endpoint.
    pub endpoint: Option<Endpoint>,
    /// What speaks against the address that a new endpoint's host name leads to.
    pub address_problem: Option<String>,
    /// All endpoints of the scope.
    pub endpoints: Vec<Endpoint>,
    /// The event.
    pub event: Option<Event>,
    /// The event's deliveries.
    pub deliveries: Vec<Delivery>,
    /// The event's bodies, rendered for the endpoints that want it.
    pub rendered: Vec<(EndpointId, String)>,
    /// The merchant.
    pub merchant: Option<Merchant>,
    /// The key.
    pub key: Option<KeyRecord>,
    /// Whether the slug is in use.
    pub slug_taken: bool,
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
    /// The time.
    pub now: Timestamp,
    /// The randomness.
    pub chance: &'a dyn Chance,
    /// The settings.
    pub policy: &'a Policy,
    /// The hider of secrets.
    pub seal: &'a dyn Seal,
    /// The request that asked.
    pub cause: &'a Cause,
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
}

/// One change, as data. A commit carries out a list of them in one transaction.
#[derive(Clone, Debug)]
pub enum Change {
    /// Insert a row.
    Insert(Row),
    /// Update a row whose version is still the one in it; the stored version becomes one higher.
    Update(Row),
    /// Remove an endpoint, if its version is still this one.
    DeleteEndpoint(Endpoint),
    /// End every delivery to an endpoint that is still pending.
    DropDeliveries(Scope, EndpointId),
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
