//! Judging values that a merchant sent. Every complaint names the field and says what would be right.

use crate::cart::{Bounds, QUANTITY_MAX};
use crate::catalog::{CustomAmount, NewCustom, NewUnit, TaxBehavior, Unit};
use crate::metadata::{self, Metadata, Scalar};
use crate::money::Currency;
use crate::percent::Percent;
use crate::postal;
use crate::refusal::{Refusal, invalid};

/// A text with something in it, of at most so many characters, and without control characters.
pub(super) fn text(param: &str, text: &str, max: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(invalid(param, "must not be empty"));
    }
    words(param, text, max)
}

/// A text of at most so many characters, which may hold line breaks.
pub(super) fn words(param: &str, text: &str, max: usize) -> Result<(), Refusal> {
    if text.chars().count() > max {
        return Err(invalid(param, format!("must have at most {max} characters")));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(invalid(param, "must not hold control characters"));
    }
    Ok(())
}

/// A text that may be left out.
pub(super) fn maybe(param: &str, value: Option<&String>, max: usize) -> Result<(), Refusal> {
    value.map_or(Ok(()), |value| text(param, value, max))
}

pub(super) fn metadata(metadata: &Metadata) -> Result<(), Refusal> {
    metadata_at("metadata", metadata)
}

/// Metadata of something within what was sent.
pub(super) fn metadata_at(param: &str, metadata: &Metadata) -> Result<(), Refusal> {
    metadata::check(metadata).map_err(|(key, rule)| match key {
        Some(key) => invalid(format!("{param}.{key}"), rule),
        None => invalid(param, rule),
    })
}

/// Sets the keys of a change; an empty text removes its key.
pub(super) fn merge(into: &mut Metadata, patch: Option<&Metadata>) -> Result<(), Refusal> {
    let Some(patch) = patch else { return Ok(()) };
    for (key, value) in patch {
        if *value == Scalar::Text(String::new()) {
            into.remove(key);
        } else {
            into.insert(key.clone(), value.clone());
        }
    }
    metadata(into)
}

pub(super) fn currency(param: &str, code: &str) -> Result<Currency, Refusal> {
    Currency::parse(code).ok_or_else(|| {
        let rule = "must be the upper-case ISO 4217 code of a currency in use, such as GHS or USD, or the code of a \
                    token, such as USDC or ETH";
        invalid(param, rule)
    })
}

/// An amount of at least `least` minor units.
pub(super) fn amount(param: &str, amount: i64, least: i64, currency: Currency) -> Result<i64, Refusal> {
    within(param, amount, least, currency.amount_max())
}

/// An amount of minor units within bounds.
pub(super) fn within(param: &str, amount: i64, least: i64, most: i64) -> Result<i64, Refusal> {
    if (least..=most).contains(&amount) {
        return Ok(amount);
    }
    let rule = format!("must be a whole number of minor units from {least} to {most}; it is {amount}");
    Err(invalid(param, rule))
}

/// An amount that can be paid as it is: a token may have fewer decimals than our amounts.
pub(super) fn expressible(param: &str, amount: i64, currency: Currency) -> Result<i64, Refusal> {
    if currency.expresses(amount) {
        return Ok(amount);
    }
    Err(invalid(param, format!("must be {}; it is {amount}", multiple(currency))))
}

/// An amount that is paid as it is: of at least `least` minor units, and none that the currency cannot express.
pub(super) fn payable(param: &str, sent: i64, least: i64, currency: Currency) -> Result<i64, Refusal> {
    expressible(param, amount(param, sent, least, currency)?, currency)
}

/// What can be paid in a currency, in words.
pub(super) fn multiple(currency: Currency) -> String {
    format!("a multiple of {}, because {} has no smaller parts", currency.grain(), currency.code())
}

/// A number within bounds.
pub(super) fn count(param: &str, number: i64, least: i64, most: i64) -> Result<i64, Refusal> {
    if (least..=most).contains(&number) {
        return Ok(number);
    }
    Err(invalid(param, format!("must be a whole number from {least} to {most}; it is {number}")))
}

pub(super) fn percent(param: &str, text: &str, least: &str) -> Result<Percent, Refusal> {
    let least_parts = Percent::parse(least).map(Percent::parts).unwrap_or_default();
    Percent::parse(text).filter(|percent| percent.parts() >= least_parts).ok_or_else(|| {
        invalid(
            param,
            format!("must be a number from {least} to 100 with at most four decimals, such as 12.5"),
        )
    })
}

pub(super) fn tax_behavior(param: &str, word: Option<&String>) -> Result<TaxBehavior, Refusal> {
    let Some(word) = word else { return Ok(TaxBehavior::Unspecified) };
    TaxBehavior::parse(word).ok_or_else(|| invalid(param, "must be one of inclusive, exclusive, unspecified"))
}

/// What one costs: exactly one of a fixed amount and bounds.
pub(super) fn unit(prefix: &str, new: &NewUnit, currency: Currency) -> Result<Unit, Refusal> {
    match (new.unit_amount, &new.custom) {
        (Some(fixed), None) => Ok(Unit::Fixed(amount(&format!("{prefix}unit_amount"), fixed, 1, currency)?)),
        (None, Some(bounds)) => {
            Ok(Unit::Custom(custom(&format!("{prefix}custom_unit_amount"), bounds, currency)?))
        }
        (Some(_), Some(_)) => {
            Err(invalid(format!("{prefix}custom_unit_amount"), "excludes unit_amount; send one of them"))
        }
        (None, None) => Err(invalid(
            format!("{prefix}unit_amount"),
            "must be a whole number of minor units; or send custom_unit_amount to let the buyer choose",
        )),
    }
}

pub(super) fn custom(param: &str, new: &NewCustom, currency: Currency) -> Result<CustomAmount, Refusal> {
    let (least, most) = (currency.grain(), currency.amount_max());
    let [minimum_field, maximum_field] = new.called.fields(param);
    let bound = |field: &str, sent: Option<i64>, usual: i64| {
        sent.map_or(Ok(usual), |sent| payable(field, sent, 1, currency))
    };
    let minimum = bound(&minimum_field, new.minimum, least)?;
    let maximum = bound(&maximum_field, new.maximum, most)?;
    if maximum < minimum {
        let least_field = minimum_field.rsplit('.').next().unwrap_or_default();
        return Err(invalid(maximum_field, format!("must not be less than {least_field}")));
    }
    if let Some(preset) = new.preset
        && !(minimum..=maximum).contains(&preset)
    {
        return Err(invalid(format!("{param}.preset"), "must lie between minimum and maximum"));
    }
    if let Some(preset) = new.preset {
        expressible(&format!("{param}.preset"), preset, currency)?;
    }
    Ok(CustomAmount { minimum, maximum, preset: new.preset })
}

/// The bounds of an adjustable quantity, around the quantity that the merchant asks for.
pub(super) fn bounds(
    param: &str,
    asked: (Option<i64>, Option<i64>),
    least: i64,
    quantity: i64,
) -> Result<Bounds, Refusal> {
    let minimum = count(&format!("{param}.minimum"), asked.0.unwrap_or(least), least, QUANTITY_MAX)?;
    let usual = QUANTITY_MAX.min(99.max(quantity));
    let maximum = count(&format!("{param}.maximum"), asked.1.unwrap_or(usual), 1, QUANTITY_MAX)?;
    if maximum < minimum {
        return Err(invalid(format!("{param}.maximum"), "must not be less than minimum"));
    }
    if !(minimum..=maximum).contains(&quantity) {
        return Err(invalid(param, "must have the quantity between minimum and maximum"));
    }
    Ok(Bounds { minimum, maximum })
}

/// An address of a picture.
pub(super) fn images(param: &str, images: &[String]) -> Result<(), Refusal> {
    if images.len() > crate::catalog::IMAGES_MAX {
        return Err(invalid(param, format!("must have at most {} entries", crate::catalog::IMAGES_MAX)));
    }
    for (place, image) in images.iter().enumerate() {
        crate::address::check_landing(image, false)
            .map_err(|rule| invalid(format!("{param}[{place}]"), rule))?;
    }
    Ok(())
}

pub(super) fn country(param: &str, code: &str) -> Result<(), Refusal> {
    if postal::is_country(code) {
        return Ok(());
    }
    Err(invalid(param, "must be an upper-case ISO 3166 country code, such as GH or US"))
}
