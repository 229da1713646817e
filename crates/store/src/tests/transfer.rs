//! A shop moves from one database to another.

use super::*;
use crate::transfer::{Moved, copy};
use kassa_cluster::Cluster;

/// What was moved, and how many rows it was told that it went through, which goes up to all.
async fn moved(from: &Store, to: &Store) -> (Moved, u64) {
    let (mut gone, mut of) = (0, 0);
    let mut tell = |progress: crate::export::Progress<'_>| {
        assert!((gone..=progress.all).contains(&progress.done), "{progress:?} after {gone}");
        (gone, of) = (progress.done, progress.all);
    };
    let moved = copy(from, to, &mut tell).await.unwrap();
    assert_eq!(gone, of, "and ends there");
    (moved, gone)
}

fn file(name: &str) -> Bare {
    Bare::file(&format!("transfer-{name}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_is_there_and_the_same_after_each_time() {
    let cluster = Cluster::start(&[]).unwrap();
    let bare = file("from");
    let from = bare.open().await;
    bare.force(verify::SOUND).await;
    from.setting_once("vault_check", "of this shop").await.unwrap();
    let mut changes = vec![];
    for n in 0..1300 {
        changes.push(insert(&session(SCOPE, &format!("cs_many_{n:04}"))));
    }
    let usage = Use::of(SCOPE, "key", "POST", "/", b"{}");
    changes.push(Change::Remember(Remembered {
        usage,
        days: vec![7, 8],
        unless: None,
        answer: vec![0, 1, 255],
    }));
    from.commit(&changes).await.unwrap();
    let odd = "update sessions set customer = 'a' || char(0) || 'b' || char(1) || '\u{1f4b3}' \
        where id = 'cs_many_0007'";
    bare.execute(odd).await.unwrap();
    let to = Store::open(&Database::new(&cluster.url("postgres"))).await.unwrap();
    let (first, compared) = moved(&from, &to).await;
    assert!(first.same > 1330 && compared == 3 * first.same, "{first:?} {compared}");
    assert_eq!(first, Moved { same: first.same, different: 0, written: first.same, removed: 0 });
    let (again, _) = moved(&from, &to).await;
    assert_eq!(again, Moved { same: first.same, different: 0, written: 0, removed: 0 }, "all of it is there");
    let customer = CustomerId::of("a\0b\u{1}\u{1f4b3}");
    assert_eq!(to.sessions(SCOPE, None, 9, None, Some(&customer)).await.unwrap().len(), 1);
    for invariant in crate::INVARIANTS {
        assert!(to.verify(invariant, 9).await.unwrap().is_empty(), "{}", invariant.name);
    }
    // What only one attempt of a session may be goes from one to another, and something is gone.
    bare.execute(
        "update attempts set status = 'declined' where id = 'pay_2'; \
         insert into attempts (merchant, live, id, session, status, amount, currency, method, processor, captured, \
         refunded, created_at, version, body) \
         values (1, 0, 'pay_0', 'cs_2', 'asked', 700, 'GHS', 'card', 'simulator', 0, 0, 1, 0, '{}'); \
         delete from sessions where id = 'cs_many_0001'",
    )
    .await
    .unwrap();
    let (later, _) = moved(&from, &to).await;
    assert_eq!(later, Moved { same: first.same, different: 0, written: 2, removed: 1 });
    let back = file("back");
    let (home, _) = moved(&to, &back.open().await).await;
    assert_eq!((home.same, home.different), (first.same, 0), "and the other way round");
}

#[tokio::test]
async fn a_copy_that_was_broken_off_is_finished() {
    let (bare, target) = (file("broken-from"), file("broken-to"));
    let (from, to) = (bare.open().await, target.open().await);
    let changes: Vec<_> = (0..1300).map(|n| insert(&session(SCOPE, &format!("cs_{n:04}")))).collect();
    from.commit(&changes).await.unwrap();
    to.commit(&changes[200..900]).await.unwrap();
    let (done, _) = moved(&from, &to).await;
    assert_eq!(done, Moved { same: 1300, different: 0, written: 600, removed: 0 });
}

#[tokio::test]
async fn another_shop_is_not_written_over() {
    let (bare, target) = (file("shop"), file("other-shop"));
    let (from, to) = (bare.open().await, target.open().await);
    from.setting_once("vault_check", "of this shop").await.unwrap();
    to.setting_once("vault_check", "of another").await.unwrap();
    to.commit(&[insert(&session(SCOPE, "cs_1"))]).await.unwrap();
    let problem = copy(&from, &to, &mut |_| {}).await.unwrap_err().to_string();
    assert!(problem.contains("another shop"), "{problem}");
    assert!(to.session(SCOPE, &SessionId::of("cs_1")).await.unwrap().is_some());
}
