//! The log as those read it who only want to know which things have changed: no payloads, nothing to decrypt.

use super::Cursor;
use domain::kernel::TenantId;
use sqlx::PgConnection;
use uuid::Uuid;

/// That something happened to an aggregate.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    /// Its place in the log.
    pub place: Cursor,
    /// Whose the aggregate is.
    pub tenant: TenantId,
    /// Another tenant that it is about: one that a person becomes a member of, or has a role in.
    pub other: Option<TenantId>,
    /// The kind of aggregate.
    pub stream_type: String,
    /// The aggregate.
    pub stream: Uuid,
    /// Whether it is about what everybody reads, whatever their tenant: words of the platform.
    pub is_everybodys: bool,
}

/// What was read of the log.
pub(crate) struct Movements {
    /// In the log's order.
    pub moved: Vec<Moved>,
    /// Whether there is more that can't be read yet: older transactions are still in flight.
    pub pending: bool,
}

/// What happened next after a place, below the oldest transaction in flight, at most so much.
///
/// # Errors
/// The database's.
pub(crate) async fn movements_after(
    db: &mut PgConnection,
    after: Cursor,
    limit: i64,
) -> Result<Movements, sqlx::Error> {
    // A person's record lies in one tenant and is about all that they are a member of. Words of the platform lie in the tenant
    // of whoever chose them first.
    let rows = sqlx::query!(
        r#"select transaction_id, position, tenant_id, stream_type, stream_id,
                  case when stream_type = 'person' then (payload->>'tenantId')::uuid end as other,
                  coalesce(stream_type = 'wording' and payload->>'owner' = 'platform', false) as "is_everybodys!"
           from log.events
           where (transaction_id, position) > ($1, $2) and transaction_id < (select log.horizon())
           order by transaction_id, position limit $3"#,
        after.transaction,
        after.position,
        limit
    )
    .fetch_all(&mut *db)
    .await?;
    let moved = rows.into_iter().map(|row| Moved {
        place: Cursor { transaction: row.transaction_id, position: row.position },
        tenant: TenantId(row.tenant_id),
        other: row.other.map(TenantId).filter(|other| other.0 != row.tenant_id),
        stream_type: row.stream_type,
        stream: row.stream_id,
        is_everybodys: row.is_everybodys,
    });
    let moved: Vec<_> = moved.collect();
    let pending = sqlx::query_scalar!(
        r#"select exists (select from log.events where transaction_id >= (select log.horizon())) as "pending!""#
    );
    Ok(Movements { moved, pending: pending.fetch_one(db).await? })
}

/// The newest place that nothing can come before any more.
///
/// # Errors
/// The database's.
pub(crate) async fn newest_place(db: &mut PgConnection) -> Result<Cursor, sqlx::Error> {
    let row = sqlx::query!(
        "select transaction_id, position from log.events where transaction_id < (select log.horizon())
         order by transaction_id desc, position desc limit 1"
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map_or(Cursor::START, |row| Cursor { transaction: row.transaction_id, position: row.position }))
}

/// Whether a place can be one that somebody was told of: below the oldest transaction in flight.
///
/// # Errors
/// The database's.
pub(crate) async fn is_settled(db: &mut PgConnection, place: Cursor) -> Result<bool, sqlx::Error> {
    let row = sqlx::query_scalar!(r#"select $1::bigint < log.horizon() as "settled!""#, place.transaction);
    row.fetch_one(db).await
}
