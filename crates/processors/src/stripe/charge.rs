//! Taking money. What Stripe last said of a payment is looked at before anything is done to it, so that every
//! operation can be tried again at any time.

use super::call::{Answer, Form, cut, decline, from_stripe, get, is_name, post, to_stripe};
use super::shapes::{Brief, Charge, Details, Generated, Intent, Link, Marks, Page, Session, Setup, Trouble};
use super::{MARK_PAYMENT, MARK_WAY, METHODS, PUBLISHABLE_KEY, SCRIPT_URL};
use kassa_domain::Timestamp;
use kassa_domain::attempt::{AttemptStatus, Decline, Instrument, Method};
use kassa_domain::id::Mode;
use kassa_domain::money::Money;
use kassa_domain::processor::{
    Ask, CallError, Captured, Case, Exchange, HANDLE, Held, Op, Outcome, Request, State, Step,
};
use kassa_domain::time::{HOUR, MINUTE, SECOND};
use serde_json::Value;

/// What is remembered: how the buyer pays, which answer is awaited, the Customer, the Checkout Session, why a
/// payment is being cancelled, and that a lost charge is being sent again.
const WAY: &str = "way";
const AWAITS: &str = "awaits";
const CUSTOMER: &str = "customer";
const SESSION: &str = "session";
const REASON: &str = "reason";
const AGAIN: &str = "again";

/// The buyer pays in the Payment Element.
pub(super) const FRAME: &str = "frame";
/// The buyer pays on Stripe's page.
pub(super) const PAGE: &str = "page";
/// Nobody is there: what was kept is charged.
pub(super) const ALONE: &str = "alone";

/// Stripe keeps an idempotency key for at least a day. After this time a lost charge is not sent again under
/// its key, it could be a second one.
const KEY_LIFE: i64 = 20 * HOUR;
/// After this time no request of ours can be on its way any more.
const FLIGHT: i64 = 10 * MINUTE;
/// Stripe's limit for a product's name is not documented; longer texts were never tried.
const NAME_CHARS: usize = 250;
/// Stripe's limit for the description of an intent is 1000.
const DESCRIPTION_CHARS: usize = 500;

/// One operation on one payment.
pub(super) struct Talk<'a> {
    op: &'a Op,
    case: &'a Case<'a>,
    state: State,
}

impl<'a> Talk<'a> {
    pub(super) fn step(op: &'a Op, case: &'a Case<'a>, last: Option<&Exchange>) -> (State, Step) {
        let mut talk = Self { op, case, state: case.state.clone() };
        let step = match last {
            None => talk.begin(),
            Some(exchange) => talk.heard(&Answer::of(exchange)),
        };
        (talk.state, step)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.state.get(name)?.as_str()
    }

    fn set(&mut self, name: &str, value: &str) {
        self.state.insert(name.to_owned(), Value::String(value.to_owned()));
    }

    fn id(&self) -> &str {
        self.case.attempt.id.as_str()
    }

    fn is_alone(&self) -> bool {
        self.text(WAY) == Some(ALONE)
    }

    fn is_setup(&self) -> bool {
        self.case.attempt.amount.amount == 0
    }

    fn begin(&mut self) -> Step {
        let fresh = self.text(WAY).is_none();
        match self.op {
            Op::Prepare => Step::Ready,
            Op::Charge(payer) if fresh => self.first(if payer.scripted { FRAME } else { PAGE }),
            Op::ChargeSaved if fresh => self.first(ALONE),
            Op::Capture(money) => self.capture(*money),
            Op::Charge(_) | Op::ChargeSaved | Op::Resume(_) | Op::Fetch | Op::Void => self.again(),
            Op::Refund | Op::FetchRefund => Step::Done(Outcome::Unknown),
        }
    }

    /// The first call of a payment.
    fn first(&mut self, way: &str) -> Step {
        let attempt = self.case.attempt;
        let nothing = self.is_setup() && (!attempt.body.saves || way == ALONE);
        let unknown_means = way == ALONE && self.kept().is_none();
        if nothing || unknown_means || to_stripe(attempt.amount).is_none() {
            return Step::Done(Outcome::Declined(Decline::ProcessingError));
        }
        self.set(WAY, way);
        self.create()
    }

    /// Finds out how a payment stands that was begun before, perhaps by a process that is no more.
    fn again(&mut self) -> Step {
        if self.text(SESSION).or_else(|| self.text(HANDLE)).is_some() {
            return self.look();
        }
        let voids = matches!(self.op, Op::Void);
        match self.text(WAY) {
            Some(ALONE) => self.search(),
            // The buyer cannot pay what was never shown.
            Some(_) if !voids => self.create(),
            Some(_) => Step::Done(Outcome::Declined(self.given_up())),
            None if voids => Step::Done(Outcome::Declined(self.given_up())),
            None => Step::Done(Outcome::Declined(Decline::NotCharged)),
        }
    }

    fn given_up(&self) -> Decline {
        if self.case.attempt.body.off_session.is_some() { Decline::NotCharged } else { Decline::Abandoned }
    }

    /// The Customer and the payment method that were kept, which stand in one text with a colon between them.
    fn kept(&self) -> Option<(&str, &str)> {
        let kept = self.case.attempt.body.off_session.as_deref()?.split_once(':')?;
        (is_name(kept.0) && is_name(kept.1)).then_some(kept)
    }

    /// Sends a request and remembers which answer is awaited.
    fn call(&mut self, awaits: &str, request: Option<Request>) -> Step {
        self.set(AWAITS, awaits);
        request.map_or(Step::Done(Outcome::Unknown), Step::Call)
    }

    fn create(&mut self) -> Step {
        let needs_customer = self.case.attempt.body.saves && !self.is_alone();
        let (awaits, path, step, form) = match self.text(WAY) {
            _ if needs_customer && self.text(CUSTOMER).is_none() => {
                ("customer", "/v1/customers", "customer", self.customer_form())
            }
            Some(PAGE) => ("creation", "/v1/checkout/sessions", "session", self.session_form()),
            Some(ALONE) => ("creation", "/v1/payment_intents", "charge", self.charge_form()),
            _ if self.is_setup() => ("creation", "/v1/setup_intents", "setup", self.setup_form()),
            _ => ("creation", "/v1/payment_intents", "intent", self.intent_form()),
        };
        let key = format!("{}-{step}", self.id());
        let request = post(self.case.keys, path, Some(&key), &form);
        self.call(awaits, request)
    }

    fn customer_form(&self) -> Form {
        let form = Form::default().maybe("email", self.case.attempt.body.email.as_deref());
        form.with(&format!("metadata[{MARK_PAYMENT}]"), self.id())
    }

    /// The amount and what it is for. All of it is the same however often it is sent: Stripe compares.
    fn sum(&self) -> Form {
        let amount = self.case.attempt.amount;
        let description = self.case.attempt.body.description.as_deref().map(|it| cut(it, DESCRIPTION_CHARS));
        Form::default()
            .with("amount", to_stripe(amount).unwrap_or_default())
            .with("currency", amount.currency.code().to_ascii_lowercase())
            .maybe("description", description.as_deref())
    }

    fn marked(&self, form: Form, within: &str) -> Form {
        let name = |mark: &str| match within {
            "" => format!("metadata[{mark}]"),
            within => format!("{within}[metadata][{mark}]"),
        };
        form.with(&name(MARK_PAYMENT), self.id()).with(&name(MARK_WAY), self.text(WAY).unwrap_or_default())
    }

    fn intent_form(&self) -> Form {
        let body = &self.case.attempt.body;
        let form = self
            .sum()
            .with("automatic_payment_methods[enabled]", true)
            .maybe("payment_method_configuration", Some(self.case.keys.text(METHODS)))
            .maybe("customer", self.text(CUSTOMER))
            .maybe("setup_future_usage", body.saves.then_some("off_session"))
            .maybe("capture_method", body.holds.then_some("manual"));
        self.marked(form, "")
    }

    fn setup_form(&self) -> Form {
        let form = Form::default()
            .with("automatic_payment_methods[enabled]", true)
            .with("usage", "off_session")
            .maybe("payment_method_configuration", Some(self.case.keys.text(METHODS)))
            .maybe("customer", self.text(CUSTOMER));
        self.marked(form, "")
    }

    fn charge_form(&self) -> Form {
        let (customer, means) = self.kept().unwrap_or_default();
        let form = self
            .sum()
            .with("customer", customer)
            .with("payment_method", means)
            .with("confirm", true)
            .with("off_session", true)
            .with("automatic_payment_methods[enabled]", true)
            .maybe("payment_method_configuration", Some(self.case.keys.text(METHODS)))
            // Stripe wants it as soon as a method could lead to another page; without a buyer nobody goes
            // there.
            .with("return_url", &self.case.site.return_url)
            .with("expand[0]", "latest_charge");
        self.marked(form, "")
    }

    fn session_form(&self) -> Form {
        let (attempt, site) = (self.case.attempt, self.case.site);
        let (body, customer) = (&attempt.body, self.text(CUSTOMER));
        let form = Form::default()
            .with("mode", if self.is_setup() { "setup" } else { "payment" })
            .with("success_url", &site.return_url)
            .with("cancel_url", &site.page_url)
            .with("client_reference_id", self.id())
            .maybe("customer", customer)
            .maybe("customer_email", body.email.as_deref().filter(|_| customer.is_none()))
            .maybe("payment_method_configuration", Some(self.case.keys.text(METHODS)));
        let form = self.marked(form, "");
        let currency = attempt.amount.currency.code().to_ascii_lowercase();
        if self.is_setup() {
            return self.marked(form.with("currency", currency), "setup_intent_data");
        }
        let name = body.description.as_deref().unwrap_or(&site.merchant);
        let described = body.description.as_deref().map(|it| cut(it, DESCRIPTION_CHARS));
        let form = form
            .with("line_items[0][quantity]", 1)
            .with("line_items[0][price_data][currency]", &currency)
            .with("line_items[0][price_data][unit_amount]", to_stripe(attempt.amount).unwrap_or_default())
            .with("line_items[0][price_data][product_data][name]", cut(name, NAME_CHARS))
            // The buyer pays what our page said, in the currency in which it said it.
            .with("adaptive_pricing[enabled]", false)
            .maybe("payment_intent_data[description]", described.as_deref())
            .maybe("payment_intent_data[setup_future_usage]", body.saves.then_some("off_session"))
            .maybe("payment_intent_data[capture_method]", body.holds.then_some("manual"));
        self.marked(form, "payment_intent_data")
    }

    /// Asks how it stands.
    fn look(&mut self) -> Step {
        let path = match (self.text(SESSION), self.text(HANDLE)) {
            (Some(id), _) if self.is_setup() => {
                let wanted = "expand[0]=setup_intent.payment_method&expand[1]=setup_intent.latest_attempt";
                format!("/v1/checkout/sessions/{id}?{wanted}")
            }
            (Some(id), _) => format!("/v1/checkout/sessions/{id}?expand[0]=payment_intent.latest_charge"),
            (None, Some(id)) if self.is_setup() => {
                format!("/v1/setup_intents/{id}?expand[0]=payment_method&expand[1]=latest_attempt")
            }
            (None, Some(id)) => format!("/v1/payment_intents/{id}?expand[0]=latest_charge"),
            (None, None) => return Step::Done(Outcome::Unknown),
        };
        let request = get(self.case.keys, &path);
        self.call("look", request)
    }

    /// Looks for a charge without the buyer whose answer was lost, among those of its Customer.
    fn search(&mut self) -> Step {
        let Some((customer, _)) = self.kept() else {
            return Step::Done(Outcome::Declined(Decline::ProcessingError));
        };
        let path = format!("/v1/payment_intents?customer={customer}&limit=100&expand[0]=data.latest_charge");
        let request = get(self.case.keys, &path);
        self.call("search", request)
    }

    fn capture(&mut self, money: Money) -> Step {
        let Some(amount) = to_stripe(money) else { return Step::Done(Outcome::Unknown) };
        let Some(id) = self.text(HANDLE).filter(|id| id.starts_with("pi_")) else { return self.look() };
        let (path, key) = (format!("/v1/payment_intents/{id}/capture"), format!("{}-capture", self.id()));
        let form = Form::default().with("amount_to_capture", amount).with("expand[0]", "latest_charge");
        let request = post(self.case.keys, &path, Some(&key), &form);
        self.call("capture", request)
    }

    fn cancel(&mut self, kind: &str, id: &str, why: Option<Decline>) -> Step {
        if let Some(why) = why {
            self.set(REASON, why.as_str());
        }
        let form = Form::default().with("cancellation_reason", "abandoned");
        let request = post(self.case.keys, &format!("/v1/{kind}/{id}/cancel"), None, &form);
        self.call("cancel", request)
    }

    fn heard(&mut self, answer: &Answer<'_>) -> Step {
        match self.text(AWAITS) {
            Some("customer") => self.heard_customer(answer),
            Some("creation") => match self.text(WAY) {
                Some(ALONE) => self.heard_charge(answer),
                Some(PAGE) => self.heard_session(answer),
                _ if self.is_setup() => self.heard_setup(answer),
                _ => self.heard_intent(answer),
            },
            Some("look") if self.text(SESSION).is_some() => self.heard_session(answer),
            Some("look") if self.is_setup() => self.heard_setup(answer),
            Some("look") => self.heard_intent(answer),
            Some("search") => self.heard_search(answer),
            Some("capture") if matches!(answer, Answer::Refused(..)) => self.look(),
            Some("capture") => self.heard_intent(answer),
            Some("cancel") => self.heard_end(answer, "canceled"),
            Some("expiry") => self.heard_end(answer, "expired"),
            _ => Step::Done(Outcome::Unknown),
        }
    }

    /// What an answer means that says nothing about the payment. Of what was only to be shown to the buyer,
    /// and was not, nothing can come any more.
    fn unheard(&self, answer: &Answer<'_>) -> Step {
        let created = matches!(self.text(AWAITS), Some("customer" | "creation"));
        Step::Done(match answer {
            Answer::Said(_) => Outcome::Unknown,
            // The same request is under way, and what comes of it will be shown.
            Answer::Refused(409, _) => Outcome::Unknown,
            _ if !created || self.is_alone() => Outcome::Unknown,
            refused if refused.is_definite_no() && !matches!(refused, Answer::Refused(404, _)) => {
                Outcome::Declined(Decline::ProcessingError)
            }
            Answer::Refused(..) | Answer::Silent(_) => Outcome::Unavailable,
        })
    }

    /// Whether an object speaks of our payment, in our mode.
    fn is_ours(&self, marks: Option<&Marks>, live: Option<bool>) -> bool {
        let mode = self.case.keys.scope.mode == Mode::Live;
        marks.and_then(|marks| marks.kassa_payment.as_deref()) == Some(self.id())
            && live.is_none_or(|live| live == mode)
    }

    fn heard_customer(&mut self, answer: &Answer<'_>) -> Step {
        let Some(customer) = answer.read::<Brief>() else { return self.unheard(answer) };
        if !self.is_ours(customer.metadata.as_ref(), None) || !is_name(&customer.id) {
            return Step::Done(Outcome::Unknown);
        }
        self.set(CUSTOMER, &customer.id);
        self.create()
    }

    fn heard_intent(&mut self, answer: &Answer<'_>) -> Step {
        match answer.read::<Intent>() {
            Some(intent) => self.seen_intent(&intent),
            None => self.unheard(answer),
        }
    }

    fn heard_setup(&mut self, answer: &Answer<'_>) -> Step {
        match answer.read::<Setup>() {
            Some(setup) => self.seen_setup(&setup),
            None => self.unheard(answer),
        }
    }

    fn heard_session(&mut self, answer: &Answer<'_>) -> Step {
        match answer.read::<Session>() {
            Some(session) => self.seen_session(&session),
            None => self.unheard(answer),
        }
    }

    /// The answer to a charge without the buyer. Money may have moved unless Stripe surely says that it has
    /// not.
    fn heard_charge(&mut self, answer: &Answer<'_>) -> Step {
        if let Some(intent) = answer.read::<Intent>() {
            return self.seen_intent(&intent);
        }
        let only_call = matches!(self.op, Op::ChargeSaved) && !self.state.contains_key(AGAIN);
        match answer {
            Answer::Refused(_, Some(Trouble { payment_intent: Some(intent), .. })) => {
                self.seen_intent(intent)
            }
            Answer::Silent(CallError::NotSent) if only_call => Step::Done(Outcome::Unavailable),
            locked if locked.is_locked_out() && only_call => Step::Done(Outcome::Unavailable),
            no if no.is_definite_no() => Step::Done(Outcome::Declined(match no {
                Answer::Refused(402, Some(trouble)) => decline(trouble),
                _ => Decline::ProcessingError,
            })),
            _ => Step::Done(Outcome::Unknown),
        }
    }

    fn heard_search(&mut self, answer: &Answer<'_>) -> Step {
        let Some(page) = answer.read::<Page<Intent>>() else { return Step::Done(Outcome::Unknown) };
        let mut found = page.data.iter().filter(|intent| self.is_ours(intent.metadata.as_ref(), None));
        if let Some(intent) = found.next() {
            return self.seen_intent(intent);
        }
        let age = self.case.now.since(self.case.attempt.created_at);
        let voids = matches!(self.op, Op::Void);
        if page.has_more || (voids && age < FLIGHT) {
            return Step::Done(Outcome::Unknown);
        }
        if voids || age >= KEY_LIFE {
            return Step::Done(Outcome::Declined(Decline::NotCharged));
        }
        self.state.insert(AGAIN.to_owned(), Value::Bool(true));
        self.create()
    }

    /// The answer to a wish that no money be taken. Where it is no plain yes, Stripe is looked at again
    /// later.
    fn heard_end(&self, answer: &Answer<'_>, end: &str) -> Step {
        let ended = answer.read::<Brief>().filter(|brief| self.is_ours(brief.metadata.as_ref(), None));
        let known = [self.text(HANDLE), self.text(SESSION)];
        Step::Done(match ended {
            Some(it) if it.status.as_deref() == Some(end) && known.contains(&Some(it.id.as_str())) => {
                Outcome::Declined(self.reason().unwrap_or_else(|| self.given_up()))
            }
            _ => Outcome::Unknown,
        })
    }

    fn reason(&self) -> Option<Decline> {
        self.text(REASON).and_then(Decline::parse)
    }

    /// Takes an intent's name down, unless another one is known.
    fn take_name(&mut self, id: &str) -> bool {
        let known = self.text(HANDLE).filter(|known| !known.starts_with("cs_"));
        let fits = is_name(id) && known.is_none_or(|known| known == id);
        if fits {
            self.set(HANDLE, id);
        }
        fits
    }

    fn seen_intent(&mut self, intent: &Intent) -> Step {
        if !self.is_ours(intent.metadata.as_ref(), intent.livemode) || !self.take_name(&intent.id) {
            return Step::Done(Outcome::Unknown);
        }
        let voids = matches!(self.op, Op::Void);
        match intent.status.as_str() {
            "succeeded" => Step::Done(succeeded(intent, self.case.attempt.body.saves)),
            "requires_capture" if voids => self.cancel("payment_intents", &intent.id, None),
            "requires_capture" => Step::Done(self.held(intent)),
            "processing" => self.wait(),
            "canceled" => Step::Done(Outcome::Declined(self.canceled(intent))),
            "requires_payment_method" | "requires_confirmation" | "requires_action" => self.open(intent),
            _ => Step::Done(Outcome::Unknown),
        }
    }

    /// The buyer has not paid yet, or nobody can.
    fn open(&mut self, intent: &Intent) -> Step {
        let trouble = intent.last_payment_error.as_ref();
        if self.is_alone() {
            let asks = intent.status == "requires_action";
            let why = trouble.filter(|_| !asks).map_or(Decline::AuthenticationFailed, decline);
            return self.cancel("payment_intents", &intent.id, Some(why));
        }
        match self.op {
            Op::Void => self.cancel("payment_intents", &intent.id, None),
            Op::Capture(_) => Step::Done(Outcome::Unknown),
            _ => self.frame("payment", intent.client_secret.as_deref()),
        }
    }

    fn canceled(&self, intent: &Intent) -> Decline {
        let by_us = intent.cancellation_reason.as_deref() == Some("abandoned");
        let trouble = intent.last_payment_error.as_ref().filter(|_| !by_us || self.is_alone());
        self.reason().or_else(|| trouble.map(decline)).unwrap_or_else(|| self.given_up())
    }

    fn held(&self, intent: &Intent) -> Outcome {
        let attempt = self.case.attempt;
        let over = attempt.body.held_until.is_some_and(|until| until <= self.case.now);
        // Its time is over, or a capture has just been refused: how it goes on is not known yet.
        if matches!(self.op, Op::Capture(_)) || (attempt.status == AttemptStatus::Authorized && over) {
            return Outcome::Unknown;
        }
        let Some(amount) = from_stripe(intent.amount_capturable, &intent.currency) else {
            return Outcome::Unknown;
        };
        let details = charge_of(intent).and_then(|charge| charge.payment_method_details.as_ref());
        let until = details.and_then(|it| it.card.as_ref()?.capture_before);
        Outcome::Authorized(Box::new(Held {
            amount,
            reference: intent.id.clone(),
            instrument: details.map(instrument),
            until: until.map(|seconds| Timestamp(seconds.saturating_mul(SECOND))),
        }))
    }

    fn seen_setup(&mut self, setup: &Setup) -> Step {
        if !self.is_ours(setup.metadata.as_ref(), setup.livemode) || !self.take_name(&setup.id) {
            return Step::Done(Outcome::Unknown);
        }
        let voids = matches!(self.op, Op::Void);
        match setup.status.as_str() {
            "succeeded" => Step::Done(self.verified(setup)),
            "processing" => self.wait(),
            "canceled" => {
                let trouble = setup.last_setup_error.as_ref().filter(|_| !voids);
                Step::Done(Outcome::Declined(trouble.map_or_else(|| self.given_up(), decline)))
            }
            "requires_payment_method" | "requires_confirmation" | "requires_action" if voids => {
                self.cancel("setup_intents", &setup.id, None)
            }
            "requires_payment_method" | "requires_confirmation" | "requires_action" => {
                self.frame("setup", setup.client_secret.as_deref())
            }
            _ => Step::Done(Outcome::Unknown),
        }
    }

    /// The means can be kept; nothing was taken.
    fn verified(&self, setup: &Setup) -> Outcome {
        let tried = setup.latest_attempt.as_ref().and_then(Link::whole);
        let tried = tried.and_then(|tried| tried.payment_method_details.as_ref());
        let means = setup.payment_method.as_ref();
        Outcome::Succeeded(Box::new(Captured {
            amount: Money { amount: 0, currency: self.case.attempt.amount.currency },
            reference: setup.id.clone(),
            saved: saved(setup.customer.as_ref(), means, tried),
            instrument: means.and_then(Link::whole).map(instrument),
            refunded: Some(0),
            excess: None,
        }))
    }

    fn seen_session(&mut self, session: &Session) -> Step {
        if !self.is_ours(session.metadata.as_ref(), session.livemode) || !is_name(&session.id) {
            return Step::Done(Outcome::Unknown);
        }
        if self.text(SESSION).is_some_and(|known| known != session.id) {
            return Step::Done(Outcome::Unknown);
        }
        self.set(SESSION, &session.id);
        let intent = session.payment_intent.as_ref().and_then(Link::id);
        let name = intent.or_else(|| session.setup_intent.as_ref().and_then(Link::id)).unwrap_or(&session.id);
        if !self.take_name(name) {
            return Step::Done(Outcome::Unknown);
        }
        // As long as the page waits for the buyer, an intent that is not settled is only one try on it.
        if let Some(intent) = session.payment_intent.as_ref().and_then(Link::whole)
            && !intent.status.starts_with("requires_")
        {
            return self.seen_intent(intent);
        }
        match session.status.as_deref() {
            Some("expired") => Step::Done(Outcome::Declined(self.given_up())),
            Some("complete") => self.seen_complete(session),
            Some("open") if matches!(self.op, Op::Void) => {
                let path = format!("/v1/checkout/sessions/{}/expire", session.id);
                let request = post(self.case.keys, &path, None, &Form::default());
                self.call("expiry", request)
            }
            Some("open") => self.page(session.url.as_deref()),
            _ => Step::Done(Outcome::Unknown),
        }
    }

    /// The buyer has done all that can be done on Stripe's page.
    fn seen_complete(&mut self, session: &Session) -> Step {
        if let Some(setup) = session.setup_intent.as_ref().and_then(Link::whole) {
            let over = setup.status == "requires_payment_method";
            let why = setup.last_setup_error.as_ref().map_or(Decline::CardDeclined, decline);
            return if over { Step::Done(Outcome::Declined(why)) } else { self.seen_setup(setup) };
        }
        let Some(intent) = session.payment_intent.as_ref().and_then(Link::whole) else {
            return Step::Done(Outcome::Unknown);
        };
        match intent.status.as_str() {
            // A debit that took days has failed, and the page takes no second try.
            "requires_payment_method" if self.is_ours(intent.metadata.as_ref(), intent.livemode) => {
                let why = intent.last_payment_error.as_ref().map_or(Decline::CardDeclined, decline);
                Step::Done(Outcome::Declined(why))
            }
            "requires_capture" => self.seen_intent(intent),
            // The buyer still has something to do elsewhere, such as to pay a voucher.
            "requires_action" => self.wait(),
            _ => Step::Done(Outcome::Unknown),
        }
    }

    fn is_shown(&self) -> bool {
        let attempt = self.case.attempt;
        attempt.status == AttemptStatus::Offered && attempt.body.ask.is_some()
    }

    fn frame(&self, kind: &str, client_secret: Option<&str>) -> Step {
        if self.is_shown() {
            return self.wait();
        }
        let Some(client_secret) = client_secret else { return Step::Done(Outcome::Unknown) };
        let keys = self.case.keys;
        let config = [
            ("intent", kind),
            ("publishable_key", keys.text(PUBLISHABLE_KEY)),
            ("client_secret", client_secret),
        ];
        let config = config.into_iter().map(|(name, text)| (name.to_owned(), Value::String(text.to_owned())));
        let script = keys.text(SCRIPT_URL).to_owned();
        Step::Show(Ask::Frame { script, config: config.collect(), plain: None })
    }

    fn page(&self, url: Option<&str>) -> Step {
        match url {
            _ if self.is_shown() => self.wait(),
            Some(url) if crate::wire::origin(url).is_some() => {
                Step::Show(Ask::Redirect { url: url.to_owned() })
            }
            _ => Step::Done(Outcome::Unknown),
        }
    }

    /// Asks again soon while the buyer is likely looking. Notices and returns are quicker anyway.
    fn wait(&self) -> Step {
        let pause = match self.case.now.since(self.case.attempt.created_at) {
            ..=120_000 => 3 * SECOND,
            120_001..=3_600_000 => 30 * SECOND,
            3_600_001..=86_400_000 => 10 * MINUTE,
            _ => HOUR,
        };
        Step::Wait(self.case.now.plus(pause))
    }
}

fn charge_of(intent: &Intent) -> Option<&Charge> {
    intent.latest_charge.as_ref().and_then(Link::whole)
}

fn succeeded(intent: &Intent, saves: bool) -> Outcome {
    let Some(amount) = from_stripe(intent.amount_received, &intent.currency) else { return Outcome::Unknown };
    let charge = charge_of(intent);
    let details = charge.and_then(|charge| charge.payment_method_details.as_ref());
    let means = saves.then(|| saved(intent.customer.as_ref(), intent.payment_method.as_ref(), details));
    Outcome::Succeeded(Box::new(Captured {
        amount,
        reference: intent.id.clone(),
        saved: means.flatten(),
        instrument: details.map(instrument),
        refunded: charge.and_then(|charge| given_back(charge, &intent.currency)),
        excess: None,
    }))
}

/// How much the buyer was given back. Stripe counts the part of a hold that was not captured as given back as
/// well. Source: objects that merchants published; the reference does not say it.
fn given_back(charge: &Charge, code: &str) -> Option<i64> {
    let released = charge.amount.saturating_sub(charge.amount_captured).max(0);
    let back = charge.amount_refunded.saturating_sub(released).max(0);
    from_stripe(back, code).map(|money| money.amount)
}

/// The name of what was kept. A bank transfer of a buyer's is kept as the debit that Stripe derived from it.
fn saved(
    customer: Option<&Link<Brief>>,
    means: Option<&Link<Details>>,
    details: Option<&Details>,
) -> Option<String> {
    let once = details.and_then(|it| it.ideal.as_ref().or(it.bancontact.as_ref()).or(it.sofort.as_ref()));
    let debit = |once: &'_ Generated| once.generated_sepa_debit.as_ref()?.id().map(str::to_owned);
    let means = match once {
        Some(once) => debit(once)?,
        None => means?.id()?.to_owned(),
    };
    let customer = customer?.id()?;
    (is_name(customer) && is_name(&means)).then(|| format!("{customer}:{means}"))
}

fn instrument(details: &Details) -> Instrument {
    let bank = details.sepa_debit.as_ref().or(details.us_bank_account.as_ref());
    if let (Some(card), "card") = (&details.card, details.kind.as_str()) {
        return Instrument::Card {
            brand: card.brand.clone().unwrap_or_else(|| "card".to_owned()),
            last4: card.last4.clone().unwrap_or_default(),
        };
    }
    let words = bank.map(|bank| [bank.bank_name.as_deref(), bank.last4.as_deref()]);
    let label = words.map(|words| words.into_iter().flatten().collect::<Vec<_>>().join(" "));
    Instrument::Other { method: Method::Card, kind: details.kind.clone(), label: label.unwrap_or_default() }
}
