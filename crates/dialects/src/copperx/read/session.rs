//! The body of a checkout session: the parameters of the document, in its order.

use super::{Read, address, filled, whole};
use crate::copperx::{NAME, PAYMENT_SETTING_BYTES_MAX, echo, money};
use crate::reader::{Object, TextOr};
use kassa_domain::Command;
use kassa_domain::cart::{NewLine, PriceData, Pricing, ProductData};
use kassa_domain::catalog::{NewRecurring, NewUnit};
use kassa_domain::collect::{
    AfterCompletion, CUSTOM_CHARS_MAX, Collect, CustomField, CustomKind, CustomerUpdate, DropdownOption, Want,
};
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::id::CustomerId;
use kassa_domain::postal::COUNTRIES;
use kassa_domain::session::{Buyer, NewSession, NewSessionMore};
use kassa_domain::time::HOUR;
use std::collections::BTreeMap;

/// How long a session can be paid when nothing is said, as in the document.
const LIFE: i64 = HOUR;

pub(in crate::copperx) fn create_session(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    Ok(Call::Run(Command::CreateSession(Box::new(new_session(&mut body)?))))
}

fn new_session(body: &mut Object<'_>) -> Result<NewSession, Malformed> {
    let mut echo = BTreeMap::new();
    let mode = body.word("mode", &[("payment", "payment"), ("subscription", "subscription")])?;
    let client_reference_id = body.text("clientReferenceId")?;
    let mut collect = collect(body, &mut echo)?;
    let expires_at = body.instant("expiresAt")?;
    collect.custom_fields = custom_fields(body)?;
    let after_completion = after_completion(body, &mut echo)?;
    let customer = body.text("customerId")?.map(|id| Buyer::Id(CustomerId::named(&id)));
    let metadata = body.metadata("metadata")?;
    let submit_type = body.word("submitType", &[("pay", "pay"), ("book", "book"), ("donate", "donate")])?;
    let customer_creation = body.text("customerCreation")?;
    let customer_update = customer_update(body)?;
    let allow_promotion_codes = body.boolean("allowPromotionCodes")?.unwrap_or_default();
    let success_url = body.required_text("successUrl")?;
    let cancel_url = body.text("cancelUrl")?;
    let prefill = customer_data(body)?;
    let lines = lines(body)?;
    if let Some(setting) = body.kept(echo::PAYMENT_SETTING, PAYMENT_SETTING_BYTES_MAX)? {
        echo.insert(echo::PAYMENT_SETTING.to_owned(), setting);
    }
    let tax_rates = body.texts("taxRateIds")?.unwrap_or_default();
    body.only_one_of(&["defaultPromotionCode", "promotionCode"])?;
    let default_promotion_code = body.text("defaultPromotionCode")?.or(body.text("promotionCode")?);
    let more = NewSessionMore {
        allow_promotion_codes,
        default_promotion_code,
        tax_rates,
        collect,
        submit_type: submit_type.map(str::to_owned),
        after_completion,
        client_reference_id,
        customer_creation,
        customer_update,
        customer_name: prefill.name,
        customer_address: prefill.address,
        mode: mode.map(str::to_owned),
        alias: true,
        echo,
        ..NewSessionMore::default()
    };
    Ok(NewSession {
        success_url: Some(success_url),
        cancel_url,
        customer,
        customer_email: prefill.email,
        customer_phone: prefill.phone,
        metadata,
        expires_at,
        life: Some(LIFE),
        expand: whole(),
        more: Some(Box::new(more)),
        ..NewSession::of(NAME, Pricing::Lines(lines))
    })
}

/// What is asked of the buyer. What is asked for must be given; an e-mail address is asked for in any case.
fn collect(body: &mut Object<'_>, echo: &mut BTreeMap<String, String>) -> Result<Collect, Malformed> {
    let mut is_asked = |field| Ok(body.boolean(field)?.unwrap_or_default());
    let want = |asked| if asked { Want::Required } else { Want::No };
    let name = want(is_asked("nameCollection")?);
    if is_asked(echo::EMAIL_COLLECTION)? {
        echo.insert(echo::EMAIL_COLLECTION.to_owned(), "true".to_owned());
    }
    let phone = want(is_asked("phoneNumberCollection")?);
    let everywhere = || COUNTRIES.iter().map(|code| (*code).to_owned()).collect();
    let shipping_countries = if is_asked("shippingAddressCollection")? { everywhere() } else { vec![] };
    let billing_address = is_asked("billingAddressCollection")?;
    Ok(Collect { name, phone, billing_address, shipping_countries, ..Collect::default() })
}

/// What happens after the payment. A message is only shown on a confirmation page; where there is none it is kept and
/// has no effect.
fn after_completion(
    body: &mut Object<'_>,
    echo: &mut BTreeMap<String, String>,
) -> Result<AfterCompletion, Malformed> {
    let words = [("redirect", false), ("hosted_confirmation", true)];
    let confirms = body.word(echo::AFTER_COMPLETION, &words)?;
    let message = body.text(echo::CONFIRM_MESSAGE)?;
    if confirms == Some(true) {
        return Ok(AfterCompletion::Confirmation(message));
    }
    if confirms.is_some() {
        echo.insert(echo::AFTER_COMPLETION.to_owned(), "\"redirect\"".to_owned());
    }
    if let Some(message) = message {
        let most = kassa_domain::collect::MESSAGE_CHARS_MAX;
        if message.chars().count() > most {
            return Err(body.wrong(echo::CONFIRM_MESSAGE, format!("must have at most {most} characters")));
        }
        echo.insert(echo::CONFIRM_MESSAGE.to_owned(), serde_json::Value::from(message).to_string());
    }
    Ok(AfterCompletion::Redirect)
}

/// What is written to the customer when the session is paid.
fn customer_update(body: &mut Object<'_>) -> Result<CustomerUpdate, Malformed> {
    let Some(mut update) = body.object("customerUpdate")? else { return Ok(CustomerUpdate::default()) };
    let mut is_auto =
        |field| Ok(update.word(field, &[("auto", true), ("never", false)])?.unwrap_or_default());
    Ok(CustomerUpdate {
        address: is_auto("address")?,
        name: is_auto("name")?,
        shipping: is_auto("shipping")?,
    })
}

/// What the page is prefilled with.
#[derive(Default)]
struct Prefill {
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    address: Option<Box<kassa_domain::postal::Address>>,
}

fn customer_data(body: &mut Object<'_>) -> Result<Prefill, Malformed> {
    let Some(mut data) = body.object("customerData")? else { return Ok(Prefill::default()) };
    Ok(Prefill {
        name: filled(data.text("name")?),
        email: filled(data.text("email")?),
        phone: filled(data.text("phone")?),
        address: data.object("address")?.map(address).transpose()?.map(Box::new),
    })
}

fn lines(body: &mut Object<'_>) -> Result<Vec<NewLine>, Malformed> {
    let objects = body.objects_or_data("lineItems")?.ok_or_else(|| body.missing("lineItems"))?;
    objects.into_iter().map(line).collect()
}

fn line(mut object: Object<'_>) -> Result<NewLine, Malformed> {
    if object.only_one_of(&["priceId", "priceData"])?.is_none() {
        return Err(object.wrong(
            "priceId",
            "should not be empty; or send priceData, with what is sold and what it costs",
        ));
    }
    Ok(NewLine {
        price: object.text("priceId")?,
        data: object.object("priceData")?.map(price_data).transpose()?,
        quantity: object.integer("quantity")?,
        ..NewLine::default()
    })
}

fn price_data(mut object: Object<'_>) -> Result<PriceData, Malformed> {
    let code = object.required_text("currency")?;
    let currency = money::currency(&code).ok_or_else(|| {
        object.wrong("currency", "must be the code of a currency, such as usdc, eth or usd")
    })?;
    let amount = object.required_decimal("unitAmount")?;
    let amount = money::minor(&amount, currency).map_err(|rule| object.wrong("unitAmount", rule))?;
    let recurring = recurring(&mut object)?;
    if object.only_one_of(&["productId", "productData"])?.is_none() {
        return Err(
            object.wrong("productData", "should not be empty; or send productId, the id of a product")
        );
    }
    Ok(PriceData {
        currency: Some(currency.code().to_owned()),
        unit: NewUnit { unit_amount: Some(amount), custom: None },
        product: object.text("productId")?,
        product_data: object.object("productData")?.map(product_data).transpose()?,
        recurring,
        tax_behavior: None,
    })
}

/// How a price repeats. One that says an interval and no type does.
fn recurring(object: &mut Object<'_>) -> Result<Option<NewRecurring>, Malformed> {
    let kind = object.word("type", &[("one_time", false), ("recurring", true)])?;
    let said = ["interval", "intervalCount"].into_iter().find(|field| object.has(field));
    match (kind, said) {
        (Some(false), Some(field)) => {
            Err(object.wrong(field, "is for prices of type recurring; leave one of the two out"))
        }
        (Some(false) | None, None) => Ok(None),
        (Some(true), _) | (None, Some(_)) => Ok(Some(NewRecurring {
            interval: object.required_text("interval")?,
            interval_count: object.integer("intervalCount")?,
            trial_period_days: None,
        })),
    }
}

fn product_data(mut object: Object<'_>) -> Result<ProductData, Malformed> {
    let images = match object.texts("images")? {
        Some(images) => images,
        None => filled(object.text("image")?).into_iter().collect(),
    };
    Ok(ProductData {
        name: object.required_text("name")?,
        description: filled(object.text("description")?),
        unit_label: filled(object.text("unitLabel")?),
        images,
        ..ProductData::default()
    })
}

fn custom_fields(body: &mut Object<'_>) -> Result<Vec<CustomField>, Malformed> {
    let fields = body.objects_or_data("customFields")?.unwrap_or_default();
    fields.into_iter().map(custom_field).collect()
}

fn custom_field(mut object: Object<'_>) -> Result<CustomField, Malformed> {
    let key = object.required_text("key")?;
    let label = match object.text_or_object("label")? {
        None => return Err(object.missing("label")),
        Some(TextOr::Text(label)) => label,
        Some(TextOr::Object(mut label)) => label.required_text("custom")?,
    };
    let kinds = [("text", "text"), ("numeric", "numeric"), ("dropdown", "dropdown")];
    let kind = object.word("type", &kinds)?.unwrap_or("text");
    let optional = object.boolean("optional")?.unwrap_or_default();
    let details = object.object(kind)?;
    let (kind, default_value) = match (kind, details) {
        ("dropdown", None) => return Err(object.missing("dropdown")),
        ("dropdown", Some(details)) => dropdown(details)?,
        (kind, details) => typed(kind == "numeric", details)?,
    };
    Ok(CustomField { key, label, optional, kind, default_value })
}

fn typed(is_numeric: bool, details: Option<Object<'_>>) -> Result<(CustomKind, Option<String>), Malformed> {
    let (mut minimum, mut maximum, mut default_value) = (None, None, None);
    if let Some(mut details) = details {
        (minimum, maximum) = (details.integer("minimumLength")?, details.integer("maximumLength")?);
        default_value = details.text("defaultValue")?;
    }
    let (minimum, maximum) = (minimum.unwrap_or_default(), maximum.unwrap_or(CUSTOM_CHARS_MAX));
    let kind = match is_numeric {
        true => CustomKind::Numeric { minimum, maximum },
        false => CustomKind::Text { minimum, maximum },
    };
    Ok((kind, default_value))
}

fn dropdown(mut details: Object<'_>) -> Result<(CustomKind, Option<String>), Malformed> {
    let options = details.long_objects("options")?.ok_or_else(|| details.missing("options"))?;
    let read = |mut option: Object<'_>| {
        Ok(DropdownOption { label: option.required_text("label")?, value: option.required_text("value")? })
    };
    let options = options.into_iter().map(read).collect::<Result<_, Malformed>>()?;
    Ok((CustomKind::Dropdown(options), details.text("defaultValue")?))
}
