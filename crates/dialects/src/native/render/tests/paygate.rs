//! Payments without a page, plans, and what the PayGate documents word otherwise.

use super::*;
use crate::native::Settings;
use kassa_domain::catalog::Plan;
use kassa_domain::id::PriceId;
use kassa_domain::metadata::Metadata;
use kassa_domain::payment::NewPayment;
use kassa_domain::session::Status;

fn asked(status: &str, instrument: Value, ask: Value) -> Attempt {
    of(json!({
        "id": "pay_1", "scope": scope(), "session": "csi_1", "status": status,
        "amount": { "amount": 5000, "currency": "GHS" }, "customer": null, "method": "mobile_money",
        "processor": "simulator", "created_at": AT, "version": 1,
        "body": { "instrument": instrument, "ask": ask, "description": "Order 1234",
            "metadata": { "order_id": "1234" }, "state": {}, "updated_at": AT },
    }))
}

fn new_payment() -> Command {
    Command::CreatePayment(Box::new(NewPayment {
        dialect: "native".into(),
        amount: 5000,
        currency: "GHS".into(),
        method: "mobile_money".into(),
        provider: None,
        phone: None,
        description: None,
        customer: None,
        metadata: Metadata::new(),
    }))
}

#[test]
fn a_payment_has_the_fields_of_the_document_in_its_order() {
    let wallet = json!({ "type": "mobile_money", "provider": "mtn", "phone": "024****567" });
    let attempt = asked("asked", wallet, Value::Null);
    let answer = Answer::Attempt { attempt, started: true, replaced: None };
    for call in [Call::Run(new_payment()), Call::Once(new_payment(), "k".into())] {
        let response = Native::new("").reply(&ROUTES[0], &call, Ok(&answer));
        assert_eq!(response.status(), 201);
        let text = String::from_utf8(response.body().to_vec()).unwrap();
        let start = concat!(
            r#"{"id":"pay_1","object":"payment","amount":5000,"currency":"GHS","status":"processing","#,
            r#""payment_method":"mobile_money","provider":"mtn","phone":"024****567","#,
            r#""description":"Order 1234","customer":null,"metadata":{"order_id":"1234"},"#,
        );
        assert!(text.starts_with(start), "{text}");
        assert!(
            text.ends_with(r#""created_at":"2026-06-17T11:50:00Z","updated_at":"2026-06-17T11:50:00Z"}"#)
        );
    }
}

#[test]
fn a_pending_payment_says_what_the_buyer_is_to_do() {
    let wallet = json!({ "type": "mobile_money", "provider": "mtn", "phone": "024****567" });
    let bank = json!({ "type": "bank_transfer" });
    let transfer = json!({ "type": "transfer", "bank": "Bank of Tests", "account": "00", "reference": "R1" });
    let page = json!({
        "type": "redirect_to_url", "redirect_to_url": { "url": "https://pay.example/checkout/csi_1" },
    });
    for (status, instrument, ask, action) in [
        ("asked", &wallet, Value::Null, Value::Null),
        ("offered", &wallet, json!({ "type": "prompt" }), json!({ "type": "confirm_on_phone" })),
        ("challenged", &wallet, json!({ "type": "code", "wrong": 1 }), page.clone()),
        ("challenged", &wallet, json!({ "type": "challenge", "bank": "B" }), page.clone()),
        // The answer is on its way to the bank: nobody is asked right now.
        ("asked", &wallet, json!({ "type": "code", "wrong": 1 }), Value::Null),
        ("canceled", &wallet, json!({ "type": "prompt" }), Value::Null),
        (
            "offered",
            &bank,
            transfer,
            json!({
                "type": "display_bank_transfer_instructions",
                "display_bank_transfer_instructions":
                    { "bank_name": "Bank of Tests", "account_number": "00", "reference": "R1" },
            }),
        ),
    ] {
        let attempt = asked(status, instrument.clone(), ask);
        let (_, found) = reply(&any_call(), &Answer::Payment(Box::new(attempt)));
        assert_fits("Payment", &found);
        assert_eq!(found["next_action"], action, "{status}");
    }
}

#[test]
fn a_plan_is_shown_under_its_own_prefix() {
    let plan = || Plan { product: product(), price: price() };
    let (parts, found) = reply(&any_call(), &Answer::Plan(Box::new(plan()), true));
    assert_eq!(parts.status, 201);
    assert_fits("Plan", &found);
    assert_eq!((&found["id"], &found["price"]), (&json!("plan_1"), &json!("price_1")));
    assert_eq!((&found["name"], &found["amount"]), (&json!("Membership"), &json!(19900)));
    assert_fits("PlanList", &reply(&any_call(), &Answer::Plans(listed(vec![plan()]))).1);
    let mut archived = plan();
    archived.product.active = false;
    assert_eq!(reply(&any_call(), &Answer::Plan(Box::new(archived), false)).1["active"], false);
}

fn refused(native: &Native, call: &Call, refusal: &Refusal) -> (u16, Value) {
    let response = native.reply(&ROUTES[0], call, Err(refusal));
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    (response.status().as_u16(), body["error"].clone())
}

#[test]
fn a_refusal_names_the_thing_as_it_was_asked_for() {
    let native = Native::new("");
    let once = Call::Once(new_payment(), "k".into());
    for (refusal, status) in [(Refusal::KeyReused, 422), (Refusal::KeyInFlight, 409)] {
        let (found, error) = refused(&native, &once, &refusal);
        assert_eq!((found, &error["param"]), (status, &json!("idempotency_key")), "{error}");
        let (found, error) = refused(&native, &Call::Run(new_payment()), &refusal);
        assert_eq!((found, &error["param"]), (status, &Value::Null), "the header is no parameter: {error}");
    }
    let plan = Call::Ask(Query::Plan(PriceId::of("price_1")));
    let missing = Refusal::NotFound(kassa_domain::refusal::Noun::Price);
    assert_eq!(refused(&native, &plan, &missing).1["message"], "No such plan.");
}

#[test]
fn what_expiring_twice_answers_is_the_operators_to_set() {
    let expire = Call::Run(Command::ExpireSession(SessionId::of("cs_1")));
    let closed = Refusal::SessionState(Status::Complete);
    let usual = Native::new("");
    assert_eq!(refused(&usual, &expire, &closed).0, 409);
    let mut settings = Settings::default();
    settings.set("expire_conflict", "400").unwrap();
    let other = Native::new("").with(&settings);
    let (status, error) = refused(&other, &expire, &closed);
    assert_eq!((status, &error["code"]), (400, &json!("session_not_open")));
    assert_eq!(refused(&other, &any_call(), &closed).0, 409, "nothing else changes");
    assert_eq!(refused(&other, &expire, &Refusal::NotFound(kassa_domain::refusal::Noun::Session)).0, 404);
    assert!(settings.set("expire_conflict", "418").unwrap_err().contains("409, 400"));
}

#[test]
fn webhooks_are_listed_where_they_were_asked_for() {
    let url = |name: &str| {
        let route = ROUTES.iter().find(|route| route.name == name).unwrap();
        let response = Native::new("").reply(route, &any_call(), Ok(&Answer::Endpoints(listed(vec![]))));
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert_fits("WebhookEndpointList", &body);
        body["url"].as_str().unwrap().to_owned()
    };
    assert_eq!(url("webhooks.list"), "/v1/webhooks");
    assert_eq!(url("webhook_endpoints.list"), "/v1/webhook_endpoints");
}
