//! Loops over the catalogue: what holds for every operation, those to come included.

mod access;
mod declarations;
mod derived;
pub mod indexes;
mod investor;
pub mod made_first;
mod matrix;
mod metrics;
mod openapi;
mod refused_forms;
mod refused_input;
mod texts;
mod unsigned;
