//! `tenancy.teams` and `tenancy.team_members`.

use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{Team, TeamEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Team>() }

impl Projected for Team {
    const TABLES: &'static [&'static str] = &["tenancy.teams", "tenancy.team_members"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<TeamEvent>) -> Result<(), sqlx::Error> {
        let (tenant, id, version) = (recorded.tenant.0, recorded.stream, recorded.version);
        match &recorded.event {
            TeamEvent::TeamAdded { name } => {
                sqlx::query!(
                    "insert into teams (tenant_id, id, name, added_at, version) values ($1, $2, $3, $4, $5)",
                    tenant,
                    id,
                    name,
                    recorded.at.0,
                    version
                )
                .execute(db)
                .await?;
            }
            TeamEvent::TeamRenamed { name } => {
                sqlx::query!(
                    "update teams set name = $3, version = $4 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    name,
                    version
                )
                .execute(db)
                .await?;
            }
            TeamEvent::TeamJoined { person_id } => {
                sqlx::query!(
                    "insert into team_members (tenant_id, team_id, person_id, since) values ($1, $2, $3, $4)
                     on conflict (tenant_id, team_id, person_id) do update set since = excluded.since",
                    tenant,
                    id,
                    person_id.0,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            TeamEvent::TeamLeft { person_id } => {
                sqlx::query!(
                    "delete from team_members where tenant_id = $1 and team_id = $2 and person_id = $3",
                    tenant,
                    id,
                    person_id.0
                )
                .execute(db)
                .await?;
            }
            TeamEvent::TeamRemoved {} => {
                sqlx::query!(
                    "with gone as (delete from team_members where tenant_id = $1 and team_id = $2)
                     delete from teams where tenant_id = $1 and id = $2",
                    tenant,
                    id
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}
