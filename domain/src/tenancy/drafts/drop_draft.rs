use crate::kernel::Example;
use domain_macros::operation;

/// Forgets what one has said so far about a tenant that one was about to open.
#[operation(command, tenancy, rest = DELETE "/tenant-draft", needs = CreateTenants, idempotent)]
pub struct DropTenantDraft {}

impl Example for DropTenantDraft {
    fn example() -> Self {
        Self {}
    }
}
