//! Promotion codes: what buyers type to get a coupon's discount.

use super::forms::{self, Typed, number, tick};
use super::lists::{self, Asked, Head, Rest};
use super::prices::{OFFERED_MAX, chosen};
use super::show::{facts, id, maybe_time, metadata, money, not_done, time};
use super::{Shown, Visitor, coupons, customers, done, states};
use kassa_domain::discount::{Coupon, NewPromotionCode, Off, PromotionCode, PromotionCodePatch};
use kassa_domain::id::{CouponId, CustomerId, PromotionCodeId};
use kassa_domain::query::PageOf;
use kassa_domain::team::Right;
use kassa_domain::{Answer, Command, Query, Refusal};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Cell, Column, Field, Form, Screen, Table, Tone};
use std::collections::BTreeMap;

const PATH: &str = "/promotion-codes";
const ABOVE: (&str, &str) = ("Promotion codes", "/dashboard/promotion-codes");

fn href(of: &PromotionCodeId) -> String {
    format!("/dashboard{PATH}/{of}")
}

fn standing(code: &PromotionCode) -> states::Said {
    match (code.active, code.max_redemptions.is_some_and(|most| code.taken >= most)) {
        (false, _) => ("Off", Tone::Plain),
        (true, true) => ("Used up", Tone::Plain),
        (true, false) => ("On", Tone::Good),
    }
}

fn wanted(asked: &mut Asked<'_>, page: PageOf) -> Query {
    let (word, say) =
        (|is: bool| if is { "true" } else { "false" }, |is: bool| if is { "On" } else { "Off" });
    Query::PromotionCodes {
        page,
        code: asked.line("code", "Code"),
        coupon: asked.line("coupon", "Coupon's id").map(|text| CouponId::named(&text)),
        active: asked.choice("active", "Status", &[true, false], word, say),
    }
}

pub(super) async fn list(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut asked = Asked::of(visitor);
    let query = wanted(&mut asked, lists::page(visitor));
    let Ok(Answer::PromotionCodes(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let rest = Rest::listed(visitor, &found, |code| code.id.as_str());
    let coupons = coupons_of(visitor, &found.items).await?;
    let new = vec![forms::main("New promotion code", format!("/dashboard{PATH}/new"))];
    let head =
        Head { actions: forms::actions(visitor, Right::Build, new), ..Head::of("Promotion codes", PATH) };
    Ok(forms::listed(visitor, head, asked, table(&found.items, Some(&coupons)), rest))
}

async fn coupons_of(
    visitor: &Visitor<'_>,
    codes: &[PromotionCode],
) -> Result<BTreeMap<CouponId, Coupon>, Fault> {
    let mut known = BTreeMap::new();
    for code in codes {
        if !known.contains_key(&code.coupon) {
            let found = visitor.app.engine.store().coupon(visitor.scope, &code.coupon).await?;
            known.extend(found.map(|coupon| (code.coupon.clone(), coupon)));
        }
    }
    Ok(known)
}

pub(super) async fn file(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let query = wanted(&mut Asked::of(visitor), lists::whole());
    let Ok(Answer::PromotionCodes(found)) = visitor.query(&query).await? else { return Ok(Shown::Missing) };
    let row = |code: &PromotionCode| {
        vec![
            id(&code.id),
            Cell::text(&*code.code),
            id(&code.coupon),
            Cell::Text(code.redeemed.to_string()),
            Cell::maybe(code.max_redemptions.map(|most| most.to_string())),
            maybe_time(code.body.expires_at),
            Cell::text(standing(code).0),
            time(code.created_at),
        ]
    };
    let columns = ["Promotion code", "Code", "Coupon", "Redeemed", "At most", "Until", "Status", "Created"];
    Ok(lists::written("promotion-codes", &columns, found.items.iter().map(row).collect()))
}

/// Promotion codes as a table, with their coupons where those are not clear.
pub(super) fn table(codes: &[PromotionCode], coupons: Option<&BTreeMap<CouponId, Coupon>>) -> Table {
    let row = |code: &PromotionCode| {
        let mut cells = vec![Cell::link(&*code.code, href(&code.id))];
        if let Some(coupons) = coupons {
            let name = coupons.get(&code.coupon).map_or_else(|| code.coupon.to_string(), coupons::name);
            cells.push(Cell::link(name, coupons::href(&code.coupon)));
        }
        cells.extend([
            Cell::Text(coupons::used(code.redeemed, code.max_redemptions)),
            maybe_time(code.body.expires_at),
            states::cell(standing(code)),
            time(code.created_at),
        ]);
        cells
    };
    let of = coupons.map(|_| "Coupon");
    let columns = std::iter::once("Code").chain(of).chain(["Redeemed", "Until", "Status", "Created"]);
    Table {
        title: "Promotion codes".to_owned(),
        columns: columns.map(Column::of).collect(),
        rows: codes.iter().map(row).collect(),
        empty: "No promotion codes yet.".to_owned(),
        ..Table::default()
    }
}

async fn found(visitor: &Visitor<'_>) -> Result<Option<PromotionCode>, Fault> {
    let named = PromotionCodeId::named(visitor.param(0));
    Ok(visitor.app.engine.store().promotion_code(visitor.scope, &named).await?)
}

pub(super) async fn detail(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(code) = found(visitor).await? else { return Ok(Shown::Missing) };
    Ok(screen(visitor, &code).await?.into())
}

async fn screen(visitor: &Visitor<'_>, code: &PromotionCode) -> Result<Screen, Fault> {
    let (body, here) = (&code.body, href(&code.id));
    let coupon = visitor.app.engine.store().coupon(visitor.scope, &code.coupon).await?;
    let named = coupon.as_ref().map_or_else(|| code.coupon.to_string(), coupons::name);
    let customer = body.customer.as_ref();
    let about = facts(
        "Details",
        vec![
            ("ID", id(&code.id)),
            ("Coupon", Cell::link(named, coupons::href(&code.coupon))),
            ("Discount", Cell::maybe(coupon.as_ref().map(|coupon| coupons::off(coupon.body.off)))),
            ("Redeemed", Cell::Text(coupons::used(code.redeemed, code.max_redemptions))),
            ("Until", maybe_time(body.expires_at)),
            ("Only for", customer.map_or(Cell::Empty, |of| Cell::link(of.as_str(), customers::href(of)))),
            ("Minimum order", body.minimum.map_or(Cell::Empty, |least| Cell::Money(money(least)))),
            ("Returning customers", Cell::maybe(body.first_time.then_some("Not allowed"))),
            ("Created", time(code.created_at)),
            ("Metadata", metadata(&body.metadata)),
        ],
    );
    let (text, to) = if code.active { ("Switch off", "false") } else { ("Switch on", "true") };
    let can = vec![forms::does(text, format!("{here}/active"), &[("active", to)])];
    Ok(Screen {
        status: states::beside(standing(code)),
        actions: forms::actions(visitor, Right::Build, can),
        blocks: vec![about],
        ..forms::page(&*code.code, &[ABOVE])
    })
}

/// The coupons to choose from: id and name.
async fn offered(visitor: &Visitor<'_>) -> Result<Option<Vec<(String, String)>>, Fault> {
    let page = PageOf { limit: OFFERED_MAX, starting_after: None, ending_before: None, skip: 0 };
    match visitor.query(&Query::Coupons(page)).await? {
        Ok(Answer::Coupons(found, _)) if !found.has_more => {
            let named = |coupon: &Coupon| (coupon.id.to_string(), coupons::name(coupon));
            Ok(Some(found.items.iter().map(named).collect()))
        }
        _ => Ok(None),
    }
}

fn form(coupon: &str, offered: Option<&[(String, String)]>) -> Form {
    let mut fields = vec![
        chosen("coupon", "Coupon", coupon, offered, None),
        Field::line("code", "Code", "")
            .hint("What buyers type: 3 to 40 letters, digits, - and _. If left empty, one is generated.")
            .optional(),
    ];
    let limits = [
        number("max_redemptions", "Total uses", "").optional(),
        Field::line("expires_at", "Valid until", "").hint(forms::TIME_HINT).optional(),
        Field::line("customer", "Customer", "")
            .hint("The ID of the only customer who can use it.")
            .optional(),
        number("restrictions.minimum_amount", "Minimum order", "").optional(),
        Field::line("restrictions.minimum_amount_currency", "Currency of the minimum order", "")
            .hint("If left empty, the currency of the coupon's amount.")
            .optional(),
        tick("first_time", "First-time customers only", false),
    ];
    fields.extend(limits.map(|field| field.under("Limits")));
    let submit = "Create promotion code".to_owned();
    Form { action: format!("/dashboard{PATH}"), fields, submit, ..Form::default() }
}

pub(super) async fn blank(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let coupon = visitor.asked("coupon").unwrap_or_default();
    let offered = offered(visitor).await?;
    if offered.as_ref().is_some_and(Vec::is_empty) {
        let text = "A promotion code gives buyers the discount of a coupon. Create the coupon first, then its codes.";
        let way = forms::main("New coupon", "/dashboard/coupons/new");
        return Ok(forms::first(forms::page("New promotion code", &[ABOVE]), text, way));
    }
    let form = form(&coupon, offered.as_deref());
    Ok(forms::with(forms::page("New promotion code", &[ABOVE]), form))
}

const MINIMUM: &str = "restrictions.minimum_amount";
const MINIMUM_CURRENCY: &str = "restrictions.minimum_amount_currency";

pub(super) async fn create(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut typed = Typed::of(visitor);
    let coupon = CouponId::named(&typed.text("coupon"));
    let known = visitor.app.engine.store().coupon(visitor.scope, &coupon).await?;
    let usual = match known.map(|coupon| coupon.body.off) {
        Some(Off::Amount(amount)) => Some(amount.currency),
        _ => None,
    };
    let currency = typed.currency(MINIMUM_CURRENCY).or(usual);
    let new = NewPromotionCode {
        coupon: coupon.to_string(),
        coupon_field: "coupon",
        code: typed.some("code"),
        active: None,
        max_redemptions: typed.integer("max_redemptions"),
        expires_at: typed.until("expires_at"),
        customer: typed.some("customer").map(|text| CustomerId::named(&text).to_string()),
        minimum_amount: typed.amount(MINIMUM, MINIMUM_CURRENCY, currency),
        minimum_amount_currency: typed.some(MINIMUM_CURRENCY).map(|code| code.to_ascii_uppercase()),
        first_time_transaction: typed.is("first_time"),
        ..NewPromotionCode::default()
    };
    let refusal = if typed.is_wrong() {
        None
    } else {
        match visitor.change(&Command::CreatePromotionCode(new)).await? {
            Ok(Answer::PromotionCode(code, _)) => return Ok(done(&href(&code.id), "made")),
            Ok(_) => return Ok(done(ABOVE.1, "made")),
            Err(refusal) => Some(refusal),
        }
    };
    let form = form("", offered(visitor).await?.as_deref());
    Ok(typed.mend(forms::page("New promotion code", &[ABOVE]), form, refusal.as_ref()))
}

pub(super) async fn switch(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(code) = found(visitor).await? else { return Ok(Shown::Missing) };
    let active = visitor.fields.text("active") == "true";
    let patch = PromotionCodePatch { active: Some(active), metadata: None };
    match visitor.change(&Command::UpdatePromotionCode(code.id.clone(), patch)).await? {
        Ok(_) => Ok(done(&href(&code.id), if active { "switched_on" } else { "switched_off" })),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor, &code).await?, &refusal)),
    }
}
