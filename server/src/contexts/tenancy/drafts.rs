//! What somebody has said so far about a tenant that they are about to open. State, not events: nothing has happened yet.

use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::kernel::Mode;
use domain::tenancy::{
    DropTenantDraft, Isolation, KeepTenantDraft, ShowTenantDraft, TenantDraft, TenantKind, WizardStep,
};
use domain::{Moment, Refusal};

pub async fn keep_draft(cx: &mut Context, op: KeepTenantDraft) -> Result<(), Stop> {
    let actor = cx.actor()?;
    let (tenant, person) = (actor.tenant_id.0, actor.person_id.0);
    sqlx::query!(
        "insert into tenancy.tenant_drafts (tenant_id, person_id, step, name, kind, mode, admin_email, plan, changed_at, brand_name, brand_colour, isolation)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (tenant_id, person_id) do update
         set step = excluded.step, name = excluded.name, kind = excluded.kind, mode = excluded.mode,
             admin_email = excluded.admin_email, plan = excluded.plan, changed_at = excluded.changed_at,
             brand_name = excluded.brand_name, brand_colour = excluded.brand_colour, isolation = excluded.isolation",
        tenant,
        person,
        op.step.as_str(),
        op.name.map(|name| name.replace('\0', "")),
        op.kind.map(TenantKind::as_str),
        op.mode.map(Mode::as_str),
        op.admin_email.map(|email| email.replace('\0', "")),
        op.plan.map(|plan| plan.replace('\0', "")),
        machine_now().0,
        op.brand_name.filter(|name| !name.is_empty()),
        op.brand_colour.filter(|colour| !colour.is_empty()),
        op.isolation.map(Isolation::as_str)
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}

pub async fn show_draft(cx: &mut Context, _: ShowTenantDraft) -> Result<TenantDraft, Stop> {
    let actor = cx.actor()?;
    let (tenant, person) = (actor.tenant_id.0, actor.person_id.0);
    let row = sqlx::query!(
        "select step, name, kind, mode, admin_email, plan, changed_at, brand_name, brand_colour, isolation
         from tenancy.tenant_drafts
         where tenant_id = $1 and person_id = $2",
        tenant,
        person
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    Ok(TenantDraft {
        step: WizardStep::parse(&row.step).unwrap_or(WizardStep::Details),
        name: row.name,
        kind: row.kind.as_deref().and_then(TenantKind::parse),
        mode: row.mode.as_deref().and_then(Mode::parse),
        admin_email: row.admin_email,
        plan: row.plan,
        brand_name: row.brand_name,
        brand_colour: row.brand_colour,
        isolation: row.isolation.as_deref().and_then(Isolation::parse),
        changed_at: Moment(row.changed_at),
    })
}

pub async fn drop_draft(cx: &mut Context, _: DropTenantDraft) -> Result<(), Stop> {
    drop_own(cx).await
}

/// Forgets the caller's draft, if a person calls.
pub(super) async fn drop_own(cx: &mut Context) -> Result<(), Stop> {
    let Some(actor) = &cx.caller.actor else { return Ok(()) };
    let (tenant, person) = (actor.tenant_id.0, actor.person_id.0);
    sqlx::query!("delete from tenancy.tenant_drafts where tenant_id = $1 and person_id = $2", tenant, person)
        .execute(&mut **cx.tx().await?)
        .await?;
    Ok(())
}
