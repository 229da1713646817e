//! Subscriptions, invoices, the customer portal, payment links and offers.

use super::*;
use crate::native::ROUTES;
use kassa_domain::dialect::ApiRequest;
use kassa_domain::id::LinkId;
use kassa_domain::invoice::Invoice;
use kassa_domain::link::{Link, LinkBody, NewLink};
use kassa_domain::subscription::{Subscription, SubscriptionStatus};
use kassa_domain::time::DAY;

/// The value with fields of this object put over it.
fn with(mut value: Value, fields: &Value) -> Value {
    for (name, field) in fields.as_object().unwrap() {
        value[name] = field.clone();
    }
    value
}

/// Three seats at 25.00 a month.
fn seats() -> Value {
    json!({
        "lines": [{ "id": "li_1", "price": "price_1", "product": "prod_1", "name": "Pro", "unit_label": "seat",
            "tier": "pro", "period": { "interval": "month", "count": 1 }, "recurring": true, "unit": 2500,
            "quantity": 3 }],
    })
}

fn discounted() -> Value {
    let discount = json!({ "coupon": "cpn_1", "promotion_code": "promo_1", "code": "SPRING", "name": "Spring",
        "off": { "percent": 100_000 }, "duration": { "repeating": 3 } });
    with(seats(), &json!({ "discount": discount }))
}

fn visa() -> Value {
    json!({ "processor": "simulator", "reference": "pm_secret",
        "instrument": { "type": "card", "brand": "visa", "last4": "4242" } })
}

/// A subscription in this status, whose body has these fields besides.
pub(super) fn subscription(status: &str, body: Value) -> Subscription {
    let usual = json!({
        "session": "cs_1", "currency": "EUR", "cart": seats(),
        "schedule": { "anchor": AT, "period": { "interval": "month", "count": 1 } },
        "index": 0, "current_start": AT, "current_end": AT + 30 * DAY, "started_at": AT, "method": visa(),
        "latest_invoice": "in_1", "invoices": 1, "metadata": { "team": "blue" }, "updated_at": AT,
    });
    of(
        json!({ "id": "sub_abcdefgh1", "scope": scope(), "status": status, "customer": "cus_1", "created_at": AT,
        "version": 1, "body": with(usual, &body) }),
    )
}

/// One of each status, each with something else that can be said of it.
pub(super) fn every_subscription() -> Vec<Subscription> {
    let mut first =
        subscription("incomplete", json!({ "started_at": null, "method": null, "latest_invoice": null }));
    first.customer = None;
    vec![
        first,
        subscription(
            "trialing",
            json!({ "index": -1, "trial_end": AT + 14 * DAY, "free": true, "missing_method": "pause",
                "method": null, "current_end": AT + 14 * DAY, "cancel_at_period_end": true, "canceled_at": AT }),
        ),
        subscription(
            "active",
            json!({ "cart": discounted(), "discount_until": AT + 90 * DAY, "cycles_left": 11, "adjustments": [
                { "name": "Unused time on Pro", "amount": -1250, "kind": "unused" },
                { "name": "Remaining time on Pro", "amount": 3750, "kind": "remaining" }] }),
        ),
        subscription("past_due", json!({ "open_invoice": "in_2", "latest_invoice": "in_2", "invoices": 2 })),
        subscription(
            "paused",
            json!({ "paused_at": AT, "resumes_at": AT + 60 * DAY, "method": { "processor": "simulator",
                "reference": "w_1",
                "instrument": { "type": "mobile_money", "provider": "mtn", "phone": "+23355…" } } }),
        ),
        subscription("canceled", json!({ "cancel_at": AT, "canceled_at": AT - DAY, "ended_at": AT })),
        subscription(
            "unpaid",
            json!({ "open_invoice": "in_2", "when_unpaid": "unpaid", "held_at": AT,
            "method": { "processor": "simulator", "reference": "b_1", "instrument": { "type": "bank_transfer" } } }),
        ),
    ]
}

/// An invoice in this status, for this cart, whose body has these fields besides.
pub(super) fn invoice(status: &str, amount: i64, cart: Value, body: Value) -> Invoice {
    let usual = json!({
        "reason": "cycle", "session": "csi_1", "cart": cart, "period_start": AT, "period_end": AT + 30 * DAY,
        "email": "a@b.example", "updated_at": AT,
    });
    of(
        json!({ "id": "in_1", "scope": scope(), "subscription": "sub_abcdefgh1", "ordinal": 1, "status": status,
        "customer": "cus_1", "amount": { "amount": amount, "currency": "EUR" }, "created_at": AT, "version": 1,
        "body": with(usual, &body) }),
    )
}

fn with_adjustments(cart: Value, amounts: &[(&str, i64)]) -> Value {
    let made: Vec<Value> = amounts
        .iter()
        .map(|(name, amount)| json!({ "name": name, "amount": amount, "kind": "unused" }))
        .collect();
    with(cart, &json!({ "adjustments": made }))
}

fn collecting() -> Value {
    json!({ "tries": 1, "next_try": AT + DAY, "due_by": AT + 21 * DAY, "last_decline": "insufficient_funds" })
}

/// One of each status: the first one, one that is being collected, one that credit paid, and two that were closed.
pub(super) fn every_invoice() -> Vec<Invoice> {
    let both = [("Unused time on Pro", -1250), ("Remaining time on Pro", 3750)];
    let credit = [("Unused time on Team", -10_000)];
    let card = json!({ "type": "card", "brand": "visa", "last4": "4242" });
    vec![
        invoice(
            "paid",
            6750,
            discounted(),
            json!({ "reason": "start", "session": "cs_1", "paid_by": "pay_1", "instrument": card, "paid_at": AT,
                "tries": 1, "last_decline": "card_declined" }),
        ),
        invoice("open", 9250, with_adjustments(discounted(), &both), collecting()),
        invoice("paid", 0, with_adjustments(seats(), &credit), json!({ "paid_at": AT })),
        invoice("void", 7500, seats(), collecting()),
        invoice("uncollectible", 7500, seats(), json!({ "tries": 5, "last_decline": "expired_card" })),
    ]
}

/// The link that this body makes, by the route's own reader.
fn made(route: &str, body: &Value) -> Link {
    let found = ROUTES.iter().find(|found| found.name == route).unwrap();
    let body = Bytes::from(body.to_string());
    let headers = http::HeaderMap::new();
    let request = ApiRequest { params: vec![], query: "", headers: &headers, body: &body, key: None };
    let Ok(Call::Run(Command::CreateLink(new))) = (found.read)(&request) else { panic!("{body:?}") };
    let NewLink {
        kind,
        name,
        template,
        offer,
        active,
        max_completed,
        starts_at,
        expires_at,
        inactive_message,
    } = *new;
    Link {
        id: LinkId::of(if kind == LinkKind::Link { "pl_1" } else { "offer_1" }),
        scope: of(scope()),
        kind,
        active: active.unwrap_or(true),
        max_completed,
        taken: 3,
        completed: 2,
        created_at: Timestamp(AT),
        version: 1,
        body: LinkBody {
            name: name.unwrap_or_else(|| "Pro".to_owned()),
            template: Box::new(template),
            offer: offer.map(Box::new),
            starts_at,
            expires_at,
            inactive_message,
            updated_at: Timestamp(AT),
            stamp: Timestamp(0),
            rest: serde_json::Map::new(),
        },
    }
}

/// Bodies that make links: one by each way to price, and one that says everything that can be said.
fn link_bodies() -> Vec<Value> {
    vec![
        json!({ "amount": 5000, "currency": "GHS", "description": "A talk", "name": "Talk",
            "capture_method": "manual" }),
        json!({ "tier": "pro", "mode": "subscription", "subscription_data": { "trial_end": "2027-01-01T00:00:00Z" } }),
        json!({ "custom_unit_amount": { "minimum": 500, "preset": 2000 }, "currency": "GHS", "submit_type": "donate" }),
        json!({ "name": "Tips", "allow_custom_amount": true, "minimum_amount": 500, "maximum_amount": 90000,
            "collect_phone": true, "collect_email": true, "collect_name": true, "currency": "GHS" }),
        everything(),
    ]
}

fn everything() -> Value {
    let days = |value: i64| json!({ "unit": "business_day", "value": value });
    let typed = |key: &str, kind: &str| {
        json!({ "key": key, "label": { "type": "custom", "custom": "Say" }, "type": kind, "optional": true,
            kind: { "minimum_length": 1, "maximum_length": 20, "default_value": "7" } })
    };
    json!({
        "line_items": [
            { "price": "price_1", "quantity": 2, "adjustable_quantity": { "enabled": true, "minimum": 1 },
              "tax_rates": ["txr_1"] },
            { "price_data": { "currency": "EUR", "unit_amount": 900, "tax_behavior": "exclusive",
                "product_data": { "name": "Seat", "description": "One more", "unit_label": "seat" },
                "recurring": { "interval": "month", "interval_count": 1 } }, "quantity": 1 },
        ],
        "optional_items": [{ "price_data": { "unit_amount": 1, "product": "prod_1" }, "quantity": 1 }],
        "mode": "subscription", "currency": "EUR", "name": "Team", "description": "For teams",
        "subscription_data": { "billing_cycle_anchor": "2027-02-01T00:00:00Z", "proration_behavior": "none",
            "cycles": 12, "when_unpaid": "unpaid", "metadata": { "plan": "team" },
            "trial_settings": { "end_behavior": { "missing_payment_method": "cancel" } } },
        "payment_method_collection": "if_required", "payment_method_types": ["card"],
        "success_url": "https://a.example/s", "cancel_url": "https://a.example/c",
        "discounts": [{ "coupon": "cpn_1" }], "default_promotion_code": "SPRING", "allow_promotion_codes": true,
        "tax_rates": ["txr_2"], "automatic_tax": { "enabled": true },
        "shipping_options": [{ "shipping_rate_data": { "display_name": "Post", "type": "fixed_amount",
            "fixed_amount": { "amount": 490, "currency": "EUR" }, "tax_behavior": "inclusive",
            "delivery_estimate": { "minimum": days(2), "maximum": days(4) } } }],
        "custom_fields": [typed("note", "text"), typed("age", "numeric"), { "key": "size",
            "label": { "type": "custom", "custom": "Size" }, "type": "dropdown", "optional": false,
            "dropdown": { "options": [{ "label": "Small", "value": "s" }], "default_value": "s" } }],
        "consent_collection": { "terms_of_service": "required", "promotions": "auto",
            "terms_of_service_url": "https://a.example/terms" },
        "custom_text": { "submit": { "message": "a" }, "shipping_address": { "message": "b" },
            "terms_of_service_acceptance": { "message": "c" } },
        "billing_address_collection": "required", "phone_number_collection": { "enabled": true },
        "shipping_address_collection": { "allowed_countries": ["DE"] },
        "name_collection": { "individual": { "enabled": true, "optional": true },
            "business": { "enabled": true, "optional": false } },
        "tax_id_collection": { "enabled": true, "required": "if_supported" },
        "submit_type": "subscribe", "locale": "en", "customer_creation": "always", "client_reference_id": "cart-77",
        "after_completion": { "type": "hosted_confirmation", "hosted_confirmation": { "custom_message": "Thanks" } },
        "branding": { "background_color": "#1B2A4A", "font_color": "#fff", "merchant_name": "Team Tea",
            "logo_url": "https://a.example/l.svg" },
        "metadata": { "a": 1, "b": "x", "c": true }, "active": false,
        "restrictions": { "completed_sessions": { "limit": 50 } },
        "starts_at": "2026-12-01T10:00:00Z", "expires_at": "2027-06-01T00:00:00Z", "inactive_message": "Come again.",
    })
}

fn offer_bodies() -> Vec<Value> {
    vec![
        json!({ "name": "Membership", "price": "price_1" }),
        json!({
            "name": "Gym", "description": "All machines", "amount": 4900, "currency": "EUR", "interval": "month",
            "interval_count": 3, "trial_period_days": 14, "setup_fee": 1900, "cycles": 12, "when_unpaid": "unpaid",
            "trial_settings": { "end_behavior": { "missing_payment_method": "pause" } },
            "payment_method_collection": "if_required", "allow_promotion_codes": true,
            "after_completion": { "type": "redirect" }, "success_url": "https://a.example/s",
            "cancel_url": "https://a.example/c", "metadata": { "hall": 2 }, "active": true,
            "branding": { "background_color": "#1b2a4a" },
            "restrictions": { "completed_sessions": { "limit": 9 } }, "starts_at": "2026-12-01T10:00:00Z",
            "expires_at": "2027-06-01T00:00:00Z", "inactive_message": "Come again.",
        }),
    ]
}

pub(super) fn every_link() -> Vec<Link> {
    link_bodies().iter().map(|body| made("payment_links.create", body)).collect()
}

pub(super) fn every_offer() -> Vec<Link> {
    offer_bodies().iter().map(|body| made("offers.create", body)).collect()
}

pub(super) fn portal(return_url: Option<&str>) -> Answer {
    Answer::Portal {
        customer: CustomerId::of("cus_1"),
        token: kassa_domain::Secret::new("sealed"),
        until: Timestamp(AT + 3_600_000),
        created_at: Timestamp(AT),
        return_url: return_url.map(str::to_owned),
    }
}

/// A session that starts a subscription, as a link opened it, with a part of a period to be paid.
pub(super) fn subscribing() -> Session {
    let mut cart = seats();
    cart["lines"][0]["share"] = json!([10 * DAY, 31 * DAY]);
    of(json!({
        "id": "cs_sub", "scope": scope(), "status": "complete", "amount": { "amount": 2419, "currency": "EUR" },
        "customer": "cus_1", "paid_by": "pay_1", "created_at": AT, "expires_at": AT + DAY, "version": 1,
        "body": { "dialect": "native", "success_url": "", "cancel_url": "", "methods": ["card"], "cart": cart,
            "terms": { "period": { "interval": "month", "count": 1 }, "needs_method": false,
                "anchor": AT + 10 * DAY, "subscription": "sub_1", "invoice": "in_1" },
            "link": "pl_1", "tracking": { "utm_source": "letter", "ref": "ama" } },
    }))
}

#[test]
fn every_status_fits_its_schema() {
    let known: Vec<&str> = every_subscription().iter().map(|found| found.status.as_str()).collect();
    let all = SubscriptionStatus::ALL.map(SubscriptionStatus::as_str);
    assert!(all.iter().all(|status| known.contains(status)), "{known:?}");
    for found in every_subscription() {
        assert_fits("Subscription", &reply(&any_call(), &Answer::Subscription(Box::new(found))).1);
    }
    for found in every_invoice() {
        assert_fits("Invoice", &reply(&any_call(), &Answer::Invoice(Box::new(found))).1);
    }
    for (schema, found) in every_link()
        .into_iter()
        .map(|link| ("PaymentLink", link))
        .chain(every_offer().into_iter().map(|offer| ("Offer", offer)))
    {
        let (parts, shown) = reply(&any_call(), &Answer::Link(Box::new(found), true));
        assert_eq!(parts.status, 201);
        assert_fits(schema, &shown);
    }
}

#[test]
fn a_subscription_is_shown_whole() {
    let (_, found) = reply(&any_call(), &Answer::Subscription(Box::new(every_subscription().remove(2))));
    let month = json!({ "interval": "month", "interval_count": 1 });
    assert_eq!(
        found,
        json!({
            "id": "sub_abcdefgh1", "object": "subscription", "status": "active", "customer": "cus_1",
            "amount": 6750, "currency": "EUR", "interval": "month", "interval_count": 1,
            "items": { "object": "list", "has_more": false, "data": [{
                "id": "li_1", "object": "subscription_item", "description": "Pro", "quantity": 3, "tier": "pro",
                "price": { "id": "price_1", "object": "price", "product": "prod_1", "unit_amount": 2500,
                    "custom_unit_amount": null, "currency": "EUR", "type": "recurring", "recurring": month,
                    "period": month, "unit_label": "seat", "tax_behavior": "unspecified" } }] },
            "discounts": [{ "coupon": "cpn_1", "promotion_code": "promo_1", "code": "SPRING", "name": "Spring" }],
            "discount_end": "2026-09-15T11:50:00Z",
            "pending_adjustments": [
                { "description": "Unused time on Pro", "amount": -1250 },
                { "description": "Remaining time on Pro", "amount": 3750 },
            ],
            "current_period_start": "2026-06-17T11:50:00Z", "current_period_end": "2026-07-17T11:50:00Z",
            "billing_cycle_anchor": "2026-06-17T11:50:00Z", "started_at": "2026-06-17T11:50:00Z",
            "trial_end": null,
            "trial_settings": { "end_behavior": { "missing_payment_method": "create_invoice" } },
            "cycles_left": 11, "cancel_at_period_end": false, "cancel_at": null, "canceled_at": null,
            "ended_at": null, "paused_at": null, "resumes_at": null, "held_at": null, "when_unpaid": "cancel",
            "payment_method": { "type": "card", "card": { "brand": "visa", "last4": "4242" } },
            "latest_invoice": "in_1", "open_invoice": null, "session": "cs_1", "metadata": { "team": "blue" },
            "payment_link": null,
            "offer": null,
            "livemode": false, "created_at": "2026-06-17T11:50:00Z", "updated_at": "2026-06-17T11:50:00Z",
        })
    );
}

#[test]
fn the_name_of_a_kept_card_is_shown_to_nobody() {
    for found in every_subscription() {
        let response =
            Native::new("").reply(&ROUTES[0], &any_call(), Ok(&Answer::Subscription(Box::new(found))));
        let text = String::from_utf8(response.body().to_vec()).unwrap();
        for secret in ["pm_secret", "w_1", "b_1", "+23355"] {
            assert!(!text.contains(&format!("\"{secret}")), "{text}");
        }
    }
}

#[test]
fn an_invoice_is_shown_whole() {
    let (_, found) = reply(&any_call(), &Answer::Invoice(Box::new(every_invoice().remove(1))));
    let month = json!({ "interval": "month", "interval_count": 1 });
    let spring =
        json!({ "coupon": "cpn_1", "promotion_code": "promo_1", "code": "SPRING", "name": "Spring" });
    let price = json!({ "id": "price_1", "object": "price", "product": "prod_1", "unit_amount": 2500,
        "custom_unit_amount": null, "currency": "EUR", "type": "recurring", "recurring": month, "period": month,
        "unit_label": "seat", "tax_behavior": "unspecified" });
    let line = json!({ "id": "li_1", "object": "item", "description": "Pro", "quantity": 3, "currency": "EUR",
        "amount_subtotal": 7500, "amount_discount": 750, "amount_tax": 0, "amount_total": 6750, "price": price,
        "discounts": [{ "amount": 750, "discount": spring }], "taxes": [], "adjustable_quantity": null,
        "tier": "pro" });
    let adjustments = json!([
        { "description": "Unused time on Pro", "amount": -1250 },
        { "description": "Remaining time on Pro", "amount": 3750 },
    ]);
    let amounts = json!({ "amount_subtotal": 7500, "amount_discount": 750, "amount_tax": 0, "amount_shipping": 0,
        "amount_adjusted": 2500, "amount_carried": 0, "total": 9250, "amount_paid": 0, "amount_remaining": 9250 });
    let rest = json!({
        "id": "in_1", "object": "invoice", "number": "BCDEFGH1-0002", "status": "open",
        "billing_reason": "subscription_cycle", "subscription": "sub_abcdefgh1", "customer": "cus_1",
        "customer_email": "a@b.example", "currency": "EUR",
        "lines": { "object": "list", "has_more": false, "data": [line] }, "adjustments": adjustments,
        "discounts": [spring], "period_start": "2026-06-17T11:50:00Z", "period_end": "2026-07-17T11:50:00Z",
        "payment": null, "payment_method": null, "attempt_count": 1,
        "next_payment_attempt": "2026-06-18T11:50:00Z", "due_date": "2026-07-08T11:50:00Z",
        "failure_code": "insufficient_funds", "paid_at": null,
        "hosted_invoice_url": "https://pay.example/invoices/in_1",
        "payment_url": "https://pay.example/checkout/csi_1", "livemode": false,
        "created_at": "2026-06-17T11:50:00Z", "updated_at": "2026-06-17T11:50:00Z",
    });
    assert_eq!(found, with(rest, &amounts));
}

#[test]
fn the_parts_of_an_invoice_sum_to_its_total() {
    for found in every_invoice() {
        let (_, shown) = reply(&any_call(), &Answer::Invoice(Box::new(found)));
        let part = |name: &str| shown[name].as_i64().unwrap();
        let sum = part("amount_subtotal") - part("amount_discount") + part("amount_shipping");
        assert_eq!(sum + part("amount_adjusted") + part("amount_carried"), part("total"), "{shown:#}");
        let still = if shown["status"] == "open" { part("total") } else { 0 };
        assert_eq!(part("amount_remaining"), still);
        assert_eq!(part("amount_paid"), if shown["status"] == "paid" { part("total") } else { 0 });
    }
    let (_, by_credit) = reply(&any_call(), &Answer::Invoice(Box::new(every_invoice().remove(2))));
    assert_eq!(
        (&by_credit["amount_adjusted"], &by_credit["amount_carried"], &by_credit["payment"]),
        (&json!(-10_000), &json!(2_500), &Value::Null)
    );
}

/// What a closed invoice once waited for is nobody's business any more; why it failed is, unless it was paid after all.
#[test]
fn only_an_open_invoice_waits_for_something() {
    for found in every_invoice() {
        let (_, shown) = reply(&any_call(), &Answer::Invoice(Box::new(found)));
        let open = shown["status"] == "open";
        for field in ["next_payment_attempt", "due_date", "payment_url"] {
            assert_eq!(shown[field].is_string(), open, "{field} {shown:#}");
        }
        assert_eq!(shown["failure_code"].is_null(), shown["status"] == "paid", "{shown:#}");
    }
}

#[test]
fn a_way_into_the_portal_is_shown_once_and_kept_nowhere() {
    let (parts, found) = reply(&any_call(), &portal(Some("https://a.example/account")));
    assert_eq!((parts.status.as_u16(), &parts.headers["cache-control"]), (201, &"no-store".parse().unwrap()));
    assert_eq!(
        found,
        json!({ "object": "billing_portal.session", "url": "https://pay.example/portal/sealed",
            "customer": "cus_1", "return_url": "https://a.example/account",
            "expires_at": "2026-06-17T12:50:00Z", "created_at": "2026-06-17T11:50:00Z" })
    );
    assert_fits("PortalSession", &reply(&any_call(), &portal(None)).1);
}

/// Says where what was sent is not shown.
fn lost(sent: &Value, shown: &Value, at: &str) -> Option<String> {
    match (sent, shown) {
        (Value::Object(fields), Value::Object(_)) => {
            fields.iter().find_map(|(name, field)| lost(field, &shown[name], &format!("{at}.{name}")))
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            items.iter().zip(others).find_map(|(item, other)| lost(item, other, &format!("{at}[]")))
        }
        _ => (sent != shown).then(|| format!("{at}: {sent} is shown as {shown}")),
    }
}

#[test]
fn a_link_shows_everything_that_was_sent() {
    for (route, bodies) in [("payment_links.create", link_bodies()), ("offers.create", offer_bodies())] {
        for body in bodies {
            let (_, shown) = reply(&any_call(), &Answer::Link(Box::new(made(route, &body)), false));
            assert_eq!(lost(&body, &shown, ""), None, "{shown:#}");
        }
    }
    let document = openapi("", "");
    let takes = &document["components"]["schemas"]["PaymentLinkCreate"]["properties"];
    let said: Vec<&String> = takes.as_object().unwrap().keys().collect();
    let tried = link_bodies();
    let untried = said.iter().find(|name| tried.iter().all(|body| body.get(name.as_str()).is_none()));
    assert_eq!(untried, None);
}

#[test]
fn a_link_is_shown_whole() {
    let restrictions = json!({ "completed_sessions": { "limit": 5 } });
    let body = json!({ "line_items": [{ "price": "price_1" }], "restrictions": restrictions });
    let (_, found) = reply(&any_call(), &Answer::Link(Box::new(made("payment_links.create", &body)), false));
    let common = json!({
            "id": "pl_1", "object": "payment_link", "url": "https://pay.example/l/pl_1",
            "qr_url": "https://pay.example/l/pl_1/qr.svg", "name": "Pro", "active": true, "success_url": null,
            "cancel_url": null, "after_completion": { "type": "redirect", "hosted_confirmation": null },
            "allow_promotion_codes": false, "restrictions": { "completed_sessions": { "limit": 5, "count": 2 } },
            "starts_at": null, "expires_at": null, "inactive_message": null, "metadata": {}, "livemode": false,
            "created_at": "2026-06-17T11:50:00Z", "updated_at": "2026-06-17T11:50:00Z",
    });
    let own = json!({ "mode": "payment",
            "description": null, "currency": null, "amount": null, "tier": null,
            "line_items": [{ "price": "price_1", "price_data": null, "quantity": 1, "adjustable_quantity": null,
                "tax_rates": [] }],
            "custom_unit_amount": null, "allow_custom_amount": false, "minimum_amount": null,
            "maximum_amount": null, "collect_phone": false, "collect_email": true, "collect_name": false,
            "subscription_data": null, "payment_method_collection": "always",
            "payment_method_types": null, "submit_type": "pay", "locale": "auto",
            "capture_method": "automatic", "optional_items": [],
            "discounts": [],
            "default_promotion_code": null, "tax_rates": [], "automatic_tax": { "enabled": false },
            "shipping_options": [], "client_reference_id": null, "customer_creation": "if_required",
            "custom_fields": [], "consent_collection": null,
            "custom_text": { "submit": null, "shipping_address": null, "terms_of_service_acceptance": null },
            "billing_address_collection": "auto", "shipping_address_collection": null,
            "phone_number_collection": { "enabled": false }, "name_collection": null,
            "tax_id_collection": { "enabled": false, "required": "never" },
    });
    assert_eq!(found, with(common, &own));
}

#[test]
fn an_offer_of_a_price_has_no_terms_of_its_own() {
    let (_, found) = reply(&any_call(), &Answer::Link(Box::new(every_offer().remove(0)), false));
    assert_eq!(
        found,
        json!({
            "id": "offer_1", "object": "offer", "url": "https://pay.example/subscribe/offer_1",
            "qr_url": "https://pay.example/subscribe/offer_1/qr.svg", "name": "Membership", "active": true,
            "success_url": null, "cancel_url": null,
            "after_completion": { "type": "redirect", "hosted_confirmation": null },
            "allow_promotion_codes": false,
            "restrictions": { "completed_sessions": { "limit": null, "count": 2 } }, "starts_at": null,
            "expires_at": null, "inactive_message": null, "metadata": {}, "livemode": false,
            "created_at": "2026-06-17T11:50:00Z", "updated_at": "2026-06-17T11:50:00Z", "description": null,
            "price": "price_1", "amount": null, "currency": null, "interval": null, "interval_count": null,
            "trial_period_days": null, "trial_settings": null, "setup_fee": null, "cycles": null,
            "when_unpaid": "cancel", "payment_method_collection": "always",
        })
    );
}

#[test]
fn lists_say_where_they_stand() {
    for (schema, url, answer) in [
        ("SubscriptionList", "/v1/subscriptions", Answer::Subscriptions(listed(every_subscription()))),
        ("InvoiceList", "/v1/invoices", Answer::Invoices(listed(every_invoice()))),
        ("PaymentLinkList", "/v1/payment_links", Answer::Links(LinkKind::Link, listed(every_link()))),
        ("OfferList", "/v1/offers", Answer::Links(LinkKind::Offer, listed(every_offer()))),
    ] {
        let (parts, found) = reply(&any_call(), &answer);
        assert_eq!((parts.status.as_u16(), &found["url"]), (200, &json!(url)));
        assert_fits(schema, &found);
    }
}

#[test]
fn a_session_says_what_it_starts_and_where_it_came_from() {
    let session = |session: Session| {
        reply(&any_call(), &Answer::Session { session, created: false, more: Box::default() }).1
    };
    let found = session(subscribing());
    assert_eq!((&found["mode"], &found["amount"]), (&json!("subscription"), &json!(2419)));
    assert_eq!((&found["subscription"], &found["invoice"]), (&json!("sub_1"), &json!("in_1")));
    assert_eq!(found["payment_method_collection"], "if_required");
    assert_eq!(found["payment_link"], "pl_1");
    assert_eq!(found["tracking"], json!({ "utm_source": "letter", "ref": "ama" }));
    let usual = session(plain());
    assert_eq!((&usual["mode"], &usual["payment_method_collection"]), (&json!("payment"), &json!("always")));
    assert_eq!((&usual["subscription"], &usual["payment_link"]), (&Value::Null, &Value::Null));
    assert_eq!(usual["tracking"], json!({}));
}

/// A payment of a renewal names a session that no merchant made. Whoever follows it finds the invoice.
#[test]
fn a_session_of_ours_says_which_invoice_it_pays() {
    let session = |body: Value| -> Value {
        let mut session = plain();
        session.body = of(with(serde_json::to_value(&session.body).unwrap(), &body));
        assert!(session.is_ours());
        reply(&any_call(), &Answer::Session { session, created: false, more: Box::default() }).1
    };
    let pays = session(json!({ "invoice": "in_2", "cart": seats() }));
    assert_eq!((&pays["invoice"], &pays["subscription"]), (&json!("in_2"), &Value::Null));
    let card = session(json!({ "card_for": "sub_1" }));
    assert_eq!((&card["invoice"], &card["subscription"]), (&Value::Null, &json!("sub_1")));
    assert_fits("Session", &card);
}

#[test]
fn what_changed_in_a_period_is_explained() {
    let steps = |session: Session| -> Vec<(String, String)> {
        let (_, found) = reply(&any_call(), &Answer::Explained(Box::new(session)));
        assert_fits("Explanation", &found);
        let word = |step: &Value, field: &str| step[field].as_str().unwrap().to_owned();
        let steps = found["steps"].as_array().unwrap();
        steps.iter().map(|step| (word(step, "what"), word(step, "text"))).collect()
    };
    let said = |what: &str, text: &str| (what.to_owned(), text.to_owned());
    let share =
        "Pro: EUR 75.00 x 10 days / 31 days of the period = EUR 24.19, rounded to the nearest, halves up.";
    assert_eq!(steps(subscribing())[1], said("line_share", share));
    let credit = [("Unused time on Team", -10_000), ("Remaining time on Pro", 500)];
    let mut session = subscribing();
    session.body.cart = Some(Box::new(of(with_adjustments(seats(), &credit))));
    session.amount.amount = 0;
    assert_eq!(
        steps(session)[2..],
        [
            said("adjustment", "Unused time on Team: EUR -100.00."),
            said("adjustment", "Remaining time on Pro: EUR 5.00."),
            said("carried", "Left for the next invoice: EUR 20.00."),
            said("total", "To be paid: EUR 0.00."),
        ]
    );
}

fn changed(before: Subscription, after: Subscription) -> Value {
    let mut found = event(EventKind::SubscriptionUpdated, Snapshot::Subscription(Box::new(after)));
    found.body.previous = Some(Box::new(Snapshot::Subscription(Box::new(before))));
    let text = Native::new("").event(&found, &More::default()).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_fits("Event", &value);
    value["data"].clone()
}

/// Exactly the fields that are others now, with what they were.
#[test]
fn a_change_says_what_was_before() {
    let before = subscription("active", json!({}));
    let later = json!({ "open_invoice": "in_2", "latest_invoice": "in_2", "updated_at": AT + 1_000,
        "metadata": { "team": "red" }, "cart": discounted(), "current_end": AT + 60 * DAY });
    let data = changed(before, subscription("past_due", later));
    assert_eq!(
        data["previous_attributes"],
        json!({ "status": "active", "open_invoice": null, "latest_invoice": "in_1", "metadata": { "team": "blue" },
            "amount": 7500, "discounts": [], "current_period_end": "2026-07-17T11:50:00Z" })
    );
    assert_eq!(data["object"]["updated_at"], "2026-06-17T11:50:01Z");
    let before = subscription("active", json!({}));
    let more = json!({ "cart": with(seats(), &json!({ "lines": [] })) });
    let items = &changed(before, subscription("active", more))["previous_attributes"]["items"];
    assert_eq!(items["data"][0]["quantity"], 3, "a field that changed in depth is there whole");
}

#[test]
fn a_change_that_no_field_shows_says_nothing() {
    let before = subscription("active", json!({}));
    let mut method = visa();
    method["reference"] = json!("pm_other");
    let after =
        subscription("active", json!({ "updated_at": AT + 5_000, "settled_at": AT, "method": method }));
    assert_eq!(changed(before, after)["previous_attributes"], json!({}));
}

#[test]
fn what_is_new_has_no_before() {
    let new = Snapshot::Subscription(Box::new(subscription("trialing", json!({}))));
    let text = Native::new("").event(&event(EventKind::SubscriptionCreated, new), &More::default()).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    assert!(value["data"].get("previous_attributes").is_none());
}

/// While a renewal is collected the paid period is over, and the customer has the tier all the same.
#[test]
fn a_subscription_and_not_a_time_decides_what_a_customer_has() {
    let mut found = entitled();
    found.subscription = Some(kassa_domain::id::SubscriptionId::of("sub_1"));
    let shown = customer::entitlement(None, None, None, Some(&found), Timestamp(AT + 30 * DAY));
    let shown = serde_json::to_value(shown).unwrap();
    assert_eq!((&shown["active"], &shown["status"]), (&json!(true), &json!("active")));
    assert_eq!(shown["expires_at"], "2026-06-17T11:50:00Z");
}
