use crate::kernel::Example;
use crate::policy::Permission;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Every type of event with its schema, an example, and who may read it.
#[operation(query, platform, rest = GET "/event-types", needs = SignedIn, output = EventTypeList)]
pub struct EventTypes {}

/// The types of events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct EventTypeList {
    /// By context, aggregate and the order of their declaration.
    pub data: Vec<EventTypeRow>,
}

/// A type of event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct EventTypeRow {
    /// Its wire name, `TenantCreated`.
    pub name: String,
    /// The bounded context that it comes from.
    pub context: String,
    /// The kind of aggregate that it happens to.
    pub aggregate: String,
    /// The version of the payload's shape.
    pub version: u32,
    /// The permission that lets a person read it.
    pub audience: Permission,
    /// What has happened, in one line in the caller's language.
    pub text: String,
    /// Members with personal data; they read null once the person is erased.
    pub personal: Vec<String>,
    /// JSON Schema (2020-12) of the payload, as JSON.
    pub schema: String,
    /// An event as others see it, as JSON.
    pub example: String,
}

impl Example for EventTypes {
    fn example() -> Self {
        Self {}
    }
}
