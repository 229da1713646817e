//! Lines that people type: whatever is made of one keeps the rules of what it is.

use super::{corpus, fuzz};
use kassa_domain::id::{Scope, SessionId};
use kassa_domain::percent::Percent;
use kassa_domain::search::Words;
use kassa_domain::{
    Currency, Locale, Secret, Timestamp, address, alias, card, money, phone, signature, token,
};

const NOW: Timestamp = Timestamp(1_800_000_000_000);

/// An amount is never negative and never more than there can be, and means the same however it is surrounded.
fn amounts(text: &str) -> bool {
    let mut read = false;
    for code in ["GHS", "JPY", "KWD", "USDC"] {
        let Some(currency) = Currency::parse(code) else { panic!("{code}") };
        if let Some(amount) = money::parse_amount(text, currency) {
            assert!(amount >= 0, "{amount} {code}");
            assert_eq!(money::parse_amount(&format!(" {text} "), currency), Some(amount));
            read = true;
        }
    }
    if let Some(share) = Percent::parse(text) {
        assert_eq!(Percent::parse(&share.text()), Some(share), "{}", share.text());
        read = true;
    }
    read
}

/// What passes for an address of the web is one for everybody: no scheme but two, no name before the host, nothing
/// that would end a header, and no private host for a webhook.
fn addresses(text: &str) -> bool {
    let Ok(url) = address::parse_url(text) else {
        assert!(
            address::check_landing(text, false).is_err()
                && address::check_webhook(text, false, true).is_err()
        );
        return false;
    };
    assert!(matches!(url.scheme(), "http" | "https"), "{url}");
    assert!(url.username().is_empty() && url.password().is_none() && url.host().is_some(), "{url}");
    assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text:?}");
    if address::check_landing(text, true).is_ok() {
        assert_eq!(url.scheme(), "https");
    }
    if let Ok(hook) = address::check_webhook(text, true, false) {
        let host = hook.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        if let Ok(ip) = host.parse() {
            assert!(address::is_public(ip), "{ip}");
        }
        assert_ne!(host, "localhost");
    }
    if let Ok(origin) = address::check_embedder(text, false) {
        assert!(!origin.contains([' ', ';', ',', '\'', '"', '*']), "{origin}");
    }
    let _ = address::origin(text);
    true
}

/// Cards and phones: digits come out, in their number, and what is hidden stays hidden.
fn instruments(text: &str) -> bool {
    let number = card::digits(text);
    if let Some(digits) = &number {
        assert!((12..=19).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()));
        let _ = (card::passes_luhn(digits), card::brand(digits));
    }
    if let Some((month, year)) = card::expiry(text) {
        assert!((1..=12).contains(&month) && (2000..=9999).contains(&year), "{month} / {year}");
        let _ = card::has_expired(month, year, NOW);
    }
    let _ = card::is_within(text);
    let national = phone::national(text);
    if let Some(digits) = &national {
        assert_eq!(phone::national(digits).as_ref(), Some(digits));
        let masked = phone::mask(digits);
        assert!(masked.contains("****") && !masked.contains(digits), "{masked}");
    }
    let _ = (phone::wallet(text), phone::mask(text));
    number.is_some() || national.is_some()
}

/// Names of things: what is read is written as it was, and nothing is read from what is none.
fn names(text: &str) -> bool {
    let id = SessionId::named(text);
    let _ = (id.time(), id.scope(), id.shown_as("cs"), Scope::parse(text), Currency::parse(text));
    if let Some(uuid) = alias::parse(text) {
        assert_eq!(alias::parse(&uuid), Some(uuid.clone()));
    }
    if let Some(time) = Timestamp::parse(text) {
        // It is written in whole seconds.
        let written = Timestamp::parse(&time.iso()).map(Timestamp::seconds);
        assert_eq!(written, Some(time.seconds()), "{}", time.iso());
    }
    let secret = Secret::new("0123456789abcdef0123456789abcdef");
    assert!(!signature::verify(&secret, text, b"{}", NOW), "{text}");
    assert!(token::read(text, NOW, &secret).is_none(), "{text}");
    let words = Words::of(text);
    if let Some(words) = &words {
        assert!(words.are_in([text]), "{text:?} is in itself");
    }
    Locale::accepted(text).is_some() || words.is_some()
}

fn lines(name: &str, target: fn(&str) -> bool) {
    let corpus = corpus::lines("texts.txt");
    fuzz(name, &corpus, super::TRIES, |bytes| target(&String::from_utf8_lossy(bytes)));
}

#[test]
fn typed_amounts() {
    lines("amounts", amounts);
}

#[test]
fn typed_addresses() {
    lines("addresses", addresses);
}

#[test]
fn typed_instruments() {
    lines("instruments", instruments);
}

#[test]
fn typed_names() {
    lines("names", names);
}
