use super::show_tenant::example_id;
use crate::kernel::{Example, Patch, TenantId, TimeZone, rules};
use domain_macros::operation;

/// Changes a tenant. What isn't named stays.
#[operation(command, tenancy, rest = PATCH "/tenants/{id}", needs = ManageTenants, reach = Platform, idempotent)]
pub struct EditTenant {
    /// The tenant.
    pub id: TenantId,
    /// The version that was seen: where the tenant has changed since, nothing happens (409).
    pub version: Option<i32>,
    /// What people call it, 2 to 120 characters.
    #[garde(inner(length(chars, min = 2, max = 120), custom(rules::line)))]
    pub name: Option<String>,
    /// Who administers it on the customer's side.
    #[garde(inner(custom(rules::email)))]
    pub admin_email: Option<String>,
    /// The IANA name of the zone that times are shown in to people who have chosen none; `null`: UTC.
    #[garde(dive)]
    pub time_zone: Patch<TimeZone>,
}

impl Example for EditTenant {
    fn example() -> Self {
        Self {
            id: example_id(),
            version: None,
            name: Some("Aurora Foods Group".into()),
            admin_email: None,
            time_zone: Patch::Absent,
        }
    }
}
