//! The log of changes: who changed what of a merchant's, and when. What buyers do and what the server does by itself is
//! told by sessions, payments and events; this is about people, API keys and the operator.

use crate::answer::Answer;
use crate::command::Command;
use crate::customer::shown_id;
use crate::id::{KeyId, MemberId, NoteId};
use crate::team::TeamCommand;
use crate::time::Timestamp;
use crate::{Given, Money};
use serde::{Deserialize, Serialize};

/// Who changed something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Actor {
    /// Somebody in the dashboard.
    Member {
        /// Who.
        id: MemberId,
        /// Their address, as it was then.
        email: String,
    },
    /// A backend.
    Key {
        /// With which key.
        id: KeyId,
    },
    /// Whoever has the server's command line or its configuration file.
    Operator,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The merchant's number.
    pub merchant: u32,
    /// The id; ids sort by time.
    pub id: NoteId,
    /// When, by the machine's clock.
    pub at: Timestamp,
    /// Whether it was about real money.
    pub live: bool,
    /// What was done, such as `refund.create`.
    pub action: String,
    /// What it was done to, by its id.
    pub subject: Option<String>,
    /// The rest.
    pub body: NoteBody,
}

/// The part of a note that no query filters by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteBody {
    /// Who.
    pub actor: Actor,
    /// What is worth knowing about it, in a few words. Never a secret.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// The request, as in the `Request-Id` header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Fields that a newer version of this program wrote.
    #[serde(flatten)]
    pub rest: serde_json::Map<String, serde_json::Value>,
}

/// The line that a command leaves which was decided; `None` where nobody asked for it by name, or where what it does is
/// a shop's daily trade and stands in rows of its own.
#[must_use]
pub fn note(command: &Command, answer: &Answer, given: &Given<'_>) -> Option<Note> {
    let actor = given.cause.actor.as_ref()?;
    let (action, subject, detail) = told(command, answer)?;
    Some(Note {
        merchant: given.scope.merchant,
        id: NoteId::mint(given.scope, given.moment, given.chance),
        at: given.wall,
        live: given.scope.mode == crate::id::Mode::Live,
        action: action.to_owned(),
        subject,
        body: NoteBody {
            actor: actor.clone(),
            detail,
            request_id: given.cause.request_id.clone(),
            rest: serde_json::Map::new(),
        },
    })
}

type Told = (&'static str, Option<String>, String);

fn plain(action: &'static str, subject: &(impl ToString + ?Sized)) -> Option<Told> {
    Some((action, Some(subject.to_string()), String::new()))
}

/// What a command is called, what it was about and what is worth knowing of it.
fn told(command: &Command, answer: &Answer) -> Option<Told> {
    match command {
        // A shop's daily trade, and what the server does by itself.
        Command::CreateSession(_)
        | Command::CreatePayment(_)
        | Command::LapseSession(_)
        | Command::Choose(..)
        | Command::OpenLink(..)
        | Command::Bill(_)
        | Command::EndEntitlement(_)
        | Command::EraseCustomer(_)
        | Command::EraseSession(_)
        | Command::EraseInvoice(_)
        | Command::ReplaySome { .. }
        | Command::Prepare(_)
        | Command::Prepared { .. }
        | Command::Pay(_)
        | Command::Reroute(_)
        | Command::GiveBack(_)
        | Command::AdvanceRefund { .. }
        | Command::SettleRefund { .. }
        | Command::Stumble { .. }
        | Command::See { .. }
        | Command::HearDispute(..)
        | Command::Park(_)
        | Command::ReportDifference(_)
        | Command::Answer(_)
        | Command::Abandon(_)
        | Command::Advance { .. }
        | Command::Show { .. }
        | Command::Wait { .. }
        | Command::Heard { .. }
        | Command::Settle { .. }
        | Command::FanOut { .. }
        | Command::RecordTries { .. }
        | Command::TickClock { .. } => None,
        Command::Team(command) => team(command, answer),
        _ => shop(command, answer).or_else(|| setup(command, answer)),
    }
}

/// What is sold, and to whom.
fn shop(command: &Command, answer: &Answer) -> Option<Told> {
    let made = |action| Some((action, subject(answer), String::new()));
    match command {
        Command::UpdateSession(id, _) => plain("session.update", id),
        Command::ExpireSession(id) => plain("session.expire", id),
        Command::CreateCustomer(_) => made("customer.create"),
        Command::UpdateCustomer(id, _) => plain("customer.update", id),
        Command::DetachMethod(id) => plain("payment_method.delete", &shown_id(id)),
        Command::DeleteCustomer(id) => plain("customer.delete", id),
        Command::CreateProduct(_) => made("product.create"),
        Command::UpdateProduct(id, _) => plain("product.update", id),
        Command::CreatePrice(_) => made("price.create"),
        Command::CreatePlan(_) => made("plan.create"),
        Command::CreatePriced(new) => {
            made(if new.product_data.is_some() { "price.create" } else { "product.create" })
        }
        Command::UpdatePrice(id, _) => plain("price.update", id),
        Command::SyncCatalog(products, _) => {
            Some(("catalog.sync", None, format!("{} products", products.len())))
        }
        Command::CreateCoupon(_) => made("coupon.create"),
        Command::UpdateCoupon(id, _) => plain("coupon.update", id),
        Command::DeleteCoupon(id) => plain("coupon.delete", id),
        Command::CreatePromotionCode(_) => made("promotion_code.create"),
        Command::UpdatePromotionCode(id, _) => plain("promotion_code.update", id),
        Command::CreateTaxRate(_) => made("tax_rate.create"),
        Command::UpdateTaxRate(id, _) => plain("tax_rate.update", id),
        Command::CreateShippingRate(_) => made("shipping_rate.create"),
        Command::UpdateShippingRate(id, _) => plain("shipping_rate.update", id),
        Command::UpdateSubscription(id, _) => plain("subscription.update", id),
        Command::CancelSubscription(id, how) => {
            let when = if how.at_period_end { "with its period" } else { "at once" };
            Some(("subscription.cancel", Some(id.to_string()), when.to_owned()))
        }
        Command::CancelCurrent { .. } => made("subscription.cancel"),
        Command::PauseSubscription(id, _) => plain("subscription.pause", id),
        Command::ResumeSubscription(id) => plain("subscription.resume", id),
        Command::KeepSubscription(id) => plain("subscription.keep", id),
        Command::PayInvoice(id) => plain("invoice.pay", id),
        Command::VoidInvoice(id) => plain("invoice.void", id),
        Command::ChangeCard(id, _) => plain("subscription.change_card", id),
        Command::OpenPortal { customer, .. } => plain("portal.open", customer),
        Command::CreateLink(_) => made("link.create"),
        Command::UpdateLink(id, ..) => plain("link.update", id),
        Command::CapturePayment(id, amount) => {
            let detail = amount.map_or_else(|| "all of it".to_owned(), |amount| amount.to_string());
            Some(("payment.capture", Some(id.to_string()), detail))
        }
        Command::CancelPayment(id) => plain("payment.cancel", id),
        Command::CreateRefund(_) => refunded(answer),
        _ => None,
    }
}

fn refunded(answer: &Answer) -> Option<Told> {
    let Answer::Refund { refund, .. } = answer else { return None };
    let Money { amount, currency } = refund.amount;
    let detail = format!("{amount} {} of {}", currency.code(), refund.attempt);
    Some(("refund.create", Some(refund.id.to_string()), detail))
}

/// How the shop is connected.
fn setup(command: &Command, answer: &Answer) -> Option<Told> {
    let made = |action| Some((action, subject(answer), String::new()));
    match command {
        Command::CreateEndpoint(new) => Some(("endpoint.create", subject(answer), new.url.clone())),
        Command::UpdateEndpoint(id, _) => plain("endpoint.update", id),
        Command::RotateSecret { endpoint, .. } => plain("endpoint.rotate_secret", endpoint),
        Command::DeleteEndpoint(id) => plain("endpoint.delete", id),
        Command::DeleteSetting(dialect) => Some(("endpoint.delete", None, (*dialect).to_owned())),
        Command::Redeliver(id, _) => plain("event.redeliver", id),
        Command::Replay { endpoint, after } => {
            Some(("endpoint.replay", Some(endpoint.to_string()), format!("after {after}")))
        }
        Command::CreateAccount(new) => Some(("account.create", subject(answer), new.processor.clone())),
        Command::UpdateAccount { account, .. } => plain("account.update", account),
        Command::CreateMerchant { slug, .. } => Some(("merchant.create", subject(answer), slug.clone())),
        Command::SetRedirectHosts(hosts) => Some(("merchant.redirect_hosts", None, hosts.join(" "))),
        Command::CreateKey { dialect, .. } => Some(("key.create", subject(answer), dialect.clone())),
        Command::RevokeKey(id) => plain("key.revoke", id),
        Command::UpdateBranding(_) => Some(("branding.update", None, String::new())),
        Command::TurnClock(_) => made("test_clock.turn"),
        Command::ReleaseClock => made("test_clock.release"),
        _ => None,
    }
}

/// The people. Signing in and out is written down too.
fn team(command: &TeamCommand, answer: &Answer) -> Option<Told> {
    match command {
        TeamCommand::Invite { email, role } => {
            let Answer::Invitation { member, .. } = answer else { return None };
            let detail = format!("{email} as {}", role.as_str());
            Some(("member.invite", Some(member.id.to_string()), detail))
        }
        TeamCommand::InviteAgain(id) => plain("member.invite_again", id),
        TeamCommand::Accept { member, .. } => plain("member.accept", member),
        TeamCommand::SignIn { member, .. } => plain("member.sign_in", member),
        TeamCommand::TryCode(_) | TeamCommand::Touch(..) => None,
        TeamCommand::Lock(member) => {
            Some(("member.lock", Some(member.to_string()), "too many wrong codes".to_owned()))
        }
        TeamCommand::Unlock(member) => plain("member.unlock", member),
        TeamCommand::EndVisit(member, _) => plain("member.sign_out", member),
        TeamCommand::EndVisits(member, _) => plain("member.sign_out_everywhere", member),
        TeamCommand::SetRole(member, role) => {
            Some(("member.role", Some(member.to_string()), role.as_str().to_owned()))
        }
        TeamCommand::Remove(member) => plain("member.remove", member),
        TeamCommand::Rename(member, _) => plain("member.rename", member),
        TeamCommand::SetPassword(member, ..) => plain("member.password", member),
        TeamCommand::OfferGenerator(..) => None,
        TeamCommand::KeepGenerator { member, .. } => plain("member.codes_on", member),
        TeamCommand::DropGenerator(member) => plain("member.codes_off", member),
    }
}

/// The id of what an answer shows.
fn subject(answer: &Answer) -> Option<String> {
    Some(match answer {
        Answer::Customer { customer, .. } => customer.id.to_string(),
        Answer::Product(product, _) => product.id.to_string(),
        Answer::Price(price, _) => price.id.to_string(),
        Answer::Plan(plan, _) => plan.price.id.to_string(),
        Answer::Coupon(coupon, ..) => coupon.id.to_string(),
        Answer::PromotionCode(code, _) => code.id.to_string(),
        Answer::TaxRate(rate, _) => rate.id.to_string(),
        Answer::ShippingRate(rate, _) => rate.id.to_string(),
        Answer::Subscription(subscription) => subscription.id.to_string(),
        Answer::Link(link, _) => link.id.to_string(),
        Answer::Endpoint { endpoint, .. } => endpoint.id.to_string(),
        Answer::Account(account, _) => account.id.to_string(),
        Answer::Merchant(merchant) => merchant.id.to_string(),
        Answer::Key { record, .. } => record.id.to_string(),
        _ => return None,
    })
}
