use crate::kernel::Example;
use crate::policy::Permission;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Every type of event in one line each: what has happened, to what, and who may read it.
#[operation(query, developers, rest = GET "/event-catalogue", needs = SignedIn, output = EventLines)]
#[derive(Default)]
pub struct EventCatalogue {
    /// Only types in whose name, context or line this stands, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

/// The types of events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct EventLines {
    /// By context, aggregate and the order of their declaration.
    pub data: Vec<EventLine>,
}

/// A type of event in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct EventLine {
    /// Its wire name, `TenantCreated`.
    pub name: String,
    /// The bounded context that it comes from.
    pub context: String,
    /// The kind of aggregate that it happens to.
    pub aggregate: String,
    /// The version of the payload's shape.
    pub version: u32,
    /// What has happened, in one line in the caller's language.
    pub text: String,
    /// The permission that lets a person read it.
    pub audience: Permission,
    /// Whether the caller holds it.
    pub may: bool,
}

impl Example for EventCatalogue {
    fn example() -> Self {
        Self { search: Some("tenant".into()) }
    }
}
