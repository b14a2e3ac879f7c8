//! One turn of one saga: it is taken, carried out and committed. A process that goes in between leaves either nothing, or
//! a lease that runs out; the next process takes the same turn again.

use super::carry::{self, Done};
use super::definition::{Action, Definition, Run, Step, Undo};
use super::start::tell;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Caller, Context, Door, Services};
use crate::jobs::due;
use crate::store;
use chrono::{DateTime, TimeDelta, Utc};
use domain::kernel::{SagaId, TenantId};
use domain::platform::{Next, Saga, SagaCommand, SagaState};
use serde_json::Value;
use std::sync::Arc;

/// Beyond a call's own timeout, so that whoever made it can write down what came of it.
const LEASE_MARGIN_S: i64 = 15;
/// The longest pause between two attempts.
const PAUSE_MAX_S: i64 = 3_600;

/// Takes turns of sagas.
#[derive(Clone)]
pub struct Sagas {
    services: Arc<Services>,
    table: &'static [Definition],
}

/// A turn that was taken; dropped without [`Turn::commit`] nothing has happened.
pub struct Turn {
    cx: Context,
    run: Run,
    state: SagaState,
    work: Work,
    /// Set where the call was made under a lease.
    lease: Option<DateTime<Utc>>,
    command: Option<SagaCommand>,
}

/// What a turn is about.
enum Work {
    /// Do the step.
    Do(&'static Step),
    /// Take the step back.
    Undo(&'static Step),
    /// The moment that it waited for has come.
    Awaited,
}

impl Sagas {
    /// Sagas of this table.
    pub const fn new(services: Arc<Services>, table: &'static [Definition]) -> Self {
        Self { services, table }
    }

    /// Takes turns until none is ready.
    ///
    /// # Errors
    /// The database's.
    pub async fn drain(&self) -> Result<(), Stop> {
        while let Some(mut turn) = self.take().await? {
            turn.carry().await?;
            turn.commit().await?;
        }
        Ok(())
    }

    /// The turn that has been ready for the longest, if nobody else has it.
    ///
    /// # Errors
    /// The database's, and events that this release can't read.
    pub async fn take(&self) -> Result<Option<Turn>, Stop> {
        let mut cx = self.context();
        let (now, names) = (machine_now().0, self.names());
        let row = sqlx::query!(
            "select saga_id, tenant_id, saga from platform.saga_turns
             where ready_at <= $1 and (leased_until is null or leased_until < $1) and saga = any($2)
             order by ready_at for update skip locked limit 1",
            now,
            &names
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let (id, tenant) = (SagaId(row.saga_id), TenantId(row.tenant_id));
        if let Some(test_clock) = store::clock_of(cx.tx().await?, tenant).await? {
            cx.now = test_clock;
        }
        let state = cx.load::<Saga>(id.0).await?.state;
        let Some((work, step)) = self.work_of(&row.saga, &state) else {
            return self.postpone(cx, id).await.map(|()| None);
        };
        let mut turn = Turn { cx, run: run_of(id, tenant, &state, step), state, work, lease: None, command: None };
        if let Some(step) = turn.outside() {
            turn.lease(now + TimeDelta::from_std(step.timeout).unwrap_or_default()).await?;
        }
        Ok(Some(turn))
    }

    fn work_of(&self, saga: &str, state: &SagaState) -> Option<(Work, String)> {
        let definition = self.table.iter().find(|definition| definition.name == saga)?;
        match state.next() {
            Next::Do(name) => Some((Work::Do(definition.step(&name)?), name)),
            Next::Undo(name) => Some((Work::Undo(definition.step(&name)?), name)),
            Next::Await(name, _) => Some((Work::Awaited, name)),
            Next::Nothing => None,
        }
    }

    /// A step that this release doesn't have waits for one that does.
    async fn postpone(&self, mut cx: Context, id: SagaId) -> Result<(), Stop> {
        tracing::error!(saga = %id, "a saga has a step that this release doesn't know");
        let later = machine_now().0 + TimeDelta::seconds(PAUSE_MAX_S);
        sqlx::query!("update platform.saga_turns set ready_at = $2 where saga_id = $1", id.0, later)
            .execute(&mut **cx.tx().await?)
            .await?;
        cx.commit().await
    }

    fn names(&self) -> Vec<String> {
        self.table.iter().map(|definition| definition.name.to_owned()).collect()
    }

    fn context(&self) -> Context {
        Context::of_worker(&self.services, Caller::system("sagas", Door::Worker), "platform.sagas")
    }
}

fn run_of(id: SagaId, tenant: TenantId, state: &SagaState, step: String) -> Run {
    let read = |json: &String| serde_json::from_str(json).unwrap_or(Value::Null);
    let outputs = state.outputs.iter().map(|(name, json)| (name.clone(), read(json))).collect();
    Run { id, tenant, input: read(&state.input), step, outputs }
}

impl Turn {
    /// The step that is worked on.
    pub fn step(&self) -> &str {
        &self.run.step
    }

    /// Does the work. What it did inside our own database is not committed yet.
    ///
    /// # Errors
    /// The database's. A step that fails is no error here: the failure is what will be committed.
    pub async fn carry(&mut self) -> Result<(), Stop> {
        let done = match &self.work {
            Work::Awaited => Done::Output(Value::Null),
            Work::Do(step) => carry::forward(&mut self.cx, &self.run, step).await?,
            Work::Undo(step) => carry::back(&mut self.cx, &self.run, step).await?,
        };
        let step = self.run.step.clone();
        self.command = Some(match (&self.work, done) {
            (_, Done::Failed { code, lasting }) => SagaCommand::Fail { step, code, lasting },
            (Work::Undo(_), _) => SagaCommand::Undo { step },
            (_, Done::Output(output)) => SagaCommand::Complete { step, output: output.to_string() },
            (_, Done::WaitUntil(until)) => SagaCommand::Wait { step, until },
        });
        Ok(())
    }

    /// Writes down what came of it, and whose turn it is next, in the transaction of the effect.
    ///
    /// # Errors
    /// The database's; `conflict` when somebody else was quicker, and then nothing has happened.
    pub async fn commit(mut self) -> Result<(), Stop> {
        let Some(command) = self.command.take() else { return Ok(()) };
        if !self.still_has_it().await? {
            return Ok(());
        }
        let (id, tenant) = (self.run.id, self.run.tenant);
        let loaded = self.cx.load::<Saga>(id.0).await?;
        self.cx.decide::<Saga>(id.0, &loaded, command).await?;
        self.state = self.cx.load::<Saga>(id.0).await?.state;
        let ready_at = match self.state.next() {
            Next::Await(_, until) => {
                due::put(self.cx.tx().await?, tenant, due::SAGA, &id.to_string(), until).await?;
                None
            }
            _ => Some(machine_now().0 + pause(self.state.attempts)),
        };
        let db = self.cx.tx().await?;
        if self.state.has_ended() {
            sqlx::query!("delete from platform.saga_turns where saga_id = $1", id.0).execute(&mut **db).await?;
        } else {
            sqlx::query!(
                "update platform.saga_turns set ready_at = $2, leased_until = null where saga_id = $1",
                id.0,
                ready_at
            )
            .execute(&mut **db)
            .await?;
        }
        tell(db).await?;
        self.cx.commit().await
    }

    /// The step, where this turn calls somebody else.
    fn outside(&self) -> Option<&'static Step> {
        match self.work {
            Work::Do(step) if matches!(step.action, Action::Outside(_)) => Some(step),
            Work::Undo(step) if matches!(step.undo, Undo::Outside(_)) => Some(step),
            _ => None,
        }
    }

    /// Keeps others off while no transaction is open.
    async fn lease(&mut self, call_ends_at: DateTime<Utc>) -> Result<(), Stop> {
        let until = call_ends_at + TimeDelta::seconds(LEASE_MARGIN_S);
        sqlx::query!("update platform.saga_turns set leased_until = $2 where saga_id = $1", self.run.id.0, until)
            .execute(&mut **self.cx.tx().await?)
            .await?;
        self.cx.commit().await?;
        self.lease = Some(until);
        Ok(())
    }

    /// Whether the lease is still this turn's. Inside our own database the row has been locked all the time.
    async fn still_has_it(&mut self) -> Result<bool, Stop> {
        let Some(until) = self.lease else { return Ok(true) };
        let held = sqlx::query_scalar!(
            "select 1 as \"one!\" from platform.saga_turns where saga_id = $1 and leased_until = $2 for update",
            self.run.id.0,
            until
        )
        .fetch_optional(&mut **self.cx.tx().await?)
        .await?;
        Ok(held.is_some())
    }
}

/// Doubles from one second up to an hour; none where nothing has failed.
fn pause(attempts: u32) -> TimeDelta {
    match attempts {
        0 => TimeDelta::zero(),
        _ => TimeDelta::seconds(2_i64.saturating_pow(attempts - 1).min(PAUSE_MAX_S)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_an_hour() {
        let seconds: Vec<_> = [0, 1, 2, 3, 10, 12, 13, 400].map(|attempts| pause(attempts).num_seconds()).into();
        assert_eq!(seconds, [0, 1, 2, 4, 512, 2_048, 3_600, 3_600]);
    }
}
