//! Payments.

use super::is_live;
use kassa_domain::attempt::{Attempt, AttemptStatus, Instrument};
use kassa_domain::customer::shown_id;
use kassa_domain::id::{AccountId, CustomerId, InvoiceId};
use kassa_domain::metadata::Metadata;
use kassa_domain::processor::{Ask, Due};
use serde::Serialize;

/// The fields of the PayGate document come first, in its order, but for the times.
#[derive(Serialize)]
pub(super) struct PaymentJson<'a> {
    id: &'a str,
    object: &'static str,
    amount: i64,
    currency: &'static str,
    status: &'static str,
    payment_method: &'static str,
    provider: Option<&'a str>,
    phone: Option<&'a str>,
    description: Option<&'a str>,
    customer: Option<&'a str>,
    metadata: &'a Metadata,
    session: &'a str,
    card: Option<CardJson<'a>>,
    next_action: Option<NextAction<'a>>,
    failure_code: Option<&'a str>,
    amount_captured: i64,
    amount_refunded: i64,
    amount_disputed: i64,
    amount_excess: Option<&'a str>,
    capture_method: &'static str,
    invoice: Option<&'a str>,
    off_session: bool,
    /// Shown only where one that was on file was charged, or one was put there.
    #[serde(skip_serializing_if = "Option::is_none")]
    saved_payment_method: Option<String>,
    processor: &'a str,
    processor_account: Option<&'a str>,
    processor_reference: Option<&'a str>,
    receipt_url: Option<String>,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

#[derive(Serialize)]
pub(super) struct CardJson<'a> {
    pub(super) brand: &'a str,
    pub(super) last4: &'a str,
}

/// What the buyer is to do. The object of a kind is called as the kind is.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum NextAction<'a> {
    /// Approve the prompt on the phone.
    ConfirmOnPhone,
    /// Answer on the page of the payment's session: the bank asks for a code, or whether it is really the buyer.
    RedirectToUrl { redirect_to_url: Place },
    /// Pay from a wallet to an address on a chain.
    PayToAddress { pay_to_address: AddressJson<'a> },
    /// Transfer the amount.
    DisplayBankTransferInstructions { display_bank_transfer_instructions: Transfer<'a> },
}

#[derive(Serialize)]
struct Place {
    url: String,
}

#[derive(Serialize)]
struct Transfer<'a> {
    bank_name: &'a str,
    account_number: &'a str,
    reference: &'a str,
}

#[derive(Serialize)]
struct AddressJson<'a> {
    network: &'a str,
    token: &'a str,
    contract: &'a str,
    address: &'a str,
    amount_due: &'a str,
    amount_received: &'a str,
    amount_seen: &'a str,
    uri: &'a str,
}

fn address(due: &Due) -> AddressJson<'_> {
    AddressJson {
        network: &due.network,
        token: &due.token,
        contract: &due.contract,
        address: &due.address,
        amount_due: &due.amount,
        amount_received: &due.received,
        amount_seen: &due.seen,
        uri: &due.uri,
    }
}

fn next_action<'a>(attempt: &'a Attempt, public_url: &str) -> Option<NextAction<'a>> {
    let asked = matches!(attempt.status, AttemptStatus::Challenged | AttemptStatus::Offered);
    Some(match attempt.body.ask.as_ref().filter(|_| asked)? {
        Ask::Prompt { .. } => NextAction::ConfirmOnPhone,
        Ask::Redirect { url } => NextAction::RedirectToUrl { redirect_to_url: Place { url: url.clone() } },
        Ask::Address(due) => NextAction::PayToAddress { pay_to_address: address(due) },
        Ask::Challenge { .. } | Ask::Code { .. } | Ask::Frame { .. } => {
            let url = format!("{public_url}/checkout/{}", attempt.session);
            NextAction::RedirectToUrl { redirect_to_url: Place { url } }
        }
        Ask::Transfer { bank, account, reference } => NextAction::DisplayBankTransferInstructions {
            display_bank_transfer_instructions: Transfer {
                bank_name: bank,
                account_number: account,
                reference,
            },
        },
    })
}

/// How much was captured and how much of it was given back. An event that an older version wrote says neither; then all
/// of it was, where the status says so.
fn moved(attempt: &Attempt) -> (i64, i64) {
    let whole = attempt.amount.amount;
    let unsaid = attempt.captured == 0;
    match attempt.status {
        AttemptStatus::Refunded if unsaid => (whole, whole),
        AttemptStatus::Succeeded | AttemptStatus::Surplus if unsaid => (whole, 0),
        _ => (attempt.captured, attempt.body.returned),
    }
}

pub(super) fn payment<'a>(attempt: &'a Attempt, public_url: &str) -> PaymentJson<'a> {
    let (mut provider, mut phone, mut card) = (None, None, None);
    match &attempt.body.instrument {
        Instrument::Card { brand, last4 } => card = Some(CardJson { brand, last4 }),
        Instrument::MobileMoney { provider: network, phone: masked } => {
            (provider, phone) = (Some(network.as_str()), Some(masked.as_str()));
        }
        Instrument::BankTransfer | Instrument::Other { .. } => {}
    }
    let (captured, returned) = moved(attempt);
    PaymentJson {
        id: attempt.id.as_str(),
        object: "payment",
        amount: attempt.amount.amount,
        currency: attempt.amount.currency.code(),
        status: attempt.status.public(),
        payment_method: attempt.method.as_str(),
        provider,
        phone,
        description: attempt.body.description.as_deref(),
        customer: attempt.customer.as_ref().map(CustomerId::as_str),
        metadata: &attempt.body.metadata,
        session: attempt.session.as_str(),
        card,
        next_action: next_action(attempt, public_url),
        failure_code: attempt.body.reason.as_deref(),
        amount_captured: captured,
        amount_refunded: returned,
        amount_disputed: attempt.body.disputed,
        amount_excess: attempt.body.excess.as_deref(),
        capture_method: if attempt.body.holds { "manual" } else { "automatic" },
        invoice: attempt.body.invoice.as_ref().map(InvoiceId::as_str),
        off_session: attempt.body.off_session.is_some(),
        saved_payment_method: attempt.body.on_file.as_ref().map(shown_id),
        processor: &attempt.processor,
        processor_account: attempt.account.as_ref().map(AccountId::as_str),
        processor_reference: attempt.body.processor_reference.as_deref(),
        receipt_url: attempt.has_receipt().then(|| format!("{public_url}{}", attempt.receipt_path())),
        livemode: is_live(attempt.scope),
        created_at: attempt.created_at.iso(),
        updated_at: attempt.body.updated_at.iso(),
    }
}
