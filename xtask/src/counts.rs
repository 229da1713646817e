//! How many instructions the hot paths take: a gate that a loaded machine does not move.
//!
//! The binary that the other tests have built runs under callgrind and is asked the same thing a hundred times, one
//! request after the other. It is not optimised, so the counts say by how much a path has changed, and not what it costs.
//! What it takes, with all that follows from it on other threads, must stay near what `counts.txt` says. Who makes a
//! path dearer has to say so there, in the same change; who makes it cheaper too, so that the gain is kept.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::run::{Outcome, built, program, root, run};
use crate::together;

/// So many requests are counted, and as many are made before that.
const REQUESTS: u64 = 100;
/// A count may move by so many hundredths: the allocator and the timers are not the same in each run.
const PLAY: u64 = 8;
/// How long the server may take to come up: a simulated processor is slow.
const START_MAX: Duration = Duration::from_secs(60);
/// Time for what follows from the last request.
const REST: Duration = Duration::from_millis(1500);
/// The line of a dump that says how many instructions there were.
const SUMMARY: &str = "summary: ";

/// A request, by its number.
type Request = fn(&Shop, u64) -> String;

const PATHS: [(&str, Request); 3] = [("create", create), ("session_get", session), ("page", page)];

/// Counts, and compares with what was counted before. With `--write` the new counts are kept instead.
pub fn counts(arguments: &[String]) -> Outcome {
    let write = match arguments {
        [] => false,
        [word] if word == "--write" => true,
        _ => return Err("`cargo xtask counts` takes no other option than --write.".to_owned()),
    };
    together::everything()?;
    let shop = Shop::open(&built("debug", "kassa"))?;
    let mut found = vec![];
    for (name, request) in PATHS {
        let count = shop.count(name, request)?;
        println!("{name}: {count} instructions");
        found.push((name, count));
    }
    drop(shop);
    let list = root().join("xtask").join("counts.txt");
    if write {
        let text: String = found.iter().map(|(name, count)| format!("{name} {count}\n")).collect();
        return fs::write(&list, text).map_err(|problem| format!("{}: {problem}", list.display()));
    }
    let known = fs::read_to_string(&list).map_err(|problem| format!("{}: {problem}", list.display()))?;
    let problems: Vec<String> =
        found.iter().filter_map(|(name, count)| judge(&known, name, *count)).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// What is wrong with a count.
fn judge(known: &str, name: &str, count: u64) -> Option<String> {
    let line = known.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok());
    let Some(before) = line else { return Some(format!("counts.txt has no line for {name}")) };
    let moved = count.abs_diff(before) * 100 / before.max(1);
    let how = if count > before { "more" } else { "fewer" };
    (moved > PLAY).then(|| {
        format!(
            "{name} takes {moved} % {how} instructions than before: {count} instead of {before}. Where that is meant, \
             `cargo xtask counts --write` keeps the new counts."
        )
    })
}

/// A shop under callgrind.
struct Shop {
    server: Child,
    address: SocketAddr,
    folder: PathBuf,
    key: String,
    session: String,
}

impl Drop for Shop {
    fn drop(&mut self) {
        // It may have ended by itself; nothing that it holds is needed any more.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Shop {
    fn open(binary: &Path) -> Outcome<Self> {
        let folder = binary.with_file_name(format!("kassa-counts.{}", std::process::id()));
        let told = |problem: std::io::Error| format!("{}: {problem}", folder.display());
        fs::create_dir_all(&folder).map_err(told)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(told)?;
        let address = listener.local_addr().map_err(told)?;
        drop(listener);
        let log = folder.join("kassa.log");
        let server = program("valgrind")
            .current_dir(&folder)
            .arg("--tool=callgrind")
            .arg(format!("--callgrind-out-file={}", folder.join("out").display()))
            .arg(binary)
            .args(["serve", "--listen", &address.to_string()])
            .stdin(Stdio::null())
            .stdout(fs::File::create(&log).map_err(told)?)
            .stderr(Stdio::null())
            .spawn()
            .map_err(|problem| format!("valgrind did not start: {problem}"))?;
        let mut shop =
            Self { server, address, folder: folder.clone(), key: String::new(), session: String::new() };
        let began = now();
        while shop.ask("GET /healthz HTTP/1.1\r\nHost: kassa\r\nConnection: close\r\n\r\n").is_err() {
            if began.elapsed() > START_MAX {
                return Err("the server does not come up under valgrind".to_owned());
            }
            pause(Duration::from_millis(100));
        }
        let said = fs::read_to_string(&log).map_err(told)?;
        let key = said.split_whitespace().find(|word| word.starts_with("sk_test_"));
        shop.key = key.ok_or("the server shows no key at its first start")?.to_owned();
        let created = shop.ask(&create(&shop, 0))?;
        let id = created.split_once("\"id\":\"").and_then(|(_, rest)| rest.split_once('"'));
        shop.session = id.ok_or_else(|| format!("no session was created: {created}"))?.0.to_owned();
        Ok(shop)
    }

    /// Asks on a connection of its own.
    fn ask(&self, request: &str) -> Outcome<String> {
        let told = |problem: std::io::Error| format!("the server does not answer: {problem}");
        let mut stream = TcpStream::connect(self.address).map_err(told)?;
        stream.write_all(request.as_bytes()).map_err(told)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(told)?;
        Ok(answer)
    }

    /// The instructions that one request takes.
    fn count(&self, name: &str, request: Request) -> Outcome<u64> {
        let start = if name == "create" { 1 } else { 0 };
        for number in start..=REQUESTS {
            self.good(&request(self, number))?;
        }
        pause(REST);
        self.control(&["--zero"])?;
        for number in REQUESTS + 1..=REQUESTS * 2 {
            self.good(&request(self, number))?;
        }
        pause(REST);
        self.control(&[&format!("--dump={name}")])?;
        let dumped = fs::read_dir(&self.folder).map_err(|problem| problem.to_string())?;
        let of_this = dumped.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok());
        let is_it = |text: &String| {
            text.lines().any(|line| line.starts_with("desc: Trigger:") && line.ends_with(name))
        };
        let text = of_this.into_iter().find(is_it);
        let text = text.ok_or_else(|| format!("callgrind wrote nothing about {name}"))?;
        let total = text.lines().find_map(|line| line.strip_prefix(SUMMARY));
        let total: Option<u64> = total.and_then(|total| total.trim().parse().ok());
        Ok(total.ok_or("callgrind writes in another form")? / REQUESTS)
    }

    fn good(&self, request: &str) -> Outcome {
        let answer = self.ask(request)?;
        let good = ["HTTP/1.1 200", "HTTP/1.1 201"].iter().any(|begin| answer.starts_with(begin));
        if good { Ok(()) } else { Err(format!("not what was expected: {answer}")) }
    }

    fn control(&self, arguments: &[&str]) -> Outcome {
        let mut command = program("callgrind_control");
        command.args(arguments).arg(self.server.id().to_string());
        // It says that it does what it was asked for.
        run(command.stdout(Stdio::null()).stderr(Stdio::null()))
    }
}

fn create(shop: &Shop, number: u64) -> String {
    let body = format!(
        r#"{{"amount":5000,"currency":"GHS","success_url":"https://shop.example.com/thanks?id={{CHECKOUT_SESSION_ID}}","cancel_url":"https://shop.example.com/cart","customer_email":"ama@example.com","description":"Two bags of coffee","metadata":{{"order":"{number:09}"}}}}"#
    );
    format!(
        "POST /v1/checkout/sessions HTTP/1.1\r\nHost: kassa\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Idempotency-Key: order-{number:09}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        shop.key,
        body.len()
    )
}

fn session(shop: &Shop, _: u64) -> String {
    format!(
        "GET /v1/checkout/sessions/{} HTTP/1.1\r\nHost: kassa\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\r\n",
        shop.session, shop.key
    )
}

fn page(shop: &Shop, _: u64) -> String {
    format!("GET /checkout/{} HTTP/1.1\r\nHost: kassa\r\nConnection: close\r\n\r\n", shop.session)
}

#[expect(clippy::disallowed_methods, reason = "how long to wait for a server, which decides nothing else")]
fn now() -> Instant {
    Instant::now()
}

/// Waits, while a server comes up or to let it come to rest.
#[expect(clippy::disallowed_methods, reason = "this program has one thread, and nothing else to do")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_moves_is_told_either_way() {
        let known = "create 1000\npage 500\n";
        assert_eq!(judge(known, "create", 1080), None);
        assert_eq!(judge(known, "create", 920), None);
        assert!(judge(known, "create", 1090).unwrap().contains("9 % more"));
        assert!(judge(known, "page", 440).unwrap().contains("12 % fewer"));
        assert!(judge(known, "other", 1).unwrap().contains("no line"));
    }
}
