//! Declaring a whole catalog: what is there becomes as declared, and declaring it again changes nothing.

use super::catalog::{check_tier, created, interval, price_created, price_updated, updated};
use super::check;
use crate::address::check_landing;
use crate::answer::Answer;
use crate::catalog::{
    Charging, DESCRIPTION_CHARS_MAX, DeclaredApp, DeclaredPrice, DeclaredProduct, Interval, NAME_CHARS_MAX,
    Period, Price, PriceBody, Product, ProductBody, SYNC_PRICES_MAX, SYNC_PRODUCTS_MAX, SyncError, Synced,
    SyncedProduct, TaxBehavior, Unit,
};
use crate::decision::{Change, Decision, Given, Loaded};
use crate::id::{PriceId, ProductId};
use crate::merchant::Merchant;
use crate::metadata::Metadata;
use crate::money::Currency;
use crate::refusal::{Noun, Refusal, invalid};
use crate::time::Timestamp;
use std::collections::BTreeMap;

/// At most so many characters in the nickname of a declared price, as in the Elixpo document's catalog.
const NICKNAME_CHARS_MAX: usize = 40;

/// A declared price whose values were judged.
struct Wanted {
    place: usize,
    nickname: Option<String>,
    currency: Currency,
    unit: i64,
    charging: Charging,
    period: Period,
    region: Option<String>,
}

impl Wanted {
    /// Whether the price is this one, whatever it costs.
    fn is(&self, price: &Price) -> bool {
        price.currency == self.currency
            && price.body.region == self.region
            && price.body.charging == self.charging
            && price.body.period == Some(self.period)
    }
}

/// Makes the catalog as declared. A product that cannot be taken is reported and left as it is; the others are taken.
/// Products that are not declared stay as they are; of a declared one, active prices that are not declared are
/// archived.
pub(super) fn sync(
    declared: &[DeclaredProduct],
    app: &DeclaredApp,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    if declared.is_empty() {
        return Err(invalid("products", "must have at least one entry"));
    }
    if declared.len() > SYNC_PRODUCTS_MAX {
        return Err(invalid("products", format!("must have at most {SYNC_PRODUCTS_MAX} entries")));
    }
    let merchant = super::found(loaded.merchant.as_ref(), Noun::Merchant)?;
    let (mut changes, mut synced) = (vec![], Synced::default());
    let described = describe(app, merchant)?;
    if described != *merchant {
        synced.app_updated = true;
        changes.push(Change::Update(crate::decision::Row::Merchant(described)));
    }
    for (place, product) in declared.iter().enumerate() {
        let twice = declared.iter().take(place).any(|earlier| earlier.tier == product.tier);
        let wanted = if twice { Err(invalid("tier", "is declared twice")) } else { judge(product) };
        match wanted {
            Ok(wanted) => synced.products.push(one((place, product), wanted, loaded, given, &mut changes)),
            Err(Refusal::Invalid { param, message }) => {
                synced.errors.push(SyncError { tier: product.tier.clone(), param, message });
            }
            Err(other) => return Err(other),
        }
    }
    Ok(Decision { changes, answer: Answer::Synced { app: merchant.slug.clone(), synced: Box::new(synced) } })
}

/// The merchant with the pages that were declared.
fn describe(app: &DeclaredApp, merchant: &Merchant) -> Result<Merchant, Refusal> {
    let mut after = merchant.clone();
    for (field, declared, kept) in [
        ("app.homepage_url", &app.homepage_url, &mut after.body.homepage_url),
        ("app.pricing_url", &app.pricing_url, &mut after.body.pricing_url),
    ] {
        if let Some(url) = declared {
            check_landing(url, true).map_err(|rule| invalid(field, rule.replace(" in live mode", "")))?;
            *kept = Some(url.clone());
        }
    }
    Ok(after)
}

fn judge(product: &DeclaredProduct) -> Result<Vec<Wanted>, Refusal> {
    check_tier("tier", &product.tier)?;
    check::maybe("name", product.name.as_ref(), NAME_CHARS_MAX)?;
    check::maybe("description", product.description.as_ref(), DESCRIPTION_CHARS_MAX)?;
    if product.prices.len() > SYNC_PRICES_MAX {
        return Err(invalid("prices", format!("must have at most {SYNC_PRICES_MAX} entries")));
    }
    let mut all: Vec<Wanted> = vec![];
    for (place, price) in product.prices.iter().enumerate() {
        let wanted = judge_price(&format!("prices[{place}]"), price)?;
        let same = |other: &Wanted| {
            (other.currency, other.charging, other.period)
                == (wanted.currency, wanted.charging, wanted.period)
                && other.region == wanted.region
        };
        if all.iter().any(same) {
            let rule = "has the currency, region, interval and type of an earlier one";
            return Err(invalid(format!("prices[{place}]"), rule));
        }
        all.push(Wanted { place, ..wanted });
    }
    Ok(all)
}

fn judge_price(path: &str, price: &DeclaredPrice) -> Result<Wanted, Refusal> {
    let param = |field: &str| format!("{path}.{field}");
    check::maybe(&param("nickname"), price.nickname.as_ref(), NICKNAME_CHARS_MAX)?;
    let currency = check::currency(&param("currency"), &price.currency.to_ascii_uppercase())?;
    let unit = check::amount(&param("unit_amount"), price.unit_amount, 1, currency)?;
    let interval = match &price.interval {
        Some(word) => interval(&param("interval"), word)?,
        None => Interval::Month,
    };
    let count = price.interval_count.unwrap_or(1);
    let count = check::count(&param("interval_count"), count, 1, interval.count_max())?;
    let charging = match price.charging.as_deref() {
        None => Charging::OneTime,
        Some(word) => Charging::parse(word)
            .ok_or_else(|| invalid(param("type"), "must be one of one_time, recurring"))?,
    };
    let region = price.region.as_ref().map(|region| region.to_ascii_uppercase());
    if region.as_ref().is_some_and(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase())) {
        return Err(invalid(param("region"), "must have two letters"));
    }
    let period = Period { interval, count };
    Ok(Wanted { place: 0, nickname: price.nickname.clone(), currency, unit, charging, period, region })
}

/// Makes one product as declared. Whatever changes about its prices writes the product too, so that of two
/// declarations at once the second is decided again.
fn one(
    (place, declared): (usize, &DeclaredProduct),
    wanted: Vec<Wanted>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> SyncedProduct {
    let before = loaded.products.iter().find(|product| product.tier.as_ref() == Some(&declared.tier));
    let product = as_declared(declared, place, before, given);
    let mut of_prices = vec![];
    let mut prices = vec![];
    let mut kept: Vec<PriceId> = vec![];
    let known: Vec<&Price> = loaded.prices.iter().filter(|price| price.product == product.id).collect();
    for want in wanted {
        // An active one is preferred: an archived one of the same kind may be older.
        let mut same = known.iter().filter(|price| want.is(price) && !kept.contains(&price.id));
        let found = same.clone().find(|price| price.active).or_else(|| same.next());
        let (price, done) = match found {
            Some(price) => changed(price, &want, given, &mut of_prices),
            None => {
                let price = new_price(&product.id, &want, given);
                of_prices.extend(price_created(&price, given));
                (price, "created")
            }
        };
        kept.push(price.id.clone());
        prices.push((price, done));
    }
    let gone: Vec<&&Price> = known.iter().filter(|price| price.active && !kept.contains(&price.id)).collect();
    for price in &gone {
        let mut price = (**price).clone();
        price.active = false;
        price.body.updated_at = given.now;
        of_prices.extend(price_updated(&price, given));
    }
    match before {
        None => changes.extend(created(&product, given)),
        Some(before) if product != *before => changes.extend(updated(&product, given)),
        Some(_) if !of_prices.is_empty() => {
            changes.push(Change::Update(crate::decision::Row::Product(product.clone())));
        }
        Some(_) => {}
    }
    let deactivated = gone.len();
    changes.extend(of_prices);
    SyncedProduct { product, prices, deactivated }
}

fn as_declared(
    declared: &DeclaredProduct,
    place: usize,
    before: Option<&Product>,
    given: &Given<'_>,
) -> Product {
    let fresh = || Product {
        id: ProductId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        tier: Some(declared.tier.clone()),
        active: true,
        created_at: given.now,
        version: 0,
        body: ProductBody { name: declared.tier.clone(), updated_at: given.now, ..ProductBody::default() },
    };
    let mut product = before.cloned().unwrap_or_else(fresh);
    product.active = true;
    product.body.place = place;
    if let Some(name) = &declared.name {
        name.trim().clone_into(&mut product.body.name);
    }
    if declared.description.is_some() {
        product.body.description.clone_from(&declared.description);
    }
    if before.is_some_and(|before| *before != product) {
        product.body.updated_at = given.now;
    }
    product
}

fn changed(
    before: &Price,
    want: &Wanted,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> (Price, &'static str) {
    let mut price = before.clone();
    price.active = true;
    price.body.unit = Unit::Fixed(want.unit);
    price.body.place = want.place;
    if want.nickname.is_some() {
        price.body.nickname.clone_from(&want.nickname);
    }
    if price == *before {
        return (price, "unchanged");
    }
    price.body.updated_at = given.now;
    changes.extend(price_updated(&price, given));
    (price, "updated")
}

fn new_price(product: &ProductId, want: &Wanted, given: &Given<'_>) -> Price {
    Price {
        id: PriceId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        product: product.clone(),
        currency: want.currency,
        active: true,
        lookup_key: None,
        created_at: given.now,
        version: 0,
        body: PriceBody {
            unit: Unit::Fixed(want.unit),
            charging: want.charging,
            period: Some(want.period),
            trial_period_days: None,
            tax_behavior: TaxBehavior::Unspecified,
            currency_options: BTreeMap::new(),
            region: want.region.clone(),
            nickname: want.nickname.clone(),
            metadata: Metadata::new(),
            place: want.place,
            updated_at: given.now,
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        },
    }
}
