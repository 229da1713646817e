//! The write-ahead log of a SQLite file, which threads of their own sync and move.

use super::*;

/// So many pages the log may have: it is moved after 500, and grows meanwhile. Never begun anew it would have 12,000.
const PAGES_MAX: u64 = 8_000;
/// A page of the log, with its head.
const PAGE: u64 = 4096 + 24;
const ROUNDS: usize = 60;

#[tokio::test]
async fn the_log_is_begun_anew_while_commits_go_on() {
    let fresh = Fresh::file("log").await;
    let store = Arc::new(fresh.store);
    let long = "x".repeat(8000);
    let mut made = 0;
    for round in 0..ROUNDS {
        let mut all = tokio::task::JoinSet::new();
        for number in 0..64 {
            let store = Arc::clone(&store);
            let mut session = session(SCOPE, &format!("cs_{round:04}_{number:02}"));
            session.body.description = Some(long.clone());
            all.spawn(async move { store.commit(&[insert(&session)]).await });
        }
        made += all.join_all().await.into_iter().filter(Result::is_ok).count();
    }
    assert_eq!(made, ROUNDS * 64);
    let log = fresh.bare.path().with_extension("db-wal");
    let pages = log.metadata().unwrap().len() / PAGE;
    assert!((500..PAGES_MAX).contains(&pages), "{made} sessions of three pages left a log of {pages}");
    drop(store);
    assert!(!log.exists(), "whoever ends in peace leaves one file");
    let store = fresh.bare.open().await;
    let mut there = 0;
    let mut before = None;
    loop {
        let page = store.sessions(SCOPE, before.as_deref(), 1000, None, None).await.unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.id.as_str().to_owned());
        there += page.len();
    }
    assert_eq!(there, made);
}

/// Where nobody writes for a moment, a mark of the log is kept for those who read. It keeps nothing from being moved,
/// and hides nothing that is written later, by whomever.
#[tokio::test]
async fn a_pause_keeps_nothing_back() {
    let fresh = Fresh::file("pauses").await;
    let store = Arc::new(fresh.store);
    let long = "x".repeat(8000);
    for round in 0..ROUNDS / 2 {
        let mut all = tokio::task::JoinSet::new();
        for number in 0..64 {
            let store = Arc::clone(&store);
            let mut session = session(SCOPE, &format!("cs_{round:04}_{number:02}"));
            session.body.description = Some(long.clone());
            all.spawn(async move { store.commit(&[insert(&session)]).await.unwrap() });
        }
        all.join_all().await;
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        let read = async |id: String| store.session(SCOPE, &SessionId::of(&id)).await.unwrap();
        assert!(read(format!("cs_{round:04}_63")).await.is_some());
        if round % 10 == 0 {
            let other = fresh.bare.open().await;
            let (before, id) = (read(format!("cs_x{round}")).await, format!("cs_x{round}"));
            other.commit(&[insert(&session(SCOPE, &id))]).await.unwrap();
            assert_eq!(
                (before.is_some(), read(id).await.is_some()),
                (false, true),
                "another process wrote it"
            );
        }
    }
    let log = fresh.bare.path().with_extension("db-wal");
    let pages = log.metadata().unwrap().len() / PAGE;
    assert!((500..PAGES_MAX / 2).contains(&pages), "thirty bursts left a log of {pages} pages");
    drop(store);
    assert!(!log.exists(), "whoever ends in peace leaves one file");
}

/// SQLite has the log beside the file itself, and not beside a link to it.
#[cfg(unix)]
#[tokio::test]
async fn a_file_may_be_opened_by_a_link_to_it() {
    let bare = Bare::file("link");
    let folder = bare.folder.join("elsewhere");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::File::create(folder.join("real.db")).unwrap();
    std::os::unix::fs::symlink(folder.join("real.db"), bare.path()).unwrap();
    let store = bare.open().await;
    store.commit(&[insert(&session(SCOPE, "cs_1"))]).await.unwrap();
    assert!(store.session(SCOPE, &SessionId::of("cs_1")).await.unwrap().is_some());
    assert!(folder.join("real.db-wal").exists());
}
