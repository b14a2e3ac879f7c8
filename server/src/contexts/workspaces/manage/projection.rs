//! `workspaces.workspaces` and `workspaces.workspace_members`.

use crate::store::{Projected, Projection, Recorded};
use domain::workspaces::{SafetyPolicy, Workspace, WorkspaceEvent, WorkspaceRole};
use serde::Serialize;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

inventory::submit! { Projection::of::<Workspace>() }

impl Projected for Workspace {
    const TABLES: &'static [&'static str] = &["workspaces.workspaces", "workspaces.workspace_members"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<WorkspaceEvent>) -> Result<(), sqlx::Error> {
        let row = Row::of(recorded);
        match &recorded.event {
            WorkspaceEvent::WorkspaceCreated { name, purpose, everybody, created_by } => {
                row.make(db, (name, purpose, *everybody), recorded).await?;
                row.member(db, created_by.0, WorkspaceRole::Manager, recorded).await?;
            }
            event => {
                // A main workspace's first event isn't that it was made.
                row.make(db, ("", "", true), recorded).await?;
                row.change(db, event, recorded).await?;
            }
        }
        Ok(())
    }
}

/// The row that an event changes.
#[derive(Clone, Copy)]
struct Row {
    tenant: Uuid,
    id: Uuid,
    version: i32,
}

impl Row {
    fn of(recorded: &Recorded<WorkspaceEvent>) -> Self {
        let id = Workspace::of_stream(recorded.tenant, recorded.stream).0;
        Self { tenant: recorded.tenant.0, id, version: recorded.version }
    }

    /// Makes the row where it isn't there.
    async fn make(
        self,
        db: &mut PgConnection,
        (name, purpose, everybody): (&str, &str, bool),
        recorded: &Recorded<WorkspaceEvent>,
    ) -> Result<(), sqlx::Error> {
        sqlx::query!(
            "insert into workspaces (tenant_id, id, name, purpose, everybody, safety, budgets, created_at, version)
             values ($1, $2, $3, $4, $5, $6, '[]', $7, $8) on conflict (tenant_id, id) do nothing",
            self.tenant,
            self.id,
            name,
            purpose,
            everybody,
            stored(&SafetyPolicy::default()),
            recorded.at.0,
            self.version
        )
        .execute(db)
        .await
        .map(|_| ())
    }

    async fn change(
        self,
        db: &mut PgConnection,
        event: &WorkspaceEvent,
        recorded: &Recorded<WorkspaceEvent>,
    ) -> Result<(), sqlx::Error> {
        match event {
            WorkspaceEvent::WorkspaceMemberSet { person_id, role } => {
                self.member(db, person_id.0, *role, recorded).await?;
            }
            WorkspaceEvent::WorkspaceMemberRemoved { person_id } => {
                sqlx::query!(
                    "delete from workspace_members where tenant_id = $1 and workspace_id = $2 and person_id = $3",
                    self.tenant,
                    self.id,
                    person_id.0
                )
                .execute(&mut *db)
                .await?;
            }
            other => self.set(db, other, recorded).await?,
        }
        sqlx::query!(
            "update workspaces set version = $3 where tenant_id = $1 and id = $2",
            self.tenant,
            self.id,
            self.version
        )
        .execute(db)
        .await
        .map(|_| ())
    }

    /// Sets one thing that the workspace says of itself.
    async fn set(
        self,
        db: &mut PgConnection,
        event: &WorkspaceEvent,
        recorded: &Recorded<WorkspaceEvent>,
    ) -> Result<(), sqlx::Error> {
        let (tenant, id) = (self.tenant, self.id);
        let done = match event {
            WorkspaceEvent::WorkspaceEdited { name, purpose, everybody } => {
                sqlx::query!(
                    "update workspaces set name = $3, purpose = $4, everybody = $5 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    name,
                    purpose,
                    *everybody
                )
                .execute(db)
                .await
            }
            WorkspaceEvent::WorkspaceModelsAllowed { models } => {
                sqlx::query!(
                    "update workspaces set models = $3 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    models.as_deref() as Option<&[String]>
                )
                .execute(db)
                .await
            }
            WorkspaceEvent::WorkspaceRetentionSet { days } => {
                sqlx::query!(
                    "update workspaces set retention_days = $3 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    days.map(|days| i16::try_from(days).unwrap_or(i16::MAX))
                )
                .execute(db)
                .await
            }
            WorkspaceEvent::WorkspaceSafetySet { safety } => {
                sqlx::query!(
                    "update workspaces set safety = $3 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    stored(safety)
                )
                .execute(db)
                .await
            }
            WorkspaceEvent::WorkspaceBudgetsSet { budgets } => {
                sqlx::query!(
                    "update workspaces set budgets = $3 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    stored(budgets)
                )
                .execute(db)
                .await
            }
            WorkspaceEvent::WorkspaceArchived {} => {
                sqlx::query!(
                    "update workspaces set archived_at = $3 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    recorded.at.0
                )
                .execute(db)
                .await
            }
            WorkspaceEvent::WorkspaceRestored {} => {
                sqlx::query!("update workspaces set archived_at = null where tenant_id = $1 and id = $2", tenant, id)
                    .execute(db)
                    .await
            }
            WorkspaceEvent::WorkspaceCreated { .. }
            | WorkspaceEvent::WorkspaceMemberSet { .. }
            | WorkspaceEvent::WorkspaceMemberRemoved { .. } => return Ok(()),
        };
        done.map(|_| ())
    }

    async fn member(
        self,
        db: &mut PgConnection,
        person: Uuid,
        role: WorkspaceRole,
        recorded: &Recorded<WorkspaceEvent>,
    ) -> Result<(), sqlx::Error> {
        sqlx::query!(
            "insert into workspace_members (tenant_id, workspace_id, person_id, role, since)
             values ($1, $2, $3, $4, $5)
             on conflict (tenant_id, workspace_id, person_id) do update set role = excluded.role, since = excluded.since",
            self.tenant,
            self.id,
            person,
            role.as_str(),
            recorded.at.0
        )
        .execute(db)
        .await
        .map(|_| ())
    }
}

fn stored(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
