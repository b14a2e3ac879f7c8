//! The checklist claims only what a test or a command proves: every test that it names is there.

use crate::tree;
use std::collections::BTreeSet;

const PATH: &str = "docs/checklist.md";

/// The rows: an id, what holds, what proves it.
fn rows() -> Vec<(usize, Vec<String>)> {
    let text = tree::read(PATH);
    let is_row = |line: &str| line.starts_with("| ") && line.split('|').nth(1).is_some_and(|cell| is_id(cell.trim()));
    let rows = (1..).zip(text.lines()).filter(|(_, line)| is_row(line));
    rows.map(|(number, line)| (number, line.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect()))
        .collect()
}

/// `DWF-06`, `I18-01`.
fn is_id(cell: &str) -> bool {
    cell.split_once('-').is_some_and(|(group, number)| {
        (2..=3).contains(&group.len())
            && group.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            && number.len() == 2
            && number.chars().all(|c| c.is_ascii_digit())
    })
}

/// Run by a person or a stage.
pub fn is_command(name: &str) -> bool {
    ["cargo ", "bin/", "portico "].iter().any(|program| name.starts_with(program))
}

/// A whole file of journeys.
fn is_file(name: &str) -> bool {
    name.contains('/') && tree::root().join(name).is_file()
}

/// A test of Rust by its function, a journey by its title.
pub fn is_test(code: &str, name: &str) -> bool {
    code.contains(&format!("fn {name}(")) || code.contains(&format!("\"{name}\""))
}

#[test]
fn every_proof_is_there() {
    let code: String =
        tree::files().iter().filter(|file| file.is(&[".rs", ".mjs"])).map(|file| file.text.as_str()).collect();
    let mut faults = Vec::new();
    let rows = rows();
    assert!(!rows.is_empty(), "the checklist was read");
    for (number, cells) in &rows {
        let [id, _, proof] = &cells[..] else {
            faults.push(format!("{PATH}:{number}: three columns are expected"));
            continue;
        };
        let named: Vec<&str> = proof.split('`').skip(1).step_by(2).collect();
        if named.is_empty() {
            faults.push(format!("{PATH}:{number}: {id} names no proof"));
        }
        let missing = named.iter().filter(|name| !is_command(name) && !is_file(name) && !is_test(&code, name));
        faults.extend(missing.map(|name| format!("{PATH}:{number}: {id}: there is no test {name}")));
    }
    tree::none(&faults, "the checklist claims what nothing proves:");
}

#[test]
fn every_id_stands_once_and_in_order() {
    let ids: Vec<String> = rows().into_iter().map(|(_, cells)| cells[0].clone()).collect();
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands twice in {PATH}");
}
