//! The checkout session: flat, with everything that the vendor's own samples show, in their order.

use super::{AddressJson, CustomerJson, attached, organization};
use crate::copperx::{echo, landing_of, money};
use crate::times::iso_milliseconds;
use kassa_domain::Timestamp;
use kassa_domain::alias;
use kassa_domain::answer::More;
use kassa_domain::attempt::Method;
use kassa_domain::cart::{Cart, Line};
use kassa_domain::collect::{AfterCompletion, Collected, CustomKind, CustomerUpdate};
use kassa_domain::id::{CustomerId, LinkId, PriceId, ProductId, SubscriptionId};
use kassa_domain::metadata::Metadata;
use kassa_domain::money::Currency;
use kassa_domain::postal::Address;
use kassa_domain::pricing::{LineTotal, Priced, price};
use kassa_domain::session::Session;
use serde::Serialize;
use serde_json::value::RawValue;

/// What the vendor shows for products and prices that exist for one session only.
const OF_ONE_SESSION: (u8, u8) = (10, 20);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::copperx) struct SessionJson<'a> {
    id: &'a str,
    created_at: String,
    updated_at: String,
    mode: &'static str,
    payment_method_types: Vec<&'static str>,
    payment_setting: SettingJson,
    expires_at: String,
    customer_creation: &'static str,
    customer_update: Option<CustomerUpdateJson>,
    submit_type: &'static str,
    after_completion: Option<&'static str>,
    organization_id: String,
    amount_subtotal: String,
    amount_total: String,
    currency: String,
    payment_link_id: Option<&'a str>,
    subscription_id: Option<&'a str>,
    customer_id: Option<&'a str>,
    client_reference_id: Option<&'a str>,
    success_url: Option<String>,
    cancel_url: Option<String>,
    status: &'static str,
    payment_status: &'static str,
    metadata: Option<&'a Metadata>,
    name_collection: bool,
    email_collection: bool,
    phone_number_collection: bool,
    shipping_address_collection: bool,
    billing_address_collection: bool,
    after_completion_confirm_msg: Option<Box<RawValue>>,
    shipping_details: PlaceJson<'a>,
    billing_details: PlaceJson<'a>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    customer: Option<CustomerJson<'a>>,
    customer_details: DetailsJson<'a>,
    allow_promotion_codes: bool,
    promotion_code: Option<String>,
    custom_fields: Vec<CustomFieldJson<'a>>,
    #[serde(flatten)]
    whole: Option<WholeJson>,
}

/// What the session in an event does not have.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WholeJson {
    line_items: LinesJson,
    addresses: [(); 0],
    payment_intent: IntentJson,
}

/// What was sent, or what stands for nothing.
#[derive(Serialize)]
#[serde(untagged)]
enum SettingJson {
    Sent(Box<RawValue>),
    Usual(UsualSetting),
}

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct UsualSetting {
    allowed_chains: [(); 0],
    payment_method_types: Option<()>,
    preferred_chain_id: Option<()>,
}

#[derive(Serialize)]
struct CustomerUpdateJson {
    address: &'static str,
    name: &'static str,
    shipping: &'static str,
}

/// Where something goes; empty as long as nobody has said it.
#[derive(Serialize, Default)]
struct PlaceJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<AddressJson<'a>>,
}

#[derive(Serialize)]
struct DetailsJson<'a> {
    name: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    address: AddressJson<'a>,
}

#[derive(Serialize)]
struct CustomFieldJson<'a> {
    key: &'a str,
    label: &'a str,
    r#type: &'static str,
    optional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Vec<OptionJson<'a>>>,
    value: Option<&'a str>,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    label: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct LinesJson {
    object: &'static str,
    data: Vec<LineJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LineJson {
    amount_total: String,
    currency: String,
    description: Option<()>,
    quantity: i64,
    price: PriceJson,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PriceJson {
    id: String,
    billing_scheme: &'static str,
    currency: String,
    product_id: String,
    interval: Option<&'static str>,
    interval_count: Option<i64>,
    usage_type: Option<()>,
    r#type: &'static str,
    unit_amount: Option<String>,
    unit_amount_decimal: Option<()>,
    custom_unit_max: Option<String>,
    custom_unit_min: Option<String>,
    custom_preset: Option<String>,
    custom_unit_amount_suggestions: Option<()>,
    product: ProductJson,
    metadata: Option<()>,
    is_active: bool,
    visibility: Option<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProductJson {
    id: String,
    name: String,
    description: Option<String>,
    is_active: bool,
    images: [(); 0],
    unit_label: Option<String>,
    url: Option<()>,
    metadata: Option<()>,
    default_price_id: Option<String>,
    visibility: Option<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct IntentJson {
    id: String,
    created_at: String,
    updated_at: String,
    organization_id: String,
    amount: String,
    amount_received: Option<String>,
    currency: String,
    status: &'static str,
    payment_method_id: Option<()>,
    payment_method_types: Vec<&'static str>,
    description: Option<()>,
    transfer_account_address: Option<()>,
    transactions: [(); 0],
}

/// The id that this vendor's clients know a session by: its other name, if it has one.
pub(in crate::copperx) fn id(session: &Session) -> &str {
    session.body.alias.as_deref().unwrap_or(session.id.as_str())
}

impl<'a> SessionJson<'a> {
    /// The session with its lines and its payment intent.
    pub(super) fn of(session: &'a Session, more: &'a More, public_url: &str) -> Self {
        let cart = session.cart();
        let priced = price(&cart, session.amount.currency).unwrap_or_default();
        let whole = WholeJson {
            line_items: lines(&cart, &priced, session.amount.currency),
            addresses: [],
            payment_intent: intent(session),
        };
        Self { whole: Some(whole), ..Self::flat(session, more, changed(session), public_url) }
    }

    /// The session as an event shows it.
    pub(in crate::copperx) fn of_event(
        session: &'a Session,
        more: &'a More,
        at: Timestamp,
        public_url: &str,
    ) -> Self {
        Self::flat(session, more, changed(session).max(at), public_url)
    }

    fn flat(session: &'a Session, more: &'a More, changed: Timestamp, public_url: &str) -> Self {
        let body = &session.body;
        let cart = session.cart();
        let priced = price(&cart, session.amount.currency).unwrap_or_default();
        let asked = body.collect.as_deref().cloned().unwrap_or_default();
        let said = body.collected.as_deref();
        let (after_completion, after_completion_confirm_msg) = after_completion(session);
        let amount = |minor| money::text(minor, session.amount.currency);
        Self {
            id: id(session),
            created_at: iso_milliseconds(session.created_at),
            updated_at: iso_milliseconds(changed),
            mode: if body.terms.is_some() { "subscription" } else { "payment" },
            payment_method_types: methods(session),
            payment_setting: setting(session),
            expires_at: iso_milliseconds(session.expires_at),
            customer_creation: if body.creates_customer { "always" } else { "if_required" },
            customer_update: customer_update(body.customer_update),
            submit_type: body.submit_type.as_str(),
            after_completion,
            organization_id: organization(session.scope),
            amount_subtotal: amount(priced.subtotal),
            amount_total: amount(session.amount.amount),
            currency: money::code(session.amount.currency),
            payment_link_id: body.link.as_ref().map(LinkId::as_str),
            subscription_id: subscription(session),
            customer_id: session.customer.as_ref().map(CustomerId::as_str),
            client_reference_id: body.client_reference_id.as_deref(),
            success_url: landing_of(session, &body.success_url),
            cancel_url: landing_of(session, &body.cancel_url),
            status: session.status.public(),
            payment_status: if session.is_paid() { "paid" } else { "unpaid" },
            metadata: attached(&body.metadata),
            name_collection: !asked.name.is_no(),
            email_collection: echo::has(session, echo::EMAIL_COLLECTION),
            phone_number_collection: !asked.phone.is_no(),
            shipping_address_collection: !asked.shipping_countries.is_empty(),
            billing_address_collection: asked.billing_address,
            after_completion_confirm_msg,
            shipping_details: place(said.and_then(|said| said.shipping.as_ref())),
            billing_details: place(said.and_then(|said| said.billing.as_ref())),
            url: format!("{public_url}/payment/checkout-session/{}", id(session)),
            customer: more.customer.as_ref().map(CustomerJson::of),
            customer_details: details(session, more),
            allow_promotion_codes: cart.promotion_codes,
            promotion_code: cart.discount.as_ref().and_then(|discount| discount.code.clone()),
            custom_fields: custom_fields(session, said),
            whole: None,
        }
    }
}

/// When something about a session last changed: a session notes it for its events, by the machine's clock.
fn changed(session: &Session) -> Timestamp {
    session.created_at.max(session.body.stamp)
}

fn methods(session: &Session) -> Vec<&'static str> {
    session.body.methods.iter().map(|method: &Method| method.as_str()).collect()
}

fn subscription(session: &Session) -> Option<&str> {
    session.body.terms.as_ref()?.subscription.as_ref().map(SubscriptionId::as_str)
}

fn setting(session: &Session) -> SettingJson {
    match echo::of(session, echo::PAYMENT_SETTING) {
        Some(sent) => SettingJson::Sent(sent),
        None => SettingJson::Usual(UsualSetting::default()),
    }
}

/// What happens after the payment, and the message for it; both as they were sent.
fn after_completion(session: &Session) -> (Option<&'static str>, Option<Box<RawValue>>) {
    match &session.body.after_completion {
        AfterCompletion::Confirmation(message) => {
            let text = message.as_ref().map(|message| serde_json::Value::from(message.as_str()).to_string());
            (Some("hosted_confirmation"), text.and_then(|text| RawValue::from_string(text).ok()))
        }
        AfterCompletion::Redirect => {
            let said = echo::has(session, echo::AFTER_COMPLETION);
            (said.then_some("redirect"), echo::of(session, echo::CONFIRM_MESSAGE))
        }
    }
}

fn customer_update(update: CustomerUpdate) -> Option<CustomerUpdateJson> {
    let word = |auto| if auto { "auto" } else { "never" };
    (update != CustomerUpdate::default()).then(|| CustomerUpdateJson {
        address: word(update.address),
        name: word(update.name),
        shipping: word(update.shipping),
    })
}

fn place(address: Option<&Address>) -> PlaceJson<'_> {
    match address {
        None => PlaceJson::default(),
        Some(address) => PlaceJson { name: address.name.as_deref(), address: Some(AddressJson::of(address)) },
    }
}

/// Who buys: what the buyer said, else what the merchant said, else what is known of the customer.
fn details<'a>(session: &'a Session, more: &'a More) -> DetailsJson<'a> {
    let body = &session.body;
    let said = body.collected.as_deref();
    let known = more.customer.as_ref();
    let name = said.and_then(|said| said.name.as_deref()).or(body.customer_name.as_deref());
    let email = said.and_then(|said| said.email.as_deref()).or(body.customer_email.as_deref());
    let phone = said.and_then(|said| said.phone.as_deref()).or(body.customer_phone.as_deref());
    let address = said.and_then(|said| said.billing.as_ref()).or(body.customer_address.as_deref());
    let of_customer = known.and_then(|known| known.body.address.as_ref());
    DetailsJson {
        name: name.or_else(|| known?.body.name.as_deref()),
        email,
        phone,
        address: address.or(of_customer).map(AddressJson::of).unwrap_or_default(),
    }
}

fn custom_fields<'a>(session: &'a Session, said: Option<&'a Collected>) -> Vec<CustomFieldJson<'a>> {
    let fields = session.body.collect.as_deref().map(|asked| asked.custom_fields.as_slice());
    let shown = |field: &'a kassa_domain::collect::CustomField| CustomFieldJson {
        key: &field.key,
        label: &field.label,
        r#type: field.kind.as_str(),
        optional: field.optional,
        options: match &field.kind {
            CustomKind::Dropdown(options) => {
                Some(options.iter().map(|it| OptionJson { label: &it.label, value: &it.value }).collect())
            }
            CustomKind::Text { .. } | CustomKind::Numeric { .. } => None,
        },
        value: said.and_then(|said| said.custom.get(&field.key)).map(String::as_str),
    };
    fields.unwrap_or_default().iter().map(shown).collect()
}

/// Every line that is bought.
fn lines(cart: &Cart, priced: &Priced, currency: Currency) -> LinesJson {
    let bought = cart.lines.iter().zip(&priced.lines).filter(|(line, _)| line.quantity > 0);
    LinesJson { object: "list", data: bought.map(|(found, total)| line(found, total, currency)).collect() }
}

fn line(line: &Line, total: &LineTotal, currency: Currency) -> LineJson {
    LineJson {
        amount_total: money::text(total.total, currency),
        currency: money::code(currency),
        description: None,
        quantity: line.quantity,
        price: line_price(line, currency),
    }
}

/// What a line costs. Price and product of a line that names none of the catalog exist for this session only: they have
/// names, made from the line's, and no rows.
fn line_price(line: &Line, currency: Currency) -> PriceJson {
    let own = |what| alias::derived(what, line.id.as_str());
    let price = line.price.as_ref().map_or_else(|| own("price"), PriceId::to_string);
    let product = line.product.as_ref().map_or_else(|| own("product"), ProductId::to_string);
    let period = line.period.filter(|_| line.recurring);
    let bound = |minor| money::text(minor, currency);
    let (of_product, of_price) = OF_ONE_SESSION;
    PriceJson {
        id: price.clone(),
        billing_scheme: "per_unit",
        currency: money::code(currency),
        product_id: product.clone(),
        interval: period.map(|period| period.interval.as_str()),
        interval_count: period.map(|period| period.count),
        usage_type: None,
        r#type: if line.recurring { "recurring" } else { "one_time" },
        unit_amount: line.custom.is_none().then(|| money::text(line.unit, currency)),
        unit_amount_decimal: None,
        custom_unit_max: line.custom.map(|custom| bound(custom.maximum)),
        custom_unit_min: line.custom.map(|custom| bound(custom.minimum)),
        custom_preset: line.custom.and_then(|custom| custom.preset).map(bound),
        custom_unit_amount_suggestions: None,
        product: ProductJson {
            id: product,
            name: line.name.clone(),
            description: line.description.clone(),
            is_active: true,
            images: [],
            unit_label: line.unit_label.clone(),
            url: None,
            metadata: None,
            default_price_id: line.product.is_none().then_some(price),
            visibility: line.product.is_none().then_some(of_product),
        },
        metadata: None,
        is_active: true,
        visibility: line.price.is_none().then_some(of_price),
    }
}

/// The payment intent, which this vendor makes together with the session. Here it is the session seen from another
/// side: its id is made from the session's.
fn intent(session: &Session) -> IntentJson {
    let amount = money::text(session.amount.amount, session.amount.currency);
    let is_paid = session.is_paid();
    IntentJson {
        id: alias::derived("payment_intent", session.id.as_str()),
        created_at: iso_milliseconds(session.created_at),
        updated_at: iso_milliseconds(changed(session)),
        organization_id: organization(session.scope),
        amount: amount.clone(),
        amount_received: is_paid.then_some(amount),
        currency: money::code(session.amount.currency),
        status: if is_paid { "succeeded" } else { "requires_payment_method" },
        payment_method_id: None,
        payment_method_types: methods(session),
        description: None,
        transfer_account_address: None,
        transactions: [],
    }
}
