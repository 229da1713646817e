//! Placeholders in the addresses that buyers are sent to.

/// The address with an id in the place of `{name}`, also where a client's URL builder has encoded the braces.
pub(crate) fn filled(url: &str, name: &str, id: &str) -> String {
    if !url.bytes().any(|byte| matches!(byte, b'{' | b'%')) {
        return url.to_owned();
    }
    [format!("{{{name}}}"), format!("%7B{name}%7D"), format!("%7b{name}%7d")]
        .iter()
        .fold(url.to_owned(), |url, placeholder| url.replace(placeholder.as_str(), id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_placeholder_is_filled() {
        for (url, expected) in [
            ("https://a.example/?s={ID}", "https://a.example/?s=cs_1"),
            ("https://a.example/%7BID%7D/{ID}", "https://a.example/cs_1/cs_1"),
            ("https://a.example/?s=%7bID%7d", "https://a.example/?s=cs_1"),
            ("https://a.example/?s={OTHER}", "https://a.example/?s={OTHER}"),
        ] {
            assert_eq!(filled(url, "ID", "cs_1"), expected);
        }
    }
}
