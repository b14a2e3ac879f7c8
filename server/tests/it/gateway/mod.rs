//! What the gateway promises of every operation, whatever it does.

mod apart;
mod conditions;
mod downloads;
mod idempotency;
mod jobs;
mod limits;
mod metering;
mod shares;
mod storm;
pub mod toys;
mod uploads;
