use super::actor_of_member;
use super::tokens::ACCESS_S;
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::{Context, Door, Effect};
use domain::Refusal;
use domain::identity::{SignedIn, SwitchTenant};
use domain::kernel::TenantId;
use domain::platform::AccessKind;
use domain::policy::Portal;

pub async fn switch_tenant(cx: &mut Context, op: SwitchTenant) -> Result<SignedIn, Stop> {
    go_on_in(cx, op.tenant_id).await
}

/// Lets the caller's session go on in another tenant in which they are a member.
///
/// # Errors
/// `resource_not_found` where they aren't, or the site is another tenant's; `session_needed` for a key.
pub(super) async fn go_on_in(cx: &mut Context, tenant: TenantId) -> Result<SignedIn, Stop> {
    let person = cx.actor()?.person_id;
    let session = cx.caller.session.ok_or_else(|| Refusal::new(403, "session_needed"))?;
    if !cx.caller.site.admits(tenant) {
        return Err(Refusal::not_found().into());
    }
    let services = cx.services.clone();
    let actor = actor_of_member(&services.db, person, tenant).await?.ok_or_else(Refusal::not_found)?;
    cx.widen_to_system("one's own session goes on elsewhere").await?;
    let tx = cx.tx().await?;
    let moved = sqlx::query!(
        "update identity.sessions set tenant_id = $3 where id = $1 and user_id = $2 and revoked_at is null",
        session.0,
        person.0,
        tenant.0
    )
    .execute(&mut **tx)
    .await?;
    if moved.rows_affected() == 0 {
        return Err(Refusal::new(401, "session_ended").into());
    }
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::SignedIn, cx.now).of_actor(&actor);
    audit::write(cx.tx().await?, &services.keys, &access.because("switched".into())).await?;
    if cx.caller.door == Door::Browser {
        cx.effects = vec![Effect::GoTo(Portal::home(&actor).into())];
        return Ok(SignedIn { access_token: String::new(), refresh_token: String::new(), expires_in: ACCESS_S });
    }
    let access_token = services.tokens.sign(&services.db, session, &actor).await?;
    Ok(SignedIn { access_token, refresh_token: String::new(), expires_in: ACCESS_S })
}
