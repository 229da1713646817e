//! What becomes of an invoice that is not paid at once: it is tried again, waits for a look, or is given up.

use super::life::*;
use super::subscriptions::{has, of_price, terms, tiered};
use super::*;
use crate::attempt::Decline;
use crate::refusal::invalid;
use crate::subscription::{NewTerms, SubscriptionPatch};
use crate::time::MINUTE;
use SubscriptionStatus as S;

#[test]
fn dunning_follows_the_table_and_stops() {
    for (reason, days) in [
        (Decline::InsufficientFunds, &[0, 1, 4, 9, 16][..]),
        (Decline::ExpiredCard, &[0]),
        (Decline::NotCharged, &[0, 0, 3, 8, 15]),
    ] {
        for when in ["cancel", "unpaid"] {
            let mut life = Life::begun("2027-01-31T10:00:00Z");
            let price = tiered(&mut life.shop, Some("member"), "month", 1_000);
            let new = NewTerms { when_unpaid: Some(when.to_owned()), ..terms() };
            let id = life.subscribe(subscribing(vec![of_price(&price)], new));
            life.script = Script::Bad(reason);
            let due = life.sub(&id).body.current_end;
            life.advance(due.plus(20 * DAY));
            assert_eq!(life.status(&id), S::PastDue);
            assert!(has(&life).is_active(life.shop.now), "while it is tried");
            life.advance(due.plus(100 * DAY));
            let mut tries: Vec<i64> = life
                .shop
                .attempts
                .values()
                .filter(|it| it.body.off_session.is_some())
                .map(|it| it.created_at.since(due) / DAY)
                .collect();
            tries.sort_unstable();
            assert_eq!(tries, days, "{reason:?}");
            assert_eq!(life.status(&id), if when == "cancel" { S::Canceled } else { S::Unpaid });
            assert!(!has(&life).is_active(life.shop.now));
            assert!(life.shop.jobs.is_empty(), "nothing is left to do: {:?}", life.shop.jobs);
            if when == "unpaid" {
                life.script = Script::Good;
                life.pay_invoice(&id);
                let body = &life.sub(&id).body;
                assert_eq!((life.status(&id), body.current_start), (S::Active, life.shop.now));
                assert_eq!(life.invoices(&id).last().unwrap().body.period_start, life.shop.now);
            }
        }
    }
}

/// M1: the buyer went to a provider to pay the open invoice. Until it is likely that nothing comes of it, the card on
/// file is not charged beside that.
#[test]
fn while_the_buyer_is_paying_the_card_on_file_waits() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    let due = life.sub(&id).body.current_end;
    life.script = Script::Bad(Decline::InsufficientFunds);
    life.advance(due.plus(DAY - 10 * MINUTE));
    let charged =
        |life: &Life| life.shop.attempts.values().filter(|it| it.body.off_session.is_some()).count();
    assert_eq!(charged(&life), 1);
    life.script = Script::Offers(200);
    life.pay_invoice(&id).expect("the buyer is at the provider");
    life.advance(due.plus(DAY + 30 * MINUTE));
    assert_eq!(charged(&life), 1, "the next try was due, and waits");
    life.advance(due.plus(DAY + 51 * MINUTE));
    assert_eq!(charged(&life), 2);
    assert_eq!(
        (life.status(&id), life.kept(&life.shop.attempts.values().last().unwrap().session.clone()).len()),
        (S::Active, 1)
    );
}

#[test]
fn another_card_is_tried_at_once_whatever_became_of_the_first() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    life.script = Script::SlowBad(3);
    life.advance(life.sub(&id).body.current_end);
    life.script = Script::Good;
    life.change_card(&id);
    assert_eq!(life.status(&id), S::Active, "nobody knows yet how the first ends");
    life.days(1);
    assert_eq!((life.status(&id), life.amounts(&id)), (S::Active, vec![1_000, 1_000]));
    assert_eq!(life.invoices(&id)[1].status, InvoiceStatus::Paid);
    life.check_rest();
}

#[test]
fn money_that_went_back_before_anybody_heard_of_it_leaves_the_invoice_to_the_buyer() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    life.script = Script::TakenBack;
    life.advance(life.sub(&id).body.current_end);
    assert_eq!(life.status(&id), S::PastDue);
    assert!(life.bill_at(&id).is_some(), "it is given up one day");
    life.script = Script::Good;
    life.days(3);
    assert_eq!(life.status(&id), S::PastDue, "the bank is not asked again by itself");
    life.pay_invoice(&id);
    assert_eq!(life.status(&id), S::Active);
}

#[test]
fn nothing_is_tried_again_after_the_end_of_a_period_that_was_the_last() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![every("week", 1, 1_000)], terms()));
    life.script = Script::Bad(Decline::InsufficientFunds);
    life.days(8);
    let flag = SubscriptionPatch { cancel_at_period_end: Some(true), ..SubscriptionPatch::default() };
    life.update(&id, flag);
    life.script = Script::Good;
    life.advance(life.sub(&id).body.current_end.plus(-1));
    assert_eq!(life.status(&id), S::Active, "within it, it is");
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![every("week", 1, 1_000)], terms()));
    life.script = Script::Bad(Decline::InsufficientFunds);
    life.days(12);
    let flag = SubscriptionPatch { cancel_at_period_end: Some(true), ..SubscriptionPatch::default() };
    life.update(&id, flag);
    life.script = Script::Good;
    life.days(20);
    assert_eq!((life.status(&id), life.kept(&life.invoices(&id)[1].body.session).len()), (S::Canceled, 0));
}

#[test]
fn what_was_late_goes_out_when_the_merchant_has_looked() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    life.jump(at("2027-06-15T00:00:00Z"));
    assert_eq!((life.amounts(&id).len(), life.sub(&id).body.held_at.is_some()), (2, true));
    life.days(1);
    assert_eq!(life.amounts(&id).len(), 2);
    assert!(life.resume(&id));
    life.days(1);
    assert_eq!(life.amounts(&id).len(), 5, "no period is left out");
    assert_eq!(life.sub(&id).body.current_end, at("2027-06-30T10:00:00Z"));
    assert!(!life.resume(&id), "nothing waits any more");
    life.jump(at("2027-09-15T00:00:00Z"));
    assert_eq!(life.amounts(&id).len(), 6, "each jump is looked at by itself");
}

#[test]
fn what_is_collected_for_long_again_and_again_is_no_jump_of_a_clock() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![every("week", 1, 1_000)], terms()));
    life.script = Script::Bad(Decline::ExpiredCard);
    life.advance(life.sub(&id).body.current_end);
    for paid in 2..6 {
        life.days(20);
        assert_eq!((life.status(&id), life.amounts(&id).len()), (S::PastDue, paid));
        life.script = Script::Good;
        life.pay_invoice(&id);
        life.script = Script::Bad(Decline::ExpiredCard);
        life.days(0);
        assert_eq!((life.amounts(&id).len(), life.sub(&id).body.held_at), (paid + 1, None));
    }
    life.script = Script::Good;
    life.pay_invoice(&id);
    life.jump(life.shop.now.plus(60 * DAY));
    assert!(life.sub(&id).body.held_at.is_some(), "nobody collected anything in that time");
}

#[test]
fn a_late_renewal_that_is_declined_is_collected_also_while_the_others_wait() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    life.script = Script::Bad(Decline::InsufficientFunds);
    life.jump(at("2027-06-15T00:00:00Z"));
    assert!(life.sub(&id).body.held_at.is_some());
    life.days(60);
    assert_eq!(life.status(&id), S::Canceled, "it does not stay past due for ever");
}

#[test]
fn an_end_that_is_decided_beside_a_charge_or_a_decline_is_not_forgotten() {
    for slow in [true, false] {
        for turned in [true, false] {
            let mut life = Life::begun("2027-01-31T10:00:00Z");
            let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
            let due = life.sub(&id).body.current_end;
            life.script = Script::Bad(Decline::InsufficientFunds);
            life.advance(due);
            // The second try begins, or its decline arrives, while the merchant says when it is to end.
            life.script = Script::SlowBad(0);
            life.advance(due.plus(DAY - 1));
            life.shop.now = due.plus(DAY);
            let job = Command::Bill(id.clone());
            let beside = if slow {
                job
            } else {
                let Ok(Answer::Attempt { attempt, .. }) = life.run(&job) else { panic!() };
                life.charge(&attempt);
                life.says(&attempt.id)
            };
            let cancel_at = Some(Some(due.plus(5 * DAY)));
            let patch = SubscriptionPatch { cancel_at, ..SubscriptionPatch::default() };
            let update = Command::UpdateSubscription(id.clone(), patch);
            if turned {
                life.race(&update, &beside);
            } else {
                life.race(&beside, &update);
            }
            assert!(life.seen.contains_key("B3: of two at once, the second is decided again"));
            life.days(10);
            assert_eq!(life.sub(&id).body.ended_at, Some(due.plus(5 * DAY)));
        }
    }
}

/// The merchant has an open invoice charged at once: a try like any other, which may succeed or be declined.
#[test]
fn an_open_invoice_is_charged_at_once_when_the_merchant_says_so() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    life.script = Script::Bad(Decline::ExpiredCard);
    let due = life.sub(&id).body.current_end;
    life.advance(due.plus(DAY));
    let open = life.invoices(&id)[1].clone();
    assert_eq!((life.status(&id), open.status, open.body.next_try), (S::PastDue, InvoiceStatus::Open, None));
    let tries =
        |life: &Life| life.shop.attempts.values().filter(|it| it.session == open.body.session).count();
    let before = tries(&life);
    life.run(&Command::PayInvoice(open.id.clone())).unwrap();
    life.advance(due.plus(DAY + MINUTE));
    assert_eq!((life.status(&id), tries(&life)), (S::PastDue, before + 1), "declined once more");
    life.script = Script::Good;
    let Answer::Invoice(answered) = life.run(&Command::PayInvoice(open.id.clone())).unwrap() else {
        panic!()
    };
    assert_eq!(answered.status, InvoiceStatus::Open, "the answer does not wait for the charge");
    life.advance(due.plus(DAY + 2 * MINUTE));
    assert_eq!((life.status(&id), life.invoices(&id)[1].status), (S::Active, InvoiceStatus::Paid));
    assert_eq!(life.kept(&open.body.session).len(), 1);
    let again = life.run(&Command::PayInvoice(open.id)).unwrap_err();
    assert_eq!(again, invalid("invoice", "is paid and not open"));
    life.check_rest();
}

#[test]
fn an_invoice_that_is_being_paid_or_has_no_card_is_not_charged() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    life.script = Script::SlowBad(3);
    life.advance(life.sub(&id).body.current_end);
    let open = life.invoices(&id)[1].id.clone();
    let busy = life.run(&Command::PayInvoice(open.clone())).unwrap_err();
    assert_eq!(busy, invalid("invoice", "is being paid at this moment; look at it again soon"));
    life.settle_down();
    life.shop.subscriptions.get_mut(&id).unwrap().body.method = None;
    let bare = life.run(&Command::PayInvoice(open)).unwrap_err();
    let rule = "has no card that could be charged; its page takes one from the buyer";
    assert_eq!(bare, invalid("invoice", rule));
}

/// What is charged while the invoice is taken back comes back, and the subscription goes on with its next period.
#[test]
fn an_invoice_that_is_not_wanted_any_more_is_void_and_its_subscription_goes_on() {
    for slow in [false, true] {
        let mut life = Life::begun("2027-01-31T10:00:00Z");
        let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
        let due = life.sub(&id).body.current_end;
        life.script = if slow { Script::SlowGood(3) } else { Script::Bad(Decline::ExpiredCard) };
        life.advance(if slow { due } else { due.plus(DAY) });
        let open = life.invoices(&id)[1].clone();
        life.run(&Command::VoidInvoice(open.id.clone())).unwrap();
        assert_eq!((life.status(&id), life.invoices(&id)[1].status), (S::Active, InvoiceStatus::Void));
        life.script = Script::Good;
        life.settle_down();
        assert_eq!(life.kept(&open.body.session).len(), 0, "what came meanwhile went back");
        let again = life.run(&Command::VoidInvoice(open.id)).unwrap_err();
        assert_eq!(again, invalid("invoice", "is void and not open"));
        life.advance(life.sub(&id).body.current_end);
        life.settle_down();
        assert_eq!((life.status(&id), life.amounts(&id).len()), (S::Active, 3));
        assert_eq!(life.invoices(&id)[2].status, InvoiceStatus::Paid);
        life.check_rest();
    }
}
