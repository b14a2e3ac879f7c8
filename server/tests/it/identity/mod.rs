//! Signing in and out, sessions and tokens, on the doors of programs and of browsers.

mod attempts;
mod browser;
mod figures;
mod invitations;
mod links;
mod passwords;
mod people;
mod refresh;
mod register;
mod roles;
mod settings;
mod setup;
mod sign_in;
mod sign_out;
mod tenants;
mod transport;
mod users;
