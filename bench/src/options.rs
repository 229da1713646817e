//! What was asked for on the command line.

use std::path::PathBuf;

use anyhow::{Context, bail};

/// What `--help` says.
pub(crate) const HELP: &str = "\
cargo xtask bench [--json] [--seconds N] [--rounds N] [--only ROW,ROW]
    --json          one JSON object per row on standard output
    --seconds N     how long each side is measured in each round [default: 5]
    --rounds N      how often the two sides take turns [default: 3]
    --patience N    how many seconds to wait for a quiet machine before each round [default: 60]
    --only ROWS     these rows alone: create_sqlite, create_sqlite_p99, create_postgres, page, session_get,
                    checkout, deliver, growth_create, growth_list, memory_idle, memory_load, start_empty,
                    start_million, localstripe, binary
    --sessions N    how many sessions are stored for the rows on growth [default: 10000000]
";

/// The rows there are, by the names under which they are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// Durable creates at 128 connections.
    CreateSqlite,
    /// How long the slowest hundredth of creates takes at 32 connections.
    CreateSqliteP99,
    /// Durable creates on PostgreSQL.
    CreatePostgres,
    /// The hosted page.
    Page,
    /// One session through the API.
    SessionGet,
    /// Whole checkouts, webhook included.
    Checkout,
    /// Webhooks to one endpoint.
    Deliver,
    /// Creates with many sessions stored.
    GrowthCreate,
    /// Lists with many sessions stored.
    GrowthList,
    /// Memory before any load.
    MemoryIdle,
    /// The most memory during the creates.
    MemoryLoad,
    /// From the start on an empty folder to the first answer.
    StartEmpty,
    /// From the start with a million sessions to the first answer.
    StartMillion,
    /// Creates beside a stand-in for a vendor's API.
    Localstripe,
    /// How large the program is.
    Binary,
}

impl Name {
    /// Every row, in the order they are printed.
    const ALL: [Self; 15] = [
        Self::CreateSqlite,
        Self::CreateSqliteP99,
        Self::CreatePostgres,
        Self::Page,
        Self::SessionGet,
        Self::Checkout,
        Self::Deliver,
        Self::GrowthCreate,
        Self::GrowthList,
        Self::MemoryIdle,
        Self::MemoryLoad,
        Self::StartEmpty,
        Self::StartMillion,
        Self::Localstripe,
        Self::Binary,
    ];

    /// The name as it is printed.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::CreateSqlite => "create_sqlite",
            Self::CreateSqliteP99 => "create_sqlite_p99",
            Self::CreatePostgres => "create_postgres",
            Self::Page => "page",
            Self::SessionGet => "session_get",
            Self::Checkout => "checkout",
            Self::Deliver => "deliver",
            Self::GrowthCreate => "growth_create",
            Self::GrowthList => "growth_list",
            Self::MemoryIdle => "memory_idle",
            Self::MemoryLoad => "memory_load",
            Self::StartEmpty => "start_empty",
            Self::StartMillion => "start_million",
            Self::Localstripe => "localstripe",
            Self::Binary => "binary",
        }
    }
}

/// How to measure.
#[derive(Debug)]
pub(crate) struct Options {
    /// The release binary of the server.
    pub(crate) kassa: PathBuf,
    /// The Python that has localstripe.
    pub(crate) localstripe: Option<PathBuf>,
    /// Whether the rows are for a program.
    pub(crate) json: bool,
    /// How long each side is measured in each round.
    pub(crate) seconds: u64,
    /// How often the sides take turns.
    pub(crate) rounds: u64,
    /// How many sessions are stored for the rows on growth.
    pub(crate) sessions: u64,
    /// How many seconds to wait for others to leave the machine alone.
    pub(crate) patience: u64,
    /// The rows to measure.
    only: Vec<Name>,
}

impl Options {
    /// Whether a row is to be measured.
    pub(crate) fn wants(&self, name: Name) -> bool {
        self.only.contains(&name)
    }
}

/// What the arguments ask for.
pub(crate) enum Wanted {
    /// To be told what there is.
    Help,
    /// To measure.
    Run(Options),
}

impl Wanted {
    /// Reads the arguments.
    pub(crate) fn read(arguments: &[String]) -> anyhow::Result<Self> {
        let mut kassa = None;
        let mut options = Options {
            kassa: PathBuf::new(),
            localstripe: None,
            json: false,
            seconds: 5,
            rounds: 3,
            patience: 60,
            sessions: 10_000_000,
            only: Name::ALL.to_vec(),
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--help" | "-h" | "help" => return Ok(Self::Help),
                "--json" => options.json = true,
                "--localstripe" => options.localstripe = Some(PathBuf::from(value()?)),
                "--kassa" => kassa = Some(PathBuf::from(value()?)),
                "--seconds" => options.seconds = number(value()?)?,
                "--rounds" => options.rounds = number(value()?)?,
                "--sessions" => options.sessions = number(value()?)?,
                "--patience" => options.patience = number(value()?)?,
                "--only" => options.only = value()?.split(',').map(name).collect::<Result<_, _>>()?,
                other => bail!("{other} is no option here.\n\n{HELP}"),
            }
        }
        options.kassa = kassa.context("--kassa PATH says which server to measure")?;
        Ok(Self::Run(options))
    }
}

fn number(text: &str) -> anyhow::Result<u64> {
    let number: u64 = text.parse().with_context(|| format!("{text:?} is no whole number"))?;
    if number == 0 { bail!("0 is too few") } else { Ok(number) }
}

fn name(text: &str) -> anyhow::Result<Name> {
    let known = || Name::ALL.map(Name::as_str).join(", ");
    let found = Name::ALL.into_iter().find(|name| name.as_str() == text.trim());
    found.with_context(|| format!("there is no row {text:?}; there are {}", known()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> anyhow::Result<Options> {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        match Wanted::read(&words)? {
            Wanted::Run(options) => Ok(options),
            Wanted::Help => bail!("help"),
        }
    }

    #[test]
    fn rows_can_be_chosen() {
        let options = read("--seconds 2 --only page,create_sqlite --json --kassa target/kassa").unwrap();
        assert_eq!((options.seconds, options.rounds, options.json), (2, 3, true));
        assert!(options.wants(Name::Page) && options.wants(Name::CreateSqlite));
        assert!(!options.wants(Name::StartEmpty));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for bad in
            ["--kassa", "--seconds 0 --kassa k", "--only pages --kassa k", "--fast --kassa k", "--json"]
        {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
