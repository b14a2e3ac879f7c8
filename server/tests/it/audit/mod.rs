//! The audit: who did what, seals that hold, and a verifier that names what was altered.

mod forger;
mod outside;
mod seals;
mod tampering;
