//! Checkout sessions: found, looked into, expired, and their events sent again.

use super::lists::{Asked, Head, Kind};
use super::show::{blame, exact, facts, id, metadata, money, not_done, time, units};
use super::{Shown, Visitor, disputes, done, news, payments, refunds, sold, states, story, to_mend};
use kassa_domain::collect::Collected;
use kassa_domain::event::Event;
use kassa_domain::id::{CustomerId, LinkId, SessionId};
use kassa_domain::postal::Address;
use kassa_domain::refusal::invalid;
use kassa_domain::search::{Found, Part, SessionSearch};
use kassa_domain::session::{Session, Status};
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Refusal};
use kassa_engine::{Fault, MomentKind, Story};
use kassa_pages::dashboard::{Action, Block, Cell, Code, Column, Field, FieldKind, Form, Screen, Table};

const PATH: &str = "/sessions";
/// No more of a session's name than this stands in a list.
const NAME_CHARS: usize = 60;

/// The page of a session.
pub(super) fn href(of: &SessionId) -> String {
    format!("/dashboard{PATH}/{of}")
}

/// How sessions are searched, listed and written to a file.
pub(super) struct Sessions;

impl Kind for Sessions {
    type Item = Session;
    type Wanted = SessionSearch;
    const COLUMNS: &'static [&'static str] = &[
        "Session",
        "Status",
        "Amount",
        "Currency",
        "Description",
        "Reference",
        "Customer",
        "E-mail",
        "Payment",
        "Created",
        "Expires",
    ];

    fn head(_: &Visitor<'_>) -> Head {
        Head::of("Sessions", PATH)
    }

    fn wanted(asked: &mut Asked<'_>) -> SessionSearch {
        SessionSearch {
            words: asked.words("An id, a name, an address, a description, your reference or metadata"),
            statuses: asked
                .choice("status", "Status", &Status::ALL, Status::as_str, states::session_word)
                .into_iter()
                .collect(),
            customer: asked.line("customer", "Customer's id").map(|text| CustomerId::named(&text)),
            created: asked.span(),
            amount: asked.much(),
        }
    }

    async fn search(
        visitor: &Visitor<'_>,
        wanted: &SessionSearch,
        part: &Part,
    ) -> Result<Found<Session>, Fault> {
        visitor.app.engine.search_sessions(visitor.scope, wanted, part).await
    }

    fn table(sessions: &[Session]) -> Table {
        table(sessions)
    }

    fn row(session: &Session) -> Vec<Cell> {
        vec![
            id(&session.id),
            Cell::text(states::session(session).0),
            Cell::Money(units(session.amount)),
            Cell::text(session.amount.currency.code()),
            Cell::Text(session.cart().names()),
            Cell::maybe(session.body.client_reference_id.clone()),
            session.customer.as_ref().map_or(Cell::Empty, id),
            Cell::maybe(email(session)),
            session.paid_by.as_ref().map_or(Cell::Empty, id),
            time(session.created_at),
            time(session.expires_at),
        ]
    }
}

/// Sessions as a table.
pub(super) fn table(sessions: &[Session]) -> Table {
    let row = |session: &Session| {
        vec![
            Cell::link(name(session), href(&session.id)),
            Cell::Money(money(session.amount)),
            states::cell(states::session(session)),
            Cell::maybe(email(session).or_else(|| session.customer.as_ref().map(ToString::to_string))),
            Cell::maybe(session.body.client_reference_id.clone()),
            time(session.created_at),
        ]
    };
    Table {
        title: "Sessions".to_owned(),
        columns: vec![
            Column::of("Session"),
            Column::figure("Amount"),
            Column::of("Status"),
            Column::of("Buyer"),
            Column::of("Reference"),
            Column::of("Created"),
        ],
        rows: sessions.iter().map(row).collect(),
        empty: "No sessions found.".to_owned(),
        ..Table::default()
    }
}

/// What people call a session: what is bought.
fn name(session: &Session) -> String {
    let names = session.cart().names();
    let mut short: String = names.chars().take(NAME_CHARS).collect();
    if short.len() < names.len() {
        short.push('…');
    }
    short
}

/// The buyer's address: what was said with the payment goes before what the merchant said.
fn email(session: &Session) -> Option<String> {
    let body = &session.body;
    let said = body.collected.as_ref().and_then(|said| said.email.clone());
    said.or_else(|| body.customer_email.clone())
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Story>, Fault> {
    visitor.app.engine.story(visitor.scope, &SessionId::named(visitor.param(0))).await
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let news = Some(news::url(visitor).await);
    let Some(story) = found(visitor).await? else { return Ok(Shown::Missing) };
    let mut screen = Screen { news, ..screen(visitor, &story) };
    if visitor.may(Right::Serve) {
        screen.blocks.extend(resend_form(&story).map(Block::Form));
    }
    Ok(screen.into())
}

fn screen(visitor: &Visitor<'_>, story: &Story) -> Screen {
    let session = &story.session;
    let repeats = session.body.terms.is_some() || session.body.invoice.is_some();
    let is_open = matches!(session.status, Status::Open | Status::Paying);
    let mut blocks = vec![about(story), sold::bought(&session.cart(), session.amount, repeats)];
    if is_open && !session.is_ours() {
        blocks.push(Block::Code(Code {
            title: "Link of the page".to_owned(),
            hint: Some("Anyone with this link can open the page. Give it to the buyer only.".to_owned()),
            text: format!("{}/checkout/{}", visitor.app.settings.public_url, session.id),
            is_secret: false,
        }));
    }
    let titled = |mut table: Table| {
        table.is_titled = true;
        Block::Table(table)
    };
    let tries = Table { title: "Payments".to_owned(), ..payments::table(&story.attempts) };
    blocks.push(titled(Table { empty: "Nobody has tried to pay it yet.".to_owned(), ..tries }));
    if !story.refunds.is_empty() {
        blocks.push(titled(refunds::table(&story.refunds)));
    }
    if !story.disputes.is_empty() {
        blocks.push(titled(disputes::table(&story.disputes)));
    }
    blocks.extend(session.body.collected.as_deref().and_then(said));
    blocks.push(story::timeline(story));
    Screen {
        title: name(session),
        lead: Some(story::why(story)),
        status: states::beside(states::session(session)),
        above: vec![("Sessions".to_owned(), format!("/dashboard{PATH}"))],
        actions: actions(visitor, session),
        blocks,
        ..Screen::default()
    }
}

fn actions(visitor: &Visitor<'_>, session: &Session) -> Vec<Action> {
    let mut actions = vec![];
    if matches!(session.status, Status::Open | Status::Paying) {
        actions.push(Action::Link {
            text: "Open page".to_owned(),
            href: format!("/checkout/{}", session.id),
            is_main: false,
        });
    }
    if session.can_be_expired() && visitor.may(Right::Serve) {
        actions.push(Action::Post {
            text: "Expire session".to_owned(),
            action: format!("{}/expire", href(&session.id)),
            fields: vec![],
            is_danger: true,
        });
    }
    actions
}

fn about(story: &Story) -> Block {
    let (session, body) = (&story.session, &story.session.body);
    let link = |text: &dyn ToString, path: String| Cell::link(text.to_string(), format!("/dashboard{path}"));
    let methods: Vec<&str> = body.methods.iter().map(|method| states::method(*method)).collect();
    let holder = story.claim.as_ref().filter(|claim| claim.session != session.id);
    let redeemed = story.redemption.as_ref().map(|it| it.coupon.to_string());
    facts(
        "Details",
        vec![
            ("ID", id(&session.id)),
            ("Amount", Cell::Money(money(session.amount))),
            ("Created", time(session.created_at)),
            ("Can be paid until", time(session.expires_at)),
            (
                "Customer",
                session.customer.as_ref().map_or(Cell::Empty, |of| link(of, format!("/customers/{of}"))),
            ),
            ("E-mail", Cell::maybe(email(session))),
            ("Your reference", Cell::maybe(body.client_reference_id.clone())),
            ("Charged once per", Cell::maybe(body.exclusive_key.clone())),
            (
                "That is held by",
                holder.map_or(Cell::Empty, |it| Cell::link(it.session.as_str(), href(&it.session))),
            ),
            ("Coupon", redeemed.map_or(Cell::Empty, |it| link(&it, format!("/coupons/{it}")))),
            ("Tier", Cell::maybe(body.tier.clone())),
            (
                "Subscription",
                body.terms
                    .as_ref()
                    .and_then(|terms| terms.subscription.as_ref())
                    .or(body.card_for.as_ref())
                    .map_or(Cell::Empty, |of| link(of, format!("/subscriptions/{of}"))),
            ),
            ("Invoice", body.invoice.as_ref().map_or(Cell::Empty, |of| link(of, format!("/invoices/{of}")))),
            ("Methods", Cell::Text(methods.join(", "))),
            ("Capture", if body.holds { Cell::text("Manually, later") } else { Cell::Empty }),
            ("Opened by", body.link.as_ref().map_or(Cell::Empty, opened_by)),
            ("Came from", tracking(session)),
            (
                "Afterwards the buyer goes to",
                Cell::maybe(Some(&*body.success_url).filter(|it| !it.is_empty())),
            ),
            ("Created through", Cell::Text(format!("{} API", states::dialect(&body.dialect)))),
            ("Metadata", metadata(&body.metadata)),
        ],
    )
}

/// The link or offer that opened it.
fn opened_by(link: &LinkId) -> Cell {
    let path = if link.is_offer() { "offers" } else { "links" };
    Cell::link(link.as_str(), format!("/dashboard/{path}/{link}"))
}

/// What the link's address said about where the buyer came from.
fn tracking(session: &Session) -> Cell {
    let told = &session.body.tracking;
    if told.is_empty() {
        return Cell::Empty;
    }
    Cell::Lines(told.iter().map(|(name, value)| Cell::Text(format!("{name}: {value}"))).collect())
}

/// What the buyer said besides paying.
fn said(said: &Collected) -> Option<Block> {
    let custom =
        said.custom.iter().map(|(key, value)| Cell::Text(format!("{key}: {value}"))).collect::<Vec<_>>();
    let agreed = |said: Option<bool>| Cell::maybe(said.map(|yes| if yes { "Yes" } else { "No" }));
    let rows = vec![
        ("Name", Cell::maybe(said.name.clone())),
        ("Phone", Cell::maybe(said.phone.clone())),
        ("Business", Cell::maybe(said.business_name.clone())),
        ("Tax id", Cell::maybe(said.tax_id.as_ref().map(|it| format!("{} {}", it.kind, it.value)))),
        ("Billing address", said.billing.as_ref().map_or(Cell::Empty, address)),
        ("Shipping address", said.shipping.as_ref().map_or(Cell::Empty, address)),
        ("Custom fields", if custom.is_empty() { Cell::Empty } else { Cell::Lines(custom) }),
        ("Agreed to the terms", agreed(said.terms)),
        ("Agreed to promotions", agreed(said.promotions)),
    ];
    let is_something = rows.iter().any(|(_, cell)| !matches!(cell, Cell::Empty));
    is_something.then(|| facts("From the buyer", rows))
}

/// An address, line by line.
pub(super) fn address(address: &Address) -> Cell {
    let lines = [
        &address.name,
        &address.line1,
        &address.line2,
        &address.postal_code,
        &address.city,
        &address.state,
        &address.country,
    ];
    let lines: Vec<Cell> = lines.into_iter().flatten().map(|line| Cell::text(&**line)).collect();
    if lines.is_empty() { Cell::Empty } else { Cell::Lines(lines) }
}

pub(super) async fn expire(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let of = SessionId::named(visitor.param(0));
    match visitor.change(&Command::ExpireSession(of.clone())).await? {
        Ok(_) => Ok(done(&href(&of), "expired")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => match found(visitor).await? {
            Some(story) => Ok(not_done(screen(visitor, &story), &refusal)),
            None => Ok(Shown::Missing),
        },
    }
}

/// The events of a session that have a place, the latest first.
fn events(story: &Story) -> impl Iterator<Item = &Event> {
    let told = story.moments.iter().rev().filter_map(|moment| match &moment.what {
        MomentKind::Told(event) => Some(&**event),
        _ => None,
    });
    told.filter(|event| event.sequence.is_some())
}

fn resend_form(story: &Story) -> Option<Form> {
    let choices: Vec<(String, String)> = events(story)
        .map(|event| (event.id.to_string(), format!("{}, {}", event.kind.as_str(), exact(event.created_at))))
        .collect();
    let first = choices.first()?.0.clone();
    Some(Form {
        title: "Resend an event".to_owned(),
        hint: Some("It is sent to every endpoint that listens for it, exactly as before.".to_owned()),
        action: format!("{}/resend", href(&story.session.id)),
        fields: vec![Field::line("event", "Event", first).of(FieldKind::Choice(choices))],
        submit: "Resend".to_owned(),
        ..Form::default()
    })
}

pub(super) async fn resend(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(story) = found(visitor).await? else { return Ok(Shown::Missing) };
    let here = href(&story.session.id);
    let wanted = visitor.fields.text("event");
    let event = events(&story).find(|event| event.id.as_str() == wanted).map(|event| event.id.clone());
    let refusal = match event {
        Some(event) => match visitor.change(&Command::Redeliver(event, None)).await? {
            Ok(Answer::Redelivered { deliveries: 0, .. }) => return Ok(done(&here, "resent_nobody")),
            Ok(_) => return Ok(done(&here, "resent")),
            Err(refusal) => refusal,
        },
        None => invalid("event", "must be an event of this session"),
    };
    let screen = screen(visitor, &story);
    Ok(match resend_form(&story) {
        Some(form) => to_mend(blame(screen, form, &refusal)),
        None => not_done(screen, &refusal),
    })
}
