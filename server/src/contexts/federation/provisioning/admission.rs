//! Whom a directory may speak of: people whose address is of a domain that the tenant has verified.

use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{Admission, DirectoryEntry};
use domain::kernel::TenantId;
use sqlx::types::Json;

/// The address that somebody signs in with, and what the provider of its domain says about roles.
///
/// # Errors
/// `required` at `entry.emails`; `address_of_no_verified_domain` (403).
pub(super) async fn admitted(
    cx: &mut Context,
    tenant: TenantId,
    entry: &DirectoryEntry,
) -> Result<(String, Admission), Stop> {
    let address = entry.address().ok_or_else(|| Refusal::invalid_field("entry.emails", "required"))?;
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    let admission = sqlx::query_scalar!(
        r#"select p.admission as "admission!: Json<Admission>" from federation.domains d
           join federation.providers p on p.id = d.provider_id
           where d.domain = $1 and d.tenant_id = $2 and d.verified_at is not null"#,
        domain,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    match admission {
        Some(admission) => Ok((address, admission.0)),
        None => Err(Refusal::new(403, "address_of_no_verified_domain").with("domain", domain).into()),
    }
}

/// One change to a tenant's provisioned people at a time: names are taken once, whoever comes at the same moment.
pub(super) async fn one_at_a_time(cx: &mut Context, tenant: TenantId) -> Result<(), Stop> {
    sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind(format!("federation.provisioned/{tenant}"))
        .execute(&mut **cx.tx().await?)
        .await?;
    Ok(())
}
