//! What a command complains about, in the words of the form that was filled in. A rule names fields as the API does and
//! counts in minor units; who looks at a form knows its labels, and amounts as they typed them.

use super::show::{capital, units};
use kassa_domain::money::{Currency, Money};
use kassa_pages::dashboard::{Form, sentence};

/// A rule about a field of a form, with the labels of the form in place of the names of the API.
pub(super) fn of_form(form: &Form, rule: &str, currency: Option<Currency>) -> String {
    let rule = as_typed(rule);
    let rule = currency.and_then(|currency| in_units(rule, currency)).unwrap_or_else(|| rule.to_owned());
    let rule = rule
        .replace("send one of them", "fill in only one of them")
        .replace("send ", "fill in ")
        .replace("leave it out", "leave it empty");
    let words: Vec<String> = rule.split(' ').map(|word| labelled(form, word)).collect();
    words.join(" ")
}

/// A rule about something that has no field in the form, as a sentence over the page.
pub(super) fn over_page(form: Option<&Form>, param: Option<&str>, rule: &str) -> String {
    let nothing = Form::default();
    let rule = of_form(form.unwrap_or(&nothing), rule, None);
    match param.filter(|param| !param.is_empty()) {
        Some(param) => {
            let name = param.rsplit(['.', ']']).find(|part| !part.is_empty()).unwrap_or(param);
            let name = name.split('[').next().unwrap_or(name);
            sentence(&format!("{} {rule}", capital(&name.replace('_', " "))))
        }
        None => sentence(&rule),
    }
}

/// What was typed stands in the field, and need not be said again beside it.
fn as_typed(rule: &str) -> &str {
    let (said, typed) = rule.rsplit_once("; it is ").unwrap_or((rule, ""));
    let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_number { said } else { rule }
}

/// The name of a field as its label, and any other name of the API as plain words.
fn labelled(form: &Form, word: &str) -> String {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '.';
    let name = word.trim_matches(|sign| !is_part(sign)).trim_end_matches('.');
    let is_name = name.contains('_') && name.starts_with(|sign: char| sign.is_ascii_lowercase());
    if !is_name {
        return word.to_owned();
    }
    let is_it =
        |found: &str| found == name || found.strip_suffix(name).is_some_and(|rest| rest.ends_with('.'));
    let field = form.fields.iter().find(|field| is_it(&field.name) && !field.label.is_empty());
    let said = field.map_or_else(|| name.replace('_', " "), |field| format!("“{}”", field.label));
    word.replace(name, &said)
}

/// Bounds in minor units as amounts.
fn in_units(rule: &str, currency: Currency) -> Option<String> {
    let rest = rule.strip_prefix("must be a whole number of minor units from ")?;
    let (least, rest) = rest.split_once(" to ")?;
    let most = rest.split(';').next()?;
    let amount = |text: &str| Some(units(Money { amount: text.trim().parse().ok()?, currency }));
    Some(format!("must be from {} to {} {}", amount(least)?, amount(most)?, currency.code()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kassa_pages::dashboard::Field;

    #[test]
    fn rules_speak_the_words_of_the_form() {
        let field = |(name, label): (&str, &str)| Field::line(name, label, "");
        let form = Form {
            fields: [("amount_off", "Amount off"), ("restrictions.minimum_amount", "Minimum order")]
                .map(field)
                .into(),
            ..Form::default()
        };
        for (rule, said) in [
            ("must be a percentage; or send amount_off", "must be a percentage; or fill in “Amount off”"),
            ("belongs to minimum_amount", "belongs to “Minimum order”"),
            ("excludes tax_rates: leave it out", "excludes tax rates: leave it empty"),
            (
                "must have 2 to 32 characters of a-z, 0-9 and _",
                "must have 2 to 32 characters of a-z, 0-9 and _",
            ),
        ] {
            assert_eq!(of_form(&form, rule, None), said);
        }
        let bounds = "must be a whole number of minor units from 1 to 99999999; it is 0";
        let said = of_form(&form, bounds, Currency::parse("GHS"));
        assert_eq!(said, "must be from 0.01 to 999999.99 GHS");
        assert_eq!(over_page(None, Some("line_items[0].price"), "is archived"), "Price is archived.");
        assert_eq!(
            over_page(None, None, "only an open session can expire"),
            "Only an open session can expire."
        );
    }
}
