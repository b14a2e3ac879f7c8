//! Signing in and out, sessions and tokens, on the doors of programs and of browsers.

mod browser;
mod impersonation;
mod impersonation_bounds;
mod key_bounds;
mod keys;
mod people;
mod refresh;
mod roles;
mod service_accounts;
mod settings;
mod sign_in;
mod sign_out;
mod transport;
