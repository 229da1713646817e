//! Accounts at processors: set up by API, by command and by the configuration file; their secrets are seen by nobody.

use super::far::{Desk, account, stand_in};
use super::live::{Log, files_with};
use super::{listed, text};
use crate::exam::sides::{Side, XPUB};
use kassa_domain::Command as Decided;
use kassa_domain::Secret;
use kassa_domain::account::{AccountPatch, NewAccount};
use kassa_domain::id::{Mode, Scope};
use kassa_testshop::{PUBLIC_URL, Rows, TestShop};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// The master key of every test shop.
const MASTER_KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";
const SECRET: &str = "sk_test_canary0123456789abcdef";
const HOOK_SECRET: &str = "whsec_canary0123456789abcdef0123";

fn stripe(more: Value) -> Value {
    let mut body = json!({ "processor": "stripe", "settings": {
        "secret_key": SECRET, "publishable_key": "pk_test_open", "webhook_secret": HOOK_SECRET } });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// The command line, on the shop's database.
fn kassa(shop: &TestShop) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kassa"));
    command.env_clear().env("KASSA_MASTER_KEY", MASTER_KEY).current_dir(&shop.folder);
    command.env("KASSA_DATABASE", shop.rows.url());
    command
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn run(command: &mut Command) -> (bool, String) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    (output.status.success(), said(&output))
}

/// Two merchants with one extended public key would hand out the same addresses, and one transfer would pay both. With
/// play money that harms nobody, and people try things out with keys that everybody knows.
#[tokio::test]
async fn no_two_merchants_take_real_money_at_the_same_addresses() {
    let shop = TestShop::open().await;
    shop.merchant(2).await;
    let evm = json!({ "processor": "evm", "settings": {
        "xpub": XPUB, "rpc_url": "https://node.example/v2/canary-key", "chain_id": "8453", "network": "Base",
        "token": "USDC", "contract": "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913", "decimals": "6" } });
    let test = json!({ "processor": "evm", "settings": {
        "xpub": XPUB, "rpc_url": "https://node.example/v2/canary-key", "chain_id": "84532", "network": "Sepolia",
        "token": "USDC", "contract": "0x036cbd53842c5426634e7929541ec2318f3dcf7e", "decimals": "6" } });
    for (mode, body, second) in [(Mode::Test, test, 201), (Mode::Live, evm, 400)] {
        for (merchant, status) in [(1, 201), (2, second)] {
            let key = shop.new_key(Scope { merchant, mode }).await;
            let bearer = format!("Bearer {key}");
            let headers = [("authorization", bearer.as_str())];
            let reply = shop.api_with("POST", "/v1/processor_accounts", &body.to_string(), &headers).await;
            assert_eq!(reply.status, status, "{merchant} {mode:?} {reply:?}");
            if status == 400 {
                assert_eq!(reply.json()["error"]["param"], "settings.xpub");
                assert!(!reply.body.contains(XPUB), "{}", reply.body);
            }
        }
    }
    shop.close().await;
}

#[tokio::test]
async fn an_account_shows_how_its_secrets_end_and_nothing_more() {
    let (log, _listening) = Log::listen();
    let shop = TestShop::open().await;
    stand_in(&shop);
    let reply =
        shop.api("POST", "/v1/processor_accounts", &stripe(json!({ "name": "EU" })).to_string()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let made = reply.json();
    let id = text(&made, "id");
    assert_eq!((&made["object"], &made["processor"]), (&json!("processor_account"), &json!("stripe")));
    assert_eq!(made["settings"], json!({ "publishable_key": "pk_test_open" }));
    assert_eq!(made["secrets"], json!({ "secret_key": "...cdef", "webhook_secret": "...0123" }));
    assert_eq!((&made["status"], &made["kept_by_file"]), (&json!("enabled"), &json!(false)));
    assert_eq!((&made["methods"], &made["currencies"]), (&Value::Null, &json!([])));
    assert_eq!(text(&made, "notices_url"), format!("{PUBLIC_URL}/hooks/stripe/{id}"));
    let path = format!("/v1/processor_accounts/{id}");
    let mut seen = vec![reply.body];
    assert_eq!(shop.get(&path).await.json(), made);
    let change = json!({ "name": "Europe", "currencies": ["EUR"], "methods": ["card"], "countries": ["DE"] });
    let changed = shop.make(&format!("processor_accounts/{id}"), change).await;
    assert_eq!(
        (&changed["name"], &changed["secrets"]),
        (&json!("Europe"), &made["secrets"]),
        "what is left out stays"
    );
    assert_eq!((&changed["methods"], &changed["currencies"]), (&json!(["card"]), &json!(["EUR"])));
    let other = json!({ "settings": { "webhook_secret": "whsec_canary-another-one-0123456789zzzz" }, "currencies": [],
        "methods": [], "countries": [] });
    let changed = shop.make(&format!("processor_accounts/{id}"), other).await;
    assert_eq!(changed["secrets"], json!({ "secret_key": "...cdef", "webhook_secret": "...zzzz" }));
    let gone = json!({ "settings": { "webhook_secret": "" } });
    let changed = shop.make(&format!("processor_accounts/{id}"), gone).await;
    assert_eq!(changed["secrets"], json!({ "secret_key": "...cdef" }), "an empty one is taken away");
    let needed = json!({ "settings": { "secret_key": "" } });
    let refusal = shop.refusal(&format!("processor_accounts/{id}"), &needed).await;
    assert_eq!(refusal.2.as_deref(), Some("settings.secret_key"));
    let session = text(&shop.session(json!({})).await, "id");
    shop.settle_down().await;
    for path in
        [&*path, "/v1/processor_accounts", "/v1/processors", "/v1/events?limit=100", "/v1/parked_notices"]
    {
        seen.push(shop.get(path).await.body);
    }
    for path in [&*format!("/checkout/{session}"), "/metrics", "/"] {
        seen.push(shop.browse(path).await.body);
    }
    assert!(seen.iter().all(|body| !body.contains("canary")), "{seen:?}");
    assert!(log.said().contains("answered") && !log.said().contains("canary"), "{}", log.said());
    assert!(!files_with(&shop, "pk_test_open").is_empty(), "what is no secret is found in the files");
    assert_eq!(files_with(&shop, "canary"), Vec::<String>::new());
    shop.close().await;
}

#[tokio::test]
async fn what_is_wrong_with_an_account_is_named() {
    let shop = TestShop::open().await;
    shop.make("processor_accounts", stripe(json!({ "name": "Taken" }))).await;
    let without = |name: &str| {
        let mut body = stripe(json!({}));
        body["settings"].as_object_mut().unwrap().remove(name);
        body
    };
    let with = |name: &str, value: Value| {
        let mut body = stripe(json!({}));
        body["settings"][name] = value;
        body
    };
    for (body, param) in [
        (json!({ "settings": {} }), "processor"),
        (stripe(json!({ "processor": "nobody" })), "processor"),
        (stripe(json!({ "processor": "simulator" })), "settings.publishable_key"),
        (without("secret_key"), "settings.secret_key"),
        (without("publishable_key"), "settings.publishable_key"),
        (with("secret_key", json!("sk_live_canary0123456789")), "settings.secret_key"),
        (with("publishable_key", json!("sk_test_x")), "settings.publishable_key"),
        (with("webhook_secret", json!("whsec_short")), "settings.webhook_secret"),
        (with("webhook_secret", json!("a\nb")), "settings.webhook_secret"),
        (with("secret_key", json!(7)), "settings.secret_key"),
        (with("api_base", json!("http://evil.example")), "settings.api_base"),
        (with("unknown", json!("x")), "settings.unknown"),
        (stripe(json!({ "name": "Taken" })), "name"),
        (stripe(json!({ "name": "" })), "name"),
        (stripe(json!({ "name": "x".repeat(65) })), "name"),
        (stripe(json!({ "status": "on" })), "status"),
        (stripe(json!({ "priority": -1 })), "priority"),
        (stripe(json!({ "methods": ["cash"] })), "methods[0]"),
        (stripe(json!({ "methods": ["card", "crypto"] })), "methods[1]"),
        (stripe(json!({ "currencies": ["GHS", "ghs"] })), "currencies[1]"),
        (stripe(json!({ "countries": ["ZZ"] })), "countries[0]"),
        (stripe(json!({ "livemode": true })), "livemode"),
    ] {
        let reply = shop.api("POST", "/v1/processor_accounts", &body.to_string()).await;
        assert!(matches!(reply.status, 400 | 409), "{body}: {reply:?}");
        assert_eq!(reply.error().2.as_deref(), Some(param), "{body}: {reply:?}");
        assert!(!reply.body.contains("canary"), "{reply:?}");
    }
    assert_eq!(listed(&shop, "/v1/processor_accounts").await.len(), 1);
    let missing = shop.get("/v1/processor_accounts/acct_1").await;
    assert_eq!((missing.status, missing.error().1), (404, "resource_missing".to_owned()));
    shop.close().await;
}

#[tokio::test]
async fn nobody_sees_or_changes_another_merchants_accounts() {
    let shop = TestShop::open().await;
    let id = text(&shop.make("processor_accounts", stripe(json!({}))).await, "id");
    let header = format!("Bearer {}", shop.other_merchant().await);
    let auth = [("authorization", header.as_str())];
    let path = format!("/v1/processor_accounts/{id}");
    for (method, body) in
        [("GET", ""), ("POST", "{\"status\":\"disabled\"}"), ("POST", "{\"name\":\"Mine\"}")]
    {
        assert_eq!(shop.api_with(method, &path, body, &auth).await.status, 404, "{method} {body}");
    }
    assert_eq!(shop.api_with("GET", "/v1/processor_accounts", "", &auth).await.json()["data"], json!([]));
    let body = stripe(json!({})).to_string();
    let made = shop.api_with("POST", "/v1/processor_accounts", &body, &auth).await;
    assert_eq!(made.status, 201, "names are each merchant's own");
    assert_eq!(shop.get(&path).await.json()["status"], "enabled");
    shop.close().await;
}

/// What the file keeps, neither the API nor the command changes.
#[tokio::test]
async fn what_the_file_keeps_is_changed_by_the_file_alone() {
    let shop = TestShop::open().await;
    let settings = [("secret_key", SECRET), ("publishable_key", "pk_test_open")];
    let settings: BTreeMap<String, Secret> =
        settings.into_iter().map(|(name, value)| (name.to_owned(), Secret::new(value))).collect();
    let patch = AccountPatch { name: Some("Kept".to_owned()), settings, ..AccountPatch::default() };
    let new = NewAccount { processor: "stripe".to_owned(), by_file: true, patch };
    let command = Decided::CreateAccount(Box::new(new));
    shop.engine.change(shop.scope, &command, &Default::default()).await.unwrap().unwrap();
    let kept = listed(&shop, "/v1/processor_accounts").await.remove(0);
    assert_eq!(kept["kept_by_file"], true);
    for body in [
        json!({ "status": "disabled" }),
        json!({ "priority": 3 }),
        json!({ "settings": { "secret_key": "" } }),
    ] {
        let refusal = shop.refusal(&format!("processor_accounts/{}", text(&kept, "id")), &body).await;
        assert_eq!((refusal.0, &*refusal.1), (409, "kept_by_file"), "{body}");
    }
    let (well, words) = run(kassa(&shop).args(["processor", "set", "stripe", "--name", "Kept", "--disable"]));
    assert!(!well && words.contains("configuration file"), "{words}");
    assert_eq!(listed(&shop, "/v1/processor_accounts").await, [kept]);
    shop.close().await;
}

#[tokio::test]
async fn an_account_is_set_up_listed_and_switched_off_by_command() {
    let shop = TestShop::open().await;
    std::fs::write(shop.folder.join("hook-secret"), format!("{HOOK_SECRET}\n")).unwrap();
    let set = ["processor", "set", "stripe", "--name", "EU", "--json"];
    let (well, words) = run(kassa(&shop).env("STRIPE_KEY", SECRET).args(set).args([
        "--set",
        "secret_key=$STRIPE_KEY",
        "--set",
        "publishable_key=pk_test_open",
        "--set",
        "webhook_secret=@hook-secret",
        "--currencies",
        "EUR,GHS",
        "--methods",
        "card",
        "--countries",
        "DE,GH",
        "--priority",
        "4",
    ]));
    assert!(well && !words.contains("canary"), "{words}");
    let by_command: Value = serde_json::from_str(words.trim()).unwrap();
    let by_api = listed(&shop, "/v1/processor_accounts").await.remove(0);
    for field in
        ["id", "name", "processor", "status", "priority", "settings", "secrets", "methods", "currencies"]
    {
        assert_eq!(by_command[field], by_api[field], "{field}");
    }
    assert_eq!(by_api["secrets"], json!({ "secret_key": "...cdef", "webhook_secret": "...0123" }));
    assert_eq!(format!("{PUBLIC_URL}{}", text(&by_command, "notices")), text(&by_api, "notices_url"));
    std::fs::remove_file(shop.folder.join("hook-secret")).unwrap();
    for list in [&["processor", "list"][..], &["processor", "list", "--json"], &["processor", "known"]] {
        let (well, words) = run(kassa(&shop).args(list));
        assert!(well && !words.contains("canary") && words.contains("stripe"), "{list:?}: {words}");
    }
    let (well, words) = run(kassa(&shop).args(set).arg("--disable"));
    assert!(well, "{words}");
    let off = listed(&shop, "/v1/processor_accounts").await.remove(0);
    assert_eq!((&off["status"], &off["secrets"]), (&json!("disabled"), &by_api["secrets"]), "the rest stays");
    for (bad, named) in [
        (&["stripe", "--name", "New"][..], "secret_key"),
        (&["nobody"], "processor"),
        (&["stripe", "--name", "EU", "--set", "secret_key"], "NAME=VALUE"),
        (&["stripe", "--name", "EU", "--set", "secret_key=@/nowhere"], "/nowhere"),
        (&["stripe", "--name", "EU", "--set", "secret_key=$NOT_THERE"], "NOT_THERE"),
        (&["stripe", "--name", "EU", "--set", "secret_key=sk_live_canary"], "secret_key"),
        (&["paystack", "--name", "EU"], "stripe"),
        (&["stripe", "--merchant", "nobody"], "nobody"),
        (&["stripe", "--name", "EU", "--enable", "--disable"], "--disable"),
    ] {
        let (well, words) = run(kassa(&shop).args(["processor", "set"]).args(bad));
        assert!(!well && words.contains(named) && !words.contains("canary"), "{bad:?}: {words}");
    }
    assert_eq!(listed(&shop, "/v1/processor_accounts").await, [off]);
    assert_eq!(files_with(&shop, "canary"), Vec::<String>::new());
    shop.close().await;
}

/// A server that is ended however the test ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the server with a configuration file: whether it serves, and what it said. Then it is ended.
async fn serve(shop: &TestShop, config: &str) -> (bool, String) {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    std::fs::write(shop.folder.join("kassa.toml"), config).unwrap();
    let mut command = kassa(shop);
    command.env("STRIPE_KEY", SECRET).args(["serve", "--config", "kassa.toml", "--listen"]);
    command.arg(format!("127.0.0.1:{port}")).stdin(Stdio::null());
    let log = std::fs::File::create(shop.folder.join("log")).unwrap();
    command.stdout(log.try_clone().unwrap()).stderr(log);
    let mut server = Server(command.spawn().unwrap());
    let words = || std::fs::read_to_string(shop.folder.join("log")).unwrap();
    for _ in 0..200 {
        if server.0.try_wait().unwrap().is_some() {
            return (false, words());
        }
        if words().contains("\"serving\"") {
            return (true, words());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it neither serves nor ends: {}", words());
}

#[tokio::test]
async fn the_configuration_file_keeps_accounts() {
    let shop = TestShop::open().await;
    std::fs::write(shop.folder.join("hook-secret"), format!("{HOOK_SECRET}\n")).unwrap();
    let file = |more: &str| {
        format!(
            "[[processors]]\nprocessor = \"stripe\"\nname = \"EU\"\nmode = \"test\"\ncurrencies = [\"EUR\"]\n{more}\n\
             [processors.settings]\nsecret_key_env = \"STRIPE_KEY\"\npublishable_key = \"pk_test_open\"\n\
             webhook_secret_file = \"hook-secret\"\n"
        )
    };
    let (serves, words) = serve(&shop, &file("priority = 3")).await;
    assert!(serves && !words.contains("canary"), "{words}");
    let kept = listed(&shop, "/v1/processor_accounts").await.remove(0);
    assert_eq!((&kept["kept_by_file"], &kept["priority"]), (&json!(true), &json!(3)));
    assert_eq!(kept["secrets"], json!({ "secret_key": "...cdef", "webhook_secret": "...0123" }));
    assert_eq!((&kept["currencies"], &kept["status"]), (&json!(["EUR"]), &json!("enabled")));
    assert!(serve(&shop, &file("countries = [\"DE\"]")).await.0);
    let changed = listed(&shop, "/v1/processor_accounts").await.remove(0);
    assert_eq!((&changed["id"], &changed["countries"]), (&kept["id"], &json!(["DE"])));
    assert!(serve(&shop, "").await.0);
    assert_eq!(listed(&shop, "/v1/processor_accounts").await[0]["status"], "disabled", "named no more");
    for (bad, named) in [
        (file("mode = \"sideways\"").replace("mode = \"test\"\n", ""), "mode"),
        (file("").replace("STRIPE_KEY", "NOT_THERE"), "NOT_THERE"),
        (file("").replace("hook-secret", "no-such-file"), "no-such-file"),
        (file("").replace("publishable_key = \"pk", "publishable_key = \"sk"), "publishable_key"),
        (file("").replace("\"EUR\"", "\"EURO\""), "currencies"),
        (file("merchant = \"nobody\""), "nobody"),
        (file("nonsense = 1"), "nonsense"),
    ] {
        let (serves, words) = serve(&shop, &bad).await;
        let last = words.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
        assert!(!serves && last.contains(named), "{named}: {words}");
        assert!(!words.contains("canary"), "{words}");
    }
    std::fs::remove_file(shop.folder.join("hook-secret")).unwrap();
    assert_eq!(files_with(&shop, "canary"), Vec::<String>::new());
    shop.close().await;
}

#[tokio::test]
async fn without_the_master_key_no_secret_can_be_read() {
    let shop = TestShop::open().await;
    shop.make("processor_accounts", stripe(json!({}))).await;
    assert!(run(kassa(&shop).args(["processor", "list"])).0);
    let wrong = MASTER_KEY.replace('7', "8");
    for command in
        [&["processor", "list"][..], &["verify"], &["reconcile"], &["serve", "--listen", "127.0.0.1:0"]]
    {
        let (well, words) = run(kassa(&shop).env("KASSA_MASTER_KEY", &wrong).args(command));
        assert!(!well && words.contains("does not fit"), "{command:?}: {words}");
    }
    let (well, words) = run(kassa(&shop).env_remove("KASSA_MASTER_KEY").args(["processor", "list"]));
    assert!(!well && words.contains("kassa.key is missing"), "{words}");
    shop.close().await;
}

/// A secret is bound to its account and its name: what is moved to another row cannot be read there.
#[tokio::test]
async fn a_sealed_secret_that_was_moved_is_not_read() {
    let (log, _listening) = Log::listen();
    let shop = TestShop::open().await;
    let far = stand_in(&shop);
    let desk = Desk::open(&shop, "stripe").await;
    desk.pay(&shop, &far);
    account(&shop, "stripe", json!({ "name": "Second" })).await;
    let bodies = shop.rows.texts("select body from accounts order by name = 'stripe'").await;
    let [theirs, ours] = bodies.try_into().unwrap();
    let swap = |body: &str| format!("update accounts set body = '{body}' where name = 'stripe'");
    let sealed = |body: &str| serde_json::from_str::<Value>(body).unwrap()["secrets"].clone();
    assert_ne!(sealed(&ours), sealed(&theirs), "the same secrets are not the same bytes");
    let mut moved: Value = serde_json::from_str(&ours).unwrap();
    moved["secrets"] = sealed(&theirs);
    shop.rows.execute(&swap(&moved.to_string())).await;
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 503);
    assert_eq!(desk.status(&shop).await, "pending");
    assert!(!log.said().contains("canary") && log.said().contains("cannot be read with this master key"));
    shop.rows.execute(&swap(&ours)).await;
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
    assert_eq!(desk.status(&shop).await, "succeeded");
    shop.close().await;
}

#[tokio::test]
async fn the_processors_are_listed_with_what_they_need() {
    let shop = TestShop::open().await;
    let all = listed(&shop, "/v1/processors").await;
    let ids: Vec<String> = all.iter().map(|it| text(it, "id")).collect();
    let known: Vec<&str> = kassa_processors::all().iter().map(|it| it.profile().id).collect();
    assert!(ids.iter().all(|id| known.contains(&id.as_str())), "{ids:?}");
    for side in ["stripe", "razorpay", "paystack"] {
        let listed = all.iter().find(|it| it["id"] == side).unwrap();
        let settings = listed["settings"].as_array().unwrap();
        for (name, value) in Side::named(side).settings {
            let setting = settings.iter().find(|it| it["name"] == *name).unwrap();
            assert_eq!(setting["secret"], value.contains("canary"), "{side} {name}");
        }
    }
    shop.close().await;
}

/// The commands that compare and check, on what a shop really did.
#[tokio::test]
async fn the_commands_say_what_is_wrong_by_their_exit_code() {
    let shop = TestShop::open().await;
    let (_, id) = super::paid(&shop, 5000).await;
    shop.settle_down().await;
    let (well, words) = run(kassa(&shop).arg("verify"));
    // Of a file, SQLite is asked too.
    let checks = kassa_store::INVARIANTS.len() + usize::from(matches!(*shop.rows, Rows::File(_)));
    assert!(well && words.matches("ok  ").count() == checks, "{words}");
    let statement = |amount: i64| format!("reference,kind,amount,currency\n{id},charge,{amount},GHS\n");
    let reconcile = ["reconcile", "--account", "simulator", "--mode", "test", "--csv", "statement.csv"];
    std::fs::write(shop.folder.join("statement.csv"), format!("\u{feff}{}", statement(5000))).unwrap();
    let (well, words) = run(kassa(&shop).args(reconcile));
    assert!(well && words.contains("1 payments compared"), "{words}");
    std::fs::write(shop.folder.join("statement.csv"), statement(4999)).unwrap();
    let (well, words) = run(kassa(&shop).args(reconcile).arg("--json"));
    assert!(
        !well && words.contains("\"kind\":\"captured\"") && words.contains("nothing was changed"),
        "{words}"
    );
    let (well, words) = run(kassa(&shop).args(reconcile));
    assert!(!well && words.contains("here 50.00 GHS, there 49.99 GHS"), "{words}");
    std::fs::write(shop.folder.join("statement.csv"), format!("{}{id},charge,x,GHS\n", statement(5000)))
        .unwrap();
    let (well, words) = run(kassa(&shop).args(reconcile));
    assert!(!well && words.contains("line 3:"), "{words}");
    for bad in [&["reconcile", "--account", "nobody"][..], &["reconcile", "--since", "soon"]] {
        assert!(!run(kassa(&shop).args(bad)).0, "{bad:?}");
    }
    shop.rows.execute("update entries set amount = 4999 where book = 'processor'").await;
    let (well, words) = run(kassa(&shop).arg("verify"));
    assert!(
        !well && words.contains("FAIL  movements_sum_to_zero") && words.contains(&format!("charge/{id}")),
        "{words}"
    );
    let (well, words) = run(kassa(&shop).args(["verify", "--json"]));
    assert!(!well && words.contains("\"invariant\":\"books_say_what_was_captured\""), "{words}");
    shop.rows.execute("update entries set amount = 5000 where book = 'processor'").await;
    shop.close().await;
}
