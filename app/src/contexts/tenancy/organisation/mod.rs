//! A tenant's own house: settings, secrets, looks, wordings, profile, and how its people are divided.

mod brand;
mod people;
mod profile_page;
mod secret_forms;
mod secrets_page;
mod settings;
mod wordings;

pub use brand::BrandPage;
pub(super) use brand::Preview;
pub use people::{DepartmentsPage, LocationsPage, TeamsPage};
pub use profile_page::OrganisationPage;
pub use secrets_page::SecretsPage;
pub use settings::{SettingsOf, SettingsPage};
pub use wordings::{TextPage, TextsPage};
