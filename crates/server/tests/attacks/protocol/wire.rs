//! Bytes on a real socket.

use crate::traces::Traces;
use kassa_server::listen;
use kassa_testshop::TestShop;
use serde_json::json;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A shop behind a real listener.
pub(crate) struct Served {
    pub(crate) shop: TestShop,
    port: u16,
    stop: watch::Sender<bool>,
    server: tokio::task::JoinHandle<()>,
}

impl Served {
    pub(crate) async fn start() -> Self {
        let shop = TestShop::open().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (stop, stopped) = watch::channel(false);
        let server = tokio::spawn(listen::serve(listener, None, Arc::clone(&shop.app), stopped));
        Self { shop, port, stop, server }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).await.unwrap()
    }

    /// Sends bytes and reads until the server closes the connection.
    pub(crate) async fn talk(&self, bytes: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let mut answer = vec![];
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8(answer).unwrap()
    }

    pub(crate) async fn end(self) {
        self.stop.send_replace(true);
        self.server.await.unwrap();
        self.shop.close().await;
    }
}

/// What an attacker hides behind a request that is framed in two ways.
const HIDDEN: &str = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

pub(super) async fn heads() -> String {
    let served = Served::start().await;
    let key = served.shop.key.clone();
    let before = Traces::of(&served.shop).await;
    let body = r#"{"name":"Tea"}"#;
    let length = format!("Content-Length: {}\r\n", body.len());
    let chunked = "Transfer-Encoding: chunked\r\n";
    let chunks = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    let cases: Vec<(&str, String)> = vec![
        ("a length and chunks", format!("{length}{chunked}\r\n{chunks}")),
        ("chunks and a length", format!("{chunked}{length}\r\n{chunks}")),
        ("two lengths", format!("{length}Content-Length: 2\r\n\r\n{body}")),
        ("two equal lengths", format!("{length}{length}\r\n{body}")),
        ("a list of lengths", format!("Content-Length: 14, 14\r\n\r\n{body}")),
        ("a signed length", format!("Content-Length: +14\r\n\r\n{body}")),
        ("a length in hex", format!("Content-Length: 0xe\r\n\r\n{body}")),
        ("a length beyond numbers", format!("Content-Length: 99999999999999999999\r\n\r\n{body}")),
        ("a space before the colon", format!("Content-Length : 14\r\n\r\n{body}")),
        ("a tab before the colon", format!("Transfer-Encoding\t: chunked\r\n\r\n{chunks}")),
        ("a bare line feed", format!("X: y\n{length}\r\n{body}")),
        ("a bare carriage return", format!("X: y\rContent-Length: 14\r\n{length}\r\n{body}")),
        ("a folded line", format!("X: a\r\n b\r\n{length}\r\n{body}")),
        ("a folded coding", format!("Transfer-Encoding:\r\n chunked\r\n\r\n{chunks}")),
        ("two codings", format!("{chunked}{chunked}\r\n{chunks}")),
        ("another coding", format!("Transfer-Encoding: identity\r\n{length}\r\n{body}")),
        ("a coding that is nearly one", format!("Transfer-Encoding: xchunked\r\n\r\n{chunks}")),
        ("chunks not last", format!("Transfer-Encoding: chunked, identity\r\n\r\n{chunks}")),
        ("a coding with a sign behind", format!("Transfer-Encoding: chunked\u{b}\r\n\r\n{chunks}")),
        ("a NUL in a header", format!("X: a\0b\r\n{length}\r\n{body}")),
        ("no name of a header", format!(": x\r\n{length}\r\n{body}")),
        ("two hosts", format!("Host: b\r\n{length}\r\n{body}")),
        ("an end of bare line feeds", format!("{length}\n{body}")),
    ];
    for (what, rest) in &cases {
        let head = format!(
            "POST /v1/products HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"
        );
        let answer = served.talk(&format!("{head}{rest}{HIDDEN}")).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{what}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{what}: what is behind it is no request");
    }
    for line in [
        "POST /v1/products HTTP/1.1\n",
        "POST  /v1/products HTTP/1.1\r\n",
        "POST /v1/products HTTP/9.1\r\n",
        "POST /v1/pro ducts HTTP/1.1\r\n",
        "P\0ST /v1/products HTTP/1.1\r\n",
    ] {
        let answer = served.talk(&format!("{line}Host: a\r\n{length}\r\n{body}")).await;
        assert!(answer.starts_with("HTTP/1.1 400") || answer.is_empty(), "{line:?}: {answer}");
    }
    before.unchanged(&served.shop, "heads").await;
    served.end().await;
    "400, the connection is closed, and what was hidden behind it is never taken for a request.".to_owned()
}

pub(super) async fn targets() -> String {
    let served = Served::start().await;
    let before = Traces::of(&served.shop).await;
    let close = "Connection: close\r\n";
    for (target, host, statuses) in [
        ("http://evil.example/dashboard", "a", &["400"][..]),
        ("http://a/healthz", "a", &["200"]),
        ("//evil.example/dashboard", "a", &["404", "400"]),
        ("/dashboard/../v1/payments", "a", &["303", "404"]),
        ("/checkout/../../etc/passwd", "a", &["404"]),
        ("/%2e%2e/%2e%2e/etc/passwd", "a", &["404"]),
        ("/pictures/..%2f..%2fkassa.db/00.png", "a", &["404"]),
        ("/static/processors/../../../etc/passwd.js", "a", &["404"]),
        ("/static/processors/%2e%2e%2fstripe.js", "a", &["404"]),
        ("/v1/payments%00", "a", &["401", "404"]),
        ("/v1/../metrics", "a", &["401", "404"]),
        ("*", "a", &["400", "404"]),
        ("healthz", "a", &["400", "404"]),
    ] {
        let answer = served.talk(&format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n{close}\r\n")).await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(statuses.contains(&status), "{target}: {answer}");
        assert!(
            !answer.contains("root:") && !answer.to_ascii_lowercase().contains("location: //"),
            "{target}: {answer}"
        );
    }
    for method in ["CONNECT a:443", "CONNECT 169.254.169.254:80", "TRACE /", "PRI *", "OPTIONS *"] {
        let answer =
            served.talk(&format!("{method} HTTP/1.1\r\nHost: a\r\nCookie: x=secret\r\n{close}\r\n")).await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(status.starts_with('4'), "{method}: {answer}");
        assert!(!answer.contains("secret"), "{method} says nothing back");
    }
    before.unchanged(&served.shop, "targets").await;
    served.end().await;
    "400 for another host than the header's, 404 or 405 for all else; no file is behind any path.".to_owned()
}

pub(super) async fn listeners() -> String {
    let served = Served::start().await;
    let id = served.shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    let other = served.shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    assert_eq!(served.shop.pay_phone(&id, "0244123456").await.status, 303);
    let page = served.shop.page(&id).await.body.replace("&#38;", "&");
    let (_, seen) = page.split_once(&format!("/checkout/{id}/events?seen=")).unwrap();
    let seen = seen.split('"').next().unwrap();
    let head = format!("GET /checkout/{id}/events?seen={seen} HTTP/1.1\r\nHost: a\r\n\r\n");
    let (mut seats, mut refused) = (vec![], 0);
    // One client may have 512.
    for _ in 0..530 {
        let mut stream = served.connect().await;
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut line = [0; 12];
        stream.read_exact(&mut line).await.unwrap();
        match &line {
            b"HTTP/1.1 200" => seats.push(stream),
            b"HTTP/1.1 503" | b"HTTP/1.1 429" | b"HTTP/1.1 204" => refused += 1,
            other => panic!("{}", String::from_utf8_lossy(other)),
        }
    }
    assert_eq!((seats.len(), refused), (512, 18));
    // Others pay meanwhile.
    assert_eq!(served.shop.pay_with(&other, &[]).await.status, 303);
    drop(seats);
    // A place is given back when its listener goes.
    loop {
        let mut stream = served.connect().await;
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut line = [0; 12];
        stream.read_exact(&mut line).await.unwrap();
        if &line == b"HTTP/1.1 200" {
            break;
        }
    }
    served.end().await;
    "512 of one client listen, the next is told so, payments go on, and places are given back.".to_owned()
}
