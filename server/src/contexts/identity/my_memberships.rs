use super::grants::held;
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{MyMembership, MyMemberships, MyTenants};
use domain::kernel::{Mode, TenantId};

pub async fn my_memberships(cx: &mut Context, _: MyMemberships) -> Result<MyTenants, Stop> {
    let actor = cx.actor()?.clone();
    cx.widen_to_system("one's own memberships").await?;
    let rows = sqlx::query!(
        r#"select m.tenant_id, t.name, t.mode as "mode?", identity.grants_of(m.user_id, m.tenant_id) as "grants!"
           from identity.memberships m
           join tenancy.tenants t on t.id = m.tenant_id
           where m.user_id = $1 order by lower(t.name), m.tenant_id"#,
        actor.person_id.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let site = cx.caller.site;
    let memberships = rows.into_iter().map(|row| MyMembership {
        tenant_id: TenantId(row.tenant_id),
        tenant_name: row.name,
        mode: row.mode.as_deref().and_then(Mode::parse).unwrap_or_default(),
        roles: held(row.grants).0,
        current: row.tenant_id == actor.tenant_id.0,
    });
    // Under a tenant's own host nobody goes on in another one.
    Ok(MyTenants { memberships: memberships.filter(|of| site.admits(of.tenant_id)).collect() })
}
