//! What needs a look at a processor: payments that nobody can say the ending of, and notices that fit no payment.

use super::{ABOVE, href};
use crate::web::dashboard::forms::{self, texts};
use crate::web::dashboard::lists::{self, Rest};
use crate::web::dashboard::show::{as_file, id, plainly, time};
use crate::web::dashboard::{Shown, Visitor, payments};
use kassa_domain::attempt::AttemptStatus;
use kassa_domain::parked::{Misfit, Parked};
use kassa_domain::query::{Listed, PageOf};
use kassa_domain::search::{Part, PaymentSearch};
use kassa_domain::{Answer, Query};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Column, Screen, Table};

/// So many payments that need a look stand on the page; all of them are found among the payments.
const PAYMENTS_SHOWN: usize = 10;

fn why(misfit: Misfit) -> &'static str {
    match misfit {
        Misfit::UnknownPayment => "This account has no such payment",
        Misfit::OtherAccount => "It names another account of the processor",
        Misfit::OtherMode => "It is about the other mode",
        Misfit::OtherCurrency => "Its currency is not the payment's",
        Misfit::OtherAmount => "Its amount is not the payment's",
        Misfit::RefundTooLarge => "More was refunded than was captured",
    }
}

async fn notices(visitor: &Visitor<'_>, page: PageOf) -> Result<Option<Listed<Parked>>, Fault> {
    match visitor.query(&Query::ParkedNotices(page)).await? {
        Ok(Answer::ParkedNotices(found)) => Ok(Some(found)),
        _ => Ok(None),
    }
}

pub(in crate::web::dashboard) async fn parked(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(found) = notices(visitor, lists::page(visitor)).await? else { return Ok(Shown::Missing) };
    let wanted = PaymentSearch { statuses: vec![AttemptStatus::Parked], ..PaymentSearch::default() };
    let part = Part { limit: PAYMENTS_SHOWN, ..Part::default() };
    let parked = visitor.app.engine.search_payments(visitor.scope, &wanted, &part).await?;
    let all = format!("/dashboard/payments?status={}", AttemptStatus::Parked.as_str());
    let payments = Table {
        title: "Payments with unknown result".to_owned(),
        is_titled: true,
        older: parked.older.is_some().then_some(all),
        empty: "None.".to_owned(),
        ..payments::table(&parked.items)
    };
    let row = |notice: &Parked| {
        let account = notice.account.as_ref();
        vec![
            time(notice.created_at),
            Cell::text(why(notice.misfit)),
            Cell::text(&*notice.says),
            account.map_or_else(
                || Cell::text(&*notice.processor),
                |of| Cell::link(&*notice.processor, href(of)),
            ),
            notice.attempt.as_ref().map_or(Cell::Empty, |of| Cell::link("Payment", payments::href(of))),
        ]
    };
    let mut table = Table {
        title: "Unmatched notifications".to_owned(),
        is_titled: true,
        columns: ["When", "Why", "Details", "From", "About"].map(Column::of).into(),
        rows: found.items.iter().map(row).collect(),
        empty: "None.".to_owned(),
        csv: Some(as_file(visitor, "/parked")),
        ..Table::default()
    };
    Rest::listed(visitor, &found, |notice| notice.id.as_str()).onto(&mut table);
    let lead = "Notifications from a processor that match no payment. Compare them with the processor's own dashboard.";
    Ok(Screen {
        lead: Some(lead.to_owned()),
        blocks: vec![Block::Table(payments), Block::Table(table)],
        ..forms::page("Unmatched notifications", &[ABOVE])
    }
    .into())
}

pub(in crate::web::dashboard) async fn parked_file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(found) = notices(visitor, lists::whole()).await? else { return Ok(Shown::Missing) };
    let row = |notice: &Parked| {
        vec![
            id(&notice.id),
            time(notice.created_at),
            Cell::Text(plainly(notice.misfit.as_str())),
            Cell::text(&*notice.says),
            Cell::text(&*notice.processor),
            texts(notice.account.as_ref().map(|of| of.as_str())),
            texts(notice.attempt.as_ref().map(|of| of.as_str())),
        ]
    };
    let columns = ["Notification", "When", "Why", "Details", "Processor", "Account", "Payment"];
    Ok(lists::written("parked", &columns, found.items.iter().map(row).collect()))
}
