use super::giving::may_give;
use super::members::tenant_asked;
use super::password_rules::check_new;
use super::seats::require_seat;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{AddPerson, Person, PersonAdded, PersonCommand};
use domain::kernel::{PersonId, TenantId};
use domain::policy::{Permission, RoleRef, Subject, may};

pub async fn add_person(cx: &mut Context, op: AddPerson) -> Result<PersonAdded, Stop> {
    let tenant = tenant_asked(cx, op.tenant_id).await?;
    if let Some(actor) = cx.caller.actor.as_ref().filter(|actor| actor.tenant_id != tenant) {
        may(actor, Permission::CreatePeople, &Subject::default()).map_err(Refusal::from)?;
    }
    may_give(cx, tenant, op.role, None).await?;
    check_new("password", &op.password, &op.name, &op.email).await?;
    let hash = cx.services.passwords.hash(op.password).await?;
    cx.widen_to_system("an account is looked for among all, and made").await?;
    require_seat(cx, tenant).await?;
    let person = NewPerson { id: PersonId(new_id()), email: op.email.to_lowercase(), name: op.name, hash };
    Ok(PersonAdded { id: admit(cx, person, tenant, op.role).await? })
}

/// Somebody who gets an account.
pub(super) struct NewPerson {
    /// A new id.
    pub(super) id: PersonId,
    /// In lower case.
    pub(super) email: String,
    pub(super) name: String,
    /// The hash of their password.
    pub(super) hash: String,
}

/// Gives a person an account and a membership, in the transaction of the call.
///
/// # Errors
/// `email_taken` (409); `tenant_unknown` at `tenantId`.
pub(super) async fn admit(
    cx: &mut Context,
    new: NewPerson,
    tenant: TenantId,
    role: impl Into<RoleRef>,
) -> Result<PersonId, Stop> {
    let (now, NewPerson { id, email, name, hash }) = (cx.now.0, new);
    let tx = cx.tx().await?;
    let taken = sqlx::query_scalar!("select 1 as \"one!\" from identity.users where email = $1", email)
        .fetch_optional(&mut **tx)
        .await?;
    if taken.is_some() {
        return Err(Refusal::new(409, "email_taken").into());
    }
    // The tenant's existence is asked of its log, which is everybody's; its tables are the tenancy's.
    cx.load::<domain::tenancy::Tenant>(tenant.0)
        .await
        .map_err(|_| Refusal::invalid_field("tenantId", "tenant_unknown"))?;
    cx.create::<Person>(tenant, id.0, PersonCommand::Register { id, email, name }).await?;
    let person = cx.load::<Person>(id.0).await?;
    cx.decide::<Person>(id.0, &person, PersonCommand::Join { tenant, roles: vec![role.into()] }).await?;
    sqlx::query!(
        "insert into identity.credentials (user_id, password_hash, changed_at) values ($1, $2, $3)",
        id.0,
        hash,
        now
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(id)
}
