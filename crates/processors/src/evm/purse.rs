//! What is known of the money of one attempt: what is due at its address, and what has come there.

use super::account::Account;
use super::address::Address;
use super::ranges::Ranges;
use super::rpc::Transfer;
use super::units::{Raw, parse, to_text};
use kassa_domain::Timestamp;
use kassa_domain::attempt::{Attempt, AttemptStatus, Decline};
use kassa_domain::processor::{Ask, Captured, Due, Outcome, State};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// So many transfers are kept one by one; older certain ones beyond that only as their sum, so that nobody can make a
/// row grow by sending crumbs.
const KEPT_MAX: usize = 32;

/// The state of an attempt. It holds no secret: all of it stands on a public chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Purse {
    /// The address in lower case: the [`kassa_domain::processor::HANDLE`].
    pub(super) handle: String,
    /// Chain, contract and decimals: [`Account::of`].
    pub(super) of: String,
    /// What is due, in decimal digits.
    pub(super) due: String,
    /// When the engine wanted the attempt to take no money any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) over: Option<i64>,
    /// What has come, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) seen: Vec<Transfer>,
    /// What came before that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) folded: Option<Folded>,
    /// The blocks that the node did not show for this address. What is known of them is not certain, and as
    /// long as there are any, the attempt does not end unpaid.
    #[serde(default, skip_serializing_if = "Ranges::is_empty")]
    pub(super) unread: Ranges,
}

/// What a run has read.
pub(super) struct Read<'a> {
    /// The first and the last block.
    pub(super) blocks: (u64, u64),
    /// What the node did not show of them for the address.
    pub(super) unread: Ranges,
    /// What it has shown now of what it had not shown before, in these blocks or in others.
    pub(super) healed: Ranges,
    pub(super) found: &'a [Transfer],
    /// Up to here nothing is expected to change.
    pub(super) settled: Option<u64>,
}

/// The sum of the oldest transfers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Folded {
    /// How much, in decimal digits.
    raw: String,
    /// The block of the latest of them. All transfers up to it are in the sum.
    block: u64,
    /// The hash of the latest of them.
    tx: String,
}

/// How much has come.
pub(super) struct Tally {
    pub(super) due: Raw,
    /// Deep enough to count.
    pub(super) certain: Raw,
    /// Not yet deep enough.
    pub(super) uncertain: Raw,
    /// How many more blocks the latest of that needs.
    pub(super) blocks_left: u64,
    /// The transaction with which it was enough; otherwise the latest that counts.
    pub(super) reference: String,
}

impl Tally {
    pub(super) fn is_paid(&self) -> bool {
        self.certain >= self.due
    }
}

impl Purse {
    /// The purse of an attempt that nothing has come for.
    pub(super) fn new(account: &Account<'_>, address: Address, due: Raw) -> Self {
        let (handle, of, due) = (address.lower(), account.of(), due.to_string());
        Self { handle, of, due, over: None, seen: vec![], folded: None, unread: Ranges::default() }
    }

    /// The purse in an attempt's state. `None` where no address was ever shown.
    pub(super) fn read(state: &State) -> Option<Self> {
        let purse: Self = serde_json::from_value(Value::Object(state.clone())).ok()?;
        (purse.address().is_some() && parse(&purse.due).is_some()).then_some(purse)
    }

    /// As an attempt's state.
    pub(super) fn state(&self) -> State {
        match serde_json::to_value(self) {
            Ok(Value::Object(state)) => state,
            Ok(_) | Err(_) => State::new(),
        }
    }

    pub(super) fn address(&self) -> Option<Address> {
        Address::parse(&self.handle)
    }

    /// Whether anything has come, be it certain or not.
    pub(super) fn is_touched(&self) -> bool {
        self.folded.is_some() || !self.seen.is_empty()
    }

    /// What is due; where it cannot be read, more than can come.
    pub(super) fn due(&self) -> Raw {
        parse(&self.due).unwrap_or(Raw::MAX)
    }

    /// The blocks whose transfers are kept one by one.
    pub(super) fn blocks(&self) -> (u64, u64) {
        let first = self.folded.as_ref().map(|folded| folded.block.saturating_add(1));
        let first = first.or(self.seen.first().map(|transfer| transfer.block)).unwrap_or_default();
        (first, self.latest().max(first))
    }

    /// What the transfers before those came to.
    pub(super) fn folded_sum(&self) -> Raw {
        self.folded.as_ref().map_or(Raw::ZERO, |folded| parse(&folded.raw).unwrap_or_default())
    }

    /// The block of the latest transfer; 0 where there is none.
    pub(super) fn latest(&self) -> u64 {
        self.seen.last().map_or(0, |transfer| transfer.block)
    }

    /// Takes in what the blocks that were read hold for the address now. What was seen in them before and is
    /// not there any more was taken back by a reorganisation. What was seen in blocks that were not read
    /// stays, uncertain.
    pub(super) fn take_in(&mut self, read: &Read<'_>) {
        let folded = self.folded.as_ref().map(|folded| folded.block);
        self.unread = self.unread_after(read);
        self.seen.retain(|old| {
            let again =
                (read.blocks.0..=read.blocks.1).contains(&old.block) || read.healed.contains(old.block);
            !again || self.unread.contains(old.block)
        });
        for new in read.found.iter().filter(|new| new.to == self.handle) {
            let counted = folded.is_some_and(|block| new.block <= block)
                || self.seen.iter().any(|old| (&old.tx, old.log) == (&new.tx, new.log));
            if !counted {
                self.seen.push(Transfer { to: String::new(), ..new.clone() });
            }
        }
        self.seen.sort_by_key(|transfer| (transfer.block, transfer.log));
        // The sum is of whole blocks that are all known, so nothing is added from a block that is not, or
        // above it.
        let known = self.unread.iter().next().map(|(first, _)| first.saturating_sub(1));
        let settled = read.settled.map(|block| block.min(known.unwrap_or(u64::MAX)));
        while self.seen.len() > KEPT_MAX && self.fold(settled).is_some() {}
    }

    /// What is not known when this has been read.
    pub(super) fn unread_after(&self, read: &Read<'_>) -> Ranges {
        let mut unread = self.unread.clone();
        unread.remove(read.blocks);
        read.unread.iter().for_each(|range| unread.add(range));
        read.healed.iter().for_each(|range| unread.remove(range));
        // What is in the sum is known.
        if let Some(folded) = &self.folded {
            unread.remove((0, folded.block));
        }
        unread
    }

    /// Moves the oldest block's transfers into the sum, if that block is settled.
    fn fold(&mut self, settled: Option<u64>) -> Option<()> {
        let block = self.seen.first().map(|oldest| oldest.block).filter(|block| Some(*block) <= settled)?;
        let (old, rest): (Vec<_>, Vec<_>) = self.seen.iter().cloned().partition(|it| it.block == block);
        let raw = sum(self.folded_sum(), &old).to_string();
        self.folded = Some(Folded { raw, block, tx: old.last()?.tx.clone() });
        self.seen = rest;
        Some(())
    }

    /// Counts what has come by a chain that is known up to this block.
    pub(super) fn tally(&self, known: u64, confirmations: u64) -> Tally {
        let depth = |transfer: &&Transfer| known.saturating_add(1).saturating_sub(transfer.block);
        let is_certain = |it: &&Transfer| {
            it.block <= known && depth(it) >= confirmations && !self.unread.contains(it.block)
        };
        let due = self.due();
        let mut certain = self.folded_sum();
        let mut reference = self.folded.as_ref().map_or_else(String::new, |folded| folded.tx.clone());
        for transfer in self.seen.iter().filter(is_certain) {
            if certain < due {
                reference.clone_from(&transfer.tx);
            }
            certain = certain.saturating_add(transfer.raw());
        }
        let rest: Vec<&Transfer> = self.seen.iter().filter(|it| !is_certain(it)).collect();
        let blocks_left = rest
            .iter()
            .map(|it| it.block.saturating_add(confirmations).saturating_sub(known.saturating_add(1)));
        let blocks_left = blocks_left.max().unwrap_or_default();
        let uncertain = rest.iter().fold(Raw::ZERO, |sum, it| sum.saturating_add(it.raw()));
        Tally { due, certain, uncertain, blocks_left, reference }
    }

    /// What the buyer is shown.
    pub(super) fn ask(&self, account: &Account<'_>, tally: &Tally) -> Ask {
        let address = self.address().map(Address::checksummed).unwrap_or_default();
        let contract = account.contract.checksummed();
        let open = tally.due.saturating_sub(tally.certain).saturating_sub(tally.uncertain);
        let some = |raw: Raw| if raw > Raw::ZERO { to_text(raw, account.decimals) } else { String::new() };
        // Source: ERC-681. The address before `@` is the contract's; plain digits are what every wallet reads.
        let uri =
            format!("ethereum:{contract}@{}/transfer?address={address}&uint256={open}", account.chain_id);
        Ask::Address(Box::new(Due {
            network: account.network.to_owned(),
            token: account.token.code().to_owned(),
            contract,
            address,
            amount: to_text(open, account.decimals),
            uri,
            received: some(tally.certain),
            seen: some(tally.uncertain),
            blocks_left: u32::try_from(tally.blocks_left).unwrap_or(u32::MAX),
        }))
    }

    /// What there is to say of how the attempt stands. `whole` says that the chain was read to its very end.
    pub(super) fn judge(&self, attempt: &Attempt, tally: &Tally, whole: bool) -> Option<Outcome> {
        use AttemptStatus as S;
        let excess = tally.certain.checked_sub(tally.due).filter(|excess| *excess > Raw::ZERO);
        let excess = excess.map(|excess| excess.to_string());
        let paid = || {
            let reference = attempt.body.processor_reference.clone();
            Outcome::Succeeded(Box::new(Captured {
                amount: attempt.amount,
                reference: reference.unwrap_or_else(|| tally.reference.clone()),
                saved: None,
                instrument: None,
                refunded: None,
                excess: excess.clone(),
            }))
        };
        match attempt.status {
            // The money is known of; more of it can still come.
            S::Succeeded | S::Surplus | S::Refunded => {
                (tally.is_paid() && excess != attempt.body.excess).then(paid)
            }
            _ if tally.is_paid() => Some(paid()),
            // Of what was taken back with nothing at its address there is nothing more to say.
            S::Canceled if tally.certain == Raw::ZERO => None,
            S::Asked | S::Challenged | S::Offered | S::Parked | S::Canceled => {
                // What could not be read may have been a payment.
                let whole = whole && self.unread.is_empty();
                let over = self.over.is_some() && whole && tally.uncertain == Raw::ZERO;
                let why = match tally.certain > Raw::ZERO {
                    true => Decline::Underpaid,
                    false => Decline::NotConfirmed,
                };
                over.then_some(Outcome::Declined(why))
            }
            S::Authorized | S::Declined => None,
        }
    }

    /// Until when the address is watched after the attempt's end; forever while it has none, and while one
    /// that was taken back is not let go because something was not read.
    pub(super) fn watched_until(&self, account: &Account<'_>, attempt: &Attempt) -> Option<Timestamp> {
        use AttemptStatus as S;
        let open = matches!(attempt.status, S::Asked | S::Challenged | S::Offered | S::Parked)
            || (attempt.status == S::Canceled && !self.unread.is_empty());
        let ended = self.over.map_or(attempt.body.updated_at, Timestamp);
        (!open).then(|| ended.plus(account.lateness))
    }
}

fn sum(before: Raw, transfers: &[Transfer]) -> Raw {
    transfers.iter().fold(before, |sum, it| sum.saturating_add(it.raw()))
}
