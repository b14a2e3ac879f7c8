//! One build: browser code and site folder, then the server.

use crate::paths::Paths;
use crate::profile::Profile;
use crate::{assets, cargo, progress, wasm};
use anyhow::Result;
use std::time::Instant;

/// Builds what changed. Cargo decides what that is for code, stamps for everything else.
pub fn run(paths: &Paths, profile: Profile) -> Result<()> {
    let started = Instant::now();
    site(paths, profile)?;
    server(paths, profile)?;
    eprintln!("built in {:.1} s", started.elapsed().as_secs_f32());
    Ok(())
}

/// Builds the browser code and fills the site folder.
pub fn site(paths: &Paths, profile: Profile) -> Result<()> {
    let code = wasm::build(paths, profile)?;
    assets::publish(paths, profile, &code)?;
    Ok(())
}

/// Builds the server's program.
pub fn server(paths: &Paths, profile: Profile) -> Result<()> {
    progress::build("server", cargo::command(paths, &["build", "-p", "server", "--profile", profile.native()]))
}
