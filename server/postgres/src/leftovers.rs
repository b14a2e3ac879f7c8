//! What an earlier run left behind: a database whose server was killed, or the files of a database that was killed.
//!
//! The one rule: the files that mark a running database are removed only when no process works in the data folder any
//! more. Backends outlive a killed postmaster for a moment, and a second one beside them would destroy data.

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tracing::warn;

use crate::{
    PORT,
    error::{Doing, Error},
};

/// How long each way of asking may take until the next, ruder one.
const FAST_STOP: Duration = Duration::from_secs(20);
const BACKENDS_NOTICE: Duration = Duration::from_secs(10);
const KILLED: Duration = Duration::from_secs(5);

/// Ends what still runs in `cluster` and removes the marks of what doesn't run any more.
pub(crate) fn clear(cluster: &Path, socket_dir: &Path) -> Result<(), Error> {
    let since = Instant::now();
    let marks = marks(cluster, socket_dir);
    let running = processes_in(cluster)?;
    if running.is_empty() && !marks[0].exists() {
        return Ok(());
    }
    // A process id is used again sooner or later; one that works in this folder is no stranger.
    let postmaster = postmaster_pid(&marks[0]).filter(|pid| running.contains(pid));
    if let Some(pid) = postmaster {
        end(cluster, &[pid], Signal::SIGINT, FAST_STOP)?;
    }
    wait_until_empty(cluster, BACKENDS_NOTICE)?;
    kill_all_in(cluster)?;
    for mark in &marks {
        match fs::remove_file(mark) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => {
                return Err(e).doing(|| format!("removing {}", mark.display()));
            }
            _ => {}
        }
    }
    let waited_ms = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
    match postmaster {
        Some(pid) => warn!(pid, waited_ms, "stopped a database whose server had been killed"),
        None => warn!(waited_ms, "an earlier run of the database was killed; it recovers from its log"),
    }
    Ok(())
}

/// Kills whatever works in a folder, which is then nobody's.
pub(crate) fn kill_all_in(folder: &Path) -> Result<(), Error> {
    let pids = processes_in(folder)?;
    if pids.is_empty() || end(folder, &pids, Signal::SIGKILL, KILLED)? {
        return Ok(());
    }
    Err(Error::Lingering { data: folder.into(), pids: processes_in(folder)? })
}

fn end(cluster: &Path, pids: &[i32], signal: Signal, within: Duration) -> Result<bool, Error> {
    for &pid in pids {
        // It may have gone by itself meanwhile, which is just as well.
        let _ = kill(Pid::from_raw(pid), signal);
    }
    wait_until_empty(cluster, within)
}

fn wait_until_empty(cluster: &Path, within: Duration) -> Result<bool, Error> {
    let since = Instant::now();
    while !processes_in(cluster)?.is_empty() {
        if since.elapsed() > within {
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(true)
}

/// PostgreSQL's processes work in their data folder. So may an operator's shell, which is none of our business.
fn processes_in(folder: &Path) -> Result<Vec<i32>, Error> {
    let entries = fs::read_dir("/proc").doing(|| "listing /proc".into())?;
    let pids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    Ok(pids.filter(|&pid| works_in(pid, folder) && is_postgres(pid)).collect())
}

fn works_in(pid: i32, folder: &Path) -> bool {
    fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|cwd| cwd == folder)
}

fn is_postgres(pid: i32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| ["postgres", "initdb"].contains(&name.trim_end()))
}

/// The first line of the file; negative when a single-user run wrote it.
fn postmaster_pid(file: &Path) -> Option<i32> {
    let text = fs::read_to_string(file).ok()?;
    text.lines().next()?.trim().parse::<i32>().ok()?.checked_abs()
}

fn marks(cluster: &Path, socket_dir: &Path) -> [PathBuf; 3] {
    let socket = socket_dir.join(format!(".s.PGSQL.{PORT}"));
    [cluster.join("postmaster.pid"), socket.with_extension(format!("{PORT}.lock")), socket]
}
