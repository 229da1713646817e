//! Where buyers go when nobody says it, links that are opened as what they are, and endpoints counted by their dialect.

use super::{Counting, NoSeal, PROFILE, new_session};
use crate::answer::Answer;
use crate::cart::Pricing;
use crate::collect::AfterCompletion;
use crate::command::Command;
use crate::decision::{Change, Given, Loaded, Policy, Row};
use crate::endpoint::{ENDPOINTS_MAX, Endpoint, NewEndpoint};
use crate::event::Cause;
use crate::id::{LinkId, MerchantId, Mode, Scope};
use crate::link::{Link, LinkKind, NewLink, OfferTerms, Opening};
use crate::merchant::{Merchant, MerchantBody, Sealed};
use crate::query::Expand;
use crate::refusal::{Noun, Refusal};
use crate::secret::Secret;
use crate::session::{NewSession, NewSessionMore, Session};
use crate::time::{HOUR, Timestamp};
use std::sync::atomic::AtomicU64;

const NOW: Timestamp = Timestamp(1_700_000_000_000);
const SCOPE: Scope = Scope { merchant: 1, mode: Mode::Test };
const HOME: &str = "https://shop.example/home";

fn merchant(return_url: Option<&str>) -> Loaded {
    let body = MerchantBody { return_url: return_url.map(str::to_owned), ..MerchantBody::default() };
    let merchant = Merchant {
        number: 1,
        id: MerchantId::of("mer_1"),
        slug: "shop".to_owned(),
        created_at: NOW,
        version: 0,
        body,
    };
    Loaded { merchant: Some(merchant), accounts: Some(vec![]), ..Loaded::default() }
}

fn run(command: &Command, loaded: &Loaded) -> Result<(Answer, Vec<Change>), Refusal> {
    let policy = Policy { processors: vec![&PROFILE], loopback_hooks: true };
    let (chance, cause) = (Counting(AtomicU64::new(1)), Cause::default());
    let given = Given {
        scope: SCOPE,
        now: NOW,
        wall: NOW,
        moment: NOW.into(),
        turned: false,
        chance: &chance,
        policy: &policy,
        seal: &NoSeal,
        cause: &cause,
        told: None,
    };
    crate::decide::decide(command, loaded, &given).map(|decision| (decision.answer, decision.changes))
}

fn session(answer: Answer) -> Session {
    match answer {
        Answer::Session { session, .. } => session,
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_may_stay_stays_only_where_nobody_says_where_to_go() {
    let own = "https://shop.example/own";
    for (success_url, home, may_stay, lands, stays) in [
        (Some(own), None, true, Some(own), false),
        (Some(own), Some(HOME), true, Some(own), false),
        (None, Some(HOME), true, Some(HOME), false),
        (None, None, true, Some(""), true),
        (None, None, false, None, false),
        (None, Some(HOME), false, Some(HOME), false),
    ] {
        let more = NewSessionMore { may_stay, ..NewSessionMore::default() };
        let new = NewSession {
            success_url: success_url.map(str::to_owned),
            more: Some(Box::new(more)),
            ..new_session()
        };
        let made = run(&Command::CreateSession(Box::new(new)), &merchant(home));
        let case = (success_url, home, may_stay);
        match (made, lands) {
            (Ok((answer, _)), Some(lands)) => {
                let body = session(answer).body;
                assert_eq!(body.success_url, lands, "{case:?}");
                let stayed = body.after_completion == AfterCompletion::Confirmation(None);
                assert_eq!(stayed, stays, "{case:?}");
            }
            (Err(Refusal::Invalid { param, .. }), None) => assert_eq!(param, "success_url"),
            (made, _) => panic!("{case:?}: {made:?}"),
        }
    }
}

fn made(new: NewLink) -> Link {
    match run(&Command::CreateLink(Box::new(new)), &merchant(Some(HOME))).expect("a good link") {
        (Answer::Link(link, true), _) => *link,
        (other, _) => panic!("{other:?}"),
    }
}

#[test]
fn a_link_is_opened_as_what_it_is() {
    let link = made(NewLink::of(LinkKind::Link, new_session()));
    let terms = OfferTerms {
        amount: Some(500),
        currency: Some("EUR".to_owned()),
        interval: Some("month".to_owned()),
        ..OfferTerms::default()
    };
    let template = terms.session(Some("Gold"), NewSession::of("native", Pricing::Lines(vec![])));
    let offer = NewLink {
        name: Some("Gold".to_owned()),
        offer: Some(terms),
        ..NewLink::of(LinkKind::Offer, template)
    };
    let offer = made(offer);
    for (link, kind, expected) in [
        (Some(&link), None, Ok(())),
        (Some(&link), Some(LinkKind::Link), Ok(())),
        (Some(&link), Some(LinkKind::Offer), Err(Noun::Offer)),
        (Some(&offer), Some(LinkKind::Offer), Ok(())),
        (Some(&offer), Some(LinkKind::Link), Err(Noun::Link)),
        (None, Some(LinkKind::Offer), Err(Noun::Offer)),
        (None, None, Err(Noun::Link)),
    ] {
        let opening = Opening { kind, life: Some(HOUR), ..Opening::default() };
        let loaded = Loaded { link: link.cloned(), ..merchant(Some(HOME)) };
        let opened = run(&Command::OpenLink(LinkId::of("pl_1"), opening), &loaded);
        let came = opened.map(|(answer, _)| assert_eq!(session(answer).expires_at, NOW.plus(HOUR)));
        assert_eq!(came, expected.map_err(Refusal::NotFound), "{kind:?}");
    }
}

fn new_endpoint(dialect: &'static str, most: Option<usize>) -> Command {
    Command::CreateEndpoint(NewEndpoint {
        dialect,
        url: "https://shop.example/hook".to_owned(),
        events: vec!["*".to_owned()],
        description: None,
        expand: Expand::default(),
        events_field: "events",
        sends_secret: false,
        api_version: None,
        setting: None,
        secret: None,
        most,
    })
}

#[test]
fn endpoints_are_counted_by_their_dialect_and_all_together() {
    let mut loaded = merchant(None);
    let mut add = |command: &Command| -> Result<(), Refusal> {
        let (_, changes) = run(command, &loaded)?;
        let inserted = |change| match change {
            Change::Insert(Row::Endpoint(endpoint)) => Some(endpoint),
            _ => None,
        };
        loaded.endpoints.extend(changes.into_iter().filter_map(inserted).collect::<Vec<Endpoint>>());
        Ok(())
    };
    let (one, other) = (new_endpoint("one", Some(2)), new_endpoint("other", None));
    let order = [&one, &other, &one, &other];
    order.into_iter().for_each(|command| add(command).expect("there is room"));
    assert_eq!(add(&one), Err(Refusal::TooManyEndpoints), "two of this dialect and no more");
    for _ in order.len()..ENDPOINTS_MAX {
        add(&other).expect("there is room for others");
    }
    assert_eq!(add(&other), Err(Refusal::TooManyEndpoints));
}

/// What a part of this server asks for that knows its secret already.
fn known_endpoint(url: &str, secret: &str) -> Command {
    let Command::CreateEndpoint(new) = new_endpoint("one", None) else {
        unreachable!("it makes an endpoint")
    };
    let (url, secret) = (url.to_owned(), Some(Secret::new(secret)));
    Command::CreateEndpoint(NewEndpoint { url, secret, ..new })
}

#[test]
fn an_endpoint_with_a_known_secret_is_made_once_and_moved() {
    let mut loaded = merchant(None);
    loaded.merchant.as_mut().unwrap().body.spare_webhook_secret = Some(Sealed("whsec_spare".to_owned()));
    let (here, there) = ("https://kassa.example/demo", "https://other.example/demo");
    let (answer, changes) = run(&known_endpoint(here, "whsec_known"), &loaded).unwrap();
    let Answer::Endpoint { endpoint, secret: Some(secret) } = answer else { panic!("{answer:?}") };
    assert!(secret.is("whsec_known"));
    let keeps = |change: &Change| match change {
        Change::Update(Row::Merchant(merchant)) => merchant.body.spare_webhook_secret.is_some(),
        _ => false,
    };
    assert!(changes.iter().any(keeps), "the spare secret is still there");
    loaded.endpoints = vec![endpoint.clone()];
    let (answer, changes) = run(&known_endpoint(here, "whsec_known"), &loaded).unwrap();
    assert!(matches!(answer, Answer::Endpoint { endpoint: same, secret: None } if same == endpoint));
    assert!(changes.is_empty(), "{changes:?}");
    let (answer, changes) = run(&known_endpoint(there, "whsec_known"), &loaded).unwrap();
    let Answer::Endpoint { endpoint: moved, .. } = answer else { panic!("{answer:?}") };
    assert_eq!((&moved.id, moved.body.url.as_str()), (&endpoint.id, there));
    assert!(!changes.iter().any(|change| matches!(change, Change::Insert(_))), "{changes:?}");
    let (_, changes) = run(&known_endpoint(here, "whsec_other"), &loaded).unwrap();
    assert!(
        changes.iter().any(|change| matches!(change, Change::Insert(_))),
        "another secret, another endpoint"
    );
}
