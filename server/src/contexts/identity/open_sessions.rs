//! Which sessions are still open: asked for all streams of a process at once.

use crate::Stop;
use crate::store::Db;
use domain::kernel::{PersonId, SessionId, TenantId};
use uuid::Uuid;

/// A session, and who is behind it: whoever signed in, or the person that they act as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OpenSession {
    /// The session.
    pub session: SessionId,
    /// Who asks with it.
    pub person: PersonId,
    /// In which of their tenants.
    pub tenant: TenantId,
}

/// Those of the sessions that haven't ended, each as it is now. A caller compares.
///
/// # Errors
/// When the database isn't there.
pub async fn still_open(db: &Db, asked: &[OpenSession]) -> Result<Vec<OpenSession>, Stop> {
    let ids: Vec<Uuid> = asked.iter().map(|open| open.session.0).collect();
    let mut tx = db.as_system("which sessions are open").await?;
    let found = sqlx::query!(
        r#"select s.id, m.user_id, m.tenant_id
           from identity.sessions s
           left join lateral (
               select o.user_id, o.tenant_id from identity.impersonations o
               where o.session_id = s.id and o.ended_at is null and o.until > now() limit 1
           ) acting on true
           join identity.memberships m
               on m.user_id = case when acting.user_id is null then s.user_id else acting.user_id end
               and m.tenant_id = case when acting.user_id is null then s.tenant_id else acting.tenant_id end
           where s.id = any($1) and s.revoked_at is null and s.expires_at > now()"#,
        &ids
    )
    .fetch_all(&mut *tx)
    .await?;
    let open = found.into_iter().map(|row| OpenSession {
        session: SessionId(row.id),
        person: PersonId(row.user_id),
        tenant: TenantId(row.tenant_id),
    });
    Ok(open.collect())
}
