//! Digests: of content for the names of served folders, of times and sizes for "is it up to date?".

use crate::files;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The first 16 hexadecimal digits of SHA-256: plenty to tell builds of one product apart.
fn short(digest: Sha256) -> String {
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A digest over the names and contents of all files below a folder.
pub fn of_content(folder: &Path) -> Result<String> {
    let mut digest = Sha256::new();
    for path in files::below(folder)? {
        let content = files::bytes(&path)?;
        let name = path.strip_prefix(folder)?.to_string_lossy();
        // Lengths first, so that no two lists of files read the same.
        digest.update(format!("{} {name} {}\n", name.len(), content.len()));
        digest.update(content);
    }
    Ok(short(digest))
}

/// A digest over the names, sizes, modification times and inodes of files, and words that matter beside them. Inodes
/// tell a file that an editor replaced by renaming another one over it.
pub fn of_state(inputs: &[PathBuf], words: &[&str]) -> Result<String> {
    let mut digest = Sha256::new();
    for word in words {
        digest.update(format!("{} {word}\n", word.len()));
    }
    for path in inputs {
        let metadata = path.metadata().with_context(|| format!("looking at {}", path.display()))?;
        let modified = metadata.modified()?.duration_since(std::time::UNIX_EPOCH)?;
        let (length, inode) = (metadata.len(), metadata.ino());
        digest.update(format!("{} {length} {inode} {}\n", path.display(), modified.as_nanos()));
    }
    Ok(short(digest))
}
