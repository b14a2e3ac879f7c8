use super::example_id;
use crate::kernel::{Example, TemplateId};
use domain_macros::operation;

/// Takes a template out of the catalogue for good. Runs of it stay as they are.
#[operation(command, templates, rest = POST "/authored-templates/{id}/retire", needs = WriteTemplates, idempotent)]
pub struct RetireTemplate {
    /// Which one.
    pub id: TemplateId,
}

impl Example for RetireTemplate {
    fn example() -> Self {
        Self { id: example_id() }
    }
}
