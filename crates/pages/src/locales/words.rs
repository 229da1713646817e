//! Which message says what: the words for every state that a page can be in, and sentences that are made of several.

use super::Messages;
use super::text::around;
use crate::money::written;
use crate::{
    AddressLabel, AddressPart, Explains, Field, Instrument, InvoiceStatus, Line, Method, Notice, Part,
    Period, PortalNotice, Problem, Purpose, Rounding, Submit, SubscriptionStatus, SumKind, Total,
};

/// What a line costs: the words that a language puts in its own order.
#[derive(Debug, Clone)]
pub(crate) struct Price<'a> {
    /// How many; none where a field says it.
    pub(crate) quantity: Option<i64>,
    /// What one costs, written as an amount.
    pub(crate) unit: Option<String>,
    /// What one is called.
    pub(crate) label: Option<&'a str>,
    /// How often it is charged: every so many of a unit.
    pub(crate) every: Option<(i64, Period)>,
    /// For how long it is bought: so many of a unit.
    pub(crate) lasts: Option<(i64, Period)>,
    /// The share of a period that is charged.
    pub(crate) part: Option<Part>,
    /// Whether the line costs less than its price this time, so that the price must be told.
    pub(crate) is_less: bool,
}

impl<'a> Price<'a> {
    /// The price of a line.
    pub(crate) fn new(t: &Messages, line: &'a Line, total: &Total, tells_quantity: bool) -> Self {
        Self {
            quantity: tells_quantity.then_some(line.quantity),
            unit: line.unit_minor.map(|unit| written(t.data, unit, &total.currency, total.exponent)),
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
pub(crate) struct Repeats {
    /// What a period costs.
    pub(crate) amount: String,
    /// How long it is: so many of a unit.
    pub(crate) every: (i64, Period),
    /// The day of the first whole period, if that is not today.
    pub(crate) from: Option<String>,
    /// The last day of the trial.
    pub(crate) trial_until: Option<String>,
    /// After how many payments it ends.
    pub(crate) times: Option<i64>,
    /// The last day of a discount, and what a period costs after it.
    pub(crate) discount: Option<(String, String)>,
}

/// What a buyer allows.
#[derive(Debug, Clone)]
pub(crate) struct Mandate<'a> {
    /// To whom.
    pub(crate) merchant: &'a str,
    /// By which button.
    pub(crate) purpose: &'a Purpose,
    /// Whether a card is the only way to pay.
    pub(crate) is_card: bool,
    /// The last day of the trial.
    pub(crate) trial_until: Option<String>,
    /// After how many payments it ends.
    pub(crate) times: Option<i64>,
}

/// How a payment stands or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
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

/// A heading and a sentence.
type Told = (&'static str, &'static str);

impl Messages {
    /// What people call a country, and its place among the others.
    pub(crate) fn country<'a>(&self, code: &'a str) -> (&'a str, u16) {
        self.data.country(code)
    }

    /// A decimal that is written with a point, as the language writes it.
    pub(crate) fn decimal(&self, text: &str) -> String {
        text.replace('.', self.data.decimal)
    }

    /// The title of a page on which something is wrong.
    pub(crate) fn titled(&self, title: String, is_wrong: bool) -> String {
        if is_wrong { self.error_title(&title) } else { title }
    }

    /// What stands before and after the time at which the page closes.
    pub(crate) fn expires_around(&self) -> (String, String) {
        around(|time| self.expires(time))
    }

    /// What stands before and after the link to the terms.
    pub(crate) fn terms_around(&self) -> (String, String) {
        around(|link| self.terms_agree(link))
    }

    /// The name of a way to pay.
    pub(crate) fn method(&self, method: Method) -> &'static str {
        match method {
            Method::Card => self.method_card,
            Method::MobileMoney => self.method_mobile_money,
            Method::BankTransfer => self.method_bank_transfer,
            Method::Crypto => self.method_crypto,
        }
    }

    /// A line about a way to pay.
    pub(crate) fn method_note(&self, method: Method) -> &'static str {
        match method {
            Method::Card => self.method_note_card,
            Method::MobileMoney => self.method_note_mobile_money,
            Method::BankTransfer => self.method_note_bank_transfer,
            Method::Crypto => self.method_note_crypto,
        }
    }

    /// What follows when a way to pay is chosen whose means is told on the next page.
    pub(crate) fn elsewhere_note(&self, method: Method) -> &'static str {
        match method {
            Method::Card => self.elsewhere_card,
            Method::MobileMoney => self.elsewhere_mobile_money,
            Method::BankTransfer => self.elsewhere_bank_transfer,
            Method::Crypto => self.elsewhere_crypto,
        }
    }

    /// The button that pays: what it does, and the amount once it is known.
    pub(crate) fn submit(&self, submit: Submit, amount: Option<&str>) -> String {
        match (submit, amount) {
            (Submit::Pay, None) => self.submit_pay.to_owned(),
            (Submit::Pay, Some(amount)) => self.submit_pay_amount(amount),
            (Submit::Book, None) => self.submit_book.to_owned(),
            (Submit::Book, Some(amount)) => self.submit_book_amount(amount),
            (Submit::Donate, None) => self.submit_donate.to_owned(),
            (Submit::Donate, Some(amount)) => self.submit_donate_amount(amount),
            (Submit::Subscribe, None) => self.submit_subscribe.to_owned(),
            (Submit::Subscribe, Some(amount)) => self.submit_subscribe_amount(amount),
        }
    }

    /// The name of a field.
    pub(crate) fn label(&self, field: Field) -> &'static str {
        match field {
            Field::Email => self.label_email,
            Field::CardNumber => self.label_card_number,
            Field::CardExpiry => self.label_card_expiry,
            Field::CardCvc => self.label_card_cvc,
            Field::CardName => self.label_card_name,
            Field::Phone => self.label_phone,
            Field::Method => self.label_method,
            Field::Code => self.label_code,
            Field::Name => self.label_name,
            Field::ContactPhone => self.label_contact_phone,
            Field::BusinessName => self.label_business_name,
            Field::TaxId => self.label_tax_id,
            Field::CustomAmount => self.label_custom_amount,
            Field::Promotion => self.label_promotion,
            Field::Shipping => self.label_shipping,
            Field::Terms => self.label_terms,
            Field::Quantity(_) => self.label_quantity,
            Field::Custom(_) => "",
            Field::Address(_, part) => match part {
                AddressPart::Country => self.label_country,
                AddressPart::Name => self.address_name,
                AddressPart::Line1 => self.address_line1,
                AddressPart::Line2 => self.address_line2,
                AddressPart::City => self.address_city,
                AddressPart::State => self.address_state,
                AddressPart::PostalCode => self.address_postal_code,
            },
        }
    }

    /// What a country calls a part of its addresses.
    pub(crate) fn address(&self, label: AddressLabel) -> &'static str {
        match label {
            AddressLabel::Name => self.address_name,
            AddressLabel::Line1 => self.address_line1,
            AddressLabel::Line2 => self.address_line2,
            AddressLabel::City => self.address_city,
            AddressLabel::Town => self.address_town,
            AddressLabel::Suburb => self.address_suburb,
            AddressLabel::State => self.address_state,
            AddressLabel::Province => self.address_province,
            AddressLabel::Region => self.address_region,
            AddressLabel::Prefecture => self.address_prefecture,
            AddressLabel::County => self.address_county,
            AddressLabel::Emirate => self.address_emirate,
            AddressLabel::PostalCode => self.address_postal_code,
            AddressLabel::Zip => self.address_zip,
            AddressLabel::Postcode => self.address_postcode,
            AddressLabel::Pin => self.address_pin,
            AddressLabel::Eircode => self.address_eircode,
        }
    }

    /// What helps to fill a field in; empty where nothing does.
    pub(crate) fn hint(&self, field: Field) -> &'static str {
        match field {
            Field::Phone => self.hint_phone,
            _ => "",
        }
    }

    /// What each test card does, by its number.
    pub(crate) fn hint_cards(&self) -> [Told; 6] {
        [
            ("4242 4242 4242 4242", self.hint_succeeds),
            ("4000 0000 0000 0002", self.hint_declined),
            ("4000 0000 0000 9995", self.hint_funds),
            ("4000 0000 0000 0069", self.hint_expired),
            ("4000 0000 0000 0127", self.hint_cvc),
            ("4000 0025 0000 3155", self.hint_bank),
        ]
    }

    /// What each test phone does, by its number.
    pub(crate) fn hint_phones(&self) -> [Told; 3] {
        [
            ("024 412 3456", self.hint_approves),
            ("020 412 3456", self.hint_code),
            ("024 412 3000", self.hint_refuses),
        ]
    }

    /// How many days shipping takes: at least, at most, and whether only business days count.
    pub(crate) fn days(&self, least: i64, most: i64, business: bool) -> String {
        match (least, most, business) {
            (0, 0, _) => self.shipping_today.to_owned(),
            (_, _, true) if least == most => self.shipping_business_days(most),
            (_, _, false) if least == most => self.shipping_days(most),
            (_, _, true) => self.shipping_business_days_range(least, most),
            (_, _, false) => self.shipping_days_range(least, most),
        }
    }

    /// Between which amounts the buyer may choose.
    pub(crate) fn amount_hint(&self, least: &str, most: Option<&str>) -> String {
        match most {
            Some(most) => self.amount_hint_between(least, most),
            None => self.amount_hint_least(least),
        }
    }

    /// How often: such as `every 3 months`.
    pub(crate) fn every(&self, (count, period): (i64, Period)) -> String {
        match period {
            Period::Day => self.every_day(count),
            Period::Week => self.every_week(count),
            Period::Month => self.every_month(count),
            Period::Year => self.every_year(count),
        }
    }

    /// How long: such as `12 months`.
    fn duration(&self, (count, period): (i64, Period)) -> String {
        match period {
            Period::Day => self.duration_day(count),
            Period::Week => self.duration_week(count),
            Period::Month => self.duration_month(count),
            Period::Year => self.duration_year(count),
        }
    }

    /// Such as `2 × GHS 10.00 per seat, every month`. One of something needs no sum, unless it has a name or costs less
    /// this time.
    pub(crate) fn price(&self, price: &Price<'_>) -> String {
        let each = match (price.quantity, &price.unit, price.label) {
            (_, None, _) => String::new(),
            (Some(1), Some(unit), None) if price.is_less => unit.clone(),
            (Some(1), Some(_), None) => String::new(),
            (Some(1) | None, Some(unit), Some(label)) => self.price_unit_per(unit, label),
            (Some(count), Some(unit), Some(label)) => self.price_count_unit_per(count, unit, label),
            (Some(count), Some(unit), None) => self.price_count_unit(count, unit),
            (None, Some(unit), None) => self.price_unit_each(unit),
        };
        let each = match price.every.map(|every| self.every(every)) {
            None => each,
            Some(every) if each.is_empty() => self.price_every(&every),
            Some(every) => self.price_each_every(&each, &every),
        };
        let each = match price.lasts.map(|lasts| self.duration(lasts)) {
            None => each,
            Some(lasts) if each.is_empty() => self.price_lasts(&lasts),
            Some(lasts) => self.price_each_lasts(&each, &lasts),
        };
        match price.part {
            None => each,
            Some(Part { days, of }) if each.is_empty() => self.price_part(days, of),
            Some(Part { days, of }) => self.price_each_part(&each, days, of),
        }
    }

    /// A step from the lines to the total.
    pub(crate) fn sum(&self, kind: &SumKind) -> String {
        match kind {
            SumKind::Subtotal => self.sum_subtotal.to_owned(),
            SumKind::Discount { name } => self.sum_discount(name),
            SumKind::Shipping { name } => self.shipped(name),
            SumKind::Tax { name, percent, inclusive: true } => {
                self.sum_tax_inclusive(name, &self.decimal(percent))
            }
            SumKind::Tax { name, percent, inclusive: false } => self.sum_tax(name, &self.decimal(percent)),
            SumKind::TaxByAddress => self.sum_tax_by_address.to_owned(),
            SumKind::Adjustment { name } => self.adjusted(name),
            SumKind::Carried => self.sum_carried.to_owned(),
            SumKind::Total => self.sum_total.to_owned(),
        }
    }

    fn shipped(&self, name: &str) -> String {
        if name.trim().is_empty() { self.sum_shipping.to_owned() } else { self.sum_shipping_named(name) }
    }

    fn adjusted(&self, name: &str) -> String {
        if name.trim().is_empty() { self.sum_adjustment } else { name }.to_owned()
    }

    /// What a step of the total computes.
    pub(crate) fn explains(&self, what: &Explains) -> String {
        match what {
            Explains::Line { name } => name.clone(),
            Explains::LineShare { name } => self.explains_line_share(name),
            Explains::Adjustment { name } => self.adjusted(name),
            Explains::Carried => self.sum_carried.to_owned(),
            Explains::Subtotal => self.sum_subtotal.to_owned(),
            Explains::Discount { name } => self.sum_discount(name),
            Explains::DiscountShare { name } => self.explains_discount_share(name),
            Explains::TaxContained { name } => self.explains_tax_contained(name),
            Explains::TaxShare { tax, name } => self.explains_tax_share(tax, name),
            Explains::TaxAdded { tax, name } => self.explains_tax_added(tax, name),
            Explains::Shipping { name } => self.sum_shipping_named(name),
            Explains::Total => self.sum_total.to_owned(),
        }
    }

    /// How an amount was rounded; empty where it was not.
    pub(crate) fn rounded(&self, rule: Rounding) -> &'static str {
        match rule {
            Rounding::Exact => "",
            Rounding::HalfUp => self.rounded_half_up,
            Rounding::LargestRemainder => self.rounded_largest_remainder,
            Rounding::Capped => self.rounded_capped,
        }
    }

    /// What is wrong with a field and what to do.
    pub(crate) fn problem(&self, field: Field, problem: Problem) -> &'static str {
        use Problem as P;
        match (field, problem) {
            (_, P::HoldsCard) => self.problem_holds_card,
            (Field::Email, P::Missing) => self.problem_email_missing,
            (Field::Email, P::TooLong) => self.problem_email_long,
            (Field::Email, _) => self.problem_email,
            (Field::CardNumber | Field::CardExpiry | Field::CardCvc | Field::CardName, _) => {
                self.card_problem(field, problem)
            }
            (Field::Phone, P::Missing) => self.problem_phone_missing,
            (Field::Phone, P::UnknownProvider) => self.problem_phone_provider,
            (Field::Phone, P::TestNumbersOnly) => self.problem_phone_test,
            (Field::Phone, _) => self.problem_phone,
            (Field::Method, _) => self.problem_method,
            (Field::Code, P::Missing) => self.problem_code_missing,
            (Field::Code, P::WrongCode) => self.problem_code_wrong,
            (Field::Code, P::Expired) => self.problem_code_expired,
            (Field::Code, _) => self.problem_code,
            (Field::Promotion, _) => self.promotion_problem(problem),
            (Field::Address(_, part), _) => self.address_problem(part, problem),
            (Field::CustomAmount | Field::Quantity(_), _) => self.number_problem(field, problem),
            _ => self.detail_problem(field, problem),
        }
    }

    fn card_problem(&self, field: Field, problem: Problem) -> &'static str {
        use Problem as P;
        match (field, problem) {
            (Field::CardNumber, P::Missing) => self.problem_card_number_missing,
            (Field::CardNumber, P::Luhn) => self.problem_card_number_mistyped,
            (Field::CardNumber, P::TestNumbersOnly) => self.problem_card_number_test,
            (Field::CardNumber, P::TooLong) => self.problem_card_number_long,
            (Field::CardNumber, _) => self.problem_card_number,
            (Field::CardExpiry, P::Missing) => self.problem_expiry_missing,
            (Field::CardExpiry, P::Expired) => self.problem_expiry_past,
            (Field::CardExpiry, _) => self.problem_expiry,
            (Field::CardCvc, P::Missing) => self.problem_cvc_missing,
            (Field::CardCvc, _) => self.problem_cvc,
            (_, P::Missing) => self.problem_card_name_missing,
            (_, P::TooLong) => self.problem_card_name_long,
            _ => self.problem_card_name,
        }
    }

    fn promotion_problem(&self, problem: Problem) -> &'static str {
        match problem {
            Problem::Missing => self.problem_promotion_missing,
            Problem::Expired => self.problem_promotion_expired,
            Problem::UsedUp => self.problem_promotion_used,
            Problem::BelowMinimum | Problem::TooSmall => self.problem_promotion_small,
            Problem::NotForThis => self.problem_promotion_other,
            _ => self.problem_promotion,
        }
    }

    fn number_problem(&self, field: Field, problem: Problem) -> &'static str {
        match (field, problem) {
            (Field::CustomAmount, Problem::Missing) => self.problem_amount_missing,
            (Field::CustomAmount, Problem::TooSmall) => self.problem_amount_small,
            (Field::CustomAmount, Problem::TooLarge) => self.problem_amount_large,
            (Field::CustomAmount, Problem::TooFine) => self.problem_amount_fine,
            (Field::CustomAmount, _) => self.problem_amount,
            (_, Problem::TooSmall) => self.problem_quantity_small,
            (_, Problem::TooLarge) => self.problem_quantity_large,
            (_, Problem::TooFine) => self.problem_quantity_fine,
            _ => self.problem_quantity,
        }
    }

    /// That a quantity or an amount is too small or too large, with the bound that it missed.
    pub(crate) fn out_of_bounds(&self, field: Field, problem: Problem, bound: &str) -> String {
        match (field, problem) {
            (Field::CustomAmount, Problem::TooSmall) => self.problem_amount_least(bound),
            (Field::CustomAmount, _) => self.problem_amount_most(bound),
            (_, Problem::TooSmall) => self.problem_quantity_least(bound),
            _ => self.problem_quantity_most(bound),
        }
    }

    fn address_problem(&self, part: AddressPart, problem: Problem) -> &'static str {
        match (part, problem) {
            (AddressPart::Country, Problem::NotOffered) => self.problem_country_other,
            (AddressPart::Country, _) => self.problem_country,
            (_, Problem::TooLong) => self.problem_address_long,
            (AddressPart::Name, _) => self.problem_address_name,
            (AddressPart::Line1, _) => self.problem_address_line1,
            (AddressPart::Line2, _) => self.problem_address_line2,
            (AddressPart::City, _) => self.problem_address_city,
            (AddressPart::State, Problem::Missing) => self.problem_address_state_missing,
            (AddressPart::State, _) => self.problem_address_state,
            (AddressPart::PostalCode, Problem::Missing) => self.problem_address_postal_missing,
            (AddressPart::PostalCode, _) => self.problem_address_postal,
        }
    }

    fn detail_problem(&self, field: Field, problem: Problem) -> &'static str {
        match (field, problem) {
            (Field::Name, Problem::Missing) => self.problem_name_missing,
            (Field::ContactPhone, Problem::Missing) => self.problem_contact_phone_missing,
            (Field::ContactPhone, Problem::TooLong) => self.problem_contact_phone_long,
            (Field::ContactPhone, _) => self.problem_contact_phone,
            (Field::BusinessName, Problem::Missing) => self.problem_business_missing,
            (Field::TaxId, Problem::Missing) => self.problem_tax_id_missing,
            (Field::TaxId, Problem::NotOffered) => self.problem_tax_id_type,
            (Field::TaxId, _) => self.problem_tax_id,
            (Field::Shipping, _) => self.problem_shipping,
            (Field::Terms, _) => self.problem_terms,
            (_, Problem::TooLong) => self.problem_long,
            (_, Problem::TooShort) => self.problem_short,
            (_, Problem::NotOffered) => self.problem_choice,
            (_, Problem::Missing) => self.problem_missing,
            _ => self.problem_other,
        }
    }

    /// Why the last attempt did not go through, and what to do.
    pub(crate) fn notice(&self, notice: Notice) -> Told {
        match notice {
            Notice::Declined => (self.notice_declined, self.notice_declined_lead),
            Notice::InsufficientFunds => (self.notice_funds, self.notice_funds_lead),
            Notice::ExpiredCard => (self.notice_expired, self.notice_expired_lead),
            Notice::IncorrectCvc => (self.notice_cvc, self.notice_cvc_lead),
            Notice::AuthenticationFailed => (self.notice_bank, self.notice_bank_lead),
            Notice::ProcessingError => (self.notice_fault, self.notice_fault_lead),
            // Whoever holds the card is not told that it was reported; the buyer's bank explains it to its customer.
            Notice::LostOrStolen => (self.notice_card, self.notice_card_lead),
            Notice::NotConfirmed => (self.notice_not_confirmed, self.notice_not_confirmed_lead),
            Notice::NotCharged => (self.notice_not_charged, self.notice_not_charged_lead),
            Notice::Abandoned => (self.notice_abandoned, self.notice_abandoned_lead),
            Notice::TooManyAttempts => (self.notice_tries, self.notice_tries_lead),
            Notice::TotalChanged => (self.notice_total, self.notice_total_lead),
            Notice::DiscountGone => (self.notice_discount, self.notice_discount_lead),
            Notice::OrderBusy => (self.notice_order_busy, self.notice_order_busy_lead),
        }
    }

    /// Why a card could not be saved. Most reasons are told as those of a payment: none here.
    pub(crate) fn save_notice(&self, notice: Notice) -> Option<Told> {
        Some(match notice {
            Notice::Declined | Notice::InsufficientFunds => (self.save_declined, self.save_declined_lead),
            Notice::AuthenticationFailed => (self.save_bank, self.save_bank_lead),
            Notice::ProcessingError | Notice::NotConfirmed => (self.save_fault, self.save_fault_lead),
            Notice::NotCharged => (self.save_not_reached, self.save_not_reached_lead),
            Notice::Abandoned => (self.save_abandoned, self.save_abandoned_lead),
            Notice::TooManyAttempts => (self.save_tries, self.save_tries_lead),
            Notice::ExpiredCard
            | Notice::IncorrectCvc
            | Notice::LostOrStolen
            | Notice::TotalChanged
            | Notice::DiscountGone
            | Notice::OrderBusy => return None,
        })
    }

    /// What to do on the phone.
    pub(crate) fn prompt_steps(&self, amount: &str, merchant: &str) -> Vec<String> {
        let check = self.prompt_step_check(amount, merchant);
        vec![self.prompt_step_open.to_owned(), check, self.prompt_step_pin.to_owned()]
    }

    /// What is paid later, as a sentence under what is paid today.
    pub(crate) fn later(&self, repeats: &Repeats) -> String {
        match (&repeats.trial_until, repeats.times) {
            (Some(until), _) => self.later_trial(until, &self.renewal(repeats)),
            (None, Some(1)) if repeats.from.is_none() => self.later_once.to_owned(),
            (None, _) => self.later_then(&self.renewal(repeats)),
        }
    }

    /// What is paid later, such as `GHS 40.00 every month until 12 June 2027, and GHS 50.00 after that`.
    pub(crate) fn renewal(&self, repeats: &Repeats) -> String {
        let (amount, every) = (repeats.amount.as_str(), self.every(repeats.every));
        // The end of the trial is told before this, so that a day is not told twice.
        let from = repeats.from.as_deref().filter(|from| repeats.trial_until.as_deref() != Some(from));
        let discount = repeats.discount.as_ref().map(|(until, after)| (until.as_str(), after.as_str()));
        match (from, discount, repeats.times) {
            (None, None, None) => self.renews(amount, &every),
            (Some(from), None, None) => self.renews_from(amount, &every, from),
            (None, Some((until, after)), None) => self.renews_discount(amount, &every, until, after),
            (Some(from), Some((until, after)), None) => {
                self.renews_from_discount(amount, &every, from, until, after)
            }
            (None, None, Some(times)) => self.renews_times(times, amount, &every),
            // What is paid today may be a part of a period, which is not one of them.
            (Some(from), None, Some(times)) => self.renews_from_times(times, amount, &every, from),
            (None, Some((until, after)), Some(times)) => {
                self.renews_discount_times(times, amount, &every, until, after)
            }
            (Some(from), Some((until, after)), Some(times)) => {
                self.renews_from_discount_times(times, amount, &every, from, until, after)
            }
        }
    }

    /// What a buyer allows by pressing the button.
    pub(crate) fn mandate(&self, mandate: &Mandate<'_>) -> String {
        let Mandate { merchant, purpose, is_card, trial_until, times } = mandate;
        let means = if *is_card { "card" } else { "other" };
        match (purpose, trial_until, times) {
            (Purpose::SaveCard { .. }, _, _) => self.mandate_save(merchant),
            (Purpose::Invoice { .. }, _, _) => self.mandate_invoice(means, merchant),
            (_, Some(until), None) => self.mandate_trial(means, merchant, until),
            (_, Some(until), Some(times)) => self.mandate_trial_times(means, merchant, until, *times),
            (_, None, None) => self.mandate_subscribe(means, merchant),
            (_, None, Some(times)) => self.mandate_subscribe_times(means, merchant, *times),
        }
    }

    /// What another card is for, and what is charged as soon as it is saved.
    pub(crate) fn saves(&self, what: Option<&str>, merchant: &str, due: Option<&str>) -> String {
        match (what, due) {
            (None, _) => self.keep_lead(merchant),
            (Some(what), None) => self.save_lead(merchant, what),
            (Some(what), Some(due)) => self.save_lead_due(merchant, what, due),
        }
    }

    /// How it ended, for what is no simple purchase: heading and sentence. None where it is told as with a purchase.
    pub(crate) fn ends(&self, end: End, purpose: &Purpose, merchant: &str) -> Option<(String, String)> {
        match purpose {
            Purpose::Buy => None,
            Purpose::Subscribe => self.subscribed(end, merchant),
            Purpose::Invoice { number, .. } => self.invoiced(end, number, merchant),
            Purpose::SaveCard { what, .. } => Some(self.saved(end, what.as_deref(), merchant)),
        }
    }

    fn subscribed(&self, end: End, merchant: &str) -> Option<(String, String)> {
        let (heading, lead) = match end {
            End::Processing => return None,
            End::Paid { trial: false } => (self.subscribed_heading, self.subscribed_lead(merchant)),
            End::Paid { trial: true } => (self.trial_started_heading, self.trial_started_lead(merchant)),
            End::Expired => (self.subscribe_expired_heading, self.subscribe_expired_lead(merchant)),
            End::PaidElsewhere => (self.subscribe_elsewhere_heading, self.subscribe_elsewhere_lead(merchant)),
            End::Locked => (self.locked_heading, self.subscribe_locked_lead(merchant)),
            End::Unavailable => {
                (self.subscribe_unavailable_heading, self.subscribe_unavailable_lead(merchant))
            }
        };
        Some((heading.to_owned(), lead))
    }

    fn invoiced(&self, end: End, number: &str, merchant: &str) -> Option<(String, String)> {
        Some(match end {
            End::Processing | End::Unavailable => return None,
            End::Paid { .. } => (self.invoice_done_heading(number), self.paid_lead(merchant)),
            End::Expired => (self.invoice_expired_heading(number), self.invoice_expired_lead(merchant)),
            End::PaidElsewhere => {
                (self.invoice_elsewhere_heading(number), self.paid_elsewhere_lead(merchant))
            }
            End::Locked => (self.locked_heading.to_owned(), self.invoice_locked_lead(merchant, number)),
        })
    }

    fn saved(&self, end: End, what: Option<&str>, merchant: &str) -> (String, String) {
        let (heading, lead) = match end {
            End::Processing => (self.saving_heading, self.saving_lead.to_owned()),
            End::Paid { .. } => {
                let lead = what.map(|what| self.saved_lead(merchant, what));
                (self.saved_heading, lead.unwrap_or_else(|| self.kept_lead(merchant)))
            }
            End::Expired => (self.save_expired_heading, self.save_expired_lead(merchant)),
            End::PaidElsewhere => {
                let lead = what.map(|what| self.saved_elsewhere_lead(merchant, what));
                (self.saved_elsewhere_heading, lead.unwrap_or_else(|| self.kept_elsewhere_lead(merchant)))
            }
            End::Locked => (self.locked_heading, self.save_locked_lead(merchant)),
            End::Unavailable => (self.save_unavailable_heading, self.save_unavailable_lead(merchant)),
        };
        (heading.to_owned(), lead)
    }

    /// What something is paid with, such as `Visa •••• 4242`.
    pub(crate) fn instrument(&self, instrument: &Instrument) -> String {
        match instrument {
            Instrument::Card { brand, last4 } => format!("{} •••• {last4}", self.brand(brand)),
            Instrument::MobileMoney { provider, phone } => format!("{provider} {phone}"),
            Instrument::BankTransfer => self.method_bank_transfer.to_owned(),
            Instrument::Other(name) => name.clone(),
        }
    }

    fn brand<'a>(&self, brand: &'a str) -> &'a str {
        match brand {
            "visa" => "Visa",
            "mastercard" => "Mastercard",
            "amex" => "American Express",
            "discover" => "Discover",
            "verve" => "Verve",
            "unionpay" => "UnionPay",
            "jcb" => "JCB",
            "card" | "" => self.method_card,
            other => other,
        }
    }

    /// Where an invoice stands.
    pub(crate) fn invoice_status(&self, status: InvoiceStatus) -> &'static str {
        match status {
            InvoiceStatus::Open => self.invoice_status_open,
            InvoiceStatus::Paid => self.invoice_status_paid,
            InvoiceStatus::Void => self.invoice_status_void,
            InvoiceStatus::Uncollectible => self.invoice_status_uncollectible,
        }
    }

    /// What is to be known before anything else: the amount, and the day that belongs to the status.
    pub(crate) fn invoice_lead(&self, status: InvoiceStatus, amount: &str, day: Option<&str>) -> String {
        match (status, day) {
            (InvoiceStatus::Open, Some(day)) => self.invoice_lead_due_by(amount, day),
            (InvoiceStatus::Open, None) => self.invoice_lead_due(amount),
            (InvoiceStatus::Paid, Some(day)) => self.invoice_lead_paid_on(amount, day),
            (InvoiceStatus::Paid, None) => self.invoice_lead_paid(amount),
            (InvoiceStatus::Void, _) => self.invoice_lead_void.to_owned(),
            (InvoiceStatus::Uncollectible, _) => self.invoice_lead_uncollectible(amount),
        }
    }

    /// Where a subscription stands, in words.
    pub(crate) fn subscription_status(&self, status: &SubscriptionStatus, day: Option<&str>) -> String {
        use SubscriptionStatus as S;
        let status = match (status, day) {
            (S::Trial { .. }, Some(day)) => return self.status_trial_until(day),
            (S::EndsOn { .. }, Some(day)) => return self.status_ends_on(day),
            (S::Ended { .. }, Some(day)) => return self.status_ended_on(day),
            (S::Incomplete, _) => self.status_incomplete,
            (S::Active, _) => self.status_active,
            (S::Trial { .. }, None) => self.status_trial,
            (S::Overdue, _) => self.status_overdue,
            (S::Unpaid, _) => self.status_unpaid,
            (S::Paused, _) => self.status_paused,
            (S::EndsOn { .. }, None) => self.status_ends,
            (S::Ended { .. }, None) => self.status_ended,
        };
        status.to_owned()
    }

    /// What the customer is to know about it; empty where the status says everything.
    pub(crate) fn subscription_note(&self, status: &SubscriptionStatus) -> &'static str {
        use SubscriptionStatus as S;
        match status {
            S::Incomplete => self.status_note_incomplete,
            S::Overdue => self.status_note_overdue,
            S::Unpaid => self.status_note_unpaid,
            S::Paused => self.status_note_paused,
            S::EndsOn { .. } => self.status_note_ends,
            S::Active | S::Trial { .. } | S::Ended { .. } => "",
        }
    }

    /// What was just done, with the day that it speaks of.
    pub(crate) fn portal_notice(&self, notice: &PortalNotice, day: Option<&str>) -> String {
        match (notice, day) {
            (PortalNotice::EndsOn { name, .. }, Some(day)) => self.portal_ends_on(name, day),
            (PortalNotice::EndsOn { name, .. }, None) => self.portal_ends(name),
            (PortalNotice::Ended { name }, _) => self.portal_ended(name),
            (PortalNotice::GoesOn { name }, _) => self.portal_goes_on(name),
            (PortalNotice::CardChanged, _) => self.portal_card_changed.to_owned(),
            (PortalNotice::Unchanged, _) => self.portal_unchanged.to_owned(),
        }
    }

    /// When a subscription would end, and whether that ends a trial.
    pub(crate) fn portal_cancel_lead(&self, day: Option<&str>, is_trial: bool) -> String {
        match (day, is_trial) {
            (Some(day), true) => self.portal_cancel_trial_on(day),
            (Some(day), false) => self.portal_cancel_on(day),
            (None, _) => self.portal_cancel_now.to_owned(),
        }
    }

    /// What to do where the link to the portal has run out.
    pub(crate) fn portal_ran_out(&self, merchant: Option<&str>) -> String {
        match merchant {
            Some(merchant) => self.portal_expired_lead(merchant),
            None => self.portal_expired_lead_unknown.to_owned(),
        }
    }

    /// The button of the page of a link: what it does, and whether it begins with a trial.
    pub(crate) fn link_submit(&self, submit: Submit, is_trial: bool) -> &'static str {
        match submit {
            Submit::Pay => self.link_continue,
            Submit::Book => self.submit_book,
            Submit::Donate => self.submit_donate,
            Submit::Subscribe if is_trial => self.start_trial,
            Submit::Subscribe => self.submit_subscribe,
        }
    }

    /// What went wrong with a request.
    pub(crate) fn http(&self, status: u16) -> Told {
        match status {
            400 => (self.http_400, self.http_400_lead),
            403 => (self.http_403, self.http_403_lead),
            404 => (self.http_404, self.http_404_lead),
            405 => (self.http_405, self.http_405_lead),
            413 => (self.http_413, self.http_413_lead),
            415 => (self.http_415, self.http_415_lead),
            429 => (self.http_429, self.http_429_lead),
            _ => (self.http_500, self.http_500_lead),
        }
    }
}
