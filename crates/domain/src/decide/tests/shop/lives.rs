//! Any life of a subscription: moves in any order, jobs done twice or late, jumps of the clock, notices repeated.

use super::life::*;
use super::*;
use crate::attempt::Decline;
use crate::subscription::{Cancellation, ItemPatch, NewTerms, SubscriptionPatch, TrialEnd};
use crate::time::MINUTE;

/// What is bought.
#[derive(Clone, Debug)]
struct Plan {
    interval: &'static str,
    count: i64,
    unit: i64,
    fee: Option<i64>,
    trial: Option<i64>,
    anchor: Option<(i64, bool)>,
    method: bool,
    missing: Option<&'static str>,
    unpaid: bool,
    cycles: Option<i64>,
    coupon: Option<(&'static str, &'static str)>,
}

/// One move.
#[derive(Clone, Debug)]
enum Act {
    Script(Script),
    Buy,
    /// The current period ends, and the next charge is declined.
    Neglect(Decline),
    /// The buyer begins to pay the invoice elsewhere, and takes long.
    Linger,
    Advance(i64),
    Jump(i64),
    ToNextJob,
    BillAgain,
    Tell(usize),
    TakeBack(usize),
    PayInvoice,
    /// The merchant has the open invoice charged at once, or takes it back.
    Invoice(bool),
    ChangeCard,
    Cancel(bool),
    CancelAt(Option<i64>),
    Flag(bool),
    Pause(Option<i64>),
    Resume,
    Quantity(i64, bool),
    Price(usize),
    TrialEnd(i64),
    Note,
    /// Two of these at once.
    Race(usize, usize, usize),
    Other(bool),
    Expire,
    /// The merchant deletes the customer.
    Delete,
}

fn plans() -> impl Strategy<Value = Plan> {
    let interval = prop_oneof![
        4 => Just(("month", 1)),
        1 => Just(("month", 3)),
        1 => Just(("week", 1)),
        1 => Just(("day", 3)),
        1 => Just(("year", 1)),
    ];
    let trial = prop_oneof![2 => Just(None), 1 => Just(Some(2)), 1 => Just(Some(14))];
    let anchor = prop_oneof![3 => Just(None), 1 => (1..28_i64, any::<bool>()).prop_map(Some)];
    let missing = prop::sample::select(vec![None, Some("cancel"), Some("pause"), Some("create_invoice")]);
    let cycles = prop_oneof![8 => Just(None), 1 => (1..4_i64).prop_map(Some)];
    let coupon = prop_oneof![
        2 => Just(None),
        1 => Just(Some(("once", "50"))),
        1 => Just(Some(("repeating", "100"))),
        1 => Just(Some(("forever", "12.5"))),
        1 => Just(Some(("once", "100"))),
    ];
    let fee = prop_oneof![3 => Just(None), 1 => Just(Some(700))];
    let first = (interval, 1..3_000_i64, fee, trial, anchor);
    (first, any::<bool>(), missing, any::<bool>(), cycles, coupon).prop_map(
        |((of, unit, fee, trial, anchor), method, missing, unpaid, cycles, coupon)| Plan {
            interval: of.0,
            count: of.1,
            unit,
            fee,
            trial,
            anchor: anchor.filter(|_| trial.is_none() && of.0 != "day" && of.0 != "week"),
            method,
            missing,
            unpaid,
            cycles,
            coupon,
        },
    )
}

fn scripts() -> impl Strategy<Value = Script> {
    prop_oneof![
        6 => Just(Script::Good),
        3 => prop::sample::select(Decline::ALL.to_vec()).prop_map(Script::Bad),
        1 => (0..10_u8).prop_map(Script::SlowGood),
        1 => (0..10_u8).prop_map(Script::SlowBad),
        1 => Just(Script::TakenBack),
        2 => (0..4_u8).prop_map(Script::Offers),
    ]
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let moment =
        prop_oneof![Just(MINUTE), Just(HOUR), Just(DAY), Just(8 * DAY), Just(31 * DAY), Just(40 * DAY)];
    let time = prop_oneof![
        8 => moment.prop_map(Act::Advance),
        8 => Just(Act::ToNextJob),
        2 => (1..40_i64).prop_map(|days| Act::Jump(days * DAY)),
        1 => Just(Act::Jump(365 * DAY)),
        2 => Just(Act::BillAgain),
    ];
    let bank = prop_oneof![
        6 => scripts().prop_map(Act::Script),
        1 => (0..12_usize).prop_map(Act::Tell),
        1 => (0..12_usize).prop_map(Act::TakeBack),
    ];
    let buyer = prop_oneof![
        3 => Just(Act::Buy),
        3 => Just(Act::PayInvoice),
        2 => Just(Act::ChangeCard),
        4 => prop::sample::select(Decline::ALL.to_vec()).prop_map(Act::Neglect),
        2 => Just(Act::Linger),
        1 => any::<bool>().prop_map(Act::Other),
        3 => (0..15_usize, 0..15_usize, 0..8_usize).prop_map(|(a, b, n)| Act::Race(a, b, n)),
    ];
    let merchant = prop_oneof![
        1 => any::<bool>().prop_map(Act::Invoice),
        1 => prop_oneof![1 => Just(Act::Cancel(false)), 2 => Just(Act::Cancel(true))],
        1 => prop::option::of(20..90_i64).prop_map(Act::CancelAt),
        1 => any::<bool>().prop_map(Act::Flag),
        2 => prop::option::of(1..90_i64).prop_map(Act::Pause),
        5 => Just(Act::Resume),
        4 => (1..9_i64, any::<bool>()).prop_map(|(n, settles)| Act::Quantity(n, settles)),
        4 => (0..5_usize).prop_map(Act::Price),
        1 => (0..40_i64).prop_map(Act::TrialEnd),
        1 => Just(Act::Note),
        1 => Just(Act::Expire),
        1 => Just(Act::Delete),
    ];
    let act = prop_oneof![5 => time, 3 => bank, 2 => buyer, 3 => merchant];
    prop::collection::vec(act, 1..60)
}

/// A shop with two tiers, each by the month and by the year, and something that is bought once.
fn catalog() -> (Shop, Vec<String>) {
    let mut shop = Shop::new();
    shop.now = at("2027-01-31T10:00:00Z");
    let mut prices = vec![];
    for (tier, unit) in [(Some("member"), 1_000), (Some("pro"), 2_500), (None, 300)] {
        let product = shop.product(tier);
        prices.push(shop.price(&product, "GHS", unit, true).id.as_str().to_owned());
        if tier == Some("pro") {
            let new = NewPrice {
                product: product.id.as_str().to_owned(),
                currency: "GHS".to_owned(),
                unit: NewUnit { unit_amount: Some(20_000), custom: None },
                recurring: Some(NewRecurring { interval: "year".to_owned(), ..NewRecurring::default() }),
                ..NewPrice::default()
            };
            let before = std::mem::replace(&mut shop.products, vec![product.clone()]);
            match shop.run(&Command::CreatePrice(new)).unwrap() {
                Answer::Price(price, true) => prices.push(price.id.as_str().to_owned()),
                other => panic!("{other:?}"),
            }
            shop.products = before;
        }
    }
    let other = shop.product(Some("other"));
    shop.price(&other, "GHS", 9_000, false);
    (shop, prices)
}

/// A line of the member tier, with a price of its own.
fn line(shop: &Shop, plan: &Plan) -> NewLine {
    let product = shop.products.iter().find(|product| product.tier.as_deref() == Some("member")).unwrap();
    let mut line = every(plan.interval, plan.count, plan.unit);
    let data = line.data.as_mut().unwrap();
    (data.product, data.product_data) = (Some(product.id.as_str().to_owned()), None);
    line
}

fn begin(plan: &Plan) -> (Life, Vec<String>, SessionId) {
    let (mut shop, prices) = catalog();
    let mut lines = vec![line(&shop, plan)];
    lines.extend(plan.fee.map(|fee| item(fee, 1)));
    let terms = NewTerms {
        trial_period_days: plan.trial,
        billing_cycle_anchor: plan.anchor.map(|(days, _)| shop.now.plus(days * DAY)),
        proration_behavior: plan.anchor.filter(|(_, free)| *free).map(|_| "none".to_owned()),
        cycles: plan.cycles,
        missing_payment_method: plan.missing.map(str::to_owned),
        when_unpaid: plan.unpaid.then(|| "unpaid".to_owned()),
        ..NewTerms::default()
    };
    let mut new = subscribing(lines, terms);
    let more = new.more.as_mut().unwrap();
    more.payment_method_collection = (!plan.method).then(|| "if_required".to_owned());
    if let Some((duration, off)) = plan.coupon {
        let months = (duration == "repeating").then_some(2);
        let coupon =
            NewCoupon { duration: Some(duration.to_owned()), duration_in_months: months, ..percent(off) };
        let coupon = shop.coupon(coupon).as_str().to_owned();
        more.discounts = vec![NewDiscount { coupon: Some(coupon), promotion_code: None }];
    }
    new.customer = Some(Buyer::Own { uid: "u_1".to_owned(), email: None, name: None, phone: None });
    new.expires_at = Some(shop.now.plus(DAY));
    let session = shop.create(new).expect("a good session");
    (Life::from(shop), prices, session)
}

/// How far a life may go: the calendar of the test ends one day.
const END: &str = "2090-01-01T00:00:00Z";

fn play(life: &mut Life, prices: &[String], session: &SessionId, act: &Act) {
    let now = life.shop.now;
    let nth = |life: &Life, n: usize| life.bank.keys().nth(n).cloned();
    match act {
        Act::Script(script) => life.script = *script,
        Act::Buy => drop(life.buy(session)),
        Act::Advance(by) => life.advance(now.plus(*by)),
        Act::Jump(by) if now < at(END) => life.jump(now.plus(*by)),
        Act::Jump(_) => {}
        Act::ToNextJob => {
            if let Some(due) = life.shop.jobs.values().min().copied().filter(|due| *due < now.plus(400 * DAY))
            {
                life.advance(due);
            }
        }
        Act::Tell(n) => {
            if let Some(id) = nth(life, *n)
                && life.bank[&id].unasked() == 0
            {
                life.tell(&id);
            }
        }
        Act::TakeBack(n) => drop(nth(life, *n).map(|id| life.take_back(&id))),
        Act::Expire => drop(life.may(&Command::ExpireSession(session.clone()))),
        Act::Other(refund) => {
            let script = std::mem::replace(&mut life.script, Script::Good);
            let id = life.shop.create(tier("other", None, Some("u_1"))).unwrap();
            let attempt = life.buy(&id).unwrap();
            life.script = script;
            life.saw("another tier is bought beside");
            if *refund {
                life.take_back(&attempt);
            }
        }
        Act::BillAgain
        | Act::Race(..)
        | Act::Neglect(_)
        | Act::Linger
        | Act::PayInvoice
        | Act::Invoice(_)
        | Act::ChangeCard
        | Act::Cancel(_)
        | Act::CancelAt(_)
        | Act::Flag(_)
        | Act::Pause(_)
        | Act::Resume
        | Act::Quantity(..)
        | Act::Price(_)
        | Act::TrialEnd(_)
        | Act::Delete
        | Act::Note => {
            let terms = life.shop.sessions[session].body.terms.as_ref();
            if let Some(id) = terms.and_then(|terms| terms.subscription.clone()) {
                manage(life, prices, &id, act);
            }
        }
    }
}

fn manage(life: &mut Life, prices: &[String], id: &SubscriptionId, act: &Act) {
    let now = life.shop.now;
    match act {
        Act::BillAgain => life.bill(id),
        Act::Race(a, b, n) => {
            if let Some(a) = command(life, prices, id, *a, *n)
                && let Some(b) = command(life, prices, id, *b, *n)
            {
                life.race(&a, &b);
            }
        }
        Act::Neglect(reason) => {
            let end = life.sub(id).body.current_end;
            if end < now.plus(400 * DAY) {
                life.script = Script::Bad(*reason);
                life.advance(end);
            }
        }
        Act::Linger => {
            life.script = Script::Offers(9);
            life.pay_invoice(id);
            life.script = Script::Good;
            life.advance(now.plus(6 * DAY));
        }
        Act::PayInvoice => drop(life.pay_invoice(id)),
        Act::Invoice(charge) => {
            if life.look_after_invoice(id, *charge) {
                life.saw(if *charge { "an invoice is charged at once" } else { "an invoice is taken back" });
            }
        }
        Act::ChangeCard => drop(life.change_card(id)),
        Act::Cancel(at_period_end) => {
            let under_way = life.shop.attempts.values().any(|attempt| attempt.status.is_live());
            if life.cancel(id, *at_period_end) {
                let events = life.shop.events.len();
                life.cancel(id, *at_period_end);
                assert_eq!(events, life.shop.events.len(), "canceling twice is as good as once");
                if under_way {
                    life.saw("B3: canceled while a charge is under way");
                }
            }
        }
        Act::Pause(days) => drop(life.pause(id, days.map(|days| now.plus(days * DAY)))),
        Act::Resume => drop(life.resume(id)),
        Act::Delete => {
            if let Some(customer) = life.sub(id).customer.clone() {
                life.delete(&customer);
            }
        }
        other => amend(life, prices, id, other),
    }
}

fn amend(life: &mut Life, prices: &[String], id: &SubscriptionId, act: &Act) {
    let now = life.shop.now;
    let patch = SubscriptionPatch::default();
    match act {
        Act::CancelAt(days) => {
            let cancel_at = Some(days.map(|days| now.plus(days * DAY)));
            life.update(id, SubscriptionPatch { cancel_at, ..patch });
        }
        Act::Flag(flag) => {
            life.update(id, SubscriptionPatch { cancel_at_period_end: Some(*flag), ..patch });
        }
        Act::Quantity(quantity, settles) => {
            let item = ItemPatch { quantity: Some(*quantity), ..ItemPatch::default() };
            let proration_behavior = (!settles).then(|| "none".to_owned());
            life.update(id, SubscriptionPatch { items: vec![item], proration_behavior, ..patch });
        }
        Act::Price(n) => {
            let price = prices.get(*n).cloned();
            let deleted = price.is_none();
            let item = ItemPatch { price, deleted, ..ItemPatch::default() };
            if life.update(id, SubscriptionPatch { items: vec![item], ..patch }) {
                life.saw("another price");
            }
        }
        Act::TrialEnd(days) => {
            let trial_end = Some(TrialEnd::At(now.plus(days * DAY)));
            if life.update(id, SubscriptionPatch { trial_end, ..patch }) {
                life.saw("a trial ends at another time");
            }
        }
        Act::Note => {
            let metadata =
                Some([("note".to_owned(), crate::metadata::Scalar::Text(now.0.to_string()))].into());
            life.update(id, SubscriptionPatch { metadata, ..patch });
        }
        other => panic!("{other:?}"),
    }
}

/// Commands that may be decided on the same rows.
fn command(
    life: &mut Life,
    prices: &[String],
    id: &SubscriptionId,
    which: usize,
    n: usize,
) -> Option<Command> {
    let (now, patch) = (life.shop.now, SubscriptionPatch::default());
    let later = now.plus(DAY);
    let update = |patch| Some(Command::UpdateSubscription(id.clone(), patch));
    let cancel =
        |at_period_end| Some(Command::CancelSubscription(id.clone(), Cancellation { at_period_end }));
    match which {
        0 | 1 => Some(Command::Bill(id.clone())),
        2 => cancel(false),
        3 => cancel(true),
        4 => update(SubscriptionPatch { cancel_at: Some(Some(later)), ..patch }),
        5 => Some(Command::PauseSubscription(id.clone(), Some(later))),
        6 => Some(Command::ResumeSubscription(id.clone())),
        7 => {
            let item = ItemPatch { quantity: Some(2), ..ItemPatch::default() };
            update(SubscriptionPatch { items: vec![item], ..patch })
        }
        8 => {
            let item = ItemPatch { price: prices.get(n).cloned(), ..ItemPatch::default() };
            update(SubscriptionPatch { items: vec![item], ..patch })
        }
        9 => {
            let open = life.sub(id).body.open_invoice.clone()?;
            let session = life.shop.invoices[&open].body.session.clone();
            Some(life.submits(&session))
        }
        10 => life.sub(id).customer.clone().map(Command::EndEntitlement),
        14 => life.sub(id).customer.clone().map(Command::DeleteCustomer),
        11 => Some(life.submits(&life.sub(id).body.session.clone())),
        12 => {
            let last = life.bank.keys().nth_back(n)?.clone();
            (life.bank[&last].unasked() == 0).then(|| life.says(&last))
        }
        _ => {
            let live = life.shop.attempts.values().find(|attempt| attempt.status.is_live())?.id.clone();
            Some(life.says(&live))
        }
    }
}

fn any_life(plan: &Plan, first: Script, acts: &[Act]) -> BTreeMap<&'static str, usize> {
    let (mut life, prices, session) = begin(plan);
    life.script = first;
    life.buy(&session);
    life.script = Script::Good;
    for act in acts {
        play(&mut life, &prices, &session, act);
    }
    life.settle_down();
    life.check_rest();
    life.seen
}

/// What must have occurred in a run, or it has shown nothing.
const SITUATIONS: [&str; 27] = [
    "trialing",
    "active",
    "past_due",
    "paused",
    "canceled",
    "unpaid",
    "refused",
    "an answer is not heard",
    "the buyer acts elsewhere",
    "an offer is called off",
    "the bank takes money back",
    "a surplus goes back",
    "a buyer pays an invoice on its page",
    "another tier is bought beside",
    "a customer is deleted",
    "a customer who is being charged is not deleted",
    "another price",
    "a trial ends at another time",
    "a period begins anew after everything had stopped",
    "B2: a period follows",
    "B3: canceled while a charge is under way",
    "B3: of two at once, the second is decided again",
    "two at once do not meet",
    "B5: a decline is tried again",
    "B5: another card is tried at once",
    "B6: a trial is over and charged",
    "H2: renewals wait for a look",
];

/// M1, M2, B1 to B3, B5 to B7, G2, and that everything which is to happen is planned, after every step; and the
/// situations that make it hard have occurred.
#[test]
fn any_life_of_a_subscription_keeps_the_promises() {
    let lives = (plans(), scripts(), acts());
    let seen = explore(256, &lives, |(plan, first, acts)| any_life(&plan, first, &acts));
    for what in SITUATIONS {
        assert!(seen.contains_key(what), "never: {what}");
    }
}

/// H2: after a jump of a year, each subscription is charged at most once until somebody looks at it.
#[test]
fn a_jump_of_a_year_charges_once() {
    let values = (plans(), 0..70_i64, any::<bool>());
    let seen = explore(64, &values, |(plan, early, slow)| {
        let (mut life, _, session) = begin(&plan);
        life.buy(&session);
        life.script = if slow { Script::SlowGood(6) } else { Script::Good };
        if slow && let Some(end) = life.shop.subscriptions.values().next().map(|sub| sub.body.current_end) {
            life.advance(end);
        } else {
            life.days(early);
        }
        life.script = Script::Good;
        let jumped = life.shop.now.plus(365 * DAY);
        let flies = life.shop.attempts.values().any(|attempt| attempt.status.is_live());
        life.jump(jumped);
        life.settle_down();
        life.check_rest();
        let begun = |it: &&Attempt| it.body.off_session.is_some() && it.created_at >= jumped;
        match life.shop.attempts.values().filter(begun).count() {
            0 => life.saw("not charged"),
            1 if flies => life.saw("charged while another charge was under way"),
            1 => life.saw("charged once"),
            charged => panic!("charged {charged} times"),
        }
        life.seen
    });
    for what in ["not charged", "charged once", "charged while another charge was under way"] {
        assert!(seen.contains_key(what), "never: {what}");
    }
    assert!(seen.contains_key("H2: renewals wait for a look"));
}
