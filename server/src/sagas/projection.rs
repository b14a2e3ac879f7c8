//! `platform.sagas`: one row a saga.

use crate::store::{Projected, Projection, Recorded};
use domain::platform::{PlannedStep, Saga, SagaEvent, SagaStatus};
use sqlx::PgConnection;
use sqlx::types::Json;

inventory::submit! { Projection::of::<Saga>() }

impl Projected for Saga {
    const TABLES: &'static [&'static str] = &["platform.sagas"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<SagaEvent>) -> Result<(), sqlx::Error> {
        if let SagaEvent::SagaStarted { saga, steps, .. } = &recorded.event {
            return started(db, recorded, saga, steps).await;
        }
        let mut row = read(db, recorded).await?;
        row.apply(&recorded.event);
        write(db, recorded, row).await
    }
}

/// What an event changes.
struct Row {
    plan: Json<Vec<PlannedStep>>,
    status: String,
    step: String,
    steps_done: i32,
    attempts: i32,
    error: Option<String>,
    waits_until: Option<chrono::DateTime<chrono::Utc>>,
    can_cancel: bool,
}

impl Row {
    fn apply(&mut self, event: &SagaEvent) {
        let failing = std::mem::take(&mut self.attempts);
        match event {
            SagaEvent::SagaStarted { .. } | SagaEvent::SagaRetryAsked {} => {}
            SagaEvent::SagaStepDone { step, .. } => {
                let at = self.place(step);
                self.can_cancel &= !self.plan.get(at).is_some_and(|step| step.no_return);
                (self.error, self.waits_until) = (None, None);
                self.stand(at + 1, SagaStatus::Running);
                self.steps_done += 1;
            }
            SagaEvent::SagaStepFailed { code, attempt, .. } => {
                self.attempts = i32::try_from(*attempt).unwrap_or(i32::MAX);
                self.error = Some(code.clone());
            }
            SagaEvent::SagaWaiting { until, .. } => {
                self.status = SagaStatus::Waiting.as_str().to_owned();
                (self.error, self.waits_until) = (None, Some(until.0));
            }
            SagaEvent::SagaCompensating { .. } => {
                let at = usize::try_from(self.steps_done).unwrap_or_default();
                let called = failing > 0 && self.plan.get(at).is_some_and(|step| step.outside);
                (self.can_cancel, self.waits_until) = (false, None);
                self.stand(if called { at } else { at.saturating_sub(1) }, SagaStatus::Compensating);
            }
            SagaEvent::SagaStepUndone { step } => {
                let at = self.place(step);
                self.steps_done = self.steps_done.min(i32::try_from(at).unwrap_or(i32::MAX));
                self.stand(at.saturating_sub(1), SagaStatus::Compensating);
            }
            SagaEvent::SagaEnded { outcome } => {
                self.status = outcome.as_str().to_owned();
                self.can_cancel = false;
            }
        }
    }

    fn place(&self, step: &str) -> usize {
        self.plan.iter().position(|planned| planned.name == step).unwrap_or_default()
    }

    /// That step is at hand; beyond the last one it stays the last one.
    fn stand(&mut self, at: usize, status: SagaStatus) {
        if let Some(step) = self.plan.get(at) {
            self.step.clone_from(&step.name);
        }
        self.status = status.as_str().to_owned();
    }
}

async fn started(
    db: &mut PgConnection,
    recorded: &Recorded<SagaEvent>,
    saga: &str,
    steps: &[PlannedStep],
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into sagas (id, tenant_id, saga, status, step, plan, steps_done, attempts, can_cancel,
                                     started_at, changed_at, version)
         values ($1, $2, $3, $4, $5, $6, 0, 0, true, $7, $7, $8)",
        recorded.stream,
        recorded.tenant.0,
        saga,
        SagaStatus::Running.as_str(),
        steps.first().map(|step| step.name.as_str()).unwrap_or_default(),
        Json(steps) as _,
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await
    .map(|_| ())
}

async fn read(db: &mut PgConnection, recorded: &Recorded<SagaEvent>) -> Result<Row, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"select plan as "plan: Json<Vec<PlannedStep>>", status, step, steps_done, attempts, error, waits_until, can_cancel
           from sagas where id = $1"#,
        recorded.stream
    )
    .fetch_one(db)
    .await
}

async fn write(db: &mut PgConnection, recorded: &Recorded<SagaEvent>, row: Row) -> Result<(), sqlx::Error> {
    let ended = matches!(recorded.event, SagaEvent::SagaEnded { .. });
    sqlx::query!(
        "update sagas
         set status = $2, step = $3, steps_done = $4, attempts = $5, error = $6, waits_until = $7, can_cancel = $8,
             changed_at = $9::timestamptz, version = $10, ended_at = case when $11 then $9::timestamptz end
         where id = $1",
        recorded.stream,
        row.status,
        row.step,
        row.steps_done,
        row.attempts,
        row.error,
        row.waits_until,
        row.can_cancel,
        recorded.at.0,
        recorded.version,
        ended
    )
    .execute(db)
    .await
    .map(|_| ())
}
