//! The one way into the queue, whoever asks: the workspace is entered, the model is one that it may use, its rules look at
//! the words, its budgets hold, and the run is put down. All of it in the caller's transaction.

use super::CHANNEL;
use super::birth::Birth;
use super::enter::{Ground, enter_to_ask};
use super::guarding::{Stopped, refusal_text};
use super::looked_at::{Words, look_at};
use super::named::{Named, QUOTER, named};
use super::places::Place;
use super::spending::{Spend, room, set_aside, settle};
use super::taking::{Taken, leased_until, voice_of};
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::{Context, Services};
use crate::integrations::models::Ahead;
use crate::store::Loaded;
use domain::kernel::{ExecutionId, TenantId, WorkspaceId};
use domain::knowledge::citing::Sources;
use domain::knowledge::retrieval::Passage;
use domain::workspaces::{
    Asked, Bill, Execution, ExecutionCommand, ExecutionStatus, FinishReason, Method, Origin, Prompt, Source,
    TemplateRef, Tuning, Turn, TurnRole, cost_micros,
};
use tokio::time::Instant;

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

/// What goes along with an order.
#[derive(Default)]
pub(super) struct Beside {
    /// How the model writes and what it may ask for.
    pub tuning: Tuning,
    /// What has come since the question.
    pub since: Vec<Turn>,
    /// Passages that the answer is to rest on, the nearest first.
    pub context: Vec<Passage>,
    /// What is said where these don't hold the answer: nobody looks any further then.
    pub nothing: Option<String>,
}

/// Puts a run into the queue; or begins it in the same commit, where the worker of this process has a place for it. One that
/// a rule of the workspace stops is written down as refused, and no model sees it.
///
/// # Errors
/// `resource_not_found` for a workspace that the caller may not enter, `workspace_archived`, `validation_failed` for a model that
/// isn't there or isn't allowed, `no_model`, and `budget_used_up`.
pub async fn queue(cx: &mut Context, order: Order) -> Result<ExecutionId, Stop> {
    queue_tuned(cx, order, Tuning::default()).await
}

/// As [`queue`], with how the model writes and what it may ask for.
///
/// # Errors
/// As [`queue`].
pub async fn queue_tuned(cx: &mut Context, order: Order, tuning: Tuning) -> Result<ExecutionId, Stop> {
    queue_beside(cx, order, Beside { tuning, ..Beside::default() }).await
}

/// As [`queue`], with what goes along.
pub(super) async fn queue_beside(cx: &mut Context, order: Order, beside: Beside) -> Result<ExecutionId, Stop> {
    let Beside { tuning, since, mut context, nothing } = beside;
    let asked_at = Instant::now();
    let ground = enter_to_ask(cx, order.workspace).await?;
    let model = named(&ground, order.model, (&order.method, &tuning))?;
    let Ground { terms, teams, .. } = ground;
    // What is quoted on this machine goes to no model; else passages are looked at like all that one sees.
    let along = if model.id == QUOTER || nothing.is_some() { 0 } else { context.len() };
    let passages = context.iter().take(along).map(|passage| Turn::of(TurnRole::Assistant, passage.text.as_str()));
    let history = order.history.into_iter().chain(passages).collect();
    let system = order.system.filter(|system| !system.trim().is_empty());
    let words = Words { system, history, text: order.text, since, tools: tuning.tools };
    let (Words { system, mut history, text, since, tools }, checked) = look_at(&terms.safety, words);
    let looked_at = history.split_off(history.len().saturating_sub(along));
    for (passage, turn) in context.iter_mut().zip(looked_at) {
        passage.text = turn.content;
    }
    let stopped = checked.blocked.then(|| refusal_text(cx.caller.texts(), &terms.safety, (Stopped::Prompt, &checked)));
    let findings = checked.findings;
    let actor = cx.actor()?.clone();
    let id = ExecutionId(new_id());
    let prompt = Prompt {
        system,
        history,
        text,
        since,
        model: model.id.clone(),
        max_tokens: order.max_tokens.unwrap_or(MAX_TOKENS_DEFAULT),
        temperature: order.temperature.unwrap_or(0.0),
        tuning: Tuning { tools, ..tuning },
        method: order.method,
        why: order.why.filter(|why| !why.trim().is_empty()),
        context,
    };
    let is_idle = stopped.is_some() || nothing.is_some();
    let spend = spend_of(&prompt, &model, is_idle);
    let spend = Spend {
        execution: id,
        workspace: terms.workspace,
        person: actor.person_id,
        key: actor.key,
        model: model.id.clone(),
        template: order.template.map(|template| template.template),
        tokens: spend.tokens(),
        cost_micros: spend.cost_micros,
    };
    room(cx, &terms, (&spend, &teams)).await?;
    let tenant = actor.tenant_id;
    let begins = if is_idle { None } else { place_here(cx, &model, tenant) };
    let begins = begins.map(|place| (place, prompt.clone()));
    let ahead = begins.as_ref().and_then(|(_, prompt)| looked_up(cx, prompt, tenant));
    let origin = Origin { source: order.source, template: order.template, key: actor.key, local: model.local };
    let (by, by_name) = (actor.person_id, actor.name);
    let asked = Asked { workspace: terms.workspace, prompt, origin, findings, by, by_name };
    let mut commands = vec![ExecutionCommand::Queue(Box::new(asked))];
    let mut ended = None;
    if let Some(said) = stopped {
        commands.push(ExecutionCommand::Refuse { said, bill: Bill::default(), findings: Vec::new() });
        ended = Some(ExecutionStatus::Refused);
    } else if let Some(text) = nothing {
        commands.extend([ExecutionCommand::Begin, not_found(text)]);
        ended = Some(ExecutionStatus::Done);
    } else if begins.is_some() {
        commands.push(ExecutionCommand::Begin);
    }
    let begun = cx.decide_all::<Execution>((tenant, id.0), Loaded::nothing(), commands).await?;
    set_aside(cx, (&spend, &teams), begins.as_ref().map(|_| leased_until())).await?;
    if let Some(status) = ended {
        settle(cx.tx().await?, tenant, id, 0, 0, status, 0).await?;
    } else if let Some((place, prompt)) = begins {
        let voice = voice_of(&cx.services, (id, &begun), &prompt.method, Some(Birth::of(cx, asked_at)?));
        let taken = Taken { id, tenant, prompt, safety: terms.safety, begun, voice, ahead, at: cx.now };
        cx.tx().await?.once_committed(move || place.hand_over(taken));
    } else {
        sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&mut **cx.tx().await?).await?;
    }
    Ok(id)
}

/// A place at the worker of this process for a run that is about to be born; `None` where it has to wait for whoever takes
/// it from the queue. On a stage nothing is done, and a worker's time isn't that of a test clock.
fn place_here(cx: &Context, model: &Named, tenant: TenantId) -> Option<Place> {
    let Services { run_places, models, .. } = &*cx.services;
    let is_asked_here = !model.local || models.local_ids().contains(&model.id);
    let is_now = cx.caller.stage.is_none() && cx.caller.test_clock.is_none();
    if is_asked_here && is_now { run_places.at_birth(tenant) } else { None }
}

/// Who answers for the model of a run that is about to be born, where it asks one.
fn looked_up(cx: &Context, prompt: &Prompt, tenant: TenantId) -> Option<Ahead> {
    let asks = match prompt.method {
        Method::Generate => true,
        Method::Answer { .. } => prompt.model != QUOTER,
        Method::Classify { .. } | Method::Extract { .. } => false,
    };
    asks.then(|| cx.services.models.look_ahead(tenant, &prompt.model)).flatten()
}

/// That the documents don't hold the answer.
fn not_found(text: String) -> ExecutionCommand {
    let (bill, findings, sources) = (Bill::default(), Vec::new(), Sources::default());
    ExecutionCommand::Complete { text, calls: Vec::new(), reason: FinishReason::Stop, bill, findings, sources }
}

/// What is set aside for a run: all that the answer may take, and about what the prompt does.
fn spend_of(prompt: &Prompt, model: &Named, is_idle: bool) -> Bill {
    if is_idle {
        return Bill::default();
    }
    let prompt_tokens = tokens_about(texts_of(prompt));
    let completion_tokens = match prompt.method {
        Method::Answer { .. } if model.id == QUOTER => 0,
        Method::Generate | Method::Answer { .. } => prompt.max_tokens,
        Method::Classify { .. } | Method::Extract { .. } => 0,
    };
    let cost_micros = cost_micros((prompt_tokens, completion_tokens), model.prices);
    Bill { prompt_tokens, completion_tokens, cost_micros, ..Bill::default() }
}

/// All that a model reads of a prompt.
fn texts_of(prompt: &Prompt) -> impl Iterator<Item = &str> {
    let turns = || prompt.history.iter().chain(&prompt.since);
    let said = turns().map(|turn| turn.content.as_str());
    let called = turns().flat_map(|turn| &turn.tool_calls).map(|call| call.arguments.as_str());
    let tools = prompt.tuning.tools.iter();
    let told = tools.flat_map(|tool| [tool.description.as_deref().unwrap_or_default(), tool.parameters.as_str()]);
    let passages = prompt.context.iter().map(|passage| passage.text.as_str());
    let question = [prompt.text.as_str()].into_iter().chain(prompt.system.as_deref());
    said.chain(called).chain(told).chain(passages).chain(question)
}

/// Tokens that texts take together, about.
pub(super) fn tokens_about<'a>(texts: impl Iterator<Item = &'a str>) -> u32 {
    let letters = texts.map(|text| text.chars().count()).sum::<usize>();
    u32::try_from(letters / LETTERS_A_TOKEN + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::workspaces::{OfferedTool, ToolCall};

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
    fn what_tools_and_their_results_take_is_set_aside_with_the_question() {
        let tool = OfferedTool { parameters: "x".repeat(30), ..OfferedTool::default() };
        let call = ToolCall { arguments: "x".repeat(30), ..ToolCall::default() };
        let asked = Turn { tool_calls: vec![call], ..Turn::of(TurnRole::Assistant, "") };
        let since = vec![asked, Turn::of(TurnRole::Tool, "x".repeat(39))];
        let tuning = Tuning { tools: vec![tool], ..Tuning::default() };
        let prompt = Prompt { since, tuning, text: "x".repeat(200), ..Prompt::default() };
        assert_eq!(spend_of(&prompt, &model(), false).prompt_tokens, 100);
    }

    #[test]
    fn nothing_is_set_aside_for_what_no_model_sees() {
        let prompt = Prompt { text: "x".repeat(299), max_tokens: 50, ..Prompt::default() };
        assert_eq!(spend_of(&prompt, &model(), true), Bill::default());
        let labels = Prompt { method: Method::Classify { labels: Vec::new() }, ..prompt };
        assert_eq!(spend_of(&labels, &model(), false).completion_tokens, 0);
    }
}
