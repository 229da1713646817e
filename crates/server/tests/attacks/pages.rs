//! The hosted page, and every other page that shows what somebody wrote.

mod forms;
mod markup;
mod shown;

use crate::{Attack, attack};
use kassa_testshop::Reply;
use serde_json::Value;
use std::path::PathBuf;

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("63", "Markup in every text that somebody else reads", markup::everywhere),
    attack!("64", "A logo that is SVG, a polyglot, or larger than it says", markup::logos),
    attack!("65", "A name that reads in another direction, or hides letters", markup::directions),
    attack!("66", "The page in a foreign frame", shown::framed),
    attack!("67", "A form of another site", forms::foreign),
    attack!("68", "A GET that changes something", forms::looks),
    attack!("69", "An answer without the headers, also of an error", shown::headers),
    attack!("70", "A page that needs inline handlers or eval", shown::strict),
    attack!("71", "Messages of another origin", shown::messages),
    attack!("72", "The address of a session in the Referer, in logs and in figures", shown::addresses),
    attack!("E+1", "Formulas in the files that people open in a spreadsheet", markup::formulas),
    attack!("E+2", "The policy of the page widened by the merchant's addresses", shown::policy),
    attack!("E+3", "Links of a scheme that runs, wherever a merchant may write one", markup::schemes),
    attack!("E+4", "Lines of headers in what an address or a cookie carries", shown::lines),
];

/// What runs where it is not escaped.
const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></title></textarea></style>";

/// That nothing of it runs.
fn is_inert(reply: &Reply, at: &str) {
    assert!(reply.status < 500, "{at}: {reply:?}");
    for alive in ["<script>alert", "<img src=x", "\"'>", "</textarea></style>", "=\"javascript:"] {
        assert!(!reply.body.contains(alive), "{at}: {alive}");
    }
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

/// What only a browser can show is tried there: a test of this name stands in this file.
fn browser_tries(file: &str, name: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser").join(file);
    let tests = std::fs::read_to_string(path).unwrap();
    assert!(tests.contains(&format!("test(\"{name}\"")), "{file}: {name}");
}
