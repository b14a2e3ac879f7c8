use super::charter::rules_of;
use crate::Stop;
use crate::gateway::Context;
use domain::agent::{AgentRules, AgentRulesView};
use domain::policy::{Permission, Subject, may};

pub async fn agent_rules(cx: &mut Context, _: AgentRules) -> Result<AgentRulesView, Stop> {
    let actor = cx.actor()?.clone();
    let (rules, set_at) = rules_of(cx.tx().await?, actor.tenant_id).await?;
    let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
    let may_change = may(&actor, Permission::ManageAgent, &subject).is_ok();
    Ok(AgentRulesView { rules, set_at, may_change })
}
