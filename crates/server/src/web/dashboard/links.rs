//! Payment links and offers: stored things to buy, under an address that is shared. What one sells never changes.

mod new;

pub(super) use new::{blank, create};

use super::forms::{self, Typed, changed, number};
use super::lists::{self, Asked, Head, Rest};
use super::show::{facts, id, maybe_time, metadata, money, not_done, time};
use super::{Shown, Visitor, done, prices, products, states};
use kassa_domain::cart::{NewLine, Pricing};
use kassa_domain::id::{LinkId, PriceId};
use kassa_domain::link::{Closed, Link, LinkKind, LinkPatch, OfferTerms};
use kassa_domain::money::{Currency, Money};
use kassa_domain::query::PageOf;
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal, Timestamp};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Code, Column, Field, FieldKind, Form, Qr, Screen, Table, Tone};

/// The field that says how often a link may be paid.
const LIMIT: &str = "restrictions.completed_sessions.limit";

/// Which of the two a page is about: both have the same pages under another address.
fn kind(visitor: &Visitor<'_>) -> LinkKind {
    match visitor.incoming.parts.uri.path().starts_with("/dashboard/offers") {
        true => LinkKind::Offer,
        false => LinkKind::Link,
    }
}

/// The path of a list after `/dashboard`, what it is called, and what one of it is called.
fn words(kind: LinkKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        LinkKind::Link => ("/links", "Payment links", "payment link"),
        LinkKind::Offer => ("/offers", "Offers", "offer"),
    }
}

fn above(kind: LinkKind) -> (&'static str, &'static str) {
    match kind {
        LinkKind::Link => ("Payment links", "/dashboard/links"),
        LinkKind::Offer => ("Offers", "/dashboard/offers"),
    }
}

fn href(link: &Link) -> String {
    format!("{}/{}", above(link.kind).1, link.id)
}

/// The address that buyers open.
fn url(visitor: &Visitor<'_>, link: &Link) -> String {
    format!("{}/{}/{}", visitor.app.settings.public_url, link.kind.path(), link.id)
}

fn standing(link: &Link, now: Timestamp) -> states::Said {
    match link.closed(now) {
        None => ("On", Tone::Good),
        Some(Closed::Inactive) => ("Off", Tone::Plain),
        Some(Closed::NotYet) => ("Not yet", Tone::Warn),
        Some(Closed::Over) => ("Amount", Tone::Plain),
        Some(Closed::Full) => ("Full", Tone::Plain),
    }
}

fn paid(link: &Link) -> String {
    super::coupons::used(link.completed, link.max_completed)
}

fn wanted(visitor: &Visitor<'_>, asked: &mut Asked<'_>, page: PageOf) -> Query {
    let (word, say) =
        (|is: bool| if is { "true" } else { "false" }, |is: bool| if is { "On" } else { "Off" });
    let active = asked.choice("active", "Status", &[true, false], word, say);
    Query::Links { page, kind: kind(visitor), active }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let query = wanted(visitor, &mut asked, lists::page(visitor));
    let Ok(Answer::Links(kind, found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let (rest, now) = (Rest::listed(visitor, &found, |link| link.id.as_str()), now(visitor).await?);
    let row = |link: &Link| {
        vec![
            Cell::link(&*link.body.name, href(link)),
            Cell::Id(url(visitor, link)),
            Cell::Text(paid(link)),
            states::cell(standing(link, now)),
            time(link.created_at),
        ]
    };
    let (path, title, one) = words(kind);
    let table = Table {
        columns: ["Name", "Address", "Paid", "Status", "Created"].map(Column::of).into(),
        rows: found.items.iter().map(row).collect(),
        empty: format!("No {one}s found."),
        ..Table::default()
    };
    let new = vec![forms::main(&format!("New {one}"), format!("/dashboard{path}/new"))];
    let head = Head { actions: forms::actions(visitor, Right::Build, new), ..Head::of(title, path) };
    Ok(forms::listed(visitor, head, asked, table, rest))
}

async fn now(visitor: &Visitor<'_>) -> Result<Timestamp, Fault> {
    visitor.app.engine.now(visitor.scope).await
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let query = wanted(visitor, &mut Asked::of(visitor), lists::whole());
    let Ok(Answer::Links(kind, found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let now = now(visitor).await?;
    let row = |link: &Link| {
        vec![
            id(&link.id),
            Cell::text(&*link.body.name),
            Cell::Id(url(visitor, link)),
            Cell::Text(link.completed.to_string()),
            Cell::maybe(link.max_completed.map(|most| most.to_string())),
            maybe_time(link.body.starts_at),
            maybe_time(link.body.expires_at),
            Cell::text(standing(link, now).0),
            time(link.created_at),
        ]
    };
    let columns = ["ID", "Name", "Address", "Paid", "At most", "From", "Until", "Status", "Created"];
    let name = words(kind).0.trim_start_matches('/');
    Ok(lists::written(name, &columns, found.items.iter().map(row).collect()))
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Link>, Fault> {
    match visitor.query(&Query::Link(LinkId::named(visitor.param(0)), kind(visitor))).await? {
        Ok(Answer::Link(link, _)) => Ok(Some(*link)),
        _ => Ok(None),
    }
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(link) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(screen(visitor, &link).await?.into())
}

async fn screen(visitor: &Visitor<'_>, link: &Link) -> Result<Screen, Fault> {
    let (body, here, now) = (&link.body, href(link), now(visitor).await?);
    let template = &body.template;
    let more = template.more.as_deref();
    let sells = match &body.offer {
        Some(terms) => offered(visitor, terms).await?,
        None => sold(visitor, link).await?,
    };
    let codes = more.is_some_and(|more| more.allow_promotion_codes);
    let about = facts(
        "Details",
        vec![
            ("ID", id(&link.id)),
            ("Sells", Cell::Lines(sells)),
            ("Paid", Cell::Text(paid(link))),
            ("In payment now", Cell::Text(link.taken.saturating_sub(link.completed).to_string())),
            ("Promotion codes", Cell::maybe(codes.then_some("Allowed"))),
            ("From", maybe_time(body.starts_at)),
            ("Until", maybe_time(body.expires_at)),
            ("Message while it is closed", Cell::maybe(body.inactive_message.clone())),
            ("Success URL", Cell::maybe(template.success_url.clone())),
            ("Cancel URL", Cell::maybe(template.cancel_url.clone())),
            ("Created", time(link.created_at)),
            ("Last changed", time(body.updated_at)),
            ("Metadata", metadata(&template.metadata)),
        ],
    );
    let url = url(visitor, link);
    let (text, to) = if link.active { ("Switch off", "false") } else { ("Switch on", "true") };
    let can = vec![
        forms::leads("Edit", format!("{here}/edit")),
        forms::does(text, format!("{here}/active"), &[("active", to)]),
    ];
    let address = Code {
        title: "Address".to_owned(),
        hint: Some("Share it anywhere. Everyone who opens it gets their own checkout page.".to_owned()),
        text: url.clone(),
        is_secret: false,
    };
    let blocks = vec![
        about,
        Block::Code(address),
        Block::Qr(Qr { title: "QR code".to_owned(), text: url, file: Some(format!("{here}/qr.svg")) }),
    ];
    Ok(Screen {
        status: states::beside(standing(link, now)),
        actions: forms::actions(visitor, Right::Build, can),
        blocks,
        ..forms::page(&*body.name, &[above(link.kind)])
    })
}

/// The QR code of the address, as a file for print.
pub(super) async fn picture(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(link) = found(visitor).await? else { return Ok(Shown::Missing) };
    let Some(body) = kassa_pages::qr(&url(visitor, &link), &link.body.name) else {
        return Ok(Shown::Missing);
    };
    Ok(Shown::File { name: format!("{}.svg", link.id), kind: "image/svg+xml", body })
}

fn amount(amount: i64, code: Option<&str>) -> String {
    match code.and_then(Currency::parse) {
        Some(currency) => money(Money { amount, currency }),
        None => amount.to_string(),
    }
}

/// A price of the catalog, as a link to it.
async fn price_cell(visitor: &Visitor<'_>, price: &str, before: &str) -> Result<Cell, Fault> {
    let price = PriceId::named(price);
    let Some(known) = visitor.app.engine.store().price(visitor.scope, &price).await? else {
        return Ok(Cell::Id(price.to_string()));
    };
    let names = products::names(visitor, std::iter::once(&known.product)).await?;
    let name = names.get(&known.product).map_or("", String::as_str);
    Ok(Cell::link(format!("{before}{name}: {}", prices::costs(&known)), prices::href(&price)))
}

/// What a link sells, as it was sent.
async fn sold(visitor: &Visitor<'_>, link: &Link) -> Result<Vec<Cell>, Fault> {
    let template = &link.body.template;
    let code = template.currency.as_deref();
    Ok(match &template.pricing {
        Pricing::Amount(fixed) => vec![Cell::Text(amount(*fixed, code))],
        Pricing::Custom(bounds) => {
            let from = bounds.minimum.map(|least| format!("from {}", amount(least, code)));
            let to = bounds.maximum.map(|most| format!("to {}", amount(most, code)));
            let bounds: Vec<String> = from.into_iter().chain(to).collect();
            vec![Cell::Text(format!("The buyer chooses the amount {}", bounds.join(" ")))]
        }
        Pricing::Tier(tier) => vec![Cell::Text(format!("The tier {tier}"))],
        Pricing::Setup => vec![],
        Pricing::Lines(lines) => {
            let mut cells = vec![];
            for line in lines {
                cells.push(sold_line(visitor, line).await?);
            }
            cells
        }
    })
}

async fn sold_line(visitor: &Visitor<'_>, line: &NewLine) -> Result<Cell, Fault> {
    let times = line.quantity.filter(|many| *many != 1).map(|many| format!("{many} × ")).unwrap_or_default();
    if let Some(price) = &line.price {
        return price_cell(visitor, price, &times).await;
    }
    let Some(data) = &line.data else { return Ok(Cell::Empty) };
    let name = data.product_data.as_ref().map_or("", |product| product.name.as_str());
    let cost = data.unit.unit_amount.map(|fixed| amount(fixed, data.currency.as_deref()));
    Ok(Cell::Text(format!("{times}{name}: {}", cost.unwrap_or_else(|| "chosen by the buyer".to_owned()))))
}

/// What an offer says of itself.
async fn offered(visitor: &Visitor<'_>, terms: &OfferTerms) -> Result<Vec<Cell>, Fault> {
    let code = terms.currency.as_deref();
    let mut cells: Vec<Cell> = terms.description.iter().map(Cell::text).collect();
    match &terms.price {
        Some(price) => cells.push(price_cell(visitor, price, "").await?),
        None => {
            let cost = amount(terms.amount.unwrap_or_default(), code);
            let unit = terms.interval.as_deref().unwrap_or_default();
            cells.push(Cell::Text(match terms.interval_count.unwrap_or(1) {
                1 => format!("{cost} every {unit}"),
                count => format!("{cost} every {count} {unit}s"),
            }));
        }
    }
    let free = terms.trial_period_days.map(|days| format!("{days} days free at first"));
    let fee = terms.setup_fee.map(|fee| format!("{} once at first", amount(fee, code)));
    let end = terms.cycles.map(|cycles| format!("Ends after {cycles} periods"));
    cells.extend([free, fee, end].into_iter().flatten().map(Cell::Text));
    Ok(cells)
}

/// What can be said when a link is made, and changed later. An instant stands as it was said.
fn limits(before: Option<&Link>) -> Vec<Field> {
    let body = before.map(|link| &link.body);
    let at = |at: Option<Timestamp>| at.map(Timestamp::iso).unwrap_or_default();
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let most = before.and_then(|link| link.max_completed).map(|most| most.to_string()).unwrap_or_default();
    let template = body.map(|body| &body.template);
    vec![
        number(LIMIT, "Maximum number of payments", most).optional(),
        Field::line("starts_at", "Opens at", at(body.and_then(|body| body.starts_at)))
            .hint(forms::TIME_HINT)
            .optional(),
        Field::line("expires_at", "Closes at", at(body.and_then(|body| body.expires_at)))
            .hint(forms::TIME_HINT)
            .optional(),
        Field::line(
            "inactive_message",
            "While it is closed it says",
            text(body.and_then(|body| body.inactive_message.as_ref())),
        )
        .of(FieldKind::Area)
        .optional(),
        Field::line(
            "success_url",
            "After payment, send buyers to",
            text(template.and_then(|template| template.success_url.as_ref())),
        )
        .of(FieldKind::Url)
        .hint("If left empty, the page thanks them.")
        .optional(),
        Field::line(
            "cancel_url",
            "Buyers who leave go to",
            text(template.and_then(|template| template.cancel_url.as_ref())),
        )
        .of(FieldKind::Url)
        .optional(),
    ]
}

fn edit_page(link: &Link) -> (Screen, Form) {
    let here = href(link);
    let mut fields = vec![Field::line("name", "Name", &*link.body.name)];
    fields.extend(limits(Some(link)));
    let form = Form { action: format!("{here}/edit"), fields, submit: "Save".to_owned(), ..Form::default() };
    let title = format!("Edit {}", words(link.kind).2);
    (forms::page(title, &[above(link.kind), (&link.body.name, &here)]), form)
}

pub(super) async fn edit(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(link) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (screen, form) = edit_page(&link);
    Ok(forms::with(screen, form))
}

/// A point in time that was not typed anew stays as it is, to the thousandth.
fn moved(before: Option<Timestamp>, typed: Option<Timestamp>) -> Option<Option<Timestamp>> {
    (before.map(Timestamp::iso) != typed.map(Timestamp::iso)).then_some(typed)
}

pub(super) async fn update(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(link) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (mut typed, body) = (Typed::of(visitor), &link.body);
    let patch = LinkPatch {
        name: Some(typed.text("name")),
        active: None,
        max_completed: changed(link.max_completed, typed.integer(LIMIT)),
        starts_at: moved(body.starts_at, typed.from("starts_at")),
        expires_at: moved(body.expires_at, typed.until("expires_at")),
        inactive_message: changed(body.inactive_message.clone(), typed.some("inactive_message")),
        success_url: changed(body.template.success_url.clone(), typed.some("success_url")),
        cancel_url: changed(body.template.cancel_url.clone(), typed.some("cancel_url")),
        metadata: None,
    };
    let refusal = if typed.is_wrong() {
        None
    } else {
        match visitor.change(&Command::UpdateLink(link.id.clone(), link.kind, patch)).await? {
            Ok(_) => return Ok(done(&href(&link), "saved")),
            Err(Refusal::NotFound(_)) => return Ok(Shown::Missing),
            Err(refusal) => Some(refusal),
        }
    };
    let (screen, form) = edit_page(&link);
    Ok(typed.mend(screen, form, refusal.as_ref()))
}

pub(super) async fn switch(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(link) = found(visitor).await? else { return Ok(Shown::Missing) };
    let active = visitor.fields.text("active") == "true";
    let patch = LinkPatch { active: Some(active), ..LinkPatch::default() };
    match visitor.change(&Command::UpdateLink(link.id.clone(), link.kind, patch)).await? {
        Ok(_) => Ok(done(&href(&link), if active { "switched_on" } else { "switched_off" })),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &link).await?, &refusal)),
    }
}
