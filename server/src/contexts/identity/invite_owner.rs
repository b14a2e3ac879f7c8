//! The first administrator of a new tenant: invited by the installation itself, which delivers the mail where it can see
//! whether it went.

use super::invitation_link;
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Context;
use domain::identity::{Invitation, InvitationCommand};
use domain::kernel::{InvitationId, MailId, PersonId, TenantId};
use domain::policy::Role;
use domain::{Moment, Refusal};
use serde::{Deserialize, Serialize};

/// An owner who is invited, and the mail that waits to be delivered to them.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct InvitedOwner {
    /// The invitation.
    pub invitation: InvitationId,
    /// The mail.
    pub mail: MailId,
}

/// Invites the owner of a tenant that nobody belongs to yet, as the installation itself.
///
/// # Errors
/// `invited_already` (409) where the address has an open invitation there.
pub async fn invite_owner(cx: &mut Context, tenant: TenantId, email: String, role: Role) -> Result<InvitedOwner, Stop> {
    let known = sqlx::query_scalar!("select id from identity.users where email = $1", email);
    let known = known.fetch_optional(&mut **cx.tx().await?).await?;
    let open = sqlx::query_scalar!(
        r#"select 1 as "one!" from identity.invitations where tenant_id = $1 and email = $2 and status = 'open'"#,
        tenant.0,
        email
    );
    if open.fetch_optional(&mut **cx.tx().await?).await?.is_some() {
        return Err(Refusal::new(409, "invited_already").into());
    }
    let (invitation, person) = (InvitationId(new_id()), PersonId(known.unwrap_or_else(new_id)));
    let lasts = invitation_link::lasts(cx, tenant).await?;
    let until = Moment(machine_now().0 + lasts);
    let command = InvitationCommand::Invite { person, email, role: role.into(), until };
    cx.create::<Invitation>(tenant, invitation.0, command).await?;
    let mail = invitation_link::write(cx, invitation, lasts).await?;
    Ok(InvitedOwner { invitation, mail })
}

/// Takes an invitation back, as the installation itself.
///
/// # Errors
/// `invitation_ended` where somebody has followed it already.
pub async fn take_back_invitation(cx: &mut Context, id: InvitationId) -> Result<(), Stop> {
    let invitation = cx.load::<Invitation>(id.0).await?;
    cx.decide::<Invitation>(id.0, &invitation, InvitationCommand::Revoke).await?;
    invitation_link::end(cx.tx().await?, id).await
}
