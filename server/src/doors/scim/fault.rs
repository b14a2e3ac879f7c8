//! Errors in the protocol's own shape (RFC 7644 §3.12).

use super::super::errors::worded;
use crate::gateway::Caller;
use axum::response::{IntoResponse, Response};
use domain::Refusal;
use http::{HeaderValue, StatusCode, header};
use serde_json::json;

/// What the protocol calls its media type.
pub(super) const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/scim+json");

/// Why a call is refused.
pub(super) enum Fault {
    /// The operation's own reason.
    Refusal(Refusal),
    /// What was sent can't be read as SCIM.
    Protocol {
        /// The status.
        status: u16,
        /// The protocol's own word for it, where it has one.
        kind: Option<&'static str>,
        /// A sentence for whoever set the directory up.
        detail: String,
    },
}

impl Fault {
    /// A reason of the protocol's, `invalidPath` for example.
    pub(super) fn of(kind: &'static str, detail: impl Into<String>) -> Self {
        Self::Protocol { status: 400, kind: Some(kind), detail: detail.into() }
    }

    /// A status that says it all.
    pub(super) fn status(status: u16, detail: &str) -> Self {
        Self::Protocol { status, kind: None, detail: detail.to_owned() }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

/// The protocol's word for a refusal, where it has one.
fn kind_of(refusal: &Refusal) -> Option<&'static str> {
    match (&*refusal.code, refusal.status) {
        ("address_is_theirs", _) => Some("mutability"),
        ("directory_name_taken" | "provisioned_already" | "account_elsewhere" | "email_taken", _) => Some("uniqueness"),
        (_, 400) => Some("invalidValue"),
        _ => None,
    }
}

/// The answer to a call that is refused.
pub(super) fn refused(fault: Fault, caller: &Caller) -> Response {
    let (status, kind, detail) = match fault {
        Fault::Protocol { status, kind, detail } => (status, kind, detail),
        Fault::Refusal(refusal) => {
            let refusal = worded(refusal, caller.texts(), &caller.request_id);
            let fields = refusal.fields.iter().map(|fault| format!(" {}: {}", fault.field, fault.message));
            let detail = format!("{}{}", refusal.message, fields.collect::<String>());
            (refusal.status, kind_of(&refusal), detail)
        }
    };
    let mut body = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "status": status.to_string(),
        "detail": detail
    });
    if let Some(kind) = kind {
        body["scimType"] = kind.into();
    }
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (code, [(header::CONTENT_TYPE, MEDIA_TYPE)], body.to_string()).into_response();
    if code == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
