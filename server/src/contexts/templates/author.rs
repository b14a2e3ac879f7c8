//! Who does something to a template.

use crate::gateway::Context;
use domain::templates::Author;

/// Whoever asks; nobody where it is the installation itself.
pub(super) fn author(cx: &Context) -> Author {
    Author(cx.caller.actor.as_ref().map(|actor| (actor.person_id, actor.name.clone())))
}
