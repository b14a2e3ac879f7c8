//! The audit: who did what, seals that hold, and a verifier that names what was altered.

pub mod accesses;
mod catalogue;
mod consumers;
mod failures;
mod forger;
mod log;
mod outside;
pub mod seals;
mod story;
mod tampering;

pub use accesses::{accesses, reads_of};
