use super::{AuthoredTemplateRow, LabelRow, PromptContent, TemplateMoment, VersionRow, example_id};
use crate::kernel::{Example, TemplateId, TenantId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One template of one's own tenant with its draft, what keeps that from being published, its versions, labels and what has
/// happened to it: for those who write templates.
#[operation(query, templates, rest = GET "/authored-templates/{id}", needs = WriteTemplates, output = AuthoredTemplate)]
pub struct ShowAuthoredTemplate {
    /// Which one.
    pub id: TemplateId,
    /// The version whose content is shown beside the draft; the newest unless told.
    #[garde(inner(range(min = 1)))]
    pub version: Option<u32>,
}

/// One template as its authors see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AuthoredTemplate {
    /// What the list shows of it.
    #[serde(flatten)]
    pub template: AuthoredTemplateRow,
    /// What is being written.
    pub draft: PromptContent,
    /// What keeps the draft from being published, each with its place.
    pub faults: Vec<DraftFault>,
    /// The number of the version that stands beside the draft; absent where nothing was published.
    pub shown: Option<u32>,
    /// What stands in that version.
    pub published: Option<PromptContent>,
    /// Its labels and the versions that they name.
    pub labels: Vec<LabelRow>,
    /// Its versions, the newest first.
    pub versions: Vec<VersionRow>,
    /// The tenants that it was chosen for.
    pub tenants: Vec<TemplateTenant>,
    /// The latest hundred things that have happened to it, the latest first.
    pub history: Vec<TemplateMoment>,
}

/// What keeps a draft from being published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DraftFault {
    /// The member of the draft, `variables[2].name`.
    pub field: String,
    /// `variable_undeclared`, `required` …
    pub code: String,
    /// A sentence in the reader's language.
    pub message: String,
}

/// A tenant that a template was chosen for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplateTenant {
    /// Its id.
    pub id: TenantId,
    /// Its name.
    pub name: String,
}

impl Example for ShowAuthoredTemplate {
    fn example() -> Self {
        Self { id: example_id(), version: None }
    }
}
