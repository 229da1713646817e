//! Searching what merchants look at, in both directions, and how far back a search gets.

use kassa_domain::attempt::AttemptStatus;
use kassa_domain::endpoint::DeliveryStatus;
use kassa_domain::event::EventKind;
use kassa_domain::id::{CustomerId, EndpointId, Scope, SessionId};
use kassa_domain::search::{
    CustomerSearch, DeliverySearch, EventSearch, Found, LOOKED_MAX, Much, Part, PaymentSearch, RefundSearch,
    SessionSearch, Span, Words,
};
use kassa_domain::session::{Session, Status};
use kassa_domain::time::MINUTE;
use kassa_domain::{Change, Row};
use kassa_testshop::TestShop;
use serde_json::{Value, json};

const HOOK: &str = "http://127.0.0.1:9/search";

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

fn part(limit: usize) -> Part {
    Part { limit, ..Part::default() }
}

async fn sessions(shop: &TestShop, wanted: &SessionSearch, part: &Part) -> Found<Session> {
    shop.engine.search_sessions(shop.scope, wanted, part).await.unwrap()
}

fn ids(found: &Found<Session>) -> Vec<&str> {
    found.items.iter().map(|session| session.id.as_str()).collect()
}

#[tokio::test]
async fn a_list_is_turned_in_both_directions() {
    let shop = TestShop::open().await;
    let mut all = vec![];
    for n in 1..=7 {
        all.push(text(&shop.session(json!({ "amount": n * 100 })).await, "id"));
        shop.later(1000).await;
    }
    all.reverse();
    let wanted = SessionSearch::default();
    let first = sessions(&shop, &wanted, &part(3)).await;
    assert_eq!((ids(&first), &first.newer), (vec![&*all[0], &*all[1], &*all[2]], &None));
    let second = sessions(&shop, &wanted, &Part { older_than: first.older.clone(), ..part(3) }).await;
    assert_eq!(ids(&second), [&all[3], &all[4], &all[5]]);
    let last = sessions(&shop, &wanted, &Part { older_than: second.older.clone(), ..part(3) }).await;
    assert_eq!((ids(&last), &last.older, last.searched_until), (vec![&*all[6]], &None, None));
    let back = sessions(&shop, &wanted, &Part { newer_than: last.newer.clone(), ..part(3) }).await;
    assert_eq!(ids(&back), ids(&second));
    let front = sessions(&shop, &wanted, &Part { newer_than: back.newer.clone(), ..part(3) }).await;
    assert_eq!((ids(&front), &front.newer), (ids(&first), &None));
    let other = Scope { merchant: 2, ..shop.scope };
    assert!(shop.engine.search_sessions(other, &wanted, &part(3)).await.unwrap().items.is_empty());
    shop.close().await;
}

#[tokio::test]
async fn sessions_are_found_by_what_they_are() {
    let shop = TestShop::open().await;
    let customer = shop.make_id("customers", json!({ "email": "ama@example.com", "name": "Ama" })).await;
    let more = json!({ "customer": customer, "amount": 700, "metadata": { "order": "A-17" } });
    let first = text(&shop.session(more).await, "id");
    shop.later(1000).await;
    let second = text(&shop.session(json!({ "amount": 900, "currency": "EUR" })).await, "id");
    shop.later(MINUTE).await;
    let since = shop.now();
    let third = text(&shop.session(json!({ "description": "Blue shirt" })).await, "id");
    shop.pay_card(&third, "4242424242424242").await;
    let all = SessionSearch::default();
    for (wanted, found) in [
        (SessionSearch { words: Words::of("a-17"), ..all.clone() }, &first),
        (SessionSearch { words: Words::of(&first), ..all.clone() }, &first),
        (SessionSearch { words: Words::of("BLUE"), ..all.clone() }, &third),
        (SessionSearch { words: Words::of("buyer@"), ..all.clone() }, &third),
        (SessionSearch { customer: Some(CustomerId::of(customer)), ..all.clone() }, &first),
        (SessionSearch { statuses: vec![Status::Complete], ..all.clone() }, &third),
        (
            SessionSearch {
                amount: Much { least: Some(800), most: Some(900), ..Much::default() },
                ..all.clone()
            },
            &second,
        ),
        (SessionSearch { created: Span { from: Some(since), to: None }, ..all.clone() }, &third),
    ] {
        let hits = sessions(&shop, &wanted, &part(10)).await;
        assert_eq!((ids(&hits), hits.searched_until), (vec![&**found], None), "{wanted:?}");
    }
    let payment = text(&shop.payments(&third).await[0], "id");
    let by_payment = SessionSearch { words: Words::of(&payment), ..all.clone() };
    assert_eq!(ids(&sessions(&shop, &by_payment, &part(10)).await), [&third]);
    let both = SessionSearch { statuses: vec![Status::Open, Status::Expired], ..all };
    assert_eq!(ids(&sessions(&shop, &both, &part(10)).await), [&second, &first]);
    shop.settle_down().await;
    shop.close().await;
}

#[tokio::test]
async fn payments_refunds_customers_and_events_are_found() {
    let shop = TestShop::open().await;
    let session = text(&shop.session(json!({ "amount": 4000 })).await, "id");
    shop.pay_card(&session, "4000000000009995").await;
    shop.pay_card(&session, "4242424242424242").await;
    shop.make("refunds", json!({ "session": session, "amount": 100 })).await;
    shop.engine.hear_out().await;
    shop.settle_down().await;
    let (engine, scope) = (&shop.engine, shop.scope);
    let all = PaymentSearch::default();
    for (wanted, count) in [
        (all.clone(), 2),
        (PaymentSearch { statuses: vec![AttemptStatus::Declined], ..all.clone() }, 1),
        (PaymentSearch { last4: Some("4242".to_owned()), brand: Some("visa".to_owned()), ..all.clone() }, 1),
        (PaymentSearch { processor: Some("stripe".to_owned()), ..all.clone() }, 0),
        (PaymentSearch { words: Words::of(&session), ..all.clone() }, 2),
        (PaymentSearch { words: Words::of("BUYER@example"), ..all }, 2),
    ] {
        let found = engine.search_payments(scope, &wanted, &part(10)).await.unwrap();
        assert_eq!(found.items.len(), count, "{wanted:?}");
    }
    let refunds = engine.search_refunds(scope, &RefundSearch::default(), &part(10)).await.unwrap();
    assert_eq!(refunds.items.len(), 1);
    for n in 0..3 {
        shop.make("customers", json!({ "uid": format!("u{n}"), "email": format!("kofi{n}@example.com") }))
            .await;
    }
    let everyone = CustomerSearch::default();
    for (wanted, count) in [
        (CustomerSearch { email_begins: Some("KOFI".to_owned()), ..everyone.clone() }, 3),
        (CustomerSearch { email: Some("kofi1@example.com".to_owned()), ..everyone.clone() }, 1),
        (CustomerSearch { email: Some("kofi".to_owned()), ..everyone.clone() }, 0),
        (CustomerSearch { uid: Some("u2".to_owned()), ..everyone }, 1),
    ] {
        let found = engine.search_customers(scope, &wanted, &part(10)).await.unwrap();
        assert_eq!(found.items.len(), count, "{wanted:?}");
    }
    shop.settle_down().await;
    let failed = EventSearch { kind: Some(EventKind::PaymentFailed), ..EventSearch::default() };
    assert_eq!(engine.search_events(scope, &failed, &part(10)).await.unwrap().items.len(), 1);
    let of_refund = EventSearch { object: Some(refunds.items[0].id.to_string()), ..EventSearch::default() };
    let told = engine.search_events(scope, &of_refund, &part(10)).await.unwrap().items;
    let kinds: Vec<_> = told.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["refund.updated", "refund.created"]);
    let made = EventSearch { kind: Some(EventKind::CustomerCreated), ..EventSearch::default() };
    let newest = engine.search_events(scope, &made, &part(2)).await.unwrap();
    assert_eq!(newest.items.len(), 2);
    let rest = Part { older_than: newest.older, ..part(2) };
    let rest = engine.search_events(scope, &made, &rest).await.unwrap();
    let back = Part { newer_than: rest.newer.clone(), ..part(2) };
    assert_eq!(
        (rest.items.len(), engine.search_events(scope, &made, &back).await.unwrap().items),
        (1, newest.items)
    );
    shop.close().await;
}

#[tokio::test]
async fn deliveries_to_an_endpoint_are_listed_with_all_their_tries() {
    let shop = TestShop::open().await;
    let endpoint = EndpointId::of(text(&shop.endpoint(HOOK, &["*"]).await, "id"));
    shop.receiver(HOOK, &[500, 500, 200]);
    shop.session(json!({})).await;
    shop.later(MINUTE).await;
    let wanted = |status| DeliverySearch { endpoint: endpoint.clone(), status };
    let (engine, scope) = (&shop.engine, shop.scope);
    let pending = wanted(Some(DeliveryStatus::Pending));
    let found = engine.search_deliveries(scope, &pending, &part(10)).await.unwrap().items;
    let (delivery, event) = &found[0];
    assert_eq!(event.as_ref().unwrap().kind, EventKind::SessionCreated);
    shop.later(10 * MINUTE).await;
    let (now, _) = engine.delivery(scope, &delivery.id).await.unwrap().unwrap();
    assert_eq!((now.status, &now.payload), (DeliveryStatus::Delivered, &delivery.payload));
    let tries: Vec<_> = now.body.earlier.iter().chain(&now.body.last).map(|tried| tried.status).collect();
    assert_eq!(tries, [Some(500), Some(500), Some(200)]);
    assert!(now.body.earlier.iter().all(|tried| tried.ms == Some(0)), "the clock stands still here");
    for (status, count) in
        [(DeliveryStatus::Pending, 0), (DeliveryStatus::Delivered, 1), (DeliveryStatus::Dead, 0)]
    {
        let found = engine.search_deliveries(scope, &wanted(Some(status)), &part(10)).await.unwrap();
        assert_eq!(found.items.len(), count, "{status:?}");
    }
    assert_eq!(engine.search_deliveries(scope, &wanted(None), &part(10)).await.unwrap().items.len(), 1);
    shop.webhooks();
    shop.close().await;
}

/// What is not within the newest rows is found by going on from where the search stopped.
#[tokio::test]
async fn a_search_that_gets_no_further_says_so_and_goes_on() {
    let shop = TestShop::open().await;
    let old = text(&shop.session(json!({ "description": "a needle" })).await, "id");
    let model = SessionId::of(&old);
    let model = shop.engine.store().session(shop.scope, &model).await.unwrap().unwrap();
    let mut newer = model.clone();
    newer.body.description = None;
    for block in 0..11 {
        let rows = (0..500).map(|n| {
            let created_at = model.created_at.plus(1 + block * 500 + n);
            let id = SessionId::mint(shop.scope, created_at, shop.engine.chance());
            Change::Insert(Row::Session(Session { id, created_at, ..newer.clone() }))
        });
        shop.engine.store().commit(&rows.collect::<Vec<_>>()).await.unwrap();
    }
    let wanted = SessionSearch { words: Words::of("needle"), ..SessionSearch::default() };
    let first = sessions(&shop, &wanted, &part(20)).await;
    let looked = i64::try_from(LOOKED_MAX).unwrap();
    assert_eq!((first.items.len(), first.searched_until), (0, Some(model.created_at.plus(5501 - looked))));
    let rest = sessions(&shop, &wanted, &Part { older_than: first.older, ..part(20) }).await;
    assert_eq!((ids(&rest), rest.searched_until), (vec![&*old], None));
    shop.close().await;
}
