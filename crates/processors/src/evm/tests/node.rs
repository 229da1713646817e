//! A node that lives in memory and speaks as a real one does, and a shop that scans it as the engine does.

use super::super::*;
use super::ours;
use crate::testing::{NOW, heard, silent};
use kassa_domain::attempt::AttemptStatus;
use kassa_domain::processor::{CallError, What};
use kassa_domain::time::MINUTE;
use serde_json::{Value, json};

const TRANSFER: &str = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

/// What anvil said, as it was recorded.
pub(super) fn recorded() -> Value {
    serde_json::from_str(include_str!("anvil.json")).unwrap()
}

/// An answer of anvil's, as it came over the wire.
pub(super) fn recorded_answer(name: &str) -> Exchange {
    heard(200, recorded()["answers"][name].as_str().unwrap())
}

pub(super) struct Node {
    pub(super) chain_id: u64,
    pub(super) decimals: u64,
    pub(super) blocks: Vec<Value>,
    pub(super) logs: Vec<Value>,
    /// The longest range of blocks that it takes.
    pub(super) range_max: u64,
    /// Addresses whose logs in a block are too many for it, and whether it is silent then instead of
    /// refusing.
    pub(super) floods: Vec<(String, u64)>,
    pub(super) silent: bool,
    /// How many of its latest blocks it has not heard of yet.
    pub(super) behind: usize,
    /// What it says instead of answering, the last first; where there is none, it answers.
    pub(super) faults: Vec<Option<Exchange>>,
    /// What it was asked: methods, and of logs their range and how many addresses.
    pub(super) asked: Vec<String>,
    /// Makes the hashes of one history differ from those of another.
    pub(super) history: u64,
}

/// What nodes say where there are too many logs.
const TOO_MANY: i64 = -32_005;

fn topic(address: &str) -> String {
    format!("0x{:0>64}", address.to_lowercase().trim_start_matches("0x"))
}

fn number(value: &Value) -> u64 {
    units::quantity(value.as_str().unwrap()).unwrap()
}

impl Node {
    fn with(blocks: Vec<Value>, logs: Vec<Value>) -> Self {
        Self {
            chain_id: 31_337,
            decimals: 6,
            blocks,
            logs,
            range_max: u64::MAX,
            floods: vec![],
            silent: false,
            behind: 0,
            faults: vec![],
            asked: vec![],
            history: 0,
        }
    }

    /// The chain as anvil had it at a moment of the recording.
    pub(super) fn of(moment: &str) -> Self {
        let all = recorded();
        let list = |what: &str| all["moments"][moment][what].as_array().unwrap().clone();
        Self::with(list("blocks"), list("logs"))
    }

    /// A chain of so many blocks, one every two seconds.
    pub(super) fn new(blocks: u64) -> Self {
        let mut node = Self::with(vec![], vec![]);
        node.mine(blocks + 1);
        node
    }

    pub(super) fn head(&self) -> u64 {
        u64::try_from(self.blocks.len() - 1).unwrap()
    }

    pub(super) fn mine(&mut self, blocks: u64) {
        for _ in 0..blocks {
            let number = u64::try_from(self.blocks.len()).unwrap();
            let hash = format!("0x{:0>32x}{:0>32x}", self.history, number + 1);
            let time = units::to_quantity(1_700_000_000 + 2 * number);
            self.blocks
                .push(json!({ "number": units::to_quantity(number), "hash": hash, "timestamp": time }));
        }
    }

    /// A transfer in a new block, or in the latest; the transaction is named by the test.
    pub(super) fn pay(&mut self, to: &str, raw: u128, tx: u64) {
        self.mine(1);
        self.pay_in_head(to, raw, tx);
    }

    pub(super) fn pay_in_head(&mut self, to: &str, raw: u128, tx: u64) {
        let block = units::to_quantity(self.head());
        let index = self.logs.iter().filter(|log| log["blockNumber"] == block.as_str()).count();
        self.logs.push(json!({
            "address": super::CONTRACT.to_lowercase(),
            "topics": [TRANSFER, format!("0x{:0>64x}", 7), topic(to)],
            "data": format!("0x{raw:0>64x}"),
            "blockHash": self.blocks.last().unwrap()["hash"],
            "blockNumber": block,
            "transactionHash": format!("0x{tx:0>64x}"),
            "transactionIndex": "0x0",
            "logIndex": format!("{index:#x}"),
            "removed": false,
        }));
    }

    /// Somebody transfers nothing to the address so often in the latest block that the node does not show it.
    pub(super) fn flood(&mut self, to: &str) {
        self.floods.push((to.to_owned(), self.head()));
    }

    /// Takes back the latest blocks with what was in them.
    pub(super) fn undo(&mut self, blocks: usize) {
        self.blocks.truncate(self.blocks.len() - blocks);
        let head = self.head();
        self.logs.retain(|log| number(&log["blockNumber"]) <= head);
        self.history += 1;
    }

    /// What came to an address in the blocks that have so many confirmations, and at all.
    pub(super) fn paid(&self, to: &str, confirmations: u64) -> u128 {
        let topic = topic(to);
        let deep = |log: &&Value| number(&log["blockNumber"]) + confirmations <= self.head() + 1;
        let logs = self.logs.iter().filter(|log| log["topics"][2] == topic.as_str()).filter(deep);
        logs.map(|log| u128::from_str_radix(&log["data"].as_str().unwrap()[2..], 16).unwrap()).sum()
    }

    fn visible(&self) -> u64 {
        self.head().saturating_sub(u64::try_from(self.behind).unwrap())
    }

    fn answer_one(&mut self, method: &str, params: &Value) -> Result<Value, i64> {
        let visible = self.visible();
        match method {
            "eth_chainId" => Ok(json!(units::to_quantity(self.chain_id))),
            "eth_blockNumber" => Ok(json!(units::to_quantity(visible))),
            "eth_call" => Ok(json!(format!("0x{:0>64x}", self.decimals))),
            "eth_getBlockByNumber" => {
                assert_eq!(params[1], false, "whole transactions are not needed");
                let wanted = number(&params[0]);
                Ok(if wanted > visible {
                    Value::Null
                } else {
                    self.blocks[usize::try_from(wanted).unwrap()].clone()
                })
            }
            "eth_getLogs" => {
                let filter = &params[0];
                let (from, to) = (number(&filter["fromBlock"]), number(&filter["toBlock"]));
                let wanted = filter["topics"][2].as_array().unwrap();
                let blocks = to - from + 1;
                assert!(from <= to && blocks <= 1_000 && (1..=100).contains(&wanted.len()), "{filter}");
                assert_eq!(filter["topics"][0], TRANSFER);
                self.asked.push(format!("logs {from}..{to} of {}", wanted.len()));
                if blocks > self.range_max {
                    return Err(-32_602);
                }
                if self.floods.iter().any(|(address, block)| {
                    (from..=to).contains(block) && wanted.contains(&json!(topic(address)))
                }) {
                    return Err(TOO_MANY);
                }
                // A node that is behind says nothing of it: what it does not know is not in its answer.
                let found = self.logs.iter().filter(|log| {
                    let block = number(&log["blockNumber"]);
                    (from..=to).contains(&block)
                        && block <= visible
                        && log["address"] == filter["address"]
                        && wanted.contains(&log["topics"][2])
                });
                Ok(Value::Array(found.cloned().collect()))
            }
            other => panic!("{other} is not among what the adapter may ask"),
        }
    }

    pub(super) fn answer(&mut self, request: &Request) -> Exchange {
        assert_eq!(
            (request.method().as_str(), request.uri().to_string()),
            ("POST", super::RPC_URL.to_owned())
        );
        let calls: Vec<Value> = serde_json::from_slice(request.body()).unwrap();
        assert!((1..=3).contains(&calls.len()), "free plans take three calls in one request");
        let methods: Vec<&str> = calls.iter().map(|call| call["method"].as_str().unwrap()).collect();
        self.asked.push(methods.join(" "));
        if let Some(Some(fault)) = self.faults.pop() {
            return fault;
        }
        let mut replies = vec![];
        for call in &calls {
            assert_eq!(call["jsonrpc"], "2.0");
            let answer = self.answer_one(call["method"].as_str().unwrap(), &call["params"]);
            replies.push(match answer {
                Ok(result) => json!({ "jsonrpc": "2.0", "id": call["id"], "result": result }),
                Err(TOO_MANY) if self.silent => return silent(CallError::NoAnswer),
                Err(code) => {
                    json!({ "jsonrpc": "2.0", "id": call["id"], "error": { "code": code, "message": "no" } })
                }
            });
        }
        // Answers to a batch come in any order.
        replies.reverse();
        heard(200, Value::Array(replies))
    }

    pub(super) fn shop(self, attempts: Vec<Attempt>) -> Shop {
        Shop {
            node: self,
            attempts,
            cursor: State::new(),
            keys: ours(),
            now: NOW.plus(MINUTE),
            next: NOW,
            idle: false,
        }
    }
}

/// An account, its payments and its chain.
pub(super) struct Shop {
    pub(super) node: Node,
    pub(super) attempts: Vec<Attempt>,
    pub(super) cursor: State,
    pub(super) keys: Keys,
    pub(super) now: Timestamp,
    /// When the adapter wants to look again.
    pub(super) next: Timestamp,
    /// Whether it said that there is nothing to look for.
    pub(super) idle: bool,
}

impl Shop {
    /// One scan as the engine makes it: at most eight calls, notices applied first, then the cursor kept. Answers with
    /// what was told, in words.
    pub(super) fn scan(&mut self) -> Vec<String> {
        let watched = self.attempts.clone();
        self.scan_as(&watched)
    }

    /// The same by an engine that loaded its attempts a while ago.
    pub(super) fn scan_as(&mut self, watched: &[Attempt]) -> Vec<String> {
        let mut last = None;
        for _ in 0..=8 {
            let (cursor, scan) = Evm.scan(&self.keys, &self.cursor, watched, last.as_ref(), self.now);
            self.cursor = serde_json::from_str(&Value::Object(cursor).to_string()).unwrap();
            match scan {
                Scan::Call(request) => last = Some(self.node.answer(&request)),
                Scan::Found(notices, next) => {
                    self.next = next;
                    return notices.iter().map(|notice| self.hear(notice)).collect();
                }
                Scan::Idle => {
                    self.idle = true;
                    return vec![];
                }
            }
        }
        panic!("a scan does not end: {:?}", self.node.asked)
    }

    /// Scans until the adapter does not want to go on at once.
    pub(super) fn settle(&mut self) -> Vec<String> {
        let mut told = vec![];
        for _ in 0..1_000 {
            told.extend(self.scan());
            if self.next > self.now || self.idle {
                return told;
            }
        }
        panic!("scans without end: {:?}", self.cursor)
    }

    fn hear(&mut self, notice: &Notice) -> String {
        let Reference::Attempt(id) = &notice.about else { panic!("{notice:?}") };
        let attempt = self.attempts.iter_mut().find(|attempt| attempt.id == *id).unwrap();
        let told = match &notice.what {
            What::Saw(state, Ask::Address(due)) => {
                attempt.body.state = state.clone();
                attempt.body.ask = Some(Ask::Address(due.clone()));
                let zero = |text: &str| if text.is_empty() { "0".to_owned() } else { text.to_owned() };
                let (received, seen) = (zero(&due.received), zero(&due.seen));
                format!("{received} certain, {seen} seen ({} blocks), {} due", due.blocks_left, due.amount)
            }
            What::Outcome(Outcome::Succeeded(captured)) => {
                assert_eq!(captured.amount, attempt.amount);
                attempt.status = match attempt.status {
                    AttemptStatus::Declined | AttemptStatus::Canceled => AttemptStatus::Surplus,
                    AttemptStatus::Surplus => AttemptStatus::Surplus,
                    _ => AttemptStatus::Succeeded,
                };
                attempt.body.processor_reference = Some(captured.reference.clone());
                attempt.body.excess.clone_from(&captured.excess);
                attempt.body.updated_at = self.now;
                let excess = captured.excess.as_deref().unwrap_or("0");
                format!("paid by {} and {excess} more", captured.reference.trim_start_matches(['0', 'x']))
            }
            What::Outcome(Outcome::Declined(why)) => {
                attempt.status = AttemptStatus::Declined;
                attempt.body.updated_at = self.now;
                why.as_str().to_owned()
            }
            other => panic!("{other:?}"),
        };
        format!("{id}: {told}")
    }

    /// The engine asks the adapter to void an attempt, and keeps what it remembers.
    pub(super) fn void(&mut self, at: usize) -> String {
        let (site, attempt) = (crate::testing::site(), self.attempts[at].clone());
        let state = attempt.body.state.clone();
        let case = Case {
            keys: &self.keys,
            attempt: &attempt,
            refund: None,
            state: &state,
            site: &site,
            now: self.now,
        };
        let (state, step) = Evm.step(&Op::Void, &case, None);
        self.attempts[at].body.state = state;
        crate::testing::say(&step)
    }

    /// How many ranges of blocks were not read.
    pub(super) fn unread(&self) -> usize {
        let purses = self.attempts.iter().filter_map(|attempt| Purse::read(&attempt.body.state));
        purses.map(|purse| purse.unread.iter().count()).sum()
    }

    /// Looks so often that what was not shown was asked for again, and once more.
    pub(super) fn patiently(&mut self) -> Vec<String> {
        let mut told = vec![];
        for _ in 0..40 {
            let is_last = self.unread() == 0;
            told.extend(self.after(0));
            if is_last && self.unread() == 0 {
                break;
            }
        }
        told
    }

    pub(super) fn address(&self, at: usize) -> String {
        self.attempts[at].handle().unwrap().to_owned()
    }

    pub(super) fn problem(&self) -> &str {
        self.cursor.get("problem").and_then(Value::as_str).unwrap_or_default()
    }

    /// Makes time go on by so many blocks of nothing, and scans.
    pub(super) fn after(&mut self, blocks: u64) -> Vec<String> {
        self.node.mine(blocks);
        self.now = self.now.plus(2 * SECOND);
        self.settle()
    }
}
