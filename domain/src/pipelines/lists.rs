//! Lists that stand in a setting as lines that a person can write.

use crate::models::{Field, FieldKind, Label};

/// The labels of a setting: one a line, `name: example; example`.
pub fn labels_in(text: &str) -> Vec<Label> {
    let label = |line: &str| {
        let (name, examples) = line.split_once(':').unwrap_or((line, ""));
        let examples = examples.split(';').map(str::trim).filter(|example| !example.is_empty());
        Label { name: name.trim().to_owned(), examples: examples.map(str::to_owned).collect() }
    };
    lines(text).map(label).collect()
}

/// The fields of a setting: one a line, `name: shape` or `name: shape after words`.
///
/// # Errors
/// The first line that can't be read.
pub fn fields_in(text: &str) -> Result<Vec<Field>, String> {
    lines(text).map(|line| field(line).ok_or_else(|| line.to_owned())).collect()
}

fn field(line: &str) -> Option<Field> {
    let (name, shape) = line.split_once(':')?;
    let (kind, after) = match shape.split_once(" after ") {
        Some((kind, after)) => (kind, Some(after.trim().to_owned())),
        None => (shape, None),
    };
    let kind = FieldKind::parse(kind.trim())?;
    let name = name.trim().to_owned();
    (!name.is_empty()).then_some(Field { name, kind, after: after.filter(|after| !after.is_empty()) })
}

/// The names of a setting, with commas between.
pub fn names_in(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_in_lines_with_their_examples() {
        let labels = labels_in("hot: we buy today; send the contract\n\ncold: just looking\nother");
        assert_eq!(labels.len(), 3);
        assert_eq!((labels[0].name.as_str(), labels[0].examples.len()), ("hot", 2));
        assert_eq!((labels[2].name.as_str(), labels[2].examples.len()), ("other", 0));
    }

    #[test]
    fn fields_name_their_shape_and_what_stands_before_them() {
        let fields = fields_in("total: money after amount due\nmail: email").unwrap();
        assert_eq!(fields[0].after.as_deref(), Some("amount due"));
        assert_eq!((fields[1].kind, fields[1].after.as_deref()), (FieldKind::Email, None));
        assert_eq!(fields_in("mail: email\ncolour: shade"), Err("colour: shade".to_owned()));
    }
}
