//! The vendors' APIs: each of their routes, each way to pay, each kind of mistake.

mod axra;
mod copperx;
mod elixpo;
mod inflow;
mod stripe;

use crate::scenario::{Ask, Scenario, Step, answers, pays};
use crate::tell::NONE;
use kassa_domain::time::{HOUR, MINUTE};

pub(crate) fn all() -> Vec<Scenario> {
    [axra::all(), copperx::all(), elixpo::all(), inflow::all(), stripe::all()].concat()
}

/// How buyers pay.
fn ways() -> Vec<(&'static str, Vec<Step>)> {
    vec![
        ("a card", vec![pays(&[])]),
        ("a declined card", vec![pays(&[("card_number", "4000000000000002")])]),
        (
            "a card that asks",
            vec![pays(&[("card_number", "4000002500003155")]), answers("action", "confirm", 303)],
        ),
        (
            "a card that is refused by its owner",
            vec![pays(&[("card_number", "4000002500003155")]), answers("action", "reject", 303)],
        ),
        ("a transfer", vec![pays(&[("method", "bank_transfer")]), Step::Later(MINUTE)]),
        (
            "a card that is given back at the bank",
            vec![pays(&[("card_number", "4000000000007726")]), Step::Later(MINUTE)],
        ),
        ("nothing, until it is too late", vec![Step::Later(25 * HOUR)]),
    ]
}

/// Bodies that no API takes.
const WRONG: [(&str, &str); 4] =
    [("no body", ""), ("half a body", "{\"amount\":"), ("a list", "[]"), ("a word", "\"x\"")];

/// A request with a key of the vendor's own header.
fn keyed(ask: Ask, header: &'static str) -> Ask {
    ask.with("authorization", NONE).with(header, "{{key}}")
}
