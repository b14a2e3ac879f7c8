//! Signed checkpoints: one file a seal, outside of the database. It holds the signed payload and the line of each
//! leaf, so that an altered row can be named even when somebody recomputed every seal in the database.

use super::leaf::{Leaf, Leaves};
use super::seal::{Payload, Seal, digest_of, seals_after};
use super::signer::Signer;
use crate::Stop;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A checkpoint as its file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checkpoint {
    /// The signed text: a [`Payload`] as JSON. Its UTF-8 bytes are what the signature is over.
    pub payload: String,
    /// Ed25519, base64.
    pub signature: String,
    /// The key to check it with, 32 bytes in base64.
    pub public_key: String,
    /// A line for each row: kind, id, tenant, stream, version, hash.
    pub leaves: Vec<String>,
}

/// What a checkpoint says, once its signature and its leaves are found to be right.
pub struct Checked {
    /// What was signed.
    pub payload: Payload,
    /// The rows as they were.
    pub leaves: Vec<Leaf>,
}

/// The checkpoints of a folder by number; `None` for a file that isn't what this installation signed.
pub type Checkpoints = BTreeMap<i64, Option<Checked>>;

impl Checkpoint {
    /// The checkpoint of a seal.
    pub fn of(seal: &Seal, leaves: &[Leaf], signer: &Signer) -> Self {
        let payload = seal.payload.text();
        Self {
            public_key: STANDARD.encode(signer.key_of(payload.as_bytes(), &seal.signature).unwrap_or_default()),
            payload,
            signature: STANDARD.encode(&seal.signature),
            leaves: leaves.iter().map(Leaf::line).collect(),
        }
    }

    /// What it says; `None` unless it is signed with the installation's key and its leaves are those of its payload.
    pub fn check(&self, signer: &Signer) -> Option<Checked> {
        let signature = STANDARD.decode(&self.signature).ok()?;
        if !signer.has_signed(self.payload.as_bytes(), &signature) {
            return None;
        }
        let payload: Payload = serde_json::from_str(&self.payload).ok()?;
        let leaves: Vec<Leaf> = self.leaves.iter().map(|line| Leaf::parse(line)).collect::<Option<_>>()?;
        (digest_of(&leaves) == payload.leaves).then_some(Checked { payload, leaves })
    }
}

/// The file of a checkpoint.
pub fn file_of(folder: &Path, number: i64) -> PathBuf {
    folder.join(format!("seal-{number:010}.json"))
}

/// Reads and checks every checkpoint of a folder; one that isn't there has none.
///
/// # Errors
/// A folder or file that can't be read.
pub fn read(folder: &Path, signer: &Signer) -> io::Result<Checkpoints> {
    let mut found = Checkpoints::new();
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let number = name.strip_prefix("seal-").and_then(|name| name.strip_suffix(".json")?.parse::<i64>().ok());
        let Some(number) = number else { continue };
        let checkpoint = serde_json::from_slice::<Checkpoint>(&std::fs::read(&path)?).ok();
        let checked = checkpoint.and_then(|it| it.check(signer)).filter(|it| it.payload.number == number);
        found.insert(number, checked);
    }
    Ok(found)
}

/// Writes the checkpoints that the folder lacks; answers how many. A batch whose rows are no longer what was sealed
/// gets none: what is signed here was true when it was signed.
///
/// # Errors
/// When the database isn't there, or the folder can't be written to.
pub async fn export(db: &mut PgConnection, signer: &Signer, folder: &Path) -> Result<usize, Stop> {
    std::fs::create_dir_all(folder).map_err(Stop::defect)?;
    let (mut after, mut written) = (0, 0);
    loop {
        let seals = seals_after(db, after, 100).await?;
        let Some(last) = seals.last() else { return Ok(written) };
        after = last.payload.number;
        for seal in seals.iter().filter(|seal| !file_of(folder, seal.payload.number).exists()) {
            let leaves = Leaves::new(db).await?.within(db, seal.payload.from, seal.payload.to).await?;
            let checkpoint = Checkpoint::of(seal, &leaves, signer);
            if checkpoint.check(signer).is_none() {
                let number = seal.payload.number;
                tracing::error!(number, "the log no longer is what this seal says; run `portico audit verify`");
                continue;
            }
            write(folder, seal.payload.number, &checkpoint).map_err(Stop::defect)?;
            written += 1;
        }
    }
}

/// Whole or not at all: written beside its place, then moved there.
fn write(folder: &Path, number: i64, checkpoint: &Checkpoint) -> io::Result<()> {
    let path = file_of(folder, number);
    let beside = path.with_extension("new");
    let mut file = std::fs::File::create(&beside)?;
    file.write_all(&serde_json::to_vec_pretty(checkpoint)?)?;
    file.sync_all()?;
    std::fs::rename(beside, path)
}
