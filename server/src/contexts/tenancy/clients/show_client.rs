use super::list_clients::Row;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::policy::{Because, Permission, Subject, may};
use domain::tenancy::{ClientRow, ShowClient};

pub async fn show_client(cx: &mut Context, op: ShowClient) -> Result<ClientRow, Stop> {
    let actor = cx.actor()?;
    let tenant = actor.tenant_id;
    let subject = Subject { tenant: Some(tenant), client: Some(op.id), ..Subject::default() };
    may(actor, Permission::ReadClients, &subject).map_err(|denied| match denied.because {
        // Who works within one client doesn't learn of the others.
        Because::OutsideScope => Refusal::not_found(),
        _ => denied.into(),
    })?;
    let row = sqlx::query_as!(
        Row,
        "select id, name, website_id, domain, template, features, created_at, deleted_at
         from tenancy.sub_tenants where tenant_id = $1 and id = $2",
        tenant.0,
        op.id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    Ok(row.into())
}
