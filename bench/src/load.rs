//! The load: `wrk` with a script of ours, and what it says about a run.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

/// The word that begins the script's line in the output.
const MARK: &str = "kassa-bench:";
/// An answer that takes longer than this counts as an error.
const TIMEOUT: &str = "10s";

/// Prints what was seen in a form for programs. Times are in microseconds.
const DONE: &str = "\
function done(summary, latency)
  local e = summary.errors
  io.write(string.format(\"kassa-bench: %d %d %d %d %d\\n\", summary.requests, summary.duration,
    e.status + e.connect + e.read + e.write + e.timeout, latency:percentile(50), latency:percentile(99)))
end
";

/// Every request is one of its own: another order in the body and another idempotency key. The number has a fixed
/// width, so that the length of the body is constant and nothing but the number is formatted.
const CREATE: &str = "\
local count, head, middle, tail = 0
function init(arguments)
  local body = wrk.body
  wrk.body = nil
  local run = arguments[1]
  local before, after = body:match(\"^(.-)ORDER(.*)$\")
  head = string.format(\"POST %s HTTP/1.1\\r\\nHost: %s\\r\\nAuthorization: %s\\r\\n\" ..
    \"Content-Type: application/json\\r\\nContent-Length: %d\\r\\nIdempotency-Key: order-%s-\",
    wrk.path, wrk.headers[\"Host\"],
    wrk.headers[\"Authorization\"], #body - #\"ORDER\" + #run + 10, run)
  middle = \"\\r\\n\\r\\n\" .. before .. run .. \"-\"
  tail = after
end
function request()
  count = count + 1
  local number = string.format(\"%09d\", count)
  return head .. number .. middle .. number .. tail
end
";

/// What `POST /v1/checkout/sessions` is sent, with a number in place of ORDER.
const BODY: &str = concat!(
    r#"{"amount":5000,"currency":"GHS","#,
    r#""success_url":"https://shop.example.com/success?session_id={CHECKOUT_SESSION_ID}","#,
    r#""cancel_url":"https://shop.example.com/cancel","customer_email":"customer@example.com","#,
    r#""description":"Two bags of coffee, freshly roasted","#,
    r#""metadata":{"order_id":"ORDER","customer":"Akosua Mensah"}}"#
);

/// A create request's body for an order.
pub(crate) fn body(order: &str) -> String {
    BODY.replace("ORDER", order)
}

/// What is asked of a server.
pub(crate) enum Work {
    /// Creates, all different.
    Create,
    /// This path, again and again.
    Get(String),
}

/// The load generator with its scripts.
pub(crate) struct Load {
    create: PathBuf,
    get: PathBuf,
    authorization: String,
}

/// What one run came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Seen {
    /// Answers.
    pub(crate) requests: f64,
    /// How long it took.
    pub(crate) seconds: f64,
    /// The time of an answer in the middle of all.
    pub(crate) p50_ms: f64,
    /// The time that one answer in a hundred exceeds.
    pub(crate) p99_ms: f64,
}

impl Seen {
    /// Answers per second.
    pub(crate) fn rate(&self) -> f64 {
        self.requests / self.seconds.max(1e-9)
    }
}

impl Load {
    /// Writes the scripts into a folder.
    pub(crate) fn new(folder: &Path, key: &str) -> anyhow::Result<Self> {
        let (create, get) = (folder.join("create.lua"), folder.join("get.lua"));
        std::fs::write(&create, format!("wrk.body = [[{BODY}]]\n{CREATE}{DONE}"))?;
        std::fs::write(&get, DONE)?;
        Ok(Self { create, get, authorization: format!("Bearer {key}") })
    }

    /// Loads a server. `run` makes the requests of this run different from all others.
    pub(crate) fn run(
        &self,
        address: SocketAddr,
        work: &Work,
        connections: u32,
        seconds: u64,
        run: &str,
    ) -> anyhow::Result<Seen> {
        let (script, path) = match work {
            Work::Create => (&self.create, "/v1/checkout/sessions"),
            Work::Get(path) => (&self.get, path.as_str()),
        };
        let output = Command::new("wrk")
            .args(["-t1", &format!("-c{connections}"), &format!("-d{seconds}s"), "--timeout", TIMEOUT])
            .args(["-H", &format!("Authorization: {}", self.authorization)])
            .arg("-s")
            .args([script.as_os_str(), format!("http://{address}{path}").as_ref()])
            .args(["--", run])
            .output()
            .context("wrk does not start")?;
        let said = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            bail!("wrk failed: {said}{}", String::from_utf8_lossy(&output.stderr));
        }
        read(&said)
    }
}

/// Reads the output. A run in which anything failed is no measurement.
fn read(said: &str) -> anyhow::Result<Seen> {
    let line = said.lines().find_map(|line| line.strip_prefix(MARK));
    let numbers: Vec<f64> =
        line.unwrap_or_default().split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [requests, duration, errors, p50, p99] = numbers.as_slice() else {
        bail!("wrk said something else than it should:\n{said}");
    };
    if *errors > 0.0 || said.contains("Non-2xx") || said.contains("Socket errors") {
        bail!("not every request was answered as it should be, so nothing was measured:\n{said}");
    }
    if *requests < 1.0 {
        bail!("no request was answered:\n{said}");
    }
    Ok(Seen { requests: *requests, seconds: duration / 1e6, p50_ms: p50 / 1e3, p99_ms: p99 / 1e3 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_run_is_read() {
        let seen = read("Running 5s test\nRequests/sec: 3\nkassa-bench: 1000 2000000 0 1500 9000\n").unwrap();
        assert_eq!(seen, Seen { requests: 1000.0, seconds: 2.0, p50_ms: 1.5, p99_ms: 9.0 });
        assert!((seen.rate() - 500.0).abs() < 1e-9);
    }

    #[test]
    fn a_run_with_failures_is_no_measurement() {
        for bad in [
            "kassa-bench: 1000 2000000 1 1500 9000",
            "  Non-2xx or 3xx responses: 5\nkassa-bench: 1000 2000000 0 1500 9000",
            "kassa-bench: 0 2000000 0 0 0",
            "unable to connect",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_body_is_one_of_a_real_shop() {
        let body = body("1-000000001");
        assert!((300..330).contains(&body.len()), "{}", body.len());
        assert!(serde_json::from_str::<serde_json::Value>(&body).is_ok());
    }
}
