//! Architecture decision records: numbered without gaps, dated, with alternatives, under a page.

use crate::tree::{self, File};

/// Words that fit on a page.
const WORDS_MAX: usize = 520;
const PARTS: [&str; 4] = ["## Context", "## Decision", "## Alternatives", "## Consequences"];

fn records() -> Vec<File> {
    tree::below(&["docs/architecture/adr/"]).into_iter().filter(|file| !file.path.ends_with("README.md")).collect()
}

#[test]
fn every_decision_is_numbered_dated_and_weighed() {
    let index = tree::read("docs/architecture/adr/README.md");
    let mut faults = Vec::new();
    for (number, file) in (1..).zip(records()) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if !name.starts_with(&format!("{number:04}-")) {
            faults.push(format!("{} should be number {number:04}", file.path));
        }
        if !file.text.starts_with(&format!("# {number}. ")) {
            faults.push(format!("{} doesn't begin with `# {number}. `", file.path));
        }
        if !file.lines().any(|(_, line)| is_dated(line)) {
            faults.push(format!("{} has no `Date: YYYY-MM-DD`", file.path));
        }
        faults.extend(
            PARTS.iter().filter(|part| !file.text.contains(**part)).map(|part| format!("{} lacks {part}", file.path)),
        );
        let words = file.text.split_whitespace().count();
        if words > WORDS_MAX {
            faults.push(format!("{} has {words} words; a page has {WORDS_MAX}", file.path));
        }
        if !index.contains(&format!("({name})")) {
            faults.push(format!("{} isn't in the index", file.path));
        }
    }
    tree::none(&faults, "see docs/architecture/adr/README.md:");
}

fn is_dated(line: &str) -> bool {
    let date = line.strip_prefix("Date: ").unwrap_or_default();
    date.len() == 10
        && date.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
}
