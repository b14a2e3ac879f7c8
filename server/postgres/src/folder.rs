//! Making folders that nobody else made.

use std::{
    fs::DirBuilder,
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

/// Makes a folder below `parent` that wasn't there before, named `prefix` and something of its own.
pub(crate) fn fresh(parent: &Path, prefix: &str, mode: u32) -> io::Result<PathBuf> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = parent.join(format!("{prefix}{}-{n}", process::id()));
        // `mkdir` fails on whatever is there, links included, so what it makes is ours.
        match DirBuilder::new().mode(mode).create(&folder) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            done => return done.map(|()| folder),
        }
    }
}
