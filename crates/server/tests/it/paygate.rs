//! What the PayGate documents have besides checkout sessions: payments without a page, plans, links in its words,
//! webhooks under its name. Whole stories.

use bytes::Bytes;
use kassa_domain::command::Command;
use kassa_domain::event::Cause;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::metadata::Metadata;
use kassa_domain::payment::NewPayment;
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use kassa_domain::{Answer, Secret, signature};
use kassa_engine::Asked;
use kassa_testshop::{Reply, TestShop, Wire};
use serde_json::{Value, json};
use std::future::{Future, poll_fn};
use std::sync::Arc;
use std::task::Poll;
use tokio::task::JoinSet;

const HOOK: &str = "https://shop.example/hook";

/// A payment of 50 GHS by a wallet that pays after 2 seconds; `more` is JSON to put over its body.
fn body(more: Value) -> String {
    let mut body = json!({ "amount": 5000, "payment_method": "mobile_money", "phone": "0241234567" });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body.to_string()
}

/// The same as a command.
fn new_payment() -> NewPayment {
    NewPayment {
        dialect: "native".to_owned(),
        amount: 5000,
        currency: "GHS".to_owned(),
        method: "mobile_money".to_owned(),
        provider: None,
        phone: Some(Secret::new("0241234567")),
        description: None,
        customer: None,
        metadata: Metadata::new(),
    }
}

async fn asked(shop: &TestShop, more: Value) -> Value {
    let reply = shop.api("POST", "/v1/payments", &body(more)).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    shop.engine.hear_out().await;
    reply.json()
}

async fn payment(shop: &TestShop, id: &Value) -> Value {
    shop.get(&format!("/v1/payments/{}", id.as_str().unwrap())).await.json()
}

/// The money that the bank has taken and not given back, and how many charges it knows.
fn taken(shop: &TestShop) -> (i64, usize) {
    let charges = shop.book.charges().unwrap();
    (charges.iter().map(|charge| charge.captured - charge.refunded).sum(), charges.len())
}

#[tokio::test]
async fn a_phone_is_charged_without_a_page() {
    let shop = TestShop::open().await;
    shop.endpoint(HOOK, &["payment.created", "payment.succeeded"]).await;
    let more = json!({ "description": "Order 1234", "metadata": { "order_id": "1234" },
        "idempotency_key": "order-1234" });
    let made = asked(&shop, more).await;
    assert_eq!((&made["object"], &made["status"]), (&json!("payment"), &json!("processing")));
    assert_eq!((&made["provider"], &made["phone"]), (&json!("mtn"), &json!("024****567")));
    assert_eq!((&made["currency"], &made["description"]), (&json!("GHS"), &json!("Order 1234")));
    assert_eq!((&made["metadata"], &made["next_action"]), (&json!({ "order_id": "1234" }), &Value::Null));
    let now = payment(&shop, &made["id"]).await;
    assert_eq!(
        (&now["status"], &now["next_action"]),
        (&json!("pending"), &json!({ "type": "confirm_on_phone" }))
    );
    shop.later(10 * SECOND).await;
    assert_eq!(payment(&shop, &made["id"]).await["status"], "succeeded");
    assert_eq!(taken(&shop), (5000, 1));
    assert_eq!(
        shop.events().await,
        ["payment.created", "payment.succeeded"],
        "its session is nobody's business"
    );
    let hooks = shop.webhooks();
    for hook in &hooks {
        let event = hook.json();
        // What the phone brought about later, no request did.
        let asked = event["type"] == "payment.created";
        assert_eq!(event["request"]["idempotency_key"] == "order-1234", asked);
        assert_eq!(event["request"]["id"].as_str().is_some_and(|id| id.starts_with("req_")), asked);
        let object = &event["data"]["object"];
        assert_eq!((&object["id"], &object["phone"]), (&made["id"], &json!("024****567")));
        assert_eq!(object["metadata"]["order_id"], "1234");
        assert!(event["pending_webhooks"].is_u64() && event["created_at"].as_str().unwrap().ends_with('Z'));
    }
    assert_eq!(hooks.len(), 2);
    shop.close().await;
}

/// The number to charge is in memory only: not in a row, an event, a stored answer or a webhook.
#[tokio::test]
async fn the_whole_number_is_written_nowhere() {
    let shop = TestShop::open().await;
    shop.endpoint(HOOK, &["*"]).await;
    asked(&shop, json!({ "phone": "+233 24 765 4321", "idempotency_key": "k" })).await;
    shop.later(MINUTE).await;
    assert!(shop.webhooks().iter().all(|hook| !hook.body.contains("7654321")));
    let mut masked = 0;
    for (place, bytes) in shop.written() {
        masked += bytes.windows(10).filter(|window| *window == b"024****321").count();
        for number in ["0247654321", "24 765 4321", "233247654321"] {
            let found = bytes.windows(number.len()).any(|window| window == number.as_bytes());
            assert!(!found, "{number} is in {place}");
        }
    }
    assert!(masked > 0, "the files are those in which it would stand");
    shop.close().await;
}

#[tokio::test]
async fn the_same_request_again_is_answered_the_same_and_charges_nothing() {
    let shop = TestShop::open().await;
    let more = json!({ "idempotency_key": "order-1" });
    let first = shop.api("POST", "/v1/payments", &body(more.clone())).await;
    shop.later(10 * SECOND).await;
    let calls = shop.calls();
    let again = shop.api("POST", "/v1/payments", &body(more)).await;
    shop.engine.hear_out().await;
    assert_eq!((again.status, &again.body), (201, &first.body), "as it was answered at first");
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!((again.header("idempotency-key"), first.header("idempotency-key")), ("order-1", "order-1"));
    assert_eq!((shop.calls(), taken(&shop)), (calls, (5000, 1)));
    let other =
        shop.api("POST", "/v1/payments", &body(json!({ "amount": 1, "idempotency_key": "order-1" }))).await;
    let refused = (422, "idempotency_key_reused".to_owned(), Some("idempotency_key".to_owned()));
    assert_eq!(other.error(), refused);
    // What was refused for its values was never begun: the corrected request may carry the same key.
    let wrong =
        shop.api("POST", "/v1/payments", &body(json!({ "phone": "1", "idempotency_key": "order-2" }))).await;
    assert_eq!(wrong.status, 400);
    asked(&shop, json!({ "idempotency_key": "order-2" })).await;
    shop.later(10 * SECOND).await;
    assert_eq!(taken(&shop), (10_000, 2));
    shop.close().await;
}

#[tokio::test]
async fn a_key_in_the_header_and_one_in_the_body_must_agree() {
    let shop = TestShop::open().await;
    let post = async |more: Value, headers: &[(&str, &str)]| {
        shop.api_with("POST", "/v1/payments", &body(more), headers).await
    };
    let refused = |reply: Reply| {
        let (status, code, param) = reply.error();
        (status, code, param.unwrap_or_default())
    };
    let invalid = |param: &str| (400, "parameter_invalid".to_owned(), param.to_owned());
    let own = json!({ "idempotency_key": "a" });
    assert_eq!(refused(post(own.clone(), &[("idempotency-key", "b")]).await), invalid("idempotency_key"));
    assert_eq!(refused(post(json!({ "idempotency_key": "" }), &[]).await), invalid("idempotency_key"));
    assert_eq!(refused(post(json!({ "idempotency_key": "ö" }), &[]).await), invalid("idempotency_key"));
    let long = json!({ "idempotency_key": "k".repeat(256) });
    assert_eq!(refused(post(long.clone(), &[("idempotency-key", "k")]).await), invalid("idempotency_key"));
    assert_eq!(refused(post(own.clone(), &[("idempotency-key", "ö")]).await), invalid("Idempotency-Key"));
    let both = post(own.clone(), &[("idempotency-key", "a")]).await;
    assert_eq!(both.status, 201);
    shop.engine.hear_out().await;
    // It is one key, wherever it stands.
    let again = post(own, &[]).await;
    assert_eq!((again.status, again.body), (201, both.body));
    shop.later(10 * SECOND).await;
    assert_eq!(taken(&shop), (5000, 1));
    shop.close().await;
}

/// 50 requests at one moment, under one key in the body or in the header: one charge.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_at_once_are_one_payment() {
    for in_body in [true, false] {
        let shop = Arc::new(TestShop::open().await);
        let text = Arc::new(body(if in_body { json!({ "idempotency_key": "k" }) } else { json!({}) }));
        let mut requests = JoinSet::new();
        for _ in 0..50 {
            let (shop, text) = (Arc::clone(&shop), Arc::clone(&text));
            requests.spawn(async move {
                let headers: &[(&str, &str)] = if in_body { &[] } else { &[("idempotency-key", "k")] };
                shop.api_with("POST", "/v1/payments", &text, headers).await
            });
        }
        let replies = requests.join_all().await;
        shop.engine.hear_out().await;
        let made: std::collections::BTreeSet<&str> =
            replies.iter().filter(|reply| reply.status == 201).map(|reply| reply.body.as_str()).collect();
        assert_eq!(made.len(), 1, "whoever is told of a payment is told of the one");
        for reply in replies.iter().filter(|reply| reply.status != 201) {
            assert_eq!((reply.status, reply.error().1.as_str()), (409, "idempotency_key_in_use"));
        }
        let charges = shop.calls();
        shop.settle_down().await;
        assert_eq!((charges, taken(&shop).1), (1, 1), "the bank was asked once");
        shop.later(10 * SECOND).await;
        assert_eq!(taken(&shop), (5000, 1));
        assert_eq!(shop.get("/v1/payments").await.json()["data"].as_array().unwrap().len(), 1);
        Arc::into_inner(shop).unwrap().close().await;
    }
}

/// Without a key each request is a payment of its own, and they do not get into each other's way.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_without_a_key_are_fifty_payments() {
    let shop = Arc::new(TestShop::open().await);
    let mut requests = JoinSet::new();
    for _ in 0..50 {
        let shop = Arc::clone(&shop);
        requests.spawn(async move { shop.api("POST", "/v1/payments", &body(json!({}))).await.status });
    }
    assert!(requests.join_all().await.iter().all(|status| *status == 201));
    shop.later(10 * SECOND).await;
    assert_eq!(taken(&shop), (250_000, 50));
    Arc::into_inner(shop).unwrap().close().await;
}

/// The caller hangs up before anything is answered: what was begun is carried through.
#[tokio::test]
async fn a_caller_who_hangs_up_cuts_nothing_in_half() {
    let shop = TestShop::open().await;
    let asked = Asked { scope: shop.scope, cause: Cause::default(), usage: None };
    let payment = Box::new(new_payment());
    let mut answered = Box::pin(shop.engine.take(asked, payment, |_| http::Response::new(Bytes::new())));
    let waits = poll_fn(|context| Poll::Ready(answered.as_mut().poll(context).is_pending())).await;
    assert!(waits, "it has only begun");
    drop(answered);
    let mut looks = 0;
    while taken(&shop).1 == 0 {
        // Lets the store's threads, and what waits for them, go on.
        tokio::task::spawn_blocking(|| ()).await.unwrap();
        looks += 1;
        assert!(looks < 100_000, "the bank never hears of it");
    }
    shop.later(10 * SECOND).await;
    assert_eq!(shop.events().await, ["payment.created", "payment.succeeded"]);
    assert_eq!(taken(&shop), (5000, 1));
    shop.close().await;
}

/// The process dies after the commit and before the bank hears of it: nobody knows the number any more.
#[tokio::test]
async fn a_crash_before_the_call_charges_nothing() {
    let mut shop = TestShop::open().await;
    let command = Command::CreatePayment(Box::new(new_payment()));
    let id = match shop.engine.change(shop.scope, &command, &Cause::default()).await.unwrap() {
        Ok(Answer::Attempt { attempt, started: true, .. }) => json!(attempt.id.as_str()),
        other => panic!("{other:?}"),
    };
    shop.restart().await;
    assert_eq!(payment(&shop, &id).await["status"], "processing", "unknown is not failed");
    shop.later(MINUTE).await;
    let now = payment(&shop, &id).await;
    assert_eq!((&now["status"], &now["failure_code"]), (&json!("failed"), &json!("not_charged")));
    assert_eq!(taken(&shop).0, 0);
    shop.later(2 * HOUR).await;
    assert_eq!(shop.events().await, ["payment.created", "payment.failed"]);
    shop.close().await;
}

/// The bank has heard the charge, and the process dies before it hears the answer.
#[tokio::test]
async fn a_crash_in_the_middle_of_the_call_is_found_out_about() {
    let mut shop = TestShop::open().await;
    shop.stops_after_calls(0);
    let reply = shop.api("POST", "/v1/payments", &body(json!({ "idempotency_key": "k" }))).await;
    shop.die().await;
    assert_eq!(taken(&shop).1, 1);
    let again = shop.api("POST", "/v1/payments", &body(json!({ "idempotency_key": "k" }))).await;
    assert_eq!((again.status, &again.body), (201, &reply.body), "the answer was stored with the payment");
    shop.later(MINUTE).await;
    assert_eq!(payment(&shop, &reply.json()["id"]).await["status"], "succeeded");
    assert_eq!(taken(&shop), (5000, 1));
    shop.close().await;
}

#[tokio::test]
async fn what_is_lost_on_the_way_to_the_bank_is_asked_about() {
    for (wire, status, code, kept) in [
        (Wire::LoseAnswer, "succeeded", Value::Null, 5000),
        (Wire::LoseCall, "failed", json!("not_charged"), 0),
        (Wire::Unreachable, "failed", json!("not_charged"), 0),
    ] {
        let shop = TestShop::open().await;
        shop.break_wire(wire);
        let made = asked(&shop, json!({})).await;
        let now = payment(&shop, &made["id"]).await;
        let known = wire == Wire::Unreachable;
        assert_eq!(now["status"], if known { "failed" } else { "processing" }, "{wire:?}");
        shop.later(MINUTE).await;
        let now = payment(&shop, &made["id"]).await;
        assert_eq!((&now["status"], &now["failure_code"]), (&json!(status), &code), "{wire:?}");
        assert_eq!(taken(&shop).0, kept);
        shop.close().await;
    }
}

#[tokio::test]
async fn a_buyer_who_says_no_or_nothing_pays_nothing() {
    for (phone, after) in [("0241233000", 10 * SECOND), ("0241234000", 10 * MINUTE)] {
        let shop = TestShop::open().await;
        let made = asked(&shop, json!({ "phone": phone })).await;
        assert_eq!(payment(&shop, &made["id"]).await["status"], "pending");
        shop.later(after).await;
        let now = payment(&shop, &made["id"]).await;
        assert_eq!((&now["status"], &now["failure_code"]), (&json!("failed"), &json!("not_confirmed")));
        // There is no second try by whoever knows the page's address.
        let page = shop.page(made["session"].as_str().unwrap()).await;
        assert!(
            !page.body.contains("name=\"phone\"") && !page.body.contains("name=\"method\""),
            "{}",
            page.body
        );
        shop.later(2 * HOUR).await;
        assert_eq!(shop.events().await, ["payment.created", "payment.failed"]);
        shop.close().await;
    }
}

/// The merchant does not want it any more, and the transfer was on its way: it comes, and goes back.
#[tokio::test]
async fn money_that_comes_after_the_end_is_given_back() {
    let shop = TestShop::open().await;
    let more = json!({ "phone": null, "payment_method": "bank_transfer",
        "customer": { "uid": "u_1", "email": "ama+late@example.com" } });
    let made = asked(&shop, more).await;
    assert!(made["customer"].as_str().unwrap().starts_with("cus_"));
    let now = payment(&shop, &made["id"]).await;
    let action = &now["next_action"];
    assert_eq!(action["type"], "display_bank_transfer_instructions");
    assert_eq!(action["display_bank_transfer_instructions"]["account_number"], "0011 2233 4455");
    let session = made["session"].as_str().unwrap();
    let ended = shop.api("POST", &format!("/v1/checkout/sessions/{session}/expire"), "").await;
    assert_eq!((ended.status, &ended.json()["status"]), (200, &json!("expired")));
    assert_eq!(payment(&shop, &made["id"]).await["status"], "canceled");
    shop.later(MINUTE).await;
    let now = payment(&shop, &made["id"]).await;
    assert_eq!((&now["status"], &now["amount_refunded"]), (&json!("refunded"), &json!(5000)));
    assert_eq!(taken(&shop), (0, 1));
    let told = shop.events().await;
    let expected =
        ["payment.created", "payment.canceled", "refund.created", "refund.updated", "late_payment_refunded"];
    assert_eq!(told[1..], expected, "{told:?}");
    shop.close().await;
}

/// The bank goes on asking the buyer for longer than the payment lives.
#[tokio::test]
async fn what_nobody_confirms_in_an_hour_is_canceled_and_voided() {
    let shop = TestShop::open().await;
    let made = asked(&shop, json!({ "phone": "0241234000" })).await;
    let mut charge = shop.book.charges().unwrap().remove(0);
    charge.ripens_at = None;
    shop.book.update(&charge).unwrap();
    shop.later(HOUR - MINUTE).await;
    assert_eq!(payment(&shop, &made["id"]).await["status"], "pending");
    shop.later(2 * MINUTE).await;
    assert_eq!(payment(&shop, &made["id"]).await["status"], "canceled");
    assert_eq!(shop.book.charges().unwrap()[0].status, "voided", "nobody can confirm it any more");
    shop.later(HOUR).await;
    assert_eq!(shop.events().await, ["payment.created", "payment.canceled"]);
    shop.close().await;
}

/// The clock is turned while the bank has not been asked yet: what was begun before is over before time goes on.
#[tokio::test]
async fn turning_the_clock_overtakes_no_payment() {
    let shop = TestShop::open().await;
    shop.make("test_clock", json!({ "now": "2027-01-15T08:00:00Z" })).await;
    shop.settle_down().await;
    let made = shop.api("POST", "/v1/payments", &body(json!({}))).await;
    let turned = shop.api("POST", "/v1/test_clock", r#"{"advance":"PT1H"}"#).await;
    assert_eq!((made.status, turned.status), (201, 200), "{turned:?}");
    shop.settle_down().await;
    assert_eq!(payment(&shop, &made.json()["id"]).await["status"], "succeeded");
    assert_eq!(taken(&shop), (5000, 1));
    shop.close().await;
}

/// A network that sends a code has it typed on the page of the payment's session.
#[tokio::test]
async fn a_code_is_typed_on_the_page_that_the_payment_names() {
    let shop = TestShop::open().await;
    let made = asked(&shop, json!({ "phone": "0201234567", "description": "Order 1234" })).await;
    assert_eq!(made["provider"], "telecel");
    let now = payment(&shop, &made["id"]).await;
    assert_eq!((&now["status"], &now["next_action"]["type"]), (&json!("pending"), &json!("redirect_to_url")));
    let url = now["next_action"]["redirect_to_url"]["url"].as_str().unwrap();
    let session = url.rsplit('/').next().unwrap();
    assert_eq!(session, made["session"]);
    let page = shop.page(session).await;
    assert!(page.body.contains("name=\"code\"") && page.body.contains("Order 1234"), "{}", page.body);
    shop.answer(session, "code", "111111").await;
    assert_eq!(payment(&shop, &made["id"]).await["status"], "pending");
    assert_eq!(shop.answer(session, "code", "123456").await.status, 303);
    assert_eq!(payment(&shop, &made["id"]).await["status"], "succeeded");
    assert_eq!(shop.page(session).await.status, 200);
    // The bank gives up on a code that nobody types, and with it ends the payment.
    let other = asked(&shop, json!({ "phone": "0201234567" })).await;
    let session = other["session"].as_str().unwrap();
    shop.later(20 * MINUTE).await;
    let now = payment(&shop, &other["id"]).await;
    assert_eq!((&now["status"], &now["failure_code"]), (&json!("failed"), &json!("abandoned")));
    assert!(!shop.page(session).await.body.contains("name=\"code\""));
    assert_eq!(taken(&shop).0, 5000);
    shop.close().await;
}

/// On the page the buyer may only give it up: there is no other way to pay it.
#[tokio::test]
async fn the_page_of_a_payment_takes_no_other_method() {
    let shop = TestShop::open().await;
    let made = asked(&shop, json!({ "phone": "0241234000" })).await;
    let session = made["session"].as_str().unwrap();
    let token = TestShop::field(&shop.page(session).await, "token");
    shop.pay_card_with(session, &token, "4242424242424242").await;
    assert_eq!(taken(&shop), (0, 1), "a form that was made up charges nothing");
    shop.choose_another_way(session).await;
    assert_eq!(payment(&shop, &made["id"]).await["status"], "canceled");
    let page = shop.page(session).await;
    assert!(!page.body.contains("name=\"method\"") && !page.body.contains("name=\"card_number\""));
    shop.later(HOUR).await;
    assert_eq!((taken(&shop).0, shop.events().await.len()), (0, 2));
    shop.close().await;
}

#[tokio::test]
async fn a_payment_that_cannot_be_is_refused_by_the_field_that_is_to_blame() {
    let shop = TestShop::open().await;
    let customer = shop.make_id("customers", json!({ "email": "a@b.example" })).await;
    for (more, code, param) in [
        (json!({ "amount": 0 }), "parameter_invalid", "amount"),
        (json!({ "amount": "5000" }), "parameter_invalid", "amount"),
        (json!({ "currency": "ghs" }), "parameter_invalid", "currency"),
        (json!({ "payment_method": "card" }), "parameter_invalid", "payment_method"),
        (json!({ "payment_method": "cash" }), "parameter_invalid", "payment_method"),
        (json!({ "payment_method": null }), "parameter_missing", "payment_method"),
        (json!({ "phone": null }), "parameter_missing", "phone"),
        (json!({ "phone": "0301234567" }), "parameter_invalid", "phone"),
        (json!({ "phone": "0231234567" }), "parameter_invalid", "phone"),
        (json!({ "provider": "vodafone" }), "parameter_invalid", "provider"),
        (json!({ "customer": "cus_nobody" }), "parameter_invalid", "customer"),
        (json!({ "metadata": { "a": [] } }), "parameter_invalid", "metadata.a"),
        (json!({ "card_number": "4242424242424242" }), "parameter_unknown", "card_number"),
    ] {
        let (status, found, named) = shop.api("POST", "/v1/payments", &body(more.clone())).await.error();
        assert_eq!((status, found.as_str(), named.as_deref()), (400, code, Some(param)), "{more}");
    }
    let card =
        shop.api("POST", "/v1/payments", &body(json!({ "payment_method": "card", "phone": null }))).await;
    assert!(card.json()["error"]["message"].as_str().unwrap().contains("checkout session"), "{card:?}");
    let live = shop.new_key(Scope { mode: Mode::Live, ..shop.scope }).await;
    let bearer = format!("Bearer {live}");
    let live = shop.api_with("POST", "/v1/payments", &body(json!({})), &[("authorization", &bearer)]).await;
    assert_eq!(live.error(), (422, "no_processor".to_owned(), None));
    assert_eq!((taken(&shop).1, shop.calls()), (0, 0), "nobody was asked anything");
    // A number that was taken to another network is charged there.
    let ported = asked(&shop, json!({ "provider": "airteltigo", "customer": customer })).await;
    assert_eq!((&ported["provider"], &ported["customer"]), (&json!("airteltigo"), &json!(customer)));
    shop.later(10 * SECOND).await;
    assert_eq!(payment(&shop, &ported["id"]).await["status"], "succeeded");
    shop.close().await;
}

#[tokio::test]
async fn a_payment_is_its_merchants_alone_and_its_session_stands_in_no_list() {
    let shop = TestShop::open().await;
    let customer = shop.make_id("customers", json!({ "email": "a@b.example" })).await;
    let made = asked(&shop, json!({ "customer": customer })).await;
    shop.later(10 * SECOND).await;
    let id = made["id"].as_str().unwrap();
    let count = async |path: &str| shop.get(path).await.json()["data"].as_array().unwrap().len();
    assert_eq!(count("/v1/payments").await, 1);
    assert_eq!(count(&format!("/v1/customers/{customer}/payments")).await, 1);
    for list in [
        "/v1/checkout/sessions".to_owned(),
        "/v1/checkout/sessions?status=complete".to_owned(),
        format!("/v1/checkout/sessions?payment={id}"),
        format!("/v1/checkout/sessions?customer={customer}"),
        format!("/v1/customers/{customer}/sessions"),
    ] {
        assert_eq!(count(&list).await, 0, "{list}");
    }
    let (other, live) =
        (shop.other_merchant().await, shop.new_key(Scope { mode: Mode::Live, ..shop.scope }).await);
    for key in [other, live] {
        let bearer = format!("Bearer {key}");
        let headers = [("authorization", bearer.as_str())];
        for path in [
            format!("/v1/payments/{id}"),
            format!("/v1/checkout/sessions/{}", made["session"].as_str().unwrap()),
        ] {
            assert_eq!(shop.api_with("GET", &path, "", &headers).await.status, 404, "{path}");
        }
        let listed = shop.api_with("GET", "/v1/payments", "", &headers).await.json();
        assert_eq!(listed["data"], json!([]));
        // The key is another one where the merchant or the mode is.
        let again = body(json!({ "idempotency_key": "k" }));
        assert!(matches!(shop.api_with("POST", "/v1/payments", &again, &headers).await.status, 201 | 422));
    }
    shop.later(10 * SECOND).await;
    shop.close().await;
}

/// Whoever has paid by phone is no new customer.
#[tokio::test]
async fn a_code_for_the_first_payment_is_not_for_who_has_paid_one() {
    let shop = TestShop::open().await;
    let customer = shop.make_id("customers", json!({ "email": "a@b.example" })).await;
    let coupon = shop.make_id("coupons", json!({ "percent_off": 50 })).await;
    let first = json!({ "first_time_transaction": true });
    let code = shop.make_id("promotion_codes", json!({ "coupon": coupon, "restrictions": first })).await;
    let (_, price) = shop.sold("Thing", 500, json!({})).await;
    let order = TestShop::order(json!({ "line_items": [{ "price": price }], "customer": customer,
        "discounts": [{ "promotion_code": code }] }));
    assert_eq!(shop.make("checkout/sessions", order.clone()).await["amount"], 250);
    asked(&shop, json!({ "customer": customer })).await;
    shop.later(10 * SECOND).await;
    let refused = shop.refusal("checkout/sessions", &order).await;
    assert_eq!(refused.2.as_deref(), Some("discounts[0].promotion_code"));
    shop.close().await;
}

#[tokio::test]
async fn a_plan_is_a_product_and_its_price() {
    let shop = TestShop::open().await;
    let more = json!({ "name": "Gold", "amount": 5000, "interval": "month", "interval_count": 3,
        "trial_period_days": 14, "description": "All of it", "metadata": { "level": 2 } });
    let reply = shop.api("POST", "/v1/plans", &more.to_string()).await;
    assert_eq!(reply.status, 201);
    let plan = reply.json();
    let id = plan["id"].as_str().unwrap();
    assert!(id.starts_with("plan_") && plan["object"] == "plan" && plan["currency"] == "GHS");
    for (field, value) in more.as_object().unwrap() {
        assert_eq!(plan[field], *value, "{field}");
    }
    assert_eq!(shop.get(&format!("/v1/plans/{id}")).await.json(), plan);
    let price = shop.get(&format!("/v1/prices/{id}")).await.json();
    assert_eq!(
        (&price["id"], &price["unit_amount"], &price["type"]),
        (&plan["price"], &json!(5000), &json!("recurring"))
    );
    assert_eq!(shop.get(&format!("/v1/plans/{}", plan["price"].as_str().unwrap())).await.json()["id"], id);
    let product = shop.get(&format!("/v1/products/{}", plan["product"].as_str().unwrap())).await.json();
    assert_eq!((&product["name"], &product["description"]), (&json!("Gold"), &json!("All of it")));
    shop.settle_down().await;
    assert_eq!(shop.events().await, ["product.created", "price.created"]);
    // It is bought like any price.
    let order = json!({ "mode": "subscription", "line_items": [{ "price": id }] });
    let session = shop.ordered(order).await;
    assert_eq!(shop.pay_with(session["id"].as_str().unwrap(), &[]).await.status, 303);
    let subscription = &shop.get("/v1/subscriptions").await.json()["data"][0];
    assert_eq!(subscription["status"], "trialing", "{subscription}");
    let link =
        shop.make("payment_links", json!({ "mode": "subscription", "line_items": [{ "price": id }] })).await;
    assert_eq!(link["line_items"][0]["price"], plan["price"]);
    shop.settle_down().await;
    shop.close().await;
}

#[tokio::test]
async fn plans_are_listed_among_all_prices_and_refused_by_their_own_fields() {
    let shop = TestShop::open().await;
    let mut plans = vec![];
    for number in 0..5 {
        let body = json!({ "name": format!("Plan {number}"), "amount": 100 + number, "interval": "week" });
        plans.push(shop.make_id("plans", body).await);
        shop.sold("Thing", 500, json!({})).await;
        shop.set_clock(shop.now().plus(1));
    }
    plans.reverse();
    let (mut seen, mut cursor) = (vec![], String::new());
    loop {
        let page = shop.get(&format!("/v1/plans?limit=2{cursor}")).await.json();
        assert_eq!(page["url"], "/v1/plans");
        let ids = page["data"].as_array().unwrap().iter().map(|plan| plan["id"].as_str().unwrap().to_owned());
        seen.extend(ids);
        if page["has_more"] == false {
            break;
        }
        cursor = format!("&starting_after={}", seen.last().unwrap());
    }
    assert_eq!(seen, plans);
    let product = shop.get(&format!("/v1/plans/{}", plans[0])).await.json()["product"].clone();
    shop.make(&format!("products/{}", product.as_str().unwrap()), json!({ "active": false })).await;
    let active = shop.get("/v1/plans?active=true").await.json();
    assert_eq!(active["data"].as_array().unwrap().len(), 4);
    assert_eq!(shop.get("/v1/plans?active=false").await.json()["data"][0]["id"], plans[0]);
    let good = json!({ "name": "n", "amount": 1, "interval": "day" });
    for (field, value) in [
        ("name", json!(" ")),
        ("amount", json!(0)),
        ("amount", json!(-1)),
        ("currency", json!("XXX")),
        ("interval", json!("hour")),
        ("interval_count", json!(0)),
        ("trial_period_days", json!(731)),
        ("description", json!("x".repeat(1001))),
        ("starting_after", json!("x")),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        let (status, _, param) = shop.refusal("plans", &bad).await;
        assert_eq!((status, param.as_deref()), (400, Some(field)), "{bad}");
    }
    let (_, once) = shop.sold("Thing", 500, json!({})).await;
    let missing = shop.get(&format!("/v1/plans/{once}")).await;
    assert_eq!((missing.status, missing.json()["error"]["message"].as_str()), (404, Some("No such plan.")));
    assert_eq!(
        shop.get("/v1/plans?starting_after=plan_x").await.error().2.as_deref(),
        Some("starting_after")
    );
    shop.settle_down().await;
    shop.close().await;
}

#[tokio::test]
async fn a_link_in_the_documents_words_is_a_page() {
    let shop = TestShop::open().await;
    let link = shop
        .make(
            "payment_links",
            json!({ "name": "Tip jar", "allow_custom_amount": true, "minimum_amount": 500, "maximum_amount": 9000,
                "collect_phone": true, "collect_name": true, "collect_email": false,
                "success_url": "https://shop.example/thanks", "metadata": { "jar": "1" } }),
        )
        .await;
    assert_eq!((&link["minimum_amount"], &link["collect_phone"]), (&json!(500), &json!(true)));
    assert_eq!(link["collect_email"], true, "the page asks for it all the same, and the answer says so");
    let id = link["id"].as_str().unwrap();
    let old = shop.browse(&format!("/pay/{id}")).await;
    assert_eq!((old.status, old.header("location")), (303, format!("/l/{id}").as_str()));
    let page = shop.browse(old.header("location")).await;
    assert!(page.status == 200 && page.body.contains("Tip jar"), "{}", page.body);
    let opened = shop.post_form(&format!("/l/{id}"), &[("token", &TestShop::field(&page, "token"))]).await;
    assert_eq!(opened.status, 303, "{opened:?}");
    let session = opened.header("location").rsplit('/').next().unwrap().to_owned();
    let now = shop.session_now(&session).await;
    assert_eq!((&now["payment_link"], &now["metadata"]), (&json!(id), &json!({ "jar": "1" })));
    assert_eq!(
        (&now["phone_number_collection"]["enabled"], &now["success_url"]),
        (&json!(true), &link["success_url"])
    );
    assert!(now["name_collection"]["individual"]["enabled"] == true && now["currency"] == "GHS", "{now}");
    let open = |more: Value| {
        let mut body =
            json!({ "name": "Tip jar", "allow_custom_amount": true, "success_url": "https://a.example/" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    for (body, field) in [
        (json!({ "amount": 100, "minimum_amount": 500 }), "minimum_amount"),
        (open(json!({ "minimum_amount": 0 })), "minimum_amount"),
        (open(json!({ "minimum_amount": 2, "maximum_amount": 1 })), "maximum_amount"),
        (open(json!({ "maximum_amount": 1_000_000_000_000_i64 })), "maximum_amount"),
        (open(json!({ "minimum_amount": 50, "currency": "USDC" })), "minimum_amount"),
    ] {
        assert_eq!(shop.refusal("payment_links", &body).await.2.as_deref(), Some(field), "{body}");
    }
    let much = shop
        .make("payment_links", open(json!({ "maximum_amount": 1_000_000_000_000_i64, "currency": "USDC" })))
        .await;
    assert_eq!(much["maximum_amount"], 1_000_000_000_000_i64, "a token has amounts of more digits");
    shop.settle_down().await;
    shop.close().await;
}

#[tokio::test]
async fn webhooks_live_under_the_documents_name_and_are_signed_in_its_header() {
    let shop = TestShop::open().await;
    let body = json!({ "url": HOOK, "events": ["checkout.session.expired"], "description": "Orders" });
    let reply = shop.api("POST", "/v1/webhooks", &body.to_string()).await;
    assert_eq!(reply.status, 201);
    let made = reply.json();
    let id = made["id"].as_str().unwrap();
    assert!(id.starts_with("we_") && made["object"] == "webhook_endpoint" && made["status"] == "enabled");
    assert_eq!((&made["events"], &made["description"]), (&body["events"], &body["description"]));
    let secret = made["secret"].as_str().unwrap().to_owned();
    assert_eq!(
        shop.get(&format!("/v1/webhooks/{id}")).await.json()["secret"],
        Value::Null,
        "it is shown once"
    );
    let listed = shop.get("/v1/webhooks").await.json();
    assert_eq!((&listed["url"], &listed["data"][0]["id"]), (&json!("/v1/webhooks"), &made["id"]));
    let id_of = async || shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let expire =
        async |session: &str| shop.api("POST", &format!("/v1/checkout/sessions/{session}/expire"), "").await;
    let session = id_of().await;
    assert_eq!(expire(&session).await.json()["status"], "expired");
    let twice = expire(&session).await;
    assert_eq!((twice.status, twice.error().1.as_str()), (409, "session_not_open"));
    shop.settle_down().await;
    let hook = shop.webhooks().remove(0);
    let header = &hook.headers["x-paygate-signature"];
    assert!(signature::verify(&Secret::new(secret), header, hook.body.as_bytes(), hook.at), "{header}");
    assert_eq!(hook.json()["data"]["object"]["id"], session.as_str());
    let off = shop.api("POST", &format!("/v1/webhooks/{id}"), r#"{"status":"disabled"}"#).await;
    assert_eq!(off.json()["status"], "disabled");
    expire(&id_of().await).await;
    shop.settle_down().await;
    assert!(shop.webhooks().is_empty(), "it is told nothing any more");
    assert_eq!(shop.api("DELETE", &format!("/v1/webhooks/{id}"), "").await.json()["deleted"], true);
    shop.close().await;
}
