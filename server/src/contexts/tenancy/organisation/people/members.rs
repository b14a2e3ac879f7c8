//! Who can be put into teams and departments.

use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::PersonId;
use sqlx::PgConnection;

/// Makes sure that somebody is a member of the actor's tenant.
///
/// # Errors
/// A fault of `personId` where they aren't, or it is staff of the platform, whom a tenant doesn't see.
pub(super) async fn require(cx: &mut Context, person: PersonId) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let found = sqlx::query_scalar!(
        r#"select 1 as "one!" from tenancy.members
           where tenant_id = $1 and id = $2 and not identity.is_staff_elsewhere($2, $1)"#,
        tenant,
        person.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if found.is_some() { Ok(()) } else { Err(Refusal::invalid_field("personId", "person_unknown").into()) }
}

/// Takes somebody out of every team and department.
///
/// # Errors
/// The database's.
pub async fn forget(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!("delete from tenancy.team_members where person_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!("delete from tenancy.postings where person_id = $1", person.0).execute(db).await?;
    Ok(())
}
