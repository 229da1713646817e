//! QR codes, for links that are opened with a phone.

use std::fmt::Write as _;

use fast_qr::{ECL, Module, QRBuilder};

use crate::visible::visible;

/// How many modules stay empty on every side, so that a camera finds the code.
const QUIET: usize = 4;

/// Draws a text as a QR code: an SVG picture without a size of its own, dark on light in every colour scheme, with
/// `label` for whoever does not see it. None if the text is too long for a code.
#[must_use]
pub fn qr(text: &str, label: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let side = code.size.saturating_add(QUIET.saturating_mul(2));
    let mut path = String::new();
    for (y, row) in code.data.chunks(code.size.max(1)).take(code.size).enumerate() {
        draw(&mut path, row, y.saturating_add(QUIET));
    }
    let label = escaped(label);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{label}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

/// Draws the dark modules of a row, each run of them as one bar.
fn draw(path: &mut String, row: &[Module], y: usize) {
    let mut x = QUIET;
    for run in row.chunk_by(|a, b| a.value() == b.value()) {
        if run.first().is_some_and(|module| module.value()) {
            // Writing into a String cannot fail.
            let _ = write!(path, "M{x} {y}h{}v1h-{}z", run.len(), run.len());
        }
        x = x.saturating_add(run.len());
    }
}

/// Makes a text harmless inside a quoted attribute.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&#38;"),
            '<' => safe.push_str("&#60;"),
            '>' => safe.push_str("&#62;"),
            '"' => safe.push_str("&#34;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(character),
        }
    }
    visible(safe, false)
}

#[cfg(test)]
mod tests {
    use super::qr;

    /// How many pixels a module is wide in the picture that is read.
    const SCALE: usize = 4;

    /// Paints the bars of the picture, and reads them with a decoder that knows nothing of the encoder.
    fn read(svg: &str) -> String {
        let side: usize =
            svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let path = svg.split(" d=\"").nth(2).unwrap().split('"').next().unwrap();
        let mut dark = vec![false; side * side];
        for bar in path.split('z').filter(|bar| !bar.is_empty()) {
            let (place, rest) = bar.strip_prefix('M').unwrap().split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            assert_eq!(rest, format!("{length}v1h-{length}"));
            dark[y * side + x..y * side + x + length].fill(true);
        }
        let quiet = |at: usize| at < super::QUIET || at >= side - super::QUIET;
        assert!((0..side * side).all(|at| !dark[at] || !(quiet(at % side) || quiet(at / side))));
        let shade = |x: usize, y: usize| if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 };
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, shade);
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn what_is_drawn_can_be_read() {
        let long = format!("https://pay.example/l/{}?utm=é", "x".repeat(900));
        for text in ["https://pay.example/l/plink_0123456789abcdef", "12345678", "KASSA", "東京 ☕", &long]
        {
            assert_eq!(read(&qr(text, "Payment link").unwrap()), text);
        }
    }

    #[test]
    fn what_is_too_long_is_not_drawn() {
        assert_eq!(qr(&"x".repeat(3_000), "Payment link"), None);
    }

    #[test]
    fn the_picture_says_what_it_is() {
        let svg = qr("https://pay.example", "Ama's <b>\"shop\"</b> & co\u{202e}").unwrap();
        let label = "Ama&#39;s &#60;b&#62;&#34;shop&#34;&#60;/b&#62; &#38; co\\u{202e}";
        assert!(
            svg.contains(&format!(" role=\"img\" aria-label=\"{label}\" shape-rendering=\"crispEdges\""))
        );
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 33 33\""));
    }
}
