//! The model: what must happen to one customer, told from the plan alone, with a calendar and an arithmetic of its own.
//!
//! It knows nothing of the product but what is promised of it, and it is as simple as it can be: it goes from one
//! moment to the next at which something is due, and writes down what merchants must be told.

use super::calendar::{DAY, HOUR, SECOND, at, iso, maybe, months_later};
use super::plans::{Act, Card, Lasts, Off, Plan, Ware};
use serde_json::{Value, json};

/// How long an invoice can be paid after its charge was declined for the first time.
const GIVEN_UP_AFTER: i64 = 21 * DAY;
/// How long after each decline a charge is tried again for which there was no money: on the days 1, 4, 9 and 16.
const NO_MONEY: [i64; 4] = [DAY, 3 * DAY, 5 * DAY, 7 * DAY];
/// The same, where the bank has never heard of it.
const NOT_HEARD: [i64; 4] = [HOUR, 3 * DAY, 5 * DAY, 7 * DAY];
/// How long after a call without an answer the bank is asked.
const ASKED_AFTER: i64 = 10 * SECOND;
/// How long before its end a trial is said to end.
const TRIAL_NOTICE: i64 = 3 * DAY;

/// Something that a merchant must be told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) at: String,
    pub(crate) kind: String,
    pub(crate) object: Value,
    /// The object as it was told before, where it is said what changed.
    pub(crate) was: Option<Value>,
}

/// An invoice.
#[derive(Clone, Debug)]
pub(crate) struct Bill {
    reason: &'static str,
    pub(crate) status: &'static str,
    subtotal: i128,
    discount: i128,
    adjusted: i128,
    pub(crate) total: i128,
    carried: i128,
    start: i64,
    end: i64,
    made_at: i64,
    paid_at: Option<i64>,
    tries: usize,
    next: Option<i64>,
    due: Option<i64>,
    failure: Option<&'static str>,
}

impl Bill {
    pub(crate) fn shown(&self) -> Value {
        let (open, paid) = (self.status == "open", self.status == "paid");
        let only = |when: bool, amount: i128| i64::try_from(if when { amount } else { 0 }).unwrap();
        json!({
            "status": self.status,
            "billing_reason": self.reason,
            "amount_subtotal": only(true, self.subtotal),
            "amount_discount": only(true, self.discount),
            "amount_adjusted": only(true, self.adjusted),
            "amount_carried": only(true, self.carried),
            "total": only(true, self.total),
            "amount_paid": only(paid, self.total),
            "amount_remaining": only(open, self.total),
            "period_start": iso(self.start),
            "period_end": iso(self.end),
            "created_at": iso(self.made_at),
            "paid_at": maybe(self.paid_at),
            "attempt_count": self.tries,
            "next_payment_attempt": maybe(self.next.filter(|_| open)),
            "due_date": maybe(self.due.filter(|_| open)),
            "failure_code": self.failure.filter(|_| !paid),
        })
    }
}

/// A number of minor units, as near to the fraction as it can be, halves up.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    if 2 * rest >= denominator { whole + 1 } else { whole }
}

/// A charge of which nobody knows what became of it, until the bank is asked.
#[derive(Clone, Copy, Debug)]
struct Asking {
    at: i64,
    card: Card,
    total: i128,
    /// Whether the bank has given the money back meanwhile.
    gone_back: bool,
    /// Whether the buyer has given another card meanwhile.
    replaced: bool,
}

/// Where the period begins that is so many periods after one that begins then.
fn later(ware: Ware, from: i64, periods: i64) -> i64 {
    let units = periods * ware.count;
    match ware.interval {
        "week" => from + units * 7 * DAY,
        "month" => months_later(from, units),
        _ => months_later(from, 12 * units),
    }
}

/// What is due at a moment. Of two things at one moment the earlier in this list comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    End,
    GoOn,
    Lapse,
    Ask,
    GiveUp,
    Try,
    SayTrialEnds,
    PeriodOver,
}

/// A subscription, the invoices and the customer.
pub(crate) struct Life<'a> {
    plan: &'a Plan,
    now: i64,
    pub(crate) told: Vec<Told>,
    pub(crate) bills: Vec<Bill>,
    /// What the bank has kept of the customer's money.
    pub(crate) kept: i128,
    pub(crate) status: &'static str,
    ware: Ware,
    quantity: i64,
    anchor: i64,
    place: i64,
    start: i64,
    end: i64,
    started_at: Option<i64>,
    trial_end: Option<i64>,
    trial_told: bool,
    free: bool,
    off: Option<Off>,
    off_until: Option<i64>,
    cycles_left: Option<i64>,
    card: Option<Card>,
    /// How often the card was charged without the buyer.
    charges: i64,
    asking: Option<Asking>,
    pending: Vec<i128>,
    open: Option<usize>,
    cancel_at_end: bool,
    cancel_at: Option<i64>,
    canceled_at: Option<i64>,
    ended_at: Option<i64>,
    paused_at: Option<i64>,
    resumes_at: Option<i64>,
    shown: Value,
    tier: &'static str,
    access: &'static str,
    expires: i64,
    version: i64,
}

impl<'a> Life<'a> {
    /// All that happens to a customer until then.
    pub(crate) fn of(plan: &'a Plan, until: i64) -> Self {
        let mut life = Self::begun(plan);
        for (when, act) in &plan.acts {
            life.pass(*when);
            life.act(*when, *act);
        }
        life.pass(until);
        life
    }

    /// What happens when the plan begins.
    pub(crate) fn begun(plan: &'a Plan) -> Self {
        let mut life = Self::new(plan);
        life.buy();
        life
    }

    fn new(plan: &'a Plan) -> Self {
        let mut life = Self {
            plan,
            now: plan.start,
            told: vec![],
            bills: vec![],
            kept: 0,
            status: "incomplete",
            ware: plan.ware,
            quantity: plan.quantity,
            anchor: plan.start,
            place: 0,
            start: plan.start,
            end: plan.start,
            started_at: None,
            trial_end: None,
            trial_told: false,
            free: false,
            off: plan.coupon.map(|(off, _)| off),
            off_until: None,
            cycles_left: plan.cycles,
            card: None,
            charges: 0,
            asking: None,
            pending: vec![],
            open: None,
            cancel_at_end: false,
            cancel_at: None,
            canceled_at: None,
            ended_at: None,
            paused_at: None,
            resumes_at: None,
            shown: Value::Null,
            tier: "free",
            access: "none",
            expires: 0,
            version: 0,
        };
        life.end = life.boundary(1);
        life
    }

    /// Where the period at this place begins.
    fn boundary(&self, place: i64) -> i64 {
        later(self.ware, self.anchor, place)
    }

    fn tell(&mut self, kind: &'static str, object: Value) {
        self.told.push(Told { at: iso(self.now), kind: kind.to_owned(), object, was: None });
    }

    /// Tells of the subscription, with what it was.
    fn tell_change(&mut self, kind: &'static str) {
        let object = self.subscription();
        let was = std::mem::replace(&mut self.shown, object.clone());
        self.told.push(Told { at: iso(self.now), kind: kind.to_owned(), object, was: Some(was) });
    }

    fn tell_bill(&mut self, kind: &'static str, place: usize) {
        let bill = self.bills[place].shown();
        self.tell(kind, bill);
    }

    fn tell_payment(
        &mut self,
        kind: &'static str,
        amount: i128,
        (card, word): (Card, &str),
        why: Option<&str>,
    ) {
        let amount = i64::try_from(amount).unwrap();
        let number = card.number();
        let payment = json!({
            "amount": amount,
            "status": word,
            "last4": number[number.len() - 4..],
            "failure_code": why,
            "amount_refunded": if word == "refunded" { amount } else { 0 },
        });
        self.tell(kind, payment);
    }

    pub(crate) fn subscription(&self) -> Value {
        let (subtotal, discount) = self.cost(None, 0);
        let amounts = |all: &[i128]| all.iter().map(|it| i64::try_from(*it).unwrap()).collect::<Vec<_>>();
        json!({
            "status": self.status,
            "amount": i64::try_from(subtotal - discount).unwrap(),
            "interval": self.ware.interval,
            "interval_count": self.ware.count,
            "quantity": self.quantity,
            "tier": self.ware.tier,
            "current_period_start": iso(self.start),
            "current_period_end": iso(self.end),
            "billing_cycle_anchor": iso(self.anchor),
            "started_at": maybe(self.started_at),
            "trial_end": maybe(self.trial_end),
            "cycles_left": self.cycles_left,
            "discounts": usize::from(self.off.is_some()),
            "discount_end": maybe(self.off_until),
            "pending_adjustments": amounts(&self.pending),
            "cancel_at_period_end": self.cancel_at_end,
            "cancel_at": maybe(self.cancel_at),
            "canceled_at": maybe(self.canceled_at),
            "ended_at": maybe(self.ended_at),
            "paused_at": maybe(self.paused_at),
            "resumes_at": maybe(self.resumes_at),
            "held_at": null,
            "when_unpaid": self.plan.when_unpaid,
            "card": self.card.map(|card| card.number()[card.number().len() - 4..].to_owned()),
            "invoices": self.bills.len(),
            "open": self.open.map(|place| place + 1),
        })
    }

    pub(crate) fn entitlement(&self) -> Value {
        json!({
            "tier": self.tier,
            "status": self.access,
            "active": self.access == "active",
            "expires_at": iso(self.expires),
            "version": self.version,
        })
    }

    /// What a period costs, or a part of one, and what is taken off.
    fn cost(&self, part: Option<(i64, i64)>, fee: i64) -> (i128, i128) {
        let whole = i128::from(self.ware.amount) * i128::from(self.quantity);
        let line = part.map_or(whole, |(part, of)| rounded(whole * i128::from(part), i128::from(of)));
        let subtotal = line + i128::from(fee);
        let discount = match self.off {
            None => 0,
            Some(Off::Percent(percent)) => rounded(subtotal * i128::from(percent), 100),
            Some(Off::Amount(amount)) => i128::from(amount).min(subtotal),
        };
        (subtotal, discount)
    }

    /// Writes the invoice of the current period.
    fn bill(&mut self, reason: &'static str, (subtotal, discount): (i128, i128)) -> usize {
        let adjusted: i128 = self.pending.drain(..).sum();
        let sum = subtotal - discount + adjusted;
        self.bills.push(Bill {
            reason,
            status: "open",
            subtotal,
            discount,
            adjusted,
            total: sum.max(0),
            carried: (-sum).max(0),
            start: self.start,
            end: self.end,
            made_at: self.now,
            paid_at: None,
            tries: 0,
            next: None,
            due: None,
            failure: None,
        });
        if sum < 0 {
            self.pending.push(sum);
        }
        self.bills.len() - 1
    }

    fn mark_paid(&mut self, place: usize) {
        let bill = &mut self.bills[place];
        (bill.status, bill.paid_at, bill.next, bill.due) = ("paid", Some(self.now), None, None);
    }

    /// The session, the first payment, and the subscription that begins with it.
    fn buy(&mut self) {
        let plan = self.plan;
        let part = match (plan.trial_days, plan.anchor) {
            (Some(_), _) => Some((0, 1)),
            (None, Some(anchor)) => Some((anchor - self.now, anchor - later(plan.ware, anchor, -1))),
            (None, None) => None,
        };
        let (subtotal, discount) = self.cost(part, plan.fee);
        let total = subtotal - discount;
        let session = |status: &str, paid: &str| {
            let total = i64::try_from(total).unwrap();
            json!({ "status": status, "payment_status": paid, "amount": total, "mode": "subscription" })
        };
        self.tell(
            "customer.created",
            json!({ "uid": plan.uid, "email": format!("{}@example.com", plan.uid) }),
        );
        self.tell("checkout.session.created", session("open", "unpaid"));
        let word = if total == 0 { "no_payment_required" } else { "paid" };
        if let Some(card) = plan.card {
            self.shown = self.subscription();
            self.tell("customer.subscription.created", self.shown.clone());
            self.tell_payment("payment.created", total, (card, "processing"), None);
            self.begin(total);
            self.card = Some(card);
            self.tell_payment("payment.succeeded", total, (card, "succeeded"), None);
            self.tell("checkout.session.completed", session("complete", word));
            self.bill("subscription_create", (subtotal, discount));
            self.tell_change("customer.subscription.updated");
        } else {
            self.begin(total);
            self.tell("checkout.session.completed", session("complete", word));
            self.bill("subscription_create", (subtotal, discount));
            self.shown = self.subscription();
            self.tell("customer.subscription.created", self.shown.clone());
        }
        self.mark_paid(0);
        self.tell_bill("invoice.created", 0);
        self.tell_bill("invoice.paid", 0);
        self.give_access();
    }

    /// Lays out the periods.
    fn begin(&mut self, total: i128) {
        let plan = self.plan;
        self.kept += total;
        self.started_at = Some(self.now);
        self.trial_end = plan.trial_days.map(|days| self.now + days * DAY);
        self.status = if self.trial_end.is_some() { "trialing" } else { "active" };
        self.free = self.trial_end.is_some();
        match self.trial_end.or(plan.anchor) {
            Some(first) => (self.anchor, self.place, self.end) = (first, -1, first),
            None => self.cycles_left = plan.cycles.map(|all| all - 1),
        }
        // The fee of a trial is paid at once, and the discount with it.
        let begins = self.free && self.cost(Some((0, 1)), plan.fee).1 == 0;
        self.off_until = self.off_lasts(if begins { self.end } else { self.start });
    }

    /// Until when something is taken off, when the first time is then.
    fn off_lasts(&self, first: i64) -> Option<i64> {
        match self.plan.coupon?.1 {
            Lasts::Forever => None,
            Lasts::Once => Some(first + 1),
            Lasts::Months(months) => Some(months_later(first, months)),
        }
    }

    /// The first whole period begins at another time, and with it what was not taken off yet.
    fn begin_again(&mut self, when: i64) {
        if self.free && self.off.is_some() && self.off_until == self.off_lasts(self.anchor) {
            self.off_until = self.off_lasts(when);
        }
        (self.anchor, self.place, self.end) = (when, -1, when);
    }

    fn give_access(&mut self) {
        (self.tier, self.access, self.expires) = (self.ware.tier, "active", self.end);
        self.version += 1;
        self.tell("entitlement.updated", self.entitlement());
    }

    fn take_access(&mut self, word: &'static str) {
        if self.access == "active" {
            self.access = word;
            self.version += 1;
            self.tell("entitlement.updated", self.entitlement());
        }
    }

    /// Does everything that is due until then.
    pub(crate) fn pass(&mut self, until: i64) {
        while let Some((when, what)) = self.next().filter(|(when, _)| *when <= until) {
            self.now = self.now.max(when);
            match what {
                Due::End => self.finish(),
                Due::GoOn => self.go_on(),
                Due::Lapse => self.take_access("expired"),
                Due::Ask => self.ask(),
                Due::GiveUp => self.give_up(),
                Due::Try => self.charge(),
                Due::SayTrialEnds => {
                    self.trial_told = true;
                    self.tell("customer.subscription.trial_will_end", self.subscription());
                }
                Due::PeriodOver => self.period_over(),
            }
        }
    }

    fn next(&self) -> Option<(i64, Due)> {
        let mut all: Vec<(Option<i64>, Due)> = vec![];
        let bill = self.open.map(|place| &self.bills[place]);
        let asking = self.asking.map(|asking| (asking.at, Due::Ask));
        match (self.status, bill) {
            ("canceled", _) => return asking,
            ("paused", _) => {
                all.push((self.resumes_at, Due::GoOn));
                all.push((Some(self.end).filter(|_| self.access == "active"), Due::Lapse));
            }
            (_, Some(_)) if asking.is_some() => all.push((asking.map(|(at, _)| at), Due::Ask)),
            (_, Some(bill)) => all.extend([(bill.due, Due::GiveUp), (bill.next, Due::Try)]),
            ("trialing", None) if !self.trial_told => {
                let notice = self.trial_end.map(|end| end - TRIAL_NOTICE);
                all.extend([(notice, Due::SayTrialEnds), (Some(self.end), Due::PeriodOver)]);
            }
            _ => all.push((Some(self.end), Due::PeriodOver)),
        }
        all.push((self.cancel_at, Due::End));
        all.push((Some(self.end).filter(|_| self.cancel_at_end), Due::End));
        let known = all.into_iter().filter_map(|(when, what)| Some((when?, what)));
        known.map(|(when, what)| (when.max(self.now), what)).min()
    }

    fn period_over(&mut self) {
        let no_card = self.status == "trialing" && self.card.is_none();
        match self.plan.without_card {
            _ if self.cycles_left == Some(0) => self.finish(),
            "cancel" if no_card => self.finish(),
            "pause" if no_card => self.pause(None),
            _ => self.renew(),
        }
    }

    fn renew(&mut self) {
        self.place += 1;
        self.start = self.end;
        self.end = self.boundary(self.place + 1);
        self.cycles_left = self.cycles_left.map(|left| left - 1);
        self.free = false;
        if self.off_until.is_some_and(|until| until <= self.start) {
            (self.off, self.off_until) = (None, None);
        }
        let place = self.bill("subscription_cycle", self.cost(None, 0));
        let total = self.bills[place].total;
        if total == 0 {
            self.mark_paid(place);
            self.status = "active";
            self.tell_change("customer.subscription.updated");
            self.tell_bill("invoice.created", place);
            self.tell_bill("invoice.paid", place);
            self.give_access();
            return;
        }
        self.open = Some(place);
        self.status = if self.status == "trialing" { "active" } else { self.status };
        if self.card.is_none() {
            self.status = "past_due";
            self.bills[place].due = Some(self.now + GIVEN_UP_AFTER);
        }
        self.tell_change("customer.subscription.updated");
        self.tell_bill("invoice.created", place);
        match self.card {
            Some(_) => self.charge(),
            None => self.tell_bill("invoice.payment_action_required", place),
        }
    }

    /// Charges the open invoice without the buyer.
    fn charge(&mut self) {
        let (Some(place), Some(card)) = (self.open, self.card) else { return };
        let total = self.bills[place].total;
        self.tell_payment("payment.created", total, (card, "processing"), None);
        self.bills[place].next = None;
        self.charges += 1;
        let over = card == Card::ToJune && self.now >= at(2027, 7, 1, 0);
        match card {
            Card::ToJune if over => self.declined("expired_card"),
            Card::PoorTwice if self.charges <= 2 => self.declined("insufficient_funds"),
            Card::Good | Card::OtherGood | Card::GivesBack | Card::ToJune | Card::PoorTwice => {
                self.kept += total;
                self.paid(card);
            }
            Card::Poor => self.declined("insufficient_funds"),
            Card::Stolen => self.declined("lost_or_stolen_card"),
            Card::Asks => self.declined("authentication_failed"),
            Card::AnswerLost | Card::RequestLost => {
                self.kept += if card == Card::AnswerLost { total } else { 0 };
                let at = self.now + ASKED_AFTER;
                self.asking = Some(Asking { at, card, total, gone_back: false, replaced: false });
            }
        }
    }

    /// The bank is asked what became of a charge.
    fn ask(&mut self) {
        let Some(asking) = self.asking.take() else { return };
        let Asking { card, total, .. } = asking;
        let ended = self.open.is_none();
        if card == Card::RequestLost {
            self.tell_payment("payment.failed", total, (card, "failed"), Some("not_charged"));
            self.failed(Some("not_charged"), asking.replaced);
        } else if asking.gone_back || ended {
            // What nobody wants any more is given back, if the bank has not done so by itself.
            self.kept -= if asking.gone_back { 0 } else { total };
            self.tell_payment("late_payment_refunded", total, (card, "refunded"), None);
            self.failed(None, asking.replaced);
        } else {
            self.paid(card);
        }
    }

    fn declined(&mut self, why: &'static str) {
        let (Some(place), Some(card)) = (self.open, self.card) else { return };
        self.tell_payment("payment.failed", self.bills[place].total, (card, "failed"), Some(why));
        self.failed(Some(why), false);
    }

    /// The charge brought nothing. With another card, which the buyer has given since, it is tried at once.
    fn failed(&mut self, why: Option<&'static str>, replaced: bool) {
        let Some(place) = self.open else { return };
        let given_up = self.status == "unpaid";
        let now = self.now;
        let bill = &mut self.bills[place];
        bill.due = bill.due.or(Some(now + GIVEN_UP_AFTER)).filter(|_| !given_up);
        bill.failure = why.or(bill.failure);
        bill.next = match why {
            _ if given_up => None,
            _ if replaced => Some(now),
            Some("insufficient_funds") => NO_MONEY.get(bill.tries).map(|wait| now + wait),
            Some("not_charged") => NOT_HEARD.get(bill.tries).map(|wait| now + wait),
            _ => None,
        };
        bill.next = bill.next.filter(|next| bill.due.is_none_or(|due| *next < due));
        bill.tries += 1;
        self.tell_bill("invoice.payment_failed", place);
        if self.bills[place].next.is_none() {
            self.tell_bill("invoice.payment_action_required", place);
        }
        if !matches!(self.status, "past_due" | "unpaid") {
            self.status = "past_due";
            self.tell_change("customer.subscription.updated");
        }
    }

    /// The open invoice is paid.
    fn paid(&mut self, card: Card) {
        let Some(place) = self.open.take() else { return };
        self.tell_payment("payment.succeeded", self.bills[place].total, (card, "succeeded"), None);
        if self.status == "unpaid" && self.end <= self.now {
            (self.anchor, self.place, self.start) = (self.now, 0, self.now);
            self.end = self.boundary(1);
            (self.bills[place].start, self.bills[place].end) = (self.start, self.end);
        }
        self.mark_paid(place);
        self.tell_bill("invoice.paid", place);
        self.status = "active";
        self.tell_change("customer.subscription.updated");
        self.give_access();
    }

    fn give_up(&mut self) {
        if self.plan.when_unpaid == "cancel" {
            self.finish();
        } else if let Some(place) = self.open {
            (self.bills[place].next, self.bills[place].due) = (None, None);
            self.status = "unpaid";
            self.tell_change("customer.subscription.updated");
            self.take_access("expired");
        }
    }

    /// The subscription ends.
    fn finish(&mut self) {
        if let Some(place) = self.open.take() {
            let lost = self.bills[place].due.is_some_and(|due| due <= self.now);
            let (status, kind) = if lost {
                ("uncollectible", "invoice.marked_uncollectible")
            } else {
                ("void", "invoice.voided")
            };
            self.bills[place].status = status;
            self.tell_bill(kind, place);
        }
        self.status = "canceled";
        self.ended_at = Some(self.now);
        self.canceled_at = self.canceled_at.or(Some(self.now));
        self.resumes_at = None;
        self.tell_change("customer.subscription.deleted");
        self.take_access("expired");
    }

    fn pause(&mut self, until: Option<i64>) {
        (self.status, self.paused_at, self.resumes_at) = ("paused", Some(self.now), until);
        self.tell_change("customer.subscription.paused");
    }

    fn go_on(&mut self) {
        (self.status, self.paused_at, self.resumes_at) = ("active", None, None);
        if self.end <= self.now {
            self.begin_again(self.now);
        } else if self.trial_end.is_some_and(|end| end > self.now) {
            self.status = "trialing";
        }
        self.tell_change("customer.subscription.resumed");
    }

    /// Somebody does something then. Everything that was due before is done.
    pub(crate) fn act(&mut self, when: i64, act: Act) {
        self.now = when;
        match act {
            Act::Price(ware) => self.change(ware, self.quantity, true),
            Act::Quantity(quantity) => self.change(self.ware, quantity, true),
            Act::Unsettled(ware, quantity) => self.change(ware, quantity, false),
            Act::TrialEnds(when) => {
                self.begin_again(when);
                (self.trial_end, self.trial_told) = (Some(when), when == self.now);
                self.tell_change("customer.subscription.updated");
                self.adapt();
            }
            Act::Pause(until) => self.pause(until),
            Act::Resume => {
                (self.cancel_at_end, self.cancel_at, self.canceled_at) = (false, None, None);
                if self.status == "paused" {
                    self.go_on();
                } else {
                    self.tell_change("customer.subscription.updated");
                }
            }
            Act::CancelAtEnd if self.end > self.now && !matches!(self.status, "past_due" | "unpaid") => {
                if !std::mem::replace(&mut self.cancel_at_end, true) {
                    self.canceled_at = self.canceled_at.or(Some(self.now));
                    self.tell_change("customer.subscription.updated");
                }
            }
            Act::CancelAtEnd | Act::CancelNow => {
                self.cancel_at_end = false;
                self.finish();
            }
            Act::CancelAt(when) => {
                self.cancel_at = Some(when);
                self.canceled_at = self.canceled_at.or(Some(self.now));
                self.tell_change("customer.subscription.updated");
            }
            Act::PayPage(card) => {
                let total = self.open.map(|place| self.bills[place].total).unwrap();
                self.tell_payment("payment.created", total, (card, "processing"), None);
                (self.card, self.charges) = (Some(card), 0);
                self.kept += total;
                self.paid(card);
            }
            Act::OtherCard(card) => {
                self.tell_payment("payment.created", 0, (card, "processing"), None);
                self.tell_payment("payment.succeeded", 0, (card, "succeeded"), None);
                (self.card, self.charges) = (Some(card), 0);
                self.tell_change("customer.subscription.updated");
                if let Some(place) = self.open {
                    self.bills[place].next = Some(self.now);
                }
                if let Some(asking) = &mut self.asking {
                    asking.replaced = true;
                }
            }
            Act::GoneBack => {
                let asking = self.asking.as_mut().unwrap();
                asking.gone_back = true;
                self.kept -= asking.total;
            }
            Act::BackNotice => {
                let total = self.bills.last().unwrap().total;
                self.kept -= total;
                self.tell_payment("payment.refunded", total, (self.card.unwrap(), "refunded"), None);
                self.take_access("revoked");
            }
        }
    }

    /// Something else is paid from now on. The rest of the period is settled with the next invoice, if it was paid.
    fn change(&mut self, ware: Ware, quantity: i64, settles: bool) {
        let left = i128::from((self.end - self.now).max(0));
        let whole = i128::from(self.end - self.boundary(self.place).min(self.start));
        let rest = |(subtotal, discount): (i128, i128)| rounded((subtotal - discount) * left, whole);
        let settles = settles && !self.free;
        let before = rest(self.cost(None, 0));
        let same = (self.ware.interval, self.ware.count) == (ware.interval, ware.count);
        (self.ware, self.quantity) = (ware, quantity);
        let after = rest(self.cost(None, 0));
        let due = [-before, if same { after } else { 0 }];
        self.pending.extend(due.into_iter().filter(|amount| settles && *amount != 0));
        if !same {
            self.begin_again(if self.free { self.end.max(self.now) } else { self.now });
        }
        if self.subscription() != self.shown {
            self.tell_change("customer.subscription.updated");
            self.adapt();
        }
        // In a pause no other period follows.
        if self.status == "paused" && self.end <= self.now {
            self.take_access("expired");
        }
    }

    /// The customer has another tier at once, or for another time.
    fn adapt(&mut self) {
        let has = (self.tier, self.expires);
        if has != (self.ware.tier, self.end) && self.end > self.now && self.access == "active" {
            self.give_access();
        }
    }

    /// Whether somebody can do this now.
    pub(crate) fn allows(&self, act: Act) -> bool {
        let living = self.status != "canceled";
        let running = matches!(self.status, "trialing" | "active");
        match act {
            Act::Price(ware) | Act::Unsettled(ware, _) => {
                let same = (self.ware.interval, self.ware.count) == (ware.interval, ware.count);
                let last = self.cancel_at_end || self.cycles_left == Some(0);
                living && self.open.is_none() && (same || self.free || !last)
            }
            Act::Quantity(_) => living && self.open.is_none(),
            Act::TrialEnds(when) => self.status == "trialing" && when > self.now,
            Act::Pause(_) => running && self.open.is_none(),
            Act::Resume => {
                living && (self.status == "paused" || self.cancel_at_end || self.cancel_at.is_some())
            }
            Act::CancelAtEnd | Act::CancelNow | Act::CancelAt(_) | Act::OtherCard(_) => living,
            Act::PayPage(_) => self.open.is_some() && self.asking.is_none(),
            Act::GoneBack => {
                self.asking.is_some_and(|asking| asking.card == Card::AnswerLost && !asking.gone_back)
            }
            Act::BackNotice => false,
        }
    }

    /// When something is due by itself next.
    pub(crate) fn next_moment(&self) -> Option<i64> {
        self.next().map(|(when, _)| when)
    }
}
