//! Work that goes on behind the scenes: the queue's promises, kept with several workers on one database.

mod dead_letters;
mod operations;
mod prune;
mod queue;
mod schedule;
pub mod toys;
