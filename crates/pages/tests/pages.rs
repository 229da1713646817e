//! What every page must keep to, whatever it says: inert text, one nonce, no inline code, a token in every form.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use kassa_pages::{Brand, Corners, Font, Frame, Links, Locale, Logo, Method, Page, render, samples};

const HOSTILE: &str = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>\u{202e}\u{200b}";

fn frame(merchant: &str) -> Frame {
    Frame {
        locale: Locale::En,
        here: String::new(),
        nonce: "n0nce+/value==".to_owned(),
        merchant: merchant.to_owned(),
        test_mode: true,
        base: "https://pay.example".to_owned(),
        live: Some("/checkout/cs_sample/events?seen=1.1".to_owned()),
        ..Frame::default()
    }
}

/// The same in a merchant's colours.
fn coloured(merchant: &str) -> Frame {
    Frame {
        brand: Brand {
            background: Some([0xff, 0, 0xc8]),
            ink: Some([0, 0xff, 0x33]),
            corners: Corners::Round,
            font: Font::Rounded,
        },
        ..frame(merchant)
    }
}

/// The same with all that a merchant can say about the page, and in a frame.
fn branded(merchant: &str) -> Frame {
    Frame {
        logo: Some(Logo { url: "/pictures/me/00.png".to_owned(), width: 120, height: 36 }),
        links: Links {
            support: Some("help@tea.example".to_owned()),
            terms: Some("https://tea.example/terms".to_owned()),
            privacy: Some("https://tea.example/privacy".to_owned()),
        },
        embedders: vec!["https://tea.example".to_owned()],
        ..coloured(merchant)
    }
}

fn documents() -> Vec<(&'static str, String)> {
    let frames = [frame("Akwaaba Books"), frame(HOSTILE), frame(""), branded("Akwaaba Books")];
    samples()
        .iter()
        .flat_map(|(name, page)| frames.each_ref().map(|frame| (*name, render(page, frame))))
        .collect()
}

/// Everything between `<` and `>`, outside the embedded style and script; quoted values never hold a `>`.
fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((tag, next)) = after.split_once('>') else { break };
        tags.push(tag);
        let skipped = ["style", "script"].into_iter().find(|name| tag.starts_with(name));
        rest = skipped.and_then(|name| next.split_once(&format!("</{name}"))).map_or(next, |(_, end)| end);
    }
    tags
}

/// The names of a tag's attributes.
fn attributes(tag: &str) -> Vec<&str> {
    let outside = tag.split('"').step_by(2);
    outside.flat_map(str::split_whitespace).map(|part| part.trim_end_matches('=')).skip(1).collect()
}

#[test]
fn no_sample_has_inline_code_or_style() {
    for (name, html) in documents() {
        for tag in tags(&html) {
            for attribute in attributes(tag) {
                assert!(!attribute.starts_with("on"), "{name}: {tag}");
                assert_ne!(attribute, "style", "{name}: {tag}");
                // Only a provider's own fields need scripts that are files: the provider's, and ours that mounts it.
                let mounts = name.starts_with("step-provider") && tag.starts_with("script ");
                let logo = tag.starts_with("img class=\"logo\" src=\"/pictures/");
                assert!(attribute != "src" || mounts || logo, "{name}: {tag}");
            }
            assert!(!tag.contains("javascript:"), "{name}: {tag}");
        }
    }
}

#[test]
fn style_and_script_carry_the_nonce() {
    for (name, html) in documents() {
        let guarded: Vec<_> = tags(&html)
            .into_iter()
            .filter(|tag| tag.starts_with("style") || tag.starts_with("script"))
            .collect();
        assert!(!guarded.is_empty(), "{name}");
        for tag in guarded {
            assert!(tag.contains("nonce=\"n0nce+/value==\""), "{name}: {tag}");
        }
    }
}

#[test]
fn supplied_text_is_inert_and_visible() {
    for (name, html) in documents() {
        let opened: Vec<_> = tags(&html).into_iter().map(|tag| tag.split(' ').next().unwrap_or("")).collect();
        let logos = html.matches("<img class=\"logo\" src=\"/pictures/me/00.png\"").count();
        assert_eq!(opened.iter().filter(|tag| **tag == "img").count(), logos, "{name}");
        let scripts = opened.iter().filter(|tag| **tag == "script").count();
        assert!(scripts <= if name.starts_with("step-provider") { 3 } else { 1 }, "{name}");
        assert!(!html.contains("<script>"), "{name}");
        assert!(!html.contains("\"><img src=x"), "{name}");
        let turning = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let hidden = |c: char| turning(c) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
        assert!(!html.contains(hidden), "{name}");
    }
    let (_, page) = samples().into_iter().find(|(name, _)| *name == "text-hostile").unwrap();
    let html = render(&page, &frame(HOSTILE));
    assert!(html.contains("<bdi>&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#62;&#60;img"));
    assert!(html.contains("\\u{202e}"));
    assert!(html.contains(
        "name=\"email\" type=\"email\" inputmode=\"email\" autocomplete=\"email\" value=\"&#60;script"
    ));
}

#[test]
fn our_own_files_hold_no_deceptive_characters() {
    // Every sample without hostile text is unchanged by the marks, which all begin with this.
    for (name, page) in samples() {
        if !name.contains("hostile") {
            assert!(!render(&page, &frame("Akwaaba Books")).contains("\\u{"), "{name}");
        }
    }
}

#[test]
fn every_form_posts_a_token() {
    for (name, html) in documents() {
        for form in html.split("<form ").skip(1) {
            let body = form.split("</form>").next().unwrap();
            // What leads to a provider's page is the provider's form, and none of our tokens goes there.
            let theirs = body.contains("action=\"https://pay.example/hosted\"");
            assert!(!(theirs && body.contains("name=\"token\"")), "{name}");
            assert!(theirs || body.contains("name=\"token\" value=\"sample-token\""), "{name}");
            assert!(body.contains("method=\"post\""), "{name}");
        }
    }
}

#[test]
fn the_merchants_urls_are_links_and_nothing_else() {
    let mut seen = 0;
    for (name, html) in documents() {
        let found = html.matches("shop.example").count();
        let linked = html.matches("href=\"https://shop.example/cart?id=7&#38;lang=en\"").count();
        assert_eq!(found, linked, "{name}");
        seen += linked;
    }
    assert!(seen > 0);
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for (name, html) in documents() {
        for tag in tags(&html).into_iter().filter(|tag| tag.starts_with("link") || tag.starts_with("meta")) {
            assert!(!tag.contains("//"), "{name}: {tag}");
        }
    }
    let assets = concat!(include_str!("../assets/page.css"), include_str!("../assets/page.js"));
    let more = concat!(include_str!("../assets/account.css"), include_str!("../assets/brand.css"));
    let shop = concat!(include_str!("../assets/demo.css"), include_str!("../assets/demo.js"));
    for word in [
        "url(",
        "@import",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "XMLHttpRequest",
        "sendBeacon",
    ] {
        assert!(![assets, more, shop].iter().any(|text| text.contains(word)), "{word}");
    }
    // Two requests, both to our own server: what a change does to the total, and a form that moves money.
    assert_eq!(assets.matches("fetch(").count(), 2);
    assert!(assets.contains("fetch(form.action,"));
    assert!(assets.contains("fetch(form.dataset.url,"));
    // The demo shop's asks it what has come since.
    assert_eq!(shop.matches("fetch(").count(), 1);
    assert!(shop.contains("getElementById(\"live\")?.dataset.live") && shop.contains("fetch(from)"));
}

/// The most that a buyer on a slow line waits for before anything can be done: the first view, as it goes over the
/// wire.
const FIRST_VIEW_MAX: usize = 40_000;

/// How many bytes go over the wire, at the level that is quickest and makes the most of them.
fn compressed(html: &str) -> Option<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(html.as_bytes()).ok()?;
    encoder.finish().ok().map(|file| file.len())
}

#[test]
fn the_first_view_of_every_page_is_small_on_the_wire() {
    // Style and script are inside, and nothing else is loaded, so the document is all of it.
    for (name, html) in documents() {
        let bytes = compressed(&html).unwrap();
        assert!(bytes < FIRST_VIEW_MAX, "{name}: {bytes} bytes");
    }
}

#[test]
fn ids_are_unique_and_everything_that_points_at_one_finds_it() {
    for (name, html) in documents() {
        if name == "error-codes" {
            continue;
        }
        let values = |attribute: &str| {
            let start = format!(" {attribute}=\"");
            html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>()
        };
        let mut ids = values("id");
        for target in values("for").into_iter().chain(values("aria-describedby")) {
            assert!(target.split(' ').all(|id| ids.contains(&id)), "{name}: {target}");
        }
        for target in values("href").into_iter().filter_map(|url| url.strip_prefix('#')) {
            assert!(ids.contains(&target), "{name}: {target}");
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}");
    }
}

#[test]
fn every_page_has_one_heading_one_main_and_a_language() {
    for (name, html) in documents() {
        assert_eq!(html.matches("<h1>").count(), 1, "{name}");
        assert_eq!(html.matches("<main>").count(), 1, "{name}");
        assert!(html.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"), "{name}");
        assert!(!html.contains("<title></title>"), "{name}");
        assert!(html.matches(" autofocus").count() <= 1, "{name}");
    }
}

#[test]
fn waiting_pages_reload_and_no_others() {
    for (name, page) in samples() {
        let seconds = match page {
            Page::Prompt { .. } | Page::Processing { .. } => Some("3"),
            // With scripts on it is brought up to date by one.
            Page::DemoThanks(_) if ["demo-thanks-waiting", "demo-thanks-free"].contains(&name) => Some("3"),
            Page::Transfer { .. } | Page::Away { .. } | Page::Chain { .. } => Some("5"),
            _ => None,
        };
        let html = render(&page, &frame("Akwaaba Books"));
        let refresh =
            html.split("http-equiv=\"refresh\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        assert_eq!(refresh, seconds, "{name}");
    }
}

#[test]
fn the_ways_to_pay_are_a_choice_only_when_there_are_several() {
    for (name, page) in samples() {
        let html = render(&page, &frame("Akwaaba Books"));
        let Page::Pay { form, .. } = page else { continue };
        let radios: Vec<_> = tags(&html).into_iter().filter(|tag| tag.contains("name=\"method\"")).collect();
        let hidden = radios.iter().filter(|tag| tag.contains("type=\"hidden\"")).count();
        if form.free {
            assert!(radios.is_empty(), "{name}");
        } else if form.methods.len() == 1 {
            assert_eq!((radios.len(), hidden), (1, 1), "{name}");
        } else {
            assert_eq!((radios.len(), hidden), (form.methods.len(), 0), "{name}");
            assert_eq!(radios.iter().filter(|tag| tag.contains(" checked")).count(), 1, "{name}");
        }
        let here = |method| form.methods.contains(&method) && !form.elsewhere.contains(&method);
        let asks_card = !form.free && here(Method::Card);
        assert_eq!(html.contains("name=\"card_number\""), asks_card, "{name}");
    }
}

#[test]
fn a_field_with_an_error_says_so_everywhere() {
    let (_, page) = samples().into_iter().find(|(name, _)| *name == "errors-malformed").unwrap();
    let html = render(&page, &frame("Akwaaba Books")).replace('\u{a0}', " ");
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 5);
    assert!(html.contains("<title>Error: Pay GHS 50.00 to Akwaaba Books</title>"));
    assert!(html.contains("role=\"alert\" tabindex=\"-1\" autofocus"));
    assert!(html.contains("<li><a href=\"#card_number\">This card number is mistyped."));
    assert!(html.contains("id=\"card_number-error\" aria-live=\"polite\">This card number is mistyped."));
}

#[test]
fn only_a_payment_that_never_left_is_called_not_charged() {
    for (name, page) in samples() {
        let html = render(&page, &frame("Akwaaba Books")).to_lowercase();
        let claims =
            ["nothing was charged", "not been charged", "not charged"].iter().any(|c| html.contains(c));
        let may =
            ["notice-not-charged", "notice-total-changed", "notice-discount-gone", "order-total-changed"];
        assert_eq!(claims, may.contains(&name), "{name}");
    }
}

/// What an attribute of a tag says.
fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {attribute}=\""))?;
    rest.split('"').next()
}

fn sample(name: &str) -> String {
    let page = samples().into_iter().find(|(other, _)| *other == name);
    let html = page.map(|(_, page)| render(&page, &frame("Akwaaba Books"))).unwrap_or_default();
    // What keeps a currency beside its amount looks like a space.
    html.replace('\u{a0}', " ")
}

/// The tags of everything that a form sends, buttons aside.
fn controls(html: &str) -> Vec<&str> {
    let is_control =
        |tag: &&str| ["input ", "select ", "textarea "].iter().any(|start| tag.starts_with(start));
    tags(html).into_iter().filter(is_control).collect()
}

#[test]
fn every_field_has_a_label_and_a_place_for_its_error() {
    for (name, html) in documents() {
        for tag in controls(&html).into_iter().filter(|tag| value(tag, "type") != Some("hidden")) {
            let id = value(tag, "id").unwrap_or_else(|| panic!("{name}: {tag}"));
            assert_eq!(
                html.matches(&format!("<label for=\"{id}\"")).count()
                    + html.matches(&format!("class=\"choice\" for=\"{id}\"")).count(),
                1,
                "{name}: {tag}"
            );
            if value(tag, "type") != Some("radio") && id != "billing_same" {
                assert!(html.contains(&format!("id=\"{id}-error\"")), "{name}: {tag}");
                assert!(value(tag, "autocomplete").is_some() || tag.contains("checkbox"), "{name}: {tag}");
            }
        }
    }
}

#[test]
fn no_two_fields_of_a_form_share_a_name() {
    for (name, page) in samples().into_iter().filter(|(_, page)| matches!(page, Page::Pay { .. })) {
        let html = render(&page, &frame("Akwaaba Books"));
        let mut seen = BTreeMap::new();
        for tag in controls(&html).into_iter().filter(|tag| value(tag, "type") != Some("radio")) {
            let field = value(tag, "name").unwrap();
            assert_eq!(seen.insert(field.to_owned(), tag), None, "{name}: {tag}");
        }
    }
}

#[test]
fn what_stands_beside_the_form_belongs_to_it() {
    for (name, html) in documents() {
        let (before, _) = html.split_once("<main").unwrap();
        for tag in tags(before) {
            let belongs = ["input ", "select ", "button "].iter().any(|start| tag.starts_with(start));
            assert!(!belongs || value(tag, "form") == Some("pay"), "{name}: {tag}");
        }
    }
}

#[test]
fn enter_pays_and_only_named_buttons_update() {
    for (name, html) in documents() {
        let buttons: Vec<_> = tags(&html)
            .into_iter()
            .filter(|tag| tag.starts_with("button") && value(tag, "type") == Some("submit"))
            .collect();
        let updating = |tag: &&&str| value(tag, "formaction").is_some();
        if let Some(first) = buttons.first().filter(|_| buttons.iter().any(|tag| updating(&tag))) {
            assert!(!updating(&first), "{name}: {first}");
            assert!(first.contains("tabindex=\"-1\" aria-hidden=\"true\""), "{name}: {first}");
        }
        for tag in buttons.iter().filter(updating) {
            assert!(tag.ends_with("formaction=\"/pay/cs_sample/update\" formnovalidate"), "{name}: {tag}");
        }
    }
}

#[test]
fn the_summary_says_what_is_bought_and_why_it_costs_that() {
    let html = sample("order-open");
    for text in [
        "<bdi>Ashanti Dark coffee</bdi>",
        "name=\"quantity_li_beans\" form=\"pay\" type=\"number\" inputmode=\"numeric\" min=\"1\" max=\"10\"",
        "name=\"remove\" value=\"li_mug\"",
        "name=\"add\" value=\"li_filters\"",
        "<dt><bdi>Discount: Opening week</bdi></dt><dd><bdi>−GHS 16.00</bdi></dd>",
        "<dt><bdi>VAT 15 %</bdi></dt><dd><bdi>GHS 23.85</bdi></dd>",
        "<dt><bdi>Total</bdi></dt><dd><bdi>GHS 182.85</bdi></dd>",
        "name=\"shown_total\" value=\"18285\"",
        "<span>Pay GHS 182.85</span>",
        "name=\"shipping_option\" value=\"0\" checked data-update",
        "<span class=\"price\">Free</span>",
    ] {
        assert!(html.contains(text), "{text}");
    }
    let html = sample("order-inclusive-tax");
    assert!(html.contains("3 × GHS 19.99 per seat, every month"));
    assert!(html.contains("<dt><bdi>incl. VAT 12.5 %</bdi></dt><dd><bdi>GHS 12.16</bdi></dd>"));
    assert!(html.contains(
        "GHS 109.47 × 12.5 ÷ (100 + 12.5) ≈ 12.16333</bdi>, <bdi>rounded to the nearest, halves up</bdi>"
    ));
    assert!(html.contains("<span>Subscribe · GHS 109.47</span>"));
}

#[test]
fn many_lines_are_folded_unless_one_of_them_is_wrong() {
    let html = sample("order-100-lines");
    assert!(
        html.contains("<details class=\"fold\" id=\"fold\" open>\n<summary>Show 96 more items</summary>")
    );
    assert!(
        html.contains("<a href=\"#quantity-97\"><bdi>Thing number 98</bdi> – This quantity is too large.")
    );
    assert!(!sample("order-open").contains("id=\"fold\""));
    assert!(html.len() < 90_000, "{} bytes", html.len());
}

#[test]
fn an_order_that_costs_nothing_asks_for_no_way_to_pay() {
    let html = sample("order-free");
    assert!(html.contains("<span>Complete order</span>"));
    assert!(html.contains("<dt><bdi>Shipping</bdi></dt><dd><bdi>Free</bdi></dd>"));
    assert!(!html.contains("class=\"panel\""));
    assert!(html.contains("name=\"remove_code\" value=\"1\""));
    assert!(!html.contains("name=\"promotion_code\""));
    let html = sample("paid-free");
    assert!(html.contains("<h1>Order complete</h1>"));
    assert!(!html.contains("<a class=\"button"));
}

#[test]
fn an_address_is_asked_for_in_the_words_and_the_order_of_its_country() {
    let labels = |name| {
        let html = sample(name);
        let (_, rest) = html.split_once("<legend>Shipping address</legend>").unwrap();
        let group = rest.split("</fieldset>").next().unwrap().to_owned();
        let labels = group.split("<label ").skip(1).map(|label| {
            let (_, text) = label.split_once("<bdi>").unwrap();
            text.split("</bdi>").next().unwrap().to_owned()
        });
        labels.skip(1).collect::<Vec<_>>()
    };
    let (name, line1, line2) = ("Full name", "Address", "Apartment, suite, floor");
    assert_eq!(labels("details-us"), [name, line1, line2, "City", "State", "ZIP code"]);
    assert_eq!(labels("details-gb"), [name, line1, line2, "Town or city", "Postcode"]);
    assert_eq!(labels("details-jp"), [name, "Postal code", "Prefecture", "City", line1, line2]);
    assert!(labels("details-no-country").is_empty());
    let html = sample("details-us");
    assert!(html.contains("autocomplete=\"shipping address-line1\""));
    assert!(html.contains("autocomplete=\"billing postal-code\""));
    assert!(html.contains("<option value=\"US\" selected>United States</option>"));
    assert!(html.contains("<option value=\"CA\" selected>California</option>"));
    assert!(sample("details-no-country").contains("<option value=\"\" selected>Choose…</option>"));
}

#[test]
fn the_terms_open_beside_the_page_and_errors_name_their_place() {
    let html = sample("details-errors");
    assert!(html.contains("target=\"_blank\" rel=\"noopener\">terms of service<span"));
    assert!(html.contains(
        "<a href=\"#custom-1\"><bdi>How many guests come?</bdi> – Please answer this question.</a>"
    ));
    assert!(html.contains("<a href=\"#billing_city\"><bdi>Billing address</bdi> – "));
    let html = sample("order-errors-elsewhere");
    assert_eq!(html.matches("<a href=\"#pay\">").count(), 2);
}

#[test]
fn a_page_without_a_way_back_has_no_way_back() {
    for name in ["order-jpy", "paid-hosted", "paid-free", "processing-no-way-back", "expired-no-way-back"] {
        let html = sample(name);
        assert!(!html.contains("href=\"https:"), "{name}");
        assert!(!html.contains("href=\"\""), "{name}");
        assert!(!html.contains("class=\"cancel"), "{name}");
    }
    let html = sample("paid-hosted");
    assert!(html.contains("<p class=\"note\"><bdi>Your beans leave on Tuesday."));
    assert!(html.contains("<bdi>2 × GHS 65.00</bdi>"));
    assert!(html.contains("You can close this page now."));
    // A receipt lists what was bought, and changes nothing.
    assert!(!html.contains("Paper filters"));
    assert!(controls(&html).is_empty());
    assert!(!html.contains("<button"));
    assert!(sample("paid-receipt").contains("class=\"button continue\""));
    let words = "This page takes you back to Akwaaba Books in a moment.";
    for (name, says) in [("paid", 0), ("paid-moves-on", 1), ("paid-hosted", 0)] {
        assert_eq!(sample(name).matches(words).count(), says, "{name}");
    }
    assert!(sample("paid-moves-on").contains("class=\"button continue\""), "nobody has to wait for it");
}

#[test]
fn amounts_are_written_in_their_currency() {
    let html = sample("order-jpy");
    assert!(html.contains("<bdi>3 × ¥1,080</bdi>"));
    assert!(html.contains("<bdi>¥3,240</bdi>"));
    let html = sample("order-kwd");
    assert!(html.contains("<bdi>2 × KWD 1.250, every 3 months</bdi>"));
    assert!(html.contains("<bdi>−KWD 0.125</bdi>"));
}

#[test]
fn a_subscription_says_what_is_paid_today_and_what_is_paid_later() {
    for (name, texts) in [
        (
            "subscribe",
            &[
                "<bdi>Subscribe to Coffee club</bdi>",
                "GHS 50.00 <span class=\"when\">due today</span>",
                "<bdi>Then GHS 50.00 every month</bdi>",
                "By subscribing you let Akwaaba Books charge this card for later payments until you cancel.",
                "<span>Subscribe · GHS 50.00</span>",
            ][..],
        ),
        (
            "subscribe-times",
            &[
                "<bdi>Then GHS 50.00 every 3 months, 12 payments in all</bdi>",
                "until all 12 are made or you cancel",
            ],
        ),
        (
            "subscribe-trial",
            &[
                "GHS 0.00 <span class=\"when\">due today</span>",
                "<bdi>Free until March 12, 2027, then GHS 50.00 every month</bdi>",
                "charge this card from March 12, 2027 on, until you cancel.",
                "name=\"card_number\"",
                "<p class=\"cost\">Free</p>",
                "<span>Start trial</span>",
            ],
        ),
        (
            "subscribe-anchored",
            &[
                "<bdi>Then GHS 60.00 every month from April 1, 2027, 12 times</bdi>",
                "<bdi>3 × GHS 20.00 per seat, every month · 12 of 31 days</bdi>",
                "<dt><bdi>Unused time of the small plan</bdi></dt><dd><bdi>−GHS 12.00</bdi></dd>",
                "Part of the period: Team plan",
            ],
        ),
        (
            "subscribe-discount",
            &["<bdi>Then GHS 40.00 every month until June 12, 2027, and GHS 50.00 after that</bdi>"],
        ),
        (
            "subscribe-described",
            &["charge this way to pay for later payments", "<bdi>Subscribe to Coffee club, 500"],
        ),
    ] {
        let html = sample(name);
        for text in texts {
            assert!(html.contains(text), "{name}: {text}");
        }
    }
    let html = sample("subscribe-trial-without-card");
    assert!(html.contains("<span>Start trial</span>") && html.contains("No card is needed now."));
    assert!(!html.contains("name=\"card_number\""));
    assert!(sample("subscribe-free").contains("<span>Subscribe</span>"));
    // Who buys once allows nothing for later.
    assert!(!sample("order-open").contains("mandate"));
}

#[test]
fn a_card_is_saved_without_a_word_of_an_amount() {
    for name in [
        "card-save",
        "card-save-declined",
        "paid-card",
        "step-challenge-card",
        "processing-card",
        "expired-card",
    ] {
        let html = sample(name);
        let (_, body) = html.split_once("<body").unwrap();
        let (body, _) = body.split_once("<script").unwrap_or((body, ""));
        assert!(!body.contains("GHS") && !body.contains(" 0.00"), "{name}");
        assert!(body.contains("Coffee club"), "{name}");
    }
    let html = sample("card-save");
    assert!(html.contains("<title>Use another card at Akwaaba Books</title>"));
    assert!(html.contains("<span>Save card</span>"));
    assert!(html.contains("<input type=\"hidden\" name=\"email\" value=\"ama@example.com\">"));
    assert!(html.contains("Nothing is charged today."));
    let late = sample("card-save-late");
    assert!(
        late.contains("at once GHS 50.00 for the invoice that is open.")
            && !late.contains("Nothing is charged")
    );
    assert!(sample("card-save-email").contains("<label for=\"email\""));
    assert!(sample("card-save-declined").contains("<h2>The card was declined</h2>"));
}

#[test]
fn every_purpose_ends_in_its_own_words() {
    for (name, heading) in [
        ("paid", "Payment complete"),
        ("paid-subscription", "You are subscribed"),
        ("paid-trial", "Your trial has started"),
        ("paid-trial-without-card", "Your trial has started"),
        ("paid-invoice", "Invoice KA12-0003 is paid"),
        ("paid-card", "Your card is saved"),
        ("processing-card", "Saving your card"),
        ("expired-invoice", "Invoice KA12-0003 can no longer be paid here"),
        ("expired-card", "This page has expired"),
        ("elsewhere-invoice", "Invoice KA12-0003 has already been paid"),
    ] {
        assert!(sample(name).contains(&format!("<h1>{heading}</h1>")), "{name}");
    }
    let html = sample("paid-subscription");
    assert!(html.contains("<dt>Paid today</dt><dd>GHS 50.00</dd>"));
    assert!(html.contains("<dt>Then</dt><dd><bdi>GHS 50.00 every month</bdi></dd>"));
    let html = sample("paid-trial");
    assert!(html.contains("<dt>Free until</dt><dd><bdi>March 12, 2027</bdi></dd>"));
    assert!(!html.contains("GHS 0.00"));
    let html = sample("invoice-pay");
    assert!(html.contains("<bdi>Pay invoice KA12-0003</bdi>"));
    assert!(html.contains("<bdi>For March 12, 2027 – April 12, 2027</bdi>"));
    assert!(html.contains("charge this card for later payments too"));
    assert!(!sample("invoice-pay-once").contains("later payments"));
}

#[test]
fn an_invoice_is_whole_and_can_be_printed() {
    let html = sample("invoice-paid");
    for text in [
        "<title>Invoice KA12-0003 from Akwaaba Books</title>",
        "<bdi>GHS 69.84 paid on March 12, 2027</bdi>",
        "<dt>Period</dt><dd><bdi>March 12, 2027 – April 12, 2027</bdi></dd>",
        "<dt>Paid with</dt><dd><bdi>Visa •••• 4242</bdi></dd>",
        "<p><b><bdi>Mensah &#38; Daughters Ltd</bdi></b></p>\n<p><bdi>Ama Mensah</bdi></p>",
        "<bdi>Tax ID: C0012345678</bdi>",
        "<dt><bdi>Amount paid</bdi></dt><dd><bdi>GHS 69.84</bdi></dd>",
        "data-print hidden",
        "@media print{",
        "@page{size:A4",
    ] {
        assert!(html.contains(text), "{text}");
    }
    // What is paid is not to be paid again, and what is folded away would not be printed.
    assert!(!html.contains("Pay this invoice"));
    assert!(sample("invoice-open").contains("href=\"/checkout/cs_sample\""));
    assert!(!sample("invoice-void").contains("Amount due"));
    let html = sample("invoice-long");
    assert!(html.contains("Thing number 40") && !html.contains("<details"));
    let live = Frame { test_mode: false, ..frame("Akwaaba Books") };
    let (_, page) = samples().into_iter().find(|(name, _)| *name == "invoice-paid").unwrap();
    assert!(!render(&page, &live).to_lowercase().contains("test mode"));
}

#[test]
fn the_portal_offers_only_what_is_possible() {
    let html = sample("portal-everything");
    assert_eq!(html.matches("<article class=\"sheet\"").count(), 9);
    assert_eq!(html.matches(">Pay now<").count(), 3);
    assert_eq!(html.matches("<span>Keep subscription</span>").count(), 1);
    assert_eq!(html.matches("<span>Cancel subscription</span>").count(), 6);
    for words in
        ["Trial until April 12, 2027", "Ends on April 12, 2027", "Ended on April 12, 2027", "Payment overdue"]
    {
        assert!(html.contains(words), "{words}");
    }
    assert!(sample("portal").contains("<dd><bdi>GHS 50.00 on April 12, 2027</bdi></dd>"));
    assert!(sample("portal-ends").contains("autofocus><bdi>Coffee club ends on April 12, 2027.</bdi>"));
    let html = sample("portal-empty");
    assert!(html.contains("You have no subscription here.") && html.contains("There are no invoices yet."));
    let html = sample("portal-cancel");
    assert!(html.contains("<h1><bdi>Cancel Coffee club?</bdi></h1>"));
    assert!(html.contains("It ends on April 12, 2027, with the period that is paid, and stays"));
    assert!(html.contains("<a class=\"button quiet\" href=\"/portal/sample\">Keep it</a>"));
}

#[test]
fn the_page_of_a_link_says_what_is_sold_and_has_one_button() {
    for (name, button) in [
        ("link-once", "Continue to payment"),
        ("link-cart", "Continue to payment"),
        ("link-subscription", "Subscribe"),
        ("link-trial", "Start trial"),
        ("link-donation", "Donate"),
    ] {
        let html = sample(name);
        assert_eq!(html.matches("<button").count(), 1, "{name}");
        assert!(html.contains(&format!("<span>{button}</span>")), "{name}");
        assert!(html.contains("<input type=\"hidden\" name=\"ref\" value=\"newsletter\">"), "{name}");
    }
    let open = sample("link-donation");
    assert!(open.contains("You choose the amount on the next page.") && !open.contains("GHS"));
    assert!(sample("link-sold-out").contains("<h1>Sold out</h1>"));
    assert!(sample("link-inactive-message").contains("<bdi>The sale is over. We are back in May.</bdi>"));
}

#[test]
fn a_merchants_colours_are_added_to_the_style_and_change_nothing_else() {
    let without = |html: &str| {
        let (before, rest) = html.split_once("<style").unwrap();
        let (style, after) = rest.split_once("</style>").unwrap();
        (format!("{before}{after}"), style.to_owned())
    };
    for (name, page) in samples() {
        let (plain, style) = without(&render(&page, &frame("Akwaaba Books")));
        let (same, more) = without(&render(&page, &coloured("Akwaaba Books")));
        assert_eq!(plain, same, "{name}");
        let added = more.strip_prefix(&style).unwrap_or_else(|| panic!("{name}"));
        assert!(added.starts_with(":root{--brand:#ff00c8;--brand-ink:#000000;"), "{name}: {added}");
        assert!(!style.contains("--brand"), "{name}");
    }
}

#[test]
fn the_page_that_is_paid_on_does_without_the_style_of_those_that_are_read() {
    assert!(!sample("subscribe").contains("@media print"));
    assert!(sample("invoice-paid").contains("@media print"));
}

#[test]
fn a_merchant_has_a_logo_a_font_corners_and_links_at_the_foot() {
    let page = samples().into_iter().find(|(name, _)| *name == "pay-empty").unwrap().1;
    let html = render(&page, &branded("Tea"));
    for text in [
        "<img class=\"logo\" src=\"/pictures/me/00.png\" alt=\"\" width=\"120\" height=\"36\"><bdi>Tea</bdi>",
        "<a href=\"mailto:help@tea.example\">Contact</a>",
        "<a href=\"https://tea.example/terms\" target=\"_blank\" rel=\"noopener\">Terms<span",
        "<a href=\"https://tea.example/privacy\" target=\"_blank\" rel=\"noopener\">Privacy<span",
        ":root{--round:1.375rem;--sheet:2rem}body{font-family:ui-rounded,",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert!(!html.contains("class=\"initial\""));
    let mut frame = branded("Tea");
    frame.links = Links { support: Some("https://tea.example/help".to_owned()), ..Links::default() };
    let html = render(&page, &frame);
    assert!(
        html.contains("<a href=\"https://tea.example/help\" target=\"_blank\" rel=\"noopener\">Contact<span")
    );
    assert!(!html.contains(">Terms") && !html.contains(">Privacy"));
}

#[test]
fn whatever_leaves_a_page_in_a_frame_leaves_the_frame() {
    for (name, page) in samples() {
        let framed = render(&page, &branded("Akwaaba Books"));
        assert!(framed.contains(" data-embed=\"https://tea.example\""), "{name}");
        let plain = render(&page, &frame("Akwaaba Books"));
        assert!(!plain.contains("target=\"_top\"") && !plain.contains(" data-embed=\""), "{name}");
        for tag in tags(&framed).into_iter().filter(|tag| tag.starts_with("a ")) {
            if value(tag, "href").is_some_and(|url| url.contains("shop.example")) {
                assert!(matches!(value(tag, "target"), Some("_top" | "_blank")), "{name}: {tag}");
            }
        }
        // Whoever has the page in a frame is told once it is done, and by a script.
        assert_eq!(framed.contains(" data-done"), matches!(page, Page::Paid { .. }), "{name}");
    }
}

fn is_of_the_demo_shop(page: &Page) -> bool {
    matches!(page, Page::Demo(_) | Page::DemoThanks(_))
}

#[test]
fn a_page_that_waits_listens_and_reloads_only_where_it_cannot() {
    for (name, page) in samples() {
        // The demo shop has a script of its own.
        if is_of_the_demo_shop(&page) {
            continue;
        }
        let html = render(&page, &frame("Akwaaba Books"));
        let waits = html.contains("http-equiv=\"refresh\"");
        assert_eq!(html.contains("<noscript><meta http-equiv=\"refresh\""), waits, "{name}");
        assert_eq!(html.contains(" data-live=\"/checkout/cs_sample/events?seen=1.1\""), waits, "{name}");
        assert!(!waits || html.contains("new EventSource(live)"), "{name}");
        let deaf = render(&page, &Frame { live: None, ..frame("Akwaaba Books") });
        assert_eq!(deaf.contains("\n<meta http-equiv=\"refresh\""), waits, "{name}");
    }
}

#[test]
fn every_page_can_be_read_in_every_language() {
    for locale in Locale::ALL.iter().copied() {
        let dir = if locale.is_rtl() { "rtl" } else { "ltr" };
        let frame = Frame { locale, ..frame("Akwaaba Books") };
        // The demo shop is for developers, and in one language.
        for (name, page) in samples().into_iter().filter(|(_, page)| !is_of_the_demo_shop(page)) {
            let html = render(&page, &frame);
            let document = format!("<html lang=\"{locale}\" dir=\"{dir}\">");
            assert!(html.contains(&document), "{name} in {locale}");
            assert!(!html.contains("{$") && !html.contains("{ $"), "{name} in {locale} shows a variable");
            let is_hostile = name.contains("hostile");
            assert!(is_hostile || !html.contains("\\u{"), "{name} in {locale} shows an invisible character");
            let (open, close) = (html.matches('\u{2068}').count(), html.matches('\u{2069}').count());
            assert_eq!(open, close, "{name} in {locale}");
            assert!(locale.is_rtl() || open == 0, "{name} in {locale}");
        }
    }
}

#[test]
fn a_reader_can_choose_another_language() {
    let (_, page) = samples().into_iter().find(|(name, _)| *name == "expired").unwrap();
    let chosen =
        Frame { here: "/checkout/cs_1?a=\"".to_owned(), locale: Locale::He, ..frame("Akwaaba Books") };
    let html = render(&page, &chosen);
    assert!(html.contains("method=\"get\" action=\"/checkout/cs_1?a=&#34;\""), "{html}");
    assert!(html.contains("<option value=\"he\" lang=\"he\" selected>עברית</option>"));
    assert_eq!(html.matches("<option ").count(), Locale::ALL.len());
    let html = render(&page, &frame("Akwaaba Books"));
    assert!(!html.contains("id=\"lang\""), "a page that cannot be asked for again has no choice");
}

/// On a phone a long order folds behind the total; a short one, and one with something to mend, stands there. How a
/// total is made is told only where there is something to tell.
#[test]
fn long_orders_fold_and_plain_totals_are_not_explained() {
    for (name, folds, explains) in [
        ("order-open", true, true),
        ("order-100-lines", false, false),
        ("order-errors", false, true),
        ("order-code-unknown", false, true),
        ("order-custom-amount", false, false),
        ("pay-empty", false, false),
    ] {
        let html = sample(name);
        assert_eq!(html.contains("id=\"order\" class=\"folding\""), folds, "{name}");
        assert_eq!(html.contains("href=\"#order\""), folds, "{name}");
        assert_eq!(html.contains("id=\"made\""), explains, "{name}");
    }
}
