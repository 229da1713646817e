//! What is sold, to whom, and what they have of it.

use super::*;
use kassa_domain::catalog::{Charging, Price, PriceBody, Product, ProductBody, TaxBehavior, Unit};
use kassa_domain::claim::Claim;
use kassa_domain::customer::{Customer, CustomerBody};
use kassa_domain::entitlement::{Entitlement, EntitlementStatus, Grant};
use kassa_domain::id::{
    GrantId, LineId, MerchantId, PriceId, ProductId, ShippingRateId, SubscriptionId, TaxRateId,
};
use kassa_domain::merchant::{Merchant, MerchantBody};
use kassa_domain::percent::Percent;
use kassa_domain::shipping::{ShippingRate, ShippingRateBody};
use kassa_domain::tax::{TaxRate, TaxRateBody};

fn product(scope: Scope, id: &str, tier: Option<&str>) -> Product {
    Product {
        id: ProductId::of(id),
        scope,
        tier: tier.map(str::to_owned),
        active: true,
        created_at: Timestamp(1),
        version: 0,
        body: ProductBody { name: "Membership".to_owned(), ..ProductBody::default() },
    }
}

fn price(scope: Scope, id: &str, product: &str, lookup_key: Option<&str>) -> Price {
    Price {
        id: PriceId::of(id),
        scope,
        product: ProductId::of(product),
        currency: Currency::parse("GHS").unwrap(),
        active: true,
        lookup_key: lookup_key.map(str::to_owned),
        created_at: Timestamp(1),
        version: 0,
        body: PriceBody {
            unit: Unit::Fixed(500),
            charging: Charging::OneTime,
            period: None,
            trial_period_days: None,
            tax_behavior: TaxBehavior::Unspecified,
            currency_options: Default::default(),
            region: None,
            nickname: None,
            metadata: Default::default(),
            place: 0,
            updated_at: Timestamp(1),
            stamp: Timestamp(3),
            rest: serde_json::Map::new(),
        },
    }
}

fn shipping_rate(scope: Scope, id: &str, currency: Currency) -> ShippingRate {
    ShippingRate {
        id: ShippingRateId::of(id),
        scope,
        active: true,
        currency,
        created_at: Timestamp(1),
        version: 0,
        body: ShippingRateBody {
            display_name: "Courier".to_owned(),
            amount: 1_500,
            days: Some((1, 3)),
            business_days: true,
            tax_behavior: TaxBehavior::Exclusive,
            metadata: Default::default(),
            stamp: Timestamp(3),
            rest: serde_json::Map::new(),
        },
    }
}

fn tax_rate(scope: Scope, id: &str, country: Option<&str>) -> TaxRate {
    TaxRate {
        id: TaxRateId::of(id),
        scope,
        active: true,
        country: country.map(str::to_owned),
        created_at: Timestamp(1),
        version: 0,
        body: TaxRateBody {
            display_name: "VAT".to_owned(),
            percentage: Percent::parse("12.5").unwrap(),
            inclusive: false,
            state: None,
            jurisdiction: None,
            description: None,
            metadata: Default::default(),
            stamp: Timestamp(3),
            rest: serde_json::Map::new(),
        },
    }
}

fn customer(scope: Scope, id: &str, uid: Option<&str>, email: Option<&str>) -> Customer {
    Customer {
        id: CustomerId::of(id),
        scope,
        uid: uid.map(str::to_owned),
        email: email.map(str::to_owned),
        created_at: Timestamp(1),
        version: 0,
        body: CustomerBody::default(),
    }
}

fn grant(id: &str, session: &str, line: &str) -> Grant {
    Grant {
        id: GrantId::of(id),
        scope: SCOPE,
        session: SessionId::of(session),
        line: LineId::of(line),
        customer: CustomerId::of("cus_1"),
        tier: "member".to_owned(),
        expires_at: Some(Timestamp(9)),
        subscription: Some(SubscriptionId::of("sub_1")),
        revoked_at: None,
        created_at: Timestamp(1),
        version: 0,
    }
}

fn put(rows: impl IntoIterator<Item = Row>) -> Vec<Change> {
    rows.into_iter().map(Change::Insert).collect()
}

#[tokio::test]
async fn a_product_is_found_by_id_and_tier_and_only_by_its_owner() {
    let fresh = Fresh::new("products").await;
    let store = &fresh.store;
    let mut member = product(SCOPE, "prod_1", Some("member"));
    store.commit(&put([Row::Product(member.clone())])).await.unwrap();
    assert_eq!(store.product(SCOPE, &member.id).await.unwrap(), Some(member.clone()));
    assert_eq!(store.product_by_tier(SCOPE, "member").await.unwrap(), Some(member.clone()));
    assert_eq!(store.product_by_tier(SCOPE, "Member").await.unwrap(), None);
    for scope in [LIVE, OTHER] {
        assert_eq!(store.product(scope, &member.id).await.unwrap(), None);
        assert_eq!(store.product_by_tier(scope, "member").await.unwrap(), None);
        assert!(store.products(scope, None, 9, None).await.unwrap().is_empty());
        assert!(store.products_with_tier(scope).await.unwrap().is_empty());
        store.commit(&put([Row::Product(product(scope, "prod_9", Some("member")))])).await.unwrap();
    }
    let twin = put([Row::Product(product(SCOPE, "prod_2", Some("member")))]);
    assert_eq!(store.commit(&twin).await, Err(StoreError::Conflict), "a tier names one product");
    (member.tier, member.active) = (None, false);
    member.body.name = "Former".to_owned();
    let update = [Change::Update(Row::Product(member.clone()))];
    store.commit(&update).await.unwrap();
    assert_eq!(store.commit(&update).await, Err(StoreError::Conflict), "the version has moved on");
    member.version = 1;
    assert_eq!(store.product(SCOPE, &member.id).await.unwrap(), Some(member));
    store.commit(&twin).await.unwrap();
    let none = [product(SCOPE, "prod_3", None), product(SCOPE, "prod_4", None)];
    store.commit(&put(none.map(Row::Product))).await.unwrap();
    store.commit(&put([Row::Product(product(SCOPE, "prod_0", Some("pro")))])).await.unwrap();
    let with_tier = store.products_with_tier(SCOPE).await.unwrap();
    assert_eq!(with_tier.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["prod_0", "prod_2"]);
}

#[tokio::test]
async fn products_and_tax_rates_are_paged_under_every_filter() {
    let fresh = Fresh::new("catalog-pages").await;
    let store = &fresh.store;
    let mut changes = vec![];
    for n in 0..20 {
        let mut one = product(SCOPE, &format!("prod_{n:02}"), None);
        one.active = n % 3 > 0;
        let mut rate = tax_rate(SCOPE, &format!("txr_{n:02}"), (n % 2 == 0).then_some("GH"));
        rate.active = one.active;
        changes.extend(put([Row::Product(one), Row::TaxRate(rate)]));
    }
    store.commit(&changes).await.unwrap();
    for active in [None, Some(true), Some(false)] {
        let numbers = (0..20).rev().filter(|n| active.is_none_or(|active| (n % 3 > 0) == active));
        let expected: Vec<String> = numbers.map(|n| format!("{n:02}")).collect();
        let (mut products, mut rates): (Vec<String>, Vec<String>) = (vec![], vec![]);
        for _ in 0..expected.len().div_ceil(3) {
            let before = products.last().map(|n| format!("prod_{n}"));
            let page = store.products(SCOPE, before.as_deref(), 3, active).await.unwrap();
            products.extend(page.iter().map(|one| one.id.as_str().replace("prod_", "")));
            let before = rates.last().map(|n| format!("txr_{n}"));
            let page = store.tax_rates(SCOPE, before.as_deref(), 3, active).await.unwrap();
            rates.extend(page.iter().map(|one| one.id.as_str().replace("txr_", "")));
        }
        assert_eq!((&products, &rates), (&expected, &expected), "{active:?}");
    }
    let placed = store.placed_tax_rates(SCOPE).await.unwrap();
    let ids: Vec<_> = placed.iter().map(|rate| rate.id.as_str()).collect();
    assert_eq!(ids, ["txr_02", "txr_04", "txr_08", "txr_10", "txr_14", "txr_16"]);
    assert!(store.placed_tax_rates(OTHER).await.unwrap().is_empty());
}

#[tokio::test]
async fn shipping_rates_are_paged_under_every_filter() {
    let fresh = Fresh::new("shipping-pages").await;
    let store = &fresh.store;
    let (cedi, dollar) = (Currency::parse("GHS").unwrap(), Currency::parse("USD").unwrap());
    let is_active = |n: usize| !n.is_multiple_of(3);
    let currency_of = |n: usize| if n.is_multiple_of(2) { cedi } else { dollar };
    let rate = |n| ShippingRate {
        active: is_active(n),
        ..shipping_rate(SCOPE, &format!("shr_{n:02}"), currency_of(n))
    };
    store.commit(&put((0..20).map(|n| Row::ShippingRate(rate(n))))).await.unwrap();
    for active in [None, Some(true), Some(false)] {
        for currency in [None, Some(cedi), Some(dollar)] {
            let fits = |n: &usize| {
                active.is_none_or(|active| is_active(*n) == active)
                    && currency.is_none_or(|currency| currency_of(*n) == currency)
            };
            let expected: Vec<String> = (0..20).rev().filter(fits).map(|n| format!("shr_{n:02}")).collect();
            let mut seen: Vec<String> = vec![];
            for _ in 0..expected.len().div_ceil(3) {
                let before = seen.last().map(String::as_str);
                let page = store.shipping_rates(SCOPE, before, 3, (active, currency)).await.unwrap();
                seen.extend(page.iter().map(|one| one.id.as_str().to_owned()));
            }
            assert_eq!(seen, expected, "{active:?} {currency:?}");
            assert!(store.shipping_rates(OTHER, None, 3, (active, currency)).await.unwrap().is_empty());
        }
    }
}

#[tokio::test]
async fn a_shipping_rate_is_read_back_and_changed() {
    let fresh = Fresh::new("shipping-rates").await;
    let store = &fresh.store;
    let mut courier = shipping_rate(SCOPE, "shr_1", Currency::parse("GHS").unwrap());
    store.commit(&put([Row::ShippingRate(courier.clone())])).await.unwrap();
    assert_eq!(store.shipping_rate(SCOPE, &courier.id).await.unwrap(), Some(courier.clone()));
    for scope in [LIVE, OTHER] {
        assert_eq!(store.shipping_rate(scope, &courier.id).await.unwrap(), None);
    }
    courier.active = false;
    courier.body.rest.insert("of_a_newer_version".to_owned(), true.into());
    let change = [Change::Update(Row::ShippingRate(courier.clone()))];
    store.commit(&change).await.unwrap();
    courier.version += 1;
    assert_eq!(store.shipping_rate(SCOPE, &courier.id).await.unwrap(), Some(courier));
    assert_eq!(store.commit(&change).await, Err(StoreError::Conflict));
}

#[tokio::test]
async fn a_tax_rate_is_read_back_and_changed() {
    let fresh = Fresh::new("tax-rates").await;
    let store = &fresh.store;
    let mut vat = tax_rate(SCOPE, "txr_1", Some("GH"));
    store.commit(&put([Row::TaxRate(vat.clone())])).await.unwrap();
    assert_eq!(store.tax_rate(SCOPE, &vat.id).await.unwrap(), Some(vat.clone()));
    for scope in [LIVE, OTHER] {
        assert_eq!(store.tax_rate(scope, &vat.id).await.unwrap(), None);
    }
    vat.active = false;
    vat.body.display_name = "Former".to_owned();
    let update = [Change::Update(Row::TaxRate(vat.clone()))];
    store.commit(&update).await.unwrap();
    assert_eq!(store.commit(&update).await, Err(StoreError::Conflict));
    vat.version = 1;
    assert_eq!(store.tax_rate(SCOPE, &vat.id).await.unwrap(), Some(vat));
}

#[tokio::test]
async fn a_lookup_key_names_one_price_and_can_be_handed_over() {
    let fresh = Fresh::new("lookup-keys").await;
    let store = &fresh.store;
    let mut old = price(SCOPE, "price_1", "prod_1", Some("monthly"));
    store.commit(&put([Row::Price(old.clone())])).await.unwrap();
    assert_eq!(store.price(SCOPE, &old.id).await.unwrap(), Some(old.clone()));
    assert_eq!(store.price_by_lookup_key(SCOPE, "monthly").await.unwrap(), Some(old.clone()));
    for scope in [LIVE, OTHER] {
        assert_eq!(store.price(scope, &old.id).await.unwrap(), None);
        assert_eq!(store.price_by_lookup_key(scope, "monthly").await.unwrap(), None);
        assert!(store.prices(scope, None, 9, None, None).await.unwrap().is_empty());
        assert!(store.prices_of(scope, &old.product).await.unwrap().is_empty());
    }
    let new = price(SCOPE, "price_2", "prod_1", Some("monthly"));
    assert_eq!(store.commit(&put([Row::Price(new.clone())])).await, Err(StoreError::Conflict));
    (old.lookup_key, old.active) = (None, false);
    let handed = [Change::Update(Row::Price(old.clone())), Change::Insert(Row::Price(new.clone()))];
    store.commit(&handed).await.unwrap();
    assert_eq!(store.price_by_lookup_key(SCOPE, "monthly").await.unwrap(), Some(new.clone()));
    let stale = [Change::Update(Row::Price(old.clone()))];
    assert_eq!(store.commit(&stale).await, Err(StoreError::Conflict));
    old.version = 1;
    assert_eq!(store.prices_of(SCOPE, &old.product).await.unwrap(), [old, new]);
}

#[tokio::test]
async fn prices_are_paged_under_every_filter() {
    let fresh = Fresh::new("price-pages").await;
    let store = &fresh.store;
    let mut all = vec![];
    for n in 0..24 {
        let mut one = price(SCOPE, &format!("price_{n:02}"), &format!("prod_{}", n % 2), None);
        one.active = n % 3 > 0;
        all.push(one);
    }
    store.commit(&put(all.iter().cloned().map(Row::Price))).await.unwrap();
    let first = ProductId::of("prod_1");
    for active in [None, Some(true), Some(false)] {
        for product in [None, Some(&first)] {
            let wanted = |one: &&Price| {
                active.is_none_or(|active| one.active == active)
                    && product.is_none_or(|id| one.product == *id)
            };
            let expected: Vec<_> = all.iter().rev().filter(wanted).map(|one| one.id.clone()).collect();
            let mut found: Vec<PriceId> = vec![];
            while let page =
                store.prices(SCOPE, found.last().map(PriceId::as_str), 2, active, product).await.unwrap()
                && !page.is_empty()
            {
                found.extend(page.into_iter().map(|one| one.id));
            }
            assert_eq!(found, expected, "{active:?} {product:?}");
        }
    }
}

#[tokio::test]
async fn a_customer_is_found_by_uid_and_address() {
    let fresh = Fresh::new("customers").await;
    let store = &fresh.store;
    let mut ama = customer(SCOPE, "cus_1", Some("user-1"), Some("ama@example.com"));
    store.commit(&put([Row::Customer(ama.clone())])).await.unwrap();
    assert_eq!(store.customer_by_uid(SCOPE, "user-1").await.unwrap(), Some(ama.clone()));
    for scope in [LIVE, OTHER] {
        assert_eq!(store.customer_by_uid(scope, "user-1").await.unwrap(), None);
        assert!(store.customers(scope, None, 9, Some("ama@example.com")).await.unwrap().is_empty());
        store.commit(&put([Row::Customer(customer(scope, "cus_9", Some("user-1"), None))])).await.unwrap();
    }
    let twin = put([Row::Customer(customer(SCOPE, "cus_2", Some("user-1"), None))]);
    assert_eq!(
        store.commit(&twin).await,
        Err(StoreError::Conflict),
        "an id of the merchant's names one customer"
    );
    let others = (3..9).map(|n| {
        let email = if n % 2 == 0 { "ama@example.com" } else { "kofi@example.com" };
        Row::Customer(customer(SCOPE, &format!("cus_{n}"), None, Some(email)))
    });
    store.commit(&put(others)).await.unwrap();
    let page = async |before: Option<&str>, email| {
        let page = store.customers(SCOPE, before, 2, email).await.unwrap();
        page.iter().map(|one| one.id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(page(None, None).await, ["cus_8", "cus_7"]);
    assert_eq!(page(None, Some("ama@example.com")).await, ["cus_8", "cus_6"]);
    assert_eq!(page(Some("cus_6"), Some("ama@example.com")).await, ["cus_4", "cus_1"]);
    (ama.uid, ama.email) = (None, None);
    store.commit(&[Change::Update(Row::Customer(ama))]).await.unwrap();
    assert_eq!(store.customer_by_uid(SCOPE, "user-1").await.unwrap(), None);
    store.commit(&twin).await.unwrap();
}

#[tokio::test]
async fn a_line_of_a_session_is_granted_once() {
    let fresh = Fresh::new("grants").await;
    let store = &fresh.store;
    let mut first = grant("gr_1", "cs_1", "li_1");
    let others = [grant("gr_2", "cs_1", "li_2"), grant("gr_3", "cs_2", "li_1")];
    store.commit(&put([first.clone()].into_iter().chain(others.clone()).map(Row::Grant))).await.unwrap();
    let again = put([Row::Grant(grant("gr_4", "cs_1", "li_1"))]);
    assert_eq!(store.commit(&again).await, Err(StoreError::Conflict));
    first.revoked_at = Some(Timestamp(9));
    let revoked = [Change::Update(Row::Grant(first.clone()))];
    store.commit(&revoked).await.unwrap();
    assert_eq!(store.commit(&revoked).await, Err(StoreError::Conflict));
    assert_eq!(store.commit(&again).await, Err(StoreError::Conflict), "also when it was taken back");
    first.version = 1;
    let [second, _] = others;
    assert_eq!(store.grants_of(SCOPE, &SessionId::of("cs_1")).await.unwrap(), [first, second]);
    for scope in [LIVE, OTHER] {
        assert!(store.grants_of(scope, &SessionId::of("cs_1")).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_customer_has_one_entitlement_that_changes() {
    let fresh = Fresh::new("entitlements").await;
    let store = &fresh.store;
    let mut has = Entitlement {
        scope: SCOPE,
        customer: CustomerId::of("cus_1"),
        tier: "member".to_owned(),
        status: EntitlementStatus::Active,
        expires_at: Some(Timestamp(50)),
        subscription: None,
        revision: 1,
        grant: GrantId::of("gr_1"),
        created_at: Timestamp(1),
        stamp: Timestamp(5),
        version: 0,
    };
    store.commit(&put([Row::Entitlement(has.clone())])).await.unwrap();
    assert_eq!(store.entitlement(SCOPE, &has.customer).await.unwrap(), Some(has.clone()));
    assert_eq!(store.commit(&put([Row::Entitlement(has.clone())])).await, Err(StoreError::Conflict));
    (has.tier, has.status, has.expires_at) = ("pro".to_owned(), EntitlementStatus::Revoked, None);
    (has.revision, has.grant) = (2, GrantId::of("gr_2"));
    has.subscription = Some(SubscriptionId::of("sub_1"));
    let update = [Change::Update(Row::Entitlement(has.clone()))];
    store.commit(&update).await.unwrap();
    assert_eq!(store.commit(&update).await, Err(StoreError::Conflict));
    has.version = 1;
    assert_eq!(store.entitlement(SCOPE, &has.customer).await.unwrap(), Some(has.clone()));
    for scope in [LIVE, OTHER] {
        assert_eq!(store.entitlement(scope, &has.customer).await.unwrap(), None);
    }
    has.revision = 0;
    let wrong = store.commit(&[Change::Update(Row::Entitlement(has))]).await;
    assert!(matches!(wrong, Err(StoreError::Failed(_))), "{wrong:?}");
}

#[tokio::test]
async fn an_exclusive_key_has_one_holder() {
    let fresh = Fresh::new("claims").await;
    let store = &fresh.store;
    let claim = |session: &str| Claim {
        scope: SCOPE,
        key: "order 7".to_owned(),
        session: SessionId::of(session),
        paid: false,
        version: 0,
    };
    store.commit(&put([Row::Claim(claim("cs_1"))])).await.unwrap();
    assert_eq!(store.claim(SCOPE, "order 7").await.unwrap(), Some(claim("cs_1")));
    assert_eq!(store.claim(SCOPE, "order 8").await.unwrap(), None);
    for scope in [LIVE, OTHER] {
        assert_eq!(store.claim(scope, "order 7").await.unwrap(), None);
    }
    assert_eq!(store.commit(&put([Row::Claim(claim("cs_2"))])).await, Err(StoreError::Conflict));
    let taken = [Change::Update(Row::Claim(claim("cs_2")))];
    store.commit(&taken).await.unwrap();
    let paid = Claim { paid: true, version: 1, ..claim("cs_2") };
    store.commit(&[Change::Update(Row::Claim(paid.clone()))]).await.unwrap();
    assert_eq!(
        store.commit(&taken).await,
        Err(StoreError::Conflict),
        "whoever looked before has to look again"
    );
    assert_eq!(store.claim(SCOPE, "order 7").await.unwrap(), Some(Claim { version: 2, ..paid }));
}

#[tokio::test]
async fn a_merchant_is_found_by_slug() {
    let fresh = Fresh::new("slugs").await;
    let acme = Merchant {
        number: 1,
        id: MerchantId::of("mer_1"),
        slug: "acme".to_owned(),
        created_at: Timestamp(1),
        version: 0,
        body: MerchantBody::default(),
    };
    fresh.store.commit(&put([Row::Merchant(acme.clone())])).await.unwrap();
    assert_eq!(fresh.store.merchant_by_slug("acme").await.unwrap(), Some(acme));
    assert_eq!(fresh.store.merchant_by_slug("ACME").await.unwrap(), None);
}
