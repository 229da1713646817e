//! From requests of Elixpo Pay to calls. The reader is as tolerant as the vendor: fields that it does not know do not
//! matter, and `amount` is one of them.

use crate::query::Params;
use crate::reader::Object;
use kassa_domain::cart::Pricing;
use kassa_domain::catalog::{Charging, DeclaredApp, DeclaredPrice, DeclaredProduct, Interval};
use kassa_domain::dialect::{ApiRequest, Call, Malformed, Mistake};
use kassa_domain::metadata::{Metadata, Scalar};
use kassa_domain::query::{Expand, Who};
use kassa_domain::session::{Buyer, NewSession, NewSessionMore};
use kassa_domain::subscription::{Cancellation, NewTerms};
use kassa_domain::time::MINUTE;
use kassa_domain::{Command, Query};

type Read = Result<Call, Malformed>;

/// The currencies that this vendor takes.
const CURRENCIES: [&str; 4] = ["INR", "USD", "EUR", "GBP"];
/// The currency when none is said.
const CURRENCY_DEFAULT: &str = "INR";
/// A session can be paid for so long. The vendor takes no word on it.
const LIFE: i64 = 30 * MINUTE;
/// What is longer in a catalog is cut, without a word, as this vendor does it.
const NAME_CHARS: usize = 80;
const DESCRIPTION_CHARS: usize = 280;
const NICKNAME_CHARS: usize = 40;

/// The body; what is not a JSON object counts as an empty one, as this vendor does it.
fn body<'a>(request: &ApiRequest<'a>) -> Result<Object<'a>, Malformed> {
    match Object::body(request.body) {
        Err(problem) if problem.mistake == Mistake::Syntax => Object::body(b"{}"),
        found => found,
    }
}

fn missing(param: &str) -> Malformed {
    let message = format!("Missing required parameter: {param}");
    Malformed { mistake: Mistake::Missing, param: Some(param.to_owned()), message }
}

/// A text that says something.
fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A text that says something, exactly as it was sent: the caller's own ids and addresses are not ours to tidy.
fn not_blank(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn cut(text: Option<String>, chars: usize) -> Option<String> {
    filled(text.map(|text| text.trim().chars().take(chars).collect()))
}

/// The customer of a body, who must be there.
fn customer<'a>(body: &mut Object<'a>) -> Result<Object<'a>, Malformed> {
    body.object("customer")?.ok_or_else(|| missing("customer.uid"))
}

/// The caller's own id of a customer. This vendor makes a text of a number.
fn own_id(customer: &mut Object<'_>) -> Result<String, Malformed> {
    let found = match customer.text("uid") {
        Err(problem) => match customer.integer("uid") {
            Ok(number) => number.map(|number| number.to_string()),
            Err(_) => return Err(problem),
        },
        found => found?,
    };
    not_blank(found).ok_or_else(|| missing("customer.uid"))
}

pub(super) fn create_session(request: &ApiRequest<'_>) -> Read {
    let mut body = body(request)?;
    let tier = filled(body.text("tier")?).ok_or_else(|| missing("tier"))?.to_lowercase();
    let mut customer = customer(&mut body)?;
    let uid = own_id(&mut customer)?;
    let email = filled(customer.text("email")?);
    let currency = currency(&mut body)?;
    // The price says whether it is paid once or again and again, and of what is paid again and again a customer has
    // one.
    let more = NewSessionMore {
        mode_of_price: true,
        terms: Some(NewTerms { replaces: true, ..NewTerms::default() }),
        ..NewSessionMore::default()
    };
    let new = NewSession {
        dialect: super::NAME.to_owned(),
        pricing: Pricing::Tier(tier.clone()),
        currency: Some(currency),
        description: None,
        success_url: not_blank(body.text("success_url")?),
        cancel_url: None,
        customer: Some(Buyer::Own { uid, email, name: None, phone: None }),
        customer_email: None,
        customer_phone: None,
        methods: None,
        metadata: metadata(&mut body, tier)?,
        expires_at: None,
        life: Some(LIFE),
        expand: Expand::default(),
        more: Some(Box::new(more)),
    };
    Ok(Call::Run(Command::CreateSession(Box::new(new))))
}

fn currency(body: &mut Object<'_>) -> Result<String, Malformed> {
    let Some(currency) = filled(body.text("currency")?) else { return Ok(CURRENCY_DEFAULT.to_owned()) };
    let currency = currency.to_uppercase();
    if CURRENCIES.contains(&currency.as_str()) {
        return Ok(currency);
    }
    Err(body.wrong("currency", format!("must be one of {}", CURRENCIES.join(", "))))
}

/// What the caller sends, laid over what the vendor notes by itself.
fn metadata(body: &mut Object<'_>, tier: String) -> Result<Metadata, Malformed> {
    let own = [("plan", Scalar::Text(tier)), ("source", Scalar::Text("api".to_owned()))];
    let mut metadata: Metadata = own.map(|(key, value)| (key.to_owned(), value)).into();
    metadata.extend(body.any_metadata("metadata")?);
    Ok(metadata)
}

pub(super) fn sync(request: &ApiRequest<'_>) -> Read {
    let mut body = body(request)?;
    let mut app = DeclaredApp::default();
    if let Some(mut declared) = body.object("app")? {
        app.homepage_url = filled(declared.text("homepage_url")?);
        app.pricing_url = filled(declared.text("pricing_url")?);
    }
    let mut products = body.objects("products")?.unwrap_or_default();
    if products.is_empty() {
        // One product without a list around it, in the body itself or under its name with the prices beside it.
        products = match body.object("product")? {
            Some(mut product) => {
                let mut declared = declared_product(&mut product)?;
                if declared.prices.is_empty() {
                    declared.prices = prices(&mut body)?;
                }
                return Ok(Call::Run(Command::SyncCatalog(vec![declared], app)));
            }
            None if body.has("tier") => vec![body],
            None => return Err(missing("products")),
        };
    }
    let products = products.iter_mut().map(declared_product).collect::<Result<_, _>>()?;
    Ok(Call::Run(Command::SyncCatalog(products, app)))
}

/// One product with its prices beside it.
pub(super) fn create_product(request: &ApiRequest<'_>) -> Read {
    let mut body = body(request)?;
    let mut declared = match body.object("product")? {
        Some(mut product) => declared_product(&mut product)?,
        None => DeclaredProduct::default(),
    };
    declared.prices = prices(&mut body)?;
    Ok(Call::Run(Command::SyncCatalog(vec![declared], DeclaredApp::default())))
}

/// A product. One without a tier is taken too: the answer then says of that product alone what is wrong.
fn declared_product(object: &mut Object<'_>) -> Result<DeclaredProduct, Malformed> {
    Ok(DeclaredProduct {
        tier: filled(object.text("tier")?).unwrap_or_default().to_lowercase(),
        name: cut(object.text("name")?, NAME_CHARS),
        description: cut(object.text("description")?, DESCRIPTION_CHARS),
        prices: prices(object)?,
    })
}

fn prices(object: &mut Object<'_>) -> Result<Vec<DeclaredPrice>, Malformed> {
    let (prices, tiers) = (object.objects_among("prices")?, object.objects_among("tiers")?);
    Ok(prices.or(tiers).unwrap_or_default().into_iter().filter_map(declared_price).collect())
}

/// A price, or nothing: rows that cannot be prices are passed over in silence, as this vendor does it.
fn declared_price(mut row: Object<'_>) -> Option<DeclaredPrice> {
    let currency = filled(row.text("currency").ok()?)?.to_uppercase();
    let unit_amount = row.integer("unit_amount").ok()?.filter(|amount| *amount > 0)?;
    let interval = filled(row.text("interval").ok()?).map(|word| word.to_lowercase());
    let mut charging = filled(row.text("type").ok()?).map(|word| word.to_lowercase());
    // The word of the vendor's dashboard for the same.
    if charging.is_none() && row.is_text("billing_mode", "autopay") {
        charging = Some(Charging::Recurring.as_str().to_owned());
    }
    let region = filled(row.text("region").ok()?).map(|word| word.to_uppercase());
    let interval_count = row.integer("interval_count").ok()?;
    let is_letters = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let fits = CURRENCIES.contains(&currency.as_str())
        && interval.as_deref().is_none_or(|word| Interval::parse(word).is_some())
        && charging.as_deref().is_none_or(|word| Charging::parse(word).is_some())
        && region.as_deref().is_none_or(is_letters)
        && interval_count.is_none_or(|count| count > 0);
    let nickname = cut(row.text("nickname").ok()?, NICKNAME_CHARS);
    fits.then_some(DeclaredPrice {
        nickname,
        currency,
        unit_amount,
        interval,
        interval_count,
        region,
        charging,
    })
}

pub(super) fn cancel_subscription(request: &ApiRequest<'_>) -> Read {
    let mut body = body(request)?;
    let uid = own_id(&mut customer(&mut body)?)?;
    let at_period_end = body.boolean("cancel_at_cycle_end")?.unwrap_or(true);
    Ok(Call::Run(Command::CancelCurrent { uid, how: Cancellation { at_period_end } }))
}

pub(super) fn catalog(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let app = filled(params.text("app").map(str::to_owned)).ok_or_else(|| missing("app"))?;
    let tier = params.text("tier").map(str::to_owned);
    Ok(Call::Ask(Query::Catalog { app: Some(app), tier }))
}

pub(super) fn entitlement(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let app = filled(params.text("app").map(str::to_owned)).ok_or_else(|| missing("app"))?;
    let uid = not_blank(params.text("uid").map(str::to_owned)).ok_or_else(|| missing("uid"))?;
    Ok(Call::Ask(Query::Entitlement { who: Who::Uid(uid), app: Some(app) }))
}
