//! The files of the checkout, read as text.

use std::fs;
use std::path::{Path, PathBuf};

/// What is made, not written. In a second work tree `.git` is a file.
const MADE: [&str; 5] = ["target", ".git", ".portico", "node_modules", ".sqlx"];

/// A file with its path from the checkout's root, slashes between.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// Whether the file has one of these endings.
    pub fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// Whether the file is below one of these folders, or is one of these files.
    pub fn below(&self, prefixes: &[&str]) -> bool {
        prefixes.iter().any(|prefix| self.path.starts_with(prefix))
    }

    /// The lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// `path:line`, as an editor opens it.
    pub fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

/// The checkout's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate stands below the root").to_owned()
}

/// Every text file that people write, in the order of the paths. Pictures and the like are passed over.
pub fn files() -> Vec<File> {
    let mut found = Vec::new();
    walk(&root(), "", &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The files below one of these folders.
pub fn below(prefixes: &[&str]) -> Vec<File> {
    files().into_iter().filter(|file| file.below(prefixes)).collect()
}

/// The text of one file, by its path from the root.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// Fails with one line a fault, and what to do about them.
#[track_caller]
pub fn none(faults: &[String], what_to_do: &str) {
    assert!(faults.is_empty(), "{what_to_do}\n  {}\n", faults.join("\n  "));
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("the checkout can be read").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let Ok(kind) = entry.file_type() else { continue };
        if MADE.contains(&name.as_str()) {
            continue;
        }
        if kind.is_dir() {
            walk(&entry.path(), &format!("{path}/"), found);
        } else if kind.is_file()
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            found.push(File { path, text });
        }
    }
}
