//! Accepts connections: bounded in number, in the time of their headers and bodies, and in size. HTTP/1 only.

use crate::edge::tls::Stream;
use crate::framing::Framed;
use crate::patient::Patient;
use crate::web::{App, Body, BodyProblem, Incoming};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming as Sent;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, SemaphorePermit, TryAcquireError, watch};
use tokio_rustls::TlsAcceptor;

/// At most so many connections at once; further ones wait in the kernel's queue.
const CONNECTIONS_MAX: usize = 8192;
/// So many open files are kept free for the database, for webhooks and for processors.
const FILES_KEPT: usize = 256;
/// How long the server waits after a connection that could not be accepted.
pub(crate) const BREATH: Duration = Duration::from_millis(200);
/// A request's headers arrive within this. It also bounds how long an idle connection is kept.
const HEADERS: Duration = Duration::from_secs(30);
/// TLS is agreed on within this.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// A request's body arrives within this.
const BODY: Duration = Duration::from_secs(10);
/// An answer of which nothing is taken for so long is given up.
const STALLED: Duration = Duration::from_secs(30);
/// The largest head of a request. Each connection may hold so much while it says nothing more.
const HEAD_MAX: usize = 32 * 1024;
/// The largest body of any request.
pub const BODY_MAX: usize = 256 * 1024;
/// The largest body where a picture is taken.
pub const PICTURE_MAX: usize = 512 * 1024;
/// A body of no more than this is always read. Payments, and nearly all notices of processors, are no larger, so that
/// nobody who sends large ones can keep them out.
const BODY_SMALL: usize = 16 * 1024;
/// Larger ones, and those that do not say how large they are, share so much memory; in KiB. Whoever finds no room is
/// told to come again.
const ROOM: usize = 48 * 1024;
/// The room that is left.
static LARGE: Semaphore = Semaphore::const_new(ROOM);
/// So much more of a body that is too large is read and thrown away.
const DRAIN_MAX: usize = 8 * 1024 * 1024;
/// For so long.
const DRAIN: Duration = Duration::from_secs(1);
/// How long requests in flight may take after the order to stop.
const FAREWELL: Duration = Duration::from_secs(30);

/// Serves until told to stop, then lets the requests in flight finish. With TLS where there is an acceptor.
pub async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    app: Arc<App>,
    mut stop: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(connections_max()));
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            _ = stop.changed() => break,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        let service = service_fn({
            let app = Arc::clone(&app);
            move |request| answer(Arc::clone(&app), request, peer.ip())
        });
        let watcher = graceful.watcher();
        let tls = tls.clone();
        tokio::spawn(async move {
            // A client that goes away in the middle is its own affair.
            if let Some(stream) = greeted(stream, tls).await {
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(HEADERS)
                    .max_headers(100)
                    .max_buf_size(HEAD_MAX)
                    .serve_connection(TokioIo::new(Framed::new(Patient::new(stream, STALLED))), service);
                let _ = watcher.watch(connection).await;
            }
            drop(place);
        });
    }
    drop(listener);
    app.farewell();
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

/// The stream that requests are read from. `None` where no TLS comes about: a scanner, or somebody who speaks HTTP.
async fn greeted(stream: TcpStream, tls: Option<TlsAcceptor>) -> Option<Stream> {
    let Some(tls) = tls else { return Some(Stream::Plain(stream)) };
    match tokio::time::timeout(HANDSHAKE, tls.accept(stream)).await {
        Ok(Ok(stream)) => Some(Stream::Tls(Box::new(stream))),
        Ok(Err(problem)) => {
            tracing::debug!(%problem, "no TLS came about");
            None
        }
        Err(_) => None,
    }
}

/// As many connections as the system gives files for. The usual limit of 1024 is raised as far as it may be.
fn connections_max() -> usize {
    let files = rlimit::increase_nofile_limit(u64::MAX).unwrap_or(1024);
    let free = usize::try_from(files).unwrap_or(usize::MAX).saturating_sub(FILES_KEPT);
    free.clamp(16, CONNECTIONS_MAX)
}

type Accepted = (TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit);

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<Accepted> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            // Answers are written whole; waiting to fill a packet would only add delay.
            let _ = stream.set_nodelay(true);
            Some((stream, peer, place))
        }
        Err(problem) => {
            tracing::warn!(%problem, "a connection could not be accepted");
            tokio::time::sleep(BREATH).await;
            None
        }
    }
}

/// Serves the figures for operators, and nothing else, on an address of their own.
pub async fn serve_metrics(listener: TcpListener, app: Arc<App>, mut stop: watch::Receiver<bool>) {
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => return,
        };
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let app = Arc::clone(&app);
        let service = service_fn(move |_request: hyper::Request<Sent>| {
            let app = Arc::clone(&app);
            async move { Ok::<_, Infallible>(app.metrics_response().await.map(Full::new)) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS)
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(connection);
    }
}

async fn answer(
    app: Arc<App>,
    request: hyper::Request<Sent>,
    peer: IpAddr,
) -> Result<hyper::Response<Body>, Infallible> {
    let (parts, body) = request.into_parts();
    if !is_unambiguous(&parts) {
        return Ok(refuse_framing().map(Body::Whole));
    }
    let most = if app.takes_picture(parts.uri.path()) { PICTURE_MAX } else { BODY_MAX };
    // It is held until the answer is made.
    let _room = match room(&body, most) {
        Ok(room) => room,
        Err(_) => return Ok(turn_away(body).await.map(Body::Whole)),
    };
    let body = read(body, most).await;
    let unread = body.is_err();
    let mut response = app.handle(Incoming { parts, body, peer }).await;
    if unread {
        // What is left of the body would be taken for the next request.
        response.headers_mut().insert("connection", http::HeaderValue::from_static("close"));
    }
    Ok(response)
}

/// Whether two readers of the head, such as a proxy and this server, must come to the same request: one host, and one
/// word on where the body ends.
fn is_unambiguous(parts: &http::request::Parts) -> bool {
    let count = |name: http::HeaderName| parts.headers.get_all(name).iter().count();
    let (lengths, codings) = (count(http::header::CONTENT_LENGTH), count(http::header::TRANSFER_ENCODING));
    let coding = parts.headers.get(http::header::TRANSFER_ENCODING);
    let hosts = count(http::header::HOST);
    let one_host = hosts == 1 || (hosts == 0 && parts.version < http::Version::HTTP_11);
    let chunked = coding.is_none_or(|coding| coding.as_bytes().eq_ignore_ascii_case(b"chunked"));
    // A host in the target goes before the header for some, and not for others.
    let target = parts.uri.authority().map(http::uri::Authority::as_str);
    let named = parts.headers.get(http::header::HOST).map(http::HeaderValue::as_bytes);
    let same_host =
        target.is_none_or(|target| named.is_some_and(|named| named.eq_ignore_ascii_case(target.as_bytes())));
    one_host && same_host && lengths + codings <= 1 && chunked
}

/// Room for a body, which a small one needs none of; refused while too many others hold theirs.
fn room(body: &Sent, most: usize) -> Result<Option<SemaphorePermit<'static>>, TryAcquireError> {
    let announced = hyper::body::Body::size_hint(body).exact();
    let size = announced.and_then(|size| usize::try_from(size).ok()).unwrap_or(most).min(most);
    if size <= BODY_SMALL {
        return Ok(None);
    }
    let kibibytes = u32::try_from(size.div_ceil(1024)).unwrap_or(u32::MAX);
    LARGE.try_acquire_many(kibibytes).map(Some)
}

/// Refuses a body for which there is no room.
async fn turn_away(mut body: Sent) -> http::Response<Bytes> {
    let _ = tokio::time::timeout(DRAIN, drain(&mut body)).await;
    let mut response = refuse(
        r#"{"error":{"type":"api_error","code":"busy",
"message":"The server is busy; nothing was changed. Try again."}}"#,
    );
    *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert("retry-after", http::HeaderValue::from_static("1"));
    response
}

fn refuse_framing() -> http::Response<Bytes> {
    refuse(
        r#"{"error":{"type":"invalid_request_error","code":"body_invalid",
"message":"The request's head must name one host and say once where its body ends."}}"#,
    )
}

fn refuse(body: &'static str) -> http::Response<Bytes> {
    let mut response = http::Response::new(Bytes::from_static(body.as_bytes()));
    *response.status_mut() = http::StatusCode::BAD_REQUEST;
    for (name, value) in [
        ("content-type", "application/json"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("strict-transport-security", "max-age=63072000; includeSubDomains"),
        ("connection", "close"),
    ] {
        response.headers_mut().insert(name, http::HeaderValue::from_static(value));
    }
    response
}

async fn read(mut body: Sent, most: usize) -> Result<Bytes, BodyProblem> {
    if hyper::body::Body::is_end_stream(&body) {
        return Ok(Bytes::new());
    }
    let announced = hyper::body::Body::size_hint(&body).lower();
    let problem = if announced > u64::try_from(most).unwrap_or(u64::MAX) {
        BodyProblem::TooLarge
    } else {
        match tokio::time::timeout(BODY, Limited::new(&mut body, most).collect()).await {
            Ok(Ok(collected)) => return Ok(collected.to_bytes()),
            Ok(Err(problem)) if problem.is::<LengthLimitError>() => BodyProblem::TooLarge,
            Ok(Err(_)) => BodyProblem::Broken,
            Err(_) => BodyProblem::TooSlow,
        }
    };
    if problem == BodyProblem::TooLarge {
        // A connection that is closed with bytes unread is reset, and the reset can overtake the answer.
        // So a client that sends too much is heard out for a while.
        let _ = tokio::time::timeout(DRAIN, drain(&mut body)).await;
    }
    Err(problem)
}

async fn drain(body: &mut Sent) {
    let mut seen = 0;
    while let Some(Ok(frame)) = body.frame().await {
        seen += frame.data_ref().map_or(0, Bytes::len);
        if seen > DRAIN_MAX {
            return;
        }
    }
}
