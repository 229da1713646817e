//! Letting customers into their portal.

use super::found;
use super::session::check_redirects;
use crate::address::check_landing;
use crate::answer::Answer;
use crate::decision::{Decision, Given, Loaded};
use crate::id::Mode;
use crate::portal::{LIFE, PURPOSE, Pass};
use crate::refusal::{Noun, Refusal, invalid, no_such};
use crate::secret::Secret;

/// Seals a pass. Nothing is written: what it lets in to is looked up when it is used.
pub(super) fn open(
    return_url: Option<&String>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let customer = found(loaded.buyer(), Noun::Customer).map_err(|_| no_such("customer", Noun::Customer))?;
    let home = loaded.merchant.as_ref().and_then(|merchant| merchant.body.return_url.clone());
    if let Some(url) = return_url {
        check_landing(url, given.scope.mode == Mode::Live).map_err(|rule| invalid("return_url", rule))?;
        check_redirects(&[("return_url", Some(url))], loaded)?;
    }
    let pass = Pass {
        scope: given.scope,
        customer: customer.id.clone(),
        until: given.wall.plus(LIFE),
        return_url: return_url.cloned().or(home),
    };
    let token = Secret::new(given.seal.seal(PURPOSE, &Secret::new(pass.text()), given.chance).0);
    Ok(Decision::only(Answer::Portal {
        customer: pass.customer,
        token,
        until: pass.until,
        created_at: given.wall,
        return_url: pass.return_url,
    }))
}
