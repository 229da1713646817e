//! Disputes: what a processor tells of them becomes a row, an event and a movement in the books.

use super::settle::booked;
use super::{emit, found, refund};
use crate::answer::Answer;
use crate::attempt::AttemptStatus;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::dispute::{Dispute, DisputeBody, DisputeNews};
use crate::event::{EventKind, Snapshot};
use crate::id::DisputeId;
use crate::ledger;
use crate::parked::Misfit;
use crate::planted;
use crate::refusal::{Noun, Refusal};
use crate::time::Timestamp;

/// Applies what was told. News that lag behind what is known change nothing, so they may come in any order.
pub(super) fn hear(news: &DisputeNews, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut attempt = found(loaded.attempt.as_ref(), Noun::Payment)?.clone();
    if news.amount.currency != attempt.amount.currency {
        return Ok(Decision::only(Answer::Misfit(Misfit::OtherCurrency)));
    }
    if !(1..=attempt.captured).contains(&news.amount.amount) {
        return Ok(Decision::only(Answer::Misfit(Misfit::OtherAmount)));
    }
    let before = loaded.dispute.as_ref();
    let lags = |it: &Dispute| match planted!("late_news_reopen_a_dispute") {
        true => news.status == it.status,
        false => news.status.stage() <= it.status.stage(),
    };
    if before.is_some_and(lags) {
        return Ok(Decision::only(Answer::Done));
    }
    let mut after = before.cloned().unwrap_or_else(|| Dispute {
        id: DisputeId::mint(given.scope, given.moment, given.chance),
        scope: attempt.scope,
        attempt: attempt.id.clone(),
        reference: news.reference.clone(),
        status: news.status,
        amount: news.amount,
        created_at: given.now,
        version: 0,
        body: DisputeBody {
            session: attempt.session.clone(),
            reason: String::new(),
            due_by: None,
            updated_at: given.now,
            stamp: Timestamp::default(),
            earlier: vec![],
            rest: serde_json::Map::new(),
        },
    });
    after.status = news.status;
    after.body.reason.clone_from(&news.reason);
    after.body.due_by = news.due_by.or(after.body.due_by);
    after.body.updated_at = given.now;
    let (held, holds) = (before.is_some_and(|it| it.status.holds_money()), after.status.holds_money());
    let moved = match (held, holds) {
        (false, true) => -after.amount.amount,
        (true, false) if !planted!("won_dispute_not_booked") => after.amount.amount,
        _ => 0,
    };
    let mut changes = vec![];
    attempt.body.disputed = attempt.body.disputed.saturating_sub(moved);
    attempt.body.updated_at = given.now;
    // What is not wanted and was out of reach as long as it was disputed can go back now.
    if moved > 0 && attempt.status == AttemptStatus::Surplus {
        refund::of_surplus(&mut attempt, given, &mut changes);
    }
    let source = format!("{}/{}", after.id, after.status.as_str());
    changes.extend(booked(ledger::dispute(&attempt, &source, moved, given.now)));
    let kind = match before {
        None => EventKind::DisputeCreated,
        Some(_) if after.status.is_closed() => EventKind::DisputeClosed,
        Some(_) => EventKind::DisputeUpdated,
    };
    changes.push(emit(kind, Snapshot::Dispute(Box::new(after.clone())), given));
    // What is first heard of when it is over is opened and closed at once.
    if before.is_none() && after.status.is_closed() {
        changes.push(emit(EventKind::DisputeClosed, Snapshot::Dispute(Box::new(after.clone())), given));
    }
    changes.push(match before {
        Some(_) => Change::Update(Row::Dispute(after)),
        None => Change::Insert(Row::Dispute(after)),
    });
    changes.push(Change::Update(Row::Attempt(attempt)));
    Ok(Decision { answer: Answer::Done, changes })
}
