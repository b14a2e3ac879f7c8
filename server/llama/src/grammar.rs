//! From a JSON Schema to the grammar of the JSON texts that keep to it (GBNF, llama.cpp's grammars/README.md).
//!
//! What can't be kept to is refused by name, never passed over: only words that say nothing of the value are.

use serde_json::{Map, Value};
use std::fmt::Write;

use crate::Error;

/// Rules that all grammars share. Between members stands exactly one space, as models have seen it most.
const BASICS: &str = r#"char ::= [^"\\\x7F\x00-\x1F] | "\\" (["\\bfnrt/] | "u" [0-9a-fA-F]{4})
string ::= "\"" char* "\""
integer ::= "-"? ("0" | [1-9] [0-9]{0,14})
number ::= integer ("." [0-9]{1,9})?
boolean ::= "true" | "false"
null ::= "null"
date ::= "\"" [0-9]{4} "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | [12] [0-9] | "3" [01]) "\""
"#;

/// Words of a schema that say nothing of the value, and those that hold anyway: only members that are named are written.
const PASSED_OVER: [&str; 10] = [
    "type",
    "title",
    "description",
    "default",
    "examples",
    "$schema",
    "$id",
    "additionalProperties",
    "required",
    "deprecated",
];
const DEPTH_MAX: usize = 8;
/// Members of an object, choices, and items or characters that are counted: each is a rule to be followed at every token.
const MANY: usize = 100;

/// The grammar of the JSON texts that keep to a schema: objects, lists, texts (also with a length, or as dates),
/// numbers, `enum`, `const`, `anyOf`, `oneOf`.
///
/// # Errors
/// [`Error::Schema`] with the place of what can't be kept to.
pub fn grammar_of(schema: &Value) -> Result<String, Error> {
    let mut rules = String::from(BASICS);
    let root = rule(schema, "root", &mut rules, 0)?;
    writeln!(rules, "root ::= {root}").map_err(|_| refused("root", "it has no end"))?;
    Ok(rules)
}

fn refused(place: &str, reason: &str) -> Error {
    Error::Schema { place: place.to_owned(), reason: reason.to_owned() }
}

/// The right side of the rule for a value. `place` is its way from the root, with points between.
fn rule(schema: &Value, place: &str, rules: &mut String, depth: usize) -> Result<String, Error> {
    let schema = schema.as_object().ok_or_else(|| refused(place, "a schema is an object"))?;
    if depth > DEPTH_MAX {
        return Err(refused(place, "it is nested too deeply"));
    }
    if let Some(value) = schema.get("const") {
        knows(schema, &["const"], place)?;
        return Ok(literal(&value.to_string()));
    }
    if let Some(values) = schema.get("enum") {
        knows(schema, &["enum"], place)?;
        let values = few(values.as_array(), place, "enum is a list")?;
        return Ok(choice(values.iter().map(|value| literal(&value.to_string())).collect()));
    }
    if let Some(word) = ["anyOf", "oneOf"].into_iter().find(|word| schema.contains_key(*word)) {
        knows(schema, &[word], place)?;
        let ways = few(schema[word].as_array(), place, "it is a list of schemas")?;
        let ways = ways.iter().map(|way| rule(way, place, rules, depth + 1)).collect::<Result<_, _>>()?;
        return Ok(choice(ways));
    }
    match &schema.get("type") {
        Some(Value::String(kind)) => of_kind(kind, schema, place, rules, depth),
        Some(Value::Array(kinds)) => {
            let kinds = few(Some(kinds), place, "type is a list of names")?.iter().filter_map(Value::as_str);
            let ways = kinds.map(|kind| match kind {
                "null" => Ok("null".to_owned()),
                kind => of_kind(kind, schema, place, rules, depth),
            });
            Ok(choice(ways.collect::<Result<_, _>>()?))
        }
        _ => Err(refused(place, "its type isn't said")),
    }
}

fn of_kind(
    kind: &str,
    schema: &Map<String, Value>,
    place: &str,
    rules: &mut String,
    depth: usize,
) -> Result<String, Error> {
    match kind {
        "string" => text(schema, place),
        "integer" | "number" | "boolean" | "null" => knows(schema, &[], place).map(|()| kind.to_owned()),
        "array" => list(schema, place, rules, depth),
        "object" => object(schema, place, rules, depth),
        _ => Err(refused(place, "this type isn't known")),
    }
}

fn text(schema: &Map<String, Value>, place: &str) -> Result<String, Error> {
    if schema.get("format").is_some_and(|format| format == "date") {
        return knows(schema, &["format"], place).map(|()| "date".to_owned());
    }
    knows(schema, &["minLength", "maxLength"], place)?;
    let times = times(schema, "minLength", "maxLength", place)?;
    Ok(if times == "*" { "string".to_owned() } else { format!(r#"("\"" char{times} "\"")"#) })
}

fn list(schema: &Map<String, Value>, place: &str, rules: &mut String, depth: usize) -> Result<String, Error> {
    knows(schema, &["items", "minItems", "maxItems"], place)?;
    let items = schema.get("items").ok_or_else(|| refused(place, "its items aren't said"))?;
    let item = rule(items, &format!("{place}.items"), rules, depth + 1)?;
    let (least, most) = (count(schema, "minItems", place)?.unwrap_or(0), count(schema, "maxItems", place)?);
    if most == Some(0) {
        return Ok(literal("[]"));
    }
    // The first item has no comma before it.
    let more = most.map_or(String::new(), |most| (most - 1).to_string());
    let some = format!(r#"{item} (", " {item}){{{},{more}}}"#, least.saturating_sub(1));
    let some = if least == 0 { format!("({some})?") } else { some };
    Ok(format!(r#"("[" {some} "]")"#))
}

fn object(schema: &Map<String, Value>, place: &str, rules: &mut String, depth: usize) -> Result<String, Error> {
    knows(schema, &["properties"], place)?;
    let none = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    if let Some(name) = required.iter().find(|name| !properties.contains_key(**name)) {
        return Err(refused(&format!("{place}.{name}"), "it is required and not described"));
    }
    if properties.len() > MANY {
        return Err(refused(place, "it has too many members"));
    }
    let (mut always, mut maybe) = (Vec::new(), Vec::new());
    for (name, value) in properties {
        let value = rule(value, &format!("{place}.{name}"), rules, depth + 1)?;
        let key = literal(&format!("{}: ", Value::from(name.as_str())));
        // Rules are named by number: members may be called anything.
        let member = format!("m{}", rules.lines().count());
        writeln!(rules, "{member} ::= {key} {value}").map_err(|_| refused(place, "it has no end"))?;
        if required.contains(&name.as_str()) { always.push(member) } else { maybe.push(member) }
    }
    let following = |members: &[String]| members.iter().map(|it| format!(r#" (", " {it})?"#)).collect::<String>();
    let inner = if always.is_empty() {
        let ways = (0..maybe.len()).map(|first| format!("{}{}", maybe[first], following(&maybe[first + 1..])));
        if maybe.is_empty() { String::new() } else { format!("{}?", choice(ways.collect())) }
    } else {
        format!("{}{}", always.join(r#" ", " "#), following(&maybe))
    };
    Ok(format!(r#"("{{" {inner} "}}")"#))
}

/// Refuses a schema with a word that this place can't keep to.
fn knows(schema: &Map<String, Value>, words: &[&str], place: &str) -> Result<(), Error> {
    let strange = schema.keys().find(|word| !words.contains(&word.as_str()) && !PASSED_OVER.contains(&word.as_str()));
    match strange {
        Some(word) => Err(refused(place, &format!("{word} isn't supported"))),
        None if schema.get("additionalProperties").is_some_and(Value::is_object) => {
            Err(refused(place, "only members that are named can be kept to"))
        }
        None => Ok(()),
    }
}

fn times(schema: &Map<String, Value>, least: &str, most: &str, place: &str) -> Result<String, Error> {
    Ok(match (count(schema, least, place)?.unwrap_or(0), count(schema, most, place)?) {
        (0, None) => "*".to_owned(),
        (least, None) => format!("{{{least},}}"),
        (least, Some(most)) if least <= most => format!("{{{least},{most}}}"),
        _ => return Err(refused(place, "the least is more than the most")),
    })
}

fn count(schema: &Map<String, Value>, word: &str, place: &str) -> Result<Option<usize>, Error> {
    let Some(value) = schema.get(word) else { return Ok(None) };
    let number = value.as_u64().and_then(|number| usize::try_from(number).ok()).filter(|number| *number <= MANY);
    number.map(Some).ok_or_else(|| refused(place, &format!("{word} is a number from 0 to {MANY}")))
}

fn few<'a>(values: Option<&'a Vec<Value>>, place: &str, reason: &str) -> Result<&'a Vec<Value>, Error> {
    values.filter(|values| !values.is_empty() && values.len() <= MANY).ok_or_else(|| refused(place, reason))
}

fn choice(ways: Vec<String>) -> String {
    format!("({})", ways.join(" | "))
}

/// A text that stands there as it is. JSON has no control characters, so only two marks are to be escaped.
fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', r#"\""#))
}

#[cfg(test)]
#[path = "grammar_tests.rs"]
mod tests;
