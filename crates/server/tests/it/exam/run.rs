//! A sitting of the exam: one scenario on a shop of its own, from the account at the processor to what the
//! API says at the end.

use super::script::{Conversations, Stage, StandIn, fill};
use super::sides::Side;
use super::{Account, Act, Ending, Why};
use bytes::Bytes;
use kassa_domain::Secret;
use kassa_domain::attempt::Method;
use kassa_domain::processor::{PageScope, Part, Profile};
use kassa_domain::time::{MINUTE, SECOND};
use kassa_testshop::{Reply, TestShop};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// What every secret of an account has in it.
const CANARY: &str = "canary";
/// How long a session is open that runs out.
const LIFE: i64 = 8 * SECOND;

pub(super) struct Sitting<'a> {
    shop: TestShop,
    side: &'static Side,
    profile: &'static Profile,
    scenario: &'a str,
    stages: &'a [Stage],
    /// How many stages are over.
    over: usize,
    /// In which order the notices come, by their places.
    told: Vec<usize>,
    stand_in: Arc<Mutex<StandIn>>,
    /// The account's id; the scope at the simulator.
    account: String,
    /// That of the account which comes after it, where there is one.
    second: Option<String>,
    secret: Option<Secret>,
    session: String,
    method: Method,
}

impl<'a> Sitting<'a> {
    pub(super) async fn begin(
        side: &'static Side,
        profile: &'static Profile,
        (scenario, conversations, stages): (&'a str, &Conversations, &'a [Stage]),
        told: Vec<usize>,
    ) -> Self {
        let shop = TestShop::open().await;
        let names = side.names();
        let always = conversations.always.clone();
        let stand_in = Arc::new(Mutex::new(StandIn::new(always, names)));
        let answering = Arc::clone(&stand_in);
        shop.stand_in(Box::new(move |request| answering.lock().unwrap().answer(request)));
        let (account, session, method) = (shop.scope.text(), String::new(), Method::Card);
        let secret = Some(shop.app.hook_secret(&account));
        Self {
            shop,
            side,
            profile,
            scenario,
            stages,
            over: 0,
            told,
            stand_in,
            account,
            second: None,
            secret,
            session,
            method,
        }
    }

    /// Goes through all that is done, and says in words how it stands at the end.
    pub(super) async fn go_through(mut self, acts: &[Act], ending: Ending) -> String {
        self.set_up(acts.contains(&Act::NoSecret)).await;
        for act in acts {
            Box::pin(self.act(*act, ending)).await;
        }
        let left: Vec<_> = self.stages.iter().skip(self.over).map(|stage| &stage.verb).collect();
        assert!(left.is_empty(), "these steps of the file are not of this scenario, or not there: {left:?}");
        let end = self.look(ending).await;
        self.shop.close().await;
        end
    }

    async fn act(&mut self, act: Act, ending: Ending) {
        match act {
            Act::Second => self.set_up_second().await,
            Act::Open => self.open(json!({})).await,
            Act::OpenToHold => self.open(json!({ "capture_method": "manual" })).await,
            Act::Submit => self.submit().await,
            Act::Answer => self.answer().await,
            Act::Return => self.come_back().await,
            Act::Notices => self.notices().await,
            Act::Again => self.again().await,
            Act::Forge => self.forge().await,
            Act::NoSecret => self.no_secret().await,
            Act::Undecided => self.undecided().await,
            Act::Lapse => self.pass("lapse", LIFE + SECOND).await,
            Act::Capture(part) => self.capture(part).await,
            Act::Release => self.release().await,
            Act::Went(to) => self.went(to).await,
            Act::Wait => self.pass("wait", MINUTE).await,
            Act::Refund(amount) => self.refund(amount).await,
            Act::ByHand => self.by_hand().await,
            Act::TooMuch(amount) => self.too_much(amount, ending).await,
            Act::Reload => self.reload().await,
            Act::Scrub => self.scrub().await,
        }
    }

    /// The next stage of the file, if it is one of this kind. Its calls are those that come now.
    fn take(&mut self, verb: &str) -> Option<Stage> {
        let stage = self.stages.get(self.over).filter(|stage| stage.verb == verb).cloned();
        self.over += usize::from(stage.is_some());
        self.expect(stage.as_ref());
        stage
    }

    fn expect(&self, stage: Option<&Stage>) {
        let mut stand_in = self.stand_in.lock().unwrap();
        let now = self.shop.now().seconds().to_string();
        stand_in.names.insert("now".to_owned(), now);
        stand_in.expect(stage.map_or(&[], |stage| stage.calls.as_slice()));
    }

    fn check(&self, verb: &str) {
        let wrong = self.stand_in.lock().unwrap().wrong();
        let (name, scenario) = (self.side.name, self.scenario);
        assert!(wrong.is_empty(), "{name} {scenario}, at `{verb}`:\n{}", wrong.join("\n"));
    }

    fn name(&self, name: &str, value: &str) {
        let before = self.stand_in.lock().unwrap().names.insert(name.to_owned(), value.to_owned());
        assert!(before.is_none_or(|before| before == value), "the conversation has another {name}");
    }

    fn filled(&self, text: &str) -> String {
        fill(text, &self.stand_in.lock().unwrap().names)
    }

    /// The merchant sets the account up. The simulator serves who has none.
    async fn set_up(&mut self, without_secret: bool) {
        if self.side.settings.is_empty() {
            return;
        }
        let said = |name: &str| !(without_secret && Some(name) == self.side.signed_with);
        let settings = self.side.settings.iter().copied().filter(|(name, _)| said(name)).collect();
        self.account = self.account_with("first", settings).await;
        let secret = self.side.signed_with.map(|name| Secret::new(self.side.setting(name)));
        self.secret = secret;
    }

    async fn account_with(&self, name: &str, settings: Vec<(&str, &str)>) -> String {
        let settings = settings.into_iter().map(|(name, value)| (name.to_owned(), json!(value)));
        let settings: serde_json::Map<_, _> = settings.collect();
        let body = json!({ "processor": self.side.name, "name": name, "settings": settings });
        self.shop.make_id("processor_accounts", body).await
    }

    /// The merchant sets another account up, which is asked where the first cannot be.
    async fn set_up_second(&mut self) {
        self.second = Some(self.account_with("second", self.side.of_second().collect()).await);
    }

    async fn open(&mut self, mut more: Value) {
        self.expect(None);
        more["currency"] = json!(self.side.currency);
        if self.lapses() {
            more["expires_at"] = json!(self.shop.now().plus(LIFE).iso());
        }
        self.session = self.shop.session(more).await["id"].as_str().unwrap().to_owned();
        self.name("session", &self.session);
        self.take("open");
        assert_eq!(self.shop.page(&self.session).await.status, 200);
        self.shop.engine.hear_out().await;
        self.check("open");
    }

    fn lapses(&self) -> bool {
        self.stages.iter().any(|stage| stage.verb == "lapse")
    }

    /// The words of the step are the fields of the form.
    async fn submit(&mut self) {
        let page = self.shop.page(&self.session).await;
        let stage = self.take("submit").expect("the buyer submits something");
        let token = TestShop::field(&page, "token");
        let said = stage.words.iter().map(|word| word.split_once('=').expect("a field is name=value"));
        let mut fields = vec![("token", token.as_str()), ("email", "buyer@example.com")];
        for (name, value) in said {
            fields.retain(|(known, _)| *known != name);
            fields.push((name, value));
        }
        let method = fields.iter().find(|(name, _)| *name == "method").expect("a method").1;
        self.method = Method::parse(method).unwrap();
        let reply = self.shop.post_form(&format!("/checkout/{}/pay", self.session), &fields).await;
        self.check("submit");
        assert_eq!(reply.status, 303, "{reply:?}");
        let payments = self.shop.payments(&self.session).await;
        assert_eq!(payments.len(), 1, "{payments:?}");
        assert_eq!(payments[0]["processor"], self.side.name);
        self.name("payment", payments[0]["id"].as_str().unwrap());
    }

    async fn answer(&mut self) {
        let Some(stage) = self.take("answer") else { return };
        let (name, value) = stage.words[0].split_once('=').unwrap();
        let reply = self.shop.answer(&self.session, name, value).await;
        self.check("answer");
        assert_eq!(reply.status, 303, "{reply:?}");
    }

    /// By GET with a query, or by POST with a form.
    async fn come_back(&mut self) {
        let Some(stage) = self.take("return") else { return };
        let path =
            format!("/checkout/{}/return/{}", self.session, self.payment().await["id"].as_str().unwrap());
        let said = self.filled(stage.words.get(1).map_or("", String::as_str));
        let reply = match stage.words[0].as_str() {
            "GET" => self.shop.browse(&format!("{path}?{said}")).await,
            _ => {
                let form = "application/x-www-form-urlencoded";
                let request = http::Request::post(&path).header("content-type", form);
                self.shop.send(request.body(Bytes::from(said)).unwrap()).await
            }
        };
        self.check("return");
        assert_eq!(reply.status, 303, "{reply:?}");
    }

    /// The notices that stand next, in the order of this sitting.
    async fn notices(&mut self) {
        let rest = self.stages.iter().skip(self.over);
        let notices: Vec<Stage> = rest.take_while(|stage| stage.verb == "notice").cloned().collect();
        self.over += notices.len();
        for at in self.told.clone() {
            self.expect(Some(&notices[at]));
            self.bring(&notices[at].text).await;
            self.check("notice");
        }
    }

    /// A notice comes in. What a chain has to tell, the next look at it finds, in its own time.
    async fn bring(&self, text: &str) {
        if self.profile.scans_every_ms.is_none() {
            let reply = self.tell(text).await;
            assert_eq!(reply.status, 200, "{text}: {reply:?}");
            return;
        }
        let heard = || self.stand_in.lock().unwrap().heard;
        let (before, end) = (heard(), self.shop.now().plus(MINUTE));
        while heard() == before {
            assert!(self.shop.now() < end, "nobody looks at the chain");
            self.shop.later(SECOND).await;
        }
    }

    /// What a notice says, to the letter.
    fn body(&self, text: &str) -> String {
        let body = self.filled(text.trim());
        serde_json::from_str::<Value>(&body).unwrap_or_else(|_| panic!("this notice is no JSON: {body}"));
        body
    }

    /// The provider tells it, signed as it signs.
    async fn tell(&self, text: &str) -> Reply {
        let body = self.body(text);
        let secret = self.secret.as_ref().unwrap();
        let (name, value) = (self.side.sign)(secret, body.as_bytes(), self.shop.now());
        self.deliver(&body, Some((name, &value))).await
    }

    async fn deliver(&self, body: &str, signature: Option<(&str, &str)>) -> Reply {
        let path = format!("/hooks/{}/{}", self.side.name, self.account);
        let mut request = http::Request::post(path).header("content-type", "application/json");
        if let Some((name, value)) = signature {
            request = request.header(name, value);
        }
        self.shop.send(request.body(Bytes::from(body.to_owned())).unwrap()).await
    }

    async fn again(&mut self) {
        let last = self.stages[..self.over].last().filter(|stage| stage.verb == "notice").cloned();
        let last = last.expect("there was a notice");
        self.shop.settle_down().await;
        let (events, before) = (self.shop.events().await, self.payment().await);
        self.take("again");
        for _ in 0..3 {
            self.bring(&last.text).await;
        }
        self.shop.settle_down().await;
        self.check("again");
        assert_eq!(self.shop.events().await, events, "what is told again is no news");
        assert_eq!(self.payment().await, before);
    }

    /// The text of the notice that comes next.
    fn coming(&self) -> String {
        let next = self.stages.get(self.over).filter(|stage| stage.verb == "notice");
        next.expect("a notice comes next").text.clone()
    }

    async fn forge(&mut self) {
        let body = self.body(&self.coming());
        let (before, secret) = (self.payment().await, self.secret.clone().unwrap());
        let sign = |secret: &Secret| (self.side.sign)(secret, body.as_bytes(), self.shop.now());
        let (name, good) = sign(&secret);
        let wrong = sign(&Secret::new("another secret of forty characters in all")).1;
        let parsed: Value = serde_json::from_str(&body).unwrap();
        let again = [parsed.to_string(), serde_json::to_string_pretty(&parsed).unwrap()];
        let again = again.into_iter().find(|text| *text != body).unwrap();
        let (longer, cut, padded) = (format!("{good}00"), &good[..good.len() - 2], format!("{body} "));
        self.expect(None);
        let forged = [
            (&body, None),
            (&body, Some("")),
            (&body, Some(cut)),
            (&body, Some(&*longer)),
            (&body, Some(&*wrong)),
            (&again, Some(&*good)),
            (&padded, Some(&*good)),
        ];
        for (body, signature) in forged {
            let reply = self.deliver(body, signature.map(|value| (name, value))).await;
            assert_eq!(reply.status, 400, "{name}: {signature:?}\n{body}");
        }
        self.shop.settle_down().await;
        self.check("forge");
        assert_eq!(self.payment().await, before, "what is not signed has no effect");
        assert!(self.parked().await.is_empty(), "what is not believed is not kept either");
    }

    async fn no_secret(&mut self) {
        let text = self.coming();
        let before = self.payment().await;
        self.expect(None);
        let signed = self.tell(&text).await.status;
        let body = self.body(&text);
        let empty = (self.side.sign)(&Secret::new(""), body.as_bytes(), self.shop.now());
        let with_nothing = self.deliver(&body, Some((empty.0, &empty.1))).await.status;
        let unsigned = self.deliver(&body, None).await.status;
        assert_eq!((signed, with_nothing, unsigned), (503, 503, 503));
        self.check("no secret");
        assert_eq!(self.payment().await, before);
        assert!(self.parked().await.is_empty());
        let name = self.side.signed_with.unwrap();
        let body = json!({ "settings": { name: self.side.setting(name) } });
        self.shop.make(&format!("processor_accounts/{}", self.account), body).await;
    }

    async fn undecided(&mut self) {
        self.expect(None);
        let (payment, session) = (self.payment().await, self.shop.session_now(&self.session).await);
        assert!(matches!(payment["status"].as_str(), Some("pending" | "processing")), "{payment}");
        assert_eq!((&payment["failure_code"], &payment["amount_captured"]), (&Value::Null, &json!(0)));
        assert_eq!((&session["status"], &session["payment_status"]), (&json!("open"), &json!("unpaid")));
        self.check("undecided");
    }

    async fn pass(&mut self, verb: &str, time: i64) {
        self.take(verb);
        self.shop.later(time).await;
        self.check(verb);
    }

    async fn refund(&mut self, amount: Option<i64>) {
        self.take("refund");
        let payment = self.payment().await["id"].clone();
        let body = match amount {
            Some(amount) => json!({ "payment": payment, "amount": amount }),
            None => json!({ "payment": payment }),
        };
        let made = self.shop.make("refunds", body).await;
        self.shop.engine.hear_out().await;
        self.check("refund");
        self.name("refund", made["id"].as_str().unwrap());
    }

    /// What the processor cannot give back, the merchant gives back without it, and says so. Only then is
    /// anything asked of the merchant.
    async fn by_hand(&mut self) {
        if self.profile.refunds != Part::None {
            return;
        }
        self.expect(None);
        let payment = self.payment().await;
        assert_eq!((&payment["amount_captured"], &payment["amount_refunded"]), (&json!(5000), &json!(0)));
        let paid = self.shop.session_now(&self.session).await["payment_status"] == "paid";
        let owed = self.shop.events().await.iter().filter(|kind| *kind == "payment.owed").count();
        assert_eq!(owed, usize::from(!paid), "what pays nothing is owed, and the merchant is told once");
        let mut body = json!({ "payment": payment["id"] });
        let (status, code, _) = self.shop.refusal("refunds", &body).await;
        let expected = if paid { (422, "processor_unable") } else { (409, "payment_state") };
        assert_eq!((status, &*code), expected);
        body["by_hand"] = json!(true);
        self.shop.make("refunds", body).await;
        self.check("by hand");
    }

    /// The merchant takes a part of what is held, or all of it where the processor takes no part.
    async fn capture(&mut self, part: i64) {
        let payment = self.held().await;
        let path = format!("payments/{}/capture", payment["id"].as_str().unwrap());
        let part = json!({ "amount": part });
        let mut body = part.clone();
        if self.profile.captures == Part::Whole {
            self.expect(None);
            let (status, code, _) = self.shop.refusal(&path, &part).await;
            assert_eq!((status, &*code), (422, "processor_unable"));
            self.check("capture");
            body = json!({});
        }
        self.take("capture");
        self.shop.make(&path, body).await;
        self.shop.engine.hear_out().await;
        self.check("capture");
    }

    /// The merchant lets go of what is held.
    async fn release(&mut self) {
        let payment = self.held().await;
        self.take("release");
        self.shop.make(&format!("payments/{}/cancel", payment["id"].as_str().unwrap()), json!({})).await;
        self.shop.engine.hear_out().await;
        self.check("release");
    }

    /// The payment, whose money is held and not taken.
    async fn held(&self) -> Value {
        self.shop.settle_down().await;
        let (payment, session) = (self.payment().await, self.shop.session_now(&self.session).await);
        assert_eq!(
            (&payment["status"], &payment["amount_captured"]),
            (&json!("requires_capture"), &json!(0)),
            "{payment}"
        );
        assert_eq!((&session["status"], &session["payment_status"]), (&json!("complete"), &json!("unpaid")));
        payment
    }

    /// Which account has the payment.
    async fn went(&self, to: Account) {
        let payment = self.payment().await;
        let expected = match to {
            Account::First => &self.account,
            Account::Second => self.second.as_ref().unwrap(),
        };
        assert_eq!(payment["processor_account"], json!(expected), "{payment}");
    }

    async fn too_much(&mut self, amount: i64, ending: Ending) {
        self.expect(None);
        let before = self.look(ending).await;
        let payment = self.payment().await["id"].clone();
        let refusal = self.shop.refusal("refunds", &json!({ "payment": payment, "amount": amount })).await;
        assert_eq!(refusal.1, "refund_too_large");
        self.shop.settle_down().await;
        self.check("too much");
        assert_eq!(self.look(ending).await, before);
    }

    async fn reload(&mut self) {
        self.expect(None);
        for _ in 0..2 {
            let page = self.shop.page(&self.session).await;
            assert_eq!(page.status, 200);
            self.shop.engine.hear_out().await;
        }
        self.check("reload");
    }

    /// The page may have what is meant for the buyer's browser, but no answer of the API and no file.
    async fn scrub(&mut self) {
        self.take("scrub");
        let page = self.shop.browse(&format!("/checkout/{}", self.session)).await;
        self.shop.engine.hear_out().await;
        let meant = self.filled("{client_secret}");
        let kept = self.profile.settings.iter().filter(|setting| setting.secret);
        let secrets: Vec<&str> =
            kept.map(|it| self.side.setting(it.name)).filter(|it| !it.is_empty()).collect();
        let tells = |text: &str| text.contains(CANARY) || secrets.iter().any(|secret| text.contains(secret));
        assert!(!tells(&page.body.replace(&meant, "")), "{}", page.body);
        let id = self.payment().await["id"].as_str().unwrap().to_owned();
        for path in [
            format!("/v1/payments?session={}", self.session),
            format!("/v1/payments/{id}"),
            format!("/v1/checkout/sessions/{}", self.session),
            "/v1/events?limit=100".to_owned(),
            "/v1/processor_accounts".to_owned(),
            "/v1/processors".to_owned(),
            "/v1/parked_notices".to_owned(),
        ] {
            let reply = self.shop.get(&path).await;
            assert_eq!(reply.status, 200, "{path}: {reply:?}");
            assert!(!tells(&reply.body), "{path}: {}", reply.body);
        }
        self.check("scrub");
        // What the buyer's browser needs may be kept as long as it is needed; an account's secrets never are.
        let secrets = secrets.iter().copied();
        let paid = self.payment().await["status"] == "succeeded";
        let kept: Vec<&str> = secrets.chain(paid.then_some(CANARY)).collect();
        for (place, bytes) in self.shop.written() {
            for secret in &kept {
                let found = bytes.windows(secret.len()).find(|window| *window == secret.as_bytes());
                assert!(found.is_none(), "{secret} is in {place}");
            }
        }
    }

    async fn payment(&self) -> Value {
        let payments = self.shop.payments(&self.session).await;
        assert_eq!(payments.len(), 1, "one payment, however often it is told: {payments:?}");
        payments[0].clone()
    }

    /// Why notices were kept that fit nothing.
    async fn parked(&self) -> Vec<Value> {
        let listed = self.shop.get("/v1/parked_notices").await.json();
        listed["data"].as_array().unwrap().clone()
    }

    /// Compares how it stands with how it must, and says it in words.
    async fn look(&self, ending: Ending) -> String {
        let (payment, session) = (self.payment().await, self.shop.session_now(&self.session).await);
        let parked = self.parked().await;
        let page = self.profile.serves(self.method).unwrap().page;
        let elsewhere = matches!(page, PageScope::Redirect | PageScope::Frame);
        let code = payment["failure_code"].as_str();
        let plain = if self.method == Method::MobileMoney { "not_confirmed" } else { "card_declined" };
        let whole = if self.profile.captures == Part::Any { None } else { Some(5000) };
        let (status, captured, returned, of_session) = match ending {
            Ending::Paid(back) if back == payment["amount"] => ("refunded", 5000, back, ("complete", "paid")),
            Ending::Paid(back) => ("succeeded", 5000, back, ("complete", "paid")),
            Ending::GivenBack => ("refunded", 5000, 5000, ("expired", "unpaid")),
            Ending::Captured(part) => ("succeeded", whole.unwrap_or(part), 0, ("complete", "paid")),
            Ending::Released => ("canceled", 0, 0, ("complete", "unpaid")),
            Ending::PaidOver(_) | Ending::Disputed(..) => ("succeeded", 5000, 0, ("complete", "paid")),
            Ending::Ended(_) => ("canceled", 0, 0, ("expired", "unpaid")),
            Ending::Refused(_) if elsewhere => ("pending", 0, 0, ("open", "unpaid")),
            Ending::Refused(_) | Ending::Over(_) => ("failed", 0, 0, ("open", "unpaid")),
            Ending::Stuck(_) => ("processing", 0, 0, ("open", "unpaid")),
            Ending::Waiting | Ending::Parked(_) => ("pending", 0, 0, ("open", "unpaid")),
        };
        let stands = (&payment["status"], &payment["amount_captured"], &payment["amount_refunded"]);
        assert_eq!(stands, (&json!(status), &json!(captured), &json!(returned)), "{payment}");
        assert_eq!((&payment["amount"], &payment["currency"]), (&json!(5000), &json!(self.side.currency)));
        let of = (session["status"].as_str().unwrap(), session["payment_status"].as_str().unwrap());
        assert_eq!(of, of_session, "{session}");
        match ending {
            Ending::Refused(Why::Any) => assert!(code.is_some(), "{payment}"),
            Ending::Refused(Why::Plain) => assert_eq!(code, Some(plain), "{payment}"),
            Ending::Refused(Why::This(expected)) => assert_eq!(code, Some(expected), "{payment}"),
            Ending::Over(expected) | Ending::Stuck(expected) | Ending::Ended(expected) => {
                assert_eq!(code, Some(expected), "{payment}");
            }
            _ => assert_eq!(code, None, "{payment}"),
        }
        let excess = if let Ending::PaidOver(excess) = ending { json!(excess) } else { Value::Null };
        assert_eq!(payment["amount_excess"], excess);
        self.look_at_disputes(ending, &payment).await;
        match ending {
            Ending::Parked(reason) => {
                assert!(parked.iter().all(|notice| notice["reason"] == reason), "{parked:?}");
                assert_eq!(parked.len(), 1, "kept once: {parked:#?}");
                assert_eq!(parked[0]["payment"], payment["id"]);
            }
            _ => assert!(parked.is_empty(), "{parked:?}"),
        }
        let card = &payment["card"];
        let events = self.shop.events().await;
        format!("{status} {captured} {returned} {of:?} {code:?} {card} {parked:?} {events:?}")
    }
    /// What the bank wants back of a payment, and what the merchant is told of it.
    async fn look_at_disputes(&self, ending: Ending, payment: &Value) {
        let listed = self.shop.get("/v1/disputes").await.json()["data"].as_array().unwrap().clone();
        let Ending::Disputed(closed, gone) = ending else {
            assert_eq!((listed.len(), &payment["amount_disputed"]), (0, &json!(0)), "{listed:?}");
            return;
        };
        assert_eq!(listed.len(), 1, "{listed:?}");
        assert_eq!((&listed[0]["amount"], &listed[0]["payment"]), (&json!(5000), &payment["id"]));
        assert!(closed.iter().any(|status| listed[0]["status"] == *status), "{listed:?}");
        assert_eq!(payment["amount_disputed"], json!(gone));
        let events = self.shop.events().await;
        let told: Vec<&String> = events.iter().filter(|kind| kind.starts_with("dispute.")).collect();
        assert_eq!(told, ["dispute.created", "dispute.updated", "dispute.closed"]);
    }
}
