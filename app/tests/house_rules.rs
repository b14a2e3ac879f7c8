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

/// The words inside string literals, where class names stand.
fn words(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2).flat_map(str::split_whitespace)
}

fn is_physical(word: &str) -> bool {
    let utility = word.rsplit(':').next().unwrap_or(word).trim_start_matches('-');
    let physical =
        ["ml-", "mr-", "pl-", "pr-", "left-", "right-", "border-l-", "border-r-", "rounded-l-", "rounded-r-"];
    let whole =
        ["text-left", "text-right", "float-left", "float-right", "border-l", "border-r", "rounded-l", "rounded-r"];
    physical.iter().any(|start| {
        // Only a utility goes on with a size; `left-open` would be a word.
        utility.strip_prefix(start).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit() || c == '[') || matches!(rest, "auto" | "px" | "full")
        })
    }) || whole.contains(&utility)
}

#[test]
fn class_names_know_no_left_and_right() {
    for (path, source) in files("src", "rs") {
        let found = words(&source).find(|word| is_physical(word));
        assert_eq!(found, None, "{}: use the logical sibling (ms, me, ps, pe, start, end)", path.display());
    }
}

#[test]
fn style_sheets_know_no_left_and_right() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
    ];
    for (path, source) in files("../style", "css") {
        for property in physical {
            assert!(!source.contains(property), "{}: `{property}` is physical", path.display());
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

#[test]
fn only_the_port_knows_on_which_side_it_runs() {
    for (path, source) in files("src", "rs") {
        let is_port = path.components().any(|part| part.as_os_str() == "port");
        assert!(is_port || !source.contains("feature = \"ssr\""), "{}: ask the port", path.display());
    }
}

#[test]
fn the_lint_tells_utilities_from_words() {
    for physical in ["ml-2", "lg:pr-4", "-left-1", "text-right", "right-auto", "md:hover:pl-[3px]"] {
        assert!(is_physical(physical), "{physical}");
    }
    for fine in ["ms-2", "lg:pe-4", "start-1", "text-end", "arrow-left", "chevron-right", "left-open", "pr-review"] {
        assert!(!is_physical(fine), "{fine}");
    }
}
