//! Lets a scenario happen in a shop of its own, on one engine, and writes down all that anybody was answered or told.

use crate::plain::Names;
use crate::scenario::{Ask, Buyer, Does, Scenario, Step};
use bytes::Bytes;
use kassa_domain::dispute::{DisputeNews, DisputeStatus};
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, Scope};
use kassa_domain::{Command, Money};
use kassa_testshop::{PUBLIC_URL, Received, Reply, TestShop, misfit};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What was written down.
pub(crate) struct Told {
    /// Answers, webhooks and events.
    pub(crate) answers: String,
    /// The pages that buyers saw.
    pub(crate) pages: String,
    /// Where a scenario is not as it says.
    pub(crate) problems: Vec<String>,
}

struct Telling {
    shop: TestShop,
    dialect: &'static str,
    names: Names,
    kept: BTreeMap<String, String>,
    /// The address that an answer has told last.
    page: Option<String>,
    /// The form from which a buyer has paid last.
    form: Option<(String, Reply)>,
    told: Told,
}

/// Headers that say nothing about the answer, or are the same on every one.
const SILENT: [&str; 8] = [
    "content-security-policy",
    "permissions-policy",
    "strict-transport-security",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
];

/// Tells a scenario in whole, in a shop of its own, and closes that, which looks at every invariant.
pub(crate) async fn tell(scenario: &Scenario, postgres: bool) -> Told {
    let shop = TestShop::always_the_same_on(postgres).await;
    let mut telling = Telling::begin(shop, scenario).await;
    Box::pin(telling.on(scenario)).await;
    telling.shop.close().await;
    telling.told
}

/// Tells a scenario in a shop in which others were told before, as one of another merchant.
pub(crate) async fn tell_in(mut shop: TestShop, scenario: &Scenario, merchant: u32) -> (TestShop, Told) {
    shop.key = shop.merchant(merchant).await;
    shop.scope = Scope { merchant, ..shop.scope };
    let mut telling = Telling::begin(shop, scenario).await;
    Box::pin(telling.on(scenario)).await;
    (telling.shop, telling.told)
}

impl Telling {
    async fn begin(shop: TestShop, scenario: &Scenario) -> Self {
        let mut kept = BTreeMap::new();
        for name in ["native", scenario.dialect] {
            shop.draw_as(&format!("the key of {name} for {}", shop.scope.merchant));
            let (key, secret) = shop.key_and_secret(shop.scope, name).await;
            kept.insert(format!("{name}_key"), key.clone());
            if name == scenario.dialect {
                kept.insert("key".to_owned(), key);
                kept.insert("secret".to_owned(), secret);
            }
        }
        kept.insert("other_key".to_owned(), shop.merchant(shop.scope.merchant + OTHERS).await);
        let told = Told { answers: String::new(), pages: String::new(), problems: vec![] };
        let dialect = scenario.dialect;
        Self { shop, dialect, names: Names::default(), kept, page: None, form: None, told }
    }

    async fn on(&mut self, scenario: &Scenario) {
        for (place, step) in scenario.steps.iter().enumerate() {
            self.shop.draw_as(&format!("step {place} of {}", self.shop.scope.merchant));
            // Ids of one millisecond stand in lists by what was drawn.
            self.shop.set_clock(self.shop.now().plus(1));
            Box::pin(self.step(place, step)).await;
            // As at a server that is at work, events of an earlier step have earlier places.
            self.shop.engine.sequence().await.unwrap();
        }
        Box::pin(self.end()).await;
    }

    async fn step(&mut self, place: usize, step: &Step) {
        match step {
            Step::Ask(ask) => self.ask(place, ask).await,
            Step::Buyer(buyer) => self.buyer(place, buyer).await,
            Step::Later(milliseconds) => {
                self.shop.later(*milliseconds).await;
                self.say(&format!("# {milliseconds} ms later, at {}", self.shop.now().iso()));
            }
            Step::Break(wire) => self.shop.break_wire(*wire),
            Step::Dispute(status, amount) => self.dispute(*status, *amount).await,
            Step::Receiver(url, statuses) => self.shop.receiver(url, statuses),
        }
        for received in self.shop.webhooks() {
            self.hear(&received);
        }
    }

    async fn ask(&mut self, place: usize, ask: &Ask) {
        let path = self.filled(&ask.path);
        let body = match std::str::from_utf8(&ask.body) {
            Ok(text) => self.filled(text).into_bytes(),
            Err(_) => ask.body.clone(),
        };
        let mut request = http::Request::builder().method(ask.method).uri(&path);
        let has = |name: &str| ask.headers.iter().any(|(header, _)| *header == name);
        if !has("authorization") && !has("x-api-key") {
            request = request.header("authorization", self.filled("Bearer {{key}}"));
        }
        if !body.is_empty() && !has("content-type") {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in ask.headers.iter().filter(|(_, value)| value != NONE) {
            request = request.header(*name, self.filled(value));
        }
        let reply = self.shop.send(request.body(Bytes::from(body.clone())).unwrap()).await;
        // What is talked about with the bank after an answer belongs to the same step.
        self.shop.engine.hear_out().await;
        let body = String::from_utf8_lossy(&body);
        self.say(&format!("> {} {path}\n{body}", ask.method));
        self.answered(&reply, true);
        if reply.status != ask.status {
            self.problem(
                place,
                &format!(
                    "{} {path} {body}: {} and not {}: {}",
                    ask.method, reply.status, ask.status, reply.body
                ),
            );
        }
        let natively = ask.headers.iter().any(|(_, value)| value.contains("native_key"));
        let dialect = if natively { "native" } else { self.dialect };
        if let Some(problem) = misfit(dialect, (ask.method, &path), reply.status, &reply.body) {
            self.problem(place, &format!("{} {path} is not as its document says: {problem}", ask.method));
        }
        if reply.status < 300 {
            let url = reply.body.split('"').find(|text| text.starts_with(&format!("{PUBLIC_URL}/")));
            self.page = url.map(str::to_owned).or(self.page.take());
        }
        let json: Value = serde_json::from_str(&reply.body).unwrap_or_default();
        for (name, pointer) in ask.keep.iter().filter(|_| reply.status < 400) {
            match json.pointer(pointer).and_then(Value::as_str) {
                Some(text) => drop(self.kept.insert((*name).to_owned(), text.to_owned())),
                None => self.problem(place, &format!("there is no text at {pointer} in {}", reply.body)),
            }
        }
        for (pointer, value) in &ask.says {
            let is = json.pointer(pointer).unwrap_or(&Value::Null);
            if is != value {
                self.problem(place, &format!("{} {path}: {pointer} is {is} and not {value}", ask.method));
            }
        }
    }

    async fn buyer(&mut self, place: usize, buyer: &Buyer) {
        let Some(url) = self.page.clone() else {
            return self.problem(place, "no answer has told an address of ours yet");
        };
        let path = url.strip_prefix(PUBLIC_URL).unwrap_or(&url).to_owned();
        // Whoever has the address of a link opens a session of their own first.
        if (path.starts_with("/l/") || path.starts_with("/subscribe/")) && buyer.does != Does::Look {
            let id = self.shop.opened(&path).await;
            self.page = Some(format!("{PUBLIC_URL}/pay/{id}"));
        }
        let (id, page) = self.shop.follow(self.page.as_deref().unwrap_or_default()).await;
        let filled: Vec<(String, String)> =
            buyer.fields.iter().map(|(name, value)| (name.clone(), self.filled(value))).collect();
        let fields: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (&**name, &**value)).collect();
        let reply = match buyer.does {
            Does::Look => page,
            Does::Pay => {
                self.form = Some((id.clone(), page.clone()));
                self.shop.pay_from(&page, &id, &fields).await
            }
            Does::PayAgain => {
                let (id, page) = self.form.clone().expect("somebody has paid before");
                self.shop.pay_from(&page, &id, &fields).await
            }
            Does::Answer => {
                let (name, value) = fields[0];
                self.shop.answer(&id, name, value).await
            }
            Does::Restart => self.shop.choose_another_way(&id).await,
            Does::Change => self.shop.change(&id, &fields).await,
        };
        self.shop.engine.hear_out().await;
        self.say(&format!("# the buyer: {fields:?}"));
        self.answered(&reply, false);
        if reply.status != buyer.status {
            let shown: Vec<&str> = ["<title>", "role=\"alert\"", "class=\"problem"]
                .iter()
                .filter_map(|mark| reply.body.split_once(mark)?.1.get(..120))
                .collect();
            self.problem(place, &format!("{fields:?}: {} and not {}: {shown:?}", reply.status, buyer.status));
        }
    }

    async fn dispute(&mut self, status: DisputeStatus, amount: i64) {
        let attempt = AttemptId::of(self.filled("{{payment}}"));
        let found =
            self.shop.engine.store().attempt(self.shop.scope, &attempt).await.unwrap().expect("it is paid");
        let news = DisputeNews {
            reference: "du_1".to_owned(),
            status,
            amount: Money { amount, ..found.amount },
            reason: "fraudulent".to_owned(),
            due_by: None,
        };
        let command = Command::HearDispute(attempt, news);
        self.shop.engine.change(self.shop.scope, &command, &Cause::default()).await.unwrap().unwrap();
    }

    /// An answer: of an API with its body; of a page, that stands with the pages.
    fn answered(&mut self, reply: &Reply, is_api: bool) {
        let mut head = format!("< {}\n", reply.status);
        let mut headers: Vec<_> =
            reply.headers.iter().filter(|(name, _)| !SILENT.contains(&name.as_str())).collect();
        headers.sort_by_key(|(name, _)| name.as_str());
        for (name, value) in headers {
            // The length of a page is that of its words.
            if is_api || name != "content-length" {
                let _ = writeln!(head, "< {name}: {}", String::from_utf8_lossy(value.as_bytes()));
            }
        }
        self.say(head.trim_end());
        let body = self.names.plain(&reply.body);
        let told = if is_api { &mut self.told.answers } else { &mut self.told.pages };
        told.push_str(&body);
        told.push('\n');
    }

    fn hear(&mut self, received: &Received) {
        let mut text = format!("! {} at {}\n", received.url, received.at.iso());
        for (name, value) in &received.headers {
            let _ = writeln!(text, "! {name}: {value}");
        }
        self.say(&format!("{text}{}", received.body));
    }

    fn say(&mut self, text: &str) {
        let text = self.names.plain(text);
        self.told.answers.push_str(&text);
        self.told.answers.push('\n');
    }

    fn problem(&mut self, place: usize, text: &str) {
        self.told.problems.push(format!("step {place}: {text}"));
    }

    fn filled(&self, text: &str) -> String {
        let mut text = text.to_owned();
        while let Some((before, rest)) = text.split_once("{{") {
            let (name, after) = rest.split_once("}}").expect("what is opened is closed");
            let value = self.kept.get(name).map_or("nothing-is-kept", |value| value);
            text = format!("{before}{value}{after}");
        }
        text
    }

    /// What is left to do is done, and every event is read.
    async fn end(&mut self) {
        self.shop.settle_down().await;
        for received in self.shop.webhooks() {
            self.hear(&received);
        }
        for event in self.shop.all_events().await {
            self.say(&format!("= {event}"));
        }
        self.shop.mend_wire();
    }
}

/// How much higher the number of the merchant is whose key is tried on what is not theirs.
const OTHERS: u32 = 1000;
/// The value of a header that is not to be sent.
pub(crate) const NONE: &str = "-";
