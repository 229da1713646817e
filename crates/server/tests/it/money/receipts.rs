//! Receipts: who may see them, what they say, and that anybody can check the signed form without this server.

use super::far::{Desk, stand_in};
use super::{is, paid, payment, refund, stands, text};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kassa_testshop::{PUBLIC_URL, Reply, TestShop};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::{Value, json};

fn decoded(value: &Value, field: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text(value, field)).unwrap()
}

/// Checks a signed receipt as somebody does who has it and the published keys, and nothing else.
fn verified(jws: &Value, keys: &Value) -> Result<Value, String> {
    let head: Value = serde_json::from_slice(&decoded(jws, "protected")).map_err(|it| it.to_string())?;
    if (&head["alg"], &head["typ"]) != (&json!("EdDSA"), &json!("kassa-receipt+jws")) {
        return Err(format!("another head: {head}"));
    }
    let keys = keys["keys"].as_array().unwrap();
    let key = keys.iter().find(|key| key["kid"] == head["kid"]).ok_or("none of these keys")?;
    let signed = format!("{}.{}", text(jws, "protected"), text(jws, "payload"));
    UnparsedPublicKey::new(&ED25519, decoded(key, "x"))
        .verify(signed.as_bytes(), &decoded(jws, "signature"))
        .map_err(|_| "another signature".to_owned())?;
    serde_json::from_slice(&decoded(jws, "payload")).map_err(|it| it.to_string())
}

async fn keys(shop: &TestShop) -> Value {
    let reply = shop.browse("/.well-known/jwks.json").await;
    assert_eq!(reply.status, 200);
    assert!(reply.header("content-type").starts_with("application/jwk-set+json"), "{reply:?}");
    reply.json()
}

/// The address of a receipt on this server, without its host.
async fn path_of(shop: &TestShop, id: &str) -> String {
    let url = text(&payment(shop, id).await, "receipt_url");
    url.strip_prefix(PUBLIC_URL).unwrap().to_owned()
}

async fn signed(shop: &TestShop, path: &str) -> Value {
    let reply = shop.browse(&format!("{path}.json")).await;
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/jose+json"), "{reply:?}");
    reply.json()
}

#[tokio::test]
async fn a_captured_payment_has_a_receipt_that_anybody_can_check() {
    let shop = TestShop::open().await;
    let (session, id) = paid(&shop, 5000).await;
    let path = path_of(&shop, &id).await;
    assert_eq!(path, format!("/receipts/{session}/{id}"));
    let page = shop.browse(&path).await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    for said in ["Test Shop", "50.00", "4242", "buyer@example.com", &id, &format!("{path}.json")] {
        assert!(page.body.contains(said), "{said} is not in {}", page.body);
    }
    for header in ["content-security-policy", "x-frame-options", "referrer-policy", "x-content-type-options"]
    {
        assert!(!page.header(header).is_empty(), "{header}");
    }
    assert_eq!((page.header("cache-control"), page.header("x-frame-options")), ("no-store", "DENY"));
    let receipt = verified(&signed(&shop, &path).await, &keys(&shop).await).unwrap();
    let expected = json!({
        "object": "receipt", "version": 1, "issuer": PUBLIC_URL, "payment": id, "session": session,
        "invoice": null, "seller": receipt["seller"], "email": "buyer@example.com", "description": null,
        "amount": 5000, "amount_refunded": 0, "currency": "GHS", "exponent": 2, "payment_method": "card",
        "card": { "brand": "visa", "last4": "4242" }, "processor": "simulator",
        "processor_reference": format!("ch_{id}"), "livemode": false,
        "paid_at": "2027-01-15T08:00:00Z", "signed_at": "2027-01-15T08:00:00Z",
    });
    assert_eq!(receipt, expected);
    assert_eq!(receipt["seller"]["name"], "Test Shop");
    shop.close().await;
}

#[tokio::test]
async fn a_receipt_that_was_tampered_with_is_found_out() {
    let shop = TestShop::open().await;
    let (_, id) = paid(&shop, 5000).await;
    let (_, other) = paid(&shop, 9000).await;
    let keys = keys(&shop).await;
    let jws = signed(&shop, &path_of(&shop, &id).await).await;
    let theirs = signed(&shop, &path_of(&shop, &other).await).await;
    assert!(verified(&jws, &keys).is_ok() && verified(&theirs, &keys).is_ok());
    let mut receipt: Value = serde_json::from_slice(&decoded(&jws, "payload")).unwrap();
    for (field, value) in [
        ("amount", json!(5001)),
        ("livemode", json!(true)),
        ("payment", json!(other)),
        ("currency", json!("USD")),
    ] {
        let before = std::mem::replace(&mut receipt[field], value);
        let mut forged = jws.clone();
        forged["payload"] = json!(URL_SAFE_NO_PAD.encode(receipt.to_string()));
        assert!(verified(&forged, &keys).is_err(), "{field}");
        receipt[field] = before;
    }
    for field in ["payload", "signature"] {
        let mut mixed = jws.clone();
        mixed[field] = theirs[field].clone();
        assert!(verified(&mixed, &keys).is_err(), "the {field} of another receipt");
    }
    let mut foreign = keys.clone();
    foreign["keys"][0]["x"] = json!(URL_SAFE_NO_PAD.encode([7; 32]));
    assert!(verified(&jws, &foreign).is_err(), "another server's key");
    shop.close().await;
}

#[tokio::test]
async fn the_key_is_the_same_after_a_restart_and_public_alone() {
    let mut shop = TestShop::open().await;
    let (_, id) = paid(&shop, 5000).await;
    let before = keys(&shop).await;
    let path = path_of(&shop, &id).await;
    let jws = signed(&shop, &path).await;
    shop.restart().await;
    assert_eq!(keys(&shop).await, before);
    assert!(verified(&jws, &keys(&shop).await).is_ok());
    let names: Vec<&String> = before["keys"][0].as_object().unwrap().keys().collect();
    assert_eq!(names, ["alg", "crv", "kid", "kty", "use", "x"], "no private part");
    assert_eq!(before["keys"].as_array().unwrap().len(), 1);
    let reply = shop.browse("/.well-known/jwks.json").await;
    assert_eq!(reply.header("access-control-allow-origin"), "*", "pages of others may check too");
    shop.close().await;
}

#[tokio::test]
async fn what_went_back_stands_on_the_receipt() {
    let shop = TestShop::open().await;
    let (_, id) = paid(&shop, 5000).await;
    let (path, keys) = (path_of(&shop, &id).await, keys(&shop).await);
    assert!(!shop.browse(&path).await.body.contains("Refunded"));
    for (amount, shown) in [(1234, "12.34"), (3766, "50.00")] {
        refund(&shop, json!({ "payment": id, "amount": amount })).await;
        let page = shop.browse(&path).await;
        assert!(
            page.status == 200 && page.body.contains("Refunded") && page.body.contains(shown),
            "{}",
            page.body
        );
        let receipt = verified(&signed(&shop, &path).await, &keys).unwrap();
        let expected = payment(&shop, &id).await["amount_refunded"].clone();
        assert_eq!((&receipt["amount"], &receipt["amount_refunded"]), (&json!(5000), &expected));
    }
    assert_eq!(stands(&shop, &id).await, is("refunded", 5000, 5000, 0));
    shop.close().await;
}

/// Without the session's secret, and where nothing was captured, there is nothing to see; and nothing tells the one
/// from the other.
#[tokio::test]
async fn a_receipt_is_shown_to_whoever_has_its_address_and_to_nobody_else() {
    let shop = TestShop::open().await;
    let (session, id) = paid(&shop, 5000).await;
    let (other, theirs) = paid(&shop, 6000).await;
    let open = text(&shop.session(json!({})).await, "id");
    shop.pay_card(&open, "4000000000000002").await;
    let declined = text(&shop.payments(&open).await[0], "id");
    let waiting = text(&shop.session(json!({})).await, "id");
    shop.pay_transfer(&waiting, "buyer+late@example.com").await;
    let offered = text(&shop.payments(&waiting).await[0], "id");
    for payment in [&declined, &offered] {
        let now = super::payment(&shop, payment).await;
        assert_eq!(now["receipt_url"], Value::Null, "{now}");
    }
    let held = text(&shop.session(json!({ "capture_method": "manual" })).await, "id");
    shop.pay_card(&held, "4242424242424242").await;
    let hold = text(&shop.payments(&held).await[0], "id");
    let plain = |reply: &Reply| {
        let (_, rest) = reply.body.split_once("<body").unwrap_or_default();
        (reply.status, rest.replace(reply.header("request-id"), "req"))
    };
    let missing = plain(&shop.browse(&format!("/receipts/cs_1/{id}")).await);
    assert_eq!(missing.0, 404);
    for path in [
        format!("/receipts/{open}/{declined}"),
        format!("/receipts/{waiting}/{offered}"),
        format!("/receipts/{held}/{hold}"),
        format!("/receipts/{other}/{id}"),
        format!("/receipts/{session}/{theirs}"),
        format!("/receipts/{session}/{session}"),
        format!("/receipts/{id}/{id}"),
        format!("/receipts/{session}/pay_1"),
        format!("/receipts/{session}/"),
    ] {
        for ending in ["", ".json"] {
            let reply = shop.browse(&format!("{path}{ending}")).await;
            assert_eq!(reply.status, 404, "{path}{ending}");
            assert_eq!(plain(&reply), missing, "{path}{ending}");
        }
    }
    for path in [format!("/receipts/{id}"), format!("/receipts/{session}"), "/receipts".to_owned()] {
        assert_eq!(shop.browse(&path).await.status, 404, "{path}");
    }
    let path = format!("/receipts/{session}/{id}");
    for method in ["POST", "PUT", "DELETE"] {
        let request = http::Request::builder().method(method).uri(&path).body(bytes::Bytes::new()).unwrap();
        assert_eq!(shop.send(request).await.status, 405, "{method}");
    }
    let request = http::Request::head(&path).body(bytes::Bytes::new()).unwrap();
    assert_eq!(shop.send(request).await.status, 200);
    shop.close().await;
}

/// A payment at a processor says its own reference, and what was captured of a hold.
#[tokio::test]
async fn a_receipt_says_what_was_captured_and_by_whom() {
    let shop = TestShop::open().await;
    let held = text(&shop.session(json!({ "capture_method": "manual" })).await, "id");
    shop.pay_card(&held, "4242424242424242").await;
    let id = text(&shop.payments(&held).await[0], "id");
    let captured = shop.api("POST", &format!("/v1/payments/{id}/capture"), "{\"amount\":4321}").await;
    assert_eq!(captured.status, 200, "{captured:?}");
    shop.engine.hear_out().await;
    let receipt = verified(&signed(&shop, &path_of(&shop, &id).await).await, &keys(&shop).await).unwrap();
    assert_eq!(receipt["amount"], 4321);
    assert!(shop.browse(&path_of(&shop, &id).await).await.body.contains("43.21"));
    let far = stand_in(&shop);
    let desk = Desk::open(&shop, "stripe").await;
    desk.pay(&shop, &far);
    assert_eq!(desk.tell(&shop, &desk.success(5000)).await.status, 200);
    let path = path_of(&shop, &desk.payment).await;
    let receipt = verified(&signed(&shop, &path).await, &keys(&shop).await).unwrap();
    assert_eq!(
        (&receipt["processor"], &receipt["processor_reference"]),
        (&json!("stripe"), &json!(desk.theirs))
    );
    shop.close().await;
}
