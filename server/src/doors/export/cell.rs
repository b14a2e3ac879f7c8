//! A value as a cell, and what a spreadsheet must not take for a formula.

use serde_json::{Number, Value};
use std::borrow::Cow;

/// A value as a cell.
pub enum Cell<'v> {
    /// Nothing is known.
    Empty,
    /// Text.
    Text(Cow<'v, str>),
    /// A number.
    Number(&'v Number),
    /// Yes or no.
    Truth(bool),
}

impl<'v> Cell<'v> {
    /// Lists, and structs that have no columns of their own, are written as JSON.
    pub fn of(value: &'v Value) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::Bool(truth) => Self::Truth(*truth),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(Cow::Borrowed(text)),
            nested => Self::Text(Cow::Owned(nested.to_string())),
        }
    }
}

/// Text that a spreadsheet doesn't run when it opens a CSV file: what begins like a formula gets an apostrophe before
/// it (OWASP, CSV injection). Full-width signs count, since spreadsheets of East Asia read them alike.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let first = text.chars().next();
    let like_a_formula = |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if first.is_some_and(like_a_formula) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_made_harmless() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for text in ["", "a=b", "1-2", " =1", "'=1", "한국어", "عربي"] {
            assert_eq!(harmless(text), text);
        }
    }
}
