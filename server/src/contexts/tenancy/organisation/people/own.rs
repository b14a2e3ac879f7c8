//! Where one belongs oneself.

use crate::Stop;
use crate::gateway::{Context, GatewayBuilder};
use domain::Moment;
use domain::kernel::{DepartmentId, TeamId};
use domain::tenancy::{MyPlace, OwnDepartment, OwnPlace, OwnTeam};

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway.serve(my_place)
}

async fn my_place(cx: &mut Context, _: MyPlace) -> Result<OwnPlace, Stop> {
    let actor = cx.actor()?;
    let (tenant, person) = (actor.tenant_id.0, actor.person_id.0);
    let db = cx.tx().await?;
    let teams = sqlx::query!(
        r#"select r.id as "id!", r.name as "name!", r.people as "people!", p.since as "since!"
           from tenancy.team_people p
           join tenancy.team_rows r on r.tenant_id = p.tenant_id and r.id = p.team_id
           where p.tenant_id = $1 and p.id = $2 order by lower(r.name), r.id"#,
        tenant,
        person
    )
    .fetch_all(&mut **db)
    .await?;
    let department = sqlx::query!(
        r#"select d.id as "id!", d.name as "name!", p.since as "since!"
           from tenancy.department_people p
           join tenancy.departments d on d.tenant_id = p.tenant_id and d.id = p.department_id
           where p.tenant_id = $1 and p.id = $2"#,
        tenant,
        person
    )
    .fetch_optional(&mut **db)
    .await?;
    let teams = teams.into_iter().map(|row| OwnTeam {
        id: TeamId(row.id),
        name: row.name,
        people: u32::try_from(row.people).unwrap_or_default(),
        since: Moment(row.since),
    });
    let department =
        department.map(|row| OwnDepartment { id: DepartmentId(row.id), name: row.name, since: Moment(row.since) });
    Ok(OwnPlace { teams: teams.collect(), department })
}
