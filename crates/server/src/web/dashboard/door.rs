//! Letting people in: passwords, codes and invitations. Whoever guesses is held up, and learns nothing by it: a wrong
//! password and an address that is nobody's are answered alike, and take alike.

use super::{Answered, App, Context, Fields, Incoming, Response, cookie, headers};
use crate::web::limits::Wait;
use crate::web::page::query_value;
use http::Method;
use kassa_domain::Locale;
use kassa_domain::audit::Actor;
use kassa_domain::event::Cause;
use kassa_domain::id::{MemberId, Mode, Scope};
use kassa_domain::team::{
    Member, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, Proof, TeamCommand, VisitBody, WRONG_CODES_MAX, email_of,
};
use kassa_domain::time::MINUTE;
use kassa_domain::{Answer, Command, Refusal, Secret, Timestamp};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Door, Field, FieldKind, Form, Notice, Tone};
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// For so long the code may be typed after the password was.
const CODE_LIFE: i64 = 10 * MINUTE;
/// Wrong address, wrong password, or somebody who may not: nobody is told which.
const WRONG: &str = "The e-mail address or the password is not correct.";
/// No browser sends a longer secret of ours.
const SECRET_CHARS_MAX: usize = 100;

impl App {
    /// What is answered to who is not signed in; `None` for every other address.
    pub(super) async fn door(
        self: &Arc<Self>,
        incoming: &Incoming,
        here: &str,
        context: &Context<'_>,
    ) -> Option<Answered> {
        let is_post = incoming.parts.method == Method::POST;
        let is_get = matches!(incoming.parts.method, Method::GET | Method::HEAD);
        let allowed = match here {
            "/sign-in" => is_get || is_post,
            "/sign-in/code" | "/sign-out" => is_post,
            "/forgotten" => is_get,
            _ if here.starts_with("/invitation/") => is_get || is_post,
            _ => return None,
        };
        if !allowed {
            let allow = if here == "/forgotten" { "GET, HEAD" } else { "GET, HEAD, POST" };
            return Some(Answered::new("dashboard.door", self.not_allowed(allow, context)));
        }
        let form = match is_post {
            false => None,
            true => match self.plain_form(incoming).await {
                Ok(form) => Some(form),
                Err(status) => {
                    return Some(Answered::new("dashboard.door", self.problem_page(status, context)));
                }
            },
        };
        let (name, answer) = match (here, form) {
            ("/sign-in", None) => ("dashboard.sign_in", Ok(self.sign_in_page(incoming))),
            ("/sign-in", Some(form)) => ("dashboard.sign_in", self.sign_in(incoming, &form, context).await),
            ("/sign-in/code", Some(form)) => ("dashboard.code", self.code(incoming, &form, context).await),
            ("/sign-out", Some(form)) => {
                ("dashboard.sign_out", self.sign_out(incoming, &form, context).await)
            }
            ("/forgotten", _) => ("dashboard.forgotten", Ok(self.forgotten())),
            (_, form) => {
                let name = here.strip_prefix("/invitation/").unwrap_or_default();
                ("dashboard.invitation", self.invitation(incoming, name, form.as_ref(), context).await)
            }
        };
        let answer = answer.unwrap_or_else(|fault| self.page_fault(&fault, context));
        Some(Answered::new(name, answer))
    }

    fn door_page(&self, status: u16, door: Door) -> Response {
        let nonce = headers::nonce(self.engine.chance());
        let html = kassa_pages::dashboard::door(&Door { nonce: nonce.clone(), ..door });
        headers::page((status, Locale::En), html, &nonce, &[])
    }

    fn sign_in_page(&self, incoming: &Incoming) -> Response {
        let to = query_value(incoming, "to").unwrap_or_default();
        self.door_page(200, sign_in_door("", &to, None))
    }

    fn forgotten(&self) -> Response {
        let lead = "Ask an owner of the shop for another invitation: with it you choose another password. Whoever runs \
                    the server can make one with `kassa member invite`.";
        self.door_page(
            200,
            Door {
                nonce: String::new(),
                title: "Forgot your password?".to_owned(),
                lead: lead.to_owned(),
                notice: None,
                form: None,
                links: vec![("Back to sign in".to_owned(), "/dashboard/sign-in".to_owned())],
            },
        )
    }

    async fn sign_in(
        self: &Arc<Self>,
        incoming: &Incoming,
        form: &Fields,
        context: &Context<'_>,
    ) -> Result<Response, Fault> {
        let (email, to) = (form.text("email"), form.text("to"));
        let again = |status, text: &str| self.door_page(status, sign_in_door(email, to, Some(text)));
        let password = form.raw("password");
        if email.is_empty() || password.is_empty() {
            return Ok(again(422, "Enter your e-mail address and password."));
        }
        // Who may ask nothing at the moment uses up nothing of what is everybody's.
        let limits = self.limits.miss(context.peer);
        let limits = limits.and_then(|()| self.limits.sign_in(&email_of(email), context.peer));
        if let Err(Wait(seconds)) = limits {
            return Ok(self.too_often(seconds, context));
        }
        if email.chars().count() > 254 || password.chars().count() > PASSWORD_CHARS_MAX {
            return Ok(again(422, WRONG));
        }
        let Some(member) = self.engine.who(email, Secret::new(password)).await? else {
            tracing::info!(request_id = context.request_id, "somebody could not sign in");
            return Ok(again(422, WRONG));
        };
        if member.body.generator.is_some() && member.is_locked() {
            return Ok(self.locked_page(&member));
        }
        if member.body.generator.is_some() {
            let ticket = self.ticket(&member, self.engine.wall().plus(CODE_LIFE));
            return Ok(self.door_page(200, code_door(&ticket, to, None)));
        }
        self.enter(incoming, &member, None, to, context).await
    }

    /// What proves that the password was right a moment ago. It is bound to the password, so that with another one it
    /// is void.
    fn ticket(&self, member: &Member, until: Timestamp) -> String {
        let password = member.body.password.as_deref().unwrap_or_default();
        let mac = self.form_mac(&["code", member.id.as_str(), &until.0.to_string(), password]);
        format!("{}.{}.{mac}", member.id, until.0)
    }

    async fn code(
        self: &Arc<Self>,
        incoming: &Incoming,
        form: &Fields,
        context: &Context<'_>,
    ) -> Result<Response, Fault> {
        let (ticket, to) = (form.text("ticket"), form.text("to"));
        let begin_again =
            || self.door_page(422, sign_in_door("", to, Some("That took too long. Sign in again.")));
        let mut parts = ticket.split('.');
        let (Some(id), Some(until)) = (parts.next(), parts.next()) else { return Ok(begin_again()) };
        let id = MemberId::of(id);
        let Some(scope) = id.scope() else { return Ok(begin_again()) };
        let member = self.engine.store().member(scope.merchant, &id).await?;
        let Some(member) = member.filter(Member::is_active) else { return Ok(begin_again()) };
        let until = Timestamp(until.parse().unwrap_or_default());
        let right = self.ticket(&member, until);
        let is_right = bool::from(right.as_bytes().ct_eq(ticket.as_bytes()));
        if !is_right || self.engine.wall() >= until {
            return Ok(begin_again());
        }
        if let Err(Wait(seconds)) = self.limits.sign_in(id.as_str(), context.peer) {
            return Ok(self.too_often(seconds, context));
        }
        // It is counted first: whoever sends many at once must not have more of them looked at.
        let counted = self.change_as(&member, TeamCommand::TryCode(member.id.clone()), context).await?;
        let Ok(Answer::Member(member)) = counted else { return Ok(begin_again()) };
        if member.body.wrong_codes > WRONG_CODES_MAX {
            return self.lock(&member, context).await;
        }
        let code = form.text("code");
        let proof = Some(code).filter(|code| code.chars().count() < SECRET_CHARS_MAX);
        match proof.and_then(|code| self.engine.proof(&member, code)) {
            Some(proof) => self.enter(incoming, &member, Some(proof), to, context).await,
            None if member.is_locked() => self.lock(&member, context).await,
            None => {
                let wrong = "The code is not correct. Wait for the next one and try again.";
                Ok(self.door_page(422, code_door(ticket, to, Some(wrong))))
            }
        }
    }

    /// Too many codes were wrong: that is written down once, and the person is told what to do.
    async fn lock(&self, member: &Member, context: &Context<'_>) -> Result<Response, Fault> {
        if member.body.locked_at.is_none() {
            let lock = TeamCommand::Lock(member.id.clone());
            // Where they were let in again or removed at this very moment, there is nothing to write down.
            let _ = self.change_as(member, lock, context).await?;
        }
        Ok(self.locked_page(member))
    }

    fn locked_page(&self, member: &Member) -> Response {
        self.door_page(403, locked_door(&member.email))
    }

    /// Whoever has proved who they are comes in.
    async fn enter(
        self: &Arc<Self>,
        incoming: &Incoming,
        member: &Member,
        proof: Option<Proof>,
        to: &str,
        context: &Context<'_>,
    ) -> Result<Response, Fault> {
        let agent = incoming.parts.headers.get("user-agent").and_then(|value| value.to_str().ok());
        let command = TeamCommand::SignIn {
            member: member.id.clone(),
            password: member.body.password.clone().unwrap_or_default(),
            proof,
            body: VisitBody {
                agent: agent.unwrap_or_default().to_owned(),
                address: incoming.peer.to_string(),
                ..VisitBody::default()
            },
        };
        match self.change_as(member, command, context).await? {
            Ok(Answer::Visit { visit, secret }) => Ok(self.let_in(safe_path(to), &visit, &secret)),
            Ok(_) => Ok(headers::see_other("/dashboard")),
            Err(Refusal::Invalid { .. }) => {
                let text = "That code has been used already. Wait for the next one and sign in again.";
                Ok(self.door_page(422, sign_in_door(&member.email, to, Some(text))))
            }
            Err(_) => Ok(self.door_page(422, sign_in_door("", to, Some(WRONG)))),
        }
    }

    /// Has a command about a member carried out in their own name.
    async fn change_as(
        &self,
        member: &Member,
        command: TeamCommand,
        context: &Context<'_>,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        let cause = Cause {
            request_id: Some(context.request_id.to_owned()),
            idempotency_key: None,
            actor: Some(Actor::Member { id: member.id.clone(), email: member.email.clone() }),
        };
        let scope = Scope { merchant: member.merchant, mode: Mode::Test };
        self.engine.change(scope, &Command::Team(command), &cause).await
    }

    async fn sign_out(
        self: &Arc<Self>,
        incoming: &Incoming,
        form: &Fields,
        context: &Context<'_>,
    ) -> Result<Response, Fault> {
        let mut response = headers::see_other("/dashboard/sign-in");
        let Some((member, visit)) = self.visitor(incoming).await? else { return Ok(response) };
        if self.token_mode(&visit.id, form.text("token")).is_none() {
            return Ok(self.problem_page(403, context));
        }
        let command = TeamCommand::EndVisit(member.id.clone(), visit.id.clone());
        // Somebody else may have signed it out at this very moment.
        let _ = self.change_as(&member, command, context).await?;
        for name in [self.visit_cookie(), self.mode_cookie()] {
            if cookie(incoming, name).is_some() {
                self.set_cookie(&mut response, name, "", 0);
            }
        }
        Ok(response)
    }

    /// The page of an invitation, on which a password is chosen.
    async fn invitation(
        self: &Arc<Self>,
        incoming: &Incoming,
        name: &str,
        form: Option<&Fields>,
        context: &Context<'_>,
    ) -> Result<Response, Fault> {
        let (id, secret) = name.split_once('.').unwrap_or_default();
        let fits = secret.len() < SECRET_CHARS_MAX;
        let (id, secret) = (MemberId::of(id), Secret::new(secret));
        let invited = if fits { self.engine.invited(&id, &secret).await? } else { None };
        let Some(member) = invited else {
            if let Err(Wait(seconds)) = self.limits.miss(context.peer) {
                return Ok(self.too_often(seconds, context));
            }
            return Ok(self.door_page(404, void_door()));
        };
        let shop = self.engine.merchant(member.merchant).await?;
        let shop = shop.map(|merchant| merchant.body.name.clone()).unwrap_or_default();
        let Some(form) = form else {
            let name = &member.body.name;
            return Ok(self.door_page(200, invitation_door(&shop, &member, name, None)));
        };
        let typed = form.text("name");
        let again = |field: &'static str, text: String| {
            self.door_page(422, invitation_door(&shop, &member, typed, Some((field, text))))
        };
        let password = form.raw("password");
        if let Err(rule) = check_password(password, &member.email) {
            return Ok(again("password", rule));
        }
        let password = self.engine.hash_password(Secret::new(password)).await?;
        let command =
            TeamCommand::Accept { member: member.id.clone(), secret, name: typed.to_owned(), password };
        match self.change_as(&member, command, context).await? {
            // Whoever has just chosen the password can sign in with it, so they are not asked for it again. There is no
            // code to ask for either: with an invitation the device that made them is forgotten.
            Ok(Answer::Member(member)) => self.enter(incoming, &member, None, "", context).await,
            Ok(_) => Ok(headers::see_other("/dashboard/sign-in")),
            Err(Refusal::Invalid { param, message }) if param == "name" => Ok(again("name", message)),
            Err(_) => Ok(self.door_page(404, void_door())),
        }
    }
}

/// Passwords that are long enough and still tried first.
const COMMON: [&str; 8] =
    ["password", "passwort", "qwerty", "123456", "abc123", "letmein", "welcome", "iloveyou"];

/// What is wrong with a password, if anything is.
pub(super) fn check_password(password: &str, email: &str) -> Result<(), String> {
    let length = password.chars().count();
    if length < PASSWORD_CHARS_MIN {
        return Err(format!(
            "must have at least {PASSWORD_CHARS_MIN} characters; several words are easy to keep in mind"
        ));
    }
    if length > PASSWORD_CHARS_MAX {
        return Err(format!("must have at most {PASSWORD_CHARS_MAX} characters"));
    }
    let plain = password.to_lowercase();
    let mut left = plain.clone();
    for known in COMMON.into_iter().chain(email.split(['@', '.']).filter(|part| part.chars().count() > 3)) {
        left = left.replace(known, "");
    }
    let different: std::collections::BTreeSet<char> = left.chars().collect();
    if different.len() < 6 {
        return Err(
            "is easy to guess. Choose several words that have nothing to do with you or with each other"
                .to_owned(),
        );
    }
    Ok(())
}

/// A path of the dashboard, and nothing else: whoever made the address must not send people elsewhere.
fn safe_path(to: &str) -> &str {
    let is_ours = to == "/dashboard" || to.starts_with("/dashboard/") || to.starts_with("/dashboard?");
    let is_plain = to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let path = to.split(['?', '#']).next().unwrap_or_default();
    // Browsers resolve dots, written out or not, and an empty segment may begin a host.
    let stays = path.split('/').skip(1).all(|segment| {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        !["", ".", ".."].contains(&plain.as_str())
    });
    if is_ours && is_plain && stays && to.len() < 2_000 { to } else { "/dashboard" }
}

fn bad(text: &str) -> Notice {
    Notice { tone: Tone::Bad, text: text.to_owned() }
}

fn hidden(name: &str, value: &str) -> Field {
    Field::line(name, "", value).of(FieldKind::Hidden)
}

fn sign_in_door(email: &str, to: &str, wrong: Option<&str>) -> Door {
    Door {
        nonce: String::new(),
        title: "Sign in".to_owned(),
        lead: String::new(),
        notice: wrong.map(bad),
        form: Some(Form {
            action: "/dashboard/sign-in".to_owned(),
            fields: vec![
                Field::line("email", "E-mail", email).of(FieldKind::Email).filled("username"),
                Field::line("password", "Password", "").of(FieldKind::Password).filled("current-password"),
                hidden("to", to),
            ],
            submit: "Sign in".to_owned(),
            ..Form::default()
        }),
        links: vec![("Forgot your password?".to_owned(), "/dashboard/forgotten".to_owned())],
    }
}

fn code_door(ticket: &str, to: &str, wrong: Option<&str>) -> Door {
    Door {
        nonce: String::new(),
        title: "Your code".to_owned(),
        lead: "Enter the code that your app shows now, or one of your recovery codes.".to_owned(),
        notice: wrong.map(bad),
        form: Some(Form {
            action: "/dashboard/sign-in/code".to_owned(),
            fields: vec![
                Field::line("code", "Code", "").of(FieldKind::Code).filled("one-time-code"),
                hidden("ticket", ticket),
                hidden("to", to),
            ],
            submit: "Continue".to_owned(),
            ..Form::default()
        }),
        links: vec![("Start again".to_owned(), "/dashboard/sign-in".to_owned())],
    }
}

fn locked_door(email: &str) -> Door {
    Door {
        nonce: String::new(),
        title: "Too many wrong codes".to_owned(),
        lead: format!(
            "{WRONG_CODES_MAX} codes in a row were wrong, so no more are tried for {email}. Ask an owner of the shop \
             to unlock you on the page Team. Whoever runs the server can do it with `kassa member unlock --email \
             {email}`. If it was not you who typed these codes, somebody knows your password: ask for a new \
             invitation instead, and choose another password."
        ),
        notice: None,
        form: None,
        links: vec![("Back to sign in".to_owned(), "/dashboard/sign-in".to_owned())],
    }
}

fn invitation_door(shop: &str, member: &Member, name: &str, wrong: Option<(&str, String)>) -> Door {
    let mut fields = vec![
        Field::line("email", "E-mail", &*member.email).of(FieldKind::Hidden).filled("username"),
        Field::line("name", "Your name", name).filled("name"),
        Field::line("password", "Password", "")
            .of(FieldKind::Password)
            .filled("new-password")
            .hint(format!("At least {PASSWORD_CHARS_MIN} characters.")),
    ];
    if let Some((at, text)) = wrong
        && let Some(field) = fields.iter_mut().find(|field| field.name == at)
    {
        field.error = Some(text);
    }
    Door {
        nonce: String::new(),
        title: format!("Welcome to {shop}"),
        lead: format!("You sign in as {}. Choose a password.", member.email),
        notice: None,
        form: Some(Form {
            // Where the page itself is: the secret of the invitation stands in no other place.
            action: String::new(),
            fields,
            submit: "Continue".to_owned(),
            ..Form::default()
        }),
        links: vec![],
    }
}

fn void_door() -> Door {
    Door {
        nonce: String::new(),
        title: "This invitation is not valid".to_owned(),
        lead: "It has been used, has expired, or was replaced by a newer one. Ask for another.".to_owned(),
        notice: None,
        form: None,
        links: vec![("Sign in".to_owned(), "/dashboard/sign-in".to_owned())],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        for to in ["/dashboard", "/dashboard/payments?after=pay_1", "/dashboard?x=1"] {
            assert_eq!(safe_path(to), to);
        }
        for to in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/dashboards",
            "/checkout/cs_1",
            "/dashboard/\r\nset-cookie: a=b",
            "/dashboard/ x",
            "/dashboard/\\x",
        ] {
            assert_eq!(safe_path(to), "/dashboard", "{to:?}");
        }
    }

    #[test]
    fn passwords_are_long_and_not_the_first_to_be_tried() {
        let email = "ama.mensah@akwaaba.example";
        for good in ["correct horse battery", "Zebra-9-lamp!", "éàüöñ æøåßþ ðł"] {
            assert_eq!(check_password(good, email), Ok(()), "{good}");
        }
        for bad in [
            "",
            "short",
            "aaaaaaaaaaaaaaaa",
            "passwordpassword",
            "qwerty123456",
            "mensahmensah",
            "akwaaba12345",
        ] {
            assert!(check_password(bad, email).is_err(), "{bad}");
        }
        assert!(check_password(&"long ".repeat(50), email).is_err());
    }
}
