//! A picture that was uploaded, made anew from its pixels: what else was in the file (where a photograph was taken,
//! what hangs on behind the picture) is not in what is kept.

use super::invalid;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::FilterType as Smoothing;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use kassa_domain::dialect::{ApiRequest, Malformed};
use std::io::Cursor;

/// The largest file that is read.
const FILE_MAX: usize = 512 * 1024;
/// The most pixels that a side may have. A picture of a few bytes can claim to be as large as a house.
const SIDE_MAX: u32 = 4096;
/// The most memory that reading one may take.
const MEMORY_MAX: u64 = 80 * 1024 * 1024;
/// How long the longer side of what is kept may be, the preferred first. The last always fits.
const SIDES: [u32; 6] = [512, 384, 256, 160, 96, 64];
/// How large the file that is kept should be: whoever sees the page waits for it.
const KEPT: usize = 20_000;

/// Width, height and file of the picture in a request.
pub(super) fn read(request: &ApiRequest<'_>) -> Result<(u32, u32, Vec<u8>), Malformed> {
    let kind = request.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    logo(kind.unwrap_or_default(), request.body).map_err(|rule| invalid("logo", rule))
}

/// Width, height and file of a logo, as it is kept; or what would be right. `kind` is what the sender says that it is.
///
/// # Errors
/// What is wrong with it, as the rest of a sentence that begins with its name.
pub fn logo(kind: &str, bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), String> {
    let format = format(kind)?;
    if bytes.is_empty() {
        return Err("is the body of the request, which is empty".to_owned());
    }
    if bytes.len() > FILE_MAX {
        return Err(format!("must have at most {FILE_MAX} bytes"));
    }
    let picture =
        decode(bytes, format).map_err(|problem| format!("must be a picture that can be read ({problem})"))?;
    small(&picture).map_err(|problem| format!("cannot be kept ({problem})"))
}

/// What a picture is said to be. Nothing is guessed of the bytes.
fn format(kind: &str) -> Result<ImageFormat, String> {
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "image/png" => Ok(ImageFormat::Png),
        "image/jpeg" => Ok(ImageFormat::Jpeg),
        "image/webp" => Ok(ImageFormat::WebP),
        "image/svg+xml" => Err("must not be SVG, which can hold scripts; send PNG, JPEG or WebP".to_owned()),
        _ => Err("must be sent as image/png, image/jpeg or image/webp".to_owned()),
    }
}

fn decode(bytes: &[u8], format: ImageFormat) -> image::ImageResult<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(MEMORY_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // A camera says beside the pixels how they are to be turned.
    let turned = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

/// The picture as a file that is small enough, and as large as that allows.
fn small(picture: &DynamicImage) -> image::ImageResult<(u32, u32, Vec<u8>)> {
    let mut kept = (0, 0, vec![]);
    for side in SIDES {
        let fits = picture.width() <= side && picture.height() <= side;
        let scaled = match fits {
            true => picture.to_rgba8(),
            false => picture.resize(side, side, Smoothing::CatmullRom).to_rgba8(),
        };
        let mut png = vec![];
        let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
        scaled.write_with_encoder(encoder)?;
        kept = (scaled.width(), scaled.height(), png);
        if kept.2.len() <= KEPT {
            break;
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bytes::Bytes;
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    fn sent(kind: &str, body: &[u8]) -> Result<(u32, u32, Vec<u8>), Malformed> {
        let mut headers = http::HeaderMap::new();
        headers.insert("content-type", kind.parse().unwrap());
        let body = Bytes::copy_from_slice(body);
        read(&ApiRequest { params: vec![], query: "", headers: &headers, body: &body, key: None })
    }

    fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(vec![]);
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn badge(width: u32, height: u32) -> DynamicImage {
        let pixel =
            |x: u32, y: u32| if (x / 8 + y / 8).is_multiple_of(2) { [200, 30, 60] } else { [255, 240, 200] };
        RgbImage::from_fn(width, height, |x, y| Rgb(pixel(x, y))).into()
    }

    #[test]
    fn each_kind_is_kept_as_a_small_png() {
        for (kind, format) in [
            ("image/png", ImageFormat::Png),
            ("image/jpeg", ImageFormat::Jpeg),
            ("image/webp; charset=binary", ImageFormat::WebP),
        ] {
            let (width, height, png) = sent(kind, &file(&badge(1200, 300), format)).unwrap();
            assert!(png.starts_with(b"\x89PNG") && png.len() <= KEPT, "{kind}: {} bytes", png.len());
            assert_eq!(width, height * 4, "{kind}");
            assert!(width <= 512);
        }
        let (width, height, _) = sent("image/png", &file(&badge(40, 20), ImageFormat::Png)).unwrap();
        assert_eq!((width, height), (40, 20), "what is small stays as it is");
    }

    #[test]
    fn what_shines_through_still_does() {
        let see_through: DynamicImage = RgbaImage::from_pixel(30, 30, Rgba([9, 9, 9, 0])).into();
        let (_, _, png) = sent("image/png", &file(&see_through, ImageFormat::Png)).unwrap();
        let kept = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap().to_rgba8();
        assert_eq!(kept.get_pixel(3, 3).0[3], 0);
    }

    #[test]
    fn noise_is_made_small_enough_too() {
        let mut state = 7_u32;
        let noise: DynamicImage = RgbaImage::from_fn(300, 300, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Rgba(state.to_be_bytes())
        })
        .into();
        let (_, _, png) = sent("image/png", &file(&noise, ImageFormat::Png)).unwrap();
        assert!(png.len() <= KEPT, "{} bytes", png.len());
    }

    #[test]
    fn what_is_beside_the_pixels_is_gone() {
        let mut jpeg = file(&badge(64, 64), ImageFormat::Jpeg);
        // An EXIF segment, of which the tag 0x0112 says that the picture is to be turned, behind the first marker.
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0SECRET-PLACE";
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let segment = [&[0xff, 0xe1][..], &length, exif].concat();
        jpeg.splice(2..2, segment);
        jpeg.extend_from_slice(b"<script>alert(1)</script>");
        let (_, _, png) = sent("image/jpeg", &jpeg).unwrap();
        let holds = |words: &[u8]| png.windows(words.len()).any(|window| window == words);
        assert!(!holds(b"SECRET") && !holds(b"Exif") && !holds(b"script"));
        let mut png = file(&badge(64, 64), ImageFormat::Png);
        png.extend_from_slice(b"PK\x03\x04 an archive");
        let (_, _, kept) = sent("image/png", &png).unwrap();
        assert!(kept.ends_with(b"IEND\xaeB`\x82"));
    }

    #[test]
    fn bombs_and_what_is_no_picture_are_refused() {
        // A PNG that says that it is 60,000 pixels wide and high.
        let mut bomb = file(&badge(8, 8), ImageFormat::Png);
        bomb.splice(16..24, [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let wide = file(&badge(4097, 1), ImageFormat::Png);
        let cut = file(&badge(64, 64), ImageFormat::Png);
        let long = vec![0; FILE_MAX + 1];
        for (kind, body, words) in [
            ("image/png", &bomb[..], "can be read"),
            ("image/png", &wide, "can be read"),
            ("image/png", &cut[..cut.len() / 2], "can be read"),
            ("image/png", b"", "empty"),
            ("image/png", b"<svg/>", "can be read"),
            ("image/png", &long, "at most 524288 bytes"),
            ("image/jpeg", &cut, "can be read"),
            ("image/svg+xml", b"<svg/>", "must not be SVG"),
            ("image/gif", b"GIF89a", "image/png, image/jpeg or image/webp"),
            ("text/html", b"<p>", "image/png, image/jpeg or image/webp"),
        ] {
            let malformed = sent(kind, body).unwrap_err();
            assert_eq!(malformed.param.as_deref(), Some("logo"), "{kind}");
            assert!(malformed.message.contains(words), "{kind}: {}", malformed.message);
        }
    }
}
