//! Signing in, and who one is.

mod account_page;
mod code_page;
mod entry_frame;
mod mailed_pages;
mod new_password_page;
mod passkey_sign_in;
mod people;
mod profile_form;
mod register_page;
mod roles;
mod security;
mod settings_form;
mod setup_page;
mod sign_in_page;
mod tenants;
mod token_form;

pub use account_page::AccountPage;
pub use code_page::CodePage;
pub use mailed_pages::{ForgottenPasswordPage, SignInLinkPage};
pub use new_password_page::NewPasswordPage;
pub use people::{AcceptInvitationPage, Circle, InsightsPage, PeoplePage, PersonPage};
pub use register_page::RegisterPage;
pub use roles::{PermissionUsePage, RolePage, RolesPage};
pub use security::SecurityPage;
pub use setup_page::SetupPage;
pub use sign_in_page::{PlatformSignInPage, SignInPage};
pub use token_form::ConfirmAccountPage;
