//! What stands where the world would: a clock that is set, dice that are counted, and a wire with a bank, providers and
//! receivers at its other end.

use bytes::Bytes;
use kassa_bank::Book;
use kassa_domain::processor::CallError;
use kassa_domain::{Chance, Timestamp};
use kassa_engine::{Clock, Http, Posted};
use kassa_server::out::Bank;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// What a receiver "answers" that takes a webhook and never says anything.
pub const HANGS: u16 = 1;
/// What a receiver "answers" whose answer does not come before whoever called it has given up.
pub const TIMES_OUT: u16 = 2;
/// What a receiver "answers" that takes a webhook, and needs ten seconds to say so.
pub const SLOW: u16 = 3;
/// What a receiver "answers" that says 429, and when it wants to be asked again.
pub const LATER: u16 = 4;

/// So long a webhook may take, in milliseconds.
const PATIENCE: i64 = 15_000;

pub struct FakeClock {
    pub now: AtomicI64,
    /// How much later it is with each look.
    pub pace: AtomicI64,
}

impl FakeClock {
    pub fn at(now: i64, pace: i64) -> Arc<Self> {
        Arc::new(Self { now: AtomicI64::new(now), pace: AtomicI64::new(pace) })
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.fetch_add(self.pace.load(Ordering::SeqCst), Ordering::SeqCst))
    }
}

/// Bytes that are random enough and the same in every run.
pub struct FakeChance(AtomicU64);

impl FakeChance {
    /// Other bytes than those of any shop before.
    pub fn fresh() -> Arc<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Arc::new(Self(AtomicU64::new(NEXT.fetch_add(1 << 20, Ordering::SeqCst))))
    }

    /// The bytes of this name.
    pub fn of(name: &str) -> Arc<Self> {
        let chance = Self(AtomicU64::new(0));
        chance.begin(name);
        Arc::new(chance)
    }

    /// From now on, the bytes of this name.
    pub fn begin(&self, name: &str) {
        let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(name).into();
        self.0.store(u64::from_be_bytes([0, a, b, c, d, 0, 0, 0]), Ordering::SeqCst);
    }
}

impl Chance for FakeChance {
    fn fill(&self, bytes: &mut [u8]) {
        for block in bytes.chunks_mut(32) {
            let n = self.0.fetch_add(1, Ordering::SeqCst);
            let digest = Sha256::digest(n.to_be_bytes());
            block.copy_from_slice(&digest[..block.len()]);
        }
    }
}

/// A webhook as it arrived at a receiver.
#[derive(Clone, Debug)]
pub struct Received {
    pub url: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
    pub at: Timestamp,
}

impl Received {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
    pub fn kind(&self) -> String {
        self.json()["type"].as_str().unwrap().to_owned()
    }
}

/// What the wire to the bank does with the next calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// The call arrives, its answer does not.
    LoseAnswer,
    /// The call does not arrive, and the caller cannot know.
    LoseCall,
    /// There is no connection.
    Unreachable,
}

pub struct FakeHttp {
    pub bank: Bank,
    pub book: Arc<Book>,
    pub clock: Arc<FakeClock>,
    pub wire: Mutex<Vec<Wire>>,
    pub calls: AtomicU64,
    /// Who stands in for providers other than the bank.
    pub provider: Mutex<Option<Provider>>,
    /// What receivers answer, by URL; 200 when nothing is said.
    pub statuses: Mutex<BTreeMap<String, Vec<u16>>>,
    pub received: Mutex<Vec<Received>>,
    /// What was asked under each idempotency key, and how often.
    pub keyed: Mutex<BTreeMap<String, (String, u64)>>,
    /// Keys under which something else was asked than before.
    pub crossed: Mutex<Vec<String>>,
    /// What happens before the bank hears what it is asked next.
    pub before: Mutex<Option<Meanwhile>>,
    /// What happens when the bank has done what it was asked next, before its answer arrives.
    pub meanwhile: Mutex<Option<Meanwhile>>,
    /// What receivers say besides their status.
    pub said: Mutex<Bytes>,
    /// After so many more webhooks the machine stops dead; never, when it is below 0.
    pub posts_left: AtomicI64,
    /// The same for calls to the bank.
    pub calls_left: AtomicI64,
    pub stopped: tokio::sync::Notify,
}

impl FakeHttp {
    pub fn new(book: &Arc<Book>, clock: &Arc<FakeClock>, statuses: BTreeMap<String, Vec<u16>>) -> Arc<Self> {
        let http = Self::with_bank(Bank::File(Arc::clone(book)), book, clock);
        *http.statuses.lock().unwrap() = statuses;
        http
    }

    pub fn with_bank(bank: Bank, book: &Arc<Book>, clock: &Arc<FakeClock>) -> Arc<Self> {
        Arc::new(Self {
            bank,
            book: Arc::clone(book),
            clock: Arc::clone(clock),
            wire: Mutex::default(),
            calls: AtomicU64::new(0),
            provider: Mutex::default(),
            statuses: Mutex::default(),
            received: Mutex::default(),
            keyed: Mutex::default(),
            crossed: Mutex::default(),
            before: Mutex::default(),
            meanwhile: Mutex::default(),
            said: Mutex::new(Bytes::from_static(b"noted")),
            posts_left: AtomicI64::new(-1),
            calls_left: AtomicI64::new(-1),
            stopped: tokio::sync::Notify::new(),
        })
    }

    /// Writes down what is asked under a key.
    fn note(&self, request: &http::Request<Bytes>) {
        let Some(key) = request.headers().get("idempotency-key") else { return };
        let key = key.to_str().unwrap().to_owned();
        let body = String::from_utf8_lossy(request.body());
        let asked = format!("{} {} {body}", request.method(), request.uri());
        let mut keyed = self.keyed.lock().unwrap();
        let first = keyed.entry(key.clone()).or_insert_with(|| (asked.clone(), 0));
        first.1 += 1;
        if first.0 != asked {
            self.crossed.lock().unwrap().push(key);
        }
    }

    /// Never returns when nothing is left.
    async fn die_at_the_end(&self, left: &AtomicI64) {
        if left.fetch_sub(1, Ordering::SeqCst) == 0 {
            self.stopped.notify_one();
            std::future::pending::<()>().await;
        }
    }
}

/// Answers what is sent to a provider.
pub type Provider = Box<dyn FnMut(&http::Request<Bytes>) -> Result<http::Response<Bytes>, CallError> + Send>;

/// Something that happens beside a call.
pub type Meanwhile = Box<dyn FnOnce() -> Later<'static, ()> + Send>;

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl Http for FakeHttp {
    fn call(
        &self,
        request: http::Request<Bytes>,
        _: i64,
    ) -> Later<'_, Result<http::Response<Bytes>, CallError>> {
        Box::pin(async move {
            self.calls.fetch_add(1, Ordering::SeqCst);
            let wire = self.wire.lock().unwrap().pop();
            if wire == Some(Wire::Unreachable) {
                return Err(CallError::NotSent);
            }
            if wire == Some(Wire::LoseCall) {
                return Err(CallError::NoAnswer);
            }
            if request.uri().host() != Some(kassa_processors::simulator::HOST) {
                let mut provider = self.provider.lock().unwrap();
                let provider =
                    provider.as_mut().unwrap_or_else(|| panic!("nobody stands in for {request:?}"));
                return provider(&request);
            }
            self.note(&request);
            let before = self.before.lock().unwrap().take();
            if let Some(before) = before {
                before().await;
            }
            let reply = self.bank.handle(&request, self.clock.now()).await.unwrap();
            let meanwhile = self.meanwhile.lock().unwrap().take();
            if let Some(meanwhile) = meanwhile {
                meanwhile().await;
            }
            self.die_at_the_end(&self.calls_left).await;
            if reply.lost || wire == Some(Wire::LoseAnswer) {
                Err(CallError::NoAnswer)
            } else {
                Ok(reply.response)
            }
        })
    }

    fn post(&self, request: http::Request<Bytes>) -> Later<'_, Posted> {
        Box::pin(async move {
            self.die_at_the_end(&self.posts_left).await;
            let url = request.uri().to_string();
            let text = |value: &http::HeaderValue| value.to_str().unwrap().to_owned();
            let headers =
                request.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
            let body = String::from_utf8(request.body().to_vec()).unwrap();
            self.received.lock().unwrap().push(Received {
                url: url.clone(),
                headers,
                body,
                at: self.clock.now(),
            });
            let status = match self.statuses.lock().unwrap().get_mut(&url) {
                Some(statuses) if statuses.len() > 1 => statuses.remove(0),
                Some(statuses) => statuses[0],
                None => 200,
            };
            if status == 0 {
                return Err("no connection".to_owned());
            }
            if status == HANGS {
                std::future::pending::<()>().await;
            }
            let said = self.said.lock().unwrap().clone();
            let mut builder = http::Response::builder();
            let status = match status {
                TIMES_OUT => {
                    self.clock.now.fetch_add(PATIENCE, Ordering::SeqCst);
                    return Err("no answer in time".to_owned());
                }
                SLOW => {
                    self.clock.now.fetch_add(PATIENCE * 2 / 3, Ordering::SeqCst);
                    200
                }
                LATER => {
                    builder = builder.header("retry-after", "3600");
                    429
                }
                status => status,
            };
            Ok(builder.status(status).body(said).unwrap())
        })
    }

    fn vet<'a>(&'a self, url: &'a str) -> Later<'a, Result<(), String>> {
        Box::pin(async move {
            if url.contains("rebound.example") {
                Err("must lead to a public host".to_owned())
            } else {
                Ok(())
            }
        })
    }
}
