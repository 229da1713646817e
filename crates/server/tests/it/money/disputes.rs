//! Disputes as processors tell of them: rows, events, what is not with the merchant, and what can still be refunded.

use super::far::{Desk, Far, stand_in};
use super::{is, listed, payment, refund, snapshots, stands, text, told};
use kassa_testshop::{Received, TestShop};
use serde_json::{Value, json};

const HOOK: &str = "http://127.0.0.1:9/disputes";

/// A paid payment at Stripe.
async fn sold() -> (TestShop, Far, Desk) {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    let desk = Desk::open(&shop, "stripe").await;
    desk.pay(&shop, &far);
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
    (shop, far, desk)
}

/// Stripe's notice of a dispute.
fn notice(desk: &Desk, kind: &str, (status, amount, currency): (&str, i64, &str)) -> String {
    json!({
        "id": format!("evt_{kind}_{status}"), "object": "event", "livemode": false, "type": kind,
        "created": 1_800_000_000, "data": { "object": {
            "id": "du_1", "object": "dispute", "amount": amount, "currency": currency, "charge": "ch_1",
            "payment_intent": desk.theirs, "reason": "fraudulent", "status": status, "livemode": false,
            "evidence_details": { "due_by": 1_800_600_000 },
        } },
    })
    .to_string()
}

async fn tell(shop: &TestShop, desk: &Desk, kind: &str, status: &str) {
    let body = notice(desk, &format!("charge.dispute.{kind}"), (status, 2000, "ghs"));
    assert_eq!(desk.tell(shop, &body).await.status, 200, "{kind} {status}");
}

#[tokio::test]
async fn a_dispute_is_a_row_and_events_and_its_money_is_not_with_the_merchant() {
    for (ending, disputed) in [("won", 0), ("lost", 2000)] {
        let (shop, _, desk) = sold().await;
        let kinds = ["dispute.created", "dispute.updated", "dispute.closed"];
        shop.endpoint(HOOK, &kinds).await;
        tell(&shop, &desk, "created", "needs_response").await;
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 2000));
        let disputes = listed(&shop, "/v1/disputes").await;
        assert_eq!(disputes.len(), 1);
        let dispute = &disputes[0];
        assert_eq!((&dispute["object"], &dispute["status"]), (&json!("dispute"), &json!("needs_response")));
        assert_eq!((&dispute["amount"], &dispute["currency"]), (&json!(2000), &json!("GHS")));
        assert_eq!((&dispute["payment"], &dispute["session"]), (&json!(desk.payment), &json!(desk.session)));
        assert_eq!(
            (&dispute["reason"], &dispute["processor_reference"]),
            (&json!("fraudulent"), &json!("du_1"))
        );
        assert_eq!(dispute["due_by"], "2027-01-22T06:40:00Z");
        let path = format!("/v1/disputes/{}", text(dispute, "id"));
        assert_eq!(&shop.get(&path).await.json(), dispute);
        let of = listed(&shop, &format!("/v1/disputes?payment={}", desk.payment)).await;
        assert_eq!(of, disputes);
        tell(&shop, &desk, "updated", "under_review").await;
        tell(&shop, &desk, "closed", ending).await;
        assert_eq!(shop.get(&path).await.json()["status"], ending);
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, disputed), "{ending}");
        shop.settle_down().await;
        let received = shop.webhooks();
        assert_eq!(received.iter().map(Received::kind).collect::<Vec<_>>(), kinds);
        let statuses: Vec<Value> =
            received.iter().map(|hook| hook.json()["data"]["object"]["status"].clone()).collect();
        assert_eq!(statuses, [json!("needs_response"), json!("under_review"), json!(ending)]);
        let session = shop.session_now(&desk.session).await;
        assert_eq!(session["payment_status"], "paid", "that it was paid stays true");
        shop.close().await;
    }
}

/// W1, W2: late news and repetitions change nothing.
#[tokio::test]
async fn news_that_come_late_or_again_change_nothing() {
    let (shop, _, desk) = sold().await;
    let news =
        [("closed", "lost"), ("created", "needs_response"), ("updated", "under_review"), ("closed", "won")];
    for (kind, status) in news {
        tell(&shop, &desk, kind, status).await;
        tell(&shop, &desk, kind, status).await;
    }
    assert_eq!(listed(&shop, "/v1/disputes").await[0]["status"], "lost");
    assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 2000));
    let kinds = ["dispute.created", "dispute.updated", "dispute.closed"];
    for (kind, times) in kinds.into_iter().zip([1, 0, 1]) {
        assert_eq!(told(&shop, kind).await, times, "{kind}");
    }
    shop.close().await;
}

#[tokio::test]
async fn a_question_of_the_bank_moves_no_money() {
    let (shop, _, desk) = sold().await;
    for (kind, status) in [
        ("created", "warning_needs_response"),
        ("updated", "warning_under_review"),
        ("closed", "warning_closed"),
    ] {
        tell(&shop, &desk, kind, status).await;
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 0), "{status}");
    }
    shop.close().await;
}

#[tokio::test]
async fn m4_disputed_money_cannot_be_refunded_as_long_as_it_is_away() {
    let (shop, _, desk) = sold().await;
    tell(&shop, &desk, "created", "needs_response").await;
    let over = json!({ "payment": desk.payment, "amount": 3001 }).to_string();
    let reply = shop.api("POST", "/v1/refunds", &over).await;
    assert_eq!(reply.error().1, "refund_too_large");
    assert!(reply.body.contains("only 3000 of"), "{}", reply.body);
    refund(&shop, json!({ "payment": desk.payment })).await;
    assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 3000, 2000));
    assert_eq!(shop.refusal("refunds", &json!({ "payment": desk.payment })).await.1, "refund_too_large");
    tell(&shop, &desk, "closed", "won").await;
    refund(&shop, json!({ "payment": desk.payment })).await;
    assert_eq!(stands(&shop, &desk.payment).await, is("refunded", 5000, 5000, 0));
    assert_eq!(snapshots(&shop, "refund.created").await.len(), 2);
    shop.close().await;
}

#[tokio::test]
async fn a_dispute_that_does_not_fit_its_payment_is_kept_and_not_applied() {
    for (amount, currency, reason) in
        [(5001, "ghs", "amount_mismatch"), (2000, "usd", "other_currency"), (0, "ghs", "amount_mismatch")]
    {
        let (shop, _, desk) = sold().await;
        let before = payment(&shop, &desk.payment).await;
        let body = notice(&desk, "charge.dispute.created", ("needs_response", amount, currency));
        for _ in 0..2 {
            assert_eq!(desk.tell(&shop, &body).await.status, 200, "{amount} {currency}");
        }
        assert_eq!(payment(&shop, &desk.payment).await, before);
        assert!(listed(&shop, "/v1/disputes").await.is_empty());
        let parked = listed(&shop, "/v1/parked_notices").await;
        assert_eq!((parked.len(), &parked[0]["reason"]), (1, &json!(reason)));
        shop.close().await;
    }
}

/// Another processor's words for the same.
#[tokio::test]
async fn paystacks_and_razorpays_disputes_are_the_same_rows() {
    for name in ["razorpay", "paystack"] {
        let shop = TestShop::open().await;
        let far = stand_in(&shop);
        let desk = Desk::open(&shop, name).await;
        desk.pay(&shop, &far);
        let success = desk.success(5000);
        assert_eq!(desk.tell(&shop, &success).await.status, 200);
        let body = match name {
            "razorpay" => {
                let mut body: Value = serde_json::from_str(&success).unwrap();
                body["event"] = json!("payment.dispute.lost");
                let paid = text(&body["payload"]["payment"]["entity"], "id");
                body["payload"]["dispute"] = json!({ "entity": { "id": "disp_1", "entity": "dispute",
                    "payment_id": paid, "amount": 2000, "currency": "GHS", "amount_deducted": 2000,
                    "reason_code": "goods_not_received", "respond_by": 1_800_600_000, "status": "lost",
                    "phase": "chargeback", "created_at": 1_800_000_000 } });
                body
            }
            _ => json!({ "event": "charge.dispute.resolve", "data": {
                "id": 358_950, "refund_amount": 2000, "currency": "GHS", "status": "resolved",
                "resolution": "merchant-accepted", "domain": "test", "category": "chargeback",
                "transaction": { "id": 1, "domain": "test", "status": "reversed", "reference": desk.theirs,
                    "amount": 5000, "currency": "GHS" } } }),
        };
        for _ in 0..2 {
            assert_eq!(desk.tell(&shop, &body.to_string()).await.status, 200, "{name}");
        }
        assert_eq!(stands(&shop, &desk.payment).await, is("succeeded", 5000, 0, 2000), "{name}");
        let disputes = listed(&shop, "/v1/disputes").await;
        assert_eq!((disputes.len(), &disputes[0]["status"]), (1, &json!("lost")), "{name}: {disputes:?}");
        shop.close().await;
    }
}

#[tokio::test]
async fn nobody_sees_another_merchants_disputes() {
    let (shop, _, desk) = sold().await;
    tell(&shop, &desk, "created", "needs_response").await;
    let id = text(&listed(&shop, "/v1/disputes").await[0], "id");
    let header = format!("Bearer {}", shop.other_merchant().await);
    let auth = [("authorization", header.as_str())];
    for path in ["/v1/disputes".to_owned(), format!("/v1/disputes?payment={}", desk.payment)] {
        assert_eq!(shop.api_with("GET", &path, "", &auth).await.json()["data"], json!([]), "{path}");
    }
    assert_eq!(shop.api_with("GET", &format!("/v1/disputes/{id}"), "", &auth).await.status, 404);
    shop.close().await;
}
