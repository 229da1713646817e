//! Products: what is sold. What each costs stands in its prices.

use super::forms::{self, Typed, activity, changed, texts};
use super::lists::{self, Asked, Head, Rest};
use super::show::{facts, id, metadata, not_done, time};
use super::{Shown, Visitor, done, prices, states};
use kassa_domain::catalog::{NewProduct, Price, Product, ProductPatch};
use kassa_domain::id::ProductId;
use kassa_domain::query::PageOf;
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Column, Field, FieldKind, Form, Screen, Table};
use std::collections::BTreeMap;

const PATH: &str = "/products";
const ABOVE: (&str, &str) = ("Products", "/dashboard/products");
/// So many of a product's prices stand beside it in the list.
const PRICES_BESIDE: usize = 4;
/// So many of a product's prices stand on its page.
const PRICES_SHOWN: usize = 100;

/// The page of a product.
pub(super) fn href(of: &ProductId) -> String {
    format!("/dashboard{PATH}/{of}")
}

fn wanted(asked: &mut Asked<'_>, page: PageOf) -> Query {
    Query::Products { page, active: forms::active(asked), tier: asked.line("tier", "Tier") }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let query = wanted(&mut asked, lists::page(visitor));
    let Ok(Answer::Products(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let rest = Rest::listed(visitor, &found, |product| product.id.as_str());
    let mut rows = vec![];
    for product in &found.items {
        let prices = prices_of(visitor, &product.id, Some(true), PRICES_BESIDE).await?;
        rows.push(vec![
            Cell::link(&*product.body.name, href(&product.id)),
            Cell::maybe(product.tier.clone()),
            texts(prices.iter().map(prices::costs)),
            states::cell(activity(product.active)),
            time(product.created_at),
        ]);
    }
    let table = Table {
        columns: ["Product", "Tier", "Prices", "Status", "Created"].map(Column::of).into(),
        rows,
        empty: "No products found.".to_owned(),
        ..Table::default()
    };
    let new = vec![forms::main("New product", format!("/dashboard{PATH}/new"))];
    let head = Head { actions: forms::actions(visitor, Right::Build, new), ..Head::of("Products", PATH) };
    Ok(forms::listed(visitor, head, asked, table, rest))
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let query = wanted(&mut Asked::of(visitor), lists::whole());
    let Ok(Answer::Products(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let row = |product: &Product| {
        vec![
            id(&product.id),
            Cell::text(&*product.body.name),
            Cell::maybe(product.tier.clone()),
            Cell::maybe(product.body.description.clone()),
            Cell::text(activity(product.active).0),
            time(product.created_at),
        ]
    };
    let columns = ["Product", "Name", "Tier", "Description", "Status", "Created"];
    Ok(lists::written("products", &columns, found.items.iter().map(row).collect()))
}

async fn prices_of(
    visitor: &Visitor<'_>,
    of: &ProductId,
    active: Option<bool>,
    limit: usize,
) -> Result<Vec<Price>, Fault> {
    let page = PageOf { limit, starting_after: None, ending_before: None, skip: 0 };
    let query = Query::Prices { page, active, product: Some(of.clone()), lookup_key: None };
    match visitor.query(&query).await? {
        Ok(Answer::Prices(found)) => Ok(found.items),
        _ => Ok(vec![]),
    }
}

/// What the products with these ids are called, for the rows of one page.
pub(super) async fn names<'a>(
    visitor: &Visitor<'_>,
    ids: impl Iterator<Item = &'a ProductId> + Send,
) -> Result<BTreeMap<ProductId, String>, Fault> {
    let mut known = BTreeMap::new();
    for id in ids {
        if !known.contains_key(id) {
            let found = visitor.app.engine.store().product(visitor.scope, id).await?;
            known.extend(found.map(|product| (id.clone(), product.body.name)));
        }
    }
    Ok(known)
}

/// The products that can be bought, for a form to choose from: id and name. `None` where there are too many to choose.
pub(super) async fn offered(visitor: &Visitor<'_>) -> Result<Option<Vec<(String, String)>>, Fault> {
    let page = PageOf { limit: prices::OFFERED_MAX, starting_after: None, ending_before: None, skip: 0 };
    match visitor.query(&Query::Products { page, active: Some(true), tier: None }).await? {
        Ok(Answer::Products(found)) if !found.has_more => {
            let named = |product: Product| (product.id.to_string(), product.body.name);
            Ok(Some(found.items.into_iter().map(named).collect()))
        }
        _ => Ok(None),
    }
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Product>, Fault> {
    let named = ProductId::named(visitor.param(0));
    Ok(visitor.app.engine.store().product(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(product) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(screen(visitor, &product).await?.into())
}

async fn screen(visitor: &Visitor<'_>, product: &Product) -> Result<Screen, Fault> {
    let (body, here) = (&product.body, href(&product.id));
    let prices = prices_of(visitor, &product.id, None, PRICES_SHOWN).await?;
    let about = facts(
        "Details",
        vec![
            ("ID", id(&product.id)),
            ("Tier", Cell::maybe(product.tier.clone())),
            ("Description", Cell::maybe(body.description.clone())),
            ("One is called", Cell::maybe(body.unit_label.clone())),
            ("Pictures", texts(&body.images)),
            ("Created", time(product.created_at)),
            ("Last changed", time(body.updated_at)),
            ("Metadata", metadata(&body.metadata)),
        ],
    );
    let table = Table { is_titled: true, ..prices::table(&prices, None) };
    let can = vec![
        forms::main("New price", format!("/dashboard/prices/new?product={}", product.id)),
        forms::leads("Edit", format!("{here}/edit")),
        forms::switch(product.active, &here),
    ];
    Ok(Screen {
        status: states::beside(activity(product.active)),
        actions: forms::actions(visitor, Right::Build, can),
        blocks: vec![about, Block::Table(table)],
        ..forms::page(&*body.name, &[ABOVE])
    })
}

fn form(before: Option<&Product>) -> Form {
    let body = before.map(|product| &product.body);
    let or_empty = |text: Option<&String>| text.cloned().unwrap_or_default();
    let fields = vec![
        Field::line("name", "Name", or_empty(body.map(|body| &body.name))).hint("Buyers see it."),
        Field::line("tier", "Tier", or_empty(before.and_then(|product| product.tier.as_ref())))
            .hint("What a customer who pays for it is entitled to: 2 to 32 characters of a-z, 0-9 and _")
            .optional(),
        Field::line("description", "Description", or_empty(body.and_then(|body| body.description.as_ref())))
            .of(FieldKind::Area)
            .optional(),
        Field::line("unit_label", "Unit", or_empty(body.and_then(|body| body.unit_label.as_ref())))
            .hint("What one of it is called, such as seat or hour.")
            .optional(),
        Field::line("images", "Pictures", body.map(|body| body.images.join("\n")).unwrap_or_default())
            .of(FieldKind::Area)
            .hint("One address per line. They are for your own pages: the checkout page does not load them.")
            .optional(),
    ];
    Form {
        action: before
            .map_or_else(|| format!("/dashboard{PATH}"), |product| format!("{}/edit", href(&product.id))),
        fields,
        submit: if before.is_some() { "Save" } else { "Create product" }.to_owned(),
        ..Form::default()
    }
}

pub(super) async fn blank(_: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(forms::with(forms::page("New product", &[ABOVE]), form(None)))
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let typed = Typed::of(visitor);
    let new = NewProduct {
        name: typed.text("name"),
        tier: typed.some("tier"),
        description: typed.some("description"),
        images: typed.lines("images"),
        unit_label: typed.some("unit_label"),
        ..NewProduct::default()
    };
    match visitor.change(&Command::CreateProduct(new)).await? {
        Ok(Answer::Product(product, _)) => Ok(done(&href(&product.id), "made")),
        Ok(_) => Ok(done(ABOVE.1, "made")),
        Err(refusal) => Ok(typed.mend(forms::page("New product", &[ABOVE]), form(None), Some(&refusal))),
    }
}

fn edit_page(product: &Product) -> Screen {
    let here = href(&product.id);
    forms::page("Edit product", &[ABOVE, (&product.body.name, &here)])
}

pub(super) async fn edit(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(product) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(forms::with(edit_page(&product), form(Some(&product))))
}

pub(super) async fn update(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(product) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (typed, body) = (Typed::of(visitor), &product.body);
    let patch = ProductPatch {
        name: Some(typed.text("name")),
        tier: changed(product.tier.clone(), typed.some("tier")),
        description: changed(body.description.clone(), typed.some("description")),
        images: Some(typed.lines("images")),
        unit_label: changed(body.unit_label.clone(), typed.some("unit_label")),
        ..ProductPatch::default()
    };
    match visitor.change(&Command::UpdateProduct(product.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&product.id), "saved")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(typed.mend(edit_page(&product), form(Some(&product)), Some(&refusal))),
    }
}

pub(super) async fn switch(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(product) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (active, word) = forms::switched(visitor);
    let patch = ProductPatch { active: Some(active), ..ProductPatch::default() };
    match visitor.change(&Command::UpdateProduct(product.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&product.id), word)),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &product).await?, &refusal)),
    }
}
