//! What an attack leaves behind.

use kassa_testshop::TestShop;
use std::collections::BTreeMap;

/// What may not change where an attack has no effect, as a table and what is looked at of each row. Limits are counted
/// elsewhere, and stored answers are no effect.
const LOOKED_AT: [(&str, &str); 12] = [
    ("sessions", "id || status || body"),
    ("attempts", "id || status || body"),
    ("refunds", "id || status || body"),
    ("entries", "source || book || cast(amount as text) || currency"),
    ("events", "id || body"),
    ("endpoints", "id || body"),
    ("deliveries", "event || endpoint || status || body"),
    ("customers", "id || body"),
    ("subscriptions", "id || status || body"),
    ("coupons", "id || body"),
    ("keys", "id || dialect || coalesce(cast(revoked_at as text), '')"),
    ("disputes", "id || status || body"),
];

/// The rows of a shop, and how often its processors were called.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Traces {
    rows: BTreeMap<&'static str, Vec<String>>,
    calls: u64,
}

impl Traces {
    /// As they are now.
    pub(crate) async fn of(shop: &TestShop) -> Self {
        let mut rows = BTreeMap::new();
        for (table, looked_at) in LOOKED_AT {
            let mut found = shop.rows.texts(&format!("select {looked_at} from {table}")).await;
            found.sort();
            rows.insert(table, found);
        }
        Self { rows, calls: shop.calls() }
    }

    /// Nothing has happened since.
    pub(crate) async fn unchanged(self, shop: &TestShop, what: &str) {
        assert_eq!(Self::of(shop).await, self, "{what}");
    }
}
