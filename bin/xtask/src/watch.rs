//! The developer's loop: build, serve, and after every change build and serve again.
//!
//! It looks at the files twice a second instead of asking the kernel for events: no save is missed however an editor
//! does it, and a burst of them is one rebuild.

use crate::paths::Paths;
use crate::profile::Profile;
use crate::server::Server;
use crate::{assets, build, ending, files, hash};
use anyhow::Result;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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

/// The server that runs at the moment, if one does. Shared with the thread that ends it when this program ends.
type Running = Arc<Mutex<Option<Server>>>;

/// Runs until it is stopped, and stops the server then.
pub fn run(paths: &Paths, arguments: &[String]) -> Result<()> {
    let running = Running::default();
    let last = Arc::clone(&running);
    ending::on_end(move || drop(held(&last).take()))?;
    let mut built = look(paths)?;
    build::run(paths, Profile::Dev)?;
    *held(&running) = Some(Server::start(paths, arguments)?);
    loop {
        std::thread::sleep(LOOK_EVERY);
        report_end(&running)?;
        let now = settled(paths)?;
        if now == built {
            continue;
        }
        match rebuild(paths, now.code != built.code) {
            Ok(()) => restart(&running, paths, arguments)?,
            Err(error) => eprintln!("{error:#}\nThe last good build goes on; waiting for the next change."),
        }
        built = now;
    }
}

/// Stops the old server first: there is one address and one data folder.
fn restart(running: &Running, paths: &Paths, arguments: &[String]) -> Result<()> {
    let mut running = held(running);
    drop(running.take());
    *running = Some(Server::start(paths, arguments)?);
    Ok(())
}

fn rebuild(paths: &Paths, code_changed: bool) -> Result<()> {
    if code_changed {
        return build::run(paths, Profile::Dev);
    }
    assets::publish(paths, Profile::Dev, &Profile::Dev.staging(paths))?;
    Ok(())
}

/// Says so once when the server ended by itself; the next change starts it again.
fn report_end(running: &Running) -> Result<()> {
    let mut running = held(running);
    if let Some(server) = running.as_mut()
        && let Some(status) = server.ended()?
    {
        eprintln!("The server ended ({status}); waiting for a change.");
        *running = None;
    }
    Ok(())
}

/// The server, also after a thread panicked while it held it: it must be stopped all the same.
fn held(running: &Running) -> MutexGuard<'_, Option<Server>> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
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
