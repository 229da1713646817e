//! Making a payment link or an offer.

use super::{LIMIT, above, href, kind, limits, words};
use crate::web::dashboard::forms::{self, Typed, choice, number, tick};
use crate::web::dashboard::prices::{self, chosen};
use crate::web::dashboard::{Shown, Visitor, done};
use kassa_domain::cart::{NewLine, Pricing};
use kassa_domain::catalog::{BoundsCalled, NewCustom};
use kassa_domain::collect::Want;
use kassa_domain::id::PriceId;
use kassa_domain::link::{LinkKind, NewLink, OfferTerms};
use kassa_domain::money::Currency;
use kassa_domain::session::{NewSession, NewSessionMore};
use kassa_domain::{Answer, Command};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Field, FieldKind, Form, Screen};

/// So many prices can be chosen in the form. A link by API may sell more.
const LINES: usize = 3;

type Offered<'a> = Option<&'a [(String, String)]>;

fn page(kind: LinkKind) -> Screen {
    let lead = match kind {
        LinkKind::Link => {
            "A page to pay on, under an address that you share. What it sells cannot be changed later."
        }
        LinkKind::Offer => "A subscription on fixed terms, under an address that you share.",
    };
    Screen { lead: Some(lead.to_owned()), ..forms::page(format!("New {}", words(kind).2), &[above(kind)]) }
}

fn line_fields(first: &str, offered: Offered<'_>) -> Vec<Field> {
    let of = |place: usize| {
        let line = format!("line_items[{place}]");
        let (value, none) = if place == 0 { (first, None) } else { ("", Some("None")) };
        let label =
            |of: &str| if place == 0 { of.to_owned() } else { format!("{of} {}", place.saturating_add(1)) };
        let fields = [
            chosen(&format!("{line}.price"), &label("Price"), value, offered, none),
            number(&format!("{line}.quantity"), &label("Quantity"), "1"),
            tick(&format!("{line}.adjustable_quantity"), "Buyers can change the quantity", false),
        ];
        let shown = fields.map(|field| field.when("sells", &["prices"]));
        if place == 0 { shown } else { shown.map(|field| field.under("More prices")) }
    };
    (0..LINES).flat_map(of).collect()
}

fn link_form(first: &str, offered: Offered<'_>) -> Form {
    let all = [
        ("prices", "Prices from the catalog"),
        ("amount", "A fixed amount"),
        ("custom", "An amount that the buyer chooses"),
    ];
    // Where the catalog has nothing to choose, it is no choice.
    let has_prices = offered.is_none_or(|offered| !offered.is_empty());
    let sells = if has_prices { &all[..] } else { all.get(1..).unwrap_or_default() };
    let modes = [("payment", "Once"), ("subscription", "Every period: a subscription")];
    let mut fields = vec![
        Field::line("name", "Name", "").hint("Buyers see it as what they pay for.").optional(),
        choice("sells", "What is sold", sells.first().map_or("", |(value, _)| value), sells),
    ];
    if has_prices {
        fields.extend(line_fields(first, offered));
        fields.push(choice("mode", "Charged", "payment", &modes).when("sells", &["prices"]));
    }
    fields.extend([
        number("amount", "Amount", "").hint("Such as 12.50").when("sells", &["amount"]),
        number("minimum_amount", "Minimum amount", "").optional().when("sells", &["custom"]),
        number("maximum_amount", "Maximum amount", "").optional().when("sells", &["custom"]),
        Field::line("currency", "Currency", "").hint("Such as GHS").when("sells", &["amount", "custom"]),
    ]);
    let asks = [
        tick("allow_promotion_codes", "Allow promotion codes", false),
        tick("automatic_tax", "Calculate tax from the buyer's address", false),
        tick("collect_name", "Ask for the buyer's name", false),
        tick("collect_phone", "Ask for the buyer's phone number", false),
    ];
    fields.extend(asks.map(|field| field.under("Checkout options")));
    fields.extend(limits(None).into_iter().map(|field| field.under("Limits and afterwards")));
    Form {
        action: above(LinkKind::Link).1.to_owned(),
        fields,
        submit: "Create link".to_owned(),
        ..Form::default()
    }
}

fn offer_form(price: &str, offered: Offered<'_>) -> Form {
    let mut fields = vec![
        Field::line("name", "Name", "").hint("Buyers see it as what they subscribe to."),
        Field::line("description", "Description", "").of(FieldKind::Area).optional(),
    ];
    // Where the catalog has nothing to choose, there is nothing to ask.
    if offered.is_none_or(|offered| !offered.is_empty()) {
        fields.push(chosen(
            "price",
            "Price from the catalog",
            price,
            offered,
            Some("None: set the terms here"),
        ));
    }
    let own = [
        number("amount", "Price per period", "").hint("Such as 12.50"),
        Field::line("currency", "Currency", "").hint("Such as GHS"),
    ];
    let own = own.into_iter().chain(prices::period_fields(["interval_count", "interval"]));
    fields.extend(own.map(|field| field.when("price", &[""])));
    let more = [
        number("trial_period_days", "Free trial days", "").optional(),
        number("setup_fee", "Setup fee", "").hint("Charged once, with the first payment.").optional(),
        number("cycles", "Number of periods", "")
            .hint("If left empty, it goes on until it is canceled.")
            .optional(),
        tick("allow_promotion_codes", "Allow promotion codes", false),
    ];
    fields.extend(more.map(|field| field.under("More terms")));
    fields.extend(limits(None).into_iter().map(|field| field.under("Limits and afterwards")));
    Form {
        action: above(LinkKind::Offer).1.to_owned(),
        fields,
        submit: "Create offer".to_owned(),
        ..Form::default()
    }
}

fn form(kind: LinkKind, price: &str, offered: Offered<'_>) -> Form {
    match kind {
        LinkKind::Link => link_form(price, offered),
        LinkKind::Offer => offer_form(price, offered),
    }
}

pub(in crate::web::dashboard) async fn blank(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let (kind, price) = (kind(visitor), visitor.asked("price").unwrap_or_default());
    let offered = prices::offered(visitor).await?;
    let mut page = page(kind);
    if offered.as_ref().is_some_and(Vec::is_empty) {
        page.actions.push(forms::leads("Sell from the catalog: new product", "/dashboard/products/new"));
    }
    Ok(forms::with(page, form(kind, &price, offered.as_deref())))
}

/// The lines that were chosen. They are told apart by their place, so none may be left out between two others.
fn lines(typed: &mut Typed<'_>) -> Vec<NewLine> {
    let mut lines = vec![];
    for place in 0..LINES {
        let field = |name: &str| format!("line_items[{place}].{name}");
        let Some(price) = typed.some(&field("price")) else { continue };
        if lines.len() < place {
            let missing = lines.len();
            typed.blame(format!("line_items[{missing}].price"), "must be chosen before the next one");
            break;
        }
        lines.push(NewLine {
            price: Some(PriceId::named(&price).to_string()),
            quantity: typed.integer(&field("quantity")),
            adjustable: typed.is(&field("adjustable_quantity")).then_some((None, None)),
            ..NewLine::default()
        });
    }
    lines
}

fn pricing(typed: &mut Typed<'_>, currency: Option<Currency>) -> Pricing {
    match typed.text("sells").as_str() {
        "amount" => {
            if typed.some("amount").is_none() {
                typed.blame("amount", "must be an amount, such as 12.50");
            }
            Pricing::Amount(typed.amount("amount", "currency", currency).unwrap_or_default())
        }
        "custom" => Pricing::Custom(NewCustom {
            minimum: typed.amount("minimum_amount", "currency", currency),
            maximum: typed.amount("maximum_amount", "currency", currency),
            preset: None,
            called: BoundsCalled::Beside,
        }),
        _ => {
            let lines = lines(typed);
            if lines.is_empty() && !typed.is_wrong() {
                typed.blame("line_items[0].price", "must be chosen");
            }
            Pricing::Lines(lines)
        }
    }
}

fn typed_link(typed: &mut Typed<'_>) -> NewLink {
    let currency = typed.currency("currency");
    let pricing = pricing(typed, currency);
    let is_catalog = matches!(pricing, Pricing::Lines(_));
    let mut more = NewSessionMore {
        allow_promotion_codes: typed.is("allow_promotion_codes"),
        tax_by_address: typed.is("automatic_tax"),
        mode: typed.some("mode").filter(|_| is_catalog),
        ..NewSessionMore::default()
    };
    if typed.is("collect_name") {
        more.collect.name = Want::Required;
    }
    if typed.is("collect_phone") {
        more.collect.phone = Want::Required;
    }
    let template =
        NewSession { more: Some(Box::new(more)), ..NewSession::of(kassa_dialects::native::NAME, pricing) };
    limited(typed, NewLink::of(LinkKind::Link, template))
}

/// What both of them may say.
fn limited(typed: &mut Typed<'_>, link: NewLink) -> NewLink {
    let template = NewSession {
        currency: typed.some("currency").map(|code| code.to_ascii_uppercase()).or(link.template.currency),
        success_url: typed.some("success_url"),
        cancel_url: typed.some("cancel_url"),
        ..link.template
    };
    NewLink {
        name: typed.some("name"),
        template,
        max_completed: typed.integer(LIMIT),
        starts_at: typed.from("starts_at"),
        expires_at: typed.until("expires_at"),
        inactive_message: typed.some("inactive_message"),
        ..link
    }
}

async fn typed_offer(visitor: &Visitor<'_>, typed: &mut Typed<'_>) -> Result<NewLink, Fault> {
    let price = typed.some("price").map(|text| PriceId::named(&text));
    let known = match &price {
        Some(price) => visitor.app.engine.store().price(visitor.scope, price).await?,
        None => None,
    };
    let currency = typed.currency("currency").or(known.map(|price| price.currency));
    if typed.some("name").is_none() {
        typed.blame("name", "must be filled in");
    }
    let own = price.is_none();
    if own && typed.some("amount").is_none() {
        typed.blame("amount", "must be an amount, such as 12.50");
    }
    let terms = OfferTerms {
        description: typed.some("description"),
        price: price.map(|price| price.to_string()),
        amount: typed.amount("amount", "currency", currency),
        currency: typed.some("currency").map(|code| code.to_ascii_uppercase()),
        interval: typed.some("interval").filter(|_| own),
        interval_count: typed.integer("interval_count").filter(|_| own),
        trial_period_days: typed.integer("trial_period_days"),
        setup_fee: typed.amount("setup_fee", "currency", currency),
        cycles: typed.integer("cycles"),
    };
    let more = NewSessionMore {
        allow_promotion_codes: typed.is("allow_promotion_codes"),
        ..NewSessionMore::default()
    };
    let blank = NewSession::of(kassa_dialects::native::NAME, Pricing::Lines(vec![]));
    let base = NewSession { more: Some(Box::new(more)), ..blank };
    let template = terms.session(typed.some("name").as_deref(), base);
    let offer = NewLink { offer: Some(terms), ..NewLink::of(LinkKind::Offer, template) };
    Ok(limited(typed, offer))
}

pub(in crate::web::dashboard) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let (kind, mut typed) = (kind(visitor), Typed::of(visitor));
    let new = match kind {
        LinkKind::Link => typed_link(&mut typed),
        LinkKind::Offer => typed_offer(visitor, &mut typed).await?,
    };
    let refusal = if typed.is_wrong() {
        None
    } else {
        match visitor.change(&Command::CreateLink(Box::new(new))).await? {
            Ok(Answer::Link(link, _)) => return Ok(done(&href(&link), "made")),
            Ok(_) => return Ok(done(above(kind).1, "made")),
            Err(refusal) => Some(refusal),
        }
    };
    let offered = prices::offered(visitor).await?;
    Ok(typed.mend(page(kind), form(kind, "", offered.as_deref()), refusal.as_ref()))
}
