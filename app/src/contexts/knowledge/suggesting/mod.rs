//! What a document might carry as well, with what it comes from; taken or dismissed by those who write in it.

mod section;
mod settle;

pub use section::SuggestionsSection;
