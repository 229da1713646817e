//! Requests to Stripe, its answers, and its amounts.

use super::shapes::{Failure, Trouble};
use super::{API_BASE, API_VERSION, SECRET_KEY};
use crate::wire;
use kassa_domain::attempt::Decline;
use kassa_domain::money::Money;
use kassa_domain::processor::{CallError, Exchange, Keys, Request, Response};

/// Stripe counts ISK and UGX in hundredths that must be zero, and MGA in whole ariary. HUF and TWD are
/// special in payouts only. Source: docs.stripe.com/currencies, zero-decimal currencies and special cases.
const EXPONENTS: wire::Exponents = &[("ISK", 2), ("UGX", 2), ("MGA", 0)];
/// The currencies with three decimals, of which the last must be 0.
const THREE_DECIMALS: [&str; 5] = ["BHD", "JOD", "KWD", "OMR", "TND"];

/// An amount in Stripe's words; `None` where it cannot be said there.
pub(super) fn to_stripe(money: Money) -> Option<i64> {
    let (currency, amount) = (money.currency, money.amount);
    // What Stripe does not list with three decimals it would read as hundredths.
    let three = currency.exponent() == 3;
    let sayable = !three || (THREE_DECIMALS.contains(&currency.code()) && amount.checked_rem(10) == Some(0));
    (sayable && !currency.is_token() && amount >= 0).then(|| wire::to_provider(money, EXPONENTS)).flatten()
}

/// An amount of Stripe's in ours.
pub(super) fn from_stripe(amount: i64, code: &str) -> Option<Money> {
    wire::from_provider(amount, code, EXPONENTS).filter(|money| !money.currency.is_token())
}

/// The fields of a form.
#[derive(Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.to_owned(), value.to_string()));
        self
    }

    /// A field that is left out where there is nothing to say.
    pub(super) fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value.filter(|value| !value.is_empty()) {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

/// The first characters of a text that Stripe would refuse if it were longer.
pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A question.
pub(super) fn get(keys: &Keys, path: &str) -> Option<Request> {
    request(keys, "GET", path, None, &wire::Body::None)
}

/// A wish. Where there is a key, the same wish under the same key is granted once. Stripe keeps refusals
/// under a key as well, so what may be wished for again, and does no harm twice, has none.
pub(super) fn post(keys: &Keys, path: &str, key: Option<&str>, form: &Form) -> Option<Request> {
    request(keys, "POST", path, key, &wire::Body::Form(&form.0))
}

fn request(
    keys: &Keys,
    method: &str,
    path: &str,
    key: Option<&str>,
    body: &wire::Body<'_>,
) -> Option<Request> {
    let auth = format!("Bearer {}", keys.expose(SECRET_KEY));
    let mut headers = vec![("stripe-version", API_VERSION)];
    headers.extend(key.map(|key| ("idempotency-key", key)));
    wire::request(method, (keys.text(API_BASE), path), &auth, &headers, body)
}

/// Whether a text can be one of Stripe's names, and so can stand in a path.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// What came of a call.
pub(super) enum Answer<'a> {
    /// It worked.
    Said(&'a Response),
    /// It did not, with the status and what Stripe says about it.
    Refused(u16, Option<Trouble>),
    /// There is no answer.
    Silent(CallError),
}

impl<'a> Answer<'a> {
    pub(super) fn of(exchange: &'a Exchange) -> Self {
        match &exchange.result {
            Err(problem) => Self::Silent(*problem),
            Ok(response) if response.status().is_success() => Self::Said(response),
            Ok(response) => {
                let failure = wire::read::<Failure>(response);
                Self::Refused(response.status().as_u16(), failure.map(|failure| failure.error))
            }
        }
    }

    /// What was said, if it has this shape.
    pub(super) fn read<T: serde::de::DeserializeOwned>(&self) -> Option<T> {
        match self {
            Self::Said(response) => wire::read(response),
            Self::Refused(..) | Self::Silent(_) => None,
        }
    }

    /// Whether Stripe surely did nothing and would do nothing if the same were sent again, because of what
    /// was sent. Source: Stripe's error reference, HTTP status codes.
    pub(super) fn is_definite_no(&self) -> bool {
        let Self::Refused(status, trouble) = self else { return false };
        let other_words = trouble.as_ref().and_then(|it| it.kind.as_deref()) == Some("idempotency_error");
        matches!(status, 400 | 402 | 404) && !other_words
    }

    /// Whether Stripe surely did nothing, because it does not let us.
    pub(super) fn is_locked_out(&self) -> bool {
        matches!(self, Self::Refused(401 | 403, _))
    }
}

/// A reason of Stripe's in our words. Source: Stripe's lists of decline codes and of error codes.
pub(super) fn decline(trouble: &Trouble) -> Decline {
    let by_decline_code = trouble.decline_code.as_deref().and_then(word);
    by_decline_code.or_else(|| trouble.code.as_deref().and_then(word)).unwrap_or(Decline::CardDeclined)
}

fn word(code: &str) -> Option<Decline> {
    Some(match code {
        "insufficient_funds" => Decline::InsufficientFunds,
        "expired_card" | "invalid_expiry_month" | "invalid_expiry_year" => Decline::ExpiredCard,
        "incorrect_cvc" | "invalid_cvc" => Decline::IncorrectCvc,
        "lost_card" | "stolen_card" | "pickup_card" => Decline::LostOrStolenCard,
        "authentication_required"
        | "payment_intent_authentication_failure"
        | "setup_intent_authentication_failure" => Decline::AuthenticationFailed,
        "processing_error" | "issuer_not_available" | "try_again_later" | "reenter_transaction" => {
            Decline::ProcessingError
        }
        "payment_intent_payment_attempt_expired" | "payment_method_customer_decline" => Decline::NotConfirmed,
        _ => return None,
    })
}
