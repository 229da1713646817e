//! What a session keeps only to show it again: fields that nothing here depends on.

use kassa_domain::session::Session;
use serde_json::value::RawValue;

pub(super) const EMAIL_COLLECTION: &str = "emailCollection";
pub(super) const AFTER_COMPLETION: &str = "afterCompletion";
pub(super) const CONFIRM_MESSAGE: &str = "afterCompletionConfirmMsg";
pub(super) const PAYMENT_SETTING: &str = "paymentSetting";

/// A field as it was kept.
pub(super) fn of(session: &Session, field: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(session.body.echo.get(field)?.clone()).ok()
}

/// Whether a field was kept.
pub(super) fn has(session: &Session, field: &str) -> bool {
    session.body.echo.contains_key(field)
}
