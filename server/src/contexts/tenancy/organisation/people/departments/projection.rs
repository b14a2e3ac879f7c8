//! `tenancy.departments`. Postings in a department that is removed are hidden by it, not rewritten: they are another
//! aggregate's.

use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{Tree, TreeEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Tree>() }

impl Projected for Tree {
    const TABLES: &'static [&'static str] = &["tenancy.departments"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<TreeEvent>) -> Result<(), sqlx::Error> {
        let tenant = recorded.tenant.0;
        match &recorded.event {
            TreeEvent::DepartmentAdded { department_id, name, parent_id } => {
                sqlx::query!(
                    "insert into departments (tenant_id, id, name, parent_id) values ($1, $2, $3, $4)",
                    tenant,
                    department_id.0,
                    name,
                    parent_id.map(|parent| parent.0)
                )
                .execute(db)
                .await?;
            }
            TreeEvent::DepartmentRenamed { department_id, name } => {
                sqlx::query!(
                    "update departments set name = $3 where tenant_id = $1 and id = $2",
                    tenant,
                    department_id.0,
                    name
                )
                .execute(db)
                .await?;
            }
            TreeEvent::DepartmentMoved { department_id, parent_id } => {
                sqlx::query!(
                    "update departments set parent_id = $3 where tenant_id = $1 and id = $2",
                    tenant,
                    department_id.0,
                    parent_id.map(|parent| parent.0)
                )
                .execute(db)
                .await?;
            }
            TreeEvent::DepartmentRemoved { department_id } => {
                sqlx::query!("delete from departments where tenant_id = $1 and id = $2", tenant, department_id.0)
                    .execute(db)
                    .await?;
            }
        }
        Ok(())
    }
}
