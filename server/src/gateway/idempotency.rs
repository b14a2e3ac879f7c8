//! A command asked for with a key is done once. The claim stands in the handler's own transaction, before its effects,
//! and the answer is written into it before the same commit: whatever falls over in between leaves neither.
//!
//! A refusal isn't kept, because nothing has happened; nor is anything of callers without a tenant.

use super::in_flight::Turn;
use super::{Context, IdempotencyKey};
use crate::Stop;
use crate::ambient::machine_now;
use domain::catalogue::Entry;
use domain::kernel::{Kind, PersonId, TenantId};
use domain::{Operation, Refusal};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::time::{Duration, Instant};

/// How long the second of two asks waits for the first.
const WAIT: Duration = Duration::from_secs(5);

/// How long an answer is kept.
pub(super) const KEPT: chrono::TimeDelta = chrono::TimeDelta::hours(24);

/// What a kept answer is sealed as.
const SEALED: &[u8] = b"answer under an idempotency key";

/// How a call with or without a key goes on.
pub(super) enum Begun {
    /// No key: nothing is kept.
    Free,
    /// The call's own work, to be ended with [`Claim::keep`].
    Claimed(Claim),
    /// It has been done; this was the answer.
    Done(Value),
}

/// A key that this call works under.
pub(super) struct Claim {
    tenant: TenantId,
    person: PersonId,
    key: IdempotencyKey,
    _turn: Turn,
}

/// Claims the caller's key in the transaction of the call, or finds what was answered under it.
///
/// # Errors
/// `in_flight` (409) when the first ask takes longer than the second may wait; `key_reused` (409) when the key was
/// used for something else; `answer_gone` (410) when it was done and its answer was erased with the person.
pub(super) async fn begin<O: Operation>(cx: &mut Context, entry: &Entry, operation: &O) -> Result<Begun, Stop> {
    let actor = cx.caller.actor.as_ref().filter(|_| matches!(entry.kind, Kind::Command | Kind::Job));
    let (Some(key), Some(actor)) = (cx.caller.terms.idempotency_key.clone(), actor) else {
        return Ok(Begun::Free);
    };
    let (tenant, person, began) = (actor.tenant_id, actor.person_id, Instant::now());
    let input = serde_json::to_vec(&serde_json::to_value(operation).map_err(Stop::defect)?).map_err(Stop::defect)?;
    let fingerprint = [entry.name.as_bytes(), person.0.as_bytes(), &input]
        .into_iter()
        .fold(Sha256::new(), |hash, part| hash.chain_update((part.len() as u64).to_be_bytes()).chain_update(part))
        .finalize()
        .to_vec();
    let waiting = cx.services.in_flight.turn(tenant, &key);
    let turn = tokio::time::timeout(WAIT, waiting).await.map_err(|_| in_flight())?;
    let left_ms = WAIT.saturating_sub(began.elapsed()).as_millis().max(100);
    let wait = format!("set local lock_timeout = '{left_ms}ms'");
    let tx = cx.tx().await?;
    sqlx::raw_sql(sqlx::AssertSqlSafe(wait)).execute(&mut **tx).await?;
    let now = machine_now().0;
    // Another's claim that isn't committed yet makes this statement wait on the unique index.
    let claimed = sqlx::query_scalar!(
        r#"insert into gateway.idempotency_keys as k (tenant_id, key, fingerprint, made_at) values ($1, $2, $3, $4)
           on conflict (tenant_id, key) do update
           set fingerprint = excluded.fingerprint, made_at = excluded.made_at, answer = null
           where k.made_at <= $5
           returning true as "claimed!""#,
        tenant.0,
        key.as_str(),
        fingerprint,
        now,
        now - KEPT
    )
    .fetch_optional(&mut **tx)
    .await
    .map_err(|error| if is_lock_timeout(&error) { in_flight().into() } else { Stop::from(error) })?;
    if claimed.is_some() {
        sqlx::raw_sql("set local lock_timeout = 0").execute(&mut **tx).await?;
        return Ok(Begun::Claimed(Claim { tenant, person, key, _turn: turn }));
    }
    let done = sqlx::query!(
        "select fingerprint, answer from gateway.idempotency_keys where tenant_id = $1 and key = $2",
        tenant.0,
        key.as_str()
    )
    .fetch_optional(&mut **tx)
    .await?;
    match done {
        Some(done) if done.fingerprint != fingerprint => Err(Refusal::new(409, "key_reused").into()),
        Some(done) => {
            let key = cx.services.keys.clone().opening(cx.tx().await?, tenant, person.0).await?;
            // A key that was destroyed, also one that another has taken the place of, opens nothing any more.
            let opened = key.zip(done.answer).and_then(|(key, sealed)| key.open(&sealed, SEALED));
            let answer = opened.ok_or_else(|| Refusal::new(410, "answer_gone"))?;
            Ok(Begun::Done(serde_json::from_slice(&answer).map_err(Stop::defect)?))
        }
        None => Err(in_flight().into()),
    }
}

impl Claim {
    /// Writes the answer into the claim; it is kept when the transaction commits.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn keep(&self, cx: &mut Context, answer: &Value) -> Result<(), Stop> {
        let keys = cx.services.keys.clone();
        let tx = cx.tx().await?;
        let key = keys.of_subject(tx, self.tenant, self.person.0).await?;
        let answer = key.seal(&serde_json::to_vec(answer).map_err(Stop::defect)?, SEALED)?;
        sqlx::query!(
            "update gateway.idempotency_keys set answer = $3 where tenant_id = $1 and key = $2",
            self.tenant.0,
            self.key.as_str(),
            answer
        )
        .execute(&mut **tx)
        .await?;
        Ok(())
    }
}

fn in_flight() -> Refusal {
    Refusal::new(409, "in_flight")
}

/// SQLSTATE 55P03, lock_not_available.
fn is_lock_timeout(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "55P03")
}
