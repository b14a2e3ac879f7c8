//! The log of requests: who asked what, when, and what came of it, to be found by the id that the caller was told.
//! No bodies, and addresses only as a keyed hash, which tells whether two requests came from one place.

use super::Noted;
use crate::ambient::{base64url, machine_now};
use crate::store::Db;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use uuid::Uuid;

/// Requests that are kept while the database is away; beyond it the oldest are lost.
const KEPT_MAX: usize = 50_000;
/// Rows in one statement.
const BATCH: usize = 5_000;

/// One request, answered.
#[derive(Clone, Debug)]
struct Line {
    id: Uuid,
    at: DateTime<Utc>,
    tenant: Option<Uuid>,
    person: Option<Uuid>,
    key: Option<Uuid>,
    operation: Option<String>,
    door: String,
    method: String,
    status: i16,
    code: Option<String>,
    latency_us: i64,
    address: Option<String>,
}

/// Requests that were answered and aren't written down yet.
pub struct Requests {
    pepper: [u8; 32],
    lines: Mutex<Vec<Line>>,
}

impl Requests {
    /// An empty log; the secret keys the hash of addresses.
    pub fn new(secret: &[u8]) -> Self {
        let pepper = Sha256::new().chain_update(b"addresses of requests").chain_update(secret).finalize();
        Self { pepper: pepper.into(), lines: Mutex::default() }
    }

    /// Notes a request that was answered with `status`.
    pub fn note(&self, id: &str, method: &str, status: u16, took: Duration, noted: &Noted) {
        let Ok(id) = id.parse() else { return };
        let line = Line {
            id,
            at: machine_now().0,
            tenant: noted.tenant.map(|tenant| tenant.0),
            person: noted.person.map(|person| person.0),
            key: noted.key.map(|key| key.0),
            operation: noted.operation.map(str::to_owned),
            door: noted.door.unwrap_or("page").to_owned(),
            method: method.chars().take(20).collect(),
            status: i16::try_from(status).unwrap_or_default(),
            code: noted.code.clone(),
            latency_us: i64::try_from(took.as_micros()).unwrap_or(i64::MAX),
            address: noted.address.map(|address| self.hash(address)),
        };
        let mut lines = self.lines();
        if lines.len() >= KEPT_MAX {
            lines.drain(..BATCH);
            metrics::counter!("portico_requests_lost_total").increment(BATCH as u64);
        }
        lines.push(line);
    }

    /// Writes down what was noted, in batches.
    ///
    /// # Errors
    /// The database's; what isn't written is kept for the next time.
    pub async fn flush(&self, db: &Db) -> Result<(), sqlx::Error> {
        loop {
            let batch: Vec<Line> = {
                let mut lines = self.lines();
                let many = lines.len().min(BATCH);
                lines.drain(..many).collect()
            };
            if batch.is_empty() {
                return Ok(());
            }
            if let Err(error) = write(db, &batch).await {
                self.lines().splice(..0, batch);
                return Err(error);
            }
        }
    }

    fn hash(&self, address: IpAddr) -> String {
        let hash = Sha256::new().chain_update(self.pepper).chain_update(address.to_canonical().to_string()).finalize();
        base64url(&hash[..12])
    }

    fn lines(&self) -> MutexGuard<'_, Vec<Line>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn write(db: &Db, lines: &[Line]) -> Result<(), sqlx::Error> {
    fn all<T>(lines: &[Line], of: impl Fn(&Line) -> T) -> Vec<T> {
        lines.iter().map(of).collect()
    }
    let mut tx = db.as_system("log requests").await?;
    sqlx::query!(
        "insert into gateway.requests
             (id, at, tenant_id, person_id, operation, door, method, status, code, latency_us, address_hash, key_id)
         select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::text[], $6::text[],
                              $7::text[], $8::smallint[], $9::text[], $10::bigint[], $11::text[], $12::uuid[])
         on conflict do nothing",
        &all(lines, |line| line.id),
        &all(lines, |line| line.at),
        &all(lines, |line| line.tenant) as &[Option<Uuid>],
        &all(lines, |line| line.person) as &[Option<Uuid>],
        &all(lines, |line| line.operation.clone()) as &[Option<String>],
        &all(lines, |line| line.door.clone()),
        &all(lines, |line| line.method.clone()),
        &all(lines, |line| line.status),
        &all(lines, |line| line.code.clone()) as &[Option<String>],
        &all(lines, |line| line.latency_us),
        &all(lines, |line| line.address.clone()) as &[Option<String>],
        &all(lines, |line| line.key) as &[Option<Uuid>]
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}
