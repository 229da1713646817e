//! How the hosted pages look, with a preview that follows what is typed.

use super::show::{blame, capital, not_done};
use super::{Shown, Visitor, done, headers, to_mend};
use crate::web::page;
use kassa_domain::Locale;
use kassa_domain::branding::{Branding, BrandingPatch, Corners, Font};
use kassa_domain::{Command, Refusal};
use kassa_engine::Fault;
use kassa_pages::dashboard::{Action, Block, Cell, Facts, Field, FieldKind, Form, Preview, Screen};
use kassa_pages::{Frame, Page};

const HERE: &str = "/dashboard/branding";
/// What the colour fields show where no colour is chosen: browsers know no empty one.
const OWN_BACKGROUND: &str = "#f4f6f5";
const OWN_INK: &str = "#14201b";

/// What is typed in the form.
fn typed(visitor: &Visitor<'_>) -> BrandingPatch {
    let field = |name: &str| Some(visitor.fields.some(name));
    let ticked = visitor.fields.text("own_colors") == "1";
    let kept = visitor.merchant.body.looks.of(visitor.scope.mode).as_sent();
    let had_own = kept.background.is_some() || kept.ink.is_some();
    // Whoever picks a colour means it, also without the box; to untick it is to let go of those that were kept.
    let picked = |name: &str, usual: &str| visitor.fields.some(name).is_some_and(|colour| colour != usual);
    let own =
        ticked || !had_own && (picked("background_color", OWN_BACKGROUND) || picked("font_color", OWN_INK));
    let colour = |name: &str| Some(visitor.fields.some(name).filter(|_| own));
    BrandingPatch {
        background: colour("background_color"),
        ink: colour("font_color"),
        name: field("merchant_name"),
        corners: field("corners"),
        font: field("font"),
        support: field("support"),
        terms_url: field("terms_url"),
        privacy_url: field("privacy_url"),
        logo: None,
    }
}

fn choice(words: &[&str]) -> FieldKind {
    FieldKind::Choice(words.iter().map(|word| ((*word).to_owned(), capital(word))).collect())
}

fn form(branding: &Branding, typed: Option<&BrandingPatch>) -> Form {
    let sent = typed.map_or_else(|| branding.as_sent(), |typed| typed.apply(branding));
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let colour = |value: &Option<String>, own: &str| value.clone().unwrap_or_else(|| own.to_owned());
    let has_own = sent.background.is_some() || sent.ink.is_some();
    Form {
        title: "Checkout pages".to_owned(),
        action: HERE.to_owned(),
        fields: vec![
            Field::line("merchant_name", "Name", text(&sent.name))
                .optional()
                .hint("If left empty, the pages show the name of the shop."),
            Field::line("own_colors", "Use your own colors", if has_own { "1" } else { "" })
                .of(FieldKind::Check),
            Field::line("background_color", "Background", colour(&sent.background, OWN_BACKGROUND))
                .of(FieldKind::Colour)
                .when("own_colors", &["1"]),
            Field::line("font_color", "Text", colour(&sent.ink, OWN_INK))
                .of(FieldKind::Colour)
                .when("own_colors", &["1"])
                .hint("If it cannot be read on the background, black or white is used instead."),
            Field::line(
                "corners",
                "Corners",
                sent.corners.unwrap_or_else(|| Corners::Soft.as_str().to_owned()),
            )
            .of(choice(&Corners::ALL.map(Corners::as_str))),
            Field::line("font", "Font", sent.font.unwrap_or_else(|| Font::System.as_str().to_owned()))
                .of(choice(&Font::ALL.map(Font::as_str))),
            Field::line("support", "Support", text(&sent.support)).optional().hint(
                "An e-mail address, or the address of a page. Buyers find it at the foot of every page.",
            ),
            Field::line("terms_url", "Terms of service", text(&sent.terms_url)).of(FieldKind::Url).optional(),
            Field::line("privacy_url", "Privacy policy", text(&sent.privacy_url))
                .of(FieldKind::Url)
                .optional(),
        ],
        submit: "Save".to_owned(),
        preview: Some(format!("{HERE}/preview")),
        ..Form::default()
    }
}

fn logo_form(error: Option<String>) -> Form {
    let file = Field::line("logo", "Picture", "")
        .of(FieldKind::File("image/png,image/jpeg,image/webp".to_owned()))
        .hint("PNG, JPEG or WebP, up to 500 KB. Only its pixels are kept: hidden data, such as a place, is removed.");
    Form {
        title: "Logo".to_owned(),
        action: format!("{HERE}/logo"),
        fields: vec![Field { error, ..file }],
        submit: "Upload".to_owned(),
        has_files: true,
        ..Form::default()
    }
}

/// The form with what comes of it.
fn beside(form: Form) -> Block {
    Block::Beside(form, Preview { title: "Preview".to_owned(), src: format!("{HERE}/preview") })
}

/// The page but for its first form.
fn screen(visitor: &Visitor<'_>, logo_error: Option<String>) -> Screen {
    let branding = visitor.merchant.body.looks.of(visitor.scope.mode);
    let mut blocks = vec![Block::Form(logo_form(logo_error))];
    if let Some(logo) = &branding.logo {
        let remove = Action::Post {
            text: "Remove".to_owned(),
            action: format!("{HERE}/logo/remove"),
            fields: vec![],
            is_danger: true,
        };
        blocks.push(Block::Facts(Facts {
            title: "Logo in use".to_owned(),
            rows: vec![
                ("Size".to_owned(), Cell::text(format!("{} × {}", logo.width, logo.height))),
                (String::new(), Cell::Action(remove)),
            ],
        }));
    }
    let mode = visitor.scope.mode.as_str();
    Screen {
        title: "Branding".to_owned(),
        lead: Some(format!(
            "How checkout pages look in {mode} mode. A session or link can have its own branding."
        )),
        blocks,
        ..Screen::default()
    }
}

pub(super) async fn branding(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut screen = screen(visitor, None);
    let form = form(visitor.merchant.body.looks.of(visitor.scope.mode), None);
    screen.blocks.insert(0, beside(form));
    Ok(screen.into())
}

pub(super) async fn save(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let patch = typed(visitor);
    match visitor.change(&Command::UpdateBranding(Box::new(patch.clone()))).await? {
        Ok(_) => Ok(done(HERE, "saved")),
        Err(refusal) => {
            let form = form(visitor.merchant.body.looks.of(visitor.scope.mode), Some(&patch));
            let mut screen = blame(screen(visitor, None), form, &refusal);
            if let Some(Block::Form(form)) = screen.blocks.first_mut() {
                let form = std::mem::take(form);
                screen.blocks.splice(..1, [beside(form)]);
            }
            Ok(to_mend(screen))
        }
    }
}

pub(super) async fn upload(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let again = |text: String| {
        let mut screen = screen(visitor, Some(text));
        let form = form(visitor.merchant.body.looks.of(visitor.scope.mode), None);
        screen.blocks.insert(0, beside(form));
        to_mend(screen)
    };
    let Some((kind, bytes)) = visitor.fields.file("logo") else {
        return Ok(again("must be chosen first".to_owned()));
    };
    let (kind, bytes) = (kind.to_owned(), bytes.to_vec());
    let logo = match visitor.app.pictures.run(move || kassa_dialects::native::logo(&kind, &bytes)).await? {
        Ok(logo) => logo,
        Err(rule) => return Ok(again(rule)),
    };
    let patch = BrandingPatch { logo: Some(Some(logo)), ..BrandingPatch::default() };
    match visitor.change(&Command::UpdateBranding(Box::new(patch))).await? {
        Ok(_) => Ok(done(HERE, "saved")),
        Err(Refusal::Invalid { message, .. }) => Ok(again(message)),
        Err(refusal) => Ok(not_done(screen(visitor, None), &refusal)),
    }
}

pub(super) async fn remove_logo(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let patch = BrandingPatch { logo: Some(None), ..BrandingPatch::default() };
    match visitor.change(&Command::UpdateBranding(Box::new(patch))).await? {
        Ok(_) => Ok(done(HERE, "saved")),
        Err(refusal) => Ok(not_done(screen(visitor, None), &refusal)),
    }
}

/// A payment page with nothing behind it, as it would look with what the address says. What is not right in it is
/// passed over.
pub(super) async fn preview(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let stored = visitor.merchant.body.looks.of(visitor.scope.mode);
    let asked = |name: &str| visitor.asked(name);
    let looks = if asked("corners").is_some() {
        let own = asked("own_colors").is_some();
        let patch = BrandingPatch {
            background: Some(asked("background_color").filter(|_| own)),
            ink: Some(asked("font_color").filter(|_| own)),
            name: Some(asked("merchant_name").map(|name| name.chars().take(80).collect())),
            corners: Some(asked("corners")),
            font: Some(asked("font")),
            ..BrandingPatch::default()
        };
        Branding { logo: stored.logo.clone(), ..patch.apply(stored).read() }
    } else {
        stored.clone()
    };
    let nonce = headers::nonce(visitor.app.engine.chance());
    let frame = Frame {
        nonce: nonce.clone(),
        ..page::look::frame(Some(&visitor.merchant), Some(&looks), visitor.scope)
    };
    let Some((_, shown)) = kassa_pages::samples().into_iter().find(|(name, _)| *name == "pay-empty") else {
        return Ok(Shown::Missing);
    };
    let html = kassa_pages::render(&without_ways_on(shown), &frame);
    let response = headers::page((200, Locale::En), html, &nonce, &[]);
    Ok(Shown::Response(headers::framed_by(response, &["'self'".to_owned()])))
}

/// Nothing on a preview leads anywhere.
fn without_ways_on(page: Page) -> Page {
    match page {
        Page::Pay { total, mut form } => {
            form.action = String::new();
            form.cancel_url = None;
            Page::Pay { total, form }
        }
        other => other,
    }
}
