//! What the sources of the front end must not contain, because it would break a language, a theme or the CSP.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    assert!(!found.is_empty(), "no {ending} files in {folder}");
    found
}

fn gather(folder: &Path, ending: &str, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, ending, found);
        } else if path.extension().is_some_and(|own| own == ending) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

#[test]
fn views_have_no_style_attributes() {
    for (path, source) in files("src", "rs") {
        assert!(!source.contains(" style="), "{}: the CSP blocks style attributes", path.display());
    }
}

#[test]
fn only_the_tokens_name_raw_colours() {
    for (path, source) in files("../style", "css") {
        if !path.ends_with("tokens.css") {
            for raw in ["oklch(", "rgb(", "rgba(", "hsl(", ": #"] {
                assert!(!source.contains(raw), "{}: `{raw}` belongs into tokens.css", path.display());
            }
        }
    }
}
