//! A tenant's receipt: the signed seals that cover its rows, and for each row the way from its hash to the signed root
//! (RFC 6962, section 2.1.1). Who keeps one can show later, with any tool and without asking the operator, that a row was
//! in the log and what its hash was.

use super::leaf::{Leaf, Leaves};
use super::merkle;
use super::seal::{Payload, Seal};
use super::signer::{Signer, verifies};
use crate::Stop;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::kernel::TenantId;
use domain::platform::{AuditReceipt, ReceiptRow, ReceiptSeal};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::fmt;

/// What a receipt calls itself.
pub const FORMAT: &str = "portico-receipt/1";

/// The part of a receipt that one seal makes; `None` where it covers nothing of the tenant, or where the log no longer is
/// what was sealed: then nothing is confirmed.
///
/// # Errors
/// When the database isn't there.
pub async fn of_seal(
    db: &mut PgConnection,
    signer: &Signer,
    seal: &Seal,
    tenant: TenantId,
) -> Result<Option<ReceiptSeal>, Stop> {
    let leaves = Leaves::new(db).await?.within(db, seal.payload.from, seal.payload.to).await?;
    let hashes: Vec<_> = leaves.iter().map(|leaf| leaf.hash).collect();
    if merkle::hex(&merkle::root(&hashes)) != seal.payload.root {
        let number = seal.payload.number;
        tracing::error!(number, "the log no longer is what this seal says; run `portico audit verify`");
        return Ok(None);
    }
    let own = leaves.iter().enumerate().filter(|(_, leaf)| leaf.place.tenant == Some(tenant.0));
    let rows: Vec<ReceiptRow> = own
        .map(|(index, leaf)| ReceiptRow {
            leaf: leaf.line(),
            index: u32::try_from(index).unwrap_or(u32::MAX),
            path: merkle::path(&hashes, index).iter().map(|hash| merkle::hex(hash)).collect(),
        })
        .collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let payload = seal.payload.text();
    let key = signer.key_of(payload.as_bytes(), &seal.signature).unwrap_or_default();
    let (public_key, signature) = (STANDARD.encode(key), STANDARD.encode(&seal.signature));
    Ok(Some(ReceiptSeal { payload, signature, public_key, rows }))
}

/// What is wrong with a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It isn't a receipt of this format.
    Format,
    /// A seal, by its place in the receipt: its text can't be read, or its signature isn't right.
    Seal(usize),
    /// A seal is signed with another key than the one that is expected.
    Key(i64),
    /// A row's line can't be read, is another tenant's, or doesn't lead to the signed root.
    Row(String),
    /// A row that was confirmed before is missing or another one now.
    Rewritten(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => write!(f, "this is no receipt of the format {FORMAT}"),
            Self::Seal(place) => write!(f, "the signature of seal {} of the receipt isn't right", place + 1),
            Self::Key(number) => write!(f, "seal {number} is signed with another key than the one that you named"),
            Self::Row(line) => write!(f, "this row isn't in its seal: {line}"),
            Self::Rewritten(line) => write!(f, "this row is missing or another one now: {line}"),
        }
    }
}

/// What a receipt that holds confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// How many seals.
    pub seals: usize,
    /// The lines of its rows by what comes before their hash: kind, id, tenant, stream and version.
    pub rows: BTreeMap<String, String>,
}

/// Checks signatures and paths. `key`: the public key that you were given before, base64.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify(receipt: &AuditReceipt, key: Option<&str>) -> Result<Confirmed, Fault> {
    if receipt.format != FORMAT {
        return Err(Fault::Format);
    }
    let mut rows = BTreeMap::new();
    for (place, seal) in receipt.seals.iter().enumerate() {
        let payload = signed(seal).ok_or(Fault::Seal(place))?;
        if key.is_some_and(|key| key != seal.public_key) {
            return Err(Fault::Key(payload.number));
        }
        for row in &seal.rows {
            if !is_in(row, &payload, receipt.tenant_id) {
                return Err(Fault::Row(row.leaf.clone()));
            }
            let (place, hash) = row.leaf.rsplit_once(' ').unwrap_or_default();
            rows.insert(place.to_owned(), hash.to_owned());
        }
    }
    Ok(Confirmed { seals: receipt.seals.len(), rows })
}

/// Whether everything that an earlier receipt confirmed stands in a later one as it was.
///
/// # Errors
/// The first row that doesn't.
pub fn compare(earlier: &Confirmed, later: &Confirmed) -> Result<(), Fault> {
    let changed = earlier.rows.iter().find(|(place, hash)| later.rows.get(*place) != Some(hash));
    changed.map_or(Ok(()), |(place, hash)| Err(Fault::Rewritten(format!("{place} {hash}"))))
}

fn signed(seal: &ReceiptSeal) -> Option<Payload> {
    let (key, signature) = (STANDARD.decode(&seal.public_key).ok()?, STANDARD.decode(&seal.signature).ok()?);
    if !verifies(&key, seal.payload.as_bytes(), &signature) {
        return None;
    }
    serde_json::from_str(&seal.payload).ok()
}

fn is_in(row: &ReceiptRow, payload: &Payload, tenant: TenantId) -> bool {
    let path: Option<Vec<_>> = row.path.iter().map(|hash| merkle::from_hex(hash)).collect();
    let (Some(leaf), Some(path), Ok(count)) = (Leaf::parse(&row.leaf), path, usize::try_from(payload.count)) else {
        return false;
    };
    let root = merkle::root_along(leaf.hash, row.index as usize, count, &path);
    leaf.place.tenant == Some(tenant.0) && root.map(|root| merkle::hex(&root)).as_ref() == Some(&payload.root)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::seals::leaf::Place;
    use chrono::DateTime;
    use uuid::Uuid;

    const TENANT: TenantId = TenantId(Uuid::from_u128(1));

    fn leaf(number: u128) -> Leaf {
        let place = Place {
            kind: "event".into(),
            id: Uuid::from_u128(number),
            tenant: Some(Uuid::from_u128(1 + number % 2)),
            stream: None,
            version: None,
        };
        Leaf { place, hash: merkle::leaf(&number.to_be_bytes()) }
    }

    fn receipt(signer: &Signer) -> AuditReceipt {
        let leaves: Vec<Leaf> = (0..7).map(leaf).collect();
        let hashes: Vec<_> = leaves.iter().map(|leaf| leaf.hash).collect();
        let seal = Seal::signed(Payload::of(&leaves, (0, 9), None, DateTime::UNIX_EPOCH), signer);
        let payload = seal.payload.text();
        let rows = (0..7).step_by(2).map(|index| ReceiptRow {
            leaf: leaves[index].line(),
            index: u32::try_from(index).unwrap(),
            path: merkle::path(&hashes, index).iter().map(|hash| merkle::hex(hash)).collect(),
        });
        let seal = ReceiptSeal {
            public_key: STANDARD.encode(signer.key_of(payload.as_bytes(), &seal.signature).unwrap()),
            signature: STANDARD.encode(&seal.signature),
            payload,
            rows: rows.collect(),
        };
        AuditReceipt { format: FORMAT.into(), tenant_id: TENANT, seals: vec![seal], next: None }
    }

    #[test]
    fn a_receipt_holds_and_every_alteration_of_it_is_found() {
        let signer = Signer::new(b"secret", &[]).unwrap();
        let whole = receipt(&signer);
        let confirmed = verify(&whole, Some(&whole.seals[0].public_key)).unwrap();
        assert_eq!((confirmed.seals, confirmed.rows.len()), (1, 4));
        let altered = |change: fn(&mut AuditReceipt)| {
            let mut altered = whole.clone();
            change(&mut altered);
            verify(&altered, None).unwrap_err()
        };
        assert_eq!(altered(|it| it.format = "else".into()), Fault::Format);
        assert_eq!(
            altered(|it| it.seals[0].payload = it.seals[0].payload.replace("\"to\":9", "\"to\":8")),
            Fault::Seal(0)
        );
        let row = whole.seals[0].rows[1].leaf.clone();
        assert_eq!(altered(|it| it.seals[0].rows[1].index = 3), Fault::Row(row.clone()));
        assert_eq!(altered(|it| it.seals[0].rows[1].path.truncate(1)), Fault::Row(row));
        assert!(matches!(altered(|it| it.seals[0].rows[0].leaf = leaf(8).line()), Fault::Row(_)), "another row");
        assert!(matches!(altered(|it| it.tenant_id = TenantId(Uuid::from_u128(2))), Fault::Row(_)), "another tenant");
        assert_eq!(verify(&whole, Some("another")).unwrap_err(), Fault::Key(1));
    }

    #[test]
    fn what_was_rewritten_since_is_named() {
        let signer = Signer::new(b"secret", &[]).unwrap();
        let earlier = verify(&receipt(&signer), None).unwrap();
        let mut later = earlier.clone();
        assert_eq!(compare(&earlier, &later), Ok(()));
        let (place, _) = later.rows.pop_first().unwrap();
        assert!(matches!(compare(&earlier, &later), Err(Fault::Rewritten(line)) if line.starts_with(&place)));
    }
}
