//! English. Plain words: what happened, and what to do next. Nothing here says that no money moved unless that is
//! known for certain.

use super::en_countries::COUNTRIES;
use super::en_later::{self as later, every, lasts};
use super::{Messages, Price};
use crate::{
    AddressLabel, AddressPart, Explains, Field, Method, Notice, Part, Problem, Rounding, Submit, SumKind,
};

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
    elsewhere_note: |method| match method {
        Method::Card => {
            "You enter your card, or choose another way, in the next step. This page never sees its number."
        }
        Method::MobileMoney => "You confirm the payment in the next step.",
        Method::BankTransfer => "You see the account to transfer to in the next step.",
        Method::Crypto => "The next step shows the address to pay to, and a code for your wallet.",
    },
    provider_heading: "Enter your payment details",
    provider_lead: |provider| format!("Your details go to {provider} directly and are encrypted."),
    provider_submit: |amount| format!("Pay {amount}"),
    provider_failed: "That did not work. Try again, or choose another way to pay.",
    provider_noscript: "Entering a card here needs JavaScript. Choose another way to pay below to go on without it.",
    away_heading: "Finish your payment",
    away_lead: |provider, amount| {
        format!("Pay {amount} on the secure page of {provider}. Then you come back here.")
    },
    away_go: |provider| format!("Continue to {provider}"),
    away_waiting: "Waiting for your payment. This page updates by itself.",
    away_note: "If you have already paid there, wait here instead. Paying another way could charge you twice; \
                a second payment would be returned.",
    chain_heading: "Pay from your wallet",
    chain_lead: |amount, network| format!("Send exactly {amount} on {network} to this address."),
    chain_enough_heading: "Your payment is on its way",
    chain_enough_lead: "There is nothing left to send. The payment is done as soon as the network has confirmed it.",
    chain_amount: "Amount",
    chain_address: "Address",
    chain_network: "Network",
    chain_token: "Token",
    chain_contract: "Contract",
    chain_code: "Code for your wallet with token, address and amount",
    chain_open: "Open in wallet",
    chain_only: |token, network| {
        format!(
            "Send only {token}, and only on {network}. Anything else sent to this address cannot be seen here."
        )
    },
    chain_received: |amount, token| {
        format!("{amount} {token} arrived. Send the rest to the same address to complete the payment.")
    },
    chain_seen: |amount, token, blocks| match blocks {
        1 => format!("{amount} {token} is on its way: 1 more block confirms it."),
        _ => format!("{amount} {token} is on its way: {blocks} more blocks confirm it."),
    },
    chain_waiting: "Waiting for your payment. This page updates by itself.",
    chain_warning: "If you have already sent the payment, wait here instead. What arrives after another payment has \
                    to be returned by the shop by hand.",
    transfer_note: "The next page shows the account to transfer to. Your order is confirmed when the money arrives.",
    label,
    hint,
    expiry_form: "MM / YY",
    cvc_form: "CVC",
    optional: "(optional)",
    choose: "Choose…",
    submit,
    busy: "Processing…",
    slow: (
        "This is taking longer than usual",
        "Your payment may still be on its way. Please keep this page open, or see how it stands: you will not be \
         charged twice.",
    ),
    lost: (
        "The connection was lost",
        "We do not know yet whether your payment reached us. Press the button again, or see how it stands: either \
         way you are charged only once.",
    ),
    look_again: "Check this payment",
    support: "Contact",
    terms: "Terms",
    privacy: "Privacy",
    cancel: |merchant| format!("Cancel and return to {merchant}"),
    back: |merchant| format!("Return to {merchant}"),
    errors: "Please check your details",
    problem,
    out_of_bounds,
    digits_only: "Use digits only.",
    notice,

    lines: "Your order",
    price,
    more_lines: |count| {
        if count == 1 { "Show 1 more item".to_owned() } else { format!("Show {count} more items") }
    },
    update: "Update",
    updated: |amount| format!("Updated. The total is {amount}."),
    changed: ("The total has changed", "Please look at the new total, and pay if you agree."),
    add: "Add",
    remove: "Remove",
    sum,
    free: "Free",
    tax_by_address: "Added once we know your address",
    explain: "How this total is made",
    explains,
    rounded: |rule| match rule {
        Rounding::Exact => "",
        Rounding::HalfUp => "rounded to the nearest, halves up",
        Rounding::LargestRemainder => "rounded so that the parts make the whole",
        Rounding::Capped => "at most what it applies to",
    },
    days: |least, most, business| {
        let kind = if business { "business " } else { "" };
        match (least, most) {
            (0, 0) => "Today".to_owned(),
            (1, 1) => format!("1 {kind}day"),
            _ if least == most => format!("{most} {kind}days"),
            _ => format!("{least}–{most} {kind}days"),
        }
    },
    apply: "Apply",
    applied: "Promotion code",
    amount_open: "Choose your amount",
    amount_hint: |least, most| match most {
        Some(most) => format!("Between {least} and {most}"),
        None => format!("{least} or more"),
    },

    shipping_heading: "Shipping address",
    shipping_options: "Shipping method",
    billing_heading: "Billing address",
    custom_heading: "More about your order",
    business_heading: "Business details",
    tax_id_kind: "Tax ID type",
    address,
    countries: COUNTRIES,
    terms_agree: "I agree to the",
    terms_agree_unlinked: "I agree to the terms of service",
    terms_link: "terms of service",
    terms_read: "Read the terms",
    new_tab: "(opens in a new tab)",
    promotions_agree: "Send me news and offers by email. I can stop them at any time.",

    order_merchant: |merchant| format!("Your order at {merchant}"),
    free_title: |merchant| format!("Complete your order at {merchant}"),
    free_heading: "Your details",
    free_submit: "Complete order",

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
    paid_close: "You can close this page now.",
    paid_moves_on: |merchant| format!("This page takes you back to {merchant} in a moment."),
    ordered_heading: "Order complete",
    ordered_lead: |merchant| {
        format!("Thank you. Your order at {merchant} is complete, and there is nothing to pay.")
    },
    expired_heading: "This payment page has expired",
    expired_lead: |merchant| {
        format!(
            "It can no longer be paid here. To buy again, start from {merchant}. If you think you \
                already paid, ask {merchant} first."
        )
    },
    paid_elsewhere_heading: "This order has already been paid",
    paid_elsewhere_lead: |merchant| {
        format!("It was paid to {merchant} on another page. There is nothing more to pay here.")
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
    demo_heading: "Demo shop",
    cancelled_heading: "Payment cancelled",
    cancelled_lead: "This is the demo shop. A real shop would show your basket here, so that you can try again.",
    codes_heading: "Error codes",
    codes_lead: "Every code the API can answer with, and what it means.",

    date: later::date,
    span: |from, to| format!("{from} – {to}"),
    due_today: "due today",
    row_today: "Paid today",
    row_free_until: "Free until",
    row_later: "Then",
    later: later::later,
    renews: later::renews,
    every,
    subscribe_to: |what| format!("Subscribe to {what}"),
    start_trial: "Start trial",
    mandate: later::mandate,
    no_card: "No card is needed now.",
    pay_invoice: |number| format!("Pay invoice {number}"),
    pay_invoice_title: |number, merchant| format!("Pay invoice {number} to {merchant}"),
    for_period: |from, to| format!("For {from} – {to}"),
    card_for: |what| format!("Card for {what}"),
    save_title: |merchant| format!("Use another card at {merchant}"),
    save_heading: "Use another card",
    save_lead: |what, merchant, due| match due {
        None => format!("{merchant} will charge it for {what} from now on. Nothing is charged today."),
        Some(due) => format!(
            "{merchant} will charge it for {what} from now on, and at once {due} for the invoice that is open."
        ),
    },
    save_submit: "Save card",
    save_notice: later::save_notice,
    card_challenge_lead: |bank| format!("{bank} asks you to confirm that this card is yours."),
    card_challenge_confirm: "Confirm card",
    restart_card: "Use another card",
    ends: later::ends,
    instrument: later::instrument,

    receipt: "Receipt",
    receipt_title: |seller| format!("Receipt from {seller}"),
    receipt_number: "Payment",
    receipt_refunded: "Refunded",
    receipt_test: "Test mode: no money was moved, and this is no receipt of a real payment.",
    receipt_proof: "This receipt is also there in a signed form, which anybody can check without asking us.",
    receipt_signed: "Signed receipt",
    receipt_link: "View receipt",
    invoice: "Invoice",
    invoice_title: |number, merchant| format!("Invoice {number} from {merchant}"),
    invoice_test: "Test mode: this invoice is not a real one.",
    invoice_status: later::invoice_status,
    invoice_lead: later::invoice_lead,
    invoice_number: "Invoice number",
    invoice_issued: "Issued",
    invoice_paid_on: "Paid on",
    invoice_due_by: "Due by",
    invoice_period: "Period",
    invoice_paid_with: "Paid with",
    invoice_seller: "From",
    invoice_buyer: "Billed to",
    tax_id: |number| format!("Tax ID: {number}"),
    invoice_paid: "Amount paid",
    invoice_due: "Amount due",
    invoice_pay: "Pay this invoice",
    invoice_print_lead: "To keep a copy, print this page or save it as a PDF.",
    print: "Print",
    go_back: "Back",

    portal_title: |merchant| format!("Your subscriptions at {merchant}"),
    portal_heading: "Your subscriptions",
    portal_none: "You have no subscription here.",
    portal_price: |amount, every| format!("{amount} {every}"),
    portal_next: "Next payment",
    portal_next_on: |amount, day| format!("{amount} on {day}"),
    portal_card: "Charged to",
    portal_pay: "Pay now",
    portal_cancel: "Cancel subscription",
    portal_resume: "Keep subscription",
    portal_change_card: "Use another card",
    portal_notice: later::portal_notice,
    portal_receipts: "Invoices",
    portal_no_receipts: "There are no invoices yet.",
    subscription_status: later::subscription_status,
    subscription_note: later::subscription_note,
    portal_cancel_heading: |name| format!("Cancel {name}?"),
    portal_cancel_lead: later::portal_cancel_lead,
    portal_cancel_charge: "Nothing more is charged for it.",
    portal_cancel_trial: "Nothing is charged for it.",
    portal_keep: "Keep it",
    portal_expired_heading: "This link has expired",
    portal_expired_lead: |merchant| {
        let whom = merchant.unwrap_or("the shop");
        format!("For your safety it works for a short time only. Open it again from {whom}.")
    },

    link_submit: later::link_submit,
    link_open_amount: "You choose the amount on the next page.",
    link_inactive_heading: "This link is not active",
    link_inactive_lead: |merchant| {
        format!("Nothing can be paid here now. Ask {merchant} if you expected something else.")
    },
    link_sold_out_heading: "Sold out",
    link_sold_out_lead: |merchant| {
        format!(
            "Everything behind this link is sold, or is being paid for by somebody else just now. Ask {merchant} \
             whether there will be more."
        )
    },
};

fn submit(submit: Submit, amount: Option<&str>) -> String {
    let (word, between) = match submit {
        Submit::Pay => ("Pay", " "),
        Submit::Book => ("Book", " · "),
        Submit::Donate => ("Donate", " "),
        Submit::Subscribe => ("Subscribe", " · "),
    };
    amount.map_or_else(|| word.to_owned(), |amount| format!("{word}{between}{amount}"))
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Card => "Card",
        Method::MobileMoney => "Mobile money",
        Method::BankTransfer => "Bank transfer",
        Method::Crypto => "Crypto",
    }
}

fn method_note(method: Method) -> &'static str {
    match method {
        Method::Card => "Credit or debit",
        Method::MobileMoney => "Approve on your phone",
        Method::BankTransfer => "From your bank's app",
        Method::Crypto => "From your own wallet",
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
        Field::Name => "Full name",
        Field::ContactPhone => "Phone number",
        Field::BusinessName => "Business name",
        Field::TaxId => "Tax ID",
        Field::CustomAmount => "Your amount",
        Field::Promotion => "Promotion code",
        Field::Shipping => "Shipping method",
        Field::Terms => "Terms of service",
        Field::Quantity(_) => "Quantity",
        Field::Custom(_) => "",
        Field::Address(_, part) => match part {
            AddressPart::Country => "Country or region",
            AddressPart::Name => address(AddressLabel::Name),
            AddressPart::Line1 => address(AddressLabel::Line1),
            AddressPart::Line2 => address(AddressLabel::Line2),
            AddressPart::City => address(AddressLabel::City),
            AddressPart::State => address(AddressLabel::State),
            AddressPart::PostalCode => address(AddressLabel::PostalCode),
        },
    }
}

fn address(label: AddressLabel) -> &'static str {
    match label {
        AddressLabel::Name => "Full name",
        AddressLabel::Line1 => "Address",
        AddressLabel::Line2 => "Apartment, suite, floor",
        AddressLabel::City => "City",
        AddressLabel::Town => "Town or city",
        AddressLabel::Suburb => "Suburb",
        AddressLabel::State => "State",
        AddressLabel::Province => "Province",
        AddressLabel::Region => "Region",
        AddressLabel::Prefecture => "Prefecture",
        AddressLabel::County => "County",
        AddressLabel::Emirate => "Emirate",
        AddressLabel::PostalCode => "Postal code",
        AddressLabel::Zip => "ZIP code",
        AddressLabel::Postcode => "Postcode",
        AddressLabel::Pin => "PIN code",
        AddressLabel::Eircode => "Eircode",
    }
}

/// Such as `2 × GHS 10.00 per seat, every month`. One of something needs no sum, unless it has a name or costs less
/// this time.
fn price(price: &Price<'_>) -> String {
    let each = match (price.quantity, &price.unit, price.label) {
        (_, None, _) => String::new(),
        (Some(1), Some(unit), None) if price.is_less => unit.clone(),
        (Some(1), Some(_), None) => String::new(),
        (Some(1) | None, Some(unit), Some(label)) => format!("{unit} per {label}"),
        (Some(count), Some(unit), Some(label)) => format!("{count} × {unit} per {label}"),
        (Some(count), Some(unit), None) => format!("{count} × {unit}"),
        (None, Some(unit), None) => format!("{unit} each"),
    };
    let each = match price.every.map(every) {
        None => each,
        Some(every) if each.is_empty() => format!("Charged {every}"),
        Some(every) => format!("{each}, {every}"),
    };
    let each = match price.lasts.map(lasts) {
        None => each,
        Some(lasts) if each.is_empty() => format!("For {lasts}"),
        Some(lasts) => format!("{each}, for {lasts}"),
    };
    match price.part {
        None => each,
        Some(Part { days, of }) if each.is_empty() => format!("{days} of {of} days"),
        Some(Part { days, of }) => format!("{each} · {days} of {of} days"),
    }
}

fn sum(kind: &SumKind) -> String {
    match kind {
        SumKind::Subtotal => "Subtotal".to_owned(),
        SumKind::Discount { name } => format!("Discount: {name}"),
        SumKind::Shipping { name } if name.trim().is_empty() => "Shipping".to_owned(),
        SumKind::Shipping { name } => format!("Shipping: {name}"),
        SumKind::Tax { name, percent, inclusive: true } => format!("incl. {name} {percent} %"),
        SumKind::Tax { name, percent, inclusive: false } => format!("{name} {percent} %"),
        SumKind::TaxByAddress => "Tax".to_owned(),
        SumKind::Adjustment { name } if name.trim().is_empty() => "Adjustment".to_owned(),
        SumKind::Adjustment { name } => name.clone(),
        SumKind::Carried => "Credit for your next invoice".to_owned(),
        SumKind::Total => "Total".to_owned(),
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
        | Field::Code
        | Field::Name
        | Field::ContactPhone
        | Field::BusinessName
        | Field::TaxId
        | Field::CustomAmount
        | Field::Promotion
        | Field::Shipping
        | Field::Terms
        | Field::Address(..)
        | Field::Quantity(_)
        | Field::Custom(_) => "",
    }
}

fn problem(field: Field, problem: Problem) -> &'static str {
    match (field, problem) {
        (_, Problem::HoldsCard) => {
            "This looks like a card number. Enter one only where your card is asked for."
        }
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
        (Field::Promotion, _) => promotion_problem(problem),
        (Field::Address(_, part), _) => address_problem(part, problem),
        (Field::CustomAmount | Field::Quantity(_), _) => number_problem(field, problem),
        _ => detail_problem(field, problem),
    }
}

fn promotion_problem(problem: Problem) -> &'static str {
    match problem {
        Problem::Missing => "Enter a promotion code first.",
        Problem::Expired => "This promotion code has expired.",
        Problem::UsedUp => "This promotion code has already been used as often as it may be.",
        Problem::BelowMinimum | Problem::TooSmall => "Your order is too small for this promotion code.",
        Problem::NotForThis => "This promotion code is not for this order.",
        _ => "This promotion code is not valid. Check the spelling; it may also have ended.",
    }
}

fn number_problem(field: Field, problem: Problem) -> &'static str {
    match (field, problem) {
        (Field::CustomAmount, Problem::Missing) => "Enter the amount you want to pay.",
        (Field::CustomAmount, Problem::TooSmall) => "This amount is too small. Enter a larger one.",
        (Field::CustomAmount, Problem::TooLarge) => "This amount is too large. Enter a smaller one.",
        (Field::CustomAmount, Problem::TooFine) => {
            "This amount has more decimals than can be paid. Round it, for example to two decimals."
        }
        (Field::CustomAmount, _) => "Enter the amount in digits, written like the amounts under the field.",
        (_, Problem::TooSmall) => "This quantity is too small. Choose a larger one.",
        (_, Problem::TooLarge) => "This quantity is too large. Choose a smaller one.",
        (_, Problem::TooFine) => {
            "With this quantity the total has more decimals than can be paid. Choose another one."
        }
        _ => "Enter the quantity as a whole number.",
    }
}

fn out_of_bounds(field: Field, problem: Problem, bound: &str) -> String {
    match (field, problem) {
        (Field::CustomAmount, Problem::TooSmall) => {
            format!("This amount is too small. Enter at least {bound}.")
        }
        (Field::CustomAmount, _) => format!("This amount is too large. Enter at most {bound}."),
        (_, Problem::TooSmall) => format!("This quantity is too small. Choose at least {bound}."),
        _ => format!("This quantity is too large. Choose at most {bound}."),
    }
}

fn address_problem(part: AddressPart, problem: Problem) -> &'static str {
    match (part, problem) {
        (AddressPart::Country, Problem::NotOffered) => "This country cannot be chosen. Choose another one.",
        (AddressPart::Country, _) => "Choose a country.",
        (_, Problem::TooLong) => "This is too long. Use a shorter form.",
        (AddressPart::Name, _) => "Enter the full name.",
        (AddressPart::Line1, _) => "Enter the street and house number.",
        (AddressPart::Line2, _) => "Enter the apartment, suite or floor.",
        (AddressPart::City, _) => "Enter the town or city.",
        (AddressPart::State, Problem::Missing) => "Enter or choose the state, province or region.",
        (AddressPart::State, _) => "Choose a state, province or region of this country.",
        (AddressPart::PostalCode, Problem::Missing) => "Enter the postal code.",
        (AddressPart::PostalCode, _) => "This postal code does not fit the country. Check both.",
    }
}

fn detail_problem(field: Field, problem: Problem) -> &'static str {
    match (field, problem) {
        (Field::Name, Problem::Missing) => "Enter your full name.",
        (Field::ContactPhone, Problem::Missing) => "Enter your phone number.",
        (Field::ContactPhone, Problem::TooLong) => "This phone number is too long. Check it.",
        (Field::ContactPhone, _) => {
            "This is not a complete phone number. It can begin with + and the country."
        }
        (Field::BusinessName, Problem::Missing) => "Enter the name of your business.",
        (Field::TaxId, Problem::Missing) => "Enter your tax ID.",
        (Field::TaxId, Problem::NotOffered) => "Choose the type of your tax ID.",
        (Field::TaxId, _) => "This tax ID does not fit its type. Check both.",
        (Field::Shipping, _) => "Choose how your order is shipped.",
        (Field::Terms, _) => "To go on, agree to the terms.",
        (_, Problem::TooLong) => "This is too long. Use fewer characters.",
        (_, Problem::TooShort) => "This is too short. Use more characters.",
        (_, Problem::NotOffered) => "Choose one of the answers in the list.",
        (_, Problem::Missing) => "Please answer this question.",
        _ => "Please check this answer.",
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
        Notice::TotalChanged => (
            "The total has changed",
            "Nothing was charged. Please look at the new total, and pay if you agree.",
        ),
        Notice::DiscountGone => (
            "The discount is no longer available",
            "Nothing was charged. Please look at the new total, and pay if you agree.",
        ),
        Notice::OrderBusy => (
            "This order is being paid on another page",
            "Finish it there, or wait a few minutes and try again here. That way you do not pay twice.",
        ),
    }
}

fn explains(what: &Explains) -> String {
    match what {
        Explains::Line { name } => name.clone(),
        Explains::LineShare { name } => format!("Part of the period: {name}"),
        Explains::Adjustment { name } if name.trim().is_empty() => "Adjustment".to_owned(),
        Explains::Adjustment { name } => name.clone(),
        Explains::Carried => "Credit for your next invoice".to_owned(),
        Explains::Subtotal => "Subtotal".to_owned(),
        Explains::Discount { name } => format!("Discount: {name}"),
        Explains::DiscountShare { name } => format!("Share of the discount: {name}"),
        Explains::TaxContained { name } => format!("Tax that is in the price: {name}"),
        Explains::TaxShare { tax, name } => format!("{tax} of it: {name}"),
        Explains::TaxAdded { tax, name } => format!("{tax} on {name}"),
        Explains::Shipping { name } => format!("Shipping: {name}"),
        Explains::Total => "Total".to_owned(),
    }
}
