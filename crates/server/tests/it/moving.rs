//! `kassa migrate`, `kassa export` and `kassa import`: a shop moves to the other engine, by the real binary.

use kassa_bank::Book;
use kassa_cluster::{Cluster, Scratch};
use kassa_store::{Database, Store};
use kassa_testshop::{Rows, TestShop};
use serde_json::json;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

fn kassa(shop: &TestShop, words: &[&str]) -> (bool, String) {
    kassa_in(&shop.folder, words)
}

fn command_in(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kassa"));
    command.env_clear().env("KASSA_MASTER_KEY", "07".repeat(32)).current_dir(folder).args(words);
    command
}

fn kassa_in(folder: &Path, words: &[&str]) -> (bool, String) {
    let output = command_in(folder, words).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (output.status.success(), said)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_moves_to_the_other_engine_and_goes_on_there() {
    let shop = TestShop::open().await;
    assert!(
        kassa(&shop, &["key", "list", "--database", &shop.rows.url()]).0,
        "the master key's check is written"
    );
    let paid = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&paid, "4242424242424242").await;
    let open = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.settle_down().await;
    let elsewhere = match *shop.rows {
        Rows::File(_) => Rows::Scratch(Scratch::make()),
        Rows::Scratch(_) => Rows::File(shop.folder.join("moved.db")),
    };
    let (from, to) = (shop.rows.url(), elsewhere.url());
    let migrate = ["migrate", "--from", &from, "--to", &to];
    // A server of a file holds its lock; one at a PostgreSQL server is connected, as the shop of this test is.
    let lock = std::fs::File::create(shop.folder.join("kassa.lock")).unwrap();
    lock.try_lock().unwrap();
    let (well, words) = kassa(&shop, &migrate);
    assert!(!well && words.contains("a server still serves the source"), "{words}");
    lock.unlock().unwrap();
    shop.session(json!({})).await;
    let (well, words) = kassa(&shop, &migrate);
    match *shop.rows {
        Rows::File(_) => assert!(well && words.contains("The shop has moved."), "{words}"),
        Rows::Scratch(_) => assert!(!well && words.contains("still serves the source"), "{words}"),
    }
    let (_, words) = kassa(&shop, &[&migrate[..], &["--json"]].concat());
    let moved = words.lines().find(|line| line.starts_with('{')).unwrap_or_else(|| panic!("{words}"));
    let moved: serde_json::Value = serde_json::from_str(moved).unwrap();
    assert!(moved["same"].as_u64().unwrap() > 15, "{moved}");
    assert_eq!(
        (&moved["different"], &moved["written"], &moved["removed"]),
        (&json!(0), &json!(0), &json!(0))
    );
    let (well, words) = kassa(&shop, &["verify", "--database", &to]);
    assert!(well, "{words}");
    assert_eq!(
        kassa(&shop, &["key", "list", "--database", &to]),
        kassa(&shop, &["key", "list", "--database", &from]),
        "with the same master key"
    );
    let there = Store::open(&Database::new(&to)).await.unwrap();
    for id in [&paid, &open] {
        let id = kassa_domain::id::SessionId::of(&**id);
        assert_eq!(
            there.session(shop.scope, &id).await.unwrap(),
            shop.engine.store().session(shop.scope, &id).await.unwrap()
        );
    }
    drop(there);
    for (words, named) in [
        (["migrate", "--from", "sqlite:nowhere.db", "--to", &to], "nowhere.db"),
        (["migrate", "--from", &from, "--to", &from], "the same database"),
        (["migrate", "--from", &from, "--to", "mysql://x"], "mysql://x"),
    ] {
        let (well, said) = kassa(&shop, &words);
        assert!(!well && said.contains(named), "{said}");
    }
    shop.close().await;
}

/// A card that is kept, part of whose money is given back, and a transfer that is still to be told.
fn asks_the_bank(book: &Book) {
    let card = json!({ "type": "card", "number": "4242424242424242", "exp_month": 1, "exp_year": 2099 });
    for (path, body) in [
        (
            "/charges",
            json!({ "reference": "pay_1", "amount": 500, "currency": "GHS", "save": true, "method": card }),
        ),
        ("/charges/pay_1/refund", json!({ "id": "re_1", "amount": 200 })),
        ("/charges/pay_2/void", json!({})),
        (
            "/charges",
            json!({ "reference": "pay_3", "amount": 500, "currency": "GHS", "method": { "type": "bank_transfer" } }),
        ),
    ] {
        let scope = kassa_domain::id::Scope { merchant: 1, mode: kassa_domain::id::Mode::Test };
        let request = http::Request::post(path).header("authorization", format!("Bearer {}", scope.text()));
        let request = request.body(bytes::Bytes::from(body.to_string())).unwrap();
        let reply = kassa_bank::handle(book, &request, kassa_domain::Timestamp(1_800_000_000_000)).unwrap();
        assert_eq!(reply.response.status(), 200);
    }
}

/// There, and back into another file. Whether somebody serves a database is asked of the pooler, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_moves_through_a_pooler_that_knows_no_prepared_statements() {
    let folder = std::env::temp_dir().join(format!("kassa-moving-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let cluster = Cluster::start(&[]).unwrap();
    let (_pooler, port) = cluster.pooler().unwrap();
    let pooled = format!("postgres://kassa@127.0.0.1:{port}/postgres");
    let (file, back) = ("sqlite:kassa.db", "sqlite:back.db");
    let (made, words) =
        kassa_in(&folder, &["merchant", "create", "--slug", "far", "--name", "Far", "--database", file]);
    assert!(made, "{words}");
    let book = Book::open(Some(&folder.join("kassa-bank.db"))).unwrap();
    asks_the_bank(&book);
    let merchants =
        |database: &str| kassa_in(&folder, &["merchant", "list", "--json", "--database", database]);
    let there = ["migrate", "--from", file, "--to", &pooled];
    let (well, words) = kassa_in(&folder, &there);
    assert!(!well && words.contains("add --database-pooler"), "nobody said that there is a pooler: {words}");
    let through = |words: &[&str]| kassa_in(&folder, &[words, &["--database-pooler"]].concat());
    let (well, words) = through(&there);
    assert!(well && words.contains("The shop has moved."), "{words}");
    assert_eq!(merchants(&cluster.url("postgres")), merchants(file));
    // The connections of whoever was there before stay at the pooler, and say nothing.
    let (well, words) = through(&[&there[..], &["--json"]].concat());
    assert!(well && words.contains("\"written\":0"), "{words}");
    let database = Database { prepared: false, ..Database::new(&pooled) };
    let store = Arc::new(Store::open(&database).await.unwrap());
    let asks = Arc::clone(&store);
    let serves = tokio::spawn(async move {
        // As a server does that has nothing to do.
        let mut second = tokio::time::interval(std::time::Duration::from_secs(1));
        loop {
            second.tick().await;
            asks.next_job(kassa_domain::job::Lane::Inside).await.unwrap();
        }
    });
    let (well, words) = through(&there);
    assert!(!well && words.contains("a server serves the target"), "{words}");
    serves.abort();
    let _ = serves.await;
    drop(store);
    let (well, words) = through(&["migrate", "--from", &pooled, "--to", back]);
    assert!(well && words.contains("The shop has moved."), "{words}");
    assert_eq!(merchants(back), merchants(file));
    let moved = Book::open(Some(&folder.join("back-bank.db"))).unwrap();
    let sheets = book.sheets().unwrap();
    assert_eq!(sheets.iter().filter(|sheet| sheet.due_at.is_some()).count(), 1, "{sheets:?}");
    assert_eq!((moved.sheets().unwrap(), sheets.len()), (sheets, 5), "the bank's book has moved along");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// A place of the other engine than that of the shop, in which nothing is yet.
fn elsewhere(shop: &TestShop, name: &str) -> Rows {
    match *shop.rows {
        Rows::File(_) => Rows::Scratch(Scratch::make()),
        Rows::Scratch(_) => Rows::File(shop.folder.join(name)),
    }
}

/// The lines of an export, but for the head, which says when it was made.
fn rows_of(folder: &Path, file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("{\"table\""));
    rows.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_is_exported_while_it_sells_and_imported_by_the_other_engine() {
    let shop = Arc::new(TestShop::open().await);
    let from = shop.rows.url();
    assert!(kassa(&shop, &["key", "list", "--database", &from]).0, "the master key's check is written");
    asks_the_bank(&Book::open(Some(&shop.folder.join("kassa-bank.db"))).unwrap());
    let paid = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&paid, "4242424242424242").await;
    let gone = shop.make_id("customers", json!({ "uid": "u_gone", "email": "gone@example.com" })).await;
    assert_eq!(shop.api("DELETE", &format!("/v1/customers/{gone}"), "").await.status, 200);
    shop.settle_down().await;
    // Somebody buys while it is written.
    let seller = Arc::clone(&shop);
    let selling = tokio::spawn(async move {
        for _ in 0..40 {
            seller.session(json!({})).await;
        }
    });
    let (well, words) = kassa(&shop, &["export", "--database", &from, "--to", "live.jsonl", "--json"]);
    assert!(well, "{words}");
    selling.await.unwrap();
    let said: serde_json::Value = serde_json::from_str(&words).unwrap();
    let live = rows_of(&shop.folder, "live.jsonl");
    assert!(said["rows"] == live.len() && live.len() > 15, "{said}");
    let scratch = elsewhere(&shop, "live.db");
    let import = |file: &str, to: &str| kassa(&shop, &["import", "--database", to, "--from", file]);
    let (well, words) = import("live.jsonl", &scratch.url());
    assert!(well && words.contains("were compared with the lines"), "{words}");
    // A moment has whole payments, whatever was written meanwhile.
    let (well, words) = kassa(&shop, &["verify", "--database", &scratch.url()]);
    assert!(well, "{words}");

    shop.settle_down().await;
    let export = |from: &str, file: &str| {
        let (well, words) = kassa(&shop, &["export", "--database", from, "--to", file]);
        assert!(well && words.contains("are exported"), "{words}");
        rows_of(&shop.folder, file)
    };
    let rows = export(&from, "still.jsonl");
    let (there, back) = (elsewhere(&shop, "there.db"), shop.folder.join("back.db"));
    let back = match *shop.rows {
        Rows::File(_) => Rows::File(back),
        Rows::Scratch(_) => Rows::Scratch(Scratch::make()),
    };
    for (file, to, again) in
        [("still.jsonl", there.url(), "there.jsonl"), ("there.jsonl", back.url(), "back.jsonl")]
    {
        let (well, words) = import(file, &to);
        assert!(well, "{words}");
        assert_eq!(export(&to, again), rows, "{again}");
        let (well, words) = kassa(&shop, &["verify", "--database", &to]);
        assert!(well, "{words}");
        let keys = |database: &str| kassa(&shop, &["key", "list", "--database", database]);
        assert_eq!(keys(&to), keys(&from), "with the same master key");
    }
    let left = rows.iter().find(|line| line.starts_with("{\"table\":\"customers\"") && line.contains(&gone));
    assert!(
        left.is_some_and(|line| line.contains("deleted_at") && !line.contains("gone@example.com")),
        "{left:?}"
    );
    let bank = |line: &&String| line.starts_with("{\"table\":\"bank\"");
    let is_in_file = matches!(*shop.rows, Rows::File(_));
    assert!(!is_in_file || rows.iter().filter(bank).count() == 5, "the bank's book is among the lines");
    Arc::into_inner(shop).unwrap().close().await;
}

/// Begins to import, and gives it only a part of the lines. What was written to the pipe and does not fit into it was
/// read.
fn begin_import(folder: &Path, to: &str, part: &[u8]) -> Child {
    let mut command = command_in(folder, &["import", "--from", "-", "--database", to]);
    let mut child =
        command.stdin(Stdio::piped()).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(part).unwrap();
    child
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_is_killed_leaves_nothing_and_is_done_once_more() {
    let shop = TestShop::open().await;
    let from = shop.rows.url();
    assert!(kassa(&shop, &["key", "list", "--database", &from]).0);
    for n in 0..150 {
        shop.session(json!({ "metadata": { "note": format!("{n:0400}") } })).await;
    }
    let (well, words) = kassa(&shop, &["export", "--database", &from, "--to", "shop.jsonl"]);
    assert!(well, "{words}");
    let lines = std::fs::read(shop.folder.join("shop.jsonl")).unwrap();
    assert!(lines.len() > 200_000, "more than a pipe holds: {}", lines.len());
    for to in [Rows::File(shop.folder.join("killed.db")), Rows::Scratch(Scratch::make())] {
        let mut child = begin_import(&shop.folder, &to.url(), &lines[..lines.len() - 1000]);
        child.kill().unwrap();
        child.wait().unwrap();
        let (well, words) = kassa(&shop, &["export", "--database", &to.url(), "--to", "none.jsonl"]);
        assert!(!well && words.contains("there is no "), "{words}");
        let (well, words) = kassa(&shop, &["import", "--database", &to.url(), "--from", "shop.jsonl"]);
        assert!(well, "{words}");
        let (well, words) = kassa(&shop, &["verify", "--database", &to.url()]);
        assert!(well, "{words}");
        let (well, words) = kassa(&shop, &["import", "--database", &to.url(), "--from", "shop.jsonl"]);
        assert!(!well && (words.contains("is there;") || words.contains("already")), "{words}");
    }
    let left: Vec<_> = std::fs::read_dir(&shop.folder).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().ends_with(".part")), "{left:?}");
    shop.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_export_or_of_another_key_is_refused_by_its_line() {
    let shop = TestShop::open().await;
    let from = shop.rows.url();
    assert!(kassa(&shop, &["key", "list", "--database", &from]).0);
    let (well, words) = kassa(&shop, &["export", "--database", &from, "--to", "shop.jsonl"]);
    assert!(well, "{words}");
    let text = std::fs::read_to_string(shop.folder.join("shop.jsonl")).unwrap();
    let merchant = text.lines().position(|line| line.starts_with("{\"table\":\"merchants\"")).unwrap() + 1;
    for (name, changed, says) in [
        ("nothing", String::new(), "nothing.jsonl: line 1: the file ends before its last line".to_owned()),
        ("other", "PNG\n".to_owned(), "line 1: this is no export of Kassa".to_owned()),
        ("form", text.replacen(":1,", ":2,", 1), "line 1: this is an export of form 2".to_owned()),
        ("cut", text[..text.len() - 90].to_owned(), "was cut off".to_owned()),
        ("slug", text.replacen("\"slug\":\"", "\"slug\":\"x", 1), "not those that were exported".to_owned()),
        (
            "table",
            text.replacen("\"merchants\",\"row\"", "\"merchant\",\"row\"", 1),
            format!("line {merchant}: there is no table \"merchant\""),
        ),
        ("nonsense", text.replacen("{\"table\":\"merchants", "nonsense", 1), format!("line {merchant}: ")),
    ] {
        let file = format!("{name}.jsonl");
        std::fs::write(shop.folder.join(&file), changed).unwrap();
        let (well, words) = kassa(&shop, &["import", "--from", &file, "--database", "sqlite:never.db"]);
        assert!(!well && words.contains(&says), "{name}: {words}");
    }
    let import = ["import", "--from", "shop.jsonl", "--database", "sqlite:never.db"];
    let mut with_another = command_in(&shop.folder, &import);
    let output = with_another.env("KASSA_MASTER_KEY", "08".repeat(32)).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("line 2: the master key at hand is another"), "{said}");
    let mut without = command_in(&shop.folder, &[&import[..], &["--json"]].concat());
    for left in ["never.db", "never.db.part", "never-bank.db", "never.key"] {
        assert!(!shop.folder.join(left).exists(), "{left}");
    }
    let output = without.env_remove("KASSA_MASTER_KEY").output().unwrap();
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(output.status.success() && said["has_key"] == false, "{said}");
    assert!(said["master_key"].as_str().is_some_and(|key| key.len() == 16), "{said}");
    shop.close().await;
}
