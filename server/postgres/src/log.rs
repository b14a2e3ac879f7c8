//! The file that PostgreSQL prints into.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use crate::error::{Doing, Error};

/// From this size on the file is put aside at the next start, in bytes. The one put aside before is gone then.
const ASIDE_FROM_BYTES: u64 = 16 << 20;
const TAIL_BYTES: u64 = 8 << 10;
const TAIL_LINES: usize = 20;

/// Opens the log to append to it.
pub(crate) fn open(path: &Path) -> Result<File, Error> {
    if fs::metadata(path).is_ok_and(|found| found.len() > ASIDE_FROM_BYTES) {
        let aside = path.with_extension("log.1");
        fs::rename(path, &aside).doing(|| format!("putting {} aside", path.display()))?;
    }
    OpenOptions::new().create(true).append(true).mode(0o600).open(path).doing(|| format!("opening {}", path.display()))
}

/// A place in the log, to show what came after it.
#[derive(Debug)]
pub(crate) struct Mark {
    path: PathBuf,
    from: u64,
}

impl Mark {
    /// The present end.
    pub fn end_of(path: &Path) -> Self {
        Self { path: path.into(), from: fs::metadata(path).map_or(0, |found| found.len()) }
    }

    /// The last lines since then.
    pub fn tail(&self) -> String {
        self.read().map_or_else(|e| format!("(can't be read: {e})"), |text| last_lines(&text))
    }

    fn read(&self) -> io::Result<String> {
        let mut file = File::open(&self.path)?;
        let end = file.metadata()?.len();
        file.seek(SeekFrom::Start(self.from.max(end.saturating_sub(TAIL_BYTES))))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// The end of what a program printed, short enough for an error message.
pub(crate) fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
}
