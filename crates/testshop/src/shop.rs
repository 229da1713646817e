//! The test shop: everything real but the clock, the dice and the wire. It fails when something is left over.

use crate::fakes::{FakeChance, FakeClock, FakeHttp, Provider, Received, Wire};
use crate::places::{FULL, OwnWire, Places};
use crate::rows::Rows;
use bytes::Bytes;
use kassa_bank::Book;
use kassa_domain::attempt::AttemptStatus;
use kassa_domain::event::Cause;
use kassa_domain::id::{AttemptId, Mode, Scope, SessionId};
use kassa_domain::job::{LEASE_MS, Lane};
use kassa_domain::session::Status;
use kassa_domain::{Answer, Command, Timestamp};
use kassa_engine::{Clock, Engine, Fault, Parts, Vault};
use kassa_server::out::{Bank, SimulatorAccounts, deliver_due};
use kassa_server::web::{App, Body, BodyProblem, Incoming, Settings};
use kassa_store::{Database, Store};
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub const PUBLIC_URL: &str = "http://127.0.0.1:8080";
pub const START: i64 = 1_800_000_000_000;

/// An answer, taken apart.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: http::HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
    pub fn error(&self) -> (u16, String, Option<String>) {
        let error = self.json()["error"].clone();
        let param = error["param"].as_str().map(str::to_owned);
        (self.status, error["code"].as_str().unwrap().to_owned(), param)
    }
}

pub struct TestShop {
    pub app: Arc<App>,
    pub engine: Arc<Engine>,
    pub http: Arc<FakeHttp>,
    pub book: Arc<Book>,
    pub scope: Scope,
    pub key: String,
    pub folder: PathBuf,
    pub rows: Arc<Rows>,
    /// Where the process can stop dead.
    pub places: Arc<Places>,
    clock: Arc<FakeClock>,
    chance: Arc<FakeChance>,
    closed: bool,
}

static SHOPS: AtomicU64 = AtomicU64::new(0);
/// The file of the bank's book.
const BOOK: &str = "bank.db";

fn new_folder() -> PathBuf {
    let number = SHOPS.fetch_add(1, Ordering::SeqCst);
    let folder = std::env::temp_dir().join(format!("kassa-shop-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

impl TestShop {
    pub async fn open() -> Self {
        Self::with(0, true).await
    }

    pub async fn with(rate_limit: u32, loopback_hooks: bool) -> Self {
        Self::assembled(rate_limit, loopback_hooks, None, FakeChance::fresh()).await
    }

    /// A shop in which everything has the same id in every run.
    pub async fn always_the_same() -> Self {
        Self::assembled(0, true, None, FakeChance::of("a new shop")).await
    }

    /// The same on an engine that is named, whatever this run of the tests is about.
    pub async fn always_the_same_on(postgres: bool) -> Self {
        let folder = new_folder();
        let rows = if postgres { Rows::at_server().await } else { Rows::in_file(&folder).await };
        Self::put_together(folder, rows, 0, true, None, FakeChance::of("a new shop")).await
    }

    /// A shop that can have twins: the bank's book is a file too.
    pub async fn in_files() -> Self {
        Self::assembled(0, true, Some(BOOK), FakeChance::fresh()).await
    }

    async fn assembled(
        rate_limit: u32,
        loopback_hooks: bool,
        book: Option<&str>,
        chance: Arc<FakeChance>,
    ) -> Self {
        let folder = new_folder();
        let rows = Rows::in_folder(&folder).await;
        Self::put_together(folder, rows, rate_limit, loopback_hooks, book, chance).await
    }

    async fn put_together(
        folder: PathBuf,
        rows: Rows,
        rate_limit: u32,
        loopback_hooks: bool,
        book: Option<&str>,
        chance: Arc<FakeChance>,
    ) -> Self {
        let clock = FakeClock::at(START, 0);
        let book = Arc::new(Book::open(book.map(|name| folder.join(name)).as_deref()).unwrap());
        let http = FakeHttp::new(&book, &clock, BTreeMap::new());
        let rows = Arc::new(rows);
        let places = Places::new();
        let process = (&http, &places);
        let (app, engine) = assemble(&rows, &clock, &chance, process, rate_limit, loopback_hooks).await;
        let mut shop = Self {
            app,
            engine,
            http,
            book,
            scope: Scope { merchant: 1, mode: Mode::Test },
            key: String::new(),
            folder,
            rows,
            places,
            clock,
            chance,
            closed: false,
        };
        let merchant = Command::CreateMerchant {
            number: 1,
            slug: "shop".to_owned(),
            name: "Test Shop".to_owned(),
            return_url: None,
        };
        shop.engine.change(shop.scope, &merchant, &Cause::default()).await.unwrap().unwrap();
        shop.key = shop.new_key(shop.scope).await;
        shop
    }

    /// The process dies and comes back on the same files.
    pub async fn restart(&mut self) {
        self.chance = FakeChance::fresh();
        self.places.bury();
        self.places = Places::new();
        let process = (&self.http, &self.places);
        (self.app, self.engine) = assemble(&self.rows, &self.clock, &self.chance, process, 0, true).await;
    }

    /// Another machine with the same files and the same bank, on which nothing has happened since. Its clock may say
    /// another time, and go on with each look.
    pub async fn twin(&self, wall: Timestamp, pace: i64) -> Self {
        let folder = new_folder();
        for file in std::fs::read_dir(&self.folder).unwrap().map(Result::unwrap) {
            let name = file.file_name();
            // What is shared between the processes that have a database open belongs to them.
            if !name.to_str().unwrap().ends_with("-shm") {
                std::fs::copy(file.path(), folder.join(name)).unwrap();
            }
        }
        let clock = FakeClock::at(wall.0, pace);
        let book = Arc::new(Book::open(Some(&folder.join(BOOK))).unwrap());
        let http = FakeHttp::new(&book, &clock, self.http.statuses.lock().unwrap().clone());
        let chance = FakeChance::fresh();
        let rows = match &*self.rows {
            Rows::File(_) => Rows::File(folder.join("kassa.db")),
            Rows::Scratch(scratch) => Rows::Scratch(scratch.copy()),
        };
        let rows = Arc::new(rows);
        let places = Places::new();
        let (app, engine) = assemble(&rows, &clock, &chance, (&http, &places), 0, true).await;
        let (scope, key) = (self.scope, self.key.clone());
        Self { app, engine, http, book, scope, key, folder, rows, places, clock, chance, closed: false }
    }

    /// Another node of the same shop: other processes on the same database, with the same bank and the same receivers.
    pub async fn beside(&self) -> Self {
        let places = Places::new();
        let process = (&self.http, &places);
        let (app, engine) = assemble(&self.rows, &self.clock, &self.chance, process, 0, true).await;
        Self {
            app,
            engine,
            http: Arc::clone(&self.http),
            book: Arc::clone(&self.book),
            scope: self.scope,
            key: self.key.clone(),
            folder: self.folder.clone(),
            rows: Arc::clone(&self.rows),
            places,
            clock: Arc::clone(&self.clock),
            chance: Arc::clone(&self.chance),
            // Closing the shop closes all of its nodes.
            closed: true,
        }
    }

    /// Another node on another machine: nothing is common to both but the database, in which the bank keeps its book.
    pub async fn far_beside(&self) -> Self {
        let store = Store::open(&Database::new(&self.rows.url())).await.unwrap();
        let http = FakeHttp::with_bank(Bank::Shared(Arc::new(store)), &self.book, &self.clock);
        let chance = FakeChance::fresh();
        let places = Places::new();
        let process = (&http, &places);
        let (app, engine) = assemble(&self.rows, &self.clock, &chance, process, 0, true).await;
        Self {
            app,
            engine,
            http,
            book: Arc::clone(&self.book),
            scope: self.scope,
            key: self.key.clone(),
            folder: self.folder.clone(),
            rows: Arc::clone(&self.rows),
            places,
            clock: Arc::clone(&self.clock),
            chance,
            closed: true,
        }
    }

    /// Works until so many webhooks were sent, stops dead before the next one, and comes back on the same files.
    pub async fn dies_after_webhooks(&mut self, posts: i64) {
        self.http.posts_left.store(posts, Ordering::SeqCst);
        self.die().await;
    }

    /// The same with calls to the bank: it has heard the next one, and nobody hears its answer.
    pub async fn dies_after_calls(&mut self, calls: i64) {
        self.stops_after_calls(calls);
        self.die().await;
    }

    /// The machine is to stop dead at a call to the bank, after so many that are still answered.
    pub fn stops_after_calls(&self, calls: i64) {
        self.http.calls_left.store(calls, Ordering::SeqCst);
    }

    /// Works until it stops dead, and comes back on the same files.
    pub async fn die(&mut self) {
        self.stop_dead().await;
        self.restart().await;
        match *self.rows {
            Rows::File(_) => self.engine.store().release_leases().await.unwrap(),
            // Other nodes may be at work: what the dead one held is free when its lease runs out.
            Rows::Scratch(_) => drop(self.clock.now.fetch_add(LEASE_MS, Ordering::SeqCst)),
        }
    }

    /// Works until it stops dead.
    pub async fn stop_dead(&self) {
        let died = tokio::select! {
            () = self.http.stopped.notified() => true,
            worked = self.engine.work_through() => worked.is_err(),
        };
        assert!(died, "there was less to do than that");
        self.http.posts_left.store(-1, Ordering::SeqCst);
        self.http.calls_left.store(-1, Ordering::SeqCst);
    }

    /// All bytes that the shop has written down, by where they are.
    pub fn written(&self) -> Vec<(String, Vec<u8>)> {
        let files = std::fs::read_dir(&self.folder).unwrap().map(|file| file.unwrap().path());
        let mut all: Vec<_> =
            files.map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect();
        if let Rows::Scratch(scratch) = &*self.rows {
            all.push((scratch.url().to_owned(), scratch.dump()));
        }
        all
    }

    pub async fn new_key(&self, scope: Scope) -> String {
        self.key_of(scope, "native").await
    }

    /// A key whose API is the one of this dialect.
    pub async fn key_of(&self, scope: Scope, dialect: &str) -> String {
        self.key_and_secret(scope, dialect).await.0
    }

    /// A key, and the secret beside it, which is empty where the dialect has none.
    pub async fn key_and_secret(&self, scope: Scope, dialect: &str) -> (String, String) {
        let form = self.engine.dialect(dialect).unwrap().key_form(scope.mode);
        let command = Command::CreateKey { dialect: dialect.to_owned(), form, scopes: None };
        match self.engine.change(scope, &command, &Cause::default()).await.unwrap().unwrap() {
            Answer::Key { key: Some(key), secret, .. } => {
                (key.expose().to_owned(), secret.map(|secret| secret.expose().to_owned()).unwrap_or_default())
            }
            other => panic!("{other:?}"),
        }
    }

    /// A second merchant with a key of its own.
    pub async fn other_merchant(&self) -> String {
        self.merchant(2).await
    }

    /// Another merchant with a key of its own.
    pub async fn merchant(&self, number: u32) -> String {
        let scope = Scope { merchant: number, mode: Mode::Test };
        let (slug, name) = (format!("other-{number}"), "Other".to_owned());
        let merchant = Command::CreateMerchant { number, slug, name, return_url: None };
        self.engine.change(scope, &merchant, &Cause::default()).await.unwrap().unwrap();
        self.new_key(scope).await
    }

    pub async fn send(&self, request: http::Request<Bytes>) -> Reply {
        self.send_body(request, None).await
    }

    pub async fn send_body(&self, request: http::Request<Bytes>, problem: Option<BodyProblem>) -> Reply {
        Self::read(self.answered(request, problem, Ipv4Addr::LOCALHOST).await)
    }

    /// A request of a client elsewhere.
    pub async fn send_from(&self, peer: [u8; 4], request: http::Request<Bytes>) -> Reply {
        Self::read(self.answered(request, None, peer.into()).await)
    }

    fn read(response: http::Response<Body>) -> Reply {
        let (parts, body) = response.into_parts();
        // What goes on and on is listened to over a socket.
        let body = String::from_utf8(body.whole().unwrap_or_default().to_vec()).unwrap();
        // On a page, what keeps a currency beside its amount looks like a space.
        let body = body.replace('\u{a0}', " ");
        Reply { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// The answer as it is, for what is no text.
    pub async fn send_raw(&self, request: http::Request<Bytes>) -> http::Response<Body> {
        self.answered(request, None, Ipv4Addr::LOCALHOST).await
    }

    async fn answered(
        &self,
        request: http::Request<Bytes>,
        problem: Option<BodyProblem>,
        peer: Ipv4Addr,
    ) -> http::Response<Body> {
        let (parts, body) = request.into_parts();
        let body = match problem {
            Some(problem) => Err(problem),
            None => Ok(body),
        };
        let peer = IpAddr::V4(peer);
        // On the heap, so that tests with many requests fit on a test thread's stack.
        Box::pin(self.app.handle(Incoming { parts, body, peer })).await
    }

    /// A request to the API with the shop's key and a JSON body (an empty text is no body).
    pub async fn api(&self, method: &str, path: &str, body: &str) -> Reply {
        self.api_with(method, path, body, &[]).await
    }

    pub async fn api_with(&self, method: &str, path: &str, body: &str, headers: &[(&str, &str)]) -> Reply {
        let mut builder = http::Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "authorization") {
            builder = builder.header("authorization", format!("Bearer {}", self.key));
        }
        if !body.is_empty() && !headers.iter().any(|(name, _)| *name == "content-type") {
            builder = builder.header("content-type", "application/json");
        }
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        self.send(builder.body(Bytes::from(body.to_owned())).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.api("GET", path, "").await
    }

    /// A session of 50 GHS; `more` is JSON to merge into its body.
    pub async fn session(&self, more: Value) -> Value {
        let mut body = serde_json::json!({
            "amount": 5000,
            "currency": "GHS",
            "success_url": "https://shop.example/success?session_id={CHECKOUT_SESSION_ID}",
            "cancel_url": "https://shop.example/cart",
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let reply = self.api("POST", "/v1/checkout/sessions", &body.to_string()).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        reply.json()
    }

    /// Makes something under `/v1` and returns it.
    pub async fn make(&self, what: &str, body: Value) -> Value {
        let reply = self.api("POST", &format!("/v1/{what}"), &body.to_string()).await;
        assert!(matches!(reply.status, 200 | 201), "{what} {body}: {reply:?}");
        reply.json()
    }

    /// The same, and only its id.
    pub async fn make_id(&self, what: &str, body: Value) -> String {
        self.make(what, body).await["id"].as_str().unwrap().to_owned()
    }

    /// Makes nothing: returns what the answer says is wrong.
    pub async fn refusal(&self, what: &str, body: &Value) -> (u16, String, Option<String>) {
        let reply = self.api("POST", &format!("/v1/{what}"), &body.to_string()).await;
        assert!(reply.status >= 400, "{what} {body}: {reply:?}");
        reply.error()
    }

    /// A product with one price in GHS: the ids of both.
    pub async fn sold(&self, name: &str, unit_amount: i64, more: Value) -> (String, String) {
        let mut product = serde_json::json!({ "name": name });
        product.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let product = self.make_id("products", product).await;
        let price = serde_json::json!({ "product": product, "currency": "GHS", "unit_amount": unit_amount });
        let price = self.make_id("prices", price).await;
        (product, price)
    }

    /// The body of a session that says itself how it is priced.
    pub fn order(more: Value) -> Value {
        let mut body = serde_json::json!({
            "success_url": "https://shop.example/success?session_id={CHECKOUT_SESSION_ID}",
            "cancel_url": "https://shop.example/cart",
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    }

    /// A session that says itself how it is priced.
    pub async fn ordered(&self, more: Value) -> Value {
        self.make("checkout/sessions", Self::order(more)).await
    }

    /// The buyer changes the order on the page: a form post, as with no script.
    pub async fn change(&self, id: &str, fields: &[(&str, &str)]) -> Reply {
        let token = Self::field(&self.page(id).await, "token");
        let mut all = vec![("token", &*token)];
        all.extend(fields);
        self.post_form(&format!("/checkout/{id}/update"), &all).await
    }

    /// Pays the page as it stands now with a good card, and with these fields besides or instead.
    pub async fn pay_with(&self, id: &str, fields: &[(&str, &str)]) -> Reply {
        let page = self.page(id).await;
        self.pay_from(&page, id, fields).await
    }

    /// Pays by the form of a page that was loaded before.
    pub async fn pay_from(&self, page: &Reply, id: &str, fields: &[(&str, &str)]) -> Reply {
        let (token, total) = (Self::field(page, "token"), Self::maybe_field(page, "shown_total"));
        let usual = [
            ("token", &*token),
            ("method", "card"),
            ("email", "buyer@example.com"),
            ("card_number", "4242424242424242"),
            ("card_exp", "12 / 34"),
            ("card_cvc", "123"),
            ("card_name", "A. Buyer"),
        ];
        // Only a page whose order can change says which total it has shown.
        let shown = total.as_deref().map(|total| ("shown_total", total));
        let kept =
            usual.into_iter().chain(shown).filter(|(name, _)| !fields.iter().any(|(other, _)| other == name));
        let all: Vec<_> = kept.chain(fields.iter().copied()).collect();
        self.post_form(&format!("/checkout/{id}/pay"), &all).await
    }

    /// The session with its lines, after a check that its parts sum to the whole.
    pub async fn summed(&self, id: &str) -> Value {
        let session = self.get(&format!("/v1/checkout/sessions/{id}?expand[]=line_items")).await.json();
        let lines = session["line_items"]["data"].as_array().unwrap();
        let sum = |field: &str| lines.iter().map(|line| line[field].as_i64().unwrap()).sum::<i64>();
        let details = &session["total_details"];
        let number = |value: &Value| value.as_i64().unwrap();
        assert_eq!(sum("amount_subtotal"), number(&session["amount_subtotal"]), "{session}");
        assert_eq!(sum("amount_discount"), number(&details["amount_discount"]), "{session}");
        let shipping = &session["shipping_cost"];
        let of_shipping = |field: &str| shipping[field].as_i64().unwrap_or_default();
        assert_eq!(
            sum("amount_tax") + of_shipping("amount_tax"),
            number(&details["amount_tax"]),
            "{session}"
        );
        assert_eq!(
            sum("amount_total") + of_shipping("amount_total"),
            number(&session["amount"]),
            "{session}"
        );
        let taxes = details["breakdown"]["taxes"].as_array().unwrap();
        assert_eq!(
            taxes.iter().map(|tax| number(&tax["amount"])).sum::<i64>(),
            number(&details["amount_tax"])
        );
        let explained = self.get(&format!("/v1/checkout/sessions/{id}/explain")).await.json();
        let steps = explained["steps"].as_array().unwrap();
        let of = |what: &str| {
            let found = steps.iter().filter(|step| step["what"] == what);
            found.map(|step| number(&step["amount"])).sum::<i64>()
        };
        assert_eq!(of("line_subtotal"), of("subtotal"), "{explained}");
        assert_eq!(of("total"), number(&session["amount"]), "{explained}");
        let off = of("discount_percent") + of("discount_amount");
        assert_eq!(off, number(&details["amount_discount"]), "{explained}");
        assert_eq!(of("subtotal") - off + of("tax_added") + of("shipping"), of("total"), "{explained}");
        session
    }

    pub async fn session_now(&self, id: &str) -> Value {
        self.get(&format!("/v1/checkout/sessions/{id}")).await.json()
    }

    pub async fn payments(&self, session: &str) -> Vec<Value> {
        self.get(&format!("/v1/payments?session={session}")).await.json()["data"].as_array().unwrap().clone()
    }

    /// The hosted page as a browser gets it.
    pub async fn page(&self, id: &str) -> Reply {
        self.browse(&format!("/checkout/{id}")).await
    }

    pub async fn browse(&self, path: &str) -> Reply {
        self.send(http::Request::get(path).body(Bytes::new()).unwrap()).await
    }

    /// A hidden field of the page.
    pub fn field(page: &Reply, name: &str) -> String {
        Self::maybe_field(page, name).unwrap_or_else(|| panic!("no {name} in {}", page.body))
    }

    fn maybe_field(page: &Reply, name: &str) -> Option<String> {
        let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split('"').next().map(str::to_owned)
    }

    /// Posts a form as a browser on the page does.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_form_with(path, fields, &[("origin", PUBLIC_URL), ("sec-fetch-site", "same-origin")]).await
    }

    pub async fn post_form_with(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Reply {
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut builder =
            http::Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        self.send(builder.body(Bytes::from(text)).unwrap()).await
    }

    /// Pays on the page as it stands now with a card.
    pub async fn pay_card(&self, id: &str, number: &str) -> Reply {
        let token = Self::field(&self.page(id).await, "token");
        self.pay_card_with(id, &token, number).await
    }

    pub async fn pay_card_with(&self, id: &str, token: &str, number: &str) -> Reply {
        let fields = [
            ("token", token),
            ("method", "card"),
            ("email", "buyer@example.com"),
            ("card_number", number),
            ("card_exp", "12 / 34"),
            ("card_cvc", "123"),
            ("card_name", "A. Buyer"),
        ];
        self.post_form(&format!("/checkout/{id}/pay"), &fields).await
    }

    pub async fn pay_phone(&self, id: &str, phone: &str) -> Reply {
        let token = Self::field(&self.page(id).await, "token");
        let fields = [
            ("token", &*token),
            ("method", "mobile_money"),
            ("email", "buyer@example.com"),
            ("phone", phone),
        ];
        self.post_form(&format!("/checkout/{id}/pay"), &fields).await
    }

    pub async fn pay_transfer(&self, id: &str, email: &str) -> Reply {
        let token = Self::field(&self.page(id).await, "token");
        let fields = [("token", &*token), ("method", "bank_transfer"), ("email", email)];
        self.post_form(&format!("/checkout/{id}/pay"), &fields).await
    }

    /// Answers what the page asks.
    pub async fn answer(&self, id: &str, name: &str, value: &str) -> Reply {
        let page = self.page(id).await;
        let (token, attempt) = (Self::field(&page, "token"), Self::field(&page, "attempt"));
        let fields = [("token", &*token), ("attempt", &*attempt), (name, value)];
        self.post_form(&format!("/checkout/{id}/continue"), &fields).await
    }

    pub async fn choose_another_way(&self, id: &str) -> Reply {
        let page = self.page(id).await;
        let (token, attempt) = (Self::field(&page, "token"), Self::field(&page, "attempt"));
        self.post_form(&format!("/checkout/{id}/restart"), &[("token", &*token), ("attempt", &*attempt)])
            .await
    }

    /// The next call to the bank goes wrong.
    pub fn break_wire(&self, wire: Wire) {
        self.http.wire.lock().unwrap().push(wire);
    }

    /// From now on nothing goes wrong any more.
    pub fn mend_wire(&self) {
        self.http.wire.lock().unwrap().clear();
    }

    /// From now on, this answers what is sent to providers other than the bank.
    pub fn stand_in(&self, provider: Provider) {
        *self.http.provider.lock().unwrap() = Some(provider);
    }

    pub fn calls(&self) -> u64 {
        self.http.calls.load(Ordering::SeqCst)
    }

    /// What a receiver answers from now on, one after the other; the last one stays. 0 is no connection.
    pub fn receiver(&self, url: &str, statuses: &[u16]) {
        self.http.statuses.lock().unwrap().insert(url.to_owned(), statuses.to_vec());
    }

    pub async fn endpoint(&self, url: &str, events: &[&str]) -> Value {
        let body = serde_json::json!({ "url": url, "enabled_events": events });
        let reply = self.api("POST", "/v1/webhook_endpoints", &body.to_string()).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        reply.json()
    }

    /// Takes what the receivers got.
    pub fn webhooks(&self) -> Vec<Received> {
        std::mem::take(&mut *self.http.received.lock().unwrap())
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whatever is drawn from now on belongs to this name, and to nothing that was drawn before.
    pub fn draw_as(&self, name: &str) {
        self.chance.begin(name);
    }

    /// Does everything that is due.
    pub async fn settle_down(&self) {
        loop {
            let jobs = match Box::pin(self.engine.work_through()).await {
                // As a worker does, which looks again.
                Err(Fault::Busy(why)) if why.contains(FULL) => continue,
                done => done.unwrap(),
            };
            let notices = self.tell().await;
            if jobs == 0 && notices == 0 {
                return;
            }
        }
    }

    /// Time passes, and everything happens at its own time.
    pub async fn later(&self, milliseconds: i64) {
        let target = self.now().plus(milliseconds);
        self.settle_down().await;
        loop {
            let job = self.next_job().await;
            let notice = self.book.next_notice().unwrap();
            match job.into_iter().chain(notice).min() {
                Some(next) if next <= target => self.set_clock(next.max(self.now())),
                _ => break,
            }
            self.settle_down().await;
        }
        self.set_clock(target);
    }

    /// When the next job is due.
    pub async fn next_job(&self) -> Option<Timestamp> {
        let store = self.engine.store();
        let inside = store.next_job(Lane::Inside).await.unwrap();
        inside.into_iter().chain(store.next_job(Lane::Outside).await.unwrap()).min()
    }

    /// The clock jumps and nobody works.
    pub fn set_clock(&self, to: Timestamp) {
        self.clock.now.store(to.0, Ordering::SeqCst);
    }

    /// The types of all events in their order, and that their sequence has no gap.
    pub async fn events(&self) -> Vec<String> {
        let mut kinds = vec![];
        loop {
            let reply = self.get(&format!("/v1/events?after={}&limit=100", kinds.len())).await.json();
            for event in reply["data"].as_array().unwrap() {
                kinds.push(event["type"].as_str().unwrap().to_owned());
                assert_eq!(event["sequence"].as_u64(), u64::try_from(kinds.len()).ok(), "no gap: {event}");
            }
            if reply["has_more"] == false {
                return kinds;
            }
        }
    }

    /// Sends the notices of the bank that are due; how many.
    pub async fn tell(&self) -> usize {
        Box::pin(deliver_due(&self.app, &self.http.bank)).await.unwrap()
    }

    /// Closes a shop of which other nodes have asked another bank than its own.
    pub async fn close_without_the_bank(mut self) {
        self.settle_down().await;
        self.events().await;
        self.verify().await;
        self.closed = true;
    }

    /// Compares the bank's book with the rows, and fails when a webhook was not looked at or a due job was not done.
    pub async fn close(mut self) {
        self.settle_down().await;
        self.events().await;
        self.compare_books().await;
        self.verify().await;
        let unread = self.webhooks();
        assert!(unread.is_empty(), "nobody looked at {unread:?}");
        assert!(self.http.wire.lock().unwrap().is_empty(), "a broken wire was not used");
        if let Some(next) = self.next_job().await {
            assert!(next > self.now(), "a job was left undone");
        }
        self.closed = true;
    }

    /// Every invariant of the database holds, as `kassa verify` finds it.
    pub async fn verify(&self) {
        for invariant in kassa_store::INVARIANTS {
            let found = self.engine.store().verify(invariant, 10).await.unwrap();
            assert!(found.is_empty(), "{found:?}");
        }
        assert_eq!(
            self.engine.store().verify_file().await.unwrap().unwrap_or_default(),
            Vec::<String>::new()
        );
    }

    /// Compares the bank's book with the rows.
    pub async fn compare_books(&self) {
        for charge in self.book.charges().unwrap() {
            let id = AttemptId::of(&charge.reference);
            let scope = id.scope().unwrap_or(self.scope);
            let attempt = self
                .engine
                .store()
                .attempt(scope, &id)
                .await
                .unwrap()
                .expect("the bank knows no more than us");
            assert_eq!(
                charge.amount,
                if charge.status == "voided" && charge.amount == 0 { 0 } else { attempt.amount.amount }
            );
            let session: SessionId = attempt.session.clone();
            let session = self.engine.store().session(scope, &session).await.unwrap().unwrap();
            let kept = charge.captured - charge.refunded - charge.disputed();
            match attempt.status {
                AttemptStatus::Succeeded => {
                    // A test may tell of a dispute that this bank has no part in.
                    let disputed = charge.dispute.as_ref().map_or(0, |_| attempt.body.disputed);
                    let ours = attempt.captured - attempt.body.returned - disputed;
                    assert_eq!((kept, session.status), (ours, Status::Complete));
                    assert!(attempt.body.holds || attempt.captured == session.amount.amount);
                    assert_eq!(session.paid_by.as_ref(), Some(&attempt.id));
                }
                AttemptStatus::Declined | AttemptStatus::Canceled | AttemptStatus::Refunded => {
                    let ripens = charge.ripens_at.is_some();
                    assert!(kept <= 0 || ripens, "money was kept for nothing: {charge:?} {attempt:?}");
                }
                AttemptStatus::Asked
                | AttemptStatus::Challenged
                | AttemptStatus::Offered
                | AttemptStatus::Authorized
                | AttemptStatus::Surplus
                | AttemptStatus::Parked => {}
            }
        }
    }
}

impl Drop for TestShop {
    fn drop(&mut self) {
        if Arc::strong_count(&self.rows) == 1 {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
        assert!(self.closed || std::thread::panicking(), "close the shop at the end of the test");
    }
}

async fn assemble(
    rows: &Rows,
    clock: &Arc<FakeClock>,
    chance: &Arc<FakeChance>,
    (http, places): (&Arc<FakeHttp>, &Arc<Places>),
    rate_limit: u32,
    loopback_hooks: bool,
) -> (Arc<App>, Arc<Engine>) {
    let vault = Vault::new([7; 32]);
    let accounts = Arc::new(SimulatorAccounts::new(&vault));
    let form_secret = vault.derive("forms");
    let demo = loopback_hooks.then(|| {
        let hidden = vault.derive("demo/webhooks");
        kassa_domain::Secret::new(format!("whsec_{}", hidden.expose()))
    });
    let database = Database { around: Some(places.clone()), ..Database::new(&rows.url()) };
    let engine = Engine::new(Parts {
        store: Arc::new(Store::open(&database).await.unwrap()),
        clock: clock.clone(),
        chance: chance.clone(),
        http: Arc::new(OwnWire { http: Arc::clone(http), places: Arc::clone(places) }),
        accounts: accounts.clone(),
        processors: kassa_processors::all(),
        dialects: kassa_dialects::all(PUBLIC_URL, &kassa_dialects::Settings::default()),
        vault,
        public_url: PUBLIC_URL.to_owned(),
        loopback_hooks,
    });
    let settings = Settings {
        public_url: PUBLIC_URL.to_owned(),
        loopback: loopback_hooks,
        rate_limit,
        requests_at_once: 256,
        metrics_here: true,
        proxies: kassa_server::edge::proxies::Proxies::default(),
        certificates: None,
        form_secret,
        demo,
    };
    let app = App::new(Arc::clone(&engine), settings, move |account| accounts.hook_secret(account));
    (app, engine)
}
