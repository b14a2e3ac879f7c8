//! Files that others depend on: a change is a diff that a person reviews.

use std::path::{Path, PathBuf};

/// Compares with the golden file; with `UPDATE_GOLDEN=1` in the environment writes it instead.
///
/// # Panics
/// With the first line that differs and the command that writes the file anew.
pub fn compare(path: &str, found: &str) {
    let file = root().join(path);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(&file, found).expect("the golden file is written");
        return;
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    if golden == found {
        return;
    }
    let differs = golden.lines().zip(found.lines()).position(|(golden, found)| golden != found);
    let line = differs.unwrap_or_else(|| golden.lines().count().min(found.lines().count()));
    panic!(
        "{path} is out of date at line {}:\n  golden: {}\n  found:  {}\nIf the change is meant, run \
         `UPDATE_GOLDEN=1 cargo test -p server --test it golden` and review the diff.",
        line + 1,
        golden.lines().nth(line).unwrap_or("(the end)"),
        found.lines().nth(line).unwrap_or("(the end)"),
    );
}

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}
