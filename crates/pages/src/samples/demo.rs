//! The demo shop, as it is found and after something was bought.

use super::HOSTILE;
use crate::Page;
use crate::demo::{Heard, Payment, Said, Shop, Started, Story, Thanks, Thing, Webhook, Webhooks};

const AT: &str = "2026-01-31T12:00:00Z";

fn thing(key: &'static str, title: &'static str) -> Thing {
    Thing {
        key,
        way: "Paid once",
        title,
        about: "A novel in which it does not stop raining, bound in cloth.",
        price: "GHS 120.00".to_owned(),
        terms: "once",
        button: "Buy the book",
        action: format!("/demo/buy/{key}"),
        token: "sample-token".to_owned(),
        body: "{\n  \"amount\": 12000,\n  \"currency\": \"GHS\"\n}".to_owned(),
    }
}

fn shop(webhooks: Webhooks) -> Page {
    let things =
        [("book", "Rain on Tin Roofs"), ("room", "The Reading Room"), ("shelf", "The Lending Shelf")];
    Page::Demo(Shop { things: things.into_iter().map(|(key, title)| thing(key, title)).collect(), webhooks })
}

fn heard(text: &str) -> Webhooks {
    let verified = Said::Verified {
        kind: text.to_owned(),
        id: text.to_owned(),
        session: Some(text.to_owned()),
        delivery: 2,
        body: format!("{{\n  \"id\": \"{text}\"\n}}"),
    };
    let refused = Said::Refused { why: "the signature is not right" };
    let list = [(2, verified), (1, refused)];
    let list = list.into_iter().map(|(number, said)| Webhook { number, at: AT.to_owned(), said });
    Webhooks { count: 2, list: list.collect(), trouble: None, open: true }
}

fn story(text: &str, payment: Payment, webhook: Heard) -> Page {
    let started = Started { id: text.to_owned(), status: "trialing", until: AT.to_owned() };
    Page::DemoThanks(Thanks::Story(Box::new(Story {
        session: text.to_owned(),
        made_at: AT.to_owned(),
        what: text.to_owned(),
        amount: "GHS 120.00".to_owned(),
        free: matches!(payment, Payment::Done { id: None, .. }),
        address: "/demo/thank-you?session_id=cs_sample".to_owned(),
        by_api: matches!(webhook, Heard::Elsewhere),
        subscription: matches!(webhook, Heard::By { .. }).then_some(started),
        payment,
        webhook,
    })))
}

pub(super) fn demo() -> Vec<(&'static str, Page)> {
    let done = |text: &str| Payment::Done { id: Some(text.to_owned()), means: text.to_owned() };
    let by = |text: &str| Heard::By { id: text.to_owned(), at: AT.to_owned() };
    let open = Payment::Open { url: "/checkout/cs_sample".to_owned() };
    let trouble = Webhooks { trouble: Some("url must be a public host".to_owned()), ..Webhooks::default() };
    vec![
        ("demo-shop", shop(Webhooks::default())),
        ("demo-shop-heard", shop(heard("checkout.session.completed"))),
        ("demo-shop-unheard", shop(trouble)),
        ("demo-shop-hostile", shop(heard(HOSTILE))),
        ("demo-thanks", story("cs_sample", done("pay_sample"), by("evt_sample"))),
        ("demo-thanks-waiting", story("cs_sample", done("pay_sample"), Heard::Waiting)),
        ("demo-thanks-elsewhere", story("cs_sample", done("pay_sample"), Heard::Elsewhere)),
        (
            "demo-thanks-free",
            story("cs_sample", Payment::Done { id: None, means: String::new() }, Heard::Waiting),
        ),
        ("demo-thanks-open", story("cs_sample", open, Heard::Waiting)),
        ("demo-thanks-expired", story("cs_sample", Payment::Expired, Heard::Waiting)),
        ("demo-thanks-unnamed", Page::DemoThanks(Thanks::Unnamed)),
        ("demo-thanks-unknown", Page::DemoThanks(Thanks::Unknown)),
        ("demo-thanks-refused", Page::DemoThanks(Thanks::Refused("no processor serves this".to_owned()))),
        ("demo-thanks-hostile", story(HOSTILE, done(HOSTILE), by(HOSTILE))),
    ]
}
