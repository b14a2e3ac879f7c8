use super::super::members;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::TeamId;
use domain::tenancy::{AddTeam, AddTeamMember, ChangeTeam, RemoveTeam, RemoveTeamMember, Team, TeamAdded, TeamCommand};
use uuid::Uuid;

pub async fn add_team(cx: &mut Context, op: AddTeam) -> Result<TeamAdded, Stop> {
    let (tenant, id) = (cx.actor()?.tenant_id, TeamId(new_id()));
    name_is_free(cx, &op.name, id.0).await?;
    cx.create::<Team>(tenant, id.0, TeamCommand::Add { name: op.name }).await?;
    Ok(TeamAdded { id })
}

pub async fn change_team(cx: &mut Context, op: ChangeTeam) -> Result<(), Stop> {
    let loaded = cx.load::<Team>(op.id.0).await?;
    name_is_free(cx, &op.name, op.id.0).await?;
    cx.decide::<Team>(op.id.0, &loaded, TeamCommand::Rename { name: op.name }).await
}

pub async fn remove_team(cx: &mut Context, op: RemoveTeam) -> Result<(), Stop> {
    let loaded = cx.load::<Team>(op.id.0).await?;
    cx.decide::<Team>(op.id.0, &loaded, TeamCommand::Remove).await
}

pub async fn add_team_member(cx: &mut Context, op: AddTeamMember) -> Result<(), Stop> {
    let loaded = cx.load::<Team>(op.id.0).await?;
    members::require(cx, op.person_id).await?;
    // Whoever left the tenant and came back is in the log still, and not in the team any more: they join anew.
    let tenant = cx.actor()?.tenant_id.0;
    let is_in = sqlx::query_scalar!(
        r#"select 1 as "one!" from tenancy.team_people where tenant_id = $1 and team_id = $2 and id = $3"#,
        tenant,
        op.id.0,
        op.person_id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    let command = TeamCommand::Join { person: op.person_id, is_in: is_in.is_some() };
    cx.decide::<Team>(op.id.0, &loaded, command).await
}

pub async fn remove_team_member(cx: &mut Context, op: RemoveTeamMember) -> Result<(), Stop> {
    let loaded = cx.load::<Team>(op.id.0).await?;
    cx.decide::<Team>(op.id.0, &loaded, TeamCommand::Leave { person: op.person_id }).await
}

/// No two teams of a tenant are called alike.
async fn name_is_free(cx: &mut Context, name: &str, but: Uuid) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let taken = sqlx::query_scalar!(
        r#"select 1 as "one!" from tenancy.teams where tenant_id = $1 and lower(name) = lower($2) and id <> $3"#,
        tenant,
        name.trim(),
        but
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    if taken.is_some() { Err(Refusal::new(409, "team_exists").into()) } else { Ok(()) }
}
