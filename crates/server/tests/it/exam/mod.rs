//! One exam for all processors: the same scenarios, each with one procedure and one expectation, whoever
//! takes the money.
//!
//! What a processor must be told, and what it answers, stands in `<processor>.http`, written down from the
//! facts of its wire; `script.rs` says how. A call that the conversation does not have fails the exam, and so
//! does one that does not come. What a processor cannot do at all, its profile says, with the reason.

mod run;
mod script;
pub(crate) mod sides;

use kassa_domain::processor::Profile;
use run::Sitting;
use sides::{SIDES, Side};
use std::collections::BTreeSet;

/// Something that is done in a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// The merchant sets up another account at the processor, for what the first does not take.
    Second,
    /// The merchant makes a session, and the buyer opens its page.
    Open,
    /// The same, of a session whose money is only to be held.
    OpenToHold,
    /// The buyer submits the form of the page.
    Submit,
    /// The buyer answers what our page asks, if it does.
    Answer,
    /// The buyer's browser comes back from the provider, if it was there.
    Return,
    /// The provider tells what happened, if it does.
    Notices,
    /// The provider tells the same three times more.
    Again,
    /// Somebody sends notices that the provider has not signed so.
    Forge,
    /// The provider tells an account that has no secret for it, and the merchant sets the secret.
    NoSecret,
    /// Nothing is known yet: the buyer is neither told that it failed nor asked to pay again.
    Undecided,
    /// The session's time runs out.
    Lapse,
    /// A minute passes.
    Wait,
    /// The merchant gives so much back, or all of it.
    Refund(Option<i64>),
    /// The merchant gives all of it back without the processor, where that can give nothing back.
    ByHand,
    /// The merchant takes so much of what is held.
    Capture(i64),
    /// The merchant lets go of what is held.
    Release,
    /// The payment is with this account.
    Went(Account),
    /// The merchant wants to give back more than is left.
    TooMuch(i64),
    /// The buyer looks at the page again, twice.
    Reload,
    /// No secret can be seen anywhere.
    Scrub,
}

/// One of the merchant's accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Account {
    First,
    Second,
}

/// How a payment ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// It pays the session; so much was given back since.
    Paid(i64),
    /// It pays the session, and so much came besides.
    PaidOver(&'static str),
    /// It came too late and was given back.
    GivenBack,
    /// It was held, and so much of it was taken; all of it where the processor takes no part.
    Captured(i64),
    /// It was held, and let go of.
    Released,
    /// It pays the session, and was disputed: how that ended, and how much is gone.
    Disputed(&'static [&'static str], i64),
    /// Nothing was taken, and there is a reason: where the buyer tries at the provider's, the next try may be
    /// made there, otherwise it is over.
    Refused(Why),
    /// Nothing was taken and never will be.
    Over(&'static str),
    /// The session's time was over before all was there.
    Ended(&'static str),
    /// Nothing has happened.
    Waiting,
    /// Somebody must look, for this reason: nothing is applied, and the buyer is not asked to pay again.
    Stuck(&'static str),
    /// Nothing has happened, and what was told is kept for the operator under this reason.
    Parked(&'static str),
}

/// The reason why nothing was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// This one.
    This(&'static str),
    /// That of a bank that gives none, or of a buyer who did not confirm on the phone.
    Plain,
    /// Some reason.
    Any,
}

use Act::{
    Again, Answer, ByHand, Capture, Forge, Lapse, NoSecret, Notices, Open, OpenToHold, Refund, Release,
    Reload, Return, Scrub, Second, Submit, TooMuch, Undecided, Wait, Went,
};

/// What the buyer does, until the provider has said all that it says.
const PAYS: &[Act] = &[Open, Submit, Answer, Return, Notices, Wait];
const TOLD_WRONGLY: &[Act] = &[Open, Submit, Notices];
const TOLD_LATER: &[Act] = &[Open, Submit, Return, Undecided, Notices, Wait];
const UNHEARD: &[Act] = &[Open, Submit, Return, Undecided, Wait];

/// Every scenario, what is done in it, and how it must end.
const SCENARIOS: [(&str, &[Act], Ending); 23] = [
    ("success", PAYS, Ending::Paid(0)),
    ("decline", PAYS, Ending::Refused(Why::Plain)),
    ("insufficient_funds", PAYS, Ending::Refused(Why::This("insufficient_funds"))),
    ("expired_card", PAYS, Ending::Refused(Why::This("expired_card"))),
    ("challenge_passed", PAYS, Ending::Paid(0)),
    ("challenge_failed", PAYS, Ending::Refused(Why::This("authentication_failed"))),
    ("pending_then_success", TOLD_LATER, Ending::Paid(0)),
    ("pending_then_failure", TOLD_LATER, Ending::Refused(Why::Any)),
    ("timeout_money_moved", UNHEARD, Ending::Paid(0)),
    ("timeout_no_money", &[Open, Submit, Return, Wait], Ending::Over("not_charged")),
    ("duplicate_notice", &[Open, Submit, Return, Notices, Again, Wait], Ending::Paid(0)),
    ("notices_any_order", &[Open, Submit, Notices, Wait], Ending::Paid(0)),
    ("wrong_amount", TOLD_WRONGLY, Ending::Parked("amount_mismatch")),
    ("wrong_currency", TOLD_WRONGLY, Ending::Parked("other_currency")),
    ("other_account", TOLD_WRONGLY, Ending::Parked("other_account")),
    ("other_mode", TOLD_WRONGLY, Ending::Parked("other_mode")),
    ("bad_signature", &[Open, Submit, Forge, Notices, Wait], Ending::Paid(0)),
    ("empty_secret", &[Open, Submit, NoSecret, Notices, Wait], Ending::Paid(0)),
    ("refund_full", &[Open, Submit, Return, Notices, Refund(None), Wait], Ending::Paid(5000)),
    ("refund_partial", &[Open, Submit, Return, Notices, Refund(Some(2000)), Wait], Ending::Paid(2000)),
    (
        "refund_over_rest",
        &[Open, Submit, Return, Notices, Refund(Some(2000)), Wait, TooMuch(3001)],
        Ending::Paid(2000),
    ),
    ("late_success", &[Open, Submit, Lapse, Notices, Wait, ByHand], Ending::GivenBack),
    ("secrets_scrubbed", &[Open, Submit, Scrub, Return, Notices, Wait, Scrub], Ending::Paid(0)),
];

/// What is asked besides, of those whom it may happen to.
const MORE: [(&str, &[Act], Ending); 17] = [
    ("shown_again", &[Open, Submit, Reload], Ending::Waiting),
    ("other_amount_taken", &[Open, Submit, Return], Ending::Stuck("amount_mismatch")),
    ("without_script", PAYS, Ending::Paid(0)),
    (
        "held_and_captured",
        &[OpenToHold, Submit, Return, Notices, Capture(3000), Wait],
        Ending::Captured(3000),
    ),
    ("held_and_released", &[OpenToHold, Submit, Return, Notices, Release, Wait], Ending::Released),
    ("dispute_lost", PAYS, Ending::Disputed(&["lost"], 5000)),
    ("dispute_won", PAYS, Ending::Disputed(&["won", "warning_closed"], 0)),
    ("first_unreachable", &[Second, Open, Submit, Went(Account::Second), Return, Wait], Ending::Paid(0)),
    (
        "first_unheard",
        &[Second, Open, Submit, Went(Account::First), Return, Undecided, Wait, Went(Account::First)],
        Ending::Paid(0),
    ),
    ("sent_in_parts", &[Open, Submit, Notices], Ending::Paid(0)),
    ("too_much_sent", PAYS, Ending::PaidOver("10")),
    ("too_little_sent", &[Open, Submit, Notices, Lapse, Wait], Ending::Ended("underpaid")),
    ("taken_back", &[Open, Submit, Notices, Wait], Ending::Waiting),
    ("other_token_sent", &[Open, Submit, Notices, Wait], Ending::Waiting),
    ("other_chain", &[Open, Submit, Notices, Wait], Ending::Waiting),
    ("returned_by_hand", &[Open, Submit, Notices, Wait, ByHand], Ending::Paid(5000)),
    ("both_unreachable", &[Second, Open, Submit, Return, Wait], Ending::Over("not_charged")),
];

fn profile(name: &str) -> &'static Profile {
    let all = kassa_processors::all();
    all.iter().find(|processor| processor.profile().id == name).expect("a processor").profile()
}

/// A processor takes the exam in a scenario.
async fn sit(name: &str, scenario: &str) {
    let side = Side::named(name);
    let conversations = script::read(side.file);
    let Some(stages) = conversations.scenarios.get(scenario) else {
        // That the processor itself rules it out is asserted for all of the list below.
        assert!(MORE.iter().all(|(name, ..)| *name != scenario), "{name} does not tell {scenario}");
        return;
    };
    let (_, acts, ending) = SCENARIOS
        .iter()
        .chain(&MORE)
        .find(|(known, ..)| *known == scenario)
        .expect("a scenario of the lists");
    let notices = stages.iter().filter(|stage| stage.verb == "notice").count();
    let orders = match scenario {
        "notices_any_order" => permutations(notices),
        _ => vec![(0..notices).collect()],
    };
    let mut ends = BTreeSet::new();
    for order in orders {
        let told = if scenario == "notices_any_order" { twice(&order) } else { order.clone() };
        let sitting = Sitting::begin(side, profile(name), (scenario, &conversations, stages), told).await;
        let end = Box::pin(sitting.go_through(acts, *ending)).await;
        ends.insert(end);
    }
    assert_eq!(ends.len(), 1, "it must not depend on the order: {ends:#?}");
}

/// The same, of a processor that must tell it.
async fn must_sit(name: &str, scenario: &str) {
    let told = script::read(Side::named(name).file).scenarios.contains_key(scenario);
    assert!(told, "{name} does not tell {scenario}");
    sit(name, scenario).await;
}

/// Each notice twice, and the first one once more at the end.
fn twice(order: &[usize]) -> Vec<usize> {
    order.iter().flat_map(|at| [*at, *at]).chain(order.first().copied()).collect()
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for _ in 0..count {
        let longer = |order: &Vec<usize>| {
            let order = order.clone();
            let rest = (0..count).filter(|at| !order.contains(at)).collect::<Vec<_>>();
            rest.into_iter().map(move |at| order.iter().copied().chain([at]).collect::<Vec<usize>>())
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// Every scenario is either told in the file of a processor or ruled out by its profile, with a reason.
#[test]
fn every_scenario_is_told_or_ruled_out() {
    for processor in kassa_processors::all() {
        let profile = processor.profile();
        let told = script::read(Side::named(profile.id).file).scenarios;
        for (name, ..) in &SCENARIOS {
            let reason = profile.cannot.iter().find(|(scenario, _)| scenario == name);
            let (told, ruled_out) = (told.contains_key(*name), reason.is_some());
            assert!(told != ruled_out, "{} {name}: told {told}, ruled out {ruled_out}", profile.id);
            assert!(reason.is_none_or(|(_, why)| !why.is_empty()), "{} {name}", profile.id);
        }
        let known = |name: &str| SCENARIOS.iter().chain(&MORE).any(|(scenario, ..)| *scenario == name);
        assert!(told.keys().all(|name| known(name)), "{} tells of more: {:?}", profile.id, told.keys());
        assert!(profile.cannot.iter().all(|(name, _)| known(name)), "{}", profile.id);
        let permuted = told.get("notices_any_order");
        let notices = permuted.map_or(2, |it| it.iter().filter(|stage| stage.verb == "notice").count());
        assert!(notices > 1, "{}: one notice has no order", profile.id);
    }
    assert_eq!(SIDES.len(), kassa_processors::all().len());
    let names = SCENARIOS.map(|(name, ..)| name);
    assert_eq!([simulator::NAMES, stripe::NAMES, razorpay::NAMES, paystack::NAMES, evm::NAMES], [names; 5]);
}

/// What the provider was told to show is shown as long as the buyer may pay it, and nothing more is made
/// there.
#[tokio::test]
async fn a_page_that_is_opened_again_asks_the_provider_for_nothing() {
    for name in ["stripe", "razorpay", "paystack"] {
        must_sit(name, "shown_again").await;
    }
}

/// What the provider took is not what the buyer was to pay.
#[tokio::test]
async fn another_amount_than_was_asked_for_pays_nothing() {
    for name in ["stripe", "razorpay", "paystack"] {
        must_sit(name, "other_amount_taken").await;
    }
}

/// Whoever holds money takes a part of it, or all of it, or lets go of it.
#[tokio::test]
async fn what_is_held_is_captured_or_let_go_of() {
    for processor in kassa_processors::all() {
        let profile = processor.profile();
        let holds = profile.serves.iter().any(|serves| serves.holds);
        for scenario in ["held_and_captured", "held_and_released"] {
            let told = script::read(Side::named(profile.id).file).scenarios.contains_key(scenario);
            assert_eq!(told, holds, "{} {scenario}", profile.id);
            if told {
                sit(profile.id, scenario).await;
            }
        }
    }
}

/// A bank wants money back, and gets it or not.
#[tokio::test]
async fn disputes_are_lost_and_won() {
    for name in ["stripe", "razorpay", "paystack"] {
        must_sit(name, "dispute_lost").await;
        must_sit(name, "dispute_won").await;
    }
}

/// Before any money can have moved, the next account is asked.
#[tokio::test]
async fn an_account_that_cannot_be_reached_is_followed_by_the_next() {
    for name in ["stripe", "razorpay", "paystack"] {
        must_sit(name, "first_unreachable").await;
        must_sit(name, "both_unreachable").await;
    }
}

/// Whose answer was not heard may have taken the money, so nobody else is asked.
#[tokio::test]
async fn an_account_that_was_not_heard_is_followed_by_none() {
    for name in ["stripe", "razorpay", "paystack"] {
        must_sit(name, "first_unheard").await;
    }
}

/// What can come to an address of a chain, and what cannot be meant by it.
#[tokio::test]
async fn an_address_takes_what_is_due_and_nothing_else() {
    for scenario in [
        "sent_in_parts",
        "too_much_sent",
        "too_little_sent",
        "taken_back",
        "other_token_sent",
        "other_chain",
        "returned_by_hand",
    ] {
        must_sit("evm", scenario).await;
    }
}

/// A browser without a script is led to the provider's page.
#[tokio::test]
async fn a_buyer_without_a_script_can_pay() {
    must_sit("stripe", "without_script").await;
}

macro_rules! exam {
    ($($processor:ident)*) => { $( scenarios! { $processor:
        success decline insufficient_funds expired_card challenge_passed challenge_failed
        pending_then_success pending_then_failure timeout_money_moved timeout_no_money
        duplicate_notice notices_any_order wrong_amount wrong_currency other_account other_mode
        bad_signature empty_secret refund_full refund_partial refund_over_rest late_success
        secrets_scrubbed
    } )* };
}

macro_rules! scenarios {
    ($processor:ident: $($scenario:ident)*) => {
        mod $processor {
            pub(super) const NAMES: [&str; 23] = [$(stringify!($scenario)),*];
            $(
                #[tokio::test]
                async fn $scenario() {
                    super::sit(stringify!($processor), stringify!($scenario)).await;
                }
            )*
        }
    };
}

exam!(simulator stripe razorpay paystack evm);
