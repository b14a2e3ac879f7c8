//! A chat request, as far as an execution can honour it. Members that change nothing here are taken and ignored, as
//! the protocol's clients send many; what would change the answer and isn't supported is refused by name.

use domain::Refusal;
use domain::workspaces::{StartExecution, Turn, TurnRole};
use serde::Deserialize;
use serde_json::Value;

/// `POST /chat/completions`.
#[derive(Deserialize)]
pub struct ChatRequest {
    model: Option<String>,
    messages: Vec<Message>,
    max_tokens: Option<u32>,
    max_completion_tokens: Option<u32>,
    temperature: Option<f32>,
    n: Option<u32>,
    tools: Option<Vec<Value>>,
    response_format: Option<Value>,
    stop: Option<Value>,
    /// Whether the answer comes as server-sent events.
    #[serde(default)]
    pub stream: bool,
    stream_options: Option<StreamOptions>,
}

#[derive(Deserialize)]
struct StreamOptions {
    #[serde(default)]
    include_usage: bool,
}

#[derive(Deserialize)]
struct Message {
    role: String,
    content: Option<Content>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Parts(Vec<Part>),
}

#[derive(Deserialize)]
struct Part {
    #[serde(rename = "type")]
    kind: String,
    text: Option<String>,
}

impl ChatRequest {
    /// Whether a stream ends with a chunk of token counts.
    pub fn includes_usage(&self) -> bool {
        self.stream_options.as_ref().is_some_and(|options| options.include_usage)
    }

    fn unsupported(&self) -> Option<&'static str> {
        let text_format = |format: &Value| format["type"] == "text";
        if self.n.is_some_and(|n| n != 1) {
            Some("n")
        } else if self.tools.as_ref().is_some_and(|tools| !tools.is_empty()) {
            Some("tools")
        } else if self.response_format.as_ref().is_some_and(|format| !text_format(format)) {
            Some("response_format")
        } else if self.stop.as_ref().is_some_and(|stop| !stop.is_null()) {
            Some("stop")
        } else {
            None
        }
    }
}

impl TryFrom<ChatRequest> for StartExecution {
    type Error = Refusal;

    fn try_from(request: ChatRequest) -> Result<Self, Refusal> {
        if let Some(member) = request.unsupported() {
            return Err(Refusal::invalid_field(member, "not_supported"));
        }
        let mut system = Vec::new();
        let mut turns = Vec::new();
        for message in request.messages {
            let text = text_of(message.content)?;
            match message.role.as_str() {
                "system" | "developer" => system.push(text),
                "user" => turns.push(Turn { role: TurnRole::User, content: text }),
                "assistant" => turns.push(Turn { role: TurnRole::Assistant, content: text }),
                _ => return Err(Refusal::invalid_field("messages", "not_supported")),
            }
        }
        let last = turns.pop().filter(|turn| turn.role == TurnRole::User);
        let prompt = last.ok_or_else(|| Refusal::invalid_field("messages", "last_is_not_a_users"))?;
        Ok(Self {
            system: (!system.is_empty()).then(|| system.join("\n\n")),
            history: turns,
            model: request.model,
            max_tokens: request.max_completion_tokens.or(request.max_tokens),
            temperature: request.temperature,
            ..Self::of(prompt.content)
        })
    }
}

fn text_of(content: Option<Content>) -> Result<String, Refusal> {
    match content {
        None => Ok(String::new()),
        Some(Content::Text(text)) => Ok(text),
        Some(Content::Parts(parts)) => parts
            .into_iter()
            .map(|part| match (part.kind.as_str(), part.text) {
                ("text", Some(text)) => Ok(text),
                _ => Err(Refusal::invalid_field("messages", "not_supported")),
            })
            .collect::<Result<Vec<_>, _>>()
            .map(|texts| texts.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: Value) -> Result<StartExecution, Refusal> {
        StartExecution::try_from(serde_json::from_value::<ChatRequest>(json).unwrap())
    }

    #[test]
    fn a_conversation_becomes_system_history_and_prompt() {
        let start = read(serde_json::json!({"model": "m", "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": [{"type": "text", "text": "Name a spice."}]}
        ]}))
        .unwrap();
        assert_eq!(start.system.as_deref(), Some("Be brief."));
        assert_eq!((start.history.len(), start.prompt.as_str()), (2, "Name a spice."));
    }

    #[test]
    fn what_would_change_the_answer_and_is_not_supported_is_refused_by_name() {
        let refusal = read(serde_json::json!({"messages": [{"role": "user", "content": "Hi"}], "n": 2})).unwrap_err();
        assert_eq!(refusal.fields[0].field, "n");
    }
}
