//! Spaces: the list of them, one with its documents, and who reads and writes in it.

mod card;
mod holders;
mod list_page;
mod make;
mod nav;
mod page;
mod rows;
mod settings_page;
mod tag_chips;

pub(super) use holders::{Holders, given, holders_of};
pub use list_page::SpacesPage;
pub(super) use nav::SpaceNav;
pub use page::SpacePage;
pub use settings_page::SpaceSettingsPage;
pub(super) use settings_page::refused;

use crate::frame::actor;
use domain::policy::{self, Permission, Subject};

/// Whether the person keeps all spaces of the tenant.
fn may_manage() -> bool {
    // The whole question, as the server asks it.
    actor().is_some_and(|actor| {
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        policy::may(&actor, Permission::ManageKnowledge, &subject).is_ok()
    })
}
