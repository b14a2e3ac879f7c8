use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::catalogue;
use domain::identity::{Explain, Explanation, Reason};
use domain::kernel::Access;
use domain::policy::{Because, Permission, Reach, Role, Subject, may};

pub async fn explain(cx: &mut Context, op: Explain) -> Result<Explanation, Stop> {
    let actor = cx.actor()?;
    let unknown = || Refusal::invalid_field("operation", "operation_unknown");
    let entry = catalogue::find(&op.operation).ok_or_else(unknown)?;
    let needed = match entry.access {
        Access::Needs(permission) => Some(permission),
        Access::Public | Access::SignedIn => None,
    };
    let far = (entry.attributes.reach == Reach::Platform).then_some(Permission::ReachPlatform);
    let refused = needed.into_iter().chain(far).find_map(|it| may(actor, it, &Subject::default()).err());
    let permission = refused.map(|denied| denied.missing).or(needed).or(far);
    let because = match refused.map(|denied| denied.because) {
        Some(Because::TenantStands(_)) => Reason::TenantStands,
        Some(Because::DeniedByRole) => Reason::DeniedByRole,
        Some(Because::OutsideScope) => Reason::OutsideScope,
        Some(Because::BeyondKey) => Reason::BeyondKey,
        Some(Because::NoRole | Because::ForeignTenant | Because::Condition(_)) => Reason::NoRole,
        None if entry.attributes.danger && actor.impersonator.is_some() => Reason::Impersonating,
        None if permission.is_none() => Reason::NothingNeeded,
        None => Reason::Allowed,
    };
    let may = matches!(because, Reason::Allowed | Reason::NothingNeeded);
    let carried_by: Vec<Role> = permission.into_iter().flat_map(Role::carrying).collect();
    Ok(Explanation { may, because, permission, through: through(cx, permission).await?, carried_by })
}

/// The caller's own roles that carry the permission, by name.
async fn through(cx: &mut Context, permission: Option<Permission>) -> Result<Vec<String>, Stop> {
    let (Some(permission), actor) = (permission, cx.actor()?.clone()) else { return Ok(Vec::new()) };
    let own = super::roles::own_names_carrying(cx.tx().await?, actor.tenant_id, permission).await?;
    let carries = |name: &str| match Role::parse(name) {
        Some(role) => role.permissions().contains(permission),
        None => own.iter().any(|own| own == name),
    };
    Ok(actor.roles.iter().map(|role| role.as_str().to_owned()).filter(|name| carries(name)).collect())
}
