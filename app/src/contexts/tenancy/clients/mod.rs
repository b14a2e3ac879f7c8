//! The clients of one's own agency.

mod create;
mod page;
mod table;

pub use page::ClientsPage;
