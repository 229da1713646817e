//! The types of everything that goes to the server and comes from it.
//!
//! Written by clients/generate from the server's /openapi.json. Change it there.
#![expect(missing_docs, reason = "the server's document describes what needs describing")]

use crate::error::Error;
use crate::values::{ListOf, MetadataValue, StringOr};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Address {
    pub city: Option<String>,
    /// ISO 3166 code of two letters.
    pub country: Option<String>,
    pub line1: Option<String>,
    pub line2: Option<String>,
    pub postal_code: Option<String>,
    pub state: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct AddressCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// ISO 3166 code of two letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct AdjustableQuantity {
    pub enabled: bool,
    pub maximum: i64,
    pub minimum: i64,
}

/// What is added to an invoice, or taken off it, for the rest of a period in which something changed; or credit
/// that an invoice left over.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Adjustment {
    /// Minor units, taxes included; below 0 it is taken off.
    pub amount: i64,
    /// For what, such as: Unused time on Pro.
    pub description: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct AppliedDiscount {
    /// What the buyer typed, in capitals.
    pub code: Option<String>,
    pub coupon: String,
    pub name: Option<String>,
    pub promotion_code: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum BillingAddressCollection {
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "required")]
    Required,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// How the pages look. It is there only where something was said about it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Branding {
    pub background_color: Option<String>,
    /// How the corners of fields and buttons are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corners: Option<Corners>,
    /// What the pages are set in. All are fonts of the buyer's device; nothing is loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font: Option<Font>,
    pub font_color: Option<String>,
    pub logo_url: Option<String>,
    pub merchant_name: Option<String>,
    /// What you do with personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<String>,
    /// Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// Your terms. They stand at the foot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_url: Option<String>,
}

/// How the pages look. What is left out is as on every page.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct BrandingCreate {
    /// The colour around the card that is paid on, and of the button where it stands out there. #rrggbb or #rgb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background_color: Option<String>,
    /// How the corners of fields and buttons are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corners: Option<Corners>,
    /// What the pages are set in. All are fonts of the buyer's device; nothing is loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font: Option<Font>,
    /// The colour of what is written on it. Where that could not be read, the page takes black or white. #rrggbb or
    /// #rgb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font_color: Option<String>,
    /// Where your logo is. It is kept and shown here; the page loads nothing from other servers and does not show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// What the page calls you.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_name: Option<String>,
    /// What you do with personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<String>,
    /// Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// Your terms. They stand at the foot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum CaptureMethod {
    #[serde(rename = "automatic")]
    Automatic,
    #[serde(rename = "manual")]
    Manual,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Catalog {
    /// The merchant's slug.
    pub app: String,
    /// Whether it is of live mode.
    pub livemode: bool,
    pub object: String,
    pub product: Option<CatalogProduct>,
    /// Everything that is for sale, the oldest first.
    pub products: Vec<CatalogProducts>,
    /// The prices of product.
    pub tiers: Vec<CatalogPrice>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CatalogPrice {
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
    pub custom_unit_amount: Option<CustomAmount>,
    pub id: String,
    pub interval: Option<Interval>,
    pub interval_count: Option<i64>,
    /// The nickname, or the name of the product.
    pub name: String,
    pub region: Option<String>,
    pub r#type: CatalogPriceType,
    pub unit_amount: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum CatalogPriceType {
    #[serde(rename = "one_time")]
    OneTime,
    #[serde(rename = "recurring")]
    Recurring,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CatalogProduct {
    pub description: Option<String>,
    pub id: String,
    pub name: String,
    pub tier: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CatalogProducts {
    pub description: Option<String>,
    pub id: String,
    pub images: Vec<String>,
    pub name: String,
    pub prices: Vec<CatalogPrice>,
    pub tier: Option<String>,
    pub unit_label: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CatalogRetrieveParams {
    /// The merchant's slug. Required when no key is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// Only the product with this tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
}

/// The whole catalog as it is to be; or one product, without the list around it.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CatalogSync {
    /// The merchant's own pages, which must be https. What is left out stays as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<CatalogSyncApp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices: Option<Vec<DeclaredPrice>>,
    /// The whole catalog. An active price that is not in it is archived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub products: Option<Vec<DeclaredProduct>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// The same as prices; send one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<DeclaredPrice>>,
}

/// The merchant's own pages, which must be https. What is left out stays as it is.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CatalogSyncApp {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pricing_url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CatalogSynced {
    /// The merchant's slug.
    pub app: String,
    /// Whether what is known of the merchant's own pages has changed.
    pub app_updated: bool,
    /// The products that were not taken.
    pub errors: Vec<CatalogSyncedErrors>,
    pub object: String,
    /// Whether every product was taken.
    pub ok: bool,
    pub synced: Vec<CatalogSyncedSynced>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CatalogSyncedErrors {
    pub error: CatalogSyncedErrorsError,
    pub error_description: String,
    /// The field within the product.
    pub param: String,
    pub tier: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum CatalogSyncedErrorsError {
    #[serde(rename = "invalid_tier")]
    InvalidTier,
    #[serde(rename = "invalid_product")]
    InvalidProduct,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CatalogSyncedSynced {
    /// How many prices were archived.
    pub deactivated: i64,
    pub prices: Vec<CatalogSyncedSyncedPrices>,
    pub product: CatalogProduct,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CatalogSyncedSyncedPrices {
    pub created: bool,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
    pub id: String,
    pub interval: Option<Interval>,
    pub interval_count: Option<i64>,
    pub region: Option<String>,
    pub r#type: CatalogPriceType,
    pub unit_amount: Option<i64>,
    pub updated: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Corners {
    #[serde(rename = "soft")]
    Soft,
    #[serde(rename = "sharp")]
    Sharp,
    #[serde(rename = "round")]
    Round,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Coupon {
    pub amount_off: Option<i64>,
    pub applies_to: Option<CouponAppliesTo>,
    /// When it was made.
    pub created_at: String,
    pub currency: Option<String>,
    pub duration: CouponDuration,
    pub duration_in_months: Option<i64>,
    pub id: String,
    /// Whether it is of live mode.
    pub livemode: bool,
    pub max_redemptions: Option<i64>,
    pub max_redemptions_per_customer: Option<i64>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub minimum_amount: Option<i64>,
    pub minimum_amount_currency: Option<String>,
    pub name: Option<String>,
    pub object: String,
    /// Exact.
    pub percent_off: Option<f64>,
    pub redeem_by: Option<String>,
    pub times_redeemed: i64,
    /// Whether somebody can still be given it.
    pub valid: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CouponAppliesTo {
    pub products: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CouponCreate {
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_off: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies_to: Option<CouponCreateAppliesTo>,
    /// Of amount_off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<CouponDuration>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_in_months: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_redemptions: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_redemptions_per_customer: Option<i64>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// Only for a subtotal of at least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_amount: Option<i64>,
    /// Upper-case ISO 4217 code, or that of a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_amount_currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// From 0 to 100 with at most four decimals, as a number or a string. Excludes amount_off; one of the two must be
    /// there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent_off: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redeem_by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CouponCreateAppliesTo {
    pub products: Vec<String>,
}

impl CouponCreateAppliesTo {
    /// With what must be there.
    #[must_use]
    pub fn new(products: Vec<String>) -> Self {
        Self { products }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum CouponDuration {
    #[serde(rename = "once")]
    Once,
    #[serde(rename = "repeating")]
    Repeating,
    #[serde(rename = "forever")]
    Forever,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// The terms of a coupon never change.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CouponUpdate {
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CouponsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

/// Bounds within which the buyer names the amount.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CustomAmount {
    /// The most, in minor units.
    pub maximum: i64,
    /// The least, in minor units.
    pub minimum: i64,
    /// What is proposed.
    pub preset: Option<i64>,
}

/// Bounds within which the buyer names the amount.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CustomAmountCreate {
    /// True, if it is sent at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The most; as much as a session can have when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<i64>,
    /// The least; 1 when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
    /// What is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Customer {
    pub address: Option<Address>,
    pub business_name: Option<String>,
    /// When it was made.
    pub created_at: String,
    /// Only where the customer was deleted. Then nothing else is known of them but the id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<bool>,
    /// When they were deleted. Only where they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<String>,
    pub description: Option<String>,
    pub email: Option<String>,
    pub id: String,
    pub livemode: bool,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub name: Option<String>,
    pub object: String,
    /// There only where cards are on file: their ids, the newest first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_methods: Option<Vec<String>>,
    pub phone: Option<String>,
    pub shipping: Option<ShippingDetails>,
    pub tax_ids: Vec<TaxId>,
    pub uid: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CustomerCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<AddressCreate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<CustomerCreateShipping>,
    /// Your own id of the customer. A customer who has it is changed, otherwise one is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CustomerCreateShipping {
    pub address: AddressCreate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl CustomerCreateShipping {
    /// With what must be there.
    #[must_use]
    pub fn new(address: AddressCreate) -> Self {
        Self { address, name: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum CustomerCreation {
    #[serde(rename = "always")]
    Always,
    #[serde(rename = "if_required")]
    IfRequired,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// What is left out stays; null empties a field.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CustomerUpdate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Option<AddressCreate>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Option<String>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Option<CustomerUpdateShipping>>,
    /// Your own id of the customer. A customer who has it is changed, otherwise one is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CustomerUpdateShipping {
    pub address: AddressCreate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl CustomerUpdateShipping {
    /// With what must be there.
    #[must_use]
    pub fn new(address: AddressCreate) -> Self {
        Self { address, name: None }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CustomersEntitlementsParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CustomersListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only the customer with this id of yours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// Only customers with this e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CustomersPaymentMethodsParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CustomersPaymentsParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct CustomersSessionsParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Days {
    pub unit: DaysUnit,
    pub value: i64,
}

impl Days {
    /// With what must be there.
    #[must_use]
    pub fn new(unit: DaysUnit, value: i64) -> Self {
        Self { unit, value }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum DaysUnit {
    #[serde(rename = "day")]
    Day,
    #[serde(rename = "business_day")]
    BusinessDay,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeclaredPrice {
    /// ISO 4217 code, or that of a token, in any case of letters.
    pub currency: String,
    /// How long one payment lasts; a month when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// Two letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<CatalogPriceType>,
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    pub unit_amount: i64,
}

impl DeclaredPrice {
    /// With what must be there.
    #[must_use]
    pub fn new(currency: impl Into<String>, unit_amount: i64) -> Self {
        Self {
            currency: currency.into(),
            interval: None,
            interval_count: None,
            nickname: None,
            region: None,
            r#type: None,
            unit_amount,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeclaredProduct {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices: Option<Vec<DeclaredPrice>>,
    pub tier: String,
    /// The same as prices; send one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<DeclaredPrice>>,
}

impl DeclaredProduct {
    /// With what must be there.
    #[must_use]
    pub fn new(tier: impl Into<String>) -> Self {
        Self { description: None, name: None, prices: None, tier: tier.into(), tiers: None }
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Deleted {
    pub deleted: bool,
    pub id: String,
    pub object: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct DiscountAmount {
    /// What is taken off, in minor units.
    pub amount: i64,
    pub discount: AppliedDiscount,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Dispute {
    pub amount: i64,
    pub created_at: String,
    pub currency: String,
    /// Until when you must answer at the processor.
    pub due_by: Option<String>,
    pub id: String,
    pub livemode: bool,
    pub object: String,
    pub payment: String,
    pub processor_reference: String,
    /// In the processor's word.
    pub reason: String,
    pub session: String,
    pub status: DisputeStatus,
    pub updated_at: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum DisputeStatus {
    #[serde(rename = "warning_needs_response")]
    WarningNeedsResponse,
    #[serde(rename = "warning_under_review")]
    WarningUnderReview,
    #[serde(rename = "warning_closed")]
    WarningClosed,
    #[serde(rename = "needs_response")]
    NeedsResponse,
    #[serde(rename = "under_review")]
    UnderReview,
    #[serde(rename = "won")]
    Won,
    #[serde(rename = "lost")]
    Lost,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct DisputesListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those of this payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Entitlement {
    /// Whether the customer has the tier now. This decides, not expires_at.
    pub active: bool,
    /// The merchant's slug.
    pub app: Option<String>,
    pub customer: Option<String>,
    /// Until when; null: for ever. By a subscription: the end of the period that is paid, after which the customer
    /// keeps the tier while the next one is collected.
    pub expires_at: Option<String>,
    pub object: String,
    pub status: EntitlementStatus,
    /// free when there never was anything.
    pub tier: String,
    /// Your own id of the customer.
    pub uid: Option<String>,
    /// Grows by one with each change.
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum EntitlementStatus {
    #[serde(rename = "none")]
    None,
    #[serde(rename = "active")]
    Active,
    #[serde(rename = "expired")]
    Expired,
    #[serde(rename = "revoked")]
    Revoked,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct EntitlementsRetrieveParams {
    /// Your own id of the customer. This or customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// Our id of the customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// Your slug; it need not be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Event {
    /// When it happened.
    pub created_at: String,
    pub data: EventData,
    pub id: String,
    pub livemode: bool,
    pub object: String,
    pub pending_webhooks: i64,
    pub request: EventRequest,
    /// The place in the merchant's gapless sequence of this mode.
    pub sequence: i64,
    pub r#type: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct EventData {
    /// The object as it was then.
    pub object: Value,
    /// Only in events about a change of a subscription: the fields of the object that were others before, with what
    /// they were. updated_at is not among them; a change that no field shows leaves it empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_attributes: Option<Value>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct EventRedeliver {
    /// Only to this endpoint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct EventRequest {
    pub id: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct EventsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// In order, events after this sequence number. Excludes starting_after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<i64>,
    /// Only events of this type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Explanation {
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
    pub object: String,
    pub session: String,
    pub steps: Vec<ExplanationSteps>,
    /// What is to be paid, in minor units.
    pub total: i64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ExplanationSteps {
    /// Minor units.
    pub amount: i64,
    /// The exact value in minor units: a decimal, or a fraction n/d where twelve decimals do not hold it.
    pub exact: String,
    /// The line's id.
    pub line: Option<String>,
    /// The exact value less the amount.
    pub remainder: String,
    /// How the exact value became whole minor units.
    pub rule: ExplanationStepsRule,
    pub subject: ExplanationStepsSubject,
    /// The step as a sentence.
    pub text: String,
    /// line_share: the part of a period that is paid at first. adjustment: what changed in the middle of an earlier
    /// period. carried: what could not be taken off and is left for the next invoice.
    pub what: ExplanationStepsWhat,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum ExplanationStepsRule {
    #[serde(rename = "exact")]
    Exact,
    #[serde(rename = "half_up")]
    HalfUp,
    #[serde(rename = "largest_remainder")]
    LargestRemainder,
    #[serde(rename = "capped")]
    Capped,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum ExplanationStepsSubject {
    #[serde(rename = "line")]
    Line,
    #[serde(rename = "shipping")]
    Shipping,
    #[serde(rename = "cart")]
    Cart,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum ExplanationStepsWhat {
    #[serde(rename = "line_subtotal")]
    LineSubtotal,
    #[serde(rename = "line_share")]
    LineShare,
    #[serde(rename = "subtotal")]
    Subtotal,
    #[serde(rename = "discount_percent")]
    DiscountPercent,
    #[serde(rename = "discount_amount")]
    DiscountAmount,
    #[serde(rename = "discount_share")]
    DiscountShare,
    #[serde(rename = "tax_contained")]
    TaxContained,
    #[serde(rename = "tax_share")]
    TaxShare,
    #[serde(rename = "tax_added")]
    TaxAdded,
    #[serde(rename = "shipping")]
    Shipping,
    #[serde(rename = "adjustment")]
    Adjustment,
    #[serde(rename = "carried")]
    Carried,
    #[serde(rename = "total")]
    Total,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Font {
    #[serde(rename = "system")]
    System,
    #[serde(rename = "serif")]
    Serif,
    #[serde(rename = "mono")]
    Mono,
    #[serde(rename = "rounded")]
    Rounded,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Interval {
    #[serde(rename = "day")]
    Day,
    #[serde(rename = "week")]
    Week,
    #[serde(rename = "month")]
    Month,
    #[serde(rename = "year")]
    Year,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Invoice {
    pub adjustments: Vec<Adjustment>,
    /// The sum of adjustments.
    pub amount_adjusted: i64,
    /// Credit that this invoice did not use up, and that the next one takes off.
    pub amount_carried: i64,
    /// What the discount takes off.
    pub amount_discount: i64,
    pub amount_paid: i64,
    /// What is still to be paid: the total while it is open.
    pub amount_remaining: i64,
    /// Shipping, which only a first invoice can have.
    pub amount_shipping: i64,
    /// The sum of the lines.
    pub amount_subtotal: i64,
    /// All taxes, those that prices contain included.
    pub amount_tax: i64,
    /// How many charges without the buyer failed.
    pub attempt_count: i64,
    pub billing_reason: InvoiceBillingReason,
    /// When it was made.
    pub created_at: String,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
    pub customer: Option<String>,
    pub customer_email: Option<String>,
    /// At most one.
    pub discounts: Vec<AppliedDiscount>,
    /// Until when it can be paid, once a charge has failed or nothing is known to charge: 21 days. Then when_unpaid
    /// of the subscription counts.
    pub due_date: Option<String>,
    /// Why the last charge was declined; null once it is paid.
    pub failure_code: Option<String>,
    /// The page that shows it.
    pub hosted_invoice_url: String,
    /// Whoever knows it can see the invoice: it stands in hosted_invoice_url.
    pub id: String,
    /// All its lines.
    pub lines: InvoiceLines,
    /// Whether it is of live mode.
    pub livemode: bool,
    /// When it is charged again without the buyer; null: only the buyer can pay, or it is not open.
    pub next_payment_attempt: Option<String>,
    /// The end of the subscription's id, and the place among its invoices.
    pub number: String,
    pub object: String,
    pub paid_at: Option<String>,
    /// The payment that paid it; null when nothing was to be paid.
    pub payment: Option<String>,
    /// What it was paid with.
    pub payment_method: Option<InvoicePaymentMethod>,
    /// The page on which the buyer pays it, while it is open.
    pub payment_url: Option<String>,
    pub period_end: String,
    /// Of the period that it is for.
    pub period_start: String,
    /// open: it is being collected. void: the subscription was canceled. uncollectible: it was not paid in time, and
    /// the subscription ended.
    pub status: InvoiceStatus,
    pub subscription: String,
    /// amount_subtotal less amount_discount, with the taxes that are added, amount_shipping, amount_adjusted and
    /// amount_carried. Never below 0.
    pub total: i64,
    /// When it last changed.
    pub updated_at: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum InvoiceBillingReason {
    #[serde(rename = "subscription_create")]
    SubscriptionCreate,
    #[serde(rename = "subscription_cycle")]
    SubscriptionCycle,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// All its lines.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct InvoiceLines {
    pub data: Vec<LineItem>,
    pub has_more: bool,
    pub object: String,
}

/// What it was paid with.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct InvoicePaymentMethod {
    pub card: Option<InvoicePaymentMethodCard>,
    pub r#type: PaymentMethodType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct InvoicePaymentMethodCard {
    pub brand: String,
    pub last4: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum InvoiceStatus {
    #[serde(rename = "open")]
    Open,
    #[serde(rename = "paid")]
    Paid,
    #[serde(rename = "void")]
    Void,
    #[serde(rename = "uncollectible")]
    Uncollectible,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct InvoicesListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are open, paid, void or uncollectible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Only those of this customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// Only those of this subscription.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LineItem {
    pub adjustable_quantity: Option<AdjustableQuantity>,
    /// Its share of the discount.
    pub amount_discount: i64,
    /// Unit price times quantity.
    pub amount_subtotal: i64,
    /// All its taxes, those that the price contains included.
    pub amount_tax: i64,
    /// Subtotal less discount, and the taxes that are added.
    pub amount_total: i64,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
    /// What the buyer reads.
    pub description: String,
    pub discounts: Vec<DiscountAmount>,
    pub id: String,
    pub object: String,
    pub price: LinePrice,
    pub quantity: i64,
    pub taxes: Vec<TaxAmount>,
    /// What paying for it grants.
    pub tier: Option<String>,
}

/// price or price_data, and how many.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct LineItemCreate {
    /// Whether the buyer may change the quantity, and within which bounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjustable_quantity: Option<LineItemCreateAdjustableQuantity>,
    /// A price of the catalog.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_data: Option<PriceDataCreate>,
    /// 1 when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// The tax rates of this line, instead of the session's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rates: Option<Vec<String>>,
}

/// Whether the buyer may change the quantity, and within which bounds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineItemCreateAdjustableQuantity {
    pub enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
}

impl LineItemCreateAdjustableQuantity {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled, maximum: None, minimum: None }
    }
}

/// The price as it was when the session was made.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LinePrice {
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
    pub custom_unit_amount: Option<CustomAmount>,
    /// The catalog's price; null for a price of this session only.
    pub id: Option<String>,
    pub object: String,
    pub period: Option<Period>,
    pub product: Option<String>,
    pub recurring: Option<Period>,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    pub tax_behavior: TaxBehavior,
    pub r#type: CatalogPriceType,
    /// What one costs; 0 while the buyer has not named an amount.
    pub unit_amount: i64,
    pub unit_label: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Locale {
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "ar")]
    Ar,
    #[serde(rename = "de")]
    De,
    #[serde(rename = "en")]
    En,
    #[serde(rename = "es")]
    Es,
    #[serde(rename = "fr")]
    Fr,
    #[serde(rename = "he")]
    He,
    #[serde(rename = "hi")]
    Hi,
    #[serde(rename = "id")]
    Id,
    #[serde(rename = "it")]
    It,
    #[serde(rename = "ja")]
    Ja,
    #[serde(rename = "ko")]
    Ko,
    #[serde(rename = "nl")]
    Nl,
    #[serde(rename = "pl")]
    Pl,
    #[serde(rename = "pt")]
    Pt,
    #[serde(rename = "sw")]
    Sw,
    #[serde(rename = "tr")]
    Tr,
    #[serde(rename = "vi")]
    Vi,
    #[serde(rename = "zh")]
    Zh,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// How your pages look in the mode of the key. What a session or a link says for itself goes before it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Look {
    /// The colour around the card that is paid on, and of the button where it stands out there.
    pub background_color: Option<String>,
    /// How the corners of fields and buttons are.
    pub corners: Option<Corners>,
    /// What the pages are set in. All are fonts of the buyer's device; nothing is loaded.
    pub font: Option<Font>,
    /// The colour of what is written on it. Where that could not be read, pages take black or white.
    pub font_color: Option<String>,
    /// The picture that you uploaded, as it is kept and shown.
    pub logo: Option<LookLogo>,
    /// What the pages call you.
    pub merchant_name: Option<String>,
    pub object: String,
    /// What you do with personal data.
    pub privacy_url: Option<String>,
    /// Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot.
    pub support: Option<String>,
    /// Your terms. They stand at the foot.
    pub terms_url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LookLogo {
    pub height: i64,
    pub url: String,
    pub width: i64,
}

/// What is to change. What is left out stays; null takes it away.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct LookUpdate {
    /// The colour around the card that is paid on, and of the button where it stands out there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background_color: Option<Option<String>>,
    /// How the corners of fields and buttons are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corners: Option<Option<Corners>>,
    /// What the pages are set in. All are fonts of the buyer's device; nothing is loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font: Option<Option<Font>>,
    /// The colour of what is written on it. Where that could not be read, pages take black or white.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font_color: Option<Option<String>>,
    /// Takes the logo away. A new one goes to /v1/branding/logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<()>,
    /// What the pages call you.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_name: Option<Option<String>>,
    /// What you do with personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<Option<String>>,
    /// Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Option<String>>,
    /// Your terms. They stand at the foot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_url: Option<Option<String>>,
}

/// The object that is called like the type is there, if the type has one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct NextAction {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_bank_transfer_instructions: Option<NextActionDisplayBankTransferInstructions>,
    /// Amounts are in whole tokens with a decimal point; empty where there is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_to_address: Option<NextActionPayToAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_to_url: Option<NextActionRedirectToUrl>,
    /// confirm_on_phone: the buyer approves the prompt on the phone. redirect_to_url: the buyer is asked something on
    /// a page, such as a code that the network has sent. pay_to_address: the buyer pays from a wallet to an address
    /// on a chain. display_bank_transfer_instructions: the buyer transfers the amount.
    pub r#type: NextActionType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct NextActionDisplayBankTransferInstructions {
    pub account_number: String,
    pub bank_name: String,
    /// What the buyer must write as the reference.
    pub reference: String,
}

/// Amounts are in whole tokens with a decimal point; empty where there is nothing.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct NextActionPayToAddress {
    /// Of this payment alone.
    pub address: String,
    /// How much is still to be paid.
    pub amount_due: String,
    /// What has arrived and is certain.
    pub amount_received: String,
    /// What was seen and is not certain yet.
    pub amount_seen: String,
    pub contract: String,
    pub network: String,
    pub token: String,
    /// The same as an EIP-681 address.
    pub uri: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct NextActionRedirectToUrl {
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum NextActionType {
    #[serde(rename = "confirm_on_phone")]
    ConfirmOnPhone,
    #[serde(rename = "redirect_to_url")]
    RedirectToUrl,
    #[serde(rename = "pay_to_address")]
    PayToAddress,
    #[serde(rename = "display_bank_transfer_instructions")]
    DisplayBankTransferInstructions,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// Its terms, as they were sent.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Offer {
    /// Whether you let it open sessions. Time and restrictions count besides.
    pub active: bool,
    pub after_completion: OfferAfterCompletion,
    pub allow_promotion_codes: bool,
    /// Minor units.
    pub amount: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branding: Option<Branding>,
    pub cancel_url: Option<String>,
    /// When it was made.
    pub created_at: String,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: Option<String>,
    /// null: until it is canceled.
    pub cycles: Option<i64>,
    pub description: Option<String>,
    pub expires_at: Option<String>,
    /// It is public: it stands in url.
    pub id: String,
    pub inactive_message: Option<String>,
    pub interval: Option<Interval>,
    pub interval_count: Option<i64>,
    /// Whether it is of live mode.
    pub livemode: bool,
    /// Each of its sessions has it, too. Up to 50 keys of at most 40 characters, with strings of at most 500
    /// characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub name: String,
    pub object: String,
    pub payment_method_collection: PaymentMethodCollection,
    /// The price of the catalog; amount, interval and interval_count are null then.
    pub price: Option<String>,
    /// The same as a QR code, in SVG.
    pub qr_url: String,
    pub restrictions: Restrictions,
    /// Minor units.
    pub setup_fee: Option<i64>,
    pub starts_at: Option<String>,
    pub success_url: Option<String>,
    /// null: those of the price.
    pub trial_period_days: Option<i64>,
    pub trial_settings: Option<TrialSettings>,
    /// When it last changed.
    pub updated_at: String,
    /// Share this. Each buyer who goes on from its page gets a session of their own.
    pub url: String,
    pub when_unpaid: WhenUnpaid,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct OfferAfterCompletion {
    pub hosted_confirmation: Option<OfferAfterCompletionHostedConfirmation>,
    pub r#type: SessionAfterCompletionType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct OfferAfterCompletionHostedConfirmation {
    pub custom_message: Option<String>,
}

/// A subscription on fixed terms: by a price of the catalog, or by amount, currency and interval of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfferCreate {
    /// Whether it opens sessions; true when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_completion: Option<OfferCreateAfterCompletion>,
    /// Whether the page has a field for a promotion code. Then a code in the address of the link counts, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_promotion_codes: Option<bool>,
    /// What each period costs, in minor units. Needed without price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branding: Option<BrandingCreate>,
    /// Where the buyer goes instead. `{CHECKOUT_SESSION_ID}` is replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_url: Option<String>,
    /// Upper-case ISO 4217 code, or that of a token. Needed without price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// After how many whole periods it ends by itself; until it is canceled when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycles: Option<i64>,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Until when it opens sessions: in the future, and after starts_at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// What its page says while it opens none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inactive_message: Option<String>,
    /// Needed without price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// A period is so many intervals, at most three years; 1 when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval_count: Option<i64>,
    /// Of each session and subscription. Up to 50 keys of at most 40 characters, with strings of at most 500
    /// characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// What it is called, and what the buyer reads.
    pub name: String,
    /// Whether a payment method is asked for also when nothing is to be paid now, as with a trial. always, the
    /// default, or if_required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method_collection: Option<PaymentMethodCollection>,
    /// A recurring price of the catalog. Excludes amount, interval and interval_count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restrictions: Option<RestrictionsCreate>,
    /// What is paid once beside the first payment, in minor units; also when a trial begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setup_fee: Option<i64>,
    /// From when on it opens sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// Where the buyer goes after paying. `{CHECKOUT_SESSION_ID}` is replaced. The buyer stays and is thanked when it
    /// is left out and no address of yours is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_url: Option<String>,
    /// How many days are free at first; those of the price when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_period_days: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_settings: Option<TrialSettings>,
    /// What becomes of it when a renewal is not paid within 21 days: cancel, the default, ends it; with unpaid it
    /// stays, and goes on when the buyer pays the open invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_unpaid: Option<WhenUnpaid>,
}

impl OfferCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            active: None,
            after_completion: None,
            allow_promotion_codes: None,
            amount: None,
            branding: None,
            cancel_url: None,
            currency: None,
            cycles: None,
            description: None,
            expires_at: None,
            inactive_message: None,
            interval: None,
            interval_count: None,
            metadata: None,
            name: name.into(),
            payment_method_collection: None,
            price: None,
            restrictions: None,
            setup_fee: None,
            starts_at: None,
            success_url: None,
            trial_period_days: None,
            trial_settings: None,
            when_unpaid: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfferCreateAfterCompletion {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosted_confirmation: Option<OfferCreateAfterCompletionHostedConfirmation>,
    pub r#type: SessionAfterCompletionType,
}

impl OfferCreateAfterCompletion {
    /// With what must be there.
    #[must_use]
    pub fn new(r#type: SessionAfterCompletionType) -> Self {
        Self { hosted_confirmation: None, r#type }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct OfferCreateAfterCompletionHostedConfirmation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_message: Option<String>,
}

/// What is left out stays; null empties a field. The terms never change: make another offer. Sessions that are
/// open stay as they are.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct OfferUpdate {
    /// Whether it opens sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Option<bool>>,
    /// Where they go instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_url: Option<Option<String>>,
    /// Until when it opens sessions: in the future, and after starts_at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Option<String>>,
    /// What its page says while it opens none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inactive_message: Option<Option<String>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
    /// null lifts the limit. A limit is at least as many as are paid or being paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restrictions: Option<Option<RestrictionsCreate>>,
    /// From when on it opens sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Option<String>>,
    /// Where buyers of later sessions go after paying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_url: Option<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct OffersListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are active, or are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ParkedNotice {
    pub account: Option<String>,
    pub created_at: String,
    pub id: String,
    pub livemode: bool,
    pub object: String,
    pub payment: Option<String>,
    pub processor: String,
    pub reason: ParkedNoticeReason,
    pub says: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum ParkedNoticeReason {
    #[serde(rename = "unknown_payment")]
    UnknownPayment,
    #[serde(rename = "other_account")]
    OtherAccount,
    #[serde(rename = "other_mode")]
    OtherMode,
    #[serde(rename = "other_currency")]
    OtherCurrency,
    #[serde(rename = "amount_mismatch")]
    AmountMismatch,
    #[serde(rename = "refund_too_large")]
    RefundTooLarge,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct ParkedNoticesListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Payment {
    pub amount: i64,
    /// How much was taken of it.
    pub amount_captured: i64,
    /// How much is disputed and not with you, as long as it stands so.
    pub amount_disputed: i64,
    /// What arrived on a chain beyond what was asked for, in the token's smallest unit. Yours to return.
    pub amount_excess: Option<String>,
    /// How much refunds have given back.
    pub amount_refunded: i64,
    pub capture_method: CaptureMethod,
    pub card: Option<PaymentCard>,
    /// When the buyer submitted it, or you asked for it.
    pub created_at: String,
    pub currency: String,
    pub customer: Option<String>,
    /// Its own, or that of its session.
    pub description: Option<String>,
    /// Why it failed, or why an operator must look.
    pub failure_code: Option<String>,
    pub id: String,
    /// The invoice that it pays, once there is one.
    pub invoice: Option<String>,
    pub livemode: bool,
    /// Its own, or that of its session.
    pub metadata: BTreeMap<String, MetadataValue>,
    /// What the buyer is to do while it is pending.
    pub next_action: Option<NextAction>,
    pub object: String,
    /// Whether a kept card was charged without the buyer.
    pub off_session: bool,
    pub payment_method: PaymentMethodType,
    /// With its middle hidden.
    pub phone: Option<String>,
    pub processor: String,
    /// The account there; none at the simulator, where every merchant has one.
    pub processor_account: Option<String>,
    /// The processor's own name for it.
    pub processor_reference: Option<String>,
    /// The mobile network: mtn, telecel or airteltigo.
    pub provider: Option<String>,
    /// The receipt, as soon as money was captured. The same address with .json at its end is the signed form.
    pub receipt_url: Option<String>,
    /// There only where a card was charged that the customer has on file, or where one was put there: its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_payment_method: Option<String>,
    /// The session that it pays. One that was asked for by POST /v1/payments has a session of its own, which stands
    /// in no list.
    pub session: String,
    pub status: PaymentStatus,
    /// When it last changed.
    pub updated_at: String,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentCapture {
    /// How much of what is held; all of it when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentCard {
    pub brand: String,
    pub last4: String,
}

/// A payment without a page: a phone's wallet is charged, a bank transfer is offered, or a card is charged that
/// the customer has on file. No card number is ever taken over the API; make a checkout session for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentCreate {
    /// What is to be paid, in minor units: pesewas, cents, whole yen.
    pub amount: i64,
    /// Upper-case ISO 4217 code. GHS when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<StringOr<PaymentCreateCustomer>>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The same as the Idempotency-Key header. Send one of them, or the same in both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// mobile_money, bank_transfer, or the id of a card that the customer has on file.
    pub payment_method: String,
    /// For mobile_money, which needs it: the number of the wallet, such as 0241234567 or +233241234567. Answers and
    /// events show it with its middle hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// For mobile_money: the network. The one of the phone's prefix when it is left out; say it for a number that was
    /// taken to another network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<PaymentCreateProvider>,
}

impl PaymentCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(amount: i64, payment_method: impl Into<String>) -> Self {
        Self {
            amount,
            currency: None,
            customer: None,
            description: None,
            idempotency_key: None,
            metadata: None,
            payment_method: payment_method.into(),
            phone: None,
            provider: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentCreateCustomer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Your own id: the customer who has it, or a new one.
    pub uid: String,
}

impl PaymentCreateCustomer {
    /// With what must be there.
    #[must_use]
    pub fn new(uid: impl Into<String>) -> Self {
        Self { email: None, name: None, phone: None, uid: uid.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum PaymentCreateProvider {
    #[serde(rename = "mtn")]
    Mtn,
    #[serde(rename = "telecel")]
    Telecel,
    #[serde(rename = "airteltigo")]
    Airteltigo,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// What it sells is shown as it was sent: exactly one of amount, tier, line_items and custom_unit_amount is not
/// null.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLink {
    /// Whether you let it open sessions. Time and restrictions count besides.
    pub active: bool,
    pub after_completion: PaymentLinkAfterCompletion,
    /// Whether the buyer names the amount.
    pub allow_custom_amount: bool,
    pub allow_promotion_codes: bool,
    /// Minor units.
    pub amount: Option<i64>,
    pub automatic_tax: PaymentLinkAutomaticTax,
    pub billing_address_collection: BillingAddressCollection,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branding: Option<Branding>,
    pub cancel_url: Option<String>,
    pub capture_method: CaptureMethod,
    pub client_reference_id: Option<String>,
    /// The page always asks for it.
    pub collect_email: bool,
    pub collect_name: bool,
    pub collect_phone: bool,
    pub consent_collection: Option<PaymentLinkConsentCollection>,
    /// When it was made.
    pub created_at: String,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: Option<String>,
    pub custom_fields: Vec<PaymentLinkCustomFields>,
    pub custom_text: PaymentLinkCustomText,
    /// Bounds within which the buyer names the amount.
    pub custom_unit_amount: Option<PaymentLinkCustomUnitAmount>,
    pub customer_creation: CustomerCreation,
    pub default_promotion_code: Option<String>,
    pub description: Option<String>,
    /// At most one.
    pub discounts: Vec<PaymentLinkDiscounts>,
    pub expires_at: Option<String>,
    /// It is public: it stands in url.
    pub id: String,
    pub inactive_message: Option<String>,
    pub line_items: Option<Vec<PaymentLinkLine>>,
    /// Whether it is of live mode.
    pub livemode: bool,
    pub locale: Locale,
    pub maximum_amount: Option<i64>,
    /// Each of its sessions has it, too. Up to 50 keys of at most 40 characters, with strings of at most 500
    /// characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub minimum_amount: Option<i64>,
    pub mode: PaymentLinkMode,
    pub name: String,
    pub name_collection: Option<PaymentLinkNameCollection>,
    pub object: String,
    pub optional_items: Vec<PaymentLinkLine>,
    pub payment_method_collection: PaymentMethodCollection,
    /// null: all.
    pub payment_method_types: Option<Vec<PaymentMethodType>>,
    pub phone_number_collection: PaymentLinkPhoneNumberCollection,
    /// The same as a QR code, in SVG.
    pub qr_url: String,
    pub restrictions: Restrictions,
    pub shipping_address_collection: Option<PaymentLinkShippingAddressCollection>,
    pub shipping_options: Vec<PaymentLinkShippingOptions>,
    pub starts_at: Option<String>,
    pub submit_type: SessionCreateSubmitType,
    pub subscription_data: Option<SubscriptionData>,
    pub success_url: Option<String>,
    pub tax_id_collection: PaymentLinkTaxIdCollection,
    /// The tax rates of lines that name none.
    pub tax_rates: Vec<String>,
    pub tier: Option<String>,
    /// When it last changed.
    pub updated_at: String,
    /// Share this. Each buyer who goes on from its page gets a session of their own.
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkAfterCompletion {
    pub hosted_confirmation: Option<PaymentLinkAfterCompletionHostedConfirmation>,
    pub r#type: SessionAfterCompletionType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkAfterCompletionHostedConfirmation {
    pub custom_message: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkAutomaticTax {
    pub enabled: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkConsentCollection {
    pub promotions: SessionConsentCollectionPromotions,
    pub terms_of_service: SessionConsentCollectionTermsOfService,
    pub terms_of_service_url: Option<String>,
}

/// What each session of the link is made from: the fields of a checkout session, but for the buyer's. Exactly one
/// of amount, tier, line_items and custom_unit_amount says what is to be paid.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreate {
    /// Whether it opens sessions; true when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_completion: Option<PaymentLinkCreateAfterCompletion>,
    /// true: the buyer names the amount, as with custom_unit_amount. Excludes every other way to say what is to be
    /// paid, and needs name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_custom_amount: Option<bool>,
    /// Whether the page has a field for a promotion code. Then a code in the address of the link counts, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_promotion_codes: Option<bool>,
    /// What is to be paid, in minor units: pesewas, cents, whole yen, 10^-8 of a token. At most twelve digits, or
    /// seventeen of a token. Excludes tier, line_items and custom_unit_amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Whether the buyer's address decides which of your tax rates apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automatic_tax: Option<PaymentLinkCreateAutomaticTax>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing_address_collection: Option<BillingAddressCollection>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branding: Option<BrandingCreate>,
    /// Where the buyer goes instead. `{CHECKOUT_SESSION_ID}` is replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_url: Option<String>,
    /// manual: the money is only held until you capture the payment; the session is complete and unpaid until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture_method: Option<CaptureMethod>,
    /// What you call each session, unless the address of the link says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_reference_id: Option<String>,
    /// The page asks for it whatever is said here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collect_email: Option<bool>,
    /// true: as name_collection of an individual; send one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collect_name: Option<bool>,
    /// true: as phone_number_collection; send one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collect_phone: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_collection: Option<PaymentLinkCreateConsentCollection>,
    /// Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts of
    /// a token are in units of 10^-8. GHS when it is left out beside amount or custom_unit_amount; otherwise the
    /// catalog's, where that leaves no doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Fields of your own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<PaymentLinkCreateCustomFields>>,
    /// Your words beside parts of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_text: Option<PaymentLinkCreateCustomText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_unit_amount: Option<CustomAmountCreate>,
    /// Whether paying makes a customer when you named none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_creation: Option<CustomerCreation>,
    /// A code that is applied if it is valid, and passed over in silence if it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_promotion_code: Option<String>,
    /// Shown to the buyer; the name when it is left out beside amount or custom_unit_amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// At most one: a coupon or a promotion code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<Vec<PaymentLinkCreateDiscounts>>,
    /// Until when it opens sessions: in the future, and after starts_at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// What its page says while it opens none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inactive_message: Option<String>,
    /// What is bought, line by line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line_items: Option<Vec<LineItemCreate>>,
    /// The language of the buyer's pages; auto: the one that the buyer's browser asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The most that a buyer may name. Only beside allow_custom_amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_amount: Option<i64>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// The least that a buyer may name. Only beside allow_custom_amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_amount: Option<i64>,
    /// subscription: paying starts a subscription; line_items must have a recurring price, or the tier one. payment,
    /// the default: everything is paid once; a tier whose price is recurring is sold for one period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<PaymentLinkMode>,
    /// What it is called; what it sells when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_collection: Option<PaymentLinkCreateNameCollection>,
    /// What the buyer may add.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional_items: Option<Vec<LineItemCreate>>,
    /// Only in mode subscription: whether a payment method is asked for also when nothing is to be paid now, as with
    /// a trial. always, the default, or if_required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method_collection: Option<PaymentMethodCollection>,
    /// Allowed methods; all when it is left out. In mode subscription only those that can be charged again without
    /// the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method_types: Option<Vec<PaymentMethodType>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number_collection: Option<PaymentLinkCreatePhoneNumberCollection>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restrictions: Option<RestrictionsCreate>,
    /// Asks for a shipping address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_address_collection: Option<PaymentLinkCreateShippingAddressCollection>,
    /// Ways of shipping to choose from; the first is chosen at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_options: Option<Vec<PaymentLinkCreateShippingOptions>>,
    /// From when on it opens sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// What the button says; auto and pay are the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submit_type: Option<SessionCreateSubmitType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription_data: Option<SubscriptionDataCreate>,
    /// Where the buyer goes after paying. `{CHECKOUT_SESSION_ID}` is replaced. The buyer stays and is thanked when it
    /// is left out and no address of yours is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id_collection: Option<PaymentLinkCreateTaxIdCollection>,
    /// The tax rates of lines that name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rates: Option<Vec<String>>,
    /// The tier of a product of yours: the catalog decides what is to be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateAfterCompletion {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosted_confirmation: Option<PaymentLinkCreateAfterCompletionHostedConfirmation>,
    pub r#type: SessionAfterCompletionType,
}

impl PaymentLinkCreateAfterCompletion {
    /// With what must be there.
    #[must_use]
    pub fn new(r#type: SessionAfterCompletionType) -> Self {
        Self { hosted_confirmation: None, r#type }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateAfterCompletionHostedConfirmation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_message: Option<String>,
}

/// Whether the buyer's address decides which of your tax rates apply.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateAutomaticTax {
    pub enabled: bool,
}

impl PaymentLinkCreateAutomaticTax {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateConsentCollection {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotions: Option<SessionConsentCollectionPromotions>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_of_service: Option<SessionConsentCollectionTermsOfService>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_of_service_url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateCustomFields {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropdown: Option<PaymentLinkCreateCustomFieldsDropdown>,
    pub key: String,
    pub label: StringOr<PaymentLinkCreateCustomFieldsLabel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numeric: Option<PaymentLinkCreateCustomFieldsNumeric>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<PaymentLinkCreateCustomFieldsText>,
    pub r#type: SessionCustomFieldsType,
}

impl PaymentLinkCreateCustomFields {
    /// With what must be there.
    #[must_use]
    pub fn new(
        key: impl Into<String>,
        label: StringOr<PaymentLinkCreateCustomFieldsLabel>,
        r#type: SessionCustomFieldsType,
    ) -> Self {
        Self { dropdown: None, key: key.into(), label, numeric: None, optional: None, text: None, r#type }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateCustomFieldsDropdown {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    pub options: Vec<PaymentLinkCreateCustomFieldsDropdownOptions>,
}

impl PaymentLinkCreateCustomFieldsDropdown {
    /// With what must be there.
    #[must_use]
    pub fn new(options: Vec<PaymentLinkCreateCustomFieldsDropdownOptions>) -> Self {
        Self { default_value: None, options }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateCustomFieldsDropdownOptions {
    pub label: String,
    pub value: String,
}

impl PaymentLinkCreateCustomFieldsDropdownOptions {
    /// With what must be there.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateCustomFieldsLabel {
    pub custom: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

impl PaymentLinkCreateCustomFieldsLabel {
    /// With what must be there.
    #[must_use]
    pub fn new(custom: impl Into<String>) -> Self {
        Self { custom: custom.into(), r#type: None }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateCustomFieldsNumeric {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_length: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_length: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateCustomFieldsText {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_length: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_length: Option<i64>,
}

/// Your words beside parts of the page.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateCustomText {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<PaymentLinkCreateCustomTextShippingAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submit: Option<PaymentLinkCreateCustomTextSubmit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_of_service_acceptance: Option<PaymentLinkCreateCustomTextTermsOfServiceAcceptance>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateCustomTextShippingAddress {
    pub message: String,
}

impl PaymentLinkCreateCustomTextShippingAddress {
    /// With what must be there.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateCustomTextSubmit {
    pub message: String,
}

impl PaymentLinkCreateCustomTextSubmit {
    /// With what must be there.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateCustomTextTermsOfServiceAcceptance {
    pub message: String,
}

impl PaymentLinkCreateCustomTextTermsOfServiceAcceptance {
    /// With what must be there.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateDiscounts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// The id of a promotion code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_code: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateNameCollection {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business: Option<PaymentLinkCreateNameCollectionBusiness>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual: Option<PaymentLinkCreateNameCollectionIndividual>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateNameCollectionBusiness {
    pub enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}

impl PaymentLinkCreateNameCollectionBusiness {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled, optional: None }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateNameCollectionIndividual {
    pub enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}

impl PaymentLinkCreateNameCollectionIndividual {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled, optional: None }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreatePhoneNumberCollection {
    pub enabled: bool,
}

impl PaymentLinkCreatePhoneNumberCollection {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled }
    }
}

/// Asks for a shipping address.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateShippingAddressCollection {
    /// ISO 3166 codes of two letters.
    pub allowed_countries: Vec<String>,
}

impl PaymentLinkCreateShippingAddressCollection {
    /// With what must be there.
    #[must_use]
    pub fn new(allowed_countries: Vec<String>) -> Self {
        Self { allowed_countries }
    }
}

/// shipping_rate or shipping_rate_data.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateShippingOptions {
    /// A stored shipping rate, active and in the session's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_rate: Option<String>,
    /// A way of shipping of this link only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_rate_data: Option<PaymentLinkCreateShippingOptionsShippingRateData>,
}

/// A way of shipping of this link only.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateShippingOptionsShippingRateData {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_estimate: Option<PaymentLinkCreateShippingOptionsShippingRateDataDeliveryEstimate>,
    pub display_name: String,
    pub fixed_amount: PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_behavior: Option<TaxBehavior>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

impl PaymentLinkCreateShippingOptionsShippingRateData {
    /// With what must be there.
    #[must_use]
    pub fn new(
        display_name: impl Into<String>,
        fixed_amount: PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount,
    ) -> Self {
        Self {
            delivery_estimate: None,
            display_name: display_name.into(),
            fixed_amount,
            tax_behavior: None,
            r#type: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkCreateShippingOptionsShippingRateDataDeliveryEstimate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Days>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Days>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount {
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    pub amount: i64,
    /// Upper-case ISO 4217 code, or that of a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

impl PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount {
    /// With what must be there.
    #[must_use]
    pub fn new(amount: i64) -> Self {
        Self { amount, currency: None }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaymentLinkCreateTaxIdCollection {
    pub enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<SessionTaxIdCollectionRequired>,
}

impl PaymentLinkCreateTaxIdCollection {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled, required: None }
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomFields {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropdown: Option<PaymentLinkCustomFieldsDropdown>,
    pub key: String,
    pub label: PaymentLinkCustomFieldsLabel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numeric: Option<PaymentLinkCustomFieldsNumeric>,
    pub optional: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<PaymentLinkCustomFieldsText>,
    pub r#type: SessionCustomFieldsType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomFieldsDropdown {
    pub default_value: Option<String>,
    pub options: Vec<PaymentLinkCustomFieldsDropdownOptions>,
    /// Of a session only.
    pub value: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomFieldsDropdownOptions {
    pub label: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomFieldsLabel {
    pub custom: String,
    pub r#type: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomFieldsNumeric {
    pub default_value: Option<String>,
    pub maximum_length: Option<i64>,
    pub minimum_length: Option<i64>,
    /// Of a session only.
    pub value: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomFieldsText {
    pub default_value: Option<String>,
    pub maximum_length: Option<i64>,
    pub minimum_length: Option<i64>,
    /// Of a session only.
    pub value: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomText {
    pub shipping_address: Option<PaymentLinkCustomTextShippingAddress>,
    pub submit: Option<PaymentLinkCustomTextSubmit>,
    pub terms_of_service_acceptance: Option<PaymentLinkCustomTextTermsOfServiceAcceptance>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomTextShippingAddress {
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomTextSubmit {
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomTextTermsOfServiceAcceptance {
    pub message: String,
}

/// Bounds within which the buyer names the amount.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkCustomUnitAmount {
    pub maximum: Option<i64>,
    pub minimum: Option<i64>,
    pub preset: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkDiscounts {
    pub coupon: Option<String>,
    pub promotion_code: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkLine {
    pub adjustable_quantity: Option<PaymentLinkLineAdjustableQuantity>,
    /// A price of the catalog: as it is when a session is opened.
    pub price: Option<String>,
    pub price_data: Option<PaymentLinkLinePriceData>,
    pub quantity: i64,
    pub tax_rates: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkLineAdjustableQuantity {
    pub enabled: bool,
    pub maximum: Option<i64>,
    pub minimum: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkLinePriceData {
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: Option<String>,
    /// Bounds within which the buyer names the amount.
    pub custom_unit_amount: Option<PaymentLinkLinePriceDataCustomUnitAmount>,
    /// A product of the catalog.
    pub product: Option<String>,
    pub product_data: Option<PaymentLinkLinePriceDataProductData>,
    pub recurring: Option<PaymentLinkLinePriceDataRecurring>,
    pub tax_behavior: Option<TaxBehavior>,
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    pub unit_amount: Option<i64>,
}

/// Bounds within which the buyer names the amount.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkLinePriceDataCustomUnitAmount {
    pub maximum: Option<i64>,
    pub minimum: Option<i64>,
    pub preset: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkLinePriceDataProductData {
    pub description: Option<String>,
    pub name: String,
    pub unit_label: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkLinePriceDataRecurring {
    pub interval: Interval,
    pub interval_count: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PaymentLinkMode {
    #[serde(rename = "payment")]
    Payment,
    #[serde(rename = "subscription")]
    Subscription,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkNameCollection {
    pub business: PaymentLinkNameCollectionBusiness,
    pub individual: PaymentLinkNameCollectionIndividual,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkNameCollectionBusiness {
    pub enabled: bool,
    pub optional: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkNameCollectionIndividual {
    pub enabled: bool,
    pub optional: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkPhoneNumberCollection {
    pub enabled: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkShippingAddressCollection {
    pub allowed_countries: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkShippingOptions {
    /// A stored shipping rate.
    pub shipping_rate: Option<String>,
    pub shipping_rate_data: Option<PaymentLinkShippingOptionsShippingRateData>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkShippingOptionsShippingRateData {
    pub delivery_estimate: Option<PaymentLinkShippingOptionsShippingRateDataDeliveryEstimate>,
    pub display_name: String,
    pub fixed_amount: PaymentLinkShippingOptionsShippingRateDataFixedAmount,
    pub tax_behavior: Option<TaxBehavior>,
    pub r#type: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkShippingOptionsShippingRateDataDeliveryEstimate {
    pub maximum: Option<Days>,
    pub minimum: Option<Days>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkShippingOptionsShippingRateDataFixedAmount {
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    pub amount: i64,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentLinkTaxIdCollection {
    pub enabled: bool,
    pub required: SessionTaxIdCollectionRequired,
}

/// What is left out stays; null empties a field. What it sells never changes: make another link. Sessions that
/// are open stay as they are.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinkUpdate {
    /// Whether it opens sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Option<bool>>,
    /// Where they go instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_url: Option<Option<String>>,
    /// Until when it opens sessions: in the future, and after starts_at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Option<String>>,
    /// What its page says while it opens none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inactive_message: Option<Option<String>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
    /// null lifts the limit. A limit is at least as many as are paid or being paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restrictions: Option<Option<RestrictionsCreate>>,
    /// From when on it opens sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Option<String>>,
    /// Where buyers of later sessions go after paying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_url: Option<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentLinksListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are active, or are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

/// A card that a customer has put on file: it can be charged without them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentMethod {
    pub card: Option<PaymentMethodCard>,
    /// Since when it is on file.
    pub created_at: String,
    pub customer: String,
    pub id: String,
    pub livemode: bool,
    pub object: String,
    /// Who keeps it. Only they can charge it.
    pub processor: String,
    /// The account there; none at the simulator, where every merchant has one.
    pub processor_account: Option<String>,
    /// The session in which the customer allowed it.
    pub session: String,
    pub r#type: PaymentMethodType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaymentMethodCard {
    pub brand: String,
    pub last4: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PaymentMethodCollection {
    #[serde(rename = "always")]
    Always,
    #[serde(rename = "if_required")]
    IfRequired,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PaymentMethodType {
    #[serde(rename = "card")]
    Card,
    #[serde(rename = "mobile_money")]
    MobileMoney,
    #[serde(rename = "bank_transfer")]
    BankTransfer,
    #[serde(rename = "crypto")]
    Crypto,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum PaymentStatus {
    #[serde(rename = "pending")]
    Pending,
    #[serde(rename = "processing")]
    Processing,
    #[serde(rename = "requires_capture")]
    RequiresCapture,
    #[serde(rename = "succeeded")]
    Succeeded,
    #[serde(rename = "failed")]
    Failed,
    #[serde(rename = "canceled")]
    Canceled,
    #[serde(rename = "refunded")]
    Refunded,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PaymentsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only payments of this session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// A span of calendar time.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Period {
    pub interval: Interval,
    pub interval_count: i64,
}

/// A product with one of its recurring prices. Its id is taken wherever that of a price is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Plan {
    /// Whether it can be bought: both product and price are active.
    pub active: bool,
    /// What each period costs, in minor units.
    pub amount: i64,
    /// When it was made.
    pub created_at: String,
    pub currency: String,
    pub description: Option<String>,
    pub id: String,
    pub interval: Interval,
    pub interval_count: i64,
    /// Whether it is of live mode.
    pub livemode: bool,
    /// That of the price.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub name: String,
    pub object: String,
    pub price: String,
    pub product: String,
    pub trial_period_days: Option<i64>,
    /// When it last changed.
    pub updated_at: String,
}

/// Makes a product with one recurring price.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanCreate {
    /// What each period costs, in minor units.
    pub amount: i64,
    /// Upper-case ISO 4217 code. GHS when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub interval: Interval,
    /// Every so many of them; 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval_count: Option<i64>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// What buyers call it.
    pub name: String,
    /// How many days are free at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_period_days: Option<i64>,
}

impl PlanCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(amount: i64, interval: Interval, name: impl Into<String>) -> Self {
        Self {
            amount,
            currency: None,
            description: None,
            interval,
            interval_count: None,
            metadata: None,
            name: name.into(),
            trial_period_days: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PlansListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are active, or are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PortalSession {
    /// When it was made.
    pub created_at: String,
    pub customer: String,
    /// Until when it lets in: an hour.
    pub expires_at: String,
    pub object: String,
    pub return_url: Option<String>,
    /// Send the customer here. Whoever has it is let in: it is a secret, and is not shown again.
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PortalSessionCreate {
    /// Our id of the customer.
    pub customer: String,
    /// Where the way back leads; your own address when it is left out, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_url: Option<String>,
}

impl PortalSessionCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(customer: impl Into<String>) -> Self {
        Self { customer: customer.into(), return_url: None }
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Price {
    pub active: bool,
    /// When it was made.
    pub created_at: String,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
    pub currency_options: BTreeMap<String, PriceCurrencyOptions>,
    pub custom_unit_amount: Option<CustomAmount>,
    pub id: String,
    /// Whether it is of live mode.
    pub livemode: bool,
    pub lookup_key: Option<String>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub nickname: Option<String>,
    pub object: String,
    pub period: Option<Period>,
    pub product: String,
    pub recurring: Option<PriceRecurring>,
    /// Two letters by which a declared catalog tells prices apart.
    pub region: Option<String>,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    pub tax_behavior: TaxBehavior,
    pub r#type: CatalogPriceType,
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    pub unit_amount: Option<i64>,
    /// When it last changed.
    pub updated_at: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriceCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts of
    /// a token are in units of 10^-8.
    pub currency: String,
    /// Prices in other currencies, by their codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency_options: Option<BTreeMap<String, PriceCreateCurrencyOptions>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_unit_amount: Option<CustomAmountCreate>,
    /// Your own name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup_key: Option<String>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    pub product: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurring: Option<PriceCreateRecurring>,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_behavior: Option<TaxBehavior>,
    /// Takes the lookup key away from the price that has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer_lookup_key: Option<bool>,
    /// Minor units. Excludes custom_unit_amount; one of the two must be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_amount: Option<i64>,
}

impl PriceCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(currency: impl Into<String>, product: impl Into<String>) -> Self {
        Self {
            active: None,
            currency: currency.into(),
            currency_options: None,
            custom_unit_amount: None,
            lookup_key: None,
            metadata: None,
            nickname: None,
            product: product.into(),
            recurring: None,
            tax_behavior: None,
            transfer_lookup_key: None,
            unit_amount: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PriceCreateCurrencyOptions {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_unit_amount: Option<CustomAmountCreate>,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_behavior: Option<TaxBehavior>,
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_amount: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriceCreateRecurring {
    pub interval: Interval,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_period_days: Option<i64>,
}

impl PriceCreateRecurring {
    /// With what must be there.
    #[must_use]
    pub fn new(interval: Interval) -> Self {
        Self { interval, interval_count: None, trial_period_days: None }
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PriceCurrencyOptions {
    pub custom_unit_amount: Option<CustomAmount>,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    pub tax_behavior: TaxBehavior,
    pub unit_amount: Option<i64>,
}

/// A price of this session only: unit_amount or custom_unit_amount, and product or product_data.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PriceDataCreate {
    /// The session's currency; it may be left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_unit_amount: Option<CustomAmountCreate>,
    /// A product of the catalog.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_data: Option<ProductDataCreate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurring: Option<PriceDataCreateRecurring>,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_behavior: Option<TaxBehavior>,
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_amount: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriceDataCreateRecurring {
    pub interval: Interval,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval_count: Option<i64>,
}

impl PriceDataCreateRecurring {
    /// With what must be there.
    #[must_use]
    pub fn new(interval: Interval) -> Self {
        Self { interval, interval_count: None }
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PriceRecurring {
    pub interval: Interval,
    pub interval_count: i64,
    pub trial_period_days: Option<i64>,
}

/// What is left out stays. Sessions that exist keep the price that they were made with.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PriceUpdate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Option<bool>>,
    /// Prices in other currencies, by their codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency_options: Option<Option<BTreeMap<String, PriceUpdateCurrencyOptions>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_unit_amount: Option<Option<CustomAmountCreate>>,
    /// Your own name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup_key: Option<Option<String>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<Option<String>>,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_behavior: Option<Option<TaxBehavior>>,
    /// Takes the lookup key away from the price that has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer_lookup_key: Option<Option<bool>>,
    /// Minor units. Excludes custom_unit_amount; one of the two must be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_amount: Option<Option<i64>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PriceUpdateCurrencyOptions {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_unit_amount: Option<CustomAmountCreate>,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_behavior: Option<TaxBehavior>,
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_amount: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PricesListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are active, or are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Only prices of this product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// Only the price with this lookup key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup_key: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Processor {
    pub captures: ProcessorCaptures,
    pub id: String,
    pub methods: Vec<ProcessorMethods>,
    pub name: String,
    pub object: String,
    pub refunds: ProcessorRefunds,
    pub settings: Vec<ProcessorSettings>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ProcessorAccount {
    pub countries: Vec<String>,
    pub created_at: String,
    pub currencies: Vec<String>,
    pub id: String,
    /// Whether the server's configuration file keeps it.
    pub kept_by_file: bool,
    pub livemode: bool,
    pub methods: Option<Vec<PaymentMethodType>>,
    pub name: String,
    /// Where the processor is to send its webhooks.
    pub notices_url: String,
    pub object: String,
    pub priority: i64,
    pub processor: String,
    /// Those that are set, each with nothing but its last four characters.
    pub secrets: BTreeMap<String, String>,
    pub settings: BTreeMap<String, String>,
    pub status: ProcessorAccountStatus,
    pub updated_at: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProcessorAccountCreate {
    /// Where buyers are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currencies: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Vec<PaymentMethodType>>,
    /// Yours; the processor's when left out. Unique in a mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The account with the lowest is asked first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<i64>,
    /// One of those that GET /v1/processors lists.
    pub processor: String,
    /// As GET /v1/processors lists them. Secrets are encrypted and never shown again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ProcessorAccountStatus>,
}

impl ProcessorAccountCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(processor: impl Into<String>) -> Self {
        Self {
            countries: None,
            currencies: None,
            methods: None,
            name: None,
            priority: None,
            processor: processor.into(),
            settings: None,
            status: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ProcessorAccountStatus {
    #[serde(rename = "enabled")]
    Enabled,
    #[serde(rename = "disabled")]
    Disabled,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct ProcessorAccountUpdate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub countries: Option<Option<Vec<String>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currencies: Option<Option<Vec<String>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Option<Vec<PaymentMethodType>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Option<i64>>,
    /// What is left out stays; an empty text takes a setting away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<Option<BTreeMap<String, String>>>,
    /// A disabled account takes no new payments; what was begun there is carried through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Option<ProcessorAccountStatus>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct ProcessorAccountsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum ProcessorCaptures {
    #[serde(rename = "none")]
    None,
    #[serde(rename = "whole")]
    Whole,
    #[serde(rename = "any")]
    Any,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ProcessorMethods {
    /// Any where it is empty.
    pub countries: Vec<String>,
    /// Any where it is empty.
    pub currencies: Vec<String>,
    pub manual_capture: bool,
    pub method: PaymentMethodType,
    /// Whether it can be charged again without the buyer.
    pub recurring: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum ProcessorRefunds {
    #[serde(rename = "none")]
    None,
    #[serde(rename = "whole")]
    Whole,
    #[serde(rename = "any")]
    Any,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ProcessorSettings {
    pub default: Option<String>,
    pub description: String,
    pub name: String,
    pub required: bool,
    pub secret: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Product {
    pub active: bool,
    /// When it was made.
    pub created_at: String,
    pub description: Option<String>,
    pub id: String,
    pub images: Vec<String>,
    /// Whether it is of live mode.
    pub livemode: bool,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub name: String,
    pub object: String,
    pub tier: Option<String>,
    pub unit_label: Option<String>,
    /// When it last changed.
    pub updated_at: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProductCreate {
    /// Whether it can be bought; true when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub images: Option<Vec<String>>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    pub name: String,
    /// What a paid session for it grants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// What one is called, such as seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_label: Option<String>,
}

impl ProductCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            active: None,
            description: None,
            images: None,
            metadata: None,
            name: name.into(),
            tier: None,
            unit_label: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProductDataCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub images: Option<Vec<String>>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_label: Option<String>,
}

impl ProductDataCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { description: None, images: None, metadata: None, name: name.into(), unit_label: None }
    }
}

/// What is left out stays; null empties a field.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct ProductUpdate {
    /// Whether it can be bought; true when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Option<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub images: Option<Option<Vec<String>>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
    /// What a paid session for it grants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Option<String>>,
    /// What one is called, such as seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_label: Option<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct ProductsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are active, or are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Only the product with this tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PromotionCode {
    pub active: bool,
    pub code: String,
    pub coupon: String,
    /// When it was made.
    pub created_at: String,
    pub customer: Option<String>,
    pub expires_at: Option<String>,
    pub id: String,
    /// Whether it is of live mode.
    pub livemode: bool,
    pub max_redemptions: Option<i64>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub object: String,
    pub promotion: PromotionCodePromotion,
    pub restrictions: PromotionCodeRestrictions,
    pub times_redeemed: i64,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PromotionCodeCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// What buyers type, in any case of letters; made up when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The coupon. Excludes promotion; one of the two must be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// Only for this customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_redemptions: Option<i64>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion: Option<PromotionCodeCreatePromotion>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restrictions: Option<PromotionCodeCreateRestrictions>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PromotionCodeCreatePromotion {
    pub coupon: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

impl PromotionCodeCreatePromotion {
    /// With what must be there.
    #[must_use]
    pub fn new(coupon: impl Into<String>) -> Self {
        Self { coupon: coupon.into(), r#type: None }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PromotionCodeCreateRestrictions {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_time_transaction: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_amount: Option<i64>,
    /// Upper-case ISO 4217 code, or that of a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_amount_currency: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PromotionCodePromotion {
    pub coupon: String,
    pub r#type: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PromotionCodeRestrictions {
    pub first_time_transaction: bool,
    pub minimum_amount: Option<i64>,
    pub minimum_amount_currency: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PromotionCodeUpdate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Option<bool>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct PromotionCodesListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those with this code, in any case of letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Only those of this coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// Only those that are active, or are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ProrationBehavior {
    #[serde(rename = "create_prorations")]
    CreateProrations,
    #[serde(rename = "none")]
    None,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Refund {
    pub amount: i64,
    pub created_at: String,
    pub currency: String,
    /// In the processor's words.
    pub failure_reason: Option<String>,
    pub id: String,
    pub livemode: bool,
    pub metadata: BTreeMap<String, MetadataValue>,
    pub object: String,
    /// merchant: you asked for it. surplus: the money came too late or twice. processor: somebody made it at the
    /// processor. by_hand: you gave it back by other means.
    pub origin: RefundOrigin,
    pub payment: String,
    pub processor_reference: Option<String>,
    pub reason: Option<RefundReason>,
    pub session: String,
    /// What is pending is reserved: it counts as refunded for every further refund.
    pub status: RefundStatus,
    pub updated_at: String,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct RefundCreate {
    /// How much; all that is left when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// You have given it back by other means, and it is only written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, Option<MetadataValue>>>,
    /// The payment. This or session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<RefundReason>,
    /// The session whose payment is meant. This or payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum RefundOrigin {
    #[serde(rename = "merchant")]
    Merchant,
    #[serde(rename = "surplus")]
    Surplus,
    #[serde(rename = "processor")]
    Processor,
    #[serde(rename = "by_hand")]
    ByHand,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum RefundReason {
    #[serde(rename = "duplicate")]
    Duplicate,
    #[serde(rename = "fraudulent")]
    Fraudulent,
    #[serde(rename = "requested_by_customer")]
    RequestedByCustomer,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum RefundStatus {
    #[serde(rename = "pending")]
    Pending,
    #[serde(rename = "succeeded")]
    Succeeded,
    #[serde(rename = "failed")]
    Failed,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct RefundsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those of this payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Restrictions {
    pub completed_sessions: RestrictionsCompletedSessions,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct RestrictionsCompletedSessions {
    /// How many of its sessions were paid.
    pub count: i64,
    /// null: any number.
    pub limit: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct RestrictionsCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_sessions: Option<RestrictionsCreateCompletedSessions>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RestrictionsCreateCompletedSessions {
    /// So many of its sessions are ever paid, at most; null: any number.
    pub limit: Option<i64>,
}

impl RestrictionsCreateCompletedSessions {
    /// With what must be there.
    #[must_use]
    pub fn new(limit: Option<i64>) -> Self {
        Self { limit }
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Session {
    pub after_completion: SessionAfterCompletion,
    pub allow_promotion_codes: bool,
    /// What is to be paid, in minor units, by what the buyer has chosen so far.
    pub amount: i64,
    /// The sum of the lines.
    pub amount_subtotal: i64,
    pub automatic_tax: SessionAutomaticTax,
    pub billing_address_collection: BillingAddressCollection,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branding: Option<Branding>,
    pub cancel_url: Option<String>,
    pub capture_method: CaptureMethod,
    pub client_reference_id: Option<String>,
    pub collected_information: Option<SessionCollectedInformation>,
    pub consent: Option<SessionConsent>,
    pub consent_collection: Option<SessionConsentCollection>,
    /// When it was made.
    pub created_at: String,
    pub currency: String,
    pub custom_fields: Vec<SessionCustomFields>,
    pub custom_text: SessionCustomText,
    pub customer: Option<StringOr<Customer>>,
    pub customer_creation: CustomerCreation,
    pub customer_details: Option<SessionCustomerDetails>,
    pub customer_email: Option<String>,
    pub customer_update: SessionCustomerUpdate,
    pub description: Option<String>,
    pub discounts: Vec<AppliedDiscount>,
    /// The origins that may have it in a frame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embed_origins: Option<Vec<String>>,
    pub exclusive_key: Option<String>,
    /// Until when it can be paid.
    pub expires_at: String,
    pub id: String,
    /// The subscription's first invoice, when it is paid. Or the invoice that it pays: a payment of a renewal names
    /// such a session.
    pub invoice: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line_items: Option<ListOf<LineItem>>,
    pub livemode: bool,
    pub locale: Locale,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub mode: SessionMode,
    pub name_collection: Option<SessionNameCollection>,
    pub object: String,
    /// The offer that opened it.
    pub offer: Option<String>,
    pub optional_items: Vec<SessionOptionalItems>,
    pub payment: Option<StringOr<Payment>>,
    /// The payment link that opened it.
    pub payment_link: Option<String>,
    /// There only where a card was put on file: its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method: Option<String>,
    /// Whether a payment method is asked for also when nothing is to be paid now. It means something in mode
    /// subscription only.
    pub payment_method_collection: PaymentMethodCollection,
    pub payment_method_types: Vec<PaymentMethodType>,
    pub payment_status: SessionPaymentStatus,
    pub phone_number_collection: SessionPhoneNumberCollection,
    /// There only where the card that pays is put on file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub save_payment_method: Option<bool>,
    pub shipping_address_collection: Option<SessionShippingAddressCollection>,
    pub shipping_cost: Option<SessionShippingCost>,
    pub shipping_options: Vec<SessionShippingOptions>,
    pub status: SessionStatus,
    pub submit_type: SessionSubmitType,
    /// The subscription that it starts: there from the moment a buyer submits a payment. Or the one for which the
    /// buyer gives another card.
    pub subscription: Option<String>,
    pub success_url: Option<String>,
    pub tax_id_collection: SessionTaxIdCollection,
    /// The tier that was asked for.
    pub tier: Option<String>,
    pub total_details: SessionTotalDetails,
    /// What the address of the link said about where the buyer came from: ref, gclid, fbclid, msclkid and all that
    /// begin with utm_.
    pub tracking: BTreeMap<String, String>,
    /// There only where the page is seen in a frame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ui_mode: Option<String>,
    /// Send the buyer here.
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionAfterCompletion {
    pub hosted_confirmation: Option<SessionAfterCompletionHostedConfirmation>,
    pub r#type: SessionAfterCompletionType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionAfterCompletionHostedConfirmation {
    pub custom_message: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionAfterCompletionType {
    #[serde(rename = "redirect")]
    Redirect,
    #[serde(rename = "hosted_confirmation")]
    HostedConfirmation,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionAutomaticTax {
    pub enabled: bool,
    pub status: Option<SessionAutomaticTaxStatus>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum SessionAutomaticTaxStatus {
    #[serde(rename = "requires_location_inputs")]
    RequiresLocationInputs,
    #[serde(rename = "complete")]
    Complete,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCollectedInformation {
    pub business_name: Option<String>,
    pub individual_name: Option<String>,
    pub shipping_details: Option<ShippingDetails>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionConsent {
    pub promotions: Option<SessionConsentPromotions>,
    pub terms_of_service: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionConsentCollection {
    pub promotions: SessionConsentCollectionPromotions,
    pub terms_of_service: SessionConsentCollectionTermsOfService,
    pub terms_of_service_url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionConsentCollectionPromotions {
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "none")]
    None,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionConsentCollectionTermsOfService {
    #[serde(rename = "required")]
    Required,
    #[serde(rename = "none")]
    None,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum SessionConsentPromotions {
    #[serde(rename = "opt_in")]
    OptIn,
    #[serde(rename = "opt_out")]
    OptOut,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// Exactly one of amount, tier, line_items and custom_unit_amount says what is to be paid.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_completion: Option<SessionCreateAfterCompletion>,
    /// Whether the page has a field for a promotion code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_promotion_codes: Option<bool>,
    /// What is to be paid, in minor units: pesewas, cents, whole yen, 10^-8 of a token. At most twelve digits, or
    /// seventeen of a token. Excludes tier, line_items and custom_unit_amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Whether the buyer's address decides which of your tax rates apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automatic_tax: Option<SessionCreateAutomaticTax>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing_address_collection: Option<BillingAddressCollection>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branding: Option<BrandingCreate>,
    /// Where the buyer goes instead. `{CHECKOUT_SESSION_ID}` is replaced. Required beside amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_url: Option<String>,
    /// manual: the money is only held until you capture the payment; the session is complete and unpaid until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture_method: Option<CaptureMethod>,
    /// What you call the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_reference_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_collection: Option<SessionCreateConsentCollection>,
    /// Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts of
    /// a token are in units of 10^-8. GHS when it is left out beside amount or custom_unit_amount; otherwise the
    /// catalog's, where that leaves no doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Fields of your own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<SessionCreateCustomFields>>,
    /// Your words beside parts of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_text: Option<SessionCreateCustomText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_unit_amount: Option<CustomAmountCreate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<StringOr<SessionCreateCustomer>>,
    /// Whether paying makes a customer when you named none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_creation: Option<CustomerCreation>,
    /// Prefills the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_email: Option<String>,
    /// Prefills the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_phone: Option<String>,
    /// What is written to the customer when the session is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_update: Option<SessionCreateCustomerUpdate>,
    /// A code that is applied if it is valid, and passed over in silence if it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_promotion_code: Option<String>,
    /// Shown to the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// At most one: a coupon or a promotion code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<Vec<SessionCreateDiscounts>>,
    /// The origins that may have the page in a frame, such as <https://shop.example.> Needs the ui_mode embedded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embed_origins: Option<Vec<String>>,
    /// Such as an order number: among sessions that share it at most one is ever paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclusive_key: Option<String>,
    /// What the answer carries whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expand: Option<Vec<SessionCreateExpand>>,
    /// In the future, at most 30 days ahead; 24 hours when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// What is bought, line by line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line_items: Option<Vec<LineItemCreate>>,
    /// The language of the buyer's pages; auto: the one that the buyer's browser asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// subscription: paying starts a subscription; line_items must have a recurring price, or the tier one. payment,
    /// the default: everything is paid once; a tier whose price is recurring is sold for one period. setup: nothing
    /// is sold and nothing says what it costs; a card is put on file for its customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<SessionMode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_collection: Option<SessionCreateNameCollection>,
    /// What the buyer may add.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional_items: Option<Vec<LineItemCreate>>,
    /// Only in mode subscription: whether a payment method is asked for also when nothing is to be paid now, as with
    /// a trial. always, the default, or if_required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method_collection: Option<PaymentMethodCollection>,
    /// Allowed methods; all when it is left out. In mode subscription only those that can be charged again without
    /// the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method_types: Option<Vec<PaymentMethodType>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number_collection: Option<SessionCreatePhoneNumberCollection>,
    /// Whether the card that pays is put on file for its customer, to be charged again without them. For mode
    /// payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub save_payment_method: Option<bool>,
    /// Asks for a shipping address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_address_collection: Option<SessionCreateShippingAddressCollection>,
    /// Ways of shipping to choose from; the first is chosen at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_options: Option<Vec<SessionCreateShippingOptions>>,
    /// What the button says; auto and pay are the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submit_type: Option<SessionCreateSubmitType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription_data: Option<SubscriptionDataCreate>,
    /// Where the buyer goes after paying. `{CHECKOUT_SESSION_ID}` is replaced. Required beside amount, but for
    /// after_completion hosted_confirmation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id_collection: Option<SessionCreateTaxIdCollection>,
    /// The tax rates of lines that name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rates: Option<Vec<String>>,
    /// The tier of a product of yours: the catalog decides what is to be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// Where the page is seen: by itself, or in a frame on a page of yours. docs/embedding.md says how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ui_mode: Option<SessionCreateUiMode>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateAfterCompletion {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosted_confirmation: Option<SessionCreateAfterCompletionHostedConfirmation>,
    pub r#type: SessionAfterCompletionType,
}

impl SessionCreateAfterCompletion {
    /// With what must be there.
    #[must_use]
    pub fn new(r#type: SessionAfterCompletionType) -> Self {
        Self { hosted_confirmation: None, r#type }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateAfterCompletionHostedConfirmation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_message: Option<String>,
}

/// Whether the buyer's address decides which of your tax rates apply.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateAutomaticTax {
    pub enabled: bool,
}

impl SessionCreateAutomaticTax {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateConsentCollection {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotions: Option<SessionConsentCollectionPromotions>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_of_service: Option<SessionConsentCollectionTermsOfService>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_of_service_url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateCustomFields {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropdown: Option<SessionCreateCustomFieldsDropdown>,
    pub key: String,
    pub label: StringOr<SessionCreateCustomFieldsLabel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numeric: Option<SessionCreateCustomFieldsNumeric>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<SessionCreateCustomFieldsText>,
    pub r#type: SessionCustomFieldsType,
}

impl SessionCreateCustomFields {
    /// With what must be there.
    #[must_use]
    pub fn new(
        key: impl Into<String>,
        label: StringOr<SessionCreateCustomFieldsLabel>,
        r#type: SessionCustomFieldsType,
    ) -> Self {
        Self { dropdown: None, key: key.into(), label, numeric: None, optional: None, text: None, r#type }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateCustomFieldsDropdown {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    pub options: Vec<SessionCreateCustomFieldsDropdownOptions>,
}

impl SessionCreateCustomFieldsDropdown {
    /// With what must be there.
    #[must_use]
    pub fn new(options: Vec<SessionCreateCustomFieldsDropdownOptions>) -> Self {
        Self { default_value: None, options }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateCustomFieldsDropdownOptions {
    pub label: String,
    pub value: String,
}

impl SessionCreateCustomFieldsDropdownOptions {
    /// With what must be there.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateCustomFieldsLabel {
    pub custom: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

impl SessionCreateCustomFieldsLabel {
    /// With what must be there.
    #[must_use]
    pub fn new(custom: impl Into<String>) -> Self {
        Self { custom: custom.into(), r#type: None }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateCustomFieldsNumeric {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_length: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_length: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateCustomFieldsText {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_length: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_length: Option<i64>,
}

/// Your words beside parts of the page.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateCustomText {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<SessionCreateCustomTextShippingAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submit: Option<SessionCreateCustomTextSubmit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_of_service_acceptance: Option<SessionCreateCustomTextTermsOfServiceAcceptance>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateCustomTextShippingAddress {
    pub message: String,
}

impl SessionCreateCustomTextShippingAddress {
    /// With what must be there.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateCustomTextSubmit {
    pub message: String,
}

impl SessionCreateCustomTextSubmit {
    /// With what must be there.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateCustomTextTermsOfServiceAcceptance {
    pub message: String,
}

impl SessionCreateCustomTextTermsOfServiceAcceptance {
    /// With what must be there.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateCustomer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Your own id: the customer who has it, or a new one.
    pub uid: String,
}

impl SessionCreateCustomer {
    /// With what must be there.
    #[must_use]
    pub fn new(uid: impl Into<String>) -> Self {
        Self { email: None, name: None, phone: None, uid: uid.into() }
    }
}

/// What is written to the customer when the session is paid.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateCustomerUpdate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Option<SessionCustomerUpdateAddress>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<SessionCustomerUpdateName>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Option<SessionCustomerUpdateShipping>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateDiscounts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// The id of a promotion code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_code: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionCreateExpand {
    #[serde(rename = "line_items")]
    LineItems,
    #[serde(rename = "customer")]
    Customer,
    #[serde(rename = "payment")]
    Payment,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateNameCollection {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business: Option<SessionCreateNameCollectionBusiness>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual: Option<SessionCreateNameCollectionIndividual>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateNameCollectionBusiness {
    pub enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}

impl SessionCreateNameCollectionBusiness {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled, optional: None }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateNameCollectionIndividual {
    pub enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}

impl SessionCreateNameCollectionIndividual {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled, optional: None }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreatePhoneNumberCollection {
    pub enabled: bool,
}

impl SessionCreatePhoneNumberCollection {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled }
    }
}

/// Asks for a shipping address.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateShippingAddressCollection {
    /// ISO 3166 codes of two letters.
    pub allowed_countries: Vec<String>,
}

impl SessionCreateShippingAddressCollection {
    /// With what must be there.
    #[must_use]
    pub fn new(allowed_countries: Vec<String>) -> Self {
        Self { allowed_countries }
    }
}

/// shipping_rate or shipping_rate_data.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateShippingOptions {
    /// A stored shipping rate, active and in the session's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_rate: Option<String>,
    /// A way of shipping of this session only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_rate_data: Option<SessionCreateShippingOptionsShippingRateData>,
}

/// A way of shipping of this session only.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateShippingOptionsShippingRateData {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_estimate: Option<SessionCreateShippingOptionsShippingRateDataDeliveryEstimate>,
    pub display_name: String,
    pub fixed_amount: SessionCreateShippingOptionsShippingRateDataFixedAmount,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_behavior: Option<TaxBehavior>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

impl SessionCreateShippingOptionsShippingRateData {
    /// With what must be there.
    #[must_use]
    pub fn new(
        display_name: impl Into<String>,
        fixed_amount: SessionCreateShippingOptionsShippingRateDataFixedAmount,
    ) -> Self {
        Self {
            delivery_estimate: None,
            display_name: display_name.into(),
            fixed_amount,
            tax_behavior: None,
            r#type: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionCreateShippingOptionsShippingRateDataDeliveryEstimate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Days>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Days>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateShippingOptionsShippingRateDataFixedAmount {
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    pub amount: i64,
    /// Upper-case ISO 4217 code, or that of a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

impl SessionCreateShippingOptionsShippingRateDataFixedAmount {
    /// With what must be there.
    #[must_use]
    pub fn new(amount: i64) -> Self {
        Self { amount, currency: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionCreateSubmitType {
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "pay")]
    Pay,
    #[serde(rename = "book")]
    Book,
    #[serde(rename = "donate")]
    Donate,
    #[serde(rename = "subscribe")]
    Subscribe,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionCreateTaxIdCollection {
    pub enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<SessionTaxIdCollectionRequired>,
}

impl SessionCreateTaxIdCollection {
    /// With what must be there.
    #[must_use]
    pub fn new(enabled: bool) -> Self {
        Self { enabled, required: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum SessionCreateUiMode {
    #[serde(rename = "hosted")]
    Hosted,
    #[serde(rename = "embedded")]
    Embedded,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomFields {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropdown: Option<SessionCustomFieldsDropdown>,
    pub key: String,
    pub label: SessionCustomFieldsLabel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numeric: Option<SessionCustomFieldsNumeric>,
    pub optional: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<SessionCustomFieldsText>,
    pub r#type: SessionCustomFieldsType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomFieldsDropdown {
    pub default_value: Option<String>,
    pub options: Vec<SessionCustomFieldsDropdownOptions>,
    pub value: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomFieldsDropdownOptions {
    pub label: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomFieldsLabel {
    pub custom: String,
    pub r#type: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomFieldsNumeric {
    pub default_value: Option<String>,
    pub maximum_length: Option<i64>,
    pub minimum_length: Option<i64>,
    /// What the buyer gave.
    pub value: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomFieldsText {
    pub default_value: Option<String>,
    pub maximum_length: Option<i64>,
    pub minimum_length: Option<i64>,
    /// What the buyer gave.
    pub value: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionCustomFieldsType {
    #[serde(rename = "text")]
    Text,
    #[serde(rename = "numeric")]
    Numeric,
    #[serde(rename = "dropdown")]
    Dropdown,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomText {
    pub shipping_address: Option<SessionCustomTextShippingAddress>,
    pub submit: Option<SessionCustomTextSubmit>,
    pub terms_of_service_acceptance: Option<SessionCustomTextTermsOfServiceAcceptance>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomTextShippingAddress {
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomTextSubmit {
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomTextTermsOfServiceAcceptance {
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomerDetails {
    pub address: Option<Address>,
    pub business_name: Option<String>,
    pub email: Option<String>,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub tax_ids: Vec<TaxId>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionCustomerUpdate {
    pub address: SessionCustomerUpdateAddress,
    pub name: SessionCustomerUpdateName,
    pub shipping: SessionCustomerUpdateShipping,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionCustomerUpdateAddress {
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "never")]
    Never,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionCustomerUpdateName {
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "never")]
    Never,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionCustomerUpdateShipping {
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "never")]
    Never,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionMode {
    #[serde(rename = "payment")]
    Payment,
    #[serde(rename = "subscription")]
    Subscription,
    #[serde(rename = "setup")]
    Setup,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionNameCollection {
    pub business: SessionNameCollectionBusiness,
    pub individual: SessionNameCollectionIndividual,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionNameCollectionBusiness {
    pub enabled: bool,
    pub optional: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionNameCollectionIndividual {
    pub enabled: bool,
    pub optional: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionOptionalItems {
    /// Whether the buyer has added it.
    pub added: bool,
    pub adjustable_quantity: Option<AdjustableQuantity>,
    pub description: String,
    pub id: String,
    pub price: LinePrice,
    /// How many are offered.
    pub quantity: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum SessionPaymentStatus {
    #[serde(rename = "unpaid")]
    Unpaid,
    #[serde(rename = "paid")]
    Paid,
    #[serde(rename = "no_payment_required")]
    NoPaymentRequired,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionPhoneNumberCollection {
    pub enabled: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionShippingAddressCollection {
    pub allowed_countries: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionShippingCost {
    pub amount_subtotal: i64,
    pub amount_tax: i64,
    pub amount_total: i64,
    pub shipping_rate: String,
    pub taxes: Vec<TaxAmount>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionShippingOptions {
    pub shipping_amount: i64,
    pub shipping_rate: SessionShippingOptionsShippingRate,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionShippingOptionsShippingRate {
    pub delivery_estimate: Option<SessionShippingOptionsShippingRateDeliveryEstimate>,
    pub display_name: String,
    pub fixed_amount: SessionShippingOptionsShippingRateFixedAmount,
    pub id: String,
    pub object: String,
    /// Whether the price contains its taxes; unspecified: each tax rate says.
    pub tax_behavior: TaxBehavior,
    pub r#type: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionShippingOptionsShippingRateDeliveryEstimate {
    pub maximum: Days,
    pub minimum: Days,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionShippingOptionsShippingRateFixedAmount {
    pub amount: i64,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum SessionStatus {
    #[serde(rename = "open")]
    Open,
    #[serde(rename = "complete")]
    Complete,
    #[serde(rename = "expired")]
    Expired,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum SessionSubmitType {
    #[serde(rename = "pay")]
    Pay,
    #[serde(rename = "book")]
    Book,
    #[serde(rename = "donate")]
    Donate,
    #[serde(rename = "subscribe")]
    Subscribe,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionTaxIdCollection {
    pub enabled: bool,
    pub required: SessionTaxIdCollectionRequired,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SessionTaxIdCollectionRequired {
    #[serde(rename = "if_supported")]
    IfSupported,
    #[serde(rename = "never")]
    Never,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionTotalDetails {
    pub amount_discount: i64,
    pub amount_shipping: i64,
    /// All taxes, those that prices contain included.
    pub amount_tax: i64,
    pub breakdown: SessionTotalDetailsBreakdown,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SessionTotalDetailsBreakdown {
    pub discounts: Vec<DiscountAmount>,
    pub taxes: Vec<TaxAmount>,
}

/// What is bought, and on which terms, never changes.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionUpdate {
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionsLineItemsParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only sessions that are open, complete or expired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Only sessions of this customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// Only the session that this payment belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<String>,
    /// What to show whole: data.line_items, data.customer or data.payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expand: Option<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SessionsRetrieveParams {
    /// What to show whole: line_items, customer or payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expand: Option<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ShippingDetails {
    pub address: Address,
    /// To whom.
    pub name: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ShippingRate {
    pub active: bool,
    /// When it was made.
    pub created_at: String,
    pub delivery_estimate: Option<ShippingRateDeliveryEstimate>,
    pub display_name: String,
    pub fixed_amount: ShippingRateFixedAmount,
    pub id: String,
    /// Whether it is of live mode.
    pub livemode: bool,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub object: String,
    /// Whether the price contains its taxes; unspecified: shipping is not taxed.
    pub tax_behavior: TaxBehavior,
    pub r#type: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShippingRateCreate {
    /// Whether new sessions may use it; true when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_estimate: Option<ShippingRateCreateDeliveryEstimate>,
    /// What buyers read, such as Courier.
    pub display_name: String,
    pub fixed_amount: ShippingRateCreateFixedAmount,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// Whether the price contains its taxes; unspecified: shipping is not taxed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_behavior: Option<TaxBehavior>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

impl ShippingRateCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(display_name: impl Into<String>, fixed_amount: ShippingRateCreateFixedAmount) -> Self {
        Self {
            active: None,
            delivery_estimate: None,
            display_name: display_name.into(),
            fixed_amount,
            metadata: None,
            tax_behavior: None,
            r#type: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct ShippingRateCreateDeliveryEstimate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Days>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Days>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShippingRateCreateFixedAmount {
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    pub amount: i64,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
}

impl ShippingRateCreateFixedAmount {
    /// With what must be there.
    #[must_use]
    pub fn new(amount: i64, currency: impl Into<String>) -> Self {
        Self { amount, currency: currency.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ShippingRateDeliveryEstimate {
    pub maximum: Days,
    pub minimum: Days,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ShippingRateFixedAmount {
    /// Minor units: pesewas, cents, whole yen, 10^-8 of a token.
    pub amount: i64,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
}

/// What shipping costs never changes: make another rate. Sessions keep the rate that they were made with.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct ShippingRateUpdate {
    /// Whether new sessions may use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Option<bool>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct ShippingRatesListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are active, or are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Only those in this currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Subscription {
    /// What each whole period costs now, in minor units: items less discounts, with taxes, without
    /// pending_adjustments.
    pub amount: i64,
    /// Where its whole periods are counted from, by the calendar in UTC: 31 January, 28 February, 31 March.
    pub billing_cycle_anchor: String,
    /// When it is to end.
    pub cancel_at: Option<String>,
    /// Whether it ends with the current period.
    pub cancel_at_period_end: bool,
    /// When somebody asked for its end; it may go on until cancel_at or the end of its period.
    pub canceled_at: Option<String>,
    /// When it was made.
    pub created_at: String,
    /// Upper-case ISO 4217 code, or that of a token.
    pub currency: String,
    /// When it renews, or ends. During a trial, the end of the trial.
    pub current_period_end: String,
    pub current_period_start: String,
    /// Who pays; null at most while it is incomplete.
    pub customer: Option<String>,
    /// How many more whole periods begin before it ends by itself; null: until it is canceled.
    pub cycles_left: Option<i64>,
    /// Periods that begin before it have the discount; null: every one, or there is no discount.
    pub discount_end: Option<String>,
    /// At most one.
    pub discounts: Vec<AppliedDiscount>,
    /// When it ended.
    pub ended_at: Option<String>,
    /// Since when its renewals wait for you, because one came more than 7 days too late with the next one due
    /// already, or cost more than an invoice can hold. Resume lets them go.
    pub held_at: Option<String>,
    pub id: String,
    pub interval: Interval,
    /// A period is so many intervals.
    pub interval_count: i64,
    /// All its items.
    pub items: SubscriptionItems,
    pub latest_invoice: Option<String>,
    /// Whether it is of live mode.
    pub livemode: bool,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub object: String,
    /// The offer that it began with.
    pub offer: Option<String>,
    /// The invoice that is being collected.
    pub open_invoice: Option<String>,
    /// Since when it is paused.
    pub paused_at: Option<String>,
    /// The payment link that it began with.
    pub payment_link: Option<String>,
    /// What renewals are charged to; null: nothing is known.
    pub payment_method: Option<SubscriptionPaymentMethod>,
    /// What will be part of the next invoice because something changed in the middle of a period.
    pub pending_adjustments: Vec<Adjustment>,
    /// When a pause ends by itself.
    pub resumes_at: Option<String>,
    /// The checkout session that it began with.
    pub session: String,
    /// When its first payment was paid, or its trial began.
    pub started_at: Option<String>,
    /// incomplete: its first payment is not paid yet. past_due: a renewal is not paid and is being collected; the
    /// customer keeps what is paid for. unpaid: collecting was given up, and it goes on when the open invoice is
    /// paid. canceled is the end.
    pub status: SubscriptionStatus,
    /// Until when it is, or was, free at first.
    pub trial_end: Option<String>,
    pub trial_settings: TrialSettings,
    /// When it last changed.
    pub updated_at: String,
    /// What becomes of it when a renewal is not paid within 21 days.
    pub when_unpaid: WhenUnpaid,
}

/// What is canceled already is answered as it is.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SubscriptionCancel {
    /// True: when the current period ends, if it is paid or free. What is past_due or unpaid ends at once in any
    /// case. False, the default: at once, and nothing is given back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_period_end: Option<bool>,
}

/// The terms of a subscription, as they were sent.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SubscriptionData {
    pub billing_cycle_anchor: Option<String>,
    pub cycles: Option<i64>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub proration_behavior: Option<ProrationBehavior>,
    pub trial_end: Option<String>,
    pub trial_period_days: Option<i64>,
    pub trial_settings: Option<TrialSettings>,
    pub when_unpaid: Option<WhenUnpaid>,
}

/// The terms of a subscription. Only in mode subscription.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SubscriptionDataCreate {
    /// When the first whole period begins: in the future, at most one period ahead. Excludes a trial; a trial of the
    /// prices does not count beside it. The session can be paid until then at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing_cycle_anchor: Option<String>,
    /// After how many whole periods it ends by itself. A trial, and the time before billing_cycle_anchor, do not
    /// count. Until it is canceled when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycles: Option<i64>,
    /// Of the subscription. Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole
    /// numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// Only beside billing_cycle_anchor: whether the time until then is paid by its share, as it is when this is left
    /// out, or free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proration_behavior: Option<ProrationBehavior>,
    /// Until when it is free at first: in the future, at most 730 days ahead. Excludes trial_period_days. The session
    /// can be paid until then at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_end: Option<String>,
    /// How many days are free at first; 0: none. When it, trial_end and billing_cycle_anchor are left out, the
    /// longest trial of the prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_period_days: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_settings: Option<TrialSettings>,
    /// What becomes of it when a renewal is not paid within 21 days: cancel, the default, ends it; with unpaid it
    /// stays, and goes on when the buyer pays the open invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_unpaid: Option<WhenUnpaid>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SubscriptionItem {
    /// What the buyer reads.
    pub description: String,
    pub id: String,
    pub object: String,
    pub price: LinePrice,
    pub quantity: i64,
    /// What paying for it grants.
    pub tier: Option<String>,
}

/// All its items.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SubscriptionItems {
    pub data: Vec<SubscriptionItem>,
    pub has_more: bool,
    pub object: String,
}

/// Nothing is charged while it is paused. The customer keeps what is paid for until the current period ends.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SubscriptionPause {
    /// When it goes on by itself: in the future, at most 730 days ahead. Until you resume it when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumes_at: Option<String>,
}

/// What renewals are charged to; null: nothing is known.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SubscriptionPaymentMethod {
    pub card: Option<SubscriptionPaymentMethodCard>,
    pub r#type: PaymentMethodType,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SubscriptionPaymentMethodCard {
    pub brand: String,
    pub last4: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum SubscriptionStatus {
    #[serde(rename = "incomplete")]
    Incomplete,
    #[serde(rename = "trialing")]
    Trialing,
    #[serde(rename = "active")]
    Active,
    #[serde(rename = "past_due")]
    PastDue,
    #[serde(rename = "paused")]
    Paused,
    #[serde(rename = "canceled")]
    Canceled,
    #[serde(rename = "unpaid")]
    Unpaid,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// What is left out stays. Not while it is incomplete or canceled.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SubscriptionUpdate {
    /// When it is to end: in the future, at most 100 years ahead; null takes it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_at: Option<Option<String>>,
    /// True ends it with the current period, false takes that back. True excludes cancel_at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_at_period_end: Option<Option<bool>>,
    /// Items that change; the others stay. At most 20 are left, at least one, at most one with a tier, and all repeat
    /// equally often. Another period than before begins anew, at once or when the trial ends. Not while an invoice is
    /// open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Option<Vec<SubscriptionUpdateItems>>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
    /// Only beside items: whether the rest of the current period is settled with the next invoice, as it is when this
    /// is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proration_behavior: Option<Option<ProrationBehavior>>,
    /// When its trial is to end: "now", or a time in the future, at most 730 days ahead. Only while it is trialing;
    /// whole periods begin then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_end: Option<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SubscriptionUpdateItems {
    /// True takes the item out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<bool>,
    /// The item that is changed. Left out beside a price: a new item. Left out otherwise: the only item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its price from now on: of the catalog, recurring, with a fixed amount in the subscription's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// How many from now on; as many as before when it is left out, 1 of a new item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct SubscriptionsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are incomplete, trialing, active, past_due, paused, canceled or unpaid. All of them, canceled
    /// ones too, when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Only those of this customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TaxAmount {
    /// Minor units.
    pub amount: i64,
    /// Whether the price already contains it.
    pub inclusive: bool,
    pub rate: TaxAmountRate,
    /// What it is computed on.
    pub taxable_amount: i64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TaxAmountRate {
    pub country: Option<String>,
    pub display_name: Option<String>,
    pub id: String,
    /// As the rate says it.
    pub inclusive: bool,
    /// Exact, with up to four decimals.
    pub percentage: Option<f64>,
    pub state: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum TaxBehavior {
    #[serde(rename = "inclusive")]
    Inclusive,
    #[serde(rename = "exclusive")]
    Exclusive,
    #[serde(rename = "unspecified")]
    Unspecified,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TaxId {
    /// Such as eu_vat.
    pub r#type: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TaxRate {
    pub active: bool,
    pub country: Option<String>,
    /// When it was made.
    pub created_at: String,
    pub description: Option<String>,
    pub display_name: String,
    pub id: String,
    pub inclusive: bool,
    pub jurisdiction: Option<String>,
    /// Whether it is of live mode.
    pub livemode: bool,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    pub metadata: BTreeMap<String, MetadataValue>,
    pub object: String,
    /// Exact.
    pub percentage: f64,
    pub state: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaxRateCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// ISO 3166 code: the rate is applied by address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What buyers read, such as VAT.
    pub display_name: String,
    /// Whether prices contain it.
    pub inclusive: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, MetadataValue>>,
    /// From 0 to 100 with at most four decimals, as a number or a string.
    pub percentage: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

impl TaxRateCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(display_name: impl Into<String>, inclusive: bool, percentage: impl Into<String>) -> Self {
        Self {
            active: None,
            country: None,
            description: None,
            display_name: display_name.into(),
            inclusive,
            jurisdiction: None,
            metadata: None,
            percentage: percentage.into(),
            state: None,
        }
    }
}

/// The percentage never changes: make another rate.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct TaxRateUpdate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Option<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Option<String>>,
    /// Keys to set; an empty string removes its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Option<BTreeMap<String, MetadataValue>>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct TaxRatesListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
    /// Only those that are active, or are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

/// The time of a merchant in test mode. It stands still until it is advanced or released.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TestClock {
    pub livemode: bool,
    /// What time it is for this merchant.
    pub now: String,
    pub object: String,
    /// released: none is set, and the machine's time counts. advancing: it is on its way. ready: it stands.
    pub status: TestClockStatus,
    /// Where it is going.
    pub target: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum TestClockStatus {
    #[serde(rename = "released")]
    Released,
    #[serde(rename = "advancing")]
    Advancing,
    #[serde(rename = "ready")]
    Ready,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct TestClockTurn {
    /// An ISO 8601 duration, such as P40D, P1M or PT1H. At most 750 days. Excludes now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advance: Option<String>,
    /// The time to go to. Never back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
}

/// What happens when a trial ends and no payment method is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrialSettings {
    pub end_behavior: TrialSettingsEndBehavior,
}

impl TrialSettings {
    /// With what must be there.
    #[must_use]
    pub fn new(end_behavior: TrialSettingsEndBehavior) -> Self {
        Self { end_behavior }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrialSettingsEndBehavior {
    /// cancel ends the subscription, pause pauses it, create_invoice, the default, makes an invoice that the buyer
    /// pays on its page.
    pub missing_payment_method: TrialSettingsEndBehaviorMissingPaymentMethod,
}

impl TrialSettingsEndBehavior {
    /// With what must be there.
    #[must_use]
    pub fn new(missing_payment_method: TrialSettingsEndBehaviorMissingPaymentMethod) -> Self {
        Self { missing_payment_method }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum TrialSettingsEndBehaviorMissingPaymentMethod {
    #[serde(rename = "cancel")]
    Cancel,
    #[serde(rename = "pause")]
    Pause,
    #[serde(rename = "create_invoice")]
    CreateInvoice,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WebhookEndpoint {
    /// When it was made.
    pub created_at: String,
    pub description: Option<String>,
    /// In whose form the payloads are written and signed.
    pub dialect: String,
    pub enabled_events: Vec<String>,
    pub events: Vec<String>,
    pub expand: Vec<SessionCreateExpand>,
    pub id: String,
    pub livemode: bool,
    pub object: String,
    /// Only where events were asked to be sent again: how far that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replay: Option<WebhookEndpointReplayValue>,
    /// Only in the answer to create.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    pub status: ProcessorAccountStatus,
    pub url: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WebhookEndpointCreate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In whose form the payloads are written and signed. A vendor's form has that vendor's events only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialect: Option<WebhookEndpointCreateDialect>,
    /// Event types, or \["*"\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled_events: Option<Vec<String>>,
    /// The same as enabled_events; send one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<String>>,
    /// What the session in a payload carries whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expand: Option<Vec<SessionCreateExpand>>,
    /// For the dialect copperx alone: whether the secret itself is sent in the header x-webhook-token, for receivers
    /// that look for it there. Whoever sees such a request can forge others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_secret: Option<bool>,
    /// Where to post. Private addresses are refused, but for loopback while the server itself is on loopback.
    pub url: String,
}

impl WebhookEndpointCreate {
    /// With what must be there.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            description: None,
            dialect: None,
            enabled_events: None,
            events: None,
            expand: None,
            send_secret: None,
            url: url.into(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum WebhookEndpointCreateDialect {
    #[serde(rename = "native")]
    Native,
    #[serde(rename = "elixpo")]
    Elixpo,
    #[serde(rename = "inflow")]
    Inflow,
    #[serde(rename = "copperx")]
    Copperx,
    #[serde(rename = "axra")]
    Axra,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WebhookEndpointReplay {
    /// Every event after this sequence number that the endpoint wants is sent again, up to the latest one now.
    pub after: i64,
}

impl WebhookEndpointReplay {
    /// With what must be there.
    #[must_use]
    pub fn new(after: i64) -> Self {
        Self { after }
    }
}

/// Only where events were asked to be sent again: how far that is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WebhookEndpointReplayValue {
    pub finished: bool,
    /// The sequence number up to which they are put out.
    pub sequence: i64,
    /// The sequence number that it goes to.
    pub until: i64,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WebhookEndpointRotate {
    /// For how many seconds the secret before it still signs beside the new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expire_previous_in: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WebhookEndpointUpdate {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    /// Whether it is told nothing any more. What was still to be told is given up; one that is switched on again is
    /// told what happens from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled: Option<Option<bool>>,
    /// Event types, or \["*"\]. The whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled_events: Option<Option<Vec<String>>>,
    /// The same as enabled_events; send one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Option<Vec<String>>>,
    /// The same as disabled, in a word; send one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Option<ProcessorAccountStatus>>,
    /// Where to post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WebhookEndpointsListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WebhooksListParams {
    /// How many to return, from 1 to 100; 10 when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// The id of the last object of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum WhenUnpaid {
    #[serde(rename = "cancel")]
    Cancel,
    #[serde(rename = "unpaid")]
    Unpaid,
    /// A word that this version does not know.
    #[serde(untagged)]
    Other(String),
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EventObject {
    Session(Box<Session>),
    Payment(Box<Payment>),
    Refund(Box<Refund>),
    Dispute(Box<Dispute>),
    Customer(Box<Customer>),
    Entitlement(Box<Entitlement>),
    Product(Box<Product>),
    Price(Box<Price>),
    Coupon(Box<Coupon>),
    PromotionCode(Box<PromotionCode>),
    TaxRate(Box<TaxRate>),
    ShippingRate(Box<ShippingRate>),
    Subscription(Box<Subscription>),
    Invoice(Box<Invoice>),
    PaymentLink(Box<PaymentLink>),
    Offer(Box<Offer>),
    /// Something that has no type here.
    Other(Value),
}

impl Event {
    /// The object as it was then, by the type of the event.
    ///
    /// # Errors
    /// When it has not the form that this version knows.
    pub fn object(&self) -> Result<EventObject, Error> {
        let object = &self.data.object;
        Ok(match self.r#type.as_str() {
            "checkout.session.created" | "checkout.session.completed" | "checkout.session.expired" => {
                EventObject::Session(read(object)?)
            }
            "payment.created"
            | "payment.authorized"
            | "payment.succeeded"
            | "payment.failed"
            | "payment.canceled"
            | "payment.parked"
            | "payment.refunded"
            | "payment.owed"
            | "late_payment_refunded" => EventObject::Payment(read(object)?),
            "refund.created" | "refund.updated" | "refund.failed" => EventObject::Refund(read(object)?),
            "dispute.created" | "dispute.updated" | "dispute.closed" => EventObject::Dispute(read(object)?),
            "customer.created" | "customer.updated" | "customer.deleted" => {
                EventObject::Customer(read(object)?)
            }
            "entitlement.updated" => EventObject::Entitlement(read(object)?),
            "product.created" | "product.updated" => EventObject::Product(read(object)?),
            "price.created" | "price.updated" => EventObject::Price(read(object)?),
            "coupon.created" | "coupon.updated" | "coupon.deleted" => EventObject::Coupon(read(object)?),
            "promotion_code.created" | "promotion_code.updated" => EventObject::PromotionCode(read(object)?),
            "tax_rate.created" | "tax_rate.updated" => EventObject::TaxRate(read(object)?),
            "shipping_rate.created" | "shipping_rate.updated" => EventObject::ShippingRate(read(object)?),
            "customer.subscription.created"
            | "customer.subscription.updated"
            | "customer.subscription.deleted"
            | "customer.subscription.paused"
            | "customer.subscription.resumed"
            | "customer.subscription.trial_will_end" => EventObject::Subscription(read(object)?),
            "invoice.created"
            | "invoice.paid"
            | "invoice.payment_failed"
            | "invoice.payment_action_required"
            | "invoice.voided"
            | "invoice.marked_uncollectible" => EventObject::Invoice(read(object)?),
            "payment_link.created" | "payment_link.updated" => EventObject::PaymentLink(read(object)?),
            "offer.created" | "offer.updated" => EventObject::Offer(read(object)?),
            _ => EventObject::Other(object.clone()),
        })
    }
}

fn read<T: serde::de::DeserializeOwned>(object: &Value) -> Result<Box<T>, Error> {
    T::deserialize(object).map(Box::new).map_err(|problem| Error::unreadable(&problem))
}
