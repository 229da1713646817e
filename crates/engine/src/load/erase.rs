//! What commands look at that delete a customer and erase what is kept of one.

use super::{ALL, EVERY};
use crate::Engine;
use kassa_domain::decision::Other;
use kassa_domain::id::{CustomerId, Scope};
use kassa_domain::session::Status;
use kassa_domain::{Command, Loaded};
use kassa_store::StoreError;

impl Engine {
    pub(super) async fn load_erased(
        &self,
        scope: Scope,
        command: &Command,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        let of = match command {
            Command::DeleteCustomer(id) | Command::EraseCustomer(id) => {
                self.load_entitled(scope, id, loaded).await?;
                let is_done = loaded.is_for_deleted() && matches!(command, Command::DeleteCustomer(_));
                if loaded.customer.is_some() && !is_done {
                    self.load_subscribed(scope, id, loaded).await?;
                    self.load_open(scope, id, loaded).await?;
                }
                return Ok(());
            }
            Command::EraseSession(id) => {
                loaded.session = store.session(scope, id).await?;
                loaded.attempts = store.attempts(scope, None, ALL, Some(id), None).await?;
                loaded.session.as_ref().and_then(|session| session.customer.clone())
            }
            Command::EraseInvoice(id) => {
                loaded.invoice = store.invoice(scope, id).await?;
                loaded.invoice.as_ref().and_then(|invoice| invoice.customer.clone())
            }
            _ => None,
        };
        if let Some(of) = of {
            let customer = store.customer(scope, &of).await?;
            loaded.is_of_deleted = customer.is_some_and(|customer| customer.is_deleted());
        }
        Ok(())
    }

    /// All subscriptions of a customer, each with what it collects.
    async fn load_subscribed(
        &self,
        scope: Scope,
        customer: &CustomerId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        for subscription in self.ahead.subscriptions(scope, None, ALL, None, Some(customer)).await? {
            loaded.others.push(self.collecting(scope, subscription).await?);
        }
        Ok(())
    }

    /// The sessions of a customer that can still be paid, with what the end of each looks at. Those that pay an invoice
    /// end with it.
    async fn load_open(
        &self,
        scope: Scope,
        customer: &CustomerId,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let live = [Status::Open, Status::Paying];
        let sessions = self.ahead.sessions(scope, Some(EVERY), ALL, Some(&live), Some(customer)).await?;
        for session in sessions {
            let collects = |other: &Other| other.session.as_ref().is_some_and(|it| it.id == session.id);
            if loaded.others.iter().any(collects) {
                continue;
            }
            let mut open = Loaded { session: Some(session), ..Loaded::default() };
            self.load_current(scope, &mut open).await?;
            self.load_held(scope, &mut open).await?;
            self.load_billed(scope, &mut open).await?;
            loaded.open.push(open);
        }
        Ok(())
    }
}
