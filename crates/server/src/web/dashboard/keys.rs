//! API keys: what the merchant's backends call the APIs with. A key is shown once, when it is made.

use super::forms::{self, Typed, texts};
use super::lists::{self, Head, Rest};
use super::show::{id, maybe_time, plainly, time};
use super::{Shown, Visitor, done, states};
use kassa_domain::id::KeyId;
use kassa_domain::merchant::KeyRecord;
use kassa_domain::right::KeyRight;
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command};
use kassa_engine::Fault;
use kassa_pages::dashboard::{
    Action, Block, Cell, Code, Column, Field, FieldKind, Form, Screen, Table, Tone,
};

/// The word of the form for a key without a list of scopes.
const EVERYTHING: &str = "everything";
const PATH: &str = "/keys";
const ABOVE: (&str, &str) = ("API keys", "/dashboard/keys");

/// What a key begins and ends with.
fn hint(key: &KeyRecord) -> String {
    // What was made by an older version does not say what it begins with: all keys began as native ones do then.
    let begins = match key.body.prefix.as_str() {
        "" => format!("sk_{}_", key.scope.mode.as_str()),
        prefix => prefix.to_owned(),
    };
    format!("{begins}…{}", key.hint)
}

fn standing(key: &KeyRecord) -> states::Said {
    if key.revoked_at.is_some() { ("Revoked", Tone::Plain) } else { ("Valid", Tone::Good) }
}

fn scopes(key: &KeyRecord) -> Cell {
    match &key.body.scopes {
        None => Cell::text("Everything"),
        Some(scopes) => texts(scopes.iter().map(|scope| plainly(scope.as_str()))),
    }
}

/// The keys of the mode that is looked at, those that are valid first, and of these the newest.
async fn all(visitor: &Visitor<'_>) -> Result<Vec<KeyRecord>, Fault> {
    let mut keys = visitor.app.engine.store().keys(visitor.scope).await?;
    keys.sort_by(|a, b| (a.revoked_at.is_some(), &b.id).cmp(&(b.revoked_at.is_some(), &a.id)));
    Ok(keys)
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let may = forms::may(visitor, Right::Build);
    let row = |key: &KeyRecord| {
        let mut cells = vec![
            Cell::Id(hint(key)),
            Cell::Text(states::dialect(&key.dialect)),
            scopes(key),
            states::cell(standing(key)),
            time(key.created_at),
            maybe_time(key.last_used_at),
        ];
        if may {
            let revoke = || {
                Cell::Action(Action::Post {
                    text: "Revoke".to_owned(),
                    action: format!("/dashboard{PATH}/{}/revoke", key.id),
                    fields: vec![],
                    is_danger: true,
                })
            };
            cells.push(if key.revoked_at.is_none() { revoke() } else { Cell::Empty });
        }
        cells
    };
    let what = may.then_some("");
    let columns = ["Key", "Dialect", "May", "Status", "Created", "Last used"].into_iter().chain(what);
    let table = Table {
        columns: columns.map(Column::of).collect(),
        rows: all(visitor).await?.iter().map(row).collect(),
        empty: "No API keys in this mode.".to_owned(),
        ..Table::default()
    };
    let new = vec![forms::main("New key", format!("/dashboard{PATH}/new"))];
    let lead = Some("Your backends use them to call the APIs. Last use is exact to the hour.");
    let head =
        Head { lead, actions: forms::actions(visitor, Right::Build, new), ..Head::of("API keys", PATH) };
    Ok(forms::plainly_listed(visitor, head, table, Rest::default()).into())
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let row = |key: &KeyRecord| {
        vec![
            id(&key.id),
            Cell::Text(hint(key)),
            Cell::text(&*key.dialect),
            scopes(key),
            Cell::text(standing(key).0),
            time(key.created_at),
            maybe_time(key.last_used_at),
            maybe_time(key.revoked_at),
        ]
    };
    let columns = ["ID", "Key", "Dialect", "May", "Status", "Created", "Last used", "Revoked"];
    Ok(lists::written("keys", &columns, all(visitor).await?.iter().map(row).collect()))
}

fn says(scope: KeyRight) -> &'static str {
    match scope {
        KeyRight::Read => "Read everything",
        KeyRight::Sessions => "Create and expire sessions",
        KeyRight::Payments => "Take, capture, cancel and refund payments; change subscriptions",
        KeyRight::Catalog => "Change the catalog",
        KeyRight::Webhooks => "Change webhook endpoints; resend events",
        KeyRight::Customers => "Create and change customers; open the customer portal",
    }
}

/// What somebody must be allowed to make a key for everything. With real money it can do what only owners may: say
/// where the money goes.
fn for_everything(visitor: &Visitor<'_>) -> Right {
    if visitor.is_live() { Right::Own } else { Right::Build }
}

fn form(visitor: &Visitor<'_>) -> Form {
    let everything =
        (EVERYTHING.to_owned(), "Everything, including accounts at processors".to_owned(), false);
    let scopes = KeyRight::ALL.map(|scope| (scope.as_str().to_owned(), says(scope).to_owned(), false));
    let offered = visitor.may(for_everything(visitor)).then_some(everything);
    Form {
        hint: Some(match visitor.is_live() {
            true => "Anyone who has this key can charge real money.".to_owned(),
            false => "It works in test mode only, without real money.".to_owned(),
        }),
        action: format!("/dashboard{PATH}"),
        fields: vec![
            states::dialect_field()
                .hint("The API that it speaks. Code that was made for one of these vendors takes theirs."),
            Field::line("scopes", "It may", "")
                .of(FieldKind::Several(offered.into_iter().chain(scopes).collect()))
                .hint("Choose only what your program needs."),
        ],
        submit: "Create".to_owned(),
        ..Form::default()
    }
}

pub(super) async fn blank(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    Ok(forms::with(forms::page("New API key", &[ABOVE]), form(visitor)))
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut typed = Typed::of(visitor);
    let dialect = kassa_dialects::NAMES.into_iter().find(|name| *name == typed.text("dialect"));
    let words = typed.several("scopes");
    let scopes: Vec<KeyRight> = words.iter().filter_map(|word| KeyRight::parse(word)).collect();
    let everything = words.iter().any(|word| *word == EVERYTHING);
    if everything && !visitor.may(for_everything(visitor)) {
        typed.blame("scopes", "must be less than everything: such a key for real money is made by an owner");
    } else if words.is_empty() {
        typed.blame("scopes", "must be chosen");
    } else if scopes.len() + usize::from(everything) != words.len() {
        typed.blame("scopes", "must be some of those offered");
    }
    if dialect.is_none() {
        typed.blame("dialect", "must be one of the options");
    }
    let form_of = dialect.and_then(|name| visitor.app.engine.dialect(name));
    let (Some(dialect), Some(spoken), false) = (dialect, form_of, typed.is_wrong()) else {
        return Ok(typed.mend(forms::page("New API key", &[ABOVE]), form(visitor), None));
    };
    let command = Command::CreateKey {
        dialect: dialect.to_owned(),
        form: spoken.key_form(visitor.scope.mode),
        scopes: (!everything).then_some(scopes),
    };
    match visitor.change(&command).await? {
        Ok(Answer::Key { key: Some(key), secret, record }) => {
            let code = |title: &str, text: &str| {
                Block::Code(Code {
                    title: title.to_owned(),
                    hint: Some("Copy it now. It is shown only once.".to_owned()),
                    text: text.to_owned(),
                    is_secret: true,
                })
            };
            let mut blocks = vec![code("Key", key.expose())];
            blocks.extend(secret.map(|secret| code("The secret beside it", secret.expose())));
            Ok(Screen {
                lead: Some(format!("For the dialect {}", record.dialect)),
                actions: vec![forms::main("Go to API keys", ABOVE.1)],
                blocks,
                ..forms::page("API key created", &[ABOVE])
            }
            .into())
        }
        Ok(_) => Ok(done(ABOVE.1, "made")),
        Err(refusal) => Ok(typed.mend(forms::page("New API key", &[ABOVE]), form(visitor), Some(&refusal))),
    }
}

pub(super) async fn revoke(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    match visitor.change(&Command::RevokeKey(KeyId::named(visitor.param(0)))).await? {
        Ok(_) => Ok(done(ABOVE.1, "key_revoked")),
        Err(_) => Ok(Shown::Missing),
    }
}
