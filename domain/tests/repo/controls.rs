//! The control register claims only what is there: every file and every test that it names exists.

use crate::checklist::{is_command, is_test};
use crate::tree;

const PATH: &str = "docs/controls.md";

/// The cells of a row.
fn rows() -> Vec<(usize, Vec<String>)> {
    let text = tree::read(PATH);
    let rows = (1..).zip(text.lines()).filter(|(_, line)| line.starts_with("| CTL-"));
    rows.map(|(number, line)| (number, line.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect()))
        .collect()
}

fn named(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_control_names_code_that_is_there_and_a_test_that_proves_it() {
    let code: String =
        tree::files().iter().filter(|file| file.is(&[".rs", ".mjs"])).map(|file| file.text.as_str()).collect();
    let rows = rows();
    assert!(rows.len() > 20, "the register was read");
    let mut faults = Vec::new();
    for (place, (number, cells)) in rows.iter().enumerate() {
        let [id, control, requirements, places, proof] = &cells[..] else {
            faults.push(format!("{PATH}:{number}: five columns are expected"));
            continue;
        };
        if *id != format!("CTL-{:02}", place + 1) || control.is_empty() || requirements.is_empty() {
            faults.push(format!("{PATH}:{number}: {id} is out of order, or says nothing"));
        }
        if named(places).next().is_none() || named(proof).next().is_none() {
            faults.push(format!("{PATH}:{number}: {id} names no place or no proof"));
        }
        let gone = named(places).filter(|path| !tree::root().join(path).is_file());
        faults.extend(gone.map(|path| format!("{PATH}:{number}: {id}: there is no file {path}")));
        let missing = named(proof).filter(|name| !is_command(name) && !is_test(&code, name));
        faults.extend(missing.map(|name| format!("{PATH}:{number}: {id}: there is no test {name}")));
    }
    tree::none(&faults, "the register claims what nothing proves:");
}
