//! The golden tables: everything that may be refused, and what a dialect answers to it, word for word.
//!
//! A table lies beside its dialect as `refusals.txt`, so that a change of any status, code, word or field is seen in
//! review. `KASSA_WRITE_REFUSALS=1 cargo test -p kassa-dialects refusals` writes the tables anew, and fails all the
//! same.

use kassa_domain::Refusal;
use kassa_domain::attempt::{AttemptStatus, Method};
use kassa_domain::dialect::{Call, Denied, Dialect, Malformed, Mistake};
use kassa_domain::link::Closed;
use kassa_domain::query::Query;
use kassa_domain::refusal::{ChoiceProblem, Noun, Unable, invalid, no_such};
use kassa_domain::right::KeyRight;
use kassa_domain::session::Status;
use kassa_domain::subscription::SubscriptionStatus;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// Where clients reach the server in the tables.
pub(crate) const PUBLIC_URL: &str = "https://pay.example";
/// Writes the tables instead of comparing with them.
const WRITE: &str = "KASSA_WRITE_REFUSALS";
/// Fields as refusals name them, of every form of path. A dialect may have words of its own for some.
const FIELDS: [&str; 16] = [
    "amount",
    "currency",
    "customer",
    "customer.uid",
    "customer_email",
    "default_promotion_code",
    "expires_at",
    "line_items",
    "line_items[0].price",
    "line_items[0].price_data.unit_amount",
    "line_items[0].quantity",
    "metadata.order_id",
    "payment_method_types[0]",
    "success_url",
    "tier",
    "url",
];

/// The values of an enum, at least one of every variant. A variant that stands in no row does not compile.
macro_rules! every {
    ($($variant:pat => $values:expr),+ $(,)?) => {{
        let mut every = vec![];
        $(
            let values = Vec::from($values);
            assert!(!values.is_empty() && values.iter().all(|value| matches!(value, $variant)));
            every.extend(values);
        )+
        for value in &every {
            match value {
                $($variant => (),)+
            }
        }
        every
    }};
}

/// The same for an enum whose variants hold nothing.
macro_rules! plain {
    ($type:ident: $($variant:ident),+ $(,)?) => { every!($($type::$variant => [$type::$variant]),+) };
}

fn nouns() -> Vec<Noun> {
    plain!(
        Noun: Session,
        Payment,
        Customer,
        PaymentMethod,
        Endpoint,
        Event,
        Merchant,
        Key,
        Product,
        Price,
        Coupon,
        PromotionCode,
        TaxRate,
        ShippingRate,
        Refund,
        Dispute,
        Account,
        Subscription,
        Invoice,
        Link,
        Offer,
        App,
        TestClock,
        Member,
    )
}

fn choice_problems() -> Vec<ChoiceProblem> {
    every!(
        ChoiceProblem::TooFew(_) => [ChoiceProblem::TooFew(2)],
        ChoiceProblem::TooMany(_) => [ChoiceProblem::TooMany(2)],
        ChoiceProblem::Fixed(_) => [ChoiceProblem::Fixed(2)],
        ChoiceProblem::AmountTooSmall => [ChoiceProblem::AmountTooSmall],
        ChoiceProblem::AmountTooLarge => [ChoiceProblem::AmountTooLarge],
        ChoiceProblem::AmountTooFine => [ChoiceProblem::AmountTooFine],
        ChoiceProblem::TotalTooFine(_) => [ChoiceProblem::TotalTooFine(2)],
        ChoiceProblem::AmountMissing => [ChoiceProblem::AmountMissing],
        ChoiceProblem::NoSuchShipping => [ChoiceProblem::NoSuchShipping],
        ChoiceProblem::UnknownCode => [ChoiceProblem::UnknownCode],
        ChoiceProblem::CodeUsedUp => [ChoiceProblem::CodeUsedUp],
        ChoiceProblem::CodeBelowMinimum => [ChoiceProblem::CodeBelowMinimum],
        ChoiceProblem::CodeNotForThis => [ChoiceProblem::CodeNotForThis],
        ChoiceProblem::CodeTooFine => [ChoiceProblem::CodeTooFine],
    )
}

/// Every refusal, with every payload that a dialect may tell apart.
fn refusals() -> Vec<Refusal> {
    let each = |make: fn(Noun) -> Refusal| nouns().into_iter().map(make).collect::<Vec<_>>();
    let mut none_such = each(|noun| no_such("the.field", noun));
    none_such.extend([
        no_such("customer", Noun::Customer),
        no_such("default_promotion_code", Noun::PromotionCode),
        no_such("line_items[0].price", Noun::Price),
        no_such("tax_rates[0]", Noun::TaxRate),
        no_such("shipping_options[0].shipping_rate", Noun::ShippingRate),
    ]);
    let statuses = plain!(Status: Open, Paying, Complete, Expired);
    let lives = plain!(SubscriptionStatus: Incomplete, Trialing, Active, PastDue, Paused, Canceled, Unpaid);
    let closed = plain!(Closed: Inactive, NotYet, Over, Full);
    let methods = plain!(Method: Card, MobileMoney, BankTransfer, Crypto);
    let payments = plain!(
        AttemptStatus: Asked, Challenged, Offered, Authorized, Succeeded, Declined, Canceled, Surplus, Refunded, Parked
    );
    let unable = plain!(Unable: Refund, PartialRefund, PartialCapture);
    let taken = ["code", "lookup_key", "tier", "uid"].map(|param| Refusal::Taken { param });
    every!(
        Refusal::KeyReused => [Refusal::KeyReused],
        Refusal::KeyInFlight => [Refusal::KeyInFlight],
        Refusal::BadCredentials => [Refusal::BadCredentials],
        Refusal::NotFound(_) => each(Refusal::NotFound),
        Refusal::Invalid { .. } => FIELDS.map(|field| invalid(field, "must be right")),
        Refusal::NoSuch { .. } => none_such,
        Refusal::UnknownTier => [Refusal::UnknownTier],
        Refusal::NoPrice => [Refusal::NoPrice],
        Refusal::Taken { .. } => taken,
        Refusal::SessionState(_) => statuses.into_iter().map(Refusal::SessionState).collect::<Vec<_>>(),
        Refusal::SessionOver => [Refusal::SessionOver],
        Refusal::SubscriptionState(_) => {
            lives.into_iter().map(Refusal::SubscriptionState).collect::<Vec<_>>()
        },
        Refusal::InvoiceOpen => [Refusal::InvoiceOpen],
        Refusal::CustomerBusy => [Refusal::CustomerBusy],
        Refusal::LinkClosed(_) => closed.into_iter().map(Refusal::LinkClosed).collect::<Vec<_>>(),
        Refusal::Choice(_) => choice_problems().into_iter().map(Refusal::Choice).collect::<Vec<_>>(),
        Refusal::OrderPaid => [Refusal::OrderPaid],
        Refusal::OrderBusy => [Refusal::OrderBusy],
        Refusal::TooManyAttempts => [Refusal::TooManyAttempts],
        Refusal::MethodNotAllowed(_) => methods.into_iter().map(Refusal::MethodNotAllowed).collect::<Vec<_>>(),
        Refusal::NoProcessor => [Refusal::NoProcessor],
        Refusal::PaymentState(_) => payments.into_iter().map(Refusal::PaymentState).collect::<Vec<_>>(),
        Refusal::RefundTooLarge(_) => [Refusal::RefundTooLarge(40)],
        Refusal::Unable(_) => unable.into_iter().map(Refusal::Unable).collect::<Vec<_>>(),
        Refusal::KeptByFile => [Refusal::KeptByFile],
        Refusal::NothingAsked => [Refusal::NothingAsked],
        Refusal::TestOnly => [Refusal::TestOnly],
        Refusal::ClockBusy => [Refusal::ClockBusy],
        Refusal::TooManyEndpoints => [Refusal::TooManyEndpoints],
        Refusal::SlugTaken => [Refusal::SlugTaken],
    )
}

/// Every kind of mistake in the bytes, in the body as a whole and in fields.
fn mistakes() -> Vec<Malformed> {
    let kinds = plain!(Mistake: Syntax, Missing, Value, Unknown);
    let places = || [None, Some("amount"), Some("currency"), Some("customer.uid"), Some("metadata.order_id")];
    let at = |mistake, param: Option<&str>| Malformed {
        mistake,
        param: param.map(str::to_owned),
        message: "must be right".to_owned(),
    };
    kinds.into_iter().flat_map(|kind| places().map(|place| at(kind, place))).collect()
}

/// Everything that the server itself says no to.
fn denials() -> Vec<Denied> {
    every!(
        Denied::Unauthorized { .. } => [Denied::Unauthorized { message: "Send a key." }],
        Denied::Forbidden { .. } => [Some(KeyRight::Sessions), None].map(|right| Denied::Forbidden { right }),
        Denied::NoRoute { .. } => [None, Some("elixpo")].map(|theirs| Denied::NoRoute { theirs }),
        Denied::NotAllowed { .. } => [Denied::NotAllowed { allow: "GET, POST".to_owned() }],
        Denied::TooLarge => [Denied::TooLarge],
        Denied::TooSlow => [Denied::TooSlow],
        Denied::UnsupportedType => [Denied::UnsupportedType],
        Denied::TooMany { .. } => [Denied::TooMany { retry_after: 7 }],
        Denied::Fault => [Denied::Fault],
        Denied::Busy => [Denied::Busy],
    )
}

/// What was refused, and what is answered.
struct Row {
    case: String,
    response: http::Response<bytes::Bytes>,
    /// Whether it may be called our fault: no client can bring about a 5xx by what it sends.
    ours: bool,
}

/// The rows under their heading. What holds for every API is checked on the way. Neighbours with the same answer share
/// it.
fn section(title: &str, rows: impl Iterator<Item = Row>) -> String {
    let mut text = format!("\n== {title} ==\n");
    let mut waiting: Option<String> = None;
    for Row { case, response, ours } in rows {
        let status = response.status().as_u16();
        assert!((400..600).contains(&status), "{case} is answered with {status}");
        assert!(status < 500 || ours, "{case} is no fault of ours, and is answered with {status}");
        assert!(is_json(&response.headers()["content-type"]), "{case}");
        serde_json::from_slice::<serde_json::Value>(response.body()).unwrap();
        let answer = answer(&response);
        if let Some(before) = waiting.replace(answer.clone()).filter(|before| *before != answer) {
            text.push_str(&before);
        }
        writeln!(text, "{case}").unwrap();
    }
    text + &waiting.unwrap()
}

fn is_json(kind: &http::HeaderValue) -> bool {
    kind.to_str().unwrap().split(';').next() == Some("application/json")
}

/// Every header but the plain type, then status and body.
fn answer(response: &http::Response<bytes::Bytes>) -> String {
    let mut text = String::new();
    for (name, value) in response.headers().iter().filter(|(_, value)| *value != "application/json") {
        writeln!(text, "    {name}: {}", value.to_str().unwrap()).unwrap();
    }
    let body = std::str::from_utf8(response.body()).unwrap();
    writeln!(text, "    {} {body}", response.status().as_u16()).unwrap();
    text
}

/// The table of a dialect.
fn table(dialect: &dyn Dialect) -> String {
    let call = Call::Ask(Query::Catalog { app: None, tier: None });
    let route = dialect.routes().first().unwrap();
    let refused = refusals().into_iter().map(|refusal| Row {
        case: format!("{refusal:?}"),
        response: dialect.reply(route, &call, Err(&refusal)),
        ours: refusal == Refusal::NoProcessor,
    });
    let malformed = mistakes().into_iter().map(|mistake| Row {
        case: format!("{:?}: {}", mistake.mistake, mistake.param.as_deref().unwrap_or("the whole body")),
        response: dialect.malformed(&mistake),
        ours: false,
    });
    let denied = denials().into_iter().map(|denied| {
        let response = dialect.denied(&denied);
        let has = |name: &str| response.headers().contains_key(name);
        assert!(has("allow") || !matches!(denied, Denied::NotAllowed { .. }), "405 names the methods");
        assert!(has("retry-after") || !matches!(denied, Denied::TooMany { .. } | Denied::Busy));
        Row { case: format!("{denied:?}"), response, ours: matches!(denied, Denied::Fault | Denied::Busy) }
    });
    let about = "answers when the answer is no: cases, and under them headers, status and body.";
    format!(
        "What {} {about}\n{}{}{}",
        dialect.name(),
        section("refusals", refused),
        section("mistakes in the bytes", malformed),
        section("what the server itself denies", denied)
    )
}

/// Compares what a dialect answers with its table, which lies at this path below the crate. Where the environment
/// variable is set, it writes the table, and fails: a run that writes proves nothing.
pub(crate) fn check(dialect: &dyn Dialect, path: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let now = table(dialect);
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&file, now).unwrap();
        panic!("{path} is written; look at it, and run the test without {WRITE}");
    }
    let then = std::fs::read_to_string(&file).unwrap_or_default();
    let (gone, new) = (blocks(&then), blocks(&now));
    let differences: Vec<String> = gone
        .difference(&new)
        .map(|block| format!("- {block}"))
        .chain(new.difference(&gone).map(|block| format!("+ {block}")))
        .collect();
    let rerun = format!("{WRITE}=1 writes what is answered now");
    assert!(differences.is_empty(), "{path} says otherwise; {rerun}:\n{}", differences.join("\n"));
    assert!(then == now, "{path} has another order, or something twice; {rerun}");
}

/// The answers of a table, each with its cases.
fn blocks(table: &str) -> BTreeSet<String> {
    let mut blocks = vec![String::new()];
    let mut answered = false;
    for line in table.lines() {
        let answer = line.starts_with(' ');
        match blocks.last_mut() {
            Some(block) if answer || !answered => {
                block.push('\n');
                block.push_str(line);
            }
            _ => blocks.push(line.to_owned()),
        }
        answered = answer;
    }
    blocks.into_iter().collect()
}
