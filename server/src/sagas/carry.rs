//! Carrying one step out, and telling a failure of the step from one of the database.

use super::definition::{Action, Inside, Run, Step, Undo};
use crate::Stop;
use crate::gateway::Context;
use crate::stop::is_away;
use domain::Moment;
use domain::platform::Lasting;
use serde_json::Value;
use std::time::Duration;
use tokio::time::timeout;

/// What came of a step.
pub(super) enum Done {
    /// It is done, with this to remember.
    Output(Value),
    /// It is done at that moment.
    WaitUntil(Moment),
    /// It failed, and left nothing behind in our own database.
    Failed { code: String, lasting: Lasting },
}

/// Does a step.
pub(super) async fn forward(cx: &mut Context, run: &Run, step: &Step) -> Result<Done, Stop> {
    match step.action {
        Action::Inside(action) => inside(cx, run, (action, step.timeout)).await,
        Action::Outside(action) => {
            let call = action(cx.services.clone(), run.clone());
            let result = timed(step.timeout, call).await;
            Ok(told(cx, result))
        }
        Action::Wait(until) => match until(cx, run).await {
            Ok(until) => Ok(Done::WaitUntil(until)),
            Err(stop) => Ok(told(cx, Err(stop))),
        },
    }
}

/// Takes a step back.
pub(super) async fn back(cx: &mut Context, run: &Run, step: &Step) -> Result<Done, Stop> {
    match step.undo {
        Undo::Nothing => Ok(Done::Output(Value::Null)),
        Undo::Inside(undo) => inside(cx, run, (undo, step.timeout)).await,
        Undo::Outside(undo) => {
            let call = undo(cx.services.clone(), run.clone());
            let result = timed(step.timeout, call).await;
            Ok(told(cx, result))
        }
    }
}

/// How much later than the database we give up on what works in it.
const LATER: Duration = Duration::from_secs(1);

/// Works within a savepoint: when it fails its effects go, but the turn keeps its lock and can write the failure down.
async fn inside(cx: &mut Context, run: &Run, (action, limit): (Inside, Duration)) -> Result<Done, Stop> {
    let begin = format!("savepoint step; set local statement_timeout = {}", limit.as_millis());
    sqlx::raw_sql(sqlx::AssertSqlSafe(begin)).execute(&mut **cx.tx().await?).await?;
    // The database gives up first: a statement that is left alone in the midst would answer the next one.
    let result = timed(limit + LATER, action(cx, run)).await;
    let end = match &result {
        Ok(_) => "set local statement_timeout to default; release savepoint step",
        Err(Stop::Database(error)) if is_away(error) => return result.map(Done::Output),
        Err(_) => "rollback to savepoint step; set local statement_timeout to default",
    };
    sqlx::raw_sql(end).execute(&mut **cx.tx().await?).await?;
    Ok(told(cx, result))
}

async fn timed(limit: Duration, work: impl Future<Output = Result<Value, Stop>>) -> Result<Value, Stop> {
    match timeout(limit, work).await {
        Ok(Err(stop)) if gave_up(&stop) => Err(too_long()),
        Ok(result) => result,
        Err(_) => Err(too_long()),
    }
}

fn too_long() -> Stop {
    domain::Refusal::new(504, "took_too_long").into()
}

/// Whether the database gave up by itself, on the statement's time limit (SQLSTATE 57014).
fn gave_up(stop: &Stop) -> bool {
    matches!(stop, Stop::Database(sqlx::Error::Database(error)) if error.code().as_deref() == Some("57014"))
}

/// What came of it. A defect of ours is noted for those who run the platform.
fn told(cx: &Context, result: Result<Value, Stop>) -> Done {
    match result {
        Ok(output) => Done::Output(output),
        Err(stop) => {
            cx.services.defects.note_stop(&stop, cx.operation(), None, &cx.caller.request_id);
            let refusal = stop.into_refusal();
            // What is refused once is refused again; a conflict passes, and so does what isn't the step's own fault.
            let lasting = match refusal.status {
                409 | 429 | 500.. => Lasting::Passing,
                _ => Lasting::Lasting,
            };
            Done::Failed { code: refusal.code.to_string(), lasting }
        }
    }
}
