//! In whose name a schedule runs, as they are now: a right that was taken away since is gone with the next fall.

use crate::Stop;
use crate::contexts::identity;
use crate::gateway::{Caller, Door, Services};
use crate::store::clock_of;
use domain::kernel::{RunScheduleId, TenantId};
use domain::policy::{Actor, Permissions};
use domain::templates::RunScheduleState;
use texts::Locale;

/// Finds them; `None` where they are no longer a member, or the key with which they arranged it has ended.
///
/// # Errors
/// The database's.
pub(super) async fn owner(
    services: &Services,
    (tenant, schedule): (TenantId, RunScheduleId),
    state: &RunScheduleState,
) -> Result<Option<Caller>, Stop> {
    let Some(person) = state.owner else { return Ok(None) };
    let db = &services.db;
    let mut tx = db.as_system("in whose name a schedule runs").await?;
    let test_clock = clock_of(&mut tx, tenant).await?;
    let written = identity::addressee(&mut tx, person, tenant).await?;
    drop(tx);
    let actor = match state.key {
        Some(key) => identity::actor_of_key(db, key).await?,
        None => identity::actor_of_member(db, person, tenant).await?,
    };
    let Some(actor) = actor.filter(|actor| actor.tenant_id == tenant) else { return Ok(None) };
    let bounds = actor.ceiling.into_iter().chain(state.given).reduce(Permissions::intersection);
    let actor = Actor { ceiling: bounds, ..actor };
    // All that the schedule does is found again under its id.
    let request_id = schedule.0.simple().to_string();
    let locale = written.map_or_else(Locale::default, |written| written.to.locale);
    let caller = Caller::person(actor, Door::Worker);
    Ok(Some(Caller { test_clock, locale, trace_id: request_id.clone(), request_id, ..caller }))
}
