//! The receipt of a payment: what is signed, and can be checked without this server.

use super::is_live;
use super::payment::CardJson;
use kassa_domain::Timestamp;
use kassa_domain::attempt::{Attempt, Instrument};
use kassa_domain::id::InvoiceId;
use kassa_domain::merchant::Merchant;
use serde::Serialize;

/// What a receipt is made of.
pub struct Sold<'a> {
    /// The payment.
    pub payment: &'a Attempt,
    /// Who sold.
    pub merchant: Option<&'a Merchant>,
    /// Where this server is found, without a slash at its end.
    pub issuer: &'a str,
    /// When it is signed.
    pub now: Timestamp,
}

#[derive(Serialize)]
struct ReceiptJson<'a> {
    object: &'static str,
    version: u8,
    issuer: &'a str,
    payment: &'a str,
    session: &'a str,
    invoice: Option<&'a str>,
    seller: Seller<'a>,
    email: Option<&'a str>,
    description: Option<&'a str>,
    amount: i64,
    amount_refunded: i64,
    currency: &'static str,
    exponent: u32,
    payment_method: &'static str,
    card: Option<CardJson<'a>>,
    processor: &'a str,
    processor_reference: Option<&'a str>,
    livemode: bool,
    paid_at: String,
    signed_at: String,
}

#[derive(Serialize)]
struct Seller<'a> {
    id: Option<&'a str>,
    name: Option<&'a str>,
}

/// The receipt as JSON. Amounts are whole numbers of the currency's smallest unit; `exponent` says how many of its
/// digits are behind the point. `amount` is what was captured, `amount_refunded` what of it went back until
/// `signed_at`.
#[must_use]
pub fn receipt(sold: &Sold<'_>) -> Vec<u8> {
    let Sold { payment, merchant, issuer, now } = sold;
    let card = match &payment.body.instrument {
        Instrument::Card { brand, last4 } => Some(CardJson { brand, last4 }),
        Instrument::MobileMoney { .. } | Instrument::BankTransfer | Instrument::Other { .. } => None,
    };
    let seller = Seller {
        id: merchant.map(|merchant| merchant.id.as_str()),
        name: merchant.map(|merchant| merchant.body.name.as_str()),
    };
    let json = ReceiptJson {
        object: "receipt",
        version: 1,
        issuer,
        payment: payment.id.as_str(),
        session: payment.session.as_str(),
        invoice: payment.body.invoice.as_ref().map(InvoiceId::as_str),
        seller,
        email: payment.body.email.as_deref(),
        description: payment.body.description.as_deref(),
        amount: payment.captured,
        amount_refunded: payment.body.returned,
        currency: payment.amount.currency.code(),
        exponent: payment.amount.currency.exponent(),
        payment_method: payment.method.as_str(),
        card,
        processor: &payment.processor,
        processor_reference: payment.body.processor_reference.as_deref(),
        livemode: is_live(payment.scope),
        paid_at: payment.body.captured_at.unwrap_or(payment.body.updated_at).iso(),
        signed_at: now.iso(),
    };
    // Writing plain fields to memory does not fail.
    serde_json::to_vec(&json).unwrap_or_default()
}
