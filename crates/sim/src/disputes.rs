//! Disputes: buyers want money back by way of their bank, which takes it at once and then decides. What the rows, the
//! books and the events say of it must be what the bank did.

use crate::story::Story;
use crate::world::World;
use bytes::Bytes;
use kassa_bank::{Charge, Dispute};
use kassa_domain::dispute::DisputeStatus;
use kassa_testshop::TestShop;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What may follow where nothing is disputed yet.
const OPENED: &[DisputeStatus] = &[
    DisputeStatus::NeedsResponse,
    DisputeStatus::NeedsResponse,
    DisputeStatus::WarningNeedsResponse,
    DisputeStatus::Lost,
];

/// What may follow, and nothing when it is over for good. A question that came to nothing may be asked once more in
/// earnest.
fn next(after: DisputeStatus) -> &'static [DisputeStatus] {
    use DisputeStatus as S;
    match after {
        S::WarningNeedsResponse => &[S::WarningUnderReview, S::WarningClosed, S::NeedsResponse],
        S::WarningUnderReview => &[S::WarningClosed, S::NeedsResponse],
        S::WarningClosed => &[S::NeedsResponse],
        S::NeedsResponse => &[S::UnderReview, S::Won, S::Lost],
        S::UnderReview => &[S::Won, S::Won, S::Lost],
        S::Won | S::Lost => &[],
    }
}

fn follows(dispute: Option<&Dispute>) -> &'static [DisputeStatus] {
    dispute.map_or(OPENED, |it| next(it.status))
}

impl World {
    /// A buyer asks their bank for money back, or the bank comes to a decision.
    pub(crate) async fn dispute(&mut self) {
        let charges = self.shop.book.charges().expect("the bank's book");
        let may = |charge: &Charge| {
            charge.captured > 0 && charge.ripens_at.is_none() && !follows(charge.dispute.as_ref()).is_empty()
        };
        let charges: Vec<Charge> = charges.into_iter().filter(may).collect();
        let of_unwanted = "select id from attempts where status = 'surplus' or id in (select attempt from refunds \
                           where status = 'pending')";
        let unwanted = self.shop.rows.texts(of_unwanted).await;
        let begun = |charge: &&Charge| charge.dispute.is_some();
        let wanted = |charge: &&Charge| unwanted.contains(&charge.reference);
        let begun: Vec<&Charge> = charges.iter().filter(begun).collect();
        let unwanted: Vec<&Charge> = charges.iter().filter(wanted).collect();
        let charge = match (self.dice.percent(50), self.dice.percent(60)) {
            _ if charges.is_empty() => return,
            (true, _) if !begun.is_empty() => self.dice.pick(&begun).clone(),
            (_, true) if !unwanted.is_empty() => self.dice.pick(&unwanted).clone(),
            _ => self.dice.pick(&charges),
        };
        let first = self.moved(&charge).await;
        let again = self.shop.book.charge(&charge.reference, self.shop.now()).expect("the bank's book");
        let again = again.expect("the same charge");
        if self.dice.percent(30) && !follows(again.dispute.as_ref()).is_empty() {
            let last = self.moved(&again).await;
            // The later news overtakes the earlier one.
            let mut taken = false;
            for notice in [last, first] {
                let reply = self.alive(async |shop: &TestShop| shop.send(notice.clone()).await.status).await;
                assert!(reply.is_none_or(|status| matches!(status, 200 | 503)), "W7: {reply:?}");
                taken |= reply == Some(200);
            }
            if taken {
                self.story.met("dispute_news_reordered");
            }
        }
    }

    /// The bank goes on with a dispute; what it would tell of that now.
    async fn moved(&mut self, charge: &Charge) -> http::Request<Bytes> {
        let status = self.dice.pick(follows(charge.dispute.as_ref()));
        let amount = self.dice.pick(&[charge.captured, charge.captured, (charge.captured / 2).max(1), 1]);
        let body = json!({ "status": status, "amount": amount, "reason": "fraudulent" });
        let request = http::Request::post(format!("/charges/{}/dispute", charge.reference))
            .header("authorization", format!("Bearer {}", charge.account))
            .body(Bytes::from(body.to_string()))
            .expect("a request");
        let now = self.shop.now();
        let reply = kassa_bank::handle(&self.shop.book, &request, now).expect("the bank's book");
        assert_eq!(reply.response.status(), 200, "{reply:?}");
        self.tell(&format!("dispute of {}: {} over {amount}", charge.reference, status.as_str()));
        let news = String::from_utf8(reply.response.body().to_vec()).expect("text");
        let secret = self.shop.app.hook_secret(&charge.account);
        kassa_bank::notice(&charge.account, news, now, &secret).expect("a notice")
    }

    /// One of the payments of which something is disputed.
    pub(crate) fn some_disputed(&mut self) -> Option<String> {
        let held = &self.oracle.disputes.held;
        let held: Vec<String> =
            held.iter().filter(|(_, much)| **much > 0).map(|(id, _)| id.clone()).collect();
        (!held.is_empty()).then(|| self.dice.pick(&held))
    }
}

/// What is remembered from one look to the next.
#[derive(Default, Debug)]
pub(crate) struct Disputes {
    /// Where each dispute stood.
    stood: BTreeMap<String, DisputeStatus>,
    /// How much of each payment was away.
    pub(crate) held: BTreeMap<String, i64>,
    /// What refunds had taken of each payment.
    refunded: BTreeMap<String, i64>,
    /// The refunds that there were.
    refunds: BTreeSet<String>,
}

struct Row {
    id: String,
    attempt: String,
    status: DisputeStatus,
    amount: i64,
}

async fn rows(shop: &TestShop) -> Vec<Row> {
    let sql = "select id || ' ' || attempt || ' ' || status || ' ' || amount from disputes order by id";
    let read = |line: String| {
        let words: Vec<&str> = line.split(' ').collect();
        Row {
            id: words[0].to_owned(),
            attempt: words[1].to_owned(),
            status: DisputeStatus::parse(words[2]).expect("a status"),
            amount: words[3].parse().expect("an amount"),
        }
    };
    shop.rows.texts(sql).await.into_iter().map(read).collect()
}

/// Sums by payment.
async fn sums(shop: &TestShop, sql: &str) -> BTreeMap<String, i64> {
    let split = |line: String| {
        let (id, sum) = line.split_once(' ').expect("an id and a sum");
        (id.to_owned(), sum.parse().expect("a sum"))
    };
    shop.rows.texts(sql).await.into_iter().map(split).collect()
}

impl Disputes {
    /// Nothing is known of a dispute but what the bank did; nothing goes back; its money is booked both ways, once; and
    /// what is away is not refunded.
    pub(crate) async fn look(&mut self, shop: &TestShop, story: &Story) {
        let charges = shop.book.charges().expect("the bank's book");
        let charges: BTreeMap<String, Charge> =
            charges.into_iter().map(|charge| (charge.reference.clone(), charge)).collect();
        let mut held: BTreeMap<String, i64> = BTreeMap::new();
        for row in rows(shop).await {
            let theirs = charges.get(&row.attempt).and_then(|charge| charge.dispute.as_ref());
            let fits = theirs.is_some_and(|it| {
                let behind = row.status.stage() < it.status.stage();
                it.amount == row.amount && (behind || row.status == it.status)
            });
            assert!(fits, "M3: {} is {:?}, and the bank says {theirs:?}", row.id, row.status);
            let before = self.stood.insert(row.id.clone(), row.status);
            assert!(
                before.is_none_or(|it| it == row.status || it.stage() < row.status.stage()),
                "W2: {} was {before:?} and is {:?}",
                row.id,
                row.status
            );
            if before != Some(row.status) {
                story.met(match row.status {
                    DisputeStatus::Won => "dispute_won",
                    DisputeStatus::Lost => "dispute_lost",
                    status if status.is_warning() => "dispute_only_asked",
                    _ => "dispute_opened",
                });
            }
            told_in_order(shop, &row).await;
            let away = if row.status.holds_money() { row.amount } else { 0 };
            held.insert(row.attempt, away);
        }
        let sql =
            "select attempt || ' ' || sum(amount) from entries where book = 'disputes' group by attempt";
        let booked = sums(shop, sql).await;
        for (attempt, away) in &held {
            let booked = booked.get(attempt).copied().unwrap_or_default();
            assert_eq!(booked, *away, "M3: of {attempt} {away} is disputed, and {booked} is booked");
        }
        self.refunds(shop, held).await;
    }

    /// M4: a refund that is begun while money is away is of the rest.
    async fn refunds(&mut self, shop: &TestShop, held: BTreeMap<String, i64>) {
        let sql =
            "select attempt || ' ' || sum(amount) from refunds where status <> 'failed' group by attempt";
        let refunded = sums(shop, sql).await;
        let captured = sums(shop, "select id || ' ' || captured from attempts").await;
        for (attempt, now) in &refunded {
            let before = self.refunded.get(attempt).copied().unwrap_or_default();
            let of = |when: &BTreeMap<String, i64>| when.get(attempt).copied().unwrap_or_default();
            let away = of(&held).min(of(&self.held));
            assert!(
                *now <= before || *now + away <= captured[attempt],
                "M4: {now} of {attempt} was refunded while {away} of it was disputed"
            );
        }
        // The bank refuses what is away, so one that should never have been begun may have failed already.
        let sql = "select id || ' ' || attempt || ' ' || amount from refunds order by id";
        for line in shop.rows.texts(sql).await {
            let words: Vec<&str> = line.split(' ').collect();
            let [id, attempt, amount] = words.as_slice() else { panic!("no refund: {line}") };
            if !self.refunds.insert((*id).to_owned()) {
                continue;
            }
            let of = |when: &BTreeMap<String, i64>| when.get(*attempt).copied().unwrap_or_default();
            let (away, amount) = (of(&held).min(of(&self.held)), amount.parse::<i64>().expect("an amount"));
            assert!(amount + away <= captured[*attempt], "M4: {line} was begun while {away} was disputed");
        }
        (self.held, self.refunded) = (held, refunded);
    }

    /// When everything was told, everything is known.
    pub(crate) async fn at_rest(&self, shop: &TestShop) {
        let known: BTreeMap<String, DisputeStatus> =
            rows(shop).await.into_iter().map(|row| (row.attempt, row.status)).collect();
        for charge in shop.book.charges().expect("the bank's book") {
            let Some(dispute) = &charge.dispute else { continue };
            let ours = known.get(&charge.reference);
            assert_eq!(ours, Some(&dispute.status), "L1: the dispute of {} is not known", charge.reference);
        }
    }
}

/// E1: each step was told once, as what it was, and nothing that was not.
async fn told_in_order(shop: &TestShop, row: &Row) {
    let sql = format!(
        "select kind || ' ' || body from events where kind like 'dispute.%' and sequence is not null and \
         body like '%{}%' order by sequence",
        row.id
    );
    let mut last: Option<DisputeStatus> = None;
    for line in shop.rows.texts(&sql).await {
        let (kind, body) = line.split_once(' ').expect("a kind and a body");
        let body: Value = serde_json::from_str(body).expect("JSON");
        let word = body["snapshot"]["object"]["status"].as_str().expect("a status");
        let status = DisputeStatus::parse(word).expect("a status");
        let expected = match last {
            None => "dispute.created",
            Some(_) if status.is_closed() => "dispute.closed",
            Some(_) => "dispute.updated",
        };
        assert_eq!(kind, expected, "E1: {} was told as that when it was {word}", row.id);
        // What is over when it is first heard of is told as opened and as closed.
        let follows = last.is_none_or(|it| it.stage() < status.stage() || (it == status && it.is_closed()));
        assert!(follows, "E1: {} was told as {word} after {last:?}", row.id);
        last = Some(status);
    }
    assert!(last.is_none_or(|it| it.stage() <= row.status.stage()), "E1: {} is not {last:?}", row.id);
}

/// Whether a notice speaks of a dispute. A bank tells of those until somebody listens.
pub(crate) fn speaks_of_one(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|body| body["dispute"].is_object())
}

#[cfg(test)]
mod tests {
    use super::{OPENED, next};

    #[test]
    fn what_follows_is_further_on() {
        for status in kassa_domain::dispute::DisputeStatus::ALL {
            assert!(next(status).iter().all(|after| after.stage() > status.stage()));
            let ends = matches!(status.as_str(), "won" | "lost");
            assert_eq!(next(status).is_empty(), ends, "{}", status.as_str());
        }
        assert!(!OPENED.is_empty());
    }
}
