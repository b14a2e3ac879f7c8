use crate::kernel::{Example, HostId, TenantId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Lets a tenant's site answer under a host of its own. Whoever answers for the host's name points it here.
#[operation(command, tenancy, rest = POST "/hosts", needs = ManageHosts, reach = Platform, output = HostAdded, creates)]
pub struct AddHost {
    /// Whose site answers there.
    pub tenant_id: TenantId,
    /// The name as browsers send it, without a port: `portal.aurora.example`.
    #[garde(custom(rules::host))]
    pub host: String,
}

/// The host leads to the tenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct HostAdded {
    /// Its id.
    pub id: HostId,
}

impl Example for AddHost {
    fn example() -> Self {
        Self {
            tenant_id: TenantId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001)),
            host: "portal.aurora.example".into(),
        }
    }
}
