//! Why the answer is no: a code with parameters. The sentence comes from the language catalogue on either side.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A refusal as it leaves a door: `{"error": {"code", "message", "statusCode", "requestId", "fields"}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Envelope", into = "Envelope")]
pub struct Refusal {
    /// Stable and machine-readable: `resource_not_found`.
    pub code: Cow<'static, str>,
    /// The HTTP status that the doors answer with.
    pub status: u16,
    /// A sentence in the caller's language that says what to do; empty until the door fills it in.
    pub message: String,
    /// Values for the sentence.
    pub params: BTreeMap<String, String>,
    /// Every wrong field at once.
    pub fields: Vec<FieldFault>,
    /// Names this request in the logs.
    pub request_id: Option<String>,
}

/// What is wrong with one field of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct FieldFault {
    /// The member's name on the wire.
    pub field: String,
    /// `too_short`, `not_an_email` …
    pub code: String,
    /// Values for the sentence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
    /// A sentence in the caller's language.
    #[serde(default)]
    pub message: String,
}

impl Refusal {
    /// A refusal with its code and HTTP status.
    pub fn new(status: u16, code: &'static str) -> Self {
        Self {
            code: Cow::Borrowed(code),
            status,
            message: String::new(),
            params: BTreeMap::new(),
            fields: Vec::new(),
            request_id: None,
        }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Nobody is signed in, or the session has ended (401).
    pub fn not_signed_in() -> Self {
        Self::new(401, "not_signed_in")
    }

    /// There is no such thing, or it is another tenant's (404).
    pub fn not_found() -> Self {
        Self::new(404, "resource_not_found")
    }

    /// The input can't be read (400).
    pub fn malformed(why: impl ToString) -> Self {
        Self::new(400, "malformed_body").with("why", why)
    }

    /// Fields are wrong (400).
    pub fn invalid(fields: Vec<FieldFault>) -> Self {
        Self { fields, ..Self::new(400, "validation_failed") }
    }

    /// One field is wrong (400).
    pub fn invalid_field(field: &str, code: &str) -> Self {
        let fault = FieldFault {
            field: field.to_owned(),
            code: code.to_owned(),
            params: BTreeMap::new(),
            message: String::new(),
        };
        Self::invalid(vec![fault])
    }

    /// Somebody else was quicker; load again and repeat (409).
    pub fn conflict() -> Self {
        Self::new(409, "conflict")
    }

    /// Our own defect (500).
    pub fn internal() -> Self {
        Self::new(500, "internal")
    }

    /// The code of the fault of `field`, if it has one.
    pub fn fault_of(&self, field: &str) -> Option<&FieldFault> {
        self.fields.iter().find(|fault| fault.field == field)
    }
}

impl core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} ({})", self.code, self.status)
    }
}

impl core::error::Error for Refusal {}

#[derive(Serialize, Deserialize)]
struct Envelope {
    error: Body,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    code: String,
    message: String,
    status_code: u16,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    params: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldFault>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

impl From<Envelope> for Refusal {
    fn from(Envelope { error }: Envelope) -> Self {
        let Body { code, message, status_code, params, fields, request_id } = error;
        Self { code: Cow::Owned(code), status: status_code, message, params, fields, request_id }
    }
}

impl From<Refusal> for Envelope {
    fn from(refusal: Refusal) -> Self {
        let Refusal { code, status, message, params, fields, request_id } = refusal;
        Self { error: Body { code: code.into_owned(), message, status_code: status, params, fields, request_id } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_in_the_standard_error_object_and_comes_back() {
        let refusal = Refusal::not_found().with("what", "tenant");
        let json = serde_json::to_value(&refusal).unwrap();
        assert_eq!(json["error"]["code"], "resource_not_found");
        assert_eq!(json["error"]["statusCode"], 404);
        assert_eq!(serde_json::from_value::<Refusal>(json).unwrap(), refusal);
    }
}
