//! `kassa config`: every setting of the server with its value, and where that comes from.

use super::say;
use crate::config::{ServeArgs, keys_of_file};
use anyhow::Context;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, CommandFactory};
use serde_json::json;
use std::collections::BTreeMap;

/// What `kassa config` takes: all that `kassa serve` takes.
#[derive(Args)]
pub(super) struct ConfigArgs {
    #[command(flatten)]
    serve: Box<ServeArgs>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// One setting as it is in force.
struct Line {
    name: String,
    value: Option<String>,
    from: String,
}

/// The matches are of this command, and say what came by a flag and what by the environment.
pub(super) fn run(args: &ConfigArgs, matches: &ArgMatches) -> anyhow::Result<()> {
    // What is wrong with the settings is said as the server would say it.
    args.serve.resolve()?;
    let file = args.serve.common.config.as_ref();
    let in_file = file.map(keys_of_file).transpose()?.unwrap_or_default();
    let name = file.map(|path| path.display().to_string()).unwrap_or_default();
    let command = super::Cli::command();
    let command = command.find_subcommand("config").context("there is no such command")?;
    let lines: Vec<Line> = command
        .get_arguments()
        .filter(|arg| !["help", "version", "json"].contains(&arg.get_id().as_str()))
        .map(|arg| line(arg, matches, &in_file, &name))
        .collect();
    if args.json {
        let lines: Vec<_> =
            lines.iter().map(|it| json!({ "name": it.name, "value": it.value, "from": it.from })).collect();
        say(&json!(lines).to_string());
        return Ok(());
    }
    let width = lines.iter().map(|it| it.name.len()).max().unwrap_or_default();
    for line in lines {
        say(&format!("{:<width$}  {}  ({})", line.name, line.value.as_deref().unwrap_or("-"), line.from));
    }
    Ok(())
}

fn line(arg: &Arg, matches: &ArgMatches, in_file: &BTreeMap<String, String>, file: &str) -> Line {
    let name = arg.get_long().unwrap_or_default().to_owned();
    let id = arg.get_id().as_str();
    let raw = matches.try_get_raw(id).ok().flatten();
    let values: Vec<_> =
        raw.into_iter().flatten().map(|value| value.to_string_lossy().into_owned()).collect();
    let given = || Some(values.join(","));
    let (value, from): (Option<String>, String) = match matches.value_source(id) {
        Some(ValueSource::CommandLine) => (given(), format!("--{name}")),
        Some(ValueSource::EnvVariable) => {
            (given(), arg.get_env().unwrap_or_default().to_string_lossy().into_owned())
        }
        _ => match of_file(in_file, &name) {
            Some(value) => (Some(value.clone()), file.to_owned()),
            None => (default_of(arg), "default".to_owned()),
        },
    };
    let value = value.map(|value| if arg.is_hide_env_values_set() { hidden(&value) } else { value });
    Line { name, value, from }
}

/// What the file says of a setting. A flag that may stand several times is a list there, whose name is its plural.
fn of_file<'a>(in_file: &'a BTreeMap<String, String>, name: &str) -> Option<&'a String> {
    let key = name.replace('-', "_");
    in_file.get(&key).or_else(|| in_file.get(&format!("{key}s")))
}

/// The default, which the help says between brackets.
fn default_of(arg: &Arg) -> Option<String> {
    let help = arg.get_help()?.to_string();
    let (_, rest) = help.rsplit_once("[default: ")?;
    Some(rest.trim_end_matches(']').to_owned())
}

/// A secret as it may be shown. Of a database's address everything but the password.
fn hidden(value: &str) -> String {
    let Ok(mut url) = url::Url::parse(value) else { return "(hidden)".to_owned() };
    if url.password().is_some() {
        let _ = url.set_password(Some("hidden"));
        return url.to_string();
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_hidden_and_addresses_shown_without_their_password() {
        assert_eq!(hidden(&"0".repeat(64)), "(hidden)");
        assert_eq!(hidden("sqlite:kassa.db"), "sqlite:kassa.db");
        assert_eq!(hidden("postgres://kassa:geheim@db/shop"), "postgres://kassa:hidden@db/shop");
    }
}
