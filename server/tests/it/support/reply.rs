//! A whole answer, and what every error must look like.

use axum::body::{Body, Bytes};
use http::{HeaderMap, Response};
use http_body_util::BodyExt;
use serde_json::Value;

/// A whole answer.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    body: Bytes,
}

impl Reply {
    /// Reads an answer to its end.
    pub async fn read(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the body comes whole").to_bytes();
        Self { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as it came.
    pub fn bytes(&self) -> Bytes {
        self.body.clone()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What stands within a page's `<main>`: behind it come its texts, which name everything.
    pub fn main_part(&self) -> String {
        let text = self.text();
        let (_, rest) = text.split_once("<main").expect("a main part");
        rest.split_once("</main>").expect("its end").0.to_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|why| panic!("{} {why}: {}", self.status, self.text()))
    }

    /// The data of each server-sent event.
    pub fn events(&self) -> Vec<String> {
        let text = self.text();
        text.lines().filter_map(|line| line.strip_prefix("data: ")).map(str::to_owned).collect()
    }

    /// The error's code, once its shape is checked: code, sentence, status, request id, and the same status outside.
    pub fn code(&self, what: &str) -> String {
        let body = self.json();
        let error = &body["error"];
        assert_eq!(error["statusCode"], self.status, "{what}: {body}");
        let code = error["code"].as_str().unwrap_or_else(|| panic!("{what}: no code in {body}"));
        let message = error["message"].as_str().unwrap_or_default();
        assert!(message.contains(' ') && message.ends_with('.'), "{what}: `{message}` is no sentence");
        let kind = self.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("application/json"), "{what}: {kind}");
        if let Some(id) = error["requestId"].as_str() {
            assert_eq!(self.header("x-request-id"), Some(id), "{what}");
        }
        code.to_owned()
    }

    /// Status and code of an error.
    pub fn refusal(&self, what: &str) -> (u16, String) {
        (self.status, self.code(what))
    }

    /// Field and code of each fault.
    pub fn faults(&self) -> Vec<(String, String)> {
        let body = self.json();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let faults = body["error"]["fields"].as_array().cloned().unwrap_or_default();
        faults.iter().map(|fault| (text(&fault["field"]), text(&fault["code"]))).collect()
    }
}
