//! Customers, subscriptions, invoices and entitlements in the dashboard.

use kassa_domain::id::Scope;
use kassa_domain::team::Role;
use kassa_testshop::{Browser, PUBLIC_URL, TestShop};
use serde_json::{Value, json};

const SCRIPT: &str = "<script>x</script>";

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

async fn page(shop: &TestShop, browser: &Browser, path: &str) -> String {
    let reply = shop.look(browser, &format!("/dashboard{path}")).await;
    assert_eq!(reply.status, 200, "{path}: {reply:?}");
    reply.body
}

fn says(page: &str, all: &[&str]) {
    for one in all {
        assert!(page.contains(one), "no {one} in {page}");
    }
}

/// Posts a form: the status, and the word of what was done or the page that says what is wrong.
async fn post(shop: &TestShop, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let reply = shop.act(browser, &format!("/dashboard{path}"), fields).await;
    if reply.status != 303 {
        return (reply.status, reply.body);
    }
    let location = reply.header("location").to_owned();
    let (_, word) = location.rsplit_once("done=").unwrap_or_else(|| panic!("{location}"));
    (303, word.to_owned())
}

fn done(word: &str) -> (u16, String) {
    (303, word.to_owned())
}

/// A subscription that is paid, to something with a tier: its session's id and its own.
async fn subscribed(shop: &TestShop) -> (String, String) {
    let product = shop.make_id("products", json!({ "name": "Pro", "tier": "pro" })).await;
    let price = json!({ "product": product, "currency": "GHS", "unit_amount": 5000,
        "recurring": { "interval": "month" } });
    let price = shop.make_id("prices", price).await;
    let session = shop.subscription_session(json!([{ "price": price, "quantity": 1 }]), json!({})).await;
    assert_eq!(shop.pay_with(&session, &[]).await.status, 303);
    let subscription = text(&shop.subscription_of(&session).await, "id");
    (session, subscription)
}

#[tokio::test]
async fn customers_are_made_found_and_changed() {
    let shop = TestShop::open().await;
    let mut browser = shop.browser_of(Role::Support).await;
    says(&page(&shop, &browser, "/customers").await, &["No customers found", "/dashboard/customers/new"]);
    says(&page(&shop, &browser, "/customers/new").await, &["name=\"email\"", "Create customer"]);
    for (fields, wrong) in [
        (vec![], "name"),
        (vec![("email", "not an address"), ("name", "Ama")], "email"),
        (vec![("phone", "12"), ("name", "Ama")], "phone"),
        (vec![("name", "\u{1}Ama")], "name"),
    ] {
        let (status, body) = post(&shop, &mut browser, "/customers", &fields).await;
        assert_eq!(status, 422, "{fields:?}");
        says(&body, &[&format!("id=\"{wrong}-error\"")]);
        for (name, value) in fields.iter().filter(|(_, value)| value.is_ascii() && *value != "\u{1}Ama") {
            assert!(body.contains(&format!("value=\"{value}\"")), "{name} stays as it was typed: {body}");
        }
    }
    let ama = [("name", "=Ama"), ("email", "ama@example.com"), ("phone", "0551234987"), ("uid", "u_1")];
    assert_eq!(post(&shop, &mut browser, "/customers", &ama).await, done("made"));
    shop.later(1000).await;
    assert_eq!(
        post(&shop, &mut browser, "/customers", &[("name", "Kofi"), ("uid", "u_2")]).await,
        done("made")
    );
    let again = [("uid", "u_2"), ("email", "kofi@example.com")];
    assert_eq!(post(&shop, &mut browser, "/customers", &again).await, done("saved"), "known by their own id");
    let all = shop.get("/v1/customers").await.json();
    assert_eq!(all["data"].as_array().unwrap().len(), 2);
    let (kofi, ama) = (text(&all["data"][0], "id"), text(&all["data"][1], "id"));
    for (query, found, not) in [
        ("words=kofi", &kofi, &ama),
        ("email=ama@example.com", &ama, &kofi),
        ("email=KOFI", &kofi, &ama),
        ("uid=u_1", &ama, &kofi),
    ] {
        let page = page(&shop, &browser, &format!("/customers?{query}")).await;
        assert!(page.contains(found.as_str()) && !page.contains(not.as_str()), "{query}: {page}");
    }
    let path = format!("/customers/{kofi}");
    let (status, body) = post(&shop, &mut browser, &path, &[("name", "Kofi"), ("uid", "u_1")]).await;
    assert!(status == 422 && body.contains("id=\"uid-error\""), "that is Ama's: {body}");
    let other = [("name", "Kofi M."), ("email", ""), ("uid", "u_2"), ("description", "Pays late")];
    assert_eq!(post(&shop, &mut browser, &path, &other).await, done("saved"));
    let now = shop.get(&format!("/v1/customers/{kofi}")).await.json();
    assert_eq!((&now["name"], &now["email"]), (&json!("Kofi M."), &Value::Null), "what is emptied is gone");
    says(&page(&shop, &browser, &path).await, &["Kofi M.", "Pays late"]);
    let file = shop.look(&browser, "/dashboard/customers.csv").await.body;
    says(&file, &["Customer,Your ID,E-mail", ",u_1,ama@example.com,'=Ama,0551234987"]);
    let reader = shop.browser_of(Role::ReadOnly).await;
    let seen = page(&shop, &reader, &path).await;
    assert!(!seen.contains("Edit customer") && !seen.contains("/portal"), "{seen}");
    assert!(!page(&shop, &reader, "/customers").await.contains("/dashboard/customers/new"));
    shop.close().await;
}

#[tokio::test]
async fn a_customer_is_deleted_after_a_question() {
    let shop = TestShop::open().await;
    let mut browser = shop.browser_of(Role::Support).await;
    let (session, _) = subscribed(&shop).await;
    let customer = text(&shop.session_now(&session).await, "customer");
    let path = format!("/customers/{customer}");
    says(&page(&shop, &browser, &path).await, &["Delete customer", &format!("/dashboard{path}/delete")]);
    let asked = page(&shop, &browser, &format!("{path}/delete")).await;
    says(&asked, &["cannot be undone", "Keep them", "ama@example.com"]);
    assert_eq!(
        shop.get(&format!("/v1{path}")).await.json()["deleted"],
        Value::Null,
        "looking deletes nobody"
    );
    let open = text(&shop.session(json!({ "customer": customer })).await, "id");
    shop.pay_card(&open, "4000000000003220").await;
    let (status, body) = post(&shop, &mut browser, &format!("{path}/delete"), &[]).await;
    assert_eq!(status, 422, "{body}");
    says(&body, &["A payment of the customer is under way"]);
    assert_eq!(shop.answer(&open, "action", "confirm").await.status, 303);
    assert_eq!(post(&shop, &mut browser, &format!("{path}/delete"), &[]).await, done("customer_deleted"));
    shop.settle_down().await;
    let left = page(&shop, &browser, &path).await;
    says(&left, &["Deleted", &customer, "Ended"]);
    for gone in ["ama@example.com", "Edit customer", "Delete customer", "/portal"] {
        assert!(!left.contains(gone), "{gone} in {left}");
    }
    let again = shop.look(&browser, &format!("/dashboard{path}/delete")).await;
    assert_eq!(again.status, 404, "there is nothing to ask");
    assert!(!page(&shop, &browser, "/customers").await.contains(&customer));
    let log = page(&shop, &browser, "/log").await;
    says(&log, &["Customer deleted", &customer]);
    let reader = shop.browser_of(Role::ReadOnly).await;
    assert_eq!(shop.look(&reader, &format!("/dashboard{path}/delete")).await.status, 403);
    shop.close().await;
}

#[tokio::test]
async fn a_card_on_file_is_seen_and_removed() {
    let shop = TestShop::open().await;
    let session = text(&shop.session(json!({ "save_payment_method": true })).await, "id");
    assert_eq!(shop.pay_with(&session, &[]).await.status, 303);
    shop.settle_down().await;
    let paid = shop.session_now(&session).await;
    let (customer, card) = (text(&paid, "customer"), text(&paid, "payment_method"));
    let path = format!("/customers/{customer}");
    let remove = format!("{path}/payment-methods/{card}/remove");
    let reader = shop.browser_of(Role::ReadOnly).await;
    let seen = page(&shop, &reader, &path).await;
    says(&seen, &["Cards on file", &card, "4242"]);
    assert!(!seen.contains(&remove), "who may only look is offered nothing: {seen}");
    let mut browser = shop.browser_of(Role::Support).await;
    says(&page(&shop, &browser, &path).await, &[&remove]);
    // Pressed twice, it is gone once.
    for _ in 0..2 {
        assert_eq!(post(&shop, &mut browser, &remove, &[]).await.0, 303);
        assert!(!page(&shop, &browser, &path).await.contains("Cards on file"));
    }
    assert_eq!(shop.get(&format!("/v1/payment_methods/{card}")).await.status, 404);
    shop.close().await;
}

#[tokio::test]
async fn a_link_to_the_portal_is_shown_once() {
    let shop = TestShop::open().await;
    let (_, _) = subscribed(&shop).await;
    let mut browser = shop.browser_of(Role::Support).await;
    let customer = text(&shop.get("/v1/customers").await.json()["data"][0], "id");
    let path = format!("/customers/{customer}");
    says(
        &page(&shop, &browser, &path).await,
        &["Customer portal link", "Entitlement", "Subscriptions", "Invoices"],
    );
    let (status, body) = post(&shop, &mut browser, &format!("{path}/portal"), &[]).await;
    assert_eq!(status, 200, "{body}");
    let (_, rest) = body.split_once(&format!("{PUBLIC_URL}/portal/")).unwrap_or_else(|| panic!("{body}"));
    let token = rest.split('<').next().unwrap();
    let portal = shop.browse(&format!("/portal/{token}")).await;
    assert!(portal.status == 200 && portal.body.contains("Pro"), "{portal:?}");
    let log = page(&shop, &browser, "/log").await;
    assert!(!log.contains(token) && !page(&shop, &browser, &path).await.contains(token));
    shop.close().await;
}

#[tokio::test]
async fn a_subscription_is_paused_canceled_and_kept() {
    let shop = TestShop::open().await;
    let (session, id) = subscribed(&shop).await;
    let mut browser = shop.browser_of(Role::Support).await;
    let path = format!("/subscriptions/{id}");
    let act = |what: &str| format!("{path}/{what}");
    let fresh = page(&shop, &browser, &path).await;
    says(
        &fresh,
        &["Pro", "Active", "It renews at", "every month", "GHS 50.00", ">Pause</button>", "Visa •••• 4242"],
    );
    says(&page(&shop, &browser, &format!("/sessions/{session}")).await, &[&id, "tier pro", "Timeline"]);
    for wrong in ["soon", "2000-01-01"] {
        let (status, body) = post(&shop, &mut browser, &act("pause"), &[("resumes_at", wrong)]).await;
        assert!(status == 422 && body.contains("id=\"resumes_at-error\""), "{wrong}: {body}");
    }
    let none = post(&shop, &mut browser, &act("resume"), &[]).await;
    assert_eq!(none.0, 422, "there is nothing to resume");
    assert_eq!(
        post(&shop, &mut browser, &act("pause"), &[("resumes_at", "2027-03-01")]).await,
        done("paused")
    );
    let paused = page(&shop, &browser, &path).await;
    says(&paused, &["Paused", "It resumes at 2027-03-01", "Resume"]);
    assert!(!paused.contains(">Pause</button>"));
    assert_eq!(post(&shop, &mut browser, &act("pause"), &[]).await.0, 422, "it is");
    assert_eq!(post(&shop, &mut browser, &act("resume"), &[]).await, done("resumed"));
    let later = [("at_period_end", "1")];
    assert_eq!(post(&shop, &mut browser, &act("cancel"), &later).await, done("canceled_later"));
    let ending = page(&shop, &browser, &path).await;
    says(&ending, &["It ends with its period", "Keep subscription", "Cancel now"]);
    assert!(!ending.contains("Cancel at period end"));
    assert_eq!(post(&shop, &mut browser, &act("keep"), &[]).await, done("kept"));
    assert_eq!(post(&shop, &mut browser, &act("keep"), &[]).await.0, 422);
    assert_eq!(post(&shop, &mut browser, &act("cancel"), &[]).await, done("canceled"));
    let over = page(&shop, &browser, &path).await;
    assert!(over.contains("It has ended") && !over.contains("Cancel now"), "{over}");
    says(&page(&shop, &browser, "/subscriptions?status=canceled").await, &[&id, "Ended"]);
    says(&page(&shop, &browser, "/subscriptions?status=active").await, &["No subscriptions found"]);
    assert_eq!(shop.look(&browser, "/dashboard/subscriptions?status=odd").await.status, 422);
    let file = shop.look(&browser, "/dashboard/subscriptions.csv").await.body;
    says(&file, &[&id, "canceled,Pro,50.00,GHS,every month"]);
    shop.settle_down().await;
    shop.close().await;
}

#[tokio::test]
async fn invoices_and_entitlements_are_seen() {
    let shop = TestShop::open().await;
    let (_, subscription) = subscribed(&shop).await;
    let browser = shop.browser_of(Role::ReadOnly).await;
    let customer = text(&shop.get("/v1/customers").await.json()["data"][0], "id");
    let invoice = text(&shop.get("/v1/invoices").await.json()["data"][0], "id");
    let listed = page(&shop, &browser, "/invoices?status=paid").await;
    says(&listed, &[&invoice, "GHS 50.00", "Paid"]);
    for (query, is_there) in [
        (format!("customer={customer}"), true),
        (format!("subscription={subscription}"), true),
        ("status=open".to_owned(), false),
        ("customer=cus_1".to_owned(), false),
    ] {
        let listed = page(&shop, &browser, &format!("/invoices?{query}")).await;
        assert_eq!(listed.contains(&invoice), is_there, "{query}: {listed}");
    }
    let one = page(&shop, &browser, &format!("/invoices/{invoice}")).await;
    says(&one, &["Items", "Pro", "Subscription", &format!("href=\"/invoices/{invoice}\"")]);
    assert_eq!(shop.browse(&format!("/invoices/{invoice}")).await.status, 200);
    says(&shop.look(&browser, "/dashboard/invoices.csv").await.body, &[&invoice, "Paid,50.00,GHS"]);
    let has = page(&shop, &browser, "/entitlements").await;
    says(&has, &["pro", "Active", &subscription, &customer]);
    says(&page(&shop, &browser, "/entitlements?customer=cus_1").await, &["No entitlements yet"]);
    says(
        &shop.look(&browser, "/dashboard/entitlements.csv").await.body,
        &[&format!("{customer},pro,active")],
    );
    shop.close().await;
}

/// What belongs to another shop, or to the other mode, is not there; and what somebody wrote does not run.
#[tokio::test]
async fn strangers_see_nothing_and_nothing_runs() {
    let shop = TestShop::open().await;
    let (_, subscription) = subscribed(&shop).await;
    let customer = text(&shop.get("/v1/customers").await.json()["data"][0], "id");
    let invoice = text(&shop.get("/v1/invoices").await.json()["data"][0], "id");
    let mut ours = shop.browser_of(Role::Owner).await;
    let written = [("name", SCRIPT), ("uid", SCRIPT), ("description", SCRIPT)];
    assert_eq!(post(&shop, &mut ours, &format!("/customers/{customer}"), &written).await, done("saved"));
    for path in [
        "/customers".to_owned(),
        format!("/customers/{customer}"),
        "/subscriptions".to_owned(),
        format!("/subscriptions/{subscription}"),
        "/entitlements".to_owned(),
        format!("/invoices/{invoice}"),
    ] {
        let page = page(&shop, &ours, &path).await;
        assert!(!page.contains(SCRIPT), "{path}: {page}");
        assert!(
            page.contains("script&#62;x") || page.contains("script&gt;x"),
            "{path} does not show it: {page}"
        );
    }
    shop.other_merchant().await;
    let mut theirs = shop.browser_at(Scope { merchant: 2, ..shop.scope }).await;
    assert_eq!(shop.act(&mut ours, "/dashboard/mode", &[("mode", "live")]).await.status, 303);
    for browser in [&mut ours, &mut theirs] {
        for path in [
            format!("/customers/{customer}"),
            format!("/subscriptions/{subscription}"),
            format!("/invoices/{invoice}"),
        ] {
            assert_eq!(shop.look(browser, &format!("/dashboard{path}")).await.status, 404, "{path}");
        }
        for path in [
            format!("/customers/{customer}"),
            format!("/customers/{customer}/portal"),
            format!("/subscriptions/{subscription}/cancel"),
            format!("/subscriptions/{subscription}/keep"),
            format!("/subscriptions/{subscription}/pause"),
            format!("/subscriptions/{subscription}/resume"),
        ] {
            let reply = shop.act(browser, &format!("/dashboard{path}"), &[("name", "Eve")]).await;
            assert_eq!(reply.status, 404, "{path}");
        }
        for list in ["customers", "subscriptions", "invoices", "entitlements"] {
            let file = shop.look(browser, &format!("/dashboard/{list}.csv?customer={customer}")).await.body;
            assert_eq!(file.lines().count(), 1, "{file}");
        }
    }
    shop.close().await;
}
