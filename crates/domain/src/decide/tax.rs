//! Making tax rates.

use super::{check, emit, found};
use crate::answer::Answer;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::TaxRateId;
use crate::postal;
use crate::refusal::{Noun, Refusal, invalid};
use crate::tax::{
    DESCRIPTION_CHARS_MAX, NAME_CHARS_MAX, NewTaxRate, PLACED_RATES_MAX, RATES_PER_PLACE_MAX, TaxRate,
    TaxRateBody, TaxRatePatch,
};
use crate::time::Timestamp;

pub(super) fn create(new: &NewTaxRate, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    check::text("display_name", &new.display_name, NAME_CHARS_MAX)?;
    check::maybe("jurisdiction", new.jurisdiction.as_ref(), NAME_CHARS_MAX)?;
    check::maybe("description", new.description.as_ref(), DESCRIPTION_CHARS_MAX)?;
    check::metadata(&new.metadata)?;
    let percentage = check::percent("percentage", &new.percentage, "0")?;
    if let Some(country) = &new.country {
        check::country("country", country)?;
    }
    check_state(new.country.as_deref(), new.state.as_deref())?;
    let active = new.active.unwrap_or(true);
    if active && let Some(country) = &new.country {
        room(country, new.state.as_ref(), loaded)?;
    }
    let rate = TaxRate {
        id: TaxRateId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        active,
        country: new.country.clone(),
        created_at: given.now,
        version: 0,
        body: TaxRateBody {
            display_name: new.display_name.trim().to_owned(),
            percentage,
            inclusive: new.inclusive,
            state: new.state.clone(),
            jurisdiction: new.jurisdiction.clone(),
            description: new.description.clone(),
            metadata: new.metadata.clone(),
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        },
    };
    let mut changes = vec![];
    if active && rate.country.is_some() {
        changes.push(one_by_one(loaded)?);
    }
    changes.extend([
        Change::Insert(Row::TaxRate(rate.clone())),
        emit(EventKind::TaxRateCreated, Snapshot::TaxRate(Box::new(rate.clone())), given),
    ]);
    Ok(Decision { changes, answer: Answer::TaxRate(Box::new(rate), true) })
}

fn check_state(country: Option<&str>, state: Option<&str>) -> Result<(), Refusal> {
    let Some(state) = state else { return Ok(()) };
    let Some(country) = country else {
        return Err(invalid("state", "belongs to a country; send country too"));
    };
    let known = postal::states(country);
    if known.is_empty() {
        // Buyers type such a state as they like, so a rate for it would miss most of them without a word.
        return Err(invalid("state", format!("is not chosen from a list in {country}; leave it out")));
    }
    if known.iter().any(|(code, _)| *code == state) {
        return Ok(());
    }
    let codes: Vec<&str> = known.iter().map(|(code, _)| *code).collect();
    Err(invalid("state", format!("must be one of {}", codes.join(", "))))
}

/// The merchant's row is written unchanged: of two rates made at once the second is decided again, so that they are
/// counted one after the other and the limits hold.
fn one_by_one(loaded: &Loaded) -> Result<Change, Refusal> {
    let merchant = found(loaded.merchant.as_ref(), Noun::Merchant)?;
    Ok(Change::Update(Row::Merchant(merchant.clone())))
}

/// A session that is taxed by address carries every rate with a country, so there must not be too many.
fn room(country: &str, state: Option<&String>, loaded: &Loaded) -> Result<(), Refusal> {
    if loaded.placed_rates.len() >= PLACED_RATES_MAX {
        let rule = format!("must be left out: {PLACED_RATES_MAX} active tax rates have a country already");
        return Err(invalid("country", rule));
    }
    let same = loaded
        .placed_rates
        .iter()
        .filter(|rate| rate.country.as_deref() == Some(country) && rate.body.state.as_ref() == state);
    if same.count() < RATES_PER_PLACE_MAX {
        return Ok(());
    }
    let param = if state.is_some() { "state" } else { "country" };
    Err(invalid(param, format!("has {RATES_PER_PLACE_MAX} active tax rates already; archive one first")))
}

pub(super) fn update(patch: &TaxRatePatch, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut rate = found(loaded.tax_rates.first(), Noun::TaxRate)?.clone();
    if let Some(name) = &patch.display_name {
        check::text("display_name", name, NAME_CHARS_MAX)?;
        name.trim().clone_into(&mut rate.body.display_name);
    }
    if let Some(jurisdiction) = &patch.jurisdiction {
        check::maybe("jurisdiction", jurisdiction.as_ref(), NAME_CHARS_MAX)?;
        rate.body.jurisdiction.clone_from(jurisdiction);
    }
    if let Some(description) = &patch.description {
        check::maybe("description", description.as_ref(), DESCRIPTION_CHARS_MAX)?;
        rate.body.description.clone_from(description);
    }
    check::merge(&mut rate.body.metadata, patch.metadata.as_ref())?;
    let mut changes = vec![];
    if patch.active == Some(true)
        && !rate.active
        && let Some(country) = &rate.country
    {
        room(country, rate.body.state.as_ref(), loaded)?;
        changes.push(one_by_one(loaded)?);
    }
    rate.active = patch.active.unwrap_or(rate.active);
    changes.extend([
        Change::Update(Row::TaxRate(rate.clone())),
        emit(EventKind::TaxRateUpdated, Snapshot::TaxRate(Box::new(rate.clone())), given),
    ]);
    Ok(Decision { changes, answer: Answer::TaxRate(Box::new(rate), false) })
}
