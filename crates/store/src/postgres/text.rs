//! How values are written and read where PostgreSQL wants them otherwise than SQLite.

use crate::StoreError;
use crate::value::{Value, wrong};
use bytes::BytesMut;
use std::borrow::Cow;
use std::error::Error;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, accepts, to_sql_checked};

/// A text as it is stored. PostgreSQL stores no zero byte, and SQLite does: it becomes the bytes 1 1, and the byte 1
/// becomes 1 2, which is read back to the same text and sorts as the text itself.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte < 2) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('\u{1}', "\u{1}\u{2}").replace('\0', "\u{1}\u{1}"))
}

/// The text that was stored so.
pub(crate) fn unescape(text: String) -> String {
    if !text.contains('\u{1}') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1}' => out.push(if letters.next() == Some('\u{1}') { '\0' } else { '\u{1}' }),
            other => out.push(other),
        }
    }
    out
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            // The server takes a placeholder beside a small number for a small number itself.
            Self::Int(value) if *kind == Type::INT4 => i32::try_from(*value)?.to_sql(kind, out),
            Self::Int(value) => value.to_sql(kind, out),
            Self::Text(value) => escape(value).as_ref().to_sql(kind, out),
            Self::Bytes(value) => value.as_slice().to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl Value {
    /// What the server is told it is, where it is not asked what it expects.
    pub(crate) fn kind(&self) -> Type {
        match self {
            Self::Null => Type::UNKNOWN,
            Self::Int(_) => Type::INT8,
            Self::Text(_) => Type::TEXT,
            Self::Bytes(_) => Type::BYTEA,
        }
    }
}

/// A cell as it is.
pub(crate) fn cell(row: &tokio_postgres::Row, at: usize) -> Result<Value, StoreError> {
    let kind = row.columns().get(at).map(tokio_postgres::Column::type_);
    let found = match kind {
        Some(&Type::BYTEA) => row.try_get::<_, Option<Vec<u8>>>(at).map(Value::from),
        Some(&Type::TEXT) => row.try_get::<_, Option<String>>(at).map(|text| text.map(unescape).into()),
        _ => row.try_get::<_, Option<Int>>(at).map(|int| int.map(|int| int.0).into()),
    };
    found.map_err(|problem| wrong(at, &problem))
}

/// A whole number of any width.
pub(crate) struct Int(pub(crate) i64);

impl<'a> FromSql<'a> for Int {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        if *kind == Type::INT4 {
            Ok(Self(i64::from(i32::from_sql(kind, raw)?)))
        } else {
            i64::from_sql(kind, raw).map(Self)
        }
    }

    accepts!(INT4, INT8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_comes_back_and_keeps_its_place(
            a in "[\\x00-\\x03a\u{80}\u{10ffff}]{0,6}", b in "[\\x00-\\x03a\u{80}\u{10ffff}]{0,6}",
        ) {
            let (stored, other) = (escape(&a), escape(&b));
            prop_assert!(!stored.contains('\0'));
            prop_assert_eq!(unescape(stored.clone().into_owned()), a.clone());
            prop_assert_eq!(stored.as_bytes().cmp(other.as_bytes()), a.as_bytes().cmp(b.as_bytes()));
        }
    }
}
