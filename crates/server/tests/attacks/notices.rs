//! Notices of processors: forged ones, and true ones that say what is not so.

#[expect(dead_code, reason = "attacks need less of it than the tests of money")]
#[path = "../it/money/far.rs"]
mod far;
mod forged;
mod untrue;

use crate::traces::Traces;
use crate::{Attack, attack};
use far::{Desk, Far, stand_in};
use kassa_testshop::TestShop;
use serde_json::{Value, json};

pub(crate) const ATTACKS: &[Attack] = &[
    attack!("1", "A notice without a signature", forged::unsigned),
    attack!("2", "A true signature, cut short", forged::cut),
    attack!("3", "A true signature with more behind it", forged::longer),
    attack!("4", "A true signature in another spelling", forged::spelled),
    attack!("5", "A signature with an empty secret, a short one, or where none is set", forged::no_secret),
    attack!("6", "A request that names its own algorithm", forged::algorithm),
    attack!("7", "A notice to a live account, signed with the test secret", forged::test_on_live),
    attack!("8", "A signature that is 301 s old, or 301 s ahead", forged::stale),
    attack!("9", "A time that is missing, negative, beyond 2^63 or a fraction", forged::no_time),
    attack!("10", "The same notice again within its time", forged::replayed),
    attack!("11", "A signed notice with its body written anew", forged::rewritten),
    attack!("12", "Signed bytes with the dot in another place", forged::dotted),
    attack!("13", "A success over one unit less", untrue::less),
    attack!("14", "A success over one unit more", untrue::more),
    attack!("15", "A true notice, told to the account of another merchant", untrue::other_merchant),
    attack!("16", "A success of this session, told by another processor", untrue::other_processor),
    attack!("17", "A live event at a test account", untrue::other_mode),
    attack!("18", "A failure that comes after the success", untrue::failed_later),
    attack!("19", "A failure that comes before the success", untrue::failed_first),
    attack!("20", "A success after the session has expired", untrue::after_expiry),
    attack!("21", "A success for a payment that is not there", untrue::unknown),
    attack!("22", "Fifty copies of a notice at once", untrue::fifty),
    attack!("23", "A refund that is larger than what was captured", untrue::refunded_more),
    attack!("24", "Signatures that are wrong in their first or their last digit", forged::timed),
    attack!("A+1", "A header of a thousand signatures, each to be compared with a large body", forged::many),
    attack!("A+2", "The same number in another currency", untrue::other_currency),
    attack!("A+3", "The signed return of a cheap order, brought to a dear one", untrue::other_return),
    attack!("A+4", "Two signature headers, or two signed bodies in one request", forged::two),
];

/// Those that tell something.
const ALL: [&str; 4] = ["simulator", "stripe", "razorpay", "paystack"];

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

async fn payment(shop: &TestShop, id: &str) -> Value {
    shop.get(&format!("/v1/payments/{id}")).await.json()
}

/// A shop, and a payment at a provider.
struct Case {
    shop: TestShop,
    far: Far,
    desk: Desk,
}

impl Case {
    /// A payment that nobody has made yet.
    async fn open(name: &str) -> Self {
        let shop = TestShop::open().await;
        let far = stand_in(&shop);
        let desk = Desk::open(&shop, name).await;
        shop.settle_down().await;
        Self { shop, far, desk }
    }

    /// A payment that its buyer has made, and of which the provider is about to tell.
    async fn made(name: &str) -> Self {
        let case = Self::open(name).await;
        case.desk.pay(&case.shop, &case.far);
        case
    }

    /// Nobody believes this, and nothing comes of it.
    async fn refused(&self, body: &str, headers: &[(&str, &str)]) {
        let before = Traces::of(&self.shop).await;
        let reply = self.desk.deliver(&self.shop, body, headers).await;
        let said = format!("{}: {headers:?}", self.desk.side.name);
        assert_eq!((reply.status, &*reply.body), (400, "{\"received\":false}"), "{said}");
        before.unchanged(&self.shop, &said).await;
    }

    /// So many notices of this reason are kept for the operator, and the figure that raises the alarm says so.
    async fn parked(&self, reason: &str, count: usize) {
        let parked = self.shop.get("/v1/parked_notices").await.json();
        let reasons: Vec<_> = parked["data"].as_array().unwrap().iter().map(|it| &it["reason"]).collect();
        assert_eq!(reasons, vec![&json!(reason); count], "{}", self.desk.side.name);
        let figures = self.shop.browse("/metrics").await.body;
        let alarm = format!("\nkassa_notices_parked {count}\n");
        assert!(count == 0 || figures.contains(&alarm), "{figures}");
    }

    /// Nothing is paid, and nothing is kept.
    async fn unpaid(&self) {
        self.shop.settle_down().await;
        let session = self.shop.session_now(&self.desk.session).await;
        assert_eq!((&session["status"], &session["payment_status"]), (&json!("open"), &json!("unpaid")));
        let taken = self.shop.rows.texts("select source from entries").await;
        assert!(taken.is_empty(), "{}: {taken:?}", self.desk.side.name);
    }

    /// All of it is paid, once, whatever was told.
    async fn paid(&self) {
        self.shop.settle_down().await;
        let payment = payment(&self.shop, &self.desk.payment).await;
        let stands = (&payment["status"], &payment["amount_captured"]);
        assert_eq!(stands, (&json!("succeeded"), &json!(5000)), "{payment}");
        let session = self.shop.session_now(&self.desk.session).await;
        assert_eq!((&session["status"], &session["payment_status"]), (&json!("complete"), &json!("paid")));
        for kind in ["payment.succeeded", "checkout.session.completed"] {
            let told = self.shop.events().await.iter().filter(|found| *found == kind).count();
            assert_eq!(told, 1, "{kind} of {}", self.desk.side.name);
        }
    }

    /// The true notice is believed, so nothing else was wrong with the others. The end.
    async fn believed(self) {
        let told = self.desk.tell(&self.shop, &self.desk.success(5000)).await;
        assert_eq!(told.status, 200, "{}: {told:?}", self.desk.side.name);
        self.paid().await;
        self.shop.close().await;
    }
}
