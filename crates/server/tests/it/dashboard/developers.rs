//! What connects the shop, looked after in the dashboard: webhooks, events, keys, processors and the test clock.

use crate::dashboard::selling::{EVIL, blames, is_inert};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::team::Role;
use kassa_testshop::{Browser, TestShop};
use serde_json::json;

const HOOK: &str = "http://127.0.0.1:9000/hook";
const PATH: &str = "/dashboard/webhooks";

/// What stands in the copy box of a page that shows a secret once.
fn secret(body: &str) -> String {
    let (_, rest) = body.split_once("class=\"code secret\"").unwrap_or_else(|| panic!("no secret in {body}"));
    let (_, rest) = rest.split_once("<code>").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

/// Text as it was before it was escaped.
fn unescaped(text: &str) -> String {
    [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")]
        .into_iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// The address of the first link of a page that begins so.
fn link_to(body: &str, begins: &str) -> String {
    let (_, rest) =
        body.split_once(&format!("href=\"{begins}")).unwrap_or_else(|| panic!("{begins}: {body}"));
    format!("{begins}{}", rest.split('"').next().unwrap())
}

/// An address is not told of everything twice by accident.
#[tokio::test]
async fn the_same_address_a_second_time_has_to_be_meant() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let mut fields = vec![("url", HOOK), ("dialect", "native"), ("enabled_events", "*")];
    assert_eq!(shop.act(&mut developer, PATH, &fields).await.status, 200);
    let reply = shop.act(&mut developer, PATH, &fields).await;
    blames(&reply, "url", "arrive there twice");
    assert!(reply.body.contains("name=\"same_address\"") && reply.body.contains("See the endpoint there is"));
    let endpoints = async || shop.get("/v1/webhook_endpoints").await.json()["data"].as_array().unwrap().len();
    assert_eq!(endpoints().await, 1);
    fields.push(("same_address", "1"));
    assert_eq!(shop.act(&mut developer, PATH, &fields).await.status, 200);
    assert_eq!(endpoints().await, 2);
    shop.close().await;
}

#[tokio::test]
async fn an_endpoint_is_made_and_its_deliveries_looked_into() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let mut support = shop.browser_of(Role::Support).await;
    let fields = [("url", HOOK), ("dialect", "native"), ("description", "Mine")];
    blames(&shop.act(&mut developer, PATH, &fields).await, "enabled_events", "value=\"Mine\"");
    let fields = [("url", "ftp://x"), ("dialect", "native"), ("enabled_events", "*")];
    blames(&shop.act(&mut developer, PATH, &fields).await, "url", "value=\"ftp://x\"");
    let fields = [("url", HOOK), ("dialect", "native"), ("enabled_events", "checkout.session.created")];
    let made = shop.act(&mut developer, PATH, &fields).await;
    assert_eq!(made.status, 200, "{made:?}");
    let first = secret(&made.body);
    assert!(first.starts_with("whsec_"), "{first}");
    let endpoint = link_to(&made.body, &format!("{PATH}/we_"));
    let page = shop.seen(&developer, &endpoint).await;
    assert!(!page.contains("whsec_") && page.contains("Nothing was sent yet"), "{page}");

    shop.receiver(HOOK, &[500, 200]);
    shop.session(json!({})).await;
    shop.settle_down().await;
    let failed = shop.webhooks();
    let page = shop.seen(&support, &endpoint).await;
    assert!(page.contains("Pending") && page.contains("500"), "{page}");
    let delivery = link_to(&page, "/dashboard/deliveries/");
    let page = shop.seen(&support, &delivery).await;
    assert!(page.contains("500") && page.contains(" ms"), "{page}");
    let (_, body) = page.split_once("Body").unwrap();
    let sent = body.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
    assert_eq!(unescaped(sent), failed[0].body, "the exact body");
    shop.later(10_000).await;
    let page = shop.seen(&support, &delivery).await;
    assert!(page.contains("Delivered") && page.contains("500") && page.contains("200"), "both tries: {page}");

    let delivered = format!("{endpoint}?status=delivered");
    assert!(shop.seen(&support, &delivered).await.contains("/dashboard/deliveries/"));
    assert!(
        !shop.seen(&support, &format!("{endpoint}?status=dead")).await.contains("/dashboard/deliveries/")
    );
    assert_eq!(shop.look(&support, &format!("{endpoint}?status=x")).await.status, 422);
    let file = shop.seen(&support, &format!("{endpoint}/deliveries.csv?status=delivered")).await;
    assert!(file.lines().count() == 2 && file.contains("checkout.session.created"), "{file}");

    shop.webhooks();
    shop.took(&mut support, &format!("{delivery}/again"), &[]).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks()[0].body, failed[0].body, "the same bytes");
    shop.close().await;
}

#[tokio::test]
async fn an_endpoint_is_changed_switched_off_and_forgotten() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let before = shop.endpoint(HOOK, &["checkout.session.created"]).await;
    let id = before["id"].as_str().unwrap();
    let endpoint = format!("{PATH}/{id}");
    let known = async || shop.get(&format!("/v1/webhook_endpoints/{id}")).await.json();
    let fields = [
        ("url", "http://127.0.0.1:9000/other"),
        ("enabled_events", "checkout.session.created"),
        ("enabled_events", "payment.failed"),
    ];
    shop.took(&mut developer, &format!("{endpoint}/edit"), &fields).await;
    let after = known().await;
    assert_eq!(after["url"], "http://127.0.0.1:9000/other");
    assert_eq!(after["enabled_events"], json!(["checkout.session.created", "payment.failed"]));
    blames(
        &shop.act(&mut developer, &format!("{endpoint}/edit"), &[("url", "x")]).await,
        "url",
        "value=\"x\"",
    );
    shop.took(&mut developer, &format!("{endpoint}/status"), &[("status", "disabled")]).await;
    assert_eq!(known().await["status"], "disabled");
    let refused = shop.act(&mut developer, &format!("{endpoint}/replay"), &[("after", "0")]).await;
    assert_eq!(refused.status, 422, "{refused:?}");
    shop.took(&mut developer, &format!("{endpoint}/status"), &[("status", "enabled")]).await;

    let rotate = format!("{endpoint}/rotate");
    for wrong in ["", "1.5", "-1", "100000"] {
        let reply = shop.act(&mut developer, &rotate, &[("expire_previous_in", wrong)]).await;
        blames(&reply, "expire_previous_in", &format!("value=\"{wrong}\""));
    }
    let rotated = shop.act(&mut developer, &rotate, &[("expire_previous_in", "2")]).await;
    let second = secret(&rotated.body);
    assert_ne!(before["secret"], second.as_str());
    shop.session(json!({})).await;
    shop.settle_down().await;
    let received = shop.webhooks();
    let signatures = &received[0].headers["kassa-signature"];
    assert_eq!(signatures.matches("v1=").count(), 2, "both secrets sign: {signatures}");

    blames(
        &shop.act(&mut developer, &format!("{endpoint}/replay"), &[("after", "99")]).await,
        "after",
        "value=\"99\"",
    );
    shop.took(&mut developer, &format!("{endpoint}/replay"), &[("after", "0")]).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1, "what it is told of is sent again");
    let list = shop.took(&mut developer, &format!("{endpoint}/delete"), &[]).await;
    assert!(!shop.seen(&developer, &list).await.contains("9000/other"));
    assert_eq!(shop.look(&developer, &endpoint).await.status, 404);
    shop.close().await;
}

#[tokio::test]
async fn an_event_is_shown_as_it_is_told() {
    let shop = TestShop::open().await;
    let mut support = shop.browser_of(Role::Support).await;
    let id = shop.session(json!({ "metadata": { "order": EVIL } })).await["id"].as_str().unwrap().to_owned();
    shop.pay_card(&id, "4242424242424242").await;
    shop.settle_down().await;
    let kind = "checkout.session.completed";
    let list = shop.seen(&support, &format!("/dashboard/events?type={kind}")).await;
    let event = link_to(&list, "/dashboard/events/evt_");
    let reply = shop.look(&support, &event).await;
    is_inert(&reply, &event);
    let (_, told) = reply.body.split_once("Payload").unwrap();
    let told = unescaped(told.split("<code>").nth(1).unwrap().split("</code>").next().unwrap());
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let by_api = shop.get(&format!("/v1/events/{}", event.rsplit('/').next().unwrap())).await.json();
    assert_eq!(told, by_api);
    let nobody = shop.act(&mut support, &format!("{event}/redeliver"), &[]).await;
    assert!(nobody.header("location").ends_with("done=resent_nobody"), "{nobody:?}");
    shop.endpoint(HOOK, &["*"]).await;
    shop.took(&mut support, &format!("{event}/redeliver"), &[]).await;
    shop.settle_down().await;
    assert_eq!(shop.webhooks().len(), 1);
    assert!(shop.seen(&support, &event).await.contains("9000/hook"), "its deliveries");
    let file = shop.seen(&support, &format!("/dashboard/events.csv?type={kind}&object={id}")).await;
    assert!(file.lines().count() == 2 && file.contains(&id), "{file}");
    assert_eq!(shop.look(&support, "/dashboard/events?type=x").await.status, 422);
    shop.close().await;
}

#[tokio::test]
async fn a_key_is_shown_once_and_revoked() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let path = "/dashboard/keys";
    blames(&shop.act(&mut developer, path, &[("dialect", "klingon")]).await, "dialect", "<option");
    let made = shop.act(&mut developer, path, &[("dialect", "native"), ("scopes", "read")]).await;
    let key = secret(&made.body);
    assert!(key.starts_with("sk_test_"), "{key}");
    let auth = format!("Bearer {key}");
    let by_key = async |method: &str, body: &str| {
        shop.api_with(method, "/v1/products", body, &[("authorization", &auth)]).await.status
    };
    assert_eq!((by_key("GET", "").await, by_key("POST", r#"{"name":"Tea"}"#).await), (200, 403));
    let list = shop.seen(&developer, path).await;
    let hint = &key[key.len() - 4..];
    assert!(list.contains(&format!("sk_test_…{hint}")) && !list.contains(&key), "{list}");
    let (_, row) = list.split_once(&format!("…{hint}")).unwrap();
    let revoke = row.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
    shop.took(&mut developer, revoke, &[]).await;
    assert_eq!(by_key("GET", "").await, 401);
    let file = shop.seen(&developer, "/dashboard/keys.csv").await;
    assert!(file.contains("Revoked") && !file.contains(&key), "{file}");
    blames(&shop.act(&mut developer, path, &[("dialect", "copperx")]).await, "scopes", "copperx");
    let both = shop.act(&mut developer, path, &[("dialect", "copperx"), ("scopes", "everything")]).await;
    assert_eq!(both.status, 200);

    let other = shop.other_merchant().await;
    let scope = Scope { merchant: 2, mode: Mode::Test };
    let theirs = shop.engine.store().keys(scope).await.unwrap()[0].id.clone();
    assert_eq!(shop.act(&mut developer, &format!("{path}/{theirs}/revoke"), &[]).await.status, 404);
    let auth = format!("Bearer {other}");
    let reply = shop.api_with("GET", "/v1/products", "", &[("authorization", &auth)]).await;
    assert_eq!(reply.status, 200, "it still works");
    shop.close().await;
}

#[tokio::test]
async fn an_account_keeps_its_secrets_to_itself() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let path = "/dashboard/processors";
    let choice = shop.seen(&developer, &format!("{path}/new")).await;
    assert!(choice.contains("Paystack"), "{choice}");
    let new = format!("{path}/new/paystack");
    let form = shop.seen(&developer, &new).await;
    assert!(form.contains("name=\"settings.secret_key\" type=\"password\""), "{form}");
    blames(
        &shop.act(&mut developer, &new, &[("name", "Ghana")]).await,
        "settings.secret_key",
        "value=\"Ghana\"",
    );
    let mut fields = vec![
        ("name", "Ghana"),
        ("settings.secret_key", "sk_live_0123456789abcdefabcd"),
        ("currencies", "ghs"),
    ];
    let refused = shop.act(&mut developer, &new, &fields).await;
    blames(&refused, "settings.secret_key", "value=\"Ghana\"");
    assert!(!refused.body.contains("0123456789abcdefabcd"), "a secret is typed anew");
    fields[1] = ("settings.secret_key", "sk_test_0123456789abcdefabcd");
    let account = shop.took(&mut developer, &new, &fields).await;
    let id = account.rsplit('/').next().unwrap().to_owned();
    let kept = async || {
        shop.engine.store().accounts(Scope { merchant: 1, mode: Mode::Test }).await.unwrap().remove(0)
    };
    let before = kept().await;
    assert_eq!(before.body.currencies, ["GHS"]);
    for at in [account.clone(), format!("{account}/edit"), path.to_owned(), format!("{path}.csv")] {
        let page = shop.seen(&developer, &at).await;
        assert!(!page.contains("sk_test_0123"), "{at}: {page}");
    }
    let page = shop.seen(&developer, &account).await;
    assert!(page.contains("••••abcd") && page.contains(&format!("/hooks/paystack/{id}")), "{page}");

    let fields = [("name", "Accra"), ("priority", "7"), ("settings.secret_key", ""), ("methods", "card")];
    shop.took(&mut developer, &format!("{account}/edit"), &fields).await;
    let after = kept().await;
    assert_eq!((after.body.name.as_str(), after.priority), ("Accra", 7));
    assert_eq!(after.body.secrets, before.body.secrets, "left empty it stays");
    assert!(after.body.currencies.is_empty() && after.body.methods.is_some_and(|only| only.len() == 1));
    let wrong = [("name", "Accra"), ("priority", "first")];
    blames(
        &shop.act(&mut developer, &format!("{account}/edit"), &wrong).await,
        "priority",
        "value=\"first\"",
    );
    shop.took(&mut developer, &format!("{account}/status"), &[("status", "disabled")]).await;
    assert!(shop.seen(&developer, path).await.contains("Off"));
    let parked = shop.seen(&developer, "/dashboard/parked").await;
    assert!(parked.contains("None."), "{parked}");
    shop.close().await;
}

/// A key for everything can say where the money goes: with real money, only an owner makes one.
#[tokio::test]
async fn a_key_for_everything_is_the_owners_where_money_is_real() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let mut owner = shop.browser_of(Role::Owner).await;
    for browser in [&mut developer, &mut owner] {
        shop.act(browser, "/dashboard/mode", &[("mode", "live")]).await;
    }
    let path = "/dashboard/keys";
    let everything = [("dialect", "native"), ("scopes", "everything")];
    let all = ["read", "sessions", "payments", "catalog", "webhooks", "customers"];
    let all: Vec<_> = [("dialect", "native")].into_iter().chain(all.map(|scope| ("scopes", scope))).collect();
    assert!(!shop.seen(&developer, &format!("{path}/new")).await.contains("value=\"everything\""));
    for fields in [&everything[..], &everything[..1]] {
        blames(&shop.act(&mut developer, path, fields).await, "scopes", "native");
    }
    let account = r#"{"processor":"paystack","settings":{"secret_key":"sk_live_0123456789abcdefabcd"}}"#;
    let made_by = async |browser: &mut Browser, fields: &[(&str, &str)]| {
        let key = secret(&shop.act(browser, path, fields).await.body);
        let auth = format!("Bearer {key}");
        shop.api_with("POST", "/v1/processor_accounts", account, &[("authorization", &auth)]).await.status
    };
    assert_eq!(made_by(&mut developer, &all).await, 403, "not with all that a developer can give");
    assert_eq!(made_by(&mut owner, &everything).await, 201);
    shop.close().await;
}

/// Accounts that take real money are the owners' to set up.
#[tokio::test]
async fn real_money_is_the_owners_to_set_up() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let new = "/dashboard/processors/new/paystack";
    let fields = [("name", "Real"), ("settings.secret_key", "sk_live_0123456789abcdefabcd")];
    shop.act(&mut owner, "/dashboard/mode", &[("mode", "live")]).await;
    let account = shop.took(&mut owner, new, &fields).await;
    assert_eq!(shop.look(&developer, &account).await.status, 404, "it is not of this mode");
    shop.act(&mut developer, "/dashboard/mode", &[("mode", "live")]).await;
    let page = shop.look(&developer, &account).await;
    assert!(
        page.status == 200 && !page.body.contains(&format!("{account}/edit")),
        "it can be seen: {page:?}"
    );
    for form in ["/dashboard/processors/new", new, &format!("{account}/edit")] {
        assert_eq!(shop.look(&developer, form).await.status, 403, "{form}");
    }
    for (at, fields) in [
        (new.to_owned(), &fields[..]),
        (format!("{account}/edit"), &[("name", "Mine")]),
        (format!("{account}/status"), &[("status", "disabled")]),
    ] {
        assert_eq!(shop.act(&mut developer, &at, fields).await.status, 403, "{at}");
    }
    shop.took(&mut owner, &format!("{account}/edit"), &[("name", "Really"), ("priority", "1")]).await;
    assert!(shop.seen(&owner, "/dashboard/test-clock").await.contains("in test mode only"));
    assert_eq!(shop.act(&mut owner, "/dashboard/test-clock/release", &[]).await.status, 404);
    shop.close().await;
}

#[tokio::test]
async fn the_test_clock_is_turned_and_let_go_of() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let path = "/dashboard/test-clock";
    assert!(shop.seen(&developer, path).await.contains("Not set"));
    let reply = shop.act(&mut developer, &format!("{path}/release"), &[]).await;
    assert_eq!(reply.status, 422, "there is none: {reply:?}");
    let reply = shop.act(&mut developer, &format!("{path}/advance"), &[("advance", "40 days")]).await;
    blames(&reply, "advance", "value=\"40 days\"");
    for wrong in ["", "soon", "2001-01-01"] {
        let reply = shop.act(&mut developer, &format!("{path}/set"), &[("now", wrong)]).await;
        blames(&reply, "now", &format!("value=\"{wrong}\""));
    }
    let session = shop.session(json!({})).await["id"].as_str().unwrap().to_owned();
    shop.took(&mut developer, &format!("{path}/advance"), &[("advance", "p2d")]).await;
    shop.settle_down().await;
    let page = shop.seen(&developer, path).await;
    assert!(page.contains("Stands still"), "{page}");
    assert_eq!(shop.session_now(&session).await["status"], "expired", "what was due was done");
    shop.took(&mut developer, &format!("{path}/release"), &[]).await;
    assert!(shop.seen(&developer, path).await.contains("Not set"));
    shop.close().await;
}

/// Another shop's endpoints, deliveries, events and accounts are not there, and what merchants type does not run.
#[tokio::test]
async fn others_things_are_not_there_and_words_do_not_run() {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let auth = format!("Bearer {}", shop.other_merchant().await);
    let make = async |what: &str, body: serde_json::Value| {
        let headers = [("authorization", auth.as_str())];
        let reply = shop.api_with("POST", &format!("/v1/{what}"), &body.to_string(), &headers).await;
        assert_eq!(reply.status, 201, "{what}: {reply:?}");
        reply.json()["id"].as_str().unwrap().to_owned()
    };
    let endpoint = make("webhook_endpoints", json!({ "url": HOOK, "enabled_events": ["*"] })).await;
    let settings = json!({ "secret_key": "sk_test_0123456789abcdefabcd" });
    let account = make("processor_accounts", json!({ "processor": "paystack", "settings": settings })).await;
    make("products", json!({ "name": "Theirs" })).await;
    shop.settle_down().await;
    let scope = Scope { merchant: 2, mode: Mode::Test };
    let event = shop.engine.store().events(scope, i64::MAX, 1, None).await.unwrap()[0].id.clone();
    let delivery = shop.engine.store().deliveries_of(scope, &event).await.unwrap()[0].id.clone();
    for at in [
        format!("webhooks/{endpoint}"),
        format!("webhooks/{endpoint}/deliveries.csv"),
        format!("deliveries/{delivery}"),
        format!("events/{event}"),
        format!("processors/{account}"),
    ] {
        assert_eq!(shop.look(&owner, &format!("/dashboard/{at}")).await.status, 404, "{at}");
    }
    for at in [
        format!("webhooks/{endpoint}/edit"),
        format!("webhooks/{endpoint}/status"),
        format!("webhooks/{endpoint}/delete"),
        format!("webhooks/{endpoint}/rotate"),
        format!("webhooks/{endpoint}/replay"),
        format!("deliveries/{delivery}/again"),
        format!("events/{event}/redeliver"),
        format!("processors/{account}/edit"),
        format!("processors/{account}/status"),
    ] {
        let fields = [("status", "disabled"), ("after", "0"), ("expire_previous_in", "1"), ("name", "x")];
        assert_eq!(shop.act(&mut owner, &format!("/dashboard/{at}"), &fields).await.status, 404, "{at}");
    }
    let url = format!("{HOOK}?x=%3Cscript%3E");
    let fields =
        [("url", url.as_str()), ("dialect", "native"), ("enabled_events", "*"), ("description", EVIL)];
    let made = shop.act(&mut owner, PATH, &fields).await;
    is_inert(&made, "the page of the secret");
    let fields = [("name", EVIL), ("settings.secret_key", "sk_test_0123456789abcdefabcd")];
    let account = shop.took(&mut owner, "/dashboard/processors/new/paystack", &fields).await;
    let endpoint = link_to(&made.body, &format!("{PATH}/we_"));
    for at in [
        PATH.to_owned(),
        endpoint.clone(),
        format!("{endpoint}/edit"),
        "/dashboard/processors".to_owned(),
        account.clone(),
        format!("{account}/edit"),
    ] {
        is_inert(&shop.look(&owner, &at).await, &at);
    }
    // The endpoint of the other shop was told of the other shop's product, and of nothing else.
    shop.settle_down().await;
    let heard = shop.webhooks();
    assert!(!heard.is_empty() && heard.iter().all(|it| it.body.contains("\"product.created\"")), "{heard:?}");
    shop.close().await;
}
