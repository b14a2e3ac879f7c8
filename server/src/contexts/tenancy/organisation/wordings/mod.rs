//! Words in the place of built-in texts, of the platform and of tenants.

mod change;
mod list;
mod projection;
mod show;
mod spot;
mod standing;

pub(super) use standing::reading_of;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::tenant_texts)
        .serve(list::platform_texts)
        .serve(show::show_tenant_text)
        .serve(show::show_platform_text)
        .serve(change::change_tenant_text)
        .serve(change::reset_tenant_text)
        .serve(change::restore_tenant_text)
        .serve(change::change_platform_text)
        .serve(change::reset_platform_text)
        .serve(change::restore_platform_text)
}
