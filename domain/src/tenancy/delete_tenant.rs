use super::show_tenant::example_id;
use crate::kernel::{Example, Moment, SagaId, TenantId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Deletes a tenant: it is refused at once and gone from the lists, can be restored while a period of grace lasts, and
/// then its keys are destroyed for good, with a certificate.
#[operation(command, tenancy, rest = DELETE "/tenants/{id}", needs = DeleteTenants, reach = Platform, output = DeletionBegun, danger, approval)]
pub struct DeleteTenant {
    /// The tenant.
    pub id: TenantId,
    /// Why, up to 300 characters.
    #[garde(inner(length(chars, max = 300), custom(rules::optional_line)))]
    pub reason: Option<String>,
    /// Its name, written out by a person who deletes it by hand: where it is another, nothing happens (400).
    #[garde(inner(length(chars, max = 120)))]
    pub confirmation: Option<String>,
}

/// The deletion is under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DeletionBegun {
    /// The saga that carries it out.
    pub saga: SagaId,
    /// Until then it can be restored.
    pub purge_at: Moment,
}

impl Example for DeleteTenant {
    fn example() -> Self {
        Self { id: example_id(), reason: Some("The contract has ended.".into()), confirmation: None }
    }
}
