//! What answers rest on, and what documents say in a few of their own sentences.
//!
//! Which sentences answer a question is decided here by vectors and words ([`weigh`]); nothing is written freely. Words are
//! compared as [`terms`], in the scripts of all four languages. What an answer cites is kept with the run, by the context of
//! workspaces; whether that still holds is looked at here, when somebody looks.

mod answers_citing;
mod candidates;
mod cited_sources;
mod document_summary;
mod gist;
mod readers;
mod summarise;
mod terms;
mod weigh;

pub use candidates::{Candidate, candidates};
pub use gist::gist;
pub use readers::readable_among;
pub use summarise::SummariseDocument;
pub use terms::terms;
pub use weigh::Question;

use crate::gateway::GatewayBuilder;

/// The handlers of this part of the context.
pub fn handlers(builder: GatewayBuilder) -> GatewayBuilder {
    builder
        .serve(cited_sources::citations)
        .serve(answers_citing::answers_citing)
        .serve(document_summary::document_summary)
}
