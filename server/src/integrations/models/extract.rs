//! Extraction by patterns: addresses, dates, amounts and numbers of a text, each with its place. No model takes part, so
//! nothing is ever made up: what isn't there isn't found, and a value is what stands there, to the letter.

mod amounts;
mod codes;
mod contacts;
mod days;
mod scan;

use domain::models::{Field, FieldKind, Found};
use scan::{Places, Text};
use std::collections::HashMap;
use std::ops::Range;

/// Characters that may stand between a label and its value: ": ", " no. ", a few spaces.
const GAP_MAX: usize = 24;
/// Places of one field that are told, so that a text of nothing but numbers makes no answer of megabytes.
const PLACES_MAX: usize = 200;

/// Where in the text each of the fields stands, in the order of the fields, then of the text: the first two hundred places
/// of each.
pub fn extract(text: &str, fields: &[Field]) -> Vec<Found> {
    let text = Text::of(text);
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let (mut known, mut found) = (HashMap::new(), Vec::new());
    for field in fields {
        let all = known.entry((field.kind, field.after.is_some())).or_insert_with(|| candidates(&text, field));
        let told = match &field.after {
            Some(label) => after(&text, label, field.kind, all),
            None => all.clone(),
        };
        found.extend(told.into_iter().take(PLACES_MAX).map(|at| Found {
            field: field.name.clone(),
            value: text.between(&at),
            from: number(at.start),
            to: number(at.end),
        }));
    }
    found
}

/// Everything that a field of this kind may be.
fn candidates(text: &Text, field: &Field) -> Places {
    match (field.kind, &field.after) {
        // With a label of one's own, whatever has a digit in it is a number of something: it is looked for there.
        (FieldKind::OrderNumber, Some(_)) => Places::new(),
        // Who asks for a number after a label gets it even where it looks like something else.
        (FieldKind::Number, Some(_)) => amounts::numbers(text),
        (kind, _) => places(text, kind),
    }
}

fn places(text: &Text, kind: FieldKind) -> Places {
    match kind {
        FieldKind::Email => contacts::emails(text),
        FieldKind::Url => contacts::urls(text),
        FieldKind::Phone => {
            let others = [codes::ibans(text), codes::vat_ids(text), days::days(text), contacts::urls(text)].concat();
            scan::apart(contacts::phones(text), &others)
        }
        FieldKind::Date => days::days(text),
        FieldKind::Money => amounts::money(text),
        FieldKind::Iban => codes::ibans(text),
        FieldKind::VatId => codes::vat_ids(text),
        FieldKind::Number => numbers(text),
        FieldKind::OrderNumber => codes::called(text),
    }
}

/// Numbers that are nothing else.
fn numbers(text: &Text) -> Places {
    let kinds =
        [FieldKind::Email, FieldKind::Url, FieldKind::Phone, FieldKind::Date, FieldKind::Iban, FieldKind::VatId];
    let others: Places = kinds.into_iter().flat_map(|kind| places(text, kind)).collect();
    scan::apart(amounts::numbers(text), &others)
}

/// The first of all candidates after each label, on the same line and close to it.
fn after(text: &Text, label: &str, kind: FieldKind, all: &[Range<usize>]) -> Places {
    let ends = text.ends_of(label);
    if kind == FieldKind::OrderNumber {
        return ends.into_iter().filter_map(|end| codes::code_after(text, end)).collect();
    }
    let near = |end: usize| {
        let next = all.get(all.partition_point(|place| place.start < end))?;
        (next.start - end <= GAP_MAX && text.same_line(end, next.start)).then(|| next.clone())
    };
    let mut found: Places = ends.into_iter().filter_map(near).collect();
    found.dedup();
    found
}

#[cfg(test)]
#[path = "extract/tests.rs"]
mod tests;
