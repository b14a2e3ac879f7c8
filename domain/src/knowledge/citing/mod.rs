//! What answers rest on: passages of documents, cited by version and place. And summaries, made of a document's own sentences.

mod answers_citing;
mod citation;
mod citations;
mod document_summary;

pub use answers_citing::{AnswersCiting, CitingAnswer};
pub use citation::{Citation, Sentence, Sources, Stretch};
pub use citations::{Citations, CitedSource};
pub use document_summary::{DocumentSummary, Summary, SummarySentence};
