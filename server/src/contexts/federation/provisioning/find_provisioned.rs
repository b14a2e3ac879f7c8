use super::rows::{Row, answered};
use crate::Stop;
use crate::gateway::Context;
use domain::federation::{DirectoryEntry, FindProvisioned, ProvisionedFound};
use sqlx::types::Json;

/// As many on a page unless told.
const COUNT: u16 = 100;

pub async fn find_provisioned(cx: &mut Context, op: FindProvisioned) -> Result<ProvisionedFound, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let start_index = op.start_index.unwrap_or(1);
    let address = op.address.map(|address| address.to_lowercase());
    let total = sqlx::query_scalar!(
        r#"select count(*) as "count!" from federation.provisioned
           where tenant_id = $1 and ($2::text is null or lower(directory_name) = lower($2))
             and ($3::text is null or external_id = $3) and ($4::text is null or address = $4)"#,
        tenant.0,
        op.directory_name,
        op.external_id,
        address
    )
    .fetch_one(&mut **cx.tx().await?)
    .await?;
    let rows = sqlx::query_as!(
        Row,
        r#"select id, person_id, entry as "entry: Json<DirectoryEntry>", created_at, changed_at
           from federation.provisioned
           where tenant_id = $1 and ($2::text is null or lower(directory_name) = lower($2))
             and ($3::text is null or external_id = $3) and ($4::text is null or address = $4)
           order by created_at, id limit $5 offset $6"#,
        tenant.0,
        op.directory_name,
        op.external_id,
        address,
        i64::from(op.count.unwrap_or(COUNT)),
        i64::from(start_index) - 1
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let people = answered(cx, tenant, rows).await?;
    let door = format!("{}/scim/v2", cx.services.federation.public_url);
    Ok(ProvisionedFound { door, total: total.unsigned_abs(), start_index, people })
}
