//! Paystack's notices.
//!
//! They are signed with the secret key of the API and carry no time, so an old one can be sent again: every
//! fact taken from one is true for ever. What may have changed since is asked instead. Paystack documents
//! notices of successful transactions only; others that begin with `charge.` are taken as a reason to ask.

use super::said::{Claim, Returning, Transaction, is_live, money};
use super::{SECRET_KEY, attempt_of, charge};
use crate::wire;
use kassa_domain::Timestamp;
use kassa_domain::dispute::{DisputeNews, DisputeStatus};
use kassa_domain::processor::{BadHook, Keys, Notice, Outcome, Reference, Request, What};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

/// The header with the hex HMAC-SHA512 of the body as it was sent.
const SIGNATURE_HEADER: &str = "x-paystack-signature";

/// A notice.
#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Event<T> {
    event: String,
    data: T,
}

pub(super) fn judge(hook: &Request, keys: &Keys) -> Result<Vec<Notice>, BadHook> {
    let secret = keys.secret(SECRET_KEY).ok_or(BadHook::NoSecret)?;
    let said = wire::header(hook, SIGNATURE_HEADER).ok_or(BadHook::Signature)?;
    if !wire::is_hmac_sha512(secret, said, &[hook.body()]) {
        return Err(BadHook::Signature);
    }
    let name = read::<IgnoredAny>(hook)?.event;
    let found = match name.as_str() {
        "charge.dispute.create" | "charge.dispute.remind" | "charge.dispute.resolve" => {
            let claim = read::<Claim>(hook)?.data;
            let named = claim.transaction.reference.clone().ok_or(BadHook::Shape)?;
            (named, claim.domain.clone(), What::Dispute(news(claim)?))
        }
        "charge.success" => {
            let paid = read::<Transaction>(hook)?.data;
            let named = paid.reference.clone().ok_or(BadHook::Shape)?;
            (named, paid.domain.clone(), success(&paid)?)
        }
        other if other.starts_with("charge.") && !other.starts_with("charge.dispute.") => {
            let told = read::<Transaction>(hook)?.data;
            (told.reference.ok_or(BadHook::Shape)?, told.domain, What::GoAsk)
        }
        // It names the transaction and not the refund, of which a transaction can have several.
        other if other.starts_with("refund.") => {
            let told = read::<Returning>(hook)?.data;
            (told.transaction_reference, told.domain, What::GoAsk)
        }
        _ => return Ok(vec![]),
    };
    let (named, domain, what) = found;
    let live = is_live(domain.as_deref()).map_err(|()| BadHook::Shape)?;
    // The same account may take payments for other systems, under references of theirs.
    let Some(id) = attempt_of(&named) else { return Ok(vec![]) };
    Ok(vec![Notice { about: Reference::Attempt(id), account: None, live, what }])
}

fn read<T: DeserializeOwned>(hook: &Request) -> Result<Event<T>, BadHook> {
    serde_json::from_slice(hook.body()).map_err(|_| BadHook::Shape)
}

fn success(paid: &Transaction) -> Result<What, BadHook> {
    if paid.status.as_deref() != Some("success") {
        return Ok(What::GoAsk);
    }
    let captured = charge::captured(paid, None).ok_or(BadHook::Shape)?;
    Ok(What::Outcome(Outcome::Succeeded(Box::new(captured))))
}

/// Paystack asks the merchant first and takes the money only when the claim is accepted, by the merchant or
/// because nobody answered in time; so an open one is a question. Source: Paystack support, "First
/// chargeback".
fn news(claim: Claim) -> Result<DisputeNews, BadHook> {
    let amount = claim.refund_amount.filter(|amount| *amount > 0).or(claim.transaction.amount);
    let currency = claim.currency.as_deref().or(claim.transaction.currency.as_deref());
    let amount = money(amount, currency).ok_or(BadHook::Shape)?;
    let accepted = claim.resolution.as_deref().is_some_and(|word| word.contains("accepted"));
    let status = match (claim.status.as_str(), claim.resolution.as_deref()) {
        ("resolved", _) if accepted => DisputeStatus::Lost,
        ("resolved" | "archived", Some("declined")) | ("archived", None) => DisputeStatus::WarningClosed,
        // A guess: Paystack documents no further resolutions. The transaction says whether the money is gone.
        ("resolved" | "archived", _) if claim.transaction.status.as_deref() == Some("reversed") => {
            DisputeStatus::Lost
        }
        ("resolved" | "archived", _) => DisputeStatus::WarningClosed,
        ("awaiting-bank-feedback", _) => DisputeStatus::WarningUnderReview,
        ("awaiting-merchant-feedback" | "pending", _) => DisputeStatus::WarningNeedsResponse,
        _ => return Err(BadHook::Shape),
    };
    Ok(DisputeNews {
        reference: claim.id.to_string(),
        status,
        amount,
        reason: claim.category.unwrap_or_default(),
        due_by: claim.due_at.as_deref().and_then(Timestamp::parse),
    })
}
