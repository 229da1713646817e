//! Transcripts: little stories of requests and their exact answers, told again against a fresh shop.
//!
//! They lie in `tests/transcripts/<dialect>/*.http`. A file begins with lines of `// prose`, and then come blocks:
//!
//! - `### title`, under it a request, and under that its answer: status, the headers that are asserted (the type, and
//!   whichever stand there), and the body. `{{key}}` in the request is a key of the folder's dialect and `{{secret}}`
//!   the secret beside it, `{{native_key}}` is a key of the native API, and so on. Ids and times are the same in every
//!   run, so they are written out.
//! - `# pay card 4242424242424242`, `# pay phone 0551234987` or `# pay transfer`: the buyer pays on the page whose
//!   address the last POST answered with; `name=value` behind it fills in other fields. `# answer action confirm`
//!   answers what the page asks then, and `# visit` only looks. Behind ` -> ` stands how it ended: the status, and
//!   where the buyer was sent.
//! - `# advance 30m` lets time pass (`s`, `m`, `h`, `d`), and `# work` lets happen what is due.
//! - `# endpoint URL`, and under it one delivery that arrived there, every header and the body; or
//!   `# endpoint URL hears nothing`.
//!
//! JSON is laid out for reading: the bytes are those without the layout. A story is told in whole, and what comes out
//! must be the file. With `KASSA_WRITE_TRANSCRIPTS` set it is written into the file instead: answers, deliveries and
//! endings are filled in. Where an id in an answer is another one than in the file, later requests follow; so a new
//! story may begin with the answers of the vendor's document. A run that writes fails, so that none passes by writing.

#![expect(clippy::print_stdout, reason = "what was told last is shown when a story cannot go on")]

mod text;

use bytes::Bytes;
use kassa_domain::dialect::Dialect;
use kassa_domain::time::{DAY, HOUR, MINUTE, SECOND};
use kassa_testshop::{PUBLIC_URL, Received, Reply, TestShop, misfit, route_of};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use text::{Block, Exchange, Story};

const WRITE: &str = "KASSA_WRITE_TRANSCRIPTS";
const NATIVE: &str = "native";
/// The routes of the native API that PayGate's documents show. Whoever changes to Kassa from there calls these; the
/// other tests here are about the rest.
const PAYGATES: [&str; 13] = [
    "sessions.create",
    "sessions.retrieve",
    "sessions.list",
    "sessions.expire",
    "payments.create",
    "payments.retrieve",
    "customers.create",
    "plans.create",
    "plans.list",
    "plans.retrieve",
    "payment_links.create",
    "webhooks.create",
    "events.list",
];

/// A story while it is told.
struct Telling<'a> {
    shop: TestShop,
    dialect: &'a dyn Dialect,
    keys: BTreeMap<String, String>,
    /// The address that the last POST answered with.
    page: Option<String>,
    /// What arrived and was not told yet.
    heard: Vec<Received>,
    /// What has another name than in the file.
    renamed: Vec<(String, String)>,
    /// How often a line has begun a block.
    begun: BTreeMap<String, u32>,
    /// The routes that were called and have done what was asked.
    called: Vec<&'static str>,
    told: Vec<String>,
    /// What was answered and is not as the document of the dialect says.
    misfits: Vec<String>,
}

impl<'a> Telling<'a> {
    async fn begin(dialect: &'a dyn Dialect) -> Self {
        let shop = TestShop::always_the_same().await;
        let mut keys = BTreeMap::new();
        for name in kassa_dialects::NAMES {
            shop.draw_as(&format!("the key of {name}"));
            let (key, secret) = shop.key_and_secret(shop.scope, name).await;
            if name == dialect.name() {
                keys.insert("{{key}}".to_owned(), key.clone());
                keys.insert("{{secret}}".to_owned(), secret);
            }
            keys.insert(format!("{{{{{name}_key}}}}"), key);
        }
        Self {
            shop,
            dialect,
            keys,
            page: None,
            heard: vec![],
            renamed: vec![],
            begun: BTreeMap::new(),
            called: vec![],
            told: vec![],
            misfits: vec![],
        }
    }

    /// Tells the story; what came out, the routes that were called, and the misfits.
    async fn tell(mut self, story: Story) -> (String, Vec<&'static str>, Vec<String>) {
        self.told.extend(Some(format!("{}\n", story.prose)).filter(|_| !story.prose.is_empty()));
        let mut endpoint = None;
        for block in story.blocks {
            match block {
                Block::Endpoint(url) => {
                    // Everything that arrived stands in a row, so a second block has nothing left to say.
                    if !self.hear(&url) && endpoint.as_ref() != Some(&url) {
                        self.told.push(text::silence(&url));
                    }
                    endpoint = Some(url);
                    continue;
                }
                Block::Exchange(exchange) => self.exchange(exchange).await,
                Block::Step(step) => self.step(&step).await,
            }
            endpoint = None;
            self.heard.extend(self.shop.webhooks());
        }
        // What nobody has told of is told at the end, where the file does not have it.
        self.shop.settle_down().await;
        self.heard.extend(self.shop.webhooks());
        while let Some(url) = self.heard.first().map(|received| received.url.clone()) {
            self.hear(&url);
        }
        self.shop.close().await;
        (self.told.join("\n"), self.called, self.misfits)
    }

    /// Tells what arrived at an endpoint; whether there was anything.
    fn hear(&mut self, url: &str) -> bool {
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.heard).into_iter().partition(|received| received.url == url);
        self.heard = elsewhere;
        self.told.extend(here.iter().map(text::delivered));
        !here.is_empty()
    }

    /// What a block draws belongs to the block, so that ids stay when another is put before it.
    fn begin_block(&mut self, line: &str) {
        println!("{line}");
        let times = self.begun.entry(line.to_owned()).or_default();
        *times += 1;
        self.shop.draw_as(&format!("{line} {times}"));
    }

    async fn exchange(&mut self, mut exchange: Exchange) {
        self.begin_block(&exchange.title);
        let values = exchange.headers.iter_mut().map(|(_, value)| value);
        for text in values.chain([&mut exchange.target, &mut exchange.body]) {
            self.renamed.iter().for_each(|(was, is)| *text = text.replace(was, is));
        }
        let filled =
            |text: &str| self.keys.iter().fold(text.to_owned(), |text, (name, key)| text.replace(name, key));
        let mut request = http::Request::builder().method(&*exchange.method).uri(filled(&exchange.target));
        for (name, value) in &exchange.headers {
            request = request.header(name, filled(value));
        }
        let reply = self.shop.send(request.body(Bytes::from(filled(&exchange.body))).unwrap()).await;
        // What is talked about with the bank after an answer belongs to the same block.
        self.shop.engine.hear_out().await;
        self.remember(&exchange, &reply);
        self.told.push(exchange.told(&reply));
    }

    fn remember(&mut self, exchange: &Exchange, reply: &Reply) {
        if exchange.method == "POST" && reply.status < 300 {
            let url = reply.body.split('"').find(|text| text.starts_with(&format!("{PUBLIC_URL}/")));
            self.page = url.map(str::to_owned).or(self.page.take());
        }
        self.renamed.extend(text::renamed(&exchange.body_then, &reply.body));
        let keys: Vec<&str> = exchange.headers.iter().filter_map(|(_, value)| key_in(value)).collect();
        let path = exchange.target.split('?').next().unwrap_or_default();
        let found = route_of(self.dialect.routes(), &exchange.method, path);
        if keys == ["key"] || keys.is_empty() {
            let asked = (exchange.method.as_str(), exchange.target.as_str());
            let found = misfit(self.dialect.name(), asked, reply.status, &reply.body);
            self.misfits.extend(found.map(|problem| format!("{}: {problem}", exchange.title)));
        }
        let ours = found.filter(|route| keys == ["key"] || (keys.is_empty() && route.open));
        self.called.extend(ours.filter(|_| reply.status < 400).map(|route| route.name));
    }

    async fn step(&mut self, step: &str) {
        self.begin_block(step);
        let words: Vec<&str> = step.split(' ').collect();
        let reply = match words.as_slice() {
            ["work"] => {
                self.shop.settle_down().await;
                None
            }
            ["advance", time] => {
                self.shop.later(milliseconds(time)).await;
                None
            }
            ["visit"] => Some(self.visit().await.1),
            ["answer", name, value] => {
                let (id, _) = self.visit().await;
                Some(self.shop.answer(&id, name, value).await)
            }
            ["pay", "card", number, more @ ..] => {
                Some(self.pay(&[("method", "card"), ("card_number", number)], more).await)
            }
            ["pay", "phone", number, more @ ..] => {
                Some(self.pay(&[("method", "mobile_money"), ("phone", number)], more).await)
            }
            ["pay", "transfer", more @ ..] => Some(self.pay(&[("method", "bank_transfer")], more).await),
            _ => panic!("`# {step}` is nothing that can happen; see the head of transcripts.rs"),
        };
        let ending = reply.map(|reply| format!("{} {}", reply.status, reply.header("location")));
        self.told.push(text::ended(step, ending.as_deref().map(str::trim_end)));
    }

    /// The buyer opens the address; the id of the session, and the page where it ends.
    async fn visit(&self) -> (String, Reply) {
        let url = self.page.as_deref().expect("no POST has answered with an address of ours yet");
        self.shop.follow(url).await
    }

    async fn pay(&mut self, fields: &[(&str, &str)], more: &[&str]) -> Reply {
        let path = self.page.as_deref().and_then(|url| url.strip_prefix(PUBLIC_URL)).unwrap_or_default();
        // Whoever has the address of a link opens a session of their own first.
        if path.starts_with("/l/") || path.starts_with("/subscribe/") {
            let id = self.shop.opened(path).await;
            self.page = Some(format!("{PUBLIC_URL}/pay/{id}"));
        }
        let (id, page) = self.visit().await;
        let more = more.iter().map(|field| field.split_once('=').expect("a field is `name=value`"));
        let fields: Vec<_> = fields.iter().copied().chain(more).collect();
        self.shop.pay_from(&page, &id, &fields).await
    }
}

/// The name of a key that stands in a header as `{{name}}`.
fn key_in(value: &str) -> Option<&str> {
    value.split_once("{{")?.1.split_once("}}").map(|(name, _)| name)
}

fn milliseconds(time: &str) -> i64 {
    let (number, unit) = time.split_at(time.len() - 1);
    let unit = match unit {
        "s" => SECOND,
        "m" => MINUTE,
        "h" => HOUR,
        "d" => DAY,
        _ => panic!("`{time}` has none of the units s, m, h, d"),
    };
    number.parse::<i64>().unwrap_or_else(|_| panic!("`{time}` is no time such as 30m")) * unit
}

/// What lies in a folder, in order.
fn within(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|problem| panic!("{}: {problem}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

#[tokio::test]
async fn every_transcript_comes_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let dialects = kassa_dialects::all(PUBLIC_URL, &kassa_dialects::Settings::default());
    let (mut problems, mut called) = (vec![], BTreeMap::<&str, Vec<&str>>::new());
    for folder in within(&root) {
        let dialect = dialects.iter().find(|dialect| dialect.name() == name(&folder));
        let dialect = dialect.unwrap_or_else(|| panic!("{} is the folder of no dialect", folder.display()));
        for file in within(&folder) {
            let shown = format!("{}/{}", dialect.name(), name(&file));
            println!("telling {shown}");
            let then = std::fs::read_to_string(&file).unwrap();
            let telling = Telling::begin(dialect.as_ref()).await;
            let (now, routes, misfits) = Box::pin(telling.tell(Story::read(&then))).await;
            called.entry(dialect.name()).or_default().extend(routes);
            problems.extend(misfits.into_iter().map(|problem| format!("{shown}: {problem}")));
            if std::env::var_os(WRITE).is_some() {
                std::fs::write(&file, &now).unwrap();
                problems.push(format!("{shown} is written; read it, and run the test without {WRITE}"));
            } else if then != now {
                let difference = text::difference(&then, &now);
                problems
                    .push(format!("{shown} does not come true ({WRITE}=1 writes what does):\n{difference}"));
            }
        }
    }
    for dialect in &dialects {
        let called = called.remove(dialect.name()).unwrap_or_default();
        problems.extend(uncovered(dialect.as_ref(), &called));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What is wrong with the routes that the transcripts of a dialect have called.
fn uncovered(dialect: &dyn Dialect, called: &[&str]) -> Vec<String> {
    let missing: Vec<&str> =
        dialect.routes().iter().map(|route| route.name).filter(|name| !called.contains(name)).collect();
    if !missing.is_empty() {
        println!("no transcript of {} calls {missing:?}", dialect.name());
    }
    let wanted = |name: &str| dialect.name() != NATIVE || PAYGATES.contains(&name);
    let problem = |name: &str| format!("no transcript of {} calls {name}", dialect.name());
    missing.into_iter().filter(|name| wanted(name)).map(problem).collect()
}

#[test]
fn the_route_of_a_path_is_the_one_that_names_most_of_it() {
    let native = kassa_dialects::native::Native::new(PUBLIC_URL);
    let found = |method, path| route_of(native.routes(), method, path).map(|route| route.name);
    assert_eq!(found("GET", "/v1/checkout/sessions/cs_1"), Some("sessions.retrieve"));
    assert_eq!(found("POST", "/v1/checkout/sessions/cs_1/expire"), Some("sessions.expire"));
    assert_eq!(found("GET", "/v1/checkout/sessions"), Some("sessions.list"));
    assert_eq!(found("GET", "/v1/checkout"), None);
    assert_eq!(found("PUT", "/v1/checkout/sessions"), None);
}
