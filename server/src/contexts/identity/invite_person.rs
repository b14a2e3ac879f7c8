use super::giving::may_give;
use super::invitation_link;
use super::members::tenant_asked;
use super::seats::require_seat;
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Context;
use domain::identity::{Invitation, InvitationCommand, InvitePerson, PersonInvited};
use domain::kernel::{InvitationId, PersonId};
use domain::{Moment, Refusal};

pub async fn invite_person(cx: &mut Context, op: InvitePerson) -> Result<PersonInvited, Stop> {
    let tenant = tenant_asked(cx, op.tenant_id).await?;
    may_give(cx, tenant, op.role, None).await?;
    let (id, email) = (InvitationId(new_id()), op.email.to_lowercase());
    cx.widen_to_system("whether the address has an account").await?;
    let tx = cx.tx().await?;
    let known = sqlx::query!(
        r#"select u.id, m.user_id is not null as "is_member!" from identity.users u
           left join identity.memberships m on m.user_id = u.id and m.tenant_id = $2
           where u.email = $1"#,
        email,
        tenant.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    if known.as_ref().is_some_and(|known| known.is_member) {
        return Err(Refusal::new(409, "member_already").into());
    }
    let open = sqlx::query_scalar!(
        r#"select 1 as "one!" from identity.invitations where tenant_id = $1 and email = $2 and status = 'open'"#,
        tenant.0,
        email
    )
    .fetch_optional(&mut **tx)
    .await?;
    if open.is_some() {
        return Err(Refusal::new(409, "invited_already").into());
    }
    require_seat(cx, tenant).await?;
    let person = PersonId(known.map_or_else(new_id, |known| known.id));
    let lasts = invitation_link::lasts(cx, tenant).await?;
    let until = Moment(machine_now().0 + lasts);
    let command = InvitationCommand::Invite { person, email, role: op.role, until };
    cx.create::<Invitation>(tenant, id.0, command).await?;
    invitation_link::send(cx, id, lasts).await?;
    Ok(PersonInvited { id })
}
