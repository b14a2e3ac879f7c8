//! The OpenAPI 3.1 document, made from the declarations.

mod responses;
mod terms;

use domain::catalogue::{self, Entry};
use domain::kernel::{Access, Kind, Method, Rest};
use serde_json::{Map, Value, json};

/// The document at `/api/v1/openapi.json`, of these operations.
pub fn document(entries: &[&Entry]) -> Value {
    let mut generator = catalogue::generator();
    let mut paths = Map::new();
    for entry in entries {
        let Some(rest) = entry.rest else { continue };
        let input = (entry.input)(&mut generator).to_value();
        let answer = (entry.answer)(&mut generator).to_value();
        let path = paths.entry(rest.path).or_insert_with(|| json!({}));
        path[rest.method.as_str().to_lowercase()] = operation(entry, rest, &input, answer);
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
            "parameters": terms::shared_parameters(),
            "headers": terms::shared_headers(),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
        }
    })
}

fn operation(entry: &Entry, rest: Rest, input: &Value, answer: Value) -> Value {
    let summary = entry.doc.split(['.', '\n']).next().unwrap_or_default();
    let mut it = json!({
        "operationId": entry.name,
        "tags": [entry.context],
        "summary": summary,
        "description": entry.doc,
        "responses": responses::of(entry, answer),
    });
    let in_path = |name: &str| rest.path.contains(&format!("{{{name}}}"));
    let members = input.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let outside = rest.method == Method::Get || entry.kind == Kind::Upload;
    let parameters: Vec<Value> = members
        .iter()
        .filter(|(name, _)| in_path(name) || outside)
        .map(|(name, schema)| parameter(name, schema, in_path(name)))
        .collect();
    let parameters: Vec<Value> = parameters.into_iter().chain(terms::parameters(entry)).collect();
    if !parameters.is_empty() {
        it["parameters"] = parameters.into();
    }
    if entry.kind == Kind::Upload {
        it["requestBody"] = json!({"required": true, "content": responses::binary()});
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
