//! What every page must keep to, whatever it says: inert text, one nonce, no inline code, a token in every form.

use kassa_pages::{Frame, Method, Page, render, samples};

const HOSTILE: &str = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>\u{202e}\u{200b}";

fn frame(merchant: &str) -> Frame {
    Frame {
        nonce: "n0nce+/value==".to_owned(),
        merchant: merchant.to_owned(),
        test_mode: true,
        base: "https://pay.example".to_owned(),
    }
}

fn documents() -> Vec<(&'static str, String)> {
    let merchants = ["Akwaaba Books", HOSTILE, ""];
    samples()
        .iter()
        .flat_map(|(name, page)| merchants.map(|merchant| (*name, render(page, &frame(merchant)))))
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
                assert_ne!(attribute, "src", "{name}: {tag}");
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
        assert!(!opened.contains(&"img"), "{name}");
        assert!(opened.iter().filter(|tag| **tag == "script").count() <= 1, "{name}");
        assert!(!html.contains("<script>"), "{name}");
        assert!(!html.contains("\"><img"), "{name}");
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
            assert!(body.contains("name=\"token\" value=\"sample-token\""), "{name}");
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
    for word in [
        "url(",
        "@import",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
    ] {
        assert!(!assets.contains(word), "{word}");
    }
    assert!(assets.len() < 16_000, "{} bytes", assets.len());
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
        assert!(html.matches("tabindex=\"-1\" autofocus").count() <= 1, "{name}");
    }
}

#[test]
fn waiting_pages_reload_and_no_others() {
    for (name, page) in samples() {
        let seconds = match page {
            Page::Prompt { .. } | Page::Processing { .. } => Some("3"),
            Page::Transfer { .. } => Some("5"),
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
        let radios = html.matches("type=\"radio\"").count();
        let hidden = html.matches("type=\"hidden\" name=\"method\"").count();
        if form.methods.len() == 1 {
            assert_eq!((radios, hidden), (0, 1), "{name}");
        } else {
            assert_eq!((radios, hidden), (form.methods.len(), 0), "{name}");
            assert_eq!(html.matches(" checked>").count(), 1, "{name}");
        }
        assert_eq!(html.contains("name=\"card_number\""), form.methods.contains(&Method::Card), "{name}");
    }
}

#[test]
fn a_field_with_an_error_says_so_everywhere() {
    let (_, page) = samples().into_iter().find(|(name, _)| *name == "errors-malformed").unwrap();
    let html = render(&page, &frame("Akwaaba Books"));
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
        assert_eq!(claims, name == "notice-not-charged", "{name}");
    }
}
