//! What the printable invoice and the customer portal say.

use crate::cart::Period;
use crate::content::Total;
use crate::recurring::Amount;

/// What something was paid with, as far as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instrument {
    /// A card.
    Card {
        /// The brand as the domain writes it, such as `visa`; a page writes it as people do.
        brand: String,
        /// The last four digits.
        last4: String,
    },
    /// A mobile money wallet.
    MobileMoney {
        /// The mobile network, as people call it.
        provider: String,
        /// The phone number, mostly hidden.
        phone: String,
    },
    /// A transfer.
    BankTransfer,
    /// Anything else, as its provider calls it.
    Other(String),
}

/// Somebody on an invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// The name. A seller without one is called as the frame's merchant.
    pub name: String,
    /// The business that buys.
    pub business_name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The lines of the address, in the order in which they are written there.
    pub address: Vec<String>,
    /// The tax id.
    pub tax_id: Option<String>,
}

/// Where an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceStatus {
    /// It is to be paid.
    Open,
    /// It is paid.
    Paid,
    /// It is not wanted any more.
    Void,
    /// It was given up to collect it.
    Uncollectible,
}

/// An invoice, as it is read and printed. Times are such as `2026-01-31T12:00:00Z`; their days are written.
#[derive(Debug, Clone)]
pub struct Invoice {
    /// What it is for, and what it comes to. Its lines, sums and steps are shown; its purpose is not looked at.
    pub total: Total,
    /// The number.
    pub number: String,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// When it was made.
    pub issued_at: String,
    /// When it was paid.
    pub paid_at: Option<String>,
    /// Until when it is to be paid.
    pub due_at: Option<String>,
    /// From when until when it is for.
    pub period: Option<(String, String)>,
    /// Who sells.
    pub seller: Party,
    /// Who buys.
    pub buyer: Party,
    /// What was paid, in minor units of the total's currency.
    pub paid_minor: i64,
    /// What is still to be paid, in the same.
    pub due_minor: i64,
    /// How it was paid.
    pub paid_with: Option<Instrument>,
    /// Where it can be paid, while it is open.
    pub pay_url: Option<String>,
    /// Where the reader came from, such as the portal.
    pub back_url: Option<String>,
    /// What makes it the receipt of one payment; none for an invoice.
    pub proof: Option<Proof>,
}

/// What a receipt says beyond an invoice.
#[derive(Debug, Clone)]
pub struct Proof {
    /// A short number of it that can be read out.
    pub number: String,
    /// What was given back, in minor units of the total's currency.
    pub refunded_minor: i64,
    /// Where the signed receipt is.
    pub url: String,
}

/// What a customer sees of everything they have at one merchant. Its forms post the hidden field `token`.
#[derive(Debug, Clone, Default)]
pub struct Portal {
    /// The customer's name.
    pub name: Option<String>,
    /// The customer's e-mail address.
    pub email: Option<String>,
    /// The hidden field `token` of every form.
    pub token: String,
    /// What was just done.
    pub notice: Option<PortalNotice>,
    /// The subscriptions, the latest first.
    pub subscriptions: Vec<PortalSubscription>,
    /// The invoices, the latest first.
    pub receipts: Vec<Receipt>,
    /// The way back to the merchant.
    pub return_url: Option<String>,
}

/// What was just done in the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortalNotice {
    /// The subscription will end.
    EndsOn {
        /// What the subscription is called.
        name: String,
        /// When it ends.
        on: String,
    },
    /// The subscription has ended.
    Ended {
        /// What the subscription is called.
        name: String,
    },
    /// The subscription goes on.
    GoesOn {
        /// What the subscription is called.
        name: String,
    },
    /// Later payments are charged to another card.
    CardChanged,
    /// Nothing was changed, because the page was older than what it showed.
    Unchanged,
}

/// One subscription in the portal. An action that is not possible has no place to post to, and is not shown.
#[derive(Debug, Clone)]
pub struct PortalSubscription {
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub status: SubscriptionStatus,
    /// What a period costs.
    pub price: Amount,
    /// How long a period is: so many of a unit.
    pub every: (i64, Period),
    /// When it is charged next, and how much; none when nothing is charged any more.
    pub next: Option<(String, Amount)>,
    /// What is charged.
    pub card: Option<Instrument>,
    /// Where the form is posted to that leads to [`crate::Page::PortalCancel`].
    pub cancel_action: Option<String>,
    /// Where the form is posted to that takes a cancellation back.
    pub resume_action: Option<String>,
    /// Where the form is posted to that leads to the page for another card.
    pub card_action: Option<String>,
    /// The page on which the open invoice is paid.
    pub pay_url: Option<String>,
}

/// Where a subscription stands. Times are such as `2026-01-31T12:00:00Z`; their days are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubscriptionStatus {
    /// Its first payment is still missing.
    Incomplete,
    /// It is paid.
    Active,
    /// It is free until then.
    Trial {
        /// Until when.
        until: String,
    },
    /// A payment is overdue.
    Overdue,
    /// A payment was never made; nothing more is charged until it is.
    Unpaid,
    /// Nothing is charged until it goes on.
    Paused,
    /// It ends then, and nothing more is charged.
    EndsOn {
        /// When.
        on: String,
    },
    /// It has ended.
    Ended {
        /// When, if that is known.
        on: Option<String>,
    },
}

/// One invoice in the portal's list.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// When it was made.
    pub date: String,
    /// The invoice's number.
    pub number: String,
    /// What it comes to.
    pub amount: Amount,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// The printable invoice.
    pub url: String,
}

/// The question whether a subscription shall really end.
#[derive(Debug, Clone)]
pub struct PortalCancel {
    /// What the subscription is called.
    pub name: String,
    /// When it would end; none when it would end at once.
    pub ends_on: Option<String>,
    /// Whether it is still in its trial, so that nothing has been charged yet.
    pub is_trial: bool,
    /// Where the form is posted to that cancels.
    pub action: String,
    /// The hidden field `token`.
    pub token: String,
    /// The way back to the portal, which keeps the subscription.
    pub keep_url: String,
}
