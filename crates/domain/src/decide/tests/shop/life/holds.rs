//! What must hold after every command of a life, by the names of the invariants.

use super::*;

impl Life {
    /// B3, B5, B6 and M1 at the moment at which a charge begins. `before`: the subscriptions as they were.
    pub(super) fn check_charge(
        &mut self,
        attempt: &Attempt,
        before: &BTreeMap<SubscriptionId, Subscription>,
    ) {
        let session = self.shop.sessions[&attempt.session].clone();
        let others = self.shop.attempts.values().filter(|it| it.session == session.id && it.id != attempt.id);
        // What a buyer does elsewhere holds nothing up, and goes back if it comes after all.
        let elsewhere = |it: &Attempt| matches!(self.bank[&it.id].script, Script::Offers(_));
        let parked = |it: &Attempt| it.status == AttemptStatus::Parked && elsewhere(it);
        let open = |it: &&Attempt| it.status.is_live() || it.status == AttemptStatus::Offered;
        let unknown = others.filter(open).filter(|it| !parked(it)).count();
        assert_eq!(unknown, 0, "M1: no second charge begins while another may still succeed");
        assert_eq!(attempt.amount, session.amount, "M2");
        if let Some(terms) = &session.body.terms
            && let Some(sub) = terms.subscription.as_ref().and_then(|id| before.get(id))
        {
            assert_eq!(sub.status, SubscriptionStatus::Incomplete);
        }
        let Some(invoice) = session.body.invoice.as_ref().map(|id| self.shop.invoices[id].clone()) else {
            return;
        };
        let sub = &before[&invoice.subscription];
        let now = self.shop.now;
        assert_eq!(invoice.status, InvoiceStatus::Open, "only what is open is charged");
        assert_eq!(invoice.amount, session.amount, "M2");
        assert_ne!(sub.status, SubscriptionStatus::Canceled, "B3");
        assert_eq!(self.sub(&sub.id).body.open_invoice.as_ref(), Some(&invoice.id));
        if attempt.body.off_session.is_none() {
            self.saw("a buyer pays an invoice on its page");
            return;
        }
        assert!(sub.body.cancel_at.is_none_or(|at| now < at), "B3");
        assert!(!sub.body.cancel_at_period_end || now < sub.body.current_end, "B3");
        assert_ne!(sub.status, SubscriptionStatus::Paused);
        assert!(sub.body.trial_end.is_none_or(|end| end <= now), "B6: not before a trial's end");
        if sub.status == SubscriptionStatus::Trialing {
            self.saw("B6: a trial is over and charged");
        }
        if !self.by_hand.contains(&invoice.id) {
            self.check_tries(attempt, &invoice);
        }
    }

    /// B5: tries follow the table and stop.
    fn check_tries(&mut self, attempt: &Attempt, invoice: &Invoice) {
        let earlier = self.shop.attempts.values().filter(|it| {
            it.session == attempt.session && it.id != attempt.id && it.body.off_session.is_some()
        });
        let Some(last) = earlier.clone().max_by_key(|it| (it.created_at, it.id.clone())) else { return };
        assert!(invoice.body.due_by.is_none_or(|by| self.shop.now < by), "B5: it stops");
        if last.body.off_session != attempt.body.off_session {
            self.saw("B5: another card is tried at once");
            return;
        }
        let reason = last.body.reason.as_deref().and_then(Decline::parse).expect("it was declined");
        let same = earlier.filter(|it| it.body.off_session == attempt.body.off_session).count();
        assert!(same < 5, "B5: at most five tries with one card");
        let wait = next_try(reason, invoice.body.tries).expect("B5: there is a further try");
        // A second look that hears nothing is written down, too, and puts nothing off.
        let declined_at = last.body.declined_at.unwrap_or(last.body.updated_at);
        let since = self.shop.now.since(declined_at);
        assert!(since >= wait, "B5: not earlier than the table says: {since} {wait}");
        self.saw("B5: a decline is tried again");
    }

    /// How a subscription may change by one command.
    pub(super) fn check_turn(&mut self, before: &Subscription, after: &Subscription) {
        let (old, new) = (&before.body, &after.body);
        if before.status == SubscriptionStatus::Canceled {
            // Only the card of a deleted customer is forgotten.
            let mut stays = before.clone();
            if new.method.is_none() {
                (stays.body.method, stays.body.stamp, stays.version) = (None, new.stamp, after.version);
            }
            assert_eq!(&stays, after, "what has ended stays as it was");
            return;
        }
        if before.status != SubscriptionStatus::Incomplete && old.current_start != new.current_start {
            let anew = before.status == SubscriptionStatus::Unpaid;
            let from = if anew { self.shop.now } else { old.current_end };
            assert_eq!(new.current_start, from, "B2: a period begins where the one before it ends");
            assert_eq!(new.index, if anew { 0 } else { old.index + 1 }, "B2: none is skipped");
            self.saw(if anew {
                "a period begins anew after everything had stopped"
            } else {
                "B2: a period follows"
            });
            self.check_anchor(after);
        }
        if old.schedule.period != new.schedule.period {
            self.cut.extend(old.latest_invoice.clone());
        }
        if before.status != after.status {
            self.saw(match after.status {
                SubscriptionStatus::Incomplete => "incomplete",
                SubscriptionStatus::Trialing => "trialing",
                SubscriptionStatus::Active => "active",
                SubscriptionStatus::PastDue => "past_due",
                SubscriptionStatus::Paused => "paused",
                SubscriptionStatus::Canceled => "canceled",
                SubscriptionStatus::Unpaid => "unpaid",
            });
        }
        if old.held_at.is_none() && new.held_at.is_some() {
            self.saw("H2: renewals wait for a look");
        }
        let over = after.status == SubscriptionStatus::Paused && new.current_end <= self.shop.now;
        let resumed = before.status == SubscriptionStatus::Paused && old.current_end <= self.shop.now;
        if over || resumed {
            self.gap.insert(after.id.clone());
        }
        if new.settled_at != old.settled_at
            || (after.status == SubscriptionStatus::Active && old.settled_at.is_none())
        {
            self.gap.remove(&after.id);
            self.bare.remove(&after.id);
            self.gained.remove(&after.id);
        }
        if old.cart.granting_line().is_none() && new.cart.granting_line().is_some() {
            self.gained.insert(after.id.clone());
        }
        match new.cart.granting_line() {
            None => {
                self.bare.insert(after.id.clone());
            }
            Some(_) if self.shop.now < new.current_end && new.open_invoice.is_none() => {
                self.bare.remove(&after.id);
            }
            Some(_) => {}
        }
    }

    /// B7: by a calendar that is not ours.
    fn check_anchor(&mut self, sub: &Subscription) {
        let body = &sub.body;
        let period = body.schedule.period;
        if body.index < 0 || body.schedule.anchor.0 > at("2500-01-01T00:00:00Z").0 {
            return;
        }
        let count = (body.index + 1) * period.count;
        let span = match period.interval {
            Interval::Day => jiff::Span::new().days(count),
            Interval::Week => jiff::Span::new().weeks(count),
            Interval::Month => jiff::Span::new().months(count),
            Interval::Year => jiff::Span::new().years(count),
        };
        let anchor = jiff::Timestamp::from_millisecond(body.schedule.anchor.0).unwrap();
        let end = anchor.to_zoned(jiff::tz::TimeZone::UTC).checked_add(span).unwrap();
        assert_eq!(body.current_end.0, end.timestamp().as_millisecond(), "B7: the anchor's day");
    }

    pub(super) fn check(&self) {
        for sub in self.shop.subscriptions.values() {
            self.check_invoices(sub);
            self.check_planned(sub);
            self.check_access(sub);
        }
        for attempt in self.shop.attempts.values() {
            if attempt.status == AttemptStatus::Succeeded {
                let session = &self.shop.sessions[&attempt.session];
                assert_eq!(session.paid_by.as_ref(), Some(&attempt.id), "M1");
            }
        }
    }

    fn check_invoices(&self, sub: &Subscription) {
        let invoices = self.invoices(&sub.id);
        assert_eq!(i64::try_from(invoices.len()).unwrap(), sub.body.invoices);
        let mut paid = BTreeSet::new();
        for (place, invoice) in (0..).zip(&invoices) {
            assert_eq!(invoice.ordinal, place, "no place is left out");
            let session = &self.shop.sessions[&invoice.body.session];
            assert_eq!(invoice.amount, session.amount, "M2");
            let is_open = sub.body.open_invoice.as_ref() == Some(&invoice.id);
            assert_eq!(is_open, invoice.status == InvoiceStatus::Open);
            if invoice.status == InvoiceStatus::Paid {
                let period = (invoice.body.period_start, invoice.body.period_end);
                assert!(
                    self.cut.contains(&invoice.id) || paid.insert(period),
                    "B1: one paid invoice for a period"
                );
                assert_eq!(session.status, Status::Complete);
                assert_eq!(invoice.body.paid_by, session.paid_by);
            } else {
                assert_ne!(session.status, Status::Complete, "what is paid is paid");
            }
            if matches!(invoice.status, InvoiceStatus::Void | InvoiceStatus::Uncollectible) {
                assert_ne!(session.status, Status::Open, "it cannot be paid any more");
            }
        }
        assert_eq!(sub.body.latest_invoice.as_ref(), invoices.last().map(|invoice| &invoice.id));
    }

    /// Nothing is left without a plan when something is still to happen.
    fn check_planned(&self, sub: &Subscription) {
        let body = &sub.body;
        let bill = self.bill_at(&sub.id);
        let by = |at: Timestamp, why: &str| {
            assert!(
                bill.is_some_and(|bill| bill <= at.max(self.shop.now)),
                "{why}: {bill:?} for {at:?}, {sub:?}"
            );
        };
        let ended = matches!(sub.status, SubscriptionStatus::Canceled | SubscriptionStatus::Incomplete);
        if ended {
            assert_eq!(bill, None, "nothing is planned for what has ended or not begun");
        } else {
            body.cancel_at.into_iter().for_each(|at| by(at, "it is to end"));
            if body.cancel_at_period_end {
                by(body.current_end, "it is to end with its period");
            }
        }
        let open = body.open_invoice.as_ref().map(|id| &self.shop.invoices[id]);
        match (sub.status, open) {
            (SubscriptionStatus::Canceled | SubscriptionStatus::Unpaid, _) => {}
            (SubscriptionStatus::Incomplete, _) => {
                let session = &self.shop.sessions[&body.session];
                assert!(matches!(session.status, Status::Open | Status::Paying), "somebody may still pay");
                assert!(self.shop.jobs.contains_key(&(JobKind::Expire, session.id.as_str().to_owned())));
            }
            (SubscriptionStatus::Paused, _) => {
                body.resumes_at.into_iter().for_each(|at| by(at, "it resumes"))
            }
            (_, Some(invoice)) => {
                let session = &self.shop.sessions[&invoice.body.session];
                let current = session.body.current.as_ref().map(|id| &self.shop.attempts[id]);
                if session.status == Status::Paying {
                    let attempt = current.expect("something holds it");
                    let reconcile = (JobKind::Reconcile, attempt.id.as_str().to_owned());
                    let asked = self.shop.jobs.contains_key(&reconcile);
                    assert!(asked || attempt.status == AttemptStatus::Parked, "somebody asks: {attempt:?}");
                } else {
                    assert_eq!(session.status, Status::Open, "an open invoice can be paid");
                    by(invoice.body.due_by.expect("it is given up one day"), "it is collected");
                    invoice.body.next_try.into_iter().for_each(|at| by(at, "it is tried again"));
                }
            }
            (_, None) if body.held_at.is_some() => {}
            (_, None) => by(body.current_end, "a period ends"),
        }
    }

    /// G2: what the customer has is what the subscription says, where nothing else was bought.
    fn check_access(&self, sub: &Subscription) {
        let Some(customer) = sub.customer.as_ref().filter(|_| sub.body.started_at.is_some()) else { return };
        let foreign =
            |grant: &&Grant| grant.customer == *customer && grant.subscription.as_ref() != Some(&sub.id);
        if self.shop.grants.iter().any(|grant| foreign(&grant)) {
            return;
        }
        let tier = sub.body.cart.granting_line().and_then(|line| line.tier.clone());
        let Some(has) = self.shop.entitlements.get(customer) else { return };
        let active = has.is_active(self.shop.now);
        let last_paid = self.invoices(&sub.id).into_iter().rfind(|it| it.status == InvoiceStatus::Paid);
        let by = last_paid.and_then(|invoice| invoice.body.paid_by.as_ref());
        let refunded = by.is_some_and(|id| self.shop.attempts[id].status == AttemptStatus::Refunded);
        if refunded {
            let gained = self.gained.contains(&sub.id);
            assert!(!active || gained, "what was given back is not there any more: {has:?}");
            return;
        }
        let over = sub.body.current_end <= self.shop.now || sub.body.open_invoice.is_some();
        // Where the merchant has taken the invoice back, the customer keeps what they have, whatever that is.
        let taken_back = self.invoices(&sub.id).last().is_some_and(|it| it.status == InvoiceStatus::Void);
        let gap = taken_back || self.gap.contains(&sub.id) || (over && self.bare.contains(&sub.id));
        match sub.status {
            SubscriptionStatus::Canceled | SubscriptionStatus::Unpaid | SubscriptionStatus::Incomplete => {
                assert!(!active, "it gives nothing: {has:?}");
            }
            _ if gap => {}
            SubscriptionStatus::Paused if sub.body.current_end <= self.shop.now => {}
            SubscriptionStatus::Trialing
            | SubscriptionStatus::Active
            | SubscriptionStatus::PastDue
            | SubscriptionStatus::Paused => {
                let settled = sub.body.open_invoice.is_none() && self.shop.now < sub.body.current_end;
                if tier.is_some() {
                    assert!(active, "it gives what is paid: {has:?} {sub:?}");
                    assert!(!settled || Some(&has.tier) == tier.as_ref(), "the tier of today");
                } else if settled {
                    assert!(!active, "there is nothing to have");
                }
            }
        }
    }

    /// What must hold when nothing is under way any more.
    pub(in super::super) fn check_rest(&self) {
        for (id, session) in &self.shop.sessions {
            let kept = self.kept(id);
            assert!(kept.len() <= 1, "M1: one charge of a session is kept");
            if session.status != Status::Complete {
                assert_eq!(kept.len(), 0, "B3: what is not wanted goes back: {session:?}");
            }
            for charge in kept {
                assert_eq!(charge.amount, session.amount, "M2");
            }
        }
        for (id, charge) in &self.bank {
            let status = self.shop.attempts[id].status;
            if charge.captured_at.is_some() {
                // Of nothing there is nothing to give back: what is not wanted of it is over at once.
                let back =
                    charge.refunded || (charge.amount.amount == 0 && status == AttemptStatus::Refunded);
                let expected = if back { AttemptStatus::Refunded } else { AttemptStatus::Succeeded };
                assert!(status == expected || status == AttemptStatus::Parked, "{status:?} {charge:?}");
            }
        }
    }
}
