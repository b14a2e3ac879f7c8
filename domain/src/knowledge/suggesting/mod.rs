//! What a document might carry as well: tags that documents near to it in meaning carry, and links to pages that are near to it.
//! Nobody has to take any of it; what was taken or dismissed isn't suggested again.

mod document_suggestions;
mod readers;
mod see_also;
mod settle_suggestion;
mod suggested;

pub use document_suggestions::{
    DocumentSuggestions, SUGGESTIONS_MAX, SuggestedLink, SuggestedTag, SuggestionReason, Suggestions,
};
pub use readers::is_open_to_readers;
pub use see_also::with_link;
pub use settle_suggestion::{AcceptSuggestion, DismissSuggestion};
pub use suggested::Suggested;
