//! What models answered is shown to whoever may read it.

use super::from_documents::without_words;
use crate::gateway::Context;
use domain::Refusal;
use domain::policy::{Actor, Permission, Subject, may};
use domain::workspaces::ExecutionDetail;

/// The run as the caller may see it: without its answer, and said so, where that isn't theirs to read.
pub(super) fn masked(cx: &Context, detail: ExecutionDetail) -> ExecutionDetail {
    if reads_answers(cx).is_ok() { detail } else { without_words(detail) }
}

/// Goes on for whoever may read what models answer.
///
/// # Errors
/// The refusal of the permission.
pub(super) fn reads_answers(cx: &Context) -> Result<(), Refusal> {
    may_read(cx.actor()?)
}

/// The same for who isn't in a call.
///
/// # Errors
/// The refusal of the permission.
pub(super) fn may_read(actor: &Actor) -> Result<(), Refusal> {
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    may(actor, Permission::ViewModelOutputs, &subject).map_err(Refusal::from)
}
