//! Subscriptions of which a customer has one: who buys another tier gives the one before up, when that is paid and no
//! sooner; and ending the one that is meant where only the customer is named.

use super::life::*;
use super::*;
use crate::attempt::{AttemptStatus, Decline};
use crate::subscription::{Cancellation, NewTerms};
use SubscriptionStatus as S;

const UID: &str = "u_1";

/// A catalog with tiers that are paid each month, and one that is paid once.
fn catalog() -> Life {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    for (tier, monthly) in [("member", true), ("pro", true), ("team", true), ("pass", false)] {
        let product = life.shop.product(Some(tier));
        life.shop.price(&product, "INR", 1_000, monthly);
    }
    life
}

/// A session for a tier whose price says how it is paid.
fn by_price(name: &str, uid: &str) -> NewSession {
    let more = NewSessionMore {
        mode_of_price: true,
        terms: Some(NewTerms { replaces: true, ..NewTerms::default() }),
        ..NewSessionMore::default()
    };
    NewSession { more: Some(Box::new(more)), ..tier(name, Some("INR"), Some(uid)) }
}

/// A subscription beside which others may be.
fn plain(name: &str) -> NewSession {
    let more = NewSessionMore { mode: Some("subscription".to_owned()), ..NewSessionMore::default() };
    NewSession { more: Some(Box::new(more)), ..tier(name, Some("INR"), Some(UID)) }
}

fn cancel(at_period_end: bool) -> Command {
    Command::CancelCurrent { uid: UID.to_owned(), how: Cancellation { at_period_end } }
}

impl Life {
    fn tier_of(&self, uid: &str) -> Option<&str> {
        let customer = self.shop.customers.values().find(|it| it.uid.as_deref() == Some(uid))?;
        let has = self.shop.entitlements.get(&customer.id)?;
        has.is_active(self.shop.now).then_some(has.tier.as_str())
    }

    fn living(&self, uid: &str) -> Vec<SubscriptionId> {
        let customer = self.shop.customers.values().find(|it| it.uid.as_deref() == Some(uid));
        let id = customer.map(|it| &it.id);
        let mine = |it: &&Subscription| it.customer.as_ref() == id && it.lives() && it.body.replaces;
        self.shop.subscriptions.values().filter(mine).map(|it| it.id.clone()).collect()
    }
}

#[test]
fn the_price_says_whether_it_is_paid_again() {
    let mut life = catalog();
    let pass = life.shop.create(by_price("pass", UID)).unwrap();
    assert_eq!(life.shop.sessions[&pass].body.terms, None);
    let member = life.shop.create(by_price("member", UID)).unwrap();
    let terms = life.shop.sessions[&member].body.terms.clone().unwrap();
    assert!(terms.replaces && terms.needs_method);
    // The oldest price counts, whatever it is, and not the oldest of one kind.
    let product = life.shop.products.iter().find(|it| it.tier.as_deref() == Some("pass")).cloned().unwrap();
    life.shop.now = life.shop.now.plus(1);
    life.shop.price(&product, "INR", 500, true);
    let pass = life.shop.create(by_price("pass", UID)).unwrap();
    assert_eq!(
        (&life.shop.sessions[&pass].body.terms, life.shop.sessions[&pass].amount.amount),
        (&None, 1_000)
    );
}

#[test]
fn terms_that_replace_must_grant() {
    let mut life = catalog();
    let terms = NewTerms { replaces: true, ..NewTerms::default() };
    let id = life.subscribe(subscribing(vec![month(1_000)], terms));
    assert!(!life.sub(&id).body.replaces, "there is nothing that could take the place of what is given up");
}

#[test]
fn another_tier_takes_the_place_of_the_one_before_when_it_is_paid() {
    let mut life = catalog();
    let old = life.subscribe(by_price("member", UID));
    life.days(10);
    let session = life.shop.create(by_price("pro", UID)).unwrap();
    assert_eq!((life.status(&old), life.tier_of(UID)), (S::Active, Some("member")), "not by asking for it");
    life.script = Script::Bad(Decline::CardDeclined);
    life.buy(&session);
    assert_eq!((life.status(&old), life.tier_of(UID)), (S::Active, Some("member")), "nor by a declined card");
    life.script = Script::Good;
    life.buy(&session);
    let new = life.of(&session);
    assert_eq!((life.status(&old), life.status(&new)), (S::Canceled, S::Active));
    assert_eq!(life.sub(&old).body.ended_at, Some(life.shop.now));
    assert_eq!((life.tier_of(UID), life.bill_at(&old)), (Some("pro"), None));
    life.days(400);
    assert_eq!(life.amounts(&old), [1_000], "it is never charged again");
    assert_eq!((life.tier_of(UID), life.amounts(&new).len()), (Some("pro"), 14));
    assert!(life.shop.revisions.is_sorted_by(|a, b| a < b), "each change has a version of its own");
    life.check_rest();
}

#[test]
fn what_the_one_before_gave_does_not_come_back() {
    let mut life = catalog();
    life.subscribe(by_price("member", UID));
    let session = life.shop.create(by_price("pro", UID)).unwrap();
    let paid = life.buy(&session).unwrap();
    life.take_back(&paid);
    assert_eq!(life.tier_of(UID), None, "it was given up for what is given back now");
}

/// Whatever the old one is doing at that moment.
#[test]
fn it_takes_the_place_of_one_in_any_state() {
    for state in [S::Active, S::Trialing, S::PastDue, S::Paused, S::Unpaid] {
        let mut life = catalog();
        let mut first = by_price("member", UID);
        let terms = first.more.as_mut().unwrap().terms.as_mut().unwrap();
        terms.when_unpaid = Some("unpaid".to_owned());
        terms.trial_period_days = (state == S::Trialing).then_some(90);
        let old = life.subscribe(first);
        match state {
            S::PastDue | S::Unpaid => {
                life.script = Script::Bad(Decline::InsufficientFunds);
                life.days(if state == S::PastDue { 33 } else { 70 });
                life.script = Script::Good;
            }
            S::Paused => assert!(life.pause(&old, None)),
            _ => life.days(3),
        }
        assert_eq!(life.status(&old), state);
        let open = life.sub(&old).body.open_invoice.clone();
        let new = life.subscribe(by_price("pro", UID));
        assert_eq!((life.status(&old), life.status(&new)), (S::Canceled, S::Active), "{state:?}");
        if let Some(open) = open {
            assert_eq!(life.shop.invoices[&open].status, InvoiceStatus::Void, "{state:?}");
            assert_eq!(life.shop.sessions[&life.shop.invoices[&open].body.session].status, Status::Expired);
        }
        let charged = life.amounts(&old).len();
        life.days(100);
        assert_eq!((life.amounts(&old).len(), life.tier_of(UID)), (charged, Some("pro")), "{state:?}");
        life.check_rest();
    }
}

/// A renewal is on its way to the bank when the other tier is paid: what it brings goes back.
#[test]
fn a_charge_under_way_for_the_one_before_goes_back() {
    let mut life = catalog();
    let old = life.subscribe(by_price("member", UID));
    life.script = Script::SlowGood(3);
    life.advance(at("2027-02-01T00:00:00Z"));
    let renewal = life.invoices(&old)[1].body.session.clone();
    assert_eq!(life.shop.sessions[&renewal].status, Status::Paying);
    life.script = Script::Good;
    life.subscribe(by_price("pro", UID));
    life.settle_down();
    life.days(1);
    let statuses: Vec<AttemptStatus> =
        life.shop.attempts.values().filter(|it| it.session == renewal).map(|it| it.status).collect();
    assert_eq!(statuses, [AttemptStatus::Refunded]);
    assert_eq!((life.status(&old), life.tier_of(UID)), (S::Canceled, Some("pro")));
    life.check_rest();
}

#[test]
fn others_customers_and_what_was_bought_otherwise_stay() {
    let mut life = catalog();
    let elsewhere = life.subscribe(by_price("member", "u_2"));
    let beside = life.subscribe(plain("team"));
    let old = life.subscribe(by_price("member", UID));
    let pass = life.shop.create(by_price("pass", UID)).unwrap();
    life.buy(&pass);
    assert_eq!(
        (life.status(&old), life.tier_of(UID)),
        (S::Active, Some("pass")),
        "paid once, it replaces nothing"
    );
    life.subscribe(by_price("pro", UID));
    let statuses = [&elsewhere, &beside, &old].map(|id| life.status(id));
    assert_eq!(statuses, [S::Active, S::Active, S::Canceled]);
    assert_eq!((life.tier_of(UID), life.tier_of("u_2")), (Some("pro"), Some("member")));
    life.subscribe(plain("team"));
    assert_eq!(life.living(UID).len(), 1, "terms that leave others alone end none");
}

/// Two sessions of one customer are paid at one moment: the second is decided anew, and the first gives way.
#[test]
fn of_two_that_are_paid_at_once_one_lives() {
    let mut life = catalog();
    life.subscribe(by_price("team", UID));
    life.script = Script::SlowGood(9);
    let sessions = ["member", "pro"].map(|tier| life.shop.create(by_price(tier, UID)).unwrap());
    let attempts = [&sessions[0], &sessions[1]].map(|id| life.buy(id).unwrap());
    let (first, second) = (life.says(&attempts[0]), life.says(&attempts[1]));
    life.race(&first, &second);
    assert_eq!(life.seen.get("B3: of two at once, the second is decided again"), Some(&1));
    assert_eq!((life.living(UID), life.tier_of(UID)), (vec![life.of(&sessions[1])], Some("pro")));
    assert_eq!(life.status(&life.of(&sessions[0])), S::Canceled);
}

#[test]
fn the_one_that_is_meant_is_ended_and_asking_again_is_no_mistake() {
    let mut life = catalog();
    assert_eq!(
        life.run(&cancel(true)).err(),
        Some(Refusal::NotFound(Noun::Subscription)),
        "nobody has this uid"
    );
    let waiting = life.shop.create(by_price("member", UID)).unwrap();
    assert_eq!(life.run(&cancel(true)).err(), Some(Refusal::NotFound(Noun::Subscription)));
    life.script = Script::Bad(Decline::CardDeclined);
    life.buy(&waiting);
    assert_eq!(
        life.run(&cancel(true)).err(),
        Some(Refusal::NotFound(Noun::Subscription)),
        "one that was never paid has not begun"
    );
    life.script = Script::Good;
    life.buy(&waiting);
    let id = life.of(&waiting);
    let asked = |life: &mut Life, at_period_end| match life.run(&cancel(at_period_end)).unwrap() {
        Answer::Subscription(found) => (found.id.clone(), found.status, found.body.cancel_at_period_end),
        other => panic!("{other:?}"),
    };
    for _ in 0..2 {
        assert_eq!(asked(&mut life, true), (id.clone(), S::Active, true));
    }
    assert_eq!(life.tier_of(UID), Some("member"), "until the period ends");
    life.days(40);
    assert_eq!((life.status(&id), life.tier_of(UID)), (S::Canceled, None));
    for at_period_end in [true, false] {
        assert_eq!(asked(&mut life, at_period_end), (id.clone(), S::Canceled, true), "it has ended already");
    }
    let next = life.subscribe(by_price("pro", UID));
    assert_eq!(asked(&mut life, false), (next, S::Canceled, false));
    assert_eq!(life.tier_of(UID), None, "at once");
}

#[test]
fn of_several_the_latest_is_meant_that_leaves_no_other_beside_it() {
    let mut life = catalog();
    let (plain_one, sole) = (life.subscribe(plain("team")), life.subscribe(by_price("member", UID)));
    life.days(1);
    let later = life.subscribe(plain("pro"));
    for expected in [&sole, &later, &plain_one] {
        assert_eq!(life.shop.current_of(UID).as_ref(), Some(expected));
        life.run(&cancel(false)).unwrap();
        assert_eq!(life.status(expected), S::Canceled);
    }
    assert_eq!(life.shop.current_of(UID), Some(sole), "none lives: the last that begun, of its kind");
}

/// What one customer does. Tiers and cards are places in lists.
#[derive(Clone, Debug)]
enum Deed {
    Buys(usize, u8),
    BuysTwo(usize, usize),
    Cancels(bool),
    Pauses,
    Resumes,
    /// So many days pass, and this is how the bank answers meanwhile.
    Waits(i64, u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        5 => (0..4_usize, 0..6_u8).prop_map(|(tier, card)| Deed::Buys(tier, card)),
        2 => (0..4_usize, 0..4_usize).prop_map(|(one, two)| Deed::BuysTwo(one, two)),
        1 => any::<bool>().prop_map(Deed::Cancels),
        1 => Just(Deed::Pauses),
        1 => Just(Deed::Resumes),
        4 => (1..45_i64, 0..6_u8).prop_map(|(days, card)| Deed::Waits(days, card)),
    ]
}

fn script(card: u8) -> Script {
    match card {
        0 => Script::Bad(Decline::InsufficientFunds),
        1 => Script::SlowGood(4),
        2 => Script::SlowBad(2),
        _ => Script::Good,
    }
}

fn opened(life: &mut Life, place: usize) -> SessionId {
    life.shop.create(by_price(["member", "pro", "team", "pass"][place], UID)).unwrap()
}

fn lived(deeds: Vec<Deed>) -> BTreeMap<&'static str, usize> {
    let mut life = catalog();
    for deed in deeds {
        life.script = Script::Good;
        match deed {
            Deed::Buys(place, card) => {
                let id = opened(&mut life, place);
                life.script = script(card);
                life.buy(&id);
            }
            Deed::BuysTwo(one, two) => {
                let sessions = [one, two].map(|place| opened(&mut life, place));
                life.script = Script::SlowGood(9);
                let paid = [&sessions[0], &sessions[1]].map(|id| life.buy(id).unwrap());
                let (one, two) = (life.says(&paid[0]), life.says(&paid[1]));
                life.race(&one, &two);
            }
            Deed::Cancels(at_period_end) => drop(life.may(&cancel(at_period_end))),
            Deed::Pauses => {
                for id in life.living(UID) {
                    life.pause(&id, None);
                }
            }
            Deed::Resumes => {
                for id in life.living(UID) {
                    life.resume(&id);
                }
            }
            Deed::Waits(days, card) => {
                life.script = script(card);
                life.days(days);
            }
        }
        one_lives(&mut life);
    }
    life.settle_down();
    one_lives(&mut life);
    life.check_rest();
    life.seen
}

/// Never two of a customer's live, and what the customer has is what the one that lives gives, or a purchase of its
/// own.
fn one_lives(life: &mut Life) {
    let living = life.living(UID);
    assert!(living.len() <= 1, "{living:?}");
    let replaced = life.shop.subscriptions.values().filter(|it| it.body.replaces && !it.lives());
    let ended = replaced.filter(|it| it.status == S::Canceled).count();
    let Some(has) = life.shop.entitlements.values().next().filter(|has| has.is_active(life.shop.now)) else {
        return;
    };
    if let Some(by) = &has.subscription {
        assert!(living.contains(by), "what has ended gives nothing: {has:?}");
    }
    if ended > 0 && !living.is_empty() {
        life.saw("one has taken the place of another, or come after it");
    }
}

#[test]
fn a_customer_never_has_two() {
    let seen = explore(150, &proptest::collection::vec(deed(), 4..30), lived);
    for what in [
        "one has taken the place of another, or come after it",
        "B3: of two at once, the second is decided again",
        "a surplus goes back",
        "an answer is not heard",
        "B2: a period follows",
        "paused",
    ] {
        assert!(seen.get(what).is_some_and(|times| *times > 0), "{what} did not occur: {seen:?}");
    }
}
