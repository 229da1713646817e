//! Makes new inputs of known ones. It is small and always does the same from the same seed.

/// Numbers at which readers turn.
const NUMBERS: [&str; 18] = [
    "0",
    "-0",
    "-1",
    "1",
    "1.5",
    "0.1",
    "1e2",
    "1E400",
    "1e-400",
    "2147483648",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551616",
    "999999999999",
    "1000000000000",
    "0000000000000000000000000000001",
];
/// Texts at which readers turn.
const TEXTS: [&str; 30] = [
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{a0}",
    "\u{ff11}",
    "é",
    "🪙",
    "\\ud800",
    "\\u0000",
    "\r\n",
    "\t",
    "\"",
    "'",
    "\\",
    "%",
    "%00",
    "%ff",
    "&",
    "=",
    ";",
    "null",
    "true",
    "[]",
    "{}",
    "[[[[[[[[[[[[[[[[",
    "{\"a\":{\"a\":{\"a\":{\"a\":",
    "javascript:alert(1)",
    "https://a@b/",
    "--",
    "..",
];
/// No input becomes longer than this.
const LONGEST: usize = 64 * 1024;

/// A source of inputs.
pub(crate) struct Mutator {
    state: u64,
}

impl Mutator {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number of splitmix64.
    pub(crate) fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, or 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap().max(1);
        usize::try_from(self.draw() % end).unwrap()
    }

    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let at = self.below(all.len());
        &all[at]
    }

    /// One of the corpus, changed in one to four places.
    pub(crate) fn input(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.one_of(corpus).clone();
        for _ in 0..=self.below(4) {
            self.change(&mut input, corpus);
        }
        input.truncate(LONGEST);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, corpus: &[Vec<u8>]) {
        let (from, to) = self.span(input.len());
        match self.below(10) {
            0 if from < input.len() => input[from] ^= 1 << self.below(8),
            1 if from < input.len() => input[from] = u8::try_from(self.below(256)).unwrap(),
            2 => drop(input.drain(from..to)),
            3 => input.truncate(from),
            4 => {
                let part = input[from..to].to_vec();
                self.insert(input, &part);
            }
            5 => {
                let other = self.one_of(corpus).clone();
                let (from, to) = self.span(other.len());
                self.insert(input, &other[from..to]);
            }
            6 => {
                let number = *self.one_of(&NUMBERS);
                self.replace(input, number, |byte| byte.is_ascii_digit());
            }
            7 => {
                let text = *self.one_of(&TEXTS);
                self.replace(input, text, |byte| byte.is_ascii_alphanumeric());
            }
            _ => {
                let text = *self.one_of(&TEXTS);
                self.insert(input, text.as_bytes());
            }
        }
    }

    fn span(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 16 };
        (from, (from + self.below(most + 1)).min(length))
    }

    fn insert(&mut self, input: &mut Vec<u8>, part: &[u8]) {
        let at = self.below(input.len() + 1);
        input.splice(at..at, part.iter().copied());
    }

    /// Puts a text in the place of a whole word of such bytes.
    fn replace(&mut self, input: &mut Vec<u8>, text: &str, belongs: fn(u8) -> bool) {
        let start = self.below(input.len() + 1);
        let Some(found) = input[start..].iter().position(|byte| belongs(*byte)) else {
            return self.insert(input, text.as_bytes());
        };
        let from = start + found;
        let length = input[from..].iter().take_while(|byte| belongs(**byte)).count();
        input.splice(from..from + length, text.bytes());
    }
}

#[test]
fn the_same_seed_gives_the_same_inputs() {
    let corpus = [b"{\"amount\":5000}".to_vec(), b"[1,2,3]".to_vec()];
    let run = |seed| {
        let mut mutator = Mutator::new(seed);
        (0..200).map(|_| mutator.input(&corpus)).collect::<Vec<_>>()
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
}
