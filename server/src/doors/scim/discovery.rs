//! What this door can do, in the protocol's own documents (RFC 7643 §5 to §7): a directory reads them before it sends
//! anything, so nobody has to be signed in.

use super::Call;
use super::answer::{COUNT_MAX, document, list};
use super::fault::{Fault, refused};
use super::path::USER;
use axum::extract::Path;
use axum::response::Response;
use http::StatusCode;
use serde_json::{Value, json};

pub(super) async fn config(Call { base, .. }: Call) -> Response {
    let body = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": {"supported": true},
        "bulk": {"supported": false, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": true, "maxResults": COUNT_MAX},
        "changePassword": {"supported": false},
        "sort": {"supported": false},
        "etag": {"supported": false},
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "API key",
            "description": "A key of a service account that may provision:people, sent as Bearer token.",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "primary": true
        }],
        "meta": {"resourceType": "ServiceProviderConfig", "location": format!("{base}/ServiceProviderConfig")}
    });
    document(StatusCode::OK, &body)
}

pub(super) async fn resource_types(call: Call) -> Response {
    list(&[user_type(&call.base)], 1, 1)
}

pub(super) async fn resource_type(call: Call, Path(id): Path<String>) -> Response {
    call.answer(if id == "User" { Ok(document(StatusCode::OK, &user_type(&call.base))) } else { Err(no_such()) })
}

pub(super) async fn schemas(call: Call) -> Response {
    list(&[user_schema(&call.base)], 1, 1)
}

pub(super) async fn schema(call: Call, Path(id): Path<String>) -> Response {
    if id.eq_ignore_ascii_case(USER) {
        return document(StatusCode::OK, &user_schema(&call.base));
    }
    refused(no_such(), &call.caller)
}

fn no_such() -> Fault {
    Fault::status(404, "There is nothing of this name.")
}

fn user_type(base: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": "User",
        "name": "User",
        "endpoint": "/Users",
        "description": "A person whose account a tenant's directory keeps.",
        "schema": USER,
        "meta": {"resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/User")}
    })
}

/// What is kept of a person, and no more: a directory sees what will come back.
fn user_schema(base: &str) -> Value {
    let name = [
        text("formatted", "The whole name with all its parts."),
        text("givenName", "The given name."),
        text("familyName", "The family name."),
    ];
    let address = required(text("value", "The address, of a domain that the tenant has verified."));
    let email = [
        address,
        text("type", "What it is for: work."),
        plain("primary", "boolean", "Whether it is the one to write to, and to sign in with."),
    ];
    let role = [required(text("value", "What the tenant's identity provider maps to a role."))];
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": USER,
        "name": "User",
        "description": "A person whose account a tenant's directory keeps.",
        "attributes": [
            unique(required(text("userName", "What they are called in the directory, in any case."))),
            complex("name", false, &name, "The parts of their name."),
            text("displayName", "Their name as it is shown."),
            required(complex("emails", true, &email, "Their addresses.")),
            // It can be left out, and can't be taken away: somebody is a member or isn't.
            required(plain("active", "boolean", "Whether they are a member of the tenant.")),
            complex("roles", true, &role, "What they are in the directory."),
        ],
        "meta": {"resourceType": "Schema", "location": format!("{base}/Schemas/{USER}")}
    })
}

fn plain(name: &str, kind: &str, description: &str) -> Value {
    json!({
        "name": name, "type": kind, "multiValued": false, "description": description, "required": false,
        "mutability": "readWrite", "returned": "default"
    })
}

fn text(name: &str, description: &str) -> Value {
    let mut attribute = plain(name, "string", description);
    attribute["caseExact"] = false.into();
    attribute["uniqueness"] = "none".into();
    attribute
}

fn complex(name: &str, many: bool, parts: &[Value], description: &str) -> Value {
    let mut attribute = plain(name, "complex", description);
    attribute["multiValued"] = many.into();
    attribute["subAttributes"] = parts.into();
    attribute
}

fn required(mut attribute: Value) -> Value {
    attribute["required"] = true.into();
    attribute
}

fn unique(mut attribute: Value) -> Value {
    attribute["uniqueness"] = "server".into();
    attribute
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_of_the_schema_is_one_that_is_kept() {
        let schema = user_schema("");
        for attribute in schema["attributes"].as_array().into_iter().flatten() {
            let name = attribute["name"].as_str().unwrap_or_default();
            let known = super::super::path::Attribute::parse(name);
            assert!(known.is_ok_and(|it| it != super::super::path::Attribute::Ignored), "{name}");
        }
    }
}
