//! Where sessions were used from, opened with the keys of their people.

use crate::Stop;
use crate::store::Keys;
use domain::kernel::TenantId;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// A session's address as it is kept, and whose it is.
pub(super) struct Sealed<'a> {
    pub session: Uuid,
    pub tenant: Uuid,
    pub person: Uuid,
    pub address: Option<&'a [u8]>,
}

/// The addresses by session; those that were never noted, or whose key is gone, are left out.
///
/// # Errors
/// When the database isn't there.
pub(super) async fn addresses(
    db: &mut PgConnection,
    keys: &Keys,
    sealed: &[Sealed<'_>],
) -> Result<HashMap<Uuid, String>, Stop> {
    let mut subjects: Vec<_> = sealed.iter().map(|it| (TenantId(it.tenant), it.person)).collect();
    subjects.sort_unstable();
    subjects.dedup();
    let opening = keys.opening_all(db, &subjects).await?;
    let opened = sealed.iter().filter_map(|it| {
        let key = opening.get(&(TenantId(it.tenant), it.person))?;
        let plain = key.open(it.address?, it.session.as_bytes())?;
        Some((it.session, String::from_utf8(plain).ok()?))
    });
    Ok(opened.collect())
}
