//! The vault: hides secrets in rows, so that a copy of the database alone gives nobody a key.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use kassa_domain::chance::draw;
use kassa_domain::decision::Seal;
use kassa_domain::merchant::Sealed;
use kassa_domain::signature::hmac_sha256;
use kassa_domain::{Chance, Secret};

const NONCE_BYTES: usize = 24;

/// Holds the master key.
#[derive(Clone)]
pub struct Vault {
    key: [u8; 32],
    cipher: XChaCha20Poly1305,
}

impl Vault {
    /// A vault under a master key of 32 random bytes.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        Self { key, cipher: XChaCha20Poly1305::new(&key.into()) }
    }

    /// Hides bytes. The purpose is bound in, so what is sealed for one row cannot be read as another's.
    #[must_use]
    pub fn seal_bytes(&self, purpose: &str, bytes: &[u8], chance: &dyn Chance) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = draw(chance);
        let payload = Payload { msg: bytes, aad: purpose.as_bytes() };
        // Sealing fails only for texts of more than 256 GiB.
        let mut sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        let mut out = nonce.to_vec();
        out.append(&mut sealed);
        out
    }

    /// Reads hidden bytes; `None` when they were not sealed with this key for this purpose.
    #[must_use]
    pub fn open_bytes(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_at_checked(NONCE_BYTES)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        self.cipher.decrypt(&XNonce::from(nonce), Payload { msg: rest, aad: purpose.as_bytes() }).ok()
    }

    /// Bytes that follow from the master key and a purpose, always the same.
    pub(crate) fn derive_bytes(&self, purpose: &str) -> [u8; 32] {
        hmac_sha256(&self.key, &[b"kassa/", purpose.as_bytes()])
    }

    /// A secret that follows from the master key and a purpose, always the same.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Secret {
        let bytes = self.derive_bytes(purpose);
        Secret::new(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }
}

impl Seal for Vault {
    fn seal(&self, purpose: &str, text: &Secret, chance: &dyn Chance) -> Sealed {
        let sealed = self.seal_bytes(purpose, text.expose().as_bytes(), chance);
        Sealed(sealed.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    fn open(&self, purpose: &str, sealed: &Sealed) -> Option<Secret> {
        let digits = sealed.0.as_bytes().chunks_exact(2);
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Vec<u8> = digits.map(byte).collect::<Option<_>>()?;
        String::from_utf8(self.open_bytes(purpose, &bytes)?).ok().map(Secret::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;
    impl Chance for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    #[test]
    fn only_the_same_key_and_purpose_open() {
        let vault = Vault::new([1; 32]);
        let sealed = vault.seal("endpoints/secret/we_1", &Secret::new("whsec_x"), &Fixed);
        assert!(!sealed.0.contains("whsec"));
        assert_eq!(vault.open("endpoints/secret/we_1", &sealed), Some(Secret::new("whsec_x")));
        assert_eq!(vault.open("endpoints/secret/we_2", &sealed), None);
        assert_eq!(Vault::new([2; 32]).open("endpoints/secret/we_1", &sealed), None);
        assert_eq!(vault.open("endpoints/secret/we_1", &Sealed("zz".to_owned())), None);
        assert_ne!(vault.derive("a"), vault.derive("b"));
    }
}
