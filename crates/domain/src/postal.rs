//! Postal addresses: what belongs to an address in each country, in which order, and what is wrong with one.
//!
//! An address is checked for what a carrier or a tax needs. Whether a street exists, nobody here knows.

use serde::{Deserialize, Serialize};

/// A text of an address has at most so many characters.
const LONGEST: usize = 200;

/// A postal address. Which parts it needs is up to its country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Who lives there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// Flat, floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// City or town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The state, province or region: its ISO 3166-2 code without the country, where [`states`] knows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// The ISO 3166-1 code of two letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

impl Address {
    /// What a part says; nothing where it is blank.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&str> {
        let text = match part {
            Part::Name => &self.name,
            Part::Line1 => &self.line1,
            Part::Line2 => &self.line2,
            Part::City => &self.city,
            Part::State => &self.state,
            Part::PostalCode => &self.postal_code,
        };
        text.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }
}

/// A part of an address besides its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who lives there.
    Name,
    /// Street and number.
    Line1,
    /// Flat, floor.
    Line2,
    /// City or town.
    City,
    /// State, province or region.
    State,
    /// Postal code.
    PostalCode,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Line1, Self::Line2, Self::City, Self::State, Self::PostalCode];
}

/// What a country calls a part of its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
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

/// A field of a country's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Which part it asks for.
    pub part: Part,
    /// What the country calls it.
    pub label: Label,
    /// Whether it must be filled in.
    pub required: bool,
}

/// What can be wrong with a part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The country needs it.
    Missing,
    /// It does not have the form that the country gives it, or it has characters that nobody can print.
    Malformed,
    /// It is none of the country's.
    NotOffered,
    /// It is longer than we accept.
    TooLong,
}

/// Every ISO 3166-1 country by its code of two letters, sorted.
pub const COUNTRIES: &[&str] = &[
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA",
    "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV",
    "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU",
    "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES",
    "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM",
    "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE",
    "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM",
    "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY",
    "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT",
    "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU",
    "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA",
    "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM",
    "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL",
    "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE",
    "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW",
];

/// Whether this is the code of a country.
#[must_use]
pub fn is_country(code: &str) -> bool {
    COUNTRIES.binary_search(&code).is_ok()
}

/// How some countries write their addresses. A letter stands for a part: `N` name, `A` and `B` the two lines, `C` city,
/// `S` state, `P` postal code.
struct Form {
    /// The countries, separated by spaces.
    countries: &'static str,
    /// The parts in their order.
    order: &'static str,
    /// The parts that an address needs.
    required: &'static str,
    city: Label,
    state: Label,
    code: Label,
}

const fn form(
    countries: &'static str,
    order: &'static str,
    required: &'static str,
    [city, state, code]: [Label; 3],
) -> Form {
    Form { countries, order, required, city, state, code }
}

/// How an address is written where nothing else is known.
const DEFAULT: Form = form("", "NABCP", "NAC", [Label::City, Label::State, Label::PostalCode]);

const FORMS: &[Form] = &[
    form("US", "NABCSP", "NACSP", [Label::City, Label::State, Label::Zip]),
    form("PR GU VI AS MP", "NABCP", "NACP", [Label::City, Label::State, Label::Zip]),
    form("CA", "NABCSP", "NACSP", [Label::City, Label::Province, Label::PostalCode]),
    form("AU", "NABCSP", "NACSP", [Label::Suburb, Label::State, Label::Postcode]),
    form("NZ", "NABCP", "NACP", [Label::Town, Label::Region, Label::Postcode]),
    form("GB GG IM JE", "NABCP", "NACP", [Label::Town, Label::County, Label::Postcode]),
    form("IE", "NABCSP", "NAC", [Label::Town, Label::County, Label::Eircode]),
    form("IN", "NABCPS", "NACPS", [Label::City, Label::State, Label::Pin]),
    form("BR", "NABCSP", "NACSP", [Label::City, Label::State, Label::PostalCode]),
    form("MX", "NABPCS", "NACSP", [Label::City, Label::State, Label::PostalCode]),
    form("MY", "NABPCS", "NACSP", [Label::City, Label::State, Label::Postcode]),
    form("AE", "NABCS", "NAS", [Label::City, Label::Emirate, Label::PostalCode]),
    form("HK", "NABCS", "NAC", [Label::City, Label::Region, Label::PostalCode]),
    form("SG", "NABP", "NAP", [Label::City, Label::State, Label::PostalCode]),
    form("JP", "NPSCAB", "NPSCA", [Label::City, Label::Prefecture, Label::PostalCode]),
    form("KR CN", "NPSCAB", "NPSCA", [Label::City, Label::Province, Label::PostalCode]),
    form("TW", "NPSCAB", "NPSCA", [Label::City, Label::County, Label::PostalCode]),
    form("GH", "NABCSP", "NAC", [Label::City, Label::Region, Label::PostalCode]),
    form("NG", "NABCSP", "NACS", [Label::City, Label::State, Label::PostalCode]),
    form("ZA", "NABCSP", "NACP", [Label::City, Label::Province, Label::PostalCode]),
    form("ES IT", "NABPCS", "NACPS", [Label::City, Label::Province, Label::PostalCode]),
    form("TR", "NABPCS", "NACP", [Label::City, Label::Province, Label::PostalCode]),
    form("TH", "NABCSP", "NACSP", [Label::City, Label::Province, Label::PostalCode]),
    form("ID PH", "NABCSP", "NACS", [Label::City, Label::Province, Label::PostalCode]),
    form("VN", "NABCSP", "NAC", [Label::City, Label::Province, Label::PostalCode]),
    form("RU UA", "NABCSP", "NACP", [Label::City, Label::Region, Label::PostalCode]),
    form("AR", "NABPCS", "NAC", [Label::City, Label::Province, Label::PostalCode]),
    form("CL CO PE", "NABCSP", "NAC", [Label::City, Label::Region, Label::PostalCode]),
    form(
        "AD AT AX BE BG CH CY CZ DE DK EE FI FO FR GF GL GP GR HR HU IL IS LI LT LU LV MC MF MQ MT \
            NL NO PL PM PT RE RO RS SE SI SJ SK SM VA YT",
        "NABPC",
        "NACP",
        [Label::City, Label::State, Label::PostalCode],
    ),
    form(
        "AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GD GM GQ GY KI KM KP ML MO MR \
            NR NU QA RW SB SC SL SR ST SY TG TK TO TV UG VU YE ZW",
        "NABC",
        "NAC",
        [Label::City, Label::State, Label::PostalCode],
    ),
];

/// The forms of postal codes, without spaces and hyphens: `#` is a digit, `@` a letter, `*` either of them.
const CODES: &[(&str, &[&str])] = &[
    ("US PR GU VI AS MP", &["#####", "#########"]),
    ("CA", &["@#@#@#"]),
    ("GB GG IM JE", &["@##@@", "@###@@", "@#@#@@", "@@##@@", "@@###@@", "@@#@#@@"]),
    ("IE", &["@#*****"]),
    ("AU NZ AT BE BG CH DK HU LI LU NO PH SI ZA CY", &["####"]),
    ("LV", &["####", "LV####"]),
    ("LT", &["#####", "LT#####"]),
    ("DE ES FI FR IT MX MY TH ID KR TR SE PL CZ SK GR HR EE UA MC KE", &["#####"]),
    ("NL", &["####@@"]),
    ("JP PT", &["#######"]),
    ("BR", &["########"]),
    ("IN CN SG RU RO NG", &["######"]),
    ("TW", &["###", "#####", "######"]),
    ("IL", &["#####", "#######"]),
    ("AR", &["####", "@####@@@"]),
    ("VN", &["#####", "######"]),
];

/// Of the United States, with the territories and the forces that have ZIP codes.
const US: &[(&str, &str)] = &[
    ("AL", "Alabama"),
    ("AK", "Alaska"),
    ("AS", "American Samoa"),
    ("AZ", "Arizona"),
    ("AR", "Arkansas"),
    ("AA", "Armed Forces Americas"),
    ("AE", "Armed Forces Europe"),
    ("AP", "Armed Forces Pacific"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DE", "Delaware"),
    ("DC", "District of Columbia"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("GU", "Guam"),
    ("HI", "Hawaii"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("IA", "Iowa"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("ME", "Maine"),
    ("MD", "Maryland"),
    ("MA", "Massachusetts"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MS", "Mississippi"),
    ("MO", "Missouri"),
    ("MT", "Montana"),
    ("NE", "Nebraska"),
    ("NV", "Nevada"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NY", "New York"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("MP", "Northern Mariana Islands"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("PR", "Puerto Rico"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("VI", "US Virgin Islands"),
    ("UT", "Utah"),
    ("VT", "Vermont"),
    ("VA", "Virginia"),
    ("WA", "Washington"),
    ("WV", "West Virginia"),
    ("WI", "Wisconsin"),
    ("WY", "Wyoming"),
];

/// Of Canada.
const CA: &[(&str, &str)] = &[
    ("AB", "Alberta"),
    ("BC", "British Columbia"),
    ("MB", "Manitoba"),
    ("NB", "New Brunswick"),
    ("NL", "Newfoundland and Labrador"),
    ("NT", "Northwest Territories"),
    ("NS", "Nova Scotia"),
    ("NU", "Nunavut"),
    ("ON", "Ontario"),
    ("PE", "Prince Edward Island"),
    ("QC", "Quebec"),
    ("SK", "Saskatchewan"),
    ("YT", "Yukon"),
];

/// Of Australia.
const AU: &[(&str, &str)] = &[
    ("ACT", "Australian Capital Territory"),
    ("NSW", "New South Wales"),
    ("NT", "Northern Territory"),
    ("QLD", "Queensland"),
    ("SA", "South Australia"),
    ("TAS", "Tasmania"),
    ("VIC", "Victoria"),
    ("WA", "Western Australia"),
];

/// Of India.
const IN: &[(&str, &str)] = &[
    ("AN", "Andaman and Nicobar Islands"),
    ("AP", "Andhra Pradesh"),
    ("AR", "Arunachal Pradesh"),
    ("AS", "Assam"),
    ("BR", "Bihar"),
    ("CH", "Chandigarh"),
    ("CG", "Chhattisgarh"),
    ("DH", "Dadra and Nagar Haveli and Daman and Diu"),
    ("DL", "Delhi"),
    ("GA", "Goa"),
    ("GJ", "Gujarat"),
    ("HR", "Haryana"),
    ("HP", "Himachal Pradesh"),
    ("JK", "Jammu and Kashmir"),
    ("JH", "Jharkhand"),
    ("KA", "Karnataka"),
    ("KL", "Kerala"),
    ("LA", "Ladakh"),
    ("LD", "Lakshadweep"),
    ("MP", "Madhya Pradesh"),
    ("MH", "Maharashtra"),
    ("MN", "Manipur"),
    ("ML", "Meghalaya"),
    ("MZ", "Mizoram"),
    ("NL", "Nagaland"),
    ("OD", "Odisha"),
    ("PY", "Puducherry"),
    ("PB", "Punjab"),
    ("RJ", "Rajasthan"),
    ("SK", "Sikkim"),
    ("TN", "Tamil Nadu"),
    ("TS", "Telangana"),
    ("TR", "Tripura"),
    ("UP", "Uttar Pradesh"),
    ("UK", "Uttarakhand"),
    ("WB", "West Bengal"),
];

/// Of Brazil.
const BR: &[(&str, &str)] = &[
    ("AC", "Acre"),
    ("AL", "Alagoas"),
    ("AP", "Amapá"),
    ("AM", "Amazonas"),
    ("BA", "Bahia"),
    ("CE", "Ceará"),
    ("DF", "Distrito Federal"),
    ("ES", "Espírito Santo"),
    ("GO", "Goiás"),
    ("MA", "Maranhão"),
    ("MT", "Mato Grosso"),
    ("MS", "Mato Grosso do Sul"),
    ("MG", "Minas Gerais"),
    ("PA", "Pará"),
    ("PB", "Paraíba"),
    ("PR", "Paraná"),
    ("PE", "Pernambuco"),
    ("PI", "Piauí"),
    ("RJ", "Rio de Janeiro"),
    ("RN", "Rio Grande do Norte"),
    ("RS", "Rio Grande do Sul"),
    ("RO", "Rondônia"),
    ("RR", "Roraima"),
    ("SC", "Santa Catarina"),
    ("SP", "São Paulo"),
    ("SE", "Sergipe"),
    ("TO", "Tocantins"),
];

/// Of Mexico.
const MX: &[(&str, &str)] = &[
    ("AGU", "Aguascalientes"),
    ("BCN", "Baja California"),
    ("BCS", "Baja California Sur"),
    ("CAM", "Campeche"),
    ("CHP", "Chiapas"),
    ("CHH", "Chihuahua"),
    ("CMX", "Ciudad de México"),
    ("COA", "Coahuila"),
    ("COL", "Colima"),
    ("DUR", "Durango"),
    ("MEX", "Estado de México"),
    ("GUA", "Guanajuato"),
    ("GRO", "Guerrero"),
    ("HID", "Hidalgo"),
    ("JAL", "Jalisco"),
    ("MIC", "Michoacán"),
    ("MOR", "Morelos"),
    ("NAY", "Nayarit"),
    ("NLE", "Nuevo León"),
    ("OAX", "Oaxaca"),
    ("PUE", "Puebla"),
    ("QUE", "Querétaro"),
    ("ROO", "Quintana Roo"),
    ("SLP", "San Luis Potosí"),
    ("SIN", "Sinaloa"),
    ("SON", "Sonora"),
    ("TAB", "Tabasco"),
    ("TAM", "Tamaulipas"),
    ("TLA", "Tlaxcala"),
    ("VER", "Veracruz"),
    ("YUC", "Yucatán"),
    ("ZAC", "Zacatecas"),
];

/// Of the United Arab Emirates.
const AE: &[(&str, &str)] = &[
    ("AZ", "Abu Dhabi"),
    ("AJ", "Ajman"),
    ("DU", "Dubai"),
    ("FU", "Fujairah"),
    ("RK", "Ras al-Khaimah"),
    ("SH", "Sharjah"),
    ("UQ", "Umm al-Quwain"),
];

/// Of Malaysia.
const MY: &[(&str, &str)] = &[
    ("01", "Johor"),
    ("02", "Kedah"),
    ("03", "Kelantan"),
    ("14", "Kuala Lumpur"),
    ("15", "Labuan"),
    ("04", "Melaka"),
    ("05", "Negeri Sembilan"),
    ("06", "Pahang"),
    ("07", "Penang"),
    ("08", "Perak"),
    ("09", "Perlis"),
    ("16", "Putrajaya"),
    ("12", "Sabah"),
    ("13", "Sarawak"),
    ("10", "Selangor"),
    ("11", "Terengganu"),
];

/// The states of a country: ISO 3166-2 code without the country, and name, sorted by the name. Empty where they are
/// not known or not used.
#[must_use]
pub fn states(country: &str) -> &'static [(&'static str, &'static str)] {
    match country {
        "AE" => AE,
        "AU" => AU,
        "BR" => BR,
        "CA" => CA,
        "IN" => IN,
        "MX" => MX,
        "MY" => MY,
        "US" => US,
        _ => &[],
    }
}

fn lists(countries: &str, country: &str) -> bool {
    countries.split(' ').any(|listed| listed == country)
}

/// What an address in a country consists of, besides the country, in the country's order.
#[must_use]
pub fn fields(country: &str) -> Vec<Field> {
    let form = FORMS.iter().find(|form| lists(form.countries, country)).unwrap_or(&DEFAULT);
    let field = |letter| {
        let (part, label) = match letter {
            'N' => (Part::Name, Label::Name),
            'A' => (Part::Line1, Label::Line1),
            'B' => (Part::Line2, Label::Line2),
            'C' => (Part::City, form.city),
            'S' => (Part::State, form.state),
            _ => (Part::PostalCode, form.code),
        };
        Field { part, label, required: form.required.contains(letter) }
    };
    form.order.chars().map(field).collect()
}

/// Everything that is wrong with an address, at most one fault for each part. `None` is the country.
#[must_use]
pub fn check(address: &Address, country_required: bool) -> Vec<(Option<Part>, Fault)> {
    let mut faults = Vec::new();
    let country = address.country.as_deref().map(str::trim).filter(|code| !code.is_empty());
    match country {
        None if country_required => faults.push((None, Fault::Missing)),
        Some(code) if !is_country(code) => faults.push((None, Fault::NotOffered)),
        None | Some(_) => {}
    }
    // Without a country nobody knows what is missing, but what is there must still be printable.
    let known = country.filter(|code| is_country(code));
    let asked = known.map(fields).unwrap_or_default();
    for part in Part::ALL {
        let field = asked.iter().find(|field| field.part == part);
        let fault = match address.part(part) {
            None => field.filter(|field| field.required).map(|_| Fault::Missing),
            Some(text) => written(text)
                .or_else(|| known.filter(|_| field.is_some()).and_then(|code| fitting(code, part, text))),
        };
        faults.extend(fault.map(|fault| (Some(part), fault)));
    }
    faults
}

/// What is wrong with a text wherever it stands.
fn written(text: &str) -> Option<Fault> {
    if text.chars().count() > LONGEST {
        return Some(Fault::TooLong);
    }
    text.chars().any(char::is_control).then_some(Fault::Malformed)
}

/// What is wrong with a text as a part of an address in this country.
fn fitting(country: &str, part: Part, text: &str) -> Option<Fault> {
    match part {
        Part::State => {
            let known = states(country);
            let is_offered = known.is_empty() || known.iter().any(|(code, _)| *code == text);
            (!is_offered).then_some(Fault::NotOffered)
        }
        Part::PostalCode => {
            let (_, shapes) = CODES.iter().find(|(countries, _)| lists(countries, country))?;
            (!shapes.iter().any(|shape| has_shape(text, shape))).then_some(Fault::Malformed)
        }
        Part::Name | Part::Line1 | Part::Line2 | Part::City => None,
    }
}

/// Whether a postal code has a form. People write spaces, hyphens and small letters as they like.
fn has_shape(code: &str, shape: &str) -> bool {
    let mut code = code.chars().filter(|character| !matches!(character, ' ' | '-'));
    let fits = shape.chars().all(|wanted| {
        code.next().is_some_and(|found| match wanted {
            '#' => found.is_ascii_digit(),
            '@' => found.is_ascii_alphabetic(),
            '*' => found.is_ascii_alphanumeric(),
            letter => found.eq_ignore_ascii_case(&letter),
        })
    });
    fits && code.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(country: &str, state: &str, code: &str) -> Address {
        Address {
            name: Some("Ama Mensah".to_owned()),
            line1: Some("12 Oxford Street".to_owned()),
            city: Some("Osu".to_owned()),
            state: Some(state.to_owned()),
            postal_code: Some(code.to_owned()),
            country: Some(country.to_owned()),
            ..Address::default()
        }
    }

    #[test]
    fn every_country_has_a_form_that_asks_for_what_it_needs() {
        assert_eq!(COUNTRIES.len(), 249);
        assert!(COUNTRIES.is_sorted());
        for country in COUNTRIES {
            let fields = fields(country);
            let places = |part| fields.iter().filter(|field| field.part == part).count();
            assert!(Part::ALL.into_iter().all(|part| places(part) <= 1), "{country}");
            assert!(fields.iter().any(|field| field.part == Part::Line1 && field.required), "{country}");
            assert!(states(country).is_empty() || places(Part::State) == 1, "{country}");
        }
        for form in FORMS {
            assert!(form.required.chars().all(|letter| form.order.contains(letter)), "{}", form.countries);
        }
    }

    #[test]
    fn the_tables_name_only_countries_and_each_once() {
        let forms = FORMS.iter().map(|form| form.countries);
        let codes = CODES.iter().map(|(countries, _)| *countries);
        for all in [forms.collect::<Vec<_>>(), codes.collect()] {
            let mut named: Vec<_> = all.iter().flat_map(|countries| countries.split(' ')).collect();
            assert!(named.iter().all(|code| is_country(code)), "{named:?}");
            named.sort_unstable();
            let count = named.len();
            named.dedup();
            assert_eq!(named.len(), count);
        }
        for (countries, _) in CODES {
            for country in countries.split(' ') {
                assert!(fields(country).iter().any(|field| field.part == Part::PostalCode), "{country}");
            }
        }
    }

    #[test]
    fn a_form_follows_its_country() {
        let parts = |country| fields(country).iter().map(|field| field.part).collect::<Vec<_>>();
        let label = |country, part| {
            fields(country).iter().find(|field| field.part == part).map(|field| (field.label, field.required))
        };
        use Part::{City, Line1, Line2, Name, PostalCode, State};
        assert_eq!(parts("JP"), [Name, PostalCode, State, City, Line1, Line2]);
        assert_eq!(parts("DE"), [Name, Line1, Line2, PostalCode, City]);
        assert_eq!(parts("TV"), [Name, Line1, Line2, City]);
        assert_eq!(parts("??"), [Name, Line1, Line2, City, PostalCode]);
        assert_eq!(label("US", PostalCode), Some((Label::Zip, true)));
        assert_eq!(label("IE", PostalCode), Some((Label::Eircode, false)));
        assert_eq!(label("AE", State), Some((Label::Emirate, true)));
        assert_eq!(label("AE", PostalCode), None);
        assert_eq!(label("HK", PostalCode), None);
        assert_eq!(label("GH", State), Some((Label::Region, false)));
        assert_eq!(label("KE", PostalCode), Some((Label::PostalCode, false)));
    }

    #[test]
    fn postal_codes_have_the_form_of_their_country() {
        let good = [
            ("US", "CA", "94103"),
            ("US", "CA", "94103-1234"),
            ("CA", "ON", "k1a 0b1"),
            ("GB", "", "SW1A 1AA"),
            ("GB", "", "m11ae"),
            ("IE", "", "D6W XY00"),
            ("IN", "KA", "560 001"),
            ("JP", "Tokyo", "150-0002"),
            ("NL", "", "1012 AB"),
            ("PT", "", "1000-205"),
            ("BR", "SP", "01310-100"),
            ("PL", "", "00-950"),
            ("LV", "", "LV-1050"),
            ("GH", "", "GA-184-6519"),
            ("GH", "", ""),
            ("AE", "DU", "anything"),
        ];
        for (country, state, code) in good {
            assert_eq!(check(&address(country, state, code), true), [], "{country} {code}");
        }
        let bad = [
            ("US", "CA", "9410"),
            ("US", "CA", "941033"),
            ("CA", "ON", "11A 0B1"),
            ("GB", "", "12345"),
            ("IN", "KA", "56000A"),
            ("DE", "", "１２３４５"),
            ("DE", "", "D-10115"),
        ];
        for (country, state, code) in bad {
            let faults = check(&address(country, state, code), true);
            assert_eq!(faults, [(Some(Part::PostalCode), Fault::Malformed)], "{country} {code}");
        }
    }

    #[test]
    fn a_state_is_one_of_the_countrys() {
        for (country, state) in [("US", "California"), ("US", "ON"), ("AE", "XX"), ("AU", "nsw")] {
            let faults = check(&address(country, state, "94103"), true);
            assert!(faults.contains(&(Some(Part::State), Fault::NotOffered)), "{country} {state}");
        }
        let blank = check(&address("US", " ", "94103"), true);
        assert_eq!(blank, [(Some(Part::State), Fault::Missing)]);
        for country in COUNTRIES {
            let mut codes: Vec<_> = states(country).iter().map(|(code, _)| code).collect();
            let count = codes.len();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), count, "{country}");
        }
    }

    #[test]
    fn what_is_missing_is_told_once_for_each_part() {
        assert_eq!(check(&Address::default(), false), []);
        assert_eq!(check(&Address::default(), true), [(None, Fault::Missing)]);
        let nowhere = Address { country: Some("XX".to_owned()), ..Address::default() };
        assert_eq!(check(&nowhere, false), [(None, Fault::NotOffered)]);
        let empty = Address { country: Some("GB".to_owned()), ..Address::default() };
        let missing = [Part::Name, Part::Line1, Part::City, Part::PostalCode];
        assert_eq!(check(&empty, true), missing.map(|part| (Some(part), Fault::Missing)));
    }

    #[test]
    fn texts_are_short_and_printable() {
        let long = Address { line2: Some("é".repeat(201)), ..address("GH", "", "") };
        assert_eq!(check(&long, true), [(Some(Part::Line2), Fault::TooLong)]);
        let fits = Address { line2: Some("é".repeat(200)), ..address("GH", "", "") };
        assert_eq!(check(&fits, true), []);
        let bell = Address { city: Some("Ac\u{7}cra".to_owned()), ..address("GH", "", "") };
        assert_eq!(check(&bell, true), [(Some(Part::City), Fault::Malformed)]);
        // What a country does not ask for is kept, and has to be printable too.
        let extra = Address { postal_code: Some("1\n2".to_owned()), ..address("AE", "DU", "") };
        assert_eq!(check(&extra, true), [(Some(Part::PostalCode), Fault::Malformed)]);
    }

    #[test]
    fn an_address_is_kept_without_what_it_does_not_say() {
        let text = r#"{"line1":"12 Oxford Street","country":"GH"}"#;
        let address: Address = serde_json::from_str(text).unwrap();
        assert_eq!(address.part(Part::Line1), Some("12 Oxford Street"));
        assert_eq!(serde_json::to_string(&address).unwrap(), text);
    }
}
