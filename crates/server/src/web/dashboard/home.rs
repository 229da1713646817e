//! The first page.

use super::{Shown, Visitor};
use kassa_engine::Fault;
use kassa_pages::dashboard::Screen;

pub(super) async fn home(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let shop = &visitor.merchant.body.name;
    Ok(Screen { title: "Home".to_owned(), lead: Some(shop.clone()), ..Screen::default() }.into())
}
