//! What isn't ours, behind ports.

pub mod models;
