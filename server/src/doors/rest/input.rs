//! Path, query and body of a request as one JSON object.

use super::super::BODY_BYTES_MAX;
use axum::body::{Body, to_bytes};
use axum::extract::RawPathParams;
use domain::Refusal;
use domain::catalogue::{self, Entry};
use domain::kernel::Kind;
use http::header;
use http::request::Parts;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The member of a stream that names the place to go on after.
const AFTER: &str = "after";

/// An operation, with what its route has to know of its input. Made once, when the routes are.
pub struct Shape {
    /// The operation.
    pub entry: &'static Entry,
    /// Members that are numbers or truth values: in path and query they come as text.
    literal: BTreeSet<String>,
    /// Whether it is a stream that goes on after a place.
    resumes: bool,
}

impl Shape {
    /// Of this operation.
    pub fn of(entry: &'static Entry) -> Self {
        let schema = (entry.input)(&mut catalogue::generator()).to_value();
        let members = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let resumes = entry.kind == Kind::Stream && members.clone().any(|(name, _)| name == AFTER);
        let literal = members.filter(|(_, member)| is_literal(member)).map(|(name, _)| name.clone()).collect();
        Self { entry, literal, resumes }
    }

    /// Path, query and body as one object; a member that comes twice is refused.
    pub async fn input(&self, params: &RawPathParams, parts: &Parts, body: Body) -> Result<Value, Refusal> {
        let members = members_of(parts, body).await?;
        self.merged(members, params, parts)
    }

    /// Path and query as one object, where the body is a file.
    pub fn outside(&self, params: &RawPathParams, parts: &Parts) -> Result<Value, Refusal> {
        self.merged(Map::new(), params, parts)
    }

    fn merged(&self, mut members: Map<String, Value>, params: &RawPathParams, parts: &Parts) -> Result<Value, Refusal> {
        let query = parts.uri.query().unwrap_or_default();
        let query: Vec<(String, String)> = serde_urlencoded::from_str(query).map_err(Refusal::malformed)?;
        let texts = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).chain(query);
        for (name, text) in texts {
            let value = self.typed(&name, text);
            if members.insert(name.clone(), value).is_some() {
                return Err(Refusal::invalid_field(&name, "given_twice"));
            }
        }
        Ok(Value::Object(members))
    }

    /// A browser that lost a stream says where it was in a header of its own, which the member gives way to: the address
    /// that it asks with is that of the beginning.
    pub fn resume(&self, input: &mut Value, parts: &Parts) {
        let last = parts.headers.get("last-event-id").and_then(|last| last.to_str().ok());
        if let (true, Some(last), Some(members)) = (self.resumes, last, input.as_object_mut()) {
            members.insert(AFTER.to_owned(), last.into());
        }
    }

    /// A text as its member's type; what doesn't read stays text and is refused by its name.
    fn typed(&self, name: &str, text: String) -> Value {
        let read = if self.literal.contains(name) { serde_json::from_str(&text).ok() } else { None };
        read.filter(|value: &Value| value.is_number() || value.is_boolean()).unwrap_or(Value::String(text))
    }
}

fn is_literal(member: &Value) -> bool {
    let is = |kind: &Value| matches!(kind.as_str(), Some("integer" | "number" | "boolean"));
    match member.get("type") {
        Some(Value::Array(several)) => several.iter().any(is),
        Some(one) => is(one),
        None => false,
    }
}

async fn members_of(parts: &Parts, body: Body) -> Result<Map<String, Value>, Refusal> {
    let bytes = to_bytes(body, BODY_BYTES_MAX).await.map_err(|_| Refusal::new(413, "body_too_large"))?;
    if bytes.is_empty() {
        return Ok(Map::new());
    }
    let json = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let essence = json.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence != "application/json" && !essence.ends_with("+json") {
        return Err(Refusal::new(415, "media_type_unsupported"));
    }
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Refusal::malformed("the body is a JSON object")),
        Err(why) => Err(Refusal::malformed(why)),
    }
}
