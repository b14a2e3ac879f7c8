//! What those are called who are named in spaces and documents, and whether they can be.

use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::knowledge::{Access, AccessRow, HolderKind};
use std::collections::HashMap;
use uuid::Uuid;

/// Makes sure that everybody who is named is somebody of the actor's tenant, and none of the platform's own staff, whom a tenant
/// doesn't see.
///
/// # Errors
/// `validation_failed` at this field.
pub async fn require(cx: &mut Context, access: &[Access], field: &'static str) -> Result<(), Stop> {
    let names = names(cx, access).await?;
    let is_known = |it: &Access| it.id.is_none_or(|id| names.contains_key(&(it.kind, id)));
    if access.iter().all(is_known) { Ok(()) } else { Err(Refusal::invalid_field(field, "person_unknown").into()) }
}

/// Accesses by name.
///
/// # Errors
/// The database's.
pub async fn access_rows(cx: &mut Context, access: &[Access]) -> Result<Vec<AccessRow>, Stop> {
    let names = names(cx, access).await?;
    let name = |it: &Access| it.id.and_then(|id| names.get(&(it.kind, id)).cloned()).unwrap_or_default();
    Ok(access.iter().map(|it| AccessRow { kind: it.kind, id: it.id, name: name(it), role: it.role }).collect())
}

async fn names(cx: &mut Context, access: &[Access]) -> Result<HashMap<(HolderKind, Uuid), String>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let ids: Vec<Uuid> = access.iter().filter_map(|it| it.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        r#"select kind as "kind!", id as "id!", name as "name!" from knowledge.holders
           where tenant_id = $1 and id = any($2)"#,
        tenant.0,
        &ids
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some(((HolderKind::parse(&row.kind)?, row.id), row.name))).collect())
}

/// What spaces of the actor's tenant are called.
///
/// # Errors
/// The database's.
pub async fn names_of_spaces(cx: &mut Context, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let rows = sqlx::query!(
        r#"select id as "id!", name as "name!" from knowledge.space_rows where tenant_id = $1 and id = any($2)"#,
        tenant.0,
        ids
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
