//! Nodes call each other when they leave something to be done, by `notify`. A call may be lost, as on a connection that
//! breaks or through a pooler, which has nobody to hand it to: whoever waits for it looks by itself too, only later.
//!
//! A call is no part of the commit that it is about: of transactions that have one, the server commits one at a time.

use super::connect::{Connection, Door, Manner};
use crate::StoreError;
use deadpool_postgres::Pool;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio_postgres::AsyncMessage;

/// Calls are not made more often than this: one stands for all that was left in between.
const PACE: Duration = Duration::from_millis(50);
/// How long it takes until a connection that broke is made again.
const PAUSE: Duration = Duration::from_secs(1);

/// What one node calls and hears.
#[derive(Clone, Debug)]
pub(super) struct Calls {
    left: Arc<Notify>,
    heard: watch::Receiver<u64>,
}

impl Calls {
    /// Begins to call and, where there is no pooler between, to listen.
    pub(super) async fn begin(door: Door, pool: Pool, manner: Manner) -> Result<Self, StoreError> {
        let name = Connection::take(&pool, manner).await?.new_name().await?;
        let (tell, heard) = watch::channel(0);
        let left = Arc::new(Notify::new());
        tokio::spawn(call(Arc::downgrade(&left), pool, manner, name.clone()));
        if manner.prepared {
            tokio::spawn(listen(door, tell, name));
        }
        Ok(Self { left, heard })
    }

    /// Tells the other nodes soon that there is something to do.
    pub(super) fn call(&self) {
        self.left.notify_one();
    }

    pub(super) fn heard(&self) -> watch::Receiver<u64> {
        self.heard.clone()
    }
}

/// Ends when nobody is left who could have something to call.
async fn call(left: std::sync::Weak<Notify>, pool: Pool, manner: Manner, name: String) {
    let notify = format!("notify kassa, '{name}'");
    while let Some(left) = left.upgrade() {
        // Looks up now and then whether the store is still there.
        if tokio::time::timeout(PAUSE, left.notified()).await.is_ok()
            && let Ok(connection) = Connection::take(&pool, manner).await
        {
            connection.say(&notify).await;
        }
        drop(left);
        tokio::time::sleep(PACE).await;
    }
}

/// Ends when nobody hears it any more.
async fn listen(door: Door, tell: watch::Sender<u64>, own: String) {
    while !tell.is_closed() {
        let heard = async {
            let (client, mut messages) = door.open().await?;
            let listening = client.batch_execute("listen kassa");
            tokio::pin!(listening);
            let mut is_listening = false;
            loop {
                tokio::select! {
                    done = &mut listening, if !is_listening => { done?; is_listening = true; }
                    message = std::future::poll_fn(|context| messages.poll(context)) => match message {
                        Some(Ok(AsyncMessage::Notification(call))) if call.payload() != own => {
                            tell.send_modify(|count| *count += 1);
                        }
                        Some(Ok(_)) => {}
                        Some(Err(problem)) => return Err(problem),
                        None => return Ok::<(), tokio_postgres::Error>(()),
                    },
                    () = tell.closed() => return Ok(()),
                }
            }
        };
        if let Err(problem) = heard.await {
            tracing::info!(
                problem = super::connect::whole(&problem),
                "calls of other nodes are not heard for now"
            );
        }
        tokio::time::sleep(PAUSE).await;
    }
}
