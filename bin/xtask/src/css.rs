//! The one style sheet: tokens, base, fonts, our own rules, then the utilities that the sources use.

use crate::paths::{OUTPUT, Paths};
use crate::{compress, files, fonts, minify};
use anyhow::{Context, Result};
use encre_css::{Config, Preflight};
use std::path::PathBuf;

/// These come first, in this order; every other sheet follows by name.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// The minified style sheet. Utilities come last, so that a class in a view beats a component's rule.
pub fn sheet(paths: &Paths) -> Result<String> {
    let mut parts = Vec::new();
    for path in FIRST.map(|name| paths.style().join(name)) {
        if path.is_file() {
            parts.push(files::text(&path)?);
        }
    }
    parts.push(fonts::faces()?);
    for path in files::below_with(&paths.style(), "css")? {
        let is_first = FIRST.iter().any(|name| path.file_name().is_some_and(|found| found == *name));
        if !is_first {
            parts.push(files::text(&path)?);
        }
    }
    parts.push(utilities(paths)?);
    Ok(minify::css(&parts.join("\n")))
}

/// What the sheet is made from.
pub fn inputs(paths: &Paths) -> Result<Vec<PathBuf>> {
    let mut inputs = files::below(&paths.style())?;
    inputs.extend(files::below_with(&paths.app_sources(), "rs")?);
    Ok(inputs)
}

/// Rules for the utility classes that stand in the sources, with our tokens as their theme.
fn utilities(paths: &Paths) -> Result<String> {
    let settings = paths.style().join("tailwind.toml");
    let mut config = if settings.is_file() {
        Config::from_file(&settings).with_context(|| format!("reading {}", settings.display()))?
    } else {
        Config::default()
    };
    if paths.style().join("base.css").is_file() {
        config.preflight = Preflight::new_none();
    }
    let mut sources = Vec::new();
    for path in files::below_with(&paths.app_sources(), "rs")? {
        sources.push(files::text(&path)?);
    }
    Ok(encre_css::generate(sources.iter().map(String::as_str), &config))
}

/// Writes the sheet where a person can read it and prints its size.
pub fn run(paths: &Paths) -> Result<()> {
    let sheet = sheet(paths)?;
    let path = paths.target().join(format!("{OUTPUT}.css"));
    files::write(&path, &sheet)?;
    let small = compress::brotli(sheet.as_bytes())?;
    println!("{}: {} bytes, {} after brotli", path.display(), sheet.len(), small.len());
    Ok(())
}
