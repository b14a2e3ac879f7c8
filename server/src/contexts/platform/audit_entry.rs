use super::audit_fields::{compare, left_by, of_stored};
use super::audit_log::{named, readable, widen};
use crate::Stop;
use crate::audit::{addresses, of_same_request};
use crate::contexts::identity;
use crate::gateway::Context;
use crate::store::{Stored, read_events, read_stream};
use domain::Refusal;
use domain::platform::{AuditEntry, AuditKind, AuditRow, AuditStep, AuditStory};
use domain::policy::Permission;
use std::collections::HashMap;
use uuid::Uuid;

/// So many events before a change are read for what was there before.
pub(super) const EVENTS_MAX: i64 = 500;

pub async fn audit_entry(cx: &mut Context, op: AuditEntry) -> Result<AuditStory, Stop> {
    let tenant = widen(cx, None).await?;
    let readable = readable(cx.caller.actor.as_ref());
    let mut rows = of_same_request(cx.tx().await?, op.id, &readable, tenant).await?;
    named(cx, &mut rows).await?;
    let steps = with_contents(cx, rows).await?;
    let mut entry = steps.iter().find(|step| step.row.id == op.id).cloned().ok_or_else(Refusal::not_found)?;
    with_before(cx, &mut entry).await?;
    called(cx, &mut entry).await?;
    Ok(AuditStory { entry, steps })
}

/// Whether names, addresses and other personal data are for whoever asks.
pub(super) fn sees_people(cx: &Context) -> bool {
    cx.caller.actor.as_ref().is_none_or(|actor| actor.holds(Permission::ReadPeople))
}

/// Adds what the events say and where the calls came from. Names and addresses are for whoever may see people.
async fn with_contents(cx: &mut Context, rows: Vec<AuditRow>) -> Result<Vec<AuditStep>, Stop> {
    let sees_people = sees_people(cx);
    let services = cx.services.clone();
    let ids = |kind| rows.iter().filter(|row| row.kind == kind).map(|row| row.id.0).collect::<Vec<Uuid>>();
    let (event_ids, access_ids) = (ids(AuditKind::Event), ids(AuditKind::Access));
    let tx = cx.tx().await?;
    let events = read_events(tx, &services.keys, &event_ids).await?;
    let mut events: HashMap<Uuid, Stored> = events.into_iter().map(|event| (event.event_id, event)).collect();
    let mut addresses = addresses(tx, &services.keys, &access_ids).await?;
    let steps = rows.into_iter().map(|row| {
        let event = events.remove(&row.id.0);
        let address = match &event {
            Some(event) => event.metadata.address.as_ref().and_then(|address| address.known().cloned()),
            None => addresses.remove(&row.id.0),
        };
        let fields = event.map(|event| of_stored(&event, sees_people)).unwrap_or_default();
        AuditStep { row, address: address.filter(|_| sees_people), fields }
    });
    Ok(steps.collect())
}

/// Adds what the entry's members were before it, as the events of its stream have left them.
async fn with_before(cx: &mut Context, entry: &mut AuditStep) -> Result<(), Stop> {
    let (Some(stream), Some(version)) = (entry.row.stream_id, entry.row.version) else { return Ok(()) };
    let (sees_people, services) = (sees_people(cx), cx.services.clone());
    let until = i32::try_from(version).unwrap_or(i32::MAX) - 1;
    let events = read_stream(cx.tx().await?, &services.keys, stream, (until, None), EVENTS_MAX).await?;
    compare(&mut entry.fields, &left_by(&events, sees_people));
    Ok(())
}

/// Adds what the people are called whose ids stand in the entry's members.
async fn called(cx: &mut Context, entry: &mut AuditStep) -> Result<(), Stop> {
    if !sees_people(cx) {
        return Ok(());
    }
    let person = |value: &str| value.parse::<Uuid>().is_ok().then(|| format!("person:{value}"));
    let actors = entry.fields.iter().filter_map(|field| person(field.value.as_deref()?)).collect();
    let names = identity::names_of(cx.tx().await?, &actors).await?;
    for field in &mut entry.fields {
        field.called = field.value.as_deref().and_then(|value| names.get(&format!("person:{value}")).cloned());
    }
    Ok(())
}
