//! How tenants look.

mod change;
mod logo;
mod projection;

pub use change::dress;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(change::show_brand)
        .serve(change::change_brand)
        .serve(change::reset_brand)
        .serve_upload(logo::change_logo)
        .serve(logo::remove_logo)
        .serve_download(logo::brand_logo)
}
