//! All words a buyer reads. One language is one file of Fluent in `crates/pages/locales`; here stands the one list of
//! what every such file has to say, so that the compiler knows every message and the tests every file.
//!
//! What stays the same on every page is looked up once per language and costs a page nothing. A message with variables
//! is taken apart once, too; only where a number chooses the form does Fluent decide at each use.

mod text;
mod words;

use std::sync::OnceLock;

use kassa_domain::Locale;

use crate::cldr::{self, Data};
use text::{Reader, Source, Text, Value};

pub(crate) use words::{End, Mandate, Price, Repeats};

/// The name of the product, where there is no merchant.
pub(crate) const PRODUCT: &str = "Kassa";

/// The languages: what each is read from. [`Locale`] has the list; the compiler misses here what is new there.
macro_rules! files {
    ($($name:ident $data:ident $tag:literal,)+) => {
        fn source(locale: Locale) -> &'static str {
            match locale {
                $(Locale::$name => include_str!(concat!("../../locales/", $tag, ".ftl")),)+
            }
        }

        /// How numbers, amounts and days are written.
        pub(crate) fn data(locale: Locale) -> &'static Data {
            match locale {
                $(Locale::$name => &cldr::$data,)+
            }
        }

        /// The words of a language.
        pub(crate) fn messages(locale: Locale) -> &'static Messages {
            // Taken apart at the first page in that language, and kept.
            match locale {
                $(Locale::$name => {
                    static WORDS: OnceLock<Messages> = OnceLock::new();
                    WORDS.get_or_init(|| Messages::new(locale))
                })+
            }
        }
    };
}

files! {
    Ar AR "ar",
    De DE "de",
    En EN "en",
    Es ES "es",
    Fr FR "fr",
    He HE "he",
    Hi HI "hi",
    Id ID "id",
    It IT "it",
    Ja JA "ja",
    Ko KO "ko",
    Nl NL "nl",
    Pl PL "pl",
    Pt PT "pt",
    Sw SW "sw",
    Tr TR "tr",
    Vi VI "vi",
    Zh ZH "zh",
}

/// Every language by its own name, with this one chosen.
fn languages(chosen: Locale) -> String {
    let option = |locale: &Locale| {
        let (tag, name) = (locale.tag(), locale.own_name());
        let selected = if *locale == chosen { " selected" } else { "" };
        format!("<option value=\"{tag}\" lang=\"{tag}\"{selected}>{name}</option>")
    };
    Locale::ALL.iter().map(option).collect()
}

/// Every message: those that are always the same, and those with variables. The id of a message in a file is its name
/// here with hyphens.
macro_rules! messages {
    (plain { $($plain:ident,)+ } with { $($with:ident($($variable:ident: $kind:ty),+),)+ }) => {
        /// The words of one language.
        #[derive(Debug)]
        pub(crate) struct Messages {
            /// The language tag of the document.
            pub(crate) lang: &'static str,
            /// The direction of the text: `ltr` or `rtl`.
            pub(crate) dir: &'static str,
            /// How numbers, amounts and days are written.
            pub(crate) data: &'static Data,
            /// The languages to choose from, as options of a choice: tags and names hold nothing to escape.
            pub(crate) languages: String,
            source: Source,
            composed: Composed,
            $(pub(crate) $plain: &'static str,)+
        }

        /// The messages with variables.
        #[derive(Debug)]
        struct Composed {
            $($with: Text,)+
        }

        impl Messages {
            fn new(locale: Locale) -> Self {
                let reader = Reader::new(locale, source(Locale::En), source(locale));
                Self {
                    lang: locale.tag(),
                    dir: if locale.is_rtl() { "rtl" } else { "ltr" },
                    data: data(locale),
                    languages: languages(locale),
                    $($plain: reader.plain(stringify!($plain)),)+
                    composed: Composed {
                        $($with: reader.text(stringify!($with), &[$(stringify!($variable)),+]),)+
                    },
                    source: reader.source(),
                }
            }

            $(pub(crate) fn $with(&self, $($variable: $kind),+) -> String {
                let values = [$((stringify!($variable), Value::from($variable))),+];
                self.source.written(&self.composed.$with, &values)
            })+
        }

        /// Every message by its id, with its variables.
        #[cfg(test)]
        const LIST: &[(&str, &[&str])] = &[
            $((stringify!($plain), &[]),)+
            $((stringify!($with), &[$(stringify!($variable)),+]),)+
        ];
    };
}

messages! {
    plain {
        broken, powered, test_mode, language, language_change, summary, due_today, row_merchant, row_amount, row_for,
        row_card, row_today, row_free_until, row_later, lines, update, changed_heading, changed_lead, add, remove,
        free, sum_subtotal, sum_shipping, sum_tax_by_address, tax_by_address, sum_adjustment, sum_carried, sum_total,
        explain, show_order, hide_order,
        rounded_half_up, rounded_largest_remainder, rounded_capped, apply, applied, amount_open, pay_heading,
        methods, method_card, method_mobile_money, method_bank_transfer, method_crypto, method_note_card,
        method_note_mobile_money, method_note_bank_transfer, method_note_crypto, elsewhere_card,
        elsewhere_mobile_money, elsewhere_bank_transfer, elsewhere_crypto, transfer_note, submit_pay, submit_book,
        submit_donate, submit_subscribe, start_trial, free_heading, free_submit, busy, label_email, label_card_number,
        label_card_expiry, label_card_cvc, label_card_name, label_phone, label_method, label_code, label_name,
        label_contact_phone, label_business_name, label_tax_id, label_custom_amount, label_promotion, label_shipping,
        label_terms, label_quantity, label_country, tax_id_kind, hint_phone, expiry_form, cvc_form, optional, choose,
        shipping_heading, billing_heading, billing_same,
        address_name, address_line1, address_line2, address_city, address_town,
        address_suburb, address_state, address_province, address_region, address_prefecture, address_county,
        address_emirate, address_postal_code, address_zip, address_postcode, address_pin, address_eircode,
        shipping_options, shipping_today, custom_heading, business_heading, terms_link, terms_agree_unlinked,
        terms_read, new_tab, promotions_agree, later_once, no_card, save_heading, save_submit, card_challenge_confirm,
        restart_card, hints, hints_lead, hint_succeeds, hint_declined, hint_funds, hint_expired, hint_cvc, hint_bank,
        hint_approves, hint_code, hint_refuses, errors, digits_only, problem_holds_card, problem_email_missing,
        problem_email_long, problem_email, problem_card_number_missing, problem_card_number_mistyped,
        problem_card_number_test, problem_card_number_long, problem_card_number, problem_expiry_missing,
        problem_expiry_past, problem_expiry, problem_cvc_missing, problem_cvc, problem_card_name_missing,
        problem_card_name_long, problem_card_name, problem_phone_missing, problem_phone_provider, problem_phone_test,
        problem_phone, problem_method, problem_code_missing, problem_code_wrong, problem_code_expired, problem_code,
        problem_promotion_missing, problem_promotion_expired, problem_promotion_used, problem_promotion_small,
        problem_promotion_other, problem_promotion, problem_amount_missing, problem_amount_small,
        problem_amount_large, problem_amount_fine, problem_amount, problem_quantity_small, problem_quantity_large,
        problem_quantity_fine, problem_quantity, problem_country_other, problem_country, problem_address_long,
        problem_address_name, problem_address_line1, problem_address_line2, problem_address_city,
        problem_address_state_missing, problem_address_state, problem_address_postal_missing, problem_address_postal,
        problem_name_missing, problem_contact_phone_missing, problem_contact_phone_long, problem_contact_phone,
        problem_business_missing, problem_tax_id_missing, problem_tax_id_type, problem_tax_id, problem_shipping,
        problem_terms, problem_long, problem_short, problem_choice, problem_missing, problem_other, notice_declined,
        notice_declined_lead, notice_funds, notice_funds_lead, notice_expired, notice_expired_lead, notice_cvc,
        notice_cvc_lead, notice_bank, notice_bank_lead, notice_fault, notice_fault_lead, notice_card,
        notice_card_lead, notice_not_confirmed, notice_not_confirmed_lead, notice_not_charged,
        notice_not_charged_lead, notice_abandoned, notice_abandoned_lead, notice_tries, notice_tries_lead,
        notice_total, notice_total_lead, notice_discount, notice_discount_lead, notice_order_busy,
        notice_order_busy_lead, save_declined, save_declined_lead, save_bank, save_bank_lead, save_fault,
        save_fault_lead, save_not_reached, save_not_reached_lead, save_abandoned, save_abandoned_lead, save_tries,
        save_tries_lead, restart, provider_heading, provider_failed, provider_noscript, away_heading, away_waiting,
        away_note, chain_heading, chain_enough_heading, chain_enough_lead, chain_amount, chain_address, chain_network,
        chain_token, chain_contract, chain_code, chain_open, chain_waiting, chain_warning, challenge_heading,
        challenge_confirm, challenge_reject, code_heading, code_button, prompt_heading, prompt_step_open,
        prompt_step_pin, prompt_waiting, prompt_note, transfer_heading, transfer_bank, transfer_account,
        transfer_reference, transfer_exact, transfer_waiting, transfer_warning, copy_short, copied,
        slow_title, slow_text, lost_title, lost_text, look_again, support_link, terms_foot, privacy_link,
        processing_heading, processing_lead, paid_heading, paid_close, ordered_heading, expired_heading,
        paid_elsewhere_heading, locked_heading, unavailable_heading, subscribed_heading, trial_started_heading,
        subscribe_expired_heading, subscribe_elsewhere_heading, subscribe_unavailable_heading, saving_heading,
        saving_lead, saved_heading, save_expired_heading, saved_elsewhere_heading, save_unavailable_heading, receipt,
        receipt_number, receipt_short,
        receipt_refunded, receipt_test, receipt_proof, receipt_signed, receipt_link, invoice,
        invoice_test, invoice_status_open, invoice_status_paid, invoice_status_void, invoice_status_uncollectible,
        invoice_lead_void, invoice_number, invoice_issued, invoice_paid_on, invoice_due_by, invoice_period,
        invoice_paid_with, invoice_seller, invoice_buyer, invoice_paid, invoice_due, invoice_pay, invoice_print_lead,
        print, go_back, portal_heading, portal_none, portal_next, portal_card, portal_pay, portal_cancel,
        portal_resume, portal_change_card, portal_receipts, portal_no_receipts, portal_card_changed, portal_unchanged,
        status_incomplete, status_active, status_trial, status_overdue, status_unpaid, status_paused, status_ends,
        status_ended, status_note_incomplete, status_note_overdue, status_note_unpaid, status_note_paused,
        status_note_ends, portal_cancel_now, portal_cancel_charge, portal_cancel_trial, portal_keep,
        portal_expired_heading, portal_expired_lead_unknown, link_continue, link_open_amount, link_inactive_heading,
        link_sold_out_heading, http_400, http_400_lead, http_403, http_403_lead, http_404, http_404_lead, http_405,
        http_405_lead, http_413, http_413_lead, http_415, http_415_lead, http_429, http_429_lead, http_500,
        http_500_lead, problem_status, problem_request, home_lead, home_version, dashboard_heading,
        demo_heading, cancelled_heading, cancelled_lead, codes_heading,
        codes_lead,
    }
    with {
        error_title(title: &str),
        pay_merchant(merchant: &str),
        order_merchant(merchant: &str),
        subscribe_to(what: &str),
        pay_invoice(number: &str),
        card_for(what: &str),
        for_period(from: &str, to: &str),
        expires(time: &str),
        span(from: &str, to: &str),
        more_lines(count: i64),
        updated(amount: &str),
        price_unit_per(unit: &str, label: &str),
        price_count_unit_per(count: i64, unit: &str, label: &str),
        price_count_unit(count: i64, unit: &str),
        price_unit_each(unit: &str),
        price_every(every: &str),
        price_each_every(each: &str, every: &str),
        price_lasts(duration: &str),
        price_each_lasts(each: &str, duration: &str),
        price_part(days: i64, of: i64),
        price_each_part(each: &str, days: i64, of: i64),
        every_day(count: i64),
        every_week(count: i64),
        every_month(count: i64),
        every_year(count: i64),
        duration_day(count: i64),
        duration_week(count: i64),
        duration_month(count: i64),
        duration_year(count: i64),
        sum_discount(name: &str),
        sum_shipping_named(name: &str),
        sum_tax_inclusive(name: &str, percent: &str),
        sum_tax(name: &str, percent: &str),
        explains_line_share(name: &str),
        explains_discount_share(name: &str),
        explains_tax_contained(name: &str),
        explains_tax_share(tax: &str, name: &str),
        explains_tax_added(tax: &str, name: &str),
        amount_hint_between(least: &str, most: &str),
        amount_hint_least(least: &str),
        pay_title(amount: &str, merchant: &str),
        free_title(merchant: &str),
        pay_invoice_title(number: &str, merchant: &str),
        save_title(merchant: &str),
        submit_pay_amount(amount: &str),
        submit_book_amount(amount: &str),
        submit_donate_amount(amount: &str),
        submit_subscribe_amount(amount: &str),
        shipping_days(count: i64),
        shipping_business_days(count: i64),
        shipping_days_range(least: i64, most: i64),
        shipping_business_days_range(least: i64, most: i64),
        terms_agree(link: &str),
        later_trial(date: &str, renews: &str),
        later_then(renews: &str),
        renews(amount: &str, every: &str),
        renews_from(amount: &str, every: &str, from: &str),
        renews_discount(amount: &str, every: &str, until: &str, after: &str),
        renews_from_discount(amount: &str, every: &str, from: &str, until: &str, after: &str),
        renews_times(count: i64, amount: &str, every: &str),
        renews_from_times(count: i64, amount: &str, every: &str, from: &str),
        renews_discount_times(count: i64, amount: &str, every: &str, until: &str, after: &str),
        renews_from_discount_times(count: i64, amount: &str, every: &str, from: &str, until: &str, after: &str),
        mandate_save(merchant: &str),
        mandate_invoice(means: &str, merchant: &str),
        mandate_trial(means: &str, merchant: &str, date: &str),
        mandate_trial_times(means: &str, merchant: &str, date: &str, count: i64),
        mandate_subscribe(means: &str, merchant: &str),
        mandate_subscribe_times(means: &str, merchant: &str, count: i64),
        keep_lead(merchant: &str),
        save_lead(merchant: &str, what: &str),
        save_lead_due(merchant: &str, what: &str, due: &str),
        card_challenge_lead(bank: &str),
        problem_amount_least(bound: &str),
        problem_amount_most(bound: &str),
        problem_quantity_least(bound: &str),
        problem_quantity_most(bound: &str),
        cancel(merchant: &str),
        back(merchant: &str),
        provider_lead(provider: &str),
        provider_submit(amount: &str),
        away_lead(amount: &str, provider: &str),
        away_go(provider: &str),
        chain_lead(amount: &str, network: &str),
        chain_only(token: &str, network: &str),
        chain_received(amount: &str, token: &str),
        chain_seen(count: i64, amount: &str, token: &str),
        challenge_lead(bank: &str),
        code_lead(provider: &str, phone: &str),
        prompt_lead(provider: &str, phone: &str),
        prompt_step_check(amount: &str, merchant: &str),
        transfer_lead(amount: &str),
        copy(row: &str),
        paid_lead(merchant: &str),
        paid_moves_on(merchant: &str),
        ordered_lead(merchant: &str),
        expired_lead(merchant: &str),
        paid_elsewhere_lead(merchant: &str),
        locked_lead(merchant: &str),
        unavailable_lead(merchant: &str),
        subscribed_lead(merchant: &str),
        trial_started_lead(merchant: &str),
        subscribe_expired_lead(merchant: &str),
        subscribe_elsewhere_lead(merchant: &str),
        subscribe_locked_lead(merchant: &str),
        subscribe_unavailable_lead(merchant: &str),
        invoice_done_heading(number: &str),
        invoice_expired_heading(number: &str),
        invoice_expired_lead(merchant: &str),
        invoice_elsewhere_heading(number: &str),
        invoice_locked_lead(merchant: &str, number: &str),
        kept_lead(merchant: &str),
        saved_lead(merchant: &str, what: &str),
        save_expired_lead(merchant: &str),
        kept_elsewhere_lead(merchant: &str),
        saved_elsewhere_lead(merchant: &str, what: &str),
        save_locked_lead(merchant: &str),
        save_unavailable_lead(merchant: &str),
        receipt_title(seller: &str),
        invoice_title(number: &str, seller: &str),
        invoice_lead_due_by(amount: &str, date: &str),
        invoice_lead_due(amount: &str),
        invoice_lead_paid_on(amount: &str, date: &str),
        invoice_lead_paid(amount: &str),
        invoice_lead_uncollectible(amount: &str),
        tax_id(number: &str),
        portal_title(merchant: &str),
        portal_price(amount: &str, every: &str),
        portal_next_on(amount: &str, date: &str),
        portal_ends_on(name: &str, date: &str),
        portal_ends(name: &str),
        portal_ended(name: &str),
        portal_goes_on(name: &str),
        status_trial_until(date: &str),
        status_ends_on(date: &str),
        status_ended_on(date: &str),
        portal_cancel_heading(name: &str),
        portal_cancel_trial_on(date: &str),
        portal_cancel_on(date: &str),
        portal_expired_lead(merchant: &str),
        link_inactive_lead(merchant: &str),
        link_sold_out_lead(merchant: &str),
    }
}

#[cfg(test)]
mod tests;
