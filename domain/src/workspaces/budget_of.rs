//! Whose use a budget bounds. On the wire it is one object with a kind and, where that needs one, an id.

use crate::kernel::{ApiKeyId, PersonId, TeamId};
use crate::words;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Whose use a budget bounds, within its workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Named", into = "Named")]
pub enum BudgetOf {
    /// Everybody's together.
    Workspace,
    /// That of a team's people together, as they were in it when they ran something.
    Team(TeamId),
    /// One person's.
    Person(PersonId),
    /// That of one API key.
    Key(ApiKeyId),
}

words! {
    /// What a budget can be of.
    BudgetScope {
        /// Everybody in the workspace together.
        Workspace = "workspace",
        /// A team's people together.
        Team = "team",
        /// One person.
        Person = "person",
        /// One API key.
        Key = "key",
    }
}

/// Whose use a budget bounds.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
struct Named {
    /// What it is of.
    kind: BudgetScope,
    /// Of which team, person or key; absent for the whole workspace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
}

impl BudgetOf {
    /// Whether it bounds what this person does, with this key and in these teams.
    pub fn covers(self, person: PersonId, key: Option<ApiKeyId>, teams: &[TeamId]) -> bool {
        match self {
            Self::Workspace => true,
            Self::Team(team) => teams.contains(&team),
            Self::Person(one) => one == person,
            Self::Key(one) => key == Some(one),
        }
    }

    /// What it is of.
    pub const fn scope(self) -> BudgetScope {
        match self {
            Self::Workspace => BudgetScope::Workspace,
            Self::Team(_) => BudgetScope::Team,
            Self::Person(_) => BudgetScope::Person,
            Self::Key(_) => BudgetScope::Key,
        }
    }

    /// Its wire name.
    pub const fn as_str(self) -> &'static str {
        self.scope().as_str()
    }
}

impl From<BudgetOf> for Named {
    fn from(of: BudgetOf) -> Self {
        let id = match of {
            BudgetOf::Workspace => None,
            BudgetOf::Team(TeamId(id)) | BudgetOf::Person(PersonId(id)) | BudgetOf::Key(ApiKeyId(id)) => Some(id),
        };
        Self { kind: of.scope(), id }
    }
}

impl TryFrom<Named> for BudgetOf {
    type Error = &'static str;

    fn try_from(named: Named) -> Result<Self, Self::Error> {
        match (named.kind, named.id) {
            (BudgetScope::Workspace, _) => Ok(Self::Workspace),
            (BudgetScope::Team, Some(id)) => Ok(Self::Team(TeamId(id))),
            (BudgetScope::Person, Some(id)) => Ok(Self::Person(PersonId(id))),
            (BudgetScope::Key, Some(id)) => Ok(Self::Key(ApiKeyId(id))),
            (_, None) => Err("whose budget it is needs an id"),
        }
    }
}

#[cfg(feature = "catalogue")]
impl schemars::JsonSchema for BudgetOf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BudgetOf".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <Named as schemars::JsonSchema>::json_schema(generator)
    }
}
