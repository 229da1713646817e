//! `kassa reconcile`: compares our books with those of the processors, payment by payment. It asks them, or reads a
//! statement that they wrote. Every difference is listed and is an event; nothing is mended by itself.

use super::keys::ModeArg;
use super::{beside_existing, merchant, say};
use crate::config::Common;
use anyhow::{Context, bail};
use clap::Args;
use kassa_domain::account::Account;
use kassa_domain::id::{Mode, Scope};
use kassa_domain::money::Money;
use kassa_domain::reconcile::Difference;
use kassa_domain::time::{DAY, Timestamp};
use kassa_engine::{Checked, Engine, Statement};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Payments older than this are compared only if they are asked for: processors forget, and settle sooner.
const DAYS: i64 = 30;
const SIMULATOR: &str = "simulator";

#[derive(Args)]
pub(super) struct ReconcileArgs {
    #[command(flatten)]
    common: Common,
    /// The merchant's id or slug [default: the first merchant]
    #[arg(long, value_name = "ID")]
    merchant: Option<String>,
    /// Only this mode
    #[arg(long, value_enum)]
    mode: Option<ModeArg>,
    /// Only the account of this id or name; "simulator" is the built-in one
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    /// Only payments made since this day or moment, such as 2026-11-01 [default: 30 days ago]
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Read the processor's statement of the account instead of asking
    #[arg(long, value_name = "FILE", requires = "account")]
    csv: Option<PathBuf>,
    /// Print JSON, a line for each account
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: &ReconcileArgs) -> anyhow::Result<()> {
    let since = args.since.as_deref().map(moment).transpose()?;
    let statement = args.csv.as_deref().map(read).transpose()?;
    let engine = beside_existing(&args.common).await?;
    let merchant = merchant(&engine, args.merchant.as_deref()).await?;
    let modes = match args.mode {
        Some(mode) => vec![mode.into()],
        None => vec![Mode::Test, Mode::Live],
    };
    let mut accounts = vec![];
    for mode in modes {
        accounts.extend(meant(&engine, Scope { merchant: merchant.number, mode }, args).await?);
    }
    match accounts.len() {
        0 => bail!("there is no such account; `kassa processor list` shows them"),
        2.. if statement.is_some() => bail!("--account names several accounts; name one by its id"),
        _ => {}
    }
    let mut wrong = 0_usize;
    for (scope, account) in &accounts {
        let checked = check(&engine, *scope, account.as_ref(), (since, statement.as_ref())).await?;
        tell(*scope, account.as_ref(), &checked, args.json);
        for count in [checked.differences.len(), checked.unanswered.len(), checked.unread.len()] {
            wrong = wrong.saturating_add(count);
        }
    }
    match wrong {
        0 => Ok(()),
        _ => bail!("{wrong} things do not agree or could not be compared; nothing was changed"),
    }
}

/// The accounts that are meant. `None` is the merchant's account at the simulator, which is in no row.
async fn meant(
    engine: &Engine,
    scope: Scope,
    args: &ReconcileArgs,
) -> anyhow::Result<Vec<(Scope, Option<Account>)>> {
    let named = args.account.as_deref();
    let rows = engine.store().accounts(scope).await?;
    let is_meant = |account: &Account| {
        named.is_none_or(|named| account.id.as_str() == named || account.body.name == named)
    };
    let mut found: Vec<_> = rows.into_iter().filter(is_meant).map(|it| (scope, Some(it))).collect();
    if scope.mode == Mode::Test && named.is_none_or(|named| named == SIMULATOR) {
        found.insert(0, (scope, None));
    }
    Ok(found)
}

async fn check(
    engine: &Engine,
    scope: Scope,
    account: Option<&Account>,
    (since, statement): (Option<Timestamp>, Option<&Statement>),
) -> anyhow::Result<Checked> {
    let id = account.map(|account| &account.id);
    let checked = match statement {
        Some(statement) => {
            let processor = account.map_or(SIMULATOR, |account| account.processor.as_str());
            engine.reconcile_by_statement(scope, (processor, id), statement).await?
        }
        None => {
            let now = engine.now(scope).await?;
            let since = since.unwrap_or_else(|| now.plus(-DAY.saturating_mul(DAYS)));
            engine.reconcile_by_asking(scope, id, since).await?
        }
    };
    Ok(checked)
}

fn moment(text: &str) -> anyhow::Result<Timestamp> {
    let whole = if text.contains('T') { text.to_owned() } else { format!("{text}T00:00:00Z") };
    Timestamp::parse(&whole)
        .with_context(|| format!("--since {text} must be a day such as 2026-11-01, or a moment in RFC 3339"))
}

fn read(path: &Path) -> anyhow::Result<Statement> {
    let name = path.display();
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_path(path)
        .with_context(|| format!("cannot read {name}"))?;
    let cells = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
    let mut header = cells(reader.headers().with_context(|| format!("{name} is not CSV"))?);
    if let Some(first) = header.first_mut() {
        // Spreadsheets put a mark at the beginning of the file.
        *first = first.trim_start_matches('\u{feff}').to_owned();
    }
    let mut rows = vec![];
    for row in reader.records() {
        rows.push(cells(&row.with_context(|| format!("{name} is not CSV"))?));
    }
    Ok(Statement { header, rows })
}

/// An amount with its currency, in the unit that people count in.
fn money(money: Option<&Money>) -> String {
    let Some(money) = money else { return "nothing".to_owned() };
    let places = usize::try_from(money.currency.exponent()).unwrap_or_default();
    let digits = format!("{:0>width$}", money.amount.unsigned_abs(), width = places.saturating_add(1));
    let (whole, rest) = digits.split_at(digits.len().saturating_sub(places));
    let sign = if money.amount < 0 { "-" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest} {}", money.currency.code())
}

fn tell(scope: Scope, account: Option<&Account>, checked: &Checked, as_json: bool) {
    let name = account.map_or(SIMULATOR, |account| account.body.name.as_str());
    if as_json {
        let money = |money: &Money| json!({ "amount": money.amount, "currency": money.currency.code() });
        let difference = |it: &Difference| {
            json!({
                "kind": it.kind.as_str(), "payment": it.attempt.as_ref().map(|id| id.as_str()),
                "processor_reference": it.reference, "ours": it.ours.as_ref().map(money),
                "theirs": it.theirs.as_ref().map(money),
            })
        };
        let differences: Vec<_> = checked.differences.iter().map(difference).collect();
        let unread = checked.unread.iter().map(|(line, why)| json!({ "line": line, "problem": why }));
        let unread: Vec<_> = unread.collect();
        say(&json!({
            "account": name, "mode": scope.mode.as_str(), "payments": checked.payments,
            "differences": differences, "unanswered": checked.unanswered, "unread": unread,
        })
        .to_string());
        return;
    }
    say(&format!("{name} ({}): {} payments compared", scope.mode.as_str(), checked.payments));
    for found in &checked.differences {
        let which = found.attempt.as_ref().map_or_else(
            || found.reference.clone().unwrap_or_default(),
            |attempt| attempt.as_str().to_owned(),
        );
        let (ours, theirs) = (money(found.ours.as_ref()), money(found.theirs.as_ref()));
        say(&format!("  {}  {which}  here {ours}, there {theirs}", found.kind.as_str()));
    }
    for payment in &checked.unanswered {
        say(&format!("  unanswered  {payment}"));
    }
    for (line, problem) in &checked.unread {
        say(&format!("  line {line}: {problem}"));
    }
}
