//! Events and projections.

mod rebuild;
