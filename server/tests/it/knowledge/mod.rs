//! Spaces of knowledge, the documents in them, and what is found of these, through the doors.

mod found;
mod languages;
mod quality;
mod recall;
