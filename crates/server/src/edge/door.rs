//! The second address, which speaks HTTP: it leads to the public URL, and answers the authority for certificates.

use super::acme::Challenges;
use crate::listen::BREATH;
use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming as Sent;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

/// A request's head arrives within this.
const HEADERS: Duration = Duration::from_secs(10);
/// A connection lives at most so long: there is little to say.
const LIFE: Duration = Duration::from_secs(60);
/// So many connections at once.
const CONNECTIONS: usize = 512;
/// Under this an authority asks whether a name is ours.
const CHALLENGE: &str = "/.well-known/acme-challenge/";

/// What is behind the address.
pub struct Door {
    /// Where it leads.
    pub public_url: String,
    /// What an authority is answered; none where none is asked for certificates.
    pub challenges: Option<Arc<Challenges>>,
}

impl Door {
    /// Serves until told to stop.
    pub async fn serve(self, listener: TcpListener, mut stop: watch::Receiver<bool>) {
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        let door = Arc::new(self);
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stop.changed() => return,
            };
            let Ok((stream, _)) = accepted else {
                tokio::time::sleep(BREATH).await;
                continue;
            };
            let door = Arc::clone(&door);
            let service = service_fn(move |request: Request<Sent>| {
                let door = Arc::clone(&door);
                async move { Ok::<_, Infallible>(door.answer(request.method(), request.uri()).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADERS)
                .keep_alive(false)
                .serve_connection(TokioIo::new(stream), service);
            tokio::spawn(async move {
                let _ = tokio::time::timeout(LIFE, connection).await;
                drop(place);
            });
        }
    }

    async fn answer(&self, method: &Method, uri: &http::Uri) -> Response<Full<Bytes>> {
        if let Some(token) = uri.path().strip_prefix(CHALLENGE) {
            let said = match &self.challenges {
                Some(challenges) => challenges.answer(token).await,
                None => None,
            };
            return match said {
                Some(text) => plain(StatusCode::OK, text),
                None => plain(StatusCode::NOT_FOUND, "Nothing was asked for under this token.\n".to_owned()),
            };
        }
        if method != Method::GET && method != Method::HEAD {
            // Whoever sends a key in clear should hear of it, and not go on unnoticed.
            return plain(StatusCode::FORBIDDEN, format!("Use {} instead.\n", self.public_url));
        }
        let path = uri.path_and_query().map_or("/", |it| it.as_str());
        let mut response = plain(StatusCode::PERMANENT_REDIRECT, String::new());
        if let Ok(location) = HeaderValue::from_str(&format!("{}{path}", self.public_url)) {
            response.headers_mut().insert("location", location);
        }
        response
    }
}

/// Over HTTP, nothing is said about strict transport: browsers would have to ignore it.
fn plain(status: StatusCode, text: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(text)));
    *response.status_mut() = status;
    for (name, value) in [
        ("content-type", "text/plain; charset=utf-8"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_leads_on_and_takes_nothing() {
        let door = Door { public_url: "https://pay.example.com".to_owned(), challenges: None };
        let ask = async |method: Method, path: &str| {
            let response = door.answer(&method, &path.parse().unwrap()).await;
            let location = response.headers().get("location").map(|it| it.to_str().unwrap().to_owned());
            assert!(!response.headers().contains_key("strict-transport-security"));
            (response.status().as_u16(), location.unwrap_or_default())
        };
        let get = ask(Method::GET, "/checkout/cs_1?lang=fr").await;
        assert_eq!(get, (308, "https://pay.example.com/checkout/cs_1?lang=fr".to_owned()));
        assert_eq!(ask(Method::GET, "//evil.example/").await.1, "https://pay.example.com//evil.example/");
        assert_eq!(ask(Method::POST, "/v1/checkout/sessions").await, (403, String::new()));
        assert_eq!(ask(Method::GET, "/.well-known/acme-challenge/x").await.0, 404);
    }
}
