//! Carts, discounts, grants and claims, played on a model of the store that guards as the store does.

use super::books::{Books, given_back, paid};
use super::{Counting, NoSeal, PROFILE, new_session};
use crate::answer::{Answer, Changed};
use crate::attempt::{Attempt, Instrument, Method};
use crate::cart::{Choice, NewDiscount, NewLine, NewShipping, PriceData, Pricing, ProductData};
use crate::catalog::{
    DeclaredApp, DeclaredPrice, DeclaredProduct, NewCustom, NewPrice, NewProduct, NewRecurring, NewUnit,
    Price, Product, ProductPatch,
};
use crate::claim::Claim;
use crate::command::{Command, Pay};
use crate::customer::{Customer, CustomerPatch};
use crate::decision::{Change, Decision, Given, Loaded, Other, Policy, Row};
use crate::discount::{
    Coupon, NewCoupon, NewPromotionCode, PromotionCode, Redemption, RedemptionStatus, counted_names,
    normal_code,
};
use crate::entitlement::{Entitlement, EntitlementStatus, Grant};
use crate::event::{Cause, EventKind, Snapshot};
use crate::id::{AttemptId, CouponId, CustomerId, InvoiceId, Mode, Scope, SessionId, SubscriptionId};
use crate::invoice::{Invoice, InvoiceStatus};
use crate::job::JobKind;
use crate::merchant::{Merchant, MerchantBody};
use crate::money::Money;
use crate::processor::Outcome;
use crate::refusal::{ChoiceProblem, Noun, Refusal};
use crate::session::{Buyer, NewSession, NewSessionMore, Session, Status};
use crate::shipping::{NewShippingRate, ShippingRate, ShippingRatePatch};
use crate::subscription::{Subscription, SubscriptionStatus};
use crate::tax::{NewTaxRate, TaxRate};
use crate::time::{DAY, HOUR, Timestamp};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicU64;

/// Everything that a merchant has, as a store would hold it.
struct Shop {
    now: Timestamp,
    chance: Counting,
    merchant: Merchant,
    sessions: BTreeMap<SessionId, Session>,
    attempts: BTreeMap<AttemptId, Attempt>,
    customers: BTreeMap<CustomerId, Customer>,
    products: Vec<Product>,
    prices: Vec<Price>,
    coupons: BTreeMap<CouponId, Coupon>,
    codes: Vec<PromotionCode>,
    redemptions: BTreeMap<(SessionId, CouponId), Redemption>,
    counts: BTreeMap<(CouponId, String), i64>,
    rates: Vec<TaxRate>,
    ways: Vec<ShippingRate>,
    entitlements: BTreeMap<CustomerId, Entitlement>,
    grants: Vec<Grant>,
    books: Books,
    claims: BTreeMap<String, Claim>,
    subscriptions: BTreeMap<SubscriptionId, Subscription>,
    invoices: BTreeMap<InvoiceId, Invoice>,
    jobs: BTreeMap<(JobKind, String), Timestamp>,
    events: Vec<EventKind>,
    revisions: Vec<i64>,
}

const SCOPE: Scope = Scope { merchant: 1, mode: Mode::Test };

impl Shop {
    fn new() -> Self {
        let chance = Counting(AtomicU64::new(1));
        let now = Timestamp(1_700_000_000_000);
        let merchant = Merchant {
            number: 1,
            id: crate::id::MerchantId::mint(SCOPE, now, &chance),
            slug: "shop".to_owned(),
            created_at: now,
            version: 0,
            body: MerchantBody::default(),
        };
        Self {
            now,
            chance,
            merchant,
            sessions: BTreeMap::new(),
            attempts: BTreeMap::new(),
            customers: BTreeMap::new(),
            products: vec![],
            prices: vec![],
            coupons: BTreeMap::new(),
            codes: vec![],
            redemptions: BTreeMap::new(),
            counts: BTreeMap::new(),
            rates: vec![],
            ways: vec![],
            entitlements: BTreeMap::new(),
            grants: vec![],
            books: Books::default(),
            claims: BTreeMap::new(),
            subscriptions: BTreeMap::new(),
            invoices: BTreeMap::new(),
            jobs: BTreeMap::new(),
            events: vec![],
            revisions: vec![],
        }
    }

    fn code(&self, typed: &str) -> Option<PromotionCode> {
        let code = normal_code(typed)?;
        self.codes.iter().find(|known| known.code == code).cloned()
    }

    fn held(&self, session: Option<&Session>) -> Option<Redemption> {
        let session = session?;
        let discount = session.body.cart.as_ref()?.discount.as_ref()?;
        self.redemptions.get(&(session.id.clone(), discount.coupon.clone())).cloned()
    }

    /// Loads more than a command needs: a decision must not depend on what it need not look at.
    fn load(&self, command: &Command) -> Loaded {
        let mut loaded = Loaded {
            merchant: Some(self.merchant.clone()),
            products: self.products.clone(),
            prices: self.prices.clone(),
            tax_rates: self.rates.clone(),
            accounts: Some(vec![]),
            ..Loaded::default()
        };
        let mut email = None;
        let session = match command {
            Command::Choose(id, _) | Command::ExpireSession(id) | Command::LapseSession(id) => {
                Some(id.clone())
            }
            Command::Pay(pay) => {
                email.clone_from(&pay.email);
                Some(pay.session.clone())
            }
            Command::Settle { attempt, .. } | Command::Show { attempt, .. } => {
                loaded.attempt = self.attempts.get(attempt).cloned();
                loaded.attempt.as_ref().map(|attempt| attempt.session.clone())
            }
            Command::SettleRefund { refund, .. } => {
                loaded.refund = self.books.refunds.get(refund).cloned();
                let attempt = loaded.refund.as_ref().map(|refund| &refund.attempt);
                loaded.attempt = attempt.and_then(|id| self.attempts.get(id)).cloned();
                loaded.attempt.as_ref().map(|attempt| attempt.session.clone())
            }
            Command::Bill(id) | Command::CancelSubscription(id, _) => self.session_of(id),
            Command::CancelCurrent { uid, .. } => self.current_of(uid).and_then(|id| self.session_of(&id)),
            Command::PayInvoice(id) | Command::VoidInvoice(id) => {
                self.invoices.get(id).map(|invoice| invoice.body.session.clone())
            }
            _ => None,
        };
        loaded.session = session.and_then(|id| self.sessions.get(&id)).cloned();
        loaded.redemption = self.held(loaded.session.as_ref());
        let mut coupon = loaded.redemption.as_ref().map(|held| held.coupon.clone());
        if let Some(session) = &loaded.session {
            let current = session.body.current.as_ref();
            loaded.current = current.and_then(|id| self.attempts.get(id)).cloned();
            loaded.customer = session.customer.as_ref().and_then(|id| self.customers.get(id)).cloned();
            loaded.grants = self.grants.iter().filter(|grant| grant.session == session.id).cloned().collect();
            let key = session.body.exclusive_key.as_ref();
            loaded.claim = key.and_then(|key| self.claims.get(key)).cloned();
            let rival = loaded.claim.as_ref().filter(|claim| claim.session != session.id);
            loaded.rival = rival.and_then(|claim| self.sessions.get(&claim.session)).cloned();
        }
        self.load_named(command, &mut loaded, &mut email, &mut coupon);
        self.load_subscription(command, &mut loaded);
        coupon = loaded.promotion_code.as_ref().map(|code| code.coupon.clone()).or(coupon);
        loaded.coupon = coupon.as_ref().and_then(|id| self.coupons.get(id)).cloned();
        let customer = loaded.customer.as_ref().map(|customer| customer.id.clone());
        loaded.has_paid = self
            .sessions
            .values()
            .any(|session| session.status == Status::Complete && session.customer == customer);
        if let Some(coupon) = coupon {
            for name in counted_names(customer.as_ref(), email.as_deref()) {
                let taken = self.counts.get(&(coupon.clone(), name.clone())).copied().unwrap_or_default();
                loaded.counted.push((name, taken));
            }
        }
        self.load_held(customer, &mut loaded);
        if let Command::Settle { outcome: Outcome::Declined(_), .. } = command {
            (loaded.customer, loaded.entitlement) = (None, None);
            (loaded.held, loaded.grants) = (vec![], vec![]);
        }
        loaded
    }

    /// What the customer has, or would have.
    fn load_held(&self, customer: Option<CustomerId>, loaded: &mut Loaded) {
        let granted = loaded.grants.first().map(|grant| grant.customer.clone());
        let whose = granted.as_ref().or(customer.as_ref());
        let lasts = |grant: &&Grant| grant.expires_at.is_none_or(|end| self.now < end);
        let mine =
            |grant: &&Grant| whose == Some(&grant.customer) && grant.revoked_at.is_none() && lasts(grant);
        loaded.held = self.grants.iter().rev().filter(mine).cloned().collect();
        loaded.entitlement =
            customer.or(granted).and_then(|customer| self.entitlements.get(&customer)).cloned();
    }

    /// What a command names.
    fn load_named(
        &self,
        command: &Command,
        loaded: &mut Loaded,
        email: &mut Option<String>,
        coupon: &mut Option<CouponId>,
    ) {
        loaded.shipping_rates.clone_from(&self.ways);
        match command {
            Command::CreateSession(new) => {
                loaded.customer = match &new.customer {
                    Some(Buyer::Id(id)) => self.customers.get(id).cloned(),
                    Some(Buyer::Own { uid, .. }) => self.by_uid(uid),
                    None => None,
                };
                email.clone_from(&new.customer_email);
                let more = new.more.as_deref();
                let named = more.and_then(|more| more.discounts.first());
                *coupon = named.and_then(|named| named.coupon.clone()).map(CouponId::of);
                let default = more.and_then(|more| more.default_promotion_code.as_ref());
                loaded.promotion_code = default.and_then(|code| self.code(code));
            }
            Command::Choose(_, Choice { code: Some(code), .. }) => loaded.promotion_code = self.code(code),
            Command::Pay(pay) => {
                loaded.promotion_code = pay.choice.code.as_ref().and_then(|code| self.code(code));
            }
            Command::CreateCustomer(CustomerPatch { uid: Some(Some(uid)), .. }) => {
                loaded.customer = self.by_uid(uid);
            }
            Command::CreatePromotionCode(new) => *coupon = Some(CouponId::of(&new.coupon)),
            Command::EndEntitlement(id)
            | Command::UpdateCustomer(id, _)
            | Command::OpenPortal { customer: id, .. } => {
                loaded.customer = self.customers.get(id).cloned();
            }
            Command::CreateProduct(new) => {
                loaded.tier_taken = self.products.iter().any(|it| it.tier.is_some() && it.tier == new.tier);
            }
            Command::UpdateProduct(id, _) => loaded.products.retain(|product| product.id == *id),
            _ => self.load_erased(command, loaded),
        }
    }

    fn by_uid(&self, uid: &str) -> Option<Customer> {
        self.customers.values().find(|customer| customer.uid.as_deref() == Some(uid)).cloned()
    }

    fn run(&mut self, command: &Command) -> Result<Answer, Refusal> {
        let decision = self.decide(command)?;
        decision.changes.into_iter().for_each(|change| self.apply(change));
        self.check();
        Ok(decision.answer)
    }

    fn decide(&self, command: &Command) -> Result<Decision, Refusal> {
        let loaded = self.load(command);
        let policy = Policy { processors: vec![&PROFILE], loopback_hooks: true };
        let cause = Cause::default();
        let given = Given {
            scope: SCOPE,
            now: self.now,
            wall: self.now,
            moment: self.now.into(),
            turned: false,
            chance: &self.chance,
            policy: &policy,
            seal: &NoSeal,
            cause: &cause,
            told: None,
        };
        crate::decide::decide(command, &loaded, &given)
    }

    fn apply(&mut self, change: Change) {
        match change {
            Change::Insert(row) => self.insert(row),
            Change::Update(row) => self.update(row),
            Change::Reserve(held) => self.reserve(held),
            Change::Count { coupon, name, max, .. } => {
                let taken = self.counts.entry((coupon, name)).or_default();
                assert!(*taken < max, "the guard holds");
                *taken += 1;
            }
            Change::Uncount { coupon, name, .. } => self.uncount(&coupon, &name),
            Change::Release(held) => {
                self.turn(&held, RedemptionStatus::Released);
                self.take(&held, -1);
                held.counted_for.iter().for_each(|name| self.uncount(&held.coupon, name));
            }
            Change::Redeem(held) => {
                self.turn(&held, RedemptionStatus::Redeemed);
                self.coupons.get_mut(&held.coupon).unwrap().redeemed += 1;
            }
            Change::Schedule(job) => drop(self.jobs.insert((job.kind, job.subject), job.due_at)),
            Change::Unschedule(_, kind, subject) => drop(self.jobs.remove(&(kind, subject))),
            Change::Emit(event) => {
                if let Snapshot::Entitlement { entitlement, .. } = &event.body.snapshot {
                    self.revisions.push(entitlement.revision);
                }
                self.events.push(event.kind);
            }
            other => panic!("not expected here: {other:?}"),
        }
    }

    fn insert(&mut self, row: Row) {
        match row {
            Row::Session(row) => assert!(self.sessions.insert(row.id.clone(), row).is_none()),
            Row::Attempt(row) => assert!(self.attempts.insert(row.id.clone(), row).is_none()),
            Row::Customer(row) => {
                assert!(row.uid.as_deref().is_none_or(|uid| self.by_uid(uid).is_none()), "uids are unique");
                assert!(self.customers.insert(row.id.clone(), row).is_none());
            }
            Row::Product(row) => self.products.push(row),
            Row::Price(row) => self.prices.push(row),
            Row::Coupon(row) => assert!(self.coupons.insert(row.id.clone(), row).is_none()),
            Row::PromotionCode(row) => self.codes.push(row),
            Row::TaxRate(row) => self.rates.push(row),
            Row::ShippingRate(row) => self.ways.push(row),
            Row::Entitlement(row) => assert!(self.entitlements.insert(row.customer.clone(), row).is_none()),
            Row::Grant(row) => {
                let same = |other: &Grant| (&other.session, &other.line) == (&row.session, &row.line);
                assert!(!self.grants.iter().any(same), "G1: a line grants once");
                self.grants.push(row);
            }
            Row::Claim(row) => assert!(self.claims.insert(row.key.clone(), row).is_none()),
            Row::Subscription(row) => assert!(self.subscriptions.insert(row.id.clone(), row).is_none()),
            Row::Invoice(row) => {
                let same = |it: &Invoice| (&it.subscription, it.ordinal) == (&row.subscription, row.ordinal);
                assert!(!self.invoices.values().any(same), "there is one invoice at each place");
                assert!(self.invoices.insert(row.id.clone(), row).is_none());
            }
            other => self.books.insert(other),
        }
    }

    fn update(&mut self, row: Row) {
        macro_rules! put {
            ($map:expr, $key:expr, $row:expr) => {{
                let key = $key;
                let old = $map.get_mut(&key).expect("it is there");
                assert_eq!(old.version, $row.version, "one update per commit");
                *old = $row;
                old.version += 1;
            }};
        }
        macro_rules! put_in {
            ($list:expr, $row:expr) => {{
                let old = $list.iter_mut().find(|old| old.id == $row.id).expect("it is there");
                assert_eq!(old.version, $row.version);
                *old = $row;
                old.version += 1;
            }};
        }
        match row {
            Row::Session(row) => put!(self.sessions, row.id.clone(), row),
            Row::Attempt(row) => put!(self.attempts, row.id.clone(), row),
            Row::Customer(row) => put!(self.customers, row.id.clone(), row),
            Row::Entitlement(row) => put!(self.entitlements, row.customer.clone(), row),
            Row::Claim(row) => put!(self.claims, row.key.clone(), row),
            Row::Subscription(row) => put!(self.subscriptions, row.id.clone(), row),
            Row::Invoice(row) => put!(self.invoices, row.id.clone(), row),
            Row::Redemption(row) => {
                put!(self.redemptions, (row.session.clone(), row.coupon.clone()), row);
            }
            Row::Grant(row) => put_in!(self.grants, row),
            Row::Merchant(row) => {
                assert_eq!(self.merchant.version, row.version);
                self.merchant.version += 1;
            }
            Row::Product(row) => put_in!(self.products, row),
            Row::ShippingRate(row) => put_in!(self.ways, row),
            Row::Price(row) => put_in!(self.prices, row),
            other => self.books.update(other),
        }
    }

    fn reserve(&mut self, held: Redemption) {
        let key = (held.session.clone(), held.coupon.clone());
        let before = self.redemptions.get(&key).map(|old| old.status);
        assert!(matches!(before, None | Some(RedemptionStatus::Released)), "a session holds one of a coupon");
        let coupon = &self.coupons[&held.coupon];
        assert!(
            coupon.active && coupon.max_redemptions.is_none_or(|max| coupon.taken < max),
            "the guard holds"
        );
        self.take(&held, 1);
        let version = self.redemptions.get(&key).map_or(0, |old| old.version + 1);
        self.redemptions.insert(key, Redemption { version, ..held });
    }

    fn take(&mut self, held: &Redemption, by: i64) {
        self.coupons.get_mut(&held.coupon).unwrap().taken += by;
        if let Some(id) = &held.promotion_code {
            let code = self.codes.iter_mut().find(|code| code.id == *id).unwrap();
            code.taken += by;
            assert!(code.max_redemptions.is_none_or(|max| code.taken <= max), "C1, of the code");
        }
    }

    fn turn(&mut self, held: &Redemption, to: RedemptionStatus) {
        let row = self.redemptions.get_mut(&(held.session.clone(), held.coupon.clone())).unwrap();
        assert_eq!(row.status, RedemptionStatus::Reserved, "C3: exactly once");
        row.status = to;
        row.version += 1;
    }

    fn uncount(&mut self, coupon: &CouponId, name: &str) {
        let taken = self.counts.get_mut(&(coupon.clone(), name.to_owned())).unwrap();
        *taken -= 1;
        assert!(*taken >= 0);
    }

    /// What must hold after every command.
    fn check(&self) {
        self.books.check(&self.attempts);
        for coupon in self.coupons.values() {
            let of = |status| {
                let mine = |held: &&Redemption| held.coupon == coupon.id && held.status == status;
                i64::try_from(self.redemptions.values().filter(mine).count()).unwrap()
            };
            let (reserved, redeemed) = (of(RedemptionStatus::Reserved), of(RedemptionStatus::Redeemed));
            assert_eq!((coupon.taken, coupon.redeemed), (reserved + redeemed, redeemed));
            assert!(coupon.max_redemptions.is_none_or(|max| coupon.taken <= max), "C1");
            if let Some(max) = coupon.body.max_per_customer {
                let over = |((id, name), taken): (&(CouponId, String), &i64)| {
                    *id == coupon.id && !name.starts_with("first/") && *taken > max
                };
                assert!(!self.counts.iter().any(over), "C2");
            }
        }
        for held in self.redemptions.values() {
            let session = &self.sessions[&held.session];
            let cart = session.body.cart.as_ref().unwrap();
            let has = cart.discount.as_ref().is_some_and(|discount| discount.coupon == held.coupon);
            match held.status {
                RedemptionStatus::Reserved => {
                    assert!(has && matches!(session.status, Status::Open | Status::Paying), "{session:?}");
                }
                RedemptionStatus::Redeemed => assert!(has && session.status == Status::Complete),
                RedemptionStatus::Released => assert!(!has || session.status == Status::Expired),
            }
        }
        for session in self.sessions.values() {
            let line = session.body.cart.as_ref().and_then(|cart| cart.granting_line());
            let of_it = |grant: &&Grant| {
                grant.session == session.id && line.is_some_and(|line| line.id == grant.line)
            };
            let grants = self.grants.iter().filter(of_it).count();
            let expected = usize::from(line.is_some() && session.status == Status::Complete);
            assert_eq!(grants, expected, "G2: a grant is paid, and what is paid is granted");
            if let Some(cart) = &session.body.cart {
                let total = crate::pricing::price(cart, session.amount.currency).unwrap().total;
                assert_eq!(session.amount.amount, total, "the amount is what the cart costs");
            }
        }
        let asked =
            self.sessions.values().map(|it| it.amount).chain(self.attempts.values().map(|it| it.amount));
        for amount in asked.chain(self.invoices.values().map(|it| it.amount)) {
            assert!(amount.currency.expresses(amount.amount), "what is asked for can be paid: {amount:?}");
        }
        for key in self.claims.keys() {
            let paid =
                |it: &&Session| it.body.exclusive_key.as_ref() == Some(key) && it.status == Status::Complete;
            assert!(self.sessions.values().filter(paid).count() <= 1, "one of an order is paid");
        }
    }

    fn create(&mut self, new: NewSession) -> Result<SessionId, Refusal> {
        match self.run(&Command::CreateSession(Box::new(new)))? {
            Answer::Session { session, .. } => Ok(session.id),
            other => panic!("{other:?}"),
        }
    }

    fn pay(&mut self, id: &SessionId, email: &str) -> Result<Answer, Refusal> {
        let instrument = Instrument::Card { brand: "visa".to_owned(), last4: "4242".to_owned() };
        let session = &self.sessions[id];
        let pay = Pay {
            session: id.clone(),
            seen: session.body.current.clone(),
            by: Some((Method::Card, instrument)),
            email: Some(email.to_owned()),
            shown: Some(session.amount.amount),
            choice: Choice::default(),
            collected: Default::default(),
        };
        self.run(&Command::Pay(Box::new(pay)))
    }

    fn settle(&mut self, id: &AttemptId, outcome: Outcome) {
        let command = Command::Settle { attempt: id.clone(), state: None, outcome, janitor: false };
        self.run(&command).expect("settling is never refused");
    }

    fn succeed(&mut self, id: &AttemptId) {
        let captured = self.attempts[id].amount;
        self.settle(id, paid(captured));
    }

    /// All of the money is given back: what was asked for goes through, or somebody does it at the provider.
    fn gives_back(&mut self, id: &AttemptId) {
        match self.books.pending(id) {
            Some(refund) => drop(self.run(&Books::done(refund)).expect("settling is never refused")),
            None => {
                let amount = self.attempts[id].amount;
                self.settle(id, given_back(amount));
            }
        }
    }

    /// Pays with a card that works; the attempt.
    fn buy(&mut self, id: &SessionId, email: &str) -> AttemptId {
        match self.pay(id, email).expect("it can be paid") {
            Answer::Attempt { attempt, .. } => {
                self.succeed(&attempt.id);
                attempt.id
            }
            other => panic!("{other:?}"),
        }
    }

    fn choose(&mut self, id: &SessionId, choice: Choice) -> Result<Answer, Refusal> {
        self.run(&Command::Choose(id.clone(), choice))
    }

    fn product(&mut self, tier: Option<&str>) -> Product {
        let new = NewProduct {
            name: "Membership".to_owned(),
            tier: tier.map(str::to_owned),
            ..NewProduct::default()
        };
        match self.run(&Command::CreateProduct(new)).expect("a product") {
            Answer::Product(product, true) => *product,
            other => panic!("{other:?}"),
        }
    }

    fn price(&mut self, product: &Product, currency: &str, unit: i64, monthly: bool) -> Price {
        let recurring =
            monthly.then(|| NewRecurring { interval: "month".to_owned(), ..NewRecurring::default() });
        let new = NewPrice {
            product: product.id.as_str().to_owned(),
            currency: currency.to_owned(),
            unit: NewUnit { unit_amount: Some(unit), custom: None },
            recurring,
            ..NewPrice::default()
        };
        let before = self.products.clone();
        self.products.retain(|known| known.id == product.id);
        let made = self.run(&Command::CreatePrice(new)).expect("a price");
        self.products = before;
        match made {
            Answer::Price(price, true) => *price,
            other => panic!("{other:?}"),
        }
    }

    fn coupon(&mut self, new: NewCoupon) -> CouponId {
        match self.run(&Command::CreateCoupon(new)).expect("a coupon") {
            Answer::Coupon(coupon, true, _) => coupon.id,
            other => panic!("{other:?}"),
        }
    }

    fn promotion(&mut self, coupon: &CouponId, code: &str, first_time_transaction: bool) {
        let new = NewPromotionCode {
            coupon: coupon.as_str().to_owned(),
            code: Some(code.to_owned()),
            first_time_transaction,
            ..NewPromotionCode::default()
        };
        self.run(&Command::CreatePromotionCode(new)).expect("a code");
    }
}

fn percent(text: &str) -> NewCoupon {
    NewCoupon { percent_off: Some(text.to_owned()), ..NewCoupon::default() }
}

fn item(unit: i64, quantity: i64) -> NewLine {
    let product = ProductData { name: "Coffee".to_owned(), ..ProductData::default() };
    let data = PriceData {
        unit: NewUnit { unit_amount: Some(unit), custom: None },
        product_data: Some(product),
        ..PriceData::default()
    };
    NewLine { data: Some(data), quantity: Some(quantity), ..NewLine::default() }
}

fn with(lines: Vec<NewLine>, more: NewSessionMore) -> NewSession {
    NewSession { pricing: Pricing::Lines(lines), more: Some(Box::new(more)), ..new_session() }
}

fn with_code(code: &str) -> NewSessionMore {
    NewSessionMore {
        default_promotion_code: Some(code.to_owned()),
        allow_promotion_codes: true,
        ..NewSessionMore::default()
    }
}

fn tier(tier: &str, currency: Option<&str>, uid: Option<&str>) -> NewSession {
    NewSession {
        pricing: Pricing::Tier(tier.to_owned()),
        currency: currency.map(str::to_owned),
        customer: uid.map(|uid| Buyer::Own { uid: uid.to_owned(), email: None, name: None, phone: None }),
        ..new_session()
    }
}

fn code(text: &str) -> Choice {
    Choice { code: Some(text.to_owned()), ..Choice::default() }
}

mod carts;
mod collecting;
mod discounts;
mod erased;
mod grants;
mod life;
mod lives;
mod replaced;
mod shipping;
mod subscriptions;
mod tokens;
