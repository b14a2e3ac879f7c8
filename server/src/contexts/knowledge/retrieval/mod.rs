//! Finding passages of documents. One statement (migration 0043) looks by vectors and by words among what the asker may read;
//! here is what goes into it, and what is made of what it finds.

mod fold;
mod indexed;
pub mod lexemes;
mod marked;
pub mod retrieve;
mod search;
mod spelling;
mod stem;
mod stop_words;
mod words;

pub use indexed::index_vectors;
pub use lexemes::lexemes;
pub use retrieve::{Wanted, retrieve, wanted};

use crate::gateway::GatewayBuilder;

/// The handlers of this part of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder.serve(search::search_knowledge)
}
