//! Spans: what a request or a job is made of, for whoever looks at traces. They are of a target of their own and of
//! the lowest level, so that they cost a comparison where nobody does. They hold kinds and counts, and nothing of
//! anybody's.

use kassa_domain::Command;
use kassa_domain::job::JobKind;
use std::fmt::Write;
use tracing::{Span, trace_span};

/// The target of all spans.
pub const TARGET: &str = "kassa::trace";

/// A command, from what it loads to its commit.
pub(crate) fn command(command: &Command) -> Span {
    let span = trace_span!(target: TARGET, "command", command = tracing::field::Empty);
    if !span.is_disabled() {
        span.record("command", name(command).as_str());
    }
    span
}

/// A commit of so many changes.
pub(crate) fn commit(changes: usize) -> Span {
    trace_span!(target: TARGET, "commit", changes = u64::try_from(changes).unwrap_or(u64::MAX))
}

/// A job. It begins a trace: whoever made it has long been answered.
pub(crate) fn job(kind: JobKind) -> Span {
    trace_span!(target: TARGET, parent: None, "job", job = kind.as_str())
}

/// The first word of what a command is written as: its kind, and nothing of what it holds.
fn name(command: &Command) -> String {
    struct First(String);
    impl Write for First {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            let end = text.find(|it: char| !it.is_alphanumeric());
            self.0.push_str(text.get(..end.unwrap_or(text.len())).unwrap_or_default());
            end.map_or(Ok(()), |_| Err(std::fmt::Error))
        }
    }
    let mut first = First(String::new());
    // It breaks off on purpose.
    let _ = write!(first, "{command:?}");
    first.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use kassa_domain::id::SessionId;

    #[test]
    fn a_command_is_named_without_what_it_holds() {
        let session = SessionId::of("cs_test_1");
        assert_eq!(name(&Command::ExpireSession(session)), "ExpireSession");
    }
}
