use super::{PRODUCTION, example_id, name};
use crate::kernel::{Example, TemplateId, rules};
use domain_macros::operation;

/// Lets a label of a template name another of its versions: forward, or back. Who did it and why stays on record.
#[operation(command, templates, rest = PUT "/authored-templates/{id}/labels/{label}", needs = WriteTemplates, idempotent)]
pub struct MoveLabel {
    /// Which template.
    pub id: TemplateId,
    /// The label: small letters, digits and hyphens.
    #[garde(length(chars, min = 1, max = 30), custom(name::label))]
    pub label: String,
    /// The version that it names from now on.
    #[garde(range(min = 1))]
    pub version: u32,
    /// Why.
    #[garde(length(chars, max = 500), custom(rules::prose))]
    pub why: String,
}

impl Example for MoveLabel {
    fn example() -> Self {
        Self { id: example_id(), label: PRODUCTION.into(), version: 1, why: "The new one is too long.".into() }
    }
}
