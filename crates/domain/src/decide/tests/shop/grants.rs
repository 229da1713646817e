//! Grants and entitlements: given once when a session is paid, ended once, taken back once.

use super::*;

fn member(shop: &mut Shop) {
    let member = shop.product(Some("member"));
    shop.price(&member, "GHS", 1_000, true);
    let pro = shop.product(Some("pro"));
    shop.price(&pro, "GHS", 5_000, false);
}

fn updates(shop: &Shop) -> usize {
    shop.events.iter().filter(|kind| **kind == EventKind::EntitlementUpdated).count()
}

fn only(shop: &Shop) -> &Entitlement {
    assert_eq!(shop.entitlements.len(), 1);
    shop.entitlements.values().next().unwrap()
}

#[test]
fn a_paid_tier_is_granted_once_whoever_says_so_how_often() {
    let mut shop = Shop::new();
    member(&mut shop);
    let id = shop.create(tier("member", None, Some("u_1"))).unwrap();
    assert!(shop.grants.is_empty());
    let attempt = shop.buy(&id, "a@b.example");
    let grant = shop.grants[0].clone();
    for _ in 0..3 {
        shop.succeed(&attempt);
    }
    assert_eq!(shop.grants, [grant], "G1, G3");
    let entitlement = only(&shop);
    assert_eq!((entitlement.tier.as_str(), entitlement.revision, updates(&shop)), ("member", 1, 1));
    assert_eq!(entitlement.expires_at, Some(Timestamp::parse("2023-12-14T22:13:20Z").unwrap()), "a month");
    assert!(entitlement.is_active(shop.now));
}

#[test]
fn buying_again_replaces_the_tier_and_the_version_grows_by_one() {
    let mut shop = Shop::new();
    member(&mut shop);
    let first = shop.create(tier("member", None, Some("u_1"))).unwrap();
    let first = shop.buy(&first, "a@b.example");
    let second = shop.create(tier("pro", None, Some("u_1"))).unwrap();
    shop.buy(&second, "a@b.example");
    let entitlement = only(&shop);
    assert_eq!((entitlement.tier.as_str(), entitlement.expires_at), ("pro", None), "for ever");
    let job = (JobKind::EndEntitlement, entitlement.customer.as_str().to_owned());
    assert!(!shop.jobs.contains_key(&job), "nothing ends it");
    shop.gives_back(&first);
    assert_eq!(only(&shop).status, EntitlementStatus::Active, "another session pays for it now");
    assert_eq!(shop.revisions, [1, 2]);
}

#[test]
fn a_full_refund_revokes_once_and_the_session_stays_paid() {
    let mut shop = Shop::new();
    member(&mut shop);
    let id = shop.create(tier("member", None, Some("u_1"))).unwrap();
    let attempt = shop.buy(&id, "a@b.example");
    for _ in 0..3 {
        shop.gives_back(&attempt);
    }
    let entitlement = only(&shop);
    assert_eq!((entitlement.status, entitlement.revision), (EntitlementStatus::Revoked, 2));
    assert_eq!((updates(&shop), shop.sessions[&id].status), (2, Status::Complete), "G4, S2");
    assert_eq!(shop.events.iter().filter(|kind| **kind == EventKind::PaymentRefunded).count(), 1);
    assert!(shop.grants[0].revoked_at.is_some());
    let customer = entitlement.customer.clone();
    shop.now = shop.now.plus(100 * DAY);
    shop.run(&Command::EndEntitlement(customer)).unwrap();
    assert_eq!(only(&shop).revision, 2, "what was revoked does not expire too");
    let again = shop.create(tier("member", None, Some("u_1"))).unwrap();
    shop.buy(&again, "a@b.example");
    assert_eq!((only(&shop).status, only(&shop).revision), (EntitlementStatus::Active, 3));
}

#[test]
fn what_an_earlier_purchase_still_pays_for_comes_back() {
    let mut shop = Shop::new();
    member(&mut shop);
    let first = shop.create(tier("member", None, Some("u_1"))).unwrap();
    shop.buy(&first, "a@b.example");
    let end = only(&shop).expires_at;
    shop.now = shop.now.plus(DAY);
    let second = shop.create(tier("pro", None, Some("u_1"))).unwrap();
    let pro = shop.buy(&second, "a@b.example");
    shop.gives_back(&pro);
    let entitlement = only(&shop);
    assert_eq!((entitlement.tier.as_str(), entitlement.status), ("member", EntitlementStatus::Active));
    assert_eq!((entitlement.expires_at, entitlement.revision), (end, 3));
    let job = (JobKind::EndEntitlement, entitlement.customer.as_str().to_owned());
    assert_eq!(shop.jobs.get(&job).copied(), end, "it will end when it was to end");
    let third = shop.create(tier("pro", None, Some("u_1"))).unwrap();
    let third = shop.buy(&third, "a@b.example");
    shop.now = shop.now.plus(100 * DAY);
    shop.gives_back(&third);
    assert_eq!(only(&shop).status, EntitlementStatus::Revoked, "what is over does not come back");
}

#[test]
fn what_was_bought_for_ever_is_there_again_when_what_was_bought_for_a_while_ends() {
    let mut shop = Shop::new();
    member(&mut shop);
    for of in ["pro", "member"] {
        let id = shop.create(tier(of, None, Some("u_1"))).unwrap();
        shop.buy(&id, "a@b.example");
    }
    let customer = only(&shop).customer.clone();
    shop.now = only(&shop).expires_at.unwrap();
    shop.run(&Command::EndEntitlement(customer)).unwrap();
    let entitlement = only(&shop);
    assert_eq!((entitlement.tier.as_str(), entitlement.status), ("pro", EntitlementStatus::Active));
    assert_eq!((entitlement.expires_at, entitlement.revision), (None, 3));
}

#[test]
fn an_entitlement_ends_at_its_time_and_not_before() {
    let mut shop = Shop::new();
    member(&mut shop);
    let id = shop.create(tier("member", None, Some("u_1"))).unwrap();
    shop.buy(&id, "a@b.example");
    let customer = only(&shop).customer.clone();
    let end = only(&shop).expires_at.unwrap();
    let job = (JobKind::EndEntitlement, customer.as_str().to_owned());
    assert_eq!(shop.jobs.get(&job), Some(&end));
    shop.now = end.plus(-1);
    shop.run(&Command::EndEntitlement(customer.clone())).unwrap();
    assert_eq!(only(&shop).status, EntitlementStatus::Active);
    shop.now = end;
    assert!(!only(&shop).is_active(end), "also before the job has run");
    for _ in 0..2 {
        shop.run(&Command::EndEntitlement(customer.clone())).unwrap();
    }
    assert_eq!((only(&shop).status, shop.revisions.as_slice()), (EntitlementStatus::Expired, &[1, 2][..]));
}

#[test]
fn whoever_buys_a_tier_without_a_customer_becomes_one() {
    let mut shop = Shop::new();
    member(&mut shop);
    let id = shop.create(tier("member", None, None)).unwrap();
    let attempt = shop.buy(&id, "a@b.example");
    let customer = only(&shop).customer.clone();
    assert_eq!(shop.customers[&customer].email.as_deref(), Some("a@b.example"));
    assert_eq!(shop.sessions[&id].customer.as_ref(), Some(&customer));
    assert_eq!(shop.attempts[&attempt].customer.as_ref(), Some(&customer));
    let plain = shop.create(with(vec![item(100, 1)], NewSessionMore::default())).unwrap();
    shop.buy(&plain, "a@b.example");
    assert_eq!(shop.sessions[&plain].customer, None, "a customer is made only where one is needed");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// G1 to G4 in any order of what can happen to three purchases of one customer.
    #[test]
    fn grants_and_versions_are_gapless(order in prop::collection::vec((0..3_usize, 0..4_usize), 1..40)) {
        let mut shop = Shop::new();
        member(&mut shop);
        let mut attempts = vec![];
        for of in ["member", "pro", "member"] {
            let id = shop.create(tier(of, None, Some("u_1"))).unwrap();
            match shop.pay(&id, "a@b.example").unwrap() {
                Answer::Attempt { attempt, .. } => attempts.push(attempt.id),
                other => panic!("{other:?}"),
            }
        }
        for (n, what) in order {
            match what {
                0 => shop.succeed(&attempts[n]),
                1 => shop.gives_back(&attempts[n]),
                2 => shop.settle(&attempts[n], Outcome::Declined(crate::attempt::Decline::CardDeclined)),
                _ => {
                    shop.now = shop.now.plus(20 * DAY);
                    let customer = shop.customers.keys().next().unwrap().clone();
                    shop.run(&Command::EndEntitlement(customer)).unwrap();
                }
            }
        }
        let expected: Vec<i64> = (1..).take(shop.revisions.len()).collect();
        prop_assert_eq!(&shop.revisions, &expected, "the version grows by one");
        let revoked = shop.grants.iter().filter(|grant| grant.revoked_at.is_some()).count();
        let refunded = shop.events.iter().filter(|kind| **kind == EventKind::PaymentRefunded).count();
        prop_assert_eq!(revoked, refunded, "each full refund of what was paid takes its grant back");
    }
}
