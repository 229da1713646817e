//! Comparing our books with a processor's: payment by payment, by asking, or against its statement. What does not agree
//! is told as an event, and nothing is mended.

use crate::load::ALL;
use crate::{Engine, Fault};
use kassa_domain::attempt::Attempt;
use kassa_domain::command::Command;
use kassa_domain::event::Cause;
use kassa_domain::id::{AccountId, Scope};
use kassa_domain::money::{Currency, Money};
use kassa_domain::processor::{Case, Exchange, Line, LineKind, Op, Outcome, Reference, State, Step};
use kassa_domain::reconcile::{Difference, DifferenceKind, Told, compare, compare_disputes};
use kassa_domain::time::Timestamp;
use std::collections::BTreeMap;

/// So many payments are read at a time.
const BATCH: i64 = 200;
/// An adapter that wants more calls than this to say how a payment stands is going in circles.
const CALLS_MAX: usize = 8;

/// A statement of a processor, read from CSV.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The names of its columns.
    pub header: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// What came of comparing.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// How many payments were compared.
    pub payments: usize,
    /// Payments of which the processor gave no answer.
    pub unanswered: Vec<String>,
    /// What does not agree.
    pub differences: Vec<Difference>,
    /// What is wrong with lines of the statement, each with its number.
    pub unread: Vec<(usize, String)>,
}

impl Engine {
    /// Asks the processor about every payment of an account since a time. `None`: of the merchant's at the simulator.
    ///
    /// # Errors
    /// A [`Fault`].
    pub async fn reconcile_by_asking(
        &self,
        scope: Scope,
        account: Option<&AccountId>,
        since: Timestamp,
    ) -> Result<Checked, Fault> {
        let mut checked = Checked::default();
        let mut after = String::new();
        loop {
            let batch = self.store().attempts_of_account(scope, account, &after, BATCH).await?;
            let Some(last) = batch.last() else { break };
            after = last.id.as_str().to_owned();
            for attempt in batch.iter().filter(|attempt| attempt.created_at >= since) {
                checked.payments = checked.payments.saturating_add(1);
                match self.ask_again(scope, attempt).await? {
                    Some(told) => {
                        let name = account.map_or_else(|| scope.text(), |id| id.as_str().to_owned());
                        checked.differences.extend(compare(attempt, &name, told.as_ref()));
                    }
                    None => checked.unanswered.push(attempt.id.as_str().to_owned()),
                }
            }
        }
        self.tell_differences(scope, &checked.differences).await?;
        Ok(checked)
    }

    /// What the processor says of a payment now, without anything being applied. `None`: it gives no answer;
    /// `Some(None)`: it has taken nothing and knows of nothing taken.
    async fn ask_again(&self, scope: Scope, attempt: &Attempt) -> Result<Option<Option<Told>>, Fault> {
        let talk = self.talk(scope, attempt).await?;
        let profile = talk.processor.profile();
        let (timeout, looks_by_post) = (profile.call_timeout_ms, profile.looks_by_post);
        let mut state: State = attempt.body.state.clone();
        let mut last: Option<Exchange> = None;
        for _ in 0..CALLS_MAX {
            let case = Case {
                keys: &talk.keys,
                attempt,
                refund: None,
                state: &state,
                site: &talk.site,
                now: self.time(scope).await?.now,
            };
            let (next, step) = talk.processor.step(&Op::Fetch, &case, last.as_ref());
            state = next;
            match step {
                // Comparing only looks: whatever would change something at the provider is not sent.
                Step::Call(request) if request.method() != http::Method::GET && !looks_by_post => {
                    return Ok(nothing_taken(attempt));
                }
                Step::Call(request) => {
                    last = Some(Exchange { result: self.parts.http.call(request, timeout).await });
                }
                Step::Done(Outcome::Succeeded(captured)) => {
                    let told = Told { captured: captured.amount, refunded: captured.refunded };
                    return Ok(Some(Some(told)));
                }
                Step::Done(Outcome::Unknown) => return Ok(None),
                Step::Done(_) => return Ok(Some(None)),
                Step::Show(_) | Step::Wait(_) | Step::Ready | Step::Refunded(_) => {
                    return Ok(nothing_taken(attempt));
                }
            }
        }
        Ok(None)
    }

    /// Compares every payment that a statement speaks of. What the statement does not speak of is not compared: it may
    /// be of another month.
    ///
    /// # Errors
    /// A [`Fault`].
    pub async fn reconcile_by_statement(
        &self,
        scope: Scope,
        (processor, account): (&str, Option<&AccountId>),
        statement: &Statement,
    ) -> Result<Checked, Fault> {
        let mut checked = Checked::default();
        let Some(adapter) = self.processor(processor) else { return Ok(checked) };
        let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
        for (place, row) in statement.rows.iter().enumerate() {
            match adapter.line(&statement.header, row) {
                Ok(Some(line)) => add(&mut sums, line),
                Ok(None) => {}
                // The header is line 1.
                Err(problem) => checked.unread.push((place.saturating_add(2), problem)),
            }
        }
        let name = account.map_or_else(|| scope.text(), |id| id.as_str().to_owned());
        for (key, sum) in sums {
            let Sum { about, currency, charged, refunded, disputed } = sum;
            checked.payments = checked.payments.saturating_add(1);
            let found = match &about {
                Reference::Attempt(id) => self.store().attempt(scope, id).await?,
                Reference::Handle(handle) => self.store().attempt_by_handle(scope, processor, handle).await?,
            };
            let captured = Money { amount: charged, currency };
            match found.filter(|it| it.processor == processor && it.account.as_ref() == account) {
                Some(attempt) => {
                    // A statement may have the refund of a charge that an earlier one had.
                    let captured =
                        if charged == 0 { Money { amount: attempt.captured, currency } } else { captured };
                    let told = Told { captured, refunded: Some(refunded) };
                    let found = compare(&attempt, &name, Some(&told));
                    let late = |it: &Difference| it.kind == DifferenceKind::Refunded && refunded == 0;
                    checked.differences.extend(found.into_iter().filter(|it| !late(it)));
                    let known = self.store().disputes(scope, None, ALL, Some(&attempt.id)).await?;
                    checked.differences.extend(compare_disputes(&attempt, &name, &known, disputed));
                }
                None => checked.differences.push(Difference {
                    kind: DifferenceKind::UnknownPayment,
                    attempt: None,
                    processor: processor.to_owned(),
                    account: name.clone(),
                    reference: Some(key),
                    ours: None,
                    theirs: Some(captured),
                }),
            }
        }
        self.tell_differences(scope, &checked.differences).await?;
        Ok(checked)
    }

    async fn tell_differences(&self, scope: Scope, differences: &[Difference]) -> Result<(), Fault> {
        for difference in differences {
            let command = Command::ReportDifference(Box::new(difference.clone()));
            self.change(scope, &command, &Cause::default()).await?.ok();
        }
        Ok(())
    }
}

/// The processor goes on as with a payment that has taken nothing. Of one that has, by our books, that is no answer.
fn nothing_taken(attempt: &Attempt) -> Option<Option<Told>> {
    (attempt.captured == 0).then_some(None)
}

/// What the lines of a statement about one payment come to.
struct Sum {
    about: Reference,
    currency: Currency,
    charged: i64,
    refunded: i64,
    disputed: i64,
}

fn add(sums: &mut BTreeMap<String, Sum>, line: Line) {
    let key = match &line.about {
        Reference::Attempt(id) => id.as_str().to_owned(),
        Reference::Handle(handle) => handle.clone(),
    };
    let (amount, currency) = (line.amount.amount, line.amount.currency);
    let nothing = Sum { about: line.about, currency, charged: 0, refunded: 0, disputed: 0 };
    let sum = sums.entry(key).or_insert(nothing);
    let part = match line.kind {
        LineKind::Charge => &mut sum.charged,
        LineKind::Refund => &mut sum.refunded,
        LineKind::Dispute => &mut sum.disputed,
    };
    *part = part.saturating_add(amount);
}
