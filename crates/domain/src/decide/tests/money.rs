//! Money in any interleaving: whatever is told in whatever order, the books are right after every step.

use super::books::{back, paid, prompt};
use super::disputes::news;
use super::holds::held;
use super::refunds::new_refund;
use super::{World, ghs};
use crate::answer::Answer;
use crate::attempt::{AttemptStatus, Decline};
use crate::command::{Command, NewRefund};
use crate::dispute::DisputeStatus;
use crate::event::EventKind;
use crate::id::{AttemptId, RefundId};
use crate::ledger::Book;
use crate::processor::{Outcome, Refunding};
use crate::refund::{Origin, RefundStatus};
use crate::refusal::Refusal;
use crate::session::Status;
use crate::time::{HOUR, MINUTE};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// One step of what can happen to the money of a session. Numbers choose among what there is.
#[derive(Clone, Debug)]
enum Step {
    Pay,
    Offer(usize),
    Hold(usize),
    Take(usize, i64),
    Tell(usize, Outcome),
    Capture(usize, Option<i64>),
    Cancel(usize),
    Refund(usize, Option<i64>, bool),
    News(usize, Refunding),
    Total(usize, i64),
    Dispute(usize, usize, DisputeStatus, i64),
    Expire,
    Later(i64),
}

/// Whether the money is only to be held, and what happens.
fn lives() -> impl Strategy<Value = (bool, Vec<Step>)> {
    let nth = || prop_oneof![4 => Just(0usize), 2 => Just(1usize), 1 => 2usize..4];
    let told = prop_oneof![
        Just(Outcome::Declined(Decline::CardDeclined)),
        Just(Outcome::Declined(Decline::Abandoned)),
        Just(Outcome::Unavailable),
        Just(Outcome::Unknown),
    ];
    let refunding = prop_oneof![
        3 => Just(Refunding::Succeeded("rf_1".to_owned())),
        2 => Just(Refunding::Failed("no".to_owned())),
        1 => Just(Refunding::Pending("rf_1".to_owned())),
        1 => Just(Refunding::Unknown),
    ];
    let part = || prop_oneof![Just(None), (1i64..5002).prop_map(Some)];
    let status = prop_oneof![
        prop::sample::select(DisputeStatus::ALL.to_vec()),
        Just(DisputeStatus::NeedsResponse),
        Just(DisputeStatus::Won),
    ];
    let step = prop_oneof![
        3 => Just(Step::Pay),
        2 => nth().prop_map(Step::Offer),
        2 => nth().prop_map(Step::Hold),
        4 => (nth(), prop_oneof![3 => Just(0i64), 1 => 1i64..5002]).prop_map(|(n, back)| Step::Take(n, back)),
        3 => (nth(), told).prop_map(|(n, outcome)| Step::Tell(n, outcome)),
        3 => (nth(), part()).prop_map(|(n, amount)| Step::Capture(n, amount)),
        1 => nth().prop_map(Step::Cancel),
        4 => (nth(), part(), prop::bool::weighted(0.2))
            .prop_map(|(n, amount, by_hand)| Step::Refund(n, amount, by_hand)),
        5 => (0usize..4, refunding).prop_map(|(n, refunding)| Step::News(n, refunding)),
        2 => (nth(), prop_oneof![3 => 0i64..5001, 1 => 5001i64..9000])
            .prop_map(|(n, total)| Step::Total(n, total)),
        2 => (nth(), prop_oneof![3 => Just(0usize), 1 => Just(1usize)], status, 1i64..5001)
            .prop_map(|(n, which, status, amount)| Step::Dispute(n, which, status, amount)),
        1 => Just(Step::Expire),
        1 => (MINUTE..6 * HOUR).prop_map(Step::Later),
    ];
    let done = || Step::News(0, Refunding::Succeeded("rf_1".to_owned()));
    let begun = prop::sample::select(vec![
        (false, vec![]),
        (true, vec![]),
        (false, vec![Step::Pay, Step::Take(0, 0)]),
        (false, vec![Step::Pay, Step::Take(0, 0)]),
        (true, vec![Step::Pay, Step::Hold(0)]),
        (true, vec![Step::Pay, Step::Hold(0)]),
        (false, vec![Step::Pay, Step::Offer(0), Step::Pay, Step::Take(1, 0), Step::Take(0, 0)]),
        (false, vec![Step::Pay, Step::Offer(0), Step::Expire, Step::Take(0, 0)]),
        (false, vec![Step::Pay, Step::Take(0, 0), Step::Refund(0, None, false), done()]),
        (false, vec![Step::Pay, Step::Offer(0), Step::Expire, Step::Take(0, 0), done()]),
    ]);
    (begun, prop::collection::vec(step, 10..60))
        .prop_map(|((holds, begun), steps)| (holds, [begun, steps].concat()))
}

/// How often each interesting situation really arose.
type Seen = RefCell<BTreeMap<&'static str, u32>>;

fn saw(seen: &Seen, what: &'static str, really: bool) {
    *seen.borrow_mut().entry(what).or_default() += u32::from(really);
}

fn play(world: &mut World, step: &Step, seen: &Seen) {
    let session = world.session().id.clone();
    let nth = |n: usize| world.attempts.keys().nth(n).cloned();
    match step {
        Step::Pay => drop(world.pay()),
        Step::Expire => drop(world.run(&Command::ExpireSession(session))),
        Step::Later(by) => world.now = world.now.plus(*by),
        Step::News(n, refunding) => hear(world, *n, refunding, seen),
        Step::Offer(n)
        | Step::Hold(n)
        | Step::Take(n, _)
        | Step::Tell(n, _)
        | Step::Capture(n, _)
        | Step::Cancel(n)
        | Step::Refund(n, ..)
        | Step::Total(n, _)
        | Step::Dispute(n, ..) => {
            if let Some(id) = nth(*n) {
                happen(world, &id, step, seen);
            }
        }
    }
}

fn hear(world: &mut World, n: usize, refunding: &Refunding, seen: &Seen) {
    let Some(before) = world.books.refunds.values().nth(n).cloned() else { return };
    let status = world.status(&before.attempt);
    let (refund, refunding) = (before.id.clone(), refunding.clone());
    world.run(&Command::SettleRefund { refund, heard: None, refunding }).expect("settling is never refused");
    let (after, now) = (&world.books.refunds[&before.id], world.status(&before.attempt));
    let turned = |from, to| before.status == from && after.status == to;
    saw(seen, "a reservation given back", turned(RefundStatus::Pending, RefundStatus::Failed));
    saw(seen, "failed after all", turned(RefundStatus::Succeeded, RefundStatus::Failed));
    saw(seen, "a surplus tried again", after.body.round > before.body.round);
    saw(seen, "all refunded", status == AttemptStatus::Succeeded && now == AttemptStatus::Refunded);
    saw(seen, "restored", status == AttemptStatus::Refunded && now == AttemptStatus::Succeeded);
    saw(seen, "reclaimed", status == AttemptStatus::Refunded && now == AttemptStatus::Surplus);
    saw(seen, "a surplus given back", status == AttemptStatus::Surplus && now == AttemptStatus::Refunded);
}

fn happen(world: &mut World, id: &AttemptId, step: &Step, seen: &Seen) {
    let before = world.attempts[id].clone();
    let amount = match before.captured {
        0 => before.body.capturing.unwrap_or(before.amount.amount),
        captured => captured,
    };
    match step {
        Step::Offer(_) => world.show(id, prompt()),
        Step::Hold(_) => world.settle(id, held(before.amount, None)),
        Step::Take(_, total) => world.settle(id, back(ghs(amount), *total)),
        Step::Tell(_, outcome) => world.settle(id, outcome.clone()),
        Step::Capture(_, part) => {
            let done = world.run(&Command::CapturePayment(id.clone(), *part));
            saw(seen, "a part captured", done.is_ok() && part.is_some());
        }
        Step::Cancel(_) => drop(world.run(&Command::CancelPayment(id.clone()))),
        Step::Refund(_, part, by_hand) => {
            let new = NewRefund { by_hand: *by_hand, ..new_refund(id, *part) };
            let done = world.run(&Command::CreateRefund(Box::new(new)));
            saw(seen, "a refund made", done.is_ok());
            let second = before.refunded > 0 && before.refundable() > 0;
            saw(seen, "a second refund made", second && done.is_ok());
            saw(seen, "a second refund refused", second && matches!(done, Err(Refusal::RefundTooLarge(_))));
        }
        Step::Total(_, total) if before.captured > 0 => {
            let outcome = back(ghs(before.captured), *total);
            let tell = Command::Settle { attempt: id.clone(), state: None, outcome, janitor: false };
            let answer = world.run(&tell).expect("settling is never refused");
            saw(seen, "more than was captured", matches!(answer, Answer::Misfit(_)));
            saw(seen, "refunded elsewhere", world.attempts[id].refunded > before.refunded);
        }
        Step::Dispute(_, which, status, amount) => {
            // A dispute is of one payment.
            let told = news(&format!("dp_{which}_{id}"), *status, *amount);
            world.run(&Command::HearDispute(id.clone(), told)).expect("hearing is never refused");
            let moved = world.attempts[id].body.disputed - before.body.disputed;
            saw(seen, "disputed", moved > 0);
            saw(seen, "won", moved < 0);
        }
        _ => {}
    }
    let now = world.status(id);
    saw(seen, "paid", before.status != now && now == AttemptStatus::Succeeded);
    saw(seen, "held", before.status != now && now == AttemptStatus::Authorized);
    saw(seen, "captured", before.status == AttemptStatus::Authorized && now == AttemptStatus::Succeeded);
    saw(seen, "let go of", before.status == AttemptStatus::Authorized && now == AttemptStatus::Canceled);
    saw(
        seen,
        "paid after a decline",
        before.status == AttemptStatus::Declined && now == AttemptStatus::Succeeded,
    );
    saw(seen, "surplus", before.status != now && now == AttemptStatus::Surplus);
    let over = world.session().status == Status::Expired;
    saw(seen, "surplus after expiry", over && before.status != now && now == AttemptStatus::Surplus);
}

/// What never turns back: paid stays paid, what was captured stays captured, and nothing is booked anew.
fn monotone(before: &World, after: &World) {
    let (was, is) = (before.session(), after.session());
    assert!(!was.is_paid() || is.is_paid(), "S2: paid is monotone");
    assert!(was.paid_by.is_none() || was.paid_by == is.paid_by);
    assert!(!matches!(was.status, Status::Complete | Status::Expired) || was.status == is.status, "S1");
    for (id, old) in &before.attempts {
        let new = &after.attempts[id];
        assert!(old.captured == 0 || old.captured == new.captured, "{old:?} {new:?}");
        assert_eq!(old.amount, new.amount, "S5");
    }
    for (source, movement) in &before.books.movements {
        assert_eq!(after.books.movements.get(source), Some(movement), "a movement is never changed");
    }
}

impl World {
    /// The rows as they are.
    fn rows(&self) -> Self {
        let mut rows = Self::new(self.scope.mode);
        rows.session.clone_from(&self.session);
        rows.attempts.clone_from(&self.attempts);
        rows.books.clone_from(&self.books);
        rows
    }
}

/// M1 to M4, S1 to S3, S5 and M8 after every step, and the proof that the steps were interesting ones.
#[test]
fn any_interleaving_keeps_the_books() {
    let seen = Seen::default();
    let config = ProptestConfig { cases: 512, ..ProptestConfig::default() };
    let run = TestRunner::new(config).run(&lives(), |(holds, steps)| {
        let mut world = if holds { World::to_hold() } else { World::open() };
        for step in &steps {
            let before = world.rows();
            play(&mut world, step, &seen);
            world.check();
            monotone(&before, &world);
        }
        Ok(())
    });
    if let Err(why) = run {
        panic!("{why}");
    }
    let expected = [
        "paid",
        "held",
        "captured",
        "a part captured",
        "let go of",
        "paid after a decline",
        "surplus",
        "surplus after expiry",
        "a surplus tried again",
        "a surplus given back",
        "a refund made",
        "a second refund made",
        "a second refund refused",
        "a reservation given back",
        "failed after all",
        "all refunded",
        "restored",
        "reclaimed",
        "refunded elsewhere",
        "more than was captured",
        "disputed",
        "won",
    ];
    let seen = seen.borrow();
    for what in expected {
        assert!(seen.get(what).is_some_and(|times| *times > 0), "{what} never arose: {seen:?}");
    }
}

/// The book of a processor, kept by itself: one payment of 5000, and what became of it there.
#[derive(Debug, Default)]
struct Psp {
    /// Given back by somebody there.
    own: i64,
    /// What we asked for: how much, and whether it was done.
    ours: BTreeMap<RefundId, (i64, bool)>,
    disputes: BTreeMap<usize, (DisputeStatus, i64)>,
}

impl Psp {
    fn refunded(&self) -> i64 {
        self.own + self.ours.values().filter(|(_, done)| *done).map(|(amount, _)| amount).sum::<i64>()
    }

    fn disputed(&self) -> i64 {
        self.disputes.values().filter(|(status, _)| status.holds_money()).map(|(_, amount)| amount).sum()
    }

    fn left(&self) -> i64 {
        5000 - self.refunded() - self.disputed()
    }
}

/// What happens at the processor or here, and what is heard there of.
#[derive(Clone, Debug)]
enum Deed {
    /// The merchant asks here.
    Ask(i64),
    /// The processor does what it was asked, if it can, or refuses.
    Do(usize),
    /// The bank sends it back.
    Return(usize),
    /// Somebody gives back there.
    Own(i64),
    /// A dispute goes on there.
    Dispute(usize, i64),
    /// How a refund stands there is heard here.
    HearRefund(usize),
    /// How much went back there is heard here.
    HearTotal,
    /// How a dispute stands there is heard here.
    HearDispute(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        3 => (1i64..4000).prop_map(Deed::Ask),
        3 => (0usize..4).prop_map(Deed::Do),
        1 => (0usize..4).prop_map(Deed::Return),
        1 => (1i64..3000).prop_map(Deed::Own),
        2 => (0usize..2, 1i64..3000).prop_map(|(which, amount)| Deed::Dispute(which, amount)),
        3 => (0usize..4).prop_map(Deed::HearRefund),
        2 => Just(Deed::HearTotal),
        2 => (0usize..2).prop_map(Deed::HearDispute),
    ];
    prop::collection::vec(deed, 1..40)
}

struct Both {
    world: World,
    attempt: AttemptId,
    psp: Psp,
    /// What the processor has refused for good.
    refused: Vec<RefundId>,
}

impl Both {
    fn new() -> Self {
        let mut world = World::open();
        let attempt = world.pay().expect("paid").id;
        world.succeed(&attempt);
        Self { world, attempt, psp: Psp::default(), refused: vec![] }
    }

    fn ours(&self, n: usize) -> Option<RefundId> {
        self.world
            .books
            .refunds
            .values()
            .filter(|it| it.body.origin == Origin::Merchant)
            .nth(n)
            .map(|it| it.id.clone())
    }

    fn play(&mut self, deed: &Deed) {
        match deed {
            Deed::Ask(amount) => {
                let new = new_refund(&self.attempt, Some(*amount));
                drop(self.world.run(&Command::CreateRefund(Box::new(new))));
            }
            Deed::Do(n) => {
                let Some(id) = self.ours(*n).filter(|id| !self.psp.ours.contains_key(id)) else { return };
                if self.refused.contains(&id) {
                    return;
                }
                let amount = self.world.books.refunds[&id].amount.amount;
                if amount <= self.psp.left() {
                    self.psp.ours.insert(id, (amount, true));
                } else {
                    self.refused.push(id);
                }
            }
            Deed::Return(n) => {
                if let Some((_, done)) = self.ours(*n).and_then(|id| self.psp.ours.get_mut(&id)) {
                    *done = false;
                }
            }
            Deed::Own(amount) => self.psp.own += (*amount).min(self.psp.left()).max(0),
            Deed::Dispute(which, amount) => self.dispute(*which, *amount),
            Deed::HearRefund(n) => {
                if let Some(id) = self.ours(*n) {
                    self.hear_refund(id);
                }
            }
            Deed::HearTotal => self.world.settle(&self.attempt, back(ghs(5000), self.psp.refunded())),
            Deed::HearDispute(which) => self.hear_dispute(*which),
        }
    }

    fn dispute(&mut self, which: usize, amount: i64) {
        use DisputeStatus as S;
        let (status, of) = match self.psp.disputes.get(&which) {
            None if amount <= self.psp.left() => (S::NeedsResponse, amount),
            None => return,
            Some((S::NeedsResponse, of)) => (S::UnderReview, *of),
            Some((S::UnderReview, of)) => (if amount % 2 == 0 { S::Won } else { S::Lost }, *of),
            Some(ended) => *ended,
        };
        self.psp.disputes.insert(which, (status, of));
    }

    fn hear_refund(&mut self, refund: RefundId) {
        let refunding = match self.psp.ours.get(&refund) {
            Some((_, true)) => Refunding::Succeeded("rf_1".to_owned()),
            Some((_, false)) => Refunding::Failed("sent back".to_owned()),
            None if self.refused.contains(&refund) => Refunding::Failed("no".to_owned()),
            None => Refunding::Unknown,
        };
        self.world.run(&Command::SettleRefund { refund, heard: None, refunding }).expect("never refused");
    }

    fn hear_dispute(&mut self, which: usize) {
        if let Some((status, amount)) = self.psp.disputes.get(&which) {
            let told = news(&format!("dp_{which}"), *status, *amount);
            self.world.run(&Command::HearDispute(self.attempt.clone(), told)).expect("never refused");
        }
    }

    /// Everything is done and heard that was asked for.
    fn come_to_rest(&mut self) {
        let all: Vec<_> = (0..self.world.books.refunds.len()).collect();
        for n in &all {
            self.play(&Deed::Do(*n));
            self.play(&Deed::HearRefund(*n));
        }
        self.hear_dispute(0);
        self.hear_dispute(1);
        self.play(&Deed::HearTotal);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// M3: however late and in whatever order it is heard, our books and the processor's are the same in the end.
    #[test]
    fn m3_the_books_and_the_processors_agree_in_the_end(deeds in deeds()) {
        let mut both = Both::new();
        for deed in &deeds {
            both.play(deed);
            both.world.check();
        }
        both.come_to_rest();
        both.world.check();
        let attempt = &both.world.attempts[&both.attempt];
        prop_assert_eq!(attempt.body.returned, both.psp.refunded());
        prop_assert_eq!(attempt.refunded, attempt.body.returned, "L3: no reservation is left over");
        prop_assert_eq!(attempt.body.disputed, both.psp.disputed());
        prop_assert_eq!(both.world.booked(&both.attempt, Book::Processor), both.psp.left());
    }

    /// W2: of one payment, everything that was told of it in every order and again leads to the same end.
    #[test]
    fn w2_captures_and_refunds_at_the_provider_are_confluent(
        order in Just(vec![0, 0, 1, 1, 2, 2, 3, 4]).prop_shuffle(),
    ) {
        let mut world = World::open();
        let attempt = world.pay().unwrap().id;
        for fact in order {
            match fact {
                0 => world.settle(&attempt, paid(ghs(5000))),
                1 => world.settle(&attempt, back(ghs(5000), 1000)),
                2 => world.settle(&attempt, back(ghs(5000), 2500)),
                3 => world.settle(&attempt, Outcome::Declined(Decline::CardDeclined)),
                _ => world.settle(&attempt, Outcome::Unknown),
            }
            world.check();
        }
        let last = &world.attempts[&attempt];
        prop_assert_eq!(
            (last.status, last.captured, last.body.returned),
            (AttemptStatus::Succeeded, 5000, 2500)
        );
        prop_assert_eq!(world.booked(&attempt, Book::Processor), 2500);
        prop_assert_eq!(world.told_of(EventKind::PaymentSucceeded), 1);
        prop_assert!(world.session().is_paid());
    }

    /// W2, S3, M1: of two that both took money, one pays and the other goes back, whichever is heard of first.
    #[test]
    fn s3_of_two_captures_one_pays_and_one_goes_back(
        order in Just(vec![0, 0, 1, 1, 2, 3]).prop_shuffle(),
        known in 0i64..5000,
    ) {
        let mut world = World::open();
        let first = world.pay().unwrap().id;
        world.show(&first, prompt());
        let second = world.pay().unwrap().id;
        for fact in order {
            match fact {
                0 => world.settle(&first, back(ghs(5000), known)),
                1 => world.settle(&second, paid(ghs(5000))),
                2 => world.settle(&first, Outcome::Declined(Decline::Abandoned)),
                _ => world.settle(&second, Outcome::Unknown),
            }
            world.check();
        }
        let pays = world.session().paid_by.clone().unwrap();
        let other = if pays == first { second.clone() } else { first.clone() };
        prop_assert_eq!(world.status(&other), AttemptStatus::Surplus);
        world.gives_back(&other);
        world.check();
        prop_assert_eq!(
            (world.status(&pays), world.status(&other)),
            (AttemptStatus::Succeeded, AttemptStatus::Refunded)
        );
        prop_assert_eq!(world.booked(&other, Book::Processor), 0);
        let went = if pays == first { known } else { 0 };
        prop_assert_eq!(world.booked(&pays, Book::Processor), 5000 - went);
        prop_assert_eq!(world.told_of(EventKind::LatePaymentRefunded), 1);
    }
}
