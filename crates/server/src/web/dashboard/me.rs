//! What somebody does about themselves: name, password, codes, browsers, and the mode that they look at.

use super::door::check_password;
use super::show::{blame, not_done, time};
use super::{Shown, Visitor, done, headers, to_mend};
use kassa_domain::id::{Mode, VisitId};
use kassa_domain::team::{RECOVERY_CODES, TeamCommand, Visit, mint_secret, secret_hash};
use kassa_domain::{Answer, Refusal, Secret};
use kassa_engine::Fault;
use kassa_pages::dashboard::{
    Action, Block, Cell, Code, Column, Facts, Field, FieldKind, Form, Qr, Screen, Table,
};

const HERE: &str = "/dashboard/profile";

/// Looks at the other mode from now on.
pub(super) async fn switch_mode(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mode = Mode::parse(visitor.fields.text("mode")).unwrap_or(Mode::Test);
    let mut response = headers::see_other("/dashboard");
    visitor.app.keep_mode(&mut response, mode);
    Ok(Shown::Response(response))
}

pub(super) async fn profile(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(screen(visitor).await?.into())
}

async fn screen(visitor: &Visitor<'_>) -> Result<Screen, Fault> {
    let member = &visitor.member;
    let visits = visitor.app.engine.store().visits(member.merchant, &member.id).await?;
    let facts = Facts {
        title: String::new(),
        rows: vec![
            ("E-mail".to_owned(), Cell::text(&*member.email)),
            ("Role".to_owned(), Cell::text(super::show::role(member.role))),
            ("Since".to_owned(), time(member.created_at)),
        ],
    };
    Ok(Screen {
        title: "Your profile".to_owned(),
        lead: Some(member.shown_name().to_owned()),
        blocks: vec![
            Block::Facts(facts),
            Block::Form(name_form(member.body.name.as_str())),
            Block::Form(password_form()),
            Block::Form(codes_form(visitor)),
            Block::Table(browsers(visitor, &visits)),
        ],
        ..Screen::default()
    })
}

fn name_form(name: &str) -> Form {
    Form {
        title: "Name".to_owned(),
        action: format!("{HERE}/name"),
        fields: vec![Field::line("name", "Your name", name).filled("name")],
        submit: "Save".to_owned(),
        ..Form::default()
    }
}

fn password_form() -> Form {
    Form {
        title: "Password".to_owned(),
        action: format!("{HERE}/password"),
        fields: vec![
            Field::line("current", "Current password", "").of(FieldKind::Password).filled("current-password"),
            Field::line("password", "New password", "").of(FieldKind::Password).filled("new-password"),
        ],
        submit: "Edit".to_owned(),
        ..Form::default()
    }
}

/// Turning codes on and off asks for the password: whoever finds an open browser must not lock its owner out.
fn codes_form(visitor: &Visitor<'_>) -> Form {
    let is_on = visitor.member.body.generator.is_some();
    let password =
        Field::line("sure", "Your password", "").of(FieldKind::Password).filled("current-password");
    let (hint, action, submit) = if is_on {
        let left = visitor.member.body.recovery.len();
        (format!("Codes are on. {left} recovery codes are left."), "codes/off", "Turn codes off")
    } else {
        let hint = "With a code from your device beside the password, a password that somebody has learned lets nobody \
                    in.";
        (hint.to_owned(), "codes", "Set up codes")
    };
    Form {
        title: "Codes".to_owned(),
        hint: Some(hint),
        action: format!("{HERE}/{action}"),
        fields: vec![password],
        submit: submit.to_owned(),
        is_danger: is_on,
        ..Form::default()
    }
}

fn browsers(visitor: &Visitor<'_>, visits: &[Visit]) -> Table {
    let now = visitor.app.engine.wall();
    let row = |visit: &Visit| {
        let is_here = visit.id == visitor.visit.id;
        let end = Action::Post {
            text: "Sign out".to_owned(),
            action: format!("{HERE}/browsers/{}/sign-out", visit.id),
            fields: vec![],
            is_danger: false,
        };
        vec![
            Cell::text(browser_name(&visit.body.agent)),
            Cell::text(&*visit.body.address),
            time(visit.created_at),
            time(visit.seen_at),
            if is_here { Cell::text("This browser") } else { Cell::Action(end) },
        ]
    };
    let mut rows: Vec<Vec<Cell>> = visits.iter().filter(|visit| visit.is_open(now)).rev().map(row).collect();
    if rows.len() > 1 {
        let all = Action::Post {
            text: "Sign out all others".to_owned(),
            action: format!("{HERE}/browsers/sign-out"),
            fields: vec![],
            is_danger: false,
        };
        rows.push(vec![Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Action(all)]);
    }
    Table {
        title: "Where you are signed in".to_owned(),
        is_titled: true,
        columns: vec![
            Column::of("Browser"),
            Column::of("Address"),
            Column::of("Signed in"),
            Column::of("Last seen"),
            Column::of(""),
        ],
        rows,
        ..Table::default()
    }
}

/// A browser in a few words, by what it calls itself.
fn browser_name(agent: &str) -> String {
    let pick = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let browser = pick(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = pick(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "Unknown browser".to_owned(),
    }
}

pub(super) async fn rename(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let name = visitor.fields.text("name").to_owned();
    match visitor.change_team(TeamCommand::Rename(visitor.member.id.clone(), name.clone())).await? {
        Ok(_) => Ok(done(HERE, "saved")),
        Err(refusal) => Ok(to_mend(blame(screen(visitor).await?, name_form(&name), &refusal))),
    }
}

/// The page again, with a form in which one field is wrong.
async fn wrong(
    visitor: &Visitor<'_>,
    form: Form,
    field: &str,
    text: impl Into<String>,
) -> Result<Shown, Fault> {
    let refusal = Refusal::Invalid { param: field.to_owned(), message: text.into() };
    Ok(to_mend(blame(screen(visitor).await?, form, &refusal)))
}

/// Whether the password that was typed is theirs. Each try counts among those of signing in.
async fn is_theirs(visitor: &Visitor<'_>, typed: &str) -> Result<bool, Fault> {
    if visitor.app.limits.sign_in(&visitor.member.email, visitor.peer).is_err() {
        return Ok(false);
    }
    visitor.app.engine.is_password(&visitor.member, Secret::new(typed)).await
}

const NOT_YOURS: &str = "is not your password. After several wrong ones, wait a minute";

pub(super) async fn password(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let (current, new) = (visitor.fields.raw("current"), visitor.fields.raw("password"));
    if !is_theirs(visitor, current).await? {
        return wrong(visitor, password_form(), "current", NOT_YOURS).await;
    }
    if let Err(rule) = check_password(new, &visitor.member.email) {
        return wrong(visitor, password_form(), "password", rule).await;
    }
    let hash = visitor.app.engine.hash_password(Secret::new(new)).await?;
    let command = TeamCommand::SetPassword(visitor.member.id.clone(), hash, visitor.visit.id.clone());
    match visitor.change_team(command).await? {
        Ok(_) => Ok(done(HERE, "password")),
        Err(refusal) => Ok(not_done(screen(visitor).await?, &refusal)),
    }
}

/// Shows the secret for a code generator. Codes are asked for only after one of them was typed.
pub(super) async fn offer_codes(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    if !is_theirs(visitor, visitor.fields.raw("sure")).await? {
        return wrong(visitor, codes_form(visitor), "sure", NOT_YOURS).await;
    }
    let secret = visitor.app.engine.mint_generator();
    match visitor.change_team(TeamCommand::OfferGenerator(visitor.member.id.clone(), secret)).await? {
        Ok(Answer::Member(member)) => {
            let mut screen = Screen { title: "Set up codes".to_owned(), ..Screen::default() };
            screen.above = vec![("Your profile".to_owned(), HERE.to_owned())];
            let generator = visitor.app.engine.generator_to_be(&member, &visitor.merchant.body.name);
            if let Some(generator) = generator {
                screen.blocks = vec![
                    Block::Qr(Qr {
                        title: "1. Scan this with the app that makes your codes".to_owned(),
                        text: generator.uri.expose().to_owned(),
                        file: None,
                    }),
                    Block::Code(Code {
                        title: "Or enter this key in the app".to_owned(),
                        hint: None,
                        text: generator.secret.expose().to_owned(),
                        is_secret: true,
                    }),
                ];
            }
            screen.blocks.push(Block::Form(confirm_form(None)));
            Ok(screen.into())
        }
        Ok(_) => Ok(done(HERE, "")),
        Err(refusal) => Ok(not_done(screen(visitor).await?, &refusal)),
    }
}

fn confirm_form(error: Option<String>) -> Form {
    let code = Field::line("code", "Code", "").of(FieldKind::Code).filled("one-time-code");
    Form {
        title: "2. Type the code that it shows now".to_owned(),
        action: format!("{HERE}/codes/on"),
        fields: vec![Field { error, ..code }],
        submit: "Turn codes on".to_owned(),
        ..Form::default()
    }
}

pub(super) async fn codes_on(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let engine = &visitor.app.engine;
    let tried = visitor.app.limits.sign_in(visitor.member.id.as_str(), visitor.peer).is_ok();
    let step = engine.confirmed_step(&visitor.member, visitor.fields.text("code")).filter(|_| tried);
    let Some(step) = step else {
        let text = "is not correct. Check that the clock of your device is right, and enter the next code";
        let screen = Screen {
            title: "Set up codes".to_owned(),
            above: vec![("Your profile".to_owned(), HERE.to_owned())],
            blocks: vec![Block::Form(confirm_form(Some(text.to_owned())))],
            ..Screen::default()
        };
        return Ok(to_mend(screen));
    };
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code(visitor)).collect();
    let recovery = codes.iter().map(|code| secret_hash(&code.replace('-', ""))).collect();
    let (member, visit) = (visitor.member.id.clone(), visitor.visit.id.clone());
    let command = TeamCommand::KeepGenerator { member, step, recovery, visit };
    match visitor.change_team(command).await? {
        Ok(_) => Ok(Screen {
            title: "Codes are on".to_owned(),
            lead: Some("All other browsers were signed out: a code is asked for there from now on.".to_owned()),
            above: vec![("Your profile".to_owned(), HERE.to_owned())],
            blocks: vec![Block::Code(Code {
                title: "Recovery codes".to_owned(),
                hint: Some(
                    "Each of them lets you in once when your device is gone. Keep them where you keep passwords: they \
                     are shown this once."
                        .to_owned(),
                ),
                text: codes.join("\n"),
                is_secret: true,
            })],
            ..Screen::default()
        }
        .into()),
        Err(refusal) => Ok(not_done(screen(visitor).await?, &refusal)),
    }
}

/// Twelve signs that are not taken for each other: 60 random bits, which nobody guesses under the limits of signing in.
fn recovery_code(visitor: &Visitor<'_>) -> String {
    let random = mint_secret(visitor.app.engine.chance());
    let hash = secret_hash(random.expose());
    let signs = "abcdefghjkmnpqrstvwxyz0123456789".as_bytes();
    let pick = |pair: &[u8]| {
        let text = std::str::from_utf8(pair).unwrap_or_default();
        let number = usize::from(u8::from_str_radix(text, 16).unwrap_or_default());
        signs.get(number % signs.len()).copied().map(char::from)
    };
    let code: Vec<char> = hash.as_bytes().chunks(2).filter_map(pick).take(12).collect();
    code.chunks(4).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

pub(super) async fn codes_off(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    if !is_theirs(visitor, visitor.fields.raw("sure")).await? {
        return wrong(visitor, codes_form(visitor), "sure", NOT_YOURS).await;
    }
    match visitor.change_team(TeamCommand::DropGenerator(visitor.member.id.clone())).await? {
        Ok(_) => Ok(done(HERE, "codes_off")),
        Err(refusal) => Ok(not_done(screen(visitor).await?, &refusal)),
    }
}

pub(super) async fn end_visit(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let command = TeamCommand::EndVisit(visitor.member.id.clone(), VisitId::of(visitor.param(0)));
    match visitor.change_team(command).await? {
        Ok(_) => Ok(done(HERE, "signed_out")),
        Err(_) => Ok(Shown::Missing),
    }
}

pub(super) async fn end_visits(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let command = TeamCommand::EndVisits(visitor.member.id.clone(), Some(visitor.visit.id.clone()));
    match visitor.change_team(command).await? {
        Ok(_) => Ok(done(HERE, "signed_out_all")),
        Err(refusal) => Ok(not_done(screen(visitor).await?, &refusal)),
    }
}
