use crate::kernel::Example;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The operations that the caller's pipelines may call, with what each takes.
#[operation(query, pipelines, rest = GET "/pipeline-actions", needs = ReadPipelines, entitlement = AiRuns, output = ActionLines)]
#[derive(Default)]
pub struct PipelineActions {
    /// Only those in whose name or line this stands, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

/// The operations that a pipeline may call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ActionLines {
    /// By name.
    pub data: Vec<ActionLine>,
}

/// An operation that a pipeline may call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ActionLine {
    /// Its name, `tenancy.add_team`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// What it does.
    pub text: String,
    /// Whether it only reads.
    pub reads: bool,
    /// What it takes.
    pub members: Vec<ActionMember>,
}

/// Something that an operation takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ActionMember {
    /// Its name on the wire.
    pub name: String,
    /// What it is for.
    pub text: String,
    /// Whether it has to be given.
    pub required: bool,
    /// What it is.
    pub kind: ActionMemberKind,
    /// What there is to choose from.
    pub choices: Vec<String>,
}

words! {
    /// What a member is.
    ActionMemberKind {
        /// Text.
        Text = "text",
        /// A number.
        Number = "number",
        /// Yes or no.
        Bool = "bool",
        /// A list, as JSON.
        List = "list",
        /// An object, as JSON.
        Object = "object",
    }
}

impl Example for PipelineActions {
    fn example() -> Self {
        Self { search: Some("team".into()) }
    }
}
