//! Who may read and write: everybody of the tenant, people, teams, each in a role.

use crate::words;
use garde::Error;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// People and teams that one space or document names at most.
pub const HOLDERS_MAX: usize = 100;

words! {
    /// Whom an access is given to.
    HolderKind {
        /// Everybody of the tenant.
        Everybody = "everybody",
        /// One person.
        Person = "person",
        /// Everybody of a team.
        Team = "team",
    }
}

words! {
    /// What somebody may do in a space, each with what stands before it.
    SpaceRole {
        /// Reads what is approved.
        Reader = "reader",
        /// Also writes, and sees drafts.
        Writer = "writer",
        /// Also says who reads and writes, approves, and removes.
        Keeper = "keeper",
    }
}

impl SpaceRole {
    /// How far it reaches: a greater number holds all that a smaller one does.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Reader => 1,
            Self::Writer => 2,
            Self::Keeper => 3,
        }
    }

    /// Whether it holds what another one does.
    pub const fn holds(self, other: Self) -> bool {
        self.rank() >= other.rank()
    }

    /// The lesser of both: a document's readers bound it further than its space, never wider.
    #[must_use]
    pub const fn within(self, other: Self) -> Self {
        if self.rank() <= other.rank() { self } else { other }
    }
}

/// Who may do what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema), schemars(rename = "SpaceAccess"))]
pub struct Access {
    /// Whom it is given to.
    pub kind: HolderKind,
    /// The person or the team; absent for everybody.
    pub id: Option<Uuid>,
    /// What they may do.
    pub role: SpaceRole,
}

/// The principal of everybody.
pub const EVERYBODY: &str = "everybody";

impl Access {
    /// Everybody, in this role.
    pub const fn everybody(role: SpaceRole) -> Self {
        Self { kind: HolderKind::Everybody, id: None, role }
    }

    /// One person, in this role.
    pub const fn person(id: Uuid, role: SpaceRole) -> Self {
        Self { kind: HolderKind::Person, id: Some(id), role }
    }

    /// One team, in this role.
    pub const fn team(id: Uuid, role: SpaceRole) -> Self {
        Self { kind: HolderKind::Team, id: Some(id), role }
    }

    /// Whom it is given to, as rows name them: `everybody`, `person:UUID`, `team:UUID`.
    pub fn principal(&self) -> String {
        match (self.kind, self.id) {
            (HolderKind::Everybody, _) | (_, None) => EVERYBODY.to_owned(),
            (kind, Some(id)) => format!("{}:{id}", kind.as_str()),
        }
    }
}

/// The most that one who is all of these principals may do by these accesses.
pub fn role_of(access: &[Access], principals: &[String]) -> Option<SpaceRole> {
    let held = access.iter().filter(|it| principals.contains(&it.principal()));
    held.map(|it| it.role).max_by_key(|role| role.rank())
}

/// The rule of a list of accesses: people and teams have ids, everybody has none, and nobody stands twice.
pub(super) fn each_once(access: &[Access], _: &()) -> garde::Result {
    if access.iter().any(|it| (it.kind == HolderKind::Everybody) == it.id.is_some()) {
        return Err(Error::new("required"));
    }
    let is_twice =
        |(place, it): (usize, &Access)| access[..place].iter().any(|other| other.principal() == it.principal());
    if access.iter().enumerate().any(is_twice) { Err(Error::new("given_twice")) } else { Ok(()) }
}

/// Who may do what, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema), schemars(rename = "SpaceAccessRow"))]
pub struct AccessRow {
    /// Whom it is given to.
    pub kind: HolderKind,
    /// The person or the team; absent for everybody.
    pub id: Option<Uuid>,
    /// What they are called; empty for everybody and for who isn't here any more.
    pub name: String,
    /// What they may do.
    pub role: SpaceRole,
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINA: Uuid = Uuid::from_u128(2);
    const CARE: Uuid = Uuid::from_u128(3);

    #[test]
    fn the_most_that_somebody_is_given_counts() {
        let access = [Access::everybody(SpaceRole::Reader), Access::team(CARE, SpaceRole::Writer)];
        let lina = [EVERYBODY.to_owned(), format!("person:{LINA}")];
        assert_eq!(role_of(&access, &lina), Some(SpaceRole::Reader));
        let in_care = [lina.as_slice(), &[format!("team:{CARE}")]].concat();
        assert_eq!(role_of(&access, &in_care), Some(SpaceRole::Writer));
        assert_eq!(role_of(&access[1..], &lina), None);
    }

    #[test]
    fn a_document_is_never_wider_than_its_space() {
        for (space, document, both) in [
            (SpaceRole::Reader, SpaceRole::Keeper, SpaceRole::Reader),
            (SpaceRole::Keeper, SpaceRole::Writer, SpaceRole::Writer),
        ] {
            assert_eq!((space.within(document), document.within(space)), (both, both));
        }
    }

    #[test]
    fn everybody_stands_once_and_people_have_ids() {
        let reader = Access::person(LINA, SpaceRole::Reader);
        assert!(each_once(&[Access::everybody(SpaceRole::Reader), reader], &()).is_ok());
        let writer = Access { role: SpaceRole::Writer, ..reader };
        assert!(each_once(&[reader, writer], &()).is_err(), "in one role alone");
        assert!(each_once(&[Access { id: None, ..reader }], &()).is_err());
        assert!(each_once(&[Access { kind: HolderKind::Everybody, ..reader }], &()).is_err());
    }
}
