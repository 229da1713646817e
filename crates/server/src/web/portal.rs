//! The customer portal: what a buyer pays again and again, the way to end it, another card, and the receipts. Whoever
//! holds the address is let in, for as long as the merchant's pass holds.

use super::invoice::{instrument, status as invoice_status};
use super::limits::Wait;
use super::page::cart::every;
use super::page::query_value;
use super::{Answered, App, Context, Incoming, Reader, Response, headers};
use http::Method;
use kassa_domain::Refusal;
use kassa_domain::address::origin;
use kassa_domain::cart::Cart;
use kassa_domain::command::Command;
use kassa_domain::event::Cause;
use kassa_domain::id::SubscriptionId;
use kassa_domain::money::{Currency, Money};
use kassa_domain::portal::Pass;
use kassa_domain::pricing::price;
use kassa_domain::subscription::{Cancellation, Subscription, SubscriptionStatus};
use kassa_domain::{Answer, Timestamp};
use kassa_engine::PortalView;
use kassa_pages::{
    Amount, Page, Portal, PortalCancel, PortalNotice, PortalSubscription, Receipt,
    SubscriptionStatus as Shown,
};
use std::sync::Arc;
use subtle::ConstantTimeEq;

impl App {
    pub(super) async fn portal(
        self: &Arc<Self>,
        incoming: &Incoming,
        rest: &[&str],
        context: &Context<'_>,
    ) -> Answered {
        let (token, action) = match rest {
            [token] => (*token, None),
            [token, id, action @ ("cancel" | "end" | "resume" | "card")] => (*token, Some((*id, *action))),
            _ => return Answered::new("portal", self.problem_page(404, context)),
        };
        let method = &incoming.parts.method;
        let fits = match action {
            None => matches!(*method, Method::GET | Method::HEAD),
            Some(_) => *method == Method::POST,
        };
        if !fits {
            let allow = if action.is_some() { "POST" } else { "GET, HEAD" };
            return Answered::new("portal", self.not_allowed(allow, context));
        }
        // A wrong pass and one that has run out look alike, and guesses are held up like those of page addresses.
        let Some(pass) = self.engine.pass(token) else {
            let page = self.plain_page((404, context.reader), &Page::PortalExpired { return_url: None });
            let guessed = self.limits.miss(context.peer).is_err();
            return Answered::new("portal", if guessed { self.problem_page(429, context) } else { page });
        };
        let view = match self.engine.portal_view(&pass).await {
            Ok(Some(view)) => view,
            Ok(None) => return Answered::new("portal", self.no_such_page(context)),
            Err(fault) => return Answered::new("portal", self.page_fault(&fault, context)),
        };
        match action {
            None => {
                Answered::new("portal", self.portal_page((incoming, context.reader), token, &pass, &view))
            }
            Some((id, action)) => {
                let response =
                    self.portal_action(incoming, (token, &pass), &view, (id, action), context).await;
                Answered::new("portal.action", response)
            }
        }
    }

    fn portal_page(
        &self,
        (incoming, reader): (&Incoming, Reader<'_>),
        token: &str,
        pass: &Pass,
        view: &PortalView,
    ) -> Response {
        let said = |name: &str| query_value(incoming, name);
        let notice = said("done").and_then(|done| {
            let of = said("of").unwrap_or_default();
            notice(&done, view.subscriptions.iter().find(|it| it.id.as_str() == of))
        });
        let subscriptions = view.subscriptions.iter().map(|it| shown(it, token, view)).collect();
        let receipts = view.invoices.iter().map(|invoice| Receipt {
            date: invoice.created_at.iso(),
            number: invoice.number(),
            amount: amount(invoice.amount),
            status: invoice_status(invoice.status),
            url: format!("/invoices/{}", invoice.id),
        });
        let page = Page::Portal(Portal {
            name: view.customer.body.name.clone(),
            email: view.customer.email.clone(),
            token: self.form_mac(&["portal", token]),
            notice,
            subscriptions,
            receipts: receipts.collect(),
            return_url: pass.return_url.clone(),
        });
        let targets: Vec<String> = pass.return_url.iter().map(|url| origin(url)).collect();
        self.of_merchant((200, reader), &page, view.merchant.as_ref(), pass.scope, &targets)
    }

    async fn portal_action(
        self: &Arc<Self>,
        incoming: &Incoming,
        (token, pass): (&str, &Pass),
        view: &PortalView,
        (id, action): (&str, &str),
        context: &Context<'_>,
    ) -> Response {
        let submitted = match self.form(incoming) {
            Ok(submitted) => submitted,
            Err(status) => return self.problem_page(status, context),
        };
        let right = self.form_mac(&["portal", token]);
        if !bool::from(right.as_bytes().ct_eq(submitted.text("token").as_bytes())) {
            return self.problem_page(403, context);
        }
        // Only what the customer has: another's subscription is not found, like one that does not exist.
        let Some(subscription) = view.subscriptions.iter().find(|it| it.id.as_str() == id) else {
            return self.problem_page(404, context);
        };
        let of = SubscriptionId::of(id);
        if action == "card"
            && let Err(Wait(seconds)) = self.limits.card(&of)
        {
            return self.too_often(seconds, context);
        }
        let here = format!("/portal/{token}");
        let command = match action {
            "cancel" => {
                let page = Page::PortalCancel(question(subscription, &here, &right, view.now));
                return self.of_merchant(
                    (200, context.reader),
                    &page,
                    view.merchant.as_ref(),
                    pass.scope,
                    &[],
                );
            }
            "end" => Command::CancelSubscription(of, Cancellation { at_period_end: true }),
            "resume" => Command::KeepSubscription(of),
            _ => Command::ChangeCard(of, Some(format!("{}{here}", self.settings.public_url))),
        };
        let cause = Cause::of_request(context.request_id);
        match self.engine.change(pass.scope, &command, &cause).await {
            Ok(Ok(Answer::Session { session, .. })) => {
                headers::see_other(&format!("/checkout/{}", session.id))
            }
            Ok(Ok(_)) => headers::see_other(&format!("{here}?done={action}&of={id}")),
            // What the page showed is not so any more: the buyer sees how it is now.
            Ok(Err(Refusal::SubscriptionState(_) | Refusal::InvoiceOpen)) => {
                headers::see_other(&format!("{here}?done=nothing"))
            }
            Ok(Err(_)) => self.problem_page(404, context),
            Err(fault) => self.page_fault(&fault, context),
        }
    }
}

fn amount(money: Money) -> Amount {
    of_minor(money.amount, money.currency)
}

fn of_minor(minor: i64, currency: Currency) -> Amount {
    Amount { minor, currency: currency.code().to_owned(), exponent: currency.exponent() }
}

/// What the page says was done, by how the subscription stands now.
fn notice(done: &str, of: Option<&Subscription>) -> Option<PortalNotice> {
    match (done, of) {
        ("card", _) => Some(PortalNotice::CardChanged),
        ("nothing", _) => Some(PortalNotice::Unchanged),
        ("end", Some(it)) if it.status == SubscriptionStatus::Canceled => {
            Some(PortalNotice::Ended { name: it.name() })
        }
        ("end", Some(it)) if it.body.cancel_at_period_end => {
            Some(PortalNotice::EndsOn { name: it.name(), on: it.body.current_end.iso() })
        }
        ("resume", Some(it)) if it.status != SubscriptionStatus::Canceled => {
            Some(PortalNotice::GoesOn { name: it.name() })
        }
        _ => None,
    }
}

fn shown(subscription: &Subscription, token: &str, view: &PortalView) -> PortalSubscription {
    let body = &subscription.body;
    let total = |cart: &Cart| price(cart, body.currency).map(|priced| priced.total).unwrap_or_default();
    let action = |name: &str| format!("/portal/{token}/{}/{name}", subscription.id);
    let ended = subscription.status == SubscriptionStatus::Canceled;
    let ending = body.cancel_at_period_end || body.cancel_at.is_some();
    let open = view.invoices.iter().find(|invoice| body.open_invoice.as_ref() == Some(&invoice.id));
    let next = subscription.renews() && open.is_none() && body.held_at.is_none();
    PortalSubscription {
        name: subscription.name(),
        status: status(subscription),
        price: of_minor(total(&body.cart), body.currency),
        every: every(body.schedule.period),
        next: next
            .then(|| (body.current_end.iso(), of_minor(total(&subscription.next_cart()), body.currency))),
        card: body.method.as_ref().filter(|_| !ended).map(|kept| instrument(&kept.instrument)),
        cancel_action: (!ended && !ending).then(|| action("cancel")),
        resume_action: (!ended && body.cancel_at_period_end).then(|| action("resume")),
        card_action: (!ended).then(|| action("card")),
        pay_url: open.map(|invoice| format!("/checkout/{}", invoice.body.session)),
    }
}

fn status(subscription: &Subscription) -> Shown {
    let body = &subscription.body;
    let ends = body.cancel_at.or(body.cancel_at_period_end.then_some(body.current_end));
    match (subscription.status, ends) {
        (SubscriptionStatus::Canceled, _) => Shown::Ended { on: body.ended_at.map(Timestamp::iso) },
        (SubscriptionStatus::PastDue, _) => Shown::Overdue,
        (SubscriptionStatus::Unpaid, _) => Shown::Unpaid,
        (SubscriptionStatus::Incomplete, _) => Shown::Incomplete,
        (
            SubscriptionStatus::Trialing | SubscriptionStatus::Active | SubscriptionStatus::Paused,
            Some(on),
        ) => Shown::EndsOn { on: on.iso() },
        (SubscriptionStatus::Paused, None) => Shown::Paused,
        (SubscriptionStatus::Trialing, None) => {
            Shown::Trial { until: body.trial_end.unwrap_or(body.current_end).iso() }
        }
        (SubscriptionStatus::Active, None) => Shown::Active,
    }
}

/// Whether the buyer really means it. What is not paid ends at once.
fn question(subscription: &Subscription, here: &str, token: &str, now: Timestamp) -> PortalCancel {
    let body = &subscription.body;
    PortalCancel {
        name: subscription.name(),
        ends_on: subscription.can_end_with_period(now).then(|| body.current_end.iso()),
        is_trial: subscription.status == SubscriptionStatus::Trialing,
        action: format!("{here}/{}/end", subscription.id),
        token: token.to_owned(),
        keep_url: here.to_owned(),
    }
}
