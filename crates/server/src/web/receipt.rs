//! Receipts: the page, the signed form, and the key by which anybody checks it. A receipt's address is its bearer
//! secret.

use super::invoice::{buyer, instrument};
use super::page::cart;
use super::{Answered, App, Context, Incoming, Response, headers};
use http::Method;
use kassa_dialects::native::{Sold, receipt};
use kassa_domain::id::{AttemptId, SessionId};
use kassa_engine::{Fault, ReceiptView};
use kassa_pages::{Invoice, InvoiceStatus, Page, Party, Proof, Purpose, Total};

impl App {
    pub(super) async fn receipt(
        &self,
        incoming: &Incoming,
        (session, id): (&str, &str),
        context: &Context<'_>,
    ) -> Answered {
        if !matches!(incoming.parts.method, Method::GET | Method::HEAD) {
            return Answered::new("receipt", self.not_allowed("GET, HEAD", context));
        }
        let (name, is_signed) = match id.strip_suffix(".json") {
            Some(name) => (name, true),
            None => (id, false),
        };
        let (session, payment) = (SessionId::named(session), AttemptId::named(name));
        let response = match self.engine.receipt_view(&session, &payment).await {
            Ok(Some(view)) if is_signed => match self.signed_receipt(&view).await {
                Ok(response) => response,
                Err(fault) => self.page_fault(&fault, context),
            },
            Ok(Some(view)) => {
                let page = Page::Invoice(shown(&view));
                self.of_merchant(
                    (200, context.reader),
                    &page,
                    view.merchant.as_ref(),
                    view.payment.scope,
                    &[],
                )
            }
            Ok(None) => self.no_such_page(context),
            Err(fault) => self.page_fault(&fault, context),
        };
        Answered::new("receipt", response)
    }

    async fn signed_receipt(&self, view: &ReceiptView) -> Result<Response, Fault> {
        let sold = Sold {
            payment: &view.payment,
            merchant: view.merchant.as_ref(),
            issuer: &self.settings.public_url,
            now: self.engine.now(view.payment.scope).await?,
        };
        let jws = self.engine.receipts()?.sign(&receipt(&sold));
        Ok(headers::plain(200, "application/jose+json", jws))
    }

    /// The public keys that receipts are signed with. They are for everybody, and for pages of other origins too.
    pub(super) fn receipt_keys(&self) -> Response {
        match self.engine.receipts() {
            Ok(signer) => headers::published("application/jwk-set+json", signer.keys()),
            Err(fault) => {
                tracing::error!(%fault, "fault");
                headers::plain(500, "application/json", "{}")
            }
        }
    }
}

fn shown(view: &ReceiptView) -> Invoice {
    let payment = &view.payment;
    let (body, currency) = (&payment.body, payment.amount.currency);
    // What the buyer has changed since, or what somebody else has paid, is not what this money was for.
    let paid = view.session.as_ref().filter(|session| session.body.cart_version == body.cart_version);
    let said = body.collected.as_deref();
    let of_session = view.session.as_ref().filter(|session| session.paid_by.as_ref() == Some(&payment.id));
    let said = said.or(of_session.and_then(|session| session.body.collected.as_deref()));
    let lines = match &view.invoice {
        Some(invoice) => cart::shown(&invoice.body.cart, currency, false, true),
        None => paid.and_then(cart::cart),
    };
    Invoice {
        total: Total {
            description: body.description.clone(),
            amount_minor: payment.amount.amount,
            currency: currency.code().to_owned(),
            exponent: currency.exponent(),
            cart: lines,
            recurring: None,
            purpose: Purpose::Buy,
            keeps_card: false,
        },
        number: payment.id.as_str().to_owned(),
        status: InvoiceStatus::Paid,
        issued_at: payment.created_at.iso(),
        paid_at: Some(body.captured_at.unwrap_or(body.updated_at).iso()),
        due_at: None,
        period: None,
        seller: Party {
            name: view.merchant.as_ref().map(|merchant| merchant.body.name.clone()).unwrap_or_default(),
            ..Party::default()
        },
        buyer: buyer(said, view.customer.as_ref(), body.email.as_deref()),
        paid_minor: payment.captured,
        due_minor: 0,
        paid_with: Some(instrument(&body.instrument)),
        pay_url: None,
        back_url: None,
        proof: Some(Proof {
            number: payment.receipt_number(),
            refunded_minor: body.returned,
            url: format!("{}.json", payment.receipt_path()),
        }),
    }
}
