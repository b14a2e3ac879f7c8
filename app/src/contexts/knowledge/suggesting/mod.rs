//! What a document might carry as well, with what it comes from; taken or dismissed by those who write in it.

mod move_on;
mod section;
mod settle;

pub use section::SuggestionsSection;
