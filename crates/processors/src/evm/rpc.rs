//! What a node is asked, and how its answers are read. A node is foreign: whatever it says is either exactly what was
//! asked for, or a [`Trouble`].
//!
//! Sources: JSON-RPC 2.0 (batches, errors), the Ethereum execution API (`eth_chainId`, `eth_blockNumber`,
//! `eth_getBlockByNumber`, `eth_getLogs`, `eth_call`), ERC-20 (`Transfer`, `decimals`).

use super::account::Account;
use super::address::Address;
use super::units::{Raw, quantity, to_quantity, word};
use crate::wire::{self, Body};
use kassa_domain::processor::{CallError, Exchange, Request};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The first topic of every `Transfer(address,address,uint256)`.
const TRANSFER: &str = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
/// How a contract is asked for `decimals()`.
const DECIMALS_CALL: &str = "0x313ce567";

/// Why an answer is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No connection was made.
    NotSent,
    /// No answer came, or one that was too long.
    NoAnswer,
    /// The node has had enough of us for a while.
    Busy,
    /// The node, or what stands before it, has failed at this. It may be busy, or it was too much.
    Failed,
    /// The node does not know us.
    Denied,
    /// The node does not want to answer this; with the number of its error.
    Refused(i64),
    /// It is not an answer to what was asked.
    Unreadable,
    /// The node has not seen a block that another answer spoke of.
    Behind,
    /// The node is of another chain.
    WrongChain(u64),
    /// The contract has other decimals than the settings say.
    WrongDecimals(u64),
    /// There is no such contract.
    NoContract,
}

impl Trouble {
    /// What to tell the operator. The node's own words are left out: they can repeat the address that we called, which
    /// is a secret.
    pub(super) fn words(self, account: &Account<'_>) -> String {
        match self {
            Self::NotSent => "the node cannot be reached".to_owned(),
            Self::NoAnswer => "the node does not answer".to_owned(),
            Self::Busy | Self::Failed => "the node is busy or allows no more calls for now".to_owned(),
            Self::Denied => "the node refuses the key in rpc_url".to_owned(),
            Self::Refused(code) => format!("the node refuses with the error {code}"),
            Self::Unreadable => "the node's answer is none to what was asked".to_owned(),
            Self::Behind => "the node is behind".to_owned(),
            Self::WrongChain(found) => {
                format!("the node is of the chain {found}, but chain_id says {}", account.chain_id)
            }
            Self::WrongDecimals(found) => {
                format!("the contract has {found} decimals, but the setting says {}", account.decimals)
            }
            Self::NoContract => "at the address of the contract is no token on this chain".to_owned(),
        }
    }
}

/// One call of a batch.
pub(super) struct Call(&'static str, Value);

pub(super) fn chain_id() -> Call {
    Call("eth_chainId", json!([]))
}

pub(super) fn block_number() -> Call {
    Call("eth_blockNumber", json!([]))
}

pub(super) fn block(number: u64) -> Call {
    Call("eth_getBlockByNumber", json!([to_quantity(number), false]))
}

pub(super) fn decimals(account: &Account<'_>) -> Call {
    Call("eth_call", json!([{ "to": account.contract.lower(), "data": DECIMALS_CALL }, "latest"]))
}

/// Transfers of the token to any of these addresses, in these blocks and no others.
pub(super) fn transfers(account: &Account<'_>, (from, to): (u64, u64), addresses: &[Address]) -> Call {
    let topics: Vec<String> = addresses.iter().map(|address| address.topic()).collect();
    let filter = json!({
        "address": account.contract.lower(),
        "fromBlock": to_quantity(from),
        "toBlock": to_quantity(to),
        "topics": [TRANSFER, null, topics],
    });
    Call("eth_getLogs", json!([filter]))
}

/// One request for all these calls: a node behind a balancer then answers them from one view of the chain. They are
/// numbered from 1. Free plans of some nodes take no more than three in one request.
pub(super) fn request(account: &Account<'_>, calls: &[Call]) -> Option<Request> {
    let numbered = calls.iter().zip(1u64..).map(|(Call(method, params), id)| {
        json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
    });
    let batch = Value::Array(numbered.collect());
    wire::request("POST", (account.rpc_url, ""), "", &[], &Body::Json(&batch))
}

#[derive(Deserialize)]
struct Reply {
    #[serde(default)]
    id: Option<u64>,
    #[serde(default)]
    result: Option<Box<RawValue>>,
    #[serde(default)]
    error: Option<Failure>,
}

#[derive(Deserialize)]
struct Failure {
    code: i64,
}

/// The answers to a batch, by the numbers of its calls.
pub(super) struct Answers(BTreeMap<u64, Reply>);

impl Answers {
    /// Reads what came of a batch of so many calls.
    pub(super) fn read(exchange: &Exchange, calls: u64) -> Result<Self, Trouble> {
        let response = exchange.result.as_ref().map_err(|error| match error {
            CallError::NotSent => Trouble::NotSent,
            CallError::NoAnswer => Trouble::NoAnswer,
        })?;
        if let Some(replies) = wire::read::<Vec<Reply>>(response) {
            let count = u64::try_from(replies.len()).unwrap_or(u64::MAX);
            let by_id: BTreeMap<u64, Reply> =
                replies.into_iter().filter_map(|reply| Some((reply.id?, reply))).collect();
            let whole = count == calls && by_id.keys().copied().eq(1..=calls);
            return if whole { Ok(Self(by_id)) } else { Err(Trouble::Unreadable) };
        }
        let failure = wire::read::<Reply>(response).and_then(|reply| reply.error);
        Err(match (response.status().as_u16(), failure) {
            (401 | 403, _) => Trouble::Denied,
            (429, _) => Trouble::Busy,
            (500..=599, _) => Trouble::Failed,
            (_, Some(failure)) => Trouble::Refused(failure.code),
            (400..=499, None) => Trouble::Refused(0),
            _ => Trouble::Unreadable,
        })
    }

    /// The result of a call; `None` where the node says that there is nothing.
    fn result<T: serde::de::DeserializeOwned>(&self, id: u64) -> Result<Option<T>, Trouble> {
        let reply = self.0.get(&id).ok_or(Trouble::Unreadable)?;
        if let Some(failure) = &reply.error {
            return Err(Trouble::Refused(failure.code));
        }
        let Some(result) = &reply.result else { return Ok(None) };
        serde_json::from_str(result.get()).map(Some).map_err(|_| Trouble::Unreadable)
    }

    /// A number that must be there.
    pub(super) fn number(&self, id: u64) -> Result<u64, Trouble> {
        let text: Option<String> = self.result(id)?;
        text.and_then(|text| quantity(&text)).ok_or(Trouble::Unreadable)
    }

    /// The contract's own word for its decimals.
    pub(super) fn decimals(&self, id: u64) -> Result<u64, Trouble> {
        let text: String = self.result(id)?.ok_or(Trouble::Unreadable)?;
        let found = word(&text).ok_or(Trouble::NoContract)?;
        u64::try_from(found).map_err(|_| Trouble::NoContract)
    }

    /// A block that the node must know.
    pub(super) fn block(&self, id: u64, number: u64) -> Result<Block, Trouble> {
        let wire: WireBlock = self.result(id)?.ok_or(Trouble::Behind)?;
        let read = || {
            let time = i64::try_from(quantity(&wire.timestamp)?).ok()?;
            let hash = Some(wire.hash.to_ascii_lowercase()).filter(|hash| is_hash(hash))?;
            (quantity(&wire.number)? == number).then_some(Block { hash, time })
        };
        read().ok_or(Trouble::Unreadable)
    }

    /// The transfers among the logs. What is not of this token, these blocks and these addresses was not asked for, and
    /// is left out, as are logs that a reorganisation has removed and those of blocks that do not exist yet.
    pub(super) fn transfers(
        &self,
        id: u64,
        account: &Account<'_>,
        blocks: (u64, u64),
        addresses: &[Address],
    ) -> Result<Vec<Transfer>, Trouble> {
        let logs: Vec<Log> = self.result(id)?.ok_or(Trouble::Unreadable)?;
        let mut found = vec![];
        for log in logs.iter().filter(|log| !log.removed && log.block_number.is_some()) {
            let transfer = log.read().ok_or(Trouble::Unreadable)?;
            let asked = (blocks.0..=blocks.1).contains(&transfer.block)
                && Address::parse(&log.address.to_ascii_lowercase()) == Some(account.contract)
                && log.topics.first().is_some_and(|topic| topic.eq_ignore_ascii_case(TRANSFER))
                && log.receiver().is_some_and(|to| addresses.contains(&to) && to.lower() == transfer.to);
            // Anybody can transfer nothing from anybody to anybody.
            if asked && transfer.raw() > Raw::ZERO {
                found.push(transfer);
            }
        }
        Ok(found)
    }
}

fn is_hash(text: &str) -> bool {
    text.strip_prefix("0x").is_some_and(|digits| digits.len() == 64 && hex::decode(digits).is_ok())
}

#[derive(Deserialize)]
struct WireBlock {
    number: String,
    hash: String,
    timestamp: String,
}

/// A block of the chain.
pub(super) struct Block {
    pub(super) hash: String,
    /// In seconds since 1970, by the chain's clock.
    pub(super) time: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    address: String,
    topics: Vec<String>,
    data: String,
    block_number: Option<String>,
    transaction_hash: Option<String>,
    log_index: Option<String>,
    #[serde(default)]
    removed: bool,
}

impl Log {
    /// Who gets it. Contracts that index other fields than ERC-20 says have other topics, and are no tokens of ours.
    fn receiver(&self) -> Option<Address> {
        match self.topics.as_slice() {
            [_, _, to] => Address::of_topic(to),
            _ => None,
        }
    }

    fn read(&self) -> Option<Transfer> {
        let tx = self.transaction_hash.as_deref()?.to_ascii_lowercase();
        Some(Transfer {
            to: self.receiver().map(Address::lower).unwrap_or_default(),
            tx: Some(tx).filter(|tx| is_hash(tx))?,
            log: quantity(self.log_index.as_deref()?)?,
            block: quantity(self.block_number.as_deref()?)?,
            raw: word(&self.data)?.to_string(),
        })
    }
}

/// Tokens that went to an address. A reorganisation can bring the same transaction into another block, under another
/// number of its log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Transfer {
    /// The address; empty in the state of an attempt, which has only one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) to: String,
    /// The hash of the transaction.
    pub(super) tx: String,
    /// The number of the log within its block.
    pub(super) log: u64,
    /// The number of the block.
    pub(super) block: u64,
    /// How much, in decimal digits.
    pub(super) raw: String,
}

impl Transfer {
    /// How much.
    pub(super) fn raw(&self) -> Raw {
        super::units::parse(&self.raw).unwrap_or_default()
    }
}
