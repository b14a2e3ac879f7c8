//! Spaces of knowledge, the documents in them, and what is found, cited and suggested of these.

pub mod citing;
mod document;
mod editor;
mod find;
pub mod ingestion;
mod labels;
mod paths;
pub mod retrieval;
mod review;
mod shared_page;
mod space;
mod suggesting;

pub use document::{DocumentPage, HistoryPage};
pub use editor::{EditPage, NewPage};
pub use paths::Paths as KnowledgePaths;
pub use review::ReviewsPage;
pub use shared_page::SharedPage;
pub use space::{SpacePage, SpaceSettingsPage, SpacesPage};

use paths::Paths;
