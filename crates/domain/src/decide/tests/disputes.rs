//! Disputes: news in any order, and what they mean for the books and for refunds.

use super::World;
use super::books::paid;
use super::refunds::new_refund;
use super::{ghs, given_back};
use crate::answer::Answer;
use crate::attempt::AttemptStatus;
use crate::command::Command;
use crate::dispute::{DisputeNews, DisputeStatus};
use crate::event::EventKind;
use crate::id::AttemptId;
use crate::ledger::Book;
use crate::money::{Currency, Money};
use crate::parked::Misfit;
use crate::processor::Refunding;
use crate::reconcile::{DifferenceKind, Told, compare, compare_disputes};
use crate::refusal::{Noun, Refusal};
use crate::time::DAY;
use proptest::prelude::*;

pub(super) fn news(reference: &str, status: DisputeStatus, amount: i64) -> DisputeNews {
    DisputeNews {
        reference: reference.to_owned(),
        status,
        amount: ghs(amount),
        reason: "fraudulent".to_owned(),
        due_by: None,
    }
}

impl World {
    fn disputed(&mut self, attempt: &AttemptId, status: DisputeStatus, amount: i64) -> Answer {
        self.run(&Command::HearDispute(attempt.clone(), news("dp_1", status, amount))).expect("never refused")
    }
}

fn sold() -> (World, AttemptId) {
    let mut world = World::open();
    let attempt = world.pay().expect("paid").id;
    world.succeed(&attempt);
    world.events.clear();
    (world, attempt)
}

#[test]
fn m3_a_dispute_moves_money_only_while_the_processor_has_taken_it() {
    use DisputeStatus as S;
    let table: [(&[S], &[i64]); 6] = [
        (&[S::WarningNeedsResponse, S::WarningUnderReview, S::WarningClosed], &[0, 0, 0]),
        (&[S::NeedsResponse, S::UnderReview, S::Won], &[3000, 3000, 0]),
        (&[S::NeedsResponse, S::UnderReview, S::Lost], &[3000, 3000, 3000]),
        (&[S::WarningNeedsResponse, S::NeedsResponse, S::NeedsResponse], &[0, 3000, 3000]),
        (&[S::Lost, S::NeedsResponse, S::UnderReview, S::Won], &[3000, 3000, 3000, 3000]),
        (&[S::Won, S::UnderReview, S::WarningClosed], &[0, 0, 0]),
    ];
    for (told, taken) in table {
        let (mut world, attempt) = sold();
        for (status, taken) in told.iter().zip(taken) {
            world.disputed(&attempt, *status, 3000);
            world.check();
            let after = &world.attempts[&attempt];
            assert_eq!(
                (after.body.disputed, after.refundable()),
                (*taken, 5000 - taken),
                "{told:?} {status:?}"
            );
            let legs = world.books.movements.values().flat_map(|it| it.legs);
            let sum: i64 = legs.filter(|(book, _)| *book == Book::Disputes).map(|(_, amount)| amount).sum();
            assert_eq!(sum, *taken);
        }
        assert_eq!(world.disputes.len(), 1);
        assert!(world.session().is_paid() && world.status(&attempt) == AttemptStatus::Succeeded, "S2");
    }
}

#[test]
fn each_step_is_told_once() {
    use DisputeStatus as S;
    let (mut world, attempt) = sold();
    for status in
        [S::NeedsResponse, S::NeedsResponse, S::UnderReview, S::NeedsResponse, S::Won, S::Won, S::Lost]
    {
        world.disputed(&attempt, status, 5000);
    }
    let told = [EventKind::DisputeCreated, EventKind::DisputeUpdated, EventKind::DisputeClosed];
    assert_eq!(world.events, told);
    let (mut world, attempt) = sold();
    world.disputed(&attempt, S::Lost, 5000);
    assert_eq!(world.events, [EventKind::DisputeCreated, EventKind::DisputeClosed]);
}

#[test]
fn what_is_known_of_a_dispute_is_kept() {
    let (mut world, attempt) = sold();
    let due_by = Some(world.now.plus(7 * DAY));
    let first = DisputeNews { due_by, ..news("dp_1", DisputeStatus::NeedsResponse, 3000) };
    world.run(&Command::HearDispute(attempt.clone(), first)).unwrap();
    world.disputed(&attempt, DisputeStatus::UnderReview, 3000);
    let kept = &world.disputes["dp_1"];
    assert_eq!((kept.amount, kept.body.due_by, &kept.attempt), (ghs(3000), due_by, &attempt));
    assert_eq!((kept.status, kept.body.reason.as_str()), (DisputeStatus::UnderReview, "fraudulent"));
}

/// Rule 3: what does not fit the payment is kept for the operator, and changes nothing.
#[test]
fn what_does_not_fit_the_payment_is_not_believed() {
    let (mut world, attempt) = sold();
    let usd = Money { amount: 100, currency: Currency::parse("USD").expect("USD") };
    let table = [
        (usd, Misfit::OtherCurrency),
        (ghs(0), Misfit::OtherAmount),
        (ghs(-1), Misfit::OtherAmount),
        (ghs(5001), Misfit::OtherAmount),
        (ghs(i64::MAX), Misfit::OtherAmount),
    ];
    let before = world.attempts[&attempt].clone();
    for (amount, why) in table {
        let told = DisputeNews { amount, ..news("dp_1", DisputeStatus::NeedsResponse, 1) };
        match world.run(&Command::HearDispute(attempt.clone(), told)) {
            Ok(Answer::Misfit(misfit)) => assert_eq!(misfit, why),
            other => panic!("{amount:?}: {other:?}"),
        }
    }
    assert_eq!(world.attempts[&attempt], before);
    assert!(world.disputes.is_empty() && world.events.is_empty());
    let unknown = Command::HearDispute(AttemptId::of("pay_x"), news("dp_1", DisputeStatus::Lost, 1));
    assert_eq!(world.run(&unknown).err(), Some(Refusal::NotFound(Noun::Payment)));
    let mut early = World::open();
    let attempt = early.pay().unwrap().id;
    match early.disputed(&attempt, DisputeStatus::NeedsResponse, 5000) {
        Answer::Misfit(Misfit::OtherAmount) => {}
        other => panic!("nothing is known to be captured: {other:?}"),
    }
}

/// M4: what the bank has taken cannot be given back a second time.
#[test]
fn m4_disputed_money_is_not_refunded() {
    let (mut world, attempt) = sold();
    world.disputed(&attempt, DisputeStatus::NeedsResponse, 4000);
    let refund = |amount| Command::CreateRefund(Box::new(new_refund(&attempt, amount)));
    assert_eq!(world.run(&refund(Some(1001))).err(), Some(Refusal::RefundTooLarge(1000)));
    world.run(&refund(None)).expect("what is left can be given back");
    world.check();
    assert_eq!(world.attempts[&attempt].refunded, 1000);
    assert_eq!(world.run(&refund(None)).err(), Some(Refusal::RefundTooLarge(0)));
    world.disputed(&attempt, DisputeStatus::Won, 4000);
    assert_eq!(world.attempts[&attempt].refundable(), 4000);
    world.check();
}

/// The provider may give disputed money back: then the books say so, and the rest is what they say.
#[test]
fn what_the_provider_gives_back_of_disputed_money_is_written_down() {
    let (mut world, attempt) = sold();
    world.disputed(&attempt, DisputeStatus::NeedsResponse, 5000);
    world.settle(&attempt, given_back(ghs(5000)));
    world.check();
    assert_eq!((world.status(&attempt), world.attempts[&attempt].refundable()), (AttemptStatus::Refunded, 0));
    world.disputed(&attempt, DisputeStatus::Won, 5000);
    world.check();
}

#[test]
fn two_disputes_of_one_payment_are_two() {
    let (mut world, attempt) = sold();
    for reference in ["dp_1", "dp_2"] {
        let told = news(reference, DisputeStatus::NeedsResponse, 2500);
        world.run(&Command::HearDispute(attempt.clone(), told)).unwrap();
        world.check();
    }
    assert_eq!((world.disputes.len(), world.attempts[&attempt].refundable()), (2, 0));
    world.disputed(&attempt, DisputeStatus::Won, 2500);
    assert_eq!(world.attempts[&attempt].refundable(), 2500);
    world.check();
}

/// S3: the refund of what came twice was sent back by the bank while the money was disputed. When it is won, it goes
/// back.
#[test]
fn s3_a_surplus_that_was_disputed_goes_back_when_the_dispute_is_won() {
    let (mut world, surplus) = World::paid_twice();
    let first = world.books.pending(&surplus).expect("it is being given back");
    world.gives_back(&surplus);
    world.disputed(&surplus, DisputeStatus::NeedsResponse, 5000);
    let refunding = Refunding::Failed("sent back".to_owned());
    world.run(&Command::SettleRefund { refund: first, heard: None, refunding }).unwrap();
    world.check();
    assert_eq!((world.status(&surplus), world.books.pending(&surplus)), (AttemptStatus::Surplus, None));
    world.disputed(&surplus, DisputeStatus::Won, 5000);
    world.check();
    assert!(world.books.pending(&surplus).is_some(), "now it can");
    world.gives_back(&surplus);
    world.check();
    assert_eq!(world.status(&surplus), AttemptStatus::Refunded);
}

/// S3: a dispute took a part of what came twice before that could go back. The rest goes back at once, and that part
/// only when the dispute is won.
#[test]
fn s3_what_a_dispute_took_first_is_not_given_back_as_well() {
    for (ending, left) in [(DisputeStatus::Lost, None), (DisputeStatus::Won, Some(3000))] {
        let (mut world, surplus) = World::paid_twice();
        let first = world.books.pending(&surplus).expect("it is being given back");
        world.disputed(&surplus, DisputeStatus::NeedsResponse, 3000);
        let refunding = Refunding::Failed("it is disputed".to_owned());
        world.run(&Command::SettleRefund { refund: first.clone(), heard: None, refunding }).unwrap();
        world.check();
        let rest = world.books.pending(&surplus).expect("the rest");
        assert_eq!((rest != first, world.books.refunds[&rest].amount), (true, ghs(2000)));
        world.gives_back(&surplus);
        world.check();
        world.disputed(&surplus, ending, 3000);
        world.check();
        let pending = world.books.pending(&surplus).map(|refund| world.books.refunds[&refund].amount.amount);
        assert_eq!((world.status(&surplus), pending), (AttemptStatus::Surplus, left), "{ending:?}");
    }
}

/// A statement tells of what banks took; it may lack what another month has, but not know of more than we do.
#[test]
fn a_statement_may_not_know_of_more_disputes_than_we_do() {
    use DisputeStatus as S;
    for (status, ours) in
        [(S::WarningNeedsResponse, 0), (S::NeedsResponse, 3000), (S::Won, 3000), (S::Lost, 3000)]
    {
        let (mut world, attempt) = sold();
        world.disputed(&attempt, status, 3000);
        let known: Vec<_> = world.disputes.values().cloned().collect();
        let found = |theirs| compare_disputes(&world.attempts[&attempt], "acct", &known, theirs);
        assert!(found(0).is_none() && found(ours).is_none(), "{status:?}");
        let more = found(3001).expect("a difference");
        assert_eq!(
            (more.kind, more.ours, more.theirs),
            (DifferenceKind::Disputed, Some(ghs(ours)), Some(ghs(3001)))
        );
    }
}

/// Each thing on which the books do not agree is told with both sides, and nothing else.
#[test]
fn books_are_compared_thing_by_thing() {
    use DifferenceKind as D;
    let (world, attempt) = sold();
    let payment = &world.attempts[&attempt];
    let told = |captured, refunded| Told { captured, refunded };
    let usd = Money { amount: 5000, currency: Currency::parse("USD").unwrap() };
    for (theirs, kinds) in [
        (Some(told(ghs(5000), Some(0))), vec![]),
        (Some(told(ghs(5000), None)), vec![]),
        (Some(told(ghs(4999), Some(0))), vec![D::Captured]),
        (Some(told(ghs(5000), Some(1))), vec![D::Refunded]),
        (Some(told(ghs(6000), Some(1000))), vec![D::Captured, D::Refunded]),
        (Some(told(usd, Some(0))), vec![D::Currency]),
        (None, vec![D::MissingPayment]),
    ] {
        let found = compare(payment, "acct", theirs.as_ref());
        assert_eq!(found.iter().map(|it| it.kind).collect::<Vec<_>>(), kinds, "{theirs:?}");
        assert!(found.iter().all(|it| it.attempt.as_ref() == Some(&attempt) && it.ours != it.theirs));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Two disputes are told of in any order and again and again; each has one ending, and so have the books.
    #[test]
    fn w2_news_of_disputes_are_confluent(
        order in Just((0..10).map(|fact| fact % 5).collect::<Vec<_>>()).prop_shuffle(),
        won in any::<bool>(),
    ) {
        use DisputeStatus as S;
        let end = if won { S::Won } else { S::Lost };
        let facts = [
            news("dp_1", S::WarningNeedsResponse, 2000),
            news("dp_1", S::NeedsResponse, 2000),
            news("dp_1", end, 2000),
            news("dp_2", S::NeedsResponse, 1000),
            news("dp_2", S::UnderReview, 1000),
        ];
        let (mut world, attempt) = sold();
        for fact in order {
            world.run(&Command::HearDispute(attempt.clone(), facts[fact].clone())).unwrap();
            world.settle(&attempt, paid(ghs(5000)));
            world.check();
        }
        prop_assert_eq!(world.disputes["dp_1"].status, end);
        prop_assert_eq!(world.disputes["dp_2"].status, S::UnderReview);
        prop_assert_eq!(world.attempts[&attempt].body.disputed, if won { 1000 } else { 3000 });
        let count = |kind| world.events.iter().filter(|told| **told == kind).count();
        prop_assert_eq!((count(EventKind::DisputeCreated), count(EventKind::DisputeClosed)), (2, 1));
    }
}
