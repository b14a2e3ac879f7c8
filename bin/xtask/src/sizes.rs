//! How much the browser has to fetch.

use crate::paths::{OUTPUT, Paths};
use crate::wasm::{LOADER, MANIFEST, frame_of};
use crate::{compress, files};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Prints a line for each served file: bytes, bytes after brotli, name; then one for each group of pages: the bytes of module and
/// script that the browser has fetched once one of them is there, in how many files, and the group's name.
pub fn run(paths: &Paths) -> Result<()> {
    println!("{:>9} {:>9}  file", "bytes", "brotli");
    for size in of_current(paths)? {
        println!("{:>9} {:>9}  {}", size.plain, size.brotli, size.name);
    }
    println!("{:>9} {:>9}  pages", "files", "brotli");
    for page in pages_of_current(paths)? {
        println!("{:>9} {:>9}  {}", page.files, page.brotli, page.name);
    }
    Ok(())
}

/// What a browser that has nothing yet fetches of code for a page, with the frame around it where it stands in one.
pub struct Page {
    /// The group of pages, as the splitter calls it.
    pub name: String,
    /// Modules and scripts.
    pub files: usize,
    /// Their bytes as they are fetched.
    pub brotli: usize,
}

/// The groups of pages of the newest package, the one that loads most first.
pub fn pages_of_current(paths: &Paths) -> Result<Vec<Page>> {
    let sizes: BTreeMap<_, _> = of_current(paths)?.into_iter().map(|size| (size.name, size.brotli)).collect();
    let size = |name: &str| {
        let module = format!("{name}.wasm");
        sizes.get(name).or_else(|| sizes.get(&module)).copied().with_context(|| format!("{name} isn't in the package"))
    };
    let package = paths.packages().join(files::text(&paths.packages().join("current"))?);
    let needed: BTreeMap<String, Vec<String>> = serde_json::from_str(&files::text(&package.join(MANIFEST))?)?;
    let always = [format!("{OUTPUT}.wasm"), format!("{OUTPUT}.js"), LOADER.trim_start_matches("./").to_owned()];
    let mut pages = Vec::new();
    for (name, modules) in &needed {
        let frame = frame_of(name).and_then(|frame| needed.iter().find(|(route, _)| route.starts_with(frame)));
        let around = frame.map(|(_, modules)| modules).into_iter().flatten();
        let all: BTreeSet<_> = always.iter().chain(modules).chain(around).collect();
        let brotli = all.iter().map(|name| size(name)).sum::<Result<usize>>()?;
        pages.push(Page { name: name.clone(), files: all.len(), brotli });
    }
    pages.sort_by_key(|page| std::cmp::Reverse(page.brotli));
    Ok(pages)
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
