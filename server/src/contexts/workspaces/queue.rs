//! The one way into the queue, whoever asks: the workspace is entered, the model is one that it may use, its rules look at
//! the words, its budgets hold, and the run is put down. All of it in the caller's transaction.

use super::CHANNEL;
use super::enter::enter;
use super::guarding::{Stopped, refusal_text};
use super::looked_at::{LookedAt, look_at};
use super::named::{Named, named};
use super::spending::{Spend, reserve, settle};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::kernel::{ExecutionId, WorkspaceId};
use domain::workspaces::{
    Asked, Bill, Execution, ExecutionCommand, ExecutionStatus, Method, Origin, Prompt, Source, TemplateRef, Tuning,
    Turn, cost_micros,
};

const MAX_TOKENS_DEFAULT: u32 = 256;
/// Letters that a token stands for, about; for what is set aside before anybody has counted.
const LETTERS_A_TOKEN: usize = 3;

/// A run as a door, a conversation or a template asks for it.
pub struct Order {
    /// The workspace; the tenant's main one unless told.
    pub workspace: Option<WorkspaceId>,
    /// Instructions that stand above the conversation.
    pub system: Option<String>,
    /// Earlier turns, oldest first.
    pub history: Vec<Turn>,
    /// What is asked.
    pub text: String,
    /// The model's id; the first that the workspace may use unless told.
    pub model: Option<String>,
    /// Where the answer is cut off; 256 tokens unless told.
    pub max_tokens: Option<u32>,
    /// 0, the default, always gives the same answer.
    pub temperature: Option<f32>,
    /// How the answer is found.
    pub method: Method,
    /// Where it is asked for.
    pub source: Source,
    /// The template that it was made from.
    pub template: Option<TemplateRef>,
    /// What it is for.
    pub why: Option<String>,
}

/// Puts a run into the queue. One that a rule of the workspace stops is written down as refused, and no model sees it.
///
/// # Errors
/// `resource_not_found` for a workspace that the caller may not enter, `workspace_archived`, `validation_failed` for a model that
/// isn't there or isn't allowed, `no_model`, and `budget_used_up`.
pub async fn queue(cx: &mut Context, order: Order) -> Result<ExecutionId, Stop> {
    queue_tuned(cx, order, Tuning::default()).await
}

/// As [`queue`], with how the model writes.
///
/// # Errors
/// As [`queue`].
pub async fn queue_tuned(cx: &mut Context, order: Order, tuning: Tuning) -> Result<ExecutionId, Stop> {
    let terms = enter(cx, order.workspace).await?;
    let model = named(cx, &terms, order.model, &order.method).await?;
    let words = (order.system.filter(|system| !system.trim().is_empty()), order.history, order.text);
    let LookedAt { system, history, text, checked } = look_at(&terms.safety, words);
    let stopped = checked.blocked.then(|| refusal_text(cx.caller.texts(), &terms.safety, (Stopped::Prompt, &checked)));
    let findings = checked.findings;
    let actor = cx.actor()?.clone();
    let id = ExecutionId(new_id());
    let prompt = Prompt {
        system,
        history,
        text,
        model: model.id.clone(),
        max_tokens: order.max_tokens.unwrap_or(MAX_TOKENS_DEFAULT),
        temperature: order.temperature.unwrap_or(0.0),
        tuning,
        method: order.method,
        why: order.why.filter(|why| !why.trim().is_empty()),
    };
    let spend = spend_of(&prompt, &model, stopped.is_some());
    let spend = Spend {
        execution: id,
        workspace: terms.workspace,
        person: actor.person_id,
        key: actor.key,
        model: model.id,
        template: order.template.map(|template| template.template),
        tokens: spend.tokens(),
        cost_micros: spend.cost_micros,
    };
    reserve(cx, &terms, &spend).await?;
    let origin = Origin { source: order.source, template: order.template, key: actor.key, local: model.local };
    let (by, by_name) = (actor.person_id, actor.name);
    let asked = Asked { workspace: terms.workspace, prompt, origin, findings, by, by_name };
    cx.create::<Execution>(actor.tenant_id, id.0, ExecutionCommand::Queue(Box::new(asked))).await?;
    if let Some(said) = stopped {
        refuse(cx, id, said).await?;
        settle(cx.tx().await?, actor.tenant_id, id, 0, 0, ExecutionStatus::Refused, 0).await?;
    } else {
        sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&mut **cx.tx().await?).await?;
    }
    Ok(id)
}

async fn refuse(cx: &mut Context, id: ExecutionId, said: String) -> Result<(), Stop> {
    let loaded = cx.load::<Execution>(id.0).await?;
    let refuse = ExecutionCommand::Refuse { said, bill: Bill::default(), findings: Vec::new() };
    cx.decide::<Execution>(id.0, &loaded, refuse).await
}

/// What is set aside for a run: all that the answer may take, and about what the prompt does.
fn spend_of(prompt: &Prompt, model: &Named, is_stopped: bool) -> Bill {
    if is_stopped {
        return Bill::default();
    }
    let history = prompt.history.iter().map(|turn| turn.content.as_str());
    let prompt_tokens = tokens_about(history.chain([prompt.text.as_str()]).chain(prompt.system.as_deref()));
    let completion_tokens = match prompt.method {
        Method::Generate => prompt.max_tokens,
        Method::Classify { .. } | Method::Extract { .. } => 0,
    };
    let cost_micros = cost_micros((prompt_tokens, completion_tokens), model.prices);
    Bill { prompt_tokens, completion_tokens, cost_micros, ..Bill::default() }
}

/// Tokens that texts take together, about.
pub(super) fn tokens_about<'a>(texts: impl Iterator<Item = &'a str>) -> u32 {
    let letters = texts.map(|text| text.chars().count()).sum::<usize>();
    u32::try_from(letters / LETTERS_A_TOKEN + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Named {
        Named { id: "m".into(), local: false, prices: (1_000_000, 2_000_000) }
    }

    #[test]
    fn all_that_an_answer_may_take_is_set_aside() {
        let prompt = Prompt { text: "x".repeat(299), max_tokens: 50, ..Prompt::default() };
        let bill = spend_of(&prompt, &model(), false);
        assert_eq!((bill.tokens(), bill.cost_micros), (150, 200));
    }

    #[test]
    fn nothing_is_set_aside_for_what_no_model_sees() {
        let prompt = Prompt { text: "x".repeat(299), max_tokens: 50, ..Prompt::default() };
        assert_eq!(spend_of(&prompt, &model(), true), Bill::default());
        let labels = Prompt { method: Method::Classify { labels: Vec::new() }, ..prompt };
        assert_eq!(spend_of(&labels, &model(), false).completion_tokens, 0);
    }
}
