//! How the dashboard says things: roles, statuses, amounts, what was done, what went wrong. Every page takes its words
//! from here where others need them too.

use super::{Visitor, to_mend, words};
use crate::web::dashboard::Shown;
use kassa_domain::audit::Actor;
use kassa_domain::metadata::{Metadata, Scalar};
use kassa_domain::money::{Currency, Money, parse_amount};
use kassa_domain::team::{Right, Role};
use kassa_domain::{Refusal, Timestamp};
use kassa_pages::dashboard::{Block, Cell, Facts, Form, Notice, Screen, Table, Tone};

/// How many rows a page shows.
pub(super) const ROWS: usize = 25;
/// How many rows a file holds at most.
pub(super) const FILE_ROWS: usize = 10_000;

/// A role in words.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Owner => "Owner",
        Role::Developer => "Developer",
        Role::Support => "Support",
        Role::ReadOnly => "Read only",
    }
}

/// What a role may do, in words.
pub(super) fn role_hint(role: Role) -> &'static str {
    match role {
        Role::Owner => "everything, including the team",
        Role::Developer => "sets up catalog, webhooks, keys and processors, and helps buyers",
        Role::Support => "helps buyers: refunds, captures, subscriptions, deliveries",
        Role::ReadOnly => "can see everything and change nothing",
    }
}

/// What a right lets somebody do, in words.
fn right(right: Right) -> &'static str {
    match right {
        Right::Look => "look",
        Right::Serve => "help buyers",
        Right::Build => "set up the shop",
        Right::Own => "manage people and real money",
    }
}

/// A day and time.
pub(super) fn time(at: Timestamp) -> Cell {
    Cell::Time(at.iso())
}

/// A day and time, if there is one.
pub(super) fn maybe_time(at: Option<Timestamp>) -> Cell {
    at.map_or(Cell::Empty, time)
}

/// An amount.
pub(super) fn money(money: Money) -> String {
    kassa_pages::money(money.amount, money.currency.code(), money.currency.exponent())
}

/// An amount in whole units of its currency, as a form takes it and a file holds it, such as `1250.00`.
pub(super) fn units(money: Money) -> String {
    let places = usize::try_from(money.currency.exponent()).unwrap_or_default();
    let sign = if money.amount < 0 { "-" } else { "" };
    // Zeros in front make sure that there is a digit before the point.
    let digits = format!("{:0width$}", money.amount.unsigned_abs(), width = places.saturating_add(1));
    let (whole, fraction) =
        digits.split_at_checked(digits.len().saturating_sub(places)).unwrap_or((&digits, ""));
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// Reads an amount in whole units, such as `12`, `12.5` or `1,250.00`, into minor units; or says what is wrong with it.
pub(super) fn minor_units(text: &str, currency: Currency) -> Result<i64, String> {
    let (text, code) = (text.trim(), currency.code());
    let places = usize::try_from(currency.exponent()).unwrap_or_default();
    let fraction = text.rsplit_once('.').map_or("", |(_, fraction)| fraction);
    if fraction.len() > places && fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(match places {
            0 => format!("has decimals, and {code} has none"),
            _ => format!("has more decimals than {code}, which has {places}"),
        });
    }
    // Whoever writes 12.5 means 12.50.
    let missing = if fraction.is_empty() { 0 } else { places.saturating_sub(fraction.len()) };
    parse_amount(&format!("{text}{}", "0".repeat(missing)), currency).ok_or_else(|| {
        let example = units(Money { amount: 1250, currency });
        format!("must be an amount in {code}, such as {example}")
    })
}

/// A point in time to the thousandth of a second.
pub(super) fn exact(at: Timestamp) -> String {
    let seconds = at.iso();
    format!("{}.{:03}Z", seconds.trim_end_matches('Z'), at.0.rem_euclid(1000))
}

/// What is known about one thing, without what is not known.
pub(super) fn facts(title: &str, rows: Vec<(&str, Cell)>) -> Block {
    let known = rows.into_iter().filter(|(_, cell)| !matches!(cell, Cell::Empty));
    Block::Facts(Facts {
        title: title.to_owned(),
        rows: known.map(|(name, cell)| (name.to_owned(), cell)).collect(),
    })
}

/// What a merchant attached.
pub(super) fn metadata(metadata: &Metadata) -> Cell {
    let line = |(key, value): (&String, &Scalar)| {
        let value = match value {
            Scalar::Text(text) => text.clone(),
            Scalar::Integer(number) => number.to_string(),
            Scalar::Boolean(is) => is.to_string(),
        };
        Cell::Text(format!("{key}: {value}"))
    };
    if metadata.is_empty() { Cell::Empty } else { Cell::Lines(metadata.iter().map(line).collect()) }
}

/// An id that is copied.
pub(super) fn id(id: &impl ToString) -> Cell {
    Cell::Id(id.to_string())
}

/// A word with a capital letter in front.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A word of an API as people read it: `insufficient_funds` as `insufficient funds`.
pub(super) fn plainly(word: &str) -> String {
    word.replace('_', " ")
}

/// Who changed something.
pub(super) fn actor(actor: &Actor) -> Cell {
    match actor {
        Actor::Member { email, .. } => Cell::text(email.as_str()),
        Actor::Key { id } => Cell::Id(id.to_string()),
        Actor::Operator => Cell::text("Server operator"),
    }
}

/// What was just done, by the word in the address. Only these words say anything: an address can be made by anybody.
pub(super) fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "saved" => "Saved.",
        "made" => "Created.",
        "invited" => "There is a new invitation. The old one no longer works.",
        "unlocked" => "They can sign in with a code again.",
        "removed" => "Removed. They can no longer sign in.",
        "role" => "The role was changed.",
        "password" => "Your password was changed. All other browsers were signed out.",
        "codes_on" => "Codes are on. You need one when you sign in.",
        "codes_off" => "Codes are off.",
        "signed_out" => "That browser is signed out.",
        "signed_out_all" => "All other browsers are signed out.",
        "refunded" => "The refund was requested. The processor is being asked, and its answer appears here.",
        "written_down" => "The refund was recorded. No money was moved.",
        "capturing" => "The capture was requested. The processor's answer appears here.",
        "canceled_payment" => "Canceled. The processor is being told.",
        "expired" => "The session has expired.",
        "resent" => "The event is being sent again to every endpoint that listens for it.",
        "resent_nobody" => "No endpoint listens for that event. Nothing was sent.",
        "canceled" => "The subscription has ended.",
        "canceled_later" => "The subscription ends at the end of its period.",
        "kept" => "The subscription continues.",
        "paused" => "Paused. Nothing is charged until it resumes.",
        "resumed" => "The subscription continues.",
        "archived" => "Archived. It can no longer be bought.",
        "activated" => "Activated. It can be bought again.",
        "switched_on" => "Switched on.",
        "switched_off" => "Switched off.",
        "deleted" => "Deleted.",
        "customer_deleted" => {
            "The customer is deleted. What sessions and payments say of the buyer is being erased."
        }
        "coupon_ended" => "The coupon is deleted. Sessions that already use it keep it.",
        "sent_again" => "It is being sent again.",
        "replaying" => "The events are being sent again, in their order.",
        "key_revoked" => "The key is revoked.",
        "turned" => "The clock is advancing. Everything that is due by then happens in order.",
        "released" => "The clock is released. Real time counts again.",
        _ => return None,
    })
}

/// The page for who may not.
pub(super) fn not_allowed(own: Role, needed: Right) -> Screen {
    let text = format!(
        "Your role is {}. To {}, ask an owner of the shop for another one.",
        role(own),
        right(needed)
    );
    Screen { title: "Your role does not allow this".to_owned(), lead: Some(text), ..Screen::default() }
}

/// The page for what is not there.
pub(super) fn missing() -> Screen {
    Screen {
        title: "Page not found".to_owned(),
        lead: Some("It may belong to the other mode: look at the switch between test and live.".to_owned()),
        ..Screen::default()
    }
}

/// Why the answer is no, as a sentence, with the field that it is about where there is one.
pub(super) fn refused(refusal: &Refusal) -> (Option<String>, String) {
    match refusal {
        Refusal::Invalid { param, message } => (Some(param.clone()), message.clone()),
        Refusal::NotFound(_) => (None, "It no longer exists.".to_owned()),
        Refusal::Taken { param } => (Some((*param).to_owned()), "is taken already".to_owned()),
        other => (None, kassa_dialects::native::explained(other).1),
    }
}

/// Puts what is wrong beside its field of a form, or over the page where the form does not have it.
pub(super) fn blame(mut screen: Screen, mut form: Form, refusal: &Refusal) -> Screen {
    let (param, message) = refused(refusal);
    let said = words::of_form(&form, &message, None);
    let field = form.fields.iter_mut().find(|field| param.as_deref() == Some(field.name.as_str()));
    match field {
        Some(field) => field.error = Some(said),
        None => {
            let text = words::over_page(Some(&form), param.as_deref(), &message);
            screen.notice = Some(Notice { tone: Tone::Bad, text });
        }
    }
    screen.blocks.insert(0, Block::Form(form));
    screen
}

/// A page that says over all that something could not be done.
pub(super) fn not_done(mut screen: Screen, refusal: &Refusal) -> Shown {
    let (param, message) = refused(refusal);
    let text = words::over_page(None, param.as_deref(), &message);
    screen.notice = Some(Notice { tone: Tone::Bad, text });
    to_mend(screen)
}

/// What an address says besides the filters of a list: the part that is shown, and what was done.
const NO_FILTERS: [&str; 4] = ["after", "older", "newer", "done"];

/// The filters of a list, as they stand in its address.
fn filters(visitor: &Visitor<'_>) -> form_urlencoded::Serializer<'static, String> {
    let query = visitor.incoming.parts.uri.query().unwrap_or_default();
    let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| !NO_FILTERS.contains(&&**name));
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.extend_pairs(kept);
    text
}

/// The address of the same list from another place on, with its filters.
pub(super) fn paged(visitor: &Visitor<'_>, after: &str) -> String {
    turned(visitor, "after", after)
}

/// The same in one of both directions: `older` or `newer` than a place.
pub(super) fn turned(visitor: &Visitor<'_>, way: &str, place: &str) -> String {
    format!("?{}", filters(visitor).append_pair(way, place).finish())
}

/// The address of a list as a file, with its filters.
pub(super) fn as_file(visitor: &Visitor<'_>, path: &str) -> String {
    match filters(visitor).finish() {
        query if query.is_empty() => format!("/dashboard{path}.csv"),
        query => format!("/dashboard{path}.csv?{query}"),
    }
}

/// A table as a file of comma-separated values.
pub(super) fn csv(name: &str, table: &Table) -> Shown {
    let mut writer = csv::Writer::from_writer(vec![]);
    let head = table.columns.iter().map(|column| column.name).filter(|name| !name.is_empty());
    let width = head.clone().count();
    let mut written = writer.write_record(head);
    for row in &table.rows {
        let cells = row.iter().take(width).map(|cell| harmless(&plain(cell)));
        written = written.and_then(|()| writer.write_record(cells));
    }
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    let body = String::from_utf8(bytes).unwrap_or_default();
    Shown::File { name: format!("{name}.csv"), kind: "text/csv; charset=utf-8", body }
}

/// A cell as plain text.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Action(_) | Cell::Menu(..) => String::new(),
        Cell::Text(text) | Cell::Id(text) | Cell::Money(text) | Cell::Time(text) | Cell::Status(text, _) => {
            text.clone()
        }
        Cell::Link { text, .. } => text.clone(),
        Cell::Lines(cells) => cells.iter().map(plain).collect::<Vec<_>>().join("; "),
    }
}

/// A spreadsheet takes what begins with one of these signs for a formula, and runs it. Behind an apostrophe it is text,
/// as OWASP's page on CSV injection says. A number that is less than nothing is left alone.
fn harmless(text: &str) -> String {
    let is_number = text.strip_prefix('-').is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|sign| sign.is_ascii_digit() || sign == '.' || sign == ',')
    });
    let begins = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
    if !is_number && begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        return format!("'{text}");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly_as_they_are_written() {
        let of = |code: &str| Currency::parse(code).unwrap();
        for (text, code, amount) in [
            ("12.50", "GHS", 1250),
            ("12.5", "GHS", 1250),
            (" 12 ", "GHS", 1200),
            ("1,250.00", "GHS", 125_000),
            ("0.01", "GHS", 1),
            ("1000", "JPY", 1000),
            ("1.25", "KWD", 1250),
            ("0.000001", "USDC", 100),
        ] {
            assert_eq!(minor_units(text, of(code)), Ok(amount), "{text} {code}");
        }
        for (text, code, said) in [
            ("12.505", "GHS", "more decimals"),
            ("1.5", "JPY", "has none"),
            ("", "GHS", "such as 12.50"),
            ("-1", "GHS", "such as"),
            ("1e3", "GHS", "such as"),
            ("12.", "GHS", "such as"),
            ("99999999999999", "GHS", "such as"),
        ] {
            let problem = minor_units(text, of(code)).unwrap_err();
            assert!(problem.contains(said), "{text} {code}: {problem}");
        }
        for (amount, code, text) in
            [(1250, "GHS", "12.50"), (5, "GHS", "0.05"), (-1250, "GHS", "-12.50"), (7, "JPY", "7")]
        {
            assert_eq!(units(Money { amount, currency: of(code) }), text);
        }
    }

    #[test]
    fn no_cell_of_a_file_is_a_formula() {
        for text in ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-", "-cmd|x"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        for text in ["", "a=1", "-1.50", "-1,234.50", "ama@example.com", "GHS 1.00"] {
            assert_eq!(harmless(text), text);
        }
    }
}
