//! How the payments of an account are found on its chain.
//!
//! A run asks the node for its chain, its head and the block of the latest mark, then for the token's transfers to all
//! watched addresses above that mark, and says what that means for each attempt. A mark is a block up to which
//! everything was read and nothing is expected to change. Blocks above it are read anew by every run, so that what a
//! reorganisation takes back is forgotten by itself. A mark whose hash is another one now is given up, and the one
//! before it counts.
//!
//! A mark moves no further than to what was already certain when the run *before* began. An attempt that this run does
//! not watch yet was made after this run began, so nothing up to there can have been paid to it.
//!
//! Anybody can transfer nothing to a watched address so often in one block that a node does not show it. That
//! address is then set aside for that block alone: see [`aside`].

mod aside;

use super::account::Account;
use super::address::Address;
use super::purse::{Purse, Tally};
use super::ranges::Ranges;
use super::rpc::{self, Answers, Call, Transfer, Trouble};
use kassa_domain::Timestamp;
use kassa_domain::attempt::{Attempt, AttemptStatus};
use kassa_domain::processor::{Exchange, Notice, Reference, Scan, State, What};
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::Bound;

/// How often a chain is looked at while a buyer may be waiting.
pub(super) const SOON: i64 = 5 * SECOND;
/// How often it is looked at otherwise.
const SELDOM: i64 = 30 * SECOND;
/// Public nodes refuse to look through more blocks, or for more addresses, in one call.
const BLOCKS_MAX: u64 = 1_000;
const ADDRESSES_MAX: usize = 100;
/// So many calls belong to one scan; what is not done then is gone on with in the next.
const CALLS_MAX: u32 = 7;
/// So many ranges of blocks belong to one run; one that has fallen behind catches up in several.
const RANGES_MAX: u64 = 6;
/// A run that was left in the middle, and that nobody has gone on with for so long, is begun anew. However long a run
/// takes in all, it comes to its end: where many addresses are watched, one that was begun anew would never.
const RUN_LIFE: i64 = MINUTE;
/// So many marks are kept, at least so many blocks apart.
const MARKS_MAX: usize = 8;
const MARKS_APART: u64 = 32;
/// How far to go back where no mark is left.
const BACK: u64 = 1_000;
/// More blocks than this are not read if nobody was watched meanwhile.
const GAP_MAX: u64 = 2_000;
/// How much earlier than the oldest payment such a reading begins.
const SLACK: i64 = 10 * MINUTE;
/// A node that is behind the one before is asked again so many times before it is believed.
const STALE_MAX: u32 = 3;

/// Everything that is known between two scans.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Cursor {
    /// Chain, contract and decimals, once the chain has said the same: [`Account::of`].
    of: String,
    /// The marks, the latest last.
    marks: Vec<Mark>,
    /// What was certain when the latest run began.
    ripe: u64,
    /// The head that the latest run saw.
    head: u64,
    /// How often in a row a node was behind that.
    stale: u32,
    /// How many blocks the node takes in one call, as far as is known; 0 where nothing is.
    span: u64,
    /// How often it took them since that last changed.
    taken: u32,
    /// The address and the block after which what was set aside is asked for again, and how many blocks at a
    /// time; 0 where nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    again: Option<(Address, u64)>,
    again_span: u64,
    /// How often in a row that came to nothing, and how many runs do not ask for it therefore.
    again_failed: u32,
    again_pause: u32,
    /// The highest number of an attempt that the latest run watched.
    #[serde(skip_serializing_if = "Option::is_none")]
    top: Option<u32>,
    /// How many scans in a row came to nothing, and why the last one did.
    failures: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
    /// The run that is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<Run>,
}

/// A block up to which nothing is expected to change. The hash is empty where only the number is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    block: u64,
    hash: String,
}

/// What the node was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Stage {
    /// Whether chain and contract are those of the settings.
    #[default]
    Verify,
    /// How far the chain goes, and whether the latest mark still stands.
    Start,
    /// How old a block is, to find where to begin.
    Probe,
    /// What was transferred.
    Logs,
    /// What was transferred to one address in blocks in which it was set aside.
    Again,
}

/// One reading of the chain.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Run {
    stage: Stage,
    /// When it was last gone on with.
    asked_at: Timestamp,
    /// Calls of this scan.
    calls: u32,
    head: u64,
    /// How often a block was probed.
    probes: u32,
    /// The first and the last block to read.
    from: u64,
    end: u64,
    /// The blocks that are asked for, and the addresses: those above `after` up to `last`.
    at: u64,
    to: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Address>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<Address>,
    /// How many addresses are asked for at a time; 0 for as many as may be.
    width: usize,
    /// Whether the node is asked for an address that nobody pays, to see whether it is the one before that it
    /// does not show, or anything.
    doubt: bool,
    /// What was found.
    found: Vec<Transfer>,
    /// The blocks that the node did not show, by address.
    unread: BTreeMap<Address, Ranges>,
    /// What is asked for again, how often that was done, and what was shown then.
    #[serde(skip_serializing_if = "Option::is_none")]
    piece: Option<Piece>,
    tries: u32,
    healed: Vec<Piece>,
    /// The next mark, once its hash is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<Mark>,
}

/// Blocks of an address that was set aside in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Piece {
    address: Address,
    from: u64,
    to: u64,
}

impl Cursor {
    fn read(state: &State, account: &Account<'_>) -> Self {
        let cursor: Self = serde_json::from_value(Value::Object(state.clone())).unwrap_or_default();
        let ours = cursor.of.is_empty() || cursor.of == account.of();
        if ours { cursor } else { Self::default() }
    }

    fn state(&self) -> State {
        match serde_json::to_value(self) {
            Ok(Value::Object(state)) => state,
            Ok(_) | Err(_) => State::new(),
        }
    }

    fn span(&self) -> u64 {
        if self.span == 0 { BLOCKS_MAX } else { self.span.min(BLOCKS_MAX) }
    }

    /// The node took a range of blocks. One that takes few is tried with more now and then.
    fn took(&mut self) {
        self.taken = self.taken.saturating_add(1);
        if self.taken >= 4 && self.span() < BLOCKS_MAX {
            self.span = self.span().saturating_mul(2).min(BLOCKS_MAX);
            self.taken = 0;
        }
    }

    /// The node did not take a range of so many blocks. Whether a shorter one can be tried.
    fn refused(&mut self, blocks: u64) -> bool {
        self.span = blocks.div_euclid(2).max(1);
        self.taken = 0;
        blocks > 1
    }

    fn push(&mut self, mark: Mark, apart: u64) {
        let before = self.marks.len().checked_sub(2).and_then(|at| self.marks.get(at));
        if before.is_some_and(|before| mark.block < before.block.saturating_add(apart)) {
            self.marks.pop();
        }
        self.marks.push(mark);
        if self.marks.len() > MARKS_MAX {
            self.marks.remove(0);
        }
    }
}

/// An attempt whose address is watched.
struct Watched<'a> {
    attempt: &'a Attempt,
    purse: Purse,
}

/// The addresses that are watched.
struct Watch<'a>(BTreeMap<Address, Watched<'a>>);

impl<'a> Watch<'a> {
    fn new(account: &Account<'_>, watched: &'a [Attempt], now: Timestamp) -> Self {
        let of = account.of();
        let mut all = BTreeMap::new();
        for attempt in watched {
            let Some(purse) = Purse::read(&attempt.body.state).filter(|purse| purse.of == of) else {
                continue;
            };
            let Some(address) = purse.address() else { continue };
            let late = purse.watched_until(account, attempt).is_some_and(|until| until < now);
            if !late {
                // Each number is given out once, so each address is one attempt's; the first stays if it is not so.
                all.entry(address).or_insert(Watched { attempt, purse });
            }
        }
        Self(all)
    }

    /// Those above the first address, up to the second, that are to be asked for these blocks.
    fn between(&self, blocks: (u64, u64), after: Option<Address>, last: Option<Address>) -> Vec<Address> {
        let known = |(_, watched): &(_, &Watched<'_>)| !watched.purse.unread.covers(blocks);
        self.range(after, last).filter(known).map(|(address, _)| *address).collect()
    }

    fn range(
        &self,
        after: Option<Address>,
        last: Option<Address>,
    ) -> impl Iterator<Item = (&Address, &Watched<'a>)> {
        let lower = after.map_or(Bound::Unbounded, Bound::Excluded);
        let all = self.0.range((lower, Bound::Unbounded));
        all.take_while(move |(address, _)| last.is_none_or(|last| **address <= last))
    }

    fn attempts(&self) -> impl Iterator<Item = &Attempt> {
        self.0.values().map(|watched| watched.attempt)
    }

    /// Whether none of them was watched by the latest run.
    fn is_new(&self, top: Option<u32>) -> bool {
        self.attempts().all(|attempt| attempt.number() > top)
    }
}

/// A scan under way.
struct Scanning<'a> {
    account: &'a Account<'a>,
    watch: &'a Watch<'a>,
    cursor: Cursor,
    now: Timestamp,
}

/// Goes on with the scan of an account.
pub(super) fn scan(
    account: &Account<'_>,
    cursor: &State,
    watched: &[Attempt],
    last: Option<&Exchange>,
    now: Timestamp,
) -> (State, Scan) {
    let watch = Watch::new(account, watched, now);
    let mut scanning = Scanning { account, watch: &watch, cursor: Cursor::read(cursor, account), now };
    if watch.0.is_empty() {
        scanning.cursor.run = None;
        return (scanning.cursor.state(), Scan::Idle);
    }
    let run = scanning.cursor.run.take();
    let scan = match (run, last) {
        (Some(run), Some(exchange)) => scanning.hear(run, exchange),
        (Some(run), None) if now.since(run.asked_at) < RUN_LIFE => Ok(scanning.ask(Run { calls: 0, ..run })),
        _ => Ok(scanning.begin()),
    };
    let scan = scan.unwrap_or_else(|trouble| scanning.later(trouble));
    (scanning.cursor.state(), scan)
}

impl Scanning<'_> {
    fn begin(&mut self) -> Scan {
        let stage = if self.cursor.of.is_empty() { Stage::Verify } else { Stage::Start };
        self.ask(Run { stage, ..Run::default() })
    }

    /// The calls that a run is at.
    fn calls(&self, run: &Run) -> Vec<Call> {
        match run.stage {
            Stage::Verify => vec![rpc::chain_id(), rpc::decimals(self.account)],
            Stage::Start => {
                let mark = self.cursor.marks.last().filter(|mark| !mark.hash.is_empty());
                let mark = mark.map(|mark| rpc::block(mark.block));
                [rpc::chain_id(), rpc::block_number()].into_iter().chain(mark).collect()
            }
            Stage::Probe => {
                let probed = probed(run).map(rpc::block);
                [rpc::block(run.head)].into_iter().chain(probed).collect()
            }
            Stage::Logs => {
                let logs = rpc::transfers(self.account, (run.at, run.to), &self.asked(run));
                // Whoever knows the last of these blocks knows all of them.
                let mark = self.mark_within(run).filter(|block| *block != run.to).map(rpc::block);
                [logs, rpc::block(run.to)].into_iter().chain(mark).collect()
            }
            Stage::Again => run.piece.map(|piece| self.calls_again(piece)).unwrap_or_default(),
        }
    }

    /// Sends what the run is at, unless the scan has sent enough: then it goes on at once, as another scan.
    fn ask(&mut self, mut run: Run) -> Scan {
        if run.calls >= CALLS_MAX {
            self.cursor.run = Some(run);
            return Scan::Found(vec![], self.now);
        }
        if run.stage == Stage::Logs {
            run.last = self.page(&run).last().copied().or(run.after);
        }
        let request = rpc::request(self.account, &self.calls(&run));
        run.calls = run.calls.saturating_add(1);
        run.asked_at = self.now;
        self.cursor.run = Some(run);
        match request {
            Some(request) => Scan::Call(request),
            None => self.later(Trouble::NotSent),
        }
    }

    /// What came of it is of no use: tries again, the later the more often that happens.
    fn later(&mut self, trouble: Trouble) -> Scan {
        let pause = SOON.saturating_mul(1 << self.cursor.failures.min(4)).min(MINUTE);
        self.cursor.failures = self.cursor.failures.saturating_add(1);
        self.cursor.problem = Some(trouble.words(self.account));
        self.cursor.run = None;
        Scan::Found(vec![], self.now.plus(pause))
    }

    fn hear(&mut self, run: Run, exchange: &Exchange) -> Result<Scan, Trouble> {
        let calls = u64::try_from(self.calls(&run).len()).unwrap_or_default();
        let answers = Answers::read(exchange, calls);
        match run.stage {
            Stage::Verify => self.heard_verify(run, &answers?),
            Stage::Start => self.heard_start(run, &answers?),
            Stage::Probe => self.heard_probe(run, &answers?),
            Stage::Logs => match answers.and_then(|answers| self.read_logs(&run, &answers)) {
                Ok((found, mark)) => Ok(self.heard_logs(run, found, mark)),
                Err(trouble) => self.shrink(run, trouble),
            },
            Stage::Again => Ok(self.heard_again(run, answers)),
        }
    }

    fn check_chain(&self, answers: &Answers) -> Result<(), Trouble> {
        match answers.number(1)? {
            found if found == self.account.chain_id => Ok(()),
            found => Err(Trouble::WrongChain(found)),
        }
    }

    fn heard_verify(&mut self, run: Run, answers: &Answers) -> Result<Scan, Trouble> {
        self.check_chain(answers)?;
        match answers.decimals(2)? {
            found if found == u64::from(self.account.decimals) => {}
            found => return Err(Trouble::WrongDecimals(found)),
        }
        self.cursor.of = self.account.of();
        Ok(self.ask(Run { stage: Stage::Start, ..run }))
    }

    fn heard_start(&mut self, mut run: Run, answers: &Answers) -> Result<Scan, Trouble> {
        self.check_chain(answers)?;
        run.head = answers.number(2)?;
        if run.head < self.cursor.head && self.cursor.stale < STALE_MAX {
            // Behind a balancer stand nodes that are not equally far. What was seen must not flicker.
            self.cursor.stale = self.cursor.stale.saturating_add(1);
            return Ok(Scan::Found(vec![], self.now.plus(2 * SECOND)));
        }
        self.cursor.stale = 0;
        if let Some(mark) = self.cursor.marks.last() {
            if run.head < mark.block {
                return Err(Trouble::Behind);
            }
            if !mark.hash.is_empty() && answers.block(3, mark.block)?.hash != mark.hash {
                self.go_back();
                return Ok(self.ask(run));
            }
        }
        let marked = self.cursor.marks.last().map_or(0, |mark| mark.block.saturating_add(1));
        run.from = marked.max(self.account.start_block.unwrap_or_default());
        let gap = run.head.saturating_sub(run.from);
        run.stage = Stage::Probe;
        if gap > GAP_MAX && self.watch.is_new(self.cursor.top) && probed(&run).is_some() {
            return Ok(self.ask(run));
        }
        Ok(self.read(run))
    }

    /// A reorganisation was deeper than what was thought certain: the mark before the latest counts.
    fn go_back(&mut self) {
        let gone = self.cursor.marks.pop();
        if let (Some(gone), true) = (gone, self.cursor.marks.is_empty()) {
            let block = gone.block.saturating_sub(BACK);
            self.cursor.marks.push(Mark { block, hash: String::new() });
        }
    }

    /// Nothing can have been paid before the oldest attempt was made. Ages are compared, not times: the chain has a
    /// clock of its own.
    fn heard_probe(&mut self, mut run: Run, answers: &Answers) -> Result<Scan, Trouble> {
        let Some(block) = probed(&run) else { return Ok(self.read(run)) };
        let (head, probe) = (answers.block(1, run.head)?, answers.block(2, block)?);
        let oldest = self.watch.attempts().map(|attempt| self.now.since(attempt.created_at)).max();
        let age = oldest.unwrap_or_default().max(0).saturating_add(SLACK);
        if head.time.saturating_sub(probe.time) >= Timestamp(age).seconds() {
            self.cursor.push(Mark { block, hash: probe.hash }, 0);
            run.from = block.saturating_add(1);
            return Ok(self.read(run));
        }
        run.probes = run.probes.saturating_add(1);
        match probed(&run) {
            Some(_) => Ok(self.ask(run)),
            None => Ok(self.read(run)),
        }
    }

    /// Begins to read the blocks above the latest mark.
    fn read(&mut self, mut run: Run) -> Scan {
        let most = self.cursor.span().saturating_mul(RANGES_MAX);
        run.end = run.head.min(run.from.saturating_add(most).saturating_sub(1));
        run.at = run.from;
        run.stage = Stage::Logs;
        self.next_range(run)
    }

    fn next_range(&mut self, mut run: Run) -> Scan {
        if run.at > run.end {
            return self.look_again(run);
        }
        let to = run.end.min(run.at.saturating_add(self.cursor.span()).saturating_sub(1));
        run.to = self.cut(run.at, to);
        run.width = 0;
        self.ask(run)
    }

    /// Where the next mark will be.
    fn next_mark(&self, run: &Run) -> Option<u64> {
        let certain = run.end.saturating_add(1).checked_sub(self.account.confirmations)?;
        let block = certain.min(self.cursor.ripe);
        let marked = self.cursor.marks.last().map_or(0, |mark| mark.block);
        (block > marked).then_some(block)
    }

    fn mark_within(&self, run: &Run) -> Option<u64> {
        self.next_mark(run).filter(|block| (run.at..=run.to).contains(block))
    }

    fn read_logs(&self, run: &Run, answers: &Answers) -> Result<(Vec<Transfer>, Option<Mark>), Trouble> {
        let last = answers.block(2, run.to)?;
        let mark = match self.mark_within(run) {
            Some(block) if block == run.to => Some(Mark { block, hash: last.hash }),
            Some(block) => Some(Mark { block, hash: answers.block(3, block)?.hash }),
            None => None,
        };
        let found = answers.transfers(1, self.account, (run.at, run.to), &self.asked(run))?;
        Ok((found, mark))
    }

    fn heard_logs(&mut self, mut run: Run, found: Vec<Transfer>, mark: Option<Mark>) -> Scan {
        self.cursor.took();
        run.found.extend(found);
        run.mark = mark.or(run.mark);
        let rest = self.watch.between((run.at, run.to), run.last, None);
        self.set_aside(&mut run, rest.is_empty());
        run.after = run.last;
        if rest.is_empty() {
            run.after = None;
            run.at = run.to.saturating_add(1);
            return self.next_range(run);
        }
        self.ask(run)
    }

    /// Asks for fewer blocks where the node did not answer for so many, and at one block for fewer addresses.
    /// Of a node that is down there is soon nothing less to ask for.
    fn shrink(&mut self, mut run: Run, trouble: Trouble) -> Result<Scan, Trouble> {
        let too_much = matches!(trouble, Trouble::Refused(_) | Trouble::NoAnswer | Trouble::Failed);
        if run.doubt || !too_much {
            return Err(trouble);
        }
        let blocks = run.to.saturating_sub(run.at).saturating_add(1);
        if self.cursor.refused(blocks) {
            run.to = run.at.saturating_add(self.cursor.span()).saturating_sub(1);
        } else {
            let addresses = self.page(&run).len();
            run.width = addresses.div_euclid(2).max(1);
            run.doubt = addresses <= 1;
        }
        Ok(self.ask(run))
    }

    /// Everything was read: says what it means.
    fn finish(&mut self, run: Run) -> Scan {
        if let Some(mark) = run.mark.clone() {
            self.cursor.push(mark, MARKS_APART.max(self.account.confirmations));
        }
        self.cursor.ripe = run.head.saturating_add(1).saturating_sub(self.account.confirmations);
        self.cursor.head = run.head;
        self.cursor.top = self.watch.attempts().filter_map(Attempt::number).max();
        self.cursor.failures = 0;
        self.cursor.problem = self.unshown(&run);
        let notices = self.watch.0.values().flat_map(|watched| self.tell(watched, &run)).collect();
        let pause = match self.watch.attempts().any(|attempt| is_awaited(attempt, self.now)) {
            _ if run.end < run.head => 0,
            true => SOON,
            false => SELDOM,
        };
        Scan::Found(notices, self.now.plus(pause))
    }

    /// What there is to say of one attempt: first what is to be remembered and shown, then how it ended.
    fn tell(&self, Watched { attempt, purse }: &Watched<'_>, run: &Run) -> Vec<Notice> {
        let mut now = purse.clone();
        now.take_in(&self.read_of(purse, run));
        let tally: Tally = now.tally(run.end, self.account.confirmations);
        let (state, ask) = (now.state(), now.ask(self.account, &tally));
        let changed = state != attempt.body.state;
        let shown = attempt.body.ask.as_ref() == Some(&ask) || attempt.status != AttemptStatus::Offered;
        let saw = (changed || !shown).then_some(What::Saw(state, ask));
        let ended = now.judge(attempt, &tally, run.end == run.head).map(What::Outcome);
        let about = || Reference::Attempt(attempt.id.clone());
        let notice = |what| Notice { about: about(), account: None, live: None, what };
        saw.into_iter().chain(ended).map(notice).collect()
    }
}

/// Whether somebody is likely looking at its page.
fn is_awaited(attempt: &Attempt, now: Timestamp) -> bool {
    let open = matches!(attempt.status, AttemptStatus::Asked | AttemptStatus::Offered);
    open && now.since(attempt.created_at) < HOUR
}

/// The block that a run probes: each time eight times as far from the head. `None` where that is no block to skip to.
fn probed(run: &Run) -> Option<u64> {
    let back = 8u64.checked_pow(run.probes).and_then(|far| far.checked_mul(256))?;
    run.head.checked_sub(back).filter(|block| *block > run.from)
}
