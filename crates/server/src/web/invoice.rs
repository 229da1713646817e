//! The page of an invoice, to read, to print and to pay from. Its address is the invoice's bearer secret.

use super::page::cart;
use super::{Answered, App, Context, Incoming, Reader, Response};
use http::Method;
use http::header::REFERER;
use kassa_domain::attempt;
use kassa_domain::collect::Collected;
use kassa_domain::customer::Customer;
use kassa_domain::id::InvoiceId;
use kassa_domain::invoice::{Invoice, InvoiceStatus};
use kassa_domain::postal::Address;
use kassa_engine::InvoiceView;
use kassa_pages::{Instrument, Page, Party, Purpose, Total};

impl App {
    pub(super) async fn invoice(&self, incoming: &Incoming, id: &str, context: &Context<'_>) -> Answered {
        let response = match incoming.parts.method {
            Method::GET | Method::HEAD => match self.engine.invoice_view(&InvoiceId::of(id)).await {
                Ok(Some(view)) => self.invoice_page((incoming, context.reader), &view),
                Ok(None) => self.no_such_page(context),
                Err(fault) => self.page_fault(&fault, context),
            },
            _ => self.not_allowed("GET, HEAD", context),
        };
        Answered::new("invoice", response)
    }

    fn invoice_page(&self, (incoming, reader): (&Incoming, Reader<'_>), view: &InvoiceView) -> Response {
        // Who comes from the portal gets a way back. The pass is in the address of the portal alone: that of an invoice
        // is handed on and printed.
        let from = incoming.parts.headers.get(REFERER).and_then(|value| value.to_str().ok());
        let pass = from.and_then(|from| from.split_once("/portal/")?.1.split(['/', '?', '#']).next());
        let back_url =
            pass.filter(|pass| self.engine.pass(pass).is_some()).map(|pass| format!("/portal/{pass}"));
        let page = Page::Invoice(shown(view, back_url));
        self.of_merchant((200, reader), &page, view.merchant.as_ref(), view.invoice.scope, &[])
    }
}

fn shown(view: &InvoiceView, back_url: Option<String>) -> kassa_pages::Invoice {
    let invoice = &view.invoice;
    let body = &invoice.body;
    let (paid, open) = (invoice.status == InvoiceStatus::Paid, invoice.status == InvoiceStatus::Open);
    kassa_pages::Invoice {
        total: total(invoice),
        number: invoice.number(),
        status: status(invoice.status),
        issued_at: invoice.created_at.iso(),
        paid_at: body.paid_at.map(|at| at.iso()),
        due_at: body.due_by.filter(|_| open).map(|at| at.iso()),
        period: Some((body.period_start.iso(), body.period_end.iso())),
        seller: Party {
            name: view.merchant.as_ref().map(|merchant| merchant.body.name.clone()).unwrap_or_default(),
            ..Party::default()
        },
        buyer: {
            let said = view.session.as_ref().and_then(|session| session.body.collected.as_deref());
            buyer(said, view.customer.as_ref(), body.email.as_deref())
        },
        paid_minor: if paid { invoice.amount.amount } else { 0 },
        due_minor: if open { invoice.amount.amount } else { 0 },
        paid_with: body.instrument.as_ref().filter(|_| paid).map(instrument),
        pay_url: open.then(|| format!("/checkout/{}", body.session)),
        back_url,
        proof: None,
    }
}

fn total(invoice: &Invoice) -> Total {
    let currency = invoice.amount.currency;
    Total {
        description: None,
        amount_minor: invoice.amount.amount,
        currency: currency.code().to_owned(),
        exponent: currency.exponent(),
        cart: cart::shown(&invoice.body.cart, currency, false, true),
        recurring: None,
        purpose: Purpose::Invoice { number: invoice.number(), period: None, keeps_card: true },
        keeps_card: true,
    }
}

pub(super) fn status(status: InvoiceStatus) -> kassa_pages::InvoiceStatus {
    match status {
        InvoiceStatus::Open => kassa_pages::InvoiceStatus::Open,
        InvoiceStatus::Paid => kassa_pages::InvoiceStatus::Paid,
        InvoiceStatus::Void => kassa_pages::InvoiceStatus::Void,
        InvoiceStatus::Uncollectible => kassa_pages::InvoiceStatus::Uncollectible,
    }
}

pub(super) fn instrument(instrument: &attempt::Instrument) -> Instrument {
    match instrument {
        attempt::Instrument::Card { brand, last4 } => {
            Instrument::Card { brand: brand.clone(), last4: last4.clone() }
        }
        attempt::Instrument::MobileMoney { provider, phone } => {
            Instrument::MobileMoney { provider: provider.clone(), phone: phone.clone() }
        }
        attempt::Instrument::BankTransfer => Instrument::BankTransfer,
        attempt::Instrument::Other { method, kind, label } => {
            let words = [kind.as_str(), label.as_str()].into_iter().filter(|word| !word.is_empty());
            let said = words.collect::<Vec<_>>().join(" ");
            Instrument::Other(if said.is_empty() { method.as_str().replace('_', " ") } else { said })
        }
    }
}

/// Who bought: what was said with the payment goes before what is known of the customer.
pub(super) fn buyer(said: Option<&Collected>, customer: Option<&Customer>, email: Option<&str>) -> Party {
    let nothing = Collected::default();
    let said = said.unwrap_or(&nothing);
    let known = customer.map(|customer| &customer.body);
    let address = said.billing.as_ref().or(known.and_then(|known| known.address.as_ref()));
    let name = said.name.clone().or_else(|| known.and_then(|known| known.name.clone()));
    let business = said.business_name.clone();
    let tax_id = said.tax_id.as_ref().or(known.and_then(|known| known.tax_id.as_ref()));
    Party {
        name: name.unwrap_or_default(),
        business_name: business.or_else(|| known.and_then(|known| known.business_name.clone())),
        email: email.map(str::to_owned).or_else(|| customer.and_then(|customer| customer.email.clone())),
        address: address.map(lines).unwrap_or_default(),
        tax_id: tax_id.map(|id| id.value.clone()),
    }
}

fn lines(address: &Address) -> Vec<String> {
    let place = [&address.postal_code, &address.city, &address.state];
    let place: Vec<&str> = place.into_iter().filter_map(|part| part.as_deref()).collect();
    let mut lines: Vec<String> = [&address.line1, &address.line2].into_iter().flatten().cloned().collect();
    if !place.is_empty() {
        lines.push(place.join(" "));
    }
    lines.extend(address.country.clone());
    lines
}
