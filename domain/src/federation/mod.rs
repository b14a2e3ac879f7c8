//! Others' identity and ours: providers through which a tenant's people sign in, domains that lead to them, and apps that
//! people let act for them. The protocols themselves (OpenID Connect, OAuth 2, SCIM) are adapters on the server.

mod admission;
mod allow_app;
mod app;
mod app_list;
mod app_request;
mod begin_sign_in;
mod change_provider;
mod claim_domain;
mod complete_sign_in;
mod connect_provider;
mod domains;
mod sign_in_providers;
mod issue_token;
mod my_apps;
mod person_info;
mod provider;
mod provider_list;
mod register_app;
mod release_domain;
mod remove_app;
mod remove_provider;
mod replace_app_secret;
mod revoke_token;
mod scope;
mod verify_domain;
mod withdraw_app;

pub use admission::{Admission, RoleOfClaim};
pub use allow_app::{AllowApp, AppAnswered};
pub use app::{App, AppCommand, AppEvent, AppKind, AppRefusal, AppState};
pub use app_list::{AppRow, AppSort, Apps};
pub use app_request::{AppRequest, AppRequestSeen, ShowAppRequest};
pub use begin_sign_in::{BeginSignIn, SignInBegun};
pub use change_provider::ChangeProvider;
pub use claim_domain::{ClaimDomain, DomainClaimed};
pub use complete_sign_in::CompleteSignIn;
pub use connect_provider::{ConnectProvider, ProviderConnected};
pub use domains::{DomainRow, DomainSort, Domains};
pub use sign_in_providers::{SignInProvider, SignInProviders};
pub use issue_token::{IssueToken, TokenIssued};
pub use my_apps::{AllowedApp, MyApps};
pub use person_info::{PersonInfo, ShowPersonInfo};
pub use provider::{
    IdentityProvider, ProviderCommand, ProviderEvent, ProviderRefusal, ProviderState, ProviderUse,
};
pub use provider_list::{ProviderRow, ProviderSort, Providers};
pub use register_app::{AppRegistered, RegisterApp};
pub use release_domain::ReleaseDomain;
pub use remove_app::RemoveApp;
pub use remove_provider::RemoveProvider;
pub use replace_app_secret::{AppSecretReplaced, ReplaceAppSecret};
pub use revoke_token::RevokeToken;
pub use scope::{AppScope, scopes_of};
pub use verify_domain::VerifyDomain;
pub use withdraw_app::WithdrawApp;
