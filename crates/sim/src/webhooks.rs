//! What receivers may get, and what they may not: signed as agreed, the same bytes each time, not too often, and
//! nothing once they were switched off.

use crate::story::Story;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use kassa_testshop::{Received, TestShop};
use serde_json::Value;
use sha2::Sha256;
use std::collections::{BTreeMap, BTreeSet};

/// At least so long it is waited before the second try, the third, and so on: the schedule as it is published.
const WAITS: [i64; 10] =
    [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/// What is known of receivers beside the rows.
#[derive(Default, Debug)]
pub(crate) struct Webhooks {
    bodies: BTreeMap<String, String>,
    /// The secrets that each address was told, the newest last.
    secrets: BTreeMap<String, Vec<String>>,
    /// Addresses that were asked again for what they had once: their tries are counted anew.
    replayed: BTreeSet<String>,
    /// The endpoints that were switched off when the rows were last looked at, with the versions of their rows.
    silent: BTreeMap<String, i64>,
    /// How many events there were then.
    events: usize,
}

impl Webhooks {
    /// A receiver was told this secret.
    pub(crate) fn told(&mut self, url: &str, secret: String) {
        self.secrets.entry(url.to_owned()).or_default().push(secret);
    }

    /// Somebody asks for events to be sent again.
    pub(crate) fn replay(&mut self, url: &str) {
        self.replayed.insert(url.to_owned());
    }

    /// E3, E5, E6, with what has arrived since the last look.
    pub(crate) async fn look(&mut self, shop: &TestShop, story: &Story) {
        let silent = silent(shop).await;
        for received in shop.webhooks() {
            let url = &received.url;
            let was_silent = self.silent.get(url);
            assert!(
                was_silent.is_none() || was_silent != silent.get(url),
                "E5: {url} was sent something though it was switched off: {received:?}"
            );
            self.signed(&received, story);
            let Some(id) = received.headers.get("webhook-id") else { continue };
            let first = self.bodies.entry(format!("{url} {id}")).or_insert_with(|| received.body.clone());
            assert_eq!(*first, received.body, "E3: {id} was sent again with another body");
        }
        let events = shop.rows.texts("select id from events").await.len();
        if events > self.events && silent.keys().any(|url| self.silent.contains_key(url)) {
            story.met("event_while_switched_off");
        }
        (self.silent, self.events) = (silent, events);
    }

    /// E6, as a receiver checks it that reads the published scheme: the newest secret that it was told always signs,
    /// and the time is that of this try (E3).
    fn signed(&self, received: &Received, story: &Story) {
        let of = |name: &str| received.headers.get(name).map(String::as_str).unwrap_or_default();
        let (id, time, header) = (of("webhook-id"), of("webhook-timestamp"), of("webhook-signature"));
        let Some(secret) = self.secrets.get(&received.url).and_then(|told| told.last()) else { return };
        let signs = |secret: &str| {
            let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("a secret")).expect("base 64");
            let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("a key");
            mac.update(format!("{id}.{time}.{}", received.body).as_bytes());
            let expected = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
            header.split(' ').any(|one| one == expected)
        };
        assert!(signs(secret), "E6: {received:?} is not signed with what {} was told", received.url);
        if header.contains(' ') {
            story.met("signed_twice");
        }
        let age = received.at.seconds() - time.parse::<i64>().expect("a time");
        assert!((0..300).contains(&age), "E3: signed {age} s before it was sent: {received:?}");
    }

    /// E4: no delivery was tried more often than the schedule says, nor earlier.
    pub(crate) async fn at_rest(&self, shop: &TestShop, story: &Story) {
        let sql = "select id || ' ' || body from endpoints order by id";
        let mut urls = BTreeMap::new();
        for line in shop.rows.texts(sql).await {
            let (id, body) = line.split_once(' ').expect("an id and a body");
            urls.insert(id.to_owned(), json(body)["url"].as_str().expect("a url").to_owned());
        }
        let sql = "select endpoint || ' ' || body from deliveries order by id";
        for line in shop.rows.texts(sql).await {
            let (endpoint, body) = line.split_once(' ').expect("an endpoint and a body");
            if urls.get(endpoint).is_none_or(|url| self.replayed.contains(url)) {
                continue;
            }
            let body = json(body);
            let tries = body["tries"].as_u64().expect("a number");
            assert!(tries <= 11, "E4: tried {tries} times: {line}");
            let earlier = body["earlier"].as_array().into_iter().flatten();
            let all: Vec<&Value> =
                earlier.chain(Some(&body["last"]).filter(|last| last.is_object())).collect();
            for (n, pair) in all.windows(2).enumerate() {
                let [one, next] = pair else { continue };
                let waited = next["at"].as_i64().expect("a time") - one["at"].as_i64().expect("a time");
                let least = WAITS.get(n + 1).copied().unwrap_or_default();
                let asked = one["retry_after_ms"].as_i64().filter(|_| one["status"] == 429);
                let least = least.max(asked.unwrap_or_default());
                assert!(waited >= least, "E4: tried again after {waited} ms and not {least}: {line}");
                if asked.is_some() {
                    story.met("receiver_asked_for_time");
                }
            }
            if tries > 3 {
                story.met("delivered_late");
            }
        }
    }
}

/// The endpoints that are switched off, by address, with the versions of their rows.
async fn silent(shop: &TestShop) -> BTreeMap<String, i64> {
    let sql = "select version || ' ' || body from endpoints where status = 'disabled' order by id";
    let lines = shop.rows.texts(sql).await;
    let split = |line: String| {
        let (version, body) = line.split_once(' ').expect("a version and a body");
        (json(body)["url"].as_str().expect("a url").to_owned(), version.parse().expect("a number"))
    };
    lines.into_iter().map(split).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}
