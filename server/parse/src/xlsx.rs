//! Workbooks, sheet by sheet and row by row. A sheet is never held as a whole: one far cell would make it as large as
//! the emptiness before it.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};

use crate::fault::Fault;
use crate::package::Package;
use crate::table::{are_names, line};
use crate::writer::{Writer, one_line};

/// Columns that a row may have, as the programs allow them.
const COLUMNS_MAX: u32 = 16_384;

/// How often the most that a package may hold is unpacked, over all of its sheets.
const AGAIN_MAX: u64 = 40;

pub(crate) fn read(bytes: &[u8], writer: &mut Writer) -> Result<(), Fault> {
    let unpacked = Package::open(bytes, writer.limits.unpacked, Fault::NOT_AN_XLSX)?.measure()?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Fault::new(Fault::ENCRYPTED),
        error => Fault::new(Fault::NOT_AN_XLSX).because(error),
    })?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    // Many sheets may be one and the same part, which is unpacked for each.
    if unpacked.saturating_mul(sheets.len() as u64) > writer.limits.unpacked.saturating_mul(AGAIN_MAX) {
        return Err(Fault::too_large(format!("{} sheets", sheets.len())));
    }
    for name in sheets {
        writer.sheet(&name);
        let mut sheet = Sheet { names: None, row: 0, fields: Vec::new() };
        if let Err(error) = sheet.read(&mut book, &name, writer)? {
            let fault = Fault::new(Fault::SHEET_UNREADABLE).because(error).at(writer.place(Some(sheet.row)));
            writer.fault(fault);
        }
    }
    Ok(())
}

struct Sheet {
    /// The names of the columns, once a row was read.
    names: Option<Vec<String>>,
    /// The row that is read, from 1.
    row: u32,
    fields: Vec<String>,
}

impl Sheet {
    /// The outer error ends the reading of the file, the inner one that of the sheet.
    fn read(
        &mut self,
        book: &mut Xlsx<Cursor<&[u8]>>,
        name: &str,
        writer: &mut Writer,
    ) -> Result<Result<(), XlsxError>, Fault> {
        let mut cells = match book.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            // A sheet of nothing but a chart.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(Ok(())),
            Err(error) => return Ok(Err(error)),
        };
        loop {
            let cell = match cells.next_cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                Err(error) => {
                    self.end(writer)?;
                    return Ok(Err(error));
                }
            };
            let (row, column) = cell.get_position();
            if row + 1 != self.row {
                self.end(writer)?;
                self.row = row + 1;
            }
            let text = shown(cell.get_value());
            if text.is_empty() || column >= COLUMNS_MAX {
                continue;
            }
            let column = column as usize;
            if self.fields.len() <= column {
                self.fields.resize(column + 1, String::new());
            }
            self.fields[column] = text;
        }
        self.end(writer)?;
        Ok(Ok(()))
    }

    /// The row is whole. The first that looks like names is what the columns below are called.
    fn end(&mut self, writer: &mut Writer) -> Result<(), Fault> {
        let fields = std::mem::take(&mut self.fields);
        if fields.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.names.is_none() {
            let filled: Vec<&String> = fields.iter().filter(|field| !field.is_empty()).collect();
            if filled.len() > 1 && are_names(&filled) {
                self.names = Some(fields);
                return Ok(());
            }
            if filled.len() > 1 {
                self.names = Some(Vec::new());
            }
        }
        let names = self.names.as_deref().unwrap_or_default();
        writer.row(&line(names, &fields), self.row)
    }
}

/// A value as a person would write it, without the marks of its format.
fn shown(value: &DataRef) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => one_line(text),
        DataRef::SharedString(text) => one_line(text),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => one_line(text),
        DataRef::DateTime(moment) if moment.is_duration() => format!("{} h", moment.as_f64() * 24.0),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            let is_date = (hour, minute, second) == (0, 0, 0);
            if is_date { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
    }
}
