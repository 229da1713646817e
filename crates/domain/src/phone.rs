//! Mobile money numbers: the network by the prefix. Source: the PayGate documents (wire facts, section 3.8).

use crate::attempt::Instrument;
use crate::processor::Means;

/// The networks with wallets, each with what its numbers begin with in national form.
pub const NETWORKS: [(&str, &[&str]); 3] = [
    ("mtn", &["024", "054", "055", "059"]),
    ("telecel", &["020", "050"]),
    ("airteltigo", &["026", "027", "056", "057"]),
];
/// How many digits a number has in national form.
const DIGITS: usize = 10;

/// A wallet's network and number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wallet {
    /// `mtn`, `telecel` or `airteltigo`.
    pub provider: &'static str,
    /// Ten digits in national form, as `0551234987`.
    pub phone: String,
}

impl Wallet {
    /// What may be remembered of it, and what it is charged by.
    #[must_use]
    pub fn parts(self) -> (Instrument, Means) {
        let instrument =
            Instrument::MobileMoney { provider: self.provider.to_owned(), phone: mask(&self.phone) };
        (instrument, Means::MobileMoney { provider: self.provider, phone: self.phone })
    }
}

/// A Ghanaian mobile number in national form, as `0551234987`. It may be typed with blanks and dashes, and with `+233`,
/// `00233` or `233` instead of the first `0`. `None`: it is not one.
#[must_use]
pub fn national(typed: &str) -> Option<String> {
    let kept: String = typed.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.')).collect();
    let abroad = ["+233", "00233"].into_iter().find_map(|code| kept.strip_prefix(code));
    // Without a mark the country's number is known by the length of the whole.
    let bare = || kept.strip_prefix("233").filter(|rest| rest.len() + 1 == DIGITS);
    let national = match abroad.or_else(bare) {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => kept,
    };
    let digits = national.len() == DIGITS && national.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (national.starts_with("02") || national.starts_with("05"))).then_some(national)
}

/// The wallet of a Ghanaian mobile number, by the number's prefix. `None`: not one, or of no network with wallets.
#[must_use]
pub fn wallet(typed: &str) -> Option<Wallet> {
    let phone = national(typed)?;
    let prefix = phone.get(..3)?;
    let (provider, _) = NETWORKS.into_iter().find(|(_, prefixes)| prefixes.contains(&prefix))?;
    Some(Wallet { provider, phone })
}

/// The wallet of a number at a network that is named: a number keeps its prefix when it is taken to another network.
/// `None`: there is no such network, or it is no mobile number.
#[must_use]
pub fn wallet_at(provider: &str, typed: &str) -> Option<Wallet> {
    let (provider, _) = NETWORKS.into_iter().find(|(name, _)| *name == provider)?;
    Some(Wallet { provider, phone: national(typed)? })
}

/// The number with its middle hidden, as `024****567`.
#[must_use]
pub fn mask(phone: &str) -> String {
    let start: String = phone.chars().take(3).collect();
    let end: String = phone.chars().skip(phone.chars().count().saturating_sub(3).max(3)).collect();
    format!("{start}****{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every prefix of two digits after the 0: the ten that are published, and no other.
    #[test]
    fn networks_by_prefix() {
        let published = [
            ("020", "telecel"),
            ("024", "mtn"),
            ("026", "airteltigo"),
            ("027", "airteltigo"),
            ("050", "telecel"),
            ("054", "mtn"),
            ("055", "mtn"),
            ("056", "airteltigo"),
            ("057", "airteltigo"),
            ("059", "mtn"),
        ];
        for prefix in (0..100).map(|number| format!("0{number:02}")) {
            let known = published.iter().find(|(found, _)| *found == prefix).map(|(_, provider)| *provider);
            let found = wallet(&format!("{prefix}1234567"));
            assert_eq!(found.map(|wallet| wallet.provider), known, "{prefix}");
        }
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for typed in [
            "0241234567",
            "024 123 4567",
            "(024) 123-4567",
            "024.123.4567",
            "+233 24 123 4567",
            "+233 (0)24 123 4567",
            "00233-24-123-4567",
            "233241234567",
        ] {
            assert_eq!(national(typed).as_deref(), Some("0241234567"), "{typed}");
        }
        for bad in [
            "",
            "+",
            "0304123456",
            "055123498",
            "05512349870",
            "+44 7700 900123",
            "055123498x",
            "2330551234987",
            "+233+233551234987",
            "٠٢٤١٢٣٤٥٦٧",
        ] {
            assert_eq!(national(bad), None, "{bad}");
            assert_eq!(wallet(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_number_that_was_taken_to_another_network_is_charged_there() {
        let at = |provider, typed| wallet_at(provider, typed).map(|wallet| (wallet.provider, wallet.phone));
        assert_eq!(at("telecel", "+233241234567"), Some(("telecel", "0241234567".to_owned())));
        assert_eq!(
            at("mtn", "0231234567"),
            Some(("mtn", "0231234567".to_owned())),
            "of a network without wallets"
        );
        assert_eq!(at("vodafone", "0201234567"), None);
        assert_eq!(at("mtn", "0302123456"), None, "a line in a house has no wallet");
    }

    #[test]
    fn masks() {
        assert_eq!(mask("0241234567"), "024****567");
        assert_eq!(mask("02"), "02****");
    }
}
