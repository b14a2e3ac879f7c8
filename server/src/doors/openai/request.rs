//! A chat request, as far as an execution can honour it. Members that change nothing here are taken and ignored, as
//! the protocol's clients send many; what would change the answer and isn't supported is refused by name.

use super::tools::{Asked, Offered, asked};
use domain::Refusal;
use domain::workspaces::{StartExecution, Tuning, Turn, TurnRole};
use serde::Deserialize;
use serde_json::{Value, json};

/// `POST /chat/completions`.
#[derive(Deserialize)]
pub struct ChatRequest {
    model: Option<String>,
    messages: Vec<Message>,
    max_tokens: Option<u32>,
    max_completion_tokens: Option<u32>,
    temperature: Option<f32>,
    top_p: Option<f32>,
    seed: Option<i64>,
    n: Option<u32>,
    #[serde(flatten)]
    offered: Offered,
    response_format: Option<Value>,
    stop: Option<Stop>,
    /// Whether the answer comes as server-sent events.
    #[serde(default)]
    pub stream: bool,
    stream_options: Option<StreamOptions>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Stop {
    One(String),
    Several(Vec<String>),
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
    tool_calls: Option<Vec<Asked>>,
    tool_call_id: Option<String>,
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
        if self.n.is_some_and(|n| n != 1) {
            Some("n")
        } else if self.response_format.as_ref().is_some_and(|format| schema_of(format).is_none()) {
            Some("response_format")
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
        let (tools, choice) = request.offered.understood()?;
        let tuning = Tuning {
            tool_choice: choice.filter(|_| !tools.is_empty()),
            tools,
            top_p: request.top_p,
            // The protocol's seeds are larger than those of models; the same one stays the same.
            seed: request.seed.map(|seed| u32::try_from(seed & i64::from(u32::MAX)).unwrap_or_default()),
            stop: match request.stop {
                None => Vec::new(),
                Some(Stop::One(stop)) => vec![stop],
                Some(Stop::Several(stops)) => stops,
            },
            schema: request.response_format.as_ref().and_then(schema_of).flatten().map(|schema| schema.to_string()),
        };
        let mut system = Vec::new();
        let mut turns = Vec::new();
        for message in request.messages {
            let text = text_of(message.content)?;
            match message.role.as_str() {
                "system" | "developer" => system.push(text),
                "user" => turns.push(Turn::of(TurnRole::User, text)),
                "assistant" => {
                    let tool_calls = asked(message.tool_calls.unwrap_or_default())?;
                    turns.push(Turn { tool_calls, ..Turn::of(TurnRole::Assistant, text) });
                }
                "tool" => {
                    turns.push(Turn { tool_call_id: message.tool_call_id, ..Turn::of(TurnRole::Tool, text) });
                }
                _ => return Err(Refusal::invalid_field("messages", "not_supported")),
            }
        }
        let is_over = turns.last().is_none_or(|turn| turn.role == TurnRole::Assistant);
        let question = turns.iter().rposition(|turn| turn.role == TurnRole::User).filter(|_| !is_over);
        let question = question.ok_or_else(|| Refusal::invalid_field("messages", "last_is_not_a_users"))?;
        let since = turns.split_off(question + 1);
        let prompt = turns.swap_remove(question).content;
        Ok(Self {
            system: (!system.is_empty()).then(|| system.join("\n\n")),
            history: turns,
            since,
            model: request.model,
            max_tokens: request.max_completion_tokens.or(request.max_tokens),
            temperature: request.temperature,
            tuning: (tuning != Tuning::default()).then_some(tuning),
            ..Self::of(prompt)
        })
    }
}

/// The schema that an answer in this format keeps to: none for text, any object for `json_object`. `None` for a format
/// that nobody knows here.
fn schema_of(format: &Value) -> Option<Option<Value>> {
    match format["type"].as_str()? {
        "text" => Some(None),
        "json_object" => Some(Some(json!({"type": "object"}))),
        "json_schema" => {
            Some(Some(format["json_schema"]["schema"].clone())).filter(|it| it.as_ref().is_some_and(Value::is_object))
        }
        _ => None,
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

    #[test]
    fn what_tools_have_given_comes_after_the_question() {
        let call = json!({"id": "call_1", "type": "function",
                          "function": {"name": "get_weather", "arguments": "{\"city\":\"Tunis\"}"}});
        let messages = json!([
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "What is the weather?"},
            {"role": "assistant", "content": null, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": "call_1", "content": "Sunny."}
        ]);
        let start = read(json!({"messages": messages})).unwrap();
        assert_eq!((start.history.len(), start.prompt.as_str()), (2, "What is the weather?"));
        assert_eq!(start.since[0].tool_calls[0].name, "get_weather");
        assert_eq!(
            (start.since[1].tool_call_id.as_deref(), start.since[1].content.as_str()),
            (Some("call_1"), "Sunny.")
        );
        assert_eq!(start.tuning, None);
        let unasked = json!([{"role": "tool", "tool_call_id": "call_1", "content": "Sunny."}]);
        assert_eq!(read(json!({"messages": unasked})).unwrap_err().fields[0].code, "last_is_not_a_users");
    }

    #[test]
    fn how_a_model_writes_is_asked_for_in_the_protocols_words() {
        let start = read(serde_json::json!({
            "messages": [{"role": "user", "content": "Hi"}], "stop": "END", "seed": 7, "top_p": 0.5,
            "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": {"type": "object"}}}
        }))
        .unwrap();
        let schema = Some(json!({"type": "object"}).to_string());
        let stop = vec!["END".into()];
        let tuning = Tuning { top_p: Some(0.5), seed: Some(7), stop, schema, ..Tuning::default() };
        assert_eq!(start.tuning, Some(tuning));
        let plain = read(serde_json::json!({"messages": [{"role": "user", "content": "Hi"}],
                                            "response_format": {"type": "text"}}));
        assert_eq!(plain.unwrap().tuning, None);
        let unknown = serde_json::json!({"messages": [{"role": "user", "content": "Hi"}],
                                         "response_format": {"type": "grammar"}});
        assert_eq!(read(unknown).unwrap_err().fields[0].field, "response_format");
    }
}
