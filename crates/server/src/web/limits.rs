//! Limits on how often somebody may ask.

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use kassa_domain::id::{KeyId, Scope, SessionId, SubscriptionId};
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Wrong keys and guessed page addresses, per second and client.
const MISSES_PER_SECOND: u32 = 50;
/// So many at once before the limit holds.
const MISSES_BURST: u32 = 300;

/// Sessions that are opened by links, per second and client: each is a row.
const OPENED_PER_SECOND: u32 = 5;
/// So many at once before the limit holds.
const OPENED_BURST: u32 = 60;

/// Pages for another card that the portal opens, per minute and subscription: on each of them ten cards can be tried.
const CARDS_PER_MINUTE: u32 = 2;
/// So many at once before the limit holds.
const CARDS_BURST: u32 = 10;

/// Browsers that come back from a provider, per second and session: each return asks the provider.
const RETURNS_PER_SECOND: u32 = 1;
/// So many at once before the limit holds.
const RETURNS_BURST: u32 = 20;

/// Declined payments, per second and client: whoever tries more is testing cards, not paying.
const DECLINES_PER_SECOND: u32 = 1;
/// So many at once before the limit holds.
const DECLINES_BURST: u32 = 100;

/// Declined payments by cards of one merchant's buyers that begin with the same six digits, per second: whoever makes
/// up the numbers of one bank comes from many addresses. Wider than for one client, for a bank can have a bad hour.
const ALIKE_PER_SECOND: u32 = 2;
/// So many at once before the limit holds.
const ALIKE_BURST: u32 = 150;
/// So many digits at the beginning of a card's number name the bank that gave it out.
const FIRST_DIGITS: usize = 6;

/// Passwords and codes that one client tries for an account, per minute: whoever tries more is guessing.
const SIGN_INS_PER_MINUTE: u32 = 6;
/// So many at once before the limit holds.
const SIGN_INS_BURST: u32 = 12;
/// The same of all clients together. It is wider, so that somebody who guesses does not keep out whoever knows.
const ACCOUNT_PER_MINUTE: u32 = 60;
/// So many at once before the limit holds.
const ACCOUNT_BURST: u32 = 120;

/// So many places there are, each for the accounts that fall on it.
const PLACES: u64 = 1 << 20;

/// A moment of the clock that limits go by.
type Moment = <DefaultClock as Clock>::Instant;

/// The limits of one server.
pub(super) struct Limits {
    misses: DefaultKeyedRateLimiter<IpAddr>,
    opened: DefaultKeyedRateLimiter<IpAddr>,
    cards: DefaultKeyedRateLimiter<SubscriptionId>,
    returns: DefaultKeyedRateLimiter<SessionId>,
    declines: DefaultKeyedRateLimiter<IpAddr>,
    /// By the place of the merchant and the first digits, which are kept nowhere.
    alike: DefaultKeyedRateLimiter<u64>,
    /// Until when those whose payments were declined too often begin no other.
    testing: Mutex<BTreeMap<Tester, Moment>>,
    keys: Option<DefaultKeyedRateLimiter<KeyId>>,
    /// By the place of account and client, so that no number of made-up accounts holds memory.
    sign_ins: DefaultKeyedRateLimiter<u64>,
    /// By the place of the account.
    sign_ins_of_all: DefaultKeyedRateLimiter<u64>,
    /// What gives accounts their places. It is another in each process, so nobody can look for an address that shares
    /// the place of somebody whom they want to keep out.
    places: RandomState,
}

/// Who may be testing cards: a client, or whoever uses cards that begin alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tester {
    Client(IpAddr),
    Alike(u64),
}

/// The place of the cards of one merchant's buyers that begin with the same digits.
#[derive(Clone, Copy)]
pub(super) struct Alike(u64);

/// Seconds to wait.
pub(super) struct Wait(pub(super) u64);

impl Limits {
    pub(super) fn new(per_key: u32) -> Self {
        let at_least_one = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let misses =
            Quota::per_second(at_least_one(MISSES_PER_SECOND)).allow_burst(at_least_one(MISSES_BURST));
        let opened =
            Quota::per_second(at_least_one(OPENED_PER_SECOND)).allow_burst(at_least_one(OPENED_BURST));
        let cards = Quota::per_minute(at_least_one(CARDS_PER_MINUTE)).allow_burst(at_least_one(CARDS_BURST));
        let returns =
            Quota::per_second(at_least_one(RETURNS_PER_SECOND)).allow_burst(at_least_one(RETURNS_BURST));
        let declines =
            Quota::per_second(at_least_one(DECLINES_PER_SECOND)).allow_burst(at_least_one(DECLINES_BURST));
        let alike = Quota::per_second(at_least_one(ALIKE_PER_SECOND)).allow_burst(at_least_one(ALIKE_BURST));
        Self {
            alike: RateLimiter::keyed(alike),
            cards: RateLimiter::keyed(cards),
            returns: RateLimiter::keyed(returns),
            declines: RateLimiter::keyed(declines),
            testing: Mutex::default(),
            places: RandomState::new(),
            misses: RateLimiter::keyed(misses),
            opened: RateLimiter::keyed(opened),
            sign_ins: RateLimiter::keyed(
                Quota::per_minute(at_least_one(SIGN_INS_PER_MINUTE))
                    .allow_burst(at_least_one(SIGN_INS_BURST)),
            ),
            sign_ins_of_all: RateLimiter::keyed(
                Quota::per_minute(at_least_one(ACCOUNT_PER_MINUTE)).allow_burst(at_least_one(ACCOUNT_BURST)),
            ),
            keys: NonZeroU32::new(per_key).map(|number| RateLimiter::keyed(Quota::per_second(number))),
        }
    }

    /// Counts a wrong key or a guessed address.
    pub(super) fn miss(&self, client: IpAddr) -> Result<(), Wait> {
        count(&self.misses, &client)
    }

    /// Counts a session that a link opened.
    pub(super) fn opened(&self, client: IpAddr) -> Result<(), Wait> {
        count(&self.opened, &client)
    }

    /// Counts a page for another card.
    pub(super) fn card(&self, subscription: &SubscriptionId) -> Result<(), Wait> {
        count(&self.cards, subscription)
    }

    /// Counts a browser that comes back from a provider.
    pub(super) fn returned(&self, session: &SessionId) -> Result<(), Wait> {
        count(&self.returns, session)
    }

    /// The place of a card's first six digits, among those of a merchant in a mode. Nothing leads back from it.
    pub(super) fn alike(&self, scope: Scope, number: &str) -> Option<Alike> {
        let first: String = number.chars().filter(char::is_ascii_digit).take(FIRST_DIGITS).collect();
        let place = self.places.hash_one(format!("{}/{first}", scope.text())) % PLACES;
        (first.len() == FIRST_DIGITS).then_some(Alike(place))
    }

    /// Counts a payment that was declined.
    pub(super) fn declined(&self, client: IpAddr, alike: Option<Alike>) {
        self.hold_up(Tester::Client(client), self.declines.check_key(&client).err());
        forget(&self.declines);
        if let Some(Alike(place)) = alike {
            self.hold_up(Tester::Alike(place), self.alike.check_key(&place).err());
            forget(&self.alike);
        }
    }

    fn hold_up(&self, tester: Tester, refused: Option<governor::NotUntil<Moment>>) {
        let Some(until) = refused else { return };
        let now = self.declines.clock().now();
        let mut testing = self.testing();
        testing.retain(|_, until| *until > now);
        testing.insert(tester, until.earliest_possible());
    }

    /// Whether somebody may begin a payment, or has to wait because too many of theirs, or by cards like theirs, were
    /// declined.
    pub(super) fn payment(&self, client: IpAddr, alike: Option<Alike>) -> Result<(), Wait> {
        let now = self.declines.clock().now();
        let testers = [Some(Tester::Client(client)), alike.map(|Alike(place)| Tester::Alike(place))];
        let testing = self.testing();
        let untils = testers.into_iter().flatten().filter_map(|tester| testing.get(&tester));
        match untils.filter(|until| **until > now).max() {
            Some(until) => Err(Wait(until.duration_since(now).as_secs() + 1)),
            None => Ok(()),
        }
    }

    fn testing(&self) -> MutexGuard<'_, BTreeMap<Tester, Moment>> {
        self.testing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a password or a code that a client tries for an account. Whom the narrower limit holds up does not use up
    /// the wider one.
    pub(super) fn sign_in(&self, account: &str, client: IpAddr) -> Result<(), Wait> {
        let place = |text: &str| self.places.hash_one(text) % PLACES;
        count(&self.sign_ins, &place(&format!("{client} {account}")))?;
        count(&self.sign_ins_of_all, &place(account))
    }

    /// Counts a request with a valid key.
    pub(super) fn request(&self, key: &KeyId) -> Result<(), Wait> {
        match &self.keys {
            Some(keys) => wait(keys.check_key(key).err(), keys.clock()),
            None => Ok(()),
        }
    }
}

fn count<K: Clone + Eq + Hash>(limiter: &DefaultKeyedRateLimiter<K>, whose: &K) -> Result<(), Wait> {
    wait(limiter.check_key(whose).err(), limiter.clock())?;
    forget(limiter);
    Ok(())
}

/// Who has been quiet is forgotten, so that a crawl through many addresses holds no memory.
fn forget<K: Clone + Eq + Hash>(limiter: &DefaultKeyedRateLimiter<K>) {
    if limiter.len() > 10_000 {
        limiter.retain_recent();
    }
}

fn wait(
    refused: Option<governor::NotUntil<<DefaultClock as Clock>::Instant>>,
    clock: &DefaultClock,
) -> Result<(), Wait> {
    match refused {
        None => Ok(()),
        Some(until) => Err(Wait(until.wait_time_from(clock.now()).as_secs() + 1)),
    }
}

/// One client: an IPv4 address, or the network of an IPv6 one, of which a household has 2^64.
pub(super) fn client(peer: IpAddr) -> IpAddr {
    match peer {
        IpAddr::V4(_) => peer,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => IpAddr::V4(mapped),
            None => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        },
    }
}
