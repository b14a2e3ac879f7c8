//! The project's own sources, for rules that the compiler doesn't know.

use super::golden::root;
use std::path::Path;

/// A source file.
pub struct Source {
    /// From the workspace's folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// All Rust files below a folder of the workspace.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "{folder} has sources");
    found
}

fn collect(folder: &Path, into: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source can be read");
            let path = path.strip_prefix(root()).expect("below the workspace").to_string_lossy().into_owned();
            into.push(Source { path, text });
        }
    }
}
