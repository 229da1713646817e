//! Bodies and queries as the vendor's libraries write them: names and values, with brackets for what lies within.
//!
//! `line_items[0][price]=price_1` is what `{"line_items": [{"price": "price_1"}]}` would be in JSON. Everything is a
//! text at first; which fields hold a number, a boolean or a time is known by their names, and an empty text is a
//! `null`.

use kassa_domain::Timestamp;
use kassa_domain::dialect::{Malformed, Mistake};
use kassa_domain::time::SECOND;
use serde_json::{Map, Value};

/// No body of this API is nested deeper than this.
const DEPTH_MAX: usize = 12;
/// A form has at most so many values.
const VALUES_MAX: usize = 4_000;
/// A list has at most so many entries.
const ENTRIES_MAX: usize = 1_000;

/// Fields that hold whole numbers, wherever they stand.
const INTEGERS: [&str; 21] = [
    "amount",
    "amount_off",
    "amount_to_capture",
    "cycles",
    "duration_in_months",
    "expire_previous_in",
    "interval_count",
    "limit",
    "max_redemptions",
    "max_redemptions_per_customer",
    "maximum",
    "maximum_length",
    "minimum",
    "minimum_amount",
    "minimum_length",
    "preset",
    "quantity",
    "setup_fee",
    "trial_period_days",
    "unit_amount",
    "days_until_due",
];
/// Fields that are true or false.
const BOOLEANS: [&str; 16] = [
    "active",
    "allow_promotion_codes",
    "by_hand",
    "cancel_at_period_end",
    "connect",
    "deleted",
    "disabled",
    "enabled",
    "first_time_transaction",
    "inclusive",
    "invoice_now",
    "optional",
    "prorate",
    "shippable",
    "transfer_lookup_key",
    "livemode",
];
/// Fields that hold a time, in seconds since 1970.
const TIMES: [&str; 8] = [
    "billing_cycle_anchor",
    "cancel_at",
    "expires_at",
    "frozen_time",
    "redeem_by",
    "resumes_at",
    "starts_at",
    "trial_end",
];
/// The field whose names are the merchant's own, and whose values are texts.
const METADATA: &str = "metadata";

/// A name as the vendor writes it, where ours has dots: `line_items[0].price` is `line_items[0][price]`.
pub(super) fn bracketed(path: &str) -> String {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let Some(rest) = rest else { return first.to_owned() };
    // A merchant's key may hold dots itself.
    if first == METADATA {
        return format!("{first}[{rest}]");
    }
    let inside = rest.split('.').map(|part| match part.split_once('[') {
        Some((name, places)) => format!("[{name}][{places}"),
        None => format!("[{part}]"),
    });
    format!("{first}{}", inside.collect::<String>())
}

fn wrong(name: &str, mistake: Mistake, message: impl Into<String>) -> Malformed {
    let shown = name.chars().take(100).collect();
    Malformed { mistake, param: Some(shown), message: message.into() }
}

/// Reads a form.
///
/// # Errors
/// When a name stands twice, is nested too deep, or is a value here and an object there.
pub(super) fn read(bytes: &[u8]) -> Result<Map<String, Value>, Malformed> {
    let mut root = Node::default();
    for (count, (name, value)) in form_urlencoded::parse(bytes).enumerate() {
        if count >= VALUES_MAX {
            let message = format!("the form must have at most {VALUES_MAX} values");
            return Err(Malformed { mistake: Mistake::Syntax, param: None, message });
        }
        if value.contains('\0') || name.contains('\0') {
            return Err(wrong(&name, Mistake::Value, "must not hold the character NUL"));
        }
        root.put(&name, &parts(&name)?, value.into_owned())?;
    }
    match root.value("", "")? {
        Value::Object(fields) => Ok(fields),
        // An empty form, or one whose every name is a number.
        Value::Array(entries) if entries.is_empty() => Ok(Map::new()),
        _ => Err(Malformed {
            mistake: Mistake::Syntax,
            param: None,
            message: "a form has names, such as line_items[0][price]=price_123".to_owned(),
        }),
    }
}

/// The parts of a name: `a[b][0]` has three.
fn parts(name: &str) -> Result<Vec<&str>, Malformed> {
    let bad = || wrong(name, Mistake::Value, "is no name such as line_items[0][price]");
    let (first, mut rest) = name.find('[').map_or((name, ""), |at| name.split_at(at));
    if first.is_empty() {
        return Err(bad());
    }
    let mut parts = vec![first];
    while !rest.is_empty() {
        let (part, after) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).ok_or_else(bad)?;
        parts.push(part);
        rest = after;
    }
    if parts.len() > DEPTH_MAX {
        return Err(wrong(
            name,
            Mistake::Value,
            format!("must not be nested deeper than {DEPTH_MAX} levels"),
        ));
    }
    Ok(parts)
}

/// What a form is read into: texts at the leaves. Entries keep the order in which they came.
#[derive(Default)]
struct Node {
    text: Option<String>,
    inside: Vec<(String, Node)>,
}

impl Node {
    fn put(&mut self, name: &str, parts: &[&str], text: String) -> Result<(), Malformed> {
        let Some((first, rest)) = parts.split_first() else {
            if self.text.is_some() {
                return Err(wrong(name, Mistake::Value, "is there twice; send it once"));
            }
            self.text = Some(text);
            return Ok(());
        };
        // `a[]` is one entry more.
        let key = if first.is_empty() { self.inside.len().to_string() } else { (*first).to_owned() };
        let place = match self.inside.iter().position(|(known, _)| *known == key) {
            Some(place) => place,
            None => {
                self.inside.push((key, Self::default()));
                self.inside.len() - 1
            }
        };
        match self.inside.get_mut(place) {
            Some((_, node)) => node.put(name, rest, text),
            None => Ok(()),
        }
    }

    /// The JSON that it stands for. `name` is the field's, without what it lies in.
    fn value(self, path: &str, name: &str) -> Result<Value, Malformed> {
        let Some(text) = self.text else { return self.nested(path, name) };
        if !self.inside.is_empty() {
            return Err(wrong(
                path,
                Mistake::Value,
                "is sent as a value and as an object; send one of the two",
            ));
        }
        typed(path, name, text)
    }

    fn nested(self, path: &str, name: &str) -> Result<Value, Malformed> {
        let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}[{key}]") };
        let number =
            |key: &str| key.parse::<usize>().ok().filter(|_| key.bytes().all(|byte| byte.is_ascii_digit()));
        let is_list = name != METADATA && self.inside.iter().all(|(key, _)| number(key).is_some());
        if is_list {
            let mut entries: Vec<(usize, Node)> =
                self.inside.into_iter().map(|(key, node)| (number(&key).unwrap_or_default(), node)).collect();
            if entries.len() > ENTRIES_MAX {
                return Err(wrong(path, Mistake::Value, format!("must have at most {ENTRIES_MAX} entries")));
            }
            entries.sort_by_key(|(place, _)| *place);
            let entries = entries.into_iter().map(|(place, node)| node.value(&below(&place.to_string()), ""));
            return entries.collect::<Result<Vec<_>, _>>().map(Value::Array);
        }
        let texts = name == METADATA;
        let field = |(key, node): (String, Self)| {
            let value = match (texts, node) {
                (true, Self { text: Some(text), inside }) if inside.is_empty() => Value::String(text),
                (true, _) => return Err(wrong(&below(&key), Mistake::Value, "must be a text")),
                (false, node) => node.value(&below(&key), &key)?,
            };
            Ok((key, value))
        };
        self.inside.into_iter().map(field).collect::<Result<Map<_, _>, _>>().map(Value::Object)
    }
}

/// A text as what its field holds. An empty one takes back what there is.
fn typed(path: &str, name: &str, text: String) -> Result<Value, Malformed> {
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if INTEGERS.contains(&name) {
        let number =
            text.parse::<i64>().map_err(|_| wrong(path, Mistake::Value, "must be a whole number"))?;
        return Ok(number.into());
    }
    if BOOLEANS.contains(&name) {
        return match text.as_str() {
            "true" | "1" => Ok(true.into()),
            "false" | "0" => Ok(false.into()),
            _ => Err(wrong(path, Mistake::Value, "must be true or false")),
        };
    }
    if TIMES.contains(&name) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds = text.parse::<i64>().ok().and_then(|seconds| seconds.checked_mul(SECOND));
        let at = seconds.map(Timestamp).filter(|at| Timestamp::parse(&at.iso()) == Some(*at));
        return at
            .map(|at| at.iso().into())
            .ok_or_else(|| wrong(path, Mistake::Value, "is no time of our calendar"));
    }
    Ok(Value::String(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn brackets_are_objects_and_lists() {
        for (form, expected) in [
            ("", json!({})),
            ("a=b", json!({ "a": "b" })),
            ("a%5B0%5D=x&a[1]=y", json!({ "a": ["x", "y"] })),
            ("a[]=x&a[]=y", json!({ "a": ["x", "y"] })),
            ("a[1]=y&a[0]=x", json!({ "a": ["x", "y"] })),
            ("l[0][price]=p&l[0][quantity]=2", json!({ "l": [{ "price": "p", "quantity": 2 }] })),
            (
                "name=1&metadata[quantity]=1&metadata[0]=z",
                json!({ "name": "1", "metadata": { "0": "z", "quantity": "1" } }),
            ),
            ("active=true&email=&metadata=", json!({ "active": true, "email": null, "metadata": null })),
            ("expires_at=1700000000", json!({ "expires_at": "2023-11-14T22:13:20Z" })),
            ("trial_end=now", json!({ "trial_end": "now" })),
            ("metadata[a]=", json!({ "metadata": { "a": "" } })),
        ] {
            assert_eq!(Value::Object(read(form.as_bytes()).unwrap()), expected, "{form}");
        }
    }

    #[test]
    fn what_is_no_form_is_refused_by_name() {
        for (form, param) in [
            ("a=1&a=2", "a"),
            ("a=1&a[b]=2", "a"),
            ("a[b=1", "a[b"),
            ("[a]=1", "[a]"),
            ("a]b[=1", "a]b["),
            ("quantity=2.5", "quantity"),
            ("l[0][quantity]=x", "l[0][quantity]"),
            ("active=yes", "active"),
            ("metadata[a][b]=c", "metadata[a]"),
            ("a[b][c][d][e][f][g][h][i][j][k][l][m]=1", "a[b][c][d][e][f][g][h][i][j][k][l][m]"),
            ("expires_at=99999999999999999", "expires_at"),
        ] {
            assert_eq!(read(form.as_bytes()).unwrap_err().param.as_deref(), Some(param), "{form}");
        }
    }

    #[test]
    fn names_are_written_as_the_vendor_writes_them() {
        for (ours, theirs) in [
            ("amount", "amount"),
            ("line_items[0].price_data.unit_amount", "line_items[0][price_data][unit_amount]"),
            ("custom_fields[1].dropdown.options[0].label", "custom_fields[1][dropdown][options][0][label]"),
            ("metadata.order.id", "metadata[order.id]"),
        ] {
            assert_eq!(bracketed(ours), theirs);
        }
    }
}
