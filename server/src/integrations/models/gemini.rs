//! Google's Gemini, streamed (Gemini API reference, `models.streamGenerateContent`).

use super::step::Trouble;
use super::tally::Tally;
use super::ways::Way;
use super::wire::{Call, Reads, failure_of, text};
use super::{Ask, Message, MessageRole, Step, ToolCall};
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
    let mut body = json!({"contents": ask.turns().map(content).collect::<Vec<_>>(), "generationConfig": settings});
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
    }
    Call {
        address: format!("{}/v1beta/models/{}:streamGenerateContent?alt=sse", way.address, ask.model),
        key: way.key.as_ref().map(|key| ("x-goog-api-key", key.clone())),
        header: None,
        body,
    }
}

fn content(message: &Message) -> Value {
    // A result names its call by the tool: the protocol has no ids of calls.
    if let Some(tool) = &message.tool_call_id {
        let response = json!({"name": tool, "response": {"result": message.text}});
        return json!({"role": "user", "parts": [{"functionResponse": response}]});
    }
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
    reason: Option<FinishReason>,
}

impl Reader {
    /// Of the answer to this question.
    pub fn of(ask: &Ask) -> Self {
        Self { tally: Tally::of(ask), reason: None }
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
        Some(Step::Called(ToolCall { id: name.to_owned(), name: name.to_owned(), arguments }))
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
