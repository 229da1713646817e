//! A page of each kind, with what can be in it, for tests and for whoever wants to look.

use super::{
    Action, Bar, Block, Cell, Chart, Code, Column, Desk, Door, Facts, Field, FieldKind, Form, MenuEntry,
    MenuGroup, Moment, Notice, Qr, Screen, Table, Text, Tile, Timeline, Tone,
};

/// Somebody who is signed in to a shop.
#[must_use]
pub fn sample_desk() -> Desk {
    let entry = |(name, href, is_here): (&'static str, &str, bool)| MenuEntry {
        name,
        href: format!("/dashboard{href}"),
        is_here,
    };
    let group = |name, entries: &[(&'static str, &str, bool)]| MenuGroup {
        name,
        entries: entries.iter().copied().map(entry).collect(),
    };
    Desk {
        nonce: "sample".to_owned(),
        shop: "Akwaaba Books".to_owned(),
        member: "Ama Mensah".to_owned(),
        role: "Owner".to_owned(),
        live: false,
        switch_action: "/dashboard/mode".to_owned(),
        token: "sample".to_owned(),
        menu: vec![
            group("", &[("Home", "", true), ("Payments", "/payments", false)]),
            group("Selling", &[("Products", "/products", false), ("Payment links", "/links", false)]),
            group("Developers", &[("Webhooks", "/webhooks", false), ("API keys", "/keys", false)]),
        ],
    }
}

fn table() -> Table {
    let row = |id: &str, status: &str, tone, amount: &str| {
        vec![
            Cell::link(id, "/dashboard/payments/pay_1"),
            Cell::Status(status.to_owned(), tone),
            Cell::text("ama@example.com"),
            Cell::Money(amount.to_owned()),
            Cell::Time("2026-11-27T10:31:05Z".to_owned()),
            Cell::Menu(
                "Manage".to_owned(),
                vec![Action::Post {
                    text: "Refund".to_owned(),
                    action: "/dashboard/payments/pay_1/refund".to_owned(),
                    fields: vec![],
                    is_danger: true,
                }],
            ),
        ]
    };
    Table {
        title: "Latest payments".to_owned(),
        is_titled: true,
        columns: vec![
            Column::of("Payment"),
            Column::of("Status"),
            Column::of("Customer"),
            Column::figure("Amount"),
            Column::of("Made"),
            Column::of(""),
        ],
        rows: vec![
            row("pay_0VbNq1", "Succeeded", Tone::Good, "GHS 1,250.00"),
            row("pay_0VbNpz", "Declined", Tone::Bad, "GHS 89.00"),
            row("pay_0VbNpq", "Processing", Tone::Warn, "USD 12.00"),
        ],
        empty: "There are no payments yet.".to_owned(),
        newer: Some("?before=a".to_owned()),
        older: Some("?after=b".to_owned()),
        csv: Some("/dashboard/payments.csv".to_owned()),
    }
}

fn home() -> Screen {
    let bars = (0..30i64).map(|day| Bar {
        label: format!("{} Nov", day.saturating_add(1)),
        value: (day * 37) % 23,
        text: format!("GHS {}.00", (day * 37) % 23),
    });
    let tile = |label: &str, value: &str, note: &str| Tile {
        label: label.to_owned(),
        value: value.to_owned(),
        note: note.to_owned(),
        href: Some("/dashboard/payments".to_owned()),
    };
    Screen {
        title: "Home".to_owned(),
        blocks: vec![
            Block::Tiles(vec![
                tile("Volume", "GHS 12,480.50", "in 30 days"),
                tile("Sessions paid", "72 %", "318 of 441"),
                tile("Needs attention", "2", "1 dispute, 1 endpoint"),
            ]),
            Block::Chart(Chart {
                title: "Volume in GHS".to_owned(),
                total: "GHS 12,480.50".to_owned(),
                empty: "Nothing was paid yet.".to_owned(),
                zero: "GHS 0.00".to_owned(),
                full: None,
                bars: bars.collect(),
            }),
            Block::Table(table()),
        ],
        news: Some("/dashboard/news".to_owned()),
        ..Screen::default()
    }
}

fn story() -> Timeline {
    let moment = |at: &str, kind, tone, title: &str, detail: Option<&str>| Moment {
        at: at.to_owned(),
        kind,
        tone,
        title: title.to_owned(),
        detail: detail.map(str::to_owned),
        href: None,
    };
    Timeline {
        title: "What happened".to_owned(),
        moments: vec![
            moment("2026-11-27T10:30:58.120Z", "command", Tone::Plain, "Session made by sk_test_…4f2a", None),
            moment(
                "2026-11-27T10:31:04.903Z",
                "call",
                Tone::Good,
                "Simulator: charge",
                Some("200 in 41 ms\nsucceeded"),
            ),
            moment(
                "2026-11-27T10:31:05.011Z",
                "delivery",
                Tone::Bad,
                "https://shop.example/hooks",
                Some("500 in 12 ms, again in 1 minute"),
            ),
        ],
    }
}

fn detail() -> Screen {
    Screen {
        title: "GHS 1,250.00".to_owned(),
        status: Some(("Succeeded".to_owned(), Tone::Good)),
        lead: Some("Paid by Ama Mensah with Visa •••• 4242".to_owned()),
        above: vec![("Payments".to_owned(), "/dashboard/payments".to_owned())],
        notice: Some(Notice { tone: Tone::Good, text: "The refund is on its way.".to_owned() }),
        actions: vec![
            Action::Link { text: "Refund".to_owned(), href: "#refund".to_owned(), is_main: true },
            Action::Post {
                text: "Cancel".to_owned(),
                action: "/dashboard/payments/pay_1/cancel".to_owned(),
                fields: vec![("why".to_owned(), "asked".to_owned())],
                is_danger: true,
            },
        ],
        blocks: vec![
            Block::Facts(Facts {
                title: "Payment".to_owned(),
                rows: vec![
                    ("Id".to_owned(), Cell::Id("pay_0VbNq1000015ab".to_owned())),
                    ("Made".to_owned(), Cell::Time("2026-11-27T10:31:05Z".to_owned())),
                    ("Customer".to_owned(), Cell::link("ama@example.com", "/dashboard/customers/cus_1")),
                    ("Reason".to_owned(), Cell::Empty),
                    (
                        "Lines".to_owned(),
                        Cell::Lines(vec![Cell::text("2 × Things Fall Apart"), Cell::text("Shipping")]),
                    ),
                ],
            }),
            Block::Timeline(story()),
            Block::Code(Code {
                title: "Secret".to_owned(),
                hint: Some("It is shown this once.".to_owned()),
                text: "whsec_c2FtcGxlLXNlY3JldC1mb3ItbG9va2luZy1hdA".to_owned(),
                is_secret: true,
            }),
            Block::Qr(Qr {
                title: "QR code".to_owned(),
                text: "https://pay.example/l/pl_1".to_owned(),
                file: Some("/dashboard/links/pl_1/qr.svg".to_owned()),
            }),
        ],
        ..Screen::default()
    }
}

fn form() -> Screen {
    let choice = FieldKind::Choice(vec![
        ("GHS".to_owned(), "Ghanaian cedi".to_owned()),
        ("USD".to_owned(), "US dollar".to_owned()),
    ]);
    let several = FieldKind::Several(vec![
        ("a".to_owned(), "checkout.session.completed".to_owned(), true),
        ("b".to_owned(), "payment.failed".to_owned(), false),
    ]);
    let mut wrong = Field::line("amount", "Amount", "12.345").of(FieldKind::Number);
    wrong.error = Some("must have at most 2 decimals".to_owned());
    let mut second = Field::line("url", "Address", "ftp://x").of(FieldKind::Url).hint("Such as https://…");
    second.error = Some("must begin with https://".to_owned());
    Screen {
        title: "New thing".to_owned(),
        blocks: vec![
            Block::Form(Form {
                is_search: true,
                action: "/dashboard/payments".to_owned(),
                fields: vec![
                    Field::line("q", "Find", "").optional(),
                    Field::line("currency", "Currency", "USD").of(choice.clone()),
                ],
                submit: "Filter".to_owned(),
                ..Form::default()
            }),
            Block::Form(Form {
                title: "What it is".to_owned(),
                hint: Some("Everything can be changed later but the currency.".to_owned()),
                action: "/dashboard/things".to_owned(),
                fields: vec![
                    Field::line("name", "Name", "A <b>bold</b> name"),
                    wrong,
                    second,
                    Field::line("money", "Currency", "GHS").of(choice),
                    Field::line("events", "Events", "").of(several),
                    Field::line("words", "Words", "").of(FieldKind::Area).optional(),
                    Field::line("colour", "Colour", "#0b6b4f").of(FieldKind::Colour),
                    Field::line("logo", "Logo", "").of(FieldKind::File("image/png".to_owned())).optional(),
                    Field::line("sure", "I have read it", "1").of(FieldKind::Check),
                    Field::line("was", "", "x").of(FieldKind::Hidden),
                ],
                submit: "Save".to_owned(),
                has_files: true,
                ..Form::default()
            }),
            Block::Text(Text { title: "Good to know".to_owned(), paragraphs: vec!["One.".to_owned()] }),
            Block::Table(Table {
                title: "Nothing".to_owned(),
                empty: "There is none.".to_owned(),
                ..table_of_none()
            }),
        ],
        ..Screen::default()
    }
}

fn table_of_none() -> Table {
    Table { rows: vec![], newer: None, older: None, csv: None, ..table() }
}

/// Something typed that must stay text.
fn hostile() -> Screen {
    let bad = "<script>alert(1)</script>\u{202e}\"'><img src=x onerror=alert(2)>";
    Screen {
        title: bad.to_owned(),
        lead: Some(bad.to_owned()),
        above: vec![(bad.to_owned(), "/dashboard".to_owned())],
        notice: Some(Notice { tone: Tone::Bad, text: bad.to_owned() }),
        blocks: vec![
            Block::Facts(Facts {
                title: bad.to_owned(),
                rows: vec![
                    (bad.to_owned(), Cell::text(bad)),
                    ("Id".to_owned(), Cell::Id(bad.to_owned())),
                    ("State".to_owned(), Cell::Status(bad.to_owned(), Tone::Warn)),
                    ("Link".to_owned(), Cell::link(bad, "/dashboard")),
                    ("Time".to_owned(), Cell::Time(bad.to_owned())),
                ],
            }),
            Block::Form(Form {
                title: bad.to_owned(),
                action: "/dashboard".to_owned(),
                fields: vec![Field::line("name", bad, bad).hint(bad)],
                submit: bad.to_owned(),
                ..Form::default()
            }),
            Block::Code(Code { title: bad.to_owned(), hint: None, text: bad.to_owned(), is_secret: false }),
            Block::Chart(Chart {
                title: bad.to_owned(),
                total: bad.to_owned(),
                empty: bad.to_owned(),
                zero: bad.to_owned(),
                full: Some((2, bad.to_owned())),
                bars: vec![Bar { label: bad.to_owned(), value: 1, text: bad.to_owned() }],
            }),
            Block::Qr(Qr { title: bad.to_owned(), text: bad.to_owned(), file: Some(bad.to_owned()) }),
        ],
        ..Screen::default()
    }
}

/// Pages of every kind.
#[must_use]
pub fn screens() -> Vec<(&'static str, Screen)> {
    vec![
        ("dashboard-home", home()),
        ("dashboard-detail", detail()),
        ("dashboard-form", form()),
        ("dashboard-hostile", hostile()),
    ]
}

/// Pages for who is not signed in.
#[must_use]
pub fn doors() -> Vec<(&'static str, Door)> {
    let sign_in = Door {
        nonce: "sample".to_owned(),
        title: "Sign in".to_owned(),
        lead: String::new(),
        notice: Some(Notice { tone: Tone::Bad, text: "Address or password is not right.".to_owned() }),
        form: Some(Form {
            action: "/dashboard/sign-in".to_owned(),
            fields: vec![
                Field::line("email", "E-mail", "").of(FieldKind::Email).filled("username"),
                Field::line("password", "Password", "").of(FieldKind::Password).filled("current-password"),
            ],
            submit: "Sign in".to_owned(),
            ..Form::default()
        }),
        links: vec![("Password forgotten?".to_owned(), "/dashboard/forgotten".to_owned())],
    };
    vec![("dashboard-sign-in", sign_in)]
}
