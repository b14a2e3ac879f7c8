use super::app_actor::by_token;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::federation::{AppScope, PersonInfo, ShowPersonInfo};
use domain::policy::ActorKind;

pub async fn show_person_info(cx: &mut Context, op: ShowPersonInfo) -> Result<PersonInfo, Stop> {
    let asking = by_token(&cx.services, &op.token).await?.ok_or_else(|| Refusal::new(401, "oauth_invalid_token"))?;
    if !asking.scopes.contains(&AppScope::Identity) || asking.actor.kind != ActorKind::Person {
        return Err(Refusal::new(403, "oauth_insufficient_scope").into());
    }
    let actor = asking.actor;
    Ok(PersonInfo {
        sub: actor.person_id.to_string(),
        name: asking.scopes.contains(&AppScope::Profile).then_some(actor.name),
        email: asking.scopes.contains(&AppScope::Email).then_some(actor.email),
    })
}
