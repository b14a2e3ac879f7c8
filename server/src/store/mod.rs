//! Events, projections and tenancy on PostgreSQL.

mod append;
mod cursor;
mod db;
mod history;
pub mod keys;
mod list;
mod load;
mod outward;
mod personal;
mod projections;
mod purged;
pub mod rebuild;
mod recorded;
mod short_list;
mod snapshots;
mod stored;
pub mod subscribers;
mod tenants;
mod tx;

pub use append::{Place, append, append_to};
pub use cursor::Cursor;
pub use db::{Db, Urls};
pub use history::history_until;
pub use keys::{DataKey, Keys};
pub use list::{Direction, List};
pub use load::{Loaded, load, load_as_of};
pub use outward::outward;
pub use projections::{Followed, Projection, Source};
pub use purged::{note_purged, remove_rows};
pub use recorded::{Metadata, Projected, Recorded};
pub use short_list::page_of;
pub use stored::{Selection, Stored, Until, read_after, read_events, read_stream};
pub use tenants::{clock_of, open_tenant, set_test_clock};
pub use tx::Tx;
