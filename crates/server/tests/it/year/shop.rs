//! The small shop: it carries a plan out by the API and the pages, and keeps every webhook that it gets.

use super::calendar::{at, iso, months_later};
use super::plans::{Act, Card, Lasts, Off, Plan, WARES};
use crate::webhooks::verify;
use kassa_domain::Timestamp;
use kassa_testshop::{PUBLIC_URL, Received, TestShop};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const HOOK: &str = "https://shop.example/webhooks";
/// When the shop opens.
pub(crate) const OPENS: i64 = 1_800_000_000_000;

/// How far the clock is turned at a time.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Months(i64),
    By(i64, &'static str),
}

pub(crate) struct SmallShop {
    pub(crate) shop: TestShop,
    /// What time it is by the test's own reckoning.
    pub(crate) now: i64,
    secret: String,
    prices: BTreeMap<&'static str, String>,
    /// The session, the subscription and the customer of each.
    people: BTreeMap<String, (String, String, String)>,
    /// The place of the first event that the endpoint was told of.
    first: usize,
    /// What was told, by its place.
    pub(crate) heard: Vec<Value>,
}

impl SmallShop {
    /// Opens on the shop that is given: the catalog, the test clock and the endpoint.
    pub(crate) async fn open(shop: TestShop) -> Self {
        shop.turn("PT0S").await;
        let mut prices = BTreeMap::new();
        for ware in WARES {
            let product = shop.make_id("products", json!({ "name": ware.name, "tier": ware.tier })).await;
            let price = json!({ "product": product, "currency": "GHS", "unit_amount": ware.amount,
                "recurring": { "interval": ware.interval, "interval_count": ware.count } });
            prices.insert(ware.name, shop.make_id("prices", price).await);
        }
        shop.settle_down().await;
        let first = shop.events().await.len();
        let secret = shop.endpoint(HOOK, &["*"]).await["secret"].as_str().unwrap().to_owned();
        Self { shop, now: OPENS, secret, prices, people: BTreeMap::new(), first, heard: vec![] }
    }

    /// The same shop on other files.
    pub(crate) fn with(&self, shop: TestShop) -> Self {
        let (secret, prices, people) = (self.secret.clone(), self.prices.clone(), self.people.clone());
        Self { shop, now: self.now, secret, prices, people, first: self.first, heard: vec![] }
    }

    /// Lets time pass up to then, in these steps again and again.
    pub(crate) async fn pass(&mut self, until: i64, steps: &mut impl Iterator<Item = Step>) {
        while self.now < until {
            let (to, text) = match steps.next().unwrap() {
                Step::Months(months) => (months_later(self.now, months), format!("P{months}M")),
                Step::By(by, text) => (self.now + by, text.to_owned()),
            };
            if to <= until {
                self.shop.turn(&text).await;
            } else {
                self.shop.make("test_clock", json!({ "now": iso(until) })).await;
                self.shop.settle_down().await;
            }
            self.now = to.min(until);
            let stands = self.shop.get("/v1/test_clock").await.json();
            assert_eq!((&stands["now"], &stands["status"]), (&json!(iso(self.now)), &json!("ready")));
            self.listen().await;
        }
    }

    /// Looks at every webhook that came: each event comes once, signed, as it can be read, and none is left out.
    pub(crate) async fn listen(&mut self) {
        let mut came: Vec<(usize, Received)> = vec![];
        for received in self.shop.webhooks() {
            verify(&received, &self.secret);
            came.push((usize::try_from(received.json()["sequence"].as_u64().unwrap()).unwrap(), received));
        }
        came.sort_by_key(|(place, _)| *place);
        for (place, received) in came {
            assert_eq!(
                place,
                self.first + self.heard.len() + 1,
                "one after the other, and once: {}",
                received.body
            );
            let mut event = received.json();
            let read = self.shop.get(&format!("/v1/events/{}", event["id"].as_str().unwrap())).await.json();
            assert_eq!((&event["pending_webhooks"], &read["pending_webhooks"]), (&json!(1), &json!(0)));
            event["pending_webhooks"] = json!(0);
            assert_eq!(event, read);
            self.heard.push(event);
        }
    }

    /// Does what one of the plan does next.
    pub(crate) async fn act(&mut self, plan: &Plan, act: Option<Act>) {
        match act {
            None => self.buy(plan).await,
            Some(Act::GoneBack) => self.give_back(plan).await,
            Some(Act::BackNotice) => {
                self.shop.set_clock(Timestamp(self.now));
            }
            Some(Act::PayPage(card)) => {
                let (_, subscription, _) = &self.people[&plan.uid];
                let open = self.get(&format!("subscriptions/{subscription}")).await["open_invoice"].clone();
                let invoice = self.get(&format!("invoices/{}", open.as_str().unwrap())).await;
                let session = invoice["payment_url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
                self.pay(&session, card).await;
            }
            Some(Act::OtherCard(card)) => self.other_card(plan, card).await,
            Some(other) => self.command(plan, other).await,
        }
        self.shop.settle_down().await;
        self.listen().await;
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let reply = self.shop.get(&format!("/v1/{path}")).await;
        assert_eq!(reply.status, 200, "{path}: {reply:?}");
        reply.json()
    }

    /// Everything of a list.
    pub(crate) async fn list(&self, path: &str) -> Vec<Value> {
        let mut all: Vec<Value> = vec![];
        loop {
            let after = all.last().map(|last| format!("&starting_after={}", last["id"].as_str().unwrap()));
            let page = self.get(&format!("{path}limit=100{}", after.unwrap_or_default())).await;
            all.extend(page["data"].as_array().unwrap().iter().cloned());
            if page["has_more"] == false {
                return all;
            }
        }
    }

    pub(crate) fn person(&self, uid: &str) -> &(String, String, String) {
        &self.people[uid]
    }

    /// What the bank has kept of each customer's money.
    pub(crate) async fn kept(&self) -> BTreeMap<String, i128> {
        let mut payers = BTreeMap::new();
        for payment in self.list("payments?").await {
            let text = |field: &str| payment[field].as_str().unwrap().to_owned();
            payers.insert(text("id"), text("customer"));
        }
        let mut kept = BTreeMap::new();
        for charge in self.shop.book.charges().unwrap() {
            let sum = kept.entry(payers[&charge.reference].clone()).or_insert(0);
            *sum += i128::from(charge.captured - charge.refunded);
        }
        kept
    }

    async fn buy(&mut self, plan: &Plan) {
        let mut lines = vec![json!({ "price": self.prices[plan.ware.name], "quantity": plan.quantity })];
        if plan.fee > 0 {
            lines.push(json!({ "price_data": { "currency": "GHS", "unit_amount": plan.fee,
                "product_data": { "name": "Setup fee" } } }));
        }
        let mut data = json!({ "when_unpaid": plan.when_unpaid,
            "trial_settings": { "end_behavior": { "missing_payment_method": plan.without_card } } });
        for (name, value) in [("trial_period_days", plan.trial_days), ("cycles", plan.cycles)] {
            if let Some(value) = value {
                data[name] = json!(value);
            }
        }
        if let Some(anchor) = plan.anchor {
            data["billing_cycle_anchor"] = json!(iso(anchor));
        }
        let mut body = json!({ "mode": "subscription", "line_items": lines, "subscription_data": data,
            "customer": { "uid": plan.uid, "email": format!("{}@example.com", plan.uid) },
            "payment_method_collection": if plan.card.is_some() { "always" } else { "if_required" },
            "success_url": "https://shop.example/ok" });
        if let Some(coupon) = plan.coupon {
            body["discounts"] = json!([{ "coupon": self.coupon(coupon).await }]);
        }
        let session = self.shop.make_id("checkout/sessions", body).await;
        match plan.card {
            Some(card) => self.pay(&session, card).await,
            None => {
                let page = self.shop.page(&session).await;
                let token = TestShop::field(&page, "token");
                let fields = [("token", &*token), ("email", "buyer@example.com"), ("shown_total", "0")];
                let paid = self.shop.post_form(&format!("/checkout/{session}/pay"), &fields).await;
                assert_eq!(paid.status, 303, "{paid:?}");
            }
        }
        let now = self.shop.session_now(&session).await;
        let text =
            |field: &str| now[field].as_str().unwrap_or_else(|| panic!("no {field}: {now}")).to_owned();
        self.people.insert(plan.uid.clone(), (session, text("subscription"), text("customer")));
    }

    /// A coupon, which the shop makes when it is wanted.
    async fn coupon(&self, (off, lasts): (Off, Lasts)) -> String {
        let mut body = match off {
            Off::Percent(percent) => json!({ "percent_off": percent }),
            Off::Amount(amount) => json!({ "amount_off": amount, "currency": "GHS" }),
        };
        body["duration"] = match lasts {
            Lasts::Once => json!("once"),
            Lasts::Forever => json!("forever"),
            Lasts::Months(_) => json!("repeating"),
        };
        if let Lasts::Months(months) = lasts {
            body["duration_in_months"] = json!(months);
        }
        self.shop.make_id("coupons", body).await
    }

    /// The buyer pays a page with a card, and says yes when the bank asks.
    async fn pay(&self, session: &str, card: Card) {
        let fields = [("card_number", card.number()), ("card_exp", card.expiry())];
        let paid = self.shop.pay_with(session, &fields).await;
        assert_eq!(paid.status, 303, "{paid:?}");
        if card == Card::Asks {
            assert_eq!(self.shop.answer(session, "action", "confirm").await.status, 303);
        }
    }

    async fn other_card(&self, plan: &Plan, card: Card) {
        let (_, subscription, customer) = &self.people[&plan.uid];
        let portal = self.shop.make("billing_portal/sessions", json!({ "customer": customer })).await;
        let path = portal["url"].as_str().unwrap().replace(PUBLIC_URL, "");
        let page = self.shop.browse(&path).await;
        let token = TestShop::field(&page, "token");
        let asked = self.shop.post_form(&format!("{path}/{subscription}/card"), &[("token", &token)]).await;
        assert_eq!(asked.status, 303, "{asked:?}");
        let session = asked.header("location").rsplit('/').next().unwrap().to_owned();
        self.pay(&session, card).await;
    }

    /// The bank gives back what it took in a charge of the customer of which nobody has heard.
    async fn give_back(&self, plan: &Plan) {
        let (_, _, customer) = &self.people[&plan.uid];
        let payments = self.list("payments?").await;
        let is_open =
            |payment: &&Value| payment["customer"] == **customer && payment["status"] == "processing";
        let last = payments.iter().find(is_open).unwrap();
        let all = self.shop.book.charges().unwrap();
        let mut charge = all.into_iter().find(|charge| last["id"] == *charge.reference).unwrap();
        charge.status = "refunded".to_owned();
        charge.refunded = charge.captured;
        self.shop.book.update(&charge).unwrap();
    }

    /// The one item that a subscription has.
    async fn item(&self, plan: &Plan) -> Value {
        let (_, subscription, _) = &self.people[&plan.uid];
        self.get(&format!("subscriptions/{subscription}")).await["items"]["data"][0]["id"].clone()
    }

    /// What the merchant's backend asks for.
    async fn command(&self, plan: &Plan, act: Act) {
        let (path, body) = match act {
            Act::Price(ware) => {
                let item = self.item(plan).await;
                ("", json!({ "items": [{ "id": item, "price": self.prices[ware.name] }] }))
            }
            Act::Quantity(quantity) => ("", json!({ "items": [{ "quantity": quantity }] })),
            Act::Unsettled(ware, quantity) => {
                let item = self.item(plan).await;
                let items = json!([{ "id": item, "price": self.prices[ware.name], "quantity": quantity }]);
                ("", json!({ "items": items, "proration_behavior": "none" }))
            }
            Act::TrialEnds(when) => ("", json!({ "trial_end": iso(when) })),
            Act::Pause(None) => ("/pause", json!({})),
            Act::Pause(Some(until)) => ("/pause", json!({ "resumes_at": iso(until) })),
            Act::Resume => ("/resume", json!({})),
            Act::CancelAtEnd => ("/cancel", json!({ "at_period_end": true })),
            Act::CancelNow => ("/cancel", json!({})),
            Act::CancelAt(when) => ("", json!({ "cancel_at": iso(when) })),
            Act::PayPage(_) | Act::OtherCard(_) | Act::GoneBack | Act::BackNotice => return,
        };
        let (_, subscription, _) = &self.people[&plan.uid];
        self.shop.make(&format!("subscriptions/{subscription}{path}"), body).await;
    }
}

/// Everything that anybody does until then, in the order of time.
pub(crate) fn agenda(plans: &[Plan], until: i64) -> Vec<(i64, &Plan, Option<Act>)> {
    let mut all = vec![];
    for plan in plans {
        all.push((plan.start, plan, None));
        all.extend(plan.acts.iter().map(|(when, act)| (*when, plan, Some(*act))));
    }
    all.retain(|(when, _, _)| *when <= until);
    all.sort_by_key(|(when, _, _)| *when);
    assert!(all.iter().all(|(when, _, _)| *when >= at(2027, 1, 16, 0)), "the shop is open by then");
    all
}

/// That no event was told twice.
pub(crate) fn all_differ(heard: &[Value]) {
    let ids: BTreeSet<&str> = heard.iter().map(|event| event["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), heard.len());
}
