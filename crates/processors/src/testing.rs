//! What the tests of adapters share: a payment, a refund, an account, and one step of a conversation as a reviewer
//! would say it.

use kassa_domain::attempt::{Attempt, AttemptBody, AttemptStatus, Instrument, Method};
use kassa_domain::id::{AttemptId, Mode, RefundId, Scope, SessionId};
use kassa_domain::money::{Currency, Money};
use kassa_domain::processor::{
    Ask, CallError, Case, Exchange, Keys, Op, Processor, Request, Site, State, Step,
};
use kassa_domain::refund::{Origin, Refund, RefundBody, RefundStatus};
use kassa_domain::{Secret, Timestamp};

pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000_000);

pub(crate) fn money(amount: i64, code: &str) -> Money {
    Money { amount, currency: Currency::parse(code).unwrap() }
}

/// The payment `pay_1`, made just now.
pub(crate) fn attempt(processor: &str, method: Method, amount: Money) -> Attempt {
    Attempt {
        id: AttemptId::of("pay_1"),
        scope: Scope { merchant: 1, mode: Mode::Test },
        session: SessionId::of("cs_1"),
        status: AttemptStatus::Asked,
        amount,
        customer: None,
        method,
        processor: processor.to_owned(),
        account: None,
        captured: 0,
        refunded: 0,
        created_at: NOW,
        version: 0,
        body: AttemptBody {
            email: Some("buyer@example.com".to_owned()),
            ..AttemptBody::new(Instrument::unseen(method), NOW)
        },
    }
}

/// The same, as it stands while this is shown to the buyer and this is remembered.
pub(crate) fn shown(attempt: &Attempt, ask: Ask, state: State) -> Attempt {
    let mut shown = attempt.clone();
    shown.status = if ask.is_outside() { AttemptStatus::Offered } else { AttemptStatus::Challenged };
    shown.body.ask = Some(ask);
    shown.body.state = state;
    shown
}

/// A refund `re_1` of so much.
pub(crate) fn refund(attempt: &Attempt, amount: i64) -> Refund {
    Refund {
        id: RefundId::of("re_1"),
        scope: attempt.scope,
        attempt: attempt.id.clone(),
        status: RefundStatus::Pending,
        amount: Money { amount, currency: attempt.amount.currency },
        created_at: NOW,
        version: 0,
        body: RefundBody {
            session: attempt.session.clone(),
            origin: Origin::Merchant,
            reason: None,
            metadata: Default::default(),
            processor_reference: None,
            failure: None,
            state: State::new(),
            round: 0,
            asked: 0,
            updated_at: NOW,
            stamp: NOW,
            earlier: vec![],
            calls: kassa_domain::call::Calls::default(),
            rest: State::new(),
        },
    }
}

/// An account with these settings; those that the profile calls secrets become secrets, and its defaults are filled in.
pub(crate) fn keys(processor: &dyn Processor, mode: Mode, settings: &[(&str, &str)]) -> Keys {
    let mut keys = Keys {
        scope: Scope { merchant: 1, mode },
        account: "acct_1".to_owned(),
        settings: Default::default(),
        secrets: Default::default(),
    };
    for setting in processor.profile().settings {
        let given = settings.iter().find(|(name, _)| *name == setting.name).map(|(_, text)| *text);
        let Some(text) = given.or(setting.default) else { continue };
        if setting.secret {
            keys.secrets.insert(setting.name.to_owned(), Secret::new(text));
        } else {
            keys.settings.insert(setting.name.to_owned(), text.to_owned());
        }
    }
    for (name, _) in settings {
        assert!(processor.profile().settings.iter().any(|it| it.name == *name), "{name} is no setting");
    }
    keys
}

pub(crate) fn site() -> Site {
    Site {
        return_url: "https://pay.example/checkout/cs_1/return/pay_1".to_owned(),
        page_url: "https://pay.example/checkout/cs_1".to_owned(),
        merchant: "Acme Books".to_owned(),
    }
}

/// One step, with the refund of 1 minor unit less than the payment where the operation is about one.
pub(crate) fn step(
    processor: &dyn Processor,
    keys: &Keys,
    op: &Op,
    attempt: &Attempt,
    last: Option<&Exchange>,
) -> (State, Step) {
    let back = refund(attempt, attempt.amount.amount - 1);
    let (refund, state) = match op.is_refund() {
        true => (Some(&back), &back.body.state),
        false => (None, &attempt.body.state),
    };
    let case = Case { keys, attempt, refund, state, site: &site(), now: NOW };
    processor.step(op, &case, last)
}

/// The answer of a provider.
pub(crate) fn heard(status: u16, body: impl ToString) -> Exchange {
    let body = bytes::Bytes::from(body.to_string());
    Exchange { result: Ok(http::Response::builder().status(status).body(body).unwrap()) }
}

/// No answer.
pub(crate) fn silent(why: CallError) -> Exchange {
    Exchange { result: Err(why) }
}

/// A step in one line: a call as its method, path, idempotency key (`-` where there is none) and body, anything else as
/// it prints.
pub(crate) fn say(step: &Step) -> String {
    match step {
        Step::Call(request) => said(request),
        Step::Show(ask) => format!("show {ask:?}"),
        Step::Wait(until) => format!("wait {}", until.since(NOW)),
        Step::Ready => "ready".to_owned(),
        Step::Done(outcome) => format!("{outcome:?}"),
        Step::Refunded(refunding) => format!("{refunding:?}"),
    }
}

pub(crate) fn said(request: &Request) -> String {
    let key = request.headers().get("idempotency-key").map_or("-", |key| key.to_str().unwrap());
    let path = request.uri().path_and_query().map_or("", |path| path.as_str());
    let body = std::str::from_utf8(request.body()).unwrap();
    format!("{} {path} {key} {body}", request.method()).trim_end().to_owned()
}
