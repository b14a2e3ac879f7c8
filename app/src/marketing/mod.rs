//! The public site: hydrated server rendering with a deferred start.

mod brand;
mod doors;
mod home;
mod picture;
mod site_frame;

pub use brand::Brand;
pub use home::HomePage;

/// The paths of the start page, one a language.
pub const PATHS: [&str; 4] = ["/", "/ar", "/zh", "/ko"];
