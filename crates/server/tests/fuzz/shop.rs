//! The whole server in process: requests, forms, uploads and addresses of pages. Whatever comes, no answer is a fault
//! of ours, and a refusal to a program is JSON that says what is wrong.

use super::Budget;
use super::corpus::{self, Known, requests};
use super::mutate::Mutator;
use bytes::Bytes;
use kassa_domain::team::Role;
use kassa_testshop::{Browser, PUBLIC_URL, TestShop};
use serde_json::json;

/// Requests that go through everything are dear, so a plain run has fewer of them.
const TRIES: u64 = 1_500;
/// After so many requests the shop is a new one, so that lists stay short and no limit is the only answer.
const SHOP: u64 = 400;
const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data; boundary=XbX";

/// A request that was made of strange bytes; none where no client could send it.
fn request(
    method: &str,
    target: &str,
    headers: &[(&str, String)],
    body: &[u8],
) -> Option<http::Request<Bytes>> {
    let mut builder = http::Request::builder().method(method).uri(target);
    for (name, value) in headers {
        builder = builder.header(*name, value);
    }
    builder.body(Bytes::from(body.to_vec())).ok()
}

/// Sends a request and looks at the answer; whether something was made of it. An address of no API is answered with a
/// page.
async fn sent(shop: &TestShop, request: http::Request<Bytes>, api: bool, shown: &str) -> bool {
    let (parts, body) = shop.send_raw(request).await.into_parts();
    let status = parts.status.as_u16();
    let body = body.whole().unwrap_or_default();
    // A shop that has switched its last processor off is told so by Elixpo's API in these words.
    let unserved = status == 503 && body.escape_ascii().to_string().contains("provider_unconfigured");
    assert!(status < 500 || unserved, "{status} to {shown}: {}", body.escape_ascii());
    if api && status >= 400 {
        let value = serde_json::from_slice::<serde_json::Value>(&body);
        assert!(value.is_ok_and(|value| value.is_object()), "{status} to {shown}: {}", body.escape_ascii());
    }
    status < 400
}

/// Percent-encodes what no request line can carry, so that strange text reaches the server instead of the client.
fn in_line(text: &str) -> String {
    let mut line = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"' | b'#') {
            line.push(char::from(byte));
        } else {
            line.push_str(&format!("%{byte:02x}"));
        }
    }
    line
}

#[tokio::test]
async fn requests_of_all_dialects() {
    let known: Vec<(&str, Known)> = kassa_dialects::NAMES
        .into_iter()
        .flat_map(|name| requests(name).into_iter().map(move |known| (name, known)))
        .collect();
    let bodies: Vec<Vec<u8>> = known.iter().map(|(_, known)| known.body.clone()).collect();
    let targets: Vec<Vec<u8>> = known.iter().map(|(_, known)| known.target.clone().into_bytes()).collect();
    let mut budget = Budget::of("requests", TRIES);
    let mut mutator = Mutator::new(budget.seed);
    while budget.goes_on() {
        let shop = TestShop::open().await;
        let mut keys = vec![];
        for name in kassa_dialects::NAMES {
            keys.push((name, shop.key_of(shop.scope, name).await));
        }
        for _ in 0..SHOP {
            let at = mutator.below(known.len());
            let (dialect, known) = &known[at];
            let key = &keys.iter().find(|(name, _)| name == dialect).unwrap().1;
            let body =
                if mutator.below(4) == 0 { known.body.clone() } else { mutate(&mut mutator, &bodies, at) };
            let target = match mutator.below(4) {
                0 => in_line(&String::from_utf8_lossy(&mutate(&mut mutator, &targets, at))),
                _ => known.target.clone(),
            };
            let kind = match *dialect {
                kassa_dialects::stripe::NAME => "application/x-www-form-urlencoded",
                _ => "application/json",
            };
            let headers = [("authorization", format!("Bearer {key}")), ("content-type", kind.to_owned())];
            let shown = format!("{} {target} {}", known.method, body.escape_ascii());
            let Some(request) = request(&known.method, &target, &headers, &body) else { continue };
            budget.tried(sent(&shop, request, target == known.target, &shown).await);
        }
        shop.engine.hear_out().await;
        shop.settle_down().await;
        drop(shop.webhooks());
        shop.close().await;
    }
    budget.done();
}

/// One of the corpus, changed; mostly the one at this place.
fn mutate(mutator: &mut Mutator, corpus: &[Vec<u8>], at: usize) -> Vec<u8> {
    match mutator.below(8) {
        0 => mutator.input(corpus),
        _ => mutator.input(&corpus[at..=at]),
    }
}

/// A line of the corpus of forms, with the names of this shop's things in it.
fn filled(line: &[u8], names: &[(&str, String)]) -> Vec<u8> {
    let text = String::from_utf8_lossy(line).into_owned();
    names.iter().fold(text, |text, (name, value)| text.replace(name, value)).into_bytes()
}

/// A shop with something to look at, and the names of its things.
async fn furnished() -> (TestShop, Browser, Vec<(&'static str, String)>) {
    let shop = TestShop::open().await;
    let browser = shop.browser_of(Role::Owner).await;
    let session = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let paid = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&paid, "4242424242424242").await;
    let form = TestShop::field(&shop.page(&session).await, "token");
    let token = TestShop::field(&shop.look(&browser, "/dashboard/profile").await, "token");
    let names = vec![
        ("{session}", session),
        ("{paid}", paid),
        ("{form}", form),
        ("{token}", token),
        ("{account}", shop.scope.text()),
    ];
    (shop, browser, names)
}

/// Every line is `METHOD PATH BODY`. A body that begins with a dash is that of a form with files in it, whose lines end
/// where `\n` is written.
#[tokio::test]
async fn pages_and_forms() {
    let lines = corpus::lines("pages.txt");
    let mut budget = Budget::of("pages", TRIES);
    let mut mutator = Mutator::new(budget.seed);
    let mut first = true;
    while budget.goes_on() {
        let (shop, browser, names) = furnished().await;
        let corpus: Vec<Vec<u8>> = lines.iter().map(|line| filled(line, &names)).collect();
        let whole = if std::mem::take(&mut first) { corpus.clone() } else { vec![] };
        let rounds = usize::try_from(SHOP).unwrap();
        let inputs = whole.into_iter().map(Some).chain((0..rounds).map(|_| None));
        for input in inputs {
            let at = mutator.below(corpus.len());
            let input = input.unwrap_or_else(|| mutate(&mut mutator, &corpus, at));
            let text = String::from_utf8_lossy(&input).into_owned();
            let mut words = text.splitn(3, ' ');
            let method = if words.next() == Some("GET") { "GET" } else { "POST" };
            let target = in_line(words.next().unwrap_or_default());
            let body = words.next().unwrap_or_default().replace("\\n", "\r\n");
            let kind = if body.starts_with('-') { PARTS } else { FORM };
            let headers = [
                ("cookie", browser.cookie()),
                ("origin", PUBLIC_URL.to_owned()),
                ("sec-fetch-site", "same-origin".to_owned()),
                ("accept-language", "en".to_owned()),
                ("content-type", kind.to_owned()),
            ];
            let shown = format!("{method} {target} {body:?}");
            let Some(request) = request(method, &target, &headers, body.as_bytes()) else { continue };
            budget.tried(sent(&shop, request, false, &shown).await);
        }
        shop.engine.hear_out().await;
        shop.settle_down().await;
        drop(shop.webhooks());
        shop.close().await;
    }
    budget.done();
}
