//! Reading on the chain once more what a payment took, for whoever compares books. Nothing is remembered of it.

use super::account::Account;
use super::purse::Purse;
use super::rpc::{self, Answers, Call, Trouble};
use super::units::{Raw, to_money};
use kassa_domain::attempt::Decline;
use kassa_domain::processor::{Captured, Case, Exchange, Outcome, State, Step};

/// Asks for the transfers to the payment's address in the blocks in which they were seen, and says what they come to.
pub(super) fn reread(case: &Case<'_>, purse: &Purse, last: Option<&Exchange>) -> (State, Step) {
    let unknown = || Step::Done(Outcome::Unknown);
    let account = Account::read(case.keys).ok().filter(|account| purse.of == account.of());
    let step = match (account, last) {
        (None, _) => unknown(),
        (Some(account), None) => {
            let calls = calls(&account, purse);
            calls.and_then(|calls| rpc::request(&account, &calls)).map_or_else(unknown, Step::Call)
        }
        (Some(account), Some(exchange)) => match heard(&account, purse, exchange) {
            Ok(sum) => Step::Done(told(case, &account, purse, sum)),
            Err(_) => unknown(),
        },
    };
    (case.state.clone(), step)
}

fn calls(account: &Account<'_>, purse: &Purse) -> Option<Vec<Call>> {
    let (from, to) = purse.blocks();
    Some(vec![rpc::chain_id(), rpc::transfers(account, (from, to), &[purse.address()?]), rpc::block(to)])
}

fn heard(account: &Account<'_>, purse: &Purse, exchange: &Exchange) -> Result<Raw, Trouble> {
    let answers = Answers::read(exchange, 3)?;
    match answers.number(1)? {
        found if found == account.chain_id => {}
        found => return Err(Trouble::WrongChain(found)),
    }
    let blocks = purse.blocks();
    // A node that does not know the last of the blocks would say that they are empty.
    answers.block(3, blocks.1)?;
    let address = purse.address().ok_or(Trouble::Unreadable)?;
    let found = answers.transfers(2, account, blocks, &[address])?;
    Ok(found.iter().fold(purse.folded_sum(), |sum, transfer| sum.saturating_add(transfer.raw())))
}

fn told(case: &Case<'_>, account: &Account<'_>, purse: &Purse, sum: Raw) -> Outcome {
    let due = purse.due();
    let amount = match sum >= due {
        true => Some(case.attempt.amount),
        false => to_money(sum, account.decimals, account.token),
    };
    match amount {
        None => Outcome::Unknown,
        Some(amount) if amount.amount == 0 => Outcome::Declined(Decline::NotCharged),
        Some(amount) => Outcome::Succeeded(Box::new(Captured {
            amount,
            reference: case.attempt.body.processor_reference.clone().unwrap_or_default(),
            saved: None,
            instrument: None,
            refunded: None,
            excess: None,
        })),
    }
}
