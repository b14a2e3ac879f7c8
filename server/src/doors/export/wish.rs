//! What the caller wants a list as.

use domain::Refusal;
use domain::catalogue::Entry;
use http::{HeaderMap, header};
use serde_json::Value;

/// The member of the query that names the format.
const MEMBER: &str = "format";
/// What an Excel workbook is called on the wire.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values (RFC 4180) in UTF-8.
    Csv,
    /// An Excel workbook (ECMA-376).
    Xlsx,
}

impl Format {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Xlsx];

    /// As `?format=` and file names have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// As `Content-Type` has it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => XLSX,
        }
    }

    /// As `Accept` and the OpenAPI document have it.
    pub const fn essence(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Xlsx => XLSX,
        }
    }
}

/// What the caller wants the answer as; `None` for JSON, and always where the operation is no list. Takes the member
/// `format` out of a list's input.
///
/// # Errors
/// `validation_failed` for a format that there isn't.
pub fn wish(entry: &Entry, headers: &HeaderMap, input: &mut Value) -> Result<Option<Format>, Refusal> {
    if !entry.is_list() {
        return Ok(None);
    }
    match input.as_object_mut().and_then(|members| members.remove(MEMBER)) {
        Some(Value::String(name)) if name == "json" => Ok(None),
        Some(Value::String(name)) => match Format::ALL.into_iter().find(|format| format.as_str() == name) {
            Some(format) => Ok(Some(format)),
            None => Err(Refusal::invalid_field(MEMBER, "not_allowed")),
        },
        Some(_) => Err(Refusal::invalid_field(MEMBER, "not_allowed")),
        None => {
            let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
            Ok(by_accept(accept))
        }
    }
}

/// The best of the ranges that name a file or JSON (RFC 9110, 12.5.1); the earlier among equals. A wildcard is JSON.
fn by_accept(accept: &str) -> Option<Format> {
    let mut best = (0.0, None);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let format = Format::ALL.into_iter().find(|format| format.essence() == kind);
        if format.is_none() && !matches!(kind.as_str(), "application/json" | "application/*" | "*/*") {
            continue;
        }
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        if weight > best.0 {
            best = (weight, format);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heavier_range_wins_and_a_wildcard_is_json() {
        assert_eq!(by_accept("text/csv"), Some(Format::Csv));
        assert_eq!(by_accept(&format!("application/json;q=0.5, {XLSX}")), Some(Format::Xlsx));
        assert_eq!(by_accept("application/json, text/csv;q=0.9"), None);
        assert_eq!(by_accept("text/html,application/xml;q=0.9,*/*;q=0.8"), None);
        assert_eq!(by_accept("text/csv;q=0"), None);
        assert_eq!(by_accept("TEXT/CSV; charset=utf-8"), Some(Format::Csv));
        assert_eq!(by_accept(""), None);
    }
}
