use super::WizardStep;
use crate::kernel::{Example, Mode, Moment};
use crate::tenancy::{Isolation, TenantKind};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What one has said so far about a tenant that one is about to open; 404 where there is nothing.
#[operation(query, tenancy, rest = GET "/tenant-draft", needs = CreateTenants, output = TenantDraft)]
pub struct ShowTenantDraft {}

/// A tenant that somebody is about to open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TenantDraft {
    /// The step to go on with.
    pub step: WizardStep,
    /// What people will call it.
    pub name: Option<String>,
    /// What kind of customer it is.
    pub kind: Option<TenantKind>,
    /// For real, or to try things out.
    pub mode: Option<Mode>,
    /// Who will administer it.
    pub admin_email: Option<String>,
    /// The code of the plan that it will begin on.
    pub plan: Option<String>,
    /// What will stand in the place of Portico's name.
    pub brand_name: Option<String>,
    /// The colour that its accents will be made of.
    pub brand_colour: Option<String>,
    /// Where its rows will be.
    pub isolation: Option<Isolation>,
    /// When something was last said.
    pub changed_at: Moment,
}

impl Example for ShowTenantDraft {
    fn example() -> Self {
        Self {}
    }
}
