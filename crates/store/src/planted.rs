//! Published bugs of shops that tell of what they do beside doing it. No binary that ships has this file.

use crate::{Store, StoreError, plan};
use kassa_domain::{Change, planted};

/// Writes the events of a list of changes in a transaction of their own, and returns the rest of the list.
pub(crate) async fn told_before(store: &Store, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
    if !planted!("event_outside_commit") {
        return Ok(changes.to_vec());
    }
    let (events, rest): (Vec<_>, Vec<_>) =
        changes.iter().cloned().partition(|change| matches!(change, Change::Emit(_)));
    if !events.is_empty() {
        store.engine.commit(plan::plan(&events)?).await?;
    }
    Ok(rest)
}
