//! Coupons, promotion codes, and the counters that keep them within their limits.

use super::*;
use kassa_domain::discount::{
    Coupon, CouponBody, Duration, Off, PromotionCode, PromotionCodeBody, Redemption, RedemptionStatus,
};
use kassa_domain::id::{CouponId, PromotionCodeId};
use kassa_domain::percent::Percent;
use std::sync::Arc;

fn coupon(scope: Scope, id: &str, max: Option<i64>) -> Coupon {
    Coupon {
        id: CouponId::of(id),
        scope,
        active: true,
        max_redemptions: max,
        taken: 0,
        redeemed: 0,
        created_at: Timestamp(1),
        version: 0,
        body: CouponBody {
            name: None,
            off: Off::Percent(Percent::parse("10").unwrap()),
            duration: Duration::Once,
            redeem_by: None,
            max_per_customer: None,
            minimum: None,
            products: vec![],
            metadata: Default::default(),
            stamp: Timestamp(3),
            rest: serde_json::Map::new(),
        },
    }
}

fn code(scope: Scope, id: &str, code: &str, coupon: &str, max: Option<i64>) -> PromotionCode {
    PromotionCode {
        id: PromotionCodeId::of(id),
        scope,
        code: code.to_owned(),
        coupon: CouponId::of(coupon),
        active: true,
        max_redemptions: max,
        taken: 0,
        redeemed: 0,
        created_at: Timestamp(1),
        version: 0,
        body: PromotionCodeBody::default(),
    }
}

fn held(session: &str, coupon: &str, code: Option<&str>) -> Redemption {
    Redemption {
        scope: SCOPE,
        session: SessionId::of(session),
        coupon: CouponId::of(coupon),
        promotion_code: code.map(PromotionCodeId::of),
        status: RedemptionStatus::Reserved,
        counted_for: vec![],
        version: 0,
    }
}

fn count(name: &str, max: i64) -> Change {
    Change::Count { scope: SCOPE, coupon: CouponId::of("cpn_1"), name: name.to_owned(), max }
}

/// Taken and redeemed, of a coupon and of a code.
async fn counters(store: &Store) -> ((i64, i64), (i64, i64)) {
    let coupon = store.coupon(SCOPE, &CouponId::of("cpn_1")).await.unwrap().unwrap();
    let code = store.promotion_code(SCOPE, &PromotionCodeId::of("promo_1")).await.unwrap().unwrap();
    ((coupon.taken, coupon.redeemed), (code.taken, code.redeemed))
}

async fn with_both(store: &Store, max: Option<i64>) {
    let coupon = Change::Insert(Row::Coupon(coupon(SCOPE, "cpn_1", max)));
    let code = Change::Insert(Row::PromotionCode(code(SCOPE, "promo_1", "SUMMER", "cpn_1", None)));
    store.commit(&[coupon, code]).await.unwrap();
}

#[tokio::test]
async fn a_coupon_is_read_back_and_changed_and_its_counters_are_no_part_of_that() {
    let fresh = Fresh::new("coupons").await;
    let store = &fresh.store;
    let mut written = coupon(SCOPE, "cpn_1", Some(5));
    store.commit(&[Change::Insert(Row::Coupon(written.clone()))]).await.unwrap();
    assert_eq!(store.coupon(SCOPE, &written.id).await.unwrap(), Some(written.clone()));
    for scope in [LIVE, OTHER] {
        assert_eq!(store.coupon(scope, &written.id).await.unwrap(), None);
        assert!(store.coupons(scope, None, 9).await.unwrap().is_empty());
    }
    store.commit(&[Change::Reserve(held("cs_1", "cpn_1", None))]).await.unwrap();
    written.active = false;
    (written.taken, written.redeemed) = (0, 0);
    let update = [Change::Update(Row::Coupon(written.clone()))];
    store.commit(&update).await.unwrap();
    assert_eq!(
        store.commit(&update).await,
        Err(StoreError::Conflict),
        "counting changed no version, this did"
    );
    (written.version, written.taken) = (1, 1);
    assert_eq!(store.coupon(SCOPE, &written.id).await.unwrap(), Some(written));
    let more = (2..7).map(|n| Change::Insert(Row::Coupon(coupon(SCOPE, &format!("cpn_{n}"), None))));
    store.commit(&more.collect::<Vec<_>>()).await.unwrap();
    let page = store.coupons(SCOPE, Some("cpn_4"), 2).await.unwrap();
    assert_eq!(page.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["cpn_3", "cpn_2"]);
}

#[tokio::test]
async fn a_code_is_unique_among_the_active_ones() {
    let fresh = Fresh::new("codes").await;
    let store = &fresh.store;
    let put = |one: &PromotionCode| [Change::Insert(Row::PromotionCode(one.clone()))];
    let update = |one: &PromotionCode| [Change::Update(Row::PromotionCode(one.clone()))];
    let mut first = code(SCOPE, "promo_1", "SUMMER", "cpn_1", Some(3));
    store.commit(&put(&first)).await.unwrap();
    assert_eq!(store.promotion_code(SCOPE, &first.id).await.unwrap(), Some(first.clone()));
    for scope in [LIVE, OTHER] {
        assert_eq!(store.promotion_code(scope, &first.id).await.unwrap(), None);
        assert_eq!(store.promotion_code_by_code(scope, "SUMMER").await.unwrap(), None);
        assert!(store.promotion_codes(scope, None, 9, None, None, None).await.unwrap().is_empty());
        store.commit(&put(&code(scope, "promo_9", "SUMMER", "cpn_1", None))).await.unwrap();
    }
    let second = code(SCOPE, "promo_2", "SUMMER", "cpn_1", None);
    assert_eq!(store.commit(&put(&second)).await, Err(StoreError::Conflict));
    first.active = false;
    store.commit(&update(&first)).await.unwrap();
    assert_eq!(store.commit(&update(&first)).await, Err(StoreError::Conflict));
    store.commit(&put(&second)).await.unwrap();
    first.version = 1;
    let by_code = async || store.promotion_code_by_code(SCOPE, "SUMMER").await.unwrap().unwrap().id;
    assert_eq!(by_code().await, second.id, "the active one");
    first.active = true;
    assert_eq!(store.commit(&update(&first)).await, Err(StoreError::Conflict), "it is taken");
    store.commit(&update(&PromotionCode { active: false, ..second.clone() })).await.unwrap();
    assert_eq!(by_code().await, second.id, "else the newest");
    store.commit(&update(&first)).await.unwrap();
    assert_eq!(by_code().await, first.id, "an active one goes before a newer one");
    assert_eq!(store.promotion_code_by_code(SCOPE, "WINTER").await.unwrap(), None);
}

#[tokio::test]
async fn promotion_codes_are_paged_under_every_filter() {
    let fresh = Fresh::new("code-pages").await;
    let store = &fresh.store;
    let mut all = vec![];
    for n in 0..36 {
        let text = ["SUMMER", "WINTER", "SPRING"][n % 3];
        let mut one = code(SCOPE, &format!("promo_{n:02}"), text, &format!("cpn_{}", n % 2), None);
        one.active = (12..15).contains(&n);
        all.push(one);
    }
    let changes: Vec<_> = all.iter().cloned().map(Row::PromotionCode).map(Change::Insert).collect();
    store.commit(&changes).await.unwrap();
    let first = CouponId::of("cpn_1");
    for text in [None, Some("WINTER")] {
        for coupon in [None, Some(&first)] {
            for active in [None, Some(true), Some(false)] {
                let wanted = |one: &&PromotionCode| {
                    text.is_none_or(|text| one.code == text)
                        && coupon.is_none_or(|id| one.coupon == *id)
                        && active.is_none_or(|active| one.active == active)
                };
                let expected: Vec<_> = all.iter().rev().filter(wanted).map(|one| one.id.clone()).collect();
                assert!(!expected.is_empty());
                let mut found: Vec<PromotionCodeId> = vec![];
                while let before = found.last().map(PromotionCodeId::as_str)
                    && let page = store.promotion_codes(SCOPE, before, 2, text, coupon, active).await.unwrap()
                    && !page.is_empty()
                {
                    found.extend(page.into_iter().map(|one| one.id));
                }
                assert_eq!(found, expected, "{text:?} {coupon:?} {active:?}");
            }
        }
    }
}

/// Runs many plans at once, half of them through a second door to the same file, and counts those that succeed. The
/// others must be conflicts.
async fn race(fresh: &Fresh, plans: Vec<Vec<Change>>) -> usize {
    let doors = [Arc::new(fresh.bare.open().await), Arc::new(fresh.bare.open().await)];
    let mut commits = tokio::task::JoinSet::new();
    for (n, plan) in plans.into_iter().enumerate() {
        let store = Arc::clone(&doors[n % 2]);
        commits.spawn(async move { store.commit(&plan).await });
    }
    let results = commits.join_all().await;
    for result in &results {
        assert!(matches!(result, Ok(_) | Err(StoreError::Conflict)), "{result:?}");
    }
    results.iter().filter(|result| result.is_ok()).count()
}

#[tokio::test]
async fn no_number_of_sessions_at_once_takes_more_than_there_is() {
    let fresh = Fresh::new("race").await;
    let store = &fresh.store;
    with_both(store, Some(17)).await;
    let plans = (0..100).map(|n| {
        let id = format!("cs_{n:03}");
        let code = (n % 2 == 0).then_some("promo_1");
        vec![insert(&session(SCOPE, &id)), Change::Reserve(held(&id, "cpn_1", code))]
    });
    assert_eq!(race(&fresh, plans.collect()).await, 17);
    let sessions = store.sessions(SCOPE, None, 1000, None, None).await.unwrap();
    assert_eq!(sessions.len(), 17, "a plan whose coupon is used up leaves nothing behind");
    let mut by_code = 0;
    for one in &sessions {
        let found = store.redemption(SCOPE, &one.id, &CouponId::of("cpn_1")).await.unwrap().unwrap();
        assert_eq!((found.status, found.version), (RedemptionStatus::Reserved, 0));
        by_code += i64::from(found.promotion_code.is_some());
    }
    assert_eq!(counters(store).await, ((17, 0), (by_code, 0)));
}

#[tokio::test]
async fn the_limit_of_a_code_holds_within_that_of_its_coupon() {
    let fresh = Fresh::new("race-code").await;
    let store = &fresh.store;
    let changes = [
        Change::Insert(Row::Coupon(coupon(SCOPE, "cpn_1", None))),
        Change::Insert(Row::PromotionCode(code(SCOPE, "promo_1", "SUMMER", "cpn_1", Some(5)))),
    ];
    store.commit(&changes).await.unwrap();
    let plans = (0..60).map(|n| vec![Change::Reserve(held(&format!("cs_{n}"), "cpn_1", Some("promo_1")))]);
    assert_eq!(race(&fresh, plans.collect()).await, 5);
    assert_eq!(counters(store).await, ((5, 0), (5, 0)), "what the code refused, the coupon did not count");
}

#[tokio::test]
async fn no_number_of_payments_at_once_counts_over_the_limit_of_a_customer() {
    let fresh = Fresh::new("race-count").await;
    let store = &fresh.store;
    let plans = (0..60).map(|n| vec![insert(&session(SCOPE, &format!("cs_{n:02}"))), count("cus_1", 7)]);
    assert_eq!(race(&fresh, plans.collect()).await, 7);
    let coupon = CouponId::of("cpn_1");
    assert_eq!(store.redemption_count(SCOPE, &coupon, "cus_1").await.unwrap(), 7);
    assert_eq!(store.sessions(SCOPE, None, 100, None, None).await.unwrap().len(), 7);
    for scope in [LIVE, OTHER] {
        assert_eq!(store.redemption_count(scope, &coupon, "cus_1").await.unwrap(), 0);
    }
    assert_eq!(store.redemption_count(SCOPE, &coupon, "cus_2").await.unwrap(), 0);
    let both = [count("cus_2", 1), count("cus_1", 7)];
    assert_eq!(store.commit(&both).await, Err(StoreError::Conflict));
    assert_eq!(store.redemption_count(SCOPE, &coupon, "cus_2").await.unwrap(), 0, "both names or none");
    assert_eq!(store.commit(&[count("cus_3", 0)]).await, Err(StoreError::Conflict));
}

#[tokio::test]
async fn what_is_given_back_is_given_back_once() {
    let fresh = Fresh::new("release").await;
    let store = &fresh.store;
    with_both(store, Some(2)).await;
    let mut mine = held("cs_1", "cpn_1", Some("promo_1"));
    mine.counted_for = vec!["cus_1".to_owned(), "ama@example.com".to_owned()];
    let taken = [Change::Reserve(mine.clone()), count("cus_1", 1), count("ama@example.com", 1)];
    store.commit(&taken).await.unwrap();
    assert_eq!(counters(store).await, ((1, 0), (1, 0)));
    let again = [Change::Reserve(mine.clone())];
    assert_eq!(store.commit(&again).await, Err(StoreError::Conflict), "it holds one already");
    let release = [Change::Release(mine.clone())];
    assert_eq!(race(&fresh, vec![release.to_vec(); 20]).await, 1);
    assert_eq!(counters(store).await, ((0, 0), (0, 0)));
    assert_eq!(store.commit(&release).await, Err(StoreError::Conflict));
    assert_eq!(store.commit(&[Change::Redeem(mine.clone())]).await, Err(StoreError::Conflict));
    assert_eq!(counters(store).await, ((0, 0), (0, 0)));
    let found = store.redemption(SCOPE, &mine.session, &mine.coupon).await.unwrap().unwrap();
    assert_eq!((found.status, found.version), (RedemptionStatus::Released, 1));
    assert!(found.counted_for.is_empty());
    for name in &mine.counted_for {
        assert_eq!(store.redemption_count(SCOPE, &mine.coupon, name).await.unwrap(), 0);
    }
    let without = held("cs_1", "cpn_1", None);
    store.commit(&[Change::Reserve(without.clone())]).await.unwrap();
    assert_eq!(counters(store).await, ((1, 0), (0, 0)));
    let found = store.redemption(SCOPE, &mine.session, &mine.coupon).await.unwrap().unwrap();
    assert_eq!(found, Redemption { version: 2, ..without });
}

#[tokio::test]
async fn only_what_the_row_says_is_given_back() {
    let fresh = Fresh::new("release-stale").await;
    let store = &fresh.store;
    with_both(store, None).await;
    let mut mine = held("cs_1", "cpn_1", Some("promo_1"));
    store.commit(&[Change::Reserve(mine.clone())]).await.unwrap();
    let stale = mine.clone();
    mine.counted_for = vec!["cus_1".to_owned()];
    let counted = [Change::Update(Row::Redemption(mine.clone())), count("cus_1", 1)];
    store.commit(&counted).await.unwrap();
    assert_eq!(store.commit(&counted).await, Err(StoreError::Conflict), "the version has moved on");
    assert_eq!(store.commit(&[Change::Release(stale)]).await, Err(StoreError::Conflict));
    let other = Redemption { promotion_code: None, ..mine.clone() };
    for change in [Change::Release(other.clone()), Change::Redeem(other)] {
        assert_eq!(store.commit(&[change]).await, Err(StoreError::Conflict));
    }
    assert_eq!(counters(store).await, ((1, 0), (1, 0)));
    store.commit(&[Change::Release(mine.clone())]).await.unwrap();
    assert_eq!(store.redemption_count(SCOPE, &mine.coupon, "cus_1").await.unwrap(), 0);
    let put = store.commit(&[Change::Insert(Row::Redemption(mine))]).await;
    assert!(matches!(put, Err(StoreError::Inconsistent(_))), "{put:?}");
}

#[tokio::test]
async fn what_is_redeemed_stays() {
    let fresh = Fresh::new("redeem").await;
    let store = &fresh.store;
    with_both(store, Some(1)).await;
    let mine = held("cs_1", "cpn_1", Some("promo_1"));
    store.commit(&[Change::Reserve(mine.clone())]).await.unwrap();
    let mut deleted = store.coupon(SCOPE, &mine.coupon).await.unwrap().unwrap();
    deleted.active = false;
    store.commit(&[Change::Update(Row::Coupon(deleted))]).await.unwrap();
    store.commit(&[Change::Redeem(mine.clone())]).await.unwrap();
    assert_eq!(counters(store).await, ((1, 1), (1, 1)));
    for change in [Change::Redeem(mine.clone()), Change::Release(mine.clone()), Change::Reserve(mine.clone())]
    {
        assert_eq!(store.commit(&[change]).await, Err(StoreError::Conflict));
    }
    assert_eq!(counters(store).await, ((1, 1), (1, 1)));
    let found = store.redemption(SCOPE, &mine.session, &mine.coupon).await.unwrap().unwrap();
    assert_eq!(found.status, RedemptionStatus::Redeemed);
    for scope in [LIVE, OTHER] {
        assert_eq!(store.redemption(scope, &mine.session, &mine.coupon).await.unwrap(), None);
    }
}

#[tokio::test]
async fn what_is_not_active_or_not_there_cannot_be_taken() {
    let fresh = Fresh::new("inactive").await;
    let store = &fresh.store;
    with_both(store, None).await;
    let coupon = Coupon { active: false, ..coupon(SCOPE, "cpn_3", None) };
    store.commit(&[Change::Insert(Row::Coupon(coupon))]).await.unwrap();
    let mut off = store.promotion_code(SCOPE, &PromotionCodeId::of("promo_1")).await.unwrap().unwrap();
    off.active = false;
    store.commit(&[Change::Update(Row::PromotionCode(off))]).await.unwrap();
    let foreign = Redemption { scope: OTHER, ..held("cs_1", "cpn_1", None) };
    let missing = held("cs_1", "cpn_2", None);
    let deleted = held("cs_1", "cpn_3", None);
    for wrong in [held("cs_1", "cpn_1", Some("promo_1")), missing, deleted, foreign] {
        assert_eq!(store.commit(&[Change::Reserve(wrong.clone())]).await, Err(StoreError::Conflict));
        assert_eq!(store.redemption(wrong.scope, &wrong.session, &wrong.coupon).await.unwrap(), None);
    }
    assert_eq!(counters(store).await, ((0, 0), (0, 0)));
}

/// A long walk of reserving, giving back and redeeming: every answer and every counter is that of the plain rules.
#[tokio::test]
async fn the_counters_are_those_of_the_sessions_after_any_walk() {
    let fresh = Fresh::new("walk").await;
    let store = &fresh.store;
    with_both(store, Some(4)).await;
    let mut states: Vec<Option<(RedemptionStatus, bool)>> = vec![None; 8];
    let mut dice: u64 = 7;
    let mut roll = |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((dice >> 33) % sides).unwrap()
    };
    for _ in 0..400 {
        let (who, by_code, what) = (roll(8), roll(2) == 1, roll(12));
        let is = |status| states.iter().flatten().filter(|(one, _)| *one == status).count();
        let taken = is(RedemptionStatus::Reserved) + is(RedemptionStatus::Redeemed);
        let code = |by_code: bool| by_code.then_some("promo_1");
        let id = format!("cs_{who}");
        let (change, next) = match (what, states[who]) {
            (0, Some((RedemptionStatus::Reserved, by_code))) => {
                let change = Change::Redeem(held(&id, "cpn_1", code(by_code)));
                (change, (taken > 0).then_some((RedemptionStatus::Redeemed, by_code)))
            }
            (1..6, Some((RedemptionStatus::Reserved, by_code))) => {
                let change = Change::Release(held(&id, "cpn_1", code(by_code)));
                (change, Some((RedemptionStatus::Released, by_code)))
            }
            (0..6, _) => (Change::Release(held(&id, "cpn_1", code(by_code))), None),
            (_, None | Some((RedemptionStatus::Released, _))) => {
                let change = Change::Reserve(held(&id, "cpn_1", code(by_code)));
                (change, (taken < 4).then_some((RedemptionStatus::Reserved, by_code)))
            }
            (_, Some(_)) => (Change::Reserve(held(&id, "cpn_1", code(by_code))), None),
        };
        let expected = next.map(|_| ()).ok_or(StoreError::Conflict);
        assert_eq!(store.commit(std::slice::from_ref(&change)).await.map(drop), expected, "{change:?}");
        states[who] = next.or(states[who]);
        let sum = |codes_only: bool, statuses: &[RedemptionStatus]| {
            let counts =
                |one: &&(RedemptionStatus, bool)| statuses.contains(&one.0) && (one.1 || !codes_only);
            i64::try_from(states.iter().flatten().filter(counts).count()).unwrap()
        };
        let both = [RedemptionStatus::Reserved, RedemptionStatus::Redeemed];
        let of = |codes_only| (sum(codes_only, &both), sum(codes_only, &both[1..]));
        assert_eq!(counters(store).await, (of(false), of(true)));
    }
}

#[tokio::test]
async fn the_schema_keeps_the_counters_in_bounds() {
    let fresh = Fresh::new("counter-checks").await;
    let refused = async |sql: &str| {
        let problem = fresh.bare.execute(sql).await.expect_err(sql);
        assert!(
            ["CHECK constraint", "check constraint"].iter().any(|it| problem.contains(it)),
            "{problem}: {sql}"
        );
    };
    for (max, taken, redeemed) in [("null", 1, 2), ("null", -1, -1), ("3", 4, 0), ("0", 0, 0)] {
        refused(&format!(
            "insert into coupons values (1, 0, 'cpn_1', 1, {max}, {taken}, {redeemed}, 1, 0, '{{}}')"
        ))
        .await;
        refused(&format!(
            "insert into promotion_codes values (1, 0, 'p', 'X', 'cpn_1', 1, {max}, {taken}, {redeemed}, 1, 0, '{{}}')"
        )).await;
    }
    refused("insert into coupons values (1, 0, 'cpn_1', 2, null, 0, 0, 1, 0, '{}')").await;
    refused("insert into redemptions values (1, 0, 'cs_1', 'cpn_1', null, 'lost', '[]', 0)").await;
    refused("insert into redemption_counts values (1, 0, 'cpn_1', 'cus_1', -1)").await;
    refused(
        "insert into entitlements values (1, 0, 'cus_1', 'pro', 'paused', null, 1, 'gr_1', 1, 1, 0, null)",
    )
    .await;
    refused("insert into claims values (1, 0, 'k', 'cs_1', 2, 0)").await;
    refused("insert into products values (1, 2, 'prod_1', null, 1, 1, 0, '{}')").await;
}
