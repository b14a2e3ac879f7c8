//! Signing in and out, sessions and tokens, on the doors of programs and of browsers.

mod authenticator;
mod browser;
mod forged;
mod forms;
mod passkeys;
mod people;
mod refresh;
mod roles;
mod rotation;
mod second_factor;
mod sessions;
mod settings;
mod sign_in;
mod sign_out;
mod transport;
