//! The road to the simulated bank, which lives in this process but is only spoken to in requests and answers.

use super::book::Bank;
use crate::web::{App, Incoming};
use bytes::Bytes;
use kassa_domain::processor::CallError;
use kassa_domain::signature::hmac_sha256;
use kassa_domain::{Secret, Timestamp};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Sends a request to the bank: its answer may take its time, or never come.
pub(super) async fn call(
    bank: &Bank,
    request: &http::Request<Bytes>,
    now: Timestamp,
    timeout: Duration,
) -> Result<http::Response<Bytes>, CallError> {
    let reply = bank.handle(request, now).await.map_err(|problem| {
        tracing::warn!(problem, "the simulated bank is out of order");
        CallError::NoAnswer
    })?;
    let delay = Duration::from_millis(u64::try_from(reply.delay_ms).unwrap_or_default());
    if reply.lost || delay > timeout {
        tokio::time::sleep(timeout).await;
        return Err(CallError::NoAnswer);
    }
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    Ok(reply.response)
}

/// The secret of an account's notices.
#[must_use]
pub fn secret_of(derive: &[u8], account: &str) -> Secret {
    Secret::new(hex::encode(hmac_sha256(derive, &[b"hooks/", account.as_bytes()])))
}

/// How often the bank looks whether there is somebody to tell something.
const PAUSE: Duration = Duration::from_millis(250);
/// The same where every look is a question to a database, and other servers look as well.
const SHARED_PAUSE: Duration = Duration::from_secs(1);

/// Delivers the bank's notices to this server, as the provider's own machines would, until told to stop.
pub async fn notices(app: Arc<App>, bank: Bank, mut stop: watch::Receiver<bool>) {
    let pause = if matches!(bank, Bank::Shared(_)) { SHARED_PAUSE } else { PAUSE };
    while !*stop.borrow() {
        if let Err(problem) = deliver_due(&app, &bank).await {
            tracing::warn!(problem, "the simulated bank's notices could not be sent");
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Sends the notices that are due, once: to each account by its own time, so that a test clock that is turned brings
/// about what the bank tells late.
///
/// # Errors
/// When the book or the database cannot be read or written.
pub async fn deliver_due(app: &Arc<App>, bank: &Bank) -> Result<usize, String> {
    let mut count = 0;
    for scope in bank.untold().await? {
        let now = app.engine().now(scope).await.map_err(|problem| problem.to_string())?;
        let secret = app.hook_secret(&scope.text());
        for (told, request) in bank.due_notices(scope, (now, app.engine().wall()), &secret).await? {
            let (parts, body) = request.into_parts();
            let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
            let response = app.handle(Incoming { parts, body: Ok(body), peer }).await;
            bank.noticed(scope, &told, response.status().is_success(), now).await?;
            count += 1;
        }
    }
    Ok(count)
}
