//! Sagas: whatever happens in between, each effect happens once, or is undone once.

mod abort;
mod copied;
mod erasure;
mod failures;
mod forgotten;
mod operations;
pub mod scenarios;
pub mod tenants;
pub mod toys;
mod traces;
mod waits;
