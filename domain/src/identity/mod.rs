//! People: accounts, memberships and sessions.

mod add_person;
mod change_settings;
mod erase_person;
mod keep_person;
mod me;
mod means;
mod membership;
mod person;
mod refresh_session;
mod role;
mod settings;
mod sign_in;
mod sign_out;
mod time_zones;

pub use add_person::{AddPerson, PersonAdded};
pub use change_settings::ChangeSettings;
pub use erase_person::{ErasePerson, ErasureBegun};
pub use keep_person::KeepPerson;
pub use me::{Me, Profile};
pub use means::Means;
pub use membership::{Assignment, Membership, Memberships};
pub use person::{Person, PersonCommand, PersonEvent, PersonRefusal, PersonState};
pub use refresh_session::RefreshSession;
pub use role::{OwnRole, OwnRoleCommand, OwnRoleEvent, OwnRoleRefusal, OwnRoleState, RoleContent};
pub use settings::{PersonSettings, Settings};
pub use sign_in::{SignIn, SignedIn};
pub use sign_out::SignOut;
pub use time_zones::{KnownTimeZones, TimeZones};
