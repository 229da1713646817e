//! Conversations with providers as they are written down, and the stand-in that holds Kassa to them.
//!
//! Lines of `// prose` are passed over. A file begins with lines `always: name: value`, the headers of every
//! call. `@@@ name` begins a piece that `= name key=value` puts in elsewhere, with `$key` filled in (`|` stands
//! for a space). `### scenario` begins a conversation. Its steps are `# verb words`; under a step stand a text
//! (a notice), and the calls that Kassa makes then. A call's own header stands instead of one of every call.
//!
//! - `> METHOD address`, `> header: value`, and the body: a JSON document, or a form with one `name=value` in a
//!   line;
//! - `< status` and the answer's body; `< silence` where none comes, `< unreachable` where no connection is
//!   made. Behind it `again` stands for a call that may be repeated, `often` for one that comes at any time
//!   and at least once, `maybe` for one that may come at any time or not at all.
//!
//! Names in braces are filled in. `{payment}` and `{refund}` are learned from the first call that says them.

use bytes::Bytes;
use kassa_domain::processor::CallError;
use serde_json::Value;
use std::collections::BTreeMap;

use kassa_testshop::PUBLIC_URL;

/// What Kassa itself gives a name to.
const LEARNED: [&str; 2] = ["payment", "refund"];
/// Headers that say nothing about the payment.
const PLAIN_HEADERS: [&str; 3] = ["accept", "user-agent", "content-type"];

pub(super) type Names = BTreeMap<String, String>;

/// How often a call comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Times {
    Once,
    Again,
    Often,
    Maybe,
}

/// A call, and what is answered.
#[derive(Clone, Debug)]
pub(super) struct Call {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: String,
    /// The status, or why there is none.
    status: Result<u16, CallError>,
    times: Times,
    answer: String,
}

/// A step of a conversation.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    pub(super) verb: String,
    pub(super) words: Vec<String>,
    pub(super) text: String,
    pub(super) calls: Vec<Call>,
}

/// A file.
#[derive(Debug, Default)]
pub(super) struct Conversations {
    pub(super) always: Vec<(String, String)>,
    pub(super) scenarios: BTreeMap<String, Vec<Stage>>,
}

/// Reads a file.
pub(super) fn read(file: &str) -> Conversations {
    let mut pieces: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut told: Vec<(&str, Vec<&str>)> = vec![];
    let (mut all, mut piece, mut head) = (Conversations::default(), None, true);
    for line in file.lines().filter(|line| !line.starts_with("// ")) {
        if let Some(name) = line.strip_prefix("@@@ ") {
            (piece, head) = (Some(name), false);
        } else if let Some(name) = line.strip_prefix("### ") {
            (piece, head) = (None, false);
            told.push((name, vec![]));
        } else if head {
            let header = line.strip_prefix("always: ").and_then(|header| header.split_once(": "));
            all.always.extend(header.map(|(name, value)| (name.to_owned(), value.to_owned())));
        } else if let Some(name) = piece {
            pieces.entry(name).or_default().push(line);
        } else if let Some((_, lines)) = told.last_mut() {
            lines.push(line);
        }
    }
    for (name, lines) in told {
        let whole: Vec<String> = lines.iter().flat_map(|line| put_in(line, &pieces)).collect();
        let before = all.scenarios.insert(name.to_owned(), stages(&whole));
        assert!(before.is_none(), "{name} stands there twice");
    }
    all
}

/// A line, or the piece that it names.
fn put_in(line: &str, pieces: &BTreeMap<&str, Vec<&str>>) -> Vec<String> {
    let Some(named) = line.strip_prefix("= ") else { return vec![line.to_owned()] };
    let mut words = named.split(' ');
    let name = words.next().unwrap();
    let piece = pieces.get(name).unwrap_or_else(|| panic!("there is no piece {name}"));
    let with: Vec<_> = words.map(|word| word.split_once('=').expect("a word is key=value")).collect();
    let filled = |line: &&str| {
        with.iter().fold((*line).to_owned(), |line, (key, value)| {
            // A word has no space of its own, and may go on to another piece.
            let value = if line.starts_with("= ") { (*value).to_owned() } else { value.replace('|', " ") };
            line.replace(&format!("${key}"), &value)
        })
    };
    piece.iter().map(filled).flat_map(|line| put_in(&line, pieces)).collect()
}

fn stages(lines: &[String]) -> Vec<Stage> {
    let mut stages: Vec<Stage> = vec![];
    let mut answers = false;
    for line in lines {
        if let Some(said) = line.strip_prefix("# ") {
            let mut words = said.split(' ').map(str::to_owned);
            let verb = words.next().unwrap();
            stages.push(Stage { verb, words: words.collect(), text: String::new(), calls: vec![] });
            continue;
        }
        let Some(stage) = stages.last_mut() else {
            assert!(line.trim().is_empty(), "`{line}` stands before the first step");
            continue;
        };
        if let Some(said) = line.strip_prefix("> ") {
            match (stage.calls.last_mut().filter(|_| !answers), said.split_once(": ")) {
                (Some(call), Some((name, value))) => call.headers.push((name.to_owned(), value.to_owned())),
                _ => stage.calls.push(call(said)),
            }
            answers = false;
        } else if let Some(said) = line.strip_prefix("< ") {
            let call = stage.calls.last_mut().expect("an answer follows a call");
            (call.status, call.times) = status(said);
            answers = true;
        } else {
            let text = match stage.calls.last_mut() {
                None => &mut stage.text,
                Some(call) if answers => &mut call.answer,
                Some(call) => &mut call.body,
            };
            text.push_str(line);
            text.push('\n');
        }
    }
    stages
}

fn call(said: &str) -> Call {
    let (method, url) = said.split_once(' ').expect("METHOD address");
    Call {
        method: method.to_owned(),
        url: url.to_owned(),
        headers: vec![],
        body: String::new(),
        status: Ok(0),
        times: Times::Once,
        answer: String::new(),
    }
}

fn status(said: &str) -> (Result<u16, CallError>, Times) {
    let (word, times) = said.split_once(' ').unwrap_or((said, ""));
    let times = match times {
        "" => Times::Once,
        "again" => Times::Again,
        "often" => Times::Often,
        "maybe" => Times::Maybe,
        other => panic!("{other} is no number of times"),
    };
    let status = match word {
        "silence" => Err(CallError::NoAnswer),
        "unreachable" => Err(CallError::NotSent),
        number => Ok(number.parse().expect("a status is a number")),
    };
    (status, times)
}

/// The provider's side of a conversation while it is held.
#[derive(Debug, Default)]
pub(super) struct StandIn {
    always: Vec<(String, String)>,
    pub(super) names: Names,
    calls: Vec<(Call, u32)>,
    problems: Vec<String>,
    /// How many calls came at all.
    pub(super) heard: u32,
}

impl StandIn {
    pub(super) fn new(always: Vec<(String, String)>, names: Names) -> Self {
        Self { always, names, ..Self::default() }
    }

    /// From now on, these calls come.
    pub(super) fn expect(&mut self, calls: &[Call]) {
        self.calls = calls.iter().map(|call| (call.clone(), 0)).collect();
    }

    /// What went wrong since the last time, and which calls did not come.
    pub(super) fn wrong(&mut self) -> Vec<String> {
        let mut wrong = std::mem::take(&mut self.problems);
        for (call, used) in self.calls.drain(..) {
            if used == 0 && call.times != Times::Maybe {
                wrong.push(format!("this call did not come: {} {}", call.method, call.url));
            }
        }
        wrong
    }

    /// Answers a call if the conversation has it now.
    pub(super) fn answer(
        &mut self,
        request: &http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, CallError> {
        self.heard += 1;
        let mut why = vec![];
        for at in self.open() {
            let call = self.calls[at].0.clone();
            match self.fits(&call, request) {
                Ok(names) => {
                    self.names = names;
                    self.calls[at].1 += 1;
                    return self.say(&call);
                }
                Err(problem) => why.push(problem),
            }
        }
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let said = format!("{} {} {:?}\n{body}", request.method(), request.uri(), request.headers());
        self.problems.push(format!("the conversation does not have this call:\n{said}\nbecause {why:#?}"));
        Err(CallError::NoAnswer)
    }

    fn say(&mut self, call: &Call) -> Result<http::Response<Bytes>, CallError> {
        let status = call.status?;
        let body = fill(&call.answer, &self.names);
        if serde_json::from_str::<Value>(&body).is_err() {
            self.problems.push(format!("this answer is no JSON: {body}"));
        }
        let builder = http::Response::builder().status(status).header("content-type", "application/json");
        Ok(builder.body(Bytes::from(body)).unwrap())
    }

    /// The calls that may come next, in the order in which they are looked at: the next that must come before
    /// one that may be repeated.
    fn open(&self) -> Vec<usize> {
        let any_time = |at: &usize| matches!(self.calls[*at].0.times, Times::Often | Times::Maybe);
        let in_turn: Vec<usize> = (0..self.calls.len()).filter(|at| !any_time(at)).collect();
        let next = in_turn.iter().copied().find(|at| self.calls[*at].1 == 0);
        let before = in_turn.iter().copied().take_while(|at| self.calls[*at].1 > 0).last();
        let repeated = before.filter(|at| self.calls[*at].0.times == Times::Again);
        next.into_iter().chain(repeated).chain((0..self.calls.len()).filter(any_time)).collect()
    }

    /// The names as they are known if the request is this call, or why it is not.
    fn fits(&self, call: &Call, request: &http::Request<Bytes>) -> Result<Names, String> {
        let mut names = self.names.clone();
        if request.method().as_str() != call.method {
            return Err(format!("it is no {}", call.method));
        }
        let url = request.uri().to_string();
        same(&call.url, &url, &mut names)?;
        let body = std::str::from_utf8(request.body()).map_err(|problem| problem.to_string())?;
        same_body(&call.body, body, &mut names)?;
        let theirs: BTreeMap<String, String> = request
            .headers()
            .iter()
            .filter(|(name, _)| !PLAIN_HEADERS.contains(&name.as_str()))
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        let ours: BTreeMap<&String, &String> =
            self.always.iter().chain(&call.headers).map(|(name, value)| (name, value)).collect();
        let (named, said): (Vec<_>, Vec<_>) = (ours.keys().copied().collect(), theirs.keys().collect());
        if named != said {
            return Err(format!("the headers are {said:?}"));
        }
        for (template, value) in ours.values().zip(theirs.values()) {
            same(template, value, &mut names)?;
        }
        Ok(names)
    }
}

fn same_body(template: &str, body: &str, names: &mut Names) -> Result<(), String> {
    let template = template.trim();
    if template.starts_with(['{', '[']) {
        let ours: Value = serde_json::from_str(template).map_err(|_| format!("no JSON: {template}"))?;
        let theirs: Value = serde_json::from_str(body).map_err(|_| "the body is no JSON".to_owned())?;
        return same_json(&ours, &theirs, names);
    }
    let fields = form_urlencoded::parse(body.as_bytes()).map(|(name, value)| format!("{name}={value}"));
    let (ours, theirs): (Vec<&str>, Vec<String>) = (template.lines().collect(), fields.collect());
    if ours.len() != theirs.len() {
        return Err(format!("the fields are {theirs:#?}"));
    }
    ours.iter().zip(&theirs).try_for_each(|(ours, theirs)| same(ours, theirs, names))
}

fn same_json(ours: &Value, theirs: &Value, names: &mut Names) -> Result<(), String> {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let (named, said): (Vec<_>, Vec<_>) = (ours.keys().collect(), theirs.keys().collect());
            if named != said {
                return Err(format!("the fields are {said:?} and not {named:?}"));
            }
            ours.values().zip(theirs.values()).try_for_each(|(ours, theirs)| same_json(ours, theirs, names))
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            ours.iter().zip(theirs).try_for_each(|(ours, theirs)| same_json(ours, theirs, names))
        }
        (Value::String(ours), Value::String(theirs)) => same(ours, theirs, names),
        _ if ours == theirs => Ok(()),
        _ => Err(format!("{theirs} is not {ours}")),
    }
}

/// Whether a text is what a template says. What Kassa gives a name to is learned from the first text that has
/// it.
fn same(template: &str, text: &str, names: &mut Names) -> Result<(), String> {
    let filled = fill(template, names);
    let unknown = LEARNED.iter().find_map(|name| {
        let (before, _) = filled.split_once(&format!("{{{name}}}"))?;
        Some((*name, before.to_owned()))
    });
    let Some((name, before)) = unknown else {
        return if filled == text { Ok(()) } else { Err(format!("`{text}` is not `{filled}`")) };
    };
    let rest = text.strip_prefix(&before).ok_or_else(|| format!("`{text}` does not begin `{before}`"))?;
    let value: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if value.is_empty() {
        return Err(format!("`{text}` does not have {name}"));
    }
    names.insert(name.to_owned(), value);
    same(template, text, names)
}

/// A text with the names filled in that are known.
pub(super) fn fill(template: &str, names: &Names) -> String {
    let page = format!("{PUBLIC_URL}/checkout/{{session}}");
    let mut text = template.replace("{return_url}", &format!("{page}/return/{{payment}}"));
    text = text.replace("{page_url}", &page);
    if let Some(payment) = names.get("payment") {
        text = text.replace("{payment_short}", payment.trim_start_matches("pay_"));
        text = text.replace("{payment_dash}", &payment.replace('_', "-"));
    }
    if let Some(refund) = names.get("refund") {
        text = text.replace("{refund_short}", refund.trim_start_matches("re_"));
    }
    names.iter().fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}
