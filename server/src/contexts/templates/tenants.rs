//! The tenants that templates are chosen for.

use super::offered::{back, beyond};
use crate::Stop;
use crate::contexts::tenancy::{tenant_called, tenant_names};
use crate::gateway::Context;
use domain::kernel::TenantId;
use std::collections::HashMap;

/// The tenant of that whole name. That the caller may choose among them has been decided before.
pub(super) async fn called(cx: &mut Context, name: &str) -> Result<Option<TenantId>, Stop> {
    let found = tenant_called(beyond(cx).await?, name).await?;
    back(cx).await?;
    Ok(found)
}

/// What these tenants are called. That the caller may choose among them has been decided before.
pub(super) async fn names_of(cx: &mut Context, tenants: &[TenantId]) -> Result<HashMap<TenantId, String>, Stop> {
    let ids = tenants.iter().map(|tenant| tenant.0).collect();
    let names = tenant_names(beyond(cx).await?, ids).await?;
    back(cx).await?;
    Ok(names)
}
