//! Snapshots: the state of a long stream as of a version, under a fingerprint of the code that folded it. One with
//! another fingerprint is as good as none, and is overwritten by the next.

use super::append::Place;
use super::{Loaded, Projected};
use crate::Stop;
use domain::kernel::{Aggregate, EventKind, TenantId};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

/// Changes with the shape of the state, the shape of the events, and the aggregate's own revision of its fold.
fn fingerprint<A: Aggregate>() -> String {
    let schema = schemars::SchemaGenerator::default().into_root_schema_for::<A::State>();
    let text = format!("{}/{}/{}/{}", A::NAME, A::FOLD_REVISION, A::Event::SCHEMA_VERSION, schema.to_value());
    crate::ambient::base64url(&Sha256::digest(text)[..12])
}

/// The newest snapshot that this release understands, or nothing.
pub(super) async fn newest<A: Projected>(db: &mut PgConnection, stream: Uuid) -> Result<Loaded<A>, Stop> {
    let row = sqlx::query!(
        "select tenant_id, version, state from log.snapshots
         where stream_id = $1 and stream_type = $2 and fingerprint = $3",
        stream,
        A::NAME,
        fingerprint::<A>()
    )
    .fetch_optional(db)
    .await?;
    let found = row.and_then(|row| {
        let state = serde_json::from_value(row.state).ok()?;
        Some(Loaded { tenant: Some(TenantId(row.tenant_id)), version: row.version, snapshot: row.version, state })
    });
    Ok(found.unwrap_or_else(Loaded::nothing))
}

/// Whether the stream has grown long enough with `more` events.
pub(super) fn due<A: Aggregate>(loaded: &Loaded<A>, more: usize) -> bool {
    let since = i64::from(loaded.version - loaded.snapshot) + i64::try_from(more).unwrap_or(i64::MAX);
    A::SNAPSHOT_EVERY.is_some_and(|every| since >= i64::from(every))
}

pub(super) async fn keep<A: Projected>(
    db: &mut PgConnection,
    place: Place,
    version: i32,
    state: &A::State,
) -> Result<(), Stop> {
    sqlx::query!(
        "insert into log.snapshots (stream_id, tenant_id, stream_type, version, fingerprint, state)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (stream_id) do update
             set version = excluded.version, fingerprint = excluded.fingerprint, state = excluded.state, taken_at = now()",
        place.stream,
        place.tenant.0,
        A::NAME,
        version,
        fingerprint::<A>(),
        serde_json::to_value(state).map_err(Stop::defect)?
    )
    .execute(db)
    .await?;
    Ok(())
}
