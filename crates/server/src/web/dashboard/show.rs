//! How the dashboard says things: roles, statuses, amounts, what was done, what went wrong. Every page takes its words
//! from here where others need them too.

use super::{Visitor, to_mend};
use crate::web::dashboard::Shown;
use kassa_domain::attempt::AttemptStatus;
use kassa_domain::audit::Actor;
use kassa_domain::money::Money;
use kassa_domain::team::{Right, Role};
use kassa_domain::{Refusal, Timestamp};
use kassa_pages::dashboard::{Cell, Form, Notice, Screen, Table, Tone};

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
        Role::Owner => "everything, and the people",
        Role::Developer => "sets up catalog, webhooks, keys and processors, and looks after buyers",
        Role::Support => "looks after buyers: refunds, captures, subscriptions, deliveries",
        Role::ReadOnly => "sees, and changes nothing",
    }
}

/// What a right lets somebody do, in words.
fn right(right: Right) -> &'static str {
    match right {
        Right::Look => "look",
        Right::Serve => "look after buyers",
        Right::Build => "set up the shop",
        Right::Own => "decide about people",
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

/// How a payment stands.
pub(super) fn payment_status(status: AttemptStatus) -> (&'static str, Tone) {
    match status {
        AttemptStatus::Asked => ("Processing", Tone::Warn),
        AttemptStatus::Challenged => ("Asks the buyer", Tone::Warn),
        AttemptStatus::Offered => ("Waits for the buyer", Tone::Warn),
        AttemptStatus::Authorized => ("Held", Tone::Warn),
        AttemptStatus::Succeeded => ("Succeeded", Tone::Good),
        AttemptStatus::Declined => ("Declined", Tone::Bad),
        AttemptStatus::Canceled => ("Canceled", Tone::Plain),
        AttemptStatus::Surplus => ("To be given back", Tone::Warn),
        AttemptStatus::Refunded => ("Refunded", Tone::Plain),
        AttemptStatus::Parked => ("End unknown", Tone::Bad),
    }
}

/// Who changed something.
pub(super) fn actor(actor: &Actor) -> Cell {
    match actor {
        Actor::Member { email, .. } => Cell::text(email.as_str()),
        Actor::Key { id } => Cell::Id(id.to_string()),
        Actor::Operator => Cell::text("Operator of the server"),
    }
}

/// What was just done, by the word in the address. Only these words say anything: an address can be made by anybody.
pub(super) fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "saved" => "It is saved.",
        "made" => "It is made.",
        "invited" => "The invitation is void, and there is another one.",
        "removed" => "They cannot sign in any more.",
        "role" => "They may do that from now on.",
        "password" => "Your password is another now. All other browsers were signed out.",
        "codes_on" => "From now on a code is asked for when you sign in.",
        "codes_off" => "Codes are not asked for any more.",
        "signed_out" => "That browser is signed out.",
        "signed_out_all" => "All other browsers are signed out.",
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
    Screen { title: "This is not for your role".to_owned(), lead: Some(text), ..Screen::default() }
}

/// The page for what is not there.
pub(super) fn missing() -> Screen {
    Screen {
        title: "There is nothing here".to_owned(),
        lead: Some("It may belong to the other mode: look at the switch between test and live.".to_owned()),
        ..Screen::default()
    }
}

/// Why the answer is no, as a sentence, with the field that it is about where there is one.
pub(super) fn refused(refusal: &Refusal) -> (Option<String>, String) {
    match refusal {
        Refusal::Invalid { param, message } => (Some(param.clone()), message.clone()),
        Refusal::NotFound(_) => (None, "It is not there any more.".to_owned()),
        other => (None, kassa_dialects::native::explained(other).1),
    }
}

/// Puts what is wrong beside its field of a form, or over the page where the form does not have it.
pub(super) fn blame(mut screen: Screen, mut form: Form, refusal: &Refusal) -> Screen {
    let (param, message) = refused(refusal);
    let field = form.fields.iter_mut().find(|field| param.as_deref() == Some(field.name.as_str()));
    match field {
        Some(field) => field.error = Some(message),
        None => {
            let text = param.map_or_else(|| message.clone(), |param| format!("{param} {message}"));
            screen.notice = Some(Notice { tone: Tone::Bad, text });
        }
    }
    screen.blocks.insert(0, kassa_pages::dashboard::Block::Form(form));
    screen
}

/// A page that says over all that something could not be done.
pub(super) fn not_done(mut screen: Screen, refusal: &Refusal) -> Shown {
    let (param, message) = refused(refusal);
    let text = param.map_or_else(|| message.clone(), |param| format!("{param} {message}"));
    screen.notice = Some(Notice { tone: Tone::Bad, text });
    to_mend(screen)
}

/// The address of the same list from another place on, with its filters.
pub(super) fn paged(visitor: &Visitor<'_>, after: &str) -> String {
    let query = visitor.incoming.parts.uri.query().unwrap_or_default();
    let mut next = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name != "after" && name != "done" {
            next.append_pair(&name, &value);
        }
    }
    next.append_pair("after", after);
    format!("?{}", next.finish())
}

/// The address of a list as a file, with its filters.
pub(super) fn as_file(visitor: &Visitor<'_>, path: &str) -> String {
    let query = visitor.incoming.parts.uri.query().unwrap_or_default();
    let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "after" && name != "done");
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.extend_pairs(kept);
    match text.finish() {
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
        Cell::Empty | Cell::Action(_) => String::new(),
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
    fn no_cell_of_a_file_is_a_formula() {
        for text in ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-", "-cmd|x"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        for text in ["", "a=1", "-1.50", "-1,234.50", "ama@example.com", "GHS 1.00"] {
            assert_eq!(harmless(text), text);
        }
    }
}
