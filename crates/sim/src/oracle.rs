//! What must hold after every step, and what must have come about once faults are healed. It believes the rows and the
//! bank's own book, and nothing that the code under test says about itself.

use crate::disputes::Disputes;
use crate::periods::Periods;
use crate::plans::Plans;
use crate::story::Story;
use crate::webhooks::Webhooks;
use kassa_domain::time::DAY;
use kassa_testshop::TestShop;
use std::collections::{BTreeMap, BTreeSet};

/// Statements over the rows that must find nothing, each with what it would mean. The session of an invoice has
/// no events of its own: its invoice has.
const NEVER: &[(&str, &str)] = &[
    (
        "M4: refunds that are pending or done come to more than was captured",
        "select a.id from attempts a where a.captured < (select coalesce(sum(r.amount), 0) from refunds r where \
         r.attempt = a.id and r.status <> 'failed')",
    ),
    (
        "C1: a coupon was taken more often than there is of it",
        "select c.id from coupons c where c.max_redemptions < (select count(*) from redemptions r where \
         r.coupon = c.id and r.status <> 'released')",
    ),
    (
        "B2: the invoices of a subscription have a gap",
        "select subscription from invoices group by subscription having count(*) <> max(ordinal) - min(ordinal) + 1",
    ),
    (
        "M8: two payments of one session are under way",
        "select session from attempts where status = 'asked' group by session having count(*) > 1",
    ),
    (
        "E1: a paid session has no event that says so",
        "select s.id from sessions s where s.status = 'complete' and s.id not like 'csi%' and not exists \
         (select 1 from events e where \
         e.kind = 'checkout.session.completed' and e.body like '%' || s.id || '%')",
    ),
    (
        "G1: a line granted its tier twice",
        "select session from grants group by session, line having count(*) > 1",
    ),
    (
        "G2: something was granted that is not paid",
        "select g.id from grants g join sessions s on s.id = g.session where s.status <> 'complete'",
    ),
    (
        "G2: something was granted whose money is only held",
        "select g.id from grants g join sessions s on s.id = g.session join attempts a on a.id = s.paid_by \
         where a.captured = 0 and a.amount > 0",
    ),
    (
        "G4: something was taken back, and not all of its money went back",
        "select g.id from grants g join sessions s on s.id = g.session join attempts a on a.id = s.paid_by \
         left join customers c on c.id = g.customer and c.body like '%\"deleted_at\":%' \
         where g.revoked_at is not null and a.status <> 'refunded' and c.id is null",
    ),
    (
        // By its own id alone: a renewal also names the payment with which its card was kept.
        "G4: that all the money is back was told twice",
        "select a.id from attempts a where 1 < (select count(*) from events e where e.kind = 'payment.refunded' and \
         e.body like '%\"id\":\"' || a.id || '\"%')",
    ),
    (
        "a limited link was paid more often than it may be",
        "select l.id from links l where l.max_completed < (select count(*) from sessions s where \
         s.status = 'complete' and s.body like '%' || l.id || '%')",
    ),
];

/// What must be true of the rows when everything has come to rest.
const FINALLY: &[(&str, &str)] = &[
    (
        "L1: a session never ended",
        "select id from sessions where status in ('open', 'paying') and expires_at <= $now",
    ),
    (
        "L1: a payment never ended",
        "select id from attempts where status in ('asked', 'challenged', 'offered')",
    ),
    (
        "S3: money that nobody wanted was never given back, nor taken by a dispute",
        "select id from attempts where status = 'surplus' and id not in (select attempt from disputes where \
         status in ('needs_response', 'under_review', 'lost'))",
    ),
    ("L2: a webhook is neither delivered nor dead", "select id from deliveries where status = 'pending'"),
    ("L2: an event has no place", "select id from events where sequence is null"),
    ("L3: a reservation of a coupon leaked", "select session from redemptions where status = 'reserved'"),
    ("L3: a refund never ended", "select id from refunds where status = 'pending'"),
    (
        "G2: a tier was paid for and never granted",
        "select s.id from sessions s join attempts a on a.id = s.paid_by where a.captured > 0 and \
         s.body like '%\"tier\":\"member\"%' and not exists (select 1 from grants g where g.session = s.id)",
    ),
    (
        "G4: all the money went back, and what it had granted stayed",
        "select g.id from grants g join sessions s on s.id = g.session join attempts a on a.id = s.paid_by where \
         a.status = 'refunded' and g.revoked_at is null",
    ),
    ("L3: a link holds a place for nobody", "select id from links where taken <> completed"),
    (
        "who the buyer of a deleted customer's session was is still known",
        "select s.id from sessions s join customers c on c.id = s.customer where c.body like '%\"deleted_at\":%' and \
         (s.body like '%@example.com%' or exists (select 1 from attempts a where a.session = s.id and a.body like \
         '%@example.com%')) and not exists (select 1 from attempts a where a.session = s.id and a.status in \
         ('parked', 'authorized'))",
    ),
    (
        "a deleted customer has something that is paid again and again",
        "select s.id from subscriptions s join customers c on c.id = s.customer where c.body like \
         '%\"deleted_at\":%' and s.status <> 'canceled'",
    ),
];

/// What was true before, to compare with what is true now.
#[derive(Default, Debug)]
pub(crate) struct Oracle {
    ended: BTreeMap<String, String>,
    /// The latest end that each session has had.
    ends: BTreeMap<String, i64>,
    grants: BTreeMap<String, String>,
    /// How many payments there were of each customer when they were deleted.
    deleted: BTreeMap<String, usize>,
    pub(crate) webhooks: Webhooks,
    pub(crate) periods: Periods,
    pub(crate) plans: Plans,
    pub(crate) disputes: Disputes,
}

impl Oracle {
    /// Everything that holds at every moment.
    pub(crate) async fn look(&mut self, shop: &TestShop, story: &Story) {
        shop.verify().await;
        for (what, sql) in NEVER {
            let found = shop.rows.texts(sql).await;
            assert!(found.is_empty(), "{what}: {found:?}");
        }
        self.endings_stay(shop).await;
        self.begun_in_time(shop).await;
        self.bank_agrees(shop).await;
        Self::keys_stay(shop);
        self.grants_stay(shop).await;
        self.nobody_is_charged(shop).await;
        self.webhooks.look(shop, story).await;
        self.periods.look(shop, story).await;
        self.plans.look(shop, story).await;
        self.disputes.look(shop, story).await;
    }

    /// S1, S2: what is complete or expired stays so, and who paid stays who paid.
    async fn endings_stay(&mut self, shop: &TestShop) {
        let sql = "select id || ' ' || status || ' ' || coalesce(paid_by, '') from sessions \
                   where status in ('complete', 'expired') order by id";
        let now: BTreeMap<String, String> = shop.rows.texts(sql).await.into_iter().map(split).collect();
        for (id, ending) in &self.ended {
            assert_eq!(now.get(id), Some(ending), "S1: the ending of session {id} changed");
        }
        self.ended = now;
    }

    /// S4: no payment begins at or after the end of its session. Whoever ends a session by hand makes its end
    /// earlier, by a clock that may have been set back since; so what counts is the latest end that it has had.
    async fn begun_in_time(&mut self, shop: &TestShop) {
        for line in shop.rows.texts("select id || ' ' || expires_at from sessions order by id").await {
            let (id, end) = split(line);
            let end: i64 = end.parse().expect("a time");
            self.ends.entry(id).and_modify(|latest| *latest = end.max(*latest)).or_insert(end);
        }
        for line in shop.rows.texts("select session || ' ' || created_at from attempts order by id").await {
            let (session, begun) = split(line);
            let begun: i64 = begun.parse().expect("a time");
            assert!(
                begun < self.ends[&session],
                "S4: a payment of {session} began at {begun}, after its end"
            );
        }
    }

    /// M2, M6, M7: the bank holds nothing but what a row asked it for, and not in another amount or currency.
    async fn bank_agrees(&self, shop: &TestShop) {
        let sql = "select id || ' ' || amount || ' ' || currency from attempts order by id";
        let asked: BTreeMap<String, String> = shop.rows.texts(sql).await.into_iter().map(split).collect();
        for charge in shop.book.charges().expect("the bank's book") {
            let ours = asked.get(&charge.reference);
            assert!(ours.is_some(), "M6: the bank was asked for {charge:?}, and there is no row");
            // Under a reference that was voided before it arrived, nothing can be charged.
            let tombstone = charge.status == "voided" && charge.amount == 0;
            let theirs = format!("{} {}", charge.amount, charge.currency);
            assert!(tombstone || ours == Some(&theirs), "M2: {charge:?} is not what we asked for: {ours:?}");
        }
    }

    /// M7: under one key the bank is always asked the same, and it holds one charge of a payment.
    fn keys_stay(shop: &TestShop) {
        let crossed = shop.http.crossed.lock().expect("the wire");
        assert!(crossed.is_empty(), "M7: something else was asked under the same key: {crossed:?}");
        let charges = shop.book.charges().expect("the bank's book");
        let references: BTreeSet<&String> = charges.iter().map(|charge| &charge.reference).collect();
        assert_eq!(references.len(), charges.len(), "M7: the bank holds two charges of one payment");
    }

    /// G3: what was granted stays under its id, and what was taken back stays so from that time on.
    async fn grants_stay(&mut self, shop: &TestShop) {
        let sql = "select session || '/' || line || ' ' || id || ' ' || coalesce(revoked_at, 0) from grants \
                   order by id";
        let now: BTreeMap<String, String> = shop.rows.texts(sql).await.into_iter().map(split).collect();
        for (line, before) in &self.grants {
            let after = now.get(line);
            let was = before.strip_suffix(" 0").unwrap_or(before);
            assert!(
                after.is_some_and(|after| after.starts_with(was)),
                "G3: {line} {before} became {after:?}"
            );
        }
        self.grants = now;
    }

    /// A customer was deleted, and that was answered.
    pub(crate) async fn deleted(&mut self, shop: &TestShop, id: &str) {
        let count = payments_of(shop, id).await;
        self.deleted.insert(id.to_owned(), count);
    }

    /// B3: who was deleted is not charged any more.
    async fn nobody_is_charged(&self, shop: &TestShop) {
        for (id, before) in &self.deleted {
            assert_eq!(*before, payments_of(shop, id).await, "B3: {id} was deleted, and charged after that");
        }
    }

    /// Everything that must have come about when nothing has gone wrong for a long time.
    pub(crate) async fn at_rest(&mut self, shop: &TestShop, story: &Story) {
        self.look(shop, story).await;
        self.webhooks.at_rest(shop, story).await;
        self.disputes.at_rest(shop).await;
        for (what, sql) in FINALLY {
            let found = shop.rows.texts(&sql.replace("$now", &shop.now().0.to_string())).await;
            assert!(found.is_empty(), "{what}: {found:?}");
        }
        one_payment_is_kept(shop).await;
        shop.compare_books().await;
        let jobs = shop.next_job().await;
        assert!(jobs.is_none_or(|at| at > shop.now()), "L3: a job that is due is not done");
        shop.events().await;
    }
}

/// M1, M3: of each session the merchant has the money of at most one payment at the bank, and that is the one that the
/// session names.
async fn one_payment_is_kept(shop: &TestShop) {
    let sql = "select id || ' ' || session from attempts order by id";
    let sessions: BTreeMap<String, String> = shop.rows.texts(sql).await.into_iter().map(split).collect();
    let sql = "select id || ' ' || coalesce(paid_by, '') from sessions order by id";
    let paid: BTreeMap<String, String> = shop.rows.texts(sql).await.into_iter().map(split).collect();
    let parked = shop.rows.texts("select id from attempts where status = 'parked'").await;
    let long_ago = shop.now().0 - DAY;
    for charge in shop.book.charges().expect("the bank's book") {
        let kept = charge.captured - charge.refunded - charge.disputed();
        if kept <= 0 || charge.created_at > long_ago || parked.contains(&charge.reference) {
            continue;
        }
        let session = &sessions[&charge.reference];
        assert_eq!(
            paid[session], charge.reference,
            "M1: {kept} of {charge:?} is kept, and did not pay {session}"
        );
    }
}

async fn payments_of(shop: &TestShop, customer: &str) -> usize {
    let sql = "select a.id from attempts a join sessions s on s.id = a.session where s.customer = ";
    shop.rows.texts(&format!("{sql}'{customer}'")).await.len()
}

fn split(line: String) -> (String, String) {
    let (id, rest) = line.split_once(' ').expect("an id and more");
    (id.to_owned(), rest.to_owned())
}
