//! Addresses that a node does not show in some block, because there are too many logs of them.
//!
//! Anybody can bring that about: transfers of nothing cost no tokens. So at one block fewer addresses are
//! asked for at a time, and a single one that is still not shown is set aside for that block, once the node
//! has shown that it answers for another address there. All others are read as always, and so is that one in
//! all other blocks. What was not read is kept with the attempt ([`super::Purse`]), which does not end unpaid
//! meanwhile, and later runs ask for a little of it again.

use super::{ADDRESSES_MAX, BLOCKS_MAX, Piece, Run, Scanning, Stage};
use crate::evm::address::{self, Address};
use crate::evm::purse::{Purse, Read};
use crate::evm::ranges::Ranges;
use crate::evm::rpc::{self, Answers, Call, Transfer, Trouble};
use kassa_domain::processor::Scan;

/// So many calls of a run ask again for what was not shown before.
const TRIES_MAX: u32 = 3;
/// After that many doublings the runs between two such calls become no more.
const DOUBLINGS_MAX: u32 = 4;
/// So many addresses are named to the operator.
const NAMED_MAX: usize = 3;

impl Scanning<'_> {
    /// The addresses that are to be asked for next.
    pub(super) fn page(&self, run: &Run) -> Vec<Address> {
        let width = if run.width == 0 { ADDRESSES_MAX } else { run.width.min(ADDRESSES_MAX) };
        let mut page = self.watch.between((run.at, run.to), run.after, None);
        page.truncate(width);
        page
    }

    /// The addresses that are asked for. Never none: a node would take that for all there are.
    pub(super) fn asked(&self, run: &Run) -> Vec<Address> {
        let mut asked = match (run.doubt, run.last) {
            (false, Some(last)) => self.watch.between((run.at, run.to), run.after, Some(last)),
            _ => vec![],
        };
        if asked.is_empty() {
            asked.extend(address::unshown(&self.account.xpub));
        }
        asked
    }

    /// Where a range must end so that an address that is set aside in some of its blocks is so in all of
    /// them.
    pub(super) fn cut(&self, at: u64, to: u64) -> u64 {
        let purses = self.watch.0.values().map(|watched| &watched.purse);
        let ends = purses.flat_map(|purse| purse.unread.iter()).filter_map(|(first, last)| {
            if first > at { Some(first.saturating_sub(1)) } else { Some(last).filter(|last| *last >= at) }
        });
        ends.fold(to, u64::min)
    }

    /// Notes what was not read of the page that was just answered, and asks for more at a time from now on.
    pub(super) fn set_aside(&self, run: &mut Run, is_end: bool) {
        let blocks = (run.at, run.to);
        let asked = self.watch.between(blocks, run.after, run.last);
        let page = self.watch.range(run.after, run.last.filter(|_| !is_end));
        let unread = page.map(|(address, _)| *address).filter(|it| run.doubt || !asked.contains(it));
        for address in unread.collect::<Vec<_>>() {
            run.unread.entry(address).or_default().add(blocks);
        }
        run.doubt = false;
        run.width = run.width.saturating_mul(2);
    }

    /// Asks for a little of what was not shown before, and then says what everything means.
    pub(super) fn look_again(&mut self, mut run: Run) -> Scan {
        if run.tries == 0 && self.cursor.again_pause > 0 {
            self.cursor.again_pause = self.cursor.again_pause.saturating_sub(1);
            return self.finish(run);
        }
        if run.tries >= TRIES_MAX {
            return self.finish(run);
        }
        run.piece = self.next_piece();
        if run.piece.is_none() && self.cursor.again.take().is_some() && run.tries == 0 {
            run.piece = self.next_piece();
        }
        if run.piece.is_none() {
            return self.finish(run);
        }
        run.tries = run.tries.saturating_add(1);
        run.stage = Stage::Again;
        self.ask(run)
    }

    /// The next of what was set aside by earlier runs: one after another, so that none waits for ever for its
    /// turn.
    fn next_piece(&self) -> Option<Piece> {
        let most = if self.cursor.again_span == 0 { BLOCKS_MAX } else { self.cursor.again_span };
        let all = self.watch.0.iter();
        let ranges = all.flat_map(|(address, watched)| watched.purse.unread.iter().map(|it| (*address, it)));
        let pieces = ranges.filter_map(|(address, (first, last))| {
            let from = match self.cursor.again {
                Some((before, _)) if address < before => return None,
                Some((before, block)) if address == before => first.max(block.saturating_add(1)),
                _ => first,
            };
            let to = last.min(from.saturating_add(most).saturating_sub(1));
            (from <= last).then_some(Piece { address, from, to })
        });
        pieces.min_by_key(|piece| (piece.address, piece.from))
    }

    pub(super) fn calls_again(&self, Piece { address, from, to }: Piece) -> Vec<Call> {
        vec![rpc::transfers(self.account, (from, to), &[address]), rpc::block(to)]
    }

    /// Whatever came of it, the run has read everything else, and comes to its end.
    pub(super) fn heard_again(&mut self, mut run: Run, answers: Result<Answers, Trouble>) -> Scan {
        let Some(piece) = run.piece.take() else { return self.finish(run) };
        let blocks = piece.to.saturating_sub(piece.from).saturating_add(1);
        match answers.and_then(|answers| self.read_again(piece, &answers)) {
            Ok(found) => {
                run.found.extend(found);
                run.healed.push(piece);
                self.cursor.again = Some((piece.address, piece.to));
                self.cursor.again_span = self.cursor.again_span.saturating_mul(2).min(BLOCKS_MAX);
                (self.cursor.again_failed, self.cursor.again_pause) = (0, 0);
            }
            Err(trouble) => {
                if blocks > 1 {
                    self.cursor.again_span = blocks.div_euclid(2);
                } else {
                    self.cursor.again = Some((piece.address, piece.to));
                    self.cursor.again_failed = self.cursor.again_failed.saturating_add(1).min(DOUBLINGS_MAX);
                    self.cursor.again_pause = 1 << self.cursor.again_failed;
                }
                // All other payments wait for this run: a node that answers late must not hold them up.
                if !matches!(trouble, Trouble::Refused(_)) {
                    run.tries = TRIES_MAX;
                }
            }
        }
        self.look_again(run)
    }

    fn read_again(&self, piece: Piece, answers: &Answers) -> Result<Vec<Transfer>, Trouble> {
        answers.block(2, piece.to)?;
        answers.transfers(1, self.account, (piece.from, piece.to), &[piece.address])
    }

    /// What a run has read for the address of a purse.
    pub(super) fn read_of<'a>(&self, purse: &Purse, run: &'a Run) -> Read<'a> {
        let address = purse.address();
        let mut healed = Ranges::default();
        for piece in run.healed.iter().filter(|piece| Some(piece.address) == address) {
            healed.add((piece.from, piece.to));
        }
        Read {
            blocks: (run.from, run.end),
            unread: address.and_then(|it| run.unread.get(&it)).cloned().unwrap_or_default(),
            healed,
            found: &run.found,
            settled: self.cursor.marks.last().map(|mark| mark.block),
        }
    }

    /// What to tell the operator of what is not known after a run. Addresses stand on a public chain.
    pub(super) fn unshown(&self, run: &Run) -> Option<String> {
        let all = self.watch.0.iter().filter_map(|(address, watched)| {
            let unread = watched.purse.unread_after(&self.read_of(&watched.purse, run));
            let first = unread.iter().next().map(|(first, _)| first);
            first.map(|block| format!("{} in block {block}", address.checksummed()))
        });
        let all: Vec<String> = all.collect();
        let named: Vec<&str> = all.iter().take(NAMED_MAX).map(String::as_str).collect();
        let more = match all.len().saturating_sub(NAMED_MAX) {
            0 => String::new(),
            more => format!(" and to {more} more addresses"),
        };
        (!all.is_empty()).then(|| {
            format!(
                "the node does not show what came to {}{more}: it is asked again, \
                 and what is open there stays open",
                named.join(", to ")
            )
        })
    }
}
