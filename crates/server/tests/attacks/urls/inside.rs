//! Where this server calls: never inside the operator's network.

use crate::traces::Traces;
use bytes::Bytes;
use kassa_bank::Book;
use kassa_domain::processor::CallError;
use kassa_domain::team::Role;
use kassa_engine::Http;
use kassa_server::out::{Bank, Network};
use kassa_testshop::{Browser, FakeClock, START, TestShop};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// One or more addresses of every range that is nobody's on the internet: hosts as they stand in a URL.
const INSIDE: [&str; 41] = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.255.255",
    "169.254.169.254",
    "169.254.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "192.0.0.1",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[fc00::1]",
    "[fdff:ffff::1]",
    "[fe80::1]",
    "[febf::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[100::1]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[2001:2::1]",
    "[2001:20::1]",
    "[::7f00:1]",
];

/// The same addresses, and names for them, as somebody writes them who hopes that two readers differ.
const SPELT: [&str; 33] = [
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2002:a9fe:a9fe::1]",
    "[2001::1]",
    "[2001:0:7f00:1::]",
    "[::127.0.0.1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000:0000::0001]",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "00000177.0.0.1",
    "127.1",
    "127.0.1",
    "0",
    "1",
    "127.0.0.1.",
    "0x7F.0.0.1.",
    "１２７.0.0.1",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "localhost",
    "localhost.",
    "LOCALHOST",
];

/// The real network, as it is where no loopback is allowed.
fn network(loopback: bool) -> Network {
    let book = Arc::new(Book::open(None).unwrap());
    Network::new(Bank::File(book), FakeClock::at(START, 0), loopback, &[]).unwrap()
}

/// Tries to make an endpoint of it, in each way that there is.
async fn refused_when_made(shop: &TestShop, owner: &mut Browser, endpoint: &str, host: &str) {
    for url in [format!("http://{host}/h"), format!("https://{host}:8443/h"), format!("https://{host}/")] {
        let body = json!({ "url": url, "enabled_events": ["*"] });
        for what in ["webhook_endpoints", "webhooks", endpoint] {
            let (status, _, param) = shop.refusal(what, &body).await;
            assert_eq!((status, param.as_deref()), (400, Some("url")), "{what} {url}");
        }
    }
    let url = format!("https://{host}/h");
    let fields = [("url", &*url), ("dialect", "native"), ("enabled_events", "*")];
    let reply = shop.act(owner, "/dashboard/webhooks", &fields).await;
    assert_eq!(reply.status, 422, "{url}: {reply:?}");
}

/// Tries to call it as if it had been made. What no reader takes for a URL cannot even be written as a request.
async fn refused_when_called(network: &Network, host: &str) {
    for url in [format!("http://{host}/h"), format!("https://{host}:8443/h")] {
        let Ok(request) = http::Request::post(&url).body(Bytes::new()) else { continue };
        let posted = network.post(request.clone()).await.unwrap_err();
        assert!(
            posted.contains("not called") || posted.contains("lookup") || posted.contains("error"),
            "{url}: {posted}"
        );
        let called = network.call(request, 2_000).await;
        assert!(matches!(called, Err(CallError::NotSent)), "{url}: {called:?}");
    }
}

async fn refused(hosts: &[&str]) {
    let shop = TestShop::with(0, false).await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let made = json!({ "url": "https://hooks.example/h", "enabled_events": ["payment.failed"] });
    let endpoint = format!("webhook_endpoints/{}", shop.make_id("webhook_endpoints", made).await);
    let before = Traces::of(&shop).await;
    let network = network(false);
    for host in hosts {
        refused_when_made(&shop, &mut owner, &endpoint, host).await;
        refused_when_called(&network, host).await;
    }
    before.unchanged(&shop, "addresses inside").await;
    shop.close().await;
}

pub(super) async fn addresses() -> String {
    refused(&INSIDE).await;
    "Refused in the API and in the dashboard, when made and when changed, and once more by the client that would \
     connect."
        .to_owned()
}

pub(super) async fn spellings() -> String {
    refused(&SPELT).await;
    "Refused in the same places: forms that carry an address inside another one as a whole, others after they \
     were read."
        .to_owned()
}

/// A receiver on this machine that answers so; how often somebody connected.
async fn receiver(answer: String) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            let mut buffer = [0; 4096];
            let _ = stream.read(&mut buffer).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    (port, calls)
}

pub(super) async fn rebinding() -> String {
    let (port, calls) = receiver("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned()).await;
    // A name that was public when the endpoint was made, and leads here now. What is checked is what is connected to.
    let closed = network(false);
    let post = |host: &str| http::Request::post(format!("http://{host}:{port}/")).body(Bytes::new()).unwrap();
    assert!(closed.post(post("localhost")).await.unwrap_err().contains("not called"));
    assert_eq!(calls.load(Ordering::SeqCst), 0, "nobody was called");
    // Where loopback is allowed, the one connection goes to the address that was checked.
    let open = network(true);
    assert_eq!(open.post(post("localhost")).await.unwrap().status(), 200);
    assert_eq!(calls.load(Ordering::SeqCst), 1);
    let shop = TestShop::with(0, false).await;
    let before = Traces::of(&shop).await;
    let body = json!({ "url": "https://rebound.example/h", "enabled_events": ["*"] });
    assert_eq!(shop.refusal("webhook_endpoints", &body).await.2.as_deref(), Some("url"));
    before.unchanged(&shop, "a name that leads inside").await;
    shop.close().await;
    "The name is looked up once for a connection, which goes to the very address that was checked; a name that \
     leads inside is not called."
        .to_owned()
}

pub(super) async fn live() -> String {
    let mut shop = TestShop::open().await;
    let test = (shop.key.clone(), shop.scope);
    shop.scope.mode = kassa_domain::id::Mode::Live;
    shop.key = shop.new_key(shop.scope).await;
    let before = Traces::of(&shop).await;
    for url in [
        "http://hooks.example/",
        "https://user@hooks.example/",
        "https://user:word@hooks.example/",
        "https://@hooks.example/",
        "https://hooks.example:0/",
        "https://hooks.example:22/",
        "https://hooks.example:25/",
        "https://hooks.example:6379/",
        "https://hooks.example:80/",
        "https://hooks.example:65536/",
        "ftp://hooks.example/",
        "ws://hooks.example/",
        "gopher://hooks.example/",
        "http://127.0.0.1:9/",
    ] {
        let body = json!({ "url": url, "enabled_events": ["*"] });
        let (status, _, param) = shop.refusal("webhook_endpoints", &body).await;
        assert_eq!((status, param.as_deref()), (400, Some("url")), "{url}");
    }
    before.unchanged(&shop, "live addresses").await;
    (shop.key, shop.scope) = test;
    shop.close().await;
    "400: https alone, no user name, and port 443 or 8443.".to_owned()
}

pub(super) async fn answers() -> String {
    const HOOK: &str = "http://127.0.0.1:9/page";
    let shop = TestShop::open().await;
    let evil = format!("<script>alert(1)</script>\"'><img src=x>{}THE-END", "é".repeat(100_000));
    *shop.http.said.lock().unwrap() = evil.into();
    shop.endpoint(HOOK, &["checkout.session.created"]).await;
    shop.receiver(HOOK, &[500, 200]);
    shop.session(json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1);
    let delivery = shop.rows.texts("select id from deliveries").await.remove(0);
    let row = shop.rows.texts("select cast(body as text) from deliveries").await.remove(0);
    assert!(row.contains("alert(1)") && !row.contains("THE-END") && row.len() < 2048, "{}", row.len());
    // What is no UTF-8 is replaced by signs of three bytes, and is no longer for that.
    *shop.http.said.lock().unwrap() = vec![0xff; 5000].into();
    shop.session(json!({})).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1);
    for row in shop.rows.texts("select cast(body as text) from deliveries").await {
        assert!(row.len() < 2048, "{}", row.len());
    }
    let owner = shop.browser_of(Role::Owner).await;
    let page = shop.seen(&owner, &format!("/dashboard/deliveries/{delivery}")).await;
    assert!(
        page.contains("&#60;script&#62;alert(1)")
            && !page.contains("<script>alert")
            && !page.contains("<img src=x")
    );
    shop.other_merchant().await;
    let scope = kassa_domain::id::Scope { merchant: 2, mode: kassa_domain::id::Mode::Test };
    let theirs = shop.browser_at(scope).await;
    let reply = shop.look(&theirs, &format!("/dashboard/deliveries/{delivery}")).await;
    assert!(reply.status == 404 && !reply.body.contains("alert(1)"), "{reply:?}");
    shop.later(10_000).await;
    shop.webhooks();
    shop.close().await;
    // The client itself reads no more than it may, however much comes.
    let (port, _) =
        receiver(format!("HTTP/1.1 200 OK\r\ncontent-length: 9999999\r\n\r\n{}", "x".repeat(300_000))).await;
    let request = http::Request::post(format!("http://127.0.0.1:{port}/")).body(Bytes::new()).unwrap();
    let got = network(true).post(request).await.unwrap();
    assert!(got.body().len() <= 64 * 1024, "{}", got.body().len());
    "At most 1 KiB of it is kept, shown as letters, and to that merchant only.".to_owned()
}

pub(super) async fn redirects() -> String {
    let (target, reached) = receiver("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned()).await;
    for status in [301, 302, 303, 307, 308] {
        let answer = format!(
            "HTTP/1.1 {status} Moved\r\nlocation: http://127.0.0.1:{target}/latest\r\ncontent-length: 0\r\n\r\n"
        );
        let (port, _) = receiver(answer).await;
        let request = http::Request::post(format!("http://127.0.0.1:{port}/")).body(Bytes::new()).unwrap();
        let network = network(true);
        assert_eq!(network.post(request.clone()).await.unwrap().status().as_u16(), status);
        assert_eq!(network.call(request, 2_000).await.unwrap().status().as_u16(), status);
    }
    assert_eq!(reached.load(Ordering::SeqCst), 0, "nobody was led on");
    "Not followed, neither for webhooks nor for processors: it counts as an answer that failed.".to_owned()
}

pub(super) async fn nodes() -> String {
    let shop = TestShop::with(0, false).await;
    let network = network(false);
    for host in
        ["127.0.0.1:8545", "[::1]:8545", "169.254.169.254", "localhost:8545", "10.0.0.1", "[::ffff:10.0.0.1]"]
    {
        let request = http::Request::post(format!("http://{host}/")).body(Bytes::new()).unwrap();
        let called = network.call(request, 2_000).await;
        assert!(matches!(called, Err(CallError::NotSent)), "{host}: {called:?}");
    }
    // What is trusted is one host with its port, and not what else is there.
    let book = Arc::new(Book::open(None).unwrap());
    let (node, _) = receiver("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned()).await;
    let (other, reached) = receiver("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned()).await;
    let trusting =
        Network::new(Bank::File(book), FakeClock::at(START, 0), false, &[format!("127.0.0.1:{node}")])
            .unwrap();
    let to = |port: u16| http::Request::post(format!("http://127.0.0.1:{port}/")).body(Bytes::new()).unwrap();
    assert!(trusting.call(to(node), 2_000).await.is_ok());
    assert!(trusting.call(to(other), 2_000).await.is_err() && reached.load(Ordering::SeqCst) == 0);
    assert!(trusting.post(to(node)).await.is_err(), "a webhook does not go there");
    shop.close().await;
    "Not called. Of hosts that the operator trusts exactly that host and port is, and never for webhooks."
        .to_owned()
}
