//! Skipping work whose inputs haven't changed since its output was made.

use crate::{files, hash};
use anyhow::Result;
use std::path::PathBuf;

/// Stands for one piece of work: what its inputs look like now, and the file that remembers how they looked when the
/// output was made.
pub struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// `file` remembers; `inputs` are the files that the output depends on, `words` whatever else it depends on. This
    /// program is always one of the inputs: a changed step redoes its work.
    pub fn new(file: PathBuf, mut inputs: Vec<PathBuf>, words: &[&str]) -> Result<Self> {
        // Not `current_exe`: its path leads nowhere once Cargo has built this program anew under a running watch.
        inputs.push(PathBuf::from("/proc/self/exe"));
        let now = hash::of_state(&inputs, words)?;
        Ok(Self { file, now })
    }

    /// Whether the output was made from inputs that look like this.
    pub fn is_fresh(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|then| then == self.now)
    }

    /// Remembers that the output now matches.
    pub fn keep(&self) -> Result<()> {
        files::write(&self.file, &self.now)
    }
}
