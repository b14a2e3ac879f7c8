//! What documents might carry as well: tags, and links to other pages of their space.
//!
//! Each version that is approved is compared with the other documents of its space by the vectors that the index has of them
//! ([`near`]), once, by a task that is ordered with its text ([`suggest`]); nothing is made up. What comes of it are places, and
//! no words: those are read for what is shown ([`passages`]). Who may read the documents that a suggestion comes from is asked
//! when somebody looks ([`open`]), with the same question as everywhere; a link is only to what all readers of the document may
//! read, both when it is worked out and when somebody looks. What was accepted or dismissed is an event of the document.

mod chosen;
mod document_suggestions;
mod near;
mod open;
mod passages;
mod script;
mod settle;
mod suggest;

pub use suggest::SuggestForDocument;

use crate::gateway::GatewayBuilder;

/// The handlers of this part of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder
        .serve(document_suggestions::document_suggestions)
        .serve(settle::accept_suggestion)
        .serve(settle::dismiss_suggestion)
}
