//! Google's Gemini, streamed (Gemini API reference, `models.streamGenerateContent`).

use super::step::Trouble;
use super::tally::Tally;
use super::ways::Way;
use super::wire::{Call, Reads, failure_of, text};
use super::{Ask, Message, MessageRole, Step, ToolCall, ToolChoice};
use domain::workspaces::{Failure, FinishReason};
use serde_json::{Value, json};

/// The call that puts the question.
pub(super) fn call(way: &Way, ask: &Ask) -> Call {
    let mut settings = json!({"maxOutputTokens": ask.max_tokens, "temperature": ask.temperature});
    if let Some(top_p) = ask.top_p {
        settings["topP"] = json!(top_p);
    }
    if let Some(seed) = ask.seed {
        settings["seed"] = json!(seed);
    }
    if !ask.stop.is_empty() {
        settings["stopSequences"] = json!(ask.stop);
    }
    if let Some(schema) = &ask.schema {
        settings["responseMimeType"] = json!("application/json");
        settings["responseJsonSchema"] = schema.clone();
    }
    let mut body = json!({"contents": contents(ask), "generationConfig": settings});
    if let Some(system) = ask.system() {
        body["systemInstruction"] = json!({"parts": [{"text": system}]});
    }
    if !ask.tools.is_empty() {
        let declared: Vec<_> = ask
            .tools
            .iter()
            .map(|tool| {
                json!({
                    "name": tool.name, "description": tool.description.as_deref().unwrap_or_default(),
                    "parametersJsonSchema": tool.parameters
                })
            })
            .collect();
        body["tools"] = json!([{"functionDeclarations": declared}]);
        body["toolConfig"] = json!({"functionCallingConfig": {"mode": match ask.tool_choice {
            ToolChoice::Auto => "AUTO",
            ToolChoice::None => "NONE",
            ToolChoice::Required => "ANY",
        }}});
    }
    Call {
        address: format!("{}/v1beta/models/{}:streamGenerateContent?alt=sse", way.address, ask.model),
        key: way.key.as_ref().map(|key| ("x-goog-api-key", key.clone())),
        header: None,
        body,
    }
}

/// The turns. Results that come one after the other belong to one turn, as their calls did.
fn contents(ask: &Ask) -> Vec<Value> {
    let mut contents: Vec<Value> = Vec::new();
    let mut after_result = false;
    for message in ask.turns() {
        let Some(id) = &message.tool_call_id else {
            after_result = false;
            contents.push(content(message));
            continue;
        };
        let response = json!({"name": tool_of(ask, id), "response": {"result": message.text}});
        let part = json!({"functionResponse": response});
        let before = contents.last_mut().filter(|_| after_result);
        match before.and_then(|before| before["parts"].as_array_mut()) {
            Some(parts) => parts.push(part),
            None => contents.push(json!({"role": "user", "parts": [part]})),
        }
        after_result = true;
    }
    contents
}

/// The tool that a call was for. A result names its call by that: the protocol has no ids of calls.
fn tool_of<'a>(ask: &'a Ask, id: &'a str) -> &'a str {
    let mut calls = ask.messages.iter().flat_map(|message| &message.tool_calls);
    calls.find(|call| call.id == id).map_or(id, |call| call.name.as_str())
}

fn content(message: &Message) -> Value {
    let said = (!message.text.is_empty()).then(|| json!({"text": message.text}));
    let called = message.tool_calls.iter().map(|call| {
        let input: Value = serde_json::from_str(&call.arguments).unwrap_or_else(|_| json!({}));
        json!({"functionCall": {"name": call.name, "args": input}})
    });
    let role = if message.role == MessageRole::Assistant { "model" } else { "user" };
    json!({"role": role, "parts": said.into_iter().chain(called).collect::<Vec<_>>()})
}

/// Reads the chunks of an answer.
pub(super) struct Reader {
    tally: Tally,
    /// Calls so far.
    calls: u32,
    reason: Option<FinishReason>,
}

impl Reader {
    /// Of the answer to this question.
    pub fn of(ask: &Ask) -> Self {
        Self { tally: Tally::of(ask), calls: 0, reason: None }
    }

    fn part(&mut self, part: &Value) -> Option<Step> {
        // What it only thinks is no part of the answer.
        if part["thought"] == true {
            return None;
        }
        if let Some(said) = text(part, "/text") {
            self.tally.note(said);
            return Some(Step::Text(said.to_owned()));
        }
        let name = text(part, "/functionCall/name")?;
        let arguments = part["functionCall"]["args"].to_string();
        self.tally.note(&arguments);
        self.calls += 1;
        Some(Step::Called(ToolCall { id: format!("{name}_{}", self.calls), name: name.to_owned(), arguments }))
    }
}

impl Reads for Reader {
    fn event(&mut self, data: &Value) -> Result<Vec<Step>, Trouble> {
        if data["error"].is_object() {
            let status = data["error"]["code"].as_u64().and_then(|code| u16::try_from(code).ok()).unwrap_or(500);
            return Err(failure_of(status, &data.to_string()).into());
        }
        if text(data, "/promptFeedback/blockReason").is_some() {
            return Err(Failure::ProviderRefused.into());
        }
        let count = |member: &str| data["usageMetadata"][member].as_u64();
        self.tally.prompt = count("promptTokenCount").or(self.tally.prompt);
        self.tally.completion = count("candidatesTokenCount")
            .map(|said| said.saturating_add(count("thoughtsTokenCount").unwrap_or(0)))
            .or(self.tally.completion);
        let candidate = &data["candidates"][0];
        let parts = candidate["content"]["parts"].as_array().into_iter().flatten();
        let steps = parts.filter_map(|part| self.part(part)).collect();
        if let Some(reason) = text(candidate, "/finishReason") {
            self.reason = Some(if reason == "MAX_TOKENS" { FinishReason::Length } else { FinishReason::Stop });
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
