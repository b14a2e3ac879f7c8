//! Tables as text: whatever stands between their fields, row by row.

use std::borrow::Cow;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::Encoding;

use crate::encoding;
use crate::fault::Fault;
use crate::table::{are_names, line};
use crate::writer::{Writer, one_line};

/// Fields of a row, as many as workbooks have at the most.
const COLUMNS_MAX: usize = 16_384;
/// Quotation marks that nothing closes, after which reading begins anew on the line below.
const RESTARTS_MAX: u32 = 20;

pub(crate) fn read(bytes: &[u8], writer: &mut Writer) -> Result<(), Fault> {
    let bytes = unmarked(bytes)?;
    let mut rows = Rows { delimiter: delimiter(&bytes), names: None, row: 0, writer };
    let mut from = 0;
    for _ in 0..=RESTARTS_MAX {
        match rows.read(&bytes[from..])? {
            None => return Ok(()),
            Some(offset) => from += offset,
        }
    }
    Err(Fault::new(Fault::QUOTE_NOT_CLOSED).because(format!("more than {RESTARTS_MAX} of them")))
}

/// As UTF-8 where it's in another encoding as a whole; single rows that are odd stay as they are.
fn unmarked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let lines = || bytes.split(|byte| *byte == b'\n');
    let odd = lines().filter(|line| std::str::from_utf8(line).is_err()).count();
    let beyond_ascii = lines().filter(|line| !line.is_ascii()).count();
    let other = Encoding::for_bom(bytes).is_some() || bytes.iter().take(4096).any(|byte| *byte == 0);
    if other || (odd > 1 && odd * 2 > beyond_ascii) {
        return Ok(Cow::Owned(encoding::decode(bytes)?.into_owned().into_bytes()));
    }
    Ok(Cow::Borrowed(bytes))
}

/// What stands between fields: the candidate that divides the most of the first lines into as many fields as the first.
fn delimiter(bytes: &[u8]) -> u8 {
    let sample = String::from_utf8_lossy(&bytes[..bytes.len().min(64 << 10)]);
    let lines: Vec<&str> = sample.lines().filter(|line| !line.trim().is_empty()).take(25).collect();
    let score = |delimiter: u8| {
        let fields = |line: &str| outside_quotes(line, delimiter);
        let first = lines.first().map_or(0, |line| fields(line));
        let alike = lines.iter().filter(|line| fields(line) == first).count();
        if first == 0 { (0, 0) } else { (alike, first) }
    };
    // Of equals, the last wins.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|it| score(*it)).unwrap_or(b',')
}

/// How often a delimiter stands in a line, outside of quotation marks.
fn outside_quotes(line: &str, delimiter: u8) -> usize {
    let parts = line.split('"').step_by(2);
    parts.map(|part| part.bytes().filter(|byte| *byte == delimiter).count()).sum()
}

struct Rows<'w, 'l> {
    delimiter: u8,
    /// The names of the columns; empty where the first row holds values.
    names: Option<Vec<String>>,
    /// The row that was read last, from 1.
    row: u32,
    writer: &'w mut Writer<'l>,
}

impl Rows<'_, '_> {
    /// Reads to the end, or to a row whose quotation mark nothing closes: then says where the line below begins.
    fn read(&mut self, bytes: &[u8]) -> Result<Option<usize>, Fault> {
        let mut reader = ReaderBuilder::new();
        let mut reader = reader.has_headers(false).flexible(true).delimiter(self.delimiter).from_reader(bytes);
        let mut record = ByteRecord::new();
        loop {
            let from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            let more =
                reader.read_byte_record(&mut record).map_err(|error| Fault::new(Fault::UNREADABLE).because(error))?;
            if !more {
                return Ok(None);
            }
            self.row += 1;
            let raw = bytes.get(from..).unwrap_or_default();
            if raw.len() == record_len(&reader, from) {
                let begun = raw.iter().position(|byte| !b"\r\n".contains(byte)).unwrap_or_default();
                let below = raw.iter().skip(begun).position(|byte| *byte == b'\n').map(|at| begun + at + 1);
                if raw.iter().filter(|byte| **byte == b'"').count() % 2 == 1 && below.is_some_and(|at| at < raw.len()) {
                    self.fault(Fault::QUOTE_NOT_CLOSED, None);
                    return Ok(below.map(|at| from + at));
                }
            }
            self.record(&record)?;
        }
    }

    fn record(&mut self, record: &ByteRecord) -> Result<(), Fault> {
        if record.len() > COLUMNS_MAX {
            let place = self.writer.place(Some(self.row));
            return Err(Fault::too_large(format!("a row of more than {COLUMNS_MAX} fields")).at(place));
        }
        let fields: Option<Vec<&str>> = record.iter().map(|field| std::str::from_utf8(field).ok()).collect();
        let Some(fields) = fields else {
            self.fault(Fault::ROW_NOT_UTF8, None);
            return Ok(());
        };
        let fields: Vec<String> = fields.into_iter().map(one_line).collect();
        if fields.iter().all(String::is_empty) {
            return Ok(());
        }
        let Some(names) = &self.names else {
            return self.first(fields);
        };
        let columns = names.len();
        let filled = fields.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
        if filled > columns {
            self.fault(Fault::ROW_TOO_LONG, Some((columns, fields.len())));
            return Ok(());
        }
        if fields.len() < columns {
            self.fault(Fault::ROW_TOO_SHORT, Some((columns, fields.len())));
            return Ok(());
        }
        let text = line(names, &fields);
        self.writer.row(&text, self.row)
    }

    /// The first row says how many columns there are, and mostly what they're called.
    fn first(&mut self, fields: Vec<String>) -> Result<(), Fault> {
        if are_names(&fields) || fields.len() == 1 && fields[0].chars().all(|it| it.is_alphabetic() || it == '_') {
            self.names = Some(fields);
            return Ok(());
        }
        self.names = Some(vec![String::new(); fields.len()]);
        let text = line::<&str, _>(&[], &fields);
        self.writer.row(&text, self.row)
    }

    fn fault(&mut self, code: &'static str, fields: Option<(usize, usize)>) {
        let fault = Fault::new(code).at(self.writer.place(Some(self.row)));
        self.writer.fault(match fields {
            Some((columns, found)) => fault.because(format!("{found} fields for {columns} columns")),
            None => fault,
        });
    }
}

/// Bytes that the record from here took.
fn record_len(reader: &csv::Reader<&[u8]>, from: usize) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).saturating_sub(from)
}
