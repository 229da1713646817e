//! What nobody outside a vendor knows about its API, and what an operator may therefore set otherwise.

use crate::{axra, copperx, inflow, native};

/// The choices of every dialect. What is not set is our own choice, which the page of the dialect names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub(crate) native: native::Settings,
    pub(crate) inflow: inflow::Settings,
    pub(crate) copperx: copperx::Settings,
    pub(crate) axra: axra::Settings,
}

impl Settings {
    /// Sets one choice, named by its dialect and its own name, such as `axra.signature_header`.
    ///
    /// # Errors
    /// What would be right, when there is no such choice or it cannot have this value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let (dialect, option) = name.split_once('.').unwrap_or((name, ""));
        let set = match dialect {
            native::NAME => self.native.set(option, value),
            inflow::NAME => self.inflow.set(option, value),
            copperx::NAME => self.copperx.set(option, value),
            axra::NAME => self.axra.set(option, value),
            _ => {
                let known = [native::NAME, inflow::NAME, copperx::NAME, axra::NAME];
                return Err(format!("{name} is no setting: it must begin with one of {}", known.join(", ")));
            }
        };
        set.map_err(|rule| format!("{name} {rule}"))
    }
}

/// The complaint about a choice that does not exist.
pub(crate) fn unknown(known: &[&str]) -> String {
    format!("is no setting; there are {}", known.join(", "))
}

/// One of these words, as what it stands for.
pub(crate) fn word<T: Copy>(value: &str, words: &[(&str, T)]) -> Result<T, String> {
    let found = words.iter().find(|(word, _)| *word == value).map(|(_, meaning)| *meaning);
    found.ok_or_else(|| {
        let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        format!("must be one of {}", known.join(", "))
    })
}
