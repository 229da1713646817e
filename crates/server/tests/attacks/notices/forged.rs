//! Notices that nobody has signed so.

use super::{ALL, Case, text};
use crate::exam::sides::Side;
use crate::traces::Traces;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::time::SECOND;
use kassa_domain::{Secret, signature};
use kassa_testshop::TestShop;
use serde_json::{Value, json};

/// The header, its value, and the digits of the signature in it.
fn signed(case: &Case, body: &str) -> (&'static str, String, String) {
    let (header, value) = case.desk.sign(body, case.shop.now());
    let digits = value.rsplit('=').next().unwrap().to_owned();
    (header, value, digits)
}

pub(super) async fn unsigned() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        case.refused(&body, &[]).await;
        for header in ["stripe-signature", "x-razorpay-signature", "x-paystack-signature", "bank-signature"] {
            for value in ["", "null", "t=,v1="] {
                case.refused(&body, &[(header, value)]).await;
            }
        }
        case.believed().await;
    }
    "400 at each processor, and nothing changed".to_owned()
}

pub(super) async fn cut() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, digits) = signed(&case, &body);
        for cut in [1, 2, digits.len() / 2, digits.len() - 2, digits.len()] {
            case.refused(&body, &[(header, &value[..value.len() - cut])]).await;
        }
        case.believed().await;
    }
    "400 for a digit less, a byte less, half of it and none of it".to_owned()
}

pub(super) async fn longer() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, digits) = signed(&case, &body);
        for more in ["0", "00", "x", "=", &digits] {
            case.refused(&body, &[(header, &format!("{value}{more}"))]).await;
        }
        let before = value.replace(&digits, &format!("00{digits}"));
        case.refused(&body, &[(header, &before)]).await;
        case.believed().await;
    }
    "400, wherever the bytes were added".to_owned()
}

pub(super) async fn spelled() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, digits) = signed(&case, &body);
        let bytes = hex::decode(&digits).unwrap();
        for other in [
            digits.to_uppercase(),
            STANDARD.encode(&bytes),
            URL_SAFE_NO_PAD.encode(&bytes),
            STANDARD.encode(&digits),
            format!("0x{digits}"),
            format!("sha256={digits}"),
            format!("\"{digits}\""),
            format!("{} {}", &digits[..2], &digits[2..]),
            format!("%{:02x}{}", digits.as_bytes()[0], &digits[1..]),
        ] {
            case.refused(&body, &[(header, &value.replace(&digits, &other))]).await;
        }
        case.believed().await;
    }
    "400 for anything but the lower-case digits that the processors write".to_owned()
}

pub(super) async fn no_secret() -> String {
    let shop = TestShop::open().await;
    let side = Side::named("stripe");
    for secret in ["whsec_", "whsec_short", "whsec_01234567890123456"] {
        let mut settings: serde_json::Map<String, Value> =
            side.settings.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        settings.insert("webhook_secret".to_owned(), json!(secret));
        let body = json!({ "processor": "stripe", "settings": settings });
        let refused = shop.refusal("processor_accounts", &body).await;
        assert_eq!(refused.0, 400, "{secret}: {refused:?}");
        assert_eq!(refused.2.as_deref(), Some("settings.webhook_secret"), "{secret}");
    }
    shop.close().await;
    for name in ["stripe", "razorpay"] {
        let case = Case::made(name).await;
        let side = case.desk.side;
        let settings: Vec<_> = side
            .settings
            .iter()
            .filter(|(name, _)| *name != "webhook_secret" && *name != "account_id")
            .collect();
        let settings: serde_json::Map<String, Value> =
            settings.into_iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let made = case
            .shop
            .make("processor_accounts", json!({ "processor": name, "name": "Second", "settings": settings }))
            .await;
        let body = case.desk.success(5000);
        let before = Traces::of(&case.shop).await;
        for secret in ["", "whsec_", "null", side.setting("webhook_secret")] {
            let (header, value) = (side.sign)(&Secret::new(secret), body.as_bytes(), case.shop.now());
            let at = format!("/hooks/{name}/{}", text(&made, "id"));
            let request = http::Request::post(at).header(header, value);
            let reply = case.shop.send(request.body(body.clone().into()).unwrap()).await;
            assert_eq!(reply.status, 503, "{name} {secret}");
        }
        before.unchanged(&case.shop, name).await;
        let (header, value) = (side.sign)(&Secret::new(""), body.as_bytes(), case.shop.now());
        case.refused(&body, &[(header, &value)]).await;
        case.believed().await;
    }
    "an account takes no short secret; without one it answers 503 and believes nothing".to_owned()
}

pub(super) async fn algorithm() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, digits) = signed(&case, &body);
        let none = value.replace(&digits, "");
        let plain = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(body.as_bytes()));
        let plain = value.replace(&digits, &plain);
        for (named, algorithm) in
            [("x-signature-algorithm", "none"), ("digest", "sha256"), ("authorization", "plain")]
        {
            case.refused(&body, &[(header, &none), (named, algorithm)]).await;
            case.refused(&body, &[(header, &plain), (named, algorithm)]).await;
        }
        if value.contains("v1=") {
            for scheme in ["v0", "v2", "V1", "none", "alg=none,v0"] {
                case.refused(&body, &[(header, &value.replace("v1", scheme))]).await;
            }
        }
        // The right code of the other length is the wrong one.
        let other = if name == "paystack" { "razorpay" } else { "paystack" };
        let (_, wrong) = (Side::named(other).sign)(&case.desk.secret, body.as_bytes(), case.shop.now());
        case.refused(
            &body,
            &[(header, &value.replace(&digits, &wrong)), ("x-signature-algorithm", "sha512")],
        )
        .await;
        case.believed().await;
    }
    "400: what a request says of its own algorithm is not read".to_owned()
}

pub(super) async fn test_on_live() -> String {
    for name in ["stripe", "razorpay", "paystack"] {
        let case = Case::made(name).await;
        let live = Scope { merchant: 1, mode: Mode::Live };
        let header = format!("Bearer {}", case.shop.new_key(live).await);
        let mut settings = serde_json::Map::new();
        for (name, value) in case.desk.side.settings {
            let value = value.replace("canary", "live00").replace("_test_", "_live_");
            settings.insert((*name).to_owned(), json!(value));
        }
        let body = json!({ "processor": name, "settings": settings }).to_string();
        let auth = [("authorization", &*header)];
        let made = case.shop.api_with("POST", "/v1/processor_accounts", &body, &auth).await;
        let at = format!("/hooks/{name}/{}", text(&made.json(), "id"));
        for live in [false, true] {
            let body = case.desk.success(5000).replace("\"livemode\":false", &format!("\"livemode\":{live}"));
            let (header, value) = case.desk.sign(&body, case.shop.now());
            let before = Traces::of(&case.shop).await;
            let request = http::Request::post(&at).header(header, value).body(body.into()).unwrap();
            assert_eq!(case.shop.send(request).await.status, 400, "{name}");
            before.unchanged(&case.shop, name).await;
        }
        case.believed().await;
    }
    "400: each account has its own secret, and each mode its own accounts".to_owned()
}

pub(super) async fn stale() -> String {
    for name in ["simulator", "stripe"] {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        for off in [-301, 301, -86_400, 86_400, -31_536_000] {
            let (header, value) = case.desk.sign(&body, case.shop.now().plus(off * SECOND));
            case.refused(&body, &[(header, &value)]).await;
        }
        case.believed().await;
    }
    "400; 300 s are the limit".to_owned()
}

pub(super) async fn no_time() -> String {
    for name in ["simulator", "stripe"] {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let header = signed(&case, &body).0;
        let now = case.shop.now().seconds();
        let code = |time: &str| {
            let parts = [time.as_bytes(), b".", body.as_bytes()];
            hex::encode(signature::hmac_sha256(case.desk.secret.expose().as_bytes(), &parts))
        };
        for time in [
            String::new(),
            format!("-{now}"),
            format!("+{now}"),
            format!(" {now}"),
            format!("{now}.0"),
            format!("{now}e0"),
            format!("0x{now:x}"),
            "9223372036854775807".to_owned(),
            "9223372036854775808".to_owned(),
            "18446744073709551616".to_owned(),
            "NaN".to_owned(),
            "\u{0661}".to_owned(),
        ] {
            let value = format!("t={time},v1={}", code(&time));
            if http::HeaderValue::from_str(&value).is_ok() {
                case.refused(&body, &[(header, &value)]).await;
            }
        }
        let (good, bare) = (code(&now.to_string()), code(""));
        for value in [
            format!("v1={good}"),
            format!("v1={bare}"),
            format!("T={now},v1={good}"),
            format!("t={now},t={now},v1={good}"),
            format!("t={},t={now},v1={good}", now + 1),
            format!("t:{now},v1:{good}"),
        ] {
            case.refused(&body, &[(header, &value)]).await;
        }
        case.believed().await;
    }
    "400, even where the odd time itself was signed".to_owned()
}

pub(super) async fn replayed() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, _) = signed(&case, &body);
        assert_eq!(case.desk.deliver(&case.shop, &body, &[(header, &value)]).await.status, 200);
        case.paid().await;
        let rows = async || {
            let mut all = vec![];
            for (table, row) in [
                ("sessions", "id || status || body"),
                ("attempts", "id || status || body"),
                ("refunds", "id || status"),
                ("entries", "source || book || cast(amount as text)"),
                ("events", "id || body"),
                ("parked", "id"),
            ] {
                all.extend(case.shop.rows.texts(&format!("select {row} from {table} order by 1")).await);
            }
            all
        };
        let before = rows().await;
        for seconds in [0, 1, 298] {
            case.shop.set_clock(case.shop.now().plus(seconds * SECOND));
            assert_eq!(case.desk.deliver(&case.shop, &body, &[(header, &value)]).await.status, 200, "{name}");
            case.shop.settle_down().await;
            assert_eq!(rows().await, before, "{name}: no second effect");
        }
        case.shop.close().await;
    }
    "200 each time, and nothing but the first had an effect".to_owned()
}

pub(super) async fn rewritten() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, _) = signed(&case, &body);
        let read: Value = serde_json::from_str(&body).unwrap();
        for other in [
            serde_json::to_string_pretty(&read).unwrap(),
            format!("{body}\n"),
            format!(" {body}"),
            format!("\u{feff}{body}"),
            body.replacen(':', ": ", 1),
            body.replacen("5000", "5000.0", 1),
            body.replacen("5000", "5001", 1),
            body.replacen("GHS", "\\u0047HS", 1).replacen("ghs", "\\u0067hs", 1),
            String::new(),
        ] {
            case.refused(&other, &[(header, &value)]).await;
        }
        case.believed().await;
    }
    "400: what is signed are bytes, and a blank is one".to_owned()
}

pub(super) async fn dotted() -> String {
    for name in ["simulator", "stripe"] {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, digits) = signed(&case, &body);
        let now = case.shop.now().seconds().to_string();
        // The bytes `<time>.<body>` are the same in each; only the first is how they were meant.
        for (time, rest) in [
            (&now[..4], format!("{}.{body}", &now[4..])),
            (&now[..0], format!("{now}.{body}")),
            (&*format!("{now}.{}", &body[..1]), body[1..].to_owned()),
        ] {
            case.refused(&rest, &[(header, &format!("t={time},v1={digits}"))]).await;
        }
        // Signed for another notice, whose body goes on where this one's begins.
        let (_, longer) = case.desk.sign(&format!("0.{body}"), case.shop.now());
        case.refused(&body, &[(header, &longer)]).await;
        let before = Traces::of(&case.shop).await;
        for account in [format!("{}.", case.desk.account), format!(".{}", case.desk.account)] {
            let at = format!("/hooks/{name}/{account}");
            let request = http::Request::post(at).header(header, &value).body(body.clone().into()).unwrap();
            assert_eq!(case.shop.send(request).await.status, 404, "{name}");
        }
        before.unchanged(&case.shop, name).await;
        case.believed().await;
    }
    "400: a time is digits alone, so the first dot ends it; 404 for an account with a dot in its id"
        .to_owned()
}

/// Times are not measured here: they would be those of this machine at this moment. All go one way, which ends in
/// `Mac::verify_slice`, and that looks at every byte.
pub(super) async fn timed() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, digits) = signed(&case, &body);
        for at in [0, 1, digits.len() / 2, digits.len() - 2, digits.len() - 1] {
            let mut wrong = digits.clone();
            let other = if wrong.as_bytes()[at] == b'0' { "1" } else { "0" };
            wrong.replace_range(at..=at, other);
            case.refused(&body, &[(header, &value.replace(&digits, &wrong))]).await;
        }
        case.believed().await;
    }
    "one answer, one way through the code, and a comparison that looks at every byte".to_owned()
}

pub(super) async fn many() -> String {
    for name in ["simulator", "stripe"] {
        let case = Case::made(name).await;
        let large = format!("{{\"pad\":\"{}\"}}", "x".repeat(200_000));
        for body in [&large, &case.desk.success(5000)] {
            let (header, value, _) = signed(&case, body);
            let (time, good) = value.split_once(',').unwrap();
            let among = format!("{time}{},{good}", ",v1=00".repeat(1000));
            case.refused(body, &[(header, &among)]).await;
        }
        case.believed().await;
    }
    "400: more than sixteen signatures are none, and the body is gone through once".to_owned()
}

pub(super) async fn two() -> String {
    for name in ALL {
        let case = Case::made(name).await;
        let body = case.desk.success(5000);
        let (header, value, digits) = signed(&case, &body);
        let wrong = value.replace(&digits, &"0".repeat(digits.len()));
        case.refused(&body, &[(header, &wrong), (header, &value)]).await;
        let joined = format!("{wrong},{value}");
        case.refused(&body, &[(header, &joined)]).await;
        case.refused(&format!("{body}{body}"), &[(header, &value)]).await;
        let twice = format!("{body}{body}");
        let (_, of_both) = case.desk.sign(&twice, case.shop.now());
        case.refused(&twice, &[(header, &of_both)]).await;
        case.believed().await;
    }
    "400: the first header counts, a joined one is none, and a body is one document".to_owned()
}
