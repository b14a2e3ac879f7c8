//! Who sees a thread and who acts on it. To everybody else it isn't there.

use super::super::enter::readable;
use crate::Stop;
use crate::gateway::Context;
use crate::store::Loaded;
use domain::Refusal;
use domain::kernel::ThreadId;
use domain::policy::{Because, Condition, Denied, Permission, Subject};
use domain::workspaces::chat::{Thread, ThreadStatus};

/// A thread that the actor may read: their own or one that is shared with them, in a workspace that they may enter.
///
/// # Errors
/// `resource_not_found` for any other.
pub async fn read(cx: &mut Context, id: ThreadId) -> Result<Loaded<Thread>, Stop> {
    let person = cx.actor()?.person_id;
    let loaded = cx.load::<Thread>(id.0).await?;
    let is_there = loaded.state.status.is_some_and(|status| status != ThreadStatus::Removed);
    let entered = readable(cx).await?;
    let is_entered =
        entered.is_none_or(|entered| loaded.state.workspace.is_some_and(|workspace| entered.contains(&workspace)));
    if is_there && is_entered && loaded.state.is_read_by(person) {
        Ok(loaded)
    } else {
        Err(Refusal::not_found().into())
    }
}

/// A thread that the actor began; whoever manages runs also acts on those that are shared with them.
///
/// # Errors
/// `resource_not_found` for one that they may not read, `not_yours` (403) for one that they may only read.
pub async fn own(cx: &mut Context, id: ThreadId) -> Result<Loaded<Thread>, Stop> {
    let loaded = read(cx, id).await?;
    let actor = cx.actor()?;
    let about = Subject { tenant: loaded.tenant, ..Subject::default() };
    let is_own = loaded.state.begun_by == Some(actor.person_id);
    if is_own || actor.holds_on(Permission::ManageExecutions, &about) {
        return Ok(loaded);
    }
    Err(not_yours().into())
}

/// A thread that the actor began: nobody asks in another one's name.
///
/// # Errors
/// As [`own`], for those who manage runs too.
pub async fn asked_in(cx: &mut Context, id: ThreadId) -> Result<Loaded<Thread>, Stop> {
    let loaded = read(cx, id).await?;
    if loaded.state.begun_by == Some(cx.actor()?.person_id) { Ok(loaded) } else { Err(not_yours().into()) }
}

fn not_yours() -> Refusal {
    let because = Because::Condition(Condition::MadeItOrManages);
    Denied { missing: Permission::RunExecutions, because }.into()
}
