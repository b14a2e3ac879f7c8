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

/// The roles as they are and as they would be saved. A copyable handle, kept by the page, so that what was toggled
/// outlives the arrival of fresh roles.
#[derive(Clone, Copy)]
pub(super) struct Drafts {
    saved: StoredValue<Vec<RoleRow>>,
    now: RwSignal<Vec<RoleRow>>,
}

impl Drafts {
    /// No roles yet.
    pub(super) fn new() -> Self {
        Self { saved: StoredValue::default(), now: RwSignal::default() }
    }

    /// The roles as the server has them now, with the cells toggled on top that nobody has saved.
    pub(super) fn renew(self, fresh: &[RoleRow]) {
        let saved = self.saved.get_value();
        let mut renewed = fresh.to_vec();
        self.now.with_untracked(|now| {
            for (now, saved) in now.iter().zip(&saved) {
                if let Some(role) = renewed.iter_mut().find(|role| role.id == now.id) {
                    carry(&mut role.content, &now.content, &saved.content);
                }
            }
        });
        self.saved.set_value(fresh.to_vec());
        self.now.set(renewed);
    }

    /// What the cell says; nothing once the page is gone, as when somebody leaves while the server still draws it.
    pub(super) fn cell(self, role: RoleRef, permission: Permission) -> Cell {
        self.now.try_with(|roles| said(roles, role, permission)).unwrap_or(Cell::Nothing)
    }

    /// Whether the cell says something else than what is saved.
    pub(super) fn is_changed(self, role: RoleRef, permission: Permission) -> bool {
        let saved = self.saved.try_with_value(|roles| said(roles, role, permission));
        saved.is_some_and(|saved| self.cell(role, permission) != saved)
    }

    /// From allowed to nothing, from nothing or denied to allowed.
    pub(super) fn toggle(self, role: RoleRef, permission: Permission) {
        self.now.update(|roles| {
            let Some(role) = roles.iter_mut().find(|it| it.id == role) else { return };
            let toggled = match Cell::of(&role.content, permission) {
                Cell::Allowed => Cell::Nothing,
                Cell::Denied | Cell::Nothing => Cell::Allowed,
            };
            put(&mut role.content, permission, toggled);
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
        let counted =
            self.now.try_with(|now| self.saved.try_with_value(|saved| now.iter().zip(saved).map(differ).sum()));
        counted.flatten().unwrap_or(0)
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

fn said(roles: &[RoleRow], role: RoleRef, permission: Permission) -> Cell {
    roles.iter().find(|it| it.id == role).map_or(Cell::Nothing, |role| Cell::of(&role.content, permission))
}

fn put(content: &mut RoleContent, permission: Permission, cell: Cell) {
    let one = Permissions::of(&[permission]);
    (content.allowed, content.denied) = (content.allowed.without(one), content.denied.without(one));
    match cell {
        Cell::Allowed => content.allowed = content.allowed.union(one),
        Cell::Denied => content.denied = content.denied.union(one),
        Cell::Nothing => {}
    }
}

/// Puts on a fresh role the cells in which `now` isn't what was `saved`.
fn carry(fresh: &mut RoleContent, now: &RoleContent, saved: &RoleContent) {
    for permission in Permission::ALL.iter().copied() {
        let cell = Cell::of(now, permission);
        if cell != Cell::of(saved, permission) {
            put(fresh, permission, cell);
        }
    }
}

/// A set as a form can carry it: an empty list leaves no trace in one.
pub(super) fn patch(permissions: Permissions) -> Patch<Permissions> {
    if permissions.is_empty() { Patch::Null } else { Patch::Value(permissions) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_roles_keep_what_was_toggled_and_what_somebody_else_saved() {
        let [first, second, third] = [Permission::ALL[0], Permission::ALL[1], Permission::ALL[2]];
        let of = |allowed: &[Permission]| RoleContent {
            name: "Reader".to_owned(),
            description: String::new(),
            allowed: Permissions::of(allowed),
            denied: Permissions::default(),
        };
        let mut fresh = of(&[first, third]);
        carry(&mut fresh, &of(&[second]), &of(&[first]));
        assert_eq!(fresh, of(&[second, third]), "the first was taken out here, the third was given elsewhere");
        let saved = fresh.clone();
        carry(&mut fresh, &of(&[second]), &of(&[first]));
        assert_eq!(fresh, saved, "what is saved by now is no change any more");
    }
}
