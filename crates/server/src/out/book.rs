//! Where the simulated bank keeps its book: in a file of the one server of a SQLite database, or in the rows that all
//! servers of a PostgreSQL database share. Either way the bank decides, and what it wrote down is all that it knows.

use bytes::Bytes;
use kassa_bank::{Book, Desk, Name, Notice, Record, Reply, Sheet};
use kassa_domain::filed::Filed;
use kassa_domain::id::{AttemptId, Scope};
use kassa_domain::{Change, Row, Secret, Timestamp};
use kassa_store::{Store, StoreError};
use std::collections::BTreeMap;
use std::sync::Arc;

/// So often a request is served again because another server wrote the same sheet meanwhile.
const TRIES: u32 = 20;
/// So many notices are sent at a time.
const NOTICES: i64 = 100;

/// The bank, with its book.
#[derive(Clone, Debug)]
pub enum Bank {
    /// In a file.
    File(Arc<Book>),
    /// In rows.
    Shared(Arc<Store>),
}

/// What a notice was about that has been sent.
#[derive(Debug)]
pub enum Told {
    /// In a file.
    File(Notice),
    /// In rows: the reference of the charge.
    Shared(String),
}

fn said(problem: impl std::fmt::Display) -> String {
    problem.to_string()
}

/// Whose account a request is about: it is what the caller shows as its key.
fn account(request: &http::Request<Bytes>) -> Option<Scope> {
    let key = request.headers().get("authorization")?.to_str().ok()?;
    Scope::parse(key.strip_prefix("Bearer ")?)
}

impl Bank {
    /// Answers a request.
    ///
    /// # Errors
    /// When the book cannot be read or written.
    pub async fn handle(&self, request: &http::Request<Bytes>, now: Timestamp) -> Result<Reply, String> {
        match self {
            Self::File(book) => kassa_bank::handle(book, request, now),
            Self::Shared(store) => {
                let scope = account(request).ok_or("the request names no account")?;
                serve(store, scope, |desk| kassa_bank::serve(desk, request, now)).await
            }
        }
    }

    /// The accounts that are still to be told something.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn untold(&self) -> Result<Vec<Scope>, String> {
        match self {
            Self::File(book) => {
                Ok(book.untold()?.iter().filter_map(|account| Scope::parse(account)).collect())
            }
            Self::Shared(store) => store.filed_untold().await.map_err(said),
        }
    }

    /// The notices for an account whose time has come, each as the request to send. `now` is the account's time, and
    /// `wall` what everybody's clock shows. Of several servers one gets each.
    ///
    /// # Errors
    /// When the book cannot be read or written.
    pub async fn due_notices(
        &self,
        scope: Scope,
        (now, wall): (Timestamp, Timestamp),
        secret: &Secret,
    ) -> Result<Vec<(Told, http::Request<Bytes>)>, String> {
        let account = scope.text();
        let store = match self {
            Self::File(book) => {
                let due = kassa_bank::due_notices(book, &account, now, wall, secret)?;
                return Ok(due.into_iter().map(|(notice, request)| (Told::File(notice), request)).collect());
            }
            Self::Shared(store) => store,
        };
        let mut due = vec![];
        for filed in store.filed_due(scope, now, NOTICES).await.map_err(said)? {
            let reference = filed.name.clone();
            if !claim(store, filed, now).await? {
                continue;
            }
            let news = serve(store, scope, |desk| kassa_bank::news(desk, &reference, now)).await?;
            if let Some(news) = news {
                due.push((Told::Shared(reference), kassa_bank::notice(&account, news, wall, secret)?));
            }
        }
        Ok(due)
    }

    /// A notice was taken, or not: then it comes again after a while, and is given up after some tries.
    ///
    /// # Errors
    /// When the book cannot be written.
    pub async fn noticed(
        &self,
        scope: Scope,
        told: &Told,
        taken: bool,
        now: Timestamp,
    ) -> Result<(), String> {
        match (self, told) {
            (Self::File(book), Told::File(notice)) => book.noticed(notice, taken, now),
            // When it comes again was written down before it was sent.
            (Self::Shared(store), Told::Shared(reference)) if taken => finish(store, scope, reference).await,
            _ => Ok(()),
        }
    }

    /// All that the book says, from after a sheet on, and in order; some of it at a time.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub async fn sheets(&self, after: Option<&Filed>) -> Result<Vec<Filed>, String> {
        match self {
            // A file holds what one server has tried out, which is little.
            Self::File(book) if after.is_none() => filed(&book.sheets()?),
            Self::File(_) => Ok(vec![]),
            Self::Shared(store) => store.filed_after(after).await.map_err(said),
        }
    }

    /// Writes sheets of another book into this one.
    ///
    /// # Errors
    /// When the book cannot be written, or a sheet cannot be read.
    pub async fn take_over(&self, sheets: Vec<Filed>) -> Result<(), String> {
        match self {
            Self::File(book) => {
                for filed in sheets {
                    book.put(&read(&filed)?)?;
                }
                Ok(())
            }
            Self::Shared(store) => {
                for new in sheets {
                    let there = store.filed(new.scope, &new.kind, &new.name).await.map_err(said)?;
                    let change = match there {
                        None => Change::Insert(Row::Filed(new)),
                        Some(there) => Change::Update(Row::Filed(Filed { version: there.version, ..new })),
                    };
                    store.commit(&[change]).await.map_err(said)?;
                }
                Ok(())
            }
        }
    }
}

/// A sheet as it is when it comes from a file, wherever it was kept.
///
/// # Errors
/// When it cannot be read.
pub fn as_from_file(filed: Filed) -> Result<Filed, String> {
    let mut sheet = read(&filed)?;
    if sheet.due_at.is_none() {
        sheet.tries = 0;
    }
    Ok(Filed { body: serde_json::to_string(&sheet).map_err(said)?, version: 0, ..filed })
}

fn read(filed: &Filed) -> Result<Sheet, String> {
    let mut sheet: Sheet = serde_json::from_str(&filed.body).map_err(said)?;
    sheet.due_at = filed.due_at;
    Ok(sheet)
}

/// Sheets as rows. A refund is of the account of its charge, and what names no account of ours is asked for by nobody.
fn filed(sheets: &[Sheet]) -> Result<Vec<Filed>, String> {
    let charged = sheets.iter().filter_map(|sheet| match &sheet.record {
        Record::Charge(charge) => Some((charge.reference.as_str(), charge.account.as_str())),
        Record::Refund(_) | Record::Means(_) => None,
    });
    let charged: BTreeMap<&str, &str> = charged.collect();
    let mut rows = vec![];
    for sheet in sheets {
        let (account, reference) = match &sheet.record {
            Record::Charge(charge) => (Some(charge.account.as_str()), charge.reference.as_str()),
            Record::Refund(refund) => (charged.get(refund.charge.as_str()).copied(), refund.charge.as_str()),
            Record::Means(means) => (Some(means.account.as_str()), means.reference.as_str()),
        };
        let scope = account.and_then(Scope::parse).or_else(|| AttemptId::of(reference).scope());
        let Some(scope) = scope else { continue };
        let name = sheet.record.name();
        let (kind, name) = name.parts();
        let (kind, name) = (kind.to_owned(), name.to_owned());
        let body = serde_json::to_string(sheet).map_err(said)?;
        rows.push(Filed { scope, kind, name, due_at: sheet.due_at, body, version: 0 });
    }
    Ok(rows)
}

/// Serves what is asked at the desk: looks up what it asks for, and writes down what changed. Where another server was
/// faster, it is served again on what is there now.
async fn serve<T>(
    store: &Store,
    scope: Scope,
    ask: impl Fn(&mut Desk) -> Result<T, Name>,
) -> Result<T, String> {
    for _ in 0..TRIES {
        let (mut known, mut rows) = (Desk::default(), BTreeMap::new());
        let (answer, desk) = loop {
            let mut desk = known.clone();
            match ask(&mut desk) {
                Ok(answer) => break (answer, desk),
                Err(name) => {
                    let (kind, text) = name.parts();
                    let found = store.filed(scope, kind, text).await.map_err(said)?;
                    let sheet = found.as_ref().map(read).transpose()?;
                    known.put(name.clone(), sheet.as_ref().map(|sheet| sheet.record.clone()));
                    rows.extend(found.zip(sheet).map(|found| (name, found)));
                }
            }
        };
        let changes: Result<Vec<Change>, String> =
            desk.written().map(|record| change(&desk, scope, record, &rows)).collect();
        match store.commit(&changes?).await {
            Ok(_) => return Ok(answer),
            Err(StoreError::Conflict) => {}
            Err(problem) => return Err(said(problem)),
        }
    }
    Err("others write the same sheet of the bank's book again and again".to_owned())
}

fn change(
    desk: &Desk,
    scope: Scope,
    record: &Record,
    rows: &BTreeMap<Name, (Filed, Sheet)>,
) -> Result<Change, String> {
    let name = record.name();
    let record = record.clone();
    let (kind, text) = name.parts();
    let news = desk.notices().get(text).copied().filter(|_| matches!(name, Name::Charge(_)));
    if let Some((row, sheet)) = rows.get(&name) {
        let tries = if news.is_some() { 0 } else { sheet.tries };
        // What is to be told already is told as it stands by then.
        let due_at = row.due_at.into_iter().chain(news).min();
        let body = serde_json::to_string(&Sheet { record, tries, ..sheet.clone() }).map_err(said)?;
        return Ok(Change::Update(Row::Filed(Filed { due_at, body, ..row.clone() })));
    }
    let due_at = news;
    let body = serde_json::to_string(&Sheet { record, tries: 0, due_at: None }).map_err(said)?;
    let (kind, name) = (kind.to_owned(), text.to_owned());
    Ok(Change::Insert(Row::Filed(Filed { scope, kind, name, due_at, body, version: 0 })))
}

/// Writes down when a notice comes again before it is sent; whether no other server did so first.
async fn claim(store: &Store, filed: Filed, now: Timestamp) -> Result<bool, String> {
    let mut sheet = read(&filed)?;
    let due_at = kassa_bank::pause(sheet.tries).map(|pause| now.plus(pause));
    sheet.tries += 1;
    let body = serde_json::to_string(&sheet).map_err(said)?;
    match store.commit(&[Change::Update(Row::Filed(Filed { due_at, body, ..filed }))]).await {
        Ok(_) => Ok(true),
        Err(StoreError::Conflict) => Ok(false),
        Err(problem) => Err(said(problem)),
    }
}

/// A notice was taken, and does not come again.
async fn finish(store: &Store, scope: Scope, reference: &str) -> Result<(), String> {
    for _ in 0..TRIES {
        let Some(filed) = store.filed(scope, "charge", reference).await.map_err(said)? else { return Ok(()) };
        match store.commit(&[Change::Update(Row::Filed(Filed { due_at: None, ..filed }))]).await {
            Err(StoreError::Conflict) => {}
            done => return done.map(drop).map_err(said),
        }
    }
    // It comes again, which does no harm.
    Ok(())
}
