//! Payment links and offers: making them, and the sessions that they open.

use super::{changed, check, emit, found, session, shipping};
use crate::answer::Answer;
use crate::cart::Pricing;
use crate::catalog::DESCRIPTION_CHARS_MAX;
use crate::collect::AfterCompletion;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::LinkId;
use crate::link::{
    COMPLETED_MAX, Closed, Link, LinkBody, LinkKind, LinkPatch, MESSAGE_CHARS_MAX, NAME_CHARS_MAX, NewLink,
    OfferTerms, Opening,
};
use crate::money::Currency;
use crate::refusal::{Noun, Refusal, invalid};
use crate::session::{NewSession, Session};
use crate::subscription::{CYCLES_MAX, TRIAL_DAYS_MAX};
use crate::time::Timestamp;

fn noun(kind: LinkKind) -> Noun {
    match kind {
        LinkKind::Link => Noun::Link,
        LinkKind::Offer => Noun::Offer,
    }
}

fn told(before: Option<&Link>, after: &Link, given: &Given<'_>) -> Change {
    let shown = |link: &Link| Snapshot::Link(Box::new(link.clone()));
    match (after.kind, before) {
        (LinkKind::Link, None) => emit(EventKind::LinkCreated, shown(after), given),
        (LinkKind::Offer, None) => emit(EventKind::OfferCreated, shown(after), given),
        (LinkKind::Link, Some(before)) => changed(EventKind::LinkUpdated, shown(before), shown(after), given),
        (LinkKind::Offer, Some(before)) => {
            changed(EventKind::OfferUpdated, shown(before), shown(after), given)
        }
    }
}

/// Makes a link. A session of it is made on trial and thrown away, so that what is wrong is said to the merchant now
/// and not to the first buyer.
pub(super) fn create(new: &NewLink, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    session::check_redirects(&session::redirects(&new.template), loaded)?;
    check::maybe("name", new.name.as_ref(), NAME_CHARS_MAX)?;
    check::maybe("inactive_message", new.inactive_message.as_ref(), MESSAGE_CHARS_MAX)?;
    limits(new.max_completed, new.starts_at, new.expires_at)?;
    not_over("expires_at", new.expires_at, given.now)?;
    same_for_all(&new.template)?;
    if let Some(terms) = &new.offer {
        check_offer(terms, loaded)?;
    }
    let template = template(new, loaded);
    let trial = on_trial(&template, loaded, given);
    let trial = if new.offer.is_some() { trial.map_err(of_offer)? } else { trial? };
    let name = new.name.clone().unwrap_or_else(|| sold(&trial));
    let mint = match new.kind {
        LinkKind::Link => LinkId::mint,
        LinkKind::Offer => LinkId::mint_offer,
    };
    let link = Link {
        id: mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        kind: new.kind,
        active: new.active.unwrap_or(true),
        max_completed: new.max_completed,
        taken: 0,
        completed: 0,
        created_at: given.now,
        version: 0,
        body: LinkBody {
            name,
            template: Box::new(template),
            offer: new.offer.clone().map(Box::new),
            starts_at: new.starts_at,
            expires_at: new.expires_at,
            inactive_message: new.inactive_message.clone(),
            updated_at: given.now,
            stamp: Timestamp::default(),
            rest: serde_json::Map::new(),
        },
    };
    let changes = vec![Change::Insert(Row::Link(link.clone())), told(None, &link, given)];
    Ok(Decision { changes, answer: Answer::Link(Box::new(link), true) })
}

fn limits(
    most: Option<i64>,
    starts_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
) -> Result<(), Refusal> {
    if let Some(most) = most {
        check::count("restrictions.completed_sessions.limit", most, 1, COMPLETED_MAX)?;
    }
    match (starts_at, expires_at) {
        (Some(start), Some(end)) if end <= start => Err(invalid("expires_at", "must be after starts_at")),
        _ => Ok(()),
    }
}

fn not_over(param: &str, at: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    match at {
        Some(at) if at <= now => Err(invalid(param, "must be in the future")),
        _ => Ok(()),
    }
}

/// A link opens sessions for years: what happens on one day belongs to a session.
fn same_for_all(template: &NewSession) -> Result<(), Refusal> {
    let terms = template.more.as_ref().and_then(|more| more.terms.as_ref());
    let fixed = [
        ("trial_end", terms.and_then(|terms| terms.trial_end)),
        ("billing_cycle_anchor", terms.and_then(|terms| terms.billing_cycle_anchor)),
    ];
    match fixed.into_iter().find(|(_, at)| at.is_some()) {
        Some((field, _)) => {
            let rule = "is one day, and a link is used on many; use trial_period_days, or make a session";
            Err(invalid(format!("subscription_data.{field}"), rule))
        }
        None => Ok(()),
    }
}

/// What each session is made from. Where nothing says where the buyer goes, they stay on the page that thanks them.
fn template(new: &NewLink, loaded: &Loaded) -> NewSession {
    let mut template = new.template.clone();
    if matches!(template.pricing, Pricing::Amount(_) | Pricing::Custom(_)) {
        template.description = template.description.or_else(|| new.name.clone());
    }
    stay_unless_told(&mut template, loaded);
    if let Some(more) = &mut template.more {
        shipping::remember(&mut more.shipping, loaded);
    }
    template
}

/// Where neither the link nor the merchant says where the buyer goes, they stay on the page that thanks them.
fn stay_unless_told(template: &mut NewSession, loaded: &Loaded) {
    if !session::is_told(template, loaded) {
        let more = template.more.get_or_insert_default();
        if more.after_completion == AfterCompletion::Redirect {
            more.after_completion = AfterCompletion::Confirmation(None);
        }
    }
}

/// What an offer must say, named as it is sent.
fn check_offer(terms: &OfferTerms, loaded: &Loaded) -> Result<(), Refusal> {
    check::maybe("description", terms.description.as_ref(), DESCRIPTION_CHARS_MAX)?;
    if let Some(days) = terms.trial_period_days {
        check::count("trial_period_days", days, 0, TRIAL_DAYS_MAX)?;
    }
    if let Some(cycles) = terms.cycles {
        check::count("cycles", cycles, 1, CYCLES_MAX)?;
    }
    let sent = terms.currency.as_deref().map(|code| check::currency("currency", code)).transpose()?;
    let price = loaded.prices.iter().find(|price| Some(price.id.as_str()) == terms.price.as_deref());
    // Where neither is known, the session on trial says that the price does not exist.
    if let (Some(fee), Some(currency)) = (terms.setup_fee, sent.or(price.map(|price| price.currency))) {
        payable("setup_fee", fee, currency)?;
    }
    if terms.price.is_some() {
        if terms.amount.is_some() || terms.interval.is_some() || terms.interval_count.is_some() {
            return Err(invalid("price", "excludes amount and interval: the price has its own"));
        }
        return Ok(());
    }
    let needed = |param: &str| invalid(param, "is needed where no price of the catalog is named");
    let currency = sent.ok_or_else(|| needed("currency"))?;
    payable("amount", terms.amount.ok_or_else(|| needed("amount"))?, currency)?;
    let word = terms.interval.as_deref().ok_or_else(|| needed("interval"))?;
    let interval = super::catalog::interval("interval", word)?;
    check::count("interval_count", terms.interval_count.unwrap_or(1), 1, interval.count_max())?;
    Ok(())
}

/// An amount that is paid by itself some day.
fn payable(param: &str, amount: i64, currency: Currency) -> Result<(), Refusal> {
    check::amount(param, amount, 1, currency)?;
    check::expressible(param, amount, currency).map(drop)
}

/// A complaint about the session of an offer, in the words of the offer.
fn of_offer(refusal: Refusal) -> Refusal {
    let own = |param: String| match param.as_str() {
        "line_items" | "line_items[0].price" => "price".to_owned(),
        line if line.starts_with("line_items[1]") => "setup_fee".to_owned(),
        line if line.starts_with("line_items[0]") => "amount".to_owned(),
        _ => param.strip_prefix("subscription_data.").map(str::to_owned).unwrap_or(param),
    };
    match refusal {
        Refusal::Invalid { param, message } => Refusal::Invalid { param: own(param), message },
        Refusal::NoSuch { param, noun } => Refusal::NoSuch { param: own(param), noun },
        other => other,
    }
}

/// The session that a template makes, as far as it can be known without a buyer.
fn on_trial(template: &NewSession, loaded: &Loaded, given: &Given<'_>) -> Result<Session, Refusal> {
    match session::create(template, loaded, given)?.answer {
        Answer::Session { session, .. } => Ok(session),
        _ => Err(Refusal::NotFound(Noun::Session)),
    }
}

fn sold(session: &Session) -> String {
    session.cart().names().chars().take(NAME_CHARS_MAX).collect()
}

/// Changes a link. What it sells stays as it is: another thing is another link.
pub(super) fn update(
    kind: LinkKind,
    patch: &LinkPatch,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let before = found(loaded.link.as_ref().filter(|link| link.kind == kind), noun(kind))?;
    let mut after = before.clone();
    let body = &mut after.body;
    if let Some(name) = &patch.name {
        check::text("name", name, NAME_CHARS_MAX)?;
        name.clone_into(&mut body.name);
    }
    if let Some(message) = &patch.inactive_message {
        check::maybe("inactive_message", message.as_ref(), MESSAGE_CHARS_MAX)?;
        body.inactive_message.clone_from(message);
    }
    body.starts_at = patch.starts_at.unwrap_or(body.starts_at);
    body.expires_at = patch.expires_at.unwrap_or(body.expires_at);
    if let Some(url) = &patch.success_url {
        body.template.success_url.clone_from(url);
    }
    if let Some(url) = &patch.cancel_url {
        body.template.cancel_url.clone_from(url);
    }
    stay_unless_told(&mut body.template, loaded);
    check::merge(&mut body.template.metadata, patch.metadata.as_ref())?;
    not_over("expires_at", patch.expires_at.flatten(), given.now)?;
    after.active = patch.active.unwrap_or(before.active);
    after.max_completed = patch.max_completed.unwrap_or(before.max_completed);
    limits(after.max_completed, after.body.starts_at, after.body.expires_at)?;
    if after.max_completed.is_some_and(|most| most < before.taken) {
        let rule = format!("must be at least {}: so many are paid or being paid", before.taken);
        return Err(invalid("restrictions.completed_sessions.limit", rule));
    }
    if patch.success_url.is_some() || patch.cancel_url.is_some() {
        session::check_urls(&after.body.template, loaded, given)?;
        let named = [("success_url", &patch.success_url), ("cancel_url", &patch.cancel_url)];
        let named = named.map(|(field, url)| (field, url.as_ref().and_then(Option::as_ref)));
        session::check_redirects(&named, loaded)?;
    }
    if after == *before {
        return Ok(Decision::only(Answer::Link(Box::new(after), false)));
    }
    after.body.updated_at = given.now;
    let changes = vec![Change::Update(Row::Link(after.clone())), told(Some(before), &after, given)];
    Ok(Decision { changes, answer: Answer::Link(Box::new(after), false) })
}

/// Makes a fresh session of a link.
pub(super) fn open(opening: &Opening, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let wanted = |link: &&Link| opening.kind.is_none_or(|kind| link.kind == kind);
    let link = found(loaded.link.as_ref().filter(wanted), noun(opening.kind.unwrap_or(LinkKind::Link)))?;
    if let Some(why) = link.closed(given.now) {
        return Err(Refusal::LinkClosed(why));
    }
    let asked = [("success_url", opening.success_url.as_ref()), ("cancel_url", opening.cancel_url.as_ref())];
    session::check_redirects(&asked, loaded)?;
    let new = link.session(opening);
    let mut decision = session::create(&new, loaded, given)?;
    for change in &mut decision.changes {
        match change {
            Change::Insert(Row::Session(session)) => mark(session, link, opening),
            Change::Emit(event) => {
                if let Snapshot::Session(session) = &mut event.body.snapshot {
                    mark(session, link, opening);
                }
            }
            _ => {}
        }
    }
    if let Answer::Session { session, .. } = &mut decision.answer {
        mark(session, link, opening);
    }
    Ok(decision)
}

fn mark(session: &mut Session, link: &Link, opening: &Opening) {
    session.body.link = Some(link.id.clone());
    session.body.tracking.clone_from(&opening.tracking);
}

/// Counts a session of a link among those that it may bring about, when the buyer submits.
pub(super) fn take_place(session: &mut Session, loaded: &Loaded) -> Result<Option<Change>, Refusal> {
    let Some(id) = session.body.link.clone().filter(|_| !session.body.holds_place) else { return Ok(None) };
    if loaded.link.as_ref().is_some_and(|link| link.max_completed.is_some_and(|most| most <= link.taken)) {
        return Err(Refusal::LinkClosed(Closed::Full));
    }
    session.body.holds_place = true;
    Ok(Some(Change::TakePlace(session.scope, id)))
}

/// A session that ends without a payment is counted no more.
pub(super) fn leave_place(session: &mut Session) -> Option<Change> {
    let id = session.body.link.clone().filter(|_| session.body.holds_place)?;
    session.body.holds_place = false;
    Some(Change::LeavePlace(session.scope, id))
}

/// A session that is paid stays counted for ever.
pub(super) fn keep_place(session: &Session) -> Option<Change> {
    let id = session.body.link.clone().filter(|_| session.body.holds_place)?;
    Some(Change::KeepPlace(session.scope, id))
}
