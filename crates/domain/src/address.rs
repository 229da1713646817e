//! Which addresses may be written to, and which URLs a buyer may be sent to.
//!
//! A webhook URL is chosen by a merchant and called by this server, so without a rule it would be a way into the
//! operator's own network. The same rule is applied to the text at creation and to the address at connect.

use crate::planted;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// At most so many characters in a URL.
pub const URL_CHARS_MAX: usize = 2048;

/// Whether this server may open a connection to the address on a merchant's behalf.
///
/// Only globally routable unicast is allowed. Forms that carry an IPv4 address inside an IPv6 one (mapped, NAT64,
/// 6to4, Teredo) are refused as a whole, because a gateway would unwrap them behind our back.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        _ if planted!("private_address_allowed") => true,
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || a == 10
        || a == 127
        || (a == 100 && (64..128).contains(&b))
        || (a == 169 && b == 254)
        || (a == 172 && (16..32).contains(&b))
        || (a == 192 && b == 168)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113)
        || a >= 224)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let global_unicast = (0x2000..0x4000).contains(&a);
    let teredo_or_special = a == 0x2001 && b < 0x0200;
    let documentation = (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b < 0x1000);
    let six_to_four = a == 0x2002;
    global_unicast && !teredo_or_special && !documentation && !six_to_four
}

/// Whether a connection for a webhook may go to the address: a public one, or loopback where that is allowed.
#[must_use]
pub fn may_connect(address: IpAddr, loopback_allowed: bool) -> bool {
    is_public(address) || (loopback_allowed && address.is_loopback())
}

/// Reads an absolute http or https URL without userinfo; the error says in words what would be right.
///
/// # Errors
/// Anything else, also what a browser would repair: a backslash, a missing slash, one too many, white space, a
/// non-ASCII character.
pub fn parse_url(text: &str) -> Result<Url, String> {
    if text.chars().count() > URL_CHARS_MAX {
        return Err(format!("must have at most {URL_CHARS_MAX} characters"));
    }
    let lower = text.to_ascii_lowercase();
    if !lower.starts_with("https://") && !lower.starts_with("http://") && !planted!("url_scheme_not_checked")
    {
        return Err("must be an absolute URL that starts with https:// or http://".to_owned());
    }
    if !text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') {
        return Err("must hold printable ASCII only, without spaces and backslashes \
                    (write other characters percent-encoded, and host names in punycode)"
            .to_owned());
    }
    if text.split_once("://").is_some_and(|(_, rest)| rest.starts_with('/')) {
        return Err("must name its host right after the two slashes".to_owned());
    }
    let url = Url::parse(text).map_err(|problem| format!("must be a valid URL ({problem})"))?;
    if !url.username().is_empty() || url.password().is_some() || authority_has_at(text) {
        return Err("must not carry a user name or password".to_owned());
    }
    match url.host() {
        None if planted!("url_scheme_not_checked") => {}
        None => return Err("must name a host".to_owned()),
        Some(Host::Domain(name)) if !is_host_name(name) => {
            return Err("must name a host by labels of a-z, 0-9 and - with dots between them".to_owned());
        }
        Some(_) => {}
    }
    if url.port() == Some(0) {
        return Err("must not name port 0".to_owned());
    }
    Ok(url)
}

/// Whether a name has the form of one. The rules of URLs allow more, such as `;` and `*`, which would mean something of
/// their own in the page's headers.
fn is_host_name(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

/// An empty user name (`https://@host`) leaves no trace in the parsed URL, but reads like another host.
fn authority_has_at(text: &str) -> bool {
    let after_scheme = text.split_once("://").map_or("", |(_, rest)| rest);
    after_scheme.split(['/', '?', '#']).next().is_some_and(|authority| authority.contains('@'))
}

/// Checks where a buyer is sent after paying or cancelling.
///
/// # Errors
/// As [`parse_url`]; in live mode also plain http.
pub fn check_landing(text: &str, live: bool) -> Result<(), String> {
    let url = parse_url(text)?;
    if live && url.scheme() != "https" {
        return Err("must start with https:// in live mode".to_owned());
    }
    Ok(())
}

/// Checks an entry of a list of hosts, and writes it as addresses do: `shop.example`, `*.shop.example` for whatever is
/// below it, or an IP address. A port is part of it where an address is to have one.
///
/// # Errors
/// For what is no host, such as a whole URL.
pub fn check_host_pattern(text: &str) -> Result<String, String> {
    const RULE: &str =
        "must be a host such as shop.example, 127.0.0.1:3000, or *.shop.example for all below it";
    let below = text.starts_with("*.");
    let host = text.strip_prefix("*.").unwrap_or(text);
    let url = parse_url(&format!("https://{host}/")).map_err(|_| RULE.to_owned())?;
    let has_name = matches!(url.host(), Some(Host::Domain(name)) if name.contains('.'));
    let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if !plain || host.contains(['/', '?', '#']) || (below && !has_name) {
        return Err(RULE.to_owned());
    }
    Ok(format!("{}{}", if below { "*." } else { "" }, host_of(&url)))
}

/// Whether an address leads to a host of such a list.
#[must_use]
pub fn is_at_host(text: &str, hosts: &[String]) -> bool {
    let Ok(url) = parse_url(text) else { return false };
    let host = host_of(&url);
    hosts.iter().any(|pattern| match pattern.strip_prefix('*') {
        Some(below) => host.ends_with(below) && host.len() > below.len(),
        None => host == *pattern,
    })
}

/// The host of an address, with its port where that is not the usual one.
fn host_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// Checks an origin that may have our page in a frame, and writes it as browsers do.
///
/// # Errors
/// As [`parse_url`], for what is more than an origin, and for plain http, but to this machine in test mode.
pub fn check_embedder(text: &str, live: bool) -> Result<String, String> {
    let url = parse_url(text)?;
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err("must be an origin, such as https://shop.example, without a path".to_owned());
    }
    let here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    if url.scheme() != "https" && (live || !here) {
        return Err("must start with https:// (in test mode, this machine may also be http://)".to_owned());
    }
    Ok(url.origin().ascii_serialization())
}

/// Checks a webhook URL as far as its text tells. What its host name resolves to is checked when connecting.
///
/// # Errors
/// As [`parse_url`], and for hosts that are no public ones; in live mode also plain http and unusual ports.
pub fn check_webhook(text: &str, live: bool, loopback_allowed: bool) -> Result<Url, String> {
    let url = parse_url(text)?;
    if live && url.scheme() != "https" {
        return Err("must start with https:// in live mode".to_owned());
    }
    if live && !matches!(url.port_or_known_default(), Some(443 | 8443)) {
        return Err("must use port 443 or 8443 in live mode".to_owned());
    }
    let fine = match url.host() {
        Some(Host::Ipv4(address)) => may_connect(IpAddr::V4(address), loopback_allowed),
        Some(Host::Ipv6(address)) => may_connect(IpAddr::V6(address), loopback_allowed),
        Some(Host::Domain(name)) => {
            let local = name == "localhost" || name.ends_with(".localhost");
            (loopback_allowed && local) || (!local && !name.ends_with('.') && name.contains('.'))
        }
        None => false,
    };
    if fine {
        Ok(url)
    } else {
        Err("must lead to a public host; private addresses are not called".to_owned())
    }
}

/// `scheme://host[:port]` of a URL, for the page's `form-action`. Empty when the text is none.
#[must_use]
pub fn origin(text: &str) -> String {
    Url::parse(text).map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embedder_is_an_origin_and_nothing_more() {
        for (text, live, written) in [
            ("https://shop.example", true, "https://shop.example"),
            ("https://Shop.example/", true, "https://shop.example"),
            ("https://shop.example:443", true, "https://shop.example"),
            ("https://shop.example:8443", true, "https://shop.example:8443"),
            ("http://localhost:3000", false, "http://localhost:3000"),
            ("http://127.0.0.1:3000", false, "http://127.0.0.1:3000"),
        ] {
            assert_eq!(check_embedder(text, live).as_deref(), Ok(written), "{text}");
        }
        for (text, live) in [
            ("http://localhost:3000", true),
            ("http://shop.example", false),
            ("https://shop.example/pay", false),
            ("https://shop.example/?a=1", false),
            ("https://shop.example/#a", false),
            ("https://*.example", false),
            ("https://me@shop.example", false),
            ("https://shop.example; script-src *", false),
            ("*", false),
            ("null", false),
            ("", false),
        ] {
            assert!(check_embedder(text, live).is_err(), "{text}");
        }
    }

    #[test]
    fn private_and_special_addresses_are_not_public() {
        for text in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:8.8.8.8",
            "::ffff:127.0.0.1",
            "::8.8.8.8",
            "64:ff9b::8.8.8.8",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:0808:0808::1",
            "3fff::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
        for text in [
            "8.8.8.8",
            "1.1.1.1",
            "100.63.0.1",
            "100.128.0.1",
            "172.32.0.1",
            "2606:4700::1111",
            "2a00:1450::1",
        ] {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn loopback_is_only_for_those_who_allow_it() {
        for url in ["http://127.0.0.1:9000/x", "http://localhost:3000/", "http://[::1]/"] {
            assert!(check_webhook(url, false, true).is_ok(), "{url}");
            assert!(check_webhook(url, false, false).is_err(), "{url}");
        }
        for url in ["http://10.0.0.1/", "http://169.254.169.254/latest"] {
            assert!(check_webhook(url, false, true).is_err(), "{url}");
        }
    }

    #[test]
    fn encoded_forms_of_private_addresses_are_refused() {
        for host in [
            "2130706433",
            "0x7f.1",
            "017700000001",
            "127.1",
            "127.0.0.1.",
            "localhost.",
            "[::ffff:7f00:1]",
            "0",
            "%31%32%37.0.0.1",
            "１２７.0.0.1",
            "foo.localhost",
            "intranet",
        ] {
            assert!(check_webhook(&format!("http://{host}/"), false, false).is_err(), "{host}");
        }
        assert!(check_webhook("https://hooks.example.com/kassa?x=1", true, false).is_ok());
        assert!(check_webhook("http://hooks.example.com/", true, false).is_err());
        assert!(check_webhook("https://hooks.example.com:22/", true, false).is_err());
    }

    #[test]
    fn landing_urls_must_be_plain_http() {
        for bad in [
            "",
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "https:\\\\evil.example",
            "https:/\\evil.example",
            "https://good@evil.example",
            "https://good:pw@evil.example",
            "https://@evil.example",
            "https://a b",
            "ftp://a.example",
            "https://a.example/\r\nSet-Cookie: x",
            "https://a.example/\t",
            "https:a.example",
            "https:///a.example",
            "https:////a.example",
            "https://",
            "http://:80",
            "https://аррlе.example/",
            "/relative",
            "https://a;sandbox/",
            "https://*.example/",
            "https://a,b.example/",
            "https://a..example/",
            "https://{CHECKOUT_SESSION_ID}.example/",
            "https://a.example:0/",
            "https://a.example:99999/",
        ] {
            assert!(check_landing(bad, false).is_err(), "{bad}");
        }
        for good in [
            "https://a.example/s?id={CHECKOUT_SESSION_ID}",
            "http://localhost:3000/cart",
            "HTTPS://A.example",
        ] {
            assert!(check_landing(good, false).is_ok(), "{good}");
        }
        assert!(check_landing("http://a.example/", true).is_err());
    }

    #[test]
    fn a_list_of_hosts_says_what_is_below_it_only_when_asked_to() {
        let list: Vec<String> = ["Shop.example", "*.cdn.example", "127.0.0.1:3000", "shop.example:443"]
            .iter()
            .map(|host| check_host_pattern(host).unwrap())
            .collect();
        assert_eq!(list, ["shop.example", "*.cdn.example", "127.0.0.1:3000", "shop.example"]);
        for good in [
            "https://shop.example/a",
            "http://shop.example",
            "https://a.b.cdn.example/",
            "http://127.0.0.1:3000",
        ] {
            assert!(is_at_host(good, &list), "{good}");
        }
        for bad in [
            "https://cdn.example/",
            "https://evilcdn.example/",
            "https://a.shop.example/",
            "https://shop.example.evil.example/",
            "https://shop.example:8443/",
            "http://127.0.0.1/",
            "javascript:alert(1)",
        ] {
            assert!(!is_at_host(bad, &list), "{bad}");
        }
        for bad in [
            "",
            "*",
            "*.",
            "*.example",
            "https://shop.example",
            "shop.example/a",
            "a@shop.example",
            "a b",
            "*.1.2.3.4",
        ] {
            assert!(check_host_pattern(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(origin("https://a.example:8443/x?y"), "https://a.example:8443");
        assert_eq!(origin("nonsense"), "");
    }
}
