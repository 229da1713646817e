//! What is bought and what is asked, as the page shows it.

use super::form::Submitted;
use kassa_domain::cart::{Cart, Line};
use kassa_domain::catalog::{Interval, Period};
use kassa_domain::collect::{Collect, Collected, CustomKind, SubmitType, TAX_ID_KINDS, Want};
use kassa_domain::customer::Customer;
use kassa_domain::id::TaxRateId;
use kassa_domain::money::Currency;
use kassa_domain::postal::{self, Address, COUNTRIES, Label, Part};
use kassa_domain::pricing::{Priced, Rule, Step, Subject, What, price};
use kassa_domain::session::Session;
use kassa_domain::time::DAY;
use kassa_pages::{
    AddressField, AddressForm, AddressKind, AddressLabel, AddressPart, Choices, Consent, CustomAmount,
    Details, Explained, Explains, Promotion, Rounding, ShippingChoice, Submit, Sum, SumKind, TaxIdAsk, Term,
    TextAsk,
};

/// The cart for the summary. Optional items that were not taken are shown only while they can be.
pub(in crate::web) fn cart(session: &Session) -> Option<Box<kassa_pages::Cart>> {
    let cart = session.body.cart.as_deref()?;
    let open = session.status == kassa_domain::session::Status::Open;
    let repeats = session.body.terms.is_some() || session.body.invoice.is_some();
    shown(cart, session.amount.currency, open, repeats)
}

/// A cart as a page shows it: with what may still be added, where it is open; and with how often a line is charged,
/// where what repeats is charged again by itself.
pub(in crate::web) fn shown(
    cart: &Cart,
    currency: Currency,
    open: bool,
    repeats: bool,
) -> Option<Box<kassa_pages::Cart>> {
    let priced = price(cart, currency).ok()?;
    let lines = cart.lines.iter().zip(&priced.lines).enumerate();
    let lines = lines.filter(|(_, (line, _))| open || line.quantity > 0);
    let lines = lines.map(|(place, (it, total))| line(place, it, total.subtotal, repeats)).collect();
    let steps = priced.steps.iter().map(|step| explained(step, cart, currency)).collect();
    Some(Box::new(kassa_pages::Cart { lines, sums: sums(cart, &priced), steps }))
}

fn line(place: usize, line: &Line, subtotal: i64, repeats: bool) -> kassa_pages::Line {
    kassa_pages::Line {
        key: place.to_string(),
        name: line.name.clone(),
        description: line.description.clone(),
        quantity: line.quantity,
        unit_label: line.unit_label.clone(),
        unit_minor: (line.custom.is_none() || line.unit > 0).then_some(line.unit),
        amount_minor: subtotal,
        every: line.period.filter(|_| line.recurring && repeats).map(every),
        // A session of mode payment charges once, whatever the price says, and what is bought ends with its period.
        lasts: line.period.filter(|_| !repeats).map(every),
        part: line.share.and_then(part),
        adjustable: line.adjustable.map(|bounds| (bounds.minimum, bounds.maximum)),
        optional: line.optional.is_some(),
    }
}

/// How long a period is, for people.
pub(in crate::web) fn every(period: Period) -> (i64, kassa_pages::Period) {
    (period.count, unit_of(period.interval))
}

/// A share of a period in days; a day that is begun counts.
fn part((part, of): (i64, i64)) -> Option<kassa_pages::Part> {
    let days = |length: i64| length.saturating_add(DAY - 1).div_euclid(DAY);
    (part > 0 && part < of).then(|| kassa_pages::Part { days: days(part), of: days(of) })
}

fn unit_of(interval: Interval) -> kassa_pages::Period {
    match interval {
        Interval::Day => kassa_pages::Period::Day,
        Interval::Week => kassa_pages::Period::Week,
        Interval::Month => kassa_pages::Period::Month,
        Interval::Year => kassa_pages::Period::Year,
    }
}

/// The steps between the lines and the total; none when the lines are the total.
fn sums(cart: &Cart, priced: &Priced) -> Vec<Sum> {
    let mut sums = vec![];
    let mut push = |kind, amount_minor| sums.push(Sum { kind, amount_minor });
    push(SumKind::Subtotal, priced.subtotal);
    if let Some(discount) = &cart.discount {
        let name = discount.name.clone().or_else(|| discount.code.clone()).unwrap_or_default();
        push(SumKind::Discount { name }, -priced.discount);
    }
    if let Some(shipping) = cart.shipping() {
        push(SumKind::Shipping { name: shipping.name.clone() }, shipping.amount);
    }
    for part in &priced.taxes {
        if let Some(tax) = cart.taxes.iter().find(|tax| tax.rate == part.rate) {
            let (name, percent) = (tax.name.clone(), tax.percent.text());
            push(SumKind::Tax { name, percent, inclusive: part.inclusive }, part.amount);
        }
    }
    if cart.tax_by_address && cart.place.is_none() {
        push(SumKind::TaxByAddress, 0);
    }
    for adjustment in &cart.adjustments {
        push(SumKind::Adjustment { name: adjustment.name.clone() }, adjustment.amount);
    }
    if priced.carried > 0 {
        push(SumKind::Carried, priced.carried);
    }
    push(SumKind::Total, priced.total);
    if sums.len() > 2 || cart.lines.len() > 1 { sums } else { vec![] }
}

fn explained(step: &Step, cart: &Cart, currency: Currency) -> Explained {
    let signs = |text: &str| Term::Signs(text.to_owned());
    let money = |amount: &i64| Term::Amount(*amount);
    let on = || match step.subject {
        Subject::Line(place) => cart.lines.get(place).map(|line| line.name.clone()).unwrap_or_default(),
        Subject::Shipping => cart.shipping().map(|shipping| shipping.name.clone()).unwrap_or_default(),
        Subject::Cart => String::new(),
    };
    let tax = |rate: &TaxRateId| {
        cart.taxes.iter().find(|tax| tax.rate == *rate).map(|tax| tax.name.clone()).unwrap_or_default()
    };
    let discount = || {
        let discount = cart.discount.as_ref();
        discount.and_then(|it| it.name.clone().or_else(|| it.code.clone())).unwrap_or_default()
    };
    let (what, how) = match &step.what {
        What::LineSubtotal { unit, quantity } => {
            (Explains::Line { name: on() }, vec![signs(&format!("{quantity} × ")), money(unit)])
        }
        What::LineShare { whole, part, of } => (
            Explains::LineShare { name: on() },
            vec![money(whole), signs(&format!(" × {part} ms ÷ {of} ms"))],
        ),
        What::Adjustment(place) => {
            let name = cart.adjustments.get(*place).map(|it| it.name.clone()).unwrap_or_default();
            (Explains::Adjustment { name }, vec![])
        }
        What::Carried => (Explains::Carried, vec![]),
        What::Subtotal => (Explains::Subtotal, vec![]),
        What::DiscountPercent { percent, base } => (
            Explains::Discount { name: discount() },
            vec![money(base), signs(&format!(" × {} %", percent.text()))],
        ),
        What::DiscountAmount { off, .. } => (Explains::Discount { name: discount() }, vec![money(off)]),
        What::DiscountShare { discount, weight, weights } => {
            let how = vec![money(discount), signs(" × "), money(weight), signs(" ÷ "), money(weights)];
            (Explains::DiscountShare { name: on() }, how)
        }
        What::TaxContained { percent, base } => {
            let rate = percent.text();
            let how = vec![money(base), signs(&format!(" × {rate} ÷ (100 + {rate})"))];
            (Explains::TaxContained { name: on() }, how)
        }
        What::TaxShare { rate, together, percent, percents } => {
            let how = vec![money(together), signs(&format!(" × {} ÷ {}", percent.text(), percents.text()))];
            (Explains::TaxShare { tax: tax(rate), name: on() }, how)
        }
        What::TaxAdded { rate, percent, base } => {
            let how = vec![money(base), signs(&format!(" × {} %", percent.text()))];
            (Explains::TaxAdded { tax: tax(rate), name: on() }, how)
        }
        What::Shipping => (Explains::Shipping { name: on() }, vec![]),
        What::Total => (Explains::Total, vec![]),
    };
    let rule = match step.rule {
        Rule::Exact => Rounding::Exact,
        Rule::HalfUp => Rounding::HalfUp,
        Rule::LargestRemainder => Rounding::LargestRemainder,
        Rule::Capped => Rounding::Capped,
    };
    Explained { what, how, exact: step.exact_text(currency.exponent()), amount_minor: step.amount, rule }
}

/// What the buyer may change. What was typed and not taken is shown again.
pub(super) fn choices(session: &Session, kept: Option<&Submitted>) -> Choices {
    let mut choices = Choices {
        update_action: format!("/checkout/{}/update", session.id),
        shown_total: session.amount.amount,
        ..Choices::default()
    };
    let Some(cart) = session.body.cart.as_deref() else { return choices };
    let currency = session.amount.currency;
    let typed = |name: &str| kept.map(|kept| kept.text(name)).unwrap_or_default().to_owned();
    if let Some((line, bounds)) = cart.custom_line().and_then(|line| Some((line, line.custom?))) {
        choices.custom_amount = Some(CustomAmount {
            typed: typed("custom_amount"),
            proposed_minor: (line.unit > 0).then_some(line.unit),
            minimum_minor: bounds.minimum,
            maximum_minor: (bounds.maximum < currency.amount_max()).then_some(bounds.maximum),
        });
    }
    if cart.promotion_codes {
        let applied = cart.discount.as_ref().and_then(|discount| discount.code.clone());
        let typed = typed("promotion_code");
        let again = applied.as_ref().is_some_and(|code| code.eq_ignore_ascii_case(&typed));
        let typed = if again { String::new() } else { typed };
        choices.promotion = Some(Promotion { applied, typed });
    }
    let ways = cart.shipping.iter().enumerate();
    choices.shipping = ways
        .map(|(place, way)| ShippingChoice {
            name: way.name.clone(),
            days: way.days,
            business_days: way.business_days,
            amount_minor: way.amount,
            chosen: place == cart.chosen_shipping,
        })
        .collect();
    choices
}

/// Where the values of the form come from: what was submitted just now, what was said with an earlier payment, what is
/// known of the customer.
pub(super) struct Known<'a> {
    pub(super) kept: Option<&'a Submitted>,
    pub(super) said: Option<&'a Collected>,
    pub(super) customer: Option<&'a Customer>,
    pub(super) phone: Option<&'a str>,
    /// What the merchant said of this session's buyer, which counts more.
    pub(super) name: Option<&'a String>,
    pub(super) address: Option<&'a Address>,
}

impl Known<'_> {
    fn text(&self, name: &str, said: fn(&Collected) -> Option<&String>, known: Option<&String>) -> String {
        match self.kept {
            Some(kept) => kept.text(name).to_owned(),
            None => self.said.and_then(said).or(known).cloned().unwrap_or_default(),
        }
    }

    fn name(&self) -> Option<&String> {
        self.name.or_else(|| self.customer.and_then(|customer| customer.body.name.as_ref()))
    }

    fn ticked(&self, name: &str, said: fn(&Collected) -> Option<bool>) -> bool {
        match self.kept {
            Some(kept) => kept.text(name) == "on",
            None => self.said.and_then(said).unwrap_or_default(),
        }
    }
}

/// What is asked of the buyer.
pub(super) fn details(session: &Session, known: &Known<'_>) -> Details {
    let Some(asked) = session.body.collect.as_deref() else { return Details::default() };
    let body = known.customer.map(|customer| &customer.body);
    let ask = |want: Want, value: String| match want {
        Want::No => None,
        want => Some(TextAsk { value, optional: want == Want::Optional }),
    };
    let phone = known.phone.map(str::to_owned);
    let phone = body.and_then(|body| body.phone.as_ref()).or(phone.as_ref());
    Details {
        name: ask(asked.name, known.text("name", |said| said.name.as_ref(), known.name())),
        phone: ask(asked.phone, known.text("contact_phone", |said| said.phone.as_ref(), phone)),
        business_name: ask(
            asked.business_name,
            known.text(
                "business_name",
                |said| said.business_name.as_ref(),
                body.and_then(|body| body.business_name.as_ref()),
            ),
        ),
        tax_id: tax_id(asked, known),
        billing: asked.billing_address.then(|| AddressForm {
            same: is_same(asked, known),
            ..address(asked, AddressKind::Billing, known)
        }),
        shipping: (!asked.shipping_countries.is_empty())
            .then(|| address(asked, AddressKind::Shipping, known)),
        custom: custom(asked, known),
        consents: consents(asked, known),
    }
}

fn tax_id(asked: &Collect, known: &Known<'_>) -> Option<TaxIdAsk> {
    if asked.tax_id.is_no() {
        return None;
    }
    let of_customer = known.customer.and_then(|customer| customer.body.tax_id.as_ref());
    let said = |said: &Collected| said.tax_id.clone();
    let before = known.said.and_then(said).or_else(|| of_customer.cloned());
    let (kind, value) = match (known.kept, before) {
        (Some(kept), _) => (kept.text("tax_id_type").to_owned(), kept.text("tax_id").to_owned()),
        (None, Some(before)) => (before.kind, before.value),
        (None, None) => Default::default(),
    };
    let kinds = TAX_ID_KINDS.iter().map(|(kind, name)| ((*kind).to_owned(), (*name).to_owned())).collect();
    Some(TaxIdAsk { kinds, kind, value, optional: asked.tax_id == Want::Optional })
}

fn custom(asked: &Collect, known: &Known<'_>) -> Vec<kassa_pages::CustomField> {
    let shown = |field: &kassa_domain::collect::CustomField| {
        let said = known.said.and_then(|said| said.custom.get(&field.key));
        let value = match known.kept {
            Some(kept) => kept.text(&format!("custom_{}", field.key)).to_owned(),
            None => said.or(field.default_value.as_ref()).cloned().unwrap_or_default(),
        };
        let kind = match &field.kind {
            CustomKind::Text { maximum, .. } => kassa_pages::CustomKind::Text { maximum: *maximum },
            CustomKind::Numeric { maximum, .. } => kassa_pages::CustomKind::Numeric { maximum: *maximum },
            CustomKind::Dropdown(options) => kassa_pages::CustomKind::Dropdown(
                options.iter().map(|option| (option.value.clone(), option.label.clone())).collect(),
            ),
        };
        let (key, label) = (field.key.clone(), field.label.clone());
        kassa_pages::CustomField { key, label, value, optional: field.optional, kind }
    };
    asked.custom_fields.iter().map(shown).collect()
}

fn consents(asked: &Collect, known: &Known<'_>) -> Vec<Consent> {
    let mut consents = vec![];
    if asked.terms {
        consents.push(Consent::Terms {
            url: asked.terms_url.clone(),
            message: asked.terms_message.clone(),
            given: known.ticked("consent_terms", |said| said.terms),
        });
    }
    if asked.promotions {
        let given = known.ticked("consent_promotions", |said| said.promotions);
        consents.push(Consent::Promotions { given });
    }
    consents
}

fn address(asked: &Collect, kind: AddressKind, known: &Known<'_>) -> AddressForm {
    let (said, saved): (fn(&Collected) -> Option<&Address>, _) = match kind {
        AddressKind::Billing => {
            (|said| said.billing.as_ref(), known.customer.and_then(|it| it.body.address.as_ref()))
        }
        AddressKind::Shipping => {
            (|said| said.shipping.as_ref(), known.customer.and_then(|it| it.body.shipping.as_ref()))
        }
    };
    let before = known.said.and_then(said).or(known.address).or(saved);
    let countries: Vec<String> = match kind {
        AddressKind::Billing => COUNTRIES.iter().map(|code| (*code).to_owned()).collect(),
        AddressKind::Shipping => asked.shipping_countries.clone(),
    };
    let typed = |part: AddressPart| {
        known.kept.map(|kept| kept.text(&format!("{}{}", kind.prefix(), part.as_str())).to_owned())
    };
    let country = typed(AddressPart::Country).or_else(|| before.and_then(|before| before.country.clone()));
    let country = match countries.as_slice() {
        [only] => only.clone(),
        _ => country.filter(|country| countries.contains(country)).unwrap_or_default(),
    };
    let fields = postal::fields(&country).into_iter().map(|field| {
        let part = part_of(field.part);
        let of_before = before.and_then(|before| before.part(field.part)).map(str::to_owned);
        // An address that the merchant saved has no name of its own: it is the customer's.
        let of_customer = known.name().filter(|_| field.part == Part::Name);
        let of_before = of_before.or_else(|| of_customer.cloned());
        let states = if field.part == Part::State { postal::states(&country) } else { &[] };
        AddressField {
            part,
            label: label_of(field.label),
            value: typed(part).or(of_before).unwrap_or_default(),
            optional: !field.required,
            options: states.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect(),
        }
    });
    AddressForm { kind, fields: fields.collect(), country, countries, same: None }
}

/// Whether the invoice goes where the goods go, as it does until somebody says otherwise; none where no goods go.
fn is_same(asked: &Collect, known: &Known<'_>) -> Option<bool> {
    if asked.shipping_countries.is_empty() {
        return None;
    }
    let saved = known.customer.map(|customer| &customer.body);
    Some(match (known.kept, known.said) {
        (Some(kept), _) => kept.is_billed_where_shipped(),
        (None, Some(said)) => said.billing == said.shipping,
        (None, None) => saved.is_none_or(|saved| match (&saved.address, &saved.shipping) {
            (Some(billing), Some(shipping)) => is_same_place(billing, shipping),
            (Some(_), None) => false,
            (None, _) => true,
        }),
    })
}

/// Whether two addresses are one place, whoever is named there.
fn is_same_place(one: &Address, other: &Address) -> bool {
    let parts = [Part::Line1, Part::Line2, Part::City, Part::State, Part::PostalCode];
    one.country == other.country && parts.into_iter().all(|part| one.part(part) == other.part(part))
}

fn part_of(part: Part) -> AddressPart {
    match part {
        Part::Name => AddressPart::Name,
        Part::Line1 => AddressPart::Line1,
        Part::Line2 => AddressPart::Line2,
        Part::City => AddressPart::City,
        Part::State => AddressPart::State,
        Part::PostalCode => AddressPart::PostalCode,
    }
}

fn label_of(label: Label) -> AddressLabel {
    match label {
        Label::Name => AddressLabel::Name,
        Label::Line1 => AddressLabel::Line1,
        Label::Line2 => AddressLabel::Line2,
        Label::City => AddressLabel::City,
        Label::Town => AddressLabel::Town,
        Label::Suburb => AddressLabel::Suburb,
        Label::State => AddressLabel::State,
        Label::Province => AddressLabel::Province,
        Label::Region => AddressLabel::Region,
        Label::Prefecture => AddressLabel::Prefecture,
        Label::County => AddressLabel::County,
        Label::Emirate => AddressLabel::Emirate,
        Label::PostalCode => AddressLabel::PostalCode,
        Label::Zip => AddressLabel::Zip,
        Label::Postcode => AddressLabel::Postcode,
        Label::Pin => AddressLabel::Pin,
        Label::Eircode => AddressLabel::Eircode,
    }
}

/// What the button says.
pub(in crate::web) fn submit(session: &Session) -> Submit {
    match session.body.submit_type {
        SubmitType::Pay if session.body.terms.is_some() => Submit::Subscribe,
        SubmitType::Pay => Submit::Pay,
        SubmitType::Book => Submit::Book,
        SubmitType::Donate => Submit::Donate,
        SubmitType::Subscribe => Submit::Subscribe,
    }
}
