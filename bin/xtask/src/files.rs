//! Reading and listing files, with the file's name in every error.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Every file below a folder, sorted by path; none if the folder is missing.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// Every file below a folder whose name ends in `.extension`, sorted by path.
pub fn below_with(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = below(folder)?;
    found.retain(|path| has_extension(path, extension));
    Ok(found)
}

/// Whether the file's name ends in `.extension`.
pub fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

/// A text file's content.
pub fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// A file's bytes.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("reading {}", path.display()))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    std::fs::write(path, content).with_context(|| format!("writing {}", path.display()))
}

/// Writes beside the file and renames: a reader sees the old content or the new, never half of it.
pub fn replace(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let beside = path.with_extension("new");
    write(&beside, content)?;
    std::fs::rename(&beside, path).with_context(|| format!("renaming to {}", path.display()))
}

/// Copies a file, making the folders above its new place.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    write(to, bytes(from)?)
}

/// Empties a folder, or makes it.
pub fn fresh_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}
