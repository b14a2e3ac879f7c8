//! Tenants: organisations, agencies and individuals, each walled off from the others.

mod add_host;
mod change_tenant;
mod create_tenant;
mod hosts;
mod organisation;
mod remove_host;
mod set_test_clock;
mod tenant;
mod tenants;

pub use add_host::{AddHost, HostAdded};
pub use change_tenant::ChangeTenant;
pub use create_tenant::{CreateTenant, TenantCreated};
pub use hosts::{HostRow, HostSort, Hosts};
pub use organisation::*;
pub use remove_host::RemoveHost;
pub use set_test_clock::SetTestClock;
pub use tenant::{Tenant, TenantCommand, TenantEvent, TenantKind, TenantRefusal, TenantState, TenantStatus};
pub use tenants::{TenantRow, TenantSort, Tenants};
