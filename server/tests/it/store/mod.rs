//! Events, subscribers and projections.

mod erasure;
mod idempotence;
mod late;
mod order;
mod page;
mod poison;
mod projections;
mod rebuild;
mod releases;
mod rotation;
mod snapshots;
mod storm;
mod tally;
mod upcasting;
mod warm;
