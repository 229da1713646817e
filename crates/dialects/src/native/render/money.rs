//! Refunds, disputes, accounts at processors, and what does not fit.

use super::is_live;
use kassa_domain::Timestamp;
use kassa_domain::account::Account;
use kassa_domain::attempt::Method;
use kassa_domain::dispute::Dispute;
use kassa_domain::id::{AccountId, AttemptId};
use kassa_domain::metadata::Metadata;
use kassa_domain::money::Money;
use kassa_domain::parked::Parked;
use kassa_domain::processor::{Part, Profile, Setting};
use kassa_domain::reconcile::Difference;
use kassa_domain::refund::{Origin, Refund, RefundReason};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct RefundJson<'a> {
    id: &'a str,
    object: &'static str,
    amount: i64,
    currency: &'static str,
    status: &'static str,
    payment: &'a str,
    session: &'a str,
    reason: Option<&'static str>,
    origin: &'static str,
    failure_reason: Option<&'a str>,
    processor_reference: Option<&'a str>,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

pub(super) fn refund(refund: &Refund) -> RefundJson<'_> {
    RefundJson {
        id: refund.id.as_str(),
        object: "refund",
        amount: refund.amount.amount,
        currency: refund.amount.currency.code(),
        status: refund.status.as_str(),
        payment: refund.attempt.as_str(),
        session: refund.body.session.as_str(),
        reason: refund.body.reason.map(RefundReason::as_str),
        origin: match refund.body.origin {
            Origin::Merchant => "merchant",
            Origin::Surplus => "surplus",
            Origin::Processor => "processor",
            Origin::ByHand => "by_hand",
        },
        failure_reason: refund.body.failure.as_deref(),
        processor_reference: refund.body.processor_reference.as_deref(),
        metadata: &refund.body.metadata,
        livemode: is_live(refund.scope),
        created_at: refund.created_at.iso(),
        updated_at: refund.body.updated_at.iso(),
    }
}

#[derive(Serialize)]
pub(super) struct DisputeJson<'a> {
    id: &'a str,
    object: &'static str,
    amount: i64,
    currency: &'static str,
    status: &'static str,
    reason: &'a str,
    payment: &'a str,
    session: &'a str,
    processor_reference: &'a str,
    due_by: Option<String>,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

pub(super) fn dispute(dispute: &Dispute) -> DisputeJson<'_> {
    DisputeJson {
        id: dispute.id.as_str(),
        object: "dispute",
        amount: dispute.amount.amount,
        currency: dispute.amount.currency.code(),
        status: dispute.status.as_str(),
        reason: &dispute.body.reason,
        payment: dispute.attempt.as_str(),
        session: dispute.body.session.as_str(),
        processor_reference: &dispute.reference,
        due_by: dispute.body.due_by.map(Timestamp::iso),
        livemode: is_live(dispute.scope),
        created_at: dispute.created_at.iso(),
        updated_at: dispute.body.updated_at.iso(),
    }
}

/// Secrets are never shown again: only that they are set, and how they end.
#[derive(Serialize)]
pub(super) struct AccountJson<'a> {
    id: &'a str,
    object: &'static str,
    name: &'a str,
    processor: &'a str,
    status: &'static str,
    priority: i64,
    settings: &'a BTreeMap<String, String>,
    secrets: BTreeMap<&'a str, String>,
    methods: Option<Vec<&'static str>>,
    currencies: &'a [String],
    countries: &'a [String],
    kept_by_file: bool,
    notices_url: String,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

pub(super) fn account<'a>(account: &'a Account, public_url: &str) -> AccountJson<'a> {
    let body = &account.body;
    let hint = |(name, kept): (&'a String, &'a kassa_domain::account::Kept)| {
        (name.as_str(), format!("...{}", kept.hint))
    };
    AccountJson {
        id: account.id.as_str(),
        object: "processor_account",
        name: &body.name,
        processor: &account.processor,
        status: account.status.as_str(),
        priority: account.priority,
        settings: &body.settings,
        secrets: body.secrets.iter().map(hint).collect(),
        methods: body.methods.as_ref().map(|all| all.iter().map(|method| method.as_str()).collect()),
        currencies: &body.currencies,
        countries: &body.countries,
        kept_by_file: body.by_file,
        notices_url: format!("{public_url}/hooks/{}/{}", account.processor, account.id),
        livemode: is_live(account.scope),
        created_at: account.created_at.iso(),
        updated_at: body.updated_at.iso(),
    }
}

#[derive(Serialize)]
pub(super) struct ProcessorJson {
    id: &'static str,
    object: &'static str,
    name: &'static str,
    methods: Vec<MethodJson>,
    captures: &'static str,
    refunds: &'static str,
    settings: Vec<SettingJson>,
}

#[derive(Serialize)]
struct MethodJson {
    method: &'static str,
    recurring: bool,
    manual_capture: bool,
    currencies: &'static [&'static str],
    countries: &'static [&'static str],
}

#[derive(Serialize)]
struct SettingJson {
    name: &'static str,
    description: &'static str,
    secret: bool,
    required: bool,
    default: Option<&'static str>,
}

fn part(part: Part) -> &'static str {
    match part {
        Part::None => "none",
        Part::Whole => "whole",
        Part::Any => "any",
    }
}

fn setting(setting: &Setting) -> SettingJson {
    SettingJson {
        name: setting.name,
        description: setting.about,
        secret: setting.secret,
        required: setting.needed && setting.default.is_none(),
        default: setting.default,
    }
}

pub(super) fn processor(profile: &&'static Profile) -> ProcessorJson {
    let methods = profile.serves.iter().map(|serves| MethodJson {
        method: Method::as_str(serves.method),
        recurring: serves.saves,
        manual_capture: serves.holds,
        currencies: serves.currencies,
        countries: serves.countries,
    });
    ProcessorJson {
        id: profile.id,
        object: "processor",
        name: profile.name,
        methods: methods.collect(),
        captures: part(profile.captures),
        refunds: part(profile.refunds),
        settings: profile.settings.iter().map(setting).collect(),
    }
}

#[derive(Serialize)]
pub(super) struct ParkedJson<'a> {
    id: &'a str,
    object: &'static str,
    processor: &'a str,
    account: Option<&'a str>,
    reason: &'static str,
    payment: Option<&'a str>,
    says: &'a str,
    livemode: bool,
    created_at: String,
}

pub(super) fn parked(parked: &Parked) -> ParkedJson<'_> {
    ParkedJson {
        id: parked.id.as_str(),
        object: "parked_notice",
        processor: &parked.processor,
        account: parked.account.as_ref().map(AccountId::as_str),
        reason: parked.misfit.as_str(),
        payment: parked.attempt.as_ref().map(AttemptId::as_str),
        says: &parked.says,
        livemode: is_live(parked.scope),
        created_at: parked.created_at.iso(),
    }
}

#[derive(Serialize)]
pub(super) struct DifferenceJson<'a> {
    object: &'static str,
    kind: &'static str,
    payment: Option<&'a str>,
    processor: &'a str,
    account: &'a str,
    processor_reference: Option<&'a str>,
    ours: Option<MoneyJson>,
    theirs: Option<MoneyJson>,
}

#[derive(Serialize)]
struct MoneyJson {
    amount: i64,
    currency: &'static str,
}

pub(super) fn difference(found: &Difference) -> DifferenceJson<'_> {
    let money = |money: &Money| MoneyJson { amount: money.amount, currency: money.currency.code() };
    DifferenceJson {
        object: "reconciliation_difference",
        kind: found.kind.as_str(),
        payment: found.attempt.as_ref().map(AttemptId::as_str),
        processor: &found.processor,
        account: &found.account,
        processor_reference: found.reference.as_deref(),
        ours: found.ours.as_ref().map(money),
        theirs: found.theirs.as_ref().map(money),
    }
}
