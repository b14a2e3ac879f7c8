//! The one way into a workspace: who may work in it, and under which terms.

use super::manage::{find, lets_in, may_manage_all, read};
use crate::Stop;
use crate::gateway::Context;
use crate::integrations::models::{Listed, Offer};
use domain::Refusal;
use domain::kernel::{TeamId, WorkspaceId};
use domain::workspaces::{Budget, SafetyPolicy, Workspace};
use sqlx::types::Json;

/// What holds for a run in a workspace.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// What people call it.
    pub name: String,
    /// The models that may answer; `None`: all that the tenant has.
    pub models: Option<Vec<String>>,
    /// What may go in and come out.
    pub safety: SafetyPolicy,
    /// Days that prompts and answers are kept; `None`: as long as the workspace.
    pub retention_days: Option<u16>,
    /// What may be used.
    pub budgets: Vec<Budget>,
}

/// Lets the actor work in a workspace: the tenant's main one unless told.
///
/// # Errors
/// `resource_not_found` for whoever is no member, `workspace_archived` where it was put away.
pub async fn enter(cx: &mut Context, workspace: Option<WorkspaceId>) -> Result<Terms, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let workspace = workspace.unwrap_or(Workspace::main_of(tenant));
    let found = find(cx, workspace).await?;
    if found.archived {
        return Err(put_away().into());
    }
    Ok(Terms {
        workspace,
        name: found.name,
        models: found.models,
        safety: found.safety,
        retention_days: found.retention_days,
        budgets: found.budgets,
    })
}

/// What whoever asks a model stands on.
pub(super) struct Ground {
    /// What holds in the workspace.
    pub terms: Terms,
    /// The teams that the actor is in.
    pub teams: Vec<TeamId>,
    /// What the tenant may name, in its order.
    pub offers: Vec<Offer>,
}

/// Lets the actor ask a model in a workspace, as [`enter`] lets them work there. All of it is one statement: whoever asks waits
/// for each.
///
/// # Errors
/// As [`enter`].
pub(super) async fn enter_to_ask(cx: &mut Context, workspace: Option<WorkspaceId>) -> Result<Ground, Stop> {
    let actor = cx.actor()?;
    let (tenant, person, all) = (actor.tenant_id, actor.person_id, may_manage_all(actor));
    let workspace = workspace.unwrap_or(Workspace::main_of(tenant));
    let row = sqlx::query!(
        r#"select r.name as "name!", r.everybody as "everybody!", r.models, r.retention_days, r.safety, r.budgets,
                  r.archived_at is not null as "archived!",
                  exists (select from workspaces.workspace_people p
                          where p.tenant_id = r.tenant_id and p.workspace_id = r.id and p.id = $3) as "is_named!",
                  tenancy.teams_of(r.tenant_id, $3) as "teams!",
                  models.offers_of(r.tenant_id) as "offers!: Json<Vec<Listed>>"
           from workspaces.workspace_rows r where r.tenant_id = $1 and r.id = $2"#,
        tenant.0,
        workspace.0,
        person.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    if !lets_in(all, row.everybody, row.is_named) {
        return Err(Refusal::not_found().into());
    }
    if row.archived {
        return Err(put_away().into());
    }
    let terms = Terms {
        workspace,
        name: row.name,
        models: row.models,
        safety: read(row.safety)?,
        retention_days: row.retention_days.and_then(|days| u16::try_from(days).ok()),
        budgets: read(row.budgets)?,
    };
    let teams = row.teams.into_iter().map(TeamId).collect();
    Ok(Ground { terms, teams, offers: cx.services.models.offers(row.offers.0) })
}

fn put_away() -> Refusal {
    Refusal::new(409, "workspace_archived")
}

/// The workspaces whose runs the actor may see; `None`: all of the tenant's. Also those that were put away.
///
/// # Errors
/// When the database isn't there.
pub async fn readable(cx: &mut Context) -> Result<Option<Vec<WorkspaceId>>, Stop> {
    let Some(actor) = cx.caller.actor.as_ref() else { return Ok(None) };
    if may_manage_all(actor) {
        return Ok(None);
    }
    let (tenant, person) = (actor.tenant_id, actor.person_id);
    let ids = sqlx::query_scalar!(
        r#"select w.id as "id!" from workspaces.workspaces w
           where w.tenant_id = $1 and (w.everybody or exists (
               select from workspaces.workspace_people p
               where p.tenant_id = w.tenant_id and p.workspace_id = w.id and p.id = $2))
           union all
           select $1::uuid where not exists (
               select from workspaces.workspaces w where w.tenant_id = $1 and w.id = $1)"#,
        tenant.0,
        person.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(Some(ids.into_iter().map(WorkspaceId).collect()))
}
