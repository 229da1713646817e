//! Tokens on an EVM chain: the buyer's wallet pays straight to an address of the merchant's, and nobody holds the money
//! in between.
//!
//! Every attempt gets an address of its own: the child of the merchant's extended public key that has the attempt's
//! number. There is no private key here, so nothing can be spent, refunded or called back. A node is asked what was
//! transferred to the addresses; it is believed, so it must be one that the merchant trusts.
//!
//! Sources: BIP-32 and BIP-44, ERC-20, ERC-55, ERC-681, the Ethereum execution API.

mod account;
mod address;
mod purse;
mod ranges;
mod reread;
mod rpc;
mod scan;
mod units;

#[cfg(test)]
mod tests;

use account::{Account, SETTINGS, TOKENS};
use kassa_domain::Timestamp;
use kassa_domain::attempt::{Attempt, Decline, Method};
use kassa_domain::id::Mode;
use kassa_domain::processor::{
    Ask, BadHook, Case, Exchange, Keys, Line, LineKind, Notice, Op, Outcome, PageScope, Part, Processor,
    Profile, Reference, Refunding, Request, RetryBy, Scan, Serves, Sources, State, Step,
};
use kassa_domain::time::{HOUR, SECOND};
use purse::Purse;

static PROFILE: Profile = Profile {
    id: "evm",
    name: "Tokens on an EVM chain",
    modes: &[Mode::Test, Mode::Live],
    serves: &[Serves {
        method: Method::Crypto,
        page: PageScope::Address,
        saves: false,
        holds: false,
        currencies: TOKENS,
        countries: &[],
    }],
    retry_by: RetryBy::Lookup,
    captures: Part::None,
    refunds: Part::None,
    verifies: false,
    prepares: false,
    numbers: true,
    looks_by_post: true,
    scans_every_ms: Some(scan::SOON),
    settings: &SETTINGS,
    currency: Some("token"),
    unique: &["xpub"],
    fixed: &["xpub", "chain_id", "token", "contract", "decimals"],
    glue: None,
    cannot: &[
        ("decline", "nobody stands between the buyer and the merchant who could decline"),
        ("insufficient_funds", "a wallet with too little sends nothing, and nobody hears of it"),
        ("expired_card", "there are no cards"),
        ("challenge_passed", "the wallet asks its owner, and nobody else"),
        ("challenge_failed", "the wallet asks its owner, and nobody else"),
        (
            "pending_then_failure",
            "what is on its way arrives or does not; only the session's end ends a payment",
        ),
        ("timeout_no_money", "no call begins a payment, so no answer to one can be lost"),
        (
            "wrong_amount",
            "what comes is counted: of too little the rest is asked for, too much is told beside the payment",
        ),
        ("wrong_currency", "other tokens at the address are not looked for"),
        ("other_account", "only what came to the account's own addresses is looked for"),
        ("other_mode", "only the chain of the settings is read, and it is a test network or it is not"),
        ("bad_signature", "a chain sends no notices: it is read"),
        ("empty_secret", "a chain sends no notices: it is read"),
        ("refund_full", "there is no private key here: the merchant refunds by hand"),
        ("refund_partial", "there is no private key here: the merchant refunds by hand"),
        ("refund_over_rest", "there is no private key here: the merchant refunds by hand"),
    ],
    call_timeout_ms: 10 * SECOND,
    called_at: Some(account::RPC_URL),
};

/// The adapter to EVM chains.
#[derive(Debug)]
pub struct Evm;

impl Processor for Evm {
    fn profile(&self) -> &'static Profile {
        &PROFILE
    }

    fn check(&self, keys: &Keys) -> Option<(&'static str, String)> {
        Account::read(keys).err()
    }

    /// The page draws the QR code itself, and a link to a wallet needs no permission.
    fn sources(&self, _: &Keys) -> Sources {
        Sources::default()
    }

    fn step(&self, op: &Op, case: &Case<'_>, last: Option<&Exchange>) -> (State, Step) {
        let state = case.state.clone();
        match op {
            Op::Prepare => (state, Step::Ready),
            Op::Charge(_) => charge(case),
            Op::Fetch | Op::Resume(_) => fetch(case, last),
            Op::Void => void(case),
            Op::ChargeSaved => (state, declined(Decline::ProcessingError)),
            Op::Capture(_) => (state, Step::Done(Outcome::Unknown)),
            Op::Refund => {
                let why = "tokens on a chain are sent back by hand, from the merchant's wallet";
                (state, Step::Refunded(Refunding::Failed(why.to_owned())))
            }
            Op::FetchRefund => (state, Step::Refunded(Refunding::Unknown)),
        }
    }

    fn judge(&self, _: &Request, _: &Keys, _: Timestamp) -> Result<Vec<Notice>, BadHook> {
        Err(BadHook::NoSecret)
    }

    fn scan(
        &self,
        keys: &Keys,
        cursor: &State,
        watched: &[Attempt],
        last: Option<&Exchange>,
        now: Timestamp,
    ) -> (State, Scan) {
        match Account::read(keys) {
            Ok(account) => scan::scan(&account, cursor, watched, last, now),
            Err(_) => (cursor.clone(), Scan::Idle),
        }
    }

    /// A block explorer's list of an address's token transfers. Every line that names a payment's address as the
    /// receiver is a charge.
    ///
    /// A guess: the columns are those that Etherscan and its sisters wrote when this was made (`To`, `TokenValue`,
    /// `TokenSymbol`); they are not documented.
    fn line(&self, header: &[String], row: &[String]) -> Result<Option<Line>, String> {
        let cell = |names: &[&str]| {
            let found = crate::wire::cell(header, row, names);
            found.ok_or_else(|| format!("there is no column {}", names.concat()))
        };
        let symbol = cell(&["TokenSymbol"])?.to_ascii_uppercase();
        if !TOKENS.contains(&symbol.as_str()) {
            return Ok(None);
        }
        let to = address::Address::parse(&cell(&["To"])?.to_ascii_lowercase());
        let to = to.ok_or("the receiver is no address")?;
        let amount = crate::wire::decimal(cell(&["TokenValue"])?, &symbol);
        let amount = amount.ok_or("the amount is finer or larger than amounts here can be")?;
        Ok(Some(Line { about: Reference::Handle(to.lower()), kind: LineKind::Charge, amount }))
    }
}

fn declined(why: Decline) -> Step {
    Step::Done(Outcome::Declined(why))
}

/// Shows the address. Nothing is called: the address follows from the key and the number.
fn charge(case: &Case<'_>) -> (State, Step) {
    let (state, attempt) = (case.state.clone(), case.attempt);
    if Purse::read(case.state).is_some() {
        // It was shown already, and what has come since is in the state.
        return match &attempt.body.ask {
            Some(ask @ Ask::Address(_)) => (state, Step::Show(ask.clone())),
            _ => again(case),
        };
    }
    // Another account may have settings that are in order, or be of the payment's token.
    let Ok(account) = Account::read(case.keys) else { return (state, Step::Done(Outcome::Unavailable)) };
    if account.token != attempt.amount.currency {
        return (state, Step::Done(Outcome::Unavailable));
    }
    let due = units::from_money(attempt.amount, account.decimals);
    let address = attempt.number().and_then(|number| address::derive(&account.xpub, number));
    let (Some(due), Some(address)) = (due, address) else {
        return (state, declined(Decline::ProcessingError));
    };
    let purse = Purse::new(&account, address, due);
    let ask = purse.ask(&account, &purse.tally(0, account.confirmations));
    (purse.state(), Step::Show(ask))
}

/// Shows what a state remembers where the page has lost it, as it was when the latest transfer came; the next scan says
/// better.
fn again(case: &Case<'_>) -> (State, Step) {
    let state = case.state.clone();
    match (Purse::read(&state), Account::read(case.keys)) {
        (Some(purse), Ok(account)) if purse.of == account.of() => {
            let ask = purse.ask(&account, &purse.tally(purse.latest(), account.confirmations));
            (state, Step::Show(ask))
        }
        _ => (state, Step::Wait(case.now.plus(HOUR))),
    }
}

/// The scan of the account finds the money, so there is nothing to ask; what it has found can be read again.
fn fetch(case: &Case<'_>, last: Option<&Exchange>) -> (State, Step) {
    match Purse::read(case.state) {
        Some(purse) if case.attempt.captured > 0 => reread::reread(case, &purse, last),
        // The address was never shown: the buyer who is waiting for it gets it now.
        None => charge(case),
        Some(purse) if purse.over.is_some() => void(case),
        Some(_) => (case.state.clone(), Step::Wait(case.now.plus(HOUR))),
    }
}

/// An address cannot be called back: whoever knows it can pay to it. From now on the scan ends the attempt as soon as
/// nothing is on its way, and while its lateness lasts money that comes is told all the same.
fn void(case: &Case<'_>) -> (State, Step) {
    let Some(mut purse) = Purse::read(case.state) else {
        return (case.state.clone(), declined(Decline::Abandoned));
    };
    let over = Timestamp(*purse.over.get_or_insert(case.now.0));
    let lateness = Account::read(case.keys).map_or(0, |account| account.lateness);
    let until = over.plus(lateness);
    let step = match case.now < until {
        true => Step::Wait(until),
        // What the node has not shown yet may have been a payment.
        false if !purse.unread.is_empty() => Step::Wait(case.now.plus(HOUR)),
        false if purse.is_touched() => declined(Decline::Underpaid),
        false => declined(Decline::Abandoned),
    };
    (purse.state(), step)
}
