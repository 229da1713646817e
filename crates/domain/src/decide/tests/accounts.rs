//! Accounts at processors: their rules, their secrets, and which of them a payment goes to.

use super::{NoSeal, PROFILE, World, ghs, new_session, profile, serves};
use crate::account::{
    Account, AccountPatch, AccountStatus, NAME_CHARS_MAX, NewAccount, SETTING_CHARS_MAX, Wanted,
    secret_purpose,
};
use crate::answer::Answer;
use crate::attempt::{AttemptStatus, Decline, Method};
use crate::chance::Chance;
use crate::command::Command;
use crate::decide::route::ways;
use crate::decision::{Given, Loaded, Policy, Seal};
use crate::id::{AccountId, AttemptId, Mode};
use crate::job::JobKind;
use crate::merchant::Sealed;
use crate::processor::{Ask, Outcome, PageScope, Profile, Serves, Setting, State};
use crate::refusal::{Noun, Refusal};
use crate::secret::Secret;
use crate::session::Status;
use crate::time::SECOND;
use std::collections::{BTreeMap, BTreeSet};

const fn setting(name: &'static str, secret: bool, needed: bool) -> Setting {
    Setting { name, about: "The key of the API.", secret, needed, default: None }
}

static SETTINGS: [Setting; 4] = [
    setting("secret_key", true, true),
    setting("hook_secret", true, false),
    setting("account_id", false, false),
    Setting { default: Some("https://api.example"), ..setting("url", false, true) },
];

const fn at(method: Method, page: PageScope) -> Serves {
    Serves { page, ..serves(method) }
}

static CARDS: [Serves; 1] = [at(Method::Card, PageScope::Redirect)];
static FRAMED: [Serves; 2] = [
    Serves { saves: true, holds: true, ..at(Method::Card, PageScope::Frame) },
    Serves { currencies: &["GHS"], countries: &["GH"], ..at(Method::MobileMoney, PageScope::Prompt) },
];
static PHONES: [Serves; 1] = [at(Method::Card, PageScope::Prompt)];
static SHOWN: [Serves; 1] = [at(Method::Card, PageScope::Simulator)];
static CHAINED: [Serves; 1] = [at(Method::Card, PageScope::Address)];

static ALPHA: Profile = profile("alpha", &CARDS, &SETTINGS);
static BETA: Profile = Profile { verifies: false, ..profile("beta", &FRAMED, &SETTINGS) };
static PUSH: Profile = profile("push", &PHONES, &SETTINGS);
static SHOW: Profile = profile("show", &SHOWN, &SETTINGS);
static CHAIN: Profile =
    Profile { numbers: true, scans_every_ms: Some(15 * SECOND), ..profile("chain", &CHAINED, &SETTINGS) };
static READY: Profile = Profile { prepares: true, ..profile("ready", &CARDS, &SETTINGS) };
static REAL: Profile = Profile { modes: &[Mode::Live], ..profile("real", &CARDS, &SETTINGS) };

fn key(text: &str) -> BTreeMap<String, Secret> {
    BTreeMap::from([("secret_key".to_owned(), Secret::new(text))])
}

fn set(settings: &[(&str, &str)]) -> AccountPatch {
    let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), Secret::new(*value))).collect();
    AccountPatch { settings, ..AccountPatch::default() }
}

fn named(name: &str) -> AccountPatch {
    AccountPatch { name: Some(name.to_owned()), ..AccountPatch::default() }
}

fn words(list: &[&str]) -> Option<Vec<String>> {
    Some(list.iter().map(|word| (*word).to_owned()).collect())
}

impl World {
    /// A merchant who may use every processor here, and has no account.
    fn shop() -> Self {
        let mut world = Self::new(Mode::Test);
        world.profiles = vec![&PROFILE, &ALPHA, &BETA, &PUSH, &SHOW, &CHAIN, &READY, &REAL];
        world
    }

    /// A merchant with such accounts, in their order.
    fn with(processors: &[&str]) -> Self {
        let mut world = Self::shop();
        for (place, processor) in processors.iter().enumerate() {
            world.set_up(processor, named(&format!("{processor}{place}"))).expect("a good account");
        }
        world
    }

    fn new_account(&mut self, new: NewAccount) -> Result<Account, Refusal> {
        match self.run(&Command::CreateAccount(Box::new(new)))? {
            Answer::Account(account, true) => Ok(*account),
            other => panic!("{other:?}"),
        }
    }

    fn set_up(&mut self, processor: &str, mut patch: AccountPatch) -> Result<Account, Refusal> {
        patch.settings.entry("secret_key".to_owned()).or_insert_with(|| Secret::new("sk_test_1234"));
        self.new_account(NewAccount { processor: processor.to_owned(), by_file: false, patch })
    }

    fn change(&mut self, account: &AccountId, patch: AccountPatch) -> Result<Account, Refusal> {
        let update =
            Command::UpdateAccount { account: account.clone(), patch: Box::new(patch), by_file: false };
        match self.run(&update)? {
            Answer::Account(account, false) => Ok(*account),
            other => panic!("{other:?}"),
        }
    }

    fn open_here(&mut self) {
        self.run(&Command::CreateSession(Box::new(new_session()))).expect("a good session");
    }

    /// The accounts that would be asked, in their order; `-` is a processor without one.
    fn asked(&self, wanted: &Wanted<'_>) -> Vec<String> {
        let loaded = Loaded { accounts: Some(self.accounts.clone()), ..Loaded::default() };
        self.given(&NoSeal, |given| {
            ways(wanted, &loaded, given)
                .map(|way| way.account.map_or("-".to_owned(), |account| account.body.name.clone()))
                .collect()
        })
    }

    fn given<T>(&self, seal: &dyn Seal, so: impl FnOnce(&Given<'_>) -> T) -> T {
        let policy = Policy { processors: self.profiles.clone(), loopback_hooks: true };
        let cause = Default::default();
        so(&Given { seal, ..self.given_with(&policy, &cause) })
    }

    fn reroute(&mut self, attempt: &AttemptId) -> Result<String, Refusal> {
        match self.run(&Command::Reroute(attempt.clone()))? {
            Answer::Attempt { attempt, started: true, .. } => Ok(attempt.processor),
            other => panic!("{other:?}"),
        }
    }

    fn prepare(&mut self) -> Option<AttemptId> {
        let session = self.session().id.clone();
        match self.run(&Command::Prepare(session)) {
            Ok(Answer::Attempt { attempt, started: true, .. }) => {
                assert!(!self.attempts.contains_key(&attempt.id), "it is in no row yet");
                Some(attempt.id)
            }
            Err(Refusal::NothingAsked) => None,
            other => panic!("{other:?}"),
        }
    }

    fn prepared(&mut self, attempt: &AttemptId, handle: &str) -> Result<(), Refusal> {
        let (session, state) = (self.session().id.clone(), handled(handle));
        self.run(&Command::Prepared { session, attempt: attempt.clone(), state }).map(drop)
    }
}

fn handled(handle: &str) -> State {
    State::from_iter([("handle".to_owned(), handle.into())])
}

fn card() -> Wanted<'static> {
    let method = Method::Card;
    Wanted { method, currency: "GHS", country: None, saves: false, verifies: false, holds: false }
}

#[test]
fn a_new_account_has_its_defaults() {
    let mut world = World::shop();
    let account = world.set_up("alpha", AccountPatch::default()).unwrap();
    assert_eq!(
        (account.body.name.as_str(), account.priority, account.status),
        ("alpha", 0, AccountStatus::Enabled)
    );
    assert_eq!(
        (account.scope, account.processor.as_str(), account.body.by_file),
        (world.scope, "alpha", false)
    );
    let next = world.set_up("alpha", named("second")).unwrap();
    assert_eq!(next.priority, 1, "the last in the order");
    world.set_up("beta", AccountPatch { priority: Some(1_000_000), ..AccountPatch::default() }).unwrap();
    assert!(account.id != next.id && account.id.scope() == Some(world.scope));
}

/// What is wrong with an account itself: the field, the change, and what would be right.
fn wrong_accounts() -> Vec<(&'static str, AccountPatch, &'static str)> {
    let patch = AccountPatch::default;
    vec![
        ("name", named(""), "must not be empty"),
        ("name", named(&"n".repeat(NAME_CHARS_MAX + 1)), "must have at most 64 characters"),
        ("name", named("a\u{7}"), "must not hold control characters"),
        (
            "status",
            AccountPatch { status: Some("on".to_owned()), ..patch() },
            "must be one of enabled, disabled",
        ),
        (
            "priority",
            AccountPatch { priority: Some(-1), ..patch() },
            "must be from 0 to 1000000; the lowest is asked first",
        ),
        (
            "priority",
            AccountPatch { priority: Some(1_000_001), ..patch() },
            "must be from 0 to 1000000; the lowest is asked first",
        ),
        ("methods[1]", AccountPatch { methods: words(&["card", "cash"]), ..patch() }, "must be one of card"),
        ("methods[0]", AccountPatch { methods: words(&["crypto"]), ..patch() }, "must be one of card"),
        (
            "currencies[0]",
            AccountPatch { currencies: words(&["ghs"]), ..patch() },
            "must be the code of a currency, such as USD",
        ),
        (
            "currencies[1]",
            AccountPatch { currencies: words(&["GHS", "DEM"]), ..patch() },
            "must be the code of a currency, such as USD",
        ),
        (
            "countries[0]",
            AccountPatch { countries: words(&["XX"]), ..patch() },
            "must be the code of a country, such as GH",
        ),
        (
            "countries[0]",
            AccountPatch { countries: words(&["gh"]), ..patch() },
            "must be the code of a country, such as GH",
        ),
    ]
}

/// What is wrong with its settings.
fn wrong_settings() -> Vec<(&'static str, AccountPatch, &'static str)> {
    let long = "x".repeat(SETTING_CHARS_MAX + 1);
    vec![
        (
            "settings.colour",
            set(&[("colour", "red")]),
            "is no setting of alpha; there are secret_key, hook_secret, account_id, url",
        ),
        ("settings.secret_key", set(&[("secret_key", "")]), "is needed: The key of the API."),
        ("settings.secret_key", set(&[("secret_key", &long)]), "must be one line of at most 4096 characters"),
        (
            "settings.account_id",
            set(&[("account_id", "a\nb")]),
            "must be one line of at most 4096 characters",
        ),
    ]
}

#[test]
fn every_rule_of_an_account_names_its_field_and_says_what_would_be_right() {
    let table = wrong_accounts().into_iter().chain(wrong_settings());
    for (field, patch, rule) in table {
        let mut world = World::with(&["alpha"]);
        let before = world.accounts[0].clone();
        let made = world.set_up("alpha", patch.clone());
        let changed = world.change(&before.id, patch);
        for refusal in [made.expect_err(field), changed.expect_err(field)] {
            match refusal {
                Refusal::Invalid { param, message } => {
                    assert_eq!((param.as_str(), message.as_str()), (field, rule))
                }
                other => panic!("{field}: {other:?}"),
            }
        }
        assert_eq!(world.accounts, [before], "nothing was changed");
    }
}

#[test]
fn a_processor_that_is_not_here_is_refused_with_those_that_are() {
    let rule = "must be one of simulator, alpha, beta, push, show, chain, ready";
    for processor in ["", "Alpha", "real", "nobody"] {
        match World::shop().set_up(processor, AccountPatch::default()) {
            Err(Refusal::Invalid { param, message }) => {
                assert_eq!((param.as_str(), message.as_str()), ("processor", rule))
            }
            other => panic!("{processor}: {other:?}"),
        }
    }
    let mut live = World::shop();
    live.scope.mode = Mode::Live;
    assert!(live.set_up("real", AccountPatch::default()).is_ok(), "there it is");
    assert!(live.set_up("alpha", AccountPatch::default()).is_err());
}

#[test]
fn names_are_the_merchants_own_and_there_are_so_many_accounts_at_most() {
    let mut world = World::with(&["alpha", "beta"]);
    let taken = Some(Refusal::Taken { param: "name" });
    assert_eq!(world.set_up("push", named("alpha0")).err(), taken);
    let id = world.accounts[1].id.clone();
    assert_eq!(world.change(&id, named("alpha0")).err(), taken);
    let version = world.accounts[1].version;
    world.change(&id, named("beta1")).expect("its own name is not taken");
    assert_eq!(world.accounts[1].version, version, "what says nothing new changes nothing");
    for place in 2..50 {
        world.set_up("alpha", named(&place.to_string())).unwrap();
    }
    let full = world.set_up("alpha", named("one more")).err();
    assert!(matches!(full, Some(Refusal::Invalid { param, .. }) if param == "processor"));
    let missing = world.change(&AccountId::of("acct_x"), AccountPatch::default()).err();
    assert_eq!(missing, Some(Refusal::NotFound(Noun::Account)));
}

#[test]
fn what_the_adapter_says_of_the_settings_is_told_as_theirs() {
    let mut world = World::with(&["alpha"]);
    world.problem = Some(("secret_key".to_owned(), "must begin with sk_test_".to_owned()));
    let (name, message) = ("settings.secret_key".to_owned(), "must begin with sk_test_".to_owned());
    let expected = Some(Refusal::Invalid { param: name, message });
    assert_eq!(world.set_up("alpha", named("second")).err(), expected);
    let id = world.accounts[0].id.clone();
    assert_eq!(world.change(&id, set(&[("secret_key", "pk_live_1")])).err(), expected);
}

/// A seal that shows what it was asked to hide for what.
struct Shown;

impl Seal for Shown {
    fn seal(&self, purpose: &str, text: &Secret, chance: &dyn Chance) -> Sealed {
        let mut salt = [0; 16];
        chance.fill(&mut salt);
        let hidden: String = text.expose().chars().rev().collect();
        Sealed(format!("{purpose}|{}|{hidden}", salt.map(|byte| byte.to_string()).concat()))
    }
    fn open(&self, purpose: &str, sealed: &Sealed) -> Option<Secret> {
        let rest = sealed.0.strip_prefix(purpose)?.strip_prefix('|')?;
        let (_, hidden) = rest.split_once('|')?;
        Some(Secret::new(hidden.chars().rev().collect::<String>()))
    }
}

fn sealed(world: &World, command: &Command, account: Option<&Account>) -> Account {
    let loaded = Loaded { account: account.cloned(), accounts: Some(vec![]), ..Loaded::default() };
    match world.given(&Shown, |given| crate::decide(command, &loaded, given)).expect("a good account").answer
    {
        Answer::Account(account, _) => *account,
        other => panic!("{other:?}"),
    }
}

#[test]
fn secrets_are_sealed_to_their_account_and_never_among_the_settings() {
    let world = World::shop();
    let patch = set(&[("secret_key", "sk_test_canary9876"), ("account_id", "acc_1")]);
    let new = NewAccount { processor: "alpha".to_owned(), by_file: false, patch };
    let first = sealed(&world, &Command::CreateAccount(Box::new(new)), None);
    assert_eq!(first.body.settings, BTreeMap::from([("account_id".to_owned(), "acc_1".to_owned())]));
    let kept = &first.body.secrets["secret_key"];
    assert_eq!(kept.hint, "9876");
    let purpose = secret_purpose(&first.id, "secret_key");
    assert!(Shown.open(&purpose, &kept.sealed).is_some_and(|it| it.is("sk_test_canary9876")));
    let other = secret_purpose(&first.id, "hook_secret");
    assert!(Shown.open(&other, &kept.sealed).is_none(), "it cannot be moved elsewhere");
    let row = serde_json::to_string(&first).unwrap() + &format!("{first:?}");
    assert!(!row.contains("canary"), "T3: {row}");
    let update = |patch: AccountPatch, account: &Account| {
        let (id, patch) = (account.id.clone(), Box::new(patch));
        sealed(&world, &Command::UpdateAccount { account: id, patch, by_file: false }, Some(account))
    };
    let same = update(set(&[("secret_key", "sk_test_canary9876")]), &first);
    assert_eq!(same, first, "the same secret is not sealed anew");
    let next =
        update(set(&[("secret_key", "sk_test_other"), ("hook_secret", "wh"), ("account_id", "")]), &first);
    let secrets = &next.body.secrets;
    assert_eq!((secrets["secret_key"].hint.as_str(), secrets["hook_secret"].hint.as_str()), ("ther", "wh"));
    assert!(next.body.settings.is_empty(), "an empty value takes one away");
    let without = update(set(&[("hook_secret", "")]), &next);
    assert_eq!(without.body.secrets.keys().collect::<Vec<_>>(), ["secret_key"]);
    assert_eq!(
        without.body.secrets["secret_key"], next.body.secrets["secret_key"],
        "what is not named stays"
    );
}

#[test]
fn no_secret_is_seen_where_a_command_is_printed() {
    let new =
        NewAccount { processor: "alpha".to_owned(), by_file: false, patch: set(&[("secret_key", "canary")]) };
    assert!(!format!("{:?}", Command::CreateAccount(Box::new(new))).contains("canary"));
}

#[test]
fn what_the_file_keeps_only_the_file_changes() {
    let mut world = World::shop();
    let patch = AccountPatch { settings: key("sk_test_1"), ..AccountPatch::default() };
    let new = NewAccount { processor: "alpha".to_owned(), by_file: true, patch };
    let account = world.new_account(new).unwrap();
    assert!(account.body.by_file);
    let off = || AccountPatch { status: Some("disabled".to_owned()), ..AccountPatch::default() };
    assert_eq!(world.change(&account.id, off()).err(), Some(Refusal::KeptByFile));
    assert_eq!(world.change(&account.id, AccountPatch::default()).err(), Some(Refusal::KeptByFile));
    let by_file = |id: &AccountId| Command::UpdateAccount {
        account: id.clone(),
        patch: Box::new(off()),
        by_file: true,
    };
    world.run(&by_file(&account.id)).expect("the file says so");
    assert_eq!(world.accounts[0].status, AccountStatus::Disabled);
    let own = world.set_up("alpha", named("own")).unwrap();
    world.run(&by_file(&own.id)).expect("the file may take one over");
    assert_eq!(world.change(&own.id, off()).err(), Some(Refusal::KeptByFile));
}

#[test]
fn an_empty_list_is_no_limit() {
    let mut world = World::with(&["beta"]);
    let id = world.accounts[0].id.clone();
    let limits = AccountPatch {
        methods: words(&["card"]),
        currencies: words(&["GHS", "USDC"]),
        countries: words(&["GH"]),
        ..AccountPatch::default()
    };
    let limited = world.change(&id, limits).unwrap().body;
    assert_eq!(
        (limited.methods, limited.currencies.len(), limited.countries.len()),
        (Some(vec![Method::Card]), 2, 1)
    );
    world.change(&id, named("other")).unwrap();
    assert_eq!(world.accounts[0].body.countries, ["GH"], "what is not named stays");
    let none = AccountPatch {
        methods: words(&[]),
        currencies: words(&[]),
        countries: words(&[]),
        ..AccountPatch::default()
    };
    let free = world.change(&id, none).unwrap().body;
    assert_eq!((free.methods, free.currencies.len(), free.countries.len()), (None, 0, 0));
}

#[test]
fn accounts_are_asked_in_their_order_and_only_for_what_they_take() {
    type Limit = fn(&mut AccountPatch);
    let none: Limit = |_| {};
    let phone = Wanted { method: Method::MobileMoney, ..card() };
    let table: [(&str, Limit, Wanted<'_>, &[&str]); 14] = [
        ("no limits", none, card(), &["alpha0", "beta1"]),
        ("priority", |it| it.priority = Some(9), card(), &["beta1", "alpha0"]),
        ("disabled", |it| it.status = Some("disabled".to_owned()), card(), &["beta1"]),
        ("method", |it| it.methods = words(&["card"]), card(), &["alpha0", "beta1"]),
        ("currency", |it| it.currencies = words(&["USD", "EUR"]), card(), &["beta1"]),
        ("currency named", |it| it.currencies = words(&["GHS"]), card(), &["alpha0", "beta1"]),
        ("country", |it| it.countries = words(&["NG"]), Wanted { country: Some("GH"), ..card() }, &["beta1"]),
        ("country unknown", |it| it.countries = words(&["NG"]), card(), &["alpha0", "beta1"]),
        ("profile's method", none, phone, &["beta1"]),
        ("profile's currency", none, Wanted { currency: "USD", ..phone }, &[]),
        ("profile's country", none, Wanted { country: Some("NG"), ..phone }, &[]),
        ("saves", none, Wanted { saves: true, ..card() }, &["beta1"]),
        ("holds", none, Wanted { holds: true, ..card() }, &["beta1"]),
        ("verifies", none, Wanted { verifies: true, ..card() }, &["alpha0"]),
    ];
    for (what, limit, wanted, asked) in table {
        let mut world = World::with(&["alpha", "beta"]);
        let mut patch = AccountPatch::default();
        limit(&mut patch);
        let id = world.accounts[0].id.clone();
        world.change(&id, patch).expect(what);
        assert_eq!(world.asked(&wanted), asked, "{what}");
    }
    let mut world = World::with(&["beta"]);
    let id = world.accounts[0].id.clone();
    world.change(&id, AccountPatch { methods: words(&["mobile_money"]), ..AccountPatch::default() }).unwrap();
    assert!(world.asked(&card()).is_empty());
    world.profiles = vec![&ALPHA];
    assert!(world.asked(&phone).is_empty(), "its processor is not on this server");
}

#[test]
fn the_simulator_is_there_in_test_mode_for_who_has_no_account_that_is_on() {
    let mut world = World::shop();
    assert_eq!(world.asked(&card()), ["-"]);
    world.scope.mode = Mode::Live;
    assert!(world.asked(&card()).is_empty(), "nobody pays with play money");
    world.scope.mode = Mode::Test;
    let account = world.set_up("alpha", AccountPatch::default()).unwrap();
    assert_eq!(world.asked(&card()), ["alpha"]);
    let off = AccountPatch { status: Some("disabled".to_owned()), ..AccountPatch::default() };
    world.change(&account.id, off).unwrap();
    assert_eq!(world.asked(&card()), ["-"], "switching it off is the way back");
    world.set_up("beta", AccountPatch { currencies: words(&["USD"]), ..AccountPatch::default() }).unwrap();
    assert!(world.asked(&card()).is_empty(), "one that is on is enough, also if it does not take this");
    world.scope.mode = Mode::Live;
    assert!(world.asked(&card()).is_empty());
    world.scope.mode = Mode::Test;
    let unseen = Loaded { accounts: None, ..Loaded::default() };
    assert_eq!(world.given(&NoSeal, |given| ways(&card(), &unseen, given).count()), 0, "nobody has looked");
}

#[test]
fn an_account_of_another_mode_is_never_asked() {
    let mut world = World::with(&["alpha"]);
    world.accounts[0].processor = "real".to_owned();
    assert!(world.asked(&card()).is_empty(), "T2: its processor works with real money only");
}

#[test]
fn a_payment_goes_to_the_first_account_and_says_so() {
    let mut world = World::with(&["alpha", "beta"]);
    world.open_here();
    let attempt = world.pay().unwrap();
    assert_eq!(
        (attempt.processor.as_str(), attempt.account.as_ref()),
        ("alpha", Some(&world.accounts[0].id))
    );
    world.check();
}

#[test]
fn what_cannot_be_reached_is_asked_at_the_next_account_that_was_not() {
    let mut world = World::with(&["alpha", "alpha", "beta"]);
    world.open_here();
    let first = world.pay().unwrap();
    let ids: Vec<_> = world.accounts.iter().map(|account| account.id.clone()).collect();
    world.attempts.get_mut(&first.id).unwrap().body.state = handled("at_alpha");
    assert_eq!(world.reroute(&first.id), Ok("alpha".to_owned()));
    assert!(world.attempts[&first.id].body.state.is_empty(), "what one processor said is nothing to another");
    assert_eq!(world.reroute(&first.id), Ok("beta".to_owned()));
    let attempt = &world.attempts[&first.id];
    assert_eq!((attempt.account.as_ref(), &attempt.body.unreached[..]), (Some(&ids[2]), &ids[..2]));
    assert_eq!((attempt.status, attempt.amount, world.attempts.len()), (AttemptStatus::Asked, ghs(5000), 1));
    assert_eq!(world.reroute(&first.id), Err(Refusal::NoProcessor), "everybody was asked");
    world.check();
    world.settle(&first.id, Outcome::Unavailable);
    world.check();
    assert_eq!((world.status(&first.id), world.session().status), (AttemptStatus::Declined, Status::Open));
    assert_eq!(world.session().body.failures, 0, "nobody tried a stolen card");
}

/// M1, M8: the janitor asked the first account at the moment in which the buyer's own conversation gave it up. What it
/// hears then, minutes later perhaps, ends nothing that the second account has begun, and shows the buyer nothing of
/// the first.
#[test]
fn what_the_account_before_says_does_not_move_a_payment_that_has_gone_on() {
    let mut world = World::with(&["alpha", "beta"]);
    world.open_here();
    let id = world.pay().unwrap().id;
    let ids: Vec<_> = world.accounts.iter().map(|account| account.id.clone()).collect();
    world.now = world.now.plus(15 * SECOND);
    world.reroute(&id).unwrap();
    let job = (JobKind::Reconcile, id.as_str().to_owned());
    assert!(world.jobs[&job] >= world.now.plus(10 * SECOND), "the second is given time to answer");
    let before = world.attempts[&id].clone();
    let at = |account: &AccountId, told| Command::Heard { at: Some(account.clone()), told: Box::new(told) };
    let settle = |outcome| Command::Settle { attempt: id.clone(), state: None, outcome, janitor: true };
    let (attempt, state, poll_at) = (id.clone(), handled("at_alpha"), world.now);
    let ask = super::books::prompt();
    for told in [
        settle(Outcome::Unavailable),
        settle(Outcome::Declined(Decline::NotCharged)),
        settle(Outcome::Unknown),
        Command::Advance { attempt: attempt.clone(), state: state.clone() },
        Command::Wait { attempt: attempt.clone(), state: state.clone(), until: poll_at },
        Command::Show { attempt, state, ask, poll_at },
    ] {
        assert_eq!(world.run(&at(&ids[0], told)).err(), Some(Refusal::NothingAsked));
        assert_eq!(world.attempts[&id], before);
    }
    match world.run(&at(&ids[0], settle(super::books::paid(ghs(5000))))) {
        Ok(Answer::Misfit(crate::parked::Misfit::OtherAccount)) => {}
        other => panic!("money is never passed over in silence: {other:?}"),
    }
    world.run(&at(&ids[1], settle(super::books::paid(ghs(5000))))).unwrap();
    assert_eq!(world.status(&id), AttemptStatus::Succeeded);
    world.check();
}

#[test]
fn accounts_that_were_switched_off_meanwhile_are_not_asked() {
    let mut world = World::with(&["alpha", "beta"]);
    world.open_here();
    let attempt = world.pay().unwrap().id;
    let off = AccountPatch { status: Some("disabled".to_owned()), ..AccountPatch::default() };
    let id = world.accounts[1].id.clone();
    world.change(&id, off).unwrap();
    assert_eq!(world.reroute(&attempt), Err(Refusal::NoProcessor));
}

/// What the buyer typed for one page is of no use to another that asks for something else.
#[test]
fn the_next_processor_must_be_able_to_go_on_with_what_the_buyer_said() {
    let pages = [
        ("alpha", PageScope::Redirect),
        ("beta", PageScope::Frame),
        ("chain", PageScope::Address),
        ("push", PageScope::Prompt),
        ("show", PageScope::Simulator),
    ];
    for (before, page) in pages {
        for (after, next) in pages {
            let mut world = World::with(&[before, after]);
            world.open_here();
            let attempt = world.pay().unwrap().id;
            let outside = !matches!(next, PageScope::Prompt | PageScope::Simulator);
            let expected =
                if outside || page == next { Ok(after.to_owned()) } else { Err(Refusal::NoProcessor) };
            assert_eq!(world.reroute(&attempt), expected, "{before} {after}");
        }
    }
}

/// M8, M1: only what certainly took nothing is asked for elsewhere.
#[test]
fn m8_no_other_processor_is_asked_while_money_may_have_moved() {
    type Spoil = fn(&mut World, &AttemptId);
    let table: [(&str, Spoil); 8] = [
        ("unknown", |world, id| world.settle(id, Outcome::Unknown)),
        ("parked", |world, id| (0..9).for_each(|_| world.settle(id, Outcome::Unknown))),
        ("offered", |world, id| world.show(id, super::books::prompt())),
        ("challenged", |world, id| world.show(id, Ask::Code { wrong: 0, words: String::new() })),
        ("paid", World::succeed),
        ("declined", |world, id| world.settle(id, Outcome::Declined(Decline::CardDeclined))),
        ("another amount", |world, id| world.settle(id, super::books::paid(ghs(1)))),
        ("without the buyer", |world, id| {
            world.attempts.get_mut(id).unwrap().body.off_session = Some("cus_1:pm_1".to_owned());
        }),
    ];
    for (what, spoil) in table {
        let mut world = World::with(&["alpha", "beta"]);
        world.open_here();
        let attempt = world.pay().unwrap().id;
        spoil(&mut world, &attempt);
        let before = world.attempts[&attempt].clone();
        assert_eq!(world.reroute(&attempt), Err(Refusal::NoProcessor), "{what}");
        assert_eq!(world.attempts[&attempt], before, "{what}");
    }
    let mut world = World::with(&["alpha", "beta"]);
    world.open_here();
    let attempt = world.pay().unwrap().id;
    world.session.as_mut().unwrap().body.current = None;
    assert_eq!(world.reroute(&attempt), Err(Refusal::NoProcessor), "it does not hold its session");
    assert_eq!(world.reroute(&AttemptId::of("pay_x")), Err(Refusal::NotFound(Noun::Payment)));
}

#[test]
fn each_payment_of_an_account_that_numbers_them_has_a_number_of_its_own() {
    let mut world = World::with(&["chain"]);
    let mut numbers = BTreeSet::new();
    for round in 0..5 {
        world.open_here();
        let attempt = world.pay().unwrap();
        assert_eq!(attempt.number(), Some(round));
        assert!(numbers.insert(attempt.number()));
        assert_eq!(world.accounts[0].body.next_number, round + 1);
    }
    let scan = (JobKind::Scan, world.accounts[0].id.as_str().to_owned());
    assert_eq!(world.jobs[&scan], world.now.plus(15 * SECOND), "its payments are looked for");
    let mut world = World::with(&["alpha", "chain"]);
    world.open_here();
    let attempt = world.pay().unwrap();
    assert_eq!(attempt.number(), None);
    world.reroute(&attempt.id).unwrap();
    assert_eq!((world.attempts[&attempt.id].number(), world.accounts[1].body.next_number), (Some(0), 1));
    let id = world.accounts[1].id.clone();
    world.change(&id, named("renamed")).unwrap();
    assert_eq!(world.accounts[1].body.next_number, 1, "a change of the account begins no new count");
}

#[test]
fn an_order_is_prepared_once_and_the_attempt_goes_on_from_it() {
    let mut world = World::with(&["ready"]);
    world.open_here();
    let order = world.prepare().expect("there is one to make");
    assert_eq!(world.prepare(), None, "whoever opens the page again makes no second one");
    world.prepared(&order, "order_1").unwrap();
    assert_eq!(world.prepare(), None);
    assert!(world.attempts.is_empty() && world.session().status == Status::Open, "nobody pays yet");
    let attempt = world.pay().unwrap();
    assert_eq!((&attempt.id, attempt.handle()), (&order, Some("order_1")), "M7: one order, one attempt");
    assert!(world.session().body.prepared.is_none());
    assert_eq!(world.prepared(&order, "order_2"), Err(Refusal::NothingAsked), "it is the attempt's now");
    assert_eq!(world.prepare(), None, "it is being paid");
    world.settle(&attempt.id, Outcome::Declined(Decline::CardDeclined));
    let next = world.prepare().expect("the next try needs one");
    assert_ne!(next, order, "S6: ids are never used again");
    world.check();
}

#[test]
fn s5_an_order_for_another_total_is_replaced() {
    type Spoil = fn(&mut World);
    let table: [(&str, Spoil); 3] = [
        ("total", |world| world.session.as_mut().unwrap().amount = ghs(6000)),
        ("cart", |world| world.session.as_mut().unwrap().body.cart_version += 1),
        ("account", |world| {
            let id = world.accounts[0].id.clone();
            let last = AccountPatch { priority: Some(99), ..AccountPatch::default() };
            world.change(&id, last).unwrap();
        }),
    ];
    for (what, spoil) in table {
        let mut world = World::with(&["ready", "ready"]);
        world.open_here();
        let first = world.prepare().unwrap();
        world.prepared(&first, "order_1").unwrap();
        spoil(&mut world);
        let paid = {
            let mut other = World::with(&["ready", "ready"]);
            other.session.clone_from(&world.session);
            other.accounts.clone_from(&world.accounts);
            other.chance.0.store(900, std::sync::atomic::Ordering::Relaxed);
            other.pay().unwrap()
        };
        assert!(paid.id != first && paid.handle().is_none(), "{what}: the old order is for something else");
        let second = world.prepare().expect(what);
        assert_ne!(second, first);
        assert_eq!(
            world.prepared(&first, "order_1b"),
            Err(Refusal::NothingAsked),
            "{what}: it came too late"
        );
        world.prepared(&second, "order_2").unwrap();
        let attempt = world.pay().unwrap();
        assert_eq!((&attempt.id, attempt.handle()), (&second, Some("order_2")), "{what}");
        assert_eq!(attempt.amount, world.session().amount);
    }
}

#[test]
fn nothing_is_prepared_where_nothing_can_be_paid() {
    type Spoil = fn(&mut World);
    let table: [(&str, Spoil); 4] = [
        ("over", |world| world.now = world.session().expires_at),
        ("expired", |world| {
            let expire = Command::ExpireSession(world.session().id.clone());
            world.run(&expire).unwrap();
        }),
        ("free", |world| world.session.as_mut().unwrap().amount = ghs(0)),
        ("direct", |world| world.session.as_mut().unwrap().body.direct = true),
    ];
    for (what, spoil) in table {
        let mut world = World::with(&["ready"]);
        world.open_here();
        spoil(&mut world);
        assert_eq!(world.prepare(), None, "{what}");
    }
    let mut world = World::with(&["alpha", "ready"]);
    world.open_here();
    assert_eq!(world.prepare(), None, "the first account makes none");
}
