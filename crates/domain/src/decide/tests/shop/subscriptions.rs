//! Subscriptions to the unit: exact figures of their periods, prices and endings.

use super::life::*;
use super::*;
use crate::attempt::{AttemptStatus, Decline};
use crate::money::AMOUNT_MAX;
use crate::pricing::price;
use crate::subscription::{ItemPatch, NewTerms, SubscriptionPatch, TrialEnd};
use SubscriptionStatus as S;

pub(super) fn terms() -> NewTerms {
    NewTerms::default()
}

fn quantity(quantity: i64) -> SubscriptionPatch {
    let item = ItemPatch { quantity: Some(quantity), ..ItemPatch::default() };
    SubscriptionPatch { items: vec![item], ..SubscriptionPatch::default() }
}

fn to_price(price: &Price) -> SubscriptionPatch {
    let item = ItemPatch { price: Some(price.id.as_str().to_owned()), ..ItemPatch::default() };
    SubscriptionPatch { items: vec![item], ..SubscriptionPatch::default() }
}

fn with_coupon(life: &mut Life, mut new: NewSession, coupon: NewCoupon) -> NewSession {
    let coupon = life.shop.coupon(coupon).as_str().to_owned();
    new.more.as_mut().unwrap().discounts = vec![NewDiscount { coupon: Some(coupon), promotion_code: None }];
    new
}

fn lasting(duration: &str, months: Option<i64>) -> NewCoupon {
    NewCoupon { duration: Some(duration.to_owned()), duration_in_months: months, ..percent("50") }
}

/// The begin of each invoice's period, by day, and what it costs.
fn bills(life: &Life, id: &SubscriptionId) -> Vec<(String, i64)> {
    let day = |time: Timestamp| time.iso().chars().take(10).collect::<String>();
    life.invoices(id).iter().map(|it| (day(it.body.period_start), it.amount.amount)).collect()
}

fn expect(life: &Life, id: &SubscriptionId, expected: &[(&str, i64)]) {
    let expected: Vec<(String, i64)> = expected.iter().map(|(day, n)| ((*day).to_owned(), *n)).collect();
    assert_eq!(bills(life, id), expected);
}

/// A price of a tier, by the month or by the year.
pub(super) fn tiered(shop: &mut Shop, tier: Option<&str>, interval: &str, unit: i64) -> Price {
    let product = shop.product(tier);
    let new = NewPrice {
        product: product.id.as_str().to_owned(),
        currency: "GHS".to_owned(),
        unit: NewUnit { unit_amount: Some(unit), custom: None },
        recurring: Some(NewRecurring { interval: interval.to_owned(), ..NewRecurring::default() }),
        ..NewPrice::default()
    };
    let before = std::mem::replace(&mut shop.products, vec![product]);
    let made = shop.run(&Command::CreatePrice(new)).unwrap();
    shop.products = before;
    match made {
        Answer::Price(price, true) => *price,
        other => panic!("{other:?}"),
    }
}

pub(super) fn of_price(price: &Price) -> NewLine {
    NewLine { price: Some(price.id.as_str().to_owned()), ..NewLine::default() }
}

pub(super) fn has(life: &Life) -> &Entitlement {
    assert_eq!(life.shop.entitlements.len(), 1);
    life.shop.entitlements.values().next().unwrap()
}

#[test]
fn a_month_follows_another_on_the_day_of_the_first() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    life.advance(at("2027-06-01T00:00:00Z"));
    let days = ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"];
    expect(&life, &id, &days.map(|day| (day, 1_000)));
    assert_eq!(life.sub(&id).body.current_end, at("2027-06-30T10:00:00Z"));
    assert!(life.invoices(&id).iter().all(|invoice| invoice.status == InvoiceStatus::Paid));
    life.check_rest();
}

#[test]
fn the_time_before_the_anchor_is_paid_by_its_share() {
    let anchored = |proration: Option<&str>| {
        let mut life = Life::begun("2027-01-21T00:00:00Z");
        let terms = NewTerms {
            billing_cycle_anchor: Some(at("2027-02-01T00:00:00Z")),
            proration_behavior: proration.map(str::to_owned),
            ..terms()
        };
        let id = life.subscribe(subscribing(vec![month(3_100), item(500, 1)], terms));
        life.advance(at("2027-03-02T00:00:00Z"));
        (life, id)
    };
    let (life, id) = anchored(None);
    expect(&life, &id, &[("2027-01-21", 1_100 + 500), ("2027-02-01", 3_100), ("2027-03-01", 3_100)]);
    let (life, id) = anchored(Some("none"));
    expect(&life, &id, &[("2027-01-21", 500), ("2027-02-01", 3_100), ("2027-03-01", 3_100)]);
}

#[test]
fn a_share_is_settled_as_what_it_is() {
    for proration in [None, Some("none")] {
        let mut life = Life::begun("2027-04-21T00:00:00Z");
        let terms = NewTerms {
            billing_cycle_anchor: Some(at("2027-05-01T00:00:00Z")),
            proration_behavior: proration.map(str::to_owned),
            ..terms()
        };
        let id = life.subscribe(subscribing(vec![month(1_500)], terms));
        life.advance(at("2027-04-26T00:00:00Z"));
        life.update(&id, quantity(2));
        life.advance(at("2027-05-01T00:00:00Z"));
        let first = if proration.is_none() { 500 } else { 0 };
        assert_eq!(life.amounts(&id)[0], first, "10 of 30 days");
        // Half of what was paid comes back, and the same time costs twice as much; what was free stays free.
        let settled = if proration.is_none() { 3_000 - 250 + 500 } else { 3_000 };
        assert_eq!(life.amounts(&id)[1], settled);
    }
}

#[test]
fn a_trial_is_free_and_a_setup_fee_is_not() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let trial = NewTerms { trial_period_days: Some(14), ..terms() };
    let id = life.subscribe(subscribing(vec![month(1_000), item(700, 1)], trial));
    assert_eq!((life.status(&id), life.amounts(&id)), (S::Trialing, vec![700]));
    let told = |life: &Life| {
        life.shop.events.iter().filter(|kind| **kind == EventKind::SubscriptionTrialWillEnd).count()
    };
    life.days(10);
    assert_eq!(told(&life), 0);
    life.days(1);
    assert_eq!((told(&life), life.invoices(&id).len()), (1, 1), "three days before");
    life.days(30);
    expect(&life, &id, &[("2027-01-31", 700), ("2027-02-14", 1_000)]);
    assert_eq!((told(&life), life.status(&id)), (1, S::Active));
}

#[test]
fn what_ends_a_trial_without_a_card() {
    for (word, status, invoices) in
        [("cancel", S::Canceled, 1), ("pause", S::Paused, 1), ("create_invoice", S::PastDue, 2)]
    {
        let mut life = Life::begun("2027-01-31T10:00:00Z");
        let price = tiered(&mut life.shop, Some("member"), "month", 1_000);
        let trial = NewTerms {
            trial_period_days: Some(14),
            missing_payment_method: Some(word.to_owned()),
            ..terms()
        };
        let mut new = subscribing(vec![of_price(&price)], trial);
        new.more.as_mut().unwrap().payment_method_collection = Some("if_required".to_owned());
        let id = life.subscribe(new);
        assert!(life.bank.is_empty(), "no card was asked for");
        assert!(has(&life).is_active(life.shop.now));
        life.days(15);
        assert_eq!((life.status(&id), life.invoices(&id).len()), (status, invoices), "{word}");
        assert_eq!(has(&life).is_active(life.shop.now), status == S::PastDue);
        match word {
            "pause" => {
                life.change_card(&id);
                life.resume(&id);
                life.days(1);
                expect(&life, &id, &[("2027-01-31", 0), ("2027-02-15", 1_000)]);
                assert!(has(&life).is_active(life.shop.now));
            }
            "create_invoice" => {
                life.change_card(&id);
                life.days(1);
                assert_eq!(life.status(&id), S::Active, "the new card pays what is open");
            }
            _ => {}
        }
        life.check_rest();
    }
}

#[test]
fn more_of_it_is_paid_for_the_rest_of_the_period() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    life.advance(at("2027-01-16T12:00:00Z"));
    life.update(&id, quantity(3));
    let cart = &life.sub(&id).body;
    let names: Vec<(&str, i64)> = cart.adjustments.iter().map(|it| (it.name.as_str(), it.amount)).collect();
    assert_eq!(names, [("Unused time on Coffee", -500), ("Remaining time on Coffee", 1_500)]);
    life.advance(at("2027-03-02T00:00:00Z"));
    expect(&life, &id, &[("2027-01-01", 1_000), ("2027-02-01", 4_000), ("2027-03-01", 3_000)]);
}

#[test]
fn credit_that_an_invoice_cannot_take_is_carried_on() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let price = tiered(&mut life.shop, Some("member"), "month", 1_000);
    let three = NewLine { quantity: Some(3), ..of_price(&price) };
    let id = life.subscribe(subscribing(vec![three], terms()));
    life.update(&id, quantity(1));
    let charges = life.bank.len();
    life.advance(at("2027-03-02T00:00:00Z"));
    assert_eq!((life.amounts(&id), life.bank.len()), (vec![3_000, 0, 0], charges), "nobody is asked");
    let ends = at("2027-04-01T00:00:00Z");
    assert_eq!((has(&life).expires_at, life.sub(&id).body.current_end), (Some(ends), ends));
    assert_eq!(life.shop.grants.len(), 3, "what costs nothing is granted, too");
    life.advance(ends);
    assert_eq!(life.amounts(&id), [3_000, 0, 0, 1_000]);
    assert!(life.sub(&id).body.adjustments.is_empty());
}

#[test]
fn another_period_begins_at_once_and_takes_the_rest_of_the_old_one_off() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let monthly = tiered(&mut life.shop, Some("member"), "month", 3_100);
    let yearly = tiered(&mut life.shop, Some("pro"), "year", 36_500);
    let id = life.subscribe(subscribing(vec![of_price(&monthly)], terms()));
    life.advance(at("2027-01-11T00:00:00Z"));
    life.update(&id, to_price(&yearly));
    assert_eq!(has(&life).tier, "member", "it is not paid yet");
    life.advance(at("2027-01-11T00:00:01Z"));
    expect(&life, &id, &[("2027-01-01", 3_100), ("2027-01-11", 36_500 - 2_100)]);
    assert_eq!(life.sub(&id).body.current_end, at("2028-01-11T00:00:00Z"));
    assert_eq!(has(&life).tier, "pro");
    life.advance(at("2027-06-06T00:00:00Z"));
    life.update(&id, to_price(&monthly));
    life.days(1);
    // 219 of 365 days are left.
    assert_eq!(life.amounts(&id).last(), Some(&0));
    let credit = life.sub(&id).body.adjustments.iter().map(|it| it.amount).sum::<i64>();
    assert_eq!((credit, has(&life).tier.as_str()), (3_100 - 21_900, "member"));
    life.cancel(&id, false);
    assert!(!has(&life).is_active(life.shop.now), "the year that was cut short does not come back");
}

#[test]
fn so_many_periods_and_no_more() {
    for (trial, count) in [(None, 3), (Some(5), 4)] {
        let mut life = Life::begun("2027-01-31T10:00:00Z");
        let fixed = NewTerms { cycles: Some(3), trial_period_days: trial, ..terms() };
        let id = life.subscribe(subscribing(vec![month(1_000)], fixed));
        life.advance(at("2028-01-01T00:00:00Z"));
        assert_eq!((life.status(&id), life.invoices(&id).len()), (S::Canceled, count));
        let last = life.invoices(&id).last().unwrap().body.period_end;
        assert_eq!(life.sub(&id).body.ended_at, Some(last), "it ends with its last period");
        assert!(life.shop.jobs.is_empty(), "nothing is left to do: {:?}", life.shop.jobs);
    }
}

#[test]
fn a_coupon_lasts_as_long_as_it_says() {
    let trial = Some(14);
    for (duration, months, trial, fee, expected) in [
        ("once", None, None, None, [500, 1_000, 1_000, 1_000]),
        ("repeating", Some(2), None, None, [500, 500, 1_000, 1_000]),
        ("repeating", Some(3), None, None, [500, 500, 500, 1_000]),
        ("forever", None, None, None, [500; 4]),
        ("once", None, trial, None, [0, 500, 1_000, 1_000]),
        ("repeating", Some(2), trial, None, [0, 500, 500, 1_000]),
        ("once", None, trial, Some(700), [350, 1_000, 1_000, 1_000]),
        ("forever", None, trial, Some(700), [350, 500, 500, 500]),
    ] {
        let mut life = Life::begun("2027-01-31T10:00:00Z");
        let mut lines = vec![month(1_000)];
        lines.extend(fee.map(|fee| item(fee, 1)));
        let new = subscribing(lines, NewTerms { trial_period_days: trial, ..terms() });
        let new = with_coupon(&mut life, new, lasting(duration, months));
        let id = life.subscribe(new);
        life.days(104);
        assert_eq!(life.amounts(&id)[..4], expected, "{duration} {months:?} {trial:?} {fee:?}");
    }
}

#[test]
fn a_trial_that_ends_at_another_time_takes_its_coupon_along() {
    for days in [2, 30] {
        let mut life = Life::begun("2027-01-31T10:00:00Z");
        let price = tiered(&mut life.shop, Some("member"), "month", 1_000);
        let trial = NewTerms { trial_period_days: Some(14), ..terms() };
        let new = with_coupon(&mut life, subscribing(vec![of_price(&price)], trial), lasting("once", None));
        let id = life.subscribe(new);
        let end = life.shop.now.plus(days * DAY);
        let trial_end = Some(if days == 0 { TrialEnd::Now } else { TrialEnd::At(end) });
        life.update(&id, SubscriptionPatch { trial_end, ..SubscriptionPatch::default() });
        assert_eq!(has(&life).expires_at, Some(end));
        life.days(80);
        assert_eq!(life.amounts(&id)[..3], [0, 500, 1_000], "{days} days");
        assert_eq!(life.invoices(&id)[1].body.period_start, end);
    }
}

#[test]
fn a_trial_that_is_over_before_the_payment_arrives_gives_nothing_away() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let trial = NewTerms { trial_end: Some(life.shop.now.plus(HOUR)), ..terms() };
    let session = life.shop.create(subscribing(vec![month(1_000)], trial)).unwrap();
    assert_eq!(life.shop.sessions[&session].expires_at, life.shop.now.plus(HOUR), "it ends with the offer");
    life.script = Script::SlowGood(4);
    life.buy(&session);
    life.advance(life.shop.now.plus(3 * HOUR));
    life.script = Script::Good;
    life.settle_down();
    life.days(1);
    let id = life.of(&session);
    assert_eq!((life.status(&id), life.amounts(&id)), (S::Active, vec![0, 1_000]));
}

#[test]
fn a_first_payment_under_way_goes_back_when_its_subscription_is_canceled() {
    for script in [Script::SlowGood(1), Script::Offers(1), Script::SlowBad(1)] {
        let mut life = Life::begun("2027-01-31T10:00:00Z");
        let coupon = life.shop.coupon(NewCoupon { max_redemptions: Some(1), ..percent("10") });
        let mut new = subscribing(vec![month(1_000)], terms());
        let discount = NewDiscount { coupon: Some(coupon.as_str().to_owned()), promotion_code: None };
        new.more.as_mut().unwrap().discounts = vec![discount];
        let session = life.shop.create(new).unwrap();
        life.script = script;
        let attempt = life.buy(&session).unwrap();
        let id = life.of(&session);
        assert_eq!(life.status(&id), S::Incomplete);
        assert!(life.cancel(&id, false));
        life.days(2);
        life.settle_down();
        assert_eq!((life.status(&id), life.shop.sessions[&session].status), (S::Canceled, Status::Expired));
        let status = life.shop.attempts[&attempt].status;
        let expected =
            if script == Script::SlowBad(1) { AttemptStatus::Declined } else { AttemptStatus::Refunded };
        assert_eq!((status, life.shop.coupons[&coupon].taken), (expected, 0), "{script:?}");
        assert!(life.shop.invoices.is_empty() && life.shop.entitlements.is_empty());
        assert!(life.shop.jobs.is_empty(), "nothing is left to do: {:?}", life.shop.jobs);
        life.check_rest();
    }
}

#[test]
fn a_subscription_that_nobody_pays_ends_with_its_session() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let session = life.shop.create(subscribing(vec![month(1_000)], terms())).unwrap();
    life.script = Script::Bad(Decline::CardDeclined);
    life.buy(&session);
    life.buy(&session);
    let id = life.of(&session);
    assert_eq!((life.status(&id), life.shop.subscriptions.len()), (S::Incomplete, 1), "one for all tries");
    life.days(2);
    assert_eq!((life.status(&id), life.shop.jobs.len()), (S::Canceled, 0));
}

#[test]
fn what_is_canceled_with_its_period_ends_with_it_also_when_it_is_paused() {
    for (pauses, first) in [(false, true), (true, true), (true, false)] {
        let mut life = Life::begun("2027-01-31T10:00:00Z");
        let price = tiered(&mut life.shop, Some("member"), "month", 1_000);
        let id = life.subscribe(subscribing(vec![of_price(&price)], terms()));
        if first {
            assert!(life.cancel(&id, true));
        }
        if pauses {
            assert!(life.pause(&id, None));
        }
        if !first {
            assert!(life.cancel(&id, true));
        }
        life.days(27);
        assert!(has(&life).is_active(life.shop.now), "what is paid stays");
        assert_ne!(life.status(&id), S::Canceled);
        life.days(2);
        assert_eq!((life.status(&id), life.amounts(&id)), (S::Canceled, vec![1_000]));
        assert_eq!(life.sub(&id).body.ended_at, Some(at("2027-02-28T10:00:00Z")));
        assert!(!has(&life).is_active(life.shop.now));
        assert!(life.shop.jobs.is_empty(), "nothing is left to do: {:?}", life.shop.jobs);
    }
}

#[test]
fn a_pause_keeps_what_is_paid_and_a_new_period_begins_after_it() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let price = tiered(&mut life.shop, Some("member"), "month", 1_000);
    let id = life.subscribe(subscribing(vec![of_price(&price)], terms()));
    life.days(5);
    life.pause(&id, Some(at("2027-02-10T00:00:00Z")));
    life.days(8);
    assert_eq!((life.status(&id), life.amounts(&id)), (S::Active, vec![1_000]), "within its period");
    life.pause(&id, Some(at("2027-04-05T00:00:00Z")));
    life.advance(at("2027-03-01T00:00:00Z"));
    assert_eq!((life.status(&id), has(&life).status), (S::Paused, EntitlementStatus::Expired));
    life.advance(at("2027-05-06T00:00:00Z"));
    expect(&life, &id, &[("2027-01-31", 1_000), ("2027-04-05", 1_000), ("2027-05-05", 1_000)]);
    assert!(has(&life).is_active(life.shop.now));
}

#[test]
fn a_buyer_takes_back_the_end_with_the_period_and_nothing_else() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    let keep = Command::KeepSubscription(id.clone());
    assert_eq!(
        life.run(&keep).unwrap_err(),
        Refusal::SubscriptionState(S::Active),
        "nothing is to be taken back"
    );
    assert!(life.cancel(&id, true) && life.run(&keep).is_ok());
    let body = &life.sub(&id).body;
    assert!(!body.cancel_at_period_end && body.canceled_at.is_none());
    life.jump(at("2027-06-15T00:00:00Z"));
    assert_eq!(life.run(&keep).unwrap_err(), Refusal::SubscriptionState(S::Active));
    assert!(life.sub(&id).body.held_at.is_some(), "the merchant has not looked yet");
    assert!(life.resume(&id));
    life.days(1);
    assert!(life.pause(&id, None));
    assert_eq!(life.run(&keep).unwrap_err(), Refusal::SubscriptionState(S::Paused));
    assert!(life.resume(&id));
    let cancel_at = Some(Some(life.shop.now.plus(DAY)));
    assert!(life.update(&id, SubscriptionPatch { cancel_at, ..SubscriptionPatch::default() }));
    assert_eq!(
        life.run(&keep).unwrap_err(),
        Refusal::SubscriptionState(S::Active),
        "the day is the merchant's"
    );
}

#[test]
fn nothing_repeats_otherwise_in_a_last_period() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let monthly = tiered(&mut life.shop, Some("member"), "month", 3_100);
    let yearly = tiered(&mut life.shop, Some("pro"), "year", 36_500);
    let id = life.subscribe(subscribing(vec![of_price(&monthly)], terms()));
    assert!(life.cancel(&id, true));
    let refused = life.run(&Command::UpdateSubscription(id.clone(), to_price(&yearly)));
    assert!(matches!(refused, Err(Refusal::Invalid { param, .. }) if param == "items"));
    assert!(life.resume(&id) && life.update(&id, to_price(&yearly)));
}

#[test]
fn what_waits_for_the_next_invoice_does_not_grow_for_ever() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    let changed = (0..1_000).take_while(|round| life.update(&id, quantity(2 + round % 2))).count();
    assert_eq!((life.sub(&id).body.adjustments.len(), changed), (800, 400));
}

#[test]
fn another_tier_is_there_at_once() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let member = tiered(&mut life.shop, Some("member"), "month", 1_000);
    let pro = tiered(&mut life.shop, Some("pro"), "month", 3_000);
    let plain = tiered(&mut life.shop, None, "month", 500);
    let id = life.subscribe(subscribing(vec![of_price(&member)], terms()));
    let ends = has(&life).expires_at;
    life.days(10);
    for (price, tier) in [(&pro, Some("pro")), (&plain, None), (&member, Some("member"))] {
        life.update(&id, to_price(price));
        assert_eq!(has(&life).is_active(life.shop.now), tier.is_some());
        if let Some(tier) = tier {
            assert_eq!((has(&life).tier.as_str(), has(&life).expires_at), (tier, ends));
        }
    }
    let held = life.shop.grants.iter().filter(|grant| grant.revoked_at.is_none()).count();
    assert_eq!(held, 1, "one of them stands");
    life.cancel(&id, false);
    assert!(!has(&life).is_active(life.shop.now));
}

#[test]
fn a_tier_that_came_back_hangs_on_the_payment_of_its_own_period() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let member = tiered(&mut life.shop, Some("member"), "month", 1_000);
    let plain = tiered(&mut life.shop, None, "month", 500);
    let session = life.shop.create(subscribing(vec![of_price(&member)], terms())).unwrap();
    let first = life.buy(&session).unwrap();
    let id = life.of(&session);
    life.days(40);
    life.update(&id, to_price(&plain));
    life.update(&id, to_price(&member));
    life.take_back(&first);
    assert!(has(&life).is_active(life.shop.now), "the period that is over was given back");
    let second = life.invoices(&id)[1].body.paid_by.clone().unwrap();
    life.take_back(&second);
    assert!(!has(&life).is_active(life.shop.now));
}

#[test]
fn what_was_bought_beside_stays_and_the_subscription_comes_back_after_it() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let member = tiered(&mut life.shop, Some("member"), "month", 1_000);
    let product = life.shop.product(Some("day_pass"));
    life.shop.price(&product, "GHS", 900, false);
    let mut new = subscribing(vec![of_price(&member)], terms());
    new.customer = Some(Buyer::Own { uid: "u_1".to_owned(), email: None, name: None, phone: None });
    let id = life.subscribe(new);
    let pass = life.shop.create(tier("day_pass", None, Some("u_1"))).unwrap();
    let pass = life.buy(&pass).unwrap();
    life.days(40);
    assert_eq!(
        (has(&life).tier.as_str(), life.amounts(&id).len()),
        ("day_pass", 2),
        "a renewal replaces nothing"
    );
    life.take_back(&pass);
    assert_eq!((has(&life).tier.as_str(), &has(&life).subscription), ("member", &Some(id.clone())));
    life.script = Script::Bad(Decline::InsufficientFunds);
    life.days(30);
    assert_eq!(life.status(&id), S::PastDue);
    assert!(has(&life).is_active(life.shop.now), "it lasts as long as the subscription");
    life.cancel(&id, false);
    assert!(!has(&life).is_active(life.shop.now));
    let pass = life.shop.create(tier("day_pass", None, Some("u_1"))).unwrap();
    life.script = Script::Good;
    let pass = life.buy(&pass).unwrap();
    life.take_back(&pass);
    assert_eq!(has(&life).status, EntitlementStatus::Revoked, "what has ended does not come back");
}

#[test]
fn an_invoice_is_paid_as_it_is() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let mut line = month(1_000);
    let data = line.data.as_mut().unwrap();
    data.unit =
        NewUnit { unit_amount: None, custom: Some(NewCustom { minimum: Some(500), ..NewCustom::default() }) };
    let coupon = life.shop.coupon(NewCoupon { duration: Some("forever".to_owned()), ..percent("10") });
    life.shop.promotion(&coupon, "FIRST", true);
    let mut new = subscribing(vec![line], terms());
    new.more.as_mut().unwrap().default_promotion_code = Some("FIRST".to_owned());
    let session = life.shop.create(new).unwrap();
    let names = |amount| Choice { custom_amount: Some(amount), ..Choice::default() };
    life.shop.choose(&session, names(2_000)).unwrap();
    life.shop.choose(&session, Choice { code: Some("FIRST".to_owned()), ..Choice::default() }).ok();
    life.buy(&session);
    let id = life.of(&session);
    let first = life.amounts(&id)[0];
    life.script = Script::Bad(Decline::ExpiredCard);
    life.advance(life.sub(&id).body.current_end);
    let open = life.invoices(&id)[1].body.session.clone();
    let before = life.shop.sessions[&open].clone();
    life.shop.choose(&open, names(600)).unwrap();
    assert_eq!(life.shop.sessions[&open], before, "what the buyer named holds for good");
    assert_eq!(life.run(&Command::ExpireSession(open)).unwrap_err(), Refusal::NotFound(Noun::Session));
    life.script = Script::Good;
    life.pay_invoice(&id);
    assert_eq!((life.status(&id), life.amounts(&id)), (S::Active, vec![first, first]));
}

#[test]
fn absurd_values_are_refused_or_hold() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let trial = NewTerms { trial_period_days: Some(14), ..terms() };
    let dear = vec![month(AMOUNT_MAX), month(1)];
    assert!(life.shop.create(subscribing(dear.clone(), trial)).is_err(), "a whole period must fit, too");
    assert!(life.shop.create(subscribing(dear, terms())).is_err());
    let long = NewTerms { cycles: Some(1_000), trial_period_days: Some(730), ..terms() };
    let id = life.subscribe(subscribing(vec![every("year", 1, AMOUNT_MAX)], long));
    life.days(731);
    assert_eq!(life.amounts(&id), [0, AMOUNT_MAX]);
    life.days(100);
    for patch in [quantity(2), quantity(crate::cart::QUANTITY_MAX), quantity(0), quantity(-1)] {
        assert!(!life.update(&id, patch));
    }
    let far = |at| SubscriptionPatch { cancel_at: Some(Some(at)), ..SubscriptionPatch::default() };
    assert!(!life.update(&id, far(Timestamp(i64::MAX))));
    assert!(!life.update(&id, far(life.shop.now)));
    assert!(life.update(&id, far(life.shop.now.plus(36_500 * DAY))));
    assert!(!life.pause(&id, Some(life.shop.now.plus(731 * DAY))));
    let id = life.subscribe(subscribing(vec![every("year", 1, AMOUNT_MAX / 999_999)], terms()));
    assert!(
        !life.update(&id, quantity(999_999)),
        "one invoice cannot hold the rest of a period and the next"
    );
    let item = ItemPatch { quantity: Some(999_999), ..ItemPatch::default() };
    let proration_behavior = Some("none".to_owned());
    let patch = SubscriptionPatch { items: vec![item], proration_behavior, ..SubscriptionPatch::default() };
    assert!(life.update(&id, patch));
    life.days(180);
    assert!(life.update(&id, quantity(1)), "a credit is as large as it may be");
    assert!(life.update(&id, quantity(999_999)));
    life.days(186);
    assert!(life.amounts(&id).iter().all(|amount| (0..=AMOUNT_MAX).contains(amount)));
}

#[test]
fn the_answer_is_no_where_an_invoice_is_open_or_the_status_forbids_it() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let id = life.subscribe(subscribing(vec![month(1_000)], terms()));
    let update = |patch| Command::UpdateSubscription(id.clone(), patch);
    let metadata = SubscriptionPatch { metadata: Some(Default::default()), ..SubscriptionPatch::default() };
    let trial_end = Some(TrialEnd::At(at("2027-05-01T00:00:00Z")));
    let trial = SubscriptionPatch { trial_end, ..SubscriptionPatch::default() };
    assert!(matches!(life.run(&update(trial)), Err(Refusal::Invalid { param, .. }) if param == "trial_end"));
    assert_eq!(
        life.run(&Command::ResumeSubscription(id.clone())).unwrap_err(),
        Refusal::SubscriptionState(S::Active)
    );
    life.script = Script::Bad(Decline::ExpiredCard);
    life.advance(life.sub(&id).body.current_end);
    assert_eq!(life.run(&update(quantity(2))).unwrap_err(), Refusal::InvoiceOpen);
    assert!(life.run(&update(metadata.clone())).is_ok());
    assert_eq!(
        life.run(&Command::PauseSubscription(id.clone(), None)).unwrap_err(),
        Refusal::SubscriptionState(S::PastDue)
    );
    life.cancel(&id, true);
    assert_eq!(life.status(&id), S::Canceled, "what is not paid has no period to end with");
    for command in
        [update(metadata), Command::ResumeSubscription(id.clone()), Command::ChangeCard(id.clone(), None)]
    {
        assert_eq!(life.run(&command).unwrap_err(), Refusal::SubscriptionState(S::Canceled));
    }
    assert!(life.cancel(&id, false), "canceling again is no fault");
}

#[test]
fn a_renewal_beside_the_end_of_another_purchase_gives_what_it_is_paid_for() {
    for turned in [true, false] {
        let mut life = Life::begun("2027-01-01T00:00:00Z");
        let member = tiered(&mut life.shop, Some("member"), "month", 1_000);
        let product = life.shop.product(Some("pass"));
        life.shop.price(&product, "GHS", 900, false);
        let mut new = subscribing(vec![of_price(&member)], terms());
        new.customer = Some(Buyer::Own { uid: "u_1".to_owned(), email: None, name: None, phone: None });
        let id = life.subscribe(new);
        let pass = life.shop.create(tier("pass", None, Some("u_1"))).unwrap();
        let pass = life.buy(&pass).unwrap();
        life.script = Script::SlowGood(0);
        life.advance(life.sub(&id).body.current_end);
        let charge = life.shop.attempts.values().find(|it| it.status.is_live()).unwrap().id.clone();
        let paid = life.says(&charge);
        let outcome = given_back(life.shop.attempts[&pass].amount);
        let back = Command::Settle { attempt: pass, state: None, outcome, janitor: false };
        if turned {
            life.race(&back, &paid);
        } else {
            life.race(&paid, &back);
        }
        assert_eq!(has(&life).tier, "member");
        assert!(has(&life).is_active(life.shop.now));
    }
}

#[test]
fn a_subscription_that_ended_beside_another_purchase_does_not_come_back_after_it() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let member = tiered(&mut life.shop, Some("member"), "month", 1_000);
    let product = life.shop.product(Some("pass"));
    life.shop.price(&product, "GHS", 900, false);
    let mut new = subscribing(vec![of_price(&member)], terms());
    new.customer = Some(Buyer::Own { uid: "u_1".to_owned(), email: None, name: None, phone: None });
    let id = life.subscribe(new);
    let pass = life.shop.create(tier("pass", None, Some("u_1"))).unwrap();
    let pass = life.buy(&pass).unwrap();
    life.cancel(&id, false);
    assert_eq!(has(&life).tier, "pass", "what was bought beside stays");
    life.take_back(&pass);
    assert_eq!(has(&life).status, EntitlementStatus::Revoked);
}

#[test]
fn what_was_free_is_not_settled_and_what_follows_is() {
    let mut life = Life::begun("2027-01-18T00:00:00Z");
    let trial = NewTerms { trial_period_days: Some(14), ..terms() };
    let id = life.subscribe(subscribing(vec![month(1_000)], trial));
    life.days(7);
    life.update(&id, quantity(2));
    assert!(life.sub(&id).body.adjustments.is_empty());
    life.advance(at("2027-02-15T00:00:00Z"));
    life.update(&id, quantity(3));
    life.advance(at("2027-03-01T00:00:01Z"));
    assert_eq!(life.amounts(&id), [0, 2_000, 3_000 - 1_000 + 1_500], "half of February");
}

/// B4: what is paid for a period in which the quantity changes any number of times is the exact sum of its parts, but
/// for half a unit for each rounding; and what is asked is what the lines and adjustments say.
fn the_parts_sum_up(
    unit: i64,
    anchored: bool,
    mut changes: Vec<(i64, i64)>,
) -> BTreeMap<&'static str, usize> {
    let mut life = Life::begun("2027-02-01T00:00:00Z");
    let start = life.shop.now;
    changes.sort_unstable();
    let anchor = anchored.then(|| start.plus(20 * DAY));
    let id = life.subscribe(subscribing(
        vec![NewLine { quantity: Some(5), ..month(unit) }],
        NewTerms { billing_cycle_anchor: anchor, ..terms() },
    ));
    let end = life.sub(&id).body.current_end;
    // The share of a month that is paid until the anchor is a share of the month that ends there.
    let whole = if anchored { 31 * DAY } else { end.since(start) };
    let (mut from, mut many, mut exact, mut roundings) = (start, 5, 0_i128, 1_i128);
    for (after, quantity_now) in changes {
        let now = start.plus(after);
        if now >= end {
            break;
        }
        life.advance(now);
        assert!(life.update(&id, quantity(quantity_now)));
        exact += i128::from(unit * many) * i128::from(now.since(from));
        (from, many, roundings) = (now, quantity_now, roundings + 2);
    }
    exact += i128::from(unit * many) * i128::from(end.since(from));
    let credit = |life: &Life| life.sub(&id).body.adjustments.iter().map(|it| it.amount).sum::<i64>();
    let paid = life.amounts(&id)[0] + credit(&life);
    let off = (i128::from(paid) * i128::from(whole) - exact).abs() * 2;
    assert!(off <= roundings * i128::from(whole), "{} for {}/{}", paid, exact, whole);
    assert!(paid >= 0, "no more comes back than was asked");
    life.days(35);
    for invoice in life.invoices(&id).iter().skip(1) {
        assert_eq!(invoice.amount.amount, price(&invoice.body.cart, invoice.amount.currency).unwrap().total);
    }
    let asked: i64 = life.amounts(&id)[1..].iter().sum();
    let whole_periods = i64::try_from(life.amounts(&id).len() - 1).unwrap() * unit * many;
    assert_eq!(asked + credit(&life), whole_periods + paid - life.amounts(&id)[0], "B4: nothing is lost");
    life.saw(if paid > life.amounts(&id)[0] { "more is asked" } else { "something comes back" });
    if credit(&life) < 0 {
        life.saw("credit is left over");
    }
    if roundings > 5 {
        life.saw("it changes three times");
    }
    life.seen
}

/// The merchant takes a renewal back, so its period was never paid: the customer keeps what they have, and has
/// something else when the subscription is about something else.
#[test]
fn another_tier_in_a_period_that_nobody_is_to_pay_is_there_at_once() {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    let mut prices = vec![];
    for tier in ["member", "pro"] {
        let product = life.shop.product(Some(tier));
        prices.push(life.shop.price(&product, "INR", 1_000, true));
    }
    let more = NewSessionMore { mode: Some("subscription".to_owned()), ..NewSessionMore::default() };
    let new = NewSession { more: Some(Box::new(more)), ..tier("member", Some("INR"), Some("u_1")) };
    let id = life.subscribe(new);
    life.script = Script::Bad(Decline::CardDeclined);
    life.advance(life.sub(&id).body.current_end);
    assert!(life.look_after_invoice(&id, false), "it is taken back");
    let customer = life.sub(&id).customer.clone().unwrap();
    let has = |life: &Life| {
        let has = &life.shop.entitlements[&customer];
        (has.tier.clone(), has.is_active(life.shop.now))
    };
    assert_eq!((life.status(&id), has(&life)), (S::Active, ("member".to_owned(), true)));
    assert!(life.update(&id, to_price(&prices[1])));
    assert_eq!(has(&life), ("pro".to_owned(), true));
}

#[test]
fn the_parts_of_a_period_sum_to_it() {
    let values = (1..5_000_i64, any::<bool>(), prop::collection::vec((1..28 * DAY, 1..9_i64), 1..6));
    let seen = explore(64, &values, |(unit, anchored, changes)| the_parts_sum_up(unit, anchored, changes));
    for what in ["more is asked", "something comes back", "credit is left over", "it changes three times"] {
        assert!(seen.contains_key(what), "never: {what}");
    }
}
