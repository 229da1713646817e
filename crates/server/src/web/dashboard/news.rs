//! Tells a page that something has happened in the shop, so that it reads itself anew.

use super::{Shown, Visitor, headers};
use kassa_domain::id::Scope;
use kassa_engine::{Engine, Fault, Topic};
use std::sync::Arc;
use std::time::Duration;

/// News come at most so often: a page is read anew for each of them.
const REST: Duration = Duration::from_millis(700);
/// How often somebody looks for what another node has done.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Where a page hears of news. It says what was seen when it was made, so that nothing between that and its listening
/// is missed.
pub(super) async fn url(visitor: &Visitor<'_>) -> String {
    format!("/dashboard/news?seen={}", mark(&visitor.app.engine, visitor.scope).await)
}

/// A stream of server-sent events named `news`. It ends after a while, and the browser asks again.
pub(super) async fn news(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let app = visitor.app;
    let Some(seat) = app.live.seat(visitor.peer) else {
        return Ok(Shown::Response(headers::plain(503, "text/plain", "too many listen")));
    };
    let (engine, scope) = (Arc::clone(&app.engine), visitor.scope);
    let mut seen = visitor.asked("seen").unwrap_or_default();
    let stream = app.live.events(seat, move |teller| async move {
        let mut watch = engine.watch(Topic::Scope(scope));
        loop {
            let now = mark(&engine, scope).await;
            if now != seen {
                teller.tell("news", "").await;
                seen = now;
                tokio::time::sleep(REST).await;
            }
            let _ = tokio::time::timeout(LOOK_EVERY, watch.changed()).await;
        }
    });
    Ok(Shown::Stream(stream))
}

/// The latest event and the latest line of the log: another whenever something has happened, on whichever node.
async fn mark(engine: &Engine, scope: Scope) -> String {
    let event = engine.store().events(scope, i64::MAX, 1, None).await.ok();
    let event = event.and_then(|events| events.into_iter().next()).map(|event| event.id.to_string());
    let note = engine.notes(scope.merchant, None, None, 1).await.ok();
    let note = note.and_then(|notes| notes.into_iter().next()).map(|note| note.id.to_string());
    format!("{}.{}", event.unwrap_or_default(), note.unwrap_or_default())
}
