//! Somebody transfers nothing to an address so often in one block that the node does not show the block for
//! it.

use super::node::{Node, Shop};
use super::*;
use kassa_domain::time::{DAY, HOUR};

fn paid(told: &[String]) -> Vec<&String> {
    let mut paid: Vec<&String> = told.iter().filter(|line| line.contains("paid by")).collect();
    paid.sort();
    paid
}

/// The second of three payments was paid in a block that the node does not show for its address.
fn flooded(silent: bool) -> Shop {
    let mut shop = Node::new(40).shop((0..3).map(offered).collect());
    shop.settle();
    shop.node.silent = silent;
    shop.node.pay(&shop.address(0), 25_500_000, 0xa0);
    shop.node.pay_in_head(&shop.address(1), 25_500_000, 0xa1);
    shop.node.flood(&shop.address(1));
    shop.node.pay(&shop.address(2), 25_500_000, 0xa2);
    shop
}

#[test]
fn all_others_are_seen_and_it_is_when_the_node_shows_it() {
    for silent in [false, true] {
        let mut shop = flooded(silent);
        let told = shop.after(5);
        assert_eq!(paid(&told), ["pay_0: paid by a0 and 0 more", "pay_2: paid by a2 and 0 more"]);
        let due = address::Address::parse(&shop.address(1)).unwrap().checksummed();
        let problem = format!(
            "the node does not show what came to {due} in block 41: it is asked again, \
             and what is open there stays open"
        );
        assert_eq!(shop.problem(), problem);
        // The mark moves on, the address is seen in other blocks, and the node is not asked for more than
        // before.
        for _ in 0..40 {
            shop.after(1);
        }
        let mark = shop.cursor["marks"].as_array().unwrap().last().unwrap()["block"].as_u64().unwrap();
        assert!(mark > 80, "{mark}");
        shop.node.pay(&shop.address(1), 1_000_000, 0xa3);
        assert_eq!(shop.after(2), ["pay_1: 1 certain, 0 seen (0 blocks), 24.5 due"]);
        shop.node.asked.clear();
        for _ in 0..20 {
            shop.after(1);
        }
        let asked = shop.node.asked.iter().filter(|asked| asked.starts_with("logs")).count();
        assert!(asked <= 24, "{asked} calls for 20 looks");
        // Its time is over, and everything else: it does not end.
        shop.void(1);
        assert_eq!(shop.patiently(), Vec::<String>::new());
        shop.now = shop.now.plus(10 * DAY);
        let wait = format!("wait {}", shop.now.plus(HOUR).since(NOW));
        assert_eq!((shop.void(1), shop.patiently().len()), (wait, 0));
        assert_eq!((shop.attempts[1].status, shop.problem()), (AttemptStatus::Offered, problem.as_str()));
        shop.node.floods.clear();
        assert_eq!(
            shop.patiently(),
            ["pay_1: 26.5 certain, 0 seen (0 blocks), 0 due", "pay_1: paid by a1 and 1000000 more"]
        );
        assert_eq!((shop.unread(), shop.problem()), (0, ""));
    }
}

/// Where nothing was in it, the attempt ends as soon as that is known.
#[test]
fn what_is_over_ends_when_the_node_shows_it() {
    for status in [AttemptStatus::Offered, AttemptStatus::Canceled] {
        let mut shop = Node::new(40).shop(vec![offered(0)]);
        shop.settle();
        shop.node.mine(1);
        shop.node.flood(&shop.address(0));
        shop.after(5);
        assert_eq!(shop.unread(), 1);
        shop.void(0);
        shop.attempts[0].status = status;
        shop.now = shop.now.plus(10 * DAY);
        assert_eq!((shop.patiently().len(), shop.idle), (0, false), "it is asked for again");
        shop.node.floods.clear();
        shop.patiently();
        assert_eq!((shop.unread(), shop.void(0)), (0, "Declined(Abandoned)".to_owned()));
    }
}

/// Many addresses in one block, and one address in many blocks: nothing that is kept grows, and all of it
/// heals.
#[test]
fn what_is_kept_stays_small() {
    let mut shop = Node::new(40).shop((0..120).map(offered).collect());
    shop.settle();
    shop.node.mine(1);
    for at in 0..110 {
        let to = shop.address(at);
        shop.node.flood(&to);
        shop.node.pay_in_head(&to, 25_500_000, 0x100 + u64::try_from(at).unwrap());
    }
    shop.node.pay(&shop.address(115), 25_500_000, 0xa1);
    assert_eq!(paid(&shop.after(5)), ["pay_115: paid by a1 and 0 more"]);
    assert_eq!(shop.unread(), 110);
    assert!(shop.problem().contains("more addresses") && shop.problem().len() < 400, "{}", shop.problem());
    for _ in 0..40 {
        shop.node.mine(2);
        let to = shop.address(119);
        shop.node.flood(&to);
        shop.after(1);
    }
    shop.after(9);
    let size = |state: &State| serde_json::Value::Object(state.clone()).to_string().len();
    assert!(size(&shop.cursor) < 2_000, "{}", size(&shop.cursor));
    assert!(size(&shop.attempts[119].body.state) < 1_000, "{:?}", shop.attempts[119].body.state);
    assert!(shop.attempts.iter().all(|attempt| attempt.status != AttemptStatus::Declined));
    shop.node.floods.clear();
    let told: Vec<String> = (0..2).flat_map(|_| shop.patiently()).collect();
    assert_eq!((paid(&told).len(), shop.unread(), shop.problem()), (110, 0, ""));
}

/// A block that is taken back, with another in its place: what was seen in the one does not count for the
/// other.
#[test]
fn what_was_seen_in_a_block_that_is_not_shown_any_more_is_not_certain() {
    let mut shop = Node::new(40).shop(vec![offered(0), offered(1)]);
    shop.settle();
    shop.node.pay(&shop.address(0), 25_500_000, 0xa1);
    shop.settle();
    shop.node.undo(1);
    shop.node.mine(1);
    shop.node.flood(&shop.address(0));
    assert_eq!(shop.after(9), ["pay_0: 0 certain, 25.5 seen (0 blocks), 0 due"]);
    assert_eq!(shop.patiently(), Vec::<String>::new());
    shop.node.floods.clear();
    assert_eq!(shop.patiently(), ["pay_0: 0 certain, 0 seen (0 blocks), 25.5 due"]);
}

/// A node that shows nothing at all has another problem.
#[test]
fn a_node_that_refuses_everything_sets_nothing_aside() {
    for silent in [false, true] {
        let mut shop = flooded(silent);
        let nobody = address::unshown(&Account::read(&shop.keys).unwrap().xpub).unwrap().lower();
        let all: Vec<String> = (0..3).map(|at| shop.address(at)).chain([nobody]).collect();
        shop.node.floods = all.into_iter().map(|to| (to, 41)).collect();
        assert_eq!(shop.after(5), Vec::<String>::new());
        let problem =
            if silent { "the node does not answer" } else { "the node refuses with the error -32005" };
        assert_eq!((shop.problem(), shop.unread()), (problem, 0));
        shop.node.floods.clear();
        assert_eq!(paid(&shop.after(1)).len(), 3);
    }
}

#[test]
fn ranges_are_apart_and_few() {
    use super::ranges::Ranges;
    let mut ranges = Ranges::default();
    for block in [5, 7, 6, 20, 30, 31, 20] {
        ranges.add((block, block));
    }
    assert_eq!(ranges.iter().collect::<Vec<_>>(), [(5, 7), (20, 20), (30, 31)]);
    ranges.remove((6, 6));
    ranges.remove((20, 30));
    assert_eq!(ranges.iter().collect::<Vec<_>>(), [(5, 5), (7, 7), (31, 31)]);
    assert!(ranges.contains(7) && !ranges.contains(6) && !ranges.covers((5, 7)));
    ranges.remove((0, u64::MAX));
    assert!(ranges.is_empty());
    for block in 0..100 {
        ranges.add((block * block, block * block));
    }
    assert_eq!(ranges.iter().count(), 16);
    assert!((0..100).all(|block| ranges.contains(block * block)));
}
