//! Payment links and offers.

use super::catalog::{CustomAsSent, custom_as_sent};
use super::collected::{AskedJson, asked};
use super::is_live;
use super::recurring::{TrialSettings, trial_settings};
use super::session::{AfterCompletionJson, BrandingJson, after_completion, branding_sent};
use super::shipping::Days;
use kassa_domain::cart::{NewLine, NewShipping, Pricing};
use kassa_domain::catalog::NewRecurring;
use kassa_domain::link::{Link, LinkKind, OfferTerms};
use kassa_domain::metadata::Metadata;
use kassa_domain::session::{NewSession, NewSessionMore};
use kassa_domain::subscription::{NewTerms, WhenUnpaid};
use serde::Serialize;

/// What links and offers have in common.
#[derive(Serialize)]
struct Common<'a> {
    id: &'a str,
    object: &'static str,
    url: String,
    qr_url: String,
    name: &'a str,
    active: bool,
    success_url: Option<&'a str>,
    cancel_url: Option<&'a str>,
    after_completion: AfterCompletionJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    branding: Option<BrandingJson<'a>>,
    allow_promotion_codes: bool,
    restrictions: Restrictions,
    starts_at: Option<String>,
    expires_at: Option<String>,
    inactive_message: Option<&'a str>,
    metadata: &'a Metadata,
    livemode: bool,
    created_at: String,
    updated_at: String,
}

#[derive(Serialize)]
struct Restrictions {
    completed_sessions: Completed,
}

#[derive(Serialize)]
struct Completed {
    limit: Option<i64>,
    count: i64,
}

/// A link with what it sells, as it was sent; or an offer with its terms.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum LinkJson<'a> {
    Link(Box<PaymentLinkJson<'a>>),
    Offer(Box<OfferJson<'a>>),
}

#[derive(Serialize)]
pub(super) struct PaymentLinkJson<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    mode: &'a str,
    description: Option<&'a str>,
    currency: Option<&'a str>,
    amount: Option<i64>,
    tier: Option<&'a str>,
    line_items: Option<Vec<SentLine<'a>>>,
    custom_unit_amount: Option<CustomAsSent>,
    #[serde(flatten)]
    paygate: PaygateJson,
    subscription_data: Option<SentTerms<'a>>,
    payment_method_collection: &'a str,
    payment_method_types: Option<&'a [String]>,
    submit_type: &'a str,
    locale: &'a str,
    capture_method: &'a str,
    #[serde(flatten)]
    more: SentMore<'a>,
    #[serde(flatten)]
    asked: AskedJson<'a>,
}

/// The same once more in the words of the PayGate document.
#[derive(Serialize)]
struct PaygateJson {
    allow_custom_amount: bool,
    minimum_amount: Option<i64>,
    maximum_amount: Option<i64>,
    collect_phone: bool,
    collect_email: bool,
    collect_name: bool,
}

fn in_paygates_words(template: &NewSession, more: &NewSessionMore) -> PaygateJson {
    let bounds = match &template.pricing {
        Pricing::Custom(bounds) => Some(bounds),
        Pricing::Amount(_) | Pricing::Tier(_) | Pricing::Lines(_) | Pricing::Setup => None,
    };
    PaygateJson {
        allow_custom_amount: bounds.is_some(),
        minimum_amount: bounds.and_then(|bounds| bounds.minimum),
        maximum_amount: bounds.and_then(|bounds| bounds.maximum),
        collect_phone: !more.collect.phone.is_no(),
        // The page asks for it whatever was said.
        collect_email: true,
        collect_name: !more.collect.name.is_no(),
    }
}

/// What most links do not say.
#[derive(Serialize)]
struct SentMore<'a> {
    optional_items: Vec<SentLine<'a>>,
    discounts: Vec<SentDiscount<'a>>,
    default_promotion_code: Option<&'a str>,
    tax_rates: &'a [String],
    automatic_tax: SentTax,
    shipping_options: Vec<SentShipping<'a>>,
    client_reference_id: Option<&'a str>,
    customer_creation: &'a str,
}

#[derive(Serialize)]
struct SentDiscount<'a> {
    coupon: Option<&'a str>,
    promotion_code: Option<&'a str>,
}

#[derive(Serialize)]
struct SentTax {
    enabled: bool,
}

#[derive(Serialize)]
struct SentShipping<'a> {
    shipping_rate: Option<&'a str>,
    shipping_rate_data: Option<SentRate<'a>>,
}

#[derive(Serialize)]
struct SentRate<'a> {
    display_name: &'a str,
    r#type: &'static str,
    fixed_amount: SentAmount<'a>,
    tax_behavior: Option<&'a str>,
    delivery_estimate: Option<SentEstimate>,
}

#[derive(Serialize)]
struct SentAmount<'a> {
    amount: i64,
    currency: Option<&'a str>,
}

#[derive(Serialize)]
struct SentEstimate {
    minimum: Option<Days>,
    maximum: Option<Days>,
}

fn sent_shipping(shipping: &NewShipping) -> SentShipping<'_> {
    let unit = if shipping.business_days { "business_day" } else { "day" };
    let days = |value: Option<i64>| value.map(|value| Days { unit, value });
    let (minimum, maximum) = (days(shipping.minimum_days), days(shipping.maximum_days));
    let data = SentRate {
        display_name: &shipping.display_name,
        r#type: "fixed_amount",
        fixed_amount: SentAmount { amount: shipping.amount, currency: shipping.currency.as_deref() },
        tax_behavior: shipping.tax_behavior.as_deref(),
        delivery_estimate: (minimum.is_some() || maximum.is_some())
            .then_some(SentEstimate { minimum, maximum }),
    };
    let rate = shipping.rate.as_deref();
    SentShipping { shipping_rate: rate, shipping_rate_data: rate.is_none().then_some(data) }
}

fn sent_more(more: &NewSessionMore) -> SentMore<'_> {
    let discounts = more.discounts.iter().map(|discount| SentDiscount {
        coupon: discount.coupon.as_deref(),
        promotion_code: discount.promotion_code.as_deref(),
    });
    SentMore {
        optional_items: more.optional_items.iter().map(sent).collect(),
        discounts: discounts.collect(),
        default_promotion_code: more.default_promotion_code.as_deref(),
        tax_rates: &more.tax_rates,
        automatic_tax: SentTax { enabled: more.tax_by_address },
        shipping_options: more.shipping.iter().map(sent_shipping).collect(),
        client_reference_id: more.client_reference_id.as_deref(),
        customer_creation: more.customer_creation.as_deref().unwrap_or("if_required"),
    }
}

#[derive(Serialize)]
pub(super) struct OfferJson<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    description: Option<&'a str>,
    price: Option<&'a str>,
    amount: Option<i64>,
    currency: Option<&'a str>,
    interval: Option<&'a str>,
    interval_count: Option<i64>,
    trial_period_days: Option<i64>,
    trial_settings: Option<TrialSettings<'a>>,
    setup_fee: Option<i64>,
    cycles: Option<i64>,
    when_unpaid: &'a str,
    payment_method_collection: &'a str,
}

#[derive(Serialize)]
struct SentTerms<'a> {
    trial_period_days: Option<i64>,
    trial_end: Option<String>,
    billing_cycle_anchor: Option<String>,
    proration_behavior: Option<&'a str>,
    cycles: Option<i64>,
    trial_settings: Option<TrialSettings<'a>>,
    when_unpaid: Option<&'a str>,
    metadata: &'a Metadata,
}

fn sent_terms(terms: &NewTerms) -> SentTerms<'_> {
    SentTerms {
        trial_period_days: terms.trial_period_days,
        trial_end: terms.trial_end.map(|at| at.iso()),
        billing_cycle_anchor: terms.billing_cycle_anchor.map(|at| at.iso()),
        proration_behavior: terms.proration_behavior.as_deref(),
        cycles: terms.cycles,
        trial_settings: terms.missing_payment_method.as_deref().map(trial_settings),
        when_unpaid: terms.when_unpaid.as_deref(),
        metadata: &terms.metadata,
    }
}

#[derive(Serialize)]
struct SentLine<'a> {
    price: Option<&'a str>,
    price_data: Option<SentPrice<'a>>,
    quantity: i64,
    adjustable_quantity: Option<SentBounds>,
    tax_rates: &'a [String],
}

#[derive(Serialize)]
struct SentBounds {
    enabled: bool,
    minimum: Option<i64>,
    maximum: Option<i64>,
}

#[derive(Serialize)]
struct SentPrice<'a> {
    currency: Option<&'a str>,
    unit_amount: Option<i64>,
    custom_unit_amount: Option<CustomAsSent>,
    product: Option<&'a str>,
    product_data: Option<SentProduct<'a>>,
    recurring: Option<SentPeriod<'a>>,
    tax_behavior: Option<&'a str>,
}

#[derive(Serialize)]
struct SentProduct<'a> {
    name: &'a str,
    description: Option<&'a str>,
    unit_label: Option<&'a str>,
}

#[derive(Serialize)]
struct SentPeriod<'a> {
    interval: &'a str,
    interval_count: i64,
}

fn sent_period(recurring: &NewRecurring) -> SentPeriod<'_> {
    SentPeriod { interval: &recurring.interval, interval_count: recurring.interval_count.unwrap_or(1) }
}

fn sent(line: &NewLine) -> SentLine<'_> {
    let price_data = line.data.as_ref().map(|data| SentPrice {
        currency: data.currency.as_deref(),
        unit_amount: data.unit.unit_amount,
        custom_unit_amount: data.unit.custom.as_ref().map(custom_as_sent),
        product: data.product.as_deref(),
        product_data: data.product_data.as_ref().map(|product| SentProduct {
            name: &product.name,
            description: product.description.as_deref(),
            unit_label: product.unit_label.as_deref(),
        }),
        recurring: data.recurring.as_ref().map(sent_period),
        tax_behavior: data.tax_behavior.as_deref(),
    });
    SentLine {
        price: line.price.as_deref(),
        price_data,
        quantity: line.quantity.unwrap_or(1),
        adjustable_quantity: line.adjustable.map(|(minimum, maximum)| SentBounds {
            enabled: true,
            minimum,
            maximum,
        }),
        tax_rates: &line.tax_rates,
    }
}

fn common<'a>(link: &'a Link, more: &'a NewSessionMore, public_url: &str) -> Common<'a> {
    let (body, template) = (&link.body, &link.body.template);
    let url = format!("{public_url}/{}/{}", link.kind.path(), link.id);
    Common {
        id: link.id.as_str(),
        object: match link.kind {
            LinkKind::Link => "payment_link",
            LinkKind::Offer => "offer",
        },
        qr_url: format!("{url}/qr.svg"),
        url,
        name: &body.name,
        active: link.active,
        success_url: template.success_url.as_deref(),
        cancel_url: template.cancel_url.as_deref(),
        after_completion: after_completion(&more.after_completion),
        branding: branding_sent(&more.branding),
        allow_promotion_codes: more.allow_promotion_codes,
        restrictions: Restrictions {
            completed_sessions: Completed { limit: link.max_completed, count: link.completed },
        },
        starts_at: body.starts_at.map(|at| at.iso()),
        expires_at: body.expires_at.map(|at| at.iso()),
        inactive_message: body.inactive_message.as_deref(),
        metadata: &template.metadata,
        livemode: is_live(link.scope),
        created_at: link.created_at.iso(),
        updated_at: body.updated_at.iso(),
    }
}

fn offer<'a>(common: Common<'a>, terms: &'a OfferTerms, more: &'a NewSessionMore) -> OfferJson<'a> {
    let agreed = more.terms.as_ref();
    OfferJson {
        common,
        description: terms.description.as_deref(),
        price: terms.price.as_deref(),
        amount: terms.amount,
        currency: terms.currency.as_deref(),
        interval: terms.interval.as_deref(),
        interval_count: terms.interval_count.or(terms.interval.as_ref().map(|_| 1)),
        trial_period_days: terms.trial_period_days,
        trial_settings: agreed.and_then(|it| it.missing_payment_method.as_deref()).map(trial_settings),
        setup_fee: terms.setup_fee,
        cycles: terms.cycles,
        when_unpaid: agreed
            .and_then(|it| it.when_unpaid.as_deref())
            .unwrap_or_else(|| WhenUnpaid::default().as_str()),
        payment_method_collection: collection(more),
    }
}

fn collection(more: &NewSessionMore) -> &str {
    more.payment_method_collection.as_deref().unwrap_or("always")
}

pub(super) fn link<'a>(link: &'a Link, public_url: &str) -> LinkJson<'a> {
    static NOTHING: std::sync::LazyLock<NewSessionMore> = std::sync::LazyLock::new(NewSessionMore::default);
    let template = &link.body.template;
    let more: &'a NewSessionMore = template.more.as_deref().unwrap_or(&NOTHING);
    let common = common(link, more, public_url);
    if let Some(terms) = &link.body.offer {
        return LinkJson::Offer(Box::new(offer(common, terms, more)));
    }
    let (mut amount, mut tier, mut line_items, mut custom) = (None, None, None, None);
    match &template.pricing {
        Pricing::Amount(minor) => amount = Some(*minor),
        Pricing::Tier(word) => tier = Some(word.as_str()),
        Pricing::Lines(lines) => line_items = Some(lines.iter().map(sent).collect()),
        Pricing::Custom(bounds) => custom = Some(custom_as_sent(bounds)),
        // No link is made without a price.
        Pricing::Setup => {}
    }
    LinkJson::Link(Box::new(PaymentLinkJson {
        common,
        mode: more.mode.as_deref().unwrap_or("payment"),
        description: template.description.as_deref(),
        currency: template.currency.as_deref(),
        amount,
        tier,
        line_items,
        custom_unit_amount: custom,
        paygate: in_paygates_words(template, more),
        subscription_data: more.terms.as_ref().map(sent_terms),
        payment_method_collection: collection(more),
        payment_method_types: template.methods.as_deref(),
        submit_type: more.submit_type.as_deref().unwrap_or("pay"),
        locale: more.locale.as_deref().unwrap_or("auto"),
        capture_method: more.capture_method.as_deref().unwrap_or("automatic"),
        more: sent_more(more),
        asked: asked(&more.collect, None),
    }))
}
