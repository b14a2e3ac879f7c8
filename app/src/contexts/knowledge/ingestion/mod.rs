//! How documents come in: where they are sent to a space, and how far each is on its way into the index.

mod again;
mod anew;
mod badge;
mod faults_table;
mod ingestion_page;
mod ingestions_page;
mod ingestions_table;
mod labels;
mod paste;
mod upload_here;
mod used;

pub use badge::IngestionBadge;
pub use ingestion_page::IngestionPage;
pub use ingestions_page::IngestionsPage;
pub use paste::PasteHere;
pub use upload_here::UploadHere;
