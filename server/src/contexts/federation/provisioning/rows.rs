//! What is kept of provisioned people, as it is answered.

use crate::Stop;
use crate::contexts::identity::members_among;
use crate::gateway::Context;
use domain::federation::{DirectoryEntry, Provisioned};
use domain::kernel::{PersonId, ProvisioningId, TenantId};
use domain::{Moment, Refusal};
use sqlx::types::Json;
use uuid::Uuid;

/// One of them as the table has it.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) person_id: Uuid,
    pub(super) entry: Json<DirectoryEntry>,
    pub(super) created_at: chrono::DateTime<chrono::Utc>,
    pub(super) changed_at: chrono::DateTime<chrono::Utc>,
}

/// With whether each of them is a member, which memberships alone know.
pub(super) async fn answered(cx: &mut Context, tenant: TenantId, rows: Vec<Row>) -> Result<Vec<Provisioned>, Stop> {
    let people: Vec<_> = rows.iter().map(|row| PersonId(row.person_id)).collect();
    let members = members_among(cx.tx().await?, tenant, &people).await?;
    let answer = |row: Row| Provisioned {
        id: ProvisioningId(row.id),
        person_id: PersonId(row.person_id),
        entry: row.entry.0,
        active: members.contains(&PersonId(row.person_id)),
        created_at: Moment(row.created_at),
        changed_at: Moment(row.changed_at),
    };
    Ok(rows.into_iter().map(answer).collect())
}

/// One of the tenant's own.
///
/// # Errors
/// `resource_not_found` (404).
pub(super) async fn one(cx: &mut Context, tenant: TenantId, id: ProvisioningId) -> Result<Provisioned, Stop> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, person_id, entry as "entry: Json<DirectoryEntry>", created_at, changed_at
           from federation.provisioned where tenant_id = $1 and id = $2"#,
        tenant.0,
        id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    let rows: Vec<_> = row.into_iter().collect();
    answered(cx, tenant, rows).await?.pop().ok_or_else(|| Refusal::not_found().into())
}

/// Makes sure that nobody else is called so in the tenant's directory.
///
/// # Errors
/// `directory_name_taken` (409).
pub(super) async fn require_free_name(
    cx: &mut Context,
    tenant: TenantId,
    entry: &DirectoryEntry,
    own: Option<ProvisioningId>,
) -> Result<(), Stop> {
    let taken = sqlx::query_scalar!(
        r#"select 1 as "one!" from federation.provisioned
           where tenant_id = $1 and lower(directory_name) = lower($2) and id is distinct from $3"#,
        tenant.0,
        entry.directory_name,
        own.map(|own| own.0)
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if taken.is_some() { Err(Refusal::new(409, "directory_name_taken").into()) } else { Ok(()) }
}
