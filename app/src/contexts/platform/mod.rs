//! The installation itself: projections and subscribers.

mod labels;
mod projections_page;
mod projections_table;
mod rebuild_dialog;
mod rebuild_state;
mod resume;
mod subscribers_table;

pub use projections_page::ProjectionsPage;
