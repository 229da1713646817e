//! Every page in every state worth looking at: what the tests check and what a designer looks through. All values
//! are made up.

mod away;
mod demo;
mod later;
mod orders;

use crate::{
    Choices, Details, Field, FieldError, Method, Notice, Page, PayForm, Problem, Purpose, Step, Submit, Total,
};

/// Every page in every state worth looking at, each with a name that can be a file name.
#[must_use]
pub fn samples() -> Vec<(&'static str, Page)> {
    let mut all = forms();
    all.extend(wrong());
    all.extend(notices());
    all.extend(amounts());
    all.extend(orders::orders());
    all.extend(orders::details());
    all.extend(orders::ends());
    all.extend(steps());
    all.extend(away::elsewhere());
    all.extend(results());
    all.extend(later::subscriptions());
    all.extend(later::purposes());
    all.extend(later::ends());
    all.extend(later::invoices());
    all.extend(later::portals());
    all.extend(later::links());
    all.extend(others());
    all.extend(demo::demo());
    all
}

const ALL: [Method; 3] = [Method::Card, Method::MobileMoney, Method::BankTransfer];
const HOSTILE: &str =
    "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'{{7*7}} \u{202e}gnp.exe\u{2066}\u{200b}";
const SHOP: &str = "https://shop.example/cart?id=7&lang=en";

fn total(description: &str, amount_minor: i64, currency: &str, exponent: u32) -> Total {
    let description = (!description.is_empty()).then(|| description.to_owned());
    Total {
        description,
        amount_minor,
        currency: currency.to_owned(),
        exponent,
        cart: None,
        recurring: None,
        purpose: Purpose::Buy,
        keeps_card: false,
    }
}

fn book() -> Total {
    total("Things Fall Apart, paperback", 5_000, "GHS", 2)
}

fn form(methods: &[Method], chosen: Method) -> PayForm {
    PayForm {
        action: "/pay/cs_sample".to_owned(),
        token: "sample-token".to_owned(),
        methods: methods.to_vec(),
        elsewhere: Vec::new(),
        chosen,
        email: String::new(),
        phone: String::new(),
        card_name: String::new(),
        errors: Vec::new(),
        notice: None,
        cancel_url: Some(SHOP.to_owned()),
        expires_at: "2026-01-31T12:30:00Z".to_owned(),
        test_hints: true,
        choices: Choices::default(),
        details: Details::default(),
        submit: Submit::Pay,
        free: false,
        submit_message: None,
        shipping_message: None,
    }
}

fn filled(chosen: Method) -> PayForm {
    PayForm {
        email: "ama@example.com".to_owned(),
        phone: "024 412 3456".to_owned(),
        card_name: "Ama Mensah".to_owned(),
        ..form(&ALL, chosen)
    }
}

fn pay(total: Total, form: PayForm) -> Page {
    Page::Pay { total, form }
}

fn forms() -> Vec<(&'static str, Page)> {
    let live = PayForm { test_hints: false, ..form(&[Method::Card], Method::Card) };
    vec![
        ("pay-empty", pay(book(), form(&ALL, Method::Card))),
        ("pay-card-only", pay(book(), form(&[Method::Card], Method::Card))),
        ("pay-card-only-no-hints", pay(book(), live)),
        ("pay-phone-only", pay(book(), form(&[Method::MobileMoney], Method::MobileMoney))),
        ("pay-transfer-only", pay(book(), form(&[Method::BankTransfer], Method::BankTransfer))),
        ("pay-phone-filled", pay(book(), filled(Method::MobileMoney))),
        ("pay-transfer-chosen", pay(book(), filled(Method::BankTransfer))),
    ]
}

fn wrong() -> Vec<(&'static str, Page)> {
    let page = |chosen, errors: &[(Field, Problem)]| {
        let errors = errors.iter().map(|(field, problem)| FieldError { field: *field, problem: *problem });
        pay(book(), PayForm { errors: errors.collect(), ..filled(chosen) })
    };
    let missing = [
        (Field::Email, Problem::Missing),
        (Field::CardNumber, Problem::Missing),
        (Field::CardExpiry, Problem::Missing),
        (Field::CardCvc, Problem::Missing),
        (Field::CardName, Problem::Missing),
    ];
    let malformed = [
        (Field::Email, Problem::Malformed),
        (Field::CardNumber, Problem::Luhn),
        (Field::CardExpiry, Problem::Expired),
        (Field::CardCvc, Problem::Malformed),
        (Field::CardName, Problem::TooLong),
    ];
    vec![
        ("errors-missing", page(Method::Card, &missing)),
        ("errors-malformed", page(Method::Card, &malformed)),
        ("errors-real-card", page(Method::Card, &[(Field::CardNumber, Problem::TestNumbersOnly)])),
        ("errors-phone", page(Method::MobileMoney, &[(Field::Phone, Problem::UnknownProvider)])),
        ("errors-method", page(Method::Card, &[(Field::Method, Problem::Missing)])),
    ]
}

fn notices() -> Vec<(&'static str, Page)> {
    let page = |chosen, notice| pay(book(), PayForm { notice: Some(notice), ..filled(chosen) });
    vec![
        ("notice-declined", page(Method::Card, Notice::Declined)),
        ("notice-insufficient-funds", page(Method::Card, Notice::InsufficientFunds)),
        ("notice-expired-card", page(Method::Card, Notice::ExpiredCard)),
        ("notice-incorrect-cvc", page(Method::Card, Notice::IncorrectCvc)),
        ("notice-authentication-failed", page(Method::Card, Notice::AuthenticationFailed)),
        ("notice-processing-error", page(Method::Card, Notice::ProcessingError)),
        ("notice-lost-or-stolen", page(Method::Card, Notice::LostOrStolen)),
        ("notice-not-confirmed", page(Method::MobileMoney, Notice::NotConfirmed)),
        ("notice-not-charged", page(Method::Card, Notice::NotCharged)),
        ("notice-abandoned", page(Method::Card, Notice::Abandoned)),
        ("notice-too-many-attempts", page(Method::Card, Notice::TooManyAttempts)),
        ("notice-total-changed", page(Method::Card, Notice::TotalChanged)),
        ("notice-discount-gone", page(Method::Card, Notice::DiscountGone)),
        ("notice-order-busy", page(Method::Card, Notice::OrderBusy)),
    ]
}

fn amounts() -> Vec<(&'static str, Page)> {
    let page = |total| pay(total, form(&ALL, Method::Card));
    let long = "A very long description that a merchant wrote for an order of many parts, \
        Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft included. "
        .repeat(3);
    let hostile = PayForm {
        email: HOSTILE.to_owned(),
        phone: HOSTILE.to_owned(),
        card_name: HOSTILE.to_owned(),
        expires_at: HOSTILE.to_owned(),
        ..form(&ALL, Method::Card)
    };
    vec![
        ("amount-jpy", page(total("お茶", 1_000, "JPY", 0))),
        ("amount-kwd", page(total("قهوة", 1_250, "KWD", 3))),
        ("amount-token", page(total("Stickers", 1_250_000, "USDC", 8))),
        ("amount-huge", page(total("", i64::MAX, "GHS", 2))),
        ("text-none", page(total("", 99, "GHS", 2))),
        ("text-long", page(total(&long, 123_450, "GHS", 2))),
        ("text-hostile", pay(total(HOSTILE, 5_000, "GHS", 2), hostile)),
    ]
}

fn step() -> Step {
    Step {
        action: "/pay/cs_sample/step".to_owned(),
        restart_action: "/pay/cs_sample/restart".to_owned(),
        token: "sample-token".to_owned(),
        attempt: "pay_sample".to_owned(),
        cancel_url: Some(SHOP.to_owned()),
    }
}

fn challenge(bank: &str) -> Page {
    Page::Challenge { total: book(), step: step(), bank: bank.to_owned(), card_last4: "3155".to_owned() }
}

fn code(error: Option<Problem>) -> Page {
    let (phone_masked, provider) = ("020 *** *456".to_owned(), "Telecel Cash".to_owned());
    Page::Code { total: book(), step: step(), phone_masked, provider, words: String::new(), error }
}

fn prompt(provider: &str, words: &str) -> Page {
    let (phone_masked, provider) = ("024 *** *456".to_owned(), provider.to_owned());
    Page::Prompt { total: book(), step: step(), phone_masked, provider, words: words.to_owned() }
}

fn transfer(bank: &str, account: &str, reference: &str) -> Page {
    let (bank, account, reference) = (bank.to_owned(), account.to_owned(), reference.to_owned());
    Page::Transfer { total: book(), step: step(), bank, account, reference }
}

fn steps() -> Vec<(&'static str, Page)> {
    vec![
        ("step-challenge", challenge("Sample Bank")),
        ("step-challenge-hostile", challenge(HOSTILE)),
        ("step-code", code(None)),
        ("step-code-missing", code(Some(Problem::Missing))),
        ("step-code-wrong", code(Some(Problem::WrongCode))),
        ("step-code-expired", code(Some(Problem::Expired))),
        ("step-prompt", prompt("MTN MoMo", "")),
        ("step-prompt-words", prompt("MTN MoMo", "Dial *170#, choose 6 and then 3 if no prompt comes.")),
        ("step-prompt-hostile", prompt(HOSTILE, HOSTILE)),
        ("step-transfer", transfer("Sample Bank Ghana", "1441 0022 8316", "KS-7Q4M-2X")),
        ("step-transfer-hostile", transfer(HOSTILE, HOSTILE, HOSTILE)),
    ]
}

fn paid(total: Total) -> Page {
    Page::Paid {
        total,
        continue_url: Some(SHOP.to_owned()),
        moves_on: false,
        receipt_url: None,
        message: None,
        free: false,
    }
}

fn moving_on(mut page: Page) -> Page {
    if let Page::Paid { moves_on, .. } = &mut page {
        *moves_on = true;
    }
    page
}

fn results() -> Vec<(&'static str, Page)> {
    let url = || Some(SHOP.to_owned());
    vec![
        ("processing", Page::Processing { total: book(), cancel_url: url() }),
        ("processing-no-way-back", Page::Processing { total: book(), cancel_url: None }),
        ("paid", paid(book())),
        ("paid-moves-on", moving_on(paid(book()))),
        ("paid-hostile", paid(total(HOSTILE, 5_000, "GHS", 2))),
        ("expired", Page::Expired { total: book(), cancel_url: url() }),
        ("expired-no-way-back", Page::Expired { total: total("", 5_000, "GHS", 2), cancel_url: None }),
        ("paid-elsewhere", Page::PaidElsewhere { total: book(), cancel_url: url() }),
        ("locked", Page::Locked { total: book(), cancel_url: url() }),
        ("unavailable", Page::Unavailable { total: book(), cancel_url: url() }),
    ]
}

fn problem(status: u16, request_id: &str) -> Page {
    Page::Problem { status, request_id: request_id.to_owned() }
}

fn others() -> Vec<(&'static str, Page)> {
    let codes = [
        ("amount_too_small", "The amount is below what the processor accepts."),
        ("card_declined", "The bank declined the card. Ask the buyer for another way to pay."),
        ("rate_limited", "Too many requests. Wait for the time in the Retry-After header."),
    ];
    let codes = codes.map(|(code, meaning)| (code.to_owned(), meaning.to_owned())).to_vec();
    vec![
        ("problem-404", problem(404, "req_01sample")),
        ("problem-429", problem(429, "req_01sample")),
        ("problem-500", problem(500, "req_01sample")),
        ("problem-hostile", problem(400, HOSTILE)),
        ("home", Page::Home { version: "0.1.0".to_owned(), demo: true }),
        ("demo-cancelled", Page::DemoCancelled),
        ("error-codes", Page::ErrorCodes { codes }),
    ]
}
