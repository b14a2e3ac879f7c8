//! Loops over the catalogue: what holds for every operation, those to come included.

mod access;
mod declarations;
mod indexes;
mod matrix;
mod openapi;
mod refused_forms;
mod refused_input;
mod texts;
mod unsigned;
