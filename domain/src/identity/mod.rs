//! People: accounts, memberships and sessions.

mod add_person;
mod address_range;
mod api_key;
mod api_keys;
mod begin_impersonation;
mod change_service_account;
mod change_settings;
mod create_api_key;
mod create_service_account;
mod end_impersonation;
mod erase_person;
mod impersonations;
mod keep_person;
mod me;
mod membership;
mod person;
mod refresh_session;
mod remove_service_account;
mod revoke_api_key;
mod role;
mod rotate_api_key;
mod service_account;
mod service_accounts;
mod settings;
mod sign_in;
mod sign_out;
mod time_zones;

pub use add_person::{AddPerson, PersonAdded};
pub use address_range::AddressRange;
pub use api_key::{ApiKey, ApiKeyCommand, ApiKeyEvent, ApiKeyRefusal, ApiKeyState, KeyContent, KeyOwner};
pub use api_keys::{ApiKeyRow, ApiKeySort, ApiKeys, KeyStatus};
pub use begin_impersonation::{BeginImpersonation, ImpersonationBegun};
pub use change_service_account::ChangeServiceAccount;
pub use change_settings::ChangeSettings;
pub use create_api_key::{ApiKeyCreated, CreateApiKey};
pub use create_service_account::{CreateServiceAccount, ServiceAccountCreated};
pub use end_impersonation::EndImpersonation;
pub use erase_person::{ErasePerson, ErasureBegun};
pub use impersonations::{ImpersonationRow, ImpersonationSort, Impersonations};
pub use keep_person::KeepPerson;
pub use me::{Me, Profile};
pub use membership::{Assignment, Membership, Memberships};
pub use person::{Person, PersonCommand, PersonEvent, PersonRefusal, PersonState};
pub use refresh_session::RefreshSession;
pub use remove_service_account::RemoveServiceAccount;
pub use revoke_api_key::RevokeApiKey;
pub use role::{OwnRole, OwnRoleCommand, OwnRoleEvent, OwnRoleRefusal, OwnRoleState, RoleContent};
pub use rotate_api_key::RotateApiKey;
pub use service_account::{
    ServiceAccount, ServiceAccountCommand, ServiceAccountContent, ServiceAccountEvent, ServiceAccountRefusal,
    ServiceAccountState,
};
pub use service_accounts::{ServiceAccountRow, ServiceAccountSort, ServiceAccounts};
pub use settings::{PersonSettings, Settings};
pub use sign_in::{SignIn, SignedIn};
pub use sign_out::SignOut;
pub use time_zones::{KnownTimeZones, TimeZones};
