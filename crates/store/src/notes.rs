//! The table `notes`: the log of changes.

use crate::value::{Row, Statement, body_text, values};
use crate::{Store, StoreError};
use kassa_domain::audit::Note;
use kassa_domain::id::NoteId;
use kassa_domain::time::Timestamp;

const INSERT: &str = "insert into notes (merchant, id, at, live, action, subject, body) \
values ($1, $2, $3, $4, $5, $6, $7)";
const LIST: &str = "select merchant, id, at, live, action, subject, body from notes \
where merchant = $1 and id < $2 order by id desc limit $3";
const LIST_OF: &str = "select merchant, id, at, live, action, subject, body from notes \
where merchant = $1 and subject = $2 and id < $3 order by id desc limit $4";

#[cfg(test)]
pub(crate) const ALL: &[&str] = &[INSERT, LIST, LIST_OF];

/// Sorts after every id.
const END: &str = "log_~";

pub(crate) fn insert(note: &Note) -> Result<Statement, StoreError> {
    let values = values![
        i64::from(note.merchant),
        note.id.as_str(),
        note.at.0,
        i64::from(note.live),
        note.action.as_str(),
        note.subject.as_deref(),
        body_text(&note.body)?
    ];
    Ok(Statement::fresh(INSERT, values))
}

fn read(row: &Row<'_>) -> Result<Note, StoreError> {
    Ok(Note {
        merchant: row.merchant(0)?,
        id: NoteId::of(row.text(1)?),
        at: Timestamp(row.int(2)?),
        live: row.flag(3)?,
        action: row.text(4)?,
        subject: row.maybe_text(5)?,
        body: row.body(6)?,
    })
}

impl Store {
    /// Lines of a merchant's log that are older than `before`, the latest first; of one thing, where it is named.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn notes(
        &self,
        merchant: u32,
        subject: Option<&str>,
        before: Option<&NoteId>,
        limit: i64,
    ) -> Result<Vec<Note>, StoreError> {
        let before = before.map_or(END, NoteId::as_str);
        match subject {
            Some(subject) => {
                self.rows(LIST_OF, values![i64::from(merchant), subject, before, limit], read).await
            }
            None => self.rows(LIST, values![i64::from(merchant), before, limit], read).await,
        }
    }
}
