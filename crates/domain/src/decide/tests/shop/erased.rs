//! Customers who are deleted: what ends with them, what is left of them, and who comes at the same moment.

use super::life::*;
use super::*;
use crate::attempt::AttemptStatus;
use crate::collect::Collected;
use crate::refusal::no_such;
use SubscriptionStatus as S;

const UID: &str = "u_1";

impl Life {
    /// Deletes a customer, and says whether that was done. Doing it again changes nothing.
    pub(super) fn delete(&mut self, id: &CustomerId) -> bool {
        let delete = Command::DeleteCustomer(id.clone());
        match self.run(&delete) {
            Ok(Answer::CustomerDeleted(of)) => assert_eq!(of, *id),
            Err(Refusal::CustomerBusy) => {
                self.saw("a customer who is being charged is not deleted");
                return false;
            }
            other => panic!("{other:?}"),
        }
        let again = self.shop.decide(&delete).expect("it is as good as once");
        assert!(again.changes.is_empty());
        assert!(matches!(again.answer, Answer::CustomerDeleted(of) if of == *id));
        let mine = |customer: &Option<CustomerId>| customer.as_ref() == Some(id);
        assert!(self.shop.subscriptions.values().all(|it| !mine(&it.customer) || !it.lives()));
        for session in self.shop.sessions.values().filter(|it| mine(&it.customer)) {
            assert!(matches!(session.status, Status::Complete | Status::Expired), "{session:?}");
        }
        assert!(self.shop.entitlements.get(id).is_none_or(|has| !has.is_active(self.shop.now)));
        self.saw("a customer is deleted");
        true
    }

    /// The job of a deleted customer. What a payment is under way for is left for later.
    pub(super) fn erase(&mut self, id: &CustomerId) {
        self.run(&Command::EraseCustomer(id.clone())).expect("a job is never refused");
        let mine = |customer: &Option<CustomerId>| customer.as_ref() == Some(id);
        let sessions = self.shop.sessions.values().filter(|it| mine(&it.customer));
        for session in sessions.map(|it| it.id.clone()).collect::<Vec<_>>() {
            match self.run(&Command::EraseSession(session)) {
                Ok(Answer::Done) | Err(Refusal::CustomerBusy) => {}
                other => panic!("{other:?}"),
            }
        }
        let invoices = self.shop.invoices.values().filter(|it| mine(&it.customer));
        for invoice in invoices.map(|it| it.id.clone()).collect::<Vec<_>>() {
            self.run(&Command::EraseInvoice(invoice)).expect("a job is never refused");
        }
    }

    fn customer(&self, session: &SessionId) -> CustomerId {
        self.shop.sessions[session].customer.clone().expect("a customer")
    }
}

impl Shop {
    pub(super) fn load_erased(&self, command: &Command, loaded: &mut Loaded) {
        let is_deleted = |of: Option<&CustomerId>| {
            of.and_then(|id| self.customers.get(id)).is_some_and(Customer::is_deleted)
        };
        match command {
            Command::DeleteCustomer(id) | Command::EraseCustomer(id) => self.load_of(id, loaded),
            Command::EraseSession(id) => {
                loaded.session = self.sessions.get(id).cloned();
                loaded.attempts = self.attempts.values().filter(|it| it.session == *id).cloned().collect();
                let session = loaded.session.as_ref();
                loaded.is_of_deleted = is_deleted(session.and_then(|it| it.customer.as_ref()));
            }
            Command::EraseInvoice(id) => {
                loaded.invoice = self.invoices.get(id).cloned();
                let invoice = loaded.invoice.as_ref();
                loaded.is_of_deleted = is_deleted(invoice.and_then(|it| it.customer.as_ref()));
            }
            _ => {}
        }
    }

    /// What hangs on a customer.
    fn load_of(&self, id: &CustomerId, loaded: &mut Loaded) {
        loaded.customer = self.customers.get(id).cloned();
        let mine = |customer: &Option<CustomerId>| customer.as_ref() == Some(id);
        for subscription in self.subscriptions.values().filter(|it| mine(&it.customer)) {
            let invoice = subscription.body.open_invoice.as_ref().map(|id| self.invoices[id].clone());
            let session = invoice.as_ref().map(|invoice| self.sessions[&invoice.body.session].clone());
            loaded.others.push(Other { subscription: subscription.clone(), invoice, session });
        }
        for session in self.sessions.values().filter(|it| mine(&it.customer)) {
            let collects = |it: &Other| it.session.as_ref().is_some_and(|it| it.id == session.id);
            let can_be_paid = matches!(session.status, Status::Open | Status::Paying);
            if !can_be_paid || loaded.others.iter().any(collects) {
                continue;
            }
            let mut open = self.load(&Command::ExpireSession(session.id.clone()));
            (open.customer, open.entitlement, open.held, open.others) = (None, None, vec![], vec![]);
            loaded.open.push(open);
        }
    }
}

/// A shop with something that is paid each month and something that is bought once.
fn catalog() -> Life {
    let mut life = Life::begun("2027-01-01T00:00:00Z");
    for (tier, monthly) in [("pro", true), ("pass", false)] {
        let product = life.shop.product(Some(tier));
        life.shop.price(&product, "INR", 1_000, monthly);
    }
    life
}

fn monthly() -> NewSession {
    let more = NewSessionMore { mode: Some("subscription".to_owned()), ..NewSessionMore::default() };
    NewSession { more: Some(Box::new(more)), ..tier("pro", Some("INR"), Some(UID)) }
}

/// A customer who subscribes: the session, the subscription, and who it is.
fn subscribed(life: &mut Life) -> (SessionId, SubscriptionId, CustomerId) {
    let session = life.shop.create(monthly()).unwrap();
    life.buy(&session).unwrap();
    (session.clone(), life.of(&session), life.customer(&session))
}

#[test]
fn everything_ends_with_a_customer_and_the_id_is_left() {
    let mut life = catalog();
    let (_, subscription, id) = subscribed(&mut life);
    let pass = life.shop.create(tier("pass", None, Some(UID))).unwrap();
    life.buy(&pass);
    let open = life.shop.create(tier("pass", None, Some(UID))).unwrap();
    let patch = CustomerPatch {
        email: Some(Some("ama@example.com".to_owned())),
        name: Some(Some("Ama".to_owned())),
        metadata: Some([("a".to_owned(), crate::metadata::Scalar::Integer(1))].into()),
        ..CustomerPatch::default()
    };
    life.run(&Command::UpdateCustomer(id.clone(), patch)).unwrap();
    let before = life.shop.customers[&id].clone();
    let told = life.shop.events.len();
    assert!(life.delete(&id));
    assert_eq!(
        life.shop.events[told..],
        [
            EventKind::SubscriptionDeleted,
            EventKind::SessionExpired,
            EventKind::EntitlementUpdated,
            EventKind::CustomerDeleted
        ]
    );
    let left = &life.shop.customers[&id];
    assert_eq!((left.uid.as_ref(), left.email.as_ref(), left.created_at), (None, None, before.created_at));
    assert_eq!((left.body.name.as_ref(), left.body.metadata.is_empty()), (None, true));
    assert_eq!(left.body.deleted_at, Some(life.shop.now));
    assert_eq!((life.status(&subscription), life.bill_at(&subscription)), (S::Canceled, None));
    assert_eq!(life.sub(&subscription).body.method, None, "there is nothing that could be charged");
    assert_eq!(life.shop.sessions[&open].status, Status::Expired);
    assert_eq!(life.shop.entitlements[&id].status, EntitlementStatus::Revoked);
    assert!(life.shop.grants.iter().all(|grant| grant.revoked_at.is_some()));
    assert!(life.buy(&open).is_none(), "it can not be paid any more");
    life.days(400);
    assert_eq!(life.amounts(&subscription), [1_000], "they are never charged again");
    life.check_rest();
}

#[test]
fn who_was_deleted_is_nobody_and_their_name_is_free() {
    let mut life = catalog();
    let (_, _, id) = subscribed(&mut life);
    assert!(life.delete(&id));
    let named = NewSession { customer: Some(Buyer::Id(id.clone())), ..tier("pass", None, None) };
    assert_eq!(life.shop.create(named).unwrap_err(), no_such("customer", Noun::Customer));
    let portal = Command::OpenPortal { customer: id.clone(), return_url: None };
    assert_eq!(life.run(&portal).unwrap_err(), no_such("customer", Noun::Customer));
    let update = Command::UpdateCustomer(id.clone(), CustomerPatch::default());
    assert_eq!(life.run(&update).unwrap_err(), Refusal::NotFound(Noun::Customer));
    let again = life.shop.create(tier("pass", None, Some(UID))).unwrap();
    assert_ne!(life.customer(&again), id, "that is somebody else");
    let nobody = Command::DeleteCustomer(CustomerId::of("cus_nobody".to_owned()));
    assert_eq!(life.run(&nobody).unwrap_err(), Refusal::NotFound(Noun::Customer));
}

#[test]
fn who_is_being_charged_is_not_deleted_until_that_has_ended() {
    let mut life = catalog();
    let (_, subscription, id) = subscribed(&mut life);
    let pass = life.shop.create(tier("pass", None, Some(UID))).unwrap();
    life.script = Script::SlowGood(1);
    let paid = life.buy(&pass).unwrap();
    assert!(!life.delete(&id), "the bank has not said yet how it ended");
    life.tell(&paid);
    life.script = Script::SlowGood(9);
    let end = life.sub(&subscription).body.current_end;
    life.advance(end);
    assert!(!life.delete(&id), "a renewal is under way");
    life.settle_down();
    assert_eq!(life.amounts(&subscription), [1_000, 1_000]);
    assert!(life.delete(&id));
    life.check_rest();
}

#[test]
fn an_invoice_that_is_collected_is_void_and_late_money_comes_back() {
    let mut life = catalog();
    let (_, subscription, id) = subscribed(&mut life);
    life.script = Script::Bad(crate::attempt::Decline::InsufficientFunds);
    life.advance(life.sub(&subscription).body.current_end);
    assert_eq!(life.status(&subscription), S::PastDue);
    life.script = Script::Offers(3);
    let elsewhere = life.pay_invoice(&subscription).unwrap();
    life.script = Script::Good;
    assert!(life.delete(&id), "what a buyer does elsewhere holds nothing up");
    assert_eq!(life.invoices(&subscription)[1].status, InvoiceStatus::Void);
    life.settle_down();
    life.tell(&elsewhere);
    life.settle_down();
    life.check_rest();
    assert!(matches!(
        life.shop.attempts[&elsewhere].status,
        AttemptStatus::Refunded | AttemptStatus::Canceled | AttemptStatus::Declined
    ));
}

/// Of two that are decided on the same rows, one is decided again.
#[test]
fn a_deletion_is_before_a_charge_or_after_it() {
    for deletion_first in [true, false] {
        for what in ["renewal", "purchase", "deletion"] {
            let mut life = catalog();
            let (_, subscription, id) = subscribed(&mut life);
            let pass = life.shop.create(tier("pass", None, Some(UID))).unwrap();
            let other = match what {
                "renewal" => {
                    life.shop.now = life.sub(&subscription).body.current_end;
                    Command::Bill(subscription.clone())
                }
                "purchase" => life.submits(&pass),
                _ => Command::DeleteCustomer(id.clone()),
            };
            let delete = Command::DeleteCustomer(id.clone());
            match deletion_first {
                true => life.race(&delete, &other),
                false => life.race(&other, &delete),
            }
            assert!(!life.seen.contains_key("two at once do not meet"), "{what}: {:?}", life.seen);
            life.settle_down();
            let is_deleted = life.shop.customers[&id].is_deleted();
            assert_eq!(is_deleted, deletion_first || what == "deletion", "{what}");
            assert!(is_deleted || life.delete(&id));
            life.days(100);
            life.settle_down();
            life.check_rest();
            let charged = usize::from(what != "deletion" && !deletion_first);
            assert_eq!(life.bank.len(), 1 + charged, "{what}: nobody is charged after the deletion");
        }
    }
}

/// Somebody who had not seen the deletion makes a session for the customer. It is not paid, whatever is tried.
#[test]
fn what_is_begun_beside_a_deletion_comes_to_nothing() {
    let mut life = catalog();
    let (_, _, id) = subscribed(&mut life);
    let unseen = life.shop.decide(&Command::CreateSession(Box::new(monthly()))).unwrap();
    let under_way = life.shop.create(monthly()).unwrap();
    let unpaid = life.shop.sessions[&under_way].clone();
    assert!(life.delete(&id));
    // The bank is asked for a session that nobody could have seen when the customer was deleted.
    let made = unseen.changes.iter().find_map(|change| match change {
        Change::Insert(Row::Session(session)) => Some(session.id.clone()),
        _ => None,
    });
    unseen.changes.into_iter().for_each(|change| life.shop.apply(change));
    let made = made.unwrap();
    assert_eq!(life.run(&life.submits(&made)).unwrap_err(), Refusal::SessionOver);
    let expires = (JobKind::Expire, under_way.as_str().to_owned());
    life.shop.jobs.insert(expires, unpaid.expires_at);
    life.shop.sessions.insert(under_way.clone(), unpaid);
    life.shop.customers.get_mut(&id).unwrap().body.deleted_at = None;
    life.script = Script::SlowGood(1);
    let charge = life.buy(&under_way).unwrap();
    life.shop.customers.get_mut(&id).unwrap().body.deleted_at = Some(life.shop.now);
    life.script = Script::Good;
    life.tell(&charge);
    assert_eq!(life.status(&life.of(&under_way)), S::Incomplete, "it does not start");
    assert_eq!(life.shop.attempts[&charge].status, AttemptStatus::Surplus);
    life.erase(&id);
    for session in [&made, &under_way] {
        assert_eq!(life.shop.sessions[session].status, Status::Expired);
    }
    life.settle_down();
    life.check_rest();
}

#[test]
fn a_subscription_that_started_beside_a_deletion_ends_instead_of_being_charged() {
    let mut life = catalog();
    let (_, subscription, id) = subscribed(&mut life);
    life.shop.customers.get_mut(&id).unwrap().body.deleted_at = Some(life.shop.now);
    life.advance(life.sub(&subscription).body.current_end);
    assert_eq!((life.status(&subscription), life.amounts(&subscription)), (S::Canceled, vec![1_000]));
    life.check_rest();
}

#[test]
fn who_the_buyer_was_is_forgotten_and_the_money_stays() {
    let mut life = catalog();
    let (session, subscription, id) = subscribed(&mut life);
    life.advance(life.sub(&subscription).body.current_end);
    let said = Collected {
        name: Some("Ama".to_owned()),
        custom: [("size".to_owned(), "L".to_owned())].into(),
        terms: Some(true),
        ..Collected::default()
    };
    life.shop.sessions.get_mut(&session).unwrap().body.collected = Some(Box::new(said.clone()));
    for attempt in life.shop.attempts.values_mut() {
        attempt.body.collected = Some(Box::new(said.clone()));
    }
    let paid = life.shop.sessions[&session].clone();
    let email = paid.body.customer_email.clone();
    assert_eq!(email.as_deref(), Some("a@b.example"));
    life.erase(&id);
    assert_eq!(life.shop.sessions[&session], paid, "not of somebody who is there");
    assert_eq!(life.invoices(&subscription)[0].body.email, email);
    assert!(life.delete(&id));
    life.settle_down();
    let agreed = Collected { terms: Some(true), ..Collected::default() };
    let after = &life.shop.sessions[&session];
    assert_eq!((after.amount, after.status, &after.paid_by), (paid.amount, paid.status, &paid.paid_by));
    assert_eq!(after.body.customer_email, None);
    assert_eq!(after.body.collected.as_deref(), Some(&agreed), "what was agreed to stays");
    for attempt in life.shop.attempts.values() {
        assert_eq!((&attempt.body.email, attempt.body.collected.as_deref()), (&None, Some(&agreed)));
        let kept = attempt.body.off_session.as_deref();
        assert!(kept.is_none_or(str::is_empty), "some providers' names for a card have an address in them");
        assert_eq!((attempt.captured, kept.is_some()), (1_000, attempt.session != session));
    }
    assert_eq!(life.invoices(&subscription)[0].body.email, None);
    let rows = (life.shop.sessions.clone(), life.shop.attempts.clone(), life.shop.invoices.clone());
    life.erase(&id);
    let again = (life.shop.sessions.clone(), life.shop.attempts.clone(), life.shop.invoices.clone());
    assert_eq!(rows, again, "twice is as good as once");
}
