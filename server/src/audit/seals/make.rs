//! Sealing: everything below the horizon that no seal covers yet, in batches of whole transactions.

use super::leaf::Leaves;
use super::merkle;
use super::seal::{Payload, Seal, seals_after};
use super::signer::Signer;
use crate::Stop;
use crate::ambient::machine_now;
use sqlx::PgConnection;

/// Rows after which a batch ends with the transaction that is under way.
pub const BATCH_ROWS: i64 = 4096;

/// Seals the next batch; `None` when nothing below the horizon is left. Of several processes one seals at a time: the
/// others wait for its transaction and go on behind it.
///
/// # Errors
/// When the database isn't there.
pub async fn seal_next(db: &mut PgConnection, signer: &Signer, batch_rows: i64) -> Result<Option<Seal>, Stop> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('log.seals', 0))").execute(&mut *db).await?;
    let last = sqlx::query_scalar!("select max(number) from log.seals").fetch_one(&mut *db).await?.unwrap_or(0);
    let before = seals_after(db, last - 1, 1).await?.pop().map(|seal| seal.payload);
    let from = before.as_ref().map_or(0, |before| before.to);
    let Some(to) = end_of_batch(db, from, batch_rows).await? else { return Ok(None) };
    let leaves = Leaves::new(db).await?.within(db, from, to).await?;
    let payload = Payload::of(&leaves, (from, to), before.as_ref(), machine_now().0);
    let seal = Seal::signed(payload, signer);
    write(db, &seal).await?;
    Ok(Some(seal))
}

/// The last transaction of the next batch. Only transactions below the horizon count: none of them is in flight, so
/// nothing can come to a range once it is sealed.
async fn end_of_batch(db: &mut PgConnection, from: i64, batch_rows: i64) -> Result<Option<i64>, Stop> {
    let end = sqlx::query_scalar!(
        "select max(transaction_id) from (
             (select transaction_id from log.events
              where transaction_id > $1 and transaction_id < (select log.horizon())
              order by transaction_id limit $2)
             union all
             (select transaction_id from log.accesses
              where transaction_id > $1 and transaction_id < (select log.horizon())
              order by transaction_id limit $2)
             order by transaction_id limit $2
         ) next",
        from,
        batch_rows
    );
    Ok(end.fetch_one(db).await?)
}

async fn write(db: &mut PgConnection, Seal { payload, signature }: &Seal) -> Result<(), Stop> {
    let bytes = |text: &str| merkle::from_hex(text).map(Vec::from).unwrap_or_default();
    sqlx::query!(
        "insert into log.seals
             (number, from_transaction, to_transaction, count, root, leaves, previous, sealed_at, signature)
         values ($1, $2, $3, $4, $5, $6, $7, $8::text::timestamptz, $9)",
        payload.number,
        payload.from,
        payload.to,
        payload.count,
        bytes(&payload.root),
        bytes(&payload.leaves),
        bytes(&payload.previous),
        payload.sealed_at,
        &signature[..]
    )
    .execute(db)
    .await?;
    Ok(())
}
