//! The catalog: products, prices, and a whole catalog declared at once.

use super::{check, emit, found};
use crate::answer::Answer;
use crate::catalog::{
    CURRENCY_OPTIONS_MAX, Charging, CurrencyOption, DEFAULT_PRICE_DATA, DESCRIPTION_CHARS_MAX, Interval,
    LABEL_CHARS_MAX, NAME_CHARS_MAX, NewCurrencyOption, NewPlan, NewPrice, NewPriced, NewProduct,
    NewRecurring, NewUnit, Period, Plan, Price, PriceBody, PricePatch, Product, ProductBody, ProductPatch,
    is_tier,
};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::{PriceId, ProductId};
use crate::metadata::Metadata;
use crate::money::Currency;
use crate::refusal::{Noun, Refusal, invalid, no_such};
use crate::time::Timestamp;
use std::collections::BTreeMap;

/// At most so many days are free at first.
const TRIAL_DAYS_MAX: i64 = 730;

pub(super) fn created(product: &Product, given: &Given<'_>) -> [Change; 2] {
    [
        Change::Insert(Row::Product(product.clone())),
        emit(EventKind::ProductCreated, Snapshot::Product(Box::new(product.clone())), given),
    ]
}

pub(super) fn updated(product: &Product, given: &Given<'_>) -> [Change; 2] {
    [
        Change::Update(Row::Product(product.clone())),
        emit(EventKind::ProductUpdated, Snapshot::Product(Box::new(product.clone())), given),
    ]
}

pub(super) fn price_created(price: &Price, given: &Given<'_>) -> [Change; 2] {
    [
        Change::Insert(Row::Price(price.clone())),
        emit(EventKind::PriceCreated, Snapshot::Price(Box::new(price.clone())), given),
    ]
}

pub(super) fn price_updated(price: &Price, given: &Given<'_>) -> [Change; 2] {
    [
        Change::Update(Row::Price(price.clone())),
        emit(EventKind::PriceUpdated, Snapshot::Price(Box::new(price.clone())), given),
    ]
}

pub(super) fn create_product(
    new: &NewProduct,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let product = product_of(new, given);
    check_product(&product, loaded)?;
    Ok(Decision {
        changes: created(&product, given).into(),
        answer: Answer::Product(Box::new(product), true),
    })
}

fn product_of(new: &NewProduct, given: &Given<'_>) -> Product {
    Product {
        id: ProductId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        tier: new.tier.clone(),
        active: new.active.unwrap_or(true),
        created_at: given.now,
        version: 0,
        body: ProductBody {
            name: new.name.trim().to_owned(),
            description: new.description.clone(),
            images: new.images.clone(),
            unit_label: new.unit_label.clone(),
            metadata: new.metadata.clone(),
            default_price: None,
            place: 0,
            updated_at: given.now,
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        },
    }
}

fn check_product(product: &Product, loaded: &Loaded) -> Result<(), Refusal> {
    let body = &product.body;
    check::text("name", &body.name, NAME_CHARS_MAX)?;
    check::maybe("description", body.description.as_ref(), DESCRIPTION_CHARS_MAX)?;
    check::maybe("unit_label", body.unit_label.as_ref(), LABEL_CHARS_MAX)?;
    check::images("images", &body.images)?;
    check::metadata(&body.metadata)?;
    if let Some(tier) = &product.tier {
        check_tier("tier", tier)?;
        if loaded.tier_taken {
            return Err(Refusal::Taken { param: "tier" });
        }
    }
    Ok(())
}

pub(super) fn check_tier(param: &str, tier: &str) -> Result<(), Refusal> {
    if is_tier(tier) {
        return Ok(());
    }
    Err(invalid(param, "must have 2 to 32 characters of a-z, 0-9 and _"))
}

pub(super) fn update_product(
    patch: &ProductPatch,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut product = found(loaded.products.first(), Noun::Product)?.clone();
    let body = &mut product.body;
    if let Some(name) = &patch.name {
        name.trim().clone_into(&mut body.name);
    }
    if let Some(tier) = &patch.tier {
        product.tier.clone_from(tier);
    }
    if let Some(description) = &patch.description {
        body.description.clone_from(description);
    }
    if let Some(images) = &patch.images {
        body.images.clone_from(images);
    }
    if let Some(label) = &patch.unit_label {
        body.unit_label.clone_from(label);
    }
    if let Some(price) = &patch.default_price {
        let own = |id: &String| {
            let found =
                loaded.prices.iter().find(|price| price.id.as_str() == id && price.product == product.id);
            found.map(|price| price.id.clone()).ok_or_else(|| no_such("default_price", Noun::Price))
        };
        body.default_price = price.as_ref().map(own).transpose()?;
    }
    check::merge(&mut body.metadata, patch.metadata.as_ref())?;
    body.updated_at = given.now;
    product.active = patch.active.unwrap_or(product.active);
    check_product(&product, loaded)?;
    Ok(Decision {
        changes: updated(&product, given).into(),
        answer: Answer::Product(Box::new(product), false),
    })
}

pub(super) fn create_price(new: &NewPrice, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let product = loaded.products.first().ok_or_else(|| no_such("product", Noun::Product))?;
    let price = price_of(new, &product.id, given)?;
    let mut changes = vec![written(product)];
    take_key(&price, new.transfer_lookup_key, loaded, given, &mut changes)?;
    changes.extend(price_created(&price, given));
    Ok(Decision { changes, answer: Answer::Price(Box::new(price), true) })
}

/// Makes a product with one recurring price, in one commit.
pub(super) fn create_plan(new: &NewPlan, given: &Given<'_>) -> Result<Decision, Refusal> {
    let sold = NewProduct {
        name: new.name.clone(),
        tier: None,
        description: new.description.clone(),
        images: vec![],
        unit_label: None,
        metadata: Metadata::new(),
        active: None,
    };
    let product = product_of(&sold, given);
    check_product(&product, &Loaded::default())?;
    let costs = NewPrice {
        product: product.id.as_str().to_owned(),
        currency: new.currency.clone(),
        unit: NewUnit { unit_amount: Some(new.amount), custom: None },
        recurring: Some(new.recurring.clone()),
        tax_behavior: None,
        lookup_key: None,
        transfer_lookup_key: false,
        currency_options: vec![],
        nickname: None,
        metadata: new.metadata.clone(),
        active: None,
    };
    let price = price_of(&costs, &product.id, given).map_err(of_plan)?;
    let changes = created(&product, given).into_iter().chain(price_created(&price, given)).collect();
    Ok(Decision { changes, answer: Answer::Plan(Box::new(Plan { product, price }), true) })
}

/// Makes a product and what it costs, in one commit. A complaint names the field within the one that holds the other.
pub(super) fn create_priced(
    new: &NewPriced,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let (product_in, price_in) = match new.product_data {
        Some(field) => (Some(field), None),
        None => (None, Some(DEFAULT_PRICE_DATA)),
    };
    let mut product = product_of(&new.product, given);
    check_product(&product, loaded).map_err(|refusal| within(product_in, refusal))?;
    let price = price_of(&new.price, &product.id, given).map_err(|refusal| within(price_in, refusal))?;
    let mut taken = vec![];
    take_key(&price, new.price.transfer_lookup_key, loaded, given, &mut taken)?;
    if new.product_data.is_none() {
        product.body.default_price = Some(price.id.clone());
    }
    let changes = created(&product, given).into_iter().chain(taken).chain(price_created(&price, given));
    Ok(Decision {
        changes: changes.collect(),
        answer: match new.product_data {
            Some(_) => Answer::Price(Box::new(price), true),
            None => Answer::Product(Box::new(product), true),
        },
    })
}

/// A complaint about a field that lies in another.
fn within(around: Option<&str>, refusal: Refusal) -> Refusal {
    match (around, refusal) {
        (Some(around), Refusal::Invalid { param, message }) => invalid(format!("{around}.{param}"), message),
        (_, other) => other,
    }
}

/// A complaint about the price of a plan, in the words of the plan.
fn of_plan(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Invalid { param, message } if param == "unit_amount" => invalid("amount", message),
        Refusal::Invalid { param, message } => {
            Refusal::Invalid { param: param.trim_start_matches("recurring.").to_owned(), message }
        }
        other => other,
    }
}

fn price_of(new: &NewPrice, product: &ProductId, given: &Given<'_>) -> Result<Price, Refusal> {
    let currency = check::currency("currency", &new.currency)?;
    let unit = check::unit("", &new.unit, currency)?;
    let period = new.recurring.as_ref().map(|recurring| period("recurring", recurring)).transpose()?;
    let trial = new.recurring.as_ref().and_then(|recurring| recurring.trial_period_days);
    if let Some(days) = trial {
        check::count("recurring.trial_period_days", days, 1, TRIAL_DAYS_MAX)?;
    }
    if period.is_some() && matches!(unit, crate::catalog::Unit::Custom(_)) {
        let rule = "must be left out of a recurring price: what is charged again must be known";
        return Err(invalid("custom_unit_amount", rule));
    }
    check::maybe("lookup_key", new.lookup_key.as_ref(), LABEL_CHARS_MAX)?;
    check::maybe("nickname", new.nickname.as_ref(), LABEL_CHARS_MAX)?;
    check::metadata(&new.metadata)?;
    Ok(Price {
        id: PriceId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        product: product.clone(),
        currency,
        active: new.active.unwrap_or(true),
        lookup_key: new.lookup_key.clone(),
        created_at: given.now,
        version: 0,
        body: PriceBody {
            unit,
            charging: if period.is_some() { Charging::Recurring } else { Charging::OneTime },
            period,
            trial_period_days: trial,
            tax_behavior: check::tax_behavior("tax_behavior", new.tax_behavior.as_ref())?,
            currency_options: currency_options(&new.currency_options, currency)?,
            region: None,
            nickname: new.nickname.clone(),
            metadata: new.metadata.clone(),
            place: 0,
            updated_at: given.now,
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        },
    })
}

/// A product whose prices change is written unchanged, so that a catalog that is declared at the same moment is decided
/// again.
fn written(product: &Product) -> Change {
    Change::Update(Row::Product(product.clone()))
}

/// Takes the lookup key from the price that has it, where that was asked for.
fn take_key(
    price: &Price,
    transfer: bool,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Result<(), Refusal> {
    let Some(holder) = loaded.key_holder.as_ref().filter(|holder| holder.id != price.id) else {
        return Ok(());
    };
    if !transfer {
        return Err(Refusal::Taken { param: "lookup_key" });
    }
    let mut holder = holder.clone();
    holder.lookup_key = None;
    holder.body.updated_at = given.now;
    changes.extend(price_updated(&holder, given));
    Ok(())
}

pub(super) fn period(param: &str, new: &NewRecurring) -> Result<Period, Refusal> {
    let interval = interval(&format!("{param}.interval"), &new.interval)?;
    let count = new.interval_count.unwrap_or(1);
    let count = check::count(&format!("{param}.interval_count"), count, 1, interval.count_max())?;
    Ok(Period { interval, count })
}

pub(super) fn interval(param: &str, word: &str) -> Result<Interval, Refusal> {
    Interval::parse(word).ok_or_else(|| invalid(param, "must be one of day, week, month, year"))
}

fn currency_options(
    new: &[NewCurrencyOption],
    own: Currency,
) -> Result<BTreeMap<String, CurrencyOption>, Refusal> {
    if new.len() > CURRENCY_OPTIONS_MAX {
        let rule = format!("must have at most {CURRENCY_OPTIONS_MAX} entries");
        return Err(invalid("currency_options", rule));
    }
    let mut options = BTreeMap::new();
    for (code, unit, behavior) in new {
        let param = format!("currency_options.{code}");
        let currency = check::currency(&param, code)?;
        if currency == own {
            return Err(invalid(param, "is the price's own currency; say it there"));
        }
        let option = CurrencyOption {
            unit: check::unit(&format!("{param}."), unit, currency)?,
            tax_behavior: check::tax_behavior(&format!("{param}.tax_behavior"), behavior.as_ref())?,
        };
        options.insert(code.clone(), option);
    }
    Ok(options)
}

pub(super) fn update_price(
    patch: &PricePatch,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut price = found(loaded.prices.first(), Noun::Price)?.clone();
    if let Some(unit) = &patch.unit {
        price.body.unit = check::unit("", unit, price.currency)?;
    }
    if patch.tax_behavior.is_some() {
        price.body.tax_behavior = check::tax_behavior("tax_behavior", patch.tax_behavior.as_ref())?;
    }
    if let Some(options) = &patch.currency_options {
        price.body.currency_options = currency_options(options, price.currency)?;
    }
    if let Some(nickname) = &patch.nickname {
        check::maybe("nickname", nickname.as_ref(), LABEL_CHARS_MAX)?;
        price.body.nickname.clone_from(nickname);
    }
    check::merge(&mut price.body.metadata, patch.metadata.as_ref())?;
    price.active = patch.active.unwrap_or(price.active);
    price.body.updated_at = given.now;
    let mut changes: Vec<Change> = loaded.products.first().map(written).into_iter().collect();
    if let Some(key) = &patch.lookup_key {
        check::maybe("lookup_key", key.as_ref(), LABEL_CHARS_MAX)?;
        price.lookup_key.clone_from(key);
        if key.is_some() {
            take_key(&price, patch.transfer_lookup_key, loaded, given, &mut changes)?;
        }
    }
    changes.extend(price_updated(&price, given));
    Ok(Decision { changes, answer: Answer::Price(Box::new(price), false) })
}
