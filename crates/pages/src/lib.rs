//! The pages a buyer sees: the hosted payment page and its siblings, as pure functions from data to HTML text.
//!
//! Nothing here reads a clock, a file or a socket, and nothing here decides anything: the caller says what the buyer
//! owes, what went wrong and what may happen next, and this crate says it in words and makes it look trustworthy.
//! The pages work with scripts off, load nothing from anywhere, and carry their one stylesheet and one script inside,
//! under the nonce the caller also puts into the `Content-Security-Policy` header.
//!
//! Whatever a merchant or a buyer supplied is escaped by the templates, and [`render`] then makes invisible and
//! direction-changing characters visible in the whole document, so that no name can pretend to be another.

mod billing;
mod brand;
mod cart;
mod cldr;
mod content;
pub mod dashboard;
pub mod demo;
mod details;
mod link;
mod locales;
mod money;
mod qr;
mod recurring;
pub mod reference;
mod samples;
mod views;
mod visible;

pub use billing::{
    Instrument, Invoice, InvoiceStatus, Party, Portal, PortalCancel, PortalNotice, PortalSubscription, Proof,
    Receipt, SubscriptionStatus,
};
pub use brand::{Brand, Corners, Font};
pub use cart::{
    Cart, Choices, CustomAmount, Explained, Explains, Line, Part, Period, Promotion, Rounding,
    ShippingChoice, Submit, Sum, SumKind, Term,
};
pub use content::{
    ChainDue, Field, FieldError, Frame, Links, Logo, Method, Notice, Page, PayForm, Problem, ProviderFields,
    Step, Total,
};
pub use details::{
    AddressField, AddressForm, AddressKind, AddressLabel, AddressPart, Consent, CustomField, CustomKind,
    Details, TaxIdAsk, TextAsk,
};
pub use kassa_domain::Locale;
pub use link::Link;
pub use money::money;
pub use qr::qr;
pub use recurring::{Amount, Purpose, Recurring};
pub use samples::samples;

use kassa_domain::planted;
use locales::Messages;

/// The script that puts a page into a frame on a merchant's own page.
pub const EMBED: &str = include_str!("../assets/embed.js");

/// Renders one whole HTML document.
///
/// The caller guarantees that every URL in `page` starts with `http://`, `https://` or `/`; here they are only
/// escaped, and they appear nowhere but in `href` and `action`.
#[must_use]
pub fn render(page: &Page, frame: &Frame) -> String {
    let t: &'static Messages = locales::messages(frame.locale);
    // Rendering into memory fails only if a value refuses to be displayed, and all values here are plain text. A
    // short sentence is still better for a buyer than an empty page.
    let html = views::document(t, page, frame).unwrap_or_else(|_| t.broken.to_owned());
    let html = if planted!("name_not_escaped") { html.replace("&#60;", "<") } else { html };
    visible::visible(html, frame.locale.is_rtl())
}
