//! Signing in through others, the domains that lead there, and apps that people let act for them.

mod apps_page;
mod connect_dialog;
mod consent_page;
mod directory_section;
mod domain_form;
mod domains_table;
mod elsewhere;
mod identity_page;
mod labels;
mod providers_table;
mod register_form;
mod registered;

pub use apps_page::AppsPage;
pub use consent_page::ConsentPage;
pub use elsewhere::{Elsewhere, RefusedElsewhere};
pub use identity_page::IdentityPage;
