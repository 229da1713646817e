//! The API of InflowPay. What that vendor ignores is ignored here and never honoured.

mod events;
mod hours;
mod read;
mod render;
mod status;

use crate::names::Names;
use crate::route::{DELETE, GET, PATCH, POST, route};
use crate::settings::{unknown, word};
use crate::{nest, svix};
use bytes::Bytes;
use kassa_domain::answer::More;
use kassa_domain::dialect::{BodyForm, Call, Denied, Dialect, Ending, Malformed, Negotiates, Route, Sending};
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::Mode;
use kassa_domain::merchant::KeyForm;
use kassa_domain::query::Expand;
use kassa_domain::session::Session;
use kassa_domain::{Answer, Refusal, Secret, Timestamp};

/// The name in rows and settings.
pub const NAME: &str = "inflow";

/// The vendor's documents name its events in two ways, and the full newer list is not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventNames {
    /// `payment.authorized` and others like it.
    New,
    /// `payment_created` and `payment_status_updated`.
    Old,
}

/// What nobody outside the vendor knows, and an operator may therefore set otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// By which of its two lists of names the vendor's events are called.
    pub(crate) event_names: EventNames,
}

impl Default for Settings {
    fn default() -> Self {
        Self { event_names: EventNames::New }
    }
}

impl Settings {
    pub(crate) fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        match option {
            "event_names" => {
                self.event_names = word(value, &[("new", EventNames::New), ("old", EventNames::Old)])?
            }
            _ => return Err(unknown(&["inflow.event_names"])),
        }
        Ok(())
    }
}

/// The dialect of InflowPay.
#[derive(Debug)]
pub struct Inflow {
    public_url: String,
    settings: Settings,
}

impl Inflow {
    /// `public_url` is without a slash at its end.
    #[must_use]
    pub(crate) fn new(public_url: &str, settings: &Settings) -> Self {
        Self { public_url: public_url.to_owned(), settings: settings.clone() }
    }

    fn with(&self) -> render::With<'_> {
        render::With { public_url: &self.public_url, names: self.settings.event_names }
    }
}

/// What the vendor calls the fields that the domain complains about.
const NAMES: Names = &[
    ("line_items[].price_data.unit_amount", "products[].price"),
    ("line_items[].price_data.product_data", "products[]"),
    ("line_items[].price_data", "products[]"),
    ("line_items", "products"),
    ("expires_at", "expiresIn"),
    ("amount", "amountInCents"),
    ("price", "amountInCents"),
    ("setup_fee", "entryFeeInCents"),
    ("cycles", "cycleCount"),
    ("metadata", "metadatas"),
    ("branding.background_color", "sessionCustomization.bgColor"),
    ("branding.font_color", "sessionCustomization.fontColor"),
    ("branding", "sessionCustomization"),
];

/// The three routes that show an endpoint in a form of their own.
const CREATE_WEBHOOK: &str = "inflow.webhooks.create";
const WEBHOOK_STATUS: &str = "inflow.webhooks.status";
const WEBHOOK_SECRET: &str = "inflow.webhooks.secret";
const SUBSCRIBE: &str = "/api/checkout/sessions/subscription/{subscriptionOfferId}";
const OF_OFFER: &str = "/subscription/offers/{offerId}/subscriptions";

static ROUTES: &[Route] = &[
    route(POST, "/api/checkout/sessions/one-time-payment", "inflow.sessions.one_time", read::one_time),
    route(POST, SUBSCRIBE, "inflow.sessions.subscription", read::subscription),
    route(POST, "/subscription/offer", "inflow.offers.create", read::create_offer),
    route(GET, "/subscription/offer", "inflow.offers.list", read::list_offers),
    route(GET, "/subscription/offer/{offerId}", "inflow.offers.retrieve", read::offer),
    route(GET, OF_OFFER, "inflow.subscriptions.of_offer", read::subscriptions_of_offer),
    route(GET, "/subscription", "inflow.subscriptions.list", read::list_subscriptions),
    route(GET, "/subscription/{id}", "inflow.subscriptions.retrieve", read::one_subscription),
    route(DELETE, "/subscription/{id}", "inflow.subscriptions.cancel", read::cancel),
    route(POST, "/api/link", "inflow.links.create", read::create_link),
    route(GET, "/api/link", "inflow.links.list", read::list_links),
    route(GET, "/api/link/{id}", "inflow.links.retrieve", read::link),
    route(GET, "/api/payment", "inflow.payments.list", read::list_payments),
    route(GET, "/api/payment/{id}", "inflow.payments.retrieve", read::payment),
    route(POST, "/api/webhook", CREATE_WEBHOOK, read::create_endpoint),
    route(GET, "/api/webhook", "inflow.webhooks.list", read::list_endpoints),
    route(GET, "/api/webhook/{id}", "inflow.webhooks.retrieve", read::endpoint),
    route(PATCH, "/api/webhook/{id}", "inflow.webhooks.switch", read::switch_endpoint),
    route(DELETE, "/api/webhook/{id}", "inflow.webhooks.delete", read::delete_endpoint),
    route(GET, "/api/webhook/{id}/status", WEBHOOK_STATUS, read::endpoint),
    route(GET, "/api/webhook/{id}/secret", WEBHOOK_SECRET, read::endpoint_secret),
    route(PATCH, "/api/webhook/{id}/event-types", "inflow.webhooks.event_types", read::choose_events),
];

impl Dialect for Inflow {
    fn name(&self) -> &'static str {
        NAME
    }

    fn key_header(&self) -> Option<&'static str> {
        Some("x-inflow-api-key")
    }

    fn body_form(&self) -> BodyForm {
        BodyForm::Json
    }

    fn negotiates(&self) -> Option<&dyn Negotiates> {
        None
    }

    fn key_form(&self, mode: Mode) -> KeyForm {
        let prefix = match mode {
            Mode::Test => "inflow_test_",
            Mode::Live => "inflow_prod_",
        };
        KeyForm { prefix: prefix.to_owned(), secret_prefix: None }
    }

    fn routes(&self) -> &'static [Route] {
        ROUTES
    }

    fn completed(&self, call: Call) -> Call {
        call
    }

    fn reply(&self, route: &Route, call: &Call, answer: Result<&Answer, &Refusal>) -> http::Response<Bytes> {
        match answer {
            Ok(answer) => render::answer(route.name, call, answer, self.with()),
            Err(refusal) => nest::refusal(refusal, NAMES),
        }
    }

    fn malformed(&self, malformed: &Malformed) -> http::Response<Bytes> {
        nest::malformed(malformed)
    }

    fn denied(&self, denied: &Denied) -> http::Response<Bytes> {
        nest::denied(denied)
    }

    fn told_as(&self, kind: EventKind) -> EventKind {
        kind
    }

    /// A payment's event shows what was bought, and for which subscription.
    fn tells(&self, kind: EventKind) -> Expand {
        Expand { session: events::name(kind, EventNames::New).is_some(), ..Expand::default() }
    }

    fn event(&self, event: &Event, more: &More) -> Option<String> {
        render::event_text(event, more, self.settings.event_names)
    }

    fn sign(&self, sending: &Sending<'_>, secrets: &[Secret], at: Timestamp) -> Vec<(&'static str, String)> {
        let seconds = at.seconds().to_string();
        vec![
            ("content-type", "application/json".to_owned()),
            ("svix-id", sending.event_id.to_owned()),
            ("svix-signature", svix::signatures(sending, secrets, &seconds)),
            ("svix-timestamp", seconds),
        ]
    }

    fn lingers(&self) -> bool {
        false
    }

    /// The URLs are taken as they are: this vendor knows no placeholders. It shows a page to who comes too late.
    fn landing(&self, session: &Session, ending: Ending) -> Option<String> {
        let url = match ending {
            Ending::Success => &session.body.success_url,
            Ending::Cancel => &session.body.cancel_url,
            Ending::Expired => return None,
        };
        (!url.is_empty()).then(|| url.clone())
    }
}

#[cfg(test)]
mod tests;
