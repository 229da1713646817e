//! What commands about a merchant's people look at.

use crate::Engine;
use kassa_domain::Loaded;
use kassa_domain::id::{MemberId, Scope};
use kassa_domain::team::TeamCommand;
use kassa_store::StoreError;

/// Whose browsers a command may sign out or look at.
fn member(command: &TeamCommand) -> Option<&MemberId> {
    match command {
        TeamCommand::Invite { .. } => None,
        TeamCommand::Accept { member, .. }
        | TeamCommand::SignIn { member, .. }
        | TeamCommand::KeepGenerator { member, .. }
        | TeamCommand::InviteAgain(member)
        | TeamCommand::TryCode(member)
        | TeamCommand::Lock(member)
        | TeamCommand::Unlock(member)
        | TeamCommand::Touch(member, _)
        | TeamCommand::EndVisit(member, _)
        | TeamCommand::EndVisits(member, _)
        | TeamCommand::SetRole(member, _)
        | TeamCommand::Remove(member)
        | TeamCommand::Rename(member, _)
        | TeamCommand::SetPassword(member, ..)
        | TeamCommand::OfferGenerator(member, _)
        | TeamCommand::DropGenerator(member) => Some(member),
    }
}

impl Engine {
    pub(super) async fn load_team(
        &self,
        scope: Scope,
        command: &TeamCommand,
        loaded: &mut Loaded,
    ) -> Result<(), StoreError> {
        let store = &self.ahead;
        loaded.merchant = store.merchant(scope.merchant).await?;
        loaded.team.members = store.members(scope.merchant).await?;
        if let Some(member) = member(command) {
            loaded.team.visits = store.visits(scope.merchant, member).await?;
        }
        Ok(())
    }
}
