//! `knowledge.spaces` and `knowledge.space_access`.

use crate::store::{Projected, Projection, Recorded};
use domain::knowledge::{Access, HolderKind, Space, SpaceEvent};
use sqlx::PgConnection;
use uuid::Uuid;

inventory::submit! { Projection::of::<Space>() }

impl Projected for Space {
    const TABLES: &'static [&'static str] = &["knowledge.spaces", "knowledge.space_access"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<SpaceEvent>) -> Result<(), sqlx::Error> {
        let stream = recorded.stream;
        match &recorded.event {
            SpaceEvent::SpaceCreated { name, purpose, approval, access, .. } => {
                make(db, recorded, (stream, None), (name, purpose, *approval)).await?;
                set_access(db, recorded, access).await?;
            }
            SpaceEvent::SpaceOpened { workspace } => {
                make(db, recorded, (workspace.0, Some(workspace.0)), ("", "", false)).await?;
            }
            SpaceEvent::SpaceEdited { name, purpose, approval } => {
                sqlx::query!(
                    "update spaces set name = $2, purpose = $3, approval = $4 where stream = $1",
                    stream,
                    name,
                    purpose,
                    *approval
                )
                .execute(&mut *db)
                .await?;
            }
            SpaceEvent::SpaceAccessSet { access } => set_access(db, recorded, access).await?,
            SpaceEvent::SpaceArchived {} => {
                sqlx::query!("update spaces set archived_at = $2 where stream = $1", stream, recorded.at.0)
                    .execute(&mut *db)
                    .await?;
            }
            SpaceEvent::SpaceRestored {} => {
                sqlx::query!("update spaces set archived_at = null where stream = $1", stream)
                    .execute(&mut *db)
                    .await?;
            }
        }
        sqlx::query!("update spaces set version = $2 where stream = $1", stream, recorded.version).execute(db).await?;
        Ok(())
    }
}

async fn make(
    db: &mut PgConnection,
    recorded: &Recorded<SpaceEvent>,
    (id, workspace): (Uuid, Option<Uuid>),
    (name, purpose, approval): (&str, &str, bool),
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into spaces (tenant_id, id, stream, workspace_id, name, purpose, approval, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        recorded.tenant.0,
        id,
        recorded.stream,
        workspace,
        name,
        purpose,
        approval,
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Only spaces that are no workspace's name anybody; their id is their stream.
async fn set_access(
    db: &mut PgConnection,
    recorded: &Recorded<SpaceEvent>,
    access: &[Access],
) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from space_access where tenant_id = $1 and space_id = $2", recorded.tenant.0, recorded.stream)
        .execute(&mut *db)
        .await?;
    for it in access {
        sqlx::query!(
            "insert into space_access (tenant_id, space_id, principal, kind, person_id, team_id, role, since)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            recorded.tenant.0,
            recorded.stream,
            it.principal(),
            it.kind.as_str(),
            it.id.filter(|_| it.kind == HolderKind::Person),
            it.id.filter(|_| it.kind == HolderKind::Team),
            it.role.as_str(),
            recorded.at.0
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}
