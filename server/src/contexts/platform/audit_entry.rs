use super::audit_log::{readable, widen};
use crate::Stop;
use crate::audit::{addresses, of_same_request};
use crate::gateway::Context;
use crate::store::{Stored, read_events};
use domain::Refusal;
use domain::kernel::PERSONAL;
use domain::platform::{AuditEntry, AuditField, AuditKind, AuditRow, AuditStep, AuditStory};
use domain::policy::Permission;
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

pub async fn audit_entry(cx: &mut Context, op: AuditEntry) -> Result<AuditStory, Stop> {
    let tenant = widen(cx, None).await?;
    let readable = readable(cx.caller.actor.as_ref());
    let rows = of_same_request(cx.tx().await?, op.id, &readable, tenant).await?;
    let steps = with_contents(cx, rows).await?;
    let entry = steps.iter().find(|step| step.row.id == op.id).cloned().ok_or_else(Refusal::not_found)?;
    Ok(AuditStory { entry, steps })
}

/// Adds what the events say and where the calls came from. Names and addresses are for whoever may see people.
async fn with_contents(cx: &mut Context, rows: Vec<AuditRow>) -> Result<Vec<AuditStep>, Stop> {
    let sees_people = cx.caller.actor.as_ref().is_none_or(|actor| actor.holds(Permission::ReadPeople));
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
        let mut fields = Vec::new();
        if let Some(event) = event {
            flatten(String::new(), event.payload, sees_people, &mut fields);
        }
        AuditStep { row, address: address.filter(|_| sees_people), fields }
    });
    Ok(steps.collect())
}

/// The members of a payload as names and texts.
fn flatten(name: String, value: Value, sees_people: bool, into: &mut Vec<AuditField>) {
    let inner = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
    match value {
        Value::Object(mut members) if members.contains_key(PERSONAL) => {
            let value = members.remove("value").filter(|value| sees_people && !value.is_null());
            into.push(AuditField { name, value: value.map(text), personal: true });
        }
        Value::Object(members) => members.into_iter().for_each(|(part, value)| {
            let name = inner(&part);
            flatten(name, value, sees_people, into);
        }),
        Value::Array(items) => (0..).zip(items).for_each(|(at, value): (u32, _)| {
            let name = inner(&at.to_string());
            flatten(name, value, sees_people, into);
        }),
        Value::Null => {}
        value => into.push(AuditField { name, value: Some(text(value)), personal: false }),
    }
}

fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        value => value.to_string(),
    }
}
