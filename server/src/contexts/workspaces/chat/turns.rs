//! The turns of a thread with the runs that answer them, read from the projections.

use crate::Stop;
use crate::gateway::Context;
use domain::Moment;
use domain::kernel::{ExecutionId, ThreadId};
use domain::workspaces::chat::TurnPlace;
use domain::workspaces::{ExecutionStatus, Failure, FinishReason, Rating, Turn};
use std::collections::HashMap;
use uuid::Uuid;

/// A turn as the thread has it.
pub struct Placed {
    /// Its place in the tree.
    pub place: TurnPlace,
    /// The run that answers it.
    pub execution: ExecutionId,
    /// The names of what went along with it.
    pub attachments: Vec<String>,
    /// Earlier turns that didn't fit.
    pub left_out: u32,
}

/// What a run says of its turn.
pub struct Said {
    /// Where it stands.
    pub status: ExecutionStatus,
    /// What was asked.
    pub question: String,
    /// What went along: earlier turns, then the question's own attachments.
    pub history: Vec<Turn>,
    /// The model's id.
    pub model: String,
    /// The answer, as far as it is there.
    pub answer: String,
    /// Why the model stopped.
    pub finish_reason: Option<FinishReason>,
    /// Why there is no answer.
    pub failure: Option<Failure>,
    /// What the actor thinks of the answer.
    pub rating: Option<Rating>,
    /// When it was asked.
    pub asked_at: Moment,
    /// Whether the answer was looked for in documents.
    pub documents: bool,
}

impl Said {
    /// The attachments of the question, of which there were so many: they stand last in what went along.
    pub fn attached(&self, count: usize) -> &[Turn] {
        &self.history[self.history.len().saturating_sub(count)..]
    }
}

/// All turns of a thread of the actor's tenant, in their order.
///
/// # Errors
/// The database's.
pub async fn placed(cx: &mut Context, id: ThreadId) -> Result<Vec<Placed>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let rows = sqlx::query!(
        "select turn, parent, execution_id, attachments, left_out from workspaces.thread_turns
         where tenant_id = $1 and thread_id = $2 order by turn",
        tenant.0,
        id.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let placed = rows.into_iter().map(|row| Placed {
        place: TurnPlace { turn: row.turn.unsigned_abs(), parent: row.parent.map(i32::unsigned_abs) },
        execution: ExecutionId(row.execution_id),
        attachments: row.attachments,
        left_out: row.left_out.unsigned_abs(),
    });
    Ok(placed.collect())
}

/// What the runs of these turns say.
///
/// # Errors
/// The database's; a defect where a status isn't one.
pub async fn said(cx: &mut Context, placed: &[&Placed]) -> Result<HashMap<ExecutionId, Said>, Stop> {
    let (tenant, person) = (cx.actor()?.tenant_id, cx.actor()?.person_id);
    let ids: Vec<Uuid> = placed.iter().map(|placed| placed.execution.0).collect();
    let rows = sqlx::query!(
        r#"select e.id, e.status, e.prompt, e.history, e.model, e.finish_reason, e.failure, e.created_at,
                  r.rating as "rating?", e.method ->> 'kind' = 'answer' as "documents!",
                  case when e.ended_at is null then coalesce(p.answer, '') else e.answer end as "answer!"
           from workspaces.executions e
           left join workspaces.execution_progress p on p.execution_id = e.id and p.tenant_id = e.tenant_id
           left join workspaces.execution_ratings r
             on r.execution_id = e.id and r.tenant_id = e.tenant_id and r.person_id = $3
           where e.id = any($1) and e.tenant_id = $2"#,
        &ids,
        tenant.0,
        person.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    rows.into_iter()
        .map(|row| {
            let said = Said {
                status: ExecutionStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?,
                question: row.prompt,
                history: serde_json::from_value(row.history).map_err(Stop::defect)?,
                model: row.model,
                answer: row.answer,
                finish_reason: row.finish_reason.as_deref().and_then(FinishReason::parse),
                failure: row.failure.as_deref().and_then(Failure::parse),
                rating: row.rating.as_deref().and_then(Rating::parse),
                asked_at: Moment(row.created_at),
                documents: row.documents,
            };
            Ok((ExecutionId(row.id), said))
        })
        .collect()
}
