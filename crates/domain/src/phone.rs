//! Mobile money numbers: the network by the prefix. Source: the PayGate documents (wire facts, section 3.8).

/// A wallet's network and number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wallet {
    /// `mtn`, `telecel` or `airteltigo`.
    pub provider: &'static str,
    /// Ten digits in national form, as `0551234987`.
    pub phone: String,
}

/// Reads a Ghanaian mobile number in national or international form. `None`: not one, or of no network with wallets.
#[must_use]
pub fn wallet(typed: &str) -> Option<Wallet> {
    let kept: String = typed.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.')).collect();
    let national = match kept.strip_prefix("+233").or_else(|| kept.strip_prefix("00233")) {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => kept,
    };
    if national.len() != 10 || !national.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let provider = match national.get(..3)? {
        "024" | "054" | "055" | "059" => "mtn",
        "020" | "050" => "telecel",
        "027" | "057" | "026" | "056" => "airteltigo",
        _ => return None,
    };
    Some(Wallet { provider, phone: national })
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

    #[test]
    fn networks_by_prefix() {
        for (typed, provider) in [
            ("0551234987", "mtn"),
            ("+233 20 412 3456", "telecel"),
            ("00233-0-27-412-3456", "airteltigo"),
            ("(024) 412.3456", "mtn"),
        ] {
            assert_eq!(wallet(typed).map(|wallet| wallet.provider), Some(provider), "{typed}");
        }
        for bad in ["", "0304123456", "055123498", "05512349870", "+44 7700 900123", "055123498x", "+"] {
            assert_eq!(wallet(bad), None, "{bad}");
        }
    }

    #[test]
    fn masks() {
        assert_eq!(mask("0241234567"), "024****567");
        assert_eq!(mask("02"), "02****");
    }
}
