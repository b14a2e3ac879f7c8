//! Lines that stand in columns.

use crate::fault::Fault;
use crate::pdf::lines::{BETWEEN, Line};
use crate::table::Table;
use crate::writer::Writer;

/// Lines that make a table.
const ROWS_MIN: usize = 2;

/// Of a letter's height: how far two cells of one column may stand apart.
const ASKEW: f32 = 1.5;

/// Runs of lines, each with whether they're a table: lines whose columns stand below those of the line above.
pub(super) fn apart(lines: &[Line]) -> Vec<(bool, &[Line])> {
    let runs = lines.chunk_by(alike);
    runs.map(|run| (run.len() >= ROWS_MIN && columns(&run[0]) > 1, run)).collect()
}

fn alike(one: &Line, other: &Line) -> bool {
    let near = ASKEW * one.size;
    // Cells stand below each other at their left, at their right or in their middles.
    let below = |(a, b): (&(f32, f32), &(f32, f32))| {
        (a.0 - b.0).abs() < near || (a.1 - b.1).abs() < near || (a.0 + a.1 - b.0 - b.1).abs() < 2.0 * near
    };
    columns(one) == columns(other)
        && one.turned == other.turned
        && (columns(one) == 1
            || one.columns.len() == other.columns.len() && one.columns.iter().zip(&other.columns).all(below))
}

fn columns(line: &Line) -> usize {
    line.text.split(BETWEEN).count()
}

pub(super) fn write(lines: &[Line], writer: &mut Writer) -> Result<(), Fault> {
    let mut table = Table::default();
    for line in lines {
        table.begin_row();
        for cell in line.text.split(BETWEEN) {
            table.cell(cell, writer.limits.characters)?;
        }
    }
    if !are_named(lines) {
        table.unnamed();
    }
    table.write(writer)
}

/// Whether the first line looks unlike those below: darker, or without numbers where all of them have some.
fn are_named(lines: &[Line]) -> bool {
    let Some((first, rest)) = lines.split_first() else { return false };
    if first.bold && !rest.iter().any(|line| line.bold) {
        return true;
    }
    let has_number = |cell: &str| cell.contains(char::is_numeric);
    let names: Vec<&str> = first.text.split(BETWEEN).collect();
    let counts = |column: usize| rest.iter().all(|line| line.text.split(BETWEEN).nth(column).is_some_and(has_number));
    !names.iter().any(|name| has_number(name)) && (0..names.len()).any(counts)
}
