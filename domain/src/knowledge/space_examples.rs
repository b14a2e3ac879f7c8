//! Events of a space in the demo world.

use super::*;
use crate::kernel::EventExamples;
use crate::knowledge::SpaceRole;

/// The space of all examples.
pub(in crate::knowledge) const fn example_id() -> SpaceId {
    SpaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0d01))
}

const LINA: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0a02);

/// Everybody reads, one person writes.
pub(in crate::knowledge) fn example_access() -> Vec<Access> {
    vec![Access::everybody(SpaceRole::Reader), Access::person(LINA, SpaceRole::Writer)]
}

impl EventExamples for SpaceEvent {
    fn examples() -> Vec<Self> {
        let (name, purpose) = ("Handbook".to_owned(), "How we work with spices.".to_owned());
        vec![
            Self::SpaceCreated {
                name: name.clone(),
                purpose: String::new(),
                approval: false,
                access: example_access(),
                created_by: PersonId(LINA),
            },
            Self::SpaceOpened { workspace: WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0061)) },
            Self::SpaceEdited { name, purpose, approval: true },
            Self::SpaceAccessSet { access: example_access() },
            Self::SpaceArchived {},
            Self::SpaceRestored {},
        ]
    }
}
