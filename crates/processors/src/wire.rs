//! What adapters share: putting requests together, reading answers, checking signatures, and scaling amounts.

use hmac::{Hmac, KeyInit, Mac};
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use kassa_domain::money::{Currency, Money, parse_amount};
use kassa_domain::planted;
use kassa_domain::processor::{Request, Response};
use kassa_domain::{Secret, signature::SECRET_BYTES_MIN};
use serde_json::Value;
use sha2::{Sha256, Sha512};

/// The body of a request.
pub(crate) enum Body<'a> {
    /// There is none.
    None,
    /// A JSON document.
    Json(&'a Value),
    /// Fields of a form, their names as they are sent, such as `metadata[order]`.
    Form(&'a [(String, String)]),
}

/// A request to a provider. `base` has no slash at its end, `path` begins with one, `auth` is the whole header. `None`
/// where a setting cannot stand in a request.
pub(crate) fn request(
    method: &str,
    (base, path): (&str, &str),
    auth: &str,
    headers: &[(&str, &str)],
    body: &Body<'_>,
) -> Option<Request> {
    let mut builder = http::Request::builder()
        .method(method)
        .uri(format!("{}{path}", base.trim_end_matches('/')))
        .header("accept", "application/json")
        .header("user-agent", "kassa");
    if !auth.is_empty() {
        // Whoever prints a request does not print the key.
        let mut auth = HeaderValue::from_str(auth).ok()?;
        auth.set_sensitive(true);
        builder = builder.header(AUTHORIZATION, auth);
    }
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    let bytes = match body {
        Body::None => String::new(),
        Body::Json(value) => {
            builder = builder.header(CONTENT_TYPE, "application/json");
            value.to_string()
        }
        Body::Form(fields) => {
            builder = builder.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
            form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.iter()).finish()
        }
    };
    builder.body(bytes.into()).ok()
}

/// The scheme and the host of an address that may be spoken to or led to: by https, or by http on this machine. The
/// host is a plain name or number, because it comes to stand in headers.
pub(crate) fn origin(url: &str) -> Option<String> {
    let uri: http::Uri = url.parse().ok()?;
    let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']');
    let named = !authority.host().is_empty() && authority.as_str().bytes().all(plain);
    let safe = scheme == "https" || (scheme == "http" && is_here(authority.host()));
    (named && safe).then(|| format!("{scheme}://{authority}"))
}

fn is_here(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// What is wrong with an address to which our secret key goes, or from which a script comes onto our page: it may only
/// be the provider's own host, or this machine, where a stand-in or a proxy of the operator's can be. Whoever may
/// change an account, and no more, must be able to lead neither the key nor the buyers elsewhere.
pub(crate) fn not_own(url: &str, host: &str) -> Option<String> {
    let uri = origin(url).and_then(|_| url.parse::<http::Uri>().ok());
    let fine = uri
        .as_ref()
        .and_then(http::Uri::host)
        .is_some_and(|found| is_here(found) || found.eq_ignore_ascii_case(host));
    (!fine).then(|| format!("must be an https address at {host}, or an address on this machine"))
}

/// The document of an answer, if it is one of this shape.
pub(crate) fn read<T: serde::de::DeserializeOwned>(response: &Response) -> Option<T> {
    serde_json::from_slice(response.body()).ok()
}

/// A header as text.
pub(crate) fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

/// The fields of the query and of the form that a browser brings back, the query's first.
pub(crate) fn fields(back: &Request) -> Vec<(String, String)> {
    let query = back.uri().query().unwrap_or_default().as_bytes();
    let body: &[u8] = back.body();
    form_urlencoded::parse(query).into_owned().chain(form_urlencoded::parse(body).into_owned()).collect()
}

/// Whether `hex` is the HMAC-SHA256 of the parts under a secret that is long enough to be one. Takes the same time
/// wherever they differ.
pub(crate) fn is_hmac_sha256(secret: &Secret, hex: &str, parts: &[&[u8]]) -> bool {
    let Ok(mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.expose().as_bytes()) else { return false };
    is_mac(mac, secret, hex, parts)
}

/// The same with HMAC-SHA512.
pub(crate) fn is_hmac_sha512(secret: &Secret, hex: &str, parts: &[&[u8]]) -> bool {
    let Ok(mac) = <Hmac<Sha512> as KeyInit>::new_from_slice(secret.expose().as_bytes()) else { return false };
    is_mac(mac, secret, hex, parts)
}

fn is_mac(mut mac: impl Mac, secret: &Secret, hex: &str, parts: &[&[u8]]) -> bool {
    for part in parts {
        mac.update(part);
    }
    // Providers write lower-case digits; another spelling is not theirs.
    let lower = !hex.bytes().any(|byte| byte.is_ascii_uppercase());
    let given = hex::decode(hex).ok().filter(|_| lower && secret.expose().len() >= SECRET_BYTES_MIN);
    if planted!("signature_compared_by_prefix") {
        return given.is_some_and(|bytes| mac.verify_truncated_left(&bytes).is_ok());
    }
    given.is_some_and(|bytes| mac.verify_slice(&bytes).is_ok())
}

/// How many decimals a provider counts in, where that is not what ISO 4217 says: by the currency's code.
pub(crate) type Exponents = &'static [(&'static str, u32)];

fn exponent(currency: Currency, own: Exponents) -> u32 {
    let found = own.iter().find(|(code, _)| *code == currency.code());
    found.map_or(currency.exponent(), |(_, exponent)| *exponent)
}

/// An amount in the provider's smallest unit. `None` where it cannot be said there to the unit.
pub(crate) fn to_provider(money: Money, own: Exponents) -> Option<i64> {
    rescale(money.amount, money.currency.exponent(), exponent(money.currency, own))
}

/// An amount in our smallest unit. `None` where the currency is not known, or ours cannot say it to the unit.
pub(crate) fn from_provider(amount: i64, code: &str, own: Exponents) -> Option<Money> {
    let currency = Currency::parse(&code.to_ascii_uppercase())?;
    let amount = rescale(amount, exponent(currency, own), currency.exponent())?;
    Some(Money { amount, currency })
}

fn rescale(amount: i64, from: u32, to: u32) -> Option<i64> {
    if to >= from {
        return amount.checked_mul(10i64.checked_pow(to.checked_sub(from)?)?);
    }
    let factor = 10i64.checked_pow(from.checked_sub(to)?)?;
    (amount.checked_rem(factor)? == 0).then(|| amount.checked_div(factor)).flatten()
}

/// The cell of a row under one of these names of a column, without regard to case.
pub(crate) fn cell<'a>(header: &[String], row: &'a [String], names: &[&str]) -> Option<&'a str> {
    let at =
        header.iter().position(|found| names.iter().any(|name| found.trim().eq_ignore_ascii_case(name)))?;
    row.get(at).map(|text| text.trim())
}

/// An amount with a decimal point, as statements write it, without its sign.
pub(crate) fn decimal(text: &str, code: &str) -> Option<Money> {
    let currency = Currency::parse(&code.to_ascii_uppercase())?;
    let text = text.trim().trim_start_matches('-').replace(',', "");
    // Statements write two decimals for every currency; those that it does not have must be zeros.
    let amount = parse_amount(&text, currency).or_else(|| {
        let (whole, rest) = text.split_once('.')?;
        let kept = usize::try_from(currency.exponent()).ok()?;
        let (rest, zeros) = rest.split_at_checked(kept)?;
        let trimmed = if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") };
        zeros.bytes().all(|byte| byte == b'0').then(|| parse_amount(&trimmed, currency)).flatten()
    })?;
    Some(Money { amount, currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"event":"ping"}"#;

    /// The documented vector of Razorpay's payment signature, and one of each hash of our own making with a key that is
    /// long enough.
    #[test]
    fn known_macs() {
        let key = Secret::new("EnLs21M47BllR3X8PSFtjtbd");
        let said = "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f";
        let parts: [&[u8]; 3] = [b"order_IEIaMR65cu6nz3", b"|", b"pay_IH4NVgf4Dreq1l"];
        assert!(is_hmac_sha256(&key, said, &parts));
        assert!(!is_hmac_sha256(&key, &said.to_uppercase(), &parts));
        assert!(!is_hmac_sha256(&key, &said[..62], &parts) && !is_hmac_sha256(&key, "", &parts));
        assert!(!is_hmac_sha256(&key, &format!("{said}00"), &parts));
        assert!(!is_hmac_sha512(&key, said, &parts));
    }

    /// A short secret verifies nothing, whatever was signed with it.
    #[test]
    fn a_short_secret_is_none() {
        let short = Secret::new("whsec_test");
        let said = "645e86a36ef1ed458be359c7d3c57737f8a202a88274a809a507f208ba54d991";
        assert!(!is_hmac_sha256(&short, said, &[BODY]));
        assert!(!is_hmac_sha256(&Secret::new(""), said, &[BODY]));
    }

    /// Where a secret key goes to, and where a script comes from, is no matter of taste.
    #[test]
    fn only_the_providers_own_host_is_its_own() {
        let own = |url| not_own(url, "api.stripe.com").is_none();
        for url in
            ["https://api.stripe.com", "https://API.stripe.com/v1", "http://127.0.0.1:9", "https://[::1]:9/x"]
        {
            assert!(own(url), "{url}");
        }
        for url in [
            "https://evil.example",
            "https://api.stripe.com.evil.example",
            "https://evil-api.stripe.com",
            "https://files.stripe.com/links/a.js",
            "https://api.stripe.com@evil.example",
            "http://api.stripe.com",
            "https://localhost.evil.example",
            "https://10.0.0.1",
            "",
        ] {
            assert!(!own(url), "{url}");
        }
    }

    /// An origin stands in a header, where a semicolon or a star would say more than a host.
    #[test]
    fn an_origin_is_one_plain_host() {
        assert_eq!(origin("https://pay.shop.example/x?y").as_deref(), Some("https://pay.shop.example"));
        for url in ["https://*", "https://*.example", "https://a;b", "https://a,b", "https://a'b", "https://"]
        {
            assert_eq!(origin(url), None, "{url}");
        }
    }

    #[test]
    fn amounts_go_there_and_back() {
        const OWN: Exponents = &[("MGA", 0), ("ISK", 2)];
        let money = |amount, code| Money { amount, currency: Currency::parse(code).unwrap() };
        let table =
            [("USD", 1999, 1999), ("JPY", 500, 500), ("KWD", 1230, 1230), ("MGA", 500, 5), ("ISK", 5, 500)];
        for (code, ours, theirs) in table {
            assert_eq!(to_provider(money(ours, code), OWN), Some(theirs), "{code}");
            assert_eq!(from_provider(theirs, &code.to_lowercase(), OWN), Some(money(ours, code)), "{code}");
        }
        assert_eq!(to_provider(money(501, "MGA"), OWN), None, "a part of a unit cannot be said there");
        assert_eq!(from_provider(501, "ISK", OWN), None);
        assert_eq!(from_provider(1, "DEM", OWN), None);
        assert_eq!(to_provider(money(i64::MAX, "ISK"), OWN), None);
        assert_eq!(decimal("-1,234.50", "usd"), Some(money(123_450, "USD")));
        assert_eq!(decimal("500.00", "JPY"), Some(money(500, "JPY")));
        assert_eq!(decimal("500.01", "JPY"), None);
    }
}
