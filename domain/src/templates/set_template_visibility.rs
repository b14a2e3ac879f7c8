use super::{Audience, example_id};
use crate::kernel::{Example, TemplateId, TenantId, rules};
use domain_macros::operation;

/// Says who may run a template: its authors, their whole tenant, chosen tenants, or every tenant. Beyond their own tenant
/// only the company's own people offer templates.
#[operation(command, templates, rest = PUT "/authored-templates/{id}/audience", needs = WriteTemplates, idempotent)]
pub struct SetTemplateVisibility {
    /// Which one.
    pub id: TemplateId,
    /// Who may run it from now on.
    pub audience: Audience,
    /// The tenants that it is chosen for; of `tenants` alone.
    #[serde(default)]
    #[garde(length(max = 500))]
    pub tenants: Vec<TenantId>,
    /// One more tenant that it is chosen for, by its whole name: whoever doesn't know that learns nothing here.
    #[garde(inner(length(chars, max = 120), custom(rules::optional_line)))]
    pub named: Option<String>,
}

impl Example for SetTemplateVisibility {
    fn example() -> Self {
        Self { id: example_id(), audience: Audience::Own, tenants: Vec::new(), named: None }
    }
}
