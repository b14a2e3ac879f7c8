//! Rotation: a new key takes the old one's place, what the old one wrapped is wrapped anew, the old one is destroyed.
//! The data itself stays as it is, since only the wrapping of its keys changes.

use super::{DataKey, Keys};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use domain::kernel::TenantId;
use sqlx::PgConnection;

/// What a rotation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// Keys that are wrapped by the new one.
    pub wrapped: usize,
    /// Old keys that are gone.
    pub destroyed: u64,
}

impl Keys {
    /// Gives the tenant a new key, wraps its subjects' keys with it and destroys the old one, in the caller's
    /// transaction.
    ///
    /// # Errors
    /// The database's.
    pub async fn rotate_tenant(&self, db: &mut PgConnection, tenant: TenantId) -> Result<Rotated, Stop> {
        sqlx::query!(
            "update keys.tenants set retired_at = $2 where tenant_id = $1 and retired_at is null",
            tenant.0,
            machine_now().0
        )
        .execute(&mut *db)
        .await?;
        let (id, wrapped) = (new_id(), self.root().make(tenant)?.1);
        sqlx::query!(
            "insert into keys.tenants (id, tenant_id, root, wrapped) values ($1, $2, $3, $4)",
            id,
            tenant.0,
            self.root().name(),
            wrapped
        )
        .execute(&mut *db)
        .await?;
        let new = self.unwrap_tenant(tenant, self.root().name(), &wrapped)?;
        let subjects = sqlx::query!(
            "select s.id, s.wrapped, t.root, t.wrapped as tenant_wrapped
             from keys.subjects s join keys.tenants t on t.id = s.tenant_key
             where s.tenant_id = $1 for update of s",
            tenant.0
        )
        .fetch_all(&mut *db)
        .await?;
        for subject in &subjects {
            let old = self.unwrap_tenant(tenant, &subject.root, &subject.tenant_wrapped)?;
            let wrapped = DataKey::rewrap(subject.id, (&old, &new), &subject.wrapped)?;
            sqlx::query!(
                "update keys.subjects set tenant_key = $2, wrapped = $3 where id = $1",
                subject.id,
                id,
                wrapped
            )
            .execute(&mut *db)
            .await?;
        }
        let destroyed =
            sqlx::query!("delete from keys.tenants where tenant_id = $1 and retired_at is not null", tenant.0)
                .execute(db)
                .await?
                .rows_affected();
        Ok(Rotated { wrapped: subjects.len(), destroyed })
    }

    /// Wraps every tenant's key that an earlier secret wrapped with today's; afterwards the earlier one isn't needed.
    ///
    /// # Errors
    /// The database's, and a key that no given secret opens.
    pub async fn rotate_root(&self, db: &mut PgConnection) -> Result<usize, Stop> {
        let root = self.root();
        let rows = sqlx::query!(
            "select id, tenant_id, root, wrapped from keys.tenants where root <> $1 for update",
            root.name()
        )
        .fetch_all(&mut *db)
        .await?;
        for row in &rows {
            let tenant = TenantId(row.tenant_id);
            let from = self.0.roots.iter().find(|known| known.name() == row.root).ok_or_else(|| {
                Stop::defect(format!("no given secret opens the key of tenant {tenant}: name it with --earlier-secret"))
            })?;
            let wrapped = root.rewrap(from, tenant, &row.wrapped)?;
            sqlx::query!("update keys.tenants set root = $2, wrapped = $3 where id = $1", row.id, root.name(), wrapped)
                .execute(&mut *db)
                .await?;
        }
        Ok(rows.len())
    }
}
