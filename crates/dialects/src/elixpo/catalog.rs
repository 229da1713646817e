//! The catalog in the JSON of Elixpo Pay: what is for sale, and what came of declaring it.

use super::errors;
use crate::respond::json;
use bytes::Bytes;
use kassa_domain::catalog::{Price, Product, SyncError, Synced, SyncedProduct, Unit};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct CatalogJson<'a> {
    app: &'a str,
    product: Option<CatalogProduct<'a>>,
    tiers: Vec<CatalogPrice<'a>>,
}

#[derive(Serialize)]
struct CatalogProduct<'a> {
    name: &'a str,
    tier: Option<&'a str>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct CatalogPrice<'a> {
    id: &'a str,
    name: &'a str,
    currency: &'static str,
    unit_amount: i64,
    interval: Option<&'static str>,
    interval_count: Option<i64>,
    region: Option<&'a str>,
}

fn fixed(price: &Price) -> Option<i64> {
    match price.body.unit {
        Unit::Fixed(amount) => Some(amount),
        Unit::Custom(_) => None,
    }
}

/// This vendor's catalog has one product: the oldest, or the one of the tier that was asked for. The cheapest price
/// comes first. One whose amount the buyer names has no form in it.
pub(super) fn catalog<'a>(app: &'a str, products: &'a [(Product, Vec<Price>)]) -> CatalogJson<'a> {
    let Some((product, prices)) = products.first() else {
        return CatalogJson { app, product: None, tiers: vec![] };
    };
    let shown = |price: &'a Price| {
        Some(CatalogPrice {
            id: price.id.as_str(),
            name: price.body.nickname.as_deref().unwrap_or(&product.body.name),
            currency: price.currency.code(),
            unit_amount: fixed(price)?,
            interval: price.body.period.map(|period| period.interval.as_str()),
            interval_count: price.body.period.map(|period| period.count),
            region: price.body.region.as_deref(),
        })
    };
    let mut tiers: Vec<_> = prices.iter().filter_map(shown).collect();
    tiers.sort_by_key(|price| price.unit_amount);
    CatalogJson {
        app,
        product: Some(CatalogProduct {
            name: &product.body.name,
            tier: product.tier.as_deref(),
            description: product.body.description.as_deref(),
        }),
        tiers,
    }
}

#[derive(Serialize)]
pub(super) struct SyncedJson<'a> {
    ok: bool,
    app: &'a str,
    app_updated: bool,
    synced: Vec<EntryJson<'a>>,
    errors: Vec<SyncErrorJson<'a>>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    product: ProductJson<'a>,
    prices: Vec<PriceJson<'a>>,
    deactivated: usize,
}

#[derive(Serialize)]
struct ProductJson<'a> {
    id: &'a str,
    name: &'a str,
    tier: Option<&'a str>,
    description: Option<&'a str>,
}

fn product(product: &Product) -> ProductJson<'_> {
    ProductJson {
        id: product.id.as_str(),
        name: &product.body.name,
        tier: product.tier.as_deref(),
        description: product.body.description.as_deref(),
    }
}

#[derive(Serialize)]
struct PriceJson<'a> {
    id: &'a str,
    currency: &'static str,
    unit_amount: Option<i64>,
    interval: Option<&'static str>,
    region: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    created: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    updated: bool,
}

fn prices<'a>(entry: &'a SyncedProduct) -> Vec<PriceJson<'a>> {
    let price = |(price, what): &'a (Price, &'static str)| PriceJson {
        id: price.id.as_str(),
        currency: price.currency.code(),
        unit_amount: fixed(price),
        interval: price.body.period.map(|period| period.interval.as_str()),
        region: price.body.region.as_deref(),
        created: *what == "created",
        // A price that is declared again is told as updated, also where nothing about it changed.
        updated: *what != "created",
    };
    entry.prices.iter().map(price).collect()
}

#[derive(Serialize)]
struct SyncErrorJson<'a> {
    tier: Option<&'a str>,
    error: &'static str,
    error_description: String,
}

fn code(error: &SyncError) -> &'static str {
    if error.param == "tier" { "invalid_tier" } else { errors::REQUEST }
}

fn text(error: &SyncError) -> String {
    format!("{} {}", error.param, error.message)
}

pub(super) fn synced<'a>(app: &'a str, synced: &'a Synced) -> SyncedJson<'a> {
    let entry = |entry: &'a SyncedProduct| EntryJson {
        product: product(&entry.product),
        prices: prices(entry),
        deactivated: entry.deactivated,
    };
    let error = |error: &'a SyncError| SyncErrorJson {
        tier: Some(error.tier.as_str()).filter(|tier| !tier.is_empty()),
        error: code(error),
        error_description: text(error),
    };
    SyncedJson {
        ok: synced.errors.is_empty(),
        app,
        app_updated: synced.app_updated,
        synced: synced.products.iter().map(entry).collect(),
        errors: synced.errors.iter().map(error).collect(),
    }
}

#[derive(Serialize)]
struct DeclaredJson<'a> {
    ok: bool,
    app: &'a str,
    product: ProductJson<'a>,
    tiers: Vec<PriceJson<'a>>,
}

/// The answer where one product was declared: here what is wrong with it is an error of the request.
pub(super) fn declared(app: &str, synced: &Synced) -> http::Response<Bytes> {
    match (synced.errors.first(), synced.products.first()) {
        (Some(error), _) => errors::error(400, code(error), &text(error)),
        (None, Some(entry)) => {
            let (product, tiers) = (product(&entry.product), prices(entry));
            json(200, &DeclaredJson { ok: true, app, product, tiers })
        }
        (None, None) => errors::fault(),
    }
}
