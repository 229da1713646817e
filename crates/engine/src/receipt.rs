//! Receipts: what a payment came to, signed so that anybody can check it without asking this server.
//!
//! A signed receipt is a JWS in its flattened JSON form (RFC 7515, section 7.2.2), with Ed25519 (RFC 8037). The key
//! follows from the master key, so that every node signs with the same one.

use crate::{Engine, Fault};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kassa_domain::attempt::Attempt;
use kassa_domain::customer::Customer;
use kassa_domain::id::{AttemptId, SessionId};
use kassa_domain::invoice::Invoice;
use kassa_domain::merchant::Merchant;
use kassa_domain::session::Session;
use ring::digest::{SHA256, digest};
use ring::signature::{Ed25519KeyPair, KeyPair};

/// What the receipt of a payment says.
#[derive(Clone, Debug)]
pub struct ReceiptView {
    /// The payment.
    pub payment: Attempt,
    /// What was paid.
    pub session: Option<Session>,
    /// The invoice that it paid.
    pub invoice: Option<Invoice>,
    /// Who paid.
    pub customer: Option<Customer>,
    /// Who sold.
    pub merchant: Option<Merchant>,
}

/// Signs receipts.
pub struct Signer {
    key: Ed25519KeyPair,
    name: String,
}

impl Signer {
    /// A signer whose key follows from 32 secret bytes.
    pub(crate) fn new(seed: &[u8; 32]) -> Option<Self> {
        // Fails only for a seed of another length.
        let key = Ed25519KeyPair::from_seed_unchecked(seed).ok()?;
        let x = URL_SAFE_NO_PAD.encode(key.public_key());
        // The thumbprint of RFC 7638: the members that RFC 8037 names, in the order of the alphabet.
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
        let name = URL_SAFE_NO_PAD.encode(digest(&SHA256, members.as_bytes()));
        Some(Self { key, name })
    }

    /// The public key, as a JSON Web Key Set (RFC 7517).
    #[must_use]
    pub fn keys(&self) -> String {
        let x = URL_SAFE_NO_PAD.encode(self.key.public_key());
        let kid = &self.name;
        format!(
            r#"{{"keys":[{{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"{kid}","x":"{x}"}}]}}"#
        )
    }

    /// Signs a receipt, written as JSON, and writes the JWS.
    #[must_use]
    pub fn sign(&self, receipt: &[u8]) -> String {
        let head = format!(r#"{{"alg":"EdDSA","kid":"{}","typ":"kassa-receipt+jws"}}"#, self.name);
        let (head, body) = (URL_SAFE_NO_PAD.encode(head), URL_SAFE_NO_PAD.encode(receipt));
        let signature = self.key.sign(format!("{head}.{body}").as_bytes());
        let signature = URL_SAFE_NO_PAD.encode(signature);
        format!(r#"{{"payload":"{body}","protected":"{head}","signature":"{signature}"}}"#)
    }
}

impl Engine {
    /// What signs receipts.
    ///
    /// # Errors
    /// Never in practice: the key is made from 32 bytes.
    pub fn receipts(&self) -> Result<Signer, Fault> {
        let seed = self.parts.vault.derive_bytes("receipts");
        Signer::new(&seed).ok_or_else(|| Fault::Broken("no key for receipts could be made".to_owned()))
    }

    /// What the receipt of a payment of a session says; `None` where no money was captured by it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn receipt_view(
        &self,
        session: &SessionId,
        id: &AttemptId,
    ) -> Result<Option<ReceiptView>, Fault> {
        let (Some(scope), store) = (id.scope(), self.store()) else { return Ok(None) };
        let found = store.attempt(scope, id).await?;
        let Some(payment) = found.filter(|it| it.session == *session && it.has_receipt()) else {
            return Ok(None);
        };
        let session = store.session(scope, &payment.session).await?;
        let invoice = match &payment.body.invoice {
            Some(invoice) => store.invoice(scope, invoice).await?,
            None => None,
        };
        let customer = match &payment.customer {
            Some(customer) => store.customer(scope, customer).await?,
            None => None,
        };
        let merchant = store.merchant(scope.merchant).await?;
        Ok(Some(ReceiptView { payment, session, invoice, customer, merchant }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key pair of RFC 8037, appendix A.1, with the thumbprint of its appendix A.3.
    #[test]
    fn the_key_is_written_as_the_standard_shows_it() {
        let seed = URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").expect("base64");
        let signer = Signer::new(&seed.try_into().expect("32 bytes")).expect("a signer");
        assert!(signer.keys().contains(r#""x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo""#));
        assert!(signer.keys().contains(r#""kid":"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k""#));
    }
}
