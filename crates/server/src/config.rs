//! Settings: a flag, else an environment variable, else a key of the configuration file, else a default.

pub mod edge;
pub mod traces;

use anyhow::{Context, bail};
use clap::Args;
use edge::{Edge, EdgeArgs};
use kassa_store::Database;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use traces::{TraceArgs, Traces};

/// Where the database is when nobody says.
const DATABASE_DEFAULT: &str = "sqlite:kassa.db";
/// With fewer connections to a server, those that commit would leave none to read with.
const CONNECTIONS_MIN: usize = 6;
/// API requests that are worked on at once: far more than there are processors, and few enough that each is soon done.
const REQUESTS_AT_ONCE: usize = 256;
/// Where the server listens when nobody says.
const LISTEN_DEFAULT: &str = "127.0.0.1:8080";

/// What every command takes.
#[derive(Args, Clone, Debug, Default)]
pub struct Common {
    /// The database: sqlite:PATH, or postgres://USER:PASSWORD@HOST/NAME [default: sqlite:kassa.db]
    #[arg(long, env = "KASSA_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The most connections to a PostgreSQL server [default: 16]
    #[arg(long, env = "KASSA_DATABASE_CONNECTIONS", value_name = "N")]
    pub database_connections: Option<usize>,
    /// The connections are lent by a pooler, such as pgbouncer, for one transaction at a time: no statement is prepared
    /// beforehand
    #[arg(long, env = "KASSA_DATABASE_POOLER")]
    pub database_pooler: bool,
    /// A configuration file in TOML, whose keys are the names of the flags with underscores
    #[arg(long, env = "KASSA_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The key that secrets in the database are encrypted with: 64 hexadecimal digits [default: a file
    /// beside the database]
    #[arg(long, env = "KASSA_MASTER_KEY", value_name = "HEX", hide_env_values = true)]
    pub master_key: Option<String>,
    /// A host and port that processors may be called at although it is no public address, such as an own chain node;
    /// several between commas
    #[arg(
        long = "trusted-host",
        env = "KASSA_TRUSTED_HOSTS",
        value_name = "HOST:PORT",
        value_delimiter = ','
    )]
    pub trusted_hosts: Vec<String>,
}

/// What `kassa serve` takes.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeArgs {
    #[command(flatten)]
    /// What every command takes.
    pub common: Common,
    #[command(flatten)]
    /// How connections come in.
    pub edge: EdgeArgs,
    #[command(flatten)]
    /// Where traces go.
    pub traces: TraceArgs,
    /// The address to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "KASSA_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// The URL under which buyers and backends reach this server [default: http:// and the listening address]
    #[arg(long, env = "KASSA_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// A second address that serves only /metrics; without it, /metrics answers callers on this machine
    #[arg(long, env = "KASSA_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<String>,
    /// The most API requests per second and key; 0 is no limit [default: 0]
    #[arg(long, env = "KASSA_RATE_LIMIT", value_name = "N")]
    pub rate_limit: Option<u32>,
    /// The most API requests that are worked on at once; further ones wait a moment, or are answered 503 [default: 256]
    #[arg(long, env = "KASSA_REQUESTS_AT_ONCE", value_name = "N")]
    pub requests_at_once: Option<usize>,
    /// The demo shop at /demo: on or off [default: on while the public URL is on this machine]
    #[arg(long, env = "KASSA_DEMO", value_name = "SWITCH")]
    pub demo: Option<Switch>,
    /// What vendors' documents leave open, as DIALECT.NAME=VALUE; docs/dialects.md lists them
    #[arg(
        long = "dialect-setting",
        env = "KASSA_DIALECT_SETTINGS",
        value_name = "SETTING",
        value_delimiter = ','
    )]
    pub dialect_settings: Vec<String>,
    /// The form of the log on standard error: text or json [default: text on a terminal, else json]
    #[arg(long, env = "KASSA_LOG", value_name = "FORM")]
    pub log: Option<LogForm>,
}

/// Whether something is there.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}

/// The form of log lines.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogForm {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// The keys of the configuration file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    database_connections: Option<usize>,
    #[serde(default)]
    database_pooler: bool,
    master_key: Option<String>,
    listen: Option<String>,
    public_url: Option<String>,
    metrics_listen: Option<String>,
    rate_limit: Option<u32>,
    requests_at_once: Option<usize>,
    demo: Option<Switch>,
    log: Option<LogForm>,
    tls_cert: Option<PathBuf>,
    tls_key: Option<PathBuf>,
    #[serde(default)]
    acme_domains: Vec<String>,
    acme_contact: Option<String>,
    acme_directory: Option<String>,
    acme_root: Option<PathBuf>,
    http_listen: Option<String>,
    otlp_endpoint: Option<String>,
    otlp_headers: Option<String>,
    otlp_service: Option<String>,
    otlp_sample: Option<String>,
    #[serde(default)]
    trusted_proxies: Vec<String>,
    #[serde(default)]
    trusted_hosts: Vec<String>,
    #[serde(default)]
    dialects: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    processors: Vec<ProcessorEntry>,
}

/// An account at a processor, as the configuration file says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcessorEntry {
    /// The processor.
    pub processor: String,
    /// What the account is called; the processor's name when nothing is said.
    pub name: Option<String>,
    /// Whose, by slug or id; the only merchant's, or the first's, when nothing is said.
    pub merchant: Option<String>,
    /// `test` or `live`.
    pub mode: String,
    /// `enabled` or `disabled`.
    pub status: Option<String>,
    /// Its place among the accounts, the lowest first.
    pub priority: Option<i64>,
    /// Only these methods.
    pub methods: Option<Vec<String>>,
    /// Only these currencies.
    pub currencies: Option<Vec<String>>,
    /// Only buyers in these countries.
    pub countries: Option<Vec<String>>,
    /// Its settings. A secret may be given as `NAME_file` or `NAME_env` instead: the file or the environment variable
    /// that holds it.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
}

/// What is in force for every command.
#[derive(Clone)]
pub struct Storage {
    /// Where the rows are.
    pub database: Database,
    /// The master key, when it was given and not to be read from its file.
    pub master_key: Option<[u8; 32]>,
    /// Hosts that processors may be called at wherever their names lead.
    pub trusted_hosts: Vec<String>,
}

/// What is in force for `kassa serve`.
#[derive(Clone)]
pub struct Serve {
    /// The database and its key.
    pub storage: Storage,
    /// How connections come in.
    pub edge: Edge,
    /// Where traces go, if anywhere.
    pub traces: Option<Traces>,
    /// Where to listen.
    pub listen: SocketAddr,
    /// As it was given, checked, without a slash at its end.
    pub public_url: Option<String>,
    /// Where to serve the metrics.
    pub metrics_listen: Option<SocketAddr>,
    /// Requests per second and key; 0 is no limit.
    pub rate_limit: u32,
    /// API requests that are worked on at once.
    pub requests_at_once: usize,
    /// Whether the demo shop is open; where nobody says, it is on a developer's own machine.
    pub demo: Option<Switch>,
    /// The accounts at processors that the file keeps.
    pub processors: Vec<ProcessorEntry>,
    /// What the operator has chosen where vendors' documents are silent.
    pub dialects: kassa_dialects::Settings,
    /// The form of the log.
    pub log: Option<LogForm>,
}

impl File {
    fn traces(&self) -> TraceArgs {
        TraceArgs {
            otlp_endpoint: self.otlp_endpoint.clone(),
            otlp_headers: self.otlp_headers.clone(),
            otlp_service: self.otlp_service.clone(),
            otlp_sample: self.otlp_sample.clone(),
        }
    }

    fn edge(&self) -> EdgeArgs {
        EdgeArgs {
            tls_cert: self.tls_cert.clone(),
            tls_key: self.tls_key.clone(),
            acme_domains: self.acme_domains.clone(),
            acme_contact: self.acme_contact.clone(),
            acme_directory: self.acme_directory.clone(),
            acme_root: self.acme_root.clone(),
            http_listen: self.http_listen.clone(),
            trusted_proxies: self.trusted_proxies.clone(),
        }
    }
}

fn read(config: Option<&PathBuf>) -> anyhow::Result<File> {
    let Some(path) = config else { return Ok(File::default()) };
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).map_err(|problem| {
        let meant =
            meant(problem.message()).map(|key| format!("; did you mean `{key}`?")).unwrap_or_default();
        anyhow::anyhow!("{} is not a valid configuration: {problem}{meant}", path.display())
    })
}

/// The key that a mistyped one was meant to be. The parser's own words name both it and those that there are.
fn meant(problem: &str) -> Option<&str> {
    let mut words = problem.strip_prefix("unknown field `")?.split('`');
    let typed = words.next()?;
    let known = words.skip(1).step_by(2);
    let near = known.map(|key| (strsim::damerau_levenshtein(typed, key), key)).min()?;
    (near.0 <= 1 + typed.len() / 4).then_some(near.1)
}

/// What a configuration file says, by key and as text. Of its tables only that they are there: they are no settings of
/// one value.
///
/// # Errors
/// When it cannot be read.
pub fn keys_of_file(path: &PathBuf) -> anyhow::Result<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let table: toml::Table = toml::from_str(&text)?;
    let words = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => {
            items.iter().map(|item| item.as_str().unwrap_or("...")).collect::<Vec<_>>().join(",")
        }
        toml::Value::Table(_) => "...".to_owned(),
        other => other.to_string(),
    };
    Ok(table.iter().map(|(key, value)| (key.clone(), words(value))).collect())
}

fn storage(common: &Common, file: &File) -> anyhow::Result<Storage> {
    let url = common.database.clone().or_else(|| file.database.clone());
    let mut database = Database::new(url.as_deref().unwrap_or(DATABASE_DEFAULT));
    if let Some(connections) = common.database_connections.or(file.database_connections) {
        if connections < CONNECTIONS_MIN {
            bail!("--database-connections must be {CONNECTIONS_MIN} or more");
        }
        database.connections = connections;
    }
    database.prepared = !(common.database_pooler || file.database_pooler);
    let master_key = common.master_key.clone().or_else(|| file.master_key.clone());
    Ok(Storage {
        database,
        master_key: master_key.map(|text| parse_key(&text)).transpose()?,
        trusted_hosts: match common.trusted_hosts.is_empty() {
            true => file.trusted_hosts.clone(),
            false => common.trusted_hosts.clone(),
        },
    })
}

/// Reads a master key.
///
/// # Errors
/// When it is not 64 hexadecimal digits.
pub fn parse_key(text: &str) -> anyhow::Result<[u8; 32]> {
    let bytes = hex::decode(text.trim()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    bytes.context("the master key must be 64 hexadecimal digits")
}

impl Common {
    /// What is in force.
    ///
    /// # Errors
    /// When the configuration file or a value cannot be read.
    pub fn resolve(&self) -> anyhow::Result<Storage> {
        storage(self, &read(self.config.as_ref())?)
    }
}

impl ServeArgs {
    /// What is in force.
    ///
    /// # Errors
    /// When the configuration file or a value cannot be read.
    pub fn resolve(&self) -> anyhow::Result<Serve> {
        let file = read(self.common.config.as_ref())?;
        let listen = self.listen.clone().or_else(|| file.listen.clone());
        let metrics = self.metrics_listen.clone().or_else(|| file.metrics_listen.clone());
        let public_url = self.public_url.clone().or_else(|| file.public_url.clone());
        Ok(Serve {
            storage: storage(&self.common, &file)?,
            edge: self.edge.over(&file.edge()).resolve()?,
            traces: self.traces.over(&file.traces()).resolve()?,
            listen: address(listen.as_deref().unwrap_or(LISTEN_DEFAULT), "listen")?,
            public_url: public_url.map(|url| check_public_url(&url)).transpose()?,
            metrics_listen: metrics.map(|text| address(&text, "metrics-listen")).transpose()?,
            rate_limit: self.rate_limit.or(file.rate_limit).unwrap_or(0),
            requests_at_once: at_once(self.requests_at_once.or(file.requests_at_once))?,
            demo: self.demo.or(file.demo),
            processors: file.processors.clone(),
            dialects: dialects(&self.dialect_settings, &file)?,
            log: self.log.or(file.log),
        })
    }
}

fn at_once(given: Option<usize>) -> anyhow::Result<usize> {
    match given.unwrap_or(REQUESTS_AT_ONCE) {
        0 => bail!("--requests-at-once must be 1 or more"),
        number => Ok(number),
    }
}

/// The file's choices, and over them those of flags or the environment.
fn dialects(given: &[String], file: &File) -> anyhow::Result<kassa_dialects::Settings> {
    let mut settings = kassa_dialects::Settings::default();
    for (dialect, choices) in &file.dialects {
        for (name, value) in choices {
            settings
                .set(&format!("{dialect}.{name}"), value)
                .map_err(|rule| anyhow::anyhow!("dialects.{rule}"))?;
        }
    }
    for text in given {
        let (name, value) = text
            .split_once('=')
            .with_context(|| format!("--dialect-setting {text} must be DIALECT.NAME=VALUE"))?;
        settings
            .set(name.trim(), value.trim())
            .map_err(|rule| anyhow::anyhow!("--dialect-setting {rule}"))?;
    }
    Ok(settings)
}

fn address(text: &str, name: &str) -> anyhow::Result<SocketAddr> {
    let text = text.replace("localhost:", "127.0.0.1:");
    text.parse()
        .with_context(|| format!("--{name} must be an IP address and a port, such as {LISTEN_DEFAULT}"))
}

fn check_public_url(text: &str) -> anyhow::Result<String> {
    let url =
        kassa_domain::address::parse_url(text).map_err(|rule| anyhow::anyhow!("--public-url {rule}"))?;
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        bail!("--public-url must be only scheme, host and port, such as https://pay.example.com");
    }
    Ok(url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_urls() {
        assert_eq!(check_public_url("https://pay.example.com/").unwrap(), "https://pay.example.com");
        assert_eq!(check_public_url("http://127.0.0.1:8080").unwrap(), "http://127.0.0.1:8080");
        for bad in [
            "pay.example.com",
            "https://pay.example.com/shop",
            "ftp://x.example",
            "https://u@x.example",
            "https://x.example/?a",
        ] {
            assert!(check_public_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn choices_about_dialects_come_from_the_file_and_from_flags() {
        let file: File = toml::from_str("[dialects.native]\npaygate_signature = \"body\"").unwrap();
        let from_file = dialects(&[], &file).unwrap();
        assert_ne!(from_file, kassa_dialects::Settings::default());
        let given = ["native.paygate_signature=stamped".to_owned()];
        assert_eq!(
            dialects(&given, &file).unwrap(),
            kassa_dialects::Settings::default(),
            "a flag goes first"
        );
        for (bad, named) in [
            ("native.paygate_signature=x", "stamped, body"),
            ("native.x=1", "native.paygate_signature"),
            ("x.y=1", "native, inflow, copperx, axra"),
            ("native", "DIALECT.NAME=VALUE"),
        ] {
            let problem = dialects(&[bad.to_owned()], &File::default()).unwrap_err().to_string();
            assert!(problem.contains(named), "{bad}: {problem}");
        }
    }

    #[test]
    fn a_mistyped_key_is_named_with_what_was_meant() {
        let said = |text: &str| meant(toml::from_str::<File>(text).unwrap_err().message()).map(str::to_owned);
        assert_eq!(said("lisen = 1").as_deref(), Some("listen"));
        assert_eq!(said("database-connections = 16").as_deref(), Some("database_connections"));
        assert_eq!(said("acme_domian = []").as_deref(), Some("acme_domains"));
        assert_eq!(said("[[processors]]\nprocesor = \"stripe\"").as_deref(), Some("processor"));
        assert_eq!(said("colour = 1"), None, "nothing is near");
        assert_eq!(said("rate_limit = \"x\""), None, "another mistake");
    }

    /// The file that the package installs says them all, and what it says can be read.
    #[test]
    fn every_setting_stands_in_the_installed_file() {
        let installed = include_str!("../../../deploy/debian/kassa.toml");
        toml::from_str::<File>(installed).unwrap();
        // An example stands directly behind its mark, and a remark behind a space.
        let uncommented: String = installed
            .lines()
            .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
            .flat_map(|line| [line, "\n"])
            .collect();
        toml::from_str::<File>(&uncommented).unwrap();
        let known = toml::from_str::<File>("x = 1").unwrap_err().message().to_owned();
        let given: toml::Table = toml::from_str(&uncommented).unwrap();
        let missing: Vec<&str> =
            known.split('`').skip(3).step_by(2).filter(|key| !given.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{missing:?} of {known}");
    }

    #[test]
    fn a_configuration_file_with_a_typing_mistake_is_refused() {
        assert!(toml::from_str::<File>("lisen = \"127.0.0.1:1\"").is_err());
        assert!(toml::from_str::<File>("demo = \"perhaps\"").is_err());
        assert_eq!(toml::from_str::<File>("demo = \"off\"").unwrap().demo, Some(Switch::Off));
        assert_eq!(toml::from_str::<File>("rate_limit = 5\nlog = \"json\"").unwrap().rate_limit, Some(5));
    }
}
