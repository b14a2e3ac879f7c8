use super::end_of_acting::end_impersonations;
use super::lookup::actors_of_person;
use super::people;
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::audit::{self, Access};
use crate::contexts::tenancy::house_of;
use crate::gateway::{Context, Door, Effect};
use crate::integrations::mail::{self, Letter, Mail};
use crate::store::Tx;
use chrono::TimeDelta;
use domain::identity::{BeginImpersonation, ImpersonationBegun};
use domain::kernel::TenantId;
use domain::platform::{AccessKind, MailKind};
use domain::policy::{Actor, Permission, Portal, Role, Subject, may};
use domain::{Moment, Operation, Refusal};
use texts::Locale;

/// Minutes, unless told.
const MINUTES: u16 = 30;

pub async fn begin_impersonation(cx: &mut Context, op: BeginImpersonation) -> Result<ImpersonationBegun, Stop> {
    let staff = cx.actor()?.clone();
    let session = cx.caller.session.ok_or_else(|| Refusal::new(403, "session_needed"))?;
    let actors = actors_of_person(cx.tx().await?, op.id).await?;
    let on_staff = actors.iter().any(is_on_staff);
    let person = chosen(actors, op.tenant_id)?;
    let subject = Subject { tenant: Some(person.tenant_id), staff: on_staff, ..Subject::default() };
    may(&staff, Permission::ImpersonatePeople, &subject).map_err(Refusal::from)?;
    let begun_at = machine_now().0;
    let until = begun_at + TimeDelta::minutes(i64::from(op.minutes.unwrap_or(MINUTES)));
    let services = cx.services.clone();
    // One that has ended by itself makes room.
    end_impersonations(&services).await?;
    let tx = cx.tx().await?;
    sqlx::query!(
        "insert into identity.impersonations
             (tenant_id, id, user_id, staff_id, staff_name, session_id, reason, begun_at, until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        person.tenant_id.0,
        new_id(),
        person.person_id.0,
        staff.person_id.0,
        staff.name,
        session.0,
        op.reason.trim(),
        begun_at,
        until
    )
    .execute(&mut **tx)
    .await
    .map_err(already)?;
    let access = Access::by(&cx.caller, BeginImpersonation::NAME, AccessKind::ImpersonationBegan, cx.now)
        .as_actor(&person, &staff)
        .because(op.reason.trim().to_owned());
    let tx = cx.tx().await?;
    audit::write(tx, &services.keys, &access).await?;
    tell(tx, &services.mail, (&person, &staff), (op.reason.trim(), until - begun_at)).await?;
    if cx.caller.door == Door::Browser {
        cx.effects.push(Effect::GoTo(Portal::home(&person).into()));
    }
    Ok(ImpersonationBegun { until: Moment(until) })
}

/// Writes to the person who acts as them, why and for how long, in the language that they read.
async fn tell(
    tx: &mut Tx,
    mail: &Mail,
    (person, staff): (&Actor, &Actor),
    (reason, lasts): (&str, TimeDelta),
) -> Result<(), Stop> {
    let Some(to) = people::by_id(tx, person.person_id, Locale::default()).await? else { return Ok(()) };
    let minutes = lasts.num_minutes().to_string();
    let values = [("staff", staff.name.as_str()), ("reason", reason), ("minutes", minutes.as_str())];
    let page = Some("/account".to_owned());
    let house = house_of(tx, Some(person.tenant_id)).await?;
    let (kind, texts) = (MailKind::Impersonated, house.texts);
    let (brand, host) = (Some(&house.brand), house.host.as_deref());
    let letter = Letter { kind, to: &to, page, leave: None, values: &values, useful_for: None, texts, brand, host };
    mail::put_down(tx, mail, &letter).await?;
    Ok(())
}

/// Two calls of one session at once: the second finds the first one's row.
fn already(error: sqlx::Error) -> Stop {
    match error.as_database_error() {
        Some(inner) if inner.is_unique_violation() => Refusal::new(403, "not_while_impersonating").into(),
        _ => error.into(),
    }
}

/// Whether somebody works for the platform, as far as this membership says.
fn is_on_staff(actor: &Actor) -> bool {
    let by_role = actor.roles.iter().filter_map(|role| Role::parse(role.as_str())).any(Role::is_platforms);
    by_role || actor.permissions().iter().any(Permission::is_platforms)
}

/// The person in the membership that is asked for; unless told, the only one.
fn chosen(mut actors: Vec<Actor>, tenant: Option<TenantId>) -> Result<Actor, Refusal> {
    match tenant {
        _ if actors.is_empty() => Err(Refusal::not_found()),
        Some(tenant) => {
            let found = actors.into_iter().find(|actor| actor.tenant_id == tenant);
            found.ok_or_else(|| Refusal::invalid_field("tenantId", "tenant_unknown"))
        }
        None if actors.len() > 1 => Err(Refusal::invalid_field("tenantId", "required")),
        None => Ok(actors.remove(0)),
    }
}
