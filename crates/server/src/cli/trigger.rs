//! `kassa trigger`: makes an event happen, by doing what leads to it: sessions and catalog by the API, payments by a
//! buyer who fills in the page, at the simulator. Nothing is made up, so the objects of an event can be looked at.

use super::paint::Paint;
use super::remote::{At, Remote};
use super::say;
use anyhow::{Context, bail};
use clap::Args;
use kassa_domain::event::EventKind;
use serde_json::{Value, json};
use std::time::Duration;

/// An event that has not come by then does not come any more: the slowest is given back 5 seconds later.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often somebody looks whether it has come.
const LOOK_EVERY: Duration = Duration::from_millis(150);
const GOOD: &str = "4242424242424242";
const DECLINED: &str = "4000000000000002";
/// Declined, and the money arrives after all.
const LATE: &str = "4000000000000259";
/// The first charge is paid, renewals are declined.
const POOR_LATER: &str = "4000000000002685";
/// The first charge is paid, and renewals would have to be confirmed by the buyer.
const ASKS_LATER: &str = "4000002760003184";

/// Which event.
#[derive(Args)]
pub(super) struct TriggerArgs {
    /// The type of the event, such as checkout.session.completed
    #[arg(required_unless_present = "list")]
    event: Option<String>,
    /// List the events that can be triggered, and how each comes about
    #[arg(long)]
    list: bool,
    /// Allow events that take time, such as a renewal that is declined: the merchant's test clock is turned ahead, and
    /// stays there until `DELETE /v1/test_clock`
    #[arg(long)]
    turn_clock: bool,
    #[command(flatten)]
    at: At,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// How an event is brought about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By what is done now.
    Now(&'static str),
    /// By turning the test clock as well.
    Later(&'static str),
    /// By nothing that can be done here.
    Never(&'static str),
}

fn way(kind: EventKind) -> Way {
    use EventKind as E;
    match kind {
        E::SessionCreated => Way::Now("a session is made"),
        E::SessionCompleted | E::PaymentCreated | E::PaymentSucceeded => Way::Now("a buyer pays a session"),
        E::SessionExpired => Way::Now("a session is expired"),
        E::PaymentFailed => Way::Now("a buyer's card is declined"),
        E::PaymentAuthorized => Way::Now("a buyer's money is held"),
        E::PaymentCanceled => Way::Now("held money is let go of"),
        E::PaymentRefunded | E::RefundCreated | E::RefundUpdated => Way::Now("a payment is refunded"),
        E::LatePaymentRefunded => Way::Now("money comes after its session has expired; takes 5 seconds"),
        E::EntitlementUpdated => Way::Now("a buyer pays for a tier"),
        E::CustomerCreated | E::CustomerUpdated | E::CustomerDeleted => {
            Way::Now("a customer is made, changed and deleted")
        }
        E::ProductCreated | E::ProductUpdated => Way::Now("a product is made, and changed"),
        E::PriceCreated | E::PriceUpdated => Way::Now("a price is made, and changed"),
        E::CouponCreated | E::CouponUpdated | E::CouponDeleted => {
            Way::Now("a coupon is made, changed and deleted")
        }
        E::PromotionCodeCreated | E::PromotionCodeUpdated => {
            Way::Now("a promotion code is made, and changed")
        }
        E::TaxRateCreated | E::TaxRateUpdated => Way::Now("a tax rate is made, and changed"),
        E::ShippingRateCreated | E::ShippingRateUpdated => Way::Now("a shipping rate is made, and changed"),
        E::LinkCreated | E::LinkUpdated => Way::Now("a payment link is made, and changed"),
        E::OfferCreated | E::OfferUpdated => Way::Now("an offer is made, and changed"),
        E::SubscriptionCreated | E::InvoiceCreated | E::InvoicePaid => {
            Way::Now("a buyer starts a subscription")
        }
        E::SubscriptionUpdated => Way::Now("a subscription is to end with its period"),
        E::SubscriptionDeleted => Way::Now("a subscription is cancelled"),
        E::SubscriptionPaused | E::SubscriptionResumed => Way::Now("a subscription is paused, and goes on"),
        E::SubscriptionTrialWillEnd => Way::Now("a buyer starts a trial of two days"),
        E::InvoicePaymentFailed => Way::Later("a renewal is declined"),
        E::InvoiceActionRequired => Way::Later("a renewal needs the buyer"),
        E::InvoiceVoided => Way::Later("a subscription whose renewal was declined is cancelled"),
        E::InvoiceUncollectible => Way::Later("a renewal is declined until it is given up"),
        E::PaymentParked | E::PaymentOwed | E::RefundFailed => {
            Way::Never("the simulator always says how it ended")
        }
        E::DisputeCreated | E::DisputeUpdated | E::DisputeClosed => {
            Way::Never("the simulator knows no disputes")
        }
        E::ReconciliationDifference => Way::Never("the simulator's book is always right"),
        E::EndpointDisabled => Way::Never("an endpoint has to fail for days"),
    }
}

pub(super) async fn run(args: &TriggerArgs) -> anyhow::Result<()> {
    let Some(named) = args.event.as_deref().filter(|_| !args.list) else {
        list(args.json);
        return Ok(());
    };
    let kind = EventKind::parse(named)
        .with_context(|| format!("there is no event {named:?}; `kassa trigger --list` shows all"))?;
    match way(kind) {
        Way::Never(why) => bail!("{named} cannot be triggered: {why}"),
        Way::Later(how) if !args.turn_clock => {
            bail!(
                "{named} takes time: {how}. With --turn-clock the merchant's test clock is turned ahead for it"
            )
        }
        Way::Later(_) | Way::Now(_) => {}
    }
    let remote = args.at.connect().await?;
    let before = latest(&remote).await?;
    Stage { remote: &remote }.play(kind).await?;
    let come = come(&remote, before, kind).await?;
    let paint = Paint::of_stdout();
    for event in come {
        let text = |name: &str| event.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        if args.json {
            say(&event.to_string());
            continue;
        }
        let object = event.pointer("/data/object/id").and_then(Value::as_str).unwrap_or_default();
        let line = format!("{}  {}  {object}", text("id"), text("type"));
        say(&if text("type") == named { paint.green(&line) } else { line });
    }
    Ok(())
}

fn list(json: bool) {
    for kind in EventKind::ALL {
        let (word, how) = match way(kind) {
            Way::Now(how) => ("now", how),
            Way::Later(how) => ("turn_clock", how),
            Way::Never(how) => ("never", how),
        };
        if json {
            say(&json!({ "type": kind.as_str(), "way": word, "how": how }).to_string());
        } else {
            let note = match word {
                "turn_clock" => " (needs --turn-clock)",
                "never" => " (cannot be triggered)",
                _ => "",
            };
            say(&format!("{:<38}  {how}{note}", kind.as_str()));
        }
    }
}

async fn latest(remote: &Remote) -> anyhow::Result<i64> {
    let events = remote.read("/v1/events?limit=1").await?;
    Ok(events.pointer("/data/0/sequence").and_then(Value::as_i64).unwrap_or_default())
}

/// What has happened since, up to the event that was wanted.
async fn come(remote: &Remote, before: i64, kind: EventKind) -> anyhow::Result<Vec<Value>> {
    let look = async {
        let (mut after, mut seen) = (before, vec![]);
        loop {
            let events = remote.read(&format!("/v1/events?after={after}&limit=100")).await?;
            let events = events.get("data").and_then(Value::as_array).cloned().unwrap_or_default();
            let last = events.last().and_then(|event| event.get("sequence")).and_then(Value::as_i64);
            let is_it = |event: &Value| event.get("type").and_then(Value::as_str) == Some(kind.as_str());
            let has_come = events.iter().any(is_it);
            seen.extend(events);
            if has_come {
                return Ok(seen);
            }
            after = last.unwrap_or(after);
            tokio::time::sleep(LOOK_EVERY).await;
        }
    };
    tokio::time::timeout(PATIENCE, look)
        .await
        .with_context(|| format!("{} did not happen within {} s", kind.as_str(), PATIENCE.as_secs()))?
}

/// Where the story is played.
struct Stage<'a> {
    remote: &'a Remote,
}

/// The id of an object.
fn id(object: &Value) -> anyhow::Result<&str> {
    text(object, "id")
}

fn text<'a>(object: &'a Value, name: &str) -> anyhow::Result<&'a str> {
    object.get(name).and_then(Value::as_str).with_context(|| format!("the server's answer has no {name}"))
}

impl Stage<'_> {
    async fn play(&self, kind: EventKind) -> anyhow::Result<()> {
        use EventKind as E;
        match kind {
            E::SessionCreated => self.session(json!({})).await.map(drop),
            E::SessionExpired => self.expire(&self.session(json!({})).await?).await,
            E::SessionCompleted | E::PaymentCreated | E::PaymentSucceeded => {
                self.sale(json!({})).await.map(drop)
            }
            E::PaymentFailed => self.pay(&self.session(json!({})).await?, DECLINED).await,
            E::PaymentAuthorized => self.sale(json!({ "capture_method": "manual" })).await.map(drop),
            E::PaymentCanceled => {
                let held = self.sale(json!({ "capture_method": "manual" })).await?;
                self.post(&format!("/v1/payments/{}/cancel", text(&held, "payment")?), json!({}))
                    .await
                    .map(drop)
            }
            E::PaymentRefunded | E::RefundCreated | E::RefundUpdated => {
                let paid = self.sale(json!({})).await?;
                self.post("/v1/refunds", json!({ "payment": text(&paid, "payment")? })).await.map(drop)
            }
            E::LatePaymentRefunded => {
                let session = self.session(json!({})).await?;
                self.pay(&session, LATE).await?;
                self.expire(&session).await
            }
            E::EntitlementUpdated => self.tier().await,
            _ => match kind.as_str().split('.').next() {
                Some("customer") if kind.as_str().starts_with("customer.subscription.") => {
                    self.recurring(kind).await
                }
                Some("invoice") => self.recurring(kind).await,
                _ => self.goods(kind).await,
            },
        }
    }

    async fn post(&self, path: &str, body: Value) -> anyhow::Result<Value> {
        self.remote.post(path, &body).await
    }

    /// A session over a small amount, with more about it.
    async fn session(&self, more: Value) -> anyhow::Result<Value> {
        let mut body = json!({
            "success_url": format!("{}/?session_id={{CHECKOUT_SESSION_ID}}", self.remote.url),
            "cancel_url": self.remote.url,
        });
        if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
            if !more.contains_key("line_items") && !more.contains_key("tier") {
                body.insert("amount".to_owned(), 2000.into());
                body.insert("currency".to_owned(), "GHS".into());
            }
            body.extend(more);
        }
        self.post("/v1/checkout/sessions", body).await
    }

    /// A session that is paid.
    async fn sale(&self, more: Value) -> anyhow::Result<Value> {
        let session = self.session(more).await?;
        self.pay(&session, GOOD).await?;
        self.remote.read(&format!("/v1/checkout/sessions/{}", id(&session)?)).await
    }

    async fn expire(&self, session: &Value) -> anyhow::Result<()> {
        self.post(&format!("/v1/checkout/sessions/{}/expire", id(session)?), json!({})).await.map(drop)
    }

    /// A buyer fills in the page.
    async fn pay(&self, session: &Value, card: &str) -> anyhow::Result<()> {
        let url = text(session, "url")?;
        let page = self.remote.page(url).await?;
        let token = hidden(&page, "token").context("the page has no form to pay with")?;
        let shown = hidden(&page, "shown_total");
        let mut fields = vec![
            ("token", token),
            ("method", "card"),
            ("email", "buyer@example.com"),
            ("card_number", card),
            ("card_exp", "12 / 34"),
            ("card_cvc", "123"),
            ("card_name", "Ama Mensah"),
        ];
        fields.extend(shown.map(|shown| ("shown_total", shown)));
        self.remote.submit(&format!("{url}/pay"), &fields).await?;
        if card == ASKS_LATER { self.confirm(url).await } else { Ok(()) }
    }

    /// The buyer says yes to the bank's question.
    async fn confirm(&self, url: &str) -> anyhow::Result<()> {
        let page = self.remote.page(url).await?;
        let field = |name| hidden(&page, name).context("the page asks nothing");
        let fields = [("token", field("token")?), ("attempt", field("attempt")?), ("action", "confirm")];
        self.remote.submit(&format!("{url}/continue"), &fields).await.map(drop)
    }

    /// A buyer pays for a tier.
    async fn tier(&self) -> anyhow::Result<()> {
        let product = json!({ "name": "Membership", "tier": "member" });
        let product = self.post("/v1/products", product).await?;
        let price = json!({ "product": id(&product)?, "currency": "GHS", "unit_amount": 2000 });
        let price = self.post("/v1/prices", price).await?;
        let lines = json!({
            "line_items": [{ "price": id(&price)? }],
            "customer": { "uid": format!("triggered-{}", id(&price)?), "email": "buyer@example.com" },
        });
        self.sale(lines).await.map(drop)
    }

    /// What there is to sell, and to whom.
    async fn goods(&self, kind: EventKind) -> anyhow::Result<()> {
        use EventKind as E;
        let (path, body, change) = match kind {
            E::CustomerCreated | E::CustomerUpdated | E::CustomerDeleted => {
                ("customers", json!({ "email": "buyer@example.com" }), json!({ "name": "Ama Mensah" }))
            }
            E::ProductCreated | E::ProductUpdated => {
                ("products", json!({ "name": "Tote bag" }), json!({ "description": "Holds ten books" }))
            }
            E::PriceCreated | E::PriceUpdated => {
                let product = self.post("/v1/products", json!({ "name": "Tote bag" })).await?;
                let price = json!({ "product": id(&product)?, "currency": "GHS", "unit_amount": 2500 });
                ("prices", price, json!({ "nickname": "Standard" }))
            }
            E::CouponCreated | E::CouponUpdated | E::CouponDeleted => {
                ("coupons", json!({ "name": "Autumn", "percent_off": 10 }), json!({ "name": "Winter" }))
            }
            E::PromotionCodeCreated | E::PromotionCodeUpdated => {
                let coupon = self.post("/v1/coupons", json!({ "name": "Autumn", "percent_off": 10 })).await?;
                ("promotion_codes", json!({ "coupon": id(&coupon)? }), json!({ "active": false }))
            }
            E::TaxRateCreated | E::TaxRateUpdated => {
                let rate = json!({ "display_name": "VAT", "percentage": 15, "inclusive": false });
                ("tax_rates", rate, json!({ "active": false }))
            }
            E::ShippingRateCreated | E::ShippingRateUpdated => {
                let price = json!({ "amount": 1500, "currency": "GHS" });
                let rate = json!({ "display_name": "Courier", "fixed_amount": price });
                ("shipping_rates", rate, json!({ "active": false }))
            }
            E::LinkCreated | E::LinkUpdated => {
                let link = json!({ "name": "A pot of tea", "amount": 2500, "currency": "GHS" });
                ("payment_links", link, json!({ "active": false }))
            }
            _ => {
                let offer = json!({ "name": "Gym", "amount": 12000, "currency": "GHS", "interval": "month" });
                ("offers", offer, json!({ "active": false }))
            }
        };
        let made = self.post(&format!("/v1/{path}"), body).await?;
        let object = format!("/v1/{path}/{}", id(&made)?);
        if kind.as_str().ends_with(".updated") {
            self.post(&object, change).await?;
        }
        if kind.as_str().ends_with(".deleted") {
            self.remote.delete(&object).await?;
        }
        Ok(())
    }

    /// What is paid again and again.
    async fn recurring(&self, kind: EventKind) -> anyhow::Result<()> {
        use EventKind as E;
        let card = match kind {
            E::InvoicePaymentFailed | E::InvoiceVoided | E::InvoiceUncollectible => POOR_LATER,
            E::InvoiceActionRequired => ASKS_LATER,
            _ => GOOD,
        };
        let trial = (kind == E::SubscriptionTrialWillEnd).then_some(json!({ "trial_period_days": 2 }));
        let subscription = self.subscription(card, trial).await?;
        let at = |what: &str| format!("/v1/subscriptions/{subscription}{what}");
        match kind {
            E::SubscriptionUpdated => {
                self.post(&at("/cancel"), json!({ "at_period_end": true })).await.map(drop)
            }
            E::SubscriptionDeleted => self.post(&at("/cancel"), json!({})).await.map(drop),
            E::SubscriptionPaused => self.post(&at("/pause"), json!({})).await.map(drop),
            E::SubscriptionResumed => {
                self.post(&at("/pause"), json!({})).await?;
                self.post(&at("/resume"), json!({})).await.map(drop)
            }
            E::InvoicePaymentFailed | E::InvoiceActionRequired => self.turn("P1M1D").await,
            E::InvoiceVoided => {
                self.turn("P1M1D").await?;
                self.post(&at("/cancel"), json!({})).await.map(drop)
            }
            E::InvoiceUncollectible => self.turn("P2M").await,
            _ => Ok(()),
        }
    }

    /// A buyer starts a subscription; its id.
    async fn subscription(&self, card: &str, data: Option<Value>) -> anyhow::Result<String> {
        let mut lines = json!({
            "mode": "subscription",
            "line_items": [{ "price_data": {
                "currency": "GHS", "unit_amount": 5000, "recurring": { "interval": "month" },
                "product_data": { "name": "Pro plan" },
            } }],
            "customer": { "uid": "triggered", "email": "buyer@example.com" },
        });
        if let (Some(body), Some(data)) = (lines.as_object_mut(), data) {
            body.insert("subscription_data".to_owned(), data);
        }
        let session = self.session(lines).await?;
        self.pay(&session, card).await?;
        let paid = self.remote.read(&format!("/v1/checkout/sessions/{}", id(&session)?)).await?;
        text(&paid, "subscription").map(str::to_owned).context("the subscription did not start")
    }

    /// Turns the test clock ahead, and waits until all that was due has happened.
    async fn turn(&self, advance: &str) -> anyhow::Result<()> {
        let mut clock = self.post("/v1/test_clock", json!({ "advance": advance })).await?;
        while text(&clock, "status")? != "ready" {
            tokio::time::sleep(LOOK_EVERY).await;
            clock = self.remote.read("/v1/test_clock").await?;
        }
        Ok(())
    }
}

/// The value of a hidden field of a page.
fn hidden<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_fields_are_found() {
        let page =
            r#"<input type="hidden" name="token" value="abc.def"><input name="shown_total" value="12">"#;
        assert_eq!(hidden(page, "token"), Some("abc.def"));
        assert_eq!(hidden(page, "shown_total"), Some("12"));
        assert_eq!(hidden(page, "other"), None);
    }
}
