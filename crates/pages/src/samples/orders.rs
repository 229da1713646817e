//! Orders in every state worth looking at: what is bought, what can be changed, and what is asked.

use super::{ALL, HOSTILE, SHOP, filled, form, pay, total};
use crate::{
    AddressField, AddressForm, AddressKind, AddressLabel, AddressPart, Cart, Choices, Consent, CustomAmount,
    CustomField, CustomKind, Details, Explained, Explains, Field, FieldError, Line, Method, Notice, Page,
    PayForm, Period, Problem, Promotion, Rounding, ShippingChoice, Submit, Sum, SumKind, TaxIdAsk, Term,
    TextAsk, Total,
};

fn line(key: &str, name: &str, quantity: i64, unit: i64) -> Line {
    Line {
        key: key.to_owned(),
        name: name.to_owned(),
        description: None,
        quantity,
        unit_label: None,
        unit_minor: Some(unit),
        amount_minor: unit.saturating_mul(quantity),
        every: None,
        lasts: None,
        part: None,
        adjustable: None,
        optional: false,
    }
}

fn sum(kind: SumKind, amount_minor: i64) -> Sum {
    Sum { kind, amount_minor }
}

fn tax(name: &str, percent: &str, inclusive: bool) -> SumKind {
    SumKind::Tax { name: name.to_owned(), percent: percent.to_owned(), inclusive }
}

fn discount(name: &str) -> SumKind {
    SumKind::Discount { name: name.to_owned() }
}

fn explained(what: Explains, how: &[Term], exact: &str, amount_minor: i64, rule: Rounding) -> Explained {
    Explained { what, how: how.to_vec(), exact: exact.to_owned(), amount_minor, rule }
}

/// What stands before an amount, the amount, and what stands after it.
pub(super) fn how(before: &str, minor: i64, after: &str) -> [Term; 3] {
    [Term::Signs(before.to_owned()), Term::Amount(minor), Term::Signs(after.to_owned())]
}

fn bought(name: &str) -> Explains {
    Explains::Line { name: name.to_owned() }
}

fn off(name: &str) -> Explains {
    Explains::Discount { name: name.to_owned() }
}

fn taxed(name: &str) -> Explains {
    Explains::TaxAdded { tax: "VAT".to_owned(), name: name.to_owned() }
}

fn contained(name: &str) -> Explains {
    Explains::TaxContained { name: name.to_owned() }
}

fn order(currency: (&str, u32), cart: Cart) -> Total {
    let amount = cart.sums.iter().rfind(|sum| matches!(sum.kind, SumKind::Total));
    let amount = amount.map_or_else(
        || cart.lines.iter().map(|line| line.amount_minor).fold(0, i64::saturating_add),
        |sum| sum.amount_minor,
    );
    Total { cart: Some(Box::new(cart)), ..total("", amount, currency.0, currency.1) }
}

const CEDI: (&str, u32) = ("GHS", 2);

/// Several lines, of which some can be changed, with a discount, shipping and a tax on top.
fn coffee() -> Cart {
    let beans = Line {
        description: Some("Whole beans, 500 g, roasted in Kumasi".to_owned()),
        adjustable: Some((1, 10)),
        ..line("li_beans", "Ashanti Dark coffee", 2, 6_500)
    };
    let mug = Line { optional: true, ..line("li_mug", "Enamel mug", 1, 3_000) };
    let filters = Line {
        optional: true,
        amount_minor: 0,
        description: Some("100 pieces".to_owned()),
        ..line("li_filters", "Paper filters", 0, 1_200)
    };
    Cart {
        lines: vec![beans, mug, filters],
        sums: vec![
            sum(SumKind::Subtotal, 16_000),
            sum(discount("Opening week"), -1_600),
            sum(SumKind::Shipping { name: "Courier".to_owned() }, 1_500),
            sum(tax("VAT", "15", false), 2_385),
            sum(SumKind::Total, 18_285),
        ],
        steps: vec![
            explained(
                bought("Ashanti Dark coffee"),
                &how("2 × ", 6_500, ""),
                "130.00",
                13_000,
                Rounding::Exact,
            ),
            explained(off("Opening week"), &how("", 16_000, " × 10 %"), "16.00", 1_600, Rounding::Exact),
            explained(
                taxed("Ashanti Dark coffee"),
                &how("", 15_900, " × 15 %"),
                "23.85",
                2_385,
                Rounding::Exact,
            ),
        ],
    }
}

/// Prices that contain their tax, and a tax that does not come out even.
fn seats() -> Cart {
    let seats = Line {
        unit_label: Some("seat".to_owned()),
        every: Some((1, Period::Month)),
        ..line("li_seats", "Team plan", 3, 1_999)
    };
    let setup = line("li_setup", "Setup", 1, 4_950);
    Cart {
        lines: vec![seats, setup],
        sums: vec![sum(SumKind::Total, 10_947), sum(tax("VAT", "12.5", true), 1_216)],
        steps: vec![
            explained(bought("Team plan"), &how("3 × ", 1_999, ""), "59.97", 5_997, Rounding::Exact),
            explained(
                contained("Team plan"),
                &how("", 10_947, " × 12.5 ÷ (100 + 12.5)"),
                "36490/3000",
                1_216,
                Rounding::HalfUp,
            ),
        ],
    }
}

fn choices(shown_total: i64) -> Choices {
    Choices { update_action: "/pay/cs_sample/update".to_owned(), shown_total, ..Choices::default() }
}

fn shipping(chosen: usize) -> Vec<ShippingChoice> {
    let options =
        [("Courier", Some((1, 2)), 1_500), ("Post", Some((4, 7)), 600), ("Pick up in Osu", None, 0)];
    let options = options.into_iter().enumerate();
    options
        .map(|(at, (name, days, amount_minor))| ShippingChoice {
            name: name.to_owned(),
            days,
            business_days: true,
            amount_minor,
            chosen: at == chosen,
        })
        .collect()
}

/// The form for an order in which everything can be changed.
fn open(cart: &Total) -> PayForm {
    PayForm {
        choices: Choices {
            promotion: Some(Promotion::default()),
            shipping: shipping(0),
            ..choices(cart.amount_minor)
        },
        ..form(&ALL, Method::Card)
    }
}

fn failed(form: PayForm, errors: &[(Field, Problem)]) -> PayForm {
    let errors = errors.iter().map(|(field, problem)| FieldError { field: *field, problem: *problem });
    PayForm { errors: errors.collect(), ..form }
}

/// What can be bought, and what can be changed about it.
pub(super) fn orders() -> Vec<(&'static str, Page)> {
    let mut all = vec![("order-open", pay(order(CEDI, coffee()), open(&order(CEDI, coffee()))))];
    all.extend(codes());
    all.extend(carts());
    all.extend(refused());
    all
}

fn codes() -> Vec<(&'static str, Page)> {
    let cart = || order(CEDI, coffee());
    let with = |promotion: Promotion| PayForm {
        choices: Choices { promotion: Some(promotion), ..open(&cart()).choices },
        ..open(&cart())
    };
    let applied = Promotion { applied: Some("OPENING".to_owned()), typed: String::new() };
    let typed = |code: &str| with(Promotion { applied: None, typed: code.to_owned() });
    vec![
        ("order-code-applied", pay(cart(), with(applied))),
        (
            "order-code-unknown",
            pay(cart(), failed(typed("OPENNING"), &[(Field::Promotion, Problem::UnknownCode)])),
        ),
        (
            "order-code-used-up",
            pay(cart(), failed(typed("FIRST100"), &[(Field::Promotion, Problem::UsedUp)])),
        ),
        (
            "order-code-minimum",
            pay(cart(), failed(typed("BIG"), &[(Field::Promotion, Problem::BelowMinimum)])),
        ),
        (
            "order-code-not-for-this",
            pay(cart(), failed(typed("TEA"), &[(Field::Promotion, Problem::NotForThis)])),
        ),
    ]
}

fn carts() -> Vec<(&'static str, Page)> {
    let plain = |total: Total| {
        let form = PayForm { choices: Choices::default(), cancel_url: None, ..filled(Method::MobileMoney) };
        pay(total, form)
    };
    let later = Cart {
        sums: vec![
            sum(SumKind::Subtotal, 13_000),
            sum(SumKind::TaxByAddress, 0),
            sum(SumKind::Total, 13_000),
        ],
        lines: vec![line("li_beans", "Ashanti Dark coffee", 2, 6_500)],
        steps: vec![],
    };
    let yen = Cart {
        lines: vec![line("li_tea", "煎茶", 3, 1_080)],
        sums: vec![sum(SumKind::Total, 3_240), sum(tax("消費税", "8", true), 240)],
        steps: vec![explained(
            contained("消費税"),
            &how("", 3_240, " × 8 ÷ (100 + 8)"),
            "240",
            240,
            Rounding::Exact,
        )],
    };
    let dinar = Cart {
        lines: vec![
            Line { every: Some((3, Period::Month)), ..line("li_kwd", "قهوة", 2, 1_250) },
            Line { lasts: Some((1, Period::Year)), ..line("li_year", "Membership", 1, 9_000) },
        ],
        sums: vec![sum(discount("رمضان"), -125), sum(SumKind::Total, 11_375)],
        steps: vec![],
    };
    let subscribe = PayForm { submit: Submit::Subscribe, ..filled(Method::Card) };
    vec![
        ("order-inclusive-tax", pay(order(CEDI, seats()), subscribe)),
        ("order-tax-by-address", plain(order(CEDI, later))),
        ("order-jpy", plain(order(("JPY", 0), yen))),
        ("order-kwd", plain(order(("KWD", 3), dinar))),
        ("order-100-lines", hundred()),
        ("order-custom-amount", donation("")),
        ("order-custom-amount-typed", donation("75.00")),
        ("order-free", free()),
        ("order-hostile", hostile()),
    ]
}

fn hundred() -> Page {
    let lines = (1..=100).map(|number| Line {
        adjustable: (number % 2 == 0).then_some((1, 99)),
        ..line(&format!("li_{number}"), &format!("Thing number {number}"), number, 100)
    });
    let cart = order(CEDI, Cart { lines: lines.collect(), ..Cart::default() });
    let form = open(&cart);
    let errors = [(Field::Quantity(97), Problem::TooLarge)];
    pay(cart, failed(form, &errors))
}

fn donation(typed: &str) -> Page {
    let amount = if typed.is_empty() { 0 } else { 7_500 };
    let gift =
        Line { unit_minor: None, amount_minor: amount, ..line("li_gift", "Books for Tamale schools", 1, 0) };
    let cart = order(CEDI, Cart { lines: vec![gift], ..Cart::default() });
    let ask = CustomAmount {
        typed: typed.to_owned(),
        proposed_minor: None,
        minimum_minor: 500,
        maximum_minor: (!typed.is_empty()).then_some(500_000),
    };
    let form = PayForm {
        choices: Choices { custom_amount: Some(ask), ..choices(amount) },
        submit: Submit::Donate,
        ..form(&ALL, Method::Card)
    };
    let errors: &[_] = if typed.is_empty() { &[] } else { &[(Field::CustomAmount, Problem::TooSmall)] };
    pay(cart, failed(form, errors))
}

/// Nothing is left to pay.
fn free() -> Page {
    let cart = Cart {
        lines: vec![line("li_trial", "Trial tasting", 1, 2_000)],
        sums: vec![
            sum(SumKind::Subtotal, 2_000),
            sum(discount("Gift"), -2_000),
            sum(SumKind::Shipping { name: String::new() }, 0),
            sum(SumKind::Total, 0),
        ],
        steps: vec![],
    };
    let cart = order(CEDI, cart);
    let promotion = Promotion { applied: Some("GIFT".to_owned()), typed: String::new() };
    let form = PayForm {
        free: true,
        choices: Choices { promotion: Some(promotion), ..choices(0) },
        ..form(&[], Method::Card)
    };
    pay(cart, form)
}

/// Every text that a merchant or a buyer can supply.
fn hostile() -> Page {
    let text = || HOSTILE.to_owned();
    let line = |quantity, adjustable| Line {
        key: text(),
        description: Some(text()),
        unit_label: Some(text()),
        adjustable,
        optional: true,
        ..line("", HOSTILE, quantity, 100)
    };
    // Keys are the server's; still no two fields may have one name.
    let cart = Cart {
        lines: vec![line(2, Some((1, 5))), line(1, None), line(0, None)],
        sums: vec![
            sum(discount(HOSTILE), -1),
            sum(SumKind::Shipping { name: text() }, 1),
            Sum { kind: SumKind::Tax { name: text(), percent: text(), inclusive: true }, amount_minor: 1 },
        ],
        steps: vec![explained(taxed(HOSTILE), &[Term::Signs(text())], HOSTILE, 1, Rounding::HalfUp)],
    };
    let cart = order(CEDI, cart);
    let post = ShippingChoice { name: text(), ..shipping(0).remove(0) };
    let ask = CustomAmount {
        typed: text(),
        proposed_minor: None,
        minimum_minor: i64::MIN,
        maximum_minor: Some(i64::MAX),
    };
    let ask_text = || Some(TextAsk { value: text(), optional: true });
    let form = PayForm {
        choices: Choices {
            promotion: Some(Promotion { applied: None, typed: text() }),
            shipping: vec![post],
            custom_amount: Some(ask),
            ..choices(300)
        },
        details: Details {
            name: ask_text(),
            phone: ask_text(),
            business_name: ask_text(),
            tax_id: Some(TaxIdAsk {
                kinds: vec![(text(), text())],
                kind: text(),
                value: text(),
                optional: false,
            }),
            billing: Some(address(
                AddressKind::Billing,
                HOSTILE,
                &[(AddressPart::Line1, AddressLabel::Line1, HOSTILE)],
            )),
            shipping: None,
            custom: vec![CustomField {
                key: text(),
                label: text(),
                value: text(),
                optional: true,
                kind: CustomKind::Dropdown(vec![(text(), text())]),
            }],
            consents: vec![Consent::Terms {
                url: Some(SHOP.to_owned()),
                message: Some(text()),
                given: false,
            }],
        },
        submit_message: Some(text()),
        shipping_message: Some(text()),
        ..form(&ALL, Method::Card)
    };
    pay(cart, form)
}

fn refused() -> Vec<(&'static str, Page)> {
    let cart = || order(CEDI, coffee());
    let page = |errors: &[(Field, Problem)]| pay(cart(), failed(open(&cart()), errors));
    let changed = PayForm { notice: Some(Notice::TotalChanged), ..open(&cart()) };
    vec![
        (
            "order-errors",
            page(&[(Field::Quantity(0), Problem::TooLarge), (Field::Shipping, Problem::Missing)]),
        ),
        // What the page does not show can still be wrong; the list then leads to the form.
        (
            "order-errors-elsewhere",
            page(&[(Field::Quantity(7), Problem::Missing), (Field::Custom(3), Problem::Missing)]),
        ),
        ("order-total-changed", pay(cart(), changed)),
    ]
}

fn address(kind: AddressKind, country: &str, fields: &[(AddressPart, AddressLabel, &str)]) -> AddressForm {
    let fields = fields.iter().map(|(part, label, value)| AddressField {
        part: *part,
        label: *label,
        value: (*value).to_owned(),
        optional: *part == AddressPart::Line2,
        options: match (country, part) {
            ("US", AddressPart::State) => {
                options(&[("CA", "California"), ("NY", "New York"), ("TX", "Texas")])
            }
            ("IN", AddressPart::State) => options(&[("KA", "Karnataka"), ("KL", "Kerala")]),
            _ => vec![],
        },
    });
    AddressForm {
        kind,
        countries: ["AX", "DE", "GB", "GH", "IN", "JP", "NG", "US", "ZW"].map(str::to_owned).to_vec(),
        country: country.to_owned(),
        fields: fields.collect(),
        same: None,
    }
}

fn options(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect()
}

/// An address with the fields of its country.
fn home(kind: AddressKind, country: &str) -> AddressForm {
    use AddressLabel as L;
    use AddressPart as P;
    let (name, line1, line2) = ((P::Name, L::Name, ""), (P::Line1, L::Line1, ""), (P::Line2, L::Line2, ""));
    match country {
        "US" => address(
            kind,
            country,
            &[
                name,
                line1,
                line2,
                (P::City, L::City, ""),
                (P::State, L::State, "CA"),
                (P::PostalCode, L::Zip, ""),
            ],
        ),
        "GB" => address(
            kind,
            country,
            &[name, line1, line2, (P::City, L::Town, ""), (P::PostalCode, L::Postcode, "")],
        ),
        "IN" => address(
            kind,
            country,
            &[
                name,
                line1,
                line2,
                (P::City, L::City, ""),
                (P::PostalCode, L::Pin, ""),
                (P::State, L::State, ""),
            ],
        ),
        "JP" => address(
            kind,
            country,
            &[
                name,
                (P::PostalCode, L::PostalCode, "150-0002"),
                (P::State, L::Prefecture, "東京都"),
                (P::City, L::City, "渋谷区"),
                line1,
                line2,
            ],
        ),
        "GH" => address(
            kind,
            country,
            &[name, line1, line2, (P::City, L::City, "Accra"), (P::State, L::Region, "")],
        ),
        _ => address(kind, country, &[]),
    }
}

fn asked(shipping: &str, billing: &str) -> Details {
    let text = |optional| Some(TextAsk { value: String::new(), optional });
    Details {
        name: text(false),
        phone: text(true),
        business_name: text(true),
        tax_id: Some(TaxIdAsk {
            kinds: options(&[
                ("eu_vat", "EU VAT number"),
                ("gb_vat", "UK VAT number"),
                ("gh_tin", "Ghana TIN"),
            ]),
            kind: String::new(),
            value: String::new(),
            optional: true,
        }),
        billing: Some(AddressForm { same: Some(shipping == billing), ..home(AddressKind::Billing, billing) }),
        shipping: Some(home(AddressKind::Shipping, shipping)),
        custom: vec![
            custom("engraving", "What should we engrave?", true, CustomKind::Text { maximum: 40 }),
            custom("guests", "How many guests come?", false, CustomKind::Numeric { maximum: 3 }),
            custom(
                "roast",
                "Which roast do you like?",
                false,
                CustomKind::Dropdown(options(&[("light", "Light"), ("dark", "Dark")])),
            ),
        ],
        consents: vec![
            Consent::Terms { url: Some(SHOP.to_owned()), message: None, given: false },
            Consent::Promotions { given: false },
        ],
    }
}

fn custom(key: &str, label: &str, optional: bool, kind: CustomKind) -> CustomField {
    CustomField { key: key.to_owned(), label: label.to_owned(), value: String::new(), optional, kind }
}

/// What can be asked of the buyer.
pub(super) fn details() -> Vec<(&'static str, Page)> {
    let cart = || order(CEDI, coffee());
    let page = |shipping, billing| {
        let form = PayForm {
            details: asked(shipping, billing),
            submit_message: Some("We roast on Mondays, and send your beans the day after.".to_owned()),
            shipping_message: Some("Please name a place that is staffed by day.".to_owned()),
            ..open(&cart())
        };
        pay(cart(), form)
    };
    vec![
        ("details-us", page("US", "US")),
        ("details-gb", page("GB", "GB")),
        ("details-in", page("IN", "IN")),
        ("details-jp", page("JP", "JP")),
        ("details-gh", page("GH", "GH")),
        ("details-no-country", page("", "")),
        ("details-errors", wrong()),
        ("details-terms", terms()),
    ]
}

fn wrong() -> Page {
    use AddressKind::{Billing, Shipping};
    let errors = [
        (Field::Email, Problem::Missing),
        (Field::Name, Problem::Missing),
        (Field::ContactPhone, Problem::Malformed),
        (Field::Address(Shipping, AddressPart::Country), Problem::NotOffered),
        (Field::Address(Shipping, AddressPart::Line1), Problem::Missing),
        (Field::Address(Shipping, AddressPart::State), Problem::Missing),
        (Field::Address(Billing, AddressPart::City), Problem::TooLong),
        (Field::Address(Billing, AddressPart::PostalCode), Problem::Malformed),
        (Field::Custom(1), Problem::Missing),
        (Field::Custom(2), Problem::NotOffered),
        (Field::BusinessName, Problem::TooLong),
        (Field::TaxId, Problem::Malformed),
        (Field::Terms, Problem::Missing),
    ];
    let cart = order(CEDI, coffee());
    let form = PayForm { details: asked("US", "GB"), ..open(&cart) };
    pay(cart, failed(form, &errors))
}

/// The merchant's own words for the terms, and one way to pay.
fn terms() -> Page {
    let terms = Consent::Terms {
        url: Some(SHOP.to_owned()),
        message: Some("I have read the house rules of the roastery.".to_owned()),
        given: true,
    };
    let details = Details { consents: vec![terms], ..Details::default() };
    let form = PayForm { details, submit: Submit::Book, ..form(&[Method::Card], Method::Card) };
    pay(order(CEDI, seats()), form)
}

/// How an order ends.
pub(super) fn ends() -> Vec<(&'static str, Page)> {
    let paid = |cart, message: Option<&str>, free: bool| Page::Paid {
        total: order(CEDI, cart),
        continue_url: None,
        receipt_url: (!free).then(|| "/receipts/cs_sample/pay_sample".to_owned()),
        moves_on: false,
        message: message.map(str::to_owned),
        free,
    };
    let nothing = Cart { lines: vec![line("li_trial", "Trial tasting", 1, 0)], ..Cart::default() };
    vec![
        ("paid-receipt", super::paid(order(CEDI, coffee()))),
        (
            "paid-hosted",
            paid(coffee(), Some("Your beans leave on Tuesday. Questions? Call 030 212 3456."), false),
        ),
        ("paid-hosted-hostile", paid(seats(), Some(HOSTILE), false)),
        ("paid-free", paid(nothing, None, true)),
    ]
}
