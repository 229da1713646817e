//! Making sessions and ending them without a payment.

use super::branding;
use super::customer::{
    blank, check_address, check_email, check_name, check_phone, check_uid, created, updated,
};
use super::discount::{Taker, offer, release, reserve};
use super::{cart, check, collect, emit, found, link, of_session, pay, route, start};
use crate::account::Wanted;
use crate::address::{check_landing, is_at_host};
use crate::alias::{self, Alias};
use crate::answer::{Answer, More};
use crate::attempt::Method;
use crate::cart::{Place, Pricing};
use crate::claim::KEY_CHARS_MAX;
use crate::collect::{AfterCompletion, SubmitType};
use crate::customer::{Customer, METHODS_MAX};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::event::{EventKind, Snapshot};
use crate::id::{Mode, SessionId};
use crate::job::{Job, JobKind};
use crate::locale::{Locale, UnknownLocale};
use crate::money::{Currency, Money};
use crate::refusal::{ChoiceProblem, Noun, Refusal, invalid, no_such};
use crate::session::{
    Buyer, DESCRIPTION_CHARS_MAX, LIFE_DEFAULT, LIFE_MAX, Move, NewSession, NewSessionMore,
    REFERENCE_CHARS_MAX, Session, SessionBody, SessionPatch, Status, Turn, turn,
};
use crate::subscription::Terms;
use crate::time::{DAY, MINUTE, Timestamp};
use std::borrow::Cow;

/// How long the expiry job waits before it looks again at a session with a live attempt.
const LOOK_AGAIN: i64 = MINUTE;

/// Makes an open session with its expiry job and its event.
pub(super) fn create(new: &NewSession, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let more = &*settled(new, loaded);
    let filled = cart::fill(new, loaded, given)?;
    let (success_url, cancel_url) = urls(new, more, loaded, given)?;
    check_prefill(new)?;
    let expires_at = check_expiry(new, filled.terms.as_deref(), given.now)?;
    check::metadata(&new.metadata)?;
    let recurring = filled.terms.is_some();
    let holds = check_capture(more.capture_method.as_deref(), recurring)?;
    let setup = new.pricing == Pricing::Setup;
    let keeps = setup || more.keeps;
    let wanted = wanted(filled.currency, recurring || keeps, holds);
    let methods = check_methods(new, &Wanted { verifies: setup, ..wanted }, loaded, given)?;
    let mut changes = vec![];
    let customer = buyer(new.customer.as_ref(), loaded, given, &mut changes)?;
    check_keeping(more, recurring, keeps, customer.as_ref())?;
    let known = customer.as_ref();
    let body = SessionBody {
        dialect: new.dialect.clone(),
        description: new.description.clone(),
        success_url,
        cancel_url,
        cart: filled.cart,
        tier: filled.tier,
        terms: filled.terms,
        customer_update: more.customer_update,
        customer_email: new.customer_email.clone().or_else(|| known.and_then(|known| known.email.clone())),
        customer_phone: new
            .customer_phone
            .clone()
            .or_else(|| known.and_then(|known| known.body.phone.clone())),
        methods,
        holds,
        keeps,
        metadata: new.metadata.clone(),
        ..SessionBody::default()
    };
    let mut session = Session {
        id: SessionId::mint(given.scope, given.moment, given.chance),
        scope: given.scope,
        status: Status::Open,
        amount: Money { amount: filled.amount, currency: filled.currency },
        customer: customer.as_ref().map(|customer| customer.id.clone()),
        paid_by: None,
        created_at: given.now,
        expires_at,
        version: 0,
        body,
    };
    if new.more.is_some() {
        beyond(&mut session, more, loaded)?;
        changes.extend(name(&mut session, more, given));
        place(&mut session, customer.as_ref())?;
        discounts(&mut session, more, loaded, given, &mut changes)?;
    }
    changes.extend([
        Change::Insert(Row::Session(session.clone())),
        Change::Schedule(Job {
            scope: given.scope,
            kind: JobKind::Expire,
            subject: session.id.as_str().to_owned(),
            due_at: expires_at,
        }),
        emit(EventKind::SessionCreated, Snapshot::Session(Box::new(session.clone())), given),
    ]);
    let customer = customer.filter(|_| new.expand.customer);
    let more = More { line_items: new.expand.line_items, customer, ..More::default() };
    let answer = Answer::Session { session, created: true, more: Box::new(more) };
    Ok(Decision { changes, answer })
}

/// What is asked for beyond the usual, with what follows where the session may stay without an address to lead to.
fn settled<'a>(new: &'a NewSession, loaded: &Loaded) -> Cow<'a, NewSessionMore> {
    let Some(more) = new.more.as_deref() else { return Cow::Owned(NewSessionMore::default()) };
    let stays = more.may_stay && more.after_completion == AfterCompletion::Redirect && !is_told(new, loaded);
    match stays {
        true => Cow::Owned(NewSessionMore {
            after_completion: AfterCompletion::Confirmation(None),
            ..more.clone()
        }),
        false => Cow::Borrowed(more),
    }
}

/// Whether the session or the merchant says where the buyer goes after paying.
pub(super) fn is_told(new: &NewSession, loaded: &Loaded) -> bool {
    new.success_url.is_some() || home(loaded).is_some()
}

/// Where buyers go when a session says nothing else.
fn home(loaded: &Loaded) -> Option<&String> {
    loaded.merchant.as_ref()?.body.return_url.as_ref()
}

/// Who buys: the customer that the merchant names, or the one with the merchant's own id, who is made or brought up to
/// date.
pub(super) fn buyer(
    new: Option<&Buyer>,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Result<Option<Customer>, Refusal> {
    match new {
        None => Ok(None),
        Some(Buyer::Id(_)) => match loaded.buyer() {
            Some(customer) => Ok(Some(customer.clone())),
            None => Err(no_such("customer", Noun::Customer)),
        },
        Some(Buyer::Own { uid, email, name, phone }) => {
            check_uid("customer.uid", Some(uid))?;
            check_email("customer.email", email.as_deref())?;
            check_name("customer.name", name.as_ref())?;
            check_phone("customer.phone", phone.as_deref())?;
            let before = loaded.customer.as_ref();
            let mut customer = before.cloned().unwrap_or_else(|| blank(given));
            customer.uid = Some(uid.clone());
            customer.email = email.clone().or(customer.email);
            customer.body.name = name.clone().or(customer.body.name);
            customer.body.phone = phone.clone().or(customer.body.phone);
            match before {
                None => changes.extend(created(&customer, given)),
                Some(before) if *before != customer => changes.extend(updated(&customer, given)),
                Some(_) => {}
            }
            Ok(Some(customer))
        }
    }
}

/// The language that a merchant asks for; none for the one that the buyer's browser does.
fn locale(word: Option<&str>) -> Result<Option<Locale>, Refusal> {
    let Some(word) = word.filter(|word| *word != "auto") else { return Ok(None) };
    word.parse().map(Some).map_err(|UnknownLocale| {
        let tags: Vec<_> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
        invalid("locale", format!("must be one of auto, {}", tags.join(", ")))
    })
}

/// What most sessions do not ask for.
fn beyond(session: &mut Session, more: &NewSessionMore, loaded: &Loaded) -> Result<(), Refusal> {
    let body = &mut session.body;
    collect::check(&more.collect)?;
    let mut asked = more.collect.clone();
    // The address is needed to know the tax.
    asked.billing_address |= more.tax_by_address;
    body.collect = (asked != Default::default()).then(|| Box::new(asked));
    if let Some(word) = &more.submit_type
        && word != "auto"
    {
        body.submit_type = SubmitType::parse(word)
            .ok_or_else(|| invalid("submit_type", "must be one of auto, pay, book, donate, subscribe"))?;
    }
    body.locale = locale(more.locale.as_deref())?;
    if let AfterCompletion::Confirmation(Some(message)) = &more.after_completion {
        let param = "after_completion.hosted_confirmation.custom_message";
        check::text(param, message, crate::collect::MESSAGE_CHARS_MAX)?;
    }
    body.after_completion = more.after_completion.clone();
    let live = session.scope.mode == Mode::Live;
    body.branding = branding::read("branding.", &more.branding, live)?.map(Box::new);
    body.embedders = branding::embedders(more, live)?;
    let reference = more.client_reference_id.as_ref();
    check::maybe("client_reference_id", reference, REFERENCE_CHARS_MAX)?;
    body.client_reference_id = reference.cloned();
    check_name("customer_name", more.customer_name.as_ref())?;
    check_address("customer_address", more.customer_address.as_deref())?;
    body.customer_name.clone_from(&more.customer_name);
    body.customer_address.clone_from(&more.customer_address);
    body.echo.clone_from(&more.echo);
    check::maybe("exclusive_key", more.exclusive_key.as_ref(), KEY_CHARS_MAX)?;
    body.exclusive_key.clone_from(&more.exclusive_key);
    // A number that is used again is told at once, not to the buyer who has typed a card.
    if loaded.claim.as_ref().is_some_and(|claim| claim.paid) {
        return Err(Refusal::OrderPaid);
    }
    body.creates_customer = match more.customer_creation.as_deref() {
        None | Some("if_required") => false,
        Some("always") => true,
        Some(_) => return Err(invalid("customer_creation", "must be one of if_required, always")),
    };
    if session.customer.is_some() && body.creates_customer {
        return Err(invalid(
            "customer_creation",
            "is for sessions without a customer; leave one of them out",
        ));
    }
    if session.customer.is_none() && body.customer_update != Default::default() {
        return Err(invalid("customer_update", "is for sessions with a customer; send customer too"));
    }
    Ok(())
}

/// Gives a session another name, where its dialect needs one.
fn name(session: &mut Session, more: &NewSessionMore, given: &Given<'_>) -> Option<Change> {
    let text = more.alias.then(|| alias::mint(given.chance))?;
    session.body.alias = Some(text.clone());
    Some(Change::Insert(Row::Alias(Alias { scope: session.scope, text, session: session.id.clone() })))
}

/// A customer whose address is known is taxed by it from the start; the page asks for it all the same.
fn place(session: &mut Session, customer: Option<&Customer>) -> Result<(), Refusal> {
    let Some(cart) = session.body.cart.as_mut().filter(|cart| cart.tax_by_address) else { return Ok(()) };
    let address = customer.and_then(|customer| customer.body.address.as_ref());
    let Some(country) = address.and_then(|address| address.country.clone()) else { return Ok(()) };
    let state = address.and_then(|address| address.state.clone());
    cart.place = Some(Place { country, state });
    session.amount = cart::money(cart, session.amount.currency).map_err(Refusal::Choice)?;
    Ok(())
}

/// Gives the session its discount: the one that the merchant names must be good, a default code may be passed over.
fn discounts(
    session: &mut Session,
    more: &NewSessionMore,
    loaded: &Loaded,
    given: &Given<'_>,
    changes: &mut Vec<Change>,
) -> Result<(), Refusal> {
    if more.discounts.len() > 1 {
        return Err(invalid("discounts", "must have at most one entry"));
    }
    let named = more.discounts.first();
    if named.is_some() && more.allow_promotion_codes {
        return Err(invalid("allow_promotion_codes", "excludes discounts; send one of them"));
    }
    if named.is_some() && more.default_promotion_code.is_some() {
        return Err(invalid("default_promotion_code", "excludes discounts; send one of them"));
    }
    let param = match named.map(|named| (&named.coupon, &named.promotion_code)) {
        Some((Some(_), None)) => "discounts[0].coupon",
        Some((None, Some(_))) => "discounts[0].promotion_code",
        Some(_) => {
            return Err(invalid("discounts[0]", "must name either a coupon or a promotion_code"));
        }
        None if more.default_promotion_code.is_some() => "default_promotion_code",
        None => return Ok(()),
    };
    let Some(cart) = session.body.cart.as_mut() else { return Ok(()) };
    let taker = Taker {
        session: &session.id,
        customer: session.customer.as_ref(),
        email: session.body.customer_email.as_deref(),
        holds: None,
    };
    let noun = if param.ends_with("coupon") { Noun::Coupon } else { Noun::PromotionCode };
    let missing = loaded.coupon.is_none() || (noun == Noun::PromotionCode && loaded.promotion_code.is_none());
    match offer(cart, session.amount.currency, &taker, loaded, given) {
        Ok((discount, redemption)) => {
            changes.extend(reserve(&discount, &redemption, &taker));
            cart.discount = Some(discount);
            let total = cart::money(cart, session.amount.currency);
            session.amount = total.map_err(Refusal::Choice)?;
            Ok(())
        }
        Err(_) if named.is_none() => Ok(()),
        Err(_) if missing => Err(no_such(param, noun)),
        Err(problem) => Err(invalid(param, cannot(problem))),
    }
}

fn cannot(problem: ChoiceProblem) -> &'static str {
    match problem {
        ChoiceProblem::CodeUsedUp => "was redeemed as often as it may be",
        ChoiceProblem::CodeBelowMinimum => "is for larger orders only",
        ChoiceProblem::CodeNotForThis => {
            "is not for this order: its products, currency or customer are others"
        }
        ChoiceProblem::CodeTooFine => "would leave a total that the session's currency cannot express",
        _ => "is not valid any more",
    }
}

/// Whether the addresses are good ones.
pub(super) fn check_urls(new: &NewSession, loaded: &Loaded, given: &Given<'_>) -> Result<(), Refusal> {
    urls(new, &settled(new, loaded), loaded, given).map(drop)
}

/// Where the buyer goes. Where the session says nothing, the merchant's own address is meant, if there is one.
fn urls(
    new: &NewSession,
    more: &NewSessionMore,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<(String, String), Refusal> {
    let live = given.scope.mode == Mode::Live;
    let home = home(loaded).cloned();
    let stays = matches!(more.after_completion, AfterCompletion::Confirmation(_));
    let success = new.success_url.clone().or_else(|| home.clone().filter(|_| !stays));
    let success = match success {
        Some(url) => url,
        None if stays => String::new(),
        None => {
            return Err(invalid("success_url", "must be the URL to which the buyer goes after paying"));
        }
    };
    let cancel = new.cancel_url.clone().or(home).unwrap_or_default();
    for (field, url) in [("success_url", &success), ("cancel_url", &cancel)] {
        let left_out = match field {
            "success_url" => new.success_url.is_none(),
            _ => new.cancel_url.is_none(),
        };
        if !(url.is_empty() && left_out) {
            check_landing(url, live).map_err(|rule| invalid(field, rule))?;
        }
    }
    Ok((success, cancel))
}

/// Where the merchant has said at which hosts buyers may be sent on, nobody asks for another. What was agreed on before
/// stays as it is.
pub(super) fn check_redirects(
    named: &[(&'static str, Option<&String>)],
    loaded: &Loaded,
) -> Result<(), Refusal> {
    let hosts = loaded.merchant.as_ref().map(|merchant| &merchant.body.redirect_hosts);
    let Some(hosts) = hosts.filter(|hosts| !hosts.is_empty()) else { return Ok(()) };
    let stray = |url: &&String| !is_at_host(url, hosts);
    match named.iter().find(|(_, url)| url.as_ref().is_some_and(stray)) {
        Some((field, _)) => Err(invalid(
            *field,
            format!("must lead to a host that the merchant allows: {}", hosts.join(", ")),
        )),
        None => Ok(()),
    }
}

/// What is to be checked of where a new session sends its buyer.
pub(super) fn redirects(new: &NewSession) -> [(&'static str, Option<&String>); 2] {
    [("success_url", new.success_url.as_ref()), ("cancel_url", new.cancel_url.as_ref())]
}

fn check_prefill(new: &NewSession) -> Result<(), Refusal> {
    check_email("customer_email", new.customer_email.as_deref())?;
    check_phone("customer_phone", new.customer_phone.as_deref())?;
    if new.description.as_ref().is_some_and(|text| text.chars().count() > DESCRIPTION_CHARS_MAX) {
        return Err(invalid("description", format!("must have at most {DESCRIPTION_CHARS_MAX} characters")));
    }
    Ok(())
}

/// Until when it can be paid; not for longer than its terms can be had.
fn check_expiry(new: &NewSession, terms: Option<&Terms>, now: Timestamp) -> Result<Timestamp, Refusal> {
    let at = new.expires_at.unwrap_or_else(|| now.plus(new.life.unwrap_or(LIFE_DEFAULT)));
    if at <= now {
        return Err(invalid("expires_at", "must be in the future"));
    }
    if at.since(now) > LIFE_MAX {
        return Err(invalid("expires_at", format!("must be at most {} days ahead", LIFE_MAX / DAY)));
    }
    Ok(terms.and_then(Terms::starts_before).map_or(at, |end| at.min(end)))
}

/// The methods that were asked for, or all that a processor in this mode serves.
fn check_methods(
    new: &NewSession,
    wanted: &Wanted<'_>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Vec<Method>, Refusal> {
    let served = route::methods(wanted, loaded, given);
    let Some(asked) = new.methods.as_deref() else {
        return if served.is_empty() { Err(Refusal::NoProcessor) } else { Ok(served) };
    };
    if asked.is_empty() {
        return Err(invalid("payment_method_types", "must name at least one method, or be left out"));
    }
    let without_saving = route::methods(&Wanted { saves: false, ..*wanted }, loaded, given);
    let without_holding = route::methods(&Wanted { holds: false, ..*wanted }, loaded, given);
    let mut methods = vec![];
    for (place, word) in asked.iter().enumerate() {
        let param = format!("payment_method_types[{place}]");
        let words = Method::ALL.map(Method::as_str).join(", ");
        let method =
            Method::parse(word).ok_or_else(|| invalid(&*param, format!("must be one of {words}")))?;
        if methods.contains(&method) {
            return Err(invalid(param, format!("{word} is named twice")));
        }
        if !served.contains(&method) && without_saving.contains(&method) {
            return Err(invalid(
                param,
                "cannot be charged again without the buyer, as a subscription or a card on file needs it",
            ));
        }
        if !served.contains(&method) && without_holding.contains(&method) {
            return Err(invalid(param, "cannot be held until it is captured, as capture_method asks"));
        }
        methods.push(method);
    }
    if methods.iter().all(|method| served.contains(method)) { Ok(methods) } else { Err(Refusal::NoProcessor) }
}

/// Whether what pays can be put on file.
fn check_keeping(
    more: &NewSessionMore,
    recurring: bool,
    keeps: bool,
    customer: Option<&Customer>,
) -> Result<(), Refusal> {
    if more.keeps && more.capture_method.as_deref() == Some("manual") {
        let rule = "cannot be said together with capture_method manual; leave one of them out";
        return Err(invalid("save_payment_method", rule));
    }
    if more.keeps && recurring {
        let rule = "is for mode payment: a subscription keeps its card by itself; leave it out";
        return Err(invalid("save_payment_method", rule));
    }
    if keeps && customer.is_some_and(|customer| customer.body.methods.len() >= METHODS_MAX) {
        let rule =
            format!("has {METHODS_MAX} means of payment on file, which is all there can be; delete one");
        return Err(invalid("customer", rule));
    }
    Ok(())
}

/// What a payment of such a session needs of whoever takes it, by whichever method.
pub(super) fn wanted(currency: Currency, saves: bool, holds: bool) -> Wanted<'static> {
    let (method, currency) = (Method::Card, currency.code());
    Wanted { method, currency, country: None, saves, verifies: false, holds }
}

/// Whether the money is only to be held.
fn check_capture(word: Option<&str>, recurring: bool) -> Result<bool, Refusal> {
    match word {
        None | Some("automatic") => Ok(false),
        Some("manual") if recurring => {
            Err(invalid("capture_method", "cannot be manual where a subscription begins"))
        }
        Some("manual") => Ok(true),
        Some(_) => Err(invalid("capture_method", "must be one of automatic, manual")),
    }
}

/// The merchant ends an open session.
pub(super) fn expire(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    // The session of an invoice ends with the invoice.
    let made = loaded.session.as_ref().filter(|session| session.body.invoice.is_none());
    let session = found(made, Noun::Session)?;
    match turn(session.status, Move::Expire) {
        Turn::To(status) => Ok(end(session.clone(), status, loaded, given)),
        Turn::Refuse | Turn::Stay | Turn::ShowFirst | Turn::Wait | Turn::GiveBack => {
            Err(Refusal::SessionState(session.status))
        }
    }
}

/// What the merchant attached may change at any time: nothing depends on it.
pub(super) fn update(patch: &SessionPatch, loaded: &Loaded) -> Result<Decision, Refusal> {
    let made = loaded.session.as_ref().filter(|session| !session.is_ours());
    let mut session = found(made, Noun::Session)?.clone();
    check::merge(&mut session.body.metadata, patch.metadata.as_ref())?;
    let changes = vec![Change::Update(Row::Session(session.clone()))];
    let answer = Answer::Session { session, created: false, more: Box::new(More::default()) };
    Ok(Decision { changes, answer })
}

/// Time ends an open session. A session that is gone, or not due, needs nothing.
pub(super) fn lapse(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let Some(session) = loaded.session.as_ref() else { return Ok(Decision::only(Answer::Done)) };
    if given.now < session.expires_at {
        return Ok(again(session, session.expires_at));
    }
    Ok(match turn(session.status, Move::Lapse) {
        Turn::To(status) => end(session.clone(), status, loaded, given),
        Turn::Wait => again(session, given.now.plus(LOOK_AGAIN)),
        Turn::Stay | Turn::Refuse | Turn::ShowFirst | Turn::GiveBack => Decision::only(Answer::Done),
    })
}

fn again(session: &Session, due_at: Timestamp) -> Decision {
    let job =
        Job { scope: session.scope, kind: JobKind::Expire, subject: session.id.as_str().to_owned(), due_at };
    Decision { answer: Answer::Done, changes: vec![Change::Schedule(job)] }
}

/// Ends a session because what it is for is not wanted any more. Money that is on its way will be given back: it was
/// for the cart before.
pub(super) fn close(before: &Session, loaded: &Loaded, given: &Given<'_>, changes: &mut Vec<Change>) {
    let mut session = before.clone();
    session.expires_at = session.expires_at.min(given.now);
    session.body.cart_version = session.body.cart_version.saturating_add(1);
    if session.status == Status::Open {
        session.status = Status::Expired;
        changes.push(Change::Unschedule(given.scope, JobKind::Expire, session.id.as_str().to_owned()));
        changes.extend(of_session(EventKind::SessionExpired, &session, given));
        changes.extend(release(loaded));
        changes.extend(link::leave_place(&mut session));
    }
    changes.push(Change::Update(Row::Session(session)));
}

/// The one payment of a session came to nothing: the session can not be paid any more.
pub(super) fn over(before: &Session, given: &Given<'_>) -> Vec<Change> {
    let mut session = before.clone();
    if let Turn::To(status) = turn(session.status, Move::Lapse) {
        session.status = status;
    }
    vec![
        Change::Unschedule(given.scope, JobKind::Expire, session.id.as_str().to_owned()),
        Change::Update(Row::Session(session)),
    ]
}

pub(super) fn end(mut session: Session, status: Status, loaded: &Loaded, given: &Given<'_>) -> Decision {
    session.status = status;
    let left = link::leave_place(&mut session);
    let mut changes = vec![
        Change::Update(Row::Session(session.clone())),
        Change::Unschedule(given.scope, JobKind::Expire, session.id.as_str().to_owned()),
    ];
    changes.extend(of_session(EventKind::SessionExpired, &session, given));
    changes.extend(release(loaded));
    changes.extend(left);
    start::abandoned(&session, loaded, given, &mut changes);
    // What the buyer has not confirmed by now is not wanted any more. Nobody pays a payment by API another way, and
    // at a real processor an offer that nobody takes back stays good.
    let offered = loaded.current.as_ref().filter(|offered| session.body.direct || offered.account.is_some());
    if let Some(offered) = offered {
        drop(pay::cancel(offered, given, &mut changes));
    }
    Decision { changes, answer: Answer::Session { session, created: false, more: Box::new(More::default()) } }
}
