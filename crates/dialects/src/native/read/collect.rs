//! What a session asks of the buyer, as sent.

use crate::reader::{Object, TextOr};
use kassa_domain::branding::NewBranding;
use kassa_domain::collect::{
    AfterCompletion, CUSTOM_CHARS_MAX, Collect, CustomField, CustomKind, CustomerUpdate, DropdownOption, Want,
};
use kassa_domain::dialect::Malformed;

/// Every field of a session's body that says what is asked of the buyer.
pub(super) fn collect(body: &mut Object<'_>) -> Result<Collect, Malformed> {
    let mut collect = Collect {
        billing_address: body
            .word("billing_address_collection", &[("auto", false), ("required", true)])?
            .unwrap_or_default(),
        shipping_countries: shipping_countries(body)?,
        custom_fields: custom_fields(body)?,
        ..Collect::default()
    };
    if let Some(mut phone) = body.object("phone_number_collection")? {
        collect.phone = want(phone.required_boolean("enabled")?, true);
        phone.finish()?;
    }
    if let Some(mut names) = body.object("name_collection")? {
        collect.name = name(&mut names, "individual")?;
        collect.business_name = name(&mut names, "business")?;
        names.finish()?;
    }
    if let Some(mut tax_id) = body.object("tax_id_collection")? {
        let enabled = tax_id.required_boolean("enabled")?;
        let required = tax_id.word("required", &[("if_supported", true), ("never", false)])?;
        collect.tax_id = want(enabled, required.unwrap_or_default());
        tax_id.finish()?;
    }
    consent(body, &mut collect)?;
    custom_text(body, &mut collect)?;
    Ok(collect)
}

fn want(enabled: bool, required: bool) -> Want {
    match (enabled, required) {
        (false, _) => Want::No,
        (true, false) => Want::Optional,
        (true, true) => Want::Required,
    }
}

fn name(names: &mut Object<'_>, field: &'static str) -> Result<Want, Malformed> {
    let Some(mut name) = names.object(field)? else { return Ok(Want::No) };
    let enabled = name.required_boolean("enabled")?;
    let optional = name.boolean("optional")?.unwrap_or_default();
    name.finish()?;
    Ok(want(enabled, !optional))
}

fn shipping_countries(body: &mut Object<'_>) -> Result<Vec<String>, Malformed> {
    let Some(mut shipping) = body.object("shipping_address_collection")? else { return Ok(vec![]) };
    let countries = shipping.long_texts("allowed_countries")?;
    let countries = countries.ok_or_else(|| shipping.missing("allowed_countries"))?;
    if countries.is_empty() {
        return Err(shipping.wrong("allowed_countries", "must name at least one country"));
    }
    shipping.finish()?;
    Ok(countries)
}

fn consent(body: &mut Object<'_>, collect: &mut Collect) -> Result<(), Malformed> {
    let Some(mut consent) = body.object("consent_collection")? else { return Ok(()) };
    let terms = consent.word("terms_of_service", &[("required", true), ("none", false)])?;
    collect.terms = terms.unwrap_or_default();
    let promotions = consent.word("promotions", &[("auto", true), ("none", false)])?;
    collect.promotions = promotions.unwrap_or_default();
    collect.terms_url = consent.text("terms_of_service_url")?;
    consent.finish()
}

fn custom_text(body: &mut Object<'_>, collect: &mut Collect) -> Result<(), Malformed> {
    let Some(mut texts) = body.object("custom_text")? else { return Ok(()) };
    let mut message = |field| {
        let Some(mut text) = texts.object(field)? else { return Ok(None) };
        let message = text.required_text("message")?;
        text.finish()?;
        Ok(Some(message))
    };
    collect.submit_message = message("submit")?;
    collect.shipping_message = message("shipping_address")?;
    collect.terms_message = message("terms_of_service_acceptance")?;
    texts.finish()
}

fn custom_fields(body: &mut Object<'_>) -> Result<Vec<CustomField>, Malformed> {
    let fields = body.objects("custom_fields")?.unwrap_or_default();
    fields.into_iter().map(custom_field).collect()
}

fn custom_field(mut object: Object<'_>) -> Result<CustomField, Malformed> {
    let key = object.required_text("key")?;
    let label = match object.text_or_object("label")? {
        None => return Err(object.missing("label")),
        Some(TextOr::Text(label)) => label,
        Some(TextOr::Object(mut label)) => {
            label.word("type", &[("custom", ())])?;
            let custom = label.required_text("custom")?;
            label.finish()?;
            custom
        }
    };
    let kinds = [("text", "text"), ("numeric", "numeric"), ("dropdown", "dropdown")];
    let kind = object.word("type", &kinds)?.ok_or_else(|| object.missing("type"))?;
    let optional = object.boolean("optional")?.unwrap_or_default();
    // Only the object that is called like the type says anything: another one is refused as unknown.
    let details = object.object(kind)?;
    let (kind, default_value) = match kind {
        "dropdown" => dropdown(details.ok_or_else(|| object.missing("dropdown"))?)?,
        kind => typed(kind, details)?,
    };
    object.finish()?;
    Ok(CustomField { key, label, optional, kind, default_value })
}

/// A field that is typed. Where no length is said it may be any, up to what a field can hold.
fn typed(kind: &str, details: Option<Object<'_>>) -> Result<(CustomKind, Option<String>), Malformed> {
    let (mut minimum, mut maximum, mut default_value) = (0, CUSTOM_CHARS_MAX, None);
    if let Some(mut details) = details {
        minimum = details.integer("minimum_length")?.unwrap_or(minimum);
        maximum = details.integer("maximum_length")?.unwrap_or(maximum);
        default_value = details.text("default_value")?;
        details.finish()?;
    }
    let kind = match kind {
        "numeric" => CustomKind::Numeric { minimum, maximum },
        _ => CustomKind::Text { minimum, maximum },
    };
    Ok((kind, default_value))
}

fn dropdown(mut details: Object<'_>) -> Result<(CustomKind, Option<String>), Malformed> {
    let options = details.long_objects("options")?.ok_or_else(|| details.missing("options"))?;
    let read = |mut option: Object<'_>| {
        let found =
            DropdownOption { label: option.required_text("label")?, value: option.required_text("value")? };
        option.finish()?;
        Ok(found)
    };
    let options = options.into_iter().map(read).collect::<Result<_, _>>()?;
    let default_value = details.text("default_value")?;
    details.finish()?;
    Ok((CustomKind::Dropdown(options), default_value))
}

/// What happens after the payment.
pub(super) fn after_completion(body: &mut Object<'_>) -> Result<AfterCompletion, Malformed> {
    let Some(mut after) = body.object("after_completion")? else { return Ok(AfterCompletion::Redirect) };
    let confirms = after.word("type", &[("redirect", false), ("hosted_confirmation", true)])?;
    let confirms = confirms.ok_or_else(|| after.missing("type"))?;
    let mut message = None;
    if let Some(mut confirmation) = after.object("hosted_confirmation")? {
        if !confirms {
            return Err(after.wrong("hosted_confirmation", "needs the type hosted_confirmation"));
        }
        message = confirmation.text("custom_message")?;
        confirmation.finish()?;
    }
    after.finish()?;
    Ok(if confirms { AfterCompletion::Confirmation(message) } else { AfterCompletion::Redirect })
}

/// How the pages look.
pub(super) fn branding(body: &mut Object<'_>) -> Result<NewBranding, Malformed> {
    let Some(mut object) = body.object("branding")? else { return Ok(NewBranding::default()) };
    let branding = NewBranding {
        background: object.text("background_color")?,
        ink: object.text("font_color")?,
        logo_url: object.text("logo_url")?,
        name: object.text("merchant_name")?,
        corners: object.text("corners")?,
        font: object.text("font")?,
        support: object.text("support")?,
        terms_url: object.text("terms_url")?,
        privacy_url: object.text("privacy_url")?,
    };
    object.finish()?;
    Ok(branding)
}

/// What is written to the customer when the session is paid.
pub(super) fn customer_update(body: &mut Object<'_>) -> Result<CustomerUpdate, Malformed> {
    let Some(mut update) = body.object("customer_update")? else { return Ok(CustomerUpdate::default()) };
    let mut is_auto =
        |field| Ok(update.word(field, &[("auto", true), ("never", false)])?.unwrap_or_default());
    let found = CustomerUpdate {
        address: is_auto("address")?,
        name: is_auto("name")?,
        shipping: is_auto("shipping")?,
    };
    update.finish()?;
    Ok(found)
}
