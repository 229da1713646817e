//! What must hold of subscriptions: their periods, their trials, the tries of their invoices, and their end.

use crate::story::Story;
use kassa_domain::time::DAY;
use kassa_testshop::TestShop;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is remembered of one look to the next.
#[derive(Default, Debug)]
pub(crate) struct Periods {
    /// How many payments there were for a subscription that has ended.
    ended: BTreeMap<String, usize>,
    /// How often an invoice was tried, and when it was to be tried again.
    tries: BTreeMap<String, (u64, Option<i64>)>,
    /// When each went on after a pause, perhaps with a new period.
    resumed: BTreeMap<String, BTreeSet<i64>>,
    /// So many invoices those have had that are paused, or end with their period.
    paused: BTreeMap<String, usize>,
    /// Those that end with their period.
    ending: BTreeSet<String>,
}

struct Invoice {
    id: String,
    ordinal: i64,
    paid: bool,
    created_at: i64,
    body: Value,
}

impl Periods {
    /// B1 to B7, as far as rows can say them.
    pub(crate) async fn look(&mut self, shop: &TestShop, story: &Story) {
        let sql = "select session || ' ' || created_at from attempts order by id";
        let mut attempts: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        for line in shop.rows.texts(sql).await {
            let (session, at) = line.split_once(' ').expect("a session and a time");
            attempts.entry(session.to_owned()).or_default().push(at.parse().expect("a time"));
        }
        let mut invoices: BTreeMap<String, Vec<Invoice>> = BTreeMap::new();
        let sql = "select subscription || ' ' || id || ' ' || ordinal || ' ' || status || ' ' || created_at || ' ' || \
                   body from invoices order by subscription, ordinal";
        for line in shop.rows.texts(sql).await {
            let mut words = line.splitn(6, ' ').map(str::to_owned);
            let mut word = || words.next().expect("six words");
            let subscription = word();
            invoices.entry(subscription).or_default().push(Invoice {
                id: word(),
                ordinal: word().parse().expect("a number"),
                paid: word() == "paid",
                created_at: word().parse().expect("a time"),
                body: serde_json::from_str(&word()).expect("JSON"),
            });
        }
        let sql = "select id || ' ' || status || ' ' || body from subscriptions order by id";
        for line in shop.rows.texts(sql).await {
            let mut words = line.splitn(3, ' ');
            let mut word = || words.next().expect("three words");
            let (id, status) = (word(), word());
            let body: Value = serde_json::from_str(word()).expect("JSON");
            let Some(invoices) = invoices.get(id) else { continue };
            let nowhere = BTreeSet::new();
            periods(id, &body, invoices, self.resumed.get(id).unwrap_or(&nowhere), story);
            self.pausing(id, status, invoices);
            self.dunning(invoices, &attempts, story);
            self.ending(id, status, invoices, &attempts, story);
        }
    }

    /// A subscription goes on after a pause.
    pub(crate) fn resumed(&mut self, id: &str, at: i64) {
        self.resumed.entry(id.to_owned()).or_default().insert(at);
        self.paused.remove(id);
        self.ending.remove(id);
    }

    /// A subscription is to end with its period.
    pub(crate) fn ends(&mut self, id: &str) {
        self.ending.insert(id.to_owned());
    }

    /// B3: as long as a subscription is paused, no period of it begins, nor after the one with which it ends.
    fn pausing(&mut self, id: &str, status: &str, invoices: &[Invoice]) {
        if status != "paused" && !self.ending.contains(id) {
            self.paused.remove(id);
            return;
        }
        let before = *self.paused.entry(id.to_owned()).or_insert(invoices.len());
        assert_eq!(before, invoices.len(), "B3: {id} is paused or ends, and has a new invoice");
    }

    /// B5: a try that follows a decline does not come before its time, and there are not more than five.
    fn dunning(&mut self, invoices: &[Invoice], attempts: &BTreeMap<String, Vec<i64>>, story: &Story) {
        for invoice in invoices {
            let tries = invoice.body["tries"].as_u64().unwrap_or_default();
            let next = invoice.body["next_try"].as_i64();
            assert!(tries <= 5, "B5: invoice {} was tried {tries} times", invoice.id);
            if let Some((before, Some(planned))) = self.tries.get(&invoice.id)
                && tries > *before
            {
                let latest = of_session(invoice, attempts).iter().max().copied().unwrap_or_default();
                assert!(
                    latest >= *planned,
                    "B5: invoice {} was tried at {latest}, not {planned}",
                    invoice.id
                );
                story.met("dunned");
            }
            self.tries.insert(invoice.id.clone(), (tries, next));
        }
    }

    /// B3: for a subscription that has ended, nothing is charged any more.
    fn ending(
        &mut self,
        id: &str,
        status: &str,
        invoices: &[Invoice],
        attempts: &BTreeMap<String, Vec<i64>>,
        story: &Story,
    ) {
        if status != "canceled" {
            assert!(!self.ended.contains_key(id), "B3: subscription {id} had ended, and lives again");
            return;
        }
        let charges = invoices.iter().map(|invoice| of_session(invoice, attempts).len()).sum();
        let before = *self.ended.entry(id.to_owned()).or_insert_with(|| {
            story.met("subscription_ended");
            charges
        });
        assert_eq!(before, charges, "B3: subscription {id} had ended, and was charged again");
    }
}

fn of_session<'a>(invoice: &Invoice, attempts: &'a BTreeMap<String, Vec<i64>>) -> &'a [i64] {
    let session = invoice.body["session"].as_str().expect("a session");
    attempts.get(session).map(Vec::as_slice).unwrap_or_default()
}

/// B1, B2, B6, B7: each period follows the one before, is paid once, not before the trial is over, and begins on the
/// day of the month on which the first one did, or on the last where a month has no such day.
///
/// One that was paused beyond its period begins anew when it goes on: the time between is nobody's, and it has another
/// day of the month from then on.
fn periods(id: &str, body: &Value, invoices: &[Invoice], resumed: &BTreeSet<i64>, story: &Story) {
    let edge = |invoice: &Invoice, name: &str| invoice.body[name].as_i64().expect("a time");
    let mut paid = BTreeMap::new();
    for invoice in invoices.iter().filter(|invoice| invoice.paid) {
        let other = paid.insert(edge(invoice, "period_start"), &invoice.id);
        assert!(other.is_none(), "B1: {id} was paid twice for one period: {other:?} {}", invoice.id);
    }
    for pair in invoices.windows(2) {
        let [one, next] = pair else { continue };
        let (end, start) = (edge(one, "period_end"), edge(next, "period_start"));
        let anew = start > end && resumed.contains(&start);
        assert!(
            end == start || anew,
            "B2: the periods of {id} do not follow one another: {} {}",
            one.id,
            next.id
        );
        if anew {
            story.met("resumed_anew");
        }
    }
    let trial = body["trial_end"].as_i64();
    if let Some(trial) = trial {
        for invoice in invoices.iter().filter(|invoice| invoice.ordinal > 0) {
            assert!(invoice.created_at >= trial, "B6: {} came before the trial's end {trial}", invoice.id);
            story.met("trial_over");
        }
    }
    let begins = invoices.first().map(|invoice| edge(invoice, "period_start"));
    let begun = trial.or(begins).unwrap_or_default();
    let ((_, _, mut anchor), mut first) = (civil(begun), begun);
    // What the last one ends with is where the next one will begin.
    let edges =
        invoices.iter().flat_map(|one| [(edge(one, "period_start"), true), (edge(one, "period_end"), false)]);
    for (at, is_start) in edges.filter(|(at, _)| *at > begun) {
        if is_start && resumed.contains(&at) {
            (first, (_, _, anchor)) = (at, civil(at));
        }
        let (year, month, day) = civil(at);
        let by_the_day = body["schedule"]["period"]["interval"] == "day";
        let expected = if by_the_day { day } else { anchor.min(days_in(year, month)) };
        let same_time = at.rem_euclid(DAY) == first.rem_euclid(DAY);
        assert!(
            day == expected && same_time,
            "B7: a period of {id} begins or ends on day {day}, its first began on {anchor}"
        );
        if expected < anchor && !by_the_day {
            story.met("short_month");
        }
    }
}

/// Year, month and day of a moment, counted by hand so that the calendar under test is not asked about itself.
fn civil(at: i64) -> (i64, i64, i64) {
    let (mut left, mut year) = (at.div_euclid(DAY), 1970);
    let days_of = |year: i64| 365 + i64::from(is_leap(year));
    while left >= days_of(year) {
        left -= days_of(year);
        year += 1;
    }
    let mut month = 1;
    while left >= days_in(year, month) {
        left -= days_in(year, month);
        month += 1;
    }
    (year, month, left + 1)
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_are_counted_right() {
        assert_eq!(civil(1_800_000_000_000), (2027, 1, 15));
        assert_eq!(civil(1_835_395_200_000), (2028, 2, 29));
        assert_eq!(civil(1_835_481_600_000), (2028, 3, 1));
    }
}
