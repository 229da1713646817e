//! Who else has a hand in a shop: the merchant's operator, who switches, pauses and turns things, and buyers who
//! come by a link.

use crate::world::{CALM, LINK_LIMIT, Theme, World, text};
use kassa_domain::Timestamp;
use kassa_domain::time::DAY;
use kassa_testshop::{PUBLIC_URL, Reply, TestShop, session_in};
use serde_json::{Value, json};

impl World {
    /// The operator does one thing.
    pub(crate) async fn operate(&mut self, step: i64) {
        let deed = match self.theme() {
            Theme::Subscriptions => self.dice.pick(&[0, 2, 4, 5, 5, 7, 7, 7, 7, 8]),
            Theme::Anything | Theme::Bank => self.dice.below(9),
        };
        match deed {
            0 | 1 => self.switch_endpoint(step).await,
            2 => self.rotate(step).await,
            3 => self.replay(step).await,
            4 => self.end_subscription(step).await,
            5 => self.pause(step).await,
            7 => self.change_plan(step).await,
            8 => self.forget(step).await,
            _ => self.turn_clock(step).await,
        }
    }

    /// A request of the operator, asked again under its key until it is answered. A busy database is asked again too.
    pub(crate) async fn order(&mut self, method: &str, path: &str, body: &Value, key: &str) -> Reply {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let headers = [("idempotency-key", key)];
        loop {
            let ask = async |shop: &TestShop| shop.api_with(method, path, &body, &headers).await;
            let reply = self.insist(ask).await;
            if reply.status != 503 {
                return reply;
            }
        }
    }

    /// The merchant charges a card that a customer has put on file, or takes it off.
    pub(crate) async fn charge_on_file(&mut self, step: i64) {
        let holders = "select id from customers where body like '%\"methods\":%' order by id";
        let holders = self.shop.rows.texts(holders).await;
        if holders.is_empty() {
            return;
        }
        let customer = self.dice.pick(&holders);
        let list = format!("/v1/customers/{customer}/payment_methods");
        let listed = self.insist(async |shop: &TestShop| shop.get(&list).await).await.json();
        let cards = listed["data"].as_array().expect("a list").clone();
        let card = text(&self.dice.pick(&cards), "id");
        if self.dice.percent(40) {
            let path = format!("/v1/payment_methods/{card}");
            let gone = self.order("DELETE", &path, &Value::Null, &format!("forget-{step}")).await;
            assert_eq!(gone.status, 200, "{gone:?}");
            self.story.met("card_taken_off_file");
            return;
        }
        let amount = 1_000 + self.dice.below(4_000);
        let body =
            json!({ "amount": amount, "currency": "GHS", "customer": customer, "payment_method": card });
        let key = format!("charge-{step}");
        let reply = self.order("POST", "/v1/payments", &body, &key).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        self.charged += 1;
        if self.dice.percent(30) {
            let again = self.order("POST", "/v1/payments", &body, &key).await;
            assert_eq!((again.status, &again.body), (201, &reply.body), "I1: a replay differs");
        }
        self.story.met("card_on_file_charged");
        self.tell(&format!("{card} of {customer} is charged {amount}"));
    }

    /// There is one charge of a card on file for each that was asked for and answered.
    pub(crate) async fn look_at_charges(&self) {
        let by_file =
            "select id from attempts where body like '%\"off_session\":%' and body like '%\"on_file\":%'";
        let charges = self.shop.rows.texts(by_file).await.len();
        assert_eq!(charges, self.charged, "I1: charges of cards on file, and so many were asked for");
    }

    async fn switch_endpoint(&mut self, step: i64) {
        let (url, id) = self.dice.pick(&self.endpoints.clone());
        let off = self.dice.percent(50);
        let path = format!("/v1/webhook_endpoints/{id}");
        let reply = self.order("POST", &path, &json!({ "disabled": off }), &format!("switch-{step}")).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        self.story.met(if off { "endpoint_switched_off" } else { "endpoint_switched_on" });
        self.tell(&format!("{url} switched off: {off}"));
    }

    async fn rotate(&mut self, step: i64) {
        let (url, id) = self.dice.pick(&self.endpoints.clone());
        let path = format!("/v1/webhook_endpoints/{id}/rotate_secret");
        let body = json!({ "expire_previous_in": self.dice.pick(&[0, 600, 200_000]) });
        let reply = self.order("POST", &path, &body, &format!("rotate-{step}")).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        self.oracle.webhooks.told(&url, text(&reply.json(), "secret"));
        self.tell(&format!("{url} has another secret"));
    }

    async fn replay(&mut self, step: i64) {
        let (url, id) = self.endpoints.iter().find(|(url, _)| url == CALM).expect("an endpoint").clone();
        let path = format!("/v1/webhook_endpoints/{id}/replay");
        let reply = self.order("POST", &path, &json!({ "after": 0 }), &format!("replay-{step}")).await;
        self.oracle.webhooks.replay(&url);
        if reply.status == 200 {
            self.story.met("events_sent_again");
        }
        self.tell(&format!("{url} wants everything again: {}", reply.status));
    }

    /// The subscriptions that have one of these statuses.
    pub(crate) async fn subscriptions(&self, statuses: &str) -> Vec<String> {
        let sql = format!("select id from subscriptions where status in ({statuses}) order by id");
        self.shop.rows.texts(&sql).await
    }

    async fn some_subscription(&mut self, statuses: &str) -> Option<String> {
        let found = self.subscriptions(statuses).await;
        (!found.is_empty()).then(|| self.dice.pick(&found))
    }

    async fn end_subscription(&mut self, step: i64) {
        let Some(id) = self.some_subscription("'active', 'trialing', 'past_due', 'paused'").await else {
            return;
        };
        let path = format!("/v1/subscriptions/{id}/cancel");
        let with_period = self.dice.percent(60);
        let body = if with_period { json!({ "at_period_end": true }) } else { Value::Null };
        let reply = self.order("POST", &path, &body, &format!("cancel-{step}")).await;
        self.tell(&format!("cancel {id}, with its period {with_period}: {}", reply.status));
        if reply.status == 200 && reply.json()["cancel_at_period_end"] == true {
            self.story.met("ends_with_its_period");
            self.oracle.periods.ends(&id);
        }
    }

    /// A customer wants to be forgotten.
    async fn forget(&mut self, step: i64) {
        let found = self.shop.rows.texts("select id from customers where uid is not null order by id").await;
        if found.is_empty() {
            return;
        }
        let id = self.dice.pick(&found);
        let path = format!("/v1/customers/{id}");
        let reply = self.order("DELETE", &path, &Value::Null, &format!("forget-{step}")).await;
        assert!(matches!(reply.status, 200 | 409), "{reply:?}");
        if reply.status == 200 {
            self.story.met("customer_deleted");
            self.oracle.deleted(&self.shop, &id).await;
        }
        self.tell(&format!("customer {id} is deleted: {}", reply.status));
    }

    async fn pause(&mut self, step: i64) {
        let paused = self.some_subscription("'paused'").await;
        let (id, deed) = match (paused, self.dice.below(10)) {
            (Some(id), 0..6) => (Some(id), "resume"),
            // What only waits for a look, or is to end with its period, goes on too.
            (_, 6) => (self.some_subscription("'active', 'paused'").await, "resume"),
            _ => (self.some_subscription("'active'").await, "pause"),
        };
        let Some(id) = id else { return };
        let path = format!("/v1/subscriptions/{id}/{deed}");
        let reply = self.order("POST", &path, &Value::Null, &format!("{deed}-{step}")).await;
        if reply.status == 200 {
            self.story.met("subscription_paused_or_resumed");
            if deed == "resume" {
                self.oracle.periods.resumed(&id, self.shop.now().0);
            }
        }
        self.tell(&format!("{deed} {id}: {}", reply.status));
    }

    /// The test clock is turned, what is due on the way happens, and it is let go again: then it is earlier than
    /// before.
    async fn turn_clock(&mut self, step: i64) {
        let body = json!({ "advance": self.dice.pick(&["PT2H", "P3D", "P40D"]) });
        let reply = self.order("POST", "/v1/test_clock", &body, &format!("turn-{step}")).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        self.tell(&format!("the test clock goes on: {body}"));
        self.insist(async |shop: &TestShop| shop.settle_down().await).await;
        let release = async |shop: &TestShop| shop.api("DELETE", "/v1/test_clock", "").await.status;
        loop {
            match self.insist(release).await {
                200 | 404 => break,
                // Whoever died of it left it under way, under a lease that runs out.
                409 | 503 => {
                    self.shop.set_clock(self.shop.now().plus(kassa_domain::job::LEASE_MS));
                    self.insist(async |shop: &TestShop| shop.settle_down().await).await;
                }
                other => panic!("{other}"),
            }
        }
        self.story.met("test_clock_turned");
    }

    /// Somebody comes by the link, of which only so many may buy.
    pub(crate) async fn come_by_link(&mut self) {
        let at = self.link.clone();
        let open = async |shop: &TestShop| {
            let page = shop.browse(&at).await;
            if !page.body.contains("<form") {
                return None;
            }
            let reply = shop.click(&page, &at).await;
            (reply.status == 303).then(|| session_in(&reply))
        };
        match self.alive(open).await {
            Some(Some(id)) => {
                self.story.met("link_opened");
                self.tell(&format!("the link opened {id}"));
            }
            Some(None) => {
                self.tell("the link is closed, or all that it has is being paid");
                self.story.met("link_exhausted");
            }
            None => {}
        }
    }

    /// Makes that link.
    pub(crate) async fn furnish_link(&mut self) {
        let body = json!({ "name": "A pot of tea", "amount": 2500, "currency": "GHS",
            "restrictions": { "completed_sessions": { "limit": LINK_LIMIT } } });
        let link = self.shop.make("payment_links", body).await;
        let url = text(&link, "url");
        self.link = url.strip_prefix(PUBLIC_URL).expect("an address of ours").to_owned();
    }

    /// A year passes at once, as where a machine's clock was wrong: of each subscription at most one period is charged
    /// (H2), the rest waits for somebody who decides.
    pub(crate) async fn jump_a_year(&mut self) {
        let paid = "select subscription from invoices where status = 'paid' order by subscription";
        self.insist(async |shop: &TestShop| shop.settle_down().await).await;
        let before = self.shop.rows.texts(paid).await;
        self.shop.set_clock(Timestamp(self.shop.now().0 + 366 * DAY));
        self.tell("the clock jumps by a year");
        self.insist(async |shop: &TestShop| shop.settle_down().await).await;
        let after = self.shop.rows.texts(paid).await;
        let count = |of: &[String], id: &String| of.iter().filter(|one| *one == id).count();
        for id in &after {
            let new = count(&after, id) - count(&before, id);
            assert!(new <= 1, "H2: {id} was charged {new} times after a jump of a year");
        }
        self.story.met("year_jumped");
    }
}
