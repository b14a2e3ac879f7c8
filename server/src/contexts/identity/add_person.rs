use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{AddPerson, Person, PersonAdded, PersonCommand};
use domain::kernel::PersonId;

pub async fn add_person(cx: &mut Context, op: AddPerson) -> Result<PersonAdded, Stop> {
    let hash = cx.services.passwords.hash(op.password).await?;
    let (id, now, email) = (new_id(), cx.now.0, op.email.to_lowercase());
    let tx = cx.tx().await?;
    let taken = sqlx::query_scalar!("select 1 as \"one!\" from identity.users where email = $1", email)
        .fetch_optional(&mut **tx)
        .await?;
    if taken.is_some() {
        return Err(Refusal::new(409, "email_taken").into());
    }
    // The tenant's existence is asked of its log, which is everybody's; its tables are the tenancy's.
    cx.load::<domain::tenancy::Tenant>(op.tenant_id.0)
        .await
        .map_err(|_| Refusal::invalid_field("tenantId", "tenant_unknown"))?;
    cx.create::<Person>(op.tenant_id, id, PersonCommand::Register { id: PersonId(id), email, name: op.name }).await?;
    let person = cx.load::<Person>(id).await?;
    cx.decide::<Person>(id, &person, PersonCommand::Join { tenant: op.tenant_id, roles: vec![op.role.into()] }).await?;
    sqlx::query!(
        "insert into identity.credentials (user_id, password_hash, changed_at) values ($1, $2, $3)",
        id,
        hash,
        now
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(PersonAdded { id: PersonId(id) })
}
