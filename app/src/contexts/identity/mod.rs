//! Signing in, and who one is.

mod account_page;
mod settings_form;
mod sign_in_page;

pub use account_page::AccountPage;
pub use sign_in_page::SignInPage;
