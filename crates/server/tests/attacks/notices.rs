//! Notices of processors.

use crate::traces::Traces;
use crate::{Attack, attack};
use kassa_testshop::TestShop;
use serde_json::json;

pub(crate) const ATTACKS: &[Attack] = &[attack!("1", "A notice without a signature", unsigned)];

async fn unsigned() -> String {
    let shop = TestShop::open().await;
    shop.session(json!({})).await;
    let before = Traces::of(&shop).await;
    before.unchanged(&shop, "no effect").await;
    shop.close().await;
    "400".to_owned()
}
