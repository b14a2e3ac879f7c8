//! What isn't ours, behind ports.

pub mod files;
pub mod mail;
pub mod models;
