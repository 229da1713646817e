//! What a page says about payments that come later, and the days it says it with.

use super::amount_of;
use crate::cldr::Moment;
use crate::locales::{Mandate, Messages, Repeats};
use crate::{Method, PayForm, Purpose, Recurring, Total};

/// A day for people. What is no time is written as it is.
pub(super) fn day(t: &Messages, moment: &str) -> String {
    let read = Moment::read(moment);
    read.map_or_else(|| moment.to_owned(), |moment| t.data.written(t.data.day, moment))
}

/// What is paid later, with every amount and day written.
pub(super) fn repeats(t: &Messages, total: &Total, recurring: &Recurring) -> Repeats {
    let written = |moment: &Option<String>| moment.as_ref().map(|moment| day(t, moment));
    Repeats {
        amount: amount_of(t, recurring.amount_minor, total),
        every: recurring.every,
        from: written(&recurring.from),
        trial_until: written(&recurring.trial_until),
        times: recurring.times,
        discount: written(&recurring.discount_until)
            .zip(recurring.amount_after_minor.map(|minor| amount_of(t, minor, total))),
    }
}

/// What is subscribed to: the merchant's words for it, or the one line that repeats.
pub(super) fn subscribed(total: &Total) -> Option<&str> {
    let words = super::description(total);
    words.or_else(|| {
        let lines = total.cart.as_ref().map(|cart| cart.lines.as_slice()).unwrap_or_default();
        let mut repeating = lines.iter().filter(|line| line.every.is_some() && line.quantity > 0);
        let only = repeating.next().filter(|_| repeating.next().is_none());
        only.map(|line| line.name.as_str()).filter(|name| !name.trim().is_empty())
    })
}

/// Whether the one line says nothing that does not stand over it already: the name, the amount and how often.
pub(super) fn says_all(total: &Total) -> bool {
    let cart = total.cart.as_deref().filter(|cart| cart.sums.is_empty());
    let line = match cart.map(|cart| cart.lines.as_slice()) {
        Some([line]) if total.recurring.is_some() => line,
        _ => return false,
    };
    line.quantity == 1 && line.part.is_none() && line.description.is_none() && line.unit_label.is_none()
}

/// Whether it is free at first.
pub(super) fn is_trial(total: &Total) -> bool {
    total.recurring.as_ref().is_some_and(|recurring| recurring.trial_until.is_some())
}

/// Whether nothing is paid, but a card is shown to its bank: a trial, or a card that is saved.
pub(super) fn only_verifies(total: &Total) -> bool {
    match total.purpose {
        Purpose::SaveCard { .. } => true,
        Purpose::Subscribe => total.amount_minor == 0,
        Purpose::Buy | Purpose::Invoice { .. } => false,
    }
}

/// What a buyer allows by pressing the button; none where nothing comes later.
pub(super) fn mandate(t: &'static Messages, merchant: &str, total: &Total, form: &PayForm) -> Option<String> {
    let is_card = form.methods.iter().all(|method| *method == Method::Card);
    let keeps = match &total.purpose {
        Purpose::Buy => total.keeps_card || total.recurring.is_some(),
        Purpose::Subscribe | Purpose::SaveCard { .. } => true,
        Purpose::Invoice { keeps_card, .. } => *keeps_card,
    };
    if !keeps {
        return None;
    }
    // Where a discount leaves nothing to pay, nothing is put on file either.
    let only_kept = total.purpose == Purpose::Buy && total.recurring.is_none();
    if form.free {
        return (!only_kept).then(|| t.no_card.to_owned());
    }
    if only_kept {
        return Some(t.mandate_invoice(if is_card { "card" } else { "other" }, merchant));
    }
    let trial = total.recurring.as_ref().and_then(|recurring| recurring.trial_until.as_ref());
    Some(t.mandate(&Mandate {
        merchant,
        purpose: &total.purpose,
        is_card,
        trial_until: trial.map(|until| day(t, until)),
        times: total.recurring.as_ref().and_then(|recurring| recurring.times),
    }))
}

#[cfg(test)]
mod tests {
    use super::day;
    use crate::locales::messages;
    use kassa_domain::Locale;

    #[test]
    fn a_day_is_written_for_people() {
        for (moment, text) in [
            ("2027-03-12T10:00:00Z", "March 12, 2027"),
            ("2027-12-01", "December 1, 2027"),
            ("2027-13-01", "2027-13-01"),
            ("soon", "soon"),
            ("ÄÖÜ-01-02", "ÄÖÜ-01-02"),
            ("", ""),
        ] {
            assert_eq!(day(messages(Locale::En), moment), text);
        }
    }
}
