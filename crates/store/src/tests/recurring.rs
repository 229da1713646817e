//! Subscriptions, their invoices, and links.

use super::*;
use crate::InvoicesOf;
use kassa_domain::id::{InvoiceId, LinkId, SubscriptionId};
use kassa_domain::invoice::{Invoice, InvoiceStatus};
use kassa_domain::link::{Link, LinkKind};
use kassa_domain::subscription::{Subscription, SubscriptionStatus};
use std::sync::Arc;

fn subscription(scope: Scope, id: &str, status: SubscriptionStatus, customer: Option<&str>) -> Subscription {
    let body = serde_json::json!({
        "session": "cs_1", "currency": "GHS", "cart": { "lines": [] }, "index": 0, "current_start": 1,
        "schedule": { "anchor": 1, "period": { "interval": "month", "count": 1 } }, "current_end": 2,
        "from_the_future": true,
    });
    Subscription {
        id: SubscriptionId::of(id),
        scope,
        status,
        customer: customer.map(CustomerId::of),
        created_at: Timestamp(1),
        version: 0,
        body: serde_json::from_value(body).unwrap(),
    }
}

fn invoice(scope: Scope, id: &str, of: &str, ordinal: i64, status: InvoiceStatus) -> Invoice {
    let body = serde_json::json!({
        "reason": "cycle", "session": "csi_1", "cart": { "lines": [] }, "period_start": 1, "period_end": 2,
    });
    Invoice {
        id: InvoiceId::of(id),
        scope,
        subscription: SubscriptionId::of(of),
        ordinal,
        status,
        customer: Some(CustomerId::of("cus_1")),
        amount: ghs(5000),
        created_at: Timestamp(1),
        version: 0,
        body: serde_json::from_value(body).unwrap(),
    }
}

pub(super) fn link(id: &str, kind: LinkKind, max_completed: Option<i64>) -> Link {
    let template = serde_json::json!({ "dialect": "native", "pricing": { "amount": 100 } });
    let body = serde_json::json!({ "name": "Tea", "template": template });
    Link {
        id: LinkId::of(id),
        scope: SCOPE,
        kind,
        active: true,
        max_completed,
        taken: 0,
        completed: 0,
        created_at: Timestamp(1),
        version: 0,
        body: serde_json::from_value(body).unwrap(),
    }
}

fn put(rows: impl IntoIterator<Item = Row>) -> Vec<Change> {
    rows.into_iter().map(Change::Insert).collect()
}

#[tokio::test]
async fn subscriptions_round_trip_and_are_listed_newest_first() {
    use SubscriptionStatus as S;
    let fresh = Fresh::new("subscriptions").await;
    let store = &fresh.store;
    let all = [
        subscription(SCOPE, "sub_1", S::Active, Some("cus_1")),
        subscription(SCOPE, "sub_2", S::Incomplete, None),
        subscription(SCOPE, "sub_3", S::Active, Some("cus_2")),
        subscription(SCOPE, "sub_4", S::Canceled, Some("cus_1")),
        subscription(LIVE, "sub_5", S::Active, Some("cus_1")),
    ];
    store.commit(&put(all.iter().cloned().map(Row::Subscription))).await.unwrap();
    let first = store.subscription(SCOPE, &all[0].id).await.unwrap().unwrap();
    assert_eq!(first, all[0]);
    assert_eq!(first.body.rest["from_the_future"], true);
    assert!(store.subscription(OTHER, &all[0].id).await.unwrap().is_none());
    let cus_1 = CustomerId::of("cus_1");
    for (before, limit, status, customer, expected) in [
        (None, 9, None, None, vec!["sub_4", "sub_3", "sub_2", "sub_1"]),
        (Some("sub_3"), 1, None, None, vec!["sub_2"]),
        (None, 9, Some(S::Active), None, vec!["sub_3", "sub_1"]),
        (None, 9, None, Some(&cus_1), vec!["sub_4", "sub_1"]),
        (None, 9, Some(S::Active), Some(&cus_1), vec!["sub_1"]),
    ] {
        let found = store.subscriptions(SCOPE, before, limit, status, customer).await.unwrap();
        assert_eq!(found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), expected);
    }
    let paused = Subscription { status: S::Paused, ..first };
    store.commit(&[Change::Update(Row::Subscription(paused.clone()))]).await.unwrap();
    let again = store.commit(&[Change::Update(Row::Subscription(paused))]).await;
    assert_eq!(again, Err(StoreError::Conflict), "decided on a row that has changed since");
}

/// The second net under the rule that a period is paid once: whatever is decided, the tables hold one invoice at each
/// place, and one that is to be paid.
#[tokio::test]
async fn a_period_has_one_invoice_and_one_at_a_time_is_open() {
    use InvoiceStatus as S;
    let fresh = Fresh::new("invoices").await;
    let store = &fresh.store;
    let first = invoice(SCOPE, "in_1", "sub_1", 0, S::Paid);
    let open = invoice(SCOPE, "in_2", "sub_1", 1, S::Open);
    store.commit(&put([Row::Invoice(first.clone()), Row::Invoice(open.clone())])).await.unwrap();
    for twin in [invoice(SCOPE, "in_3", "sub_1", 1, S::Paid), invoice(SCOPE, "in_3", "sub_1", 2, S::Open)] {
        assert_eq!(store.commit(&put([Row::Invoice(twin)])).await, Err(StoreError::Conflict));
    }
    let others = [
        invoice(SCOPE, "in_4", "sub_2", 1, S::Open),
        invoice(LIVE, "in_5", "sub_1", 1, S::Open),
        invoice(OTHER, "in_6", "sub_1", 1, S::Open),
    ];
    store.commit(&put(others.into_iter().map(Row::Invoice))).await.unwrap();
    assert_eq!(store.invoice(SCOPE, &open.id).await.unwrap(), Some(open.clone()));
    let (cus_1, sub_1) = (CustomerId::of("cus_1"), SubscriptionId::of("sub_1"));
    for (of, status, expected) in [
        (InvoicesOf::Everybody, None, vec!["in_4", "in_2", "in_1"]),
        (InvoicesOf::Everybody, Some(S::Open), vec!["in_4", "in_2"]),
        (InvoicesOf::Customer(&cus_1), Some(S::Paid), vec!["in_1"]),
        (InvoicesOf::Customer(&cus_1), None, vec!["in_4", "in_2", "in_1"]),
        (InvoicesOf::Subscription(&sub_1), None, vec!["in_2", "in_1"]),
        (InvoicesOf::Subscription(&sub_1), Some(S::Open), vec!["in_2"]),
    ] {
        let found = store.invoices(SCOPE, None, 9, of, status).await.unwrap();
        assert_eq!(
            found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
            expected,
            "{of:?} {status:?}"
        );
    }
    let paid = Invoice { status: S::Paid, ..open };
    store.commit(&[Change::Update(Row::Invoice(paid.clone()))]).await.unwrap();
    assert_eq!(store.commit(&[Change::Update(Row::Invoice(paid))]).await, Err(StoreError::Conflict));
    store.commit(&put([Row::Invoice(invoice(SCOPE, "in_7", "sub_1", 2, S::Open))])).await.unwrap();
}

#[tokio::test]
async fn an_attempt_may_be_about_nothing_but_a_card() {
    let fresh = Fresh::new("free-attempts").await;
    let mut free = attempt("pay_1", AttemptStatus::Asked);
    free.amount = ghs(0);
    fresh.store.commit(&put([Row::Attempt(free.clone())])).await.unwrap();
    assert_eq!(fresh.store.attempt(SCOPE, &free.id).await.unwrap(), Some(free));
    for twin in ["pay_2", "pay_3"] {
        let twin = attempt(twin, AttemptStatus::Asked);
        assert_eq!(fresh.store.commit(&put([Row::Attempt(twin)])).await, Err(StoreError::Conflict));
    }
}

#[tokio::test]
async fn links_round_trip_and_their_terms_change_by_version() {
    let fresh = Fresh::new("links").await;
    let store = &fresh.store;
    let (tea, gym) = (link("pl_1", LinkKind::Link, Some(2)), link("offer_1", LinkKind::Offer, None));
    store.commit(&put([Row::Link(tea.clone()), Row::Link(gym.clone())])).await.unwrap();
    assert_eq!(store.link(SCOPE, &tea.id).await.unwrap(), Some(tea.clone()));
    assert!(store.link(OTHER, &tea.id).await.unwrap().is_none());
    assert_eq!(store.links(SCOPE, None, 9, LinkKind::Offer, None).await.unwrap(), [gym]);
    let off = Link { active: false, ..tea.clone() };
    store.commit(&[Change::Update(Row::Link(off.clone()))]).await.unwrap();
    assert_eq!(store.commit(&[Change::Update(Row::Link(off))]).await, Err(StoreError::Conflict));
    assert_eq!(store.links(SCOPE, None, 9, LinkKind::Link, Some(false)).await.unwrap().len(), 1);
    assert!(store.links(SCOPE, None, 9, LinkKind::Link, Some(true)).await.unwrap().is_empty());
}

/// Fifty buyers, three places: whoever comes too late finds a conflict, and a place that is given back is free again.
#[tokio::test]
async fn a_link_gives_no_more_places_than_it_has() {
    let fresh = Arc::new(Fresh::new("places").await);
    let tea = link("pl_1", LinkKind::Link, Some(3));
    fresh.store.commit(&put([Row::Link(tea.clone())])).await.unwrap();
    let mut buyers = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (fresh, id) = (Arc::clone(&fresh), tea.id.clone());
        buyers.spawn(async move { fresh.store.commit(&[Change::TakePlace(SCOPE, id)]).await.is_ok() });
    }
    let taken = buyers.join_all().await.into_iter().filter(|taken| *taken).count();
    assert_eq!(taken, 3);
    let store = &fresh.store;
    store.commit(&[Change::KeepPlace(SCOPE, tea.id.clone())]).await.unwrap();
    store.commit(&[Change::LeavePlace(SCOPE, tea.id.clone())]).await.unwrap();
    let now = store.link(SCOPE, &tea.id).await.unwrap().unwrap();
    assert_eq!((now.taken, now.completed, now.version), (2, 1, 0));
    let fewer = Link { max_completed: Some(1), ..now };
    let lowered = store.commit(&[Change::Update(Row::Link(fewer))]).await;
    assert_eq!(lowered, Err(StoreError::Conflict), "not below what is taken");
    store.commit(&[Change::TakePlace(SCOPE, tea.id.clone())]).await.unwrap();
    assert_eq!(store.commit(&[Change::TakePlace(SCOPE, tea.id)]).await, Err(StoreError::Conflict));
}
