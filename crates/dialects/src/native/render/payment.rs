//! Payments.

use super::is_live;
use kassa_domain::attempt::{Attempt, AttemptStatus, Instrument};
use kassa_domain::id::{CustomerId, InvoiceId};
use kassa_domain::metadata::Metadata;
use kassa_domain::processor::Ask;
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
    amount_refunded: i64,
    invoice: Option<&'a str>,
    off_session: bool,
    processor: &'a str,
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

fn next_action<'a>(attempt: &'a Attempt, public_url: &str) -> Option<NextAction<'a>> {
    let asked = matches!(attempt.status, AttemptStatus::Challenged | AttemptStatus::Offered);
    Some(match attempt.body.ask.as_ref().filter(|_| asked)? {
        Ask::Prompt => NextAction::ConfirmOnPhone,
        Ask::Challenge { .. } | Ask::Code { .. } => {
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

pub(super) fn payment<'a>(attempt: &'a Attempt, public_url: &str) -> PaymentJson<'a> {
    let (mut provider, mut phone, mut card) = (None, None, None);
    match &attempt.body.instrument {
        Instrument::Card { brand, last4 } => card = Some(CardJson { brand, last4 }),
        Instrument::MobileMoney { provider: network, phone: masked } => {
            (provider, phone) = (Some(network.as_str()), Some(masked.as_str()));
        }
        Instrument::BankTransfer => {}
    }
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
        amount_refunded: if attempt.status == AttemptStatus::Refunded { attempt.amount.amount } else { 0 },
        invoice: attempt.body.invoice.as_ref().map(InvoiceId::as_str),
        off_session: attempt.body.off_session.is_some(),
        processor: &attempt.processor,
        livemode: is_live(attempt.scope),
        created_at: attempt.created_at.iso(),
        updated_at: attempt.body.updated_at.iso(),
    }
}
