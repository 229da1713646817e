//! Real processes side by side on one PostgreSQL database, under load, while one of them is killed.

use super::edge::free;
use kassa_cluster::Scratch;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// So many clients create sessions at once.
const CLIENTS: usize = 8;
/// So many sessions each of them gets answered at least before the node is killed, and after.
const EACH: u64 = 40;
/// How long something is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A node. It is killed with this value.
struct Node {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Node {
    fn start(folder: &Path, database: &str, name: &str) -> Self {
        let node = Self::begin(folder, database, name);
        node.until_it_answers();
        node
    }

    /// The same, without waiting until it serves.
    fn begin(folder: &Path, database: &str, name: &str) -> Self {
        Self::begin_at(free(), Path::new(env!("CARGO_BIN_EXE_kassa")), (folder, database, name))
    }

    fn start_at(address: SocketAddr, binary: &Path, on: (&Path, &str, &str)) -> Self {
        let node = Self::begin_at(address, binary, on);
        node.until_it_answers();
        node
    }

    fn until_it_answers(&self) {
        until("a node to answer", || {
            ask(self.address, "GET /readyz HTTP/1.1\r\n", "").is_some_and(|(status, _)| status == 200)
        });
    }

    fn begin_at(address: SocketAddr, binary: &Path, (folder, database, name): (&Path, &str, &str)) -> Self {
        let log = folder.join(name);
        let mut command = Command::new(binary);
        command.env_clear().env("KASSA_MASTER_KEY", "07".repeat(32)).current_dir(folder);
        command.args(["serve", "--listen", &address.to_string(), "--database", database]);
        command.args(["--public-url", "http://127.0.0.1:8080"]);
        let output = std::fs::File::create(&log).unwrap();
        command.stdin(Stdio::null()).stdout(output.try_clone().unwrap()).stderr(output);
        Self { child: command.spawn().unwrap(), address, log }
    }
}

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let mut waited = Duration::ZERO;
    while !done() {
        assert!(waited < PATIENCE, "waited in vain for {what}");
        let pause = Duration::from_millis(20);
        wait(pause);
        waited += pause;
    }
}

#[expect(clippy::disallowed_methods, reason = "threads of a test that watches other processes")]
fn wait(time: Duration) {
    std::thread::sleep(time);
}

/// Asks on a connection of its own; `None` when nobody answers, or only a part.
fn ask(address: SocketAddr, head: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let request = format!(
        "{head}Host: kassa\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
}

/// An endpoint that takes everything, and keeps the id of the session that each webhook is about.
fn endpoint() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let told = Arc::new(Mutex::new(vec![]));
    let keeps = Arc::clone(&told);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let keeps = Arc::clone(&keeps);
            std::thread::spawn(move || take(stream, &keeps));
        }
    });
    (url, told)
}

fn take(mut stream: TcpStream, keeps: &Mutex<Vec<String>>) -> Option<()> {
    let mut bytes = vec![];
    let mut chunk = [0; 16 * 1024];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let head = head.to_ascii_lowercase();
            let length = head.split_once("content-length: ")?.1.lines().next()?.parse::<usize>().ok()?;
            if body.len() >= length {
                let event: Value = serde_json::from_str(body).ok()?;
                keeps.lock().unwrap().push(event.pointer("/data/object/id")?.as_str()?.to_owned());
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").ok()?;
                bytes.clear();
                continue;
            }
        }
        match stream.read(&mut chunk).ok()? {
            0 => return None,
            count => bytes.extend_from_slice(chunk.get(..count)?),
        }
    }
}

/// A shop's backend: creates one session after the other, at either node, and asks again under the same key until it
/// has an answer. Returns what it was answered.
fn backend(
    name: usize,
    nodes: &[SocketAddr],
    key: &str,
    answered: &AtomicU64,
    stop: &AtomicBool,
) -> BTreeMap<String, String> {
    let mut journal = BTreeMap::new();
    let mut turn = name;
    while !stop.load(Ordering::SeqCst) {
        let order = format!("order-{name}-{}", journal.len());
        let head = format!(
            "POST /v1/checkout/sessions HTTP/1.1\r\nAuthorization: Bearer {key}\r\nIdempotency-Key: {order}\r\n"
        );
        let body = concat!(
            r#"{"amount":5000,"currency":"GHS","success_url":"https://shop.example/s","#,
            r#""cancel_url":"https://shop.example/c"}"#
        );
        let id = loop {
            turn += 1;
            match ask(nodes[turn % nodes.len()], &head, body) {
                Some((201, body)) => break serde_json::from_str::<Value>(&body).unwrap()["id"].clone(),
                // Nobody there, or the same key is in work at the node that was asked first.
                None | Some((409 | 503, _)) => wait(Duration::from_millis(5)),
                Some(other) => panic!("{order}: {other:?}"),
            }
        };
        journal.insert(order, id.as_str().unwrap().to_owned());
        answered.fetch_add(1, Ordering::SeqCst);
    }
    journal
}

/// Waits until so many more sessions were answered.
fn more(answered: &AtomicU64) {
    let wanted = answered.load(Ordering::SeqCst) + EACH * u64::try_from(CLIENTS).unwrap();
    until("the shops' backends to get on", || answered.load(Ordering::SeqCst) >= wanted);
}

/// The key that a node has shown at the first start.
fn key_of(node: &Node) -> String {
    let said = std::fs::read_to_string(&node.log).unwrap();
    said.split_whitespace().find(|word| word.starts_with("sk_test_")).unwrap().to_owned()
}

/// Lets shops' backends create sessions at the nodes while something happens to those. Then every order that was
/// answered has one session, and each was told; none is lost, none is doubled.
async fn loses_and_doubles_nothing(
    scratch: &Scratch,
    (nodes, key): (&[SocketAddr], &str),
    meanwhile: impl FnOnce(&dyn Fn()),
) {
    let (url, told) = endpoint();
    let hook = format!(r#"{{"url":"{url}","enabled_events":["checkout.session.created"]}}"#);
    let head = format!("POST /v1/webhook_endpoints HTTP/1.1\r\nAuthorization: Bearer {key}\r\n");
    assert_eq!(ask(nodes[1], &head, &hook).unwrap().0, 201);
    let (stop, answered) = (AtomicBool::new(false), AtomicU64::new(0));
    let journal: BTreeMap<String, String> = std::thread::scope(|scope| {
        let backend = |name| backend(name, nodes, key, &answered, &stop);
        let backends: Vec<_> = (0..CLIENTS).map(|name| scope.spawn(move || backend(name))).collect();
        meanwhile(&|| more(&answered));
        stop.store(true, Ordering::SeqCst);
        backends.into_iter().flat_map(|backend| backend.join().unwrap()).collect()
    });
    let client = scratch.beside().await;
    let stored: Vec<String> = client
        .query("select id from sessions where body like '%shop.example/s%'", &[])
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    let acknowledged: BTreeSet<&String> = journal.values().collect();
    assert_eq!(acknowledged.len(), journal.len(), "two orders were answered with one session");
    let stored: BTreeSet<&String> = stored.iter().collect();
    assert_eq!(stored, acknowledged, "each order has one session: none is lost, none is doubled");
    // What the dead node held is taken over when its leases have run out, which is not waited for here.
    client.batch_execute("update jobs set ready_at = due_at where token <> 0").await.unwrap();
    until("every webhook", || {
        let told = told.lock().unwrap();
        acknowledged.iter().all(|id| told.contains(id))
    });
    let places: Vec<i64> = client
        .query("select sequence from events where sequence is not null order by sequence", &[])
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    assert!(places.iter().zip(1..).all(|(place, wanted)| *place == wanted), "the sequence has no gap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_that_is_killed_under_load_loses_and_doubles_nothing() {
    let scratch = Scratch::make();
    let folder = std::env::temp_dir().join(format!("kassa-processes-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut first = Node::start(&folder, scratch.url(), "first.log");
    let second = Node::start(&folder, scratch.url(), "second.log");
    let (key, nodes) = (key_of(&first), [first.address, second.address]);
    loses_and_doubles_nothing(&scratch, (&nodes, &key), |more| {
        more();
        // On Unix this is SIGKILL: the node has no time to say anything.
        first.child.kill().unwrap();
        first.child.wait().unwrap();
        more();
    })
    .await;
    drop(second);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// While the tables are made, the first merchant, or the demo shop: each next node goes on where the one before was
/// killed, also beside another that starts.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn starts_that_are_cut_off_leave_what_the_next_one_serves() {
    let scratch = Scratch::make();
    let folder = std::env::temp_dir().join(format!("kassa-starts-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let client = scratch.beside().await;
    let count = async |table: &str| -> i64 {
        let there = format!("select count(*) from pg_tables where tablename = '{table}'");
        if client.query_one(&there, &[]).await.unwrap().get::<_, i64>(0) == 0 {
            return 0;
        }
        client.query_one(&format!("select count(*) from {table}"), &[]).await.unwrap().get(0)
    };
    // How long a start takes depends on what else the machine does: each pair gets a little more time than the one
    // before, until one has come to the first merchant.
    let (mut time, mut waited, mut seen) = (Duration::ZERO, Duration::ZERO, Vec::new());
    while seen.len() < 20 || seen.last().is_none_or(|&(_, merchants)| merchants == 0) {
        assert!(waited < PATIENCE, "no start came to its end, the last within {time:?}: {seen:?}");
        let nodes = ["first", "second"].map(|name| Node::begin(&folder, scratch.url(), name));
        wait(time);
        waited += time;
        drop(nodes);
        seen.push((count("migrations").await, count("merchants").await));
        time = (time + Duration::from_millis(15)).max(time * 11 / 10);
    }
    assert!(seen.iter().any(|&(_, merchants)| merchants == 0), "at least one was cut off before: {seen:?}");
    assert!(seen.is_sorted(), "what one has made is still there after the next: {seen:?}");
    let node = Node::start(&folder, scratch.url(), "last");
    assert_eq!(count("merchants").await, 1);
    drop(node);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Where the version before has been built, which `cargo xtask nightly` does, its nodes are replaced one by one by
/// those of this version, under load and without a word of warning.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upgrade_node_by_node_loses_and_doubles_nothing() {
    let Some(old) = std::env::var_os("KASSA_PREVIOUS_BIN").map(PathBuf::from) else { return };
    let scratch = Scratch::make();
    let folder = std::env::temp_dir().join(format!("kassa-upgrade-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let at = |log| (folder.as_path(), scratch.url(), log);
    let first = Node::start_at(free(), &old, at("old-first.log"));
    let second = Node::start_at(free(), &old, at("old-second.log"));
    let (key, nodes) = (key_of(&first), [first.address, second.address]);
    let new = Path::new(env!("CARGO_BIN_EXE_kassa"));
    let mut replaced = vec![];
    loses_and_doubles_nothing(&scratch, (&nodes, &key), |more| {
        more();
        drop(second);
        // It migrates the tables while the old one goes on.
        replaced.push(Node::start_at(nodes[1], new, at("new-second.log")));
        more();
        drop(first);
        replaced.push(Node::start_at(nodes[0], new, at("new-first.log")));
        more();
    })
    .await;
    drop(replaced);
    std::fs::remove_dir_all(&folder).unwrap();
}
