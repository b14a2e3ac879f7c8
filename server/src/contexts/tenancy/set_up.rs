//! The saga that sets a new tenant up: its boundary, its first administrator, the mail that welcomes them. Where a step
//! fails for good what came before it is undone, and the tenant says which step it was.

use crate::Stop;
use crate::contexts::identity::{InvitedOwner, invite_owner, take_back_invitation};
use crate::gateway::{Context, Services};
use crate::integrations::mail;
use crate::sagas::{Action, Definition, Run, Step, Undo};
use domain::kernel::{MailId, TenantId};
use domain::policy::Role;
use domain::tenancy::{Tenant, TenantCommand, TenantKind};
use futures::future::BoxFuture;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use texts::Locale;

/// Sets a tenant up. The record itself is there before it begins.
pub const SET_UP_TENANT: Definition = Definition {
    name: "set_up_tenant",
    steps: &[
        step("record", Action::Inside(nothing), Undo::Inside(abandon)),
        step("boundary", Action::Inside(boundary), Undo::Nothing),
        step("administrator", Action::Inside(administrator), Undo::Inside(take_back)),
        step("welcome", Action::Outside(welcome), Undo::Nothing),
        step("activate", Action::Inside(activate), Undo::Nothing),
    ],
};

const fn step(name: &'static str, action: Action, undo: Undo) -> Step {
    Step { name, action, undo, attempts_max: 5, timeout: Duration::from_secs(60), no_return: false }
}

async fn decide(cx: &mut Context, run: &Run, command: TenantCommand) -> Result<(), Stop> {
    let loaded = cx.load::<Tenant>(run.tenant.0).await?;
    cx.decide::<Tenant>(run.tenant.0, &loaded, command).await
}

pub(super) fn nothing<'a>(_: &'a mut Context, _: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async { Ok(Value::Null) })
}

fn abandon<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(give_up(cx, run, &SET_UP_TENANT))
}

/// Abandons the tenant. The first step of which nothing came is the one that failed.
pub(super) async fn give_up(cx: &mut Context, run: &Run, definition: &Definition) -> Result<Value, Stop> {
    let failed = definition.steps.iter().find(|step| run.output(step.name).is_none());
    let step = failed.map_or("record", |step| step.name).to_owned();
    decide(cx, run, TenantCommand::Abandon { step }).await?;
    Ok(Value::Null)
}

/// The key under which everything personal of the tenant will lie. It isn't destroyed where a later step fails: the events
/// of what failed are read with it.
pub(super) fn boundary<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        let (services, tenant): (_, TenantId) = (cx.services.clone(), run.tenant);
        services.keys.of_tenant(cx.tx().await?, tenant).await?;
        Ok(Value::Null)
    })
}

fn administrator<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        let email = run.input["email"].as_str().unwrap_or_default().to_owned();
        cx.caller.locale = run.input["locale"].as_str().and_then(Locale::parse).unwrap_or_default();
        let kind = sqlx::query_scalar!("select kind from tenancy.tenants where id = $1", run.tenant.0);
        let kind = kind.fetch_one(&mut **cx.tx().await?).await?;
        let role = if kind == TenantKind::Agency.as_str() { Role::Agency } else { Role::Owner };
        let invited = invite_owner(cx, run.tenant, email, role).await?;
        serde_json::to_value(invited).map_err(Stop::defect)
    })
}

fn take_back<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        if let Some(invited) = invited(run)? {
            take_back_invitation(cx, invited.invitation).await?;
            mail::withdraw(cx.tx().await?, invited.mail).await?;
        }
        Ok(Value::Null)
    })
}

fn invited(run: &Run) -> Result<Option<InvitedOwner>, Stop> {
    run.output("administrator").map(|output| serde_json::from_value(output.clone()).map_err(Stop::defect)).transpose()
}

/// A mail that is delivered already is left alone, so it can be asked for again.
fn welcome(services: Arc<Services>, run: Run) -> BoxFuture<'static, Result<Value, Stop>> {
    Box::pin(async move {
        if let Some(InvitedOwner { mail: MailId(id), .. }) = invited(&run)? {
            services.mail.deliver(&services.db, id).await?;
        }
        Ok(json!(true))
    })
}

pub(super) fn activate<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        decide(cx, run, TenantCommand::Activate).await?;
        Ok(Value::Null)
    })
}
