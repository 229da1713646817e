//! Webhook endpoints: who is told of what happens, and what came of telling them.

mod deliveries;

pub(super) use deliveries::{again, deliveries_file, delivery, table as deliveries_table};

use super::forms::{self, Typed, number, texts, tick};
use super::lists::{self, Head, Rest};
use super::show::{facts, id, maybe_time, not_done, time};
use super::{Shown, Visitor, done, states};
use kassa_domain::endpoint::{Endpoint, EndpointPatch, EndpointStatus, KEEP_SECRET_MAX, NewEndpoint};
use kassa_domain::event::EventKind;
use kassa_domain::id::EndpointId;
use kassa_domain::query::{Expand, Listed};
use kassa_domain::team::Right;
use kassa_domain::time::HOUR;
use kassa_domain::{Answer, Command, Query, Refusal, Secret};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Code, Column, Field, FieldKind, Form, Screen, Table, Tone};

const PATH: &str = "/webhooks";
const ABOVE: (&str, &str) = ("Webhooks", "/dashboard/webhooks");
/// What the list of events is called, as in the API.
const EVENTS: &str = "enabled_events";

/// The page of an endpoint.
pub(super) fn href(of: &EndpointId) -> String {
    format!("/dashboard{PATH}/{of}")
}

fn standing(endpoint: &Endpoint) -> states::Said {
    match (endpoint.status, endpoint.body.failing_since) {
        (EndpointStatus::Disabled, _) => ("Off", Tone::Bad),
        (EndpointStatus::Enabled, Some(_)) => ("Failing", Tone::Warn),
        (EndpointStatus::Enabled, None) => ("On", Tone::Good),
    }
}

fn wants(endpoint: &Endpoint) -> Cell {
    match endpoint.body.events.as_slice() {
        events if events.len() <= 3 => told_of(events),
        events => Cell::Text(format!("{} kinds", events.len())),
    }
}

fn told_of(events: &[String]) -> Cell {
    texts(events.iter().map(|event| if event == "*" { "Everything" } else { event.as_str() }))
}

async fn all(visitor: &Visitor<'_>) -> Result<Option<Listed<Endpoint>>, Fault> {
    match visitor.query(&Query::Endpoints(lists::whole())).await? {
        Ok(Answer::Endpoints(found)) => Ok(Some(found)),
        _ => Ok(None),
    }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(found) = all(visitor).await? else { return Ok(Shown::Missing) };
    let row = |endpoint: &Endpoint| {
        vec![
            Cell::link(&*endpoint.body.url, href(&endpoint.id)),
            Cell::maybe(endpoint.body.description.clone()),
            Cell::Text(states::dialect(&endpoint.body.dialect)),
            wants(endpoint),
            states::cell(standing(endpoint)),
            time(endpoint.created_at),
        ]
    };
    let table = Table {
        columns: ["Address", "Description", "Dialect", "Events", "Status", "Created"].map(Column::of).into(),
        rows: found.items.iter().map(row).collect(),
        empty: "No endpoints yet.".to_owned(),
        ..Table::default()
    };
    let new = vec![forms::main("New endpoint", format!("/dashboard{PATH}/new"))];
    let lead =
        Some("Addresses of your backend that receive signed events. A delivery that fails is retried.");
    let actions = forms::actions(visitor, Right::Build, new);
    let head = Head { lead, actions, ..Head::of("Webhooks", PATH) };
    Ok(forms::plainly_listed(visitor, head, table, Rest::default()).into())
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(found) = all(visitor).await? else { return Ok(Shown::Missing) };
    let row = |endpoint: &Endpoint| {
        vec![
            id(&endpoint.id),
            Cell::text(&*endpoint.body.url),
            Cell::maybe(endpoint.body.description.clone()),
            Cell::text(&*endpoint.body.dialect),
            Cell::Text(endpoint.body.events.join(" ")),
            Cell::text(standing(endpoint).0),
            maybe_time(endpoint.body.failing_since),
            time(endpoint.created_at),
        ]
    };
    let columns =
        ["Endpoint", "Address", "Description", "Dialect", "Events", "Status", "Failing since", "Created"];
    Ok(lists::written("webhooks", &columns, found.items.iter().map(row).collect()))
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Endpoint>, Fault> {
    let named = EndpointId::named(visitor.param(0));
    Ok(visitor.app.engine.store().endpoint(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(endpoint) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (mut screen, is_wrong) = screen(visitor, &endpoint).await?;
    if forms::may(visitor, Right::Build) {
        screen.blocks.extend([Block::Form(rotate_form(&endpoint)), Block::Form(replay_form(&endpoint))]);
    }
    Ok(if is_wrong { super::to_mend(screen) } else { screen.into() })
}

/// The page of an endpoint, and whether the filter of its deliveries cannot be read.
async fn screen(visitor: &Visitor<'_>, endpoint: &Endpoint) -> Result<(Screen, bool), Fault> {
    let (body, here) = (&endpoint.body, href(&endpoint.id));
    let is_on = endpoint.status == EndpointStatus::Enabled;
    let signs = body.previous.as_ref().filter(|previous| visitor.app.engine.wall() < previous.until);
    let about = facts(
        "Details",
        vec![
            ("ID", id(&endpoint.id)),
            ("Description", Cell::maybe(body.description.clone())),
            ("Dialect", Cell::Text(states::dialect(&body.dialect))),
            ("Events", told_of(&body.events)),
            ("Receives the secret", Cell::maybe(body.sends_secret.then_some("Yes"))),
            ("Set by", Cell::maybe(body.is_setting.then_some("A setting of its API"))),
            ("Failing since", maybe_time(body.failing_since)),
            ("Old secret valid until", maybe_time(signs.map(|previous| previous.until))),
            ("Resending", Cell::maybe(replaying(endpoint))),
            ("Created", time(endpoint.created_at)),
        ],
    );
    let (text, to) = if is_on { ("Switch off", "disabled") } else { ("Switch on", "enabled") };
    let can = vec![
        forms::leads("Edit", format!("{here}/edit")),
        forms::does(text, format!("{here}/status"), &[("status", to)]),
        forms::ends("Delete", format!("{here}/delete")),
    ];
    let (search, table, is_wrong) = deliveries::of_endpoint(visitor, endpoint).await?;
    let screen = Screen {
        status: states::beside(standing(endpoint)),
        actions: forms::actions(visitor, Right::Build, can),
        blocks: vec![about, Block::Form(search), Block::Table(table)],
        ..forms::page(&*body.url, &[ABOVE])
    };
    Ok((screen, is_wrong))
}

/// How far events are sent again.
fn replaying(endpoint: &Endpoint) -> Option<String> {
    let replay = endpoint.body.replay.filter(|replay| !replay.is_finished())?;
    Some(format!("No. {} of {}", replay.place, replay.until))
}

fn form(before: Option<&Endpoint>) -> Form {
    let body = before.map(|endpoint| &endpoint.body);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let mut fields = vec![
        Field::line("url", "Address", text(body.map(|body| &body.url)))
            .of(FieldKind::Url)
            .hint("In live mode it must begin with https://"),
        Field::line("description", "Description", text(body.and_then(|body| body.description.as_ref())))
            .hint("Only your team sees it.")
            .optional(),
    ];
    if before.is_none() {
        let hint =
            "The format of the events. Code that was written for one of these vendors understands theirs.";
        fields.push(states::dialect_field().hint(hint));
    }
    if body.is_none_or(|body| body.dialect == kassa_dialects::copperx::NAME) {
        let label = "Send the secret along, for Copperx receivers that expect it";
        fields.push(tick("send_secret", label, body.is_some_and(|body| body.sends_secret)));
    }
    let wanted = |word: &str| body.map_or(word == "*", |body| body.events.iter().any(|it| it == word));
    let everything = ("*".to_owned(), "Everything".to_owned(), wanted("*"));
    let kinds = EventKind::ALL.into_iter().map(EventKind::as_str);
    let kinds = kinds.map(|word| (word.to_owned(), word.to_owned(), wanted(word)));
    let events = FieldKind::Several(std::iter::once(everything).chain(kinds).collect());
    fields.push(Field::line(EVENTS, "Events", "").of(events));
    Form {
        action: before.map_or_else(|| ABOVE.1.to_owned(), |endpoint| format!("{}/edit", href(&endpoint.id))),
        fields,
        submit: if before.is_some() { "Save" } else { "Create" }.to_owned(),
        ..Form::default()
    }
}

pub(super) async fn blank(_: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(forms::with(forms::page("New endpoint", &[ABOVE]), form(None)))
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut typed = Typed::of(visitor);
    let dialect = kassa_dialects::NAMES.into_iter().find(|name| *name == typed.text("dialect"));
    let sends_secret = typed.is("send_secret");
    if dialect.is_none() {
        typed.blame("dialect", "must be one of the options");
    }
    if sends_secret && dialect != Some(kassa_dialects::copperx::NAME) {
        typed.blame("send_secret", "is for the dialect copperx");
    }
    let new = NewEndpoint {
        secret: None,
        dialect: dialect.unwrap_or_default(),
        url: typed.text("url"),
        events: typed.several(EVENTS),
        description: typed.some("description"),
        expand: Expand::default(),
        events_field: EVENTS,
        sends_secret,
        api_version: None,
        setting: None,
        most: None,
    };
    let screen = forms::page("New endpoint", &[ABOVE]);
    let twin =
        all(visitor).await?.and_then(|found| found.items.into_iter().find(|it| it.body.url == new.url));
    if let Some(twin) = twin.filter(|_| !typed.is_wrong() && !typed.is(AGAIN)) {
        return Ok(twice(typed, screen, &twin));
    }
    if typed.is_wrong() {
        return Ok(typed.mend(screen, form(None), None));
    }
    match visitor.change(&Command::CreateEndpoint(new)).await? {
        Ok(Answer::Endpoint { endpoint, secret: Some(secret) }) => Ok(secret_page(
            "Endpoint created",
            &endpoint,
            &secret,
            "Events that are sent there are signed with it.",
        )),
        Ok(_) => Ok(done(ABOVE.1, "made")),
        Err(refusal) => Ok(typed.mend(screen, form(None), Some(&refusal))),
    }
}

/// The box that says that a second endpoint with the same address is meant.
const AGAIN: &str = "same_address";

/// An address that is told of everything already would be told of it twice: somebody has to mean that.
fn twice(mut typed: Typed<'_>, screen: Screen, twin: &Endpoint) -> Shown {
    typed.blame(
        "url",
        "is the address of an endpoint that you have already: what both listen for would arrive there twice",
    );
    let mut form = form(None);
    form.fields.insert(1, tick(AGAIN, "Create a second endpoint with this address anyway", false));
    let screen =
        Screen { actions: vec![forms::leads("See the endpoint there is", href(&twin.id))], ..screen };
    typed.mend(screen, form, None)
}

/// The page that shows a secret, once.
fn secret_page(title: &str, endpoint: &Endpoint, secret: &Secret, what: &str) -> Shown {
    let here = href(&endpoint.id);
    let code = Code {
        title: "Secret".to_owned(),
        hint: Some(format!("{what} It is shown this once.")),
        text: secret.expose().to_owned(),
        is_secret: true,
    };
    Screen {
        lead: Some(endpoint.body.url.clone()),
        actions: vec![forms::main("Go to the endpoint", &*here)],
        blocks: vec![Block::Code(code)],
        ..forms::page(title, &[ABOVE, (&endpoint.body.url, &here)])
    }
    .into()
}

fn edit_page(endpoint: &Endpoint) -> Screen {
    forms::page("Edit endpoint", &[ABOVE, (&endpoint.body.url, &href(&endpoint.id))])
}

pub(super) async fn edit(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(endpoint) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(forms::with(edit_page(&endpoint), form(Some(&endpoint))))
}

pub(super) async fn update(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(endpoint) = found(visitor).await? else { return Ok(Shown::Missing) };
    let typed = Typed::of(visitor);
    let is_copperx = endpoint.body.dialect == kassa_dialects::copperx::NAME;
    let patch = EndpointPatch {
        url: Some(typed.text("url")),
        events: Some(typed.several(EVENTS)),
        description: Some(typed.some("description")),
        status: None,
        sends_secret: is_copperx.then(|| typed.is("send_secret")),
        events_field: EVENTS,
    };
    match visitor.change(&Command::UpdateEndpoint(endpoint.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&endpoint.id), "saved")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(typed.mend(edit_page(&endpoint), form(Some(&endpoint)), Some(&refusal))),
    }
}

pub(super) async fn set_status(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(endpoint) = found(visitor).await? else { return Ok(Shown::Missing) };
    let Some(status) = EndpointStatus::parse(visitor.fields.text("status")) else {
        return Ok(Shown::Missing);
    };
    let patch = EndpointPatch { status: Some(status), events_field: EVENTS, ..EndpointPatch::default() };
    let word = match status {
        EndpointStatus::Enabled => "switched_on",
        EndpointStatus::Disabled => "switched_off",
    };
    match visitor.change(&Command::UpdateEndpoint(endpoint.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&endpoint.id), word)),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &endpoint).await?.0, &refusal)),
    }
}

pub(super) async fn delete(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    match visitor.change(&Command::DeleteEndpoint(EndpointId::named(visitor.param(0)))).await? {
        Ok(_) => Ok(done(ABOVE.1, "deleted")),
        Err(_) => Ok(Shown::Missing),
    }
}

/// The field that says for how long the secret before still signs.
const KEEP: &str = "expire_previous_in";

fn rotate_form(endpoint: &Endpoint) -> Form {
    Form {
        title: "Rotate secret".to_owned(),
        hint: Some(
            "Both secrets sign for a while, so that your receiver can change over without losing events."
                .to_owned(),
        ),
        action: format!("{}/rotate", href(&endpoint.id)),
        fields: vec![number(KEEP, "Hours that the old secret stays valid", "24")],
        submit: "Rotate secret".to_owned(),
        ..Form::default()
    }
}

fn own_page(title: &str, endpoint: &Endpoint) -> Screen {
    forms::page(title, &[ABOVE, (&endpoint.body.url, &href(&endpoint.id))])
}

pub(super) async fn rotate(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(endpoint) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (mut typed, most) = (Typed::of(visitor), KEEP_SECRET_MAX / HOUR);
    let hours = typed.integer(KEEP);
    if !typed.is_wrong() && !hours.is_some_and(|hours| (0..=most).contains(&hours)) {
        typed.blame(KEEP, format!("must be a whole number of hours from 0 to {most}"));
    }
    let screen = own_page("Rotate secret", &endpoint);
    if typed.is_wrong() {
        return Ok(typed.mend(screen, rotate_form(&endpoint), None));
    }
    let keep = hours.map(|hours| hours.saturating_mul(HOUR));
    let command = Command::RotateSecret { endpoint: endpoint.id.clone(), keep };
    match visitor.change(&command).await? {
        Ok(Answer::Endpoint { endpoint, secret: Some(secret) }) => {
            Ok(secret_page("New secret", &endpoint, &secret, "New events are signed with it."))
        }
        Ok(_) => Ok(done(&href(&endpoint.id), "saved")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(typed.mend(screen, rotate_form(&endpoint), Some(&refusal))),
    }
}

fn replay_form(endpoint: &Endpoint) -> Form {
    Form {
        title: "Resend events".to_owned(),
        hint: Some(
            "Every event after a place in the sequence is sent to this endpoint once more, of those that it is told \
             of. The place of an event stands on its page; 0 is before the first."
                .to_owned(),
        ),
        action: format!("{}/replay", href(&endpoint.id)),
        fields: vec![number("after", "After event number", "")],
        submit: "Resend events".to_owned(),
        ..Form::default()
    }
}

pub(super) async fn replay(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(endpoint) = found(visitor).await? else { return Ok(Shown::Missing) };
    let mut typed = Typed::of(visitor);
    let after = typed.integer("after");
    if after.is_none() && !typed.is_wrong() {
        typed.blame("after", "must be a place in the sequence, such as 0");
    }
    let screen = own_page("Resend events", &endpoint);
    let Some(after) = after else { return Ok(typed.mend(screen, replay_form(&endpoint), None)) };
    match visitor.change(&Command::Replay { endpoint: endpoint.id.clone(), after }).await? {
        Ok(_) => Ok(done(&href(&endpoint.id), "replaying")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(typed.mend(screen, replay_form(&endpoint), Some(&refusal))),
    }
}
