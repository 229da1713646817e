//! A call that is being put together, and lists a page at a time.

use crate::client::{Call, Client, Limits};
use crate::error::Error;
use bytes::Bytes;
use http::Method;
use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Serialize};
use serde_json::Value;
use std::fmt::Write as _;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// A call that was not made yet: say more of it, and await it.
#[must_use = "nothing is asked before it is awaited"]
#[derive(Debug)]
pub struct Request<'a, T> {
    client: &'a Client,
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    body: Option<(Bytes, String)>,
    idempotency_key: Option<String>,
    limits: Limits,
    /// What was wrong with what it was given, said when it is awaited.
    problem: Option<Error>,
    answer: PhantomData<fn() -> T>,
}

impl<'a, T> Request<'a, T> {
    pub(crate) fn new(client: &'a Client, method: Method, path: &str) -> Self {
        Self {
            client,
            method,
            path: path.to_owned(),
            query: vec![],
            body: None,
            idempotency_key: None,
            limits: client.limits(),
            problem: None,
            answer: PhantomData,
        }
    }

    /// The key under which this happens once. One is made for every POST that names none.
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.idempotency_key = Some(key.into());
        self
    }

    /// How long a try of this call may take.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// How often this call is tried again.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.limits.max_retries = max_retries;
        self
    }

    pub(crate) fn id(mut self, id: &str) -> Self {
        // These mean another path, and nothing would say so.
        if ["", ".", ".."].contains(&id) {
            self.problem = Some(Error::usage("id: must be the id of an object"));
        }
        self.path = self.path.replace("{id}", &encoded(id));
        self
    }

    pub(crate) fn body<P: Serialize>(mut self, params: &P) -> Self {
        match serde_json::to_value(params) {
            Ok(value) => {
                // The body of a payment may carry the key itself, and two would have to be the same.
                let own = value.get("idempotency_key").and_then(Value::as_str).map(str::to_owned);
                self.idempotency_key = own.or(self.idempotency_key);
                self.body = Some((value.to_string().into(), "application/json".to_owned()));
            }
            Err(problem) => self.problem = Some(Error::usage(&problem.to_string())),
        }
        self
    }

    /// The same where nothing is sent if nothing is said.
    pub(crate) fn body_if_any<P: Serialize>(self, params: &P) -> Self {
        let mut made = self.body(params);
        made.body = made.body.filter(|(bytes, _)| bytes.as_ref() != b"{}");
        made
    }

    pub(crate) fn query<P: Serialize>(mut self, params: &P) -> Self {
        match serde_json::to_value(params) {
            Ok(Value::Object(fields)) => {
                for (name, value) in fields {
                    match value {
                        Value::Array(some) => {
                            let name = format!("{name}[]");
                            self.query.extend(some.iter().map(|one| (name.clone(), plain(one))));
                        }
                        Value::Null => {}
                        one => self.query.push((name, plain(&one))),
                    }
                }
            }
            Ok(_) | Err(_) => self.problem = Some(Error::usage("the parameters are no object")),
        }
        self
    }

    pub(crate) fn file(mut self, content: Vec<u8>, content_type: &str) -> Self {
        self.body = Some((content.into(), content_type.to_owned()));
        self
    }

    async fn answer(self) -> Result<Value, Error> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let mut path = self.path;
        for (place, (name, value)) in self.query.iter().enumerate() {
            let joint = if place == 0 { '?' } else { '&' };
            // Writing to a text does not fail.
            let _ = write!(path, "{joint}{}={}", encoded(name), encoded(value));
        }
        let (method, idempotency_key) = (self.method, self.idempotency_key);
        self.client.send(&Call { method, path, body: self.body, idempotency_key, limits: self.limits }).await
    }
}

/// A value as it stands in a query.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text as a part of a path or a query.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

impl<'a, T: DeserializeOwned + 'a> IntoFuture for Request<'a, T> {
    type Output = Result<T, Error>;
    type IntoFuture = Later<'a, T>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            T::deserialize(self.answer().await?).map_err(|problem| Error::unreadable(&problem))
        })
    }
}

/// A list that was not asked for yet: await it for its first page, or walk over [`all`](List::all) of it.
#[must_use = "nothing is asked before it is awaited"]
#[derive(Debug)]
pub struct List<'a, T> {
    request: Request<'a, T>,
}

/// A page of a list.
#[derive(Debug)]
pub struct Page<'a, T> {
    /// The objects.
    pub data: Vec<T>,
    /// Whether there are more after these.
    pub has_more: bool,
    next: Option<Result<List<'a, T>, Error>>,
}

impl<'a, T> List<'a, T> {
    pub(crate) fn new(client: &'a Client, path: &str) -> Self {
        Self { request: Request::new(client, Method::GET, path) }
    }

    pub(crate) fn id(self, id: &str) -> Self {
        Self { request: self.request.id(id) }
    }

    pub(crate) fn query<P: Serialize>(self, params: &P) -> Self {
        Self { request: self.request.query(params) }
    }

    /// How long a try for a page may take.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { request: self.request.timeout(timeout) }
    }

    /// How often a page is tried again.
    pub fn max_retries(self, max_retries: u32) -> Self {
        Self { request: self.request.max_retries(max_retries) }
    }

    /// All of it, page after page.
    #[must_use]
    pub fn all(self) -> All<'a, T> {
        All { here: vec![].into_iter(), next: Some(Ok(self)) }
    }

    /// The same list anew.
    fn place(&self) -> Self {
        let mut same = Self::new(self.request.client, &self.request.path);
        same.request.query = self.request.query.clone();
        same.request.limits = self.request.limits;
        same
    }

    /// The same list from the end of this page on. Events that are read in order go on after a place, all else after an
    /// id.
    fn after(mut self, page: &Value) -> Result<Self, Error> {
        let in_order = self.request.query.iter().any(|(name, _)| name == "after");
        let (name, field) = if in_order { ("after", "sequence") } else { ("starting_after", "id") };
        let last = page.get("data").and_then(Value::as_array).and_then(|data| data.last());
        let place = last.and_then(|last| last.get(field)).map(plain);
        let Some(place) = place else {
            return Err(Error::usage("there is more of the list, and nothing to ask for it by"));
        };
        let query = &mut self.request.query;
        query.retain(|(known, _)| known != name);
        query.push((name.to_owned(), place));
        Ok(self)
    }
}

impl<'a, T: DeserializeOwned + 'a> IntoFuture for List<'a, T> {
    type Output = Result<Page<'a, T>, Error>;
    type IntoFuture = Later<'a, Page<'a, T>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let known = self.place();
            let answer = self.request.answer().await?;
            let has_more = answer.get("has_more").and_then(Value::as_bool).unwrap_or_default();
            let next = has_more.then(|| known.after(&answer));
            let data = answer.get("data").cloned().unwrap_or_default();
            let data = Vec::deserialize(data).map_err(|problem| Error::unreadable(&problem))?;
            Ok(Page { data, has_more, next })
        })
    }
}

impl<'a, T> Page<'a, T> {
    /// The page after this one, to be awaited; none where this is the last.
    ///
    /// # Errors
    /// When the server says that there is more, and nothing tells where.
    pub fn next_page(self) -> Result<Option<List<'a, T>>, Error> {
        self.next.transpose()
    }
}

/// All of a list, one after another.
#[derive(Debug)]
pub struct All<'a, T> {
    here: std::vec::IntoIter<T>,
    next: Option<Result<List<'a, T>, Error>>,
}

impl<'a, T: DeserializeOwned + 'a> All<'a, T> {
    /// The next one; none at the end.
    ///
    /// # Errors
    /// When a page cannot be had.
    pub async fn next(&mut self) -> Result<Option<T>, Error> {
        loop {
            if let Some(one) = self.here.next() {
                return Ok(Some(one));
            }
            let Some(list) = self.next.take() else { return Ok(None) };
            let page = list?.await?;
            self.here = page.data.into_iter();
            self.next = page.next;
        }
    }

    /// All that are left.
    ///
    /// # Errors
    /// When a page cannot be had.
    pub async fn collect(mut self) -> Result<Vec<T>, Error> {
        let mut all = vec![];
        while let Some(one) = self.next().await? {
            all.push(one);
        }
        Ok(all)
    }
}
