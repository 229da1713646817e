//! Erasing what is kept of a deleted customer beside their own row: who the buyer was of their sessions, payments and
//! invoices. Each row is a commit of its own, so a customer of many years holds nobody up.

use crate::load::EVERY;
use crate::{Engine, Fault};
use kassa_domain::event::Cause;
use kassa_domain::id::{CustomerId, Scope};
use kassa_domain::job::Lease;
use kassa_domain::time::{HOUR, MINUTE};
use kassa_domain::{Change, Command};
use kassa_store::InvoicesOf;

/// So many rows are looked at in one step.
const STEP: i64 = 100;
/// Whoever began something for the customer without having seen that they were deleted has done so by then.
const BESIDE_MS: i64 = MINUTE;
/// When a session is looked at again of which a payment was under way.
const AGAIN_MS: i64 = HOUR;

impl Engine {
    /// The job of a deleted customer. It comes again for what began beside the deletion, and as long as a payment may
    /// still turn out some way.
    pub(crate) async fn erase(&self, lease: &Lease) -> Result<(), Fault> {
        let (scope, id) = (lease.job.scope, CustomerId::of(&lease.job.subject));
        self.change(scope, &Command::EraseCustomer(id.clone()), &Cause::default()).await?.ok();
        let is_done = self.erase_sessions(scope, &id).await?;
        self.erase_invoices(scope, &id).await?;
        let now = self.time(scope).await?.now;
        let deleted_at = self.store().customer(scope, &id).await?.and_then(|found| found.body.deleted_at);
        if deleted_at.is_some_and(|at| (0..BESIDE_MS).contains(&now.since(at))) {
            return Ok(self.put_off(lease, BESIDE_MS).await?);
        }
        if !is_done {
            return Ok(self.put_off(lease, AGAIN_MS).await?);
        }
        Ok(self.commit(&[Change::Finish(lease.clone())]).await?)
    }

    /// Says whether nothing was left for later.
    async fn erase_sessions(&self, scope: Scope, of: &CustomerId) -> Result<bool, Fault> {
        let (mut before, mut is_done) = (EVERY.to_owned(), true);
        loop {
            let part = self.store().sessions(scope, Some(&before), STEP, None, Some(of)).await?;
            let Some(last) = part.last() else { return Ok(is_done) };
            before = last.id.as_str().to_owned();
            for session in &part {
                let erase = Command::EraseSession(session.id.clone());
                is_done &= self.change(scope, &erase, &Cause::default()).await?.is_ok();
            }
        }
    }

    async fn erase_invoices(&self, scope: Scope, of: &CustomerId) -> Result<(), Fault> {
        let mut before = EVERY.to_owned();
        loop {
            let which = InvoicesOf::Customer(of);
            let part = self.store().invoices(scope, Some(&before), STEP, which, None).await?;
            let Some(last) = part.last() else { return Ok(()) };
            before = last.id.as_str().to_owned();
            for invoice in &part {
                let erase = Command::EraseInvoice(invoice.id.clone());
                self.change(scope, &erase, &Cause::default()).await?.ok();
            }
        }
    }
}
