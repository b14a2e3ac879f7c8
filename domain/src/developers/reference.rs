use crate::kernel::Example;
use crate::platform::OperationKind;
use crate::policy::Permission;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Every operation in one line each, by context: what it does, where it stands in the REST interface, and whether the
/// caller may ask for it.
#[operation(query, developers, rest = GET "/reference", needs = SignedIn, output = OperationLines)]
#[derive(Default)]
pub struct Reference {
    /// Only operations in whose name, path or description this stands, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

/// The operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OperationLines {
    /// By context and name.
    pub data: Vec<OperationLine>,
}

/// An operation in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OperationLine {
    /// `context.verb_noun`, its name on every door.
    pub name: String,
    /// The bounded context that handles it.
    pub context: String,
    /// How it runs and answers.
    pub kind: OperationKind,
    /// The HTTP method of its place in the REST interface; none: it has no place there.
    pub method: Option<String>,
    /// The template of its path, below `/api/v1`.
    pub path: Option<String>,
    /// What it does, in its first sentence.
    pub summary: String,
    /// The permission that it asks for; none: whoever is signed in, or anybody.
    pub permission: Option<Permission>,
    /// Whether the caller may ask for it.
    pub may: bool,
}

impl Example for Reference {
    fn example() -> Self {
        Self { search: Some("tenants".into()) }
    }
}
