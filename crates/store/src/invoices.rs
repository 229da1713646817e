//! The table `invoices`.

use crate::sessions::END;
use crate::value::{Row, Statement, body_text, scoped, values};
use crate::{Store, StoreError};
use kassa_domain::id::{CustomerId, InvoiceId, Scope, SubscriptionId};
use kassa_domain::invoice::{Invoice, InvoiceStatus};
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into invoices (merchant, live, id, subscription, ordinal, status, customer, amount, \
currency, created_at, version, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
/// Of which subscription it is and at which place never changes.
const UPDATE: &str = "update invoices set version = version + 1, status = $1, customer = $2, amount = $3, \
currency = $4, body = $5 where merchant = $6 and live = $7 and id = $8 and version = $9";
const FIND: &str = "select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, \
version, body from invoices where merchant = $1 and live = $2 and id = $3";
const LIST: &str = "select merchant, live, id, subscription, ordinal, status, customer, amount, currency, created_at, \
version, body from invoices where merchant = $1 and live = $2 and id < $3 order by id desc limit $4";
const LIST_BY_STATUS: &str = "select merchant, live, id, subscription, ordinal, status, customer, amount, currency, \
created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 and status = $4 \
order by id desc limit $5";
const LIST_BY_CUSTOMER: &str = "select merchant, live, id, subscription, ordinal, status, customer, amount, currency, \
created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 and customer = $4 \
order by id desc limit $5";
const LIST_BY_CUSTOMER_AND_STATUS: &str = "select merchant, live, id, subscription, ordinal, status, customer, amount, \
currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 and customer = $4 \
and status = $5 order by id desc limit $6";
const LIST_BY_SUBSCRIPTION_AND_STATUS: &str = "select merchant, live, id, subscription, ordinal, status, customer, \
amount, currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 \
and subscription = $4 and status = $5 order by id desc limit $6";
const LIST_BY_SUBSCRIPTION: &str = "select merchant, live, id, subscription, ordinal, status, customer, amount, \
currency, created_at, version, body from invoices where merchant = $1 and live = $2 and id < $3 \
and subscription = $4 order by id desc limit $5";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[
    INSERT,
    UPDATE,
    FIND,
    LIST,
    LIST_BY_STATUS,
    LIST_BY_CUSTOMER,
    LIST_BY_CUSTOMER_AND_STATUS,
    LIST_BY_SUBSCRIPTION,
    LIST_BY_SUBSCRIPTION_AND_STATUS,
];

pub(crate) fn insert(invoice: &Invoice) -> Result<Statement, StoreError> {
    let values = scoped![
        invoice.scope,
        invoice.id.as_str(),
        invoice.subscription.as_str(),
        invoice.ordinal,
        invoice.status.as_str(),
        invoice.customer.as_ref().map(CustomerId::as_str),
        invoice.amount.amount,
        invoice.amount.currency.code(),
        invoice.created_at.0,
        invoice.version,
        body_text(&invoice.body)?,
    ];
    Ok(Statement::fresh(INSERT, values))
}

pub(crate) fn update(invoice: &Invoice) -> Result<Statement, StoreError> {
    let mut values = values![
        invoice.status.as_str(),
        invoice.customer.as_ref().map(CustomerId::as_str),
        invoice.amount.amount,
        invoice.amount.currency.code(),
        body_text(&invoice.body)?,
    ];
    values.extend(scoped![invoice.scope, invoice.id.as_str(), invoice.version]);
    Ok(Statement::one(UPDATE, values))
}

fn read(row: &Row<'_>) -> Result<Invoice, StoreError> {
    Ok(Invoice {
        scope: row.scope(0)?,
        id: InvoiceId::of(row.text(2)?),
        subscription: SubscriptionId::of(row.text(3)?),
        ordinal: row.int(4)?,
        status: row.word(5, InvoiceStatus::parse)?,
        customer: row.maybe_text(6)?.map(CustomerId::of),
        amount: row.money(7)?,
        created_at: Timestamp(row.int(9)?),
        version: row.int(10)?,
        body: row.body(11)?,
    })
}

/// Which invoices.
#[derive(Clone, Copy, Debug)]
pub enum InvoicesOf<'a> {
    /// All.
    Everybody,
    /// Those of this customer.
    Customer(&'a CustomerId),
    /// Those of this subscription.
    Subscription(&'a SubscriptionId),
}

impl Store {
    /// One invoice of the merchant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn invoice(&self, scope: Scope, id: &InvoiceId) -> Result<Option<Invoice>, StoreError> {
        self.row(FIND, scoped![scope, id.as_str()], read).await
    }

    /// Invoices of the merchant that are older than `before`, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn invoices(
        &self,
        scope: Scope,
        before: Option<&str>,
        limit: i64,
        of: InvoicesOf<'_>,
        status: Option<InvoiceStatus>,
    ) -> Result<Vec<Invoice>, StoreError> {
        let before = before.unwrap_or(END);
        let (every, by_status, name) = match of {
            InvoicesOf::Everybody => (LIST, LIST_BY_STATUS, None),
            InvoicesOf::Customer(customer) => {
                (LIST_BY_CUSTOMER, LIST_BY_CUSTOMER_AND_STATUS, Some(customer.as_str()))
            }
            InvoicesOf::Subscription(subscription) => {
                (LIST_BY_SUBSCRIPTION, LIST_BY_SUBSCRIPTION_AND_STATUS, Some(subscription.as_str()))
            }
        };
        let mut values = scoped![scope, before];
        values.extend(name.map(Into::into));
        values.extend(status.map(|status| status.as_str().into()));
        values.push(limit.into());
        self.rows(if status.is_some() { by_status } else { every }, values, read).await
    }
}
