use super::tools::{are_sound, is_whole};
use super::{Method, Tuning, Turn, TurnRole};
use crate::kernel::{Example, ExecutionId, WorkspaceId, rules};
use domain_macros::operation;
use garde::Validate;
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
    /// What has come since what is asked now, where the model asked for tools: its turns and their results, oldest first.
    #[serde(default)]
    #[garde(length(max = 100), custom(resumed))]
    pub since: Vec<Turn>,
    /// The model's id; the installation's default unless told.
    #[garde(inner(length(min = 1, max = 120)))]
    pub model: Option<String>,
    /// Where the answer is cut off, 1 to 2,048 tokens; 256 unless told.
    #[garde(inner(range(min = 1, max = 2_048)))]
    pub max_tokens: Option<u32>,
    /// 0 to 2; 0, the default, always gives the same answer.
    #[garde(inner(range(min = 0.0, max = 2.0)))]
    pub temperature: Option<f32>,
    /// The workspace; the tenant's main one unless told.
    pub workspace_id: Option<WorkspaceId>,
    /// How the answer is found; a language model writes it unless told.
    #[garde(inner(custom(sound)))]
    pub method: Option<Method>,
    /// How the model writes, beyond length and temperature.
    #[garde(inner(custom(tuned)))]
    pub tuning: Option<Tuning>,
    /// What it is for, up to 500 characters: it is kept with the run.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_line)))]
    pub why: Option<String>,
}

/// Labels and fields that are sound, and not too many.
fn sound(method: &Method, _: &()) -> garde::Result {
    let is_sound = match method {
        Method::Generate => true,
        Method::Classify { labels } => {
            (2..=50).contains(&labels.len()) && labels.iter().all(|label| label.validate().is_ok())
        }
        Method::Extract { fields } => {
            (1..=50).contains(&fields.len()) && fields.iter().all(|field| field.validate().is_ok())
        }
        // Documents are asked by a way of their own, which finds the passages first.
        Method::Answer { .. } => false,
    };
    if is_sound { Ok(()) } else { Err(garde::Error::new("not_a_value")) }
}

fn tuned(tuning: &Tuning, _: &()) -> garde::Result {
    let share = tuning.top_p.is_none_or(|top_p| top_p > 0.0 && top_p <= 1.0);
    let stops = tuning.stop.len() <= 4
        && tuning.stop.iter().all(|stop| !stop.is_empty() && stop.chars().count() <= 100 && !stop.contains('\0'));
    // Whether it is JSON, the server looks.
    let schema = tuning.schema.as_ref().is_none_or(|text| {
        let text = text.trim();
        text.len() <= 20_000 && text.starts_with('{') && text.ends_with('}') && !text.contains('\0')
    });
    if !are_sound(&tuning.tools) {
        return Err(garde::Error::new("unsound_tools"));
    }
    if share && stops && schema { Ok(()) } else { Err(garde::Error::new("not_a_value")) }
}

/// A conversation holds what a model has said, whatever that was; only the one character that PostgreSQL doesn't store
/// is refused.
fn storable(turns: &[Turn], _: &()) -> garde::Result {
    if turns.iter().any(|turn| turn.content.contains('\0')) {
        return Err(garde::Error::new("not_allowed"));
    }
    if is_whole(turns) { Ok(()) } else { Err(garde::Error::new("calls_without_results")) }
}

/// Turns after a question begin with what a model asked for, end with what came of it, and have no other question among
/// them.
fn resumed(turns: &[Turn], _: &()) -> garde::Result {
    storable(turns, &())?;
    let begins = turns.first().is_none_or(|turn| turn.role == TurnRole::Assistant);
    let ends = turns.last().is_none_or(|turn| turn.role == TurnRole::Tool);
    let has_question = turns.iter().any(|turn| turn.role == TurnRole::User);
    if begins && ends && !has_question { Ok(()) } else { Err(garde::Error::new("calls_without_results")) }
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
            since: Vec::new(),
            model: None,
            max_tokens: None,
            temperature: None,
            workspace_id: None,
            method: None,
            tuning: None,
            why: None,
        }
    }
}

impl Example for StartExecution {
    fn example() -> Self {
        Self {
            system: Some("Answer in one sentence.".into()),
            history: vec![Turn::of(TurnRole::User, "We sell spices.")],
            max_tokens: Some(64),
            temperature: Some(0.0),
            why: Some("For the new sign above our door.".into()),
            ..Self::of("Write a slogan for our shop.")
        }
    }
}
