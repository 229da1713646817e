//! English. Plain words: what happened, and what to do next. Nothing here says that no money moved unless that is
//! known for certain.

use super::Messages;
use crate::{Field, Method, Notice, Problem};

/// English.
pub const EN: Messages = Messages {
    lang: "en",
    dir: "ltr",
    broken: "This page could not be shown. Please reload it.",
    product: "Kassa",
    powered: "Powered by Kassa",
    test_mode: "Test mode",
    error_prefix: "Error: ",

    summary: "What you pay for",
    pay_merchant: |merchant| format!("Pay {merchant}"),
    expires: "This page closes at",
    row_merchant: "Merchant",
    row_amount: "Amount",
    row_for: "For",
    row_card: "Card",

    pay_title: |amount, merchant| format!("Pay {amount} to {merchant}"),
    pay_heading: "Payment details",
    methods: "Pay with",
    method,
    method_note,
    transfer_note: "The next page shows the account to transfer to. Your order is confirmed when the money arrives.",
    label,
    hint,
    expiry_form: "MM / YY",
    cvc_form: "CVC",
    pay: |amount| format!("Pay {amount}"),
    busy: "Processing…",
    cancel: |merchant| format!("Cancel and return to {merchant}"),
    back: |merchant| format!("Return to {merchant}"),
    errors: "Please check your details",
    problem,
    notice,

    hints: "Test numbers",
    hints_lead: "No real money moves. Use any future date, any security code and any name.",
    hint_cards: &[
        ("4242 4242 4242 4242", "Succeeds"),
        ("4000 0000 0000 0002", "Declined"),
        ("4000 0000 0000 9995", "Insufficient funds"),
        ("4000 0000 0000 0069", "Expired card"),
        ("4000 0000 0000 0127", "Wrong security code"),
        ("4000 0025 0000 3155", "Asks the bank (3D Secure)"),
    ],
    hint_phones: &[
        ("024 412 3456", "Approves"),
        ("020 412 3456", "Asks for a code: 123456"),
        ("024 412 3000", "Refuses"),
    ],

    restart: "Choose another way to pay",
    prompt_note: "If you have already approved this payment, wait here instead. Paying another way \
        could charge you twice.",
    transfer_warning: "If you have already sent the transfer, wait here instead. Paying another way \
        means paying twice.",

    challenge_heading: "Confirm with your bank",
    challenge_lead: |bank| format!("{bank} asks you to confirm that this payment is yours."),
    challenge_confirm: "Confirm payment",
    challenge_reject: "Reject",

    code_heading: "Enter your code",
    code_lead: |provider, phone| format!("{provider} sent a code to {phone}."),
    code_button: "Confirm code",

    prompt_heading: "Approve on your phone",
    prompt_lead: |provider, phone| format!("{provider} sent a payment request to {phone}."),
    prompt_steps: |amount, merchant| {
        vec![
            "Open the payment request on your phone.".to_owned(),
            format!("Check that it says {amount} for {merchant}."),
            "Enter your mobile money PIN to approve. Never type your PIN on a website.".to_owned(),
        ]
    },
    prompt_waiting: "Waiting for your approval. This page updates by itself.",

    transfer_heading: "Make your bank transfer",
    transfer_lead: |amount| format!("Transfer exactly {amount} to this account."),
    transfer_bank: "Bank",
    transfer_account: "Account number",
    transfer_reference: "Reference",
    transfer_exact: "Use this exact amount and reference. Without them we cannot match the transfer to your order.",
    transfer_waiting: "Waiting for your transfer. This page updates by itself.",
    copy: |row| format!("Copy: {row}"),
    copy_short: "Copy",
    copied: "Copied",

    processing_heading: "Confirming your payment",
    processing_lead: "We are waiting for the payment provider's answer. Please do not pay again. \
        This page updates by itself.",
    paid_heading: "Payment complete",
    paid_lead: |merchant| format!("Thank you. Your payment to {merchant} went through."),
    expired_heading: "This payment page has expired",
    expired_lead: |merchant| {
        format!(
            "It can no longer be paid here. To buy again, start from {merchant}. If you think you \
                already paid, ask {merchant} first."
        )
    },
    locked_heading: "Too many failed attempts",
    locked_lead: |merchant| {
        format!(
            "For your safety this page takes no more attempts. To try again, go back to {merchant} \
                and start a new payment."
        )
    },
    unavailable_heading: "This payment cannot be taken right now",
    unavailable_lead: |merchant| {
        format!(
            "No payment provider is available for it. Please try again later, or ask {merchant} for another way to pay."
        )
    },

    problem_status: "Error",
    problem_request: "Request",
    home_lead: "A checkout server is running here.",
    home_version: "Version",
    dashboard_heading: "Dashboard",
    dashboard_lead: "The dashboard will be here. Until then, use the API.",
    home_link: "Back to the start",
    thanks_heading: "Thank you for your order",
    thanks_lead: "This is the demo shop. A real shop would show your order here.",
    thanks_session: "Session",
    cancelled_heading: "Payment cancelled",
    cancelled_lead: "This is the demo shop. A real shop would show your basket here, so that you can try again.",
    codes_heading: "Error codes",
    codes_lead: "Every code the API can answer with, and what it means.",
};

fn method(method: Method) -> &'static str {
    match method {
        Method::Card => "Card",
        Method::MobileMoney => "Mobile money",
        Method::BankTransfer => "Bank transfer",
    }
}

fn method_note(method: Method) -> &'static str {
    match method {
        Method::Card => "Credit or debit",
        Method::MobileMoney => "Approve on your phone",
        Method::BankTransfer => "From your bank's app",
    }
}

fn label(field: Field) -> &'static str {
    match field {
        Field::Email => "Email",
        Field::CardNumber => "Card number",
        Field::CardExpiry => "Expiry date",
        Field::CardCvc => "Security code",
        Field::CardName => "Name on card",
        Field::Phone => "Mobile money number",
        Field::Method => "Way to pay",
        Field::Code => "Code",
    }
}

fn hint(field: Field) -> &'static str {
    match field {
        Field::Phone => "You approve the payment on this phone.",
        Field::Email
        | Field::CardNumber
        | Field::CardExpiry
        | Field::CardCvc
        | Field::CardName
        | Field::Method
        | Field::Code => "",
    }
}

fn problem(field: Field, problem: Problem) -> &'static str {
    match (field, problem) {
        (Field::Email, Problem::Missing) => "Enter your email address.",
        (Field::Email, Problem::TooLong) => "This email address is too long. Use a shorter one.",
        (Field::Email, _) => "This is not a complete email address. It should look like ama@example.com.",
        (Field::CardNumber, Problem::Missing) => "Enter the long number on your card.",
        (Field::CardNumber, Problem::Luhn) => "This card number is mistyped. Compare it with your card.",
        (Field::CardNumber, Problem::TestNumbersOnly) => {
            "This is test mode. Use one of the test numbers, never a real card."
        }
        (Field::CardNumber, Problem::TooLong) => "This card number is too long. Compare it with your card.",
        (Field::CardNumber, _) => "This card number is not complete. Compare it with your card.",
        (Field::CardExpiry, Problem::Missing) => "Enter the expiry date of your card.",
        (Field::CardExpiry, Problem::Expired) => "This date is in the past. Check it, or use another card.",
        (Field::CardExpiry, _) => "Enter the expiry date as month and year, such as 08 / 29.",
        (Field::CardCvc, Problem::Missing) => "Enter the security code of your card.",
        (Field::CardCvc, _) => "The security code has 3 digits, or 4 on American Express.",
        (Field::CardName, Problem::Missing) => "Enter the name as it is printed on your card.",
        (Field::CardName, Problem::TooLong) => {
            "This name is too long. Use the name as it is printed on your card."
        }
        (Field::CardName, _) => "Enter the name as it is printed, in letters.",
        (Field::Phone, Problem::Missing) => "Enter your mobile money number.",
        (Field::Phone, Problem::UnknownProvider) => {
            "We do not know a mobile network for this number. Check the first three digits."
        }
        (Field::Phone, Problem::TestNumbersOnly) => "This is test mode. Use one of the test phone numbers.",
        (Field::Phone, _) => "This is not a complete phone number. It should look like 024 412 3456.",
        (Field::Method, _) => "Choose how you want to pay.",
        (Field::Code, Problem::Missing) => "Enter the code that was sent to your phone.",
        (Field::Code, Problem::WrongCode) => {
            "This code is not right. Check the message on your phone and try again."
        }
        (Field::Code, Problem::Expired) => {
            "This code is no longer valid. Choose another way to pay, or start again."
        }
        (Field::Code, _) => "The code has only digits. Enter it as it was sent to your phone.",
    }
}

fn notice(notice: Notice) -> (&'static str, &'static str) {
    match notice {
        Notice::Declined => {
            ("The payment was declined", "Try another card or way to pay, or ask your bank or provider why.")
        }
        Notice::InsufficientFunds => {
            ("There is not enough money available", "Add money first, or use another card or way to pay.")
        }
        Notice::ExpiredCard => ("This card has expired", "Check the expiry date, or use another card."),
        Notice::IncorrectCvc => {
            ("The security code is not right", "Enter the card again with the 3 or 4 digits printed on it.")
        }
        Notice::AuthenticationFailed => (
            "Your bank could not confirm it was you",
            "Try again and confirm with your bank, or pay another way.",
        ),
        Notice::ProcessingError => (
            "The payment did not go through",
            "Something went wrong at the payment provider. Try again in a moment, or pay another way.",
        ),
        // Whoever holds the card is not told that it was reported; the buyer's bank explains it to its customer.
        Notice::LostOrStolen => ("The card was declined", "Use another card, or ask your bank."),
        Notice::NotConfirmed => (
            "The payment was not approved on your phone",
            "It was refused or not answered in time. Try again and approve the request, or pay another way.",
        ),
        Notice::NotCharged => (
            "The payment did not reach the provider",
            "Nothing was charged. Please try again, or pay another way.",
        ),
        Notice::Abandoned => (
            "Choose how you want to pay",
            "If a request from the earlier try is still on your phone or in your bank's app, do not approve it.",
        ),
        Notice::TooManyAttempts => {
            ("There were too many tries", "Wait a few minutes, then try again or pay another way.")
        }
    }
}
