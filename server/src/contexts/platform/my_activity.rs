use crate::Stop;
use crate::audit;
use crate::gateway::Context;
use domain::Page;
use domain::platform::{ActivityRow, AuditRow, MyActivity};

pub async fn my_activity(cx: &mut Context, op: MyActivity) -> Result<Page<ActivityRow>, Stop> {
    let actor = cx.actor()?;
    let (tenant, person) = (actor.tenant_id, format!("person:{}", actor.person_id));
    audit::entries(op.sort)
        .of_tenant(tenant.0)
        .only("actor", Some(&person))
        .within("at", op.from, op.to)
        .search(&["operation", "what"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |entry: audit::Entry| activity(entry.into()))
        .await
}

fn activity(row: AuditRow) -> ActivityRow {
    let AuditRow { id, kind, at, what, operation, door, request_id, reason, count, .. } = row;
    ActivityRow { id, kind, at, what, operation, door, request_id, reason, count }
}
