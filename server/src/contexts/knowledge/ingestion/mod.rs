//! How documents come in: read, cut into passages, turned into vectors.
//!
//! A file that arrives in a space becomes a document ([`BringsIn`]); the approved version of a document is put into the index
//! ([`Indexes`]). Both follow the log and put tasks down; a task may run twice and has its effect once. What is found changes in
//! one transaction a document, so nobody finds half of one; what is made of its text besides is ordered in the same
//! ([`once_read`]). Who may find it changes with the document itself, in the database (migration 0042).

mod add_text;
mod ask;
mod brings_in;
mod bytes;
mod destroy_files;
mod embed_anew;
mod file_guard;
mod follow_file;
mod index;
mod index_document;
mod indexes;
mod list;
mod once_read;
mod read;
mod retry;
mod show;
mod source;
mod state;
mod texts;
mod usage;
mod vectors;
mod who;
mod write;

pub use brings_in::BringsIn;
pub use bytes::{text_bytes, text_bytes_by_tenant};
pub use destroy_files::DestroyFiles;
pub use file_guard::{allows_file, shows_file};
pub use follow_file::FollowFile;
pub use index_document::IndexDocument;
pub use indexes::Indexes;
pub use texts::text_of;
pub use who::Who;

use crate::gateway::GatewayBuilder;

/// The handlers of this part of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder
        .serve(add_text::add_text)
        .serve(list::ingestions)
        .serve(show::show_ingestion)
        .serve(retry::retry_ingestion)
        .serve(usage::knowledge_usage)
        .serve_job(embed_anew::embed_anew)
}
