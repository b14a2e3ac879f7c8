use crate::kernel::{Example, Mode};
use crate::tenancy::TenantKind;
use crate::words;
use domain_macros::operation;

words! {
    /// A step of the wizard that opens a tenant.
    WizardStep {
        /// Name and kind.
        Details = "details",
        /// What it may use.
        Plan = "plan",
        /// Who administers it.
        Administrator = "administrator",
        /// Everything at a glance.
        Review = "review",
    }
}

/// Keeps what one has said so far about a tenant that one is about to open. It is one's own alone, and one at a time.
#[operation(command, tenancy, rest = PUT "/tenant-draft", needs = CreateTenants, idempotent)]
pub struct KeepTenantDraft {
    /// The step to go on with.
    pub step: WizardStep,
    /// What people will call it; it may be unfinished.
    #[garde(inner(length(chars, max = 120)))]
    pub name: Option<String>,
    /// What kind of customer it is.
    pub kind: Option<TenantKind>,
    /// For real, or to try things out.
    pub mode: Option<Mode>,
    /// Who will administer it; it may be unfinished.
    #[garde(inner(length(chars, max = 254)))]
    pub admin_email: Option<String>,
    /// The code of the plan that it will begin on.
    #[garde(inner(length(chars, max = 40)))]
    pub plan: Option<String>,
}

impl Example for KeepTenantDraft {
    fn example() -> Self {
        Self {
            step: WizardStep::Administrator,
            name: Some("Aurora Foods".into()),
            kind: Some(TenantKind::Organisation),
            mode: None,
            admin_email: None,
            plan: None,
        }
    }
}
