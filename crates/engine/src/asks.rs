//! What a provider's script is handed may hold a secret of the payment, such as a client secret. It is public to
//! whoever sees the page, and to nobody else: in rows and events it is sealed.

use crate::Engine;
use kassa_domain::Secret;
use kassa_domain::attempt::Attempt;
use kassa_domain::decision::Seal;
use kassa_domain::id::AttemptId;
use kassa_domain::merchant::Sealed;
use kassa_domain::processor::{Ask, State};

/// The only member of a configuration that is sealed.
const SEALED: &str = "sealed";

fn purpose(attempt: &AttemptId) -> String {
    format!("attempts/ask/{attempt}")
}

impl Engine {
    /// What is to be shown, as it may be stored.
    pub(crate) fn sealed_ask(&self, attempt: &AttemptId, ask: Ask) -> Ask {
        match ask {
            Ask::Frame { script, config, plain } => {
                let text = Secret::new(serde_json::Value::Object(config).to_string());
                let sealed = self.parts.vault.seal(&purpose(attempt), &text, self.chance());
                let config = State::from_iter([(SEALED.to_owned(), sealed.0.into())]);
                Ask::Frame { script, config, plain }
            }
            other => other,
        }
    }

    /// The attempt with what is to be shown as the adapter said it. What cannot be read is not shown.
    pub(crate) fn with_open_ask(&self, mut attempt: Attempt) -> Attempt {
        if let Some(Ask::Frame { config, .. }) = &mut attempt.body.ask
            && let Some(sealed) = config.get(SEALED).and_then(|text| text.as_str())
        {
            let text = self.parts.vault.open(&purpose(&attempt.id), &Sealed(sealed.to_owned()));
            let open = text.and_then(|text| serde_json::from_str(text.expose()).ok());
            *config = open.unwrap_or_default();
        }
        attempt
    }
}
