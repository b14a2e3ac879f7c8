//! What a model is asked, whoever answers.

use domain::workspaces::{Prompt, TurnRole};
use serde_json::Value;

/// What a model is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The conversation so far, oldest first.
    pub messages: Vec<Message>,
    /// The model's id.
    pub model: String,
    /// Where the answer is cut off.
    pub max_tokens: u32,
    /// 0 gives the same answer each time, as far as the provider keeps to it; up to 2.
    pub temperature: f32,
    /// The share of probability that tokens are drawn from, above 0 and up to 1.
    pub top_p: Option<f32>,
    /// Texts that end the answer. They are no part of it.
    pub stop: Vec<String>,
    /// Fixes the draw, where the provider can.
    pub seed: Option<u32>,
    /// What the model may ask the caller to do.
    pub tools: Vec<Tool>,
    /// The JSON Schema that the answer keeps to.
    pub schema: Option<Value>,
}

/// One turn of a conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// Who speaks.
    pub role: MessageRole,
    /// What is said.
    pub text: String,
    /// What the model asked the caller to do in this turn.
    pub tool_calls: Vec<ToolCall>,
    /// The call that this turn is the result of.
    pub tool_call_id: Option<String>,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageRole {
    /// Whoever says how to answer.
    System,
    /// The person.
    #[default]
    User,
    /// The model, in an earlier turn.
    Assistant,
    /// What a tool gave back.
    Tool,
}

/// What the model may ask the caller to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Tool {
    /// By what name.
    pub name: String,
    /// What it does.
    pub description: Option<String>,
    /// The JSON Schema of its input.
    pub parameters: Value,
}

/// What the model asks the caller to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolCall {
    /// Names the call, for its result.
    pub id: String,
    /// The tool.
    pub name: String,
    /// Its input, as JSON.
    pub arguments: String,
}

impl Message {
    /// A turn of plain text.
    pub fn of(role: MessageRole, text: impl Into<String>) -> Self {
        Self { role, text: text.into(), ..Self::default() }
    }
}

impl Ask {
    /// One question at temperature 0, with an answer of up to 256 tokens.
    pub fn of(model: impl Into<String>, question: impl Into<String>) -> Self {
        Self {
            messages: vec![Message::of(MessageRole::User, question)],
            model: model.into(),
            max_tokens: 256,
            temperature: 0.0,
            top_p: None,
            stop: Vec::new(),
            seed: None,
            tools: Vec::new(),
            schema: None,
        }
    }

    /// The turns that aren't the operator's.
    pub(super) fn turns(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().filter(|message| message.role != MessageRole::System)
    }

    /// What the operator says above the conversation; `None` where that is nothing.
    pub(super) fn system(&self) -> Option<String> {
        let said = self.messages.iter().filter(|message| message.role == MessageRole::System);
        let said: Vec<_> = said.map(|message| message.text.as_str()).collect();
        (!said.is_empty()).then(|| said.join("\n\n"))
    }
}

impl From<&Prompt> for Ask {
    fn from(prompt: &Prompt) -> Self {
        let system = prompt.system.iter().map(|text| Message::of(MessageRole::System, text));
        let history = prompt.history.iter().map(|turn| match turn.role {
            TurnRole::User => Message::of(MessageRole::User, &turn.content),
            TurnRole::Assistant => Message::of(MessageRole::Assistant, &turn.content),
        });
        let question = Message::of(MessageRole::User, &prompt.text);
        Self {
            messages: system.chain(history).chain([question]).collect(),
            max_tokens: prompt.max_tokens,
            temperature: prompt.temperature,
            ..Self::of(&prompt.model, "")
        }
    }
}
