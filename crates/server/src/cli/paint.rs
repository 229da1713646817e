//! Colours, for who reads on a terminal and has not said by `NO_COLOR` (<https://no-color.org>) that none are wanted.

use std::io::IsTerminal;

/// Paints words, or leaves them as they are.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    is_on: bool,
}

impl Paint {
    /// For what goes to standard output.
    pub(super) fn of_stdout() -> Self {
        let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { is_on: !is_unwanted && std::io::stdout().is_terminal() }
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.is_on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// What matters most.
    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What matters least.
    pub(super) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// What is well.
    pub(super) fn green(self, text: &str) -> String {
        self.with("32", text)
    }

    /// What needs somebody to look.
    pub(super) fn yellow(self, text: &str) -> String {
        self.with("33", text)
    }

    /// What is not well.
    pub(super) fn red(self, text: &str) -> String {
        self.with("31", text)
    }
}
