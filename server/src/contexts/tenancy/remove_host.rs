use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::tenancy::{RemoveHost, Tenant, TenantCommand};

pub async fn remove_host(cx: &mut Context, op: RemoveHost) -> Result<(), Stop> {
    let tenant = sqlx::query_scalar!("select tenant_id from tenancy.hosts where id = $1", op.id.0)
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(Refusal::not_found)?;
    let loaded = cx.load::<Tenant>(tenant).await?;
    cx.decide::<Tenant>(tenant, &loaded, TenantCommand::RemoveHost { id: op.id }).await
}
