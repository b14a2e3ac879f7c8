//! Resolving a defect, and taking that back.

use super::releases::releases_known;
use crate::Stop;
use crate::gateway::Context;
use domain::Moment;
use domain::platform::{Defect, DefectCommand, ReopenDefect, ResolveDefect};
use sqlx::PgConnection;
use uuid::Uuid;

pub async fn resolve_defect(cx: &mut Context, op: ResolveDefect) -> Result<(), Stop> {
    let release = cx.services.defects.release().to_owned();
    let loaded = cx.load::<Defect>(op.id.0).await?;
    // That this release runs is the system's to write down.
    cx.widen_to_system("which releases ran here").await?;
    let known = releases_known(cx.tx().await?, &release).await?;
    let ran_from = known.get(&release).map_or(cx.now, |ran_from| Moment(*ran_from));
    let command = DefectCommand::Resolve { fixed_in: op.fixed_in, release, ran_from };
    cx.decide::<Defect>(op.id.0, &loaded, command).await?;
    Ok(follow_status(cx.tx().await?, op.id.0).await?)
}

pub async fn reopen_defect(cx: &mut Context, op: ReopenDefect) -> Result<(), Stop> {
    let loaded = cx.load::<Defect>(op.id.0).await?;
    cx.decide::<Defect>(op.id.0, &loaded, DefectCommand::Reopen).await?;
    Ok(follow_status(cx.tx().await?, op.id.0).await?)
}

/// The list shows a defect where the projection says that it stands.
pub(super) async fn follow_status(db: &mut PgConnection, id: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update platform.defects d set status = s.status from platform.defect_states s
         where d.id = $1 and s.id = d.id and d.status <> s.status",
        id
    )
    .execute(db)
    .await?;
    Ok(())
}
