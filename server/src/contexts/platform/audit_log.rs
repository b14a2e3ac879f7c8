use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{EntryId, TenantId};
use domain::platform::{AccessKind, AuditKind, AuditLog, AuditRow, AuditSort};
use domain::policy::{Actor, Permission};
use domain::{Moment, Page, Refusal};
use uuid::Uuid;

/// The columns of [`Row`].
pub(super) const COLUMNS: &str = "id, kind, at, what, actor, on_behalf_of, operation, tenant_id, stream_type, \
                                  stream_id, version, door, portal, correlation_id, trace_id, reason, count";

pub async fn audit_log(cx: &mut Context, op: AuditLog) -> Result<Page<AuditRow>, Stop> {
    let tenant = widen(cx, op.tenant_id).await?;
    let readable = readable(cx.caller.actor.as_ref());
    let person = op.actor.map(|person| format!("person:{person}"));
    let mut list = List::new(COLUMNS, "log.audit", order(op.sort));
    if let Some(tenant) = tenant {
        list = list.of_tenant(tenant.0);
    }
    list.among("what", readable)
        .only("actor", person.as_deref())
        .only("operation", op.operation.as_deref())
        .only("what", op.what.as_deref())
        .only("correlation_id", op.request_id.as_deref())
        .within("at", op.from, op.to)
        .search(&["operation", "what"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
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

pub(super) fn order(sort: Option<AuditSort>) -> (&'static str, &'static str, Direction) {
    let direction = match sort.unwrap_or(AuditSort::AtDown) {
        AuditSort::At => Direction::Up,
        AuditSort::AtDown => Direction::Down,
    };
    ("at", "timestamptz", direction)
}

/// A row of `log.audit`.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    kind: String,
    at: chrono::DateTime<chrono::Utc>,
    what: String,
    actor: Option<String>,
    on_behalf_of: Option<String>,
    operation: Option<String>,
    tenant_id: Option<Uuid>,
    stream_type: Option<String>,
    stream_id: Option<Uuid>,
    version: Option<i32>,
    door: Option<String>,
    portal: Option<String>,
    correlation_id: Option<String>,
    trace_id: Option<String>,
    reason: Option<String>,
    count: i32,
}

impl From<Row> for AuditRow {
    fn from(row: Row) -> Self {
        let number = |number: i32| u32::try_from(number).unwrap_or_default();
        Self {
            id: EntryId(row.id),
            kind: AuditKind::parse(&row.kind).unwrap_or(AuditKind::Event),
            at: Moment(row.at),
            what: row.what,
            actor: row.actor.unwrap_or_default(),
            on_behalf_of: row.on_behalf_of,
            operation: row.operation.unwrap_or_default(),
            tenant_id: row.tenant_id.map(TenantId),
            stream_type: row.stream_type,
            stream_id: row.stream_id,
            version: row.version.map(number),
            door: row.door.unwrap_or_default(),
            portal: row.portal,
            request_id: row.correlation_id.unwrap_or_default(),
            trace_id: row.trace_id.unwrap_or_default(),
            reason: row.reason,
            count: number(row.count),
        }
    }
}
