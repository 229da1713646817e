//! Why a session is as it is: what happened to it, moment by moment, and in a sentence.

use super::show::{capital, exact, money, plainly};
use super::states;
use kassa_domain::attempt::{Attempt, AttemptStatus};
use kassa_domain::call::Call;
use kassa_domain::endpoint::Try;
use kassa_domain::event::Cause;
use kassa_domain::ledger::{Book, Entry};
use kassa_domain::money::Money;
use kassa_domain::refund::{Origin, Refund, RefundStatus};
use kassa_domain::session::Status;
use kassa_engine::{Moment as Happened, MomentKind, Story};
use kassa_pages::dashboard::{Block, Moment, Timeline, Tone};

/// Everything that happened to a session, in order.
pub(super) fn timeline(story: &Story) -> Block {
    Block::Timeline(Timeline {
        title: "Timeline".to_owned(),
        moments: story.moments.iter().filter_map(|it| moment(it, story.session.is_ours())).collect(),
    })
}

/// A moment that says what it is, and nothing more yet.
fn plain(kind: &'static str, title: impl Into<String>) -> Moment {
    let title = title.into();
    Moment { at: String::new(), kind, tone: Tone::Plain, title, detail: None, href: None }
}

fn moment(happened: &Happened, is_ours: bool) -> Option<Moment> {
    let shown = match &happened.what {
        MomentKind::Made { amount, cause } => Moment {
            // Who asked is known as soon as the event of it has its place.
            detail: cause.as_ref().and_then(by).or(is_ours.then(|| "By Kassa".to_owned())),
            ..plain("session", format!("Session of {} created", money(*amount)))
        },
        MomentKind::Started(attempt) => started(attempt),
        MomentKind::RefundStarted(refund) => refund_started(refund),
        MomentKind::Called(payment, call) => {
            Moment { href: Some(format!("/dashboard/payments/{payment}")), ..called(call) }
        }
        MomentKind::RefundCalled(refund, call) => {
            Moment { href: Some(format!("/dashboard/refunds/{refund}")), ..called(call) }
        }
        MomentKind::Booked(entry) => booked(entry)?,
        MomentKind::Ended { payment, status, reason } => Moment {
            tone: ended(*status),
            detail: reason.as_deref().map(|reason| capital(&plainly(reason))),
            href: Some(format!("/dashboard/payments/{payment}")),
            ..plain("payment", payment_ended(*status))
        },
        MomentKind::RefundEnded { refund, status, failure } => Moment {
            tone: states::refund(*status).1,
            detail: failure.clone(),
            href: Some(format!("/dashboard/refunds/{refund}")),
            ..plain("refund", refund_ended(*status))
        },
        MomentKind::Disputed(dispute) => Moment {
            tone: Tone::Bad,
            detail: Some(plainly(&dispute.body.reason)).filter(|text| !text.is_empty()),
            href: Some(format!("/dashboard/disputes/{}", dispute.id)),
            ..plain("dispute", format!("Dispute over {}", money(dispute.amount)))
        },
        MomentKind::Granted(grant) => Moment {
            tone: Tone::Good,
            detail: grant.expires_at.map(|at| format!("Until {}", at.iso())),
            href: Some(format!("/dashboard/customers/{}", grant.customer)),
            ..plain("access", format!("The customer was given the tier {}", grant.tier))
        },
        MomentKind::Revoked(_, tier) => {
            Moment { tone: Tone::Warn, ..plain("access", format!("The tier {tier} was revoked")) }
        }
        MomentKind::Told(event) => Moment {
            detail: Some(match event.sequence {
                Some(place) => format!("{}, no. {place}", event.kind.as_str()),
                None => event.kind.as_str().to_owned(),
            }),
            href: Some(format!("/dashboard/events/{}", event.id)),
            ..plain("event", event_title(event.kind.as_str()))
        },
        MomentKind::Sent { url, endpoint, tried, delivery, .. } => Moment {
            href: Some(format!("/dashboard/deliveries/{delivery}")),
            ..sent(url.as_deref(), endpoint.as_str(), tried)
        },
        MomentKind::Waits { url, endpoint, tries, delivery, .. } => Moment {
            tone: Tone::Warn,
            href: Some(format!("/dashboard/deliveries/{delivery}")),
            detail: Some(match tries {
                1 => "Tried once. This is when the next try is due.".to_owned(),
                _ => format!("Tried {tries} times. This is when the next try is due."),
            }),
            ..plain(
                "webhook",
                format!("Webhook to be sent again to {}", url.as_deref().unwrap_or(endpoint.as_str())),
            )
        },
    };
    Some(Moment { at: exact(happened.at), ..shown })
}

/// The request that asked for something.
fn by(cause: &Cause) -> Option<String> {
    let request = cause.request_id.as_ref().map(|id| format!("request {id}"));
    let key = cause.idempotency_key.as_ref().map(|key| format!("idempotency key {key}"));
    let words: Vec<String> = request.into_iter().chain(key).collect();
    Some(format!("From your backend: {}", words.join(", "))).filter(|_| !words.is_empty())
}

fn started(attempt: &Attempt) -> Moment {
    let by = states::instrument(&attempt.body.instrument);
    let mut detail = vec![format!("{by}, through {}", states::processor(&attempt.processor))];
    detail.extend(attempt.body.email.clone());
    Moment {
        detail: Some(detail.join(", ")),
        href: Some(format!("/dashboard/payments/{}", attempt.id)),
        ..plain("payment", format!("Payment of {} started", money(attempt.amount)))
    }
}

fn refund_started(refund: &Refund) -> Moment {
    let title = match refund.body.origin {
        Origin::Merchant => "requested",
        Origin::Surplus => "started automatically: the payment was not needed",
        Origin::Processor => "made at the processor",
        Origin::ByHand => "recorded manually",
    };
    Moment {
        detail: refund.body.reason.map(|reason| states::refund_reason(reason).to_owned()),
        href: Some(format!("/dashboard/refunds/{}", refund.id)),
        ..plain("refund", format!("Refund of {} {title}", money(refund.amount)))
    }
}

/// What was said to a processor, or by it. The line of the request stands below, for who looks into it there.
fn called(call: &Call) -> Moment {
    let (title, line) = match call.what.as_str() {
        "notice" => ("The processor sent a notification", None),
        "return" => ("The buyer came back from the processor", None),
        "scan" => ("Found while scanning for payments", None),
        line => ("The processor was asked", Some(line.to_owned())),
    };
    let answer = match call.status.as_str() {
        "" => None,
        "not_sent" => Some("Could not be sent".to_owned()),
        "no_answer" => Some(format!("No answer within {} ms", call.ms)),
        status => Some(format!("Answered {status} after {} ms", call.ms)),
    };
    let said = Some(&call.said).filter(|said| !said.is_empty()).map(|said| capital(&plainly(said)));
    let detail: Vec<String> = said.into_iter().chain(line).chain(answer).collect();
    let tone = match call.said.as_str() {
        "succeeded" | "authorized" => Tone::Good,
        "unknown" | "unavailable" => Tone::Warn,
        "failed" => Tone::Bad,
        said if said.starts_with("declined") => Tone::Bad,
        _ => Tone::Plain,
    };
    let detail = Some(detail.join(" · ")).filter(|text| !text.is_empty());
    Moment { tone, detail, ..plain("processor", title) }
}

/// Every movement has two sides: the processor's, and the one that says what it is. The second one is told.
fn booked(entry: &Entry) -> Option<Moment> {
    let book = match entry.book {
        Book::Processor => return None,
        Book::Sales => "as sales",
        Book::Refunds => "as refunds",
        Book::Disputes => "as disputed",
        Book::Owed => "as owed to the buyer",
    };
    let amount = Money { amount: entry.amount.amount.saturating_abs(), ..entry.amount };
    Some(plain("books", format!("{} booked {book}", money(amount))))
}

/// `checkout.session.completed` as `Session completed`.
fn event_title(kind: &str) -> String {
    let words: Vec<&str> = kind.split('.').collect();
    let last = words.get(words.len().saturating_sub(2)..).unwrap_or_default().join(" ");
    capital(&plainly(&last))
}

/// How a payment ended, as a sentence.
fn payment_ended(status: AttemptStatus) -> String {
    format!("Payment {}", states::payment_word(status).to_lowercase())
}

fn ended(status: AttemptStatus) -> Tone {
    match status {
        AttemptStatus::Succeeded => Tone::Good,
        AttemptStatus::Declined | AttemptStatus::Parked => Tone::Bad,
        AttemptStatus::Surplus => Tone::Warn,
        _ => Tone::Plain,
    }
}

fn refund_ended(status: RefundStatus) -> &'static str {
    match status {
        RefundStatus::Pending => "Refund pending",
        RefundStatus::Succeeded => "Refund succeeded",
        RefundStatus::Failed => "Refund failed",
    }
}

fn sent(url: Option<&str>, endpoint: &str, tried: &Try) -> Moment {
    let after = tried.ms.map(|ms| format!(" after {ms} ms")).unwrap_or_default();
    let answer = match tried.status {
        Some(status) => format!("Answered {status}{after}"),
        None => format!("No answer{after}"),
    };
    let reason = tried.note.replace("client error (Connect): ", "");
    let reason = reason.split(" (os error").next().unwrap_or_default().to_owned();
    let note = Some(&reason).filter(|note| !note.is_empty() && !tried.is_success());
    Moment {
        tone: if tried.is_success() { Tone::Good } else { Tone::Bad },
        detail: Some(note.map_or_else(|| answer.clone(), |note| format!("{answer}: {note}"))),
        ..plain("webhook", format!("Webhook sent to {}", url.unwrap_or(endpoint)))
    }
}

/// Why the session is as it is, in a sentence.
pub(super) fn why(story: &Story) -> String {
    let session = &story.session;
    let payer = story.attempts.iter().find(|attempt| Some(&attempt.id) == session.paid_by.as_ref());
    match (session.status, payer) {
        (Status::Complete, Some(payer)) => paid(payer),
        (Status::Complete, None) if session.amount.amount == 0 => "Nothing had to be paid.".to_owned(),
        (Status::Complete, None) => "It is complete.".to_owned(),
        (Status::Paying, _) => match story.attempts.last().map(|latest| latest.status) {
            Some(AttemptStatus::Parked) => {
                "It is not known how the payment ended. Check it at the processor.".to_owned()
            }
            Some(AttemptStatus::Challenged) => "The buyer is asked to confirm the payment.".to_owned(),
            _ => "A payment is in progress.".to_owned(),
        },
        (Status::Open, _) => format!("It can be paid. {}", tried(&story.attempts)),
        (Status::Expired, _) => format!("It can no longer be paid. {}", tried(&story.attempts)),
    }
}

fn paid(payer: &Attempt) -> String {
    let by = states::instrument(&payer.body.instrument);
    match payer.status {
        AttemptStatus::Authorized if payer.body.capturing.is_some() => {
            format!("The money is authorized ({by}) and being captured.")
        }
        AttemptStatus::Authorized => format!("The money is authorized ({by}) until it is captured."),
        AttemptStatus::Canceled => format!("The money was authorized ({by}) and then released."),
        AttemptStatus::Refunded => format!("It was paid ({by}) and fully refunded."),
        AttemptStatus::Parked => {
            "It is not known how the capture ended. Check it at the processor.".to_owned()
        }
        _ if payer.body.disputed > 0 => format!("It was paid ({by}), and the payment is disputed."),
        _ if payer.refunded > 0 => format!("It was paid ({by}) and partly refunded."),
        _ => format!("It was paid ({by})."),
    }
}

/// What became of the tries to pay something that is not paid.
fn tried(attempts: &[Attempt]) -> String {
    let Some(latest) = attempts.last() else { return "Nobody has tried to pay it yet.".to_owned() };
    let many = match attempts.len() {
        1 => "There was one try".to_owned(),
        count => format!("There were {count} tries"),
    };
    let by = states::instrument(&latest.body.instrument);
    let why = latest.body.reason.as_deref().map(|reason| format!(" ({})", plainly(reason)));
    let why = why.unwrap_or_default();
    match latest.status {
        AttemptStatus::Declined => format!("{many}; the latest, {by}, was declined{why}."),
        AttemptStatus::Canceled => format!("{many}; the latest, {by}, was canceled{why}."),
        AttemptStatus::Offered => format!("{many}; the latest, {by}, waits for the buyer."),
        AttemptStatus::Surplus | AttemptStatus::Refunded => {
            format!("{many}; the money of the latest, {by}, came too late and goes back.")
        }
        _ => format!("{many}, {by}."),
    }
}
