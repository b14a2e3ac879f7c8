use super::super::masked::reads_answers;
use super::turns::{Placed, Said, placed, said};
use super::visible;
use crate::Stop;
use crate::gateway::Context;
use crate::integrations::markdown;
use domain::kernel::{PersonId, ThreadId, WorkspaceId};
use domain::workspaces::chat::{
    ShowThread, ThreadDetail, ThreadSharing, ThreadStatus, ThreadTurn, TurnPlace, path, siblings,
};
use domain::{Moment, Refusal};

pub async fn show_thread(cx: &mut Context, op: ShowThread) -> Result<ThreadDetail, Stop> {
    let loaded = visible::read(cx, op.id).await?;
    let mut detail = head(cx, op.id).await?;
    detail.people = loaded.state.people;
    let all = placed(cx, op.id).await?;
    let places: Vec<TurnPlace> = all.iter().map(|placed| placed.place).collect();
    let way = path(&places, op.at);
    let on_way: Vec<&Placed> = all.iter().filter(|placed| way.contains(&placed.place.turn)).collect();
    let mut said = said(cx, &on_way).await?;
    detail.is_masked = reads_answers(cx).is_err();
    let turn = |placed: &&Placed| {
        let said = said.remove(&placed.execution)?;
        Some(turn(placed, siblings(&places, placed.place.turn), said, detail.is_masked))
    };
    detail.path = on_way.iter().filter_map(turn).collect();
    // A run's answer grows without an event of the thread.
    cx.version_in_motion(loaded.version);
    Ok(detail)
}

/// A thread without its turns.
pub async fn head(cx: &mut Context, id: ThreadId) -> Result<ThreadDetail, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let row = sqlx::query!(
        "select workspace_id, status, title, begun_by, begun_by_name, sharing, turns, created_at, changed_at
         from workspaces.threads where tenant_id = $1 and id = $2",
        tenant.0,
        id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    Ok(ThreadDetail {
        id,
        title: row.title,
        workspace: WorkspaceId(row.workspace_id),
        begun_by: PersonId(row.begun_by),
        begun_by_name: row.begun_by_name,
        status: ThreadStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?,
        sharing: ThreadSharing::parse(&row.sharing).ok_or_else(|| Stop::defect("an unknown sharing"))?,
        people: Vec::new(),
        created_at: Moment(row.created_at),
        changed_at: Moment(row.changed_at),
        turns: row.turns.unsigned_abs(),
        path: Vec::new(),
        is_masked: false,
    })
}

/// A turn as it is shown, without the answer where that is masked.
pub fn turn(placed: &Placed, siblings: Vec<u32>, said: Said, is_masked: bool) -> ThreadTurn {
    let answer = if is_masked { String::new() } else { said.answer };
    ThreadTurn {
        turn: placed.place.turn,
        parent: placed.place.parent,
        siblings,
        execution: placed.execution,
        question: said.question,
        attachments: placed.attachments.clone(),
        left_out: placed.left_out,
        status: said.status,
        model: said.model,
        blocks: markdown::blocks(&answer),
        answer,
        finish_reason: said.finish_reason,
        failure: said.failure,
        rating: said.rating,
        asked_at: said.asked_at,
        documents: said.documents,
    }
}
