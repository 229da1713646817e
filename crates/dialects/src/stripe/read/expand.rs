//! What an answer is to show whole: `expand[0]=payment_intent.customer`.

use super::{Fields, form, wrong};
use kassa_domain::Query;
use kassa_domain::dialect::{ApiRequest, Expansion, Malformed};
use kassa_domain::id::{
    AttemptId, CouponId, CustomerId, InvoiceId, LinkId, PriceId, ProductId, PromotionCodeId, RefundId,
    SessionId, ShippingRateId, SubscriptionId, TaxRateId,
};
use kassa_domain::link::LinkKind;
use kassa_domain::query::{Expand, PageOf};
use serde_json::Value;

const EXPAND: &str = "expand";
/// A path has at most so many parts, `data` of a list not counted.
const DEPTH_MAX: usize = 4;
/// So many things can be asked for at once.
const PATHS_MAX: usize = 20;
/// A session's lines that are shown within it; the rest is at its own address, as there.
const LINES_SHOWN: usize = 100;
/// What can be shown whole, and what it can lie in.
const WORDS: [&str; 30] = [
    "charge",
    "coupon",
    "customer",
    "data",
    "default_price",
    "discount",
    "discounts",
    "invoice",
    "items",
    "latest_charge",
    "latest_invoice",
    "line_items",
    "lines",
    "parent",
    "payment_intent",
    "payment_link",
    "payment_method",
    "price",
    "product",
    "promotion",
    "promotion_code",
    "setup_intent",
    "shipping_cost",
    "shipping_options",
    "shipping_rate",
    "source",
    "subscription",
    "subscription_details",
    "tax_rate",
    "taxes",
];

/// Takes the field out of a form. Whoever names what cannot be shown whole is told so.
pub(super) fn taken(fields: &mut Fields) -> Result<Vec<String>, Malformed> {
    let list = match fields.remove(EXPAND) {
        None | Some(Value::Null) => return Ok(vec![]),
        Some(Value::Array(list)) => list,
        Some(_) => return Err(wrong(EXPAND, "must be a list, such as expand[0]=customer")),
    };
    if list.len() > PATHS_MAX {
        return Err(wrong(EXPAND, format!("must have at most {PATHS_MAX} entries")));
    }
    let check = |(place, path): (usize, Value)| {
        let param = format!("{EXPAND}[{place}]");
        let Value::String(path) = path else { return Err(wrong(&param, "must be a text")) };
        let deep = path.split('.').filter(|word| *word != "data").count();
        if deep > DEPTH_MAX {
            return Err(wrong(&param, format!("must have at most {DEPTH_MAX} parts")));
        }
        match path.split('.').find(|word| !WORDS.contains(word)) {
            Some(word) => {
                let shown: String = word.chars().take(64).collect();
                Err(wrong(&param, format!("holds a property that cannot be expanded: {shown}")))
            }
            None => Ok(path),
        }
    };
    list.into_iter().enumerate().map(check).collect()
}

/// A change says everything in its body.
pub(super) fn none_in(query: &str) -> Result<(), Malformed> {
    let fields = form::read(query.as_bytes())?;
    super::finish(&fields, "")
}

/// What a request wants whole, wherever it says so.
pub(in crate::stripe) fn paths(request: &ApiRequest<'_>) -> Vec<String> {
    let of = |bytes: &[u8]| form::read(bytes).and_then(|mut fields| taken(&mut fields)).unwrap_or_default();
    [of(request.query.as_bytes()), of(request.body)].concat()
}

/// What is an id in an answer and stands at the end of one of these paths, or on the way there.
pub(in crate::stripe) fn wanted(answer: &Value, paths: &[String]) -> Vec<Expansion> {
    let mut found: Vec<Expansion> = vec![];
    for path in paths {
        let words: Vec<&str> = path.split('.').collect();
        walk(answer, &words, String::new(), None, &mut found);
    }
    found
}

fn walk(at: &Value, words: &[&str], place: String, within: Option<&str>, found: &mut Vec<Expansion>) {
    let within = session(at).or(within);
    let Some((word, rest)) = words.split_first() else { return };
    if let Value::Array(entries) = at {
        for (number, entry) in entries.iter().enumerate() {
            walk(entry, words, format!("{place}/{number}"), within, found);
        }
        return;
    }
    let below = format!("{place}/{word}");
    let query = match at.get(word) {
        Some(Value::String(id)) => query(id, within),
        None if *word == "line_items" => lines(at),
        Some(inside) => return walk(inside, rest, below, within, found),
        None => None,
    };
    if let Some(query) = query
        && !found.iter().any(|known| known.at == below)
    {
        found.push(Expansion { at: below, query });
    }
}

/// The id of a session, if it is one.
fn session(at: &Value) -> Option<&str> {
    let id = at.get("id").filter(|_| at.get("object").is_some_and(|it| it == "checkout.session"));
    id.and_then(Value::as_str)
}

/// The lines of a session, which are there only when they are asked for.
fn lines(at: &Value) -> Option<Query> {
    let id = session(at)?;
    let page = PageOf { limit: LINES_SHOWN, starting_after: None, ending_before: None, skip: 0 };
    Some(Query::LineItems(SessionId::named(id), page))
}

/// What finds the thing of this id. An id says by itself what it is of; a way of shipping may be known to the session
/// alone that it lies in.
fn query(id: &str, within: Option<&str>) -> Option<Query> {
    let (prefix, _) = id.rsplit_once('_')?;
    Some(match prefix {
        "pi" | "ch" => Query::Payment(AttemptId::named(id)),
        "seti" => Query::Payment(AttemptId::named(id)),
        "pm" => Query::PaymentMethod(AttemptId::named(id)),
        "cus" => Query::Customer(CustomerId::named(id)),
        "sub" => Query::Subscription(SubscriptionId::named(id)),
        "in" => Query::Invoice(InvoiceId::named(id)),
        "price" => Query::Price(PriceId::named(id)),
        "prod" => Query::Product(ProductId::named(id)),
        "cpn" => Query::Coupon(CouponId::named(id)),
        "promo" => Query::PromotionCode(PromotionCodeId::named(id)),
        "txr" => Query::TaxRate(TaxRateId::named(id)),
        "shr" => Query::ShippingRate(ShippingRateId::named(id), within.map(SessionId::named)),
        "re" => Query::Refund(RefundId::named(id)),
        "plink" => Query::Link(LinkId::named(id), LinkKind::Link),
        "cs" => Query::Session(SessionId::named(id), Expand::default()),
        _ => return None,
    })
}
