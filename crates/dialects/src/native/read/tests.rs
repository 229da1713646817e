//! Every reader takes what the document says, refuses what it does not know, and names the field.

mod paygate;
mod recurring;

use crate::native::ROUTES;
use bytes::Bytes;
use kassa_domain::branding::NewBranding;
use kassa_domain::cart::{PriceData, Pricing};
use kassa_domain::catalog::NewUnit;
use kassa_domain::collect::{AfterCompletion, CustomKind, Want};
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::query::{Expand, Who};
use kassa_domain::session::{Buyer, NewSession};
use kassa_domain::{Command, Query};

/// Reads with the route of this name.
fn read(name: &str, query: &str, body: &str) -> Result<Call, Malformed> {
    let route = ROUTES.iter().find(|route| route.name == name).unwrap();
    let body = Bytes::copy_from_slice(body.as_bytes());
    let headers = http::HeaderMap::new();
    (route.read)(&ApiRequest { params: vec!["x_1"], query, headers: &headers, body: &body, key: None })
}

fn session(body: &str) -> NewSession {
    match read("sessions.create", "", body).unwrap() {
        Call::Run(Command::CreateSession(new)) => *new,
        other => panic!("{other:?}"),
    }
}

/// What is complained about: the kind of mistake and the field.
fn complaint(name: &str, body: &str) -> (Mistake, String) {
    let got = read(name, "", body).expect_err(body);
    (got.mistake, got.param.unwrap_or_default())
}

fn with(fields: &str) -> String {
    format!(
        r#"{{"amount":5000,"success_url":"https://a.example/s","cancel_url":"https://a.example/c"{fields}}}"#
    )
}

#[test]
fn the_paygate_document_is_read_as_before() {
    let new = session(
        r#"{"amount":5000,"currency":"GHS",
            "success_url":"https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}",
            "cancel_url":"https://yoursite.com/cancel",
            "customer_email":"customer@example.com",
            "metadata":{"order_id":"1234"}}"#,
    );
    assert_eq!((new.pricing, new.currency.as_deref()), (Pricing::Amount(5000), Some("GHS")));
    assert_eq!((new.more, new.life, new.expand), (None, None, Expand::default()));
    assert_eq!(session(&with("")).currency.as_deref(), Some("GHS"), "the document's default");
    for (body, param) in [
        ("{}", "amount"),
        (r#"{"amount":5000}"#, "success_url"),
        (r#"{"amount":5000,"success_url":"https://a.example"}"#, "cancel_url"),
        (r#"{"amount":5000,"cancel_url":"https://a.example"}"#, "success_url"),
    ] {
        assert_eq!(complaint("sessions.create", body), (Mistake::Missing, param.to_owned()), "{body}");
    }
    let message = read("sessions.create", "", "{}").unwrap_err().message;
    assert!(message.starts_with("Missing required parameter: amount"), "{message}");
}

#[test]
fn a_buyer_who_stays_needs_no_success_url() {
    let body = r#"{"amount":1,"cancel_url":"https://a.example","after_completion":{"type":"hosted_confirmation",
        "hosted_confirmation":{"custom_message":"Thanks"}}}"#;
    let more = session(body).more.unwrap();
    assert_eq!(more.after_completion, AfterCompletion::Confirmation(Some("Thanks".to_owned())));
}

#[test]
fn how_the_pages_look_is_read_whole() {
    let branding = r##","branding":{"background_color":"#0AF","font_color":"red","logo_url":"https://a.example/l.png",
        "merchant_name":"Tea"}"##;
    let text = |text: &str| Some(text.to_owned());
    let all = NewBranding {
        background: text("#0AF"),
        ink: text("red"),
        logo_url: text("https://a.example/l.png"),
        name: text("Tea"),
        ..NewBranding::default()
    };
    assert_eq!(session(&with(branding)).more.unwrap().branding, all, "read as sent, judged later");
    for nothing in ["", r#","branding":null"#, r#","branding":{}"#, r#","branding":{"logo_url":null}"#] {
        assert_eq!(session(&with(nothing)).more, None, "{nothing}");
    }
    for (value, mistake, param) in [
        (r#""red""#, Mistake::Value, "branding"),
        (r#"{"background_color":255}"#, Mistake::Value, "branding.background_color"),
        (r#"{"font_color":["red"]}"#, Mistake::Value, "branding.font_color"),
        (r#"{"logo_url":{}}"#, Mistake::Value, "branding.logo_url"),
        (r#"{"merchant_name":1}"#, Mistake::Value, "branding.merchant_name"),
        (r#"{"bgColor":"red"}"#, Mistake::Unknown, "branding.bgColor"),
    ] {
        let bodies = [
            ("sessions.create", with(&format!(r#","branding":{value}"#))),
            ("payment_links.create", format!(r#"{{"amount":1,"branding":{value}}}"#)),
            ("offers.create", format!(r#"{{"name":"Gym","branding":{value}}}"#)),
        ];
        for (route, body) in bodies {
            assert_eq!(complaint(route, &body), (mistake, param.to_owned()), "{body}");
        }
    }
}

#[test]
fn the_elixpo_documents_request_runs_on_native_too() {
    let new = session(
        r#"{"tier":"member","currency":"INR","customer":{"uid":"u_123","email":"buyer@example.com"},
            "success_url":"https://blogs.elixpo.com/settings","metadata":{"plan":"member"}}"#,
    );
    assert_eq!(new.pricing, Pricing::Tier("member".to_owned()));
    let uid = "u_123".to_owned();
    let email = Some("buyer@example.com".to_owned());
    assert_eq!(new.customer, Some(Buyer::Own { uid, email, name: None, phone: None }));
    assert_eq!(session(r#"{"tier":"member"}"#).currency, None, "the catalog decides");
}

#[test]
fn the_ways_to_price_exclude_each_other() {
    let ways = [
        ("amount", "5000"),
        ("tier", r#""member""#),
        ("line_items", r#"[{"price":"price_1"}]"#),
        ("custom_unit_amount", "{}"),
    ];
    for (first, one) in ways {
        for (second, other) in ways.into_iter().filter(|(second, _)| *second != first) {
            let body = format!(r#"{{"{first}":{one},"currency":"GHS","{second}":{other}}}"#);
            let got = read("sessions.create", "", &body).unwrap_err();
            assert_eq!((got.mistake, got.param.as_deref()), (Mistake::Value, Some(second)), "{body}");
            assert!(got.message.contains(&format!("beside {first}")), "{}", got.message);
            assert!(got.message.contains("send tier or line_items"), "{}", got.message);
        }
    }
}

#[test]
fn a_line_is_read_whole() {
    let new = session(
        r#"{"line_items":[{"price":"price_1"},{"price_data":{"currency":"EUR","unit_amount":2500,
            "product_data":{"name":"Shirt"},"recurring":{"interval":"month"},"tax_behavior":"inclusive"},
            "quantity":2,"adjustable_quantity":{"enabled":true,"maximum":9},"tax_rates":["txr_1"]}]}"#,
    );
    let Pricing::Lines(lines) = new.pricing else { panic!() };
    assert_eq!(lines[0].price.as_deref(), Some("price_1"));
    assert_eq!((lines[1].quantity, lines[1].adjustable), (Some(2), Some((None, Some(9)))));
    let PriceData { unit, product_data, recurring, .. } = lines[1].data.clone().unwrap();
    assert_eq!(unit, NewUnit { unit_amount: Some(2500), custom: None });
    assert_eq!((product_data.unwrap().name, recurring.unwrap().interval), ("Shirt".into(), "month".into()));
}

#[test]
fn what_is_asked_of_the_buyer_is_read_whole() {
    let new = session(&with(
        r#","phone_number_collection":{"enabled":true},"tax_id_collection":{"enabled":true},
        "name_collection":{"individual":{"enabled":true,"optional":true},"business":{"enabled":true}},
        "billing_address_collection":"required","shipping_address_collection":{"allowed_countries":["GH"]},
        "custom_fields":[{"key":"size","label":{"type":"custom","custom":"Size"},"type":"dropdown",
        "dropdown":{"options":[{"label":"S","value":"s"}],"default_value":"s"}},
        {"key":"note","label":"Note","type":"text","optional":true,"text":{"maximum_length":20}}],
        "consent_collection":{"terms_of_service":"required","promotions":"auto"},
        "custom_text":{"submit":{"message":"Hello"}},"customer_update":{"address":"auto"}"#,
    ));
    let more = new.more.unwrap();
    let collect = more.collect;
    assert_eq!((collect.phone, collect.tax_id), (Want::Required, Want::Optional));
    assert_eq!((collect.name, collect.business_name), (Want::Optional, Want::Required));
    assert!(collect.billing_address && collect.terms && collect.promotions && more.customer_update.address);
    assert_eq!(collect.shipping_countries, ["GH"]);
    assert_eq!(collect.custom_fields[0].default_value.as_deref(), Some("s"));
    assert_eq!(collect.custom_fields[1].kind, CustomKind::Text { minimum: 0, maximum: 20 });
    assert_eq!(collect.submit_message.as_deref(), Some("Hello"));
}

#[test]
fn every_field_in_depth_is_named() {
    let table = [
        (r#","amuont":1"#, Mistake::Unknown, "amuont"),
        (r#","customer":{"uid":"u","role":"x"}"#, Mistake::Unknown, "customer.role"),
        (r#","customer":{"email":"a@b.c"}"#, Mistake::Missing, "customer.uid"),
        (r#","customer":7"#, Mistake::Value, "customer"),
        (r#","expand":["lines"]"#, Mistake::Value, "expand"),
        (r#","optional_items":[{"price":"p","qty":1}]"#, Mistake::Unknown, "optional_items[0].qty"),
        (r#","optional_items":[{}]"#, Mistake::Missing, "optional_items[0].price"),
        (r#","optional_items":[1]"#, Mistake::Value, "optional_items[0]"),
        (r#","optional_items":{}"#, Mistake::Value, "optional_items"),
        (
            r#","optional_items":[{"price":"a"},{"price_data":{"unit_amount":1.5,"product":"b"}}]"#,
            Mistake::Value,
            "optional_items[1].price_data.unit_amount",
        ),
        (
            r#","optional_items":[{"price":"a","price_data":{}}]"#,
            Mistake::Value,
            "optional_items[0].price_data",
        ),
        (
            r#","optional_items":[{"price_data":{"unit_amount":1,"product_data":{"name":"x","sku":"y"}}}]"#,
            Mistake::Unknown,
            "optional_items[0].price_data.product_data.sku",
        ),
        (
            r#","optional_items":[{"price_data":{"unit_amount":1,"custom_unit_amount":{},"product":"p"}}]"#,
            Mistake::Value,
            "optional_items[0].price_data.custom_unit_amount",
        ),
        (
            r#","discounts":[{"coupon":"a","promotion_code":"b"}]"#,
            Mistake::Value,
            "discounts[0].promotion_code",
        ),
        (r#","discounts":[{}]"#, Mistake::Missing, "discounts[0].coupon"),
        (r#","automatic_tax":{}"#, Mistake::Missing, "automatic_tax.enabled"),
        (r#","automatic_tax":{"enabled":"true"}"#, Mistake::Value, "automatic_tax.enabled"),
        (
            r#","shipping_options":[{"shipping_rate_data":{"display_name":"x","fixed_amount":{"amount":1,"vat":2}}}]"#,
            Mistake::Unknown,
            "shipping_options[0].shipping_rate_data.fixed_amount.vat",
        ),
        (
            r#","custom_fields":[{"key":"k","label":"l","type":"text","dropdown":{}}]"#,
            Mistake::Unknown,
            "custom_fields[0].dropdown",
        ),
        (
            r#","custom_fields":[{"key":"k","label":"l","type":"dropdown"}]"#,
            Mistake::Missing,
            "custom_fields[0].dropdown",
        ),
        (r#","custom_fields":[{"key":"k","type":"text"}]"#, Mistake::Missing, "custom_fields[0].label"),
        (r#","billing_address_collection":"always""#, Mistake::Value, "billing_address_collection"),
        (r#","custom_text":{"submit":{}}"#, Mistake::Missing, "custom_text.submit.message"),
        (r#","after_completion":{"type":"stay"}"#, Mistake::Value, "after_completion.type"),
        (
            r#","after_completion":{"type":"redirect","hosted_confirmation":{}}"#,
            Mistake::Value,
            "after_completion.hosted_confirmation",
        ),
        (r#","customer_update":{"email":"auto"}"#, Mistake::Unknown, "customer_update.email"),
    ];
    for (fields, mistake, param) in table {
        assert_eq!(complaint("sessions.create", &with(fields)), (mistake, param.to_owned()), "{fields}");
    }
}

#[test]
fn lists_have_an_end() {
    let items = |count: usize| vec![r#"{"price":"p"}"#; count].join(",");
    assert!(read("sessions.create", "", &format!(r#"{{"line_items":[{}]}}"#, items(100))).is_ok());
    let got = complaint("sessions.create", &format!(r#"{{"line_items":[{}]}}"#, items(101)));
    assert_eq!(got, (Mistake::Value, "line_items".to_owned()));
}

/// The body that a route needs at least.
fn least(name: &str) -> &'static str {
    match name {
        "sessions.create" => r#"{"tier":"member""#,
        "products.create" => r#"{"name":"Membership""#,
        "prices.create" => r#"{"product":"prod_1","currency":"GHS","unit_amount":1"#,
        "payments.create" => r#"{"amount":1,"payment_method":"bank_transfer""#,
        "refunds.create" => r#"{"payment":"pay_1""#,
        "processor_accounts.create" => r#"{"processor":"stripe""#,
        "plans.create" => r#"{"name":"Gold","amount":1,"interval":"month""#,
        "catalog.sync" => r#"{"products":[]"#,
        "coupons.create" => r#"{"percent_off":10"#,
        "promotion_codes.create" => r#"{"coupon":"cpn_1""#,
        "tax_rates.create" => r#"{"display_name":"VAT","percentage":19,"inclusive":true"#,
        "shipping_rates.create" => r#"{"display_name":"Post","fixed_amount":{"amount":5,"currency":"GHS"}"#,
        "webhook_endpoints.create" | "webhooks.create" => r#"{"url":"https://a.example","events":["*"]"#,
        "webhook_endpoints.replay" | "webhooks.replay" => r#"{"after":0"#,
        "test_clock.turn" => r#"{"advance":"P1D""#,
        "portal.create" => r#"{"customer":"cus_1""#,
        "payment_links.create" => r#"{"tier":"member""#,
        "offers.create" => r#"{"name":"Gym""#,
        _ => "{",
    }
}

#[test]
fn no_reader_takes_what_it_does_not_know() {
    // A picture is no JSON; its own tests say what is taken.
    for route in ROUTES.iter().filter(|route| !route.picture) {
        let comma = if least(route.name) == "{" { "" } else { "," };
        if route.method == http::Method::POST {
            let good = format!("{}}}", least(route.name));
            read(route.name, "", &good).unwrap_or_else(|got| panic!("{}: {got:?}", route.name));
            let bad = format!(r#"{}{comma}"surprise":1}}"#, least(route.name));
            assert_eq!(
                complaint(route.name, &bad),
                (Mistake::Unknown, "surprise".to_owned()),
                "{}",
                route.name
            );
        }
        let query = if route.name == "entitlements.retrieve" { "uid=u&surprise=1" } else { "surprise=1" };
        let got = read(route.name, query, &format!("{}}}", least(route.name))).unwrap_err();
        assert_eq!(
            (got.mistake, got.param.as_deref()),
            (Mistake::Unknown, Some("surprise")),
            "{}",
            route.name
        );
    }
}

#[test]
fn decimals_keep_their_text() {
    let percent = |sent: &str| match read("coupons.create", "", &format!(r#"{{"percent_off":{sent}}}"#)) {
        Ok(Call::Run(Command::CreateCoupon(new))) => new.percent_off,
        other => panic!("{other:?}"),
    };
    for (sent, text) in
        [("12.5", "12.5"), (r#""12.5""#, "12.5"), ("0.1", "0.1"), ("33.3333", "33.3333"), ("1e1", "1e1")]
    {
        assert_eq!(percent(sent).as_deref(), Some(text));
    }
    for bad in ["true", "[1]", "{}"] {
        let got = complaint("coupons.create", &format!(r#"{{"percent_off":{bad}}}"#));
        assert_eq!(got, (Mistake::Value, "percent_off".to_owned()), "{bad}");
    }
    assert_eq!(
        complaint("coupons.create", r#"{"percent_off":1,"amount_off":1}"#),
        (Mistake::Value, "amount_off".to_owned())
    );
    assert_eq!(complaint("coupons.create", "{}"), (Mistake::Missing, "percent_off".to_owned()));
}

#[test]
fn changes_tell_absent_from_null() {
    let Call::Run(Command::UpdateProduct(id, patch)) =
        read("products.update", "", r#"{"tier":null,"description":"More"}"#).unwrap()
    else {
        panic!()
    };
    assert_eq!(id.as_str(), "x_1");
    assert_eq!((patch.tier, patch.description), (Some(None), Some(Some("More".to_owned()))));
    assert_eq!((patch.unit_label, patch.name, patch.metadata, patch.active), (None, None, None, None));
    let body = r#"{"address":null,"shipping":{"name":"Ama","address":{"country":"GH"}},"metadata":{"k":""}}"#;
    let Call::Run(Command::UpdateCustomer(_, patch)) = read("customers.update", "", body).unwrap() else {
        panic!()
    };
    assert_eq!(patch.address, Some(None));
    let shipping = patch.shipping.unwrap().unwrap();
    assert_eq!((shipping.name.as_deref(), shipping.country.as_deref()), (Some("Ama"), Some("GH")));
    assert_eq!(patch.metadata.unwrap().len(), 1);
    let got = complaint("customers.update", r#"{"shipping":{"address":{"zip":"1"}}}"#);
    assert_eq!(got, (Mistake::Unknown, "shipping.address.zip".to_owned()));
}

#[test]
fn prices_in_other_currencies_are_read_by_their_codes() {
    let body = r#"{"product":"prod_1","currency":"INR","unit_amount":1,
        "currency_options":{"USD":{"unit_amount":2,"tax_behavior":"inclusive"},"EUR":{"custom_unit_amount":{}}}}"#;
    let Call::Run(Command::CreatePrice(new)) = read("prices.create", "", body).unwrap() else { panic!() };
    assert_eq!(new.currency_options.len(), 2);
    assert_eq!(new.currency_options[0].1.unit_amount, Some(2));
    for (option, param) in
        [("{}", "currency_options.USD.unit_amount"), (r#"{"unit_amount":1,"x":1}"#, "currency_options.USD.x")]
    {
        let body = format!(
            r#"{{"product":"p","currency":"INR","unit_amount":1,"currency_options":{{"USD":{option}}}}}"#
        );
        assert_eq!(complaint("prices.create", &body).1, param);
    }
}

#[test]
fn expand_is_read_by_its_words() {
    let expand = |name, query| match read(name, query, "") {
        Ok(Call::Ask(Query::Session(_, expand) | Query::Sessions { expand, .. })) => Ok(expand),
        Ok(other) => panic!("{other:?}"),
        Err(problem) => Err((problem.mistake, problem.param.unwrap())),
    };
    let all = Expand { line_items: true, customer: true, payment: true, ..Expand::default() };
    let query = "expand[]=line_items&expand[]=customer&expand%5B%5D=payment";
    assert_eq!(expand("sessions.retrieve", query), Ok(all));
    let query = "expand[0]=data.line_items&expand[1]=data.customer&expand[]=data.payment&limit=3";
    assert_eq!(expand("sessions.list", query), Ok(all));
    let refused = Err((Mistake::Value, "expand".to_owned()));
    assert_eq!(expand("sessions.retrieve", "expand[]=data.customer"), refused);
    assert_eq!(expand("sessions.retrieve", "expand[]=customer.sessions"), refused);
    assert_eq!(expand("sessions.list", "expand[]=customer"), refused);
    assert_eq!(expand("sessions.list", "expand=data.customer"), Err((Mistake::Unknown, "expand".to_owned())));
    assert!(session(r#"{"tier":"ab","expand":["line_items"]}"#).expand.line_items);
    let new = read("webhooks.create", "", r#"{"url":"u","events":["*"],"expand":["payment"]}"#).unwrap();
    let Call::Run(Command::CreateEndpoint(new)) = new else { panic!() };
    assert!(new.expand.payment && new.events_field == "events");
}

#[test]
fn a_catalog_is_declared_whole_or_by_one_product() {
    let products = |body: &str| match read("catalog.sync", "", body) {
        Ok(Call::Run(Command::SyncCatalog(products, _))) => products,
        other => panic!("{other:?}"),
    };
    let price = r#"{"currency":"INR","unit_amount":19900,"interval":"month","type":"recurring"}"#;
    for body in [
        format!(
            r#"{{"app":{{"homepage_url":"https://a.example"}},"products":[{{"tier":"member","prices":[{price}]}}]}}"#
        ),
        format!(r#"{{"tier":"member","prices":[{price}]}}"#),
        format!(r#"{{"tier":"member","tiers":[{price}]}}"#),
    ] {
        let declared = products(&body);
        assert_eq!((declared[0].tier.as_str(), declared[0].prices[0].unit_amount), ("member", 19900));
    }
    for (body, mistake, param) in [
        ("{}", Mistake::Missing, "products"),
        (r#"{"products":[{"tier":"member"}]}"#, Mistake::Missing, "products[0].prices"),
        (
            r#"{"products":[{"tier":"a1","prices":[{"currency":"INR","unit_amount":1,"tax":2}]}]}"#,
            Mistake::Unknown,
            "products[0].prices[0].tax",
        ),
        (r#"{"products":[],"tier":"member"}"#, Mistake::Unknown, "tier"),
    ] {
        assert_eq!(complaint("catalog.sync", body), (mistake, param.to_owned()), "{body}");
    }
}

#[test]
fn an_entitlement_is_asked_for_by_one_name() {
    let who = |query| match read("entitlements.retrieve", query, "") {
        Ok(Call::Ask(Query::Entitlement { who, .. })) => Ok(who),
        Ok(other) => panic!("{other:?}"),
        Err(problem) => Err((problem.mistake, problem.param.unwrap())),
    };
    assert_eq!(who("uid=u_123&app=blogs"), Ok(Who::Uid("u_123".to_owned())));
    assert!(matches!(who("customer=cus_1"), Ok(Who::Id(_))));
    assert_eq!(who(""), Err((Mistake::Missing, "uid".to_owned())));
    assert_eq!(who("uid=u&customer=c"), Err((Mistake::Value, "customer".to_owned())));
}
