//! Signing in, and who one is.

mod account_page;
mod roles;
mod settings_form;
mod sign_in_page;

pub use account_page::AccountPage;
pub use roles::{PermissionUsePage, RolePage, RolesPage};
pub use sign_in_page::SignInPage;
