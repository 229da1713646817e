//! Server-sent events: answers that go on while something may still happen.
//!
//! Whoever listens costs a connection and a small task that sleeps. It holds no worker and no connection to the
//! database: it is woken by a commit of this process, and otherwise looks now and then. How many may listen is bounded,
//! by client and in all; a page that may not listen reloads itself instead, so nobody is left waiting.

use super::{Answered, App, Body, Context, Incoming, headers, page};
use bytes::Bytes;
use kassa_domain::id::SessionId;
use kassa_engine::Topic;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// So many may listen at once.
const ALL_MAX: usize = 2048;
/// So many of one client: behind a proxy all are one client, and in a school or a shop many are.
const CLIENT_MAX: usize = 512;
/// So many events may wait for a listener that takes them slowly.
const QUEUE: usize = 8;
/// How often a listener is told that the line is alive. Proxies cut what is silent for a minute or so.
const BEAT_EVERY: Duration = Duration::from_secs(10);
/// After so long the answer ends, and whoever still listens asks again.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// How often a page's session is looked at, for what another node has changed.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Says that the line is alive. The field `retry` is how many milliseconds a browser waits before it asks again.
const BEAT: &[u8] = b"retry: 3000\nevent: beat\ndata\n\n";

/// Who listens.
#[derive(Debug)]
pub(super) struct Live {
    /// How many, by client.
    seats: Mutex<BTreeMap<IpAddr, usize>>,
    stop: watch::Sender<bool>,
}

impl Default for Live {
    fn default() -> Self {
        Self { seats: Mutex::default(), stop: watch::channel(false).0 }
    }
}

/// The place of somebody who listens, which is given back when it is dropped.
#[derive(Debug)]
pub(super) struct Seat {
    live: Arc<Live>,
    client: IpAddr,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.live.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = seats.get_mut(&self.client) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                seats.remove(&self.client);
            }
        }
    }
}

/// Tells a listener what happens.
#[derive(Debug)]
pub(super) struct Teller(mpsc::Sender<Bytes>);

impl Teller {
    /// Tells of one event. Its data may have several lines.
    pub(super) async fn tell(&self, event: &str, data: &str) {
        self.send(format!("event: {event}\n"), data).await;
    }

    /// Tells of one event that has a place, from which a listener that was cut off goes on. The field `name` is no part
    /// of the standard, by which whoever does not know it passes it over.
    pub(super) async fn tell_at(&self, place: i64, name: &str, event: &str, data: &str) {
        self.send(format!("id: {place}\nname: {name}\nevent: {event}\n"), data).await;
    }

    async fn send(&self, mut text: String, data: &str) {
        for line in data.split('\n') {
            text.push_str("data: ");
            text.push_str(line);
            text.push('\n');
        }
        text.push('\n');
        // A listener that has gone ends the task that tells, at its next rest.
        let _ = self.0.send(Bytes::from(text)).await;
    }
}

impl Live {
    /// A place for a client, if there is one.
    pub(super) fn seat(self: &Arc<Self>, client: IpAddr) -> Option<Seat> {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = seats.values().sum();
        let count = seats.entry(client).or_default();
        if all >= ALL_MAX || *count >= CLIENT_MAX {
            if *count == 0 {
                seats.remove(&client);
            }
            return None;
        }
        *count += 1;
        Some(Seat { live: Arc::clone(self), client })
    }

    /// An answer that tells what `telling` tells, until that ends, the listener goes, or the server stops.
    pub(super) fn events<T>(&self, seat: Seat, telling: impl FnOnce(Teller) -> T) -> http::Response<Body>
    where
        T: Future<Output = ()> + Send + 'static,
    {
        let (sender, receiver) = mpsc::channel(QUEUE);
        let telling = telling(Teller(sender.clone()));
        let mut stop = self.stop.subscribe();
        tokio::spawn(async move {
            let beats = async {
                while sender.send(Bytes::from_static(BEAT)).await.is_ok() {
                    tokio::time::sleep(BEAT_EVERY).await;
                }
            };
            tokio::select! {
                () = telling => {}
                () = beats => {}
                () = sender.closed() => {}
                () = tokio::time::sleep(LIFE) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
            drop(seat);
        });
        headers::events(Body::Live(receiver))
    }

    /// Ends all answers.
    pub(super) fn end(&self) {
        self.stop.send_replace(true);
    }
}

impl App {
    /// Tells a page that what it shows is out of date. The page says what it has seen, so nothing is missed between its
    /// making and its listening.
    pub(super) async fn page_events(
        self: &Arc<Self>,
        incoming: &Incoming,
        id: &str,
        context: &Context<'_>,
    ) -> Answered {
        const ROUTE: &str = "page.events";
        if incoming.parts.method != http::Method::GET {
            return Answered::new(ROUTE, self.not_allowed("GET", context));
        }
        let id = SessionId::named(id);
        match self.engine.mark(&id).await {
            Ok(Some(_)) => {}
            Ok(None) => return Answered::new(ROUTE, self.no_such_page(context)),
            Err(fault) => return Answered::new(ROUTE, self.page_fault(&fault, context)),
        }
        let Some(seat) = self.live.seat(context.peer) else {
            return Answered::new(ROUTE, self.problem_page(503, context));
        };
        let seen = page::query_value(incoming, "seen").unwrap_or_default();
        let engine = Arc::clone(&self.engine);
        let response = self.live.events(seat, move |teller| async move {
            let mut watch = engine.watch(Topic::Session(id.clone()));
            loop {
                // A database that does not answer now is asked again.
                if let Ok(now) = engine.mark(&id).await
                    && now.is_none_or(|now| now != seen)
                {
                    return teller.tell("changed", "").await;
                }
                let _ = tokio::time::timeout(LOOK_EVERY, watch.changed()).await;
            }
        });
        Answered { response, route: ROUTE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn places_are_bounded_and_given_back() {
        let live = Arc::new(Live::default());
        let client = |number: u8| IpAddr::V4(Ipv4Addr::new(10, 0, 0, number));
        let mut seats: Vec<Seat> = (0..CLIENT_MAX).filter_map(|_| live.seat(client(1))).collect();
        assert_eq!(seats.len(), CLIENT_MAX);
        assert!(live.seat(client(1)).is_none(), "one client");
        for number in 2..=4 {
            seats.extend((0..CLIENT_MAX).filter_map(|_| live.seat(client(number))));
        }
        assert_eq!(seats.len(), ALL_MAX);
        assert!(live.seat(client(5)).is_none(), "all together");
        seats.pop();
        assert!(live.seat(client(5)).is_some());
        drop(seats);
        assert!(live.seats.lock().unwrap().is_empty(), "nothing is remembered of who has gone");
    }

    #[tokio::test]
    async fn an_event_is_written_line_by_line_and_the_end_ends_it() {
        let live = Arc::new(Live::default());
        let seat = live.seat(IpAddr::V4(Ipv4Addr::LOCALHOST)).unwrap();
        let response = live.events(seat, |teller| async move {
            teller.tell("told", "one\ntwo").await;
            std::future::pending().await
        });
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let Body::Live(mut receiver) = response.into_body() else { panic!("it ended at once") };
        let mut heard = vec![receiver.recv().await.unwrap(), receiver.recv().await.unwrap()];
        heard.sort();
        assert_eq!(heard, [Bytes::from("event: told\ndata: one\ndata: two\n\n"), Bytes::from_static(BEAT)]);
        live.end();
        assert_eq!(receiver.recv().await, None);
    }
}
