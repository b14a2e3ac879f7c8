use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::identity::{InvitationRow, InvitationStatus, Invitations};
use domain::kernel::{InvitationId, TenantId};
use domain::policy::{HeldRole, Permission};
use domain::{Moment, Page, Refusal};

pub async fn invitations(cx: &mut Context, op: Invitations) -> Result<Page<InvitationRow>, Stop> {
    let mut tenant = op.tenant_id;
    if let Some(actor) = cx.caller.actor.clone() {
        if actor.holds(Permission::ReachPlatform) {
            cx.reach_far().await?;
        } else if tenant.is_some_and(|asked| asked != actor.tenant_id) {
            return Err(Refusal::not_found().into());
        } else {
            tenant = Some(actor.tenant_id);
        }
    }
    let columns = "id, email, role, status, tenant_id, tenant_name, invited_at, until";
    List::new(columns, "identity.invited", ("invited_at", "timestamptz", Direction::Down))
        .of_any_tenant(tenant.map(|tenant| tenant.0))
        .only("status", op.status.map(InvitationStatus::as_str))
        .search(&["email"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    email: Option<String>,
    role: String,
    status: String,
    tenant_id: uuid::Uuid,
    tenant_name: String,
    invited_at: chrono::DateTime<chrono::Utc>,
    until: chrono::DateTime<chrono::Utc>,
}

impl From<Row> for InvitationRow {
    fn from(row: Row) -> Self {
        Self {
            id: InvitationId(row.id),
            email: row.email,
            role: HeldRole(row.role),
            status: InvitationStatus::parse(&row.status).unwrap_or(InvitationStatus::Open),
            tenant_id: TenantId(row.tenant_id),
            tenant_name: row.tenant_name,
            invited_at: Moment(row.invited_at),
            until: Moment(row.until),
        }
    }
}
