//! Random chains: transfers, reorganisations, floods, nodes that are behind, busy or silent, and engines that
//! forget. Whatever happened, in the end every attempt knows exactly what the chain holds, and none was paid
//! by what it does not.

use super::node::{Node, Shop};
use super::*;

/// A small generator: the same numbers for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

const CONFIRMATIONS: u64 = 6;

/// How often something happened in all walks, so that none of it is forgotten.
#[derive(Default, Debug)]
struct Often {
    paid: usize,
    undone: usize,
    failed: usize,
    unread: usize,
}

/// One thing that happens to a chain, to its node or to the engine.
fn step(shop: &mut Shop, dice: &mut Dice, tx: u64, often: &mut Often) {
    let which = |dice: &mut Dice, sides: u64| usize::try_from(dice.roll(sides)).unwrap();
    match dice.roll(14) {
        0..=2 => {
            let to = which(dice, 3);
            let raw = [1, 3_000_000, 25_500_000][which(dice, 3)];
            shop.node.pay(&shop.address(to), raw, tx);
        }
        3 => {
            // Not deeper than what counts as certain, seen from the farthest that anybody has seen.
            shop.node.undo(1 + which(dice, CONFIRMATIONS - 1));
            shop.node.mine(CONFIRMATIONS);
            often.undone += 1;
        }
        4 => shop.node.mine(1 + dice.roll(30)),
        5 => {
            let faults = [heard(500, ""), heard(429, ""), silent(CallError::NoAnswer), heard(200, "[]")];
            shop.node.faults.push(faults.into_iter().nth(which(dice, 4)));
            often.failed += 1;
        }
        6 => shop.node.behind = which(dice, 9),
        7 => {
            // The engine was stopped in the middle and comes back with an older cursor.
            let cursor = shop.cursor.clone();
            shop.scan();
            shop.cursor = cursor;
        }
        8 => {
            let to = shop.address(which(dice, 3));
            shop.node.flood(&to);
            shop.node.silent = dice.roll(2) == 0;
        }
        9 if dice.roll(3) == 0 => shop.node.floods.clear(),
        _ => {
            shop.scan();
            often.unread += shop.unread();
        }
    }
    shop.now = shop.now.plus(3_000);
}

/// The node is well again, and time passes until nothing more can change.
fn calm(shop: &mut Shop) {
    shop.node.behind = 0;
    shop.node.faults.clear();
    shop.node.floods.clear();
    shop.node.mine(CONFIRMATIONS + 9);
    shop.settle();
    shop.patiently();
}

#[test]
fn whatever_happens_the_sums_are_those_of_the_chain() {
    let mut often = Often::default();
    for seed in 1..=60 {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        let mut shop = Node::new(50).shop((0..3).map(offered).collect());
        shop.keys = account(Mode::Test, &[("confirmations", "6")]);
        shop.node.range_max = 3 + dice.roll(40);
        for tx in 1..=120 {
            step(&mut shop, &mut dice, tx, &mut often);
        }
        calm(&mut shop);
        assert_eq!((shop.unread(), shop.problem()), (0, ""), "seed {seed}");
        for (at, attempt) in shop.attempts.iter().enumerate() {
            let truth = shop.node.paid(&shop.address(at), CONFIRMATIONS);
            let purse = Purse::read(&attempt.body.state).unwrap();
            let known = purse.tally(shop.node.head(), CONFIRMATIONS);
            let sums = (known.certain, known.uncertain);
            assert_eq!(sums, (Raw::from(truth), Raw::ZERO), "seed {seed}, {}", attempt.id);
            assert_eq!(attempt.status == AttemptStatus::Succeeded, truth >= 25_500_000, "seed {seed}");
            let excess = truth.checked_sub(25_500_000).filter(|excess| *excess > 0).map(|it| it.to_string());
            assert_eq!(attempt.body.excess, excess, "seed {seed}");
            often.paid += usize::from(truth >= 25_500_000);
        }
    }
    let Often { paid, undone, failed, unread } = often;
    assert!(paid > 40 && undone > 40 && failed > 40 && unread > 400, "it really happened: {often:?}");
}
