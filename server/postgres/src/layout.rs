//! Where the parts of one cluster lie below its folder.

use std::{
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use nix::unistd::geteuid;

use crate::error::{Doing, Error};

/// Folders of a cluster in the making begin with this.
pub(crate) const UNFINISHED: &str = ".unfinished-";

#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub home: PathBuf,
}

impl Layout {
    /// Makes the folder where it isn't there. As root it is made so that the account that PostgreSQL runs as can pass.
    pub fn create(home: &Path) -> Result<Self, Error> {
        let mode = if geteuid().is_root() { 0o755 } else { 0o700 };
        DirBuilder::new().recursive(true).mode(mode).create(home).doing(|| format!("making {}", home.display()))?;
        Self::existing(home)
    }

    /// For a folder that is there already.
    pub fn existing(home: &Path) -> Result<Self, Error> {
        let home = fs::canonicalize(home).doing(|| format!("looking for {}", home.display()))?;
        if home.to_str().is_none() {
            return Err(Error::PathNotUtf8(home));
        }
        Ok(Self { home })
    }

    /// PostgreSQL's own data folder. It appears by a rename, when it is complete.
    pub fn cluster(&self) -> PathBuf {
        self.home.join("cluster")
    }

    /// What PostgreSQL prints.
    pub fn log(&self) -> PathBuf {
        self.home.join("postgres.log")
    }

    /// Locked by the server that runs the cluster; says how to reach it.
    pub fn lock(&self) -> PathBuf {
        self.home.join("server.lock")
    }

    /// The folder of the socket, where its path is short enough.
    pub fn socket(&self) -> PathBuf {
        self.home.join("socket")
    }

    /// Says where the socket's folder is when it had to go elsewhere.
    pub fn socket_elsewhere(&self) -> PathBuf {
        self.home.join("socket-folder")
    }
}
