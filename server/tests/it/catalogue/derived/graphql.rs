//! A GraphQL schema in its definition language: a field for each operation, and a named type for each shape.

use domain::catalogue::{self, Entry};
use domain::kernel::Kind;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// On which side of a field a type stands: GraphQL keeps them apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Side {
    Input,
    Output,
}

/// The root that operations of a kind are fields of; files aren't GraphQL's.
pub const fn root_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Query => Some("Query"),
        Kind::Command | Kind::Job => Some("Mutation"),
        Kind::Stream => Some("Subscription"),
        Kind::Upload | Kind::Download => None,
    }
}

/// The whole schema.
pub fn schema() -> Result<String, String> {
    let mut generator = catalogue::generator();
    let entries: Vec<(&Entry, Value, Value)> = catalogue::all()
        .into_iter()
        .map(|entry| {
            let input = (entry.input)(&mut generator).to_value();
            (entry, input, (entry.answer)(&mut generator).to_value())
        })
        .collect();
    let definitions = Value::Object(generator.take_definitions(true));
    let mut types = Types::default();
    let mut roots: BTreeMap<&str, String> = BTreeMap::new();
    for (entry, input, answer) in entries {
        let Some(root) = root_of(entry.kind) else { continue };
        let field =
            types.field(entry, &input, &answer, &definitions).map_err(|why| format!("{}: {why}", entry.name))?;
        let _ = writeln!(roots.entry(root).or_default(), "  {field}");
    }
    let mut out = String::from("scalar DateTime\nscalar Long\nscalar TextByName\n");
    for (name, fields) in roots {
        let _ = writeln!(out, "type {name} {{\n{fields}}}");
    }
    types.named.values().for_each(|text| out.push_str(text));
    Ok(out)
}

/// Named types that have come up.
#[derive(Default)]
pub struct Types {
    named: BTreeMap<String, String>,
}

impl Types {
    fn field(&mut self, entry: &Entry, input: &Value, answer: &Value, root: &Value) -> Result<String, String> {
        let name = camel(entry.name);
        let members = self.members(&pascal(&name), input, root, Side::Input)?;
        let arguments = if members.is_empty() { String::new() } else { format!("({})", members.join(", ")) };
        let answer = match answer["type"] == "null" {
            true => "Boolean!".to_owned(),
            false => self.reference(&format!("{}Answer", pascal(&name)), answer, root, Side::Output)?,
        };
        Ok(format!("{name}{arguments}: {answer}"))
    }

    /// `name: Type` for each member of an object.
    fn members(&mut self, of: &str, object: &Value, root: &Value, side: Side) -> Result<Vec<String>, String> {
        let required = object["required"].as_array().cloned().unwrap_or_default();
        let members = object["properties"].as_object().cloned().unwrap_or_default();
        let mut all = Vec::new();
        for (name, schema) in members {
            let kind = self.reference(&format!("{of}{}", pascal(&name)), &schema, root, side)?;
            // What may be left out is nullable, whatever its own type says.
            let optional = !required.contains(&Value::from(name.as_str()));
            all.push(format!("{name}: {}", if optional { kind.trim_end_matches('!') } else { &kind }));
        }
        Ok(all)
    }

    /// A type as a field has it; `place` names a shape that has no name of its own.
    pub fn reference(&mut self, place: &str, schema: &Value, root: &Value, side: Side) -> Result<String, String> {
        if let Some(name) = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next()) {
            return self.reference(name, &root[name], root, side);
        }
        let is_null = |part: &Value| part["type"] == "null";
        if let Some(parts) = schema["anyOf"].as_array() {
            let parts: Vec<_> = parts.iter().filter(|part| !is_null(part)).collect();
            let [one] = parts[..] else { return Err(format!("{place} is an untagged choice")) };
            return Ok(self.reference(place, one, root, side)?.trim_end_matches('!').to_owned());
        }
        if let Some(words) = words(schema) {
            return self.name_enum(place, &words);
        }
        if let Some(kinds) = schema["type"].as_array() {
            let kinds: Vec<_> = kinds.iter().filter(|kind| *kind != "null").collect();
            let [one] = kinds[..] else { return Err(format!("{place} has several types")) };
            let mut bare = schema.clone();
            bare["type"] = one.clone();
            return Ok(self.reference(place, &bare, root, side)?.trim_end_matches('!').to_owned());
        }
        Ok(match schema["type"].as_str() {
            Some("string") if schema["format"] == "uuid" => "ID!".into(),
            Some("string") if schema["format"] == "date-time" => "DateTime!".into(),
            Some("string") => "String!".into(),
            Some("boolean") => "Boolean!".into(),
            Some("number") => "Float!".into(),
            Some("integer") if matches!(schema["format"].as_str(), Some("int64" | "uint64" | "uint32")) => {
                "Long!".into()
            }
            Some("integer") => "Int!".into(),
            Some("array") => format!("[{}]!", self.reference(&format!("{place}Item"), &schema["items"], root, side)?),
            // GraphQL has no maps: those of texts are a scalar, as JSON has them.
            Some("object") if schema["additionalProperties"]["type"] == "string" => "TextByName!".into(),
            Some("object") if schema["properties"].is_object() => self.name_object(place, schema, root, side)?,
            _ => return Err(format!("{place} is no named type: {schema}")),
        })
    }

    fn name_enum(&mut self, place: &str, words: &[String]) -> Result<String, String> {
        let values: Vec<String> = words.iter().map(|word| value_of(word)).collect();
        self.named.insert(place.to_owned(), format!("enum {place} {{ {} }}\n", values.join(" ")));
        Ok(format!("{place}!"))
    }

    fn name_object(&mut self, place: &str, object: &Value, root: &Value, side: Side) -> Result<String, String> {
        if object.get("additionalProperties").is_some_and(Value::is_object) {
            return Err(format!("{place} is a map"));
        }
        let (keyword, name) = match side {
            Side::Input => ("input", format!("{place}Input")),
            Side::Output => ("type", place.to_owned()),
        };
        if !self.named.contains_key(&name) {
            // Named before its members, which may lead back to it.
            self.named.insert(name.clone(), String::new());
            let members = self.members(place, object, root, side)?;
            self.named.insert(name.clone(), format!("{keyword} {name} {{ {} }}\n", members.join(", ")));
        }
        Ok(format!("{name}!"))
    }
}

/// The words of an enum, spelled as one list or as one constant each.
fn words(schema: &Value) -> Option<Vec<String>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(listed) = schema["enum"].as_array() {
        return listed.iter().filter(|word| !word.is_null()).map(text).collect();
    }
    let parts = schema["oneOf"].as_array()?;
    let of = |part: &Value| match part["enum"].as_array() {
        Some(listed) => listed.iter().map(text).collect::<Option<Vec<_>>>(),
        None => text(&part["const"]).map(|word| vec![word]),
    };
    parts.iter().map(of).collect::<Option<Vec<_>>>().map(|parts| parts.concat())
}

/// `-createdAt` is no name in GraphQL, nor is `read:tenants`.
fn value_of(word: &str) -> String {
    let (word, down) = word.strip_prefix('-').map_or((word, ""), |word| (word, "_down"));
    let name: String = word.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let digit = name.starts_with(|c: char| c.is_ascii_digit());
    format!("{}{name}{down}", if digit { "_" } else { "" })
}

fn camel(name: &str) -> String {
    let pascal = pascal(&name.replace('.', "_"));
    let mut letters = pascal.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn pascal(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    name.split('_').map(capital).collect()
}
