//! The pages of the demo shop. Their words stand in the templates: they are in one language only.

use askama::Template;

use super::{Moment, Shell};
use crate::Frame;
use crate::demo::{Code, Heard, Payment, Said, Shop, Story, Thanks, Thing, Webhooks, handlers, requests};
use crate::locales::{Messages, messages};
use kassa_domain::Locale;

const STYLE: &str = include_str!("../../assets/demo.css");
const SCRIPT: &str = include_str!("../../assets/demo.js");

/// What the test cards do, as the simulated bank knows them.
const CARDS: [(&str, &str); 4] = [
    ("4242 4242 4242 4242", "is paid with"),
    ("4000 0000 0000 0002", "is declined"),
    ("4000 0000 0000 9995", "has too little money"),
    ("4000 0025 0000 3155", "needs 3D Secure"),
];

fn shell<'a>(frame: &'a Frame, title: impl Into<String>) -> Shell<'a> {
    Shell { more: STYLE, script: SCRIPT, ..Shell::new(frame, title) }
}

/// Code in several languages, of which one is shown.
struct Snippet {
    /// What ids and names begin with.
    key: &'static str,
    /// What it is, for who only hears the page.
    about: String,
    codes: Vec<Code>,
}

struct Offered<'a> {
    it: &'a Thing,
    snippet: Snippet,
}

#[derive(Template)]
#[template(path = "demo/shop.html")]
pub(super) struct Front<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    cards: [(&'static str, &'static str); 4],
    things: Vec<Offered<'a>>,
    handler: Snippet,
    webhooks: &'a Webhooks,
}

impl<'a> Front<'a> {
    pub(super) fn new(t: &'static Messages, frame: &'a Frame, shop: &'a Shop) -> Self {
        let offered = |it: &'a Thing| Offered {
            snippet: Snippet {
                key: it.key,
                about: format!("Code that sells {}", it.title),
                codes: requests(&frame.base, &it.body),
            },
            it,
        };
        Self {
            t,
            s: shell(frame, format!("{} – the demo shop of Kassa", frame.merchant)),
            cards: CARDS,
            things: shop.things.iter().map(offered).collect(),
            handler: Snippet {
                key: "webhook",
                about: "Code that hears a webhook".to_owned(),
                codes: handlers(),
            },
            webhooks: &shop.webhooks,
        }
    }
}

#[derive(Template)]
#[template(path = "demo/webhooks.html")]
struct List<'a> {
    t: &'static Messages,
    webhooks: &'a Webhooks,
}

/// The list of webhooks as it stands on the front.
pub(crate) fn list(webhooks: &Webhooks) -> askama::Result<String> {
    List { t: messages(Locale::En), webhooks }.render()
}

#[derive(Template)]
#[template(path = "demo/thanks.html")]
pub(super) struct Back<'a> {
    t: &'static Messages,
    s: Shell<'a>,
    thanks: &'a Thanks,
    heading: &'static str,
}

impl<'a> Back<'a> {
    pub(super) fn new(frame: &'a Frame, thanks: &'a Thanks) -> Self {
        let heading = match thanks {
            Thanks::Unknown => "No such order",
            Thanks::Unnamed => "The payment page led you here",
            Thanks::Refused(_) => "The shop cannot sell this now",
            Thanks::Story(story) => match story.payment {
                Payment::Open { .. } => "This order is not paid yet",
                Payment::Expired => "This order was not paid",
                Payment::Done { .. } if story.by_api => "Thank you, this session is paid",
                Payment::Done { .. } => "Thank you for your order",
            },
        };
        Self { t: messages(Locale::En), s: shell(frame, heading), thanks, heading }
    }

    /// Whether something is still to come that the page will tell.
    fn waits(&self) -> bool {
        matches!(
            self.thanks,
            Thanks::Story(story)
                if matches!((&story.payment, &story.webhook), (Payment::Done { .. }, Heard::Waiting))
        )
    }

    /// Whether it is about what somebody's own backend made.
    fn is_by_api(&self) -> bool {
        match self.thanks {
            Thanks::Story(story) => story.by_api,
            Thanks::Unnamed => true,
            Thanks::Unknown | Thanks::Refused(_) => false,
        }
    }

    fn has_paid(story: &Story) -> bool {
        matches!(story.payment, Payment::Done { .. })
    }
}
