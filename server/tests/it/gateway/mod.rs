//! What the gateway promises of every operation, whatever it does.

mod downloads;
mod jobs;
mod toys;
mod uploads;
