//! Signing in and out, sessions and tokens, on the doors of programs and of browsers.

mod attempts;
mod authenticator;
mod browser;
mod figures;
mod forged;
mod forms;
mod invitations;
mod links;
mod passkeys;
mod passwords;
mod people;
mod refresh;
mod register;
mod roles;
mod rotation;
mod second_factor;
mod sessions;
mod settings;
mod setup;
mod sign_in;
mod sign_out;
mod tenants;
mod transport;
mod users;
