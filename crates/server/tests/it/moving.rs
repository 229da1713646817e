//! `kassa migrate`: a shop moves to the other engine, by the real binary.

use kassa_bank::Book;
use kassa_cluster::{Cluster, Scratch};
use kassa_store::{Database, Store};
use kassa_testshop::{Rows, TestShop};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

fn kassa(shop: &TestShop, words: &[&str]) -> (bool, String) {
    kassa_in(&shop.folder, words)
}

fn kassa_in(folder: &Path, words: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kassa"));
    command.env_clear().env("KASSA_MASTER_KEY", "07".repeat(32)).current_dir(folder).args(words);
    let output = command.output().unwrap();
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
    let moved = words.lines().find(|line| line.starts_with('{')).unwrap();
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
