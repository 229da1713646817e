//! Customers whom nobody thought of: their terms and what they do are drawn, always the same way for the same number.
//! What can be done at a moment the model says.

use super::calendar::{DAY, HOUR, at};
use super::life::Life;
use super::plans::{Act, BASIC, Card, Lasts, Off, PRO, Plan, QUARTERLY, SEATS, WARES, WEEKLY};

/// Draws numbers, one from the other.
struct Dice(u64);

impl Dice {
    /// Any number below this one.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % limit.max(1)
    }

    fn number(&mut self, limit: i64) -> i64 {
        i64::try_from(self.below(u64::try_from(limit).unwrap())).unwrap()
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        let place = self.below(u64::try_from(all.len()).unwrap());
        all[usize::try_from(place).unwrap()]
    }
}

const CARDS: [Card; 8] = [
    Card::Good,
    Card::Good,
    Card::OtherGood,
    Card::Poor,
    Card::PoorTwice,
    Card::Stolen,
    Card::AnswerLost,
    Card::RequestLost,
];

/// The customer of this number.
pub(crate) fn anybody(number: u64, until: i64) -> Plan {
    let mut dice = Dice((number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let base = terms(number, &mut dice);
    let mut acts = vec![];
    let mut life = Life::begun(&base);
    let mut now = base.start;
    for _ in 0..dice.below(40) {
        let next = life.next_moment().filter(|next| *next > now);
        // At the moment of something that is due by itself, or at any other.
        now = match next {
            Some(next) if dice.one_in(3) && next % 1_000 == 0 => next,
            _ => (now / HOUR + 1 + dice.number(24 * 30)) * HOUR,
        };
        if now >= until {
            break;
        }
        life.pass(now);
        for _ in 0..dice.below(4) {
            let act = draw(&mut dice, now);
            if life.allows(act) {
                life.act(now, act);
                life.pass(now);
                acts.push((now, act));
            }
        }
    }
    Plan { acts, ..base }
}

fn terms(number: u64, dice: &mut Dice) -> Plan {
    let start = at(2027, 1, 17, 0) + dice.number(60 * 24) * HOUR;
    let ware = dice.pick(&[BASIC, PRO, SEATS, WEEKLY, WEEKLY, QUARTERLY]);
    let mut plan = Plan::new(&format!("anybody-{number}"), start, ware);
    plan.quantity = 1 + dice.number(5);
    plan.card = Some(dice.pick(&CARDS));
    plan.fee = if dice.one_in(4) { 1 + dice.number(9_999) } else { 0 };
    plan.cycles = dice.one_in(5).then(|| 1 + dice.number(9));
    plan.when_unpaid = dice.pick(&["cancel", "unpaid"]);
    plan.without_card = dice.pick(&["cancel", "pause", "create_invoice"]);
    if dice.one_in(3) {
        let off = if dice.one_in(2) {
            Off::Percent(1 + dice.number(100))
        } else {
            Off::Amount(1 + dice.number(4_000))
        };
        plan.coupon =
            Some((off, dice.pick(&[Lasts::Once, Lasts::Forever, Lasts::Months(2), Lasts::Months(5)])));
    }
    if dice.one_in(3) {
        plan.trial_days = Some(1 + dice.number(40));
        if dice.one_in(2) && plan.fee == 0 {
            plan.card = None;
        }
    } else if dice.one_in(4) {
        let days = if ware == WEEKLY { 6 } else { 28 };
        plan.anchor = Some(start + HOUR + dice.number(days * 24) * HOUR);
    }
    plan
}

fn draw(dice: &mut Dice, now: i64) -> Act {
    let soon = now + HOUR + dice.number(24 * 90) * HOUR;
    match dice.below(14) {
        0 | 1 => Act::Price(dice.pick(&WARES)),
        2 => Act::Quantity(1 + dice.number(6)),
        3 => Act::Unsettled(dice.pick(&WARES), 1 + dice.number(3)),
        4 => Act::TrialEnds(now + HOUR + dice.number(30) * DAY),
        5 => Act::Pause(None),
        6 => Act::Pause(Some(soon)),
        7 | 8 => Act::Resume,
        9 => Act::CancelAtEnd,
        10 if dice.one_in(4) => Act::CancelNow,
        10 => Act::CancelAt(soon),
        11 => Act::PayPage(dice.pick(&CARDS)),
        12 => Act::OtherCard(dice.pick(&CARDS)),
        _ => Act::GoneBack,
    }
}
