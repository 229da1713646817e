//! Notices of processors. The body is signed as the processor would, so that its reading is tried and not only the
//! check of the signature; every other input is signed by somebody else, or for other bytes, and must not be believed.

use super::{corpus, fuzz};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::processor::{BadHook, Keys, Processor};
use kassa_domain::{Secret, Timestamp, signature};
use sha2::Sha512;
use std::sync::Arc;

const SECRET: &str = "whsec_0123456789abcdef0123456789abcdef";
const NOW: Timestamp = Timestamp(1_800_000_000_000);

fn processor(id: &str) -> Arc<dyn Processor> {
    kassa_processors::all().into_iter().find(|processor| processor.profile().id == id).unwrap()
}

fn keys(secret: &str) -> Keys {
    let names = ["webhook_secret", "secret_key", "key_secret", "hook_secret"];
    Keys {
        scope: Scope { merchant: 1, mode: Mode::Test },
        account: "acct_1".to_owned(),
        settings: [("account_id".to_owned(), "acct_theirs".to_owned())].into(),
        secrets: names.map(|name| (name.to_owned(), Secret::new(secret))).into(),
    }
}

/// The header with which the processor signs a body.
fn signed(id: &str, body: &[u8]) -> (&'static str, String) {
    let hex256 = || hex::encode(signature::hmac_sha256(SECRET.as_bytes(), &[body]));
    match id {
        "stripe" => ("stripe-signature", signature::stamp(&[Secret::new(SECRET)], body, NOW)),
        "razorpay" => ("x-razorpay-signature", hex256()),
        "paystack" => {
            let mut mac = Hmac::<Sha512>::new_from_slice(SECRET.as_bytes()).unwrap();
            mac.update(body);
            ("x-paystack-signature", hex::encode(mac.finalize().into_bytes()))
        }
        _ => ("bank-signature", signature::stamp(&[Secret::new(SECRET)], body, NOW)),
    }
}

fn hook(body: &[u8], header: (&'static str, String)) -> http::Request<Bytes> {
    let request = http::Request::post("/hooks/x/acct_1").header(header.0, header.1);
    request.body(Bytes::from(body.to_vec())).unwrap()
}

fn judge(id: &str) {
    let processor = processor(id);
    let corpus = corpus::lines(&format!("notices-{id}.txt"));
    let (ours, none) = (keys(SECRET), keys(""));
    let theirs = keys("whsec_fedcba9876543210fedcba9876543210");
    fuzz(id, &corpus, super::TRIES, |body| {
        let (name, header) = signed(id, body);
        let sent = hook(body, (name, header.clone()));
        let judged = processor.judge(&sent, &ours, NOW);
        assert_ne!(judged.as_ref().err(), Some(&BadHook::Signature), "the signature is right");
        assert_eq!(judged, processor.judge(&sent, &ours, NOW), "the same bytes mean the same");
        assert_eq!(processor.judge(&sent, &theirs, NOW), Err(BadHook::Signature));
        assert_eq!(processor.judge(&sent, &none, NOW), Err(BadHook::NoSecret));
        let longer = [body, b" "].concat();
        assert_eq!(processor.judge(&hook(&longer, (name, header)), &ours, NOW), Err(BadHook::Signature));
        // The body as its own signature: whatever the header holds is compared and never trusted.
        let text = String::from_utf8_lossy(body).into_owned();
        if let Ok(value) = http::HeaderValue::from_str(&text) {
            let mut request = http::Request::new(Bytes::from(body.to_vec()));
            request.headers_mut().insert(name, value);
            assert!(processor.judge(&request, &ours, NOW).is_err());
        }
        judged.is_ok()
    });
}

#[test]
fn stripe_notices() {
    judge("stripe");
}

#[test]
fn razorpay_notices() {
    judge("razorpay");
}

#[test]
fn paystack_notices() {
    judge("paystack");
}

#[test]
fn simulator_notices() {
    judge("simulator");
}

/// A chain tells nothing: whatever claims to come from one is not believed.
#[test]
fn nobody_speaks_for_a_chain() {
    let evm = processor("evm");
    for body in corpus::lines("notices-stripe.txt") {
        let sent = hook(&body, signed("stripe", &body));
        assert_eq!(evm.judge(&sent, &keys(SECRET), NOW), Err(BadHook::NoSecret));
    }
}
