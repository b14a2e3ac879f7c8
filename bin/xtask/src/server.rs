//! The server as a child of the developer's loop.

use crate::paths::Paths;
use crate::profile::Profile;
use anyhow::{Context, Result};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

/// How long a server may take to end its requests and its database before it is killed.
const STOP_WITHIN: Duration = Duration::from_secs(15);

/// A running server. Dropping it stops it.
pub struct Server(Child);

impl Server {
    /// Starts the server that was built last, with the page reload that only development has.
    pub fn start(paths: &Paths, arguments: &[String]) -> Result<Self> {
        let program = Profile::Dev.server(paths);
        let child = Command::new(&program)
            .current_dir(&paths.root)
            .arg("serve")
            .args(arguments)
            .env("PORTICO_RELOAD", "1")
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        Ok(Self(child))
    }

    /// How it ended, if it did so by itself.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.0.try_wait()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Ok(id) = i32::try_from(self.0.id()) else { return };
        // It may be gone already; then there is nothing to stop.
        let _ = kill(Pid::from_raw(id), Signal::SIGINT);
        let asked = Instant::now();
        while asked.elapsed() < STOP_WITHIN {
            if matches!(self.0.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
