//! Anthropic's messages, streamed (Anthropic API reference, "Messages"). An answer that keeps to a schema is asked for as
//! the input of a tool, which is the protocol's own way.

use super::step::Trouble;
use super::tally::Tally;
use super::ways::Way;
use super::wire::{Call, Reads, failure_of, text};
use super::{Ask, Message, MessageRole, Step, ToolCall, ToolChoice};
use domain::workspaces::{Failure, FinishReason};
use serde_json::{Value, json};

/// The version of the protocol that is spoken.
const VERSION: &str = "2023-06-01";
/// The tool whose input is an answer that keeps to a schema.
const ANSWER: &str = "answer";

/// The call that puts the question.
pub(super) fn call(way: &Way, ask: &Ask) -> Call {
    let mut body = json!({
        "model": ask.model,
        "max_tokens": ask.max_tokens,
        "messages": ask.turns().map(message).collect::<Vec<_>>(),
        // The protocol's scale ends at 1.
        "temperature": ask.temperature.min(1.0),
        "stream": true
    });
    if let Some(system) = ask.system() {
        body["system"] = json!(system);
    }
    if let Some(top_p) = ask.top_p {
        body["top_p"] = json!(top_p);
    }
    if !ask.stop.is_empty() {
        body["stop_sequences"] = json!(ask.stop);
    }
    if !ask.tools.is_empty() {
        body["tools"] = ask
            .tools
            .iter()
            .map(|tool| {
                json!({
                    "name": tool.name, "description": tool.description.as_deref().unwrap_or_default(),
                    "input_schema": tool.parameters
                })
            })
            .collect();
        body["tool_choice"] = json!({"type": match ask.tool_choice {
            ToolChoice::Auto => "auto",
            ToolChoice::None => "none",
            ToolChoice::Required => "any",
        }});
    } else if let Some(schema) = &ask.schema {
        body["tools"] = json!([{"name": ANSWER, "description": "The answer.", "input_schema": schema}]);
        body["tool_choice"] = json!({"type": "tool", "name": ANSWER});
    }
    Call {
        address: format!("{}/v1/messages", way.address),
        key: way.key.as_ref().map(|key| ("x-api-key", key.clone())),
        header: Some(("anthropic-version", VERSION)),
        body,
    }
}

fn message(message: &Message) -> Value {
    if let Some(id) = &message.tool_call_id {
        let result = json!({"type": "tool_result", "tool_use_id": id, "content": message.text});
        return json!({"role": "user", "content": [result]});
    }
    let said = (!message.text.is_empty()).then(|| json!({"type": "text", "text": message.text}));
    let called = message.tool_calls.iter().map(|call| {
        let input = serde_json::from_str(&call.arguments).unwrap_or_else(|_| json!({}));
        json!({"type": "tool_use", "id": call.id, "name": call.name, "input": input})
    });
    let role = if message.role == MessageRole::Assistant { "assistant" } else { "user" };
    json!({"role": role, "content": said.into_iter().chain(called).collect::<Vec<_>>()})
}

/// Reads the events of an answer.
pub(super) struct Reader {
    tally: Tally,
    /// The call under way.
    call: Option<ToolCall>,
    /// Whether calls are the answer itself.
    calls_are_text: bool,
    reason: Option<FinishReason>,
}

impl Reader {
    /// Of the answer to this question.
    pub fn of(ask: &Ask) -> Self {
        let calls_are_text = ask.tools.is_empty() && ask.schema.is_some();
        Self { tally: Tally::of(ask), call: None, calls_are_text, reason: None }
    }

    fn said(&mut self, said: &str) -> Vec<Step> {
        self.tally.note(said);
        vec![Step::Text(said.to_owned())]
    }

    fn delta(&mut self, delta: &Value) -> Vec<Step> {
        if let Some(said) = text(delta, "/text") {
            return self.said(said);
        }
        let Some(input) = text(delta, "/partial_json") else { return Vec::new() };
        if self.calls_are_text {
            return self.said(input);
        }
        self.tally.note(input);
        if let Some(call) = &mut self.call {
            call.arguments.push_str(input);
        }
        Vec::new()
    }
}

impl Reads for Reader {
    fn event(&mut self, data: &Value) -> Result<Vec<Step>, Trouble> {
        Ok(match text(data, "/type").unwrap_or_default() {
            "message_start" => {
                self.tally.prompt = data["message"]["usage"]["input_tokens"].as_u64();
                Vec::new()
            }
            "content_block_start" if data["content_block"]["type"] == "tool_use" && !self.calls_are_text => {
                let member = |pointer| text(data, pointer).unwrap_or_default().to_owned();
                let (id, name) = (member("/content_block/id"), member("/content_block/name"));
                self.call = Some(ToolCall { id, name, arguments: String::new() });
                Vec::new()
            }
            "content_block_delta" => self.delta(&data["delta"]),
            "content_block_stop" => self.call.take().map(Step::Called).into_iter().collect(),
            "message_delta" => {
                self.tally.completion = data["usage"]["output_tokens"].as_u64().or(self.tally.completion);
                if let Some(reason) = text(data, "/delta/stop_reason") {
                    let is_cut = reason == "max_tokens";
                    self.reason = Some(if is_cut { FinishReason::Length } else { FinishReason::Stop });
                }
                Vec::new()
            }
            "error" => {
                let status = match text(data, "/error/type").unwrap_or_default() {
                    "rate_limit_error" => 429,
                    "invalid_request_error" | "authentication_error" | "permission_error" | "not_found_error" => 400,
                    _ => 500,
                };
                return Err(failure_of(status, &data.to_string()).into());
            }
            _ => Vec::new(),
        })
    }

    fn so_far(&self) -> Step {
        self.tally.so_far()
    }

    fn end(&self) -> Result<Step, Trouble> {
        let reason = self.reason.ok_or(Failure::ProviderUnreachable)?;
        Ok(self.tally.done(reason))
    }
}
