//! The numbered rules of `docs/processors/evm.md`.

use super::node::Node;
use super::*;
use kassa_domain::time::{DAY, HOUR, MINUTE};

fn told(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// The recorded chain: half arrives, then the rest, a reorganisation takes the rest back and brings one unit more.
#[test]
fn a_real_chain_is_followed() {
    let mut shop = Node::of("empty").shop(vec![offered(0), offered(1), offered(2)]);
    assert_eq!(shop.settle(), told(&[]));
    let mut moment = |name: &str| {
        let asked = std::mem::take(&mut shop.node.asked);
        shop.node = Node { asked, ..Node::of(name) };
        shop.settle()
    };
    // Neither a transfer of nothing, nor another token, nor the chain's coin is seen.
    assert_eq!(moment("partial"), told(&["pay_0: 10 certain, 0 seen (0 blocks), 15.5 due"]));
    let mut all = moment("paid");
    all.sort();
    let paid = format!("pay_0: paid by {} and 0 more", second_payment("paid"));
    assert_eq!(
        all,
        told(&[
            "pay_0: 25.5 certain, 0 seen (0 blocks), 0 due",
            &paid,
            "pay_1: 0 certain, 3 seen (1 blocks), 22.5 due",
            "pay_2: 0 certain, 7 seen (1 blocks), 18.5 due",
        ])
    );
}

/// The transaction with the second transfer to the first address.
fn second_payment(moment: &str) -> String {
    let all = recorded();
    let logs = all["moments"][moment]["logs"].as_array().unwrap();
    let log = logs.iter().find(|log| log["data"].as_str().unwrap().ends_with("ec82e0")).unwrap();
    log["transactionHash"].as_str().unwrap().trim_start_matches(['0', 'x']).to_owned()
}

/// The same chain for a merchant who waits for four blocks: the reorganisation comes before it is certain.
#[test]
fn a_real_reorganisation_is_survived() {
    let mut shop = Node::of("partial").shop(vec![offered(0), offered(1)]);
    shop.keys = account(Mode::Test, &[("confirmations", "4")]);
    assert_eq!(shop.settle(), told(&["pay_0: 10 certain, 0 seen (0 blocks), 15.5 due"]));
    let mut moment = |name: &str| {
        shop.node = Node::of(name);
        let mut told = shop.settle();
        told.sort();
        told
    };
    assert_eq!(
        moment("paid"),
        told(&[
            "pay_0: 10 certain, 15.5 seen (1 blocks), 0 due",
            "pay_1: 0 certain, 3 seen (2 blocks), 22.5 due"
        ])
    );
    assert_eq!(
        moment("reorganised"),
        told(&[
            "pay_0: 10 certain, 15.500001 seen (3 blocks), 0 due",
            "pay_1: 0 certain, 0 seen (0 blocks), 25.5 due"
        ])
    );
    let deep = moment("deep");
    assert_eq!(deep.len(), 2);
    assert_eq!(deep[0], "pay_0: 25.500001 certain, 0 seen (0 blocks), 0 due");
    assert!(deep[1].starts_with("pay_0: paid by ") && deep[1].ends_with(" and 1 more"), "{deep:?}");
    assert_eq!(shop.problem(), "");
}

#[test]
fn rule_1_exactly_what_is_due_pays() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    assert_eq!(shop.settle(), told(&[]));
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    assert_eq!(shop.settle(), told(&["pay_0: 0 certain, 25.5 seen (2 blocks), 0 due"]));
    assert_eq!(shop.after(1), told(&["pay_0: 0 certain, 25.5 seen (1 blocks), 0 due"]));
    assert_eq!(shop.settle(), told(&[]), "nothing new is nothing to tell");
    let ending = ["pay_0: 25.5 certain, 0 seen (0 blocks), 0 due", "pay_0: paid by a1 and 0 more"];
    assert_eq!(shop.after(1), told(&ending));
    for _ in 0..5 {
        assert_eq!(shop.after(1), told(&[]), "it is told once");
    }
}

/// The engine may fail between the two notices; the second comes again.
#[test]
fn an_ending_that_was_not_heard_is_told_again() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    shop.node.mine(2);
    assert_eq!(shop.settle().len(), 2);
    shop.attempts[0].status = AttemptStatus::Offered;
    shop.attempts[0].body.processor_reference = None;
    assert_eq!(shop.settle(), told(&["pay_0: paid by a1 and 0 more"]));
    // Neither notice was heard, and the cursor was kept all the same: the blocks are read twice before a mark passes
    // them.
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    shop.node.mine(2);
    shop.settle();
    shop.attempts[0] = offered(0);
    assert_eq!(shop.settle().last().unwrap(), "pay_0: paid by a1 and 0 more");
}

#[test]
fn rule_2_what_is_over_is_kept_as_it_is() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.node.pay(&shop.address(0), 25_500_001, 0xa1);
    shop.node.mine(2);
    assert_eq!(shop.settle().last().unwrap(), "pay_0: paid by a1 and 1 more");
    assert_eq!(shop.attempts[0].body.excess.as_deref(), Some("1"));
    // Somebody pays once more what is paid already.
    shop.node.pay(&shop.address(0), 25_500_000, 0xa2);
    shop.node.mine(2);
    assert_eq!(shop.settle().last().unwrap(), "pay_0: paid by a1 and 25500001 more");
    assert_eq!(shop.attempts[0].status, AttemptStatus::Succeeded);
}

/// More than 64 or 128 bits can hold, as a token with many decimals or a thoughtless contract has it.
#[test]
fn huge_amounts_are_amounts() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.node.pay(&shop.address(0), u128::MAX, 0xa1);
    shop.node.pay(&shop.address(0), u128::MAX, 0xa2);
    shop.node.mine(2);
    let sum = Raw::from(u128::MAX) + Raw::from(u128::MAX) - Raw::from(25_500_000u64);
    assert_eq!(shop.settle().last().unwrap(), &format!("pay_0: paid by a1 and {sum} more"));
    for log in &mut shop.node.logs {
        log["data"] = serde_json::json!(format!("0x{}", "f".repeat(64)));
    }
    shop.attempts[0] = offered(0);
    shop.cursor = State::new();
    assert!(shop.settle().last().unwrap().starts_with("pay_0: paid by a1 and 115792"), "it stops at the top");
}

#[test]
fn rule_3_too_little_adds_up_or_ends_underpaid() {
    let mut shop = Node::new(20).shop(vec![offered(0), offered(1)]);
    for at in [0, 1] {
        shop.node.pay(&shop.address(at), 10_000_000, 0xa1);
    }
    shop.node.mine(2);
    assert_eq!(shop.settle().len(), 2);
    let Some(Ask::Address(due)) = &shop.attempts[0].body.ask else { panic!() };
    assert_eq!((due.amount.as_str(), due.received.as_str()), ("15.5", "10"));
    assert!(due.uri.ends_with("&uint256=15500000"), "the wallet is asked for what is missing");
    // The one gets the rest.
    shop.node.pay(&shop.address(0), 15_500_000, 0xa2);
    assert_eq!(shop.after(2).last().unwrap(), "pay_0: paid by a2 and 0 more");
    // The other gets a part of it, and then the time is over.
    shop.node.pay(&shop.address(1), 15_499_999, 0xa3);
    shop.settle();
    assert_eq!(shop.void(1), "wait 259262000");
    assert_eq!(shop.settle(), told(&[]), "what is on its way is waited for");
    assert_eq!(
        shop.after(2),
        told(&["pay_1: 25.499999 certain, 0 seen (0 blocks), 0.000001 due", "pay_1: underpaid"])
    );
    shop.now = shop.now.plus(4 * DAY);
    assert_eq!(shop.void(1), "Declined(Underpaid)");
}

#[test]
fn an_attempt_that_nobody_paid_ends_when_its_time_is_over() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.settle();
    shop.void(0);
    let before = shop.attempts[0].body.state.clone();
    shop.now = shop.now.plus(MINUTE);
    shop.void(0);
    assert_eq!(shop.attempts[0].body.state, before, "the time was over when it was first said");
    // As long as the latest blocks are not read, nothing is ended.
    shop.node.mine(7_000);
    assert_eq!((shop.scan(), shop.next), (told(&[]), shop.now));
    assert_eq!(shop.attempts[0].status, AttemptStatus::Offered);
    assert_eq!(shop.settle(), told(&["pay_0: not_confirmed"]));
    assert_eq!(shop.after(1), told(&[]));
    shop.now = shop.now.plus(4 * DAY);
    assert_eq!(shop.void(0), "Declined(Abandoned)");
}

#[test]
fn rule_4_late_money_is_told_while_the_lateness_lasts() {
    for (hours, is_told) in [(71, true), (73, false)] {
        for status in [AttemptStatus::Declined, AttemptStatus::Canceled] {
            let mut shop = Node::new(20).shop(vec![offered(0)]);
            shop.settle();
            shop.void(0);
            shop.attempts[0].status = status;
            shop.settle();
            shop.now = shop.now.plus(hours * HOUR);
            shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
            shop.node.mine(2);
            let told = shop.settle();
            assert_eq!(
                told.last().is_some_and(|it| it == "pay_0: paid by a1 and 0 more"),
                is_told,
                "{told:?}"
            );
            assert_eq!(shop.idle, !is_told);
        }
    }
}

/// What came before the end and what comes after it are one sum.
#[test]
fn late_money_adds_to_what_was_there() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.node.pay(&shop.address(0), 20_000_000, 0xa1);
    shop.node.mine(2);
    shop.settle();
    shop.void(0);
    assert_eq!(shop.settle(), told(&["pay_0: underpaid"]));
    for _ in 0..100 {
        shop.after(1);
    }
    shop.node.pay(&shop.address(0), 5_500_000, 0xa2);
    let told = shop.after(2);
    assert_eq!(told.last().unwrap(), "pay_0: paid by a2 and 0 more");
    assert_eq!(shop.attempts[0].status, AttemptStatus::Surplus);
}

/// Money of one attempt never counts for another, and that of another account's settings counts for none.
#[test]
fn rule_5_other_money_is_not_seen() {
    let mut shop = Node::new(20).shop(vec![offered(0), offered(1)]);
    shop.node.pay(&shop.address(1), 25_500_000, 0xa1);
    shop.node.mine(2);
    let told = shop.settle();
    assert!(told.iter().all(|line| line.starts_with("pay_1: ")) && told.len() == 2, "{told:?}");
    for other in [
        ("decimals", "18"),
        ("chain_id", "424242"),
        ("contract", "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913"),
    ] {
        let mut shop = Node::new(20).shop(vec![offered(0)]);
        shop.keys = account(Mode::Test, &[other]);
        shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
        shop.node.mine(2);
        assert_eq!((shop.settle(), shop.idle), (vec![], true), "{other:?}");
    }
}

/// A transaction that is taken back and mined again elsewhere counts once, wherever it stands then.
#[test]
fn rule_6_a_reorganisation_counts_nothing_twice() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.settle();
    shop.node.pay(&shop.address(0), 10_000_000, 0xa1);
    assert_eq!(shop.settle(), told(&["pay_0: 0 certain, 10 seen (2 blocks), 15.5 due"]));
    shop.node.undo(1);
    shop.node.mine(1);
    assert_eq!(shop.settle(), told(&["pay_0: 0 certain, 0 seen (0 blocks), 25.5 due"]));
    shop.node.pay("0x1111111111111111111111111111111111111111", 1, 0xb1);
    shop.node.pay_in_head(&shop.address(0), 10_000_000, 0xa1);
    shop.node.mine(2);
    assert_eq!(shop.settle(), told(&["pay_0: 10 certain, 0 seen (0 blocks), 15.5 due"]));
    for _ in 0..50 {
        assert_eq!(shop.after(1), told(&[]));
    }
}

/// A reorganisation that is deeper than the confirmations: the blocks are read again from a mark that still stands, or
/// from far before where none does.
#[test]
fn rule_6_a_deep_reorganisation_is_read_again() {
    for depth in [5, 41, 300, 1_100] {
        let mut shop = Node::new(1_500).shop(vec![offered(0), offered(1)]);
        shop.keys = account(Mode::Test, &[("confirmations", "3"), ("start_block", "1")]);
        shop.settle();
        for tx in 0..10 {
            shop.node.pay(&shop.address(0), 1_000_000, 0xa0 + tx);
            shop.after(40);
        }
        let marks = shop.cursor["marks"].as_array().unwrap().len();
        assert_eq!(marks, 8, "marks are kept");
        shop.node.undo(depth);
        let rest = shop.node.paid(&shop.address(0), 0);
        assert!(rest < 10_000_000 || depth == 5, "{depth}");
        // What was taken back is mined again, with another transfer before it.
        shop.node.pay("0x1111111111111111111111111111111111111111", 1, 0xb1);
        for tx in rest / 1_000_000..10 {
            shop.node.pay_in_head(&shop.address(0), 1_000_000, 0xa0 + u64::try_from(tx).unwrap());
        }
        shop.node.pay(&shop.address(1), 25_500_000, 0xc1);
        shop.after(2 + u64::try_from(depth).unwrap());
        let Some(Ask::Address(due)) = &shop.attempts[0].body.ask else { panic!() };
        assert_eq!((due.received.as_str(), due.seen.as_str()), ("10", ""), "{depth}");
        assert_eq!(shop.attempts[1].status, AttemptStatus::Succeeded, "{depth}");
    }
}

/// Nobody can make a row grow by sending crumbs, and the crumbs count.
#[test]
fn crumbs_are_swept_together() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    for tx in 0..200 {
        shop.node.pay(&shop.address(0), 1_000, tx);
        shop.after(1);
    }
    let state = &shop.attempts[0].body.state;
    assert!(state["seen"].as_array().unwrap().len() <= 32 && state["folded"]["raw"].as_str().is_some());
    let Some(Ask::Address(due)) = &shop.attempts[0].body.ask else { panic!() };
    assert_eq!((due.received.as_str(), due.seen.as_str()), ("0.199", "0.001"));
    // A deep reorganisation brings them all again, and none counts twice.
    let logs = shop.node.logs.clone();
    shop.node.undo(300);
    shop.node.mine(300);
    shop.node.logs = logs;
    shop.after(1);
    let Some(Ask::Address(due)) = &shop.attempts[0].body.ask else { panic!() };
    assert_eq!((due.received.as_str(), due.seen.as_str()), ("0.2", ""));
    shop.node.pay(&shop.address(0), 25_300_000, 0xa1);
    assert_eq!(shop.after(2).last().unwrap(), "pay_0: paid by a1 and 0 more");
}

/// Whoever compares books reads the chain again: nothing that was heard before counts.
#[test]
fn what_was_paid_is_read_again_when_books_are_compared() {
    let mut shop = Node::new(20).shop(vec![offered(0)]);
    shop.node.pay(&shop.address(0), 10_000_000, 0xa1);
    shop.node.pay(&shop.address(0), 15_500_000, 0xa2);
    shop.after(2);
    assert_eq!(shop.attempts[0].status, AttemptStatus::Succeeded);
    let told = |shop: &mut node::Shop| {
        let mut attempt = shop.attempts[0].clone();
        attempt.captured = attempt.amount.amount;
        let Step::Call(request) = step(&Evm, &shop.keys, &Op::Fetch, &attempt, None).1 else { panic!() };
        let answer = shop.node.answer(&request);
        say(&step(&Evm, &shop.keys, &Op::Fetch, &attempt, Some(&answer)).1)
    };
    let whole = told(&mut shop);
    assert!(whole.starts_with("Succeeded") && whole.contains("2550000000"), "{whole}");
    let logs = shop.node.logs.clone();
    shop.node.logs.pop();
    let part = told(&mut shop);
    assert!(part.starts_with("Succeeded") && part.contains("1000000000"), "{part}");
    shop.node.logs.clear();
    assert_eq!(told(&mut shop), "Declined(NotCharged)");
    shop.node.logs = logs;
    for fault in [heard(500, ""), heard(200, "[]"), silent(CallError::NoAnswer)] {
        shop.node.faults = vec![Some(fault)];
        assert_eq!(told(&mut shop), "Unknown");
    }
    shop.node.chain_id = 1;
    assert_eq!(told(&mut shop), "Unknown", "another chain knows nothing of it");
}
