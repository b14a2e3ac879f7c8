//! Spaces of knowledge, the documents in them, and what is found and cited of these.

pub mod citing;
pub mod ingestion;
pub mod retrieval;
