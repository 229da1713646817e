//! The merchant's people: how they prove who they are. What may be decided of that is decided in the domain.

use crate::{Engine, Fault};
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kassa_domain::Secret;
use kassa_domain::audit::Note;
use kassa_domain::chance::draw;
use kassa_domain::decision::Seal;
use kassa_domain::id::{MemberId, NoteId, VisitId};
use kassa_domain::merchant::Merchant;
use kassa_domain::team::{Member, Proof, Visit, email_of, generator_purpose, secret_hash};
use std::sync::{Arc, OnceLock};
use totp_rs::{Algorithm as Digest, Builder, Totp};

/// What hashing a password takes: 19 MiB, two passes, one lane, which is what OWASP's cheat sheet on password storage
/// asks for with Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// So many passwords are hashed at once.
pub(crate) const HASHED_AT_ONCE: usize = 2;

/// What is verified when an address is nobody's, so that the answer takes as long as for somebody's.
static NOBODYS: OnceLock<String> = OnceLock::new();

/// What a code generator is set up with.
pub struct Generator {
    /// Its secret in base 32, to be typed.
    pub secret: Secret,
    /// The same as an address, for a QR code.
    pub uri: Secret,
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str, salt: &[u8]) -> Result<String, Fault> {
    let hashed = hasher().hash_password_with_salt(password.as_bytes(), salt);
    hashed.map(|hash| hash.to_string()).map_err(|problem| Fault::Broken(format!("hashing: {problem}")))
}

fn totp(secret: &[u8], account: &str, issuer: &str) -> Option<Totp> {
    let builder = Builder::new().with_algorithm(Digest::SHA1).with_digits(6).with_step_duration(30);
    // A colon separates issuer and account in the address.
    let (account, issuer) = (account.replace(':', " "), issuer.replace(':', " "));
    builder.with_skew(1).with_secret(secret).with_account_name(account).with_issuer(Some(issuer)).build().ok()
}

impl Engine {
    /// The hash of a password, to be stored. It takes a moment, and that is its purpose.
    ///
    /// # Errors
    /// When it cannot be computed.
    pub async fn hash_password(&self, password: Secret) -> Result<String, Fault> {
        let salt = draw::<16>(self.chance());
        self.hashing.run(move || hash(password.expose(), &salt)).await?
    }

    /// Whoever has this address and this password and can sign in. One address may belong to several merchants, each
    /// with a password of its own.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn who(&self, email: &str, password: Secret) -> Result<Option<Member>, Fault> {
        let members = self.store().members_by_email(&email_of(email)).await?;
        let members: Vec<Member> = members.into_iter().filter(Member::is_active).collect();
        self.hashing
            .run(move || {
                let right =
                    |stored: &str| hasher().verify_password(password.expose().as_bytes(), stored).is_ok();
                if members.is_empty() {
                    let nobodys = NOBODYS.get_or_init(|| hash("nobody", &[0; 16]).unwrap_or_default());
                    let _ = right(nobodys);
                }
                // Every one is looked at, also after the right one: how long it takes must not say whose it was.
                let fits = |member: &Member| member.body.password.as_deref().is_some_and(right);
                members.into_iter().fold(None, |found, member| {
                    let is_right = fits(&member);
                    found.or(Some(member).filter(|_| is_right))
                })
            })
            .await
    }

    /// Whether this is a member's password.
    ///
    /// # Errors
    /// When it cannot be computed.
    pub async fn is_password(&self, member: &Member, password: Secret) -> Result<bool, Fault> {
        let stored = member.body.password.clone().unwrap_or_default();
        self.hashing
            .run(move || hasher().verify_password(password.expose().as_bytes(), &*stored).is_ok())
            .await
    }

    /// What a code of a member's device, or a recovery code, proves; none where it is not right.
    #[must_use]
    pub fn proof(&self, member: &Member, code: &str) -> Option<Proof> {
        let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            let sealed = member.body.generator.as_ref()?;
            let secret = self.parts.vault.open(&generator_purpose(&member.id), sealed)?;
            return self.step(&secret, &code).map(Proof::Code);
        }
        let hash = secret_hash(&code.to_ascii_lowercase());
        member.body.recovery.contains(&hash).then_some(Proof::Recovery(hash))
    }

    /// The step of a code that confirms the generator which a member was shown.
    #[must_use]
    pub fn confirmed_step(&self, member: &Member, code: &str) -> Option<i64> {
        let sealed = member.body.generator_to_be.as_ref()?;
        let secret = self.parts.vault.open(&generator_purpose(&member.id), sealed)?;
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        self.step(&secret, &code)
    }

    fn step(&self, secret: &Secret, code: &str) -> Option<i64> {
        let totp = totp(&hex::decode(secret.expose()).ok()?, "", "")?;
        let seconds = u64::try_from(self.wall().seconds()).ok()?;
        totp.check(code, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// A secret for a code generator, as it is kept.
    #[must_use]
    pub fn mint_generator(&self) -> Secret {
        Secret::new(hex::encode(draw::<20>(self.chance())))
    }

    /// What the generator that a member was shown is set up with.
    #[must_use]
    pub fn generator_to_be(&self, member: &Member, issuer: &str) -> Option<Generator> {
        let sealed = member.body.generator_to_be.as_ref()?;
        let secret = self.parts.vault.open(&generator_purpose(&member.id), sealed)?;
        let totp = totp(&hex::decode(secret.expose()).ok()?, &member.email, issuer)?;
        let uri = Secret::new(totp.to_url().ok()?);
        Some(Generator { secret: Secret::new(totp.secret().to_base32()), uri })
    }

    /// The member who is signed in with this cookie, and the browser; none where it is nobody's or has run out.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn visitor(&self, id: &VisitId, secret: &Secret) -> Result<Option<(Member, Visit)>, Fault> {
        let Some(scope) = id.scope() else { return Ok(None) };
        let visit = self.store().visit(scope.merchant, id).await?;
        let now = self.wall();
        let Some(visit) = visit.filter(|visit| visit.is_held_by(secret.expose()) && visit.is_open(now))
        else {
            return Ok(None);
        };
        let member = self.store().member(scope.merchant, &visit.member).await?;
        Ok(member.filter(Member::is_active).map(|member| (member, visit)))
    }

    /// A member, for whoever holds an invitation of theirs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn invited(&self, id: &MemberId, secret: &Secret) -> Result<Option<Member>, Fault> {
        let Some(scope) = id.scope() else { return Ok(None) };
        let member = self.store().member(scope.merchant, id).await?;
        Ok(member.filter(|member| member.is_invited_by(secret.expose(), self.wall())))
    }

    /// A merchant, to be looked at.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn merchant(&self, number: u32) -> Result<Option<Arc<Merchant>>, Fault> {
        Ok(self.known_merchant(number).await?)
    }

    /// Lines of the log of changes, the latest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn notes(
        &self,
        merchant: u32,
        subject: Option<&str>,
        before: Option<&NoteId>,
        limit: usize,
    ) -> Result<Vec<Note>, Fault> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        Ok(self.store().notes(merchant, subject, before, limit).await?)
    }
}
