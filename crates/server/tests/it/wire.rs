//! Raw bytes on a real socket: what only the wire can show.

use kassa_server::listen;
use kassa_testshop::TestShop;
use serde_json::json;
use std::io::Read;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A shop behind a real listener.
struct Served {
    shop: TestShop,
    port: u16,
    stop: watch::Sender<bool>,
    server: tokio::task::JoinHandle<()>,
}

impl Served {
    async fn start() -> Self {
        let shop = TestShop::open().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (stop, stopped) = watch::channel(false);
        let server = tokio::spawn(listen::serve(listener, None, Arc::clone(&shop.app), stopped));
        Self { shop, port, stop, server }
    }

    /// Sends bytes and reads until the server closes the connection.
    async fn talk(&self, bytes: &str) -> String {
        String::from_utf8(self.bytes(bytes).await).unwrap()
    }

    async fn bytes(&self, bytes: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let mut answer = vec![];
        stream.read_to_end(&mut answer).await.unwrap();
        answer
    }

    async fn end(self) {
        self.stop.send_replace(true);
        self.server.await.unwrap();
        self.shop.close().await;
    }
}

#[tokio::test]
async fn an_ambiguous_head_is_refused_and_the_connection_closed() {
    let served = Served::start().await;
    for head in [
        "Host: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Host: a\r\nTransfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
        "Host: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Host: a\r\nContent-Length: -1\r\n\r\n",
        "Host: a\r\nHost: b\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: 2\r\n\r\n{}",
        "Host: a\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
        "Host: a\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "Host: a\nContent-Length: 2\r\n\r\n{}",
        "Host: a\r\nContent-Length: 2\n\r\n{}",
        "Host: a\r\nContent-Length: 2\r\n\n{}",
    ] {
        let answer = served.talk(&format!("POST /v1/customers HTTP/1.1\r\n{head}")).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{head:?}: {answer}");
    }
    served.end().await;
}

/// Where both are there, the connection is closed: what follows is never taken for a request.
#[tokio::test]
async fn nothing_is_smuggled_behind_two_lengths() {
    let served = Served::start().await;
    let hidden = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    let both = "Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    let answer = served.talk(&format!("POST /v1/customers HTTP/1.1\r\n{both}{hidden}")).await;
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
    served.end().await;
}

#[tokio::test]
async fn a_target_names_no_other_host() {
    let served = Served::start().await;
    let close = "Connection: close\r\n\r\n";
    for (target, status) in [("http://a/healthz", "200"), ("http://evil.example/healthz", "400")] {
        let answer = served.talk(&format!("GET {target} HTTP/1.1\r\nHost: a\r\n{close}")).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{target}: {answer}");
    }
    served.end().await;
}

#[tokio::test]
async fn a_body_that_is_too_large_is_told_so() {
    let served = Served::start().await;
    let key = served.shop.key.clone();
    let head = format!("POST /v1/customers HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {key}\r\n");
    let body = "x".repeat(2_000_000);
    for length in [format!("Content-Length: {}\r\n\r\n{body}", body.len()), {
        format!("Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len())
    }] {
        let answer = served.talk(&format!("{head}{length}")).await;
        assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("body_too_large"), "{answer}");
    }
    served.end().await;
}

#[tokio::test]
async fn a_chunked_body_that_breaks_is_refused() {
    let served = Served::start().await;
    let key = served.shop.key.clone();
    let head = format!("POST /v1/customers HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {key}\r\n");
    let answer =
        served.talk(&format!("{head}Transfer-Encoding: chunked\r\n\r\n-2\r\n{{}}\r\n0\r\n\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 400") && answer.contains("body_invalid"), "{answer}");
    served.end().await;
}

#[tokio::test]
async fn what_is_in_flight_finishes_and_nothing_new_is_accepted() {
    let served = Served::start().await;
    let key = served.shop.key.clone();
    let mut stream = TcpStream::connect(("127.0.0.1", served.port)).await.unwrap();
    let head = format!("POST /v1/customers HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {key}\r\n");
    let head = format!("{head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{");
    stream.write_all(head.as_bytes()).await.unwrap();
    while served.shop.get("/healthz").await.status != 200 {}
    tokio::task::yield_now().await;
    served.stop.send_replace(true);
    while TcpStream::connect(("127.0.0.1", served.port)).await.is_ok() {
        tokio::task::yield_now().await;
    }
    stream.write_all(b"}").await.unwrap();
    let mut answer = vec![];
    stream.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    served.end().await;
}

#[tokio::test]
async fn a_page_goes_over_the_wire_compressed_to_whoever_takes_it() {
    let served = Served::start().await;
    let session = served.shop.session(json!({})).await;
    let id = session["id"].as_str().unwrap();
    let head =
        |more: &str| format!("GET /checkout/{id} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{more}\r\n");
    let plain = served.bytes(&head("")).await;
    let small = served.bytes(&head("Accept-Encoding: gzip, deflate, br\r\n")).await;
    assert!(small.len() < 40_000 && small.len() < plain.len() / 2, "{} of {}", small.len(), plain.len());
    let body = |answer: &[u8]| {
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8(answer[..at].to_vec()).unwrap(), answer[at + 4..].to_vec())
    };
    let ((plain_head, plain), (head, small)) = (body(&plain), body(&small));
    assert!(head.contains("content-encoding: gzip") && head.contains("vary: accept-encoding"), "{head}");
    assert!(!plain_head.contains("content-encoding") && plain_head.contains("vary: accept-encoding"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(small.as_slice()).read_to_string(&mut text).unwrap();
    // The two differ in their nonces alone.
    let without_nonces = |text: &str| {
        let parts: Vec<&str> =
            text.split("nonce=\"").map(|part| part.split_once('"').unwrap_or(("", part)).1).collect();
        parts.concat()
    };
    assert_eq!(without_nonces(&text), without_nonces(std::str::from_utf8(&plain).unwrap()));
    served.end().await;
}

/// What a page listens to.
fn events_of(page: &str) -> String {
    let (_, rest) = page.split_once(" data-live=\"").unwrap();
    rest.split_once('"').unwrap().0.replace("&#38;", "&")
}

#[tokio::test]
async fn a_page_that_waits_is_told_once_when_its_payment_has_moved() {
    let served = Served::start().await;
    let session = served.shop.session(json!({})).await;
    let id = session["id"].as_str().unwrap();
    // A transfer, which the page waits for.
    served.shop.pay_transfer(id, "buyer@example.com").await;
    let listening = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let page = served.shop.page(id).await;
    let path = events_of(&page.body);
    let mut stream = TcpStream::connect(("127.0.0.1", served.port)).await.unwrap();
    stream.write_all(listening(&path).as_bytes()).await.unwrap();
    let mut heard = String::new();
    let mut bytes = [0; 4096];
    while !heard.contains("event: beat") {
        let count = stream.read(&mut bytes).await.unwrap();
        assert!(count > 0, "{heard}");
        heard.push_str(std::str::from_utf8(&bytes[..count]).unwrap());
    }
    assert!(heard.contains("content-type: text/event-stream") && heard.contains("cache-control: no-store"));
    assert!(!heard.contains("event: changed"), "{heard}");
    // The buyer gives it up in another tab.
    served.shop.choose_another_way(id).await;
    let mut rest = vec![];
    stream.read_to_end(&mut rest).await.unwrap();
    let rest = String::from_utf8(rest).unwrap();
    assert_eq!(rest.matches("event: changed").count(), 1, "{rest}");
    // Whoever comes with what has been seen before is told at once, and the answer is over.
    let late = served.talk(&listening(&path)).await;
    assert!(late.contains("event: changed"), "{late}");
    for (head, status) in [
        (format!("GET /checkout/{id}x/events HTTP/1.1"), "404"),
        (format!("POST /checkout/{id}/events HTTP/1.1\r\nContent-Length: 0"), "405"),
    ] {
        let answer = served.talk(&format!("{head}\r\nHost: a\r\nConnection: close\r\n\r\n")).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
    }
    served.end().await;
}

#[tokio::test]
async fn whoever_listens_does_not_hold_up_the_end_of_the_server() {
    let served = Served::start().await;
    let session = served.shop.session(json!({})).await;
    let id = session["id"].as_str().unwrap();
    served.shop.pay_transfer(id, "buyer@example.com").await;
    let path = events_of(&served.shop.page(id).await.body);
    let mut stream = TcpStream::connect(("127.0.0.1", served.port)).await.unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut bytes = [0; 4096];
    assert!(stream.read(&mut bytes).await.unwrap() > 0);
    served.shop.choose_another_way(id).await;
    served.end().await;
}
