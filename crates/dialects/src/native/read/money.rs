//! Refunds, captures and disputes; the accounts at processors, and what processors told that fits nothing.

use super::{Read, bare, change, id, listing, one};
use crate::reader::Object;
use kassa_domain::account::{AccountPatch, NewAccount};
use kassa_domain::command::NewRefund;
use kassa_domain::dialect::{ApiRequest, Malformed};
use kassa_domain::id::{AccountId, AttemptId, DisputeId, RefundId, SessionId};
use kassa_domain::{Command, Query, Secret};
use std::collections::BTreeMap;

pub(crate) fn create_refund(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        body.only_one_of(&["payment", "session"])?;
        let payment = body.text("payment")?.map(|text| AttemptId::named(&text));
        let session = body.text("session")?.map(|text| SessionId::named(&text));
        if payment.is_none() && session.is_none() {
            return Err(body.missing_or("payment", "session"));
        }
        Ok(Command::CreateRefund(Box::new(NewRefund {
            payment,
            session,
            amount: body.integer("amount")?,
            reason: body.text("reason")?,
            by_hand: body.boolean("by_hand")?.unwrap_or_default(),
            seen: None,
            metadata: body.metadata("metadata")?,
        })))
    })
}

pub(crate) fn refund(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Refund(RefundId::named(id(request))))
}

pub(crate) fn list_refunds(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        Ok(Query::Refunds { page, payment: params.text("payment").map(AttemptId::named) })
    })
}

pub(crate) fn capture_payment(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let amount = body.integer("amount")?;
        Ok(Command::CapturePayment(AttemptId::named(id(request)), amount))
    })
}

pub(crate) fn cancel_payment(request: &ApiRequest<'_>) -> Read {
    bare(request, Command::CancelPayment(AttemptId::named(id(request))))
}

pub(crate) fn dispute(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Dispute(DisputeId::named(id(request))))
}

pub(crate) fn list_disputes(request: &ApiRequest<'_>) -> Read {
    listing(request, |params, page| {
        Ok(Query::Disputes { page, payment: params.text("payment").map(AttemptId::named) })
    })
}

pub(crate) fn list_processors(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Processors)
}

pub(crate) fn create_account(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let processor = body.required_text("processor")?;
        let patch = patch(body)?;
        Ok(Command::CreateAccount(Box::new(NewAccount { processor, by_file: false, patch })))
    })
}

pub(crate) fn update_account(request: &ApiRequest<'_>) -> Read {
    change(request, |body| {
        let account = AccountId::named(id(request));
        Ok(Command::UpdateAccount { account, patch: Box::new(patch(body)?), by_file: false })
    })
}

fn patch(body: &mut Object<'_>) -> Result<AccountPatch, Malformed> {
    Ok(AccountPatch {
        name: body.text("name")?,
        settings: settings(body)?,
        status: body.text("status")?,
        priority: body.integer("priority")?,
        methods: body.texts("methods")?,
        currencies: body.texts("currencies")?,
        countries: body.texts("countries")?,
    })
}

/// Every value is a text, and all are treated as secrets until the processor's profile says which are none.
fn settings(body: &mut Object<'_>) -> Result<BTreeMap<String, Secret>, Malformed> {
    let texts = body.text_entries("settings")?.unwrap_or_default();
    Ok(texts.into_iter().map(|(name, text)| (name, Secret::new(text))).collect())
}

pub(crate) fn account(request: &ApiRequest<'_>) -> Read {
    one(request, Query::Account(AccountId::named(id(request))))
}

pub(crate) fn list_accounts(request: &ApiRequest<'_>) -> Read {
    listing(request, |_, page| Ok(Query::Accounts(page)))
}

pub(crate) fn list_parked(request: &ApiRequest<'_>) -> Read {
    listing(request, |_, page| Ok(Query::ParkedNotices(page)))
}
