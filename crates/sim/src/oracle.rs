//! What must hold after every step, and what must have come about once faults are healed. It believes the rows and the
//! bank's own book, and nothing that the code under test says about itself.

use kassa_domain::time::DAY;
use kassa_testshop::TestShop;
use std::collections::BTreeMap;

/// Statements over the rows that must find nothing, each with what it would mean. The session of an invoice has
/// no events of its own: its invoice has.
const NEVER: &[(&str, &str)] = &[
    (
        "M4: refunds that are pending or done come to more than was captured",
        "select a.id from attempts a where a.captured < (select coalesce(sum(r.amount), 0) from refunds r where \
         r.attempt = a.id and r.status <> 'failed')",
    ),
    (
        "S4: an attempt began at or after the end of its session",
        "select a.id from attempts a join sessions s on s.id = a.session where a.created_at >= s.expires_at",
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
    ("S3: money that nobody wanted was never given back", "select id from attempts where status = 'surplus'"),
    ("L2: a webhook is neither delivered nor dead", "select id from deliveries where status = 'pending'"),
    ("L2: an event has no place", "select id from events where sequence is null"),
    ("L3: a reservation of a coupon leaked", "select session from redemptions where status = 'reserved'"),
    ("L3: a refund never ended", "select id from refunds where status = 'pending'"),
];

/// What was true before, to compare with what is true now.
#[derive(Default, Debug)]
pub(crate) struct Oracle {
    ended: BTreeMap<String, String>,
    bodies: BTreeMap<String, String>,
}

impl Oracle {
    /// Everything that holds at every moment.
    pub(crate) async fn look(&mut self, shop: &TestShop) {
        shop.verify().await;
        for (what, sql) in NEVER {
            let found = shop.rows.texts(sql).await;
            assert!(found.is_empty(), "{what}: {found:?}");
        }
        self.endings_stay(shop).await;
        self.bank_agrees(shop).await;
        self.bodies_stay(shop);
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

    /// E3: every try of a delivery sends the same bytes.
    fn bodies_stay(&mut self, shop: &TestShop) {
        for received in shop.webhooks() {
            let Some(id) = received.headers.get("webhook-id") else { continue };
            let name = format!("{} {id}", received.url);
            let first = self.bodies.entry(name).or_insert_with(|| received.body.clone());
            assert_eq!(*first, received.body, "E3: {id} was sent again with another body");
        }
    }

    /// Everything that must have come about when nothing has gone wrong for a long time.
    pub(crate) async fn at_rest(&mut self, shop: &TestShop) {
        self.look(shop).await;
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

/// M1, M3: of each session the bank keeps the money of at most one payment, and that is the one that the session names.
async fn one_payment_is_kept(shop: &TestShop) {
    let sql = "select id || ' ' || session from attempts order by id";
    let sessions: BTreeMap<String, String> = shop.rows.texts(sql).await.into_iter().map(split).collect();
    let sql = "select id || ' ' || coalesce(paid_by, '') from sessions order by id";
    let paid: BTreeMap<String, String> = shop.rows.texts(sql).await.into_iter().map(split).collect();
    let parked = shop.rows.texts("select id from attempts where status = 'parked'").await;
    let long_ago = shop.now().0 - DAY;
    for charge in shop.book.charges().expect("the bank's book") {
        let kept = charge.captured - charge.refunded;
        if kept == 0 || charge.created_at > long_ago || parked.contains(&charge.reference) {
            continue;
        }
        let session = &sessions[&charge.reference];
        assert_eq!(
            paid[session], charge.reference,
            "M1: {kept} of {charge:?} is kept, and did not pay {session}"
        );
    }
}

fn split(line: String) -> (String, String) {
    let (id, rest) = line.split_once(' ').expect("an id and more");
    (id.to_owned(), rest.to_owned())
}
