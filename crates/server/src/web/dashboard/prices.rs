//! Prices: what a product costs, once or for each period, in one currency or in several.

use super::forms::{self, Typed, activity, changed, choice, number, texts, tick};
use super::lists::{self, Asked, Head, Rest};
use super::show::{facts, id, metadata, minor_units, money, not_done, time, units};
use super::{Shown, Visitor, done, products, states};
use kassa_domain::catalog::{
    Charging, CustomAmount, Interval, NewCurrencyOption, NewCustom, NewPrice, NewRecurring, NewUnit, Price,
    PricePatch, TaxBehavior, Unit,
};
use kassa_domain::id::{PriceId, ProductId};
use kassa_domain::money::{Currency, Money};
use kassa_domain::query::PageOf;
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Cell, Column, Field, FieldKind, Form, Screen, Table};
use std::collections::BTreeMap;

const PATH: &str = "/prices";
const ABOVE: (&str, &str) = ("Prices", "/dashboard/prices");
/// So many things at most are offered in a list to choose from. Where there are more, an id is typed.
pub(super) const OFFERED_MAX: usize = 100;
/// The fields of an amount that buyers name.
const CUSTOM: [&str; 3] =
    ["custom_unit_amount.minimum", "custom_unit_amount.maximum", "custom_unit_amount.preset"];

/// The page of a price.
pub(super) fn href(of: &PriceId) -> String {
    format!("/dashboard{PATH}/{of}")
}

fn unit_text(unit: Unit, currency: Currency) -> String {
    let money = |amount| money(Money { amount, currency });
    match unit {
        Unit::Fixed(amount) => money(amount),
        Unit::Custom(CustomAmount { minimum, maximum, .. }) => {
            format!("{} to {}, as the buyer says", money(minimum), money(maximum))
        }
    }
}

/// What a price is, in words.
pub(super) fn costs(price: &Price) -> String {
    let amount = unit_text(price.body.unit, price.currency);
    match (price.body.charging, price.body.period) {
        (Charging::Recurring, Some(period)) => format!("{amount} {}", states::every(period)),
        (Charging::OneTime, Some(period)) => {
            let span = states::every(period);
            format!("{amount}, lasts {}", span.trim_start_matches("every "))
        }
        (_, None) => amount,
    }
}

fn wanted(asked: &mut Asked<'_>, page: PageOf) -> Query {
    Query::Prices {
        page,
        active: forms::active(asked),
        product: asked.line("product", "Product's id").map(|text| ProductId::named(&text)),
        lookup_key: asked.line("lookup_key", "Lookup key"),
    }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let query = wanted(&mut asked, lists::page(visitor));
    let Ok(Answer::Prices(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let rest = Rest::listed(visitor, &found, |price| price.id.as_str());
    let names = products::names(visitor, found.items.iter().map(|price| &price.product)).await?;
    let new = vec![forms::main("New price", format!("/dashboard{PATH}/new"))];
    let head = Head { actions: forms::actions(visitor, Right::Build, new), ..Head::of("Prices", PATH) };
    Ok(forms::listed(visitor, head, asked, table(&found.items, Some(&names)), rest))
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let query = wanted(&mut Asked::of(visitor), lists::whole());
    let Ok(Answer::Prices(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let row = |price: &Price| {
        let amount = match price.body.unit {
            Unit::Fixed(amount) => Cell::Money(units(Money { amount, currency: price.currency })),
            Unit::Custom(_) => Cell::Empty,
        };
        vec![
            id(&price.id),
            id(&price.product),
            amount,
            Cell::text(price.currency.code()),
            Cell::text(charged(price)),
            Cell::maybe(price.body.nickname.clone()),
            Cell::maybe(price.lookup_key.clone()),
            Cell::text(activity(price.active).0),
            time(price.created_at),
        ]
    };
    let columns =
        ["Price", "Product", "Amount", "Currency", "Charged", "Nickname", "Lookup key", "Status", "Created"];
    Ok(lists::written("prices", &columns, found.items.iter().map(row).collect()))
}

fn charged(price: &Price) -> String {
    match (price.body.charging, price.body.period) {
        (Charging::Recurring, Some(period)) => states::every(period),
        _ => "once".to_owned(),
    }
}

/// Prices as a table, with what their products are called where that is not clear.
pub(super) fn table(prices: &[Price], names: Option<&BTreeMap<ProductId, String>>) -> Table {
    let row = |price: &Price| {
        let mut cells = vec![Cell::link(costs(price), href(&price.id))];
        if let Some(names) = names {
            let name = names.get(&price.product).map_or(price.product.as_str(), String::as_str);
            cells.push(Cell::link(name, products::href(&price.product)));
        }
        cells.extend([
            Cell::maybe(price.body.nickname.clone()),
            Cell::maybe(price.lookup_key.clone()),
            states::cell(activity(price.active)),
            time(price.created_at),
        ]);
        cells
    };
    let of = names.map(|_| "Product");
    let columns = std::iter::once("Price").chain(of).chain(["Nickname", "Lookup key", "Status", "Created"]);
    Table {
        title: "Prices".to_owned(),
        columns: columns.map(Column::of).collect(),
        rows: prices.iter().map(row).collect(),
        empty: "No prices yet.".to_owned(),
        ..Table::default()
    }
}

/// The prices that can be bought, for a form to choose from: id, and product with price. `None` where there are too
/// many.
pub(super) async fn offered(visitor: &Visitor<'_>) -> Result<Option<Vec<(String, String)>>, Fault> {
    let page = PageOf { limit: OFFERED_MAX, starting_after: None, ending_before: None, skip: 0 };
    let query = Query::Prices { page, active: Some(true), product: None, lookup_key: None };
    let Ok(Answer::Prices(found)) = visitor.query(&query).await? else { return Ok(None) };
    if found.has_more {
        return Ok(None);
    }
    let names = products::names(visitor, found.items.iter().map(|price| &price.product)).await?;
    let named = |price: &Price| {
        let name = names.get(&price.product).map_or("", String::as_str);
        (price.id.to_string(), format!("{name}: {}", costs(price)))
    };
    Ok(Some(found.items.iter().map(named).collect()))
}

/// The field by which one of the offered things is chosen, or its id is typed where there are too many.
pub(super) fn chosen(
    name: &str,
    label: &str,
    value: &str,
    offered: Option<&[(String, String)]>,
    none: Option<&str>,
) -> Field {
    let field = Field::line(name, label, value);
    let field = match offered {
        Some(offered) => {
            let none = none.map(|text| (String::new(), text.to_owned()));
            field.of(FieldKind::Choice(none.into_iter().chain(offered.iter().cloned()).collect()))
        }
        None => field.hint("Its id, as shown on its page."),
    };
    if none.is_some() { field.optional() } else { field }
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<Price>, Fault> {
    let named = PriceId::named(visitor.param(0));
    Ok(visitor.app.engine.store().price(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(price) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(screen(visitor, &price).await?.into())
}

async fn screen(visitor: &Visitor<'_>, price: &Price) -> Result<Screen, Fault> {
    let (body, here) = (&price.body, href(&price.id));
    let names = products::names(visitor, std::iter::once(&price.product)).await?;
    let name = names.get(&price.product).map_or(price.product.as_str(), String::as_str);
    let of_product = products::href(&price.product);
    let others = body
        .currency_options
        .iter()
        .filter_map(|(code, option)| Currency::parse(code).map(|currency| unit_text(option.unit, currency)));
    let about = facts(
        "Details",
        vec![
            ("ID", id(&price.id)),
            ("Product", Cell::link(name, &*of_product)),
            ("One costs", Cell::Text(unit_text(body.unit, price.currency))),
            ("Charged", Cell::Text(charged(price))),
            ("Free trial", Cell::maybe(body.trial_period_days.map(|days| format!("{days} days")))),
            ("Taxes", Cell::text(taxes(body.tax_behavior))),
            ("Other currencies", texts(others)),
            ("Nickname", Cell::maybe(body.nickname.clone())),
            ("Lookup key", Cell::maybe(price.lookup_key.clone())),
            ("Region", Cell::maybe(body.region.clone())),
            ("Created", time(price.created_at)),
            ("Last changed", time(body.updated_at)),
            ("Metadata", metadata(&body.metadata)),
        ],
    );
    let can = vec![
        forms::main("Create payment link", format!("/dashboard/links/new?price={}", price.id)),
        forms::leads("Edit", format!("{here}/edit")),
        forms::switch(price.active, &here),
    ];
    Ok(Screen {
        status: states::beside(activity(price.active)),
        actions: forms::actions(visitor, Right::Build, can),
        blocks: vec![about],
        ..forms::page(costs(price), &[("Products", "/dashboard/products"), (name, &of_product)])
    })
}

fn taxes(behavior: TaxBehavior) -> &'static str {
    match behavior {
        TaxBehavior::Inclusive => "Included in the price",
        TaxBehavior::Exclusive => "Added to the price",
        TaxBehavior::Unspecified => "As the tax rate says",
    }
}

fn tax_field(chosen: TaxBehavior) -> Field {
    let options = TaxBehavior::ALL.map(|it| (it.as_str(), taxes(it)));
    choice("tax_behavior", "Tax", chosen.as_str(), &options)
}

const CURRENCIES_HINT: &str = "One per line, such as USD 12.50. Buyers can then pay in that currency.";

fn new_form(product: &str, offered: Option<&[(String, String)]>) -> Form {
    let kinds = [
        ("one_time", "Once"),
        ("recurring", "Every period: a subscription"),
        ("custom", "Once, and the buyer chooses the amount"),
    ];
    let mut fields = vec![
        chosen("product", "Product", product, offered, None),
        choice("kind", "Charged", "one_time", &kinds),
        Field::line("currency", "Currency", "").hint("Its code, such as GHS, USD or USDC."),
        number("unit_amount", "Price", "").hint("Such as 12.50").when("kind", &["one_time", "recurring"]),
    ];
    let [count, unit] = period_fields(["recurring.interval_count", "recurring.interval"]);
    let trial = number("recurring.trial_period_days", "Free trial days", "").optional();
    fields.extend([count, unit, trial].map(|field| field.when("kind", &["recurring"])));
    fields.extend(custom_fields(["", "", ""]).map(|field| field.when("kind", &["custom"])));
    let more = [
        tax_field(TaxBehavior::Unspecified),
        Field::line("currency_options", "Other currencies", "")
            .of(FieldKind::Area)
            .hint(CURRENCIES_HINT)
            .optional(),
        Field::line("nickname", "Nickname", "").hint("Only your team sees it.").optional(),
        Field::line("lookup_key", "Lookup key", "")
            .hint("A name of your own by which your backend finds this price.")
            .optional(),
    ];
    fields.extend(more.map(|field| field.under("More options")));
    let submit = "Create price".to_owned();
    Form { action: format!("/dashboard{PATH}"), fields, submit, ..Form::default() }
}

/// How long a period is: a number and a unit.
pub(super) fn period_fields([count, unit]: [&'static str; 2]) -> [Field; 2] {
    let plural = |interval: Interval| match interval {
        Interval::Day => "Days",
        Interval::Week => "Weeks",
        Interval::Month => "Months",
        Interval::Year => "Years",
    };
    let units = Interval::ALL.map(|it| (it.as_str(), plural(it)));
    [
        number(count, "Billed every", "1").hint("3 with months is a quarter."),
        choice(unit, "Unit", "month", &units),
    ]
}

fn custom_fields(values: [&str; 3]) -> impl Iterator<Item = Field> {
    let labels = ["Minimum amount", "Maximum amount", "Suggested amount"];
    let fields: Vec<Field> = CUSTOM
        .into_iter()
        .zip(labels)
        .zip(values)
        .map(|((name, label), value)| number(name, label, value).optional())
        .collect();
    fields.into_iter()
}

pub(super) async fn blank(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let offered = products::offered(visitor).await?;
    if offered.as_ref().is_some_and(Vec::is_empty) {
        let text = "A price belongs to a product. Create the product first, then its price.";
        let way = forms::main("New product", "/dashboard/products/new");
        return Ok(forms::first(forms::page("New price", &[ABOVE]), text, way));
    }
    let product = visitor.asked("product").unwrap_or_default();
    let screen = Screen { lead: Some(LEAD.to_owned()), ..forms::page("New price", &[ABOVE]) };
    Ok(forms::with(screen, new_form(&product, offered.as_deref())))
}

const LEAD: &str = "Product, currency and period cannot be changed later. Create another price instead.";

/// What one costs, as typed. Only the fields of what was chosen count.
fn unit(typed: &mut Typed<'_>, is_custom: bool, currency: Option<Currency>) -> NewUnit {
    if !is_custom {
        if typed.some("unit_amount").is_none() {
            typed.blame("unit_amount", "must be an amount, such as 12.50");
        }
        let unit_amount = typed.amount("unit_amount", "currency", currency);
        return NewUnit { unit_amount, custom: None };
    }
    let [minimum, maximum, preset] = CUSTOM.map(|name| typed.amount(name, "currency", currency));
    NewUnit {
        unit_amount: None,
        custom: Some(NewCustom { minimum, maximum, preset, ..NewCustom::default() }),
    }
}

/// Lines such as `USD 12.50`.
fn other_currencies(typed: &mut Typed<'_>) -> Vec<NewCurrencyOption> {
    let mut options = vec![];
    for line in typed.lines("currency_options") {
        let (code, text) = line.split_once(char::is_whitespace).unwrap_or((&line, ""));
        let code = code.to_ascii_uppercase();
        let amount = match Currency::parse(&code) {
            Some(currency) => minor_units(text, currency),
            None => Err("must begin with the code of a currency, such as USD 12.50".to_owned()),
        };
        match amount {
            Ok(amount) => {
                let unit = NewUnit { unit_amount: Some(amount), custom: None };
                options.push((code, unit, None));
            }
            Err(rule) => typed.blame("currency_options", format!("{line}: {rule}")),
        }
    }
    options
}

fn typed_price(typed: &mut Typed<'_>) -> NewPrice {
    let currency = typed.currency("currency");
    let kind = typed.text("kind");
    let recurring = (kind == "recurring").then(|| NewRecurring {
        interval: typed.text("recurring.interval"),
        interval_count: typed.integer("recurring.interval_count"),
        trial_period_days: typed.integer("recurring.trial_period_days"),
    });
    NewPrice {
        product: ProductId::named(&typed.text("product")).to_string(),
        currency: typed.text("currency").to_ascii_uppercase(),
        unit: unit(typed, kind == "custom", currency),
        recurring,
        tax_behavior: typed.some("tax_behavior"),
        lookup_key: typed.some("lookup_key"),
        currency_options: other_currencies(typed),
        nickname: typed.some("nickname"),
        ..NewPrice::default()
    }
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut typed = Typed::of(visitor);
    let new = typed_price(&mut typed);
    let refusal = if typed.is_wrong() {
        None
    } else {
        match visitor.change(&Command::CreatePrice(new)).await? {
            Ok(Answer::Price(price, _)) => return Ok(done(&href(&price.id), "made")),
            Ok(_) => return Ok(done(ABOVE.1, "made")),
            Err(refusal) => Some(refusal),
        }
    };
    let offered = products::offered(visitor).await?;
    let screen = forms::page("New price", &[ABOVE]);
    Ok(typed.mend(screen, new_form("", offered.as_deref()), refusal.as_ref()))
}

fn edit_form(price: &Price) -> Form {
    let body = &price.body;
    let amount = |amount| units(Money { amount, currency: price.currency });
    let label = format!("Price in {}", price.currency.code());
    let mut fields = match body.unit {
        Unit::Fixed(fixed) => vec![
            number("unit_amount", &label, amount(fixed))
                .hint("Existing sessions and links keep the price they were created with."),
        ],
        Unit::Custom(bounds) => {
            let preset = bounds.preset.map(amount).unwrap_or_default();
            custom_fields([&amount(bounds.minimum), &amount(bounds.maximum), &preset]).collect()
        }
    };
    let others = body.currency_options.iter().filter_map(|(code, option)| match option.unit {
        Unit::Fixed(amount) => {
            let currency = Currency::parse(code)?;
            Some(format!("{code} {}", units(Money { amount, currency })))
        }
        Unit::Custom(_) => None,
    });
    fields.push(tax_field(body.tax_behavior));
    if is_plain(price) {
        let others = others.collect::<Vec<_>>().join("\n");
        let field = Field::line("currency_options", "Other currencies", others);
        fields.push(field.of(FieldKind::Area).hint(CURRENCIES_HINT).optional());
    }
    fields.extend([
        Field::line("nickname", "Nickname", body.nickname.clone().unwrap_or_default()).optional(),
        Field::line("lookup_key", "Lookup key", price.lookup_key.clone().unwrap_or_default()).optional(),
        tick("transfer_lookup_key", "Move the lookup key here from the price that has it now", false),
    ]);
    Form { action: format!("{}/edit", href(&price.id)), fields, submit: "Save".to_owned(), ..Form::default() }
}

/// Whether what it costs in other currencies can be written in lines: one amount each, and nothing said of taxes.
fn is_plain(price: &Price) -> bool {
    price.body.currency_options.values().all(|option| {
        matches!(option.unit, Unit::Fixed(_)) && option.tax_behavior == TaxBehavior::Unspecified
    })
}

fn edit_page(price: &Price) -> Screen {
    let (name, here) = (costs(price), href(&price.id));
    forms::page("Edit price", &[ABOVE, (&name, &here)])
}

pub(super) async fn edit(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(price) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(forms::with(edit_page(&price), edit_form(&price)))
}

pub(super) async fn update(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(price) = found(visitor).await? else { return Ok(Shown::Missing) };
    let mut typed = Typed::of(visitor);
    let is_custom = matches!(price.body.unit, Unit::Custom(_));
    let patch = PricePatch {
        unit: Some(unit(&mut typed, is_custom, Some(price.currency))),
        tax_behavior: typed.some("tax_behavior"),
        lookup_key: changed(price.lookup_key.clone(), typed.some("lookup_key")),
        transfer_lookup_key: typed.is("transfer_lookup_key"),
        currency_options: is_plain(&price).then(|| other_currencies(&mut typed)),
        nickname: changed(price.body.nickname.clone(), typed.some("nickname")),
        ..PricePatch::default()
    };
    if typed.is_wrong() {
        return Ok(typed.mend(edit_page(&price), edit_form(&price), None));
    }
    match visitor.change(&Command::UpdatePrice(price.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&price.id), "saved")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(typed.mend(edit_page(&price), edit_form(&price), Some(&refusal))),
    }
}

pub(super) async fn switch(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(price) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (active, word) = forms::switched(visitor);
    let patch = PricePatch { active: Some(active), ..PricePatch::default() };
    match visitor.change(&Command::UpdatePrice(price.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&price.id), word)),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &price).await?, &refusal)),
    }
}
