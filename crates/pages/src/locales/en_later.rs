//! English for what comes again by itself: subscriptions, invoices, the portal, and the links they begin at.

use super::{End, Mandate, Repeats};
use crate::{Instrument, InvoiceStatus, Notice, Period, PortalNotice, Purpose, Submit, SubscriptionStatus};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Such as `12 March 2027`.
pub(super) fn date(year: &str, month: usize, day: usize) -> String {
    let name = month.checked_sub(1).and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    format!("{day} {name} {year}")
}

fn unit_of(period: Period) -> &'static str {
    match period {
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
        Period::Year => "year",
    }
}

/// Such as `12 months`.
pub(super) fn lasts((count, period): (i64, Period)) -> String {
    let word = unit_of(period);
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// Such as `every 3 months`.
pub(super) fn every((count, period): (i64, Period)) -> String {
    let word = unit_of(period);
    if count == 1 { format!("every {word}") } else { format!("every {count} {word}s") }
}

/// Such as `Free until 12 March 2027, then GHS 50.00 every month, 12 payments in all`.
pub(super) fn later(repeats: &Repeats) -> String {
    let renews = renews(repeats);
    match (&repeats.trial_until, repeats.times) {
        (Some(until), _) => format!("Free until {until}, then {renews}"),
        (None, Some(1)) if repeats.from.is_none() => "Paid once. It ends by itself".to_owned(),
        (None, _) => format!("Then {renews}"),
    }
}

/// Such as `GHS 40.00 every month until 12 June 2027, then GHS 50.00`.
pub(super) fn renews(repeats: &Repeats) -> String {
    let mut text = format!("{} {}", repeats.amount, every(repeats.every));
    // The end of the trial is told before this, so that a day is not told twice.
    let from = repeats.from.as_ref().filter(|from| repeats.trial_until.as_ref() != Some(from));
    if let Some(from) = from {
        text = format!("{text} from {from}");
    }
    if let Some((until, after)) = &repeats.discount {
        text = format!("{text} until {until}, and {after} after that");
    }
    match repeats.times {
        None => text,
        Some(1) => format!("{text}, 1 payment in all"),
        // What is paid today may be a part of a period, which is not one of them.
        Some(times) if from.is_some() => format!("{text}, {times} times"),
        Some(times) => format!("{text}, {times} payments in all"),
    }
}

/// What a buyer allows by pressing the button.
pub(super) fn mandate(mandate: &Mandate<'_>) -> String {
    let Mandate { merchant, purpose, is_card, trial_until, times } = mandate;
    let what = if *is_card { "this card" } else { "this way to pay" };
    let end = match times {
        Some(times) => format!("until all {times} are made or you cancel"),
        None => "until you cancel".to_owned(),
    };
    match (purpose, trial_until) {
        (Purpose::SaveCard { .. }, _) => {
            format!("By saving it you let {merchant} charge this card for later payments until you cancel.")
        }
        (Purpose::Invoice { .. }, _) => {
            format!("By paying you let {merchant} charge {what} for later payments too, until you cancel.")
        }
        (Purpose::Subscribe | Purpose::Buy, Some(until)) => format!(
            "By starting the trial you let {merchant} charge {what} from {until} on, {end}. \
                Cancel before that day, and nothing more is charged."
        ),
        (Purpose::Subscribe | Purpose::Buy, None) => {
            format!("By subscribing you let {merchant} charge {what} for later payments {end}.")
        }
    }
}

/// Why a card could not be saved. Most reasons are told as those of a payment.
pub(super) fn save_notice(notice: Notice) -> Option<(&'static str, &'static str)> {
    Some(match notice {
        Notice::Declined | Notice::InsufficientFunds => {
            ("The card was declined", "Try another card, or ask your bank why.")
        }
        Notice::AuthenticationFailed => (
            "Your bank could not confirm it was you",
            "Try again and confirm with your bank, or use another card.",
        ),
        Notice::ProcessingError | Notice::NotConfirmed => (
            "The card could not be saved",
            "Something went wrong at the payment provider. Try again in a moment, or use another card.",
        ),
        Notice::NotCharged => {
            ("The card could not be saved", "It did not reach the provider. Please try again.")
        }
        Notice::Abandoned => ("Choose another card", "The card that you entered before was not saved."),
        Notice::TooManyAttempts => {
            ("There were too many tries", "Wait a few minutes, then try again or use another card.")
        }
        Notice::ExpiredCard
        | Notice::IncorrectCvc
        | Notice::LostOrStolen
        | Notice::TotalChanged
        | Notice::DiscountGone
        | Notice::OrderBusy => return None,
    })
}

/// How it ended, for what is no simple purchase: heading and sentence.
pub(super) fn ends(end: End, purpose: &Purpose, merchant: &str) -> Option<(String, String)> {
    let (heading, lead): (String, String) = match purpose {
        Purpose::Buy => return None,
        Purpose::Subscribe => {
            return subscribed(end, merchant).map(|(heading, lead)| (heading.to_owned(), lead));
        }
        Purpose::Invoice { number, .. } => return invoiced(end, number, merchant),
        Purpose::SaveCard { what, .. } => saved(end, what, merchant),
    };
    Some((heading, lead))
}

fn subscribed(end: End, merchant: &str) -> Option<(&'static str, String)> {
    Some(match end {
        End::Processing => return None,
        End::Paid { trial: false } => {
            ("You are subscribed", format!("Thank you. Your subscription at {merchant} has started."))
        }
        End::Paid { trial: true } => (
            "Your trial has started",
            format!("Thank you. Your subscription at {merchant} begins with a trial."),
        ),
        End::Expired => (
            "This page has expired",
            format!(
                "You can no longer subscribe here. To subscribe, start again from {merchant}. If you think you \
                    already did, ask {merchant} first."
            ),
        ),
        End::PaidElsewhere => (
            "This subscription has already started",
            format!("It was started at {merchant} on another page. There is nothing more to do here."),
        ),
        End::Locked => (
            "Too many failed attempts",
            format!(
                "For your safety this page takes no more attempts. To try again, go back to {merchant} and \
                    subscribe from there."
            ),
        ),
        End::Unavailable => (
            "You cannot subscribe right now",
            format!("No payment provider is available for it. Please try again later, or ask {merchant}."),
        ),
    })
}

fn invoiced(end: End, number: &str, merchant: &str) -> Option<(String, String)> {
    Some(match end {
        End::Processing | End::Unavailable => return None,
        End::Paid { .. } => (
            format!("Invoice {number} is paid"),
            format!("Thank you. Your payment to {merchant} went through."),
        ),
        End::Expired => (
            format!("Invoice {number} can no longer be paid here"),
            format!(
                "It may have been paid or withdrawn. Ask {merchant} whether there is anything left to do."
            ),
        ),
        End::PaidElsewhere => (
            format!("Invoice {number} has already been paid"),
            format!("It was paid to {merchant} on another page. There is nothing more to pay here."),
        ),
        End::Locked => (
            "Too many failed attempts".to_owned(),
            format!(
                "For your safety this page takes no more attempts. Ask {merchant} how to pay invoice {number}."
            ),
        ),
    })
}

fn saved(end: End, what: &str, merchant: &str) -> (String, String) {
    let (heading, lead) = match end {
        End::Processing => (
            "Saving your card",
            "We are waiting for your bank's answer. Please do not enter the card again. This page updates by itself."
                .to_owned(),
        ),
        End::Paid { .. } => {
            ("Your card is saved", format!("{merchant} charges it from now on for {what}."))
        }
        End::Expired => (
            "This page has expired",
            format!("No card can be saved here any more. To use another card, start again from {merchant}."),
        ),
        End::PaidElsewhere => (
            "A card has already been saved",
            format!("It was saved on another page. {merchant} charges it from now on for {what}."),
        ),
        End::Locked => (
            "Too many failed attempts",
            format!("For your safety this page takes no more cards. To try again, start again from {merchant}."),
        ),
        End::Unavailable => (
            "The card cannot be saved right now",
            format!("No payment provider is available for it. Please try again later, or ask {merchant}."),
        ),
    };
    (heading.to_owned(), lead)
}

/// Such as `Visa •••• 4242`.
pub(super) fn instrument(instrument: &Instrument) -> String {
    match instrument {
        Instrument::Card { brand, last4 } => format!("{} •••• {last4}", brand_name(brand)),
        Instrument::MobileMoney { provider, phone } => format!("{provider} {phone}"),
        Instrument::BankTransfer => "Bank transfer".to_owned(),
        Instrument::Other(name) => name.clone(),
    }
}

fn brand_name(brand: &str) -> &str {
    match brand {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        "verve" => "Verve",
        "unionpay" => "UnionPay",
        "jcb" => "JCB",
        "card" | "" => "Card",
        other => other,
    }
}

pub(super) fn invoice_status(status: InvoiceStatus) -> &'static str {
    match status {
        InvoiceStatus::Open => "Open",
        InvoiceStatus::Paid => "Paid",
        InvoiceStatus::Void => "Void",
        InvoiceStatus::Uncollectible => "Uncollectible",
    }
}

/// What is to be known before anything else: the amount, and the day that belongs to the status.
pub(super) fn invoice_lead(status: InvoiceStatus, amount: &str, day: Option<&str>) -> String {
    match (status, day) {
        (InvoiceStatus::Open, Some(day)) => format!("{amount} due by {day}"),
        (InvoiceStatus::Open, None) => format!("{amount} due"),
        (InvoiceStatus::Paid, Some(day)) => format!("{amount} paid on {day}"),
        (InvoiceStatus::Paid, None) => format!("{amount} paid"),
        (InvoiceStatus::Void, _) => "Void: there is nothing to pay".to_owned(),
        (InvoiceStatus::Uncollectible, _) => format!("{amount} was not paid"),
    }
}

/// Where a subscription stands, in words.
pub(super) fn subscription_status(status: &SubscriptionStatus, day: Option<&str>) -> String {
    match (status, day) {
        (SubscriptionStatus::Incomplete, _) => "Not started yet".to_owned(),
        (SubscriptionStatus::Active, _) => "Active".to_owned(),
        (SubscriptionStatus::Trial { .. }, Some(day)) => format!("Trial until {day}"),
        (SubscriptionStatus::Trial { .. }, None) => "Trial".to_owned(),
        (SubscriptionStatus::Overdue, _) => "Payment overdue".to_owned(),
        (SubscriptionStatus::Unpaid, _) => "Unpaid".to_owned(),
        (SubscriptionStatus::Paused, _) => "Paused".to_owned(),
        (SubscriptionStatus::EndsOn { .. }, Some(day)) => format!("Ends on {day}"),
        (SubscriptionStatus::EndsOn { .. }, None) => "Ends soon".to_owned(),
        (SubscriptionStatus::Ended { .. }, Some(day)) => format!("Ended on {day}"),
        (SubscriptionStatus::Ended { .. }, None) => "Ended".to_owned(),
    }
}

/// What the customer is to know about it; empty where the status says everything.
pub(super) fn subscription_note(status: &SubscriptionStatus) -> &'static str {
    match status {
        SubscriptionStatus::Incomplete => "The first payment is still missing.",
        SubscriptionStatus::Overdue => {
            "The last payment did not go through. Pay it now, or use another card, which is charged at once."
        }
        SubscriptionStatus::Unpaid => "The last payment was never made. It goes on as soon as it is paid.",
        SubscriptionStatus::Paused => "Nothing is charged while it is paused.",
        SubscriptionStatus::EndsOn { .. } => "Until then it stays as it is. Nothing more is charged.",
        SubscriptionStatus::Active | SubscriptionStatus::Trial { .. } | SubscriptionStatus::Ended { .. } => {
            ""
        }
    }
}

pub(super) fn portal_notice(notice: &PortalNotice, day: Option<&str>) -> String {
    match (notice, day) {
        (PortalNotice::EndsOn { name, .. }, Some(day)) => format!("{name} ends on {day}."),
        (PortalNotice::EndsOn { name, .. }, None) => format!("{name} will end."),
        (PortalNotice::Ended { name }, _) => format!("{name} has ended. Nothing more is charged."),
        (PortalNotice::GoesOn { name }, _) => format!("{name} goes on."),
        (PortalNotice::CardChanged, _) => "Your card was changed.".to_owned(),
        (PortalNotice::Unchanged, _) => {
            "Nothing was changed, because something else had changed meanwhile. Please look again.".to_owned()
        }
    }
}

/// When a subscription would end, and what that means.
pub(super) fn portal_cancel_lead(day: Option<&str>, is_trial: bool) -> String {
    match (day, is_trial) {
        (Some(day), true) => format!("It ends with the trial, on {day}. Until then it stays as it is."),
        (Some(day), false) => {
            format!("It ends on {day}, with the period that is paid. Until then it stays as it is.")
        }
        (None, _) => "It ends at once.".to_owned(),
    }
}

/// The button of a link's page.
pub(super) fn link_submit(submit: Submit, is_trial: bool) -> &'static str {
    match submit {
        Submit::Pay => "Continue to payment",
        Submit::Book => "Book",
        Submit::Donate => "Donate",
        Submit::Subscribe if is_trial => "Start trial",
        Submit::Subscribe => "Subscribe",
    }
}
