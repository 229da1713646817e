//! Looking up payments with what they are for.

use super::Window;
use crate::{Engine, Fault};
use kassa_domain::answer::More;
use kassa_domain::attempt::Attempt;
use kassa_domain::id::Scope;
use kassa_domain::query::Listed;
use kassa_domain::refusal::Noun;
use kassa_domain::{Answer, Query, Refusal};
use kassa_store::StoreError;

impl Engine {
    /// Answers a query about payments with what they are for.
    pub(super) async fn query_in_full(
        &self,
        scope: Scope,
        query: &Query,
        window: &Window<'_>,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        Ok(match query {
            Query::PaymentInFull(id) => match self.store().attempt(scope, id).await? {
                Some(payment) => {
                    let more = Box::new(self.of_payment(&payment).await?);
                    Ok(Answer::PaymentInFull(Box::new(payment), more))
                }
                None => Err(Refusal::NotFound(Noun::Payment)),
            },
            Query::PaymentsInFull { session, .. } => {
                if let Some(named) = session
                    && self.store().session(scope, &self.meant(named).await?).await?.is_none()
                {
                    return Ok(Err(Refusal::NotFound(Noun::Session)));
                }
                let listed = self.payments(scope, window, session.as_ref()).await?;
                let mut items = vec![];
                for payment in listed.items {
                    let more = self.of_payment(&payment).await?;
                    items.push((payment, more));
                }
                Ok(Answer::PaymentsInFull(Listed { items, has_more: listed.has_more }))
            }
            _ => Err(Refusal::NotFound(Noun::Payment)),
        })
    }

    /// What a payment is for: its session, and the subscription that this starts, pays for or is to charge.
    pub(crate) async fn of_payment(&self, payment: &Attempt) -> Result<More, StoreError> {
        let Some(session) = self.store().session(payment.scope, &payment.session).await? else {
            return Ok(More::default());
        };
        let subscription = match (&session.body.invoice, &session.body.terms) {
            (Some(invoice), _) => {
                let found = self.store().invoice(payment.scope, invoice).await?;
                found.map(|invoice| invoice.subscription)
            }
            (None, Some(terms)) => terms.subscription.clone(),
            (None, None) => session.body.card_for.clone(),
        };
        Ok(More { session: Some(Box::new(session)), subscription, ..More::default() })
    }
}
