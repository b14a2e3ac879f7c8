use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{PersonId, TeamId, TenantId};
use domain::tenancy::{TeamMemberRow, TeamMemberSort, TeamMembers, TeamRow, TeamSort, Teams};
use domain::{Moment, Page, Refusal};
use sqlx::PgConnection;

pub async fn teams(cx: &mut Context, op: Teams) -> Result<Page<TeamRow>, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let order = match op.sort.unwrap_or(TeamSort::Name) {
        TeamSort::Name => ("lower(name)", "text", Direction::Up),
        TeamSort::NameDown => ("lower(name)", "text", Direction::Down),
        TeamSort::AddedAtDown => ("added_at", "timestamptz", Direction::Down),
    };
    List::new("id, name, people, added_at", "tenancy.team_rows", order)
        .of_tenant(tenant)
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |row: Row| TeamRow {
            id: TeamId(row.id),
            name: row.name,
            people: u32::try_from(row.people).unwrap_or_default(),
            added_at: Moment(row.added_at),
        })
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    people: i64,
    added_at: chrono::DateTime<chrono::Utc>,
}

pub async fn team_members(cx: &mut Context, op: TeamMembers) -> Result<Page<TeamMemberRow>, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let order = match op.sort.unwrap_or(TeamMemberSort::Name) {
        TeamMemberSort::Name => ("lower(name)", "text", Direction::Up),
        TeamMemberSort::SinceDown => ("since", "timestamptz", Direction::Down),
    };
    let db = cx.tx().await?;
    sqlx::query_scalar!(
        r#"select 1 as "one!" from tenancy.teams where tenant_id = $1 and id = $2"#,
        tenant,
        op.team_id.0
    )
    .fetch_optional(&mut **db)
    .await?
    .ok_or_else(Refusal::not_found)?;
    List::new("id, name, since", "tenancy.team_people", order)
        .of_tenant(tenant)
        .only_id("team_id", Some(op.team_id.0))
        .page(op.limit, op.cursor.as_deref())
        .fetch(db, |row: Member| TeamMemberRow { id: PersonId(row.id), name: row.name, since: Moment(row.since) })
        .await
}

#[derive(sqlx::FromRow)]
struct Member {
    id: uuid::Uuid,
    name: String,
    since: chrono::DateTime<chrono::Utc>,
}

/// The teams that somebody is in.
///
/// # Errors
/// The database's.
pub async fn teams_of(db: &mut PgConnection, tenant: TenantId, person: PersonId) -> Result<Vec<TeamId>, Stop> {
    let ids = sqlx::query_scalar!(
        r#"select team_id as "id!" from tenancy.team_people where tenant_id = $1 and id = $2 order by team_id"#,
        tenant.0,
        person.0
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(TeamId).collect())
}
