//! A workspace as whoever may enter it finds it.

use crate::Stop;
use crate::gateway::Context;
use domain::kernel::WorkspaceId;
use domain::policy::{Actor, Permission, Subject, may};
use domain::workspaces::{Budget, SafetyPolicy, WorkspaceRole};
use domain::{Moment, Refusal};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A workspace, and what the actor is in it.
pub struct Found {
    pub name: String,
    pub purpose: String,
    pub everybody: bool,
    pub models: Option<Vec<String>>,
    pub retention_days: Option<u16>,
    pub safety: SafetyPolicy,
    pub budgets: Vec<Budget>,
    pub archived: bool,
    pub created_at: Moment,
    pub version: i32,
    /// How many people are named in it.
    pub members: u32,
    /// What the actor is, where they are named.
    pub role: Option<WorkspaceRole>,
    /// Whether the actor may say who works in it and what it is called.
    pub manages: bool,
}

/// Whether somebody manages all workspaces of their tenant.
pub fn may_manage_all(actor: &Actor) -> bool {
    // The whole question: without a tenant, a role within any client would do.
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    may(actor, Permission::ManageWorkspaces, &subject).is_ok()
}

/// Whether somebody works in a workspace: whoever manages all of them, everybody where it is open, and its members.
pub const fn lets_in(manages_all: bool, everybody: bool, is_member: bool) -> bool {
    manages_all || everybody || is_member
}

/// A workspace of the actor's tenant that they work in, or manage.
///
/// # Errors
/// `resource_not_found` where there is none, and for whoever is no member.
pub async fn find(cx: &mut Context, id: WorkspaceId) -> Result<Found, Stop> {
    let actor = cx.actor()?;
    let (tenant, person, all) = (actor.tenant_id, actor.person_id, may_manage_all(actor));
    let row = sqlx::query!(
        r#"select r.name as "name!", r.purpose as "purpose!", r.everybody as "everybody!", r.models, r.retention_days,
                  r.safety, r.budgets, r.archived_at, r.created_at as "created_at!", r.version as "version!",
                  r.members as "members!",
                  (select p.role from workspaces.workspace_people p
                   where p.tenant_id = r.tenant_id and p.workspace_id = r.id and p.id = $3) as role
           from workspaces.workspace_rows r where r.tenant_id = $1 and r.id = $2"#,
        tenant.0,
        id.0,
        person.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let role = row.role.as_deref().and_then(WorkspaceRole::parse);
    if !lets_in(all, row.everybody, role.is_some()) {
        return Err(Refusal::not_found().into());
    }
    Ok(Found {
        name: row.name,
        purpose: row.purpose,
        everybody: row.everybody,
        models: row.models,
        retention_days: row.retention_days.and_then(|days| u16::try_from(days).ok()),
        safety: read(row.safety)?,
        budgets: read(row.budgets)?,
        archived: row.archived_at.is_some(),
        created_at: Moment(row.created_at),
        version: row.version,
        members: u32::try_from(row.members).unwrap_or(u32::MAX),
        role,
        manages: all || role == Some(WorkspaceRole::Manager),
    })
}

/// What stands in a column; the default of a main workspace of which nothing has changed.
pub fn read<T: DeserializeOwned + Default>(stored: Option<Value>) -> Result<T, Stop> {
    stored.map_or_else(|| Ok(T::default()), |stored| serde_json::from_value(stored).map_err(Stop::defect))
}
