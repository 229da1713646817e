//! What the landing page of a payment link or an offer says.

use crate::cart::Submit;
use crate::content::Total;

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
    /// Whether the buyer names the amount, on the page on which it is paid.
    pub open_amount: bool,
    /// What the button says.
    pub submit: Submit,
}
