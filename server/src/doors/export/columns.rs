//! The columns of a list, from the schema of its row: one a member, in the order of the declaration; a member that is a
//! struct becomes one column for each of its own.

use domain::catalogue::{self, Entry};
use serde_json::{Map, Value};
use texts::Locale;

/// Structs within structs are taken apart this far; what lies deeper is written as JSON.
const DEPTH_MAX: usize = 3;

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The members that lead to its value.
    path: Vec<String>,
    /// Its heading in the caller's language.
    pub heading: String,
}

impl Column {
    /// Its value in a row.
    pub fn value<'r>(&self, row: &'r Value) -> &'r Value {
        self.path.iter().fold(row, |value, member| value.get(member).unwrap_or(&Value::Null))
    }
}

/// The columns of a list.
pub fn of(entry: &Entry, locale: Locale) -> Vec<Column> {
    let mut generator = catalogue::generator();
    let page = (entry.output)(&mut generator).to_value();
    let schemas = Value::Object(generator.take_definitions(true));
    let page = resolve(&schemas, &page);
    let row = resolve(&schemas, &page["properties"]["data"]["items"]);
    let declared = (entry.row)().unwrap_or_default();
    let mut paths = Vec::new();
    collect(&schemas, row, &declared, &mut Vec::new(), &mut paths);
    let mut columns: Vec<Column> = Vec::new();
    for path in paths {
        let heading = heading(entry.context, &path, locale);
        // Two columns of one heading can't be told apart.
        let taken = columns.iter().any(|column| column.heading == heading);
        let heading = if taken { path.join(".") } else { heading };
        columns.push(Column { path, heading });
    }
    columns
}

fn collect(schemas: &Value, row: &Value, declared: &[&str], way: &mut Vec<String>, into: &mut Vec<Vec<String>>) {
    let nothing = Map::new();
    let members = row["properties"].as_object().unwrap_or(&nothing);
    let mut names: Vec<&str> = declared.iter().copied().filter(|name| members.contains_key(*name)).collect();
    let others: Vec<&str> = members.keys().map(String::as_str).filter(|name| !names.contains(name)).collect();
    names.extend(others);
    for name in names {
        let member = resolve(schemas, &members[name]);
        way.push(name.to_owned());
        let inner = member["properties"].as_object().is_some_and(|inner| !inner.is_empty());
        if inner && way.len() < DEPTH_MAX {
            collect(schemas, member, &[], way, into);
        } else {
            into.push(way.clone());
        }
        way.pop();
    }
}

/// What a reference leads to; of an optional member, what it is when it is there.
fn resolve<'s>(schemas: &'s Value, schema: &'s Value) -> &'s Value {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return resolve(schemas, &schemas[name]);
    }
    let choices = schema["anyOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    match choices {
        [one, null] if null["type"] == "null" => resolve(schemas, one),
        _ => schema,
    }
}

/// The words of the context's screens, those that all contexts share, or the members' own names.
fn heading(context: &str, path: &[String], locale: Locale) -> String {
    let words: Vec<_> = path
        .iter()
        .map(|member| {
            let key = snake(member);
            let label =
                [context, "columns"].iter().find_map(|subject| texts::label(locale, &format!("{subject}.{key}")));
            label.unwrap_or(member)
        })
        .collect();
    words.join(" · ")
}

fn snake(camel: &str) -> String {
    let mut out = String::with_capacity(camel.len() + 4);
    for letter in camel.chars() {
        if letter.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn columns_stand_in_the_order_of_the_row_with_the_words_of_the_screens() {
        let entry = catalogue::all().into_iter().find(|entry| entry.name.ends_with(".tenants")).unwrap();
        let headings: Vec<_> = of(entry, Locale::En).into_iter().map(|column| column.heading).collect();
        assert_eq!(headings[0], "Id");
        assert_eq!(headings.len(), 8);
        let korean: Vec<_> = of(entry, Locale::Ko).into_iter().map(|column| column.heading).collect();
        assert!(headings.iter().zip(&korean).all(|(english, korean)| english != korean), "{korean:?}");
    }

    #[test]
    fn a_struct_is_taken_apart_and_an_optional_one_too() {
        let schemas = json!({"Money": {"properties": {"amount": {}, "currency": {}}}});
        let money = json!({"$ref": "#/components/schemas/Money"});
        let row = json!({"properties": {
            "paid": {"anyOf": [money, {"type": "null"}]}, "title": {"type": "string"}, "tags": {"type": "array"}
        }});
        let mut paths = Vec::new();
        collect(&schemas, &row, &["title", "paid", "tags"], &mut Vec::new(), &mut paths);
        let names: Vec<_> = paths.iter().map(|path| path.join(".")).collect();
        assert_eq!(names, ["title", "paid.amount", "paid.currency", "tags"]);
        let column = Column { path: paths[1].clone(), heading: String::new() };
        assert_eq!(column.value(&json!({"paid": {"amount": 5}})), 5);
        assert_eq!(column.value(&json!({"paid": null})), &Value::Null);
    }
}
