//! A shop in axum: a page with things to buy, the hosted page of Kassa, and thanks once the webhook has said "paid".

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kassa_client::types::{EventObject, SessionCreate, SessionPaymentStatus};
use kassa_client::{Client, Error, ErrorKind, Webhook};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

const BOOKS: [(&str, &str, i64); 2] =
    [("atlas", "Atlas of rivers", 5000), ("poems", "Collected poems", 1900)];

struct Shop {
    url: String,
    kassa: Client,
    webhook: Webhook,
    /// What was ordered, by session, and whether it is paid. A real shop keeps this in its database.
    orders: Mutex<BTreeMap<String, (&'static str, bool)>>,
}

type Fields = BTreeMap<String, String>;
type Refused = (StatusCode, String);

fn page(title: &str, body: &str) -> Html<String> {
    let style = "<style>body{font:1.1em system-ui;max-width:32em;margin:3em auto}</style>";
    Html(format!("<!doctype html><meta charset=utf-8>{style}<title>{title}</title><h1>{title}</h1>{body}"))
}

async fn books() -> Html<String> {
    let row = |(id, name, amount): &(&str, &str, i64)| {
        let price = format!("GHS {}.{:02}", amount / 100, amount % 100);
        format!(
            "<form method=post action=/buy><p>{name} <button name=book value={id}>Buy for {price}</button></form>"
        )
    };
    page("Books", &BOOKS.iter().map(row).collect::<String>())
}

async fn buy(State(shop): State<Arc<Shop>>, Form(form): Form<Fields>) -> Result<Response, Refused> {
    let wanted = form.get("book").map(String::as_str);
    let Some((_, name, amount)) = BOOKS.iter().find(|(id, ..)| Some(*id) == wanted) else {
        return Err((StatusCode::NOT_FOUND, "There is no such book.".to_owned()));
    };
    let session = SessionCreate {
        amount: Some(*amount),
        currency: Some("GHS".to_owned()),
        description: Some((*name).to_owned()),
        success_url: Some(format!("{}/thanks?session={{CHECKOUT_SESSION_ID}}", shop.url)),
        cancel_url: Some(shop.url.clone()),
        ..SessionCreate::default()
    };
    let session = shop.kassa.checkout().sessions().create(&session).await.map_err(refused)?;
    shop.orders.lock().expect("nobody panics with it").insert(session.id, (name, false));
    Ok(Redirect::to(&session.url).into_response())
}

/// The body as it came: once it is parsed, nobody can verify it. A delivery can come twice, and then changes nothing.
async fn hear(State(shop): State<Arc<Shop>>, headers: HeaderMap, body: Bytes) -> Result<StatusCode, Refused> {
    let event = shop.webhook.verify(&body, &headers).map_err(refused)?;
    let object = event.object().map_err(refused)?;
    if let ("checkout.session.completed", EventObject::Session(session)) = (event.r#type.as_str(), object)
        && let Some(order) = shop.orders.lock().expect("nobody panics with it").get_mut(&session.id)
    {
        order.1 = session.payment_status == SessionPaymentStatus::Paid;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn thanks(State(shop): State<Arc<Shop>>, Query(query): Query<Fields>) -> Response {
    let session = query.get("session").map(String::as_str).unwrap_or_default();
    let orders = shop.orders.lock().expect("nobody panics with it");
    let Some((name, paid)) = orders.get(session) else { return StatusCode::NOT_FOUND.into_response() };
    let status =
        if *paid { "is paid. Thank you!" } else { "is not paid yet. Load this page again in a moment." };
    page("Your order", &format!("<p>{name} {status}</p>")).into_response()
}

fn refused(error: Error) -> Refused {
    let forged = error.kind() == ErrorKind::Signature;
    (if forged { StatusCode::BAD_REQUEST } else { StatusCode::BAD_GATEWAY }, error.to_string())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = format!("127.0.0.1:{}", std::env::var("PORT").as_deref().unwrap_or("4242"));
    let kassa = Client::new(&std::env::var("KASSA_KEY")?, &std::env::var("KASSA_URL")?)?;
    let webhook = Webhook::new(&std::env::var("KASSA_WEBHOOK_SECRET")?)?;
    let listener = tokio::net::TcpListener::bind(&url).await?;
    let shop = Arc::new(Shop { url: format!("http://{url}"), kassa, webhook, orders: Mutex::default() });
    println!("open {}", shop.url);
    let routes = Router::new().route("/", get(books)).route("/buy", post(buy)).route("/thanks", get(thanks));
    Ok(axum::serve(listener, routes.route("/hooks", post(hear)).with_state(shop)).await?)
}
