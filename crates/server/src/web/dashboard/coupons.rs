//! Coupons: what is taken off, for how many payments, and how often. Their terms never change.

use super::forms::{self, Typed, choice, number};
use super::lists::{self, Head, Rest};
use super::show::{facts, id, maybe_time, metadata, money, time};
use super::{Shown, Visitor, codes, done, products, states};
use kassa_domain::discount::{Coupon, CouponPatch, Duration, NewCoupon, Off};
use kassa_domain::id::CouponId;
use kassa_domain::query::PageOf;
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal, Timestamp};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Block, Cell, Column, Field, FieldKind, Form, Screen, Table, Tone};

const PATH: &str = "/coupons";
const ABOVE: (&str, &str) = ("Coupons", "/dashboard/coupons");

/// The page of a coupon.
pub(super) fn href(of: &CouponId) -> String {
    format!("/dashboard{PATH}/{of}")
}

/// What a coupon takes off, in words.
pub(super) fn off(of: Off) -> String {
    match of {
        Off::Percent(percent) => format!("{} % off", percent.text()),
        Off::Amount(amount) => format!("{} off", money(amount)),
    }
}

fn duration(of: Duration) -> String {
    match of {
        Duration::Once => "The first payment".to_owned(),
        Duration::Repeating(months) => format!("Payments of {months} months"),
        Duration::Forever => "Every payment".to_owned(),
    }
}

/// How often it was redeemed, and may be.
pub(super) fn used(redeemed: i64, most: Option<i64>) -> String {
    most.map_or_else(|| redeemed.to_string(), |most| format!("{redeemed} of {most}"))
}

/// What a coupon is called.
pub(super) fn name(coupon: &Coupon) -> String {
    coupon.body.name.clone().unwrap_or_else(|| off(coupon.body.off))
}

fn standing(coupon: &Coupon, now: Timestamp) -> states::Said {
    if coupon.is_valid(now) { ("Valid", Tone::Good) } else { ("Not valid", Tone::Plain) }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let query = Query::Coupons(lists::page(visitor));
    let Ok(Answer::Coupons(found, now)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let rest = Rest::listed(visitor, &found, |coupon| coupon.id.as_str());
    let row = |coupon: &Coupon| {
        vec![
            Cell::link(name(coupon), href(&coupon.id)),
            Cell::Text(off(coupon.body.off)),
            Cell::Text(duration(coupon.body.duration)),
            Cell::Text(used(coupon.redeemed, coupon.max_redemptions)),
            states::cell(standing(coupon, now)),
            time(coupon.created_at),
        ]
    };
    let table = Table {
        columns: ["Coupon", "Discount", "Of", "Redeemed", "Status", "Created"].map(Column::of).into(),
        rows: found.items.iter().map(row).collect(),
        empty: "No coupons yet.".to_owned(),
        ..Table::default()
    };
    let new = vec![forms::main("New coupon", format!("/dashboard{PATH}/new"))];
    let head = Head { actions: forms::actions(visitor, Right::Build, new), ..Head::of("Coupons", PATH) };
    Ok(forms::plainly_listed(visitor, head, table, rest).into())
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let query = Query::Coupons(lists::whole());
    let Ok(Answer::Coupons(found, now)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let row = |coupon: &Coupon| {
        vec![
            id(&coupon.id),
            Cell::maybe(coupon.body.name.clone()),
            Cell::Text(off(coupon.body.off)),
            Cell::Text(duration(coupon.body.duration)),
            Cell::Text(coupon.redeemed.to_string()),
            Cell::maybe(coupon.max_redemptions.map(|most| most.to_string())),
            maybe_time(coupon.body.redeem_by),
            Cell::text(standing(coupon, now).0),
            time(coupon.created_at),
        ]
    };
    let columns = ["Coupon", "Name", "Discount", "Of", "Redeemed", "At most", "Until", "Status", "Created"];
    Ok(lists::written("coupons", &columns, found.items.iter().map(row).collect()))
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<(Coupon, Timestamp)>, Fault> {
    match visitor.query(&Query::Coupon(CouponId::named(visitor.param(0)))).await? {
        Ok(Answer::Coupon(coupon, _, now)) => Ok(Some((*coupon, now))),
        _ => Ok(None),
    }
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some((coupon, now)) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (body, here) = (&coupon.body, href(&coupon.id));
    let names = products::names(visitor, body.products.iter()).await?;
    let only = body.products.iter().map(|product| {
        let name = names.get(product).map_or(product.as_str(), String::as_str);
        Cell::link(name, products::href(product))
    });
    let only: Vec<Cell> = only.collect();
    let about = facts(
        "Details",
        vec![
            ("ID", id(&coupon.id)),
            ("Discount", Cell::Text(off(body.off))),
            ("Of", Cell::Text(duration(body.duration))),
            ("Only for", if only.is_empty() { Cell::Empty } else { Cell::Lines(only) }),
            ("Minimum order", body.minimum.map_or(Cell::Empty, |least| Cell::Money(money(least)))),
            ("Redeemed", Cell::Text(used(coupon.redeemed, coupon.max_redemptions))),
            (
                "Reserved by open sessions",
                Cell::Text(coupon.taken.saturating_sub(coupon.redeemed).to_string()),
            ),
            ("Uses per customer", Cell::maybe(body.max_per_customer.map(|most| most.to_string()))),
            ("Until", maybe_time(body.redeem_by)),
            ("Created", time(coupon.created_at)),
            ("Metadata", metadata(&body.metadata)),
        ],
    );
    let page =
        PageOf { limit: super::prices::OFFERED_MAX, starting_after: None, ending_before: None, skip: 0 };
    let of = Some(coupon.id.clone());
    let query = Query::PromotionCodes { page, code: None, coupon: of, active: None };
    let codes = match visitor.query(&query).await? {
        Ok(Answer::PromotionCodes(found)) => found,
        _ => return Ok(Shown::Missing),
    };
    let more = format!("/dashboard/promotion-codes?coupon={}", coupon.id);
    let older = codes.has_more.then_some(more);
    let table = Table { is_titled: true, older, ..codes::table(&codes.items, None) };
    let can = vec![
        forms::main("New promotion code", format!("/dashboard/promotion-codes/new?coupon={}", coupon.id)),
        forms::leads("Rename", format!("{here}/edit")),
        forms::ends("Delete coupon", format!("{here}/delete")),
    ];
    Ok(Screen {
        lead: Some(
            "The terms of a coupon cannot be changed. Sessions that already use it keep it.".to_owned(),
        ),
        status: states::beside(standing(&coupon, now)),
        actions: forms::actions(visitor, Right::Build, can),
        blocks: vec![about, Block::Table(table)],
        ..forms::page(name(&coupon), &[ABOVE])
    }
    .into())
}

fn form(offered: Option<Vec<(String, String)>>) -> Form {
    let kinds = [("percent", "A percentage"), ("amount", "A fixed amount")];
    let durations = [
        ("once", "The first payment"),
        ("repeating", "The payments of some months"),
        ("forever", "Every payment"),
    ];
    let mut fields = vec![
        Field::line("name", "Name", "").hint("Buyers see it beside the discount.").optional(),
        choice("kind", "Discount", "percent", &kinds),
        number("percent_off", "Percentage", "").hint("Such as 12.5").when("kind", &["percent"]),
        number("amount_off", "Amount off", "").hint("Such as 5.00").when("kind", &["amount"]),
        Field::line("currency", "Currency", "").hint("Such as GHS").when("kind", &["amount"]),
        choice("duration", "Applies to", "once", &durations),
        number("duration_in_months", "Number of months", "").when("duration", &["repeating"]),
    ];
    let mut limits = vec![
        number("max_redemptions", "Total uses", "").hint("By all customers together."),
        number("max_redemptions_per_customer", "Uses per customer", ""),
        Field::line("redeem_by", "Valid until", "").hint(forms::TIME_HINT),
        number("minimum_amount", "Minimum order", "").hint("The least subtotal that it applies to."),
        Field::line("minimum_amount_currency", "Currency of the minimum order", "")
            .hint("If left empty, the currency of the amount off."),
    ];
    if let Some(offered) = offered.filter(|offered| !offered.is_empty()) {
        let options = offered.into_iter().map(|(id, name)| (id, name, false)).collect();
        let field = Field::line("applies_to.products", "Products", "");
        limits.push(
            field.of(FieldKind::Several(options)).hint("If none is chosen, it applies to all products."),
        );
    }
    fields.extend(limits.into_iter().map(|field| field.optional().under("Limits")));
    let submit = "Create coupon".to_owned();
    Form { action: format!("/dashboard{PATH}"), fields, submit, ..Form::default() }
}

pub(super) async fn blank(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let form = form(products::offered(visitor).await?);
    Ok(forms::with(forms::page("New coupon", &[ABOVE]), form))
}

fn typed_coupon(typed: &mut Typed<'_>) -> NewCoupon {
    let currency = typed.currency("currency");
    let of_minimum = typed.currency("minimum_amount_currency").or(currency);
    let code = |code: Option<String>| code.map(|code| code.to_ascii_uppercase());
    // Only the fields of what was chosen count.
    let kind = typed.text("kind");
    let (is_percent, is_amount) = (kind != "amount", kind != "percent");
    if kind == "percent" && typed.some("percent_off").is_none() {
        typed.blame("percent_off", "must be a percentage, such as 12.5");
    }
    if kind == "amount" && typed.some("amount_off").is_none() {
        typed.blame("amount_off", "must be an amount, such as 5.00");
    }
    let is_repeating = typed.text("duration") == "repeating";
    if is_repeating && typed.some("duration_in_months").is_none() {
        typed.blame("duration_in_months", "must be a whole number of months, such as 3");
    }
    NewCoupon {
        name: typed.some("name"),
        percent_off: typed.some("percent_off").filter(|_| is_percent),
        amount_off: typed.amount("amount_off", "currency", currency).filter(|_| is_amount),
        currency: code(typed.some("currency")).filter(|_| is_amount),
        duration: typed.some("duration"),
        duration_in_months: typed.integer("duration_in_months").filter(|_| is_repeating),
        max_redemptions: typed.integer("max_redemptions"),
        max_redemptions_per_customer: typed.integer("max_redemptions_per_customer"),
        redeem_by: typed.until("redeem_by"),
        minimum_amount: typed.amount("minimum_amount", "minimum_amount_currency", of_minimum),
        minimum_amount_currency: code(typed.some("minimum_amount_currency")),
        products: typed.several("applies_to.products"),
        ..NewCoupon::default()
    }
}

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut typed = Typed::of(visitor);
    let new = typed_coupon(&mut typed);
    let refusal = if typed.is_wrong() {
        None
    } else {
        match visitor.change(&Command::CreateCoupon(new)).await? {
            Ok(Answer::Coupon(coupon, ..)) => return Ok(done(&href(&coupon.id), "made")),
            Ok(_) => return Ok(done(ABOVE.1, "made")),
            Err(refusal) => Some(refusal),
        }
    };
    let form = form(products::offered(visitor).await?);
    Ok(typed.mend(forms::page("New coupon", &[ABOVE]), form, refusal.as_ref()))
}

fn edit_page(coupon: &Coupon) -> (Screen, Form) {
    let (name, here) = (name(coupon), href(&coupon.id));
    let field = Field::line("name", "Name", coupon.body.name.clone().unwrap_or_default());
    let form = Form {
        action: format!("{here}/edit"),
        fields: vec![field.hint("Buyers see it beside the discount.").optional()],
        submit: "Save".to_owned(),
        ..Form::default()
    };
    (forms::page("Rename coupon", &[ABOVE, (&name, &here)]), form)
}

pub(super) async fn edit(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some((coupon, _)) = found(visitor).await? else { return Ok(Shown::Missing) };
    let (screen, form) = edit_page(&coupon);
    Ok(forms::with(screen, form))
}

pub(super) async fn update(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some((coupon, _)) = found(visitor).await? else { return Ok(Shown::Missing) };
    let typed = Typed::of(visitor);
    let patch = CouponPatch { name: Some(typed.some("name")), metadata: None };
    match visitor.change(&Command::UpdateCoupon(coupon.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&coupon.id), "saved")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => {
            let (screen, form) = edit_page(&coupon);
            Ok(typed.mend(screen, form, Some(&refusal)))
        }
    }
}

pub(super) async fn delete(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    match visitor.change(&Command::DeleteCoupon(CouponId::named(visitor.param(0)))).await? {
        Ok(_) => Ok(done(ABOVE.1, "coupon_ended")),
        Err(_) => Ok(Shown::Missing),
    }
}
