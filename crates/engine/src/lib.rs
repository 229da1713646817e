//! Load, decide, commit, and what follows: the only crate that sequences I/O.
//!
//! The world is reached through four holes: the store, a [`Clock`], a [`Chance`] and an [`Http`].
//! Processors and dialects are held as trait objects and are pure. No transaction is open while the network
//! is waited for.

mod apart;
mod asks;
mod calls;
mod deliver;
mod drive;
mod erase;
mod follow;
mod hear;
mod holes;
mod known;
mod load;
mod moments;
mod once;
mod people;
mod query;
mod receipt;
mod reconcile;
mod refund;
mod replay;
mod run;
mod scan;
pub mod span;
mod talk;
mod time;
mod used;
mod vault;
mod watch;
mod work;

pub use apart::Apart;
pub use drive::Paying;
pub use follow::Happening;
pub use hear::Heard;
pub use holes::{Accounts, Clock, Http, Posted};
pub use people::Generator;
pub use query::figures::{Attention, Figures, SLOTS_MAX, Slot, Volume};
pub use query::story::{Moment, MomentKind, Story};
pub use query::{InvoiceView, LinkView, PortalView, View};
pub use receipt::{ReceiptView, Signer};
pub use reconcile::{Checked, Statement};
pub use run::{Asked, Fault, Ran};
pub use vault::Vault;
pub use watch::{Topic, Watch, mark};

use kassa_domain::decision::{Policy, Seal};
use kassa_domain::dialect::Dialect;
use kassa_domain::id::Scope;
use kassa_domain::job::Lane;
use kassa_domain::merchant::{Merchant, spare_secret_purpose};
use kassa_domain::processor::Processor;
use kassa_domain::{Chance, Secret, Timestamp};
use kassa_store::Store;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

/// What happened since the start, for the metrics page.
#[derive(Debug, Default)]
pub struct Counters {
    /// Commits that were decided again because somebody was faster.
    pub conflicts: AtomicU64,
    /// Attempts that paid their session.
    pub payments_succeeded: AtomicU64,
    /// Attempts that were declined.
    pub payments_declined: AtomicU64,
    /// Calls to processors whose ending is not known.
    pub payments_unknown: AtomicU64,
    /// Attempts that wait for an operator.
    pub payments_parked: AtomicU64,
    /// Late or second payments that were given back.
    pub payments_given_back: AtomicU64,
    /// Webhook tries that the endpoint took.
    pub deliveries_taken: AtomicU64,
    /// Webhook tries that failed.
    pub deliveries_failed: AtomicU64,
    /// Notices of processors that were not believed.
    pub notices_refused: AtomicU64,
    /// Notices of processors that fit nothing and were kept for the operator.
    pub notices_parked: AtomicU64,
    /// Notices about payments that other systems made at the same account.
    pub notices_foreign: AtomicU64,
    /// Payments that went to another account because the first could not be reached.
    pub payments_rerouted: AtomicU64,
    /// Refunds that went through.
    pub refunds_succeeded: AtomicU64,
    /// Refunds that were not made.
    pub refunds_failed: AtomicU64,
    /// Jobs that could not be done and will be tried again.
    pub jobs_failed: AtomicU64,
}

/// What an engine is made of.
pub struct Parts {
    /// The rows.
    pub store: Arc<Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The randomness.
    pub chance: Arc<dyn Chance>,
    /// The network.
    pub http: Arc<dyn Http>,
    /// Where the keys of the accounts come from that are in no row: those at the simulator.
    pub accounts: Arc<dyn Accounts>,
    /// Where the server is found, without a slash at its end.
    pub public_url: String,
    /// The processors, the preferred first.
    pub processors: Vec<Arc<dyn Processor>>,
    /// The dialects.
    pub dialects: Vec<Arc<dyn Dialect>>,
    /// The hider of secrets.
    pub vault: Vault,
    /// Whether webhooks may go to this machine.
    pub loopback_hooks: bool,
}

/// The engine. Shared by every request and every job.
pub struct Engine {
    parts: Parts,
    /// The rows for whoever decides: see [`Store::ahead`].
    ahead: Store,
    policy: Policy,
    /// Wake the workers of each lane when there may be something to do.
    wake_inside: Notify,
    wake_outside: Notify,
    /// The moments that ids begin with.
    moments: moments::Moments,
    /// Idempotency keys that this process works on or has seen lately.
    once: once::Once,
    /// What changes seldom, known for a moment.
    known: known::Known,
    /// At most so many passwords are hashed at once: each takes its memory.
    hashing: Apart,
    /// Who was slower than others some times, one after the other.
    line: tokio::sync::Mutex<()>,
    /// Who waits for something to change.
    watched: Arc<watch::Watched>,
    /// When keys were used.
    used: used::Used,
    /// The figures of slots of time that have ended.
    figured: query::figures::Remembered,
    /// Conversations with processors that have begun, by whose payments they are about.
    conversations: Mutex<BTreeMap<Scope, TaskTracker>>,
    /// What happened since the start.
    pub counters: Counters,
}

impl Engine {
    /// Puts an engine together.
    #[must_use]
    pub fn new(parts: Parts) -> Arc<Self> {
        let policy = Policy {
            processors: parts.processors.iter().map(|processor| processor.profile()).collect(),
            loopback_hooks: parts.loopback_hooks,
        };
        Arc::new(Self {
            ahead: parts.store.ahead(),
            parts,
            policy,
            wake_inside: Notify::new(),
            wake_outside: Notify::new(),
            moments: moments::Moments::default(),
            once: once::Once::default(),
            known: known::Known::default(),
            hashing: Apart::new(people::HASHED_AT_ONCE),
            line: tokio::sync::Mutex::default(),
            watched: Arc::default(),
            used: used::Used::default(),
            figured: query::figures::Remembered::default(),
            conversations: Mutex::default(),
            counters: Counters::default(),
        })
    }

    /// The rows, for looking only: every change goes through [`Engine::run`] and its siblings.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.parts.store
    }

    /// The machine's time. What depends on a merchant's time asks [`Engine::now`] instead.
    #[must_use]
    pub fn wall(&self) -> Timestamp {
        self.parts.clock.now()
    }

    /// The randomness.
    #[must_use]
    pub fn chance(&self) -> &dyn Chance {
        self.parts.chance.as_ref()
    }

    /// The webhook secret that waits for a merchant's first test endpoint.
    #[must_use]
    pub fn spare_webhook_secret(&self, merchant: &Merchant) -> Option<Secret> {
        let sealed = merchant.body.spare_webhook_secret.as_ref()?;
        self.parts.vault.open(&spare_secret_purpose(&merchant.id), sealed)
    }

    /// The dialects.
    #[must_use]
    pub fn dialects(&self) -> &[Arc<dyn Dialect>] {
        &self.parts.dialects
    }

    /// The dialect of this name; the first one when it is not known any more.
    #[must_use]
    pub fn dialect(&self, name: &str) -> Option<&Arc<dyn Dialect>> {
        let dialects = &self.parts.dialects;
        dialects.iter().find(|dialect| dialect.name() == name).or_else(|| dialects.first())
    }

    fn wake(&self, lane: Lane) -> &Notify {
        match lane {
            Lane::Inside => &self.wake_inside,
            Lane::Outside => &self.wake_outside,
        }
    }

    /// The processors, the preferred first.
    #[must_use]
    pub fn processors(&self) -> &[Arc<dyn Processor>] {
        &self.parts.processors
    }

    fn processor(&self, id: &str) -> Option<&Arc<dyn Processor>> {
        self.parts.processors.iter().find(|processor| processor.profile().id == id)
    }
}
