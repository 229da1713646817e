//! The catalog, declared whole and one product at a time.

use super::*;
use kassa_domain::catalog::{
    DeclaredProduct, Interval, Period, Price, Product, SyncError, Synced, SyncedProduct, Unit,
};

/// What these requests declare.
fn products(route: &str, body: &str) -> Vec<DeclaredProduct> {
    match read(route, "", body) {
        Ok(Call::Run(Command::SyncCatalog(products, _))) => products,
        other => panic!("{other:?}"),
    }
}

const SYNC: &str = "elixpo.catalog.sync";
const PRODUCT: &str = "elixpo.products.create";

#[test]
fn a_catalog_is_declared_as_the_vendor_takes_it() {
    let products = |body| products(SYNC, body);
    let declared = products(
        r#"{"app":{"homepage_url":"https://a.example"},"anything":1,"products":[{"tier":"Member","name":"M","x":1,
            "tiers":[{"currency":"inr","unit_amount":19900,"region":"in","interval":"month","surprise":1},
            7,{"currency":"INR"},{"currency":"INR","unit_amount":-1},{"currency":"INR","unit_amount":"1"},
            {"currency":"XYZ","unit_amount":1},{"currency":"USDC","unit_amount":1},
            {"currency":"INR","unit_amount":1,"interval":"eon"}]},
            {"name":"no tier"}]}"#,
    );
    assert_eq!((declared.len(), declared[0].tier.as_str(), declared[0].prices.len()), (2, "member", 1));
    assert_eq!(declared[0].prices[0].region.as_deref(), Some("IN"));
    for one in [
        r#"{"tier":"member","prices":[{"currency":"INR","unit_amount":1}]}"#,
        r#"{"product":{"tier":"member"},"tiers":[{"currency":"INR","unit_amount":1}]}"#,
    ] {
        assert_eq!(products(one)[0].prices.len(), 1, "{one}");
    }
    for none in ["", "{}", "x", r#"{"products":[]}"#] {
        let got = read(SYNC, "", none).unwrap_err();
        assert_eq!((got.mistake, got.param.as_deref()), (Mistake::Missing, Some("products")), "{none}");
    }
}

#[test]
fn the_catalog_is_public() {
    let product: Product = of(json!({
        "id": "prod_1", "scope": scope(), "tier": "member", "active": true, "created_at": AT, "version": 1,
        "body": { "name": "Membership", "updated_at": AT },
    }));
    let price: Price = of(json!({
        "id": "price_1", "scope": scope(), "product": "prod_1", "currency": "INR", "active": true,
        "lookup_key": null, "created_at": AT, "version": 1,
        "body": { "unit": { "fixed": 19900 }, "charging": "one_time", "period": { "interval": "month", "count": 1 },
            "updated_at": AT },
    }));
    let mut weekly = price.clone();
    weekly.body.unit = Unit::Fixed(4900);
    weekly.body.nickname = Some("Weekly".into());
    weekly.body.region = Some("IN".into());
    weekly.body.period = Some(Period { interval: Interval::Week, count: 2 });
    let answer = Answer::Catalog {
        app: "blogs".into(),
        scope: of(scope()),
        products: vec![(product, vec![price, weekly])],
    };
    let (parts, body) = reply(Ok(&answer));
    assert_eq!(
        body,
        json!({ "app": "blogs", "product": { "name": "Membership", "tier": "member", "description": null },
            "tiers": [{ "id": "price_1", "name": "Weekly", "currency": "INR", "unit_amount": 4900,
                "interval": "week", "interval_count": 2, "region": "IN" },
                { "id": "price_1", "name": "Membership", "currency": "INR", "unit_amount": 19900,
                "interval": "month", "interval_count": 1, "region": null }] })
    );
    assert_eq!(parts.headers["cache-control"], "public, max-age=60");
    assert_eq!(parts.headers["access-control-allow-origin"], "*");
    assert!(ROUTES.iter().all(|route| route.open == (route.path == "/v1/catalog")));
}

#[test]
fn what_is_too_long_is_cut_as_the_vendor_cuts_it() {
    let long = "ä".repeat(300);
    let body = json!({ "products": [{ "tier": "member", "name": long, "description": long, "prices": [
        { "nickname": long, "currency": "INR", "unit_amount": 1 }] }] });
    let declared = &products(SYNC, &body.to_string())[0];
    let chars = |text: &Option<String>| text.as_ref().map(|text| text.chars().count());
    let lengths = [&declared.name, &declared.description, &declared.prices[0].nickname].map(chars);
    assert_eq!(lengths, [Some(80), Some(280), Some(40)]);
}

#[test]
fn a_price_is_paid_once_unless_it_says_otherwise() {
    let charging = |row: &str| {
        let body = format!(r#"{{"tier":"member","prices":[{{"currency":"INR","unit_amount":1{row}}}]}}"#);
        products(SYNC, &body)[0].prices[0].charging.clone()
    };
    assert_eq!(charging(""), None);
    assert_eq!(charging(r#","type":"one_time","billing_mode":"autopay""#).as_deref(), Some("one_time"));
    for row in [r#","type":"recurring""#, r#","billing_mode":"autopay""#] {
        assert_eq!(charging(row).as_deref(), Some("recurring"), "{row}");
    }
}

#[test]
fn one_product_is_declared_with_its_prices_beside_it() {
    let prices =
        r#"[{"nickname":"India","currency":"INR","unit_amount":19900,"interval":"month","region":"IN"}]"#;
    for field in ["tiers", "prices"] {
        let body = format!(
            r#"{{"product":{{"tier":"Member","name":"Blogs Member","description":"All"}},"{field}":{prices},"x":1}}"#
        );
        let declared = products(PRODUCT, &body);
        assert_eq!((declared.len(), declared[0].tier.as_str()), (1, "member"));
        assert_eq!(declared[0].name.as_deref(), Some("Blogs Member"));
        assert_eq!((declared[0].prices.len(), declared[0].prices[0].unit_amount), (1, 19900), "{field}");
    }
    for none in ["", "[]", "{}", r#"{"tiers":[]}"#, r#"{"product":{}}"#] {
        assert_eq!(products(PRODUCT, none)[0].tier, "", "{none}: the answer names the tier");
    }
}

fn declared(synced: Synced) -> (http::response::Parts, Value) {
    let route = ROUTES.iter().find(|route| route.name == PRODUCT).unwrap();
    let call = Call::Run(Command::SyncCatalog(vec![], Default::default()));
    let answer = Answer::Synced { app: "blogs".into(), synced: Box::new(synced) };
    let (parts, body) = Elixpo::new("").reply(route, &call, Ok(&answer)).into_parts();
    (parts, serde_json::from_slice(&body).unwrap())
}

#[test]
fn the_answer_to_one_product_is_that_product_or_what_is_wrong_with_it() {
    let product: Product = of(json!({
        "id": "prod_1", "scope": scope(), "tier": "member", "active": true, "created_at": AT, "version": 1,
        "body": { "name": "Membership", "description": "All", "updated_at": AT },
    }));
    let price: Price = of(json!({
        "id": "price_1", "scope": scope(), "product": "prod_1", "currency": "INR", "active": true,
        "lookup_key": null, "created_at": AT, "version": 1,
        "body": { "unit": { "fixed": 19900 }, "charging": "recurring", "period": { "interval": "year", "count": 1 },
            "region": "IN", "updated_at": AT },
    }));
    let prices = vec![(price.clone(), "created"), (price, "unchanged")];
    let synced =
        Synced { products: vec![SyncedProduct { product, prices, deactivated: 1 }], ..Synced::default() };
    let (parts, body) = declared(synced);
    let shown = |what: &str| {
        json!({ "id": "price_1", "currency": "INR", "unit_amount": 19900, "interval": "year", "region": "IN",
            what: true })
    };
    assert_eq!(parts.status, 200);
    assert_eq!(
        body,
        json!({ "ok": true, "app": "blogs", "tiers": [shown("created"), shown("updated")],
            "product": { "id": "prod_1", "name": "Membership", "tier": "member", "description": "All" } })
    );
    for (param, code) in [("tier", "invalid_tier"), ("prices[0].currency", "invalid_request")] {
        let (param, message) = (param.to_owned(), "must be right".to_owned());
        let description = format!("{param} must be right");
        let error = SyncError { tier: "X!".into(), param, message };
        let (parts, body) = declared(Synced { errors: vec![error], ..Synced::default() });
        assert_eq!(parts.status, 400);
        assert_eq!(body, json!({ "error": code, "error_description": description }));
    }
}
