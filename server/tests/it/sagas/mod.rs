//! Sagas: whatever happens in between, each effect happens once, or is undone once.

mod abort;
mod failures;
mod operations;
mod toys;
mod waits;
