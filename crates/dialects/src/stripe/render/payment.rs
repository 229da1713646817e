//! Payments, as payment intents and as charges, with what goes back of them.

use super::{With, code, is_live, metadata, seconds, set};
use kassa_domain::attempt::{Attempt, AttemptStatus, Instrument};
use kassa_domain::customer::shown_id;
use kassa_domain::dispute::Dispute;
use kassa_domain::id::{AttemptId, CustomerId};
use kassa_domain::processor::Ask;
use kassa_domain::refund::{Refund, RefundReason};
use serde_json::{Value, json};

pub(super) fn intent(id: &AttemptId) -> String {
    id.shown_as("pi")
}

fn charge_id(id: &AttemptId) -> String {
    id.shown_as("ch")
}

pub(super) fn setup_id(id: &AttemptId) -> String {
    id.shown_as("seti")
}

/// Money that was taken and given back again still succeeded there.
fn status(attempt: &Attempt) -> &'static str {
    match attempt.status {
        AttemptStatus::Challenged | AttemptStatus::Offered => "requires_action",
        AttemptStatus::Asked | AttemptStatus::Parked => "processing",
        AttemptStatus::Authorized => "requires_capture",
        AttemptStatus::Succeeded | AttemptStatus::Surplus | AttemptStatus::Refunded => "succeeded",
        AttemptStatus::Declined => "requires_payment_method",
        AttemptStatus::Canceled => "canceled",
    }
}

/// How much was captured, and how much of it was given back. An event that an older Kassa wrote says neither.
fn moved(attempt: &Attempt) -> (i64, i64) {
    let unsaid = attempt.captured == 0;
    match attempt.status {
        AttemptStatus::Refunded if unsaid => (attempt.amount.amount, attempt.amount.amount),
        AttemptStatus::Succeeded | AttemptStatus::Surplus if unsaid => (attempt.amount.amount, 0),
        _ => (attempt.captured, attempt.body.returned),
    }
}

/// The error of the last try, which is the only one: a payment is one try.
fn declined(attempt: &Attempt) -> Option<Value> {
    let reason = attempt.body.reason.as_deref().filter(|_| attempt.status == AttemptStatus::Declined)?;
    let (code, decline_code) = match reason {
        "expired_card" => ("expired_card", None),
        "incorrect_cvc" => ("incorrect_cvc", None),
        "processing_error" => ("processing_error", None),
        "authentication_failed" => ("payment_intent_authentication_failure", None),
        "card_declined" => ("card_declined", Some("generic_decline")),
        other => ("card_declined", Some(other)),
    };
    Some(json!({
        "type": "card_error",
        "code": code,
        "decline_code": decline_code,
        "message": "The payment was declined.",
        "charge": charge_id(&attempt.id),
    }))
}

fn next_action(attempt: &Attempt, with: With<'_>) -> Option<Value> {
    let asked = matches!(attempt.status, AttemptStatus::Challenged | AttemptStatus::Offered);
    let url = match attempt.body.ask.as_ref().filter(|_| asked)? {
        Ask::Redirect { url } => url.clone(),
        _ => format!("{}/checkout/{}", with.public_url, attempt.session),
    };
    Some(json!({ "type": "redirect_to_url", "redirect_to_url": { "return_url": null, "url": url } }))
}

pub(super) fn payment_intent(attempt: &Attempt, with: With<'_>) -> Value {
    let body = &attempt.body;
    let (captured, _) = moved(attempt);
    let held = attempt.status == AttemptStatus::Authorized;
    let canceled = attempt.status == AttemptStatus::Canceled;
    let id = intent(&attempt.id);
    let mut shown = json!({
        "id": id,
        "object": "payment_intent",
        "amount": attempt.amount.amount,
        "amount_capturable": if held { attempt.amount.amount } else { 0 },
        "amount_details": { "tip": {} },
        "amount_received": captured,
        "application": null,
        "application_fee_amount": null,
        "automatic_payment_methods": null,
        "canceled_at": canceled.then(|| body.updated_at.seconds()),
        "cancellation_reason": null,
        "capture_method": if body.holds { "manual" } else { "automatic" },
        // Buyers pay on Kassa's page, so there is no secret that a browser could pay with.
        "client_secret": null,
        "confirmation_method": "automatic",
        "created": attempt.created_at.seconds(),
        "currency": code(attempt.amount.currency),
        "customer": attempt.customer.as_ref().map(CustomerId::as_str),
        "customer_account": null,
        "description": body.description,
        "excluded_payment_method_types": null,
        "last_payment_error": declined(attempt),
        "latest_charge": charge_id(&attempt.id),
        "livemode": is_live(attempt.scope),
        "metadata": metadata(&body.metadata),
        "next_action": next_action(attempt, with),
        "on_behalf_of": null,
        "payment_method": body.on_file.as_ref().map(shown_id),
        "payment_method_configuration_details": null,
        "payment_method_options": {},
        "payment_method_types": [attempt.method.as_str()],
        "processing": null,
        "receipt_email": null,
        "review": null,
        "setup_future_usage": body.saves.then_some("off_session"),
        "shipping": null,
        "source": null,
        "statement_descriptor": null,
        "statement_descriptor_suffix": null,
        "status": status(attempt),
        "transfer_data": null,
        "transfer_group": null,
    });
    if with.version.is_before("2025-03-31") {
        set(&mut shown, "invoice", body.invoice.as_ref().map(kassa_domain::id::InvoiceId::as_str));
    }
    shown
}

/// What is called a setup intent there: a card is shown to its bank, and no money is taken.
pub(super) fn setup_intent(attempt: &Attempt, with: With<'_>) -> Value {
    let body = &attempt.body;
    json!({
        "id": setup_id(&attempt.id),
        "object": "setup_intent",
        "application": null,
        "attach_to_self": null,
        "automatic_payment_methods": null,
        "cancellation_reason": null,
        // Buyers give their card on Kassa's page, so there is no secret that a browser could give one with.
        "client_secret": null,
        "created": attempt.created_at.seconds(),
        "customer": attempt.customer.as_ref().map(CustomerId::as_str),
        "customer_account": null,
        "description": body.description,
        "excluded_payment_method_types": null,
        "flow_directions": null,
        "last_setup_error": declined(attempt),
        "latest_attempt": null,
        "livemode": is_live(attempt.scope),
        "mandate": null,
        "metadata": metadata(&body.metadata),
        "next_action": next_action(attempt, with),
        "on_behalf_of": null,
        "payment_method": body.on_file.as_ref().map(shown_id),
        "payment_method_configuration_details": null,
        "payment_method_options": {},
        "payment_method_types": [attempt.method.as_str()],
        "single_use_mandate": null,
        "status": status(attempt),
        "usage": "off_session",
    })
}

fn details(instrument: &Instrument) -> Value {
    match instrument {
        Instrument::Card { brand, last4 } => json!({
            "type": "card",
            "card": {
                "brand": brand.to_ascii_lowercase(),
                "country": null,
                "exp_month": null,
                "exp_year": null,
                "funding": "unknown",
                "last4": last4,
                "network": brand.to_ascii_lowercase(),
                "wallet": null,
            },
        }),
        Instrument::MobileMoney { provider, phone } => {
            json!({ "type": "mobile_money", "mobile_money": { "network": provider, "phone": phone } })
        }
        Instrument::BankTransfer => json!({ "type": "bank_transfer", "bank_transfer": {} }),
        Instrument::Other { method, kind, label } => {
            json!({ "type": method.as_str(), method.as_str(): { "kind": kind, "label": label } })
        }
    }
}

pub(super) fn charge(attempt: &Attempt, with: With<'_>) -> Value {
    let body = &attempt.body;
    let (captured, returned) = moved(attempt);
    let taken = captured > 0 || attempt.status == AttemptStatus::Authorized;
    let status = match status(attempt) {
        "succeeded" | "requires_capture" => "succeeded",
        "requires_payment_method" | "canceled" => "failed",
        _ => "pending",
    };
    let failure = declined(attempt);
    let of_failure = |name: &str| failure.as_ref().map_or(Value::Null, |failure| failure[name].clone());
    json!({
        "id": charge_id(&attempt.id),
        "object": "charge",
        "amount": attempt.amount.amount,
        "amount_captured": captured,
        "amount_refunded": returned,
        "application": null,
        "application_fee": null,
        "application_fee_amount": null,
        "balance_transaction": null,
        "billing_details": { "address": null, "email": body.email, "name": null, "phone": null, "tax_id": null },
        "calculated_statement_descriptor": null,
        "captured": captured > 0,
        "created": attempt.created_at.seconds(),
        "currency": code(attempt.amount.currency),
        "customer": attempt.customer.as_ref().map(CustomerId::as_str),
        "description": body.description,
        "disputed": body.disputed > 0,
        "failure_balance_transaction": null,
        "failure_code": of_failure("code"),
        "failure_message": of_failure("message"),
        "fraud_details": {},
        "livemode": is_live(attempt.scope),
        "metadata": metadata(&body.metadata),
        "on_behalf_of": null,
        "outcome": null,
        "paid": taken,
        "payment_intent": intent(&attempt.id),
        "payment_method": null,
        "payment_method_details": details(&body.instrument),
        "receipt_email": null,
        "receipt_number": null,
        "receipt_url": attempt.has_receipt().then(|| format!("{}{}", with.public_url, attempt.receipt_path())),
        "refunded": captured > 0 && returned >= captured,
        "review": null,
        "shipping": null,
        "source_transfer": null,
        "statement_descriptor": null,
        "statement_descriptor_suffix": null,
        "status": status,
        "transfer_data": null,
        "transfer_group": null,
    })
}

pub(super) fn refund(refund: &Refund) -> Value {
    let body = &refund.body;
    json!({
        "id": refund.id.as_str(),
        "object": "refund",
        "amount": refund.amount.amount,
        "balance_transaction": null,
        "charge": charge_id(&refund.attempt),
        "created": refund.created_at.seconds(),
        "currency": code(refund.amount.currency),
        "failure_reason": body.failure,
        "metadata": metadata(&body.metadata),
        "payment_intent": intent(&refund.attempt),
        "reason": body.reason.map(RefundReason::as_str),
        "receipt_number": null,
        "source_transfer_reversal": null,
        "status": refund.status.as_str(),
        "transfer_reversal": null,
    })
}

pub(super) fn dispute(dispute: &Dispute) -> Value {
    json!({
        "id": dispute.id.as_str(),
        "object": "dispute",
        "amount": dispute.amount.amount,
        "balance_transactions": [],
        "charge": charge_id(&dispute.attempt),
        "created": dispute.created_at.seconds(),
        "currency": code(dispute.amount.currency),
        "enhanced_eligibility_types": [],
        "evidence": {},
        "evidence_details": {
            "due_by": seconds(dispute.body.due_by),
            "has_evidence": false,
            "past_due": false,
            "submission_count": 0,
        },
        "is_charge_refundable": false,
        "livemode": is_live(dispute.scope),
        "metadata": {},
        "payment_intent": intent(&dispute.attempt),
        "reason": dispute.body.reason,
        "status": dispute.status.as_str(),
    })
}
