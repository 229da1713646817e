//! Products, prices, and the whole catalog at once.

use super::session::CURRENCY_DEFAULT;
use super::{Read, change, id, listing, one};
use crate::query::Params;
use crate::reader::Object;
use kassa_domain::catalog::{
    BoundsCalled, DeclaredApp, DeclaredPrice, DeclaredProduct, NewCurrencyOption, NewCustom, NewPlan,
    NewPrice, NewProduct, NewRecurring, NewUnit, PricePatch, ProductPatch,
};
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::{PriceId, ProductId};
use kassa_domain::query::PageOf;
use kassa_domain::{Command, Query};

pub(crate) fn create_product(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        Ok(Command::CreateProduct(NewProduct {
            name: body.required_text("name")?,
            tier: body.text("tier")?,
            description: body.text("description")?,
            images: body.texts("images")?.unwrap_or_default(),
            unit_label: body.text("unit_label")?,
            metadata: body.metadata("metadata")?,
            active: body.boolean("active")?,
        }))
    })
}

pub(crate) fn update_product(request: &ApiRequest<'_>) -> Read {
    let product = ProductId::named(id(request));
    change(request, |body| {
        let patch = ProductPatch {
            name: body.text("name")?,
            tier: body.text_change("tier")?,
            description: body.text_change("description")?,
            images: body.texts("images")?,
            unit_label: body.text_change("unit_label")?,
            metadata: body.metadata_change("metadata")?,
            active: body.boolean("active")?,
            default_price: None,
        };
        Ok(Command::UpdateProduct(product, patch))
    })
}

pub(crate) fn product(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Product(ProductId::named(id(request))))
}

pub(crate) fn list_products(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let tier = params.text("tier").map(str::to_owned);
        Ok(Query::Products { page, active: params.boolean("active")?, tier })
    })
}

/// What one costs: `unit_amount` or `custom_unit_amount`. `None` when neither is there.
pub(super) fn unit(body: &mut Object<'_>) -> Result<Option<NewUnit>, Malformed> {
    let found = body.only_one_of(&["unit_amount", "custom_unit_amount"])?;
    let unit_amount = body.integer("unit_amount")?;
    let custom = body.object("custom_unit_amount")?.map(custom).transpose()?;
    Ok(found.map(|_| NewUnit { unit_amount, custom }))
}

fn required_unit(body: &mut Object<'_>) -> Result<NewUnit, Malformed> {
    unit(body)?.ok_or_else(|| body.missing("unit_amount"))
}

/// The bounds of an amount that the buyer names.
pub(super) fn custom(mut object: Object<'_>) -> Result<NewCustom, Malformed> {
    let custom = NewCustom {
        minimum: object.integer("minimum")?,
        maximum: object.integer("maximum")?,
        preset: object.integer("preset")?,
        called: BoundsCalled::Inside,
    };
    // Stripe's form carries this word; it says nothing that the object itself does not.
    if object.boolean("enabled")? == Some(false) {
        return Err(object.wrong("enabled", "must be true; leave the whole object out otherwise"));
    }
    object.finish()?;
    Ok(custom)
}

/// How a price repeats. Only a stored price can have days that are free at first.
pub(super) fn recurring(mut object: Object<'_>, trial: bool) -> Result<NewRecurring, Malformed> {
    let recurring = NewRecurring {
        interval: object.required_text("interval")?,
        interval_count: object.integer("interval_count")?,
        trial_period_days: if trial { object.integer("trial_period_days")? } else { None },
    };
    object.finish()?;
    Ok(recurring)
}

fn currency_options(body: &mut Object<'_>) -> Result<Option<Vec<NewCurrencyOption>>, Malformed> {
    let Some(entries) = body.entries("currency_options")? else { return Ok(None) };
    let read = |(code, mut option): (String, Object<'_>)| {
        let unit = required_unit(&mut option)?;
        let tax_behavior = option.text("tax_behavior")?;
        option.finish()?;
        Ok((code, unit, tax_behavior))
    };
    entries.into_iter().map(read).collect::<Result<_, _>>().map(Some)
}

pub(crate) fn create_price(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        Ok(Command::CreatePrice(NewPrice {
            product: body.required_text("product")?,
            currency: body.required_text("currency")?,
            unit: required_unit(body)?,
            recurring: body.object("recurring")?.map(|object| recurring(object, true)).transpose()?,
            tax_behavior: body.text("tax_behavior")?,
            lookup_key: body.text("lookup_key")?,
            transfer_lookup_key: body.boolean("transfer_lookup_key")?.unwrap_or_default(),
            currency_options: currency_options(body)?.unwrap_or_default(),
            nickname: body.text("nickname")?,
            metadata: body.metadata("metadata")?,
            active: body.boolean("active")?,
        }))
    })
}

pub(crate) fn update_price(request: &ApiRequest<'_>) -> Read {
    let price = PriceId::named(id(request));
    change(request, |body| {
        let patch = PricePatch {
            unit: unit(body)?,
            tax_behavior: body.text("tax_behavior")?,
            lookup_key: body.text_change("lookup_key")?,
            transfer_lookup_key: body.boolean("transfer_lookup_key")?.unwrap_or_default(),
            currency_options: currency_options(body)?,
            nickname: body.text_change("nickname")?,
            metadata: body.metadata_change("metadata")?,
            active: body.boolean("active")?,
        };
        Ok(Command::UpdatePrice(price, patch))
    })
}

pub(crate) fn price(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Price(PriceId::named(id(request))))
}

pub(crate) fn list_prices(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let product = params.text("product").map(ProductId::named);
        let lookup_key = params.text("lookup_key").map(str::to_owned);
        Ok(Query::Prices { page, active: params.boolean("active")?, product, lookup_key })
    })
}

pub(crate) fn create_plan(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        Ok(Command::CreatePlan(Box::new(NewPlan {
            name: body.required_text("name")?,
            description: body.text("description")?,
            amount: body.required_integer("amount")?,
            currency: body.text("currency")?.unwrap_or_else(|| CURRENCY_DEFAULT.to_owned()),
            recurring: NewRecurring {
                interval: body.required_text("interval")?,
                interval_count: body.integer("interval_count")?,
                trial_period_days: body.integer("trial_period_days")?,
            },
            metadata: body.metadata("metadata")?,
        })))
    })
}

pub(crate) fn plan(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Plan(PriceId::named(id(request))))
}

pub(crate) fn list_plans(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        let starting_after = page.starting_after.map(|cursor| PriceId::named(&cursor).as_str().to_owned());
        let page = PageOf { starting_after, ..page };
        Ok(Query::Plans { page, active: params.boolean("active")? })
    })
}

/// What is for sale. Without a key `app` says whose; that is for the server to ask.
pub(crate) fn catalog(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let app = params.text("app").map(str::to_owned);
    let tier = params.text("tier").map(str::to_owned);
    params.finish()?;
    Ok(Call::Ask(Query::Catalog { app, tier }))
}

/// A declared catalog: `{products: [...]}`, or one product without the list around it.
pub(crate) fn sync(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let mut app = DeclaredApp::default();
        if let Some(mut declared) = body.object("app")? {
            app.homepage_url = declared.text("homepage_url")?;
            app.pricing_url = declared.text("pricing_url")?;
            declared.finish()?;
        }
        if body.has("tier") && !body.has("products") {
            return Ok(Command::SyncCatalog(vec![declared_product(body)?], app));
        }
        let products = body.objects("products")?.ok_or_else(|| body.missing("products"))?;
        let read = |mut object: Object<'_>| {
            let product = declared_product(&mut object)?;
            object.finish()?;
            Ok(product)
        };
        Ok(Command::SyncCatalog(products.into_iter().map(read).collect::<Result<_, _>>()?, app))
    })
}

fn declared_product(object: &mut Object<'_>) -> Result<DeclaredProduct, Malformed> {
    let tier = object.required_text("tier")?;
    let name = object.text("name")?;
    let description = object.text("description")?;
    object.only_one_of(&["prices", "tiers"])?;
    let (prices, tiers) = (object.objects("prices")?, object.objects("tiers")?);
    let prices = prices.or(tiers).ok_or_else(|| object.missing("prices"))?;
    let prices = prices.into_iter().map(declared_price).collect::<Result<_, _>>()?;
    Ok(DeclaredProduct { tier, name, description, prices })
}

fn declared_price(mut object: Object<'_>) -> Result<DeclaredPrice, Malformed> {
    let price = DeclaredPrice {
        nickname: object.text("nickname")?,
        currency: object.required_text("currency")?,
        unit_amount: object.required_integer("unit_amount")?,
        interval: object.text("interval")?,
        interval_count: object.integer("interval_count")?,
        region: object.text("region")?,
        charging: object.text("type")?,
    };
    object.finish()?;
    Ok(price)
}
