//! What the README shows, as code that is compiled: the blocks stand here as they stand there.
#![expect(clippy::print_stdout, reason = "a program that a reader writes may print")]

use bytes::Bytes;
use http::HeaderMap;
use kassa_client::types::{CustomersListParams, SessionsListParams};
use kassa_client::{Client, Error};

const README: &str = include_str!("../../README.md");
const HERE: &str = include_str!("mod.rs");

async fn sell(key: String) -> Result<(), Error> {
    use kassa_client::{Client, types::SessionCreate};

    let kassa = Client::new(&key, "https://pay.example.com")?;
    let session = kassa
        .checkout()
        .sessions()
        .create(&SessionCreate {
            amount: Some(5000),
            currency: Some("GHS".to_owned()),
            success_url: Some("https://shop.example/thanks?session_id={CHECKOUT_SESSION_ID}".to_owned()),
            cancel_url: Some("https://shop.example/cart".to_owned()),
            ..SessionCreate::default()
        })
        .await?;
    println!("{}", session.url); // send the buyer there
    Ok(())
}

fn hear(secret: String, body: Bytes, headers: HeaderMap) -> Result<(), Error> {
    use kassa_client::{Webhook, types::EventObject};

    let webhook = Webhook::new(&secret)?; // `.and(&previous)?` while you change over
    let event = webhook.verify(&body, &headers)?; // the body as it came, and an `http::HeaderMap`
    if let EventObject::Session(session) = event.object()? {
        println!("{} {:?}", event.r#type, session.metadata.get("order_id"));
    }
    Ok(())
}

async fn walk(kassa: Client) -> Result<(), Error> {
    let mut all = kassa.checkout().sessions().list(&SessionsListParams::default()).all();
    while let Some(session) = all.next().await? {
        println!("{}", session.id);
    }

    let page = kassa.customers().list(&CustomersListParams { limit: Some(10), ..Default::default() }).await?;
    if let Some(next) = page.next_page()? {
        println!("{} more", next.await?.data.len());
    }
    Ok(())
}

#[test]
fn what_the_readme_shows_is_compiled() {
    // Nobody calls them: nothing is sold, heard or walked over here.
    let _ = (sell, hear, walk);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let here = plain(HERE);
    let blocks: Vec<&str> =
        README.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 3, "the README has other blocks than this test knows of");
    for block in blocks {
        assert!(here.contains(&plain(block)), "not compiled here:\n{block}");
    }
}
