use super::giving::may_give;
use super::members::{require_member, tenant_asked};
use super::unassign_role::require_without;
use crate::Stop;
use crate::contexts::tenancy::has_client;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{AssignRole, Assignment, Person, PersonCommand};

pub async fn assign_role(cx: &mut Context, op: AssignRole) -> Result<(), Stop> {
    if op.until.is_some_and(|until| until <= cx.now) {
        return Err(Refusal::invalid_field("until", "in_the_past").into());
    }
    let tenant = tenant_asked(cx, op.tenant_id).await?;
    require_member(cx, tenant, op.id).await?;
    may_give(cx, tenant, op.role, Some(op.id)).await?;
    if let Some(client) = op.client_id
        && !has_client(cx.tx().await?, tenant, client).await?
    {
        return Err(Refusal::invalid_field("clientId", "client_unknown").into());
    }
    if op.until.is_some() && op.client_id.is_none() {
        // A role that ends is, in the end, taken.
        require_without(cx, tenant, op.id, op.role).await?;
    }
    cx.widen_to_system("a person's record lies where they got their account").await?;
    let person = cx.load::<Person>(op.id.0).await?;
    let assignment = Assignment { role: op.role, client: op.client_id, until: op.until };
    cx.decide::<Person>(op.id.0, &person, PersonCommand::Assign { tenant, assignment }).await
}
