//! Customers: found, looked into, made, changed, and let into their portal.

use super::lists::{Asked, Head, Kind};
use super::show::{blame, facts, id, maybe_time, metadata, not_done, time};
use super::{Shown, Visitor, done, invoices, payments, sessions, states, subscriptions, to_mend};
use kassa_domain::customer::{Customer, CustomerPatch, OnFile, is_email};
use kassa_domain::entitlement::Entitlement;
use kassa_domain::id::{AttemptId, CustomerId};
use kassa_domain::query::PageOf;
use kassa_domain::search::{CustomerSearch, Found, Part, PaymentSearch, SessionSearch};
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal, Timestamp};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Action, Block, Cell, Code, Column, Field, FieldKind, Form, Screen, Table};
use std::collections::{BTreeMap, BTreeSet};

const PATH: &str = "/customers";
/// So many of a customer's things stand on their page.
const LATEST: usize = 10;

/// The page of a customer.
pub(super) fn href(of: &CustomerId) -> String {
    format!("/dashboard{PATH}/{of}")
}

/// How customers are searched, listed and written to a file.
pub(super) struct Customers;

impl Kind for Customers {
    type Item = Customer;
    type Wanted = CustomerSearch;
    const COLUMNS: &'static [&'static str] =
        &["Customer", "Your ID", "E-mail", "Name", "Phone", "Business", "Country", "Created"];

    fn head(visitor: &Visitor<'_>) -> Head {
        let new = Action::Link {
            text: "New customer".to_owned(),
            href: format!("/dashboard{PATH}/new"),
            is_main: true,
        };
        let actions = if visitor.may(Right::Serve) { vec![new] } else { vec![] };
        Head { actions, ..Head::of("Customers", PATH) }
    }

    fn wanted(asked: &mut Asked<'_>) -> CustomerSearch {
        let words = asked.words("An id, a name, a phone number or metadata");
        let email = asked.line("email", "E-mail, or its beginning");
        // A whole address has an index, however many customers there are.
        let is_whole = email.as_deref().is_some_and(is_email);
        CustomerSearch {
            words,
            email: email.clone().filter(|_| is_whole),
            email_begins: email.filter(|_| !is_whole),
            uid: asked.line("uid", "Your ID"),
            created: asked.span(),
        }
    }

    async fn search(
        visitor: &Visitor<'_>,
        wanted: &CustomerSearch,
        part: &Part,
    ) -> Result<Found<Customer>, Fault> {
        visitor.app.engine.search_customers(visitor.scope, wanted, part).await
    }

    fn table(customers: &[Customer]) -> Table {
        table(customers)
    }

    fn row(customer: &Customer) -> Vec<Cell> {
        let body = &customer.body;
        let country = body.address.as_ref().and_then(|address| address.country.clone());
        vec![
            id(&customer.id),
            Cell::maybe(customer.uid.clone()),
            Cell::maybe(customer.email.clone()),
            Cell::maybe(body.name.clone()),
            Cell::maybe(body.phone.clone()),
            Cell::maybe(body.business_name.clone()),
            Cell::maybe(country),
            time(customer.created_at),
        ]
    }
}

fn table(customers: &[Customer]) -> Table {
    let row = |customer: &Customer| {
        vec![
            Cell::link(name(customer), href(&customer.id)),
            Cell::maybe(customer.email.clone()),
            Cell::maybe(customer.uid.clone()),
            Cell::maybe(customer.body.phone.clone()),
            time(customer.created_at),
        ]
    };
    Table {
        title: "Customers".to_owned(),
        columns: vec![
            Column::of("Customer"),
            Column::of("E-mail"),
            Column::of("Your ID"),
            Column::of("Phone"),
            Column::of("Created"),
        ],
        rows: customers.iter().map(row).collect(),
        empty: "No customers found.".to_owned(),
        ..Table::default()
    }
}

/// What somebody is called, as well as it is known.
fn name(customer: &Customer) -> String {
    let known = customer.body.name.as_ref().or(customer.body.business_name.as_ref());
    let known = known.or(customer.email.as_ref()).or(customer.uid.as_ref());
    known.map_or_else(|| customer.id.to_string(), Clone::clone)
}

/// What the customers with these ids are called, for the rows of one page.
pub(super) async fn names(
    visitor: &Visitor<'_>,
    ids: BTreeSet<&CustomerId>,
) -> Result<BTreeMap<CustomerId, String>, Fault> {
    let mut known = BTreeMap::new();
    for id in ids {
        let found = visitor.app.engine.store().customer(visitor.scope, id).await?;
        known.extend(found.map(|customer| (id.clone(), name(&customer))));
    }
    Ok(known)
}

/// A customer in a table, by name where it is known.
pub(super) fn cell(of: Option<&CustomerId>, names: &BTreeMap<CustomerId, String>) -> Cell {
    of.map_or(Cell::Empty, |of| {
        let text = names.get(of).map_or(of.as_str(), String::as_str);
        Cell::link(text, href(of))
    })
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Customer>, Fault> {
    let named = CustomerId::named(visitor.param(0));
    Ok(visitor.app.engine.store().customer(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(customer) = found(visitor).await? else { return Ok(Shown::Missing) };
    let mut screen = screen(visitor, &customer).await?;
    if may_change(visitor, &customer) {
        screen.blocks.push(Block::Form(edit_form(&customer)));
    }
    Ok(screen.into())
}

async fn screen(visitor: &Visitor<'_>, customer: &Customer) -> Result<Screen, Fault> {
    let entitlement = visitor.app.engine.store().entitlement(visitor.scope, &customer.id).await?;
    let now = visitor.app.engine.now(visitor.scope).await?;
    let mut blocks = vec![about(customer)];
    blocks.extend(entitlement.map(|entitlement| has(&entitlement, now)));
    blocks.extend(on_file(customer, visitor.may(Right::Serve)));
    blocks.extend(theirs(visitor, &customer.id).await?);
    Ok(Screen {
        title: name(customer),
        above: vec![("Customers".to_owned(), format!("/dashboard{PATH}"))],
        actions: if may_change(visitor, customer) { actions(customer) } else { vec![] },
        blocks,
        ..Screen::default()
    })
}

/// Whether this visitor may change this customer. Nobody changes one who was deleted.
fn may_change(visitor: &Visitor<'_>, customer: &Customer) -> bool {
    visitor.may(Right::Serve) && !customer.is_deleted()
}

fn actions(customer: &Customer) -> Vec<Action> {
    let portal = Action::Post {
        text: "Customer portal link".to_owned(),
        action: format!("{}/portal", href(&customer.id)),
        fields: vec![],
        is_danger: false,
    };
    let delete = Action::Link {
        text: "Delete customer".to_owned(),
        href: format!("{}/delete", href(&customer.id)),
        is_main: false,
    };
    vec![portal, delete]
}

fn about(customer: &Customer) -> Block {
    let body = &customer.body;
    let tax_id = body.tax_id.as_ref().map(|it| format!("{} {}", it.kind, it.value));
    facts(
        "Details",
        vec![
            ("ID", id(&customer.id)),
            ("Your ID", Cell::maybe(customer.uid.clone())),
            ("Name", Cell::maybe(body.name.clone())),
            ("E-mail", Cell::maybe(customer.email.clone())),
            ("Phone", Cell::maybe(body.phone.clone())),
            ("Business", Cell::maybe(body.business_name.clone())),
            ("Tax id", Cell::maybe(tax_id)),
            ("Description", Cell::maybe(body.description.clone())),
            ("Billing address", body.address.as_ref().map_or(Cell::Empty, sessions::address)),
            ("Shipping address", body.shipping.as_ref().map_or(Cell::Empty, sessions::address)),
            ("Created", time(customer.created_at)),
            ("Deleted", maybe_time(body.deleted_at)),
            ("Metadata", metadata(&body.metadata)),
        ],
    )
}

/// The cards that may be charged without the customer.
fn on_file(customer: &Customer, may: bool) -> Option<Block> {
    let row = |method: &OnFile| {
        let remove = Action::Post {
            text: "Remove".to_owned(),
            action: format!("{}/payment-methods/{}/remove", href(&customer.id), method.shown_id()),
            fields: vec![],
            is_danger: true,
        };
        vec![
            Cell::Text(states::instrument(&method.method.instrument)),
            Cell::Id(method.shown_id()),
            Cell::link("Session", sessions::href(&method.session)),
            time(method.created_at),
            if may { Cell::Action(remove) } else { Cell::Empty },
        ]
    };
    let rows: Vec<_> = customer.body.methods.iter().rev().map(row).collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            title: "Cards on file".to_owned(),
            is_titled: true,
            columns: ["Card", "ID", "Given in", "Since", ""].map(Column::of).into(),
            rows,
            ..Table::default()
        })
    })
}

/// Forgets a card. Where it is gone already, that is what was wanted.
pub(super) async fn detach(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(customer) = found(visitor).await? else { return Ok(Shown::Missing) };
    let method = AttemptId::named(visitor.param(1));
    match visitor.change(&Command::DetachMethod(method)).await? {
        Ok(_) | Err(Refusal::NotFound(_)) => Ok(done(&href(&customer.id), "saved")),
        Err(refusal) => Ok(not_done(screen(visitor, &customer).await?, &refusal)),
    }
}

/// What a customer has.
fn has(entitlement: &Entitlement, now: Timestamp) -> Block {
    let status = entitlement.status_at(now);
    let subscription = entitlement.subscription.as_ref();
    facts(
        "Entitlement",
        vec![
            ("Tier", Cell::text(&*entitlement.tier)),
            ("Status", states::cell(states::entitlement(status))),
            ("Until", entitlement.expires_at.map_or_else(|| Cell::text("Forever"), time)),
            (
                "Paid by",
                subscription.map_or(Cell::Empty, |of| Cell::link("Subscription", subscriptions::href(of))),
            ),
            ("Version", Cell::Text(entitlement.revision.to_string())),
        ],
    )
}

/// The latest things of a customer, each kind with the way to all of them.
async fn theirs(visitor: &Visitor<'_>, of: &CustomerId) -> Result<Vec<Block>, Fault> {
    let (engine, scope) = (&visitor.app.engine, visitor.scope);
    let part = Part { limit: LATEST, ..Part::default() };
    let page = PageOf { limit: LATEST, starting_after: None, ending_before: None, skip: 0 };
    let mut tables = vec![];
    let wanted = SessionSearch { customer: Some(of.clone()), ..SessionSearch::default() };
    let found = engine.search_sessions(scope, &wanted, &part).await?;
    tables.push(("/sessions", found.older.is_some(), sessions::table(&found.items)));
    let wanted = PaymentSearch { customer: Some(of.clone()), ..PaymentSearch::default() };
    let found = engine.search_payments(scope, &wanted, &part).await?;
    tables.push(("/payments", found.older.is_some(), payments::table(&found.items)));
    let query = Query::Subscriptions { page: page.clone(), status: None, customer: Some(of.clone()) };
    if let Ok(Answer::Subscriptions(listed)) = engine.query(scope, &query).await? {
        let table = subscriptions::table(&listed.items, &BTreeMap::new());
        tables.push(("/subscriptions", listed.has_more, table));
    }
    let query = Query::Invoices { page, status: None, customer: Some(of.clone()), subscription: None };
    if let Ok(Answer::Invoices(listed)) = engine.query(scope, &query).await? {
        tables.push(("/invoices", listed.has_more, invoices::table(&listed.items)));
    }
    let tables = tables.into_iter().filter(|(_, _, table)| !table.rows.is_empty());
    let block = |(path, has_more, table): (&str, bool, Table)| {
        let older = has_more.then(|| format!("/dashboard{path}?customer={of}"));
        Block::Table(Table { is_titled: true, older, ..table })
    };
    Ok(tables.map(block).collect())
}

/// The fields of a customer, with what they hold.
fn form_fields(value: impl Fn(&str) -> String) -> Vec<Field> {
    [
        ("name", "Name", FieldKind::Line, ""),
        ("email", "E-mail", FieldKind::Email, ""),
        ("phone", "Phone", FieldKind::Line, ""),
        ("uid", "Your ID", FieldKind::Line, "Their ID in your own system. It must be unique."),
        ("description", "Description", FieldKind::Line, "Only your team sees it."),
    ]
    .into_iter()
    .map(|(name, label, kind, hint)| Field::line(name, label, value(name)).of(kind).hint(hint).optional())
    .collect()
}

fn edit_form(customer: &Customer) -> Form {
    let body = &customer.body;
    let value = |name: &str| {
        let known = match name {
            "name" => &body.name,
            "email" => &customer.email,
            "phone" => &body.phone,
            "uid" => &customer.uid,
            _ => &body.description,
        };
        known.clone().unwrap_or_default()
    };
    Form {
        title: "Edit customer".to_owned(),
        action: href(&customer.id),
        fields: form_fields(value),
        submit: "Save".to_owned(),
        ..Form::default()
    }
}

fn typed_form(visitor: &Visitor<'_>, form: Form) -> Form {
    Form { fields: form_fields(|name| visitor.fields.text(name).to_owned()), ..form }
}

fn new_form() -> Form {
    Form {
        action: format!("/dashboard{PATH}"),
        fields: form_fields(|_| String::new()),
        submit: "Create customer".to_owned(),
        ..Form::default()
    }
}

fn new_screen() -> Screen {
    Screen {
        title: "New customer".to_owned(),
        lead: Some("If your ID is known already, that customer is updated instead.".to_owned()),
        above: vec![("Customers".to_owned(), format!("/dashboard{PATH}"))],
        ..Screen::default()
    }
}

pub(super) async fn blank(_: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(Screen { blocks: vec![Block::Form(new_form())], ..new_screen() }.into())
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    // What is left empty is not said: somebody who is known already keeps it.
    let said = |name: &str| visitor.fields.some(name).map(Some);
    let patch = CustomerPatch {
        uid: said("uid"),
        email: said("email"),
        name: said("name"),
        phone: said("phone"),
        description: said("description"),
        ..CustomerPatch::default()
    };
    if patch == CustomerPatch::default() {
        let refusal = kassa_domain::refusal::invalid("name", "must be filled in, or one of the other fields");
        return Ok(to_mend(blame(new_screen(), typed_form(visitor, new_form()), &refusal)));
    }
    match visitor.change(&Command::CreateCustomer(patch)).await? {
        Ok(Answer::Customer { customer, created }) => {
            Ok(done(&href(&customer.id), if created { "made" } else { "saved" }))
        }
        Ok(_) => Ok(done(&format!("/dashboard{PATH}"), "made")),
        Err(refusal) => Ok(to_mend(blame(new_screen(), typed_form(visitor, new_form()), &refusal))),
    }
}

pub(super) async fn update(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(customer) = found(visitor).await? else { return Ok(Shown::Missing) };
    // What is emptied is not known any more.
    let said = |name: &str| Some(visitor.fields.some(name));
    let patch = CustomerPatch {
        uid: said("uid"),
        email: said("email"),
        name: said("name"),
        phone: said("phone"),
        description: said("description"),
        ..CustomerPatch::default()
    };
    match visitor.change(&Command::UpdateCustomer(customer.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&customer.id), "saved")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => {
            let form = typed_form(visitor, edit_form(&customer));
            Ok(to_mend(blame(screen(visitor, &customer).await?, form, &refusal)))
        }
    }
}

/// What deleting a customer does, and the question whether it is meant.
fn question(customer: &Customer) -> Screen {
    let form = Form {
        action: format!("{}/delete", href(&customer.id)),
        hint: Some(
            "Their subscriptions and open checkout sessions end now, with whatever they have by them. Name, e-mail, \
             phone, addresses, tax id and metadata are erased here and, within a minute, from their sessions, payments \
             and invoices. Amounts, dates and ids stay. This cannot be undone."
                .to_owned(),
        ),
        submit: "Delete customer".to_owned(),
        is_danger: true,
        back: Some(("Keep them".to_owned(), href(&customer.id))),
        ..Form::default()
    };
    Screen {
        title: "Delete customer".to_owned(),
        lead: Some(name(customer)),
        above: vec![
            ("Customers".to_owned(), format!("/dashboard{PATH}")),
            (name(customer), href(&customer.id)),
        ],
        blocks: vec![Block::Form(form)],
        ..Screen::default()
    }
}

pub(super) async fn confirm(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    match found(visitor).await?.filter(|customer| !customer.is_deleted()) {
        Some(customer) => Ok(question(&customer).into()),
        None => Ok(Shown::Missing),
    }
}

pub(super) async fn delete(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(customer) = found(visitor).await? else { return Ok(Shown::Missing) };
    match visitor.change(&Command::DeleteCustomer(customer.id.clone())).await? {
        Ok(_) => Ok(done(&href(&customer.id), "customer_deleted")),
        Err(refusal) => Ok(not_done(question(&customer), &refusal)),
    }
}

/// The link into the portal, which is shown this once.
pub(super) async fn portal(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(customer) = found(visitor).await? else { return Ok(Shown::Missing) };
    let command = Command::OpenPortal { customer: customer.id.clone(), return_url: None };
    let (token, until) = match visitor.change(&command).await? {
        Ok(Answer::Portal { token, until, .. }) => (token, until),
        Ok(_) => return Ok(Shown::Missing),
        Err(refusal) => return Ok(not_done(screen(visitor, &customer).await?, &refusal)),
    };
    let link = Block::Code(Code {
        title: "Link".to_owned(),
        hint: Some(
            "Anyone with this link can manage the customer's subscriptions. It is shown only once."
                .to_owned(),
        ),
        text: format!("{}/portal/{}", visitor.app.settings.public_url, token.expose()),
        is_secret: true,
    });
    Ok(Screen {
        title: "Customer portal link".to_owned(),
        lead: Some(format!("For {}", name(&customer))),
        above: vec![
            ("Customers".to_owned(), format!("/dashboard{PATH}")),
            (name(&customer), href(&customer.id)),
        ],
        blocks: vec![link, facts("", vec![("Valid until", time(until))])],
        ..Screen::default()
    }
    .into())
}
