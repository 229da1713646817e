//! The guarded client: posts to URLs that merchants chose.
//!
//! The address is checked after the name was looked up and before the connection is made, and the
//! connection goes to the checked address, so no second look-up can lead it elsewhere. There are no
//! redirects and no proxies; time and size are bounded.

use bytes::Bytes;
use http::Uri;
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use kassa_domain::address::may_connect;
use kassa_domain::processor::CallError;
use kassa_engine::Posted;
use rustls::{ClientConfig, RootCertStore};
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::net::TcpStream;

/// One try takes at most so long, from the look-up to the last byte of the answer.
const TOTAL: Duration = Duration::from_secs(15);
/// A connection is made within this, or not at all.
const CONNECT: Duration = Duration::from_secs(5);
/// At most so many bytes of an answer are read.
const ANSWER_MAX: usize = 64 * 1024;
/// At most so many bytes of a processor's answer are read; a longer one is no answer.
const PROVIDER_ANSWER_MAX: usize = 4 * 1024 * 1024;
/// A look-up at creation takes at most so long.
const LOOK_UP: Duration = Duration::from_secs(2);
/// Idle connections to one receiver.
const IDLE_MAX: usize = 32;

/// The client.
pub(super) struct Guarded {
    client: Client<HttpsConnector<Checked>, Full<Bytes>>,
    loopback: bool,
}

impl Guarded {
    pub(super) fn new(loopback: bool) -> anyhow::Result<Self> {
        Ok(Self::of(loopback, Arc::from([]), None))
    }

    /// The same, but for hosts that the operator trusts, as `host:port`: they are called wherever their names lead.
    pub(super) fn trusting(self, trusted: &[String]) -> anyhow::Result<Self> {
        for host in trusted {
            let port = host.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok());
            anyhow::ensure!(
                port.is_some(),
                "--trusted-host {host} must be a host and a port, such as node:8545"
            );
        }
        Ok(Self::of(self.loopback, trusted.into(), None))
    }

    /// For a service that the operator named: its own host is called wherever its name leads. `roots` are what it is
    /// trusted by, in place of the authorities of the web.
    pub(super) fn to(host: String, roots: Option<RootCertStore>) -> Self {
        Self::of(false, Arc::from([host]), roots)
    }

    fn of(loopback: bool, trusted: Arc<[String]>, roots: Option<RootCertStore>) -> Self {
        let builder = HttpsConnectorBuilder::new();
        let builder = match roots {
            None => builder.with_webpki_roots(),
            Some(roots) => builder
                .with_tls_config(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()),
        };
        let connector = builder.https_or_http().enable_http1().wrap_connector(Checked { loopback, trusted });
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(Duration::from_secs(30))
            .pool_max_idle_per_host(IDLE_MAX)
            .build(connector);
        Self { client, loopback }
    }

    /// Calls a processor, with a whole answer or none: half of one must not be taken for all of it.
    pub(super) async fn call(
        &self,
        request: http::Request<Bytes>,
        timeout: Duration,
    ) -> Result<http::Response<Bytes>, CallError> {
        let host = request.uri().host().map(str::to_owned);
        let exchange = async {
            let response = self.client.request(request.map(Full::new)).await.map_err(|problem| {
                tracing::warn!(host, problem = words(&problem), "a processor could not be called");
                if problem.is_connect() { CallError::NotSent } else { CallError::NoAnswer }
            })?;
            let (parts, body) = response.into_parts();
            let body = Limited::new(body, PROVIDER_ANSWER_MAX).collect().await;
            let body = body.map_err(|_| CallError::NoAnswer)?.to_bytes();
            Ok(http::Response::from_parts(parts, body))
        };
        tokio::time::timeout(timeout, exchange).await.unwrap_or(Err(CallError::NoAnswer))
    }

    pub(super) async fn post(&self, request: http::Request<Bytes>) -> Posted {
        match tokio::time::timeout(TOTAL, self.exchange(request)).await {
            Ok(posted) => posted,
            Err(_) => Err(format!("no answer within {} s", TOTAL.as_secs())),
        }
    }

    /// The same in a time of the caller's.
    pub(super) async fn ask(&self, request: http::Request<Bytes>, timeout: Duration) -> Posted {
        let asked = tokio::time::timeout(timeout, self.exchange(request)).await;
        asked.unwrap_or_else(|_| Err(format!("no answer within {} s", timeout.as_secs())))
    }

    async fn exchange(&self, request: http::Request<Bytes>) -> Posted {
        let response =
            self.client.request(request.map(Full::new)).await.map_err(|problem| words(&problem))?;
        let (parts, body) = response.into_parts();
        // The status decides; a body that is too long or breaks off is only kept as far as it came.
        let body = Limited::new(body, ANSWER_MAX).collect().await.map(http_body_util::Collected::to_bytes);
        Ok(http::Response::from_parts(parts, body.unwrap_or_default()))
    }

    pub(super) async fn vet(&self, url: &str) -> Result<(), String> {
        let Ok(uri) = url.parse::<Uri>() else { return Err("must be a valid URL".to_owned()) };
        match tokio::time::timeout(LOOK_UP, look_up(&uri)).await {
            Ok(Ok(found)) if !found.iter().all(|address| may_connect(address.ip(), self.loopback)) => {
                Err("must lead to a public host; its name leads to a private address".to_owned())
            }
            _ => Ok(()),
        }
    }
}

/// What went wrong, with its cause: the outer error alone says only "client error".
fn words(problem: &dyn std::error::Error) -> String {
    let mut text = problem.to_string();
    let mut cause = problem.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text.chars().take(300).collect()
}

async fn look_up(uri: &Uri) -> io::Result<Vec<SocketAddr>> {
    let host = uri.host().ok_or_else(|| io::Error::other("the URL names no host"))?;
    let port = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("http") { 80 } else { 443 });
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = bare.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    Ok(tokio::net::lookup_host((bare, port)).await?.collect())
}

/// Whether the operator trusts the host of a URL, whatever its name leads to.
fn is_trusted(uri: &Uri, trusted: &[String]) -> bool {
    let port = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("http") { 80 } else { 443 });
    uri.host().is_some_and(|host| trusted.iter().any(|it| it.eq_ignore_ascii_case(&format!("{host}:{port}"))))
}

/// Connects only to addresses that may be connected to.
#[derive(Clone)]
struct Checked {
    loopback: bool,
    trusted: Arc<[String]>,
}

impl tower_service::Service<Uri> for Checked {
    type Response = TokioIo<TcpStream>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let (loopback, trusted) = (self.loopback, is_trusted(&uri, &self.trusted));
        Box::pin(async move {
            let found = look_up(&uri).await?;
            // One private address among public ones is somebody trying: nothing is called then.
            let checked = |found: &[SocketAddr]| {
                found.iter().all(|address| may_connect(address.ip(), loopback)) || trusted
            };
            if found.is_empty() || !checked(&found) {
                return Err(io::Error::other("the host leads to an address that is not called"));
            }
            let connect = async {
                let mut last = io::Error::other("no address");
                for address in found {
                    match TcpStream::connect(address).await {
                        Ok(stream) => return Ok(stream),
                        Err(problem) => last = problem,
                    }
                }
                Err(last)
            };
            let stream = tokio::time::timeout(CONNECT, connect)
                .await
                .map_err(|_| io::Error::other("no connection in time"))??;
            stream.set_nodelay(true)?;
            Ok(TokioIo::new(stream))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(url: &str) -> http::Request<Bytes> {
        http::Request::post(url).body(Bytes::new()).unwrap()
    }

    /// A receiver that answers every request with the given text.
    async fn receiver(answer: &'static str) -> u16 {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut buffer = [0; 4096];
                let _ = stream.read(&mut buffer).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        port
    }

    #[tokio::test]
    async fn loopback_is_refused_at_connect_in_every_spelling() {
        let port = receiver("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await;
        let open = Guarded::new(true).unwrap();
        assert_eq!(open.post(post(&format!("http://127.0.0.1:{port}/"))).await.unwrap().status(), 200);
        let closed = Guarded::new(false).unwrap();
        for host in [
            "127.0.0.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "localhost",
            "0.0.0.0",
            "10.0.0.1",
            "169.254.169.254",
        ] {
            let posted = closed.post(post(&format!("http://{host}:{port}/"))).await;
            assert!(posted.unwrap_err().contains("not called"), "{host}");
        }
        assert!(closed.vet("http://localhost:1/").await.is_err());
        assert!(open.vet("http://localhost:1/").await.is_ok());
    }

    #[tokio::test]
    async fn redirects_are_not_followed() {
        let port =
            receiver("HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n")
                .await;
        let open = Guarded::new(true).unwrap();
        assert_eq!(open.post(post(&format!("http://127.0.0.1:{port}/"))).await.unwrap().status(), 302);
    }

    #[tokio::test]
    async fn an_endless_answer_is_cut() {
        let port = receiver("HTTP/1.1 200 OK\r\ncontent-length: 9999999\r\n\r\nabc").await;
        let open = Guarded::new(true).unwrap();
        let got = open.post(post(&format!("http://127.0.0.1:{port}/"))).await.unwrap();
        assert_eq!((got.status().as_u16(), got.body().len()), (200, 0));
    }
}
