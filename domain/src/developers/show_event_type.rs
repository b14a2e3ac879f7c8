use super::EventLine;
use crate::kernel::{Example, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One type of event with the schema of its payload, its personal members and an example.
#[operation(query, developers, rest = GET "/event-catalogue/{name}", needs = SignedIn, output = EventSheet)]
pub struct ShowEventType {
    /// Its wire name, `TenantCreated`.
    #[garde(length(chars, max = 200), custom(rules::line))]
    pub name: String,
}

/// One type of event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct EventSheet {
    /// What the list says of it.
    pub line: EventLine,
    /// What has happened, as its declaration says it.
    pub doc: String,
    /// Members with personal data; they read null once the person is erased.
    pub personal: Vec<String>,
    /// JSON Schema (2020-12) of the payload, as JSON.
    pub schema: String,
    /// An event as others see it, as JSON.
    pub example: String,
}

impl Example for ShowEventType {
    fn example() -> Self {
        Self { name: "TenantCreated".into() }
    }
}
