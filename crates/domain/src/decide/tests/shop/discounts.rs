//! Coupons and promotion codes: reserved while a session is open, kept when it is paid, given back once.

use super::*;

#[test]
fn the_last_one_goes_to_one_session() {
    let mut shop = Shop::new();
    let coupon = shop.coupon(NewCoupon { max_redemptions: Some(1), ..percent("10") });
    shop.promotion(&coupon, "last", false);
    let lines = || vec![item(1_000, 1)];
    let a = shop.create(with(lines(), with_code("LAST"))).unwrap();
    let b = shop.create(with(lines(), with_code("last"))).unwrap();
    assert_eq!((shop.sessions[&a].amount.amount, shop.sessions[&b].amount.amount), (900, 1_000));
    assert_eq!(shop.choose(&b, code("last")).unwrap_err(), Refusal::Choice(ChoiceProblem::CodeUsedUp));
    shop.run(&Command::ExpireSession(a.clone())).unwrap();
    shop.choose(&b, code("last")).unwrap();
    shop.buy(&b, "a@b.example");
    assert_eq!(shop.coupons[&coupon].redeemed, 1);
    let named = NewSessionMore {
        discounts: vec![NewDiscount { coupon: Some(coupon.as_str().to_owned()), promotion_code: None }],
        ..NewSessionMore::default()
    };
    let refusal = shop.create(with(lines(), named)).unwrap_err();
    assert!(matches!(refusal, Refusal::Invalid { param, .. } if param == "discounts[0].coupon"));
}

#[test]
fn a_default_code_that_is_not_valid_is_passed_over_in_silence() {
    let mut shop = Shop::new();
    let late = Timestamp(shop.now.0 + HOUR);
    let coupon = shop.coupon(NewCoupon { redeem_by: Some(late), ..percent("10") });
    shop.promotion(&coupon, "EARLY", false);
    let id = shop.create(with(vec![item(1_000, 1)], with_code("NOSUCHCODE"))).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 1_000);
    shop.now = late.plus(1);
    let id = shop.create(with(vec![item(1_000, 1)], with_code("EARLY"))).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 1_000);
    assert_eq!(shop.choose(&id, code("EARLY")).unwrap_err(), Refusal::Choice(ChoiceProblem::UnknownCode));
}

#[test]
fn nothing_is_redeemed_after_its_time() {
    let mut shop = Shop::new();
    let late = Timestamp(shop.now.0 + HOUR);
    let coupon = shop.coupon(NewCoupon { redeem_by: Some(late), ..percent("10") });
    shop.promotion(&coupon, "EARLY", false);
    let id = shop.create(with(vec![item(1_000, 1)], with_code("EARLY"))).unwrap();
    shop.now = late.plus(1);
    let answer = shop.pay(&id, "a@b.example").unwrap();
    assert!(matches!(answer, Answer::LookAgain(_, Changed::Discount)));
    assert_eq!((shop.sessions[&id].amount.amount, shop.coupons[&coupon].taken), (1_000, 0));
    shop.buy(&id, "a@b.example");
    assert_eq!(shop.coupons[&coupon].redeemed, 0, "C4");
}

#[test]
fn one_customer_redeems_as_often_as_one_may() {
    let mut shop = Shop::new();
    let coupon = shop.coupon(NewCoupon { max_redemptions_per_customer: Some(1), ..percent("10") });
    shop.promotion(&coupon, "ONCE", false);
    let guest = |shop: &mut Shop| shop.create(with(vec![item(1_000, 1)], with_code("ONCE"))).unwrap();
    let (a, b) = (guest(&mut shop), guest(&mut shop));
    shop.buy(&a, "Ama@B.example");
    let answer = shop.pay(&b, "ama@b.example").unwrap();
    assert!(matches!(answer, Answer::LookAgain(_, Changed::Discount)), "known by the address: {answer:?}");
    assert_eq!(shop.sessions[&b].amount.amount, 1_000);
    // Whoever mistyped an address first does not use it up for its owner.
    let c = guest(&mut shop);
    let Answer::Attempt { attempt, .. } = shop.pay(&c, "wrong@b.example").unwrap() else { panic!() };
    shop.settle(&attempt.id, Outcome::Declined(crate::attempt::Decline::CardDeclined));
    shop.buy(&c, "right@b.example");
    let d = guest(&mut shop);
    shop.buy(&d, "wrong@b.example");
    assert_eq!(shop.coupons[&coupon].redeemed, 3);
}

#[test]
fn late_money_of_one_buyer_does_not_use_up_what_counts_for_another() {
    let mut shop = Shop::new();
    let coupon = shop.coupon(NewCoupon { max_redemptions_per_customer: Some(1), ..percent("10") });
    shop.promotion(&coupon, "ONCE", false);
    let id = shop.create(with(vec![item(1_000, 1)], with_code("ONCE"))).unwrap();
    let Answer::Attempt { attempt: alices, .. } = shop.pay(&id, "alice@b.example").unwrap() else { panic!() };
    shop.settle(&alices.id, Outcome::Declined(crate::attempt::Decline::CardDeclined));
    let Answer::Attempt { attempt: bobs, .. } = shop.pay(&id, "bob@b.example").unwrap() else { panic!() };
    shop.settle(&bobs.id, Outcome::Declined(crate::attempt::Decline::CardDeclined));
    shop.succeed(&alices.id);
    assert_eq!(shop.attempts[&alices.id].status, crate::attempt::AttemptStatus::Surplus);
    shop.buy(&id, "bob@b.example");
    let taken = |name: &str| shop.counts.get(&(coupon.clone(), name.to_owned())).copied().unwrap_or_default();
    assert_eq!((taken("alice@b.example"), taken("bob@b.example")), (0, 1));
}

#[test]
fn a_session_tells_what_the_one_who_paid_has_said() {
    let mut shop = Shop::new();
    let id = shop.create(new_session()).unwrap();
    let Answer::Attempt { attempt: first, .. } = shop.pay(&id, "alice@b.example").unwrap() else { panic!() };
    shop.settle(&first.id, Outcome::Declined(crate::attempt::Decline::CardDeclined));
    let Answer::Attempt { attempt: second, .. } = shop.pay(&id, "bob@b.example").unwrap() else { panic!() };
    shop.settle(&second.id, Outcome::Declined(crate::attempt::Decline::CardDeclined));
    shop.succeed(&first.id);
    let said = shop.sessions[&id].body.collected.as_ref().and_then(|said| said.email.as_deref());
    assert_eq!(said, Some("alice@b.example"));
}

#[test]
fn a_first_payment_is_the_first() {
    let mut shop = Shop::new();
    let coupon = shop.coupon(percent("10"));
    shop.promotion(&coupon, "WELCOME", true);
    let buyer = |shop: &mut Shop| {
        let own = Buyer::Own { uid: "u_1".to_owned(), email: None, name: None, phone: None };
        let new = NewSession { customer: Some(own), ..with(vec![item(1_000, 1)], with_code("WELCOME")) };
        shop.create(new).unwrap()
    };
    let (a, b) = (buyer(&mut shop), buyer(&mut shop));
    assert_eq!(shop.sessions[&b].amount.amount, 1_000, "another session holds the first one");
    shop.buy(&a, "a@b.example");
    assert_eq!(shop.sessions[&a].amount.amount, 900);
    let c = buyer(&mut shop);
    assert_eq!(shop.sessions[&c].amount.amount, 1_000);
}

#[test]
fn whoever_pays_something_else_in_between_has_had_a_first_payment() {
    let mut shop = Shop::new();
    let coupon = shop.coupon(percent("10"));
    shop.promotion(&coupon, "WELCOME", true);
    let own = || Some(Buyer::Own { uid: "u_1".to_owned(), email: None, name: None, phone: None });
    let plain = shop.create(NewSession { customer: own(), ..new_session() }).unwrap();
    let new = NewSession { customer: own(), ..with(vec![item(1_000, 1)], with_code("WELCOME")) };
    let welcome = shop.create(new).unwrap();
    assert_eq!(shop.sessions[&welcome].amount.amount, 900);
    shop.buy(&plain, "a@b.example");
    let answer = shop.pay(&welcome, "a@b.example").unwrap();
    assert!(matches!(answer, Answer::LookAgain(_, Changed::Discount)));
    assert_eq!((shop.sessions[&welcome].amount.amount, shop.coupons[&coupon].taken), (1_000, 0));
}

#[test]
fn a_discount_that_no_longer_fits_the_cart_is_given_back() {
    let mut shop = Shop::new();
    let minimum = NewCoupon {
        amount_off: Some(500),
        currency: Some("GHS".to_owned()),
        minimum_amount: Some(2_000),
        ..NewCoupon::default()
    };
    let coupon = shop.coupon(minimum);
    shop.promotion(&coupon, "BIG", false);
    let line = NewLine { adjustable: Some((Some(1), Some(9))), ..item(1_000, 2) };
    let id = shop.create(with(vec![line], with_code("BIG"))).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 1_500);
    let fewer = Choice { quantities: vec![(0, 1)], ..Choice::default() };
    assert!(matches!(shop.choose(&id, fewer).unwrap(), Answer::LookAgain(_, Changed::Discount)));
    assert_eq!((shop.sessions[&id].amount.amount, shop.coupons[&coupon].taken), (1_000, 0));
    let refusal = shop.choose(&id, code("big")).unwrap_err();
    assert_eq!(refusal, Refusal::Choice(ChoiceProblem::CodeBelowMinimum));
    let more = Choice { quantities: vec![(0, 3)], ..code("big") };
    shop.choose(&id, more).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 2_500);
    shop.choose(&id, Choice { remove_code: true, ..Choice::default() }).unwrap();
    assert_eq!((shop.sessions[&id].amount.amount, shop.coupons[&coupon].taken), (3_000, 0));
}

#[test]
fn what_a_discount_takes_all_of_is_free_and_needs_no_processor() {
    let mut shop = Shop::new();
    let coupon = shop.coupon(percent("100"));
    shop.promotion(&coupon, "FREE", false);
    let member = shop.product(Some("member"));
    shop.price(&member, "GHS", 1_000, true);
    let own = Buyer::Own { uid: "u_1".to_owned(), email: None, name: None, phone: None };
    let new = NewSession {
        pricing: Pricing::Tier("member".to_owned()),
        customer: Some(own),
        more: Some(Box::new(with_code("FREE"))),
        ..new_session()
    };
    let id = shop.create(new).unwrap();
    assert!(shop.sessions[&id].is_free());
    assert!(matches!(shop.pay(&id, "a@b.example").unwrap(), Answer::Session { .. }));
    let session = &shop.sessions[&id];
    assert_eq!((session.status, session.paid_by.as_ref()), (Status::Complete, None));
    assert!(shop.attempts.is_empty() && shop.coupons[&coupon].redeemed == 1);
    assert_eq!(shop.entitlements.len(), 1, "what is free is granted too");
    assert_eq!(shop.pay(&id, "a@b.example").unwrap_err(), Refusal::SessionState(Status::Complete));
}

#[test]
fn every_rule_of_a_coupon_names_its_field() {
    type Spoil = fn(&mut NewCoupon);
    let table: [(&str, Spoil); 14] = [
        ("percent_off", |new| new.percent_off = None),
        ("percent_off", |new| new.percent_off = Some("0".to_owned())),
        ("percent_off", |new| new.percent_off = Some("100.1".to_owned())),
        ("amount_off", |new| new.amount_off = Some(1)),
        ("currency", |new| new.currency = Some("GHS".to_owned())),
        ("currency", |new| (new.percent_off, new.amount_off) = (None, Some(1))),
        ("amount_off", |new| (new.percent_off, new.amount_off) = (None, Some(0))),
        ("duration", |new| new.duration = Some("never".to_owned())),
        ("duration_in_months", |new| new.duration = Some("repeating".to_owned())),
        ("duration_in_months", |new| new.duration_in_months = Some(3)),
        ("max_redemptions", |new| new.max_redemptions = Some(0)),
        ("redeem_by", |new| new.redeem_by = Some(Timestamp(1))),
        ("minimum_amount_currency", |new| new.minimum_amount = Some(1)),
        ("applies_to.products[0]", |new| new.products = vec!["prod_x".to_owned()]),
    ];
    for (field, spoil) in table {
        let mut new = percent("10");
        spoil(&mut new);
        let refusal = Shop::new().run(&Command::CreateCoupon(new)).expect_err(field);
        let named = match &refusal {
            Refusal::Invalid { param, .. } | Refusal::NoSuch { param, .. } => param.as_str(),
            _ => "",
        };
        assert_eq!(named, field, "{refusal:?}");
    }
}

/// One step in the lives of several sessions that share two coupons.
#[derive(Clone, Debug)]
enum Step {
    Create(Option<usize>),
    Code(usize, usize),
    Remove(usize),
    Quantity(usize, i64),
    Pay(usize, usize),
    Succeed(usize),
    Decline(usize),
    Refund(usize),
    Expire(usize),
    Lapse(usize),
    Later(i64),
    Delete(usize),
}

const CODES: [&str; 3] = ["TEN", "ALL", "NOSUCHCODE"];
const EMAILS: [&str; 3] = ["a@b.example", "A@B.example", "c@d.example"];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => prop::option::of(0..3_usize).prop_map(Step::Create),
        3 => (0..6_usize, 0..3_usize).prop_map(|(n, code)| Step::Code(n, code)),
        1 => (0..6_usize).prop_map(Step::Remove),
        1 => (0..6_usize, 0..4_i64).prop_map(|(n, quantity)| Step::Quantity(n, quantity)),
        4 => (0..6_usize, 0..3_usize).prop_map(|(n, email)| Step::Pay(n, email)),
        3 => (0..6_usize).prop_map(Step::Succeed),
        2 => (0..6_usize).prop_map(Step::Decline),
        1 => (0..6_usize).prop_map(Step::Refund),
        2 => (0..6_usize).prop_map(Step::Expire),
        1 => (0..6_usize).prop_map(Step::Lapse),
        1 => (0..DAY).prop_map(Step::Later),
        1 => (0..2_usize).prop_map(Step::Delete),
    ];
    prop::collection::vec(step, 1..60)
}

fn play(shop: &mut Shop, step: &Step) {
    let session = |shop: &Shop, n: usize| shop.sessions.keys().nth(n).cloned();
    let attempt = |shop: &Shop, n: usize| shop.attempts.keys().nth(n).cloned();
    match step {
        Step::Create(chosen) => {
            let line = NewLine { adjustable: Some((Some(1), Some(3))), ..item(1_000, 2) };
            let more = match chosen {
                Some(n) => with_code(CODES[*n]),
                None => NewSessionMore { allow_promotion_codes: true, ..NewSessionMore::default() },
            };
            shop.create(with(vec![line], more)).expect("a default code is never refused");
        }
        Step::Code(n, chosen) => {
            drop(session(shop, *n).map(|id| shop.choose(&id, code(CODES[*chosen]))));
        }
        Step::Remove(n) => {
            let choice = Choice { remove_code: true, ..Choice::default() };
            drop(session(shop, *n).map(|id| shop.choose(&id, choice)));
        }
        Step::Quantity(n, quantity) => {
            let choice = Choice { quantities: vec![(0, *quantity)], ..Choice::default() };
            drop(session(shop, *n).map(|id| shop.choose(&id, choice)));
        }
        Step::Pay(n, email) => drop(session(shop, *n).map(|id| shop.pay(&id, EMAILS[*email]))),
        Step::Succeed(n) => {
            if let Some(id) = attempt(shop, *n) {
                shop.succeed(&id);
            }
        }
        Step::Decline(n) => {
            if let Some(id) = attempt(shop, *n) {
                shop.settle(&id, Outcome::Declined(crate::attempt::Decline::CardDeclined));
            }
        }
        Step::Refund(n) => {
            if let Some(id) = attempt(shop, *n) {
                shop.gives_back(&id);
            }
        }
        Step::Expire(n) => drop(session(shop, *n).map(|id| shop.run(&Command::ExpireSession(id)))),
        Step::Lapse(n) => drop(session(shop, *n).map(|id| shop.run(&Command::LapseSession(id)))),
        Step::Later(by) => shop.now = shop.now.plus(*by),
        Step::Delete(n) => {
            if let Some(coupon) = shop.coupons.values_mut().nth(*n) {
                coupon.active = false;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// C1 to C4, whatever happens in whatever order: no limit is passed, what is given back is given back once, and
    /// what is redeemed was paid. `Shop::check` looks after every step.
    #[test]
    fn any_life_of_a_coupon_keeps_its_limits(steps in steps()) {
        let mut shop = Shop::new();
        let end = shop.now.plus(2 * DAY);
        let limited = NewCoupon {
            max_redemptions: Some(3),
            max_redemptions_per_customer: Some(1),
            redeem_by: Some(end),
            ..percent("10")
        };
        let ten = shop.coupon(limited);
        shop.promotion(&ten, "TEN", false);
        let all = shop.coupon(NewCoupon { max_redemptions: Some(2), ..percent("100") });
        shop.promotion(&all, "ALL", true);
        for step in &steps {
            play(&mut shop, step);
        }
        let open: BTreeSet<_> = shop.sessions.keys().cloned().collect();
        for id in open {
            drop(shop.run(&Command::ExpireSession(id)));
        }
        let waiting = |it: &&Redemption| it.status == RedemptionStatus::Reserved;
        let paying = shop.sessions.values().filter(|it| it.status == Status::Paying).count();
        prop_assert!(shop.redemptions.values().filter(waiting).count() <= paying, "nothing leaks");
    }
}
