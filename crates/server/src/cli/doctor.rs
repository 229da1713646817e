//! `kassa doctor`: looks at an installation as somebody would who was asked why it does not work, and says for each
//! thing how it is and what to do. It changes nothing: a database of an older version stays as it is, and what is
//! written to try whether that can be done is gone with the same commit.

use super::paint::Paint;
use super::remote::At;
use super::{beside_existing, say};
use crate::config::Storage;
use crate::open::Place;
use crate::out;
use crate::web::is_loopback;
use crate::world::SystemClock;
use anyhow::bail;
use clap::Args;
use kassa_domain::account::AccountStatus;
use kassa_domain::endpoint::{ENDPOINTS_MAX, EndpointStatus};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::merchant::Merchant;
use kassa_domain::time::{SECOND, Timestamp};
use kassa_engine::{Clock, Engine};
use kassa_store::settings;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Less room than this on the disk is soon none.
const ROOM_LOW: u64 = 1 << 30;
/// With less than this, writes may fail any moment.
const ROOM_NONE: u64 = 100 << 20;
/// Signatures are refused by many who receive them when a clock is off by five minutes; this is noticed long before.
const SKEW: i64 = 5 * SECOND;

/// What to look at.
#[derive(Args)]
pub(super) struct DoctorArgs {
    #[command(flatten)]
    at: At,
    /// Print JSON, one object for each thing that was looked at
    #[arg(long)]
    json: bool,
}

/// How something is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Ok,
    Warn,
    Fail,
}

/// What was looked at, how it is, and what to do where it is not well.
struct Finding {
    what: &'static str,
    state: State,
    says: String,
    advice: &'static str,
}

impl Finding {
    fn ok(what: &'static str, says: impl Into<String>) -> Self {
        Self { what, state: State::Ok, says: says.into(), advice: "" }
    }

    fn warn(what: &'static str, says: impl Into<String>, advice: &'static str) -> Self {
        Self { what, state: State::Warn, says: says.into(), advice }
    }

    fn fail(what: &'static str, says: impl Into<String>, advice: &'static str) -> Self {
        Self { what, state: State::Fail, says: says.into(), advice }
    }
}

pub(super) async fn run(args: &DoctorArgs) -> anyhow::Result<()> {
    let mut found = vec![];
    let url = args.at.url();
    match (&url, args.at.common.resolve()) {
        (Ok(url), Ok(_)) => found.push(of_url(url)),
        (Err(problem), _) => found.push(of_configuration(problem)),
        (_, Err(problem)) => found.push(of_configuration(&problem)),
    }
    let loopback = url.as_ref().is_ok_and(|url| is_loopback(url));
    found.extend(of_installation(&args.at, loopback).await);
    if let Ok(url) = &url {
        found.extend(of_server(url).await);
    }
    show(&found, args.json);
    match found.iter().filter(|it| it.state == State::Fail).count() {
        0 => Ok(()),
        1 => bail!("one thing is not well"),
        count => bail!("{count} things are not well"),
    }
}

fn show(found: &[Finding], as_json: bool) {
    let paint = Paint::of_stdout();
    for it in found {
        let word = match it.state {
            State::Ok => "ok",
            State::Warn => "warn",
            State::Fail => "fail",
        };
        if as_json {
            let advice = (!it.advice.is_empty()).then_some(it.advice);
            say(&json!({ "check": it.what, "state": word, "says": it.says, "advice": advice }).to_string());
            continue;
        }
        let painted = match it.state {
            State::Ok => paint.green("ok  "),
            State::Warn => paint.yellow("warn"),
            State::Fail => paint.red("FAIL"),
        };
        say(&format!("{painted}  {}: {}", paint.bold(it.what), it.says));
        if !it.advice.is_empty() {
            say(&format!("      {}", it.advice));
        }
    }
}

fn of_configuration(problem: &anyhow::Error) -> Finding {
    let advice = "`kassa config` shows every setting and where it comes from";
    Finding::fail("configuration", format!("{problem:#}"), advice)
}

fn of_url(url: &str) -> Finding {
    if is_loopback(url) {
        return Finding::ok("public URL", format!("{url}, on this machine, for developing"));
    }
    if url.starts_with("http://") {
        return Finding::fail(
            "public URL",
            format!("{url} is not encrypted"),
            "buyers type cards there: serve it by https, and give that address as --public-url",
        );
    }
    Finding::ok("public URL", url)
}

/// The database, and what belongs to it.
async fn of_installation(at: &At, loopback: bool) -> Vec<Finding> {
    let mut found = vec![];
    let Ok(storage) = at.common.resolve() else { return found };
    let Ok(place) = Place::of(&storage.database) else { return found };
    if let Place::Beside(file) = &place {
        found.extend(of_disk(file));
    }
    if let Some(finding) = of_schema(&storage, &place).await {
        found.push(finding);
        return found;
    }
    let engine = match beside_existing(&at.common).await {
        Ok(engine) => engine,
        Err(problem) => {
            found.push(of_failure(&format!("{problem:#}")));
            return found;
        }
    };
    let looked = of_database(&engine).await;
    found.extend(looked);
    found.push(of_key(&place, storage.master_key.is_some(), &fingerprint(&engine).await));
    match of_shops(&engine, &storage, loopback).await {
        Ok(shops) => found.extend(shops),
        Err(problem) => found.push(of_failure(&problem.to_string())),
    }
    found
}

/// What is wrong with a database, and what may help.
fn of_failure(problem: &str) -> Finding {
    let problem = problem.trim_start_matches("database: ");
    let has = |words: &[&str]| words.iter().any(|word| problem.contains(word));
    let advice = if has(&["readonly", "read-only", "unable to open", "Permission", "permission"]) {
        "whoever runs kassa must be allowed to write the file and its folder; see `ls -l`, and the mount"
    } else if has(&["disk is full", "No space", "disk I/O"]) {
        "make room on the disk, or mend it: what cannot be written is refused"
    } else if has(&["newer than this binary"]) {
        "start the newer version, or restore the backup that was made before it was started"
    } else if has(&["master key", "kassa.key", ".key is missing"]) {
        "put the key file back, or give the key by KASSA_MASTER_KEY"
    } else {
        "--database names it; `kassa serve` makes one where there is none"
    };
    Finding::fail("database", problem, advice)
}

/// Whether the database can be looked into as it is. Nothing is brought up to date here.
async fn of_schema(storage: &Storage, place: &Place) -> Option<Finding> {
    if let Place::Beside(file) = place
        && !file.exists()
    {
        return Some(of_failure(&format!("there is no database {}", file.display())));
    }
    match storage.database.schema().await {
        Err(problem) => Some(of_failure(&problem.to_string())),
        Ok(schema) if schema.applied == 0 => Some(of_failure("there is no shop in the database")),
        Ok(schema) if schema.applied < schema.known => Some(Finding::warn(
            "database",
            format!(
                "it is of an older version: {} of {} migrations were applied",
                schema.applied, schema.known
            ),
            "the next start of `kassa serve` brings it up to date; back it up before, and look again after",
        )),
        Ok(_) => None,
    }
}

/// Whether it is whole, and takes what is written.
async fn of_database(engine: &Engine) -> Vec<Finding> {
    let whole = match engine.store().verify_file().await {
        Ok(Some(lines)) if !lines.is_empty() => Finding::fail(
            "database",
            lines.join("; "),
            "the file is damaged: stop the server, keep a copy of the file, and restore the latest backup",
        ),
        Ok(_) => Finding::ok("database", "it answers, is whole, and fits this version"),
        Err(problem) => of_failure(&problem.to_string()),
    };
    let written = match engine.store().try_to_write().await {
        Ok(()) => Finding::ok("writing", "the database takes what is written"),
        Err(problem) => Finding { what: "writing", ..of_failure(&problem.to_string()) },
    };
    vec![whole, written]
}

/// The name by which exports speak of the master key.
async fn fingerprint(engine: &Engine) -> String {
    let check = engine.store().setting(settings::CHECK).await;
    check.ok().flatten().as_deref().map(kassa_store::lines::fingerprint).unwrap_or_default()
}

/// How much room there is, as `df` says it: POSIX has no other word for it that needs no foreign code.
fn of_disk(file: &Path) -> Option<Finding> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let output = std::process::Command::new("df").arg("-Pk").arg(folder).output().ok()?;
    let room = room(&String::from_utf8_lossy(&output.stdout))?;
    let says = format!("{} MB are free", room >> 20);
    Some(match room {
        ..ROOM_NONE => Finding::fail("disk", says, "make room now: what cannot be written is refused"),
        ROOM_NONE..ROOM_LOW => Finding::warn("disk", says, "make room soon"),
        _ => Finding::ok("disk", says),
    })
}

/// The free bytes in what `df -Pk` prints: the fourth column of its second line, in kilobytes.
fn room(printed: &str) -> Option<u64> {
    printed.lines().nth(1)?.split_whitespace().nth(3)?.parse::<u64>().ok()?.checked_mul(1024)
}

/// The engine was opened, so the key is the right one.
fn of_key(place: &Place, is_given: bool, name: &str) -> Finding {
    const WHAT: &str = "master key";
    if is_given {
        return Finding::ok(WHAT, format!("{name} is given, and fits the database"));
    }
    let file = place.file("key");
    match std::fs::metadata(&file).map(|about| is_private(&about)) {
        Ok(true) => Finding::warn(
            WHAT,
            format!("{name} is in {}, and fits the database", file.display()),
            "keep a copy elsewhere: without it no backup can be used",
        ),
        Ok(false) => Finding::fail(
            WHAT,
            format!("others on this machine may read {}", file.display()),
            "take their rights away: chmod 600",
        ),
        Err(problem) => Finding::fail(WHAT, format!("{}: {problem}", file.display()), "put the file back"),
    }
}

#[cfg(unix)]
fn is_private(about: &std::fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 == 0
}

#[cfg(not(unix))]
fn is_private(_: &std::fs::Metadata) -> bool {
    true
}

/// What merchants have set up, and what waits for somebody.
async fn of_shops(engine: &Arc<Engine>, storage: &Storage, loopback: bool) -> anyhow::Result<Vec<Finding>> {
    let mut found = vec![];
    let mut hosts = BTreeMap::new();
    let store = engine.store();
    found.push(match store.parked().await? {
        0 => Finding::ok("payments", "none waits for an operator"),
        count => Finding::fail(
            "payments",
            format!("{count} are parked: nobody can say how they ended"),
            "docs/operating.md says how to look at them",
        ),
    });
    if let count @ 1.. = store.count_parked_notices().await? {
        found.push(Finding::warn(
            "notices",
            format!("{count} of processors fit no payment"),
            "GET /v1/parked_notices shows them",
        ));
    }
    for merchant in store.merchants().await? {
        for mode in [Mode::Test, Mode::Live] {
            let scope = Scope { merchant: merchant.number, mode };
            found.extend(of_endpoints(engine, &merchant, scope).await?);
            found.extend(of_processors(engine, &merchant, scope, &mut hosts).await?);
        }
    }
    found.extend(of_hosts(hosts, storage, loopback).await);
    Ok(found)
}

async fn of_endpoints(
    engine: &Arc<Engine>,
    merchant: &Merchant,
    scope: Scope,
) -> anyhow::Result<Option<Finding>> {
    const WHAT: &str = "webhooks";
    let limit = i64::try_from(ENDPOINTS_MAX).unwrap_or(i64::MAX);
    let endpoints = engine.store().endpoints(scope, None, limit).await?;
    let whose = format!("of {} in {} mode", merchant.slug, scope.mode.as_str());
    let failing = endpoints.iter().find(|it| it.body.failing_since.is_some());
    let off = endpoints.iter().find(|it| it.status == EndpointStatus::Disabled);
    Ok(match (failing, off) {
        (Some(it), _) => {
            let since = it.body.failing_since.map(Timestamp::iso).unwrap_or_default();
            Some(Finding::fail(
                WHAT,
                format!("{} {whose} has failed since {since}", it.body.url),
                "the dashboard shows what it answered; it is tried again, and switched off after five days",
            ))
        }
        (None, Some(it)) => Some(Finding::warn(
            WHAT,
            format!("{} {whose} is switched off", it.body.url),
            "mend the receiver, switch it on, and send again what it missed: kassa replay --endpoint",
        )),
        (None, None) if endpoints.is_empty() => None,
        (None, None) => Some(Finding::ok(WHAT, format!("{} {whose}, all well", endpoints.len()))),
    })
}

/// Where accounts are called, by the addresses, and which these are.
type Hosts = BTreeMap<String, Vec<String>>;

/// Which accounts take payments. Nothing is asked of them: comparing books is `kassa reconcile`, which tells of
/// differences.
async fn of_processors(
    engine: &Arc<Engine>,
    merchant: &Merchant,
    scope: Scope,
    hosts: &mut Hosts,
) -> anyhow::Result<Vec<Finding>> {
    const WHAT: &str = "processors";
    let mut found = vec![];
    let accounts = engine.store().accounts(scope).await?;
    let enabled: Vec<_> = accounts.iter().filter(|it| it.status == AccountStatus::Enabled).collect();
    let has_keys = engine.store().keys(scope).await?.iter().any(|key| key.revoked_at.is_none());
    if scope.mode == Mode::Live && enabled.is_empty() && has_keys {
        found.push(Finding::fail(
            WHAT,
            format!("{} has a live key and no account to take live payments with", merchant.slug),
            "docs/processors says how to set one up",
        ));
    }
    for account in enabled {
        let name = format!("{} of {} in {} mode", account.body.name, merchant.slug, scope.mode.as_str());
        match engine.called_at(account)? {
            Some(host) => hosts.entry(host).or_default().push(name.clone()),
            None => found.push(Finding::ok(WHAT, format!("{name} takes payments"))),
        }
    }
    Ok(found)
}

/// Whether the hosts of processors can be reached from here: all at once, each once, and without a key.
async fn of_hosts(hosts: Hosts, storage: &Storage, loopback: bool) -> Vec<Finding> {
    const WHAT: &str = "processors";
    let mut knocking = vec![];
    for (host, accounts) in hosts {
        let (at, trusted) = (host.clone(), storage.trusted_hosts.clone());
        let knock = tokio::spawn(async move { out::knock(&at, loopback, &trusted).await });
        knocking.push((host, accounts.join(", "), knock));
    }
    let mut found = vec![];
    for (host, accounts, knock) in knocking {
        let advice = "see that this machine may reach it: its name, the firewall, the proxy; for a host of your own, \
                      --trusted-host";
        found.push(match knock.await {
            Ok(Ok(_)) => {
                Finding::ok(WHAT, format!("{accounts}: {host} answers; `kassa reconcile` compares the books"))
            }
            Ok(Err(problem)) => {
                Finding::fail(WHAT, format!("{accounts}: {host} cannot be reached: {problem}"), advice)
            }
            Err(problem) => Finding::fail(WHAT, format!("{accounts}: {host}: {problem}"), advice),
        });
    }
    found
}

/// A server that runs: whether it answers, and whether its clock is ours.
async fn of_server(url: &str) -> Vec<Finding> {
    const WHAT: &str = "server";
    let remote = super::remote::Remote::without_key(url);
    let answer = match remote.get("/readyz").await {
        Ok(answer) => answer,
        Err(problem) => {
            return vec![Finding::warn(WHAT, problem.to_string(), "start it with `kassa serve`")];
        }
    };
    let mut found = vec![match answer.status().is_success() {
        true => Finding::ok(WHAT, format!("{url} is ready")),
        false => Finding::fail(
            WHAT,
            format!("{url} answers {}", answer.status()),
            "its database does not answer; see its log",
        ),
    }];
    let date = answer.headers().get(http::header::DATE).and_then(|date| date.to_str().ok());
    if let Some(theirs) = date.and_then(seconds) {
        let skew = theirs.saturating_mul(SECOND).saturating_sub(SystemClock.now().0);
        found.push(match skew.abs() > SKEW {
            false => Finding::ok("clock", "the server's clock and this machine's agree"),
            true => Finding::fail(
                "clock",
                format!("the server's clock is {} s away from this machine's", skew / SECOND),
                "keep both by NTP: signatures of webhooks hold for five minutes only",
            ),
        });
    }
    found
}

/// The seconds since 1970 of a date as HTTP writes it.
fn seconds(date: &str) -> Option<i64> {
    let since = httpdate::parse_http_date(date).ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_room_is_read_from_what_df_prints() {
        let printed = "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/vda 100 40 60 40% /\n";
        assert_eq!(room(printed), Some(60 * 1024));
        assert_eq!(room("df: no such file"), None);
    }

    #[test]
    fn an_address_that_is_not_encrypted_is_only_for_this_machine() {
        assert!(of_url("http://127.0.0.1:8080").state == State::Ok);
        assert!(of_url("http://pay.example.com").state == State::Fail);
        assert!(of_url("https://pay.example.com").state == State::Ok);
    }
}
