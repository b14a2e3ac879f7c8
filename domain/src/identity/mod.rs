//! People: accounts, memberships and sessions.

mod add_person;
mod erase_person;
mod keep_person;
mod me;
mod person;
mod refresh_session;
mod sign_in;
mod sign_out;

pub use add_person::{AddPerson, PersonAdded};
pub use erase_person::{ErasePerson, ErasureBegun};
pub use keep_person::KeepPerson;
pub use me::{Me, Profile};
pub use person::{Person, PersonCommand, PersonEvent, PersonRefusal, PersonState};
pub use refresh_session::RefreshSession;
pub use sign_in::{SignIn, SignedIn};
pub use sign_out::SignOut;
