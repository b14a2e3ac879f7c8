use crate::Stop;
use crate::audit;
use crate::contexts::identity;
use crate::gateway::Context;
use domain::kernel::TenantId;
use domain::platform::{AccessKind, AuditKind, AuditLog, AuditRow};
use domain::policy::{Actor, Permission};
use domain::{Page, Refusal};

pub async fn audit_log(cx: &mut Context, op: AuditLog) -> Result<Page<AuditRow>, Stop> {
    let tenant = widen(cx, op.tenant_id).await?;
    let person = op.actor.map(|person| format!("person:{person}"));
    let mut list = audit::entries(op.sort);
    if let Some(tenant) = tenant {
        list = list.of_tenant(tenant.0);
    }
    let mut page = list
        .among("what", readable(cx.caller.actor.as_ref()))
        .only("actor", person.as_deref())
        .only("operation", op.operation.as_deref())
        .only("kind", op.kind.map(AuditKind::as_str))
        .only("what", op.what.as_deref())
        .only_id("stream_id", op.thing_id)
        .only("correlation_id", op.request_id.as_deref())
        .within("at", op.from, op.to)
        .search(&["operation", "what"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, audit::Entry::into)
        .await?;
    named(cx, &mut page.data).await?;
    Ok(page)
}

/// Says what those are called who did something, for whoever may see people.
pub(super) async fn named(cx: &mut Context, rows: &mut [AuditRow]) -> Result<(), Stop> {
    if cx.caller.actor.as_ref().is_some_and(|actor| !actor.holds(Permission::ReadPeople)) {
        return Ok(());
    }
    let actors = rows.iter().flat_map(|row| [Some(&row.actor), row.on_behalf_of.as_ref()]).flatten().cloned().collect();
    let names = identity::names_of(cx.tx().await?, &actors).await?;
    for row in rows {
        row.actor_name = names.get(&row.actor).cloned();
        row.on_behalf_of_name = row.on_behalf_of.as_ref().and_then(|staff| names.get(staff).cloned());
    }
    Ok(())
}

/// Whose entries are asked for: one's own tenant's, or all of them for whoever may look beyond it. Another tenant's
/// log isn't there for anybody else.
pub(super) async fn widen(cx: &mut Context, asked: Option<TenantId>) -> Result<Option<TenantId>, Stop> {
    let Some(actor) = cx.caller.actor.clone() else { return Ok(asked) };
    if asked == Some(actor.tenant_id) {
        return Ok(asked);
    }
    if actor.holds(Permission::ReachPlatform) {
        cx.reach_far().await?;
        return Ok(asked);
    }
    if asked.is_some() { Err(Refusal::not_found().into()) } else { Ok(Some(actor.tenant_id)) }
}

/// What the actor may see: the types of events whose audience they belong to, and every kind of access.
pub(super) fn readable(actor: Option<&Actor>) -> Vec<String> {
    let holds = |permission| actor.is_none_or(|actor| actor.holds(permission));
    let events = domain::catalogue::events().into_iter().filter(|event| holds(event.set.audience));
    let accesses = AccessKind::ALL.iter().map(|kind| kind.as_str().to_owned());
    events.map(|event| event.name.to_owned()).chain(accesses).collect()
}
