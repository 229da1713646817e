//! How pages look, what stands at their foot, and who may have them in a frame.

use super::customer::check_email;
use super::{check, found};
use crate::address::{check_embedder, check_landing};
use crate::answer::Answer;
use crate::branding::{
    Branding, BrandingPatch, Colour, Corners, Font, Logo, NAME_CHARS_MAX, NewBranding, Picture,
};
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::id::Mode;
use crate::refusal::{Noun, Refusal, invalid};
use crate::session::NewSessionMore;
use sha2::{Digest, Sha256};

/// At most so many origins may have a page in a frame.
const EMBEDDERS_MAX: usize = 10;

/// How the pages look; none where nothing is said about it. `at` is what stands before the names of the fields.
pub(super) fn read(at: &str, new: &NewBranding, live: bool) -> Result<Option<Branding>, Refusal> {
    let named = |field: &str| format!("{at}{field}");
    for (field, text) in [("background_color", &new.background), ("font_color", &new.ink)] {
        if text.as_deref().is_some_and(|text| Colour::parse(text).is_none()) {
            let rule = "must be a colour in hexadecimal digits, such as #0b6b4f or #fff";
            return Err(invalid(named(field), rule));
        }
    }
    let urls =
        [("logo_url", &new.logo_url), ("terms_url", &new.terms_url), ("privacy_url", &new.privacy_url)];
    for (field, url) in urls {
        if let Some(url) = url {
            check_landing(url, live).map_err(|rule| invalid(named(field), rule))?;
        }
    }
    check::maybe(&named("merchant_name"), new.name.as_ref(), NAME_CHARS_MAX)?;
    if new.name.as_deref().is_some_and(mixes_alphabets) {
        let rule = "must not mix letters of two alphabets in one word, because some of them look the same";
        return Err(invalid(named("merchant_name"), rule));
    }
    let corners = Corners::ALL.map(Corners::as_str);
    let fonts = Font::ALL.map(Font::as_str);
    for (field, text, words) in [("corners", &new.corners, &corners[..]), ("font", &new.font, &fonts[..])] {
        if text.as_deref().is_some_and(|text| !words.contains(&text)) {
            return Err(invalid(named(field), format!("must be one of {}", words.join(", "))));
        }
    }
    if let Some(support) = &new.support {
        match support.contains("://") {
            true => check_landing(support, live).map_err(|rule| invalid(named("support"), rule))?,
            false => check_email(&named("support"), Some(support))?,
        }
    }
    Ok(Some(new.read()).filter(|branding| !branding.is_empty()))
}

/// Who may have the page of a session in a frame: nobody, unless it is made for that.
pub(super) fn embedders(more: &NewSessionMore, live: bool) -> Result<Vec<String>, Refusal> {
    let embedded = match more.ui_mode.as_deref() {
        None | Some("hosted") => false,
        Some("embedded") => true,
        Some(_) => return Err(invalid("ui_mode", "must be one of hosted, embedded")),
    };
    match (embedded, more.embed_origins.len()) {
        (false, 0) => return Ok(vec![]),
        (false, _) => return Err(invalid("embed_origins", "is for sessions with the ui_mode embedded")),
        (true, 0) => {
            return Err(invalid("embed_origins", "must name the origins whose pages may hold the session"));
        }
        (true, 1..=EMBEDDERS_MAX) => {}
        (true, _) => {
            return Err(invalid("embed_origins", format!("must have at most {EMBEDDERS_MAX} entries")));
        }
    }
    let mut origins = vec![];
    for (place, text) in more.embed_origins.iter().enumerate() {
        let param = format!("embed_origins[{place}]");
        let origin = check_embedder(text, live).map_err(|rule| invalid(param, rule))?;
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    Ok(origins)
}

/// Changes how a merchant's pages look, in the mode of the key.
pub(super) fn update(patch: &BrandingPatch, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut merchant = found(loaded.merchant.as_ref(), Noun::Merchant)?.clone();
    let mode = given.scope.mode;
    let before = merchant.body.looks.of(mode).clone();
    let mut after = read("", &patch.apply(&before), mode == Mode::Live)?.unwrap_or_default();
    after.logo.clone_from(&before.logo);
    let mut changes = vec![];
    if let Some(logo) = &patch.logo {
        after.logo = logo.as_ref().map(|(width, height, png)| {
            let hash = hex::encode(Sha256::digest(png));
            let id = hash.get(..32).unwrap_or_default().to_owned();
            let (width, height) = (*width, *height);
            // The same picture is kept once.
            if !loaded.pictures.contains(&id) {
                let picture = Picture { scope: given.scope, id: id.clone(), width, height, png: png.clone() };
                changes.push(Change::Insert(Row::Picture(picture)));
            }
            Logo { id, width, height }
        });
    }
    *merchant.body.looks.of_mut(mode) = after.clone();
    if after != before {
        changes.push(Change::Update(Row::Merchant(merchant.clone())));
    }
    Ok(Decision { changes, answer: Answer::Branding { branding: after, merchant: merchant.id } })
}

/// The alphabets that share the look of letters with one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
}

fn alphabet(letter: char) -> Option<Alphabet> {
    match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => {
            Some(Alphabet::Latin)
        }
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Alphabet::Greek),
        '\u{400}'..='\u{52f}'
        | '\u{1c80}'..='\u{1c8f}'
        | '\u{2de0}'..='\u{2dff}'
        | '\u{a640}'..='\u{a69f}' => Some(Alphabet::Cyrillic),
        '\u{531}'..='\u{587}' => Some(Alphabet::Armenian),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(Alphabet::Cherokee),
        _ => None,
    }
}

/// Whether a word of a name is made of letters of two alphabets that look alike, as in a name that passes for another.
fn mixes_alphabets(name: &str) -> bool {
    name.split(|letter: char| !letter.is_alphanumeric()).any(|word| {
        let mut found = word.chars().filter_map(alphabet);
        found.next().is_some_and(|first| found.any(|other| other != first))
    })
}
