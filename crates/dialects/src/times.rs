//! Points in time as vendors write them.

use kassa_domain::Timestamp;
use kassa_domain::time::SECOND;

/// `2026-06-17T12:30:00.000Z`, as JavaScript writes it.
pub(crate) fn iso_milliseconds(at: Timestamp) -> String {
    let whole = at.iso();
    format!("{}.{:03}Z", whole.trim_end_matches('Z'), at.0.rem_euclid(SECOND))
}
