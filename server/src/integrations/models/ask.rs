//! What a model is asked, whoever answers.

use domain::workspaces::{Prompt, ToolCall, ToolChoice, Turn, TurnRole};
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
    /// Whether it asks.
    pub tool_choice: ToolChoice,
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
            tool_choice: ToolChoice::Auto,
            schema: None,
        }
    }

    /// The turns that aren't the operator's.
    pub(super) fn turns(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().filter(|message| message.role != MessageRole::System)
    }

    /// Characters of all that the model is given to read.
    pub(super) fn chars(&self) -> usize {
        let count = |text: &str| text.chars().count();
        let said = self.messages.iter().map(|message| count(&message.text));
        let calls = self.messages.iter().flat_map(|message| &message.tool_calls);
        let called = calls.map(|call| count(&call.name) + count(&call.arguments));
        let tools = self.tools.iter().map(|tool| {
            count(&tool.name) + tool.description.as_deref().map_or(0, count) + count(&tool.parameters.to_string())
        });
        said.chain(called).chain(tools).sum()
    }

    /// What the operator says above the conversation; `None` where that is nothing.
    pub(super) fn system(&self) -> Option<String> {
        let said = self.messages.iter().filter(|message| message.role == MessageRole::System);
        let said: Vec<_> = said.map(|message| message.text.as_str()).collect();
        (!said.is_empty()).then(|| said.join("\n\n"))
    }
}

impl From<&Turn> for Message {
    fn from(turn: &Turn) -> Self {
        let role = match turn.role {
            TurnRole::User => MessageRole::User,
            TurnRole::Assistant => MessageRole::Assistant,
            TurnRole::Tool => MessageRole::Tool,
        };
        let (tool_calls, tool_call_id) = (turn.tool_calls.clone(), turn.tool_call_id.clone());
        Self { role, text: turn.content.clone(), tool_calls, tool_call_id }
    }
}

impl From<&Prompt> for Ask {
    fn from(prompt: &Prompt) -> Self {
        let system = prompt.system.iter().map(|text| Message::of(MessageRole::System, text));
        let history = prompt.history.iter().map(Message::from);
        let question = Message::of(MessageRole::User, &prompt.text);
        let since = prompt.since.iter().map(Message::from);
        Self {
            messages: system.chain(history).chain([question]).chain(since).collect(),
            max_tokens: prompt.max_tokens,
            temperature: prompt.temperature,
            ..Self::of(&prompt.model, "")
        }
    }
}
