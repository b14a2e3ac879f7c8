//! Secrets that a tenant keeps for its programs: stored, rotated and removed, and never read back by a person.

mod list;
mod remove;
mod rotate;
mod secret;
mod store;

pub use list::{SecretRow, SecretSort, Secrets};
pub use remove::RemoveSecret;
pub use rotate::{RotateSecret, SecretRotation};
pub use secret::{Secret, SecretCommand, SecretEvent, SecretRefusal, SecretState};
pub use store::{SecretStored, StoreSecret, secret_name};
