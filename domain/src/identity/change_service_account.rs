use super::remove_service_account::example_id;
use crate::kernel::{Example, ServiceAccountId, rules};
use crate::policy::RoleRef;
use domain_macros::operation;

/// Changes the name or the roles of a service account. What isn't named stays.
#[operation(command, identity, rest = PATCH "/service-accounts/{id}", needs = ManageKeys, danger, idempotent)]
pub struct ChangeServiceAccount {
    /// The service account.
    pub id: ServiceAccountId,
    /// What people call it.
    #[garde(inner(length(chars, min = 1, max = 80), custom(rules::line)))]
    pub name: Option<String>,
    /// All of its roles from now on.
    #[garde(inner(length(min = 1, max = 10)))]
    pub roles: Option<Vec<RoleRef>>,
}

impl Example for ChangeServiceAccount {
    fn example() -> Self {
        Self { id: example_id(), name: Some("Morning report".into()), roles: None }
    }
}
