//! Destroying keys.

use super::Keys;
use crate::Stop;
use domain::kernel::TenantId;
use sqlx::PgConnection;
use uuid::Uuid;

impl Keys {
    /// Destroys every key of a subject, in all tenants; answers how many there were. What they sealed is unreadable
    /// from the commit on, in every process, since opening asks the database each time.
    ///
    /// # Errors
    /// The database's.
    pub async fn erase_subject(&self, db: &mut PgConnection, subject: Uuid) -> Result<u64, Stop> {
        let gone = sqlx::query!("delete from keys.subjects where subject_id = $1", subject).execute(db).await?;
        self.cached().retain(|(_, cached), _| *cached != subject);
        Ok(gone.rows_affected())
    }

    /// Destroys the keys of some subjects of one tenant; answers how many there were.
    ///
    /// # Errors
    /// The database's.
    pub async fn erase_subjects(
        &self,
        db: &mut PgConnection,
        tenant: TenantId,
        subjects: &[Uuid],
    ) -> Result<u64, Stop> {
        let gone =
            sqlx::query!("delete from keys.subjects where tenant_id = $1 and subject_id = any($2)", tenant.0, subjects)
                .execute(db)
                .await?;
        self.cached().retain(|(owner, cached), _| *owner != tenant || !subjects.contains(cached));
        Ok(gone.rows_affected())
    }

    /// Destroys the tenant's own key and those of all its subjects; answers how many there were.
    ///
    /// # Errors
    /// The database's.
    pub async fn erase_tenant(&self, db: &mut PgConnection, tenant: TenantId) -> Result<u64, Stop> {
        let subjects =
            sqlx::query!("delete from keys.subjects where tenant_id = $1", tenant.0).execute(&mut *db).await?;
        let own = sqlx::query!("delete from keys.tenants where tenant_id = $1", tenant.0).execute(db).await?;
        self.cached().retain(|(cached, _), _| *cached != tenant);
        Ok(subjects.rows_affected() + own.rows_affected())
    }
}
