//! What a page asks the buyer about themselves.

/// What is asked besides the e-mail address and the way to pay.
#[derive(Debug, Clone, Default)]
pub struct Details {
    /// The buyer's name: the field `name`.
    pub name: Option<TextAsk>,
    /// A phone number: the field `contact_phone` (the field `phone` is the wallet's).
    pub phone: Option<TextAsk>,
    /// The business the buyer buys for: the field `business_name`.
    pub business_name: Option<TextAsk>,
    /// Its tax id: the fields `tax_id_type` and `tax_id`.
    pub tax_id: Option<TaxIdAsk>,
    /// Where the invoice goes: fields that begin with `billing_`.
    pub billing: Option<AddressForm>,
    /// Where the goods go: fields that begin with `shipping_`.
    pub shipping: Option<AddressForm>,
    /// What the merchant wants to know: fields that begin with `custom_`.
    pub custom: Vec<CustomField>,
    /// What the buyer agrees to: the checkboxes `consent_terms` and `consent_promotions`, valued `on`.
    pub consents: Vec<Consent>,
}

/// A text that is asked for.
#[derive(Debug, Clone, Default)]
pub struct TextAsk {
    /// What is in the field.
    pub value: String,
    /// Whether it may stay empty.
    pub optional: bool,
}

/// A tax id with its kind.
#[derive(Debug, Clone, Default)]
pub struct TaxIdAsk {
    /// The kinds to choose from: code, such as `eu_vat`, and name.
    pub kinds: Vec<(String, String)>,
    /// The chosen kind; empty when none is.
    pub kind: String,
    /// The number.
    pub value: String,
    /// Whether it may stay empty.
    pub optional: bool,
}

/// Which address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKind {
    /// Where the invoice goes.
    Billing,
    /// Where the goods go.
    Shipping,
}

impl AddressKind {
    /// What the names of its fields begin with.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Billing => "billing_",
            Self::Shipping => "shipping_",
        }
    }
}

/// A part of an address. The field's name is the prefix of the kind and the word of the part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressPart {
    /// Who lives there: `name`.
    Name,
    /// `country`, a choice of ISO 3166 codes.
    Country,
    /// Street and number: `line1`.
    Line1,
    /// Flat, floor: `line2`.
    Line2,
    /// `city`.
    City,
    /// `state`: a choice where the country's are known, else a text.
    State,
    /// `postal_code`.
    PostalCode,
}

impl AddressPart {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Country, Self::Line1, Self::Line2, Self::City, Self::State, Self::PostalCode];

    /// The word that the field's name ends in.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Country => "country",
            Self::Line1 => "line1",
            Self::Line2 => "line2",
            Self::City => "city",
            Self::State => "state",
            Self::PostalCode => "postal_code",
        }
    }
}

/// The form of an address, with the fields that fit its country.
#[derive(Debug, Clone)]
pub struct AddressForm {
    /// Which address.
    pub kind: AddressKind,
    /// The countries to choose from, as ISO 3166 codes. The page names and sorts them.
    pub countries: Vec<String>,
    /// The chosen country; empty when none is yet.
    pub country: String,
    /// The fields besides the country, in the country's order.
    pub fields: Vec<AddressField>,
    /// Of where the invoice goes: whether it goes where the goods go, the checkbox `billing_same`, valued `on`. None
    /// where goods go nowhere.
    pub same: Option<bool>,
}

/// One field of an address.
#[derive(Debug, Clone)]
pub struct AddressField {
    /// Which part.
    pub part: AddressPart,
    /// What the country calls it.
    pub label: AddressLabel,
    /// What is in it.
    pub value: String,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What can be chosen: code and name. Empty: a text is typed.
    pub options: Vec<(String, String)>,
}

/// What a country calls a part of its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressLabel {
    /// Full name.
    Name,
    /// Address.
    Line1,
    /// Apartment, suite, floor.
    Line2,
    /// City.
    City,
    /// Town or city.
    Town,
    /// Suburb.
    Suburb,
    /// State.
    State,
    /// Province.
    Province,
    /// Region.
    Region,
    /// Prefecture.
    Prefecture,
    /// County.
    County,
    /// Emirate.
    Emirate,
    /// Postal code.
    PostalCode,
    /// ZIP code.
    Zip,
    /// Postcode.
    Postcode,
    /// PIN code.
    Pin,
    /// Eircode.
    Eircode,
}

/// A field that the merchant has made up.
#[derive(Debug, Clone)]
pub struct CustomField {
    /// The field's name is `custom_` and this.
    pub key: String,
    /// The merchant's words.
    pub label: String,
    /// What is in it.
    pub value: String,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What it takes.
    pub kind: CustomKind,
}

/// What a merchant's field takes.
#[derive(Debug, Clone)]
pub enum CustomKind {
    /// A text of at most so many characters.
    Text {
        /// At most so many characters.
        maximum: i64,
    },
    /// Digits only, at most so many.
    Numeric {
        /// At most so many digits.
        maximum: i64,
    },
    /// One of these: value and label.
    Dropdown(Vec<(String, String)>),
}

/// What the buyer agrees to.
#[derive(Debug, Clone)]
pub enum Consent {
    /// The merchant's terms; required.
    Terms {
        /// Where they are.
        url: Option<String>,
        /// The merchant's own words for them.
        message: Option<String>,
        /// Whether the box is ticked.
        given: bool,
    },
    /// News from the merchant; free to choose.
    Promotions {
        /// Whether the box is ticked.
        given: bool,
    },
}
