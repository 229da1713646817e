//! Four ways to price a session, and what a buyer may change.

use super::*;
use crate::catalog::{BoundsCalled, NewPriced};
use crate::id::PriceId;
use crate::postal::Address;

pub(super) fn field(refusal: &Refusal) -> &str {
    match refusal {
        Refusal::Invalid { param, .. } | Refusal::NoSuch { param, .. } => param,
        _ => "",
    }
}

#[test]
fn the_catalog_decides_what_a_tier_costs() {
    let mut shop = Shop::new();
    let member = shop.product(Some("member"));
    let old = shop.price(&member, "INR", 19_900, true);
    shop.price(&member, "INR", 29_900, true);
    shop.price(&member, "USD", 500, true);
    let id = shop.create(tier("member", Some("INR"), Some("u_123"))).unwrap();
    let session = &shop.sessions[&id];
    assert_eq!((session.amount.amount, session.body.tier.as_deref()), (19_900, Some("member")));
    assert_eq!(session.body.cart.as_ref().unwrap().lines[0].price, Some(old.id.clone()), "the oldest one");
    assert_eq!(shop.create(tier("gold", Some("INR"), None)).unwrap_err(), Refusal::UnknownTier);
    assert_eq!(shop.create(tier("member", Some("EUR"), None)).unwrap_err(), Refusal::NoPrice);
    assert_eq!(field(&shop.create(tier("member", None, None)).unwrap_err()), "currency", "it is in doubt");
    shop.prices[0].active = false;
    let id = shop.create(tier("member", Some("INR"), Some("u_123"))).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 29_900);
    assert_eq!(shop.customers.len(), 1, "found by uid, not made twice");
    let patch = ProductPatch { active: Some(false), ..ProductPatch::default() };
    shop.run(&Command::UpdateProduct(member.id.clone(), patch)).unwrap();
    assert_eq!(shop.create(tier("member", Some("INR"), None)).unwrap_err(), Refusal::UnknownTier);
}

#[test]
fn a_price_changed_later_never_changes_a_session() {
    let mut shop = Shop::new();
    let product = shop.product(None);
    let price = shop.price(&product, "GHS", 1_000, false);
    let line = NewLine { price: Some(price.id.as_str().to_owned()), ..NewLine::default() };
    let id = shop.create(with(vec![line.clone()], NewSessionMore::default())).unwrap();
    shop.prices[0].body.unit = crate::catalog::Unit::Fixed(9_999);
    shop.prices[0].active = false;
    shop.products[0].body.name = "Other".to_owned();
    let adjusted = shop.choose(&id, Choice::default()).unwrap();
    assert!(matches!(adjusted, Answer::Session { session, .. } if session.amount.amount == 1_000));
    let attempt = shop.buy(&id, "a@b.example");
    assert_eq!(shop.attempts[&attempt].amount.amount, 1_000);
    assert_eq!(shop.sessions[&id].cart().lines[0].name, "Membership");
    let refusal = shop.create(with(vec![line], NewSessionMore::default())).unwrap_err();
    assert_eq!(field(&refusal), "line_items[0].price", "archived prices cannot be bought");
}

#[test]
fn every_rule_of_a_line_names_its_field() {
    type Spoil = fn(&mut NewLine);
    let table: [(&str, Spoil); 13] = [
        ("line_items[0].quantity", |line| line.quantity = Some(0)),
        ("line_items[0].quantity", |line| line.quantity = Some(-1)),
        ("line_items[0].quantity", |line| line.quantity = Some(1_000_000)),
        ("line_items[0].price_data", |line| line.price = Some("price_x".to_owned())),
        ("line_items[0].price", |line| line.data = None),
        ("line_items[0].price", |line| (line.price, line.data) = (Some("price_x".to_owned()), None)),
        ("line_items[0].price_data.unit_amount", |line| {
            line.data.as_mut().unwrap().unit.unit_amount = Some(-5);
        }),
        ("line_items[0].price_data.currency", |line| {
            line.data.as_mut().unwrap().currency = Some("USD".to_owned());
        }),
        ("line_items[0].price_data.product", |line| {
            let data = line.data.as_mut().unwrap();
            (data.product, data.product_data) = (Some("prod_x".to_owned()), None);
        }),
        ("line_items[0].price_data.product_data.name", |line| {
            line.data.as_mut().unwrap().product_data.as_mut().unwrap().name = "  ".to_owned();
        }),
        ("line_items[0].price_data.recurring", |line| {
            line.data.as_mut().unwrap().recurring = Some(NewRecurring::default());
        }),
        ("line_items[0].adjustable_quantity", |line| line.adjustable = Some((Some(5), Some(9)))),
        ("line_items[0].tax_rates[0]", |line| line.tax_rates = vec!["txr_x".to_owned()]),
    ];
    for (param, spoil) in table {
        let mut line = item(1_000, 2);
        spoil(&mut line);
        let refusal = Shop::new().create(with(vec![line], NewSessionMore::default())).unwrap_err();
        assert_eq!(field(&refusal), param, "{refusal:?}");
    }
    let many = |count| Shop::new().create(with(vec![item(1, 1); count], NewSessionMore::default()));
    assert!(many(100).is_ok());
    assert_eq!(field(&many(101).unwrap_err()), "line_items");
    assert_eq!(field(&many(0).unwrap_err()), "line_items");
    let dear = vec![item(999_999_999_999, 1), item(1, 1)];
    assert_eq!(field(&Shop::new().create(with(dear, NewSessionMore::default())).unwrap_err()), "line_items");
}

#[test]
fn a_buyer_chooses_within_bounds_only() {
    let mut shop = Shop::new();
    let adjustable = NewLine { adjustable: Some((Some(1), Some(5))), ..item(1_000, 2) };
    let more = NewSessionMore { optional_items: vec![item(300, 2)], ..NewSessionMore::default() };
    let id = shop.create(with(vec![adjustable, item(50, 1)], more)).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 2_050);
    let set = |place, quantity| Choice { quantities: vec![(place, quantity)], ..Choice::default() };
    for (place, quantity, outcome) in [
        (0, 5, Ok(5_050)),
        (0, 6, Err(ChoiceProblem::TooMany(0))),
        (0, 0, Err(ChoiceProblem::TooFew(0))),
        (0, 1, Ok(1_050)),
        (1, 2, Err(ChoiceProblem::Fixed(1))),
        (2, 2, Ok(1_650)),
        (2, 1, Err(ChoiceProblem::Fixed(2))),
        (2, 0, Ok(1_050)),
        (3, 1, Err(ChoiceProblem::Fixed(3))),
        (usize::MAX, 1, Err(ChoiceProblem::Fixed(usize::MAX))),
    ] {
        let got = shop.choose(&id, set(place, quantity)).map(|_| shop.sessions[&id].amount.amount);
        assert_eq!(got, outcome.map_err(Refusal::Choice), "line {place}, quantity {quantity}");
    }
    shop.buy(&id, "a@b.example");
    assert_eq!(shop.choose(&id, set(0, 2)).unwrap_err(), Refusal::SessionState(Status::Complete));
}

#[test]
fn what_the_merchant_knows_of_the_buyer_is_judged_kept_and_goes_to_a_new_customer() {
    let known = |name: &str, country: &str| NewSessionMore {
        customer_name: Some(name.to_owned()),
        customer_address: Some(Box::new(Address {
            line1: Some("1 Road".to_owned()),
            country: Some(country.to_owned()),
            ..Address::default()
        })),
        customer_creation: Some("always".to_owned()),
        ..NewSessionMore::default()
    };
    let mut shop = Shop::new();
    let create = |shop: &mut Shop, more| shop.create(with(vec![item(100, 1)], more));
    assert_eq!(field(&create(&mut shop, known(" ", "GB")).unwrap_err()), "customer_name");
    assert_eq!(field(&create(&mut shop, known("Ada", "XX")).unwrap_err()), "customer_address.country");
    let id = create(&mut shop, known("Ada", "GB")).unwrap();
    let body = &shop.sessions[&id].body;
    assert_eq!(body.customer_name.as_deref(), Some("Ada"));
    assert!(body.customer_address.is_some() && body.collect.is_none(), "it asks for nothing");
    shop.buy(&id, "ada@example.com");
    let customer = shop.customers.values().next().unwrap();
    assert_eq!(
        (customer.body.name.as_deref(), customer.email.as_deref()),
        (Some("Ada"), Some("ada@example.com"))
    );
    assert_eq!(customer.body.address.as_ref().and_then(|address| address.line1.as_deref()), Some("1 Road"));
}

#[test]
fn nobody_pays_another_total_than_the_page_said() {
    let mut shop = Shop::new();
    let adjustable = NewLine { adjustable: Some((None, None)), ..item(1_000, 1) };
    let id = shop.create(with(vec![adjustable], NewSessionMore::default())).unwrap();
    let pay = |shop: &Shop, shown, quantity| {
        Command::Pay(Box::new(Pay {
            session: id.clone(),
            seen: shop.sessions[&id].body.current.clone(),
            by: Some((Method::Card, Instrument::BankTransfer)),
            email: None,
            shown: Some(shown),
            choice: Choice { quantities: vec![(0, quantity)], ..Choice::default() },
            collected: Default::default(),
        }))
    };
    let command = pay(&shop, 1_000, 3);
    assert!(matches!(shop.run(&command).unwrap(), Answer::LookAgain(_, Changed::Total)));
    assert_eq!((shop.attempts.len(), shop.sessions[&id].amount.amount), (0, 3_000), "the choice is kept");
    let command = pay(&shop, 3_000, 3);
    assert!(matches!(shop.run(&command).unwrap(), Answer::Attempt { .. }));
}

#[test]
fn a_late_success_for_another_cart_is_given_back() {
    let mut shop = Shop::new();
    let adjustable = NewLine { adjustable: Some((None, None)), ..item(1_000, 1) };
    let id = shop.create(with(vec![adjustable], NewSessionMore::default())).unwrap();
    let Answer::Attempt { attempt, .. } = shop.pay(&id, "a@b.example").unwrap() else { panic!() };
    shop.settle(&attempt.id, Outcome::Declined(crate::attempt::Decline::CardDeclined));
    shop.choose(&id, Choice { quantities: vec![(0, 2)], ..Choice::default() }).unwrap();
    shop.succeed(&attempt.id);
    assert_eq!(shop.attempts[&attempt.id].status, crate::attempt::AttemptStatus::Surplus);
    assert_eq!(shop.sessions[&id].status, Status::Open, "the cart of today is not paid");
    shop.buy(&id, "a@b.example");
}

#[test]
fn the_buyer_names_the_amount_within_its_bounds() {
    let mut shop = Shop::new();
    let bounds = NewCustom { minimum: Some(500), maximum: Some(10_000), ..NewCustom::default() };
    let id = shop.create(NewSession { pricing: Pricing::Custom(bounds), ..new_session() }).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 0);
    assert!(!shop.sessions[&id].is_free(), "nothing was named yet");
    assert_eq!(shop.pay(&id, "a@b.example").unwrap_err(), Refusal::Choice(ChoiceProblem::AmountMissing));
    for (amount, problem) in [
        (499, ChoiceProblem::AmountTooSmall),
        (10_001, ChoiceProblem::AmountTooLarge),
        (-1, ChoiceProblem::AmountTooSmall),
    ] {
        let choice = Choice { custom_amount: Some(amount), ..Choice::default() };
        assert_eq!(shop.choose(&id, choice).unwrap_err(), Refusal::Choice(problem));
    }
    shop.choose(&id, Choice { custom_amount: Some(2_500), ..Choice::default() }).unwrap();
    let attempt = shop.buy(&id, "a@b.example");
    assert_eq!(shop.attempts[&attempt].amount.amount, 2_500);
    for (minimum, maximum, preset, param) in [
        (Some(0), None, None, "custom_unit_amount.minimum"),
        (Some(10), Some(9), None, "custom_unit_amount.maximum"),
        (Some(10), Some(20), Some(21), "custom_unit_amount.preset"),
    ] {
        let pricing = Pricing::Custom(NewCustom { minimum, maximum, preset, ..NewCustom::default() });
        let refusal = Shop::new().create(NewSession { pricing, ..new_session() }).unwrap_err();
        assert_eq!(field(&refusal), param);
    }
    for (minimum, maximum, param, rule) in [
        (Some(0), None, "minimum_amount", "must be a whole number of minor units from 1"),
        (None, Some(1_000_000_000_000), "maximum_amount", "must be a whole number of minor units from 1"),
        (Some(10), Some(9), "maximum_amount", "must not be less than minimum_amount"),
    ] {
        let called = BoundsCalled::Beside;
        let pricing = Pricing::Custom(NewCustom { minimum, maximum, preset: None, called });
        match Shop::new().create(NewSession { pricing, ..new_session() }).unwrap_err() {
            Refusal::Invalid { param: named, message } => {
                assert_eq!(named, param);
                assert!(message.starts_with(rule), "{message}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn shipping_and_taxes_are_chosen_and_frozen() {
    let mut shop = Shop::new();
    let rate = |country: Option<&str>| NewTaxRate {
        display_name: "VAT".to_owned(),
        percentage: "10".to_owned(),
        country: country.map(str::to_owned),
        ..NewTaxRate::default()
    };
    shop.run(&Command::CreateTaxRate(rate(Some("GH")))).unwrap();
    let way =
        |name: &str, amount| NewShipping { display_name: name.to_owned(), amount, ..NewShipping::default() };
    let more = NewSessionMore {
        tax_by_address: true,
        shipping: vec![way("Post", 500), way("Courier", 1_500)],
        ..NewSessionMore::default()
    };
    let id = shop.create(with(vec![item(1_000, 1)], more)).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 1_500);
    assert_eq!(field(&shop.pay(&id, "a@b.example").unwrap_err()), "billing_address");
    shop.rates.clear();
    let place = crate::cart::Place { country: "GH".to_owned(), state: None };
    let choice = Choice { shipping: Some(1), place: Some(place), ..Choice::default() };
    shop.choose(&id, choice).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 1_000 + 100 + 1_500, "the rate of when it was made");
    let nowhere = Choice { shipping: Some(2), ..Choice::default() };
    assert_eq!(shop.choose(&id, nowhere).unwrap_err(), Refusal::Choice(ChoiceProblem::NoSuchShipping));
    shop.buy(&id, "a@b.example");
}

#[test]
fn a_catalog_is_declared_idempotently() {
    let mut shop = Shop::new();
    let declared = |unit: i64, second: bool| {
        let price = |currency: &str, unit_amount| DeclaredPrice {
            currency: currency.to_owned(),
            unit_amount,
            ..DeclaredPrice::default()
        };
        let mut prices = vec![price("inr", unit)];
        prices.extend(second.then(|| price("USD", 500)));
        let member = DeclaredProduct { tier: "member".to_owned(), prices, ..DeclaredProduct::default() };
        let bad = DeclaredProduct { tier: "No Tier".to_owned(), ..DeclaredProduct::default() };
        Command::SyncCatalog(vec![member, bad], DeclaredApp::default())
    };
    let done = |shop: &mut Shop, command| match shop.run(&command).unwrap() {
        Answer::Synced { synced, .. } => *synced,
        other => panic!("{other:?}"),
    };
    let first = done(&mut shop, declared(19_900, true));
    assert_eq!((first.products[0].prices.len(), first.errors.len()), (2, 1));
    let (events, prices) = (shop.events.len(), shop.prices.clone());
    let again = done(&mut shop, declared(19_900, true));
    assert!(again.products[0].prices.iter().all(|(_, done)| *done == "unchanged"));
    assert_eq!((shop.events.len(), &shop.prices), (events, &prices), "declaring it again changes nothing");
    let changed = done(&mut shop, declared(24_900, false));
    assert_eq!((changed.products[0].prices[0].1, changed.products[0].deactivated), ("updated", 1));
    assert_eq!(changed.products[0].prices[0].0.id, prices[0].id, "a price keeps its id");
    assert_eq!(shop.prices.iter().filter(|price| price.active).count(), 1);
    done(&mut shop, declared(24_900, true));
    assert_eq!(shop.prices.len(), 2, "an archived price is taken up again");
}

#[test]
fn of_prices_that_were_declared_together_the_first_is_meant() {
    let mut shop = Shop::new();
    let price = |interval: &str, unit_amount| DeclaredPrice {
        currency: "INR".to_owned(),
        unit_amount,
        interval: Some(interval.to_owned()),
        ..DeclaredPrice::default()
    };
    let intervals = [("year", 5_000), ("month", 500), ("week", 150), ("day", 30)];
    let prices = intervals.map(|(interval, unit)| price(interval, unit)).to_vec();
    let member = DeclaredProduct { tier: "member".to_owned(), prices, ..DeclaredProduct::default() };
    shop.run(&Command::SyncCatalog(vec![member], DeclaredApp::default())).unwrap();
    for turn in 0..4 {
        // However a store sorts rows of one millisecond.
        shop.prices.rotate_left(turn);
        let id = shop.create(tier("member", Some("INR"), None)).unwrap();
        assert_eq!(shop.sessions[&id].amount.amount, 5_000);
    }
}

#[test]
fn of_an_order_one_session_is_paid() {
    let mut shop = Shop::new();
    let order = || {
        let more = NewSessionMore { exclusive_key: Some("order-7".to_owned()), ..NewSessionMore::default() };
        NewSession { more: Some(Box::new(more)), ..new_session() }
    };
    let (a, b, c) =
        (shop.create(order()).unwrap(), shop.create(order()).unwrap(), shop.create(order()).unwrap());
    let Answer::Attempt { attempt: first, .. } = shop.pay(&a, "a@b.example").unwrap() else { panic!() };
    assert_eq!(shop.pay(&b, "a@b.example").unwrap_err(), Refusal::OrderBusy);
    shop.settle(&first.id, Outcome::Declined(crate::attempt::Decline::CardDeclined));
    shop.buy(&b, "a@b.example");
    assert_eq!(shop.pay(&c, "a@b.example").unwrap_err(), Refusal::OrderPaid);
    shop.succeed(&first.id);
    assert_eq!(
        shop.attempts[&first.id].status,
        crate::attempt::AttemptStatus::Surplus,
        "b has paid the order"
    );
}

#[test]
fn what_names_a_customer_is_found_or_made() {
    let mut shop = Shop::new();
    let customer = |uid: &str, email: Option<&str>| CustomerPatch {
        uid: Some(Some(uid.to_owned())),
        email: email.map(|email| Some(email.to_owned())),
        ..CustomerPatch::default()
    };
    for (email, created) in [(Some("a@b.example"), true), (None, false), (Some("c@d.example"), false)] {
        let answer = shop.run(&Command::CreateCustomer(customer("u_1", email))).unwrap();
        assert!(matches!(answer, Answer::Customer { created: made, .. } if made == created));
    }
    assert_eq!(shop.by_uid("u_1").unwrap().email.as_deref(), Some("c@d.example"));
    assert_eq!(shop.customers.len(), 1);
    let missing = NewSession { customer: Some(Buyer::Id(CustomerId::of("cus_x"))), ..new_session() };
    assert_eq!(
        shop.create(missing).unwrap_err(),
        Refusal::NoSuch { param: "customer".to_owned(), noun: Noun::Customer }
    );
}

#[test]
fn a_product_and_its_price_are_made_in_one_commit() {
    let mut shop = Shop::new();
    let price = NewPrice {
        currency: "GHS".to_owned(),
        unit: NewUnit { unit_amount: Some(500), custom: None },
        ..NewPrice::default()
    };
    let product = NewProduct { name: "Tea".to_owned(), ..NewProduct::default() };
    let both = NewPriced { product, price, product_data: None };
    let made = shop.run(&Command::CreatePriced(Box::new(both.clone()))).unwrap();
    let Answer::Product(tea, true) = made else { panic!("{made:?}") };
    let cost = shop.prices.last().unwrap().clone();
    assert_eq!((&cost.product, tea.body.default_price.as_ref()), (&tea.id, Some(&cost.id)));
    let asked = NewPriced { product_data: Some("product_data"), ..both.clone() };
    let made = shop.run(&Command::CreatePriced(Box::new(asked.clone()))).unwrap();
    let Answer::Price(other, true) = made else { panic!("{made:?}") };
    let pot = shop.products.last().unwrap();
    assert_eq!((&other.product, pot.body.default_price.as_ref()), (&pot.id, None));
    // A complaint names the field within the one that it was sent in.
    let nameless = NewProduct::default();
    let told = |new: NewPriced| match shop.decide(&Command::CreatePriced(Box::new(new))).unwrap_err() {
        Refusal::Invalid { param, .. } => param,
        other => panic!("{other:?}"),
    };
    assert_eq!(told(NewPriced { product: nameless.clone(), ..asked }), "product_data.name");
    assert_eq!(told(NewPriced { product: nameless, ..both.clone() }), "name");
    let dear = NewPrice { currency: "nonsense".to_owned(), ..both.price.clone() };
    assert_eq!(told(NewPriced { price: dear, ..both }), "default_price_data.currency");
    // A default is one of the product's own prices.
    let default = |price: Option<&PriceId>| ProductPatch {
        default_price: Some(price.map(ToString::to_string)),
        ..ProductPatch::default()
    };
    let foreign = Command::UpdateProduct(tea.id.clone(), default(Some(&other.id)));
    assert_eq!(shop.run(&foreign).unwrap_err(), crate::refusal::no_such("default_price", Noun::Price));
    let Answer::Product(bare, false) =
        shop.run(&Command::UpdateProduct(tea.id.clone(), default(None))).unwrap()
    else {
        panic!()
    };
    assert_eq!(bare.body.default_price, None);
}
