//! The text of a transcript: read into blocks, and written from what happened.

use kassa_testshop::{Received, Reply};
use serde_json::Value;

/// A transcript as it stands in its file.
pub(super) struct Story {
    /// The prose before the first block.
    pub(super) prose: String,
    pub(super) blocks: Vec<Block>,
}

/// A part of a transcript. Each begins with a line whose first character is `#`.
pub(super) enum Block {
    /// `### title`: a request and its answer.
    Exchange(Exchange),
    /// `# endpoint URL`: what arrived there.
    Endpoint(String),
    /// `# anything else`: what happens off the API, without its ending.
    Step(String),
}

/// A request, and what its answer was the last time.
pub(super) struct Exchange {
    pub(super) title: String,
    pub(super) method: String,
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
    /// The names of the headers that the answer is asserted to have.
    answered: Vec<String>,
    /// The body of that answer.
    pub(super) body_then: String,
}

/// What separates a step from how it ended.
const ENDED: &str = " -> ";
const STATUS_LINE: &str = "HTTP/1.1 ";
const TITLE: &str = "### ";
const ENDPOINT: &str = "# endpoint ";
const SILENCE: &str = " hears nothing";
/// As much stands in a line of JSON as in one of code.
const LINE: usize = 120;
/// Whoever has broken more than this writes the file anew to see it all.
const LINES_SHOWN: usize = 60;

impl Story {
    /// Reads a file. What is wrong with it is said with the line at fault.
    pub(super) fn read(text: &str) -> Self {
        let mut parts: Vec<Vec<&str>> = vec![vec![]];
        for line in text.lines() {
            if line.starts_with('#') {
                parts.push(vec![]);
            }
            parts.last_mut().unwrap().push(line);
        }
        let prose = parts.remove(0);
        let strange = prose.iter().find(|line| !line.is_empty() && !line.starts_with("//"));
        assert_eq!(strange, None, "a file begins with lines of `// prose`, and then comes `### a title`");
        let prose = prose.join("\n").trim_end().to_owned();
        Self { prose, blocks: parts.iter().map(|lines| Block::read(lines)).collect() }
    }
}

impl Block {
    fn read(lines: &[&str]) -> Self {
        let (first, rest) = lines.split_first().unwrap();
        if let Some(title) = first.strip_prefix(TITLE) {
            return Self::Exchange(Exchange::read(title, rest));
        }
        if let Some(url) = first.strip_prefix(ENDPOINT) {
            return Self::Endpoint(url.trim_end_matches(SILENCE).to_owned());
        }
        assert!(rest.iter().all(|line| line.is_empty()), "after `{first}` comes another `#`, not {rest:?}");
        let step = first.strip_prefix("# ").unwrap_or_else(|| panic!("`{first}` is no step: `# work`"));
        Self::Step(step.split(ENDED).next().unwrap_or_default().to_owned())
    }
}

impl Exchange {
    fn read(title: &str, lines: &[&str]) -> Self {
        let mut sides = lines.splitn(2, |line| line.starts_with(STATUS_LINE));
        let (request, answer) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
        let first = request.first().copied().unwrap_or_default();
        let (method, target) =
            first.split_once(' ').unwrap_or_else(|| panic!("`{first}` is no `GET /path`, under `{title}`"));
        let (headers, body) = message(request.get(1..).unwrap_or_default());
        let (answered, body_then) = message(answer);
        Self {
            title: title.to_owned(),
            method: method.to_owned(),
            target: target.to_owned(),
            headers,
            body,
            answered: answered.into_iter().map(|(name, _)| name.to_lowercase()).collect(),
            body_then,
        }
    }

    /// The request as it was written, and the answer that came.
    pub(super) fn told(&self, reply: &Reply) -> String {
        let mut text = format!("{TITLE}{}\n{} {}\n", self.title, self.method, self.target);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\n"));
        }
        text.push('\n');
        if !self.body.is_empty() {
            text.push_str(&format!("{}\n\n", self.body));
        }
        let status = http::StatusCode::from_u16(reply.status).unwrap();
        text.push_str(&format!("{STATUS_LINE}{status}\n"));
        // The type is always asserted, and otherwise what the file names.
        let asserted = |name: &str| name == "content-type" || self.answered.iter().any(|other| other == name);
        let mut headers: Vec<_> = reply.headers.iter().filter(|(name, _)| asserted(name.as_str())).collect();
        headers.sort_by_key(|(name, _)| name.as_str());
        for (name, value) in headers {
            text.push_str(&format!("{name}: {}\n", value.to_str().unwrap()));
        }
        text + &body(&reply.body)
    }
}

/// Headers, and after an empty line a body.
fn message(lines: &[&str]) -> (Vec<(String, String)>, String) {
    let mut halves = lines.splitn(2, |line| line.is_empty());
    let headers = halves.next().unwrap_or_default().iter().map(|line| {
        let (name, value) = line
            .split_once(':')
            .unwrap_or_else(|| panic!("`{line}` is no header; is an empty line missing?"));
        (name.to_owned(), value.trim().to_owned())
    });
    let body = halves.next().unwrap_or_default().join("\n");
    (headers.collect(), body.trim_end().to_owned())
}

/// What arrived at an endpoint, as a block.
pub(super) fn delivered(received: &Received) -> String {
    let mut text = format!("{ENDPOINT}{}\n", received.url);
    for (name, value) in &received.headers {
        text.push_str(&format!("{name}: {value}\n"));
    }
    text + &body(&received.body)
}

/// That nothing arrived there.
pub(super) fn silence(url: &str) -> String {
    format!("{ENDPOINT}{url}{SILENCE}\n")
}

/// A step and how it ended.
pub(super) fn ended(step: &str, ending: Option<&str>) -> String {
    let ending = ending.map(|ending| format!("{ENDED}{ending}")).unwrap_or_default();
    format!("# {step}{ending}\n")
}

fn body(text: &str) -> String {
    assert_eq!(text.trim_end(), text, "a transcript cannot show the white space at the end of a body");
    if text.is_empty() { String::new() } else { format!("\n{}\n", laid_out(text)) }
}

/// JSON that stands in one line without a space is laid out for reading: what is put between its tokens is no part of
/// it, and nothing is lost. Everything else stays as it is.
fn laid_out(text: &str) -> String {
    let tokens = tokens(text);
    if serde_json::from_str::<Value>(text).is_err() || tokens.concat() != text {
        return text.to_owned();
    }
    let mut out = String::new();
    lay_out(&tokens, 0, &mut out);
    out
}

/// One value a line, unless a list or an object within fits into the line that it begins in.
fn lay_out(tokens: &[&str], depth: usize, out: &mut String) {
    let [open @ ("{" | "["), inner @ .., close] = tokens else { return out.push_str(&in_a_line(tokens)) };
    let begun = out.rsplit('\n').next().unwrap_or_default().len();
    let flat = in_a_line(tokens);
    if inner.is_empty() || (depth > 0 && begun + flat.len() <= LINE) {
        return out.push_str(&flat);
    }
    out.push_str(open);
    let entries = entries(inner);
    for (at, entry) in entries.iter().enumerate() {
        out.push_str(&format!("\n{}", "  ".repeat(depth + 1)));
        let value = match entry {
            [name, ":", value @ ..] => {
                out.push_str(&format!("{name}: "));
                value
            }
            value => value,
        };
        lay_out(value, depth + 1, out);
        out.push_str(if at + 1 < entries.len() { "," } else { "" });
    }
    out.push_str(&format!("\n{}{close}", "  ".repeat(depth)));
}

fn in_a_line(tokens: &[&str]) -> String {
    let spaced = |token: &&str| match *token {
        ":" => ": ".to_owned(),
        "," => ", ".to_owned(),
        other => other.to_owned(),
    };
    tokens.iter().map(spaced).collect()
}

/// The entries between the brackets of a list or an object, without the commas.
fn entries<'a, 'b>(tokens: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    let mut depth = 0;
    let parts = tokens.split(|token| {
        match *token {
            "{" | "[" => depth += 1,
            "}" | "]" => depth -= 1,
            _ => {}
        }
        *token == "," && depth == 0
    });
    parts.collect()
}

/// The tokens of a JSON text, without the white space between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = vec![];
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '{' | '}' | '[' | ']' | ':' | ',' => 1,
            _ => rest.find(|c: char| "{}[]:,\"".contains(c) || c.is_whitespace()).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// How long the string is that begins here, with its quotes.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The texts that stood in the old JSON and have become others in the new one, at the same place. Later requests name
/// what they name, such as an id, as it is called now.
pub(super) fn renamed(old: &str, new: &str) -> Vec<(String, String)> {
    let mut found = vec![];
    if let (Ok(old), Ok(new)) = (serde_json::from_str(old), serde_json::from_str(new)) {
        compare(&old, &new, &mut found);
    }
    found
}

fn compare(old: &Value, new: &Value, found: &mut Vec<(String, String)>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            old.iter().for_each(|(name, was)| compare(was, new.get(name).unwrap_or(&Value::Null), found));
        }
        (Value::Array(old), Value::Array(new)) => {
            old.iter().zip(new).for_each(|(was, is)| compare(was, is, found));
        }
        // A short word is no name of anything.
        (Value::String(old), Value::String(new)) if old != new && old.len() >= 12 => {
            found.push((old.clone(), new.clone()));
        }
        _ => {}
    }
}

/// The lines that only one of two texts has, with the block that they are in.
pub(super) fn difference(then: &str, now: &str) -> String {
    let (then, now): (Vec<&str>, Vec<&str>) = (then.lines().collect(), now.lines().collect());
    // How many lines the rests from here on have in common.
    let mut common = vec![vec![0usize; now.len() + 1]; then.len() + 1];
    for (a, old) in then.iter().enumerate().rev() {
        for (b, new) in now.iter().enumerate().rev() {
            let skipped = common[a + 1][b].max(common[a][b + 1]);
            common[a][b] = if old == new { common[a + 1][b + 1] + 1 } else { skipped };
        }
    }
    let (mut a, mut b, mut block, mut shown) = (0, 0, "", vec![]);
    loop {
        let (sign, line) = match (then.get(a), now.get(b)) {
            (Some(old), Some(new)) if old == new => (' ', *old),
            (Some(old), Some(_)) if common[a + 1][b] >= common[a][b + 1] => ('-', *old),
            (_, Some(new)) => ('+', *new),
            (Some(old), None) => ('-', *old),
            (None, None) => break,
        };
        a += usize::from(sign != '+');
        b += usize::from(sign != '-');
        block = if line.starts_with('#') { line } else { block };
        if sign != ' ' {
            shown.extend(Some(format!("in `{block}`")).filter(|heading| !shown.contains(heading)));
            shown.push(format!("{sign} {line}"));
        }
    }
    shown.into_iter().take(LINES_SHOWN).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_layout_loses_nothing() {
    let tight = r#"{"a":[],"b":[1,{"c":"d, \"e\": {"}],"f":{}}"#;
    let laid = "{\n  \"a\": [],\n  \"b\": [1, {\"c\": \"d, \\\"e\\\": {\"}],\n  \"f\": {}\n}";
    assert_eq!(laid_out(tight), laid);
    let word = "w".repeat(LINE / 2);
    let long = laid_out(&format!(r#"{{"a":["{word}",{{"b":"{word}"}},[]],"c":1}}"#));
    let lines = ["{", "  \"a\": [", "", "    {\"b\": ", "    []", "  ],", "  \"c\": 1", "}"];
    assert_eq!(long.lines().count(), lines.len());
    assert!(long.lines().zip(lines).all(|(line, begins)| line.starts_with(begins)), "{long}");
    for other in [r#"{"a": 1}"#, "not json", "[1,2", "7"] {
        assert_eq!(laid_out(other), other, "what is no tight JSON stays as it is");
    }
}

#[test]
fn what_has_another_name_now_is_found() {
    let old = r#"{"id":"cs_aaaaaaaaaaaa","status":"open","lines":[{"id":"li_bbbbbbbbbbbb"}]}"#;
    let new = r#"{"id":"cs_cccccccccccc","status":"paid","more":1,"lines":[{"id":"li_bbbbbbbbbbbb"}]}"#;
    assert_eq!(renamed(old, new), [("cs_aaaaaaaaaaaa".to_owned(), "cs_cccccccccccc".to_owned())]);
    assert_eq!(renamed("", new), []);
}

#[test]
fn a_story_is_written_as_it_was_read() {
    let text = "// Prose.\n\n### A title\nGET /v1/x?a=b\nAuthorization: Bearer {{key}}\n\nHTTP/1.1 200 OK\n\
                allow: GET\n\n{\n  \"a\": 1\n}\n\n# pay card 42 -> 303 /x\n\n\
                # endpoint http://a.example hears nothing\n";
    let story = Story::read(text);
    let [Block::Exchange(exchange), Block::Step(step), Block::Endpoint(url)] = story.blocks.as_slice() else {
        panic!("three blocks")
    };
    let mut headers = http::HeaderMap::new();
    headers.insert("allow", "GET".parse().unwrap());
    headers.insert("vary", "x".parse().unwrap());
    let reply = Reply { status: 200, headers, body: r#"{"a":1}"#.to_owned() };
    let blocks = [exchange.told(&reply), ended(step, Some("303 /x")), silence(url)];
    assert_eq!(format!("{}\n\n{}", story.prose, blocks.join("\n")), text);
}

#[test]
fn a_difference_names_its_block() {
    let then = "### a\nx\n\n### b\ny\nz\n";
    assert_eq!(difference(then, "### a\nx\n\n### b\nq\nz\n"), "in `### b`\n- y\n+ q");
    assert_eq!(difference(then, "### a\nw\nx\n\n### b\ny\n"), "in `### a`\n+ w\nin `### b`\n- z");
    assert_eq!(difference("", "### a\n"), "in `### a`\n+ ### a");
    assert_eq!(difference(then, then), "");
}
