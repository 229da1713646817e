//! What a session asks of its buyer, and what the buyer said.

use super::customer::{self, AddressJson, ShippingJson, TaxIdJson};
use kassa_domain::collect::{CUSTOM_CHARS_MAX, Collect, Collected, CustomField, CustomKind, Want};
use kassa_domain::session::Session;
use serde::Serialize;

/// What is asked of the buyer, and what the buyer said.
#[derive(Serialize)]
pub(super) struct CollectedJson<'a> {
    #[serde(flatten)]
    asked: AskedJson<'a>,
    consent: Option<Consent>,
    customer_details: Option<CustomerDetails<'a>>,
    collected_information: Option<CollectedInformation<'a>>,
}

/// What is asked of the buyer.
#[derive(Serialize)]
pub(super) struct AskedJson<'a> {
    custom_fields: Vec<CustomFieldJson<'a>>,
    consent_collection: Option<ConsentCollection<'a>>,
    custom_text: CustomText<'a>,
    billing_address_collection: &'static str,
    shipping_address_collection: Option<ShippingAddressCollection<'a>>,
    phone_number_collection: Enabled,
    name_collection: Option<NameCollection>,
    tax_id_collection: TaxIdCollection,
}

#[derive(Serialize)]
struct CustomFieldJson<'a> {
    key: &'a str,
    label: Label<'a>,
    r#type: &'static str,
    optional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Typed<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numeric: Option<Typed<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dropdown: Option<Dropdown<'a>>,
}

#[derive(Serialize)]
struct Label<'a> {
    r#type: &'static str,
    custom: &'a str,
}

#[derive(Serialize)]
struct Typed<'a> {
    minimum_length: Option<i64>,
    maximum_length: Option<i64>,
    default_value: Option<&'a str>,
    value: Option<&'a str>,
}

#[derive(Serialize)]
struct Dropdown<'a> {
    options: Vec<OptionJson<'a>>,
    default_value: Option<&'a str>,
    value: Option<&'a str>,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    label: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct ConsentCollection<'a> {
    terms_of_service: &'static str,
    promotions: &'static str,
    terms_of_service_url: Option<&'a str>,
}

#[derive(Serialize)]
struct Consent {
    terms_of_service: Option<&'static str>,
    promotions: Option<&'static str>,
}

#[derive(Serialize)]
struct CustomerDetails<'a> {
    email: Option<&'a str>,
    name: Option<&'a str>,
    phone: Option<&'a str>,
    business_name: Option<&'a str>,
    address: Option<AddressJson<'a>>,
    tax_ids: Vec<TaxIdJson<'a>>,
}

#[derive(Serialize)]
struct CollectedInformation<'a> {
    business_name: Option<&'a str>,
    individual_name: Option<&'a str>,
    shipping_details: Option<ShippingJson<'a>>,
}

#[derive(Serialize)]
struct CustomText<'a> {
    submit: Option<Message<'a>>,
    shipping_address: Option<Message<'a>>,
    terms_of_service_acceptance: Option<Message<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    message: &'a str,
}

#[derive(Serialize)]
struct ShippingAddressCollection<'a> {
    allowed_countries: &'a [String],
}

#[derive(Serialize)]
struct Enabled {
    enabled: bool,
}

#[derive(Serialize)]
struct NameCollection {
    individual: NameWanted,
    business: NameWanted,
}

#[derive(Serialize)]
struct NameWanted {
    enabled: bool,
    optional: bool,
}

#[derive(Serialize)]
struct TaxIdCollection {
    enabled: bool,
    required: &'static str,
}

pub(super) fn collected(session: &Session) -> CollectedJson<'_> {
    static NOTHING: Collect = nothing_asked();
    let body = &session.body;
    let asked = body.collect.as_deref().unwrap_or(&NOTHING);
    let said = body.collected.as_deref();
    CollectedJson {
        asked: self::asked(asked, said),
        consent: consent(asked, said),
        customer_details: customer_details(session, said),
        collected_information: said.map(|said| CollectedInformation {
            business_name: said.business_name.as_deref(),
            individual_name: said.name.as_deref(),
            shipping_details: said.shipping.as_ref().map(customer::shipping),
        }),
    }
}

pub(super) fn asked<'a>(asked: &'a Collect, said: Option<&'a Collected>) -> AskedJson<'a> {
    let named = |want: Want| NameWanted { enabled: !want.is_no(), optional: want == Want::Optional };
    AskedJson {
        custom_fields: asked.custom_fields.iter().map(|field| custom_field(field, said)).collect(),
        consent_collection: (asked.terms || asked.promotions).then_some(ConsentCollection {
            terms_of_service: if asked.terms { "required" } else { "none" },
            promotions: if asked.promotions { "auto" } else { "none" },
            terms_of_service_url: asked.terms_url.as_deref(),
        }),
        custom_text: CustomText {
            submit: asked.submit_message.as_deref().map(|message| Message { message }),
            shipping_address: asked.shipping_message.as_deref().map(|message| Message { message }),
            terms_of_service_acceptance: asked.terms_message.as_deref().map(|message| Message { message }),
        },
        billing_address_collection: if asked.billing_address { "required" } else { "auto" },
        shipping_address_collection: (!asked.shipping_countries.is_empty())
            .then_some(ShippingAddressCollection { allowed_countries: &asked.shipping_countries }),
        phone_number_collection: Enabled { enabled: !asked.phone.is_no() },
        name_collection: (!asked.name.is_no() || !asked.business_name.is_no())
            .then(|| NameCollection { individual: named(asked.name), business: named(asked.business_name) }),
        tax_id_collection: TaxIdCollection {
            enabled: !asked.tax_id.is_no(),
            required: if asked.tax_id == Want::Required { "if_supported" } else { "never" },
        },
    }
}

/// What a session asks that asks nothing.
const fn nothing_asked() -> Collect {
    Collect {
        name: Want::No,
        phone: Want::No,
        business_name: Want::No,
        tax_id: Want::No,
        billing_address: false,
        shipping_countries: vec![],
        custom_fields: vec![],
        terms: false,
        terms_url: None,
        promotions: false,
        submit_message: None,
        shipping_message: None,
        terms_message: None,
    }
}

fn custom_field<'a>(field: &'a CustomField, said: Option<&'a Collected>) -> CustomFieldJson<'a> {
    let value = said.and_then(|said| said.custom.get(&field.key)).map(String::as_str);
    let default_value = field.default_value.as_deref();
    let typed = |least: i64, most: i64| Typed {
        minimum_length: (least > 0).then_some(least),
        maximum_length: (most < CUSTOM_CHARS_MAX).then_some(most),
        default_value,
        value,
    };
    let (mut text, mut numeric, mut dropdown) = (None, None, None);
    match &field.kind {
        CustomKind::Text { minimum, maximum } => text = Some(typed(*minimum, *maximum)),
        CustomKind::Numeric { minimum, maximum } => numeric = Some(typed(*minimum, *maximum)),
        CustomKind::Dropdown(options) => {
            let options = options.iter().map(|found| OptionJson { label: &found.label, value: &found.value });
            dropdown = Some(Dropdown { options: options.collect(), default_value, value });
        }
    }
    CustomFieldJson {
        key: &field.key,
        label: Label { r#type: "custom", custom: &field.label },
        r#type: field.kind.as_str(),
        optional: field.optional,
        text,
        numeric,
        dropdown,
    }
}

fn consent(asked: &Collect, said: Option<&Collected>) -> Option<Consent> {
    let said = said.filter(|_| asked.terms || asked.promotions)?;
    Some(Consent {
        terms_of_service: said.terms.and_then(|agreed| agreed.then_some("accepted")),
        promotions: said.promotions.map(|agreed| if agreed { "opt_in" } else { "opt_out" }),
    })
}

fn customer_details<'a>(session: &'a Session, said: Option<&'a Collected>) -> Option<CustomerDetails<'a>> {
    let body = &session.body;
    let typed = said.and_then(|said| said.email.as_deref());
    let email = typed.or(body.customer_email.as_deref());
    let phone = said.and_then(|said| said.phone.as_deref()).or(body.customer_phone.as_deref());
    if email.is_none() && phone.is_none() && said.is_none() {
        return None;
    }
    Some(CustomerDetails {
        email,
        name: said.and_then(|said| said.name.as_deref()),
        phone,
        business_name: said.and_then(|said| said.business_name.as_deref()),
        address: said.and_then(|said| said.billing.as_ref()).map(customer::address),
        tax_ids: customer::tax_ids(said.and_then(|said| said.tax_id.as_ref())),
    })
}
