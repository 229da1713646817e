//! All words a buyer reads. One language is one file with one `Messages` value; adding a word here makes the compiler
//! name every language that lacks it.

mod en;

use crate::{Field, Method, Notice, Problem};

pub use en::EN;

/// The words of one language. Direction marks are not allowed in them: a page sets its direction by `dir`.
#[derive(Debug, Clone, Copy)]
pub struct Messages {
    /// The language tag of the document.
    pub lang: &'static str,
    /// The direction of the text: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The whole page, should rendering ever fail.
    pub broken: &'static str,
    /// The name of the product, where there is no merchant.
    pub product: &'static str,
    /// The line at the foot of every page.
    pub powered: &'static str,
    /// The badge of test mode.
    pub test_mode: &'static str,
    /// What precedes the title of a page that reports an error.
    pub error_prefix: &'static str,

    /// The name of the region that says what is paid.
    pub summary: &'static str,
    /// "Pay" and the merchant's name, over the amount.
    pub pay_merchant: fn(&str) -> String,
    /// What precedes the time at which the session ends.
    pub expires: &'static str,
    /// The row that names the merchant.
    pub row_merchant: &'static str,
    /// The row that names the amount.
    pub row_amount: &'static str,
    /// The row that says what it is for.
    pub row_for: &'static str,
    /// The row that names the card.
    pub row_card: &'static str,

    /// The title of the pay page: amount, merchant.
    pub pay_title: fn(&str, &str) -> String,
    /// The heading of the pay page.
    pub pay_heading: &'static str,
    /// The question for the way to pay.
    pub methods: &'static str,
    /// The name of a way to pay.
    pub method: fn(Method) -> &'static str,
    /// A line about a way to pay.
    pub method_note: fn(Method) -> &'static str,
    /// What follows when a bank transfer is chosen.
    pub transfer_note: &'static str,
    /// The name of a field.
    pub label: fn(Field) -> &'static str,
    /// What helps to fill a field in; empty where nothing does.
    pub hint: fn(Field) -> &'static str,
    /// How an expiry date is written.
    pub expiry_form: &'static str,
    /// The short name of the security code, inside its field.
    pub cvc_form: &'static str,
    /// The button that pays: amount.
    pub pay: fn(&str) -> String,
    /// What a button says while its form is on the way.
    pub busy: &'static str,
    /// The link that gives up: merchant.
    pub cancel: fn(&str) -> String,
    /// The link that goes back where nothing is given up by it: merchant.
    pub back: fn(&str) -> String,
    /// The heading of the list of errors.
    pub errors: &'static str,
    /// What is wrong with a field and what to do.
    pub problem: fn(Field, Problem) -> &'static str,
    /// Why the last attempt did not go through, and what to do.
    pub notice: fn(Notice) -> (&'static str, &'static str),

    /// The heading of the test numbers.
    pub hints: &'static str,
    /// What the test numbers are for.
    pub hints_lead: &'static str,
    /// What each test card does, by its number.
    pub hint_cards: &'static [(&'static str, &'static str)],
    /// What each test phone does, by its number.
    pub hint_phones: &'static [(&'static str, &'static str)],

    /// The button that gives an attempt up.
    pub restart: &'static str,
    /// What to know before choosing another way while a prompt may still be approved.
    pub prompt_note: &'static str,
    /// What to know before choosing another way while a transfer may be on its way.
    pub transfer_warning: &'static str,

    /// The heading of the bank's question.
    pub challenge_heading: &'static str,
    /// The bank's question: bank.
    pub challenge_lead: fn(&str) -> String,
    /// The button that confirms.
    pub challenge_confirm: &'static str,
    /// The button that rejects.
    pub challenge_reject: &'static str,

    /// The heading of the code page.
    pub code_heading: &'static str,
    /// Where the code was sent: provider, phone.
    pub code_lead: fn(&str, &str) -> String,
    /// The button that sends the code.
    pub code_button: &'static str,

    /// The heading of the phone prompt page.
    pub prompt_heading: &'static str,
    /// Where the prompt was sent: provider, phone.
    pub prompt_lead: fn(&str, &str) -> String,
    /// What to do on the phone: amount, merchant.
    pub prompt_steps: fn(&str, &str) -> Vec<String>,
    /// That the page watches by itself.
    pub prompt_waiting: &'static str,

    /// The heading of the transfer page.
    pub transfer_heading: &'static str,
    /// What to do: amount.
    pub transfer_lead: fn(&str) -> String,
    /// The row that names the bank.
    pub transfer_bank: &'static str,
    /// The row that names the account.
    pub transfer_account: &'static str,
    /// The row that names the reference.
    pub transfer_reference: &'static str,
    /// Why amount and reference matter.
    pub transfer_exact: &'static str,
    /// That the page watches by itself.
    pub transfer_waiting: &'static str,
    /// The button that copies a value: the row's name.
    pub copy: fn(&str) -> String,
    /// The button's own text.
    pub copy_short: &'static str,
    /// What the button says afterwards.
    pub copied: &'static str,

    /// The heading of the waiting page.
    pub processing_heading: &'static str,
    /// What the buyer should not do meanwhile.
    pub processing_lead: &'static str,
    /// The heading of the paid page.
    pub paid_heading: &'static str,
    /// What the paid page says: merchant.
    pub paid_lead: fn(&str) -> String,
    /// The heading of the expired page.
    pub expired_heading: &'static str,
    /// What the expired page says: merchant.
    pub expired_lead: fn(&str) -> String,
    /// The heading of the locked page.
    pub locked_heading: &'static str,
    /// What the locked page says: merchant.
    pub locked_lead: fn(&str) -> String,
    /// The heading of the unavailable page.
    pub unavailable_heading: &'static str,
    /// What the unavailable page says: merchant.
    pub unavailable_lead: fn(&str) -> String,

    /// What precedes the number of an HTTP error.
    pub problem_status: &'static str,
    /// What precedes the request id.
    pub problem_request: &'static str,
    /// What the front page says.
    pub home_lead: &'static str,
    /// What precedes the version.
    pub home_version: &'static str,
    /// The heading of the dashboard's place.
    pub dashboard_heading: &'static str,
    /// What the dashboard's place says.
    pub dashboard_lead: &'static str,
    /// The link to the front page.
    pub home_link: &'static str,
    /// The heading of the demo shop's thanks.
    pub thanks_heading: &'static str,
    /// What the demo shop's thanks say.
    pub thanks_lead: &'static str,
    /// The row that names the session.
    pub thanks_session: &'static str,
    /// The heading of the demo shop's page after cancelling.
    pub cancelled_heading: &'static str,
    /// What the demo shop's page after cancelling says.
    pub cancelled_lead: &'static str,
    /// The heading of the list of error codes.
    pub codes_heading: &'static str,
    /// What the list of error codes is for.
    pub codes_lead: &'static str,
}
