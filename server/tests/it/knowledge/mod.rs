//! Spaces of knowledge, the documents in them, and what is found of these, through the doors.

mod ingestion;
mod ingestion_files;
mod ingestion_index;
mod ingestion_limits;
