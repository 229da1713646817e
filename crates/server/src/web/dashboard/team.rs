//! The people of the shop, and the log of changes.

use super::show::{
    FILE_ROWS, ROWS, actor, blame, capital, csv, maybe_time, not_done, paged, plainly, role, role_hint, time,
};
use super::{Shown, Visitor, done, to_mend};
use kassa_domain::audit::Note;
use kassa_domain::id::{MemberId, NoteId};
use kassa_domain::team::{Member, MemberStatus, Role, TeamCommand};
use kassa_domain::{Answer, Refusal, Secret};
use kassa_engine::Fault;
use kassa_pages::dashboard::{
    Action, Block, Cell, Code, Column, Field, FieldKind, Form, Screen, Table, Tone,
};

const HERE: &str = "/dashboard/team";

pub(super) async fn people(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let mut screen = screen(visitor).await?;
    screen.blocks.push(Block::Form(invite_form("", Role::Support)));
    Ok(screen.into())
}

async fn screen(visitor: &Visitor<'_>) -> Result<Screen, Fault> {
    let members = visitor.app.engine.store().members(visitor.scope.merchant).await?;
    let now = visitor.app.engine.wall();
    let rows = members.iter().filter(|member| member.status != MemberStatus::Removed).map(|member| {
        let (status, tone) = match (&member.status, &member.body.invitation) {
            (MemberStatus::Active, _) if member.is_locked() => ("Locked: too many wrong codes", Tone::Bad),
            (MemberStatus::Active, _) => ("Active", Tone::Good),
            (_, Some(invitation)) if invitation.until > now => ("Invited", Tone::Warn),
            _ => ("Invitation expired", Tone::Bad),
        };
        vec![
            Cell::text(member.shown_name()),
            Cell::text(&*member.email),
            Cell::text(role(member.role)),
            Cell::Status(status.to_owned(), tone),
            Cell::text(if member.body.generator.is_some() { "On" } else { "Off" }),
            maybe_time(member.body.signed_in_at),
            what_can_be_done(member),
        ]
    });
    let table = Table {
        title: "People".to_owned(),
        columns: vec![
            Column::of("Name"),
            Column::of("E-mail"),
            Column::of("Role"),
            Column::of("Status"),
            Column::of("Codes"),
            Column::of("Signed in"),
            Column::of(""),
        ],
        rows: rows.collect(),
        empty: "Nobody yet.".to_owned(),
        ..Table::default()
    };
    Ok(Screen { title: "Team".to_owned(), blocks: vec![Block::Table(table)], ..Screen::default() })
}

fn what_can_be_done(member: &Member) -> Cell {
    let post = |text: String, what: &str, fields: Vec<(String, String)>, is_danger| Action::Post {
        text,
        action: format!("{HERE}/{}/{what}", member.id),
        fields,
        is_danger,
    };
    let mut actions = vec![];
    if member.is_locked() {
        actions.push(post("Unlock".to_owned(), "unlock", vec![], false));
    }
    let others = Role::ALL.into_iter().rev().filter(|other| *other != member.role);
    actions.extend(others.map(|other| {
        let field = ("role".to_owned(), other.as_str().to_owned());
        post(format!("Change role to {}", role(other).to_lowercase()), "role", vec![field], false)
    }));
    actions.push(post("New invitation link".to_owned(), "invite", vec![], false));
    actions.push(post("Remove from the team".to_owned(), "remove", vec![], true));
    Cell::Menu("Manage".to_owned(), actions)
}

fn invite_form(email: &str, chosen: Role) -> Form {
    let roles = Role::ALL.into_iter().rev();
    let choice =
        roles.map(|it| (it.as_str().to_owned(), format!("{}: {}", role(it), role_hint(it)))).collect();
    Form {
        title: "Invite a team member".to_owned(),
        hint: Some(
            "You get a link for them, which holds for a week. Kassa sends no e-mail: give it to them on a way that \
             you trust."
                .to_owned(),
        ),
        action: HERE.to_owned(),
        fields: vec![
            Field::line("email", "E-mail", email).of(FieldKind::Email),
            Field::line("role", "Role", chosen.as_str()).of(FieldKind::Choice(choice)),
        ],
        submit: "Invite".to_owned(),
        ..Form::default()
    }
}

/// The page that shows the link of an invitation, once.
fn invited(visitor: &Visitor<'_>, member: &Member, secret: &Secret) -> Shown {
    let url = invitation_url(&visitor.app.settings.public_url, member, secret);
    Screen {
        title: "Invitation".to_owned(),
        lead: Some(format!("For {}, as {}", member.email, role(member.role).to_lowercase())),
        above: vec![("Team".to_owned(), HERE.to_owned())],
        blocks: vec![Block::Code(Code {
            title: "Link".to_owned(),
            hint: Some("Whoever opens it first chooses the password. It is shown only once.".to_owned()),
            text: url,
            is_secret: true,
        })],
        ..Screen::default()
    }
    .into()
}

/// The address of an invitation.
pub(crate) fn invitation_url(public_url: &str, member: &Member, secret: &Secret) -> String {
    format!("{public_url}/dashboard/invitation/{}.{}", member.id, secret.expose())
}

pub(super) async fn invite(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let email = visitor.fields.text("email").to_owned();
    let Some(role) = Role::parse(visitor.fields.text("role")) else {
        let refusal =
            Refusal::Invalid { param: "role".to_owned(), message: "must be one of the options".to_owned() };
        let form = invite_form(&email, Role::ReadOnly);
        return Ok(to_mend(blame(screen(visitor).await?, form, &refusal)));
    };
    match visitor.change_team(TeamCommand::Invite { email: email.clone(), role }).await? {
        Ok(Answer::Invitation { member, secret }) => Ok(invited(visitor, &member, &secret)),
        Ok(_) => Ok(done(HERE, "saved")),
        Err(refusal) => Ok(to_mend(blame(screen(visitor).await?, invite_form(&email, role), &refusal))),
    }
}

pub(super) async fn invite_again(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    match visitor.change_team(TeamCommand::InviteAgain(MemberId::of(visitor.param(0)))).await? {
        Ok(Answer::Invitation { member, secret }) => Ok(invited(visitor, &member, &secret)),
        Ok(_) => Ok(done(HERE, "saved")),
        Err(_) => Ok(Shown::Missing),
    }
}

pub(super) async fn set_role(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let Some(role) = Role::parse(visitor.fields.text("role")) else { return Ok(Shown::Missing) };
    match visitor.change_team(TeamCommand::SetRole(MemberId::of(visitor.param(0)), role)).await? {
        Ok(_) => Ok(done(HERE, "role")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor).await?, &refusal)),
    }
}

pub(super) async fn unlock(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    match visitor.change_team(TeamCommand::Unlock(MemberId::of(visitor.param(0)))).await? {
        Ok(_) => Ok(done(HERE, "unlocked")),
        Err(_) => Ok(Shown::Missing),
    }
}

pub(super) async fn remove(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    match visitor.change_team(TeamCommand::Remove(MemberId::of(visitor.param(0)))).await? {
        Ok(_) => Ok(done(HERE, "removed")),
        Err(Refusal::NotFound(_)) => Ok(Shown::Missing),
        Err(refusal) => Ok(not_done(screen(visitor).await?, &refusal)),
    }
}

/// What was done, in words: `refund.create` as `Refund created`.
fn said(action: &str) -> String {
    let (noun, verb) = action.split_once('.').unwrap_or((action, ""));
    let done = match verb {
        "accept" => "joined",
        "cancel" => "canceled",
        "capture" => "captured",
        "change_card" => "card changed",
        "codes_off" => "codes turned off",
        "codes_on" => "codes turned on",
        "create" => "created",
        "delete" => "deleted",
        "expire" => "expired",
        "invite" => "invited",
        "invite_again" => "invited again",
        "keep" => "kept",
        "lock" => "locked",
        "open" => "opened",
        "password" => "password changed",
        "pause" => "paused",
        "redeliver" => "sent again",
        "release" => "released",
        "remove" => "removed",
        "rename" => "renamed",
        "replay" => "events sent again",
        "resume" => "resumed",
        "revoke" => "revoked",
        "role" => "role changed",
        "rotate_secret" => "secret rotated",
        "sign_in" => "signed in",
        "sign_out" => "signed out",
        "sign_out_everywhere" => "signed out everywhere",
        "sync" => "synced",
        "turn" => "advanced",
        "unlock" => "unlocked",
        "update" => "updated",
        other => other,
    };
    capital(&plainly(&format!("{noun} {done}")))
}

/// The lines of the log, as a table. A file names what was done by its word, a page says it.
fn lines(notes: &[Note], said: fn(&str) -> String) -> Table {
    let row = |note: &Note| {
        vec![
            time(note.at),
            actor(&note.body.actor),
            Cell::Text(said(&note.action)),
            note.subject.as_ref().map_or(Cell::Empty, |id| Cell::Id(id.clone())),
            Cell::maybe(Some(&*note.body.detail).filter(|text| !text.is_empty())),
            Cell::text(if note.live { "Live" } else { "Test" }),
        ]
    };
    Table {
        title: "Audit log".to_owned(),
        columns: vec![
            Column::of("When"),
            Column::of("Who"),
            Column::of("What"),
            Column::of("Of"),
            Column::of("More"),
            Column::of("Mode"),
        ],
        rows: notes.iter().map(row).collect(),
        empty: "No changes yet.".to_owned(),
        ..Table::default()
    }
}

pub(super) async fn log(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let after = visitor.asked("after").map(NoteId::of);
    let of = visitor.asked("of");
    let merchant = visitor.scope.merchant;
    let mut notes =
        visitor.app.engine.notes(merchant, of.as_deref(), after.as_ref(), ROWS.saturating_add(1)).await?;
    let has_more = notes.len() > ROWS;
    notes.truncate(ROWS);
    let mut table = lines(&notes, said);
    table.older = notes.last().filter(|_| has_more).map(|note| paged(visitor, note.id.as_str()));
    table.newer = after.map(|_| "/dashboard/log".to_owned());
    table.csv = Some(super::show::as_file(visitor, "/log"));
    let search = Form {
        action: "/dashboard/log".to_owned(),
        is_search: true,
        fields: vec![Field::line("of", "Object's id", of.unwrap_or_default()).optional()],
        submit: "Find".to_owned(),
        ..Form::default()
    };
    Ok(Screen {
        title: "Audit log".to_owned(),
        lead: Some("Who changed what and when: people, API keys and the server operator.".to_owned()),
        blocks: vec![Block::Form(search), Block::Table(table)],
        ..Screen::default()
    }
    .into())
}

pub(super) async fn log_csv(visitor: &Visitor<'_>) -> Result<Shown, Fault> {
    let of = visitor.asked("of");
    let notes = visitor.app.engine.notes(visitor.scope.merchant, of.as_deref(), None, FILE_ROWS).await?;
    Ok(csv("log", &lines(&notes, str::to_owned)))
}
