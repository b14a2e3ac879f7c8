//! What comes next: a model is asked with what has happened so far, under the workspace's rules and budgets.

use super::acting::Sender;
use super::messages::{Shown, messages};
use super::offers::offers;
use super::turns::turns;
use super::worker::{AgentWorker, Also, Taken};
use crate::Stop;
use crate::contexts::workspaces::{Seat, hear, seat, settle_turn};
use crate::gateway::Context;
use crate::integrations::models::{Ask, Tool as Offered, ToolCall};
use crate::tools::Tool;
use domain::Refusal;
use domain::agent::{
    Errand, ErrandCommand, ErrandFailure, ErrandState, ErrandStatus, Planner, SendAgent, Thought, Wish,
};
use domain::kernel::{ErrandId, ExecutionId, WorkspaceId};
use domain::policy::Reach;
use domain::workspaces::{Bill, ExecutionStatus, check_output};
use sha2::{Digest, Sha256};
use std::time::Instant;

/// Tools that a model is shown at once.
const TOOLS: usize = 24;
/// Where what a model says in one turn is cut off.
const TURN_TOKENS: u32 = 1_024;

/// What an errand is about.
pub(super) struct About {
    /// What is to be done.
    pub text: String,
    /// What a model is told above it.
    pub instructions: String,
    planner: Planner,
    model: String,
    workspace: WorkspaceId,
}

impl AgentWorker {
    /// Thinks of what comes next; `false` where nothing more is to be done now.
    pub(super) async fn think(&self, taken: Taken, sender: &Sender, state: &ErrandState) -> Result<bool, Stop> {
        let Some(about) = self.about(taken).await? else { return Ok(false) };
        match about.planner {
            Planner::BuiltIn => self.plan(taken, sender, (state, &about)).await,
            Planner::Model if state.turns >= u32::from(sender.rules.turns_max) => {
                self.give_up(taken, ErrandFailure::TooManyTurns, None).await?;
                Ok(false)
            }
            Planner::Model => self.ask(taken, sender, (state, &about)).await,
        }
    }

    async fn about(&self, taken: Taken) -> Result<Option<About>, Stop> {
        let mut cx = self.context();
        let row = sqlx::query!(
            "select text, instructions, planner, model, workspace_id from agent.errands where tenant_id = $1 and id = $2",
            taken.tenant.0,
            taken.id.0
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        Ok(row.map(|row| About {
            text: row.text,
            instructions: row.instructions,
            planner: Planner::parse(&row.planner).unwrap_or(Planner::BuiltIn),
            model: row.model,
            workspace: WorkspaceId(row.workspace_id),
        }))
    }

    async fn ask(&self, taken: Taken, sender: &Sender, (state, about): (&ErrandState, &About)) -> Result<bool, Stop> {
        let turn = turn_id(taken.id, state.turns + 1);
        let tools = offers(self.services(), sender, &about.text, TOOLS).await?;
        let tools: Vec<&'static Tool> = tools.into_iter().map(|(tool, _)| tool).collect();
        let (seat, ask) = match self.reserved(taken, sender, (about, &tools, turn)).await {
            Ok(reserved) => reserved,
            Err(Stop::Refused(refusal)) => {
                self.give_up(taken, failure_of(&refusal), Some(refusal.code.into_owned())).await?;
                return Ok(false);
            }
            Err(stop) => return Err(stop),
        };
        let began = Instant::now();
        let least = seat.at_least(&ask);
        let heard = self.kept(taken, hear(self.services(), taken.tenant, ask)).await?;
        let took_ms = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
        let Some(heard) = heard else {
            self.left(taken, turn, (&least, took_ms)).await?;
            return Ok(false);
        };
        let failed = |failure, code: Option<&str>| ErrandCommand::Fail { failure, code: code.map(str::to_owned) };
        if let Some(failure) = heard.failure {
            let fail = failed(ErrandFailure::ModelFailed, Some(failure.as_str()));
            self.note(taken, fail, Also::Took(turn, &heard.bill, (ExecutionStatus::Failed, took_ms))).await?;
            return Ok(false);
        }
        let checked = check_output(&seat.terms.safety, &heard.said);
        if checked.blocked {
            let fail = failed(ErrandFailure::RuleStopped, None);
            self.note(taken, fail, Also::Took(turn, &heard.bill, (ExecutionStatus::Refused, took_ms))).await?;
            return Ok(false);
        }
        let plain = |text: String| text.replace('\0', "");
        let wish =
            |call: ToolCall| Wish { id: plain(call.id), tool: plain(call.name), arguments: plain(call.arguments) };
        let thought = Thought {
            offered: tools.iter().map(|tool| tool.name.to_owned()).collect(),
            said: checked.text,
            calls: heard.calls.into_iter().map(wish).collect(),
            bill: heard.bill.clone(),
        };
        let think = ErrandCommand::Think(Box::new(thought));
        self.note(taken, think, Also::Took(turn, &heard.bill, (ExecutionStatus::Done, took_ms))).await
    }

    /// Settles a turn in the middle of which somebody stopped the errand: what was asked was asked. Where another worker has
    /// it by now, the turn is theirs.
    async fn left(&self, taken: Taken, turn: ExecutionId, (least, took_ms): (&Bill, u32)) -> Result<(), Stop> {
        let mut cx = self.context();
        let loaded = cx.load::<Errand>(taken.id.0).await?;
        if loaded.state.status == Some(ErrandStatus::Cancelled) && loaded.state.attempts == taken.attempt {
            let ended = (ExecutionStatus::Cancelled, took_ms);
            settle_turn(cx.tx().await?, (taken.tenant, turn), least, ended).await?;
        }
        cx.commit().await
    }

    /// Takes a seat, makes the question of what has happened so far, and sets aside what it may take.
    async fn reserved(
        &self,
        taken: Taken,
        sender: &Sender,
        (about, tools, turn): (&About, &[&'static Tool], ExecutionId),
    ) -> Result<(Seat, Ask), Stop> {
        let mut cx = Context::for_look::<SendAgent>(self.services(), &sender.themselves(), Reach::Own);
        let seat = seat(&mut cx, Some(about.workspace), Some(&about.model)).await?;
        if seat.model.is_none() {
            return Err(Refusal::new(503, "no_model").into());
        }
        let turns = turns(cx.tx().await?, taken.whose(), sender.caller.texts()).await?;
        let shown = Shown { instructions: &about.instructions, text: &about.text, turns: &turns, tools };
        let ask = Ask {
            messages: messages(&shown, &seat.terms.safety)?,
            max_tokens: TURN_TOKENS,
            tools: tools.iter().map(|tool| offered(tool)).collect(),
            ..Ask::of(&about.model, "")
        };
        seat.set_aside(&mut cx, turn, &ask).await?;
        cx.commit().await?;
        Ok((seat, ask))
    }
}

fn offered(tool: &Tool) -> Offered {
    Offered { name: tool.wire.clone(), description: Some(tool.description.clone()), parameters: tool.input.clone() }
}

/// Why an errand ends where a turn can't be had.
fn failure_of(refusal: &Refusal) -> ErrandFailure {
    match &*refusal.code {
        "budget_used_up" => ErrandFailure::BudgetUsedUp,
        "errand_refused_by_rule" => ErrandFailure::RuleStopped,
        "resource_not_found" | "workspace_archived" => ErrandFailure::SenderGone,
        _ => ErrandFailure::ModelFailed,
    }
}

/// The id of a turn: it follows from the errand and its number, so that a turn that is asked again after its worker was
/// killed is set aside and settled once.
fn turn_id(errand: ErrandId, turn: u32) -> ExecutionId {
    let hash = Sha256::new().chain_update(errand.0.as_bytes()).chain_update(turn.to_be_bytes()).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    ExecutionId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_has_the_same_id_each_time_and_no_other_turn_has_it() {
        let errand = |number| ErrandId(uuid::Uuid::from_u128(number));
        assert_eq!(turn_id(errand(1), 1), turn_id(errand(1), 1));
        assert_ne!(turn_id(errand(1), 1), turn_id(errand(1), 2));
        assert_ne!(turn_id(errand(1), 1), turn_id(errand(2), 1));
    }
}
