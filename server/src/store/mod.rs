//! Events, projections and tenancy on PostgreSQL.

mod append;
mod db;
mod list;
mod recorded;
mod tx;

pub use append::{Loaded, append, load, replay_all};
pub use db::{Db, Urls};
pub use list::{Direction, List};
pub use recorded::{Metadata, Projected, Recorded};
pub use tx::Tx;
