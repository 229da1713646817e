//! People at the dashboard, each with a browser.

use crate::{PUBLIC_URL, Reply, TestShop};
use bytes::Bytes;
use kassa_domain::event::Cause;
use kassa_domain::id::Scope;
use kassa_domain::team::{Role, TeamCommand};
use kassa_domain::{Answer, Command};
use serde_json::Value;

/// What everybody's password is here.
pub const PASSWORD: &str = "correct horse battery";

/// A browser, with what it keeps.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    cookies: Vec<(String, String)>,
}

impl Browser {
    /// A browser into which somebody has put a cookie.
    pub fn with(name: &str, value: &str) -> Self {
        Self { cookies: vec![(name.to_owned(), value.to_owned())] }
    }

    /// What it sends as its cookies.
    pub fn cookie(&self) -> String {
        let pairs = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, reply: &Reply) {
        for text in reply.headers.get_all("set-cookie") {
            let text = text.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.retain(|(found, _)| found != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

/// The part of a page that says what is wrong.
pub fn said(reply: &Reply) -> String {
    let errors = reply.body.split("class=\"error\"").skip(1).filter_map(|part| part.split('<').next());
    let notice = reply.body.split("role=\"alert\">").nth(1).and_then(|part| part.split('<').next());
    format!("{} {:?} {notice:?}", reply.status, errors.collect::<Vec<_>>())
}

impl TestShop {
    /// Invites somebody; the path of the invitation.
    pub async fn invited(&self, email: &str, role: Role) -> String {
        let command = Command::Team(TeamCommand::Invite { email: email.to_owned(), role });
        let answer = self.engine.change(self.scope, &command, &Cause::operator()).await.unwrap().unwrap();
        let Answer::Invitation { member, secret } = answer else { panic!("{answer:?}") };
        format!("/dashboard/invitation/{}.{}", member.id, secret.expose())
    }

    /// Takes up an invitation.
    pub async fn accept(&self, invitation: &str, name: &str) -> Reply {
        self.post_form(invitation, &[("name", name), ("password", PASSWORD)]).await
    }

    /// A browser in which somebody with this role is signed in.
    pub async fn browser_of(&self, role: Role) -> Browser {
        let email = format!("{}@shop.example", role.as_str());
        let invitation = self.invited(&email, role).await;
        assert_eq!(self.accept(&invitation, role.as_str()).await.status, 303);
        let mut browser = Browser::default();
        let reply = self.sign_in(&mut browser, &email, PASSWORD).await;
        assert_eq!((reply.status, reply.header("location")), (303, "/dashboard"), "{reply:?}");
        browser
    }

    /// A browser in which an owner of another shop is signed in.
    pub async fn browser_at(&self, scope: Scope) -> Browser {
        let email = format!("owner@shop-{}.example", scope.merchant);
        let command = Command::Team(TeamCommand::Invite { email: email.clone(), role: Role::Owner });
        let answer = self.engine.change(scope, &command, &Cause::operator()).await.unwrap().unwrap();
        let Answer::Invitation { member, secret } = answer else { panic!("{answer:?}") };
        let invitation = format!("/dashboard/invitation/{}.{}", member.id, secret.expose());
        assert_eq!(self.accept(&invitation, "Owner").await.status, 303);
        let mut browser = Browser::default();
        assert_eq!(self.sign_in(&mut browser, &email, PASSWORD).await.status, 303);
        browser
    }

    /// Posts the form of signing in.
    pub async fn sign_in(&self, browser: &mut Browser, email: &str, password: &str) -> Reply {
        self.submit(browser, "/dashboard/sign-in", &[("email", email), ("password", password)]).await
    }

    /// Looks at a page of the dashboard.
    pub async fn look(&self, browser: &Browser, path: &str) -> Reply {
        let request = http::Request::get(path).header("cookie", browser.cookie());
        self.send(request.body(Bytes::new()).unwrap()).await
    }

    /// Posts a form as it stands, and keeps what the answer gives to keep.
    pub async fn submit(&self, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
        let cookie = browser.cookie();
        let headers =
            [("origin", PUBLIC_URL), ("sec-fetch-site", "same-origin"), ("cookie", cookie.as_str())];
        let reply = self.post_form_with(path, fields, &headers).await;
        browser.keep(&reply);
        reply
    }

    /// Presses a button on a page of the dashboard: the form carries the token of the browser.
    pub async fn act(&self, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
        let token = Self::field(&self.look(browser, "/dashboard/profile").await, "token");
        let mut fields = fields.to_vec();
        fields.push(("token", &token));
        self.submit(browser, path, &fields).await
    }

    /// Sends a form that is taken; the path of the page that follows, without what it says was done.
    pub async fn took(&self, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> String {
        let reply = self.act(browser, path, fields).await;
        assert_eq!(reply.status, 303, "{path} {fields:?}: {}", said(&reply));
        let location = reply.header("location").to_owned();
        assert!(location.contains("done="), "{location}");
        let page = self.look(browser, &location).await;
        assert!(page.status == 200 && page.body.contains("role=\"status\""), "{location}: {page:?}");
        location.split('?').next().unwrap().to_owned()
    }

    /// What the API says of what a page is about.
    pub async fn known(&self, noun: &str, page: &str) -> Value {
        let id = page.rsplit('/').next().unwrap();
        let reply = self.get(&format!("/v1/{noun}/{id}")).await;
        assert_eq!(reply.status, 200, "{page}: {reply:?}");
        reply.json()
    }

    /// The text of a page.
    pub async fn seen(&self, browser: &Browser, path: &str) -> String {
        let reply = self.look(browser, path).await;
        assert_eq!(reply.status, 200, "{path}: {reply:?}");
        reply.body
    }
}
