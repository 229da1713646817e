//! What a session asks of the buyer besides the money, and what the buyer said.

use crate::card;
use crate::customer::is_phone;
use crate::postal::{self, Address, Fault, Part};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// At most so many custom fields.
pub const CUSTOM_FIELDS_MAX: usize = 10;
/// At most so many choices in a dropdown.
pub const OPTIONS_MAX: usize = 200;
/// At most so many characters in a typed custom field.
pub const CUSTOM_CHARS_MAX: i64 = 255;
/// At most so many characters in the label of a custom field.
pub const LABEL_CHARS_MAX: usize = 50;
/// At most so many characters in a message of the merchant on the page.
pub const MESSAGE_CHARS_MAX: usize = 1_200;

/// Whether something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Want {
    /// It is not asked for.
    #[default]
    No,
    /// It may stay empty.
    Optional,
    /// It must be given.
    Required,
}

impl Want {
    /// Whether it is not asked for.
    #[must_use]
    pub fn is_no(&self) -> bool {
        *self == Self::No
    }
}

/// What a session asks of the buyer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Collect {
    /// The buyer's name.
    #[serde(default, skip_serializing_if = "Want::is_no")]
    pub name: Want,
    /// A phone number.
    #[serde(default, skip_serializing_if = "Want::is_no")]
    pub phone: Want,
    /// The name of a business.
    #[serde(default, skip_serializing_if = "Want::is_no")]
    pub business_name: Want,
    /// The tax id of the business.
    #[serde(default, skip_serializing_if = "Want::is_no")]
    pub tax_id: Want,
    /// The whole billing address.
    #[serde(default, skip_serializing_if = "is_false")]
    pub billing_address: bool,
    /// The countries that goods are shipped to; empty: no shipping address is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shipping_countries: Vec<String>,
    /// The merchant's own fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custom_fields: Vec<CustomField>,
    /// Whether the buyer must agree to the terms.
    #[serde(default, skip_serializing_if = "is_false")]
    pub terms: bool,
    /// Where the terms are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_url: Option<String>,
    /// Whether the buyer may agree to get news.
    #[serde(default, skip_serializing_if = "is_false")]
    pub promotions: bool,
    /// The merchant's words beside the button.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submit_message: Option<String>,
    /// The merchant's words beside the shipping address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_message: Option<String>,
    /// The merchant's words beside the box for the terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_message: Option<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// A field that the merchant has made up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    /// The merchant's name for it: 1 to 40 characters of `a-z`, `A-Z`, `0-9`, `_` and `-`.
    pub key: String,
    /// What the buyer reads.
    pub label: String,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What it takes.
    pub kind: CustomKind,
    /// What is in it at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
}

/// What a custom field takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CustomKind {
    /// A text of so many characters.
    Text {
        /// At least.
        minimum: i64,
        /// At most.
        maximum: i64,
    },
    /// Digits, so many.
    Numeric {
        /// At least.
        minimum: i64,
        /// At most.
        maximum: i64,
    },
    /// One of these.
    Dropdown(Vec<DropdownOption>),
}

impl CustomKind {
    /// The public word.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Numeric { .. } => "numeric",
            Self::Dropdown(_) => "dropdown",
        }
    }
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropdownOption {
    /// What the buyer reads.
    pub label: String,
    /// What the merchant gets.
    pub value: String,
}

/// What the buyer said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Collected {
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The business.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_name: Option<String>,
    /// Its tax id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<TaxId>,
    /// Where the invoice goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing: Option<Address>,
    /// Where the goods go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Address>,
    /// The merchant's own fields that were filled in, by their keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub custom: BTreeMap<String, String>,
    /// Agreed to the terms; `None` when that was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<bool>,
    /// Agreed to get news; `None` when that was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotions: Option<bool>,
}

impl Collected {
    /// The same without what says who the buyer is. What they agreed to stays: it is not about who they are.
    #[must_use]
    pub fn without_buyer(&self) -> Self {
        Self { terms: self.terms, promotions: self.promotions, ..Self::default() }
    }
}

/// A tax id with its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxId {
    /// Such as `eu_vat`.
    pub kind: String,
    /// The number as typed, without white space around it.
    pub value: String,
}

/// The kinds of tax ids that a buyer can choose from: the public word, and what people call it. The words are Stripe's.
pub const TAX_ID_KINDS: &[(&str, &str)] = &[
    ("ae_trn", "AE TRN"),
    ("au_abn", "AU ABN"),
    ("br_cnpj", "BR CNPJ"),
    ("ca_bn", "CA BN"),
    ("ch_vat", "CH VAT"),
    ("eu_vat", "EU VAT"),
    ("gb_vat", "GB VAT"),
    ("gh_tin", "GH TIN"),
    ("in_gst", "IN GST"),
    ("jp_cn", "JP CN"),
    ("ke_pin", "KE PIN"),
    ("mx_rfc", "MX RFC"),
    ("my_sst", "MY SST"),
    ("ng_tin", "NG TIN"),
    ("no_vat", "NO VAT"),
    ("nz_gst", "NZ GST"),
    ("sg_gst", "SG GST"),
    ("us_ein", "US EIN"),
    ("za_vat", "ZA VAT"),
];

/// What the button says that pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum SubmitType {
    /// Pay.
    #[default]
    Pay,
    /// Book.
    Book,
    /// Donate.
    Donate,
    /// Subscribe.
    Subscribe,
}

impl SubmitType {
    /// Every type.
    pub const ALL: [Self; 4] = [Self::Pay, Self::Book, Self::Donate, Self::Subscribe];

    /// The public word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Book => "book",
            Self::Donate => "donate",
            Self::Subscribe => "subscribe",
        }
    }

    /// Reads the public word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// What happens after the payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum AfterCompletion {
    /// The buyer goes to the success URL.
    #[default]
    Redirect,
    /// The buyer stays and reads the merchant's words, if there are any.
    Confirmation(Option<String>),
}

/// What is written to the customer when the session is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct CustomerUpdate {
    /// The billing address.
    #[serde(default)]
    pub address: bool,
    /// The name.
    #[serde(default)]
    pub name: bool,
    /// The shipping address.
    #[serde(default)]
    pub shipping: bool,
}

/// A thing that a buyer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The name.
    Name,
    /// The phone number.
    Phone,
    /// The business.
    BusinessName,
    /// The tax id.
    TaxId,
    /// A part of the billing address; none: its country.
    Billing(Option<Part>),
    /// A part of the shipping address; none: its country.
    Shipping(Option<Part>),
    /// The merchant's field at this place.
    Custom(usize),
    /// The terms.
    Terms,
}

/// What is wrong with what a buyer said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It must be given.
    Missing,
    /// It does not have the form it should have.
    Malformed,
    /// It is shorter than the merchant accepts.
    TooShort,
    /// It is longer than is accepted.
    TooLong,
    /// It is none of what can be chosen.
    NotOffered,
    /// It holds what is most probably a card number, which nobody may keep.
    CardNumber,
}

/// At most so many characters in a name, a business or a tax id.
const SAID_CHARS_MAX: usize = 200;

impl Collect {
    /// Everything that is wrong with what a buyer said, in the order of the page.
    #[must_use]
    pub fn check(&self, said: &Collected) -> Vec<(Slot, Wrong)> {
        let mut wrong = vec![];
        let tax_id = said.tax_id.as_ref().map(|id| id.value.as_str());
        for (slot, want, value) in [
            (Slot::Name, self.name, said.name.as_deref()),
            (Slot::Phone, self.phone, said.phone.as_deref()),
            (Slot::BusinessName, self.business_name, said.business_name.as_deref()),
            (Slot::TaxId, self.tax_id, tax_id),
        ] {
            wrong.extend(check_text(slot, want, value).map(|problem| (slot, problem)));
        }
        if said.tax_id.as_ref().is_some_and(|id| !TAX_ID_KINDS.iter().any(|(kind, _)| *kind == id.kind)) {
            wrong.push((Slot::TaxId, Wrong::NotOffered));
        }
        if !self.shipping_countries.is_empty() {
            let nothing = Address::default();
            let address = said.shipping.as_ref().unwrap_or(&nothing);
            let country = address.country.as_ref();
            wrong.extend(check_address(address).map(|(part, problem)| (Slot::Shipping(part), problem)));
            if country.is_some_and(|country| !self.shipping_countries.contains(country)) {
                wrong.push((Slot::Shipping(None), Wrong::NotOffered));
            }
        }
        if self.billing_address {
            let nothing = Address::default();
            let address = said.billing.as_ref().unwrap_or(&nothing);
            wrong.extend(check_address(address).map(|(part, problem)| (Slot::Billing(part), problem)));
        }
        for (place, field) in self.custom_fields.iter().enumerate() {
            let problem = match said.custom.get(&field.key) {
                None if field.optional => None,
                None => Some(Wrong::Missing),
                Some(value) => check_custom(field, value),
            };
            wrong.extend(problem.map(|problem| (Slot::Custom(place), problem)));
        }
        wrong.extend(self.card_numbers(said).map(|slot| (slot, Wrong::CardNumber)));
        if self.terms && said.terms != Some(true) {
            wrong.push((Slot::Terms, Wrong::Missing));
        }
        wrong
    }
}

impl Collect {
    /// Where a card number was typed in the place of something else.
    fn card_numbers(&self, said: &Collected) -> impl Iterator<Item = Slot> {
        let texts = [
            (Slot::Name, said.name.as_deref()),
            (Slot::Phone, said.phone.as_deref()),
            (Slot::BusinessName, said.business_name.as_deref()),
            (Slot::TaxId, said.tax_id.as_ref().map(|id| id.value.as_str())),
        ];
        let of = |address: &Option<Address>, slot: fn(Option<Part>) -> Slot| {
            let address = address.clone().unwrap_or_default();
            let part = move |part: &Part| {
                address.part(*part).is_some_and(card::is_within).then(|| slot(Some(*part)))
            };
            Part::ALL.iter().filter_map(part).collect::<Vec<Slot>>()
        };
        let addresses =
            of(&said.billing, Slot::Billing).into_iter().chain(of(&said.shipping, Slot::Shipping));
        let custom = self.custom_fields.iter().enumerate().filter_map(|(place, field)| {
            said.custom.get(&field.key).filter(|text| card::is_within(text)).map(|_| Slot::Custom(place))
        });
        let plain =
            texts.into_iter().filter(|(_, text)| text.is_some_and(card::is_within)).map(|(slot, _)| slot);
        plain.chain(addresses).chain(custom).collect::<Vec<Slot>>().into_iter()
    }
}

fn check_text(slot: Slot, want: Want, value: Option<&str>) -> Option<Wrong> {
    match value {
        None => (want == Want::Required).then_some(Wrong::Missing),
        Some(_) if want == Want::No => None,
        Some(text) if text.chars().count() > SAID_CHARS_MAX => Some(Wrong::TooLong),
        Some(text) if text.chars().any(char::is_control) => Some(Wrong::Malformed),
        Some(text) if slot == Slot::Phone && !is_phone(text) => Some(Wrong::Malformed),
        Some(text) if slot == Slot::TaxId && !is_tax_id(text) => Some(Wrong::Malformed),
        Some(_) => None,
    }
}

/// Whether the text can be a tax id: whether it is one is only known by asking the office.
fn is_tax_id(text: &str) -> bool {
    (4..=32).contains(&text.chars().count())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/'))
}

fn check_address(address: &Address) -> impl Iterator<Item = (Option<Part>, Wrong)> {
    let problem = |fault| match fault {
        Fault::Missing => Wrong::Missing,
        Fault::Malformed => Wrong::Malformed,
        Fault::NotOffered => Wrong::NotOffered,
        Fault::TooLong => Wrong::TooLong,
    };
    postal::check(address, true).into_iter().map(move |(part, fault)| (part, problem(fault)))
}

/// What is wrong with a value of a custom field.
#[must_use]
pub fn check_custom(field: &CustomField, value: &str) -> Option<Wrong> {
    let length = i64::try_from(value.chars().count()).unwrap_or(i64::MAX);
    match &field.kind {
        CustomKind::Dropdown(options) => {
            (!options.iter().any(|option| option.value == value)).then_some(Wrong::NotOffered)
        }
        CustomKind::Numeric { .. } if !value.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(Wrong::Malformed)
        }
        CustomKind::Text { .. } if value.chars().any(char::is_control) => Some(Wrong::Malformed),
        CustomKind::Text { minimum, .. } | CustomKind::Numeric { minimum, .. } if length < *minimum => {
            Some(Wrong::TooShort)
        }
        CustomKind::Text { maximum, .. } | CustomKind::Numeric { maximum, .. } if length > *maximum => {
            Some(Wrong::TooLong)
        }
        CustomKind::Text { .. } | CustomKind::Numeric { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for kind in SubmitType::ALL {
            assert_eq!(SubmitType::parse(kind.as_str()), Some(kind));
        }
    }
}
