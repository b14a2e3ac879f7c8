//! Signing in and out, sessions and tokens, on the doors of programs and of browsers.

mod browser;
mod people;
mod refresh;
mod roles;
mod settings;
mod sign_in;
mod sign_out;
mod transport;
