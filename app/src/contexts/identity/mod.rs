//! Signing in, and who one is.

mod account_page;
mod code_page;
mod passkey_sign_in;
mod security;
mod settings_form;
mod sign_in_page;

pub use account_page::AccountPage;
pub use code_page::CodePage;
pub use security::SecurityPage;
pub use sign_in_page::SignInPage;
