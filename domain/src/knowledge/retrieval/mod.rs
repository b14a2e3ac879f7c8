//! Finding passages of documents: by what they mean and by the words that they hold, among those that one may read.

mod passage;
mod search_knowledge;

pub use passage::{Narrowing, Passage, Place};
pub use search_knowledge::{FoundPassages, HITS_DEFAULT, HITS_MAX, Hit, SearchKnowledge};
