use super::access::{HOLDERS_MAX, each_once};
use super::space::{example_access, example_id};
use super::{Access, SpaceRole};
use crate::kernel::{Example, Patch, SpaceId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes a space of knowledge in one's own tenant. Whoever makes it keeps it; those who are named read or write in it, and
/// nobody else.
#[operation(command, knowledge, rest = POST "/spaces", needs = ManageKnowledge, output = SpaceCreated, creates)]
pub struct CreateSpace {
    /// What people call it, 1 to 80 characters; no two of a tenant are called alike.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// What it is for, up to 500 characters.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub purpose: Option<String>,
    /// Whether a version is seen by readers only once somebody else has approved it; not unless told.
    pub approval: Option<bool>,
    /// Who reads and writes in it, up to a hundred; only whoever makes it unless told.
    #[serde(default)]
    #[garde(length(max = HOLDERS_MAX), custom(each_once))]
    pub access: Vec<Access>,
}

/// The space stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct SpaceCreated {
    /// Its id.
    pub id: SpaceId,
}

/// Calls a space something else, or says whether versions need approval. What isn't named stays. Its keepers may, and whoever
/// manages knowledge. The space of an AI workspace is called as that.
#[operation(command, knowledge, rest = PATCH "/spaces/{id}", needs = WriteKnowledge, idempotent)]
pub struct EditSpace {
    /// The space.
    pub id: SpaceId,
    /// The version that was seen: where it has changed since, nothing happens (409).
    pub version: Option<i32>,
    /// What people call it, 1 to 80 characters.
    #[garde(inner(length(chars, min = 1, max = 80), custom(rules::line)))]
    pub name: Option<String>,
    /// What it is for, up to 500 characters; `null`: nothing in particular.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub purpose: Patch<String>,
    /// Whether a version is seen by readers only once somebody else has approved it.
    pub approval: Option<bool>,
}

/// Says who reads and writes in a space; the list takes the place of the one before. Its keepers may, and whoever manages
/// knowledge. In the space of an AI workspace, the workspace's people do.
#[operation(command, knowledge, rest = PUT "/spaces/{id}/access", needs = WriteKnowledge, idempotent)]
pub struct SetSpaceAccess {
    /// The space.
    pub id: SpaceId,
    /// Everybody, people and teams, each once; up to a hundred.
    #[garde(length(max = HOLDERS_MAX), custom(each_once))]
    pub access: Vec<Access>,
}

/// Puts a space away: nothing is written in it any more and nothing of it is found; who may read it still opens it. The space of
/// an AI workspace stays with that.
#[operation(command, knowledge, rest = POST "/spaces/{id}/archive", needs = ManageKnowledge)]
pub struct ArchiveSpace {
    /// The space.
    pub id: SpaceId,
}

/// Takes a space out again that was put away.
#[operation(command, knowledge, rest = POST "/spaces/{id}/restore", needs = ManageKnowledge)]
pub struct RestoreSpace {
    /// The space.
    pub id: SpaceId,
}

impl Example for CreateSpace {
    fn example() -> Self {
        Self {
            name: "Handbook".into(),
            purpose: Some("How we work with spices.".into()),
            approval: None,
            access: vec![Access::everybody(SpaceRole::Reader)],
        }
    }
}

impl Example for EditSpace {
    fn example() -> Self {
        Self { id: example_id(), version: None, name: Some("Handbook".into()), purpose: Patch::Absent, approval: None }
    }
}

impl Example for SetSpaceAccess {
    fn example() -> Self {
        Self { id: example_id(), access: example_access() }
    }
}

impl Example for ArchiveSpace {
    fn example() -> Self {
        Self { id: example_id() }
    }
}

impl Example for RestoreSpace {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
