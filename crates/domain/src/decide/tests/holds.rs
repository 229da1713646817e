//! Money that is held: authorised, captured in whole or in part, let go of, and what nobody could say.

use super::books::{back, paid, prompt};
use super::refunds::new_refund;
use super::{NewSessionMore, SERVES, World, ghs, new_session, profile};
use crate::answer::Answer;
use crate::attempt::{AttemptStatus, Decline};
use crate::command::Command;
use crate::event::EventKind;
use crate::id::{AttemptId, Mode};
use crate::job::JobKind;
use crate::money::{Currency, Money};
use crate::processor::{Held, Outcome, Part, Profile, Refunding, State};
use crate::refusal::{Refusal, Unable};
use crate::session::{NewSession, Status};
use crate::time::{DAY, MINUTE, SECOND, Timestamp};
use proptest::prelude::*;

static WHOLE: Profile = Profile { captures: Part::Whole, ..profile("simulator", &SERVES, &[]) };

pub(super) fn held(amount: Money, until: Option<Timestamp>) -> Outcome {
    let reference = "ch_1".to_owned();
    Outcome::Authorized(Box::new(Held { amount, reference, instrument: None, until }))
}

impl World {
    /// A session whose money is only to be held.
    pub(super) fn to_hold() -> Self {
        let mut world = Self::new(Mode::Test);
        let more = NewSessionMore { capture_method: Some("manual".to_owned()), ..NewSessionMore::default() };
        let new = NewSession { more: Some(Box::new(more)), ..new_session() };
        world.run(&Command::CreateSession(Box::new(new))).expect("a good session");
        world
    }

    fn holding(until: Option<Timestamp>) -> (Self, AttemptId) {
        let mut world = Self::to_hold();
        let attempt = world.pay().expect("paid").id;
        world.settle(&attempt, held(ghs(5000), until));
        world.check();
        assert_eq!(world.status(&attempt), AttemptStatus::Authorized);
        (world, attempt)
    }

    fn capture(&mut self, attempt: &AttemptId, amount: Option<i64>) -> Result<(), Refusal> {
        match self.run(&Command::CapturePayment(attempt.clone(), amount))? {
            Answer::Attempt { started: true, .. } => Ok(()),
            other => panic!("{other:?}"),
        }
    }

    fn asks_at(&self, attempt: &AttemptId) -> Option<Timestamp> {
        self.jobs.get(&(JobKind::Reconcile, attempt.as_str().to_owned())).copied()
    }

    /// A hold whose capture nobody could say the end of.
    fn lost() -> (Self, AttemptId) {
        let (mut world, attempt) = Self::holding(None);
        world.capture(&attempt, None).expect("it is held");
        while let Some(due) = world.asks_at(&attempt) {
            world.now = due;
            assert_eq!(world.status(&attempt), AttemptStatus::Authorized, "M8: unknown is never failed");
            world.settle(&attempt, Outcome::Unknown);
            world.check();
        }
        assert_eq!(world.status(&attempt), AttemptStatus::Parked);
        (world, attempt)
    }
}

#[test]
fn what_is_held_completes_its_session_and_pays_it_only_when_it_is_captured() {
    let (mut world, attempt) = World::holding(None);
    let session = world.session();
    assert_eq!(
        (session.status, session.is_paid(), session.paid_by.as_ref()),
        (Status::Complete, false, Some(&attempt))
    );
    assert!(world.books.movements.is_empty() && world.asks_at(&attempt).is_none(), "nothing has moved");
    assert!(world.events.ends_with(&[EventKind::PaymentAuthorized, EventKind::SessionCompleted]));
    let refund = Command::CreateRefund(Box::new(new_refund(&attempt, None)));
    assert_eq!(world.run(&refund).err(), Some(Refusal::PaymentState(AttemptStatus::Authorized)));
    world.settle(&attempt, held(ghs(5000), None));
    world.capture(&attempt, None).unwrap();
    world.check();
    assert!(!world.session().is_paid(), "asked for is not done");
    world.succeed(&attempt);
    world.check();
    assert!(world.session().is_paid());
    assert_eq!(
        (world.status(&attempt), world.events.last()),
        (AttemptStatus::Succeeded, Some(&EventKind::PaymentSucceeded))
    );
    let events = world.events.len();
    for outcome in
        [paid(ghs(5000)), held(ghs(5000), None), Outcome::Declined(Decline::Abandoned), Outcome::Unknown]
    {
        world.settle(&attempt, outcome);
        world.check();
    }
    assert_eq!(
        (world.status(&attempt), world.events.len()),
        (AttemptStatus::Succeeded, events),
        "W1, and attack 18"
    );
}

#[test]
fn every_rule_of_a_capture() {
    let (mut world, attempt) = World::holding(None);
    for amount in [0, -1, 5001, i64::MIN, i64::MAX] {
        match world.capture(&attempt, Some(amount)) {
            Err(Refusal::Invalid { param, .. }) => assert_eq!(param, "amount"),
            other => panic!("{amount}: {other:?}"),
        }
    }
    world.profiles = vec![&WHOLE];
    assert_eq!(world.capture(&attempt, Some(4999)), Err(Refusal::Unable(Unable::PartialCapture)));
    world.profiles = vec![&super::PROFILE];
    assert_eq!(world.attempts[&attempt].body.capturing, None, "nothing was promised");
    assert_eq!(world.capture(&attempt, Some(3000)), Ok(()));
    assert_eq!(super::super::wanted_of(&world.attempts[&attempt]), Some(ghs(3000)));
    assert_eq!(
        world.asks_at(&attempt),
        Some(world.now.plus(10 * SECOND)),
        "M6: who will ask is written before the call"
    );
    let version = world.attempts[&attempt].version;
    assert_eq!(world.capture(&attempt, Some(3000)), Ok(()), "the same again is the same");
    assert_eq!(world.attempts[&attempt].version, version);
    for other in [Some(2999), None] {
        let refusal = world.capture(&attempt, other);
        assert_eq!(
            refusal,
            Err(Refusal::PaymentState(AttemptStatus::Asked)),
            "another amount is another promise"
        );
    }
    let cancel = Command::CancelPayment(attempt.clone());
    assert_eq!(world.run(&cancel).err(), Some(Refusal::PaymentState(AttemptStatus::Authorized)));
    world.settle(&attempt, paid(ghs(3000)));
    world.check();
    assert_eq!(world.attempts[&attempt].captured, 3000);
    assert_eq!(world.capture(&attempt, None), Err(Refusal::PaymentState(AttemptStatus::Succeeded)));
    let refund = Command::CreateRefund(Box::new(new_refund(&attempt, Some(3001))));
    assert_eq!(world.run(&refund).err(), Some(Refusal::RefundTooLarge(3000)), "M4: of what was captured");
}

#[test]
fn m2_what_is_held_is_the_whole_amount_or_it_is_parked() {
    let usd = Money { amount: 5000, currency: Currency::parse("USD").expect("USD") };
    for other in [ghs(4999), ghs(5001), usd] {
        let mut world = World::to_hold();
        let attempt = world.pay().unwrap().id;
        world.settle(&attempt, held(other, None));
        assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Parked, Status::Paying));
    }
    for other in [ghs(5001), ghs(0), ghs(-1), usd] {
        let (mut world, attempt) = World::holding(None);
        world.capture(&attempt, None).unwrap();
        world.settle(&attempt, paid(other));
        world.check();
        assert_eq!(world.status(&attempt), AttemptStatus::Parked, "{other:?}");
        assert!(!world.session().is_paid() && world.books.movements.is_empty());
    }
}

#[test]
fn what_the_merchant_cancels_is_let_go_of_until_the_processor_has_promised_it() {
    let (mut world, attempt) = World::holding(None);
    let cancel = Command::CancelPayment(attempt.clone());
    world.run(&cancel).unwrap();
    world.check();
    assert_eq!(
        (world.status(&attempt), world.events.last()),
        (AttemptStatus::Canceled, Some(&EventKind::PaymentCanceled))
    );
    assert_eq!(world.run(&cancel).err(), Some(Refusal::PaymentState(AttemptStatus::Canceled)));
    for news in [held(ghs(5000), None), Outcome::Unknown, Outcome::Unavailable] {
        world.settle(&attempt, news);
        world.check();
        assert!(world.asks_at(&attempt).is_some(), "somebody asks until it is void");
    }
    world.settle(&attempt, Outcome::Declined(Decline::Abandoned));
    world.check();
    assert!(world.attempts[&attempt].body.closed && world.asks_at(&attempt).is_none());
    assert!(!world.session().is_paid());
}

#[test]
fn s3_what_is_captured_after_the_merchant_let_go_of_it_is_given_back() {
    let (mut world, attempt) = World::holding(None);
    world.run(&Command::CancelPayment(attempt.clone())).unwrap();
    world.succeed(&attempt);
    world.check();
    assert_eq!(world.status(&attempt), AttemptStatus::Surplus);
    world.gives_back(&attempt);
    world.check();
    assert_eq!(world.events.last(), Some(&EventKind::LatePaymentRefunded));
    assert!(!world.session().is_paid());
}

/// The bank sends back what was given back of it: it still pays nothing.
#[test]
fn s3_what_was_let_go_of_stays_surplus_when_its_refund_fails_after_all() {
    let (mut world, attempt) = World::holding(None);
    world.run(&Command::CancelPayment(attempt.clone())).unwrap();
    world.succeed(&attempt);
    let refund = world.books.pending(&attempt).expect("it is being given back");
    world.gives_back(&attempt);
    let refunding = Refunding::Failed("sent back".to_owned());
    world.run(&Command::SettleRefund { refund, heard: None, refunding }).unwrap();
    world.check();
    assert_eq!(world.status(&attempt), AttemptStatus::Surplus);
    assert!(world.books.pending(&attempt).is_some(), "it is given back again");
    assert!(!world.session().is_paid());
}

#[test]
fn what_is_not_captured_in_time_ends() {
    let until = Timestamp(1_700_000_000_000).plus(7 * DAY);
    let (mut world, attempt) = World::holding(Some(until));
    assert_eq!(world.asks_at(&attempt), Some(until), "then the provider is asked whether it still holds it");
    world.now = until;
    world.settle(&attempt, Outcome::Declined(Decline::NotCharged));
    world.check();
    let body = &world.attempts[&attempt].body;
    assert_eq!(
        (world.status(&attempt), body.reason.as_deref()),
        (AttemptStatus::Canceled, Some("not_captured"))
    );
    assert_eq!(world.capture(&attempt, None), Err(Refusal::PaymentState(AttemptStatus::Canceled)));
}

/// A capture that could not be sent says nothing of the hold.
#[test]
fn m8_an_unreachable_processor_does_not_end_a_hold() {
    let (mut world, attempt) = World::holding(None);
    world.capture(&attempt, None).unwrap();
    world.settle(&attempt, Outcome::Unavailable);
    world.check();
    assert_eq!(world.status(&attempt), AttemptStatus::Authorized);
    world.succeed(&attempt);
    assert!(world.session().is_paid());
}

#[test]
fn m8_a_lost_capture_that_turns_out_well_pays_the_session() {
    let (mut world, attempt) = World::lost();
    world.succeed(&attempt);
    world.check();
    assert_eq!(
        world.status(&attempt),
        AttemptStatus::Succeeded,
        "it is not given back: the merchant asked for it"
    );
    assert!(world.session().is_paid());
}

#[test]
fn m8_a_lost_capture_that_was_not_made_is_asked_for_again_or_over() {
    let (mut world, attempt) = World::lost();
    world.settle(&attempt, held(ghs(5000), None));
    world.check();
    assert_eq!(world.status(&attempt), AttemptStatus::Authorized);
    assert_eq!(world.attempts[&attempt].body.capturing, Some(5000));
    let (mut world, attempt) = World::lost();
    world.settle(&attempt, Outcome::Declined(Decline::NotCharged));
    world.check();
    assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Canceled, Status::Complete));
    assert!(!world.session().is_paid());
}

#[test]
fn w1_a_capture_told_together_with_a_refund_is_booked_once() {
    for (total, status) in [(1000, AttemptStatus::Succeeded), (5000, AttemptStatus::Refunded)] {
        let (mut world, attempt) = World::holding(None);
        world.capture(&attempt, None).unwrap();
        for _ in 0..2 {
            world.settle(&attempt, back(ghs(5000), total));
            world.check();
            assert_eq!((world.status(&attempt), world.attempts[&attempt].body.returned), (status, total));
        }
    }
}

/// M1: of two holds one is for the session, and the other is let go of.
#[test]
fn m1_a_second_hold_is_let_go_of() {
    let mut world = World::to_hold();
    let first = world.pay().unwrap().id;
    world.show(&first, prompt());
    let second = world.pay().unwrap().id;
    world.settle(&second, held(ghs(5000), None));
    world.settle(&first, Outcome::Declined(Decline::Abandoned));
    world.settle(&first, held(ghs(5000), None));
    world.check();
    assert_eq!((world.status(&first), world.attempts[&first].body.closed), (AttemptStatus::Canceled, false));
    assert_eq!(world.asks_at(&first), Some(world.now), "it is voided at once");
}

/// What was declined, and turns out to be held: nobody knows of it any more, and it must not stay blocked.
#[test]
fn what_is_held_after_a_decline_is_let_go_of() {
    let mut world = World::to_hold();
    let attempt = world.pay().unwrap().id;
    world.settle(&attempt, Outcome::Declined(Decline::CardDeclined));
    world.settle(&attempt, held(ghs(5000), None));
    world.check();
    assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Canceled, Status::Open));
    assert!(!world.attempts[&attempt].body.closed);
    let again = world.pay().unwrap().id;
    assert_ne!(again, attempt);
}

#[test]
fn what_was_not_asked_to_be_held_is_let_go_of() {
    let mut world = World::open();
    let attempt = world.pay().unwrap().id;
    world.settle(&attempt, held(ghs(5000), None));
    world.check();
    assert_eq!((world.status(&attempt), world.session().status), (AttemptStatus::Canceled, Status::Open));
}

#[test]
fn a_wait_for_a_hold_changes_nothing() {
    let (mut world, attempt) = World::holding(None);
    let before = world.attempts[&attempt].clone();
    let until = world.now.plus(MINUTE);
    world.run(&Command::Wait { attempt: attempt.clone(), state: State::new(), until }).unwrap();
    assert_eq!(world.attempts[&attempt], before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// That it was held and that it was captured come in any order, again and again: it is paid once.
    #[test]
    fn w2_held_and_captured_are_confluent(order in Just(vec![0, 0, 1, 1, 2]).prop_shuffle()) {
        let mut world = World::to_hold();
        let attempt = world.pay().unwrap().id;
        for fact in order {
            match fact {
                0 => world.settle(&attempt, held(ghs(5000), None)),
                1 => world.settle(&attempt, paid(ghs(3000))),
                _ => world.settle(&attempt, Outcome::Unknown),
            }
            world.check();
        }
        let last = &world.attempts[&attempt];
        prop_assert_eq!(last.captured, 3000);
        prop_assert_eq!(world.told_of(EventKind::PaymentSucceeded), 1);
        prop_assert_eq!(last.status, AttemptStatus::Succeeded);
        prop_assert!(world.session().is_paid());
    }
}
