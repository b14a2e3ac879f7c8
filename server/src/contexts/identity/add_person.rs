use super::password_rules::check_new;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{AddPerson, Person, PersonAdded, PersonCommand};
use domain::kernel::{PersonId, TenantId};
use domain::policy::Role;

pub async fn add_person(cx: &mut Context, op: AddPerson) -> Result<PersonAdded, Stop> {
    check_new("password", &op.password, &op.name, &op.email).await?;
    let hash = cx.services.passwords.hash(op.password).await?;
    let person = NewPerson { email: op.email.to_lowercase(), name: op.name, hash };
    Ok(PersonAdded { id: admit(cx, person, op.tenant_id, op.role).await? })
}

/// Somebody who gets an account.
pub(super) struct NewPerson {
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
pub(super) async fn admit(cx: &mut Context, new: NewPerson, tenant: TenantId, role: Role) -> Result<PersonId, Stop> {
    let (id, now, NewPerson { email, name, hash }) = (new_id(), cx.now.0, new);
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
    cx.create::<Person>(tenant, id, PersonCommand::Register { id: PersonId(id), email, name }).await?;
    let person = cx.load::<Person>(id).await?;
    cx.decide::<Person>(id, &person, PersonCommand::Join { tenant, roles: vec![role.into()] }).await?;
    sqlx::query!(
        "insert into identity.credentials (user_id, password_hash, changed_at) values ($1, $2, $3)",
        id,
        hash,
        now
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(PersonId(id))
}
