//! A year of a small shop on the test clock, with every webhook checked against a model that the test keeps itself.

mod anybody;
mod calendar;
mod life;
mod plans;
mod shop;
mod twice;

use anybody::anybody;
use calendar::{DAY, HOUR, SECOND, at};
use life::{Life, Told};
use plans::{Plan, everybody};
use serde_json::{Map, Value, json};
use shop::{SmallShop, Step, agenda, all_differ};
use std::collections::BTreeMap;

/// How far the clock is turned at a time, again and again.
const STEPS: [Step; 9] = [
    Step::By(DAY, "P1D"),
    Step::By(11 * DAY, "P11D"),
    Step::Months(1),
    Step::By(7 * HOUR, "PT7H"),
    Step::By(3 * DAY + 5 * HOUR, "P3DT5H"),
    Step::By(SECOND, "PT1S"),
    Step::By(19 * DAY, "P19D"),
    Step::Months(2),
    Step::By(29 * DAY + 23 * HOUR, "P29DT23H"),
];

/// What the model speaks of, out of an object as merchants are told of it.
fn seen(object: &Value, invoices: &BTreeMap<String, usize>) -> Value {
    let names: &[&str] = match object["object"].as_str().unwrap() {
        "subscription" => return seen_subscription(object, invoices),
        "payment" => {
            let last4 = &object["card"]["last4"];
            return json!({ "amount": object["amount"], "status": object["status"], "last4": last4,
                "failure_code": object["failure_code"], "amount_refunded": object["amount_refunded"] });
        }
        "invoice" => &[
            "status",
            "billing_reason",
            "amount_subtotal",
            "amount_discount",
            "amount_adjusted",
            "amount_carried",
            "total",
            "amount_paid",
            "amount_remaining",
            "period_start",
            "period_end",
            "created_at",
            "paid_at",
            "attempt_count",
            "next_payment_attempt",
            "due_date",
            "failure_code",
        ],
        "checkout.session" => &["status", "payment_status", "amount", "mode"],
        "entitlement" => &["tier", "status", "active", "expires_at", "version"],
        "customer" => &["uid", "email"],
        other => panic!("nobody expects {other}: {object}"),
    };
    names.iter().map(|name| ((*name).to_owned(), object[*name].clone())).collect::<Map<_, _>>().into()
}

fn seen_subscription(object: &Value, invoices: &BTreeMap<String, usize>) -> Value {
    let names = [
        "status",
        "amount",
        "interval",
        "interval_count",
        "current_period_start",
        "current_period_end",
        "billing_cycle_anchor",
        "started_at",
        "trial_end",
        "cycles_left",
        "discount_end",
        "cancel_at_period_end",
        "cancel_at",
        "canceled_at",
        "ended_at",
        "paused_at",
        "resumes_at",
        "held_at",
        "when_unpaid",
    ];
    let mut all: Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), object[*name].clone())).collect();
    let items = object["items"]["data"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    let pending: Vec<&Value> =
        object["pending_adjustments"].as_array().unwrap().iter().map(|it| &it["amount"]).collect();
    let place = |field: &str| object[field].as_str().map(|id| invoices[id]);
    for (name, value) in [
        ("quantity", items[0]["quantity"].clone()),
        ("tier", items[0]["tier"].clone()),
        ("discounts", json!(object["discounts"].as_array().unwrap().len())),
        ("pending_adjustments", json!(pending)),
        ("card", object["payment_method"]["card"]["last4"].clone()),
        ("invoices", json!(place("latest_invoice").unwrap_or_default())),
        ("open", json!(place("open_invoice"))),
    ] {
        all.insert(name.to_owned(), value);
    }
    all.into()
}

/// The object as it was, by what is said to have been another.
fn before(event: &Value) -> Option<Value> {
    let previous = event["data"]["previous_attributes"].as_object()?;
    let mut object = event["data"]["object"].clone();
    for (name, was) in previous {
        assert_ne!(&object[name], was, "{name} is said to have changed: {event}");
        object[name] = was.clone();
    }
    Some(object)
}

/// What each customer's events told, in their order.
fn by_customer(heard: &[Value]) -> BTreeMap<String, Vec<Told>> {
    let mut invoices = BTreeMap::new();
    for event in heard {
        let object = &event["data"]["object"];
        if let (Some(id), Some(number)) = (object["id"].as_str(), object["number"].as_str()) {
            let place = number.rsplit('-').next().unwrap().parse::<usize>().unwrap();
            invoices.insert(id.to_owned(), place);
        }
    }
    let mut all: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for event in heard {
        let object = &event["data"]["object"];
        let of = if object["object"] == "customer" { &object["id"] } else { &object["customer"] };
        let Some(customer) = of.as_str() else {
            // Of a refund its payment tells; a coupon is nobody's.
            let nobodys = ["coupon", "refund"].map(|noun| json!(noun));
            assert!(nobodys.contains(&object["object"]), "of whom is {event}");
            continue;
        };
        let kind = event["type"].as_str().unwrap().to_owned();
        all.entry(customer.to_owned()).or_default().push(Told {
            at: event["created_at"].as_str().unwrap().to_owned(),
            kind,
            object: seen(object, &invoices),
            was: before(event).map(|was| seen(&was, &invoices)),
        });
    }
    all
}

/// Fails with the first thing that differs, and with what led to it.
fn compare(plan: &Plan, told: &[Told], expected: &[Told]) {
    let differs = (0..told.len().max(expected.len())).find(|place| told.get(*place) != expected.get(*place));
    let Some(place) = differs else { return };
    let line = |it: &Told| format!("{} {}", it.at, it.kind);
    let led: Vec<String> = expected.iter().take(place).rev().take(8).map(line).collect();
    let show = |it: Option<&Told>| {
        it.map_or("nothing".to_owned(), |it| format!("{} {:#}", line(it), json!([it.object, it.was])))
    };
    panic!(
        "event {place} of {plan:?}\nafter (the latest first)\n{}\nmust be {}\nand was {}",
        led.join("\n"),
        show(expected.get(place)),
        show(told.get(place)),
    );
}

/// Each subscription's events lead from one to the next: what one says it was is what the one before said it is.
fn changes_chain(heard: &[Value]) {
    let mut latest: BTreeMap<&str, Value> = BTreeMap::new();
    for event in heard {
        let mut object = event["data"]["object"].clone();
        let id = match (&object["object"], event["data"]["object"]["id"].as_str()) {
            (kind, Some(id)) if kind == "subscription" => id,
            _ => continue,
        };
        let mut was = before(event).unwrap_or_else(|| object.clone());
        for one in [&mut was, &mut object] {
            one.as_object_mut().unwrap().remove("updated_at");
        }
        if let Some(told) = latest.insert(id, object) {
            assert_eq!(told, was, "{event}");
        }
    }
}

/// Lets the plans come true, and compares what was told of it, what can be read and what the bank has with the model.
async fn check(plans: &[Plan], until: i64) -> Vec<Value> {
    let mut shop = SmallShop::open(kassa_testshop::TestShop::open().await).await;
    let mut steps = STEPS.iter().copied().cycle();
    for (when, plan, act) in agenda(plans, until) {
        shop.pass(when, &mut steps).await;
        shop.act(plan, act).await;
    }
    shop.pass(until, &mut steps).await;
    all_differ(&shop.heard);
    let times: Vec<&str> = shop.heard.iter().map(|event| event["created_at"].as_str().unwrap()).collect();
    assert!(times.is_sorted(), "what happened earlier is told earlier");
    changes_chain(&shop.heard);
    let mut told = by_customer(&shop.heard);
    let kept = shop.kept().await;
    for plan in plans {
        let life = Life::of(plan, until);
        let (_, _, customer) = shop.person(&plan.uid);
        compare(plan, &told.remove(customer).unwrap_or_default(), &life.told);
        assert_eq!(kept.get(customer).copied().unwrap_or_default(), life.kept, "the money of {}", plan.uid);
        at_the_end(&shop, plan, &life).await;
    }
    assert!(told.is_empty(), "nobody expects {told:?}");
    let heard = std::mem::take(&mut shop.heard);
    shop.shop.close().await;
    heard
}

#[tokio::test]
async fn every_webhook_of_a_year_is_what_the_model_says() {
    let heard = check(&everybody(), at(2028, 3, 2, 12)).await;
    sometimes(&heard);
}

#[tokio::test]
async fn so_is_every_webhook_of_customers_whom_nobody_thought_of() {
    let until = at(2028, 3, 2, 12);
    let plans: Vec<Plan> = (0..16).map(|number| anybody(number, until)).collect();
    check(&plans, until).await;
}

/// What can be read at the end agrees with the model too.
async fn at_the_end(shop: &SmallShop, plan: &Plan, life: &Life<'_>) {
    let (_, subscription, customer) = shop.person(&plan.uid);
    let invoices = shop.list(&format!("invoices?subscription={subscription}&")).await;
    let place = |invoice: &Value| {
        let number = invoice["number"].as_str().unwrap();
        number.rsplit('-').next().unwrap().parse::<usize>().unwrap()
    };
    let places: BTreeMap<String, usize> =
        invoices.iter().map(|it| (it["id"].as_str().unwrap().to_owned(), place(it))).collect();
    let by_place: BTreeMap<usize, Value> = invoices.iter().map(|it| (place(it), seen(it, &places))).collect();
    let expected: BTreeMap<usize, Value> = (1..).zip(life.bills.iter().map(life::Bill::shown)).collect();
    assert_eq!(by_place, expected, "the invoices of {}", plan.uid);
    let listed = shop.list(&format!("subscriptions?customer={customer}&")).await;
    let stands: Vec<Value> = listed.iter().map(|it| seen(it, &places)).collect();
    assert_eq!(stands, [life.subscription()], "the subscription of {}", plan.uid);
    let of_status = shop.list(&format!("subscriptions?status={}&", life.status)).await;
    assert!(of_status.iter().any(|it| it["id"] == **subscription), "{} is {}", plan.uid, life.status);
    let entitled = shop.get(&format!("entitlements?uid={}", plan.uid)).await;
    assert_eq!(seen(&entitled, &places), life.entitlement(), "what {} has", plan.uid);
}

/// That the year was eventful: everything that can be told of a subscription was told.
fn sometimes(heard: &[Value]) {
    for kind in [
        "customer.subscription.created",
        "customer.subscription.updated",
        "customer.subscription.deleted",
        "customer.subscription.paused",
        "customer.subscription.resumed",
        "customer.subscription.trial_will_end",
        "invoice.created",
        "invoice.paid",
        "invoice.payment_failed",
        "invoice.payment_action_required",
        "invoice.voided",
        "invoice.marked_uncollectible",
        "payment.refunded",
        "late_payment_refunded",
    ] {
        assert!(heard.iter().any(|event| event["type"] == kind), "{kind} never happened");
    }
}
