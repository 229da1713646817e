//! Card numbers in live mode: refused, and nowhere kept. What is said to the provider is said on the provider's fields.

use super::far::stand_in;
use super::{GOOD, text};
use crate::exam::sides::Side;
use bytes::Bytes;
use kassa_domain::id::{Mode, Scope};
use kassa_testshop::{PUBLIC_URL, Reply, TestShop};
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing::subscriber::DefaultGuard;

const LIVE: Scope = Scope { merchant: 1, mode: Mode::Live };
/// Test numbers that every network's check digit fits, as people type them.
const NUMBERS: [&str; 4] = [GOOD, "4242 4242 4242 4242", "5555-5555-5555-4444", "378282246310005"];

/// Everything that is logged on this thread, at every level.
#[derive(Clone, Default)]
pub(super) struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    pub(super) fn listen() -> (Self, DefaultGuard) {
        let log = Self::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    pub(super) fn said(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

/// The files of a shop that have this text somewhere in their bytes.
pub(super) fn files_with(shop: &TestShop, text: &str) -> Vec<String> {
    let has = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    shop.written().into_iter().filter(|(_, bytes)| has(bytes)).map(|(place, _)| place).collect()
}

struct Live {
    shop: TestShop,
    key: String,
    session: String,
}

impl Live {
    /// A shop with a live account at this processor, and an open session.
    async fn at(name: &str) -> Self {
        let shop = TestShop::in_files().await;
        let key = format!("Bearer {}", shop.new_key(LIVE).await);
        let mut settings = serde_json::Map::new();
        for (name, value) in Side::named(name).settings {
            settings.insert((*name).to_owned(), json!(value.replace("_test_", "_live_")));
        }
        let body = json!({ "processor": name, "settings": settings }).to_string();
        let auth = [("authorization", key.as_str())];
        let made = shop.api_with("POST", "/v1/processor_accounts", &body, &auth).await;
        assert_eq!(made.status, 201, "{made:?}");
        let body = TestShop::order(json!({
            "amount": 5000, "currency": "GHS",
            "custom_fields": [{ "key": "note", "label": "Note", "type": "text", "optional": true }],
        }));
        let made = shop.api_with("POST", "/v1/checkout/sessions", &body.to_string(), &auth).await;
        assert_eq!(made.status, 201, "{made:?}");
        let session = text(&made.json(), "id");
        assert!(session.starts_with("cs_"));
        Self { shop, key, session }
    }

    async fn read(&self, path: &str) -> Reply {
        self.shop.api_with("GET", path, "", &[("authorization", &self.key)]).await
    }

    async fn post(&self, form: &str, fields: &[(&str, &str)]) -> Reply {
        let page = self.shop.page(&self.session).await;
        self.shop.engine.hear_out().await;
        let token = TestShop::field(&page, "token");
        let all: Vec<_> = [("token", &*token)].into_iter().chain(fields.iter().copied()).collect();
        self.shop.post_form(&format!("/checkout/{}/{form}", self.session), &all).await
    }
}

#[tokio::test]
async fn t3_a_card_number_is_refused_and_nowhere_kept() {
    for name in ["stripe", "razorpay", "paystack"] {
        let (log, _listening) = Log::listen();
        let live = Live::at(name).await;
        let far = stand_in(&live.shop);
        let mut answers = vec![];
        for number in NUMBERS {
            for form in ["pay", "update", "continue", "restart"] {
                for fields in [
                    &[("card_number", number), ("card_exp", "12 / 34"), ("card_cvc", "123")][..],
                    &[("card_number", number)],
                    &[("card_cvc", "737"), ("card_name", number)],
                ] {
                    let more = [("method", "card"), ("email", "buyer@example.com")];
                    let all: Vec<_> = more.into_iter().chain(fields.iter().copied()).collect();
                    let reply = live.post(form, &all).await;
                    assert_eq!(reply.status, 400, "{name} {form} {fields:?}: {reply:?}");
                    answers.push(reply);
                }
            }
        }
        let sessions = live.read("/v1/checkout/sessions").await;
        answers.extend([
            live.read(&format!("/v1/payments?session={}", live.session)).await,
            live.read("/v1/events?limit=100").await,
            live.shop.browse("/metrics").await,
            live.shop.page(&live.session).await,
        ]);
        assert_eq!(sessions.json()["data"][0]["status"], "open", "{name}");
        assert_eq!(answers[answers.len() - 4].json()["data"], json!([]), "{name}: nothing was begun");
        let asked = far.lock().unwrap().asked.clone();
        assert!(asked.iter().all(|call| call.contains("/orders")), "{name}: {asked:?}");
        live.shop.settle_down().await;
        assert!(log.said().contains("answered") && log.said().contains("status=400"), "the log is heard");
        let held = files_with(&live.shop, &live.session);
        assert!(!held.is_empty(), "what is kept is found in the files");
        for number in NUMBERS {
            assert!(!log.said().contains(number), "{name}: {number} is in the log");
            assert_eq!(files_with(&live.shop, number), Vec::<String>::new(), "{name}: {number} is kept");
            assert!(answers.iter().chain([&sessions]).all(|reply| !reply.body.contains(number)), "{name}");
        }
        live.shop.close().await;
    }
}

/// A buyer may type it anywhere.
#[tokio::test]
async fn t3_a_card_number_in_another_field_is_not_kept_and_not_said_again() {
    for (name, number) in [("stripe", 0), ("stripe", 1), ("razorpay", 2), ("paystack", 3), ("paystack", 0)] {
        let (log, _listening) = Log::listen();
        let live = Live::at(name).await;
        stand_in(&live.shop);
        let number = NUMBERS[number];
        for fields in
            [[("email", number), ("scripted", "1")], [("email", "a@b.example"), ("custom_note", number)]]
        {
            let all: Vec<_> = [("method", "card")].into_iter().chain(fields).collect();
            let reply = live.post("pay", &all).await;
            assert_eq!(reply.status, 422, "{name} {fields:?}: {reply:?}");
            assert!(!reply.body.contains(number), "{name} {fields:?}");
        }
        let unknown = ["pan", "number", "phone", "card", "card_name"].map(|field| (field, number));
        let usual = [("method", "card"), ("email", "a@b.example"), ("scripted", "1")];
        let all: Vec<_> = usual.into_iter().chain(unknown).collect();
        assert_eq!(live.post("pay", &all).await.status, 303, "{name}: what nobody asked for is passed over");
        live.shop.settle_down().await;
        assert!(!log.said().contains(number), "{name}: {number} is in the log");
        assert_eq!(files_with(&live.shop, number), Vec::<String>::new(), "{name}: {number} is kept");
        live.shop.close().await;
    }
}

/// What a browser brings back from the provider, and what the provider sends, is no place for it either.
#[tokio::test]
async fn t3_a_card_number_that_comes_back_from_a_provider_is_not_kept() {
    let (log, _listening) = Log::listen();
    let live = Live::at("stripe").await;
    stand_in(&live.shop);
    assert_eq!(
        live.post("pay", &[("method", "card"), ("email", "a@b.example"), ("scripted", "1")]).await.status,
        303
    );
    let payments = live.read(&format!("/v1/payments?session={}", live.session)).await.json();
    let payment = text(&payments["data"][0], "id");
    let path = format!("/checkout/{}/return/{payment}", live.session);
    live.shop.browse(&format!("{path}?card_number={GOOD}&payment_intent={GOOD}")).await;
    let form = format!("card_number={GOOD}");
    let request = http::Request::post(&path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", PUBLIC_URL);
    live.shop.send(request.body(Bytes::from(form)).unwrap()).await;
    let hook = format!("/hooks/stripe/{GOOD}");
    live.shop.send(http::Request::post(&hook).body(Bytes::from(GOOD)).unwrap()).await;
    assert!(!log.said().contains(GOOD));
    assert_eq!(files_with(&live.shop, GOOD), Vec::<String>::new());
    live.shop.close().await;
}

/// The simulator, which takes numbers on our page, is not there in live mode.
#[tokio::test]
async fn nobody_pays_at_the_simulator_in_live_mode() {
    let shop = TestShop::open().await;
    let key = format!("Bearer {}", shop.new_key(LIVE).await);
    let auth = [("authorization", key.as_str())];
    let body = TestShop::order(json!({ "amount": 5000, "currency": "GHS" })).to_string();
    let reply = shop.api_with("POST", "/v1/checkout/sessions", &body, &auth).await;
    assert_eq!((reply.status, reply.error().1), (422, "no_processor".to_owned()));
    let body = json!({ "processor": "simulator", "settings": {} }).to_string();
    let reply = shop.api_with("POST", "/v1/processor_accounts", &body, &auth).await;
    assert_eq!(reply.error(), (400, "parameter_invalid".to_owned(), Some("processor".to_owned())));
    shop.close().await;
}

/// In test mode too, as soon as a processor asks for the card on fields of its own.
#[tokio::test]
async fn a_test_card_is_refused_where_the_processor_asks_for_it() {
    let shop = TestShop::open().await;
    stand_in(&shop);
    super::far::account(&shop, "stripe", json!({})).await;
    let session = text(&shop.session(json!({})).await, "id");
    let page = shop.page(&session).await;
    assert!(!page.body.contains("name=\"card_number\""), "and the page does not ask for it");
    assert_eq!(shop.pay_card(&session, GOOD).await.status, 400);
    assert!(shop.payments(&session).await.is_empty());
    assert_eq!(files_with(&shop, GOOD), Vec::<String>::new());
    shop.close().await;
}
