//! The services that models answer through. Asking them is `integrations::models`.

mod add_model_provider;
mod built_in;
mod edit_model_provider;
mod embed;
mod model_providers;
mod projection;
mod rank_model_provider;
mod remove_model_provider;
mod rows;
mod show_model_provider;
mod switch_model_provider;
mod try_model_provider;
mod whose;

pub use built_in::build_in;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(model_providers::model_providers)
        .serve(show_model_provider::show_model_provider)
        .serve(add_model_provider::add_model_provider)
        .serve(edit_model_provider::edit_model_provider)
        .serve(switch_model_provider::switch_model_provider)
        .serve(rank_model_provider::rank_model_provider)
        .serve(remove_model_provider::remove_model_provider)
        .serve(try_model_provider::try_model_provider)
        .serve(embed::embed)
}
