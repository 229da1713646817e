//! Accounts at processors: where payments go, in which order, and what was told that fits nothing. Accounts that take
//! real money are the owners' to set up.

mod parked;

pub(super) use parked::{parked, parked_file};

use super::forms::{self, Typed, number, texts};
use super::lists::{self, Head, Rest};
use super::show::{facts, id, not_allowed, not_done, time};
use super::{Shown, Visitor, done, states};
use kassa_domain::account::{Account, AccountPatch, AccountStatus, NewAccount};
use kassa_domain::id::AccountId;
use kassa_domain::processor::{PageScope, Part, Profile, Serves, Setting};
use kassa_domain::query::Listed;
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal, Secret};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Code, Column, Field, FieldKind, Form, Screen, Table, Tone};
use std::collections::BTreeMap;

const PATH: &str = "/processors";
const ABOVE: (&str, &str) = ("Processors", "/dashboard/processors");

fn href(of: &AccountId) -> String {
    format!("/dashboard{PATH}/{of}")
}

/// What somebody needs to set up accounts in the mode that is looked at.
fn needed(visitor: &Visitor<'_>) -> Right {
    if visitor.is_live() { Right::Own } else { Right::Build }
}

/// The page for who may set up accounts for play money, but not for real money.
fn refused(visitor: &Visitor<'_>) -> Option<Shown> {
    let role = visitor.member.role;
    let refuse = |right| Shown::Screen(403, Box::new(not_allowed(role, right)));
    Some(needed(visitor)).filter(|right| !role.may(*right)).map(refuse)
}

async fn profiles(visitor: &Visitor<'_>) -> Result<Vec<&'static Profile>, Fault> {
    match visitor.query(&Query::Processors).await? {
        Ok(Answer::Processors(profiles)) => Ok(profiles),
        _ => Ok(vec![]),
    }
}

async fn profile(visitor: &Visitor<'_>, name: &str) -> Result<Option<&'static Profile>, Fault> {
    Ok(profiles(visitor).await?.into_iter().find(|profile| profile.id == name))
}

async fn all(visitor: &Visitor<'_>) -> Result<Option<Listed<Account>>, Fault> {
    match visitor.query(&Query::Accounts(lists::whole())).await? {
        Ok(Answer::Accounts(found)) => Ok(Some(found)),
        _ => Ok(None),
    }
}

fn standing(account: &Account) -> states::Said {
    match account.status {
        AccountStatus::Enabled => ("On", Tone::Good),
        AccountStatus::Disabled => ("Off", Tone::Plain),
    }
}

/// Which of the payments that its processor takes go to an account.
fn takes(account: &Account, profile: Option<&Profile>) -> Cell {
    let methods = match &account.body.methods {
        Some(methods) => methods.clone(),
        None => profile.map(|it| it.serves.iter().map(|it| it.method).collect()).unwrap_or_default(),
    };
    let methods = methods.into_iter().map(states::method).collect::<Vec<_>>().join(", ");
    let only = |list: &[String]| Some(list.join(", ")).filter(|text| !text.is_empty());
    let lines = [Some(methods), only(&account.body.currencies), only(&account.body.countries)];
    texts(lines.into_iter().flatten().filter(|line| !line.is_empty()))
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(found) = all(visitor).await? else { return Ok(Shown::Missing) };
    let profiles = profiles(visitor).await?;
    let row = |account: &Account| {
        let profile = profiles.iter().copied().find(|profile| profile.id == account.processor);
        vec![
            Cell::Text(account.priority.to_string()),
            Cell::link(&*account.body.name, href(&account.id)),
            Cell::text(profile.map_or(account.processor.as_str(), |profile| profile.name)),
            takes(account, profile),
            states::cell(standing(account)),
            time(account.created_at),
        ]
    };
    let table = Table {
        columns: ["Priority", "Account", "Processor", "Takes", "Status", "Created"].map(Column::of).into(),
        rows: found.items.iter().map(row).collect(),
        empty: match visitor.is_live() {
            true => "No accounts yet: nothing can be paid in live mode.".to_owned(),
            false => "No accounts yet. In test mode the simulator takes what no account takes.".to_owned(),
        },
        ..Table::default()
    };
    let mut actions = vec![forms::leads("Unmatched notifications", "/dashboard/parked")];
    if forms::may(visitor, needed(visitor)) {
        actions.insert(0, forms::main("New account", format!("/dashboard{PATH}/new")));
    }
    let lead = Some(
        "A payment goes to the first account that accepts it, starting with the lowest priority number.",
    );
    let head = Head { lead, actions, ..Head::of("Processors", PATH) };
    Ok(forms::plainly_listed(visitor, head, table, Rest::default()).into())
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(found) = all(visitor).await? else { return Ok(Shown::Missing) };
    let row = |account: &Account| {
        vec![
            id(&account.id),
            Cell::text(&*account.body.name),
            Cell::text(&*account.processor),
            Cell::Text(account.priority.to_string()),
            takes(account, None),
            Cell::text(standing(account).0),
            time(account.created_at),
        ]
    };
    let columns = ["Account", "Name", "Processor", "Priority", "Only", "Status", "Created"];
    Ok(lists::written("processors", &columns, found.items.iter().map(row).collect()))
}

fn page_scope(of: PageScope) -> &'static str {
    match of {
        PageScope::Simulator => "On our page, with test numbers only",
        PageScope::Redirect => "On the processor's page",
        PageScope::Frame => "In the processor's fields on our page",
        PageScope::Prompt => "On the buyer's phone",
        PageScope::Address => "In the buyer's wallet",
    }
}

fn part(of: Part) -> &'static str {
    match of {
        Part::None => "No",
        Part::Whole => "All of it",
        Part::Any => "Any part",
    }
}

/// What a processor can do.
fn abilities(profile: &Profile) -> [Block; 2] {
    let yes = |is: bool| Cell::text(if is { "Yes" } else { "No" });
    let some = |list: &[&str]| match list {
        [] => Cell::text("Any"),
        list => Cell::Text(list.join(", ")),
    };
    let row = |serves: &Serves| {
        vec![
            Cell::text(states::method(serves.method)),
            Cell::text(page_scope(serves.page)),
            yes(serves.saves),
            yes(serves.holds),
            some(serves.currencies),
            some(serves.countries),
        ]
    };
    let columns =
        ["Method", "Where it is entered", "Can be saved", "Can be authorized", "Currencies", "Countries"];
    let table = Table {
        title: format!("What {} can do", profile.name),
        is_titled: true,
        columns: columns.map(Column::of).into(),
        rows: profile.serves.iter().map(row).collect(),
        ..Table::default()
    };
    let more = facts(
        "",
        vec![
            ("Captures", Cell::text(part(profile.captures))),
            ("Refunds", Cell::text(part(profile.refunds))),
        ],
    );
    [Block::Table(table), more]
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Account>, Fault> {
    let named = AccountId::named(visitor.param(0));
    Ok(visitor.app.engine.store().account(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(account) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(screen(visitor, &account).await?.into())
}

/// A setting as it may be seen.
fn setting(account: &Account, setting: &Setting) -> Cell {
    let body = &account.body;
    match (body.secrets.get(setting.name), body.settings.get(setting.name), setting.default) {
        (Some(kept), ..) => Cell::Text(format!("••••{}", kept.hint)),
        (None, Some(text), _) => Cell::text(&**text),
        (None, None, Some(usual)) => Cell::Text(format!("{usual} (as usual)")),
        (None, None, None) => Cell::text("Not set"),
    }
}

async fn screen(visitor: &Visitor<'_>, account: &Account) -> Result<Screen, Fault> {
    let (body, here) = (&account.body, href(&account.id));
    let profile = profile(visitor, &account.processor).await?;
    let about = facts(
        "Details",
        vec![
            ("ID", id(&account.id)),
            ("Processor", Cell::text(profile.map_or(account.processor.as_str(), |profile| profile.name))),
            ("Priority", Cell::Text(account.priority.to_string())),
            ("Takes", takes(account, profile)),
            (
                "Held by",
                Cell::maybe(
                    body.by_file.then_some("The server's configuration file, which alone changes it"),
                ),
            ),
            ("Created", time(account.created_at)),
            ("Last changed", time(body.updated_at)),
        ],
    );
    let mut blocks = vec![about];
    if let Some(profile) = profile {
        let rows = profile.settings.iter().map(|it| (it.name, setting(account, it))).collect::<Vec<_>>();
        if !rows.is_empty() {
            blocks.push(facts("Settings", rows));
        }
    }
    let hook = format!("{}/hooks/{}/{}", visitor.app.settings.public_url, account.processor, account.id);
    blocks.push(Block::Code(Code {
        title: "Address for its notices".to_owned(),
        hint: Some("Where the processor's webhooks go to; it is entered there.".to_owned()),
        text: hook,
        is_secret: false,
    }));
    blocks.extend(profile.into_iter().flat_map(abilities));
    let (text, to) = match account.status {
        AccountStatus::Enabled => ("Switch off", "disabled"),
        AccountStatus::Disabled => ("Switch on", "enabled"),
    };
    let can = vec![
        forms::leads("Edit", format!("{here}/edit")),
        forms::does(text, format!("{here}/status"), &[("status", to)]),
    ];
    let can = if body.by_file { vec![] } else { can };
    Ok(Screen {
        status: states::beside(standing(account)),
        actions: forms::actions(visitor, needed(visitor), can),
        blocks,
        ..forms::page(&*body.name, &[ABOVE])
    })
}

/// The processors that an account can be at.
pub(super) async fn choose(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    if let Some(refused) = refused(visitor) {
        return Ok(refused);
    }
    let row = |profile: &&Profile| {
        let methods = profile.serves.iter().map(|serves| states::method(serves.method));
        vec![
            Cell::link(profile.name, format!("/dashboard{PATH}/new/{}", profile.id)),
            texts(methods),
            Cell::text(part(profile.refunds)),
            Cell::text(part(profile.captures)),
        ]
    };
    let table = Table {
        title: "Processors".to_owned(),
        columns: ["Processor", "Takes", "Refunds", "Captures"].map(Column::of).into(),
        rows: profiles(visitor).await?.iter().map(row).collect(),
        empty: "No processors in this mode.".to_owned(),
        ..Table::default()
    };
    Ok(Screen {
        lead: Some("Choose a processor".to_owned()),
        blocks: vec![Block::Table(table)],
        ..forms::page("New account", &[ABOVE])
    }
    .into())
}

fn setting_name(setting: &Setting) -> String {
    format!("settings.{}", setting.name)
}

/// The field of a setting. A secret is never shown again: left empty it stays.
fn setting_field(profile: &Profile, setting: &Setting, before: Option<&Account>) -> Field {
    let body = before.map(|account| &account.body);
    let kept = body.and_then(|body| body.secrets.get(setting.name));
    let value = body.and_then(|body| body.settings.get(setting.name)).cloned().unwrap_or_default();
    let mut hint = setting.about.to_owned();
    if let Some(usual) = setting.default {
        hint = format!("{hint} Where nothing is said: {usual}");
    }
    if profile.fixed.contains(&setting.name) {
        hint.push_str(" Once it is set it never changes.");
    }
    if let Some(kept) = kept {
        hint = format!("{hint} Leave it empty to keep the one that ends with {}.", kept.hint);
    }
    let label = capital(&setting.name.replace('_', " "));
    let kind = if setting.secret { FieldKind::Password } else { FieldKind::Line };
    let value = if setting.secret { String::new() } else { value };
    let field = Field::line(setting_name(setting), label, value).of(kind).hint(hint);
    let field = if setting.secret { field.filled("new-password") } else { field };
    let needed = setting.needed && setting.default.is_none() && kept.is_none();
    if needed { field } else { field.optional() }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

fn form(profile: &Profile, before: Option<&Account>) -> Form {
    let body = before.map(|account| &account.body);
    let mut fields = vec![
        Field::line("name", "Name", body.map_or(profile.id, |body| body.name.as_str()))
            .hint("Only your team sees it. No two accounts have the same."),
        number("priority", "Priority", before.map(|it| it.priority.to_string()).unwrap_or_default())
            .hint("The lowest number comes first. If left empty, a new account comes last.")
            .optional(),
    ];
    fields.extend(profile.settings.iter().map(|setting| setting_field(profile, setting, before)));
    let only = body.and_then(|body| body.methods.as_ref());
    let methods = profile.serves.iter().map(|serves| {
        let is_chosen = only.is_some_and(|only| only.contains(&serves.method));
        (serves.method.as_str().to_owned(), states::method(serves.method).to_owned(), is_chosen)
    });
    let codes = |codes: Option<&Vec<String>>| codes.map(|codes| codes.join(", ")).unwrap_or_default();
    fields.extend([
        Field::line("methods", "Only these methods", "")
            .of(FieldKind::Several(methods.collect()))
            .hint("If none is chosen, all of them."),
        Field::line("currencies", "Only these currencies", codes(body.map(|body| &body.currencies)))
            .hint("Codes, such as GHS, USD. If left empty, any currency.")
            .optional(),
        Field::line("countries", "Only buyers in these countries", codes(body.map(|body| &body.countries)))
            .hint("Codes, such as GH, NG. If left empty, buyers anywhere.")
            .optional(),
    ]);
    let action = match before {
        Some(account) => format!("{}/edit", href(&account.id)),
        None => format!("/dashboard{PATH}/new/{}", profile.id),
    };
    let submit = if before.is_some() { "Save" } else { "Set up" };
    Form { action, fields, submit: submit.to_owned(), ..Form::default() }
}

fn new_page(profile: &Profile) -> Screen {
    forms::page(format!("New account at {}", profile.name), &[ABOVE])
}

pub(super) async fn blank(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    if let Some(refused) = refused(visitor) {
        return Ok(refused);
    }
    let Some(profile) = profile(visitor, visitor.param(0)).await? else { return Ok(Shown::Missing) };
    let mut screen = new_page(profile);
    screen.blocks.push(Block::Form(form(profile, None)));
    screen.blocks.extend(abilities(profile));
    Ok(screen.into())
}

/// What was typed. A secret that was left empty is not named, so it stays; another setting that was emptied is taken
/// away, and one that is as it was is not named.
fn typed_patch(typed: &mut Typed<'_>, profile: &Profile, before: Option<&Account>) -> AccountPatch {
    let mut settings = BTreeMap::new();
    for setting in profile.settings {
        let text = typed.text(&setting_name(setting));
        let was = before.and_then(|account| account.body.settings.get(setting.name));
        let is_same = if setting.secret { text.is_empty() } else { was.map_or("", String::as_str) == text };
        if !is_same {
            settings.insert(setting.name.to_owned(), Secret::new(text));
        }
    }
    AccountPatch {
        name: typed.some("name"),
        settings,
        status: None,
        priority: typed.integer("priority"),
        methods: Some(typed.several("methods")),
        currencies: Some(typed.codes("currencies")),
        countries: Some(typed.codes("countries")),
    }
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    if let Some(refused) = refused(visitor) {
        return Ok(refused);
    }
    let Some(profile) = profile(visitor, visitor.param(0)).await? else { return Ok(Shown::Missing) };
    let mut typed = Typed::of(visitor);
    let patch = typed_patch(&mut typed, profile, None);
    if typed.is_wrong() {
        return Ok(typed.mend(new_page(profile), form(profile, None), None));
    }
    let new = NewAccount { processor: profile.id.to_owned(), by_file: false, patch };
    match visitor.change(&Command::CreateAccount(Box::new(new))).await? {
        Ok(Answer::Account(account, _)) => Ok(done(&href(&account.id), "made")),
        Ok(_) => Ok(done(ABOVE.1, "made")),
        Err(refusal) => Ok(typed.mend(new_page(profile), form(profile, None), Some(&refusal))),
    }
}

fn edit_page(account: &Account) -> Screen {
    forms::page("Edit account", &[ABOVE, (&account.body.name, &href(&account.id))])
}

/// An account that somebody may change, with its processor.
async fn to_change(visitor: &Visitor<'_>) -> Result<Result<(Account, &'static Profile), Shown>, Fault> {
    if let Some(refused) = refused(visitor) {
        return Ok(Err(refused));
    }
    let Some(account) = found(visitor).await? else { return Ok(Err(Shown::Missing)) };
    Ok(match profile(visitor, &account.processor).await? {
        Some(profile) => Ok((account, profile)),
        None => Err(Shown::Missing),
    })
}

pub(super) async fn edit(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(match to_change(visitor).await? {
        Ok((account, profile)) => forms::with(edit_page(&account), form(profile, Some(&account))),
        Err(shown) => shown,
    })
}

pub(super) async fn update(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let (account, profile) = match to_change(visitor).await? {
        Ok(found) => found,
        Err(shown) => return Ok(shown),
    };
    let mut typed = Typed::of(visitor);
    let patch = typed_patch(&mut typed, profile, Some(&account));
    let refusal = if typed.is_wrong() {
        None
    } else {
        let patch = Box::new(patch);
        let command = Command::UpdateAccount { account: account.id.clone(), patch, by_file: false };
        match visitor.change(&command).await? {
            Ok(_) => return Ok(done(&href(&account.id), "saved")),
            Err(Refusal::NotFound(_)) => return Ok(Shown::Missing),
            Err(refusal) => Some(refusal),
        }
    };
    Ok(typed.mend(edit_page(&account), form(profile, Some(&account)), refusal.as_ref()))
}

pub(super) async fn set_status(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let (account, _) = match to_change(visitor).await? {
        Ok(found) => found,
        Err(shown) => return Ok(shown),
    };
    let is_off = visitor.fields.text("status") == AccountStatus::Disabled.as_str();
    let patch = AccountPatch { status: visitor.fields.some("status"), ..AccountPatch::default() };
    let patch = Box::new(patch);
    let command = Command::UpdateAccount { account: account.id.clone(), patch, by_file: false };
    match visitor.change(&command).await? {
        Ok(_) => Ok(done(&href(&account.id), if is_off { "switched_off" } else { "switched_on" })),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &account).await?, &refusal)),
    }
}
