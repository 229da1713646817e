//! The dashboard: who gets in, what they see, and what they may do.

mod developers;
mod door;
mod money;
mod people;
mod roles;
mod selling;

use crate::shop::{PUBLIC_URL, Reply, TestShop};
use bytes::Bytes;
use kassa_domain::event::Cause;
use kassa_domain::id::Scope;
use kassa_domain::team::{Role, TeamCommand};
use kassa_domain::{Answer, Command};

/// What everybody's password is here.
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A browser, with what it keeps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Browser {
    cookies: Vec<(String, String)>,
}

impl Browser {
    fn cookie(&self) -> String {
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

impl TestShop {
    /// Invites somebody; the path of the invitation.
    pub(crate) async fn invited(&self, email: &str, role: Role) -> String {
        let command = Command::Team(TeamCommand::Invite { email: email.to_owned(), role });
        let answer = self.engine.change(self.scope, &command, &Cause::operator()).await.unwrap().unwrap();
        let Answer::Invitation { member, secret } = answer else { panic!("{answer:?}") };
        format!("/dashboard/invitation/{}.{}", member.id, secret.expose())
    }

    /// Takes up an invitation.
    pub(crate) async fn accept(&self, invitation: &str, name: &str) -> Reply {
        self.post_form(invitation, &[("name", name), ("password", PASSWORD)]).await
    }

    /// A browser in which somebody with this role is signed in.
    pub(crate) async fn browser_of(&self, role: Role) -> Browser {
        let email = format!("{}@shop.example", role.as_str());
        let invitation = self.invited(&email, role).await;
        assert_eq!(self.accept(&invitation, role.as_str()).await.status, 200);
        let mut browser = Browser::default();
        let reply = self.sign_in(&mut browser, &email, PASSWORD).await;
        assert_eq!((reply.status, reply.header("location")), (303, "/dashboard"), "{reply:?}");
        browser
    }

    /// A browser in which an owner of another shop is signed in.
    pub(crate) async fn browser_at(&self, scope: Scope) -> Browser {
        let email = format!("owner@shop-{}.example", scope.merchant);
        let command = Command::Team(TeamCommand::Invite { email: email.clone(), role: Role::Owner });
        let answer = self.engine.change(scope, &command, &Cause::operator()).await.unwrap().unwrap();
        let Answer::Invitation { member, secret } = answer else { panic!("{answer:?}") };
        let invitation = format!("/dashboard/invitation/{}.{}", member.id, secret.expose());
        assert_eq!(self.accept(&invitation, "Owner").await.status, 200);
        let mut browser = Browser::default();
        assert_eq!(self.sign_in(&mut browser, &email, PASSWORD).await.status, 303);
        browser
    }

    /// Posts the form of signing in.
    pub(crate) async fn sign_in(&self, browser: &mut Browser, email: &str, password: &str) -> Reply {
        self.submit(browser, "/dashboard/sign-in", &[("email", email), ("password", password)]).await
    }

    /// Looks at a page of the dashboard.
    pub(crate) async fn look(&self, browser: &Browser, path: &str) -> Reply {
        let request = http::Request::get(path).header("cookie", browser.cookie());
        self.send(request.body(Bytes::new()).unwrap()).await
    }

    /// Posts a form as it stands, and keeps what the answer gives to keep.
    pub(crate) async fn submit(&self, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
        let cookie = browser.cookie();
        let headers =
            [("origin", PUBLIC_URL), ("sec-fetch-site", "same-origin"), ("cookie", cookie.as_str())];
        let reply = self.post_form_with(path, fields, &headers).await;
        browser.keep(&reply);
        reply
    }

    /// Presses a button on a page of the dashboard: the form carries the token of the browser.
    pub(crate) async fn act(&self, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
        let token = Self::field(&self.look(browser, "/dashboard/profile").await, "token");
        let mut fields = fields.to_vec();
        fields.push(("token", &token));
        self.submit(browser, path, &fields).await
    }
}
