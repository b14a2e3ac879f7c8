//! Somebody new comes in through a provider: an account without a password, and a membership with the mapped roles.

use super::openid::{Proven, Provider};
use crate::Stop;
use crate::contexts::identity::{actor_of_member, add_member};
use crate::gateway::{Caller, Context};
use domain::Refusal;
use domain::kernel::rules;
use domain::policy::Actor;

/// Longest name, in characters.
const NAME_MAX: usize = 120;

/// Gives somebody an account in the provider's tenant.
pub(super) async fn admit(cx: &Context, provider: &Provider, email: &str, proven: &Proven) -> Result<Actor, Stop> {
    if rules::email(email, &()).is_err() {
        return Err(Refusal::new(403, "address_not_verified").into());
    }
    let given = proven.name.as_deref().unwrap_or_default();
    let local = email.split('@').next().unwrap_or(email);
    let name: String = given.trim().chars().take(NAME_MAX).collect();
    let name = if rules::line(&name, &()).is_ok() { name } else { local.to_owned() };
    let roles = provider.admission.roles_for(&proven.roles);
    // Nobody is signed in yet; it is the tenant's own rule that lets them in.
    let caller = Caller { actor: None, system: Some("sign-in through a provider"), ..cx.caller.clone() };
    let mut own = Context::of_worker(&cx.services, caller, cx.operation());
    let person = add_member(&mut own, provider.tenant, (email, &name), roles).await?;
    own.commit().await?;
    let actor = actor_of_member(&cx.services.db, person, provider.tenant).await?;
    actor.ok_or_else(|| Stop::defect("a member who was just admitted isn't there"))
}
