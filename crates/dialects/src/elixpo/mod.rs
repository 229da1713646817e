//! The API of Elixpo Pay. What that vendor ignores is ignored here and never honoured; above all an amount.

mod catalog;
mod errors;
mod events;
mod read;
mod render;

use crate::respond::Encoding;
use crate::route::{GET, POST, open, route};
use bytes::Bytes;
use kassa_domain::answer::More;
use kassa_domain::dialect::{BodyForm, Call, Denied, Dialect, Ending, Malformed, Negotiates, Route, Sending};
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::Mode;
use kassa_domain::merchant::KeyForm;
use kassa_domain::query::Expand;
use kassa_domain::session::Session;
use kassa_domain::signature::hmac_sha256;
use kassa_domain::{Answer, Refusal, Secret, Timestamp};
use serde::Deserialize;

/// The name in rows and settings.
pub const NAME: &str = "elixpo";

/// The dialect of Elixpo Pay.
#[derive(Debug)]
pub struct Elixpo {
    public_url: String,
}

impl Elixpo {
    /// `public_url` is without a slash at its end.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self { public_url: public_url.to_owned() }
    }
}

/// Where one product is declared, which is answered otherwise than a whole catalog.
const PRODUCTS: &str = "/v1/products";

static ROUTES: &[Route] = &[
    route(POST, "/v1/checkout/sessions", "elixpo.sessions.create", read::create_session),
    route(POST, "/v1/subscriptions/cancel", "elixpo.subscriptions.cancel", read::cancel_subscription),
    route(POST, PRODUCTS, "elixpo.products.create", read::create_product),
    route(POST, "/v1/sync", "elixpo.catalog.sync", read::sync),
    open(GET, "/v1/catalog", "elixpo.catalog.retrieve", read::catalog),
    route(GET, "/v1/entitlements", "elixpo.entitlements.retrieve", read::entitlement),
];

/// The one field of an event's body that its headers repeat.
#[derive(Deserialize)]
struct Typed {
    r#type: String,
}

impl Dialect for Elixpo {
    fn name(&self) -> &'static str {
        NAME
    }

    fn key_header(&self) -> Option<&'static str> {
        Some("x-elixpo-pay-key")
    }

    fn body_form(&self) -> BodyForm {
        BodyForm::Json
    }

    fn negotiates(&self) -> Option<&dyn Negotiates> {
        None
    }

    fn key_form(&self, mode: Mode) -> KeyForm {
        KeyForm { prefix: format!("lix_pay_{}_", mode.as_str()), secret_prefix: None }
    }

    fn routes(&self) -> &'static [Route] {
        ROUTES
    }

    fn completed(&self, call: Call) -> Call {
        call
    }

    fn reply(&self, route: &Route, call: &Call, answer: Result<&Answer, &Refusal>) -> http::Response<Bytes> {
        match answer {
            Ok(Answer::Synced { app, synced }) if route.path == PRODUCTS => catalog::declared(app, synced),
            Ok(answer) => render::answer(answer, call, &self.public_url),
            Err(refusal) => errors::refusal(refusal),
        }
    }

    fn malformed(&self, malformed: &Malformed) -> http::Response<Bytes> {
        errors::malformed(malformed)
    }

    fn denied(&self, denied: &Denied) -> http::Response<Bytes> {
        errors::denied(denied)
    }

    /// That a subscription will end, or is not paid, is told as news of what its customer has.
    fn told_as(&self, kind: EventKind) -> EventKind {
        if kind == EventKind::SubscriptionUpdated { EventKind::EntitlementUpdated } else { kind }
    }

    /// A payment's event names the merchant, the buyer and what was granted; that of a subscription, what the buyer
    /// has.
    fn tells(&self, kind: EventKind) -> Expand {
        let (payment, subscription) =
            (kind == EventKind::PaymentSucceeded, kind == EventKind::SubscriptionUpdated);
        let either = payment || subscription;
        Expand {
            app: either,
            customer: either,
            session: payment,
            entitlement: subscription,
            ..Expand::default()
        }
    }

    fn event(&self, event: &Event, more: &More) -> Option<String> {
        events::text(event, more)
    }

    /// The key of the signature is the whole text of the secret. While one is being rotated, both signatures stand in
    /// one header, and receivers accept either.
    fn sign(&self, sending: &Sending<'_>, secrets: &[Secret], at: Timestamp) -> Vec<(&'static str, String)> {
        let seconds = at.seconds().to_string();
        let kind = serde_json::from_slice::<Typed>(sending.body).map(|body| body.r#type).unwrap_or_default();
        let signatures: Vec<String> = secrets
            .iter()
            .map(|secret| {
                let parts = [seconds.as_bytes(), b".", sending.body];
                format!("sha256={}", Encoding::Hex.text(&hmac_sha256(secret.expose().as_bytes(), &parts)))
            })
            .collect();
        vec![
            ("content-type", "application/json".to_owned()),
            ("x-elixpo-pay-event", kind),
            ("x-elixpo-pay-timestamp", seconds),
            ("x-elixpo-pay-signature", signatures.join(",")),
        ]
    }

    /// The URLs are taken as they are: this vendor knows no placeholders. It knows one place to return to besides, so
    /// whoever goes back unpaid is sent there, too.
    fn landing(&self, session: &Session, ending: Ending) -> Option<String> {
        let url = match ending {
            Ending::Cancel if !session.body.cancel_url.is_empty() => &session.body.cancel_url,
            Ending::Success | Ending::Cancel => &session.body.success_url,
            Ending::Expired => return None,
        };
        (!url.is_empty()).then(|| url.clone())
    }

    /// Its page shows a card that says so first.
    fn lingers(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
