//! Addresses: derived from an extended public key, and written with a checksum.
//!
//! Sources: BIP-32 (public derivation), BIP-44 (`m/44'/60'/0'/0`), EIP-55 (the checksum in the letters' case).

use bip32::{ChildNumber, ExtendedKey, XPub};
use serde::{Deserialize, Serialize};
use sha3::{Digest, Keccak256};

/// The bytes that an extended public key begins with before it is written as `xpub...`.
const XPUB_VERSION: u32 = 0x0488_b21e;
/// The highest number of a child that is not hardened.
const UNSHOWN: u32 = i32::MAX.unsigned_abs();

/// An address of an account or of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(super) struct Address([u8; 20]);

/// Reads an extended public key.
///
/// # Errors
/// What is wrong with it, in words. Nothing of the text is repeated: it could be a private key.
pub(super) fn parse_xpub(text: &str) -> Result<XPub, &'static str> {
    let is = |prefix: &str| text.get(1..4).is_some_and(|found| found.eq_ignore_ascii_case(prefix));
    if text.split_whitespace().count() > 1 {
        return Err("the extended public key (xpub...), never the secret words: \
                    whoever has read these words can take the money, so move it to a new wallet");
    }
    // The library would take a private key and make it public. Such a key must never have come here.
    if is("prv") {
        return Err("the extended public key (xpub...), never the private one: \
                    whoever has read this key can take the money, so move it to a new wallet");
    }
    if !text.starts_with("xpub") {
        return Err("an extended public key, which begins with xpub");
    }
    let wrong = "a whole extended public key: this one has letters that are missing or wrong";
    let key: ExtendedKey = text.parse().map_err(|_| wrong)?;
    if key.prefix.version() != XPUB_VERSION {
        return Err(wrong);
    }
    let xpub = XPub::try_from(key).map_err(|_| wrong)?;
    if xpub.attrs().depth == u8::MAX {
        return Err("an extended public key that can have children");
    }
    Ok(xpub)
}

/// The address of a child of an extended public key. `None` for numbers of hardened children, which have no public
/// derivation, and for the one child in 2^127 that does not exist.
pub(super) fn derive(xpub: &XPub, number: u32) -> Option<Address> {
    let child = xpub.derive_child(ChildNumber::new(number, false).ok()?).ok()?;
    let point = child.public_key().to_sec1_point(false);
    // An uncompressed point is the byte 4 and the two coordinates.
    let hash = Keccak256::digest(point.as_bytes().get(1..65)?);
    Some(Address(hash.get(12..)?.try_into().ok()?))
}

/// An address of the same key that no payment gets before two thousand million others, and that nobody is
/// ever shown.
pub(super) fn unshown(xpub: &XPub) -> Option<Address> {
    derive(xpub, UNSHOWN)
}

impl Address {
    /// Reads `0x` and 40 digits. Where the letters have both cases, they carry a checksum, which must be right.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("0x")?;
        let address = Self(hex::decode(digits).ok()?.try_into().ok()?);
        let lower = !digits.bytes().any(|byte| byte.is_ascii_uppercase());
        let upper = !digits.bytes().any(|byte| byte.is_ascii_lowercase());
        (lower || upper || address.checksummed() == text).then_some(address)
    }

    /// Reads a topic of a log: an address with twelve zero bytes before it.
    pub(super) fn of_topic(topic: &str) -> Option<Self> {
        let bytes = hex::decode(topic.strip_prefix("0x")?).ok()?;
        let (zeros, address) = bytes.split_at_checked(12)?;
        let address = Self(address.try_into().ok()?);
        zeros.iter().all(|byte| *byte == 0).then_some(address)
    }

    /// The address as a topic of a log.
    pub(super) fn topic(self) -> String {
        format!("0x{:0>64}", hex::encode(self.0))
    }

    /// In lower case, as it is compared and kept.
    pub(super) fn lower(self) -> String {
        format!("0x{}", hex::encode(self.0))
    }

    /// With the checksum, as people see it: a wallet notices most slips of the hand.
    pub(super) fn checksummed(self) -> String {
        let digits = hex::encode(self.0);
        let hash = hex::encode(Keccak256::digest(digits.as_bytes()));
        let cased = digits.chars().zip(hash.chars()).map(|(digit, by)| match by {
            '8'..='9' | 'a'..='f' => digit.to_ascii_uppercase(),
            _ => digit,
        });
        format!("0x{}", cased.collect::<String>())
    }

    /// Whether it is the address that nobody has.
    pub(super) fn is_zero(self) -> bool {
        self.0 == [0; 20]
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.lower()
    }
}

impl TryFrom<String> for Address {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no address")
    }
}
