//! Refunds: reservations, what the processor says of them, and what went back without us.

use super::books::{back, given_back, prompt};
use super::{PROFILE, SERVES, World, ghs, profile};
use crate::answer::Answer;
use crate::attempt::{AttemptStatus, Decline};
use crate::command::{Command, NewRefund};
use crate::decision::{Change, Loaded, Policy, Row};
use crate::entitlement::Grant;
use crate::event::EventKind;
use crate::id::{AttemptId, CustomerId, GrantId, LineId, RefundId};
use crate::job::JobKind;
use crate::ledger::Book;
use crate::metadata::{Metadata, Scalar};
use crate::money::{Currency, Money};
use crate::parked::Misfit;
use crate::processor::{Outcome, Part, Profile, Refunding, State};
use crate::refund::{Origin, Refund, RefundReason, RefundStatus};
use crate::refusal::{Noun, Refusal, Unable};
use crate::session::Status;
use crate::time::{DAY, SECOND};

static WHOLE: Profile = Profile { refunds: Part::Whole, ..profile("simulator", &SERVES, &[]) };
static NONE: Profile = Profile { refunds: Part::None, ..profile("simulator", &SERVES, &[]) };

pub(super) fn new_refund(payment: &AttemptId, amount: Option<i64>) -> NewRefund {
    NewRefund {
        payment: Some(payment.clone()),
        session: None,
        amount,
        reason: None,
        by_hand: false,
        seen: None,
        metadata: Metadata::new(),
    }
}

impl World {
    /// A session that one attempt has paid.
    fn sold() -> (Self, AttemptId) {
        let mut world = Self::open();
        let attempt = world.pay().expect("paid").id;
        world.succeed(&attempt);
        (world, attempt)
    }

    /// A session that two attempts have paid, and the one that is too many.
    pub(super) fn paid_twice() -> (Self, AttemptId) {
        let (mut world, first) = Self::offered_twice();
        let second = world.session().body.current.clone().expect("the second");
        world.succeed(&second);
        world.succeed(&first);
        (world, first)
    }

    /// A session with an attempt that was replaced by another.
    fn offered_twice() -> (Self, AttemptId) {
        let mut world = Self::open();
        let first = world.pay().expect("paid").id;
        world.show(&first, prompt());
        world.pay().expect("paid");
        (world, first)
    }

    fn refund_as(&mut self, new: NewRefund) -> Result<Refund, Refusal> {
        match self.run(&Command::CreateRefund(Box::new(new)))? {
            Answer::Refund { refund, created: true } => Ok(*refund),
            other => panic!("{other:?}"),
        }
    }

    fn refund(&mut self, payment: &AttemptId, amount: i64) -> Result<RefundId, Refusal> {
        self.refund_as(new_refund(payment, Some(amount))).map(|refund| refund.id)
    }

    fn hear(&mut self, refund: &RefundId, refunding: Refunding) {
        let command = Command::SettleRefund { refund: refund.clone(), heard: None, refunding };
        self.run(&command).expect("settling is never refused");
    }

    fn total(&mut self, attempt: &AttemptId, total: i64) -> Answer {
        let amount = Money { amount: self.attempts[attempt].captured, ..self.session().amount };
        self.told(attempt, back(amount, total))
    }

    fn told(&mut self, attempt: &AttemptId, outcome: Outcome) -> Answer {
        let command = Command::Settle { attempt: attempt.clone(), state: None, outcome, janitor: false };
        self.run(&command).expect("settling is never refused")
    }

    pub(super) fn booked(&self, attempt: &AttemptId, book: Book) -> i64 {
        let mine = self.books.movements.values().filter(|it| it.attempt == *attempt);
        mine.flat_map(|it| it.legs).filter(|(found, _)| *found == book).map(|(_, amount)| amount).sum()
    }

    pub(super) fn told_of(&self, kind: EventKind) -> usize {
        self.events.iter().filter(|told| **told == kind).count()
    }
}

fn done() -> Refunding {
    Refunding::Succeeded("rf_1".to_owned())
}

fn no() -> Refunding {
    Refunding::Failed("no".to_owned())
}

/// Attack 43: whatever is refunded at once, never more than was captured is promised.
#[test]
fn m4_fifty_refunds_of_three_on_a_hundred_are_thirty_three() {
    let (mut world, attempt) = World::sold();
    world.total(&attempt, 4900);
    let mut made = vec![];
    for _ in 0..50 {
        match world.refund(&attempt, 3) {
            Ok(refund) => made.push(refund),
            Err(refusal) => assert_eq!(refusal, Refusal::RefundTooLarge(1)),
        }
        world.check();
    }
    assert_eq!((made.len(), world.attempts[&attempt].refundable()), (33, 1));
    for refund in made {
        world.hear(&refund, done());
        world.check();
    }
    assert_eq!(world.status(&attempt), AttemptStatus::Succeeded, "1 is left");
}

#[test]
fn every_rule_of_a_new_refund_names_what_is_wrong() {
    type Spoil = fn(&mut NewRefund);
    let table: [(&str, Spoil); 5] = [
        ("amount", |new| new.amount = Some(0)),
        ("amount", |new| new.amount = Some(-1)),
        ("amount", |new| new.amount = Some(i64::MIN)),
        ("reason", |new| new.reason = Some("because".to_owned())),
        ("metadata", |new| {
            new.metadata = (0..51).map(|key| (key.to_string(), Scalar::Boolean(true))).collect();
        }),
    ];
    let (mut world, attempt) = World::sold();
    for (field, spoil) in table {
        let mut new = new_refund(&attempt, Some(100));
        spoil(&mut new);
        let refusal = world.refund_as(new).expect_err(field);
        assert!(matches!(&refusal, Refusal::Invalid { param, .. } if param == field), "{field}: {refusal:?}");
    }
    for amount in [5001, i64::MAX] {
        assert_eq!(world.refund(&attempt, amount), Err(Refusal::RefundTooLarge(5000)));
    }
    let unknown = new_refund(&AttemptId::of("pay_x"), None);
    assert_eq!(world.refund_as(unknown).err(), Some(Refusal::NotFound(Noun::Payment)));
    assert!(world.books.refunds.is_empty() && world.attempts[&attempt].refunded == 0, "nothing was changed");
}

/// Only what was captured for the session can be given back by asking the processor.
#[test]
fn what_can_be_refunded_depends_on_how_the_payment_stands() {
    let mut world = World::open();
    let attempt = world.pay().unwrap().id;
    let refuses = |world: &mut World, status| {
        assert_eq!(world.refund(&attempt, 1), Err(Refusal::PaymentState(status)));
    };
    refuses(&mut world, AttemptStatus::Asked);
    world.show(&attempt, prompt());
    refuses(&mut world, AttemptStatus::Offered);
    world.settle(&attempt, Outcome::Declined(Decline::CardDeclined));
    refuses(&mut world, AttemptStatus::Declined);
    world.succeed(&attempt);
    let all = world.refund_as(new_refund(&attempt, None)).unwrap();
    assert_eq!(
        (all.amount, all.status, all.body.origin),
        (ghs(5000), RefundStatus::Pending, Origin::Merchant)
    );
    assert_eq!(world.refund(&attempt, 1), Err(Refusal::RefundTooLarge(0)), "it is reserved");
    world.hear(&all.id, done());
    assert_eq!(world.status(&attempt), AttemptStatus::Refunded);
    assert_eq!(world.refund_as(new_refund(&attempt, None)).err(), Some(Refusal::RefundTooLarge(0)));
    let (mut world, surplus) = World::paid_twice();
    let refusal = world.refund(&surplus, 1);
    assert_eq!(refusal, Err(Refusal::PaymentState(AttemptStatus::Surplus)), "we do that by ourselves");
}

/// Of two forms that were filled in before the same page, one gives back.
#[test]
fn who_has_not_seen_the_latest_refund_gives_nothing_back() {
    let (mut world, attempt) = World::sold();
    let seen = |taken: i64| NewRefund { seen: Some(taken), ..new_refund(&attempt, Some(1200)) };
    assert!(world.refund_as(seen(0)).is_ok());
    let again = world.refund_as(seen(0));
    assert!(matches!(&again, Err(Refusal::Invalid { param, .. }) if param == "amount"), "{again:?}");
    assert!(world.refund_as(seen(1200)).is_ok(), "who has seen it may go on");
}

#[test]
fn what_a_merchant_says_of_a_refund_is_kept() {
    let (mut world, attempt) = World::sold();
    let metadata = Metadata::from([("ticket".to_owned(), Scalar::Text("7".to_owned()))]);
    let reason = Some("requested_by_customer".to_owned());
    let new = NewRefund { reason, metadata: metadata.clone(), ..new_refund(&attempt, Some(1200)) };
    let refund = world.refund_as(new).unwrap();
    assert_eq!(refund.body.reason, Some(RefundReason::RequestedByCustomer));
    assert_eq!((refund.body.metadata, refund.attempt), (metadata, attempt.clone()));
    let due = world.jobs[&(JobKind::Refund, refund.id.as_str().to_owned())];
    assert_eq!(
        due,
        world.now.plus(10 * SECOND),
        "M6: the row is there, and who will ask, before anybody is called"
    );
    assert_eq!(world.events.last(), Some(&EventKind::RefundCreated));
    assert_eq!(world.booked(&attempt, Book::Refunds), 0, "no money has moved yet");
}

#[test]
fn a_processor_is_not_asked_for_what_it_cannot_do() {
    let (mut world, attempt) = World::sold();
    world.profiles = vec![&WHOLE];
    assert_eq!(world.refund(&attempt, 4999), Err(Refusal::Unable(Unable::PartialRefund)));
    assert!(world.refund(&attempt, 5000).is_ok());
    let (mut world, attempt) = World::sold();
    for profiles in [vec![&NONE], vec![]] {
        world.profiles = profiles;
        assert_eq!(world.refund(&attempt, 1), Err(Refusal::Unable(Unable::Refund)));
        let by_hand = NewRefund { by_hand: true, ..new_refund(&attempt, Some(1)) };
        let refund = world.refund_as(by_hand).expect("it is only written down");
        assert_eq!((refund.status, refund.body.origin), (RefundStatus::Succeeded, Origin::ByHand));
        world.check();
    }
    assert_eq!(world.attempts[&attempt].body.returned, 2);
}

/// Where only all of it can be given back, what went back at the provider leaves nothing that can be asked for.
#[test]
fn a_part_that_is_left_is_no_whole() {
    let (mut world, attempt) = World::sold();
    world.profiles = vec![&WHOLE];
    world.total(&attempt, 1000);
    assert_eq!(
        world.refund_as(new_refund(&attempt, None)).err(),
        Some(Refusal::Unable(Unable::PartialRefund))
    );
}

#[test]
fn m4_a_failed_refund_gives_its_reservation_back() {
    let (mut world, attempt) = World::sold();
    let first = world.refund(&attempt, 3000).unwrap();
    assert_eq!(world.refund(&attempt, 2001), Err(Refusal::RefundTooLarge(2000)));
    world.hear(&first, no());
    world.check();
    assert_eq!(world.attempts[&attempt].refundable(), 5000);
    assert_eq!(world.events.last(), Some(&EventKind::RefundFailed));
    let (refund, events) = (world.books.refunds[&first].clone(), world.events.len());
    for news in [no(), done(), Refunding::Unknown, Refunding::Pending("rf_1".to_owned())] {
        world.hear(&first, news);
    }
    assert_eq!((&world.books.refunds[&first], world.events.len()), (&refund, events), "failed is failed");
    let (state, version) = (State::new(), refund.version);
    let advance = Command::AdvanceRefund { refund: first, version, state };
    assert_eq!(world.run(&advance).err(), Some(Refusal::NothingAsked), "there is no next call of it");
}

/// The conversation that the merchant's request began, and the one that a notice began in the same moment, have both
/// seen that nothing was sent. One of them sends.
#[test]
fn of_two_conversations_about_a_refund_one_goes_on() {
    let (mut world, attempt) = World::sold();
    let refund = world.refund(&attempt, 3000).unwrap();
    let seen = world.books.refunds[&refund].version;
    let advance = |version| Command::AdvanceRefund { refund: refund.clone(), version, state: State::new() };
    world.run(&advance(seen)).expect("the first goes on");
    assert_eq!(world.run(&advance(seen)).err(), Some(Refusal::NothingAsked), "the second does not");
    let now = world.books.refunds[&refund].version;
    world.run(&advance(now)).expect("the first goes on from what it has written");
}

/// A conversation that somebody else has overtaken may have heard of a try that is over: a failure is not believed, nor
/// is anything written over. That the money is back is true whoever heard it.
#[test]
fn an_overtaken_conversation_ends_no_later_try() {
    let (mut world, attempt) = World::sold();
    let refund = world.refund(&attempt, 3000).unwrap();
    let seen = world.books.refunds[&refund].version;
    let sent = State::from_iter([("sent".to_owned(), true.into())]);
    let advance = Command::AdvanceRefund { refund: refund.clone(), version: seen, state: sent };
    world.run(&advance).unwrap();
    let now = world.books.refunds[&refund].clone();
    let heard = |version, refunding| Command::SettleRefund {
        refund: refund.clone(),
        heard: Some((version, State::new())),
        refunding,
    };
    for refunding in [no(), Refunding::Unknown] {
        world.run(&heard(seen, refunding)).unwrap();
        let after = &world.books.refunds[&refund];
        assert_eq!((after.status, &after.body.state), (now.status, &now.body.state));
    }
    world.run(&heard(seen, done())).unwrap();
    assert_eq!(world.books.refunds[&refund].status, RefundStatus::Succeeded);
    world.check();
}

/// The bank sends back what was on its way to the buyer.
#[test]
fn s2_a_refund_that_fails_after_all_restores_the_payment() {
    let (mut world, attempt) = World::sold();
    let refund = world.refund(&attempt, 5000).unwrap();
    world.hear(&refund, done());
    assert_eq!(world.status(&attempt), AttemptStatus::Refunded);
    assert_eq!((world.booked(&attempt, Book::Processor), world.told_of(EventKind::PaymentRefunded)), (0, 1));
    assert!(world.session().is_paid(), "S2: paid stays paid; that it went back is another fact");
    world.hear(&refund, no());
    world.check();
    assert_eq!(world.status(&attempt), AttemptStatus::Succeeded);
    assert_eq!((world.booked(&attempt, Book::Processor), world.booked(&attempt, Book::Refunds)), (5000, 0));
    world.hear(&refund, no());
    world.check();
    let again = world.refund(&attempt, 5000).expect("the merchant may try again");
    world.hear(&again, done());
    assert_eq!(world.told_of(EventKind::PaymentRefunded), 2);
}

#[test]
fn an_unheard_refund_is_asked_about_for_ever_and_never_free() {
    let (mut world, attempt) = World::sold();
    let refund = world.refund(&attempt, 5000).unwrap();
    let key = (JobKind::Refund, refund.as_str().to_owned());
    for round in 0..30 {
        world.now = world.jobs[&key];
        world.hear(
            &refund,
            if round % 2 == 0 { Refunding::Unknown } else { Refunding::Pending("rf".to_owned()) },
        );
        assert_eq!(world.refund(&attempt, 1), Err(Refusal::RefundTooLarge(0)));
        let wait = world.jobs[&key].since(world.now);
        assert!((10 * SECOND..=DAY).contains(&wait), "{wait}");
    }
    assert_eq!(world.jobs[&key].since(world.now), DAY);
}

#[test]
fn what_went_back_at_the_provider_is_written_down_once() {
    let (mut world, attempt) = World::sold();
    for (total, back) in [(0, 0), (1000, 1000), (1000, 1000), (700, 1000), (2500, 2500), (1000, 2500)] {
        world.total(&attempt, total);
        world.check();
        assert_eq!(world.attempts[&attempt].body.returned, back, "a total only ever grows");
    }
    let origins: Vec<_> = world.books.refunds.values().map(|it| (it.body.origin, it.amount.amount)).collect();
    assert_eq!(origins, [(Origin::Processor, 1000), (Origin::Processor, 1500)]);
    assert_eq!(world.refund(&attempt, 2501), Err(Refusal::RefundTooLarge(2500)));
    // Ours may be among what the provider counts.
    let ours = world.refund(&attempt, 500).unwrap();
    world.total(&attempt, 3000);
    assert_eq!(world.books.refunds.len(), 3);
    world.hear(&ours, done());
    world.total(&attempt, 5000);
    world.check();
    assert_eq!(world.status(&attempt), AttemptStatus::Refunded);
    assert_eq!(world.told_of(EventKind::PaymentRefunded), 1);
}

/// Attack 23, and rule 3: what does not fit the capture is told and changes nothing.
#[test]
fn more_than_was_captured_or_of_another_capture_is_never_believed() {
    let (mut world, attempt) = World::sold();
    let before = world.attempts[&attempt].clone();
    let usd = Money { amount: 5000, currency: Currency::parse("USD").unwrap() };
    for (fact, why) in [
        (back(ghs(5000), 5001), Misfit::RefundTooLarge),
        (back(ghs(5000), i64::MAX), Misfit::RefundTooLarge),
        (back(usd, 1000), Misfit::OtherCurrency),
        (back(ghs(4999), 1000), Misfit::OtherAmount),
        (back(ghs(9000), 6000), Misfit::OtherAmount),
    ] {
        match world.told(&attempt, fact) {
            Answer::Misfit(misfit) => assert_eq!(misfit, why),
            other => panic!("{why:?}: {other:?}"),
        }
    }
    world.total(&attempt, -1);
    assert_eq!(world.attempts[&attempt], before);
    assert!(world.books.refunds.is_empty());
}

#[test]
fn s3_what_came_twice_is_given_back_until_it_works() {
    let (mut world, surplus) = World::paid_twice();
    world.check();
    assert_eq!((world.booked(&surplus, Book::Owed), world.booked(&surplus, Book::Sales)), (-5000, 0));
    let refund = world.books.pending(&surplus).expect("it is being given back");
    assert_eq!(world.books.refunds[&refund].body.origin, Origin::Surplus);
    for round in 1..=15 {
        world.hear(&refund, no());
        world.check();
        let row = &world.books.refunds[&refund];
        assert_eq!((row.status, row.body.round), (RefundStatus::Pending, round), "M7: under a new key");
    }
    world.hear(&refund, done());
    world.check();
    assert_eq!(world.status(&surplus), AttemptStatus::Refunded);
    assert_eq!(
        (world.events.last(), world.told_of(EventKind::PaymentRefunded)),
        (Some(&EventKind::LatePaymentRefunded), 0)
    );
    assert_eq!(world.booked(&surplus, Book::Owed), 0);
    // The bank sends it back: it is still not wanted, and goes back by another refund.
    world.hear(&refund, no());
    world.check();
    assert_eq!((world.status(&surplus), world.books.refunds.len()), (AttemptStatus::Surplus, 2));
    assert_ne!(world.books.pending(&surplus), Some(refund));
    assert_eq!(world.session().status, Status::Complete);
}

#[test]
fn s3_of_what_came_twice_only_the_rest_is_given_back() {
    let (mut world, first) = World::offered_twice();
    let second = world.session().body.current.clone().unwrap();
    world.succeed(&second);
    world.told(&first, back(ghs(5000), 2000));
    world.check();
    let refund = world.books.pending(&first).expect("the rest is being given back");
    assert_eq!(world.books.refunds[&refund].amount, ghs(3000), "2000 went back at the provider");
    world.hear(&refund, done());
    world.check();
    assert_eq!(world.status(&first), AttemptStatus::Refunded);
    assert_eq!(world.booked(&first, Book::Owed), 0);
}

#[test]
fn s3_what_the_processor_cannot_give_back_is_owed_and_written_down_by_hand() {
    let (mut world, first) = World::offered_twice();
    let second = world.session().body.current.clone().unwrap();
    world.profiles = vec![&NONE];
    world.succeed(&second);
    world.succeed(&first);
    assert_eq!(
        (world.status(&first), world.events.last()),
        (AttemptStatus::Surplus, Some(&EventKind::PaymentOwed))
    );
    for amount in [Some(1000), None] {
        let by_hand = NewRefund { by_hand: true, ..new_refund(&first, amount) };
        world.refund_as(by_hand).expect("it is written down");
    }
    assert_eq!(world.status(&first), AttemptStatus::Refunded);
    assert_eq!(world.booked(&first, Book::Owed), 0);
    assert_eq!(world.events.last(), Some(&EventKind::LatePaymentRefunded));
}

#[test]
fn an_older_surplus_without_a_refund_gets_one_and_only_one() {
    let (mut world, surplus) = World::paid_twice();
    let attempt = world.attempts.get_mut(&surplus).unwrap();
    attempt.refunded = 0;
    world.books.refunds.clear();
    for _ in 0..2 {
        world.run(&Command::GiveBack(surplus.clone())).expect("a job is never refused");
        assert_eq!(world.books.refunds.len(), 1);
    }
}

/// What is captured and partly given back in the same breath is both, once.
#[test]
fn w1_a_capture_told_together_with_a_refund_is_booked_once() {
    let mut world = World::open();
    let attempt = world.pay().unwrap().id;
    for _ in 0..3 {
        world.told(&attempt, back(ghs(5000), 1500));
        world.check();
        assert_eq!(world.status(&attempt), AttemptStatus::Succeeded);
        assert_eq!((world.attempts[&attempt].body.returned, world.books.refunds.len()), (1500, 1));
    }
    assert_eq!(world.booked(&attempt, Book::Processor), 3500);
    let mut world = World::open();
    let attempt = world.pay().unwrap().id;
    for _ in 0..3 {
        world.told(&attempt, given_back(ghs(5000)));
        world.check();
    }
    assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Refunded, Status::Open));
}

/// G4, with grants loaded: what was granted is revoked by the refund that makes it whole, and by no other.
#[test]
fn g4_only_a_full_refund_revokes_and_only_once() {
    let (mut world, attempt) = World::sold();
    let first = world.refund(&attempt, 4000).unwrap();
    let last = world.refund(&attempt, 1000).unwrap();
    let mut grant = Grant {
        id: GrantId::of("gr_1"),
        scope: world.scope,
        session: world.session().id.clone(),
        line: LineId::of("li_1"),
        customer: CustomerId::of("cus_1"),
        tier: "pro".to_owned(),
        expires_at: None,
        subscription: None,
        revoked_at: None,
        created_at: world.now,
        version: 0,
    };
    let mut revoked = 0;
    for refund in [&first, &first, &last, &last] {
        let changes = decided(&world, refund, &grant);
        for change in &changes {
            if let Change::Update(Row::Grant(after)) = change {
                revoked += 1;
                assert_eq!(refund, &last);
                grant = after.clone();
            }
        }
        for change in changes.into_iter().filter(|it| !matches!(it, Change::Update(Row::Grant(_)))) {
            world.apply(change);
        }
    }
    assert_eq!((revoked, world.status(&attempt)), (1, AttemptStatus::Refunded));
    assert!(grant.revoked_at.is_some());
}

/// What is decided when a refund is done and this was granted.
fn decided(world: &World, refund: &RefundId, grant: &Grant) -> Vec<Change> {
    let refund = world.books.refunds[refund].clone();
    let loaded = Loaded {
        session: world.session.clone(),
        attempt: world.attempts.get(&refund.attempt).cloned(),
        refund: Some(refund.clone()),
        grants: vec![grant.clone()],
        ..Loaded::default()
    };
    let (policy, cause) = (Policy { processors: vec![&PROFILE], loopback_hooks: true }, Default::default());
    let command = Command::SettleRefund { refund: refund.id, heard: None, refunding: done() };
    crate::decide(&command, &loaded, &world.given_with(&policy, &cause))
        .expect("settling is never refused")
        .changes
}
