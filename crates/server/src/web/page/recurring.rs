//! What a session's page says about payments that come again, and what the page is for.

use super::cart::every;
use kassa_domain::Timestamp;
use kassa_domain::cart::Cart;
use kassa_domain::money::Currency;
use kassa_domain::session::Status;
use kassa_domain::subscription::Terms;
use kassa_engine::View;
use kassa_pages::{Purpose, Recurring};

pub(super) fn purpose(view: &View) -> Purpose {
    let body = &view.session.body;
    if let Some(invoice) = &view.invoice {
        return Purpose::Invoice {
            number: invoice.number(),
            period: Some((invoice.body.period_start.iso(), invoice.body.period_end.iso())),
            keeps_card: true,
        };
    }
    if body.card_for.is_some() {
        let what = view.subscription.as_ref().map(|it| it.name()).unwrap_or_default();
        let due_minor = view.open.as_ref().map(|open| open.amount.amount);
        return Purpose::SaveCard { what: Some(what), due_minor };
    }
    if view.session.is_setup() {
        return Purpose::SaveCard { what: None, due_minor: None };
    }
    if body.terms.is_some() { Purpose::Subscribe } else { Purpose::Buy }
}

/// What is paid after today, by what is in the cart now. A session that was paid says what its subscription began with.
pub(super) fn later(view: &View) -> Option<Recurring> {
    let session = &view.session;
    let terms = session.body.terms.as_deref()?;
    let done = session.status == Status::Complete;
    let begun = view.subscription.as_ref().filter(|_| done);
    let started = begun.and_then(|it| it.body.started_at).unwrap_or(view.now);
    later_of(&session.cart().of_each_period(), session.amount.currency, terms, started)
}

/// What is paid after the day on which a subscription on these terms starts.
pub(in crate::web) fn later_of(
    cart: &Cart,
    currency: Currency,
    terms: &Terms,
    started: Timestamp,
) -> Option<Recurring> {
    let later = terms.later(cart, currency, started)?;
    Some(Recurring {
        amount_minor: later.amount,
        every: every(terms.period),
        from: later.from.map(Timestamp::iso),
        trial_until: later.trial_until.map(Timestamp::iso),
        times: terms.cycles,
        discount_until: later.discount_until.map(Timestamp::iso),
        amount_after_minor: later.amount_after,
    })
}
