//! An entry with the names of those who did it.

use domain::platform::AuditRow;

/// An entry with the names of those who did it, where they are known.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// The entry.
    pub(super) row: AuditRow,
    /// What its actor is called.
    pub(super) name: Option<String>,
    /// What whoever acted in the actor's name is called.
    pub(super) staff: Option<String>,
}

impl From<AuditRow> for Line {
    fn from(mut row: AuditRow) -> Self {
        let (name, staff) = (row.actor_name.take(), row.on_behalf_of_name.take());
        Self { row, name, staff }
    }
}
