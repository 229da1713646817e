//! Tax rates: what is added to prices, or said to be in them. A percentage never changes.

use super::forms::{self, Typed, activity, changed, choice, number};
use super::lists::{self, Asked, Head, Rest};
use super::show::{facts, id, metadata, not_done, time};
use super::{Shown, Visitor, done, states};
use kassa_domain::id::TaxRateId;
use kassa_domain::query::PageOf;
use kassa_domain::tax::{NewTaxRate, TaxRate, TaxRatePatch};
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Cell, Column, Field, FieldKind, Form, Screen, Table};

const PATH: &str = "/tax-rates";
const ABOVE: (&str, &str) = ("Tax rates", "/dashboard/tax-rates");

fn href(of: &TaxRateId) -> String {
    format!("/dashboard{PATH}/{of}")
}

fn name(rate: &TaxRate) -> String {
    format!("{} {} %", rate.body.display_name, rate.body.percentage.text())
}

fn place(rate: &TaxRate) -> Cell {
    let state = rate.body.state.as_deref();
    let place = |country: &String| {
        let parts = [Some(country.as_str()), state];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    Cell::maybe(rate.country.as_ref().map(place))
}

fn how(rate: &TaxRate) -> &'static str {
    if rate.body.inclusive { "Prices contain it" } else { "Added" }
}

fn wanted(asked: &mut Asked<'_>, page: PageOf) -> Query {
    Query::TaxRates { page, active: forms::active(asked) }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let query = wanted(&mut asked, lists::page(visitor));
    let Ok(Answer::TaxRates(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let rest = Rest::listed(visitor, &found, |rate| rate.id.as_str());
    let row = |rate: &TaxRate| {
        vec![
            Cell::link(name(rate), href(&rate.id)),
            Cell::text(how(rate)),
            place(rate),
            states::cell(activity(rate.active)),
            time(rate.created_at),
        ]
    };
    let table = Table {
        columns: ["Tax rate", "How", "By address in", "Status", "Created"].map(Column::of).into(),
        rows: found.items.iter().map(row).collect(),
        empty: "No tax rates found.".to_owned(),
        ..Table::default()
    };
    let new = vec![forms::main("New tax rate", format!("/dashboard{PATH}/new"))];
    let head = Head { actions: forms::actions(visitor, Right::Build, new), ..Head::of("Tax rates", PATH) };
    Ok(forms::listed(visitor, head, asked, table, rest))
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let query = wanted(&mut Asked::of(visitor), lists::whole());
    let Ok(Answer::TaxRates(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let row = |rate: &TaxRate| {
        vec![
            id(&rate.id),
            Cell::text(&*rate.body.display_name),
            Cell::Text(rate.body.percentage.text()),
            Cell::text(how(rate)),
            Cell::maybe(rate.country.clone()),
            Cell::maybe(rate.body.state.clone()),
            Cell::maybe(rate.body.jurisdiction.clone()),
            Cell::text(activity(rate.active).0),
            time(rate.created_at),
        ]
    };
    let columns =
        ["Tax rate", "Name", "Percentage", "How", "Country", "State", "Jurisdiction", "Status", "Created"];
    Ok(lists::written("tax-rates", &columns, found.items.iter().map(row).collect()))
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<TaxRate>, Fault> {
    let named = TaxRateId::named(visitor.param(0));
    Ok(visitor.app.engine.store().tax_rate(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(rate) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(screen(visitor, &rate).into())
}

fn screen(visitor: &Visitor<'_>, rate: &TaxRate) -> Screen {
    let (body, here) = (&rate.body, href(&rate.id));
    let about = facts(
        "Details",
        vec![
            ("ID", id(&rate.id)),
            ("Percentage", Cell::Text(format!("{} %", body.percentage.text()))),
            ("How", Cell::text(how(rate))),
            ("By address in", place(rate)),
            ("Jurisdiction", Cell::maybe(body.jurisdiction.clone())),
            ("Description", Cell::maybe(body.description.clone())),
            ("Created", time(rate.created_at)),
            ("Metadata", metadata(&body.metadata)),
        ],
    );
    let can = vec![forms::leads("Edit", format!("{here}/edit")), forms::switch(rate.active, &here)];
    Screen {
        lead: Some("The percentage cannot be changed. Create another tax rate instead.".to_owned()),
        status: states::beside(activity(rate.active)),
        actions: forms::actions(visitor, Right::Build, can),
        blocks: vec![about],
        ..forms::page(name(rate), &[ABOVE])
    }
}

/// What can be changed later.
fn names(before: Option<&TaxRate>) -> [Field; 3] {
    let body = before.map(|rate| &rate.body);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    [
        Field::line("display_name", "Name", text(body.map(|body| &body.display_name)))
            .hint("Buyers see it, such as VAT."),
        Field::line("jurisdiction", "Jurisdiction", text(body.and_then(|body| body.jurisdiction.as_ref())))
            .hint("For example, Ghana or New York City.")
            .optional(),
        Field::line("description", "Description", text(body.and_then(|body| body.description.as_ref())))
            .of(FieldKind::Area)
            .hint("Only your team sees it.")
            .optional(),
    ]
}

fn new_form() -> Form {
    let [name, jurisdiction, description] = names(None);
    let ways = [("false", "Added to prices"), ("true", "Included in prices")];
    Form {
        action: format!("/dashboard{PATH}"),
        fields: vec![
            name,
            number("percentage", "Percentage", "").hint("Such as 12.5"),
            choice("inclusive", "Type", "false", &ways),
            Field::line("country", "Country", "")
                .hint("Its code, such as GH. Where tax is by address, buyers in this country pay this rate.")
                .optional(),
            Field::line("state", "State", "").hint("Or region, by its code, such as CA.").optional(),
            jurisdiction,
            description,
        ],
        submit: "Create tax rate".to_owned(),
        ..Form::default()
    }
}

pub(super) async fn blank(_: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(forms::with(forms::page("New tax rate", &[ABOVE]), new_form()))
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let typed = Typed::of(visitor);
    let code = |name| typed.some(name).map(|code| code.to_ascii_uppercase());
    let new = NewTaxRate {
        display_name: typed.text("display_name"),
        percentage: typed.text("percentage"),
        inclusive: typed.text("inclusive") == "true",
        country: code("country"),
        state: code("state"),
        jurisdiction: typed.some("jurisdiction"),
        description: typed.some("description"),
        ..NewTaxRate::default()
    };
    match visitor.change(&Command::CreateTaxRate(new)).await? {
        Ok(Answer::TaxRate(rate, _)) => Ok(done(&href(&rate.id), "made")),
        Ok(_) => Ok(done(ABOVE.1, "made")),
        Err(refusal) => Ok(typed.mend(forms::page("New tax rate", &[ABOVE]), new_form(), Some(&refusal))),
    }
}

fn edit_page(rate: &TaxRate) -> (Screen, Form) {
    let (name, here) = (name(rate), href(&rate.id));
    let form = Form {
        action: format!("{here}/edit"),
        fields: names(Some(rate)).into(),
        submit: "Save".to_owned(),
        ..Form::default()
    };
    (forms::page("Edit tax rate", &[ABOVE, (&name, &here)]), form)
}

pub(super) async fn edit(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(rate) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (screen, form) = edit_page(&rate);
    Ok(forms::with(screen, form))
}

pub(super) async fn update(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(rate) = found(visitor).await? else { return Ok(Shown::Missing) };
    let typed = Typed::of(visitor);
    let patch = TaxRatePatch {
        display_name: Some(typed.text("display_name")),
        jurisdiction: changed(rate.body.jurisdiction.clone(), typed.some("jurisdiction")),
        description: changed(rate.body.description.clone(), typed.some("description")),
        ..TaxRatePatch::default()
    };
    match visitor.change(&Command::UpdateTaxRate(rate.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&rate.id), "saved")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => {
            let (screen, form) = edit_page(&rate);
            Ok(typed.mend(screen, form, Some(&refusal)))
        }
    }
}

pub(super) async fn switch(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(rate) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (active, word) = forms::switched(visitor);
    let patch = TaxRatePatch { active: Some(active), ..TaxRatePatch::default() };
    match visitor.change(&Command::UpdateTaxRate(rate.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&rate.id), word)),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &rate), &refusal)),
    }
}
