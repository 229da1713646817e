//! Payments: found, looked into, given back, captured and canceled.

use super::lists::{Asked, Head, Kind};
use super::show::{
    blame, capital, facts, id, maybe_time, metadata, minor_units, money, not_done, plainly, time, units,
};
use super::{Shown, Visitor, disputes, done, news, refunds, sessions, sold, states, story, to_mend};
use kassa_domain::attempt::{Attempt, AttemptStatus, Method};
use kassa_domain::command::NewRefund;
use kassa_domain::id::{AttemptId, CustomerId};
use kassa_domain::metadata::Metadata;
use kassa_domain::money::Money;
use kassa_domain::processor::{Part as Parts, Profile};
use kassa_domain::refund::RefundReason;
use kassa_domain::refusal::{Unable, invalid};
use kassa_domain::search::{Found, Part, PaymentSearch};
use kassa_domain::team::Right;
use kassa_domain::{Command, Refusal};
use kassa_engine::{Fault, Story};
use kassa_pages::dashboard::{Action, Block, Cell, Column, Field, FieldKind, Form, Screen, Table};

const PATH: &str = "/payments";

/// The page of a payment.
pub(super) fn href(of: &AttemptId) -> String {
    format!("/dashboard{PATH}/{of}")
}

/// What a processor can do.
fn profile(visitor: &Visitor<'_>, id: &str) -> Option<&'static Profile> {
    visitor.app.engine.processors().iter().map(|it| it.profile()).find(|profile| profile.id == id)
}

/// How payments are searched, listed and written to a file.
pub(super) struct Payments;

impl Kind for Payments {
    type Item = Attempt;
    type Wanted = PaymentSearch;
    const COLUMNS: &'static [&'static str] = &[
        "Payment",
        "Session",
        "Status",
        "Amount",
        "Captured",
        "Refunded",
        "Disputed",
        "Currency",
        "Method",
        "Paid with",
        "Processor",
        "Reference",
        "E-mail",
        "Customer",
        "Reason",
        "Started",
        "Captured at",
    ];

    fn head(_: &Visitor<'_>) -> Head {
        Head::of("Payments", PATH)
    }

    fn wanted(asked: &mut Asked<'_>) -> PaymentSearch {
        PaymentSearch {
            words: asked.words("An id, an address, a description, the processor's reference or metadata"),
            statuses: asked
                .choice("status", "Status", &AttemptStatus::ALL, AttemptStatus::as_str, states::payment_word)
                .into_iter()
                .collect(),
            method: asked.choice("method", "Method", &Method::ALL, Method::as_str, states::method),
            processor: asked.line("processor", "Processor"),
            brand: asked.line("brand", "Brand of the card"),
            last4: asked.line("last4", "Last four digits"),
            customer: asked.line("customer", "Customer's id").map(|text| CustomerId::named(&text)),
            created: asked.span(),
            amount: asked.much(),
            account: None,
        }
    }

    async fn search(
        visitor: &Visitor<'_>,
        wanted: &PaymentSearch,
        part: &Part,
    ) -> Result<Found<Attempt>, Fault> {
        visitor.app.engine.search_payments(visitor.scope, wanted, part).await
    }

    fn table(payments: &[Attempt]) -> Table {
        table(payments)
    }

    fn row(payment: &Attempt) -> Vec<Cell> {
        let part = |amount: i64| Cell::Money(units(Money { amount, ..payment.amount }));
        vec![
            id(&payment.id),
            id(&payment.session),
            Cell::text(states::payment(payment).0),
            part(payment.amount.amount),
            part(payment.captured),
            part(payment.body.returned),
            part(payment.body.disputed),
            Cell::text(payment.amount.currency.code()),
            Cell::text(states::method(payment.method)),
            Cell::Text(states::instrument(&payment.body.instrument)),
            Cell::text(&*payment.processor),
            Cell::maybe(payment.body.processor_reference.clone()),
            Cell::maybe(payment.body.email.clone()),
            payment.customer.as_ref().map_or(Cell::Empty, id),
            Cell::maybe(payment.body.reason.clone()),
            time(payment.created_at),
            maybe_time(payment.body.captured_at),
        ]
    }
}

/// Payments as a table.
pub(super) fn table(payments: &[Attempt]) -> Table {
    let row = |payment: &Attempt| {
        vec![
            Cell::link(money(payment.amount), href(&payment.id)),
            states::cell(states::payment(payment)),
            Cell::Text(states::instrument(&payment.body.instrument)),
            Cell::Text(states::processor(&payment.processor)),
            Cell::maybe(payment.body.email.clone()),
            Cell::maybe(payment.body.reason.as_deref().map(|reason| capital(&plainly(reason)))),
            time(payment.created_at),
        ]
    };
    Table {
        title: "Payments".to_owned(),
        columns: vec![
            Column::of("Payment"),
            Column::of("Status"),
            Column::of("Paid with"),
            Column::of("Processor"),
            Column::of("Buyer"),
            Column::of("Reason"),
            Column::of("Started"),
        ],
        rows: payments.iter().map(row).collect(),
        empty: "No payments found.".to_owned(),
        ..Table::default()
    }
}

/// A payment with the story of its session.
async fn found(visitor: &Visitor<'_>) -> Result<Option<(Attempt, Story)>, Fault> {
    let (engine, scope) = (&visitor.app.engine, visitor.scope);
    let named = AttemptId::named(visitor.param(0));
    let Some(payment) = engine.store().attempt(scope, &named).await? else { return Ok(None) };
    let story = engine.story(scope, &payment.session).await?;
    Ok(story.map(|story| (payment, story)))
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let news = Some(news::url(visitor).await);
    let Some((payment, story)) = found(visitor).await? else { return Ok(Shown::Missing) };
    let mut screen = Screen { news, ..screen(visitor, &payment, &story) };
    let form = if !visitor.may(Right::Serve) {
        None
    } else if payment.takes_refunds(true) && payment.refundable() > 0 {
        Some(refund_form(visitor, &payment, &Typed::fresh(&payment)))
    } else {
        payment.can_be_captured().then(|| capture_form(visitor, &payment, None))
    };
    // What can be done comes after what is known, and before what happened.
    let before_last = screen.blocks.len().saturating_sub(1);
    if let Some(form) = form {
        screen.blocks.insert(before_last, Block::Form(form));
    }
    Ok(screen.into())
}

fn screen(visitor: &Visitor<'_>, payment: &Attempt, story: &Story) -> Screen {
    let session = &story.session;
    let repeats = session.body.terms.is_some() || session.body.invoice.is_some();
    let mut blocks = vec![about(visitor, payment), sold::bought(&session.cart(), session.amount, repeats)];
    let refunds: Vec<_> = story.refunds.iter().filter(|it| it.attempt == payment.id).cloned().collect();
    if !refunds.is_empty() {
        blocks.push(Block::Table(Table { is_titled: true, ..refunds::table(&refunds) }));
    }
    let disputes: Vec<_> = story.disputes.iter().filter(|it| it.attempt == payment.id).cloned().collect();
    if !disputes.is_empty() {
        blocks.push(Block::Table(Table { is_titled: true, ..disputes::table(&disputes) }));
    }
    blocks.push(story::timeline(story));
    Screen {
        title: format!("Payment of {}", money(payment.amount)),
        lead: Some(states::instrument(&payment.body.instrument)),
        status: states::beside(states::payment(payment)),
        above: vec![
            ("Payments".to_owned(), format!("/dashboard{PATH}")),
            ("Session".to_owned(), sessions::href(&session.id)),
        ],
        actions: actions(visitor, payment),
        blocks,
        ..Screen::default()
    }
}

fn actions(visitor: &Visitor<'_>, payment: &Attempt) -> Vec<Action> {
    let mut actions = vec![];
    if payment.has_receipt() {
        actions.push(Action::Link {
            text: "Receipt".to_owned(),
            href: payment.receipt_path(),
            is_main: false,
        });
    }
    if payment.can_be_canceled() && visitor.may(Right::Serve) {
        actions.push(Action::Post {
            text: "Cancel payment".to_owned(),
            action: format!("{}/cancel", href(&payment.id)),
            fields: vec![],
            is_danger: true,
        });
    }
    actions
}

fn about(visitor: &Visitor<'_>, payment: &Attempt) -> Block {
    let body = &payment.body;
    let part = |amount: i64| match amount {
        0 => Cell::Empty,
        amount => Cell::Money(money(Money { amount, ..payment.amount })),
    };
    let processor = profile(visitor, &payment.processor).map_or(&*payment.processor, |it| it.name);
    facts(
        "Details",
        vec![
            ("ID", id(&payment.id)),
            ("Session", Cell::link(payment.session.as_str(), sessions::href(&payment.session))),
            ("Amount", Cell::Money(money(payment.amount))),
            ("Captured", part(payment.captured)),
            ("Refunded", part(payment.refunded)),
            ("Disputed", part(body.disputed)),
            ("Refundable", part(payment.refundable())),
            ("Method", Cell::text(states::method(payment.method))),
            ("Processor", Cell::text(processor)),
            (
                "Account",
                payment
                    .account
                    .as_ref()
                    .map_or(Cell::Empty, |of| Cell::link(of.as_str(), format!("/dashboard/processors/{of}"))),
            ),
            ("Processor's ID", Cell::maybe(payment.handle())),
            ("Reference", Cell::maybe(body.processor_reference.clone())),
            ("Receipt number", Cell::maybe(payment.has_receipt().then(|| payment.receipt_number()))),
            (
                "Customer",
                payment
                    .customer
                    .as_ref()
                    .map_or(Cell::Empty, |of| Cell::link(of.as_str(), format!("/dashboard/customers/{of}"))),
            ),
            ("E-mail", Cell::maybe(body.email.clone())),
            ("Description", Cell::maybe(body.description.clone())),
            ("Reason", Cell::maybe(body.reason.as_deref().map(|reason| capital(&plainly(reason))))),
            ("Started", time(payment.created_at)),
            ("Authorized until", maybe_time(body.held_until)),
            ("Captured at", maybe_time(body.captured_at)),
            ("Off-session", if body.off_session.is_some() { Cell::text("Yes") } else { Cell::Empty }),
            ("Received beyond the amount", Cell::maybe(body.excess.clone())),
            ("Metadata", metadata(&body.metadata)),
        ],
    )
}

/// What somebody typed into the form of a refund.
struct Typed {
    amount: String,
    reason: String,
    by_hand: bool,
    seen: i64,
}

impl Typed {
    fn fresh(payment: &Attempt) -> Self {
        let amount = units(Money { amount: payment.refundable(), ..payment.amount });
        Self { amount, reason: String::new(), by_hand: false, seen: payment.refunded }
    }
}

fn refund_form(visitor: &Visitor<'_>, payment: &Attempt, typed: &Typed) -> Form {
    let left = money(Money { amount: payment.refundable(), ..payment.amount });
    let parts = profile(visitor, &payment.processor).map_or(Parts::None, |profile| profile.refunds);
    // Where the processor cannot, or does it by itself, it can only be written down.
    let only_by_hand = parts == Parts::None || !payment.takes_refunds(false);
    let hint = match parts {
        _ if only_by_hand => {
            "The processor cannot be asked for it. Give the money back by other means, and record that here."
        }
        Parts::Whole => "The processor gives back all of it or nothing.",
        Parts::None | Parts::Any => "Before anything happens you are shown what is about to be refunded.",
    };
    let reasons = RefundReason::ALL
        .into_iter()
        .map(|reason| (reason.as_str().to_owned(), states::refund_reason(reason).to_owned()));
    let reasons = std::iter::once((String::new(), "No reason".to_owned())).chain(reasons).collect();
    let by_hand = if only_by_hand {
        Field::line("by_hand", "", "1").of(FieldKind::Hidden)
    } else {
        let label = "The money was given back by other means: only record it";
        Field::line("by_hand", label, if typed.by_hand { "1" } else { "" }).of(FieldKind::Check)
    };
    Form {
        title: if only_by_hand { "Record a refund" } else { "Refund" }.to_owned(),
        hint: Some(hint.to_owned()),
        action: format!("{}/refund", href(&payment.id)),
        fields: vec![
            Field::line("amount", format!("Amount in {}", payment.amount.currency.code()), &*typed.amount)
                .of(FieldKind::Number)
                .hint(format!("At most {left}.")),
            Field::line("reason", "Reason", &*typed.reason).of(FieldKind::Choice(reasons)),
            by_hand,
            Field::line("seen", "", typed.seen.to_string()).of(FieldKind::Hidden),
        ],
        submit: "Review refund".to_owned(),
        ..Form::default()
    }
}

pub(super) async fn refund(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some((payment, story)) = found(visitor).await? else { return Ok(Shown::Missing) };
    let fields = &visitor.fields;
    let typed = Typed {
        amount: fields.text("amount").to_owned(),
        reason: fields.text("reason").to_owned(),
        by_hand: fields.text("by_hand") == "1",
        seen: fields.text("seen").parse().unwrap_or(payment.refunded),
    };
    let refusal = match minor_units(&typed.amount, payment.amount.currency) {
        Err(rule) => invalid("amount", rule),
        // The rule is told in minor units, which nobody has typed.
        Ok(amount) if amount < 1 => invalid("amount", "must be more than nothing"),
        Ok(amount) => {
            let new = NewRefund {
                payment: Some(payment.id.clone()),
                session: None,
                amount: Some(amount),
                reason: fields.some("reason"),
                by_hand: typed.by_hand,
                seen: Some(typed.seen),
                metadata: Metadata::new(),
            };
            let command = Command::CreateRefund(Box::new(new));
            // Nothing happens before the page that names the amount was seen.
            let is_confirmed = fields.text("confirmed") == "1";
            let decided = match is_confirmed {
                true => visitor.carry_out(&command).await?,
                false => visitor.would(&command).await?,
            };
            match decided {
                Ok(_) if is_confirmed => {
                    let word = if typed.by_hand { "written_down" } else { "refunded" };
                    return Ok(done(&href(&payment.id), word));
                }
                Ok(_) => return Ok(confirmation(&payment, &story, amount, &typed).into()),
                Err(refusal) => in_units(refusal, &payment),
            }
        }
    };
    let screen = screen(visitor, &payment, &story);
    if !payment.takes_refunds(true) {
        return Ok(not_done(screen, &refusal));
    }
    // Who is told that another refund was made meanwhile has seen it now.
    let typed = Typed { seen: payment.refunded, ..typed };
    Ok(to_mend(blame(screen, refund_form(visitor, &payment, &typed), &refusal)))
}

/// The page between the form of a refund and the refund: how much of what goes back, to whom, and the one button that
/// does it.
fn confirmation(payment: &Attempt, story: &Story, amount: i64, typed: &Typed) -> Screen {
    let of = |amount: i64| money(Money { amount, ..payment.amount });
    let (back, left) = (of(amount), payment.refundable().saturating_sub(amount));
    let body = &payment.body;
    let reason = RefundReason::parse(&typed.reason).map(states::refund_reason);
    let what = story.session.body.description.clone().or_else(|| body.description.clone());
    let about = facts(
        "",
        vec![
            ("Amount", Cell::Money(back.clone())),
            ("Of", Cell::link(format!("Payment of {}", money(payment.amount)), href(&payment.id))),
            ("For", Cell::maybe(what)),
            ("Paid with", Cell::Text(states::instrument(&body.instrument))),
            ("Buyer", Cell::maybe(body.email.clone())),
            ("Paid at", maybe_time(body.captured_at)),
            ("Reason", Cell::maybe(reason)),
            ("Left to refund afterwards", Cell::Money(of(left))),
        ],
    );
    let (title, hint, submit) = if typed.by_hand {
        let hint =
            "No money moves: Kassa records that you gave it back by other means. This cannot be undone.";
        (format!("Record a refund of {back}?"), hint, format!("Record {back} as refunded"))
    } else {
        let hint = "The processor is asked to return the money to the buyer. This cannot be undone.";
        (format!("Refund {back}?"), hint, format!("Refund {back}"))
    };
    let kept = [
        ("amount", typed.amount.clone()),
        ("reason", typed.reason.clone()),
        ("by_hand", if typed.by_hand { "1" } else { "" }.to_owned()),
        ("seen", typed.seen.to_string()),
        ("confirmed", "1".to_owned()),
    ];
    let form = Form {
        hint: Some(hint.to_owned()),
        action: format!("{}/refund", href(&payment.id)),
        fields: kept
            .into_iter()
            .map(|(name, value)| Field::line(name, "", value).of(FieldKind::Hidden))
            .collect(),
        submit,
        back: Some(("Do not refund".to_owned(), href(&payment.id))),
        ..Form::default()
    };
    Screen {
        title,
        above: vec![
            ("Payments".to_owned(), format!("/dashboard{PATH}")),
            (format!("Payment of {}", money(payment.amount)), href(&payment.id)),
        ],
        blocks: vec![about, Block::Form(form)],
        ..Screen::default()
    }
}

/// A refusal in the units that the form has, and about its fields.
fn in_units(refusal: Refusal, payment: &Attempt) -> Refusal {
    let text = |amount: i64| money(Money { amount, ..payment.amount });
    match refusal {
        Refusal::RefundTooLarge(0) => invalid("amount", "is more than there is: nothing is left to refund"),
        Refusal::RefundTooLarge(left) => {
            invalid("amount", format!("must be at most {}, which is what is left", text(left)))
        }
        Refusal::Unable(Unable::Refund) => {
            invalid("by_hand", "must be ticked: this processor cannot give the money back")
        }
        Refusal::Unable(Unable::PartialRefund) => {
            let all = text(payment.captured);
            invalid("amount", format!("must be all of it, {all}: the processor gives back all or nothing"))
        }
        Refusal::Unable(Unable::PartialCapture) => {
            let all = text(payment.amount.amount);
            invalid("amount", format!("must be all of it, {all}: the processor captures all or nothing"))
        }
        other => other,
    }
}

fn capture_form(visitor: &Visitor<'_>, payment: &Attempt, typed: Option<&str>) -> Form {
    let held = money(payment.amount);
    let parts = profile(visitor, &payment.processor).map_or(Parts::Whole, |profile| profile.captures);
    let hint = match parts {
        Parts::Any => format!("At most {held}. What is not captured is let go of."),
        Parts::None | Parts::Whole => format!("The processor captures all of it: {held}."),
    };
    let amount = typed.map_or_else(|| units(payment.amount), str::to_owned);
    Form {
        title: "Capture".to_owned(),
        action: format!("{}/capture", href(&payment.id)),
        fields: vec![
            Field::line("amount", format!("Amount in {}", payment.amount.currency.code()), amount)
                .of(FieldKind::Number)
                .hint(hint),
        ],
        submit: "Capture".to_owned(),
        ..Form::default()
    }
}

pub(super) async fn capture(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some((payment, story)) = found(visitor).await? else { return Ok(Shown::Missing) };
    let typed = visitor.fields.text("amount");
    let refusal = match minor_units(typed, payment.amount.currency) {
        Err(rule) => invalid("amount", rule),
        Ok(amount) => {
            let command = Command::CapturePayment(payment.id.clone(), Some(amount));
            match visitor.carry_out(&command).await? {
                Ok(_) => return Ok(done(&href(&payment.id), "capturing")),
                // The rule is told in minor units, which nobody has typed.
                Err(Refusal::Invalid { .. }) => invalid(
                    "amount",
                    format!("must be more than nothing and at most {}", money(payment.amount)),
                ),
                Err(refusal) => in_units(refusal, &payment),
            }
        }
    };
    let screen = screen(visitor, &payment, &story);
    if !payment.can_be_captured() {
        return Ok(not_done(screen, &refusal));
    }
    Ok(to_mend(blame(screen, capture_form(visitor, &payment, Some(typed)), &refusal)))
}

pub(super) async fn cancel(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some((payment, story)) = found(visitor).await? else { return Ok(Shown::Missing) };
    match visitor.carry_out(&Command::CancelPayment(payment.id.clone())).await? {
        Ok(_) => Ok(done(&href(&payment.id), "canceled_payment")),
        Err(refusal) => Ok(not_done(screen(visitor, &payment, &story), &refusal)),
    }
}
