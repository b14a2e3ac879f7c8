//! The site folder: public files at its root, and one package of code, styles, icons and fonts under a name that
//! changes with any of its content, so that browsers may keep it for ever.

use crate::paths::{OUTPUT, Paths};
use crate::profile::Profile;
use crate::stamp::Stamp;
use crate::{compress, css, files, fonts, hash, icons};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Packages that stay: pages that are open in a browser still fetch chunks of the one before.
const PACKAGES_KEPT: usize = 2;

/// Publishes the browser code with everything it needs, unless nothing changed. Returns the package's name.
pub fn publish(paths: &Paths, profile: Profile, code: &Path) -> Result<String> {
    let current = paths.packages().join("current");
    let stamp = Stamp::new(paths.site().join(".stamp"), inputs(paths, code)?, &[profile.native()])?;
    if stamp.is_fresh() && current.is_file() {
        let name = files::text(&current)?;
        if paths.packages().join(&name).is_dir() {
            return Ok(name);
        }
    }
    copy_public(paths)?;
    let name = package(paths, profile, code)?;
    files::replace(&current, &name)?;
    drop_old(paths, &name)?;
    stamp.keep()?;
    Ok(name)
}

fn inputs(paths: &Paths, code: &Path) -> Result<Vec<PathBuf>> {
    let mut inputs = css::inputs(paths)?;
    inputs.extend(files::below(&paths.root.join("public"))?);
    inputs.extend(files::below(code)?);
    inputs.push(Paths::npm()?.join(".package-lock.json"));
    Ok(inputs)
}

/// Fills a new folder, then gives it the name of its content.
fn package(paths: &Paths, profile: Profile, code: &Path) -> Result<String> {
    let making = paths.packages().join(".making");
    files::fresh_folder(&making)?;
    for path in files::below(code)? {
        files::copy(&path, &making.join(path.strip_prefix(code)?))?;
    }
    files::write(&making.join(format!("{OUTPUT}.css")), css::sheet(paths)?)?;
    files::write(&making.join("icons.svg"), icons::sprite(paths)?)?;
    fonts::copy_into(&making)?;
    if profile.is_served_small() {
        compress::all_below(&making)?;
    }
    let name = hash::of_content(&making)?;
    let folder = paths.packages().join(&name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::rename(&making, &folder)?;
    Ok(name)
}

/// Copies `public/` to the site's root. Files that were removed there stay until the site folder is.
fn copy_public(paths: &Paths) -> Result<()> {
    let public = paths.root.join("public");
    for path in files::below(&public)? {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden {
            files::copy(&path, &paths.site().join(path.strip_prefix(&public)?))?;
        }
    }
    Ok(())
}

/// Removes all packages but the current one and the newest before it.
fn drop_old(paths: &Paths, current: &str) -> Result<()> {
    let mut others: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in std::fs::read_dir(paths.packages())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && entry.file_name() != current {
            others.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    others.sort();
    let surplus = others.len().saturating_sub(PACKAGES_KEPT - 1);
    for (_, folder) in others.into_iter().take(surplus) {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}
