//! Filling a session's cart, and what the buyer may change about it.

use super::{catalog, check, shipping, terms};
use crate::cart::{Bounds, Cart, Choice, LINES_MAX, Line, NewLine, PriceData, Pricing, QUANTITY_MAX};
use crate::catalog::{
    Charging, DESCRIPTION_CHARS_MAX, LABEL_CHARS_MAX, NAME_CHARS_MAX, Price, Product, Unit,
};
use crate::decision::{Given, Loaded};
use crate::id::{LineId, TaxRateId};
use crate::money::{Currency, Money};
use crate::pricing::{Priced, Subject, TooLarge, price};
use crate::refusal::{ChoiceProblem, Noun, Refusal, invalid, no_such};
use crate::session::{NewSession, NewSessionMore, ONLY_LINE};
use crate::subscription::Terms;
use crate::tax::{RATES_PER_LINE_MAX, Tax};

/// What a session is made of, before any discount.
pub(super) struct Filled {
    pub(super) currency: Currency,
    /// None when the merchant named nothing but an amount.
    pub(super) cart: Option<Box<Cart>>,
    /// The amount when there is no cart.
    pub(super) amount: i64,
    pub(super) tier: Option<String>,
    /// What is agreed on, when paying starts a subscription.
    pub(super) terms: Option<Box<Terms>>,
}

/// Fills the cart from what the merchant sent and what the catalog says.
pub(super) fn fill(new: &NewSession, loaded: &Loaded, given: &Given<'_>) -> Result<Filled, Refusal> {
    match &new.pricing {
        Pricing::Setup => return setup(new),
        Pricing::Lines(items) if items.is_empty() => {
            return Err(invalid("line_items", "must have at least one entry"));
        }
        Pricing::Tier(tier)
            if !loaded.products.iter().any(|it| it.active && it.tier.as_ref() == Some(tier)) =>
        {
            return Err(Refusal::UnknownTier);
        }
        _ => {}
    }
    let currency = currency(new, loaded)?;
    let usual = NewSessionMore::default();
    let more = new.more.as_deref().unwrap_or(&usual);
    let asked = terms::subscribes(more)?;
    if asked && matches!(new.pricing, Pricing::Amount(_) | Pricing::Custom(_)) {
        return Err(invalid(
            "mode",
            "must be payment here: a subscription is priced by line_items or a tier",
        ));
    }
    let maker = Maker { loaded, given, currency, subscribes: asked };
    let lines = match &new.pricing {
        Pricing::Amount(amount) => {
            let amount = check::payable("amount", *amount, 1, currency)?;
            if !wants_cart(more) {
                return Ok(Filled { currency, cart: None, amount, tier: None, terms: None });
            }
            let name = new.description.clone().unwrap_or_else(|| ONLY_LINE.to_owned());
            vec![Line { unit: amount, ..maker.line(name) }]
        }
        Pricing::Custom(bounds) => {
            let bounds = check::custom("custom_unit_amount", bounds, currency)?;
            let name = new.description.clone().unwrap_or_else(|| ONLY_LINE.to_owned());
            vec![with_unit(maker.line(name), Unit::Custom(bounds))]
        }
        Pricing::Tier(tier) => vec![maker.tier(tier)?],
        Pricing::Lines(items) => maker.lines("line_items", items, false)?,
        Pricing::Setup => vec![],
    };
    let subscribes = asked || (more.mode_of_price && lines.iter().any(|line| line.recurring));
    let tier = match &new.pricing {
        Pricing::Tier(_) => lines.first().and_then(|line| line.tier.clone()),
        _ => None,
    };
    let mut cart = Cart { lines, ..Cart::default() };
    cart.lines.extend(maker.lines("optional_items", &more.optional_items, true)?);
    check_lines(&cart)?;
    maker.taxes(more, &mut cart)?;
    cart.shipping = shipping::ways(&more.shipping, currency, loaded, given)?;
    cart.promotion_codes = more.allow_promotion_codes;
    let agreed = match subscribes {
        true => Some(Box::new(terms::agree(more, &mut cart, loaded, given)?)),
        false => None,
    };
    let priced = total(&cart, currency).map_err(|TooLarge(subject)| too_large(subject, currency))?;
    if let Some(total) = inexpressible(&cart, currency) {
        let field = if matches!(new.pricing, Pricing::Tier(_)) { "tier" } else { "line_items" };
        let rule = check::multiple(currency);
        return Err(invalid(field, format!("must come to {rule}; the total, now or later, is {total}")));
    }
    Ok(Filled { currency, amount: priced.total, cart: Some(Box::new(cart)), tier, terms: agreed })
}

/// Where nothing is sold there is nothing to say about what is.
fn setup(new: &NewSession) -> Result<Filled, Refusal> {
    let usual = NewSessionMore::default();
    let more = new.more.as_deref().unwrap_or(&usual);
    let said = [
        ("optional_items", !more.optional_items.is_empty()),
        ("discounts", !more.discounts.is_empty()),
        ("allow_promotion_codes", more.allow_promotion_codes),
        ("default_promotion_code", more.default_promotion_code.is_some()),
        ("tax_rates", !more.tax_rates.is_empty()),
        ("automatic_tax", more.tax_by_address),
        ("shipping_options", !more.shipping.is_empty()),
        ("submit_type", more.submit_type.as_deref().is_some_and(|word| word != "auto")),
        ("subscription_data", more.terms.is_some()),
        ("payment_method_collection", more.payment_method_collection.is_some()),
        ("capture_method", more.capture_method.is_some()),
        ("exclusive_key", more.exclusive_key.is_some()),
        ("save_payment_method", more.keeps),
    ];
    if let Some((param, _)) = said.into_iter().find(|(_, is_said)| *is_said) {
        return Err(invalid(param, "has no meaning in mode setup, which sells nothing; leave it out"));
    }
    let code = new.currency.as_deref().unwrap_or_default();
    let currency = check::currency("currency", code)?;
    Ok(Filled { currency, cart: None, amount: 0, tier: None, terms: None })
}

/// Whether an amount needs a cart around it.
fn wants_cart(more: &NewSessionMore) -> bool {
    !more.optional_items.is_empty()
        || !more.discounts.is_empty()
        || more.allow_promotion_codes
        || more.default_promotion_code.is_some()
        || !more.tax_rates.is_empty()
        || more.tax_by_address
        || !more.shipping.is_empty()
}

fn too_large(subject: Subject, currency: Currency) -> Refusal {
    let most = currency.amount_max();
    match subject {
        Subject::Line(place) => {
            invalid(format!("line_items[{place}]"), format!("costs more than {most} minor units"))
        }
        Subject::Shipping | Subject::Cart => {
            invalid("line_items", format!("cost more than {most} minor units together"))
        }
    }
}

/// The session's currency: as sent, or the catalog's where that leaves no doubt.
fn currency(new: &NewSession, loaded: &Loaded) -> Result<Currency, Refusal> {
    if let Some(code) = &new.currency {
        return check::currency("currency", code);
    }
    let known: Option<Currency> = match &new.pricing {
        Pricing::Amount(_) | Pricing::Custom(_) | Pricing::Setup => None,
        Pricing::Tier(_) => {
            let mut sold = loaded.prices.iter().filter(|price| price.active).map(|price| price.currency);
            let first = sold.next();
            first.filter(|first| sold.all(|other| other == *first))
        }
        Pricing::Lines(items) => {
            let mut said = items.iter().enumerate().filter_map(|(at, line)| says_currency(at, line, loaded));
            said.next().transpose()?
        }
    };
    let rule = match &new.pricing {
        Pricing::Tier(_) => "must be sent: the tier is sold in several currencies, or in none",
        _ => "must be sent, as in GHS: neither a catalog price nor a price_data.currency says it",
    };
    known.ok_or_else(|| invalid("currency", rule))
}

/// The currency that a line names, by its price or by itself.
fn says_currency(at: usize, line: &NewLine, loaded: &Loaded) -> Option<Result<Currency, Refusal>> {
    match line {
        NewLine { price: Some(id), .. } => {
            let found = loaded.prices.iter().find(|price| price.id.as_str() == id);
            let missing = || no_such(format!("line_items[{at}].price"), Noun::Price);
            Some(found.map(|price| price.currency).ok_or_else(missing))
        }
        NewLine { data: Some(PriceData { currency: Some(code), .. }), .. } => {
            Some(check::currency(&format!("line_items[{at}].price_data.currency"), code))
        }
        _ => None,
    }
}

/// What lines are made with.
struct Maker<'a> {
    loaded: &'a Loaded,
    given: &'a Given<'a>,
    currency: Currency,
    /// Whether what repeats can be bought.
    subscribes: bool,
}

fn with_unit(line: Line, unit: Unit) -> Line {
    match unit {
        Unit::Fixed(unit) => Line { unit, ..line },
        Unit::Custom(bounds) => {
            Line { unit: bounds.preset.unwrap_or_default(), custom: Some(bounds), ..line }
        }
    }
}

impl Maker<'_> {
    fn line(&self, name: String) -> Line {
        Line::of(LineId::mint(self.given.scope, self.given.moment, self.given.chance), name)
    }

    /// The line of a tier: of its product's prices in this currency, the oldest that can be bought.
    fn tier(&self, tier: &str) -> Result<Line, Refusal> {
        let product = self.loaded.products.iter().find(|product| product.tier.as_deref() == Some(tier));
        let product = product.filter(|product| product.active).ok_or(Refusal::UnknownTier)?;
        let sold = self.loaded.prices.iter().filter(|price| {
            let fits = !self.subscribes || price.body.charging == Charging::Recurring;
            price.active && fits && price.product == product.id && price.in_currency(self.currency).is_some()
        });
        let price = sold.min_by_key(|price| price.age()).ok_or(Refusal::NoPrice)?;
        self.sold(product, price).ok_or(Refusal::NoPrice)
    }

    /// A line of a price of the catalog; none when it is not sold in this currency.
    fn sold(&self, product: &Product, price: &Price) -> Option<Line> {
        let (unit, tax_behavior) = price.in_currency(self.currency)?;
        let line = Line {
            price: Some(price.id.clone()),
            product: Some(product.id.clone()),
            description: product.body.description.clone(),
            unit_label: product.body.unit_label.clone(),
            tier: product.tier.clone(),
            period: price.body.period,
            recurring: price.body.charging == Charging::Recurring,
            tax_behavior,
            ..self.line(product.body.name.clone())
        };
        Some(with_unit(line, unit))
    }

    fn lines(&self, field: &str, items: &[NewLine], optional: bool) -> Result<Vec<Line>, Refusal> {
        let made = items.iter().enumerate();
        made.map(|(place, item)| self.item(&format!("{field}[{place}]"), item, optional)).collect()
    }

    fn item(&self, path: &str, item: &NewLine, optional: bool) -> Result<Line, Refusal> {
        let mut line = match (&item.price, &item.data) {
            (Some(id), None) => self.of_price(path, id)?,
            (None, Some(data)) => self.of_data(path, data)?,
            (Some(_), Some(_)) => {
                return Err(invalid(format!("{path}.price_data"), "excludes price; send one of them"));
            }
            (None, None) => {
                return Err(invalid(
                    format!("{path}.price"),
                    "must be the id of a price; or send price_data",
                ));
            }
        };
        let quantity = item.quantity.unwrap_or(1);
        let quantity = check::count(&format!("{path}.quantity"), quantity, 1, QUANTITY_MAX)?;
        if let Some(asked) = item.adjustable {
            let param = format!("{path}.adjustable_quantity");
            line.adjustable = Some(check::bounds(&param, asked, 1, quantity)?);
        }
        if line.custom.is_some() && (quantity != 1 || line.adjustable.is_some() || optional) {
            let rule = "must be 1 and fixed, and the item not optional, where the buyer names the amount";
            return Err(invalid(format!("{path}.quantity"), rule));
        }
        line.taxes = self.rates(&format!("{path}.tax_rates"), &item.tax_rates)?;
        line.optional = optional.then_some(quantity);
        line.quantity = if optional { 0 } else { quantity };
        Ok(line)
    }

    fn of_price(&self, path: &str, id: &str) -> Result<Line, Refusal> {
        let param = format!("{path}.price");
        let found = self.loaded.prices.iter().find(|price| price.id.as_str() == id);
        let price = found.ok_or_else(|| no_such(&param, Noun::Price))?;
        let product = self.loaded.products.iter().find(|product| product.id == price.product);
        let product = product.ok_or_else(|| no_such(&param, Noun::Product))?;
        if !price.active || !product.active {
            return Err(invalid(param, "is archived and cannot be bought"));
        }
        if price.body.charging == Charging::Recurring && !self.subscribes {
            return Err(invalid(param, RECURRING));
        }
        self.sold(product, price).ok_or_else(|| {
            let own = price.currency.code();
            let others: String = price.body.currency_options.keys().map(|code| format!(", {code}")).collect();
            invalid(param, format!("is sold in {own}{others}, not in {}", self.currency.code()))
        })
    }

    fn of_data(&self, path: &str, data: &PriceData) -> Result<Line, Refusal> {
        let path = format!("{path}.price_data");
        if let Some(code) = &data.currency
            && check::currency(&format!("{path}.currency"), code)? != self.currency
        {
            let rule = format!("must be the session's currency, {}", self.currency.code());
            return Err(invalid(format!("{path}.currency"), rule));
        }
        if data.recurring.is_some() && !self.subscribes {
            return Err(invalid(format!("{path}.recurring"), RECURRING));
        }
        let repeats = |new| catalog::period(&format!("{path}.recurring"), new);
        let period = data.recurring.as_ref().map(repeats).transpose()?;
        let unit = check::unit(&format!("{path}."), &data.unit, self.currency)?;
        let line = match (&data.product, &data.product_data) {
            (Some(id), None) => {
                let param = format!("{path}.product");
                let found = self.loaded.products.iter().find(|product| product.id.as_str() == id);
                let product = found.ok_or_else(|| no_such(&param, Noun::Product))?;
                if !product.active {
                    return Err(invalid(param, "is archived and cannot be bought"));
                }
                Line {
                    product: Some(product.id.clone()),
                    description: product.body.description.clone(),
                    unit_label: product.body.unit_label.clone(),
                    tier: product.tier.clone(),
                    ..self.line(product.body.name.clone())
                }
            }
            (None, Some(product)) => {
                let param = |field: &str| format!("{path}.product_data.{field}");
                check::text(&param("name"), &product.name, NAME_CHARS_MAX)?;
                check::maybe(&param("description"), product.description.as_ref(), DESCRIPTION_CHARS_MAX)?;
                check::maybe(&param("unit_label"), product.unit_label.as_ref(), LABEL_CHARS_MAX)?;
                check::images(&param("images"), &product.images)?;
                check::metadata_at(&param("metadata"), &product.metadata)?;
                Line {
                    description: product.description.clone(),
                    unit_label: product.unit_label.clone(),
                    ..self.line(product.name.clone())
                }
            }
            (Some(_), Some(_)) => {
                return Err(invalid(format!("{path}.product_data"), "excludes product; send one of them"));
            }
            (None, None) => {
                let rule = "must say what is sold; or send the id of a product as product";
                return Err(invalid(format!("{path}.product_data"), rule));
            }
        };
        let tax_behavior = check::tax_behavior(&format!("{path}.tax_behavior"), data.tax_behavior.as_ref())?;
        Ok(with_unit(Line { tax_behavior, period, recurring: period.is_some(), ..line }, unit))
    }

    /// Named tax rates, which must exist and be active.
    fn rates(&self, field: &str, ids: &[String]) -> Result<Vec<TaxRateId>, Refusal> {
        if ids.len() > RATES_PER_LINE_MAX {
            return Err(invalid(field, format!("must have at most {RATES_PER_LINE_MAX} entries")));
        }
        let mut rates = vec![];
        for (place, id) in ids.iter().enumerate() {
            let param = format!("{field}[{place}]");
            let found = self.loaded.tax_rates.iter().find(|rate| rate.id.as_str() == id);
            let rate = found.ok_or_else(|| no_such(&param, Noun::TaxRate))?;
            if !rate.active {
                return Err(invalid(param, "is archived and cannot be used any more"));
            }
            if rates.contains(&rate.id) {
                return Err(invalid(param, "is named twice"));
            }
            rates.push(rate.id.clone());
        }
        Ok(rates)
    }

    /// Puts the rules of all rates that may apply into the cart, so that they stay as they are now.
    fn taxes(&self, more: &NewSessionMore, cart: &mut Cart) -> Result<(), Refusal> {
        cart.default_taxes = self.rates("tax_rates", &more.tax_rates)?;
        cart.tax_by_address = more.tax_by_address;
        if more.tax_by_address && !cart.default_taxes.is_empty() {
            let rule = "excludes tax_rates: the buyer's address decides, or the rates that you name";
            return Err(invalid("automatic_tax", rule));
        }
        let named: Vec<&TaxRateId> =
            cart.default_taxes.iter().chain(cart.lines.iter().flat_map(|line| &line.taxes)).collect();
        let placed =
            |rate: &crate::tax::TaxRate| more.tax_by_address && rate.active && rate.country.is_some();
        let needed = self.loaded.tax_rates.iter().filter(|rate| named.contains(&&rate.id) || placed(rate));
        cart.taxes = needed.map(Tax::from).collect();
        Ok(())
    }
}

const RECURRING: &str = "is charged again and again: send mode subscription, or use a one-time price";

/// What must hold of all lines together.
fn check_lines(cart: &Cart) -> Result<(), Refusal> {
    if cart.lines.len() > LINES_MAX {
        let rule = format!("must have at most {LINES_MAX} entries, optional items included");
        return Err(invalid("line_items", rule));
    }
    if cart.lines.iter().filter(|line| line.custom.is_some()).count() > 1 {
        return Err(invalid("line_items", "must have at most one item whose amount the buyer names"));
    }
    if cart.lines.iter().filter(|line| line.tier.is_some()).count() > 1 {
        return Err(invalid("line_items", "must have at most one item whose product grants a tier"));
    }
    Ok(())
}

/// What the cart costs. Where a part of a period is paid at first, a whole one must fit, too, also when the discount is
/// over.
pub(super) fn total(cart: &Cart, currency: Currency) -> Result<Priced, TooLarge> {
    if cart.repeats() {
        let whole = Cart { discount: None, ..cart.of_each_period() };
        price(&whole, currency).map_err(|_| TooLarge(Subject::Cart))?;
    }
    price(cart, currency)
}

/// A total that the cart comes to, now or in a later period, and that its currency cannot express; none, if all is
/// well. A discount ends some day, and a code can be taken back: what is to be paid without it counts too.
pub(super) fn inexpressible(cart: &Cart, currency: Currency) -> Option<i64> {
    if currency.grain() == 1 {
        return None;
    }
    let later = cart.repeats().then(|| cart.of_each_period());
    let both = |cart: Cart| [Cart { discount: None, ..cart.clone() }, cart];
    let mut totals = std::iter::once(cart.clone()).chain(later).flat_map(both).filter_map(|cart| {
        let priced = price(&cart, currency).ok()?;
        Some(priced.total)
    });
    totals.find(|total| !currency.expresses(*total))
}

/// Whose quantity is to blame for a total that the currency cannot express: a line whose price is finer than that, of
/// those that the buyer can do something about.
fn too_fine(cart: &Cart, currency: Currency) -> ChoiceProblem {
    let place = |can: fn(&Line) -> bool| {
        cart.lines.iter().position(|line| can(line) && !currency.expresses(line.unit))
    };
    let place = place(|line| line.adjustable.is_some() || line.optional.is_some()).or(place(|_| true));
    ChoiceProblem::TotalTooFine(place.unwrap_or_default())
}

/// The cart's total as money.
pub(super) fn money(cart: &Cart, currency: Currency) -> Result<Money, ChoiceProblem> {
    let priced = total(cart, currency).map_err(|TooLarge(subject)| match subject {
        Subject::Line(place) if cart.lines.get(place).is_some_and(|line| line.custom.is_none()) => {
            ChoiceProblem::TooMany(place)
        }
        Subject::Line(_) | Subject::Shipping | Subject::Cart => ChoiceProblem::AmountTooLarge,
    })?;
    if inexpressible(cart, currency).is_some() {
        return Err(too_fine(cart, currency));
    }
    Ok(Money { amount: priced.total, currency })
}

/// Applies what the buyer chose. Promotion codes are not its business.
pub(super) fn choose(cart: &mut Cart, choice: &Choice, currency: Currency) -> Result<(), ChoiceProblem> {
    for (place, quantity) in &choice.quantities {
        let line = cart.lines.get_mut(*place).ok_or(ChoiceProblem::Fixed(*place))?;
        line.quantity = quantity_of(line, *place, *quantity)?;
    }
    if let Some(amount) = choice.custom_amount {
        let line = cart.lines.iter_mut().find(|line| line.custom.is_some());
        if let Some((line, bounds)) = line.and_then(|line| line.custom.map(|bounds| (line, bounds))) {
            if amount < bounds.minimum {
                return Err(ChoiceProblem::AmountTooSmall);
            }
            if amount > bounds.maximum {
                return Err(ChoiceProblem::AmountTooLarge);
            }
            if !currency.expresses(amount) {
                return Err(ChoiceProblem::AmountTooFine);
            }
            line.unit = amount;
        }
    }
    if let Some(place) = choice.shipping {
        if place >= cart.shipping.len() {
            return Err(ChoiceProblem::NoSuchShipping);
        }
        cart.chosen_shipping = place;
    }
    if cart.tax_by_address && choice.place.is_some() {
        cart.place.clone_from(&choice.place);
    }
    Ok(())
}

fn quantity_of(line: &Line, place: usize, wanted: i64) -> Result<i64, ChoiceProblem> {
    if wanted == line.quantity || (wanted == 0 && line.optional.is_some()) {
        return Ok(wanted);
    }
    match line.adjustable {
        Some(Bounds { minimum, .. }) if wanted < minimum => Err(ChoiceProblem::TooFew(place)),
        Some(Bounds { maximum, .. }) if wanted > maximum => Err(ChoiceProblem::TooMany(place)),
        Some(_) => Ok(wanted),
        None if Some(wanted) == line.optional => Ok(wanted),
        None => Err(ChoiceProblem::Fixed(place)),
    }
}
