//! What is sold, looked after in the dashboard: products, prices, discounts, taxes, links and offers.

use kassa_domain::id::{Mode, Scope};
use kassa_domain::team::Role;
use kassa_testshop::{PUBLIC_URL, Reply, TestShop};
use serde_json::{Value, json};

/// What runs where it is not escaped.
pub(super) const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

/// That nothing of it runs, and that it was shown at all.
pub(super) fn is_inert(reply: &Reply, at: &str) {
    assert_eq!(reply.status, 200, "{at}: {reply:?}");
    for alive in ["<script>alert", "<img src=x", "onerror=alert(1)>\"", "\"'><img"] {
        assert!(!reply.body.contains(alive), "{at}: {alive}");
    }
}

/// That the form is shown again with a complaint beside this field and what was typed in another.
pub(super) fn blames(reply: &Reply, field: &str, typed: &str) {
    assert_eq!(reply.status, 422, "{field}: {reply:?}");
    assert!(reply.body.contains(&format!("id=\"{field}-error\"")), "{field}: {}", reply.body);
    assert!(reply.body.contains(typed), "what was typed stays: {typed}");
}

const CATALOG: &str = "/dashboard/products";

#[tokio::test]
async fn a_product_gets_prices_and_both_can_be_archived() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let reply = shop.act(&mut developer, CATALOG, &[("name", " "), ("unit_label", "cup")]).await;
    blames(&reply, "name", "value=\"cup\"");
    let reply = shop.act(&mut developer, CATALOG, &[("name", "Tea"), ("tier", "Not a tier")]).await;
    blames(&reply, "tier", "value=\"Tea\"");
    let fields = [("name", "Tea"), ("tier", "tea"), ("description", "Hot"), ("unit_label", "cup")];
    let product = shop.took(&mut developer, CATALOG, &fields).await;
    let known = shop.known("products", &product).await;
    assert_eq!(
        (&known["name"], &known["tier"], &known["active"]),
        (&json!("Tea"), &json!("tea"), &json!(true))
    );
    let reply = shop.act(&mut developer, CATALOG, &[("name", "More tea"), ("tier", "tea")]).await;
    blames(&reply, "tier", "value=\"More tea\"");

    let id = product.rsplit('/').next().unwrap();
    let form = shop.seen(&developer, &format!("/dashboard/prices/new?product={id}")).await;
    assert!(form.contains(&format!("value=\"{id}\" selected")), "the product is chosen");
    let mut fields =
        vec![("product", id), ("kind", "one_time"), ("currency", "ghs"), ("unit_amount", "12.505")];
    let reply = shop.act(&mut developer, "/dashboard/prices", &fields).await;
    blames(&reply, "unit_amount", "more decimals");
    fields[3] = ("unit_amount", "");
    blames(&shop.act(&mut developer, "/dashboard/prices", &fields).await, "unit_amount", "value=\"ghs\"");
    fields[3] = ("unit_amount", "12.50");
    fields.extend([("currency_options", "USD 1.10\nJPY 150"), ("nickname", "Usual"), ("lookup_key", "tea")]);
    let price = shop.took(&mut developer, "/dashboard/prices", &fields).await;
    let known = shop.known("prices", &price).await;
    assert_eq!(
        (&known["unit_amount"], &known["currency"], &known["type"]),
        (&json!(1250), &json!("GHS"), &json!("one_time"))
    );
    assert_eq!(known["currency_options"]["USD"]["unit_amount"], 110);
    assert_eq!(known["currency_options"]["JPY"]["unit_amount"], 150);
    fields[4] = ("currency_options", "USD 1.105");
    blames(
        &shop.act(&mut developer, "/dashboard/prices", &fields).await,
        "currency_options",
        "more decimals",
    );

    let edit = format!("{price}/edit");
    assert!(shop.seen(&developer, &edit).await.contains("value=\"12.50\""));
    let fields =
        [("unit_amount", "15"), ("nickname", ""), ("lookup_key", "tea"), ("currency_options", "USD 1.30")];
    shop.took(&mut developer, &edit, &fields).await;
    let known = shop.known("prices", &price).await;
    assert_eq!(
        (&known["unit_amount"], &known["nickname"], &known["lookup_key"]),
        (&json!(1500), &Value::Null, &json!("tea"))
    );
    assert_eq!(known["currency_options"].as_object().unwrap().len(), 1);

    let page = shop.seen(&developer, &product).await;
    assert!(page.contains("GHS 15.00") || page.contains("15.00"), "{page}");
    shop.took(&mut developer, &format!("{product}/edit"), &[("name", "Green tea"), ("tier", "tea")]).await;
    let known = shop.known("products", &product).await;
    assert_eq!((&known["name"], &known["description"]), (&json!("Green tea"), &Value::Null));
    for (at, noun) in [(&product, "products"), (&price, "prices")] {
        shop.took(&mut developer, &format!("{at}/active"), &[("active", "false")]).await;
        assert_eq!(shop.known(noun, at).await["active"], false);
        shop.took(&mut developer, &format!("{at}/active"), &[("active", "true")]).await;
        assert_eq!(shop.known(noun, at).await["active"], true);
    }
    let files = shop.seen(&developer, "/dashboard/prices.csv?lookup_key=tea").await;
    assert!(files.contains("15.00,GHS,once") && files.lines().count() == 2, "{files}");
    assert_eq!(shop.seen(&developer, "/dashboard/products.csv?active=false").await.lines().count(), 1);
    shop.close().await;
}

#[tokio::test]
async fn a_price_repeats_or_is_what_the_buyer_says() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let product = shop.make_id("products", json!({ "name": "Plan" })).await;
    let fields = [
        ("product", product.as_str()),
        ("kind", "recurring"),
        ("currency", "GHS"),
        ("unit_amount", "100"),
        ("recurring.interval", "month"),
        ("recurring.interval_count", "3"),
        ("recurring.trial_period_days", "14"),
    ];
    let price = shop.took(&mut developer, "/dashboard/prices", &fields).await;
    let known = shop.known("prices", &price).await;
    assert_eq!(known["recurring"]["interval_count"], 3);
    assert_eq!(known["recurring"]["trial_period_days"], 14);
    assert!(shop.seen(&developer, &price).await.contains("every 3 months"));
    let mut wrong = fields;
    wrong[5] = ("recurring.interval_count", "many");
    blames(
        &shop.act(&mut developer, "/dashboard/prices", &wrong).await,
        "recurring.interval_count",
        "value=\"many\"",
    );
    wrong[5] = ("recurring.interval_count", "99");
    blames(
        &shop.act(&mut developer, "/dashboard/prices", &wrong).await,
        "recurring.interval_count",
        "value=\"99\"",
    );
    let fields = [
        ("product", product.as_str()),
        ("kind", "custom"),
        ("currency", "JPY"),
        ("custom_unit_amount.minimum", "100"),
        ("custom_unit_amount.maximum", "9000"),
        ("custom_unit_amount.preset", "1.5"),
    ];
    blames(
        &shop.act(&mut developer, "/dashboard/prices", &fields).await,
        "custom_unit_amount.preset",
        "has none",
    );
    let price = shop.took(&mut developer, "/dashboard/prices", &fields[..5]).await;
    assert_eq!(shop.known("prices", &price).await["custom_unit_amount"]["maximum"], 9000);
    shop.close().await;
}

/// What is wrong is said in the words of the form, and what belongs to another choice is neither shown nor counts.
#[tokio::test]
async fn forms_speak_their_own_words() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let form = shop.seen(&developer, "/dashboard/coupons/new").await;
    for part in [
        "<option value=\"percent\" class=\"is-a\" selected>",
        "<option value=\"repeating\" class=\"is-c\">",
        "<div class=\"field when when-a\"><label for=\"percent_off\">Percentage</label>",
        "<div class=\"field when when-b\"><label for=\"amount_off\">Amount off</label>",
        "<summary>Limits</summary>",
    ] {
        assert!(form.contains(part), "no {part} in {form}");
    }
    for (fields, field, words) in [
        (
            &[("kind", "percent"), ("duration", "once")][..],
            "percent_off",
            "This must be a percentage, such as 12.5.",
        ),
        (&[("kind", "amount"), ("currency", "GHS")], "amount_off", "This must be an amount, such as 5.00."),
        (&[("kind", "percent"), ("percent_off", "200")], "percent_off", "This must "),
        (
            &[("kind", "amount"), ("amount_off", "0"), ("currency", "GHS")],
            "amount_off",
            "This must be from 0.01 to ",
        ),
        (&[("percent_off", "5"), ("duration", "repeating")], "duration_in_months", "whole number of months"),
        (
            &[("percent_off", "5"), ("minimum_amount_currency", "GHS")],
            "minimum_amount_currency",
            "This belongs to “Minimum order”.",
        ),
    ] {
        let reply = shop.act(&mut developer, "/dashboard/coupons", fields).await;
        blames(&reply, field, words);
        assert!(!reply.body.contains("amount_off and"), "{}", reply.body);
    }
    let fields = [
        ("kind", "amount"),
        ("percent_off", "10"),
        ("amount_off", "5"),
        ("currency", "ghs"),
        ("duration", "once"),
    ];
    let coupon = shop.took(&mut developer, "/dashboard/coupons", &fields).await;
    let known = shop.known("coupons", &coupon).await;
    assert_eq!((&known["amount_off"], &known["percent_off"]), (&json!(500), &Value::Null));
    shop.close().await;
}

/// Where there is nothing to choose yet, the page says what comes first and leads there.
#[tokio::test]
async fn what_comes_first_is_said_first() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    for (path, words, way) in [
        ("promotion-codes/new", "Create the coupon first", "/dashboard/coupons/new"),
        ("prices/new", "Create the product first", "/dashboard/products/new"),
    ] {
        let page = shop.seen(&developer, &format!("/dashboard/{path}")).await;
        assert!(page.contains(words) && page.contains(&format!("href=\"{way}\"")), "{page}");
        assert!(!page.contains("<select"), "{path}: nothing can be chosen: {page}");
    }
    let link = shop.seen(&developer, "/dashboard/links/new").await;
    assert!(
        !link.contains("value=\"prices\"") && link.contains("href=\"/dashboard/products/new\""),
        "{link}"
    );
    let offer = shop.seen(&developer, "/dashboard/offers/new").await;
    assert!(!offer.contains("name=\"price\""), "{offer}");
    shop.took(&mut developer, "/dashboard/coupons", &[("percent_off", "10")]).await;
    assert!(shop.seen(&developer, "/dashboard/promotion-codes/new").await.contains("<select"));
    shop.close().await;
}

#[tokio::test]
async fn a_coupon_gets_codes_that_can_be_switched_off() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let product = shop.make_id("products", json!({ "name": "Tea" })).await;
    let both = [("percent_off", "10"), ("amount_off", "5.00"), ("currency", "GHS"), ("duration", "once")];
    blames(&shop.act(&mut developer, "/dashboard/coupons", &both).await, "amount_off", "value=\"5.00\"");
    let fields = [("amount_off", "5.00"), ("duration", "once")];
    blames(&shop.act(&mut developer, "/dashboard/coupons", &fields).await, "currency", "value=\"5.00\"");
    let fields = [
        ("name", "Summer"),
        ("amount_off", "5.00"),
        ("currency", "ghs"),
        ("duration", "repeating"),
        ("duration_in_months", "3"),
        ("max_redemptions", "100"),
        ("redeem_by", "2031-12-31"),
        ("minimum_amount", "20"),
        ("applies_to.products", &product),
    ];
    let coupon = shop.took(&mut developer, "/dashboard/coupons", &fields).await;
    let known = shop.known("coupons", &coupon).await;
    assert_eq!((&known["amount_off"], &known["minimum_amount"]), (&json!(500), &json!(2000)));
    assert_eq!(
        (&known["redeem_by"], &known["duration_in_months"]),
        (&json!("2031-12-31T23:59:59Z"), &json!(3))
    );
    assert_eq!(known["applies_to"]["products"], json!([product]));
    shop.took(&mut developer, &format!("{coupon}/edit"), &[("name", "Autumn")]).await;

    let id = coupon.rsplit('/').next().unwrap();
    let fields = [("coupon", id), ("code", "x"), ("restrictions.minimum_amount", "30")];
    blames(&shop.act(&mut developer, "/dashboard/promotion-codes", &fields).await, "code", "value=\"30\"");
    let fields =
        [("coupon", id), ("code", "fall26"), ("restrictions.minimum_amount", "30"), ("first_time", "1")];
    let code = shop.took(&mut developer, "/dashboard/promotion-codes", &fields).await;
    let known = shop.known("promotion_codes", &code).await;
    assert_eq!((&known["code"], &known["active"]), (&json!("FALL26"), &json!(true)));
    assert_eq!(known["restrictions"]["minimum_amount"], 3000);
    assert_eq!(known["restrictions"]["first_time_transaction"], true);
    let taken = shop.act(&mut developer, "/dashboard/promotion-codes", &fields).await;
    blames(&taken, "code", "value=\"fall26\"");
    let page = shop.seen(&developer, &coupon).await;
    assert!(page.contains("Autumn") && page.contains("FALL26"), "{page}");
    shop.took(&mut developer, &format!("{code}/active"), &[("active", "false")]).await;
    assert_eq!(shop.known("promotion_codes", &code).await["active"], false);
    let off = shop.seen(&developer, "/dashboard/promotion-codes.csv?active=false&code=fall26").await;
    assert!(off.contains("FALL26") && off.contains(",Off,"), "{off}");
    let list = shop.took(&mut developer, &format!("{coupon}/delete"), &[]).await;
    assert!(!shop.seen(&developer, &list).await.contains("Autumn"));
    assert_eq!(shop.look(&developer, &coupon).await.status, 404);
    shop.close().await;
}

#[tokio::test]
async fn a_tax_rate_is_made_renamed_and_archived() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let path = "/dashboard/tax-rates";
    let fields = [("display_name", "VAT"), ("percentage", "12,5"), ("inclusive", "true"), ("country", "gh")];
    blames(&shop.act(&mut developer, path, &fields).await, "percentage", "value=\"12,5\"");
    let fields = [("display_name", "VAT"), ("percentage", "12.5"), ("inclusive", "true"), ("country", "gh")];
    let rate = shop.took(&mut developer, path, &fields).await;
    let known = shop.known("tax_rates", &rate).await;
    assert_eq!((&known["inclusive"], &known["country"]), (&json!(true), &json!("GH")));
    let fields = [("display_name", "NHIL"), ("jurisdiction", "Ghana"), ("description", "")];
    shop.took(&mut developer, &format!("{rate}/edit"), &fields).await;
    let fields = [("display_name", ""), ("jurisdiction", "Togo")];
    blames(
        &shop.act(&mut developer, &format!("{rate}/edit"), &fields).await,
        "display_name",
        "value=\"Togo\"",
    );
    shop.took(&mut developer, &format!("{rate}/active"), &[("active", "false")]).await;
    let known = shop.known("tax_rates", &rate).await;
    assert_eq!((&known["display_name"], &known["active"]), (&json!("NHIL"), &json!(false)));
    assert!(shop.seen(&developer, "/dashboard/tax-rates.csv").await.contains("NHIL,12.5,"));
    shop.close().await;
}

#[tokio::test]
async fn a_shipping_rate_is_made_and_archived() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let path = "/dashboard/shipping-rates";
    let [name, currency] = [("display_name", "Courier"), ("fixed_amount.currency", "ghs")];
    for (wrong, field) in [
        (vec![name, ("fixed_amount.amount", "15")], "fixed_amount.currency"),
        (vec![name, currency], "fixed_amount.amount"),
        (vec![name, currency, ("fixed_amount.amount", "15.001")], "fixed_amount.amount"),
        (vec![currency, ("fixed_amount.amount", "15")], "display_name"),
        (
            vec![
                name,
                currency,
                ("fixed_amount.amount", "15"),
                ("delivery_estimate.minimum.value", "3"),
                ("delivery_estimate.maximum.value", "1"),
            ],
            "delivery_estimate.maximum.value",
        ),
    ] {
        blames(&shop.act(&mut developer, path, &wrong).await, field, "shipping-rates");
    }
    let fields = [
        name,
        currency,
        ("fixed_amount.amount", "15"),
        ("delivery_estimate.minimum.value", "1"),
        ("delivery_estimate.maximum.value", "3"),
        ("delivery_estimate.unit", "business_day"),
        ("tax_behavior", "exclusive"),
    ];
    let rate = shop.took(&mut developer, path, &fields).await;
    let known = shop.known("shipping_rates", &rate).await;
    assert_eq!(known["fixed_amount"], json!({ "amount": 1500, "currency": "GHS" }));
    assert_eq!(known["delivery_estimate"]["maximum"], json!({ "unit": "business_day", "value": 3 }));
    assert_eq!((&known["tax_behavior"], &known["active"]), (&json!("exclusive"), &json!(true)));
    let page = shop.seen(&developer, &rate).await;
    assert!(page.contains("Courier") && page.contains("1 to 3 business days"), "{page}");
    shop.took(&mut developer, &format!("{rate}/active"), &[("active", "false")]).await;
    assert_eq!(shop.known("shipping_rates", &rate).await["active"], false);
    let off = shop.seen(&developer, &format!("{path}.csv?active=false")).await;
    assert!(off.contains(",Courier,15.00,GHS,1 to 3 business days,Added to the price,Archived,"), "{off}");
    shop.close().await;
}

#[tokio::test]
async fn a_link_sells_what_it_was_made_for() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let (_, tea) = shop.sold("Tea", 1200, json!({})).await;
    let (_, cake) = shop.sold("Cake", 2000, json!({})).await;
    let path = "/dashboard/links";
    let form = shop.seen(&developer, &format!("{path}/new?price={tea}")).await;
    assert!(form.contains(&format!("value=\"{tea}\" selected")), "{form}");
    let fields = [("sells", "prices"), ("mode", "payment"), ("line_items[1].price", cake.as_str())];
    blames(&shop.act(&mut developer, path, &fields).await, "line_items[0].price", "Cake");
    let fields = [
        ("sells", "prices"),
        ("mode", "payment"),
        ("line_items[0].price", tea.as_str()),
        ("line_items[0].quantity", "2"),
        ("line_items[1].price", cake.as_str()),
        ("restrictions.completed_sessions.limit", "1"),
    ];
    let link = shop.took(&mut developer, path, &fields).await;
    let page = shop.seen(&developer, &link).await;
    let id = link.rsplit('/').next().unwrap();
    let address = format!("{PUBLIC_URL}/l/{id}");
    assert!(page.contains(&address) && page.contains("<svg") && page.contains("0 of 1"), "{page}");
    let session = shop.opened(&format!("/l/{id}")).await;
    assert_eq!(shop.session_now(&session).await["amount"], 4400);
    shop.pay_card(&session, "4242424242424242").await;
    let page = shop.seen(&developer, &link).await;
    assert!(page.contains("1 of 1") && page.contains("Full"), "how many it brought about: {page}");
    let fields =
        [("name", "Tea and cake"), ("restrictions.completed_sessions.limit", "5"), ("starts_at", "")];
    shop.took(&mut developer, &format!("{link}/edit"), &fields).await;
    shop.took(&mut developer, &format!("{link}/active"), &[("active", "false")]).await;
    let known = shop.known("payment_links", &link).await;
    assert_eq!((&known["name"], &known["active"]), (&json!("Tea and cake"), &json!(false)));
    let wrong = [("name", "Tea"), ("expires_at", "tomorrow")];
    blames(
        &shop.act(&mut developer, &format!("{link}/edit"), &wrong).await,
        "expires_at",
        "value=\"tomorrow\"",
    );

    let fields = [("sells", "amount"), ("name", "A gift"), ("amount", "25.5"), ("currency", "GHS")];
    let gift = shop.took(&mut developer, path, &fields).await;
    assert_eq!(shop.known("payment_links", &gift).await["amount"], 2550);
    let fields = [("sells", "custom"), ("name", "A tip"), ("minimum_amount", "1"), ("currency", "GHS")];
    let tip = shop.took(&mut developer, path, &fields).await;
    assert!(shop.seen(&developer, &tip).await.contains("The buyer chooses the amount"));
    let files = shop.seen(&developer, "/dashboard/links.csv?active=true").await;
    assert!(
        files.contains("A gift") && files.contains("A tip") && !files.contains("Tea and cake"),
        "{files}"
    );
    shop.close().await;
}

#[tokio::test]
async fn an_offer_is_a_subscription_under_an_address() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let path = "/dashboard/offers";
    let fields = [("name", "Club"), ("interval", "month"), ("interval_count", "1"), ("currency", "GHS")];
    blames(&shop.act(&mut developer, path, &fields).await, "amount", "value=\"Club\"");
    let fields = [
        ("name", "Club"),
        ("description", "All of it"),
        ("amount", "30"),
        ("currency", "GHS"),
        ("interval", "month"),
        ("interval_count", "1"),
        ("trial_period_days", "7"),
        ("setup_fee", "5"),
    ];
    let offer = shop.took(&mut developer, path, &fields).await;
    let known = shop.known("offers", &offer).await;
    assert_eq!((&known["amount"], &known["setup_fee"]), (&json!(3000), &json!(500)));
    let page = shop.seen(&developer, &offer).await;
    let id = offer.rsplit('/').next().unwrap();
    assert!(page.contains(&format!("{PUBLIC_URL}/subscribe/{id}")) && page.contains("7 days free"), "{page}");
    assert_eq!(shop.browse(&format!("/subscribe/{id}")).await.status, 200);
    assert_eq!(shop.look(&developer, &format!("/dashboard/links/{id}")).await.status, 404, "it is no link");
    let product = shop.make_id("products", json!({ "name": "Plan" })).await;
    let yearly = json!({ "interval": "year" });
    let price = json!({ "product": product, "currency": "GHS", "unit_amount": 900, "recurring": yearly });
    let price = shop.make_id("prices", price).await;
    let fields =
        [("name", "Yearly"), ("price", price.as_str()), ("interval", "month"), ("interval_count", "1")];
    let yearly = shop.took(&mut developer, path, &fields).await;
    assert!(shop.seen(&developer, &yearly).await.contains("every year"));
    assert_eq!(shop.seen(&developer, "/dashboard/offers.csv").await.lines().count(), 3);
    shop.close().await;
}

/// Everything that a merchant can call something, on every page that shows it, and in the files.
#[tokio::test]
async fn nothing_that_is_typed_runs() {
    let shop = TestShop::open().await;
    let mut developer = shop.browser_of(Role::Developer).await;
    let browser = &mut developer;
    let fields = [("name", EVIL), ("description", EVIL), ("unit_label", EVIL)];
    let product = shop.took(browser, CATALOG, &fields).await;
    let id = product.rsplit('/').next().unwrap().to_owned();
    let fields = [
        ("product", id.as_str()),
        ("kind", "one_time"),
        ("currency", "GHS"),
        ("unit_amount", "1"),
        ("nickname", EVIL),
        ("lookup_key", EVIL),
    ];
    let price = shop.took(browser, "/dashboard/prices", &fields).await;
    let short = &EVIL[..40];
    let fields = [("name", short), ("percent_off", "10"), ("duration", "once")];
    let coupon = shop.took(browser, "/dashboard/coupons", &fields).await;
    let fields = [("coupon", coupon.rsplit('/').next().unwrap()), ("code", "ABC")];
    let code = shop.took(browser, "/dashboard/promotion-codes", &fields).await;
    let fields = [
        ("display_name", short),
        ("percentage", "1"),
        ("jurisdiction", short),
        ("description", EVIL),
        ("inclusive", "false"),
    ];
    let rate = shop.took(browser, "/dashboard/tax-rates", &fields).await;
    let of_price = price.rsplit('/').next().unwrap();
    let fields = [
        ("name", EVIL),
        ("sells", "prices"),
        ("mode", "payment"),
        ("line_items[0].price", of_price),
        ("inactive_message", EVIL),
    ];
    let link = shop.took(browser, "/dashboard/links", &fields).await;
    let fields =
        [("name", EVIL), ("description", EVIL), ("amount", "1"), ("currency", "GHS"), ("interval", "day")];
    let offer = shop.took(browser, "/dashboard/offers", &fields).await;
    let metadata = json!({ "metadata": { "evil": EVIL } }).to_string();
    shop.api("POST", &format!("/v1/products/{id}"), &metadata).await;
    for page in [&product, &price, &coupon, &code, &rate, &link, &offer] {
        is_inert(&shop.look(browser, page).await, page);
        let list = page.rsplit_once('/').unwrap().0;
        is_inert(&shop.look(browser, list).await, list);
        for form in [format!("{page}/edit"), format!("{list}/new")] {
            let reply = shop.look(browser, &form).await;
            if reply.status != 404 {
                is_inert(&reply, &form);
            }
        }
    }
    let refused = shop.act(browser, "/dashboard/prices", &[("nickname", EVIL), ("currency", EVIL)]).await;
    is_inert(&Reply { status: 200, ..refused }, "a form that is refused");
    shop.took(browser, CATALOG, &[("name", "=1+1"), ("description", "@x")]).await;
    let file = shop.seen(browser, "/dashboard/products.csv").await;
    assert!(file.contains(",'=1+1,") && file.contains(",'@x,"), "no cell is a formula: {file}");
    shop.close().await;
}

/// What belongs to another shop, or to the other mode, is not there.
#[tokio::test]
async fn nobody_sees_or_changes_what_is_another_shops() {
    let shop = TestShop::open().await;
    let mut owner = shop.browser_of(Role::Owner).await;
    let other = shop.other_merchant().await;
    let live = shop.new_key(Scope { merchant: 1, mode: Mode::Live }).await;
    for (key, real) in [(other, false), (live, true)] {
        let auth = format!("Bearer {key}");
        let make = async |what: &str, body: Value| {
            let headers = [("authorization", auth.as_str())];
            let reply = shop.api_with("POST", &format!("/v1/{what}"), &body.to_string(), &headers).await;
            assert_eq!(reply.status, 201, "{what}: {reply:?}");
            reply.json()["id"].as_str().unwrap().to_owned()
        };
        if real {
            // Nothing is made in live mode that nobody could take the money for.
            let settings = json!({ "secret_key": "sk_live_0123456789abcdefabcd" });
            make("processor_accounts", json!({ "processor": "paystack", "settings": settings })).await;
        }
        let product = make("products", json!({ "name": "Theirs" })).await;
        let price =
            make("prices", json!({ "product": product, "currency": "GHS", "unit_amount": 100 })).await;
        let coupon = make("coupons", json!({ "percent_off": 10 })).await;
        let code = make("promotion_codes", json!({ "coupon": coupon, "code": "THEIRS" })).await;
        let rate =
            make("tax_rates", json!({ "display_name": "VAT", "percentage": 1, "inclusive": false })).await;
        let way = json!({ "display_name": "Theirs", "fixed_amount": { "amount": 5, "currency": "GHS" } });
        let way = make("shipping_rates", way).await;
        let link = make("payment_links", json!({ "name": "Theirs", "amount": 100 })).await;
        let terms = json!({ "name": "Theirs", "amount": 100, "currency": "GHS", "interval": "day" });
        let offer = make("offers", terms).await;
        for (at, forms) in [
            (format!("products/{product}"), ["edit", "active"].as_slice()),
            (format!("prices/{price}"), &["edit", "active"]),
            (format!("coupons/{coupon}"), &["edit", "delete"]),
            (format!("promotion-codes/{code}"), &["active"]),
            (format!("tax-rates/{rate}"), &["edit", "active"]),
            (format!("shipping-rates/{way}"), &["active"]),
            (format!("links/{link}"), &["edit", "active"]),
            (format!("offers/{offer}"), &["edit", "active"]),
        ] {
            let at = format!("/dashboard/{at}");
            assert_eq!(shop.look(&owner, &at).await.status, 404, "{at}");
            for form in forms {
                let reply = shop.act(&mut owner, &format!("{at}/{form}"), &[("name", "Mine")]).await;
                assert_eq!(reply.status, 404, "{at}/{form}");
            }
            let list = at.rsplit_once('/').unwrap().0;
            assert!(!shop.seen(&owner, list).await.contains("Theirs"), "{list}");
            assert!(!shop.seen(&owner, &format!("{list}.csv")).await.contains("Theirs"), "{list}.csv");
        }
        let fields =
            [("product", product.as_str()), ("kind", "one_time"), ("currency", "GHS"), ("unit_amount", "1")];
        blames(&shop.act(&mut owner, "/dashboard/prices", &fields).await, "product", "Product");
    }
    shop.close().await;
}
