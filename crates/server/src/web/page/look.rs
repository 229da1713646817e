//! How a merchant's pages look, and what stands around them.

use kassa_domain::branding::{Branding, Colour, Corners, Font};
use kassa_domain::id::{Mode, Scope};
use kassa_domain::merchant::Merchant;
use kassa_pages::{Brand, Frame, Links, Logo};

/// What surrounds a page of this merchant: what its session says, and where that says nothing, what the merchant says.
pub(in crate::web) fn frame(merchant: Option<&Merchant>, branding: Option<&Branding>, scope: Scope) -> Frame {
    let session = branding.cloned().unwrap_or_default();
    let branding = match merchant {
        Some(merchant) => session.over(merchant.body.looks.of(scope.mode)),
        None => session,
    };
    let channels = |colour: Option<Colour>| colour.map(Colour::channels);
    let logo = branding.logo.as_ref().zip(merchant).map(|(logo, merchant)| Logo {
        url: logo.path(&merchant.id),
        width: logo.width,
        height: logo.height,
    });
    let name = branding.name.or_else(|| merchant.map(|merchant| merchant.body.name.clone()));
    Frame {
        merchant: name.unwrap_or_default(),
        brand: Brand {
            background: channels(branding.background),
            ink: channels(branding.ink),
            corners: branding.corners.map(corners).unwrap_or_default(),
            font: branding.font.map(font).unwrap_or_default(),
        },
        logo,
        links: Links { support: branding.support, terms: branding.terms_url, privacy: branding.privacy_url },
        test_mode: scope.mode == Mode::Test,
        ..Frame::default()
    }
}

fn corners(corners: Corners) -> kassa_pages::Corners {
    match corners {
        Corners::Soft => kassa_pages::Corners::Soft,
        Corners::Sharp => kassa_pages::Corners::Sharp,
        Corners::Round => kassa_pages::Corners::Round,
    }
}

fn font(font: Font) -> kassa_pages::Font {
    match font {
        Font::System => kassa_pages::Font::System,
        Font::Serif => kassa_pages::Font::Serif,
        Font::Mono => kassa_pages::Font::Mono,
        Font::Rounded => kassa_pages::Font::Rounded,
    }
}
