//! How far long work is: a bar on standard error where somebody watches, and nothing where nobody does.

use super::say;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kassa_store::export::Progress;

/// A bar. It is gone when it is dropped.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// Nothing is drawn for who reads JSON, and where standard error is no terminal.
    pub(super) fn new(json: bool) -> Self {
        let target = if json { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        let style = ProgressStyle::with_template("{percent:>3} % [{wide_bar}] {msg}, {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
        Self(bar)
    }

    /// So many of all are done. `what` says of what.
    pub(super) fn at(&self, done: i64, all: i64, what: &str) {
        self.show(u64::try_from(done).unwrap_or(0), u64::try_from(all).unwrap_or(0), what);
    }

    /// The same of steps.
    pub(super) fn at_step(&self, done: usize, all: usize, what: &str) {
        self.show(u64::try_from(done).unwrap_or(0), u64::try_from(all).unwrap_or(0), what);
    }

    /// The same of rows.
    pub(super) fn of(&self, progress: Progress<'_>) {
        let Progress { doing, table, done, all } = progress;
        self.show(done, all, &format!("{table}: {doing}"));
    }

    fn show(&self, done: u64, all: u64, what: &str) {
        self.0.set_length(all);
        self.0.set_message(what.to_owned());
        self.0.set_position(done);
    }

    /// Writes a line to standard output, past the bar.
    pub(super) fn say(&self, line: &str) {
        self.0.suspend(|| say(line));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
