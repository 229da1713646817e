//! A month of a shop: who does what, what goes wrong, and what everybody sees of it.

use crate::dice::Dice;
use crate::disputes::speaks_of_one;
use crate::oracle::Oracle;
use crate::story::Story;
use kassa_domain::Timestamp;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::time::{DAY, HOUR, MINUTE, SECOND};
use kassa_engine::Clock;
use kassa_server::web::Incoming;
use kassa_testshop::{LATER, SLOW, TIMES_OUT, TestShop, Wire};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many things are done in a month.
const STEPS: i64 = 60;
/// So long nothing goes wrong afterwards: longer than every schedule of tries, so that whatever can end has ended.
const HEALING: i64 = 40 * DAY;
pub(crate) const GOOD: &str = "4242424242424242";
pub(crate) const ASKS: &str = "4000002500003155";
/// Declined, and a success later.
const TURNS: &str = "4000000000000259";
pub(crate) const SHAKY: &str = "http://127.0.0.1:9/shaky";
pub(crate) const CALM: &str = "http://127.0.0.1:9/calm";
const GONE: &str = "http://127.0.0.1:9/gone";
const TROUBLES: usize = 12;
/// So often one wants time that it is asked again at every pace.
const AGAIN_AND_AGAIN: [u16; 24] = {
    let mut says = [LATER; 24];
    says[23] = 200;
    says
};
/// Receivers of other tempers, one in each month: what they say, and the situation that this is.
const TEMPERS: &[(&str, &[u16], &str)] = &[
    (
        "http://127.0.0.1:9/hangs",
        &[TIMES_OUT, TIMES_OUT, TIMES_OUT, TIMES_OUT, TIMES_OUT, 200],
        "receiver_hung",
    ),
    ("http://127.0.0.1:9/retired", &[200, 200, 200, 410], "receiver_gone"),
    ("http://127.0.0.1:9/later", &AGAIN_AND_AGAIN, "receiver_wants_time"),
    ("http://127.0.0.1:9/moved", &[302, 307, 301, 302, 302, 200], "receiver_redirected"),
    ("http://127.0.0.1:9/slow", &[SLOW, SLOW, SLOW, TIMES_OUT, SLOW, SLOW, 200], "receiver_slow"),
];
/// So many may buy by the link.
pub(crate) const LINK_LIMIT: i64 = 1;
/// How notices come that do not come at all.
const LOST: i64 = 4;
/// So long the bank's notices are held up when they are held up for long.
const DEAF: i64 = 3 * DAY;
const CARDS: &[&str] = &[
    GOOD,
    GOOD,
    GOOD,
    GOOD,
    ASKS,
    "4000000000000002",
    "4000000000009995",
    // The answer is lost, and the money moved; the answer is lost, and it did not; and a decline that turns.
    "4000000000000341",
    "4000000000009235",
    TURNS,
    TURNS,
    "4000008260003178",
];
/// Cards that can be kept: good ones, those that have no money later or for a while, that were lost, that want their
/// owner to be there, and whose answers or calls are lost.
const KEPT: &[&str] = &[
    GOOD,
    "4000000000002685",
    "4000000000001976",
    "4000000000005423",
    "4000002760003184",
    "4000000000005126",
    "4000000000000036",
];

/// So much is given back, or all that is left where it says 0. The bank refuses some amounts, at once or later.
const REFUNDS: &[i64] = &[666, 777, 300, 450, 1_000, 0, 0, 0];
/// A tier costs 299.
const REFUNDS_OF_TIERS: &[i64] = &[100, 100, 0, 0];

/// What a month is mostly about, so that a few months meet every situation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Theme {
    Anything,
    Subscriptions,
    Bank,
}

/// A shop in which things happen, by the dice of one seed.
pub(crate) struct World {
    /// The node that is at work.
    pub(crate) shop: TestShop,
    /// A second node on the same database, in every other month.
    other: Option<TestShop>,
    /// Whether the two have changed places.
    is_other: bool,
    pub(crate) story: Story,
    pub(crate) oracle: Oracle,
    pub(crate) dice: Dice,
    seed: u64,
    lives: u64,
    pub(crate) keys: BTreeMap<&'static str, String>,
    coupon: String,
    /// Where merchants hear, by address: the ids of the endpoints.
    pub(crate) endpoints: Vec<(String, String)>,
    /// The path of a link.
    pub(crate) link: String,
    /// Until when no notice of the bank arrives.
    deaf_until: i64,
    /// The session that a script speaks of.
    pub(crate) last: String,
    /// So many sessions a script has made.
    pub(crate) made: u32,
    /// So many charges of cards on file it was answered.
    pub(crate) charged: usize,
    /// Whether what is clicked twice is clicked at once. Who is first is then up to threads, and no two runs agree.
    raced: bool,
}

impl World {
    pub(crate) async fn open(seed: u64, story: Story) -> Self {
        let shop = TestShop::always_the_same().await;
        shop.draw_as(&format!("seed {seed}"));
        let other = if seed % 2 == 1 { Some(shop.beside().await) } else { None };
        let mut world = Self {
            shop,
            other,
            is_other: false,
            story,
            oracle: Oracle::default(),
            dice: Dice::of(seed),
            seed,
            lives: 0,
            keys: BTreeMap::new(),
            coupon: String::new(),
            endpoints: vec![],
            link: String::new(),
            deaf_until: 0,
            last: String::new(),
            made: 0,
            charged: 0,
            raced: seed % 4 == 3,
        };
        world.furnish().await;
        world
    }

    pub(crate) fn theme(&self) -> Theme {
        match self.seed % 3 {
            0 => Theme::Anything,
            1 => Theme::Subscriptions,
            _ => Theme::Bank,
        }
    }

    /// The other node is at work from now on.
    fn change_places(&mut self) {
        if let Some(other) = &mut self.other {
            // What was to reach the node that was at work does not reach it any more.
            *self.shop.http.meanwhile.lock().expect("the wire") = None;
            std::mem::swap(other, &mut self.shop);
            self.is_other = !self.is_other;
        }
    }

    async fn furnish(&mut self) {
        if self.seed.is_multiple_of(5) {
            // Ten days before a 29th of February.
            self.shop.set_clock(Timestamp(1_834_531_200_000));
            self.story.met("leap_day");
        } else if matches!(self.seed % 5, 1 | 4) {
            // A 29th of January: the month after it is too short for what begins now.
            self.shop.set_clock(Timestamp(1_801_224_000_000));
        }
        self.furnish_dialects().await;
        self.coupon = self.shop.make_id("coupons", json!({ "percent_off": 20, "max_redemptions": 1 })).await;
        let troubles: Vec<u16> = [500; TROUBLES].into_iter().chain([200]).collect();
        self.shop.receiver(SHAKY, &troubles);
        self.shop.receiver(GONE, &[0]);
        let place = usize::try_from(self.seed).unwrap_or_default() % TEMPERS.len();
        let (temper, says, met) = TEMPERS[place];
        self.shop.receiver(temper, says);
        self.story.met(met);
        for url in [CALM, SHAKY, GONE, temper] {
            let made = self.shop.endpoint(url, &["*"]).await;
            self.oracle.webhooks.told(url, text(&made, "secret"));
            self.endpoints.push((url.to_owned(), text(&made, "id")));
        }
        self.furnish_link().await;
        self.furnish_plans().await;
        self.furnish_grants().await;
        self.furnish_turning().await;
    }

    async fn declined(&self) -> Vec<String> {
        self.shop.rows.texts("select id from attempts where status = 'declined' order by id").await
    }

    /// A decline has turned into a success. In half of the months nobody ever tells.
    async fn furnish_turning(&mut self) {
        if self.theme() != Theme::Bank {
            return;
        }
        let order = TestShop::order(json!({ "amount": 5000, "currency": "GHS" }));
        let session = self.shop.make_id("checkout/sessions", order).await;
        self.shop.pay_card(&session, TURNS).await;
        let declined = self.declined().await;
        assert_eq!(declined.len(), 1, "{declined:?}");
        self.shop.set_clock(self.shop.now().plus(MINUTE));
        if self.dice.percent(50) {
            self.notices(&self.shop.scope.text(), LOST, &declined).await;
        }
    }

    /// Two have been granted a tier before the month begins, so that there is something to be taken back, and the
    /// money of a third is held.
    async fn furnish_grants(&mut self) {
        if self.theme() == Theme::Subscriptions {
            return;
        }
        for (uid, capture) in [("early", "automatic"), ("earlier", "automatic"), ("earliest", "manual")] {
            let order = json!({ "tier": "member", "currency": "USD", "success_url": "https://shop.example/ok",
                "capture_method": capture, "customer": { "uid": uid, "email": "kofi@example.com" } });
            let session = self.shop.make_id("checkout/sessions", order).await;
            assert_eq!(self.shop.pay_card(&session, GOOD).await.status, 303);
        }
        self.shop.settle_down().await;
    }

    /// So many writes will find the database busy.
    fn busy(&self) -> i64 {
        self.shop.places.busy.load(std::sync::atomic::Ordering::SeqCst)
    }

    /// The whole month, and the rest after it.
    pub(crate) async fn live(mut self) {
        if self.other.is_some() {
            self.story.met("two_nodes");
        }
        for step in 0..STEPS {
            if self.dice.percent(50) {
                self.change_places();
            }
            let (busy, lives) = (self.busy(), self.lives);
            self.step(step).await;
            let then = self.busy();
            self.work().await;
            // A process that came back has forgotten that the database was busy.
            if self.lives == lives && (then < busy || self.busy() < then) {
                self.story.met("store_busy");
            }
            self.oracle.look(&self.shop, &self.story).await;
        }
        self.heal().await;
    }

    /// Nothing goes wrong any more, and time passes.
    pub(crate) async fn heal(mut self) {
        self.tell("everything heals");
        self.shop.mend_wire();
        *self.shop.http.meanwhile.lock().expect("the wire") = None;
        for node in std::iter::once(&self.shop).chain(&self.other) {
            node.places.mend();
        }
        self.shop.receiver(GONE, &[200]);
        for _ in 0..4 {
            self.change_places();
            self.shop.later(HEALING / 4).await;
            self.oracle.look(&self.shop, &self.story).await;
        }
        self.oracle.at_rest(&self.shop, &self.story).await;
        self.look_elsewhere().await;
        self.look_at_charges().await;
        self.count().await;
        let rows = "select id || ' ' || status || ' ' || amount from sessions order by id";
        for row in self.shop.rows.texts(rows).await {
            self.story.tell(row);
        }
        if self.is_other {
            self.change_places();
        }
        self.shop.close().await;
    }

    /// What the rows say has happened in this run.
    async fn count(&self) {
        let counted: &[(&'static str, &str)] = &[
            ("surplus", "select id from events where kind = 'late_payment_refunded'"),
            ("expired", "select id from sessions where status = 'expired'"),
            ("paid", "select id from sessions where status = 'complete'"),
            ("declined", "select id from attempts where status = 'declined'"),
            ("renewed", "select id from invoices where ordinal > 0 and status = 'paid'"),
            ("subscribed", "select id from invoices where ordinal = 0 and status = 'paid'"),
            ("granted", "select id from grants"),
            (
                "revoked",
                "select g.id from grants g join sessions s on s.id = g.session join attempts a on a.id = s.paid_by \
                 where g.revoked_at is not null and a.status = 'refunded'",
            ),
            (
                "tier_refunded_in_part",
                "select g.id from grants g join sessions s on s.id = g.session join attempts a on a.id = s.paid_by \
                 where a.status = 'succeeded' and exists (select 1 from refunds r where r.attempt = a.id and \
                 r.status = 'succeeded')",
            ),
            ("trial", "select id from subscriptions where body like '%trial_end%'"),
            ("refund_refused", "select id from refunds where status = 'failed'"),
        ];
        for (what, sql) in counted {
            for _ in self.shop.rows.texts(sql).await {
                self.story.met(what);
            }
        }
        let keyed = self.shop.http.keyed.lock().expect("the wire");
        for _ in keyed.values().filter(|(_, times)| *times > 1) {
            self.story.met("call_repeated");
        }
    }

    pub(crate) fn tell(&self, line: &str) {
        self.story.tell(format!("{} {line}", self.shop.now().0));
    }

    /// Does something in a process that may die of it. Then it comes back on the same files.
    pub(crate) async fn alive<T>(&mut self, deed: impl AsyncFnOnce(&TestShop) -> T) -> Option<T> {
        let done = {
            let shop = &self.shop;
            tokio::select! {
                biased;
                () = shop.places.stopped.notified() => None,
                done = async {
                    let done = deed(shop).await;
                    shop.engine.hear_out().await;
                    done
                } => Some(done),
            }
        };
        if done.is_none() {
            self.lives += 1;
            *self.shop.http.meanwhile.lock().expect("the wire") = None;
            self.shop.restart().await;
            self.shop.draw_as(&format!("seed {} life {}", self.seed, self.lives));
            // What a dead node of several held is free when its time is over.
            if self.other.is_none() {
                self.shop.engine.store().release_leases().await.expect("leases are free");
            }
            self.story.met("died");
            self.tell("the process died and came back");
        }
        done
    }

    /// Does something until a process has lived through it, as a client does that asks again under the same key.
    pub(crate) async fn insist<T>(&mut self, deed: impl AsyncFn(&TestShop) -> T) -> T {
        loop {
            if let Some(done) = self.alive(async |shop: &TestShop| deed(shop).await).await {
                return done;
            }
        }
    }

    async fn step(&mut self, step: i64) {
        match self.dice.below(40) {
            0..4 => self.create(step).await,
            4 | 37..40 => self.speak_otherwise().await,
            5..12 => self.pay().await,
            12 => self.answer().await,
            13 => self.pay_again_elsewhere().await,
            14..16 => self.refund().await,
            16 => self.cancel().await,
            17..21 => self.capture_or_void().await,
            21..23 => self.pass_time().await,
            23 => self.jump().await,
            24..28 => self.operate(step).await,
            28 => self.come_by_link().await,
            29..32 => self.dispute().await,
            32..34 => self.charge_on_file(step).await,
            _ => self.trouble(),
        }
    }

    async fn create(&mut self, step: i64) {
        let kind = match self.theme() {
            Theme::Anything => self.dice.pick(&[0, 1, 2, 3, 4, 4, 4, 5, 5, 6, 7, 8, 9, 10]),
            Theme::Subscriptions => self.dice.pick(&[2, 2, 2, 3, 3, 1, 8]),
            Theme::Bank => self.dice.pick(&[0, 0, 0, 1, 1, 4, 4, 5, 5, 7, 9, 9, 10]),
        };
        let amount = 1_000 + self.dice.below(9_000);
        let mut body = TestShop::order(json!({ "amount": amount, "currency": "GHS" }));
        match kind {
            0 => body["capture_method"] = json!("manual"),
            1 => body["discounts"] = json!([{ "coupon": self.coupon }]),
            2 | 3 => {
                body.as_object_mut().expect("an object").retain(|name, _| name.ends_with("url"));
                body["mode"] = json!("subscription");
                body["customer"] = json!({ "uid": format!("u_{step}"), "email": "ama@example.com" });
                body["line_items"] = json!([{ "price_data": { "currency": "GHS", "unit_amount": amount,
                    "recurring": { "interval": "month" }, "product_data": { "name": "Pro" } } }]);
                if kind == 3 {
                    body["subscription_data"] = json!({ "trial_period_days": 3 });
                }
            }
            4 | 5 => {
                body = json!({ "tier": "member", "currency": "USD", "success_url": "https://shop.example/ok",
                    "cancel_url": "https://shop.example/no",
                    "customer": { "uid": format!("u_{step}"), "email": "ama@example.com" } });
                if kind == 5 {
                    body["capture_method"] = json!("manual");
                }
            }
            9 => body["save_payment_method"] = json!(true),
            10 => {
                body.as_object_mut().expect("an object").remove("amount");
                body["mode"] = json!("setup");
            }
            _ => {}
        }
        let (body, key) = (body.to_string(), format!("create-{step}"));
        let ask = async |shop: &TestShop| {
            shop.api_with("POST", "/v1/checkout/sessions", &body, &[("idempotency-key", &key)]).await
        };
        let Some(first) = self.alive(ask).await else { return };
        self.tell(&format!("create kind {kind} of {amount}: {}", first.status));
        if first.status == 503 {
            self.story.met("store_busy");
            return;
        }
        if first.status == 201 && matches!(kind, 2 | 3) {
            self.oracle.plans.ordered(&text(&first.json(), "id"), amount);
        }
        if first.status == 409 || first.status == 400 {
            assert_eq!(kind, 1, "only a coupon can be gone: {first:?}");
            self.story.met("coupon_exhausted");
        }
        if self.dice.percent(30)
            && let Some(again) = self.alive(ask).await
        {
            assert_eq!((again.status, &again.body), (first.status, &first.body), "I1: a replay differs");
            self.story.met("key_replayed");
        }
    }

    /// One of the sessions, mostly one that can still be paid.
    async fn some_session(&mut self) -> Option<String> {
        let (any, living) = ("select id from sessions order by id", "status in ('open', 'paying')");
        let living = format!("select id from sessions where {living} order by created_at desc, id limit 6");
        let found = self.shop.rows.texts(if self.dice.percent(15) { any } else { &living }).await;
        (!found.is_empty()).then(|| self.dice.pick(&found))
    }

    async fn pay(&mut self) {
        let Some(id) = self.some_session().await else { return };
        let Some(page) = self.alive(async |shop: &TestShop| shop.page(&id).await).await else { return };
        if !page.body.contains("name=\"card_number\"") {
            return;
        }
        let how = if self.theme() == Theme::Bank { 7 } else { 10 };
        let (how, twice) = (self.dice.below(how), self.dice.percent(25));
        let cards = if self.theme() == Theme::Subscriptions { KEPT } else { CARDS };
        let (card, raced) = (self.dice.pick(cards), self.raced && twice);
        let email = self.dice.pick(&["buyer@example.com", "buyer+late@example.com"]);
        let phone = self.dice.pick(&["0241234567", "0241233000", "0241234000"]);
        let click = async |shop: &TestShop| match how {
            0 | 1 if page.body.contains("mobile_money") => shop.pay_phone(&id, phone).await.status,
            2 | 3 if page.body.contains("bank_transfer") => shop.pay_transfer(&id, email).await.status,
            _ => shop.pay_card_with(&id, &TestShop::field(&page, "token"), card).await.status,
        };
        let two = async |shop: &TestShop| match (raced, twice && how > 3) {
            (true, true) => vec![tokio::join!(click(shop), click(shop)).0],
            (false, true) => vec![click(shop).await, click(shop).await],
            _ => vec![click(shop).await],
        };
        let statuses = self.alive(two).await;
        match how {
            0 | 1 => self.story.met("mobile_money"),
            2 | 3 => self.story.met("transfer"),
            _ if twice => self.story.met("double_click"),
            _ => {}
        }
        self.tell(&format!("pay {id} way {how} card {card} twice {twice}: {statuses:?}"));
    }

    /// A buyer answers what the bank asks, rightly or not.
    async fn answer(&mut self) {
        let asked =
            "select session from attempts where status = 'challenged' and body like '%card%' order by id";
        let sessions = self.shop.rows.texts(asked).await;
        let Some(id) = sessions.last().cloned() else { return };
        let says = self.dice.pick(&["confirm", "confirm", "reject"]);
        let answer = async |shop: &TestShop| {
            let page = shop.page(&id).await;
            if !page.body.contains("name=\"attempt\"") {
                return None;
            }
            Some(shop.answer(&id, "action", says).await.status)
        };
        let status = self.alive(answer).await;
        self.story.met("challenge_answered");
        self.tell(&format!("answer {id} {says}: {status:?}"));
    }

    /// A buyer who sees the account for a transfer, or a question, takes another way, and then pays by card.
    async fn pay_again_elsewhere(&mut self) {
        let sql = "select session from attempts where status in ('offered', 'challenged') order by id";
        let Some(id) = self.shop.rows.texts(sql).await.last().cloned() else { return };
        let again = async |shop: &TestShop| {
            let page = shop.page(&id).await;
            if !page.body.contains("name=\"attempt\"") || !page.body.contains("/restart") {
                return None;
            }
            shop.choose_another_way(&id).await;
            let page = shop.page(&id).await;
            if !page.body.contains("name=\"card_number\"") {
                return None;
            }
            Some(shop.pay_card(&id, GOOD).await.status)
        };
        let status = self.alive(again).await;
        if status.flatten().is_some() {
            self.story.met("pay_again_elsewhere");
        }
        self.tell(&format!("another way for {id}: {status:?}"));
    }

    async fn refund(&mut self) {
        let sql = "select id from attempts where status = 'succeeded' order by id";
        let payments = self.shop.rows.texts(sql).await;
        if payments.is_empty() {
            return;
        }
        let of_tiers = "select a.id from attempts a join grants g on g.session = a.session where \
                        a.status = 'succeeded' and g.revoked_at is null order by a.id";
        let of_tiers = self.shop.rows.texts(of_tiers).await;
        let disputed = if self.dice.percent(25) { self.some_disputed() } else { None };
        let (id, amounts) = match disputed {
            Some(id) => {
                self.story.met("refund_while_disputed");
                (id, REFUNDS)
            }
            None if !of_tiers.is_empty() && self.dice.percent(60) => {
                (self.dice.pick(&of_tiers), REFUNDS_OF_TIERS)
            }
            None => (self.dice.pick(&payments), REFUNDS),
        };
        let amount = self.dice.pick(amounts);
        let mut body = json!({ "payment": id });
        if amount > 0 {
            body["amount"] = json!(amount);
            self.story.met("refund_of_a_part");
        }
        let (text, twice, raced) = (body.to_string(), self.dice.percent(40), self.raced);
        let ask = async |shop: &TestShop| shop.api("POST", "/v1/refunds", &text).await.status;
        let both = async |shop: &TestShop| match (twice, raced) {
            (true, true) => {
                let (one, other) = tokio::join!(ask(shop), ask(shop));
                vec![one.min(other), one.max(other)]
            }
            (true, false) => {
                let first = ask(shop).await;
                // The bank is asked beside the answer, and must not race with what is asked next.
                shop.engine.hear_out().await;
                vec![first, ask(shop).await]
            }
            _ => vec![ask(shop).await],
        };
        let statuses = self.alive(both).await;
        if twice {
            self.story.met("refunds_raced");
        }
        self.tell(&format!("refund {amount} of {id}: {statuses:?}"));
    }

    async fn cancel(&mut self) {
        let Some(id) = self.some_session().await else { return };
        let path = format!("/v1/checkout/sessions/{id}/expire");
        let status = self.alive(async |shop: &TestShop| shop.api("POST", &path, "").await.status).await;
        if status == Some(200) {
            self.story.met("canceled_by_api");
        }
        self.tell(&format!("expire {id}: {status:?}"));
    }

    async fn capture_or_void(&mut self) {
        let sql = "select id from attempts where status = 'authorized' order by id";
        let Some(id) = self.shop.rows.texts(sql).await.first().cloned() else { return };
        let (deed, met) = self.dice.pick(&[("capture", "captured"), ("cancel", "voided")]);
        let path = format!("/v1/payments/{id}/{deed}");
        let status = self.alive(async |shop: &TestShop| shop.api("POST", &path, "").await.status).await;
        if status == Some(200) {
            self.story.met(met);
        }
        self.tell(&format!("{deed} {id}: {status:?}"));
    }

    async fn pass_time(&mut self) {
        let span = self.dice.pick(&[5 * SECOND, MINUTE, HOUR, 6 * HOUR, DAY, 2 * DAY]);
        self.tell(&format!("{span} ms pass"));
        // Half the time nobody works meanwhile, and so no notice of the bank is taken at its own time either.
        if self.shop.now().0 < self.deaf_until || self.dice.percent(50) {
            self.shop.set_clock(self.shop.now().plus(span));
            return;
        }
        self.alive(async |shop: &TestShop| shop.later(span).await).await;
    }

    /// The machine's clock is set, while nobody works.
    async fn jump(&mut self) {
        if self.dice.percent(8) {
            self.jump_a_year().await;
            return;
        }
        let by = self.dice.pick(&[-2 * HOUR, -MINUTE, HOUR, 3 * DAY]);
        self.shop.set_clock(self.shop.now().plus(by));
        self.story.met(if by < 0 { "clock_back" } else { "clock_forward" });
        self.tell(&format!("the clock jumps by {by}"));
    }

    fn trouble(&mut self) {
        if self.dice.percent(50) {
            let places = self.dice.below(30);
            self.shop.places.die_in(places);
            self.tell(&format!("the process will die {places} places from here"));
            return;
        }
        if self.dice.percent(15) {
            self.deaf_until = self.shop.now().0 + DEAF;
            self.story.met("notices_held_for_days");
            self.tell("no notice arrives for days");
            return;
        }
        if self.dice.percent(25) {
            self.tell_first();
            return;
        }
        if self.dice.percent(30) {
            let writes = 1 + self.dice.below(4);
            self.shop.places.busy.store(writes, std::sync::atomic::Ordering::SeqCst);
            self.tell(&format!("{writes} writes will find the database busy"));
            return;
        }
        let (wire, met) = self.dice.pick(&[
            (Wire::LoseAnswer, "answer_lost"),
            (Wire::LoseCall, "call_lost"),
            (Wire::Unreachable, "unreachable"),
        ]);
        for _ in 0..=self.dice.below(3) {
            self.shop.break_wire(wire);
        }
        self.story.met(met);
        self.tell(met);
    }

    /// The bank's notice of what it does next is there before its answer is.
    fn tell_first(&mut self) {
        let (app, book, story) =
            (Arc::clone(&self.shop.app), Arc::clone(&self.shop.book), self.story.clone());
        let (clock, account) = (Arc::clone(&self.shop.http.clock), self.shop.scope.text());
        let secret = self.shop.app.hook_secret(&account);
        *self.shop.http.meanwhile.lock().expect("the wire") = Some(Box::new(move || {
            Box::pin(async move {
                let now = clock.now();
                let soon = now.plus(MINUTE);
                let due = kassa_bank::due_notices(&book, &account, soon, now, &secret);
                for (notice, request) in due.expect("the bank's book") {
                    let (parts, body) = request.into_parts();
                    let peer = std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
                    let reply = app.handle(Incoming { parts, body: Ok(body), peer }).await.status().as_u16();
                    assert!(matches!(reply, 200 | 503), "W7: a notice was answered {reply}");
                    book.noticed(&notice, reply == 200, now).expect("the bank's book");
                    story.met("notice_before_answer");
                }
            })
        }));
        self.tell("the next notice comes before its answer");
    }

    /// The jobs that are due are done, and the bank's notices come as they come.
    async fn work(&mut self) {
        let how = if self.theme() == Theme::Bank { 3 + self.dice.below(5) } else { self.dice.below(8) };
        if self.shop.now().0 < self.deaf_until {
            self.alive(async |shop: &TestShop| shop.engine.work_through().await.map(drop)).await;
            return;
        }
        if how < 3 {
            self.alive(async |shop: &TestShop| shop.settle_down().await).await;
            return;
        }
        let declined = self.declined().await;
        self.alive(async |shop: &TestShop| shop.engine.work_through().await.map(drop)).await;
        let account = Scope { merchant: 1, mode: Mode::Test };
        for account in self.shop.book.untold().expect("the bank's book") {
            assert_eq!(Scope::parse(&account), Some(self.shop.scope), "an account of the shop");
            self.notices(&account, how, &declined).await;
        }
        assert_eq!(account, self.shop.scope);
    }

    /// What the bank has to say comes, late, twice or not at all. These payments were declined before what is due was
    /// done, which may have found out by itself since.
    async fn notices(&mut self, account: &str, how: i64, declined: &[String]) {
        let now = self.shop.now();
        let secret = self.shop.app.hook_secret(account);
        let due =
            kassa_bank::due_notices(&self.shop.book, account, now, now, &secret).expect("the bank's book");
        if due.is_empty() {
            return;
        }
        match how {
            3 => {
                self.story.met("notice_delayed");
                self.tell("notices are delayed");
            }
            LOST => {
                self.story.met("notice_lost");
                self.tell("notices are lost");
                for (notice, request) in due {
                    let body = String::from_utf8_lossy(request.body());
                    if declined.iter().any(|id| body.contains(id.as_str())) {
                        self.story.met("decline_turned");
                    }
                    let is_lost = !speaks_of_one(request.body());
                    self.shop.book.noticed(&notice, is_lost, now).expect("the bank's book");
                }
            }
            _ => {
                if due.len() > 1 {
                    self.story.met("notice_reordered");
                }
                self.story.met("notice_duplicated");
                self.tell("notices come twice, the last one first");
                for (notice, request) in due.into_iter().rev() {
                    let mut taken = false;
                    for _ in 0..2 {
                        let copy = request.clone();
                        let reply = self.alive(async |shop: &TestShop| shop.send(copy).await.status).await;
                        assert!(
                            reply.is_none_or(|status| matches!(status, 200 | 503)),
                            "W7: a notice was answered {reply:?}"
                        );
                        taken |= reply == Some(200);
                    }
                    self.shop.book.noticed(&notice, taken, now).expect("the bank's book");
                }
            }
        }
    }
}

/// A field of an answer, as text.
pub(crate) fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}
