//! Subscriptions: found, looked into, canceled, kept, paused and resumed.

use super::lists::{self, Asked, DAY_RULE, Head, Rest, day};
use super::show::{blame, facts, id, maybe_time, metadata, money, not_done, time, units};
use super::{Shown, Visitor, customers, done, invoices, sessions, sold, states, to_mend};
use kassa_domain::id::{CustomerId, SubscriptionId};
use kassa_domain::money::Money;
use kassa_domain::pricing::price;
use kassa_domain::query::{Listed, PageOf};
use kassa_domain::refusal::invalid;
use kassa_domain::subscription::{Cancellation, Subscription, SubscriptionStatus};
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal, Timestamp};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Action, Block, Cell, Column, Field, FieldKind, Form, Screen, Table};
use std::collections::BTreeMap;

const PATH: &str = "/subscriptions";
/// So many invoices stand on the page of a subscription.
const LATEST: usize = 20;

/// The page of a subscription.
pub(super) fn href(of: &SubscriptionId) -> String {
    format!("/dashboard{PATH}/{of}")
}

fn wanted(asked: &mut Asked<'_>) -> (Option<SubscriptionStatus>, Option<CustomerId>) {
    let status =
        asked.choice("status", "Status", &SubscriptionStatus::ALL, SubscriptionStatus::as_str, |status| {
            states::subscription_word(status).0
        });
    (status, asked.line("customer", "Customer's id").map(|text| CustomerId::named(&text)))
}

async fn listed(
    visitor: &Visitor<'_>,
    asked: &mut Asked<'_>,
    page: PageOf,
) -> Result<Listed<Subscription>, Fault> {
    let (status, customer) = wanted(asked);
    let nothing = Listed { items: vec![], has_more: false };
    if asked.is_wrong() {
        return Ok(nothing);
    }
    match visitor.query(&Query::Subscriptions { page, status, customer }).await? {
        Ok(Answer::Subscriptions(listed)) => Ok(listed),
        _ => Ok(nothing),
    }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let listed = listed(visitor, &mut asked, lists::page(visitor)).await?;
    let ids = listed.items.iter().filter_map(|it| it.customer.as_ref()).collect();
    let names = customers::names(visitor, ids).await?;
    let rest = Rest::listed(visitor, &listed, |it| it.id.as_str());
    Ok(lists::shown(visitor, Head::of("Subscriptions", PATH), asked, table(&listed.items, &names), rest))
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let listed = listed(visitor, &mut asked, lists::whole()).await?;
    if asked.is_wrong() {
        return list(visitor).await;
    }
    let row = |subscription: &Subscription| {
        let body = &subscription.body;
        vec![
            id(&subscription.id),
            subscription.customer.as_ref().map_or(Cell::Empty, id),
            Cell::text(subscription.status.as_str()),
            Cell::Text(subscription.name()),
            Cell::maybe(amount(subscription).map(units)),
            Cell::text(body.currency.code()),
            Cell::Text(states::every(body.schedule.period)),
            time(body.current_start),
            time(body.current_end),
            Cell::text(if subscription.is_ending() { "Yes" } else { "No" }),
            maybe_time(body.started_at),
            maybe_time(body.ended_at),
        ]
    };
    let columns = [
        "Subscription",
        "Customer",
        "Status",
        "What",
        "Amount",
        "Currency",
        "Paid",
        "Period from",
        "Period to",
        "Ends",
        "Started",
        "Ended",
    ];
    Ok(lists::written("subscriptions", &columns, listed.items.iter().map(row).collect()))
}

/// What the next period costs, as far as it is known.
fn amount(subscription: &Subscription) -> Option<Money> {
    let currency = subscription.body.currency;
    let priced = price(&subscription.next_cart(), currency).ok()?;
    Some(Money { amount: priced.total, currency })
}

/// Subscriptions as a table.
pub(super) fn table(subscriptions: &[Subscription], names: &BTreeMap<CustomerId, String>) -> Table {
    let row = |subscription: &Subscription| {
        let body = &subscription.body;
        vec![
            Cell::link(subscription.name(), href(&subscription.id)),
            states::cell(states::subscription(subscription)),
            customers::cell(subscription.customer.as_ref(), names),
            amount(subscription).map_or(Cell::Empty, |amount| Cell::Money(money(amount))),
            Cell::Text(states::every(body.schedule.period)),
            time(body.current_end),
        ]
    };
    Table {
        title: "Subscriptions".to_owned(),
        columns: vec![
            Column::of("Subscription"),
            Column::of("Status"),
            Column::of("Customer"),
            Column::figure("Amount"),
            Column::of("Paid"),
            Column::of("Period ends"),
        ],
        rows: subscriptions.iter().map(row).collect(),
        empty: "No subscriptions found.".to_owned(),
        ..Table::default()
    }
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Subscription>, Fault> {
    let named = SubscriptionId::named(visitor.param(0));
    Ok(visitor.app.engine.store().subscription(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(subscription) = found(visitor).await? else { return Ok(Shown::Missing) };
    let mut screen = screen(visitor, &subscription).await?;
    if subscription.can_be_paused() && visitor.may(Right::Serve) {
        screen.blocks.push(Block::Form(pause_form(&subscription, "")));
    }
    Ok(screen.into())
}

async fn screen(visitor: &Visitor<'_>, subscription: &Subscription) -> Result<Screen, Fault> {
    let now = visitor.app.engine.now(visitor.scope).await?;
    let names = customers::names(visitor, subscription.customer.iter().collect()).await?;
    let of = Some(subscription.id.clone());
    let page = PageOf { limit: LATEST, starting_after: None, ending_before: None, skip: 0 };
    let query = Query::Invoices { page, status: None, customer: None, subscription: of };
    let listed = match visitor.query(&query).await? {
        Ok(Answer::Invoices(listed)) => listed,
        _ => Listed { items: vec![], has_more: false },
    };
    let all = format!("/dashboard/invoices?subscription={}", subscription.id);
    let invoices = Table {
        is_titled: true,
        empty: "No invoices yet.".to_owned(),
        older: listed.has_more.then_some(all),
        ..invoices::table(&listed.items)
    };
    let mut blocks = vec![about(subscription, &names)];
    let total = amount(subscription);
    blocks.extend(total.map(|total| sold::bought(&subscription.next_cart(), total, true)));
    blocks.push(Block::Table(invoices));
    Ok(Screen {
        title: subscription.name(),
        lead: Some(how(subscription)),
        status: states::beside(states::subscription(subscription)),
        above: vec![("Subscriptions".to_owned(), format!("/dashboard{PATH}"))],
        actions: if visitor.may(Right::Serve) { actions(subscription, now) } else { vec![] },
        blocks,
        ..Screen::default()
    })
}

/// How it goes on, in a sentence.
fn how(subscription: &Subscription) -> String {
    let body = &subscription.body;
    let end = body.current_end.iso();
    match subscription.status {
        _ if body.held_at.is_some() => {
            "Its renewal is long overdue and waits for you. Resume it to charge it.".to_owned()
        }
        SubscriptionStatus::Incomplete => "Its first payment has not succeeded yet.".to_owned(),
        SubscriptionStatus::Canceled => "It has ended. Nothing more is charged.".to_owned(),
        SubscriptionStatus::Paused => match body.resumes_at {
            Some(at) => format!("Nothing is charged. It resumes at {}.", at.iso()),
            None => "Paused. Nothing is charged until it resumes.".to_owned(),
        },
        SubscriptionStatus::PastDue => "A renewal was declined and is being retried.".to_owned(),
        SubscriptionStatus::Unpaid => {
            "A renewal was never paid. Nothing more is charged until it is.".to_owned()
        }
        SubscriptionStatus::Trialing | SubscriptionStatus::Active => match body.cancel_at {
            _ if body.cancel_at_period_end => format!("It ends with its period at {end}."),
            Some(at) => format!("It ends at {}.", at.iso()),
            None if subscription.renews() => format!("It renews at {end}."),
            None => format!("It ends by itself at {end}."),
        },
    }
}

fn about(subscription: &Subscription, names: &BTreeMap<CustomerId, String>) -> Block {
    let body = &subscription.body;
    facts(
        "Details",
        vec![
            ("ID", id(&subscription.id)),
            ("Customer", customers::cell(subscription.customer.as_ref(), names)),
            ("Paid", Cell::Text(states::every(body.schedule.period))),
            ("Paid with", Cell::maybe(body.method.as_ref().map(|it| states::instrument(&it.instrument)))),
            ("Processor", Cell::maybe(body.method.as_ref().map(|it| it.processor.clone()))),
            ("Started by", Cell::link("Session", sessions::href(&body.session))),
            ("Started", maybe_time(body.started_at)),
            ("Free until", maybe_time(body.trial_end)),
            ("Period from", time(body.current_start)),
            ("Period to", time(body.current_end)),
            ("Discount until", maybe_time(body.discount_until)),
            ("Periods left", Cell::maybe(body.cycles_left.map(|left| left.to_string()))),
            ("Ends", maybe_time(body.cancel_at)),
            ("Canceled", maybe_time(body.canceled_at)),
            ("Ended", maybe_time(body.ended_at)),
            (
                "Paused",
                maybe_time(body.paused_at.filter(|_| subscription.status == SubscriptionStatus::Paused)),
            ),
            ("Continues", maybe_time(body.resumes_at)),
            ("Metadata", metadata(&body.metadata)),
        ],
    )
}

fn actions(subscription: &Subscription, now: Timestamp) -> Vec<Action> {
    let post = |text: &str, what: &str, fields: Vec<(String, String)>, is_danger| Action::Post {
        text: text.to_owned(),
        action: format!("{}/{what}", href(&subscription.id)),
        fields,
        is_danger,
    };
    let mut actions = vec![];
    if subscription.can_be_resumed() {
        actions.push(post("Resume", "resume", vec![], false));
    }
    if subscription.lives() && subscription.body.cancel_at_period_end {
        actions.push(post("Keep subscription", "keep", vec![], false));
    } else if subscription.can_end_with_period(now) {
        let field = ("at_period_end".to_owned(), "1".to_owned());
        actions.push(post("Cancel at period end", "cancel", vec![field], true));
    }
    if subscription.status != SubscriptionStatus::Canceled {
        actions.push(post("Cancel now", "cancel", vec![], true));
    }
    actions
}

/// What came of an action.
async fn answered(
    visitor: &Visitor<'_>,
    before: &Subscription,
    command: Command,
    word: &str,
) -> Result<Shown, Fault> {
    match visitor.change(&command).await? {
        Ok(_) => Ok(done(&href(&before.id), word)),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, before).await?, &refusal)),
    }
}

pub(super) async fn cancel(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(before) = found(visitor).await? else { return Ok(Shown::Missing) };
    let at_period_end = visitor.fields.text("at_period_end") == "1";
    let command = Command::CancelSubscription(before.id.clone(), Cancellation { at_period_end });
    answered(visitor, &before, command, if at_period_end { "canceled_later" } else { "canceled" }).await
}

pub(super) async fn keep(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(before) = found(visitor).await? else { return Ok(Shown::Missing) };
    answered(visitor, &before, Command::KeepSubscription(before.id.clone()), "kept").await
}

pub(super) async fn resume(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(before) = found(visitor).await? else { return Ok(Shown::Missing) };
    answered(visitor, &before, Command::ResumeSubscription(before.id.clone()), "resumed").await
}

fn pause_form(subscription: &Subscription, until: &str) -> Form {
    Form {
        title: "Pause".to_owned(),
        hint: Some("Nothing is charged until it resumes.".to_owned()),
        action: format!("{}/pause", href(&subscription.id)),
        fields: vec![
            Field::line("resumes_at", "Resumes on", until)
                .of(FieldKind::Date)
                .hint("A day in UTC. If left empty, it stays paused until you resume it.")
                .optional(),
        ],
        submit: "Pause".to_owned(),
        ..Form::default()
    }
}

pub(super) async fn pause(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(before) = found(visitor).await? else { return Ok(Shown::Missing) };
    let typed = visitor.fields.text("resumes_at");
    let until = day(typed);
    let refusal = if until.is_none() && !typed.is_empty() {
        invalid("resumes_at", DAY_RULE)
    } else {
        match visitor.change(&Command::PauseSubscription(before.id.clone(), until)).await? {
            Ok(_) => return Ok(done(&href(&before.id), "paused")),
            Err(Refusal::NotFound(_)) => return Ok(Shown::Missing),
            Err(refusal) => refusal,
        }
    };
    let screen = screen(visitor, &before).await?;
    if !before.can_be_paused() {
        return Ok(not_done(screen, &refusal));
    }
    Ok(to_mend(blame(screen, pause_form(&before, typed), &refusal)))
}
