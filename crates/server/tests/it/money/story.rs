//! Why a session is as it is: what was said to and by processors is kept in the rows, and the story of a session is
//! put together from them.

use super::far::{account, stand_in};
use super::{GOOD, paid, refund, text};
use kassa_domain::id::{AttemptId, RefundId, SessionId};
use kassa_domain::time::MINUTE;
use kassa_engine::{MomentKind, Story};
use kassa_testshop::{TestShop, Wire};
use serde_json::json;

const HOOK: &str = "http://127.0.0.1:9/story";
/// A card whose bank asks the buyer.
const ASKS: &str = "4000002500003155";
const DECLINED: &str = "4000000000009995";

/// The calls about the latest payment of a session: what, status, and what came of it.
async fn calls(shop: &TestShop, session: &str) -> Vec<String> {
    let id = text(shop.payments(session).await.first().unwrap(), "id");
    let attempt = shop.engine.store().attempt(shop.scope, &AttemptId::of(id)).await.unwrap().unwrap();
    attempt
        .body
        .calls
        .kept
        .iter()
        .map(|call| format!("{} {} {}", call.what, call.status, call.said))
        .collect()
}

async fn story(shop: &TestShop, session: &str) -> Story {
    shop.settle_down().await;
    shop.engine.story(shop.scope, &SessionId::of(session)).await.unwrap().unwrap()
}

/// The moments of a story in short words.
fn words(story: &Story) -> Vec<String> {
    let word = |what: &MomentKind| match what {
        MomentKind::Made { cause, .. } => format!("made {}", cause.is_some()),
        MomentKind::Started(_) => "started".to_owned(),
        MomentKind::RefundStarted(_) => "refund started".to_owned(),
        MomentKind::Called(_, call) | MomentKind::RefundCalled(_, call) => format!("called {}", call.said),
        MomentKind::Booked(entry) => format!("booked {} {}", entry.book.as_str(), entry.amount.amount),
        MomentKind::Ended { status, reason, .. } => {
            format!("ended {} {}", status.as_str(), reason.as_deref().unwrap_or_default()).trim().to_owned()
        }
        MomentKind::RefundEnded { status, .. } => format!("refund ended {}", status.as_str()),
        MomentKind::Disputed(_) => "disputed".to_owned(),
        MomentKind::Granted(_) => "granted".to_owned(),
        MomentKind::Revoked(..) => "revoked".to_owned(),
        MomentKind::Told(event) => format!("told {}", event.kind.as_str()),
        MomentKind::Sent { tried, .. } => format!("sent {}", tried.status.unwrap_or_default()),
        MomentKind::Waits { tries, .. } => format!("waits {tries}"),
    };
    story.moments.iter().map(|moment| word(&moment.what)).collect()
}

#[tokio::test]
async fn each_call_about_a_payment_is_kept_with_it() {
    let shop = TestShop::open().await;
    let session = text(&shop.session(json!({})).await, "id");
    shop.pay_card(&session, ASKS).await;
    let asked = calls(&shop, &session).await;
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].starts_with("POST /") && asked[0].ends_with(" 200 show"), "{asked:?}");
    shop.answer(&session, "action", "confirm").await;
    let whole = calls(&shop, &session).await;
    assert_eq!((whole.len(), &whole[0]), (2, &asked[0]), "{whole:?}");
    assert!(whole[1].ends_with(" 200 succeeded"), "{whole:?}");
    let other = text(&shop.session(json!({})).await, "id");
    shop.pay_card(&other, DECLINED).await;
    let declined = calls(&shop, &other).await;
    assert_eq!(declined.len(), 1, "{declined:?}");
    assert!(declined[0].ends_with("declined(insufficient_funds)"), "{declined:?}");
    // Nothing of it goes out, and no number of a card is written down.
    shop.settle_down().await;
    for number in [ASKS, DECLINED] {
        for (place, bytes) in shop.written() {
            let found = bytes.windows(number.len()).any(|part| part == number.as_bytes());
            assert!(!found, "{place} has {number}");
        }
    }
    for event in shop.engine.store().events_after(shop.scope, 0, 100, None).await.unwrap() {
        let text = serde_json::to_string(&event.body).unwrap();
        assert!(!text.contains("\"calls\""), "{text}");
    }
    shop.close().await;
}

/// A call that went to an account that is down is kept with the payment that went on to the next.
#[tokio::test]
async fn a_call_that_reached_nobody_is_kept_when_the_payment_goes_on() {
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    account(&shop, "stripe", json!({ "name": "First" })).await;
    account(&shop, "paystack", json!({ "name": "Second" })).await;
    far.lock().unwrap().down = vec!["api.stripe.com".to_owned()];
    let session = text(&shop.session(json!({})).await, "id");
    let page = shop.page(&session).await;
    shop.engine.hear_out().await;
    let token = TestShop::field(&page, "token");
    let fields = [("token", &*token), ("email", "buyer@example.com"), ("scripted", "1"), ("method", "card")];
    assert_eq!(shop.post_form(&format!("/checkout/{session}/pay"), &fields).await.status, 303);
    let kept = calls(&shop, &session).await;
    assert!(kept[0].ends_with(" not_sent unavailable"), "{kept:?}");
    assert!(kept[1].starts_with("POST /transaction/initialize 200 show"), "{kept:?}");
    shop.later(MINUTE).await;
    shop.close().await;
}

#[tokio::test]
async fn what_the_janitor_asked_is_kept_too() {
    let shop = TestShop::open().await;
    let session = text(&shop.session(json!({})).await, "id");
    shop.break_wire(Wire::LoseAnswer);
    shop.pay_card(&session, GOOD).await;
    let lost = calls(&shop, &session).await;
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(lost[0].ends_with(" no_answer unknown"), "{lost:?}");
    shop.later(MINUTE).await;
    let found = calls(&shop, &session).await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].starts_with("GET /") && found[1].ends_with(" 200 succeeded"), "{found:?}");
    shop.close().await;
}

#[tokio::test]
async fn a_refund_keeps_its_own_calls_and_so_does_a_notice_its_payment() {
    let shop = TestShop::open().await;
    let (session, _) = paid(&shop, 5000).await;
    let made = refund(&shop, json!({ "session": session, "amount": 1500 })).await;
    let id = RefundId::of(text(&made, "id"));
    let row = shop.engine.store().refund(shop.scope, &id).await.unwrap().unwrap();
    let kept = &row.body.calls.kept;
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!((&*kept[0].status, &*kept[0].said), ("200", "succeeded"), "{kept:?}");
    let phone = text(&shop.session(json!({})).await, "id");
    shop.pay_transfer(&phone, "delayed@example.com").await;
    shop.later(10 * MINUTE).await;
    let told = calls(&shop, &phone).await;
    assert!(told.iter().any(|call| call.starts_with("notice ")), "{told:?}");
    shop.close().await;
}

#[tokio::test]
async fn a_session_tells_its_story_in_order() {
    let shop = TestShop::open().await;
    shop.endpoint(HOOK, &["*"]).await;
    shop.receiver(HOOK, &[200, 500, 200]);
    let headers = [("idempotency-key", "order-17")];
    let body = TestShop::order(json!({ "amount": 5000, "currency": "GHS" })).to_string();
    let made = shop.api_with("POST", "/v1/checkout/sessions", &body, &headers).await.json();
    let session = text(&made, "id");
    shop.later(MINUTE).await;
    shop.pay_card(&session, DECLINED).await;
    shop.later(MINUTE).await;
    shop.pay_card(&session, GOOD).await;
    shop.later(MINUTE).await;
    refund(&shop, json!({ "session": session })).await;
    shop.later(MINUTE).await;
    let told = story(&shop, &session).await;
    let expected = [
        "made true",
        "told checkout.session.created",
        "sent 200",
        "started",
        "called declined(insufficient_funds)",
        "ended declined insufficient_funds",
        "told payment.created",
        "told payment.failed",
        "sent 500",
        "sent 200",
        "sent 200",
        "started",
        "called succeeded",
        "booked processor 5000",
        "booked sales -5000",
        "ended refunded",
        "told payment.created",
        "told payment.succeeded",
        "told checkout.session.completed",
        "sent 200",
        "sent 200",
        "sent 200",
        "refund started",
        "called succeeded",
        "booked processor -5000",
        "booked refunds 5000",
        "refund ended succeeded",
        "told refund.created",
        "told refund.updated",
        "told payment.refunded",
        "sent 200",
        "sent 200",
        "sent 200",
    ];
    assert_eq!(words(&told), expected);
    assert!(told.moments.is_sorted_by_key(|moment| moment.at));
    let MomentKind::Made { cause: Some(cause), .. } = &told.moments[0].what else { panic!("{told:?}") };
    assert_eq!(cause.idempotency_key.as_deref(), Some("order-17"));
    let payment = told.attempts[0].id.clone();
    let same = shop.engine.story_of_payment(shop.scope, &payment).await.unwrap().unwrap();
    assert_eq!(words(&same), expected);
    let other = kassa_domain::id::Scope { merchant: 2, ..shop.scope };
    assert!(shop.engine.story(other, &SessionId::of(session)).await.unwrap().is_none());
    shop.webhooks();
    shop.close().await;
}
