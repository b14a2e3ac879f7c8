use super::cells::cell_of;
use super::{PURGE_TENANT, SET_UP_DEDICATED, SET_UP_TENANT};
use crate::Stop;
use crate::contexts::identity;
use crate::gateway::Context;
use crate::sagas;
use domain::kernel::{Mode, TimeZone};
use domain::tenancy::{Isolation, ShowTenant, TenantDetail, TenantKind, TenantStatus};
use domain::{Moment, Refusal};

pub async fn show_tenant(cx: &mut Context, op: ShowTenant) -> Result<TenantDetail, Stop> {
    let tx = cx.tx().await?;
    let row = sqlx::query!(
        r#"select name, kind, status, reason, stands_since, purge_at, failed_step, certificate, admin_email,
                  mode as "mode?", time_zone, created_at, version, isolation
           from tenancy.tenants where id = $1"#,
        op.id.0
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let key = op.id.to_string();
    let members = identity::members_of(tx, op.id).await?;
    let mut saga = None;
    for definition in [&SET_UP_TENANT, &SET_UP_DEDICATED, &PURGE_TENANT] {
        if saga.is_none() {
            saga = sagas::under_way(tx, definition, &key).await?;
        }
    }
    let cell = cell_of(tx, op.id).await?.filter(|cell| cell.is_open);
    let address = cell.and_then(|cell| cx.services.cells.address(&cell.host));
    let certificate = row.certificate.map(serde_json::from_value).transpose().map_err(Stop::defect)?;
    // Members come and go without an event of the tenant's.
    cx.version_in_motion(row.version);
    Ok(TenantDetail {
        id: op.id,
        name: row.name,
        kind: TenantKind::parse(&row.kind).unwrap_or(TenantKind::Organisation),
        status: TenantStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?,
        reason: row.reason,
        since: Moment(row.stands_since),
        purge_at: row.purge_at.map(Moment),
        failed_step: row.failed_step,
        certificate,
        saga,
        admin_email: row.admin_email,
        mode: row.mode.as_deref().and_then(Mode::parse).unwrap_or_default(),
        time_zone: row.time_zone.map(TimeZone::named),
        members,
        isolation: Isolation::parse(&row.isolation).unwrap_or_default(),
        address,
        created_at: Moment(row.created_at),
        version: row.version,
    })
}
