//! Tenants: organisations, agencies and individuals, each walled off from the others; and the clients of agencies.

mod add_host;
mod change_tenant;
mod clients;
mod create_tenant;
mod delete_tenant;
mod drafts;
mod edit_tenant;
mod hosts;
mod isolation;
mod organisation;
mod remove_host;
mod restore_tenant;
mod set_test_clock;
mod show_operator;
mod show_standing;
mod show_tenant;
mod suspend_tenant;
mod tenant;
mod tenant_events;
mod tenant_words;
mod tenants;

pub use add_host::{AddHost, HostAdded};
pub use change_tenant::ChangeTenant;
pub use clients::{
    Client, ClientCommand, ClientCreated, ClientEvent, ClientRefusal, ClientRow, ClientSort, ClientState, ClientStatus,
    Clients, CreateClient, RemoveClient, RestoreClient, ShowClient, WantedWebsite,
};
pub use create_tenant::{CreateTenant, TenantCreated};
pub use delete_tenant::{DeleteTenant, DeletionBegun};
pub use drafts::{DropTenantDraft, KeepTenantDraft, ShowTenantDraft, TenantDraft, WizardStep};
pub use edit_tenant::EditTenant;
pub use hosts::{HostRow, HostSort, Hosts};
pub use isolation::Isolation;
pub use organisation::*;
pub use remove_host::RemoveHost;
pub use restore_tenant::RestoreTenant;
pub use set_test_clock::SetTestClock;
pub use show_operator::{Operator, ShowOperator};
pub use show_standing::{ShowStanding, Standing};
pub use show_tenant::{PurgeCertificate, ShowTenant, TenantDetail};
pub use suspend_tenant::SuspendTenant;
pub use tenant::{Tenant, TenantCommand, TenantRefusal, TenantState};
pub use tenant_events::TenantEvent;
pub use tenant_words::{TenantKind, TenantStatus};
pub use tenants::{TenantRow, TenantSort, Tenants};
