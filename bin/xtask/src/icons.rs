//! The icon sprite: one symbol for every Lucide icon whose name stands as a string in the sources.
//!
//! So a new icon needs no list to be kept, and the browser gets only what is used. A word that happens to be an icon's
//! name costs some 200 bytes.

use crate::files;
use crate::paths::Paths;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The sprite. A view shows an icon with `<svg><use href="…/icons.svg#house"/></svg>`; the width of the stroke is left
/// to the style sheet.
pub fn sprite(paths: &Paths) -> Result<String> {
    let icons = Paths::npm()?.join("lucide-static/icons");
    let mut sprite = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg">"#);
    for name in candidates(paths)? {
        let path = icons.join(format!("{name}.svg"));
        if path.is_file() {
            let drawing = drawing(&files::text(&path)?).with_context(|| format!("icon {name} has no drawing"))?;
            write!(
                sprite,
                r#"<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>"#
            )?;
        }
    }
    sprite.push_str("</svg>");
    Ok(sprite)
}

/// Every string of the sources that could be an icon's name: small letters, digits and hyphens.
fn candidates(paths: &Paths) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for path in files::below_with(&paths.app_sources(), "rs")? {
        let text = files::text(&path)?;
        let could_be = |word: &&str| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        found.extend(text.split('"').filter(could_be).map(str::to_owned));
    }
    Ok(found)
}

/// What stands inside the icon's own `<svg>`, without its line breaks.
fn drawing(svg: &str) -> Option<String> {
    let inside = &svg[svg.find("<svg")?..];
    let inside = &inside[inside.find('>')? + 1..inside.rfind("</svg>")?];
    Some(inside.lines().map(str::trim).collect())
}
