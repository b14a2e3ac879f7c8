//! What somebody sees of themselves where they begin: who they are, how they sign in, what they may do and why, and
//! which portals are open to them.

mod portals;
mod profile;
mod rules;
mod security;

pub use portals::OwnPortals;
pub use profile::OwnProfile;
pub use rules::OwnRules;
pub use security::OwnSecurity;
