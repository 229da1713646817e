//! Looking up refunds, disputes, accounts and what processors told that fits nothing.

use super::{Window, answer, no_cursor};
use crate::{Engine, Fault};
use kassa_domain::id::Scope;
use kassa_domain::refusal::Noun;
use kassa_domain::{Answer, Query, Refusal};

impl Engine {
    /// `None` where the query is about something else.
    pub(super) async fn query_money(
        &self,
        scope: Scope,
        query: &Query,
        window: &Window<'_>,
    ) -> Result<Option<Result<Answer, Refusal>>, Fault> {
        let store = self.store();
        Ok(Some(match query {
            Query::Refund(id) => answer(store.refund(scope, id).await?, Noun::Refund, |refund| {
                Answer::Refund { refund: Box::new(refund), created: false }
            }),
            Query::Refunds { payment, .. } => {
                let found = store.refunds(scope, window.before, window.more, payment.as_ref()).await?;
                Ok(Answer::Refunds(window.cut(found)))
            }
            Query::Dispute(id) => answer(store.dispute(scope, id).await?, Noun::Dispute, |dispute| {
                Answer::Dispute(Box::new(dispute))
            }),
            Query::Disputes { payment, .. } => {
                let found = store.disputes(scope, window.before, window.more, payment.as_ref()).await?;
                Ok(Answer::Disputes(window.cut(found)))
            }
            Query::Account(id) => answer(store.account(scope, id).await?, Noun::Account, |account| {
                Answer::Account(Box::new(account), false)
            }),
            Query::Accounts(_) => {
                // There are few, and their order is that in which they are asked.
                let mut found = store.accounts(scope).await?;
                if let Some(before) = window.before {
                    let Some(at) = found.iter().position(|account| account.id.as_str() == before) else {
                        return Ok(Some(Err(no_cursor())));
                    };
                    found.drain(..=at);
                }
                Ok(Answer::Accounts(window.cut(found)))
            }
            Query::Processors => {
                let profiles = self.processors().iter().map(|processor| processor.profile());
                let here = profiles.filter(|profile| profile.modes.contains(&scope.mode));
                Ok(Answer::Processors(here.collect()))
            }
            Query::ParkedNotices(_) => {
                let found = store.parked_notices(scope, window.before, window.more).await?;
                Ok(Answer::ParkedNotices(window.cut(found)))
            }
            _ => return Ok(None),
        }))
    }
}
