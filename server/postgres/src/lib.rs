//! A PostgreSQL with pgvector that the server runs for itself, as a supervised child in its data folder.
//!
//! The folder is given; everything below it belongs to this crate. A cluster is either wholly there (initialised,
//! with roles, database and extension) or not at all. It listens on a unix socket in a private folder and on nothing
//! else, never runs as root, goes down with the process that started it, and comes back by itself when it is killed.
//!
//! No SQL client lives here, and no async: the server connects with [`Cluster::url`]. Linux only, because it leans on
//! `/proc` and on parent-death signals.

#[cfg(not(target_os = "linux"))]
compile_error!("managed-postgres needs Linux: /proc and parent-death signals");

mod account;
mod binaries;
mod bootstrap;
mod cluster;
mod connection;
mod error;
mod folder;
mod initialise;
mod layout;
mod leftovers;
mod lock;
mod log;
mod memory;
mod options;
mod ping;
mod process;
mod reach;
mod settings;
mod socket;
mod state;
mod supervisor;
#[cfg(feature = "testing")]
pub mod testing;

pub use binaries::{Binaries, find_binaries};
pub use cluster::Cluster;
pub use connection::ConnInfo;
pub use error::{Error, Tried};
pub use options::{Durability, Options};
pub use state::Phase;

/// The database that the cluster is made with, owned by [`OWNER`].
pub const DATABASE: &str = "portico";
/// The database that those of single tenants are copied from: empty, with the extension. [`OWNER`] may copy it.
pub const TEMPLATE: &str = "portico_cell";
/// The role that owns the tables and runs migrations; no superuser.
pub const OWNER: &str = "portico_owner";
/// The role that the application works with: it owns nothing and can't bypass row-level security.
pub const APP: &str = "portico_app";
/// The superuser, for backups and repairs by hand. Only the cluster's own account and root reach the socket.
pub const SUPERUSER: &str = "postgres";
/// The number in the socket's name (`.s.PGSQL.5432`). No TCP port is opened.
pub const PORT: u16 = 5432;
