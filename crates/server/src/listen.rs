//! Accepts connections: bounded in number, in the time of their headers and bodies, and in size. HTTP/1 only.

use crate::web::{App, BodyProblem, Incoming};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming as Body;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};

/// At most so many connections at once; further ones wait in the kernel's queue.
const CONNECTIONS_MAX: usize = 8192;
/// A request's headers arrive within this. It also bounds how long an idle connection is kept.
const HEADERS: Duration = Duration::from_secs(30);
/// A request's body arrives within this.
const BODY: Duration = Duration::from_secs(10);
/// The largest body of any request.
pub const BODY_MAX: usize = 256 * 1024;
/// How long requests in flight may take after the order to stop.
const FAREWELL: Duration = Duration::from_secs(30);

/// Serves until told to stop, then lets the requests in flight finish.
pub async fn serve(listener: TcpListener, app: Arc<App>, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            _ = stop.changed() => break,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        let app = Arc::clone(&app);
        let service = service_fn(move |request| answer(Arc::clone(&app), request, peer.ip()));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS)
            .max_headers(64)
            .max_buf_size(64 * 1024)
            .serve_connection(TokioIo::new(stream), service);
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            // A client that goes away in the middle is its own affair.
            let _ = watched.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
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
            tokio::time::sleep(Duration::from_millis(20)).await;
            None
        }
    }
}

/// Serves the figures for operators, and nothing else, on an address of their own.
pub async fn serve_metrics(listener: TcpListener, app: Arc<App>) {
    while let Ok((stream, _)) = listener.accept().await {
        let app = Arc::clone(&app);
        let service = service_fn(move |_request: hyper::Request<Body>| {
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
    request: hyper::Request<Body>,
    peer: IpAddr,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = read(body).await;
    let unread = body.is_err();
    let mut response = app.handle(Incoming { parts, body, peer }).await;
    if unread {
        // What is left of the body would be taken for the next request.
        response.headers_mut().insert("connection", http::HeaderValue::from_static("close"));
    }
    Ok(response.map(Full::new))
}

async fn read(body: Body) -> Result<Bytes, BodyProblem> {
    if hyper::body::Body::is_end_stream(&body) {
        return Ok(Bytes::new());
    }
    let size = hyper::body::Body::size_hint(&body).lower();
    if size > u64::try_from(BODY_MAX).unwrap_or(u64::MAX) {
        return Err(BodyProblem::TooLarge);
    }
    match tokio::time::timeout(BODY, Limited::new(body, BODY_MAX).collect()).await {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(problem)) if problem.is::<LengthLimitError>() => Err(BodyProblem::TooLarge),
        Ok(Err(_)) => Err(BodyProblem::Broken),
        Err(_) => Err(BodyProblem::TooSlow),
    }
}
