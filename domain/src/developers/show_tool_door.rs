use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The door for outside agents (Model Context Protocol): where it is, how a program is told of it, and the tools that the caller
/// has there. A key or an app's token has those of them that it was given the permissions for.
#[operation(query, developers, rest = GET "/tools", needs = SignedIn, output = ToolDoor)]
pub struct ShowToolDoor {}

/// The door for outside agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ToolDoor {
    /// Its address.
    pub url: String,
    /// The configuration that most programs take, as JSON; a key stands in the place that it names.
    pub configuration: String,
    /// A request that lists the first tools, for curl.
    pub curl: String,
    /// The caller's tools, by name.
    pub data: Vec<ToolLine>,
}

/// A tool in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ToolLine {
    /// Its name on the wire, `tenancy_add_team`.
    pub name: String,
    /// The operation behind it, `tenancy.add_team`.
    pub operation: String,
    /// What it does, in the first sentence of the declaration.
    pub summary: String,
    /// Whether it changes nothing.
    pub reads: bool,
}

impl Example for ShowToolDoor {
    fn example() -> Self {
        Self {}
    }
}
