//! From requests of Axra to calls. Fields that the vendor does not know do not matter.

use super::settings::{EXPIRES_IN_MAX, EXPIRES_IN_MIN};
use super::{NAME, amount};
use crate::query::Params;
use crate::reader::Object;
use kassa_domain::cart::Pricing;
use kassa_domain::dialect::{ApiRequest, Call, Malformed};
use kassa_domain::endpoint::{ENDPOINTS_MAX, NewEndpoint};
use kassa_domain::id::{AttemptId, SessionId};
use kassa_domain::money::Currency;
use kassa_domain::query::{Expand, PageOf};
use kassa_domain::session::NewSession;
use kassa_domain::time::SECOND;
use kassa_domain::{Command, Query, Secret};

type Read = Result<Call, Malformed>;

/// No currency of ISO 4217 has more decimals.
const DECIMALS_MAX: u32 = 3;
const LIMIT_DEFAULT: i64 = 20;
const LIMIT_MAX: i64 = 100;

pub(super) fn create_session(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let decimal = body.required_decimal("amount")?;
    let currency = currency(&mut body)?;
    let amount = amount::read(&decimal, currency).map_err(|rule| body.wrong("amount", rule))?;
    let success_url = filled(body.text("successUrl")?).ok_or_else(|| body.missing("successUrl"))?;
    let new = NewSession {
        dialect: NAME.to_owned(),
        pricing: Pricing::Amount(amount),
        currency: Some(currency.code().to_owned()),
        description: filled(body.text("description")?),
        success_url: Some(success_url),
        cancel_url: body.text("cancelUrl")?,
        customer: None,
        customer_email: body.text("customerEmail")?,
        customer_phone: None,
        methods: None,
        metadata: body.metadata("metadata")?,
        expires_at: None,
        life: life(&mut body)?,
        expand: Expand::default(),
        more: None,
    };
    Ok(Call::Run(Command::CreateSession(Box::new(new))))
}

/// A text that says something.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// A currency of ISO 4217, in any case of letters.
fn currency(body: &mut Object<'_>) -> Result<Currency, Malformed> {
    let code = body.required_text("currency")?.to_ascii_uppercase();
    let found = Currency::parse(&code).filter(|currency| currency.exponent() <= DECIMALS_MAX);
    found.ok_or_else(|| body.wrong("currency", "must be the ISO 4217 code of a currency, such as usd"))
}

/// For how many milliseconds the session can be paid, where the request says so.
fn life(body: &mut Object<'_>) -> Result<Option<i64>, Malformed> {
    match body.integer("expiresIn")? {
        Some(seconds) if !(EXPIRES_IN_MIN..=EXPIRES_IN_MAX).contains(&seconds) => {
            let rule = format!("must be from {EXPIRES_IN_MIN} to {EXPIRES_IN_MAX} seconds");
            Err(body.wrong("expiresIn", rule))
        }
        seconds => Ok(seconds.map(|seconds| seconds.saturating_mul(SECOND))),
    }
}

pub(super) fn create_token(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let key = Secret::new(body.required_text("apiKey")?);
    let secret = Secret::new(body.required_text("apiSecret")?);
    Ok(Call::Ask(Query::Token { key, secret }))
}

/// Names the address of webhooks. An empty one, or `null`, names none any more; where it is left out, nothing changes.
pub(super) fn update_config(request: &ApiRequest<'_>) -> Read {
    let mut body = Object::body(request.body)?;
    let Some(change) = body.text_change("webhookUrl")? else { return config(request) };
    Ok(Call::Run(match change.filter(|url| !url.is_empty()) {
        None => Command::DeleteSetting(NAME),
        Some(url) => Command::CreateEndpoint(NewEndpoint {
            dialect: NAME,
            url,
            // Whatever has a form in this API.
            events: vec!["*".to_owned()],
            description: None,
            expand: Expand::default(),
            events_field: "events",
            sends_secret: false,
            api_version: None,
            setting: request.key.cloned(),
            secret: None,
            most: None,
        }),
    }))
}

pub(super) fn config(_: &ApiRequest<'_>) -> Read {
    Ok(Call::Ask(Query::Endpoints(PageOf {
        limit: ENDPOINTS_MAX,
        starting_after: None,
        ending_before: None,
        skip: 0,
    })))
}

pub(super) fn list_payments(request: &ApiRequest<'_>) -> Read {
    let mut params = Params::of(request.query)?;
    let limit = params.integer("limit", 1..=LIMIT_MAX)?.unwrap_or(LIMIT_DEFAULT);
    let starting_after = params.text("startingAfter").map(|id| AttemptId::named(id).as_str().to_owned());
    let session = params.text("sessionId").map(SessionId::named);
    let page = PageOf {
        limit: usize::try_from(limit).unwrap_or_default(),
        starting_after,
        ending_before: None,
        skip: 0,
    };
    Ok(Call::Ask(Query::PaymentsInFull { page, session }))
}

pub(super) fn payment(request: &ApiRequest<'_>) -> Read {
    let id = request.params.first().copied().unwrap_or_default();
    Ok(Call::Ask(Query::PaymentInFull(AttemptId::named(id))))
}
