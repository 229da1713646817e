//! Payments that a merchant asks for by API: one try, and an end to it.

use super::books::prompt;
use super::{World, ghs, play, steps};
use crate::answer::Answer;
use crate::attempt::{Attempt, AttemptStatus, Decline, Instrument, Method};
use crate::command::Command;
use crate::customer::OnFile;
use crate::decision::{Change, Loaded, Policy, Row};
use crate::event::EventKind;
use crate::id::{AttemptId, CustomerId, Mode, SessionId};
use crate::job::JobKind;
use crate::metadata::{Metadata, Scalar};
use crate::money::{AMOUNT_MAX, TOKEN_AMOUNT_MAX};
use crate::payment::{NewPayment, life};
use crate::processor::Outcome;
use crate::refusal::{Noun, Refusal, no_such};
use crate::secret::Secret;
use crate::session::{Buyer, NewSession, NewSessionMore, Status};
use crate::subscription::SavedMethod;
use crate::time::MINUTE;
use proptest::prelude::*;

fn new_payment() -> NewPayment {
    NewPayment {
        dialect: "native".to_owned(),
        amount: 5000,
        currency: "GHS".to_owned(),
        method: "mobile_money".to_owned(),
        provider: None,
        phone: Some(Secret::new("0241234567")),
        description: Some("Order 1234".to_owned()),
        customer: None,
        metadata: Metadata::from([("order_id".to_owned(), Scalar::Text("1234".to_owned()))]),
    }
}

fn asked(new: NewPayment) -> (World, Attempt) {
    let mut world = World::new(Mode::Test);
    match world.run(&Command::CreatePayment(Box::new(new))).expect("a good payment") {
        Answer::Attempt { attempt, started: true, replaced: None } => (world, attempt),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_payment_is_written_down_with_who_will_ask_about_it_before_anybody_is_called() {
    let (world, attempt) = asked(new_payment());
    let session = world.session();
    assert_eq!((session.status, session.amount), (Status::Paying, ghs(5000)));
    assert!(session.is_ours() && session.body.direct && !session.saves_method());
    assert!(session.id.as_str().starts_with("csi_"), "it stands in no list");
    assert_eq!(session.body.current.as_ref(), Some(&attempt.id));
    assert_eq!((attempt.status, attempt.amount), (AttemptStatus::Asked, ghs(5000)));
    let wallet = Instrument::MobileMoney { provider: "mtn".to_owned(), phone: "024****567".to_owned() };
    assert_eq!((attempt.method, &attempt.body.instrument), (Method::MobileMoney, &wallet));
    assert_eq!(attempt.body.description.as_deref(), Some("Order 1234"));
    assert_eq!(attempt.body.metadata, new_payment().metadata);
    assert!(!attempt.body.saves, "nobody agreed to be charged again");
    assert!(world.jobs.contains_key(&(JobKind::Reconcile, attempt.id.as_str().to_owned())));
    let end = world.jobs[&(JobKind::Expire, session.id.as_str().to_owned())];
    assert_eq!(end, world.now.plus(life(Method::MobileMoney)));
    assert_eq!(world.events, [EventKind::PaymentCreated], "and nothing is told of its session");
    let rows = format!("{session:?} {:?}", world.attempts);
    assert!(!rows.contains("0241234567"), "the whole number is in no row");
}

#[test]
fn it_is_for_an_amount_that_can_be_paid() {
    for (currency, amount) in [
        ("GHS", 0),
        ("GHS", AMOUNT_MAX + 1),
        ("USDC", 50),
        ("USDC", TOKEN_AMOUNT_MAX),
        ("DAI", TOKEN_AMOUNT_MAX + 1),
    ] {
        let new = NewPayment { amount, currency: currency.to_owned(), ..new_payment() };
        match World::new(Mode::Test).run(&Command::CreatePayment(Box::new(new))) {
            Err(Refusal::Invalid { param, .. }) => assert_eq!(param, "amount", "{amount} {currency}"),
            other => panic!("{amount} {currency}: {other:?}"),
        }
    }
}

#[test]
fn its_end_is_the_end_of_its_session() {
    let refused = Outcome::Declined(Decline::NotConfirmed);
    let (mut world, attempt) = asked(new_payment());
    world.show(&attempt.id, prompt());
    assert_eq!(world.session().status, Status::Open);
    world.settle(&attempt.id, refused.clone());
    assert_eq!(
        (world.status(&attempt.id), world.session().status),
        (AttemptStatus::Declined, Status::Expired)
    );
    assert_eq!(world.events, [EventKind::PaymentCreated, EventKind::PaymentFailed]);
    // The merchant was told no, and may have asked for another one since.
    world.succeed(&attempt.id);
    assert_eq!(world.status(&attempt.id), AttemptStatus::Surplus, "what comes after all is given back");

    let (mut world, attempt) = asked(new_payment());
    world.settle(&attempt.id, Outcome::Unknown);
    assert_eq!((world.status(&attempt.id), world.session().status), (AttemptStatus::Asked, Status::Paying));
    world.succeed(&attempt.id);
    assert_eq!(
        (world.status(&attempt.id), world.session().status),
        (AttemptStatus::Succeeded, Status::Complete)
    );
    assert_eq!(world.events, [EventKind::PaymentCreated, EventKind::PaymentSucceeded]);
    world.settle(&attempt.id, refused);
    assert_eq!(world.status(&attempt.id), AttemptStatus::Succeeded);
}

#[test]
fn what_nobody_confirms_is_canceled_and_what_comes_later_is_given_back() {
    let (mut world, attempt) = asked(new_payment());
    world.show(&attempt.id, prompt());
    let lapse = Command::LapseSession(world.session().id.clone());
    world.now = world.session().expires_at.plus(-1);
    world.run(&lapse).unwrap();
    assert_eq!(world.status(&attempt.id), AttemptStatus::Offered, "it is not time yet");
    world.now = world.session().expires_at;
    world.run(&lapse).unwrap();
    assert_eq!(
        (world.status(&attempt.id), world.session().status),
        (AttemptStatus::Canceled, Status::Expired)
    );
    assert_eq!(world.events, [EventKind::PaymentCreated, EventKind::PaymentCanceled]);
    world.check();
    world.succeed(&attempt.id);
    assert_eq!(world.status(&attempt.id), AttemptStatus::Surplus);
    world.gives_back(&attempt.id);
    assert_eq!(world.events.last(), Some(&EventKind::LatePaymentRefunded));
}

/// The process slept through the end, and only now hears that the buyer is still being asked.
#[test]
fn what_is_offered_too_late_is_ended_by_the_job() {
    let (mut world, attempt) = asked(new_payment());
    world.now = world.session().expires_at.plus(MINUTE);
    let lapse = Command::LapseSession(world.session().id.clone());
    world.run(&lapse).unwrap();
    assert_eq!(world.session().status, Status::Paying, "nobody knows yet how it ended");
    world.show(&attempt.id, prompt());
    world.check();
    assert_eq!(world.session().status, Status::Open);
    world.run(&lapse).unwrap();
    assert_eq!(
        (world.status(&attempt.id), world.session().status),
        (AttemptStatus::Canceled, Status::Expired)
    );
}

#[test]
fn nobody_pays_it_a_second_time() {
    let (mut world, attempt) = asked(new_payment());
    assert_eq!(world.pay().unwrap().id, attempt.id, "the one that there is is shown");
    world.show(&attempt.id, prompt());
    assert_eq!(world.pay().unwrap().id, attempt.id);
    world.run(&Command::Abandon(attempt.id.clone())).unwrap();
    assert_eq!(
        (world.status(&attempt.id), world.session().status),
        (AttemptStatus::Canceled, Status::Expired)
    );
    assert_eq!((world.pay().unwrap().id, world.attempts.len()), (attempt.id, 1));
    world.check();
}

#[test]
fn the_merchant_can_end_what_is_offered() {
    let (mut world, attempt) = asked(new_payment());
    let expire = Command::ExpireSession(world.session().id.clone());
    assert_eq!(world.run(&expire).err(), Some(Refusal::SessionState(Status::Paying)));
    world.show(&attempt.id, prompt());
    world.run(&expire).unwrap();
    assert_eq!(world.status(&attempt.id), AttemptStatus::Canceled);
}

#[test]
fn what_is_wrong_is_named_and_changes_nothing() {
    type Spoil = fn(&mut NewPayment);
    let table: [(&str, Spoil); 9] = [
        ("amount", |new| new.amount = 0),
        ("amount", |new| new.amount = i64::MAX),
        ("currency", |new| new.currency = "ghs".to_owned()),
        ("payment_method", |new| new.method = "card".to_owned()),
        ("provider", |new| new.provider = Some("glo".to_owned())),
        ("phone", |new| new.phone = None),
        ("description", |new| new.description = Some("x".repeat(501))),
        ("metadata", |new| {
            let keys = (0..51).map(|key| (key.to_string(), Scalar::Boolean(true)));
            new.metadata = keys.collect();
        }),
        ("customer.email", |new| {
            let (uid, email) = ("u".to_owned(), Some("nobody".to_owned()));
            new.customer = Some(Buyer::Own { uid, email, name: None, phone: None });
        }),
    ];
    for (field, spoil) in table {
        let mut new = new_payment();
        spoil(&mut new);
        let mut world = World::new(Mode::Test);
        match world.run(&Command::CreatePayment(Box::new(new))) {
            Err(Refusal::Invalid { param, .. }) => assert_eq!(param, field),
            other => panic!("{field}: {other:?}"),
        }
        assert!(world.session.is_none() && world.events.is_empty());
    }
    let stranger = NewPayment { customer: Some(Buyer::Id(CustomerId::of("cus_x"))), ..new_payment() };
    let refused = World::new(Mode::Test).run(&Command::CreatePayment(Box::new(stranger)));
    assert_eq!(refused.err(), Some(no_such("customer", Noun::Customer)));
    let live = World::new(Mode::Live).run(&Command::CreatePayment(Box::new(new_payment())));
    assert_eq!(live.err(), Some(Refusal::NoProcessor));
}

/// The wallet's customer is brought up to date in the same commit, and is the one who pays.
#[test]
fn a_customer_of_the_merchants_own_id_is_made_with_it() {
    let (uid, email) = ("u_1".to_owned(), Some("ama@example.com".to_owned()));
    let customer = Some(Buyer::Own { uid, email, name: None, phone: None });
    let world = World::new(Mode::Test);
    let (policy, cause) =
        (Policy { processors: vec![&super::PROFILE], loopback_hooks: true }, Default::default());
    let given = world.given_with(&policy, &cause);
    let command = Command::CreatePayment(Box::new(NewPayment { customer, ..new_payment() }));
    let loaded = Loaded { accounts: Some(vec![]), ..Loaded::default() };
    let decision = crate::decide(&command, &loaded, &given).unwrap();
    let made = decision.changes.iter().find_map(|change| match change {
        Change::Insert(Row::Customer(customer)) => Some(customer.id.clone()),
        _ => None,
    });
    match decision.answer {
        Answer::Attempt { attempt, .. } => {
            assert!(made.is_some() && attempt.customer == made);
            assert_eq!(attempt.body.email.as_deref(), Some("ama@example.com"));
        }
        other => panic!("{other:?}"),
    }
}

/// A removal beside the charge, or a deletion, is seen by the row of the customer: one of the two begins anew.
#[test]
fn a_charge_of_a_card_on_file_writes_its_customer() {
    let world = World::new(Mode::Test);
    let (policy, cause) =
        (Policy { processors: vec![&super::PROFILE], loopback_hooks: true }, Default::default());
    let given = world.given_with(&policy, &cause);
    let id = AttemptId::mint(world.scope, world.now, &world.chance);
    let instrument = Instrument::Card { brand: "visa".to_owned(), last4: "4242".to_owned() };
    let method = SavedMethod {
        processor: super::PROFILE.id.to_owned(),
        account: None,
        reference: "card_1".to_owned(),
        instrument,
    };
    let session = SessionId::mint(world.scope, world.now, &world.chance);
    let on_file = OnFile { id: id.clone(), session, created_at: world.now, method };
    let mut customer = super::super::customer::blank(&given);
    (customer.version, customer.body.methods) = (7, vec![on_file.clone()]);
    let loaded = Loaded { accounts: Some(vec![]), customer: Some(customer.clone()), ..Loaded::default() };
    let new = NewPayment {
        method: on_file.shown_id(),
        phone: None,
        customer: Some(Buyer::Id(customer.id.clone())),
        ..new_payment()
    };
    let decision = crate::decide(&Command::CreatePayment(Box::new(new)), &loaded, &given).unwrap();
    let Answer::Attempt { attempt, started: true, .. } = decision.answer else { panic!() };
    assert_eq!((attempt.method, &attempt.customer), (Method::Card, &Some(customer.id.clone())));
    assert_eq!((attempt.body.off_session.as_deref(), attempt.body.on_file), (Some("card_1"), Some(id)));
    let written = decision.changes.iter().filter_map(|change| match change {
        Change::Update(Row::Customer(written)) => Some((written.version, &written.body.methods)),
        _ => None,
    });
    assert_eq!(written.collect::<Vec<_>>(), [(7, &customer.body.methods)]);
}

/// What its processor could not keep is on no file, and nothing says that it is.
#[test]
fn only_what_a_processor_has_kept_is_put_on_file() {
    for saved in [Some("card_1".to_owned()), None] {
        let mut world = World::new(Mode::Test);
        let more = NewSessionMore { keeps: true, ..NewSessionMore::default() };
        let new = NewSession { more: Some(Box::new(more)), ..super::new_session() };
        world.run(&Command::CreateSession(Box::new(new))).unwrap();
        let attempt = world.pay().unwrap();
        assert!(attempt.body.saves && attempt.body.on_file.is_none());
        let (policy, cause) =
            (Policy { processors: vec![&super::PROFILE], loopback_hooks: true }, Default::default());
        let given = world.given_with(&policy, &cause);
        let loaded =
            Loaded { session: world.session.clone(), attempt: Some(attempt.clone()), ..Loaded::default() };
        let outcome = super::books::kept(ghs(5000), saved.clone());
        let settle = Command::Settle { attempt: attempt.id.clone(), state: None, outcome, janitor: false };
        let changes = crate::decide(&settle, &loaded, &given).unwrap().changes;
        let expected = saved.as_ref().map(|_| attempt.id.clone());
        let mut seen = 0;
        for change in &changes {
            match change {
                Change::Update(Row::Session(it)) => assert_eq!(it.body.on_file, expected),
                Change::Update(Row::Attempt(it)) => assert_eq!(it.body.on_file, expected),
                Change::Insert(Row::Customer(it)) => {
                    let kept: Vec<_> = it.body.methods.iter().map(|it| &*it.method.reference).collect();
                    assert_eq!(kept, saved.as_deref().into_iter().collect::<Vec<_>>());
                }
                _ => continue,
            }
            seen += 1;
        }
        assert_eq!(seen, 3, "{changes:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Whatever happens in whatever order: there is one attempt, it is never taken for failed while nobody knows, and
    /// what comes after the end is given back.
    #[test]
    fn any_life_of_a_payment_keeps_the_promises(steps in steps()) {
        let (mut world, first) = asked(new_payment());
        let mut ended: Option<Status> = None;
        for step in &steps {
            play(&mut world, step);
            world.check();
            prop_assert_eq!(world.attempts.keys().collect::<Vec<_>>(), [&first.id]);
            let (status, session) = (world.status(&first.id), world.session().status);
            let under_way = matches!(
                status,
                AttemptStatus::Asked | AttemptStatus::Challenged | AttemptStatus::Offered | AttemptStatus::Parked
            );
            prop_assert_eq!(
                under_way,
                matches!(session, Status::Open | Status::Paying),
                "{:?} {:?}", status, session
            );
            prop_assert_eq!(session == Status::Open, status == AttemptStatus::Offered);
            if let Some(ended) = ended {
                prop_assert_eq!(session, ended, "an end is an end");
            }
            if !under_way {
                ended = Some(session);
            }
        }
    }
}
