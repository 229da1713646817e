//! The native API: the shape of the PayGate document, grown to the whole product.

mod errors;
mod openapi;
pub(crate) mod read;
mod render;

pub use errors::{codes, explained};
pub use openapi::openapi;
pub use read::picture::logo;
pub use render::{Sold, receipt};

use crate::placeholder;
use crate::respond::Encoding;
use crate::route::{DELETE, GET, POST, open, picture, route};
use crate::settings::{unknown, word};
use crate::svix;
use bytes::Bytes;
use http::StatusCode;
use kassa_domain::answer::More;
use kassa_domain::dialect::{BodyForm, Call, Denied, Dialect, Ending, Malformed, Negotiates, Route, Sending};
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::Mode;
use kassa_domain::merchant::KeyForm;
use kassa_domain::query::Expand;
use kassa_domain::session::Session;
use kassa_domain::signature::{hmac_sha256, stamp};
use kassa_domain::{Answer, Command, Refusal, Secret, Timestamp};

/// The name in rows and settings.
pub const NAME: &str = "native";
/// What is replaced by the session's id in both URLs.
const PLACEHOLDER: &str = "CHECKOUT_SESSION_ID";

/// What the PayGate document leaves open, and an operator may therefore set otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The form of the header `X-PayGate-Signature`.
    paygate_signature: PaygateSignature,
    /// What is answered when a session is to be expired that is not open.
    expire_conflict: StatusCode,
}

/// The document names the header and not what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PaygateSignature {
    /// `t=..,v1=..`, as in the header `Kassa-Signature`.
    Stamped,
    /// `sha256=` and the signature of the body alone.
    Body,
}

impl Default for Settings {
    fn default() -> Self {
        Self { paygate_signature: PaygateSignature::Stamped, expire_conflict: StatusCode::CONFLICT }
    }
}

impl Settings {
    pub(crate) fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        let forms = [("stamped", PaygateSignature::Stamped), ("body", PaygateSignature::Body)];
        match option {
            "paygate_signature" => self.paygate_signature = word(value, &forms)?,
            "expire_conflict" => {
                let statuses = [("409", StatusCode::CONFLICT), ("400", StatusCode::BAD_REQUEST)];
                self.expire_conflict = word(value, &statuses)?;
            }
            _ => return Err(unknown(&["native.paygate_signature", "native.expire_conflict"])),
        }
        Ok(())
    }
}

/// The native dialect.
#[derive(Debug)]
pub struct Native {
    public_url: String,
    settings: Settings,
}

impl Native {
    /// `public_url` is without a slash at its end.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self { public_url: public_url.to_owned(), settings: Settings::default() }
    }

    /// The same with an operator's choices.
    pub(crate) fn with(self, settings: &Settings) -> Self {
        Self { settings: settings.clone(), ..self }
    }

    /// What stands in the header `X-PayGate-Signature`.
    fn paygate_signature(&self, stamped: &str, secrets: &[Secret], body: &[u8]) -> String {
        match self.settings.paygate_signature {
            PaygateSignature::Stamped => stamped.to_owned(),
            PaygateSignature::Body => {
                let sign = |secret: &Secret| {
                    let signature = hmac_sha256(secret.expose().as_bytes(), &[body]);
                    format!("sha256={}", Encoding::Hex.text(&signature))
                };
                secrets.iter().map(sign).collect::<Vec<_>>().join(",")
            }
        }
    }
}

static ROUTES: &[Route] = &[
    route(POST, "/v1/checkout/sessions", "sessions.create", read::create_session),
    route(GET, "/v1/checkout/sessions", "sessions.list", read::list_sessions),
    route(GET, "/v1/checkout/sessions/{id}", "sessions.retrieve", read::session),
    route(POST, "/v1/checkout/sessions/{id}", "sessions.update", read::update_session),
    route(POST, "/v1/checkout/sessions/{id}/expire", "sessions.expire", read::expire_session),
    route(GET, "/v1/checkout/sessions/{id}/line_items", "sessions.line_items", read::line_items),
    route(GET, "/v1/checkout/sessions/{id}/explain", "sessions.explain", read::explain),
    route(POST, "/v1/payments", "payments.create", read::create_payment),
    route(GET, "/v1/payments", "payments.list", read::list_payments),
    route(GET, "/v1/payments/{id}", "payments.retrieve", read::payment),
    route(POST, "/v1/payments/{id}/capture", "payments.capture", read::capture_payment),
    route(POST, "/v1/payments/{id}/cancel", "payments.cancel", read::cancel_payment),
    route(POST, "/v1/refunds", "refunds.create", read::create_refund),
    route(GET, "/v1/refunds", "refunds.list", read::list_refunds),
    route(GET, "/v1/refunds/{id}", "refunds.retrieve", read::refund),
    route(GET, "/v1/disputes", "disputes.list", read::list_disputes),
    route(GET, "/v1/disputes/{id}", "disputes.retrieve", read::dispute),
    route(GET, "/v1/processors", "processors.list", read::list_processors),
    route(POST, "/v1/processor_accounts", "processor_accounts.create", read::create_account),
    route(GET, "/v1/processor_accounts", "processor_accounts.list", read::list_accounts),
    route(GET, "/v1/processor_accounts/{id}", "processor_accounts.retrieve", read::account),
    route(POST, "/v1/processor_accounts/{id}", "processor_accounts.update", read::update_account),
    route(GET, "/v1/parked_notices", "parked_notices.list", read::list_parked),
    route(POST, "/v1/products", "products.create", read::create_product),
    route(GET, "/v1/products", "products.list", read::list_products),
    route(GET, "/v1/products/{id}", "products.retrieve", read::product),
    route(POST, "/v1/products/{id}", "products.update", read::update_product),
    route(POST, "/v1/prices", "prices.create", read::create_price),
    route(GET, "/v1/prices", "prices.list", read::list_prices),
    route(GET, "/v1/prices/{id}", "prices.retrieve", read::price),
    route(POST, "/v1/prices/{id}", "prices.update", read::update_price),
    route(POST, "/v1/plans", "plans.create", read::create_plan),
    route(GET, "/v1/plans", "plans.list", read::list_plans),
    route(GET, "/v1/plans/{id}", "plans.retrieve", read::plan),
    route(POST, "/v1/sync", "catalog.sync", read::sync),
    open(GET, "/v1/catalog", "catalog.retrieve", read::catalog),
    route(POST, "/v1/coupons", "coupons.create", read::create_coupon),
    route(GET, "/v1/coupons", "coupons.list", read::list_coupons),
    route(GET, "/v1/coupons/{id}", "coupons.retrieve", read::coupon),
    route(POST, "/v1/coupons/{id}", "coupons.update", read::update_coupon),
    route(DELETE, "/v1/coupons/{id}", "coupons.delete", read::delete_coupon),
    route(POST, "/v1/promotion_codes", "promotion_codes.create", read::create_promotion_code),
    route(GET, "/v1/promotion_codes", "promotion_codes.list", read::list_promotion_codes),
    route(GET, "/v1/promotion_codes/{id}", "promotion_codes.retrieve", read::promotion_code),
    route(POST, "/v1/promotion_codes/{id}", "promotion_codes.update", read::update_promotion_code),
    route(POST, "/v1/tax_rates", "tax_rates.create", read::create_tax_rate),
    route(GET, "/v1/tax_rates", "tax_rates.list", read::list_tax_rates),
    route(GET, "/v1/tax_rates/{id}", "tax_rates.retrieve", read::tax_rate),
    route(POST, "/v1/tax_rates/{id}", "tax_rates.update", read::update_tax_rate),
    route(POST, "/v1/shipping_rates", "shipping_rates.create", read::create_shipping_rate),
    route(GET, "/v1/shipping_rates", "shipping_rates.list", read::list_shipping_rates),
    route(GET, "/v1/shipping_rates/{id}", "shipping_rates.retrieve", read::shipping_rate),
    route(POST, "/v1/shipping_rates/{id}", "shipping_rates.update", read::update_shipping_rate),
    route(POST, "/v1/customers", "customers.create", read::create_customer),
    route(GET, "/v1/customers", "customers.list", read::list_customers),
    route(GET, "/v1/customers/{id}", "customers.retrieve", read::customer),
    route(POST, "/v1/customers/{id}", "customers.update", read::update_customer),
    route(DELETE, "/v1/customers/{id}", "customers.delete", read::delete_customer),
    route(GET, "/v1/customers/{id}/sessions", "customers.sessions", read::customer_sessions),
    route(GET, "/v1/customers/{id}/payments", "customers.payments", read::customer_payments),
    route(GET, "/v1/customers/{id}/entitlements", "customers.entitlements", read::customer_entitlements),
    route(
        GET,
        "/v1/customers/{id}/payment_methods",
        "customers.payment_methods",
        read::customer_payment_methods,
    ),
    route(GET, "/v1/payment_methods/{id}", "payment_methods.retrieve", read::payment_method),
    route(DELETE, "/v1/payment_methods/{id}", "payment_methods.delete", read::delete_payment_method),
    route(GET, "/v1/entitlements", "entitlements.retrieve", read::entitlement),
    route(GET, "/v1/subscriptions", "subscriptions.list", read::list_subscriptions),
    route(GET, "/v1/subscriptions/{id}", "subscriptions.retrieve", read::subscription),
    route(POST, "/v1/subscriptions/{id}", "subscriptions.update", read::update_subscription),
    route(DELETE, "/v1/subscriptions/{id}", "subscriptions.delete", read::delete_subscription),
    route(POST, "/v1/subscriptions/{id}/cancel", "subscriptions.cancel", read::cancel_subscription),
    route(POST, "/v1/subscriptions/{id}/pause", "subscriptions.pause", read::pause_subscription),
    route(POST, "/v1/subscriptions/{id}/resume", "subscriptions.resume", read::resume_subscription),
    route(GET, "/v1/invoices", "invoices.list", read::list_invoices),
    route(GET, "/v1/invoices/{id}", "invoices.retrieve", read::invoice),
    route(POST, "/v1/billing_portal/sessions", "portal.create", read::open_portal),
    route(POST, "/v1/payment_links", "payment_links.create", read::create_link),
    route(GET, "/v1/payment_links", "payment_links.list", read::list_links),
    route(GET, "/v1/payment_links/{id}", "payment_links.retrieve", read::link),
    route(POST, "/v1/payment_links/{id}", "payment_links.update", read::update_link),
    route(POST, "/v1/offers", "offers.create", read::create_offer),
    route(GET, "/v1/offers", "offers.list", read::list_offers),
    route(GET, "/v1/offers/{id}", "offers.retrieve", read::offer),
    route(POST, "/v1/offers/{id}", "offers.update", read::update_offer),
    route(POST, "/v1/webhook_endpoints", "webhook_endpoints.create", read::create_endpoint),
    route(GET, "/v1/webhook_endpoints", "webhook_endpoints.list", read::list_endpoints),
    route(GET, "/v1/webhook_endpoints/{id}", "webhook_endpoints.retrieve", read::endpoint),
    route(POST, "/v1/webhook_endpoints/{id}", "webhook_endpoints.update", read::update_endpoint),
    route(DELETE, "/v1/webhook_endpoints/{id}", "webhook_endpoints.delete", read::delete_endpoint),
    route(POST, "/v1/webhook_endpoints/{id}/rotate_secret", "webhook_endpoints.rotate", read::rotate_secret),
    route(POST, "/v1/webhook_endpoints/{id}/replay", "webhook_endpoints.replay", read::replay),
    route(POST, "/v1/webhooks", "webhooks.create", read::create_webhook),
    route(GET, "/v1/webhooks", "webhooks.list", read::list_endpoints),
    route(GET, "/v1/webhooks/{id}", "webhooks.retrieve", read::endpoint),
    route(POST, "/v1/webhooks/{id}", "webhooks.update", read::update_endpoint),
    route(DELETE, "/v1/webhooks/{id}", "webhooks.delete", read::delete_endpoint),
    route(POST, "/v1/webhooks/{id}/rotate_secret", "webhooks.rotate", read::rotate_secret),
    route(POST, "/v1/webhooks/{id}/replay", "webhooks.replay", read::replay),
    route(GET, "/v1/events", "events.list", read::list_events),
    route(GET, "/v1/events/{id}", "events.retrieve", read::event),
    route(POST, "/v1/events/{id}/redeliver", "events.redeliver", read::redeliver),
    route(GET, "/v1/branding", "branding.retrieve", read::branding),
    route(POST, "/v1/branding", "branding.update", read::update_branding),
    picture(POST, "/v1/branding/logo", "branding.logo", read::upload_logo),
    route(GET, "/v1/test_clock", "test_clock.retrieve", read::test_clock),
    route(POST, "/v1/test_clock", "test_clock.turn", read::turn_clock),
    route(DELETE, "/v1/test_clock", "test_clock.release", read::release_clock),
];

impl Dialect for Native {
    fn name(&self) -> &'static str {
        NAME
    }

    fn key_header(&self) -> Option<&'static str> {
        None
    }

    fn body_form(&self) -> BodyForm {
        BodyForm::Json
    }

    fn negotiates(&self) -> Option<&dyn Negotiates> {
        None
    }

    fn key_form(&self, mode: Mode) -> KeyForm {
        KeyForm { prefix: format!("sk_{}_", mode.as_str()), secret_prefix: None }
    }

    fn routes(&self) -> &'static [Route] {
        ROUTES
    }

    fn completed(&self, call: Call) -> Call {
        call
    }

    fn reply(&self, route: &Route, call: &Call, answer: Result<&Answer, &Refusal>) -> http::Response<Bytes> {
        let refusal = match answer {
            Ok(answer) => return render::answer(route, call, answer, &self.public_url),
            Err(refusal) => refusal,
        };
        let mut response = errors::to_call(call, refusal, &self.public_url);
        let not_open = matches!(refusal, Refusal::SessionState(_) | Refusal::SessionOver);
        if not_open && matches!(call.command(), Some(Command::ExpireSession(_))) {
            *response.status_mut() = self.settings.expire_conflict;
        }
        response
    }

    fn malformed(&self, malformed: &Malformed) -> http::Response<Bytes> {
        errors::malformed(malformed, &self.public_url)
    }

    fn denied(&self, denied: &Denied) -> http::Response<Bytes> {
        errors::denied(denied, &self.public_url)
    }

    fn told_as(&self, kind: EventKind) -> EventKind {
        kind
    }

    fn tells(&self, _: EventKind) -> Expand {
        Expand::default()
    }

    fn event(&self, event: &Event, more: &More) -> Option<String> {
        render::event_text(event, more, &self.public_url)
    }

    /// Both forms at once, from one secret: the Stripe form is keyed with the whole text of the secret,
    /// Standard Webhooks with the bytes that its base 64 stands for.
    fn sign(&self, sending: &Sending<'_>, secrets: &[Secret], at: Timestamp) -> Vec<(&'static str, String)> {
        let seconds = at.seconds().to_string();
        let stamped = stamp(secrets, sending.body, at);
        let standard = svix::signatures(sending, secrets, &seconds);
        vec![
            ("content-type", "application/json".to_owned()),
            ("kassa-signature", stamped.clone()),
            ("x-paygate-signature", self.paygate_signature(&stamped, secrets, sending.body)),
            ("webhook-id", sending.event_id.to_owned()),
            ("webhook-timestamp", seconds),
            ("webhook-signature", standard),
        ]
    }

    fn landing(&self, session: &Session, ending: Ending) -> Option<String> {
        let url = match ending {
            Ending::Success => &session.body.success_url,
            Ending::Cancel => &session.body.cancel_url,
            Ending::Expired => return None,
        };
        (!url.is_empty()).then(|| placeholder::filled(url, PLACEHOLDER, session.id.as_str()))
    }

    fn lingers(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden;

    #[test]
    fn refusals_are_answered_as_the_table_says() {
        golden::check(&Native::new(golden::PUBLIC_URL), "src/native/refusals.txt");
    }

    fn sending<'a>(event_id: &'a str, body: &'a [u8]) -> Sending<'a> {
        Sending { event_id, body, sends_secret: false }
    }

    #[test]
    fn the_form_of_paygates_header_is_the_operators_to_set() {
        let mut settings = Settings::default();
        settings.set("paygate_signature", "body").unwrap();
        assert!(settings.set("paygate_signature", "x").unwrap_err().contains("stamped, body"));
        assert!(settings.set("x", "body").unwrap_err().contains("native.paygate_signature"));
        // The vector of the wire facts, section 8.4.
        let headers = Native::new("").with(&settings).sign(
            &sending("evt_1", br#"{"event":"ping"}"#),
            &[Secret::new("whsec_test")],
            Timestamp(1_718_500_000_000),
        );
        let value = |name| headers.iter().find(|(found, _)| *found == name).unwrap().1.clone();
        assert_eq!(
            value("x-paygate-signature"),
            "sha256=645e86a36ef1ed458be359c7d3c57737f8a202a88274a809a507f208ba54d991"
        );
        assert_eq!(
            value("kassa-signature"),
            "t=1718500000,v1=0703d2f340431597464ca0f7158062817ff69dac716ba1a42b03c3386982455f"
        );
    }

    #[test]
    fn standard_webhooks_vector() {
        let native = Native::new("http://localhost");
        let sending = sending("msg_p5jXN8AQM9LWM0D4loKWxJek", br#"{"test": 2432232314}"#);
        let secret = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let headers = native.sign(&sending, &[secret], Timestamp(1_614_265_330_000));
        let signature =
            headers.iter().find(|(name, _)| *name == "webhook-signature").map(|(_, value)| value.as_str());
        assert_eq!(signature, Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    /// The same bytes, key and time as in the vectors of every vendor whose signature is an HMAC-SHA256 in hexadecimal.
    #[test]
    fn paygates_vector() {
        let sending = sending("evt_1", br#"{"event":"ping"}"#);
        let headers =
            Native::new("").sign(&sending, &[Secret::new("whsec_test")], Timestamp(1_718_500_000_000));
        let hex = "0703d2f340431597464ca0f7158062817ff69dac716ba1a42b03c3386982455f";
        for name in ["kassa-signature", "x-paygate-signature"] {
            assert!(headers.contains(&(name, format!("t=1718500000,v1={hex}"))), "{name}: {headers:?}");
        }
    }

    #[test]
    fn two_secrets_sign_side_by_side_while_one_is_rotated() {
        let sending = sending("evt_1", b"{}");
        let secrets = [Secret::new("whsec_AAAA"), Secret::new("whsec_BBBB")];
        let headers = Native::new("").sign(&sending, &secrets, Timestamp(1_000));
        let value = |name| headers.iter().find(|(found, _)| *found == name).unwrap().1.clone();
        assert_eq!(value("kassa-signature").matches("v1=").count(), 2);
        assert_eq!(value("webhook-signature").split(' ').count(), 2);
    }

    #[test]
    fn every_route_is_in_the_openapi_document() {
        let document = openapi("http://localhost", "0");
        for route in ROUTES {
            let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
            assert_eq!(operation["operationId"], route.name, "{} {}", route.method, route.path);
            assert!(operation["summary"].is_string(), "{}", route.name);
        }
    }
}
