//! CSV as RFC 4180 has it, sent while it is made. A mark before the first byte tells spreadsheets that it is UTF-8:
//! without it Arabic, Chinese and Korean open as gibberish.

use super::cell::{Cell, harmless};
use super::columns::Column;
use super::pages::Pages;
use axum::body::Bytes;
use csv::{Terminator, Writer, WriterBuilder};
use domain::Refusal;
use futures::Stream;
use futures::stream::try_unfold;
use serde_json::Value;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Heading and rows, a piece for each page. A refusal in the midst breaks the connection off, so that a file with rows
/// missing can't be taken for a whole one.
pub fn stream(
    columns: Vec<Column>,
    first: Vec<Value>,
    pages: Pages,
) -> impl Stream<Item = Result<Bytes, Box<dyn std::error::Error + Send + Sync>>> {
    try_unfold((columns, pages, Some(first)), |(columns, mut pages, first)| async move {
        let (rows, is_first) = match first {
            Some(rows) => (Some(rows), true),
            None => (pages.next().await.map_err(broken_off)?, false),
        };
        let Some(rows) = rows else { return Ok(None) };
        let piece = piece(&columns, &rows, is_first)?;
        Ok(Some((piece, (columns, pages, None))))
    })
}

fn broken_off(refusal: Refusal) -> Box<dyn std::error::Error + Send + Sync> {
    tracing::warn!(code = %refusal.code, "an export was broken off");
    refusal.to_string().into()
}

fn piece(columns: &[Column], rows: &[Value], is_first: bool) -> Result<Bytes, std::io::Error> {
    let mut bytes = Vec::with_capacity(rows.len() * 128);
    if is_first {
        bytes.extend_from_slice(BYTE_ORDER_MARK);
    }
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes);
    if is_first {
        writer.write_record(columns.iter().map(|column| harmless(&column.heading).into_owned()))?;
    }
    for row in rows {
        write(&mut writer, columns, row)?;
    }
    writer.into_inner().map(Bytes::from).map_err(|why| why.into_error())
}

fn write(writer: &mut Writer<Vec<u8>>, columns: &[Column], row: &Value) -> Result<(), csv::Error> {
    for column in columns {
        match Cell::of(column.value(row)) {
            Cell::Empty => writer.write_field("")?,
            Cell::Text(text) => writer.write_field(harmless(&text).as_bytes())?,
            Cell::Number(number) => writer.write_field(number.to_string())?,
            Cell::Truth(truth) => writer.write_field(if truth { "true" } else { "false" })?,
        }
    }
    writer.write_record(None::<&[u8]>)
}
