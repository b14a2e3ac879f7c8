//! A seal: what is signed of a batch.

use super::leaf::Leaf;
use super::merkle::{self, Hash};
use super::signer::Signer;
use crate::Stop;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

/// What is signed of a batch. Its JSON, with the members in this order and no spaces, is the payload, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Payload {
    /// `portico-seal/1`.
    pub format: String,
    /// From 1, without gaps.
    pub number: i64,
    /// The last transaction of the batch before, 0 for the first.
    pub from: i64,
    /// The last transaction of this batch.
    pub to: i64,
    /// How many rows of events and accesses it covers.
    pub count: i64,
    /// The Merkle root over the rows, hexadecimal.
    pub root: String,
    /// SHA-256 of the leaves' lines, joined by line feeds, hexadecimal.
    pub leaves: String,
    /// SHA-256 of the payload before, hexadecimal; zeros for the first.
    pub previous: String,
    /// When it was sealed, RFC 3339 with microseconds.
    pub sealed_at: String,
}

/// A payload and its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// What is signed.
    pub payload: Payload,
    /// Ed25519 over the payload's bytes.
    pub signature: Vec<u8>,
}

impl Payload {
    /// The payload of a batch.
    pub fn of(leaves: &[Leaf], (from, to): (i64, i64), before: Option<&Self>, at: DateTime<Utc>) -> Self {
        let hashes: Vec<Hash> = leaves.iter().map(|leaf| leaf.hash).collect();
        Self {
            format: "portico-seal/1".into(),
            number: before.map_or(0, |before| before.number) + 1,
            from,
            to,
            count: i64::try_from(leaves.len()).unwrap_or(i64::MAX),
            root: merkle::hex(&merkle::root(&hashes)),
            leaves: digest_of(leaves),
            previous: before.map_or_else(|| merkle::hex(&[0; 32]), Self::hash),
            sealed_at: at.to_rfc3339_opts(SecondsFormat::Micros, true),
        }
    }

    /// The text that is signed.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What the next seal names as its previous one.
    pub fn hash(&self) -> String {
        merkle::hex(&Sha256::digest(self.text()))
    }
}

/// SHA-256 of the leaves' lines, hexadecimal.
pub fn digest_of(leaves: &[Leaf]) -> String {
    let lines: Vec<String> = leaves.iter().map(Leaf::line).collect();
    merkle::hex(&Sha256::digest(lines.join("\n")))
}

impl Seal {
    /// Signs a payload.
    pub fn signed(payload: Payload, signer: &Signer) -> Self {
        let signature = signer.sign(payload.text().as_bytes()).to_vec();
        Self { payload, signature }
    }
}

/// The seals with numbers above `after`, in order.
///
/// # Errors
/// When the database isn't there.
pub async fn seals_after(db: &mut PgConnection, after: i64, limit: i64) -> Result<Vec<Seal>, Stop> {
    let rows = sqlx::query!(
        "select number, from_transaction, to_transaction, count, root, leaves, previous, sealed_at, signature
         from log.seals where number > $1 order by number limit $2",
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    let seals = rows.into_iter().map(|row| Seal {
        payload: Payload {
            format: "portico-seal/1".into(),
            number: row.number,
            from: row.from_transaction,
            to: row.to_transaction,
            count: row.count,
            root: merkle::hex(&row.root),
            leaves: merkle::hex(&row.leaves),
            previous: merkle::hex(&row.previous),
            sealed_at: row.sealed_at.to_rfc3339_opts(SecondsFormat::Micros, true),
        },
        signature: row.signature,
    });
    Ok(seals.collect())
}
