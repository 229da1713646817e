//! Settings of the installation: of many who set one at the same moment, one does.

use super::*;

#[tokio::test]
async fn a_setting_is_set_once_and_changed_by_who_knows_it() {
    let fresh = Fresh::new("settings").await;
    let store = &fresh.store;
    assert_eq!(store.setting("turn").await.unwrap(), None);
    assert!(!store.setting_from("turn", "", "a").await.unwrap(), "what is not there is not changed");
    assert_eq!(store.setting_once("turn", "0").await.unwrap(), "0");
    assert_eq!(store.setting_once("turn", "1").await.unwrap(), "0", "the first stays");
    assert!(store.setting_from("turn", "0", "a").await.unwrap());
    assert!(!store.setting_from("turn", "0", "b").await.unwrap(), "it is no longer what was read");
    assert_eq!(store.setting("turn").await.unwrap().as_deref(), Some("a"));
    assert_eq!(store.setting("turn of another").await.unwrap(), None);
}

#[tokio::test]
async fn of_many_at_one_moment_one_takes_the_turn() {
    let bare = Bare::new("settings-race");
    let store = Arc::new(bare.open().await);
    store.setting_once("turn", "0").await.unwrap();
    for round in 0..20 {
        let before = store.setting("turn").await.unwrap().unwrap();
        let tries: Vec<_> = (0..8)
            .map(|racer| {
                let (store, before) = (Arc::clone(&store), before.clone());
                let own = format!("{round}-{racer}");
                tokio::spawn(async move {
                    let taken = store.setting_from("turn", &before, &own).await.unwrap();
                    taken.then_some(own)
                })
            })
            .collect();
        let mut takers = vec![];
        for one in tries {
            takers.extend(one.await.unwrap());
        }
        assert_eq!(takers, [store.setting("turn").await.unwrap().unwrap()]);
    }
}
