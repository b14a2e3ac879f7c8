//! What isn't ours, behind ports.

pub mod files;
pub mod mail;
pub mod markdown;
pub mod models;
pub mod outgoing;
pub mod txt_records;
