//! Price, quantity, currency: what a client of the API asks for, and what a buyer's form says.

mod asked;
mod typed;

use crate::{Attack, attack};
use kassa_testshop::TestShop;
use serde_json::{Value, json};

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("25", "A quantity of -1", asked::negative_quantity),
    attack!("26", "A quantity of 0", asked::no_quantity),
    attack!("27", "A quantity of 1.5, of `1e2` or of `\"2\"`", asked::odd_quantity),
    attack!("28", "A quantity of 2^31, 2^63-1 or 2^64", asked::vast_quantity),
    attack!("29", "Lines whose sum is more than any amount", asked::overflow),
    attack!("30", "A negative price, tax, way of shipping, discount or tip", asked::negative_parts),
    attack!("31", "An amount or a total in the form that pays", typed::forged),
    attack!("32", "Currencies that are unknown, of the past, or written otherwise", asked::currencies),
    attack!("33", "Amounts of yen and of dinars, where a point would be misread", typed::exponents),
    attack!("34", "Two currencies in one session", asked::two_currencies),
    attack!("35", "A price that is not sold any more", asked::archived),
    attack!("36", "A change of the order while its payment is under way", typed::changed_late),
    attack!("37", "NaN, Infinity, `1E400` and `-0`", asked::no_number),
    attack!(
        "B+1",
        "Quantities, ways of shipping and amounts in the page's form beyond their bounds",
        typed::bounds
    ),
    attack!("B+2", "A code with a least amount, and then a smaller order", typed::shrunk),
    attack!("B+3", "The same numbers through the other APIs", asked::dialects),
    attack!("B+4", "The form of an older page, with its lower total", typed::stale),
    attack!("B+5", "Discounts of more than everything", asked::all_off),
];

/// A line with an inline price in GHS.
fn line(unit_amount: i64) -> Value {
    json!({ "price_data": { "currency": "GHS", "unit_amount": unit_amount, "product_data": { "name": "Book" } } })
}

/// A good order, in which a text stands where one value was.
fn written(more: Value, text: &str) -> String {
    TestShop::order(more).to_string().replace("\"HERE\"", text)
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

async fn amount(shop: &TestShop, id: &str) -> i64 {
    shop.session_now(id).await["amount"].as_i64().unwrap()
}
