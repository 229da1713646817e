//! What a buyer submitted: read, checked field by field, and turned into what may be remembered and what may not.

use kassa_domain::attempt::{Instrument, Method};
use kassa_domain::card;
use kassa_domain::customer::is_email;
use kassa_domain::decide::Payable;
use kassa_domain::phone::wallet;
use kassa_domain::processor::{BuyerAnswer, CardDetails, Means, PageScope, Payer};
use kassa_domain::{Secret, Timestamp};
use kassa_pages::{AddressKind, AddressPart, Field, FieldError, Problem};

/// No field of the page is longer than this.
const FIELD_CHARS_MAX: usize = 300;
/// More fields than any of our pages has: a cart may have a hundred lines.
const FIELDS_MAX: usize = 200;

/// The box that says that the invoice goes where the goods go.
const SAME: &str = "billing_same";

/// The fields of a form. Shows nothing in `Debug`, because a card may be among them.
pub(in crate::web) struct Submitted(Vec<(String, String)>);

/// A checked payment: the method, what may be remembered of it, and who pays with what.
type Payment = (Method, Instrument, Payer);

fn wrong(field: Field, problem: Problem) -> FieldError {
    FieldError { field, problem }
}

impl Submitted {
    /// Reads a form; `None` when a field stands twice or there are more than any of our pages has.
    pub(in crate::web) fn read(body: &[u8]) -> Option<Self> {
        let fields: Vec<(String, String)> =
            form_urlencoded::parse(body).into_owned().take(FIELDS_MAX.saturating_add(1)).collect();
        let names: std::collections::BTreeSet<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        (fields.len() <= FIELDS_MAX && names.len() == fields.len()).then_some(Self(fields))
    }

    /// A field without the white space around it; empty when it is not there.
    pub(in crate::web) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.trim())
    }

    /// Every field as it was sent.
    pub(in crate::web) fn fields(&self) -> &[(String, String)] {
        &self.0
    }

    /// Whether a card's number or its check number is among the fields.
    pub(super) fn has_card(&self) -> bool {
        !self.text("card_number").is_empty() || !self.text("card_cvc").is_empty()
    }

    /// The fields, but for those that hold a card number.
    pub(super) fn without_cards(&self) -> Self {
        Self(self.0.iter().filter(|(_, text)| !card::is_within(text)).cloned().collect())
    }

    /// Whether the buyer wants the invoice to go where the goods go.
    pub(super) fn is_billed_where_shipped(&self) -> bool {
        self.text(SAME) == "on"
    }

    /// The fields as they count: where the invoice goes where the goods go, one address is both.
    pub(super) fn billed(self) -> Self {
        if !self.is_billed_where_shipped() {
            return self;
        }
        let (billing, shipping) = (AddressKind::Billing.prefix(), AddressKind::Shipping.prefix());
        let is_own = |name: &str| name != SAME && name.starts_with(billing);
        let both = |(name, value): (String, String)| {
            let twin = name.strip_prefix(shipping).map(|part| (format!("{billing}{part}"), value.clone()));
            // The way of shipping is no part of an address.
            let twin = twin.filter(|(twin, _)| {
                AddressPart::ALL.iter().any(|part| twin.strip_prefix(billing) == Some(part.as_str()))
            });
            std::iter::once((name, value)).chain(twin)
        };
        Self(self.0.into_iter().filter(|(name, _)| !is_own(name)).flat_map(both).collect())
    }

    /// The answer to what was asked on our page.
    pub(super) fn buyer_answer(&self) -> Result<BuyerAnswer, FieldError> {
        match self.text("action") {
            "confirm" => Ok(BuyerAnswer::Confirm),
            "reject" => Ok(BuyerAnswer::Reject),
            _ => {
                let code: String = self.text("code").chars().filter(|c| !c.is_whitespace()).collect();
                if code.is_empty() {
                    Err(wrong(Field::Code, Problem::Missing))
                } else if (4..=10).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit()) {
                    Ok(BuyerAnswer::Code(code))
                } else {
                    Err(wrong(Field::Code, Problem::Malformed))
                }
            }
        }
    }

    /// Checks what a buyer submits for whom nothing is to be paid.
    pub(super) fn contact(&self) -> Result<Option<String>, Vec<FieldError>> {
        let mut errors = vec![];
        let email = self.email(&mut errors);
        if errors.is_empty() { Ok(email) } else { Err(errors) }
    }

    /// Checks a payment form against what the session allows.
    pub(super) fn payment(&self, ways: &[Payable], now: Timestamp) -> Result<Payment, Vec<FieldError>> {
        let chosen = Method::parse(self.text("method"));
        let way = ways.iter().find(|way| Some(way.method) == chosen);
        let way = way.ok_or_else(|| vec![wrong(Field::Method, Problem::Missing)])?;
        let (method, scripted) = (way.method, self.text("scripted") == "1");
        let mut errors = vec![];
        let email = self.email(&mut errors);
        let means = match (way.page, method) {
            (PageScope::Redirect | PageScope::Frame | PageScope::Address, _) | (_, Method::Crypto) => {
                Some((Instrument::unseen(method), Means::Outside))
            }
            (PageScope::Prompt | PageScope::Simulator, Method::MobileMoney) => self.mobile_money(&mut errors),
            (PageScope::Simulator, Method::Card) => self.card(now, &mut errors),
            (PageScope::Prompt, Method::Card) => Some((Instrument::unseen(method), Means::Outside)),
            (PageScope::Prompt | PageScope::Simulator, Method::BankTransfer) => {
                Some((Instrument::BankTransfer, Means::BankTransfer))
            }
        };
        match means {
            Some((instrument, means)) if errors.is_empty() => {
                Ok((method, instrument, Payer { email, means, scripted }))
            }
            _ => Err(errors),
        }
    }

    fn email(&self, errors: &mut Vec<FieldError>) -> Option<String> {
        let text = self.text("email");
        let problem = match text {
            "" => Problem::Missing,
            _ if text.chars().count() > FIELD_CHARS_MAX => Problem::TooLong,
            _ if card::is_within(text) => Problem::HoldsCard,
            _ if !is_email(text) => Problem::Malformed,
            _ => return Some(text.to_owned()),
        };
        errors.push(wrong(Field::Email, problem));
        None
    }

    fn card(&self, now: Timestamp, errors: &mut Vec<FieldError>) -> Option<(Instrument, Means)> {
        let number = card_number(self.text("card_number"), errors);
        let expiry = card_expiry(self.text("card_exp"), now, errors);
        let cvc = self.text("card_cvc");
        if cvc.is_empty() {
            errors.push(wrong(Field::CardCvc, Problem::Missing));
        } else if !(3..=4).contains(&cvc.len()) || !cvc.bytes().all(|byte| byte.is_ascii_digit()) {
            errors.push(wrong(Field::CardCvc, Problem::Malformed));
        }
        if self.text("card_name").chars().count() > FIELD_CHARS_MAX {
            errors.push(wrong(Field::CardName, Problem::TooLong));
        }
        let (number, (exp_month, exp_year)) = (number?, expiry?);
        let instrument = Instrument::Card {
            brand: card::brand(&number).to_owned(),
            last4: number.chars().skip(number.len().saturating_sub(4)).collect(),
        };
        let details = CardDetails {
            number: Secret::new(number),
            exp_month,
            exp_year,
            cvc: Secret::new(cvc),
            name: self.text("card_name").to_owned(),
        };
        Some((instrument, Means::Card(details)))
    }

    fn mobile_money(&self, errors: &mut Vec<FieldError>) -> Option<(Instrument, Means)> {
        let typed = self.text("phone");
        match wallet(typed) {
            Some(wallet) => Some(wallet.parts()),
            None => {
                let digits = typed.chars().filter(char::is_ascii_digit).count();
                let problem = match typed {
                    "" => Problem::Missing,
                    _ if digits < 10 => Problem::Malformed,
                    _ => Problem::UnknownProvider,
                };
                errors.push(wrong(Field::Phone, problem));
                None
            }
        }
    }
}

/// A card number that the simulator knows. Any other may be somebody's real card, which has no business here.
fn card_number(typed: &str, errors: &mut Vec<FieldError>) -> Option<String> {
    let problem = match card::digits(typed) {
        None if typed.is_empty() => Problem::Missing,
        None => Problem::Malformed,
        Some(digits) if !card::passes_luhn(&digits) => Problem::Luhn,
        Some(digits) if !card::TEST_NUMBERS.contains(&digits.as_str()) => Problem::TestNumbersOnly,
        Some(digits) => return Some(digits),
    };
    errors.push(wrong(Field::CardNumber, problem));
    None
}

fn card_expiry(typed: &str, now: Timestamp, errors: &mut Vec<FieldError>) -> Option<(u32, u32)> {
    let problem = match card::expiry(typed) {
        None if typed.is_empty() => Problem::Missing,
        None => Problem::Malformed,
        Some((month, year)) if card::has_expired(month, year, now) => Problem::Expired,
        Some(expiry) => return Some(expiry),
    };
    errors.push(wrong(Field::CardExpiry, problem));
    None
}
