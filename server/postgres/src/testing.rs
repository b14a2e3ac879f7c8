//! Throw-away clusters for tests on a real PostgreSQL.

use std::{
    env, fs,
    fs::File,
    ops::Deref,
    path::{Path, PathBuf},
    time::Duration,
};

use nix::unistd::geteuid;

use crate::{Binaries, Cluster, Durability, Options, find_binaries, folder, leftovers};

/// Folders of test clusters begin with this, in the system's temporary folder.
const PREFIX: &str = "portico-test-";
/// What a killed test left is removed when it is this old.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// A folder that is removed when it is dropped.
#[derive(Debug)]
pub struct TempFolder(PathBuf);

impl TempFolder {
    /// Makes one, open to the account that PostgreSQL runs as.
    ///
    /// # Panics
    /// When the system's temporary folder isn't writable.
    pub fn new() -> Self {
        sweep();
        let mode = if geteuid().is_root() { 0o755 } else { 0o700 };
        Self(folder::fresh(&env::temp_dir(), PREFIX, mode).expect("the temporary folder is writable"))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Default for TempFolder {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        // Left for a later sweep when it fails.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A cluster in a folder of its own that goes with it. Fields are dropped in order: the database stops first.
#[derive(Debug)]
pub struct TempCluster {
    cluster: Cluster,
    _folder: TempFolder,
}

impl Deref for TempCluster {
    type Target = Cluster;

    fn deref(&self) -> &Cluster {
        &self.cluster
    }
}

/// Starts a fresh cluster with the usual roles and database: small, and without a thought for power cuts. It takes
/// about two seconds, so tests share one where they can.
///
/// # Panics
/// With the reason, when it can't be started.
pub fn temp_cluster() -> TempCluster {
    let folder = TempFolder::new();
    let cluster = Cluster::start(options(folder.path())).unwrap_or_else(|e| panic!("no cluster for the test: {e}"));
    TempCluster { cluster, _folder: folder }
}

/// The options of [`temp_cluster`], for a folder of the test's choice.
pub fn options(data: &Path) -> Options {
    let options = Options::new(data, binaries());
    Options { max_connections: 50, shared_buffers_mib: 32, durability: Durability::None, ..options }
}

/// The binaries that tests run on: those in `PORTICO_PG_BIN`, or the machine's.
///
/// # Panics
/// With what to do, when there are none.
pub fn binaries() -> Binaries {
    let explicit = env::var_os("PORTICO_PG_BIN").map(PathBuf::from);
    find_binaries(explicit.as_deref(), &[]).unwrap_or_else(|e| panic!("{e}"))
}

/// Removes what killed tests left. The database of a killed test stops by itself, so only files are left.
fn sweep() {
    let entries = fs::read_dir(env::temp_dir()).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        let folder = entry.path();
        let age = entry.metadata().and_then(|found| found.modified()).ok().and_then(|at| at.elapsed().ok());
        let in_use = File::open(folder.join("server.lock")).is_ok_and(|lock| lock.try_lock().is_err());
        if age.is_some_and(|age| age > OLD) && !in_use {
            // Other users' leftovers can't be removed, and are theirs to remove.
            let _ = leftovers::kill_all_in(&folder.join("cluster"));
            let _ = fs::remove_dir_all(&folder);
        }
    }
}
