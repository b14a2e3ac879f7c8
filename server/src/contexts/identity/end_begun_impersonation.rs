use crate::Stop;
use crate::ambient::machine_now;
use crate::audit::{self, Access};
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::EndBegunImpersonation;
use domain::kernel::TenantId;
use domain::platform::AccessKind;

pub async fn end_begun_impersonation(cx: &mut Context, op: EndBegunImpersonation) -> Result<(), Stop> {
    let staff = cx.actor()?.person_id;
    let ended = sqlx::query!(
        "update identity.impersonations set ended_at = $3
         where session_id = $1 and staff_id = $2 and ended_at is null and until > $3
         returning tenant_id, user_id",
        op.id.0,
        staff.0,
        machine_now().0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    // It stands in the log of the person's own tenant, as its beginning does.
    let mut access = Access::by(&cx.caller, cx.operation(), AccessKind::ImpersonationEnded, cx.now);
    access.tenant = Some(TenantId(ended.tenant_id));
    access.actor = format!("person:{}", ended.user_id);
    access.on_behalf_of = Some(format!("person:{staff}"));
    let keys = cx.services.keys.clone();
    audit::write(cx.tx().await?, &keys, &access).await
}
