//! In whose name the agent acts, as they are now: a right that was taken away since is gone with the next call.

use super::charter::rules_of;
use crate::Stop;
use crate::contexts::identity;
use crate::gateway::{Caller, Context, Door, Services};
use crate::store::clock_of;
use domain::agent::{RuleSet, as_sent, on_errand};
use domain::kernel::{ApiKeyId, ErrandId, PersonId, TenantId};
use domain::policy::{Actor, Permission, Permissions};
use texts::Locale;

/// Whoever sent the agent, as they are now.
pub(super) struct Sender {
    /// With what they had where they sent it.
    pub person: Actor,
    /// The tenant's rules.
    pub rules: RuleSet,
    /// What calls are made as: what the person *and* the rules allow, through the agent's own door.
    pub caller: Caller,
}

impl Sender {
    /// The person, as they enter a workspace themselves.
    pub(super) fn themselves(&self) -> Caller {
        Caller { actor: Some(self.person.clone()), ..self.caller.clone() }
    }
}

/// Finds them; `None` where they are no longer a member, may no longer send the agent, or the key that they did with has
/// ended.
///
/// # Errors
/// The database's; a defect where what is stored can't be read.
pub(super) async fn sender(
    services: &Services,
    (tenant, errand): (TenantId, ErrandId),
) -> Result<Option<Sender>, Stop> {
    let db = &services.db;
    let mut tx = db.as_system("whom the agent acts for").await?;
    let row = sqlx::query!(
        "select sent_by, key_id, given from agent.errands where tenant_id = $1 and id = $2",
        tenant.0,
        errand.0
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (rules, _) = rules_of(&mut tx, tenant).await?;
    let test_clock = clock_of(&mut tx, tenant).await?;
    let written = identity::addressee(&mut tx, PersonId(row.sent_by), tenant).await?;
    drop(tx);
    let actor = match row.key_id {
        Some(key) => identity::actor_of_key(db, ApiKeyId(key)).await?,
        None => identity::actor_of_member(db, PersonId(row.sent_by), tenant).await?,
    };
    let given: Option<Permissions> = row.given.map(serde_json::from_value).transpose().map_err(Stop::defect)?;
    let person = actor.filter(|actor| actor.tenant_id == tenant).map(|actor| as_sent(&actor, given));
    let Some(person) = person.filter(|person| person.holds(Permission::UseAgent)) else { return Ok(None) };
    let locale = written.map_or_else(Locale::default, |written| written.to.locale);
    let request_id = request_of(errand);
    let caller = Caller {
        test_clock,
        locale,
        trace_id: request_id.clone(),
        request_id,
        ..Caller::person(on_errand(&person, &rules), Door::Agent)
    };
    Ok(Some(Sender { person, rules, caller }))
}

/// The request of all that the agent does on an errand, and of what is written down of it: the errand's own id, under which all
/// of it is found again.
pub(super) fn request_of(errand: ErrandId) -> String {
    errand.0.simple().to_string()
}

/// Has what is written from here on belong to an errand.
pub(super) fn under(cx: &mut Context, errand: ErrandId) {
    let request_id = request_of(errand);
    cx.caller.trace_id.clone_from(&request_id);
    cx.caller.request_id = request_id;
}
