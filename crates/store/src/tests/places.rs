//! The places that the writer of a SQLite file gives by itself, where nobody is told of an event.

use super::*;

/// The ids of all events that have a place, in their order; it has no gap.
async fn told(store: &Store, scope: Scope) -> Vec<String> {
    let events = store.events_after(scope, 0, 1000, None).await.unwrap();
    let places: Vec<i64> = events.iter().filter_map(|event| event.sequence).collect();
    assert_eq!(places, (1..).take(events.len()).collect::<Vec<i64>>(), "a gap");
    assert_eq!(store.last_place(scope).await.unwrap(), places.last().copied().unwrap_or_default());
    events.into_iter().map(|event| event.id.as_str().to_owned()).collect()
}

fn says(scope: Scope, id: &str) -> Change {
    Change::Emit(event(scope, id))
}

#[tokio::test]
async fn where_nobody_is_told_an_event_has_its_place_with_the_commit() {
    let fresh = Fresh::file("at-once").await;
    let store = &fresh.store;
    for changes in [
        vec![says(SCOPE, "evt_1"), says(SCOPE, "evt_2")],
        vec![says(LIVE, "evt_3")],
        vec![says(SCOPE, "evt_0"), says(OTHER, "evt_4")],
    ] {
        assert!(!store.commit(&changes).await.unwrap().unplaced);
    }
    assert!(store.unsequenced(10).await.unwrap().is_empty());
    assert_eq!(told(store, SCOPE).await, ["evt_1", "evt_2", "evt_0"]);
    assert_eq!(told(store, LIVE).await, ["evt_3"]);
    assert_eq!(told(store, OTHER).await, ["evt_4"]);
}

#[tokio::test]
async fn from_the_first_endpoint_on_events_wait_for_their_deliveries() {
    let fresh = Fresh::file("waiting").await;
    let store = &fresh.store;
    store.commit(&[says(SCOPE, "evt_1")]).await.unwrap();
    // Made in the same commit, before the event and after it.
    let made = Change::Insert(Row::Endpoint(endpoint(SCOPE)));
    assert!(store.commit(&[says(SCOPE, "evt_2"), made, says(SCOPE, "evt_3")]).await.unwrap().unplaced);
    assert!(store.commit(&[says(SCOPE, "evt_4")]).await.unwrap().unplaced);
    assert!(!store.commit(&[says(LIVE, "evt_5")]).await.unwrap().unplaced, "it is of another mode");
    assert_eq!(told(store, SCOPE).await, ["evt_1", "evt_2"]);
    // Also when the endpoint is gone, none overtakes those that wait.
    store.commit(&[Change::DeleteEndpoint(endpoint(SCOPE))]).await.unwrap();
    assert!(store.commit(&[says(SCOPE, "evt_6")]).await.unwrap().unplaced);
    let heads = store.unsequenced(10).await.unwrap();
    let waiting: Vec<&str> = heads.iter().map(|head| head.id.as_str()).collect();
    assert_eq!(waiting, ["evt_3", "evt_4", "evt_6"]);
    let places = waiting.iter().zip(3..).map(|(id, place)| Change::Sequence(SCOPE, EventId::of(*id), place));
    let mut changes: Vec<Change> = places.collect();
    changes.push(Change::MoveSequence { scope: SCOPE, from: 2, to: 5 });
    changes.push(says(SCOPE, "evt_7"));
    assert!(!store.commit(&changes).await.unwrap().unplaced, "nobody waits any more");
    assert_eq!(told(store, SCOPE).await, ["evt_1", "evt_2", "evt_3", "evt_4", "evt_6", "evt_7"]);
}

/// Many commits at once share transactions. Those that somebody was faster than leave no hole in the sequence.
#[tokio::test]
async fn a_commit_that_fails_takes_no_place() {
    let fresh = Fresh::file("no-hole").await;
    let store = Arc::new(fresh.store);
    let mut all = tokio::task::JoinSet::new();
    for number in 0..300 {
        let store = Arc::clone(&store);
        all.spawn(async move {
            let id = format!("evt_{number:03}");
            // Of three that want one row, one gets it.
            let row = insert(&session(SCOPE, &format!("cs_{}", number % 100)));
            (store.commit(&[says(SCOPE, &id), row]).await.is_ok(), id)
        });
    }
    let mut done: Vec<String> =
        all.join_all().await.into_iter().filter_map(|(done, id)| done.then_some(id)).collect();
    assert_eq!(done.len(), 100);
    let mut found = told(&store, SCOPE).await;
    found.sort();
    done.sort();
    assert_eq!(found, done);
}
