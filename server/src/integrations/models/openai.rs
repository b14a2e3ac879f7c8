//! OpenAI's chat completions, streamed, as many servers speak them (OpenAI API reference, "Chat completions").

use super::step::Trouble;
use super::tally::Tally;
use super::ways::Way;
use super::wire::{Call, Reads, failure_of, text};
use super::{Ask, Message, MessageRole, Step, ToolCall, ToolChoice};
use domain::models::ProviderKind;
use domain::workspaces::{Failure, FinishReason};
use serde_json::{Value, json};

/// The call that puts the question.
pub(super) fn call(way: &Way, ask: &Ask) -> Call {
    let mut body = json!({
        "model": ask.model,
        "messages": ask.messages.iter().map(message).collect::<Vec<_>>(),
        "temperature": ask.temperature,
        "stream": true,
        "stream_options": {"include_usage": true}
    });
    // OpenAI's own newer models know the longer name alone; other servers know the shorter one.
    let is_openais = ProviderKind::OpenAi.usual_address() == Some(way.address.as_str());
    body[if is_openais { "max_completion_tokens" } else { "max_tokens" }] = json!(ask.max_tokens);
    if let Some(top_p) = ask.top_p {
        body["top_p"] = json!(top_p);
    }
    if let Some(seed) = ask.seed {
        body["seed"] = json!(seed);
    }
    if !ask.stop.is_empty() {
        body["stop"] = json!(ask.stop);
    }
    if !ask.tools.is_empty() {
        body["tools"] = ask
            .tools
            .iter()
            .map(|tool| {
                json!({"type": "function", "function": {
                    "name": tool.name, "description": tool.description, "parameters": tool.parameters
                }})
            })
            .collect();
        // The protocol's words are ours; what it does unless told isn't said, as not every server knows the word for it.
        if ask.tool_choice != ToolChoice::Auto {
            body["tool_choice"] = json!(ask.tool_choice.as_str());
        }
    }
    if let Some(schema) = &ask.schema {
        body["response_format"] = json!({
            "type": "json_schema", "json_schema": {"name": "answer", "strict": true, "schema": schema}
        });
    }
    Call {
        address: format!("{}/chat/completions", way.address),
        key: way.key.as_ref().map(|key| ("authorization", format!("Bearer {key}"))),
        header: None,
        body,
    }
}

fn message(message: &Message) -> Value {
    let role = match message.role {
        MessageRole::System => "system",
        MessageRole::User => "user",
        MessageRole::Assistant => "assistant",
        MessageRole::Tool => "tool",
    };
    let mut json = json!({"role": role, "content": message.text});
    if let Some(id) = &message.tool_call_id {
        json["tool_call_id"] = json!(id);
    }
    if !message.tool_calls.is_empty() {
        json["tool_calls"] = message
            .tool_calls
            .iter()
            .map(|call| {
                json!({
                    "id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}
                })
            })
            .collect();
    }
    json
}

/// Reads the chunks of an answer.
pub(super) struct Reader {
    tally: Tally,
    calls: Vec<ToolCall>,
    reason: Option<FinishReason>,
}

impl Reader {
    /// Of the answer to this question.
    pub fn of(ask: &Ask) -> Self {
        Self { tally: Tally::of(ask), calls: Vec::new(), reason: None }
    }

    /// Adds a piece of a call to those under way.
    fn note_call(&mut self, piece: &Value) {
        let index = piece["index"].as_u64().and_then(|index| usize::try_from(index).ok()).unwrap_or(0);
        // They come one after the other: one that is further on than the next is none that can be put together.
        if index > self.calls.len() {
            return;
        }
        if index == self.calls.len() {
            self.calls.push(ToolCall { id: String::new(), name: String::new(), arguments: String::new() });
        }
        let call = &mut self.calls[index];
        call.id.push_str(text(piece, "/id").unwrap_or_default());
        call.name.push_str(text(piece, "/function/name").unwrap_or_default());
        let arguments = text(piece, "/function/arguments").unwrap_or_default();
        call.arguments.push_str(arguments);
        self.tally.note(arguments);
    }
}

impl Reads for Reader {
    fn event(&mut self, data: &Value) -> Result<Vec<Step>, Trouble> {
        if data["error"].is_object() {
            let status = data["error"]["code"].as_u64().and_then(|code| u16::try_from(code).ok()).unwrap_or(500);
            return Err(failure_of(status, &data.to_string()).into());
        }
        let count = |member: &str| data["usage"][member].as_u64();
        self.tally.prompt = count("prompt_tokens").or(self.tally.prompt);
        self.tally.completion = count("completion_tokens").or(self.tally.completion);
        let choice = &data["choices"][0];
        let mut steps = Vec::new();
        if let Some(said) = text(choice, "/delta/content") {
            self.tally.note(said);
            steps.push(Step::Text(said.to_owned()));
        }
        for piece in choice["delta"]["tool_calls"].as_array().into_iter().flatten() {
            self.note_call(piece);
        }
        if let Some(reason) = text(choice, "/finish_reason") {
            self.reason = Some(if reason == "length" { FinishReason::Length } else { FinishReason::Stop });
            steps.extend(self.calls.drain(..).map(Step::Called));
        }
        Ok(steps)
    }

    fn so_far(&self) -> Step {
        self.tally.so_far()
    }

    fn end(&self) -> Result<Step, Trouble> {
        let reason = self.reason.ok_or(Failure::ProviderUnreachable)?;
        Ok(self.tally.done(reason))
    }
}
