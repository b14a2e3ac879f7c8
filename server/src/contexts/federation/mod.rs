//! Others' identity and ours: signing in through a provider, domains that lead there, and apps that people let act for
//! them. The doors of the protocols are `doors::federated` and `doors::oauth`.

mod admit;
mod allow_app;
mod app_actor;
mod app_projection;
mod app_token;
mod apps;
mod asked;
mod attempts;
mod authorize_app;
mod baton;
mod begin_sign_in;
mod change_provider;
mod claim_domain;
mod complete_sign_in;
mod connect_provider;
mod domains;
mod families;
mod forget;
mod handing_out;
mod id_token;
mod issue_token;
mod kept;
mod my_apps;
mod openid;
mod person_info;
mod projection;
mod providers;
mod provisioning;
mod register_app;
mod registered_app;
mod release_domain;
mod remove_app;
mod remove_provider;
mod replace_app_secret;
mod revoke_token;
mod secrets;
mod services;
mod show_app_request;
mod sign_in_providers;
mod signer;
mod verify_domain;
mod whose;
mod withdraw_app;

pub use app_actor::{AppActor, by_token};
pub use app_token::AppToken;
pub use attempts::forget_ended;
pub use forget::forget;
pub use kept::KEPT;
pub use services::Federation;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    provisioning::handlers(gateway)
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
        .serve(register_app::register_app)
        .serve(replace_app_secret::replace_app_secret)
        .serve(remove_app::remove_app)
        .serve(apps::apps)
        .serve(show_app_request::show_app_request)
        .serve(allow_app::allow_app)
        .serve(authorize_app::authorize_app)
        .serve(my_apps::my_apps)
        .serve(withdraw_app::withdraw_app)
        .serve(issue_token::issue_token)
        .serve(revoke_token::revoke_token)
        .serve(person_info::show_person_info)
}
