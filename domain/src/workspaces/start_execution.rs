use super::{Turn, TurnRole};
use crate::kernel::{Example, ExecutionId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Runs a model on a prompt. The run goes on in the background; watch it, or ask for it by its id.
#[operation(command, workspaces, rest = POST "/executions", needs = RunExecutions, entitlement = AiRuns, output = ExecutionStarted, limit = Ai, meter = "executions", creates)]
pub struct StartExecution {
    /// What the model is asked, up to 16,000 characters.
    #[garde(length(chars, max = 16_000), custom(rules::prose))]
    pub prompt: String,
    /// Instructions that stand above the conversation.
    #[garde(inner(length(chars, max = 8_000), custom(rules::optional_prose)))]
    pub system: Option<String>,
    /// Earlier turns of the conversation, oldest first.
    #[serde(default)]
    #[garde(length(max = 100), custom(storable))]
    pub history: Vec<Turn>,
    /// The model's id; the installation's default unless told.
    #[garde(inner(length(min = 1, max = 120)))]
    pub model: Option<String>,
    /// Where the answer is cut off, 1 to 2,048 tokens; 256 unless told.
    #[garde(inner(range(min = 1, max = 2_048)))]
    pub max_tokens: Option<u32>,
    /// 0 to 2; 0, the default, always gives the same answer.
    #[garde(inner(range(min = 0.0, max = 2.0)))]
    pub temperature: Option<f32>,
}

/// A conversation holds what a model has said, whatever that was; only the one character that PostgreSQL doesn't store
/// is refused.
fn storable(turns: &[Turn], _: &()) -> garde::Result {
    if turns.iter().any(|turn| turn.content.contains('\0')) { Err(garde::Error::new("not_allowed")) } else { Ok(()) }
}

/// The run is queued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ExecutionStarted {
    /// Its id.
    pub id: ExecutionId,
}

impl StartExecution {
    /// A run of the default model with default settings.
    pub fn of(prompt: impl Into<String>) -> Self {
        Self {
            prompt: prompt.into(),
            system: None,
            history: Vec::new(),
            model: None,
            max_tokens: None,
            temperature: None,
        }
    }
}

impl Example for StartExecution {
    fn example() -> Self {
        Self {
            system: Some("Answer in one sentence.".into()),
            history: vec![Turn { role: TurnRole::User, content: "We sell spices.".into() }],
            max_tokens: Some(64),
            temperature: Some(0.0),
            ..Self::of("Write a slogan for our shop.")
        }
    }
}
