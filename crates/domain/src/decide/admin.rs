//! What the operator does: merchants and keys.

use super::{found, updated};
use crate::address::{check_host_pattern, check_landing};
use crate::answer::Answer;
use crate::branding::Looks;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::endpoint::mint_secret;
use crate::id::MerchantId;
use crate::merchant::{
    KeyForm, Merchant, MerchantBody, key_secret_purpose, mint_key, mint_text, spare_secret_purpose,
};
use crate::refusal::{Noun, Refusal, invalid};
use crate::right::KeyRight;
use crate::secret::Secret;

/// At most so many hosts at which a merchant's buyers may be sent on.
const REDIRECT_HOSTS_MAX: usize = 50;

pub(super) fn create_merchant(
    (number, slug, name): (u32, &str, &str),
    return_url: Option<&String>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let well_formed = (2..=32).contains(&slug.len())
        && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !well_formed {
        return Err(invalid("slug", "must have 2 to 32 characters of a-z, 0-9 and -"));
    }
    if !(1..=80).contains(&name.trim().chars().count()) {
        return Err(invalid("name", "must have 1 to 80 characters"));
    }
    if let Some(url) = return_url {
        check_landing(url, false).map_err(|rule| invalid("return_url", rule))?;
    }
    if loaded.slug_taken {
        return Err(Refusal::SlugTaken);
    }
    let id = MerchantId::mint(given.scope, given.moment, given.chance);
    let spare = given.seal.seal(&spare_secret_purpose(&id), &mint_secret(given.chance), given.chance);
    let merchant = Merchant {
        number,
        id,
        slug: slug.to_owned(),
        created_at: given.now,
        version: 0,
        body: MerchantBody {
            name: name.trim().to_owned(),
            return_url: return_url.cloned(),
            homepage_url: None,
            pricing_url: None,
            redirect_hosts: vec![],
            spare_webhook_secret: Some(spare),
            looks: Looks::default(),
            rest: serde_json::Map::new(),
        },
    };
    Ok(Decision {
        changes: vec![Change::Insert(Row::Merchant(merchant.clone()))],
        answer: Answer::Merchant(merchant),
    })
}

/// Sets the list of hosts at which buyers may be sent on. Sessions that there are keep their addresses.
pub(super) fn set_redirect_hosts(hosts: &[String], loaded: &Loaded) -> Result<Decision, Refusal> {
    let before = found(loaded.merchant.as_ref(), Noun::Merchant)?;
    if hosts.len() > REDIRECT_HOSTS_MAX {
        return Err(invalid("redirect_hosts", format!("must have at most {REDIRECT_HOSTS_MAX} entries")));
    }
    let mut after = before.clone();
    after.body.redirect_hosts = vec![];
    for (place, host) in hosts.iter().enumerate() {
        let host =
            check_host_pattern(host).map_err(|rule| invalid(format!("redirect_hosts[{place}]"), rule))?;
        if !after.body.redirect_hosts.contains(&host) {
            after.body.redirect_hosts.push(host);
        }
    }
    let changed = after != *before;
    let changes = if changed { vec![Change::Update(Row::Merchant(after.clone()))] } else { vec![] };
    Ok(Decision { changes, answer: Answer::Merchant(after) })
}

pub(super) fn create_key(
    (dialect, form): (&str, &KeyForm),
    scopes: Option<&[KeyRight]>,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    found(loaded.merchant.as_ref(), Noun::Merchant)?;
    let (key, mut record) = mint_key(given.scope, (dialect, &form.prefix), given.now, given.chance);
    record.body.scopes = scopes.map(<[KeyRight]>::to_vec);
    let secret =
        form.secret_prefix.as_ref().map(|prefix| Secret::new(mint_text(prefix, given.scope, given.chance)));
    record.body.secret =
        secret.as_ref().map(|secret| given.seal.seal(&key_secret_purpose(&record.id), secret, given.chance));
    Ok(Decision {
        changes: vec![Change::Insert(Row::Key(record.clone()))],
        answer: Answer::Key { record, key: Some(key), secret },
    })
}

/// Revoking twice keeps the first time.
pub(super) fn revoke_key(loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut record = found(loaded.key.as_ref(), Noun::Key)?.clone();
    if record.revoked_at.is_some() {
        return Ok(Decision::only(Answer::Key { record, key: None, secret: None }));
    }
    record.revoked_at = Some(given.now);
    Ok(updated(Answer::Key { record: record.clone(), key: None, secret: None }, Row::Key(record)))
}
