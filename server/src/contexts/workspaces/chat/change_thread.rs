//! What its person does with a thread beside asking in it.

use super::super::colleagues::who_enter;
use super::visible;
use crate::Stop;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::kernel::{PersonId, ThreadId};
use domain::workspaces::Workspace;
use domain::workspaces::chat::{
    ArchiveThread, RemoveThread, RenameThread, RestoreThread, ShareThread, Thread, ThreadCommand,
};

pub async fn rename_thread(cx: &mut Context, op: RenameThread) -> Result<(), Stop> {
    let title = op.title.trim();
    change(cx, op.id, ThreadCommand::Rename { title: (!title.is_empty()).then(|| title.to_owned()) }).await
}

pub async fn share_thread(cx: &mut Context, op: ShareThread) -> Result<(), Stop> {
    let loaded = visible::own(cx, op.id).await?;
    let by = cx.actor()?.person_id;
    let entering = entering(cx, &loaded, &op.people).await?;
    let share = ThreadCommand::Share { by, with: op.with, people: op.people, entering };
    cx.decide::<Thread>(op.id.0, &loaded, share).await
}

/// Those of them who may enter the thread's workspace.
async fn entering(cx: &mut Context, loaded: &Loaded<Thread>, people: &[PersonId]) -> Result<Vec<PersonId>, Stop> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let tenant = loaded.tenant.ok_or_else(Refusal::not_found)?;
    let workspace = loaded.state.workspace.unwrap_or(Workspace::main_of(tenant));
    let all = who_enter(cx, tenant, workspace).await?;
    Ok(all.into_iter().map(|member| member.id).filter(|id| people.contains(id)).collect())
}

pub async fn archive_thread(cx: &mut Context, op: ArchiveThread) -> Result<(), Stop> {
    change(cx, op.id, ThreadCommand::Archive).await
}

pub async fn restore_thread(cx: &mut Context, op: RestoreThread) -> Result<(), Stop> {
    change(cx, op.id, ThreadCommand::Restore).await
}

pub async fn remove_thread(cx: &mut Context, op: RemoveThread) -> Result<(), Stop> {
    change(cx, op.id, ThreadCommand::Remove).await
}

async fn change(cx: &mut Context, id: ThreadId, command: ThreadCommand) -> Result<(), Stop> {
    let loaded = visible::own(cx, id).await?;
    cx.decide::<Thread>(id.0, &loaded, command).await
}
