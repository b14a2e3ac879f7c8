//! Cells of the grid that were toggled and aren't saved yet.

use crate::port;
use domain::Refusal;
use domain::identity::{ChangeRole, RoleContent, RoleRow};
use domain::kernel::Patch;
use domain::policy::{Permission, Permissions, RoleRef};
use leptos::prelude::*;

/// What a role says about a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// It allows it.
    Allowed,
    /// It denies it.
    Denied,
    /// Nothing.
    Nothing,
}

impl Cell {
    /// What a role says about a permission.
    pub(super) fn of(content: &RoleContent, permission: Permission) -> Self {
        if content.denied.contains(permission) {
            Self::Denied
        } else if content.allowed.contains(permission) {
            Self::Allowed
        } else {
            Self::Nothing
        }
    }

    /// For the style sheet.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Denied => "denied",
            Self::Nothing => "nothing",
        }
    }
}

/// The roles as they are and as they would be saved. A copyable handle.
#[derive(Clone, Copy)]
pub(super) struct Drafts {
    saved: StoredValue<Vec<RoleRow>>,
    now: RwSignal<Vec<RoleRow>>,
}

impl Drafts {
    /// Nothing is toggled yet.
    pub(super) fn of(roles: &[RoleRow]) -> Self {
        Self { saved: StoredValue::new(roles.to_vec()), now: RwSignal::new(roles.to_vec()) }
    }

    /// What the cell says.
    pub(super) fn cell(self, place: usize, permission: Permission) -> Cell {
        self.now.with(|roles| Cell::of(&roles[place].content, permission))
    }

    /// Whether the cell says something else than what is saved.
    pub(super) fn is_changed(self, place: usize, permission: Permission) -> bool {
        let saved = self.saved.with_value(|roles| Cell::of(&roles[place].content, permission));
        self.cell(place, permission) != saved
    }

    /// From allowed to nothing, from nothing or denied to allowed.
    pub(super) fn toggle(self, place: usize, permission: Permission) {
        let one = Permissions::of(&[permission]);
        self.now.update(|roles| {
            let content = &mut roles[place].content;
            match Cell::of(content, permission) {
                Cell::Allowed => content.allowed = content.allowed.without(one),
                Cell::Denied | Cell::Nothing => {
                    content.allowed = content.allowed.union(one);
                    content.denied = content.denied.without(one);
                }
            }
        });
    }

    /// Forgets what was toggled.
    pub(super) fn discard(self) {
        self.now.set(self.saved.get_value());
    }

    /// How many cells say something else than what is saved.
    pub(super) fn changes(self) -> usize {
        let differ = |(now, saved): (&RoleRow, &RoleRow)| {
            let cells = |content| Permission::ALL.iter().map(move |permission| Cell::of(content, *permission));
            cells(&now.content).zip(cells(&saved.content)).filter(|(now, saved)| now != saved).count()
        };
        self.now.with(|now| self.saved.with_value(|saved| now.iter().zip(saved).map(differ).sum()))
    }

    /// Saves the roles that were changed, one after the other.
    pub(super) async fn save(self) -> Result<(), Refusal> {
        for (now, saved) in self.now.get_untracked().into_iter().zip(self.saved.get_value()) {
            let (RoleRef::Own(id), true) = (now.id, now.content != saved.content) else { continue };
            let (permissions, denied) = (patch(now.content.allowed), patch(now.content.denied));
            let version = Some(now.version);
            port::call(ChangeRole { id, name: None, description: None, permissions, denied, version }).await?;
        }
        Ok(())
    }
}

/// A set as a form can carry it: an empty list leaves no trace in one.
pub(super) fn patch(permissions: Permissions) -> Patch<Permissions> {
    if permissions.is_empty() { Patch::Null } else { Patch::Value(permissions) }
}
