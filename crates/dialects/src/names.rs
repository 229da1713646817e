//! Names of fields: the domain complains about ours, and a vendor's client knows only the vendor's.

/// A field of ours, without the numbers of its entries, and what the vendor calls it. A number in ours stands at the
/// same entry of theirs. Of two that fit, the longer one counts; what is behind it is kept.
pub(crate) type Names = &'static [(&'static str, &'static str)];

const METADATA: &str = "metadata";

/// The vendor's name of a field. What no entry is about is ours in the vendor's way of writing.
pub(crate) fn theirs(param: &str, names: Names) -> String {
    // The keys of metadata are the caller's own.
    if let Some(key) = param.strip_prefix(METADATA).and_then(|rest| rest.strip_prefix('.')) {
        let field = names.iter().find(|(ours, _)| *ours == METADATA).map_or(METADATA, |(_, theirs)| *theirs);
        return format!("{field}.{key}");
    }
    let (mut plain, mut numbers) = (String::new(), vec![]);
    let mut rest = param;
    while let Some((before, after)) = rest.split_once('[') {
        let (number, behind) = after.split_once(']').unwrap_or((after, ""));
        plain.push_str(before);
        plain.push_str("[]");
        numbers.push(number);
        rest = behind;
    }
    plain.push_str(rest);
    let fits = |ours: &str| {
        plain.strip_prefix(ours).is_some_and(|behind| behind.is_empty() || behind.starts_with(['.', '[']))
    };
    let known = names.iter().filter(|(ours, _)| fits(ours)).max_by_key(|(ours, _)| ours.len());
    let shape = match known {
        Some((ours, theirs)) => format!("{theirs}{}", camel(plain.get(ours.len()..).unwrap_or_default())),
        None => camel(&plain),
    };
    let mut numbers = numbers.into_iter();
    let mut out = String::new();
    for (place, part) in shape.split("[]").enumerate() {
        if place > 0 {
            out.push_str(&format!("[{}]", numbers.next().unwrap_or_default()));
        }
        out.push_str(part);
    }
    out
}

/// `success_url` as `successUrl`.
pub(crate) fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut letters = name.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '_' => out.extend(letters.next().into_iter().flat_map(char::to_uppercase)),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_as_the_vendor_names_them() {
        const NAMES: Names = &[
            ("line_items[].price_data.unit_amount", "products[].price"),
            ("line_items[].price_data.product_data", "products[]"),
            ("line_items", "products"),
            ("expires_at", "expiresIn"),
        ];
        for (ours, expected) in [
            ("line_items[2].price_data.unit_amount", "products[2].price"),
            ("line_items[2].price_data.product_data.name", "products[2].name"),
            ("line_items[10].quantity", "products[10].quantity"),
            ("line_items", "products"),
            ("line_items_more", "lineItemsMore"),
            ("expires_at", "expiresIn"),
            ("success_url", "successUrl"),
            ("metadata.order_id", "metadata.order_id"),
            ("a[", "a[]"),
            ("", ""),
        ] {
            assert_eq!(theirs(ours, NAMES), expected, "{ours}");
        }
        const OWN: Names = &[("metadata", "metadatas")];
        assert_eq!(theirs("metadata", OWN), "metadatas");
        assert_eq!(theirs("metadata.order_id", OWN), "metadatas.order_id");
    }
}
