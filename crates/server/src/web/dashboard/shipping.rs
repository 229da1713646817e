//! Shipping rates: ways of shipping that sessions and links name. What one costs never changes.

use super::forms::{self, Typed, activity, choice, number};
use super::lists::{self, Asked, Head, Rest};
use super::show::{facts, id, metadata, money, not_done, time, units};
use super::{Shown, Visitor, done, states};
use kassa_domain::cart::NewShipping;
use kassa_domain::catalog::TaxBehavior;
use kassa_domain::id::ShippingRateId;
use kassa_domain::money::Money;
use kassa_domain::query::PageOf;
use kassa_domain::shipping::{NewShippingRate, ShippingRate, ShippingRatePatch};
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Cell, Column, Field, Form, Screen, Table};

const PATH: &str = "/shipping-rates";
const ABOVE: (&str, &str) = ("Shipping rates", "/dashboard/shipping-rates");
const LEAD: &str = "What it costs cannot be changed later. Create another shipping rate instead.";

fn href(of: &ShippingRateId) -> String {
    format!("/dashboard{PATH}/{of}")
}

fn costs(rate: &ShippingRate) -> Money {
    Money { amount: rate.body.amount, currency: rate.currency }
}

fn takes(rate: &ShippingRate) -> Cell {
    let unit = if rate.body.business_days { "business days" } else { "days" };
    Cell::maybe(rate.body.days.map(|(least, most)| match least == most {
        true => format!("{least} {unit}"),
        false => format!("{least} to {most} {unit}"),
    }))
}

fn tax(behavior: TaxBehavior) -> &'static str {
    match behavior {
        TaxBehavior::Inclusive => "Included in the price",
        TaxBehavior::Exclusive => "Added to the price",
        TaxBehavior::Unspecified => "Not taxed",
    }
}

fn wanted(asked: &mut Asked<'_>, page: PageOf) -> Query {
    Query::ShippingRates { page, active: forms::active(asked), currency: None }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let query = wanted(&mut asked, lists::page(visitor));
    let Ok(Answer::ShippingRates(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let rest = Rest::listed(visitor, &found, |rate| rate.id.as_str());
    let row = |rate: &ShippingRate| {
        vec![
            Cell::link(&*rate.body.display_name, href(&rate.id)),
            Cell::Text(money(costs(rate))),
            takes(rate),
            states::cell(activity(rate.active)),
            time(rate.created_at),
        ]
    };
    let table = Table {
        columns: ["Shipping rate", "Price", "Takes", "Status", "Created"].map(Column::of).into(),
        rows: found.items.iter().map(row).collect(),
        empty: "No shipping rates found.".to_owned(),
        ..Table::default()
    };
    let new = vec![forms::main("New shipping rate", format!("/dashboard{PATH}/new"))];
    let head =
        Head { actions: forms::actions(visitor, Right::Build, new), ..Head::of("Shipping rates", PATH) };
    Ok(forms::listed(visitor, head, asked, table, rest))
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let query = wanted(&mut Asked::of(visitor), lists::whole());
    let Ok(Answer::ShippingRates(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let row = |rate: &ShippingRate| {
        vec![
            id(&rate.id),
            Cell::text(&*rate.body.display_name),
            Cell::Text(units(costs(rate))),
            Cell::text(rate.currency.code()),
            takes(rate),
            Cell::text(tax(rate.body.tax_behavior)),
            Cell::text(activity(rate.active).0),
            time(rate.created_at),
        ]
    };
    let columns = ["Shipping rate", "Name", "Price", "Currency", "Takes", "Tax", "Status", "Created"];
    Ok(lists::written("shipping-rates", &columns, found.items.iter().map(row).collect()))
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<ShippingRate>, Fault> {
    let named = ShippingRateId::named(visitor.param(0));
    Ok(visitor.app.engine.store().shipping_rate(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(rate) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(screen(visitor, &rate).into())
}

fn screen(visitor: &Visitor<'_>, rate: &ShippingRate) -> Screen {
    let about = facts(
        "Details",
        vec![
            ("ID", id(&rate.id)),
            ("Price", Cell::Text(money(costs(rate)))),
            ("Takes", takes(rate)),
            ("Tax", Cell::text(tax(rate.body.tax_behavior))),
            ("Created", time(rate.created_at)),
            ("Metadata", metadata(&rate.body.metadata)),
        ],
    );
    Screen {
        lead: Some(LEAD.to_owned()),
        status: states::beside(activity(rate.active)),
        actions: forms::actions(visitor, Right::Build, vec![forms::switch(rate.active, &href(&rate.id))]),
        blocks: vec![about],
        ..forms::page(rate.body.display_name.clone(), &[ABOVE])
    }
}

fn new_form() -> Form {
    let taxes = [TaxBehavior::Unspecified, TaxBehavior::Exclusive, TaxBehavior::Inclusive];
    let days = [("day", "Days"), ("business_day", "Business days")];
    Form {
        action: format!("/dashboard{PATH}"),
        fields: vec![
            Field::line("display_name", "Name", "").hint("Buyers see it, such as Courier."),
            Field::line("fixed_amount.currency", "Currency", "").hint("Its code, such as GHS, USD or USDC."),
            number("fixed_amount.amount", "Price", "").hint("Such as 12.50. 0 is free."),
            number("delivery_estimate.minimum.value", "Takes at least", "").optional(),
            number("delivery_estimate.maximum.value", "Takes at most", "").optional(),
            choice("delivery_estimate.unit", "Unit", "day", &days),
            choice("tax_behavior", "Tax", "unspecified", &taxes.map(|it| (it.as_str(), tax(it)))),
        ],
        submit: "Create shipping rate".to_owned(),
        ..Form::default()
    }
}

fn new_page() -> Screen {
    Screen { lead: Some(LEAD.to_owned()), ..forms::page("New shipping rate", &[ABOVE]) }
}

pub(super) async fn blank(_: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(forms::with(new_page(), new_form()))
}

fn typed_rate(typed: &mut Typed<'_>) -> NewShippingRate {
    let currency = typed.currency("fixed_amount.currency");
    if typed.some("fixed_amount.amount").is_none() {
        typed.blame("fixed_amount.amount", "must be an amount, such as 12.50");
    }
    let amount = typed.amount("fixed_amount.amount", "fixed_amount.currency", currency);
    let way = NewShipping {
        rate: None,
        display_name: typed.text("display_name"),
        amount: amount.unwrap_or_default(),
        currency: currency.map(|currency| currency.code().to_owned()),
        minimum_days: typed.integer("delivery_estimate.minimum.value"),
        maximum_days: typed.integer("delivery_estimate.maximum.value"),
        business_days: typed.text("delivery_estimate.unit") == "business_day",
        tax_behavior: typed.some("tax_behavior"),
    };
    NewShippingRate { way, ..NewShippingRate::default() }
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut typed = Typed::of(visitor);
    let new = typed_rate(&mut typed);
    if typed.is_wrong() {
        return Ok(typed.mend(new_page(), new_form(), None));
    }
    match visitor.change(&Command::CreateShippingRate(new)).await? {
        Ok(Answer::ShippingRate(rate, _)) => Ok(done(&href(&rate.id), "made")),
        Ok(_) => Ok(done(ABOVE.1, "made")),
        Err(refusal) => Ok(typed.mend(new_page(), new_form(), Some(&refusal))),
    }
}

pub(super) async fn switch(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(rate) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (active, word) = forms::switched(visitor);
    let patch = ShippingRatePatch { active: Some(active), ..ShippingRatePatch::default() };
    match visitor.change(&Command::UpdateShippingRate(rate.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&rate.id), word)),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &rate), &refusal)),
    }
}
