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
    // One that is past its time is an open one in the table.
    let now = cx.now;
    let kept =
        op.status.map(|status| if status == InvitationStatus::Expired { InvitationStatus::Open } else { status });
    let (from, to) = match op.status {
        Some(InvitationStatus::Open) => (Some(now), None),
        Some(InvitationStatus::Expired) => (None, Some(now)),
        _ => (None, None),
    };
    let columns = "id, email, role, status, tenant_id, tenant_name, invited_at, until";
    List::new(columns, "identity.invited", ("invited_at", "timestamptz", Direction::Down))
        .of_any_tenant(tenant.map(|tenant| tenant.0))
        .only("status", kept.map(InvitationStatus::as_str))
        .within("until", from, to)
        .search(&["email"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, |row: Row| row.at(now))
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

impl Row {
    fn at(self, now: Moment) -> InvitationRow {
        let kept = InvitationStatus::parse(&self.status).unwrap_or(InvitationStatus::Open);
        let is_over = kept == InvitationStatus::Open && self.until <= now.0;
        InvitationRow {
            id: InvitationId(self.id),
            email: self.email,
            role: HeldRole(self.role),
            status: if is_over { InvitationStatus::Expired } else { kept },
            tenant_id: TenantId(self.tenant_id),
            tenant_name: self.tenant_name,
            invited_at: Moment(self.invited_at),
            until: Moment(self.until),
        }
    }
}
