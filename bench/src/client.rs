//! A client that keeps its connections, for what `wrk` cannot do: a buyer's way through several requests, each of which
//! depends on the answer before. And the other end of webhooks.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use anyhow::{Context, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, Notify};

/// What was answered.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Reply {
    /// The reply, if its status is the one that is needed.
    pub(crate) fn expect(self, status: u16) -> anyhow::Result<Self> {
        if self.status == status {
            Ok(self)
        } else {
            bail!("status {} instead of {status}: {}\n{}", self.status, self.head, self.body)
        }
    }
}

/// A connection.
pub(crate) struct Line {
    stream: TcpStream,
    address: SocketAddr,
    buffer: Vec<u8>,
}

impl Line {
    pub(crate) async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, address, buffer: vec![] })
    }

    pub(crate) async fn get(&mut self, path: &str) -> anyhow::Result<Reply> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        self.ask(request.as_bytes()).await
    }

    /// Posts a body; `headers` are whole lines.
    pub(crate) async fn post(
        &mut self,
        path: &str,
        kind: &str,
        headers: &str,
        body: &str,
    ) -> anyhow::Result<Reply> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{headers}\r\n{body}",
            self.address,
            body.len()
        );
        self.ask(request.as_bytes()).await
    }

    /// Sends a whole request and reads its answer.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> anyhow::Result<Reply> {
        self.stream.write_all(request).await?;
        let (head, body) = read(&mut self.stream, &mut self.buffer).await?.context("no answer")?;
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).context("no status")?;
        Ok(Reply { status, head, body })
    }
}

/// Reads a request or an answer: its head and its body. `None` when the other end is gone.
async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<Option<(String, String)>> {
    loop {
        if let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(buffer.get(..end).unwrap_or_default()).into_owned();
            let whole = end + 4 + length(&head);
            while buffer.len() < whole {
                if stream.read_buf(buffer).await? == 0 {
                    bail!("an answer breaks off");
                }
            }
            let body = String::from_utf8_lossy(buffer.get(end + 4..whole).unwrap_or_default()).into_owned();
            buffer.drain(..whole);
            return Ok(Some((head, body)));
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}

fn length(head: &str) -> usize {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse().ok())
        .unwrap_or_default()
}

/// A webhook endpoint that takes everything at once, or nothing yet.
pub(crate) struct Sink {
    pub(crate) address: SocketAddr,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    taken: AtomicU64,
    held: AtomicBool,
    changed: Notify,
    last: Mutex<String>,
}

impl Sink {
    /// Listens until the runtime ends. What it counts are requests whose body holds `mark`.
    pub(crate) async fn open(mark: &'static str) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(take(stream, mark, Arc::clone(&shared)));
            }
        });
        Ok(Self { address, state })
    }

    pub(crate) fn taken(&self) -> u64 {
        self.state.taken.load(Ordering::SeqCst)
    }

    /// From now on requests wait for their answer.
    pub(crate) fn hold(&self) {
        self.state.held.store(true, Ordering::SeqCst);
    }

    /// Answers what waits, and all that comes.
    pub(crate) fn release(&self) {
        self.state.held.store(false, Ordering::SeqCst);
        self.state.changed.notify_waiters();
    }

    /// The last request that was counted.
    pub(crate) async fn last(&self) -> String {
        self.state.last.lock().await.clone()
    }
}

/// Serves one connection. Whoever goes away is not missed.
async fn take(mut stream: TcpStream, mark: &str, state: Arc<State>) {
    // Where it is not possible, the answers only come later.
    let _ = stream.set_nodelay(true);
    let mut buffer = vec![];
    while let Ok(Some((head, body))) = read(&mut stream, &mut buffer).await {
        let released = state.changed.notified();
        if state.held.load(Ordering::SeqCst) {
            *state.last.lock().await = format!("{head}\r\n\r\n{body}");
            released.await;
        }
        if body.contains(mark) {
            state.taken.fetch_add(1, Ordering::SeqCst);
        }
        if stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await.is_err() {
            return;
        }
    }
}

/// A runtime of one thread, as the load generator has one. What is waited for in another way blocks only the caller.
pub(crate) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?)
}
