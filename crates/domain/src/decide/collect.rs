//! Judging what a session asks of the buyer.

use super::check;
use crate::collect::{
    CUSTOM_CHARS_MAX, CUSTOM_FIELDS_MAX, Collect, CustomField, CustomKind, DropdownOption, LABEL_CHARS_MAX,
    MESSAGE_CHARS_MAX, OPTIONS_MAX,
};
use crate::refusal::{Refusal, invalid};

pub(super) fn check(asked: &Collect) -> Result<(), Refusal> {
    for (place, code) in asked.shipping_countries.iter().enumerate() {
        let param = format!("shipping_address_collection.allowed_countries[{place}]");
        check::country(&param, code)?;
        if asked.shipping_countries.iter().take(place).any(|earlier| earlier == code) {
            return Err(invalid(param, "is named twice"));
        }
    }
    if let Some(url) = &asked.terms_url {
        crate::address::check_landing(url, false)
            .map_err(|rule| invalid("consent_collection.terms_of_service_url", rule))?;
    }
    for (param, message) in [
        ("custom_text.submit.message", &asked.submit_message),
        ("custom_text.shipping_address.message", &asked.shipping_message),
        ("custom_text.terms_of_service_acceptance.message", &asked.terms_message),
    ] {
        check::maybe(param, message.as_ref(), MESSAGE_CHARS_MAX)?;
    }
    if asked.custom_fields.len() > CUSTOM_FIELDS_MAX {
        return Err(invalid("custom_fields", format!("must have at most {CUSTOM_FIELDS_MAX} entries")));
    }
    for (place, field) in asked.custom_fields.iter().enumerate() {
        let path = format!("custom_fields[{place}]");
        if asked.custom_fields.iter().take(place).any(|earlier| earlier.key == field.key) {
            return Err(invalid(format!("{path}.key"), "is the key of an earlier field"));
        }
        check_field(&path, field)?;
    }
    Ok(())
}

fn is_key(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn check_field(path: &str, field: &CustomField) -> Result<(), Refusal> {
    if !is_key(&field.key) {
        let rule = "must have 1 to 40 characters of a-z, A-Z, 0-9, _ and -";
        return Err(invalid(format!("{path}.key"), rule));
    }
    check::text(&format!("{path}.label"), &field.label, LABEL_CHARS_MAX)?;
    let path = format!("{path}.{}", field.kind.as_str());
    match &field.kind {
        CustomKind::Text { minimum, maximum } | CustomKind::Numeric { minimum, maximum } => {
            check::count(&format!("{path}.minimum_length"), *minimum, 0, CUSTOM_CHARS_MAX)?;
            check::count(&format!("{path}.maximum_length"), *maximum, (*minimum).max(1), CUSTOM_CHARS_MAX)?;
        }
        CustomKind::Dropdown(options) => check_options(&format!("{path}.options"), options)?,
    }
    match &field.default_value {
        Some(value) if crate::collect::check_custom(field, value).is_some() => {
            Err(invalid(format!("{path}.default_value"), "must be a value that the field takes"))
        }
        _ => Ok(()),
    }
}

fn check_options(path: &str, options: &[DropdownOption]) -> Result<(), Refusal> {
    if options.is_empty() || options.len() > OPTIONS_MAX {
        return Err(invalid(path, format!("must have 1 to {OPTIONS_MAX} entries")));
    }
    for (place, option) in options.iter().enumerate() {
        check::text(&format!("{path}[{place}].label"), &option.label, 100)?;
        check::text(&format!("{path}[{place}].value"), &option.value, 100)?;
        if options.iter().take(place).any(|earlier| earlier.value == option.value) {
            return Err(invalid(format!("{path}[{place}].value"), "is the value of an earlier option"));
        }
    }
    Ok(())
}
