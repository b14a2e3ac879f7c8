//! What isn't ours, behind ports.

pub mod files;
pub mod models;
