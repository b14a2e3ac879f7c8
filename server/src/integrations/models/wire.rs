//! What the protocols have in common: a request in JSON, an answer as server-sent events in JSON.

use super::step::Trouble;
use super::ways::Way;
use super::{Ask, Step, anthropic, gemini, openai};
use domain::models::ProviderKind;
use domain::workspaces::Failure;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Request};
use serde_json::Value;

/// What a protocol makes of an answer as it comes.
pub(super) trait Reads: Send {
    /// The steps that an event brings.
    fn event(&mut self, data: &Value) -> Result<Vec<Step>, Trouble>;

    /// What the answer has taken up to here.
    fn so_far(&self) -> Step;

    /// The last step, once the stream has ended: a failure where it was cut off.
    fn end(&self) -> Result<Step, Trouble>;
}

/// A call that is to be made.
pub(super) struct Call {
    /// Where to, in full.
    pub address: String,
    /// The name of the header with the key, and its value.
    pub key: Option<(&'static str, String)>,
    /// Another header that the protocol wants.
    pub header: Option<(&'static str, &'static str)>,
    pub body: Value,
}

/// The call that puts the question, and what reads the answer. `None`: nobody is called.
pub(super) fn prepare(way: &Way, ask: &Ask) -> Option<(Call, Box<dyn Reads>)> {
    Some(match way.kind {
        ProviderKind::Local => return None,
        ProviderKind::OpenAi => (openai::call(way, ask), Box::new(openai::Reader::of(ask))),
        ProviderKind::Anthropic => (anthropic::call(way, ask), Box::new(anthropic::Reader::of(ask))),
        ProviderKind::Gemini => (gemini::call(way, ask), Box::new(gemini::Reader::of(ask))),
    })
}

impl Call {
    /// As it goes out. A key that no header can carry was never one of the provider's.
    pub fn request(self) -> Result<Request<Vec<u8>>, Failure> {
        let mut request = Request::post(self.address)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "text/event-stream")
            .body(self.body.to_string().into_bytes())
            .map_err(|_| Failure::ProviderRefused)?;
        if let Some((name, value)) = self.header {
            request.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        if let Some((name, key)) = self.key {
            let mut value = HeaderValue::from_str(&key).map_err(|_| Failure::ProviderRefused)?;
            value.set_sensitive(true);
            request.headers_mut().insert(name, value);
        }
        Ok(request)
    }
}

/// What a provider's refusal comes to, by its status (RFC 9110) and what it says.
pub(super) fn failure_of(status: u16, said: &str) -> Failure {
    let too_long = ["context_length_exceeded", "prompt is too long", "exceeds the maximum number of tokens"];
    match status {
        400 | 413 if too_long.iter().any(|sign| said.contains(sign)) => Failure::PromptTooLong,
        429 => Failure::RateLimited,
        408 | 504 => Failure::TimedOut,
        500.. => Failure::ProviderUnreachable,
        _ => Failure::ProviderRefused,
    }
}

/// A member that is a text.
pub(super) fn text<'v>(value: &'v Value, pointer: &str) -> Option<&'v str> {
    value.pointer(pointer).and_then(Value::as_str).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_told_apart() {
        let said = r#"{"error":{"code":"context_length_exceeded"}}"#;
        assert_eq!(failure_of(400, said), Failure::PromptTooLong);
        assert_eq!(failure_of(400, "{}"), Failure::ProviderRefused);
        assert_eq!(failure_of(401, "{}"), Failure::ProviderRefused);
        assert_eq!(failure_of(429, "{}"), Failure::RateLimited);
        assert_eq!(failure_of(504, "{}"), Failure::TimedOut);
        assert_eq!(failure_of(529, "{}"), Failure::ProviderUnreachable);
    }
}
