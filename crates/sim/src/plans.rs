//! B4: what a change of plan in the middle of a period comes to, by an arithmetic of its own.
//!
//! Of each subscription it is known from what was sent what it costs. The share of a change is counted here, and so is
//! what each next invoice must come to, and what is left of credit for the one after it.

use crate::story::Story;
use crate::world::{GOOD, Theme, World, text};
use kassa_testshop::TestShop;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What the shop sells by the day and by the month beside what its sessions price themselves.
const CATALOG: [(&str, i64); 6] =
    [("day", 701), ("day", 3_333), ("day", 12_345), ("month", 701), ("month", 3_333), ("month", 12_345)];

/// What is known of one subscription.
#[derive(Debug)]
struct Plan {
    unit: i64,
    quantity: i64,
    /// What waits for the next invoice; below 0 it is credit.
    waiting: i64,
    /// The next invoice.
    ordinal: i64,
}

/// All of them.
#[derive(Default, Debug)]
pub(crate) struct Plans {
    /// What was ordered by a session, per month.
    ordered: BTreeMap<String, i64>,
    plans: BTreeMap<String, Plan>,
    /// The prices in the catalog: how often they are paid, their ids and their amounts.
    prices: Vec<(&'static str, String, i64)>,
}

/// A period of a subscription, as its row says it before a change.
struct Period {
    start: i64,
    end: i64,
    /// Nothing was asked for it.
    free: bool,
    /// It is not one of those that follow one another.
    odd: bool,
}

impl Period {
    fn of(body: &Value) -> Self {
        let number = |name: &str| body[name].as_i64().expect("a number");
        let free = body["free"].as_bool().unwrap_or_default();
        Self { start: number("current_start"), end: number("current_end"), free, odd: number("index") < 0 }
    }

    /// So much of it is left, and so much it is long.
    fn left(&self, now: i64) -> (i64, i64) {
        let whole = self.end - self.start;
        ((self.end - now).clamp(0, whole), whole)
    }
}

/// The share of a sum, to the nearest unit, and the half one up.
fn share(sum: i64, (left, whole): (i64, i64)) -> i64 {
    let (product, whole) = (i128::from(sum) * i128::from(left), i128::from(whole));
    let (down, rest) = (product / whole, product % whole);
    i64::try_from(down + i128::from(rest * 2 >= whole)).expect("an amount")
}

impl Plans {
    /// A session was made that sells a subscription.
    pub(crate) fn ordered(&mut self, session: &str, unit: i64) {
        self.ordered.insert(session.to_owned(), unit);
    }

    /// The one of these whose next period costs most.
    fn dearest(&self, of: &[String]) -> Option<String> {
        let costs = |id: &String| self.plans.get(id).map(|plan| (plan.unit * plan.quantity, id.clone()));
        of.iter().filter_map(costs).max().map(|(_, id)| id)
    }

    /// What each invoice comes to, and what waits for the next.
    pub(crate) async fn look(&mut self, shop: &TestShop, story: &Story) {
        let mut amounts: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        let sql = "select subscription || ' ' || amount from invoices order by subscription, ordinal";
        for line in shop.rows.texts(sql).await {
            let (id, amount) = line.split_once(' ').expect("an id and an amount");
            amounts.entry(id.to_owned()).or_default().push(amount.parse().expect("an amount"));
        }
        for line in shop.rows.texts("select id || ' ' || body from subscriptions order by id").await {
            let (id, body) = line.split_once(' ').expect("an id and a body");
            let body: Value = serde_json::from_str(body).expect("JSON");
            if !self.plans.contains_key(id)
                && let Some(unit) = self.ordered.remove(&text(&body, "session"))
            {
                let new = Plan { unit, quantity: 1, waiting: 0, ordinal: 1 };
                self.plans.insert(id.to_owned(), new);
            }
            let Some(plan) = self.plans.get_mut(id) else { continue };
            let made = amounts.get(id).map(Vec::as_slice).unwrap_or_default();
            plan.bill(id, made, story);
            let waits = body["adjustments"].as_array().into_iter().flatten();
            let waits: i64 = waits.map(|one| one["amount"].as_i64().expect("an amount")).sum();
            assert_eq!(waits, plan.waiting, "B4: what waits for the next invoice of {id}");
        }
    }

    /// The operator has changed something, and was answered.
    fn changed(&mut self, id: &str, change: &Change, reply: &Value, story: &Story) {
        let Some(plan) = self.plans.get_mut(id) else { return };
        let (before, period) = (plan.unit * plan.quantity, &change.period);
        (plan.unit, plan.quantity) =
            (change.unit.unwrap_or(plan.unit), change.quantity.unwrap_or(plan.quantity));
        if period.odd && !period.free {
            // It has gone on after a pause, and its period has no length yet.
            self.plans.remove(id);
            return;
        }
        if !change.settles || period.free {
            return;
        }
        let left = period.left(change.now);
        let (credit, debit) = (share(before, left), share(plan.unit * plan.quantity, left));
        let shown = reply["pending_adjustments"].as_array().expect("a list");
        for part in [-credit, debit].into_iter().filter(|part| *part != 0) {
            let is_shown = shown.iter().any(|one| one["amount"] == part);
            assert!(is_shown, "B4: {part} of {left:?} is not in {reply}");
        }
        plan.waiting += debit - credit;
        if left.0 > 0 && left.0 < left.1 {
            story.met("plan_changed");
        }
    }
}

impl Plan {
    /// Each invoice takes what waits, as far as there is something to take it off.
    fn bill(&mut self, id: &str, made: &[i64], story: &Story) {
        for amount in made.iter().skip(usize::try_from(self.ordinal).expect("a place")) {
            let due = self.unit * self.quantity + self.waiting;
            assert_eq!(*amount, due.max(0), "B4: invoice {} of {id} with {self:?}", self.ordinal);
            if self.waiting != 0 {
                story.met("change_settled");
            }
            if due < 0 {
                story.met("credit_carried");
            }
            self.waiting = due.min(0);
            self.ordinal += 1;
        }
    }
}

/// One change, and when it was made.
struct Change {
    unit: Option<i64>,
    quantity: Option<i64>,
    settles: bool,
    period: Period,
    now: i64,
}

impl World {
    /// What can be changed to.
    pub(crate) async fn furnish_plans(&mut self) {
        let product = self.shop.make_id("products", json!({ "name": "Another plan" })).await;
        for (interval, amount) in CATALOG {
            let price = json!({ "product": product, "currency": "GHS", "unit_amount": amount,
                "recurring": { "interval": interval } });
            let id = self.shop.make_id("prices", price).await;
            self.oracle.plans.prices.push((interval, id, amount));
        }
        if self.theme() == Theme::Subscriptions {
            let card = self.dice.pick(&[GOOD, "4000000000001976"]);
            self.subscribe_before("day", 4_100, card).await;
            self.subscribe_before("month", 9_500, GOOD).await;
            // Each price in the catalog is lower, and leaves credit.
            self.subscribe_before("month", 98_000, GOOD).await;
        }
        self.oracle.plans.look(&self.shop, &self.story).await;
    }

    /// Somebody has subscribed before the month begins.
    async fn subscribe_before(&mut self, interval: &str, unit: i64, card: &str) {
        let lines = json!([{ "price_data": { "currency": "GHS", "unit_amount": unit,
            "recurring": { "interval": interval }, "product_data": { "name": "Pro" } } }]);
        let session = self
            .shop
            .subscription_session(lines, json!({ "customer": { "uid": format!("{interval} for {unit}") } }))
            .await;
        assert_eq!(self.shop.pay_card(&session, card).await.status, 303);
        self.shop.settle_down().await;
        self.oracle.plans.ordered(&session, unit);
    }

    /// The operator changes what a customer pays for, or how many of it.
    pub(crate) async fn change_plan(&mut self, step: i64) {
        let living = self.subscriptions("'active', 'trialing', 'past_due'").await;
        if living.is_empty() {
            return;
        }
        let any = self.dice.pick(&living);
        // Whoever gives up what costs most is mostly left with credit.
        let dearest = if self.dice.percent(50) { self.oracle.plans.dearest(&living) } else { None };
        let (saves, id) = (dearest.is_some(), dearest.unwrap_or(any));
        let sql = format!("select body from subscriptions where id = '{id}'");
        let body = self.shop.rows.texts(&sql).await.pop().expect("a subscription");
        let body: Value = serde_json::from_str(&body).expect("JSON");
        let what = if saves { 2 } else { self.dice.below(3) };
        let interval = &body["schedule"]["period"]["interval"];
        let alike = |price: &&(&str, String, i64)| price.0 == *interval;
        let alike: Vec<_> = self.oracle.plans.prices.iter().filter(alike).cloned().collect();
        let price = (what > 0).then(|| self.dice.pick(&alike));
        let quantity = (what < 2).then(|| 1 + self.dice.below(5));
        let settles = !self.dice.percent(15);
        let mut item = json!({ "id": body["cart"]["lines"][0]["id"] });
        if let Some((_, price, _)) = &price {
            item["price"] = json!(price);
        }
        if let Some(quantity) = quantity {
            item["quantity"] = json!(quantity);
        }
        let mut order = json!({ "items": [item] });
        if !settles {
            order["proration_behavior"] = json!("none");
        }
        let (period, now) = (Period::of(&body), self.shop.now().0);
        let change = Change { unit: price.map(|(_, _, amount)| amount), quantity, settles, period, now };
        let path = format!("/v1/subscriptions/{id}");
        let reply = self.order("POST", &path, &order, &format!("plan-{step}")).await;
        assert!(matches!(reply.status, 200 | 409), "{reply:?}");
        self.tell(&format!("change {id} to {order}: {}", reply.status));
        if reply.status == 200 {
            self.oracle.plans.changed(&id, &change, &reply.json(), &self.story);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_rounded_to_the_nearest() {
        for (sum, left, whole, expected) in [
            (100, 1, 3, 33),
            (200, 1, 3, 67),
            (1, 1, 2, 1),
            (1, 49, 100, 0),
            (701, 0, 7, 0),
            (701, 7, 7, 701),
        ] {
            assert_eq!(share(sum, (left, whole)), expected, "{sum} {left} {whole}");
        }
    }
}
