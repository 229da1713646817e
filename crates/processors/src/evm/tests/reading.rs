//! How the chain is read: bounds, bad answers, gaps, and what may happen between two looks.

use super::node::{Node, recorded_answer};
use super::*;
use kassa_domain::time::{DAY, HOUR};

/// What anvil really said to what the adapter asks.
#[test]
fn recorded_answers_are_understood() {
    let first = |name: &str| {
        let mut shop = Node::of("deep").shop(vec![offered(0)]);
        shop.node.faults = vec![Some(recorded_answer(name))];
        shop.scan();
        (shop.problem().to_owned(), shop.node.asked.len())
    };
    assert_eq!(first("verify"), (String::new(), 4), "it goes on");
    assert_eq!(
        first("no_contract"),
        ("at the address of the contract is no token on this chain".to_owned(), 1)
    );
    assert_eq!(first("no_method").0, "the node's answer is none to what was asked");
    let later = |name: &str| {
        let mut shop = Node::of("deep").shop(vec![offered(0)]);
        shop.node.faults = vec![Some(recorded_answer(name)), None];
        shop.cursor.insert(
            "marks".to_owned(),
            serde_json::json!([{ "block": 2, "hash": shop.node.blocks[2]["hash"] }]),
        );
        (shop.scan(), shop.problem().to_owned())
    };
    let (told, problem) = later("start");
    assert_eq!(problem, "");
    assert_eq!(told.last().unwrap().split_once(" by ").unwrap().0, "pay_0: paid");
    // The same node answers for blocks that do not exist as if they were empty; only the block gives it away.
    let mut shop = Node::of("deep").shop(vec![offered(0)]);
    shop.node.faults = vec![Some(recorded_answer("behind")), Some(recorded_answer("start")), None];
    shop.cursor
        .insert("marks".to_owned(), serde_json::json!([{ "block": 2, "hash": shop.node.blocks[2]["hash"] }]));
    assert_eq!(shop.scan(), Vec::<String>::new());
    assert_eq!(shop.problem(), "the node is behind");
    assert!(recorded()["answers"]["logs"].as_str().unwrap().contains("blockTimestamp"));
}

const NONE: &str = "the node's answer is none to what was asked";

/// A body with its status, and what is then said of the node.
type Bad = (u16, String, &'static str);

/// What is no answer to the calls that were made.
fn misshapen() -> Vec<Bad> {
    vec![
        (200, String::new(), NONE),
        (200, "null".to_owned(), NONE),
        (200, "{}".to_owned(), NONE),
        (200, "[]".to_owned(), NONE),
        (200, "[null]".to_owned(), NONE),
        (200, "[".repeat(100_000), NONE),
        (200, "\u{feff}[]".to_owned(), NONE),
        (200, r#"{"jsonrpc":"2.0","id":1,"result":"0x7a69"}"#.to_owned(), NONE),
        (
            200,
            r#"[{"id":1,"result":"0x7a69"},{"id":1,"result":"0x14"},{"id":2,"result":"0x14"}]"#.to_owned(),
            NONE,
        ),
        (200, r#"[{"id":1,"result":"0x7a69"},{"id":3,"result":"0x14"}]"#.to_owned(), NONE),
        (200, r#"[{"id":"1","result":"0x7a69"},{"id":"2","result":"0x14"}]"#.to_owned(), NONE),
        (200, r#"[{"id":1,"result":"0x7a69","result":"0x1"},{"id":2,"result":"0x14"}]"#.to_owned(), NONE),
        (200, r#"[{"id":1,"result":"0x7a69"},{"id":2,"result":null}]"#.to_owned(), NONE),
        (200, r#"[{"id":1,"result":"0x7a69"},{"id":2,"result":20}]"#.to_owned(), NONE),
        (200, r#"[{"id":1,"result":"0x7a69"},{"id":2,"result":"0x"}]"#.to_owned(), NONE),
        (200, r#"[{"id":1,"result":"0x7a69"},{"id":2,"result":"0xffffffffffffffffff"}]"#.to_owned(), NONE),
        (
            200,
            r#"[{"id":1,"error":{"code":-32601,"message":"x"}},{"id":2,"result":"0x14"}]"#.to_owned(),
            "the node refuses with the error -32601",
        ),
        (
            200,
            r#"{"id":null,"error":{"code":-32005,"message":"limit"}}"#.to_owned(),
            "the node refuses with the error -32005",
        ),
        (429, "slow down".to_owned(), "the node is busy or allows no more calls for now"),
        (503, String::new(), "the node is busy or allows no more calls for now"),
        (401, "{}".to_owned(), "the node refuses the key in rpc_url"),
        (404, "not found".to_owned(), "the node refuses with the error 0"),
        (302, String::new(), NONE),
    ]
}

/// Answers of the right shape whose contents cannot be.
fn impossible() -> Vec<Bad> {
    let block = |hash: &str| format!(r#"{{"number":"0x10","hash":"{hash}","timestamp":"0x1"}}"#);
    let hash = format!("0x{:0>64}", 5);
    let logs = |log: &str| format!(r#"[{{"id":1,"result":[{log}]}},{{"id":2,"result":{}}}]"#, block(&hash));
    let log = |changed: (&str, &str)| {
        let mut log = serde_json::json!({
            "address": CONTRACT, "topics": ["0xdd", "0xaa", format!("0x{:0>64}", 1)], "data": format!("0x{:0>64}", 1),
            "blockNumber": "0x10", "transactionHash": hash, "logIndex": "0x0"
        });
        log[changed.0] = serde_json::from_str(changed.1).unwrap();
        logs(&log.to_string())
    };
    vec![
        (200, logs("null"), NONE),
        (200, log(("transactionHash", "\"0x12\"")), NONE),
        (200, log(("transactionHash", "null")), NONE),
        (200, log(("data", "\"0x\"")), NONE),
        (200, log(("data", "\"0x01\"")), NONE),
        (200, log(("blockNumber", "\"16\"")), NONE),
        (200, log(("blockNumber", "\"0xffffffffffffffffffff\"")), NONE),
        (200, log(("logIndex", "\"-1\"")), NONE),
        (200, log(("topics", "7")), NONE),
        (200, log(("removed", "\"no\"")), NONE),
        (200, format!(r#"[{{"id":1,"result":null}},{{"id":2,"result":{}}}]"#, block(&hash)), NONE),
        (200, format!(r#"[{{"id":1,"result":[]}},{{"id":2,"result":{}}}]"#, block("0x")), NONE),
        (200, r#"[{"id":1,"result":[]},{"id":2,"result":null}]"#.to_owned(), "the node is behind"),
        (
            200,
            r#"[{"id":1,"result":[]},{"id":2,"result":{"number":"0xf","hash":"0x0","timestamp":"0x1"}}]"#
                .to_owned(),
            NONE,
        ),
    ]
}

/// Whatever a node says, nothing is told, nothing is forgotten, and it is asked again.
#[test]
fn what_is_no_answer_is_no_news() {
    for (status, body, problem) in misshapen().into_iter().chain(impossible()) {
        for earlier in 0..3 {
            let mut shop = Node::new(16).shop(vec![offered(0)]);
            shop.node.pay(&shop.address(0), 10_000_000, 0xa1);
            // The bad answer is the first, the second or the third.
            shop.settle();
            shop.node.pay(&shop.address(0), 15_500_000, 0xa2);
            shop.node.mine(3);
            let before = shop.attempts.clone();
            shop.node.faults = vec![Some(heard(status, &body))];
            shop.node.faults.extend((0..earlier).map(|_| None));
            let mut told = vec![];
            while !shop.node.faults.is_empty() && told.is_empty() {
                told = shop.scan();
            }
            if told.is_empty() {
                let expected = shop.problem() == problem
                    || shop.problem() == NONE
                    || shop.problem() == "the node is behind";
                assert!(expected, "{status} {body:.200}: {}", shop.problem());
                assert_eq!(shop.attempts, before);
                assert!(shop.next > shop.now, "it waits");
                shop.settle();
            }
            assert_eq!(shop.attempts[0].status, AttemptStatus::Succeeded, "{status} {body:.200}");
            assert_eq!(shop.problem(), "");
        }
    }
}

/// The longer a node does not work, the more seldom it is asked; not more seldom than every minute.
#[test]
fn pauses_grow_while_nothing_works() {
    let mut shop = Node::new(16).shop(vec![offered(0)]);
    let pauses: Vec<i64> = (0..7)
        .map(|at| {
            let why = if at % 2 == 0 { CallError::NotSent } else { CallError::NoAnswer };
            shop.node.faults = vec![Some(silent(why))];
            shop.scan();
            shop.next.since(shop.now) / 1_000
        })
        .collect();
    assert_eq!(pauses, [5, 10, 20, 40, 60, 60, 60]);
    assert_eq!(shop.problem(), "the node cannot be reached");
    shop.settle();
    assert_eq!((shop.problem(), shop.next.since(shop.now)), ("", 5_000));
    shop.now = shop.now.plus(2 * HOUR);
    shop.settle();
    assert_eq!(shop.next.since(shop.now), 30_000, "after an hour hardly anybody is looking");
}

/// A node of another chain, or a contract of another scale, would make worthless tokens pay.
#[test]
fn another_chain_or_scale_is_never_read() {
    for (chain_id, decimals, words) in [
        (1, 6, "the node is of the chain 1, but chain_id says 31337"),
        (31_337, 18, "the contract has 18 decimals, but the setting says 6"),
    ] {
        let mut shop = Node::new(16).shop(vec![offered(0)]);
        shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
        shop.node.mine(5);
        (shop.node.chain_id, shop.node.decimals) = (chain_id, decimals);
        assert_eq!((shop.settle().len(), shop.problem()), (0, words));
        assert!(!shop.node.asked.iter().any(|asked| asked.contains("Logs")));
        (shop.node.chain_id, shop.node.decimals) = (31_337, 6);
        assert_eq!(shop.settle().len(), 2, "it goes on when it is put right");
        // The node is exchanged for one of another chain while everything goes well.
        shop.node.chain_id = 5;
        shop.node.mine(1);
        shop.settle();
        assert_eq!(shop.problem(), "the node is of the chain 5, but chain_id says 31337");
    }
}

/// At most 1,000 blocks and 100 addresses in one call (the node checks it), and at most eight calls in one scan.
#[test]
fn much_is_read_in_pieces() {
    let mut shop = Node::new(20).shop((0..250).map(offered).collect());
    shop.keys = account(Mode::Test, &[("start_block", "1")]);
    shop.settle();
    shop.node.mine(9_000);
    for at in [0, 99, 100, 249] {
        shop.node.pay(&shop.address(at), 25_500_000, 0xa1);
        shop.node.mine(10);
    }
    shop.node.asked.clear();
    assert_eq!(shop.settle().iter().filter(|line| line.contains("paid by")).count(), 4);
    let logs: Vec<&String> = shop.node.asked.iter().filter(|asked| asked.starts_with("logs")).collect();
    assert!(logs.len() >= 30 && logs.iter().any(|asked| asked.ends_with("of 50")), "{logs:?}");
}

/// A slow node, and more addresses than can be asked for within a minute: everything is found all the same. Otherwise
/// whoever begins payments enough could keep a shop from ever seeing one.
#[test]
fn a_run_that_takes_longer_than_a_minute_comes_to_its_end() {
    let mut shop = Node::new(20).shop((0..1_000).map(offered).collect());
    shop.keys = account(Mode::Test, &[("start_block", "1")]);
    shop.settle();
    shop.node.mine(5_000);
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    shop.node.mine(20);
    let mut told = vec![];
    for _ in 0..30 {
        told.extend(shop.scan());
        shop.now = shop.now.plus(20_000);
    }
    assert_eq!(told.iter().filter(|line| line.contains("paid by")).count(), 1);
}

/// Some nodes take ten blocks in one call. That is found out, remembered, and tried again now and then.
#[test]
fn ranges_shrink_where_the_node_wants_it() {
    let mut shop = Node::new(400).shop(vec![offered(0)]);
    shop.node.range_max = 10;
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    shop.node.mine(30);
    assert_eq!(shop.settle().last().unwrap(), "pay_0: paid by a1 and 0 more");
    // The first mark is set by the second run.
    shop.after(1);
    shop.node.asked.clear();
    for _ in 0..20 {
        shop.after(1);
    }
    let refused = shop.node.asked.iter().filter(|asked| asked.starts_with("logs")).count();
    assert!((20..=25).contains(&refused), "{refused} calls for 20 looks");
    // A node that takes nothing at all is a problem and no endless loop.
    shop.node.range_max = 0;
    shop.node.mine(50);
    shop.settle();
    assert_eq!(shop.problem(), "the node refuses with the error -32602");
    shop.node.range_max = u64::MAX;
    shop.settle();
    assert_eq!(shop.problem(), "");
}

/// Nothing was watched for a long time: what lies between is not read, except where it could hold something.
#[test]
fn a_long_gap_is_skipped() {
    let mut shop = Node::new(3_000_000 / 300).shop(vec![offered(0)]);
    shop.settle();
    let read = shop.node.asked.iter().filter(|asked| asked.starts_with("logs")).count();
    assert!(
        read <= 3,
        "a chain that is older than the shop is not read from its beginning: {:?}",
        shop.node.asked
    );
    shop.attempts.clear();
    shop.now = shop.now.plus(30 * DAY);
    assert_eq!((shop.settle().len(), shop.idle), (0, true));
    shop.node.mine(50_000);
    shop.idle = false;
    shop.node.asked.clear();
    let mut new = offered(1);
    // It was made ten minutes ago, and paid before the first look at it: a server was down.
    new.created_at = shop.now.plus(-10 * 60_000);
    shop.attempts = vec![new];
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    shop.node.mine(290);
    assert_eq!(shop.settle().last().unwrap(), "pay_1: paid by a1 and 0 more");
    assert!(shop.node.asked.len() < 20, "{:?}", shop.node.asked);
}

/// A shop that is watching something reads every block, however long its server was down, and whatever a clock says: in
/// test mode the merchant's can stand still.
#[test]
fn nothing_is_skipped_while_something_is_watched() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.settle();
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    shop.node.mine(30_000);
    shop.attempts.push(offered(1));
    assert_eq!(shop.settle().last().unwrap(), "pay_0: paid by a1 and 0 more");
}

/// The attempt is made, paid and certain between the moment at which the engine loads what it watches and the moment
/// at which the node says how far the chain is.
#[test]
fn an_attempt_made_during_a_scan_is_not_missed() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.keys = account(Mode::Test, &[("confirmations", "1")]);
    for _ in 0..5 {
        shop.after(1);
    }
    let loaded = shop.attempts.clone();
    shop.attempts.push(offered(1));
    shop.node.pay(&shop.address(1), 25_500_000, 0xa1);
    for _ in 0..2 {
        shop.node.mine(1);
        shop.scan_as(&loaded);
        // The next scan knows it.
        if shop.attempts[1].status == AttemptStatus::Offered {
            shop.settle();
        }
        assert_eq!(shop.attempts[1].status, AttemptStatus::Succeeded);
    }
}

/// Behind a balancer one node is a few blocks behind another. What was seen does not vanish for that.
#[test]
fn a_node_that_is_behind_is_waited_for() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.settle();
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    assert_eq!(shop.settle().len(), 1);
    shop.node.behind = 1;
    for _ in 0..3 {
        assert_eq!((shop.scan().len(), shop.next.since(shop.now)), (0, 2_000));
    }
    // After that it is believed, as after a reorganisation that made the chain shorter; what was seen in blocks that it
    // does not have is still only seen.
    assert_eq!(shop.scan(), ["pay_0: 0 certain, 25.5 seen (3 blocks), 0 due"]);
    shop.node.behind = 0;
    shop.settle();
    // So far behind that it does not know what is certain: nothing is believed.
    shop.node.mine(60);
    shop.settle();
    shop.settle();
    shop.node.behind = 70;
    for _ in 0..5 {
        assert_eq!(shop.scan().len(), 0);
    }
    assert_eq!(shop.problem(), "the node is behind");
    assert_eq!(shop.attempts[0].status, AttemptStatus::Succeeded);
}

/// A cursor that is damaged, or of other settings, is begun anew.
#[test]
fn a_cursor_that_is_none_is_begun_anew() {
    for cursor in [
        serde_json::json!({ "marks": 5 }),
        serde_json::json!({ "of": "1/0xabc/6", "marks": [{ "block": 1_000_000, "hash": "0x00" }] }),
        serde_json::json!({ "run": { "stage": "logs", "at": 5, "to": 3, "end": 1 } }),
        serde_json::json!({ "run": { "stage": "probe", "probes": 4_000_000_000u32, "head": 5 } }),
    ] {
        let mut shop = Node::new(20).shop(vec![offered(0)]);
        shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
        shop.node.mine(2);
        let serde_json::Value::Object(cursor) = cursor else { panic!() };
        shop.cursor = cursor;
        shop.settle();
        shop.settle();
        assert_eq!(shop.attempts[0].status, AttemptStatus::Succeeded, "{:?}", shop.cursor);
    }
}

/// Only what is watched is asked for, and with settings that are not in order nothing is.
#[test]
fn nothing_to_look_for_is_no_call() {
    for attempts in [vec![], vec![numbered(0)]] {
        let mut shop = Node::new(20).shop(attempts);
        assert_eq!((shop.settle().len(), shop.idle, shop.node.asked.len()), (0, true, 0));
    }
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.keys = account(Mode::Test, &[("rpc_url", "")]);
    assert_eq!((shop.settle().len(), shop.idle, shop.node.asked.len()), (0, true, 0));
}

/// Logs that were not asked for, or that a reorganisation removed, count for nobody.
#[test]
fn logs_that_were_not_asked_for_do_not_count() {
    for (field, value) in [
        ("removed", serde_json::json!(true)),
        ("blockNumber", serde_json::Value::Null),
        ("blockNumber", serde_json::json!("0xffff")),
        ("address", serde_json::json!("0x1111111111111111111111111111111111111111")),
        ("topics", serde_json::json!(["0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"])),
        ("data", serde_json::json!(format!("0x{:0>64}", 0))),
    ] {
        let mut shop = Node::new(20).shop(vec![offered(0)]);
        shop.settle();
        shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
        let mut log = shop.node.logs.pop().unwrap();
        if field == "topics" {
            log["topics"][0] = value[0].clone();
        } else {
            log[field] = value;
        }
        let head = shop.node.blocks[21].clone();
        let reply = serde_json::json!([{ "id": 1, "result": [log] }, { "id": 2, "result": head }]);
        let start = serde_json::json!([{ "id": 1, "result": "0x7a69" }, { "id": 2, "result": "0x15" }]);
        shop.cursor.remove("marks");
        shop.node.faults = vec![Some(heard(200, reply)), Some(heard(200, start))];
        shop.cursor.insert("ripe".to_owned(), serde_json::json!(0));
        assert_eq!((shop.scan().len(), shop.problem(), shop.node.faults.len()), (0, "", 0), "{field}");
    }
}
