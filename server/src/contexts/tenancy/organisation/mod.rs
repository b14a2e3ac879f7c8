//! A tenant's own house: settings, looks, secrets, wordings, profile, and how its people are divided.

mod brand;
mod house;
mod keeping;
mod people;
mod profile;
mod secrets;
mod settings;
mod stream;
mod wordings;

pub use brand::dress;
pub use house::{House, Houses, house_of, settings_of};
pub use keeping::{KeptSince, kept_since};
pub use people::{departments_of, forget, teams_of};
pub use secrets::{fingerprint_of, forget_ended as forget_ended_secrets, secret_of};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    [settings::handlers, brand::handlers, secrets::handlers, profile::handlers, people::handlers, wordings::handlers]
        .into_iter()
        .fold(gateway, |gateway, part: fn(GatewayBuilder) -> GatewayBuilder| part(gateway))
}
