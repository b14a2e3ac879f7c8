//! Events, subscribers and projections.

mod idempotence;
mod order;
mod poison;
mod projections;
mod rebuild;
mod storm;
mod tally;
mod writers;
