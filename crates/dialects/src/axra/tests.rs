//! What the vendor's document says, and what its API answers.

use super::*;
use crate::golden;
use kassa_domain::Query;
use kassa_domain::attempt::{Attempt, Decline};
use kassa_domain::cart::Pricing;
use kassa_domain::dialect::{ApiRequest, Mistake};
use kassa_domain::endpoint::Endpoint;
use kassa_domain::event::{EventBody, Snapshot};
use kassa_domain::id::{EventId, KeyId};
use kassa_domain::metadata::Scalar;
use kassa_domain::query::Listed;
use kassa_domain::session::NewSession;
use serde_json::{Value, json};

const AT: i64 = 1_781_697_600_000;

/// A request with every field that the document describes.
const REQUEST: &str = r#"{
"amount": 25.00,
"currency": "usd",
"successUrl": "https://yourapp.com/payment/success?session={SESSION_ID}",
"cancelUrl": "https://yourapp.com/payment/cancelled",
"description": "Subscription — Pro Plan",
"customerEmail": "customer@example.com",
"expiresIn": 1800,
"metadata": { "orderId": "order_789", "seats": 3, "trial": false }
}"#;

fn axra(settings: &[(&str, &str)]) -> Axra {
    let mut set = Settings::default();
    for (option, value) in settings {
        set.set(option, value).unwrap();
    }
    Axra::new("https://pay.example", &set)
}

fn read(name: &str, params: Vec<&str>, query: &str, body: &str) -> Result<Call, Malformed> {
    let route = ROUTES.iter().find(|route| route.name == name).unwrap();
    let body = Bytes::copy_from_slice(body.as_bytes());
    let (headers, key) = (http::HeaderMap::new(), KeyId::of("key_1"));
    (route.read)(&ApiRequest { params, query, headers: &headers, body: &body, key: Some(&key) })
}

fn session(body: &str) -> NewSession {
    match read(CREATE_SESSION, vec![], "", body).unwrap() {
        Call::Run(Command::CreateSession(new)) => *new,
        other => panic!("{other:?}"),
    }
}

fn of<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn scope() -> Value {
    json!({ "merchant": 1, "mode": "test" })
}

fn stored() -> Session {
    of(json!({
        "id": "cs_abc", "scope": scope(), "status": "open", "amount": { "amount": 2550, "currency": "USD" },
        "customer": null, "paid_by": null, "created_at": AT, "expires_at": AT + 1_800_000, "version": 0,
        "body": { "dialect": "axra", "success_url": "https://a.example/ok?s={SESSION_ID}", "cancel_url": "",
            "methods": ["card"], "description": "Pro Plan", "customer_email": "ada@example.com",
            "metadata": { "orderId": "order_789", "sessionId": "mine", "seats": 3 } },
    }))
}

fn of_session() -> More {
    More { session: Some(Box::new(stored())), ..More::default() }
}

fn attempt(more: Value) -> Attempt {
    let mut body = json!({ "instrument": { "type": "card", "brand": "visa", "last4": "4242" },
        "state": kassa_domain::processor::State::default(), "updated_at": AT });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    of(json!({
        "id": "pay_1", "scope": scope(), "session": "cs_abc", "status": "succeeded",
        "amount": { "amount": 2550, "currency": "USD" }, "customer": null, "method": "card",
        "processor": "simulator", "created_at": AT, "version": 1, "body": body,
    }))
}

fn reply(dialect: &Axra, name: &str, answer: &Answer) -> (u16, String) {
    let route = ROUTES.iter().find(|route| route.name == name).unwrap();
    let call = read(CONFIG, vec![], "", "").unwrap();
    let response = dialect.reply(route, &call, Ok(answer));
    (response.status().as_u16(), String::from_utf8(response.body().to_vec()).unwrap())
}

fn created() -> Answer {
    Answer::Session { session: stored(), created: true, more: Box::default() }
}

#[test]
fn refusals() {
    golden::check(&Axra::new(golden::PUBLIC_URL, &Settings::default()), "src/axra/refusals.txt");
}

#[test]
fn the_documents_request_is_read_field_by_field() {
    let new = session(REQUEST);
    assert_eq!((new.pricing, new.currency.as_deref()), (Pricing::Amount(2_500), Some("USD")));
    let success = "https://yourapp.com/payment/success?session={SESSION_ID}";
    assert_eq!(new.success_url.as_deref(), Some(success));
    assert_eq!(new.cancel_url.as_deref(), Some("https://yourapp.com/payment/cancelled"));
    assert_eq!(new.description.as_deref(), Some("Subscription — Pro Plan"));
    assert_eq!(new.customer_email.as_deref(), Some("customer@example.com"));
    assert_eq!((new.life, new.expires_at), (Some(1_800_000), None));
    assert_eq!(new.metadata["orderId"], Scalar::Text("order_789".into()));
    assert_eq!(
        (&new.metadata["seats"], &new.metadata["trial"]),
        (&Scalar::Integer(3), &Scalar::Boolean(false))
    );
    assert_eq!((new.dialect.as_str(), new.customer, new.methods, new.more), (NAME, None, None, None));
}

/// Amounts beyond what a floating-point number holds exactly, other spellings, and what the vendor does not know.
#[test]
fn the_least_request_and_other_spellings() {
    let with =
        |more: &str| session(&format!(r#"{{"successUrl":"https://a.example/","currency":"USD"{more}}}"#));
    let new = with(r#","amount":"0.50""#);
    assert_eq!((new.pricing, new.cancel_url, new.life), (Pricing::Amount(50), None, None));
    let ignored = r#","amount":25,"status":"paid","mode":"live","price":1,"tier":"gold","expires_at":"x""#;
    assert_eq!(with(ignored).pricing, Pricing::Amount(2_500));
    assert_eq!(with(r#","amount":1,"description":"  ","expiresIn":null,"metadata":null"#).description, None);
    assert_eq!(with(r#","amount":1,"expiresIn":300"#).life, Some(300_000));
    assert_eq!(with(r#","amount":1,"expiresIn":2592000"#).life, Some(30 * 86_400_000));
    let yen = session(r#"{"successUrl":"https://a.example/","currency":"jPy","amount":2500}"#);
    assert_eq!((yen.pricing, yen.currency.as_deref()), (Pricing::Amount(2_500), Some("JPY")));
}

#[test]
fn what_is_wrong_names_the_field_as_the_vendor_does() {
    let with = |from: &str, to: &str| {
        assert!(REQUEST.contains(from), "{from}");
        REQUEST.replace(from, to)
    };
    let code = "currency must be the ISO 4217 code of a currency, such as usd";
    let life = "expiresIn must be from 300 to 2592000 seconds";
    let whole = "expiresIn must be a whole number, written without quotes, decimals or exponent";
    for (body, message) in [
        (with("\"amount\": 25.00,", ""), "amount should not be empty"),
        (with("25.00", "null"), "amount should not be empty"),
        (with("25.00", "true"), "amount must be a number"),
        (with("25.00", "[25]"), "amount must be a number"),
        (with("25.00", "\"\""), "amount must be a number in major units, such as 25.00"),
        (with("25.00", "\"NaN\""), "amount must be a number in major units, such as 25.00"),
        (with("25.00", "-1"), "amount must be at least 0.50"),
        (with("25.00", "0.49"), "amount must be at least 0.50"),
        (with("25.00", "1e2"), "amount must be written out, without an exponent"),
        (with("25.00", "25.001"), "amount must have at most 2 decimals: USD has no more"),
        (with("25.00", "25.000"), "amount must have at most 2 decimals: USD has no more"),
        (with("\"usd\"", "\"jpy\""), "amount must be a whole number: JPY has no decimals"),
        (with("25.00", "10000000000"), "amount must be at most 9999999999.99"),
        (with("\"currency\": \"usd\",", ""), "currency should not be empty"),
        (with("\"usd\"", "\"\""), code),
        (with("\"usd\"", "\"dollars\""), code),
        (with("\"usd\"", "\"xau\""), code),
        (with("\"usd\"", "\"usdc\""), code),
        (with("\"usd\"", "\" usd\""), code),
        (with("\"usd\"", "840"), "currency must be a string"),
        (with("\"successUrl\":", "\"success\":"), "successUrl should not be empty"),
        (
            with("\"https://yourapp.com/payment/success?session={SESSION_ID}\"", "\" \""),
            "successUrl should not be empty",
        ),
        (with("1800", "299"), life),
        (with("1800", "0"), life),
        (with("1800", "-1800"), life),
        (with("1800", "2592001"), life),
        (with("1800", "9223372036854775807"), life),
        (with("1800", "1800.5"), whole),
        (with("1800", "\"1800\""), whole),
        (with("1800", "3e2"), whole),
        (with("\"order_789\"", "{}"), "metadata.orderId must be a string, a whole number or a boolean"),
        (with("\"order_789\"", "1.5"), "metadata.orderId must be a string, a whole number or a boolean"),
        (with("\"orderId\"", "\"seats\""), "metadata.seats is there twice; send it once"),
        (with("\"customer@example.com\"", "5"), "customerEmail must be a string"),
    ] {
        let malformed = read(CREATE_SESSION, vec![], "", &body).expect_err(&body);
        let response = axra(&[]).malformed(&malformed);
        let found: Value = serde_json::from_slice(response.body()).unwrap();
        let expected = json!({ "statusCode": 400, "message": [message], "error": "Bad Request" });
        assert_eq!((response.status().as_u16(), found), (400, expected), "{body}");
    }
    for body in ["[]", "not json", "5"] {
        assert_eq!(read(CREATE_SESSION, vec![], "", body).unwrap_err().mistake, Mistake::Syntax, "{body}");
    }
}

#[test]
fn what_a_request_leaves_out_is_the_operators_to_say() {
    let life = |dialect: &Axra, body: &str| {
        let call = dialect.completed(read(CREATE_SESSION, vec![], "", body).unwrap());
        match call {
            Call::Run(Command::CreateSession(new)) => new.life,
            other => panic!("{other:?}"),
        }
    };
    let bare = REQUEST.replace("\"expiresIn\": 1800,", "");
    assert_eq!(life(&axra(&[]), &bare), Some(1_800_000));
    let set = axra(&[("default_expires_in", "900")]);
    assert_eq!((life(&set, &bare), life(&set, REQUEST)), (Some(900_000), Some(1_800_000)));
}

#[test]
fn an_operators_choices_are_checked() {
    for (option, value) in [
        ("answer", "both"),
        ("answer", "flat"),
        ("answer", "wrapped"),
        ("default_expires_in", "300"),
        ("default_expires_in", "2592000"),
        ("signature_header", "axra-signature"),
        ("signature_encoding", "base64"),
        ("signature_form", "stamped"),
    ] {
        assert_eq!(Settings::default().set(option, value), Ok(()), "{option} {value}");
    }
    for (option, value) in [
        ("answer", "none"),
        ("default_expires_in", "299"),
        ("default_expires_in", "2592001"),
        ("default_expires_in", "+900"),
        ("default_expires_in", "15m"),
        ("default_expires_in", ""),
        ("signature_header", ""),
        ("signature_header", "X-Axra-Signature"),
        ("signature_header", "two words"),
        ("signature_header", "a:b"),
        ("signature_header", "content-type"),
        ("signature_header", "host"),
        ("signature_encoding", "HEX"),
        ("signature_form", "svix"),
        ("colour", "red"),
    ] {
        assert!(Settings::default().set(option, value).is_err(), "{option} {value}");
    }
}

#[test]
fn the_answer_to_create_in_each_form() {
    let fields = concat!(
        r#""sessionId":"cs_abc","checkoutUrl":"https://pay.example/checkout/cs_abc","#,
        r#""expiresAt":"2026-06-17T12:30:00Z","amount":25.5,"currency":"usd""#
    );
    for (form, expected) in [
        ("both", format!(r#"{{{fields},"success":true,"data":{{{fields}}}}}"#)),
        ("flat", format!("{{{fields}}}")),
        ("wrapped", format!(r#"{{"success":true,"data":{{{fields}}}}}"#)),
    ] {
        assert_eq!(reply(&axra(&[("answer", form)]), CREATE_SESSION, &created()), (201, expected), "{form}");
    }
}

#[test]
fn a_token_is_bought_with_the_key_and_the_secret_beside_it() {
    let call = read(CREATE_TOKEN, vec![], "", r#"{"apiKey":"bk_test_1","apiSecret":"bs_test_1","x":1}"#);
    let Ok(Call::Ask(Query::Token { key, secret })) = call else { panic!("{call:?}") };
    assert_eq!((key.expose(), secret.expose()), ("bk_test_1", "bs_test_1"));
    for (body, param) in [("{}", "apiKey"), (r#"{"apiKey":"k"}"#, "apiSecret"), (r#"{"apiKey":5}"#, "apiKey")]
    {
        let malformed = read(CREATE_TOKEN, vec![], "", body).unwrap_err();
        assert_eq!(malformed.param.as_deref(), Some(param), "{body}");
    }
    let answer = Answer::Token { token: Secret::new("a.b.c"), seconds: 3600 };
    let fields = r#""token":"a.b.c","accessToken":"a.b.c","expiresIn":3600,"tokenType":"Bearer""#;
    let expected = format!(r#"{{{fields},"success":true,"data":{{{fields}}}}}"#);
    assert_eq!(reply(&axra(&[]), CREATE_TOKEN, &answer), (200, expected));
    assert!(ROUTES.iter().all(|route| route.open == (route.name == CREATE_TOKEN)));
}

fn endpoint(url: &str, dialect: &str, is_setting: bool) -> Endpoint {
    Endpoint {
        id: kassa_domain::id::EndpointId::of("we_1"),
        scope: of(scope()),
        status: kassa_domain::endpoint::EndpointStatus::Enabled,
        created_at: Timestamp(AT),
        version: 0,
        body: of(
            json!({ "url": url, "events": ["*"], "dialect": dialect, "secret": "00", "is_setting": is_setting }),
        ),
    }
}

#[test]
fn the_config_names_one_address() {
    let call = |body: &str| read(UPDATE_CONFIG, vec![], "", body).unwrap();
    match call(r#"{"webhookUrl":"https://a.example/hooks","businessName":"A"}"#) {
        Call::Run(Command::CreateEndpoint(new)) => {
            assert_eq!((new.url.as_str(), new.events), ("https://a.example/hooks", vec!["*".to_owned()]));
            assert_eq!((new.dialect, new.setting), (NAME, Some(KeyId::of("key_1"))));
        }
        other => panic!("{other:?}"),
    }
    for none in [r#"{"webhookUrl":null}"#, r#"{"webhookUrl":""}"#] {
        assert!(matches!(call(none), Call::Run(Command::DeleteSetting(NAME))), "{none}");
    }
    for nothing in ["", "{}", r#"{"businessName":"A"}"#] {
        assert!(matches!(call(nothing), Call::Ask(Query::Endpoints(_))), "{nothing}");
    }
    let named = endpoint("https://a.example/hooks", NAME, true);
    let shown = |answer: &Answer| reply(&axra(&[("answer", "flat")]), CONFIG, answer);
    let (this, none) = (r#"{"webhookUrl":"https://a.example/hooks"}"#, r#"{"webhookUrl":null}"#);
    let made = Answer::Endpoint { endpoint: named.clone(), secret: Some(Secret::new("bs_test_1")) };
    assert_eq!(shown(&made), (200, this.to_owned()), "the secret is the key's, and not told again");
    assert_eq!(shown(&Answer::Done), (200, none.to_owned()));
    let others =
        vec![endpoint("https://b.example/", NAME, false), endpoint("https://c.example/", "inflow", true)];
    let listed = |items| Answer::Endpoints(Listed { items, has_more: false });
    assert_eq!(shown(&listed(others.clone())), (200, none.to_owned()));
    assert_eq!(shown(&listed([others, vec![named]].concat())), (200, this.to_owned()));
    let refused = axra(&[]).reply(
        &ROUTES[6],
        &call("{}"),
        Err(&kassa_domain::refusal::invalid("url", "must lead to a public host")),
    );
    assert!(String::from_utf8_lossy(refused.body()).contains("webhookUrl must lead to a public host"));
}

#[test]
fn payments_are_found_by_their_session_and_by_their_id() {
    let list = |query: &str| read(LIST_PAYMENTS, vec![], query, "");
    match list("sessionId=cs_abc&anything=1") {
        Ok(Call::Ask(Query::PaymentsInFull { page, session: Some(session) })) => {
            assert_eq!((page.limit, page.starting_after, session.as_str()), (20, None, "cs_abc"));
        }
        other => panic!("{other:?}"),
    }
    match list("limit=5&startingAfter=bpay_1") {
        Ok(Call::Ask(Query::PaymentsInFull { page, session: None })) => {
            assert_eq!((page.limit, page.starting_after.as_deref()), (5, Some("pay_1")));
        }
        other => panic!("{other:?}"),
    }
    for query in ["limit=0", "limit=101", "limit=x"] {
        assert_eq!(list(query).unwrap_err().param.as_deref(), Some("limit"), "{query}");
    }
    for id in ["bpay_1", "bp_1", "pay_1"] {
        match read(PAYMENT, vec![id], "", "") {
            Ok(Call::Ask(Query::PaymentInFull(found))) => assert_eq!(found.as_str(), "pay_1", "{id}"),
            other => panic!("{other:?}"),
        }
    }
    let fields = concat!(
        r#""paymentId":"bpay_1","sessionId":"cs_abc","status":"succeeded","amount":25.5,"currency":"usd","#,
        r#""transactionId":"ch_9","customerEmail":"ada@example.com","description":"Pro Plan","#,
        r#""createdAt":"2026-06-17T12:00:00Z","#,
        r#""metadata":{"orderId":"order_789","seats":3,"sessionId":"cs_abc"}"#
    );
    let paid = attempt(json!({ "processor_reference": "ch_9" }));
    let one = Answer::PaymentInFull(Box::new(paid.clone()), Box::new(of_session()));
    let expected = format!(r#"{{{fields},"success":true,"data":{{{fields}}}}}"#);
    assert_eq!(reply(&axra(&[]), PAYMENT, &one), (200, expected));
    let some = Answer::PaymentsInFull(Listed { items: vec![(paid, of_session())], has_more: true });
    for (form, before) in [("both", r#""success":true,"#), ("wrapped", r#""success":true,"#), ("flat", "")] {
        let expected = format!(r#"{{{before}"data":[{{{fields}}}],"hasMore":true}}"#);
        assert_eq!(reply(&axra(&[("answer", form)]), LIST_PAYMENTS, &some), (200, expected), "{form}");
    }
}

fn told(kind: EventKind, attempt: Attempt, session: Option<Session>) -> Option<String> {
    let event = Event {
        id: EventId::of("evt_1"),
        scope: of(scope()),
        sequence: Some(1),
        kind,
        created_at: Timestamp(AT + 5_000),
        pending: 1,
        body: EventBody {
            snapshot: Snapshot::Payment(Box::new(attempt)),
            previous: None,
            cause: Default::default(),
        },
    };
    axra(&[]).event(&event, &More { session: session.map(Box::new), ..More::default() })
}

#[test]
fn a_completed_payment_names_its_session_whatever_the_metadata_says() {
    let text =
        told(EventKind::PaymentSucceeded, attempt(json!({ "email": "buyer@example.com" })), Some(stored()));
    let expected = concat!(
        r#"{"event":"payment.completed","timestamp":"2026-06-17T12:00:05Z","data":{"paymentId":"bpay_1","#,
        r#""sessionId":"cs_abc","status":"succeeded","amount":25.5,"currency":"usd","transactionId":null,"#,
        r#""customerEmail":"buyer@example.com","description":"Pro Plan","createdAt":"2026-06-17T12:00:00Z","#,
        r#""metadata":{"orderId":"order_789","seats":3,"sessionId":"cs_abc"}}}"#
    );
    assert_eq!(text.as_deref(), Some(expected));
    let alone = told(EventKind::PaymentSucceeded, attempt(json!({})), None).unwrap();
    assert!(alone.contains(r#""metadata":{"sessionId":"cs_abc"}"#), "{alone}");
    let mut ours = stored();
    ours.body.invoice = Some(kassa_domain::id::InvoiceId::of("in_1"));
    let renewal = told(EventKind::PaymentSucceeded, attempt(json!({})), Some(ours)).unwrap();
    assert!(!renewal.contains("cs_abc"), "no merchant made that session: {renewal}");
}

#[test]
fn three_events_have_a_form_and_no_other_is_sent() {
    let names: Vec<_> = EventKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let text = told(kind, attempt(json!({})), Some(stored()))?;
            assert!(axra(&[]).tells(kind).session);
            Some(serde_json::from_str::<Value>(&text).unwrap()["event"].as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(names, ["payment.completed", "payment.failed", "payment.refunded"]);
    assert_eq!(axra(&[]).tells(EventKind::LatePaymentRefunded), Expand::default());
}

#[test]
fn a_failed_payment_says_why_in_the_vendors_words() {
    let failed = |reason: Option<&str>| {
        let mut declined = attempt(json!({ "reason": reason }));
        declined.status = kassa_domain::attempt::AttemptStatus::Declined;
        let text = told(EventKind::PaymentFailed, declined, Some(stored())).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["data"].clone()
    };
    let codes: Vec<(String, bool)> = Decline::ALL
        .into_iter()
        .map(|decline| {
            let data = failed(Some(decline.as_str()));
            assert_eq!(
                (&data["status"], &data["metadata"]["sessionId"]),
                (&json!("failed"), &json!("cs_abc"))
            );
            assert!(data["error"]["message"].as_str().is_some_and(|text| !text.is_empty()));
            let code = data["error"]["code"].as_str().unwrap().to_owned();
            (code, data["error"]["isRetryable"].as_bool().unwrap())
        })
        .collect();
    let expected = [
        ("card_declined", false),
        ("insufficient_funds", false),
        ("expired_card", false),
        ("invalid_cvv", false),
        ("authentication_required", false),
        ("processing_error", true),
        ("lost_stolen_card", false),
        ("authentication_required", false),
        ("provider_unavailable", true),
        ("authentication_required", false),
        ("insufficient_funds", false),
    ];
    assert_eq!(codes, expected.map(|(code, retryable)| (code.to_owned(), retryable)));
    assert_eq!(failed(None)["error"]["code"], "card_declined");
    assert_eq!(failed(Some("a new word"))["error"]["code"], "card_declined");
}

#[test]
fn webhooks_are_signed_as_the_operator_says() {
    let body = br#"{"event":"ping"}"#;
    let sending = Sending { event_id: "evt_1", body, sends_secret: false };
    let at = Timestamp(1_718_500_000_999);
    let secret = Secret::new("whsec_test");
    let sign = |settings: &[(&str, &str)], secrets: &[Secret]| {
        let headers = axra(settings).sign(&sending, secrets, at);
        assert_eq!(headers[0], ("content-type", "application/json".to_owned()));
        assert_eq!(headers.len(), 2);
        headers[1].clone()
    };
    let one = std::slice::from_ref(&secret);
    // The vectors of the wire facts, section 8.4.
    let of_body = "645e86a36ef1ed458be359c7d3c57737f8a202a88274a809a507f208ba54d991";
    let stamped = "0703d2f340431597464ca0f7158062817ff69dac716ba1a42b03c3386982455f";
    assert_eq!(sign(&[], one), ("x-axra-signature", of_body.to_owned()));
    assert_eq!(
        sign(&[("signature_header", "axra-hmac"), ("signature_form", "stamped")], one),
        ("axra-hmac", format!("t=1718500000,v1={stamped}"))
    );
    let base64 = "ZF6Go27x7UWL41nH08V3N/iiAqiCdKgJpQfyCLpU2ZE=";
    assert_eq!(sign(&[("signature_encoding", "base64")], one).1, base64);
    let both = sign(&[], &[Secret::new("bs_test_new"), secret.clone()]).1;
    let (new, old) = both.split_once(',').unwrap();
    assert_eq!((new.len(), old), (64, of_body), "receivers of either secret find theirs");
}

#[test]
fn the_session_id_is_in_place_wherever_the_buyer_goes() {
    let mut session = stored();
    let dialect = axra(&[]);
    let at = |session: &Session, ending| dialect.landing(session, ending);
    assert_eq!(at(&session, Ending::Success).as_deref(), Some("https://a.example/ok?s=cs_abc"));
    assert_eq!(at(&session, Ending::Cancel), None);
    assert_eq!(
        at(&session, Ending::Expired),
        None,
        "there is no such place, so the page says that it is too late"
    );
    session.body.success_url = "https://a.example/{SESSION_ID}?s=%7BSESSION_ID%7D&t=%7bSESSION_ID%7d".into();
    session.body.cancel_url = "https://a.example/no?s={SESSION_ID}&c={CHECKOUT_SESSION_ID}".into();
    assert_eq!(at(&session, Ending::Success).as_deref(), Some("https://a.example/cs_abc?s=cs_abc&t=cs_abc"));
    let cancel = Some("https://a.example/no?s=cs_abc&c={CHECKOUT_SESSION_ID}");
    assert_eq!(at(&session, Ending::Cancel).as_deref(), cancel, "another vendor's placeholder is text");
    assert_eq!(at(&session, Ending::Expired).as_deref(), cancel);
    assert!(!dialect.lingers());
}

#[test]
fn every_path_is_there_with_and_without_what_the_base_url_ends_with() {
    for route in ROUTES {
        let other =
            route.path.strip_prefix("/api/v1").map_or(format!("/api/v1{}", route.path), str::to_owned);
        let twin = ROUTES.iter().find(|it| it.path == other && it.method == route.method);
        assert_eq!(twin.map(|twin| twin.name), Some(route.name), "{}", route.path);
    }
}
