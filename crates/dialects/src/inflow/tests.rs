//! The vendor's document, word for word, and what its API answers.

use super::*;
use crate::golden;
use kassa_domain::attempt::{Attempt, AttemptStatus};
use kassa_domain::branding::NewBranding;
use kassa_domain::cart::{NewLine, Pricing};
use kassa_domain::command::Command;
use kassa_domain::dialect::ApiRequest;
use kassa_domain::endpoint::{Endpoint, EndpointBody, EndpointStatus, NewEndpoint};
use kassa_domain::event::{EventBody, Snapshot};
use kassa_domain::id::{AttemptId, EndpointId, EventId, LinkId, SubscriptionId};
use kassa_domain::link::{Link, LinkKind, NewLink, Opening};
use kassa_domain::metadata::Scalar;
use kassa_domain::query::{Listed, Query};
use kassa_domain::refusal::Noun;
use kassa_domain::session::NewSession;
use kassa_domain::subscription::{Subscription, SubscriptionFilter, SubscriptionStatus};
use kassa_domain::time::{HOUR, MINUTE};
use serde_json::{Value, json};

const AT: i64 = 1_781_697_600_000;
const BASE: &str = "https://pay.example";

/// The body of the document's request, word for word, with the address that its site hides.
const ONE_TIME: &str = r#"{
"currency": "EUR",
"products": [{ "name": "Premium Plan", "price": 4999, "quantity": 1 }],
"successUrl": "https://yoursite.com/success",
"customerEmail": "buyer@example.com"
}"#;

const OFFER: &str = r#"{"name":"Gold","description":"Everything","amountInCents":1999,"currency":"USD",
"interval":"month","intervalCount":2,"trialPeriodDays":14,"waitlistEnabled":false,"pricingMode":"TAX_INCLUSIVE",
"successUrl":"https://a.example/ok","cancelUrl":"https://a.example/no","entryFeeInCents":150,"cycleCount":12,
"metadatas":{"order":"7"}}"#;

fn route_of(name: &str) -> &'static Route {
    ROUTES.iter().find(|route| route.name == name).unwrap()
}

fn read(name: &str, param: &str, query: &str, body: &str) -> Result<Call, Malformed> {
    let body = Bytes::copy_from_slice(body.as_bytes());
    let headers = http::HeaderMap::new();
    let request = ApiRequest { params: vec![param], query, headers: &headers, body: &body, key: None };
    (route_of(name).read)(&request)
}

fn command(name: &str, param: &str, body: &str) -> Command {
    match read(name, param, "", body) {
        Ok(Call::Run(command)) => command,
        other => panic!("{other:?}"),
    }
}

fn one_time(body: &str) -> NewSession {
    match command("inflow.sessions.one_time", "", body) {
        Command::CreateSession(new) => *new,
        other => panic!("{other:?}"),
    }
}

fn made_link(name: &str, body: &str) -> NewLink {
    match command(name, "", body) {
        Command::CreateLink(new) => *new,
        other => panic!("{other:?}"),
    }
}

fn asked(name: &str, param: &str, query: &str) -> Query {
    match read(name, param, query, "").unwrap() {
        Call::Ask(query) => query,
        other => panic!("{other:?}"),
    }
}

/// What the client reads of bytes of the wrong shape.
fn complaint(name: &str, query: &str, body: &str) -> String {
    let malformed = read(name, "x", query, body).expect_err(body);
    let (parts, body) = dialect().malformed(&malformed).into_parts();
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((parts.status.as_u16(), &body["statusCode"]), (400, &json!(400)));
    assert_eq!(body["error"], "Bad Request");
    body["message"].as_str().or(body["message"][0].as_str()).unwrap().to_owned()
}

fn lines(pricing: &Pricing) -> &[NewLine] {
    match pricing {
        Pricing::Lines(lines) => lines,
        other => panic!("{other:?}"),
    }
}

fn dialect() -> Inflow {
    Inflow::new(BASE, &Settings::default())
}

fn old() -> Inflow {
    let mut settings = Settings::default();
    settings.set("event_names", "old").unwrap();
    Inflow::new(BASE, &settings)
}

fn of<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn scope() -> Value {
    json!({ "merchant": 1, "mode": "test" })
}

fn session() -> Session {
    of(json!({
        "id": "cs_abc", "scope": scope(), "status": "complete", "amount": { "amount": 4999, "currency": "EUR" },
        "customer": null, "paid_by": "pay_1", "created_at": AT, "expires_at": AT + HOUR, "version": 1,
        "body": { "dialect": "inflow", "success_url": "https://a.example/{CHECKOUT_SESSION_ID}", "cancel_url": "",
            "methods": ["card"], "metadata": { "order": "7" }, "cart": { "lines": [
                { "id": "li_1", "name": "Premium Plan", "unit": 4999, "quantity": 1 },
                { "id": "li_2", "name": "Not taken", "unit": 1, "quantity": 0, "optional": 1 }] } },
    }))
}

fn attempt(status: AttemptStatus) -> Attempt {
    of(json!({
        "id": "pay_1", "scope": scope(), "session": "cs_abc", "status": status.as_str(),
        "amount": { "amount": 4999, "currency": "EUR" }, "customer": null, "method": "card",
        "processor": "simulator", "created_at": AT, "version": 1,
        "body": { "instrument": { "type": "card", "brand": "visa", "last4": "4242" }, "email": "buyer@example.com",
            "state": {}, "reason": "card_declined", "updated_at": AT + 1 },
    }))
}

fn subscription(status: SubscriptionStatus, ending: bool) -> Subscription {
    let period = json!({ "interval": "month", "count": 1 });
    of(json!({
        "id": "sub_1", "scope": scope(), "status": status.as_str(), "customer": "cus_1", "created_at": AT,
        "version": 1, "body": { "session": "cs_abc", "link": "offer_9", "currency": "EUR",
            "cart": { "lines": [{ "id": "li_1", "name": "Gold", "unit": 1999, "quantity": 1, "recurring": true }] },
            "schedule": { "anchor": AT, "period": period }, "index": 0, "current_start": AT,
            "current_end": AT + HOUR, "cancel_at_period_end": ending },
    }))
}

fn reply(name: &str, call: &Call, answer: &Answer) -> (u16, String) {
    let (parts, body) = dialect().reply(route_of(name), call, Ok(answer)).into_parts();
    (parts.status.as_u16(), String::from_utf8(body.to_vec()).unwrap())
}

fn event(kind: EventKind, snapshot: Snapshot) -> Event {
    Event {
        id: EventId::of("evt_abc"),
        scope: of(scope()),
        sequence: Some(1),
        kind,
        created_at: Timestamp(AT),
        pending: 0,
        body: EventBody { snapshot, previous: None, cause: Default::default() },
    }
}

#[test]
fn the_documents_request_is_read_word_for_word() {
    let new = one_time(ONE_TIME);
    let [line] = lines(&new.pricing) else { panic!("{new:?}") };
    let data = line.data.as_ref().unwrap();
    assert_eq!((data.unit.unit_amount, line.quantity), (Some(4999), Some(1)));
    assert_eq!(data.product_data.as_ref().unwrap().name, "Premium Plan");
    assert_eq!((new.currency.as_deref(), new.dialect.as_str()), (Some("EUR"), "inflow"));
    assert_eq!(new.success_url.as_deref(), Some("https://yoursite.com/success"));
    assert_eq!((new.cancel_url, new.customer_email.as_deref()), (None, Some("buyer@example.com")));
    assert_eq!((new.expires_at, new.life), (None, Some(HOUR)), "about one hour when nothing is said");
}

#[test]
fn what_the_vendor_ignores_has_no_effect() {
    let usual = one_time(ONE_TIME);
    for more in [
        r#""amount": 1,"#,
        r#""total": "x","#,
        r#""status": "PAYMENT_SUCCESS", "sessionId": "sess_1","#,
        r#""mode": {}, "methods": [],"#,
        r#""cancelUrl": null, "expiresIn": null, "metadatas": null,"#,
    ] {
        assert_eq!(one_time(&ONE_TIME.replacen('{', &format!("{{{more}"), 1)), usual, "{more}");
    }
}

#[test]
fn hours_are_read_from_their_text() {
    for (text, life) in
        [("0.25", 15 * MINUTE), ("1.5", 90 * MINUTE), ("0.3333333333333333", 20 * MINUTE), ("48", 48 * HOUR)]
    {
        let body = ONE_TIME.replacen('{', &format!("{{\"expiresIn\": {text},"), 1);
        assert_eq!(one_time(&body).life, Some(life), "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_in_the_vendors_words() {
    let with = |from: &str, to: &str| ONE_TIME.replacen(from, to, 1);
    let hours = |text: &str| with("{", &format!("{{\"expiresIn\": {text},"));
    let currency = "currency must be one of the following values: EUR, USD";
    let least = "expiresIn must not be less than 0.25";
    for (body, message) in [
        (String::new(), currency),
        ("{}".to_owned(), currency),
        (with("\"EUR\"", "\"GBP\""), currency),
        (with("\"EUR\"", "\"eur\""), currency),
        (with("\"EUR\"", "5"), currency),
        (with("\"EUR\"", "null"), currency),
        (with("products", "items"), "products should not be empty"),
        (r#"{"currency":"EUR","products":[]}"#.to_owned(), "products should not be empty"),
        (r#"{"currency":"EUR","products":{}}"#.to_owned(), "products must be a list of objects"),
        (r#"{"currency":"EUR","products":[5]}"#.to_owned(), "products[0] must be an object"),
        (with("\"name\"", "\"title\""), "products[0].name should not be empty"),
        (with("\"price\"", "\"amount\""), "products[0].price should not be empty"),
        (with("\"quantity\"", "\"count\""), "products[0].quantity should not be empty"),
        (
            with("4999", "49.99"),
            "products[0].price must be a whole number, written without quotes, decimals or exponent",
        ),
        (
            with("4999", "\"4999\""),
            "products[0].price must be a whole number, written without quotes, decimals or exponent",
        ),
        (with("\"buyer@example.com\"", "7"), "customerEmail must be a string"),
        (with("\"https://yoursite.com/success\"", "[]"), "successUrl must be a string"),
        (
            with("{", "{\"metadatas\": {\"a\": []},"),
            "metadatas.a must be a string, a whole number or a boolean",
        ),
        (with("{", "{\"currency\": \"USD\","), "currency is there twice; send it once"),
        (hours("0.24"), least),
        (hours("0"), least),
        (hours("-1"), least),
        (hours("1e1"), "expiresIn must be a number of hours in plain decimals, such as 0.25"),
        (hours("\"1\""), "expiresIn must be a number, without quotes"),
        (hours("true"), "expiresIn must be a number"),
    ] {
        assert_eq!(complaint("inflow.sessions.one_time", "", &body), message, "{body}");
    }
    assert!(
        complaint("inflow.sessions.one_time", "", "not json").starts_with("the body must be one JSON object")
    );
}

#[test]
fn a_stored_offer_is_opened_with_what_the_request_says() {
    let usual = Opening { kind: Some(LinkKind::Offer), life: Some(HOUR), ..Opening::default() };
    let sample = r#"{
"customerEmail": "buyer@example.com"
}"#;
    let own = r#"{"successUrl":"https://a/1","cancelUrl":"https://a/2","expiresIn":0.5,"amountInCents":1}"#;
    for (body, expected) in [
        ("", usual.clone()),
        (sample, Opening { email: Some("buyer@example.com".into()), ..usual.clone() }),
        (
            own,
            Opening {
                success_url: Some("https://a/1".into()),
                cancel_url: Some("https://a/2".into()),
                life: Some(30 * MINUTE),
                ..usual
            },
        ),
    ] {
        match command("inflow.sessions.subscription", "sub_offer_abc", body) {
            Command::OpenLink(id, opening) => {
                assert_eq!((id, opening), (LinkId::of("offer_abc"), expected), "{body}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn offers_and_links_are_read() {
    let offer = made_link("inflow.offers.create", OFFER);
    let terms = offer.offer.unwrap();
    assert_eq!((offer.kind, offer.name.as_deref()), (LinkKind::Offer, Some("Gold")));
    assert_eq!((terms.amount, terms.currency.as_deref()), (Some(1999), Some("USD")));
    assert_eq!((terms.interval.as_deref(), terms.interval_count), (Some("month"), Some(2)));
    assert_eq!((terms.trial_period_days, terms.setup_fee, terms.cycles), (Some(14), Some(150), Some(12)));
    let [period, entry] = lines(&offer.template.pricing) else { panic!("{:?}", offer.template) };
    for line in [period, entry] {
        assert_eq!(line.data.as_ref().unwrap().tax_behavior.as_deref(), Some("inclusive"));
    }
    assert!(offer.template.more.as_ref().unwrap().tax_by_address);
    assert_eq!((offer.template.life, offer.active), (Some(HOUR), None));
    assert_eq!(offer.template.metadata["order"], Scalar::Text("7".into()));
    let plain = r#"{"name":"Gold","amountInCents":150,"currency":"EUR","interval":"day"}"#;
    let plain = made_link("inflow.offers.create", plain);
    assert!(!plain.template.more.as_ref().unwrap().tax_by_address, "no taxes where nobody speaks of them");
    let link = r#"{"name":"Tea","products":[{"name":"Pot","price":250,"quantity":2}]}"#;
    let link = made_link("inflow.links.create", link);
    assert_eq!((link.kind, link.name.as_deref()), (LinkKind::Link, Some("Tea")));
    assert_eq!((link.template.currency.as_deref(), link.offer), (Some("EUR"), None));
}

#[test]
fn the_four_words_of_the_customization_are_read_and_shown() {
    let sent = r##""sessionCustomization":{"bgColor":"#0AF","fontColor":"#fff","logoUrl":"https://a.example/l.png",
        "merchantName":"Tea Co","borderColor":"#000"}"##;
    let text = |text: &str| Some(text.to_owned());
    let all = NewBranding {
        background: text("#0AF"),
        ink: text("#fff"),
        logo_url: text("https://a.example/l.png"),
        name: text("Tea Co"),
        ..NewBranding::default()
    };
    let branded = |more: &str| ONE_TIME.replacen('{', &format!("{{{more},"), 1);
    assert_eq!(one_time(&branded(sent)).more.unwrap().branding, all);
    for nothing in ["null", "{}", r#"{"bgColor":null}"#] {
        let body = branded(&format!("\"sessionCustomization\":{nothing}"));
        assert_eq!(one_time(&body).more.unwrap().branding, NewBranding::default(), "{nothing}");
    }
    for (wrong, message) in [
        (r#"{"bgColor":5}"#, "sessionCustomization.bgColor must be a string"),
        ("[]", "sessionCustomization must be an object"),
    ] {
        let body = branded(&format!("\"sessionCustomization\":{wrong}"));
        assert_eq!(complaint("inflow.sessions.one_time", "", &body), message);
    }
    let offer = made_link("inflow.offers.create", &OFFER.replacen('{', &format!("{{{sent},"), 1));
    let call = Call::Ask(asked("inflow.offers.list", "", ""));
    let (_, shown) =
        reply("inflow.offers.create", &call, &Answer::Link(Box::new(stored(&offer, "offer_9")), true));
    let expected = concat!(
        r##""sessionCustomization":{"bgColor":"#0AF","fontColor":"#fff","logoUrl":"https://a.example/l.png","##,
        r##""merchantName":"Tea Co"}"##,
    );
    assert!(shown.contains(expected), "{shown}");
}

#[test]
fn offers_and_links_that_cannot_be_are_refused() {
    let with = |from: &str, to: &str| OFFER.replacen(from, to, 1);
    let more = |more: &str| OFFER.replacen('{', &format!("{{{more},"), 1);
    for (body, message) in [
        ("{}".to_owned(), "name should not be empty"),
        (with("1999", "149"), "amountInCents must not be less than 150"),
        (with("amountInCents", "amount"), "amountInCents should not be empty"),
        (with("USD", "JPY"), "currency must be one of the following values: EUR, USD"),
        (with("month", "quarter"), "interval must be one of the following values: day, week, month, year"),
        (
            with("\"interval\"", "\"every\""),
            "interval must be one of the following values: day, week, month, year",
        ),
        (with("14", "0"), "trialPeriodDays must not be less than 1"),
        (with("14", "366"), "trialPeriodDays must not be greater than 365"),
        (with(":150", ":149"), "entryFeeInCents must not be less than 150"),
        (with(":12,", ":1,"), "cycleCount must not be less than 2"),
        (
            with("TAX_INCLUSIVE", "FREE"),
            "pricingMode must be one of the following values: TAX_EXCLUSIVE, TAX_INCLUSIVE",
        ),
        (with("false", "true"), "waitlistEnabled must be false or left out: there are no waitlists here"),
        (more(r#""discordRoleId":"123""#), "discordRoleId must be left out: no Discord roles are given here"),
    ] {
        assert_eq!(complaint("inflow.offers.create", "", &body), message, "{body}");
    }
    made_link("inflow.offers.create", &more(r#""discordRoleId":null,"discordEnabled":false,"extraInfo":{}"#));
    for (body, message) in [
        (r#"{"products":[{"name":"Pot","price":250,"quantity":2}]}"#, "name should not be empty"),
        (r#"{"name":"Tea"}"#, "products should not be empty"),
        (
            r#"{"name":"Tea","currency":"GHS","products":[{"name":"Pot","price":250,"quantity":2}]}"#,
            "currency must be one of the following values: EUR, USD",
        ),
    ] {
        assert_eq!(complaint("inflow.links.create", "", body), message, "{body}");
    }
}

#[test]
fn lists_are_asked_for_by_numbered_pages() {
    match asked(
        "inflow.subscriptions.list",
        "",
        "page=3&limit=10&status=ACTIVE&currency=EUR&interval=month&x=1",
    ) {
        Query::SubscriptionsLike(page, filter) => {
            assert_eq!((page.limit, page.skip), (10, 20));
            assert_eq!(filter.currency.unwrap().code(), "EUR");
            assert_eq!(filter.interval.unwrap().as_str(), "month");
            assert_eq!((filter.ending, filter.link), (Some(false), None));
        }
        other => panic!("{other:?}"),
    }
    for (name, param, query) in [
        ("inflow.subscriptions.list", "", "subscriptionOfferId=sub_offer_abc"),
        ("inflow.subscriptions.of_offer", "sub_offer_abc", ""),
        ("inflow.subscriptions.of_offer", "offer_abc", "subscriptionOfferId=other"),
    ] {
        match asked(name, param, query) {
            Query::SubscriptionsLike(page, filter) => {
                assert_eq!((page.limit, page.skip), (20, 0));
                assert_eq!(filter.link, Some(LinkId::of("offer_abc")));
            }
            other => panic!("{other:?}"),
        }
    }
    match asked("inflow.payments.list", "", "sessionId=sess_abc") {
        Query::PaymentsInFull { page, session } => {
            assert_eq!((page.limit, session.unwrap().as_str()), (20, "cs_abc"));
        }
        other => panic!("{other:?}"),
    }
    for (query, message) in [
        ("page=0", "page must be a whole number from 1 to 1000"),
        ("page=1001", "page must be a whole number from 1 to 1000"),
        ("limit=101", "limit must be a whole number from 1 to 100"),
        ("limit=x", "limit must be a whole number from 1 to 100"),
        ("limit=1&limit=2", "limit is there twice; send it once"),
        (
            "status=active",
            "status must be one of the following values: ACTIVE, PAST_DUE, CANCELED, PENDING_CANCELLATION, \
            INCOMPLETE, PAUSED, UNPAID",
        ),
        ("currency=GHS", "currency must be one of the following values: EUR, USD"),
        ("interval=hour", "interval must be one of the following values: day, week, month, year"),
        ("waitlistStatus=approved", "waitlistStatus must be left out: there are no waitlists here"),
    ] {
        assert_eq!(complaint("inflow.subscriptions.list", query, ""), message, "{query}");
    }
}

#[test]
fn ids_are_known_under_their_prefixes() {
    assert!(matches!(asked("inflow.payments.retrieve", "pay_1", ""),
        Query::PaymentInFull(id) if id == AttemptId::of("pay_1")));
    assert!(matches!(asked("inflow.offers.retrieve", "sub_offer_1", ""),
        Query::Link(id, LinkKind::Offer) if id == LinkId::of("offer_1")));
    assert!(matches!(asked("inflow.links.retrieve", "pl_1", ""),
        Query::Link(id, LinkKind::Link) if id == LinkId::of("pl_1")));
    assert!(matches!(asked("inflow.subscriptions.retrieve", "sub_1", ""),
        Query::Subscription(id) if id == SubscriptionId::of("sub_1")));
    assert!(matches!(command("inflow.subscriptions.cancel", "sub_1", ""),
        Command::CancelSubscription(id, how) if id.as_str() == "sub_1" && how.at_period_end));
}

#[test]
fn webhooks_are_made_and_changed() {
    match command("inflow.webhooks.create", "", r#"{"url":"https://a.example/hook"}"#) {
        Command::CreateEndpoint(NewEndpoint { dialect, url, events, most, .. }) => {
            assert_eq!((dialect, url.as_str(), most), ("inflow", "https://a.example/hook", Some(5)));
            assert_eq!(events, ["*"], "every event where nothing is said");
        }
        other => panic!("{other:?}"),
    }
    let names = r#"{"eventTypes":["payment.authorized","payment_created","payment.refunded","*"]}"#;
    match command("inflow.webhooks.event_types", "we_1", names) {
        Command::UpdateEndpoint(id, patch) => {
            assert_eq!((id, patch.status), (EndpointId::of("we_1"), None));
            let noted =
                ["payment.succeeded", "payment.created", "payment.refunded", "late_payment_refunded", "*"];
            assert_eq!(patch.events.unwrap(), noted);
        }
        other => panic!("{other:?}"),
    }
    match command("inflow.webhooks.switch", "we_1", r#"{"status":"disabled"}"#) {
        Command::UpdateEndpoint(_, patch) => {
            assert_eq!((patch.status, patch.events), (Some(EndpointStatus::Disabled), None));
        }
        other => panic!("{other:?}"),
    }
    let known = events::all(EventNames::New).join(", ");
    for (name, body, message) in [
        ("inflow.webhooks.create", "{}", "url should not be empty".to_owned()),
        (
            "inflow.webhooks.switch",
            "{}",
            "status must be one of the following values: enabled, disabled".to_owned(),
        ),
        (
            "inflow.webhooks.switch",
            r#"{"status":"on"}"#,
            "status must be one of the following values: enabled, disabled".to_owned(),
        ),
        ("inflow.webhooks.event_types", "{}", "eventTypes should not be empty".to_owned()),
        (
            "inflow.webhooks.event_types",
            r#"{"eventTypes":["payment.created","x"]}"#,
            format!("eventTypes[1] must be one of the following values: {known}"),
        ),
    ] {
        assert_eq!(complaint(name, "", body), message, "{body}");
    }
}

#[test]
fn a_session_is_answered_with_the_documents_two_fields() {
    let answer = Answer::Session { session: session(), created: true, more: Box::default() };
    let call = Call::Run(Command::OpenLink(LinkId::of("offer_1"), Opening::default()));
    for name in ["inflow.sessions.one_time", "inflow.sessions.subscription"] {
        let expected = r#"{"sessionId":"sess_abc","checkoutUrl":"https://pay.example/pay/sess_abc"}"#;
        assert_eq!(reply(name, &call, &answer), (201, expected.to_owned()));
    }
}

fn paid() -> More {
    let subscription = Some(SubscriptionId::of("sub_1"));
    More { session: Some(Box::new(session())), subscription, ..More::default() }
}

const PAYMENT: &str = concat!(
    r#"{"paymentId":"pay_1","status":"PAYMENT_SUCCESS","amountInCents":4999,"currency":"EUR","#,
    r#""products":[{"name":"Premium Plan","price":4999,"quantity":1}],"customerEmail":"buyer@example.com","#,
    r#""paymentMethod":"card","failureReason":null,"sessionId":"sess_abc","subscriptionId":"sub_1","#,
    r#""metadatas":{"order":"7"},"createdAt":"2026-06-17T12:00:00.000Z","updatedAt":"2026-06-17T12:00:00.001Z"}"#,
);

#[test]
fn payments_are_shown_with_what_they_are_for() {
    let call = Call::Ask(asked("inflow.payments.list", "", "page=2&limit=1"));
    let one = Answer::PaymentInFull(Box::new(attempt(AttemptStatus::Succeeded)), Box::new(paid()));
    assert_eq!(reply("inflow.payments.retrieve", &call, &one), (200, PAYMENT.to_owned()));
    let items = vec![(attempt(AttemptStatus::Succeeded), paid())];
    let many = Answer::PaymentsInFull(Listed { items, has_more: true });
    let expected = format!("{{\"data\":[{PAYMENT}],\"page\":2,\"limit\":1,\"hasMore\":true}}");
    assert_eq!(reply("inflow.payments.list", &call, &many), (200, expected));
    let declined = Answer::PaymentInFull(Box::new(attempt(AttemptStatus::Declined)), Box::default());
    let (_, text) = reply("inflow.payments.retrieve", &call, &declined);
    let declined: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&declined["status"], &declined["failureReason"]),
        (&json!("PAYMENT_FAILED"), &json!("card_declined"))
    );
    assert!(declined.get("subscriptionId").is_none(), "only where there is one");
}

#[test]
fn every_payment_has_one_of_the_vendors_statuses() {
    let words: Vec<&str> = AttemptStatus::ALL.into_iter().map(status::of_payment).collect();
    let expected = [
        "CHECKOUT_PENDING",
        "CHECKOUT_PENDING",
        "CHECKOUT_PENDING",
        "CHECKOUT_SUCCESS",
        "PAYMENT_SUCCESS",
        "PAYMENT_FAILED",
        "CHECKOUT_CANCELED",
        "REFUND_PENDING",
        "FULLY_REFUNDED",
        "CHECKOUT_PENDING",
    ];
    assert_eq!(words, expected);
}

#[test]
fn a_status_that_is_asked_for_finds_those_that_are_shown_with_it() {
    for status in SubscriptionStatus::ALL {
        for ending in [false, true] {
            let subscription = subscription(status, ending);
            let shown = status::of_subscription(&subscription);
            for word in status::STATUSES {
                assert_eq!(
                    status::filter(word).fits(&subscription),
                    word == shown,
                    "{status:?} {ending} {word}"
                );
            }
            assert!(SubscriptionFilter::default().fits(&subscription));
        }
    }
}

#[test]
fn subscriptions_are_shown() {
    let call = Call::Ask(asked("inflow.subscriptions.retrieve", "sub_1", ""));
    let found = Answer::Subscription(Box::new(subscription(SubscriptionStatus::Trialing, true)));
    let expected = concat!(
        r#"{"subscriptionId":"sub_1","subscriptionOfferId":"sub_offer_9","status":"PENDING_CANCELLATION","#,
        r#""name":"Gold","amountInCents":1999,"currency":"EUR","interval":"month","intervalCount":1,"#,
        r#""customerId":"cus_1","sessionId":"sess_abc","currentPeriodStart":"2026-06-17T12:00:00.000Z","#,
        r#""currentPeriodEnd":"2026-06-17T13:00:00.000Z","trialEnd":null,"remainingCycles":null,"#,
        r#""canceledAt":null,"endedAt":null,"metadatas":{},"createdAt":"2026-06-17T12:00:00.000Z"}"#,
    );
    assert_eq!(reply("inflow.subscriptions.retrieve", &call, &found), (200, expected.to_owned()));
}

/// A link as it is stored when this is asked for.
fn stored(new: &NewLink, id: &str) -> Link {
    Link {
        id: LinkId::of(id),
        scope: of(scope()),
        kind: new.kind,
        active: true,
        max_completed: None,
        taken: 0,
        completed: 0,
        created_at: Timestamp(AT),
        version: 0,
        body: kassa_domain::link::LinkBody {
            name: new.name.clone().unwrap(),
            template: Box::new(new.template.clone()),
            offer: new.offer.clone().map(Box::new),
            starts_at: None,
            expires_at: None,
            inactive_message: None,
            updated_at: Timestamp(AT),
            stamp: Timestamp(AT),
            rest: serde_json::Map::new(),
        },
    }
}

#[test]
fn links_and_offers_are_shown_as_they_were_sent() {
    let call = Call::Ask(asked("inflow.links.list", "", ""));
    let offer = stored(&made_link("inflow.offers.create", OFFER), "offer_9");
    let expected = concat!(
        r#"{"subscriptionOfferId":"sub_offer_9","checkoutUrl":"https://pay.example/subscribe/sub_offer_9","#,
        r#""name":"Gold","description":"Everything","amountInCents":1999,"currency":"USD","interval":"month","#,
        r#""intervalCount":2,"trialPeriodDays":14,"entryFeeInCents":150,"cycleCount":12,"#,
        r#""pricingMode":"TAX_INCLUSIVE","successUrl":"https://a.example/ok","cancelUrl":"https://a.example/no","#,
        r#""active":true,"metadatas":{"order":"7"},"createdAt":"2026-06-17T12:00:00.000Z"}"#,
    );
    let made = Answer::Link(Box::new(offer), true);
    assert_eq!(reply("inflow.offers.create", &call, &made), (201, expected.to_owned()));
    let link = r#"{"name":"Tea","currency":"USD","products":[{"name":"Pot","price":250,"quantity":2}]}"#;
    let link = stored(&made_link("inflow.links.create", link), "pl_9");
    let expected = concat!(
        r#"{"linkId":"pl_9","checkoutUrl":"https://pay.example/l/pl_9","name":"Tea","currency":"USD","#,
        r#""products":[{"name":"Pot","price":250,"quantity":2}],"successUrl":null,"cancelUrl":null,"#,
        r#""active":true,"metadatas":{},"createdAt":"2026-06-17T12:00:00.000Z"}"#,
    );
    let found = Answer::Link(Box::new(link.clone()), false);
    assert_eq!(reply("inflow.links.retrieve", &call, &found), (200, expected.to_owned()));
    let listed = Answer::Links(LinkKind::Link, Listed { items: vec![link], has_more: false });
    let expected = format!("{{\"data\":[{expected}],\"page\":1,\"limit\":20,\"hasMore\":false}}");
    assert_eq!(reply("inflow.links.list", &call, &listed), (200, expected));
}

fn endpoint(status: EndpointStatus, failing_since: Option<Timestamp>) -> Endpoint {
    let body: EndpointBody = of(json!({
        "url": "https://a.example/hook", "events": ["payment.succeeded", "checkout.session.expired"],
        "dialect": "inflow", "secret": "sealed", "failing_since": failing_since,
    }));
    Endpoint {
        id: EndpointId::of("we_1"),
        scope: of(scope()),
        status,
        created_at: Timestamp(AT),
        version: 0,
        body,
    }
}

#[test]
fn each_route_shows_its_part_of_a_webhook() {
    let call = Call::Ask(asked("inflow.webhooks.list", "", ""));
    let shown = |name: &str, endpoint: Endpoint, secret: Option<&str>| {
        reply(name, &call, &Answer::Endpoint { endpoint, secret: secret.map(Secret::new) })
    };
    let enabled = || endpoint(EndpointStatus::Enabled, Some(Timestamp(AT)));
    let common = r#""webhookId":"we_1","webhookUrl":"https://a.example/hook""#;
    let whole = format!(
        "{{{common},\"status\":\"enabled\",\"eventTypes\":[\"payment.authorized\"],\
        \"createdAt\":\"2026-06-17T12:00:00.000Z\"}}"
    );
    for (name, status, expected) in [
        ("inflow.webhooks.create", 201, format!("{{{common},\"secret\":\"whsec_x\"}}")),
        ("inflow.webhooks.secret", 200, r#"{"webhookId":"we_1","secret":"whsec_x"}"#.to_owned()),
        (
            "inflow.webhooks.status",
            200,
            format!("{{{common},\"status\":\"enabled\",\"failureReason\":null}}"),
        ),
        ("inflow.webhooks.retrieve", 200, whole.clone()),
        ("inflow.webhooks.switch", 200, whole.clone()),
        ("inflow.webhooks.event_types", 200, whole.clone()),
    ] {
        assert_eq!(shown(name, enabled(), Some("whsec_x")), (status, expected), "{name}");
    }
    let failed =
        shown("inflow.webhooks.status", endpoint(EndpointStatus::Disabled, Some(Timestamp(AT))), None);
    let reason = "No delivery has been accepted since 2026-06-17T12:00:00.000Z";
    assert_eq!(failed.1, format!("{{{common},\"status\":\"disabled\",\"failureReason\":\"{reason}\"}}"));
    let switched_off = shown("inflow.webhooks.status", endpoint(EndpointStatus::Disabled, None), None);
    assert_eq!(switched_off.1, format!("{{{common},\"status\":\"disabled\",\"failureReason\":null}}"));
    let all = Answer::Endpoints(Listed { items: vec![enabled()], has_more: false });
    assert_eq!(reply("inflow.webhooks.list", &call, &all), (200, format!("[{whole}]")));
    let gone = Answer::EndpointDeleted(EndpointId::of("we_1"));
    let expected = r#"{"webhookId":"we_1","deleted":true}"#.to_owned();
    assert_eq!(reply("inflow.webhooks.delete", &call, &gone), (200, expected));
}

#[test]
fn events_are_batches_of_one() {
    let succeeded = Snapshot::Payment(Box::new(attempt(AttemptStatus::Succeeded)));
    let told = event(EventKind::PaymentSucceeded, succeeded.clone());
    let body =
        |name: &str| Some(format!("{{\"data\":[{{\"eventType\":\"{name}\",\"payload\":{PAYMENT}}}]}}"));
    assert_eq!(dialect().event(&told, &paid()), body("payment.authorized"));
    assert_eq!(old().event(&told, &paid()), body("payment_status_updated"));
    assert_eq!(old().event(&event(EventKind::PaymentCreated, succeeded), &paid()), body("payment_created"));
    let canceled = Snapshot::Subscription(Box::new(subscription(SubscriptionStatus::Canceled, false)));
    let canceled = event(EventKind::SubscriptionDeleted, canceled);
    let text = dialect().event(&canceled, &More::default()).unwrap();
    assert!(text.starts_with(
        r#"{"data":[{"eventType":"subscription.canceled","payload":{"subscriptionId":"sub_1","#
    ));
    assert_eq!(old().event(&canceled, &More::default()), None);
    let session = event(EventKind::SessionCompleted, Snapshot::Session(Box::new(session())));
    assert_eq!(dialect().event(&session, &More::default()), None, "no word of the vendor's for it");
    assert!(
        dialect().tells(EventKind::PaymentFailed).session
            && !dialect().tells(EventKind::SessionCreated).session
    );
}

/// The vector that Svix publishes, which is also the one of the vendor's scheme.
#[test]
fn the_known_vector() {
    let body = br#"{"test": 2432232314}"#;
    let sending = Sending { event_id: "msg_p5jXN8AQM9LWM0D4loKWxJek", body, sends_secret: false };
    let at = Timestamp(1_614_265_330_000);
    let secret = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    let header = |secrets: &[Secret], name: &str| {
        let headers = dialect().sign(&sending, secrets, at);
        headers.into_iter().find(|(found, _)| *found == name).unwrap().1
    };
    let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    assert_eq!(header(std::slice::from_ref(&secret), "svix-signature"), signature);
    assert_eq!(header(std::slice::from_ref(&secret), "svix-id"), "msg_p5jXN8AQM9LWM0D4loKWxJek");
    assert_eq!(header(std::slice::from_ref(&secret), "svix-timestamp"), "1614265330");
    let rotated = header(&[Secret::new("whsec_AAAA"), secret], "svix-signature");
    let both: Vec<&str> = rotated.split(' ').collect();
    assert_eq!((both.len(), both[1]), (2, signature), "the newest first");
}

#[test]
fn refusals_are_answered_as_the_table_says() {
    golden::check(&Inflow::new(golden::PUBLIC_URL, &Settings::default()), "src/inflow/refusals.txt");
}

#[test]
fn refusals_name_the_vendors_fields() {
    for (ours, theirs) in [
        ("line_items[2].price_data.unit_amount", "products[2].price"),
        ("line_items[0].price_data.product_data.name", "products[0].name"),
        ("line_items[0].quantity", "products[0].quantity"),
        ("line_items", "products"),
        ("expires_at", "expiresIn"),
        ("customer_email", "customerEmail"),
        ("success_url", "successUrl"),
        ("setup_fee", "entryFeeInCents"),
        ("trial_period_days", "trialPeriodDays"),
        ("metadata.a", "metadatas.a"),
        ("url", "url"),
    ] {
        let refusal = kassa_domain::refusal::invalid(ours, "must be right");
        let (_, body) =
            dialect().reply(&ROUTES[0], &Call::Run(Command::ReleaseClock), Err(&refusal)).into_parts();
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["message"], json!([format!("{theirs} must be right")]));
    }
    let refusal = Refusal::NotFound(Noun::Offer);
    let (_, body) =
        dialect().reply(&ROUTES[1], &Call::Run(Command::ReleaseClock), Err(&refusal)).into_parts();
    let expected = r#"{"statusCode":404,"message":"Subscription offer not found","error":"Not Found"}"#;
    assert_eq!(std::str::from_utf8(&body).unwrap(), expected);
    let denied = dialect().denied(&Denied::Unauthorized { message: "Send a key." });
    let expected = r#"{"statusCode":401,"message":"Unauthorized","error":"Unauthorized"}"#;
    assert_eq!((denied.status().as_u16(), std::str::from_utf8(denied.body()).unwrap()), (401, expected));
}

#[test]
fn what_nobody_knows_is_set_by_the_operator() {
    let mut settings = Settings::default();
    assert!(settings.set("event_names", "x").unwrap_err().contains("new, old"));
    assert!(settings.set("names", "old").unwrap_err().contains("inflow.event_names"));
    settings.set("event_names", "old").unwrap();
    assert_eq!(settings, Settings { event_names: EventNames::Old });
}

#[test]
fn the_buyer_goes_where_the_session_says_word_for_word() {
    let landing = |ending| dialect().landing(&session(), ending);
    assert_eq!(landing(Ending::Success).as_deref(), Some("https://a.example/{CHECKOUT_SESSION_ID}"));
    assert_eq!((landing(Ending::Cancel), landing(Ending::Expired)), (None, None));
}
