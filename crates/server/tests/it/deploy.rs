//! What operators install beside the program: alarms and the dashboard speak of metrics that there are.

use kassa_testshop::TestShop;
use std::collections::BTreeSet;

const RULES: &str = include_str!("../../../../deploy/prometheus/rules.yml");
const DASHBOARD: &str = include_str!("../../../../deploy/grafana/kassa.json");
const OPERATING: &str = include_str!("../../../../docs/operating.md");
/// Only where the server speaks TLS by itself.
const CERTIFICATE: &str = "kassa_certificate_expires_seconds";

fn named(text: &str) -> BTreeSet<&str> {
    let is_of_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
    text.split(|it| !is_of_name(it)).filter(|word| word.starts_with("kassa_") && word.len() > 6).collect()
}

#[tokio::test]
async fn alarms_dashboard_and_document_name_the_metrics_that_there_are() {
    let shop = TestShop::open().await;
    shop.browse("/").await;
    let page = shop.browse("/metrics").await.body;
    let mut there: BTreeSet<&str> = page
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(['{', ' ']).next())
        .collect();
    there.insert(CERTIFICATE);
    for (place, text) in [("rules", RULES), ("dashboard", DASHBOARD)] {
        let unknown: Vec<_> = named(text).difference(&there).copied().collect();
        assert!(unknown.is_empty(), "{place}: {unknown:?}");
    }
    let of_histogram = |name: &&str| ["_bucket", "_sum", "_count"].iter().any(|end| name.ends_with(end));
    let documented = named(OPERATING);
    let silent: Vec<_> =
        there.iter().filter(|name| !of_histogram(name) && !documented.contains(*name)).collect();
    assert!(silent.is_empty(), "not in docs/operating.md: {silent:?}");
    shop.close().await;
}

#[test]
fn the_dashboard_is_one_that_can_be_imported() {
    let dashboard: serde_json::Value = serde_json::from_str(DASHBOARD).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    let ids: BTreeSet<_> = panels.iter().map(|panel| panel["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.len(), panels.len(), "each has a number of its own");
    assert!(panels.iter().all(|panel| !panel["targets"].as_array().unwrap().is_empty()));
}
