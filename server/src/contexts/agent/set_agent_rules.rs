use crate::Stop;
use crate::gateway::{Context, Gateway};
use crate::store;
use domain::Refusal;
use domain::agent::{Charter, CharterCommand, SetAgentRules};
use domain::policy::{Permission, Subject, may};

pub async fn set_agent_rules(cx: &mut Context, op: SetAgentRules) -> Result<(), Stop> {
    let actor = cx.actor()?.clone();
    let tenant = actor.tenant_id;
    // The whole tenant's: whoever keeps rules within a client of it doesn't keep these.
    let subject = Subject { tenant: Some(tenant), ..Subject::default() };
    may(&actor, Permission::ManageAgent, &subject).map_err(Refusal::from)?;
    let unknown = op.rules.exceptions.iter().position(|rule| !is_known(cx, &rule.operation));
    if let Some(place) = unknown {
        return Err(Refusal::invalid_field(&format!("rules.exceptions[{place}].operation"), "not_a_value").into());
    }
    let unknown = op.rules.bounds.iter().position(|bound| !is_known(cx, &bound.operation));
    if let Some(place) = unknown {
        return Err(Refusal::invalid_field(&format!("rules.bounds[{place}].operation"), "not_a_value").into());
    }
    let (stream, services) = (Charter::stream(tenant), cx.services.clone());
    let loaded = store::load::<Charter>(cx.tx().await?, &services.keys, stream).await?;
    let set = CharterCommand::Set { rules: op.rules };
    if loaded.version == 0 {
        cx.create::<Charter>(tenant, stream, set).await
    } else {
        cx.decide::<Charter>(stream, &loaded, set).await
    }
}

/// Whether there is an operation, or a context, of that name: a rule with a slip of the pen in it would hold for nothing.
fn is_known(cx: &Context, name: &str) -> bool {
    let Some(gateway) = Gateway::of(&cx.services) else { return false };
    match name.strip_suffix(".*") {
        Some(context) => gateway.entries().iter().any(|entry| entry.context == context),
        None => gateway.entry(name).is_some(),
    }
}
