use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::HostId;
use domain::tenancy::{AddHost, HostAdded, Tenant, TenantCommand};

pub async fn add_host(cx: &mut Context, op: AddHost) -> Result<HostAdded, Stop> {
    let (id, host) = (HostId(new_id()), op.host.to_lowercase());
    let taken = || Refusal::new(409, "host_taken").with("host", &host);
    if cx.services.sites.is_own(&host) {
        return Err(taken().into());
    }
    let known = sqlx::query_scalar!(
        r#"select exists (
               select from tenancy.hosts where host = $1 union all select from tenancy.cells where host = $1
           ) as "is_known!""#,
        host
    )
    .fetch_one(&mut **cx.tx().await?)
    .await?;
    if known {
        return Err(taken().into());
    }
    let tenant =
        cx.load::<Tenant>(op.tenant_id.0).await.map_err(|_| Refusal::invalid_field("tenantId", "tenant_unknown"))?;
    cx.decide::<Tenant>(op.tenant_id.0, &tenant, TenantCommand::AddHost { id, host: host.clone() }).await?;
    Ok(HostAdded { id })
}
