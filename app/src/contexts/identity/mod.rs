//! Signing in, and who one is.

mod account_page;
mod people;
mod settings_form;
mod sign_in_page;
mod tenants;

pub use account_page::AccountPage;
pub use people::{AcceptInvitationPage, Circle, InsightsPage, PeoplePage, PersonPage};
pub use sign_in_page::SignInPage;
