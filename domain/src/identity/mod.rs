//! People: accounts, memberships and sessions.

mod add_person;
mod me;
mod person;
mod refresh_session;
mod sign_in;
mod sign_out;

pub use add_person::{AddPerson, PersonAdded};
pub use me::{Me, Profile};
pub use person::{Person, PersonCommand, PersonEvent, PersonRefusal, PersonState};
pub use refresh_session::RefreshSession;
pub use sign_in::{SignIn, SignedIn};
pub use sign_out::SignOut;
