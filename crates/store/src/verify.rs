//! What must hold of a whole database, as statements that find where it does not. `kassa verify` runs them.

use crate::{Store, StoreError};

/// Something that must hold. The statement finds what breaks it: a text that names the row.
#[derive(Debug)]
pub struct Invariant {
    /// A short name.
    pub name: &'static str,
    /// What must hold, as a sentence.
    pub says: &'static str,
    pub(crate) sql: &'static str,
}

/// A row that breaks an invariant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which invariant.
    pub invariant: &'static str,
    /// What must hold.
    pub says: &'static str,
    /// The row that breaks it, such as a payment's id.
    pub subject: String,
}

/// Every invariant.
pub const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "captured_is_the_total",
        says: "What was captured is what was asked for, or a part of it where the merchant captured a part.",
        sql: "select id from attempts where captured > 0 and captured <> amount and body not like '%\"holds\":true%'",
    },
    Invariant {
        name: "one_payment_per_session",
        says: "Of the payments of a session at most one is captured and wanted.",
        sql: "select session from attempts where status = 'succeeded' group by merchant, live, session \
              having count(*) > 1",
    },
    Invariant {
        name: "movements_sum_to_zero",
        says: "The legs of every movement in the books sum to zero.",
        sql: "select source from entries group by merchant, live, source, currency having sum(amount) <> 0",
    },
    Invariant {
        name: "books_say_what_was_captured",
        says: "What the books say of a payment is what was captured, less what went back and what is disputed.",
        sql: "select a.id from attempts a where a.captured \
              - coalesce((select sum(r.amount) from refunds r where r.merchant = a.merchant and r.live = a.live \
                and r.attempt = a.id and r.status = 'succeeded'), 0) \
              - coalesce((select sum(d.amount) from disputes d where d.merchant = a.merchant and d.live = a.live \
                and d.attempt = a.id and d.status in ('needs_response', 'under_review', 'lost')), 0) \
              <> coalesce((select sum(e.amount) from entries e where e.merchant = a.merchant and e.live = a.live \
                and e.attempt = a.id and e.book = 'processor'), 0)",
    },
    Invariant {
        name: "refunds_are_reserved",
        says: "What refunds have taken of a payment is the sum of those that are pending or done.",
        sql: "select a.id from attempts a where a.refunded <> coalesce((select sum(r.amount) from refunds r \
              where r.merchant = a.merchant and r.live = a.live and r.attempt = a.id \
              and r.status in ('pending', 'succeeded')), 0)",
    },
    Invariant {
        name: "refunded_means_all_of_it",
        says: "A payment is refunded exactly when refunds have given all of it back.",
        sql: "select a.id from attempts a where a.captured > 0 and (a.status = 'refunded') <> (a.captured = \
              coalesce((select sum(r.amount) from refunds r where r.merchant = a.merchant and r.live = a.live \
              and r.attempt = a.id and r.status = 'succeeded'), 0))",
    },
    Invariant {
        name: "refunds_are_followed_up",
        says: "Of every refund that is pending, the processor will be asked.",
        sql: "select r.id from refunds r where r.status = 'pending' and not exists (select 1 from jobs j \
              where j.merchant = r.merchant and j.live = r.live and j.kind = 'refund' and j.subject = r.id)",
    },
    Invariant {
        name: "attempts_are_followed_up",
        says: "Of every payment whose ending is not known, the processor will be asked.",
        sql: "select a.id from attempts a where a.status in ('asked', 'challenged', 'offered') and not exists \
              (select 1 from jobs j where j.merchant = a.merchant and j.live = a.live and j.kind = 'reconcile' \
              and j.subject = a.id)",
    },
    Invariant {
        name: "paid_sessions_name_their_payment",
        says: "A session names the payment that completed it, and that payment was captured or is held, or was.",
        sql: "select s.id from sessions s where s.paid_by is not null and not exists (select 1 from attempts a \
              where a.merchant = s.merchant and a.live = s.live and a.id = s.paid_by and a.session = s.id \
              and (a.status in ('succeeded', 'refunded', 'authorized', 'canceled') \
              or (a.status in ('parked', 'surplus') and a.body like '%\"holds\":true%')))",
    },
    Invariant {
        name: "a_captured_payment_completes_its_session",
        says: "The session of a captured payment is complete, and by that payment.",
        sql: "select a.id from attempts a where a.status = 'succeeded' and not exists (select 1 from sessions s \
              where s.merchant = a.merchant and s.live = a.live and s.id = a.session and s.status = 'complete' \
              and s.paid_by = a.id)",
    },
    Invariant {
        name: "paying_sessions_have_a_live_payment",
        says: "A session that is being paid has a payment under way.",
        sql: "select s.id from sessions s where s.status = 'paying' and not exists (select 1 from attempts a \
              where a.merchant = s.merchant and a.live = s.live and a.session = s.id \
              and a.status in ('asked', 'challenged', 'parked'))",
    },
    Invariant {
        name: "grants_are_of_complete_sessions",
        says: "What was granted was granted by a session that is complete.",
        sql: "select g.id from grants g where not exists (select 1 from sessions s where s.merchant = g.merchant \
              and s.live = g.live and s.id = g.session and s.status = 'complete')",
    },
    Invariant {
        name: "events_have_no_gap",
        says: "The sequence of a merchant's events has no gap.",
        sql: "select 'merchant ' || s.merchant from sequences s where s.last <> (select count(*) from events e \
              where e.merchant = s.merchant and e.live = s.live and e.sequence is not null)",
    },
    Invariant {
        name: "invoices_are_paid_once",
        says: "A period of a subscription has at most one invoice that is paid.",
        sql: "select subscription from invoices where status = 'paid' group by merchant, live, subscription, ordinal \
              having count(*) > 1",
    },
];

impl Store {
    /// Finds where an invariant does not hold, at most so many rows.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify(
        &self,
        invariant: &'static Invariant,
        limit: usize,
    ) -> Result<Vec<Finding>, StoreError> {
        let found = self.engine.rows_at_leisure(invariant.sql, |row| row.text(0)).await?;
        let finding = |subject| Finding { invariant: invariant.name, says: invariant.says, subject };
        Ok(found.into_iter().take(limit).map(finding).collect())
    }

    /// What SQLite itself says of its file; nothing when it is whole. `None` at a PostgreSQL server, which
    /// looks after its own files.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify_file(&self) -> Result<Option<Vec<String>>, StoreError> {
        let said = self.engine.inspect()?;
        Ok(said.map(|lines| lines.into_iter().filter(|line| line != "ok").collect()))
    }
}
