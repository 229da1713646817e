//! What comes again by itself, in every state worth looking at: subscriptions, invoices, the portal, and links.

use super::orders::how;
use super::{ALL, HOSTILE, SHOP, filled, form, step, total};
use crate::Term;
use crate::{
    Amount, Cart, Explained, Explains, Instrument, Invoice, InvoiceStatus, Line, Link, Method, Notice, Page,
    Part, Party, PayForm, Period, Portal, PortalCancel, PortalNotice, PortalSubscription, Proof, Purpose,
    Receipt, Recurring, Rounding, Submit, SubscriptionStatus, Sum, SumKind, Total,
};

const MONTHLY: (i64, Period) = (1, Period::Month);

fn monthly(amount_minor: i64) -> Recurring {
    Recurring {
        amount_minor,
        every: MONTHLY,
        from: None,
        trial_until: None,
        times: None,
        discount_until: None,
        amount_after_minor: None,
    }
}

fn trial() -> Recurring {
    let until = || Some("2027-03-12T09:30:00Z".to_owned());
    Recurring { trial_until: until(), from: until(), ..monthly(5_000) }
}

fn line(name: &str, quantity: i64, unit: i64) -> Line {
    Line {
        key: "0".to_owned(),
        name: name.to_owned(),
        description: None,
        quantity,
        unit_label: None,
        unit_minor: Some(unit),
        amount_minor: unit.saturating_mul(quantity),
        every: Some(MONTHLY),
        lasts: None,
        part: None,
        adjustable: None,
        optional: false,
    }
}

fn sum(kind: SumKind, amount_minor: i64) -> Sum {
    Sum { kind, amount_minor }
}

fn cart(lines: Vec<Line>, sums: Vec<Sum>) -> Cart {
    Cart { lines, sums, steps: vec![] }
}

/// A subscription of which this much is paid today.
fn subscription(amount: i64, cart: Cart, recurring: Recurring) -> Total {
    Total {
        cart: Some(Box::new(cart)),
        recurring: Some(recurring),
        purpose: Purpose::Subscribe,
        ..total("", amount, "GHS", 2)
    }
}

fn club() -> Total {
    subscription(5_000, cart(vec![line("Coffee club", 1, 5_000)], vec![]), monthly(5_000))
}

fn tried() -> Total {
    let free = Line { amount_minor: 0, ..line("Coffee club", 1, 5_000) };
    subscription(0, cart(vec![free], vec![]), trial())
}

fn card() -> PayForm {
    PayForm { submit: Submit::Subscribe, ..form(&[Method::Card], Method::Card) }
}

fn pay(total: Total, form: PayForm) -> Page {
    Page::Pay { total, form }
}

/// Less than a whole period today, from the day of the order to the first of a month.
fn anchored() -> Total {
    let seats = Line {
        unit_label: Some("seat".to_owned()),
        part: Some(Part { days: 12, of: 31 }),
        amount_minor: 2_323,
        ..line("Team plan", 3, 2_000)
    };
    let setup = Line { every: None, key: "1".to_owned(), ..line("Setup", 1, 4_950) };
    let sums = vec![
        sum(SumKind::Subtotal, 7_273),
        sum(SumKind::Adjustment { name: "Unused time of the small plan".to_owned() }, -1_200),
        sum(SumKind::Total, 6_073),
    ];
    let step = |what, how: [Term; 3], exact: &str, amount_minor, rule| Explained {
        what,
        how: how.to_vec(),
        exact: exact.to_owned(),
        amount_minor,
        rule,
    };
    let name = || "Team plan".to_owned();
    let steps = vec![
        step(Explains::Line { name: name() }, how("3 × ", 2_000, ""), "60.00", 6_000, Rounding::Exact),
        step(
            Explains::LineShare { name: name() },
            how("", 6_000, " × 12 ÷ 31"),
            "720/31",
            2_323,
            Rounding::HalfUp,
        ),
        step(
            Explains::Adjustment { name: "Unused time of the small plan".to_owned() },
            how("", 3_100, " × 12 ÷ 31"),
            "12.00",
            -1_200,
            Rounding::Exact,
        ),
    ];
    let from = Some("2027-04-01T00:00:00Z".to_owned());
    let recurring = Recurring { from, times: Some(12), ..monthly(6_000) };
    subscription(6_073, Cart { steps, ..cart(vec![seats, setup], sums) }, recurring)
}

fn discounted() -> Total {
    let off = sum(SumKind::Discount { name: "Winter".to_owned() }, -1_000);
    let sums = vec![sum(SumKind::Subtotal, 5_000), off, sum(SumKind::Total, 4_000)];
    let recurring = Recurring {
        discount_until: Some("2027-06-12T09:30:00Z".to_owned()),
        amount_after_minor: Some(5_000),
        ..monthly(4_000)
    };
    subscription(4_000, cart(vec![line("Coffee club", 1, 5_000)], sums), recurring)
}

fn hostile() -> Total {
    let text = || Some(HOSTILE.to_owned());
    let recurring = Recurring {
        from: Some("soon".to_owned()),
        trial_until: text(),
        times: Some(i64::MAX),
        discount_until: text(),
        amount_after_minor: Some(i64::MIN),
        ..monthly(i64::MAX)
    };
    let sums = vec![sum(SumKind::Adjustment { name: HOSTILE.to_owned() }, -1), sum(SumKind::Carried, 1)];
    let part = Some(Part { days: i64::MIN, of: 0 });
    subscription(1, cart(vec![Line { part, ..line(HOSTILE, 1, 5_000) }], sums), recurring)
}

/// The pay page of a subscription.
pub(super) fn subscriptions() -> Vec<(&'static str, Page)> {
    let some = Recurring { every: (3, Period::Month), times: Some(12), ..monthly(5_000) };
    let some = Total { recurring: Some(some), ..club() };
    let described = Total { description: Some("Coffee club, 500 g a month".to_owned()), ..club() };
    let free = PayForm { free: true, ..card() };
    let gift = Total { amount_minor: 0, recurring: Some(monthly(0)), ..club() };
    let several = PayForm { submit: Submit::Pay, ..form(&ALL, Method::Card) };
    let declined =
        PayForm { notice: Some(Notice::Declined), submit: Submit::Subscribe, ..filled(Method::Card) };
    let declined = PayForm { methods: vec![Method::Card], ..declined };
    vec![
        ("subscribe", pay(club(), card())),
        ("subscribe-times", pay(some, card())),
        ("subscribe-described", pay(described, several)),
        ("subscribe-trial", pay(tried(), card())),
        ("subscribe-trial-declined", pay(tried(), declined)),
        ("subscribe-trial-without-card", pay(tried(), free.clone())),
        ("subscribe-anchored", pay(anchored(), card())),
        ("subscribe-discount", pay(discounted(), card())),
        ("subscribe-free", pay(gift, free)),
        ("subscribe-hostile", pay(hostile(), card())),
    ]
}

fn period() -> Option<(String, String)> {
    Some(("2027-03-12T09:30:00Z".to_owned(), "2027-04-12T09:30:00Z".to_owned()))
}

/// What an open invoice asks for.
fn billed() -> Total {
    let purpose = Purpose::Invoice { number: "KA12-0003".to_owned(), period: period(), keeps_card: true };
    Total { purpose, recurring: None, ..club() }
}

fn another_card(what: &str) -> Total {
    Total {
        purpose: Purpose::SaveCard { what: Some(what.to_owned()), due_minor: None },
        ..total("", 0, "GHS", 2)
    }
}

/// A card that is put on file.
fn kept_card() -> Total {
    let description = Some("Tab at the bar".to_owned());
    Total {
        purpose: Purpose::SaveCard { what: None, due_minor: None },
        keeps_card: true,
        description,
        ..another_card("")
    }
}

/// A card for a subscription whose last payment is still missing.
fn late_card(what: &str) -> Total {
    let purpose = Purpose::SaveCard { what: Some(what.to_owned()), due_minor: Some(5_000) };
    Total { purpose, ..another_card(what) }
}

/// The pages on which an invoice is paid or a card is saved, and how all of it ends.
pub(super) fn purposes() -> Vec<(&'static str, Page)> {
    let email = "ama@example.com".to_owned();
    let save = || PayForm { cancel_url: Some("/portal/sample".to_owned()), ..card() };
    let known = PayForm { email, ..save() };
    let declined = PayForm { notice: Some(Notice::Declined), ..known.clone() };
    let question = |total| Page::Challenge {
        total,
        step: step(),
        bank: "Sample Bank".to_owned(),
        card_last4: "3155".to_owned(),
    };
    let once = Purpose::Invoice { number: "KA12-0004".to_owned(), period: None, keeps_card: false };
    vec![
        ("invoice-pay", pay(billed(), PayForm { submit: Submit::Pay, ..card() })),
        ("invoice-pay-once", pay(Total { purpose: once, ..billed() }, form(&ALL, Method::Card))),
        ("card-save", pay(another_card("Coffee club"), known)),
        ("card-save-late", pay(late_card("Coffee club"), save())),
        ("card-save-email", pay(another_card("Coffee club"), save())),
        ("card-save-declined", pay(another_card("Coffee club"), declined)),
        ("card-keep", pay(kept_card(), PayForm { submit: Submit::Pay, ..card() })),
        (
            "pay-and-keep",
            pay(Total { keeps_card: true, ..super::book() }, PayForm { submit: Submit::Pay, ..card() }),
        ),
        ("card-save-hostile", pay(another_card(HOSTILE), save())),
        ("step-challenge-card", question(another_card("Coffee club"))),
        ("step-challenge-trial", question(tried())),
        ("step-challenge-subscription", question(club())),
    ]
}

/// How what is no simple purchase ends.
pub(super) fn ends() -> Vec<(&'static str, Page)> {
    let url = || Some(SHOP.to_owned());
    let paid = |total, free| Page::Paid {
        total,
        continue_url: url(),
        moves_on: false,
        receipt_url: None,
        message: None,
        free,
    };
    let coffee = || another_card("Coffee club");
    vec![
        ("paid-subscription", paid(club(), false)),
        ("paid-subscription-anchored", paid(anchored(), false)),
        ("paid-trial", paid(tried(), false)),
        ("paid-trial-without-card", paid(tried(), true)),
        ("paid-subscription-hostile", paid(hostile(), false)),
        ("paid-invoice", paid(billed(), false)),
        ("paid-card", paid(coffee(), true)),
        ("paid-card-kept", paid(kept_card(), true)),
        ("processing-subscription", Page::Processing { total: club(), cancel_url: url() }),
        ("processing-card", Page::Processing { total: coffee(), cancel_url: url() }),
        ("expired-subscription", Page::Expired { total: club(), cancel_url: url() }),
        ("expired-invoice", Page::Expired { total: billed(), cancel_url: url() }),
        ("expired-card", Page::Expired { total: coffee(), cancel_url: url() }),
        ("elsewhere-subscription", Page::PaidElsewhere { total: club(), cancel_url: url() }),
        ("elsewhere-invoice", Page::PaidElsewhere { total: billed(), cancel_url: url() }),
        ("elsewhere-card-kept", Page::PaidElsewhere { total: kept_card(), cancel_url: url() }),
        ("elsewhere-card", Page::PaidElsewhere { total: coffee(), cancel_url: url() }),
        ("locked-subscription", Page::Locked { total: club(), cancel_url: url() }),
        ("locked-invoice", Page::Locked { total: billed(), cancel_url: url() }),
        ("locked-card", Page::Locked { total: coffee(), cancel_url: url() }),
        ("unavailable-subscription", Page::Unavailable { total: club(), cancel_url: url() }),
        ("unavailable-invoice", Page::Unavailable { total: billed(), cancel_url: url() }),
        ("unavailable-card", Page::Unavailable { total: coffee(), cancel_url: url() }),
    ]
}

fn visa() -> Option<Instrument> {
    Some(Instrument::Card { brand: "visa".to_owned(), last4: "4242".to_owned() })
}

fn invoice(status: InvoiceStatus) -> Invoice {
    let is_paid = status == InvoiceStatus::Paid;
    let sums = vec![
        sum(SumKind::Subtotal, 7_273),
        sum(SumKind::Adjustment { name: "Unused time of the small plan".to_owned() }, -1_200),
        sum(SumKind::Tax { name: "VAT".to_owned(), percent: "15".to_owned(), inclusive: false }, 911),
        sum(SumKind::Total, 6_984),
    ];
    let total = anchored();
    let lines = total.cart.map(|cart| cart.lines).unwrap_or_default();
    Invoice {
        total: Total { cart: Some(Box::new(cart(lines, sums))), amount_minor: 6_984, ..anchored() },
        number: "KA12-0003".to_owned(),
        status,
        issued_at: "2027-03-12T09:30:00Z".to_owned(),
        paid_at: is_paid.then(|| "2027-03-12T09:31:00Z".to_owned()),
        due_at: (status == InvoiceStatus::Open).then(|| "2027-03-26T09:30:00Z".to_owned()),
        period: period(),
        seller: Party::default(),
        buyer: Party {
            name: "Ama Mensah".to_owned(),
            business_name: Some("Mensah & Daughters Ltd".to_owned()),
            email: Some("ama@example.com".to_owned()),
            address: ["14 Oxford Street", "Osu", "Accra", "Ghana"].map(str::to_owned).to_vec(),
            tax_id: Some("C0012345678".to_owned()),
        },
        paid_minor: if is_paid { 6_984 } else { 0 },
        due_minor: if status == InvoiceStatus::Open { 6_984 } else { 0 },
        paid_with: if is_paid { visa() } else { None },
        pay_url: Some("/checkout/cs_sample".to_owned()),
        back_url: Some("/portal/sample".to_owned()),
        proof: None,
    }
}

/// The printable invoice.
pub(super) fn invoices() -> Vec<(&'static str, Page)> {
    let plain = Invoice {
        total: Total { recurring: None, purpose: Purpose::Buy, ..club() },
        buyer: Party { email: Some("ama@example.com".to_owned()), ..Party::default() },
        paid_minor: 5_000,
        back_url: None,
        ..invoice(InvoiceStatus::Paid)
    };
    let lines = (1..=40).map(|number| line(&format!("Thing number {number}"), number, 100)).collect();
    let long = Invoice {
        total: Total { cart: Some(Box::new(cart(lines, vec![]))), ..total("", 82_000, "GHS", 2) },
        paid_minor: 82_000,
        ..invoice(InvoiceStatus::Paid)
    };
    let text = || HOSTILE.to_owned();
    let party = || Party {
        name: text(),
        business_name: Some(text()),
        email: Some(text()),
        address: vec![text(), text()],
        tax_id: Some(text()),
    };
    let hostile = Invoice {
        total: hostile(),
        number: text(),
        issued_at: text(),
        paid_at: Some(text()),
        period: Some((text(), text())),
        seller: party(),
        buyer: party(),
        paid_with: Some(Instrument::MobileMoney { provider: text(), phone: text() }),
        ..invoice(InvoiceStatus::Paid)
    };
    let proof = |refunded_minor| {
        Some(Proof {
            number: "7K3M-92QD".to_owned(),
            refunded_minor,
            url: "/receipts/cs_sample/pay_sample.json".to_owned(),
        })
    };
    let receipt = |refunded_minor| Invoice {
        number: "pay_01kehgw3m0000000000000000q".to_owned(),
        proof: proof(refunded_minor),
        back_url: None,
        ..invoice(InvoiceStatus::Paid)
    };
    vec![
        ("receipt", Page::Invoice(receipt(0))),
        ("receipt-refunded-part", Page::Invoice(receipt(2_500))),
        ("receipt-refunded", Page::Invoice(receipt(6_984))),
        ("receipt-hostile", Page::Invoice(Invoice { proof: proof(1), ..hostile.clone() })),
        ("invoice-paid", Page::Invoice(invoice(InvoiceStatus::Paid))),
        ("invoice-open", Page::Invoice(invoice(InvoiceStatus::Open))),
        ("invoice-void", Page::Invoice(invoice(InvoiceStatus::Void))),
        ("invoice-uncollectible", Page::Invoice(invoice(InvoiceStatus::Uncollectible))),
        ("invoice-plain", Page::Invoice(plain)),
        ("invoice-long", Page::Invoice(long)),
        ("invoice-hostile", Page::Invoice(hostile)),
    ]
}

fn cedi(minor: i64) -> Amount {
    Amount { minor, currency: "GHS".to_owned(), exponent: 2 }
}

fn kept(name: &str, status: SubscriptionStatus) -> PortalSubscription {
    let place = |action: &str| Some(format!("/portal/sample/{action}/sub_sample"));
    let goes_on = matches!(status, SubscriptionStatus::Active | SubscriptionStatus::Trial { .. });
    let waits = matches!(status, SubscriptionStatus::EndsOn { .. });
    let is_late = matches!(
        status,
        SubscriptionStatus::Overdue | SubscriptionStatus::Unpaid | SubscriptionStatus::Incomplete
    );
    let has_ended = matches!(status, SubscriptionStatus::Ended { .. });
    PortalSubscription {
        name: name.to_owned(),
        price: cedi(5_000),
        every: MONTHLY,
        next: goes_on.then(|| ("2027-04-12T09:30:00Z".to_owned(), cedi(5_000))),
        card: visa().filter(|_| !has_ended),
        cancel_action: if has_ended || waits { None } else { place("cancel") },
        resume_action: place("resume").filter(|_| waits),
        card_action: place("card").filter(|_| !has_ended),
        pay_url: is_late.then(|| "/checkout/cs_sample".to_owned()),
        status,
    }
}

fn receipt(number: &str, status: InvoiceStatus, amount: i64) -> Receipt {
    Receipt {
        date: "2027-03-12T09:30:00Z".to_owned(),
        number: number.to_owned(),
        amount: cedi(amount),
        status,
        url: "/portal/sample/invoices/in_sample".to_owned(),
    }
}

fn portal() -> Portal {
    Portal {
        name: Some("Ama Mensah".to_owned()),
        email: Some("ama@example.com".to_owned()),
        token: "sample-token".to_owned(),
        notice: None,
        subscriptions: vec![kept("Coffee club", SubscriptionStatus::Active)],
        receipts: vec![
            receipt("KA12-0003", InvoiceStatus::Open, 5_000),
            receipt("KA12-0002", InvoiceStatus::Paid, 5_000),
            receipt("KA12-0001", InvoiceStatus::Paid, 1_234_500),
        ],
        return_url: Some(SHOP.to_owned()),
    }
}

fn told(notice: PortalNotice) -> Page {
    Page::Portal(Portal { notice: Some(notice), ..portal() })
}

fn everything() -> Portal {
    use SubscriptionStatus as S;
    let on = || "2027-04-12T09:30:00Z".to_owned();
    let subscriptions = vec![
        kept("Coffee club", S::Active),
        kept("Tea club", S::Trial { until: on() }),
        kept("Cocoa club", S::Overdue),
        kept("Team plan", S::Unpaid),
        kept("Reading circle", S::Paused),
        kept("Letters of the roastery", S::EndsOn { on: on() }),
        kept("First steps", S::Incomplete),
        kept("Old club", S::Ended { on: Some(on()) }),
        kept("Older club", S::Ended { on: None }),
    ];
    Portal { subscriptions, ..portal() }
}

/// The customer portal.
pub(super) fn portals() -> Vec<(&'static str, Page)> {
    let name = || "Coffee club".to_owned();
    let on = || "2027-04-12T09:30:00Z".to_owned();
    let ends = PortalNotice::EndsOn { name: name(), on: on() };
    let ending = vec![kept("Coffee club", SubscriptionStatus::EndsOn { on: on() })];
    let ending = Portal { notice: Some(ends), subscriptions: ending, ..portal() };
    let text = || HOSTILE.to_owned();
    let strange = PortalSubscription {
        card: Some(Instrument::Card { brand: text(), last4: text() }),
        next: Some((text(), cedi(1))),
        ..kept(HOSTILE, SubscriptionStatus::Trial { until: text() })
    };
    let strange = Portal {
        name: Some(text()),
        email: Some(text()),
        notice: Some(PortalNotice::EndsOn { name: text(), on: text() }),
        subscriptions: vec![strange],
        receipts: vec![Receipt { date: text(), ..receipt(HOSTILE, InvoiceStatus::Void, 1) }],
        ..portal()
    };
    let empty = Portal { token: "sample-token".to_owned(), email: portal().email, ..Portal::default() };
    let question = |name: &str, ends_on, is_trial| {
        Page::PortalCancel(PortalCancel {
            name: name.to_owned(),
            ends_on,
            is_trial,
            action: "/portal/sample/cancel/sub_sample/confirm".to_owned(),
            token: "sample-token".to_owned(),
            keep_url: "/portal/sample".to_owned(),
        })
    };
    vec![
        ("portal", Page::Portal(portal())),
        ("portal-everything", Page::Portal(everything())),
        ("portal-empty", Page::Portal(empty)),
        ("portal-ends", Page::Portal(ending)),
        ("portal-ended", told(PortalNotice::Ended { name: name() })),
        ("portal-goes-on", told(PortalNotice::GoesOn { name: name() })),
        ("portal-card-changed", told(PortalNotice::CardChanged)),
        ("portal-unchanged", told(PortalNotice::Unchanged)),
        ("portal-hostile", Page::Portal(strange)),
        ("portal-cancel", question("Coffee club", Some(on()), false)),
        ("portal-cancel-trial", question("Coffee club", Some(on()), true)),
        ("portal-cancel-now", question("Coffee club", None, false)),
        ("portal-cancel-hostile", question(HOSTILE, Some(text()), false)),
        ("portal-expired", Page::PortalExpired { return_url: None }),
        ("portal-expired-way-back", Page::PortalExpired { return_url: Some(SHOP.to_owned()) }),
    ]
}

fn link(total: Total, submit: Submit) -> Link {
    Link {
        total,
        name: String::new(),
        description: None,
        action: "/l/sample".to_owned(),
        token: "sample-token".to_owned(),
        hidden: vec![("ref".to_owned(), "newsletter".to_owned())],
        open_amount: false,
        submit,
    }
}

fn donation() -> Page {
    let gift =
        Line { every: None, unit_minor: None, amount_minor: 0, ..line("Books for Tamale schools", 1, 0) };
    let total = Total { cart: Some(Box::new(cart(vec![gift], vec![]))), ..total("", 0, "GHS", 2) };
    Page::Link(Link {
        description: Some("Every book goes to a school library in Tamale.".to_owned()),
        open_amount: true,
        ..link(total, Submit::Donate)
    })
}

/// The landing pages of links and offers.
pub(super) fn links() -> Vec<(&'static str, Page)> {
    let beans = Line { every: None, ..line("Ashanti Dark coffee", 2, 6_500) };
    let mug = Line { every: None, key: "1".to_owned(), ..line("Enamel mug", 1, 3_000) };
    let sums = vec![
        sum(SumKind::Subtotal, 16_000),
        sum(SumKind::Discount { name: "Opening week".to_owned() }, -1_600),
        sum(SumKind::Total, 14_400),
    ];
    let box_of = Total { cart: Some(Box::new(cart(vec![beans, mug], sums))), ..total("", 14_400, "GHS", 2) };
    let words = Link {
        name: "Breakfast box".to_owned(),
        description: Some("Coffee from Kumasi, and the mug to drink it from.".to_owned()),
        ..link(box_of, Submit::Pay)
    };
    let book = Link {
        name: "Things Fall Apart, paperback".to_owned(),
        ..link(total("Things Fall Apart, paperback", 5_000, "GHS", 2), Submit::Pay)
    };
    let text = || HOSTILE.to_owned();
    let strange = Link {
        name: text(),
        description: Some(text()),
        hidden: vec![("ref".to_owned(), text())],
        ..link(hostile(), Submit::Book)
    };
    let gone = |message: Option<&str>, sold_out, return_url| Page::LinkInactive {
        message: message.map(str::to_owned),
        sold_out,
        return_url,
    };
    vec![
        ("link-once", Page::Link(book)),
        ("link-cart", Page::Link(words)),
        ("link-subscription", Page::Link(link(club(), Submit::Subscribe))),
        ("link-trial", Page::Link(link(tried(), Submit::Subscribe))),
        ("link-anchored", Page::Link(link(anchored(), Submit::Subscribe))),
        ("link-donation", donation()),
        ("link-hostile", Page::Link(strange)),
        ("link-inactive", gone(None, false, None)),
        ("link-inactive-message", gone(Some("The sale is over. We are back in May."), false, None)),
        ("link-inactive-hostile", gone(Some(HOSTILE), false, None)),
        ("link-sold-out", gone(None, true, Some(SHOP.to_owned()))),
    ]
}
