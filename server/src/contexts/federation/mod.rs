//! Others' identity and ours: signing in through a provider, domains that lead there, and apps that people let act for
//! them. The doors of the protocols are `doors::federated` and `doors::oauth`.

mod admit;
mod app_projection;
mod attempts;
mod begin_sign_in;
mod change_provider;
mod claim_domain;
mod complete_sign_in;
mod connect_provider;
mod domains;
mod forget;
mod handing_out;
mod openid;
mod projection;
mod providers;
mod release_domain;
mod remove_provider;
mod secrets;
mod services;
mod sign_in_providers;
mod ticket;
mod verify_domain;
mod whose;

pub use attempts::forget_ended;
pub use forget::forget;
pub use services::Federation;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(connect_provider::connect_provider)
        .serve(change_provider::change_provider)
        .serve(remove_provider::remove_provider)
        .serve(providers::providers)
        .serve(claim_domain::claim_domain)
        .serve(verify_domain::verify_domain)
        .serve(release_domain::release_domain)
        .serve(domains::domains)
        .serve(sign_in_providers::sign_in_providers)
        .serve(begin_sign_in::begin_sign_in)
        .serve(complete_sign_in::complete_sign_in)
}
