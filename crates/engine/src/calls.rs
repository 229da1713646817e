//! What is said in a conversation with a processor, until it is written down with the next commit about the payment or
//! refund. No commit is made for its sake: what leads to none is not kept.

use crate::run::After;
use crate::talk::Talk;
use crate::{Engine, Fault};
use kassa_domain::call::{self, Call, Told};
use kassa_domain::event::Cause;
use kassa_domain::id::Scope;
use kassa_domain::processor::{Exchange, Request, Step, What};
use kassa_domain::{Answer, Change, Command, Refusal, Timestamp};

/// What was said about one payment or refund and is not written down yet.
#[derive(Debug, Default)]
pub(crate) struct Log {
    about: String,
    calls: Vec<Call>,
}

impl Log {
    /// Of a conversation that begins.
    pub(crate) fn about(id: &str) -> Self {
        Self { about: id.to_owned(), calls: vec![] }
    }

    /// Of what a processor told on its own, by this road.
    pub(crate) fn of_news(id: &str, road: &str, what: &What, at: Timestamp) -> Self {
        let said = call::news(what).into_owned();
        let call = Call { at, what: road.to_owned(), status: String::new(), ms: 0, said };
        Self { about: id.to_owned(), calls: vec![call] }
    }

    /// The same, about another one.
    pub(crate) fn about_instead(self, id: &str) -> Self {
        Self { about: id.to_owned(), ..self }
    }

    /// The adapter has heard the answer to the last call, and this is what it makes of it.
    pub(crate) fn conclude(&mut self, step: &Step) {
        if let Some(last) = self.calls.last_mut().filter(|call| call.said.is_empty()) {
            last.said = call::conclusion(step).into_owned();
        }
    }

    /// What is to be written down.
    pub(crate) fn told(&self) -> Option<Told<'_>> {
        (!self.calls.is_empty()).then_some(Told { about: &self.about, calls: &self.calls })
    }

    /// Changes were committed: what they have written down need not be written again.
    pub(crate) fn is_written(&mut self, changes: &[Change]) {
        if !self.calls.is_empty() && call::is_noted(changes, &self.about) {
            self.calls.clear();
        }
    }
}

impl Engine {
    /// Sends a request to a processor, and notes that it was sent.
    pub(crate) async fn ask(&self, talk: &Talk, request: Request, at: Timestamp, log: &mut Log) -> Exchange {
        let what = call::line(&request, &talk.keys);
        let begun = self.wall();
        let result = self.parts.http.call(request, talk.processor.profile().call_timeout_ms).await;
        let status = match &result {
            Ok(response) => response.status().as_str().to_owned(),
            Err(problem) => call::failure(*problem).to_owned(),
        };
        let ms = self.wall().since(begun).max(0);
        log.calls.push(Call { at, what, status, ms, said: String::new() });
        Exchange { result }
    }

    /// Decides and commits a command after a conversation.
    pub(crate) async fn change_told(
        &self,
        scope: Scope,
        command: &Command,
        cause: &Cause,
        log: &mut Log,
    ) -> Result<Result<Answer, Refusal>, Fault> {
        self.execute_told(scope, command, cause, &After::Nothing, log).await
    }
}
