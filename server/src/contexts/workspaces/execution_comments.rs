use super::reached::reached;
use crate::Stop;
use crate::contexts::identity::names_of;
use crate::gateway::Context;
use domain::Moment;
use domain::kernel::{CommentId, PersonId};
use domain::workspaces::{ExecutionComment, ExecutionComments};
use std::collections::BTreeSet;

pub async fn execution_comments(cx: &mut Context, op: ExecutionComments) -> Result<Vec<ExecutionComment>, Stop> {
    reached(cx, op.id).await?;
    let rows = sqlx::query!(
        "select id, person_id, person_name, text, mentions, said_at from workspaces.execution_comments
         where execution_id = $1 order by said_at, id",
        op.id.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let actor_of = |id: &uuid::Uuid| format!("person:{id}");
    let mentioned: BTreeSet<String> = rows.iter().flat_map(|row| row.mentions.iter().map(actor_of)).collect();
    let names = names_of(cx.tx().await?, &mentioned).await?;
    let said = |ids: &[uuid::Uuid]| ids.iter().filter_map(|id| names.get(&actor_of(id)).cloned()).collect();
    let comments = rows.into_iter().map(|row| ExecutionComment {
        id: CommentId(row.id),
        person_id: PersonId(row.person_id),
        person_name: row.person_name,
        mentions: said(&row.mentions),
        text: row.text,
        at: Moment(row.said_at),
    });
    Ok(comments.collect())
}
