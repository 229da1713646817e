//! What the landing page of a payment link or an offer says.

use crate::cart::{CustomAmount, Submit};
use crate::content::{FieldError, Total};

/// The landing page of a payment link or an offer: what is sold, and one button.
#[derive(Debug, Clone)]
pub struct Link {
    /// What is sold: its lines, its price, and what comes later.
    pub total: Total,
    /// The name over all of it; empty where the lines say enough.
    pub name: String,
    /// More about it, in the merchant's words.
    pub description: Option<String>,
    /// Where the form is posted to.
    pub action: String,
    /// The hidden field `token`.
    pub token: String,
    /// More hidden fields, as name and value.
    pub hidden: Vec<(String, String)>,
    /// The amount that the buyer names: the field `custom_amount`.
    pub custom_amount: Option<CustomAmount>,
    /// What is wrong with the last post; only [`crate::Field::CustomAmount`] has a field here.
    pub errors: Vec<FieldError>,
    /// What the button says.
    pub submit: Submit,
}
