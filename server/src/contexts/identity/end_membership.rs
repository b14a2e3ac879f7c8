use super::giving::may_take;
use super::members::{is_oneself, require_member, tenant_asked};
use super::provisioned::leave_tenant;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::EndMembership;
use domain::policy::{Permission, RoleRef};

pub async fn end_membership(cx: &mut Context, op: EndMembership) -> Result<(), Stop> {
    let tenant = tenant_asked(cx, op.tenant_id).await?;
    require_member(cx, tenant, op.id).await?;
    let gives_roles = cx.caller.actor.as_ref().is_some_and(|actor| actor.holds(Permission::ManageRoles));
    if gives_roles && is_oneself(cx.caller.actor.as_ref(), tenant, op.id) {
        return Err(Refusal::new(409, "own_manage_roles").into());
    }
    let held = sqlx::query_scalar!(
        r#"select role as "role!" from identity.held_roles where tenant_id = $1 and user_id = $2"#,
        tenant.0,
        op.id.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    for role in held.iter().filter_map(|role| role.parse::<RoleRef>().ok()) {
        // Whoever ends a membership takes each of its roles.
        may_take(cx, tenant, role).await?;
    }
    cx.widen_to_system("a person's record lies where they got their account").await?;
    leave_tenant(cx, tenant, op.id).await
}
