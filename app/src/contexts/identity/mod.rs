//! Signing in, and who one is.

mod account_page;
mod create_key;
mod impersonate;
mod impersonations_section;
mod key_buttons;
mod key_shown;
mod keys_page;
mod keys_section;
mod keys_table;
mod service_accounts_section;
mod settings_form;
mod sign_in_page;

pub use account_page::AccountPage;
pub use impersonate::ImpersonateButton;
pub use keys_page::KeysPage;
pub use sign_in_page::SignInPage;
