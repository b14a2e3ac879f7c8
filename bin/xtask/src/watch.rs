//! The developer's loop: build, serve, and after every change build and serve again.
//!
//! It looks at the files twice a second instead of asking the kernel for events: no save is missed however an editor
//! does it, and a burst of them is one rebuild.

use crate::paths::Paths;
use crate::profile::Profile;
use crate::server::Server;
use crate::{assets, build, files, hash};
use anyhow::Result;
use std::path::PathBuf;
use std::time::Duration;

const LOOK_EVERY: Duration = Duration::from_millis(500);

/// What needs a compiler, and what only needs the site folder filled again.
const CODE: [&str; 4] = ["domain", "app", "server", "frontend"];
const REST: [&str; 3] = ["style", "public", "migrations"];
const SINGLE: [&str; 4] = ["Cargo.toml", "Cargo.lock", "Leptos.toml", ".cargo/config.toml"];

/// What the watched files looked like at one moment.
#[derive(PartialEq, Eq)]
struct Look {
    code: String,
    rest: String,
}

/// Runs until it is stopped.
pub fn run(paths: &Paths, arguments: &[String]) -> Result<()> {
    let mut built = look(paths)?;
    build::run(paths, Profile::Dev)?;
    let mut server = Some(Server::start(paths, arguments)?);
    loop {
        std::thread::sleep(LOOK_EVERY);
        report_end(&mut server)?;
        let now = settled(paths)?;
        if now == built {
            continue;
        }
        match rebuild(paths, now.code != built.code) {
            Ok(()) => {
                // The old one first: there is one address and one data folder.
                drop(server.take());
                server = Some(Server::start(paths, arguments)?);
            }
            Err(error) => eprintln!("{error:#}\nThe last good build goes on; waiting for the next change."),
        }
        built = now;
    }
}

fn rebuild(paths: &Paths, code_changed: bool) -> Result<()> {
    if code_changed {
        return build::run(paths, Profile::Dev);
    }
    assets::publish(paths, Profile::Dev, &Profile::Dev.staging(paths))?;
    Ok(())
}

/// Says so once when the server ended by itself; the next change starts it again.
fn report_end(server: &mut Option<Server>) -> Result<()> {
    if let Some(running) = server
        && let Some(status) = running.ended()?
    {
        eprintln!("The server ended ({status}); waiting for a change.");
        *server = None;
    }
    Ok(())
}

/// Looks until two looks in a row agree: an editor or a checkout may be in the middle of saving.
fn settled(paths: &Paths) -> Result<Look> {
    let mut before = look(paths)?;
    loop {
        std::thread::sleep(Duration::from_millis(100));
        let now = look(paths)?;
        if now == before {
            return Ok(now);
        }
        before = now;
    }
}

fn look(paths: &Paths) -> Result<Look> {
    let mut code: Vec<PathBuf> = SINGLE.iter().map(|name| paths.root.join(name)).collect();
    for folder in CODE {
        code.extend(files::below(&paths.root.join(folder))?);
    }
    let mut rest = Vec::new();
    for folder in REST {
        rest.extend(files::below(&paths.root.join(folder))?);
    }
    // A file may vanish between listing and looking: then the next look differs anyway.
    code.retain(|path| path.is_file());
    rest.retain(|path| path.is_file());
    Ok(Look { code: hash::of_state(&code, &[])?, rest: hash::of_state(&rest, &[])? })
}
