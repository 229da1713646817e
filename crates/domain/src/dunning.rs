//! The retry table of a renewal charge that was declined: when it is tried again by itself, and when it is not.

use crate::attempt::Decline;
use crate::planted;
use crate::time::{DAY, HOUR};

/// How long an invoice stays payable after its first failed try. The subscription ends then. The automatic tries end
/// before it, so the buyer has the last days to pay by another means.
pub const GRACE: i64 = 21 * DAY;

/// Whether trying the same means of payment again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It can work later, and nobody has to do anything for it.
    Soft,
    /// It cannot work until the buyer does something.
    Hard,
}

/// How bad a decline is for the tries after it.
#[must_use]
pub fn severity(decline: Decline) -> Severity {
    match decline {
        // The card will never work again: the buyer must give another. Networks fine those who go on asking.
        Decline::LostOrStolenCard | Decline::ExpiredCard => Severity::Hard,
        // What is stored about the card is wrong, and stays wrong until the buyer types it again.
        Decline::IncorrectCvc => Severity::Hard,
        // The bank wants the buyer to be there, and a renewal happens without them.
        Decline::AuthenticationFailed => Severity::Hard,
        // Accounts are filled again, mostly on payday.
        Decline::InsufficientFunds => Severity::Soft,
        // The bank gives no reason. A daily limit or a passing suspicion is as likely as a closed account.
        Decline::CardDeclined => Severity::Soft,
        // The fault is not the buyer's, and nothing is known against the card.
        Decline::ProcessingError | Decline::NotCharged => Severity::Soft,
        // The phone was off, or out of reach, or busy.
        Decline::NotConfirmed => Severity::Soft,
        // It was given up before anybody refused it.
        Decline::Abandoned | Decline::Underpaid => Severity::Soft,
    }
}

/// Milliseconds until the next automatic try, after this decline of the `tries`-th one that failed: 1 is the renewal
/// itself. `None`: there is no further one, only the buyer can help. There is none either where nothing has failed.
#[must_use]
pub fn next_try(decline: Decline, tries: u32) -> Option<i64> {
    // Faults of machines pass sooner than a want of money does.
    let fault = matches!(decline, Decline::ProcessingError | Decline::NotCharged);
    match (severity(decline), tries) {
        (Severity::Hard, _) => None,
        (Severity::Soft, 1) if fault => Some(HOUR),
        (Severity::Soft, 1) => Some(DAY),
        (Severity::Soft, 2) => Some(3 * DAY),
        (Severity::Soft, 3) => Some(5 * DAY),
        (Severity::Soft, 4) => Some(7 * DAY),
        (Severity::Soft, 5..) if planted!("dunning_never_stops") => Some(HOUR),
        (Severity::Soft, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reviewer sees the table change here: each decline with the hours between the tries after it.
    #[test]
    fn the_table() {
        let mut table = String::new();
        for decline in Decline::ALL {
            let hours = (1..).map_while(|tries| next_try(decline, tries)).map(|wait| wait / HOUR);
            let hours: Vec<String> = hours.map(|hours| hours.to_string()).collect();
            let row = format!("{:<22} {:?} {}", decline.as_str(), severity(decline), hours.join(" "));
            table.push_str(row.trim_end());
            table.push('\n');
        }
        assert_eq!(
            table,
            "\
card_declined          Soft 24 72 120 168
insufficient_funds     Soft 24 72 120 168
expired_card           Hard
incorrect_cvc          Hard
authentication_failed  Hard
processing_error       Soft 1 72 120 168
lost_or_stolen_card    Hard
not_confirmed          Soft 24 72 120 168
not_charged            Soft 1 72 120 168
abandoned              Soft 24 72 120 168
underpaid              Soft 24 72 120 168
"
        );
    }

    /// Every series of declines, each try with a reason of its own: the tries come one after another, a hard decline
    /// is the last of them, there are at most five, and all are over before the invoice is given up.
    #[test]
    fn every_series_of_declines_stops_within_the_grace() {
        let mut series = vec![(0, 1)];
        let mut longest = 0;
        while let Some((since, tries)) = series.pop() {
            assert!(tries <= 5);
            for decline in Decline::ALL {
                match next_try(decline, tries) {
                    Some(wait) => {
                        assert_eq!(severity(decline), Severity::Soft);
                        assert!(wait >= HOUR);
                        series.push((since + wait, tries + 1));
                    }
                    None => assert!(severity(decline) == Severity::Hard || tries == 5),
                }
            }
            longest = longest.max(since);
        }
        assert_eq!(longest, 16 * DAY);
        assert!(longest < GRACE);
    }

    #[test]
    fn no_try_follows_where_none_failed_or_too_many_did() {
        for decline in Decline::ALL {
            for tries in [0, 5, 6, 100, u32::MAX] {
                assert_eq!(next_try(decline, tries), None, "{decline:?} {tries}");
            }
        }
    }
}
