//! What documents say in a few of their own sentences.

mod document_summary;

pub use document_summary::DocumentSummary;
