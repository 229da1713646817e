//! Values that the server's document composes of others.

use serde::{Deserialize, Serialize};

/// An object's id, or the object where it was asked for whole. Or a text, where one is enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum StringOr<T> {
    /// The id, or the text.
    String(String),
    /// The object.
    Object(Box<T>),
}

impl<T> StringOr<T> {
    /// The object, if it is there whole.
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::String(_) => None,
            Self::Object(object) => Some(object),
        }
    }
}

impl<T> From<&str> for StringOr<T> {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

/// Something that you keep with an object, under a name of yours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MetadataValue {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

impl From<&str> for MetadataValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for MetadataValue {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for MetadataValue {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

/// Some objects of a list, inside of another object.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ListOf<T> {
    /// Where the list is.
    pub url: String,
    /// Whether there are more.
    pub has_more: bool,
    /// The objects.
    pub data: Vec<T>,
}
