//! What a customer has at a merchant, and the question before it ends.

use askama::Template;

use super::later::day;
use super::{Shell, money_of};
use crate::locales::Messages;
use crate::{
    Frame, InvoiceStatus, Portal, PortalCancel, PortalNotice, PortalSubscription, Receipt, SubscriptionStatus,
};

#[derive(Template)]
#[template(path = "portal.html")]
pub(super) struct Overview<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    portal: &'a Portal,
    notice: Option<String>,
    subscriptions: Vec<Kept<'a>>,
    receipts: Vec<Bill<'a>>,
    back: Option<(&'a str, String)>,
}

/// A subscription.
struct Kept<'a> {
    at: usize,
    it: &'a PortalSubscription,
    status: String,
    /// The word that the style colours the status by.
    tone: &'static str,
    note: &'static str,
    price: String,
    rows: Vec<(&'static str, String)>,
}

/// An invoice in the list.
struct Bill<'a> {
    it: &'a Receipt,
    date: String,
    amount: String,
    status: &'static str,
    tone: &'static str,
}

impl<'a> Overview<'a> {
    pub(super) fn new(t: &'static Messages, frame: &'a Frame, portal: &'a Portal) -> Self {
        let s = Shell::new(frame, "").read();
        Self {
            t,
            notice: portal.notice.as_ref().map(|notice| {
                let moment = match notice {
                    PortalNotice::EndsOn { on, .. } => Some(day(t, on)),
                    _ => None,
                };
                t.portal_notice(notice, moment.as_deref())
            }),
            subscriptions: portal.subscriptions.iter().enumerate().map(|it| Kept::new(t, it)).collect(),
            receipts: portal.receipts.iter().map(|it| Bill::new(t, it)).collect(),
            back: portal.return_url.as_deref().map(|url| (url, t.back(s.name))),
            s: Shell { title: t.portal_title(s.name), ..s },
            portal,
        }
    }
}

impl<'a> Kept<'a> {
    fn new(t: &'static Messages, (at, it): (usize, &'a PortalSubscription)) -> Self {
        use SubscriptionStatus as S;
        let (tone, moment) = match &it.status {
            S::Active => ("good", None),
            S::Trial { until } => ("good", Some(until)),
            S::Incomplete | S::Overdue | S::Unpaid => ("bad", None),
            S::Paused => ("warn", None),
            S::EndsOn { on } => ("warn", Some(on)),
            S::Ended { on } => ("off", on.as_ref()),
        };
        let moment = moment.map(|moment| day(t, moment));
        let next = it.next.as_ref();
        let mut rows = Vec::new();
        rows.extend(
            next.map(|(on, amount)| (t.portal_next, t.portal_next_on(&money_of(t, amount), &day(t, on)))),
        );
        rows.extend(it.card.as_ref().map(|card| (t.portal_card, t.instrument(card))));
        Self {
            at,
            status: t.subscription_status(&it.status, moment.as_deref()),
            tone,
            note: t.subscription_note(&it.status),
            price: t.portal_price(&money_of(t, &it.price), &t.every(it.every)),
            rows,
            it,
        }
    }

    fn has_actions(&self) -> bool {
        let it = self.it;
        it.pay_url.is_some()
            || it.resume_action.is_some()
            || it.card_action.is_some()
            || it.cancel_action.is_some()
    }
}

impl<'a> Bill<'a> {
    fn new(t: &'static Messages, it: &'a Receipt) -> Self {
        Self {
            date: day(t, &it.date),
            amount: money_of(t, &it.amount),
            status: t.invoice_status(it.status),
            tone: match it.status {
                InvoiceStatus::Paid => "good",
                InvoiceStatus::Open => "warn",
                InvoiceStatus::Void | InvoiceStatus::Uncollectible => "off",
            },
            it,
        }
    }
}

#[derive(Template)]
#[template(path = "portal_cancel.html")]
pub(super) struct Cancel<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    question: &'a PortalCancel,
    heading: String,
    lead: String,
    charge: &'static str,
}

impl<'a> Cancel<'a> {
    pub(super) fn new(t: &'static Messages, frame: &'a Frame, question: &'a PortalCancel) -> Self {
        let heading = t.portal_cancel_heading(&question.name);
        let moment = question.ends_on.as_ref().map(|on| day(t, on));
        Self {
            t,
            s: Shell::new(frame, heading.as_str()).read(),
            heading,
            lead: t.portal_cancel_lead(moment.as_deref(), question.is_trial),
            charge: if question.is_trial { t.portal_cancel_trial } else { t.portal_cancel_charge },
            question,
        }
    }
}
