use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::identity::{People, PersonRow, PersonSort, PersonStatus};
use domain::kernel::{PersonId, TenantId};
use domain::policy::{HeldRole, Permission};
use domain::{Moment, Page, Refusal};

const COLUMNS: &str = "id, name, email, status, roles, tenants, since";

pub async fn people(cx: &mut Context, op: People) -> Result<Page<PersonRow>, Stop> {
    let order = match op.sort.unwrap_or(PersonSort::SinceDown) {
        PersonSort::Name => ("lower(name)", "text", Direction::Up),
        PersonSort::NameDown => ("lower(name)", "text", Direction::Down),
        PersonSort::Since => ("since", "timestamptz", Direction::Up),
        PersonSort::SinceDown => ("since", "timestamptz", Direction::Down),
    };
    let list = match listed(cx, op.tenant_id).await? {
        None => {
            let list = List::new(COLUMNS, "identity.people", order);
            // The index of those who can't sign in is asked by the column, since their status is none.
            match op.status {
                Some(PersonStatus::Active) | None => list,
                Some(_) => list.present("blocked_at", true),
            }
        }
        Some(tenant) => List::new(COLUMNS, "identity.members", order)
            .of_tenant(tenant.0)
            .only("identity.is_staff_elsewhere(id, tenant_id)::text", Some("false")),
    };
    list.holding("role_refs", op.role.map(|role| role.to_string()))
        .only("status", op.status.map(PersonStatus::as_str))
        .search(&["name", "email"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

/// The tenant whose members are listed; `None`: everybody, for whoever sees beyond their own.
async fn listed(cx: &mut Context, asked: Option<TenantId>) -> Result<Option<TenantId>, Stop> {
    let Some(actor) = cx.caller.actor.clone() else { return Ok(asked) };
    if actor.holds(Permission::ReachPlatform) {
        cx.reach_far().await?;
        return Ok(asked);
    }
    match asked {
        Some(other) if other != actor.tenant_id => Err(Refusal::not_found().into()),
        _ => Ok(Some(actor.tenant_id)),
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    email: String,
    status: String,
    roles: Vec<String>,
    tenants: Vec<String>,
    since: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for PersonRow {
    fn from(row: Row) -> Self {
        Self {
            id: PersonId(row.id),
            name: row.name,
            email: row.email,
            status: PersonStatus::parse(&row.status).unwrap_or(PersonStatus::Active),
            roles: row.roles.into_iter().map(HeldRole).collect(),
            tenants: row.tenants,
            since: Moment(row.since),
        }
    }
}
