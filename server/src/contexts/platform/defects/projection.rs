//! `platform.defect_states`: where each defect stands.

use crate::store::{Projected, Projection, Recorded};
use domain::platform::{Defect, DefectEvent, DefectStatus};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Defect>() }

impl Projected for Defect {
    const TABLES: &'static [&'static str] = &["platform.defect_states"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<DefectEvent>) -> Result<(), sqlx::Error> {
        let (status, came_back) = match &recorded.event {
            DefectEvent::DefectResolved { .. } => (DefectStatus::Resolved, false),
            DefectEvent::DefectCameBack { .. } => (DefectStatus::Open, true),
            DefectEvent::DefectReopened {} => (DefectStatus::Open, false),
            DefectEvent::DefectSeen { .. } => return seen(db, recorded).await,
        };
        sqlx::query!(
            "update defect_states set status = $2, resolved_at = $3, came_back = $4, version = $5 where id = $1",
            recorded.stream,
            status.as_str(),
            (status == DefectStatus::Resolved).then_some(recorded.at.0),
            came_back,
            recorded.version
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

/// In another release it stands where it stood.
async fn seen(db: &mut PgConnection, recorded: &Recorded<DefectEvent>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into defect_states (id, status, came_back, version) values ($1, 'open', false, $2)
         on conflict (id) do update set version = excluded.version",
        recorded.stream,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}
