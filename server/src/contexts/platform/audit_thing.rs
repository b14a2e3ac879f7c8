use super::audit_entry::{EVENTS_MAX, sees_people};
use super::audit_fields::left_by;
use super::audit_log::{named, readable, widen};
use crate::Stop;
use crate::audit::{self, Entry};
use crate::gateway::Context;
use crate::store::read_stream;
use domain::Refusal;
use domain::platform::{AuditSort, AuditThing, ThingHistory};

/// So many entries come with a thing; the list has the others.
const ENTRIES_MAX: u16 = 100;

pub async fn audit_thing(cx: &mut Context, op: AuditThing) -> Result<ThingHistory, Stop> {
    let tenant = widen(cx, None).await?;
    let readable = readable(cx.caller.actor.as_ref());
    let mut list =
        audit::entries(Some(AuditSort::AtDown)).among("what", readable.clone()).only_id("stream_id", Some(op.id));
    if let Some(tenant) = tenant {
        list = list.of_tenant(tenant.0);
    }
    if let Some(as_of) = op.as_of {
        list = list.up_to("at", as_of);
    }
    let page = list.page(Some(ENTRIES_MAX), None).fetch(cx.tx().await?, Entry::into).await?;
    let mut rows: Vec<domain::platform::AuditRow> = page.data;
    // Nothing that the reader may know of has happened to it by then.
    let last = rows.first().cloned().ok_or_else(Refusal::not_found)?;
    named(cx, &mut rows).await?;
    let (sees_people, services) = (sees_people(cx), cx.services.clone());
    let until = (i32::MAX, op.as_of);
    let mut events = read_stream(cx.tx().await?, &services.keys, op.id, until, EVENTS_MAX).await?;
    events.retain(|event| readable.iter().any(|name| name == event.kind.as_str()));
    Ok(ThingHistory {
        id: op.id,
        stream_type: last.stream_type.unwrap_or_default(),
        tenant_id: last.tenant_id,
        version: last.version.unwrap_or_default(),
        changed_at: last.at,
        fields: left_by(&events, sees_people),
        entries: rows,
        has_more: page.next_cursor.is_some(),
    })
}
