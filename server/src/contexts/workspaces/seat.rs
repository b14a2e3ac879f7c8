//! How another context has a model think within a workspace, turn by turn: the workspace is entered, the model is one that it
//! may use, and each turn is set aside before and settled after it, in the same rows as runs. What the rules of the workspace
//! make of the words stays with the caller, who has them in parts.

use super::enter::{Terms, enter};
use super::named::dearest;
use super::queue::tokens_about;
use super::spending::{Spend, charge, reserve};
use super::tab::Tab;
use crate::Stop;
use crate::gateway::{Context, Services};
use crate::integrations::models::{Ask, CancelFlag, Step, ToolCall};
use domain::Refusal;
use domain::kernel::{ExecutionId, TenantId, WorkspaceId};
use domain::workspaces::{Bill, ExecutionStatus, Failure, cost_micros};
use sqlx::PgConnection;

/// A workspace with the model that thinks in it.
pub struct Seat {
    /// What holds there.
    pub terms: Terms,
    /// The model's id; `None` where none of those that the workspace may use is elsewhere than on this machine.
    pub model: Option<String>,
    /// For a million tokens of prompt and of answer, in millionths of the platform's currency.
    prices: (u64, u64),
}

/// What came of a turn.
pub struct Heard {
    /// What the model said.
    pub said: String,
    /// What it wants called.
    pub calls: Vec<ToolCall>,
    /// What it took, also where it failed.
    pub bill: Bill,
    /// Why it came to nothing, where it did.
    pub failure: Option<Failure>,
}

/// Takes a seat: with the model that is asked for, or else the first that can call tools, which the one on this machine
/// can't.
///
/// # Errors
/// `resource_not_found` for a workspace that the caller may not enter, `workspace_archived`, `validation_failed` for a model that
/// isn't there or isn't allowed.
pub async fn seat(cx: &mut Context, workspace: Option<WorkspaceId>, wanted: Option<&str>) -> Result<Seat, Stop> {
    let terms = enter(cx, workspace).await?;
    let (tenant, services) = (cx.actor()?.tenant_id, cx.services.clone());
    let offers = services.models.offered(cx.tx().await?, tenant).await?;
    let is_allowed = |id: &str| terms.models.as_ref().is_none_or(|allowed| allowed.iter().any(|it| it == id));
    let found = match wanted {
        Some(id) => {
            let offer = offers.iter().find(|offer| offer.info.id == id);
            let offer = offer.ok_or_else(|| Refusal::invalid_field("model", "model_unknown"))?;
            if !is_allowed(id) {
                return Err(Refusal::invalid_field("model", "model_not_allowed").into());
            }
            Some(offer).filter(|offer| !offer.info.local)
        }
        None => offers.iter().find(|offer| !offer.info.local && is_allowed(&offer.info.id)),
    };
    let model = found.map(|offer| offer.info.id.clone());
    let prices = model.as_deref().map_or((0, 0), |id| dearest(&offers, id));
    Ok(Seat { terms, model, prices })
}

impl Seat {
    /// Sets aside what a turn may take at most. One that has set aside before keeps that.
    ///
    /// # Errors
    /// `budget_used_up`.
    pub async fn set_aside(&self, cx: &mut Context, turn: ExecutionId, ask: &Ask) -> Result<(), Stop> {
        let actor = cx.actor()?.clone();
        let tokens = (self.at_least(ask).prompt_tokens, ask.max_tokens);
        let spend = Spend {
            execution: turn,
            workspace: self.terms.workspace,
            person: actor.person_id,
            key: actor.key,
            model: ask.model.clone(),
            template: None,
            tokens: u64::from(tokens.0) + u64::from(tokens.1),
            cost_micros: cost_micros(tokens, self.prices),
        };
        reserve(cx, &self.terms, &spend).await
    }

    /// About what a turn takes that is asked and not listened to.
    pub fn at_least(&self, ask: &Ask) -> Bill {
        let prompt_tokens = tokens_about(ask.messages.iter().map(|message| message.text.as_str()));
        Bill { prompt_tokens, cost_micros: cost_micros((prompt_tokens, 0), self.prices), ..Bill::default() }
    }
}

/// Puts what a turn took in the place of what was set aside for it, and adds it to what the tenant uses.
///
/// # Errors
/// The database's.
pub async fn settle_turn(
    db: &mut PgConnection,
    (tenant, turn): (TenantId, ExecutionId),
    bill: &Bill,
    (outcome, latency_ms): (ExecutionStatus, u32),
) -> Result<(), Stop> {
    charge(db, (tenant, turn), bill, (outcome, latency_ms)).await
}

/// Has the model think, and listens to the end.
pub async fn hear(services: &Services, tenant: TenantId, ask: Ask) -> Heard {
    let cancel = CancelFlag::default();
    // Also when nobody listens any more.
    let guard = cancel.when_dropped();
    let mut steps = services.models.answer(tenant, ask, cancel.clone()).await;
    let (mut tab, mut said, mut calls, mut failure) = (Tab::default(), String::new(), Vec::new(), None);
    loop {
        match steps.recv().await {
            Some(Step::Begun { provider, prices, .. }) => {
                // Whoever is asked anew begins anew.
                (said, calls) = (String::new(), Vec::new());
                tab.begun(provider, prices);
            }
            Some(Step::Counted { prompt_tokens, completion_tokens }) => tab.counted((prompt_tokens, completion_tokens)),
            // PostgreSQL stores every character but this one.
            Some(Step::Text(piece)) => said.extend(piece.chars().filter(|c| *c != '\0')),
            Some(Step::Called(call)) => calls.push(call),
            Some(Step::Done { prompt_tokens, completion_tokens, .. }) => {
                tab.counted((prompt_tokens, completion_tokens));
                break;
            }
            Some(Step::Failed(why)) => {
                failure = Some(why);
                break;
            }
            Some(Step::Cancelled) | None => {
                failure = Some(Failure::Interrupted);
                break;
            }
        }
    }
    drop(guard);
    Heard { said, calls, bill: tab.bill(), failure }
}
