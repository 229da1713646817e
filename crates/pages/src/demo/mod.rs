//! The demo shop: three things of a made-up merchant, the code that sells them, the webhooks that came of it, and the
//! story of one order. It explains the product to whoever looks at it first, and is in English only.

mod code;

pub use code::{Code, handlers, requests};

use crate::{views, visible};

/// The front of the demo shop.
#[derive(Debug, Clone)]
pub struct Shop {
    /// What is sold.
    pub things: Vec<Thing>,
    /// The webhooks that came.
    pub webhooks: Webhooks,
}

/// A thing that is sold, with what its button sends.
#[derive(Debug, Clone)]
pub struct Thing {
    /// Its name in addresses and ids, and of its picture.
    pub key: &'static str,
    /// Which way of selling it shows.
    pub way: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it is.
    pub about: &'static str,
    /// What it costs, such as `GHS 120.00`.
    pub price: String,
    /// What is to be known about the price.
    pub terms: &'static str,
    /// What the button says.
    pub button: &'static str,
    /// Where the button's form is posted to.
    pub action: String,
    /// The hidden field `token`.
    pub token: String,
    /// The JSON that the button sends, exactly.
    pub body: String,
}

/// The webhooks that the shop received, the newest first.
#[derive(Debug, Clone, Default)]
pub struct Webhooks {
    /// How many came since the start. A page that has seen so many needs no other list.
    pub count: u64,
    /// The list.
    pub list: Vec<Webhook>,
    /// Why none can come, where that is so.
    pub trouble: Option<String>,
    /// Whether everybody who looks at the page sees them: the server is not a developer's own.
    pub open: bool,
}

/// A request that came to the address for webhooks.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Which it was since the start.
    pub number: u64,
    /// When it came, such as `2026-01-31T12:00:00Z`.
    pub at: String,
    /// What it says, or why it was not read.
    pub said: Said,
}

/// What became of a request to the address for webhooks.
#[derive(Debug, Clone)]
pub enum Said {
    /// The signature is right.
    Verified {
        /// The type of the event.
        kind: String,
        /// The event's id.
        id: String,
        /// The session that it belongs to, if there is one.
        session: Option<String>,
        /// How often the event has been delivered.
        delivery: u32,
        /// The body, with line breaks.
        body: String,
    },
    /// It was answered 400 and its body was not read.
    Refused {
        /// Why.
        why: &'static str,
    },
}

/// Where the demo shop's buyers come back to.
#[derive(Debug, Clone)]
pub enum Thanks {
    /// A session was named that is none of the shop's merchant.
    Unknown,
    /// No session was named: whoever made it left that out of its success URL.
    Unnamed,
    /// The server did not make a session, and why.
    Refused(String),
    /// What happened in this one.
    Story(Box<Story>),
}

/// What happened in a session, one thing after the other.
#[derive(Debug, Clone)]
pub struct Story {
    /// The session's id.
    pub session: String,
    /// When it was made, such as `2026-01-31T12:00:00Z`.
    pub made_at: String,
    /// What it sells.
    pub what: String,
    /// What was paid, such as `GHS 120.00`.
    pub amount: String,
    /// Whether nothing was to be paid yet.
    pub free: bool,
    /// Where this page is found.
    pub address: String,
    /// Whether somebody's backend made it, and not the shop.
    pub by_api: bool,
    /// How far the buyer came.
    pub payment: Payment,
    /// Whether the merchant has heard of it.
    pub webhook: Heard,
    /// The subscription that it started.
    pub subscription: Option<Started>,
}

/// How far the buyer came.
#[derive(Debug, Clone)]
pub enum Payment {
    /// Nothing is paid yet, and can be at this address.
    Open {
        /// The hosted page.
        url: String,
    },
    /// It is not to be paid any more.
    Expired,
    /// It is paid.
    Done {
        /// The payment's id; none where nothing was to be paid.
        id: Option<String>,
        /// With what, such as `Visa ending in 4242`; empty where that is not known.
        means: String,
    },
}

/// Whether the merchant has heard of the payment.
#[derive(Debug, Clone)]
pub enum Heard {
    /// Not yet.
    Waiting,
    /// By this event.
    By {
        /// The event's id.
        id: String,
        /// When, such as `2026-01-31T12:00:00Z`.
        at: String,
    },
    /// The shop does not get this session's webhooks.
    Elsewhere,
}

/// A subscription that was started.
#[derive(Debug, Clone)]
pub struct Started {
    /// Its id.
    pub id: String,
    /// Its status, as the API says it.
    pub status: &'static str,
    /// When its period ends, such as `2026-01-31T12:00:00Z`.
    pub until: String,
}

/// The list of webhooks alone, for a page that shows it already.
#[must_use]
pub fn live(webhooks: &Webhooks) -> String {
    visible::visible(views::demo::list(webhooks).unwrap_or_default(), false)
}
