use super::{PRODUCTION, example_id, name};
use crate::kernel::{Example, TemplateId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes the draft the next version of its template, which stays as it is from then on. With a label, that names the new
/// version at once; runs of other versions are the same as before.
#[operation(command, templates, rest = POST "/authored-templates/{id}/versions", needs = WriteTemplates, output = TemplatePublication, creates)]
pub struct PublishTemplate {
    /// Which one.
    pub id: TemplateId,
    /// What is to be said about the version.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub notes: Option<String>,
    /// The label that names it from now on; none unless told.
    #[garde(inner(length(chars, min = 1, max = 30), custom(name::label)))]
    pub label: Option<String>,
    /// Why the label moves.
    #[garde(inner(length(chars, max = 500), custom(rules::optional_prose)))]
    pub why: Option<String>,
}

/// The version is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplatePublication {
    /// The template.
    pub id: TemplateId,
    /// The number of its newest version.
    pub version: u32,
}

impl Example for PublishTemplate {
    fn example() -> Self {
        let notes = Some("Names the shop.".into());
        Self { id: example_id(), notes, label: Some(PRODUCTION.into()), why: Some("Read by two of us.".into()) }
    }
}
