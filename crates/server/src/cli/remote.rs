//! A running server, as the commands of the developer's day call it: by its API and its pages, like any other client.

use super::{beside_existing, keys, merchant};
use crate::config::{Common, ServeArgs};
use crate::open;
use anyhow::{Context, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use clap::Args;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, LOCATION, ORIGIN};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use kassa_domain::Secret;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::signature::hmac_sha256;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// An answer that is not there by then does not come any more.
const TOTAL: Duration = Duration::from_secs(30);
/// More than this is no answer of ours.
const ANSWER_MAX: usize = 16 * 1024 * 1024;

/// Which server, and with which key.
#[derive(Args, Clone)]
pub(super) struct At {
    #[command(flatten)]
    pub(super) common: Common,
    /// The server's address [default: the public URL, or where the server listens]
    #[arg(long, env = "KASSA_URL", value_name = "URL")]
    url: Option<String>,
    /// As `kassa serve` takes it
    #[arg(long, env = "KASSA_PUBLIC_URL", hide = true)]
    public_url: Option<String>,
    /// As `kassa serve` takes it
    #[arg(long, env = "KASSA_LISTEN", hide = true)]
    listen: Option<String>,
    /// An API key [default: one in test mode that is made at first, and kept beside the database]
    #[arg(long, env = "KASSA_KEY", value_name = "KEY", hide_env_values = true)]
    key: Option<String>,
    /// The merchant's id or slug, where the key is made [default: the first merchant]
    #[arg(long, value_name = "ID")]
    merchant: Option<String>,
}

/// A connection to a server.
pub(super) struct Remote {
    /// Without a slash at its end.
    pub(super) url: String,
    key: Secret,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

/// An answer, with its body whole.
pub(super) type Answer = http::Response<Bytes>;

impl At {
    /// The address of the server, by flag, environment and configuration file.
    pub(super) fn url(&self) -> anyhow::Result<String> {
        if let Some(url) = &self.url {
            return origin(url, "--url");
        }
        let serve = ServeArgs {
            common: self.common.clone(),
            listen: self.listen.clone(),
            public_url: self.public_url.clone(),
            ..ServeArgs::default()
        };
        let settings = serve.resolve()?;
        Ok(settings.public_url.unwrap_or_else(|| match settings.listen.ip().is_unspecified() {
            true => format!("http://127.0.0.1:{}", settings.listen.port()),
            false => format!("http://{}", settings.listen),
        }))
    }

    /// A connection, with the key that was named or with one of its own.
    pub(super) async fn connect(&self) -> anyhow::Result<Remote> {
        let url = self.url()?;
        if let Some(key) = &self.key {
            return Ok(Remote::new(url, Secret::new(key)));
        }
        let file = self.key_file()?;
        if let Ok(key) = std::fs::read_to_string(&file) {
            let remote = Remote::new(url.clone(), Secret::new(key.trim()));
            // The key may have been revoked, or be of a database that was here before.
            if remote.get("/v1/events?limit=1").await?.status() != http::StatusCode::UNAUTHORIZED {
                return Ok(remote);
            }
        }
        let key = self.make_key(&file).await.context(
            "no key was given, and none could be made; name one with --key, or the server's database with --database",
        )?;
        Ok(Remote::new(url, key))
    }

    fn key_file(&self) -> anyhow::Result<std::path::PathBuf> {
        let place = open::Place::of(&self.common.resolve()?.database)?;
        Ok(place.file(&match &self.merchant {
            None => "cli-key".to_owned(),
            Some(merchant) => {
                format!("{}.cli-key", merchant.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
            }
        }))
    }

    async fn make_key(&self, file: &Path) -> anyhow::Result<Secret> {
        let engine = beside_existing(&self.common).await?;
        let merchant = merchant(&engine, self.merchant.as_deref()).await?;
        let scope = Scope { merchant: merchant.number, mode: Mode::Test };
        let made = keys::make(&engine, scope, kassa_dialects::native::NAME, None).await?;
        open::make_private(file)?;
        let written =
            std::fs::File::create(file).and_then(|mut it| it.write_all(made.key.expose().as_bytes()));
        written.with_context(|| format!("cannot write {}", file.display()))?;
        Ok(made.key)
    }
}

/// The origin of an address that somebody typed, in which the scheme may be left out.
fn origin(text: &str, flag: &str) -> anyhow::Result<String> {
    let text = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let url = kassa_domain::address::parse_url(&text).map_err(|rule| anyhow::anyhow!("{flag} {rule}"))?;
    Ok(url.origin().ascii_serialization())
}

impl Remote {
    fn new(url: String, key: Secret) -> Self {
        let connector = hyper_rustls::HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .build();
        Self { url, key, client: Client::builder(TokioExecutor::new()).build(connector) }
    }

    /// A connection for what needs no key.
    pub(super) fn without_key(url: &str) -> Self {
        Self::new(url.to_owned(), Secret::new(""))
    }

    /// What is forwarded is signed with this: the same for as long as the key is the same.
    pub(super) fn signing_secret(&self) -> Secret {
        let derived = hmac_sha256(self.key.expose().as_bytes(), &[b"kassa listen"]);
        Secret::new(format!("whsec_{}", STANDARD.encode(derived)))
    }

    /// Sends a request and waits for its head.
    pub(super) async fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> anyhow::Result<http::Response<Incoming>> {
        let uri = request.uri().clone();
        let sent = tokio::time::timeout(TOTAL, self.client.request(request.map(Full::new))).await;
        match sent.with_context(|| format!("{uri} does not answer"))? {
            Ok(response) => Ok(response),
            Err(problem) if problem.is_connect() => {
                bail!(
                    "nobody answers at {}: is the server running there?",
                    origin(&uri.to_string(), "the URL")?
                )
            }
            Err(problem) => Err(problem).with_context(|| format!("{uri} gave no answer")),
        }
    }

    /// Sends a request and reads its answer.
    pub(super) async fn call(&self, request: http::Request<Bytes>) -> anyhow::Result<Answer> {
        let (parts, body) = self.send(request).await?.into_parts();
        let body = tokio::time::timeout(TOTAL, Limited::new(body, ANSWER_MAX).collect()).await;
        let body =
            body.context("the answer did not end")?.map_err(|_| anyhow::anyhow!("the answer broke off"))?;
        Ok(http::Response::from_parts(parts, body.to_bytes()))
    }

    /// A request to the API.
    pub(super) fn request(&self, method: http::Method, path: &str) -> http::request::Builder {
        let bearer = format!("Bearer {}", self.key.expose());
        http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url))
            .header(AUTHORIZATION, bearer)
    }

    /// Looks at something.
    pub(super) async fn get(&self, path: &str) -> anyhow::Result<Answer> {
        self.call(self.request(http::Method::GET, path).body(Bytes::new())?).await
    }

    /// Looks at something, which must be there.
    pub(super) async fn read(&self, path: &str) -> anyhow::Result<Value> {
        taken(path, &self.get(path).await?)
    }

    /// Changes something by the API.
    pub(super) async fn post(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        let request = self.request(http::Method::POST, path).header(CONTENT_TYPE, "application/json");
        taken(path, &self.call(request.body(Bytes::from(body.to_string()))?).await?)
    }

    /// Removes something by the API.
    pub(super) async fn delete(&self, path: &str) -> anyhow::Result<Value> {
        taken(path, &self.call(self.request(http::Method::DELETE, path).body(Bytes::new())?).await?)
    }

    /// Reads a page as a buyer without a key does.
    pub(super) async fn page(&self, url: &str) -> anyhow::Result<String> {
        let request = http::Request::get(url).header(ACCEPT, "text/html").body(Bytes::new())?;
        let answer = self.call(request).await?;
        anyhow::ensure!(answer.status().is_success(), "the page {url} answers {}", answer.status());
        Ok(String::from_utf8_lossy(answer.body()).into_owned())
    }

    /// Sends a form of a page, and says where it leads.
    pub(super) async fn submit(&self, url: &str, fields: &[(&str, &str)]) -> anyhow::Result<Option<String>> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = http::Request::post(url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ORIGIN, &self.url)
            .body(Bytes::from(body))?;
        let answer = self.call(request).await?;
        let leads = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok());
        Ok(leads.map(str::to_owned))
    }
}

/// The JSON of an answer that says yes; of one that says no, what it says.
fn taken(path: &str, answer: &Answer) -> anyhow::Result<Value> {
    let body: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
    if answer.status().is_success() {
        return Ok(body);
    }
    let message = body.pointer("/error/message").and_then(Value::as_str).unwrap_or("without saying why");
    if answer.status() == http::StatusCode::UNAUTHORIZED {
        bail!("{message} `kassa key create` makes a key, and --key names it.");
    }
    bail!("{path} was refused ({}): {message}", answer.status().as_u16())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_be_typed_short() {
        assert_eq!(origin("localhost:8080", "--url").unwrap(), "http://localhost:8080");
        assert_eq!(origin("https://pay.example.com/", "--url").unwrap(), "https://pay.example.com");
        let problem = origin("ftp://x.example", "--url").unwrap_err().to_string();
        assert!(problem.starts_with("--url"), "{problem}");
    }

    #[test]
    fn what_a_server_refuses_is_said() {
        let answer = |status: u16, body: &'static str| {
            http::Response::builder().status(status).body(Bytes::from(body)).unwrap()
        };
        assert_eq!(taken("/v1/x", &answer(201, r#"{"id":"x"}"#)).unwrap()["id"], "x");
        let refused = taken("/v1/x", &answer(400, r#"{"error":{"message":"amount is required"}}"#));
        assert_eq!(refused.unwrap_err().to_string(), "/v1/x was refused (400): amount is required");
        let denied = taken("/v1/x", &answer(401, "")).unwrap_err().to_string();
        assert!(denied.contains("kassa key create"), "{denied}");
    }

    #[test]
    fn the_signing_secret_is_the_keys_own_and_always_the_same() {
        let of = |key: &str| Remote::new("http://127.0.0.1:1".to_owned(), Secret::new(key)).signing_secret();
        assert_eq!(of("sk_test_1").expose(), of("sk_test_1").expose());
        assert_ne!(of("sk_test_1").expose(), of("sk_test_2").expose());
        assert!(of("sk_test_1").expose().starts_with("whsec_"));
    }
}
