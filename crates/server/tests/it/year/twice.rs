//! The same state brings about the same: a shop in which much is about to happen is copied, and each copy lets forty
//! days pass in its own way. What they tell must be the same, byte for byte, but for the ids of what is new.

use super::STEPS;
use super::calendar::{DAY, HOUR, at, iso};
use super::plans::{Act, BASIC, Card, Plan, WEEKLY, troubled};
use super::shop::{SmallShop, agenda};
use kassa_domain::Timestamp;
use kassa_testshop::{Received, START, TestShop};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// When the shop is copied.
const COPIED: (usize, usize, i64, i64) = (2027, 3, 12, 17);
/// A receiver that never answers, and is switched off some days later.
const DEAD: &str = "https://dead.example/hook";
/// A receiver that is out of order for some tries.
const SHAKY: &str = "https://shaky.example/hook";

/// What must happen within the forty days.
const MUCH: [&str; 11] = [
    "checkout.session.expired",
    "customer.subscription.deleted",
    "customer.subscription.paused",
    "customer.subscription.resumed",
    "customer.subscription.trial_will_end",
    "entitlement.updated",
    "invoice.marked_uncollectible",
    "invoice.payment_action_required",
    "invoice.payment_failed",
    "payment.succeeded",
    "webhook_endpoint.disabled",
];

/// Replaces ids by what they are ids of and a number, the same id always by the same number.
#[derive(Default)]
struct Mask {
    known: BTreeMap<String, String>,
}

impl Mask {
    /// Ids have 37 digits and letters behind a word, and those of requests have 22.
    fn text(&mut self, text: &str) -> String {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let mut masked = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(is_part) {
            masked.push_str(&rest[..start]);
            let end = rest[start..].find(|letter| !is_part(letter)).map_or(rest.len(), |end| start + end);
            masked.push_str(&self.word(&rest[start..end]));
            rest = &rest[end..];
        }
        masked + rest
    }

    fn word(&mut self, word: &str) -> String {
        let Some((kind, tail)) = word.rsplit_once('_') else { return word.to_owned() };
        if !matches!(tail.len(), 22 | 37) {
            return word.to_owned();
        }
        let next = self.known.len();
        self.known.entry(word.to_owned()).or_insert_with(|| format!("{kind}#{next}")).clone()
    }
}

/// What a copy told.
struct Account {
    /// Every event as it can be read, in its order.
    events: Vec<String>,
    /// The bodies that each receiver got, in the order of their events, each as often as it was tried.
    webhooks: BTreeMap<String, Vec<String>>,
}

/// The body with its place in the sequence, and without how many receivers were still waiting for it.
fn counted(body: &str) -> (u64, Value) {
    let mut event: Value = serde_json::from_str(body).unwrap();
    event["pending_webhooks"] = Value::Null;
    (event["sequence"].as_u64().unwrap(), event)
}

async fn account(shop: &TestShop) -> Account {
    let mut mask = Mask::default();
    let events: Vec<String> = shop
        .all_events()
        .await
        .iter()
        .map(|event| mask.text(&counted(&event.to_string()).1.to_string()))
        .collect();
    let mut sent: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
    for Received { url, body, .. } in shop.webhooks() {
        let (place, event) = counted(&body);
        sent.entry(url).or_default().push((place, mask.text(&event.to_string())));
    }
    let webhooks = sent.into_iter().map(|(url, mut bodies)| {
        bodies.sort();
        (url, bodies.into_iter().map(|(_, body)| body).collect())
    });
    Account { events, webhooks: webhooks.collect() }
}

fn same_events(one: &[String], other: &[String], what: &str) {
    let differs = (0..one.len().max(other.len())).find(|place| one.get(*place) != other.get(*place));
    if let Some(place) = differs {
        panic!("{what}, event {place}:\n{:?}\n{:?}", one.get(place), other.get(place));
    }
}

fn same(one: &Account, other: &Account, what: &str) {
    same_events(&one.events, &other.events, what);
    assert!(one.webhooks.keys().eq(other.webhooks.keys()), "{what}: the same receivers");
    for (url, bodies) in &one.webhooks {
        same_events(bodies, &other.webhooks[url], &format!("{what}, at {url}"));
    }
}

/// A shop in which renewals, retries of charges, trials, expiries and retries of webhooks are to come.
async fn eventful() -> SmallShop {
    let (year, month, day, hour) = COPIED;
    let copied = at(year, month, day, hour);
    let mut plans = troubled();
    let lost = |uid| Plan { card: Some(Card::AnswerLost), ..Plan::new(uid, at(2027, 2, 25, 8), BASIC) };
    plans.extend(["lost-2", "lost-3", "lost-4", "lost-5"].map(lost));
    // One to whom more has happened than to another, at the same moment.
    let often = Plan::new("lost-often", at(2027, 1, 21, 8), WEEKLY);
    plans.push(Plan { card: Some(Card::AnswerLost), ..often });
    let resting = Plan::new("resting", at(2027, 2, 10, 8), BASIC);
    plans.push(resting.then(at(2027, 3, 11, 8), Act::Pause(Some(at(2027, 4, 2, 17)))));
    let mut shop = SmallShop::open(TestShop::in_files().await).await;
    let mut steps = STEPS.iter().copied().cycle();
    for (when, plan, act) in agenda(&plans, copied) {
        shop.pass(when, &mut steps).await;
        shop.act(plan, act).await;
    }
    for (uid, end) in [("late-cancel", "cancel"), ("late-pause", "pause"), ("late-invoice", "create_invoice")]
    {
        let trial = Plan::new(uid, copied, BASIC).free(9, end);
        shop.pass(copied, &mut steps).await;
        shop.act(&trial, None).await;
    }
    for hours in [5, 5, 5, 24 * 9] {
        let expires_at = iso(copied + hours * HOUR);
        shop.shop.session(json!({ "expires_at": expires_at })).await;
    }
    let tier =
        json!({ "tier": "basic", "customer": { "uid": "once" }, "success_url": "https://shop.example/" });
    let sold = shop.shop.make("checkout/sessions", tier).await;
    assert_eq!(shop.shop.pay_with(sold["id"].as_str().unwrap(), &[]).await.status, 303);
    shop.shop.settle_down().await;
    shop.shop.receiver(DEAD, &[0]);
    shop.shop.receiver(SHAKY, &[&[500; 40], &[200][..]].concat());
    shop.shop.endpoint(DEAD, &["invoice.paid", "checkout.session.expired"]).await;
    shop.shop.endpoint(SHAKY, &["*"]).await;
    shop.pass(copied + 3 * HOUR, &mut steps).await;
    shop
}

async fn forty_days(origin: &TestShop) -> Account {
    let shop = origin.twin(Timestamp(START), 0).await;
    shop.turn("P40D").await;
    finish(shop).await
}

async fn finish(shop: TestShop) -> Account {
    let account = account(&shop).await;
    shop.close().await;
    account
}

#[tokio::test]
async fn the_same_state_brings_about_the_same_events() {
    let origin = eventful().await.shop;
    let before = origin.all_events().await.len();
    let expected = forty_days(&origin).await;
    for kind in MUCH {
        let word = format!("\"type\":\"{kind}\"");
        assert!(expected.events[before..].iter().any(|event| event.contains(&word)), "{kind} must happen");
    }
    // Chance is another for each copy.
    let elsewhere = origin.twin(Timestamp(START + 77 * DAY + 1_234), 47).await;
    elsewhere.turn("P40D").await;
    same(&expected, &finish(elsewhere).await, "at another time of the machine");
    let daily = origin.twin(Timestamp(START), 0).await;
    for _ in 0..40 {
        daily.turn("P1D").await;
    }
    same(&expected, &finish(daily).await, "day by day");
    let mut dying = origin.twin(Timestamp(START), 0).await;
    dying.make("test_clock", json!({ "advance": "P40D" })).await;
    for posts in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89] {
        dying.dies_after_webhooks(posts).await;
    }
    dying.settle_down().await;
    same_events(&expected.events, &finish(dying).await.events, "after eleven deaths");
    origin.close().await;
}

/// What everybody has and owes in the end, and what the bank has of it.
async fn outcome(shop: SmallShop) -> Vec<String> {
    let mut all = vec![];
    for subscription in shop.list("subscriptions?").await {
        let of = subscription["id"].as_str().unwrap();
        let fields = ["id", "status", "current_period_start", "current_period_end", "pending_adjustments"];
        all.push(fields.map(|field| subscription[field].to_string()).join(" "));
        for invoice in shop.list(&format!("invoices?subscription={of}&")).await {
            let fields = ["number", "status", "total", "period_start", "period_end"];
            all.push(fields.map(|field| invoice[field].to_string()).join(" "));
        }
        let customer = subscription["customer"].as_str().unwrap();
        let has = shop.get(&format!("entitlements?customer={customer}")).await;
        all.push(format!("{customer} {} {}", has["tier"], has["status"]));
    }
    all.extend(shop.kept().await.iter().map(|(customer, kept)| format!("{customer} {kept}")));
    all.sort();
    shop.shop.webhooks();
    shop.shop.close().await;
    all
}

/// A charge whose answer died with the server is asked about ten seconds later. Who is charged, and for what, is the
/// same.
#[tokio::test]
async fn a_server_that_dies_while_it_charges_ends_with_the_same_money() {
    let origin = eventful().await;
    let twin = origin.shop.twin(Timestamp(START), 0).await;
    twin.turn("P40D").await;
    let expected = outcome(origin.with(twin)).await;
    let mut dying = origin.shop.twin(Timestamp(START), 0).await;
    dying.make("test_clock", json!({ "advance": "P40D" })).await;
    for calls in [0, 0, 1, 2, 3, 5, 8, 13] {
        dying.dies_after_calls(calls).await;
    }
    dying.settle_down().await;
    same_events(&expected, &outcome(origin.with(dying)).await, "after eight deaths");
    origin.shop.close().await;
}
