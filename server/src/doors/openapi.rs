//! The OpenAPI 3.1 document, made from the catalogue.

use super::export::Format;
use domain::catalogue::{self, Entry};
use domain::kernel::{Access, Kind, Method, Rest};
use serde_json::{Map, Value, json};

/// The document at `/api/v1/openapi.json`.
pub fn document() -> Value {
    let mut generator = catalogue::generator();
    let mut paths = Map::new();
    for entry in catalogue::all() {
        let Some(rest) = entry.rest else { continue };
        let input = (entry.input)(&mut generator).to_value();
        let output = (entry.output)(&mut generator).to_value();
        let path = paths.entry(rest.path).or_insert_with(|| json!({}));
        path[rest.method.as_str().to_lowercase()] = operation(entry, rest, &input, output);
    }
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Error".into(), error_schema());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Portico",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Every operation of Portico. Lists answer `{data, nextCursor}`; errors share one shape."
        },
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
        }
    })
}

fn operation(entry: &Entry, rest: Rest, input: &Value, output: Value) -> Value {
    let summary = entry.doc.split(['.', '\n']).next().unwrap_or_default();
    let mut it = json!({
        "operationId": entry.name,
        "tags": [entry.context],
        "summary": summary,
        "description": entry.doc,
        "responses": responses(entry, output),
    });
    let in_path = |name: &str| rest.path.contains(&format!("{{{name}}}"));
    let members = input.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let outside = rest.method == Method::Get;
    let mut parameters: Vec<Value> = members
        .iter()
        .filter(|(name, _)| in_path(name) || outside)
        .map(|(name, schema)| parameter(name, schema, in_path(name)))
        .collect();
    if entry.is_list() {
        parameters.push(format_parameter());
    }
    if !parameters.is_empty() {
        it["parameters"] = parameters.into();
    }
    if !outside && members.keys().any(|name| !in_path(name)) {
        let mut body = input.clone();
        let example = (entry.example)();
        for name in members.keys().filter(|name| in_path(name)) {
            body["properties"].as_object_mut().map(|members| members.remove(name));
        }
        it["requestBody"] = json!({
            "required": true,
            "content": {"application/json": {"schema": body, "example": example}}
        });
    }
    match entry.access {
        Access::Public => it["security"] = json!([]),
        Access::SignedIn => it["security"] = json!([{"bearer": []}]),
        Access::Needs(permission) => {
            it["security"] = json!([{"bearer": []}]);
            it["x-permission"] = permission.as_str().into();
        }
    }
    if entry.attributes.deprecated_since.is_some() {
        it["deprecated"] = true.into();
    }
    it
}

fn parameter(name: &str, schema: &Value, in_path: bool) -> Value {
    let mut schema = schema.clone();
    let description = schema.as_object_mut().and_then(|schema| schema.remove("description"));
    let mut it = json!({
        "name": name,
        "in": if in_path { "path" } else { "query" },
        "required": in_path,
        "schema": schema
    });
    if let Some(description) = description {
        it["description"] = description;
    }
    it
}

/// How a list is asked for as a file.
fn format_parameter() -> Value {
    json!({
        "name": "format",
        "in": "query",
        "required": false,
        "schema": {"type": "string", "enum": ["json", Format::Csv.as_str(), Format::Xlsx.as_str()]},
        "description": "`csv` or `xlsx`: all rows as a file, as the header `Accept` can ask for too. `limit` and \
                        `cursor` mean nothing then; a workbook holds at most 100000 rows"
    })
}

fn responses(entry: &Entry, output: Value) -> Value {
    let kind = if entry.kind == Kind::Stream { "text/event-stream" } else { "application/json" };
    let mut success = match entry.status() {
        204 => json!({"description": "Done"}),
        _ => json!({"description": "Done", "content": {kind: {"schema": output}}}),
    };
    for format in Format::ALL.into_iter().filter(|_| entry.is_list()) {
        let kind = if format == Format::Csv { json!({"type": "string"}) } else { json!({}) };
        success["content"][format.essence()] = json!({"schema": kind});
    }
    let mut all = Map::new();
    all.insert(entry.status().to_string(), success);
    let error = |description: &str| {
        json!({
            "description": description,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
        })
    };
    for (status, description) in [
        ("400", "Something in the request is wrong; every wrong field is named"),
        ("401", "Nobody is signed in"),
        ("403", "A permission is missing; it is named"),
        ("404", "There is no such thing, or it is another tenant's"),
        ("409", "Somebody else was quicker, or it is taken"),
        ("413", "The body is too large"),
        ("415", "The body isn't JSON"),
        ("503", "A part that this needs is away; try again"),
    ] {
        all.insert(status.into(), error(description));
    }
    Value::Object(all)
}

fn error_schema() -> Value {
    json!({
        "type": "object",
        "required": ["error"],
        "properties": {"error": {
            "type": "object",
            "required": ["code", "message", "statusCode"],
            "properties": {
                "code": {"type": "string", "description": "Stable and machine-readable"},
                "message": {"type": "string", "description": "A sentence in the caller's language that says what to do"},
                "statusCode": {"type": "integer"},
                "requestId": {"type": "string", "description": "Names this request in the logs"},
                "params": {"type": "object", "additionalProperties": {"type": "string"}},
                "fields": {"type": "array", "items": {
                    "type": "object",
                    "required": ["field", "code", "message"],
                    "properties": {
                        "field": {"type": "string"},
                        "code": {"type": "string"},
                        "message": {"type": "string"},
                        "params": {"type": "object", "additionalProperties": {"type": "string"}}
                    }
                }}
            }
        }}
    })
}
