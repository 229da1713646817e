//! Products, prices and the whole catalog.

use super::is_live;
use kassa_domain::catalog::{
    Charging, CustomAmount, NewCustom, Period, Plan, Price, Product, SyncError, Synced, Unit,
};
use kassa_domain::id::Scope;
use kassa_domain::metadata::Metadata;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct ProductJson<'a> {
    id: &'a str,
    object: &'static str,
    name: &'a str,
    tier: Option<&'a str>,
    active: bool,
    description: Option<&'a str>,
    images: &'a [String],
    unit_label: Option<&'a str>,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

pub(super) fn product(product: &Product) -> ProductJson<'_> {
    ProductJson {
        id: product.id.as_str(),
        object: "product",
        name: &product.body.name,
        tier: product.tier.as_deref(),
        active: product.active,
        description: product.body.description.as_deref(),
        images: &product.body.images,
        unit_label: product.body.unit_label.as_deref(),
        metadata: &product.body.metadata,
        livemode: is_live(product.scope),
        created_at: product.created_at.iso(),
        updated_at: product.body.updated_at.iso(),
    }
}

#[derive(Serialize)]
pub(super) struct CustomJson {
    minimum: i64,
    maximum: i64,
    preset: Option<i64>,
}

pub(super) fn custom(custom: &CustomAmount) -> CustomJson {
    CustomJson { minimum: custom.minimum, maximum: custom.maximum, preset: custom.preset }
}

/// Bounds of an amount as they were sent.
#[derive(Serialize)]
pub(super) struct CustomAsSent {
    minimum: Option<i64>,
    maximum: Option<i64>,
    preset: Option<i64>,
}

pub(super) fn custom_as_sent(custom: &NewCustom) -> CustomAsSent {
    CustomAsSent { minimum: custom.minimum, maximum: custom.maximum, preset: custom.preset }
}

#[derive(Serialize)]
pub(super) struct PeriodJson {
    interval: &'static str,
    interval_count: i64,
}

pub(super) fn period(period: Period) -> PeriodJson {
    PeriodJson { interval: period.interval.as_str(), interval_count: period.count }
}

#[derive(Serialize)]
struct RecurringJson {
    interval: &'static str,
    interval_count: i64,
    trial_period_days: Option<i64>,
}

#[derive(Serialize)]
struct OptionJson {
    unit_amount: Option<i64>,
    custom_unit_amount: Option<CustomJson>,
    tax_behavior: &'static str,
}

#[derive(Serialize)]
pub(super) struct PriceJson<'a> {
    id: &'a str,
    object: &'static str,
    product: &'a str,
    active: bool,
    currency: &'static str,
    unit_amount: Option<i64>,
    custom_unit_amount: Option<CustomJson>,
    r#type: &'static str,
    recurring: Option<RecurringJson>,
    period: Option<PeriodJson>,
    tax_behavior: &'static str,
    currency_options: BTreeMap<&'a str, OptionJson>,
    lookup_key: Option<&'a str>,
    nickname: Option<&'a str>,
    region: Option<&'a str>,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

fn unit(unit: &Unit) -> (Option<i64>, Option<CustomJson>) {
    match unit {
        Unit::Fixed(amount) => (Some(*amount), None),
        Unit::Custom(bounds) => (None, Some(custom(bounds))),
    }
}

pub(super) fn price(price: &Price) -> PriceJson<'_> {
    let body = &price.body;
    let (unit_amount, custom_unit_amount) = unit(&body.unit);
    let repeats = body.period.filter(|_| body.charging == Charging::Recurring);
    let options = body.currency_options.iter().map(|(code, option)| {
        let (unit_amount, custom_unit_amount) = unit(&option.unit);
        let tax_behavior = option.tax_behavior.as_str();
        (code.as_str(), OptionJson { unit_amount, custom_unit_amount, tax_behavior })
    });
    PriceJson {
        id: price.id.as_str(),
        object: "price",
        product: price.product.as_str(),
        active: price.active,
        currency: price.currency.code(),
        unit_amount,
        custom_unit_amount,
        r#type: body.charging.as_str(),
        recurring: repeats.map(|period| RecurringJson {
            interval: period.interval.as_str(),
            interval_count: period.count,
            trial_period_days: body.trial_period_days,
        }),
        period: body.period.map(period),
        tax_behavior: body.tax_behavior.as_str(),
        currency_options: options.collect(),
        lookup_key: price.lookup_key.as_deref(),
        nickname: body.nickname.as_deref(),
        region: body.region.as_deref(),
        metadata: &body.metadata,
        livemode: is_live(price.scope),
        created_at: price.created_at.iso(),
        updated_at: body.updated_at.iso(),
    }
}

/// A product with one recurring price.
#[derive(Serialize)]
pub(super) struct PlanJson<'a> {
    id: String,
    object: &'static str,
    name: &'a str,
    amount: Option<i64>,
    currency: &'static str,
    interval: Option<&'static str>,
    interval_count: Option<i64>,
    trial_period_days: Option<i64>,
    description: Option<&'a str>,
    metadata: &'a Metadata,
    active: bool,
    product: &'a str,
    price: &'a str,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

pub(super) fn plan(plan: &Plan) -> PlanJson<'_> {
    let (price, product) = (&plan.price, &plan.product);
    PlanJson {
        id: price.id.shown_as("plan"),
        object: "plan",
        name: &product.body.name,
        amount: unit(&price.body.unit).0,
        currency: price.currency.code(),
        interval: price.body.period.map(|period| period.interval.as_str()),
        interval_count: price.body.period.map(|period| period.count),
        trial_period_days: price.body.trial_period_days,
        description: product.body.description.as_deref(),
        metadata: &price.body.metadata,
        active: plan.is_active(),
        product: product.id.as_str(),
        price: price.id.as_str(),
        livemode: is_live(price.scope),
        created_at: price.created_at.iso(),
        updated_at: price.body.updated_at.max(product.body.updated_at).iso(),
    }
}

/// A price as a shop window shows it.
#[derive(Serialize)]
struct OfferedPrice<'a> {
    id: &'a str,
    name: &'a str,
    currency: &'static str,
    unit_amount: Option<i64>,
    custom_unit_amount: Option<CustomJson>,
    r#type: &'static str,
    interval: Option<&'static str>,
    interval_count: Option<i64>,
    region: Option<&'a str>,
}

/// A price that has no name of its own is called as its product is.
fn offered_price<'a>(product: &'a Product, price: &'a Price) -> OfferedPrice<'a> {
    let (unit_amount, custom_unit_amount) = unit(&price.body.unit);
    OfferedPrice {
        id: price.id.as_str(),
        name: price.body.nickname.as_deref().unwrap_or(&product.body.name),
        currency: price.currency.code(),
        unit_amount,
        custom_unit_amount,
        r#type: price.body.charging.as_str(),
        interval: price.body.period.map(|period| period.interval.as_str()),
        interval_count: price.body.period.map(|period| period.count),
        region: price.body.region.as_deref(),
    }
}

#[derive(Serialize)]
struct Offered<'a> {
    id: &'a str,
    name: &'a str,
    tier: Option<&'a str>,
    description: Option<&'a str>,
    images: &'a [String],
    unit_label: Option<&'a str>,
    prices: Vec<OfferedPrice<'a>>,
}

#[derive(Serialize)]
pub(super) struct CatalogJson<'a> {
    object: &'static str,
    app: &'a str,
    livemode: bool,
    product: Option<SyncedProduct<'a>>,
    tiers: Vec<OfferedPrice<'a>>,
    products: Vec<Offered<'a>>,
}

fn described(product: &Product) -> SyncedProduct<'_> {
    SyncedProduct {
        id: product.id.as_str(),
        name: &product.body.name,
        tier: product.tier.as_deref(),
        description: product.body.description.as_deref(),
    }
}

/// `product` and `tiers` are the first of `products`: what a shop with one product needs, as in the Elixpo document.
pub(super) fn catalog<'a>(
    app: &'a str,
    scope: Scope,
    products: &'a [(Product, Vec<Price>)],
) -> CatalogJson<'a> {
    let offered = |(product, prices): &'a (Product, Vec<Price>)| Offered {
        id: product.id.as_str(),
        name: &product.body.name,
        tier: product.tier.as_deref(),
        description: product.body.description.as_deref(),
        images: &product.body.images,
        unit_label: product.body.unit_label.as_deref(),
        prices: prices.iter().map(|price| offered_price(product, price)).collect(),
    };
    let first = products.first();
    let of_first = |(product, prices): &'a (Product, Vec<Price>)| {
        prices.iter().map(|price| offered_price(product, price)).collect()
    };
    CatalogJson {
        object: "catalog",
        app,
        livemode: is_live(scope),
        product: first.map(|(product, _)| described(product)),
        tiers: first.map(of_first).unwrap_or_default(),
        products: products.iter().map(offered).collect(),
    }
}

#[derive(Serialize)]
struct SyncedPrice<'a> {
    id: &'a str,
    currency: &'static str,
    unit_amount: Option<i64>,
    r#type: &'static str,
    interval: Option<&'static str>,
    interval_count: Option<i64>,
    region: Option<&'a str>,
    created: bool,
    updated: bool,
}

#[derive(Serialize)]
struct SyncedProduct<'a> {
    id: &'a str,
    name: &'a str,
    tier: Option<&'a str>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct SyncedEntry<'a> {
    product: SyncedProduct<'a>,
    prices: Vec<SyncedPrice<'a>>,
    deactivated: usize,
}

#[derive(Serialize)]
struct SyncErrorJson<'a> {
    tier: &'a str,
    error: &'static str,
    error_description: String,
    param: &'a str,
}

#[derive(Serialize)]
pub(super) struct SyncedJson<'a> {
    object: &'static str,
    ok: bool,
    app: &'a str,
    app_updated: bool,
    synced: Vec<SyncedEntry<'a>>,
    errors: Vec<SyncErrorJson<'a>>,
}

pub(super) fn synced<'a>(app: &'a str, synced: &'a Synced) -> SyncedJson<'a> {
    let price = |(price, what): &'a (Price, &'static str)| SyncedPrice {
        id: price.id.as_str(),
        currency: price.currency.code(),
        unit_amount: unit(&price.body.unit).0,
        r#type: price.body.charging.as_str(),
        interval: price.body.period.map(|period| period.interval.as_str()),
        interval_count: price.body.period.map(|period| period.count),
        region: price.body.region.as_deref(),
        created: *what == "created",
        updated: *what == "updated",
    };
    let entries = synced.products.iter().map(|found| SyncedEntry {
        product: described(&found.product),
        prices: found.prices.iter().map(price).collect(),
        deactivated: found.deactivated,
    });
    let error = |error: &'a SyncError| SyncErrorJson {
        tier: &error.tier,
        error: if error.param == "tier" { "invalid_tier" } else { "invalid_product" },
        error_description: format!("{} {}", error.param, error.message),
        param: &error.param,
    };
    SyncedJson {
        object: "catalog_sync",
        ok: synced.errors.is_empty(),
        app,
        app_updated: synced.app_updated,
        synced: entries.collect(),
        errors: synced.errors.iter().map(error).collect(),
    }
}
