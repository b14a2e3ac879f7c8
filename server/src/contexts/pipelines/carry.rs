//! One turn of one run: an answer that has come is taken, or the step whose turn it is gets done.

use super::fill::Seen;
use super::settled::settled;
use super::worker::{Taken, context};
use super::{answered, steps};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Caller, Context, Gateway};
use crate::store::Loaded;
use chrono::TimeDelta;
use domain::kernel::ExecutionId;
use domain::pipelines::{NextStep, PipelineRun, PipelineRunCommand, PipelineRunState, Step, Wait};
use domain::{Moment, Refusal};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::timeout;

/// Seconds that one try may take unless told.
const TIMEOUT_S: u16 = 60;
/// The longest pause between two tries, in seconds.
const PAUSE_MAX_S: i64 = 300;

/// A turn that was taken.
pub(super) struct Turn<'a> {
    pub gateway: &'a Gateway,
    pub taken: &'a Taken,
    /// Whose rights it has; none where they are gone.
    pub caller: Option<Caller>,
    pub loaded: Loaded<PipelineRun>,
}

/// What a step did, in a context that isn't committed yet.
pub(super) struct Did {
    pub cx: Context,
    /// What went into it.
    pub input: Value,
    pub outcome: Outcome,
}

/// What came of it.
pub(super) enum Outcome {
    /// It is done.
    Done(Value),
    /// It is a condition that doesn't hold; what follows is left out.
    Unmet(Value),
    /// It waits.
    Waits(Wait, Option<ExecutionId>),
}

/// Why a step came to nothing, with what had gone into it by then.
pub(super) struct Failed {
    pub input: Value,
    pub stop: Stop,
}

impl Turn<'_> {
    /// Does what is to be done. A step that fails is no error here: the failure is what is written down.
    ///
    /// # Errors
    /// The database's; `conflict` when somebody else was quicker, and then nothing has happened.
    pub(super) async fn carry(self) -> Result<(), Stop> {
        if self.loaded.state.status.is_none_or(|status| status.has_ended()) {
            return self.rest().await;
        }
        if let Some(answer) = answered::waiting(self.gateway.services(), self.taken.run).await? {
            return self.take_answer(answer).await;
        }
        match self.loaded.state.next() {
            NextStep::Do(step) => {
                let step = step.clone();
                self.try_step(&step).await
            }
            // Nothing to do: an answer or a decision wakes it up.
            NextStep::Skip(_) | NextStep::Wait | NextStep::End(_) => self.rest().await,
        }
    }

    async fn try_step(self, step: &Step) -> Result<(), Stop> {
        let begun_at = self.now();
        let limit = Duration::from_secs(step.timeout_s.unwrap_or(TIMEOUT_S).into());
        let done = match &self.caller {
            None => Err(Failed { input: Value::Null, stop: Refusal::new(403, "pipeline_starter_gone").into() }),
            Some(caller) => match timeout(limit, self.work(caller, step)).await {
                Ok(done) => done,
                Err(_) => Err(Failed { input: Value::Null, stop: Refusal::new(504, "took_too_long").into() }),
            },
        };
        let name = step.id.clone();
        match done {
            Ok(Did { cx, input, outcome }) => {
                let input = input.to_string();
                let command = match outcome {
                    Outcome::Done(output) => complete(name, input, &output, false, begun_at),
                    Outcome::Unmet(output) => complete(name, input, &output, true, begun_at),
                    Outcome::Waits(wait, execution) => {
                        PipelineRunCommand::Await { step: name, input, wait, execution, begun_at }
                    }
                };
                self.write(cx, command).await
            }
            Err(Failed { stop, .. }) if is_away(&stop) => Err(stop),
            Err(Failed { input, stop }) => {
                let cx = context(self.gateway.services(), self.caller.as_ref());
                let refusal = noted(&cx, stop);
                let lasting = !matches!(refusal.status, 409 | 429 | 500..);
                let (input, code, detail) = (input.to_string(), refusal.code.to_string(), detail_of(&refusal));
                let fail = PipelineRunCommand::Fail { step: name, input, code, detail, lasting, begun_at };
                self.write(cx, fail).await
            }
        }
    }

    /// The step's own work.
    async fn work(&self, caller: &Caller, step: &Step) -> Result<Did, Failed> {
        let early = |stop| Failed { input: Value::Null, stop };
        let (input, given) = self.given(caller).await.map_err(early)?;
        let run = json!({"id": self.taken.run, "attempt": self.attempt(step)});
        let seen = Seen { input: &input, steps: &given, run: &run, item: None };
        steps::work(self.gateway, caller, (step, &self.loaded.state), &seen).await
    }

    fn attempt(&self, step: &Step) -> u32 {
        self.loaded.state.steps.get(&step.id).map_or(1, |step| step.attempts + 1)
    }

    /// What the run began with and what its steps have given.
    async fn given(&self, caller: &Caller) -> Result<(Value, BTreeMap<String, Value>), Stop> {
        let mut cx = context(self.gateway.services(), Some(caller));
        let input = sqlx::query_scalar!("select given from pipelines.pipeline_runs where id = $1", self.taken.run.0)
            .fetch_one(&mut **cx.tx().await?)
            .await?;
        let rows = sqlx::query!(
            "select step, output from pipelines.pipeline_run_steps where run_id = $1 and status = 'done'",
            self.taken.run.0
        )
        .fetch_all(&mut **cx.tx().await?)
        .await?;
        let read = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
        let given = rows.into_iter().map(|row| (row.step, read(&row.output))).collect();
        Ok((read(&input), given))
    }

    /// What a model said becomes what its step gives.
    async fn take_answer(self, answer: answered::Answer) -> Result<(), Stop> {
        let mut cx = context(self.gateway.services(), self.caller.as_ref());
        sqlx::query!(
            "delete from pipelines.pipeline_answers where execution_id = $1 and tenant_id = $2",
            answer.execution.0,
            self.taken.tenant.0
        )
        .execute(&mut **cx.tx().await?)
        .await?;
        let known = self.loaded.state.steps.get(&answer.step);
        // A step that was corrected meanwhile waits for another answer; this one is nobody's any more.
        if known.is_none_or(|step| step.execution != Some(answer.execution)) {
            return self.give_on(cx).await;
        }
        let begun_at = known.and_then(|step| step.begun_at).unwrap_or(cx.now);
        let name = answer.step.clone();
        let command = match settled(self.loaded.state.graph.step(&name), &answer) {
            // What went in is known already.
            Ok(output) => complete(name, String::new(), &output, false, begun_at),
            Err(refusal) => PipelineRunCommand::Fail {
                step: name,
                input: String::new(),
                code: refusal.code.to_string(),
                detail: detail_of(&refusal),
                lasting: !matches!(refusal.status, 409 | 429 | 500..),
                begun_at,
            },
        };
        self.write(cx, command).await
    }

    async fn rest(self) -> Result<(), Stop> {
        let cx = context(self.gateway.services(), self.caller.as_ref());
        self.give_on(cx).await
    }

    /// Writes down what came of it, in the transaction of the effect.
    async fn write(self, mut cx: Context, command: PipelineRunCommand) -> Result<(), Stop> {
        let run = self.taken.run.0;
        cx.decide::<PipelineRun>(run, &self.loaded, command).await?;
        self.give_on(cx).await
    }

    /// Says whose turn it is next, and commits. Whoever has lost the turn meanwhile leaves nothing behind.
    async fn give_on(self, mut cx: Context) -> Result<(), Stop> {
        let Taken { run, by, .. } = *self.taken;
        let state = cx.load::<PipelineRun>(run.0).await?.state;
        let kept = if state.status.is_none_or(|status| status.has_ended()) {
            sqlx::query!("delete from pipelines.pipeline_turns where run_id = $1 and worker = $2", run.0, by)
                .execute(&mut **cx.tx().await?)
                .await?
        } else {
            // An answer that came in this moment is seen here, or moves the turn on right after this.
            sqlx::query!(
                "update pipelines.pipeline_turns t
                 set ready_at = case when exists (select from pipelines.pipeline_answers a where a.run_id = t.run_id)
                                then $3::timestamptz else $4::timestamptz end,
                     leased_until = null, worker = null
                 where run_id = $1 and worker = $2",
                run.0,
                by,
                machine_now().0,
                next_at(&state)
            )
            .execute(&mut **cx.tx().await?)
            .await?
        };
        if kept.rows_affected() == 1 { cx.commit().await } else { Ok(()) }
    }

    fn now(&self) -> Moment {
        context(self.gateway.services(), self.caller.as_ref()).now
    }
}

/// When the run's next step may be done; none: it waits for something else.
fn next_at(state: &PipelineRunState) -> Option<chrono::DateTime<chrono::Utc>> {
    let NextStep::Do(step) = state.next() else { return None };
    let failures = state.steps.get(&step.id).map_or(0, |step| step.failures);
    Some(machine_now().0 + TimeDelta::seconds(pause_s(failures)))
}

/// Doubles from one second; none where nothing has failed.
fn pause_s(failures: u32) -> i64 {
    match failures {
        0 => 0,
        _ => 2_i64.saturating_pow(failures - 1).min(PAUSE_MAX_S),
    }
}

fn complete(step: String, input: String, output: &Value, unmet: bool, begun_at: Moment) -> PipelineRunCommand {
    PipelineRunCommand::Complete { step, input, output: output.to_string(), unmet, begun_at }
}

/// Whether nothing can be written down, since the database is away.
fn is_away(stop: &Stop) -> bool {
    matches!(stop, Stop::Database(error) if crate::stop::is_away(error))
}

/// The refusal of a step. A defect of ours is noted for those who run the platform.
fn noted(cx: &Context, stop: Stop) -> Refusal {
    cx.services.defects.note_stop(&stop, cx.operation(), cx.caller.subject(), &cx.caller.request_id);
    stop.into_refusal()
}

/// What a refusal says beyond its code: the fields that are wrong, or its values.
fn detail_of(refusal: &Refusal) -> String {
    let fields = refusal.fields.iter().map(|fault| format!("{}: {}", fault.field, fault.code));
    let params = refusal.params.iter().map(|(name, value)| format!("{name}: {value}"));
    fields.chain(params).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_five_minutes() {
        assert_eq!([0, 1, 2, 3, 5, 30].map(pause_s), [0, 1, 2, 4, 16, 300]);
    }
}
