use super::members::{end_sessions, is_staff, somebody_stays};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{DeactivatePerson, Person, PersonCommand};
use domain::kernel::PersonId;
use domain::policy::{Permission, Role, Subject, may};

pub async fn deactivate_person(cx: &mut Context, op: DeactivatePerson) -> Result<(), Stop> {
    let person = cx.load::<Person>(op.id.0).await?;
    if cx.caller.actor.as_ref().is_some_and(|actor| actor.person_id == op.id) {
        return Err(Refusal::new(409, "not_oneself").into());
    }
    require_hand_on(cx, op.id).await?;
    for membership in person.state.memberships().iter() {
        somebody_stays(cx.tx().await?, membership.tenant, op.id, Role::SuperAdmin).await?;
    }
    cx.decide::<Person>(op.id.0, &person, PersonCommand::Deactivate).await?;
    cx.widen_to_system("sessions are the sign-in's").await?;
    end_sessions(cx.tx().await?, op.id, None).await
}

/// Makes sure that the actor may change a person's account: that of the platform's own staff takes
/// `manage:master_roles`, unless it is one's own.
///
/// # Errors
/// `permission_missing` (403).
pub(super) async fn require_hand_on(cx: &mut Context, person: PersonId) -> Result<(), Stop> {
    let Some(actor) = cx.caller.actor.clone().filter(|actor| actor.person_id != person) else { return Ok(()) };
    if is_staff(cx.tx().await?, person).await? {
        may(&actor, Permission::ManageMasterRoles, &Subject::default()).map_err(Refusal::from)?;
    }
    Ok(())
}
