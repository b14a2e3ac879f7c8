use super::colleagues::names;
use super::reached::reached;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::kernel::CommentId;
use domain::workspaces::{CommentAdded, CommentExecution, Execution, ExecutionCommand};

pub async fn comment_execution(cx: &mut Context, op: CommentExecution) -> Result<CommentAdded, Stop> {
    let loaded = reached(cx, op.id).await?;
    names(cx, &loaded, &op.mentions, "mentions").await?;
    let id = CommentId(new_id());
    let (by, by_name) = (cx.actor()?.person_id, cx.actor()?.name.clone());
    let comment = ExecutionCommand::Comment { id, by, by_name, text: op.text, mentions: op.mentions };
    cx.decide::<Execution>(op.id.0, &loaded, comment).await?;
    Ok(CommentAdded { id })
}
