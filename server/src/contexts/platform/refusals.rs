use crate::Stop;
use crate::audit;
use crate::gateway::Context;
use domain::Page;
use domain::platform::{AccessKind, AuditKind, AuditRow, RefusalRow, Refusals};

pub async fn refusals(cx: &mut Context, op: Refusals) -> Result<Page<RefusalRow>, Stop> {
    let person = format!("person:{}", op.id);
    audit::entries(op.sort)
        .only("kind", Some(AuditKind::Access.as_str()))
        .only("what", Some(AccessKind::Refused.as_str()))
        .only("actor", Some(&person))
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |entry: audit::Entry| refusal(entry.into()))
        .await
}

fn refusal(row: AuditRow) -> RefusalRow {
    let AuditRow { id, at, operation, reason, tenant_id, door, request_id, count, .. } = row;
    RefusalRow { id, at, operation, reason, tenant_id, door, request_id, count }
}
