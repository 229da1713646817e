//! Signing in and out, codes, invitations, and the log that says who did what.

use kassa_domain::event::Cause;
use kassa_domain::refusal::Noun;
use kassa_domain::team::{Role, TeamCommand, VisitBody};
use kassa_domain::time::{DAY, MINUTE, SECOND};
use kassa_domain::{Command, Refusal};
use kassa_testshop::{Browser, PASSWORD, TestShop};

/// What the text of a page says between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split(after).next().unwrap()
}

#[tokio::test]
async fn an_invitation_lets_one_person_in_once() {
    let shop = TestShop::open().await;
    let invitation = shop.invited("Ama@Shop.Example ", Role::Owner).await;
    let page = shop.browse(&invitation).await;
    assert_eq!(page.status, 200, "{page:?}");
    assert!(page.body.contains("Welcome to Test Shop") && page.body.contains("ama@shop.example"));
    for (password, rule) in
        [("short", "at least 12"), ("passwordpassword", "easy to guess"), ("", "at least 12")]
    {
        let reply = shop.post_form(&invitation, &[("name", "Ama"), ("password", password)]).await;
        assert_eq!(reply.status, 422, "{password}");
        assert!(reply.body.contains(rule) && reply.body.contains("id=\"password-error\""), "{}", reply.body);
        assert!(reply.body.contains("value=\"Ama\""), "what was typed stays");
    }
    let reply = shop.post_form(&invitation, &[("name", " "), ("password", PASSWORD)]).await;
    assert!(reply.status == 422 && reply.body.contains("id=\"name-error\""), "{reply:?}");
    let mut chosen = Browser::default();
    let fields = [("name", "Ama"), ("password", PASSWORD)];
    let accepted = shop.submit(&mut chosen, &invitation, &fields).await;
    assert_eq!((accepted.status, accepted.header("location")), (303, "/dashboard"), "{accepted:?}");
    assert_eq!(shop.look(&chosen, "/dashboard").await.status, 200, "whoever chose the password is in");
    assert_eq!(shop.browse(&invitation).await.status, 404, "it is used up");
    assert_eq!(shop.accept(&invitation, "Eve").await.status, 404);
    let mut browser = Browser::default();
    assert_eq!(shop.sign_in(&mut browser, "AMA@shop.example", PASSWORD).await.status, 303);
    let home = shop.look(&browser, "/dashboard").await;
    assert!(home.status == 200 && home.body.contains("Ama") && home.body.contains("Owner"), "{home:?}");
    shop.close().await;
}

#[tokio::test]
async fn an_invitation_runs_out() {
    let shop = TestShop::open().await;
    let invitation = shop.invited("ama@shop.example", Role::Owner).await;
    shop.later(7 * DAY).await;
    assert_eq!(shop.accept(&invitation, "Ama").await.status, 404);
    for forged in ["/dashboard/invitation/x", "/dashboard/invitation/usr_1.x", "/dashboard/invitation/x/y"] {
        assert_eq!(shop.browse(forged).await.status, 404, "{forged}");
    }
    shop.close().await;
}

/// Nobody learns whether an address is known, and whoever guesses is held up.
#[tokio::test]
async fn wrong_passwords_are_answered_alike_and_held_up() {
    let shop = TestShop::open().await;
    shop.browser_of(Role::Owner).await;
    let mut browser = Browser::default();
    let known = shop.sign_in(&mut browser, "owner@shop.example", "wrong horse battery").await;
    let unknown = shop.sign_in(&mut browser, "nobody@shop.example", "wrong horse battery").await;
    assert_eq!((known.status, unknown.status), (422, 422));
    let said = |body: &str| between(body, "role=\"alert\">", "<").to_owned();
    assert_eq!(said(&known.body), said(&unknown.body));
    assert!(browser.cookie().is_empty());
    let mut refused = 0;
    for _ in 0..20 {
        let reply = shop.sign_in(&mut browser, "owner@shop.example", "wrong horse battery").await;
        refused += u32::from(reply.status == 429);
    }
    assert!(refused >= 5, "{refused}");
    let right = shop.sign_in(&mut browser, "owner@shop.example", PASSWORD).await;
    assert_eq!(right.status, 429, "the right one is held up too, or guessing would go on");
    shop.close().await;
}

/// A cookie that a browser had before signing in is worth nothing after, and a signed-out one never again.
#[tokio::test]
async fn signing_in_gives_a_cookie_of_its_own() {
    let shop = TestShop::open().await;
    let first = shop.browser_of(Role::Owner).await;
    let mut second = first.clone();
    assert_eq!(shop.sign_in(&mut second, "owner@shop.example", PASSWORD).await.status, 303);
    assert_ne!(first.cookie(), second.cookie());
    let planted = Browser::with("kassa_visit", "vis_1.planted");
    assert_eq!(shop.look(&planted, "/dashboard").await.status, 303);
    let mut out = second.clone();
    assert_eq!(shop.act(&mut out, "/dashboard/sign-out", &[]).await.status, 303);
    assert!(out.cookie().is_empty(), "{out:?}");
    assert_eq!(shop.look(&second, "/dashboard").await.status, 303, "the server has forgotten it too");
    assert_eq!(shop.look(&first, "/dashboard").await.status, 200, "others stay");
    let profile = shop.look(&first, "/dashboard/profile").await;
    assert!(profile.body.contains("This browser"));
    shop.close().await;
}

#[tokio::test]
async fn a_browser_is_signed_in_for_a_while_only() {
    let shop = TestShop::open().await;
    let browser = shop.browser_of(Role::Owner).await;
    for _ in 0..13 {
        shop.later(DAY - MINUTE).await;
        assert_eq!(shop.look(&browser, "/dashboard").await.status, 200);
    }
    shop.later(DAY - MINUTE).await;
    assert_eq!(shop.look(&browser, "/dashboard").await.status, 200);
    shop.later(20 * MINUTE).await;
    assert_eq!(shop.look(&browser, "/dashboard").await.status, 303, "two weeks are over");
    let idle = {
        let mut browser = Browser::default();
        shop.sign_in(&mut browser, "owner@shop.example", PASSWORD).await;
        browser
    };
    shop.later(DAY + SECOND).await;
    assert_eq!(shop.look(&idle, "/dashboard").await.status, 303, "nobody used it for a day");
    shop.close().await;
}

/// The code of this moment, made by the library that phones could use.
fn code(secret: &str, seconds: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let builder = totp_rs::Builder::new().with_secret(secret).with_account_name("x");
    let totp = builder.with_step_duration(30).build().unwrap();
    totp.generate(u64::try_from(seconds).unwrap()).to_string()
}

/// The secret for a code generator that somebody is shown.
async fn offered_secret(shop: &TestShop, browser: &mut Browser) -> String {
    let offered = shop.act(browser, "/dashboard/profile/codes", &[("sure", PASSWORD)]).await;
    assert_eq!(offered.status, 200, "{offered:?}");
    let pre = between(&offered.body, "code secret", "</code>");
    pre.rsplit('>').next().unwrap().to_owned()
}

/// Whoever knows a password and guesses codes gets ten guesses in all, however slowly they come, and not ten in each
/// quarter of an hour for ever.
#[tokio::test]
async fn too_many_wrong_codes_lock_the_second_step_until_somebody_vouches() {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let mut kofi = shop.browser_of(Role::Support).await;
    let email = "support@shop.example";
    let secret = offered_secret(&shop, &mut kofi).await;
    let on = [("code", &*code(&secret, shop.now().seconds()))];
    assert_eq!(shop.act(&mut kofi, "/dashboard/profile/codes/on", &on).await.status, 200);
    // Each guess comes from somewhere else, so that no limit of one client holds it up.
    let from = std::cell::Cell::new(0u8);
    let post = async |path: &str, fields: &[(&str, &str)]| {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = http::Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        shop.send_from([203, 0, 113, from.get()], request.body(bytes::Bytes::from(body)).unwrap()).await
    };
    let guess = async |code: &str| {
        from.set(from.get() + 1);
        shop.later(MINUTE).await;
        let asked = post("/dashboard/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        if asked.status != 200 {
            return asked;
        }
        let ticket = TestShop::field(&asked, "ticket");
        post("/dashboard/sign-in/code", &[("ticket", ticket.as_str()), ("code", code)]).await
    };
    let right = || code(&secret, shop.now().plus(MINUTE).seconds());
    for _ in 0..9 {
        assert_eq!(guess("000000").await.status, 422);
    }
    assert_eq!(
        guess(&right()).await.status,
        303,
        "nine in a row are not too many, and a right one begins anew"
    );
    for _ in 0..9 {
        assert_eq!(guess("000000").await.status, 422);
    }
    for told in [guess("000000").await, guess(&right()).await] {
        assert_eq!(told.status, 403, "{told:?}");
        for word in
            ["Too many wrong codes", "Ask an owner", "kassa member unlock --email support@shop.example"]
        {
            assert!(told.body.contains(word), "no {word} in {told:?}");
        }
    }
    let team = shop.look(&owner, "/dashboard/team").await.body;
    assert!(team.contains("Locked: too many wrong codes"), "{team}");
    let log = shop.look(&owner, "/dashboard/log.csv").await.body;
    assert_eq!(log.matches("member.lock").count(), 1, "{log}");
    let before = team.split("/unlock\"").next().unwrap();
    let id = before.rsplit("/dashboard/team/").next().unwrap();
    let unlock = format!("/dashboard/team/{id}/unlock");
    assert_eq!(shop.act(&mut owner, &unlock, &[]).await.status, 303);
    assert_eq!(guess(&right()).await.status, 303);
    assert!(shop.look(&owner, "/dashboard/log.csv").await.body.contains("member.unlock"));
    // Another password by an invitation does it too.
    for _ in 0..10 {
        guess("000000").await;
    }
    assert_eq!(shop.sign_in(&mut Browser::default(), email, PASSWORD).await.status, 403);
    let again = unlock.replace("/unlock", "/invite");
    let invited = shop.act(&mut owner, &again, &[]).await.body;
    let link = format!("/dashboard/invitation/{}", between(&invited, "/dashboard/invitation/", "<"));
    assert_eq!(shop.accept(&link, "Kofi").await.status, 303);
    assert_eq!(shop.sign_in(&mut Browser::default(), email, PASSWORD).await.status, 303);
    shop.close().await;
}

#[tokio::test]
async fn codes_are_asked_for_and_taken_once() {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let mut elsewhere = Browser::default();
    shop.sign_in(&mut elsewhere, "owner@shop.example", PASSWORD).await;
    let wrong = shop.act(&mut owner, "/dashboard/profile/codes", &[("sure", "not it at all")]).await;
    assert_eq!(wrong.status, 422);
    let secret = offered_secret(&shop, &mut owner).await;
    let now = || shop.now().seconds();
    assert_eq!(shop.act(&mut owner, "/dashboard/profile/codes/on", &[("code", "000000")]).await.status, 422);
    let on = shop.act(&mut owner, "/dashboard/profile/codes/on", &[("code", &code(&secret, now()))]).await;
    assert_eq!(on.status, 200, "{on:?}");
    let recovery = between(&on.body, "code secret", "</code>").rsplit('>').next().unwrap().to_owned();
    let recovery: Vec<&str> = recovery.lines().collect();
    assert_eq!(recovery.len(), 10);

    // Whoever came in with the password alone is out, but for the browser in which the codes were turned on.
    assert_eq!(shop.look(&elsewhere, "/dashboard").await.status, 303);
    assert_eq!(shop.look(&owner, "/dashboard").await.status, 200);

    // The password alone lets nobody in any more.
    let mut browser = Browser::default();
    let asked = shop.sign_in(&mut browser, "owner@shop.example", PASSWORD).await;
    assert!(asked.status == 200 && asked.body.contains("name=\"code\"") && browser.cookie().is_empty());
    let ticket = TestShop::field(&asked, "ticket");
    let used = code(&secret, now());
    let enter = async |browser: &mut Browser, ticket: &str, code: &str| {
        shop.submit(browser, "/dashboard/sign-in/code", &[("ticket", ticket), ("code", code)]).await.status
    };
    assert_eq!(enter(&mut browser, &ticket, &used).await, 422, "the code that turned them on is used up");
    shop.later(30 * SECOND).await;
    let fresh = code(&secret, now());
    assert_eq!(enter(&mut browser, "usr_1.99999999999999.0", &fresh).await, 422, "a forged ticket");
    assert_eq!(enter(&mut browser, &ticket, &fresh).await, 303);
    assert_eq!(shop.look(&browser, "/dashboard").await.status, 200);
    assert_eq!(enter(&mut Browser::default(), &ticket, &fresh).await, 422, "no code is taken twice");
    assert_eq!(enter(&mut Browser::default(), &ticket, recovery[3]).await, 303, "a recovery code is");
    assert_eq!(enter(&mut Browser::default(), &ticket, recovery[3]).await, 422, "once");
    shop.later(10 * MINUTE).await;
    assert_eq!(enter(&mut Browser::default(), &ticket, recovery[4]).await, 422, "the ticket has run out");
    assert_eq!(shop.act(&mut owner, "/dashboard/profile/codes/off", &[("sure", PASSWORD)]).await.status, 303);
    assert_eq!(shop.sign_in(&mut Browser::default(), "owner@shop.example", PASSWORD).await.status, 303);
    shop.close().await;
}

#[tokio::test]
async fn another_password_signs_out_all_other_browsers() {
    let shop = TestShop::open().await;
    let mut here = shop.browser_of(Role::Support).await;
    let mut there = Browser::default();
    shop.sign_in(&mut there, "support@shop.example", PASSWORD).await;
    let new = "an entirely other sentence";
    let path = "/dashboard/profile/password";
    let wrong = shop.act(&mut here, path, &[("current", "not it at all"), ("password", new)]).await;
    assert!(wrong.status == 422 && wrong.body.contains("id=\"current-error\""));
    let weak = shop.act(&mut here, path, &[("current", PASSWORD), ("password", "short")]).await;
    assert!(weak.status == 422 && weak.body.contains("id=\"password-error\""));
    let reply = shop.act(&mut here, path, &[("current", PASSWORD), ("password", new)]).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    assert_eq!(shop.look(&here, "/dashboard").await.status, 200);
    assert_eq!(shop.look(&there, "/dashboard").await.status, 303);
    assert_eq!(shop.sign_in(&mut there, "support@shop.example", PASSWORD).await.status, 422);
    assert_eq!(shop.sign_in(&mut there, "support@shop.example", new).await.status, 303);
    shop.close().await;
}

#[tokio::test]
async fn owners_look_after_the_team_and_one_of_them_stays() {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let invited =
        shop.act(&mut owner, "/dashboard/team", &[("email", "kofi@shop.example"), ("role", "support")]).await;
    assert_eq!(invited.status, 200, "{invited:?}");
    let link = between(&invited.body, "/dashboard/invitation/", "<").to_owned();
    for (email, role, field) in [
        ("kofi@shop.example", "support", "email"),
        ("not an address", "support", "email"),
        ("a@b.example", "root", "role"),
    ] {
        let reply = shop.act(&mut owner, "/dashboard/team", &[("email", email), ("role", role)]).await;
        assert!(
            reply.status == 422 && reply.body.contains(&format!("id=\"{field}-error\"")),
            "{email}: {reply:?}"
        );
    }
    assert_eq!(shop.accept(&format!("/dashboard/invitation/{link}"), "Kofi").await.status, 303);
    let mut kofi = Browser::default();
    assert_eq!(shop.sign_in(&mut kofi, "kofi@shop.example", PASSWORD).await.status, 303);
    let page = shop.look(&owner, "/dashboard/team").await.body;
    let id_of = |name: &str| {
        let (before, _) = page.split_once(name).unwrap();
        let rest = &page[before.len()..];
        between(rest, "/dashboard/team/", "/").to_owned()
    };
    let (ours, theirs) = (id_of("owner@shop.example"), id_of("kofi@shop.example"));
    for (what, fields) in [("role", vec![("role", "support")]), ("remove", vec![])] {
        let reply = shop.act(&mut owner, &format!("/dashboard/team/{ours}/{what}"), &fields).await;
        assert!(reply.status == 422 && reply.body.contains("only owner"), "{what}: {reply:?}");
    }
    assert_eq!(shop.look(&kofi, "/dashboard/team").await.status, 403);
    let role = format!("/dashboard/team/{theirs}/role");
    assert_eq!(shop.act(&mut owner, &role, &[("role", "owner")]).await.status, 303);
    assert_eq!(shop.look(&kofi, "/dashboard/team").await.status, 200, "at once");
    let remove = format!("/dashboard/team/{ours}/remove");
    assert_eq!(shop.act(&mut kofi, &remove, &[]).await.status, 303, "now there is another");
    assert_eq!(shop.look(&owner, "/dashboard").await.status, 303, "whoever is removed is out");
    assert_eq!(shop.sign_in(&mut owner, "owner@shop.example", PASSWORD).await.status, 422);
    let log = shop.look(&kofi, "/dashboard/log").await.body;
    for line in [
        "Member invited",
        "Member joined",
        "Member signed in",
        "Member role changed",
        "Member removed",
        "Server operator",
    ] {
        assert!(log.contains(line), "{line} in {log}");
    }
    let file = shop.look(&kofi, "/dashboard/log.csv").await;
    assert!(file.header("content-type").starts_with("text/csv") && file.body.contains("member.remove,usr_"));
    shop.close().await;
}

/// Members of one shop have no part in another, whoever's ids they know.
#[tokio::test]
async fn shops_do_not_meet() {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let key = shop.other_merchant().await;
    assert!(!key.is_empty());
    let scope = kassa_domain::id::Scope { merchant: 2, ..shop.scope };
    let command =
        Command::Team(TeamCommand::Invite { email: "other@else.example".to_owned(), role: Role::Owner });
    let answer = shop.engine.change(scope, &command, &Cause::operator()).await;
    let kassa_domain::Answer::Invitation { member, .. } = answer.unwrap().unwrap() else { panic!() };
    for what in ["role", "remove", "invite"] {
        let path = format!("/dashboard/team/{}/{what}", member.id);
        assert_eq!(shop.act(&mut owner, &path, &[("role", "owner")]).await.status, 404, "{what}");
    }
    assert!(!shop.look(&owner, "/dashboard/team").await.body.contains("other@else.example"));
    assert!(!shop.look(&owner, "/dashboard/log").await.body.contains("other@else.example"));
    shop.close().await;
}

/// An API key's changes are in the log; what a shop sells is not: it has rows of its own.
#[tokio::test]
async fn the_log_names_the_key_that_changed_something() {
    let shop = TestShop::open().await;
    shop.session(serde_json::json!({})).await;
    shop.sold("A book", 1_000, serde_json::json!({})).await;
    let owner = shop.browser_of(Role::Owner).await;
    let log = shop.look(&owner, "/dashboard/log").await.body;
    assert!(log.contains("Product created") && log.contains(">key_"), "{log}");
    assert!(!log.contains("Session created"), "{log}");
    shop.close().await;
}

/// A form acts in the mode of the page that it stood on, also where another tab has switched to the other meanwhile.
#[tokio::test]
async fn a_form_acts_in_the_mode_of_its_page() {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let token = TestShop::field(&shop.look(&owner, "/dashboard/products/new").await, "token");
    assert_eq!(shop.act(&mut owner, "/dashboard/mode", &[("mode", "live")]).await.status, 303);
    assert!(shop.look(&owner, "/dashboard").await.body.contains("class=\"desk live\""));
    let made = shop.submit(&mut owner, "/dashboard/products", &[("token", &token), ("name", "A book")]).await;
    assert_eq!(made.status, 303, "{made:?}");
    assert_eq!(shop.get("/v1/products").await.json()["data"][0]["name"], "A book", "with a test key");
    let shown = shop.look(&owner, made.header("location")).await;
    assert!(
        shown.status == 200 && shown.body.contains("class=\"desk\""),
        "what was made is shown: {shown:?}"
    );
    shop.close().await;
}

/// Somebody who guesses elsewhere does not keep out whoever knows the password.
#[tokio::test]
async fn guesses_from_elsewhere_keep_nobody_out() {
    let shop = TestShop::open().await;
    shop.browser_of(Role::Owner).await;
    let guess = "email=owner%40shop.example&password=wrong+horse+battery";
    let mut held_up = 0;
    for _ in 0..20 {
        let request = http::Request::post("/dashboard/sign-in")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(bytes::Bytes::from(guess))
            .unwrap();
        held_up += u32::from(shop.send_from([203, 0, 113, 7], request).await.status == 429);
    }
    assert!(held_up > 0, "who guesses is held up");
    let reply = shop.sign_in(&mut Browser::default(), "owner@shop.example", PASSWORD).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    shop.close().await;
}

/// A password that was right when it was looked at lets nobody in once it has been changed.
#[tokio::test]
async fn a_sign_in_under_way_ends_with_its_password() {
    let shop = TestShop::open().await;
    let mut browser = shop.browser_of(Role::Owner).await;
    let known = || kassa_domain::Secret::new(PASSWORD.to_owned());
    let member = shop.engine.who("owner@shop.example", known()).await.unwrap().expect("it is right");
    let sign_in = Command::Team(TeamCommand::SignIn {
        member: member.id.clone(),
        password: member.body.password.clone().unwrap(),
        proof: None,
        body: VisitBody::default(),
    });
    let fields = [("current", PASSWORD), ("password", "another horse, another battery")];
    let changed = shop.act(&mut browser, "/dashboard/profile/password", &fields).await;
    assert_eq!(changed.status, 303, "{changed:?}");
    let late = shop.engine.change(shop.scope, &sign_in, &Cause::operator()).await.unwrap();
    assert_eq!(late.unwrap_err(), Refusal::NotFound(Noun::Member));
    assert!(shop.engine.who("owner@shop.example", known()).await.unwrap().is_none());
    shop.close().await;
}

/// A wrong address leads to a page of the dashboard, with its menu.
#[tokio::test]
async fn what_is_not_there_is_said_in_the_dashboard() {
    let shop = TestShop::open().await;
    let mut browser = shop.browser_of(Role::ReadOnly).await;
    for path in ["/dashboard/nothing", "/dashboard/keys/new/more", "/dashboard/products/prod_nope"] {
        let page = shop.look(&browser, path).await;
        assert!(page.status == 404 && page.body.contains("href=\"/dashboard/payments\""), "{path}: {page:?}");
    }
    assert_eq!(shop.act(&mut browser, "/dashboard/nothing", &[]).await.status, 404);
    assert_eq!(shop.look(&Browser::default(), "/dashboard/nothing").await.status, 303);
    shop.close().await;
}

/// Where somebody wanted to go before they signed in is a page of the dashboard, however it is written.
#[tokio::test]
async fn signing_in_leads_into_the_dashboard_only() {
    let shop = TestShop::open().await;
    shop.browser_of(Role::Owner).await;
    let leads = async |to: &str| {
        let fields = [("email", "owner@shop.example"), ("password", PASSWORD), ("to", to)];
        let reply = shop.submit(&mut Browser::default(), "/dashboard/sign-in", &fields).await;
        assert_eq!(reply.status, 303, "{to}: {reply:?}");
        reply.header("location").to_owned()
    };
    assert_eq!(leads("/dashboard/payments?status=..").await, "/dashboard/payments?status=..");
    for to in [
        "https://evil.example",
        "//evil.example",
        "/dashboard/../portal/x",
        "/dashboard/.%2E//evil.example",
        "/dashboard//evil.example",
    ] {
        assert_eq!(leads(to).await, "/dashboard", "{to}");
    }
    shop.close().await;
}
