//! The yardstick: what an HTTP server in Rust costs that does nothing but parse and answer.
//!
//! It is axum as its own documentation writes it, on the same runtime and the same number of threads as Kassa. It
//! stores nothing, checks nobody's key and knows no idempotency: Kassa's distance to it is the price of its work.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, bail};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

/// The first argument that makes the benchmark's binary its own yardstick.
pub(crate) const SUBCOMMAND: &str = "yardstick";

/// The body of a create request.
#[derive(Deserialize)]
struct New {
    amount: i64,
    currency: String,
    success_url: String,
    cancel_url: String,
    customer_email: Option<String>,
    description: Option<String>,
    metadata: BTreeMap<String, String>,
}

/// A field that says nothing.
type Nothing = Option<&'static str>;
/// A list that is empty.
type Empty = [&'static str; 0];

/// The answer to it, field by field what Kassa answers.
#[derive(Serialize)]
struct Made {
    id: &'static str,
    object: &'static str,
    status: &'static str,
    url: &'static str,
    amount: i64,
    currency: String,
    payment: Nothing,
    payment_status: &'static str,
    customer: Nothing,
    customer_email: Option<String>,
    success_url: String,
    cancel_url: String,
    metadata: BTreeMap<String, String>,
    expires_at: &'static str,
    created_at: &'static str,
    description: Option<String>,
    payment_method_types: [&'static str; 3],
    livemode: bool,
    tier: Nothing,
    client_reference_id: Nothing,
    exclusive_key: Nothing,
    mode: &'static str,
    subscription: Nothing,
    invoice: Nothing,
    payment_method_collection: &'static str,
    payment_link: Nothing,
    offer: Nothing,
    tracking: BTreeMap<String, String>,
    amount_subtotal: i64,
    total_details: Details,
    discounts: Empty,
    allow_promotion_codes: bool,
    automatic_tax: Tax,
    shipping_options: Empty,
    shipping_cost: Nothing,
    optional_items: Empty,
    submit_type: &'static str,
    capture_method: &'static str,
    after_completion: After,
    customer_creation: &'static str,
    customer_update: Update,
    custom_fields: Empty,
    consent_collection: Nothing,
    custom_text: Texts,
    billing_address_collection: &'static str,
    shipping_address_collection: Nothing,
    phone_number_collection: Phone,
    name_collection: Nothing,
    tax_id_collection: TaxIds,
    consent: Nothing,
    customer_details: Customer,
    collected_information: Nothing,
}

#[derive(Default, Serialize)]
struct Details {
    amount_discount: i64,
    amount_shipping: i64,
    amount_tax: i64,
    breakdown: Breakdown,
}

#[derive(Default, Serialize)]
struct Breakdown {
    discounts: Empty,
    taxes: Empty,
}

#[derive(Default, Serialize)]
struct Tax {
    enabled: bool,
    status: Nothing,
}

#[derive(Serialize)]
struct After {
    r#type: &'static str,
    hosted_confirmation: Nothing,
}

#[derive(Serialize)]
struct Update {
    address: &'static str,
    name: &'static str,
    shipping: &'static str,
}

#[derive(Default, Serialize)]
struct Texts {
    submit: Nothing,
    shipping_address: Nothing,
    terms_of_service_acceptance: Nothing,
}

#[derive(Default, Serialize)]
struct Phone {
    enabled: bool,
}

#[derive(Serialize)]
struct TaxIds {
    enabled: bool,
    required: &'static str,
}

#[derive(Default, Serialize)]
struct Customer {
    email: Option<String>,
    name: Nothing,
    phone: Nothing,
    business_name: Nothing,
    address: Nothing,
    tax_ids: Empty,
}

/// A page as large as Kassa's, of which all but a few values never changes.
#[derive(Template)]
#[template(
    source = "<!doctype html><title>{{ title }}</title><style nonce=\"{{ nonce }}\">{{ rest|safe }}</style>",
    ext = "html"
)]
struct Page<'a> {
    title: &'a str,
    nonce: &'a str,
    rest: &'a str,
}

/// What every request sees.
struct Memory {
    rest: String,
    session: axum::body::Bytes,
}

/// Serves until killed. The arguments are the address, a file with Kassa's page and one with Kassa's session.
pub(crate) fn serve(arguments: &[String]) -> anyhow::Result<()> {
    let [address, page, session] = arguments else { bail!("{SUBCOMMAND} needs an address and two files") };
    let address: SocketAddr = address.parse()?;
    let memory = Memory {
        rest: filler(std::fs::read_to_string(page).context("no page")?.len())?,
        session: std::fs::read(session).context("no session")?.into(),
    };
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await?.tap_io(|stream| {
            // As Kassa does. Where it is not possible, the answers only come later.
            let _ = stream.set_nodelay(true);
        });
        Ok(axum::serve(listener, router(memory)).await?)
    })
}

fn router(memory: Memory) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/v1/checkout/sessions", post(create))
        .route("/v1/checkout/sessions/{id}", get(session))
        .route("/page", get(page))
        .with_state(Arc::new(memory))
}

async fn create(Json(new): Json<New>) -> impl IntoResponse {
    let made = Made {
        id: "cs_0Uq7ZpY3x00002kJ8aQw4VbN6mEr1TcYs9Lz5",
        object: "checkout.session",
        status: "open",
        url: "http://127.0.0.1:65535/checkout/cs_0Uq7ZpY3x00002kJ8aQw4VbN6mEr1TcYs9Lz5",
        amount: new.amount,
        currency: new.currency,
        payment: None,
        payment_status: "unpaid",
        customer: None,
        customer_email: new.customer_email.clone(),
        success_url: new.success_url,
        cancel_url: new.cancel_url,
        metadata: new.metadata,
        expires_at: "2026-01-02T00:00:00Z",
        created_at: "2026-01-01T00:00:00Z",
        description: new.description,
        payment_method_types: ["card", "mobile_money", "bank_transfer"],
        livemode: false,
        tier: None,
        client_reference_id: None,
        exclusive_key: None,
        mode: "payment",
        subscription: None,
        invoice: None,
        payment_method_collection: "always",
        payment_link: None,
        offer: None,
        tracking: BTreeMap::new(),
        amount_subtotal: new.amount,
        total_details: Details::default(),
        discounts: [],
        allow_promotion_codes: false,
        automatic_tax: Tax::default(),
        shipping_options: [],
        shipping_cost: None,
        optional_items: [],
        submit_type: "pay",
        capture_method: "automatic",
        after_completion: After { r#type: "redirect", hosted_confirmation: None },
        customer_creation: "if_required",
        customer_update: Update { address: "never", name: "never", shipping: "never" },
        custom_fields: [],
        consent_collection: None,
        custom_text: Texts::default(),
        billing_address_collection: "auto",
        shipping_address_collection: None,
        phone_number_collection: Phone::default(),
        name_collection: None,
        tax_id_collection: TaxIds { enabled: false, required: "never" },
        consent: None,
        customer_details: Customer { email: new.customer_email, ..Customer::default() },
        collected_information: None,
    };
    (StatusCode::CREATED, Json(made))
}

async fn session(State(memory): State<Arc<Memory>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], memory.session.clone())
}

async fn page(State(memory): State<Arc<Memory>>) -> Result<Html<String>, StatusCode> {
    let page = render(&memory.rest);
    page.map(Html).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

fn render(rest: &str) -> askama::Result<String> {
    Page { title: "Pay GHS 50.00 to Akwaaba & Söhne", nonce: "Jx0mQmXq1fQ2lq0Y5m8u6A==", rest }.render()
}

/// Text that makes the page as large as it has to be.
fn filler(size: usize) -> anyhow::Result<String> {
    let empty = render("")?.len();
    Ok("a:b;\n".chars().cycle().take(size.saturating_sub(empty)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_size_of_the_other() {
        for size in [1_000, 23_456] {
            assert_eq!(render(&filler(size).unwrap()).unwrap().len(), size);
        }
    }
}
