//! The arithmetic: tables for the rules, properties for the laws.

use super::*;
use crate::cart::{Adjustment, AdjustmentKind, Line, Place, Shipping};
use crate::discount::{Discount, Duration};
use crate::id::{CouponId, LineId, ShippingRateId};
use crate::money::{AMOUNT_MAX, Currency, Money, TOKEN_AMOUNT_MAX};
use proptest::prelude::*;

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

/// In cedis, whose minor unit is also the least that can be paid.
fn price(cart: &Cart) -> Result<Priced, TooLarge> {
    super::price(cart, currency("GHS"))
}

fn line(unit: i64, quantity: i64) -> Line {
    Line { unit, quantity, ..Line::of(LineId::of("li_1"), "Coffee".to_owned()) }
}

fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap()
}

fn rate(id: &str, text: &str, inclusive: bool) -> Tax {
    Tax {
        rate: TaxRateId::of(id),
        name: id.to_owned(),
        percent: percent(text),
        inclusive,
        country: None,
        state: None,
    }
}

fn off(off: Off, products: &[&str]) -> Option<Discount> {
    Some(Discount {
        coupon: CouponId::of("cpn_1"),
        promotion_code: None,
        code: None,
        name: None,
        off,
        duration: Duration::Once,
        products: products.iter().map(|id| ProductId::of(*id)).collect(),
        minimum: None,
        redeem_by: None,
        max_per_customer: None,
        first_time: false,
        customer: None,
    })
}

fn ghs(amount: i64) -> Off {
    Off::Amount(Money { amount, currency: currency("GHS") })
}

fn shipping(amount: i64, tax_behavior: TaxBehavior) -> Shipping {
    Shipping {
        id: ShippingRateId::of("shr_1"),
        name: "Post".to_owned(),
        amount,
        days: None,
        business_days: false,
        tax_behavior,
    }
}

/// M5, and that every part sums to its whole.
fn check(cart: &Cart, priced: &Priced) {
    check_in(currency("GHS"), cart, priced);
}

fn check_in(currency: Currency, cart: &Cart, priced: &Priced) {
    let sum = |of: fn(&LineTotal) -> i64| priced.lines.iter().map(of).sum::<i64>();
    assert_eq!(sum(|line| line.subtotal), priced.subtotal);
    assert_eq!(sum(|line| line.discount), priced.discount, "the discount is split without a rest");
    let added = |line: &LineTotal| {
        line.taxes.iter().filter(|part| !part.inclusive).map(|part| part.amount).sum::<i64>()
    };
    for (line, bought) in priced.lines.iter().zip(&cart.lines) {
        assert_eq!(line.subtotal, bought.unit * bought.quantity);
        assert!((0..=line.subtotal).contains(&line.discount));
        assert_eq!(line.total, line.subtotal - line.discount + added(line));
        let inside: i64 = line.taxes.iter().filter(|part| part.inclusive).map(|part| part.amount).sum();
        assert!(inside <= line.subtotal - line.discount, "no more tax is in a price than the price");
        assert!(line.taxes.iter().all(|part| part.amount >= 0 && part.taxable >= 0));
    }
    let all_added = sum(|line| line.taxes.iter().filter(|it| !it.inclusive).map(|it| it.amount).sum())
        + added(&priced.shipping);
    assert_eq!(priced.added_tax, all_added);
    assert_eq!(priced.tax(), sum(LineTotal::tax) + priced.shipping.tax());
    assert_eq!(priced.total, priced.subtotal - priced.discount + priced.added_tax + priced.shipping.subtotal);
    assert_eq!(priced.total, sum(|line| line.total) + priced.shipping.total);
    assert!(priced.total >= 0);
    for step in &priced.steps {
        check_step(step, i128::from(currency.grain()));
    }
    assert_eq!(priced.steps.last().map(|step| step.amount), Some(priced.total));
}

/// A step is what its rule makes of its exact value.
fn check_step(step: &Step, grain: i128) {
    let (rest, one) = (step.remainder(), step.denominator * grain);
    match step.rule {
        Rule::Exact => assert_eq!(rest, 0, "{step:?}"),
        Rule::HalfUp => assert!(-one <= 2 * rest && 2 * rest < one, "{step:?}"),
        Rule::LargestRemainder => assert!(-one < rest && rest < one && rest != 0, "{step:?}"),
        // Less than a grain stays, where all of it is finer than that.
        Rule::Capped => assert!((0..one).contains(&rest) && (grain > 1 || rest == 0), "{step:?}"),
    }
}

#[test]
fn lines_are_unit_times_quantity() {
    let cart = Cart { lines: vec![line(1_999, 3), line(1, 1), line(500, 0)], ..Cart::default() };
    let priced = price(&cart).unwrap();
    check(&cart, &priced);
    assert_eq!((priced.subtotal, priced.total), (5_998, 5_998));
    assert!(priced.steps.iter().all(|step| step.rule == Rule::Exact));
}

#[test]
fn a_percentage_is_rounded_half_up_once_and_then_split() {
    // 12.5 % of 199 + 99 + 4 = 302 is 37.75, so 38.
    let cart = Cart {
        lines: vec![line(199, 1), line(99, 1), line(4, 1)],
        discount: off(Off::Percent(percent("12.5")), &[]),
        ..Cart::default()
    };
    let priced = price(&cart).unwrap();
    check(&cart, &priced);
    let shares: Vec<i64> = priced.lines.iter().map(|line| line.discount).collect();
    assert_eq!((priced.discount, shares), (38, vec![25, 12, 1]));
    let half =
        Cart { lines: vec![line(1, 1)], discount: off(Off::Percent(percent("50")), &[]), ..Cart::default() };
    assert_eq!(price(&half).unwrap().discount, 1, "a half goes up");
    // In binary fractions of the large unit, 1 % of these comes out just below the half.
    for (unit, one) in [(1450, 15), (5750, 58)] {
        let of = Off::Percent(percent("1"));
        let cart = Cart { lines: vec![line(unit, 1)], discount: off(of, &[]), ..Cart::default() };
        assert_eq!(price(&cart).unwrap().discount, one, "1 % of {unit}");
    }
}

#[test]
fn a_fixed_discount_takes_no_more_than_there_is_and_only_of_its_products() {
    let product = |id: &str, unit| Line { product: Some(ProductId::of(id)), ..line(unit, 1) };
    let cart = Cart {
        lines: vec![product("prod_a", 300), product("prod_b", 700)],
        discount: off(ghs(500), &["prod_a"]),
        ..Cart::default()
    };
    let priced = price(&cart).unwrap();
    check(&cart, &priced);
    assert_eq!((priced.discount, priced.lines[1].discount, priced.total), (300, 0, 700));
    assert!(priced.steps.iter().any(|step| step.rule == Rule::Capped));
    let all = Cart { discount: off(ghs(2_000), &[]), ..cart };
    assert_eq!(price(&all).unwrap().total, 0, "a discount never makes money");
}

#[test]
fn taxes_are_added_or_contained() {
    let taxed = |inclusive| Cart {
        lines: vec![Line { taxes: vec![TaxRateId::of("vat")], ..line(10_000, 1) }],
        taxes: vec![rate("vat", "12.5", inclusive)],
        ..Cart::default()
    };
    let added = price(&taxed(false)).unwrap();
    check(&taxed(false), &added);
    assert_eq!((added.added_tax, added.tax(), added.total), (1_250, 1_250, 11_250));
    let contained = price(&taxed(true)).unwrap();
    check(&taxed(true), &contained);
    // 10 000 × 12.5 ÷ 112.5 is 1111.11…
    assert_eq!((contained.added_tax, contained.tax(), contained.total), (0, 1_111, 10_000));
    assert_eq!(contained.taxes[0].taxable, 8_889);
    for (behavior, total) in [(TaxBehavior::Inclusive, 10_000), (TaxBehavior::Exclusive, 11_250)] {
        for inclusive in [true, false] {
            let mut cart = taxed(inclusive);
            cart.lines[0].tax_behavior = behavior;
            assert_eq!(price(&cart).unwrap().total, total, "the price decides before the rate");
        }
    }
}

#[test]
fn contained_and_added_rates_stand_on_one_line() {
    let rates = ["nhil", "getfund", "vat"].map(TaxRateId::of).to_vec();
    let cart = Cart {
        lines: vec![Line { taxes: rates, ..line(9_999, 1) }],
        taxes: vec![rate("nhil", "2.5", true), rate("getfund", "2.5", true), rate("vat", "15", false)],
        ..Cart::default()
    };
    let priced = price(&cart).unwrap();
    check(&cart, &priced);
    // 9999 × 5 ÷ 105 = 476.14…, split 238 and 238; 15 % of the 9523 that are left is 1428.45.
    let amounts: Vec<i64> = priced.lines[0].taxes.iter().map(|part| part.amount).collect();
    assert_eq!((amounts, priced.total), (vec![238, 238, 1_428], 9_999 + 1_428));
}

#[test]
fn taxes_follow_the_discount_and_shipping_is_taxed_only_when_it_says_so() {
    let cart = |behavior| Cart {
        lines: vec![line(10_000, 1)],
        discount: off(Off::Percent(percent("10")), &[]),
        taxes: vec![rate("vat", "20", false)],
        default_taxes: vec![TaxRateId::of("vat")],
        shipping: vec![shipping(500, behavior), shipping(0, behavior)],
        ..Cart::default()
    };
    let plain = price(&cart(TaxBehavior::Unspecified)).unwrap();
    check(&cart(TaxBehavior::Unspecified), &plain);
    assert_eq!((plain.added_tax, plain.total), (1_800, 9_000 + 1_800 + 500));
    let taxed = price(&cart(TaxBehavior::Exclusive)).unwrap();
    check(&cart(TaxBehavior::Exclusive), &taxed);
    assert_eq!((taxed.added_tax, taxed.shipping.total, taxed.total), (1_900, 600, 9_000 + 1_900 + 500));
    let free = Cart { chosen_shipping: 1, ..cart(TaxBehavior::Exclusive) };
    assert_eq!(price(&free).unwrap().total, 10_800);
}

#[test]
fn the_buyers_place_chooses_the_rates() {
    let at = |id: &str, country: &str, state: Option<&str>| Tax {
        country: Some(country.to_owned()),
        state: state.map(str::to_owned),
        ..rate(id, "10", false)
    };
    let mut cart = Cart {
        lines: vec![line(1_000, 1)],
        taxes: vec![at("gst", "CA", None), at("pst", "CA", Some("BC")), at("vat", "DE", None)],
        tax_by_address: true,
        ..Cart::default()
    };
    let place = |country: &str, state: Option<&str>| {
        Some(Place { country: country.to_owned(), state: state.map(str::to_owned) })
    };
    for (here, total) in [
        (None, 1_000),
        (place("CA", None), 1_100),
        (place("CA", Some("ON")), 1_100),
        (place("CA", Some("BC")), 1_200),
        (place("DE", None), 1_100),
        (place("GH", None), 1_000),
    ] {
        cart.place = here.clone();
        let priced = price(&cart).unwrap();
        check(&cart, &priced);
        assert_eq!(priced.total, total, "{here:?}");
    }
    cart.lines[0].taxes = vec![TaxRateId::of("vat")];
    assert_eq!(price(&cart).unwrap().total, 1_100, "a line's own rates go before its place's");
}

#[test]
fn what_is_too_large_is_refused_and_names_what() {
    let of = |lines: Vec<Line>| price(&Cart { lines, ..Cart::default() }).map(|priced| priced.total);
    assert_eq!(of(vec![line(AMOUNT_MAX, 1)]), Ok(AMOUNT_MAX));
    assert_eq!(of(vec![line(1, 1), line(AMOUNT_MAX, 2)]), Err(TooLarge(Subject::Line(1))));
    assert_eq!(of(vec![line(i64::MAX, i64::MAX)]), Err(TooLarge(Subject::Line(0))));
    assert_eq!(of(vec![line(AMOUNT_MAX, 1), line(1, 1)]), Err(TooLarge(Subject::Cart)));
    let shipped = Cart {
        lines: vec![line(AMOUNT_MAX, 1)],
        shipping: vec![shipping(1, TaxBehavior::Unspecified)],
        ..Cart::default()
    };
    assert_eq!(price(&shipped).map(|priced| priced.total), Err(TooLarge(Subject::Cart)));
}

#[test]
fn exact_values_are_told_as_decimals_or_fractions() {
    let step = |numerator, denominator| Step {
        subject: Subject::Cart,
        what: What::Total,
        numerator,
        denominator,
        rule: Rule::Exact,
        amount: 0,
    };
    for (numerator, denominator, places, text) in [
        (15_625, 100, 0, "156.25"),
        (15_625, 100, 2, "1.5625"),
        (1_250, 1, 2, "12.50"),
        (5, 1, 2, "0.05"),
        (5, 1, 0, "5"),
        (0, 1, 2, "0.00"),
        (1, 2, 2, "0.005"),
        (1_000, 9, 0, "1000/9"),
        (1_000, 9, 2, "1000/900"),
        (1, 1, 3, "0.001"),
    ] {
        assert_eq!(step(numerator, denominator).exact_text(places), text);
    }
}

#[test]
fn a_token_is_rounded_to_what_it_can_express() {
    let usdc = currency("USDC");
    let cart = |units: &[i64], off| Cart {
        lines: units.iter().map(|unit| line(*unit, 1)).collect(),
        discount: off,
        taxes: vec![rate("vat", "12.5", false), rate("levy", "2.5", true)],
        default_taxes: vec![TaxRateId::of("vat"), TaxRateId::of("levy")],
        ..Cart::default()
    };
    // 10 % of 1 500 is 150, and a half goes up. Too little is contained in 900 and 400 to be told; 12.5 % of them are
    // 112.5 and 50.
    let some = cart(&[1_000, 500], off(Off::Percent(percent("10")), &[]));
    let priced = super::price(&some, usdc).unwrap();
    check_in(usdc, &some, &priced);
    let shares: Vec<i64> = priced.lines.iter().map(|line| line.discount).collect();
    assert_eq!((priced.discount, shares, priced.added_tax, priced.total), (200, vec![100, 100], 200, 1_500));
    let eth = super::price(&some, currency("ETH")).unwrap();
    assert_eq!((eth.discount, eth.added_tax), (150, 165), "what has eight decimals is rounded to them");
    // What is finer than the token is never taken off twice, and all of it is all of it.
    for (units, how, discount) in
        [([150, 0], "99", 100), ([150, 0], "100", 150), ([50, 50], "99", 100), ([40, 20], "99.9", 0)]
    {
        let fine = cart(&units, off(Off::Percent(percent(how)), &[]));
        let priced = super::price(&fine, usdc).unwrap();
        check_in(usdc, &fine, &priced);
        assert_eq!(priced.discount, discount, "{how} % of {units:?}");
    }
}

#[test]
fn a_part_of_a_period_is_rounded_to_what_the_token_can_express() {
    let usdc = currency("USDC");
    for (unit, share, subtotal) in [
        (1_000, (1, 3), 300),
        (1_000, (1, 2), 500),
        (500, (1, 2), 300),
        (160, (99, 100), 100),
        (160, (1, 1), 160),
        (160, (0, 1), 0),
        (40, (99, 100), 0),
    ] {
        let part = Line { share: Some(share), ..line(unit, 1) };
        let cart = Cart { lines: vec![part], ..Cart::default() };
        let priced = super::price(&cart, usdc).unwrap();
        assert_eq!(priced.total, subtotal, "{share:?} of {unit}");
        priced.steps.iter().for_each(|step| check_step(step, 100));
    }
}

#[test]
fn a_token_has_a_limit_of_its_own_and_nothing_overflows_below_it() {
    let usdc = currency("USDC");
    let of = |cart: &Cart| super::price(cart, usdc).map(|priced| priced.total);
    let most = |quantity| Cart { lines: vec![line(TOKEN_AMOUNT_MAX, quantity)], ..Cart::default() };
    assert_eq!(of(&most(1)), Ok(TOKEN_AMOUNT_MAX));
    assert_eq!(of(&most(2)), Err(TooLarge(Subject::Line(0))));
    assert_eq!(of(&most(i64::MAX)), Err(TooLarge(Subject::Line(0))));
    let ids: Vec<String> = (0..10).map(|n| format!("txr_{n}")).collect();
    let taxed = |shipping| Cart {
        taxes: ids.iter().map(|id| rate(id, "100", false)).collect(),
        default_taxes: ids.iter().map(|id| TaxRateId::of(id.as_str())).collect(),
        shipping,
        ..most(1)
    };
    assert_eq!(of(&taxed(vec![])), Err(TooLarge(Subject::Cart)));
    let shipped = taxed(vec![shipping(TOKEN_AMOUNT_MAX, TaxBehavior::Exclusive)]);
    assert_eq!(of(&shipped), Err(TooLarge(Subject::Cart)));
    let credit =
        Adjustment { name: "Credit".to_owned(), amount: -TOKEN_AMOUNT_MAX, kind: AdjustmentKind::Credit };
    let back = Adjustment { amount: TOKEN_AMOUNT_MAX, kind: AdjustmentKind::Remaining, ..credit.clone() };
    let many = |first: &Adjustment, second: &Adjustment| Cart {
        adjustments: std::iter::repeat_n(first.clone(), 400)
            .chain(std::iter::repeat_n(second.clone(), 400))
            .collect(),
        ..most(1)
    };
    assert_eq!(of(&many(&credit, &back)), Ok(TOKEN_AMOUNT_MAX), "what comes in between is no matter");
    assert_eq!(of(&many(&back, &back)), Err(TooLarge(Subject::Cart)));
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    lines_up_to(2_000_000, 50)
}

fn lines_up_to(unit: i64, quantity: i64) -> impl Strategy<Value = Vec<Line>> {
    let any_line = (0..unit, 0..quantity, 0..3_usize, 0..3_usize).prop_map(|(unit, n, rate, how)| {
        let behavior = TaxBehavior::ALL[how];
        let own = ["a", "b"].get(rate).map(|id| TaxRateId::of(*id));
        let product = Some(ProductId::of(["prod_x", "prod_y", "prod_z"][rate]));
        Line { taxes: own.into_iter().collect(), tax_behavior: behavior, product, ..line(unit, n) }
    });
    prop::collection::vec(any_line, 1..12)
}

/// Any rules around such lines.
fn carts(lines: impl Strategy<Value = Vec<Line>>) -> impl Strategy<Value = Cart> {
    let discount = prop_oneof![
        Just(None),
        Just(Some(Off::Percent(Percent::sum(WHOLE)))),
        (0..=WHOLE).prop_map(|parts| Some(Off::Percent(Percent::sum(parts)))),
        (1..50_000_000_i64).prop_map(|amount| Some(ghs(amount))),
    ];
    let rates = (prop::array::uniform3(0..=WHOLE), prop::array::uniform3(any::<bool>()));
    let ship = prop::option::of((0..10_000_i64, 0..3_usize));
    (lines, rates, discount, any::<bool>(), ship).prop_map(
        |(lines, (percents, inclusive), discount, only, ship)| {
            let rate = |id: &str, n: usize| Tax {
                percent: Percent::sum(percents[n]),
                ..rate(id, "0", inclusive[n])
            };
            let products: &[&str] = if only { &["prod_y"] } else { &[] };
            Cart {
                lines,
                discount: discount.and_then(|it| off(it, products)),
                taxes: vec![rate("a", 0), rate("b", 1), rate("c", 2)],
                default_taxes: vec![TaxRateId::of("b"), TaxRateId::of("c")],
                shipping: ship
                    .into_iter()
                    .map(|(amount, how)| shipping(amount, TaxBehavior::ALL[how]))
                    .collect(),
                ..Cart::default()
            }
        },
    )
}

/// The same cart with a hundred times the prices.
fn hundredfold(cart: &Cart) -> Cart {
    let mut cart = cart.clone();
    for line in &mut cart.lines {
        line.unit *= 100;
    }
    for way in &mut cart.shipping {
        way.amount *= 100;
    }
    if let Some(Discount { off: Off::Amount(money), .. }) = &mut cart.discount {
        money.amount *= 100;
    }
    cart
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_024, ..ProptestConfig::default() })]

    /// M5: whatever is bought by whatever rules, parts sum to the whole and nothing is negative.
    #[test]
    fn parts_always_sum_to_the_whole(cart in carts(lines())) {
        check(&cart, &price(&cart).unwrap());
    }

    /// The same in a token, also where prices are finer than it and where amounts are as large as they may be.
    #[test]
    fn parts_sum_to_the_whole_in_a_token(
        cart in prop_oneof![carts(lines_up_to(500, 5)), carts(lines_up_to(TOKEN_AMOUNT_MAX / 100, 5))],
        code in prop::sample::select(vec!["USDC", "ETH"]),
    ) {
        let token = currency(code);
        match super::price(&cart, token) {
            Ok(priced) => {
                check_in(token, &cart, &priced);
                prop_assert!(token.expresses(priced.added_tax));
            }
            Err(too_large) => prop_assert_eq!(too_large, TooLarge(Subject::Cart)),
        }
    }

    /// Where a token can express every price, it can express all that comes of them, and it does so as a currency does
    /// whose minor unit is as large.
    #[test]
    fn a_token_is_a_currency_whose_unit_is_its_grain(cart in carts(lines())) {
        let usdc = currency("USDC");
        let (coarse, cart) = (price(&cart).unwrap(), hundredfold(&cart));
        let fine = super::price(&cart, usdc).unwrap();
        check_in(usdc, &cart, &fine);
        let steps = |priced: &Priced, times: i64| {
            priced.steps.iter().map(|step| (step.subject, step.rule, step.amount * times)).collect::<Vec<_>>()
        };
        prop_assert_eq!(steps(&fine, 1), steps(&coarse, 100));
        let parts = |priced: &Priced, times: i64| {
            let lines = priced.lines.iter().chain([&priced.shipping]);
            let taxes = lines.clone().flat_map(|line| &line.taxes).map(|part| part.amount * times);
            let totals = lines.clone().flat_map(|line| [line.discount * times, line.total * times]);
            totals.chain(taxes).chain([priced.discount * times, priced.total * times]).collect::<Vec<_>>()
        };
        prop_assert_eq!(parts(&fine, 1), parts(&coarse, 100));
        prop_assert!(parts(&fine, 1).into_iter().all(|amount| usdc.expresses(amount)));
    }

    /// Parts sum to the whole, none is off by a unit or more, and a weight of nothing gets nothing.
    #[test]
    fn splitting_loses_nothing(
        whole in 0..=AMOUNT_MAX,
        weights in prop::collection::vec(prop_oneof![Just(0), 0..=AMOUNT_MAX], 1..40),
    ) {
        let parts = split(whole, &weights, 1);
        let coarse: Vec<i64> = parts.iter().map(|part| part * 100).collect();
        prop_assert_eq!(split(whole * 100, &weights, 100), coarse);
        let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        prop_assert_eq!(parts.iter().sum::<i64>(), if sum == 0 { 0 } else { whole });
        for (part, weight) in parts.iter().zip(&weights) {
            let exact = i128::from(whole) * i128::from(*weight);
            let off = (i128::from(*part) * sum - exact).abs();
            prop_assert!(sum == 0 || off < sum);
            prop_assert!(*weight != 0 || *part == 0);
        }
    }
}
