//! The merchant's people: invitations, roles, and the browsers in which they are signed in.

use crate::answer::Answer;
use crate::customer::is_email;
use crate::decision::{Change, Decision, Given, Loaded, Row};
use crate::id::{MemberId, VisitId};
use crate::refusal::{Noun, Refusal, invalid};
use crate::secret::Secret;
use crate::team::{
    INVITATION_LIFE, Invitation, MEMBERS_MAX, Member, MemberBody, MemberStatus, Proof, Role, TeamCommand,
    VISIT_GRAIN, VISITS_MAX, Visit, VisitBody, WRONG_CODES_MAX, email_of, generator_purpose, mint_secret,
    secret_hash,
};

/// At most so many characters in a name.
const NAME_CHARS_MAX: usize = 80;
/// At most so many characters of what a browser calls itself are kept.
const AGENT_CHARS_MAX: usize = 200;

pub(super) fn run(command: &TeamCommand, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    match command {
        TeamCommand::Invite { email, role } => invite(email, *role, loaded, given),
        TeamCommand::InviteAgain(id) => invite_again(id, loaded, given),
        TeamCommand::Accept { member, secret, name, password } => {
            accept(member, secret, (name, password), loaded, given)
        }
        TeamCommand::SignIn { member, password, proof, body } => {
            let member = active(member, loaded)?;
            // The password was looked at before this was decided, and may have been changed since.
            if member.body.password.as_ref() != Some(password) {
                return Err(Refusal::NotFound(Noun::Member));
            }
            sign_in(member, proof.as_ref(), body, loaded, given)
        }
        TeamCommand::TryCode(id) => change(active(id, loaded)?, |member| {
            // One more than the last that is looked at: so it can be seen that there are too many.
            let most = WRONG_CODES_MAX.saturating_add(1);
            member.body.wrong_codes = member.body.wrong_codes.saturating_add(1).min(most);
            Ok(())
        }),
        TeamCommand::Lock(id) => change(active(id, loaded)?, |member| {
            member.body.locked_at = Some(given.wall);
            Ok(())
        }),
        TeamCommand::Unlock(id) => change(active(id, loaded)?, |member| {
            look_at_codes_again(&mut member.body);
            Ok(())
        }),
        TeamCommand::Touch(member, visit) => touch(visit_of(member, visit, loaded)?, given),
        TeamCommand::EndVisit(member, visit) => {
            let visit = visit_of(member, visit, loaded)?.clone();
            Ok(Decision { answer: Answer::Done, changes: vec![Change::DeleteVisit(visit)] })
        }
        TeamCommand::EndVisits(member, but) => {
            let member = Box::new(active(member, loaded)?.clone());
            Ok(Decision { answer: Answer::Member(member), changes: ended(loaded, but.as_ref()) })
        }
        TeamCommand::SetRole(id, role) => set_role(id, *role, loaded),
        TeamCommand::Remove(id) => remove(id, loaded),
        TeamCommand::Rename(id, name) => change(active(id, loaded)?, |member| {
            member.body.name = checked_name(name)?;
            Ok(())
        }),
        TeamCommand::SetPassword(id, password, visit) => {
            set_password(active(id, loaded)?, password, visit, loaded)
        }
        TeamCommand::OfferGenerator(id, secret) => change(active(id, loaded)?, |member| {
            let sealed = given.seal.seal(&generator_purpose(&member.id), secret, given.chance);
            member.body.generator_to_be = Some(sealed);
            Ok(())
        }),
        TeamCommand::KeepGenerator { member, step, recovery, visit } => {
            keep_generator(active(member, loaded)?, (*step, recovery), visit, loaded)
        }
        TeamCommand::DropGenerator(id) => change(active(id, loaded)?, |member| {
            without_generator(&mut member.body);
            Ok(())
        }),
    }
}

/// Another password, and every browser but this one is signed out.
fn set_password(
    member: &Member,
    password: &str,
    visit: &VisitId,
    loaded: &Loaded,
) -> Result<Decision, Refusal> {
    let mut decision = change(member, |member| {
        member.body.password = Some(password.to_owned());
        member.body.invitation = None;
        look_at_codes_again(&mut member.body);
        Ok(())
    })?;
    decision.changes.extend(ended(loaded, Some(visit)));
    Ok(decision)
}

/// From now on codes are asked for. Whoever is in with the password alone has not shown one, and is signed out.
fn keep_generator(
    member: &Member,
    (step, recovery): (i64, &[String]),
    visit: &VisitId,
    loaded: &Loaded,
) -> Result<Decision, Refusal> {
    let mut decision = change(member, |member| {
        let Some(generator) = member.body.generator_to_be.take() else {
            return Err(invalid("code", "is for a device that was not shown; begin again"));
        };
        member.body.generator = Some(generator);
        member.body.last_step = Some(step);
        member.body.recovery = recovery.to_vec();
        look_at_codes_again(&mut member.body);
        Ok(())
    })?;
    decision.changes.extend(ended(loaded, Some(visit)));
    Ok(decision)
}

fn without_generator(body: &mut MemberBody) {
    body.generator = None;
    body.generator_to_be = None;
    body.last_step = None;
    body.recovery.clear();
    look_at_codes_again(body);
}

/// After a right code, or when somebody has vouched for the member.
fn look_at_codes_again(body: &mut MemberBody) {
    body.wrong_codes = 0;
    body.locked_at = None;
}

/// A member of the merchant who was not removed.
fn present<'a>(id: &MemberId, loaded: &'a Loaded) -> Result<&'a Member, Refusal> {
    let found = loaded.team.members.iter().find(|member| member.id == *id);
    found.filter(|member| member.status != MemberStatus::Removed).ok_or(Refusal::NotFound(Noun::Member))
}

/// A member who can sign in.
fn active<'a>(id: &MemberId, loaded: &'a Loaded) -> Result<&'a Member, Refusal> {
    Some(present(id, loaded)?).filter(|member| member.is_active()).ok_or(Refusal::NotFound(Noun::Member))
}

fn visit_of<'a>(member: &MemberId, id: &VisitId, loaded: &'a Loaded) -> Result<&'a Visit, Refusal> {
    let found = loaded.team.visits.iter().find(|visit| visit.id == *id && visit.member == *member);
    found.ok_or(Refusal::NotFound(Noun::Member))
}

/// A member with one thing changed.
fn change(
    member: &Member,
    with: impl FnOnce(&mut Member) -> Result<(), Refusal>,
) -> Result<Decision, Refusal> {
    let mut member = member.clone();
    with(&mut member)?;
    Ok(super::updated(Answer::Member(Box::new(member.clone())), Row::Member(member)))
}

fn checked_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    let is_fine = (1..=NAME_CHARS_MAX).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    is_fine
        .then(|| name.to_owned())
        .ok_or_else(|| invalid("name", format!("must have 1 to {NAME_CHARS_MAX} characters")))
}

/// Every browser of the member, but this one, is signed out.
fn ended(loaded: &Loaded, but: Option<&VisitId>) -> Vec<Change> {
    let visits = loaded.team.visits.iter().filter(|visit| Some(&visit.id) != but);
    visits.cloned().map(Change::DeleteVisit).collect()
}

fn invitation(given: &Given<'_>) -> (Secret, Invitation) {
    let secret = mint_secret(given.chance);
    let hash = secret_hash(secret.expose());
    (secret, Invitation { hash, until: given.wall.plus(INVITATION_LIFE) })
}

fn invite(email: &str, role: Role, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    super::found(loaded.merchant.as_ref(), Noun::Merchant)?;
    let email = email_of(email);
    if !is_email(&email) {
        return Err(invalid("email", "must be an e-mail address"));
    }
    let known = loaded.team.members.iter().find(|member| member.email == email);
    if known.is_some_and(|member| member.status != MemberStatus::Removed) {
        return Err(invalid("email", "belongs to somebody who is in the team already"));
    }
    let (secret, invitation) = invitation(given);
    if let Some(known) = known {
        // Whoever was removed comes back under the same id, with nothing of what they had.
        let mut member = known.clone();
        member.status = MemberStatus::Invited;
        member.role = role;
        member.body = MemberBody {
            name: member.body.name,
            invitation: Some(invitation),
            rest: member.body.rest,
            ..MemberBody::default()
        };
        let answer = Answer::Invitation { member: Box::new(member.clone()), secret };
        return Ok(super::updated(answer, Row::Member(member)));
    }
    if loaded.team.members.len() >= MEMBERS_MAX {
        return Err(invalid("email", format!("is one too many: a team has at most {MEMBERS_MAX} people")));
    }
    let member = Member {
        merchant: given.scope.merchant,
        id: MemberId::mint(given.scope, given.moment, given.chance),
        email,
        role,
        status: MemberStatus::Invited,
        created_at: given.wall,
        version: 0,
        body: MemberBody { invitation: Some(invitation), ..MemberBody::default() },
    };
    Ok(Decision {
        changes: vec![Change::Insert(Row::Member(member.clone()))],
        answer: Answer::Invitation { member: Box::new(member), secret },
    })
}

fn invite_again(id: &MemberId, loaded: &Loaded, given: &Given<'_>) -> Result<Decision, Refusal> {
    let mut member = present(id, loaded)?.clone();
    let (secret, invitation) = invitation(given);
    member.body.invitation = Some(invitation);
    let answer = Answer::Invitation { member: Box::new(member.clone()), secret };
    Ok(super::updated(answer, Row::Member(member)))
}

/// The invitation lets its holder choose a password, once. A code generator that was there goes, because whoever asks
/// for another invitation has lost what they signed in with; so do the browsers.
fn accept(
    id: &MemberId,
    secret: &Secret,
    (name, password): (&str, &str),
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let member = present(id, loaded)?;
    if !member.is_invited_by(secret.expose(), given.wall) {
        return Err(Refusal::NotFound(Noun::Member));
    }
    let mut decision = change(member, |member| {
        member.body.name = checked_name(name)?;
        member.body.password = Some(password.to_owned());
        member.body.invitation = None;
        member.status = MemberStatus::Active;
        without_generator(&mut member.body);
        Ok(())
    })?;
    decision.changes.extend(ended(loaded, None));
    Ok(decision)
}

/// A browser is let in. Each gets a secret of its own, so that one which was there before is worth nothing. No code is
/// taken twice.
fn sign_in(
    member: &Member,
    proof: Option<&Proof>,
    body: &VisitBody,
    loaded: &Loaded,
    given: &Given<'_>,
) -> Result<Decision, Refusal> {
    let mut member = member.clone();
    let wrong = || invalid("code", "is not valid any more; wait for the next one");
    if proof.is_some() && member.body.wrong_codes > WRONG_CODES_MAX {
        return Err(Refusal::NotFound(Noun::Member));
    }
    match (proof, member.body.generator.is_some()) {
        (Some(Proof::Code(step)), true) => {
            if member.body.last_step.is_some_and(|last| *step <= last) {
                return Err(wrong());
            }
            member.body.last_step = Some(*step);
        }
        (Some(Proof::Recovery(hash)), true) => {
            let before = member.body.recovery.len();
            member.body.recovery.retain(|kept| kept != hash);
            if member.body.recovery.len() == before {
                return Err(wrong());
            }
        }
        (None, true) | (Some(_), false) => return Err(wrong()),
        (None, false) => {}
    }
    look_at_codes_again(&mut member.body);
    member.body.signed_in_at = Some(given.wall);
    let secret = mint_secret(given.chance);
    let visit = Visit {
        merchant: member.merchant,
        id: VisitId::mint(given.scope, given.moment, given.chance),
        member: member.id.clone(),
        hash: secret_hash(secret.expose()),
        created_at: given.wall,
        seen_at: given.wall,
        version: 0,
        body: VisitBody { agent: body.agent.chars().take(AGENT_CHARS_MAX).collect(), ..body.clone() },
    };
    let mut changes = vec![Change::Update(Row::Member(member)), Change::Insert(Row::Visit(visit.clone()))];
    changes.extend(too_many(&loaded.team.visits, given).map(Change::DeleteVisit));
    Ok(Decision { answer: Answer::Visit { visit: Box::new(visit), secret }, changes })
}

/// The visits that have run out, and those beyond the number that a member has.
fn too_many(visits: &[Visit], given: &Given<'_>) -> impl Iterator<Item = Visit> {
    let (mut open, over): (Vec<Visit>, Vec<Visit>) =
        visits.iter().cloned().partition(|visit| visit.is_open(given.wall));
    open.sort_by_key(|visit| std::cmp::Reverse(visit.seen_at));
    over.into_iter().chain(open.into_iter().skip(VISITS_MAX.saturating_sub(1)))
}

fn touch(visit: &Visit, given: &Given<'_>) -> Result<Decision, Refusal> {
    if given.wall < visit.seen_at.plus(VISIT_GRAIN) {
        return Ok(Decision::only(Answer::Done));
    }
    let visit = Visit { seen_at: given.wall, ..visit.clone() };
    Ok(super::updated(Answer::Done, Row::Visit(visit)))
}

/// Somebody must be left who can let others in.
fn keeps_an_owner(id: &MemberId, loaded: &Loaded) -> Result<(), Refusal> {
    let mut others = loaded.team.members.iter().filter(|member| member.id != *id);
    if others.any(|member| member.is_active() && member.role == Role::Owner) {
        return Ok(());
    }
    Err(invalid("member", "is the only owner who can sign in; make somebody else an owner first"))
}

fn set_role(id: &MemberId, role: Role, loaded: &Loaded) -> Result<Decision, Refusal> {
    let member = present(id, loaded)?;
    if member.role == Role::Owner && role != Role::Owner {
        keeps_an_owner(id, loaded)?;
    }
    // Others' rows are written too where they are what makes this right, so that of two owners who step down at one
    // moment the second is decided anew.
    let mut decision = change(member, |member| {
        member.role = role;
        Ok(())
    })?;
    decision.changes.extend(guards(id, loaded));
    Ok(decision)
}

fn remove(id: &MemberId, loaded: &Loaded) -> Result<Decision, Refusal> {
    let member = present(id, loaded)?;
    if member.role == Role::Owner {
        keeps_an_owner(id, loaded)?;
    }
    let mut decision = change(member, |member| {
        member.status = MemberStatus::Removed;
        member.body = MemberBody {
            name: std::mem::take(&mut member.body.name),
            rest: std::mem::take(&mut member.body.rest),
            ..MemberBody::default()
        };
        Ok(())
    })?;
    decision.changes.extend(guards(id, loaded));
    decision.changes.extend(ended(loaded, None));
    Ok(decision)
}

/// The rows of the other owners, unchanged, by whose versions the commit is held.
fn guards(id: &MemberId, loaded: &Loaded) -> impl Iterator<Item = Change> {
    let owners = loaded.team.members.iter().filter(|member| member.role == Role::Owner && member.is_active());
    owners.filter(|member| member.id != *id).cloned().map(|member| Change::Update(Row::Member(member)))
}
