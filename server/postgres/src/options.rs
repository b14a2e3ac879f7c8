//! How a cluster is to be run.

use std::{path::PathBuf, time::Duration};

use crate::{Binaries, memory};

/// What is asked of [`crate::Cluster::start`].
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder that belongs to this cluster alone; made when it isn't there. As root, the folders above it must be
    /// open to the account that PostgreSQL runs as.
    pub data: PathBuf,
    /// The programs to run.
    pub binaries: Binaries,
    /// Connections that the database admits at once, superusers included.
    pub max_connections: u32,
    /// Memory for PostgreSQL's own page cache, in MiB. As much, up to 1 GiB, may be taken to build an index.
    pub shared_buffers_mib: u32,
    /// How long the first start may take until it answers, recovery after a crash included.
    pub ready_within: Duration,
    /// What must survive a power cut.
    pub durability: Durability,
}

impl Options {
    /// The defaults for a server: 100 connections, an eighth of the machine's memory between 128 MiB and 4 GiB, two minutes,
    /// nothing committed is lost.
    pub fn new(data: impl Into<PathBuf>, binaries: Binaries) -> Self {
        Self {
            data: data.into(),
            binaries,
            max_connections: 100,
            shared_buffers_mib: memory::buffers_mib(),
            ready_within: Duration::from_secs(120),
            durability: Durability::Full,
        }
    }
}

/// What must survive a power cut. Killed processes lose nothing that was committed either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Everything committed.
    Full,
    /// Nothing: faster, for tests.
    None,
}
