//! Which page shows how a session stands.

use super::form::Submitted;
use super::{cart, recurring};
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline, Instrument, Method};
use kassa_domain::collect::AfterCompletion;
use kassa_domain::decide::Payable;
use kassa_domain::id::Mode;
use kassa_domain::processor::{Ask, Due, PageScope};
use kassa_domain::session::Status;
use kassa_engine::View;
use kassa_pages::{ChainDue, Field, FieldError, Notice, Page, PayForm, Problem, ProviderFields, Step, Total};

/// What a page is made of.
pub(super) struct Material<'a> {
    pub(super) view: &'a View,
    pub(super) token: String,
    pub(super) success: Option<String>,
    pub(super) cancel: Option<String>,
    pub(super) errors: &'a [FieldError],
    pub(super) kept: Option<&'a Submitted>,
    /// What happened with this form, which goes before what happened with an earlier attempt.
    pub(super) notice: Option<Notice>,
}

pub(super) fn total(view: &View) -> Total {
    let session = &view.session;
    Total {
        recurring: recurring::later(view),
        purpose: recurring::purpose(view),
        cart: cart::cart(session),
        description: session.body.description.clone(),
        amount_minor: session.amount.amount,
        currency: session.amount.currency.code().to_owned(),
        exponent: session.amount.currency.exponent(),
        keeps_card: session.body.keeps,
    }
}

/// Whether the time of the session has passed, and there is nothing else to tell its buyer.
pub(super) fn is_over(view: &View) -> bool {
    match view.session.status {
        Status::Expired => true,
        Status::Open if view.paid_elsewhere || view.current.as_ref().is_some_and(under_way) => false,
        Status::Open => view.now >= view.session.expires_at,
        Status::Paying | Status::Complete => false,
    }
}

/// The page of a session.
pub(super) fn page(material: &Material<'_>) -> Page {
    let session = &material.view.session;
    let total = total(material.view);
    match (session.status, material.view.current.as_ref()) {
        (Status::Complete, _) => paid(material, total),
        (Status::Expired, _) => Page::Expired { total, cancel_url: material.cancel.clone() },
        (_, Some(attempt)) if under_way(attempt) => step(material, attempt, total),
        (Status::Paying, _) => Page::Processing { total, cancel_url: material.cancel.clone() },
        (Status::Open, _) if material.view.paid_elsewhere => {
            Page::PaidElsewhere { total, cancel_url: material.cancel.clone() }
        }
        (Status::Open, _) if is_over(material.view) => {
            Page::Expired { total, cancel_url: material.cancel.clone() }
        }
        (Status::Open, _) if session.is_locked() => {
            Page::Locked { total, cancel_url: material.cancel.clone() }
        }
        (Status::Open, _) => Page::Pay { total: as_typed(total, material), form: form(material) },
    }
}

/// A quantity that cannot be had stands in its field as it was typed, beside the words that say so.
fn as_typed(mut total: Total, material: &Material<'_>) -> Total {
    let (Some(cart), Some(kept)) = (total.cart.as_mut(), material.kept) else { return total };
    for line in cart.lines.iter_mut().filter(|line| line.adjustable.is_some()) {
        let wrong =
            |error: &FieldError| matches!(error.field, Field::Quantity(at) if at.to_string() == line.key);
        if material.errors.iter().any(wrong)
            && let Ok(typed) = kept.text(&format!("quantity_{}", line.key)).parse()
        {
            line.quantity = typed;
        }
    }
    total
}

fn paid(material: &Material<'_>, total: Total) -> Page {
    let session = &material.view.session;
    let (continue_url, message) = match &session.body.after_completion {
        AfterCompletion::Redirect => (material.success.clone(), None),
        AfterCompletion::Confirmation(message) => (None, message.clone()),
    };
    let by = material.view.current.as_ref().filter(|by| Some(&by.id) == session.paid_by.as_ref());
    let receipt_url = by.filter(|by| by.has_receipt()).map(Attempt::receipt_path);
    let free = session.paid_by.is_none();
    Page::Paid { total, continue_url, receipt_url, moves_on: false, message, free }
}

/// Whether its ending is still to come.
pub(super) fn under_way(attempt: &Attempt) -> bool {
    matches!(
        attempt.status,
        AttemptStatus::Asked | AttemptStatus::Challenged | AttemptStatus::Offered | AttemptStatus::Parked
    )
}

fn step(material: &Material<'_>, attempt: &Attempt, total: Total) -> Page {
    let id = &material.view.session.id;
    let step = Step {
        action: format!("/checkout/{id}/continue"),
        restart_action: format!("/checkout/{id}/restart"),
        token: material.token.clone(),
        attempt: attempt.id.as_str().to_owned(),
        cancel_url: material.cancel.clone(),
    };
    let (phone_masked, provider) = match &attempt.body.instrument {
        Instrument::MobileMoney { provider, phone } => (phone.clone(), network(provider).to_owned()),
        Instrument::Card { .. } | Instrument::BankTransfer | Instrument::Other { .. } => Default::default(),
    };
    match attempt.body.ask.clone().filter(|_| attempt.status != AttemptStatus::Asked) {
        Some(Ask::Challenge { bank }) => {
            let card_last4 = match &attempt.body.instrument {
                Instrument::Card { last4, .. } => last4.clone(),
                Instrument::MobileMoney { .. } | Instrument::BankTransfer | Instrument::Other { .. } => {
                    String::new()
                }
            };
            Page::Challenge { total, step, bank, card_last4 }
        }
        Some(Ask::Code { wrong, words }) => {
            let submitted = material.errors.first().map(|error| error.problem);
            let error = submitted.or((wrong > 0).then_some(Problem::WrongCode));
            Page::Code { total, step, phone_masked, provider, words: short(&words), error }
        }
        Some(Ask::Prompt { words }) => {
            Page::Prompt { total, step, phone_masked, provider, words: short(&words) }
        }
        Some(Ask::Redirect { url }) => Page::Away {
            total,
            step,
            provider: provider_name(material),
            url,
            notice: stumbled(material, attempt),
        },
        Some(Ask::Frame { script, config, plain }) => {
            let fields = ProviderFields {
                provider: provider_name(material),
                script,
                glue: format!("/static/processors/{}.js", attempt.processor),
                config: serde_json::Value::Object(config).to_string(),
                return_url: format!("/checkout/{id}/return/{}", attempt.id),
                plain: plain.map(|form| (form.action, form.fields)),
            };
            Page::Provider { total, step, fields, notice: stumbled(material, attempt) }
        }
        Some(Ask::Address(due)) => Page::Chain { total, step, due: chain_due(*due) },
        Some(Ask::Transfer { bank, account, reference }) => {
            Page::Transfer { total, step, bank, account, reference }
        }
        None => Page::Processing { total, cancel_url: material.cancel.clone() },
    }
}

/// A provider's words, as long as a page has room for.
fn short(words: &str) -> String {
    words.chars().take(300).collect()
}

fn provider_name(material: &Material<'_>) -> String {
    material.view.provider.map(|(name, _)| name.to_owned()).unwrap_or_default()
}

/// Why the buyer's last try at the provider failed, if one has.
fn stumbled(material: &Material<'_>, attempt: &Attempt) -> Option<Notice> {
    let failed = !attempt.body.stumbles.is_empty();
    material.view.session.body.last_decline.filter(|_| failed).map(notice)
}

fn chain_due(due: Due) -> ChainDue {
    ChainDue {
        network: due.network,
        token: due.token,
        contract: due.contract,
        address: due.address,
        amount: due.amount,
        uri: due.uri,
        received: due.received,
        seen: due.seen,
        blocks_left: due.blocks_left,
    }
}

/// What a mobile money network calls itself.
pub(in crate::web) fn network(provider: &str) -> &str {
    match provider {
        "mtn" => "MTN MoMo",
        "telecel" => "Telecel Cash",
        "airteltigo" => "AirtelTigo Money",
        other => other,
    }
}

fn form(material: &Material<'_>) -> PayForm {
    let session = &material.view.session;
    let ways = &material.view.ways;
    let methods: Vec<_> = ways.iter().map(|way| method(way.method)).collect();
    let is_elsewhere = |way: &&Payable| match way.page {
        PageScope::Redirect | PageScope::Frame | PageScope::Address => true,
        PageScope::Prompt | PageScope::Simulator => false,
    };
    let elsewhere = ways.iter().filter(is_elsewhere).map(|way| method(way.method)).collect();
    let kept = |name: &str| material.kept.map(|kept| kept.text(name)).filter(|text| !text.is_empty());
    let earlier = material.view.current.as_ref();
    let chosen = kept("method")
        .and_then(Method::parse)
        .or(earlier.map(|attempt| attempt.method))
        .filter(|method| ways.iter().any(|way| way.method == *method))
        .or(ways.first().map(|way| way.method))
        .map_or(kassa_pages::Method::Card, method);
    let email = kept("email")
        .or(earlier.and_then(|attempt| attempt.body.email.as_deref()))
        .or(session.body.customer_email.as_deref());
    let asked = session.body.collect.as_deref();
    let known = cart::Known {
        kept: material.kept,
        said: earlier.and_then(|attempt| attempt.body.collected.as_deref()),
        customer: material.view.customer.as_ref(),
        phone: session.body.customer_phone.as_deref(),
        name: session.body.customer_name.as_ref(),
        address: session.body.customer_address.as_deref(),
    };
    PayForm {
        action: format!("/checkout/{}/pay", session.id),
        token: material.token.clone(),
        methods,
        elsewhere,
        chosen,
        email: email.unwrap_or_default().to_owned(),
        phone: kept("phone").or(session.body.customer_phone.as_deref()).unwrap_or_default().to_owned(),
        card_name: kept("card_name").unwrap_or_default().to_owned(),
        errors: material.errors.to_vec(),
        notice: material.notice.or(session
            .body
            .last_decline
            .filter(|_| material.errors.is_empty())
            .map(notice)),
        cancel_url: material.cancel.clone(),
        // What pays an invoice stays open until the subscription ends.
        expires_at: if session.body.invoice.is_some() { String::new() } else { session.expires_at.iso() },
        test_hints: session.scope.mode == Mode::Test,
        choices: cart::choices(session, material.kept),
        details: cart::details(session, &known),
        submit: cart::submit(session),
        free: session.is_free(),
        submit_message: asked.and_then(|asked| asked.submit_message.clone()),
        shipping_message: asked.and_then(|asked| asked.shipping_message.clone()),
    }
}

fn method(method: Method) -> kassa_pages::Method {
    match method {
        Method::Card => kassa_pages::Method::Card,
        Method::MobileMoney => kassa_pages::Method::MobileMoney,
        Method::BankTransfer => kassa_pages::Method::BankTransfer,
        Method::Crypto => kassa_pages::Method::Crypto,
    }
}

fn notice(decline: Decline) -> Notice {
    match decline {
        Decline::CardDeclined => Notice::Declined,
        Decline::InsufficientFunds => Notice::InsufficientFunds,
        Decline::ExpiredCard => Notice::ExpiredCard,
        Decline::IncorrectCvc => Notice::IncorrectCvc,
        Decline::AuthenticationFailed => Notice::AuthenticationFailed,
        Decline::ProcessingError => Notice::ProcessingError,
        Decline::LostOrStolenCard => Notice::LostOrStolen,
        Decline::NotConfirmed => Notice::NotConfirmed,
        Decline::NotCharged => Notice::NotCharged,
        Decline::Abandoned => Notice::Abandoned,
        Decline::Underpaid => Notice::NotConfirmed,
    }
}
