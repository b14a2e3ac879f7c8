//! Locations: where a tenant works, each with its own time zone.

mod change;
mod list;
mod location;

pub use change::{AddLocation, ChangeLocation, LocationAdded, RemoveLocation};
pub use list::{LocationRow, LocationSort, Locations};
pub use location::{Location, LocationCommand, LocationContent, LocationEvent, LocationRefusal, LocationState};
