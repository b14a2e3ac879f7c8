//! A space as whoever may read it finds it.

use super::super::reading::{allows, keeps_all, most, principals};
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::kernel::{SpaceId, WorkspaceId};
use domain::knowledge::SpaceRole;
use domain::{Moment, Refusal};

/// A space, and what the actor may do in it.
#[derive(Clone, Debug)]
pub struct FoundSpace {
    /// Its id.
    pub id: SpaceId,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The workspace that it is of.
    pub workspace: Option<WorkspaceId>,
    /// Whether a version is seen by readers only once somebody else has approved it.
    pub approval: bool,
    /// Whether it was put away.
    pub archived: bool,
    /// Since when it is there.
    pub created_at: Moment,
    /// The number of its last change.
    pub version: i32,
    /// What the actor may do in it.
    pub role: SpaceRole,
    /// What the actor is, as spaces and documents name those who read them.
    pub principals: Vec<String>,
}

impl FoundSpace {
    /// Makes sure that the actor keeps the space.
    ///
    /// # Errors
    /// `not_space_keeper` (403).
    pub fn kept(&self) -> Result<(), Refusal> {
        if self.role.holds(SpaceRole::Keeper) { Ok(()) } else { Err(Refusal::new(403, "not_space_keeper")) }
    }
}

/// A space of the actor's tenant that they read, or write in.
///
/// # Errors
/// `resource_not_found` for who may not read it; `not_space_writer` (403) for who may read it and not write in it, and
/// `space_archived` where it was put away; the missing permission for who reads or writes no knowledge at all.
pub async fn find_space(cx: &mut Context, id: SpaceId, purpose: Use) -> Result<FoundSpace, Stop> {
    let actor = cx.actor()?;
    allows(actor, purpose)?;
    let (tenant, keeps_all) = (actor.tenant_id, keeps_all(actor));
    let principals = principals(cx).await?;
    let row = sqlx::query!(
        r#"select r.name as "name!", r.purpose as "purpose!", r.workspace_id, r.approval as "approval!",
                  r.created_at as "created_at!", r.archived_at, r.version as "version!",
                  (select array_agg(p.role) from knowledge.space_people p
                   where p.tenant_id = r.tenant_id and p.space_id = r.id and p.principal = any($3)) as roles
           from knowledge.space_rows r where r.tenant_id = $1 and r.id = $2"#,
        tenant.0,
        id.0,
        &principals
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let role = most(row.roles, keeps_all).ok_or_else(Refusal::not_found)?;
    let archived = row.archived_at.is_some();
    if purpose == Use::Write {
        if !role.holds(SpaceRole::Writer) {
            return Err(Refusal::new(403, "not_space_writer").into());
        }
        if archived {
            return Err(Refusal::new(409, "space_archived").into());
        }
    }
    Ok(FoundSpace {
        id,
        name: row.name,
        purpose: row.purpose,
        workspace: row.workspace_id.map(WorkspaceId),
        approval: row.approval,
        archived,
        created_at: Moment(row.created_at),
        version: row.version,
        role,
        principals,
    })
}
