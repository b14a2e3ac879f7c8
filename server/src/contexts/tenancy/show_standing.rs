use crate::Stop;
use crate::gateway::Context;
use domain::tenancy::{ShowStanding, Standing, TenantStatus};
use domain::{Moment, Refusal};

pub async fn show_standing(cx: &mut Context, _: ShowStanding) -> Result<Standing, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let row = sqlx::query!("select status, reason, stands_since, purge_at from tenancy.tenants where id = $1", tenant)
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(Refusal::not_found)?;
    Ok(Standing {
        status: TenantStatus::parse(&row.status).ok_or_else(|| Stop::defect("an unknown status"))?,
        reason: row.reason,
        since: Moment(row.stands_since),
        purge_at: row.purge_at.map(Moment),
    })
}
