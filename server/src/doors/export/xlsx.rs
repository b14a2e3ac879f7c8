//! An Excel workbook with one sheet. Rows go to a temporary file as they come; only the finished workbook, which is
//! compressed, is held in memory.

use super::cell::Cell;
use super::columns::Column;
use super::pages::Pages;
use crate::computing::compute;
use domain::Refusal;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use serde_json::{Number, Value};

/// The most rows of a workbook. The format takes ten times as many, but no person reads them there.
pub const ROWS_MAX: u32 = 100_000;
/// The most characters that a cell of the format holds.
const CELL_CHARS_MAX: usize = 32_767;
/// The largest whole number that the format keeps exactly: its numbers are 64-bit floats.
const EXACT_MAX: u64 = 1 << 53;

/// The workbook as bytes.
///
/// # Errors
/// `export_too_large` (400) beyond [`ROWS_MAX`], and what the list refuses with.
pub async fn workbook(columns: &[Column], first: Vec<Value>, mut pages: Pages) -> Result<Vec<u8>, Refusal> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(defect)?;
    headings(sheet, columns).map_err(defect)?;
    let (mut number, mut rows) = (0, first);
    loop {
        for row in &rows {
            if number == ROWS_MAX {
                return Err(Refusal::new(400, "export_too_large").with("rows", ROWS_MAX));
            }
            number += 1;
            write(sheet, columns, number, row).map_err(defect)?;
        }
        match pages.next().await? {
            Some(next) => rows = next,
            None => break,
        }
    }
    // Compressing takes the processor for a while; it must not stand in the way of other requests.
    compute(move || workbook.save_to_buffer()).await.map_err(|_| Refusal::internal())?.map_err(defect)
}

fn defect(error: XlsxError) -> Refusal {
    tracing::error!(%error, "a workbook can't be written");
    Refusal::internal()
}

fn headings(sheet: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, 22)?;
        sheet.write_string_with_format(0, at, &column.heading, &bold)?;
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, columns: &[Column], number: u32, row: &Value) -> Result<(), XlsxError> {
    for (at, column) in (0_u16..).zip(columns) {
        match Cell::of(column.value(row)) {
            Cell::Empty => {}
            // Written as a string, it is never a formula, whatever it begins with.
            Cell::Text(text) => {
                sheet.write_string(number, at, fitting(&text))?;
            }
            Cell::Number(value) => match exact(value) {
                Some(value) => {
                    sheet.write_number(number, at, value)?;
                }
                None => {
                    sheet.write_string(number, at, value.to_string())?;
                }
            },
            Cell::Truth(truth) => {
                sheet.write_boolean(number, at, truth)?;
            }
        }
    }
    Ok(())
}

/// The number as the format has it; `None` where digits would be lost.
fn exact(number: &Number) -> Option<f64> {
    let too_large = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64()).is_some_and(|it| it > EXACT_MAX);
    if too_large { None } else { number.as_f64() }
}

/// As much of a text as a cell holds.
fn fitting(text: &str) -> &str {
    text.char_indices().nth(CELL_CHARS_MAX).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_too_long_and_a_number_never_loses_digits() {
        assert_eq!(fitting(&"한".repeat(40_000)).chars().count(), CELL_CHARS_MAX);
        assert_eq!(fitting("short"), "short");
        assert_eq!(exact(&Number::from(1_795_251_900)), Some(1_795_251_900.0));
        assert_eq!(exact(&Number::from(u64::MAX)), None);
        assert_eq!(exact(&Number::from(i64::MIN)), None);
    }
}
