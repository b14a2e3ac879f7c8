//! Settings of the platform and of tenants.

mod change;
mod list;
mod projection;

use crate::gateway::GatewayBuilder;
use uuid::Uuid;

/// The stream of what the platform has set.
const PLATFORM: Uuid = Uuid::from_u128(0x0192_0000_0000_8000_8000_7365_7474_696e);

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::tenant_settings)
        .serve(list::platform_settings)
        .serve(change::change_tenant_setting)
        .serve(change::reset_tenant_setting)
        .serve(change::change_platform_setting)
        .serve(change::reset_platform_setting)
}
