use super::room::require_room;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::{ClientId, WebsiteId};
use domain::tenancy::{Client, ClientCommand, ClientCreated, ClientStatus, CreateClient, TenantKind};

pub async fn create_client(cx: &mut Context, op: CreateClient) -> Result<ClientCreated, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let kind = sqlx::query_scalar!("select kind from tenancy.tenants where id = $1", tenant.0);
    let kind = kind.fetch_optional(&mut **cx.tx().await?).await?;
    if kind.as_deref() != Some(TenantKind::Agency.as_str()) {
        return Err(Refusal::new(409, "not_an_agency").into());
    }
    require_room(cx).await?;
    let (id, website_id, name) = (ClientId(new_id()), WebsiteId(new_id()), op.client_name.trim().to_owned());
    let create = ClientCommand::Create { id, name: name.clone(), website_id, website: op.website };
    cx.create::<Client>(tenant, id.0, create).await?;
    Ok(ClientCreated { id, name, status: ClientStatus::Provisioning, website_id, created_at: cx.now })
}
