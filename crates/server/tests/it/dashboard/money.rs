//! Sessions, payments, refunds and disputes in the dashboard: found, looked into, given back, captured and canceled.

use kassa_domain::Command;
use kassa_domain::dispute::{DisputeNews, DisputeStatus};
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, Scope};
use kassa_domain::money::{Currency, Money};
use kassa_domain::team::Role;
use kassa_testshop::{Browser, TestShop};
use serde_json::{Value, json};

const HOOK: &str = "http://127.0.0.1:9/dashboard";
const GOOD: &str = "4242424242424242";
const DECLINED: &str = "4000000000009995";
/// What runs where a page takes text for markup.
const SCRIPT: &str = "<script>x</script>";

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

/// A page that is there, as text.
async fn page(shop: &TestShop, browser: &Browser, path: &str) -> String {
    let reply = shop.look(browser, &format!("/dashboard{path}")).await;
    assert_eq!(reply.status, 200, "{path}: {reply:?}");
    reply.body
}

/// That a page says all of this.
fn says(page: &str, all: &[&str]) {
    for one in all {
        assert!(page.contains(one), "no {one} in {page}");
    }
}

/// A session over so much that was paid: its id and its payment's.
async fn paid(shop: &TestShop, more: Value) -> (String, String) {
    let session = text(&shop.session(more).await, "id");
    assert_eq!(shop.pay_card(&session, GOOD).await.status, 303);
    let payment = text(&shop.payments(&session).await[0], "id");
    (session, payment)
}

/// Presses a button, and waits until the bank was talked to. Where it led to, and what was said there.
async fn press(shop: &TestShop, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let reply = shop.act(browser, &format!("/dashboard{path}"), fields).await;
    shop.engine.hear_out().await;
    if reply.status != 303 {
        return (reply.status, reply.body);
    }
    let location = reply.header("location").to_owned();
    let (_, word) = location.rsplit_once("done=").unwrap_or_else(|| panic!("{location}"));
    (303, word.to_owned())
}

#[tokio::test]
async fn a_session_tells_why_it_is_as_it_is() {
    let shop = TestShop::open().await;
    shop.endpoint(HOOK, &["payment.succeeded"]).await;
    shop.receiver(HOOK, &[500, 200]);
    let more =
        json!({ "description": "Blue shirt", "client_reference_id": "A-17", "metadata": { "size": "xl" } });
    let id = text(&shop.session(more).await, "id");
    let browser = shop.browser_of(Role::ReadOnly).await;
    let path = format!("/sessions/{id}");
    let open = page(&shop, &browser, &path).await;
    let link = format!("http://127.0.0.1:8080/checkout/{id}");
    says(&open, &["Nobody has tried to pay it yet.", "Blue shirt", "A-17", "size: xl", "GHS 50.00", &link]);
    assert!(!open.contains("/expire") && !open.contains("/resend"), "nothing is offered to who only reads");
    shop.pay_card(&id, DECLINED).await;
    says(&page(&shop, &browser, &path).await, &["There was one try", "was declined (insufficient funds)"]);
    shop.pay_card(&id, GOOD).await;
    shop.later(10 * 60 * 1000).await;
    let complete = page(&shop, &browser, &path).await;
    says(&complete, &["It was paid (Visa •••• 4242)", "Paid", "Payment declined", "Payment succeeded"]);
    says(&complete, &["insufficient funds", "payment.succeeded", "Answered 500", "Answered 200", "POST /"]);
    says(&complete, &["booked as sales", "The processor was asked", "buyer@example.com"]);
    // What a support person reads names no command, no job and no brand in small letters.
    says(
        &complete,
        &["Session of GHS 50.00 created", "through Simulator", "Webhook sent to", "Session completed"],
    );
    for inside in ["visa •", ">command<", "charge/pay_", "at simulator", "GHS -"] {
        assert!(!complete.contains(inside), "{inside}");
    }
    says(&complete, &["href=\"/dashboard/events/evt_", "href=\"/dashboard/deliveries/dlv_", "data-news="]);
    assert!(!complete.contains("4000000000009995") && !complete.contains(&link));
    assert_eq!(shop.webhooks().len(), 2);
    shop.close().await;
}

#[tokio::test]
async fn lists_are_filtered_turned_and_taken_along() {
    let shop = TestShop::open().await;
    for n in 0..27 {
        shop.session(json!({ "description": format!("Order {n:02}"), "amount": 1000 + n })).await;
        shop.later(1000).await;
    }
    let (_, payment) = paid(&shop, json!({ "description": "=1+1", "amount": 9_900 })).await;
    let browser = shop.browser_of(Role::ReadOnly).await;
    let first = page(&shop, &browser, "/sessions").await;
    says(&first, &["=1+1", "Order 26", "Order 03", "rel=\"next\"", "Export as CSV"]);
    assert!(!first.contains("Order 02") && !first.contains("rel=\"prev\""));
    let next = first.split("href=\"").find(|part| part.contains("rel=\"next\"")).unwrap();
    let next = next.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
    let second = page(&shop, &browser, &format!("/sessions{next}")).await;
    says(&second, &["Order 02", "Order 00", "rel=\"prev\""]);
    assert!(!second.contains("Order 03") && !second.contains("rel=\"next\""));
    for (query, found, not) in [
        ("words=order%2011", "Order 11", "Order 12"),
        ("status=complete", "=1+1", "Order 12"),
        ("currency=GHS&least=10.26&most=10.26", "Order 26", "Order 25"),
        ("from=2000-01-01&to=2000-01-02", "No sessions found", "Order"),
    ] {
        let page = page(&shop, &browser, &format!("/sessions?{query}")).await;
        assert!(page.contains(found) && !page.contains(not), "{query}: {page}");
    }
    for (query, field) in [
        ("from=yesterday", "from"),
        ("least=5", "currency"),
        ("currency=XYZ", "currency"),
        ("currency=GHS&most=1.005", "most"),
        ("status=gone", "status"),
    ] {
        let reply = shop.look(&browser, &format!("/dashboard/sessions?{query}")).await;
        assert_eq!(reply.status, 422, "{query}");
        assert!(reply.body.contains(&format!("id=\"{field}-error\"")), "{query}: {}", reply.body);
        assert_eq!(shop.look(&browser, &format!("/dashboard/sessions.csv?{query}")).await.status, 422);
    }
    let file = shop.look(&browser, "/dashboard/sessions.csv?older=x&currency=GHS").await;
    assert!(file.header("content-type").starts_with("text/csv"), "{file:?}");
    assert_eq!(file.body.lines().count(), 29, "{}", file.body);
    says(&file.body, &["Session,Status,Amount,Currency", "Open,10.26,GHS,Order 26", "Paid,99.00,GHS,'=1+1"]);
    for query in ["", "?last4=4242", "?brand=visa", "?words=buyer@", "?method=card", "?status=succeeded"] {
        let file = shop.look(&browser, &format!("/dashboard/payments.csv{query}")).await.body;
        assert!(
            file.contains(&payment) && file.contains("99.00,99.00,0.00,0.00,GHS,Card"),
            "{query}: {file}"
        );
    }
    let none = page(&shop, &browser, "/payments?status=declined").await;
    assert!(none.contains("No payments found") && !none.contains(&payment));
    shop.close().await;
}

/// What is about to happen is named first, in the currency, and nothing happens until then. It needs no script.
#[tokio::test]
async fn a_refund_is_named_before_money_moves() {
    let shop = TestShop::open().await;
    let (_, payment) = paid(&shop, json!({})).await;
    let mut browser = shop.browser_of(Role::Support).await;
    let refund = format!("/payments/{payment}/refund");
    let asked = [("amount", "20"), ("reason", "duplicate"), ("seen", "0")];
    let (status, body) = press(&shop, &mut browser, &refund, &asked).await;
    assert_eq!(status, 200, "{body}");
    says(&body, &["<h1>Refund GHS 20.00?", "Payment of GHS 50.00", "Visa •••• 4242", "buyer@example.com"]);
    says(&body, &["GHS 30.00", "Duplicate", ">Refund GHS 20.00</button>", "Do not refund"]);
    says(&body, &["name=\"confirmed\" value=\"1\"", "name=\"amount\" value=\"20\""]);
    let made = shop.get(&format!("/v1/refunds?payment={payment}")).await.json();
    assert_eq!(made["data"].as_array().unwrap().len(), 0, "{made}");
    let by_hand = [("amount", "30.00"), ("by_hand", "1"), ("seen", "0")];
    let (_, body) = press(&shop, &mut browser, &refund, &by_hand).await;
    says(&body, &["Record a refund of GHS 30.00?", "No money moves"]);
    let made = shop.get(&format!("/v1/refunds?payment={payment}")).await.json();
    assert_eq!(made["data"].as_array().unwrap().len(), 0, "{made}");
    shop.close().await;
}

#[tokio::test]
async fn money_is_given_back_as_often_as_somebody_meant_it() {
    let shop = TestShop::open().await;
    let (session, payment) = paid(&shop, json!({})).await;
    let mut browser = shop.browser_of(Role::Support).await;
    let path = format!("/payments/{payment}");
    let before = page(&shop, &browser, &path).await;
    says(&before, &["Review refund", "value=\"50.00\"", "name=\"seen\" value=\"0\"", "Receipt"]);
    let refund = format!("{path}/refund");
    for (amount, rule) in [
        ("20.005", "more decimals than GHS"),
        ("60", "must be at most GHS 50.00"),
        ("0", "must be more than nothing"),
        ("much", "such as 12.50"),
        ("", "such as 12.50"),
        ("-5", "such as 12.50"),
    ] {
        let (status, body) = press(&shop, &mut browser, &refund, &[("amount", amount), ("seen", "0")]).await;
        assert_eq!(status, 422, "{amount}");
        says(&body, &["id=\"amount-error\"", rule, &format!("value=\"{amount}\"")]);
    }
    let (status, body) =
        press(&shop, &mut browser, &refund, &[("amount", "1"), ("reason", "boredom"), ("seen", "0")]).await;
    assert!(status == 422 && body.contains("id=\"reason-error\""), "{body}");
    let twenty = [("amount", "20"), ("reason", "duplicate"), ("seen", "0"), ("confirmed", "1")];
    assert_eq!(press(&shop, &mut browser, &refund, &twenty).await, (303, "refunded".to_owned()));
    let (status, body) = press(&shop, &mut browser, &refund, &twenty).await;
    assert_eq!(status, 422, "the form was sent a second time");
    says(&body, &["another refund was made meanwhile", "name=\"seen\" value=\"2000\""]);
    says(
        &page(&shop, &browser, &path).await,
        &["Partly refunded", "GHS 20.00", "value=\"30.00\"", "Duplicate"],
    );
    let by_hand = [("amount", "30.00"), ("by_hand", "1"), ("seen", "2000"), ("confirmed", "1")];
    assert_eq!(press(&shop, &mut browser, &refund, &by_hand).await, (303, "written_down".to_owned()));
    let after = page(&shop, &browser, &path).await;
    assert!(after.contains("Refunded") && !after.contains("Review refund"), "{after}");
    let (status, body) = press(&shop, &mut browser, &refund, &[("amount", "1"), ("seen", "5000")]).await;
    assert!(status == 422 && body.contains("nothing is left"), "{body}");
    let made = shop.get(&format!("/v1/refunds?payment={payment}")).await.json();
    assert_eq!(made["data"].as_array().unwrap().len(), 2, "{made}");
    let file = shop.look(&browser, "/dashboard/refunds.csv").await.body;
    says(
        &file,
        &[
            "Succeeded,20.00,GHS,Duplicate,Requested by the merchant",
            "Succeeded,30.00,GHS,,Recorded manually",
        ],
    );
    let one = text(&made["data"][1], "id");
    says(
        &page(&shop, &browser, &format!("/refunds/{one}")).await,
        &["Refund of GHS 20.00", "Refund succeeded"],
    );
    says(&page(&shop, &browser, &format!("/refunds?payment={payment}")).await, &[&one, "GHS 30.00"]);
    says(&page(&shop, &browser, &format!("/sessions/{session}")).await, &["fully refunded"]);
    says(&page(&shop, &browser, "/log").await, &["Refund created", "support@shop.example"]);
    // The bank knows nothing of what was given back by hand, so its book is brought to what ours says.
    let mut charge = shop.book.charge(&payment, shop.now()).unwrap().unwrap();
    charge.refunded = 5000;
    shop.book.update(&charge).unwrap();
    shop.close().await;
}

#[tokio::test]
async fn held_money_is_captured_or_let_go_of() {
    let shop = TestShop::open().await;
    let mut browser = shop.browser_of(Role::Support).await;
    let (session, first) = paid(&shop, json!({ "capture_method": "manual" })).await;
    let path = format!("/payments/{first}");
    says(&page(&shop, &browser, &path).await, &["Authorized", "Capture", "Cancel payment"]);
    says(
        &page(&shop, &browser, &format!("/sessions/{session}")).await,
        &["Not captured", "until it is captured"],
    );
    let capture = format!("{path}/capture");
    for amount in ["0", "50.01", "x", "1.999"] {
        let (status, body) = press(&shop, &mut browser, &capture, &[("amount", amount)]).await;
        assert!(status == 422 && body.contains("id=\"amount-error\""), "{amount}: {body}");
    }
    let part = press(&shop, &mut browser, &capture, &[("amount", "30.00")]).await;
    assert_eq!(part, (303, "capturing".to_owned()));
    says(&page(&shop, &browser, &path).await, &["Succeeded", "GHS 30.00", "Review refund"]);
    let (status, body) = press(&shop, &mut browser, &capture, &[("amount", "20.00")]).await;
    assert!(status == 422 && body.contains("role=\"alert\""), "it is captured already: {body}");
    let (_, second) = paid(&shop, json!({ "capture_method": "manual" })).await;
    let path = format!("/payments/{second}");
    let cancel = format!("{path}/cancel");
    assert_eq!(press(&shop, &mut browser, &cancel, &[]).await, (303, "canceled_payment".to_owned()));
    let after = page(&shop, &browser, &path).await;
    assert!(after.contains("Canceled") && !after.contains("Cancel payment"), "{after}");
    assert_eq!(press(&shop, &mut browser, &cancel, &[]).await.0, 422);
    shop.settle_down().await;
    shop.close().await;
}

#[tokio::test]
async fn a_session_is_expired_and_its_events_are_sent_again() {
    let shop = TestShop::open().await;
    shop.endpoint(HOOK, &["checkout.session.expired"]).await;
    let mut browser = shop.browser_of(Role::Support).await;
    let id = text(&shop.session(json!({})).await, "id");
    let path = format!("/sessions/{id}");
    let expire = format!("{path}/expire");
    says(&page(&shop, &browser, &path).await, &[&expire, "Open page"]);
    assert_eq!(press(&shop, &mut browser, &expire, &[]).await, (303, "expired".to_owned()));
    let (status, body) = press(&shop, &mut browser, &expire, &[]).await;
    assert!(status == 422 && body.contains("only an open session"), "{body}");
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1);
    let after = page(&shop, &browser, &path).await;
    says(&after, &["Expired", "Resend an event", "checkout.session.expired"]);
    let events = shop.get("/v1/events").await.json();
    let event = |kind: &str| {
        let found = events["data"].as_array().unwrap().iter().find(|event| event["type"] == kind).unwrap();
        text(found, "id")
    };
    let resend = format!("{path}/resend");
    let (expired, created) = (event("checkout.session.expired"), event("checkout.session.created"));
    let again = press(&shop, &mut browser, &resend, &[("event", &expired)]).await;
    assert_eq!(again, (303, "resent".to_owned()));
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1, "once more");
    let nobody = press(&shop, &mut browser, &resend, &[("event", &created)]).await;
    assert_eq!(nobody, (303, "resent_nobody".to_owned()));
    let other = text(&shop.session(json!({})).await, "id");
    let (status, body) =
        press(&shop, &mut browser, &format!("/sessions/{other}/resend"), &[("event", &expired)]).await;
    assert!(status == 422, "another session's event: {body}");
    shop.close().await;
}

fn dispute(reason: &str) -> DisputeNews {
    DisputeNews {
        reference: "du_1".to_owned(),
        status: DisputeStatus::NeedsResponse,
        amount: Money { amount: 2000, currency: Currency::parse("GHS").unwrap() },
        reason: reason.to_owned(),
        due_by: None,
    }
}

#[tokio::test]
async fn disputes_are_seen_where_their_payment_is() {
    let shop = TestShop::open().await;
    let (session, payment) = paid(&shop, json!({})).await;
    let command = Command::HearDispute(AttemptId::of(&*payment), dispute("product_not_received"));
    shop.engine.change(shop.scope, &command, &Cause::default()).await.unwrap().unwrap();
    let browser = shop.browser_of(Role::ReadOnly).await;
    let listed = page(&shop, &browser, "/disputes?status=needs_response").await;
    says(&listed, &["GHS 20.00", "Needs response", "product not received"]);
    says(&page(&shop, &browser, "/disputes?status=won").await, &["No disputes found"]);
    let id = text(&shop.get("/v1/disputes").await.json()["data"][0], "id");
    says(&page(&shop, &browser, &format!("/disputes/{id}")).await, &["du_1", "Dispute over GHS 20.00"]);
    says(&page(&shop, &browser, &format!("/payments/{payment}")).await, &["Disputed", &id]);
    says(&page(&shop, &browser, &format!("/sessions/{session}")).await, &["is disputed", &id]);
    let file = shop.look(&browser, "/dashboard/disputes.csv").await.body;
    says(&file, &["Needs response,20.00,GHS,product_not_received,du_1"]);
    shop.close().await;
}

/// What merchants and buyers write is shown, and nothing of it runs.
#[tokio::test]
async fn nothing_that_somebody_wrote_runs() {
    let shop = TestShop::open().await;
    shop.endpoint(HOOK, &["payment.succeeded"]).await;
    shop.receiver(HOOK, &[500, 200]);
    let customer = json!({ "uid": SCRIPT, "name": SCRIPT });
    let fields = json!([{ "key": "note", "label": SCRIPT, "type": "text" }]);
    let line = json!({ "price_data": { "currency": "GHS", "unit_amount": 5000,
        "product_data": { "name": SCRIPT, "description": SCRIPT } }, "quantity": 1 });
    let more = json!({ "line_items": [line], "client_reference_id": SCRIPT, "metadata": { "a": SCRIPT },
        "customer": customer, "custom_fields": fields, "exclusive_key": SCRIPT,
        "name_collection": { "individual": { "enabled": true } } });
    let id = text(&shop.ordered(more).await, "id");
    let said = [("custom_note", SCRIPT), ("name", SCRIPT)];
    let reply = shop.pay_with(&id, &said).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    let payment = text(&shop.payments(&id).await[0], "id");
    let command = Command::HearDispute(AttemptId::of(&*payment), dispute(SCRIPT));
    shop.engine.change(shop.scope, &command, &Cause::default()).await.unwrap().unwrap();
    let dispute = text(&shop.get("/v1/disputes").await.json()["data"][0], "id");
    shop.later(10 * 60 * 1000).await;
    shop.webhooks();
    let browser = shop.browser_of(Role::Owner).await;
    for path in [
        "/sessions".to_owned(),
        format!("/sessions/{id}"),
        format!("/sessions?words={SCRIPT}"),
        format!("/payments/{payment}"),
        "/disputes".to_owned(),
        format!("/disputes/{dispute}"),
        "/customers".to_owned(),
    ] {
        let page = page(&shop, &browser, &path.replace('<', "%3C").replace('>', "%3E")).await;
        assert!(!page.contains(SCRIPT), "{path}: {page}");
        assert!(
            page.contains("script&#62;x") || page.contains("script&gt;x"),
            "{path} does not show it: {page}"
        );
    }
    shop.close().await;
}

/// What belongs to another shop, or to the other mode, is not there.
#[tokio::test]
async fn what_is_not_theirs_is_not_there() {
    let shop = TestShop::open().await;
    let (session, payment) = paid(&shop, json!({})).await;
    let refund = shop.make("refunds", json!({ "payment": payment, "amount": 100 })).await;
    shop.engine.hear_out().await;
    let command = Command::HearDispute(AttemptId::of(&*payment), dispute("fraudulent"));
    shop.engine.change(shop.scope, &command, &Cause::default()).await.unwrap().unwrap();
    let dispute = text(&shop.get("/v1/disputes").await.json()["data"][0], "id");
    shop.other_merchant().await;
    let mut ours = shop.browser_of(Role::Owner).await;
    let mut theirs = shop.browser_at(Scope { merchant: 2, ..shop.scope }).await;
    assert_eq!(press_mode(&shop, &mut ours).await, 303, "it looks at live mode from now on");
    for browser in [&mut ours, &mut theirs] {
        for path in [
            format!("/sessions/{session}"),
            format!("/payments/{payment}"),
            format!("/refunds/{}", text(&refund, "id")),
            format!("/disputes/{dispute}"),
        ] {
            assert_eq!(shop.look(browser, &format!("/dashboard{path}")).await.status, 404, "{path}");
        }
        for (path, fields) in [
            (format!("/sessions/{session}/expire"), vec![]),
            (format!("/sessions/{session}/resend"), vec![("event", "evt_1")]),
            (format!("/payments/{payment}/refund"), vec![("amount", "1"), ("seen", "100")]),
            (format!("/payments/{payment}/capture"), vec![("amount", "1")]),
            (format!("/payments/{payment}/cancel"), vec![]),
        ] {
            let reply = shop.act(browser, &format!("/dashboard{path}"), &fields).await;
            assert_eq!(reply.status, 404, "{path}");
        }
        for list in ["sessions", "payments", "refunds", "disputes"] {
            let file = shop.look(browser, &format!("/dashboard/{list}.csv")).await.body;
            assert_eq!(file.lines().count(), 1, "{file}");
            let words = shop.look(browser, &format!("/dashboard/{list}?words={session}")).await.body;
            assert!(!words.contains("<tbody>"), "{list}: {words}");
        }
    }
    shop.close().await;
}

async fn press_mode(shop: &TestShop, browser: &mut Browser) -> u16 {
    shop.act(browser, "/dashboard/mode", &[("mode", "live")]).await.status
}
