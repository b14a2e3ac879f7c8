//! A new edition of the signing key, without anybody being signed out.

use super::Tokens;
use crate::Stop;
use crate::store::Db;
use chrono::TimeDelta;
use serde::Serialize;
use sqlx::PgConnection;

/// How long keys that sign no more are still good for what they have signed: longer than any token lasts, and long
/// enough for whoever keeps our public keys to fetch them anew.
pub const OVERLAP: TimeDelta = TimeDelta::days(1);

/// The public keys as RFC 7517 has them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Jwks {
    /// The newest first.
    pub keys: Vec<Jwk>,
}

/// A public key (RFC 8037).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Jwk {
    /// `OKP`.
    pub kty: &'static str,
    /// `Ed25519`.
    pub crv: &'static str,
    /// The key.
    pub x: String,
    /// Its name in the header of tokens.
    pub kid: String,
    /// `EdDSA`.
    pub alg: &'static str,
    /// `sig`.
    #[serde(rename = "use")]
    pub purpose: &'static str,
}

impl Tokens {
    /// Every public key that a token may be verified with now.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn jwks(&self, db: &Db) -> Result<Jwks, Stop> {
        let editions = sqlx::query_scalar!(
            "select edition from identity.signing_keys
             where retires_at is null or retires_at > now() order by edition desc"
        )
        .fetch_all(&mut *db.for_authentication().await?)
        .await?;
        let mut keys = Vec::with_capacity(editions.len());
        for edition in editions {
            for key in self.0.keys.all_of_edition(edition)? {
                let (kty, crv, alg, purpose) = ("OKP", "Ed25519", "EdDSA", "sig");
                keys.push(Jwk { kty, crv, x: key.x, kid: key.kid, alg, purpose });
            }
        }
        Ok(Jwks { keys })
    }
}

/// Begins a new edition; the ones before sign no more and retire after `overlap`. Every process follows with its
/// next token, since it asks the database which edition signs and which ones hold. Answers the new edition.
///
/// # Errors
/// When the database isn't there.
pub async fn rotate(db: &mut PgConnection, overlap: TimeDelta) -> Result<i32, Stop> {
    let edition = sqlx::query_scalar!(
        "insert into identity.signing_keys (edition) select max(edition) + 1 from identity.signing_keys
         returning edition"
    )
    .fetch_one(&mut *db)
    .await?;
    let overlap_s = i32::try_from(overlap.num_seconds()).unwrap_or(i32::MAX);
    sqlx::query!(
        "update identity.signing_keys
         set retires_at = least(retires_at, now() + make_interval(secs => $2::int))
         where edition < $1 and (retires_at is null or retires_at > now())",
        edition,
        overlap_s
    )
    .execute(db)
    .await?;
    Ok(edition)
}
