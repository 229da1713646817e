//! All words a buyer reads. One language is one file with one `Messages` value; adding a word here makes the compiler
//! name every language that lacks it.

mod en;
mod en_countries;
mod en_later;

use crate::{
    AddressLabel, Explains, Field, Instrument, InvoiceStatus, Line, Method, Notice, Part, Period,
    PortalNotice, Problem, Purpose, Rounding, Submit, SubscriptionStatus, SumKind, Total, money,
};

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
    /// What follows when a way to pay is chosen whose means is told on the next page.
    pub elsewhere_note: fn(Method) -> &'static str,
    /// The heading of the page with a provider's own fields.
    pub provider_heading: &'static str,
    /// Who takes the payment: provider.
    pub provider_lead: fn(&str) -> String,
    /// The button that pays in a provider's fields: amount.
    pub provider_submit: fn(&str) -> String,
    /// What is said when the provider's fields do not work and say nothing themselves.
    pub provider_failed: &'static str,
    /// What is said where scripts do not run and the provider has no other way.
    pub provider_noscript: &'static str,
    /// The heading while the buyer pays on a provider's page.
    pub away_heading: &'static str,
    /// Where it is paid: provider, amount.
    pub away_lead: fn(&str, &str) -> String,
    /// The button that leads there: provider.
    pub away_go: fn(&str) -> String,
    /// That the page waits.
    pub away_waiting: &'static str,
    /// What to know before choosing another way while the payment may go through there.
    pub away_note: &'static str,
    /// The heading of the page with an address on a chain.
    pub chain_heading: &'static str,
    /// What to send where: amount with token, chain.
    pub chain_lead: fn(&str, &str) -> String,
    /// The heading when enough is on its way.
    pub chain_enough_heading: &'static str,
    /// What then still has to happen.
    pub chain_enough_lead: &'static str,
    /// The amount's name.
    pub chain_amount: &'static str,
    /// The address's name.
    pub chain_address: &'static str,
    /// The chain's name.
    pub chain_network: &'static str,
    /// The token's name.
    pub chain_token: &'static str,
    /// The contract's name.
    pub chain_contract: &'static str,
    /// What the picture is, for whoever does not see it.
    pub chain_code: &'static str,
    /// The link that opens a wallet.
    pub chain_open: &'static str,
    /// What else must not be sent: token, chain.
    pub chain_only: fn(&str, &str) -> String,
    /// What has arrived: amount, token.
    pub chain_received: fn(&str, &str) -> String,
    /// What was seen: amount, token, blocks until it is certain.
    pub chain_seen: fn(&str, &str, u32) -> String,
    /// That the page waits.
    pub chain_waiting: &'static str,
    /// What to know before choosing another way while a payment may be on its way.
    pub chain_warning: &'static str,
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
    /// What follows the name of a field that may stay empty.
    pub optional: &'static str,
    /// The entry of a choice that chooses nothing.
    pub choose: &'static str,
    /// The button that pays: what it does, and the amount once it is known.
    pub submit: fn(Submit, Option<&str>) -> String,
    /// What a button says while its form is on the way.
    pub busy: &'static str,
    /// Said when the answer to a form takes long: what is so, and that nothing is to be feared.
    pub slow: (&'static str, &'static str),
    /// Said when the connection broke before the answer came.
    pub lost: (&'static str, &'static str),
    /// The link that follows both: it opens the page anew, which knows how the payment stands.
    pub look_again: &'static str,
    /// The link to where the merchant helps.
    pub support: &'static str,
    /// The link to the merchant's terms.
    pub terms: &'static str,
    /// The link to what the merchant does with personal data.
    pub privacy: &'static str,
    /// The link that gives up: merchant.
    pub cancel: fn(&str) -> String,
    /// The link that goes back where nothing is given up by it: merchant.
    pub back: fn(&str) -> String,
    /// The heading of the list of errors.
    pub errors: &'static str,
    /// What is wrong with a field and what to do.
    pub problem: fn(Field, Problem) -> &'static str,
    /// That a quantity or an amount is too small or too large, with the bound that it missed.
    pub out_of_bounds: fn(Field, Problem, &str) -> String,
    /// That a question takes nothing but digits.
    pub digits_only: &'static str,
    /// Why the last attempt did not go through, and what to do.
    pub notice: fn(Notice) -> (&'static str, &'static str),

    /// The name of the list of what is bought.
    pub lines: &'static str,
    /// What a line costs, and how often.
    pub price: fn(&Price<'_>) -> String,
    /// What unfolds the lines that are folded away: how many.
    pub more_lines: fn(usize) -> String,
    /// The button that brings the page up to date.
    pub update: &'static str,
    /// What is said when the page was brought up to date: amount.
    pub updated: fn(&str) -> String,
    /// What is said to a buyer who pressed the button before it showed the new total, and what to do.
    pub changed: (&'static str, &'static str),
    /// The button that adds a line.
    pub add: &'static str,
    /// The button that takes a line or a code away.
    pub remove: &'static str,
    /// A step from the lines to the total.
    pub sum: fn(&SumKind) -> String,
    /// What costs nothing.
    pub free: &'static str,
    /// What stands for a tax that is not known yet.
    pub tax_by_address: &'static str,
    /// What unfolds the arithmetic.
    pub explain: &'static str,
    /// What a step of the total computes.
    pub explains: fn(&Explains) -> String,
    /// How an amount was rounded; empty where it was not.
    pub rounded: fn(Rounding) -> &'static str,
    /// How many days shipping takes: at least, at most, and whether only business days count.
    pub days: fn(i64, i64, bool) -> String,
    /// The button that applies a promotion code.
    pub apply: &'static str,
    /// What precedes the code that is applied.
    pub applied: &'static str,
    /// What stands for an amount that the buyer has not named yet.
    pub amount_open: &'static str,
    /// Between which amounts the buyer may choose: least, most.
    pub amount_hint: fn(&str, Option<&str>) -> String,

    /// The heading of the shipping address.
    pub shipping_heading: &'static str,
    /// The heading of the ways of shipping.
    pub shipping_options: &'static str,
    /// The heading of the billing address.
    pub billing_heading: &'static str,
    /// The heading of the merchant's own questions.
    pub custom_heading: &'static str,
    /// The heading of what is asked of a business.
    pub business_heading: &'static str,
    /// The name of the kind of a tax id.
    pub tax_id_kind: &'static str,
    /// What a country calls a part of its addresses.
    pub address: fn(AddressLabel) -> &'static str,
    /// Every country by its ISO 3166 code, sorted by the code.
    pub countries: &'static [(&'static str, &'static str)],
    /// The agreement to the merchant's terms, which a link completes.
    pub terms_agree: &'static str,
    /// The agreement to the merchant's terms, where there is no link.
    pub terms_agree_unlinked: &'static str,
    /// The link that completes the agreement.
    pub terms_link: &'static str,
    /// The link behind the merchant's own words.
    pub terms_read: &'static str,
    /// That a link opens a new tab.
    pub new_tab: &'static str,
    /// The agreement to news from the merchant.
    pub promotions_agree: &'static str,

    /// What stands over the amount of an order that costs nothing: merchant.
    pub order_merchant: fn(&str) -> String,
    /// The title of the page of an order that costs nothing: merchant.
    pub free_title: fn(&str) -> String,
    /// Its heading.
    pub free_heading: &'static str,
    /// Its button.
    pub free_submit: &'static str,

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
    /// What the paid page says where there is nowhere to go on to.
    pub paid_close: &'static str,
    /// What the paid page says where it goes on to the merchant by itself: merchant.
    pub paid_moves_on: fn(&str) -> String,
    /// The heading of the page after an order that cost nothing.
    pub ordered_heading: &'static str,
    /// What the page says after an order that cost nothing: merchant.
    pub ordered_lead: fn(&str) -> String,
    /// The heading of the expired page.
    pub expired_heading: &'static str,
    /// What the expired page says: merchant.
    pub expired_lead: fn(&str) -> String,
    /// The heading where another page has paid the same order.
    pub paid_elsewhere_heading: &'static str,
    /// What it says: merchant.
    pub paid_elsewhere_lead: fn(&str) -> String,
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
    /// The link to the demo shop.
    pub demo_heading: &'static str,
    /// The heading of the demo shop's page after cancelling.
    pub cancelled_heading: &'static str,
    /// What the demo shop's page after cancelling says.
    pub cancelled_lead: &'static str,
    /// The heading of the list of error codes.
    pub codes_heading: &'static str,
    /// What the list of error codes is for.
    pub codes_lead: &'static str,

    /// A day: the year, the month from 1 to 12, the day.
    pub date: fn(&str, usize, usize) -> String,
    /// From one day to another.
    pub span: fn(&str, &str) -> String,
    /// What stands beside the amount where more is paid later.
    pub due_today: &'static str,
    /// The row that says what was paid today, where more is paid later.
    pub row_today: &'static str,
    /// The row that says how long a trial lasts.
    pub row_free_until: &'static str,
    /// The row that says what is paid later.
    pub row_later: &'static str,
    /// What is paid later, as a sentence under what is paid today.
    pub later: fn(&Repeats) -> String,
    /// What is paid later, in a row of its own.
    pub renews: fn(&Repeats) -> String,
    /// How often.
    pub every: fn((i64, Period)) -> String,
    /// What stands over the amount of a subscription: what it is called.
    pub subscribe_to: fn(&str) -> String,
    /// The button where nothing is paid today.
    pub start_trial: &'static str,
    /// What the buyer allows by pressing the button.
    pub mandate: fn(&Mandate<'_>) -> String,
    /// What stands there instead where no card is asked for.
    pub no_card: &'static str,
    /// What stands over the amount of an invoice: its number.
    pub pay_invoice: fn(&str) -> String,
    /// The title of the page of an invoice: its number, merchant.
    pub pay_invoice_title: fn(&str, &str) -> String,
    /// What an invoice is for: from one day to another.
    pub for_period: fn(&str, &str) -> String,
    /// What stands where an amount would be on the page for another card: the subscription.
    pub card_for: fn(&str) -> String,
    /// The title of the page for another card: merchant.
    pub save_title: fn(&str) -> String,
    /// Its heading.
    pub save_heading: &'static str,
    /// What the card is for: the subscription, merchant, and the amount that is charged as soon as it is saved, if any.
    pub save_lead: fn(&str, &str, Option<&str>) -> String,
    /// Its button.
    pub save_submit: &'static str,
    /// Why a card was not saved; none where it is told as with a payment.
    pub save_notice: fn(Notice) -> Option<(&'static str, &'static str)>,
    /// The bank's question where nothing is paid: bank.
    pub card_challenge_lead: fn(&str) -> String,
    /// The button that confirms where nothing is paid.
    pub card_challenge_confirm: &'static str,
    /// The button that gives a card up.
    pub restart_card: &'static str,
    /// How it ended: heading and sentence. None where it is told as with a purchase. Merchant.
    pub ends: fn(End, &Purpose, &str) -> Option<(String, String)>,
    /// What something is paid with.
    pub instrument: fn(&Instrument) -> String,

    /// The word for an invoice.
    pub invoice: &'static str,
    /// The heading of a receipt.
    pub receipt: &'static str,
    /// The title of a receipt: seller.
    pub receipt_title: fn(&str) -> String,
    /// What the number of a receipt is called.
    pub receipt_number: &'static str,
    /// The sum that was given back.
    pub receipt_refunded: &'static str,
    /// That it is of no real payment.
    pub receipt_test: &'static str,
    /// What the signed receipt is good for.
    pub receipt_proof: &'static str,
    /// The link to the signed receipt.
    pub receipt_signed: &'static str,
    /// The link to a receipt from the page of a payment that is done.
    pub receipt_link: &'static str,
    /// The title of the printable invoice: number, seller.
    pub invoice_title: fn(&str, &str) -> String,
    /// What an invoice says in test mode.
    pub invoice_test: &'static str,
    /// Where an invoice stands.
    pub invoice_status: fn(InvoiceStatus) -> &'static str,
    /// The same as a sentence: the amount, and when it is due or was paid.
    pub invoice_lead: fn(InvoiceStatus, &str, Option<&str>) -> String,
    /// The row that names the number.
    pub invoice_number: &'static str,
    /// The row that says when it was made.
    pub invoice_issued: &'static str,
    /// The row that says when it was paid.
    pub invoice_paid_on: &'static str,
    /// The row that says until when it is to be paid.
    pub invoice_due_by: &'static str,
    /// The row that says what time it is for.
    pub invoice_period: &'static str,
    /// The row that says how it was paid.
    pub invoice_paid_with: &'static str,
    /// The heading over the seller.
    pub invoice_seller: &'static str,
    /// The heading over the buyer.
    pub invoice_buyer: &'static str,
    /// A tax id.
    pub tax_id: fn(&str) -> String,
    /// The sum that was paid.
    pub invoice_paid: &'static str,
    /// The sum that is still to be paid.
    pub invoice_due: &'static str,
    /// The button that leads to the payment.
    pub invoice_pay: &'static str,
    /// How to keep it.
    pub invoice_print_lead: &'static str,
    /// The button that prints.
    pub print: &'static str,
    /// The link back.
    pub go_back: &'static str,

    /// The title of the portal: merchant.
    pub portal_title: fn(&str) -> String,
    /// Its heading.
    pub portal_heading: &'static str,
    /// That there is no subscription.
    pub portal_none: &'static str,
    /// What a period costs: amount, how often.
    pub portal_price: fn(&str, &str) -> String,
    /// The row of the next payment.
    pub portal_next: &'static str,
    /// The next payment: amount, day.
    pub portal_next_on: fn(&str, &str) -> String,
    /// The row that names the card.
    pub portal_card: &'static str,
    /// The link that leads to the open invoice's payment.
    pub portal_pay: &'static str,
    /// The button that cancels.
    pub portal_cancel: &'static str,
    /// The button that takes a cancellation back.
    pub portal_resume: &'static str,
    /// The button that leads to another card.
    pub portal_change_card: &'static str,
    /// What was just done, with the day that it speaks of.
    pub portal_notice: fn(&PortalNotice, Option<&str>) -> String,
    /// The heading of the invoices.
    pub portal_receipts: &'static str,
    /// That there are none.
    pub portal_no_receipts: &'static str,
    /// Where a subscription stands, with the day that it speaks of.
    pub subscription_status: fn(&SubscriptionStatus, Option<&str>) -> String,
    /// What to know about it; empty where there is nothing more to say.
    pub subscription_note: fn(&SubscriptionStatus) -> &'static str,
    /// The question whether to cancel: the subscription.
    pub portal_cancel_heading: fn(&str) -> String,
    /// When it would end, and whether that ends a trial.
    pub portal_cancel_lead: fn(Option<&str>, bool) -> String,
    /// That nothing more is charged.
    pub portal_cancel_charge: &'static str,
    /// That nothing at all is charged.
    pub portal_cancel_trial: &'static str,
    /// The link that keeps it.
    pub portal_keep: &'static str,
    /// The heading where the link to the portal has run out.
    pub portal_expired_heading: &'static str,
    /// What to do then: merchant, if it is known whose link it was.
    pub portal_expired_lead: fn(Option<&str>) -> String,

    /// The button of the page of a link: what it does, and whether it begins with a trial.
    pub link_submit: fn(Submit, bool) -> &'static str,
    /// What stands in place of an amount that the buyer names.
    pub link_open_amount: &'static str,
    /// The heading where a link is not active.
    pub link_inactive_heading: &'static str,
    /// What to do then: merchant.
    pub link_inactive_lead: fn(&str) -> String,
    /// The heading where everything is sold.
    pub link_sold_out_heading: &'static str,
    /// What to do then: merchant.
    pub link_sold_out_lead: fn(&str) -> String,
}

impl Messages {
    /// What people call a country; its code where they call it nothing we know.
    #[must_use]
    pub fn country<'a>(&self, code: &'a str) -> &'a str {
        let found = self.countries.binary_search_by_key(&code, |(known, _)| known).ok();
        found.and_then(|at| self.countries.get(at)).map_or(code, |(_, name)| name)
    }
}

/// What a line costs: the words that a language puts in its own order.
#[derive(Debug, Clone)]
pub struct Price<'a> {
    /// How many; none where a field says it.
    pub quantity: Option<i64>,
    /// What one costs, written as an amount.
    pub unit: Option<String>,
    /// What one is called.
    pub label: Option<&'a str>,
    /// How often it is charged: every so many of a unit.
    pub every: Option<(i64, Period)>,
    /// For how long it is bought: so many of a unit.
    pub lasts: Option<(i64, Period)>,
    /// The share of a period that is charged.
    pub part: Option<Part>,
    /// Whether the line costs less than its price this time, so that the price must be told.
    pub is_less: bool,
}

impl<'a> Price<'a> {
    /// The price of a line.
    pub(crate) fn new(line: &'a Line, total: &Total, tells_quantity: bool) -> Self {
        Self {
            quantity: tells_quantity.then_some(line.quantity),
            unit: line.unit_minor.map(|unit| money(unit, &total.currency, total.exponent)),
            label: line.unit_label.as_deref().filter(|label| !label.trim().is_empty()),
            every: line.every,
            lasts: line.lasts,
            part: line.part,
            is_less: line
                .unit_minor
                .is_some_and(|unit| unit.saturating_mul(line.quantity) > line.amount_minor),
        }
    }
}

/// What is paid later: amounts and days are written already.
#[derive(Debug, Clone)]
pub struct Repeats {
    /// What a period costs.
    pub amount: String,
    /// How long it is: so many of a unit.
    pub every: (i64, Period),
    /// The day of the first whole period, if that is not today.
    pub from: Option<String>,
    /// The last day of the trial.
    pub trial_until: Option<String>,
    /// After how many payments it ends.
    pub times: Option<i64>,
    /// The last day of a discount, and what a period costs after it.
    pub discount: Option<(String, String)>,
}

/// What a buyer allows.
#[derive(Debug, Clone)]
pub struct Mandate<'a> {
    /// To whom.
    pub merchant: &'a str,
    /// By which button.
    pub purpose: &'a Purpose,
    /// Whether a card is the only way to pay.
    pub is_card: bool,
    /// The last day of the trial.
    pub trial_until: Option<String>,
    /// After how many payments it ends.
    pub times: Option<i64>,
}

/// How a payment stands or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It is not known yet.
    Processing,
    /// It is done.
    Paid {
        /// Whether it is free at first.
        trial: bool,
    },
    /// The page has run out.
    Expired,
    /// Another page has done it.
    PaidElsewhere,
    /// Too many attempts failed.
    Locked,
    /// No processor can take it.
    Unavailable,
}
