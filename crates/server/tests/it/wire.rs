//! Raw bytes on a real socket: what only the wire can show.

use crate::shop::TestShop;
use kassa_server::listen;
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
        let server = tokio::spawn(listen::serve(listener, Arc::clone(&shop.app), stopped));
        Self { shop, port, stop, server }
    }

    /// Sends bytes and reads until the server closes the connection.
    async fn talk(&self, bytes: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let mut answer = vec![];
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8(answer).unwrap()
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
    ] {
        let answer = served.talk(&format!("POST /v1/customers HTTP/1.1\r\n{head}")).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{head:?}: {answer}");
    }
    served.end().await;
}

/// Where both are there, the chunks decide and the connection is closed, as RFC 9112 section 6.3 asks: what follows is
/// never taken for a request.
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
