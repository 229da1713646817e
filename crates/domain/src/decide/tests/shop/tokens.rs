//! Tokens: whatever is sold and chosen, nothing is asked for that the token cannot express. `Shop::check` looks after
//! every command.

use super::life::*;
use super::*;
use crate::money::TOKEN_AMOUNT_MAX;
use crate::subscription::{ItemPatch, NewTerms, SubscriptionPatch};

fn in_usdc(new: NewSession) -> NewSession {
    NewSession { currency: Some("USDC".to_owned()), ..new }
}

fn lines(lines: Vec<NewLine>) -> NewSession {
    in_usdc(with(lines, NewSessionMore::default()))
}

/// What is refused: the field and the rule.
fn wrong(refusal: Refusal) -> (String, String) {
    match refusal {
        Refusal::Invalid { param, message } => (param, message),
        other => panic!("{other:?}"),
    }
}

/// A line of this product, of which a coupon can speak.
fn of_product(product: &Product, line: NewLine) -> NewLine {
    let mut line = line;
    let data = line.data.as_mut().unwrap();
    (data.product, data.product_data) = (Some(product.id.as_str().to_owned()), None);
    line
}

fn named(coupon: &CouponId) -> Vec<NewDiscount> {
    vec![NewDiscount { coupon: Some(coupon.as_str().to_owned()), promotion_code: None }]
}

#[test]
fn a_total_that_the_token_cannot_express_is_refused_and_names_its_field() {
    let mut shop = Shop::new();
    let coarse = shop.create(lines(vec![item(50, 2)])).unwrap();
    assert_eq!(shop.sessions[&coarse].amount.amount, 100, "a line may be finer than what is paid");
    let (param, rule) = wrong(shop.create(lines(vec![item(50, 1)])).unwrap_err());
    assert_eq!(param, "line_items");
    assert!(rule.contains("a multiple of 100") && rule.contains("USDC") && rule.ends_with("is 50"), "{rule}");
    let amount = |amount, code: &str| NewSession {
        pricing: Pricing::Amount(amount),
        currency: Some(code.to_owned()),
        ..new_session()
    };
    assert_eq!(wrong(shop.create(amount(150, "USDC")).unwrap_err()).0, "amount");
    for (pays, code) in [(100, "USDC"), (150, "ETH"), (1, "WBTC"), (TOKEN_AMOUNT_MAX, "ETH")] {
        let id = shop.create(amount(pays, code)).unwrap();
        assert_eq!(shop.sessions[&id].amount.amount, pays);
    }
    for (pays, code, most) in [(TOKEN_AMOUNT_MAX + 1, "ETH", TOKEN_AMOUNT_MAX), (0, "GHS", 999_999_999_999)] {
        let (param, rule) = wrong(shop.create(amount(pays, code)).unwrap_err());
        assert!(param == "amount" && rule.contains(&format!("from 1 to {most};")), "{rule}");
    }
    let (_, rule) = wrong(shop.create(amount(1, "usdc")).unwrap_err());
    assert!(rule.contains("USDC"), "{rule}");
    let member = shop.product(Some("member"));
    shop.price(&member, "USDC", 150, false);
    assert_eq!(wrong(shop.create(tier("member", Some("USDC"), None)).unwrap_err()).0, "tier");
    let shipped = |amount| {
        let way = NewShipping { display_name: "Post".to_owned(), amount, ..NewShipping::default() };
        let more = NewSessionMore { shipping: vec![way], ..NewSessionMore::default() };
        in_usdc(with(vec![item(100, 1)], more))
    };
    let (param, _) = wrong(shop.create(shipped(50)).unwrap_err());
    assert_eq!(param, "shipping_options[0].shipping_rate_data.fixed_amount.amount");
    assert!(shop.create(shipped(200)).is_ok());
}

#[test]
fn a_buyer_names_an_amount_that_can_be_paid() {
    let mut shop = Shop::new();
    let custom = |minimum, maximum, preset| {
        let pricing = Pricing::Custom(NewCustom { minimum, maximum, preset, ..NewCustom::default() });
        in_usdc(NewSession { pricing, ..new_session() })
    };
    for (new, param) in [
        (custom(Some(50), None, None), "custom_unit_amount.minimum"),
        (custom(None, Some(1_050), None), "custom_unit_amount.maximum"),
        (custom(None, None, Some(150)), "custom_unit_amount.preset"),
        (custom(None, Some(TOKEN_AMOUNT_MAX + 1), None), "custom_unit_amount.maximum"),
    ] {
        assert_eq!(wrong(shop.create(new).unwrap_err()).0, param);
    }
    let id = shop.create(custom(None, None, None)).unwrap();
    let bounds = shop.sessions[&id].cart().lines[0].custom.unwrap();
    assert_eq!((bounds.minimum, bounds.maximum), (100, TOKEN_AMOUNT_MAX));
    let name = |amount| Choice { custom_amount: Some(amount), ..Choice::default() };
    for (amount, problem) in [
        (0, ChoiceProblem::AmountTooSmall),
        (99, ChoiceProblem::AmountTooSmall),
        (150, ChoiceProblem::AmountTooFine),
        (TOKEN_AMOUNT_MAX, ChoiceProblem::AmountTooFine),
        (TOKEN_AMOUNT_MAX + 1, ChoiceProblem::AmountTooLarge),
    ] {
        assert_eq!(shop.choose(&id, name(amount)).unwrap_err(), Refusal::Choice(problem), "{amount}");
    }
    shop.choose(&id, name(12_300)).unwrap();
    let attempt = shop.buy(&id, "a@b.example");
    assert_eq!(shop.attempts[&attempt].amount.amount, 12_300);
}

#[test]
fn a_change_that_leads_to_what_cannot_be_paid_is_refused() {
    let mut shop = Shop::new();
    let adjustable = |unit| NewLine { adjustable: Some((Some(1), Some(9))), ..item(unit, 2) };
    let more = NewSessionMore { optional_items: vec![item(30, 1)], ..NewSessionMore::default() };
    let id = shop.create(in_usdc(with(vec![item(50, 2), adjustable(70), adjustable(30)], more))).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 300);
    let set = |quantities: &[(usize, i64)]| Choice { quantities: quantities.to_vec(), ..Choice::default() };
    let before = shop.sessions[&id].clone();
    let fine = Refusal::Choice(ChoiceProblem::TotalTooFine(1));
    assert_eq!(shop.choose(&id, set(&[(1, 3)])).unwrap_err(), fine, "of what can be changed, the first");
    assert_eq!(shop.choose(&id, set(&[(3, 1)])).unwrap_err(), fine);
    assert_eq!(shop.sessions[&id], before);
    shop.choose(&id, set(&[(1, 3), (2, 3)])).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 400);
    shop.buy(&id, "a@b.example");
}

#[test]
fn a_discount_leaves_what_can_be_paid_or_is_not_given() {
    let mut shop = Shop::new();
    let off = |amount| NewCoupon {
        amount_off: Some(amount),
        currency: Some("USDC".to_owned()),
        ..NewCoupon::default()
    };
    let refused = shop.run(&Command::CreateCoupon(off(50))).unwrap_err();
    assert_eq!(wrong(refused).0, "amount_off");
    let refused = shop.run(&Command::CreateCoupon(off(TOKEN_AMOUNT_MAX + 1))).unwrap_err();
    assert!(wrong(refused).1.contains(&format!("to {TOKEN_AMOUNT_MAX};")));
    let large = shop.coupon(off(TOKEN_AMOUNT_MAX - 99));
    let product = shop.product(None);
    let all_of_it = NewCoupon { products: vec![product.id.as_str().to_owned()], ..percent("100") };
    let all_of_it = shop.coupon(all_of_it);
    shop.promotion(&all_of_it, "ALLOFIT", false);
    let fine = || vec![of_product(&product, item(50, 1)), item(50, 1)];
    let more = |discounts| NewSessionMore { discounts, ..NewSessionMore::default() };
    let (param, rule) = wrong(shop.create(in_usdc(with(fine(), more(named(&all_of_it))))).unwrap_err());
    assert_eq!(param, "discounts[0].coupon");
    assert!(rule.contains("cannot express"), "{rule}");
    let free = shop.create(in_usdc(with(fine(), more(named(&large))))).unwrap();
    assert_eq!(shop.sessions[&free].amount.amount, 0);
    let id = shop.create(in_usdc(with(fine(), with_code("ALLOFIT")))).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 100, "a default code is passed over in silence");
    let refused = shop.choose(&id, code("ALLOFIT")).unwrap_err();
    assert_eq!(refused, Refusal::Choice(ChoiceProblem::CodeTooFine));
    // What the code was good for is not bought any more: it is taken back, and the total is one that can be paid.
    let adjustable = |line| NewLine { adjustable: Some((Some(1), Some(9))), ..line };
    let lines = vec![adjustable(of_product(&product, item(50, 2))), adjustable(item(50, 2))];
    let id = shop.create(in_usdc(with(lines, with_code("ALLOFIT")))).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 100);
    let three = Choice { quantities: vec![(0, 3), (1, 3)], ..Choice::default() };
    assert!(matches!(shop.choose(&id, three).unwrap(), Answer::LookAgain(_, Changed::Discount)));
    assert_eq!(shop.sessions[&id].amount.amount, 300);
}

#[test]
fn each_period_of_a_subscription_can_be_paid() {
    let mut life = Life::begun("2027-01-31T10:00:00Z");
    let terms = || NewTerms::default();
    let trial = NewTerms { trial_period_days: Some(14), ..terms() };
    // Free at first, and then 50.
    let refused = life.shop.create(in_usdc(subscribing(vec![month(50)], trial))).unwrap_err();
    assert_eq!(wrong(refused).0, "line_items");
    // With the fee it would be 100 at first.
    let refused = life.shop.create(in_usdc(subscribing(vec![month(50), item(50, 1)], terms()))).unwrap_err();
    assert_eq!(wrong(refused).0, "line_items");
    let anchor = life.shop.now.plus(10 * DAY);
    let part = NewTerms { billing_cycle_anchor: Some(anchor), ..terms() };
    let id = life.subscribe(in_usdc(subscribing(vec![month(1_000)], part)));
    // 10 of 31 days are 322.58…
    assert_eq!(life.amounts(&id), [300]);
    life.days(10 + 14);
    let three = ItemPatch { quantity: Some(3), ..ItemPatch::default() };
    assert!(life.update(&id, SubscriptionPatch { items: vec![three], ..SubscriptionPatch::default() }));
    let pending: Vec<i64> = life.sub(&id).body.adjustments.iter().map(|it| it.amount).collect();
    assert_eq!(pending, [-500, 1_500]);
    life.days(14);
    assert_eq!(life.amounts(&id), [300, 1_000, 4_000]);
    let price = {
        let product = life.shop.product(None);
        life.shop.price(&product, "USDC", 150, true)
    };
    let fine = ItemPatch { price: Some(price.id.as_str().to_owned()), ..ItemPatch::default() };
    let item_id = life.sub(&id).body.cart.lines[0].id.as_str().to_owned();
    let fine = ItemPatch { id: Some(item_id), quantity: Some(1), ..fine };
    let patch = SubscriptionPatch { items: vec![fine], ..SubscriptionPatch::default() };
    let refused = life.run(&Command::UpdateSubscription(id, patch)).unwrap_err();
    assert_eq!(wrong(refused).0, "items");
}

/// A line with a price that may be finer than the token, of the product that the coupons are for or of another one.
#[derive(Clone, Debug)]
struct Sold {
    unit: i64,
    quantity: i64,
    adjustable: bool,
    of_product: bool,
    inclusive: Option<bool>,
}

fn sold() -> impl Strategy<Value = Vec<Sold>> {
    let unit = prop_oneof![
        6 => (1..5_000_i64).prop_map(|n| n * 100),
        3 => prop::sample::select(vec![50, 150, 25, 20]),
        1 => 1..2_000_i64,
        1 => Just(TOKEN_AMOUNT_MAX / 100),
    ];
    let quantity = prop_oneof![2 => Just(1), 3 => Just(2), 2 => Just(4), 1 => 1..9_i64];
    let line = (unit, quantity, any::<bool>(), any::<bool>(), prop::option::of(any::<bool>()));
    let line = line.prop_map(|(unit, quantity, adjustable, of_product, inclusive)| Sold {
        unit,
        quantity,
        adjustable,
        of_product,
        inclusive,
    });
    prop::collection::vec(line, 1..5)
}

fn percents() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["100", "99.9999", "50", "33.3333", "10", "0.0001"])
}

/// What a buyer does: quantities, an optional item, codes, the other way of shipping.
fn choices() -> impl Strategy<Value = Vec<Choice>> {
    let choice = prop_oneof![
        4 => (0..5_usize, 1..9_i64)
            .prop_map(|(at, n)| Choice { quantities: vec![(at, n)], ..Choice::default() }),
        2 => (0..2_i64).prop_map(|n| Choice { quantities: vec![(usize::MAX, n)], ..Choice::default() }),
        2 => prop::sample::select(vec!["SHARE", "FIXED"]).prop_map(code),
        1 => Just(Choice { remove_code: true, ..Choice::default() }),
        1 => (0..2_usize).prop_map(|at| Choice { shipping: Some(at), ..Choice::default() }),
    ];
    prop::collection::vec(choice, 0..6)
}

impl Shop {
    fn rate(&mut self, percentage: &str, inclusive: bool) -> String {
        let new = NewTaxRate {
            display_name: "VAT".to_owned(),
            percentage: percentage.to_owned(),
            inclusive,
            ..NewTaxRate::default()
        };
        match self.run(&Command::CreateTaxRate(new)).expect("a rate") {
            Answer::TaxRate(rate, true) => rate.id.as_str().to_owned(),
            other => panic!("{other:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// A session is refused, or its total can be paid; and whatever the buyer does then is refused, or the total can be
    /// paid still. Where the token can express every price, nothing is refused for that.
    #[test]
    fn what_is_asked_for_can_be_paid(
        sold in sold(),
        (share, fixed, tax) in (percents(), 1..20_i64, percents()),
        (for_product, shipping, free) in (any::<bool>(), 0..30_i64, any::<bool>()),
        optional in prop::sample::select(vec![100, 50, 7]),
        choices in choices(),
    ) {
        let mut shop = Shop::new();
        let product = shop.product(None);
        let products = if for_product { vec![product.id.as_str().to_owned()] } else { vec![] };
        let coupon = shop.coupon(NewCoupon { products: products.clone(), ..percent(share) });
        shop.promotion(&coupon, "SHARE", false);
        let off = NewCoupon {
            amount_off: Some(fixed * 100),
            currency: Some("USDC".to_owned()),
            products,
            ..NewCoupon::default()
        };
        let coupon = shop.coupon(off);
        shop.promotion(&coupon, "FIXED", false);
        let rates = [shop.rate(tax, false), shop.rate(tax, true)];
        let fine = sold.iter().any(|line| line.unit % 100 != 0);
        let total: i64 = sold.iter().map(|line| line.unit * line.quantity).sum();
        let made = sold.iter().map(|sold| {
            let line = NewLine {
                adjustable: sold.adjustable.then_some((Some(1), Some(9))),
                tax_rates: sold.inclusive.map(|inside| rates[usize::from(inside)].clone()).into_iter().collect(),
                ..item(sold.unit, sold.quantity)
            };
            if sold.of_product { of_product(&product, line) } else { line }
        });
        let ways = [shipping * 100, 100].map(|amount| NewShipping {
            display_name: "Post".to_owned(),
            amount,
            ..NewShipping::default()
        });
        let more = NewSessionMore {
            optional_items: vec![item(optional, 1)],
            shipping: ways.to_vec(),
            ..with_code(if free { "SHARE" } else { "FIXED" })
        };
        let id = match shop.create(in_usdc(with(made.collect(), more))) {
            Ok(id) => id,
            Err(refusal) => {
                prop_assert_eq!(wrong(refusal).0, "line_items");
                prop_assert!(total % 100 != 0);
                return Ok(());
            }
        };
        prop_assert!(total % 100 == 0);
        for mut choice in choices {
            for (at, _) in &mut choice.quantities {
                *at = if *at == usize::MAX { sold.len() } else { *at };
            }
            let before = shop.sessions[&id].clone();
            let Err(refusal) = shop.choose(&id, choice) else { continue };
            prop_assert_eq!(&shop.sessions[&id], &before);
            let too_fine = matches!(
                refusal,
                Refusal::Choice(ChoiceProblem::TotalTooFine(_) | ChoiceProblem::CodeTooFine)
            );
            prop_assert!(fine || optional % 100 != 0 || !too_fine, "{:?}", refusal);
        }
        if shop.sessions[&id].amount.amount > 0 {
            shop.buy(&id, "a@b.example");
        }
    }

    /// The same for the life of a subscription: periods, parts of periods, discounts that end, and what is settled when
    /// something changes in between.
    #[test]
    fn what_a_subscription_asks_for_can_be_paid(
        unit in 1..3_000_i64,
        fee in prop::option::of(1..1_000_i64),
        (trial, anchor) in (prop::option::of(1..20_i64), prop::option::of(1..28_i64)),
        coupon in prop::option::of((percents(), prop::sample::select(vec!["once", "repeating", "forever"]))),
        turns in prop::collection::vec((1..40_i64, 1..9_i64, any::<bool>()), 1..8),
    ) {
        let mut life = Life::begun("2027-01-31T10:00:00Z");
        let terms = NewTerms {
            trial_period_days: trial,
            billing_cycle_anchor: anchor.filter(|_| trial.is_none()).map(|days| life.shop.now.plus(days * DAY)),
            ..NewTerms::default()
        };
        let mut lines = vec![month(unit * 100)];
        lines.extend(fee.map(|fee| item(fee * 100, 1)));
        let mut new = in_usdc(subscribing(lines, terms));
        if let Some((share, duration)) = coupon {
            let months = (duration == "repeating").then_some(2);
            let duration = Some(duration.to_owned());
            let lasting = NewCoupon { duration, duration_in_months: months, ..percent(share) };
            new.more.as_mut().unwrap().discounts = named(&life.shop.coupon(lasting));
        }
        let id = life.subscribe(new);
        for (days, quantity, settles) in turns {
            life.days(days);
            let item = ItemPatch { quantity: Some(quantity), ..ItemPatch::default() };
            let proration_behavior = (!settles).then(|| "none".to_owned());
            let patch =
                SubscriptionPatch { items: vec![item], proration_behavior, ..SubscriptionPatch::default() };
            prop_assert!(life.update(&id, patch));
            let adjustments = &life.sub(&id).body.adjustments;
            prop_assert!(adjustments.iter().all(|it| it.amount % 100 == 0), "{:?}", adjustments);
        }
    }
}
