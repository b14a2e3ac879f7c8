//! The control register, as the repository has it: `docs/controls.md` is part of the program, and a test of the repository
//! holds it to the truth.

use crate::Stop;
use crate::gateway::Context;
use crate::store::page_of;
use domain::Page;
use domain::platform::{ControlRow, Controls};

const REGISTER: &str = include_str!("../../../../docs/controls.md");

pub async fn controls(_: &mut Context, op: Controls) -> Result<Page<ControlRow>, Stop> {
    let searched = op.search.unwrap_or_default().trim().to_lowercase();
    let rows = REGISTER.lines().filter(|line| line.to_lowercase().contains(&searched)).filter_map(row).collect();
    Ok(page_of("controls", rows, op.limit, op.cursor.as_deref())?)
}

/// A line of the register's table.
fn row(line: &str) -> Option<ControlRow> {
    let line = line.strip_prefix("| CTL-")?;
    let cells: Vec<&str> = line.trim_end_matches('|').split('|').map(str::trim).collect();
    let [number, control, requirements, places, proofs] = cells[..] else { return None };
    let named = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    Some(ControlRow {
        number: format!("CTL-{number}"),
        control: control.to_owned(),
        requirements: requirements.to_owned(),
        places: named(places),
        proofs: named(proofs),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_register_is_read() {
        let rows: Vec<_> = REGISTER.lines().filter_map(row).collect();
        assert_eq!(rows.len(), REGISTER.matches("\n| CTL-").count());
        assert!(rows.iter().all(|row| !row.places.is_empty() && !row.proofs.is_empty()));
    }
}
