//! Keys for what can be erased. A root key, derived from the installation's secret and in no database, wraps a key per
//! tenant; that wraps the keys of the tenant's subjects: people, the tenant itself, single files. What a subject's key
//! sealed is gone for good when the key is.

mod data_key;
mod erase;
mod root;
mod rotate;

pub use data_key::DataKey;
pub use rotate::Rotated;

use crate::Stop;
use crate::ambient::new_id;
use domain::kernel::TenantId;
use root::{Root, Wrapping};
use sqlx::PgConnection;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// Keys that are kept in memory for sealing; opening always asks the database, so that a destroyed key opens nothing.
const CACHED_MAX: usize = 10_000;

/// The keys of this installation.
#[derive(Clone)]
pub struct Keys(Arc<Inner>);

struct Inner {
    /// The one that wraps, then those that still unwrap.
    roots: Vec<Root>,
    /// For sealing alone: by tenant and subject.
    cached: Mutex<HashMap<(TenantId, Uuid), DataKey>>,
}

impl Keys {
    /// Keys under the installation's secret; what earlier secrets wrapped is still opened.
    ///
    /// # Errors
    /// A defect; every secret makes a key.
    pub fn new(secret: &[u8], earlier: &[Vec<u8>]) -> Result<Self, Stop> {
        let secrets = std::iter::once(secret).chain(earlier.iter().map(Vec::as_slice));
        let roots = secrets.map(Root::new).collect::<Result<_, _>>()?;
        Ok(Self(Arc::new(Inner { roots, cached: Mutex::default() })))
    }

    /// The key to seal with for a subject of a tenant, made at its first use in the caller's transaction.
    ///
    /// # Errors
    /// The database's, and a tenant key that this installation's secret doesn't open.
    pub async fn of_subject(&self, db: &mut PgConnection, tenant: TenantId, subject: Uuid) -> Result<DataKey, Stop> {
        if let Some(key) = self.cached().get(&(tenant, subject)) {
            return Ok(key.clone());
        }
        let (key, settled) = match self.stored(db, tenant, subject).await? {
            Some(found) => found,
            None => (self.make(db, tenant, subject).await?, false),
        };
        // A key that this very transaction made may still be rolled back: nothing else may be sealed with it.
        if settled {
            let mut cached = self.cached();
            if cached.len() >= CACHED_MAX {
                cached.clear();
            }
            cached.insert((tenant, subject), key.clone());
        }
        Ok(key)
    }

    /// The key of the tenant itself, for what belongs to nobody in particular.
    ///
    /// # Errors
    /// As [`Keys::of_subject`].
    pub async fn of_tenant(&self, db: &mut PgConnection, tenant: TenantId) -> Result<DataKey, Stop> {
        self.of_subject(db, tenant, tenant.0).await
    }

    /// The key to open with, unless it was destroyed. It is asked of the database each time.
    ///
    /// # Errors
    /// As [`Keys::of_subject`].
    pub async fn opening(
        &self,
        db: &mut PgConnection,
        tenant: TenantId,
        subject: Uuid,
    ) -> Result<Option<DataKey>, Stop> {
        Ok(self.stored(db, tenant, subject).await?.map(|(key, _)| key))
    }

    /// Keys to open with, for many subjects in one statement; destroyed ones are absent.
    ///
    /// # Errors
    /// As [`Keys::of_subject`].
    pub async fn opening_all(
        &self,
        db: &mut PgConnection,
        subjects: &[(TenantId, Uuid)],
    ) -> Result<HashMap<(TenantId, Uuid), DataKey>, Stop> {
        let tenants: Vec<Uuid> = subjects.iter().map(|(tenant, _)| tenant.0).collect();
        let ids: Vec<Uuid> = subjects.iter().map(|(_, subject)| *subject).collect();
        let rows = sqlx::query!(
            "select s.id, s.tenant_id, s.subject_id, s.wrapped, t.id as tenant_key, t.root, t.wrapped as tenant_wrapped
             from unnest($1::uuid[], $2::uuid[]) as asked(tenant_id, subject_id)
             join keys.subjects s on s.tenant_id = asked.tenant_id and s.subject_id = asked.subject_id
             join keys.tenants t on t.id = s.tenant_key",
            &tenants,
            &ids
        )
        .fetch_all(db)
        .await?;
        let mut opened: HashMap<Uuid, Wrapping> = HashMap::new();
        let mut found = HashMap::new();
        for row in rows {
            let tenant = TenantId(row.tenant_id);
            let wrapping = match opened.entry(row.tenant_key) {
                std::collections::hash_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::hash_map::Entry::Vacant(entry) => {
                    entry.insert(self.unwrap_tenant(tenant, &row.root, &row.tenant_wrapped)?)
                }
            };
            found.insert((tenant, row.subject_id), DataKey::unwrap(row.id, wrapping, &row.wrapped)?);
        }
        Ok(found)
    }

    async fn stored(
        &self,
        db: &mut PgConnection,
        tenant: TenantId,
        subject: Uuid,
    ) -> Result<Option<(DataKey, bool)>, Stop> {
        // What this transaction has written itself, also behind a savepoint, is as old as it or younger.
        let row = sqlx::query!(
            r#"select s.id, s.wrapped, t.root, t.wrapped as tenant_wrapped,
                      age(s.xmin) > 0 as "settled!"
               from keys.subjects s join keys.tenants t on t.id = s.tenant_key
               where s.tenant_id = $1 and s.subject_id = $2"#,
            tenant.0,
            subject
        )
        .fetch_optional(db)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let wrapping = self.unwrap_tenant(tenant, &row.root, &row.tenant_wrapped)?;
        Ok(Some((DataKey::unwrap(row.id, &wrapping, &row.wrapped)?, row.settled)))
    }

    async fn make(&self, db: &mut PgConnection, tenant: TenantId, subject: Uuid) -> Result<DataKey, Stop> {
        let (tenant_key, wrapping) = self.current(db, tenant).await?;
        let (key, wrapped) = DataKey::make(new_id(), &wrapping)?;
        sqlx::query!(
            "insert into keys.subjects (id, tenant_id, subject_id, tenant_key, wrapped) values ($1, $2, $3, $4, $5)
             on conflict (tenant_id, subject_id) do nothing",
            key.id(),
            tenant.0,
            subject,
            tenant_key,
            wrapped
        )
        .execute(&mut *db)
        .await?;
        // Whoever was first has made the key that counts.
        let found = self.stored(db, tenant, subject).await?;
        found.map(|(key, _)| key).ok_or_else(|| Stop::defect("a key that was just made isn't there"))
    }

    /// The tenant's key that wraps today.
    async fn current(&self, db: &mut PgConnection, tenant: TenantId) -> Result<(Uuid, Wrapping), Stop> {
        let root = self.root();
        for _ in 0..2 {
            let row = sqlx::query!(
                "select id, root, wrapped from keys.tenants where tenant_id = $1 and retired_at is null for share",
                tenant.0
            )
            .fetch_optional(&mut *db)
            .await?;
            if let Some(row) = row {
                return Ok((row.id, self.unwrap_tenant(tenant, &row.root, &row.wrapped)?));
            }
            let (_, wrapped) = root.make(tenant)?;
            sqlx::query!(
                "insert into keys.tenants (id, tenant_id, root, wrapped) values ($1, $2, $3, $4)
                 on conflict (tenant_id) where retired_at is null do nothing",
                new_id(),
                tenant.0,
                root.name(),
                wrapped
            )
            .execute(&mut *db)
            .await?;
        }
        Err(Stop::defect("a tenant's key can't be made"))
    }

    fn unwrap_tenant(&self, tenant: TenantId, root: &str, wrapped: &[u8]) -> Result<Wrapping, Stop> {
        let known = self.0.roots.iter().find(|known| known.name() == root);
        let known = known.ok_or_else(|| {
            Stop::defect(format!(
                "the key of tenant {tenant} is wrapped under another secret ({root}…): name it with --earlier-secret"
            ))
        })?;
        known.unwrap(tenant, wrapped)
    }

    fn root(&self) -> &Root {
        &self.0.roots[0]
    }

    fn cached(&self) -> std::sync::MutexGuard<'_, HashMap<(TenantId, Uuid), DataKey>> {
        self.0.cached.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
