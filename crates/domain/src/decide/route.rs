//! Which processor takes a payment: the first of the merchant's accounts that serves it. Where a merchant has none, and
//! in test mode only, the simulator does.

use super::pay::reconcile_at;
use crate::account::{Account, AccountStatus, Wanted};
use crate::answer::Answer;
use crate::attempt::{AttemptStatus, Method};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::id::{AccountId, AttemptId};
use crate::job::{Job, JobKind, reconcile_delay};
use crate::processor::{PageScope, Profile, State};
use crate::refusal::{Noun, Refusal};
use crate::session::Session;

/// A processor, and the account there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way<'a> {
    pub(super) profile: &'static Profile,
    pub(super) account: Option<&'a Account>,
}

impl Way<'_> {
    pub(super) fn account_id(&self) -> Option<AccountId> {
        self.account.map(|account| account.id.clone())
    }
}

/// What the session wants of whoever takes its payment by this method.
pub(super) fn wanted(session: &Session, method: Method) -> Wanted<'_> {
    let place = session.body.cart.as_ref().and_then(|cart| cart.place.as_ref());
    let said = session.body.customer_address.as_ref().and_then(|address| address.country.as_deref());
    Wanted {
        method,
        currency: session.amount.currency.code(),
        country: place.map(|place| place.country.as_str()).or(said),
        saves: session.saves_method(),
        verifies: session.amount.amount == 0 && session.needs_method(),
        holds: session.body.holds,
    }
}

/// Every way for such a payment, the preferred first.
pub(super) fn ways<'a>(
    wanted: &Wanted<'_>,
    loaded: &'a Loaded,
    given: &Given<'_>,
) -> impl Iterator<Item = Way<'a>> {
    let accounts = loaded.accounts.as_deref();
    let here: Vec<&'static Profile> = given
        .policy
        .processors
        .iter()
        .filter(|profile| profile.modes.contains(&given.scope.mode))
        .copied()
        .collect();
    // What needs no account is there where the merchant has set up nothing else, or has switched it all off.
    let is_on = |account: &Account| account.status == AccountStatus::Enabled;
    let alone = accounts.is_some_and(|accounts| !accounts.iter().any(is_on));
    let wanted = *wanted;
    let mut found = vec![];
    for account in accounts.unwrap_or_default() {
        let profile = here.iter().find(|profile| account.takes(profile, &wanted));
        found.extend(profile.map(|profile| Way { profile, account: Some(account) }));
    }
    if alone {
        let serving = here.iter().filter(|it| it.settings.is_empty() && it.takes(&wanted));
        found.extend(serving.map(|profile| Way { profile, account: None }));
    }
    found.into_iter()
}

/// The methods that some way serves, of a payment that is otherwise like `wanted`.
pub(super) fn methods(wanted: &Wanted<'_>, loaded: &Loaded, given: &Given<'_>) -> Vec<Method> {
    let served =
        |method: &Method| ways(&Wanted { method: *method, ..*wanted }, loaded, given).next().is_some();
    Method::ALL.into_iter().filter(served).collect()
}

/// How a session can be paid by a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payable {
    /// The method.
    pub method: Method,
    /// Where the buyer is asked for the means.
    pub page: PageScope,
    /// Whether an order is made at the processor when the page is opened.
    pub prepares: bool,
}

/// How a session can be paid now: by each method that it allows and somebody serves.
#[must_use]
pub fn pages(session: &Session, loaded: &Loaded, given: &Given<'_>) -> Vec<Payable> {
    let page = |method: &Method| {
        let way = ways(&wanted(session, *method), loaded, given).next()?;
        let page = way.profile.serves(*method)?.page;
        Some(Payable { method: *method, page, prepares: way.profile.prepares })
    };
    session.body.methods.iter().filter_map(page).collect()
}

/// Whether the next processor can be asked with what the buyer has said for the one before.
fn can_follow(before: PageScope, after: PageScope) -> bool {
    match after {
        PageScope::Redirect | PageScope::Frame | PageScope::Address => true,
        PageScope::Prompt | PageScope::Simulator => before == after,
    }
}

/// The processor could not be reached, and no money can have moved: the attempt goes to the next account that serves
/// it. `NoProcessor` where there is none.
pub(super) fn reroute(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let attempt = loaded.attempt.as_ref().ok_or(Refusal::NotFound(Noun::Payment))?;
    let session = loaded.session.as_ref().ok_or(Refusal::NotFound(Noun::Session))?;
    let holds_session = session.body.current.as_ref() == Some(&attempt.id);
    // Where an ending was asked for and not heard, money may have moved.
    let unheard = attempt.status != AttemptStatus::Asked || attempt.body.asked > 0;
    if unheard || attempt.body.off_session.is_some() || !holds_session {
        return Err(Refusal::NoProcessor);
    }
    let wanted = wanted(session, attempt.method);
    let before = given.policy.processors.iter().find(|profile| profile.id == attempt.processor);
    let before = before.and_then(|profile| profile.serves(attempt.method)).ok_or(Refusal::NoProcessor)?.page;
    let tried: Vec<&AccountId> = attempt.body.unreached.iter().chain(&attempt.account).collect();
    let next = ways(&wanted, loaded, given).find(|way| {
        let fresh = way.account.is_some_and(|account| !tried.contains(&&account.id));
        fresh && way.profile.serves(attempt.method).is_some_and(|serves| can_follow(before, serves.page))
    });
    let next = next.ok_or(Refusal::NoProcessor)?;
    let mut attempt = attempt.clone();
    attempt.body.unreached.extend(attempt.account.take());
    attempt.processor = next.profile.id.to_owned();
    attempt.account = next.account_id();
    attempt.body.state = State::new();
    attempt.body.updated_at = given.now;
    let mut changes = vec![];
    attempt.body.number = take_number(&next, &mut changes);
    changes.extend(look_out(&next, given));
    // The next one has as long to answer as the first had, before the janitor asks it too.
    let patience = reconcile_delay(0).unwrap_or_default().max(next.profile.call_timeout_ms);
    changes.push(reconcile_at(&attempt, given.now.plus(patience)));
    changes.push(Change::Update(Row::Attempt(attempt.clone())));
    Ok(Decision { answer: Answer::Attempt { attempt, started: true, replaced: None }, changes })
}

/// The number of a payment within the account, where the processor numbers them. Counted in the account's own row, so
/// that two payments never get the same.
pub(super) fn take_number(way: &Way<'_>, changes: &mut Vec<Change>) -> Option<u32> {
    let account = way.account.filter(|_| way.profile.numbers)?;
    let number = account.body.next_number;
    let mut counted = account.clone();
    counted.body.next_number = number.saturating_add(1);
    changes.push(Change::Update(Row::Account(counted)));
    Some(number)
}

/// From now on the account's payments are looked for together, where its processor works so. By the machine's time: a
/// chain knows no other.
pub(super) fn look_out(way: &Way<'_>, given: &Given<'_>) -> Option<Change> {
    let (account, every) = (way.account?, way.profile.scans_every_ms?);
    Some(Change::Wake(Job {
        scope: account.scope,
        kind: JobKind::Scan,
        subject: account.id.as_str().to_owned(),
        due_at: given.wall.plus(every),
    }))
}

/// The id and the state of the order that was prepared for such a payment, if there is one.
pub(super) fn prepared(session: &Session, method: Method, way: &Way<'_>) -> Option<(AttemptId, State)> {
    let ready = session.body.prepared.as_ref()?;
    let same = ready.method == method
        && ready.processor == way.profile.id
        && ready.account == way.account_id()
        && ready.amount == session.amount
        && ready.cart_version == session.body.cart_version;
    same.then(|| (ready.attempt.clone(), ready.state.clone()))
}
