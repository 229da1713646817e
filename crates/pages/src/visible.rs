//! Makes characters visible that would let one name look like another: those that change the direction of the text
//! and those that have no width. It looks at the whole rendered document, so that no value can be forgotten; our own
//! templates contain none of them, and a test holds them to it.

use std::fmt::Write as _;

/// So many bytes are looked at together: a few times what a machine compares at once.
const AT_ONCE: usize = 64;

/// Begins a text whose direction is its own.
pub(crate) const ISOLATE: char = '\u{2068}';
/// Ends it.
pub(crate) const END_OF_ISOLATE: char = '\u{2069}';

/// Replaces every such character by a readable mark such as `\u{202e}`.
///
/// Pages from right to left keep names apart from the words around them by isolates. Those stay where they come in
/// pairs within one text: such a pair can change the order of nothing but what is in it.
pub(crate) fn visible(html: String, isolates: bool) -> String {
    if !has_deceptive(&html) {
        return html;
    }
    let mut shown = String::with_capacity(html.len().saturating_add(64));
    let mut inside: Vec<bool> = Vec::new();
    for (at, character) in html.char_indices() {
        let is_kept = match character {
            ISOLATE if isolates => {
                inside.push(is_closed(html.get(at..).unwrap_or_default()));
                inside.last().copied()
            }
            END_OF_ISOLATE => inside.pop(),
            _ => None,
        };
        if is_kept == Some(true) {
            shown.push(character);
        } else if is_deceptive(character) {
            // Writing into a String cannot fail.
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Whether the isolate at the start of the text ends before the text around it does.
fn is_closed(text: &str) -> bool {
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            ISOLATE => depth = depth.saturating_add(1),
            END_OF_ISOLATE if depth == 1 => return true,
            END_OF_ISOLATE => depth = depth.saturating_sub(1),
            '<' | '>' | '"' => return false,
            other if is_deceptive(other) => return false,
            _ => {}
        }
    }
    false
}

/// Nearly every byte is a plain one, and that is quickly seen. Where one is not, its character is looked at.
fn has_deceptive(html: &str) -> bool {
    let (chunks, rest) = html.as_bytes().as_chunks::<AT_ONCE>();
    let looked_at = |number: usize, chunk: &[u8]| {
        // The bytes inside of a character belong to the one that begins it, which may lie in the chunk before.
        let begins = |byte: u8| !matches!(byte, b'\n' | b'\t' | b'\r' | 0x20..=0x7e | 0x80..=0xbf);
        let places = chunk.iter().enumerate().filter(|(_, byte)| begins(**byte));
        let characters = places.filter_map(|(at, _)| html.get(number * AT_ONCE + at..)?.chars().next());
        { characters }.any(is_deceptive)
    };
    for (number, chunk) in chunks.iter().enumerate() {
        if !is_all_plain(chunk) && looked_at(number, chunk) {
            return true;
        }
    }
    looked_at(chunks.len(), rest)
}

/// Whether a chunk needs no look. The length is known, and there is no way out in the middle, so the bytes are compared
/// beside each other; merged with the loop around it, it would be compared byte by byte.
#[inline(never)]
fn is_all_plain(chunk: &[u8; AT_ONCE]) -> bool {
    // Signed, bytes of other characters than those of ASCII are less than 0.
    let plain = |byte: u8| (byte.cast_signed() >= 0x20) & (byte != 0x7f) | (byte == b'\n') | (byte == b'\t');
    chunk.iter().fold(true, |all, byte| all & plain(*byte))
}

fn is_deceptive(character: char) -> bool {
    matches!(character,
        // Controls other than tab, line feed and carriage return.
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        // The soft hyphen, and letters and patterns that are blank.
        | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}'
        | '\u{ffa0}'
        // Marks, embeddings, overrides and isolates of direction.
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // No width, or separators that break a line where none was written.
        | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        // Tags, which spell out invisible text.
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn deceptive_characters_become_marks() {
        for code in
            (0x202a..=0x202e).chain(0x2066..=0x2069).chain(0x200b..=0x200f).chain([0xfeff, 0x2060, 0x2800])
        {
            let character = char::from_u32(code).unwrap();
            assert_eq!(visible(format!("a{character}b"), false), format!("a\\u{{{code:x}}}b"));
        }
    }

    #[test]
    fn a_deceptive_character_is_found_wherever_it_stands() {
        for before in 0..3 * super::AT_ONCE {
            for character in ['\u{202e}', '\u{7f}', '\u{85}', '\u{e0041}', '\0'] {
                let text = format!("{}{character}{}", "é".repeat(before), "x".repeat(before));
                assert_eq!(visible(text, true).chars().filter(|it| *it == character).count(), 0, "{before}");
            }
        }
    }

    #[test]
    fn isolates_stay_only_in_pairs_and_where_they_are_wanted() {
        let told = |text: &str| visible(text.to_owned(), true);
        for whole in ["ا \u{2068}Kofi\u{2069} ب", "\u{2068}a \u{2068}b\u{2069}\u{2069}"] {
            assert_eq!(told(whole), whole);
        }
        assert_eq!(visible("\u{2068}a\u{2069}".to_owned(), false), "\\u{2068}a\\u{2069}");
        assert_eq!(told("\u{2068}a</p>\u{2069}"), "\\u{2068}a</p>\\u{2069}");
        assert_eq!(told("\u{2069}a\u{2068}"), "\\u{2069}a\\u{2068}");
        assert_eq!(told("\u{2068}a\u{202e}\u{2069}"), "\\u{2068}a\\u{202e}\\u{2069}");
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        let text = "Kofi & Söhne, 東京, قهوة\n\tcafé ☕";
        assert_eq!(visible(text.to_owned(), true), text);
    }
}
