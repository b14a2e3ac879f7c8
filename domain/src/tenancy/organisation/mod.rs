//! A tenant's own house: its settings, secrets, looks and profile, and how its people are divided into teams, departments
//! and locations. What a tenant is to the platform stands beside this folder.

mod brand;
mod people;
mod profile;
mod secrets;
mod settings;

pub use brand::*;
pub use people::*;
pub use profile::*;
pub use secrets::*;
pub use settings::*;
