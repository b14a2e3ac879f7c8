//! A tenant's own house: its settings, secrets, looks, wordings and profile, and how its people are divided into teams,
//! departments and locations. What a tenant is to the platform stands beside this folder.

mod brand;
mod people;
mod profile;
mod secrets;
mod settings;
mod wordings;

pub use brand::*;
pub use people::*;
pub use profile::*;
pub use secrets::*;
pub use settings::*;
pub use wordings::*;
