//! Stripe's API, as its libraries speak it: forms, and the header of a version.

use super::super::HOOK;
use super::ways;
use crate::scenario::{Ask, Scenario, Step, ask, get, looks, pays};
use kassa_domain::dialect::Dialect;
use kassa_domain::time::MINUTE;

const AT: &str = "/v1/checkout/sessions";
const VERSION: &str = "2026-10-28.endive";
const LINE: &str = "line_items[0][quantity]=2&line_items[0][price_data][product_data][name]=T-shirt";

fn scenario(name: &str, steps: Vec<Step>) -> Scenario {
    Scenario::new("stripe", format!("stripe: {name}"), steps)
}

fn post(path: &str, form: &str) -> Ask {
    let kind = "application/x-www-form-urlencoded";
    ask("POST", path).sends(form).with("content-type", kind).with("stripe-version", VERSION).is(200)
}

fn deletes(path: &str) -> Ask {
    ask("DELETE", path).with("stripe-version", VERSION)
}

fn line(currency: &str) -> String {
    format!(
        "{LINE}&line_items[0][price_data][currency]={currency}&line_items[0][price_data][unit_amount]=1500"
    )
}

fn buys(currency: &str, more: &str) -> Ask {
    let urls = "success_url=https://shop.example/done&cancel_url=https://shop.example/cart";
    post(AT, &format!("{}&{urls}{more}", line(currency))).keep("session", "/id")
}

/// The same session in our own API.
fn natively(body: &str) -> Ask {
    ask("POST", format!("{AT}/{{{{session}}}}")).sends(body).natively()
}

fn hears() -> Step {
    let form = format!("url={HOOK}&enabled_events[0]=*");
    post("/v1/webhook_endpoints", &form).keep("endpoint", "/id").step()
}

pub(super) fn all() -> Vec<Scenario> {
    let mut all = vec![];
    for currency in ["usd", "ghs", "jpy"] {
        for (name, steps) in ways() {
            let begin = vec![hears(), buys(currency, "").step(), looks(200)];
            let end =
                vec![get(format!("{AT}/{{{{session}}}}?expand[]=payment_intent&expand[]=line_items")).step()];
            all.push(scenario(&format!("{name}, {currency}"), [begin, steps, end].concat()));
        }
    }
    all.extend([payments(), holds(), catalog(), together(), discounts(), subscriptions(), collected()]);
    all.extend([upwards(), endpoints(), shipping(), unknown(), on_file()]);
    all
}

fn payments() -> Scenario {
    let refund = "payment_intent={{payment}}&amount=500&reason=duplicate";
    let steps = vec![
        buys("usd", "").step(),
        get(format!("{AT}/{{{{session}}}}/line_items")).step(),
        post(&format!("{AT}/{{{{session}}}}"), "metadata[shelf]=3").says("/metadata/shelf", "3").step(),
        natively("{\"metadata\":{\"shelf\":4}}").is(200).step(),
        natively("{\"amount\":4}").is(400).step(),
        pays(&[]),
        get(format!("{AT}/{{{{session}}}}")).keep("payment", "/payment_intent").step(),
        get("/v1/payment_intents").step(),
        get("/v1/payment_intents/{{payment}}").keep("charge", "/latest_charge").step(),
        get("/v1/charges").step(),
        get("/v1/charges/{{charge}}?expand[]=payment_intent").step(),
        post("/v1/refunds", refund).keep("refund", "/id").step(),
        get("/v1/refunds/{{refund}}").step(),
        get("/v1/refunds?payment_intent={{payment}}").step(),
        buys("usd", "").step(),
        post(&format!("{AT}/{{{{session}}}}/expire"), "").step(),
        post(&format!("{AT}/{{{{session}}}}/expire"), "").is(400).step(),
        get(format!("{AT}?status=expired")).step(),
    ];
    scenario("a payment and a refund", steps)
}

/// A card that is put on file, charged and forgotten.
fn on_file() -> Scenario {
    let charge =
        "amount=900&currency=usd&customer={{customer}}&payment_method={{card}}&confirm=true&off_session=true";
    let steps = vec![
        hears(),
        post(AT, "mode=setup&currency=usd&success_url=https://shop.example/saved")
            .keep("session", "/id")
            .step(),
        pays(&[]),
        get(format!("{AT}/{{{{session}}}}"))
            .keep("setup", "/setup_intent")
            .keep("customer", "/customer")
            .step(),
        get("/v1/setup_intents/{{setup}}").keep("card", "/payment_method").step(),
        get("/v1/payment_methods/{{card}}").step(),
        get("/v1/payment_methods?customer={{customer}}&type=card").step(),
        get("/v1/payment_methods?customer={{customer}}&type=sepa_debit").is(400).step(),
        get("/v1/payment_methods").is(400).step(),
        get("/v1/customers/{{customer}}/payment_methods?limit=1").step(),
        post("/v1/payment_intents", charge).keep("payment", "/id").step(),
        Step::Later(MINUTE),
        get("/v1/payment_intents/{{payment}}?expand[]=payment_method").says("/status", "succeeded").step(),
        post("/v1/payment_methods/{{card}}/detach", "").step(),
        post("/v1/payment_methods/{{card}}/detach", "").is(404).step(),
        post("/v1/payment_intents", charge).is(400).step(),
    ];
    scenario("a card on file", steps)
}

/// Lists that are read from an object upwards: by an index, or walked.
fn upwards() -> Scenario {
    let mut steps = vec![];
    for (number, name) in ["first", "second", "third"].into_iter().enumerate() {
        steps.push(buys("usd", "").keep(name, "/id").step());
        steps.push(pays(&[]));
        let refund = format!("payment_intent={{{{payment_{name}}}}}&amount=100");
        let kept = ["payment_first", "payment_second", "payment_third"][number];
        steps.push(get(format!("{AT}/{{{{session}}}}")).keep(kept, "/payment_intent").step());
        let refunded = ["refund_first", "refund_second", "refund_third"][number];
        steps.push(post("/v1/refunds", &refund).keep(refunded, "/id").step());
        let customer = ["customer_first", "customer_second", "customer_third"][number];
        steps.push(post("/v1/customers", "email=a@example.com").keep(customer, "/id").step());
    }
    for (path, name) in [
        ("/v1/checkout/sessions", ""),
        ("/v1/payment_intents", "payment_"),
        ("/v1/charges", "payment_"),
        ("/v1/refunds", "refund_"),
        ("/v1/customers", "customer_"),
    ] {
        let before = |of: &str, more: &str| get(format!("{path}?ending_before={{{{{name}{of}}}}}{more}"));
        steps.push(before("first", "&limit=1").says("/has_more", true).step());
        steps.push(before("first", "&limit=2").says("/has_more", false).step());
        steps.push(before("second", "").says("/has_more", false).step());
        steps.push(get(format!("{path}?ending_before=nonsense_1")).is(400).step());
    }
    steps.push(get("/v1/checkout/sessions?status=complete&ending_before={{first}}&limit=1").step());
    steps.push(get("/v1/customers?email=a@example.com&ending_before={{customer_second}}").step());
    scenario("lists that are read upwards", steps)
}

fn holds() -> Scenario {
    let held = || {
        [
            buys("usd", "&payment_intent_data[capture_method]=manual").step(),
            pays(&[]),
            get(format!("{AT}/{{{{session}}}}")).keep("payment", "/payment_intent").step(),
        ]
    };
    let mut steps = Vec::from(held());
    steps.push(post("/v1/payment_intents/{{payment}}/capture", "amount_to_capture=1000").step());
    steps.extend(held());
    steps.push(post("/v1/payment_intents/{{payment}}/cancel", "").step());
    steps.push(post("/v1/payment_intents/{{payment}}/capture", "").is(400).step());
    scenario("money that is held", steps)
}

fn catalog() -> Scenario {
    let price = "product={{product}}&currency=usd&unit_amount=900&recurring[interval]=month";
    let steps = vec![
        post("/v1/products", "name=Coffee").keep("product", "/id").step(),
        post("/v1/products/{{product}}", "description=Beans").step(),
        get("/v1/products/{{product}}").step(),
        get("/v1/products?limit=1").step(),
        post("/v1/prices", price).keep("price", "/id").step(),
        post("/v1/prices/{{price}}", "nickname=Monthly").step(),
        get("/v1/prices/{{price}}?expand[]=product").step(),
        get("/v1/prices?product={{product}}").step(),
        post("/v1/customers", "email=a@example.com").keep("customer", "/id").step(),
        post("/v1/customers/{{customer}}", "name=Ama").step(),
        get("/v1/customers/{{customer}}").step(),
        get("/v1/customers").step(),
        post("/v1/billing_portal/sessions", "customer={{customer}}").step(),
        deletes("/v1/customers/{{customer}}").says("/deleted", true).step(),
        deletes("/v1/customers/{{customer}}").says("/deleted", true).step(),
        get("/v1/customers/{{customer}}").says("/deleted", true).step(),
        post("/v1/customers/{{customer}}", "name=Ama").is(404).step(),
        post("/v1/billing_portal/sessions", "customer={{customer}}").is(400).step(),
        deletes("/v1/customers/cus_nobody").is(404).step(),
        post("/v1/payment_links", &line("usd")).keep("link", "/id").step(),
        post("/v1/payment_links/{{link}}", "active=false").step(),
        get("/v1/payment_links/{{link}}").step(),
        get("/v1/payment_links").step(),
    ];
    scenario("what is sold, and to whom", steps)
}

/// A product with its price and a price with its product, and what a link sells of them.
fn together() -> Scenario {
    let tea = "name=Tea&default_price_data[currency]=usd&default_price_data[unit_amount]=450&expand[0]=default_price";
    let pot = "currency=usd&unit_amount=1200&product_data[name]=Pot&product_data[tax_code]=txcd_1";
    let sells = "line_items[0][price]={{price}}&line_items[0][quantity]=2&line_items[1][price]={{pot}}\
                 &line_items[1][quantity]=1";
    let at = "/v1/payment_links/{{link}}/line_items";
    let steps = vec![
        post("/v1/products", tea).keep("product", "/id").keep("price", "/default_price/id").step(),
        post("/v1/products", "name=Tea&default_price_data[unit_amount]=450").is(400).step(),
        post("/v1/prices", pot).keep("pot", "/id").keep("of_pot", "/product").step(),
        post("/v1/prices", "currency=usd&unit_amount=1200&product_data[active]=true").is(400).step(),
        post("/v1/prices", &format!("{pot}&product={{{{product}}}}")).is(400).step(),
        post("/v1/products/{{product}}", "default_price={{pot}}").is(400).step(),
        post("/v1/products/{{of_pot}}", "default_price={{pot}}").step(),
        post("/v1/payment_links", sells).keep("link", "/id").step(),
        get(at).says("/data/0/amount_total", 900).says("/data/1/description", "Pot").step(),
        get(format!("{at}?starting_after=li_1")).is(400).step(),
        post("/v1/payment_links/{{link}}", "active=false").step(),
        get(at).says("/has_more", false).step(),
        deletes("/v1/products/{{of_pot}}").says("/deleted", true).step(),
        get("/v1/products/{{of_pot}}").says("/active", false).step(),
        get(at).is(400).step(),
    ];
    scenario("what is made together", steps)
}

/// Invoices whose cards are declined: one is paid at once, another is not wanted any more.
fn collected() -> Scenario {
    let clock = "/v1/test_helpers/test_clocks";
    let weekly = "&mode=subscription&line_items[0][price_data][recurring][interval]=week";
    let open = "/v1/invoices?subscription={{subscription}}&status=open";
    let steps = vec![
        post(clock, "frozen_time=1800010000").step(),
        Step::Later(MINUTE),
        buys("usd", weekly).step(),
        pays(&[("card_number", "4000000000002685")]),
        get(format!("{AT}/{{{{session}}}}")).keep("subscription", "/subscription").step(),
        post(&format!("{clock}/clock_test_mode/advance"), "frozen_time=1800620000").step(),
        Step::Later(MINUTE),
        get(open).keep("invoice", "/data/0/id").step(),
        post("/v1/invoices/{{invoice}}/pay", "off_session=true").says("/status", "open").step(),
        Step::Later(MINUTE),
        get("/v1/invoices/{{invoice}}").says("/attempt_count", 2).step(),
        post("/v1/invoices/{{invoice}}/pay", "paid_out_of_band=true").is(400).step(),
        post("/v1/invoices/{{invoice}}/void", "").says("/status", "void").step(),
        post("/v1/invoices/{{invoice}}/void", "").is(400).step(),
        post("/v1/invoices/{{invoice}}/pay", "").is(400).step(),
        get("/v1/subscriptions/{{subscription}}").says("/status", "active").step(),
        post(&format!("{clock}/clock_test_mode/advance"), "frozen_time=1801230000").step(),
        Step::Later(MINUTE),
        get(open).says("/data/0/status", "open").step(),
    ];
    scenario("invoices that are collected and taken back", steps)
}

fn discounts() -> Scenario {
    let rate = "display_name=VAT&percentage=12.5&inclusive=false";
    let steps = vec![
        post("/v1/coupons", "percent_off=25.5&duration=once").keep("coupon", "/id").step(),
        post("/v1/coupons/{{coupon}}", "name=Spring").step(),
        get("/v1/coupons/{{coupon}}").step(),
        get("/v1/coupons").step(),
        post("/v1/promotion_codes", "coupon={{coupon}}&code=SPRING").keep("code", "/id").step(),
        post("/v1/promotion_codes/{{code}}", "metadata[a]=b").step(),
        get("/v1/promotion_codes/{{code}}?expand[]=promotion.coupon").step(),
        get("/v1/promotion_codes?code=spring").step(),
        post("/v1/tax_rates", rate).keep("rate", "/id").step(),
        post("/v1/tax_rates/{{rate}}", "description=Goods").step(),
        get("/v1/tax_rates/{{rate}}").step(),
        get("/v1/tax_rates").step(),
        buys("usd", "&discounts[0][promotion_code]={{code}}&line_items[0][tax_rates][0]={{rate}}").step(),
        pays(&[]),
        deletes("/v1/coupons/{{coupon}}").step(),
    ];
    scenario("what is taken off and what is added", steps)
}

fn shipping() -> Scenario {
    let rate = "display_name=Post&fixed_amount[amount]=250&fixed_amount[currency]=usd";
    let whole = "?expand[]=shipping_cost.shipping_rate&expand[]=shipping_options.shipping_rate";
    let named = "&shipping_options[0][shipping_rate]={{rate}}";
    let own = "&shipping_options[0][shipping_rate_data][display_name]=Pigeon\
               &shipping_options[0][shipping_rate_data][fixed_amount][amount]=5";
    let steps = vec![
        post("/v1/shipping_rates", rate).keep("rate", "/id").step(),
        post("/v1/shipping_rates/{{rate}}", "metadata[a]=b").step(),
        get("/v1/shipping_rates/{{rate}}").step(),
        get("/v1/shipping_rates?active=true&currency=usd").says("/data/0/display_name", "Post").step(),
        get("/v1/shipping_rates?currency=dollars").is(400).step(),
        buys("usd", named).step(),
        looks(200),
        pays(&[]),
        get(format!("{AT}/{{{{session}}}}{whole}"))
            .says("/shipping_cost/shipping_rate/metadata/a", "b")
            .says("/shipping_options/0/shipping_rate/display_name", "Post")
            .step(),
        buys("usd", own).step(),
        get(format!("{AT}/{{{{session}}}}{whole}"))
            .says("/shipping_cost/shipping_rate/display_name", "Pigeon")
            .step(),
        post("/v1/shipping_rates/{{rate}}", "active=false").says("/active", false).step(),
        post("/v1/shipping_rates/{{rate}}", "tax_behavior=inclusive").is(400).step(),
        post(AT, &format!("{}&success_url=https://shop.example/done{named}", line("usd"))).is(400).step(),
    ];
    scenario("ways of shipping that are stored", steps)
}

fn subscriptions() -> Scenario {
    let clock = "/v1/test_helpers/test_clocks";
    let sub = "/v1/subscriptions/{{subscription}}";
    let steps = vec![
        post(clock, "frozen_time=1800010000").step(),
        Step::Later(MINUTE),
        get(format!("{clock}/clock_test_mode")).step(),
        get(clock).step(),
        buys("usd", "&mode=subscription&line_items[0][price_data][recurring][interval]=week").step(),
        pays(&[]),
        get(format!("{AT}/{{{{session}}}}"))
            .keep("subscription", "/subscription")
            .keep("invoice", "/invoice")
            .step(),
        get(format!("{sub}?expand[]=latest_invoice")).step(),
        get("/v1/subscriptions?status=all").step(),
        get("/v1/invoices/{{invoice}}").step(),
        get("/v1/invoices?subscription={{subscription}}").step(),
        post(&format!("{clock}/clock_test_mode/advance"), "frozen_time=1800710000").step(),
        Step::Later(MINUTE),
        post(sub, "pause_collection[behavior]=void").step(),
        post(&format!("{sub}/resume"), "").step(),
        ask("DELETE", sub).with("stripe-version", VERSION).step(),
        ask("DELETE", format!("{clock}/clock_test_mode")).with("stripe-version", VERSION).step(),
    ];
    scenario("a subscription on the test clock", steps)
}

fn endpoints() -> Scenario {
    let at = "/v1/webhook_endpoints/{{endpoint}}";
    let steps = vec![
        hears(),
        get(at).step(),
        get("/v1/webhook_endpoints").step(),
        post("/v1/customers", "email=a@example.com").step(),
        Step::Later(MINUTE),
        get("/v1/events?type=customer.created").keep("event", "/data/0/id").step(),
        get("/v1/events/{{event}}").step(),
        post(at, "disabled=true").says("/status", "disabled").step(),
        ask("DELETE", at).with("stripe-version", VERSION).step(),
        get(at).is(404).step(),
    ];
    scenario("endpoints and events", steps)
}

/// No route passes over a field that it does not know.
fn unknown() -> Scenario {
    let stripe = kassa_dialects::stripe::Stripe::new("");
    let refused = |route: &kassa_domain::dialect::Route| {
        let path = route.path.replace("{id}", "none");
        match route.method.as_str() {
            "POST" => post(&path, "nonsense=1").is(400).step(),
            "GET" => get(format!("{path}?nonsense=1")).is(400).step(),
            _ => ask("DELETE", format!("{path}?nonsense=1")).with("stripe-version", VERSION).is(400).step(),
        }
    };
    scenario("a field that nobody knows", stripe.routes().iter().map(refused).collect())
}
