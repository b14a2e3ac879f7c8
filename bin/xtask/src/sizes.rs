//! How much the browser has to fetch.

use crate::paths::Paths;
use crate::{compress, files};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Prints a line for each served file: bytes, bytes after brotli, name.
pub fn run(paths: &Paths) -> Result<()> {
    println!("{:>9} {:>9}  file", "bytes", "brotli");
    for size in of_current(paths)? {
        println!("{:>9} {:>9}  {}", size.plain, size.brotli, size.name);
    }
    Ok(())
}

/// One served file.
pub struct Size {
    /// Its path in the package.
    pub name: String,
    /// Its length in bytes.
    pub plain: usize,
    /// Its length in bytes as a browser fetches it: after brotli, or as it is where that is smaller.
    pub brotli: usize,
}

/// The files of the newest package, the largest first.
pub fn of_current(paths: &Paths) -> Result<Vec<Size>> {
    let name =
        files::text(&paths.packages().join("current")).context("nothing is built yet: run `cargo xtask build`")?;
    let package = paths.packages().join(name);
    let mut sizes = Vec::new();
    for path in files::below(&package)? {
        if files::has_extension(&path, "br") || files::has_extension(&path, "gz") {
            continue;
        }
        let content = files::bytes(&path)?;
        let name = path.strip_prefix(&package)?.display().to_string();
        sizes.push(Size { brotli: fetched(&path, &content)?, plain: content.len(), name });
    }
    sizes.sort_by_key(|size| std::cmp::Reverse(size.brotli));
    Ok(sizes)
}

/// The length of the compressed file beside it, or what it would be.
fn fetched(path: &std::path::Path, content: &[u8]) -> Result<usize> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".br");
    let beside = PathBuf::from(beside);
    let small = if beside.is_file() { beside.metadata()?.len() as usize } else { compress::brotli(content)?.len() };
    Ok(small.min(content.len()))
}
