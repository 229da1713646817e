//! The names of events, both ways. Only `payment.authorized` and the two older names are the vendor's; the others are
//! our choice in the vendor's manner.

use super::EventNames;
use kassa_domain::event::EventKind;

/// What happened, its newer name, and its older one if it has one. Of two kinds with one name a receiver hears both.
const NAMES: [(EventKind, &str, Option<&str>); 12] = [
    (EventKind::PaymentCreated, "payment.created", Some("payment_created")),
    (EventKind::PaymentSucceeded, "payment.authorized", Some(UPDATED)),
    (EventKind::PaymentFailed, "payment.failed", Some(UPDATED)),
    (EventKind::PaymentCanceled, "payment.canceled", Some(UPDATED)),
    (EventKind::PaymentRefunded, "payment.refunded", Some(UPDATED)),
    (EventKind::LatePaymentRefunded, "payment.refunded", Some(UPDATED)),
    (EventKind::SubscriptionCreated, "subscription.created", None),
    (EventKind::SubscriptionUpdated, "subscription.updated", None),
    (EventKind::SubscriptionDeleted, "subscription.canceled", None),
    (EventKind::SubscriptionPaused, "subscription.paused", None),
    (EventKind::SubscriptionResumed, "subscription.resumed", None),
    (EventKind::SubscriptionTrialWillEnd, "subscription.trial_will_end", None),
];
const UPDATED: &str = "payment_status_updated";
/// Every event, as our endpoints note it.
const ALL: &str = "*";

/// The name of what happened; none where this vendor has no such event.
pub(super) fn name(kind: EventKind, names: EventNames) -> Option<&'static str> {
    let (_, newer, older) = NAMES.into_iter().find(|(known, ..)| *known == kind)?;
    match names {
        EventNames::New => Some(newer),
        EventNames::Old => older,
    }
}

/// Every name, each once.
pub(super) fn all(names: EventNames) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = NAMES.iter().filter_map(|(kind, ..)| name(*kind, names)).collect();
    all.dedup();
    all
}

/// What endpoints note for a name of either list; nothing when there is no such name.
pub(super) fn ours(name: &str) -> Vec<&'static str> {
    if name == ALL {
        return vec![ALL];
    }
    let is_meant = |newer: &str, older: Option<&str>| newer == name || older == Some(name);
    let meant = NAMES.iter().filter(|(_, newer, older)| is_meant(newer, *older));
    meant.map(|(kind, ..)| kind.as_str()).collect()
}

/// The names of what an endpoint notes, each once.
pub(super) fn theirs(noted: &[String], names: EventNames) -> Vec<&'static str> {
    if noted.iter().any(|word| word == ALL) {
        return all(names);
    }
    let mut theirs: Vec<&'static str> = vec![];
    for kind in noted.iter().filter_map(|word| EventKind::parse(word)) {
        theirs.extend(name(kind, names).filter(|name| !theirs.contains(name)));
    }
    theirs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_what_it_is_the_name_of_and_back() {
        for names in [EventNames::New, EventNames::Old] {
            for each in all(names) {
                let noted: Vec<String> = ours(each).into_iter().map(str::to_owned).collect();
                assert!(!noted.is_empty(), "{each}");
                assert_eq!(theirs(&noted, names), [each]);
            }
            assert_eq!(theirs(&["*".to_owned()], names), all(names));
        }
        assert_eq!(all(EventNames::Old), ["payment_created", "payment_status_updated"]);
        assert_eq!(ours("payment.refunded"), ["payment.refunded", "late_payment_refunded"]);
        assert_eq!(ours("connect.payment.authorized"), Vec::<&str>::new());
        assert_eq!(name(EventKind::SessionExpired, EventNames::New), None);
        assert_eq!(name(EventKind::SubscriptionCreated, EventNames::Old), None);
    }
}
