//! Dying at every place: each script is told once to count the places at which its process could die, and then
//! once more for each of them. After each death the process comes back, everything heals, and the same must hold
//! as always.

use crate::campaign::{Outcome, guarded, side_by_side};
use crate::story::Story;
use crate::world::{ASKS, GOOD, World, text};
use kassa_domain::time::{DAY, HOUR, MINUTE, SECOND};
use kassa_testshop::{TestShop, Wire};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

/// What happens, word by word. The first ones are enough for the small part that every change is tried with.
pub(crate) const SCRIPTS: &[&str] = &[
    "plain pay",
    "plain asks confirm",
    "plain pay refund:300 refund:all",
    "held pay capture",
    "held pay void",
    "monthly pay month",
    "coupon pay",
    "plain transfer again late",
    "plain asks reject",
    "plain declines pay",
    "plain declines declines declines",
    "plain lost hour",
    "plain never hour",
    "plain turns hour",
    "plain transfer hour",
    "plain phone hour",
    "plain nophone hour",
    "plain nophone hour pay",
    "plain asks again",
    "plain pay pay",
    "plain expire",
    "plain asks expire confirm",
    "plain day",
    "plain transfer day",
    "plain pay refund:666 hour",
    "plain pay refund:777 hour",
    "plain pay refund:all refund:all",
    "plain pay refund:300 refund:300 refund:300",
    "held pay",
    "held pay day day day day day day day day",
    "held asks confirm capture refund:400",
    "held asks reject",
    "monthly pay month month",
    "monthly asks confirm month",
    "monthly declines pay month",
    "coupon expire coupon pay",
    "coupon declines pay refund:all",
    "coupon day",
    "noanswer plain pay hour",
    "nocall plain pay hour",
    "unreachable plain pay hour",
    "plain pay noanswer refund:300 hour",
    "held pay noanswer capture hour",
    "held pay nocall void hour",
    "plain pay plain pay plain pay",
    "setup pay charge",
    "setup declines pay charge charge",
    "keep asks confirm charge refund:300",
    "keep pay noanswer charge hour",
    "setup pay nocall charge hour",
];

impl World {
    async fn act(&mut self, word: &str) {
        self.tell(word);
        match word {
            "plain" | "held" | "monthly" | "coupon" | "setup" | "keep" => self.make(word).await,
            "charge" => self.charge_last().await,
            "pay" => self.pay_by(GOOD).await,
            "asks" => self.pay_by(ASKS).await,
            "declines" => self.pay_by("4000000000000002").await,
            "lost" => self.pay_by("4000000000000341").await,
            "never" => self.pay_by("4000000000009235").await,
            "turns" => self.pay_by("4000000000000259").await,
            "transfer" | "phone" | "nophone" => self.pay_slowly(word).await,
            "confirm" | "reject" => self.say(word).await,
            "again" => self.change_mind().await,
            "capture" | "void" => self.end_hold(word).await,
            "expire" => self.expire().await,
            "late" => self.wait(MINUTE).await,
            "hour" => self.wait(HOUR).await,
            "day" => self.wait(DAY).await,
            "month" => self.wait(32 * DAY).await,
            "noanswer" => self.shop.break_wire(Wire::LoseAnswer),
            "nocall" => self.shop.break_wire(Wire::LoseCall),
            "unreachable" => self.shop.break_wire(Wire::Unreachable),
            _ => {
                let amount = word.strip_prefix("refund:").expect("a word of a script");
                self.give_back(amount.parse().ok()).await;
            }
        }
        // What is due is done after each word, so that its deaths are this word's.
        self.alive(async |shop: &TestShop| shop.settle_down().await).await;
        self.oracle.look(&self.shop, &self.story).await;
    }

    async fn wait(&mut self, span: i64) {
        self.alive(async |shop: &TestShop| shop.later(span).await).await;
    }

    async fn make(&mut self, kind: &str) {
        let mut body = TestShop::order(json!({ "amount": 5000, "currency": "GHS" }));
        match kind {
            "held" => body["capture_method"] = json!("manual"),
            "keep" => body["save_payment_method"] = json!(true),
            "setup" => {
                body.as_object_mut().expect("an object").remove("amount");
                body["mode"] = json!("setup");
            }
            "coupon" => {
                let of = json!({ "percent_off": 20, "max_redemptions": 2 });
                let make = async |shop: &TestShop| shop.make_id("coupons", of.clone()).await;
                let coupon = self.insist(make).await;
                body["discounts"] = json!([{ "coupon": coupon }]);
            }
            "monthly" => {
                body.as_object_mut().expect("an object").retain(|name, _| name.ends_with("url"));
                body["mode"] = json!("subscription");
                body["customer"] = json!({ "uid": "u_1", "email": "ama@example.com" });
                body["line_items"] = json!([{ "price_data": { "currency": "GHS", "unit_amount": 5000,
                    "recurring": { "interval": "month" }, "product_data": { "name": "Pro" } } }]);
            }
            _ => {}
        }
        self.made += 1;
        let (body, key) = (body.to_string(), format!("order-{}", self.made));
        let make = async |shop: &TestShop| {
            shop.api_with("POST", "/v1/checkout/sessions", &body, &[("idempotency-key", &key)]).await
        };
        let made = self.insist(make).await;
        assert_eq!(made.status, 201, "{made:?}");
        self.last = text(&made.json(), "id");
    }

    /// The merchant charges the card that the session has put on file, and asks again under the same key until there is
    /// an answer.
    async fn charge_last(&mut self) {
        let session = self.shop.session_now(&self.last).await;
        let Some(card) = session["payment_method"].as_str() else { return };
        self.charged += 1;
        let body = json!({ "amount": 2_500, "currency": "GHS", "customer": session["customer"],
            "payment_method": card });
        let reply = self.order("POST", "/v1/payments", &body, &format!("charge-{}", self.charged)).await;
        assert_eq!(reply.status, 201, "{reply:?}");
    }

    async fn pay_by(&mut self, card: &str) {
        let id = self.last.clone();
        let pay = async |shop: &TestShop| {
            let page = shop.page(&id).await;
            if page.body.contains("name=\"card_number\"") {
                shop.pay_card_with(&id, &TestShop::field(&page, "token"), card).await;
            }
        };
        self.alive(pay).await;
    }

    async fn pay_slowly(&mut self, how: &str) {
        let id = self.last.clone();
        let pay = async |shop: &TestShop| {
            let page = shop.page(&id).await;
            if !page.body.contains("name=\"card_number\"") {
                return;
            }
            match how {
                "phone" => shop.pay_phone(&id, "0241234567").await,
                "nophone" => shop.pay_phone(&id, "0241233000").await,
                _ => shop.pay_transfer(&id, "buyer+late@example.com").await,
            };
        };
        self.alive(pay).await;
    }

    async fn say(&mut self, word: &str) {
        let id = self.last.clone();
        let say = async |shop: &TestShop| {
            if shop.page(&id).await.body.contains("name=\"attempt\"") {
                shop.answer(&id, "action", word).await;
            }
        };
        self.alive(say).await;
    }

    async fn change_mind(&mut self) {
        let id = self.last.clone();
        let change = async |shop: &TestShop| {
            if shop.page(&id).await.body.contains("/restart") {
                shop.choose_another_way(&id).await;
            }
        };
        self.alive(change).await;
        self.pay_by(GOOD).await;
    }

    async fn payment(&self) -> Option<Value> {
        self.shop.payments(&self.last).await.first().cloned()
    }

    async fn end_hold(&mut self, word: &str) {
        let Some(payment) = self.payment().await else { return };
        let deed = if word == "void" { "cancel" } else { word };
        let path = format!("/v1/payments/{}/{deed}", text(&payment, "id"));
        self.alive(async |shop: &TestShop| shop.api("POST", &path, "").await.status).await;
    }

    async fn give_back(&mut self, amount: Option<i64>) {
        let Some(payment) = self.payment().await else { return };
        let mut body = json!({ "payment": payment["id"] });
        if let Some(amount) = amount {
            body["amount"] = json!(amount);
        }
        let body = body.to_string();
        self.alive(async |shop: &TestShop| shop.api("POST", "/v1/refunds", &body).await.status).await;
    }

    async fn expire(&mut self) {
        let path = format!("/v1/checkout/sessions/{}/expire", self.last);
        self.alive(async |shop: &TestShop| shop.api("POST", &path, "").await.status).await;
    }
}

/// Tells a script, with a death at this place or with none; how many places there were.
async fn told(script: &str, at: Option<i64>, story: Story) -> i64 {
    // A month of one node.
    let mut world = World::open(2, story.clone()).await;
    let start = world.shop.places.passed.load(Ordering::SeqCst);
    if let Some(at) = at {
        world.shop.places.die_in(at);
    }
    for word in script.split(' ') {
        world.act(word).await;
    }
    let places = world.shop.places.passed.load(Ordering::SeqCst) - start;
    world.wait(SECOND).await;
    world.heal().await;
    places
}

/// Runs the scripts from one to another, counted from 1, with a death at each of their places. All of them take more
/// than an hour: each says when it is through, so that it is known what an end cuts off.
pub(crate) fn crashes(from: usize, last: usize) -> Outcome {
    let mut outcome = Outcome::default();
    for (number, script) in (1..).zip(SCRIPTS).take(last).skip(from - 1) {
        let (places, story) = run_one(script, None);
        outcome.add(&story, places.as_ref().err().cloned());
        let deaths: Vec<i64> = (0..places.clone().unwrap_or_default()).collect();
        let came = side_by_side(&deaths, |at| run_one(script, Some(*at)));
        for (at, (lived, story)) in deaths.iter().zip(came) {
            outcome.add(&story, lived.err());
            outcome.require(story.sometimes().contains_key("died"), || {
                format!("`{script}` did not die at its place {at}, though it has {places:?}")
            });
        }
        let broken = outcome.violations.len();
        eprintln!("script {number}, `{script}`: {} deaths; violations so far: {broken}", deaths.len());
    }
    outcome
}

/// How many places a script had, or what was broken, and its story.
fn run_one(script: &'static str, at: Option<i64>) -> (Result<i64, String>, Story) {
    let story = Story::default();
    let mine = story.clone();
    let places = guarded(move || told(script, at, mine));
    (places.map_err(|why| format!("`{script}`, death at {at:?}: {why}")), story)
}
