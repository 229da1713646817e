//! Stored shipping rates: making them, and sessions that name them.

use super::carts::field;
use super::*;
use crate::catalog::TaxBehavior;
use crate::metadata::Scalar;
use crate::shipping::{DAYS_MAX, NAME_CHARS_MAX};

fn courier() -> NewShipping {
    NewShipping {
        display_name: " Courier ".to_owned(),
        amount: 1_500,
        currency: Some("GHS".to_owned()),
        minimum_days: Some(1),
        maximum_days: Some(3),
        business_days: true,
        tax_behavior: Some("exclusive".to_owned()),
        ..NewShipping::default()
    }
}

fn named(id: &str) -> NewShipping {
    NewShipping { rate: Some(id.to_owned()), ..NewShipping::default() }
}

fn made(shop: &mut Shop, way: NewShipping) -> Result<ShippingRate, Refusal> {
    match shop.run(&Command::CreateShippingRate(NewShippingRate { way, ..NewShippingRate::default() }))? {
        Answer::ShippingRate(rate, true) => Ok(*rate),
        other => panic!("{other:?}"),
    }
}

fn shipped(shop: &mut Shop, shipping: Vec<NewShipping>) -> Result<SessionId, Refusal> {
    let more = NewSessionMore { shipping, ..NewSessionMore::default() };
    shop.create(with(vec![item(1_000, 1)], more))
}

#[test]
fn a_rate_is_made_of_its_terms() {
    let mut shop = Shop::new();
    let rate = made(&mut shop, courier()).unwrap();
    assert_eq!((rate.active, rate.currency.code(), rate.scope), (true, "GHS", SCOPE));
    let body = &rate.body;
    assert_eq!((&*body.display_name, body.amount), ("Courier", 1_500));
    assert_eq!((body.days, body.business_days), (Some((1, 3)), true));
    assert_eq!(body.tax_behavior, TaxBehavior::Exclusive);
    assert_eq!(shop.events, [EventKind::ShippingRateCreated]);
    let free = NewShipping { amount: 0, minimum_days: None, maximum_days: None, ..courier() };
    assert_eq!(made(&mut shop, free).unwrap().body.days, None, "to collect it in the shop costs nothing");
}

#[test]
fn terms_out_of_bounds_are_named() {
    for (way, param) in [
        (NewShipping { display_name: " ".to_owned(), ..courier() }, "display_name"),
        (NewShipping { display_name: "x".repeat(NAME_CHARS_MAX + 1), ..courier() }, "display_name"),
        (NewShipping { amount: -1, ..courier() }, "fixed_amount.amount"),
        (NewShipping { amount: 1_000_000_000_000, ..courier() }, "fixed_amount.amount"),
        (NewShipping { currency: None, ..courier() }, "fixed_amount.currency"),
        (NewShipping { currency: Some("XXQ".to_owned()), ..courier() }, "fixed_amount.currency"),
        (NewShipping { minimum_days: Some(-1), ..courier() }, "delivery_estimate.minimum.value"),
        (NewShipping { minimum_days: Some(4), ..courier() }, "delivery_estimate.maximum.value"),
        (NewShipping { maximum_days: Some(DAYS_MAX + 1), ..courier() }, "delivery_estimate.maximum.value"),
        (NewShipping { tax_behavior: Some("both".to_owned()), ..courier() }, "tax_behavior"),
    ] {
        assert_eq!(field(&made(&mut Shop::new(), way.clone()).unwrap_err()), param, "{way:?}");
    }
}

#[test]
fn a_session_takes_stored_rates_and_its_own_side_by_side() {
    let mut shop = Shop::new();
    let rate = made(&mut shop, courier()).unwrap();
    let post = NewShipping { display_name: "Post".to_owned(), amount: 500, ..NewShipping::default() };
    let id = shipped(&mut shop, vec![named(rate.id.as_str()), post]).unwrap();
    let session = &shop.sessions[&id];
    let cart = session.body.cart.as_ref().unwrap();
    assert_eq!(cart.shipping[0], (&rate).into());
    assert_eq!((cart.shipping[0].id.clone(), &*cart.shipping[1].name), (rate.id.clone(), "Post"));
    assert_ne!(cart.shipping[1].id, rate.id);
    assert_eq!(session.amount.amount, 1_000 + 1_500);
    shop.choose(&id, Choice { shipping: Some(1), ..Choice::default() }).unwrap();
    assert_eq!(shop.sessions[&id].amount.amount, 1_000 + 500);
}

#[test]
fn a_rate_that_was_put_away_stays_where_it_is_and_goes_nowhere_else() {
    let mut shop = Shop::new();
    let rate = made(&mut shop, courier()).unwrap();
    let id = shipped(&mut shop, vec![named(rate.id.as_str())]).unwrap();
    let metadata = [("carrier".to_owned(), Scalar::Text("DHL".to_owned()))].into();
    let patch = ShippingRatePatch { active: Some(false), metadata: Some(metadata) };
    shop.run(&Command::UpdateShippingRate(rate.id.clone(), patch)).unwrap();
    assert_eq!((shop.ways[0].active, shop.ways[0].body.metadata.len()), (false, 1));
    assert_eq!(shop.events.last(), Some(&EventKind::ShippingRateUpdated));
    let refusal = shipped(&mut shop, vec![named(rate.id.as_str())]).unwrap_err();
    assert_eq!(field(&refusal), "shipping_options[0].shipping_rate");
    let attempt = shop.buy(&id, "a@b.example");
    assert_eq!(shop.attempts[&attempt].amount.amount, 2_500, "the session has it as it was");
    let told = shop.events.len();
    let same = ShippingRatePatch { active: Some(false), ..ShippingRatePatch::default() };
    shop.run(&Command::UpdateShippingRate(rate.id.clone(), same)).unwrap();
    assert_eq!(shop.events.len(), told, "nothing has changed");
    let again = ShippingRatePatch { active: Some(true), ..ShippingRatePatch::default() };
    shop.run(&Command::UpdateShippingRate(rate.id.clone(), again)).unwrap();
    shipped(&mut shop, vec![named(rate.id.as_str())]).unwrap();
}

#[test]
fn a_session_names_rates_that_are_there_in_its_currency_once() {
    let mut shop = Shop::new();
    let rate = made(&mut shop, courier()).unwrap();
    let dollars = NewShipping { currency: Some("USD".to_owned()), ..courier() };
    let dollars = made(&mut shop, dollars).unwrap();
    let param = |place: usize| format!("shipping_options[{place}].shipping_rate");
    let missing = Refusal::NoSuch { param: param(0), noun: Noun::ShippingRate };
    assert_eq!(shipped(&mut shop, vec![named("shr_x")]).unwrap_err(), missing);
    for (second, rule) in [
        (named(dollars.id.as_str()), "is in USD; it must be in the session's currency, GHS"),
        (named(rate.id.as_str()), "is named twice"),
    ] {
        match shipped(&mut shop, vec![named(rate.id.as_str()), second]).unwrap_err() {
            Refusal::Invalid { param: named, message } => assert_eq!((named, &*message), (param(1), rule)),
            other => panic!("{other:?}"),
        }
    }
    let many = (0..11).map(|_| courier()).collect();
    assert_eq!(field(&shipped(&mut shop, many).unwrap_err()), "shipping_options");
}
