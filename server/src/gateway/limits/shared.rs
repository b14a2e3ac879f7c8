//! The part of the limits that all processes share: one statement takes calls in advance, one gives them back.

use super::BucketId;
use super::bucket::Unused;
use crate::store::Db;
use sqlx::types::chrono::{DateTime, Utc};
use std::time::Duration;

/// The most calls that a process takes in advance at once.
const MOST: i32 = 64;

/// Calls taken in advance.
pub struct Lease {
    /// For this process; none: the bucket is empty.
    pub granted: u32,
    /// What stays in the bucket.
    pub left_over: u32,
    /// Until the bucket is full again.
    pub ends_in: Duration,
    /// The same as the database's clock has it, which names the window; `None`: this process counts alone.
    pub ends_at: Option<DateTime<Utc>>,
}

/// Takes an eighth of what is left, at least one call, in one statement that begins a window where none runs. `quota` is
/// what a window holds at most and what it begins with; `window` how long it is if it begins now.
pub async fn lease(
    db: &Db,
    bucket: BucketId,
    (quota, begins_with): (u32, u32),
    window: Duration,
) -> Result<Lease, sqlx::Error> {
    let small = |calls: u32| i32::try_from(calls).unwrap_or(i32::MAX);
    let mut db = db.for_limits().await?;
    let row = sqlx::query!(
        r#"insert into gateway.rate_buckets as b (bucket, left_over, granted, ends_at)
           select $1, whole - part, part, now() + make_interval(secs => $4)
           from (select $5::int as whole) w,
                lateral (select least(whole, greatest(1, least($3, whole / 8))) as part) p
           on conflict (bucket) do update set (left_over, granted, ends_at) = (
               select whole - part, part, case when b.ends_at > now() then b.ends_at else excluded.ends_at end
               from (select case when b.ends_at > now() then least(b.left_over, $2) else $5 end as whole) w,
                    lateral (select least(whole, greatest(1, least($3, whole / 8))) as part) p)
           returning granted, left_over, ends_at, extract(epoch from ends_at - now())::float8 as "seconds!""#,
        &bucket[..],
        small(quota),
        MOST,
        window.as_secs_f64(),
        small(begins_with)
    )
    .fetch_one(&mut *db)
    .await?;
    db.done().await?;
    Ok(Lease {
        granted: u32::try_from(row.granted).unwrap_or_default(),
        left_over: u32::try_from(row.left_over).unwrap_or_default(),
        ends_in: Duration::from_secs_f64(row.seconds.clamp(0.0, window.as_secs_f64())),
        ends_at: Some(row.ends_at),
    })
}

/// Gives calls back to the windows that they were taken from; those of a window that is over are gone with it.
pub async fn give_back(db: &Db, unused: &[(BucketId, Unused)]) -> Result<(), sqlx::Error> {
    if unused.is_empty() {
        return Ok(());
    }
    // In one order everywhere, so that two processes never wait for each other.
    let mut unused: Vec<_> = unused.iter().collect();
    unused.sort_by_key(|(bucket, _)| *bucket);
    for (bucket, unused) in unused {
        let mut db = db.for_limits().await?;
        sqlx::query!(
            "update gateway.rate_buckets set left_over = left_over + $2 where bucket = $1 and ends_at = $3",
            &bucket[..],
            i32::try_from(unused.calls).unwrap_or_default(),
            unused.ends_at
        )
        .execute(&mut *db)
        .await?;
        db.done().await?;
    }
    Ok(())
}
