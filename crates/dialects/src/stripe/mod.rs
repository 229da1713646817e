//! The API of Stripe, as far as its official libraries ask for it around a checkout.
//!
//! A request speaks it by the header `Stripe-Version`, with a native key, or by a key that was made for it. What Kassa
//! does not do is refused by the name of its field or said in the header `Stripe-Notice`; nothing is passed over in
//! silence.

mod errors;
mod events;
mod form;
mod notices;
mod read;
mod render;
mod version;

use crate::placeholder;
use crate::respond::with;
use crate::route::{DELETE, GET, POST, route};
use bytes::Bytes;
use kassa_domain::answer::More;
use kassa_domain::dialect::{
    ApiRequest, BodyForm, Call, Denied, Dialect, Ending, Expansion, Malformed, Mistake, Negotiates, Route,
    Sending,
};
use kassa_domain::event::{Event, EventKind};
use kassa_domain::id::Mode;
use kassa_domain::merchant::KeyForm;
use kassa_domain::query::Expand;
use kassa_domain::session::Session;
use kassa_domain::signature::stamp;
use kassa_domain::{Answer, Refusal, Secret, Timestamp};
use serde_json::Value;
use std::sync::Arc;
use version::Version;

/// The name in rows and settings.
pub const NAME: &str = "stripe";
/// What is replaced by the session's id in both URLs.
const PLACEHOLDER: &str = "CHECKOUT_SESSION_ID";

/// The dialect of Stripe, as one version of it speaks.
#[derive(Clone, Debug)]
pub struct Stripe {
    public_url: String,
    version: Version,
}

impl Stripe {
    /// `public_url` is without a slash at its end.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self { public_url: public_url.to_owned(), version: Version::default() }
    }

    fn with(&self) -> render::With<'_> {
        render::With { public_url: &self.public_url, version: &self.version }
    }

    /// Every answer says by which version it was written.
    fn versioned(&self, response: http::Response<Bytes>) -> http::Response<Bytes> {
        with(response, version::HEADER, self.version.text())
    }
}

static ROUTES: &[Route] = &[
    route(POST, "/v1/checkout/sessions", "stripe.sessions.create", read::create_session),
    route(GET, "/v1/checkout/sessions", "stripe.sessions.list", read::list_sessions),
    route(GET, "/v1/checkout/sessions/{id}", "stripe.sessions.retrieve", read::session),
    route(POST, "/v1/checkout/sessions/{id}", "stripe.sessions.update", read::update_session),
    route(POST, "/v1/checkout/sessions/{id}/expire", "stripe.sessions.expire", read::expire_session),
    route(GET, "/v1/checkout/sessions/{id}/line_items", "stripe.sessions.line_items", read::line_items),
    route(POST, "/v1/payment_intents", "stripe.payment_intents.create", read::create_payment),
    route(GET, "/v1/payment_intents", "stripe.payment_intents.list", read::list_payments),
    route(GET, "/v1/payment_intents/{id}", "stripe.payment_intents.retrieve", read::payment),
    route(POST, "/v1/payment_intents/{id}/capture", "stripe.payment_intents.capture", read::capture_payment),
    route(POST, "/v1/payment_intents/{id}/cancel", "stripe.payment_intents.cancel", read::cancel_payment),
    route(GET, "/v1/charges", render::CHARGES, read::list_payments),
    route(GET, "/v1/charges/{id}", render::CHARGE, read::payment),
    route(GET, "/v1/setup_intents/{id}", render::SETUP, read::payment),
    route(GET, "/v1/payment_methods", "stripe.payment_methods.list", read::list_payment_methods),
    route(GET, "/v1/payment_methods/{id}", "stripe.payment_methods.retrieve", read::payment_method),
    route(POST, "/v1/payment_methods/{id}/detach", "stripe.payment_methods.detach", read::detach_method),
    route(POST, "/v1/refunds", "stripe.refunds.create", read::create_refund),
    route(GET, "/v1/refunds", "stripe.refunds.list", read::list_refunds),
    route(GET, "/v1/refunds/{id}", "stripe.refunds.retrieve", read::refund),
    route(POST, "/v1/products", "stripe.products.create", read::create_product),
    route(GET, "/v1/products", "stripe.products.list", read::list_products),
    route(GET, "/v1/products/{id}", "stripe.products.retrieve", read::product),
    route(POST, "/v1/products/{id}", "stripe.products.update", read::update_product),
    route(DELETE, "/v1/products/{id}", render::PRODUCT_DELETE, read::delete_product),
    route(POST, "/v1/prices", "stripe.prices.create", read::create_price),
    route(GET, "/v1/prices", "stripe.prices.list", read::list_prices),
    route(GET, "/v1/prices/{id}", "stripe.prices.retrieve", read::price),
    route(POST, "/v1/prices/{id}", "stripe.prices.update", read::update_price),
    route(POST, "/v1/customers", "stripe.customers.create", read::create_customer),
    route(GET, "/v1/customers", "stripe.customers.list", read::list_customers),
    route(GET, "/v1/customers/{id}", "stripe.customers.retrieve", read::customer),
    route(POST, "/v1/customers/{id}", "stripe.customers.update", read::update_customer),
    route(
        GET,
        "/v1/customers/{id}/payment_methods",
        "stripe.customers.payment_methods",
        read::customer_methods,
    ),
    route(DELETE, "/v1/customers/{id}", "stripe.customers.delete", read::delete_customer),
    route(POST, "/v1/coupons", "stripe.coupons.create", read::create_coupon),
    route(GET, "/v1/coupons", "stripe.coupons.list", read::list_coupons),
    route(GET, "/v1/coupons/{id}", "stripe.coupons.retrieve", read::coupon),
    route(POST, "/v1/coupons/{id}", "stripe.coupons.update", read::update_coupon),
    route(DELETE, "/v1/coupons/{id}", "stripe.coupons.delete", read::delete_coupon),
    route(POST, "/v1/promotion_codes", "stripe.promotion_codes.create", read::create_promotion_code),
    route(GET, "/v1/promotion_codes", "stripe.promotion_codes.list", read::list_promotion_codes),
    route(GET, "/v1/promotion_codes/{id}", "stripe.promotion_codes.retrieve", read::promotion_code),
    route(POST, "/v1/promotion_codes/{id}", "stripe.promotion_codes.update", read::update_promotion_code),
    route(POST, "/v1/tax_rates", "stripe.tax_rates.create", read::create_tax_rate),
    route(GET, "/v1/tax_rates", "stripe.tax_rates.list", read::list_tax_rates),
    route(GET, "/v1/tax_rates/{id}", "stripe.tax_rates.retrieve", read::tax_rate),
    route(POST, "/v1/tax_rates/{id}", "stripe.tax_rates.update", read::update_tax_rate),
    route(POST, "/v1/shipping_rates", "stripe.shipping_rates.create", read::create_shipping_rate),
    route(GET, "/v1/shipping_rates", "stripe.shipping_rates.list", read::list_shipping_rates),
    route(GET, "/v1/shipping_rates/{id}", "stripe.shipping_rates.retrieve", read::shipping_rate),
    route(POST, "/v1/shipping_rates/{id}", "stripe.shipping_rates.update", read::update_shipping_rate),
    route(GET, "/v1/subscriptions", "stripe.subscriptions.list", read::list_subscriptions),
    route(GET, "/v1/subscriptions/{id}", "stripe.subscriptions.retrieve", read::subscription),
    route(POST, "/v1/subscriptions/{id}", "stripe.subscriptions.update", read::update_subscription),
    route(DELETE, "/v1/subscriptions/{id}", "stripe.subscriptions.cancel", read::cancel_subscription),
    route(POST, "/v1/subscriptions/{id}/resume", "stripe.subscriptions.resume", read::resume_subscription),
    route(GET, "/v1/invoices", "stripe.invoices.list", read::list_invoices),
    route(GET, "/v1/invoices/{id}", "stripe.invoices.retrieve", read::invoice),
    route(POST, "/v1/invoices/{id}/pay", "stripe.invoices.pay", read::pay_invoice),
    route(POST, "/v1/invoices/{id}/void", "stripe.invoices.void", read::void_invoice),
    route(POST, "/v1/billing_portal/sessions", "stripe.portal.create", read::open_portal),
    route(POST, "/v1/payment_links", "stripe.payment_links.create", read::create_link),
    route(GET, "/v1/payment_links", "stripe.payment_links.list", read::list_links),
    route(GET, "/v1/payment_links/{id}", "stripe.payment_links.retrieve", read::link),
    route(POST, "/v1/payment_links/{id}", "stripe.payment_links.update", read::update_link),
    route(GET, "/v1/payment_links/{id}/line_items", render::LINK_LINES, read::link_lines),
    route(POST, "/v1/webhook_endpoints", "stripe.webhook_endpoints.create", read::create_endpoint),
    route(GET, "/v1/webhook_endpoints", "stripe.webhook_endpoints.list", read::list_endpoints),
    route(GET, "/v1/webhook_endpoints/{id}", "stripe.webhook_endpoints.retrieve", read::endpoint),
    route(POST, "/v1/webhook_endpoints/{id}", "stripe.webhook_endpoints.update", read::update_endpoint),
    route(DELETE, "/v1/webhook_endpoints/{id}", "stripe.webhook_endpoints.delete", read::delete_endpoint),
    route(GET, "/v1/events", "stripe.events.list", read::list_events),
    route(GET, "/v1/events/{id}", "stripe.events.retrieve", read::event),
    route(POST, "/v1/test_helpers/test_clocks", "stripe.test_clocks.create", read::turn_clock),
    route(GET, "/v1/test_helpers/test_clocks", render::CLOCKS, read::list_test_clocks),
    route(GET, "/v1/test_helpers/test_clocks/{id}", "stripe.test_clocks.retrieve", read::test_clock),
    route(POST, "/v1/test_helpers/test_clocks/{id}/advance", "stripe.test_clocks.advance", read::turn_clock),
    route(DELETE, "/v1/test_helpers/test_clocks/{id}", "stripe.test_clocks.delete", read::delete_test_clock),
];

impl Dialect for Stripe {
    fn name(&self) -> &'static str {
        NAME
    }

    fn key_header(&self) -> Option<&'static str> {
        None
    }

    fn body_form(&self) -> BodyForm {
        BodyForm::Form
    }

    fn negotiates(&self) -> Option<&dyn Negotiates> {
        Some(self)
    }

    /// The libraries take nothing that begins otherwise, and the native API's keys begin so, too.
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
        self.versioned(match answer {
            Ok(answer) => render::answer(route.name, call, answer, self.with()),
            Err(refusal) => errors::refusal(refusal),
        })
    }

    fn malformed(&self, malformed: &Malformed) -> http::Response<Bytes> {
        self.versioned(errors::malformed(malformed))
    }

    fn denied(&self, denied: &Denied) -> http::Response<Bytes> {
        self.versioned(errors::denied(denied))
    }

    fn told_as(&self, kind: EventKind) -> EventKind {
        kind
    }

    fn tells(&self, _: EventKind) -> Expand {
        Expand::default()
    }

    fn event(&self, event: &Event, _: &More) -> Option<String> {
        events::name(event.kind).map(|_| render::event(event, self.with()).to_string())
    }

    /// Keyed with the whole text of the secret. While one is being rotated both sign, and the libraries take either.
    fn sign(&self, sending: &Sending<'_>, secrets: &[Secret], at: Timestamp) -> Vec<(&'static str, String)> {
        vec![
            ("content-type", "application/json; charset=utf-8".to_owned()),
            ("stripe-signature", stamp(secrets, sending.body, at)),
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

impl Negotiates for Stripe {
    fn version_header(&self) -> &'static str {
        version::HEADER
    }

    fn in_version(&self, version: &str) -> Result<Arc<dyn Dialect>, Malformed> {
        match Version::parse(version) {
            Some(version) => Ok(Arc::new(Self { version, ..self.clone() })),
            None => Err(Malformed {
                mistake: Mistake::Value,
                param: Some("Stripe-Version".to_owned()),
                message: Version::RULE.to_owned(),
            }),
        }
    }

    fn expansions(&self, request: &ApiRequest<'_>, answer: &[u8]) -> Vec<Expansion> {
        let paths = read::paths(request);
        if paths.is_empty() {
            return vec![];
        }
        serde_json::from_slice::<Value>(answer)
            .map(|answer| read::wanted(&answer, &paths))
            .unwrap_or_default()
    }

    fn expanded(
        &self,
        answer: http::Response<Bytes>,
        found: &[(Expansion, Answer)],
    ) -> http::Response<Bytes> {
        let (head, body) = answer.into_parts();
        let Ok(mut shown) = serde_json::from_slice::<Value>(&body) else {
            return http::Response::from_parts(head, body);
        };
        for (expansion, answer) in found {
            render::put(&mut shown, &expansion.at, answer, self.with());
        }
        http::Response::from_parts(head, Bytes::from(shown.to_string()))
    }

    fn remark(&self, route: &Route, request: &ApiRequest<'_>) -> Option<(&'static str, String)> {
        let noun = route.name.split('.').nth(1).unwrap_or_default();
        let fields = form::read(request.body).unwrap_or_default();
        let kept = (route.name == render::PRODUCT_DELETE).then(|| notices::ARCHIVED.to_owned());
        let told: Vec<String> =
            [read::merged(&fields), read::unheard(&fields), kept].into_iter().flatten().collect();
        notices::of(noun, request.body, &told).map(|text| (notices::HEADER, text))
    }
}

/// The fields of a form as they are read, for the shapes that the document shows.
#[cfg(test)]
pub(crate) fn form_fields(bytes: &[u8]) -> Option<serde_json::Map<String, Value>> {
    form::read(bytes).ok()
}

#[cfg(test)]
mod tests;
