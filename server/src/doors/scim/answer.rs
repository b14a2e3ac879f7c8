//! Answers: one person, a list of them, and what of it was asked for.

use super::attributes;
use super::fault::{Fault, MEDIA_TYPE};
use super::user::{location, user};
use axum::response::{IntoResponse, Response};
use domain::federation::{FindProvisioned, Provisioned, ProvisionedFound};
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// People in one answer at most.
pub(super) const COUNT_MAX: u16 = 200;

/// What the query says.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Asked {
    /// Who is looked for.
    pub(super) filter: Option<String>,
    start_index: Option<String>,
    count: Option<String>,
    attributes: Option<String>,
    excluded_attributes: Option<String>,
}

impl Asked {
    /// The part of the list that is asked for: below 1 is 1, below 0 is 0 (RFC 7644 §3.4.2.4).
    pub(super) fn part(&self, operation: FindProvisioned) -> Result<FindProvisioned, Fault> {
        let number = |text: &Option<String>, name: &str| match text.as_deref().map(str::parse::<i64>) {
            None => Ok(None),
            Some(Ok(number)) => Ok(Some(number)),
            Some(Err(_)) => Err(Fault::of("invalidValue", format!("{name} is a whole number."))),
        };
        let start =
            number(&self.start_index, "startIndex")?.map(|start| u32::try_from(start.max(1)).unwrap_or(u32::MAX));
        let count = number(&self.count, "count")?.map(|count| count.clamp(0, i64::from(COUNT_MAX)));
        let count = count.and_then(|count| u16::try_from(count).ok());
        Ok(FindProvisioned { start_index: start, count, ..operation })
    }

    fn part_of(&self, resource: Map<String, Value>) -> Value {
        let resource = match (&self.attributes, &self.excluded_attributes) {
            (Some(wanted), _) => attributes::only(resource, wanted),
            (None, Some(unwanted)) => attributes::without(resource, unwanted),
            (None, None) => resource,
        };
        Value::Object(resource)
    }
}

/// A document of the protocol's.
pub(super) fn document(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body.to_string()).into_response()
}

/// One person.
pub(super) fn shown(base: &str, it: &Provisioned, asked: &Asked) -> Response {
    document(StatusCode::OK, &asked.part_of(user(base, it)))
}

/// One person who has just come.
pub(super) fn created(base: &str, it: &Provisioned, asked: &Asked) -> Result<Response, Fault> {
    let mut response = document(StatusCode::CREATED, &asked.part_of(user(base, it)));
    let place = HeaderValue::from_str(&location(base, it)).map_err(|_| domain::Refusal::internal())?;
    response.headers_mut().insert(header::LOCATION, place);
    Ok(response)
}

/// A part of the list.
pub(super) fn listed(base: &str, found: &ProvisionedFound, asked: &Asked) -> Response {
    let people: Vec<_> = found.people.iter().map(|it| asked.part_of(user(base, it))).collect();
    list(&people, found.total, found.start_index)
}

/// A list of documents.
pub(super) fn list(documents: &[Value], total: u64, start_index: u32) -> Response {
    let body = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": total,
        "startIndex": start_index,
        "itemsPerPage": documents.len(),
        "Resources": documents
    });
    document(StatusCode::OK, &body)
}
