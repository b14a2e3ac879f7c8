//! Where things are in the checkout and on the machine.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// The name of the served scripts and modules: `portico.js`, `portico.wasm`, `portico.css`.
pub const OUTPUT: &str = "portico";

/// The target of everything that runs in the browser.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The folders that the tasks read and write.
pub struct Paths {
    /// The checkout's root.
    pub root: PathBuf,
}

impl Paths {
    /// Finds the checkout from the current folder upwards, so that the tool works from any folder of it.
    pub fn find() -> Result<Self> {
        let start = std::env::current_dir()?;
        let is_root = |folder: &&Path| folder.join("bin/xtask/Cargo.toml").is_file();
        match start.ancestors().find(is_root) {
            Some(root) => Ok(Self { root: root.to_owned() }),
            None => bail!("{} is not inside a checkout of Portico", start.display()),
        }
    }

    /// Cargo's target folder of native code.
    pub fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), PathBuf::from)
    }

    /// Cargo's target folder of browser code: one of its own, or the two builds wait for each other's lock and
    /// recompile what they share.
    pub fn front_target(&self) -> PathBuf {
        self.target().join("front")
    }

    /// What the server serves.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The served packages, one folder a build, and the file `current` that names the newest.
    pub fn packages(&self) -> PathBuf {
        self.site().join("pkg")
    }

    /// Style sheets and their settings.
    pub fn style(&self) -> PathBuf {
        self.root.join("style")
    }

    /// Sources whose class names and icon names are collected.
    pub fn app_sources(&self) -> PathBuf {
        self.root.join("app/src")
    }

    /// The npm packages that `bin/setup` brought: wasm-opt, icons, fonts.
    pub fn npm() -> Result<PathBuf> {
        brought("PORTICO_NPM", "npm/node_modules")
    }

    /// The folder of the PostgreSQL programs that `bin/setup` brought or found.
    pub fn postgres() -> Result<PathBuf> {
        brought("PORTICO_PG_BIN", "pg/current/bin")
    }
}

/// A folder that a variable names, or else its place in the tools folder that `bin/setup` fills by default.
fn brought(variable: &str, place: &str) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(variable) {
        return Ok(PathBuf::from(named));
    }
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let defaults = [PathBuf::from("/var/cache/portico"), home.join(".cache/portico")];
    let found = defaults.iter().map(|tools| tools.join(place)).find(|folder| folder.is_dir());
    found.with_context(|| format!("{variable} is not set and {place} is in no tools folder: run bin/setup first"))
}
