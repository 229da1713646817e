//! Where buyers of the demo shop come back to: what just happened, told from the rows. The address names a session, and
//! nothing else of it is believed.

use super::Demo;
use crate::web::limits::Wait;
use crate::web::{App, Context, Incoming, Response};
use kassa_domain::attempt::Instrument;
use kassa_domain::id::SessionId;
use kassa_domain::session::Status;
use kassa_engine::{Fault, View};
use kassa_pages::Page;
use kassa_pages::demo::{Payment, Started, Story, Thanks};

impl App {
    pub(super) async fn thanks(&self, demo: &Demo, incoming: &Incoming, context: &Context<'_>) -> Response {
        let query = incoming.parts.uri.query().unwrap_or_default();
        let named = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "session_id");
        let Some((_, named)) = named.filter(|(_, value)| !value.is_empty()) else {
            return self.demo_page(200, &Page::DemoThanks(Thanks::Unnamed));
        };
        let session = SessionId::named(&named);
        match self.own_session(&session).await {
            Ok(Some(view)) => {
                let shop = view.merchant.as_ref().filter(|_| !is_shops(&view)).map(|it| it.body.name.clone());
                let thanks = Thanks::Story(Box::new(told(&view, demo)));
                self.named_page(200, &Page::DemoThanks(thanks), shop.as_deref().unwrap_or(super::SHOP))
            }
            Ok(None) => match self.limits.miss(context.peer) {
                Ok(()) => self.demo_page(404, &Page::DemoThanks(Thanks::Unknown)),
                Err(Wait(seconds)) => self.too_often(seconds, context),
            },
            Err(fault) => self.page_fault(&fault, context),
        }
    }

    /// A session of the shop's merchant in test mode. Those of others are not found.
    async fn own_session(&self, session: &SessionId) -> Result<Option<View>, Fault> {
        let scope = self.demo_scope().await?;
        let view = self.engine.view(session).await?;
        Ok(view.filter(|view| Some(view.session.scope) == scope && !view.session.is_ours()))
    }
}

fn told(view: &View, demo: &Demo) -> Story {
    let session = &view.session;
    let amount = kassa_pages::money(
        session.amount.amount,
        session.amount.currency.code(),
        session.amount.currency.exponent(),
    );
    let payment = match session.status {
        Status::Open | Status::Paying => Payment::Open { url: format!("/checkout/{}", session.id) },
        Status::Expired => Payment::Expired,
        Status::Complete => {
            let paid_by =
                view.current.as_ref().filter(|attempt| session.paid_by.as_ref() == Some(&attempt.id));
            Payment::Done {
                id: session.paid_by.as_ref().map(|id| id.as_str().to_owned()),
                means: paid_by.map(|attempt| means(&attempt.body.instrument)).unwrap_or_default(),
            }
        }
    };
    let subscription = view.subscription.as_ref().map(|subscription| Started {
        id: subscription.id.as_str().to_owned(),
        status: subscription.status.as_str(),
        until: subscription.body.current_end.iso(),
    });
    Story {
        session: session.id.as_str().to_owned(),
        made_at: session.created_at.iso(),
        what: session.body.description.clone().unwrap_or_else(|| session.cart().names()),
        amount: if session.body.terms.is_some() { format!("{amount} today") } else { amount },
        free: session.amount.amount == 0,
        address: format!("/demo/thank-you?session_id={}", session.id),
        by_api: !is_shops(view),
        payment,
        webhook: demo.ears().of(&session.id),
        subscription,
    }
}

/// Whether the shop made the session: what it makes bears its name.
fn is_shops(view: &View) -> bool {
    let name = view.session.body.branding.as_ref().and_then(|branding| branding.name.as_deref());
    name == Some(super::SHOP)
}

fn means(instrument: &Instrument) -> String {
    match instrument {
        Instrument::Card { brand, last4 } => format!("the {} card that ends in {last4}", capital(brand)),
        Instrument::MobileMoney { provider, phone } => format!("mobile money ({provider}, {phone})"),
        Instrument::BankTransfer => "a bank transfer".to_owned(),
        Instrument::Other { label, .. } => label.clone(),
    }
}

/// The word with a capital letter at its beginning.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
