//! What states and roles are called, which roles one may give, and how to write to somebody.

use crate::port::Erased;
use crate::ui::{Icon, Look, Tone};
use crate::words;
use domain::identity::{InvitationStatus, PersonStatus};
use domain::policy::{Actor, HeldRole, Permission, Role};
use leptos::prelude::*;
use texts::{Key, keys};

/// A person's status as colour, icon and word.
pub(in crate::contexts::identity) const fn status(status: PersonStatus) -> (Tone, &'static str, Key) {
    match status {
        PersonStatus::Active => (Tone::Success, "circle-check", keys::identity::STATUS_ACTIVE),
        PersonStatus::Deactivated => (Tone::Warning, "ban", keys::identity::STATUS_DEACTIVATED),
        PersonStatus::Erasing => (Tone::Danger, "eraser", keys::identity::STATUS_ERASING),
    }
}

/// An invitation's status as colour, icon and word.
pub(super) const fn invitation(status: InvitationStatus) -> (Tone, &'static str, Key) {
    match status {
        InvitationStatus::Open => (Tone::Info, "mail", keys::identity::INVITATION_OPEN),
        InvitationStatus::Expired => (Tone::Warning, "hourglass", keys::identity::INVITATION_EXPIRED),
        InvitationStatus::Accepted => (Tone::Success, "circle-check", keys::identity::INVITATION_ACCEPTED),
        InvitationStatus::Revoked => (Tone::Neutral, "ban", keys::identity::INVITATION_REVOKED),
    }
}

/// Several roles in one line.
pub(in crate::contexts::identity) fn roles(held: &[HeldRole]) -> String {
    held.iter().map(|role| words::role(words::texts(), role.as_str())).collect::<Vec<_>>().join(" · ")
}

/// The link that writes to somebody.
pub(in crate::contexts::identity) fn write_to(name: &str, email: &str) -> AnyView {
    let texts = words::texts();
    let label = texts.fill(keys::homes::WRITE_TO, &[("name", name)]);
    view! {
        <a class=Look::Secondary.class() href=format!("mailto:{email}") rel="external" aria-label=label>
            <Icon name="mail"/>
            {texts.text(keys::homes::WRITE)}
        </a>
    }
    .erased()
}

/// A built-in role's name.
pub(super) fn role(role: Role) -> &'static str {
    let texts = words::texts();
    texts.named(&format!("roles.{}", role.as_str())).map_or(role.as_str(), |key| texts.text(key))
}

/// Wire name and label of each built-in role.
pub(super) fn all_roles() -> Vec<(&'static str, &'static str)> {
    Role::ALL.iter().map(|it| (it.as_str(), role(*it))).collect()
}

/// The built-in roles that somebody may give in a tenant, as the server decides it once more.
pub(super) fn givable(actor: &Actor, at_home: bool) -> Vec<(&'static str, &'static str)> {
    let sets_up = actor.holds(Permission::ReachPlatform) && actor.holds(Permission::ManageRoles);
    let may = |it: &&Role| match it.is_platforms() {
        true => at_home && actor.holds(Permission::ManageMasterRoles),
        false => sets_up || actor.permissions().contains_all(it.permissions()),
    };
    Role::ALL.iter().filter(may).map(|it| (it.as_str(), role(*it))).collect()
}
