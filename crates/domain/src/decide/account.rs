//! Accounts at processors: made, changed, switched off.

use super::{check, found, updated};
use crate::account::{
    Account, AccountBody, AccountPatch, AccountStatus, Kept, NAME_CHARS_MAX, NewAccount, SETTING_CHARS_MAX,
    secret_purpose,
};
use crate::answer::Answer;
use crate::attempt::Method;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::id::AccountId;
use crate::money::Currency;
use crate::postal::is_country;
use crate::processor::{Profile, Setting};
use crate::refusal::{Noun, Refusal, invalid};
use crate::secret::Secret;
use std::collections::BTreeMap;

/// A merchant has at most so many accounts in a mode.
const ACCOUNTS_MAX: usize = 50;

fn answered(account: Account, created: bool) -> Answer {
    Answer::Account(Box::new(account), created)
}

/// Sets up an account. Whether its settings fit together, the processor's adapter has been asked already.
pub(super) fn create(new: &NewAccount, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let profile = profile(&new.processor, given)?;
    let others = loaded.accounts.as_deref().unwrap_or_default();
    let name = new.patch.name.clone().unwrap_or_else(|| profile.id.to_owned());
    check::text("name", &name, NAME_CHARS_MAX)?;
    if others.iter().any(|other| other.body.name == name) {
        return Err(Refusal::Taken { param: "name" });
    }
    if others.len() >= ACCOUNTS_MAX {
        return Err(invalid("processor", format!("there are {ACCOUNTS_MAX} accounts already")));
    }
    let mut account = Account {
        id: AccountId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        processor: profile.id.to_owned(),
        status: AccountStatus::Enabled,
        priority: others.iter().map(|other| other.priority).max().map_or(0, |last| last.saturating_add(1)),
        created_at: given.now,
        version: 0,
        body: AccountBody { name, by_file: new.by_file, updated_at: given.now, ..AccountBody::default() },
    };
    change(&mut account, &new.patch, profile, loaded, given)?;
    Ok(Decision {
        changes: vec![Change::Insert(Row::Account(account.clone()))],
        answer: answered(account, true),
    })
}

/// Changes an account. What the configuration file keeps, only the file changes.
pub(super) fn update(
    patch: &AccountPatch,
    by_file: bool,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let before = found(loaded.account.as_ref(), Noun::Account)?;
    if before.body.by_file && !by_file {
        return Err(Refusal::KeptByFile);
    }
    let mut after = before.clone();
    let others = loaded.accounts.as_deref().unwrap_or_default();
    if let Some(name) = &patch.name {
        check::text("name", name, NAME_CHARS_MAX)?;
        if others.iter().any(|other| other.body.name == *name && other.id != after.id) {
            return Err(Refusal::Taken { param: "name" });
        }
        after.body.name.clone_from(name);
    }
    after.body.by_file = by_file;
    change(&mut after, patch, profile(&before.processor, given)?, loaded, given)?;
    if after == *before {
        return Ok(Decision::only(answered(after, false)));
    }
    after.body.updated_at = given.now;
    Ok(updated(answered(after.clone(), false), Row::Account(after)))
}

fn profile(id: &str, given: &Given<'_>) -> Result<&'static Profile, Refusal> {
    let here = given.policy.processors.iter().filter(|it| it.modes.contains(&given.scope.mode));
    let names: Vec<&str> = here.clone().map(|profile| profile.id).collect();
    let rule = || format!("must be one of {}", names.join(", "));
    here.clone().find(|profile| profile.id == id).copied().ok_or_else(|| invalid("processor", rule()))
}

fn change(
    account: &mut Account,
    patch: &AccountPatch,
    profile: &'static Profile,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<(), Refusal> {
    let before = account.clone();
    settings(account, &patch.settings, profile, given)?;
    fixed(&before, account, profile, given)?;
    unique(account, profile, loaded, given)?;
    if let Some((name, rule)) = &loaded.settings_problem {
        return Err(invalid(format!("settings.{name}"), rule.clone()));
    }
    if let Some(word) = &patch.status {
        let rule = "must be one of enabled, disabled";
        account.status = AccountStatus::parse(word).ok_or_else(|| invalid("status", rule))?;
    }
    if let Some(priority) = patch.priority {
        if !(0..=1_000_000).contains(&priority) {
            return Err(invalid("priority", "must be from 0 to 1000000; the lowest is asked first"));
        }
        account.priority = priority;
    }
    if let Some(words) = &patch.methods {
        account.body.methods = methods(words, profile)?;
    }
    if let Some(codes) = &patch.currencies {
        for (place, code) in codes.iter().enumerate() {
            let rule = "must be the code of a currency, such as USD";
            Currency::parse(code).ok_or_else(|| invalid(format!("currencies[{place}]"), rule))?;
        }
        account.body.currencies.clone_from(codes);
    }
    if let Some(codes) = &patch.countries {
        for (place, code) in codes.iter().enumerate() {
            if !is_country(code) {
                let rule = "must be the code of a country, such as GH";
                return Err(invalid(format!("countries[{place}]"), rule));
            }
        }
        account.body.countries.clone_from(codes);
    }
    Ok(())
}

/// What a setting is, secret or not; none where it is not set.
fn value(account: &Account, name: &str, given: &Given<'_>) -> Option<Secret> {
    let kept = account.body.secrets.get(name);
    let secret = kept.and_then(|kept| given.seal.open(&secret_purpose(&account.id, name), &kept.sealed));
    secret.or_else(|| account.body.settings.get(name).map(|text| Secret::new(text.clone())))
}

/// Payments that were begun at an account depend on some of its settings.
fn fixed(before: &Account, after: &Account, profile: &Profile, given: &Given<'_>) -> Result<(), Refusal> {
    for name in profile.fixed {
        let (was, is) = (value(before, name, given), value(after, name, given));
        if was.is_some() && was != is {
            let rule = "cannot be changed; set up another account, and disable this one";
            return Err(invalid(format!("settings.{name}"), rule));
        }
    }
    Ok(())
}

/// Two accounts with the same of some settings would take each other's payments.
fn unique(account: &Account, profile: &Profile, loaded: &Loaded, given: &Given<'_>) -> Result<(), Refusal> {
    let others = loaded.accounts.as_deref().unwrap_or_default().iter();
    let others = others.filter(|other| other.processor == account.processor && other.id != account.id);
    for (name, other) in profile.unique.iter().flat_map(|name| others.clone().map(move |it| (name, it))) {
        if value(account, name, given).is_some_and(|mine| Some(mine) == value(other, name, given)) {
            let rule =
                format!("is that of the account {:?} already; each needs one of its own", other.body.name);
            return Err(invalid(format!("settings.{name}"), rule));
        }
    }
    let strangers = loaded.strangers.iter().filter(|other| other.processor == account.processor);
    for (name, other) in profile.unique.iter().flat_map(|name| strangers.clone().map(move |it| (name, it))) {
        if value(account, name, given).is_some_and(|mine| Some(mine) == value(other, name, given)) {
            let rule = "is that of another account on this server already; each needs one of its own";
            return Err(invalid(format!("settings.{name}"), rule));
        }
    }
    Ok(())
}

fn methods(words: &[String], profile: &'static Profile) -> Result<Option<Vec<Method>>, Refusal> {
    let served: Vec<&str> = profile.serves.iter().map(|serves| serves.method.as_str()).collect();
    let mut methods = vec![];
    for (place, word) in words.iter().enumerate() {
        let method = Method::parse(word).filter(|method| profile.serves(*method).is_some());
        let rule = || format!("must be one of {}", served.join(", "));
        methods.push(method.ok_or_else(|| invalid(format!("methods[{place}]"), rule()))?);
    }
    Ok((!methods.is_empty()).then_some(methods))
}

/// Takes the settings that are named over those that are there. An empty value takes one away.
fn settings(
    account: &mut Account,
    new: &BTreeMap<String, Secret>,
    profile: &'static Profile,
    given: &Given<'_>,
) -> Result<(), Refusal> {
    for (name, value) in new {
        let param = || format!("settings.{name}");
        let known: Vec<&str> = profile.settings.iter().map(|setting| setting.name).collect();
        let Some(setting) = profile.settings.iter().find(|setting| setting.name == name) else {
            let rule = format!("is no setting of {}; there are {}", profile.id, known.join(", "));
            return Err(invalid(param(), rule));
        };
        let text = value.expose();
        if text.chars().count() > SETTING_CHARS_MAX || text.chars().any(char::is_control) {
            let rule = format!("must be one line of at most {SETTING_CHARS_MAX} characters");
            return Err(invalid(param(), rule));
        }
        set(account, setting, text, given);
    }
    for setting in profile.settings.iter().filter(|setting| setting.needed) {
        let body = &account.body;
        let there = body.settings.contains_key(setting.name) || body.secrets.contains_key(setting.name);
        if !there && setting.default.is_none() {
            let rule = format!("is needed: {}", setting.about);
            return Err(invalid(format!("settings.{}", setting.name), rule));
        }
    }
    Ok(())
}

fn set(account: &mut Account, setting: &Setting, text: &str, given: &Given<'_>) {
    let name = setting.name.to_owned();
    if text.is_empty() {
        account.body.settings.remove(&name);
        account.body.secrets.remove(&name);
        return;
    }
    if !setting.secret {
        account.body.settings.insert(name, text.to_owned());
        return;
    }
    let purpose = secret_purpose(&account.id, setting.name);
    let same = account.body.secrets.get(&name).and_then(|kept| given.seal.open(&purpose, &kept.sealed));
    if same.is_some_and(|before| before.is(text)) {
        return;
    }
    let sealed = given.seal.seal(&purpose, &Secret::new(text), given.chance);
    let from = text.chars().count().saturating_sub(4);
    account.body.secrets.insert(name, Kept { sealed, hint: text.chars().skip(from).collect() });
}
